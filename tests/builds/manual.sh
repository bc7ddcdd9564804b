#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual pages are well-formed. Those of the library have every function of the header once, with its prototype, and
# statuscode.1 has every subcommand and option of the tool. The programs under EXAMPLES print what the pages show.
#   manual.sh SOURCE TOOL      CC from the environment; 77 (skipped) where there is no mandoc
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need mandoc
cd "$scratch" && mkdir man1 man3 man5 && cp "$source/examples/statuscode/statuscode.1" man1 &&
    cp "$source"/src/manual/*.3 man3 && cp "$source"/src/manual/*.5 man5 || exit 1
LC_ALL=C.UTF-8
header=$source/include/statuscode.h backspace=$(printf '\b')

same() { # WHAT LINES LINES: two lists that are to be the same, in any order
    printf '%s\n' "$2" | sort >here
    printf '%s\n' "$3" | sort >there
    [ -n "$2" ] || wrong "$1: none found"
    cmp -s here there || wrong "$1 differ:" "$(diff here there | grep '^[<>]')"
}

render() { # PAGE...: the pages as they are read, no line broken
    mandoc -T utf8 -O width=1000 "$@" | sed "s/.$backspace//g"
}

section() { # HEADING PAGE...: the text under a heading
    heading=$1
    shift
    render "$@" | awk -v heading="$heading" '/^[^ ]/ { on = $0 == heading; next } on'
}

squeeze() { # text without white space, a line to each semicolon
    tr -d ' \t\n' | tr ';' '\n'
}

# ---- Well-formed, and the pages that they refer to are there ----

lint=$(MANPATH=$scratch mandoc -T lint -W style man?/* 2>/dev/null)
[ -z "$lint" ] || wrong "mandoc -T lint:" "$lint"

# ---- The date of the release, which is the header's ----

released=$(sed -n 's/^#define SC_RELEASE_DATE "\(.*\)"$/\1/p' "$header")
for page in man?/*; do
    date=$(awk '/^\.Dd / { month = index("JanFebMarAprMayJunJulAugSepOctNovDec", substr($2, 1, 3))
                            printf "%d-%02d-%02d", $4, (month + 2) / 3, $3 }' "$page")
    [ "$date" = "$released" ] || wrong "$page: is of $date, the header of $released"
done

# ---- The library's pages and the headers ----

functions=$(declared)
prototypes=$(awk '/^SC_API/ { on = 1 } on; /;/ { on = 0 }' "$header" | squeeze | sed 's/^SC_API//')
names() { # PAGE...: the functions under NAME
    section NAME "$@" | tr -s ', ' '[\n*]' | grep '^sc_'
}
synopsis() { # PAGE...: the prototypes under SYNOPSIS
    section SYNOPSIS "$@" | grep -v '#include' | squeeze | grep .
}
same "functions of the header (<) and under NAME (>)" "$functions" "$(names man3/*)"
same "prototypes of the header (<) and under SYNOPSIS (>)" "$prototypes" "$(synopsis man3/*)"
for page in man3/*; do
    same "$page: functions under NAME (<) and under SYNOPSIS (>)" "$(names "$page")" \
        "$(synopsis "$page" | sed 's/(.*//; s/.*\(sc_\)/\1/')"
done
same "functions of the header (<) and those that statuscode(3) lists (>)" "$functions" \
    "$(section DESCRIPTION man3/statuscode.3 | grep -o 'sc_[a-z_]*()' | tr -d '()' | sort -u)"
same "headers (<) and those under SYNOPSIS (>)" "$(cd "$source/include" && find . -name '*.h' | sed 's|^\./||')" \
    "$(section SYNOPSIS man3/* | sed -n 's/.*#include <\(.*\)>.*/\1/p' | sort -u)"
identifiers='\<(sc|SC)_[A-Za-z0-9_]+'
grep -rhoE "$identifiers" "$source/include" | sort -u >declared
unknown=$(render man3/* | grep '^ ' | grep -oE "$identifiers" | sort -u | comm -23 - declared)
[ -z "$unknown" ] || wrong "names that no header declares:" "$unknown"

# ---- statuscode.1 and the tool ----

page=man1/statuscode.1
"$tool" --help >help || wrong "$tool --help failed"
section SYNOPSIS $page >synopsis
options=$(grep -o -e '--[a-z][a-z-]*' help | sort -u)
subcommands=$(sed -n 's/^  statuscode \([a-z]\{1,\}\).*/\1/p' help | sort -u)
same "options of --help (<) and under SYNOPSIS (>)" "$options" "$(grep -o -e '--[a-z][a-z-]*' synopsis | sort -u)"
same "options of --help (<) and those that are explained (>)" "$options" \
    "$(sed -n 's/^\.It Fl \(-[a-z][a-z-]*\).*/-\1/p' $page | sort -u)"
same "subcommands of --help (<) and under SYNOPSIS (>)" "$subcommands" \
    "$(sed -n 's/^ *statuscode \([a-z]\{1,\}\) .*/\1/p' synopsis | grep -vxE 'registry|number' | sort -u)"
for subcommand in $subcommands; do
    grep -qE "^\.It Cm $subcommand( |\$)" $page || wrong "$subcommand: is not explained"
done

# ---- The programs under EXAMPLES, each with what it prints, which is indented ----

for page in man3/*; do
    section EXAMPLES "$page" | sed 's/^     //' | awk -v page="$(basename "$page" .3)" '
        !on && /^#include/ { on = 1; is_main = 0; program = page "-" ++count }
        on { print >(program ".c"); is_main = is_main || /^int main/; on = !(is_main && /^}/); next }
        program && sub(/^      /, "") { print >(program ".shown") }
        END { exit !count }' || wrong "$page: has no program"
done
prints() { # PROGRAM: what it has printed is what the page shows; carriage returns and empty lines cannot be seen there
    tr -d '\r' <output | grep . | diff "$1.shown" - >difference ||
        wrong "$1: what is shown (<) and printed (>) differ:" "$(cat difference)"
}
mkdir objects
(cd objects && compile "$cc" -c "$source"/src/*.c) || wrong "$cc: the library"
for program in *-*.c; do
    program=${program%.c}
    "$cc" -std=c99 -pedantic-errors -Wall -Wextra -Werror -I"$source/include" "$program.c" objects/*.o -o "$program" ||
        { wrong "$program: does not compile"; continue; }
    "./$program" >output || wrong "$program: exits with $?"
    prints "$program"
done

# ---- The registry of your own --------------------------------------------------------------------------

# Each file begins with its name and ends in a line that the others do not have.
section EXAMPLES man5/statuscode_table.5 | sed 's/^     //' |
    awk '/^\/\* [a-z.]* \*\/$/ { file = $2 } file { print >file } /^(#endif|#undef SC_HERE|})$/ { file = "" }
         !file && sub(/^      /, "") { print >"main.shown" }'
with_own() { # SOURCE...
    compile "$cc" -pedantic-errors -Wall -Wextra -Werror -I. -DSC_TABLES="\"$scratch/acme.def\"" "$@" -o main
}
if with_own "$source/tests/tables/slots.c"; then
    ./main >output || wrong "the page's table needs other bits and another multiplier:" "$(cat output)"
    grep -q '^acme: 3 codes' output || wrong "the page's table is not read:" "$(cat output)"
else
    wrong "the page's table does not compile with tests/tables/slots.c"
fi
if with_own main.c "$source"/src/*.c; then
    ./main >output || wrong "main: exits with $?"
    prints main
else
    wrong "the page's registry does not compile"
fi

finish "$(printf '%s\n' "$functions" | wc -l) functions, $(printf '%s\n' "$options" | wc -l) options," \
    "$(printf '%s\n' *-*.c | wc -l) programs, a registry"
