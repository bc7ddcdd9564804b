#!/bin/sh
# SPDX-License-Identifier: MIT
# Three analyzers find nothing in src/: gcc -fanalyzer, clang-tidy by .clang-tidy, and cppcheck.
#   check.sh SOURCE      GCC from the environment; 77 (skipped) where one of them is missing
cd "${1:?the project}" || exit 1
gcc=${GCC:-gcc}
messages=$(mktemp) || exit 1
trap 'rm -f "$messages"' EXIT
status=0 skipped=
files=$(echo src/*.c | wc -w)

judge() { # NAME COMMAND...: says nothing and succeeds
    name=$1
    shift
    if "$@" >"$messages" 2>&1 && ! grep -qE '(warning|error|style|performance|portability):' "$messages"; then
        echo "PASS: $name finds nothing in $files files"
    else
        cat "$messages"
        echo "FAIL: $name"
        status=1
    fi
}

# A file at a time: the analyzer's time grows with the calls that it can see.
analyse() {
    for file in src/*.c; do
        "$gcc" -std=c99 -O2 -fanalyzer -Werror -Iinclude -Itables -c "$file" -o /dev/null || return 1
    done
}

skip() {
    echo "SKIP: no $1 (Debian: $2)"
    skipped=1
}

if echo 'int main(void) { return 0; }' | "$gcc" -fanalyzer -xc -c - -o /dev/null 2>/dev/null; then
    judge "gcc -fanalyzer" analyse
else
    skip "gcc -fanalyzer" "gcc"
fi

if command -v clang-tidy >/dev/null; then
    judge clang-tidy clang-tidy --quiet src/*.c -- -std=c99 -Iinclude -Itables
else
    skip clang-tidy clang-tidy
fi

# ctuuninitvar: takes a function that fills a structure in for one that reads it. clang-tidy, gcc and valgrind judge
# the same, and better.
if command -v cppcheck >/dev/null; then
    judge cppcheck cppcheck --quiet --std=c99 --error-exitcode=1 --enable=warning,style,performance,portability \
        --suppress=ctuuninitvar -Iinclude -Itables src
else
    skip cppcheck cppcheck
fi

[ "$status" -eq 0 ] || exit 1
[ -z "$skipped" ] || exit 77
