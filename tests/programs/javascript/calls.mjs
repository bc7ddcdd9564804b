// SPDX-License-Identifier: MIT
// calls.mjs MODULE: tests what the JavaScript module adds to the library: arguments, values, memory and loading.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const { load } = await import(path.join(folder, "statuscode.js"));
const inline = createRequire(import.meta.url)(path.join(folder, "inline/statuscode.js"));
const bytes = fs.readFileSync(path.join(folder, "statuscode.wasm"));
const sc = await load();
const expired = sc.lookup("plus", 1012);
const utf8 = new TextEncoder();

const checks = {
    a_name_that_does_not_exist_is_a_type_error() {
        for (const call of [() => sc.lookup("pluss", 1), () => sc.lookup(4, 1), () => sc.lookup(undefined, 1), () => sc.isA(expired, "expired"),
            () => sc.decode("__proto__", 200, ""), () => sc.translate(expired, "no"), () => sc.group("", 1), () => sc.lookupName("x", "y")])
            assert.throws(call, { name: "TypeError", message: /^statuscode: there is no (registry|class)/ });
    },

    an_argument_of_another_type_is_a_type_error() {
        for (const call of [() => sc.lookup("plus", "1012"), () => sc.lookup("plus", 1.5), () => sc.lookup("plus", NaN), () => sc.lookup("plus"),
            () => sc.lookupName("plus", 1012), () => sc.decode("plus", 200, {}), () => sc.decode("plus", 200, 1), () => sc.decode("plus", "200", ""),
            () => sc.decode("plus", 2 ** 40, ""), () => sc.decode("plus", 200.5, ""), () => sc.fieldErrors({}), () => sc.fieldErrors(null),
            () => sc.isA({}, "token_expired"), () => sc.problem("plus"), () => sc.problem(expired, { lang: "fr" }), () => sc.problem(expired, { detail: 1 }),
            () => sc.problem(expired, { detail: "a\0b" }), () => sc.envelope(expired, { data() {} }), () => sc.negotiate(1), () => sc.negotiate("en", "fr")])
            assert.throws(call, TypeError, String(call));
    },

    data_that_are_nested_too_deep_are_a_type_error() {
        const nested = depth => JSON.parse("[".repeat(depth) + "]".repeat(depth));
        assert.notEqual(sc.envelope(expired, { data: nested(1023) }), null);
        assert.throws(() => sc.envelope(expired, { data: nested(1024) }), { name: "TypeError", message: /nested too deep/ });
        assert.equal(sc.envelope(null, { data: nested(1024) }), null);
    },

    what_is_not_found_is_null() {
        assert.equal(sc.lookup("plus", 99999), null);
        assert.equal(sc.lookup("plus", 2 ** 32 + 1012), null);
        assert.equal(sc.lookup("plus", Number.MAX_SAFE_INTEGER), null);
        assert.equal(sc.lookupName("plus", "TOKEN\0EXPIRED"), null);
        assert.equal(sc.lookupName("plus", "不"), null);
        assert.equal(sc.group("plus", 2 ** 40), null);
        assert.equal(sc.isA(null, "token_expired"), null);
        assert.equal(sc.translate(undefined, "hero"), null);
        assert.equal(sc.envelope(null), null);
    },

    objects_are_frozen_all_the_way_down() {
        const look = value => {
            if (typeof value !== "object" || value === null) return;
            assert(Object.isFrozen(value));
            Object.values(value).forEach(look);
        };
        look(sc);
        look(sc.decode("plus", 401, `{"code":1012}`));
        look(sc.fieldErrors(sc.decode("plus", 422, `{"errors":{"a":["x"]}}`)));
    },

    entries_are_the_same_objects_wherever_they_come_from() {
        assert.equal(sc.lookupName("plus", "token_expired"), expired);
        assert.equal(sc.decode("plus", 401, `{"status":false,"code":1012}`).entry, expired);
        assert(sc.registries.find(({ name }) => name === "plus").entries.includes(expired));
        assert.equal(sc.isA(structuredClone(expired), "token_expired"), sc.isA(expired, "token_expired")); // also a copy
    },

    data_are_what_json_parse_reads() {
        const { data, dataText } = sc.decode("fecshop", 200, `{"code":200,"data":{"id":12345678901234567890,"__proto__":1}}`);
        assert.equal(data.id, 12345678901234567000);
        assert.equal(dataText, `{"id":12345678901234567890,"__proto__":1}`);
        assert.equal(sc.decode("fecshop", 200, `{"code":200,"data":null}`).data, null);
        assert.equal(sc.decode("fecshop", 200, `{"code":200}`).data, undefined);
    },

    a_body_may_be_a_string_or_bytes_or_nothing() {
        const text = `{"status":false,"code":1012,"message":"过期\\n😀"}`;
        const encoded = utf8.encode(text);
        const padded = new Uint8Array([1, 2, ...encoded, 3]);
        const replies = [text, encoded, encoded.buffer, Buffer.from(text), padded.subarray(2, -1), new DataView(padded.buffer, 2, encoded.length)]
            .map(body => sc.decode("plus", 401, body));
        for (const reply of replies) assert.deepEqual(reply, replies[0]);
        assert.equal(replies[0].message, "过期\n😀");
        for (const body of ["", null, undefined, new ArrayBuffer(0)]) assert.equal(sc.decode("plus", 204, body).read, "EMPTY");
    },

    strings_become_utf_8_as_text_encoder_makes_it() {
        const units = ["a", "\x7f", "\x80", "\u07ff", "\u0800", "\ud7ff", "\ud800", "\udbff", "\udc00", "\udfff", "\ue000", "\uffff"];
        for (const a of units) for (const b of units) for (const c of units) {
            const text = a + b + c;
            assert.equal(sc.decode("plus", 500, `{"code":1,"message":"${text}"}`).message, new TextDecoder().decode(utf8.encode(text)));
        }
    },

    field_errors_are_those_of_the_reply_whatever_was_called_since() {
        const reply = sc.decode("plus", 422, `{"errors":{"a":["x"]}}`);
        sc.decode("plus", 422, `{"errors":{"b":["y"]}}`);
        sc.problem(expired, { detail: "z".repeat(1000) });
        assert.deepEqual(sc.fieldErrors(reply), [{ field: "a", message: "x" }]);
        assert.deepEqual(sc.fieldErrors(sc.decodeProblem(422, `{"errors":{"a":["x"]}}`)), []);
    },

    long_texts_are_written_whole() {
        for (const length of [0, 1, 65535, 65536, 3 << 20]) {
            const detail = "é".repeat(length);
            assert.equal(JSON.parse(sc.problem(expired, { detail })).detail, detail);
            assert.deepEqual(JSON.parse(sc.envelope(expired, { data: { detail } })).data, { detail });
        }
    },

    async memory_grows_when_a_text_does_not_fit() {
        for (let more = -3; more <= 3; more++) {
            const { instance } = await WebAssembly.instantiate(bytes);
            const length = instance.exports.memory.buffer.byteLength - (instance.exports.words_behind() + 15 & ~15) + more;
            const [first, second] = [await load(instance), await load(await WebAssembly.instantiate(bytes).then(made => made.instance))];
            const detail = "x".repeat(length);
            assert.equal(JSON.parse(first.problem(first.lookup("plus", 1012), { detail })).detail, detail);
            const body = utf8.encode(`{"code":200,"message":"${"x".repeat(length - 26)}\\n"}`);
            assert.equal(second.decode("fecshop", 200, body).message.length, length - 25);
        }
    },

    seconds_to_wait_are_null_where_the_body_has_none() {
        assert.equal(sc.decode("plus", 403, `{"status":false,"code":1008,"message":null,"data":59}`).retryAfter, 59);
        assert.equal(sc.decode("plus", 403, `{"status":false,"code":1008,"message":null,"data":0}`).retryAfter, 0);
        assert.equal(sc.decode("plus", 401, `{"status":false,"code":1012}`).retryAfter, null);
    },

    a_language_is_negotiated() {
        assert.equal(sc.negotiate("zh-CN,en;q=0.5"), "zh");
        assert.equal(sc.negotiate("fr"), "en");
        assert.equal(sc.negotiate("fr", "zh"), "zh");
        assert.equal(sc.negotiate(undefined), "en");
        assert.equal(sc.negotiate(null, "zh"), "zh");
    },

    async it_loads_from_every_kind_of_source() {
        const server = http.createServer((request, response) => {
            if (request.url !== "/wrong-type") response.statusCode = 404;
            response.setHeader("Content-Type", "text/plain").end(bytes);
        });
        await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
        server.unref(); // lets the program end if a check fails
        const base = `http://127.0.0.1:${server.address().port}`;
        const module = await WebAssembly.compile(bytes);
        const instance = await WebAssembly.instantiate(module);
        const copy = Uint8Array.from(bytes).buffer;
        for (const source of [bytes, copy, module, instance, { exports: instance.exports }])
            for (const way of [load, inline.load]) assert.equal((await way(source)).lookup("plus", 1012).code, 1012);
        for (const source of [pathToFileURL(path.join(folder, "statuscode.wasm")), "statuscode.wasm", new URL(base + "/wrong-type"), base + "/wrong-type"])
            assert.equal((await load(source)).lookup("plus", 1012).code, 1012);
        await assert.rejects(load(base + "/missing"), /HTTP status 404/);
        await assert.rejects(load(new Uint8Array(8)), WebAssembly.CompileError);
        await assert.rejects(load(5), TypeError);
        server.close();
    },

    async a_runtime_without_text_decoder_and_atob_is_enough() {
        const saved = ["TextEncoder", "TextDecoder", "atob", "URL", "fetch", "process"].map(name => [name, globalThis[name]]);
        for (const [name] of saved) delete globalThis[name];
        try {
            const mini = await inline.load();
            assert.equal(mini.decode("plus", 401, `{"status":false,"code":1012,"message":"过期"}`).message, "过期");
            const { WebAssembly } = globalThis;
            delete globalThis.WebAssembly;
            await inline.load().then(() => assert.fail(), error => assert.match(error.message, /pass load an instance/));
            globalThis.WebAssembly = WebAssembly;
        } finally {
            for (const [name, value] of saved) globalThis[name] = value;
        }
    },

    async a_body_of_64_mib_is_decoded() {
        const { instance } = await WebAssembly.instantiate(bytes);
        const big = await load(instance);
        const size = () => instance.exports.memory.buffer.byteLength;
        const long = "x".repeat((64 << 20) - 60);
        const ascii = `{"code":200,"message":"ok","data":"${long}"}`;
        for (let i = 0; i < 3; i++) assert.equal(big.decode("fecshop", 200, ascii).dataText.length, long.length + 2);
        assert(size() < 70 << 20, `${size()} bytes of memory for 64 MiB`);
        const chinese = Buffer.from(`{"code":200,"data":"${"中".repeat((64 << 20) / 3 - 20)}"}`);
        for (let i = 0; i < 2; i++) assert.equal(big.decode("fecshop", 200, chinese).data.length, (64 << 20) / 3 - 20 | 0);
        assert(size() < 70 << 20, `${size()} bytes of memory for 64 MiB`);
        assert.equal(big.decode("plus", 401, `{"code":1012,"status":false}`).entry.code, 1012);
    },

    async a_million_calls_leave_memory_as_it_was() {
        const { instance } = await WebAssembly.instantiate(bytes);
        const one = await load(instance);
        const bodies = [`{"status":false,"code":1012,"message":"Expired"}`, `{"errors":{"a":["过期"]}}`, `{"message":"\\u4e2d"}`, "x", ""];
        const run = count => {
            for (let i = 0; i < count; i++) {
                const reply = one.decode("plus", 422, bodies[i % bodies.length]);
                if (i % 10 === 0) one.fieldErrors(reply);
                if (i % 100 === 0) one.problem(reply.entry, { detail: "d" });
            }
        };
        const used = () => {
            gc();
            return process.memoryUsage().heapUsed;
        };
        run(20000);
        const before = [instance.exports.memory.buffer.byteLength, used()];
        run(1000000);
        assert.equal(instance.exports.memory.buffer.byteLength, before[0]);
        const grown = used() - before[1];
        assert(grown < 1 << 20, `${grown} bytes more after a million calls`);
    },
};

const chosen = Object.entries(checks).filter(([name]) => name.includes(process.env.ONLY ?? ""));
for (const [name, check] of chosen) {
    try {
        await check();
    } catch (error) {
        console.log(`FAIL: ${name}: ${error.stack}`);
        process.exitCode = 1;
    }
}
console.log(`calls.mjs: ${chosen.length} checks`);
