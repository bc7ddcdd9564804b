/* SPDX-License-Identifier: MIT */
/* client_test.c: runs examples/client.c as a process and feeds it what curl -i prints. */
#define _XOPEN_SOURCE 600
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "golden.h"
#include "process.h"

#ifndef STATUSCODE_CLIENT
#define STATUSCODE_CLIENT "client"
#endif

static void read_bytes(const char *arguments, const char *response, size_t length)
{
    run_to(TO_FILE, program_named("STATUSCODE_CLIENT", STATUSCODE_CLIENT), arguments, response, length);
}

static void read_response(const char *arguments, const char *response)
{
    read_bytes(arguments, response, strlen(response));
}

/* Reads a response that is given in two parts. */
static void read_joined(const char *arguments, const char *head, const char *rest)
{
    char response[512];
    snprintf(response, sizeof response, "%s%s", head, rest);
    read_response(arguments, response);
}

static void assert_ran(int status, const char *out, const char *err)
{
    assert_string_equal(run_err, err);
    assert_string_equal(run_out, out);
    assert_int_equal(run_status, status);
}

/* U+FFFD, which replaces what a terminal obeys or hides. */
#define REPLACED "\xef\xbf\xbd"

#define EXPIRED  "{\"status\":false,\"code\":1012,\"message\":\"Expired\",\"data\":null}"

static const char token_expired[] = "outcome: FAILURE\n"
                                    "http:    401 Unauthorized\n"
                                    "code:    1012\n"
                                    "name:    TOKEN_EXPIRED\n"
                                    "message: The token has expired and must be refreshed.\n"
                                    "server:  Expired\n"
                                    "fault:   CALLER\n"
                                    "to do:   refresh the token, then repeat the request\n";

static void response_is_explained(void **state)
{
    (void)state;
    read_response("plus", "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
    read_response("PLUS en", "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
}

static void response_is_explained_in_chinese(void **state)
{
    (void)state;
    read_response("plus zh", "HTTP/1.1 401 Unauthorized\r\n\r\n" EXPIRED);
    assert_ran(1,
               "outcome: FAILURE\n"
               "http:    401 Unauthorized\n"
               "code:    1012\n"
               "name:    TOKEN_EXPIRED\n"
               "message: token过期，需要刷新\n"
               "server:  Expired\n"
               "fault:   CALLER\n"
               "to do:   刷新 token 后重发请求\n",
               "");
}

static void status_lines_and_line_ends_of_every_kind_are_read(void **state)
{
    (void)state;
    read_response("plus", "HTTP/2 401 \r\nserver: x\r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
    read_response("plus", "HTTP/3 401\nserver: x\n\n" EXPIRED);
    assert_ran(1, token_expired, "");
    read_response("plus", "HTTP/1.0 401 Unauthorized\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
    read_response("plus", "HTTP/1.1 401\r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
}

static void last_header_block_counts(void **state)
{
    (void)state;
    read_response("plus", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
    read_response("plus", "HTTP/1.1 302 Found\r\nLocation: /v1\r\nContent-Length: 0\r\n\r\n"
                          "HTTP/2 301 \r\nlocation: /v2\r\n\r\n"
                          "HTTP/2 401 \r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
    read_response("plus", "HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 401 \r\n\r\n" EXPIRED);
    assert_ran(1, token_expired, "");
}

/* curl prints no body for these. */
static void responses_that_curl_follows_up_are_skipped(void **state)
{
    static const char *const heads[] = {
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\nwww-authenticate:Digest realm=x\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 5\r\nProxy-Authenticate: NTLM\r\n\r\n",
        "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 308 Permanent Redirect\r\nLOCATION: /v2\r\nContent-Type: text/html\r\n\r\n",
        "HTTP/1.1 300 Multiple Choices\r\nContent-Length: 5\r\nlocation: /v2\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Type: text/html\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \t0 \r\n\r\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        read_joined("plus", heads[i], "HTTP/2 401 \r\n\r\n" EXPIRED);
        assert_ran(1, token_expired, "");
    }
}

static void body_that_looks_like_a_response_stays_a_body(void **state)
{
    static const char *const heads[] = {
        "HTTP/1.1 403 Forbidden\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nLocation: /v2\r\nWWW-Authenticate: Basic\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n",
        "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n",
    };
    static const char *const others[] = {
        "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 090\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n",
        "HTTP/1.1 302 Found\r\nX-Location: /v2\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\nWWW-Authenticate: Basic\r\n\r\n",
        "HTTP/1.1 500 \r\n\r\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        read_joined("plus", heads[i], "HTTP/1.1 200 OK\r\n\r\n{\"status\":true}");
        assert_ran(1,
                   "outcome: FAILURE\n"
                   "http:    403 Forbidden\n"
                   "body:    NOT_JSON\n"
                   "fault:   CALLER\n"
                   "to do:   show a message of your own\n",
                   "");
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        read_joined("plus", others[i], "HTTP/1.1 201 Created\r\n\r\n" EXPIRED);
        assert_null(strstr(run_out, "http:    201"));
        assert_non_null(strstr(run_out, "\nbody:    NOT_JSON\n"));
    }
}

/* curl prints trailers directly after the body, with no line end before the first and no empty line after the last. */
static void announced_trailers_are_not_part_of_the_body(void **state)
{
    static const char *const heads[] = {
        "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\nA: b\r\ntransfer-encoding:gzip, Chunked \r\nC: d\r\n\r\n",
        "HTTP/2 401 \r\nTRAILER: X-Sum\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401 Unauthorized\nTransfer-Encoding: chunked\n\n",
    };
    static const char *const trailers[] = {"", "X-Sum: abc\r\n",
                                           "X-Sum: abc\r\nServer-Timing:\r\n!#$%&'*+-.^_`|~9: {\"code\":1}\r\n",
                                           "\r\n\t X-Sum: abc\r\n", "Transfer-Encoding: chunked\r\n"};
    char response[512];
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        for (size_t k = 0; k < sizeof trailers / sizeof trailers[0]; k++) {
            snprintf(response, sizeof response, "%s%s%s", heads[i], EXPIRED, trailers[k]);
            read_response("plus", response);
            assert_ran(1, token_expired, "");
        }
}

static void trailers_without_a_body_are_not_a_body(void **state)
{
    (void)state;
    read_response("plus", "HTTP/1.1 503 \r\nTransfer-Encoding: chunked\r\n\r\nX-Sum: abc\r\n");
    assert_ran(1,
               "outcome: FAILURE\n"
               "http:    503 Service Unavailable\n"
               "body:    EMPTY\n"
               "fault:   SERVER\n"
               "to do:   repeat the same request later\n",
               "");
}

static void anything_else_after_the_json_is_part_of_the_body(void **state)
{
    static const char *const heads[] = {
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 70\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: identity\r\nX-Trailer: X-Sum\r\n\r\n",
        "HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\n Trailer: X-Sum\r\n\r\nTrailer: X-Sum\r\n\r\n",
    };
    static const char *const none[] = {"X-Sum: abc\n",   "X-Sum: abc",   "X-Sum abc\r\n",   ": abc\r\n",
                                       "X Sum: abc\r\n", "}X: abc\r\n",  "\"X\": abc\r\n",  "{\"code\":1}\r\n",
                                       "A: b\r\nc\r\n",  "A: b\r\n\r\n", "\xc3\xa9: b\r\n", "X-Sum:\n"};
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        read_joined("plus", heads[i], EXPIRED "X-Sum: abc\r\n");
        assert_non_null(strstr(run_out, "\nbody:    NOT_JSON\n"));
    }
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        read_joined("plus", "HTTP/1.1 401 \r\nTransfer-Encoding: chunked\r\n\r\n" EXPIRED, none[i]);
        assert_non_null(strstr(run_out, "\nbody:    NOT_JSON\n"));
    }
}

static void compressed_body_is_reported_as_such(void **state)
{
    static const char response[] = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\b\0\0";
    (void)state;
    read_bytes("plus", response, sizeof response - 1);
    assert_ran(2, "",
               "client: the body is compressed (gzip); ask without Accept-Encoding or use curl --compressed\n");
}

static void exit_status_tells_the_outcome(void **state)
{
    (void)state;
    read_response("hero", "HTTP/1.1 200 OK\r\n\r\n{\"code\":0,\"msg\":\"ok\",\"request\":\"\"}");
    assert_int_equal(run_status, 0);
    read_response("hero", "HTTP/1.1 400 Bad Request\r\n\r\n{\"code\":1000}");
    assert_int_equal(run_status, 1);
    read_response("jiemi", "HTTP/1.1 200 OK\r\n\r\n{\"code\":1018}");
    assert_int_equal(run_status, 3);
    read_response("fecshop", "HTTP/1.1 200 OK\r\n\r\n[]");
    assert_int_equal(run_status, 4);
}

static void what_to_do_is_shown_in_both_languages(void **state)
{
    static const struct {
        const char *registry;
        const char *response;
        const char *zh;
        const char *en;
    } cases[] = {
        {"fecshop", "HTTP/1.1 200 OK\n\n{\"code\":200}", "无需处理", "nothing is left to do"},
        {"fecshop", "HTTP/1.1 200 OK\n\n{\"code\":1000000}", "无法自动处理，请显示自己的提示",
         "show a message of your own"},
        {"fecshop", "HTTP/1.1 200 OK\n\n{\"code\":1100008}", "无法自动处理，请把消息显示给用户",
         "show the message to the user"},
        {"fecshop", "HTTP/1.1 200 OK\n\n{\"code\":1500013}", "可能已经生效，重发之前先查明结果",
         "the call may have taken effect; find out before repeating it"},
        {"fecshop", "HTTP/1.1 200 OK\n\n{\"code\":1000006}", "修正请求后再发送",
         "correct the request and send it again"},
        {"fecshop", "HTTP/1.1 200 OK\n\n{\"code\":1100003}", "重新登录", "log in again"},
        {"fecshop", "HTTP/1.1 503\n\n", "稍后重试", "repeat the same request later"},
        {"jiemi", "HTTP/1.1 200 OK\n\n{\"code\":1015}", "用响应中的订单继续支付",
         "continue to payment with the order in the response"},
        {"jiemi", "HTTP/1.1 200 OK\n\n{\"code\":1018}", "轮询，直到支付有结果",
         "ask again until the payment is settled"},
        {"plus", "HTTP/1.1 401 Unauthorized\n\n{\"code\":1012}", "刷新 token 后重发请求",
         "refresh the token, then repeat the request"},
    };
    char arguments[64];
    char shown[128];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(arguments, sizeof arguments, "%s zh", cases[i].registry);
        read_response(arguments, cases[i].response);
        snprintf(shown, sizeof shown, "\nto do:   %s\n", cases[i].zh);
        assert_non_null(strstr(run_out, shown));
        read_response(cases[i].registry, cases[i].response);
        snprintf(shown, sizeof shown, "\nto do:   %s\n", cases[i].en);
        assert_non_null(strstr(run_out, shown));
    }
}

static void response_without_a_body_is_read_by_its_status(void **state)
{
    (void)state;
    read_response("plus", "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n");
    assert_ran(0,
               "outcome: SUCCESS\n"
               "http:    204 No Content\n"
               "body:    EMPTY\n"
               "fault:   NONE\n"
               "to do:   nothing is left to do\n",
               "");
    read_response("plus", "HTTP/1.1 503 Service Unavailable\r\nServer: x");
    assert_ran(1,
               "outcome: FAILURE\n"
               "http:    503 Service Unavailable\n"
               "body:    EMPTY\n"
               "fault:   SERVER\n"
               "to do:   repeat the same request later\n",
               "");
}

static void error_page_of_a_proxy_is_not_json(void **state)
{
    (void)state;
    read_response("fecshop", "HTTP/1.1 502 Bad Gateway\r\n\r\n<html>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n</html>");
    assert_ran(1,
               "outcome: FAILURE\n"
               "http:    502 Bad Gateway\n"
               "body:    NOT_JSON\n"
               "fault:   DEPENDENCY\n"
               "to do:   repeat the same request later\n",
               "");
}

/* The problem itself names its API. */
#define PROBLEM                                                                                   \
    "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Expired\"," \
    "\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}"

static void problem_is_recognized_by_its_media_type(void **state)
{
    static const char *const heads[] = {
        "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\n\r\n",
        "HTTP/2 401 \r\ncontent-type:Application/Problem+JSON; charset=utf-8\r\n\r\n",
        "HTTP/1.1 401 \nContent-Type: application/problem+json ;a=b\n\n",
        ("HTTP/1.1 302 \r\nLocation: /v2\r\nContent-Type: text/html\r\n\r\n"
         "HTTP/2 401 \r\ncontent-type: application/problem+json\r\n\r\n"),
    };
    static const char *const others[] = {
        "HTTP/1.1 401 \r\n\r\n",
        "HTTP/1.1 401 \r\nContent-Type: application/json\r\n\r\n",
        "HTTP/1.1 401 \r\nContent-Type: application/problem\r\n\r\n",
        "HTTP/1.1 401 \r\nContent-Type: application/problem+jsonp\r\n\r\n",
        "HTTP/1.1 401 \r\nContent-Type: text/plain; a=application/problem+json\r\n\r\n",
        "HTTP/1.1 401 \r\nX-Content-Type: application/problem+json\r\n\r\n",
        ("HTTP/1.1 302 \r\nLocation: /v2\r\nContent-Type: application/problem+json\r\n\r\n"
         "HTTP/2 401 \r\ncontent-type: application/json\r\n\r\n"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        read_joined("hero", heads[i], PROBLEM);
        assert_ran(1, token_expired, "");
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        read_joined("hero", others[i], PROBLEM);
        assert_int_equal(run_status, 1);
        assert_null(strstr(run_out, "TOKEN_EXPIRED"));
    }
}

static void problem_is_read_up_to_its_trailers(void **state)
{
    (void)state;
    read_response("hero", "HTTP/1.1 401 \r\nContent-Type: application/problem+json\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n" PROBLEM "X-Sum: abc\r\n");
    assert_ran(1, token_expired, "");
    read_response("hero",
                  "HTTP/1.1 401 \r\nContent-Type: application/problem+json\r\n\r\n" PROBLEM "X-Sum: abc\r\n");
    assert_non_null(strstr(run_out, "\nbody:    NOT_JSON\n"));
}

static void foreign_problem_is_read_by_its_status(void **state)
{
    (void)state;
    read_response("plus", "HTTP/1.1 503 \r\nContent-Type: application/problem+json\r\n\r\n"
                          "{\"title\":\"Busy\",\"status\":\"true\"}");
    assert_ran(1,
               "outcome: FAILURE\n"
               "http:    503 Service Unavailable\n"
               "body:    NO_CODE\n"
               "server:  Busy\n"
               "fault:   SERVER\n"
               "to do:   repeat the same request later\n",
               "");
}

static void field_errors_are_shown(void **state)
{
    (void)state;
    read_response("plus",
                  "HTTP/1.1 422 \r\n\r\n{\"message\":\"Invalid\",\"errors\":{\"phone\":[\"Taken\",\"\\u592a"
                  "\\u957f\"],\"na\\u001b\\nme\":[\"\\\"x\\\"\\u009b\"],\"none\":[]}}");
    assert_ran(1,
               "outcome: FAILURE\n"
               "http:    422 Unprocessable Content\n"
               "body:    NO_CODE\n"
               "server:  Invalid\n"
               "error:   phone: Taken\n"
               "error:   phone: 太长\n"
               "error:   na" REPLACED " me: \"x\"" REPLACED "\n"
               "fault:   CALLER\n"
               "to do:   correct the request and send it again\n",
               "");
    read_response("jiemi", "HTTP/1.1 422 \r\n\r\n[{\"field\":\"phone\",\"message\":\"Taken\"}]");
    assert_non_null(strstr(run_out, "\nerror:   phone: Taken\nfault:"));
    read_response("fecshop", "HTTP/1.1 200 \r\n\r\n{\"code\":1100007,\"data\":{\"error\":\"Taken\"}}");
    assert_non_null(strstr(run_out, "\nerror:   Taken\nfault:"));
}

static void seconds_to_wait_are_shown(void **state)
{
    static const char *const seconds[] = {"59", "0", "2147483647"};
    char response[128];
    char shown[64];
    (void)state;
    for (size_t i = 0; i < sizeof seconds / sizeof seconds[0]; i++) {
        snprintf(response, sizeof response, "HTTP/1.1 403 \r\n\r\n{\"code\":1008,\"data\":%s}", seconds[i]);
        read_response("plus", response);
        snprintf(shown, sizeof shown, "\nto do:   repeat the same request later\nwait:    %s s\n", seconds[i]);
        assert_non_null(strstr(run_out, shown));
        read_response("plus zh", response);
        snprintf(shown, sizeof shown, "\nto do:   稍后重试\nwait:    %s 秒\n", seconds[i]);
        assert_non_null(strstr(run_out, shown));
    }
    read_response("plus", "HTTP/1.1 403 \r\n\r\n{\"code\":1008,\"data\":-1}");
    assert_null(strstr(run_out, "wait:"));
}

static void unlisted_code_is_shown_as_unknown(void **state)
{
    (void)state;
    read_response("hero", "HTTP/1.1 200 OK\r\n\r\n{\"code\":987654,\"msg\":\"sorry\"}");
    assert_int_equal(run_status, 1);
    assert_non_null(strstr(run_out, "code:    987654\nname:    UNKNOWN\n"));
    assert_non_null(strstr(run_out, "server:  sorry\n"));
}

static void control_characters_are_replaced(void **state)
{
    static const char response[] =
        "HTTP/1.1 401 \033[31mRed\r\nX: \033[2J\r\n\r\n"
        "{\"code\":1012,\"message\":\"\\u001b[31m\\n\\u0000\x7f\xc2\x9b\xc2\xa9\xe4\xb8\x80\"}";
    (void)state;
    read_response("plus", response);
    assert_int_equal(run_status, 1);
    assert_non_null(
        strstr(run_out, "server:  " REPLACED "[31m " REPLACED REPLACED REPLACED "\xc2\xa9\xe4\xb8\x80\n"));
    assert_null(strchr(run_out, '\033'));
}

/* The server escapes every character up to U+00FF. */
static void all_other_characters_are_shown(void **state)
{
    char response[4096] = "HTTP/1.1 401 \r\n\r\n{\"code\":1012,\"message\":\"";
    char expected[2048] = "server:  ";
    (void)state;
    for (unsigned c = 0; c <= 0xff; c++) {
        char text[] = {(char)(0xc0 | c >> 6), (char)(c < 0x80 ? c : 0x80 | (c & 0x3f)), '\0'};
        sprintf(response + strlen(response), "\\u%04x", c);
        if (c == '\t' || c == '\n' || c == '\r')
            strcat(expected, " ");
        else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            strcat(expected, REPLACED);
        else
            strcat(expected, c < 0x80 ? &text[1] : text);
    }
    read_response("plus", strcat(response, "\"}"));
    assert_int_equal(run_status, 1);
    assert_non_null(strstr(run_out, strcat(expected, "\n")));
}

/* Each is in a message and in a field error, both escaped and unescaped. */
static void characters_that_reorder_break_or_hide_text_are_replaced(void **state)
{
    static const struct {
        const char *escape;
        const char *text;
    } cases[] = {{"\\u061c", "\xd8\x9c"},
                 {"\\u200e", "\xe2\x80\x8e"},
                 {"\\u200F", "\xe2\x80\x8f"},
                 {"\\u2028", "\xe2\x80\xa8"},
                 {"\\u2029", "\xe2\x80\xa9"},
                 {"\\u202a", "\xe2\x80\xaa"},
                 {"\\u202E", "\xe2\x80\xae"},
                 {"\\u2066", "\xe2\x81\xa6"},
                 {"\\u2069", "\xe2\x81\xa9"},
                 {"\\udb40\\udc00", "\xf3\xa0\x80\x80"},
                 {"\\udb40\\udc7f", "\xf3\xa0\x81\xbf"}};
    char response[256];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(response, sizeof response,
                 "HTTP/1.1 422 \r\n\r\n{\"message\":\"a%sb%sc\",\"errors\":{\"f%s\":[\"g%s\"]}}",
                 cases[i].escape, cases[i].text, cases[i].text, cases[i].escape);
        read_response("plus", response);
        assert_int_equal(run_status, 1);
        assert_non_null(
            strstr(run_out, "server:  a" REPLACED "b" REPLACED "c\nerror:   f" REPLACED ": g" REPLACED "\n"));
    }
}

static void misuse_is_explained_and_writes_nothing(void **state)
{
    static const char *const arguments[] = {"", "github", "plus fr", "plus zh en", "''"};
    char usage[1024] = "usage: curl -si URL | client REGISTRY [zh|en]\nREGISTRY: ";
    (void)state;
    for (size_t t = 0; t < GOLDEN_TABLES; t++) {
        size_t length = strlen(usage);
        snprintf(usage + length, sizeof usage - length, "%s%s", golden_tables[t].registry,
                 t + 1 < GOLDEN_TABLES ? ", " : "\n");
    }
    for (size_t i = 0; i < sizeof arguments / sizeof arguments[0]; i++) {
        read_response(arguments[i], "HTTP/1.1 200 OK\r\n\r\n");
        assert_ran(2, "", usage);
    }
}

static void response_without_a_status_line_is_refused(void **state)
{
    static const char *const responses[] = {"",
                                            EXPIRED,
                                            "HTTP",
                                            "HTTP/",
                                            "HTTP/1.1",
                                            "HTTP/1.1 40",
                                            "HTTP/1.1 4x1 \r\n\r\n{}",
                                            "HTTP/1.1 4010 \r\n\r\n{}",
                                            "HTTP/1.1 401x\r\n\r\n{}",
                                            "HTTP/1.1 000 \r\n\r\n{}",
                                            "\r\nHTTP/1.1 401 \r\n\r\n"};
    (void)state;
    for (size_t i = 0; i < sizeof responses / sizeof responses[0]; i++) {
        read_response("plus", responses[i]);
        assert_ran(2, "", "client: the response has no status line: curl prints it with -i\n");
    }
}

static void response_over_the_limit_is_refused(void **state)
{
    static const char head[] = "HTTP/1.1 200 OK\r\n\r\n{\"code\":0}";
    size_t max = 4 * 1024 * 1024;
    char *response = malloc(max + 1);
    (void)state;
    assert_non_null(response);
    memset(response, ' ', max + 1);
    memcpy(response, head, sizeof head - 1);
    read_bytes("hero", response, max);
    assert_int_equal(run_status, 0);
    read_bytes("hero", response, max + 1);
    assert_ran(2, "", "client: the response is too long: it may have up to 4 MiB\n");
    free(response);
}

/* The first response has as many errors as fit, and the second has one that is as long as fits. */
static void hostile_field_errors_are_shown(void **state)
{
    static const char head[] = "HTTP/1.1 422 \r\n\r\n{\"errors\":{\"\":[\"\"";
    static const char tail[] = "]}}";
    size_t max = 4 * 1024 * 1024;
    size_t inside = max - (sizeof tail - 1);
    char *response = malloc(max);
    (void)state;
    assert_non_null(response);
    memset(response, ' ', max);
    memcpy(response, head, sizeof head - 1);
    for (size_t i = sizeof head - 1; i + 3 <= inside; i += 3)
        memcpy(response + i, ",\"\"", 3);
    memcpy(response + inside, tail, sizeof tail - 1);
    read_bytes("plus", response, max);
    assert_int_equal(run_status, 1);
    assert_non_null(strstr(run_out, "\nerror:   \nerror:   \n"));
    memset(response + sizeof head - 2, 'x', inside - (sizeof head - 1));
    response[inside - 1] = '"';
    read_bytes("plus", response, max);
    assert_int_equal(run_status, 1);
    assert_non_null(strstr(run_out, "\nerror:   xxx"));
    free(response);
}

static void unwritten_output_is_an_error(void **state)
{
    static const char response[] = "HTTP/1.1 200 OK\r\n\r\n{\"code\":0}";
    (void)state;
    run_to(TO_FULL_DISK, program_named("STATUSCODE_CLIENT", STATUSCODE_CLIENT), "hero", response,
           strlen(response));
    assert_ran(2, "", "client: cannot write the output\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(response_is_explained),
        cmocka_unit_test(response_is_explained_in_chinese),
        cmocka_unit_test(status_lines_and_line_ends_of_every_kind_are_read),
        cmocka_unit_test(last_header_block_counts),
        cmocka_unit_test(responses_that_curl_follows_up_are_skipped),
        cmocka_unit_test(body_that_looks_like_a_response_stays_a_body),
        cmocka_unit_test(announced_trailers_are_not_part_of_the_body),
        cmocka_unit_test(trailers_without_a_body_are_not_a_body),
        cmocka_unit_test(anything_else_after_the_json_is_part_of_the_body),
        cmocka_unit_test(compressed_body_is_reported_as_such),
        cmocka_unit_test(exit_status_tells_the_outcome),
        cmocka_unit_test(what_to_do_is_shown_in_both_languages),
        cmocka_unit_test(response_without_a_body_is_read_by_its_status),
        cmocka_unit_test(error_page_of_a_proxy_is_not_json),
        cmocka_unit_test(problem_is_recognized_by_its_media_type),
        cmocka_unit_test(problem_is_read_up_to_its_trailers),
        cmocka_unit_test(foreign_problem_is_read_by_its_status),
        cmocka_unit_test(field_errors_are_shown),
        cmocka_unit_test(seconds_to_wait_are_shown),
        cmocka_unit_test(unlisted_code_is_shown_as_unknown),
        cmocka_unit_test(control_characters_are_replaced),
        cmocka_unit_test(all_other_characters_are_shown),
        cmocka_unit_test(characters_that_reorder_break_or_hide_text_are_replaced),
        cmocka_unit_test(misuse_is_explained_and_writes_nothing),
        cmocka_unit_test(response_without_a_status_line_is_refused),
        cmocka_unit_test(response_over_the_limit_is_refused),
        cmocka_unit_test(hostile_field_errors_are_shown),
        cmocka_unit_test(unwritten_output_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
