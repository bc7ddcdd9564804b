#!/bin/sh
# SPDX-License-Identifier: MIT
# The library says the same everywhere: transcript.c and the library, compiled by every compiler in every way that could
# matter, for machines of other word lengths and byte orders too, print the text that gcc -O2 makes them print. That it is
# the right one is what the other tests are for; what it says of some bodies, without the tables' texts, is written down
# beside this script, so that not all of them can change at once.
#   check.sh SOURCE              77 (skipped) where a compiler or a machine is missing
#   check.sh SOURCE --write      writes down what it says now
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
cd "$scratch" || exit 1
same=0
PATH=$PATH:/usr/lib/wine

# Wine's server lingers; it is told to go.
clean_up() {
    ! has wineserver64 || wineserver64 -k
}

build() { # PROGRAM COMPILER...
    program=$1
    shift
    compile "$@" "$here/transcript.c" "$source"/src/*.c -o "$program" >log 2>&1
}

# Compares what a command prints with the reference, and shows where it differs first.
compare() { # WHAT COMMAND...
    what=$1
    shift
    timeout 120 "$@" >said 2>complaints || { wrong "$what does not run, or does not end"; head -5 complaints; return; }
    case $what in *wine*) tr -d '\r' <said >lines && mv lines said ;; esac
    if cmp -s reference said; then
        echo "same: $what"
        same=$((same + 1))
    else
        wrong "$what says something else"
        diff -a reference said | head -5
    fi
}

# Builds for this machine and compares. If an empty program cannot be built or run, the compiler or the machine is missing.
native() { # WHAT-TO-INSTALL COMPILER...
    package=$1
    shift
    can "$@" && ./empty >/dev/null 2>&1 || { missing "$*" "$package"; return; }
    build program "$@" || { wrong "$* does not build it"; head -20 log; return; }
    compare "$*" ./program
}

# Builds for another machine and compares what runs there under an emulator.
foreign() { # WHAT-TO-INSTALL EMULATOR COMPILER...
    package=$1 emulator=$2
    shift 2
    has "$emulator" && can "$@" && "$emulator" ./empty >/dev/null 2>&1 ||
        { missing "$*, $emulator" "$package"; return; }
    build program.exe "$@" || { wrong "$* does not build it"; head -20 log; return; }
    compare "$*, $emulator" "$emulator" ./program.exe
}

need gcc
build program gcc -O2 && ./program >reference || fail "gcc -O2"
./program behavior >behavior || fail "gcc -O2, behavior"
if [ "${2-}" = --write ]; then
    cp behavior "$here/behavior.txt"
    exit
fi
diff -a "$here/behavior.txt" behavior >log || fail "it says something else (>) than is written down (<); if it is to, --write"

# ---- Compilers, and what they may do ----

native gcc gcc -O0
native gcc gcc -O2 -fwrapv -fno-strict-aliasing
native gcc gcc -O3
native gcc gcc -Os
native gcc gcc -O3 -march=native
native gcc gcc -O3 -flto
native gcc gcc -O2 -fshort-enums
native gcc gcc -O2 -funsigned-char
native gcc-12-multilib gcc -O2 -m32 -idirafter /usr/include/x86_64-linux-gnu
native gcc-12-multilib gcc -O0 -m32 -idirafter /usr/include/x86_64-linux-gnu -fshort-enums -funsigned-char
native clang clang -O0
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

# In a home of its own, without a window.
WINEPREFIX=$scratch/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES DISPLAY
foreign "gcc-mingw-w64-x86-64-win32 wine64" wine64 x86_64-w64-mingw32-gcc -O2
finish "$same times the same $(wc -l <reference) lines, $(grep -c '^decode' reference) of them decodes"
