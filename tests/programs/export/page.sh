#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the code browser in a real Chromium.
#   page.sh TOOL CLIENT [FOLDER]      saves screenshots to the folder; skipped without node or Chromium
. "$(dirname "$0")/../../lib.sh"
need node nodejs
for chromium in chromium chromium-browser google-chrome none; do
    ! has $chromium || break
done
[ $chromium != none ] || skip "no Chromium (Debian: chromium)"
node "$here/page.js" "${1:?the tool}" "${2:?the client}" "$(command -v $chromium)" "${3-}"
