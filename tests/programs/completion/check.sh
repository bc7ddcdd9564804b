#!/bin/sh
# SPDX-License-Identifier: MIT
# The completions offer what the tool accepts. In bash they are called as functions; in bash and zsh, TAB is pressed at
# a terminal; in fish, `complete -C` prints them.
#   check.sh SOURCE TOOL      skipped, perhaps in part, without bash, zsh, fish or python3
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need bash

bash --norc "$here/words.bash" "$source" "$tool" || exit 1
need python3
python3 "$here/keys.py" "$source" "$tool" bash
status=$?
[ $status -eq 0 ] || [ $status -eq 77 ] || exit 1
[ $status -eq 0 ] || is_missing=1

# zsh cannot list what its completion has, so each command and option is looked for in the file.
zsh=$source/examples/statuscode/completion.zsh
"$tool" --help >"$scratch/help" || fail "the tool has no help"
for command in $(sed -n 's/^  statuscode \([a-z]\{1,\}\).*/\1/p' "$scratch/help"); do
    grep -q "'$command:" "$zsh" || wrong "completion.zsh: does not offer the command $command"
    grep -q "^    $command)" "$zsh" || wrong "completion.zsh: does not complete the arguments of $command"
done
for option in $(grep -o -e '--[a-z][a-z-]*' "$scratch/help" | sort -u); do
    grep -qe "$option[=[]" "$zsh" || wrong "completion.zsh: does not offer the option $option"
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
