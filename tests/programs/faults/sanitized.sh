#!/bin/sh
# SPDX-License-Identifier: MIT
# The tests of the tool, the client and the server once more, with programs that the sanitizers watch, and every export:
# a byte that is read or written beyond a buffer ends the program, and so the test.
#   sanitized.sh SOURCE EMBEDDED STATUSCODE_TEST CLIENT_TEST SERVER_TEST
#       EMBEDDED has page.h and decoder.h; CC from the environment; 77 (skipped) where there are no sanitizers
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) embedded=$(cd "${2:?the headers}" && pwd) || exit 1
statuscode_test=$(realpath "${3:?a test}") client_test=$(realpath "${4:?a test}") server_test=$(realpath "${5:?a test}")
cd "$scratch" || exit 1
flags="-std=c99 -D_POSIX_C_SOURCE=200112L -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all"
ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
export ASAN_OPTIONS

# shellcheck disable=SC2086 # a list of flags
can "$cc" $flags && ./empty >/dev/null || skip "no sanitizers of $cc that run"

build() { # PROGRAM SOURCE...
    # shellcheck disable=SC2086 # a list of flags
    quietly "$1 does not compile" "$cc" $flags -I"$source/include" -I"$source/tables" -I"$embedded" "$source"/src/*.c \
        -o "$@"
}
build statuscode "$source"/examples/statuscode/*.c
build client "$source/examples/client.c"
build server "$source/examples/server.c"

STATUSCODE_TOOL=$scratch/statuscode STATUSCODE_CLIENT=$scratch/client STATUSCODE_SERVER=$scratch/server
export STATUSCODE_TOOL STATUSCODE_CLIENT STATUSCODE_SERVER
quietly "the tests of the tool" "$statuscode_test"
quietly "the tests of the client" "$client_test"
quietly "the tests of the server" "$server_test"
for format in json ndjson csv markdown sql html; do
    ./statuscode export $format >exported 2>log && [ -s exported ] || fail "export $format"
done
finish "the programs' tests and every export, under the sanitizers"
