// SPDX-License-Identifier: MIT
// The script of the code browser. The build inserts the JavaScript module, which the decoder uses.
"use strict";

{{module}}
const byId = id => document.getElementById(id);
const all = (selector, where = document) => [...where.querySelectorAll(selector)];

/* Returns an element with attributes and children. A pair [zh, en] becomes a text in both languages. */
function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.flatMap(child => Array.isArray(child)
        ? [make("span", { lang: "zh" }, child[0]), make("span", { lang: "en" }, child[1])] : [child]));
    return element;
}

/* Folds a text for comparison, without changing its length: full-width ASCII and the wide space become ASCII, and ASCII
   capitals become lower case. `statuscode search` does the same. */
function fold(text) {
    return text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll("\u3000", " ")
        .replace(/[A-Z]/g, c => c.toLowerCase());
}

/* ---- The entries, read from the tables ---- */

/* Reads its row as it is asked, because to read all rows takes long on a phone. */
class Entry {
    constructor(row) {
        const [, registry, code, meaning] = /^(\w+)-(-?\d+)(?:-(\d+))?$/.exec(row.id);
        Object.assign(this, { row, registry, code, meaning: Number(meaning || 1) });
    }

    text(column) { return this.row.children[column].textContent.trim(); }
    get link() { return this.row.querySelector("a"); }
    get name() { return this.row.querySelector("code").textContent; }
    get zh() { return this.row.querySelector("[lang=zh]"); }
    get en() { return this.row.querySelector("[lang=en]"); }
    get constant() { return `SC_${this.registry.toUpperCase()}_${this.name}`; }
    get kind() { return this.row.dataset.kind || "CODE"; }
    get classes() { return this.row.dataset.classes.split(" "); }
    get http() { return this.text(2); }
    get wire() { return this.http.startsWith(this.text(3)) ? this.http : this.text(3); } /* the reason is not repeated */
    get canonical() { return this.text(4); }
    get outcome() { return this.text(5); }
    get action() { return this.text(6); }
    get fault() { return this.text(7); }
}

const entries = all("tbody tr[id]").map(row => new Entry(row));

/* Returns the folded texts that a search looks at: those shown in each language, all of them, and words that match only
   whole. */
function searched(entry) {
    if (entry.searched) return entry.searched;
    const { row, registry, code, name, zh, en, canonical } = entry;
    const notes = all(".note", row).map(note => note.textContent);
    const folded = (...texts) => fold([code, name, ...texts].join("\n"));
    entry.searched = {
        zh: folded(zh.textContent), en: folded(en.textContent), words: folded(zh.textContent, en.textContent, ...notes),
        wholes: [registry, `${registry}-${code}`, row.id, canonical].map(fold),
    };
    return entry.searched;
}

const entryOfId = new Map(entries.map(entry => [entry.row.id, entry]));
const registries = all("main > section:has(table)").map(section => section.id);

/* ---- Language ---- */

let language = "en";

function speak(wanted) {
    language = wanted;
    if (document.documentElement.lang !== wanted) document.documentElement.lang = wanted;
    for (const each of ["zh", "en"]) document.documentElement.classList.toggle(each, each === wanted);
    document.title = wanted === "zh" ? "状态码" : "Status codes";
    for (const button of all(".switch button")) button.setAttribute("aria-pressed", button.value === wanted);
    for (const element of all("[data-zh]")) {
        const text = element.dataset[wanted];
        element.setAttribute("aria-label", text);
        if (element.matches("select")) element.options[0].textContent = element.title = text;
        else element.placeholder = text;
    }
    filter();
}

function chooseLanguage(wanted) {
    try { localStorage.setItem("statuscode-language", wanted); } catch { /* a page from a file may have no storage */ }
    speak(wanted);
}

/* ---- An open entry ---- */

/* Returns what the footer says about a word, as a pair of texts. */
const footerTexts = selector => [0, 1].map(i => all(`footer ${selector} dd`)[i]?.textContent || "");

function explained(word, selector) {
    const [zh, en] = footerTexts(selector);
    return make("span", {}, make("code", {}, word), ["：" + zh, ": " + en]);
}

function actionText(action, fault) {
    const known = [`[data-action="${action} ${fault}"]`, `[data-action="${action}"]`];
    return explained(action, known.find(selector => document.querySelector(selector)) || known[1]);
}

const faultText = fault => explained(fault, `[data-fault="${fault}"]`);
const kindText = kind => explained(kind, `[data-kind="${kind}"]`);

function cLine(entry) {
    const found = entry.meaning > 1 ? `sc_lookup_name(SC_${entry.registry.toUpperCase()}, "${entry.name}")`
        : `sc_lookup(SC_${entry.registry.toUpperCase()}, ${entry.constant})`;
    return `const sc_entry *e = ${found};`;
}

async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        const area = make("textarea", { class: "unseen", readonly: "" }, text);
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
    }
}

function copyButton(text) {
    const button = make("button", { type: "button", "data-copy": text }, ["复制", "Copy"]);
    button.addEventListener("click", async () => {
        await copy(text);
        button.classList.add("done");
        button.replaceChildren(...make("b", {}, ["已复制", "Copied"]).childNodes);
        setTimeout(() => {
            button.classList.remove("done");
            button.replaceChildren(...make("b", {}, ["复制", "Copy"]).childNodes);
        }, 1500);
    });
    return button;
}

const linksTo = (others, label) => others
    .map(other => make("a", { href: "#" + other.row.id }, label(other)))
    .flatMap((link, i) => i ? [" · ", link] : [link]);

/* ---- Classes: the footer has the tree ---- */

const parentOf = new Map(all(".tree div").map(item => [item.dataset.class, item.dataset.parent]));

/* Returns the class and those above it, the root first. */
const lineage = name => name ? [...lineage(parentOf.get(name)), name] : [];

const isIn = (entry, name) => entry.classes.some(own => lineage(own).includes(name));

/* Returns a button that shows the entries of the class. */
function classButton(name) {
    const button = make("button", { type: "button", class: "plain" }, name);
    button.addEventListener("click", () => chooseClass(name));
    return button;
}

/* Lines may break after a separator, but not before it. */
const classLinks = (names, between, behind = "") => make("p", { class: "path" }, ...names.flatMap((name, i) =>
    [make("span", {}, classButton(name), i < names.length - 1 ? between : behind), " "]));
const classPath = (name, behind) => classLinks(lineage(name), " ›", behind);

function chooseClass(name) {
    showOnly(name);
    goTo("#" + name, () => showOnly(""));
}

function showOnly(name) {
    clearAll();
    selects.class.value = name;
    filter();
    if (!name) return;
    byId("the-class").focus();
    reveal(byId("the-class"));
}

/* Shows what the chosen class means, with buttons for the classes above and below it. */
function showClass(name) {
    const place = byId("the-class");
    const below = [...parentOf.keys()].filter(other => parentOf.get(other) === name);
    place.hidden = !name;
    if (place.hidden) return place.replaceChildren();
    place.replaceChildren(
        ...(parentOf.get(name) ? [classPath(parentOf.get(name), " ›")] : []),
        make("h2", {}, name),
        make("p", { class: "lead" }, footerTexts(`[data-class="${name}"]`)),
        ...(below.length ? [classLinks(below, " ·")] : []));
}

const counterparts = list => linksTo((list || "").split(" ").filter(Boolean).map(id => entryOfId.get(id)),
    other => `${other.registry} ${other.code} ${other.name}`);

const fill = {
    outcome: (place, entry) => { place.className = entry.outcome; place.append(entry.outcome); },
    action: (place, entry) => place.append(actionText(entry.action, entry.fault)),
    fault: (place, entry) => place.append(faultText(entry.fault)),
    http: (place, entry) => place.append(entry.http),
    wire: (place, entry) => {
        place.append(entry.wire);
        if (entry.wire !== entry.http) place.append(make("span", { class: "differs" }, ["（与映射不同）", " (differs from the mapping)"]));
    },
    canonical: (place, entry) => place.append(entry.canonical),
    source: (place, entry) => { if (entry.kind !== "CODE") place.append(kindText(entry.kind)); },
    others: (place, entry) => place.append(...linksTo(
        entries.filter(other => other !== entry && other.code === entry.code), other => `${other.registry} ${other.name}`)),
    classes: (place, entry) => place.append(...entry.classes.map(name => classPath(name))),
    exact: (place, entry) => place.append(...counterparts(entry.row.dataset.exact)),
    broader: (place, entry) => place.append(...counterparts(entry.row.dataset.broader)),
    constant: (place, entry) => place.append(entry.constant),
    line: (place, entry) => place.append(cLine(entry)),
    link: (place, entry) => place.append("#" + entry.row.id),
};

function openEntry(entry) {
    if (entry.row.classList.contains("open")) return;
    const panel = make("td", { class: "panel", colspan: 8 }, byId("entry-panel").content.cloneNode(true));
    for (const place of all("[data-fill]", panel)) fill[place.dataset.fill](place, entry);
    for (const place of all("[data-if]", panel))
        if (!panel.querySelector(`[data-fill=${place.dataset.if}]`)?.textContent) place.remove();
    for (const place of all(".copy", panel)) {
        const text = place.textContent;
        place.append(copyButton(text[0] === "#" ? location.href.split("#")[0] + text : text));
    }
    entry.row.append(panel);
    entry.row.classList.add("open");
    entry.link.setAttribute("aria-expanded", "true");
}

function closeEntry(entry) {
    entry.row.querySelector(".panel")?.remove();
    entry.row.classList.remove("open");
    entry.link.setAttribute("aria-expanded", "false");
}

function toggleEntry(entry) {
    if (entry.row.classList.contains("open")) {
        closeEntry(entry);
        if (location.hash === "#" + entry.row.id) readdress("#");
    } else {
        openEntry(entry);
        goTo("#" + entry.row.id, () => closeEntry(entry));
    }
}

/* ---- Search and filters ---- */

const search = byId("search-box");
const selects = { http: byId("http-filter"), canonical: byId("canonical-filter"), action: byId("action-filter"), kind: byId("kind-filter"), class: byId("class-filter") };
const boxes = all(".filters input");

function highlight(tokens) {
    if (!window.Highlight || !CSS.highlights) return;
    const ranges = [];
    for (const entry of tokens.length ? entries : []) {
        if (entry.row.hidden) continue;
        const walker = document.createTreeWalker(entry.row, NodeFilter.SHOW_TEXT,
            node => node.parentElement.closest(".panel, td:nth-child(n + 3)") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = fold(node.data);
            for (const token of tokens)
                for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + token.length)) {
                    const range = new Range();
                    range.setStart(node, at);
                    range.setEnd(node, at + token.length);
                    ranges.push(range);
                }
        }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
}

/* Returns whether an entry matches a token, as `statuscode search` does. Registries, canonical codes and addresses
   match only whole, and constants from their beginning; otherwise "plus" and "sc" would find too much. */
function matches(entry, token) {
    const { words, wholes } = searched(entry);
    return words.includes(token) || wholes.includes(token) || (token.startsWith("sc_") && fold(entry.constant).startsWith(token));
}

function filter() {
    const tokens = fold(search.value).split(/[ \t-\r]+/).filter(Boolean);
    const wanted = boxes.filter(box => box.checked).map(box => box.value);
    const { http, canonical, action, kind } = selects;
    const inClass = selects.class.value;
    let count = 0;
    for (const entry of entries) {
        const fits = (!wanted.length || wanted.includes(entry.registry)) &&
            (!http.value || entry.http.startsWith(http.value + " ")) &&
            (!canonical.value || entry.canonical === canonical.value) &&
            (!action.value || entry.action === action.value) &&
            (!kind.value || entry.kind === kind.value) &&
            (!inClass || isIn(entry, inClass)) &&
            tokens.every(token => matches(entry, token));
        entry.row.hidden = !fits;
        count += fits;
        /* If a word occurs only in the other language, the entry shows that too. */
        const elsewhere = fits && tokens.some(token => searched(entry).words.includes(token) && !searched(entry)[language].includes(token));
        entry.row.classList.toggle("both", elsewhere);
    }
    for (const part of all("main > section:has(table), tbody")) part.hidden = !part.querySelector("tr[id]:not([hidden])");
    for (const select of Object.values(selects)) select.classList.toggle("chosen", select.value !== "");
    const chosen = wanted.length + all(".chosen").length;
    byId("filter-count").textContent = chosen || "";
    byId("how-many").textContent = count === entries.length ? String(count) : `${count} / ${entries.length}`;
    byId("clear-all").hidden = !tokens.length && !chosen;
    showClass(inClass);
    const what = tokens.length === 1 && asked(tokens[0]);
    if (what) whatIs(...what);
    byId("what-is").hidden = !what || !byId("what-is").hasChildNodes();
    byId("nothing-found").hidden = count > 0 || !byId("what-is").hidden;
    highlight(tokens);
}

function clearAll() {
    search.value = "";
    for (const box of boxes) box.checked = false;
    for (const select of Object.values(selects)) select.value = "";
    filter();
}

/* ---- What is 1000? And what is plus-99999? ---- */

/* Returns [code, names of registries] for a text such as 1000 or plus-99999, or null for any other. */
function asked(text) {
    const [, name, code] = /^(?:(\w+)-)?(-?\d+)$/.exec(fold(text)) || [];
    if (!code) return null;
    const among = registries.filter(registry => !name || fold(registry) === name);
    return among.length ? [code, among] : null;
}

/* Returns the title of the block that a code is in, or null if it is unknown. */
function groupOf(registry, code) {
    const group = library && Math.abs(code) < 2 ** 31 ? library.group(registry, Number(code)) : null;
    return group && [group.zh, group.en];
}

function card(registry, code) {
    const found = entries.filter(entry => entry.registry === registry && entry.code === code);
    const attributes = { class: found.length ? "card" : "card none", "data-hue": byId(registry).dataset.hue };
    if (!found.length) {
        const group = groupOf(registry, code);
        return make("div", attributes, make("h3", {}, registry), make("p", {}, ["未列出", "not listed"]),
            ...(group ? [make("p", {}, make("small", {}, group))] : []));
    }
    return make("div", attributes, make("h3", {}, registry), ...found.flatMap(entry => [
        make("p", {}, make("code", {}, make("a", { href: "#" + entry.row.id }, entry.name)),
            ...(entry.kind === "LATER" ? [" ", make("small", {}, entry.kind)] : [])),
        make("p", {}, [entry.zh.textContent, entry.en.textContent]),
        make("p", {}, make("span", { class: entry.outcome }, entry.outcome), " ", make("small", {}, `HTTP ${entry.http}`)),
    ]));
}

/* Shows a card for each of these registries, unless there is nothing to say. */
function whatIs(code, among) {
    const isListed = entries.some(entry => entry.code === code && among.includes(entry.registry));
    const isOne = among.length === 1;
    const isKnown = isOne ? !isListed : isListed || among.some(registry => groupOf(registry, code));
    const title = isOne ? `${among[0]} ${code}` : code;
    const lead = isListed ? ["同一个数字在各个 API 中含义不同，以发送它的 API 为准。", "Each API means something else by this number: go by the one that sent it."]
        : isOne ? ["本页没有列出该状态码。", "This page does not list this code."]
        : ["没有 API 列出该状态码。它所在的号段：", "No API lists this code. These are the blocks of codes that it is in:"];
    byId("what-is").replaceChildren(...(isKnown ? [
        make("h2", {}, [`${title} 是什么？`, `What is ${title}?`]),
        make("p", { class: "lead" }, lead),
        make("div", { class: "cards" }, ...among.map(registry => card(registry, code))),
    ] : []));
}

const showAll = () => document.documentElement.classList.remove("growing");

/* Shows one more registry in each frame from the next on, so that the page responds while it is laid out. */
function grow() {
    requestAnimationFrame(() => setTimeout(() => {
        const next = document.querySelector(".growing section[data-hue] ~ section[data-hue]:not(.grown)");
        if (!next) return showAll();
        next.classList.add("grown");
        grow();
    }));
}

/* Keeps what is scrolled to below the sticky search box. */
function makeRoom() {
    document.documentElement.style.scrollPaddingTop = document.querySelector(".tools").offsetHeight + 12 + "px";
}

function reveal(element) {
    showAll();
    makeRoom();
    element.scrollIntoView();
}

/* ---- Addresses: #plus-1012 opens an entry, #not_found shows a class, #?token searches, #1000 asks what it is ---- */

/* The steps of the history are numbered. Going back closes what the undone steps opened. */
let step = history.state ?? 0;
const closers = new Map();

function readdress(address) {
    history.replaceState(step, "", address);
}

function goTo(address, close) {
    history.pushState(++step, "", address);
    closers.set(step, close);
}

/* A link that was followed is a step without a number. */
function stepTo(to) {
    for (const [other, close] of closers)
        if (other > to) {
            close();
            closers.delete(other);
        }
    step = to;
    follow();
    readdress(location.href);
}

function address() {
    try {
        return decodeURIComponent(location.hash.slice(1));
    } catch {
        return ""; /* ill-formed */
    }
}

let pause; /* before the address follows the typing */

function follow() {
    clearTimeout(pause);
    const hash = address();
    const entry = entryOfId.get(fold(hash));
    if (entry) {
        if (!entry.row.classList.contains("open")) closers.set(step, () => closeEntry(entry));
        if (entry.row.hidden) clearAll();
        openEntry(entry);
        reveal(entry.row); /* a browser may have looked for it before the filters were cleared */
        entry.link.focus({ preventScroll: true });
    } else if (parentOf.has(hash)) {
        if (selects.class.value === hash) return;
        showOnly(hash);
        closers.set(step, () => showOnly(""));
    } else if (hash === "classes") {
        byId("classes").open = true;
        reveal(byId("classes"));
        closers.set(step, () => { byId("classes").open = false; });
    } else if (hash[0] === "?" || asked(hash)) {
        search.value = hash.replace(/^\?/, "");
        filter();
    }
}

/* Filters while you type. The address follows in a pause, because browsers limit how often it may change. */
function typed() {
    filter();
    if (asked(search.value.trim())) startDecoder(); /* it filters again */
    clearTimeout(pause);
    pause = setTimeout(() => {
        const text = search.value.trim();
        readdress(text ? "#?" + encodeURIComponent(text) : "#");
    }, 300);
}

/* ---- Keys and clicks ---- */

function move(step) {
    showAll();
    const shown = entries.filter(entry => !entry.row.hidden).map(entry => entry.link);
    const at = shown.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== search) return false;
    if (at + step < 0) search.focus();
    else shown[Math.min(at + step, shown.length - 1)]?.focus();
    return true;
}

function escape() {
    if (document.activeElement === search && search.value) {
        search.value = "";
        return typed();
    }
    entries.forEach(closeEntry);
}

/* Returns whether an input method takes the key. For the key that ends a composition, Safari sets only keyCode 229. */
const isComposing = event => event.isComposing || event.keyCode === 229;

document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "/" && !typing) {
        event.preventDefault();
        search.focus();
        search.select();
    } else if (event.key === "Escape" && (!typing || event.target === search)) escape();
    else if ((event.key === "ArrowDown" && move(1)) || (event.key === "ArrowUp" && move(-1))) event.preventDefault();
});

for (const table of all("table")) {
    table.addEventListener("click", event => {
        const entry = entryOfId.get(event.target.closest("tr")?.id);
        if (!entry || event.target.closest(".panel") || event.ctrlKey || event.metaKey) return;
        if (event.target.closest("a")) event.preventDefault();
        else if (String(getSelection())) return;
        toggleEntry(entry);
    });
}
search.addEventListener("input", typed);
new ResizeObserver(makeRoom).observe(document.querySelector(".tools"));
for (const control of [...boxes, ...Object.values(selects)]) control.addEventListener("change", filter);
byId("clear-all").addEventListener("click", () => { clearAll(); typed(); search.focus(); });
byId("show-filters").addEventListener("click", () => {
    const isOpen = byId("filters").classList.toggle("open");
    byId("show-filters").setAttribute("aria-expanded", isOpen);
});
for (const button of all(".switch button")) button.addEventListener("click", () => chooseLanguage(button.value));
addEventListener("popstate", ({ state }) => stepTo(state ?? step + 1));
addEventListener("hashchange", follow); /* again, because a browser may take the focus after popstate */
for (const entry of entries) entry.link.setAttribute("aria-expanded", "false");
for (const name of all(".tree dt")) name.replaceChildren(classButton(name.textContent));

/* ---- The decoder: the library, compiled to WebAssembly ---- */

const samples = [
    [1, 200, '{"code":1100003,"message":"token 超时","data":[]}'],
    [2, 200, '{"name":"OK","message":"支付宝支付需要轮询。","code":1018,"status":200}'],
    [3, 200, '{"version":"1.0.0","result":false,"message":"need_user_login","code":602,"data":null}'],
    [4, 401, '{"status":false,"code":1012,"message":"token\\u8fc7\\u671f","data":null}'],
    [5, 200, '{"code":0,"msg":"ok","request":"GET  \\/v1\\/user"}'],
];

const maxErrors = 100; /* shown */
const readings = {
    OK: ["", ""],
    EMPTY: ["响应体为空", "the body is empty"],
    NOT_JSON: ["自标记处起不是合法 JSON", "not valid JSON from the mark on"],
    TOO_DEEP: ["自标记处起嵌套过深", "nested too deep from the mark on"],
    NO_CODE: ["没有状态码", "there is no code"],
    BAD_CODE: ["状态码不是 32 位整数", "the code is not a 32-bit integer"],
    DUPLICATE_CODE: ["有多个状态码", "there is more than one code"],
};
const compressed = ["响应体经过 gzip 压缩：请求时不要带 Accept-Encoding，或使用 curl --compressed。",
    "The body is compressed (gzip); ask without Accept-Encoding or use curl --compressed."];

let library; /* set when it is loaded */

/* Reads a body of a registry's API, or a problem if the registry is null. */
function decode(registry, http, text) {
    const reply = registry === null ? library.decodeProblem(http, text) : library.decode(registry, http, text);
    const errors = library.fieldErrors(reply);
    if (reply.errorOffset === null) return { reply, errors, before: "", behind: "" };
    const body = new TextEncoder().encode(text);
    const part = (from, to) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.subarray(from, to));
    return { reply, errors, before: part(Math.max(0, reply.errorOffset - 24), reply.errorOffset), behind: part(reply.errorOffset) };
}

/* ---- What curl -i prints, by the rules of examples/client.c ---- */

/* Returns the response at the start of the text, or null if there is no status line. A text area turns line ends into
   line feeds. */
function responseAt(text) {
    const status = Number(/^HTTP\/[\d.]* (\d{3})(?![^ \t\n])/.exec(text)?.[1] || 0);
    if (!status) return null;
    const [head] = text.split("\n\n", 1);
    const fields = new Map();
    for (const line of head.split("\n").reverse()) { /* the first of a name counts */
        const [name, ...value] = line.split(":");
        if (value.length) fields.set(name.toLowerCase(), value.join(":").trim());
    }
    return { status, fields, body: text.slice(head.length + 2) };
}

function hasBody(fields) {
    if (fields.has("content-length")) return fields.get("content-length") !== "0";
    return fields.has("transfer-encoding") || fields.has("content-type");
}

/* Returns whether curl goes on to another response after this one, and prints no body in between. */
function isIntermediate({ status, fields }) {
    if (status === 401) return fields.has("www-authenticate");
    if (status === 407) return fields.has("proxy-authenticate");
    if (status === 417) return true; /* curl repeats it without Expect */
    if (status >= 300 && status < 400) return fields.has("location");
    return status < 200 || (status < 300 && !hasBody(fields));
}

/* Returns the last response. Whatever follows a response that is not intermediate is its body, even if it looks like
   another response. */
function lastResponse(text) {
    let last = { status: 0, fields: new Map(), body: text };
    for (let next = responseAt(text); next; next = isIntermediate(next) && responseAt(next.body)) last = next;
    return last;
}

/* Returns whether the rest of the body is trailers, which curl prints right after the body. A response has them only if
   it has a Trailer field or is chunked. */
function areTrailers({ fields }, rest) {
    return (fields.has("trailer") || /chunked$/i.test(fields.get("transfer-encoding") || "")) &&
        rest.replace(/\n$/, "").split("\n").every(line => /^[\w!#$%&'*+.^`|~-]+:/.test(line));
}

const isProblem = ({ fields }) => /^application\/problem\+json(?![^ \t;])/i.test(fields.get("content-type") || "");
const isGzip = ({ body }) => /^\x1f[\x8b\ufffd]/.test(body); /* 8b is not UTF-8 */

/* Reads the body without trailers. They are not JSON, so they begin at the first bad byte. */
function readBody(registry, http, response) {
    const { body } = response;
    const said = decode(registry, http, body);
    const hasTrailers = said.reply.read === "NOT_JSON" && areTrailers(response, said.behind);
    return hasTrailers ? decode(registry, http, body.slice(0, body.length - said.behind.length)) : said;
}

/* ---- What the decoder shows: foreign texts become text nodes, never markup ---- */

/* Returns a foreign text, cut off between characters, and isolated so that its direction of writing changes nothing
   around it. */
const foreign = text => make("bdi", {}, text.length > 300 ? text.slice(0, 300).replace(/[\ud800-\udbff]$/, "") + "…" : text);

/* Returns a line such as "phone: It is taken". Some APIs name no field. */
const errorLine = ({ field, message }) => make("p", {}, ...(field ? [foreign(field), ": "] : []), foreign(message));

function answer({ reply, errors, before, behind }) {
    const items = [];
    const item = (label, ...content) => items.push(make("dt", {}, label), make("dd", {}, ...content));
    const entry = entries.find(({ constant }) => constant === reply.entry?.constant);
    item(["处理", "What to do"], actionText(reply.action, reply.fault));
    if (reply.retryAfter !== null) item(["等待", "Wait"], [`${reply.retryAfter} 秒`, `${reply.retryAfter} s`]);
    item(["责任", "Fault"], faultText(reply.fault));
    if (reply.read !== "OK") item(["响应体", "Body"], readings[reply.read] || reply.read);
    if (reply.errorOffset !== null)
        items.at(-1).append(make("p", {}, make("code", {}, make("bdi", {}, before), make("mark", {}, make("bdi", {}, behind.slice(0, 24) || "⏎")))));
    if (reply.code !== null) item(["状态码", "Code"], make("span", { class: "number" }, String(reply.code)),
        ...(reply.entry ? [] : [["（未列出）", " (not listed)"]]));
    if (entry) {
        item(["条目", "Entry"], make("a", { href: "#" + entry.row.id }, `${entry.registry} ${entry.name}`));
        item(["含义", "Meaning"], [entry.zh.textContent, entry.en.textContent]);
    } else if (reply.entry) item(["条目", "Entry"], make("code", {}, reply.entry.constant)); /* of a registry that the page lacks */
    if (reply.message !== null) item(["服务器消息", "Server says"], foreign(reply.message));
    if (errors.length) item(["字段错误", "Field errors"], ...errors.slice(0, maxErrors).map(errorLine),
        ...(errors.length > maxErrors ? [make("p", {}, "…")] : []));
    if (reply.dataText !== null) item(["数据", "Data"], make("code", {}, foreign(reply.dataText)));
    byId("reply-answer").replaceChildren(make("p", {}, make("span", { class: reply.outcome }, reply.outcome)), make("dl", {}, ...items));
}

/* Decodes base 85. Its digits begin at "#", with "x" in place of "<". Five digits are four bytes, and the last digits
   may be missing. */
function decoded(text) {
    const bytes = new Uint8Array(Math.floor(text.length / 5 * 4));
    const digit = i => {
        const character = i < text.length ? text.charCodeAt(i) : 119;
        return (character === 120 ? 60 : character) - 35;
    };
    for (let i = 0, at = 0; i < text.length; i += 5) {
        let bits = 0;
        for (let j = i; j < i + 5; j++) bits = bits * 85 + digit(j);
        for (const shift of [24, 16, 8, 0]) bytes[at++] = bits >>> shift;
    }
    return bytes;
}

/* Loads the library, and decodes what is typed into the decoder. */
async function prepareDecoder() {
    const { instance } = await WebAssembly.instantiate(decoded(byId("decoder-wasm").textContent));
    library = callsOf(instance.exports);
    const [body, registry, http] = ["reply-body", "reply-registry", "reply-http"].map(byId);
    const run = () => {
        const response = lastResponse(body.value);
        if (response.status || http.readOnly) http.value = response.status || ""; /* follows the status line */
        http.readOnly = response.status > 0;
        const asked = registry.value === "problem" || isProblem(response) ? null : registry.selectedOptions[0].textContent;
        if (!body.value && !http.value) byId("reply-answer").replaceChildren();
        else if (isGzip(response)) byId("reply-answer").replaceChildren(make("p", {}, compressed));
        else answer(readBody(asked, Number(http.value) || 0, response));
    };
    for (const control of [body, registry, http]) control.addEventListener("input", run);
    for (const [number, status, text] of samples) {
        const name = [...registry.options].find(option => option.value === String(number))?.textContent;
        if (!name) continue;
        const button = make("button", { type: "button" }, name);
        button.addEventListener("click", () => {
            [body.value, registry.value, http.value, http.readOnly] = [text, number, status, false];
            run();
        });
        byId("reply-samples").append(button);
    }
    if (search.value) filter(); /* with the blocks of codes that the library knows */
    run(); /* input that a browser has kept */
}

/* Does so once, when it is first needed. */
let prepared;
const startDecoder = () => prepared ??= prepareDecoder().catch(() => { byId("the-decoder").hidden = true; });

/* Shows what the address asks for. The library is loaded first, because it knows the blocks of codes. */
async function start() {
    speak(document.documentElement.lang);
    byId("the-decoder").hidden = !byId("decoder-wasm").textContent || !window.WebAssembly;
    byId("the-decoder").addEventListener("toggle", startDecoder);
    if (location.hash.length > 1 || search.value) await startDecoder();
    document.documentElement.classList.remove("waiting");
    readdress(location.href);
    follow();
    grow();
}

start();
