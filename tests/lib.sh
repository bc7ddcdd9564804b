# SPDX-License-Identifier: MIT
# What the scripts of the tests have in common. Sourced, with the script's own arguments:  . "$(dirname "$0")/../lib.sh"
# Messages are in English, whatever the caller's locale is.
#     $here        the script's folder          $scratch     a folder that is removed when the script ends
#     $cc, $cmake  CC and CMAKE of the environment, or cc and cmake
#     skip WHY     ends the script: there is nothing to do here                     (exit status 77, ctest says Skipped)
#     need PROGRAM [PACKAGE]      skips if the program is not there
#     missing WHAT [PACKAGE]      goes on without a part; the script ends with 77 all the same
#     fail WHAT    ends the script with what is wrong and the end of the last log   (exit status 1)
#     wrong WHAT [LINES]...       says what is wrong and goes on; the script ends with 1
#     quietly WHAT COMMAND...     runs a command, which has to succeed; its output is shown if it fails
#     has PROGRAM  whether the program is there
#     can COMPILER [FLAG]...      whether the compiler makes a program with these flags: $scratch/empty
#     compile COMPILER [ARGUMENT]...      runs the compiler as the library needs it; $source is the project
#     declared     prints the functions that the header of $source declares
#     finish WHAT  ends the script, with what was done
# A script that has something to stop when it ends says how in a function clean_up.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
scratch=$(mktemp -d) || exit 1
trap 'clean_up; rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cc=${CC:-cc} cmake=${CMAKE:-cmake}
is_wrong='' is_missing=''
LC_ALL=C
export LC_ALL
unset DESTDIR CFLAGS LDFLAGS

clean_up() {
    :
}

skip() {
    echo "SKIP: $*"
    exit 77
}

has() {
    command -v "$1" >/dev/null
}

need() {
    has "$1" || skip "no $1 (Debian: ${2:-$1})"
}

missing() {
    echo "SKIP: no $1${2:+ (Debian: $2)}"
    is_missing=1
}

fail() {
    echo "FAIL: $*"
    [ ! -f "$scratch/log" ] || tail -n 20 "$scratch/log"
    exit 1
}

wrong() {
    echo "FAIL: $1"
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@"
    is_wrong=1
}

quietly() {
    (shift && "$@") >"$scratch/log" 2>&1 || fail "$1"
}

# With a header and a function of the C library, which a cross compiler may lack.
can() {
    printf '#include <stdio.h>\nint main(void)\n{\n    return puts("") == EOF;\n}\n' >"$scratch/empty.c"
    "$@" "$scratch/empty.c" -o "$scratch/empty" >/dev/null 2>&1
}

compile() {
    "$@" -std=c99 -I"$source/include" -I"$source/tables"
}

declared() {
    sed -n 's/^SC_API .*[ *]\(sc_[a-z_]*\)(.*/\1/p' "$source/include/statuscode.h" | sort
}

finish() {
    [ -z "$is_wrong" ] || exit 1
    echo "PASS: $*"
    [ -z "$is_missing" ] || exit 77
    exit 0
}
