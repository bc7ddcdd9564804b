#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints figures that can be counted: instructions, relocations and memory. Then measures the tool with lines.sh.
#   figures.sh FOLDER LIBRARY TOOL      the folder of the benchmark programs, the shared library, and the tool
folder=${1:?the folder of the programs} library=${2:?the shared library} tool=${3:?the tool}
empty=$folder/libbench_empty.so
LC_ALL=C
export LC_ALL

row() { # WHAT FIGURE GOAL
    printf '  %-56s %-25s %s\n' "$1" "$2" "$3"
}

# Prints the size of a library's section in hexadecimal, or nothing if it has none.
section() { # LIBRARY SECTION
    readelf -SW "$1" | sed 's/^ *\[ *[0-9]*\] *//' | awk -v name="$2" '$1 == name { print $5 }'
}

printf '\ncounted\n%-58s %-25s %s\n' '' figure goal

if command -v valgrind >/dev/null; then
    instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=sc_lookup \
        "$folder/bench_lookup" callgrind 2>&1 | awk '/^[0-9]+$/ { calls = $1 } /Collected :/ { print $NF / calls }')
    row 'instructions of sc_lookup, 10 % misses (callgrind)' "$instructions" 'at most 45'
    heap=$(valgrind "$folder/bench_footprint" quiet 2>&1 | sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p')
    row 'allocations, everything used (valgrind)' "$heap" 0
else
    row 'instructions, allocations' 'not counted: valgrind is not installed'
fi

if command -v readelf >/dev/null && readelf -h "$library" >/dev/null 2>&1; then
    row 'relocations of tables' "$(readelf -rW "$library" | grep -c 'R_[A-Z0-9_]*RELATIVE')" \
        "$(readelf -rW "$empty" | grep -c 'R_[A-Z0-9_]*RELATIVE'), as an empty library's"
    for name in .data .bss; do
        row "bytes of $name" "$(printf %d "0x0$(section "$library" $name)")" \
            "$(printf %d "0x0$(section "$empty" $name)"), as an empty library's"
    done
else
    row 'relocations, .data, .bss' 'not counted: readelf is not installed, or the library is not an ELF file'
fi

# Without this, pages that the linker has just written would count as dirty.
sync "$library" "$empty" 2>/dev/null
# shellcheck disable=SC2046 # two numbers
set -- $("$folder/bench_footprint")
[ "$1" -ge 0 ] && row 'private dirty memory, everything used, KB' "$1" "$2, as an empty library's"

# lines.sh exits with 77 if jq or Python is missing.
sh "$(dirname "$0")/lines.sh" "$tool" || [ $? -eq 77 ]
