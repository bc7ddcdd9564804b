/* SPDX-License-Identifier: MIT */
/* reply_test.c: reading replies by the five rules, the bodies that each API sends, the server's message, and
   unescaping. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <limits.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "statuscode.h"
#include "statuscode/fecshop.h"
#include "statuscode/hero.h"
#include "statuscode/jiemi.h"
#include "statuscode/plus.h"
#include "statuscode/rayvision.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a response is expected to read as. name is the entry's name, or "UNKNOWN" if there is no entry. */
struct expectation {
    sc_registry registry;
    int http_status;
    const char *body;
    sc_read read;
    sc_outcome outcome;
    sc_action action;
    const char *name;
};

/* Returns whether the reply is as expected. If not, prints the reply. */
static int is_as_expected(const struct expectation *expected)
{
    sc_reply reply;
    sc_read read = sc_read_reply(expected->registry, expected->http_status, expected->body,
                                 strlen(expected->body), &reply);
    if (read != expected->read || reply.outcome != (int)expected->outcome ||
        reply.action != (int)expected->action || strcmp(sc_name(reply.entry), expected->name) != 0) {
        print_error("%s, HTTP %d, %s: read %s, outcome %s, action %s, entry %s\n",
                    sc_registry_name(expected->registry), expected->http_status, expected->body,
                    sc_read_name(read), sc_outcome_name((sc_outcome)reply.outcome),
                    sc_action_name((sc_action)reply.action), sc_name(reply.entry));
        return 0;
    }
    assert_int_equal(reply.http_status, expected->http_status);
    assert_int_equal(reply.registry, expected->registry);
    for (size_t i = 0; i < COUNT(reply.reserved); i++)
        assert_null(reply.reserved[i]);
    return 1;
}

static void assert_replies(const struct expectation *expected, size_t count)
{
    int differ = 0;

    for (size_t i = 0; i < count; i++)
        differ += !is_as_expected(&expected[i]);
    assert_int_equal(differ, 0);
}

#define SUCCESS   SC_OUTCOME_SUCCESS
#define FAILURE   SC_OUTCOME_FAILURE
#define PENDING   SC_OUTCOME_PENDING
#define UNDECIDED SC_OUTCOME_UNDECIDED

/* ---- Each API's own bodies ---- */

static void fecshop_succeeds_with_code_200_whatever_the_http_status(void **state)
{
    static const struct expectation replies[] = {
        {SC_FECSHOP, 200, "{\"code\":200,\"message\":\"done\",\"data\":[]}", SC_READ_OK, SUCCESS, SC_ACT_NONE,
         "STATUS_SUCCESS"},
        {SC_FECSHOP, 0, "{\"code\":200,\"data\":{\"code\":404}}", SC_READ_OK, SUCCESS, SC_ACT_NONE,
         "STATUS_SUCCESS"},
        {SC_FECSHOP, 200, "{\"code\":1100003,\"message\":\"\",\"data\":[]}", SC_READ_OK, FAILURE, SC_ACT_LOGIN,
         "ACCOUNT_NO_LOGIN_OR_LOGIN_TOKEN_TIMEOUT"},
        {SC_FECSHOP, 200, "{\"code\":1100006,\"message\":\"\",\"data\":[]}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "ACCOUNT_IS_LOGINED"},
        {SC_FECSHOP, 200, "{\"code\":404,\"error_no\":\"5f0c\"}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_FECSHOP, 502, "{\"code\":404}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_FECSHOP, 502, "{\"message\":\"Bad gateway\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
        {SC_FECSHOP, 200, "{\"message\":\"done\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void jiemi_succeeds_with_code_1000_and_http_200(void **state)
{
    static const char body[] = "{\"name\":\"OK\",\"message\":\"\",\"code\":1000,\"status\":200}";
    static const struct expectation replies[] = {
        {SC_JIEMI, 200, body, SC_READ_OK, SUCCESS, SC_ACT_NONE, "SUCCESS"},
        {SC_JIEMI, 201, body, SC_READ_OK, UNDECIDED, SC_ACT_NONE, "SUCCESS"},
        {SC_JIEMI, 302, body, SC_READ_OK, UNDECIDED, SC_ACT_NONE, "SUCCESS"},
        {SC_JIEMI, 399, body, SC_READ_OK, UNDECIDED, SC_ACT_NONE, "SUCCESS"},
        {SC_JIEMI, 400, body, SC_READ_OK, FAILURE, SC_ACT_NONE, "SUCCESS"},
        {SC_JIEMI, 500, body, SC_READ_OK, FAILURE, SC_ACT_NONE, "SUCCESS"},
        {SC_JIEMI, 0, body, SC_READ_OK, UNDECIDED, SC_ACT_NONE, "SUCCESS"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void jiemi_codes_have_their_actions(void **state)
{
    static const struct expectation replies[] = {
        {SC_JIEMI, 200, "{\"code\":1011}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, "TOKEN_EXPIRED"},
        {SC_JIEMI, 200, "{\"code\":1015}", SC_READ_OK, PENDING, SC_ACT_PAY, "WECHAT_ORDER"},
        {SC_JIEMI, 200, "{\"code\":1016}", SC_READ_OK, PENDING, SC_ACT_PAY, "ALIPAY_ORDER"},
        {SC_JIEMI, 200, "{\"code\":1018}", SC_READ_OK, PENDING, SC_ACT_POLL, "ALIPAY_POLL_REQUIRED"},
        {SC_JIEMI, 200, "{\"code\":1019}", SC_READ_OK, PENDING, SC_ACT_POLL, "WECHAT_POLL_REQUIRED"},
        {SC_JIEMI, 500, "{\"code\":23000}", SC_READ_OK, FAILURE, SC_ACT_NONE, "HTTP_INTERNAL_SERVER_ERROR"},
        {SC_JIEMI, 200, "{\"code\":23000}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void jiemi_code_0_leaves_the_outcome_to_the_http_status(void **state)
{
    static const char body[] = "{\"name\":\"\",\"message\":\"\",\"code\":0,\"status\":401}";
    static const struct expectation replies[] = {
        {SC_JIEMI, 401, body, SC_READ_OK, FAILURE, SC_ACT_LOGIN, "HTTP_UNAUTHORIZED"},
        {SC_JIEMI, 404, body, SC_READ_OK, FAILURE, SC_ACT_NONE, "HTTP_NOT_FOUND"},
        {SC_JIEMI, 404, "{\"code\":0}", SC_READ_OK, FAILURE, SC_ACT_NONE, "HTTP_NOT_FOUND"},
        {SC_JIEMI, 200, body, SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP, "CHECK_HTTP_STATUS"},
        {SC_JIEMI, 299, body, SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP, "CHECK_HTTP_STATUS"},
        {SC_JIEMI, 304, body, SC_READ_OK, SUCCESS, SC_ACT_NONE, "HTTP_NOT_MODIFIED"},
        {SC_JIEMI, 300, body, SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 302, body, SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 503, body, SC_READ_OK, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
        {SC_JIEMI, 418, body, SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void jiemi_code_0_uses_the_bodys_status_if_http_is_not_known(void **state)
{
    static const struct expectation replies[] = {
        {SC_JIEMI, 0, "{\"code\":0,\"status\":401}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, "HTTP_UNAUTHORIZED"},
        {SC_JIEMI, 0, "{\"status\":\"401\",\"code\":0}", SC_READ_OK, FAILURE, SC_ACT_LOGIN,
         "HTTP_UNAUTHORIZED"},
        {SC_JIEMI, 0, "{\"code\":0,\"status\":503}", SC_READ_OK, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
        {SC_JIEMI, 0, "{\"code\":0,\"status\":200}", SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP,
         "CHECK_HTTP_STATUS"},
        {SC_JIEMI, 0, "{\"code\":0,\"status\":1008}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 0, "{\"code\":0,\"status\":-404}", SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP,
         "CHECK_HTTP_STATUS"},
        {SC_JIEMI, 0, "{\"code\":0,\"status\":401.5}", SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP,
         "CHECK_HTTP_STATUS"},
        {SC_JIEMI, 0, "{\"code\":0,\"status\":true}", SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP,
         "CHECK_HTTP_STATUS"},
        {SC_JIEMI, 0, "{\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP, "CHECK_HTTP_STATUS"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void rayvision_succeeds_with_code_200(void **state)
{
    static const struct expectation replies[] = {
        {SC_RAYVISION, 200,
         "{\"version\":\"1.0.0\",\"result\":true,\"message\":\"success\",\"code\":200,\"data\":null}",
         SC_READ_OK, SUCCESS, SC_ACT_NONE, "SUCCESS"},
        {SC_RAYVISION, 200, "{\"result\":false,\"message\":\"need_user_login\",\"code\":602,\"data\":null}",
         SC_READ_OK, FAILURE, SC_ACT_LOGIN, "NEED_USER_LOGIN"},
        {SC_RAYVISION, 200, "{\"code\":200,\"data\":[{\"code\":\"15000\"}]}", SC_READ_OK, SUCCESS, SC_ACT_NONE,
         "SUCCESS"},
        {SC_RAYVISION, 200, "{\"data\":[{\"price\":{\"code\":\"EUR\"}}],\"code\":\"404\"}", SC_READ_OK, FAILURE,
         SC_ACT_NONE, "RESOURCE_NOT_FOUND"},
        {SC_RAYVISION, 200, "{\"code\":0,\"message\":\"success\"}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "UNKNOWN"},
        {SC_RAYVISION, 200, "{\"code\":504,\"message\":\"need_user_login\"}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void rayvisions_symbol_replaces_a_missing_code(void **state)
{
    static const struct expectation replies[] = {
        {SC_RAYVISION, 200, "{\"message\":\"need_user_login\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN,
         "NEED_USER_LOGIN"},
        {SC_RAYVISION, 0, "{\"message\":\"Need_User_LOGIN\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN,
         "NEED_USER_LOGIN"},
        {SC_RAYVISION, 200, "{\"message\":\"need\\u005fuser_login\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN,
         "NEED_USER_LOGIN"},
        {SC_RAYVISION, 200, "{\"message\":\"success\"}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "SUCCESS"},
        {SC_RAYVISION, 500, "{\"message\":\"success\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "SUCCESS"},
        {SC_RAYVISION, 200, "{\"message\":\"need user login\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE,
         "UNKNOWN"},
        {SC_RAYVISION, 200, "{\"message\":\"need_user_login\\u0000\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE,
         "UNKNOWN"},
        {SC_RAYVISION, 200, "{\"message\":\"sc_rayvision_need_user_login\"}", SC_READ_NO_CODE, UNDECIDED,
         SC_ACT_NONE, "UNKNOWN"},
        {SC_RAYVISION, 200, "{\"message\":\"unknown\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_RAYVISION, 200, "{\"message\":\"\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_RAYVISION, 401, "{\"message\":[\"need_user_login\"]}", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN,
         "UNKNOWN"},
        {SC_RAYVISION, 200,
         "{\"message\":\"need_user_login_need_user_login_need_user_login_need_user_login_need_user_login\"}",
         SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_RAYVISION, 200, "{\"message\":\"need_user_login\",\"code\":null}", SC_READ_BAD_CODE, UNDECIDED,
         SC_ACT_NONE, "UNKNOWN"},
        {SC_FECSHOP, 200, "{\"message\":\"status_success\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE,
         "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

/* The longest constant takes 1,536 bytes if every character is escaped. */
static void a_message_of_over_1536_bytes_is_no_symbol(void **state)
{
    char body[2048];
    sc_reply reply;

    (void)state;
    for (int length = 1536; length <= 1537; length++) {
        snprintf(body, sizeof body, "{\"message\":\"%0*d\"}", length, 0);
        assert_int_equal(sc_read_reply(SC_RAYVISION, 200, body, strlen(body), &reply), SC_READ_NO_CODE);
        assert_int_equal(reply.message_length, length);
        assert_null(reply.entry);
    }
}

static void plus_succeeds_by_its_boolean_status_alone(void **state)
{
    static const struct expectation replies[] = {
        {SC_PLUS, 200, "{\"status\":true,\"code\":0,\"message\":\"\",\"data\":null}", SC_READ_OK, SUCCESS,
         SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 502, "{\"status\":false,\"code\":0,\"message\":\"\",\"data\":null}", SC_READ_OK, FAILURE,
         SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 201, "{\"status\":true,\"code\":1024}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "OPERATION_FAILED"},
        {SC_PLUS, 200, "{\"status\":false,\"code\":0}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 500, "{\"status\":true,\"code\":0}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 401, "{\"status\":false,\"code\":1012}", SC_READ_OK, FAILURE, SC_ACT_REFRESH_TOKEN,
         "TOKEN_EXPIRED"},
        {SC_PLUS, 200, "{\"status\":false,\"code\":4012}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 0, "{\"status\":true}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 200, "{\"status\":false}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 200, "{\"status\":false,\"code\":null}", SC_READ_BAD_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 200, "{\"status\":true,\"code\":0,\"status\":false}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void plus_without_a_boolean_status_uses_code_and_http_status(void **state)
{
    static const struct expectation replies[] = {
        {SC_PLUS, 200, "{\"code\":0}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 201, "{\"status\":\"true\",\"code\":0}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 502, "{\"status\":1,\"code\":0}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 502, "{\"status\":1}", SC_READ_NO_CODE, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
        {SC_PLUS, 502, "{\"status\":false}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 504, "{\"status\":false,\"code\":\"x\"}", SC_READ_BAD_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 504, "{\"status\":false,\"code\":1,\"code\":1}", SC_READ_DUPLICATE_CODE, FAILURE,
         SC_ACT_RETRY, "UNKNOWN"},
        {SC_PLUS, 302, "{\"status\":null,\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 302, "{\"status\":[],\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 302, "{\"status\":{},\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 0, "{\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 200, "{\"code\":1013}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, "TOKEN_REFRESH_FAILED"},
        {SC_PLUS, 200, "{\"code\":4012}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 500, "{\"message\":[\"boom\"]}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 422, "{\"message\":{\"code\":422}}", SC_READ_NO_CODE, FAILURE, SC_ACT_FIX_REQUEST, "UNKNOWN"},
        {SC_PLUS, 200, "[]", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 299, "{}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 300, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 199, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_PLUS, 204, "", SC_READ_EMPTY, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void hero_succeeds_with_code_0_or_with_http_2xx_and_no_code(void **state)
{
    static const struct expectation replies[] = {
        {SC_HERO, 200, "{\"code\":0,\"msg\":\"ok\",\"request\":\"GET  /v1/x\"}", SC_READ_OK, SUCCESS,
         SC_ACT_NONE, "SUCCESS"},
        {SC_HERO, 0, "{\"code\":0}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "SUCCESS"},
        {SC_HERO, 401, "{\"code\":1003,\"msg\":\"late\",\"request\":\"\"}", SC_READ_OK, FAILURE, SC_ACT_LOGIN,
         "TOKEN_EXPIRED"},
        {SC_HERO, 400, "{\"code\":999,\"msg\":\"?\",\"request\":\"\"}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "UNKNOWN_ERROR"},
        {SC_HERO, 500, "{\"code\":998,\"msg\":\"?\",\"request\":\"\"}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "HTTP_INTERNAL_SERVER_ERROR"},
        {SC_HERO, 200, "{\"id\":1,\"name\":\"x\"}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "HTTP_OK"},
        {SC_HERO, 202, "[{\"id\":1}]", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "HTTP_ACCEPTED"},
        {SC_HERO, 204, "", SC_READ_EMPTY, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_HERO, 404, "{}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "HTTP_NOT_FOUND"},
        {SC_HERO, 503, "{}", SC_READ_NO_CODE, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
        {SC_HERO, 0, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_HERO, 200, "{\"code\":null}", SC_READ_BAD_CODE, SUCCESS, SC_ACT_NONE, "HTTP_OK"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

/* ---- The rules ---- */

static void codes_are_not_looked_up_among_http_rows(void **state)
{
    static const struct expectation replies[] = {
        {SC_JIEMI, 200, "{\"code\":401}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 200, "{\"code\":200}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_HERO, 200, "{\"code\":404}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void http_statuses_are_not_looked_up_among_codes(void **state)
{
    static const struct expectation replies[] = {
        {SC_JIEMI, 1008, "{}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 0, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_FECSHOP, 200, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_RAYVISION, 404, "{}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void without_a_code_jiemi_succeeds_only_with_an_empty_body(void **state)
{
    static const struct expectation replies[] = {
        {SC_JIEMI, 204, "", SC_READ_EMPTY, SUCCESS, SC_ACT_NONE, "HTTP_NO_CONTENT"},
        {SC_JIEMI, 200, " \n", SC_READ_EMPTY, SUCCESS, SC_ACT_NONE, "HTTP_OK"},
        {SC_JIEMI, 404, "", SC_READ_EMPTY, FAILURE, SC_ACT_NONE, "HTTP_NOT_FOUND"},
        {SC_JIEMI, 304, "", SC_READ_EMPTY, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 200, "[]", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 422, "[{\"field\":\"a\",\"message\":\"b\"}]", SC_READ_NO_CODE, FAILURE, SC_ACT_FIX_REQUEST,
         "HTTP_UNPROCESSABLE_CONTENT"},
        {SC_JIEMI, 200, "{\"success\":false,\"data\":{\"code\":0,\"status\":401}}", SC_READ_NO_CODE, FAILURE,
         SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 200, "{\"success\":true,\"data\":{}}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "HTTP_OK"},
        {SC_JIEMI, 404, "{\"success\":true,\"data\":{}}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 200, "{\"success\":\"true\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 502, "{\"success\":false}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_JIEMI, 200, "{\"success\":true,\"code\":1011}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, "TOKEN_EXPIRED"},
        {SC_JIEMI, 429, "{\"code\":\"x\"}", SC_READ_BAD_CODE, FAILURE, SC_ACT_RETRY, "HTTP_TOO_MANY_REQUESTS"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void an_unusable_body_never_succeeds(void **state)
{
    static const sc_registry registries[] = {SC_FECSHOP, SC_JIEMI, SC_RAYVISION, SC_PLUS, SC_HERO};
    (void)state;
    for (size_t i = 0; i < COUNT(registries); i++) {
        struct expectation replies[] = {
            {registries[i], 200, "<html>", SC_READ_NOT_JSON, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {registries[i], 0, "{\"code\":0", SC_READ_NOT_JSON, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {registries[i], 399, "{\"status\":true,}", SC_READ_NOT_JSON, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {registries[i], 400, "{", SC_READ_NOT_JSON, FAILURE, SC_ACT_FIX_REQUEST, "UNKNOWN"},
            {registries[i], 401, "<html>", SC_READ_NOT_JSON, FAILURE, SC_ACT_LOGIN, "UNKNOWN"},
            {registries[i], 502, "<html>", SC_READ_NOT_JSON, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
            {registries[i], 200, "{\"status\":true,\"code\":0,\"code\":0}", SC_READ_DUPLICATE_CODE, UNDECIDED,
             SC_ACT_NONE, "UNKNOWN"},
            {registries[i], 503, "{\"code\":200,\"code\":1000}", SC_READ_DUPLICATE_CODE, FAILURE, SC_ACT_RETRY,
             "UNKNOWN"},
        };
        assert_replies(replies, COUNT(replies));
    }
}

static void a_body_too_deep_never_succeeds(void **state)
{
    static char body[2100];
    sc_reply reply;
    (void)state;
    memset(body, '[', 1025);
    memset(body + 1025, ']', 1025);
    assert_int_equal(sc_read_reply(SC_PLUS, 200, body, 2050, &reply), SC_READ_TOO_DEEP);
    assert_int_equal(reply.outcome, SC_OUTCOME_UNDECIDED);
    assert_int_equal(reply.error_offset, 1024);
    assert_int_equal(sc_read_reply(SC_PLUS, 429, body, 2050, &reply), SC_READ_TOO_DEEP);
    assert_int_equal(reply.outcome, SC_OUTCOME_FAILURE);
    assert_int_equal(reply.action, SC_ACT_RETRY);
    assert_null(reply.entry);
}

static void without_an_entry_the_http_status_decides_the_action(void **state)
{
    (void)state;
    for (int status = -1; status <= 600; status++) {
        int retry = status == 408 || status == 429 || status == 503;
        int gateway = status == 502 || status == 504;
        int fix = status == 400 || status == 405 || status == 413 || status == 415 || status == 422;
        int action = status == 401 ? SC_ACT_LOGIN
                     : retry       ? SC_ACT_RETRY
                     : fix         ? SC_ACT_FIX_REQUEST
                                   : SC_ACT_NONE;
        sc_reply reply;
        assert_int_equal(sc_read_reply(SC_PLUS, status, "{", 1, &reply), SC_READ_NOT_JSON);
        assert_int_equal(reply.action, gateway ? SC_ACT_RETRY : action);
        assert_int_equal(sc_read_reply(SC_PLUS, status, "{\"code\":4012}", 13, &reply), SC_READ_OK);
        assert_int_equal(reply.action, action);
    }
}

static void without_an_entry_the_http_status_decides_the_fault(void **state)
{
    (void)state;
    for (int status = -1; status <= 600; status++) {
        int gateway = status == 502 || status == 504;
        sc_reply reply;
        assert_int_equal(sc_read_reply(SC_PLUS, status, "{", 1, &reply), SC_READ_NOT_JSON);
        assert_int_equal(reply.fault, status >= 400 && status <= 499 ? SC_FAULT_CALLER
                                      : gateway                      ? SC_FAULT_DEPENDENCY
                                                                     : SC_FAULT_SERVER);
    }
}

static void a_success_has_no_fault(void **state)
{
    static const struct {
        sc_registry registry;
        int http_status;
        const char *body;
    } successes[] = {
        {SC_FECSHOP, 200, "{\"code\":200}"},
        {SC_PLUS, 201, "{\"status\":true,\"code\":1024}"}, /* its entry has a fault */
        {SC_PLUS, 502, "{\"status\":true,\"code\":4012}"}, /* it has no entry */
        {SC_PLUS, 200, "[]"},
        {SC_HERO, 204, ""},
        {SC_JIEMI, 304, "{\"code\":0}"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(successes); i++) {
        sc_reply reply;
        sc_read_reply(successes[i].registry, successes[i].http_status, successes[i].body,
                      strlen(successes[i].body), &reply);
        assert_int_equal(reply.outcome, SUCCESS);
        assert_int_equal(reply.fault, SC_FAULT_NONE);
    }
}

/* Jiemi's code 0 uses the body's status if the HTTP status is not known. */
static void the_fault_follows_the_status_that_the_rule_used(void **state)
{
    static const struct {
        const char *body;
        int fault;
    } replies[] = {
        {"{\"code\":0,\"status\":401}", SC_FAULT_USER}, /* the fault of the HTTP row */
        {"{\"code\":0,\"status\":418}", SC_FAULT_CALLER}, {"{\"code\":0,\"status\":504}", SC_FAULT_DEPENDENCY},
        {"{\"code\":0,\"status\":503}", SC_FAULT_SERVER}, {"{\"code\":0}", SC_FAULT_SERVER},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(replies); i++) {
        sc_reply reply;
        sc_read_reply(SC_JIEMI, 0, replies[i].body, strlen(replies[i].body), &reply);
        assert_int_equal(reply.fault, replies[i].fault);
    }
}

/* Tries every rule that uses the HTTP status. */
static void a_negative_http_status_is_not_known(void **state)
{
    static const int statuses[] = {-1, -200, -401, -404, INT_MIN};
    (void)state;
    for (size_t i = 0; i < COUNT(statuses); i++) {
        struct expectation replies[] = {
            {SC_PLUS, statuses[i], "<html>", SC_READ_NOT_JSON, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {SC_REGISTRY_NONE, statuses[i], "{\"code\":1}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {SC_PLUS, statuses[i], "{\"status\":false}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
            {SC_PLUS, statuses[i], "{\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {SC_JIEMI, statuses[i], "{\"code\":0}", SC_READ_OK, UNDECIDED, SC_ACT_CHECK_HTTP,
             "CHECK_HTTP_STATUS"},
            {SC_JIEMI, statuses[i], "{\"code\":0,\"status\":401}", SC_READ_OK, FAILURE, SC_ACT_LOGIN,
             "HTTP_UNAUTHORIZED"},
            {SC_JIEMI, statuses[i], "{\"code\":0,\"status\":503}", SC_READ_OK, FAILURE, SC_ACT_RETRY,
             "UNKNOWN"},
            {SC_JIEMI, statuses[i], "{\"code\":1000}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "SUCCESS"},
            {SC_JIEMI, statuses[i], "{\"code\":1008}", SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST,
             "CREDENTIALS_WRONG"},
            {SC_JIEMI, statuses[i], "", SC_READ_EMPTY, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {SC_HERO, statuses[i], "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
            {SC_RAYVISION, statuses[i], "{\"message\":\"success\"}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE,
             "SUCCESS"},
        };
        assert_replies(replies, COUNT(replies));
    }
}

static void an_unknown_registry_is_read_by_the_http_status_alone(void **state)
{
    static const struct expectation replies[] = {
        {SC_REGISTRY_NONE, 200, "{\"code\":0,\"status\":true}", SC_READ_OK, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_REGISTRY_NONE, 503, "{\"code\":200}", SC_READ_OK, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
        {(sc_registry)(SC_REGISTRY_OWN - 1), 204, "", SC_READ_EMPTY, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {(sc_registry)(SC_REGISTRY_OWN - 1), 400, "[]", SC_READ_NO_CODE, FAILURE, SC_ACT_FIX_REQUEST,
         "UNKNOWN"},
    };
    static const char body[] = "{\"code\":7,\"message\":\"m\",\"data\":1}";
    sc_reply reply;
    (void)state;
    assert_replies(replies, COUNT(replies));
    assert_int_equal(sc_read_reply((sc_registry)(SC_REGISTRY_OWN - 1), 200, body, strlen(body), &reply),
                     SC_READ_OK);
    assert_int_equal(reply.has_code, 1);
    assert_int_equal(reply.code, 7);
    assert_int_equal(reply.message_length, 1);
    assert_int_equal(reply.data_length, 1);
}

/* Reads every code of the built-in registries, whose member is "code", back from a body. */
static void every_listed_code_has_the_outcome_action_and_fault_of_its_entry(void **state)
{
    sc_registry registry;
    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; registry < SC_REGISTRY_OWN && i < sc_count(registry); i++) {
            const sc_entry *entry = sc_at(registry, i);
            char body[32];
            sc_reply reply;
            if (sc_kind_of(entry) == SC_KIND_HTTP || sc_lookup(registry, sc_code(entry)) != entry)
                continue;
            snprintf(body, sizeof body, "{\"code\":\"%ld\"}", (long)sc_code(entry));
            assert_int_equal(sc_read_reply(registry, 200, body, strlen(body), &reply), SC_READ_OK);
            assert_int_equal(reply.code, sc_code(entry));
            assert_ptr_equal(reply.entry, entry);
            assert_int_equal(reply.outcome, sc_outcome_of(entry));
            assert_int_equal(reply.action, sc_action_of(entry));
            assert_int_equal(reply.fault, sc_fault_of(entry));
        }
}

/* ---- Several meanings ---- */

static void the_message_chooses_the_meaning(void **state)
{
    static const struct expectation replies[] = {
        {SC_JIEMI, 200, "{\"code\":1008,\"message\":\"请求被拒绝。\"}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"message\":\"请求被拒绝\",\"code\":1008}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"message\":\" 请求被拒绝. \\n\",\"code\":1008}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"message\":\"\\r\\n\\t请求被拒绝\",\"code\":1008}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"message\":\"。请求被拒绝\",\"code\":1008}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"message\":\"\\u8bf7\\u6c42\\u88ab\\u62d2\\u7edd\\u3002\",\"code\":1008}",
         SC_READ_OK, FAILURE, SC_ACT_NONE, "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"message\":\"The request was refused\",\"code\":1008}", SC_READ_OK, FAILURE,
         SC_ACT_NONE, "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"code\":1008,\"message\":\"The request was refused。\"}", SC_READ_OK, FAILURE,
         SC_ACT_NONE, "REQUEST_REFUSED"},
        {SC_JIEMI, 200, "{\"code\":1008,\"message\":[\"请求被拒绝。\"]}", SC_READ_OK, FAILURE, SC_ACT_NONE,
         "REQUEST_REFUSED"},
        {SC_JIEMI, 403, "{\"code\":1008,\"message\":\"用户名或者密码错误\"}", SC_READ_OK, FAILURE,
         SC_ACT_FIX_REQUEST, "CREDENTIALS_WRONG"},
        {SC_JIEMI, 403, "{\"code\":1008,\"message\":\"The username or password is wrong.\"}", SC_READ_OK,
         FAILURE, SC_ACT_FIX_REQUEST, "CREDENTIALS_WRONG"},
    };
    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void the_http_status_chooses_if_the_message_does_not(void **state)
{
    static const char *const messages[] = {
        "{\"code\":1008}",
        "{\"code\":1008,\"message\":\"\"}",
        "{\"code\":1008,\"message\":\"。\"}",
        "{\"code\":1008,\"message\":\"请求被拒\"}",
        "{\"code\":1008,\"message\":\"请求被拒绝了\"}",
        "{\"code\":1008,\"message\":\"请求被拒绝、\"}",
        "{\"code\":1008,\"message\":\"请求被拒绝。!\"}",
        "{\"code\":1008,\"message\":\"请求被拒绝\\u0000\"}",
        "{\"code\":1008,\"message\":\"请求被拒绝é\"}",
        "{\"code\":1008,\"message\":\"\xf0\x9f\x98\x80\"}",
        "{\"code\":1008,\"message\":\"\xf0\x9f\x98\x80x\"}",
        "{\"code\":1008,\"message\":null}",
        "{\"code\":1008,\"message\":{\"请求被拒绝。\":1}}",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(messages); i++) {
        struct expectation replies[] = {
            {SC_JIEMI, 403, messages[i], SC_READ_OK, FAILURE, SC_ACT_NONE, "REQUEST_REFUSED"},
            {SC_JIEMI, 401, messages[i], SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST, "CREDENTIALS_WRONG"},
            {SC_JIEMI, 200, messages[i], SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST, "CREDENTIALS_WRONG"},
            {SC_JIEMI, 0, messages[i], SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST, "CREDENTIALS_WRONG"},
        };
        assert_replies(replies, COUNT(replies));
    }
}

/* ---- Message and data ---- */

struct members_case {
    sc_registry registry;
    const char *body;
    const char *message; /* still escaped; NULL if there is none */
    const char *data;    /* NULL if there is none */
};

static void assert_span(const char *expected, const char *span, size_t length, const char *body)
{
    if (expected == NULL) {
        assert_null(span);
        assert_int_equal(length, 0);
        return;
    }
    if (span == NULL || length != strlen(expected) || memcmp(span, expected, length) != 0)
        fail_msg("not %s in %s", expected, body);
    assert_true(span > body && span + length < body + strlen(body));
}

static void message_and_data_are_found_in_the_body(void **state)
{
    static const struct members_case cases[] = {
        {SC_FECSHOP, "{\"code\":200,\"message\":\"ok\",\"data\":[]}", "ok", "[]"},
        {SC_FECSHOP, "{ \"data\" : {\"a\": [1, 2]} , \"message\" : \"\" }", "", "{\"a\": [1, 2]}"},
        {SC_FECSHOP, "{\"data\":\"\"}", NULL, "\"\""},
        {SC_FECSHOP, "{\"data\":\"a\\\"b\"}", NULL, "\"a\\\"b\""},
        {SC_FECSHOP, "{\"data\":false , \"message\":null}", NULL, "false"},
        {SC_FECSHOP, "{\"data\":null}", NULL, "null"},
        {SC_FECSHOP, "{\"data\":-1.5e3\n}", NULL, "-1.5e3"},
        {SC_FECSHOP, "{\"data\":{\"message\":\"no\",\"data\":1}}", NULL, "{\"message\":\"no\",\"data\":1}"},
        {SC_FECSHOP, "{\"message\":\"a\\n\\u4e2d\"}", "a\\n\\u4e2d", NULL},
        {SC_FECSHOP, "{\"message\":\"first\",\"message\":\"last\"}", "last", NULL},
        {SC_FECSHOP, "{\"message\":\"first\",\"message\":1}", NULL, NULL},
        {SC_FECSHOP, "{\"m\\u0065ssage\":\"x\"}", "x", NULL},
        {SC_FECSHOP, "{\"msg\":\"x\",\"request\":1}", NULL, NULL},
        {SC_FECSHOP, "[{\"message\":\"x\",\"data\":1}]", NULL, NULL},
        {SC_JIEMI, "{\"name\":\"n\",\"message\":\"m\",\"code\":1000,\"status\":200,\"data\":7}", "m", "7"},
        {SC_JIEMI, "{\"name\":\"n\",\"message\":\"m\",\"code\":1000,\"status\":200}", "m", NULL},
        {SC_RAYVISION, "{\"message\":\"success\",\"data\":[{}]}", "success", "[{}]"},
        {SC_PLUS, "{\"status\":false,\"message\":{\"a\":[\"b\"]},\"data\":8}", "b", "8"},
        {SC_PLUS, "{\"message\":[\"first\",\"second\"]}", "first", NULL},
        {SC_PLUS, "{\"message\":[1,null,{},[],\"\"]}", "", NULL},
        {SC_PLUS, "{\"message\" : { \"phone\" : [ \"a\\\"]\" , \"b\" ] } }", "a\\\"]", NULL},
        {SC_PLUS, "{\"message\":[[[\"deep\"]],{\"a\":{\"b\":\"deep\"}},\"c\"]}", "c", NULL},
        {SC_PLUS, "{\"message\":[[[\"deep\"]]]}", NULL, NULL},
        {SC_PLUS, "{\"message\":{\"name\":5}}", NULL, NULL},
        {SC_HERO, "{\"msg\":[],\"message\":[\"b\"]}", "b", NULL},
        {SC_HERO, "{\"code\":0,\"msg\":\"ok\",\"request\":\"GET  /x\"}", "ok", "\"GET  /x\""},
        {SC_HERO, "{\"message\":\"ok\"}", "ok", NULL},
        {SC_HERO, "{\"message\":\"b\",\"msg\":\"a\",\"data\":1}", "a", NULL},
        {SC_HERO, "{\"message\":\"b\",\"msg\":{\"a\":1}}", "b", NULL},
        {SC_HERO, "{\"code\":1,\"code\":2,\"msg\":\"a\"}", "a", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        sc_reply reply;
        (void)sc_read_reply(cases[i].registry, 200, cases[i].body, strlen(cases[i].body), &reply);
        assert_span(cases[i].message, reply.message, reply.message_length, cases[i].body);
        assert_span(cases[i].data, reply.data, reply.data_length, cases[i].body);
    }
}

static void a_refused_body_has_no_code_message_or_data(void **state)
{
    static const char body[] = "{\"code\":200,\"message\":\"m\",\"data\":1,\"status\":true} x";
    sc_reply reply;
    (void)state;
    memset(&reply, 0x5a, sizeof reply);
    assert_int_equal(sc_read_reply(SC_PLUS, 200, body, strlen(body), &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, strlen(body) - 1);
    assert_int_equal(reply.has_code, 0);
    assert_int_equal(reply.code, 0);
    assert_null(reply.message);
    assert_int_equal(reply.message_length, 0);
    assert_null(reply.data);
    assert_int_equal(reply.data_length, 0);
    assert_null(reply.entry);
    assert_null(reply.body);
    assert_int_equal(reply.body_length, 0);
    assert_int_equal(reply.retry_after, -1);
    for (size_t i = 0; i < COUNT(reply.reserved); i++)
        assert_null(reply.reserved[i]);
}

/* Offsets still count from the caller's first byte. */
static void a_byte_order_mark_is_skipped(void **state)
{
    static const char marked[] = "\xef\xbb\xbf {\"code\":1012,\"message\":\"m\"}";
    sc_reply reply;
    (void)state;
    assert_int_equal(sc_read_reply(SC_PLUS, 401, marked, strlen(marked), &reply), SC_READ_OK);
    assert_int_equal(reply.code, 1012);
    assert_ptr_equal(reply.message, strchr(marked, 'm') + strlen("message\":\""));
    assert_ptr_equal(reply.body, marked + 3);
    assert_int_equal(reply.body_length, strlen(marked) - 3);
    assert_int_equal(sc_read_reply(SC_PLUS, 401, marked, strlen(marked) - 1, &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, strlen(marked) - 1);
    assert_int_equal(sc_read_reply(SC_PLUS, 204, marked, 3, &reply), SC_READ_EMPTY);
    assert_int_equal(reply.error_offset, 0);
    assert_int_equal(sc_read_reply(SC_PLUS, 200, marked, 2, &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, 0);
    assert_int_equal(sc_read_reply(SC_PLUS, 200, "\xef\xbb {}", 5, &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, 0);
    assert_int_equal(sc_read_reply(SC_PLUS, 200, "\xef\xbb\xbf\xef\xbb\xbf{}", 8, &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, 3);
}

static void data_is_the_seconds_to_wait_if_the_entry_says_so(void **state)
{
    static const struct {
        sc_registry registry;
        const char *body;
        int seconds;
    } cases[] = {
        {SC_PLUS, "{\"status\":false,\"code\":1008,\"message\":null,\"data\":59}", 59},
        {SC_PLUS, "{\"status\":false,\"code\":1008,\"data\":\"59\"}", 59},
        {SC_PLUS, "{\"code\":1008,\"data\":0}", 0},
        {SC_PLUS, "{\"code\":1008,\"data\":59.0}", 59},
        {SC_PLUS, "{\"code\":1008,\"data\":59.5}", -1},
        {SC_PLUS, "{\"code\":1008,\"data\":-1}", -1},
        {SC_PLUS, "{\"code\":1008,\"data\":2147483648}", -1},
        {SC_PLUS, "{\"code\":1008,\"data\":null}", -1},
        {SC_PLUS, "{\"code\":1008}", -1},
        {SC_PLUS, "{\"code\":1009,\"data\":59}", -1},
        {SC_JIEMI, "{\"code\":1008,\"data\":59}", -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        sc_reply reply;
        (void)sc_read_reply(cases[i].registry, 403, cases[i].body, strlen(cases[i].body), &reply);
        assert_int_equal(reply.retry_after, cases[i].seconds);
    }
}

static void a_null_body_is_empty(void **state)
{
    sc_reply reply;
    (void)state;
    assert_int_equal(sc_read_reply(SC_HERO, 204, NULL, 0, &reply), SC_READ_EMPTY);
    assert_int_equal(reply.outcome, SC_OUTCOME_SUCCESS);
    assert_int_equal(sc_read_reply(SC_HERO, 500, NULL, 100, &reply), SC_READ_EMPTY);
    assert_int_equal(reply.outcome, SC_OUTCOME_FAILURE);
}

static void a_null_reply_reads_the_same(void **state)
{
    static const char *const bodies[] = {
        "", "{", "{}", "{\"code\":1}", "{\"code\":1.5}", "{\"code\":1,\"code\":1}"};
    (void)state;
    for (size_t i = 0; i < COUNT(bodies); i++) {
        sc_reply reply;
        sc_read read = sc_read_reply(SC_JIEMI, 200, bodies[i], strlen(bodies[i]), &reply);
        assert_int_equal(sc_read_reply(SC_JIEMI, 200, bodies[i], strlen(bodies[i]), NULL), read);
    }
    assert_int_equal(sc_read_reply(SC_JIEMI, 200, NULL, 0, NULL), SC_READ_EMPTY);
}

/* ---- sc_read_message ---- */

static void assert_message(const char *body, const char *expected, size_t expected_length)
{
    sc_reply reply;
    (void)sc_read_reply(SC_PLUS, 200, body, strlen(body), &reply);
    assert_int_equal(sc_read_message(&reply, NULL, 0), expected_length);
    assert_int_equal(sc_read_message(&reply, NULL, 100), expected_length);
    for (size_t size = 1; size <= expected_length + 2; size++) {
        char *buf = malloc(size); /* no larger, so that a sanitizer sees any write beyond it */
        assert_non_null(buf);
        memset(buf, 'x', size);
        assert_int_equal(sc_read_message(&reply, buf, size), expected_length);
        if (size > expected_length)
            assert_memory_equal(buf, expected, expected_length + 1);
        else
            assert_int_equal(buf[0], '\0');
        free(buf);
    }
}

static void a_message_is_unescaped(void **state)
{
    (void)state;
    assert_message("{\"message\":\"plain\"}", "plain", 5);
    assert_message("{\"message\":\"\"}", "", 0);
    assert_message("{\"message\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "\"\\/\b\f\n\r\t", 8);
    assert_message("{\"message\":\"\\u0041\\u00e4\\u4E2D\\ud83d\\ude00\"}",
                   "A\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80", 10);
    assert_message("{\"message\":\"\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80z\"}",
                   "\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80z", 10);
    assert_message("{\"message\":\"a\\u0000b\"}", "a\0b", 3);
    assert_message("{\"message\":\"\\u0123\\u4567\\u89ab\\ucdef\\u89AB\\uCDEF\"}",
                   "\xc4\xa3\xe4\x95\xa7\xe8\xa6\xab\xec\xb7\xaf\xe8\xa6\xab\xec\xb7\xaf", 17);
    assert_message("{\"message\":\"\\u007f\\u0080\\u07ff\\u0800\\uffff\\ud800\\udc00\\udbff\\udfff\"}",
                   "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", 19);
}

static void escapes_of_lone_surrogates_become_replacement_characters(void **state)
{
    static const char fffd[] = "\xef\xbf\xbd";
    (void)state;
    assert_message("{\"message\":\"\\ud83d\"}", fffd, 3);
    assert_message("{\"message\":\"\\ude00\"}", fffd, 3);
    assert_message("{\"message\":\"\\ud83dz\"}", "\xef\xbf\xbdz", 4);
    assert_message("{\"message\":\"\\ud83d\\n\"}", "\xef\xbf\xbd\n", 4);
    assert_message("{\"message\":\"\\ud83d\\u0041\"}",
                   "\xef\xbf\xbd"
                   "A",
                   4);
    assert_message("{\"message\":\"\\ude00\\ud83d\"}", "\xef\xbf\xbd\xef\xbf\xbd", 6);
    assert_message("{\"message\":\"\\udc00\\udc00\"}", "\xef\xbf\xbd\xef\xbf\xbd", 6);
    assert_message("{\"message\":\"\\ud83d\\udbff\"}", "\xef\xbf\xbd\xef\xbf\xbd", 6);
    assert_message("{\"message\":\"\\ud7ff\\udfff\\ue000\"}", "\xed\x9f\xbf\xef\xbf\xbd\xee\x80\x80", 9);
    assert_message("{\"message\":\"\\ude00\\ude00\"}", "\xef\xbf\xbd\xef\xbf\xbd", 6);
    assert_message("{\"message\":\"\\ud83d\\ue000\"}", "\xef\xbf\xbd\xee\x80\x80", 6);
    assert_message("{\"message\":\"\\ud83d\\ud83d\\ude00\"}", "\xef\xbf\xbd\xf0\x9f\x98\x80", 7);
    /* What follows is as long as an escape, but is no escape of a surrogate. */
    assert_message("{\"message\":\"\\ud83d\\nudc00\"}", "\xef\xbf\xbd\nudc00", 9);
    assert_message("{\"message\":\"\\ud83dzudc00\"}", "\xef\xbf\xbdzudc00", 9);
}

static void without_a_message_the_result_is_empty(void **state)
{
    static const char body[] = "{\"message\":1}";
    char buf[] = "x";
    sc_reply reply;
    (void)state;
    assert_int_equal(sc_read_message(NULL, buf, sizeof buf), 0);
    assert_string_equal(buf, "");
    buf[0] = 'x';
    (void)sc_read_reply(SC_PLUS, 200, body, strlen(body), &reply);
    assert_int_equal(sc_read_message(&reply, buf, sizeof buf), 0);
    assert_string_equal(buf, "");
    assert_int_equal(sc_read_message(NULL, NULL, 0), 0);
}

/* ---- sc_unescape ---- */

struct unescaped_case {
    const char *text;
    size_t length;
    const char *expected;
    size_t expected_length;
};

#define UNESCAPED(text, expected)                               \
    {                                                           \
        text, sizeof(text) - 1, expected, sizeof(expected) - 1, \
    }

/* Reads from a buffer of exactly the text's size, and writes to buffers of every size. */
static void assert_unescaped(const struct unescaped_case *unescaped)
{
    size_t length = unescaped->expected_length;
    char *text = malloc(unescaped->length + 1);
    assert_non_null(text);
    memcpy(text + 1, unescaped->text, unescaped->length); /* + 1, so that it is unaligned */
    assert_int_equal(sc_unescape(NULL, 0, text + 1, unescaped->length), length);
    assert_int_equal(sc_unescape(NULL, 100, text + 1, unescaped->length), length);
    for (size_t size = 0; size <= length + 2; size++) {
        char *buf = malloc(size + 1);
        assert_non_null(buf);
        memset(buf, 'x', size + 1);
        assert_int_equal(sc_unescape(buf, size, text + 1, unescaped->length), length);
        assert_int_equal(buf[size], 'x');
        if (size > length)
            assert_memory_equal(buf, unescaped->expected, length + 1);
        else if (size > 0)
            assert_int_equal(buf[0], '\0');
        free(buf);
    }
    free(text);
}

static void assert_all_unescaped(const struct unescaped_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_unescaped(&cases[i]);
}

static void texts_are_unescaped_into_buffers_of_any_size(void **state)
{
    static const struct unescaped_case cases[] = {
        UNESCAPED("", ""),
        UNESCAPED("a", "a"),
        UNESCAPED("plain text that takes more than a block or two",
                  "plain text that takes more than a block or two"),
        UNESCAPED("\\n", "\n"),
        UNESCAPED("a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t", "a\"b\\c/d\b\f\n\r\t"),
        UNESCAPED("\\u0041\\u00e4\\u4E2D\\ud83d\\ude00z", "A\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80z"),
        UNESCAPED("\xe4\xb8\xad\\u4e2d\xf0\x9f\x98\x80", "\xe4\xb8\xad\xe4\xb8\xad\xf0\x9f\x98\x80"),
        UNESCAPED("a\\u0000b\\u0000", "a\0b\0"),
        UNESCAPED("\\ud83d", "\xef\xbf\xbd"),
        UNESCAPED("\\u4e2dplain text", "\xe4\xb8\xadplain text"),
        UNESCAPED("\\u4e2d\\nplain", "\xe4\xb8\xad\nplain"),
        UNESCAPED("\\u4e2d\\n", "\xe4\xb8\xad\n"),
        UNESCAPED("\\uffff\\u0800\\u07ff\\ud7ff\\ue000",
                  "\xef\xbf\xbf\xe0\xa0\x80\xdf\xbf\xed\x9f\xbf\xee\x80\x80"),
        UNESCAPED("\\ude00\\ud83d\\ud83d\\ude00", "\xef\xbf\xbd\xef\xbf\xbd\xf0\x9f\x98\x80"),
    };
    (void)state;
    assert_all_unescaped(cases, COUNT(cases));
}

/* Texts are copied in blocks, of which the last may overlap the one before. */
static void an_escape_is_found_at_any_place_of_a_text_of_any_length(void **state)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    (void)state;
    for (size_t length = 0; length <= 70; length++) {
        char whole[sizeof letters] = "";
        memcpy(whole, letters, length);
        assert_unescaped(&(struct unescaped_case){letters, length, whole, length});
        for (size_t place = 0; place + 2 <= length; place++) {
            char text[sizeof letters];
            char expected[sizeof letters] = "";
            memcpy(text, letters, length);
            memcpy(text + place, "\\n", 2);
            memcpy(expected, letters, place);
            expected[place] = '\n';
            memcpy(expected + place + 1, letters + place + 2, length - place - 2);
            assert_unescaped(&(struct unescaped_case){text, length, expected, length - 1});
        }
    }
}

/* Expects that a text is unescaped in the same way if more text follows. */
static void assert_goes_on(const char *text, size_t length)
{
    char longer[32];
    char alone[32];
    char both[32];
    memcpy(longer, text, length);
    memcpy(longer + length, "wxyz", 4);
    size_t written = sc_unescape(alone, sizeof alone, text, length);
    assert_int_equal(sc_unescape(both, sizeof both, longer, length + 4), written + 4);
    memcpy(alone + written, "wxyz", 5);
    assert_memory_equal(both, alone, written + 5);
}

/* Two escapes may be decoded as one if the text goes on long enough. */
static void escapes_side_by_side_are_unescaped_like_single_ones(void **state)
{
    (void)state;
    for (unsigned unit = 0; unit <= 0xffff; unit++) {
        char text[32];
        snprintf(text, sizeof text, "\\u%04x\\u4E2d", unit);
        assert_goes_on(text, 12);
        snprintf(text, sizeof text, "\\u4e2D\\u%04X", unit);
        assert_goes_on(text, 12);
    }
    for (size_t place = 0; place < 12; place++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[] = "\\u4e2d\\uaf09";
            text[place] = (char)byte;
            assert_goes_on(text, 12);
        }
    }
}

/* No text from a body has such a backslash, but a caller's text may. */
static void a_backslash_that_begins_no_escape_stands_for_itself(void **state)
{
    static const struct unescaped_case cases[] = {
        UNESCAPED("\\", "\\"),
        UNESCAPED("a\\", "a\\"),
        UNESCAPED("\\\\\\", "\\\\"),
        UNESCAPED("\\x\\'\\0\\ \\U0041", "\\x\\'\\0\\ \\U0041"),
        UNESCAPED("\\a\\v\\N\\T\\1", "\\a\\v\\N\\T\\1"),
        UNESCAPED("\\u", "\\u"),
        UNESCAPED("\\u4", "\\u4"),
        UNESCAPED("\\u4e", "\\u4e"),
        UNESCAPED("\\u4e2", "\\u4e2"),
        UNESCAPED("\\ug041\\u0g41\\u00g1\\u004g", "\\ug041\\u0g41\\u00g1\\u004g"),
        UNESCAPED("\\u 041\\u-041\\u+041\\u0x41", "\\u 041\\u-041\\u+041\\u0x41"),
        UNESCAPED("\\u00\\n", "\\u00\n"),
        UNESCAPED("\\\xe4\xb8\xad", "\\\xe4\xb8\xad"),
        UNESCAPED("\\\0", "\\\0"),
    };
    (void)state;
    assert_all_unescaped(cases, COUNT(cases));
}

/* Letters beyond f must not count as digits: with s as 28, ucs00 would be the low surrogate udc00. */
static void an_invalid_escape_does_not_complete_a_surrogate_pair(void **state)
{
    static const struct unescaped_case cases[] = {
        UNESCAPED("\\ud83d\\", "\xef\xbf\xbd\\"),
        UNESCAPED("\\ud83d\\u", "\xef\xbf\xbd\\u"),
        UNESCAPED("\\ud83d\\ude0", "\xef\xbf\xbd\\ude0"),
        UNESCAPED("\\ud83d\\ude0g", "\xef\xbf\xbd\\ude0g"),
        UNESCAPED("\\ud83d\\ucs00", "\xef\xbf\xbd\\ucs00"),
        UNESCAPED("\\ud83d\\udcg0\\udc00", "\xef\xbf\xbd\\udcg0\xef\xbf\xbd"),
        UNESCAPED("\\ud83d\\x", "\xef\xbf\xbd\\x"),
    };
    (void)state;
    assert_all_unescaped(cases, COUNT(cases));
}

static void bytes_that_are_not_utf8_are_copied(void **state)
{
    static const struct unescaped_case cases[] = {
        UNESCAPED("\xff", "\xff"),
        UNESCAPED("\x80\x80\x80\x80\x80\x80", "\x80\x80\x80\x80\x80\x80"),
        UNESCAPED("\xe4\xb8", "\xe4\xb8"),
        UNESCAPED("\xe4\\n\xb8", "\xe4\n\xb8"),
        UNESCAPED("\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xf8", "\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xf8"),
        UNESCAPED("\x01\x1f\x7f\"", "\x01\x1f\x7f\""),
        UNESCAPED("a\0b", "a\0b"),
    };
    (void)state;
    assert_all_unescaped(cases, COUNT(cases));
}

/* The length may end the text anywhere, even inside an escape. */
static void a_text_ends_at_its_length(void **state)
{
    static const char text[] = "\\ud83d\\ude00";
    static const char *const expected[] = {
        "",
        "\\",
        "\\u",
        "\\ud",
        "\\ud8",
        "\\ud83",
        "\xef\xbf\xbd",
        "\xef\xbf\xbd\\",
        "\xef\xbf\xbd\\u",
        "\xef\xbf\xbd\\ud",
        "\xef\xbf\xbd\\ude",
        "\xef\xbf\xbd\\ude0",
        "\xf0\x9f\x98\x80",
    };
    (void)state;
    assert_int_equal(COUNT(expected), sizeof text);
    for (size_t length = 0; length < COUNT(expected); length++) {
        struct unescaped_case unescaped = {text, length, expected[length], strlen(expected[length])};
        assert_unescaped(&unescaped);
    }
}

static void a_null_text_is_empty_whatever_its_length(void **state)
{
    char buf[] = "x";
    (void)state;
    assert_int_equal(sc_unescape(buf, sizeof buf, NULL, 0), 0);
    assert_string_equal(buf, "");
    buf[0] = 'x';
    assert_int_equal(sc_unescape(buf, sizeof buf, NULL, 100), 0);
    assert_string_equal(buf, "");
    assert_int_equal(sc_unescape(buf, 0, NULL, 100), 0);
    assert_int_equal(sc_unescape(NULL, 100, NULL, SIZE_MAX), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fecshop_succeeds_with_code_200_whatever_the_http_status),
        cmocka_unit_test(jiemi_succeeds_with_code_1000_and_http_200),
        cmocka_unit_test(jiemi_codes_have_their_actions),
        cmocka_unit_test(jiemi_code_0_leaves_the_outcome_to_the_http_status),
        cmocka_unit_test(jiemi_code_0_uses_the_bodys_status_if_http_is_not_known),
        cmocka_unit_test(rayvision_succeeds_with_code_200),
        cmocka_unit_test(rayvisions_symbol_replaces_a_missing_code),
        cmocka_unit_test(a_message_of_over_1536_bytes_is_no_symbol),
        cmocka_unit_test(plus_succeeds_by_its_boolean_status_alone),
        cmocka_unit_test(plus_without_a_boolean_status_uses_code_and_http_status),
        cmocka_unit_test(hero_succeeds_with_code_0_or_with_http_2xx_and_no_code),
        cmocka_unit_test(codes_are_not_looked_up_among_http_rows),
        cmocka_unit_test(http_statuses_are_not_looked_up_among_codes),
        cmocka_unit_test(without_a_code_jiemi_succeeds_only_with_an_empty_body),
        cmocka_unit_test(an_unusable_body_never_succeeds),
        cmocka_unit_test(a_body_too_deep_never_succeeds),
        cmocka_unit_test(without_an_entry_the_http_status_decides_the_action),
        cmocka_unit_test(without_an_entry_the_http_status_decides_the_fault),
        cmocka_unit_test(a_success_has_no_fault),
        cmocka_unit_test(the_fault_follows_the_status_that_the_rule_used),
        cmocka_unit_test(a_negative_http_status_is_not_known),
        cmocka_unit_test(an_unknown_registry_is_read_by_the_http_status_alone),
        cmocka_unit_test(every_listed_code_has_the_outcome_action_and_fault_of_its_entry),
        cmocka_unit_test(the_message_chooses_the_meaning),
        cmocka_unit_test(the_http_status_chooses_if_the_message_does_not),
        cmocka_unit_test(message_and_data_are_found_in_the_body),
        cmocka_unit_test(a_refused_body_has_no_code_message_or_data),
        cmocka_unit_test(a_byte_order_mark_is_skipped),
        cmocka_unit_test(data_is_the_seconds_to_wait_if_the_entry_says_so),
        cmocka_unit_test(a_null_body_is_empty),
        cmocka_unit_test(a_null_reply_reads_the_same),
        cmocka_unit_test(a_message_is_unescaped),
        cmocka_unit_test(escapes_of_lone_surrogates_become_replacement_characters),
        cmocka_unit_test(without_a_message_the_result_is_empty),
        cmocka_unit_test(texts_are_unescaped_into_buffers_of_any_size),
        cmocka_unit_test(an_escape_is_found_at_any_place_of_a_text_of_any_length),
        cmocka_unit_test(escapes_side_by_side_are_unescaped_like_single_ones),
        cmocka_unit_test(a_backslash_that_begins_no_escape_stands_for_itself),
        cmocka_unit_test(an_invalid_escape_does_not_complete_a_surrogate_pair),
        cmocka_unit_test(bytes_that_are_not_utf8_are_copied),
        cmocka_unit_test(a_text_ends_at_its_length),
        cmocka_unit_test(a_null_text_is_empty_whatever_its_length),
    };
    return cmocka_run_group_tests_name("reply", tests, NULL, NULL);
}
