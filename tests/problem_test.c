/* SPDX-License-Identifier: MIT */
/* problem_test.c: reading problems, both those that the library writes and foreign ones. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { BODY_MAX = 16384 };

/* ---- The library's problems --------------------------------------------------------------------------- */

/* Removes the members registry, code and name from a problem, so that only its type names the entry. */
static void cut_own_members(char *body)
{
    char *own = strstr(body, ",\"registry\":");

    assert_non_null(own);
    strcpy(own, "}");
}

static int reads_back(const sc_entry *entry, const char *body)
{
    sc_reply reply;
    sc_read read = sc_read_problem(sc_http_status(entry), body, strlen(body), &reply);
    sc_outcome outcome = sc_http_status(entry) >= 400 ? SC_OUTCOME_FAILURE : sc_outcome_of(entry);
    int is_success = outcome == SC_OUTCOME_SUCCESS;
    int is_right = (read == SC_READ_OK || read == SC_READ_NO_CODE) && reply.entry == entry &&
                   reply.registry == SC_REGISTRY_NONE && reply.outcome == (int)outcome &&
                   reply.action == (is_success ? SC_ACT_NONE : (int)sc_action_of(entry)) &&
                   reply.fault == (is_success ? SC_FAULT_NONE : (int)sc_fault_of(entry)) &&
                   reply.retry_after == -1;

    if (!is_right)
        print_error("%s: not read back from %s\n", sc_constant(entry), body);
    return is_right;
}

static void a_written_problem_is_read_back_as_its_entry(void **state)
{
    static const char *const bases[] = {
        NULL, "", "/", "https://example.org/codes.html#", "urn:x:plus-7-", "tag:\"\xe7\xa0\x81\":"};
    static char body[BODY_MAX];
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++)
            for (size_t b = 0; b < COUNT(bases); b++)
                for (int lang = SC_ZH; lang <= SC_EN; lang++) {
                    const sc_entry *entry = sc_at(registry, i);

                    sc_write_problem(body, sizeof body, entry, (sc_lang)lang, "d", "/i", bases[b]);
                    defects += !reads_back(entry, body);
                    if (bases[b] == NULL)
                        continue;
                    cut_own_members(body);
                    defects += !reads_back(entry, body);
                }
    assert_int_equal(defects, 0);
}

static void the_message_is_the_detail_or_the_title(void **state)
{
    static const struct {
        const char *body, *message; /* message is NULL if there is none */
    } cases[] = {
        {"{\"title\":\"t\",\"detail\":\"d\"}", "d"},
        {"{\"detail\":\"d\",\"title\":\"t\"}", "d"},
        {"{\"title\":\"t\"}", "t"},
        {"{\"title\":\"t\",\"detail\":null}", "t"},
        {"{\"title\":\"t\",\"detail\":\"\"}", ""},
        {"{\"title\":[\"t\"]}", NULL},
        {"{\"detail\":\"a\",\"detail\":\"b\"}", "b"},
        {"{\"message\":\"m\"}", NULL},
        {"[{\"detail\":\"d\"}]", NULL},
    };
    char text[8];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        sc_reply reply;

        assert_int_equal(sc_read_problem(400, cases[i].body, strlen(cases[i].body), &reply), SC_READ_NO_CODE);
        sc_read_message(&reply, text, sizeof text);
        assert_true((reply.message != NULL) == (cases[i].message != NULL));
        assert_string_equal(text, cases[i].message != NULL ? cases[i].message : "");
    }
}

/* ---- Foreign problems --------------------------------------------------------------------------------- */

struct expectation {
    int http_status;
    const char *body;
    sc_read read;
    sc_outcome outcome;
    sc_action action;
    sc_fault fault;
    const char *name; /* the entry's name, or "UNKNOWN" if there is no entry */
};

static void assert_problems(const struct expectation *expected, size_t count)
{
    int differ = 0;

    for (size_t i = 0; i < count; i++) {
        const struct expectation *e = &expected[i];
        sc_reply reply;
        sc_read read = sc_read_problem(e->http_status, e->body, strlen(e->body), &reply);

        if (read == e->read && reply.outcome == (int)e->outcome && reply.action == (int)e->action &&
            reply.fault == (int)e->fault && strcmp(sc_name(reply.entry), e->name) == 0)
            continue;
        print_error("HTTP %d, %s: read %s, outcome %s, action %s, fault %s, entry %s\n", e->http_status,
                    e->body, sc_read_name(read), sc_outcome_name((sc_outcome)reply.outcome),
                    sc_action_name((sc_action)reply.action), sc_fault_name((sc_fault)reply.fault),
                    sc_name(reply.entry));
        differ++;
    }
    assert_int_equal(differ, 0);
}

#define FAILURE   SC_OUTCOME_FAILURE
#define UNDECIDED SC_OUTCOME_UNDECIDED

/* These have the shapes of RFC 9457 (section 3), Zalando's library and Spring. */
static void foreign_problems_are_read_by_their_status(void **state)
{
    static const struct expectation problems[] = {
        {403,
         "{\"type\":\"https://example.com/probs/out-of-credit\",\"title\":\"Not enough "
         "credit\",\"detail\":\"30 of 50\","
         "\"instance\":\"/account/12345/msgs/abc\",\"balance\":30,\"accounts\":[\"/account/12345\"]}",
         SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, SC_FAULT_CALLER, "UNKNOWN"},
        {0,
         "{\"title\":\"Unprocessable\",\"status\":422,\"violations\":[{\"field\":\"name\",\"message\":"
         "\"blank\"}]}",
         SC_READ_NO_CODE, FAILURE, SC_ACT_FIX_REQUEST, SC_FAULT_CALLER, "UNKNOWN"},
        {502, "{\"type\":\"about:blank\",\"title\":\"Bad Gateway\",\"status\":502,\"path\":\"/x\"}",
         SC_READ_NO_CODE, FAILURE, SC_ACT_RETRY, SC_FAULT_DEPENDENCY, "UNKNOWN"},
        {503, "{\"status\":400}", SC_READ_NO_CODE, FAILURE, SC_ACT_RETRY, SC_FAULT_SERVER, "UNKNOWN"},
        {0, "{\"status\":\"503\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, SC_FAULT_SERVER, "UNKNOWN"},
        {0, "{\"status\":5.03e2}", SC_READ_NO_CODE, FAILURE, SC_ACT_RETRY, SC_FAULT_SERVER, "UNKNOWN"},
        {200, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, SC_FAULT_SERVER, "UNKNOWN"},
        {500, "{\"code\":\"E42\"}", SC_READ_BAD_CODE, FAILURE, SC_ACT_NONE, SC_FAULT_SERVER, "UNKNOWN"},
        {500, "{\"code\":42}", SC_READ_OK, FAILURE, SC_ACT_NONE, SC_FAULT_SERVER, "UNKNOWN"},
        {401, "{", SC_READ_NOT_JSON, FAILURE, SC_ACT_LOGIN, SC_FAULT_CALLER, "UNKNOWN"},
        {401, "", SC_READ_EMPTY, FAILURE, SC_ACT_LOGIN, SC_FAULT_CALLER, "UNKNOWN"},
        {500, "{\"code\":true}", SC_READ_BAD_CODE, FAILURE, SC_ACT_NONE, SC_FAULT_SERVER, "UNKNOWN"},
        {500, "{\"status\":-401}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, SC_FAULT_SERVER, "UNKNOWN"},
        {401, "[]", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN, SC_FAULT_CALLER, "UNKNOWN"},
    };

    (void)state;
    assert_problems(problems, COUNT(problems));
}

static void registry_code_and_name_must_agree(void **state)
{
    static const struct expectation problems[] = {
        {401, "{\"name\":\"TOKEN_EXPIRED\",\"code\":1012,\"registry\":\"plus\"}", SC_READ_OK, FAILURE,
         SC_ACT_REFRESH_TOKEN, SC_FAULT_CALLER, "TOKEN_EXPIRED"},
        {401, "{\"registry\":\"PLUS\",\"code\":1012.0}", SC_READ_OK, FAILURE, SC_ACT_REFRESH_TOKEN,
         SC_FAULT_CALLER, "TOKEN_EXPIRED"},
        {401, "{\"registry\":\"plus\",\"name\":\"token_e\\u0078pired\"}", SC_READ_NO_CODE, FAILURE,
         SC_ACT_REFRESH_TOKEN, SC_FAULT_CALLER, "TOKEN_EXPIRED"},
        {403, "{\"registry\":\"jiemi\",\"code\":1008,\"name\":\"REQUEST_REFUSED\"}", SC_READ_OK, FAILURE,
         SC_ACT_NONE, SC_FAULT_CALLER, "REQUEST_REFUSED"},
        {401, "{\"registry\":\"jiemi\",\"code\":1008}", SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST, SC_FAULT_USER,
         "CREDENTIALS_WRONG"},
        {401, "{\"registry\":\"plus\",\"code\":1012,\"name\":\"PASSWORD_WRONG\"}", SC_READ_OK, FAILURE,
         SC_ACT_LOGIN, SC_FAULT_CALLER, "UNKNOWN"},
        {401, "{\"type\":\"plus-1012\",\"code\":1012}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, SC_FAULT_CALLER,
         "UNKNOWN"},
        {401, "{\"type\":\"plus-1012\",\"name\":\"TOKEN_EXPIRED\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN,
         SC_FAULT_CALLER, "UNKNOWN"},
        {401, "{\"registry\":\"plus\",\"name\":\"TOKEN_EXPIRED\\u0000\"}", SC_READ_NO_CODE, FAILURE,
         SC_ACT_LOGIN, SC_FAULT_CALLER, "UNKNOWN"},
        {401, "{\"registry\":\"nosuch\",\"code\":1012}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, SC_FAULT_CALLER,
         "UNKNOWN"},
        {401, "{\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}", SC_READ_OK, FAILURE, SC_ACT_LOGIN, SC_FAULT_CALLER,
         "UNKNOWN"},
        {401, "{\"registry\":\"plus\",\"code\":\"1012\",\"name\":\"TOKEN_EXPIRED\"}", SC_READ_BAD_CODE, FAILURE,
         SC_ACT_LOGIN, SC_FAULT_CALLER, "UNKNOWN"},
        {401, "{\"type\":\"plus-1012\",\"registry\":\"plus\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_LOGIN,
         SC_FAULT_CALLER, "UNKNOWN"},
    };

    (void)state;
    assert_problems(problems, COUNT(problems));
}

static void a_type_that_ends_in_registry_and_code_names_the_entry(void **state)
{
    static const struct {
        const char *type, *name;
    } cases[] = {
        {"plus-1012", "TOKEN_EXPIRED"},
        {"https:\\/\\/example.org\\/#plus-1012", "TOKEN_EXPIRED"},
        {"hero-1-plus-1012", "TOKEN_EXPIRED"},
        {"jiemi-1008", "CREDENTIALS_WRONG"},
        {"jiemi-1008-1", "CREDENTIALS_WRONG"},
        {"jiemi-1008-2", "REQUEST_REFUSED"},
        {"jiemi-1008-3", "UNKNOWN"},
        {"jiemi-1008-0", "UNKNOWN"},
        {"jiemi-1008--1", "UNKNOWN"},
        {"jiemi-1008-2-1", "UNKNOWN"},
        {"plus-1012-", "UNKNOWN"},
        {"plus-1012x", "UNKNOWN"},
        {"plus-01012", "UNKNOWN"},
        {"plus-99999999999", "UNKNOWN"},
        {"plus1012", "UNKNOWN"},
        {"Plus-1012", "TOKEN_EXPIRED"},
        {"surplus-1012", "UNKNOWN"},
        {"2plus-1012", "UNKNOWN"},
        {"_plus-1012", "UNKNOWN"},
        {"Zplus-1012", "UNKNOWN"},
        {"{plus-1012", "TOKEN_EXPIRED"},
        {"[plus-1012", "TOKEN_EXPIRED"},
        {"1012", "UNKNOWN"},
        {"-1012", "UNKNOWN"},
        {"plus2-1012", "UNKNOWN"},
        {"plus-1012\\u0000", "UNKNOWN"},
        {"plus-1012/", "UNKNOWN"},
        {"", "UNKNOWN"},
        {"about:blank", "UNKNOWN"},
    };
    char body[256];

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        sc_reply reply;

        snprintf(body, sizeof body, "{\"type\":\"%s\"}", cases[i].type);
        assert_int_equal(sc_read_problem(0, body, strlen(body), &reply), SC_READ_NO_CODE);
        if (strcmp(sc_name(reply.entry), cases[i].name) != 0)
            fail_msg("%s is read as %s", body, sc_name(reply.entry));
    }
}

static void a_type_of_over_511_bytes_names_no_entry(void **state)
{
    char body[600];

    (void)state;
    for (int length = 511; length <= 512; length++) {
        sc_reply reply;

        snprintf(body, sizeof body, "{\"type\":\"%0*d#plus-1012\"}", length - (int)strlen("#plus-1012"), 0);
        sc_read_problem(0, body, strlen(body), &reply);
        assert_string_equal(sc_name(reply.entry), length == 511 ? "TOKEN_EXPIRED" : "UNKNOWN");
    }
}

static void unreadable_problems_and_a_null_reply_are_answered(void **state)
{
    sc_reply reply;
    char deep[1025];

    (void)state;
    assert_int_equal(sc_read_problem(400, "{\"code\":1}", 10, NULL), SC_READ_OK);
    assert_int_equal(sc_read_problem(400, NULL, 10, &reply), SC_READ_EMPTY);
    assert_int_equal(reply.outcome, SC_OUTCOME_FAILURE);
    assert_null(reply.body);
    assert_int_equal(sc_read_problem(400, "{\"a\":x}", 7, &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, 5);
    assert_null(reply.body);
    memset(deep, '[', sizeof deep);
    assert_int_equal(sc_read_problem(400, deep, sizeof deep, &reply), SC_READ_TOO_DEEP);
    assert_int_equal(reply.error_offset, 1024);
    assert_null(reply.body);
    for (size_t i = 0; i < COUNT(reply.reserved); i++)
        assert_null(reply.reserved[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_written_problem_is_read_back_as_its_entry),
        cmocka_unit_test(the_message_is_the_detail_or_the_title),
        cmocka_unit_test(foreign_problems_are_read_by_their_status),
        cmocka_unit_test(registry_code_and_name_must_agree),
        cmocka_unit_test(a_type_that_ends_in_registry_and_code_names_the_entry),
        cmocka_unit_test(a_type_of_over_511_bytes_names_no_entry),
        cmocka_unit_test(unreadable_problems_and_a_null_reply_are_answered),
    };

    return cmocka_run_group_tests_name("problem", tests, NULL, NULL);
}
