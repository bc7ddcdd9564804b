// SPDX-License-Identifier: MIT
// Prints the answers of the JavaScript module in the same lines as answers.c prints those of the library. Runs in Node
// and in browsers.

const line = (...fields) => fields.map(field => field === "" || field === null ? "-" : field).join("\t");

// ---- Entries ----

function bodies(sc, entry, lang) {
    const written = [
        sc.problem(entry, { lang }), sc.problem(entry, { lang, detail: "d \"é😀", instance: "/i", typeBase: "https://t/#" }),
        sc.envelope(entry, { lang }), sc.envelope(entry, { lang, message: "m\n\ud800", data: { a: [1, "中"] } }),
    ];
    return written.map(text => "\t" + (text ?? "-")).join("");
}

function linesOfEntry(sc, e) {
    const counterparts = sc.registries.map(({ name }) => sc.translate(e, name)).filter(Boolean);
    return [
        line(e.registry, e.code, e.name, e.constant, e.message.zh, e.message.en, e.note?.zh ?? "", e.note?.en ?? "", e.kind, e.httpStatus,
            e.wireStatus, e.canonical, e.action, e.fault, e.outcome, e.nextMeaning?.name ?? "", ...e.classes),
        [sc.classes.map(({ name }) => sc.isA(e, name)?.[0] ?? "-").join(""),
            ...counterparts.map(({ entry, match }) => `${entry.constant} ${match}`)].join("\t"),
        bodies(sc, e, "zh"), bodies(sc, e, "en"),
    ];
}

function linesOfRegistry(sc, { name, number, title, rule, dataName, groups, entries }) {
    const lines = [
        line(name, number, title.zh, title.en, rule.zh, rule.en, dataName,
            ...groups.map(({ title, first, last }) => `${first} ${last} ${title.zh} ${title.en}`)),
        ...entries.flatMap(entry => linesOfEntry(sc, entry)),
    ];
    for (let code = -100; code < 20000; code++) {
        const [entry, group] = [sc.lookup(name, code), sc.group(name, code)];
        if (entry || group) lines.push([code, entry?.name ?? "UNKNOWN", group?.en ?? ""].join("\t"));
        if (entry && (sc.lookupName(name, entry.name) !== entry || sc.lookupName(name, entry.constant.toLowerCase()) !== entry ||
            sc.constants[name][entry.name] !== code)) throw new Error("another entry has the name " + entry.name);
    }
    return lines;
}

export function linesOfEntries(sc) {
    return [
        sc.version, ...sc.classes.map(({ name, parent, text }) => line(name, parent, text.zh, text.en)),
        bodies(sc, null, "zh"), bodies(sc, undefined, "en"), ...sc.registries.flatMap(registry => linesOfRegistry(sc, registry)),
    ];
}

// ---- Bodies, read as bytes and, if they are UTF-8, also as a string ----

const statuses = [200, null, 401, 422, 500, 304];
const bytesOf = text => new TextEncoder().encode(text);
const hex = text => text === null ? "-" : "x" + Array.from(bytesOf(text), byte => byte.toString(16).padStart(2, "0")).join("");

function lineOfReply(sc, i, body) {
    const status = statuses[Math.floor(i / (sc.registries.length + 1)) % statuses.length];
    const registry = sc.registries[i % (sc.registries.length + 1)];
    const reply = registry === undefined ? sc.decodeProblem(status, body) : sc.decode(registry.name, status, body);
    if (reply.dataText !== null && JSON.stringify(JSON.parse(reply.dataText)) !== JSON.stringify(reply.data))
        throw new Error("data differs from dataText, " + reply.dataText);
    return [
        reply.read, reply.outcome, reply.action, reply.fault, reply.retryAfter ?? -1, reply.code ?? -1, reply.entry?.constant ?? "",
        reply.errorOffset ?? 0, hex(reply.message), hex(reply.dataText),
        ...sc.fieldErrors(reply).flatMap(({ field, message }) => [hex(field), hex(message)]),
    ].join("\t");
}

export function linesOfBodies(sc, input) {
    const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const lines = [];
    for (let i = 0, at = 0; at < input.length; i++) {
        const begin = input.indexOf(10, at) + 1;
        const body = input.subarray(begin, at = begin + Number(utf8.decode(input.subarray(at, begin))));
        const line = lineOfReply(sc, i, body);
        let text = null;
        try {
            text = utf8.decode(body);
        } catch {
            // the bytes are not UTF-8
        }
        if (text !== null && lineOfReply(sc, i, text) !== line) throw new Error("different as a string: " + text);
        lines.push(line);
    }
    return lines;
}
