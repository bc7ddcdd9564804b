// SPDX-License-Identifier: MIT
// The library, compiled to WebAssembly, for JavaScript. README.md shows its use, and statuscode.d.ts is the reference.

const LANGS = ["zh", "en"]; // indexed by sc_lang
const { freeze } = Object;

function misuse(what) {
    throw new TypeError("statuscode: " + what);
}

// ---- Memory: the library's own, followed by a scratch area, which each call reuses from its beginning ----

class Memory {
    constructor(library) {
        this.memory = library.memory;
        this.scratch = library.words_behind() + 15 & ~15;
        this.view();
        this.reserve(this.scratch + 8); // for the two numbers of a group
    }

    view() {
        this.bytes = new Uint8Array(this.memory.buffer);
        this.words = new Int32Array(this.memory.buffer);
    }

    // Grows the memory up to an end, if it is smaller. Memory that grows gets a new buffer.
    reserve(end) {
        if (end <= this.bytes.length) return;
        this.memory.grow(Math.ceil((end - this.bytes.length) / 65536));
        this.view();
    }

    // Writes a string as UTF-8, with U+FFFD for lone surrogates, and returns its end. Mini programs have no
    // TextEncoder.
    write(text, at) {
        const { length } = text;
        let i = 0;
        this.reserve(at + length);
        let { bytes } = this;
        for (let unit; i < length && (unit = text.charCodeAt(i)) < 0x80; i++) bytes[at++] = unit;
        if (i === length) return at;
        this.reserve(at + 3 * (length - i));
        ({ bytes } = this);
        for (; i < length; i++) {
            let point = text.codePointAt(i);
            if (point < 0x80) {
                bytes[at++] = point;
                continue;
            }
            if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
            if (point < 0x800) bytes[at++] = 0xc0 | point >> 6;
            else {
                if (point < 0x10000) bytes[at++] = 0xe0 | point >> 12;
                else {
                    i++; // two units
                    bytes[at++] = 0xf0 | point >> 18;
                    bytes[at++] = 0x80 | point >> 12 & 0x3f;
                }
                bytes[at++] = 0x80 | point >> 6 & 0x3f;
            }
            bytes[at++] = 0x80 | point & 0x3f;
        }
        return at;
    }

    // Reads UTF-8, which is well-formed, because the library has validated or written it. Mini programs have no
    // TextDecoder.
    read(at, length) {
        const { bytes } = this;
        const end = at + length;
        let text = "";
        while (at < end) {
            const units = [];
            while (at < end && units.length < 4096) {
                const byte = bytes[at++];
                if (byte < 0x80) units.push(byte);
                else if (byte < 0xe0) units.push((byte & 0x1f) << 6 | bytes[at++] & 0x3f);
                else if (byte < 0xf0) units.push((byte & 0xf) << 12 | (bytes[at++] & 0x3f) << 6 | bytes[at++] & 0x3f);
                else {
                    const point = (byte & 7) << 18 | (bytes[at++] & 0x3f) << 12 | (bytes[at++] & 0x3f) << 6 | bytes[at++] & 0x3f;
                    units.push(0xd7c0 + (point >> 10), 0xdc00 | point & 0x3ff);
                }
            }
            text += String.fromCharCode.apply(null, units);
        }
        return text;
    }

    readString(at) {
        return this.read(at, this.bytes.indexOf(0, at) - at);
    }

    // Writes a body, which is a string, bytes or nothing, and returns its length.
    writeBody(body) {
        if (typeof body === "string") return this.write(body, this.scratch) - this.scratch;
        const view = body === null || body === undefined ? []
            : Object.prototype.toString.call(body) === "[object ArrayBuffer]" ? new Uint8Array(body) // of any frame
            : ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
            : misuse("a body must be a string, a Uint8Array or an ArrayBuffer");
        this.reserve(this.scratch + view.length);
        this.bytes.set(view, this.scratch);
        return view.length;
    }

    // Writes strings, each followed by a NUL. Returns their addresses, with 0 for one that is not given, and the end.
    writeStrings(...texts) {
        let at = this.scratch;
        const addresses = texts.map(text => {
            if (text === undefined || text === null) return 0;
            if (typeof text !== "string" || text.includes("\0")) misuse("a text must be a string without NUL characters");
            const address = at;
            at = this.write(text, at);
            this.reserve(at + 1);
            this.bytes[at++] = 0;
            return address;
        });
        return [...addresses, at];
    }

    // Returns what a function that works like sc_write_string writes, or null if it writes nothing.
    written(at, writer) {
        let length = writer(at, this.bytes.length - at);
        if (length >= this.bytes.length - at) {
            this.reserve(at + length + 1);
            length = writer(at, this.bytes.length - at);
        }
        return length === 0 ? null : this.read(at, length);
    }
}

// ---- The library's lists, read once ----

function listsOf(library, memory) {
    const string = at => memory.readString(at);
    const inBoth = of => freeze({ zh: string(of(0)), en: string(of(1)) });
    const until = (end, of) => {
        const all = [];
        for (let value; (value = of(all.length)) !== end;) all.push(value);
        return all;
    };
    const names = of => until("", n => string(of(n)));
    const [kinds, canonicals, actions, faults, outcomes, reads, matches] = [library.sc_kind_name, library.sc_canonical_name,
        library.sc_action_name, library.sc_fault_name, library.sc_outcome_name, library.sc_read_name, library.sc_match_name].map(names);

    const classAddress = new Map(); // by name
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

    const entryAt = new Map([[0, null]]); // by address
    const addressOf = new Map(); // by constant
    function entry(address, registry) {
        if (entryAt.has(address)) return entryAt.get(address);
        const words = library.words_of_entry(address) >> 2;
        const [code, kind, name, constant, zh, en, noteZh, noteEn, httpStatus, wireStatus, canonical, action, fault, outcome, next] =
            memory.words.slice(words, words + 15);
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
        return title.zh ? freeze({ title, first: memory.words[scratch >> 2], last: memory.words[(scratch >> 2) + 1] }) : null;
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

// What decode returns. It keeps the body for fieldErrors.
class Reply {
    #body;

    constructor(body, registry, httpStatus, read, outcome, action, fault, retryAfter, code, entry, message, data, dataText, errorOffset) {
        this.outcome = outcome;
        this.action = action;
        this.fault = fault;
        this.retryAfter = retryAfter;
        this.code = code;
        this.entry = entry;
        this.message = message;
        this.data = data;
        this.dataText = dataText;
        this.registry = registry;
        this.httpStatus = httpStatus;
        this.read = read;
        this.errorOffset = errorOffset;
        this.#body = body;
        freeze(this);
    }

    static bodyOf(reply) {
        return reply instanceof Reply ? reply.#body : misuse("a reply must come from decode");
    }
}

function callsOf(library) {
    const memory = new Memory(library);
    const { scratch } = memory;
    const lists = listsOf(library, memory);
    const numbers = new Map(lists.registries.map(({ name, number }) => [name, number]));

    const registryNumber = name => numbers.get(name)
        ?? misuse(`there is no registry ${JSON.stringify(name)}, only ${[...numbers.keys()].join(", ")}`);
    const langNumber = lang => lang === "en" ? 1 : lang === "zh" ? 0 : misuse('a language must be "zh" or "en"');
    const address = entry => entry === null || entry === undefined ? 0
        : lists.addressOf.get(entry.constant) ?? misuse("an entry must come from the library, or be null");
    const isInteger32 = code => Number.isInteger(code) ? code === (code | 0) : misuse("a code must be an integer");

    // Returns a text inside the body, which is in the scratch area. An ASCII string has the text at the same offset.
    const textIn = (body, length, at, textLength) => typeof body === "string" && body.length === length
        ? body.slice(at - scratch, at - scratch + textLength) : memory.read(at, textLength);

    // Returns a text inside a JSON string of the body, unescaped.
    function unescapedIn(body, length, at, textLength) {
        const text = textIn(body, length, at, textLength);
        return text.includes("\\") ? memory.written(scratch + length, (buf, size) => library.sc_unescape(buf, size, at, textLength)) : text;
    }

    function readReply(registry, number, httpStatus, body) {
        const status = httpStatus ?? 0;
        if (status !== (status | 0)) misuse("an HTTP status must be an integer, or null if it is not known");
        const length = memory.writeBody(body);
        const at = (number === null ? library.words_of_problem(status, scratch, length)
            : library.words_of_reply(number, status, scratch, length)) >> 2;
        const { words } = memory;
        const read = lists.reads[words[at]];
        const [outcome, action, fault] = [lists.outcomes[words[at + 1]], lists.actions[words[at + 2]], lists.faults[words[at + 3]]];
        const retryAfter = words[at + 4] < 0 ? null : words[at + 4];
        const code = words[at + 5] ? words[at + 6] : null;
        const entry = lists.entryAt.get(words[at + 7]);
        const errorOffset = read === "NOT_JSON" || read === "TOO_DEEP" ? words[at + 12] : null;
        const dataText = words[at + 10] === 0 ? null : textIn(body, length, words[at + 10], words[at + 11]);
        const message = words[at + 8] === 0 ? null : unescapedIn(body, length, words[at + 8], words[at + 9]);
        const data = dataText === null ? undefined : JSON.parse(dataText);
        return new Reply(body, registry, status > 0 ? status : null, read, outcome, action, fault, retryAfter, code, entry, message,
            data, dataText, errorOffset);
    }

    return freeze({
        version: memory.readString(library.sc_version()),
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
            if (typeof name !== "string") misuse("a name must be a string");
            return name.includes("\0") ? null : lists.entryAt.get(library.sc_lookup_name(number, memory.writeStrings(name)[0]));
        },
        group(registry, code) {
            const number = registryNumber(registry);
            if (!isInteger32(code)) return null;
            const [zh, en] = LANGS.map((_, lang) => memory.readString(library.sc_group(number, code, lang)));
            return zh === "" ? null : freeze({ zh, en });
        },
        isA(entry, className) {
            const at = lists.classAddress.get(className) ?? misuse(`there is no class ${JSON.stringify(className)}`);
            const match = library.sc_is(address(entry), at);
            return match === 0 ? null : lists.matches[match];
        },
        translate(entry, registry) {
            const found = library.sc_translate(address(entry), registryNumber(registry), scratch);
            return found === 0 ? null : freeze({ entry: lists.entryAt.get(found), match: lists.matches[memory.words[scratch >> 2]] });
        },
        decode: (registry, httpStatus, body) => readReply(registry, registryNumber(registry), httpStatus, body),
        decodeProblem: (httpStatus, body) => readReply(null, null, httpStatus, body),
        fieldErrors(reply) {
            const body = Reply.bodyOf(reply);
            const errors = [];
            if (reply.registry === null) return freeze(errors); // a problem has none
            const length = memory.writeBody(body);
            library.words_of_reply(registryNumber(reply.registry), reply.httpStatus ?? 0, scratch, length);
            for (let at; (at = library.words_of_next_field_error() >> 2) !== 0;) {
                const [field, fieldLength, message, messageLength] = memory.words.slice(at, at + 4);
                errors.push(freeze({
                    field: unescapedIn(body, length, field, fieldLength), message: unescapedIn(body, length, message, messageLength),
                }));
            }
            return freeze(errors);
        },
        negotiate(acceptLanguage, fallback = "en") {
            const lang = langNumber(fallback);
            return LANGS[library.sc_negotiate(memory.writeStrings(acceptLanguage)[0], lang)];
        },
        problem(entry, { lang = "en", detail, instance, typeBase } = {}) {
            const [about, number] = [address(entry), langNumber(lang)];
            const [detailAt, instanceAt, typeBaseAt, end] = memory.writeStrings(detail, instance, typeBase);
            return memory.written(end, (buf, size) => library.sc_write_problem(buf, size, about, number, detailAt, instanceAt, typeBaseAt));
        },
        envelope(entry, { lang = "en", message, data } = {}) {
            const [about, number] = [address(entry), langNumber(lang)];
            const text = data === undefined ? undefined : JSON.stringify(data) ?? misuse("JSON.stringify cannot write the data");
            const [messageAt, dataAt, end] = memory.writeStrings(message, text);
            const write = at => memory.written(end, (buf, size) => library.sc_write_envelope(buf, size, about, number, messageAt, at));
            const written = write(dataAt);
            return written === null && dataAt !== 0 && write(0) !== null ? misuse("the data is nested too deep") : written;
        },
    });
}

// ---- Loading: inline/statuscode.js has other code from here on ----

// Node reads the file. Everything else fetches it, and accepts any media type.
async function bytesOf(url) {
    if (url.protocol === "file:" && globalThis.process?.versions?.node) {
        const fs = "node:fs/promises"; // a variable, because bundlers for browsers would resolve a literal
        return (await import(/* webpackIgnore: true */ /* @vite-ignore */ fs)).readFile(url);
    }
    const response = await fetch(url);
    if (!response.ok) throw new Error(`statuscode: HTTP status ${response.status} for ${url}`);
    return response.arrayBuffer();
}

// Loads the library from statuscode.wasm beside this file, another address, its bytes, a module or an instance.
export async function load(source = new URL("statuscode.wasm", import.meta.url)) {
    if (source?.exports) return callsOf(source.exports);
    const isAddress = source instanceof URL || typeof source === "string";
    const made = await WebAssembly.instantiate(isAddress ? await bytesOf(new URL(source, import.meta.url)) : source);
    return callsOf((made.instance ?? made).exports); // bytes yield a module and an instance, a module only an instance
}
