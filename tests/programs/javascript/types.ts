// Uses that TypeScript accepts, and uses that it has to reject, each below a comment @ts-expect-error.
import { load, Action, Body, Entry, FieldError, Lang, Reply, StatusCode } from "statuscode";

const sc: StatusCode = await load();
const entry: Entry | null = sc.lookup("plus", sc.constants.plus.TOKEN_EXPIRED);
const bodies: Body[] = ["", new Uint8Array(), new ArrayBuffer(1), new DataView(new ArrayBuffer(1)), null, undefined];
const replies: Reply[] = bodies.map(body => sc.decode("plus", 200, body));
const errors: readonly FieldError[] = sc.fieldErrors(replies[0]);
const text: string = sc.problem(entry, { lang: "zh", detail: null, typeBase: "https://t/#" });
const envelope: string | null = sc.envelope(entry, { data: { id: 7 } });
const lang: Lang = sc.negotiate(undefined, "zh");
const message: string | undefined = entry?.message[lang];
const id: number = replies[0].data.id;
const tokens = sc.registries.flatMap(registry => registry.entries).filter(each => sc.isA(each, "token_expired") === "EXACT");
const other: Entry | undefined = sc.translate(entry, "hero")?.entry;
for (const { name, parent, text: { zh } } of sc.classes) console.log(name.length + (parent?.length ?? 0) + zh.length);
await Promise.all([load("statuscode.wasm"), load(new URL("https://t/x.wasm")), load(new Uint8Array())]);

function next(action: Action): string {
    switch (action) {
    case "LOGIN": return "log in";
    // @ts-expect-error: there is no such action
    case "RELOGIN": return "";
    default: return action;
    }
}

// @ts-expect-error: an entry may be null
entry.code;
// @ts-expect-error: a code is a number
sc.lookup("plus", "1012");
// @ts-expect-error: a registry is a name
sc.lookup(4, 1012);
// @ts-expect-error: the code is missing
sc.lookup("plus");
// @ts-expect-error: a body is not an object
sc.decode("plus", 200, { code: 1012 });
// @ts-expect-error: an HTTP status is a number
sc.decode("plus", "200", "");
// @ts-expect-error: there is no such language
sc.problem(entry, { lang: "fr" });
// @ts-expect-error: only an envelope has this option
sc.problem(entry, { data: {} });
// @ts-expect-error: an envelope may be null
envelope.length;
// @ts-expect-error: objects are frozen
replies[0].code = 1;
// @ts-expect-error: so are lists
sc.registries.push(sc.registries[0]);
// @ts-expect-error: there is no such outcome
replies[0].outcome === "OK";
// @ts-expect-error: loading is asynchronous
load().lookup("plus", 1012);
// @ts-expect-error: a source is not a number
load(5);
// @ts-expect-error: a misspelled call
sc.lookUp("plus", 1012);

console.log(errors, text, message, id, tokens, other, next("NONE"));
