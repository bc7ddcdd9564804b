/* SPDX-License-Identifier: MIT */
/*
 * expect PREFIX: prints requests to examples/server.c, which runs below the path PREFIX, and the expected responses. A
 * line holds one request, with fields separated by tabs and "-" for an empty field:
 *
 *     method, path, Accept, Accept-Language, Prefer, body                          the request
 *     status, Content-Type, Content-Language, Allow or Retry-After, body           the response
 *     registry, outcome, name                                                      what a client reads from it
 *
 * The bodies are written with printf, not with the library.
 */
#include <stdio.h>
#include <string.h>

#include <statuscode.h>
#include <statuscode/jiemi.h>

enum { MAX_LONG = 200000 }; /* more than a pipe holds */

static const char *prefix;

static const char json[] = "application/json";
static const char problem[] = "application/problem+json";
static const char allow[] = "GET, HEAD, POST, OPTIONS";
static const char posted[] = "{\"id\":7,\"姓名\":[\"\\n\"]}";

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

static const char *registry_name(const sc_entry *entry)
{
    return sc_registry_name(sc_registry_of(entry));
}

/* Prints an entry's envelope with this data, or with the API's own empty value if data is NULL. */
static void print_envelope(const sc_entry *entry, sc_lang lang, const char *data)
{
    const char *message = sc_message(entry, lang);
    long code = (long)sc_code(entry);

    switch (sc_registry_of(entry)) {
    case SC_FECSHOP:
        printf("{\"code\":%ld,\"message\":\"%s\",\"data\":%s}", code, message, data != NULL ? data : "[]");
        break;
    case SC_JIEMI:
        printf("{\"name\":\"%s\",\"message\":\"%s\",\"code\":%ld,\"status\":%d",
               sc_http_reason(sc_wire_status(entry)), message, sc_kind_of(entry) == SC_KIND_HTTP ? 0 : code,
               sc_wire_status(entry));
        printf(data != NULL ? ",\"data\":%s}" : "}", data);
        break;
    case SC_RAYVISION:
        printf("{\"version\":\"1.0.0\",\"result\":%s,\"message\":\"", code == 200 ? "true" : "false");
        print_lower(sc_name(entry));
        printf("\",\"code\":%ld,\"data\":%s}", code, data != NULL ? data : "null");
        break;
    case SC_PLUS:
        printf("{\"status\":false,\"code\":%ld,\"message\":\"%s\",\"data\":%s}", code, message,
               data != NULL ? data : "null");
        break;
    default:
        printf("{\"code\":%ld,\"msg\":\"%s\",\"request\":\"%s  %s/hero/%s\"}", code, message,
               data != NULL ? "POST" : "GET", prefix, sc_name(entry));
    }
}

static int has_envelope(const sc_entry *entry)
{
    return sc_kind_of(entry) != SC_KIND_HTTP ||
           (sc_registry_of(entry) == SC_JIEMI && sc_wire_status(entry) >= 400);
}

/* Prints what a client reads: the entry, or for Jiemi's code 0 the row of the HTTP status. */
static void print_reading(const sc_entry *entry)
{
    if (sc_registry_of(entry) == SC_JIEMI && sc_code(entry) == 0)
        entry = sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_INTERNAL_SERVER_ERROR);
    printf("\t%s\t%s\t%s\n", registry_name(entry), sc_outcome_name(sc_outcome_of(entry)), sc_name(entry));
}

/* The fields after the status, for a response without a body. */
static const char nothing[] = "-\t-\t-\t-\t-\t-\t-";

/* Requests an entry by its name, because a code may have several meanings. */
static void expect_entry(const sc_entry *entry, sc_lang lang, const char *accept)
{
    const char *tag = sc_lang_tag(lang);
    int is_envelope = strcmp(accept, problem) != 0 && has_envelope(entry);
    int status = is_envelope ? sc_wire_status(entry) : sc_http_status(entry);

    printf("GET\t%s/%s/%s\t%s\t%s\t-\t-\t%d\t", prefix, registry_name(entry), sc_name(entry), accept, tag,
           status);
    if (status == 204 || status == 304) {
        puts(nothing);
        return;
    }
    printf("%s\t%s\t%s\t", is_envelope ? json : problem, tag, status == 405 ? allow : "-");
    if (is_envelope) {
        print_envelope(entry, lang, NULL);
        print_reading(entry);
    } else {
        print_problem(status, sc_message(entry, lang), NULL, entry);
        puts("\t-\t-\t-");
    }
}

/* Posts data and expects it back. Hero's envelope has no member for it, so a success is the bare data. */
static void expect_data(const sc_entry *entry)
{
    int is_bare = sc_registry_of(entry) == SC_HERO && sc_outcome_of(entry) == SC_OUTCOME_SUCCESS;
    int is_reply = is_bare || has_envelope(entry);
    int status = is_reply ? sc_wire_status(entry) : sc_http_status(entry);

    printf("POST\t%s/%s/%s\t%s\tzh\t-\t%s\t%d\t", prefix, registry_name(entry), sc_name(entry), json, posted,
           status);
    if (status == 204 || status == 304) {
        puts(nothing);
        return;
    }
    printf("%s\tzh\t%s\t", is_reply ? json : problem, status == 405 ? allow : "-");
    if (is_bare)
        printf("%s", posted);
    else if (is_reply)
        print_envelope(entry, SC_ZH, posted);
    else
        print_problem(status, sc_message(entry, SC_ZH), NULL, entry);
    puts("\t-\t-\t-");
}

/* Leaves out custom registries, because this program does not know what their envelopes look like. */
static void expect_entries(void)
{
    sc_registry registry;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; registry < SC_REGISTRY_OWN && i < sc_count(registry); i++) {
            for (int lang = SC_ZH; lang <= SC_EN; lang++) {
                expect_entry(sc_at(registry, i), (sc_lang)lang, json);
                expect_entry(sc_at(registry, i), (sc_lang)lang, problem);
            }
            expect_data(sc_at(registry, i));
        }
    }
}

/* Expects an error of the server itself. */
static void expect_refusal(const char *method, const char *path, const char *sent, int status,
                           const char *detail)
{
    printf("%s\t%s%s\t*/*\ten-GB\t-\t%s\t%d\t%s\ten\t%s\t", method, prefix, path, sent, status, problem,
           status == 405 ? allow : "-");
    print_problem(status, detail, NULL, NULL);
    puts("\t-\t-\t-");
}

/* Expects what the API sends for a path below it and a preference. */
static void expect_reply(const char *path, const char *prefer, int status, const char *seconds,
                         const char *body)
{
    printf("GET\t%s%s\t*/*\ten\t%s\t-\t%d\t%s\ten\t%s\t%s\t-\t-\t-\n", prefix, path, prefer, status, json,
           seconds, body);
}

/* Expects plus 1012 as a problem or as an envelope, depending on what the client accepts. */
static void expect_format(const char *accept, int is_problem)
{
    const sc_entry *entry = sc_lookup(SC_PLUS, 1012);

    printf("GET\t%s/plus/1012\t%s\t*\t-\t-\t401\t%s\ten\t-\t", prefix, accept, is_problem ? problem : json);
    if (is_problem)
        print_problem(401, sc_message(entry, SC_EN), NULL, entry);
    else
        print_envelope(entry, SC_EN, NULL);
    puts("\t-\t-\t-");
}

/* Expects a problem with the detail and the instance from the query. */
static void expect_query(const char *query, const char *detail, const char *instance)
{
    printf("GET\t%s/plus/1012?%s\t%s\tzh\t-\t-\t401\t%s\tzh\t-\t", prefix, query, problem, problem);
    print_problem(401, detail, instance, sc_lookup(SC_PLUS, 1012));
    puts("\t-\t-\t-");
}

/* Returns a text that consists of start and count digits, at most MAX_LONG. */
static const char *long_text(const char *start, size_t count)
{
    static char text[64 + MAX_LONG + 1];
    size_t length = strlen(start);

    memcpy(text, start, length);
    memset(text + length, '1', count);
    text[length + count] = '\0';
    return text;
}

/* Expects successes, field errors, a code chosen with Prefer, and a number of seconds to wait. */
static void expect_replies(void)
{
    expect_reply("/fecshop/success?data=[1]", "-", 200, "-",
                 "{\"code\":200,\"message\":\"The request succeeded.\",\"data\":[1]}");
    expect_reply("/jiemi/success?data=1", "-", 200, "-",
                 "{\"name\":\"OK\",\"message\":\"The call succeeded and returned valid data.\","
                 "\"code\":1000,\"status\":200,\"data\":1}");
    expect_reply("/rayvision/success?data=%22%22", "-", 200, "-",
                 "{\"version\":\"1.0.0\",\"result\":true,\"message\":\"success\",\"code\":200,\"data\":\"\"}");
    expect_reply("/plus/success?data=%7b%7d", "-", 200, "-",
                 "{\"status\":true,\"code\":0,\"message\":\"It worked.\",\"data\":{}}");
    expect_reply("/hero/success?data=[1]", "-", 200, "-", "[1]");

    expect_reply("/fecshop/1100007?field=email&detail=taken", "-", 200, "-",
                 "{\"code\":1100007,\"message\":\"Registration: the email address already exists.\","
                 "\"data\":{\"errors\":{\"email\":[\"taken\"]}}}");
    expect_reply("/jiemi/1002?field=email&detail=taken", "-", 422, "-",
                 "[{\"field\":\"email\",\"message\":\"taken\"}]");
    expect_reply("/plus/2001?field=email&detail=taken", "-", 422, "-",
                 "{\"message\":\"taken\",\"errors\":{\"email\":[\"taken\"]}}");

    expect_reply(
        "/plus/1012/v1/users/7", "wait=1, Code=\"1008\"; x", 403, "-",
        "{\"status\":false,\"code\":1008,\"message\":\"It is too soon to send the verification code again.\","
        "\"data\":null}");
    expect_reply(
        "/plus/1008/v1/codes?data=30", "-", 403, "30",
        "{\"status\":false,\"code\":1008,\"message\":\"It is too soon to send the verification code again.\","
        "\"data\":30}");
}

static void expect_the_rest(void)
{
    const char *no_code = "There is no such API, or it has no such code.";
    const char *no_query = "The query is ill-formed or too long.";
    const char *no_method = "Only GET, HEAD, POST and OPTIONS are allowed.";
    const char *no_length = "The body is longer than 65536 bytes.";
    const char *no_data = "The data is not JSON, or is nested too deep.";

    expect_refusal("GET", "/plus/4012", "-", 404, no_code);
    expect_refusal("GET", "/plus/-1012", "-", 404, no_code);
    expect_refusal("GET", "/plus/4294968308", "-", 404, no_code);
    expect_refusal("GET", "/plus/18446744073709552628", "-", 404, no_code);
    expect_refusal("GET", "/minus/1012", "-", 404, no_code);
    expect_refusal("GET", "/plus", "-", 404, no_code);
    expect_refusal("GET", "/plus/v1/1012", "-", 404, no_code);
    expect_refusal("GET", "/plus/1012%0d%0aX:y", "-", 404, no_code);
    expect_refusal("GET", "/plus/1012?detail=%00", "-", 400, no_query);
    expect_refusal("GET", long_text("/plus/1012?detail=", 4096), "-", 400, no_query);
    expect_refusal("GET", "/plus/1012?data=[1", "-", 400, no_data);
    expect_refusal("POST", "/plus/1012", "[1", 400, no_data);
    expect_refusal("POST", "/plus/4012", "[1", 404, no_code);
    expect_refusal("POST", "/plus/1012", long_text("", 65537), 413, no_length);
    expect_refusal("POST", "/plus/1012", long_text("", MAX_LONG), 413, no_length);
    expect_refusal("PUT", "/plus/1012", long_text("", MAX_LONG), 405, no_method);
    expect_refusal("DELETE", "/plus/1012", "-", 405, no_method);
    printf("OPTIONS\t%s/plus/1012\t*/*\ten\t-\t-\t204\t-\t-\t%s\t-\t-\t-\t-\n", prefix, allow);
    printf("HEAD\t%s/plus/1012\t*/*\ten\t-\t-\t401\t%s\ten\t-\t-\t-\t-\t-\n", prefix, json);
    expect_replies();

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
