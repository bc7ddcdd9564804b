// SPDX-License-Identifier: MIT
// What each call does is said at the function of the same name in statuscode.h.

/** The language of a text: Chinese in simplified characters, or English. */
export type Lang = "zh" | "en";

/** A text in both languages. */
export interface Text {
    readonly zh: string;
    readonly en: string;
}

// Names of enumerators. Lists grow at their ends, so a switch needs a default case.
/** Whether the call succeeded. */
export type Outcome = "UNDECIDED" | "SUCCESS" | "FAILURE" | "PENDING";
/** What the client should do next. */
export type Action = "NONE" | "FIX_REQUEST" | "LOGIN" | "REFRESH_TOKEN" | "RETRY" | "POLL" | "PAY" | "CHECK_HTTP" | "VERIFY";
/** Who can put it right. Only a message of USER or NONE is meant for the end user's eyes. */
export type Fault = "NONE" | "USER" | "CALLER" | "SERVER" | "DEPENDENCY";
/** Where a document lists an entry. */
export type Kind = "CODE" | "HTTP" | "LATER";
/** How the reading of a body went. */
export type Read = "OK" | "EMPTY" | "NOT_JSON" | "TOO_DEEP" | "NO_CODE" | "BAD_CODE" | "DUPLICATE_CODE";
/** How well a class or a counterpart fits an entry. */
export type Match = "EXACT" | "BROADER";
/** The name of a google.rpc.Code. */
export type Canonical = "OK" | "CANCELLED" | "UNKNOWN" | "INVALID_ARGUMENT" | "DEADLINE_EXCEEDED" | "NOT_FOUND" | "ALREADY_EXISTS"
    | "PERMISSION_DENIED" | "RESOURCE_EXHAUSTED" | "FAILED_PRECONDITION" | "ABORTED" | "OUT_OF_RANGE" | "UNIMPLEMENTED" | "INTERNAL"
    | "UNAVAILABLE" | "DATA_LOSS" | "UNAUTHENTICATED";

/** One row of one document. */
export interface Entry {
    readonly registry: string;
    readonly code: number;
    /** Such as "TOKEN_EXPIRED". */
    readonly name: string;
    /** The name of the constant in C, which is unique in the library. */
    readonly constant: string;
    readonly kind: Kind;
    /** The Chinese message is the document's own. */
    readonly message: Text;
    /** A caution for those who rely on the entry. */
    readonly note: Text | null;
    /** The HTTP status that a REST server should send for this meaning. */
    readonly httpStatus: number;
    /** The HTTP status that this API itself sends with the code. */
    readonly wireStatus: number;
    readonly canonical: Canonical;
    readonly action: Action;
    readonly fault: Fault;
    readonly outcome: Outcome;
    /** The names of the classes that the entry is in, not counting those above them. */
    readonly classes: readonly string[];
    /** The next entry with the same code. */
    readonly nextMeaning: Entry | null;
}

/** A heading over a block of codes. */
export interface Group {
    readonly title: Text;
    readonly first: number;
    readonly last: number;
}

/** The code list of one API. */
export interface Registry {
    /** What the calls take, such as "plus". */
    readonly name: string;
    readonly number: number;
    readonly title: Text;
    /** How this API signals success. */
    readonly rule: Text;
    /** The member that holds the data in this API's response body. */
    readonly dataName: string;
    readonly groups: readonly Group[];
    /** In the document's order. */
    readonly entries: readonly Entry[];
}

/** A meaning that entries of several APIs have in common. */
export interface Class {
    readonly name: string;
    readonly parent: string | null;
    readonly text: Text;
}

/** What a response says. */
export interface Reply {
    readonly outcome: Outcome;
    readonly action: Action;
    readonly fault: Fault;
    /** How many seconds to wait before repeating, where the body says so. */
    readonly retryAfter: number | null;
    /** The code in the body, listed or not. */
    readonly code: number | null;
    /** The entry that applies. */
    readonly entry: Entry | null;
    /** The server's message. */
    readonly message: string | null;
    /** The data as JSON.parse reads them, undefined if there are none. */
    readonly data: any;
    /** The data's JSON text, in which large numbers have all their digits. */
    readonly dataText: string | null;
    /** As it was given to decode; null for a problem. */
    readonly registry: string | null;
    readonly httpStatus: number | null;
    readonly read: Read;
    /** For NOT_JSON and TOO_DEEP the offset of the first bad byte, in the body as UTF-8. */
    readonly errorOffset: number | null;
}

/** What a response says of one of the fields that were sent. */
export interface FieldError {
    /** "" if the response names none. */
    readonly field: string;
    readonly message: string;
}

/** A response body. null and undefined are an empty one. */
export type Body = string | ArrayBuffer | ArrayBufferView | null | undefined;

export interface ProblemOptions {
    /** The default is "en". */
    lang?: Lang;
    detail?: string | null;
    instance?: string | null;
    typeBase?: string | null;
}

export interface EnvelopeOptions {
    /** The default is "en". */
    lang?: Lang;
    /** In place of the API's own message. */
    message?: string | null;
    /** What JSON.stringify takes. If it is undefined, the envelope has the API's own empty value. */
    data?: unknown;
}

/** The library. A registry or a class that does not exist is a TypeError, and so is an argument of another type. */
export interface StatusCode {
    readonly version: string;
    readonly registries: readonly Registry[];
    /** A class comes behind the one above it. */
    readonly classes: readonly Class[];
    /** The codes by registry and name: constants.plus.TOKEN_EXPIRED is 1012. */
    readonly constants: { readonly [registry: string]: { readonly [name: string]: number } };

    /** Returns the first entry of a code, or null. */
    lookup(registry: string, code: number): Entry | null;
    /** Returns the entry with a name, short or as in C, in any ASCII case, or null. */
    lookupName(registry: string, name: string): Entry | null;
    /** Returns the document's heading over the block that a code falls in, listed or not, or null. */
    group(registry: string, code: number): Text | null;
    /** Returns whether and how the entry is in the class. */
    isA(entry: Entry | null | undefined, className: string): Match | null;
    /** Returns the entry of another registry that stands for the same, or null. */
    translate(entry: Entry | null | undefined, registry: string): { readonly entry: Entry; readonly match: Match } | null;

    /** Reads a response body of an API. Any body has an outcome. */
    decode(registry: string, httpStatus: number | null | undefined, body: Body): Reply;
    /** Reads a problem (RFC 9457, application/problem+json). */
    decodeProblem(httpStatus: number | null | undefined, body: Body): Reply;
    /** Returns what the response says of single fields, in the order of the text. */
    fieldErrors(reply: Reply): readonly FieldError[];

    /** Returns the language to answer in, by the request's Accept-Language. The default fallback is "en". */
    negotiate(acceptLanguage: string | null | undefined, fallback?: Lang): Lang;
    /** Returns the JSON text of a problem (RFC 9457). */
    problem(entry: Entry | null | undefined, options?: ProblemOptions): string;
    /** Returns the JSON text of the API's own response body, or null if it has none for the entry. */
    envelope(entry: Entry | null | undefined, options?: EnvelopeOptions): string | null;
}

/** Where the library is: an address (a string or a URL), its bytes, or a module or an instance of WebAssembly. */
export type Source = string | object;

/** Loads the library, from its own statuscode.wasm if no other source is given. */
export function load(source?: Source): Promise<StatusCode>;
