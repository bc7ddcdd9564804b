/* SPDX-License-Identifier: MIT */
/* sc_write_problem beside other ways to write the same text. */
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

int main(void)
{
    entry = sc_lookup(SC_PLUS, 1012);
    instance = "/api/v1/users/1742/follows";
    measure("detail in English", "The token of this session has expired: log in and repeat.");
    measure("detail in Chinese", "本次会话的令牌已经过期，请重新登录，然后再次提交请求。");
    return 0;
}
