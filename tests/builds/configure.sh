#!/bin/sh
# SPDX-License-Identifier: MIT
# The defaults of the configuration depend on what is installed. Without cmocka there are no tests, and without clang no
# JavaScript module; requesting them is an error that names the missing package. Firmware gets only the static library.
#   configure.sh SOURCE      takes CMAKE from the environment
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1

configure() { # NAME ARGUMENT...: configures as on a machine without cmocka
    name=$1
    shift
    "$cmake" -S "$source" -B "$scratch/$name" -DCMOCKA_INCLUDE_DIR=OFF -DCMOCKA_LIBRARY=OFF "$@" >"$scratch/log" 2>&1
}

tests_are() {
    grep -q "^STATUSCODE_BUILD_TESTS:BOOL=$2\$" "$scratch/$1/CMakeCache.txt" || fail "$1: the tests are not $2"
}

configure without || fail "configuring without cmocka fails"
tests_are without OFF
configure asked -DSTATUSCODE_BUILD_TESTS=ON && fail "asking for tests without cmocka succeeds"
grep -q libcmocka-dev "$scratch/log" || fail "the error does not name the package"
configure lone -DSTATUSCODE_BUILD_EXAMPLES=OFF -DSTATUSCODE_INSTALL=OFF || fail "the library alone cannot be configured"
"$cmake" -S "$source" -B "$scratch/with" >"$scratch/log" 2>&1 || fail "configuring with cmocka fails"
tests_are with ON

# The JavaScript module is built if its compiler is installed. Requesting it without one is an error that says so.
wasm_says() { # WORDS NAME ARGUMENT...: configures, and expects these words in the output
    words=$1
    shift
    configure "$@"
    status=$?
    tr -s ' \n' ' ' <"$scratch/log" | grep -qF -e "$words" || fail "STATUSCODE_WASM $1: does not say \"$words\""
    return $status
}
without=-DSTATUSCODE_WASM_CLANG=false
wasm_says "JavaScript module: not built" auto-without $without || fail "configuring without clang fails"
! wasm_says "(Debian and Ubuntu: clang lld)" on-without $without -DSTATUSCODE_WASM=ON || fail "ON succeeds without clang"
! wasm_says "STATUSCODE_BUILD_EXAMPLES" on-lone -DSTATUSCODE_WASM=ON -DSTATUSCODE_BUILD_EXAMPLES=OFF || fail "ON succeeds without the examples"
! wasm_says "AUTO, ON or OFF, not maybe" maybe -DSTATUSCODE_WASM=maybe || fail "STATUSCODE_WASM=maybe is accepted"
configure off -DSTATUSCODE_WASM=OFF && ! grep -q JavaScript "$scratch/log" || fail "OFF fails, or prints a message"
if has clang && has wasm-ld; then
    wasm_says "JavaScript module: built with" on -DSTATUSCODE_WASM=ON || fail "ON fails with clang and wasm-ld"
else
    missing "clang and wasm-ld" "clang lld"
fi

# Firmware has no shared libraries. Ninja is used because it rejects two rules for one file.
if has ninja; then
    quietly "configuring for firmware" "$cmake" -S "$source" -B "$scratch/firmware" -G Ninja -DCMAKE_SYSTEM_NAME=Generic
    quietly "building for firmware, as a dry run" "$cmake" --build "$scratch/firmware" -- -n
    grep -q 'Linking C static library libstatuscode.a' "$scratch/log" || fail "firmware gets no static library"
    ! grep -qE 'shared|executable' "$scratch/log" || fail "firmware gets more than the static library"
else
    missing ninja ninja-build
fi
finish "configured with and without cmocka and clang, and for firmware; a missing requirement is an error"
