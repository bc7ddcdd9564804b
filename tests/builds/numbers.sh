#!/bin/sh
# SPDX-License-Identifier: MIT
# No number is ever taken back: each enumerator of the last release's headers, codes and all, is still there and has
# its value, and each code of its golden files still has a row.
#   numbers.sh SOURCE      77 (skipped) where there is no git, or no release yet
cd "${1:?the project}" || exit 1
[ -e .git ] || { echo "SKIP: no repository"; exit 77; } # not that of a project around this one
release=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null) || { echo "SKIP: no release yet"; exit 77; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C
export LC_ALL

numbers() { # FOLDER: "SC_NAME = NUMBER" of the headers, "registry kind code" of the golden files
    cat "$1"/include/*.h "$1"/include/statuscode/*.h | grep -oE 'SC_[A-Za-z0-9_]+ = -?[0-9]+' >"$scratch/list"
    (cd "$1/tests/golden" && awk -F '\t' 'FNR > 1 { print FILENAME, $2, $3 }' ./*.tsv) >>"$scratch/list"
    sort -u "$scratch/list"
}

mkdir "$scratch/release"
git archive "$release" include tests/golden | tar -x -C "$scratch/release" || exit 1
numbers "$scratch/release" >"$scratch/then"
numbers . >"$scratch/now"
lost=$(comm -23 "$scratch/then" "$scratch/now")
[ -s "$scratch/then" ] || lost="(nothing was found in $release)"
[ -z "$lost" ] || { printf 'of %s are gone, or have another number:\n%s\n' "$release" "$lost"; exit 1; }
echo "$(wc -l <"$scratch/then") numbers of $release, all as they were"
