#!/bin/sh
# SPDX-License-Identifier: MIT
# In Chromium and in Firefox, the JavaScript module gives the same answers as the library, for all entries and for
# random bodies.
#   browsers.sh MODULE ANSWERS DIFFERENTIAL [SEED [COUNT]]      as node.sh; skipped without node or a browser
. "$(dirname "$0")/../../lib.sh"
need node nodejs
module=${1:?the folder} answers=${2:?the program answers} differential=${3:?the program differential}
seed=${4:-$(date +%s)} count=${5:-5000}
echo "seed $seed"

printf '#!/bin/sh\ntee "%s" | "%s"\n' "$scratch/bodies" "$differential" >"$scratch/record"
chmod +x "$scratch/record"
quietly "making bodies" node "$here/../../bodies/differential.js" "$scratch/record" "$seed" "$count"
"$answers" entries >"$scratch/expected" && "$answers" bodies <"$scratch/bodies" >>"$scratch/expected" || fail "$answers"

ask() { # BROWSER COMMAND
    mkdir "$scratch/$1"
    timeout 120 node "$here/browser.mjs" "$1" "$2" "$module" "$scratch/bodies" "$scratch/$1" >"$scratch/found" 2>"$scratch/log" ||
        fail "$1"
    cmp "$scratch/expected" "$scratch/found" >"$scratch/log" 2>&1 || fail "$1: the library (<) and the module (>):
$(diff "$scratch/expected" "$scratch/found" | head -6)"
    echo "$1: $(wc -l <"$scratch/found" | tr -d ' ') lines"
}

for kind in chromium firefox; do
    others="chromium-browser google-chrome" package=chromium
    [ $kind = chromium ] || others=firefox-esr package=firefox-esr
    for program in $kind $others none; do
        ! has $program || break
    done
    if [ $program = none ]; then
        missing $kind $package
    else
        ask $kind "$(command -v $program)"
    fi
done
finish "in browsers, the JavaScript module gives the same answers as the library"
