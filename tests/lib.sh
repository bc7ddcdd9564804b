# SPDX-License-Identifier: MIT
# What the scripts of the tests have in common. Sourced, with the script's own arguments:  . "$(dirname "$0")/../lib.sh"
#     $here        the script's folder          $scratch     a folder that goes in the end
#     skip WHY     ends the script: there is nothing to do here                     (exit status 77, ctest says Skipped)
#     need PROGRAM [PACKAGE]      skips if the program is not there
#     missing WHAT [PACKAGE]      goes on without a part; the script ends with 77 all the same
#     fail WHAT    ends the script with what is wrong and the end of the last log   (exit status 1)
#     wrong WHAT   says what is wrong and goes on; the script ends with 1
#     quietly WHAT COMMAND...     runs a command, which has to succeed; its output is shown if it fails
#     finish WHAT  ends the script, with what was done
here=$(cd "$(dirname "$0")" && pwd) || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
is_wrong='' is_missing=''

skip() {
    echo "SKIP: $*"
    exit 77
}

need() {
    command -v "$1" >/dev/null || skip "no $1 (Debian: ${2:-$1})"
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
    echo "FAIL: $*"
    is_wrong=1
}

quietly() {
    what=$1
    shift
    "$@" >"$scratch/log" 2>&1 || fail "$what"
}

finish() {
    [ -z "$is_wrong" ] || exit 1
    echo "PASS: $*"
    [ -z "$is_missing" ] || exit 77
    exit 0
}
