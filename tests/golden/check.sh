#!/bin/sh
# SPDX-License-Identifier: MIT
# The golden files are what the documents say: extracts them again and compares.
#   check.sh DOCUMENTS        77 (skipped) where the documents or python3 are not there
. "$(dirname "$0")/../lib.sh"
documents=${1:?folder of the five documents}
[ -d "$documents" ] || skip "no documents in $documents"
need python3

python3 "$here/extract.py" "$documents" "$scratch" || fail "the rows cannot be extracted"
for registry in fecshop jiemi rayvision plus hero; do
    diff -u "$here/$registry.tsv" "$scratch/$registry.tsv" || wrong "$registry.tsv (-) is not as in the document (+)"
done
finish "$(cat "$scratch"/*.tsv | grep -vc '^section') rows, as in the documents"
