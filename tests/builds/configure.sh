#!/bin/sh
# SPDX-License-Identifier: MIT
# What configuring decides by itself: without cmocka there are no tests, and asking for them says what is missing. Firmware
# gets the static library alone.
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

# Firmware has no shared libraries, and Ninja refuses two rules for one file.
if has ninja; then
    quietly "configuring for firmware" "$cmake" -S "$source" -B "$scratch/firmware" -G Ninja -DCMAKE_SYSTEM_NAME=Generic
    quietly "building for firmware, as a dry run" "$cmake" --build "$scratch/firmware" -- -n
    grep -q 'Linking C static library libstatuscode.a' "$scratch/log" || fail "firmware gets no static library"
    ! grep -qE 'shared|executable' "$scratch/log" || fail "firmware gets more than the static library"
else
    missing ninja ninja-build
fi
finish "configured without cmocka, with it, for firmware, and refused where cmocka is asked for and missing"
