// SPDX-License-Identifier: MIT
// page.js TOOL CLIENT CHROMIUM [FOLDER]: tests the code browser in Chromium. What it shows is compared with what the
// tool prints, and what it decodes with what the client prints. Screenshots go to the folder. ONLY=words in the
// environment selects checks by name.
"use strict";

const { execFileSync, spawnSync } = require("node:child_process");
const assert = require("node:assert/strict");
const crypto = require("node:crypto");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { Chromium, run } = require("./chromium.js");

const [tool, client, chromium, pictures] = process.argv.slice(2);
const ask = (...args) => execFileSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 26 });
const entries = JSON.parse(ask("list", "--json"));
const registries = [...new Set(entries.map(entry => entry.registry))];
const tree = JSON.parse(ask("class", "--json"));
const seen = new Map(); // how often each code has occurred
for (const entry of entries) {
    const id = `${entry.registry}-${entry.code}`;
    seen.set(id, (seen.get(id) ?? 0) + 1);
    entry.id = seen.get(id) > 1 ? `${id}-${seen.get(id)}` : id;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "page-"));
const file = path.join(folder, "codes.html");
fs.writeFileSync(file, ask("export", "html"));
const url = pathToFileURL(file).href;
const two = ["plus", "hero"];
const fileOfTwo = path.join(folder, "two.html");
fs.writeFileSync(fileOfTwo, ask("export", "html", ...two));
const urlOfTwo = pathToFileURL(fileOfTwo).href;
const size = fs.statSync(file).size;

const shown = `[...document.querySelectorAll("tbody tr[id]")].filter(row => row.checkVisibility()).map(row => row.id)`;
const text = selector => `[...document.querySelectorAll(${JSON.stringify(selector)})].map(e => e.innerText.trim())`;
const ids = list => list.map(entry => entry.id);

// Returns what a search should find: the entries that have each word in the code, the name or a text, or as the name of
// their registry.
function found(query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.filter(entry => words.every(word => entry.registry === word ||
        [entry.code, entry.name, entry.zh, entry.en, ...Object.values(entry.note || {})]
            .some(field => String(field).toLowerCase().includes(word))));
}

async function search(page, query) {
    await page.ask(`clearAll(); search.focus(); search.select()`);
    await page.type(query);
}

async function choose(page, id, value) {
    await page.ask(`{ const select = byId("${id}"); select.value = "${value}"; select.dispatchEvent(new Event("change")); }`);
}

// Fills in the decoder as a person would, clearing the old body first. The registry is a number or "problem".
async function decode(page, registry, status, text) {
    await page.ask(`{ const [body, registry, http] = ["reply-body", "reply-registry", "reply-http"].map(byId);
        const change = text => { body.value = text; body.dispatchEvent(new Event("input")); };
        change("");
        registry.value = ${JSON.stringify(String(registry))};
        http.value = ${status || '""'};
        change(${JSON.stringify(text)}); }`);
}

async function openDecoder(page, address = url) {
    await page.open(address);
    if (!hasDecoder) return false;
    await page.ask(`byId("the-decoder").open = true; chooseLanguage("en")`);
    await page.until(() => page.ask(`Boolean(library)`), "the decoder");
    return true;
}

// Return what the client and the page say about a response, as printed by curl -i, in the same form.
function saidByClient(registry, response) {
    const { stdout, stderr } = spawnSync(client, [registry], { input: response, encoding: "utf8", maxBuffer: 1 << 26 });
    assert.equal(stderr, "", response.slice(0, 400));
    const lines = label => [...stdout.matchAll(new RegExp(`^${label}: *(.*)$`, "gm"))].map(([, said]) => said);
    const line = label => lines(label)[0] ?? null;
    const isListed = line("name") !== "UNKNOWN";
    return {
        outcome: line("outcome"), http: parseInt(line("http")), reading: line("body"), code: line("code"), name: isListed ? line("name") : null,
        meaning: isListed ? line("message") : null, server: line("server"), errors: lines("error"), fault: line("fault"), wait: line("wait"),
    };
}

const saidByPage = page => page.ask(`(() => {
    const items = new Map([...document.querySelectorAll("#reply-answer dt")].map(dt => [dt.innerText, dt.nextElementSibling]));
    const item = (label, pattern = /.*/) => items.has(label) ? pattern.exec(items.get(label).innerText)[0] : null;
    return {
        outcome: document.querySelector("#reply-answer > p").innerText, http: Number(byId("reply-http").value),
        reading: Object.keys(readings).find(name => readings[name][1] === item("Body")) ?? null,
        code: item("Code", /-?\\d+/), name: item("Entry", /\\w+$/), meaning: item("Meaning"), server: item("Server says"),
        errors: [...items.get("Field errors")?.children ?? []].map(line => line.innerText), fault: item("Fault", /\\w+/), wait: item("Wait"),
    };
})()`);

const expired = `{"status":false,"code":1012,"message":"Expired","data":null}`;
const problemHead = status => `HTTP/1.1 ${status} x\r\nContent-Type: application/problem+json\r\n\r\n`;

// Each is [registry, response, HTTP status that the reader has to use].
const responses = [
    ...["HTTP/2 401 \r\nserver: x\r\n\r\n", "HTTP/3 401\nserver: x\n\n", "HTTP/1.0 401 Unauthorized\n\r\n", "HTTP/1.1 401\r\n\r\n"]
        .map(head => ["plus", head + expired, 401]),
    // After these heads, curl prints another response.
    ...["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Type: text/html\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: /v1\r\nContent-Length: 0\r\n\r\nHTTP/2 301 \r\nlocation: /v2\r\n\r\n",
        "HTTP/1.1 308 Permanent Redirect\r\nLOCATION: /v2\r\nContent-Type: text/html\r\n\r\n",
        "HTTP/1.1 300 Multiple Choices\r\nContent-Length: 5\r\nlocation: /v2\r\n\r\n",
        "HTTP/1.1 399 x\r\nContent-Length: 5\r\nlocation: /v2\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\nwww-authenticate:Digest realm=x\r\n\r\n",
        "HTTP/1.1 407 x\r\nContent-Length: 5\r\nProxy-Authenticate: NTLM\r\n\r\n", "HTTP/1.1 417 x\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.1 299 x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \t0 \r\n\r\n"]
        .map(head => ["plus", `${head}HTTP/2 403 \r\n\r\n${expired}`, 403]),
    // After these heads, what looks like a response is the body.
    ...["403 x\r\nLocation: /v2\r\nWWW-Authenticate: Basic", "200 x\r\nContent-Length: 90", "200 x\r\nContent-Length: 9\r\nContent-Length: 0",
        "200 x\r\nTransfer-Encoding: chunked", "200 x\r\ncontent-type: application/json", "302 x\r\nX-Location: /v2", "302 x\r\nLocation",
        "302 x\r\n Location: /v2", "400 x\r\nLocation: /v2", "300 x", "401 x\r\nContent-Type: text/plain", "407 x\r\nWWW-Authenticate: Basic", "500 "]
        .map(head => ["plus", `HTTP/1.1 ${head}\r\n\r\nHTTP/1.1 201 Created\r\n\r\n${expired}`, parseInt(head)]),
    // Text after the body is trailers if the head announces them.
    ...["Transfer-Encoding: chunked", "A: b\r\ntransfer-encoding:gzip, Chunked \r\nC: d", "TRAILER: X-Sum", "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, gzip", "X-Trailer: X-Sum", "Content-Length: 70"].flatMap(head =>
        ["X-Sum: abc\r\n", "X-Sum: abc\r\nServer-Timing:\r\n!#$%&'*+-.^_`|~9: {\"code\":1}\r\n", "\r\n\t X-Sum: abc\r\n", "X-Sum abc\r\n", ": abc\r\n",
            "X Sum: abc\r\n", "}X: abc\r\n", "(X): abc\r\n", "A: b\r\nc\r\n", "A: b\r\n\r\n", "\u00e9: b\r\n"]
            .map(trailers => ["plus", `HTTP/1.1 401 x\r\n${head}\r\n\r\n${expired}${trailers}`, 401])),
    ["plus", `HTTP/1.1 503 \r\nTransfer-Encoding: chunked\r\n\r\nX-Sum: abc\r\n`, 503],
    ["plus", `HTTP/1.1 503 \r\nTransfer-Encoding: chunked\r\n\r\n{"message":"\u592a\u957f 😀",}\r\n`, 503],
    // Problems, instead of the API's own bodies.
    ...["application/problem+json", "Application/Problem+JSON; charset=utf-8", "application/problem+json ;a=b", "application/json", "application/problem",
        "application/problem+jsonp", "text/plain; a=application/problem+json", ""].map(type => ["hero",
        `HTTP/2 401 \r\ncontent-type: ${type}\r\n\r\n${ask("body", "--problem", "plus", "1012", "--detail", "Expired")}`, 401]),
    ["hero", `HTTP/1.1 302 x\r\nLocation: /\r\nContent-Type: application/problem+json\r\n\r\nHTTP/2 401 \r\n\r\n${expired}`, 401],
    ["hero", problemHead(401).replace("\r\n\r\n", "\r\nTrailer: A\r\n\r\n") + ask("body", "--problem", "plus", "1012").trim() + "A: b\r\n", 401],
    ["hero", problemHead(503) + `{"title":"Busy","status":404}`, 503], ["hero", problemHead(400) + `<html>`, 400],
    ["plus", problemHead(403) + `{"type":"https://example.com/#jiemi-1008-2"}`, 403],
    ["plus", problemHead(422) + `{"registry":"plus","code":1012,"errors":{"phone":["Taken"]}}`, 422],
    // Field errors, where each API puts them; seconds to wait; faults.
    ["plus", `HTTP/1.1 422 \r\n\r\n{"message":"Invalid","errors":{"phone":["Taken","\\u592a\\u957f"],"na\\"me":["\\"x\\""],"none":[]}}`, 422],
    ["jiemi", `HTTP/1.1 422 \r\n\r\n[{"field":"phone","message":"Taken"},{"field":"","message":"Bad"}]`, 422],
    ["fecshop", `HTTP/1.1 200 \r\n\r\n{"code":1100007,"data":{"error":["Taken","Short"]}}`, 200],
    ...["59", "0", "2147483647", "-1", "null"].map(data => ["plus", `HTTP/1.1 403 \r\n\r\n{"code":1008,"data":${data}}`, 403]),
    ...[200, 400, 502, 503].map(status => ["fecshop", `HTTP/1.1 ${status} \r\n\r\n`, status]),
    ["hero", `HTTP/1.1 200 OK\r\n\r\n{"code":987654,"msg":"sorry"}`, 200], ["hero", `HTTP/1.1 200 OK\r\n\r\n{"code":1000,"msg":"\ufeffsorry"}`, 200],
];

const checks = {
    async all_entries_are_there(page) {
        await page.open(url);
        assert.deepEqual(await page.ask(shown), ids(entries));
        assert.equal(await page.ask(`byId("how-many").textContent`), String(entries.length));
    },

    async rows_show_what_the_library_returns(page) {
        await page.open(url);
        const rows = await page.ask(`entries.map(e => [e.row.id, e.constant, e.zh.textContent, e.en.textContent, parseInt(e.http),
            parseInt(e.wire), e.canonical, e.outcome, e.action, [...e.row.querySelectorAll(".note")].map(n => n.textContent).join()])`);
        assert.deepEqual(rows, entries.map(e => [e.id, e.constant, e.zh, e.en, e.http, e.wire, e.canonical, e.outcome, e.action,
            Object.values(e.note || {}).join()]));
    },

    async searching_finds_codes_names_and_both_languages(page) {
        await page.open(url);
        for (const query of ["token", "1012", "TOKEN_EXP", "过期", "验证码", "email", "plus", "hero token", "手机 wrong", "no such thing"]) {
            await search(page, query);
            assert.deepEqual(await page.ask(shown), ids(found(query)), query);
        }
        assert.equal(await page.ask(`byId("nothing-found").checkVisibility()`), true);
        await search(page, "sc_hero_token");
        assert.deepEqual(await page.ask(shown), ids(entries.filter(e => e.constant.startsWith("SC_HERO_TOKEN"))));
        await page.until(async () => (await page.ask("location.hash")) === "#?sc_hero_token", "the address to follow");
    },

    // The tool ranks its results; the page keeps them in the documents' order.
    async searching_finds_what_the_tool_finds(page) {
        await page.open(url);
        const words = new Set(entries.flatMap(e => [e.name, e.constant.toLowerCase(), String(e.code), ...e.en.split(" "),
            ...(e.note ? e.note.en.split(" ").slice(0, 3) : [])]));
        const some = [...words].filter((_, i) => i % 12 === 0);
        const queries = [...some, ...some.map((word, i) => `${some[(i * 7) % some.length].slice(0, 3)} ${word.slice(-4)}`).filter(query => query.trim()),
            ...registries, "token expired", "expired token", "ＴＯＫＥＮ　Expired", "１０１２", "token过期,", "token过期，", "hero token", "sc_", "sc", "SC_HERO_TOKEN",
            "手机 wrong", "\ttoken\v\fexpired\n", "\u00a0token", "token\u2003expired", "É", "ſ", "K", "UNAUTHENTICATED", "unauthenticated login", "UNAUTHENTICATE", "plus-1012", "PLUS-1012", "plus-101", "jiemi-1008", "jiemi-1008-2", "jiemi-1008-1", "plus-99999", "no such thing", "_", "-", "。", "“1099"];
        const idOf = entry => entry.id;
        const byTool = queries.map(query => {
            const { stdout } = spawnSync(tool, ["search", "--json", "--", query], { encoding: "utf8", maxBuffer: 1 << 26 });
            const names = new Set(JSON.parse(stdout).map(entry => entry.constant));
            return entries.filter(entry => names.has(entry.constant)).map(idOf);
        });
        const byPage = await page.ask(`${JSON.stringify(queries)}.map(query => {
            search.value = query;
            filter();
            return entries.filter(entry => !entry.row.hidden).map(entry => entry.row.id);
        })`);
        queries.forEach((query, i) => assert.deepEqual(byPage[i], byTool[i], JSON.stringify(query)));
        assert(byTool.filter(list => list.length > 0).length > queries.length / 2);
    },

    async a_match_in_the_other_language_is_shown(page) {
        await page.open(url);
        await page.ask(`chooseLanguage("en")`);
        await search(page, "过期");
        assert.equal(await page.ask(`entryOfId.get("plus-1012").zh.checkVisibility()`), true);
        await search(page, "expired");
        assert.equal(await page.ask(`entryOfId.get("plus-1012").zh.checkVisibility()`), false);
    },

    async filters_show_what_they_name(page) {
        await page.open(url);
        for (const [id, member] of [["http-filter", "http"], ["canonical-filter", "canonical"], ["action-filter", "action"],
            ["kind-filter", "kind"]]) {
            const values = await page.ask(`[...byId("${id}").options].map(option => option.value).slice(1)`);
            assert.deepEqual([...values].sort(), [...new Set(entries.map(entry => String(entry[member])))].sort());
            for (const value of values) {
                await choose(page, id, value);
                assert.deepEqual(await page.ask(shown), ids(entries.filter(entry => String(entry[member]) === value)), value);
            }
            await choose(page, id, "");
        }
        await choose(page, "action-filter", "LOGIN");
        await page.ask(`document.querySelector("input[value=plus]").click(); document.querySelector("input[value=hero]").click()`);
        const wanted = entries.filter(e => e.action === "LOGIN" && ["plus", "hero"].includes(e.registry));
        assert.deepEqual(await page.ask(shown), ids(wanted));
        await page.ask(`byId("clear-all").click()`);
        assert.deepEqual(await page.ask(shown), ids(entries));
    },

    async a_class_shows_what_is_in_it_at_any_level(page) {
        const members = new Map(tree.map(({ class: name }) => [name, JSON.parse(ask("class", name, "--json")).entries
            .map(({ entry }) => entries.find(other => other.constant === entry.constant))]));
        for (const [address, names] of [[url, registries], [urlOfTwo, two]]) {
            await page.open(address);
            const offered = await page.ask(`[...byId("class-filter").options].map(option => option.value).slice(1)`);
            const inClass = name => members.get(name).filter(entry => names.includes(entry.registry));
            const all = await page.ask(`entries.length`);
            assert.deepEqual(offered, tree.map(item => item.class).filter(name => inClass(name).length));
            for (const { class: name, path, zh, en } of tree.filter(item => offered.includes(item.class))) {
                const own = inClass(name);
                const below = tree.filter(item => item.path.at(-2) === name && offered.includes(item.class)).map(item => item.class);
                await choose(page, "class-filter", name);
                assert.deepEqual(await page.ask(`[${shown}, byId("how-many").textContent,
                    [...document.querySelectorAll("main > section:has(table)")].filter(s => s.checkVisibility()).map(s => s.id),
                    ${text("#the-class h2")}, ${text("#the-class .path button")},
                    [...document.querySelectorAll("#the-class .lead [lang]")].map(e => e.textContent)]`), [
                    ids(own), own.length === all ? String(all) : `${own.length} / ${all}`,
                    [...new Set(own.map(entry => entry.registry))], [name], [...path.slice(0, -1), ...below], [zh, en]]);
            }
        }
        await choose(page, "kind-filter", "LATER");
        await page.ask(`byId("clear-all").click()`);
        assert.deepEqual(await page.ask(`["class-filter", "kind-filter"].map(id => byId(id).value + byId(id).className)`), ["", ""]);
        assert.equal(await page.ask(`byId("the-class").checkVisibility() || byId("clear-all").checkVisibility()`), false);
        await page.ask(`byId("class-filter").focus()`);
        await page.press("ArrowDown");
        await page.until(() => page.ask(`byId("class-filter").value === byId("class-filter").options[1].value`), "a key to choose the first class");
        assert(await page.ask(`byId("the-class").checkVisibility()`));
    },

    async each_class_of_a_path_leads_to_what_is_in_it(page) {
        const deepest = entries.reduce((a, b) => b.classes[0].path.length > a.classes[0].path.length ? b : a);
        await page.open(url);
        await page.ask(`chooseLanguage("en"); entries.forEach(openEntry)`);
        assert.deepEqual(await page.ask(`entries.map(({ row }) => [...row.querySelectorAll("[data-fill=classes] p")].map(path => path.innerText.trim()))`),
            entries.map(entry => entry.classes.map(({ path }) => path.join(" › "))));
        for (const [i, name] of deepest.classes[0].path.entries()) {
            await page.open(`${url}#${deepest.id}`);
            await search(page, deepest.name);
            const button = `document.querySelectorAll(".panel .path button")[${i}]`;
            await page.ask(i ? `${button}.click()` : `${button}.focus()`);
            if (!i) await page.press("Enter");
            assert.deepEqual(await page.ask(`[search.value, byId("class-filter").value, byId("class-filter").className, document.activeElement.id]`),
                ["", name, "chosen", "the-class"]);
            assert.deepEqual(await page.ask(shown), JSON.parse(ask("class", name, "--json")).entries.map(({ entry }) =>
                entries.find(other => other.constant === entry.constant).id));
            const [top, bar] = await page.ask(`[byId("the-class").getBoundingClientRect().top, document.querySelector(".tools").getBoundingClientRect().bottom]`);
            assert(top >= bar && top < bar + 100, `the class is at ${top}, below ${bar}`);
        }
        const { class: name } = tree.find(item => item.path.length > 1);
        await page.ask(`byId("classes").open = true; [...document.querySelectorAll(".tree button")].find(b => b.innerText === "${name}").click()`);
        assert.equal(await page.ask(`byId("class-filter").value`), name);
    },

    async what_the_document_does_not_list_is_marked(page) {
        await page.open(url);
        assert.deepEqual(await page.ask(`entries.filter(({ row }) => row.querySelector("code + small")?.checkVisibility()).map(({ row }) => row.id)`),
            ids(entries.filter(entry => entry.kind === "LATER")));
        await page.ask(`entries.forEach(openEntry)`);
        for (const [lang, said] of [["zh", "来源|LATER：文档未收录"], ["en", "Source|LATER: later than the document"]]) {
            await page.ask(`chooseLanguage("${lang}")`);
            const sources = await page.ask(`entries.map(({ row }) => [...row.querySelectorAll(".panel [data-if=source]")].map(e => e.innerText.trim()).join("|"))`);
            for (const [i, { id, kind }] of entries.entries()) {
                if (kind === "LATER") assert(sources[i].startsWith(said), `${id}: ${sources[i]}`);
                else assert.equal(sources[i].includes(kind + (lang === "en" ? ": " : "：")), kind === "HTTP", `${id}: ${sources[i]}`);
            }
        }
        const later = entries.find(entry => entry.kind === "LATER");
        await page.open(url + "#" + later.code);
        assert((await page.ask(text("#what-is .card"))).some(card => card.startsWith(later.registry) && card.includes("LATER")));
    },

    async anchors_open_their_entries(page) {
        for (const id of ["plus-1012", "jiemi-1008-2", "fecshop-1100006", "hero-404"]) {
            await page.open(url + "#" + id);
            assert.deepEqual(await page.ask(text("tr.open th")).then(codes => codes.length), 1, id);
            assert.equal(await page.ask(`document.querySelector("tr.open").id`), id);
            const [top, bar, height] = await page.ask(`[document.querySelector("tr.open").getBoundingClientRect().top,
                document.querySelector(".tools").getBoundingClientRect().bottom, innerHeight]`);
            assert(top >= bar && top < height, `${id} at ${top}, below ${bar}`);
        }
        await search(page, "paypal");
        await page.ask(`location.hash = "#hero-4003"`);
        await page.until(() => page.ask(`{ const row = byId("hero-4003"); const { top } = row.getBoundingClientRect();
            row.classList.contains("open") && top > 0 && top < innerHeight }`), "a followed link to clear the search and open");
        await page.open(url + "#%E4");
        await page.open(url + "#nosuch-1");
        assert.deepEqual(await page.ask(shown), ids(entries));
        await page.open(url + "#?token");
        assert.deepEqual(await page.ask(shown), ids(found("token")));
    },

    async an_open_entry_shows_and_copies(page) {
        await page.send("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        for (const entry of entries.filter(e => ["plus-1012", "jiemi-1008-2", "fecshop-1100006"].includes(e.id))) {
            await page.open(url + "#" + entry.id);
            const said = await page.ask(`document.querySelector("tr.open").innerText`);
            const note = entry.note ? [entry.note.en] : [];
            for (const part of [entry.zh, entry.en, entry.outcome, entry.constant, `${entry.wire} `, ...note])
                assert(said.includes(part), `${entry.id} does not show ${part}, but ${said}`);
            const line = entry.id === "jiemi-1008-2" ? `const sc_entry *e = sc_lookup_name(SC_JIEMI, "REQUEST_REFUSED");`
                : `const sc_entry *e = sc_lookup(SC_${entry.registry.toUpperCase()}, ${entry.constant});`;
            for (const [i, wanted] of [entry.constant, line, url + "#" + entry.id].entries()) {
                await page.ask(`document.querySelectorAll("tr.open .copy button")[${i}].click()`);
                await page.until(() => page.ask(`document.querySelectorAll("tr.open .copy button")[${i}].matches(".done")`), "the copying");
                assert.equal(await page.ask(`navigator.clipboard.readText()`), wanted);
            }
        }
        await page.open(url + "#jiemi-1008-2");
        assert.deepEqual((await page.ask(text(".panel [data-fill=others] a"))), entries.filter(e => e.code === 1008 && e.id !== "jiemi-1008-2").map(e => `${e.registry} ${e.name}`));
    },

    async an_open_entry_shows_its_counterparts(page) {
        const show = links => links.map(e => `${e.registry} ${e.code} ${e.name}`).join(" · ");
        for (const [address, names] of [[url, []], [urlOfTwo, two]]) {
            const exported = ask("export", "ndjson", ...names).trim().split("\n").map(line => JSON.parse(line));
            await page.open(address);
            await page.ask(`chooseLanguage("en"); entries.forEach(openEntry)`);
            const said = await page.ask(`entries.map(({ row }) => ["exact", "broader"].map(key =>
                [...row.querySelectorAll(".panel [data-if=" + key + "]")].map(place => place.innerText.trim()).join("|")))`);
            assert.deepEqual(said, exported.map(entry => {
                const [exact, broader] = ["EXACT", "BROADER"].map(match => show(entry.counterparts.filter(other => other.match === match)));
                return [exact && "Means the same|EXACT: " + exact, broader && "Says less|BROADER: " + broader];
            }));
            const links = await page.ask(`[...document.querySelectorAll(".panel a")].map(a => [a.innerText, entryOfId.get(a.hash.slice(1)) || {}])
                .map(([said, { registry, name }]) => [said.replace(/ \\d+ /, " "), registry + " " + name])`);
            for (const [said, target] of links) assert.equal(said, target);
            for (const { constant } of exported.filter(e => !e.counterparts.length))
                assert.equal(await page.ask(`entries.find(e => e.constant === "${constant}").row.querySelectorAll("[data-if=exact], [data-if=broader]").length`), 0);
        }
        const exact = entry => JSON.parse(ask("export", "json")).registries.flatMap(r => r.entries).find(e => e.constant === entry.constant)
            .counterparts.filter(other => other.match === "EXACT");
        const from = entries.find(entry => exact(entry).length && !exact(entry)[0].name.includes(entry.name));
        const [{ registry, name }] = exact(from);
        const to = entries.find(entry => entry.registry === registry && entry.name === name).id;
        await page.open(`${url}#${from.id}`);
        await search(page, from.name);
        await page.ask(`document.querySelector("#${from.id} [data-fill=exact] a").focus()`);
        await page.press("Enter");
        await page.until(() => page.ask(`byId("${to}").classList.contains("open") && document.activeElement.hash === "#${to}"`),
            "Enter on a counterpart that the search hides to open it");
        await page.ask(`new Promise(done => setTimeout(done, 350))`); // by now a typed search would be in the address
        assert.equal(await page.ask(`location.hash`), "#" + to);
        await page.ask(`chooseLanguage("zh")`);
        assert.equal(await page.ask(`document.querySelector("#${to} dd[data-if=exact]").innerText`),
            "EXACT：" + show(exact(entries.find(entry => entry.id === to))));
    },

    async the_language_is_switched_and_kept(page) {
        await page.open(url);
        await page.ask(`document.querySelector(".switch [value=zh]").click()`);
        const chinese = await page.ask(`document.body.innerText`);
        assert(chinese.includes("token过期，需要刷新") && !chinese.includes("The token has expired and must be refreshed."));
        assert.equal(await page.ask(`document.documentElement.lang + document.querySelector("h1").innerText`), "zh状态码");
        await page.open(url);
        assert.equal(await page.ask(`document.documentElement.lang`), "zh");
        await page.ask(`document.querySelector(".switch [value=en]").click()`);
        const english = await page.ask(`document.body.innerText`);
        assert(!english.includes("token过期，需要刷新") && english.includes("The token has expired and must be refreshed."));
    },

    async a_number_is_shown_in_all_registries(page) {
        for (const number of [1000, 0, 404, 1008, 2000]) {
            await page.open(url + "#" + number);
            const cards = await page.ask(text("#what-is .card"));
            assert.equal(cards.length, registries.length);
            for (const [i, registry] of registries.entries()) {
                const meanings = entries.filter(e => e.registry === registry && e.code === number);
                assert(cards[i].startsWith(registry), cards[i]);
                for (const entry of meanings) assert(cards[i].includes(entry.name) && cards[i].includes(entry.en), cards[i]);
                if (!meanings.length) assert(cards[i].includes("not listed"), cards[i]);
            }
        }
        await page.open(url + "#123456789");
        assert.equal(await page.ask(`byId("what-is").checkVisibility()`), false);
    },

    async the_keyboard_is_enough(page) {
        await page.open(url);
        await page.press("/");
        await page.type("expired");
        await page.press("ArrowDown");
        await page.press("ArrowDown");
        await page.press("ArrowUp");
        const [first] = ids(found("expired"));
        assert.equal(await page.ask(`document.activeElement.hash`), "#" + first);
        await page.press("Enter");
        assert.deepEqual(await page.ask(`[...document.querySelectorAll("tr.open")].map(row => row.id)`), [first]);
        assert.equal(await page.ask(`document.activeElement.getAttribute("aria-expanded")`), "true");
        await page.press("Escape");
        assert.equal(await page.ask(`document.querySelectorAll("tr.open").length`), 0);
        await page.press("ArrowUp");
        assert.equal(await page.ask(`document.activeElement.id`), "search-box");
        await page.press("Escape");
        assert.deepEqual(await page.ask(shown), ids(entries));
    },

    async the_decoder_says_what_the_tool_says(page) {
        if (!await openDecoder(page)) {
            assert.equal(await page.ask(`byId("the-decoder").checkVisibility()`), false);
            return;
        }
        const samples = await page.ask(`samples`);
        assert.equal(samples.length, 5);
        const others = [[4, 200, '{"code":1012,}'], [1, 0, ""], [2, 503, ""], [5, 404, "[]"], [4, 0, '{"code":4012,"message":"<b>&amp;"}'],
            [4, 422, '{"message":"m","errors":{"phone":["Taken","\\u592a\\u957f"]},"data":0}'], [4, 403, '{"code":1008,"data":59}'],
            [1, 200, '{"code":1100007,"data":{"errors":"Taken"}}'], [2, 422, '[{"field":"a","message":"b"}]'], [3, 200, "[".repeat(2000)], [2, 200, '{"code":1008,"message":"请求被拒绝。"}'], [1, 200, '{"code":1,"code":2}'],
            [1, 200, '{"code":200,"data":"' + "数".repeat(300000) + '"}'], [4, 401, 'HTTP/1.1 401 Unauthorized\r\nA: b\r\n\r\n{"code":1015}']];
        for (const [number, status, body] of [...samples, ...others]) {
            await decode(page, number, status, body);
            const answer = await page.ask(`byId("reply-answer").innerText`);
            const plain = body.replace(/^HTTP[^]*\r\n\r\n/, "");
            if (!plain && !status) {
                assert.equal(answer, "");
                continue;
            }
            const said = JSON.parse(spawnSync(tool, ["decode", registries[number - 1], "--json", ...(status ? ["--http", String(status)] : [])],
                { input: plain, encoding: "utf8", maxBuffer: 1 << 26 }).stdout);
            const parts = [said.outcome, said.action, "Fault\n" + said.fault, ...(said.retry_after !== null ? [`Wait\n${said.retry_after} s\n`] : []),
                ...said.errors.map(({ field, message }) => `\n${field && field + ": "}${message}`), ...(said.has_code ? [String(said.code)] : []),
                ...(said.entry ? [said.entry.name, said.entry.en] : []), ...(said.message ? [said.message] : [])];
            for (const part of parts) assert(answer.includes(part), `${body.slice(0, 80)}: no ${part} in ${answer}`);
            assert.equal(answer.split("\n")[0].trim(), said.outcome);
            if (said.read === "NOT_JSON") assert.deepEqual(await page.ask(text("#reply-answer mark")), [plain.slice(said.error_offset)]);
        }
        await page.ask(`document.querySelectorAll("#reply-samples button")[3].click()`);
        assert((await page.ask(`byId("reply-answer").innerText`)).includes("REFRESH_TOKEN"));
        await page.ask(`document.querySelector("#reply-answer a").click()`);
        await page.until(() => page.ask(`byId("plus-1012").classList.contains("open")`), "the entry to open");
        await search(page, "4012");
        assert((await page.ask(text("#what-is .card"))).some(card => card.startsWith("plus") && card.includes("channel module")));
    },

    async samples_are_of_registries_on_the_page(page) {
        for (const [address, names] of [[url, registries], [urlOfTwo, two]]) {
            if (!await openDecoder(page, address)) continue;
            assert.deepEqual((await page.ask(text("#reply-samples button"))).sort(), [...names].sort());
        }
    },

    async hostile_bodies_stay_text(page) {
        const evil = `<img src=x onerror="evil=1"><svg/onload=evil=1><script>evil=1</script><a href="javascript:evil=1">&lt;`;
        if (!await openDecoder(page)) return;
        await page.ask(`globalThis.evil = 0`);
        const string = JSON.stringify(evil);
        const elements = `["#reply-answer *", "img, svg, script"].map(selector => document.querySelectorAll(selector).length)`;
        await decode(page, 4, 401, `{"code":1012,"message":"m","data":"d"}`);
        const before = await page.ask(elements);
        for (const body of [`{"code":1012,"message":${string},"data":${string}}`, `{"code":1012,"message":${string},"data":{${string}:[${string}]}}`]) {
            await decode(page, 4, 401, body);
            const answer = await page.ask(`byId("reply-answer").textContent`);
            assert(answer.includes("Server says" + evil), answer);
            assert(answer.includes(JSON.parse(JSON.stringify(body)).slice(body.indexOf(`"data":`) + 7, -1)), answer);
            assert.deepEqual(await page.ask(elements), before, "the body has made elements");
        }
        const errors = `{"message":${string},"errors":{${string}:[${string}]}}`;
        for (const [registry, status, body, places] of [
            [4, 422, errors, 3], [4, 0, `HTTP/1.1 422 ${evil}\r\n${evil}: ${evil}\r\n\r\n${errors}`, 3],
            [1, 200, `{"code":1100007,"message":${string},"data":{"error":[${string}]}}`, 2], [2, 422, `[{"field":${string},"message":${string}}]`, 2],
            ["problem", 422, `{"title":${string},"type":${string}}`, 1], ["problem", 422, `{"detail":${string},"registry":"plus","code":1012,"errors":{${string}:[${string}]}}`, 1]]) {
            await decode(page, registry, status, body);
            const answer = await page.ask(`byId("reply-answer").textContent`);
            assert.equal(answer.split(evil).length - 1, places, answer);
            assert.deepEqual((await page.ask(elements)).slice(1), before.slice(1), "the body has made elements");
            assert.deepEqual(await page.ask(`[...new Set([...document.querySelectorAll("#reply-answer *")].map(e => e.localName))]
                .filter(name => !["p", "span", "dl", "dt", "dd", "code", "a", "bdi"].includes(name))`), []);
        }
        for (const body of [evil, `{"code":1012}${evil}`]) {
            await decode(page, 4, 401, body);
            assert((await page.ask(`byId("reply-answer").textContent`)).includes("<img"));
            assert.equal(await page.ask(`document.querySelectorAll("#reply-answer img, #reply-answer svg").length`), 0);
        }
        // Links stay text, text that changes the direction of writing affects only itself, and long texts are cut off.
        for (const text of ["javascript:alert(1)", "https://example.invalid/", "\u202e\u2066evil\u2067", "\u200f\u061c", "\u0000\u0007", "{{version}}",
            "a".repeat(1 << 16), "x".repeat(299) + "😀".repeat(999), "\u0301".repeat(999)]) {
            await decode(page, 4, 422, JSON.stringify({ code: 1008, message: text, errors: { [text]: [text] }, data: text }));
            const cut = text.length > 300 ? text.slice(0, text.startsWith("x") ? 299 : 300) + "…" : text;
            const places = await page.ask(`[...document.querySelectorAll("#reply-answer bdi")].map(({ textContent, parentElement }) =>
                [textContent, getComputedStyle(parentElement.querySelector("bdi")).unicodeBidi])`);
            assert.deepEqual(places.slice(0, 3), Array(3).fill([cut, "isolate"]), JSON.stringify(cut));
            assert.equal(places.length, 4);
            assert.deepEqual(await page.ask(`[...document.querySelectorAll("#reply-answer a")].map(link => link.hash)`), ["#plus-1008"]);
            assert.equal(await page.ask(`document.documentElement.scrollWidth`), 1280, cut);
        }
        for (const address of ["#?" + encodeURIComponent(evil), "#" + encodeURIComponent(evil)]) {
            await page.open(url + address);
            await page.ask(`globalThis.evil ||= 0`);
            assert.equal(await page.ask(`document.querySelectorAll("img, svg").length`), 0);
        }
        assert.equal(await page.ask(`new Promise(done => setTimeout(() => done(evil), 100))`), 0);
    },

    async the_policy_blocks_every_request(page) {
        const html = fs.readFileSync(file, "utf8");
        const hashes = tag => [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, "g"))]
            .map(([, text]) => `'sha256-${crypto.createHash("sha256").update(text).digest("base64")}'`).join(" ");
        assert.deepEqual([...html.matchAll(/http-equiv="?([\w-]+)"? content="([^"]*)"/g)].map(([, name, policy]) => [name, policy.split("; ").sort()]),
            [["Content-Security-Policy", ["base-uri 'none'", "default-src 'none'", "form-action 'none'", "img-src data:",
                `script-src ${hashes("script")} 'wasm-unsafe-eval'`, "script-src-attr 'none'", `style-src ${hashes("style")}`]]]);
        assert(html.indexOf("Content-Security-Policy") < html.search(/<(style|script|link)/), "the policy comes too late");
        await page.open(url);
        const directives = ["base-uri", "connect-src", "form-action", "frame-src", "img-src", "media-src", "object-src", "script-src",
            "script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"];
        const refused = await page.ask(`(async () => {
            const refused = [];
            document.addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective));
            const tried = (name, attributes) => { const e = make(name, attributes); document.body.append(e); return e; };
            await fetch("https://example.invalid/").catch(() => {});
            await fetch(location.href.split("#")[0]).catch(() => {});
            try { new WebSocket("wss://example.invalid/"); } catch {}
            navigator.sendBeacon("https://example.invalid/");
            setTimeout("globalThis.evil = 1");
            tried("div", {}).innerHTML = "<img src='data:,' onerror='globalThis.evil = 1'>";
            tried("button", { onclick: "globalThis.evil = 1" }).click();
            tried("p", { style: "color: red" });
            tried("script", {}).append("globalThis.evil = 1");
            tried("style", {}).append("p { color: red }");
            tried("img", { src: "https://example.invalid/x.png" });
            tried("script", { src: "https://example.invalid/x.js" });
            tried("link", { rel: "stylesheet", href: "https://example.invalid/x.css" });
            tried("iframe", { src: "https://example.invalid/" });
            tried("object", { data: "https://example.invalid/" });
            tried("video", { src: "https://example.invalid/x.mp4" });
            tried("base", { href: "https://example.invalid/" });
            tried("form", { action: "https://example.invalid/" }).submit();
            const isDone = () => ${JSON.stringify(directives)}.every(directive => refused.includes(directive));
            for (let i = 0; i < 1000 && !isDone(); i++) await new Promise(done => setTimeout(done, 10));
            return globalThis.evil ? ["a script ran"] : refused;
        })()`);
        assert.deepEqual([...new Set(refused)].sort(), directives);
        assert.equal(refused.filter(directive => directive === "connect-src").length, 4);
        const answered = page.eventsOf("Network.responseReceived").map(({ params }) => params.response.url);
        assert.deepEqual(answered.filter(address => !address.startsWith(url) && !address.startsWith("data:")), []);
        page.mayReport = true;
    },

    async everything_has_a_label_in_the_language_shown(page) {
        await page.open(url);
        for (const [lang, labels] of [
            ["zh", { "search-box": "搜索：1000、token、验证码", "http-filter": "HTTP 映射", "canonical-filter": "通用状态码", "action-filter": "处理",
                "class-filter": "类别", "kind-filter": "来源", "reply-body": "响应体，或 curl -i 的输出" }],
            ["en", { "search-box": "Search: 1000, token, 验证码", "http-filter": "HTTP mapping", "canonical-filter": "Canonical code",
                "action-filter": "Action", "class-filter": "Class", "kind-filter": "Source", "reply-body": "A response body, or what curl -i prints" }]]) {
            await page.ask(`chooseLanguage("${lang}")`);
            for (const [id, label] of Object.entries(labels)) {
                assert.equal(await page.ask(`byId("${id}").getAttribute("aria-label")`), label);
                if (id.endsWith("-filter")) assert.equal(await page.ask(`byId("${id}").title`), label);
                assert.equal(await page.ask(`(byId("${id}").options?.[0].textContent ?? byId("${id}").placeholder)`), label);
            }
            assert.deepEqual(await page.ask(`[...document.querySelectorAll(".switch button")].map(b => b.getAttribute("aria-pressed"))`),
                [String(lang === "zh"), String(lang === "en")]);
            assert.equal(await page.ask(`document.title`), lang === "zh" ? "状态码" : "Status codes");
            // The name of each control that the browser gives to a screen reader.
            const { nodes } = await page.send("Accessibility.getFullAXTree");
            const controls = nodes.filter(({ ignored, role }) => !ignored && ["button", "searchbox", "textbox", "combobox", "checkbox", "link"].includes(role?.value));
            assert(controls.length > entries.length);
            assert.deepEqual(controls.filter(({ name }) => !name?.value.trim()).map(({ role }) => role.value), []);
            const names = controls.map(({ name }) => name.value.trim());
            for (const label of [...registries, ...Object.values(labels).slice(0, 6)]) assert(names.includes(label), `no control is called ${label}`);
        }
    },

    async keys_typed_into_an_input_method_do_nothing(page) {
        await page.open(url);
        const press = (key, init) => page.ask(`document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key: ${JSON.stringify(key)}, bubbles: true, cancelable: true, ${init} }))`);
        const focused = () => page.ask(`document.activeElement.id || document.activeElement.hash || document.activeElement.tagName`);
        for (const init of ["isComposing: true", "keyCode: 229"]) {
            await page.ask(`document.activeElement.blur(); clearAll()`);
            assert.equal(await press("/", init), true);
            assert.equal(await focused(), "BODY", init);
            await page.ask(`search.focus()`);
            await page.type("过期");
            for (const key of ["Enter", "ArrowDown", "ArrowUp", "Escape"]) {
                assert.equal(await press(key, init), true, key);
                assert.equal(await focused(), "search-box", key);
                assert.equal(await page.ask(`search.value`), "过期", key);
            }
            assert.equal(await page.ask(`document.querySelectorAll("tr.open").length`), 0);
            await page.ask(`openEntry(entries[0])`);
            await press("Escape", init);
            assert.equal(await page.ask(`document.querySelectorAll("tr.open").length`), 1);
            await page.ask(`closeEntry(entries[0])`);
        }
        for (const init of ["ctrlKey: true", "metaKey: true", "altKey: true"]) {
            await page.ask(`document.activeElement.blur()`);
            await press("/", init);
            assert.equal(await focused(), "BODY", init);
        }
        assert.equal(await press("/", ""), false);
        assert.equal(await focused(), "search-box");
    },

    async what_curl_prints_is_read_as_the_client_reads_it(page) {
        if (!await openDecoder(page)) return;
        for (const [registry, response, status] of responses) {
            await decode(page, registries.indexOf(registry) + 1, 418, response);
            const said = await saidByPage(page);
            assert.deepEqual(said, saidByClient(registry, response), response.slice(0, 400));
            assert.equal(said.http, status, response);
        }
    },

    async a_status_line_wins_over_the_form(page) {
        if (!await openDecoder(page)) return;
        const status = () => page.ask(`[byId("reply-http").value, byId("reply-http").readOnly]`);
        await decode(page, 4, 503, "HTTP/1.1 401 x\r\n\r\n");
        assert.deepEqual(await status(), ["401", true]);
        await page.ask(`byId("reply-body").select(); byId("reply-body").focus()`);
        await page.type("{}");
        assert.deepEqual(await status(), ["", false], "it goes with its line");
        await decode(page, 4, 503, "{}");
        assert.deepEqual(await status(), ["503", false]);
        await decode(page, 4, 0, "HTTP/1.1 401 x\r\n\r\n");
        await page.ask(`document.querySelectorAll("#reply-samples button")[0].click()`);
        assert.deepEqual(await status(), ["200", false]);
        for (const pasted of ["HTTP/1.1 4010 x", "HTTP/1.1 40 x", "HTTP/1.1 401x", "HTTP/1.1 000 x", "HTTP/1.1401", "HTTP 401", " HTTP/1.1 401 x", "http/1.1 401 x"]) {
            await decode(page, 4, 503, pasted + "\r\n\r\n" + expired);
            assert.deepEqual(await status(), ["503", false], pasted);
            assert.equal((await saidByPage(page)).reading, "NOT_JSON", pasted);
        }
    },

    async a_problem_that_is_chosen_needs_no_header(page) {
        if (!await openDecoder(page)) return;
        for (const { registry, name, http } of registries.map(registry => entries.filter(entry => entry.registry === registry)[5])) {
            const body = ask("body", "--problem", registry, name);
            await decode(page, "problem", http, body);
            assert.deepEqual(await saidByPage(page), saidByClient("plus", problemHead(http) + body), registry);
        }
        await decode(page, "problem", 0, `{"status":503,"detail":"Busy"}`);
        assert.deepEqual(await saidByPage(page), { ...saidByClient("plus", problemHead(503) + `{"detail":"Busy"}`), http: 0 });
        await decode(page, "problem", 401, `HTTP/1.1 503 x\r\nContent-Type: application/json\r\n\r\n{"detail":"Busy"}`);
        assert.deepEqual(await saidByPage(page), saidByClient("plus", problemHead(503) + `{"detail":"Busy"}`));
        await openDecoder(page, urlOfTwo);
        await decode(page, "problem", 0, ask("body", "--problem", "jiemi", "1008"));
        const { constant } = entries.find(entry => entry.id === "jiemi-1008");
        const answer = await page.ask(text("#reply-answer dd"));
        assert(answer.includes(constant) && answer.includes("1008"), `an entry that the page lacks is named and listed: ${answer}`);
    },

    async a_compressed_body_is_reported_as_compressed(page) {
        if (!await openDecoder(page)) return;
        for (const [bytes, isCompressed] of [["\x1f\x8b\b", true], ["\x1f\ufffd\b", true], ["\x1f{", false], ["x\x1f\x8b", false]]) {
            await decode(page, 4, 200, `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n${bytes}`);
            assert.equal((await page.ask(`byId("reply-answer").innerText`)).startsWith("The body is compressed (gzip)"), isCompressed, bytes);
        }
        const { stderr } = spawnSync(client, ["plus"], { input: Buffer.from("HTTP/1.1 200 OK\r\n\r\n\x1f\x8b\b", "latin1"), encoding: "utf8" });
        assert.equal(stderr, `client: ${(await page.ask(`compressed[1]`)).replace("The", "the").replace(/\.$/, "")}\n`);
    },

    async a_flood_of_field_errors_is_cut_off(page) {
        if (!await openDecoder(page)) return;
        for (const count of [99, 100, 101, 300000]) {
            await decode(page, 4, 422, `{"errors":{"f":[${Array(count).fill('"e"').join()}]}}`);
            assert.deepEqual((await saidByPage(page)).errors, [...Array(Math.min(count, 100)).fill("f: e"), ...(count > 100 ? ["…"] : [])]);
        }
        await page.ask(`{ const body = byId("reply-body"); body.value = '{"errors":{"g":["e"]}}'; body.dispatchEvent(new Event("input")); }`);
        assert.deepEqual((await saidByPage(page)).errors, ["g: e"], "the flood leaves nothing behind");
        await decode(page, 4, 422, `{"errors":{"${"f".repeat(400)}":["${"e".repeat(1 << 20)}"]}}`);
        assert.deepEqual((await saidByPage(page)).errors, [`${"f".repeat(300)}…: ${"e".repeat(300)}…`]);
    },

    async without_script_it_is_a_plain_table(page) {
        for (const width of [390, 1280]) {
            await page.size(width, 900, "light", false);
            await page.open(url + "#plus-1012");
            const page_text = await page.ask(`document.body.innerText`);
            assert.deepEqual(await page.ask(shown), ids(entries));
            for (const entry of entries)
                for (const part of [entry.name, entry.zh, entry.en]) assert(page_text.includes(part), `${entry.id}: ${part}`);
            assert.equal(await page.ask(`[...document.querySelectorAll(".script")].some(part => part.checkVisibility())`), false);
            await picture(page, `plain-${width}`);
        }
        await page.size(1280, 900, "light");
    },

    async it_fits_the_screen_and_has_enough_contrast(page) {
        const { class: deepClass } = tree.find(item => item.path.length > 2);
        const widths = [320, 390, 800, 1280, 1920];
        const fits = async (name, scheme, more = async () => {}) => {
            for (const width of widths) {
                await page.size(width, 900, scheme);
                assert.equal(await page.ask(`document.documentElement.scrollWidth`), width, `${name} at ${width}`);
                await more(width);
                if (width !== 390 && width !== 1280) continue;
                assert.deepEqual(await page.ask(`(${lowContrast})()`), [], `${name}, ${scheme}`);
                await picture(page, `${name}-${width}-${scheme}`);
            }
        };
        for (const scheme of ["light", "dark"]) {
            for (const [name, hash] of [["list", ""], ["entry", "#fecshop-1100006"], ["counterparts", "#hero-1003"], ["number", "#1000"],
                ["unlisted", "#plus-99999"], ["class", "#" + deepClass], ...(scheme === "light" ? [["classes", "#classes"]] : [])]) {
                await page.open(url + hash);
                await fits(name, scheme, async width => assert.deepEqual(await page.ask(`[...document.querySelectorAll(".panel *")]
                    .filter(part => part.getBoundingClientRect().right > part.closest(".panel").getBoundingClientRect().right)
                    .map(part => part.innerText)`), [], `cut off at ${width}`));
            }
            if (!await openDecoder(page)) continue;
            await page.ask(`document.querySelectorAll("#reply-samples button")[1].click(); scrollTo(0, 0)`);
            await fits("decoder", scheme);
            await decode(page, 4, 0, `HTTP/2 422 \r\n\r\n{"code":1008,"message":"Invalid","data":59,"errors":{"phone":["Taken","太长"],"${"f".repeat(99)}":["${"e".repeat(299)}"]}}`);
            await fits("errors", scheme);
        }
        await page.size(1280, 900, "light");
    },

    async the_address_says_what_is_shown(page) {
        await page.open(`${url}#PLUS-1012`);
        assert.deepEqual(await page.ask(`[...document.querySelectorAll("tr.open")].map(row => row.id)`), ["plus-1012"]);
        await page.ask(`chooseLanguage("en")`);
        const said = async () => [await page.ask(`byId("what-is").checkVisibility() ? byId("what-is").innerText.split("\\n").filter(Boolean) : []`),
            await page.ask(`byId("nothing-found").checkVisibility()`)];
        const notListed = "This page does not list this code.";
        const block = hasDecoder ? ["channel module"] : [];
        for (const [hash, ...wanted] of [
            ["plus-99999", ["What is plus 99999?", notListed, "plus", "not listed"], false],
            ["Plus-4012", ["What is plus 4012?", notListed, "plus", "not listed", ...block], false],
            ["plus--1", ["What is plus -1?", notListed, "plus", "not listed"], false],
            ["4012", hasDecoder ? ["What is 4012?", "No API lists this code. These are the blocks of codes that it is in:",
                ...registries.flatMap(name => [name, "not listed", ...(name === "plus" ? block : [])])] : [], !hasDecoder],
            ["nosuch-1", [], false], ["nosuch", [], false], ["123456789", [], true], ["99999999999999999999", [], true]]) {
            await page.open(`${url}#${hash}`);
            assert.deepEqual(await said(), wanted, hash);
            await page.open(url);
            await search(page, hash);
            if (!hash.startsWith("nosuch")) assert.deepEqual(await said(), wanted, `${hash}, typed`);
        }
        await page.open(`${url}#1000`);
        assert((await said())[0].includes("Each API means something else by this number: go by the one that sent it."));
        await search(page, "PLUS-1012");
        assert.deepEqual([await page.ask(shown), ...await said()], [["plus-1012"], [], false]);
    },

    async back_closes_what_was_opened(page) {
        await page.open(url);
        const isOpen = () => page.ask(`[...document.querySelectorAll("tr.open")].map(row => row.id).join() + " " + byId("class-filter").value + location.hash`);
        const becomes = async (wanted, what) => {
            await page.until(async () => await isOpen() === wanted, `${what}: ${wanted}, but it is ${await isOpen()}`);
        };
        await page.ask(`entryOfId.get("plus-1012").link.click()`);
        await page.ask(`document.querySelector("#plus-1012 [data-fill=broader] a[href='#hero-1003']").click()`);
        await becomes("plus-1012,hero-1003 #hero-1003", "a link");
        const { classes: [{ path }] } = entries.find(entry => entry.id === "hero-1003");
        await page.ask(`document.querySelector("#hero-1003 .path button").click()`);
        await becomes(`plus-1012,hero-1003 ${path[0]}#${path[0]}`, "a class");
        await page.ask(`history.back()`);
        await becomes("plus-1012,hero-1003 #hero-1003", "Back from the class");
        await page.ask(`history.back()`);
        await becomes("plus-1012 #plus-1012", "Back from the link");
        await page.ask(`history.back()`);
        await becomes(" ", "Back to the start");
        await page.ask(`history.go(3)`);
        await becomes(` ${path[0]}#${path[0]}`, "Forward to the class");
        await page.ask(`history.back()`);
        await becomes("hero-1003 #hero-1003", "Back again");
        await page.ask(`entryOfId.get("hero-1003").link.click()`);
        await becomes(" ", "a click that closes");
        await page.ask(`location.hash = "#classes"`);
        await page.until(() => page.ask(`byId("classes").open`), "the tree of classes to open");
        await page.ask(`history.back()`);
        await page.until(() => page.ask(`!byId("classes").open`), "the tree of classes to close");
    },

    // The page is sent in parts, so that the browser shows the first ones before the script arrives.
    async nothing_moves_while_it_loads(page) {
        const html = fs.readFileSync(file);
        const server = http.createServer(async (_, response) => {
            response.writeHead(200, { "Content-Type": "text/html" });
            for (let at = 0; at < html.length; at += 60000) {
                response.write(html.subarray(at, at + 60000));
                await new Promise(done => setTimeout(done, 60));
            }
            response.end();
        });
        await new Promise(done => server.listen(0, "127.0.0.1", done));
        const address = `http://127.0.0.1:${server.address().port}/`;
        page.mayReport = true; // the page comes from another address
        for (const [width, height, lang, hash] of [[390, 844, "zh-CN", ""], [1280, 900, "zh-CN", ""], [844, 390, "en", ""],
            [390, 844, "en", "#1000"], [1280, 900, "zh-CN", "#plus-1012"], [1280, 900, "en", "#?token"], [390, 844, "zh-CN", "#plus-4012"]]) {
            await page.size(width, height, "light");
            await page.send("Emulation.setUserAgentOverride", { userAgent: "test", acceptLanguage: lang });
            await page.open(address + hash);
            const moved = await page.ask(`new Promise(done => {
                const found = [];
                const see = list => found.push(...list.getEntries().map(({ value, sources }) =>
                    [value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 60) ?? node?.data)].join(" ")));
                new PerformanceObserver(see).observe({ type: "layout-shift", buffered: true });
                setTimeout(() => done(found), 150);
            })`);
            assert.deepEqual([await page.ask(`language`), moved], [lang.slice(0, 2), []], `${hash} at ${width}`);
        }
        server.close();
        server.closeAllConnections();
    },

    async filters_are_in_reach_on_a_phone(page) {
        for (const [width, height] of [[390, 844], [320, 568], [844, 390], [667, 375]]) {
            await page.size(width, height, "light");
            await page.open(url);
            await page.ask(`scrollTo(0, 3000)`);
            const bar = () => page.ask(`document.querySelector(".tools").getBoundingClientRect().height`);
            assert(await bar() < 65, `what stays at the top takes ${await bar()} of ${height}`);
            assert.equal(await page.ask(`byId("filters").checkVisibility()`), false);
            const press = () => page.ask(`byId("show-filters").click(); byId("show-filters").getAttribute("aria-expanded")`);
            assert.equal(await press(), "true");
            assert(await bar() < height * 0.75, `the filters take ${await bar()} of ${height}`);
            for (const part of await page.ask(`[...document.querySelectorAll("#filters label, #filters select")].map(part => {
                part.scrollIntoView({ block: "nearest" });
                const { left, right, top, bottom } = part.getBoundingClientRect();
                return [part.textContent.slice(0, 20), left, innerWidth - right, top, innerHeight - bottom];
            })`)) assert(part.slice(1).every(room => room >= 0), `${part} at ${width}`);
            await choose(page, "action-filter", "LOGIN");
            assert.deepEqual(await page.ask(shown), ids(entries.filter(({ action }) => action === "LOGIN")));
            assert.equal(await press(), "false");
            assert.equal(await page.ask(`byId("filter-count").innerText`), "1");
        }
        await page.size(1280, 900, "light");
        assert.deepEqual(await page.ask(`["filters", "show-filters"].map(id => byId(id).checkVisibility())`), [true, false]);
    },

    async print_is_short(page) {
        const pages = async () => (Buffer.from((await page.send("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 })).data, "base64")
            .toString("latin1").match(/\/Type *\/Page\b/g) ?? []).length;
        await page.open(url);
        const count = await pages();
        assert(count > 5 && count <= 15, `${count} pages`);
        await search(page, "token");
        assert(await pages() <= 3, `${await pages()} pages of what is found`);
    },
};

// Runs in the page. Returns the texts whose contrast with their background is below 4.5 (WCAG 2.2, 1.4.3).
function lowContrast() {
    const color = text => {
        const context = new OffscreenCanvas(1, 1).getContext("2d");
        context.fillStyle = text;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    const known = new Map();
    const cached = text => known.get(text) || known.set(text, color(text)).get(text);
    const luminance = rgb => rgb.slice(0, 3).map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = element => {
        for (let e = element; e; e = e.parentElement) {
            const background = cached(getComputedStyle(e).backgroundColor);
            if (background[3] === 255) return background;
        }
        return [255, 255, 255];
    };
    const low = [];
    for (const element of document.querySelectorAll("body *")) {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!own || !element.checkVisibility() || element.matches("script, template, option")) continue;
        const [a, b] = [luminance(cached(getComputedStyle(element).color)), luminance(behind(element))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) low.push(`${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`);
    }
    return low;
}

async function picture(page, name) {
    if (pictures) await page.screenshot(path.join(pictures, name + ".png"));
}

// Expects that the page has printed nothing to the console and requested nothing but its own file.
function assertSilent(page) {
    if (page.mayReport) return;
    assert.deepEqual(page.eventsOf("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded").map(e => e.params), []);
    const asked = page.eventsOf("Network.requestWillBeSent").map(event => event.params.request.url.split("#")[0]);
    assert.deepEqual([...new Set(asked)].filter(address => address !== urlOfTwo), [url]);
}

let hasDecoder = false;

async function main() {
    const html = fs.readFileSync(file, "utf8");
    hasDecoder = !html.includes('id="decoder-wasm"></script>');
    assert(size <= 440 * 1024, `${size} bytes`);
    assert(!/\{\{|\}\}/.test(html), "a placeholder is left");
    const browser = new Chromium(chromium);
    const chosen = Object.entries(checks).filter(([name]) => name.includes(process.env.ONLY ?? ""));
    for (const [name, check] of chosen) {
        const page = await browser.newPage();
        await page.size(1280, 900, "light");
        try {
            await check(page);
            assertSilent(page);
        } catch (error) {
            throw new Error(name + ": " + error.message, { cause: error });
        }
    }
    await browser.close();
    console.log(`PASS: ${chosen.length} checks of a page of ${size} bytes, ${hasDecoder ? "with" : "without"} the decoder`);
}

run(main, folder);
