#!/bin/sh
# SPDX-License-Identifier: MIT
# Two DLLs export the functions of the header and nothing else: one built with MinGW, and one built as with MSVC
# (clang-cl and lld-link). The latter is not run, because there is no SDK. In Wine with a Chinese locale and code page
# 936, a program uses the DLL, and the tool understands Chinese arguments, prints UTF-8 to the console, recognizes it as
# a terminal, and restores its code page.
#   windows.sh SOURCE      takes CMAKE from the environment; skipped, perhaps in part, if a tool is missing
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
cd "$scratch" || exit 1
PATH=$PATH:/usr/lib/wine
need objdump binutils
need x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64-win32

# Wine's server keeps running unless it is told to end.
clean_up() {
    ! has wineserver64 || wineserver64 -k
}

exports() { # DLL
    objdump -p "$1" | awk '/^\[Ordinal\/Name Pointer\] Table/ { on = 1; next } on && NF == 0 { exit } on { print $NF }' | sort
}

only_the_api() { # WHAT FILE: the file lists the exported functions, one per line
    declared | diff - "$2" || wrong "$1: declared (<) and exported (>) differ"
}

windows() { # FOLDER ARGUMENT...
    folder=$1
    shift
    quietly "configuring $folder" "$cmake" -S "$source" -B "$folder" -DCMAKE_SYSTEM_NAME=Windows \
        -DCMAKE_BUILD_TYPE=Release -DSTATUSCODE_BUILD_TESTS=OFF "$@"
    quietly "building $folder" "$cmake" --build "$folder"
}

# ---- The DLLs ----

windows mingw -DCMAKE_C_COMPILER=x86_64-w64-mingw32-gcc -DCMAKE_C_FLAGS=-Werror -DCMAKE_INSTALL_PREFIX="$scratch/installed"
sed 1d mingw/statuscode.def | sort >def
only_the_api "statuscode.def" def
exports mingw/libstatuscode.dll >exported
only_the_api "the DLL of MinGW" exported

if has clang && has lld-link && has llvm-rc-19; then
    ln -s "$(command -v clang)" clang-cl
    windows msvc -DCMAKE_C_COMPILER="$scratch/clang-cl" -DCMAKE_C_COMPILER_TARGET=x86_64-pc-windows-msvc \
        -DCMAKE_LINKER="$(command -v lld-link)" -DCMAKE_RC_COMPILER="$(command -v llvm-rc-19)" \
        -DCMAKE_MT="$(command -v llvm-mt-19)" -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY -DCMAKE_C_STANDARD_LIBRARIES= \
        -DCMAKE_C_FLAGS="-WX -D__MM_MALLOC_H -imsvc $source/examples/javascript/wasm" -DSTATUSCODE_BUILD_EXAMPLES=OFF \
        -DCMAKE_SHARED_LINKER_FLAGS="/NODEFAULTLIB /NOENTRY /FORCE:UNRESOLVED /MANIFEST:NO"
    exports msvc/statuscode.dll >exported
    only_the_api "the DLL for MSVC" exported
    [ -f msvc/statuscode.lib ] && [ -f msvc/statuscode_static.lib ] || wrong "one library for MSVC overwrites the other"
    grep -q -- /utf-8 msvc/CMakeFiles/statuscode_objects.dir/flags.make || wrong "MSVC is not told that the sources are UTF-8"
else
    missing "clang, lld-link and llvm-rc-19" "clang lld llvm-19"
fi

# ---- Running them ----

need wine64
need localedef libc-bin
need script bsdutils
[ -f /usr/share/i18n/locales/zh_CN ] || skip "no source of the locale zh_CN (Debian: locales)"
localedef -i zh_CN -f UTF-8 "$scratch/zh_CN.UTF-8" || fail "no locale"
WINEPREFIX=$scratch/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' DISPLAY=
LOCPATH=$scratch LC_ALL=zh_CN.UTF-8 TERM=xterm
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES DISPLAY LOCPATH LC_ALL TERM

quietly "installing" "$cmake" --install mingw
quietly "compiling a program" x86_64-w64-mingw32-gcc -std=c99 -Iinstalled/include "$source/tests/builds/consumer/walk.c" \
    -Linstalled/lib -lstatuscode -o installed/bin/walk.exe
lines=$(wine64 installed/bin/walk.exe 2>wine.log | wc -l)
[ "$lines" -eq $(($(sh "$source/tests/golden/count.sh") + 4)) ] || wrong "a program that uses the DLL prints $lines lines"

wine64 installed/bin/statuscode.exe search 过期 2>errors | grep -q TOKEN_EXPIRED ||
    wrong "a Chinese argument is not understood" "$(cat errors)"

# Prints the console's output code page, because chcp shows only that of the input. If an argument names the tool,
# starts it, waits until it has set its own code page, and interrupts it while it waits for a body.
cat >page.c <<'END'
#include <stdio.h>
#include <windows.h>

int main(int argc, char **argv)
{
    if (argc > 1) {
        STARTUPINFO startup = {.cb = sizeof startup, .dwFlags = STARTF_USESTDHANDLES};
        PROCESS_INFORMATION process;
        SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
        HANDLE never_written;
        char command[256];
        snprintf(command, sizeof command, "%s decode plus", argv[1]);
        CreatePipe(&startup.hStdInput, &never_written, &inherited, 0);
        startup.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
        startup.hStdError = GetStdHandle(STD_ERROR_HANDLE);
        if (!CreateProcess(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &process))
            return puts("the tool does not start");
        for (int i = 0; i < 1000 && GetConsoleOutputCP() != CP_UTF8; i++)
            Sleep(10);
        printf("meanwhile:%u\n", GetConsoleOutputCP());
        SetConsoleCtrlHandler(NULL, TRUE); /* Ctrl-C reaches all programs on the console; this one ignores it. */
        GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0);
        if (WaitForSingleObject(process.hProcess, 10000) != WAIT_OBJECT_0)
            return puts("the tool does not end");
    }
    return printf("%s:%u\n", argc > 1 ? "interrupted" : "output", GetConsoleOutputCP()) < 0;
}
END
quietly "compiling page.c" x86_64-w64-mingw32-gcc page.c -o page.exe

# Runs a command on a console and prints its output without the escape sequences.
on_console() { # COMMAND
    script -qec "wine64 $1" /dev/null </dev/null 2>&1 | sed "s/$(printf '\033')\[[0-9?;]*[A-Za-z]//g" | tr -d '\r'
}

# cmd runs these commands one after another.
turn=$(printf '\342\200\256') tool='installed\bin\statuscode.exe'
on_console "cmd /c \"chcp 936 & $tool hero 1003 & $tool hero 钱包 & $tool body hero 1003 --message $turn & page.exe\"" >console
grep -q 'Token已过期' console || wrong "the console shows no Chinese" "$(cat console)"
grep -q '^statuscode: .*钱包' console || wrong "the console shows no Chinese in error messages" "$(cat console)"
grep -qF '"msg":"\u202e"' console || wrong "the console is not recognized as a terminal" "$(cat console)"
grep -q '^output:936$' console || wrong "the tool does not restore the console's code page" "$(cat console)"
on_console "page.exe '$tool'" >console
grep -q '^interrupted:936$' console || wrong "Ctrl-C does not restore the console's code page" "$(cat console)"
finish "the DLLs export the API; a program and the tool run on a Chinese system"
