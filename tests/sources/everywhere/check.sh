#!/bin/sh
# SPDX-License-Identifier: MIT
# The library behaves the same everywhere. transcript.c is compiled with several compilers and options, also for
# machines with another word length or byte order, and always has to print what it prints when compiled with gcc -O2.
# Other tests check that this is right. behavior.txt records a part that does not depend on the tables' texts, so a
# change that affects all compilers alike is detected too. If the change is intended, regenerate the record.
#   check.sh SOURCE              skipped in part if a compiler or an emulator is missing
#   check.sh SOURCE --write      regenerates behavior.txt
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
cd "$scratch" || exit 1
same=0
PATH=$PATH:/usr/lib/wine

# Wine's server keeps running unless it is told to end.
clean_up() {
    ! has wineserver64 || wineserver64 -k
}

build() { # PROGRAM COMPILER...
    program=$1
    shift
    compile "$@" "$here/transcript.c" "$source"/src/*.c -o "$program" >log 2>&1
}

# Compares a command's output with the reference, and prints the first difference.
compare() { # WHAT COMMAND...
    what=$1
    shift
    timeout 120 "$@" >output 2>errors || { wrong "$what fails or does not end"; head -5 errors; return; }
    case $what in *wine*) tr -d '\r' <output >lines && mv lines output ;; esac
    if cmp -s reference output; then
        echo "same: $what"
        same=$((same + 1))
    else
        wrong "$what prints something else"
        diff -a reference output | head -5
    fi
}

# Builds for this machine and compares. Skips the build if an empty program cannot be built or run.
native() { # PACKAGE COMPILER...
    package=$1
    shift
    can "$@" && ./empty >/dev/null 2>&1 || { missing "$*" "$package"; return; }
    build program "$@" || { wrong "$* does not build it"; head -20 log; return; }
    compare "$*" ./program
}

# Builds for another machine, runs the program in an emulator, and compares.
foreign() { # PACKAGE EMULATOR COMPILER...
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
diff -a "$here/behavior.txt" behavior >log || fail "behavior.txt (<) and the output (>) differ; if intended: --write"

# ---- Compilers and options ----

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

# ---- Other machines ----

foreign "gcc-12-s390x-linux-gnu libc6-dev-s390x-cross qemu-user-static" qemu-s390x-static \
    s390x-linux-gnu-gcc-12 -O2 -static
foreign "gcc-12-arm-linux-gnueabihf libc6-dev-armhf-cross qemu-user-static" qemu-arm-static \
    arm-linux-gnueabihf-gcc-12 -O2 -static
foreign "gcc-12-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static" qemu-aarch64-static \
    aarch64-linux-gnu-gcc-12 -O2 -static

# Wine gets a home folder of its own and opens no window.
WINEPREFIX=$scratch/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES DISPLAY
foreign "gcc-mingw-w64-x86-64-win32 wine64" wine64 x86_64-w64-mingw32-gcc -O2
finish "$same builds print the same $(wc -l <reference) lines; $(grep -c '^decode' reference) of them decode a body"
