# SPDX-License-Identifier: MIT
# Shared by the test scripts, which source it:  . "$(dirname "$0")/../lib.sh"
# Sets the locale to C, so that programs print their messages in English, and provides:
#     $here        the script's folder          $scratch     a folder that is removed when the script ends
#     $cc, $cmake  CC and CMAKE from the environment, or cc and cmake
#     skip WHY     ends the script with status 77, which ctest reports as skipped
#     need PROGRAM [PACKAGE]      skips unless the program is installed
#     missing WHAT [PACKAGE]      reports that a part of the test is skipped, and goes on; finish then exits with 77
#     fail WHAT    prints what is wrong and the end of $scratch/log, and ends the script with status 1
#     wrong WHAT [LINES]...       prints what is wrong and goes on; finish then exits with 1
#     quietly WHAT COMMAND...     runs a command; if it fails, prints its output and fails
#     has PROGRAM  succeeds if the program is installed
#     can COMPILER [FLAG]...      succeeds if the compiler builds a program, $scratch/empty, with these flags
#     compile COMPILER [ARGUMENT]...      runs the compiler with the options that the library in $source needs
#     declared     prints the functions that the header in $source declares
#     finish WHAT  ends the script and prints what was tested
# If a script has to stop something when it ends, it defines the function clean_up.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
# Without a dot: nginx's configure takes ".S" and ".c" in a folder's name for the end of a source file.
scratch=$(mktemp -d "${TMPDIR:-/tmp}/statuscode-XXXXXX") || exit 1
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

# Uses a header and a function from the C library, because a cross compiler may lack it.
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
