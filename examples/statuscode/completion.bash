# SPDX-License-Identifier: MIT
# Completion of the statuscode command for bash 4 and later. It needs nothing else. The bash-completion package, if
# installed, loads it on first use. Names and codes come from the tool itself.

# Reads the words before the cursor. Sets operands to those that are neither options nor redirections, option to the
# option whose value is being typed, or to ">" for the file of a redirection, problem if --problem was given, and ended
# if -- was.
_statuscode_parse()
{
    local i word
    operands=() option='' problem='' ended=''
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -n $option ]]; then
            # bash splits --lang=zh into three words.
            [[ $word == = ]] || option=
        elif [[ $word == *[\<\>]* ]]; then
            option='>'
        elif [[ -n $ended || $word != -?* || $word == -[0-9]* ]]; then
            operands+=("$word")
        else
            case $word in
            --) ended=1 ;;
            --problem) problem=1 ;;
            --lang | --http | --message | --data | --detail | --instance | --type-base) option=$word ;;
            esac
        fi
    done
}

# Prints the options that fit the line so far.
_statuscode_options()
{
    local options='--lang --help --version'
    case ${operands[0]-} in
    explain) ;;
    body)
        if [[ -n $problem ]]; then
            options+=' --problem --detail --instance --type-base'
        else
            options+=' --problem --message --data'
        fi
        ;;
    decode) options+=' --json --http --lines' ;;
    lookup) options='--json --lines --help --version' ;;
    export) options='--bom --help --version' ;;
    help) options='--help --version' ;;
    *) options+=' --json' ;;
    esac
    echo "$options"
}

# Prints the registries, in the tool's order.
_statuscode_registries() # TOOL
{
    local line before=''
    while IFS= read -r line; do
        [[ $line =~ ^\{\"registry\":\"([A-Za-z0-9_]+)\" && ${BASH_REMATCH[1]} != "$before" ]] || continue
        before=${BASH_REMATCH[1]}
        echo "$before"
    done < <("$1" list --json 2>/dev/null)
}

# Prints the codes and names of a registry, or of all for "". Names are in the case that is being typed.
_statuscode_codes() # TOOL REGISTRY WORD
{
    local line codes='' names=''
    local entry='"code":(-?[0-9]+),"kind":"[A-Z]+","name":"([A-Za-z0-9_]+)"'
    while IFS= read -r line; do
        [[ $line =~ $entry ]] && codes+=" ${BASH_REMATCH[1]}" names+=" ${BASH_REMATCH[2]}"
    done < <("$1" list ${2:+"$2"} --json 2>/dev/null)
    [[ $3 == *[[:lower:]]* && $3 != *[[:upper:]]* ]] && names=${names,,}
    echo "$codes$names"
}

# Prints the error classes.
_statuscode_classes() # TOOL
{
    local line
    while IFS= read -r line; do
        [[ $line =~ ^\{\"class\":\"([a-z0-9_]+)\" ]] && echo "${BASH_REMATCH[1]}"
    done < <("$1" class --json 2>/dev/null)
}

_statuscode()
{
    local IFS=$' \t\n'
    local commands='list search explain class translate decode lookup body export help'
    local operands option problem ended word=${COMP_WORDS[COMP_CWORD]} tool=$1 stem='' candidates=''
    [[ $tool == \~/* ]] && tool=$HOME/${tool#*/}
    _statuscode_parse

    # --lang=z is three words, or one if = does not split words.
    [[ $word == = && -n $option ]] && word=
    if [[ -z $option$ended && $word == --*=* ]]; then
        option=${word%%=*} stem=$option= word=${word#*=}
    fi

    COMPREPLY=()
    case $option in
    --lang)
        candidates='zh en'
        [[ ${operands[0]-} == body ]] || candidates+=' both'
        ;;
    '>') compopt -o default ;; # bash completes the name of a file
    -*) ;;                     # any value
    *)
        if [[ -z $ended && $word == -* ]]; then
            candidates=$(_statuscode_options)
        else
            case ${#operands[@]},${operands[0]-} in
            0,*)
                candidates="$commands $(_statuscode_registries "$tool")"
                [[ $word != [[:upper:]]* ]] || candidates+=" $(_statuscode_codes "$tool" '' "$word")"
                ;;
            1,help) candidates=$commands ;;
            1,list | 1,explain | 1,translate | 1,body | 3,translate) candidates=$(_statuscode_registries "$tool") ;;
            *,search | *,lookup | *,help) ;;
            1,class) candidates=$(_statuscode_classes "$tool") ;;
            1,export) candidates='json ndjson csv markdown sql html' ;;
            *,export) candidates=$(_statuscode_registries "$tool") ;;
            1,decode) candidates="problem $(_statuscode_registries "$tool")" ;;
            2,decode) compopt -o default ;;
            2,explain | 2,translate | 2,body) candidates=$(_statuscode_codes "$tool" "${operands[1]}" "$word") ;;
            *,list | *,explain | *,class | *,translate | *,decode | *,body) ;;
            *) candidates=$(_statuscode_codes "$tool" "${operands[0]}" "$word") ;;
            esac
        fi
        ;;
    esac
    # shellcheck disable=SC2207 # every candidate is one word
    COMPREPLY=($(compgen -P "$stem" -W "$candidates" -- "$word"))
}

complete -F _statuscode statuscode
