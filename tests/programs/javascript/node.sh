#!/bin/sh
# SPDX-License-Identifier: MIT
# In Node, the JavaScript module says what the library says: of all entries, and of the bodies of the differential test, with
# statuscode.wasm and with the bytes inline. calls.mjs checks what JavaScript adds.
#   node.sh MODULE ANSWERS DIFFERENTIAL [SEED [COUNT]]      the module's folder, two programs; 77 (skipped) without node
. "$(dirname "$0")/../../lib.sh"
need node nodejs
module=${1:?the folder} answers=${2:?the program answers} differential=${3:?the program differential}
seed=${4:-$(date +%s)} count=${5:-100000}
echo "seed $seed"

same() { # WHAT: with $scratch/input as input
    "$answers" "$1" <"$scratch/input" >"$scratch/expected" || fail "$answers $1"
    for file in statuscode.js inline/statuscode.js; do
        node "$here/node.mjs" "$module/$file" "$1" <"$scratch/input" >"$scratch/found" 2>"$scratch/log" || fail "$file, $1"
        cmp "$scratch/expected" "$scratch/found" >"$scratch/log" 2>&1 || fail "$file, $1: the library (<) says otherwise:
$(diff "$scratch/expected" "$scratch/found" | head -6)"
    done
    echo "$1: $(wc -l <"$scratch/expected" | tr -d ' ') lines"
}

: >"$scratch/input"
same entries
# The bodies that differential.js makes are those that its program is given.
printf '#!/bin/sh\ntee "%s" | "%s"\n' "$scratch/input" "$differential" >"$scratch/record"
chmod +x "$scratch/record"
node "$here/../../bodies/differential.js" "$scratch/record" "$seed" "$count" || exit 1
# Errors of fields, which those hardly have: each for every registry and status.
for body in '{"code":1,"data":{"errors":{"a":["x","y\u4e2d"],"b":"z"}}}' '{"code":1,"data":{"error":"x"}}' \
    '[{"field":"a","message":"x"},{"field":"\ud83d\ude00","message":"\u0000"}]' '{"errors":{"电话":["已被占用"],"":["x"]}}' \
    '{"a":["x"],"message":["m"]}'; do
    for i in 1 2 3 4 5 6 7; do
        printf '%d\n%s' "$(printf %s "$body" | wc -c)" "$body" >>"$scratch/input"
    done
done
same bodies
quietly "calls.mjs" node --expose-gc "$here/calls.mjs" "$module"
cat "$scratch/log"
finish "the JavaScript module says what the library says"
