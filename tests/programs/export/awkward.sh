#!/bin/sh
# SPDX-License-Identifier: MIT
# The documents' texts hold nothing that has a meaning in an export format. Here some texts get such characters in a
# tool built for this test, and formats.py reads its exports.
#   awkward.sh SOURCE EMBEDDED      EMBEDDED has page.h and decoder.h; takes CC from the environment; needs python3
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) && embedded=$(cd "${2:?the headers}" && pwd) || exit 1
need python3
cp -r "$source/tables" "$scratch/tables" && cd "$scratch" || exit 1

# What is added to the texts. The compiler rejects quotation marks and escapes in a message, but not in other texts.
# shellcheck disable=SC2016 # nothing here is to expand
plain='# <b>\&amp;</b>, '\''--;'\'' | x|y *a* _b_ `c` [d](e) <!-- </script> {{version}} ~d~ # e #'
escaped=$plain' \\"f\\", x\\\\|y \\\\'

awkward() { # FILE TEXT ADDITION: puts the addition before the text
    sed "s@\"$2@\"$3 $2@" "tables/$1" >changed
    cmp -s changed "tables/$1" && fail "$1 has no text that begins with \"$2"
    mv changed "tables/$1"
}
awkward plus.def 'The token has expired and must be refreshed' "$plain"
awkward plus.def 'token过期，需要刷新' "$plain"
awkward plus.def 'It comes with HTTP 401, but means a wrong password' "$escaped"
awkward plus.def 'user module' "$escaped"
awkward jiemi.def 'Jiemi 3.0' "$escaped"
awkward classes.def 'The user is not logged in' "$escaped"
awkward classes.def '用户未登录' "$plain"
awkward fecshop.def 'The code is 200' "$escaped"
awkward fecshop.def 'code 为 200' "$escaped"

quietly "compiling" "$cc" -std=c99 -D_POSIX_C_SOURCE=200112L -I"$source/include" -Itables -I"$embedded" \
    "$source"/src/*.c "$source"/examples/statuscode/*.c -o statuscode
./statuscode plus 1012 --lang en | grep -qF '<b>&amp;</b>' || fail "the text is not awkward"
python3 "$here/formats.py" "$scratch/statuscode"
