#!/bin/sh
# SPDX-License-Identifier: MIT
# The code browser has no accessibility defects that axe-core can find.
#   axe.sh TOOL      skipped without node, npm, Chromium or axe-core
. "$(dirname "$0")/../../lib.sh"
tool=$(realpath "${1:?the tool}")
axe=axe-core@4.10.3
need node nodejs
need npm
for chromium in chromium chromium-browser google-chrome none; do
    ! has $chromium || break
done
[ $chromium != none ] || skip "no Chromium (Debian: chromium)"
(cd "$scratch" && npm install --no-audit --no-fund $axe >log 2>&1) || skip "no $axe (npm install)"
node "$here/axe.js" "$tool" "$(command -v $chromium)" "$scratch/node_modules/axe-core/axe.min.js"
