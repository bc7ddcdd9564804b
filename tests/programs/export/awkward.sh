#!/bin/sh
# SPDX-License-Identifier: MIT
# The documents' texts hold nothing that a format would take for its own. Here some are made to, in a tool built for it,
# and the same judges read its exports.
#   awkward.sh SOURCE EMBEDDED      EMBEDDED has page.h and decoder.h; CC from the environment; 77 without python3
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) && embedded=$(cd "${2:?the headers}" && pwd) || exit 1
need python3
cp -r "$source/tables" "$scratch/tables" && cd "$scratch" || exit 1

awkward() { # FILE TEXT: the text gets company
    # shellcheck disable=SC2016 # nothing here is to expand
    company='# \\"<b>\&amp;<\/b>\\", '\''--;'\'' | x\\\\|y *a* _b_ `c` [d](e) <!-- <\/script> \\\\ {{version}} ~d~ # e #'
    sed "s/\"$2/\"$company $2/" "tables/$1" >changed
    cmp -s changed "tables/$1" && fail "no \"$2 in $1"
    mv changed "tables/$1"
}
awkward plus.def 'The token has expired and must be refreshed'
awkward plus.def 'token过期，需要刷新'
awkward plus.def 'On HTTP 401 this is a wrong password'
awkward plus.def 'user module'
awkward jiemi.def 'Jiemi 3.0'
awkward fecshop.def 'The code is 200'
awkward fecshop.def '代码为 200'

quietly "compiling" "$cc" -std=c99 -D_POSIX_C_SOURCE=200112L -I"$source/include" -Itables -I"$embedded" \
    "$source"/src/*.c "$source"/examples/statuscode/*.c -o statuscode
./statuscode plus 1012 --lang en | grep -qF '"<b>&amp;</b>"' || fail "the text is not awkward"
python3 "$here/formats.py" "$scratch/statuscode"
