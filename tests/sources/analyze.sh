#!/bin/sh
# SPDX-License-Identifier: MIT
# Three static analyzers find nothing in src/: gcc -fanalyzer, clang-tidy as .clang-tidy configures it, and cppcheck.
#   analyze.sh SOURCE      takes GCC from the environment; skipped in part if an analyzer is missing
. "$(dirname "$0")/../lib.sh"
cd "${1:?the project}" || exit 1
gcc=${GCC:-gcc} messages=$scratch/messages
files=$(echo src/*.c | wc -w)

check() { # NAME COMMAND...: the command has to succeed without printing a warning
    name=$1
    shift
    if "$@" >"$messages" 2>&1 && ! grep -qE '(warning|error|style|performance|portability):' "$messages"; then
        echo "PASS: $name finds nothing in $files files"
    else
        cat "$messages"
        wrong "$name"
    fi
}

# Analyzes the files one by one, because the analyzer's time grows with the calls that it can see.
analyze() {
    for file in src/*.c; do
        "$gcc" -std=c99 -O2 -fanalyzer -Werror -Iinclude -Itables -c "$file" -o /dev/null || return 1
    done
}

if can "$gcc" -fanalyzer; then
    check "gcc -fanalyzer" analyze
else
    missing "gcc -fanalyzer" gcc
fi

if has clang-tidy; then
    check clang-tidy clang-tidy --quiet src/*.c -- -std=c99 -Iinclude -Itables
else
    missing clang-tidy
fi

# Two checks are suppressed because they are wrong here. unusedStructMember does not see that texts are found by offset.
# ctuuninitvar takes a function that fills in a structure for one that reads it. clang-tidy, gcc and valgrind find
# uninitialized variables more reliably.
if has cppcheck; then
    check cppcheck cppcheck --quiet --std=c99 --error-exitcode=1 --enable=warning,style,performance,portability \
        --suppress=ctuuninitvar --suppress=unusedStructMember -USC_TABLES -Iinclude -Itables src
else
    missing cppcheck
fi

finish "nothing found"
