// SPDX-License-Identifier: MIT
// browser.mjs chromium|firefox PROGRAM MODULE BODIES PROFILE: opens a page that uses the module in a browser, and
// prints what the page sends back. As on many servers, the media type of the .wasm file is not the one for WebAssembly.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const [kind, program, module, bodies, profile] = process.argv.slice(2);
const page = `<!DOCTYPE html><meta charset="utf-8"><title>test</title><script type="module">
const send = (where, text) => fetch(where, { method: "POST", body: text });
try {
    const { load } = await import("/statuscode.js");
    const { linesOfBodies, linesOfEntries } = await import("/answers.mjs");
    const sc = await load();
    const input = new Uint8Array(await (await fetch("/bodies")).arrayBuffer());
    await send("/found", [...linesOfEntries(sc), ...linesOfBodies(sc, input)].join("\\n") + "\\n");
} catch (error) {
    await send("/failed", String(error) + error.stack);
}
</script>`;
const files = {
    "/": ["text/html", () => page],
    "/statuscode.js": ["text/javascript", () => fs.readFileSync(path.join(module, "statuscode.js"))],
    "/statuscode.wasm": ["application/octet-stream", () => fs.readFileSync(path.join(module, "statuscode.wasm"))],
    "/answers.mjs": ["text/javascript", () => fs.readFileSync(new URL("answers.mjs", import.meta.url))],
    "/bodies": ["application/octet-stream", () => fs.readFileSync(bodies)],
};

let browser = null;
function end(status) {
    browser.on("exit", () => process.exit(status));
    browser.kill();
}

const server = http.createServer(async (request, response) => {
    if (request.method === "POST") {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        response.end();
        const failed = request.url === "/failed";
        (failed ? process.stderr : process.stdout).write(Buffer.concat(chunks), () => end(failed ? 1 : 0));
        return;
    }
    const [type, content] = files[request.url] ?? [];
    if (!type) response.statusCode = 404;
    else response.setHeader("Content-Type", type);
    response.end(content?.());
});
server.listen(0, "127.0.0.1", () => {
    const url = `http://127.0.0.1:${server.address().port}/`;
    const flags = kind === "firefox" ? ["--headless", "--no-remote", "--profile", profile]
        : ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--user-data-dir=" + profile];
    browser = spawn(program, [...flags, url], { stdio: "ignore", env: { ...process.env, HOME: profile } });
    browser.on("error", error => { throw error; });
});
process.on("SIGTERM", () => end(1));
