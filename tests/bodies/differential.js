// SPDX-License-Identifier: MIT
// differential.js PROGRAM SEED COUNT: generates valid and damaged bodies, has PROGRAM (differential.c) read them, and
// compares the answers with what JSON.parse and TextDecoder make of the same bytes.
"use strict";
const { spawnSync } = require("child_process");

const [program, seed, count] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];

// A small random number generator (xorshift), so that a seed repeats a run.
let state = (seed >>> 0) || 1;
function random(below) {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
}
const pick = (list) => list[random(list.length)];
const repeat = (below, make) => Array.from({ length: random(below) }, make);

// ---- Generating bodies ----

const space = () => (random(3) ? "" : repeat(4, () => pick([" ", "\n", "\t", "\r", "\n            "])).join(""));
const hex = (digits) => Array.from({ length: digits }, () => pick([..."0123456789abcdefABCDEF"])).join("");

function character() {
    switch (random(12)) {
    case 0: return "\\" + pick([..."\"\\/bfnrt"]);
    case 1: return "\\u" + hex(4);
    case 2: return "\\ud83d\\ude" + hex(2);
    case 3: return "\\ud" + pick([..."89abcdef"]) + hex(2);
    case 4: return pick(["é", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\u{10000}", "\u{10ffff}"]);
    case 5: case 6: return pick([..."订单不存在，请稍后重试。"]);
    default: return pick([..." !#%',-./09:=?@AZ[]^`az{|}~\x7f"]);
    }
}
const string = () => '"' + repeat(pick([3, 10, 30]), character).join("") + '"';

function number() {
    const digits = () => String(random(pick([10, 1000, 4294967296])));
    return pick(["", "-"]) + digits() + pick(["", "", "", "." + random(10) + digits()]) +
        pick(["", "", "", pick(["e", "E"]) + pick(["", "+", "-"]) + digits()]);
}

function value(depth) {
    const kind = random(depth > 5 ? 6 : 9);
    if (kind < 2)
        return string();
    if (kind < 4)
        return number();
    if (kind < 6)
        return pick(["null", "true", "false", "[]", "{}", '""', "0"]);
    if (kind === 6)
        return "[" + space() + Array.from({ length: 1 + random(4) }, () => value(depth + 1)).join(space() + "," + space()) + space() + "]";
    return object(depth + 1, string);
}

function object(depth, name) {
    const members = repeat(5, () => name() + space() + ":" + space() + value(depth));
    return "{" + space() + members.join(space() + "," + space()) + space() + "}";
}

const names = ["code", "code", "message", "data", "status", "c\\u006fde", "\\u0063ode", "mess\\u0061ge", "Code", "codes", ""];
function top() {
    const code = () => pick([String(random(2000)), "-0", "2147483647", "2147483648", "-2147483648", "-2147483649", "1e3",
        "1.0", "1012.00", "101200e-2", "1.5", "0e9", "-0.0", "21474836470e-1", "1e99", "null", '"200"', '"-7"', '"007"', '"2\\u00300"', '""', '"12345678901"', '"123456789012"']);
    let text = pick([value, () => object(0, () => '"' + pick(names) + '"'), () => object(0, () => '"' + pick(names) + '"'),
        () => object(0, () => '"' + pick(names) + '"')])(0);
    if (text.startsWith("{") && random(2)) {
        const rest = text.slice(1);
        text = '{"code":' + code() + (rest.trim() === "}" ? "" : ",") + rest;
    }
    return (random(20) ? "" : "\ufeff") + space() + text + space();
}

const damage = [0x00, 0x1f, 0x20, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x3a, 0x5b, 0x5c, 0x5d, 0x65, 0x75, 0x7b, 0x7d, 0x7f,
    0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xe4, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff];
function damaged(bytes) {
    const at = random(bytes.length + 1);
    const byte = Buffer.from([pick(damage)]);
    switch (random(5)) {
    case 0: return bytes.subarray(0, at);
    case 1: return Buffer.concat([bytes.subarray(0, at), byte, bytes.subarray(at)]);
    case 2: return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    case 3: return Buffer.concat([bytes.subarray(0, at), byte, bytes.subarray(at + 1)]);
    default: return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 1 - random(8)))]);
    }
}

function body() {
    let bytes = Buffer.from(top());
    if (random(5) > 1)
        for (let times = 1 + random(3); times > 0; times--)
            bytes = damaged(bytes);
    return bytes;
}

// ---- Expected answers ----

// Returns the members of the top-level object of a valid text, in order and unparsed. JSON.parse hides repeated ones.
function members(text) {
    const found = [];
    let depth = 0;
    let start = -1;
    let name = null;
    let last = null;
    for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s"[\]{}:,]+/gs)) {
        if ("}]".includes(token[0]))
            depth--;
        if (depth <= 1 && name !== null && (token[0] === "," || depth === 0)) {
            found.push({ name, raw: text.slice(start, last.index + last[0].length) });
            name = null;
        } else if (depth === 1 && name === null && token[0] === ":") {
            name = JSON.parse(last[0]);
            start = -1;
        } else if (name !== null && start === -1) {
            start = token.index;
        }
        if ("{[".includes(token[0]))
            depth++;
        last = token;
    }
    return found;
}

// Returns the exact value of a number that is a 32-bit integer, or null for any other.
function integerOfNumber(raw) {
    const [, sign, whole, fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(raw) || [];
    if (whole === undefined)
        return null;
    const digits = (whole + fraction).replace(/^0+/, "");
    const kept = digits.replace(/0+$/, "");
    const power = Number(exponent) + digits.length - kept.length - fraction.length;
    if (kept === "")
        return 0;
    if (power < 0 || kept.length + power > 10)
        return null;
    const value = Number(sign + kept + "0".repeat(power));
    return value >= -2147483648 && value <= 2147483647 ? value : null;
}

// Returns a message that is a string, or the first string of a list or an object, at most two deep. Names of members do
// not count.
function messageOf(raw) {
    const tokens = [...raw.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:,]/gs)].map((token) => token[0]);
    let depth = 0;
    for (const [i, token] of tokens.entries()) {
        if ("{[".includes(token))
            depth++;
        else if ("}]".includes(token))
            depth--;
        else if (token[0] === '"' && depth <= 2 && tokens[i + 1] !== ":")
            return JSON.parse(token);
    }
    return null;
}

const integer = (text) => /^-?(0|[1-9][0-9]*)$/.test(text) && Number(text) >= -2147483648 && Number(text) <= 2147483647;
const shown = (text) => "x" + Buffer.from(text).toString("hex");

function expected(bytes) {
    let text;
    let parsed;
    if (/^(\xef\xbb\xbf)?[ \t\r\n]*$/.test(bytes.toString("latin1")))
        return "EMPTY - - -";
    try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        parsed = JSON.parse(text);
    } catch {
        return "NOT_JSON - - -";
    }
    if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed))
        return "NO_CODE - - -";
    const all = members(text);
    if (new Set(all.map((member) => member.name)).size !== Object.keys(parsed).length)
        throw new Error("this program misreads " + text);
    const raws = (name) => all.filter((member) => member.name === name).map((member) => member.raw);
    const codes = raws("code");
    const data = raws("data").pop();
    const code = codes.length !== 1 ? null : typeof parsed.code !== "string" ? integerOfNumber(codes[0]) :
        integer(parsed.code) ? Number(parsed.code) || 0 : null;
    const read = codes.length === 0 ? "NO_CODE" : codes.length > 1 ? "DUPLICATE_CODE" : code !== null ? "OK" : "BAD_CODE";
    const message = messageOf(raws("message").pop() || "");
    return [read, read === "OK" ? code : "-", message === null ? "-" : shown(message),
        data === undefined ? "-" : shown(data)].join(" ");
}

// ---- Comparing ----

const bodies = Array.from({ length: count }, body);
const input = Buffer.concat(bodies.flatMap((bytes) => [Buffer.from(bytes.length + "\n"), bytes]));
if (program === "-") { // another program reads them
    require("fs").writeSync(1, input);
    process.exit(0);
}
const run = spawnSync(program, { input, maxBuffer: 1 << 30 });
const lines = run.stdout.toString().split("\n").slice(0, -1);
const seen = {};
if (run.status !== 0 || lines.length !== count)
    throw new Error(`the program ended with ${run.status ?? run.signal} after ${lines.length} bodies: ${run.stderr}`);
bodies.forEach((bytes, i) => {
    const answer = expected(bytes);
    if (answer !== lines[i])
        throw new Error(`body ${i} of seed ${seed}: ${JSON.stringify(bytes.toString("latin1"))}\n` +
            `expected ${answer}\nread     ${lines[i]}`);
    const read = answer.split(" ")[0];
    seen[read] = (seen[read] || 0) + 1;
});
console.log(`PASS: ${count} bodies, seed ${seed}, as node ${process.version} reads them:`, JSON.stringify(seen));
