/* SPDX-License-Identifier: MIT */
/* sc_read_reply beside parsers that find the code of a body, over bodies of many kinds and sizes. */
#include "bench.h"
#include "bodies.h"

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
#ifdef HAVE_YYJSON
#include <yyjson.h>
#endif
#ifdef HAVE_SIMDJSON
#include "simdjson_peer.h"
#endif

/* ---- Contenders: each returns the code, once it has read all that it reads ----------------------------- */

static uintptr_t read_ours(const void *subject)
{
    const struct body *body = subject;
    sc_reply reply;
    sc_read_reply(SC_PLUS, 401, body->text, body->length, &reply);
    return (uintptr_t)reply.code;
}

#ifdef HAVE_CJSON
static uintptr_t read_cjson(const void *subject)
{
    const struct body *body = subject;
    cJSON *json = cJSON_ParseWithLength(body->text, body->length);
    int code = cJSON_GetObjectItemCaseSensitive(json, "code")->valueint;
    cJSON_Delete(json);
    return (uintptr_t)code;
}
#else
#define read_cjson NULL
#endif

#ifdef HAVE_JANSSON
static uintptr_t read_jansson(const void *subject)
{
    const struct body *body = subject;
    json_t *json = json_loadb(body->text, body->length, 0, NULL);
    json_int_t code = json_integer_value(json_object_get(json, "code"));
    json_decref(json);
    return (uintptr_t)code;
}
#else
#define read_jansson NULL
#endif

#ifdef HAVE_YYJSON
static uintptr_t read_yyjson(const void *subject)
{
    const struct body *body = subject;
    yyjson_doc *json = yyjson_read(body->text, body->length, 0);
    int code = yyjson_get_int(yyjson_obj_get(yyjson_doc_get_root(json), "code"));
    yyjson_doc_free(json);
    return (uintptr_t)code;
}
#else
#define read_yyjson NULL
#endif

#ifdef HAVE_SIMDJSON
static uintptr_t read_simdjson(const void *subject)
{
    const struct body *body = subject;
    return (uintptr_t)simdjson_code(body->text, body->length, body->length + BODY_SLACK);
}
#else
#define read_simdjson NULL
#endif

/* ---- Tables ------------------------------------------------------------------------------------------- */

enum { OURS, CJSON, JANSSON, YYJSON, SIMDJSON, CONTENDERS };

static void print_row(const char *what, const struct contender *all, size_t length)
{
    printf("  %-24s %6.2f GB/s ", what, (double)length / bench_time(&all[OURS]).median);
    for (size_t i = CJSON; i < CONTENDERS; i++) {
        char cell[64] = "not here";
        if (all[i].run) {
            struct spread ratio = bench_ratio(&all[i], &all[OURS]);
            snprintf(cell, sizeof cell, "%.1fx (%.1f to %.1f)", ratio.median, ratio.low, ratio.high);
        }
        printf(" %-21s", cell);
    }
    printf("\n");
}

static void measure(const char *what, struct body body)
{
    struct contender all[CONTENDERS] = {
        {"sc_read_reply", read_ours, &body, 0, {0}}, {"cJSON", read_cjson, &body, 0, {0}},
        {"jansson", read_jansson, &body, 0, {0}},    {"yyjson", read_yyjson, &body, 0, {0}},
        {"simdjson", read_simdjson, &body, 0, {0}},
    };
    for (size_t i = 0; i < CONTENDERS; i++) {
        if (all[i].run && all[i].run(&body) != 1012) {
            fprintf(stderr, "%s does not find the code in: %.200s\n", all[i].name, body.text);
            exit(1);
        }
    }
    bench_measure(all, CONTENDERS);
    print_row(what, all, body.length);
    free(body.text);
}

int main(void)
{
    static const struct {
        const char *name;
        size_t length;
    } sizes[] = {{"110 B", 110}, {"2 KB", 2000}, {"64 KB", 64000}, {"5 MB", 5000000}};
    printf("\nsc_read_reply, the code behind the data: how many times as fast as others (spread)\n");
    printf("  %-24s %-12s %-21s %-21s %-21s %-21s\n", "", "", "cJSON", "jansson", "yyjson",
           "simdjson on demand");
    printf("  %-24s %-12s %-21s %-21s %-21s %-21s\n", "to reach", "0.5 GB/s", "6", "15", "1", "");
    for (size_t kind = 0; body_kinds[kind]; kind++) {
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            char what[64];
            snprintf(what, sizeof what, "%s, %s", body_kinds[kind], sizes[i].name);
            measure(what, body_of_kind(kind, sizes[i].length));
        }
    }
    return 0;
}
