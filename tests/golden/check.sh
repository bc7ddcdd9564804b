#!/bin/sh
# SPDX-License-Identifier: MIT
# Extracts the rows from the documents again, and compares them with the first five columns of the golden files. The
# other columns are written by hand, and rows of the kind "later" are in no document.
#   check.sh DOCUMENTS        exits with 77 (skipped) if the documents or python3 are missing
. "$(dirname "$0")/../lib.sh"
documents=${1:?the folder of the five documents}
[ -d "$documents" ] || skip "no documents in $documents"
need python3

python3 "$here/extract.py" "$documents" "$scratch" || fail "the rows cannot be extracted"
for golden in "$here"/*.tsv; do
    name=$(basename "$golden")
    awk -F '\t' '$2 != "later"' "$golden" | cut -f 1-5 >"$scratch/golden"
    diff -u --label "$name" --label "the document" "$scratch/golden" "$scratch/$name" ||
        wrong "$name (-) differs from the document (+)"
    awk -F '\t' 'NR == FNR { listed[$3] = 1 } NR != FNR && $2 == "later" && $3 in listed { print $3 }' \
        "$scratch/$name" "$golden" >"$scratch/listed"
    [ ! -s "$scratch/listed" ] || wrong "$name: later than the document, but listed there:" "$(cat "$scratch/listed")"
done
finish "$(cat "$scratch"/*.tsv | grep -vc '^section') rows agree with the documents"
