/* SPDX-License-Identifier: MIT */
/* extra_test.c: the library with the two registries of tests/extra/, which use features that no built-in registry uses.
   It is compiled together with the library's sources, which include these tables through SC_TABLES. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>
#include <statuscode/classes.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

#include "extra/caravan.h"
#include "extra/lantern.h"
#include "golden.h"
#include "../src/table.h"

enum { BODY = 1024 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const sc_registry own[] = {SC_LANTERN, SC_CARAVAN};

/* Calls a check for every entry of the two registries. */
static void every_entry(void (*check)(const sc_entry *))
{
    for (size_t r = 0; r < COUNT(own); r++)
        for (size_t i = 0; i < sc_count(own[r]); i++)
            check(sc_at(own[r], i));
}

/* ---- Finding entries ---------------------------------------------------------------------------------- */

static void golden_rows_are_listed(sc_registry registry)
{
    static struct golden golden;

    assert_true(golden_read(&golden, registry));
    assert_int_equal(sc_count(registry), golden.count);
    for (size_t i = 0; i < golden.count; i++) {
        const struct golden_row *row = &golden.row[i];
        const sc_entry *entry = sc_at(registry, i);
        const char *name = sc_name(entry);

        assert_int_equal(sc_code(entry), row->code);
        assert_int_equal(sc_kind_of(entry), row->kind);
        assert_string_equal(row->kind == SC_KIND_HTTP ? name + strlen("HTTP_") : name, row->name);
        assert_string_equal(sc_message(entry, SC_ZH), row->zh);
        assert_string_equal(row->kind == SC_KIND_HTTP ? row->section : sc_group(registry, row->code, SC_ZH),
                            row->section);
    }
}

static void every_golden_row_is_listed_in_order(void **state)
{
    (void)state;
    golden_rows_are_listed(SC_LANTERN);
    golden_rows_are_listed(SC_CARAVAN);
}

static void is_found(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    const sc_entry *found = sc_lookup(registry, sc_code(entry));

    while (found != entry && found != NULL)
        found = sc_next_meaning(found);
    assert_ptr_equal(found, entry);
    assert_ptr_equal(sc_lookup_name(registry, sc_name(entry)), entry);
    assert_ptr_equal(sc_lookup_name(registry, sc_constant(entry)), entry);
}

static void every_entry_is_found_by_code_and_name(void **state)
{
    (void)state;
    every_entry(is_found);
}

static void codes_may_be_negative(void **state)
{
    (void)state;
    assert_string_equal(sc_name(sc_lookup(SC_LANTERN, SC_LANTERN_SYSTEM_BUSY)), "SYSTEM_BUSY");
    assert_int_equal(sc_code(sc_lookup(SC_LANTERN, -1)), -1);
    assert_string_equal(sc_name(sc_lookup(SC_LANTERN, INT32_MIN)), "UNKNOWN_ERROR");
    assert_int_equal(sc_code(sc_lookup_name(SC_LANTERN, "unknown_error")), INT32_MIN);
    assert_string_equal(sc_name(sc_lookup(SC_LANTERN, 0)), "SUCCESS");
}

static void codes_of_one_registry_are_not_listed_in_another(void **state)
{
    static const int32_t unlisted[] = {1, 1001, 3001, INT32_MAX, -INT32_MAX, -2, -10001};

    (void)state;
    for (size_t i = 0; i < COUNT(unlisted); i++) {
        assert_null(sc_lookup(SC_LANTERN, unlisted[i]));
        assert_null(sc_lookup(SC_CARAVAN, unlisted[i]));
    }
    for (size_t i = 0; i < sc_count(SC_CARAVAN); i++) {
        assert_null(sc_lookup(SC_LANTERN, sc_code(sc_at(SC_CARAVAN, i))));
        assert_null(sc_lookup(SC_PLUS, sc_code(sc_at(SC_CARAVAN, i))));
    }
}

static void a_further_meaning_follows_the_first(void **state)
{
    const sc_entry *first = sc_lookup(SC_LANTERN, SC_LANTERN_ORDER_NOT_FOUND);

    (void)state;
    assert_string_equal(sc_name(first), "ORDER_NOT_FOUND");
    assert_string_equal(sc_name(sc_next_meaning(first)), "ORDER_CLOSED");
    assert_null(sc_next_meaning(sc_next_meaning(first)));
    assert_null(sc_next_meaning(sc_lookup(SC_LANTERN, INT32_MIN)));
    assert_null(sc_next_meaning(sc_lookup(SC_CARAVAN, SC_CARAVAN_TOPIC_NOT_FOUND)));
}

/* ---- Names of things ---------------------------------------------------------------------------------- */

static void registries_of_your_own_come_last(void **state)
{
    size_t count = 0;

    (void)state;
    while (sc_registry_at(count) != SC_REGISTRY_NONE)
        count++;
    assert_int_equal(sc_registry_at(count - 2), SC_LANTERN);
    assert_int_equal(sc_registry_at(count - 1), SC_CARAVAN);
    for (size_t i = 0; i < count - 2; i++)
        assert_true(sc_registry_at(i) < SC_REGISTRY_OWN);
}

static void registries_have_names_titles_and_rules(void **state)
{
    (void)state;
    assert_int_equal(sc_registry_from_name("lantern"), SC_LANTERN);
    assert_int_equal(sc_registry_from_name("Caravan"), SC_CARAVAN);
    assert_string_equal(sc_registry_name(SC_LANTERN), "lantern");
    assert_string_equal(sc_registry_title(SC_LANTERN, SC_ZH), "灯笼钱包开放接口");
    assert_string_equal(sc_registry_title(SC_CARAVAN, SC_EN), "Caravan Logistics platform");
    assert_string_equal(sc_registry_rule(SC_CARAVAN, SC_EN), "The HTTP status is 2xx and there is no code.");
    assert_string_equal(sc_data_name(SC_LANTERN), "data");
    assert_string_equal(sc_data_name(SC_CARAVAN), "details");
}

static void numbers_between_registries_are_unknown(void **state)
{
    (void)state;
    for (int r = SC_REGISTRY_OWN + 1; r < (int)SC_CARAVAN; r++) {
        assert_string_equal(sc_registry_name((sc_registry)r), "");
        assert_int_equal(sc_count((sc_registry)r), 0);
        assert_null(sc_lookup((sc_registry)r, 0));
    }
}

static void groups_span_negative_codes(void **state)
{
    int32_t first = 7, last = 7;

    (void)state;
    assert_string_equal(sc_group(SC_LANTERN, -1, SC_EN), "general");
    assert_string_equal(sc_group(SC_LANTERN, -2000, SC_ZH), "钱包");
    assert_string_equal(sc_group(SC_LANTERN, INT32_MIN, SC_EN), "reserved");
    assert_string_equal(sc_group(SC_LANTERN, INT32_MIN + 1, SC_EN), "");
    assert_string_equal(sc_group(SC_LANTERN, 1, SC_EN), "");
    assert_string_equal(sc_group_at(SC_LANTERN, 0, SC_EN, &first, &last), "general");
    assert_int_equal(first, -1999);
    assert_int_equal(last, 0);
    assert_string_equal(sc_group_at(SC_LANTERN, 3, SC_EN, &first, &last), "reserved");
    assert_int_equal(first, INT32_MIN);
    assert_int_equal(last, INT32_MIN);
    assert_string_equal(sc_group_at(SC_LANTERN, 4, SC_EN, &first, &last), "");
    assert_string_equal(sc_group_at(SC_CARAVAN, 16, SC_EN, &first, &last), "webhooks");
    assert_int_equal(first, 80000);
}

static void notes_may_be_longer_than_255_bytes(void **state)
{
    const sc_entry *lost = sc_lookup(SC_CARAVAN, SC_CARAVAN_PACKAGE_LOST);

    (void)state;
    assert_true(strlen(sc_note(lost, SC_ZH)) > 255);
    assert_true(strlen(sc_note(lost, SC_EN)) > 255);
    assert_non_null(strstr(sc_note(lost, SC_ZH), "而应继续接收推送。"));
    assert_non_null(strstr(sc_note(lost, SC_EN), " should go on receiving events."));
    assert_string_equal(sc_note(sc_lookup(SC_CARAVAN, SC_CARAVAN_WAYBILL_ARCHIVED), SC_EN),
                        "A waybill is archived one year after it was signed for.");
    assert_string_equal(sc_note(sc_lookup(SC_CARAVAN, SC_CARAVAN_TOPIC_NOT_FOUND), SC_EN), "");
}

/* ---- Building responses ------------------------------------------------------------------------------- */

static void envelope_is(const sc_entry *entry, const char *data, const char *expected)
{
    char body[BODY];

    assert_int_equal(sc_write_envelope(body, sizeof body, entry, SC_EN, NULL, data), strlen(expected));
    assert_string_equal(body, expected);
}

static void an_envelope_has_the_members_of_its_table(void **state)
{
    (void)state;
    envelope_is(sc_lookup(SC_LANTERN, 0), "[7]",
                "{\"version\":\"2.1\",\"result\":\"success\",\"code\":0,\"msg\":\"The processing "
                "succeeded.\",\"data\":[7]}");
    envelope_is(
        sc_lookup(SC_LANTERN, INT32_MIN), NULL,
        "{\"version\":\"2.1\",\"result\":\"fail\",\"code\":-2147483648,\"msg\":\"An unknown error occurred.\","
        "\"data\":{}}");
    envelope_is(sc_lookup(SC_CARAVAN, SC_CARAVAN_PRINTER_OFFLINE), NULL,
                "{\"error_code\":70002,\"error_msg\":\"The printer is offline.\",\"http_status_code\":502}");
    envelope_is(
        sc_lookup(SC_CARAVAN, SC_CARAVAN_HTTP_FORBIDDEN), "null",
        "{\"error_code\":0,\"error_msg\":\"Access is forbidden.\",\"http_status_code\":403,\"details\":null}");
    envelope_is(sc_lookup(SC_CARAVAN, SC_CARAVAN_HTTP_CREATED), NULL, "");
}

static void a_problem_may_have_a_negative_code(void **state)
{
    char body[BODY];

    (void)state;
    sc_write_problem(body, sizeof body, sc_lookup(SC_LANTERN, INT32_MIN), SC_EN, NULL, NULL, "/codes#");
    assert_string_equal(
        body, "{\"type\":\"/codes#lantern--2147483648\",\"title\":\"An unknown error occurred.\","
              "\"status\":500,\"registry\":\"lantern\",\"code\":-2147483648,\"name\":\"UNKNOWN_ERROR\"}");
    sc_write_problem(body, sizeof body, sc_lookup_name(SC_LANTERN, "ORDER_CLOSED"), SC_ZH, NULL, NULL, "#");
    assert_string_equal(body, "{\"type\":\"#lantern--3001-2\",\"title\":\"订单已关闭。\",\"status\":409,"
                              "\"registry\":\"lantern\",\"code\":-3001,\"name\":\"ORDER_CLOSED\"}");
}

/* An entry with what the writer takes from its tables. No table of ours has so many entries with one code. */
struct own_table {
    struct sc_entry entry;
    struct sc_api api;
    char name[8 + TEXT_PADDING];
    char digits[8 + TEXT_PADDING];
    char title[24 + TEXT_PADDING];
    char en[8 + TEXT_PADDING];
};

static void the_number_of_a_further_entry_may_have_several_digits(void **state)
{
    static const unsigned numbers[] = {2, 9, 10, 12, 255, 256, 1000, 65535};
    struct own_table table = {.name = "own", .digits = "7", .title = "OK\",\"status\":200", .en = "Fine."};

    (void)state;
    table.entry.api_at = offsetof(struct own_table, api);
    table.entry.name_at = offsetof(struct own_table, name);
    table.entry.name_length = 3;
    table.entry.digits_at = offsetof(struct own_table, digits);
    table.entry.digits_length = 1;
    table.entry.http_title_at = offsetof(struct own_table, title);
    table.entry.http_title_length = (uint8_t)strlen(table.title);
    table.entry.en_at = offsetof(struct own_table, en);
    table.entry.en_length = 5;
    table.api.name_at = offsetof(struct own_table, name) - offsetof(struct own_table, api);
    table.api.name_length = 3;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char body[BODY];
        char expected[BODY];
        table.entry.number = (uint16_t)numbers[i];
        snprintf(expected, sizeof expected,
                 "{\"type\":\"#own-7-%u\",\"title\":\"Fine.\",\"status\":200,\"registry\":\"own\",\"code\":7,"
                 "\"name\":\"own\"}",
                 numbers[i]);
        sc_write_problem(body, sizeof body, &table.entry, SC_EN, NULL, NULL, "#");
        assert_string_equal(body, expected);
    }
}

/* ---- Reading responses -------------------------------------------------------------------------------- */

/* Returns the outcome that the entry's envelope reads back as. Lantern's deciding member is a string that can only say
   success or failure, so a pending entry reads back as a failure. Its action still says that it is pending. */
static int outcome_on_the_wire(const sc_entry *entry)
{
    if (sc_registry_of(entry) == SC_LANTERN && sc_outcome_of(entry) == SC_OUTCOME_PENDING)
        return SC_OUTCOME_FAILURE;
    return (int)sc_outcome_of(entry);
}

static void is_read_as_it_was_written(const sc_entry *entry)
{
    for (int lang = SC_ZH; lang <= SC_EN; lang++) {
        char body[BODY];
        sc_reply reply;
        size_t length = sc_write_envelope(body, sizeof body, entry, (sc_lang)lang, NULL, "{\"id\":7}");

        if (sc_kind_of(entry) == SC_KIND_HTTP && sc_wire_status(entry) < 400) {
            assert_int_equal(length, 0);
            continue;
        }
        assert_true(length >= 1 && length < sizeof body);
        assert_int_equal(sc_read_reply(sc_registry_of(entry), sc_wire_status(entry), body, length, &reply),
                         SC_READ_OK);
        assert_ptr_equal(reply.entry, entry);
        assert_int_equal(reply.code, sc_kind_of(entry) == SC_KIND_HTTP ? 0 : sc_code(entry));
        assert_int_equal(reply.outcome, outcome_on_the_wire(entry));
        assert_int_equal(reply.action, sc_action_of(entry));
        assert_int_equal(reply.data_length, strlen("{\"id\":7}"));
    }
}

static void every_envelope_is_read_as_it_was_written(void **state)
{
    (void)state;
    every_entry(is_read_as_it_was_written);
}

/* What a body is expected to read as. name is the entry's name, or "UNKNOWN" if there is no entry. */
struct expectation {
    sc_registry registry;
    int http_status;
    const char *body;
    sc_read read;
    sc_outcome outcome;
    sc_action action;
    const char *name;
};

static void assert_replies(const struct expectation *expected, size_t count)
{
    for (size_t i = 0; i < count; i++, expected++) {
        sc_reply reply;
        sc_read read = sc_read_reply(expected->registry, expected->http_status, expected->body,
                                     strlen(expected->body), &reply);

        if (read != expected->read || reply.outcome != (int)expected->outcome ||
            reply.action != (int)expected->action || strcmp(sc_name(reply.entry), expected->name) != 0)
            fail_msg("HTTP %d, %s: read %s, outcome %s, action %s, entry %s", expected->http_status,
                     expected->body, sc_read_name(read), sc_outcome_name((sc_outcome)reply.outcome),
                     sc_action_name((sc_action)reply.action), sc_name(reply.entry));
    }
}

#define SUCCESS   SC_OUTCOME_SUCCESS
#define FAILURE   SC_OUTCOME_FAILURE
#define PENDING   SC_OUTCOME_PENDING
#define UNDECIDED SC_OUTCOME_UNDECIDED

static void a_string_decides_before_the_code(void **state)
{
    static const struct expectation replies[] = {
        {SC_LANTERN, 200, "{\"result\":\"success\",\"code\":0}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "SUCCESS"},
        {SC_LANTERN, 500, "{\"result\":\"success\"}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"result\":\"s\\u0075ccess\"}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"result\":\"fail\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"result\":\"successful\"}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"result\":\"\",\"code\":0}", SC_READ_OK, FAILURE, SC_ACT_NONE, "SUCCESS"},
        {SC_LANTERN, 200, "{\"result\":\"fail\",\"code\":-3003}", SC_READ_OK, FAILURE, SC_ACT_POLL,
         "PAYMENT_POLL_REQUIRED"},
        {SC_LANTERN, 200, "{\"code\":-3003}", SC_READ_OK, PENDING, SC_ACT_POLL, "PAYMENT_POLL_REQUIRED"},
        {SC_LANTERN, 200, "{\"result\":true,\"code\":0}", SC_READ_OK, SUCCESS, SC_ACT_NONE, "SUCCESS"},
        {SC_LANTERN, 200, "{\"result\":true,\"code\":-1}", SC_READ_OK, FAILURE, SC_ACT_RETRY, "SYSTEM_BUSY"},
        {SC_LANTERN, 200, "{\"result\":null}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "", SC_READ_EMPTY, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 502, "<html>", SC_READ_NOT_JSON, FAILURE, SC_ACT_RETRY, "UNKNOWN"},
    };

    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void success_without_a_code_follows_from_http(void **state)
{
    static const struct expectation replies[] = {
        {SC_CARAVAN, 200, "{\"waybill\":\"CL7\"}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "HTTP_OK"},
        {SC_CARAVAN, 201, "", SC_READ_EMPTY, SUCCESS, SC_ACT_NONE, "HTTP_CREATED"},
        {SC_CARAVAN, 206, "{}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 302, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 0, "{}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 404, "{}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "HTTP_NOT_FOUND"},
        {SC_CARAVAN, 200, "{\"error_code\":10001}", SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST,
         "PARAMETER_INVALID"},
        {SC_CARAVAN, 429, "{\"error_code\":0}", SC_READ_OK, FAILURE, SC_ACT_RETRY, "HTTP_TOO_MANY_REQUESTS"},
        {SC_CARAVAN, 0, "{\"error_code\":0,\"http_status_code\":503}", SC_READ_OK, FAILURE, SC_ACT_RETRY,
         "HTTP_SERVICE_UNAVAILABLE"},
        {SC_CARAVAN, 0, "{\"error_code\":0,\"http_status_code\":503,\"http_stAAAs_code\":404}", SC_READ_OK,
         FAILURE, SC_ACT_RETRY, "HTTP_SERVICE_UNAVAILABLE"},
        {SC_CARAVAN, 0, "{\"error_msg\":\"\",\"http_stAAAs_code\":404,\"error_code\":0}", SC_READ_OK, UNDECIDED,
         SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 200, "{\"code\":10001}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "HTTP_OK"},
        {SC_CARAVAN, 400, "{\"error_code\":404}", SC_READ_OK, FAILURE, SC_ACT_FIX_REQUEST, "HTTP_BAD_REQUEST"},
    };

    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void false_can_be_the_result_of_a_success(void **state)
{
    static const struct expectation replies[] = {
        {SC_CARAVAN, 0, "{\"failed\":false}", SC_READ_NO_CODE, SUCCESS, SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 0, "{\"failed\":true}", SC_READ_NO_CODE, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 0, "{\"failed\":\"false\"}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_CARAVAN, 0, "{\"failed\":0}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
    };

    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void negative_codes_are_read_as_numbers_and_as_strings(void **state)
{
    static const struct expectation replies[] = {
        {SC_LANTERN, 200, "{\"code\":-1006}", SC_READ_OK, FAILURE, SC_ACT_REFRESH_TOKEN, "TOKEN_EXPIRED"},
        {SC_LANTERN, 200, "{\"code\":\"-1006\"}", SC_READ_OK, FAILURE, SC_ACT_REFRESH_TOKEN, "TOKEN_EXPIRED"},
        {SC_LANTERN, 200, "{\"code\":\"\\u002d1006\"}", SC_READ_OK, FAILURE, SC_ACT_REFRESH_TOKEN,
         "TOKEN_EXPIRED"},
        {SC_LANTERN, 200, "{\"code\":-2147483648}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN_ERROR"},
        {SC_LANTERN, 200, "{\"code\":\"-2147483648\"}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN_ERROR"},
        {SC_LANTERN, 200, "{\"code\":-2147483649}", SC_READ_BAD_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"code\":\"-2147483649\"}", SC_READ_BAD_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"code\":\"2147483648\"}", SC_READ_BAD_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"\\uffffcode\":-1006}", SC_READ_NO_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"code\":1006}", SC_READ_OK, FAILURE, SC_ACT_NONE, "UNKNOWN"},
        {SC_LANTERN, 200, "{\"code\":\"- 1006\"}", SC_READ_BAD_CODE, UNDECIDED, SC_ACT_NONE, "UNKNOWN"},
    };

    (void)state;
    assert_replies(replies, COUNT(replies));
}

static void the_message_is_found_under_its_second_name(void **state)
{
    static const char body[] = "{\"code\":-3001,\"error\":\"订单已关闭\"}";
    char message[64];
    sc_reply reply;

    (void)state;
    sc_read_reply(SC_LANTERN, 200, body, strlen(body), &reply);
    sc_read_message(&reply, message, sizeof message);
    assert_string_equal(message, "订单已关闭");
    assert_string_equal(sc_name(reply.entry), "ORDER_CLOSED");
}

/* ---- Classes ------------------------------------------------------------------------------------------ */

/* Expects these field errors, each written as "field=message;". */
static void fields_are(sc_registry registry, const char *body, const char *expected)
{
    sc_field_error error = {0};
    sc_reply reply;
    char text[256] = "";
    (void)sc_read_reply(registry, 422, body, strlen(body), &reply);
    while (sc_next_field_error(&reply, &error))
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s=%.*s;", (int)error.field_length,
                 error.field, (int)error.message_length, error.message);
    assert_string_equal(text, expected);
}

/* Caravan keeps field errors in all three places, and has its own names for data and message. */
static void field_errors_are_found_where_the_table_says(void **state)
{
    (void)state;
    fields_are(SC_CARAVAN, "{\"details\":{\"errors\":{\"a\":[\"1\"]}},\"errors\":{\"b\":[\"no\"]}}", "a=1;");
    fields_are(SC_CARAVAN, "{\"details\":{\"error\":[]},\"errors\":{\"b\":[\"1\"]}}", "b=1;");
    fields_are(SC_CARAVAN, "{\"details\":{\"errors\":{\"a\":5}},\"errors\":{\"b\":[\"1\"]}}", "b=1;");
    fields_are(SC_CARAVAN, "{\"data\":{\"error\":\"no\"}}", "");
    fields_are(SC_CARAVAN, "{\"error_msg\":[\"no\"],\"message\":[\"1\"]}", "message=1;");
    fields_are(SC_CARAVAN, "[{\"field\":\"a\",\"message\":\"1\"}]", "a=1;");
    fields_are(SC_LANTERN, "[{\"field\":\"a\",\"message\":\"no\"}]", "");
    fields_are(SC_LANTERN, "{\"errors\":{\"a\":[\"no\"]}}", "");
    fields_are(SC_LANTERN, "{\"a\":[\"no\"]}", "");
}

static void a_table_of_your_own_adds_classes_below_the_built_in_ones(void **state)
{
    const sc_entry *insufficient = sc_lookup(SC_LANTERN, SC_LANTERN_BALANCE_INSUFFICIENT);
    size_t last = 0;

    (void)state;
    while (sc_class_at(last + 1)[0] != '\0')
        last++;
    assert_string_equal(sc_class_at(last), "balance_insufficient");
    assert_string_equal(sc_class_parent("balance_insufficient"), SC_CLASS_FAILED_PRECONDITION);
    assert_string_equal(sc_class_text("balance_insufficient", SC_ZH), "余额不足。");
    assert_string_equal(sc_class_text("balance_insufficient", SC_EN),
                        "There is not enough money in the wallet.");
    assert_int_equal(sc_is(insufficient, "balance_insufficient"), SC_MATCH_EXACT);
    assert_int_equal(sc_is(insufficient, SC_CLASS_FAILED_PRECONDITION), SC_MATCH_BROADER);
}

/* Returns whether the table has a line that puts the entry in a class. */
static int has_a_line(const sc_entry *entry)
{
    static const char *const constants[] = {
#define SC_SAME(class, constant) #constant,
#include "all.def"
    };

    for (size_t i = 0; i < COUNT(constants); i++)
        if (strcmp(constants[i], sc_constant(entry)) == 0)
            return 1;
    return 0;
}

/* The root is the one for the entry's outcome and, if it is a failure, its canonical code. */
static void is_in_its_root_unless_it_has_a_line(const sc_entry *entry)
{
    static const struct {
        int canonical;
        int outcome;
        const char *name;
    } roots[] = {
#define SC_CLASS(name, canonical, outcome, zh, en) {SC_CANONICAL_##canonical, SC_OUTCOME_##outcome, #name},
#include "all.def"
    };
    const char *root = "";

    for (size_t i = 0; i < COUNT(roots); i++)
        if (roots[i].outcome == (int)sc_outcome_of(entry) &&
            (roots[i].outcome != SC_OUTCOME_FAILURE || roots[i].canonical == (int)sc_canonical_of(entry)))
            root = roots[i].name;
    assert_int_not_equal(sc_is(entry, root), SC_MATCH_NONE);
    if (has_a_line(entry))
        return;
    assert_string_equal(sc_class(entry), root);
    assert_string_equal(sc_next_class(entry, root), "");
    assert_int_not_equal(sc_is(entry, root), SC_MATCH_EXACT);
}

static void an_entry_that_names_no_class_is_in_its_root(void **state)
{
    const sc_entry *busy = sc_lookup(SC_LANTERN, SC_LANTERN_SYSTEM_BUSY);

    (void)state;
    every_entry(is_in_its_root_unless_it_has_a_line);
    assert_false(has_a_line(busy));
    assert_string_equal(sc_class(busy), SC_CLASS_UNAVAILABLE);
    assert_int_equal(sc_is(busy, SC_CLASS_UNAVAILABLE), SC_MATCH_BROADER);
}

/* ---- Translating -------------------------------------------------------------------------------------- */

static void translates(sc_registry from, int32_t code, sc_registry to, int expected_how, const char *expected)
{
    int how = -1;
    const sc_entry *entry = sc_translate(sc_lookup(from, code), to, &how);

    assert_string_equal(sc_constant(entry), expected);
    assert_int_equal(how, expected_how);
}

static void entries_translate_to_listed_registries_and_back(void **state)
{
    (void)state;
    translates(SC_LANTERN, SC_LANTERN_TOKEN_EXPIRED, SC_HERO, SC_MATCH_EXACT, "SC_HERO_TOKEN_EXPIRED");
    translates(SC_HERO, SC_HERO_TOKEN_EXPIRED, SC_LANTERN, SC_MATCH_EXACT, "SC_LANTERN_TOKEN_EXPIRED");
    translates(SC_CARAVAN, SC_CARAVAN_TOKEN_EXPIRED, SC_LANTERN, SC_MATCH_EXACT, "SC_LANTERN_TOKEN_EXPIRED");
    translates(SC_LANTERN, INT32_MIN, SC_CARAVAN, SC_MATCH_EXACT, "SC_CARAVAN_UNKNOWN_ERROR");
    translates(SC_CARAVAN, SC_CARAVAN_HTTP_FORBIDDEN, SC_JIEMI, SC_MATCH_EXACT, "SC_JIEMI_REQUEST_REFUSED");
    translates(SC_LANTERN, SC_LANTERN_SUCCESS, SC_HERO, SC_MATCH_EXACT, "SC_HERO_SUCCESS");
}

static void entries_translate_to_a_broader_entry_or_none(void **state)
{
    (void)state;
    translates(SC_LANTERN, SC_LANTERN_PASSWORD_WRONG, SC_HERO, SC_MATCH_BROADER, "SC_HERO_CREDENTIALS_WRONG");
    translates(SC_LANTERN, SC_LANTERN_BALANCE_INSUFFICIENT, SC_JIEMI, SC_MATCH_BROADER,
               "SC_JIEMI_CONDITION_NOT_MET");
    translates(SC_CARAVAN, SC_CARAVAN_APP_DISABLED, SC_JIEMI, SC_MATCH_BROADER, "SC_JIEMI_REQUEST_REFUSED");
    translates(SC_CARAVAN, SC_CARAVAN_APP_DISABLED, SC_LANTERN, SC_MATCH_NONE, "");
    translates(SC_PLUS, SC_PLUS_TOKEN_EXPIRED, SC_LANTERN, SC_MATCH_BROADER, "SC_LANTERN_TOKEN_EXPIRED");
    translates(SC_LANTERN, SC_LANTERN_ORDER_PAID, (sc_registry)65, SC_MATCH_NONE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_row_is_listed_in_order),
        cmocka_unit_test(every_entry_is_found_by_code_and_name),
        cmocka_unit_test(codes_may_be_negative),
        cmocka_unit_test(codes_of_one_registry_are_not_listed_in_another),
        cmocka_unit_test(a_further_meaning_follows_the_first),
        cmocka_unit_test(registries_of_your_own_come_last),
        cmocka_unit_test(registries_have_names_titles_and_rules),
        cmocka_unit_test(numbers_between_registries_are_unknown),
        cmocka_unit_test(groups_span_negative_codes),
        cmocka_unit_test(notes_may_be_longer_than_255_bytes),
        cmocka_unit_test(an_envelope_has_the_members_of_its_table),
        cmocka_unit_test(a_problem_may_have_a_negative_code),
        cmocka_unit_test(the_number_of_a_further_entry_may_have_several_digits),
        cmocka_unit_test(every_envelope_is_read_as_it_was_written),
        cmocka_unit_test(a_string_decides_before_the_code),
        cmocka_unit_test(success_without_a_code_follows_from_http),
        cmocka_unit_test(false_can_be_the_result_of_a_success),
        cmocka_unit_test(negative_codes_are_read_as_numbers_and_as_strings),
        cmocka_unit_test(the_message_is_found_under_its_second_name),
        cmocka_unit_test(field_errors_are_found_where_the_table_says),
        cmocka_unit_test(a_table_of_your_own_adds_classes_below_the_built_in_ones),
        cmocka_unit_test(an_entry_that_names_no_class_is_in_its_root),
        cmocka_unit_test(entries_translate_to_listed_registries_and_back),
        cmocka_unit_test(entries_translate_to_a_broader_entry_or_none),
    };
    return cmocka_run_group_tests_name("extra", tests, NULL, NULL);
}
