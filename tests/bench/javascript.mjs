// SPDX-License-Identifier: MIT
// Measures decode of the JavaScript module in Node, beside JSON.parse alone and beside JSON.parse with a handwritten
// switch that knows the action of three codes. Figures are ratios to JSON.parse of the same text in the same round: the
// median and, in parentheses, the lowest and the highest of the rounds.
//     node tests/bench/javascript.mjs [MODULE [ROUNDS]]      default: build/examples/javascript/module, 15 rounds
import path from "node:path";

const module = path.resolve(process.argv[2] ?? "build/examples/javascript/module");
const rounds = Number(process.argv[3] ?? 15);
const { load } = await import(path.join(module, "statuscode.js"));
const began = performance.now();
const sc = await load();
const loaded = performance.now() - began;

function byHand(status, text) {
    const { code, message, data } = JSON.parse(text);
    switch (code) {
    case 1012: return { outcome: "FAILURE", action: "REFRESH_TOKEN", code, message, data };
    case 1013: case 1099: return { outcome: "FAILURE", action: "LOGIN", code, message, data };
    default: return { outcome: status < 400 ? "SUCCESS" : "FAILURE", action: "NONE", code, message, data };
    }
}

const list = JSON.stringify({ status: true, code: 0, message: "", data: Array.from({ length: 40 }, (_, id) => ({ id, title: "Title " + id })) });
const bodies = [
    ["failure, English", 401, `{"status":false,"code":1012,"message":"Token expired","data":null}`],
    ["failure, Chinese", 401, `{"status":false,"code":1012,"message":"token过期，需要刷新","data":null}`],
    ["field errors", 422, `{"message":"The given data was invalid.","errors":{"phone":["It is taken."],"name":["It is too long."]}}`],
    ["success, 1 kB", 200, list],
];

const utf8 = new TextEncoder();
const ways = {
    "JSON.parse": (status, text) => JSON.parse(text),
    "JSON.parse and a switch": byHand,
    "decode of a string": (status, text) => sc.decode("plus", status, text),
    "decode of bytes": (status, text, bytes) => sc.decode("plus", status, bytes),
    "decode and fieldErrors": (status, text) => sc.fieldErrors(sc.decode("plus", status, text)),
};

// Returns the time of one call in ns.
function time(way, status, text, bytes) {
    const times = Math.ceil(4e6 / text.length);
    let kept;
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) kept = way(status, text, bytes);
    const taken = Number(process.hrtime.bigint() - start) / times;
    if (kept === undefined) throw new Error("nothing was read");
    return taken;
}

console.log(`node ${process.version}: loading takes ${loaded.toFixed(1)} ms`);
for (const [name, status, text] of bodies) {
    const bytes = utf8.encode(text);
    const taken = Array.from({ length: rounds + 2 }, () => Object.values(ways).map(way => time(way, status, text, bytes))).slice(2);
    console.log(`\n${name}, ${bytes.length} bytes: JSON.parse takes ${Math.min(...taken.map(([parse]) => parse)).toFixed(0)} ns at best`);
    Object.keys(ways).slice(1).forEach((way, i) => {
        const ratios = taken.map(round => round[i + 1] / round[0]).sort((a, b) => a - b);
        const [low, median, high] = [ratios[0], ratios[rounds >> 1], ratios.at(-1)].map(ratio => ratio.toFixed(1));
        console.log(`  ${way.padEnd(24)} ${median} times as long (${low} to ${high})`);
    });
}
