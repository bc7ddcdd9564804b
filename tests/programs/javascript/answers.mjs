// SPDX-License-Identifier: MIT
// answers.mjs MODULE entries|bodies: prints what the JavaScript module says, as answers.c prints what the library says.
import { createRequire } from "node:module";
import fs from "node:fs";

const [file, what] = process.argv.slice(2);
const { load } = file.endsWith("inline/statuscode.js") ? createRequire(import.meta.url)(file) : await import(file);
const sc = await load();
const lines = [];
const line = (...fields) => lines.push(fields.map(field => field === "" || field === null ? "-" : field).join("\t"));
const names = sc.registries.map(registry => registry.name);

// ---- Entries ----

function bodies(entry, lang) {
    const written = [
        sc.problem(entry, { lang }), sc.problem(entry, { lang, detail: "d \"é😀", instance: "/i", typeBase: "https://t/#" }),
        sc.envelope(entry, { lang }), sc.envelope(entry, { lang, message: "m\n\ud800", data: { a: [1, "中"] } }),
    ];
    lines.push(written.map(text => "\t" + (text ?? "-")).join(""));
}

function printEntry(e) {
    line(e.registry, e.code, e.name, e.constant, e.message.zh, e.message.en, e.note?.zh ?? "", e.note?.en ?? "", e.kind, e.httpStatus,
        e.wireStatus, e.canonical, e.action, e.fault, e.outcome, e.nextMeaning?.name ?? "", ...e.classes);
    const counterparts = names.map(name => sc.translate(e, name)).filter(Boolean);
    lines.push([sc.classes.map(({ name }) => sc.isA(e, name)?.[0] ?? "-").join(""),
        ...counterparts.map(({ entry, match }) => `${entry.constant} ${match}`)].join("\t"));
    bodies(e, "zh");
    bodies(e, "en");
}

function printEntries() {
    line(sc.version);
    for (const { name, parent, text } of sc.classes) line(name, parent, text.zh, text.en);
    bodies(null, "zh");
    bodies(undefined, "en");
    for (const { name, number, title, rule, dataName, groups, entries } of sc.registries) {
        line(name, number, title.zh, title.en, rule.zh, rule.en, dataName,
            ...groups.map(({ title, first, last }) => `${first} ${last} ${title.zh} ${title.en}`));
        entries.forEach(printEntry);
        for (let code = -100; code < 20000; code++) {
            const [entry, group] = [sc.lookup(name, code), sc.group(name, code)];
            if (entry || group) lines.push([code, entry?.name ?? "UNKNOWN", group?.en ?? ""].join("\t"));
            if (entry && (sc.lookupName(name, entry.name) !== entry || sc.lookupName(name, entry.constant.toLowerCase()) !== entry ||
                sc.constants[name][entry.name] !== code)) throw new Error("another entry has the name " + entry.name);
        }
    }
}

// ---- Bodies: as bytes and, where they are UTF-8, as a string ----

const hex = text => text === null ? "-" : "x" + Buffer.from(text).toString("hex");
const statuses = [200, null, 401, 422, 500, 304];

function reply(i, body) {
    const status = statuses[Math.floor(i / (names.length + 1)) % statuses.length];
    const name = names[i % (names.length + 1)];
    const r = name === undefined ? sc.decodeProblem(status, body) : sc.decode(name, status, body);
    if (r.dataText !== null && JSON.stringify(JSON.parse(r.dataText)) !== JSON.stringify(r.data)) throw new Error("data is not dataText");
    return [r.read, r.outcome, r.action, r.fault, r.retryAfter ?? -1, r.code ?? -1, r.entry?.constant ?? "", r.errorOffset ?? 0,
        hex(r.message), hex(r.dataText), ...sc.fieldErrors(r).flatMap(({ field, message }) => [hex(field), hex(message)])].join("\t");
}

function printReplies() {
    const input = fs.readFileSync(0);
    for (let i = 0, at = 0; at < input.length; i++) {
        const begin = input.indexOf(10, at) + 1;
        const body = input.subarray(begin, at = begin + Number(input.subarray(at, begin)));
        lines.push(reply(i, body));
        const text = body.toString();
        if (Buffer.from(text).equals(body) && reply(i, text) !== lines.at(-1)) throw new Error("as a string it reads otherwise: " + text);
    }
}

if (what === "bodies") printReplies();
else printEntries();
process.stdout.write(lines.join("\n") + "\n");
