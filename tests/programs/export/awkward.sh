#!/bin/sh
# SPDX-License-Identifier: MIT
# The documents' texts hold nothing that a format would take for its own. Here some are made to, in a tool built for it,
# and the same judges read its exports.
#   awkward.sh SOURCE EMBEDDED      EMBEDDED has page.h and decoder.h; CC from the environment; 77 without python3
here=$(cd "$(dirname "$0")" && pwd) source=$(cd "${1:?the project}" && pwd) embedded=$(cd "${2:?the headers}" && pwd) || exit 1
command -v python3 >/dev/null || { echo "SKIP: no python3"; exit 77; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cp -r "$source/tables" "$scratch/tables" && cd "$scratch" || exit 1

awkward() { # FILE TEXT: the text gets company
    # shellcheck disable=SC2016 # nothing here is to expand
    company='# \\"<b>\&amp;<\/b>\\", '\''--;'\'' | x\\\\|y *a* _b_ `c` [d](e) <!-- <\/script> \\\\ {{version}} ~d~ # e #'
    sed "s/\"$2/\"$company $2/" "tables/$1" >changed
    cmp -s changed "tables/$1" && { echo "FAIL: no \"$2 in $1"; exit 1; }
    mv changed "tables/$1"
}
awkward plus.def 'The token has expired and must be refreshed'
awkward plus.def 'token过期，需要刷新'
awkward plus.def 'On HTTP 401 this is a wrong password'
awkward plus.def 'user module'
awkward jiemi.def 'Jiemi 3.0'
awkward fecshop.def 'The code is 200'
awkward fecshop.def '代码为 200'

"${CC:-cc}" -std=c99 -D_POSIX_C_SOURCE=200112L -I"$source/include" -Itables -I"$embedded" "$source"/src/*.c \
    "$source"/examples/statuscode/*.c -o statuscode || { echo "FAIL: does not compile"; exit 1; }
./statuscode plus 1012 --lang en | grep -qF '"<b>&amp;</b>"' || { echo "FAIL: the text is not awkward"; exit 1; }
python3 "$here/formats.py" "$scratch/statuscode"
