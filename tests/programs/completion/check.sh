#!/bin/sh
# SPDX-License-Identifier: MIT
# The completion completes what the tool takes: given words as bash gives them, and at a terminal, TAB pressed.
#   check.sh SOURCE TOOL      77 (skipped) where there is no bash, or no python3 to press TAB
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "${1:?the project}" && pwd) && tool=$(cd "$(dirname "${2:?the tool}")" && pwd)/$(basename "$2") || exit 1
command -v bash >/dev/null || { echo "SKIP: no bash"; exit 77; }

bash --norc "$here/words.bash" "$source" "$tool" || exit 1
command -v python3 >/dev/null || { echo "SKIP: no python3 to press TAB"; exit 77; }
exec python3 "$here/keys.py" "$source" "$tool"
