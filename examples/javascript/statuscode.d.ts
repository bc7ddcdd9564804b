// SPDX-License-Identifier: MIT
// This file is the reference. README.md shows how to install and use the library.

/** The language of a text: Chinese in simplified characters, or English. */
export type Lang = "zh" | "en";

/** A text in both languages. */
export interface Text {
    readonly zh: string;
    readonly en: string;
}

// A later version may add names to these unions, so a switch needs a default case.

/**
 * Whether the call succeeded.
 * - UNDECIDED: the code or the response alone does not tell
 * - PENDING: in progress; poll, or continue to payment
 */
export type Outcome = "UNDECIDED" | "SUCCESS" | "FAILURE" | "PENDING";
/**
 * What the client should do next.
 * - NONE: no step is known to help by itself
 * - FIX_REQUEST: correct the request
 * - LOGIN: log in again
 * - REFRESH_TOKEN: refresh the token, then repeat the request
 * - RETRY: repeat the same request later, if repeating it is safe
 * - POLL: ask again until the payment is settled
 * - PAY: continue to payment with the order in the response
 * - CHECK_HTTP: go by the HTTP status
 * - VERIFY: find out before repeating, because the call may have taken effect
 */
export type Action = "NONE" | "FIX_REQUEST" | "LOGIN" | "REFRESH_TOKEN" | "RETRY" | "POLL" | "PAY" | "CHECK_HTTP"
    | "VERIFY";
/**
 * Who can put it right. Show a message to the end user only for USER and NONE; otherwise show a sentence of your own.
 * - NONE: nothing is wrong
 * - USER: the person, by what they typed or chose, or the state of their account or order
 * - CALLER: the program that makes the call
 * - SERVER: whoever runs the service
 * - DEPENDENCY: a service that the service depends on
 */
export type Fault = "NONE" | "USER" | "CALLER" | "SERVER" | "DEPENDENCY";
/**
 * Where the API's document lists an entry: in its list of codes, in its table of HTTP statuses, or nowhere. A LATER
 * entry is not in the document, but the API's servers or clients use it.
 */
export type Kind = "CODE" | "HTTP" | "LATER";
/**
 * How the reading of a body went.
 * - OK: the body is JSON with one usable code
 * - EMPTY: there is no body, or only white space
 * - NOT_JSON: the body is not JSON or not UTF-8
 * - TOO_DEEP: the body is nested more than 1,024 deep
 * - NO_CODE: the body is JSON without a top-level code
 * - BAD_CODE: the code is not a 32-bit integer
 * - DUPLICATE_CODE: there is more than one top-level code
 */
export type Read = "OK" | "EMPTY" | "NOT_JSON" | "TOO_DEEP" | "NO_CODE" | "BAD_CODE" | "DUPLICATE_CODE";
/** How well a class or a counterpart fits an entry. EXACT: it says the same. BROADER: it is true, but says less. */
export type Match = "EXACT" | "BROADER";
/** What went wrong, as the name of a google.rpc.Code. */
export type Canonical = "OK" | "CANCELLED" | "UNKNOWN" | "INVALID_ARGUMENT" | "DEADLINE_EXCEEDED" | "NOT_FOUND"
    | "ALREADY_EXISTS" | "PERMISSION_DENIED" | "RESOURCE_EXHAUSTED" | "FAILED_PRECONDITION" | "ABORTED" | "OUT_OF_RANGE"
    | "UNIMPLEMENTED" | "INTERNAL" | "UNAVAILABLE" | "DATA_LOSS" | "UNAUTHENTICATED";

/** One code of one API, with what it means. */
export interface Entry {
    /** The API's registry, such as "plus". */
    readonly registry: string;
    readonly code: number;
    /** The symbolic name, such as "TOKEN_EXPIRED". It is unique in the registry. */
    readonly name: string;
    /** The C constant, such as "SC_PLUS_TOKEN_EXPIRED". It is unique in the library. */
    readonly constant: string;
    readonly kind: Kind;
    /** The Chinese message is the document's own, byte for byte. For LATER entries, both messages are the library's. */
    readonly message: Text;
    /** A caution for those who rely on the entry, if the document is doubtful or misleading. */
    readonly note: Text | null;
    /** The HTTP status that a REST server should send for this meaning. */
    readonly httpStatus: number;
    /** The HTTP status that this API itself sends with the code. */
    readonly wireStatus: number;
    readonly canonical: Canonical;
    readonly action: Action;
    readonly fault: Fault;
    readonly outcome: Outcome;
    /** The names of the classes that the entry is in, without those above them. */
    readonly classes: readonly string[];
    /** The next entry with the same code, if the document lists the code more than once. */
    readonly nextMeaning: Entry | null;
}

/** A block of codes under one heading of the document. */
export interface Group {
    readonly title: Text;
    readonly first: number;
    readonly last: number;
}

/** The published code list of one API. */
export interface Registry {
    /** The name that the calls take, such as "plus". */
    readonly name: string;
    /** The value of the enumerator in C. */
    readonly number: number;
    readonly title: Text;
    /** One sentence that says how this API signals success. */
    readonly rule: Text;
    /** The name of the member that holds the data in this API's response body. */
    readonly dataName: string;
    readonly groups: readonly Group[];
    /** The entries in the document's order, LATER entries last. */
    readonly entries: readonly Entry[];
}

/** A meaning that entries of several APIs have in common. Classes form a tree. */
export interface Class {
    /** Such as "token_expired". */
    readonly name: string;
    /** The class above, or null for a root. */
    readonly parent: string | null;
    /** One sentence that defines the class. */
    readonly text: Text;
}

/** What a response says. */
export interface Reply {
    readonly outcome: Outcome;
    readonly action: Action;
    readonly fault: Fault;
    /** The number of seconds to wait before repeating the request, if the body contains it. */
    readonly retryAfter: number | null;
    /** The code in the body, listed or not. */
    readonly code: number | null;
    /** The entry that applies. */
    readonly entry: Entry | null;
    /** The server's message. */
    readonly message: string | null;
    /** The data, parsed by JSON.parse; undefined if there is none. */
    readonly data: any;
    /** The JSON text of the data. Unlike `data`, it keeps all digits of large numbers. */
    readonly dataText: string | null;
    /** The registry that decode was given; null for a problem. */
    readonly registry: string | null;
    /** The HTTP status of the response, as given; null if it is not known. */
    readonly httpStatus: number | null;
    readonly read: Read;
    /** For NOT_JSON and TOO_DEEP, the offset of the first bad byte in the UTF-8 body; otherwise null. */
    readonly errorOffset: number | null;
}

/** What a response says about one of the fields that were sent. */
export interface FieldError {
    /** The name of the field, or "" if the response names none. */
    readonly field: string;
    readonly message: string;
}

/** A response body. null and undefined stand for an empty one. */
export type Body = string | ArrayBuffer | ArrayBufferView | null | undefined;

export interface ProblemOptions {
    /** The default is "en". */
    lang?: Lang;
    /** The problem's detail. Without a typeBase, the default is the entry's message. */
    detail?: string | null;
    /** The problem's instance. */
    instance?: string | null;
    /**
     * What the type begins with. The registry, a hyphen and the code follow, as in "plus-1012", and the title is the
     * entry's message. By default, the type is "about:blank", and the title is the reason phrase of the HTTP status.
     */
    typeBase?: string | null;
}

export interface EnvelopeOptions {
    /** The default is "en". */
    lang?: Lang;
    /** The message. The default is the API's own. */
    message?: string | null;
    /** The data, which JSON.stringify turns into JSON. The default is the API's own empty value. */
    data?: unknown;
}

/**
 * The library. All objects that it returns are frozen. A registry or class that does not exist, and an argument of the
 * wrong type, throws a TypeError.
 */
export interface StatusCode {
    readonly version: string;
    readonly registries: readonly Registry[];
    /** All classes. Each follows the one above it. */
    readonly classes: readonly Class[];
    /** The codes by registry and name: `constants.plus.TOKEN_EXPIRED` is 1012. */
    readonly constants: { readonly [registry: string]: { readonly [name: string]: number } };

    /** Returns the first entry of a code, or null if the registry does not list the code. */
    lookup(registry: string, code: number): Entry | null;
    /**
     * Returns the entry with a name, or null. The name is the short "TOKEN_EXPIRED" or the full
     * "SC_PLUS_TOKEN_EXPIRED", in any ASCII case.
     */
    lookupName(registry: string, name: string): Entry | null;
    /** Returns the document's heading for the block that a code falls in, even if the code is not listed, or null. */
    group(registry: string, code: number): Text | null;
    /**
     * Returns "EXACT" if the entry says just what the class says, "BROADER" if it says more or is in a class below,
     * and null if it is not in the class.
     */
    isA(entry: Entry | null | undefined, className: string): Match | null;
    /**
     * Returns the entry of another registry that stands for the same, or null if there is none. If the match is EXACT,
     * both entries say the same. If it is BROADER, the returned entry is true, but says less.
     */
    translate(entry: Entry | null | undefined, registry: string):
        { readonly entry: Entry; readonly match: Match } | null;

    /**
     * Reads a response body of an API. Even a malformed body yields an outcome; the rules are at sc_read_reply in
     * statuscode.h. Pass null if the HTTP status is not known.
     */
    decode(registry: string, httpStatus: number | null | undefined, body: Body): Reply;
    /** Reads a problem (RFC 9457, application/problem+json), whoever wrote it. */
    decodeProblem(httpStatus: number | null | undefined, body: Body): Reply;
    /**
     * Returns the errors of single fields, in the order of the body. The reply is one that decode returned. If its body
     * was bytes, they must not have changed since. A problem has no field errors.
     */
    fieldErrors(reply: Reply): readonly FieldError[];

    /**
     * Returns the language to answer in, according to the request's Accept-Language header. Returns the fallback, by
     * default "en", if the header is missing or accepts neither language.
     */
    negotiate(acceptLanguage: string | null | undefined, fallback?: Lang): Lang;
    /** Returns the JSON text of a problem (RFC 9457). Its status is the entry's httpStatus, or 500 for null. */
    problem(entry: Entry | null | undefined, options?: ProblemOptions): string;
    /** Returns the JSON text of the API's own response body, or null if the API has none for the entry. */
    envelope(entry: Entry | null | undefined, options?: EnvelopeOptions): string | null;
}

/**
 * Where to load the library from: the address of statuscode.wasm (a string or a URL; a relative one counts from
 * statuscode.js), its bytes, a WebAssembly.Module, or an instance. The inline module takes no address.
 */
export type Source = string | object;

/** Loads the library, by default from the statuscode.wasm beside statuscode.js. The inline module contains the bytes. */
export function load(source?: Source): Promise<StatusCode>;
