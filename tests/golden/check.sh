#!/bin/sh
# SPDX-License-Identifier: MIT
# The first five columns of the golden files are what the documents say: extracts them again and compares. What is judged
# of each row stands behind them. Rows of the kind "later" stand in no document.
#   check.sh DOCUMENTS        77 (skipped) where the documents or python3 are not there
. "$(dirname "$0")/../lib.sh"
documents=${1:?folder of the five documents}
[ -d "$documents" ] || skip "no documents in $documents"
need python3

python3 "$here/extract.py" "$documents" "$scratch" || fail "the rows cannot be extracted"
for golden in "$here"/*.tsv; do
    name=$(basename "$golden")
    awk -F '\t' '$2 != "later"' "$golden" | cut -f 1-5 >"$scratch/golden"
    diff -u --label "$name" --label "the document" "$scratch/golden" "$scratch/$name" ||
        wrong "$name (-) is not as in the document (+)"
    awk -F '\t' 'NR == FNR { listed[$3] = 1 } NR != FNR && $2 == "later" && $3 in listed { print $3 }' \
        "$scratch/$name" "$golden" >"$scratch/listed"
    [ ! -s "$scratch/listed" ] || wrong "$name: later than the document, but listed there:" "$(cat "$scratch/listed")"
done
finish "$(cat "$scratch"/*.tsv | grep -vc '^section') rows, as in the documents"
