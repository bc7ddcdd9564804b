#!/bin/sh
# SPDX-License-Identifier: MIT
# The binary interface is the one that is described beside this file: each function, its types, each enumerator, the
# layout of sc_reply. Whoever means to change it reads the rule in README ("Interface changes"), then writes it anew.
#   check.sh SOURCE              77 (skipped) where abidiff is missing, or the processor is another
#   check.sh SOURCE --write
source=$(cd "${1:?the project}" && pwd) || exit 1
cc=gcc # the description names what the debugging information says, and each compiler says it differently
described=$source/tests/builds/statuscode.abi
for program in $cc abidw abidiff; do
    command -v $program >/dev/null || { echo "SKIP: no $program"; exit 77; }
done
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "SKIP: described for Linux on x86_64"; exit 77; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

library=$scratch/libstatuscode.so.0
cd "$source" && $cc -std=c99 -g -shared -fPIC -fvisibility=hidden -Iinclude -Itables -Wl,-soname,libstatuscode.so.0 \
    -Wl,--version-script=src/statuscode.map src/*.c -o "$library" || exit 1

# What only src/ knows is nobody's interface.
abidw --headers-dir include --drop-private-types --no-corpus-path --no-comp-dir-path --no-show-locs --no-elf-needed \
    --out-file "$scratch/now" "$library" || exit 1
if [ "$2" = --write ]; then
    cp "$scratch/now" "$described"
    exit
fi
abidiff --harmless "$described" "$scratch/now"
found=$?
[ "$found" -eq 0 ] || { echo "the binary interface has changed (abidiff says $found)"; exit 1; }
echo "$(grep -c '<elf-symbol ' "$described") functions, as described"
