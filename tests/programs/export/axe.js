// SPDX-License-Identifier: MIT
// axe.js TOOL CHROMIUM AXE: prints the accessibility defects that axe-core, whose script is AXE, finds in the code
// browser, in several states of the page, in both languages, in light and dark mode, on large and small screens.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { Chromium, run } = require("./chromium.js");

const [tool, chromium, axe] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "axe-"));
const file = path.join(folder, "codes.html");
fs.writeFileSync(file, execFileSync(tool, ["export", "html", "plus", "hero"])); // these two show all features
const url = pathToFileURL(file).href;

const filled = `byId("the-decoder").open = true;
    byId("reply-body").value = 'HTTP/1.1 422 x\\n\\n{"code":1008,"message":"m","errors":{"phone":["Taken"]},"data":59}';
    byId("reply-body").dispatchEvent(new Event("input"));`;
const filtered = `byId("action-filter").value = "LOGIN";
    byId("action-filter").dispatchEvent(new Event("change"));
    document.querySelector("#filters input").click();`;

// Each state is a name, the end of the address, and a script to run. All screens get the first ones, some get all.
const states = [
    ["an open entry", "#plus-1012", ""],
    ["filters", "", `byId("show-filters").click(); ${filtered}`],
    ["the decoder with all that it shows", "", filled],
    ["fresh", "", ""],
    ["a number", "#1000", ""],
    ["a code that is not listed", "#plus-99999", ""],
    ["a search", "#?token expired", ""],
    ["nothing found", "#?no such thing", ""],
    ["a class", "#unauthenticated", ""],
    ["all classes", "#classes", ""],
    ["a body that is not JSON", "", `${filled}
        byId("reply-body").value = "{";
        byId("reply-body").dispatchEvent(new Event("input"));`],
];
const screens = [[1280, 900, "light", "en", states.length], [390, 844, "dark", "zh", 3], [844, 390, "dark", "en", 2]];

// Runs in the page. Returns its violations in short, and the number of rules that applied.
async function check() {
    const { violations, passes } = await axe.run({ resultTypes: ["violations"] });
    return [violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 160)}`)), passes.length];
}

async function main() {
    const source = fs.readFileSync(axe, "utf8");
    const browser = new Chromium(chromium);
    const page = await browser.newPage();
    let [defects, times] = [0, 0];
    for (const [width, height, scheme, lang, count] of screens) {
        await page.size(width, height, scheme);
        for (const [state, hash, act] of states.slice(0, count)) {
            await page.open(url + hash);
            await page.ask(`byId("the-decoder").hidden || startDecoder().then(() => 0)`);
            await page.ask(`chooseLanguage("${lang}"); ${act}; 0`);
            await page.ask(source + "; 0");
            const [violations, passes] = await page.ask(`(${check})()`);
            if (passes < 10) throw new Error(`${state}: only ${passes} rules of axe applied`);
            for (const violation of violations) console.error(`FAIL: ${state}, ${width}x${height}, ${scheme}, ${lang}: ${violation}`);
            defects += violations.length;
            times++;
        }
    }
    await browser.close();
    if (defects) process.exitCode = 1;
    else console.log(`PASS: axe finds no defects in ${times} states of the page`);
}

run(main, folder);
