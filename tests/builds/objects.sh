#!/bin/sh
# SPDX-License-Identifier: MIT
# The built library has no relocations in its tables and no writable data, exports only the API, uses only a few
# functions of the C library, and its tables are small.
#   objects.sh STATIC SHARED SOURCE      skipped if the files are not ELF or the build is instrumented
. "$(dirname "$0")/../lib.sh"
static=${1:?the static library} shared=${2:?the shared library} source=${3:?the project}
need readelf binutils
need nm binutils
readelf -h "$shared" 2>/dev/null | grep -q ELF || skip "no ELF file: $shared"
! nm "$static" 2>/dev/null | grep -qE '__(asan|ubsan|gcov|llvm_prof|sanitizer)' || skip "the build is instrumented"

refuse() { # WHAT LINES: reports an error if there are any lines
    [ -z "$2" ] || wrong "$1:" "$2"
}

# The lines "object section size" for all non-empty sections. readelf -S prints "[ 5] .name TYPE address offset size".
sections=$(readelf -SW "$static" | awk '
    /^File: / { object = $0; sub(/.*\(/, "", object); sub(/\)$/, "", object) }
    /^ *\[/ { sub(/^ *\[ *[0-9]+\] */, ""); if ($5 !~ /^0+$/) print object, $1, $5 }')
[ -n "$sections" ] || fail "no sections in $static"

refuse "sections that are writable or relocated when loaded" \
    "$(printf '%s\n' "$sections" | grep -E ' \.(data|bss|tdata|tbss)|COMMON')"
refuse "relocations of the tables" \
    "$(printf '%s\n' "$sections" | grep -E '^tables\.c?.* \.rela?\.(rodata|data)')"
refuse "relocations inside the shared library's constants" \
    "$(readelf -SW "$shared" | grep -E '\.data\.rel\.ro'; readelf -dW "$shared" | grep TEXTREL)"

tables=0
for size in $(printf '%s\n' "$sections" | awk '$1 ~ /^tables\./ && $2 ~ /^\.rodata/ { print $3 }'); do
    tables=$((tables + 0x$size))
done
entries=$(sh "$here/../golden/count.sh")
if [ "$tables" -eq 0 ] || [ "$tables" -gt $((400 * entries)) ]; then
    refuse "tables that are empty or exceed 400 bytes per entry" "$tables bytes for $entries entries"
fi

declared >"$scratch/declared"
nm -D --defined-only "$shared" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort >"$scratch/exported"
[ -s "$scratch/declared" ] || refuse "no functions declared in" "$source"
refuse "declared (<) and exported (>) differ" "$(diff "$scratch/declared" "$scratch/exported" | grep '^[<>]')"

# Visibility does not hide a name in an archive: it could clash with a name of another library.
refuse "names in the static library that do not begin with sc_" \
    "$(nm -g --defined-only "$static" 2>/dev/null | awk 'NF == 3 && $3 !~ /^sc_/ && $3 !~ /^__x86/ { print $3 }')"

# The first pattern lists functions of string.h, the second what compilers insert (clang: bcmp instead of memcmp).
nm "$static" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u >"$scratch/defined"
nm -u "$static" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u >"$scratch/undefined"
refuse "undefined symbols that are not allowed" "$(comm -23 "$scratch/undefined" "$scratch/defined" |
    grep -vxE 'mem(chr|cmp|cpy|move|set)|str(chr|cmp|cspn|len|ncmp|spn)' |
    grep -vxE 'bcmp|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail(_local)?|__x86\.get_pc_thunk\..*|__(u|)divdi3|__(u|)moddi3')"

finish "tables: $tables bytes for $entries entries; $(wc -l <"$scratch/exported") exported functions"
