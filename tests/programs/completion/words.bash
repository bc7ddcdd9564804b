# SPDX-License-Identifier: MIT
# Calls the completion with words as bash splits them, the last of which is being typed. It has to offer what the
# headers list and the tool accepts.
#   words.bash SOURCE TOOL
source=$1 tool=$2
set -u
status=0 asked=0

# bash's own compopt fails outside a completion. This one records whether filenames are to be completed.
# shellcheck disable=SC2317 # the completion calls it
compopt() {
    [[ $* == '-o default' ]] && files=1
}
# shellcheck source=/dev/null
source "$source/examples/statuscode/completion.bash" || exit 1
[[ $(complete -p statuscode) == *' _statuscode statuscode' ]] || { echo "statuscode has no completion"; exit 1; }

offer() { # WORD...
    COMP_WORDS=(statuscode "$@") COMP_CWORD=$# files=
    _statuscode "$tool" "${!#}" "${COMP_WORDS[$# - 1]}"
    asked=$((asked + 1))
}

want() { # EXPECTED WORD...: the candidates, in any order, or FILES
    local word expected=$1
    local -A wanted=() offered=()
    shift
    offer "$@"
    for word in $expected; do
        wanted[$word]=1
    done
    for word in ${files:+FILES} ${COMPREPLY[@]+"${COMPREPLY[@]}"}; do
        offered[$word]=1
        [[ ${wanted[$word]-} ]] || { echo "statuscode $*: should not offer $word"; status=1; }
    done
    for word in $expected; do
        [[ ${offered[$word]-} ]] || { echo "statuscode $*: does not offer $word"; status=1; }
    done
}

all_registries=$(cd "$source/tests/golden" && basename -s .tsv ./*.tsv)
subcommands=$("$tool" --help | sed -n 's/^  statuscode \([a-z]\{1,\}\).*/\1/p')
options=$("$tool" --help | grep -o -e '--[a-z][a-z-]*')
[[ -n $subcommands && -n $options ]] || { echo "the tool has no help"; exit 1; }

# Subcommands and registries.
want "$all_registries" list ''
want "$("$tool" list --json | sed -n 's/.*{"registry":"\([a-z]*\)","code".*/\1/p')" list ''
want "$all_registries $subcommands" ''
want 'plus' pl
want 'hero' decode --http 404 h
want 'problem' decode --http 404 pro
want 'hero' --json decode --lang=zh --http 404 h
want 'jiemi' body --problem j
want "$all_registries" translate ''
want "$all_registries" translate hero 1003 ''
want '' translate hero 1003 plus ''
want '' search ''
want "$all_registries" explain ''
want 'TOKEN_EXPIRED' explain plus TOKEN_EXPIR
want '' explain plus 1012 ''
want 'json ndjson csv markdown sql html' export ''
want 'markdown' export m
want "$all_registries" export sql ''
want 'rayvision' export csv plus hero r
want '' list plus ''
want '' nosuch ''
want "$subcommands" help ''
want 'search' help se
want '' help search ''
want '' search token ''
want '' search plus ''
want '' class failed ''
want '' body plus 1012 ''

# Classes, as in the header.
classes=$(sed -n 's/^# *define SC_CLASS_[A-Z0-9_]* *"\(.*\)"$/\1/p' "$source/include/statuscode/classes.h")
[[ -n $classes ]] || { echo "classes.h has no classes"; status=1; }
want "$classes" class ''
want "$classes" class --lang zh ''
want "$(grep '^not_' <<<"$classes")" class not_
want 'not_logged_in' --json class not_log
want '' class not_found ''

# Names and codes, as in the headers.
for registry in $all_registries; do
    header=$source/include/statuscode/$registry.h prefix=SC_${registry^^}_
    names=$(sed -n "s/^ *${prefix}\([A-Za-z0-9_]*\) = .*/\1/p" "$header")
    codes=$(sed -n "s/^ *${prefix}[A-Za-z0-9_]* = \([0-9]*\).*/\1/p" "$header")
    want "$names $codes" "$registry" ''
    want "$names $codes" body --lang zh "${registry^^}" ''
    want "$names $codes" translate "$registry" ''
done
want 'TOKEN_EXPIRED' plus TOKEN_E
want 'token_expired' plus token_e
want 'token_expired' body --lang = zh hero token_e
want 'APIError' rayvision API
want '1010 1011 1012 1013 1014 1015 1016 1017 1018 1019' plus 101
want '1012' --lang en plus 1012
want '1012' plus 1013 token_expired 1012
want 'TOKEN_EXPIRED' TOKEN_EXPIR
want '' token_expir
want '' plus 4012
want '1012' plus 1013 1012
want '' 1012 ''
want '' body nosuch ''

# Options, as far as the tool accepts them with each command.
for subcommand in $subcommands lookup problem; do
    case $subcommand in
    list) line=(list plus) ;;
    search) line=(search token) ;;
    explain) line=(explain plus 1012) ;;
    class) line=(class failed) ;;
    translate) line=(translate hero 1003 plus) ;;
    decode) line=(decode plus) ;;
    body) line=(body plus 1012) ;;
    export) line=(export csv plus) ;;
    help) line=(help list) ;;
    lookup) line=(plus 1012) ;;
    problem) line=(body --problem plus 1012) ;;
    *) echo "$subcommand: its options are not tested"; status=1 ;;
    esac
    taken=
    for option in $options; do
        case $option in
        --lang) value='=zh' ;;
        --http) value='=200' ;;
        --data) value='=1' ;;
        --message | --detail | --instance | --type-base) value='=a' ;;
        *) value= ;;
        esac
        "$tool" "${line[@]}" "$option$value" </dev/null >/dev/null 2>&1
        [[ $? -ne 2 ]] && taken+=" $option"
    done
    want "$taken" "${line[@]}" -
    want "$taken" "${line[@]}" --
done
want '--json' list --j
want '' list -- --j

# Values. bash splits words at = unless it is told not to.
want 'zh en both' list --lang ''
want 'both' list plus --lang b
want 'zh en both' list --lang =
want 'zh' list --lang = z
want '--lang=zh' list --lang=z
want '--lang=zh --lang=en' body --lang=
want 'zh en' body --lang ''
want '' decode plus --http ''
want '' body plus 1012 --message ''
want '' body plus 1012 --message p

# Filenames.
want 'FILES' decode plus ''
want 'FILES' decode plus --http 401 bo
want '' decode plus body.json ''
want 'FILES' decode plus '<' ''
want 'FILES' plus 1012 '>' ou
want "FILES" '<' body.json decode plus ''

[[ $status -eq 0 ]] && echo "$asked lines completed"
exit "$status"
