#!/bin/sh
# SPDX-License-Identifier: MIT
# In Node, the JavaScript module gives the same answers as the library for all entries, as does the variant with the
# bytes inline, and for the bodies of the differential test. calls.mjs checks what JavaScript adds.
#   node.sh MODULE ANSWERS DIFFERENTIAL [SEED [COUNT]]      MODULE is the module's folder; skipped without node
. "$(dirname "$0")/../../lib.sh"
need node nodejs
module=${1:?the folder} answers=${2:?the program answers} differential=${3:?the program differential}
seed=${4:-$(date +%s)} count=${5:-100000}
echo "seed $seed"

same() { # FILE WHAT: with $scratch/input as input
    "$answers" "$2" <"$scratch/input" >"$scratch/expected" || fail "$answers $2"
    node "$here/node.mjs" "$module/$1" "$2" <"$scratch/input" >"$scratch/found" 2>"$scratch/log" || fail "$1, $2"
    cmp "$scratch/expected" "$scratch/found" >"$scratch/log" 2>&1 || fail "$1, $2: the library (<) and the module (>):
$(diff "$scratch/expected" "$scratch/found" | head -6)"
    echo "$1, $2: $(wc -l <"$scratch/found" | tr -d ' ') lines"
}

: >"$scratch/input"
same statuscode.js entries
same inline/statuscode.js entries
# differential.js gives its bodies to a program, which records them here.
printf '#!/bin/sh\ntee "%s" | "%s"\n' "$scratch/input" "$differential" >"$scratch/record"
chmod +x "$scratch/record"
node "$here/../../bodies/differential.js" "$scratch/record" "$seed" "$count" || exit 1
# Adds bodies with field errors, which the others hardly have. Each is repeated, so that it is read for every registry.
for body in '{"code":1,"data":{"errors":{"a":["x","y\u4e2d"],"b":"z"}}}' '{"code":1,"data":{"error":"x"}}' \
    '[{"field":"a","message":"x"},{"field":"\ud83d\ude00","message":"\u0000"}]' '{"errors":{"电话":["已被占用"],"":["x"]}}' \
    '{"a":["x"],"message":["m"]}'; do
    for i in 1 2 3 4 5 6 7; do
        printf '%d\n%s' "$(printf %s "$body" | wc -c)" "$body" >>"$scratch/input"
    done
done
same statuscode.js bodies
quietly "calls.mjs" node --expose-gc "$here/calls.mjs" "$module"
cat "$scratch/log"
finish "in Node, the JavaScript module gives the same answers as the library"
