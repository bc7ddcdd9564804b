/* SPDX-License-Identifier: MIT */
/*
 * expect PREFIX: the requests that servers.sh makes of examples/server.c below a path, and what has to come back. A
 * line for each, its fields separated by tabs, "-" for an empty one:
 *
 *     method, path, Accept, Accept-Language                        the request
 *     status, Content-Type, Content-Language, Allow, body          the response
 *     registry, outcome, name                                      what a client has to make of it
 *
 * Bodies are put together here by printf, not by the library.
 */
#include <stdio.h>
#include <string.h>

#include <statuscode.h>
#include <statuscode/jiemi.h>

static const char *prefix;

static const char json[] = "application/json";
static const char problem[] = "application/problem+json";

static void print_problem(int status, const char *detail, const char *instance, const sc_entry *entry)
{
    printf("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"", sc_http_reason(status),
           status, detail);
    if (instance != NULL)
        printf(",\"instance\":\"%s\"", instance);
    if (entry != NULL)
        printf(",\"registry\":\"%s\",\"code\":%ld,\"name\":\"%s\"", sc_registry_name(sc_registry_of(entry)),
               (long)sc_code(entry), sc_name(entry));
    putchar('}');
}

static void print_lower(const char *name)
{
    for (size_t i = 0; name[i] != '\0'; i++)
        putchar(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + ('a' - 'A') : name[i]);
}

static void print_envelope(const sc_entry *entry, sc_lang lang)
{
    const char *message = sc_message(entry, lang);
    long code = (long)sc_code(entry);

    switch (sc_registry_of(entry)) {
    case SC_FECSHOP:
        printf("{\"code\":%ld,\"message\":\"%s\",\"data\":[]}", code, message);
        break;
    case SC_JIEMI:
        printf("{\"name\":\"%s\",\"message\":\"%s\",\"code\":%ld,\"status\":%d}",
               sc_http_reason(sc_wire_status(entry)), message, sc_kind_of(entry) == SC_KIND_HTTP ? 0 : code,
               sc_wire_status(entry));
        break;
    case SC_RAYVISION:
        printf("{\"version\":\"1.0.0\",\"result\":%s,\"message\":\"", code == 200 ? "true" : "false");
        print_lower(sc_name(entry));
        printf("\",\"code\":%ld,\"data\":null}", code);
        break;
    case SC_PLUS:
        printf("{\"status\":false,\"code\":%ld,\"message\":\"%s\",\"data\":null}", code, message);
        break;
    default:
        printf("{\"code\":%ld,\"msg\":\"%s\",\"request\":\"GET  %s/hero/%s\"}", code, message, prefix,
               sc_name(entry));
    }
}

static int has_envelope(const sc_entry *entry)
{
    return sc_kind_of(entry) != SC_KIND_HTTP ||
           (sc_registry_of(entry) == SC_JIEMI && sc_wire_status(entry) >= 400);
}

/* What a client reads: of Jiemi 0 the row of the HTTP status, of anything else the entry itself. */
static void print_reading(const sc_entry *entry)
{
    if (sc_registry_of(entry) == SC_JIEMI && sc_code(entry) == 0)
        entry = sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_INTERNAL_SERVER_ERROR);
    printf("\t%s\t%s\t%s\n", sc_registry_name(sc_registry_of(entry)), sc_outcome_name(sc_outcome_of(entry)),
           sc_name(entry));
}

/* An entry is asked for by its name, as a code may have several meanings. */
static void expect_entry(const sc_entry *entry, sc_lang lang, const char *accept)
{
    const char *tag = sc_lang_tag(lang);
    int is_envelope = strcmp(accept, problem) != 0 && has_envelope(entry);
    int status = is_envelope ? sc_wire_status(entry) : sc_http_status(entry);

    printf("GET\t%s/%s/%s\t%s\t%s\t%d\t", prefix, sc_registry_name(sc_registry_of(entry)), sc_name(entry),
           accept, tag, status);
    if (status == 204 || status == 304) {
        puts("-\t-\t-\t-\t-\t-\t-");
        return;
    }
    printf("%s\t%s\t%s\t", is_envelope ? json : problem, tag, status == 405 ? "GET, HEAD" : "-");
    if (is_envelope) {
        print_envelope(entry, lang);
        print_reading(entry);
    } else {
        print_problem(status, sc_message(entry, lang), NULL, entry);
        puts("\t-\t-\t-");
    }
}

/* What envelopes are like in registries of one's own is not known here. */
static void expect_entries(void)
{
    sc_registry registry;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; registry < SC_REGISTRY_OWN && i < sc_count(registry); i++) {
            for (int lang = SC_ZH; lang <= SC_EN; lang++) {
                expect_entry(sc_at(registry, i), (sc_lang)lang, json);
                expect_entry(sc_at(registry, i), (sc_lang)lang, problem);
            }
        }
    }
}

/* What the server itself has to say. */
static void expect_failure(const char *method, const char *path, int status, const char *detail)
{
    printf("%s\t%s%s\t*/*\ten-GB\t%d\t%s\ten\t%s\t", method, prefix, path, status, problem,
           status == 405 ? "GET, HEAD" : "-");
    print_problem(status, detail, NULL, NULL);
    puts("\t-\t-\t-");
}

/* What plus 1012 is as a problem or an envelope, by what the client accepts. */
static void expect_format(const char *accept, int is_problem)
{
    const sc_entry *entry = sc_lookup(SC_PLUS, 1012);

    printf("GET\t%s/plus/1012\t%s\t*\t401\t%s\ten\t-\t", prefix, accept, is_problem ? problem : json);
    if (is_problem)
        print_problem(401, sc_message(entry, SC_EN), NULL, entry);
    else
        print_envelope(entry, SC_EN);
    puts("\t-\t-\t-");
}

/* What comes of a query that gives a detail and an instance. */
static void expect_query(const char *query, const char *detail, const char *instance)
{
    printf("GET\t%s/plus/1012?%s\t%s\tzh\t401\t%s\tzh\t-\t", prefix, query, problem, problem);
    print_problem(401, detail, instance, sc_lookup(SC_PLUS, 1012));
    puts("\t-\t-\t-");
}

/* A detail of 4,096 bytes, which is one too many. */
static const char *long_query(void)
{
    static char path[64 + 4096] = "/plus/1012?detail=";
    size_t start = strlen(path);

    memset(path + start, 'x', 4096);
    path[start + 4096] = '\0';
    return path;
}

static void expect_the_rest(void)
{
    const char *no_code = "There is no such API, or it has no such code.";
    const char *no_query = "The query is ill-formed or too long.";
    const char *no_method = "Only GET and HEAD are allowed.";

    expect_failure("GET", "/plus/4012", 404, no_code);
    expect_failure("GET", "/plus/-1012", 404, no_code);
    expect_failure("GET", "/plus/4294968308", 404, no_code);
    expect_failure("GET", "/plus/18446744073709552628", 404, no_code);
    expect_failure("GET", "/minus/1012", 404, no_code);
    expect_failure("GET", "/plus", 404, no_code);
    expect_failure("GET", "/plus/1012/1", 404, no_code);
    expect_failure("GET", "/plus/1012%0d%0aX:y", 404, no_code);
    expect_failure("POST", "/plus/1012", 405, no_method);
    expect_failure("GET", "/plus/1012?detail=%00", 400, no_query);
    expect_failure("GET", long_query(), 400, no_query);
    printf("HEAD\t%s/plus/1012\t*/*\ten\t401\t%s\ten\t-\t-\t-\t-\t-\n", prefix, json);

    expect_format("*/*", 0);
    expect_format("text/html,*/*;q=0.8", 0);
    expect_format("application/*", 0);
    expect_format("application/problem+json;q=0", 0);
    expect_format("application/problem+json;q=0.5, application/json", 0);
    expect_format("application/problem+json;q=0.5, */*;q=0.8", 0);
    expect_format("application/problem+jsonp", 0);
    expect_format("application/problem+json, application/json", 1);
    expect_format("application/json, application/problem+json", 1);
    expect_format("Application/Problem+JSON ; Q=0.9 , */*;q=0.8", 1);
    expect_format("application/problem+json;profile=\"a,b;q=0\"; q=0.3, */* ;q=0.2", 1);
    expect_format("application/json;q=0, */*;q=0.1", 1);

    expect_query("detail=%22%5C%0d%0aX-Evil:%20y%01&instance=%2Fa%3Fb", "\\\"\\\\\\r\\nX-Evil: y\\u0001",
                 "/a?b");
    expect_query("instance=&detail=%e9%9c%80+%ff%2B", "需 \xef\xbf\xbd+", "");
    expect_query("x&&detail=../..&detail=2&instance=urn:x", "../..", "urn:x");
}

int main(int argc, char **argv)
{
    prefix = argc > 1 ? argv[1] : "";
    expect_entries();
    expect_the_rest();
    return fflush(stdout) == 0 ? 0 : 1;
}
