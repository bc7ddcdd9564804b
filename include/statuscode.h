/* SPDX-License-Identifier: MIT */
/*
 * statuscode.h: the status codes of five web APIs, and what they mean.
 *
 * A registry is the published code list of one API: Fecshop, Jiemi 3.0, Rayvision, ThinkSNS+ ("plus")
 * and Hero. An entry is one row of such a list. Everything starts with finding an entry:
 *
 *     const sc_entry *e = sc_lookup(SC_PLUS, 1012);
 *     sc_name(e);                  "TOKEN_EXPIRED"
 *     sc_message(e, SC_EN);        "The token has expired and must be refreshed."
 *     sc_http_status(e);           401
 *
 * Promises that hold for every function below:
 *
 *   Input      Every input has an answer. NULL entries and NULL strings are allowed wherever a const
 *              pointer is taken; a registry, language or other enumerator that does not exist is answered
 *              like one that is not listed. An unknown code is NULL, and NULL may be passed straight on.
 *   Output     Strings are never NULL. They are UTF-8, NUL-terminated, constant, and live as long as the
 *              library is loaded; so do entries. Nothing is ever to be freed.
 *   State      No function allocates, locks, keeps state, reads the locale or touches errno. All may be
 *              called from any thread, and from a signal handler.
 *   Numbers    Every enumerator here and every code is fixed for ever. Lists only grow at their ends, so a
 *              later library may return values that this header does not name: have a default case.
 *
 * The codes themselves are constants in statuscode/fecshop.h, jiemi.h, rayvision.h, plus.h and hero.h. They
 * are enumerators: they may stand in a case label and in a static initialiser.
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

/* ---- Registries, languages, and what is said of a code ------------------------------------------------ */

/* The API whose list a code is taken from: the same number means another thing in each of them. */
typedef enum sc_registry {
    SC_REGISTRY_NONE = 0, /* no registry: lists nothing */
    SC_FECSHOP = 1,       /* Fecshop app server */
    SC_JIEMI = 2,         /* Jiemi 3.0 and Jiemi Pay (街觅3.0 / 觅支付) */
    SC_RAYVISION = 3,     /* Rayvision render farm */
    SC_PLUS = 4,          /* ThinkSNS+ API v1 */
    SC_HERO = 5,          /* Hero API */
    SC_REGISTRY_OWN = 64  /* the first number for a registry of one's own; they go up to 127 */
} sc_registry;

/* The language of a text. Any other value reads as SC_EN. */
typedef enum sc_lang {
    SC_ZH = 0, /* Chinese in simplified characters: the document's own words */
    SC_EN = 1  /* English: this library's translation */
} sc_lang;

/* Where a document lists an entry. */
typedef enum sc_kind {
    SC_KIND_CODE = 0, /* in its list of codes */
    SC_KIND_HTTP = 1  /* in its table of HTTP statuses (Jiemi, Hero) */
} sc_kind;

/* What went wrong, in the terms of google.rpc.Code and with its numbers (google/rpc/code.proto). */
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
    SC_ACT_NONE = 0,          /* nothing that would help by itself: show the message */
    SC_ACT_FIX_REQUEST = 1,   /* something that was sent is wrong: send it right */
    SC_ACT_LOGIN = 2,         /* log in again */
    SC_ACT_REFRESH_TOKEN = 3, /* refresh the token, then repeat the request */
    SC_ACT_RETRY = 4,         /* repeat the same request later */
    SC_ACT_POLL = 5,          /* ask again until the payment is settled */
    SC_ACT_PAY = 6,           /* go on to pay with the order in the response */
    SC_ACT_CHECK_HTTP = 7     /* the HTTP status decides */
} sc_action;

/* Whether it worked. */
typedef enum sc_outcome {
    SC_OUTCOME_UNDECIDED = 0, /* the code alone does not tell */
    SC_OUTCOME_SUCCESS = 1,
    SC_OUTCOME_FAILURE = 2,
    SC_OUTCOME_PENDING = 3 /* under way: poll, or go on to pay */
} sc_outcome;

/* How the reading of a response body went. */
typedef enum sc_read {
    SC_READ_OK = 0,            /* a JSON text with one usable code */
    SC_READ_EMPTY = 1,         /* no body: nothing, or white space only */
    SC_READ_NOT_JSON = 2,      /* not a JSON text (RFC 8259), or not UTF-8 */
    SC_READ_TOO_DEEP = 3,      /* nested deeper than 1,024 */
    SC_READ_NO_CODE = 4,       /* JSON without a top-level code */
    SC_READ_BAD_CODE = 5,      /* a code that is not an integer of 32 bits */
    SC_READ_DUPLICATE_CODE = 6 /* more than one top-level code */
} sc_read;

/* How well a translation fits. */
typedef enum sc_match {
    SC_MATCH_NONE = 0,   /* no counterpart */
    SC_MATCH_EXACT = 1,  /* the same meaning */
    SC_MATCH_BROADER = 2 /* no more than the same canonical code: true, but says less */
} sc_match;

/* One row of one document. Opaque and constant. */
typedef struct sc_entry sc_entry;

/* ---- Finding entries ---------------------------------------------------------------------------------- */

/* The entry of a code, in constant time. NULL if the registry does not list it or does not exist. Where a
   document gives a code several meanings, the first of them. */
SC_API const sc_entry *sc_lookup(sc_registry registry, int32_t code);

/* The entry of a name: "TOKEN_EXPIRED" or the full "SC_PLUS_TOKEN_EXPIRED", in any ASCII case. NULL if the
   registry has none of that name or does not exist, or if name is NULL. */
SC_API const sc_entry *sc_lookup_name(sc_registry registry, const char *name);

/* The next meaning of the same code in the same registry (Jiemi lists 1008 twice). NULL if there is no
   further one, or if the entry is NULL. */
SC_API const sc_entry *sc_next_meaning(const sc_entry *entry);

/* How many entries a registry has, further meanings included. 0 if it does not exist. */
SC_API size_t sc_count(sc_registry registry);

/* The entry at a position in the document's order, 0 to sc_count(registry) - 1. NULL beyond. */
SC_API const sc_entry *sc_at(sc_registry registry, size_t position);

/* ---- Asking an entry ---------------------------------------------------------------------------------- */

/* The registry it belongs to. NULL: SC_REGISTRY_NONE. */
SC_API sc_registry sc_registry_of(const sc_entry *entry);

/* Its number in the document. NULL: 0, which is also a listed code of Jiemi and Hero. */
SC_API int32_t sc_code(const sc_entry *entry);

/* Where the document lists it. NULL: SC_KIND_CODE. */
SC_API sc_kind sc_kind_of(const sc_entry *entry);

/* Its symbolic name, unique in its registry: "TOKEN_EXPIRED". NULL: "UNKNOWN". */
SC_API const char *sc_name(const sc_entry *entry);

/* Its C constant, unique in the library: "SC_PLUS_TOKEN_EXPIRED". NULL: "". */
SC_API const char *sc_constant(const sc_entry *entry);

/* Its message. Chinese is the document's own, byte for byte, with its typing errors; English is a
   translation, one sentence. NULL: says that the code is unknown. */
SC_API const char *sc_message(const sc_entry *entry, sc_lang lang);

/* A caution for whoever relies on it, where the document is doubtful or misleads. "" if there is none, or
   if the entry is NULL. */
SC_API const char *sc_note(const sc_entry *entry, sc_lang lang);

/* The HTTP status that a REST server should answer with for this meaning (RFC 9110, RFC 6585): a registered
   status, 200 to 599. NULL: 500. */
SC_API int sc_http_status(const sc_entry *entry);

/* The HTTP status that this very API sends with the code, 200 to 599. NULL: 500. */
SC_API int sc_wire_status(const sc_entry *entry);

/* The google.rpc.Code that fits its meaning. NULL: SC_CANONICAL_UNKNOWN. */
SC_API sc_canonical sc_canonical_of(const sc_entry *entry);

/* What the client should do next. NULL: SC_ACT_NONE. */
SC_API sc_action sc_action_of(const sc_entry *entry);

/* Whether the code means that it worked: UNDECIDED where the HTTP status decides, PENDING where the client
   has to poll or to pay, SUCCESS for OK, FAILURE for anything else. NULL: SC_OUTCOME_UNDECIDED. */
SC_API sc_outcome sc_outcome_of(const sc_entry *entry);

/* ---- From one API's code to another's ----------------------------------------------------------------- */

/* The entry of another registry that means the same: EXACT. Else that registry's general entry for the same canonical
   code and outcome, where it says less but nothing more: BROADER. Else NULL: NONE. *how becomes the sc_match; how may
   be NULL. An entry's own registry gives the entry itself. NULL, and a registry that does not exist: NULL and NONE. */
SC_API const sc_entry *sc_translate(const sc_entry *entry, sc_registry to, int *how);

/* The identifier of the meaning that it shares with entries of other registries: "token_expired" for plus 1012, for
   Hero 1003 and for Jiemi 1011. Fixed for ever, so a program may compare by it. "" if it has no counterpart, or if
   the entry is NULL. */
SC_API const char *sc_meaning(const sc_entry *entry);

/* ---- Names of things ---------------------------------------------------------------------------------- */

/* The registry's short name: "plus". "" if it does not exist. */
SC_API const char *sc_registry_name(sc_registry registry);

/* The registry's title for people: "ThinkSNS+ API v1". "" if it does not exist. */
SC_API const char *sc_registry_title(sc_registry registry, sc_lang lang);

/* The registry of a short name, in any ASCII case. SC_REGISTRY_NONE if there is none, or if name is NULL. */
SC_API sc_registry sc_registry_from_name(const char *name);

/* The registry at a position, 0 and up, in the library's order; their numbers have gaps. SC_REGISTRY_NONE beyond the
   last. */
SC_API sc_registry sc_registry_at(size_t position);

/* How this API tells that a call worked, as one sentence for people. "" if the registry does not exist. */
SC_API const char *sc_registry_rule(sc_registry registry, sc_lang lang);

/* The name of the envelope's last member, the one that holds the data: "data", Hero's is "request". "" if the API has none,
   or if the registry does not exist. */
SC_API const char *sc_data_name(sc_registry registry);

/* The document's heading over the block of codes that this one falls in, listed or not: plus 4012 is not
   listed, but belongs to the "channel module". "" if there is none. Jiemi and Rayvision have no blocks. */
SC_API const char *sc_group(sc_registry registry, int32_t code, sc_lang lang);

/* The heading at a position, 0 and up, and in *first and *last the range of codes under it; both may be NULL. "" beyond
   the last, and then they stay as they are. */
SC_API const char *sc_group_at(sc_registry registry, size_t position, sc_lang lang, int32_t *first,
                               int32_t *last);

/* The reason phrase of a registered HTTP status, 100 to 599: "Not Found" for 404 (IANA, HTTP Status Code
   Registry). "" if it is not registered. */
SC_API const char *sc_http_reason(int status);

/* The enumerator's name without its prefix: "UNAUTHENTICATED", "REFRESH_TOKEN", "PENDING", "NOT_JSON". "" if it
   does not exist. */
SC_API const char *sc_kind_name(sc_kind kind);
SC_API const char *sc_canonical_name(sc_canonical canonical);
SC_API const char *sc_action_name(sc_action action);
SC_API const char *sc_outcome_name(sc_outcome outcome);
SC_API const char *sc_read_name(sc_read read);
SC_API const char *sc_match_name(sc_match match);

/* ---- Building responses ------------------------------------------------------------------------------- */

/* The language to answer in, by the request's Accept-Language (RFC 9110, section 12.5.4; RFC 4647, section
   3.4). zh, zh-CN, zh-SG and zh-Hans-* choose Chinese; zh-TW, zh-HK, zh-MO and zh-Hant-* choose it only where
   neither zh nor English is asked for, for the texts are in simplified characters. Ill-formed members are
   skipped. NULL, "", a lone * and nothing acceptable: fallback, as given. Time is linear in the length. */
SC_API sc_lang sc_negotiate(const char *accept_language, sc_lang fallback);

/* The tag for Content-Language: "zh" or "en". */
SC_API const char *sc_lang_tag(sc_lang lang);

/*
 * The writers. Each returns the length in bytes of the whole text without its NUL, whatever size is: size 0
 * measures, and then buf may be NULL. If the text does not fit with its NUL, nothing of it is kept: buf
 * becomes "" (if size is not 0). A NULL buf is one of size 0. 0 means that there is nothing to write, so test for it.
 * A text of over SIZE_MAX / 2 bytes, which no buffer holds, is said to have just these.
 *
 * What comes out is always one valid JSON text (RFC 8259) in valid UTF-8, whatever the caller's strings
 * hold: they are escaped, and each maximal subpart of an ill-formed sequence (Unicode, table 3-8) becomes
 * U+FFFD. buf must not overlap the strings. Time is linear in the lengths.
 */

/* A problem (RFC 9457, application/problem+json) for an entry: type, title, status (the HTTP mapping), detail,
   instance, registry, code and name.
     type_base NULL   type is about:blank, title the reason phrase, detail the caller's or else the message.
     type_base given  type is type_base followed by "plus-1012" (a further meaning: "jiemi-1008-2"), title
                      the message, detail only the caller's. "https://…/codes.html#" leads to the anchors of
                      the page that `statuscode export html` makes.
   detail and instance may be NULL. NULL entry: status 500, and no registry, code and name; type is about:blank. */
SC_API size_t sc_write_problem(char *buf, size_t size, const sc_entry *entry, sc_lang lang, const char *detail,
                               const char *instance, const char *type_base);

/* The API's own response body for an entry, members in its own order. message NULL: the API's own message
   (Rayvision's is the symbol in lower case). data is the last member, one complete JSON text nested at most
   1,023 deep, or NULL for the API's own empty value; if it is anything else, the result is 0 and buf is "".
     Fecshop     code message data                       NULL data: []
     Jiemi       name message code status                name and status are of the wire status (code 0: 500);
                                                         data is appended if given
     Rayvision   version result message code data        NULL data: null
     plus        status code message data                NULL data: null
     Hero        code msg request                        NULL data: ""
   There is no envelope for NULL, for Hero's HTTP rows and for Jiemi's 2xx and 304: the result is 0 and buf is
   "". plus publishes no code for success, so a success body of plus is the caller's to write. */
SC_API size_t sc_write_envelope(char *buf, size_t size, const sc_entry *entry, sc_lang lang,
                                const char *message, const char *data);

/* A JSON string literal, quotes included, for use as data or inside it. NULL text: the literal "". */
SC_API size_t sc_write_string(char *buf, size_t size, const char *text);

/* ---- Reading responses -------------------------------------------------------------------------------- */

/* What a response says. Pointers lead into the body that was read and into the library: nothing to free. */
typedef struct sc_reply {
    int outcome;           /* an sc_outcome: did it work */
    int action;            /* an sc_action: what now */
    int has_code;          /* 1 if the body had a usable code, else 0 */
    int32_t code;          /* that code, listed or not; else 0 */
    int http_status;       /* as given by the caller */
    const sc_entry *entry; /* the entry that applies; NULL if none */
    const char *message;   /* the server's message inside the body, between its quotes and still escaped: see
                               sc_read_message; NULL if none, or not a string */
    size_t message_length; /* in bytes */
    const char *data;      /* the JSON text of the envelope's last member inside the body; NULL if none */
    size_t data_length;    /* in bytes */
    size_t error_offset;   /* of the first bad byte for SC_READ_NOT_JSON and _TOO_DEEP; the length of the body
                               where it ends too early; else 0 */
    void *reserved[4];     /* zero */
} sc_reply;

/*
 * Reads a response body of an API and says what it means. http_status is that of the response, 0 if not
 * known. body need not end in a NUL, may hold any bytes, and may be NULL with length 0.
 *
 * The body is validated whole (RFC 8259, UTF-8, nesting up to 1,024) in one pass, in time linear in its
 * length, without recursion. Only a top-level member "code" counts, an integer or a string that is one.
 * reply is filled in every case: whatever the body is, it gets an outcome from what there is. The first line
 * that applies decides:
 *   1. Not JSON, too deep, two codes: FAILURE where the HTTP status is 400 or more, else UNDECIDED.
 *   2. plus with a boolean "status": that decides; the entry is the code's.
 *   3. A usable code: the API's success code is SUCCESS (Jiemi's only with HTTP 200; else FAILURE from 400 on,
 *      else UNDECIDED). A listed one has the outcome of its entry. For plus 0 the HTTP status decides. One
 *      that is not listed is FAILURE, without entry.
 *   4. Jiemi 0: the row of the HTTP status and its outcome from 300 on (HTTP status not known: the body's
 *      "status"), else UNDECIDED with the entry of code 0.
 *   5. No usable code: FAILURE from 400 on; on 2xx SUCCESS for plus and Hero, and for Jiemi if the body is
 *      empty; else UNDECIDED. In Jiemi and Hero the entry is the row of the HTTP status, where listed.
 *      In Rayvision, where the message is a listed symbol in any case, that is the entry, with its outcome below 400.
 * The action is the entry's; without an entry, by the HTTP status: LOGIN for 401, RETRY for 408, 429, 502, 503
 * and 504, else NONE. Where a code has several meanings, the one whose text, in either language, is the body's
 * message, else the one whose HTTP mapping is the HTTP status, else the first.
 *
 * Of two members of one name the last counts. Hero's message is "msg", else "message", and its last member
 * "request"; the others' are "message" and "data". A registry that does not exist: FAILURE from 400 on, else
 * UNDECIDED.
 *
 * Returns how the reading went. NULL reply: the same, with nothing filled in. NULL body with a length other
 * than 0 reads as empty.
 */
SC_API sc_read sc_read_reply(sc_registry registry, int http_status, const char *body, size_t length,
                             sc_reply *reply);

/* The server's message, unescaped, with the writers' rule of length: the length of the whole message in
   bytes, and buf becomes "" if it does not fit with its NUL. An escape of a lone surrogate becomes U+FFFD. A
   message may hold NUL bytes (\u0000): the length counts them. 0 if there is none, or if reply is NULL. The
   body must still be where it was read. */
SC_API size_t sc_read_message(const sc_reply *reply, char *buf, size_t size);

/* ---- The library -------------------------------------------------------------------------------------- */

/* The version of the library in use: "0.1.0". */
SC_API const char *sc_version(void);

#ifdef __cplusplus
}
#endif

#endif
