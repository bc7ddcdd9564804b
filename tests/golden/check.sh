#!/bin/sh
# SPDX-License-Identifier: MIT
# The first five columns of the golden files are what the documents say: extracts them again and compares. What is judged
# of each row stands behind them.
#   check.sh DOCUMENTS        77 (skipped) where the documents or python3 are not there
here=$(cd "$(dirname "$0")" && pwd)
documents=${1:?folder of the five documents}

[ -d "$documents" ] || { echo "SKIP: no documents in $documents"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: no python3"; exit 77; }

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
python3 "$here/extract.py" "$documents" "$scratch" || exit 1
for golden in "$here"/*.tsv; do
    name=$(basename "$golden")
    cut -f 1-5 "$golden" >"$scratch/golden"
    diff -u --label "$name" --label "the document" "$scratch/golden" "$scratch/$name" || exit 1
done
cat "$scratch"/*.tsv | grep -vc '^section' | sed 's/$/ rows, as in the documents/'
