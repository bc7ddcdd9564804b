/* SPDX-License-Identifier: MIT */
/* read.c: measures sc_read_reply beside parsers that find the code of a body, with bodies of many kinds and sizes. */
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

/* ---- Contenders: each reads the body and returns the code ---------------------------------------------- */

/* A body with a member "code", its registry, and its code. */
struct response {
    struct body body;
    sc_registry registry;
    int32_t code;
};

static uintptr_t read_ours(const void *subject)
{
    const struct response *response = subject;
    sc_reply reply;
    sc_read_reply(response->registry, 401, response->body.text, response->body.length, &reply);
    return (uintptr_t)reply.code;
}

#ifdef HAVE_CJSON
static uintptr_t read_cjson(const void *subject)
{
    const struct body *body = &((const struct response *)subject)->body;
    cJSON *json = cJSON_ParseWithLength(body->text, body->length);
    int code = cJSON_GetObjectItemCaseSensitive(json, "code")->valueint;
    cJSON_Delete(json);
    return (uintptr_t)code;
}
#else
#define read_cjson NULL
#endif

#ifdef HAVE_YYJSON
static uintptr_t read_yyjson(const void *subject)
{
    const struct body *body = &((const struct response *)subject)->body;
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
    const struct body *body = &((const struct response *)subject)->body;
    return (uintptr_t)simdjson_code(body->text, body->length, body->length + BODY_SLACK);
}
#else
#define read_simdjson NULL
#endif

/* ---- Tables ------------------------------------------------------------------------------------------- */

enum { OURS, CJSON, YYJSON, SIMDJSON, CONTENDERS };

static void print_row(const char *what, const struct contender *all, size_t length)
{
    printf("  %-24s %6.2f GB/s ", what, (double)length / bench_time(&all[OURS]).median);
    for (size_t i = CJSON; i < CONTENDERS; i++) {
        char cell[64] = "not installed";
        if (all[i].run) {
            struct spread ratio = bench_ratio(&all[i], &all[OURS]);
            snprintf(cell, sizeof cell, "%.1fx (%.1f to %.1f)", ratio.median, ratio.low, ratio.high);
        }
        printf(" %-21s", cell);
    }
    printf("\n");
}

static void measure(const char *what, const struct response *response)
{
    struct contender all[CONTENDERS] = {
        {"sc_read_reply", read_ours, response, 0, {0}},
        {"cJSON", read_cjson, response, 0, {0}},
        {"yyjson", read_yyjson, response, 0, {0}},
        {"simdjson", read_simdjson, response, 0, {0}},
    };
    for (size_t i = 0; i < CONTENDERS; i++) {
        if (all[i].run && all[i].run(response) != (uintptr_t)response->code) {
            fprintf(stderr, "%s does not find the code in: %.200s\n", all[i].name, response->body.text);
            exit(1);
        }
    }
    bench_measure(all, CONTENDERS);
    print_row(what, all, response->body.length);
    free(response->body.text);
}

/* Measures every kind of body in every size. */
static void measure_kinds(void)
{
    static const struct {
        const char *name;
        size_t length;
    } sizes[] = {{"110 B", 110}, {"2 KB", 2000}, {"64 KB", 64000}, {"5 MB", 5000000}};
    for (size_t kind = 0; body_kinds[kind]; kind++) {
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            struct response response = {body_of_kind(kind, sizes[i].length), SC_PLUS, 1012};
            char what[64];
            snprintf(what, sizeof what, "%s, %s", body_kinds[kind], sizes[i].name);
            measure(what, &response);
        }
    }
}

static void measure_worst(void)
{
    static const struct frame values = {"{\"data\":[", ",", "],\"code\":1012}"};
    static const struct frame members = {"{", ",", ",\"code\":1012}"};
    static const struct frame name = {"{\"", "", "\":0,\"code\":1012}"};
    static const struct frame string = {"{\"data\":\"", "", "\",\"code\":1012}"};
    static const struct frame message = {"{\"code\":1008,\"message\":\"", "", "\"}"};
    static const struct {
        const char *name;
        sc_registry registry;
        int32_t code;
        const struct frame *frame;
        const char *fragments[6];
    } found[] = {
        {"values in white space",
         SC_PLUS,
         1012,
         &values,
         {"\n0  ", " \"é\"", "  \"é .码\"\t", "\r\n\"\"", "  12", " \"\""}},
        {"short names",
         SC_JIEMI,
         1012,
         &members,
         {"\"c\":  \"\"\r\n", "\r\n\"\":1\n", "\"\":\t1 ", "\r\n\"é\":\"\"", "   \"𐍈\"\n:\"c \"",
          "\".\":\"\""}},
        {"escaped names", SC_PLUS, 1012, &members, {"\"\\u3002\"   :\r\n12\r\n"}},
        {"name of every width", SC_PLUS, 1012, &name, {"\\n", ".", "é", "。", "𐍈"}},
        {"string of every width", SC_PLUS, 1012, &string, {"\\n", ".", "é", "。", "𐍈"}},
        {"message of spaces", SC_JIEMI, 1008, &message, {" ", "."}},
        {"message of white space", SC_JIEMI, 1008, &message, {"\\t", " ", ".", "。"}},
    };
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++) {
        size_t count = 0;
        while (count < 6 && found[i].fragments[count])
            count++;
        struct response response = {body_of_fragments(found[i].frame, found[i].fragments, count, 1 << 20),
                                    found[i].registry, found[i].code};
        measure(found[i].name, &response);
    }
}

int main(void)
{
    printf("\nsc_read_reply, the code after the data: how many times as fast as others (spread)\n");
    printf("  %-24s %-12s %-21s %-21s %-21s\n", "", "", "cJSON", "yyjson", "simdjson on demand");
    printf("  %-24s %-12s %-21s %-21s %-21s\n", "goal", "0.5 GB/s", "6", "1", "");
    measure_kinds();
    printf("  the slowest bodies that the search (worst.c) has found, 1 MB\n");
    measure_worst();
    return 0;
}
