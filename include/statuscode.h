/* SPDX-License-Identifier: MIT */
/*
 * statuscode.h: the status codes of five web APIs, and what they mean.
 *
 * A registry is the code list that one API publishes in a document: Fecshop, Jiemi 3.0, Rayvision, ThinkSNS+
 * ("plus") or Hero. An entry is one row of such a list, or a code that the API is known to send although the list
 * omits it. Everything starts with finding an entry:
 *
 *     const sc_entry *e = sc_lookup(SC_PLUS, 1012);
 *     sc_name(e);                  "TOKEN_EXPIRED"
 *     sc_message(e, SC_EN);        "The token has expired and must be refreshed."
 *     sc_http_status(e);           401
 *
 * These promises hold for every function below:
 *
 *   Input      Every input has a defined result. Any pointer may be NULL. Looking up an unknown code returns
 *              NULL, which every function accepts. A registry that does not exist has no entries, headings or
 *              names. An unknown language is treated as SC_EN. The name of any other unknown enumerator is "". In
 *              C++, converting a number outside the range of an enumeration (0 to 127 for sc_registry) to it is
 *              undefined behavior, which the library cannot catch. An entry may come from another copy of the
 *              library, such as one linked statically into a plugin: every function returns the right answer for
 *              it.
 *   Output     Returned strings are never NULL. They are constant, NUL-terminated and in UTF-8. Strings and
 *              entries live as long as the library is loaded. The caller never frees anything.
 *   State      No function allocates memory, takes a lock, keeps state, reads the locale or touches errno.
 *              Every function may be called from any thread and from a signal handler.
 *   Numbers    The values of enumerators and codes never change. Lists only grow at their ends, so a later
 *              library may return values that this header does not name. A switch needs a default case.
 *
 * The codes themselves are constants in statuscode/fecshop.h, jiemi.h, rayvision.h, plus.h and hero.h. They
 * are enumerators, so they can be used in case labels and in static initializers.
 */
#ifndef STATUSCODE_H
#define STATUSCODE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) && !defined(_WIN32)
#define SC_API __attribute__((visibility("default")))
#else
#define SC_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version and the release date of this header. sc_version() is the version of the library in use. */
#define SC_VERSION      "0.1.0"
#define SC_RELEASE_DATE "2026-11-25"

/* ---- Registries, languages, and the properties of a code ---------------------------------------------- */

/* The API whose list a code belongs to. The same number may mean different things in different APIs. */
typedef enum sc_registry {
    SC_REGISTRY_NONE = 0, /* no registry: it has no entries */
    SC_FECSHOP = 1,       /* Fecshop Appserver API */
    SC_JIEMI = 2,         /* Jiemi 3.0 and Jiemi Pay (街觅3.0 / 觅支付) */
    SC_RAYVISION = 3,     /* Rayvision cloud rendering API */
    SC_PLUS = 4,          /* ThinkSNS+ API v1 */
    SC_HERO = 5,          /* Hero API */
    SC_REGISTRY_OWN = 64  /* the first number for a registry of your own; the last is 127 */
} sc_registry;

/* The language of a text. */
typedef enum sc_lang {
    SC_ZH = 0, /* Chinese in simplified characters: the document's own words, if it lists the entry */
    SC_EN = 1  /* English: this library's translation */
} sc_lang;

/* Where the document lists an entry. Most entries that it does not list came after the document. */
typedef enum sc_kind {
    SC_KIND_CODE = 0, /* in its list of codes */
    SC_KIND_HTTP = 1, /* in its table of HTTP statuses (Jiemi, Hero) */
    SC_KIND_LATER = 2 /* nowhere, but the API's servers or clients use it; both messages are this library's */
} sc_kind;

/* What went wrong, as a google.rpc.Code with the same number (google/rpc/code.proto). */
typedef enum sc_canonical {
    SC_CANONICAL_OK = 0,
    SC_CANONICAL_CANCELLED = 1,
    SC_CANONICAL_UNKNOWN = 2,
    SC_CANONICAL_INVALID_ARGUMENT = 3,
    SC_CANONICAL_DEADLINE_EXCEEDED = 4,
    SC_CANONICAL_NOT_FOUND = 5,
    SC_CANONICAL_ALREADY_EXISTS = 6,
    SC_CANONICAL_PERMISSION_DENIED = 7,
    SC_CANONICAL_RESOURCE_EXHAUSTED = 8,
    SC_CANONICAL_FAILED_PRECONDITION = 9,
    SC_CANONICAL_ABORTED = 10,
    SC_CANONICAL_OUT_OF_RANGE = 11,
    SC_CANONICAL_UNIMPLEMENTED = 12,
    SC_CANONICAL_INTERNAL = 13,
    SC_CANONICAL_UNAVAILABLE = 14,
    SC_CANONICAL_DATA_LOSS = 15,
    SC_CANONICAL_UNAUTHENTICATED = 16
} sc_canonical;

/* What the client should do next. */
typedef enum sc_action {
    SC_ACT_NONE = 0,          /* no single step is known to help */
    SC_ACT_FIX_REQUEST = 1,   /* correct the request, because something in it is wrong */
    SC_ACT_LOGIN = 2,         /* log in again */
    SC_ACT_REFRESH_TOKEN = 3, /* refresh the token, then repeat the request */
    SC_ACT_RETRY = 4,         /* repeat the same request later, if repeating it is safe */
    SC_ACT_POLL = 5,          /* ask again until the payment is settled */
    SC_ACT_PAY = 6,           /* continue to payment with the order in the response */
    SC_ACT_CHECK_HTTP = 7,    /* go by the HTTP status */
    SC_ACT_VERIFY = 8         /* find out whether the call took effect before repeating it: it may have */
} sc_action;

/* Who can fix the problem. Only messages of entries with SC_FAULT_USER or SC_FAULT_NONE are meant for end users.
   For others, a client should show a sentence of its own. */
typedef enum sc_fault {
    SC_FAULT_NONE = 0,      /* nothing is wrong */
    SC_FAULT_USER = 1,      /* the user: what they entered or chose, or the state of their account or order */
    SC_FAULT_CALLER = 2,    /* the program that makes the call */
    SC_FAULT_SERVER = 3,    /* whoever runs the service */
    SC_FAULT_DEPENDENCY = 4 /* a service that the service depends on */
} sc_fault;

/* Whether the call succeeded. */
typedef enum sc_outcome {
    SC_OUTCOME_UNDECIDED = 0, /* the code alone does not say */
    SC_OUTCOME_SUCCESS = 1,
    SC_OUTCOME_FAILURE = 2,
    SC_OUTCOME_PENDING = 3 /* in progress: poll, or continue to payment */
} sc_outcome;

/* The result of reading a response body. */
typedef enum sc_read {
    SC_READ_OK = 0,            /* the body is JSON with one usable code */
    SC_READ_EMPTY = 1,         /* there is no body, or only white space */
    SC_READ_NOT_JSON = 2,      /* the body is not JSON (RFC 8259) or not UTF-8 */
    SC_READ_TOO_DEEP = 3,      /* the body is nested more than 1,024 deep */
    SC_READ_NO_CODE = 4,       /* the body is JSON without a top-level code */
    SC_READ_BAD_CODE = 5,      /* the code is not a 32-bit integer */
    SC_READ_DUPLICATE_CODE = 6 /* there is more than one top-level code */
} sc_read;

/* How well a class or a counterpart fits an entry. */
typedef enum sc_match {
    SC_MATCH_NONE = 0,   /* it does not fit */
    SC_MATCH_EXACT = 1,  /* it says exactly what the entry says */
    SC_MATCH_BROADER = 2 /* it is true of the entry, but less specific */
} sc_match;

/* One row of one document. The type is opaque, and its objects are constant. */
typedef struct sc_entry sc_entry;

/* ---- Finding entries ---------------------------------------------------------------------------------- */

/* Returns the entry of a code in constant time, or NULL if the registry does not list the code. If a code is
   listed more than once, returns its first entry. */
SC_API const sc_entry *sc_lookup(sc_registry registry, int32_t code);

/* Returns the entry with the given name, or NULL if the registry has none or name is NULL. The name is the short
   "TOKEN_EXPIRED" or the full "SC_PLUS_TOKEN_EXPIRED", in any ASCII case. */
SC_API const sc_entry *sc_lookup_name(sc_registry registry, const char *name);

/* Returns the next entry with the same code in the same registry (Jiemi lists 1008 twice). Returns NULL if
   there is none, or if entry is NULL. */
SC_API const sc_entry *sc_next_meaning(const sc_entry *entry);

/* Returns the number of entries in a registry, or 0 if it does not exist. A code that is listed twice counts
   twice. */
SC_API size_t sc_count(sc_registry registry);

/* Returns the entry at a position, from 0 to sc_count(registry) - 1, or NULL for any other position. Entries are
   in the document's order, and those of SC_KIND_LATER come last. */
SC_API const sc_entry *sc_at(sc_registry registry, size_t position);

/* ---- Asking an entry ---------------------------------------------------------------------------------- */

/* Returns the registry that the entry belongs to, or SC_REGISTRY_NONE for NULL. */
SC_API sc_registry sc_registry_of(const sc_entry *entry);

/* Returns the entry's code, or 0 for NULL. Jiemi and Hero also list a code 0. */
SC_API int32_t sc_code(const sc_entry *entry);

/* Returns where the document lists the entry, or SC_KIND_CODE for NULL. */
SC_API sc_kind sc_kind_of(const sc_entry *entry);

/* Returns the entry's symbolic name, such as "TOKEN_EXPIRED", or "UNKNOWN" for NULL. It is unique in its
   registry. */
SC_API const char *sc_name(const sc_entry *entry);

/* Returns the entry's C constant, such as "SC_PLUS_TOKEN_EXPIRED", or "" for NULL. It is unique in the
   library. */
SC_API const char *sc_constant(const sc_entry *entry);

/* Returns the entry's message. For NULL, the message says that the code is unknown. The Chinese message is the
   document's own, byte for byte, including its typos; for SC_KIND_LATER it is this library's. The English message
   is a translation in one sentence. */
SC_API const char *sc_message(const sc_entry *entry, sc_lang lang);

/* Returns a caution for callers who rely on the entry, such as that the document is misleading or that servers use
   the code differently. Returns "" if there is none, or for NULL. */
SC_API const char *sc_note(const sc_entry *entry, sc_lang lang);

/* Returns the HTTP status that a REST server should send for this meaning (RFC 9110, RFC 6585), or 500 for NULL. It
   is a registered status from 200 to 599. It does not follow from the canonical code: entries with the same
   canonical code may have different statuses. A server that sends 401 must also send the header field
   WWW-Authenticate, and one that sends 405 must send Allow. */
SC_API int sc_http_status(const sc_entry *entry);

/* Returns the HTTP status that the API itself sends with the code, from 200 to 599, or 500 for NULL. */
SC_API int sc_wire_status(const sc_entry *entry);

/* Returns the google.rpc.Code that fits the entry's meaning, or SC_CANONICAL_UNKNOWN for NULL. */
SC_API sc_canonical sc_canonical_of(const sc_entry *entry);

/* Returns what the client should do next, or SC_ACT_NONE for NULL. */
SC_API sc_action sc_action_of(const sc_entry *entry);

/* Returns who can fix the problem, or SC_FAULT_SERVER for NULL. It is SC_FAULT_NONE if and only if the canonical
   code is OK. */
SC_API sc_fault sc_fault_of(const sc_entry *entry);

/* Returns whether the code means that the call succeeded. The outcome is UNDECIDED if the HTTP status decides,
   PENDING if the client must poll or pay, SUCCESS if the canonical code is OK, and FAILURE otherwise. If the
   outcome is FAILURE and the action is SC_ACT_VERIFY, the call may still have taken effect. Returns
   SC_OUTCOME_UNDECIDED for NULL. */
SC_API sc_outcome sc_outcome_of(const sc_entry *entry);

/* ---- Error classes: meanings that APIs share ---------------------------------------------------------- */

/* A class is a meaning that entries of several APIs share, such as "token_expired". Classes form a tree: an entry
   that is directly in a class is also in every class above it, up to a root such as "unauthenticated". There is one
   root for each canonical code that means failure, and one for each other outcome. The names of classes are
   constants in statuscode/classes.h and never change. An entry may be directly in several classes. An entry of your
   own table that names no class is directly in a root: that of its canonical code if it is a failure, or else that
   of its outcome. It matches that root as SC_MATCH_BROADER. Class names are case-sensitive. */

/* Returns SC_MATCH_EXACT if the entry says exactly what the class says, or SC_MATCH_BROADER if the entry is in the
   class but says more, or is in a class below it. Returns SC_MATCH_NONE, which is 0, if the entry is not in the
   class, if the class does not exist, or if an argument is NULL. */
SC_API sc_match sc_is(const sc_entry *entry, const char *class_name);

/* Returns the first class that the entry is directly in, or "" for NULL. */
SC_API const char *sc_class(const sc_entry *entry);

/* Returns the class that follows class_name among the classes that the entry is directly in. class_name comes from
   sc_class or sc_next_class. Returns "" if class_name was the last of them, if the entry is not directly in it, or
   if an argument is NULL. */
SC_API const char *sc_next_class(const sc_entry *entry, const char *class_name);

/* Returns the parent of a class. Returns "" for a root, for a class that does not exist, or for NULL. */
SC_API const char *sc_class_parent(const char *class_name);

/* Returns a sentence that defines the class and is true of every entry in it. Returns "" if the class does not
   exist, or for NULL. */
SC_API const char *sc_class_text(const char *class_name, sc_lang lang);

/* Returns the class at a position, counted from 0, or "" after the last. A class comes after the one above it. */
SC_API const char *sc_class_at(size_t position);

/* Returns the entry's counterpart in another registry: one that says the same, or something true but less specific.
   Returns NULL if there is none, or if entry is NULL. Stores the sc_match in *how unless how is NULL; it is
   SC_MATCH_NONE if the result is NULL.

   Entries that the other API cannot send are never returned. An entry with SC_ACT_VERIFY is matched only with such
   entries, and any other entry only with entries without it. The search starts from each class that the entry is
   directly in and that has the entry's canonical code. It climbs the tree to the first class for which the other
   registry has an entry that says exactly what the class says. If the searches end at different classes, the first
   class that has none of the others below it is chosen. The match is SC_MATCH_EXACT if the given entry also says
   exactly what that class says, and SC_MATCH_BROADER otherwise.

   If to is the entry's own registry, returns the entry itself with SC_MATCH_EXACT. An entry that this copy of the
   library does not list has no counterpart in other registries. */
SC_API const sc_entry *sc_translate(const sc_entry *entry, sc_registry to, int *how);

/* ---- Names of things ---------------------------------------------------------------------------------- */

/* Returns the registry's short name, such as "plus", or "" if the registry does not exist. */
SC_API const char *sc_registry_name(sc_registry registry);

/* Returns the registry's title for display, such as "ThinkSNS+ API v1", or "" if the registry does not exist. */
SC_API const char *sc_registry_title(sc_registry registry, sc_lang lang);

/* Returns the registry with the given short name, in any ASCII case, or SC_REGISTRY_NONE if there is none or if
   name is NULL. */
SC_API sc_registry sc_registry_from_name(const char *name);

/* Returns the registry at a position, counted from 0 in the library's order, or SC_REGISTRY_NONE after the last.
   Use positions to visit all registries, because their numbers have gaps. */
SC_API sc_registry sc_registry_at(size_t position);

/* Returns a sentence for display that says how the API signals success, such as "The code is 200." for Fecshop.
   Returns "" if the registry does not exist. */
SC_API const char *sc_registry_rule(sc_registry registry, sc_lang lang);

/* Returns the name of the member that holds the data in the API's response bodies: "request" for Hero, and "data"
   for the other four. Returns "" if the registry does not exist. */
SC_API const char *sc_data_name(sc_registry registry);

/* Returns the document's heading for the block of codes that a code falls in, even if the code itself is not
   listed: plus 4012 is not listed, but belongs to the "channel module". Returns "" if there is no heading. Jiemi
   and Rayvision have no blocks. */
SC_API const char *sc_group(sc_registry registry, int32_t code, sc_lang lang);

/* Returns the heading at a position, counted from 0, and stores the first and the last code of its block in *first
   and *last, unless they are NULL. After the last heading, returns "" and stores nothing. */
SC_API const char *sc_group_at(sc_registry registry, size_t position, sc_lang lang, int32_t *first,
                               int32_t *last);

/* Returns the reason phrase of an HTTP status, such as "Not Found" for 404, or "" if none is registered (IANA, HTTP
   Status Code Registry, 100 to 599). */
SC_API const char *sc_http_reason(int status);

/* These return an enumerator's name without its prefix, such as "UNAUTHENTICATED", "REFRESH_TOKEN", "PENDING" or
   "NOT_JSON". They return "" for a value that is not an enumerator. */
SC_API const char *sc_kind_name(sc_kind kind);
SC_API const char *sc_canonical_name(sc_canonical canonical);
SC_API const char *sc_action_name(sc_action action);
SC_API const char *sc_fault_name(sc_fault fault);
SC_API const char *sc_outcome_name(sc_outcome outcome);
SC_API const char *sc_read_name(sc_read read);
SC_API const char *sc_match_name(sc_match match);

/* ---- Building responses ------------------------------------------------------------------------------- */

/* Returns the language to answer in, based on the request's Accept-Language header (RFC 9110, section 12.5.4; RFC
   4647, section 3.4). en and en-* select English. zh and zh-* select Chinese, but zh-TW, zh-HK, zh-MO and zh-Hant-*
   only if the header names neither zh nor English, because the texts are in simplified characters. Ill-formed
   members are skipped. Of two ranges with the same weight, the first one counts. Returns fallback unchanged if the
   header is NULL or empty, if * is all that accepts both languages, or if it accepts neither. Takes time linear in
   the header's length. */
SC_API sc_lang sc_negotiate(const char *accept_language, sc_lang fallback);

/* Returns the tag for Content-Language: "zh" or "en". */
SC_API const char *sc_lang_tag(sc_lang lang);

/*
 * Each sc_write_ function writes one valid JSON text (RFC 8259) in valid UTF-8, whatever the caller's strings hold. It
 * escapes the strings and replaces each maximal subpart of an ill-formed sequence (Unicode, table 3-8) with U+FFFD. buf
 * must not overlap the strings. Writing takes time linear in their lengths.
 *
 * It returns the length of the whole text in bytes, without its NUL, whatever size is. If size is 0 or buf is NULL,
 * it only measures. Otherwise, if the text and its NUL do not fit into size bytes, buf becomes "". In any case, the
 * bytes of buf after the NUL may have changed. If there is nothing to write, the result is 0 and buf becomes ""
 * (unless size is 0), so test for 0. Texts longer than SIZE_MAX / 2 bytes are reported as SIZE_MAX / 2; no buffer
 * is that large.
 */

/* Writes a problem (RFC 9457, application/problem+json) for an entry. Its members are type, title, status (from
   sc_http_status), detail, instance, registry, code and name. detail and instance may be NULL, which leaves them
   out.
     type_base NULL    type is about:blank and title is the status's reason phrase. detail is the caller's or, if
                       that is NULL, the entry's message.
     type_base given   type is type_base followed by the registry's name, a hyphen and the code, as in "plus-1012"
                       or, for code -5 of a registry acme, "acme--5". If the entry is not the first with its code, a
                       hyphen and its number among them (2 or more) follow, as in "jiemi-1008-2". title is the
                       entry's message, and detail is only the caller's. A type_base of "https://…/codes.html#"
                       leads to the anchors of the page that `statuscode export html` writes.
   A NULL entry is written as if type_base were NULL, with status 500 and without registry, code and name. */
SC_API size_t sc_write_problem(char *buf, size_t size, const sc_entry *entry, sc_lang lang, const char *detail,
                               const char *instance, const char *type_base);

/* Writes the API's own response body for an entry, with the members in the API's order. If message is NULL, writes
   the API's own message; Rayvision's is the entry's name in lower case. data is the value of the member that
   sc_data_name names. It is one complete JSON text nested at most 1,023 deep, or NULL for the API's own empty
   value.
     Fecshop     code message data                       NULL data: []
     Jiemi       name message code status                name and status are those of the wire status (code 0:
                                                         500); data comes last, if given
     Rayvision   version result message code data        NULL data: null
     plus        status code message data                NULL data: null
     Hero        code msg request                        NULL data: ""
   The rows of Jiemi's HTTP table are sent with code 0. The result is 0 if data is not such a text, or if there is no
   envelope: for a NULL entry, for Hero's HTTP rows, and for Jiemi's HTTP rows 2xx and 304.
   plus publishes no code for success, so the caller writes the bodies of successful responses. */
SC_API size_t sc_write_envelope(char *buf, size_t size, const sc_entry *entry, sc_lang lang,
                                const char *message, const char *data);

/* Writes a JSON string with its quotes, for use as data or inside it. A NULL text is written as an empty JSON
   string, two quotes long. */
SC_API size_t sc_write_string(char *buf, size_t size, const char *text);

/* ---- Reading responses -------------------------------------------------------------------------------- */

/* What a response says. The pointers point into the body that was read or into the library. */
typedef struct sc_reply {
    int outcome;           /* an sc_outcome: whether the call succeeded */
    int action;            /* an sc_action: what to do next */
    int fault;             /* an sc_fault: who can fix the problem */
    int retry_after;       /* how many seconds to wait before repeating, if the body says so; else -1 */
    int has_code;          /* 1 if the body had a usable code, else 0 */
    int32_t code;          /* that code, listed or not; else 0 */
    int http_status;       /* as given by the caller */
    int registry;          /* an sc_registry, as given by the caller */
    const sc_entry *entry; /* the entry that applies; NULL if there is none */
    const char *message;   /* the server's message inside the body, between its quotes and still escaped (see
                               sc_read_message); NULL if there is none */
    size_t message_length; /* in bytes */
    const char *data;      /* the JSON text of the data inside the body (see sc_data_name); NULL if none */
    size_t data_length;    /* in bytes */
    const char *body;      /* the JSON text that was read, without a byte order mark; NULL if none */
    size_t body_length;    /* in bytes */
    size_t error_offset; /* for SC_READ_NOT_JSON and SC_READ_TOO_DEEP, the offset of the first bad byte. That is
                              the first byte of an ill-formed UTF-8 sequence, or the body's length if the body
                              ends too early. Otherwise 0 */
    void *reserved[4];   /* NULL */
} sc_reply;

/*
 * Reads a response body of an API and stores what it means in *reply. Returns how reading went; if reply is NULL,
 * that is all that happens.
 *
 * http_status is the status of the response; 0 or less means that it is not known. body may hold any bytes and need
 * not end in a NUL. If body is NULL, it is treated as empty, whatever length is.
 *
 * The whole body is validated (RFC 8259, UTF-8, nesting up to 1,024) in one pass, in time linear in its length and
 * without recursion. A leading UTF-8 byte order mark is skipped; offsets count from the caller's first byte. Only
 * top-level members count:
 *
 *   code      The member "code". It is usable if it is a number whose value is a 32-bit integer, such as 1012,
 *             1012.0 or 1e3, or a string that holds such an integer in plain digits, without leading zeros or
 *             spaces.
 *   message   The member "message"; for Hero "msg" or, if that gives no message, "message". If it is a list or an
 *             object, the message is the first string in it, in the order of the text and at most two levels deep;
 *             names of members do not count. Other values give no message.
 *   data      The member that sc_data_name names.
 *
 * If a member occurs more than once, the last one counts, but two codes are an error. If the registry does not exist,
 * the members are "code", "message" and "data".
 *
 * Even a malformed body yields an outcome. The first matching rule applies. In these rules a code is listed if it has
 * an entry of SC_KIND_CODE or SC_KIND_LATER, and the row of an HTTP status is its entry of SC_KIND_HTTP.
 *
 *   1. If the result is SC_READ_NOT_JSON, SC_READ_TOO_DEEP or SC_READ_DUPLICATE_CODE, or if the registry does not
 *      exist, the outcome is FAILURE for HTTP 400 and above, and otherwise UNDECIDED. There is no entry.
 *   2. If the API has a member that decides the outcome, and the member has the right type (plus: a boolean
 *      "status"; a table of your own may name a string), the outcome is SUCCESS if the member has the value for
 *      success, and otherwise FAILURE. The entry is that of the code, if the code is listed.
 *   3. If the code is 0 and the API leaves code 0 to the HTTP status (Jiemi, plus), the outcome is FAILURE for HTTP
 *      400 and above, SUCCESS for 2xx if the API treats 2xx without a code as success (plus), and otherwise
 *      UNDECIDED. From 300 on, if the HTTP status has a row, the row's outcome applies instead. Below 300, the entry
 *      is that of code 0, if listed. If the HTTP status is not known, the body's copy of it is used (Jiemi:
 *      "status").
 *   4. If there is a usable code, the outcome is that of its entry, or FAILURE if the code is not listed. If the code
 *      means success and the API requires HTTP 200 for that (Jiemi), the outcome is SUCCESS for HTTP 200, FAILURE
 *      for 400 and above, and otherwise UNDECIDED.
 *   5. There is no usable code. If the API has a member that decides only in this case, and the member has the
 *      right type (Jiemi: a boolean "success"), it decides as in rule 2. If not, the outcome is FAILURE for HTTP
 *      400 and above. It is SUCCESS for 2xx if the API treats 2xx without a code as success (plus, Hero), or if the
 *      body is empty and the API treats 2xx without a body as success (Jiemi). Otherwise it is UNDECIDED. In an API
 *      whose message is an entry's name (Rayvision), the message gives the entry, in any ASCII case, if the body
 *      has no code at all (SC_READ_NO_CODE), no member has decided, and the message is itself a string. The outcome
 *      of that entry applies if the HTTP status leaves it UNDECIDED.
 *
 * If rules 2 to 5 leave no entry, the entry is the row of the HTTP status that the rule used (Jiemi, Hero), if its
 * outcome is the one that the rule gave.
 *
 * The action is NONE for a SUCCESS, and otherwise that of the entry. If there is no entry, the action follows from
 * the HTTP status that the rule used: LOGIN for 401; RETRY for 408, 429 and 503; for 502 and 504, which gateways
 * send, RETRY or, if the body is the API's own, NONE; FIX_REQUEST for 400, 405, 413, 415 and 422; NONE for any
 * other. The body is the API's own if rule 1 does not apply and there is a usable code, a member that decides, or
 * an entry's name. The fault is NONE for a SUCCESS, and otherwise that of the entry. If there is no entry, the
 * fault follows from the same HTTP status: CALLER for 4xx, DEPENDENCY for 502 and 504, SERVER for any other.
 *
 * retry_after is set if the entry's data is defined as a number of seconds (plus 1008) and the body's data is a
 * 32-bit integer that is not negative, in any form that a code may have.
 *
 * If a code is listed more than once, the entry is the first one with a message in either language that equals the
 * body's message, ignoring white space and full stops (. or 。) at both ends. If there is none, it is the first one
 * whose sc_http_status is the HTTP status. Otherwise, it is the first one.
 */
SC_API sc_read sc_read_reply(sc_registry registry, int http_status, const char *body, size_t length,
                             sc_reply *reply);

/* Writes the server's message, unescaped. buf, size and the result work as for sc_unescape. Returns 0 if there is
   no message, or if reply is NULL. The body must still be where it was read. */
SC_API size_t sc_read_message(const sc_reply *reply, char *buf, size_t size);

/*
 * Reads a problem (RFC 9457, application/problem+json), whether sc_write_problem or another program wrote it, and
 * stores what it means in *reply. Returns how reading went; if reply is NULL, that is all that happens.
 * http_status, body and length are as for sc_read_reply, but a byte order mark is not skipped.
 *
 * The HTTP status takes precedence over the member "status", which counts if the HTTP status is not known. The message
 * is the member "detail" or, if that is not a string, "title". The code is the member "code"; the result is
 * SC_READ_BAD_CODE if it is not a number whose value is a 32-bit integer, and SC_READ_NO_CODE if it is missing. If a
 * member occurs more than once, the last one counts.
 *
 * The entry is that of the members "registry", "code" and "name", of which either code or name may be missing. If
 * all three are missing, it is the entry that the end of "type" names, such as "plus-1012" or "jiemi-1008-2"; types
 * longer than 511 bytes are ignored. If the members contradict each other, if the code is a bad one or if
 * "registry" is missing, there is no entry.
 *
 * The outcome is FAILURE for HTTP 400 and above, otherwise that of the entry, or UNDECIDED if there is none. The
 * action and the fault are NONE for a SUCCESS, and otherwise the entry's. If there is no entry, they follow from
 * the HTTP status as for sc_read_reply, for a body that is not the API's own. The registry is SC_REGISTRY_NONE,
 * because anybody may have written the problem. There are no data, no retry_after and no field errors. If the body
 * is not JSON or too deep, only the HTTP status counts.
 */
SC_API sc_read sc_read_problem(int http_status, const char *body, size_t length, sc_reply *reply);

/* What a response says about one field of the request. Both texts lie inside the body, between quotes and still
   escaped (see sc_unescape). */
typedef struct sc_field_error {
    const char *field; /* "" if the response names none */
    size_t field_length;
    const char *message;
    size_t message_length;
    size_t reserved[4]; /* where the search for the next one starts */
} sc_field_error;

/*
 * Finds the next field error and stores it in *error. If *error is all zero, finds the first one. Otherwise, pass
 * *error as the previous call with the same reply left it. Returns 1, or 0 if there are no more, if an argument is
 * NULL, for a SUCCESS, and for a body that is not JSON or is too deep. When it returns 0, *error is all zero again.
 * The body must still be where it was read. All calls together take time linear in its length.
 *
 * Each API has its own places for field errors. The first place that has one is used:
 *     Fecshop   data.errors, then data.error: an object as for plus, or a string or a list of strings, whose errors
 *               have no field
 *     Jiemi     the body itself: a list of objects with a "field" and a "message"
 *     plus      "errors", then the body itself: an object whose members are lists of strings. The body itself is
 *               used only if it has no "errors", no boolean "status", and each member is a list of strings (a
 *               single string does not count as a list here). The member that holds the API's message is then the
 *               message and not a field.
 * In an object, the name of a member is the field, and a string counts as a list of one. Values of any other shape
 * are skipped. Rayvision and Hero have no field errors. Each call returns one error, in the order of the text, so a
 * field with several errors is returned several times.
 */
SC_API int sc_next_field_error(const sc_reply *reply, sc_field_error *error);

/* Writes a text from inside a JSON string, such as that of a field error, with its escapes decoded. buf, size and
   the result work as for sc_write_string. An escaped lone surrogate becomes U+FFFD. A backslash that starts no
   escape is copied, and so are bytes that are not UTF-8. The result may contain NUL bytes (\u0000), which the
   length counts. If text is NULL, it is treated as empty, whatever length is. */
SC_API size_t sc_unescape(char *buf, size_t size, const char *text, size_t length);

/* ---- The library -------------------------------------------------------------------------------------- */

/* Returns the version of the library in use: "0.1.0". */
SC_API const char *sc_version(void);

#ifdef __cplusplus
}
#endif

#endif
