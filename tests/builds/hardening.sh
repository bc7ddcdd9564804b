#!/bin/sh
# SPDX-License-Identifier: MIT
# The shared library and the tool are hardened with all options that the compiler supports, and dlopen can still load
# the library.
#   hardening.sh STATIC SHARED TOOL CONFIGURATION COMPILED LINKED PROGRAM_COMPILED PROGRAM_LINKED
#       COMPILED and LINKED are the library's options, separated by semicolons, and the last two are the tool's. Takes
#       CC from the environment; skipped if the files are not ELF or the compiler is neither gcc nor clang
. "$(dirname "$0")/../lib.sh"
static=${1:?the static library} shared=${2:?the shared library} tool=${3:?the tool} configuration=$4
compiled=$5 linked=$6 program_compiled=$7 program_linked=$8
need readelf binutils
need nm binutils
readelf -h "$shared" 2>/dev/null | grep -q ELF || skip "no ELF file: $shared"
case $($cc --version 2>/dev/null) in
*gcc* | *Free\ Software* | *clang*) ;;
*) skip "$cc is neither gcc nor clang" ;;
esac

checks=0
expect() { # DEFECT COMMAND...: reports the defect unless the command succeeds
    what=$1
    shift
    checks=$((checks + 1))
    "$@" || wrong "$what"
}
says() { printf '%s\n' "$1" | grep -qE -e "$2"; }
lacks() { ! says "$1" "$2"; }

for file in "$shared" "$tool"; do
    segments=$(readelf -lW "$file") dynamic=$(readelf -dW "$file")
    expect "$file: no RELRO" says "$segments" GNU_RELRO
    expect "$file: lazy binding" says "$dynamic" 'BIND_NOW|FLAGS_1.*NOW'
    expect "$file: no GNU_STACK header" says "$segments" GNU_STACK
    expect "$file: executable stack" lacks "$segments" 'GNU_STACK.* RWE '
    expect "$file: a segment both writable and executable" lacks "$segments" 'LOAD.* RWE '
    expect "$file: relocations in its code" lacks "$dynamic" TEXTREL
    expect "$file: an RPATH or RUNPATH" lacks "$dynamic" 'RPATH|RUNPATH'
done
expect "$shared: cannot be loaded by dlopen" lacks "$(readelf -dW "$shared")" NOOPEN

# Functions with arrays on the stack are protected, and calls in the tool with a buffer of known size are checked.
expect "$shared: no stack protector" says "$(nm -D "$shared")" __stack_chk_fail
if [ "$configuration" = Debug ] || nm "$static" | grep -qE '__(asan|ubsan|gcov|llvm_prof|sanitizer)'; then
    echo "not optimized, or instrumented: _FORTIFY_SOURCE is not checked"
elif "$cc" -O2 -D_FORTIFY_SOURCE=2 -include string.h -dM -E -x c /dev/null | grep -q '__USE_FORTIFY_LEVEL 2'; then
    expect "$tool: built without _FORTIFY_SOURCE" says "$(nm -D "$tool")" '__[a-z]*printf_chk'
fi
# CET is checked in the objects, because a linked file has it only if libc has it too.
if "$cc" -dM -E -x c /dev/null | grep -qE '__(x86_64|i386)__'; then
    expect "$static: an object without CET" test \
        "$(readelf -nW "$static" | grep -c 'x86 feature: .*IBT, SHSTK')" -eq "$(nm "$static" | grep -c '\.o:$')"
fi

# Many compilers harden by default, and a flag changes nothing in most files. So each flag that the compiler accepts has
# to be among the options, whatever the files show.
for flag in -fstack-protector-strong -fstack-clash-protection -fcf-protection -mbranch-protection=standard; do
    can "$cc" -Werror "$flag" || continue
    expect "the library is built without $flag" says ";$compiled;" ";$flag;"
    expect "the tool is built without $flag" says ";$program_compiled;" ";$flag;"
done
for flag in -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack; do
    can "$cc" -Werror "$flag" || continue
    expect "the library is linked without $flag" says ";$linked;" ";$flag;"
    expect "the tool is linked without $flag" says ";$program_linked;" ";$flag;"
done
case $configuration in
Release | RelWithDebInfo | MinSizeRel)
    if ! nm "$static" | grep -qE '__(asan|ubsan|gcov|llvm_prof|sanitizer)' &&
        "$cc" -O2 -Werror -D_FORTIFY_SOURCE=2 -E -x c /dev/null >/dev/null 2>&1; then
        expect "the tool is built without _FORTIFY_SOURCE" says ";$program_compiled;" ';-D_FORTIFY_SOURCE=2;'
    fi
    ;;
esac

finish "$checks checks"
