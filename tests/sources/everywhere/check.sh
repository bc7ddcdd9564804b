#!/bin/sh
# SPDX-License-Identifier: MIT
# The library says the same everywhere: transcript.c and the library, compiled by every compiler in every way that could
# matter, for machines of other word lengths and byte orders too, print the text that gcc -O2 makes them print.
#   check.sh SOURCE      a compiler or a machine that is missing is a line that says SKIP; 77 if that leaves nothing
source=$(cd "${1:?the project}" && pwd) || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch" || exit 1
status=0 same=0
PATH=$PATH:/usr/lib/wine

skip() { # WHAT, WHAT TO INSTALL
    echo "SKIP: $1 (install $2)"
}

build() { # PROGRAM COMPILER...
    program=$1
    shift
    "$@" -std=c99 -I"$source/include" -I"$source/tables" \
        "$source/tests/sources/everywhere/transcript.c" "$source"/src/*.c -o "$program" 2>"$program.log"
}

# Compares what a command prints with the reference, and shows where it differs first.
compare() { # WHAT COMMAND...
    what=$1
    shift
    timeout 120 "$@" >said 2>complaints || { echo "FAIL: $what does not run, or does not end"; head -5 complaints; status=1; return; }
    case $what in *wine*) tr -d '\r' <said >lines && mv lines said ;; esac
    if cmp -s reference said; then
        echo "same: $what"
        same=$((same + 1))
    else
        echo "FAIL: $what says something else"
        diff -a reference said | head -5
        status=1
    fi
}

# Builds for this machine and compares. A compiler that cannot build an empty program for that is missing.
native() { # WHAT-TO-INSTALL COMPILER...
    package=$1
    shift
    "$@" nothing.c -o nothing 2>/dev/null || { skip "$*" "$package"; return; }
    build program "$@" || { echo "FAIL: $* does not build it"; head -20 program.log; status=1; return; }
    compare "$*" ./program
}

# Builds for another machine and compares what runs there under an emulator.
foreign() { # WHAT-TO-INSTALL EMULATOR COMPILER...
    package=$1 emulator=$2
    shift 2
    command -v "$emulator" >/dev/null && "$@" nothing.c -o nothing.exe 2>/dev/null && "$emulator" ./nothing.exe \
        >/dev/null 2>&1 || { skip "$*, $emulator" "$package"; return; }
    build program.exe "$@" || { echo "FAIL: $* does not build it"; head -20 program.exe.log; status=1; return; }
    compare "$*, $emulator" "$emulator" ./program.exe
}

printf '#include <stdio.h>\nint main(void)\n{\n    return puts("") == EOF;\n}\n' >nothing.c
gcc nothing.c -o nothing 2>/dev/null || { echo "SKIP: no gcc to compare with"; exit 77; }
build program gcc -O2 && ./program >reference || { echo "FAIL: gcc -O2"; head -20 program.log; exit 1; }

# ---- Compilers, and what they may do ----

native gcc gcc -O0
native gcc gcc -O1
native gcc gcc -O2 -fwrapv -fno-strict-aliasing
native gcc gcc -O3
native gcc gcc -Os
native gcc gcc -O3 -march=native
native gcc gcc -O1 -flto
native gcc gcc -O2 -flto
native gcc gcc -O3 -flto
native gcc gcc -O2 -fshort-enums
native gcc gcc -O2 -funsigned-char
native gcc-12-multilib gcc -O2 -m32 -idirafter /usr/include/x86_64-linux-gnu
native gcc-12-multilib gcc -O0 -m32 -idirafter /usr/include/x86_64-linux-gnu -fshort-enums -funsigned-char
native clang clang -O0
native clang clang -O1
native clang clang -O2
native clang clang -O3
native "clang lld" clang -O2 -flto -fuse-ld=lld
native clang clang -O2 -fshort-enums -funsigned-char
native tcc tcc
native musl-tools musl-gcc -O2 -static

# ---- Machines ----

foreign "gcc-12-s390x-linux-gnu libc6-dev-s390x-cross qemu-user-static" qemu-s390x-static \
    s390x-linux-gnu-gcc-12 -O2 -static
foreign "gcc-12-arm-linux-gnueabihf libc6-dev-armhf-cross qemu-user-static" qemu-arm-static \
    arm-linux-gnueabihf-gcc-12 -O2 -static
foreign "gcc-12-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static" qemu-aarch64-static \
    aarch64-linux-gnu-gcc-12 -O2 -static

# In a home of its own, without a window. Wine's server lingers; it is told to go.
WINEPREFIX=$scratch/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES DISPLAY
foreign "gcc-mingw-w64-x86-64-win32 wine64" wine64 x86_64-w64-mingw32-gcc -O2
command -v wineserver64 >/dev/null && wineserver64 -k

[ "$status" -eq 0 ] || exit 1
[ "$same" -gt 0 ] || { echo "SKIP: nothing to compare"; exit 77; }
echo "PASS: $same times the same $(wc -l <reference | tr -d ' ') lines, $(grep -c '^decode' reference) of them decodes;" \
    "sha256 $(sha256sum <reference | cut -c1-16)"
