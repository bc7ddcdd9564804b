#!/bin/sh
# SPDX-License-Identifier: MIT
# Frama-C's EVA proves of lookup.c, names.c and tables.c, on three machines: whatever registry, code, position,
# language and other number they are given, no undefined behaviour (0 alarms), and what sc_lookup and sc_at find in a
# registry is NULL or an entry of that very registry. That its code is the one asked for, every_code proves by asking
# for all of them. It proves nothing of names looked up, translating, the reader, the writers and negotiation: EVA knows
# no relation between an offset and a length, and so cannot tell what bounds the loops of those it was tried on.
#   check.sh SOURCE      77 (skipped) where Frama-C is missing
cd "${1:?the project}" || exit 1
command -v frama-c >/dev/null || { echo "SKIP: no frama-c (Debian: frama-c-base)"; exit 77; }
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
status=0

for machine in x86_32 x86_64 ppc_32; do # ppc_32 is big-endian
    frama-c -eva -machdep "$machine" -eva-ilevel 256 -eva-precision 2 -eva-slevel 100 -eva-split-return full \
        -cpp-extra-args="-std=c99 -Iinclude -Itables -I$(frama-c -print-share-path)/libc" \
        tests/frama/lookup.c src/lookup.c src/names.c src/tables.c >"$log" 2>&1
    proved=$(awk '/Assertions/ { print $2, $4, $6 }' "$log")
    if grep -q ' 0 alarms generated' "$log" && grep -q 'No errors or warnings' "$log" && [ "$proved" = "5 0 0" ]; then
        echo "PASS: $machine, 0 alarms, 5 of 5 properties in $(awk '/functions analyzed/ { print $1 }' "$log") functions"
    else
        grep -A3 -E 'eva:alarm|User Error|check got|alarms generated|Assertions' "$log" | head -60
        echo "FAIL: $machine"
        status=1
    fi
done
exit $status
