#!/bin/sh
# SPDX-License-Identifier: MIT
# Each public header compiles alone and twice, and all of them together in a program that uses their constants, as
# every C and C++ that there is, without a warning; and beside <windows.h>, which takes many names.
#   headers.sh SOURCE      77 (skipped) where a compiler is missing
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
cd "$scratch" || exit 1
compiled=0

headers=$(cd "$source/include" && find . -name '*.h' | sed 's|^\./||' | sort)
[ -n "$headers" ] || fail "no headers in $source/include"

# ---- What is compiled: the same text as C and as C++ ----

alone=
for header in $headers; do
    unit=$(echo "$header" | tr '/.' '__')
    printf '#include <%s>\n#include <%s>\nextern int nothing_but_macros_is_no_program;\n' "$header" "$header" >"$unit.c"
    cp "$unit.c" "$unit.cpp"
    alone="$alone $unit"
done

# The constants of all registries where only a constant may stand; and the functions, called.
{
    # shellcheck disable=SC2086 # a list
    printf '#include <%s>\n' $headers
    cat <<'PROGRAM'
int in_case(int code);
const char *call(sc_reply *reply);
static const int in_initializer[] = {SC_FECSHOP_STATUS_SUCCESS, SC_JIEMI_SUCCESS, SC_RAYVISION_NEED_USER_LOGIN,
                                     SC_PLUS_TOKEN_EXPIRED, SC_HERO_HTTP_NOT_FOUND, SC_ACT_LOGIN};
static char in_length[SC_PLUS_TOKEN_EXPIRED];
static const struct {
    int32_t code;
    sc_registry registry;
} in_struct = {SC_HERO_TOKEN_EXPIRED, SC_HERO};

int in_case(int code)
{
    switch (code) {
    case SC_PLUS_TOKEN_EXPIRED:
        return in_initializer[3];
    case SC_FECSHOP_ACCOUNT_IS_LOGINED:
        return in_struct.code;
    default:
        return in_length[0];
    }
}

const char *call(sc_reply *reply)
{
    if (sc_read_reply(SC_JIEMI, 200, "", 0, reply) == SC_READ_EMPTY && reply->outcome == SC_OUTCOME_SUCCESS)
        return SC_VERSION;
    return sc_message(sc_lookup(in_struct.registry, in_struct.code), SC_EN);
}
PROGRAM
} >together.c
cp together.c together.cpp

# <windows.h> with all that it includes, before them and behind.
{ echo '#include <windows.h>'; cat together.c; } >windows_before.c
{ cat together.c; echo '#include <windows.h>'; } >windows_behind.c
cp windows_before.c windows_before.cpp && cp windows_behind.c windows_behind.cpp || exit 1

# ---- Compiling ----

pass() { # PACKAGE COMPILER STANDARD ENDING UNIT...
    package=$1 compiler=$2 standard=$3 ending=$4
    shift 4
    can "$compiler" "-std=$standard" || { missing "$compiler -std=$standard" "$package"; return; }
    for unit in "$@"; do
        "$compiler" "-std=$standard" -pedantic-errors -Wall -Wextra -Wundef -Wshadow -Wconversion -Werror \
            -I"$source/include" -fsyntax-only "$unit.$ending" || wrong "refused: $unit, $compiler -std=$standard"
        compiled=$((compiled + 1))
    done
}

# shellcheck disable=SC2086 # a list
for standard in c90 c99 c11 c17 c2x; do
    pass gcc gcc $standard c $alone together
    pass clang clang $standard c $alone together
done
# shellcheck disable=SC2086 # a list
for standard in c++98 c++11 c++14 c++17 c++20; do
    pass g++ g++ $standard cpp $alone together
    pass clang clang++ $standard cpp $alone together
done
for standard in c90 c99 c17; do
    pass gcc-mingw-w64-x86-64-win32 x86_64-w64-mingw32-gcc $standard c together windows_before windows_behind
done
for standard in c++98 c++17; do
    pass g++-mingw-w64-x86-64-win32 x86_64-w64-mingw32-g++ $standard cpp together windows_before windows_behind
done

finish "$compiled units compiled"
