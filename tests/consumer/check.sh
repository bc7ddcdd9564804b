#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the library, moves what was installed, and uses it from there: by CMake, by pkg-config, from Python, by
# the tool; and without installing, as sources. Each way has to show the same 221 entries.
#   check.sh SOURCE      CC and CMAKE from the environment; 77 (skipped) where a way cannot be gone here
source=$(cd "${1:?the project}" && pwd) || exit 1
cc=${CC:-cc} cmake=${CMAKE:-cmake}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/moved skipped=
unset DESTDIR

fail() {
    echo "$1"
    [ -f "$scratch/log" ] && tail -20 "$scratch/log"
    exit 1
}

quietly() { # WHAT COMMAND...
    what=$1
    shift
    "$@" >"$scratch/log" 2>&1 || fail "$what failed"
}

walk() { # WAY COMMAND...: the command prints all entries
    way=$1
    shift
    "$@" >"$scratch/$way" || fail "$way: the program failed"
    lines=$(wc -l <"$scratch/$way")
    [ "$lines" -eq 221 ] || fail "$way: $lines entries instead of 221"
    cmp "$scratch/sources" "$scratch/$way" || fail "$way: other entries than from the sources"
    echo "$way: $lines entries"
}

quietly "compiling the sources" "$cc" -std=c99 -I"$source/include" -I"$source/tables" \
    "$source/tests/consumer/walk.c" "$source"/src/*.c -o "$scratch/from-sources"
walk sources "$scratch/from-sources"

quietly "configuring" "$cmake" -S "$source" -B "$scratch/build" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_BUILD_TYPE=Release -DSTATUSCODE_BUILD_TESTS=OFF
quietly "building" "$cmake" --build "$scratch/build"
quietly "installing" "$cmake" --install "$scratch/build" --prefix "$scratch/installed"
mv "$scratch/installed" "$prefix"
rm -rf "$scratch/build"

quietly "configuring the consumer" "$cmake" -S "$source/tests/consumer" -B "$scratch/consumer" \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_PREFIX_PATH="$prefix"
quietly "building the consumer" "$cmake" --build "$scratch/consumer"
walk cmake-shared "$scratch/consumer/walk"
walk cmake-static "$scratch/consumer/walk_static"

"$prefix/bin/statuscode" plus 1012 | grep -q SC_PLUS_TOKEN_EXPIRED || fail "the installed tool failed"

library=$(find "$prefix" -name 'libstatuscode.so')
if command -v pkg-config >/dev/null && [ -n "$library" ]; then
    PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name 'statuscode.pc')")
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046 # the flags are words
    quietly "compiling by pkg-config" "$cc" -std=c99 "$source/tests/consumer/walk.c" \
        -o "$scratch/by-pkg-config" $(pkg-config --cflags --libs statuscode)
    walk pkg-config env LD_LIBRARY_PATH="$(dirname "$library")" "$scratch/by-pkg-config"
else
    skipped="$skipped pkg-config"
fi
if command -v python3 >/dev/null && [ -n "$library" ]; then
    walk python python3 "$source/tests/consumer/walk.py" "$library"
else
    skipped="$skipped python3"
fi

[ -z "$skipped" ] || { echo "SKIP: no shared library for, or no$skipped"; exit 77; }
