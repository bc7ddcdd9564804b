#!/bin/sh
# SPDX-License-Identifier: MIT
# The completions complete what the tool takes: in bash, given words as bash gives them, and in bash and zsh at a terminal,
# TAB pressed; in fish, by its own word.
#   check.sh SOURCE TOOL      77 (skipped) where there is no bash, zsh or fish, or no python3 to press TAB
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need bash

bash --norc "$here/words.bash" "$source" "$tool" || exit 1
need python3
python3 "$here/keys.py" "$source" "$tool" bash
status=$?
[ $status -eq 0 ] || [ $status -eq 77 ] || exit 1
[ $status -eq 0 ] || is_missing=1

# What cannot be asked of zsh: that it has each command and option.
"$tool" --help >"$scratch/help" || fail "the tool has no help"
for command in $(sed -n 's/^  statuscode \([a-z]\{1,\}\).*/\1/p' "$scratch/help"); do
    grep -q "'$command:" "$source/examples/statuscode/completion.zsh" || wrong "completion.zsh: has no command $command"
    grep -q "^    $command)" "$source/examples/statuscode/completion.zsh" || wrong "completion.zsh: does not complete $command"
done
for option in $(grep -o -e '--[a-z][a-z-]*' "$scratch/help" | sort -u); do
    grep -qe "$option[=[]" "$source/examples/statuscode/completion.zsh" || wrong "completion.zsh: has no option $option"
done
if has zsh; then
    python3 "$here/keys.py" "$source" "$tool" zsh || exit 1
else
    missing zsh
fi
if has fish; then
    python3 "$here/fish.py" "$source" "$tool" || exit 1
else
    missing fish
fi
finish "completion in bash, zsh and fish"
