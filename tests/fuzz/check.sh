#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes the library for a while under ASan and UBSan: every target beside this file, each from its corpus.
#   check.sh SOURCE SECONDS [TARGET]      CLANG from the environment; 77 (skipped) where clang has no libFuzzer
source=$(cd "${1:?the project}" && pwd) seconds=${2:?seconds} clang=${CLANG:-clang}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

flags='-std=c99 -g -O2 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all'
printf '#include <stddef.h>\n#include <stdint.h>\nint LLVMFuzzerTestOneInput(const uint8_t *d, size_t n)\n{ return !d && n; }\n' \
    >"$scratch/probe.c"
# shellcheck disable=SC2086 # a list of flags
"$clang" $flags "$scratch/probe.c" -o "$scratch/probe" 2>/dev/null || { echo "SKIP: no clang with libFuzzer"; exit 77; }

status=0
for target in "$source"/tests/fuzz/${3:-*}_fuzz.c; do
    name=$(basename "$target" _fuzz.c)
    # shellcheck disable=SC2086 # a list of flags
    "$clang" $flags -I"$source/include" -I"$source/tables" "$target" "$source"/src/*.c -o "$scratch/$name" || exit 1
    mkdir "$scratch/$name.found"
    (cd "$scratch" && "./$name" "$name.found" "$source/tests/fuzz/corpus/$name" -max_total_time="$seconds" \
        -max_len=4096 -timeout=10 -print_final_stats=1 >"$name.log" 2>&1) || {
        echo "FAIL: $name"
        tail -40 "$scratch/$name.log"
        status=1
    }
    awk -v name="$name" '/number_of_executed_units/ { print "PASS: " name ", " $2 " runs" }' "$scratch/$name.log"
done
exit $status
