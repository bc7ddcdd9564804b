/* SPDX-License-Identifier: MIT */
/* body_test.c: writing the bodies of all entries, into buffers of every size and with hostile strings. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

enum { BODY_MAX = 8192 };

/* ---- Asking for a body -------------------------------------------------------------------------------- */

/* The body to write: a problem or an envelope, with the caller's strings. */
struct wanted {
    int is_problem;
    sc_lang lang;
    const char *detail, *instance, *type_base; /* for a problem */
    const char *message, *data;                /* for an envelope */
};

static size_t write_body(char *buf, size_t size, const sc_entry *entry, const struct wanted *wanted)
{
    if (wanted->is_problem)
        return sc_write_problem(buf, size, entry, wanted->lang, wanted->detail, wanted->instance,
                                wanted->type_base);
    return sc_write_envelope(buf, size, entry, wanted->lang, wanted->message, wanted->data);
}

/* Expects this text in a buffer of exactly its size. */
static void body_is(const sc_entry *entry, const struct wanted *wanted, const char *expected)
{
    size_t length = strlen(expected);
    char *buf = malloc(length + 1);

    assert_non_null(buf);
    if (write_body(NULL, 0, entry, wanted) != length || write_body(buf, length + 1, entry, wanted) != length ||
        strcmp(buf, expected) != 0) {
        static char found[BODY_MAX];

        write_body(found, sizeof found, entry, wanted);
        fail_msg("%s:\n%s\nis not\n%s", sc_constant(entry), found, expected);
    }
    free(buf);
}

/* Expects the result 0 and an empty buffer. */
static void body_is_nothing(const sc_entry *entry, const struct wanted *wanted)
{
    char buf[4] = "abc";

    assert_int_equal(write_body(NULL, 0, entry, wanted), 0);
    assert_int_equal(write_body(buf, sizeof buf, entry, wanted), 0);
    assert_string_equal(buf, "");
    assert_int_equal(write_body(buf, 1, entry, wanted), 0);
}

/* Calls a check for each entry in both languages. */
static void every_entry(void (*check)(const sc_entry *, sc_lang))
{
    sc_registry registry;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; i < sc_count(registry); i++) {
            check(sc_at(registry, i), SC_ZH);
            check(sc_at(registry, i), SC_EN);
        }
    }
}

/* Calls a check for each registry, with its first entry that is no row of an HTTP table. */
static void every_registry(void (*check)(const sc_entry *))
{
    sc_registry registry;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        size_t i = 0;

        while (sc_kind_of(sc_at(registry, i)) == SC_KIND_HTTP)
            i++;
        check(sc_at(registry, i));
    }
}

static int is_own(const sc_entry *entry)
{
    return sc_registry_of(entry) >= SC_REGISTRY_OWN;
}

/* Returns whether the entry has an envelope. For an HTTP row in a registry of your own, only the writer knows. */
static int has_envelope(const sc_entry *entry)
{
    if (sc_kind_of(entry) != SC_KIND_HTTP)
        return 1;
    if (is_own(entry))
        return sc_write_envelope(NULL, 0, entry, SC_ZH, NULL, NULL) > 0;
    return sc_registry_of(entry) == SC_JIEMI && sc_wire_status(entry) >= 400;
}

/* ---- Problems ----------------------------------------------------------------------------------------- */

static void problem_has_the_documented_members(void **state)
{
    const struct wanted wanted = {.is_problem = 1, .lang = SC_EN};

    (void)state;
    body_is(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED), &wanted,
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
            "\"detail\":\"The token has expired and must be refreshed.\","
            "\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}");
}

static void problem_without_type_base_takes_the_callers_detail_and_instance(void **state)
{
    const struct wanted wanted = {
        .is_problem = 1, .lang = SC_ZH, .detail = "昨天", .instance = "/v1/user?id=7"};

    (void)state;
    body_is(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED), &wanted,
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"昨天\","
            "\"instance\":\"/v1/user?id=7\",\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}");
}

static void problem_with_type_base_has_the_message_as_title(void **state)
{
    struct wanted wanted = {.is_problem = 1, .lang = SC_ZH, .type_base = "https://example.com/codes.html#"};

    (void)state;
    body_is(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED), &wanted,
            "{\"type\":\"https://example.com/"
            "codes.html#plus-1012\",\"title\":\"token过期，需要刷新\",\"status\":401,"
            "\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}");
    wanted.detail = "yesterday";
    body_is(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED), &wanted,
            "{\"type\":\"https://example.com/"
            "codes.html#plus-1012\",\"title\":\"token过期，需要刷新\",\"status\":401,"
            "\"detail\":\"yesterday\",\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}");
}

static void type_of_a_further_meaning_ends_in_its_number(void **state)
{
    const struct wanted wanted = {.is_problem = 1, .lang = SC_ZH, .type_base = ""};
    const sc_entry *first = sc_lookup(SC_JIEMI, 1008);

    (void)state;
    body_is(first, &wanted,
            "{\"type\":\"jiemi-1008\",\"title\":\"用户名或者密码错误。\",\"status\":401,"
            "\"registry\":\"jiemi\",\"code\":1008,\"name\":\"CREDENTIALS_WRONG\"}");
    body_is(sc_next_meaning(first), &wanted,
            "{\"type\":\"jiemi-1008-2\",\"title\":\"请求被拒绝。\",\"status\":403,"
            "\"registry\":\"jiemi\",\"code\":1008,\"name\":\"REQUEST_REFUSED\"}");
}

static void problem_of_an_unknown_code_is_about_blank(void **state)
{
    struct wanted wanted = {.is_problem = 1, .lang = SC_EN};
    char expected[BODY_MAX];

    (void)state;
    snprintf(expected, sizeof expected,
             "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"%s\"}",
             sc_message(NULL, SC_EN));
    body_is(NULL, &wanted, expected);
    wanted.type_base = "https://example.com/codes.html#";
    body_is(NULL, &wanted, expected);
    wanted.detail = "";
    wanted.instance = "";
    body_is(NULL, &wanted,
            "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"\","
            "\"instance\":\"\"}");
    wanted = (struct wanted){.is_problem = 1, .lang = SC_ZH};
    body_is(NULL, &wanted,
            "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
            "\"detail\":\"未知的状态码。\"}");
}

/* ---- Envelopes ---------------------------------------------------------------------------------------- */

static void each_api_has_its_own_envelope(void **state)
{
    const struct wanted wanted = {.lang = SC_ZH};

    (void)state;
    body_is(sc_lookup(SC_FECSHOP, 1000009), &wanted, "{\"code\":1000009,\"message\":\"参数丢失\",\"data\":[]}");
    body_is(sc_lookup(SC_JIEMI, 1011), &wanted,
            "{\"name\":\"OK\",\"message\":\"TOKEN已失效。\",\"code\":1011,\"status\":200}");
    body_is(
        sc_lookup(SC_RAYVISION, 602), &wanted,
        "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"need_user_login\",\"code\":602,\"data\":null}");
    body_is(sc_lookup(SC_PLUS, 1012), &wanted,
            "{\"status\":false,\"code\":1012,\"message\":\"token过期，需要刷新\",\"data\":null}");
    body_is(sc_lookup(SC_HERO, 1003), &wanted, "{\"code\":1003,\"msg\":\"Token已过期\",\"request\":\"\"}");
}

static void envelopes_take_the_callers_message_and_data(void **state)
{
    const struct wanted wanted = {.lang = SC_EN, .message = "a \"b\"", .data = " {\"id\": 7} "};

    (void)state;
    body_is(sc_lookup(SC_FECSHOP, 1000009), &wanted,
            "{\"code\":1000009,\"message\":\"a \\\"b\\\"\",\"data\": {\"id\": 7} }");
    body_is(
        sc_lookup(SC_JIEMI, 1011), &wanted,
        "{\"name\":\"OK\",\"message\":\"a \\\"b\\\"\",\"code\":1011,\"status\":200,\"data\": {\"id\": 7} }");
    body_is(sc_lookup(SC_RAYVISION, 602), &wanted,
            "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"a \\\"b\\\"\",\"code\":602,\"data\": "
            "{\"id\": 7} }");
    body_is(sc_lookup(SC_PLUS, 1012), &wanted,
            "{\"status\":false,\"code\":1012,\"message\":\"a \\\"b\\\"\",\"data\": {\"id\": 7} }");
    body_is(sc_lookup(SC_HERO, 1003), &wanted,
            "{\"code\":1003,\"msg\":\"a \\\"b\\\"\",\"request\": {\"id\": 7} }");
}

static void rayvisions_result_is_true_for_success_only(void **state)
{
    const struct wanted wanted = {.lang = SC_EN};

    (void)state;
    body_is(sc_lookup(SC_RAYVISION, 200), &wanted,
            "{\"version\":\"1.0.0\",\"result\":true,\"message\":\"success\",\"code\":200,\"data\":null}");
    body_is(sc_lookup(SC_RAYVISION, 700), &wanted,
            "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"do_not_have_any_more_record\",\"code\":700,"
            "\"data\":null}");
}

static void rayvisions_message_is_the_symbol_in_both_languages(void **state)
{
    struct wanted wanted = {.lang = SC_ZH};
    const char *expected = "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"rayvisionerror\",\"code\":"
                           "1000000,\"data\":null}";

    (void)state;
    body_is(sc_lookup(SC_RAYVISION, SC_RAYVISION_RayvisionError), &wanted, expected);
    wanted.lang = SC_EN;
    body_is(sc_lookup(SC_RAYVISION, SC_RAYVISION_RayvisionError), &wanted, expected);
}

static void jiemis_http_errors_have_code_zero_and_a_status(void **state)
{
    const struct wanted wanted = {.lang = SC_ZH};

    (void)state;
    body_is(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NOT_FOUND), &wanted,
            "{\"name\":\"Not Found\",\"message\":\"所请求的资源不存在。\",\"code\":0,\"status\":404}");
    body_is(sc_lookup(SC_JIEMI, 0), &wanted,
            "{\"name\":\"Internal Server Error\",\"message\":\"出错。此时检查HTTP状态码status\",\"code\":0,"
            "\"status\":500}");
}

static void no_plus_code_means_success(void **state)
{
    (void)state;
    for (size_t i = 0; i < sc_count(SC_PLUS); i++)
        assert_int_equal(sc_outcome_of(sc_at(SC_PLUS, i)), SC_OUTCOME_FAILURE);
}

static void check_missing_envelope(const sc_entry *entry, sc_lang lang)
{
    const struct wanted wanted = {.lang = lang};

    if (!has_envelope(entry))
        body_is_nothing(entry, &wanted);
}

static void entries_that_are_sent_without_a_body_have_no_envelope(void **state)
{
    const struct wanted wanted = {.lang = SC_ZH};

    (void)state;
    every_entry(check_missing_envelope);
    body_is_nothing(NULL, &wanted);
    body_is_nothing(sc_lookup(SC_HERO, SC_HERO_HTTP_NOT_FOUND), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_OK), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_CREATED), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NO_CONTENT), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NOT_MODIFIED), &wanted);
}

/* ---- All entries -------------------------------------------------------------------------------------- */

/* Appends to a text in a buffer of BODY_MAX bytes. */
static void add(char *text, const char *format, ...)
{
    size_t length = strlen(text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text + length, BODY_MAX - length, format, arguments);
    va_end(arguments);
}

static void compose_problem(char *text, const sc_entry *entry, const struct wanted *wanted)
{
    const char *registry = sc_registry_name(sc_registry_of(entry));
    int code = sc_code(entry);
    int is_further = sc_lookup(sc_registry_of(entry), code) != entry;

    text[0] = '\0';
    if (wanted->type_base != NULL)
        add(text, "{\"type\":\"%s%s-%d%s\",\"title\":\"%s\"", wanted->type_base, registry, code,
            is_further ? "-2" : "", sc_message(entry, wanted->lang));
    else
        add(text, "{\"type\":\"about:blank\",\"title\":\"%s\"", sc_http_reason(sc_http_status(entry)));
    add(text, ",\"status\":%d", sc_http_status(entry));
    if (wanted->detail != NULL || wanted->type_base == NULL)
        add(text, ",\"detail\":\"%s\"", wanted->detail ? wanted->detail : sc_message(entry, wanted->lang));
    if (wanted->instance != NULL)
        add(text, ",\"instance\":\"%s\"", wanted->instance);
    add(text, ",\"registry\":\"%s\",\"code\":%d,\"name\":\"%s\"}", registry, code, sc_name(entry));
}

/* Composes the expected envelope. For a registry of your own, it is what the writer writes into a large buffer. */
static void compose_envelope(char *text, const sc_entry *entry, const struct wanted *wanted)
{
    const char *message = wanted->message ? wanted->message : sc_message(entry, wanted->lang);
    const char *data = wanted->data;
    int code = sc_code(entry);
    char symbol[BODY_MAX] = "";

    text[0] = '\0';
    switch (sc_registry_of(entry)) {
    case SC_FECSHOP:
        add(text, "{\"code\":%d,\"message\":\"%s\",\"data\":%s}", code, message, data ? data : "[]");
        break;
    case SC_JIEMI:
        add(text, "{\"name\":\"%s\",\"message\":\"%s\",\"code\":%d,\"status\":%d",
            sc_http_reason(sc_wire_status(entry)), message, sc_kind_of(entry) == SC_KIND_HTTP ? 0 : code,
            sc_wire_status(entry));
        add(text, data ? ",\"data\":%s}" : "}", data);
        break;
    case SC_RAYVISION:
        for (size_t i = 0; sc_name(entry)[i] != '\0'; i++)
            symbol[i] =
                (char)(sc_name(entry)[i] | (sc_name(entry)[i] >= 'A' && sc_name(entry)[i] <= 'Z' ? 0x20 : 0));
        add(text, "{\"version\":\"1.0.0\",\"result\":%s,\"message\":\"%s\",\"code\":%d,\"data\":%s}",
            code == 200 ? "true" : "false", wanted->message ? message : symbol, code, data ? data : "null");
        break;
    case SC_PLUS:
        add(text, "{\"status\":false,\"code\":%d,\"message\":\"%s\",\"data\":%s}", code, message,
            data ? data : "null");
        break;
    case SC_HERO:
        add(text, "{\"code\":%d,\"msg\":\"%s\",\"request\":%s}", code, message, data ? data : "\"\"");
        break;
    default:
        write_body(text, BODY_MAX, entry, wanted);
    }
}

/* Writes into buffers of every size, from 0 to one byte more than needed. Each is allocated with exactly that size. */
static void fits_or_is_empty(const sc_entry *entry, const struct wanted *wanted, const char *expected)
{
    size_t length = strlen(expected);

    assert_int_equal(write_body(NULL, 0, entry, wanted), length);
    for (size_t size = 1; size <= length + 2; size++) {
        char *buf = malloc(size);

        assert_non_null(buf);
        memset(buf, '#', size);
        assert_int_equal(write_body(buf, size, entry, wanted), length);
        assert_string_equal(buf, size > length ? expected : "");
        free(buf);
    }
}

static void check_problems(const sc_entry *entry, sc_lang lang)
{
    static const struct wanted variants[] = {
        {.is_problem = 1},
        {.is_problem = 1, .type_base = "https://example.com/#"},
        {.is_problem = 1, .detail = "需要刷新", .instance = "/a/b", .type_base = "urn:x:"},
    };
    char expected[BODY_MAX];

    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        struct wanted wanted = variants[i];

        wanted.lang = lang;
        compose_problem(expected, entry, &wanted);
        fits_or_is_empty(entry, &wanted, expected);
    }
}

static void check_envelopes(const sc_entry *entry, sc_lang lang)
{
    static const struct wanted variants[] = {{0},
                                             {.message = "需要刷新 now", .data = "[{\"id\":[1,-2.5e3]},null]"}};
    char expected[BODY_MAX];

    for (size_t i = 0; has_envelope(entry) && i < sizeof variants / sizeof variants[0]; i++) {
        struct wanted wanted = variants[i];

        wanted.lang = lang;
        compose_envelope(expected, entry, &wanted);
        fits_or_is_empty(entry, &wanted, expected);
    }
}

static void all_problems_fit_or_leave_the_buffer_empty(void **state)
{
    (void)state;
    every_entry(check_problems);
}

static void all_envelopes_fit_or_leave_the_buffer_empty(void **state)
{
    (void)state;
    every_entry(check_envelopes);
}

/* Expects that a text of the tables needs no escaping, because the library copies these texts as they are. */
static void stands_for_itself(const char *text)
{
    char escaped[BODY_MAX];
    char quoted[BODY_MAX];

    snprintf(quoted, sizeof quoted, "\"%s\"", text);
    assert_int_equal(sc_write_string(escaped, sizeof escaped, text), strlen(quoted));
    assert_string_equal(escaped, quoted);
}

static void check_texts(const sc_entry *entry, sc_lang lang)
{
    stands_for_itself(sc_message(entry, lang));
    stands_for_itself(sc_name(entry));
}

static void check_name(const sc_entry *entry)
{
    stands_for_itself(sc_registry_name(sc_registry_of(entry)));
}

static void texts_of_the_tables_need_no_escaping(void **state)
{
    (void)state;
    every_entry(check_texts);
    check_texts(NULL, SC_ZH);
    check_texts(NULL, SC_EN);
    every_registry(check_name);
    for (int status = 100; status < 600; status++)
        stands_for_itself(sc_http_reason(status));
}

static void unknown_languages_read_as_english(void **state)
{
    static const int foreign[] = {-1, 2, 3, 127, INT_MAX};
    char english[BODY_MAX];

    (void)state;
    for (int is_problem = 0; is_problem <= 1; is_problem++) {
        struct wanted wanted = {.is_problem = is_problem, .lang = SC_EN};
        const sc_entry *entry = sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED);

        write_body(english, sizeof english, entry, &wanted);
        for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++) {
            wanted.lang = (sc_lang)foreign[i];
            body_is(entry, &wanted, english);
        }
    }
}

/* ---- Callers ------------------------------------------------------------------------------------------ */

static const char hostile[] = "\",\"code\":0,\"x\":\"\\\n\xff";
static const char hostile_escaped[] = "\\\",\\\"code\\\":0,\\\"x\\\":\\\"\\\\\\n\xef\xbf\xbd";

/* Expects that a hostile message appears in the envelope in its escaped form, and that nothing else changes. */
static void check_hostile_message(const sc_entry *entry)
{
    const struct wanted envelope = {.message = hostile};
    const struct wanted plain = {.message = "@"};
    char around[BODY_MAX] = "";
    char expected[BODY_MAX] = "";
    char *at;

    compose_envelope(around, entry, &plain);
    at = strchr(around, '@');
    assert_non_null(at);
    add(expected, "%.*s%s%s", (int)(at - around), around, hostile_escaped, at + 1);
    body_is(entry, &envelope, expected);
}

static void callers_strings_cannot_break_out_of_their_quotes(void **state)
{
    const struct wanted problem = {
        .is_problem = 1, .detail = hostile, .instance = hostile, .type_base = hostile};
    char expected[BODY_MAX];

    (void)state;
    snprintf(expected, sizeof expected,
             "{\"type\":\"%shero-1003\",\"title\":\"Token已过期\",\"status\":401,\"detail\":\"%s\","
             "\"instance\":\"%s\","
             "\"registry\":\"hero\",\"code\":1003,\"name\":\"TOKEN_EXPIRED\"}",
             hostile_escaped, hostile_escaped, hostile_escaped);
    body_is(sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED), &problem, expected);
    every_registry(check_hostile_message);
}

static void check_wrong_data(const sc_entry *entry)
{
    static const char *const wrong[] = {
        "",
        " ",
        "nul",
        "nulll",
        "null null",
        "null,",
        "{",
        "}",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "\"a",
        "\"\n\"",
        "\"\xff\"",
        "\xef\xbb\xbfnull",
        "01",
        "1.",
        "+1",
        "NaN",
        "[1]]",
        "1}",
        "1,\"code\":0",
        "null}{\"a\":1",
        "// x\nnull",
        "\"\\x\"",
        "\"\\u12\"",
        "\f1",
    };
    struct wanted wanted = {.lang = SC_ZH};

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        wanted.data = wrong[i];
        body_is_nothing(entry, &wanted);
    }
}

static void data_that_is_not_one_json_text_is_refused(void **state)
{
    (void)state;
    every_registry(check_wrong_data);
}

static void data_of_every_type_is_copied_unchanged(void **state)
{
    static const char *const right[] = {
        "null",
        "true",
        "false",
        "0",
        "-1.5E+10",
        "\"\"",
        "\"\\u0041\\/\\ud83d\"",
        "[]",
        "{}",
        "\t[ 1 , {\"a\":[]} ]\r\n",
        "\"需要\"",
    };
    struct wanted wanted = {.lang = SC_ZH};
    char expected[BODY_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        wanted.data = right[i];
        compose_envelope(expected, sc_lookup(SC_FECSHOP, 200), &wanted);
        body_is(sc_lookup(SC_FECSHOP, 200), &wanted, expected);
    }
}

/* The reader reads 1,024 levels. The envelope is one of them. */
static void data_may_be_nested_as_deep_as_the_reader_reads(void **state)
{
    enum { DEEPEST = 1023 };
    char data[2 * (DEEPEST + 1) + 1];
    char body[BODY_MAX * 2];
    sc_reply reply;

    (void)state;
    for (size_t depth = DEEPEST; depth <= DEEPEST + 1; depth++) {
        memset(data, '[', depth);
        memset(data + depth, ']', depth);
        data[2 * depth] = '\0';
        size_t length = sc_write_envelope(body, sizeof body, sc_lookup(SC_PLUS, 1012), SC_EN, NULL, data);
        if (depth == DEEPEST)
            assert_int_equal(sc_read_reply(SC_PLUS, 401, body, length, &reply), SC_READ_OK);
        else
            assert_int_equal(length, 0);
    }
}

static void a_megabyte_of_text_is_written(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    const sc_entry *entry = sc_lookup(SC_FECSHOP, SC_FECSHOP_STATUS_ATTACK);
    char *text = malloc(MEGABYTE + 1);
    size_t none = sc_write_problem(NULL, 0, entry, SC_EN, "", NULL, NULL);

    (void)state;
    assert_non_null(text);
    memset(text, '\x02', MEGABYTE);
    text[MEGABYTE] = '\0';
    size_t length = sc_write_problem(NULL, 0, entry, SC_EN, text, NULL, NULL);
    assert_int_equal(length, none + 6 * MEGABYTE);
    char *buf = malloc(length + 1);
    assert_non_null(buf);
    assert_int_equal(sc_write_problem(buf, length + 1, entry, SC_EN, text, NULL, NULL), length);
    assert_int_equal(strlen(buf), length);
    free(buf);
    free(text);
}

/* ---- Round trip --------------------------------------------------------------------------------------- */

/* Returns the entry that an envelope reads back as. For Jiemi 0, that is the row of the HTTP status. */
static const sc_entry *read_as(const sc_entry *entry)
{
    if (sc_registry_of(entry) == SC_JIEMI && sc_code(entry) == 0)
        return sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_INTERNAL_SERVER_ERROR);
    return entry;
}

/* Returns whether the message is the entry's own or, as in Rayvision, its symbol. */
static int is_its_message(const char *message, const sc_entry *entry, sc_lang lang)
{
    if (sc_registry_of(entry) == SC_RAYVISION ||
        (is_own(entry) && strcmp(message, sc_message(entry, lang)) != 0))
        return sc_lookup_name(sc_registry_of(entry), message) == entry;
    return strcmp(message, sc_message(entry, lang)) == 0;
}

static void check_round_trip(const sc_entry *entry, sc_lang lang)
{
    char body[BODY_MAX];
    char message[BODY_MAX];
    size_t length = sc_write_envelope(body, sizeof body, entry, lang, NULL, NULL);
    const sc_entry *expected = read_as(entry);
    sc_reply reply;

    if (length == 0)
        return;
    assert_int_equal(sc_read_reply(sc_registry_of(entry), sc_wire_status(entry), body, length, &reply),
                     SC_READ_OK);
    assert_string_equal(sc_constant(reply.entry), sc_constant(expected));
    assert_int_equal(reply.action, sc_action_of(expected));
    /* A member that decides can only say success or failure. */
    if (is_own(entry) && sc_outcome_of(expected) != SC_OUTCOME_SUCCESS)
        assert_int_not_equal(reply.outcome, SC_OUTCOME_SUCCESS);
    else
        assert_int_equal(reply.outcome, sc_outcome_of(expected));
    sc_read_message(&reply, message, sizeof message);
    if (!is_its_message(message, entry, lang))
        fail_msg("%s: reads back with the message \"%s\"", sc_constant(entry), message);
}

static void envelopes_read_back_as_their_entries(void **state)
{
    (void)state;
    every_entry(check_round_trip);
}

static void check_callers_message(const sc_entry *entry)
{
    const char *text = "\x01\x1f\"\\/\b\f\n\r\t\x7f \xe2\x80\xa8 \xe6\x88\xb6 \xf0\x9f\x98\x80";
    char body[BODY_MAX];
    char message[BODY_MAX];
    size_t length = sc_write_envelope(body, sizeof body, entry, SC_ZH, text, NULL);
    sc_reply reply;

    sc_read_reply(sc_registry_of(entry), sc_wire_status(entry), body, length, &reply);
    assert_int_equal(sc_read_message(&reply, message, sizeof message), strlen(text));
    assert_string_equal(message, text);
}

static void callers_message_reads_back_unchanged(void **state)
{
    (void)state;
    every_registry(check_callers_message);
}

static void check_callers_data(const sc_entry *entry)
{
    const char *data = "{\"code\":[\"15000\"],\"request\":null}";
    char body[BODY_MAX];
    size_t length = sc_write_envelope(body, sizeof body, entry, SC_ZH, NULL, data);
    sc_reply reply;

    if (sc_data_name(sc_registry_of(entry))[0] == '\0') /* its bodies have no data */
        return;
    sc_read_reply(sc_registry_of(entry), sc_wire_status(entry), body, length, &reply);
    assert_int_equal(reply.data_length, strlen(data));
    assert_memory_equal(reply.data, data, strlen(data));
}

static void callers_data_reads_back_unchanged(void **state)
{
    (void)state;
    every_registry(check_callers_data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(problem_has_the_documented_members),
        cmocka_unit_test(problem_without_type_base_takes_the_callers_detail_and_instance),
        cmocka_unit_test(problem_with_type_base_has_the_message_as_title),
        cmocka_unit_test(type_of_a_further_meaning_ends_in_its_number),
        cmocka_unit_test(problem_of_an_unknown_code_is_about_blank),
        cmocka_unit_test(each_api_has_its_own_envelope),
        cmocka_unit_test(envelopes_take_the_callers_message_and_data),
        cmocka_unit_test(rayvisions_result_is_true_for_success_only),
        cmocka_unit_test(rayvisions_message_is_the_symbol_in_both_languages),
        cmocka_unit_test(jiemis_http_errors_have_code_zero_and_a_status),
        cmocka_unit_test(no_plus_code_means_success),
        cmocka_unit_test(entries_that_are_sent_without_a_body_have_no_envelope),
        cmocka_unit_test(all_problems_fit_or_leave_the_buffer_empty),
        cmocka_unit_test(all_envelopes_fit_or_leave_the_buffer_empty),
        cmocka_unit_test(texts_of_the_tables_need_no_escaping),
        cmocka_unit_test(unknown_languages_read_as_english),
        cmocka_unit_test(callers_strings_cannot_break_out_of_their_quotes),
        cmocka_unit_test(data_that_is_not_one_json_text_is_refused),
        cmocka_unit_test(data_of_every_type_is_copied_unchanged),
        cmocka_unit_test(data_may_be_nested_as_deep_as_the_reader_reads),
        cmocka_unit_test(a_megabyte_of_text_is_written),
        cmocka_unit_test(envelopes_read_back_as_their_entries),
        cmocka_unit_test(callers_message_reads_back_unchanged),
        cmocka_unit_test(callers_data_reads_back_unchanged),
    };

    return cmocka_run_group_tests_name("body", tests, NULL, NULL);
}
