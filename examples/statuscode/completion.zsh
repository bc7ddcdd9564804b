#compdef statuscode
# SPDX-License-Identifier: MIT
# Completion of the statuscode command for zsh, installed as _statuscode in a folder of fpath. Names and codes come from
# the tool itself, with their messages.

# Offers the registries with their titles. $tool is the command as typed.
_statuscode_registries()
{
    local -a registries
    local line
    for line in ${(f)"$(${~tool} list --lang en 2>/dev/null)"}; do
        [[ $line =~ '^([A-Za-z][A-Za-z0-9_]*)  (.*)$' ]] && registries+=("$match[1]:$match[2]")
    done
    _describe -t registries registry registries
}

# Offers the codes and names of a registry, or the names of all for "". A name may be typed in lowercase.
_statuscode_codes() # REGISTRY
{
    local -a codes names
    local line
    for line in ${(f)"$(${~tool} list ${1:+$1} --lang en 2>/dev/null)"}; do
        [[ $line =~ '^ *(-?[0-9]+)  ([A-Za-z0-9_]+) +[0-9]+  (.*)$' ]] || continue
        codes+=("$match[1]:$match[3]")
        names+=("$match[2]:$match[3]")
    done
    _describe -t names name names -M 'm:{a-z}={A-Z}'
    [[ -z $1 ]] || _describe -t codes code codes
}

_statuscode_classes()
{
    local -a classes
    local line
    for line in ${(f)"$(${~tool} class --lang en 2>/dev/null)"}; do
        [[ $line =~ '^ *([a-z0-9_]+) +(.*)$' ]] && classes+=("$match[1]:$match[2]")
    done
    _describe -t classes class classes
}

_statuscode_commands()
{
    local -a commands=(
        'list:list all entries' 'search:find entries by words' 'explain:explain what a code means'
        'class:show error classes' 'translate:find the counterpart in another registry'
        'decode:say what a response body means' 'lookup:look up a code on each line' 'body:write the body for a code'
        'export:write all entries in a format' 'help:print help on a command')
    _describe -t commands command commands
}

_statuscode_first()
{
    _statuscode_commands
    _statuscode_registries
    [[ $PREFIX != [[:upper:]]* ]] || _statuscode_codes ''
}

_statuscode()
{
    local tool=$words[1] curcontext=$curcontext state line
    local -a all=('(- *)-h[print help]' '(- *)--help[print help]' '(- *)--version[print the version]'
        '--lang=[language of messages]:language:(zh en both)')
    local json='--json[print JSON]'
    _arguments -C -S $all $json '1: :_statuscode_first' '*:: :->rest' && return
    [[ $state == rest ]] || return
    case $words[1] in
    list) _arguments -S $all $json '1: :_statuscode_registries' ;;
    search) _arguments -S $all $json ;;
    class) _arguments -S $all $json '1: :_statuscode_classes' ;;
    explain) _arguments -S $all '1: :_statuscode_registries' '2: :{ _statuscode_codes $line[1] }' ;;
    translate)
        _arguments -S $all $json '1: :_statuscode_registries' '2: :{ _statuscode_codes $line[1] }' \
            '3: :_statuscode_registries'
        ;;
    decode)
        _arguments -S $all $json '--http=[HTTP status of the response]:status: ' \
            '--lines[answer each line with a line of JSON]' \
            '1: :{ compadd problem; _statuscode_registries }' '2: :_files'
        ;;
    lookup) _arguments -S $all[1,3] $json '--lines[answer each line with a line of JSON]' ;;
    body)
        _arguments -S $all[1,3] '--lang=[language of the body]:language:(zh en)' \
            '(--detail --instance --problem --type-base)--message=[message of the body]:text: ' \
            '(--detail --instance --problem --type-base)--data=[data of the body]:JSON: ' \
            '(--data --message)--problem[write a problem (RFC 9457)]' \
            '(--data --message)--detail=[detail of the problem]:text: ' \
            '(--data --message)--instance=[instance of the problem]:URI: ' \
            '(--data --message)--type-base=[start of the problem'\''s type]:URI: ' \
            '1: :_statuscode_registries' '2: :{ _statuscode_codes $line[1] }'
        ;;
    export)
        _arguments -S $all[1,3] '--bom[begin csv with a byte order mark]' \
            '1:format:(json ndjson csv markdown sql html)' '*: :_statuscode_registries'
        ;;
    help) _arguments -S $all[1,3] '1: :_statuscode_commands' ;;
    *) _arguments -S $all $json '*: :{ _statuscode_codes $words[1] }' ;;
    esac
}

_statuscode "$@"
