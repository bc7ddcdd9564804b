// ---- Loading: this CommonJS module contains the library's bytes ----

const encoded = "@encoded@";

// Decodes the base64 above. Mini programs have no atob.
function bytesInline() {
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const bytes = new Uint8Array(encoded.length * 3 >> 2);
    for (let i = 0, at = 0, bits = 0; i < encoded.length; i++) {
        bits = bits << 6 | digits.indexOf(encoded[i]);
        if (i % 4 !== 0) bytes[at++] = bits >> 6 - i % 4 * 2;
    }
    return bytes;
}

// Loads the library from the bytes above, other bytes, a module or an instance.
exports.load = async function load(source) {
    if (source?.exports) return callsOf(source.exports);
    if (typeof WebAssembly === "undefined") misuse("there is no WebAssembly here: pass load an instance, see README.md");
    const made = await WebAssembly.instantiate(source ?? bytesInline());
    return callsOf((made.instance ?? made).exports); // bytes yield a module and an instance, a module only an instance
};
