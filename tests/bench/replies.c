/* SPDX-License-Identifier: MIT */
/* replies.c: measures reading code and message from small replies of all registries in random order, beside parsers.
   Half of the bodies are escaped with \uXXXX, as PHP does it. */
#include "bench.h"
#include "bodies.h"

#include <statuscode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_CJSON
#include <cjson/cJSON.h>
#endif
#ifdef HAVE_YYJSON
#include <yyjson.h>
#endif
#ifdef HAVE_SIMDJSON
#include "simdjson_peer.h"
#endif

/* Far more replies than a branch predictor remembers. */
enum { REPLIES = 1 << 13, MAX_MESSAGE = 1024 };

struct reply {
    sc_registry registry;
    int http_status;
    const char *message; /* the name of the member */
    size_t length;
    const char *text;
};

/* ---- Contenders: each reads all replies and returns a sum of the results -------------------------------- */

static uintptr_t sum_of(int code, const char *message, size_t length)
{
    return (uintptr_t)code + length + (unsigned char)message[length / 2];
}

static uintptr_t read_codes(const void *subject)
{
    uintptr_t sum = 0;
    for (const struct reply *reply = subject; reply->text; reply++) {
        sc_reply result;
        sc_read_reply(reply->registry, reply->http_status, reply->text, reply->length, &result);
        sum += (uintptr_t)result.code;
    }
    return sum;
}

static uintptr_t read_ours(const void *subject)
{
    uintptr_t sum = 0;
    for (const struct reply *reply = subject; reply->text; reply++) {
        char message[MAX_MESSAGE];
        sc_reply result;
        sc_read_reply(reply->registry, reply->http_status, reply->text, reply->length, &result);
        size_t length = sc_read_message(&result, message, sizeof message);
        sum += sum_of(result.code, message, length);
    }
    return sum;
}

#ifdef HAVE_CJSON
static uintptr_t read_cjson(const void *subject)
{
    uintptr_t sum = 0;
    for (const struct reply *reply = subject; reply->text; reply++) {
        cJSON *json = cJSON_ParseWithLength(reply->text, reply->length);
        int code = cJSON_GetObjectItemCaseSensitive(json, "code")->valueint;
        const char *message = cJSON_GetObjectItemCaseSensitive(json, reply->message)->valuestring;
        sum += sum_of(code, message, strlen(message));
        cJSON_Delete(json);
    }
    return sum;
}
#else
#define read_cjson NULL
#endif

#ifdef HAVE_YYJSON
/* Reads into a static buffer, without calling malloc. */
static uintptr_t read_yyjson(const void *subject)
{
    static char pool[1 << 16];
    uintptr_t sum = 0;
    for (const struct reply *reply = subject; reply->text; reply++) {
        yyjson_alc alc;
        yyjson_alc_pool_init(&alc, pool, sizeof pool);
        yyjson_doc *json = yyjson_read_opts((char *)(uintptr_t)reply->text, reply->length, 0, &alc, NULL);
        yyjson_val *root = yyjson_doc_get_root(json);
        yyjson_val *message = yyjson_obj_get(root, reply->message);
        sum += sum_of(yyjson_get_int(yyjson_obj_get(root, "code")), yyjson_get_str(message),
                      yyjson_get_len(message));
        yyjson_doc_free(json);
    }
    return sum;
}
#else
#define read_yyjson NULL
#endif

#ifdef HAVE_SIMDJSON
static uintptr_t read_simdjson(const void *subject)
{
    uintptr_t sum = 0;
    for (const struct reply *reply = subject; reply->text; reply++) {
        const char *message;
        size_t length;
        int64_t code = simdjson_reply(reply->text, reply->length, reply->length + BODY_SLACK, reply->message,
                                      &message, &length);
        sum += sum_of((int)code, message, length);
    }
    return sum;
}
#else
#define read_simdjson NULL
#endif

/* ---- Replies ------------------------------------------------------------------------------------------ */

/* Copies a body, and escapes each three-byte character as \uXXXX. The tables have no other characters beyond ASCII. */
static size_t escape(char *to, const char *text)
{
    size_t length = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        unsigned lead = (unsigned char)text[i];
        if (lead < 0xe0) {
            to[length++] = text[i];
            continue;
        }
        unsigned point =
            (lead & 15) << 12 | ((unsigned char)text[i + 1] & 63u) << 6 | ((unsigned char)text[i + 2] & 63u);
        length += (size_t)sprintf(to + length, "\\u%04x", point);
        i += 2;
    }
    to[length] = '\0';
    return length;
}

/* Writes a random reply to text. */
static struct reply random_reply(char *text)
{
    static const char *const data[] = {NULL, "[]", "{\"id\":174235}", "null"};
    char envelope[MAX_MESSAGE];
    size_t length = 0;
    const sc_entry *entry = NULL;
    sc_registry registry = SC_REGISTRY_NONE;
    while (length == 0) { /* not every entry has an envelope */
        registry = (sc_registry)(SC_FECSHOP + bench_random() % 5);
        entry = sc_at(registry, bench_random() % sc_count(registry));
        length = sc_write_envelope(envelope, sizeof envelope, entry, SC_ZH, NULL, NULL);
        if (length > 0 && strcmp(sc_data_name(registry), "data") == 0)
            sc_write_envelope(envelope, sizeof envelope, entry, SC_ZH, NULL, data[bench_random() % 4]);
    }
    length = bench_random() % 2 ? escape(text, envelope) : strlen(strcpy(text, envelope));
    return (struct reply){registry, sc_wire_status(entry), strstr(text, "\"msg\"") ? "msg" : "message", length,
                          text};
}

/* Returns the replies, whose texts lie side by side as in a receive buffer. */
static const struct reply *random_replies(size_t *length)
{
    static struct reply all[REPLIES + 1];
    char *texts = calloc(REPLIES + 1, MAX_MESSAGE); /* the last part is slack */
    *length = 0;
    if (!texts)
        abort();
    for (size_t i = 0; i < REPLIES; i++) {
        all[i] = random_reply(texts + *length);
        *length += all[i].length;
    }
    return all;
}

/* ---- Field errors ------------------------------------------------------------------------------------- */

/* Replies to an invalid form, each with four errors in three fields. */
static const struct reply invalid[] = {
    {SC_FECSHOP, 200, "message", 0,
     "{\"code\":1600001,\"message\":\"invalid\",\"data\":{\"errors\":{\"name\":[\"is taken\",\"is too short\"],"
     "\"email\":[\"is no address\"],\"phone\":[\"has letters\"]}}}"},
    {SC_JIEMI, 422, "message", 0,
     "[{\"field\":\"name\",\"message\":\"is taken\"},{\"field\":\"name\",\"message\":\"is too short\"},"
     "{\"field\":\"email\",\"message\":\"is no address\"},{\"field\":\"phone\",\"message\":\"has letters\"}]"},
    {SC_PLUS, 422, "message", 0,
     "{\"message\":\"The given data was invalid.\",\"errors\":{\"name\":[\"is taken\",\"is too short\"],"
     "\"email\":[\"is no address\"],\"phone\":[\"has letters\"]}}"},
};

enum { INVALID = sizeof invalid / sizeof invalid[0], ERRORS = 4 * INVALID };

static uintptr_t read_invalid(const void *subject)
{
    uintptr_t sum = 0;
    (void)subject;
    for (size_t i = 0; i < INVALID; i++) {
        sc_reply result;
        sc_read_reply(invalid[i].registry, invalid[i].http_status, invalid[i].text, strlen(invalid[i].text),
                      &result);
        sum += result.message_length;
    }
    return sum;
}

static uintptr_t read_errors(const void *subject)
{
    uintptr_t count = 0;
    (void)subject;
    for (size_t i = 0; i < INVALID; i++) {
        sc_field_error error = {0};
        sc_reply result;
        sc_read_reply(invalid[i].registry, invalid[i].http_status, invalid[i].text, strlen(invalid[i].text),
                      &result);
        while (sc_next_field_error(&result, &error))
            count++;
    }
    return count;
}

/* ---- Main --------------------------------------------------------------------------------------------- */

static void measure_replies(void)
{
    enum { CODES, OURS, CJSON, YYJSON, SIMDJSON, CONTENDERS };
    size_t length;
    const struct reply *replies = random_replies(&length);
    struct contender all[CONTENDERS] = {
        [CODES] = {"sc_read_reply", read_codes, replies, 0, {0}},
        [OURS] = {"sc_read_reply, sc_read_message", read_ours, replies, 0, {0}},
        [CJSON] = {"cJSON", read_cjson, replies, 0, {0}},
        [YYJSON] = {"yyjson", read_yyjson, replies, 0, {0}},
        [SIMDJSON] = {"simdjson", read_simdjson, replies, 0, {0}},
    };
    char heading[128];
    for (size_t i = CJSON; i < CONTENDERS; i++) {
        if (all[i].run && all[i].run(replies) != read_ours(replies)) {
            fprintf(stderr, "%s finds another code or message\n", all[i].name);
            exit(1);
        }
    }
    bench_measure(all, CONTENDERS);
    snprintf(heading, sizeof heading,
             "Code and message of replies in random order, %zu bytes on average: times as fast",
             length / REPLIES);
    bench_heading(heading);
    bench_speed("cJSON", &all[OURS], &all[CJSON], "at least 3", REPLIES);
    bench_speed("yyjson, which reads into a pool", &all[OURS], &all[YYJSON], "at least 1", REPLIES);
    bench_speed("simdjson on demand", &all[OURS], &all[SIMDJSON], "", REPLIES);
    bench_cost("the time of the code alone", &all[OURS], &all[CODES], "", REPLIES);
}

static void measure_errors(void)
{
    enum { ALONE, WITH_ERRORS, CONTENDERS };
    struct contender all[CONTENDERS] = {
        [ALONE] = {"sc_read_reply", read_invalid, NULL, 0, {0}},
        [WITH_ERRORS] = {"sc_next_field_error", read_errors, NULL, 0, {0}},
    };
    if (read_errors(NULL) != ERRORS) {
        fprintf(stderr, "not all field errors are found\n");
        exit(1);
    }
    bench_measure(all, CONTENDERS);
    bench_heading("Field errors, four in a reply: time of a reply");
    bench_cost("with sc_next_field_error / sc_read_reply alone", &all[WITH_ERRORS], &all[ALONE], "", INVALID);
}

int main(void)
{
#ifdef HAVE_YYJSON
    printf("yyjson %s\n", YYJSON_VERSION_STRING);
#endif
#ifdef HAVE_SIMDJSON
    printf("simdjson %s\n", simdjson_version());
#endif
#ifdef HAVE_CJSON
    printf("cJSON %s\n", cJSON_Version());
#endif
    measure_replies();
    measure_errors();
    return 0;
}
