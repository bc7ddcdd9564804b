/* SPDX-License-Identifier: MIT */
/*
 * transcript: prints the results of the library's functions for every entry, for the bodies written for it, and for
 * many bodies that are complete, truncated or mutated. It needs only a C99 compiler and prints the same text on every
 * machine; check.sh compares. With the argument "behavior" it prints only what does not depend on the tables' texts.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

enum { MAX_TEXT = 8192, MUTANTS = 200, LANGUAGES = 3, NO_REGISTRY = SC_REGISTRY_OWN - 1 };

static char text[MAX_TEXT];

/* ---- Helpers ---------------------------------------------------------------------------------------------- */

static uint64_t state = 2026;

/* Returns a number below the bound. The generator is splitmix64, which yields the same numbers on every machine. */
static unsigned below(unsigned bound)
{
    uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((z ^ (z >> 31)) % bound);
}

/* Prints any bytes on one line, with control characters in hexadecimal, because a text mode could change them. */
static void print_bytes(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x20 || byte == 0x7f || byte == '%')
            printf("%%%02x", (unsigned)byte);
        else
            putchar(byte);
    }
}

/* Converts a size_t for printf, because not every C library supports %zu. */
static unsigned long number(size_t size)
{
    return (unsigned long)size;
}

/* Prints what a writer returned and wrote. */
static void print_written(const char *what, size_t length)
{
    printf("%s %lu ", what, number(length));
    print_bytes(text, strlen(text));
    putchar('\n');
}

static const char *constant_of(const sc_entry *entry)
{
    return entry == NULL ? "NULL" : sc_constant(entry);
}

/* Prints a problem that was written, and what is read from it, complete and without its last byte. */
static void print_problem(size_t length)
{
    sc_reply reply;
    print_written("problem", length);
    for (size_t cut = 0; cut < 2; cut++) {
        sc_read read = sc_read_problem(0, text, strlen(text) - (cut < strlen(text) ? cut : 0), &reply);
        printf("read %d %d %d %d %ld %s %lu %lu\n", (int)read, reply.outcome, reply.action, reply.fault,
               (long)reply.code, constant_of(reply.entry), number(reply.message_length),
               number(reply.error_offset));
    }
}

/* ---- Names, classes and entries --------------------------------------------------------------------------- */

static void print_names(void)
{
    printf("version %s %s\n", SC_VERSION, sc_version());
    for (int i = 0; i < 20; i++)
        printf("names %d canonical '%s' action '%s' outcome '%s' read '%s'\n", i,
               sc_canonical_name((sc_canonical)i), sc_action_name((sc_action)i), sc_outcome_name((sc_outcome)i),
               sc_read_name((sc_read)i));
    for (int status = -1; status < 1000; status++)
        if (sc_http_reason(status)[0] != '\0')
            printf("reason %d '%s'\n", status, sc_http_reason(status));
    for (int i = 0; i < LANGUAGES; i++)
        printf("language %d '%s'\n", i, sc_lang_tag((sc_lang)i));
}

static void print_classes(void)
{
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++)
        printf("class %s < '%s': '%s' '%s'\n", sc_class_at(i), sc_class_parent(sc_class_at(i)),
               sc_class_text(sc_class_at(i), SC_ZH), sc_class_text(sc_class_at(i), SC_EN));
}

static void print_counterpart(const sc_entry *entry, sc_registry to)
{
    int how;
    const sc_entry *counterpart = sc_translate(entry, to, &how);
    printf(" %s %d", constant_of(counterpart), how);
}

static void print_entry(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    sc_registry to;
    printf("entry %s '%s' %d %ld kind %d http %d wire %d canonical %d action %d outcome %d\n",
           sc_constant(entry), sc_name(entry), (int)registry, (long)sc_code(entry), (int)sc_kind_of(entry),
           sc_http_status(entry), sc_wire_status(entry), (int)sc_canonical_of(entry), (int)sc_action_of(entry),
           (int)sc_outcome_of(entry));
    for (int i = 0; i < LANGUAGES; i++)
        printf("texts '%s' '%s' '%s'\n", sc_message(entry, (sc_lang)i), sc_note(entry, (sc_lang)i),
               sc_group(registry, sc_code(entry), (sc_lang)i));
    printf("found %s %s %s, next %s\n", constant_of(sc_lookup(registry, sc_code(entry))),
           constant_of(sc_lookup_name(registry, sc_name(entry))),
           constant_of(sc_lookup_name(registry, sc_constant(entry))), constant_of(sc_next_meaning(entry)));
    printf("classes");
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class))
        printf(" %s %d < '%s'", class, (int)sc_is(entry, class), sc_class_parent(class));
    printf(", counterparts");
    for (size_t i = 0; (to = sc_registry_at(i)) != SC_REGISTRY_NONE; i++)
        print_counterpart(entry, to);
    print_counterpart(entry, SC_REGISTRY_NONE);
    print_counterpart(entry, (sc_registry)NO_REGISTRY);
    putchar('\n');
}

static void print_code(sc_registry registry, int32_t code)
{
    printf("code %d %ld %s '%s'\n", (int)registry, (long)code, constant_of(sc_lookup(registry, code)),
           sc_group(registry, code, SC_EN));
}

/* Looks up the codes next to the listed ones, the limits of the type, and random codes. */
static void print_codes(sc_registry registry)
{
    for (size_t i = 0; i < sc_count(registry); i++) {
        int32_t code = sc_code(sc_at(registry, i));
        print_code(registry, code - 1);
        print_code(registry, code + 1);
    }
    print_code(registry, INT32_MIN);
    print_code(registry, -1);
    print_code(registry, 0);
    print_code(registry, INT32_MAX);
    for (int i = 0; i < MUTANTS; i++)
        print_code(registry, (int32_t)below(2000000));
}

/* ---- Bodies ----------------------------------------------------------------------------------------------- */

static const char hostile[] = "\"\\/\b\t\x01\x7f \xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x98\x80 \xed\xa0\x80 "
                              "\xc0\xaf \xf4\x90\x80\x80 \xe4\xb8";

static void print_bodies(const sc_entry *entry)
{
    for (int i = 0; i < LANGUAGES; i++) {
        sc_lang lang = (sc_lang)i;
        print_written("envelope", sc_write_envelope(text, sizeof text, entry, lang, NULL, NULL));
        print_written("envelope",
                      sc_write_envelope(text, sizeof text, entry, lang, hostile, "{\"a\": [1, null]}"));
        print_written("envelope", sc_write_envelope(text, sizeof text, entry, lang, "", "[1"));
        print_problem(sc_write_problem(text, sizeof text, entry, lang, NULL, NULL, NULL));
        print_problem(sc_write_problem(text, sizeof text, entry, lang, NULL, "/a", "https://example.com/#"));
        print_written("problem", sc_write_problem(text, sizeof text, entry, lang, "", hostile, ""));
        print_written("problem", sc_write_problem(text, 100, entry, lang, hostile, NULL, NULL));
    }
}

static void print_registry(sc_registry registry)
{
    const char *name = sc_registry_name(registry);
    printf("registry '%s' %lu entries, from its name %d", name, number(sc_count(registry)),
           (int)sc_registry_from_name(name));
    for (int i = 0; i < LANGUAGES; i++)
        printf(" '%s'", sc_registry_title(registry, (sc_lang)i));
    putchar('\n');
    for (size_t i = 0; i <= sc_count(registry); i++)
        print_entry(sc_at(registry, i));
    for (size_t i = 0; i < sc_count(registry); i++)
        print_bodies(sc_at(registry, i));
    print_codes(registry);
}

/* Writes random bytes between plain texts of varying lengths, which put them at every position in the blocks that the
   writer reads. */
static void print_strings(unsigned count)
{
    char string[64];
    for (unsigned i = 0; i < count; i++) {
        size_t plain = i % 20;
        size_t end = plain + below(8);
        memset(string, 'x', sizeof string);
        for (size_t k = plain; k < end; k++)
            string[k] = (char)(1 + below(255));
        string[end + below(20)] = '\0';
        print_written("string", sc_write_string(text, sizeof text, string));
    }
    print_written("string", sc_write_string(text, sizeof text, NULL));
    print_written("string", sc_write_string(text, sizeof text, hostile));
}

static void print_negotiated(int count)
{
    static const char *const piece[] = {"zh",      "en",   "ZH-cn", "zh-TW", "zh-Hant-HK", "zh-Hans",
                                        "*",       ",",    ", ",    ";q=0",  ";q=0.5",     ";q=1.000",
                                        "; Q=0.3", ";q=2", "-",     "fr",    " ",          "\xff"};
    char header[256];
    for (int i = 0; i < count; i++) {
        header[0] = '\0';
        for (unsigned pieces = 1 + below(10); pieces > 0; pieces--)
            strcat(header, piece[below(sizeof piece / sizeof piece[0])]);
        printf("negotiated %d %d ", (int)sc_negotiate(header, SC_ZH), (int)sc_negotiate(header, SC_EN));
        print_bytes(header, strlen(header));
        putchar('\n');
    }
}

/* ---- Decodes ---------------------------------------------------------------------------------------------- */

/* Prints where a span lies in the body. */
static void print_span(const char *what, const char *span, size_t length, const char *body)
{
    if (span == NULL)
        printf(" %s -", what);
    else
        printf(" %s %lu+%lu", what, number((size_t)(span - body)), number(length));
}

static void print_unescaped(const char *span, size_t length)
{
    static char unescaped[MAX_TEXT];
    size_t size = sc_unescape(unescaped, sizeof unescaped, span, length);
    printf(" %lu ", number(size));
    print_bytes(unescaped, size);
}

static void print_field_errors(const sc_reply *reply, const char *body)
{
    sc_field_error error = {0};
    while (sc_next_field_error(reply, &error)) {
        printf("field");
        print_span("", error.field_length > 0 ? error.field : NULL, error.field_length, body);
        print_unescaped(error.field, error.field_length);
        print_span("", error.message, error.message_length, body);
        print_unescaped(error.message, error.message_length);
        putchar('\n');
    }
}

static void print_decode(sc_registry registry, int http_status, const char *body, size_t length)
{
    static char message[MAX_TEXT];
    sc_reply reply;
    sc_read read = sc_read_reply(registry, http_status, body, length, &reply);
    printf("decode %d %d %s outcome %d action %d fault %d wait %d", (int)registry, http_status,
           sc_read_name(read), reply.outcome, reply.action, reply.fault, reply.retry_after);
    printf(" code %d %ld http %d %s error %lu", reply.has_code, (long)reply.code, reply.http_status,
           constant_of(reply.entry), number(reply.error_offset));
    print_span("data", reply.data, reply.data_length, body);
    print_span("message", reply.message, reply.message_length, body);
    print_span("body", reply.body, reply.body_length, body);
    size_t unescaped = sc_read_message(&reply, message, sizeof message);
    printf(" %lu ", number(unescaped));
    print_bytes(message, unescaped);
    putchar('\n');
    print_field_errors(&reply, body);
}

static const char *const bodies[] = {
    "",
    " \t\r\n",
    "[]",
    "null",
    "{}",
    "{\"code\":200,\"message\":\"\xe6\x88\x90\xe5\x8a\x9f\",\"data\":[]}",
    "{\"code\":\"1100003\",\"message\":\"log in\",\"data\":{\"code\":7,\"list\":[1.5e+3,-0,true,false,null]}}",
    "{\"name\":\"Not Found\",\"message\":\"\",\"code\":0,\"status\":404}",
    "{\"name\":\"\",\"message\":\"\xe8\xaf\xb7\xe6\xb1\x82\xe8\xa2\xab\xe6\x8b\x92\xe7\xbb\x9d\xe3\x80\x82\","
    "\"code\":1008,\"status\":200}",
    "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"need_user_login\",\"code\":602,\"data\":null}",
    "{\"message\":\"RESOURCE_NOT_FOUND\"}",
    "{\"status\":false,\"code\":1012,\"message\":\"token\\u8fc7\\u671f\\uff0c\\ud83d\\ude00\\ud800 \\/ "
    "\\\"\",\"data\":{\"a\":\"\\n\"}}",
    "{\"status\":true,\"message\":[\"a\",\"b\"],\"data\":\"0123456789abcdef0123456789abcdef\"}",
    "{\"code\":2000,\"msg\":\"0123456789\\u0000abcdef\",\"request\":\"GET  /v1/x\"}",
    "{\"code\":1,\"code\":2}",
    "{\"c\\u006fde\" : 2147483647 , \"msg\" : 1}",
    "{\"code\":2147483648}",
    "{\"code\":-2147483648,\"data\":[[[[[[[[[[{\"a\":{\"b\":{}}}]]]]]]]]]]}",
    "{\"success\":false,\"data\":{\"name\":\"x\",\"message\":\"y\",\"code\":0,\"status\":401}}",
    "{\"code\":1e3,\"message\":\"\xef\xbf\xbd\xf0\x90\x8d\x88\"}",
    "\xef\xbb\xbf{\"code\":101200.000e-2,\"message\":[[],{\"a\":\"b\"}]}",
    "{\"code\":1008,\"message\":null,\"data\":59.0}",
    "{\"message\":\"m\",\"errors\":{\"ph\\u006fne\":[\"a\",5,[\"no\"],\"\\ud83d\"],\"name\":\"\\u8fc7\"}}",
    "{\"message\":[\"m\"],\"phone\":[\"a\",\"b\"],\"code\":[\"c\"]}",
    "[{\"field\":\"phone\",\"message\":\"a\"},{\"message\":\"b\"},7,{\"field\":\"no\"}]",
    "{\"code\":1100007,\"data\":{\"errors\":{\"no\":5},\"error\":{\"email\":[\"a\"],\"\":\"b\"}}}",
    "{\"data\":{\"error\":[\"a\",\"b\"]}}",
    "{\"success\":true,\"message\":{\"a\":[\"b\"]}}",
};

enum { BODIES = sizeof bodies / sizeof bodies[0] };

/* Decodes a body for all registries and for two invalid ones, at a random alignment. */
static void decode_everywhere(const char *body, size_t length)
{
    static const int statuses[] = {0, 200, 204, 302, 401, 404, 422, 500, 503, 999};
    static char place[MAX_TEXT + 16];
    size_t shift = below(16);
    sc_registry registry;
    memcpy(place + shift, body, length);
    printf("body ");
    print_bytes(body, length);
    putchar('\n');
    printf("unescaped");
    print_unescaped(body, length);
    putchar('\n');
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE; i++)
        print_decode(registry, statuses[below(sizeof statuses / sizeof statuses[0])], place + shift, length);
    print_decode(SC_REGISTRY_NONE, 404, place + shift, length);
    print_decode((sc_registry)NO_REGISTRY, 200, place + shift, length);
}

static void decode_prefixes(const char *body)
{
    for (size_t length = 0; length <= strlen(body); length++)
        decode_everywhere(body, length);
}

/* Changes, drops or repeats some bytes. */
static size_t mutate(char *mutant, const char *body)
{
    static const char telling[] = "{}[]\",:\\u0123456789eE+-. tfn\xed\xa0\x80\xff\x01";
    size_t length = strlen(body);
    memcpy(mutant, body, length);
    for (unsigned count = 1 + below(3); count > 0 && length > 0; count--) {
        size_t at = below((unsigned)length);
        size_t some = below((unsigned)(length - at) + 1) % 16;
        switch (below(4)) {
        case 0:
            mutant[at] = telling[below(sizeof telling)];
            break;
        case 1:
            mutant[at] = (char)(mutant[at] ^ (1 << below(7)));
            break;
        case 2:
            memmove(mutant + at, mutant + at + some, length - at - some);
            length -= some;
            break;
        default:
            memmove(mutant + at + some, mutant + at, length - at);
            length += some;
        }
    }
    return length;
}

static void decode_mutants(const char *body)
{
    char mutant[1024];
    for (int i = 0; i < MUTANTS; i++)
        decode_everywhere(mutant, mutate(mutant, body));
}

/* Decodes arrays nested one level below the limit, at the limit, and one level beyond it. */
static void decode_deep(void)
{
    for (size_t depth = 1023; depth <= 1025; depth++) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        print_decode(SC_HERO, 200, text, 2 * depth);
    }
}

/* Prints only what depends on no text in a table: wherever a text is printed, it is the caller's. */
static void print_behavior(void)
{
    static const int32_t codes[] = {200, 1008, 602, 1012, 1003};
    for (int i = 0; i < 5; i++) {
        const sc_entry *entry = sc_lookup((sc_registry)(SC_FECSHOP + i), codes[i]);
        print_written("envelope",
                      sc_write_envelope(text, sizeof text, entry, SC_EN, hostile, "{\"a\": [1, null]}"));
        print_written("envelope", sc_write_envelope(text, sizeof text, entry, SC_ZH, "", "[1"));
        print_problem(sc_write_problem(text, sizeof text, entry, SC_EN, hostile, "/a", NULL));
        print_written("problem", sc_write_problem(text, 100, entry, SC_ZH, hostile, NULL, NULL));
    }
    print_strings(100);
    print_negotiated(100);
    for (int i = 0; i < BODIES; i++)
        decode_everywhere(bodies[i], strlen(bodies[i]));
}

static void print_everything(void)
{
    sc_registry registry;
    print_names();
    print_classes();
    print_entry(NULL);
    print_bodies(NULL);
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE; i++)
        print_registry(registry);
    print_registry(SC_REGISTRY_NONE);
    print_registry((sc_registry)NO_REGISTRY);
    print_strings(2000);
    print_negotiated(2000);
    for (int i = 0; i < BODIES; i++) {
        decode_prefixes(bodies[i]);
        decode_mutants(bodies[i]);
    }
    decode_deep();
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "behavior") == 0)
        print_behavior();
    else
        print_everything();
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
