// SPDX-License-Identifier: MIT
// The library, compiled to WebAssembly, for JavaScript. README.md shows its use, statuscode.d.ts declares its types.

const LANGS = ["zh", "en"]; // each at the place of its sc_lang
const { freeze } = Object;

function misuse(what) {
    throw new TypeError("statuscode: " + what);
}

// ---- Memory: behind what the library has there, a scratch area that each call uses from its beginning ----

function memoryOf(library) {
    const scratch = library.words_behind() + 15 & ~15;
    let bytes = new Uint8Array(library.memory.buffer);
    let words = new Int32Array(library.memory.buffer);

    // Makes room. Memory that has grown has another buffer.
    function reserve(end) {
        if (end <= bytes.length) return;
        library.memory.grow(Math.ceil((end - bytes.length) / 65536));
        bytes = new Uint8Array(library.memory.buffer);
        words = new Int32Array(library.memory.buffer);
    }

    // Writes a string as UTF-8 and returns its end. A lone surrogate becomes U+FFFD. Mini programs have no TextEncoder.
    function write(text, at) {
        const { length } = text;
        if (at + length > bytes.length) reserve(at + length);
        let i = 0;
        for (let unit; i < length && (unit = text.charCodeAt(i)) < 0x80; i++) bytes[at++] = unit;
        if (i < length && at + 3 * (length - i) > bytes.length) reserve(at + 3 * (length - i));
        for (; i < length; i++) {
            let point = text.codePointAt(i);
            if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
            if (point < 0x80) bytes[at++] = point;
            else {
                if (point < 0x800) bytes[at++] = 0xc0 | point >> 6;
                else {
                    if (point < 0x10000) bytes[at++] = 0xe0 | point >> 12;
                    else {
                        bytes[at++] = 0xf0 | point >> 18;
                        bytes[at++] = 0x80 | point >> 12 & 0x3f;
                        i++; // two units
                    }
                    bytes[at++] = 0x80 | point >> 6 & 0x3f;
                }
                bytes[at++] = 0x80 | point & 0x3f;
            }
        }
        return at;
    }

    // Reads UTF-8, which is well-formed, since the library has read or written it. Mini programs have no TextDecoder.
    function read(at, length) {
        let text = "";
        const units = [];
        for (const end = at + length; at < end;) {
            const byte = bytes[at++];
            if (byte < 0x80) units.push(byte);
            else if (byte < 0xe0) units.push((byte & 0x1f) << 6 | bytes[at++] & 0x3f);
            else if (byte < 0xf0) units.push((byte & 0xf) << 12 | (bytes[at++] & 0x3f) << 6 | bytes[at++] & 0x3f);
            else {
                const point = (byte & 7) << 18 | (bytes[at++] & 0x3f) << 12 | (bytes[at++] & 0x3f) << 6 | bytes[at++] & 0x3f;
                units.push(0xd7c0 + (point >> 10), 0xdc00 | point & 0x3ff);
            }
            if (units.length > 4096) text += String.fromCharCode(...units.splice(0));
        }
        return text + String.fromCharCode(...units);
    }

    return {
        scratch,
        // Writes a body, which is a string, bytes or nothing, and returns its length.
        writeBody(body) {
            if (typeof body === "string") return write(body, scratch) - scratch;
            const view = body === null || body === undefined ? new Uint8Array()
                : body instanceof ArrayBuffer ? new Uint8Array(body)
                : ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
                : misuse("a body is a string, a Uint8Array or an ArrayBuffer");
            reserve(scratch + view.length);
            bytes.set(view, scratch);
            return view.length;
        },
        // Writes strings with a NUL behind each, and returns their addresses, 0 for what is not given, and their end.
        writeStrings(...texts) {
            let at = scratch;
            const addresses = texts.map(text => {
                if (text === undefined || text === null) return 0;
                if (typeof text !== "string" || text.includes("\0")) misuse("a text is a string without NUL characters");
                const address = at;
                at = write(text, at);
                reserve(at + 1);
                bytes[at++] = 0;
                return address;
            });
            return [...addresses, at];
        },
        // What a function writes that is like sc_write_string; null where it writes nothing.
        written(at, writer) {
            let length = writer(at, bytes.length - at);
            if (length >= bytes.length - at) {
                reserve(at + length + 1);
                length = writer(at, bytes.length - at);
            }
            return length === 0 ? null : read(at, length);
        },
        read,
        readString: at => read(at, bytes.indexOf(0, at) - at),
        wordsAt: (at, count) => words.subarray(at >> 2, (at >> 2) + count),
        word: at => words[at >> 2],
    };
}

// ---- What the library lists, read once ----

function listsOf(library, memory) {
    const string = memory.readString;
    const inBoth = of => freeze({ zh: string(of(0)), en: string(of(1)) });
    const until = (end, of) => {
        const all = [];
        for (let value; (value = of(all.length)) !== end;) all.push(value);
        return all;
    };
    const names = of => until("", n => string(of(n)));
    const [kinds, canonicals, actions, faults, outcomes, reads, matches] = [library.sc_kind_name, library.sc_canonical_name,
        library.sc_action_name, library.sc_fault_name, library.sc_outcome_name, library.sc_read_name, library.sc_match_name].map(names);

    const classAddress = new Map(); // of each name
    const classes = until("", n => {
        const at = library.sc_class_at(n);
        const name = string(at);
        if (name !== "") classAddress.set(name, at);
        return name;
    }).map(name => {
        const at = classAddress.get(name);
        return freeze({ name, parent: string(library.sc_class_parent(at)) || null, text: inBoth(l => library.sc_class_text(at, l)) });
    });
    const classesOf = entry => {
        const all = [];
        for (let at = library.sc_class(entry); string(at) !== ""; at = library.sc_next_class(entry, at)) all.push(string(at));
        return freeze(all);
    };

    const entryAt = new Map([[0, null]]); // of each address
    const addressOf = new Map(); // of each constant
    function entry(address, registry) {
        if (entryAt.has(address)) return entryAt.get(address);
        const [code, kind, name, constant, zh, en, noteZh, noteEn, httpStatus, wireStatus, canonical, action, fault, outcome, next] =
            memory.wordsAt(library.words_of_entry(address), 15);
        const made = freeze({
            registry, code, name: string(name), constant: string(constant), kind: kinds[kind],
            message: freeze({ zh: string(zh), en: string(en) }),
            note: string(noteZh) ? freeze({ zh: string(noteZh), en: string(noteEn) }) : null,
            httpStatus, wireStatus, canonical: canonicals[canonical], action: actions[action], fault: faults[fault],
            outcome: outcomes[outcome], classes: classesOf(address), nextMeaning: entry(next, registry),
        });
        entryAt.set(address, made);
        addressOf.set(made.constant, address);
        return made;
    }

    const groupsOf = number => until(null, n => {
        const { scratch } = memory;
        const title = inBoth(l => library.sc_group_at(number, n, l, scratch, scratch + 4));
        return title.zh ? freeze({ title, first: memory.word(scratch), last: memory.word(scratch + 4) }) : null;
    });
    const registries = until(0, library.sc_registry_at).map(number => {
        const name = string(library.sc_registry_name(number));
        return freeze({
            name, number, title: inBoth(l => library.sc_registry_title(number, l)), rule: inBoth(l => library.sc_registry_rule(number, l)),
            dataName: string(library.sc_data_name(number)), groups: freeze(groupsOf(number)),
            entries: freeze(until(0, n => library.sc_at(number, n)).map(address => entry(address, name))),
        });
    });
    return { actions, faults, outcomes, reads, matches, classes, classAddress, entryAt, addressOf, registries };
}

// ---- The calls ----

function callsOf(library) {
    const memory = memoryOf(library);
    const lists = listsOf(library, memory);
    const { read, readString, wordsAt, writeBody, writeStrings, written } = memory;
    const numbers = new Map(lists.registries.map(({ name, number }) => [name, number]));

    const registryNumber = name => numbers.get(name)
        ?? misuse(`there is no registry ${JSON.stringify(name)}, only ${[...numbers.keys()].join(", ")}`);
    const langNumber = lang => lang === "en" ? 1 : lang === "zh" ? 0 : misuse('a language is "zh" or "en"');
    const address = entry => entry === null || entry === undefined ? 0
        : lists.addressOf.get(entry.constant) ?? misuse("an entry is what lookup, lookupName or decode returned, or null");
    const isInteger32 = code => Number.isInteger(code) ? code === (code | 0) : misuse("a code is an integer");
    const unescaped = (at, length, buffer) => length === 0 ? "" : written(buffer, (buf, size) => library.sc_unescape(buf, size, at, length));

    // The body stays in the scratch area, for the errors of its fields.
    function readReply(registry, number, httpStatus, body) {
        const status = httpStatus ?? 0;
        if (!Number.isInteger(status)) misuse("an HTTP status is an integer, or null if it is not known");
        const length = writeBody(body);
        const { scratch } = memory;
        const [how, outcome, action, fault, wait, hasCode, code, entry, message, messageLength, data, dataLength, errorOffset] = wordsAt(
            number === null ? library.words_of_problem(status, scratch, length) : library.words_of_reply(number, status, scratch, length), 13);
        const dataText = data === 0 ? null : read(data, dataLength);
        const reading = lists.reads[how];
        return new Reply({
            registry, httpStatus: status > 0 ? status : null, read: reading,
            outcome: lists.outcomes[outcome], action: lists.actions[action], fault: lists.faults[fault],
            retryAfter: wait < 0 ? null : wait, code: hasCode ? code : null, entry: lists.entryAt.get(entry),
            message: message === 0 ? null : unescaped(message, messageLength, scratch + length),
            data: dataText === null ? undefined : JSON.parse(dataText), dataText,
            errorOffset: reading === "NOT_JSON" || reading === "TOO_DEEP" ? errorOffset : null,
        }, number, body);
    }

    return freeze({
        version: readString(library.sc_version()),
        registries: freeze(lists.registries),
        classes: freeze(lists.classes),
        constants: freeze(Object.fromEntries(lists.registries.map(({ name, entries }) =>
            [name, freeze(Object.fromEntries(entries.map(entry => [entry.name, entry.code])))]))),

        lookup(registry, code) {
            const number = registryNumber(registry);
            return isInteger32(code) ? lists.entryAt.get(library.sc_lookup(number, code)) : null;
        },
        lookupName(registry, name) {
            const number = registryNumber(registry);
            if (typeof name !== "string") misuse("a name is a string");
            return name.includes("\0") ? null : lists.entryAt.get(library.sc_lookup_name(number, writeStrings(name)[0]));
        },
        group(registry, code) {
            const number = registryNumber(registry);
            if (!isInteger32(code)) return null;
            const [zh, en] = LANGS.map((_, lang) => readString(library.sc_group(number, code, lang)));
            return zh === "" ? null : freeze({ zh, en });
        },
        isA(entry, className) {
            const at = lists.classAddress.get(className) ?? misuse(`there is no class ${JSON.stringify(className)}`);
            const match = library.sc_is(address(entry), at);
            return match === 0 ? null : lists.matches[match];
        },
        translate(entry, registry) {
            const found = library.sc_translate(address(entry), registryNumber(registry), memory.scratch);
            return found === 0 ? null : freeze({ entry: lists.entryAt.get(found), match: lists.matches[memory.word(memory.scratch)] });
        },
        decode: (registry, httpStatus, body) => readReply(registry, registryNumber(registry), httpStatus, body),
        decodeProblem: (httpStatus, body) => readReply(null, null, httpStatus, body),
        fieldErrors(reply) {
            const { number, body } = Reply.sourceOf(reply);
            if (number === null) return freeze([]); // a problem has none
            const end = memory.scratch + writeBody(body);
            library.words_of_reply(number, reply.httpStatus ?? 0, memory.scratch, end - memory.scratch);
            const errors = [];
            for (let at; (at = library.words_of_next_field_error()) !== 0;) {
                const [field, fieldLength, message, messageLength] = wordsAt(at, 4);
                errors.push(freeze({ field: unescaped(field, fieldLength, end), message: unescaped(message, messageLength, end) }));
            }
            return freeze(errors);
        },
        negotiate(acceptLanguage, fallback = "en") {
            const lang = langNumber(fallback);
            return LANGS[library.sc_negotiate(writeStrings(acceptLanguage)[0], lang)];
        },
        problem(entry, { lang = "en", detail, instance, typeBase } = {}) {
            const [about, number] = [address(entry), langNumber(lang)];
            const [detailAt, instanceAt, typeBaseAt, end] = writeStrings(detail, instance, typeBase);
            return written(end, (buf, size) => library.sc_write_problem(buf, size, about, number, detailAt, instanceAt, typeBaseAt));
        },
        envelope(entry, { lang = "en", message, data } = {}) {
            const [about, number] = [address(entry), langNumber(lang)];
            const text = data === undefined ? undefined : JSON.stringify(data) ?? misuse("data is what JSON.stringify takes");
            const [messageAt, dataAt, end] = writeStrings(message, text);
            return written(end, (buf, size) => library.sc_write_envelope(buf, size, about, number, messageAt, dataAt));
        },
    });
}

// What decode returns: plain members, and where fieldErrors reads on.
class Reply {
    #source;

    constructor(members, number, body) {
        Object.assign(this, members);
        this.#source = { number, body };
        freeze(this);
    }

    static sourceOf(reply) {
        return typeof reply === "object" && reply !== null && #source in reply ? reply.#source : misuse("a reply is what decode returned");
    }
}

// ---- Loading ----

// The file is read by Node, and fetched by all others, also from a server that gives it another media type.
async function bytesOf(url) {
    if (url.protocol === "file:" && globalThis.process?.versions?.node) {
        const fs = "node:fs/promises"; // in a variable, because bundlers for browsers look for it otherwise
        return (await import(/* webpackIgnore: true */ /* @vite-ignore */ fs)).readFile(url);
    }
    const response = await fetch(url);
    if (!response.ok) throw new Error(`statuscode: HTTP status ${response.status} for ${url}`);
    return response.arrayBuffer();
}

async function instanceOf(source) {
    if (source?.exports) return source; // an instance that exists, such as that of WXWebAssembly.instantiate
    const isAddress = source instanceof URL || typeof source === "string";
    const made = await WebAssembly.instantiate(isAddress ? await bytesOf(new URL(source, import.meta.url)) : source);
    return made.instance ?? made; // of bytes or of a module
}

// Loads the library: from statuscode.wasm beside this file, from another address, or from its bytes, its module or instance.
export async function load(source = new URL("statuscode.wasm", import.meta.url)) {
    return callsOf((await instanceOf(source)).exports);
}
