/* SPDX-License-Identifier: MIT */
/* fields_test.c: where each API keeps field errors, what shapes they have, and what is not a field error. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "statuscode.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A body and its field errors, each written as "field=message;" and still escaped. */
struct fields_case {
    const char *body;
    const char *errors;
};

static void assert_all_zero(const sc_field_error *error)
{
    assert_true(error->field == NULL && error->message == NULL);
    assert_int_equal(error->field_length, 0);
    assert_int_equal(error->message_length, 0);
    for (size_t i = 0; i < COUNT(error->reserved); i++)
        assert_int_equal(error->reserved[i], 0);
}

static int is_inside(const char *span, size_t span_length, const char *body, size_t length)
{
    return span > body && span_length < length && (size_t)(span - body) < length - span_length;
}

/* Writes the errors of a reply to text, and asserts that each lies inside the body. */
static void list_errors(const sc_reply *reply, const char *body, size_t length, char *text, size_t size)
{
    sc_field_error error = {0};
    size_t end = 0;
    int is_found;
    text[0] = '\0';
    while ((is_found = sc_next_field_error(reply, &error)) != 0) {
        assert_int_equal(is_found, 1);
        assert_true(is_inside(error.message, error.message_length, body, length));
        assert_non_null(error.field);
        assert_true(error.field_length == 0 || is_inside(error.field, error.field_length, body, length));
        end += (size_t)snprintf(text + end, size - end, "%.*s=%.*s;", (int)error.field_length, error.field,
                                (int)error.message_length, error.message);
        assert_true(end < size);
    }
    assert_all_zero(&error);
}

/* Reads the body from a buffer of exactly its size, so that a sanitizer sees any read beyond it. Lists the errors
   twice, because after the last one the next call starts over. */
static void assert_errors_of(sc_registry registry, int http_status, const char *body, const char *expected)
{
    size_t length = strlen(body);
    char *copy = malloc(length);
    char text[1024], again[1024];
    sc_reply reply;
    assert_non_null(copy);
    memcpy(copy, body, length);
    (void)sc_read_reply(registry, http_status, copy, length, &reply);
    list_errors(&reply, copy, length, text, sizeof text);
    list_errors(&reply, copy, length, again, sizeof again);
    free(copy);
    if (strcmp(text, expected) != 0)
        fail_msg("%s: '%s' and not '%s'", body, text, expected);
    assert_string_equal(again, text);
}

static void assert_errors(sc_registry registry, int http_status, const struct fields_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_errors_of(registry, http_status, cases[i].body, cases[i].errors);
}

/* ---- plus ---- */

static void plus_has_field_errors_in_an_object(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"message\":\"m\",\"errors\":{\"phone\":[\"a\",\"b\"],\"name\":[\"c\"]}}",
         "phone=a;phone=b;name=c;"},
        {"{\"errors\":{\"phone\":\"a\",\"name\":[\"b\"],\"x\":\"c\"}}", "phone=a;name=b;x=c;"},
        {"{\"status\":false,\"code\":1008,\"errors\":{\"phone\":[\"a\"]}}", "phone=a;"},
        {"{\"errors\":{\"message\":[\"a\"],\"errors\":[\"b\"],\"\":[\"c\"]}}", "message=a;errors=b;=c;"},
        {"{\"errors\":{\"a\":[\"\"],\"b\":\"\"}}", "a=;b=;"},
        {"{\"errors\":{\"a\":[\"1\"],\"a\":[\"2\"]}}", "a=1;a=2;"},
        {"{\"\\u0065rrors\":{\"a\":[\"1\"]}}", "a=1;"},
        {"{\"errors\":{\"\\u0061\\\"\":[\"\\\"]\",\"\\\\\"]}}", "\\u0061\\\"=\\\"];\\u0061\\\"=\\\\;"},
        {" {\n\t\"errors\" : { \"a\" : [ \"1\" , \"2\" ] , \"b\" : \"3\" } \r\n} ", "a=1;a=2;b=3;"},
        {"\xef\xbb\xbf{\"errors\":{\"a\":[\"1\"]}}", "a=1;"},
        {"\xef\xbb\xbf \n{\"a\":[\"1\"]}", "a=1;"},
    };
    (void)state;
    assert_errors(SC_PLUS, 422, cases, COUNT(cases));
}

static void values_of_another_shape_are_skipped(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"errors\":{}}", ""},
        {"{\"errors\":{\"a\":[]}}", ""},
        {"{\"errors\":{\"a\":[],\"b\":[ ],\"c\":[\"1\"]}}", "c=1;"},
        {"{\"errors\":{\"a\":5,\"b\":null,\"c\":true,\"d\":\"1\",\"e\":-1.5e3}}", "d=1;"},
        {"{\"errors\":{\"a\":[5,\"1\",null,false,{\"x\":\"no\"},[\"no\"],\"2\",-7]}}", "a=1;a=2;"},
        {"{\"errors\":{\"a\":{\"x\":\"no\"},\"b\":{\"y\":[\"no\"]},\"c\":\"1\"}}", "c=1;"},
        {"{\"errors\":{\"a\":[[\"no\"]],\"b\":[[[\"no\"]],\"1\"]}}", "b=1;"},
        {"{\"errors\":{\"a\":[{\"field\":\"x\",\"message\":\"no\"}]}}", ""},
        {"{\"errors\":{\"a\":[\"1\"],\"b\":[]}}", "a=1;"},
        {"{\"errors\":[\"a\"]}", ""},
        {"{\"errors\":[{\"field\":\"a\",\"message\":\"b\"}]}", ""},
        {"{\"errors\":\"a\"}", ""},
        {"{\"errors\":null}", ""},
        {"{\"Errors\":{\"a\":[\"1\"]}}", ""},
        {"{\"data\":{\"errors\":{\"a\":[\"1\"]}}}", ""},
        {"{\"data\":{\"error\":{\"a\":[\"1\"]}}}", ""},
        {"[{\"errors\":{\"a\":[\"1\"]}}]", ""},
        {"[{\"field\":\"a\",\"message\":\"b\"}]", ""},
        {"\"errors\"", ""},
        {"422", ""},
        {"null", ""},
    };
    (void)state;
    assert_errors(SC_PLUS, 422, cases, COUNT(cases));
}

/* As everywhere in a body, the last member with a name counts, whatever it holds. Fields with the same name all
   count. */
static void if_a_member_with_errors_is_repeated_the_last_counts(void **state)
{
    static const struct fields_case plus[] = {
        {"{\"errors\":{\"a\":[\"1\"]},\"errors\":{\"b\":[\"2\"]}}", "b=2;"},
        {"{\"errors\":{\"a\":[\"1\"]},\"x\":0,\"\\u0065rrors\":[\"2\"]}", ""},
        {"{\"errors\":null,\"errors\":{\"a\":[\"1\"]}}", "a=1;"},
    };
    static const struct fields_case fecshop[] = {
        {"{\"data\":{\"errors\":\"1\",\"errors\":\"2\"}}", "=2;"},
        {"{\"data\":{\"error\":\"1\",\"error\":{\"a\":\"2\"}}}", "a=2;"},
        {"{\"data\":{\"error\":\"1\"},\"data\":{\"error\":\"2\"}}", "=2;"},
        {"{\"data\":{\"error\":\"1\"},\"data\":[]}", ""},
    };
    static const struct fields_case jiemi[] = {
        {"[{\"field\":\"a\",\"message\":\"1\",\"field\":\"b\",\"message\":\"2\"}]", "b=2;"},
        {"[{\"message\":\"1\",\"message\":2},{\"message\":1,\"message\":\"2\"}]", "=2;"},
    };
    (void)state;
    assert_errors(SC_PLUS, 422, plus, COUNT(plus));
    assert_errors(SC_FECSHOP, 200, fecshop, COUNT(fecshop));
    assert_errors(SC_JIEMI, 422, jiemi, COUNT(jiemi));
}

static void a_plus_body_of_string_lists_alone_has_field_errors(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"phone\":[\"a\",\"b\"],\"name\":[\"c\"]}", "phone=a;phone=b;name=c;"},
        {"{\"code\":[\"a\"]}", "code=a;"},
        {"{\"status\":[\"a\"]}", "status=a;"},
        {"{\"data\":[\"a\"],\"Message\":[\"b\"],\"messages\":[\"c\"]}", "data=a;Message=b;messages=c;"},
        {"{\"a\":[],\"b\":[\"1\"]}", "b=1;"},
        {"{\"message\":[\"m\"]}", ""},
        {"{\"message\":[\"m\"],\"phone\":[\"a\"]}", "phone=a;"},
        {"{\"phone\":[\"a\"],\"m\\u0065ssage\":[\"m\"],\"message\":[\"n\"],\"x\":[\"b\"]}", "phone=a;x=b;"},
        {"{}", ""},
        {"{\"a\":[]}", ""},
    };
    (void)state;
    assert_errors(SC_PLUS, 422, cases, COUNT(cases));
}

static void a_plus_body_with_anything_else_has_no_field_errors(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"status\":false,\"phone\":[\"a\"]}", ""},
        {"{\"phone\":[\"a\"],\"message\":\"m\"}", ""},
        {"{\"phone\":\"a\"}", ""},
        {"{\"phone\":[\"a\"],\"name\":\"b\"}", ""},
        {"{\"phone\":[\"a\"],\"name\":{\"x\":[\"b\"]}}", ""},
        {"{\"phone\":[\"a\"],\"name\":[\"b\",5]}", ""},
        {"{\"phone\":[\"a\"],\"name\":[[]]}", ""},
        {"{\"phone\":[\"a\"],\"n\":1012}", ""},
        {"{\"phone\":[\"a\"],\"n\":null}", ""},
        {"{\"phone\":[\"a\"],\"errors\":null}", ""},
        {"{\"phone\":[\"a\"],\"errors\":[]}", ""},
        {"{\"phone\":[\"a\"],\"errors\":[\"b\"]}", ""},
        {"{\"phone\":[\"a\"],\"errors\":{}}", ""},
        {"[\"a\"]", ""},
    };
    (void)state;
    assert_errors(SC_PLUS, 422, cases, COUNT(cases));
}

static void a_field_named_code_is_not_a_code(void **state)
{
    static const char body[] = "{\"code\":[\"a\"]}";
    sc_field_error error = {0};
    sc_reply reply;
    (void)state;
    assert_int_equal(sc_read_reply(SC_PLUS, 422, body, strlen(body), &reply), SC_READ_BAD_CODE);
    assert_int_equal(reply.action, SC_ACT_FIX_REQUEST);
    assert_int_equal(sc_next_field_error(&reply, &error), 1);
    assert_memory_equal(error.field, "code", error.field_length);
}

/* ---- Jiemi ---- */

static void jiemi_has_field_errors_in_a_list_of_objects(void **state)
{
    static const struct fields_case cases[] = {
        {"[{\"field\":\"phone\",\"message\":\"a\"},{\"field\":\"name\",\"message\":\"b\"}]", "phone=a;name=b;"},
        {"[{\"message\":\"a\",\"x\":[1,{\"message\":\"no\"}],\"field\":\"phone\"}]", "phone=a;"},
        {"[{\"field\":\"phone\",\"message\":\"a\"},{\"field\":\"phone\",\"message\":\"b\"}]",
         "phone=a;phone=b;"},
        {" [ { \"f\\u0069eld\" : \"a\" , \"m\\u0065ssage\" : \"\\\"}\" } ] ", "a=\\\"};"},
        {"[{\"message\":\"a\"},{\"field\":null,\"message\":\"b\"},{\"field\":[\"x\"],\"message\":\"c\"}]",
         "=a;=b;=c;"},
        {"[{\"field\":\"\",\"message\":\"\"}]", "=;"},
        {"[{\"field\":\"x\",\"message\":\"a\"},{\"message\":\"b\"}]", "x=a;=b;"},
        {"\xef\xbb\xbf[{\"field\":\"a\",\"message\":\"b\"}]", "a=b;"},
    };
    (void)state;
    assert_errors(SC_JIEMI, 422, cases, COUNT(cases));
}

static void an_object_without_a_message_is_skipped(void **state)
{
    static const struct fields_case cases[] = {
        {"[]", ""},
        {"[{}]", ""},
        {"[{\"field\":\"a\"},{\"field\":\"b\",\"message\":\"1\"}]", "b=1;"},
        {"[{\"field\":\"a\",\"message\":null},{\"field\":\"b\",\"message\":[\"no\"]},"
         "{\"field\":\"c\",\"message\":{\"x\":\"no\"}},{\"field\":\"d\",\"message\":1}]",
         ""},
        {"[{\"field\":\"a\",\"Message\":\"no\"},{\"field\":\"a\",\"messages\":\"no\"}]", ""},
        {"[1,\"no\",null,true,[{\"field\":\"a\",\"message\":\"no\"}],{\"field\":\"b\",\"message\":\"1\"},[]]",
         "b=1;"},
        {"{\"field\":\"a\",\"message\":\"no\"}", ""},
        {"{\"errors\":{\"a\":[\"no\"]}}", ""},
        {"{\"a\":[\"no\"]}", ""},
        {"{\"data\":{\"error\":\"no\"}}", ""},
        {"\"[\"", ""},
    };
    (void)state;
    assert_errors(SC_JIEMI, 422, cases, COUNT(cases));
}

/* ---- Fecshop ---- */

static void fecshop_has_field_errors_in_its_data(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"code\":1100007,\"message\":\"m\",\"data\":{\"error\":{\"email\":[\"a\",\"b\"]}}}",
         "email=a;email=b;"},
        {"{\"code\":1100007,\"data\":{\"errors\":{\"email\":[\"a\"],\"name\":\"b\"}}}", "email=a;name=b;"},
        {"{\"data\":{\"error\":\"a\"},\"code\":1100004}", "=a;"},
        {"{\"data\":{\"error\":\"\"}}", "=;"},
        {"{\"data\":{\"errors\":[\"a\",5,[\"no\"],\"b\"]}}", "=a;=b;"},
        {"{\"data\" : { \"x\" : 1 , \"errors\" : [ \"a\" ] } }", "=a;"},
        {"{\"data\":{\"\\u0065rror\":\"a\"}}", "=a;"},
        {"{\"data\":{\"error\":{\"message\":[\"a\"]}}}", "message=a;"},
        {"\xef\xbb\xbf{\"data\":{\"error\":{\"a\":\"b\"}}}", "a=b;"},
    };
    (void)state;
    assert_errors(SC_FECSHOP, 200, cases, COUNT(cases));
}

static void fecshop_prefers_errors_to_error(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"data\":{\"error\":{\"a\":\"no\"},\"errors\":{\"b\":\"1\"}}}", "b=1;"},
        {"{\"data\":{\"errors\":\"1\",\"error\":\"no\"}}", "=1;"},
        {"{\"data\":{\"errors\":{},\"error\":\"1\"}}", "=1;"},
        {"{\"data\":{\"errors\":[],\"error\":{\"a\":[\"1\"]}}}", "a=1;"},
        {"{\"data\":{\"errors\":[5],\"error\":[\"1\",\"2\"]}}", "=1;=2;"},
        {"{\"data\":{\"errors\":null,\"error\":\"1\"}}", "=1;"},
        {"{\"data\":{\"errors\":false,\"error\":{\"a\":\"1\"}}}", "a=1;"},
        {"{\"data\":{\"errors\":{\"a\":5,\"b\":[]},\"error\":{\"c\":\"1\"}}}", "c=1;"},
    };
    (void)state;
    assert_errors(SC_FECSHOP, 200, cases, COUNT(cases));
}

static void a_text_after_skipped_fields_has_no_field(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"data\":{\"errors\":{\"phone\":5},\"error\":\"1\"}}", "=1;"},
        {"{\"data\":{\"errors\":{\"phone\":[]},\"error\":[\"1\",\"2\"]}}", "=1;=2;"},
    };
    (void)state;
    assert_errors(SC_FECSHOP, 200, cases, COUNT(cases));
}

static void fecshop_has_no_field_errors_elsewhere(void **state)
{
    static const struct fields_case cases[] = {
        {"{\"code\":1400001,\"data\":\"no\"}", ""},
        {"{\"data\":[\"no\"]}", ""},
        {"{\"data\":[{\"error\":\"no\"}]}", ""},
        {"{\"data\":null}", ""},
        {"{\"data\":\"{\\\"error\\\":\\\"no\\\"}\"}", ""},
        {"{\"data\":{}}", ""},
        {"{\"data\":{\"x\":{\"error\":\"no\"}}}", ""},
        {"{\"data\":{\"error\":null}}", ""},
        {"{\"data\":{\"error\":5,\"errors\":{}}}", ""},
        {"{\"errors\":{\"a\":[\"no\"]},\"error\":\"no\"}", ""},
        {"{\"a\":[\"no\"]}", ""},
        {"[{\"field\":\"a\",\"message\":\"no\"}]", ""},
        {"{}", ""},
    };
    (void)state;
    assert_errors(SC_FECSHOP, 200, cases, COUNT(cases));
}

/* ---- Which replies have any ---- */

static const char *const everywhere[] = {
    "{\"errors\":{\"a\":[\"no\"]},\"data\":{\"errors\":{\"a\":[\"no\"]}}}",
    "{\"a\":[\"no\"]}",
    "[{\"field\":\"a\",\"message\":\"no\"}]",
};

static void other_registries_have_no_field_errors(void **state)
{
    static const sc_registry registries[] = {SC_RAYVISION, SC_HERO, SC_REGISTRY_NONE,
                                             (sc_registry)(SC_REGISTRY_OWN - 1)};
    (void)state;
    for (size_t i = 0; i < COUNT(registries); i++)
        for (size_t k = 0; k < COUNT(everywhere); k++)
            assert_errors_of(registries[i], 422, everywhere[k], "");
}

static void a_success_has_no_field_errors(void **state)
{
    (void)state;
    assert_errors_of(SC_PLUS, 422, "{\"status\":true,\"errors\":{\"a\":[\"no\"]}}", "");
    assert_errors_of(SC_PLUS, 200, "{\"errors\":{\"a\":[\"no\"]}}", "");
    assert_errors_of(SC_PLUS, 200, "{\"a\":[\"no\"]}", "");
    assert_errors_of(SC_FECSHOP, 200, "{\"code\":200,\"data\":{\"errors\":{\"a\":[\"no\"]}}}", "");
}

static void every_other_outcome_may_have_field_errors(void **state)
{
    (void)state;
    assert_errors_of(SC_PLUS, 0, "{\"errors\":{\"a\":[\"1\"]}}", "a=1;");
    assert_errors_of(SC_PLUS, 302, "{\"a\":[\"1\"]}", "a=1;");
    assert_errors_of(SC_PLUS, 200, "{\"status\":false,\"errors\":{\"a\":[\"1\"]}}", "a=1;");
    assert_errors_of(SC_JIEMI, 200, "[{\"field\":\"a\",\"message\":\"1\"}]", "a=1;");
    assert_errors_of(SC_FECSHOP, 200, "{\"data\":{\"error\":\"1\"}}", "=1;");
    assert_errors_of(SC_FECSHOP, 500, "{\"code\":\"x\",\"data\":{\"error\":\"1\"}}", "=1;");
    assert_errors_of(SC_FECSHOP, 200, "{\"code\":200,\"code\":200,\"data\":{\"error\":\"1\"}}", "=1;");
    assert_errors_of(SC_PLUS, 200, "{\"code\":1,\"code\":1,\"errors\":{\"a\":[\"1\"]}}", "a=1;");
}

static void a_body_that_is_not_json_has_no_field_errors(void **state)
{
    static const char *const bodies[] = {
        "", " \n", "\xef\xbb\xbf", "{\"errors\":{\"a\":[\"no\"]}", "{\"a\":[\"no\"]}x", "<html>"};
    static char deep[2 * 1024 + 64];
    (void)state;
    for (size_t i = 0; i < COUNT(bodies); i++)
        assert_errors_of(SC_PLUS, 422, bodies[i], "");
    strcpy(deep, "{\"a\":[\"no\"],\"b\":");
    memset(deep + strlen(deep), '[', 1024);
    memset(deep + strlen(deep), ']', 1024);
    strcat(deep, "}");
    assert_errors_of(SC_PLUS, 422, deep, "");
}

static void null_arguments_and_empty_replies_have_no_field_errors(void **state)
{
    static const char body[] = "{\"a\":[\"1\",\"2\"]}";
    sc_field_error error = {0};
    sc_reply reply;
    (void)state;
    (void)sc_read_reply(SC_PLUS, 422, body, strlen(body), &reply);
    assert_int_equal(sc_next_field_error(&reply, NULL), 0);
    assert_int_equal(sc_next_field_error(NULL, NULL), 0);
    assert_int_equal(sc_next_field_error(NULL, &error), 0);
    assert_all_zero(&error);
    assert_int_equal(sc_next_field_error(&reply, &error), 1);
    assert_int_equal(sc_next_field_error(NULL, &error), 0);
    assert_all_zero(&error);
    reply = (sc_reply){0};
    assert_int_equal(sc_next_field_error(&reply, &error), 0);
    assert_all_zero(&error);
    (void)sc_read_reply(SC_PLUS, 204, NULL, 0, &reply);
    assert_int_equal(sc_next_field_error(&reply, &error), 0);
}

/* The position of the next error is stored in the error alone. */
static void a_copy_of_an_error_continues_independently(void **state)
{
    static const char body[] = "{\"a\":[\"1\",\"2\"],\"b\":[\"3\"]}";
    sc_field_error error = {0};
    sc_field_error copy;
    sc_reply reply;
    (void)state;
    (void)sc_read_reply(SC_PLUS, 422, body, strlen(body), &reply);
    assert_int_equal(sc_next_field_error(&reply, &error), 1);
    copy = error;
    assert_int_equal(sc_next_field_error(&reply, &error), 1);
    assert_int_equal(sc_next_field_error(&reply, &error), 1);
    assert_memory_equal(error.message, "3", error.message_length);
    assert_int_equal(sc_next_field_error(&reply, &copy), 1);
    assert_memory_equal(copy.message, "2", copy.message_length);
    assert_memory_equal(copy.field, "a", copy.field_length);
}

static void field_and_message_can_be_unescaped(void **state)
{
    static const char body[] = "{\"errors\":{\"\\u0070hone\":[\"\\u8fc7\\n\"]}}";
    sc_field_error error = {0};
    sc_reply reply;
    char text[16];
    (void)state;
    (void)sc_read_reply(SC_PLUS, 422, body, strlen(body), &reply);
    assert_int_equal(sc_next_field_error(&reply, &error), 1);
    assert_int_equal(sc_unescape(text, sizeof text, error.field, error.field_length), 5);
    assert_string_equal(text, "phone");
    assert_int_equal(sc_unescape(text, sizeof text, error.message, error.message_length), 4);
    assert_string_equal(text, "\xe8\xbf\x87\n");
}

/* ---- Hostile sizes ---- */

/* A body of a megabyte. Code that starts over for each error takes minutes to read it. */
struct large {
    sc_registry registry;
    const char *open;
    const char *each; /* repeated, with commas in between, until the body is full */
    const char *close;
    int per_each; /* the number of errors in each */
    int first;    /* the number of errors besides these */
};

static void assert_count(const struct large *large)
{
    static char body[(1 << 20) + 8192];
    size_t length = strlen(large->open), each = strlen(large->each), count = 0, found = 0;
    sc_field_error error = {0};
    sc_reply reply;
    memcpy(body, large->open, length);
    while (length < 1 << 20) {
        memcpy(body + length, large->each, each);
        length += each;
        body[length++] = ',';
        count++;
    }
    memcpy(body + length - 1, large->close, strlen(large->close));
    length += strlen(large->close) - 1;
    (void)sc_read_reply(large->registry, 422, body, length, &reply);
    assert_ptr_equal(reply.body, body); /* the body is valid JSON */
    while (sc_next_field_error(&reply, &error))
        found++;
    assert_int_equal(found, count * (size_t)large->per_each + (size_t)large->first);
}

static void a_megabyte_of_errors_is_read_in_linear_time(void **state)
{
    static const struct large all[] = {
        {SC_PLUS, "{\"errors\":{", "\"a\":[\"1\"]", "}}", 1, 0},
        {SC_PLUS, "{\"errors\":{", "\"a\":\"1\"", "}}", 1, 0},
        {SC_PLUS, "{\"errors\":{\"a\":[", "\"1\"", "]}}", 1, 0},
        {SC_PLUS, "{\"errors\":{", "\"a\":[]", "}}", 0, 0},
        {SC_PLUS, "{\"errors\":{", "\"a\":[[\"no\"],{\"a\":\"no\"},5]", "}}", 0, 0},
        {SC_PLUS, "{\"errors\":{\"a\":\"1\"},\"x\":[", "[{}]", "]}", 0, 1},
        {SC_PLUS, "{\"x\":[", "5", "],\"errors\":{\"a\":[\"1\",\"2\",\"3\"]}}", 0, 3},
        {SC_PLUS, "{", "\"a\":[\"1\",\"2\"]", "}", 2, 0},
        {SC_PLUS, "{", "\"message\":[\"m\"]", ",\"a\":[\"1\"]}", 0, 1},
        {SC_PLUS, "{\"a\":[", "\"\\\\\\\"\"", "]}", 1, 0},
        {SC_JIEMI, "[", "{\"field\":\"a\",\"message\":\"1\"}", "]", 1, 0},
        {SC_JIEMI, "[", "{\"field\":\"a\"}", "]", 0, 0},
        {SC_JIEMI, "[", "\"no\"", "]", 0, 0},
        {SC_JIEMI, "[", "[\"no\"]", "]", 0, 0},
        {SC_JIEMI, "[{\"field\":\"a\",", "\"message\":\"1\"", "}]", 0, 1},
        {SC_FECSHOP, "{\"data\":{\"errors\":[", "\"1\"", "]}}", 1, 0},
        {SC_FECSHOP, "{\"data\":{", "\"errors\":[]", ",\"error\":\"1\"}}", 0, 1},
        {SC_FECSHOP, "{\"data\":{\"error\":{\"a\":[\"1\"]},\"x\":[", "\"\"", "]}}", 0, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++)
        assert_count(&all[i]);
}

/* The search for the first string of a message that is a list or an object must be linear too. */
static void a_megabyte_without_a_message_is_read_in_linear_time(void **state)
{
    static const struct large all[] = {
        {SC_PLUS, "{\"status\":false,\"message\":[", "[]", "]}", 0, 0},
        {SC_PLUS, "{\"status\":false,\"message\":[[", "[\"no\"]", "]]}", 0, 0},
        {SC_PLUS, "{\"status\":false,\"message\":{", "\"no\":{\"no\":5}", "}}", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++)
        assert_count(&all[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plus_has_field_errors_in_an_object),
        cmocka_unit_test(values_of_another_shape_are_skipped),
        cmocka_unit_test(if_a_member_with_errors_is_repeated_the_last_counts),
        cmocka_unit_test(a_plus_body_of_string_lists_alone_has_field_errors),
        cmocka_unit_test(a_plus_body_with_anything_else_has_no_field_errors),
        cmocka_unit_test(a_field_named_code_is_not_a_code),
        cmocka_unit_test(jiemi_has_field_errors_in_a_list_of_objects),
        cmocka_unit_test(an_object_without_a_message_is_skipped),
        cmocka_unit_test(fecshop_has_field_errors_in_its_data),
        cmocka_unit_test(fecshop_prefers_errors_to_error),
        cmocka_unit_test(a_text_after_skipped_fields_has_no_field),
        cmocka_unit_test(fecshop_has_no_field_errors_elsewhere),
        cmocka_unit_test(other_registries_have_no_field_errors),
        cmocka_unit_test(a_success_has_no_field_errors),
        cmocka_unit_test(every_other_outcome_may_have_field_errors),
        cmocka_unit_test(a_body_that_is_not_json_has_no_field_errors),
        cmocka_unit_test(null_arguments_and_empty_replies_have_no_field_errors),
        cmocka_unit_test(a_copy_of_an_error_continues_independently),
        cmocka_unit_test(field_and_message_can_be_unescaped),
        cmocka_unit_test(a_megabyte_of_errors_is_read_in_linear_time),
        cmocka_unit_test(a_megabyte_without_a_message_is_read_in_linear_time),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}
