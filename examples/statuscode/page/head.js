// SPDX-License-Identifier: MIT
// Runs before the body exists, so that nothing moves when the page appears. It chooses the language, and hides what an
// address such as #plus-1012 changes until page.js has changed it.
"use strict";

function firstLanguage() {
    try {
        const kept = localStorage.getItem("statuscode-language");
        if (kept === "zh" || kept === "en") return kept;
    } catch { /* no storage */ }
    const known = navigator.languages.map(tag => tag.slice(0, 2)).find(tag => tag === "zh" || tag === "en");
    return known || "en";
}

{
    const { classList } = document.documentElement;
    const language = firstLanguage();
    document.documentElement.lang = language;
    classList.add("js", language);
    if (location.hash.length > 1) classList.add("waiting");
    else if (performance.getEntriesByType("navigation")[0]?.type === "navigate") classList.add("growing");
    addEventListener("error", () => classList.remove("waiting", "growing"));
}
