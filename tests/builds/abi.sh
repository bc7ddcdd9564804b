#!/bin/sh
# SPDX-License-Identifier: MIT
# The binary interface has not changed: each function with its types, each enumerator and the layout of sc_reply are as
# recorded in statuscode.abi. Before you change the interface, read "Interface changes" in README; then regenerate the
# record.
#   abi.sh SOURCE              skipped without abidiff, and on any system but Linux on x86_64
#   abi.sh SOURCE --write      regenerates statuscode.abi
. "$(dirname "$0")/../lib.sh"
cd "${1:?the project}" && source=. || exit 1 # a relative path, so that the record does not depend on the folder
recorded=$source/tests/builds/statuscode.abi library=$scratch/libstatuscode.so.0
need gcc # the record comes from debugging information, which differs from compiler to compiler
need abidw abigail-tools
need abidiff abigail-tools
[ "$(uname -sm)" = "Linux x86_64" ] || skip "no Linux on x86_64, whose interface is recorded"

quietly "compiling" compile gcc -g -shared -fPIC -fvisibility=hidden -Wl,-soname,libstatuscode.so.0 \
    -Wl,--version-script="$source/src/statuscode.map" src/*.c -o "$library"

# Types that only src/ knows are not part of the interface.
quietly "describing the interface" abidw --exported-interfaces-only --headers-dir "$source/include" --drop-private-types --no-corpus-path --no-comp-dir-path \
    --no-show-locs --no-elf-needed --out-file "$scratch/now" "$library"
if [ "${2-}" = --write ]; then
    cp "$scratch/now" "$recorded"
    exit
fi
quietly "the binary interface has changed" abidiff --harmless "$recorded" "$scratch/now"
finish "$(grep -c '<elf-symbol ' "$recorded") functions, as recorded"
