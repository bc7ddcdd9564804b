#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes the library under ASan and UBSan with every target in this folder, starting from its corpus.
#   check.sh SOURCE RUNS [TARGET]      CLANG and TABLES (tables of your own) come from the environment; exits with 77
#                                      (skipped) if clang has no libFuzzer
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) runs=${2:?the number of runs of each target} clang=${CLANG:-clang}

for table in $TABLES; do
    echo "#include \"$(cd "$(dirname "$table")" && pwd)/$(basename "$table")\""
done >"$scratch/own.def"
flags="-std=c99 -g -O2 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -DSC_TABLES=\"$scratch/own.def\""
printf '#include <stddef.h>\n#include <stdint.h>\nint LLVMFuzzerTestOneInput(const uint8_t *d, size_t n)\n{ return !d && n; }\n' \
    >"$scratch/probe.c"
# shellcheck disable=SC2086 # a list of flags
"$clang" $flags "$scratch/probe.c" -o "$scratch/probe" 2>/dev/null || skip "no clang with libFuzzer (Debian: clang)"

# Fuzzes one target: fuzz NAME
fuzz() {
    mkdir "$scratch/$1.found" && cd "$scratch" || return 1
    "./$1" "$1.found" "$source/tests/fuzz/corpus/$1" -runs="$runs" -max_len=4096 -timeout=10 -print_final_stats=1 \
        >"$1.log" 2>&1 || { echo "FAIL: $1"; tail -40 "$1.log"; return 1; }
    awk -v name="$1" '/number_of_executed_units/ { print "PASS: " name ", " $2 " runs" }' "$1.log"
}

jobs=
for target in "$source"/tests/fuzz/${3:-*}_fuzz.c; do
    name=$(basename "$target" _fuzz.c)
    # shellcheck disable=SC2086 # a list of flags
    "$clang" $flags -I"$source/include" -I"$source/tables" "$target" "$source"/src/*.c -o "$scratch/$name" || exit 1
    fuzz "$name" &
    jobs="$jobs $!"
done
status=0
for job in $jobs; do
    wait "$job" || status=1
done
exit $status
