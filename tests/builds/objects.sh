#!/bin/sh
# SPDX-License-Identifier: MIT
# What the built library is made of: nothing to relocate, nothing to write to, nothing but the API, small tables.
#   check.sh STATIC SHARED HEADER      77 (skipped) where that cannot be read here
static=${1:?the static library} shared=${2:?the shared library} header=${3:?statuscode.h}
LC_ALL=C
export LC_ALL

if ! command -v readelf >/dev/null || ! command -v nm >/dev/null; then
    echo "SKIP: no readelf, no nm"
    exit 77
fi
readelf -h "$shared" 2>/dev/null | grep -q ELF || { echo "SKIP: $shared is no ELF file"; exit 77; }
if nm "$static" 2>/dev/null | grep -qE '__(asan|ubsan|gcov|llvm_prof|sanitizer)'; then
    echo "SKIP: the build is instrumented"
    exit 77
fi

status=0
refuse() { # WHAT LINES: it is an error if there are lines
    [ -z "$2" ] && return
    printf '%s:\n%s\n' "$1" "$2"
    status=1
}

# "object section size" of every section that has a size. readelf -S has "[ 5] .name TYPE address offset size".
sections=$(readelf -SW "$static" | awk '
    /^File: / { object = $2; sub(/.*\(/, "", object); sub(/\)$/, "", object) }
    /^ *\[/ { sub(/^ *\[ *[0-9]+\] */, ""); if ($5 !~ /^0+$/) print object, $1, $5 }')
[ -n "$sections" ] || { echo "no sections in $static"; exit 1; }

refuse "sections that are written to, or relocated when loaded" \
    "$(printf '%s\n' "$sections" | grep -E ' \.(data|bss|tdata|tbss)|COMMON')"
refuse "relocations of the tables" \
    "$(printf '%s\n' "$sections" | grep -E '^tables\.c?.* \.rela?\.(rodata|data)')"
refuse "relocations inside the shared library's constants" \
    "$(readelf -SW "$shared" | grep -E '\.data\.rel\.ro'; readelf -dW "$shared" | grep TEXTREL)"

tables=0
for size in $(printf '%s\n' "$sections" | awk '$1 ~ /^tables\./ && $2 ~ /^\.rodata/ { print $3 }'); do
    tables=$((tables + 0x$size))
done
if [ "$tables" -eq 0 ] || [ "$tables" -gt 65536 ]; then
    refuse "tables of no size, or over 65536 bytes" "$tables"
fi

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
sed -n 's/^SC_API .*[ *]\(sc_[a-z_]*\)(.*/\1/p' "$header" | sort >"$scratch/declared"
nm -D --defined-only "$shared" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort >"$scratch/exported"
[ -s "$scratch/declared" ] || refuse "no function found in" "$header"
refuse "declared (<) and exported (>) differ" "$(diff "$scratch/declared" "$scratch/exported" | grep '^[<>]')"

# Hidden is not hidden enough in an archive: another library's json_read would meet ours.
refuse "names in the static library that do not begin with sc_" \
    "$(nm -g --defined-only "$static" 2>/dev/null | awk 'NF == 3 && $3 !~ /^sc_/ && $3 !~ /^__x86/ { print $3 }')"

# The first line is of string.h; the second is what compilers put in of themselves (clang: bcmp for memcmp).
nm "$static" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u >"$scratch/defined"
nm -u "$static" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u >"$scratch/asked"
refuse "symbols asked of others" "$(comm -23 "$scratch/asked" "$scratch/defined" |
    grep -vxE 'mem(chr|cmp|cpy|move|set)|str(chr|cmp|cspn|len|ncmp|spn)' |
    grep -vxE 'bcmp|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail(_local)?|__x86\.get_pc_thunk\..*|__(u|)divdi3|__(u|)moddi3')"

[ "$status" -eq 0 ] && echo "tables: $tables bytes; $(wc -l <"$scratch/exported") functions and nothing else"
exit "$status"
