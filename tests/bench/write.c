/* SPDX-License-Identifier: MIT */
/* sc_write_problem beside other ways to write the same text, and sc_write_string alone. */
#include "bench.h"

#include <statuscode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_CJSON
#include <cjson/cJSON.h>
#endif
#ifdef HAVE_JANSSON
#include <jansson.h>
#endif

/* What a handler knows when it has to answer. The volatile pointers keep compilers from knowing it too. */
static const char *volatile detail;
static const char *volatile instance;
static const sc_entry *volatile entry;

/* ---- Contenders --------------------------------------------------------------------------------------- */

static size_t write_ours(char *buf, size_t size)
{
    return sc_write_problem(buf, size, entry, SC_EN, detail, instance, NULL);
}

/* The fastest by hand: nothing is escaped and nothing is checked. */
static size_t write_snprintf(char *buf, size_t size)
{
    const sc_entry *e = entry;
    int status = sc_http_status(e);
    return (size_t)snprintf(buf, size,
                            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\","
                            "\"instance\":\"%s\",\"registry\":\"%s\",\"code\":%d,\"name\":\"%s\"}",
                            sc_http_reason(status), status, detail, instance,
                            sc_registry_name(sc_registry_of(e)), (int)sc_code(e), sc_name(e));
}

#ifdef HAVE_CJSON
static size_t write_cjson(char *buf, size_t size)
{
    const sc_entry *e = entry;
    cJSON *problem = cJSON_CreateObject();
    cJSON_AddStringToObject(problem, "type", "about:blank");
    cJSON_AddStringToObject(problem, "title", sc_http_reason(sc_http_status(e)));
    cJSON_AddNumberToObject(problem, "status", sc_http_status(e));
    cJSON_AddStringToObject(problem, "detail", detail);
    cJSON_AddStringToObject(problem, "instance", instance);
    cJSON_AddStringToObject(problem, "registry", sc_registry_name(sc_registry_of(e)));
    cJSON_AddNumberToObject(problem, "code", sc_code(e));
    cJSON_AddStringToObject(problem, "name", sc_name(e));
    cJSON_PrintPreallocated(problem, buf, (int)size, 0);
    cJSON_Delete(problem);
    return strlen(buf);
}
#else
#define write_cjson NULL
#endif

#ifdef HAVE_JANSSON
static size_t write_jansson(char *buf, size_t size)
{
    const sc_entry *e = entry;
    json_t *problem = json_pack("{s:s,s:s,s:i,s:s,s:s,s:s,s:i,s:s}", "type", "about:blank", "title",
                                sc_http_reason(sc_http_status(e)), "status", sc_http_status(e), "detail",
                                detail, "instance", instance, "registry", sc_registry_name(sc_registry_of(e)),
                                "code", (int)sc_code(e), "name", sc_name(e));
    size_t length = json_dumpb(problem, buf, size, JSON_COMPACT);
    json_decref(problem);
    if (length < size)
        buf[length] = '\0';
    return length;
}
#else
#define write_jansson NULL
#endif

/* ---- Main --------------------------------------------------------------------------------------------- */

struct writer {
    size_t (*write)(char *buf, size_t size);
    char text[1024];
};

/* As often as makes the measuring itself cheap. */
enum { WRITES = 100 };

static uintptr_t run(const void *subject)
{
    /* A contender's subject is its own and not constant. */
    struct writer *writer = *(struct writer *const *)subject;
    uintptr_t sum = 0;
    for (size_t i = 0; i < WRITES; i++)
        sum += writer->write(writer->text, sizeof writer->text) + (unsigned char)writer->text[i];
    return sum;
}

static struct writer ours = {write_ours, ""};
static struct writer by_snprintf = {write_snprintf, ""};
static struct writer by_cjson = {write_cjson, ""};
static struct writer by_jansson = {write_jansson, ""};
static struct writer *const writers[] = {&ours, &by_snprintf, &by_cjson, &by_jansson};

enum { OURS, SNPRINTF, CJSON, JANSSON, CONTENDERS };

static void measure(const char *title, const char *what)
{
    struct contender all[CONTENDERS] = {
        {"sc_write_problem", run, &writers[OURS], 0, {0}},
        {"snprintf", run, &writers[SNPRINTF], 0, {0}},
        {"cJSON", by_cjson.write ? run : NULL, &writers[CJSON], 0, {0}},
        {"jansson", by_jansson.write ? run : NULL, &writers[JANSSON], 0, {0}},
    };
    char heading[128];
    detail = what;
    for (size_t i = 0; i < CONTENDERS; i++) {
        if (!all[i].run)
            continue;
        writers[i]->write(writers[i]->text, sizeof writers[i]->text);
        if (strcmp(writers[i]->text, ours.text) != 0) {
            fprintf(stderr, "%s writes another text: %s\n", all[i].name, writers[i]->text);
            exit(1);
        }
    }
    snprintf(heading, sizeof heading, "sc_write_problem, %s, %zu bytes: how many times as fast as others",
             title, strlen(ours.text));
    bench_measure(all, CONTENDERS);
    bench_heading(heading);
    bench_speed("snprintf, which checks and escapes nothing", &all[OURS], &all[SNPRINTF], "at least 3", WRITES);
    bench_speed("cJSON", &all[OURS], &all[CJSON], "at least 20", WRITES);
    bench_speed("jansson", &all[OURS], &all[JANSSON], "", WRITES);
}

/* ---- Strings ------------------------------------------------------------------------------------------ */

enum { STRING = 64000 };

static uintptr_t write_string(const void *subject)
{
    static char json[6 * STRING + 3];
    return sc_write_string(json, sizeof json, subject);
}

/* Measures a string of fragments that are drawn at random; no fragments stand for random bytes. */
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
    printf("  the slowest that the search (worst.c) has found\n");
    measure_string("backslashes and quotes", escapes, 5);
    measure_string("random bytes", NULL, 0);
    measure_string("controls", controls, 2);
    measure_string("continuation bytes", continuations, 2);
}

int main(void)
{
    entry = sc_lookup(SC_PLUS, 1012);
    instance = "/api/v1/users/1742/follows";
    measure("detail in English", "The token of this session has expired: log in and repeat.");
    measure("detail in Chinese", "本次会话的令牌已经过期，请重新登录，然后再次提交请求。");
    measure_strings();
    return 0;
}
