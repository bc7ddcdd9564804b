#!/bin/sh
# SPDX-License-Identifier: MIT
# Has python3 and node parse what PROGRAM prints. Each must get the same string as when it decodes the bytes itself.
#   strings.sh PROGRAM [SEED]      exits with 77 (skipped) if one of them is missing
. "$(dirname "$0")/../lib.sh"
program=${1:?the program} seed=${2:-$(date +%s)}
count=20000 lines=$scratch/lines
"$program" "$count" "$seed" >"$lines" || fail "$program fails"

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
if has python3; then
    python3 -c "$in_python" "$lines" "$count" || wrong "python3 reads something else"
else
    missing python3
fi
if has node; then
    node -e "$in_node" "$lines" "$count" || wrong "node reads something else"
else
    missing node nodejs
fi
finish "$count strings"
