#!/bin/sh
# SPDX-License-Identifier: MIT
# The public headers compile without a warning in every version of C and C++: each of them alone and included twice, and
# all of them in a program that uses their constants. They also compile beside <windows.h>, which defines many names.
#   headers.sh SOURCE      skipped in part if a compiler is missing
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
cd "$scratch" || exit 1
compiled=0

headers=$(cd "$source/include" && find . -name '*.h' | sed 's|^\./||' | sort)
[ -n "$headers" ] || fail "no headers in $source/include"

# ---- The units, each compiled both as C and as C++ ----

alone=
for header in $headers; do
    unit=$(echo "$header" | tr '/.' '__')
    printf '#include <%s>\n#include <%s>\nextern int a_unit_is_never_empty;\n' "$header" "$header" >"$unit.c"
    cp "$unit.c" "$unit.cpp"
    alone="$alone $unit"
done

# Uses constants of all registries where C requires a constant expression, and calls functions.
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

# Includes <windows.h>, and all that it includes, before or after the public headers.
{ echo '#include <windows.h>'; cat together.c; } >windows_before.c
{ cat together.c; echo '#include <windows.h>'; } >windows_after.c
cp windows_before.c windows_before.cpp && cp windows_after.c windows_after.cpp || exit 1

# ---- Compiling ----

pass() { # PACKAGE COMPILER STANDARD ENDING UNIT...
    package=$1 compiler=$2 standard=$3 ending=$4
    shift 4
    can "$compiler" "-std=$standard" || { missing "$compiler -std=$standard" "$package"; return; }
    for unit in "$@"; do
        "$compiler" "-std=$standard" -pedantic-errors -Wall -Wextra -Wundef -Wshadow -Wconversion -Werror \
            -I"$source/include" -fsyntax-only "$unit.$ending" || wrong "$compiler -std=$standard rejects $unit"
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
    pass gcc-mingw-w64-x86-64-win32 x86_64-w64-mingw32-gcc $standard c together windows_before windows_after
done
for standard in c++98 c++17; do
    pass g++-mingw-w64-x86-64-win32 x86_64-w64-mingw32-g++ $standard cpp together windows_before windows_after
done

finish "$compiled units compiled"
