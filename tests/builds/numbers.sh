#!/bin/sh
# SPDX-License-Identifier: MIT
# No number is ever taken back: each enumerator of the last release's headers, codes and all, is still there and has its
# value. Before the first release nothing can be taken back, so only the comparison itself is tested.
#   numbers.sh SOURCE      77 (skipped) where there is no git
. "$(dirname "$0")/../lib.sh"
cd "${1:?the project}" || exit 1

numbers() { # FOLDER: "SC_NAME = NUMBER" of all headers there
    find "$1" -name '*.h' -exec grep -hoE 'SC_[A-Za-z0-9_]+ = -?[0-9]+' {} + | sort -u
}

lost() { # FOLDER FOLDER: what the first one has and the second one lacks
    numbers "$1" >"$scratch/then"
    numbers "$2" >"$scratch/now"
    [ -s "$scratch/then" ] || fail "no numbers in $1"
    comm -23 "$scratch/then" "$scratch/now"
}

cp -R include "$scratch/changed" &&
    sed 's/SC_PLUS_TOKEN_EXPIRED = 1012/SC_PLUS_TOKEN_EXPIRED = 1011/' include/statuscode/plus.h >"$scratch/changed/statuscode/plus.h"
[ "$(lost include "$scratch/changed")" = "SC_PLUS_TOKEN_EXPIRED = 1012" ] || fail "a number that changes is not noticed"
[ -z "$(lost include include)" ] || fail "numbers get lost where nothing changes"

[ -e .git ] || skip "no repository" # not that of a project around this one
need git
release=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null) || finish "a changed number is noticed; no release yet"
mkdir "$scratch/release" && git archive "$release" include | tar -x -C "$scratch/release" || fail "no headers of $release"
taken=$(lost "$scratch/release/include" include)
[ -z "$taken" ] || fail "of $release these are gone, or have another number:
$taken"
finish "$(numbers "$scratch/release/include" | wc -l) numbers of $release, all as they were"
