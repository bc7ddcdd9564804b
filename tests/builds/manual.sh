#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages are well-formed and say what the header and the tool say, no less and no more: every function with
# its prototype, every enumerator, macro and member, every subcommand and option. The programs in statuscode.3 run, and so
# does the registry of one's own.
#   manual.sh SOURCE TOOL      CC from the environment; 77 (skipped) where there is no mandoc
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need mandoc
mkdir "$scratch/man1" "$scratch/man3" && cp "$source/examples/statuscode/statuscode.1" "$scratch/man1" &&
    cp "$source/src/statuscode.3" "$scratch/man3" && cd "$scratch" || exit 1
LC_ALL=C.UTF-8
header=$source/include/statuscode.h backspace=$(printf '\b')

fail() { # WHAT [LINES]: says all that is wrong before it ends
    wrong "$@"
}

same() { # WHAT LINES LINES: two lists that are to be the same, in any order
    printf '%s\n' "$2" | sort -u >here
    printf '%s\n' "$3" | sort -u >there
    [ -n "$2" ] || fail "$1: none found"
    cmp -s here there || fail "$1 differ:" "$(diff here there | grep '^[<>]')"
}

section() { # PAGE HEADING: the text under a heading as it is read, no line broken
    mandoc -T utf8 -O width=1000 "$1" | sed "s/.$backspace//g" | awk -v heading="$2" '
        /^[^ ]/ { on = $0 == heading; next } on'
}

squeeze() { # text without white space, a line to each semicolon
    tr -d ' \t\n' | tr ';' '\n'
}

# ---- Well-formed, and the pages that they refer to are there ----

lint=$(MANPATH=$scratch mandoc -T lint -W style man1/statuscode.1 man3/statuscode.3 2>/dev/null)
[ -z "$lint" ] || fail "mandoc -T lint:" "$lint"

# ---- The date of the release, which is the header's ----

released=$(sed -n 's/^#define SC_RELEASE_DATE "\(.*\)"$/\1/p' "$header")
for page in man1/statuscode.1 man3/statuscode.3; do
    date=$(awk '/^\.Dd / { month = index("JanFebMarAprMayJunJulAugSepOctNovDec", substr($2, 1, 3))
                            printf "%d-%02d-%02d", $4, (month + 2) / 3, $3 }' $page)
    [ "$date" = "$released" ] || fail "$page: is of $date, the header of $released"
done

# ---- statuscode.3 and the header ----

page=man3/statuscode.3
# The header without comments; then its prototypes, its functions, its enumerators, and its macros that are texts.
awk '{ while (match($0, /\/\*([^*]|\*[^\/])*\*\//)) $0 = substr($0, 1, RSTART - 1) substr($0, RSTART + RLENGTH)
       if (sub(/\/\*.*/, "")) { print; inside = 1; next }
       if (inside) { if (!sub(/.*\*\//, "")) next; inside = 0 } print }' "$header" >bare.h
prototypes=$(grep -v '^#' bare.h | squeeze | sed -n 's/^SC_API//p')
functions=$(printf '%s\n' "$prototypes" | sed 's/(.*//; s/.*[^a-z_]//; s/.*\(sc_\)/\1/' | sort -u)
enumerators=$(grep -o 'SC_[A-Z_0-9]* = ' bare.h | tr -d ' =')
macros=$(sed -n 's/^#define \(SC_[A-Z_]*\)  *".*/\1/p' bare.h)

same "functions of the header (<) and under NAME (>)" "$functions" \
    "$(section $page NAME | tr -s ', ' '[\n*]' | grep '^sc_')"
same "prototypes of the header (<) and under SYNOPSIS (>)" "$prototypes" \
    "$(section $page SYNOPSIS | grep -v '#include' | squeeze | grep .)"
same "functions of the header (<) and those that are explained (>)" "$functions" \
    "$(section $page DESCRIPTION | grep -o 'sc_[a-z_]*(' | tr -d '(')"
same "headers (<) and those under SYNOPSIS (>)" "$(cd "$source/include" && find . -name '*.h' | sed 's|^\./||')" \
    "$(section $page SYNOPSIS | sed -n 's/.*#include <\(.*\)>.*/\1/p')"
same "enumerators and macros of the header (<) and of the page (>)" "$enumerators
$macros" "$({ section $page DESCRIPTION; section $page 'RETURN VALUES'; } | grep -o 'SC_[A-Z_]*[A-Z]' |
    grep -vxE 'SC_(PLUS|CLASS)_TOKEN_EXPIRED')"
members() { # STRUCTURE HEADING: the members of a structure, and those that stand under a heading of the page
    same "members of $1 in the header (<) and in the page (>)" \
        "$(sed -n "/^typedef struct $1 {/,/^}/s/^ .*[ *]\([a-z_]*\)\(\[4\]\)*;.*/\1/p" bare.h)" \
        "$(sed -n "/^\.Ss $2$/,/^\.Ss/s/^\.It Vt .*Va \([a-z_]*\).*/\1/p" $page)"
}
members sc_reply 'Reading responses'
members sc_field_error 'Errors of fields'

# ---- statuscode.1 and the tool ----

page=man1/statuscode.1
"$tool" --help >help || fail "$tool --help failed"
synopsis=$(section $page SYNOPSIS)
options=$(grep -o -e '--[a-z][a-z-]*' help)
subcommands=$(sed -n 's/^  statuscode \([a-z]\{1,\}\).*/\1/p' help)
same "options of --help (<) and under SYNOPSIS (>)" "$options" \
    "$(printf '%s\n' "$synopsis" | grep -o -e '--[a-z][a-z-]*')"
same "options of --help (<) and those that are explained (>)" "$options" \
    "$(sed -n 's/^\.It Fl \(-[a-z][a-z-]*\).*/-\1/p' $page)"
same "subcommands of --help (<) and under SYNOPSIS (>)" "$subcommands" \
    "$(printf '%s\n' "$synopsis" | sed -n 's/^ *statuscode \([a-z]\{1,\}\) .*/\1/p' | grep -vxE 'registry|number')"
for subcommand in $subcommands; do
    grep -qE "^\.It Cm $subcommand( |\$)" $page || fail "$subcommand: is not explained"
done

# ---- The programs under EXAMPLES ----

section man3/statuscode.3 EXAMPLES | sed 's/^     //' |
    awk '/^#include/ && !on { on = 1; n++ } on { print >("example" n ".c") } /^}/ { on = 0 }'
mkdir objects
(cd objects && compile "$cc" -c "$source"/src/*.c) || fail "$cc: the library"

runs() { # NUMBER EXIT-STATUS OUTPUT: the program's output has the text
    "$cc" -std=c99 -pedantic-errors -Wall -Wextra -Werror -I"$source/include" "example$1.c" objects/*.o -o "example$1" ||
        { fail "example $1: does not compile"; return; }
    "./example$1" >output
    got=$?
    [ "$got" -eq "$2" ] || fail "example $1: exit status $got instead of $2"
    grep -qF -e "$3" output || fail "example $1: does not print \"$3\", but:" "$(cat output)"
}
runs 1 0 '"code":1012,"name":"TOKEN_EXPIRED"}'
runs 2 0 'ask again until the payment is settled'
runs 3 0 'phone: It is taken.'
runs 4 0 'REQUEST_REFUSED: The request was refused.'
[ ! -e example5.c ] || fail "example 5: is not run"

# ---- The registry of one's own ---------------------------------------------------------------------------

# Each file begins with its name and ends in a line that the others do not have.
section man3/statuscode.3 "A REGISTRY OF YOUR OWN" 'SEE ALSO' | sed 's/^     //' |
    awk '/^\/\* [a-z.]* \*\/$/ { file = $2 } file { print >file } /^(#endif|#undef SC_HERE|})$/ { file = "" }'
with_own() { # SOURCE...
    compile "$cc" -pedantic-errors -Wall -Wextra -Werror -I. -DSC_TABLES="\"$scratch/acme.def\"" "$@" -o own
}
if with_own "$source/tests/tables/slots.c"; then
    ./own >output || fail "the table of one's own has bits and a multiplier that do not serve:" "$(cat output)"
    grep -q '^acme: 3 codes' output || fail "the table of one's own is not read:" "$(cat output)"
else
    fail "the table of one's own does not compile with tests/tables/slots.c"
fi
if with_own main.c "$source"/src/*.c; then
    [ "$(./own)" = "Acme Printing API: The print queue is full; try again later." ] ||
        fail "the registry of one's own prints:" "$(./own)"
else
    fail "the registry of one's own does not compile"
fi

finish "$(printf '%s\n' "$functions" | wc -l) functions, $(printf '%s\n' "$enumerators" | wc -l)" \
    "enumerators, $(printf '%s\n' "$options" | sort -u | wc -l) options, 4 programs, a registry"
