#!/bin/sh
# SPDX-License-Identifier: MIT
# The binary interface is the one that is described beside this file: each function, its types, each enumerator, the
# layout of sc_reply. Whoever means to change it reads the rule in README ("Interface changes"), then writes it anew.
#   abi.sh SOURCE              77 (skipped) where abidiff is missing, or the processor is another
#   abi.sh SOURCE --write
. "$(dirname "$0")/../lib.sh"
cd "${1:?the project}" && source=. || exit 1 # the description is the same in whatever folder it is made
described=$source/tests/builds/statuscode.abi library=$scratch/libstatuscode.so.0
need gcc # the description names what the debugging information says, and each compiler says it differently
need abidw abigail-tools
need abidiff abigail-tools
[ "$(uname -sm)" = "Linux x86_64" ] || skip "no Linux on x86_64, for which it is described"

quietly "compiling" compile gcc -g -shared -fPIC -fvisibility=hidden -Wl,-soname,libstatuscode.so.0 \
    -Wl,--version-script="$source/src/statuscode.map" src/*.c -o "$library"

# What only src/ knows is nobody's interface.
quietly "describing" abidw --exported-interfaces-only --headers-dir "$source/include" --drop-private-types --no-corpus-path --no-comp-dir-path \
    --no-show-locs --no-elf-needed --out-file "$scratch/now" "$library"
if [ "${2-}" = --write ]; then
    cp "$scratch/now" "$described"
    exit
fi
quietly "the binary interface has changed" abidiff --harmless "$described" "$scratch/now"
finish "$(grep -c '<elf-symbol ' "$described") functions, as described"
