// SPDX-License-Identifier: MIT
// blocks.mjs README FOLDER: writes the programs in a README to the folder. The first one becomes first.mjs, with
// assertions made of the comments after its expressions. The others are those that begin with their file's name.
import fs from "node:fs";
import path from "node:path";

const [readme, folder] = process.argv.slice(2);
const blocks = [...fs.readFileSync(readme, "utf8").matchAll(/^```js\n(.*?)^```$/gms)].map(([, block]) => block);
const assertion = /^(reply\.[\w.]+|sc\.\w+\(.*\)); +\/\/ (.*)$/gm;
const first = blocks[0].replaceAll(assertion, "assert.deepEqual($1, $2);");
if (first.match(/assert/g)?.length !== blocks[0].match(/^\w.*; +\/\/ "/gm).length)
    throw new Error("a line with a result is not understood");
fs.writeFileSync(path.join(folder, "first.mjs"), 'import assert from "node:assert/strict";\n' + first);
for (const block of blocks) {
    const name = /^\/\/ (\w+)\.js\n/.exec(block)?.[1];
    if (name) fs.writeFileSync(path.join(folder, name + ".mjs"), block);
}
