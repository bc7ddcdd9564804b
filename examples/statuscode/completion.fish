# SPDX-License-Identifier: MIT
# Completion of the statuscode command for fish. Names and codes come from the tool itself, with their messages.

# Prints the words before the cursor that are not options.
function __statuscode_operands
    set -l is_value
    for word in (commandline -opc)[2..-1]
        if test -n "$is_value"
            set is_value
            continue
        end
        switch $word
            case --lang --http --message --data --detail --instance --type-base
                set is_value 1
            case '--*' -h
            case '*'
                echo $word
        end
    end
end

# Returns whether there are COUNT operands and the first is one of the words.
function __statuscode_has # COUNT WORD...
    set -l operands (__statuscode_operands)
    test (count $operands) -eq $argv[1]; and contains -- "$operands[1]" $argv[2..-1]
end

# Returns whether the first operand is one of the words.
function __statuscode_is # WORD...
    set -l operands (__statuscode_operands)
    contains -- "$operands[1]" $argv
end

function __statuscode_has_none
    test (count (__statuscode_operands)) -eq 0
end

function __statuscode_is_lookup
    set -l operands (__statuscode_operands)
    test (count $operands) -gt 0; and not contains -- $operands[1] $__statuscode_commands
end

set -g __statuscode_commands list search explain class translate decode lookup body export help

# Each prints a candidate, a tab and its description.
function __statuscode_registries
    statuscode list --lang en 2>/dev/null | string replace -rf '^([A-Za-z]\w*)  (.*)$' '$1\t$2'
end

function __statuscode_codes # REGISTRY, or nothing for all
    statuscode list $argv --lang en 2>/dev/null | string replace -rf '^ *(-?\d+)  (\w+) +\d+  (.*)$' '$1\t$3\n$2\t$3'
end

function __statuscode_names
    statuscode list --lang en 2>/dev/null | string replace -rf '^ *-?\d+  (\w+) +\d+  (.*)$' '$1\t$2'
end

function __statuscode_classes
    statuscode class --lang en 2>/dev/null | string replace -rf '^ *(\w+) +(.*)$' '$1\t$2'
end

complete -c statuscode -f
complete -c statuscode -s h -l help -d 'Print help'
complete -c statuscode -l version -d 'Print the version'
complete -c statuscode -l lang -x -n 'not __statuscode_is lookup body export help' -a 'zh en both' -d 'Language of messages'
complete -c statuscode -l lang -x -n '__statuscode_is body' -a 'zh en' -d 'Language of the body'
complete -c statuscode -l json -n 'not __statuscode_is explain body export help' -d 'Print JSON'
complete -c statuscode -l http -x -n '__statuscode_is decode' -d 'HTTP status of the response'
complete -c statuscode -l lines -n '__statuscode_is decode lookup' -d 'Answer each line with a line of JSON'
complete -c statuscode -l message -x -n '__statuscode_is body' -d 'Message of the body'
complete -c statuscode -l data -x -n '__statuscode_is body' -d 'Data of the body'
complete -c statuscode -l problem -n '__statuscode_is body' -d 'Write a problem (RFC 9457)'
complete -c statuscode -l detail -x -n '__statuscode_is body' -d 'Detail of the problem'
complete -c statuscode -l instance -x -n '__statuscode_is body' -d 'Instance of the problem'
complete -c statuscode -l type-base -x -n '__statuscode_is body' -d 'Start of the problem\'s type'
complete -c statuscode -l bom -n '__statuscode_is export' -d 'Begin csv with a byte order mark'

complete -c statuscode -n __statuscode_has_none -a 'list\t"List all entries"
search\t"Find entries by words"
explain\t"Explain what a code means"
class\t"Show error classes"
translate\t"Find the counterpart in another registry"
decode\t"Say what a response body means"
lookup\t"Look up a code on each line"
body\t"Write the body for a code"
export\t"Write all entries in a format"
help\t"Print help on a command"'
complete -c statuscode -n __statuscode_has_none -a '(__statuscode_registries)'
complete -c statuscode -n '__statuscode_has_none; and string match -qr "^[A-Z]" -- (commandline -ct)' -a '(__statuscode_names)'
complete -c statuscode -n '__statuscode_has 1 list explain translate decode body' -a '(__statuscode_registries)'
complete -c statuscode -n '__statuscode_has 3 translate' -a '(__statuscode_registries)'
complete -c statuscode -n '__statuscode_has 2 explain translate body' -a '(__statuscode_codes (__statuscode_operands)[2])'
complete -c statuscode -n '__statuscode_has 1 decode' -a problem -d 'A problem (RFC 9457)'
complete -c statuscode -n '__statuscode_has 2 decode' -F
complete -c statuscode -n '__statuscode_has 1 class' -a '(__statuscode_classes)'
complete -c statuscode -n '__statuscode_has 1 help' -a "$__statuscode_commands"
complete -c statuscode -n '__statuscode_has 1 export' -a 'json ndjson csv markdown sql html'
complete -c statuscode -n '__statuscode_is export; and not __statuscode_has 1 export' -a '(__statuscode_registries)'
complete -c statuscode -n __statuscode_is_lookup -a '(__statuscode_codes (__statuscode_operands)[1])'
