#!/bin/sh
# SPDX-License-Identifier: MIT
# The code browser in a real Chromium.
#   page.sh TOOL CLIENT [FOLDER]      pictures go to the folder; 77 (skipped) where there is no node or no Chromium
. "$(dirname "$0")/../../lib.sh"
need node nodejs
for chromium in chromium chromium-browser google-chrome none; do
    ! has $chromium || break
done
[ $chromium != none ] || skip "no Chromium (Debian: chromium)"
node "$here/page.js" "${1:?the tool}" "${2:?the client}" "$(command -v $chromium)" "${3-}"
