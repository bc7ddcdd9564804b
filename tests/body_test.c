/* SPDX-License-Identifier: MIT */
/* body_test.c: the bodies of all entries, in every capacity, and what callers may do to them. */
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

/* What is asked for: a problem or an envelope, and the caller's strings. */
struct wanted {
    int is_problem;
    sc_lang lang;
    const char *detail, *instance, *type_base; /* of a problem */
    const char *message, *data;                /* of an envelope */
};

static size_t write_body(char *buf, size_t size, const sc_entry *entry, const struct wanted *wanted)
{
    if (wanted->is_problem)
        return sc_write_problem(buf, size, entry, wanted->lang, wanted->detail, wanted->instance,
                                wanted->type_base);
    return sc_write_envelope(buf, size, entry, wanted->lang, wanted->message, wanted->data);
}

/* Expects a text in a buffer that holds just that. */
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

/* Expects nothing at all, and an empty buffer. */
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

/* Calls a check for each registry, with its first entry that is a code. */
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

/* Whether an HTTP row is sent with a body in a registry of one's own is for the body itself to say. */
static int has_envelope(const sc_entry *entry)
{
    if (sc_kind_of(entry) != SC_KIND_HTTP)
        return 1;
    if (is_own(entry))
        return sc_write_envelope(NULL, 0, entry, SC_ZH, NULL, NULL) > 0;
    return sc_registry_of(entry) == SC_JIEMI && sc_wire_status(entry) >= 400;
}

/* ---- Problems ----------------------------------------------------------------------------------------- */

static void problem_of_a_code_is_this(void **state)
{
    const struct wanted wanted = {.is_problem = 1, .lang = SC_EN};

    (void)state;
    body_is(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED), &wanted,
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
            "\"detail\":\"The token has expired and must be refreshed.\","
            "\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}");
}

static void problem_without_type_base_takes_detail_and_instance_of_the_caller(void **state)
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

static void type_of_a_further_meaning_says_which(void **state)
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

static void problem_of_an_unknown_code_is_blank(void **state)
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

static void envelopes_take_message_and_data_of_the_caller(void **state)
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

static void success_of_rayvision_is_true(void **state)
{
    const struct wanted wanted = {.lang = SC_EN};

    (void)state;
    body_is(sc_lookup(SC_RAYVISION, 200), &wanted,
            "{\"version\":\"1.0.0\",\"result\":true,\"message\":\"success\",\"code\":200,\"data\":null}");
    body_is(sc_lookup(SC_RAYVISION, 700), &wanted,
            "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"do_not_have_any_more_record\",\"code\":700,"
            "\"data\":null}");
}

static void message_of_rayvision_is_the_symbol_in_both_languages(void **state)
{
    struct wanted wanted = {.lang = SC_ZH};
    const char *expected = "{\"version\":\"1.0.0\",\"result\":false,\"message\":\"rayvisionerror\",\"code\":"
                           "1000000,\"data\":null}";

    (void)state;
    body_is(sc_lookup(SC_RAYVISION, SC_RAYVISION_RayvisionError), &wanted, expected);
    wanted.lang = SC_EN;
    body_is(sc_lookup(SC_RAYVISION, SC_RAYVISION_RayvisionError), &wanted, expected);
}

static void http_errors_of_jiemi_are_code_zero_with_a_status(void **state)
{
    const struct wanted wanted = {.lang = SC_ZH};

    (void)state;
    body_is(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NOT_FOUND), &wanted,
            "{\"name\":\"Not Found\",\"message\":\"所请求的资源不存在。\",\"code\":0,\"status\":404}");
    body_is(sc_lookup(SC_JIEMI, 0), &wanted,
            "{\"name\":\"Internal Server Error\",\"message\":\"出错。此时检查HTTP状态码status\",\"code\":0,"
            "\"status\":500}");
}

static void no_code_of_plus_means_success(void **state)
{
    (void)state;
    for (size_t i = 0; i < sc_count(SC_PLUS); i++)
        assert_int_equal(sc_outcome_of(sc_at(SC_PLUS, i)), SC_OUTCOME_FAILURE);
}

static void check_that_there_is_none(const sc_entry *entry, sc_lang lang)
{
    const struct wanted wanted = {.lang = lang};

    if (!has_envelope(entry))
        body_is_nothing(entry, &wanted);
}

static void what_is_sent_without_a_body_has_no_envelope(void **state)
{
    const struct wanted wanted = {.lang = SC_ZH};

    (void)state;
    every_entry(check_that_there_is_none);
    body_is_nothing(NULL, &wanted);
    body_is_nothing(sc_lookup(SC_HERO, SC_HERO_HTTP_NOT_FOUND), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_OK), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_CREATED), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NO_CONTENT), &wanted);
    body_is_nothing(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NOT_MODIFIED), &wanted);
}

/* ---- All entries -------------------------------------------------------------------------------------- */

/* Appends to a text of up to BODY_MAX. */
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

/* Composed by hand for the built-in registries; for one's own it is what is written where there is room enough. */
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

/* Every capacity from none to one more than is needed, each in a buffer that has just that. */
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

static void problems_of_all_entries_fit_or_are_empty(void **state)
{
    (void)state;
    every_entry(check_problems);
}

static void envelopes_of_all_entries_fit_or_are_empty(void **state)
{
    (void)state;
    every_entry(check_envelopes);
}

/* Expects that a text of the tables comes out of the escaping as it went in: it may be copied without looking. */
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

static void languages_that_do_not_exist_read_as_english(void **state)
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

static const char evil[] = "\",\"code\":0,\"x\":\"\\\n\xff";
static const char tame[] = "\\\",\\\"code\\\":0,\\\"x\\\":\\\"\\\\\\n\xef\xbf\xbd";

/* Text that needs escapes is in the envelope what the same text with its escapes is among them. */
static void check_evil_message(const sc_entry *entry)
{
    const struct wanted envelope = {.message = evil};
    const struct wanted plain = {.message = "@"};
    char around[BODY_MAX] = "";
    char expected[BODY_MAX] = "";
    char *at;

    compose_envelope(around, entry, &plain);
    at = strchr(around, '@');
    assert_non_null(at);
    add(expected, "%.*s%s%s", (int)(at - around), around, tame, at + 1);
    body_is(entry, &envelope, expected);
}

static void strings_of_the_caller_cannot_break_out(void **state)
{
    const struct wanted problem = {.is_problem = 1, .detail = evil, .instance = evil, .type_base = evil};
    char expected[BODY_MAX];

    (void)state;
    snprintf(expected, sizeof expected,
             "{\"type\":\"%shero-1003\",\"title\":\"Token已过期\",\"status\":401,\"detail\":\"%s\","
             "\"instance\":\"%s\","
             "\"registry\":\"hero\",\"code\":1003,\"name\":\"TOKEN_EXPIRED\"}",
             tame, tame, tame);
    body_is(sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED), &problem, expected);
    every_registry(check_evil_message);
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

static void data_that_is_not_one_json_text_gives_nothing(void **state)
{
    (void)state;
    every_registry(check_wrong_data);
}

static void data_of_every_type_is_copied_as_it_is(void **state)
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

/* What is written may be nested 1,024 deep, the envelope included. */
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

static void megabyte_of_the_caller_is_written(void **state)
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

/* What an envelope reads back as: of Jiemi 0 the row of its HTTP status, of anything else the entry itself. */
static const sc_entry *read_as(const sc_entry *entry)
{
    if (sc_registry_of(entry) == SC_JIEMI && sc_code(entry) == 0)
        return sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_INTERNAL_SERVER_ERROR);
    return entry;
}

/* Whether the message is the entry's, or its symbol, of which that of Rayvision consists. */
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
    /* A member that decides knows success and failure only. */
    if (is_own(entry) && sc_outcome_of(expected) != SC_OUTCOME_SUCCESS)
        assert_int_not_equal(reply.outcome, SC_OUTCOME_SUCCESS);
    else
        assert_int_equal(reply.outcome, sc_outcome_of(expected));
    sc_read_message(&reply, message, sizeof message);
    if (!is_its_message(message, entry, lang))
        fail_msg("%s: reads back with the message \"%s\"", sc_constant(entry), message);
}

static void envelopes_read_back_as_the_entries_they_were_made_of(void **state)
{
    (void)state;
    every_entry(check_round_trip);
}

static void check_message_of_the_caller(const sc_entry *entry)
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

static void message_of_the_caller_reads_back_as_it_was(void **state)
{
    (void)state;
    every_registry(check_message_of_the_caller);
}

static void check_data_of_the_caller(const sc_entry *entry)
{
    const char *data = "{\"code\":[\"15000\"],\"request\":null}";
    char body[BODY_MAX];
    size_t length = sc_write_envelope(body, sizeof body, entry, SC_ZH, NULL, data);
    sc_reply reply;

    if (sc_data_name(sc_registry_of(entry))[0] == '\0') /* it takes none */
        return;
    sc_read_reply(sc_registry_of(entry), sc_wire_status(entry), body, length, &reply);
    assert_int_equal(reply.data_length, strlen(data));
    assert_memory_equal(reply.data, data, strlen(data));
}

static void data_of_the_caller_reads_back_as_it_was(void **state)
{
    (void)state;
    every_registry(check_data_of_the_caller);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(problem_of_a_code_is_this),
        cmocka_unit_test(problem_without_type_base_takes_detail_and_instance_of_the_caller),
        cmocka_unit_test(problem_with_type_base_has_the_message_as_title),
        cmocka_unit_test(type_of_a_further_meaning_says_which),
        cmocka_unit_test(problem_of_an_unknown_code_is_blank),
        cmocka_unit_test(each_api_has_its_own_envelope),
        cmocka_unit_test(envelopes_take_message_and_data_of_the_caller),
        cmocka_unit_test(success_of_rayvision_is_true),
        cmocka_unit_test(message_of_rayvision_is_the_symbol_in_both_languages),
        cmocka_unit_test(http_errors_of_jiemi_are_code_zero_with_a_status),
        cmocka_unit_test(no_code_of_plus_means_success),
        cmocka_unit_test(what_is_sent_without_a_body_has_no_envelope),
        cmocka_unit_test(problems_of_all_entries_fit_or_are_empty),
        cmocka_unit_test(envelopes_of_all_entries_fit_or_are_empty),
        cmocka_unit_test(texts_of_the_tables_need_no_escaping),
        cmocka_unit_test(languages_that_do_not_exist_read_as_english),
        cmocka_unit_test(strings_of_the_caller_cannot_break_out),
        cmocka_unit_test(data_that_is_not_one_json_text_gives_nothing),
        cmocka_unit_test(data_of_every_type_is_copied_as_it_is),
        cmocka_unit_test(data_may_be_nested_as_deep_as_the_reader_reads),
        cmocka_unit_test(megabyte_of_the_caller_is_written),
        cmocka_unit_test(envelopes_read_back_as_the_entries_they_were_made_of),
        cmocka_unit_test(message_of_the_caller_reads_back_as_it_was),
        cmocka_unit_test(data_of_the_caller_reads_back_as_it_was),
    };

    return cmocka_run_group_tests_name("body", tests, NULL, NULL);
}
