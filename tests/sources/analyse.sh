#!/bin/sh
# SPDX-License-Identifier: MIT
# Three analyzers find nothing in src/: gcc -fanalyzer, clang-tidy by .clang-tidy, and cppcheck.
#   analyse.sh SOURCE      GCC from the environment; 77 (skipped) where one of them is missing
. "$(dirname "$0")/../lib.sh"
cd "${1:?the project}" || exit 1
gcc=${GCC:-gcc} messages=$scratch/messages
files=$(echo src/*.c | wc -w)

judge() { # NAME COMMAND...: says nothing and succeeds
    name=$1
    shift
    if "$@" >"$messages" 2>&1 && ! grep -qE '(warning|error|style|performance|portability):' "$messages"; then
        echo "PASS: $name finds nothing in $files files"
    else
        cat "$messages"
        wrong "$name"
    fi
}

# A file at a time: the analyzer's time grows with the calls that it can see.
analyse() {
    for file in src/*.c; do
        "$gcc" -std=c99 -O2 -fanalyzer -Werror -Iinclude -Itables -c "$file" -o /dev/null || return 1
    done
}

if can "$gcc" -fanalyzer; then
    judge "gcc -fanalyzer" analyse
else
    missing "gcc -fanalyzer" gcc
fi

if has clang-tidy; then
    judge clang-tidy clang-tidy --quiet src/*.c -- -std=c99 -Iinclude -Itables
else
    missing clang-tidy
fi

# unusedStructMember: the texts are reached by their distance from an entry.
# ctuuninitvar: takes a function that fills a structure in for one that reads it. clang-tidy, gcc and valgrind judge
# the same, and better.
if has cppcheck; then
    judge cppcheck cppcheck --quiet --std=c99 --error-exitcode=1 --enable=warning,style,performance,portability \
        --suppress=ctuuninitvar --suppress=unusedStructMember -USC_TABLES -Iinclude -Itables src
else
    missing cppcheck
fi

finish "nothing found"
