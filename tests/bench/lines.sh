#!/bin/sh
# SPDX-License-Identifier: MIT
# Measures how many bodies a second `decode --lines` answers, in turns with jq and Python, which extract less from the
# same bodies.
#   lines.sh TOOL [COUNT]      COUNT is the number of bodies; exits with 77 (skipped) if jq, python3 or bash is missing
. "$(dirname "$0")/../lib.sh"
tool=$(realpath "${1:?the tool}") && count=${2:-200000} || exit 1
need jq
need python3
need bash

# The bodies repeat all codes, in the envelope of plus.
"$tool" export ndjson | jq -c '{status: false, code, message: .zh, data: null, trace: "0123456789abcdef"}' >"$scratch/codes" || exit 1
[ -s "$scratch/codes" ] || fail "$tool exports no codes"
while cat "$scratch/codes" 2>/dev/null; do :; done | head -n "$count" >"$scratch/bodies"
echo "$(wc -l <"$scratch/bodies") bodies of $(($(wc -c <"$scratch/bodies") / count)) bytes"

seconds() { # COMMAND...; prints the processor time
    bash -c 'TIMEFORMAT="%U %S"; time "$@" >/dev/null' bash "$@" <"$scratch/bodies" 2>&1 | awk '{ print $1 + $2 }'
}

python='import json, sys
for line in sys.stdin:
    body = json.loads(line)
    print(json.dumps({"code": body["code"], "message": body["message"], "failed": not body["status"]}, ensure_ascii=False))'
for _ in 1 2 3; do
    ours=$(seconds "$tool" decode plus --lines)
    jq=$(seconds jq -c '{code, message, failed: (.status | not)}')
    python3=$(PYTHONIOENCODING=utf-8 seconds python3 -c "$python")
    awk -v count="$count" -v ours="$ours" -v jq="$jq" -v python="$python3" 'BEGIN {
        printf "%.1f million a second; %.1f x as fast as jq, %.1f x as fast as Python\n", count / ours / 1e6, jq / ours, python / ours }'
done
