// SPDX-License-Identifier: MIT
// node.mjs MODULE entries|bodies: prints the JavaScript module's answers in Node, as answers.c prints the library's.
import fs from "node:fs";
import { createRequire } from "node:module";
import { linesOfBodies, linesOfEntries } from "./answers.mjs";

const [file, what] = process.argv.slice(2);
const { load } = file.endsWith("inline/statuscode.js") ? createRequire(import.meta.url)(file) : await import(file);
const sc = await load();
const lines = what === "bodies" ? linesOfBodies(sc, fs.readFileSync(0)) : linesOfEntries(sc);
process.stdout.write(lines.join("\n") + "\n");
