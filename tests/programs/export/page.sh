#!/bin/sh
# SPDX-License-Identifier: MIT
# The code browser in a real Chromium.
#   page.sh TOOL [FOLDER]      pictures go to the folder; 77 (skipped) where there is no node or no Chromium
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null || { echo "SKIP: no node (package nodejs)"; exit 77; }
for chromium in chromium chromium-browser google-chrome; do
    command -v $chromium >/dev/null && exec node "$here/page.js" "${1:?the tool}" "$(command -v $chromium)" "${2-}"
done
echo "SKIP: no Chromium (package chromium)"
exit 77
