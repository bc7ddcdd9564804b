// SPDX-License-Identifier: MIT
// clients.mjs fetch|axios FOLDER SERVER: tests the client in README.md with the example server. A proxy between them
// records the requests. If the token is "new", it makes the server send a success, unless the path begins with /always.
import assert from "node:assert/strict";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

const [library, folder, server] = process.argv.slice(2);
const { load } = createRequire(path.join(folder, "x.mjs"))("statuscode");
const program = await import(path.join(folder, library + ".mjs"));
const sc = await load();

let requests = []; // each "METHOD path token body"
const proxy = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const token = request.headers.authorization?.replace("Bearer ", "");
    const url = request.url.replace(/^\/always/, "");
    requests.push([request.method, request.url, token, Buffer.concat(chunks)].join(" "));
    const isRenewed = token === "new" && url === request.url;
    const headers = { accept: request.headers.accept ?? "*/*", "content-type": "application/json", ...isRenewed ? { prefer: "code=success" } : {} };
    const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
    const answer = await fetch(server + url, { method: request.method, headers, body });
    response.writeHead(answer.status, { "Content-Type": answer.headers.get("Content-Type") });
    response.end(Buffer.from(await answer.arrayBuffer()));
});
await new Promise(resolve => proxy.listen(0, "127.0.0.1", resolve));
const base = `http://127.0.0.1:${proxy.address().port}`;

// Returns a session that has an old token and records its calls.
function session(renewed = "new") {
    const calls = [];
    const renew = name => async () => {
        calls.push(name);
        await new Promise(resolve => setTimeout(resolve, 50));
        this_.token = renewed;
    };
    const this_ = { token: "old", calls, LOGIN: renew("LOGIN"), REFRESH_TOKEN: renew("REFRESH_TOKEN") };
    return this_;
}

// Returns a function that makes a request and resolves to its data, with the same arguments for both libraries.
function clientOf(registry, user) {
    if (library === "fetch") {
        const request = program.client(registry, base, user);
        return (url, method = "GET", body, headers = {}) => request(url, { method, body, headers });
    }
    const axios = createRequire(import.meta.url)("axios").create({ baseURL: base });
    program.intercept(axios, registry, user);
    return async (url, method = "GET", data, headers = {}) => (await axios.request({ url, method, data, headers })).data;
}

async function rejection(promise) {
    const error = await promise.then(() => assert.fail("it succeeds"), error => error);
    assert(error instanceof program.ApiError, error.stack);
    return error;
}

const entriesOf = action => sc.registries.flatMap(({ entries }) => entries)
    .filter(entry => entry.action === action && entry.kind !== "HTTP" && sc.envelope(entry) !== null);
const pathOf = entry => `/${entry.registry}/${entry.name}`;

const checks = {
    async a_success_is_its_data() {
        assert.deepEqual(await clientOf("plus", session())("/plus/success", "POST", `{"id":7}`), { id: 7 });
        assert.equal(requests.length, 1);
    },

    async a_login_is_asked_for_once_and_the_request_repeated_once() {
        for (const entry of entriesOf("LOGIN")) {
            requests = [];
            const user = session();
            await clientOf(entry.registry, user)(pathOf(entry), "POST", `{"id":7}`);
            assert.deepEqual(user.calls, ["LOGIN"], entry.constant);
            assert.deepEqual(requests, ["old", "new"].map(token => `POST ${pathOf(entry)} ${token} {"id":7}`));
        }
    },

    async a_token_is_refreshed_once_and_the_request_repeated_once() {
        for (const entry of entriesOf("REFRESH_TOKEN")) {
            requests = [];
            const user = session();
            await clientOf(entry.registry, user)(pathOf(entry));
            assert.deepEqual(user.calls, ["REFRESH_TOKEN"], entry.constant);
            assert.deepEqual(requests, ["old", "new"].map(token => `GET ${pathOf(entry)} ${token} `));
        }
        assert(entriesOf("REFRESH_TOKEN").includes(sc.lookup("plus", 1012)));
    },

    async requests_that_fail_together_wait_for_one_renewal() {
        const user = session();
        const request = clientOf("plus", user);
        await Promise.all(Array.from({ length: 8 }, (_, i) => request("/plus/1012/" + i)));
        assert.deepEqual(user.calls, ["REFRESH_TOKEN"]);
        assert.equal(requests.length, 16);
        await request("/plus/1012"); // with the new token
        assert.equal(requests.length, 17);
    },

    async a_renewal_that_does_not_help_is_not_repeated() {
        for (const code of [1012, 1099]) {
            requests = [];
            const user = session();
            const { reply } = await rejection(clientOf("plus", user)("/always/plus/" + code));
            assert.equal(reply.code, code);
            assert.equal(user.calls.length, 1);
            assert.equal(requests.length, 2);
        }
    },

    async what_may_have_taken_effect_is_never_repeated() {
        assert(entriesOf("VERIFY").length > 5);
        for (const entry of entriesOf("VERIFY")) {
            requests = [];
            const user = session();
            const { reply } = await rejection(clientOf(entry.registry, user)(pathOf(entry), "POST", `{"id":7}`));
            assert.deepEqual([reply.entry.constant, reply.action], [entry.constant, "VERIFY"]);
            assert.deepEqual(user.calls, []);
            assert.equal(requests.length, 1, entry.constant);
        }
    },

    async a_problem_is_understood_too() {
        const user = session();
        const asked = clientOf("plus", user)("/always/plus/1012", "GET", undefined, { Accept: "application/problem+json" });
        const { reply } = await rejection(asked);
        assert.equal(reply.registry, null);
        assert.equal(reply.entry.constant, "SC_PLUS_TOKEN_EXPIRED");
        assert.deepEqual(user.calls, ["REFRESH_TOKEN"]);
    },
};

for (const [name, check] of Object.entries(checks)) {
    requests = [];
    try {
        await check();
    } catch (error) {
        console.log(`FAIL: ${name}: ${error.stack}`);
        process.exitCode = 1;
    }
}
console.log(`${library}: ${Object.keys(checks).length} checks`);
proxy.close();
proxy.closeAllConnections?.();
