// SPDX-License-Identifier: MIT
// Makes the requests in the input with a client library, and compares the decoded responses.
//     clients.js fetch|axios BASE <EXPECTED       expect.c describes the columns of the input
"use strict";

const assert = require("node:assert");
const http = require("node:http");
const [library, base] = process.argv.slice(2);
const lines = require("node:fs").readFileSync(0, "utf8").split("\n").slice(0, -1);

// Each resolves to the status, a function that returns a header field's value, and the decoded body or null.
const ask = {
    async fetch(method, url, headers, body) {
        const response = await fetch(url, { method, headers, body, redirect: "manual" });
        const text = await response.text();
        return [response.status, name => response.headers.get(name), text === "" ? null : JSON.parse(text)];
    },
    async axios(method, url, headers, data) {
        const response = await instance.request({ method, url, headers, data });
        return [response.status, name => response.headers[name], response.data === "" ? null : response.data];
    },
};
const instance = library === "axios" && require("axios").create({
    httpAgent: new http.Agent({ keepAlive: true }),
    maxRedirects: 0, validateStatus: () => true, transformRequest: [data => data],
    transitional: { silentJSONParsing: false }, responseType: "json",
});

async function check(line) {
    const [method, path, accept, language, prefer, sent, status, type, tag, extra, body] = line.split("\t");
    const headers = { "Accept": accept, "Accept-Language": language };
    if (prefer !== "-") headers["Prefer"] = prefer;
    if (sent !== "-") headers["Content-Type"] = "application/json";
    const [code, header, data] = await ask[library](method, base + path, headers, sent === "-" ? undefined : sent);
    const found = [code, header("content-type") ?? "-", header("content-language") ?? "-",
        header("allow") ?? header("retry-after") ?? "-", data];
    const expected = [Number(status), type, tag, extra, body === "-" ? null : JSON.parse(body)];
    assert.deepStrictEqual(found, expected,
        `${method} ${path}`.slice(0, 300) + `: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}

async function checkInTurn(queue) {
    for (const line of queue) await check(line);
}

const queue = lines.values(); // shared: each of the four takes the next line
Promise.all([1, 2, 3, 4].map(() => checkInTurn(queue))).catch(error => {
    console.error("FAIL: " + error.message);
    process.exit(1);
});
