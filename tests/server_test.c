/* SPDX-License-Identifier: MIT */
/* server_test.c: runs the CGI program examples/server.c in the environments that web servers and clients create. */
#define _XOPEN_SOURCE 600
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <statuscode.h>

#include "process.h"

#ifndef STATUSCODE_SERVER
#define STATUSCODE_SERVER "server"
#endif

static const char *const variables[] = {
    "REQUEST_METHOD", "PATH_INFO",   "QUERY_STRING",   "HTTP_ACCEPT",  "HTTP_ACCEPT_LANGUAGE",
    "SCRIPT_NAME",    "HTTP_PREFER", "CONTENT_LENGTH", "CONTENT_TYPE",
};

enum { METHOD, PATH, QUERY, ACCEPT, LANGUAGE, SCRIPT, PREFER, LENGTH, TYPE, VARIABLES };

/* The body of the request. */
static const char *sent = "";
static size_t sent_length;

/* The last response, whose header block ends with the empty line's CRLF. */
static int response_status;
static char response_head[4096];
static const char *response_body;

/* What the server is expected to log. */
static const char *logged = "";

/* Expects a response that any web server can pass on, and splits it. */
static void assert_well_formed(void)
{
    const char *end = strstr(run_out, "\r\n\r\n");
    const char *length;

    assert_int_equal(run_status, 0);
    assert_string_equal(run_err, logged);
    assert_non_null(end);
    assert_true((size_t)(end - run_out) + 2 < sizeof response_head);
    memcpy(response_head, run_out, (size_t)(end - run_out) + 2);
    response_head[end - run_out + 2] = '\0';
    response_body = end + 4;
    assert_int_equal(sscanf(response_head, "Status: %3d ", &response_status), 1);
    for (size_t i = 0; response_head[i] != '\0'; i++)
        if (response_head[i] == '\n')
            assert_true(i > 0 && response_head[i - 1] == '\r');
    length = strstr(response_head, "\r\nContent-Length: ");
    if (length != NULL && response_body[0] != '\0')
        assert_int_equal(strtol(length + strlen("\r\nContent-Length: "), NULL, 10), strlen(response_body));
}

static int has_header(const char *line)
{
    char whole[256];

    snprintf(whole, sizeof whole, "\r\n%s\r\n", line);
    return strstr(response_head, whole) != NULL;
}

/* Makes a request with these values of the variables, in the same order. NULL means that a variable is not set. */
static void request(const char *const values[VARIABLES])
{
    for (int i = 0; i < VARIABLES; i++) {
        if (values[i] == NULL)
            unsetenv(variables[i]);
        else if (setenv(variables[i], values[i], 1) != 0)
            abort();
    }
    run_to(TO_FILE, program_named("STATUSCODE_SERVER", STATUSCODE_SERVER), "", sent, sent_length);
    assert_well_formed();
}

static void get(const char *path, const char *query, const char *accept, const char *language)
{
    const char *const values[VARIABLES] = {"GET", path, query, accept, language, ""};

    request(values);
}

/* Posts these bytes, with their number as CONTENT_LENGTH. */
static void post_bytes(const char *path, const char *type, const char *bytes, size_t length)
{
    char content_length[32];
    const char *const values[VARIABLES] = {"POST", path, "", "", "en", "", NULL, content_length, type};

    sprintf(content_length, "%lu", (unsigned long)length);
    sent = bytes;
    sent_length = length;
    request(values);
    sent = "";
    sent_length = 0;
}

static void post(const char *path, const char *type, const char *text)
{
    post_bytes(path, type, text, strlen(text));
}

/* Makes a GET request with a Prefer header. */
static void get_preferring(const char *path, const char *prefer)
{
    const char *const values[VARIABLES] = {"GET", path, "", "", "en", "", prefer};

    request(values);
}

/* ---- Answers ------------------------------------------------------------------------------------------ */

/* The headers of every response. */
#define COMMON                                  \
    "Access-Control-Allow-Origin: *\r\n"        \
    "Access-Control-Expose-Headers: *\r\n"      \
    "Vary: Accept, Accept-Language, Prefer\r\n" \
    "X-Content-Type-Options: nosniff\r\n"       \
    "Cache-Control: no-store\r\n"

#define EXPIRED                                                                        \
    "{\"status\":false,\"code\":1012,\"message\":\"The token has expired and must be " \
    "refreshed.\",\"data\":null}"

static void a_code_is_sent_in_its_apis_envelope(void **state)
{
    (void)state;
    get("/plus/1012", "", "*/*", "en");
    assert_string_equal(response_head, "Status: 401 Unauthorized\r\n"
                                       "Content-Type: application/json\r\n"
                                       "Content-Language: en\r\n"
                                       "Content-Length: 97\r\n"
                                       "WWW-Authenticate: Bearer\r\n" COMMON);
    assert_string_equal(response_body, EXPIRED);
}

static void a_code_is_found_by_its_name_too(void **state)
{
    (void)state;
    get("/PLUS/token_expired", "", "", "en");
    assert_string_equal(response_body, EXPIRED);
    get("/plus/SC_PLUS_TOKEN_EXPIRED", "", "", "en");
    assert_string_equal(response_body, EXPIRED);
}

static void a_client_that_accepts_neither_language_gets_english(void **state)
{
    static const char *const languages[] = {NULL, "", "*", "fr, de;q=0.5"};

    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        get("/plus/1012", "", "", languages[i]);
        assert_true(has_header("Content-Language: en"));
        assert_string_equal(response_body, EXPIRED);
    }
}

static void heros_envelope_has_the_request(void **state)
{
    const char *const values[VARIABLES] = {"GET", "/hero/1003", "a=b", "", "zh", "/v\"1"};

    (void)state;
    request(values);
    assert_string_equal(response_body,
                        "{\"code\":1003,\"msg\":\"Token已过期\",\"request\":\"GET  /v\\\"1/hero/1003\"}");
}

static void the_request_has_up_to_4093_bytes(void **state)
{
    enum { REST = sizeof "GET/hero/1003" - 1 };
    char script[4097];

    (void)state;
    for (int length = 4092; length <= 4096; length++) {
        const char *const values[VARIABLES] = {"GET", "/hero/1003", "", "", "zh", script};

        memset(script, '\x01', sizeof script);
        script[length - REST] = '\0';
        request(values);
        assert_int_equal(response_status, 401);
        if (length > 4093)
            assert_string_equal(response_body, "{\"code\":1003,\"msg\":\"Token已过期\",\"request\":\"\"}");
        else
            assert_true(strlen(response_body) > 6 * (size_t)(length - REST));
    }
}

static void a_problem_is_sent_if_it_is_preferred(void **state)
{
    static const struct {
        const char *accept;
        int is_problem;
    } cases[] = {
        {"", 0},
        {"*/*", 0},
        {"application/*, */*;q=0.1", 0},
        {"application/json", 0},
        {"application/problem+json", 1},
        {"APPLICATION/PROBLEM+JSON", 1},
        {"application/problem+json;q=0", 0},
        {"application/problem+json;q=0.000", 0},
        {"application/problem+json;q=0.001", 1},
        {"application/problem+json;q=2", 0},
        {"application/problem+json;q=x", 0},
        {"application/problem+json;q=", 0},
        {"application/problem+json;q=05", 0},
        {"application/problem+json;q=0..5", 0},
        {"application/problem+json;q=00", 0},
        {"application/problem+json;q=01", 0},
        {"application/problem+json;q=.5", 0},
        {"application/problem+json;q=0.0001", 0},
        {"application/problem+json;q=1.0000", 0},
        {"application/problem+json;q=1.001", 0},
        {"application/problem+json;q=1.000", 1},
        {"application/problem+json;q=1.", 1},
        {"application/problem+json;q=0.5, application/json;q=0.4", 1},
        {"application/problem+json;q=0.5, application/json;q=0.6", 0},
        {"application/problem+json;q=0.5, application/json;q=0.5", 1},
        {"application/problem+json;q=0.5, */*", 0},
        {"application/problem+json , */* ; q=0.9", 1},
        {"application/json;q=0, application/*", 1},
        {"*/*;q=0, application/json;q=0.5, application/*", 1},
        {"application/problem+json, application/problem+json;q=0", 1},
        {"text/plain;a=\"application/problem+json,\", application/json", 0},
        {"text/plain;a=\"b\\\",application/problem+json", 0},
        {"text/html;q=0.1,,;,application/problem+json;charset=utf-8", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        get("/plus/1012", NULL, cases[i].accept, NULL);
        if (has_header("Content-Type: application/problem+json") != cases[i].is_problem)
            fail_msg("%s: %s", cases[i].accept, response_head);
    }
}

static void an_entry_without_an_envelope_is_sent_as_a_problem(void **state)
{
    (void)state;
    get("/hero/404", "", "application/json", "zh-CN");
    assert_int_equal(response_status, 404);
    assert_true(has_header("Content-Type: application/problem+json"));
    assert_string_equal(response_body, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                                       "\"detail\":\"请求的资源不存在\",\"registry\":\"hero\",\"code\":404,"
                                       "\"name\":\"HTTP_NOT_FOUND\"}");
}

static void statuses_without_a_body_are_sent_without_one(void **state)
{
    (void)state;
    get("/jiemi/204", "", "", "");
    assert_string_equal(response_head, "Status: 204 No Content\r\n" COMMON);
    assert_string_equal(response_body, "");
    get("/jiemi/304", "", "application/problem+json", "");
    assert_int_equal(response_status, 304);
    assert_string_equal(response_body, "");
}

static void head_has_the_headers_of_get(void **state)
{
    const char *const values[VARIABLES] = {"HEAD", "/plus/1012", "", "", "en", ""};

    (void)state;
    request(values);
    assert_int_equal(response_status, 401);
    assert_true(has_header("Content-Length: 97"));
    assert_string_equal(response_body, "");
}

static void options_are_listed_and_cors_is_allowed(void **state)
{
    static const char *const paths[] = {NULL, "", "*", "/plus/1012", "/nothing"};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const char *const values[VARIABLES] = {"OPTIONS", paths[i]};

        request(values);
        assert_string_equal(response_head, "Status: 204 No Content\r\n"
                                           "Allow: GET, HEAD, POST, OPTIONS\r\n"
                                           "Access-Control-Allow-Methods: GET, HEAD, POST, OPTIONS\r\n"
                                           "Access-Control-Allow-Headers: *, Authorization\r\n" COMMON);
        assert_string_equal(response_body, "");
    }
}

static void other_methods_are_refused(void **state)
{
    static const char *const methods[] = {"PUT", "DELETE", "get", "GETS", "post", "PO", "TRACE", "", NULL};

    (void)state;
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        const char *const values[VARIABLES] = {methods[i], "/plus/1012", "", "", "", ""};

        request(values);
        assert_int_equal(response_status, 405);
        assert_true(has_header("Allow: GET, HEAD, POST, OPTIONS"));
    }
}

/* ---- The code ----------------------------------------------------------------------------------------- */

static void the_rest_of_the_path_is_ignored(void **state)
{
    static const char *const paths[] = {"/plus/1012/", "/plus/1012/1005", "/plus/TOKEN_EXPIRED/v1/users//7"};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        get(paths[i], "", "", "en");
        assert_string_equal(response_body, EXPIRED);
    }
}

static void a_preferred_code_replaces_the_one_in_the_path(void **state)
{
    static const char *const paths[] = {"/plus", "/plus/", "/plus/v1/users/7", "/plus/1005"};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        get_preferring(paths[i], "respond-async, code=token_expired");
        assert_string_equal(response_body, EXPIRED);
    }
    get_preferring("/plus/1012", "respond-async, wait=5");
    assert_string_equal(response_body, EXPIRED);
    get_preferring("/plus/1012", "code=4012");
    assert_int_equal(response_status, 404);
    get_preferring("/minus/1012", "code=1012");
    assert_int_equal(response_status, 404);
    get_preferring("/plus/1005", "code=success");
    assert_int_equal(response_status, 200);
}

/* ---- The API's bodies --------------------------------------------------------------------------------- */

static void success_is_sent_in_the_form_of_each_api(void **state)
{
    static const struct {
        const char *path;
        const char *without;
        const char *with;
    } cases[] = {
        {"/fecshop/success", "{\"code\":200,\"message\":\"The request succeeded.\",\"data\":[]}",
         "{\"code\":200,\"message\":\"The request succeeded.\",\"data\":{\"id\": 7}}"},
        {"/jiemi/success",
         "{\"name\":\"OK\",\"message\":\"The call succeeded and returned valid "
         "data.\",\"code\":1000,\"status\":200}",
         "{\"name\":\"OK\",\"message\":\"The call succeeded and returned valid "
         "data.\",\"code\":1000,\"status\":200,"
         "\"data\":{\"id\": 7}}"},
        {"/rayvision/Success",
         "{\"version\":\"1.0.0\",\"result\":true,\"message\":\"success\",\"code\":200,\"data\":null}",
         "{\"version\":\"1.0.0\",\"result\":true,\"message\":\"success\",\"code\":200,\"data\":{\"id\": 7}}"},
        {"/PLUS/SUCCESS", "{\"status\":true,\"code\":0,\"message\":\"It worked.\",\"data\":null}",
         "{\"status\":true,\"code\":0,\"message\":\"It worked.\",\"data\":{\"id\": 7}}"},
        {"/hero/success",
         "{\"code\":0,\"msg\":\"OK, the request succeeded.\",\"request\":\"POST  /hero/success\"}",
         "{\"id\": 7}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        post(cases[i].path, "", "");
        assert_int_equal(response_status, 200);
        assert_true(has_header("Content-Type: application/json"));
        assert_string_equal(response_body, cases[i].without);
        post(cases[i].path, "application/json", "{\"id\": 7}");
        assert_int_equal(response_status, 200);
        assert_string_equal(response_body, cases[i].with);
    }
    get("/plus/success", "detail=%22", "application/problem+json", "zh");
    assert_string_equal(response_body, "{\"status\":true,\"code\":0,\"message\":\"\\\"\",\"data\":null}");
}

/* A client would read it as a failure. */
static void bare_data_with_a_code_is_not_sent_as_success(void **state)
{
    (void)state;
    post("/hero/success", "", "{\"code\": 1003}");
    assert_string_equal(
        response_body,
        "{\"code\":0,\"msg\":\"OK, the request succeeded.\",\"request\":\"POST  /hero/success\"}");
}

#define FECSHOP_ERROR                                                                                          \
    "{\"code\":1100007,\"message\":\"Registration: the email address already exists.\",\"data\":{\"errors\":{" \
    "\"a\\\"b\":[\"taken\"]}}}"

static void a_field_error_is_sent_in_the_form_of_each_api(void **state)
{
    static const struct {
        const char *path;
        int status;
        const char *expected;
    } cases[] = {
        {"/fecshop/1100007", 200, FECSHOP_ERROR},
        {"/jiemi/1002", 422, "[{\"field\":\"a\\\"b\",\"message\":\"taken\"}]"},
        {"/jiemi/422", 422, "[{\"field\":\"a\\\"b\",\"message\":\"taken\"}]"},
        {"/plus/2001", 422, "{\"message\":\"taken\",\"errors\":{\"a\\\"b\":[\"taken\"]}}"},
        {"/hero/1000", 400, "{\"code\":1000,\"msg\":\"taken\",\"request\":\"GET  /hero/1000\"}"},
        {"/rayvision/602", 200,
         "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"taken\",\"code\":602,\"data\":null}"},
        {"/plus/success", 200, "{\"status\":true,\"code\":0,\"message\":\"taken\",\"data\":null}"},
        {"/fecshop/200", 200, "{\"code\":200,\"message\":\"taken\",\"data\":[]}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        get(cases[i].path, "field=a%22b&detail=taken", "", "en");
        assert_int_equal(response_status, cases[i].status);
        assert_true(has_header("Content-Type: application/json"));
        assert_string_equal(response_body, cases[i].expected);
    }
    get("/jiemi/1002", "field=a", "", "zh");
    assert_string_equal(response_body, "[{\"field\":\"a\",\"message\":\"校验失败，例如：参数校验失败。\"}]");
}

static void seconds_to_wait_are_sent_if_the_code_says_so(void **state)
{
    static const char *const queries[] = {"", "data=-1", "data=%22x%22", "data=[30]", "data=3000000000"};

    (void)state;
    get("/plus/1008", "data=30", "", "en");
    assert_true(has_header("Retry-After: 30"));
    get("/plus/1008", "data=0", "application/problem+json", "en");
    assert_int_equal(response_status, 429);
    assert_true(has_header("Retry-After: 0"));
    get("/plus/1012", "data=30", "", "en");
    assert_null(strstr(response_head, "Retry-After"));
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        get("/plus/1008", queries[i], "", "en");
        assert_null(strstr(response_head, "Retry-After"));
    }
}

/* ---- What is posted ----------------------------------------------------------------------------------- */

static void posted_json_is_the_data(void **state)
{
    static const char *const texts[] = {"{\"a\":[1, 2]}", "null", "-1e5", "\"\\u0000\"", " [] \n", "\"需\""};
    char expected[256];

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        snprintf(expected, sizeof expected,
                 "{\"status\":false,\"code\":1005,\"message\":\"The user does not exist (during user "
                 "authentication).\",\"data\":%s}",
                 texts[i]);
        post("/plus/1005", "application/json; charset=utf-8", texts[i]);
        if (strcmp(response_body, expected) != 0)
            fail_msg("%s, not %s", response_body, expected);
    }
    post("/plus/1005", "", "\xef\xbb\xbf[]");
    assert_non_null(strstr(response_body, "\"data\":[]}"));
    post("/plus/1005", "", "");
    assert_non_null(strstr(response_body, "\"data\":null}"));
}

static void posted_data_takes_precedence_over_the_query(void **state)
{
    const char *const values[VARIABLES] = {"POST", "/plus/1005", "data=1", "", "", "", NULL, "1", NULL};

    (void)state;
    sent = "2";
    sent_length = 1;
    request(values);
    sent_length = 0;
    assert_non_null(strstr(response_body, "\"data\":2}"));
    get("/plus/1005", "data=1", "", "");
    assert_non_null(strstr(response_body, "\"data\":1}"));
}

static void a_form_is_accepted_but_is_not_data(void **state)
{
    (void)state;
    post("/plus/1005", "application/x-www-form-urlencoded", "login=a&password=b");
    assert_non_null(strstr(response_body, "\"data\":null}"));
    post("/plus/1005", "Multipart/Form-Data; boundary=\"x\"", "--x--");
    assert_non_null(strstr(response_body, "\"data\":null}"));
    post("/plus/1005", "application/x-www-form-urlencoded", "{\"id\":7}"); /* curl -d sends it like this */
    assert_non_null(strstr(response_body, "\"data\":{\"id\":7}}"));
}

static void a_body_that_is_not_json_is_refused(void **state)
{
    static const char *const texts[] = {"{", "{}{}", "1,2",      "]",   "a=b",
                                        " ", "'a'",  "\"\xff\"", "nul", "[1],[2]"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        post("/plus/1005", i % 2 ? "application/json" : "", texts[i]);
        assert_int_equal(response_status, 400);
        assert_string_equal(response_body, "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                                           "\"detail\":\"The data is not JSON, or is nested too deep.\"}");
    }
    post_bytes("/plus/1005", "", "1\0002", 3);
    assert_int_equal(response_status, 400);
    get("/plus/1005", "data=%7B", "", "");
    assert_int_equal(response_status, 400);
    get("/plus/1005", "data=", "", "");
    assert_int_equal(response_status, 400);
}

static void a_body_may_have_up_to_64_kib(void **state)
{
    enum { MAX_BODY = 65536 };
    static char bytes[4 * MAX_BODY];

    (void)state;
    memset(bytes, ' ', sizeof bytes);
    bytes[0] = '7';
    post_bytes("/plus/1005", "", bytes, MAX_BODY);
    assert_int_equal(response_status, 404);
    assert_true(strlen(response_body) > MAX_BODY);
    for (size_t length = MAX_BODY + 1; length <= sizeof bytes; length += sizeof bytes - MAX_BODY - 1) {
        post_bytes("/plus/1005", "", bytes, length);
        assert_int_equal(response_status, 413);
        assert_true(has_header("Content-Type: application/problem+json"));
    }
}

/* Sends a body of four bytes with each CONTENT_LENGTH. */
static void a_malformed_or_excessive_content_length_is_refused(void **state)
{
    static const struct {
        const char *content_length;
        int status;
        const char *data;
    } cases[] = {
        {NULL, 404, "null"},
        {"", 404, "null"},
        {"0", 404, "null"},
        {"0004", 404, "1234"},
        {"3", 404, "123"},
        {"5", 400, ""},
        {"65536", 400, ""},
        {"-1", 400, ""},
        {"-", 400, ""},
        {"+4", 400, ""},
        {" 4", 400, ""},
        {"4 ", 400, ""},
        {"4,4", 400, ""},
        {"0x4", 400, ""},
        {"4.0", 400, ""},
        {"65537", 413, ""},
        {"4294967300", 413, ""},
        {"18446744073709551620", 413, ""},
        {"99999999999999999999999999999999", 413, ""},
    };
    char data[32];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *const values[VARIABLES] = {"POST", "/plus/1005", "",   "",
                                               "",     "",           NULL, cases[i].content_length};

        sent = "1234";
        sent_length = 4;
        request(values);
        sent_length = 0;
        snprintf(data, sizeof data, "\"data\":%s}", cases[i].data);
        if (response_status != cases[i].status || (cases[i].data[0] != '\0' && !strstr(response_body, data)))
            fail_msg("%s: %s%s", cases[i].content_length ? cases[i].content_length : "none", response_head,
                     response_body);
    }
}

/* Only POST reads a body, and an error in the path is reported first. */
static void a_wrong_content_length_does_not_matter_if_the_body_is_not_read(void **state)
{
    static const struct {
        const char *method;
        const char *path;
        int status;
    } cases[] = {
        {"GET", "/plus/1012", 401}, {"HEAD", "/plus/1012", 401}, {"OPTIONS", "/plus/1012", 204},
        {"PUT", "/plus/1012", 405}, {"POST", "/plus/4012", 404},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *const values[VARIABLES] = {cases[i].method, cases[i].path, "", "", "", "", NULL, "-1"};

        request(values);
        assert_int_equal(response_status, cases[i].status);
    }
}

/* ---- Requests that are wrong -------------------------------------------------------------------------- */

static void a_refusal_is_a_problem_in_the_requested_language(void **state)
{
    static const struct {
        const char *values[VARIABLES];
        const char *zh;
        const char *en;
    } cases[] = {
        {{"PUT", "/plus/1012"},
         "只允许 GET、HEAD、POST 和 OPTIONS。",
         "Only GET, HEAD, POST and OPTIONS are allowed."},
        {{"GET", "/plus/4012"},
         "没有这个 API，或该 API 没有这个状态码。",
         "There is no such API, or it has no such code."},
        {{"GET", "/plus/1012", "detail=%"},
         "查询参数格式有误，或太长。",
         "The query is ill-formed or too long."},
        {{"GET", "/plus/1012", "data=["},
         "数据不是 JSON，或嵌套太深。",
         "The data is not JSON, or is nested too deep."},
        {{"POST", "/plus/1012", "", "", "", "", "", "1"},
         "请求体的长度与 Content-Length 不符。",
         "The body is not as long as Content-Length says."},
        {{"POST", "/plus/1012", "", "", "", "", "", "65537"},
         "请求体超过 65536 字节。",
         "The body is longer than 65536 bytes."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (int lang = SC_ZH; lang <= SC_EN; lang++) {
            const char *values[VARIABLES];
            char detail[256];

            memcpy(values, cases[i].values, sizeof values);
            values[LANGUAGE] = sc_lang_tag((sc_lang)lang);
            request(values);
            snprintf(detail, sizeof detail, ",\"detail\":\"%s\"}", lang == SC_ZH ? cases[i].zh : cases[i].en);
            assert_true(has_header("Content-Type: application/problem+json"));
            assert_true(has_header(lang == SC_ZH ? "Content-Language: zh" : "Content-Language: en"));
            if (strstr(response_body, detail) == NULL)
                fail_msg("%s, not %s", response_body, detail);
        }
}

static void unlisted_codes_and_registries_are_not_found(void **state)
{
    static const char *const paths[] = {
        "",
        "/",
        "/plus",
        "/plus/",
        "/minus/1012",
        "plus/1012",
        "//plus/1012",
        "/plus//1012",
        "/plus/4012",
        "/plus/v1/1012",
        "/plus/../plus/1012",
        "/../../etc/passwd",
        "/plus/-1",
        "/plus/+1012",
        "/plus/ 1012",
        "/plus/1012\r\nX:",
        "/plus/4294968308",
        "/plus/1e3",
        "/plus/%31012",
        "/plus/18446744073709552628",
        "/plus/\xff",
        "/jiemi/1008-2",
    };

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        get(paths[i], "", "", "zh");
        if (response_status != 404)
            fail_msg("%s: %s", paths[i], response_head);
        assert_string_equal(response_body, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                                           "\"detail\":\"没有这个 API，或该 API 没有这个状态码。\"}");
    }
}

static void long_names_and_numbers_are_not_found(void **state)
{
    char path[512];

    (void)state;
    for (int length = 127; length <= 129; length++)
        for (int digit = 0; digit <= 9; digit += 9) {
            snprintf(path, sizeof path, "/plus/%0*d", length, digit);
            get(path, "", "", "");
            assert_int_equal(response_status, 404);
            snprintf(path, sizeof path, "/%0*d/%0*d", length, digit, length, digit);
            get(path, "", "", "");
            assert_int_equal(response_status, 404);
        }
}

static void the_query_is_decoded_and_its_text_is_escaped(void **state)
{
    (void)state;
    get("/plus/1012", "instance=%2Fa%3fb&detail=a+%2B+%22%5c%0D%0aX:%20y%e9%9c%80%E9%9C",
        "application/problem+json", "");
    assert_string_equal(response_body,
                        "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        "\"detail\":\"a + \\\"\\\\\\r\\nX: y需\xef\xbf\xbd\",\"instance\":\"/a?b\","
                        "\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}");
    get("/plus/1012", "x&=&&detail=first&detail=second", "", "");
    assert_string_equal(response_body, "{\"status\":false,\"code\":1012,\"message\":\"first\",\"data\":null}");
}

static void a_query_that_cannot_be_decoded_is_refused(void **state)
{
    static const char *const queries[] = {
        "detail=%",   "detail=%4",   "detail=%4g",           "detail=%g4",
        "detail=%00", "instance=%0", "detail=&instance=%zz", "detail=%%",
    };

    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        get("/plus/1012", queries[i], "", "");
        if (response_status != 400)
            fail_msg("%s: %s", queries[i], response_head);
    }
}

static void a_text_may_have_up_to_4095_bytes(void **state)
{
    enum { MAX_TEXT = 4095 };
    static char query[sizeof "detail=&instance=" + 2 * 3 * (MAX_TEXT + 1)];

    (void)state;
    for (int i = 0; i < 2; i++) {
        char *text = query + sprintf(query, "detail=");
        for (int k = 0; k < MAX_TEXT + i; k++)
            text += sprintf(text, "%%01");
        text += sprintf(text, "&instance=");
        for (int k = 0; k < MAX_TEXT; k++)
            text += sprintf(text, "%%02");
        get("/plus/1012", query, "application/problem+json", "");
        assert_int_equal(response_status, i == 0 ? 401 : 400);
        assert_true(i == 1 || strlen(response_body) > 12 * MAX_TEXT);
    }
}

/* Each variable in turn holds a long text that no client should send. */
static void hostile_variables_are_answered(void **state)
{
    enum { LONG = 100000 };
    static const char *const pieces[] = {
        "A",    ",",           "/", "&", "=", "%41", "\"", ";q=", "zh-", "*/*,", "../", "\r\nX-Evil: y\r\n",
        "\xff", "detail=%41&",
    };
    static char text[LONG + 1];

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        for (size_t k = 0; k < LONG; k++)
            text[k] = pieces[i][k % strlen(pieces[i])];
        for (int hostile = 0; hostile < VARIABLES; hostile++) {
            const char *values[VARIABLES] = {i % 2 ? "GET" : "POST",
                                             "/hero/1003",
                                             "detail=x",
                                             "application/json",
                                             "zh",
                                             "/",
                                             "wait=1",
                                             "0",
                                             ""};

            values[hostile] = text;
            request(values);
            assert_null(strstr(response_head, "X-Evil"));
            values[hostile] = NULL;
            request(values);
        }
    }
}

static void a_response_that_cannot_be_written_is_a_failure(void **state)
{
    (void)state;
    get("/plus/1012", "", "", "");
    run_to(TO_FULL_DISK, program_named("STATUSCODE_SERVER", STATUSCODE_SERVER), "", "", 0);
    assert_int_equal(run_status, 1);
}

static void only_faults_of_the_service_are_logged(void **state)
{
    (void)state;
    logged = "server: SC_PLUS_UPLOAD_FAILED, DEPENDENCY: The upload failed.\n";
    get("/plus/2002", "", "*/*", "zh");
    logged = "server: SC_FECSHOP_STATUS_UNKNOWN, SERVER: Internal program error: an unknown error occurred.\n";
    get("/fecshop/1000000", "", "*/*", "en");
    logged = "";
    get("/fecshop/1000008", "", "*/*", "en");
    get("/plus/1005", "", "*/*", "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_sent_in_its_apis_envelope),
        cmocka_unit_test(a_code_is_found_by_its_name_too),
        cmocka_unit_test(a_client_that_accepts_neither_language_gets_english),
        cmocka_unit_test(heros_envelope_has_the_request),
        cmocka_unit_test(the_request_has_up_to_4093_bytes),
        cmocka_unit_test(a_problem_is_sent_if_it_is_preferred),
        cmocka_unit_test(an_entry_without_an_envelope_is_sent_as_a_problem),
        cmocka_unit_test(statuses_without_a_body_are_sent_without_one),
        cmocka_unit_test(head_has_the_headers_of_get),
        cmocka_unit_test(options_are_listed_and_cors_is_allowed),
        cmocka_unit_test(other_methods_are_refused),
        cmocka_unit_test(the_rest_of_the_path_is_ignored),
        cmocka_unit_test(a_preferred_code_replaces_the_one_in_the_path),
        cmocka_unit_test(success_is_sent_in_the_form_of_each_api),
        cmocka_unit_test(bare_data_with_a_code_is_not_sent_as_success),
        cmocka_unit_test(a_field_error_is_sent_in_the_form_of_each_api),
        cmocka_unit_test(seconds_to_wait_are_sent_if_the_code_says_so),
        cmocka_unit_test(posted_json_is_the_data),
        cmocka_unit_test(posted_data_takes_precedence_over_the_query),
        cmocka_unit_test(a_form_is_accepted_but_is_not_data),
        cmocka_unit_test(a_body_that_is_not_json_is_refused),
        cmocka_unit_test(a_body_may_have_up_to_64_kib),
        cmocka_unit_test(a_malformed_or_excessive_content_length_is_refused),
        cmocka_unit_test(a_wrong_content_length_does_not_matter_if_the_body_is_not_read),
        cmocka_unit_test(a_refusal_is_a_problem_in_the_requested_language),
        cmocka_unit_test(unlisted_codes_and_registries_are_not_found),
        cmocka_unit_test(long_names_and_numbers_are_not_found),
        cmocka_unit_test(the_query_is_decoded_and_its_text_is_escaped),
        cmocka_unit_test(a_query_that_cannot_be_decoded_is_refused),
        cmocka_unit_test(a_text_may_have_up_to_4095_bytes),
        cmocka_unit_test(hostile_variables_are_answered),
        cmocka_unit_test(a_response_that_cannot_be_written_is_a_failure),
        cmocka_unit_test(only_faults_of_the_service_are_logged),
    };

    return cmocka_run_group_tests_name("server", tests, NULL, NULL);
}
