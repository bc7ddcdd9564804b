#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that STATUSCODE_TABLES adds tables of your own to the build, from the command line and from an enclosing
# project, even if their path has spaces. A table that is edited is compiled again, and a missing table is an error.
#   check.sh SOURCE      CC and CMAKE from the environment
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
mkdir "$scratch/my tables" && cp "$source"/tests/extra/*.def "$source"/tests/extra/*.h "$scratch/my tables" &&
    cd "$scratch/my tables" || exit 1

says() { # WORDS COMMAND...
    words=$1
    shift
    "$@" 2>&1 | grep -q -F -e "$words" || fail "$*: does not print \"$words\""
}

# ---- On the command line: relative to the working directory ----------------------------------------------

configure() { # TABLES
    "$cmake" -S "$source" -B "$scratch/build" -DCMAKE_C_COMPILER="$cc" -DSTATUSCODE_BUILD_TESTS=OFF "-DSTATUSCODE_TABLES=$1"
}
! configure "lantern.def;nowhere.def" >"$scratch/log" 2>&1 || fail "a missing table is not an error"
tr -s ' \n' ' ' <"$scratch/log" | grep -q "no such file: $scratch/my tables/nowhere.def" || fail "the error names no file"

quietly "configuring" configure "lantern.def;caravan.def"
quietly "building" "$cmake" --build "$scratch/build"
says SC_LANTERN_SYSTEM_BUSY "$scratch/build/statuscode" lantern -1
says SC_CARAVAN_TOKEN_EXPIRED "$scratch/build/statuscode" caravan 11008
decoder=$scratch/build/examples/javascript/module/statuscode.wasm
[ ! -e "$decoder" ] || says SC_CARAVAN_TOKEN_EXPIRED cat "$decoder"

sed 's/The token has expired/The token is too old/' "$source/tests/extra/caravan.def" >caravan.def
quietly "building again" "$cmake" --build "$scratch/build"
says "The token is too old" "$scratch/build/statuscode" caravan 11008
[ ! -e "$decoder" ] || says "statuscode.wasm" find "$decoder" -newer caravan.def

quietly "configuring for one table" configure "caravan.def"
quietly "building for one table" "$cmake" --build "$scratch/build"
! "$scratch/build/statuscode" lantern -1 >"$scratch/log" 2>&1 || fail "a table that was removed is still there"

# ---- In an enclosing project: relative to that project ---------------------------------------------------

mkdir "$scratch/around" && cp "$source"/tests/extra/lantern.* "$scratch/around" && cd "$scratch/around" || exit 1
cat >CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.16)
project(around C)
set(STATUSCODE_TABLES lantern.def "$scratch/my tables/caravan.def")
add_subdirectory("$source" statuscode)
add_executable(program program.c)
target_link_libraries(program PRIVATE statuscode::statuscode)
END
cat >program.c <<'END'
#include <stdio.h>
#include "lantern.h"

int main(void)
{
    printf("%s, %s\n", sc_name(sc_lookup(SC_LANTERN, SC_LANTERN_UNKNOWN_ERROR)), sc_registry_name((sc_registry)127));
    return 0;
}
END
for time in first second; do # at first the cache is empty
    quietly "configuring the enclosing project" "$cmake" -S . -B "$scratch/outer" -DCMAKE_C_COMPILER="$cc"
    quietly "building the enclosing project" "$cmake" --build "$scratch/outer" --target program
    says "UNKNOWN_ERROR, caravan" "$scratch/outer/program"
done
finish "tables of your own are added by the command line and by an enclosing project"
