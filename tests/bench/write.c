/* SPDX-License-Identifier: MIT */
/* write.c: measures sc_write_problem and sc_write_envelope beside other ways to write the same texts, with answers of
   all kinds in random order, and measures sc_write_string alone. */
#include "bench.h"

#include <statuscode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_CJSON
#include <cjson/cJSON.h>
#endif
#ifdef HAVE_SIMDJSON
#include "simdjson_peer.h"
#endif

/* ---- Answers ------------------------------------------------------------------------------------------ */

/* Far more answers than a branch predictor remembers. */
enum { ANSWERS = 1 << 12, MAX_TEXT = 2048 };

/* What a request handler knows when it answers. */
struct answer {
    const sc_entry *entry;
    sc_lang lang;
    const char *detail;
    char instance[64];
};

static struct answer answers[ANSWERS];

/* The details are messages of random entries. They need no escaping, because snprintf would not do it. */
static void fill_answers(void)
{
    for (size_t i = 0; i < ANSWERS; i++) {
        struct answer *answer = &answers[i];
        char envelope[MAX_TEXT];
        sc_registry registry;
        do {
            registry = sc_registry_at(bench_random() % 5);
            answer->entry = sc_at(registry, bench_random() % sc_count(registry));
        } while (sc_write_envelope(envelope, sizeof envelope, answer->entry, SC_EN, NULL, NULL) == 0);
        answer->lang = bench_random() % 2 ? SC_ZH : SC_EN;
        answer->detail = sc_message(sc_at(registry, bench_random() % sc_count(registry)), answer->lang);
        snprintf(answer->instance, sizeof answer->instance, "/api/v1/users/%u/follows",
                 bench_random() % 100000);
    }
}

/* What a writer has written, into the given buffer or its own. */
struct text {
    const char *bytes;
    size_t length;
};

typedef struct text writer(char *buf, size_t size, const struct answer *answer);

static struct text text_of(const char *bytes, size_t length)
{
    struct text text = {bytes, length};
    return text;
}

/* ---- Problems ----------------------------------------------------------------------------------------- */

static struct text problem_ours(char *buf, size_t size, const struct answer *answer)
{
    return text_of(
        buf, sc_write_problem(buf, size, answer->entry, answer->lang, answer->detail, answer->instance, NULL));
}

static struct text of_snprintf(const char *buf, int length)
{
    return text_of(buf, (size_t)length);
}

/* The fastest way by hand. It escapes nothing and checks nothing. */
static struct text problem_snprintf(char *buf, size_t size, const struct answer *answer)
{
    const sc_entry *entry = answer->entry;
    int status = sc_http_status(entry);
    return of_snprintf(buf,
                       snprintf(buf, size,
                                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\","
                                "\"instance\":\"%s\",\"registry\":\"%s\",\"code\":%d,\"name\":\"%s\"}",
                                sc_http_reason(status), status, answer->detail, answer->instance,
                                sc_registry_name(sc_registry_of(entry)), (int)sc_code(entry), sc_name(entry)));
}

#ifdef HAVE_CJSON
static struct text problem_cjson(char *buf, size_t size, const struct answer *answer)
{
    const sc_entry *entry = answer->entry;
    int status = sc_http_status(entry);
    cJSON *problem = cJSON_CreateObject();
    cJSON_AddStringToObject(problem, "type", "about:blank");
    cJSON_AddStringToObject(problem, "title", sc_http_reason(status));
    cJSON_AddNumberToObject(problem, "status", status);
    cJSON_AddStringToObject(problem, "detail", answer->detail);
    cJSON_AddStringToObject(problem, "instance", answer->instance);
    cJSON_AddStringToObject(problem, "registry", sc_registry_name(sc_registry_of(entry)));
    cJSON_AddNumberToObject(problem, "code", sc_code(entry));
    cJSON_AddStringToObject(problem, "name", sc_name(entry));
    cJSON_PrintPreallocated(problem, buf, (int)size, 0);
    cJSON_Delete(problem);
    return text_of(buf, strlen(buf));
}
#endif

#ifdef HAVE_SIMDJSON
static struct text of_simdjson(const struct member *members, size_t count, const char *behind)
{
    struct text text;
    text.bytes = simdjson_write(members, count, behind, &text.length);
    return text;
}

static struct text problem_simdjson(char *buf, size_t size, const struct answer *answer)
{
    (void)buf;
    (void)size;
    const sc_entry *entry = answer->entry;
    int status = sc_http_status(entry);
    const struct member members[] = {
        {"\"type\":", "about:blank", 0},         {",\"title\":", sc_http_reason(status), 0},
        {",\"status\":", NULL, status},          {",\"detail\":", answer->detail, 0},
        {",\"instance\":", answer->instance, 0}, {",\"registry\":", sc_registry_name(sc_registry_of(entry)), 0},
        {",\"code\":", NULL, sc_code(entry)},    {",\"name\":", sc_name(entry), 0}};
    return of_simdjson(members, sizeof members / sizeof members[0], "");
}
#endif

/* ---- Envelopes ---------------------------------------------------------------------------------------- */

static struct text envelope_ours(char *buf, size_t size, const struct answer *answer)
{
    return text_of(buf, sc_write_envelope(buf, size, answer->entry, answer->lang, answer->detail, NULL));
}

static const char *word_of(const sc_entry *entry)
{
    return sc_outcome_of(entry) == SC_OUTCOME_SUCCESS ? "true" : "false";
}

/* Returns the code as it is sent. Jiemi sends its HTTP rows as code 0. */
static int code_of(const sc_entry *entry)
{
    return sc_kind_of(entry) == SC_KIND_HTTP ? 0 : (int)sc_code(entry);
}

static struct text envelope_snprintf(char *buf, size_t size, const struct answer *answer)
{
    const sc_entry *entry = answer->entry;
    const char *message = answer->detail;
    int code = code_of(entry);
    int status = sc_wire_status(entry);
    switch (sc_registry_of(entry)) {
    case SC_FECSHOP:
        return of_snprintf(buf,
                           snprintf(buf, size, "{\"code\":%d,\"message\":\"%s\",\"data\":[]}", code, message));
    case SC_JIEMI:
        return of_snprintf(buf,
                           snprintf(buf, size, "{\"name\":\"%s\",\"message\":\"%s\",\"code\":%d,\"status\":%d}",
                                    sc_http_reason(status), message, code, status));
    case SC_RAYVISION:
        return of_snprintf(
            buf, snprintf(buf, size,
                          "{\"version\":\"1.0.0\",\"result\":%s,\"message\":\"%s\",\"code\":%d,\"data\":null}",
                          word_of(entry), message, code));
    case SC_PLUS:
        return of_snprintf(buf,
                           snprintf(buf, size, "{\"status\":%s,\"code\":%d,\"message\":\"%s\",\"data\":null}",
                                    word_of(entry), code, message));
    default:
        return of_snprintf(buf,
                           snprintf(buf, size, "{\"code\":%d,\"msg\":\"%s\",\"request\":\"\"}", code, message));
    }
}

#ifdef HAVE_SIMDJSON
static struct text envelope_simdjson(char *buf, size_t size, const struct answer *answer)
{
    (void)buf;
    (void)size;
    const sc_entry *entry = answer->entry;
    const char *message = answer->detail;
    int is_success = sc_outcome_of(entry) == SC_OUTCOME_SUCCESS;
    int code = code_of(entry);
    int status = sc_wire_status(entry);
    const struct member fecshop[] = {{"\"code\":", NULL, code}, {",\"message\":", message, 0}};
    const struct member jiemi[] = {{"\"name\":", sc_http_reason(status), 0},
                                   {",\"message\":", message, 0},
                                   {",\"code\":", NULL, code},
                                   {",\"status\":", NULL, status}};
    const struct member rayvision[] = {{is_success ? "\"version\":\"1.0.0\",\"result\":true,\"message\":"
                                                   : "\"version\":\"1.0.0\",\"result\":false,\"message\":",
                                        message, 0},
                                       {",\"code\":", NULL, code}};
    const struct member plus[] = {
        {is_success ? "\"status\":true,\"code\":" : "\"status\":false,\"code\":", NULL, code},
        {",\"message\":", message, 0}};
    const struct member hero[] = {{"\"code\":", NULL, code}, {",\"msg\":", message, 0}};
    switch (sc_registry_of(entry)) {
    case SC_FECSHOP:
        return of_simdjson(fecshop, 2, ",\"data\":[]");
    case SC_JIEMI:
        return of_simdjson(jiemi, 4, "");
    case SC_RAYVISION:
        return of_simdjson(rayvision, 2, ",\"data\":null");
    case SC_PLUS:
        return of_simdjson(plus, 2, ",\"data\":null");
    default:
        return of_simdjson(hero, 2, ",\"request\":\"\"");
    }
}
#endif

/* ---- Measuring ---------------------------------------------------------------------------------------- */

static uintptr_t write_all(const void *subject)
{
    writer *write = *(writer *const *)subject;
    uintptr_t sum = 0;
    for (size_t i = 0; i < ANSWERS; i++) {
        char buf[MAX_TEXT];
        struct text text = write(buf, sizeof buf, &answers[i]);
        sum += text.length + (unsigned char)text.bytes[text.length / 2];
    }
    return sum;
}

/* Exits if a writer does not write the same as ours. */
static void check(const char *name, writer *write, writer *ours)
{
    for (size_t i = 0; i < ANSWERS; i++) {
        char buf[MAX_TEXT];
        char our_buf[MAX_TEXT];
        struct text expected = ours(our_buf, sizeof our_buf, &answers[i]);
        struct text text = write(buf, sizeof buf, &answers[i]);
        if (text.length != expected.length || memcmp(text.bytes, expected.bytes, text.length) != 0) {
            fprintf(stderr, "%s writes %.*s instead of %s\n", name, (int)text.length, text.bytes,
                    expected.bytes);
            exit(1);
        }
    }
}

enum { OURS, SNPRINTF, CJSON, SIMDJSON, CONTENDERS };

/* Measures the writers. NULL means that a writer is not available. */
static void measure(const char *what, writer *const writers[CONTENDERS], const char *goal)
{
    static const char *const names[CONTENDERS] = {"ours", "snprintf", "cJSON", "simdjson 4"};
    struct contender all[CONTENDERS];
    char heading[128];
    size_t length = 0;
    for (size_t i = 0; i < CONTENDERS; i++) {
        all[i] = (struct contender){names[i], writers[i] ? write_all : NULL, &writers[i], 0, {0}};
        if (writers[i])
            check(names[i], writers[i], writers[OURS]);
    }
    for (size_t i = 0; i < ANSWERS; i++) {
        char buf[MAX_TEXT];
        length += writers[OURS](buf, sizeof buf, &answers[i]).length;
    }
    snprintf(heading, sizeof heading, "%s, any entry, detail and language, %zu bytes on average: times as fast",
             what, length / ANSWERS);
    bench_measure(all, CONTENDERS);
    bench_heading(heading);
    bench_speed("snprintf, which checks and escapes nothing", &all[OURS], &all[SNPRINTF], goal, ANSWERS);
    if (writers[CJSON])
        bench_speed("cJSON", &all[OURS], &all[CJSON], "", ANSWERS);
    bench_speed("simdjson's builder", &all[OURS], &all[SIMDJSON], "at least 1", ANSWERS);
}

static void measure_writers(void)
{
    writer *problems[CONTENDERS] = {problem_ours, problem_snprintf, NULL, NULL};
    writer *envelopes[CONTENDERS] = {envelope_ours, envelope_snprintf, NULL, NULL};
#ifdef HAVE_CJSON
    problems[CJSON] = problem_cjson;
#endif
#ifdef HAVE_SIMDJSON
    if (simdjson_can_write()) {
        problems[SIMDJSON] = problem_simdjson;
        envelopes[SIMDJSON] = envelope_simdjson;
    }
#endif
    measure("sc_write_problem", problems, "at least 4");
    measure("sc_write_envelope", envelopes, "at least 3");
}

/* ---- Strings ------------------------------------------------------------------------------------------ */

enum { STRING = 64000 };

static uintptr_t write_string(const void *subject)
{
    static char json[6 * STRING + 3];
    return sc_write_string(json, sizeof json, subject);
}

/* Measures a string of random fragments, or of random bytes if there are no fragments. */
static void measure_string(const char *what, const char *const *fragments, size_t count)
{
    static char text[STRING + 1];
    struct contender string = {what, write_string, text, 0, {0}};
    size_t length = 0;
    while (count == 0 && length < STRING)
        text[length++] = (char)(1 + bench_random() % 255);
    while (count > 0) {
        const char *fragment = fragments[bench_random() % count];
        if (length + strlen(fragment) > STRING)
            break;
        memcpy(text + length, fragment, strlen(fragment));
        length += strlen(fragment);
    }
    text[length] = '\0';
    bench_measure(&string, 1);
    printf("  %-24s %6.2f GB/s\n", what, (double)length / bench_time(&string).median);
}

static void measure_strings(void)
{
    static const char *const english[] = {"The token of this session has expired. "};
    static const char *const chinese[] = {"本次会话的令牌已经过期，请重新登录。"};
    static const char *const quotes[] = {"a \"quoted\" word\nand\ta path C:\\x "};
    static const char *const escapes[] = {"\\\"\xed\x9f\xbf", "a", ".\\t", "\\n", "\\\""};
    static const char *const controls[] = {"\x01", "\x1f"};
    static const char *const continuations[] = {"\x80", "\xbf"};
    printf("\nsc_write_string, 64 KB\n");
    measure_string("English", english, 1);
    measure_string("Chinese", chinese, 1);
    measure_string("quotes and line ends", quotes, 1);
    printf("  the slowest strings that the search (worst.c) has found\n");
    measure_string("backslashes and quotes", escapes, 5);
    measure_string("random bytes", NULL, 0);
    measure_string("controls", controls, 2);
    measure_string("continuation bytes", continuations, 2);
}

int main(void)
{
    fill_answers();
    measure_writers();
    measure_strings();
    return 0;
}
