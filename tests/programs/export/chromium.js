// SPDX-License-Identifier: MIT
// A headless Chromium, driven through its debugging pipe with JSON messages that end in a NUL. It needs no package.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

class Chromium {
    constructor(program) {
        this.profile = fs.mkdtempSync(path.join(os.tmpdir(), "chromium-"));
        this.process = spawn(program, [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir=" + this.profile, "about:blank",
        ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], env: { ...process.env, HOME: this.profile } });
        this.process.on("error", error => { throw error; });
        process.on("exit", () => this.process.kill());
        this.asked = new Map();
        this.events = []; // all of them, in order
        this.number = 0;
        let unread = Buffer.alloc(0);
        this.process.stdio[4].on("data", bytes => {
            unread = Buffer.concat([unread, bytes]);
            for (let end = unread.indexOf(0); end >= 0; end = unread.indexOf(0)) {
                this.receive(JSON.parse(unread.subarray(0, end).toString()));
                unread = unread.subarray(end + 1);
            }
        });
    }

    receive(message) {
        if (!message.id) {
            this.events.push(message);
            return;
        }
        const { resolve, reject, what } = this.asked.get(message.id);
        this.asked.delete(message.id);
        if (message.error) reject(new Error(what + ": " + message.error.message));
        else resolve(message.result);
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.number;
        this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
        return new Promise((resolve, reject) => this.asked.set(id, { resolve, reject, what: method }));
    }

    async newPage() {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        const page = new Page(this, sessionId);
        for (const domain of ["Page", "Runtime", "Log", "Network"]) await page.send(domain + ".enable");
        await page.send("Page.setLifecycleEventsEnabled", { enabled: true });
        return page;
    }

    async close() {
        const closed = new Promise(resolve => this.process.on("exit", resolve));
        this.send("Browser.close").catch(() => {});
        await closed;
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

class Page {
    constructor(browser, session) {
        this.browser = browser;
        this.session = session;
    }

    send(method, params) {
        return this.browser.send(method, params, this.session);
    }

    eventsOf(...methods) {
        return this.browser.events.filter(event => event.sessionId === this.session && methods.includes(event.method));
    }

    async size(width, height, scheme, script = true) {
        await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
        await this.send("Emulation.setEmulatedMedia", { features: [
            { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }] });
        await this.send("Emulation.setScriptExecutionDisabled", { value: !script });
    }

    async open(url) {
        await this.send("Page.navigate", { url: "about:blank" }); // otherwise another fragment would not reload it
        const { loaderId } = await this.send("Page.navigate", { url });
        await this.until(() => this.eventsOf("Page.lifecycleEvent").some(
            ({ params }) => params.loaderId === loaderId && params.name === "load"), url + " to load");
        await this.until(() => this.ask(`!document.querySelector("html.waiting, html.growing")`), url + " to show what it asks for");
    }

    async until(condition, what) {
        for (const end = Date.now() + 20000; !await condition();) {
            if (Date.now() > end) throw new Error("timed out waiting for " + what);
            await new Promise(resolve => setTimeout(resolve, 20));
        }
    }

    // Resolves to the value of an expression in the page.
    async ask(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate",
            { expression, awaitPromise: true, returnByValue: true, userGesture: true });
        if (exceptionDetails) throw new Error(expression + ": " + exceptionDetails.exception.description);
        return result.value;
    }

    async type(text) {
        await this.send("Input.insertText", { text });
    }

    async press(key) {
        const codes = { Enter: 13, Escape: 27, ArrowUp: 38, ArrowDown: 40, Tab: 9, "/": 191 };
        const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
        const event = { key, code: key, windowsVirtualKeyCode: codes[key], text };
        await this.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...event });
        await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    }

    async screenshot(file) {
        const { data } = await this.send("Page.captureScreenshot", { format: "png" });
        fs.writeFileSync(file, Buffer.from(data, "base64"));
    }
}

// Runs a test, prints what went wrong, and removes the test's folder.
function run(main, folder) {
    main().catch(error => {
        console.error("FAIL: " + error.message);
        process.exitCode = 1;
    }).finally(() => {
        fs.rmSync(folder, { recursive: true });
        process.exit();
    });
}

module.exports = { Chromium, run };
