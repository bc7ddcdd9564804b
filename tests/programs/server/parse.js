// SPDX-License-Identifier: MIT
// Reads responses (status, type and body in columns 7, 8 and 11), rewrites each body as this parser understands it, and
// checks problems against RFC 9457.
const assert = require("assert");
const input = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(require("fs").readFileSync(0));

let output = "";
for (const line of input.split("\n").slice(0, -1)) {
    const field = line.split("\t");
    if (field[10] !== "-") {
        const body = JSON.parse(field[10]);
        if (field[7] === "application/problem+json") {
            for (const member of ["type", "title", "detail"])
                assert.strictEqual(typeof body[member], "string", line);
            assert.ok(["string", "undefined"].includes(typeof body.instance), line);
            assert.strictEqual(body.status, Number(field[6]), line);
        }
        field[10] = JSON.stringify(body);
    }
    output += field.join("\t") + "\n";
}
process.stdout.write(output);
