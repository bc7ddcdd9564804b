#!/bin/sh
# SPDX-License-Identifier: MIT
# check.sh PROGRAM [SEED]: what PROGRAM prints is read by the JSON and UTF-8 of python3 and of node, whichever
# is there. Each has to come to the very string that it makes itself of the same bytes.
set -eu

program=$1
seed=${2:-$(date +%s)}
count=20000
judges=0

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
"$program" "$count" "$seed" > "$lines"

in_python='
import json, sys
count = 0
for line in open(sys.argv[1], "rb"):
    given, written = line.rstrip(b"\n").split(b"\t", 1)
    expected = bytes.fromhex(given.decode()).decode("utf-8", "replace")
    if json.loads(written.decode("utf-8")) != expected:
        sys.exit("differs: %r" % line)
    count += 1
print("python3:", count, "strings")
sys.exit(0 if count == int(sys.argv[2]) else "some are missing")'

in_node='
const lines = require("fs").readFileSync(process.argv[1]).toString("latin1").split("\n").slice(0, -1);
for (const line of lines) {
    const [given, written] = line.split("\t");
    const expected = new TextDecoder("utf-8", {ignoreBOM: true}).decode(Buffer.from(given, "hex"));
    const text = new TextDecoder("utf-8", {ignoreBOM: true, fatal: true}).decode(Buffer.from(written, "latin1"));
    if (JSON.parse(text) !== expected)
        throw new Error("differs: " + line);
}
console.log("node:", lines.length, "strings");
if (lines.length !== Number(process.argv[2]))
    throw new Error("some are missing");'

echo "seed $seed"
if command -v python3 > /dev/null; then
    python3 -c "$in_python" "$lines" "$count"
    judges=$((judges + 1))
fi
if command -v node > /dev/null; then
    node -e "$in_node" "$lines" "$count"
    judges=$((judges + 1))
fi
if [ "$judges" -eq 0 ]; then
    echo "SKIP: neither python3 nor node is there"
    exit 77
fi
