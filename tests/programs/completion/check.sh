#!/bin/sh
# SPDX-License-Identifier: MIT
# The completion completes what the tool takes: given words as bash gives them, and at a terminal, TAB pressed.
#   check.sh SOURCE TOOL      77 (skipped) where there is no bash, or no python3 to press TAB
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need bash

bash --norc "$here/words.bash" "$source" "$tool" || exit 1
need python3
python3 "$here/keys.py" "$source" "$tool"
