#!/bin/sh
# SPDX-License-Identifier: MIT
# A published number never changes: the headers still have each enumerator of the last release, codes included, with the
# same value. Before the first release, only the comparison itself is tested.
#   numbers.sh SOURCE      skipped without git
. "$(dirname "$0")/../lib.sh"
cd "${1:?the project}" || exit 1

numbers() { # FOLDER: prints "SC_NAME = NUMBER" for each enumerator of the headers there
    find "$1" -name '*.h' -exec grep -hoE 'SC_[A-Za-z0-9_]+ = -?[0-9]+' {} + | sort -u
}

lost() { # FOLDER FOLDER: prints what the first one has and the second one lacks
    numbers "$1" >"$scratch/then"
    numbers "$2" >"$scratch/now"
    [ -s "$scratch/then" ] || fail "no enumerators in $1"
    comm -23 "$scratch/then" "$scratch/now"
}

cp -R include "$scratch/changed" &&
    sed 's/SC_PLUS_TOKEN_EXPIRED = 1012/SC_PLUS_TOKEN_EXPIRED = 1011/' include/statuscode/plus.h >"$scratch/changed/statuscode/plus.h"
[ "$(lost include "$scratch/changed")" = "SC_PLUS_TOKEN_EXPIRED = 1012" ] || fail "a changed number is not detected"
[ -z "$(lost include include)" ] || fail "a change is reported where there is none"

[ -e .git ] || skip "no repository of its own" # git would find the one of a project around this one
need git
release=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null) || finish "there is no release to compare with"
mkdir "$scratch/release" && git archive "$release" include | tar -x -C "$scratch/release" || fail "no headers of $release"
changed=$(lost "$scratch/release/include" include)
[ -z "$changed" ] || fail "these enumerators of $release are missing or have another number:
$changed"
finish "$(numbers "$scratch/release/include" | wc -l) enumerators of $release, all unchanged"
