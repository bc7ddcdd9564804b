#!/bin/sh
# SPDX-License-Identifier: MIT
# What configuring decides by itself: without cmocka there are no tests, without clang no JavaScript module, and asking for them
# says what is missing. Firmware gets the static library alone.
#   configure.sh SOURCE      CMAKE from the environment
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1

configure() { # NAME ARGUMENT...: as on a machine without cmocka
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

# The JavaScript module is built where its compiler is, and asking for it where that is not says what is missing.
wasm_says() { # WORDS NAME ARGUMENT...
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
! wasm_says "AUTO, ON or OFF, not maybe" maybe -DSTATUSCODE_WASM=maybe || fail "STATUSCODE_WASM may be maybe"
configure off -DSTATUSCODE_WASM=OFF && ! grep -q JavaScript "$scratch/log" || fail "OFF fails, or says something"
if has clang && has wasm-ld; then
    wasm_says "JavaScript module: built with" on -DSTATUSCODE_WASM=ON || fail "ON fails with clang and wasm-ld"
else
    missing "clang and wasm-ld" "clang lld"
fi

# Firmware has no shared libraries, and Ninja refuses two rules for one file.
if has ninja; then
    quietly "configuring for firmware" "$cmake" -S "$source" -B "$scratch/firmware" -G Ninja -DCMAKE_SYSTEM_NAME=Generic
    quietly "building for firmware, as a dry run" "$cmake" --build "$scratch/firmware" -- -n
    grep -q 'Linking C static library libstatuscode.a' "$scratch/log" || fail "firmware gets no static library"
    ! grep -qE 'shared|executable' "$scratch/log" || fail "firmware gets more than the static library"
else
    missing ninja ninja-build
fi
finish "configured without cmocka and clang, with them, for firmware, and refused where something is asked for and missing"
