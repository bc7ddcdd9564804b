/* SPDX-License-Identifier: MIT */
/* names_test.c: the groups, and the names of registries, HTTP statuses and enumerators. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <limits.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>

/* ---- Groups ------------------------------------------------------------------------------------------- */

static void unlisted_codes_have_a_group(void **state)
{
    (void)state;
    assert_null(sc_lookup(SC_PLUS, 4012));
    assert_string_equal(sc_group(SC_PLUS, 4012, SC_ZH), "频道模块");
    assert_string_equal(sc_group(SC_PLUS, 4012, SC_EN), "channel module");
    assert_string_equal(sc_group(SC_PLUS, 6000, SC_ZH), "动态模块");
    assert_string_equal(sc_group(SC_PLUS, 8999, SC_ZH), "音乐模块");
    assert_string_equal(sc_group(SC_PLUS, 9000, SC_ZH), "资讯模块");
    assert_string_equal(sc_group(SC_HERO, 2001, SC_ZH), "用户类型");
    assert_string_equal(sc_group(SC_FECSHOP, 1400000, SC_ZH), "cart");
}

static void each_module_of_plus_is_a_block_of_a_thousand(void **state)
{
    static const char *const zh[] = {"用户模块", "储存模块",     "IM模块",   "频道模块", "后台模块",
                                     "动态模块", "系统配置模块", "音乐模块", "资讯模块"};

    (void)state;
    for (int32_t module = 1; module <= 9; module++) {
        assert_string_equal(sc_group(SC_PLUS, module * 1000, SC_ZH), zh[module - 1]);
        assert_string_equal(sc_group(SC_PLUS, module * 1000 + 500, SC_ZH), zh[module - 1]);
        assert_string_equal(sc_group(SC_PLUS, module * 1000 + 998, SC_ZH), zh[module - 1]);
    }
    assert_string_equal(sc_group(SC_PLUS, 8999, SC_ZH), "音乐模块");
    assert_string_equal(sc_group(SC_PLUS, 9999, SC_ZH), "特殊情况");
}

static void codes_outside_all_blocks_have_no_group(void **state)
{
    static const sc_registry all[] = {SC_FECSHOP, SC_JIEMI, SC_RAYVISION, SC_PLUS, SC_HERO};

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        assert_string_equal(sc_group(all[i], -1, SC_ZH), "");
        assert_string_equal(sc_group(all[i], INT32_MIN, SC_EN), "");
        assert_string_equal(sc_group(all[i], INT32_MAX, SC_EN), "");
    }
    assert_string_equal(sc_group(SC_PLUS, 0, SC_ZH), "");
    assert_string_equal(sc_group(SC_PLUS, 999, SC_ZH), "");
    assert_string_equal(sc_group(SC_PLUS, 10000, SC_ZH), "");
    assert_string_equal(sc_group(SC_FECSHOP, 0, SC_ZH), "");
    assert_string_equal(sc_group(SC_FECSHOP, 199, SC_ZH), "");
    assert_string_equal(sc_group(SC_FECSHOP, 201, SC_ZH), "");
    assert_string_equal(sc_group(SC_FECSHOP, 999999, SC_ZH), "");
    assert_string_equal(sc_group(SC_HERO, 404, SC_ZH), "");
    assert_string_equal(sc_group(SC_JIEMI, 1012, SC_ZH), "");
    assert_string_equal(sc_group(SC_RAYVISION, 805, SC_ZH), "");
}

/* Expects that the group at a position holds a code. */
static void assert_group_holds(sc_registry registry, size_t position, int32_t code)
{
    assert_string_equal(sc_group(registry, code, SC_ZH), sc_group_at(registry, position, SC_ZH, NULL, NULL));
    assert_string_equal(sc_group(registry, code, SC_EN), sc_group_at(registry, position, SC_EN, NULL, NULL));
}

static void groups_include_both_ends_and_do_not_overlap(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        int32_t first, last;

        for (size_t g = 0; sc_group_at(registry, g, SC_EN, &first, &last)[0] != '\0'; g++) {
            assert_true(first <= last);
            for (size_t other = 0; other < g; other++) {
                int32_t other_first, other_last;

                sc_group_at(registry, other, SC_EN, &other_first, &other_last);
                if (first <= other_last && other_first <= last)
                    fail_msg("%s: the groups %ld to %ld and %ld to %ld overlap", sc_registry_name(registry),
                             (long)other_first, (long)other_last, (long)first, (long)last);
            }
            assert_group_holds(registry, g, first);
            assert_group_holds(registry, g, last);
        }
    }
}

static void a_group_is_found_by_position_with_its_range(void **state)
{
    int32_t first, last;
    size_t position = 0;

    (void)state;
    while (strcmp(sc_group_at(SC_PLUS, position, SC_EN, &first, &last), "channel module") != 0)
        assert_string_not_equal(sc_group_at(SC_PLUS, position++, SC_EN, NULL, NULL), "");
    assert_string_equal(sc_group_at(SC_PLUS, position, SC_ZH, NULL, NULL), "频道模块");
    assert_int_equal(first, 4000);
    assert_int_equal(last, 4999);
    assert_string_equal(sc_group_at(SC_JIEMI, 0, SC_ZH, NULL, NULL), "");
    assert_string_equal(sc_group_at(SC_RAYVISION, 0, SC_ZH, NULL, NULL), "");
}

static void first_and_last_are_unchanged_without_a_group(void **state)
{
    int32_t first = 3, last = 7;

    (void)state;
    assert_string_equal(sc_group_at(SC_PLUS, SIZE_MAX, SC_EN, &first, &last), "");
    assert_string_equal(sc_group_at(SC_REGISTRY_NONE, 0, SC_EN, &first, &last), "");
    assert_int_equal(first, 3);
    assert_int_equal(last, 7);
}

/* ---- Names of things ---------------------------------------------------------------------------------- */

static void registries_have_a_name_and_a_title(void **state)
{
    (void)state;
    assert_string_equal(sc_registry_name(SC_FECSHOP), "fecshop");
    assert_string_equal(sc_registry_name(SC_JIEMI), "jiemi");
    assert_string_equal(sc_registry_name(SC_RAYVISION), "rayvision");
    assert_string_equal(sc_registry_name(SC_PLUS), "plus");
    assert_string_equal(sc_registry_name(SC_HERO), "hero");
    assert_string_equal(sc_registry_title(SC_PLUS, SC_EN), "ThinkSNS+ API v1");
}

static void every_registry_is_found_by_its_name(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        assert_int_equal(sc_registry_from_name(sc_registry_name(registry)), registry);
}

static void registry_is_found_by_its_name_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(sc_registry_from_name("fecshop"), SC_FECSHOP);
    assert_int_equal(sc_registry_from_name("JIEMI"), SC_JIEMI);
    assert_int_equal(sc_registry_from_name("RayVision"), SC_RAYVISION);
    assert_int_equal(sc_registry_from_name("plus"), SC_PLUS);
    assert_int_equal(sc_registry_from_name("hERO"), SC_HERO);
}

static void strings_close_to_a_registrys_name_find_none(void **state)
{
    static const char *const other[] = {"",        " ",        "plu",  "pluss",   "plus ",         " plus",
                                        "p",       "PLUS+",    "1",    "SC_PLUS", "fecshop jiemi", "none",
                                        "her\317", "jie\015i", "NONE", "h\305ro"};

    (void)state;
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        assert_int_equal(sc_registry_from_name(other[i]), SC_REGISTRY_NONE);
    assert_int_equal(sc_registry_from_name(NULL), SC_REGISTRY_NONE);
}

/* Returns the reason phrase from IANA's HTTP Status Code Registry. Statuses without a settled phrase are left out:
   104 is temporary, and 306 and 418 are unused. */
static const char *iana_reason(int status)
{
    static const struct {
        int status;
        const char *reason;
    } iana[] = {
        {100, "Continue"},
        {101, "Switching Protocols"},
        {102, "Processing"},
        {103, "Early Hints"},
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {203, "Non-Authoritative Information"},
        {204, "No Content"},
        {205, "Reset Content"},
        {206, "Partial Content"},
        {207, "Multi-Status"},
        {208, "Already Reported"},
        {226, "IM Used"},
        {300, "Multiple Choices"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {305, "Use Proxy"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {402, "Payment Required"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {407, "Proxy Authentication Required"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {423, "Locked"},
        {424, "Failed Dependency"},
        {425, "Too Early"},
        {426, "Upgrade Required"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {451, "Unavailable For Legal Reasons"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {506, "Variant Also Negotiates"},
        {507, "Insufficient Storage"},
        {508, "Loop Detected"},
        {510, "Not Extended"},
        {511, "Network Authentication Required"},
    };

    for (size_t i = 0; i < sizeof iana / sizeof iana[0]; i++)
        if (iana[i].status == status)
            return iana[i].reason;
    return "";
}

static void data_has_the_name_that_its_api_gives_it(void **state)
{
    (void)state;
    assert_string_equal(sc_data_name(SC_FECSHOP), "data");
    assert_string_equal(sc_data_name(SC_JIEMI), "data");
    assert_string_equal(sc_data_name(SC_RAYVISION), "data");
    assert_string_equal(sc_data_name(SC_PLUS), "data");
    assert_string_equal(sc_data_name(SC_HERO), "request");
    assert_string_equal(sc_data_name(SC_REGISTRY_NONE), "");
    assert_string_equal(sc_data_name((sc_registry)(SC_REGISTRY_OWN - 1)), "");
}

static void reason_phrases_are_those_of_iana_alone(void **state)
{
    (void)state;
    for (int status = -1000; status <= 70000; status++)
        if (status != 104 && status != 306 && status != 418 && status != 510)
            assert_string_equal(sc_http_reason(status), iana_reason(status));
    assert_string_equal(sc_http_reason(INT_MIN), "");
    assert_string_equal(sc_http_reason(INT_MAX), "");
    assert_string_equal(sc_http_reason(INT_MAX - 200), "");
}

static void enumerators_have_their_names(void **state)
{
    static const char *const canonical[] = {
        "OK",        "CANCELLED",       "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
        "NOT_FOUND", "ALREADY_EXISTS",  "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
        "ABORTED",   "OUT_OF_RANGE",    "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
        "DATA_LOSS", "UNAUTHENTICATED",
    };
    static const char *const action[] = {"NONE", "FIX_REQUEST", "LOGIN",      "REFRESH_TOKEN", "RETRY",
                                         "POLL", "PAY",         "CHECK_HTTP", "VERIFY"};
    static const char *const fault[] = {"NONE", "USER", "CALLER", "SERVER", "DEPENDENCY"};
    static const char *const outcome[] = {"UNDECIDED", "SUCCESS", "FAILURE", "PENDING"};
    static const char *const read[] = {"OK",      "EMPTY",    "NOT_JSON",      "TOO_DEEP",
                                       "NO_CODE", "BAD_CODE", "DUPLICATE_CODE"};
    static const char *const match[] = {"NONE", "EXACT", "BROADER"};

    (void)state;
    assert_string_equal(sc_kind_name(SC_KIND_CODE), "CODE");
    assert_string_equal(sc_kind_name(SC_KIND_HTTP), "HTTP");
    assert_string_equal(sc_kind_name(SC_KIND_LATER), "LATER");
    for (int i = 0; i <= SC_CANONICAL_UNAUTHENTICATED; i++)
        assert_string_equal(sc_canonical_name((sc_canonical)i), canonical[i]);
    for (int i = 0; i <= SC_ACT_VERIFY; i++)
        assert_string_equal(sc_action_name((sc_action)i), action[i]);
    for (int i = 0; i <= SC_FAULT_DEPENDENCY; i++)
        assert_string_equal(sc_fault_name((sc_fault)i), fault[i]);
    for (int i = 0; i <= SC_OUTCOME_PENDING; i++)
        assert_string_equal(sc_outcome_name((sc_outcome)i), outcome[i]);
    for (int i = 0; i <= SC_READ_DUPLICATE_CODE; i++)
        assert_string_equal(sc_read_name((sc_read)i), read[i]);
    for (int i = 0; i <= SC_MATCH_BROADER; i++)
        assert_string_equal(sc_match_name((sc_match)i), match[i]);
}

static void unknown_enumerators_have_no_name(void **state)
{
    static const int outside[] = {-1, 17, 18, 100, 127, 255, -128, 32767, INT_MAX, INT_MIN};

    (void)state;
    assert_string_equal(sc_action_name((sc_action)(SC_ACT_VERIFY + 1)), "");
    assert_string_equal(sc_fault_name((sc_fault)(SC_FAULT_DEPENDENCY + 1)), "");
    assert_string_equal(sc_outcome_name((sc_outcome)(SC_OUTCOME_PENDING + 1)), "");
    assert_string_equal(sc_read_name((sc_read)(SC_READ_DUPLICATE_CODE + 1)), "");
    assert_string_equal(sc_kind_name((sc_kind)(SC_KIND_LATER + 1)), "");
    assert_string_equal(sc_match_name((sc_match)(SC_MATCH_BROADER + 1)), "");
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
        if ((int)(sc_canonical)outside[i] != outside[i]) /* wraps if the enumeration is narrower */
            continue;
        assert_string_equal(sc_canonical_name((sc_canonical)outside[i]), "");
        assert_string_equal(sc_action_name((sc_action)outside[i]), "");
        assert_string_equal(sc_fault_name((sc_fault)outside[i]), "");
        assert_string_equal(sc_outcome_name((sc_outcome)outside[i]), "");
        assert_string_equal(sc_read_name((sc_read)outside[i]), "");
        assert_string_equal(sc_kind_name((sc_kind)outside[i]), "");
        assert_string_equal(sc_match_name((sc_match)outside[i]), "");
    }
}

static void the_version_of_the_library_is_that_of_its_header(void **state)
{
    (void)state;
    assert_string_equal(sc_version(), SC_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unlisted_codes_have_a_group),
        cmocka_unit_test(each_module_of_plus_is_a_block_of_a_thousand),
        cmocka_unit_test(codes_outside_all_blocks_have_no_group),
        cmocka_unit_test(groups_include_both_ends_and_do_not_overlap),
        cmocka_unit_test(a_group_is_found_by_position_with_its_range),
        cmocka_unit_test(first_and_last_are_unchanged_without_a_group),
        cmocka_unit_test(registries_have_a_name_and_a_title),
        cmocka_unit_test(every_registry_is_found_by_its_name),
        cmocka_unit_test(registry_is_found_by_its_name_in_any_case),
        cmocka_unit_test(strings_close_to_a_registrys_name_find_none),
        cmocka_unit_test(data_has_the_name_that_its_api_gives_it),
        cmocka_unit_test(reason_phrases_are_those_of_iana_alone),
        cmocka_unit_test(enumerators_have_their_names),
        cmocka_unit_test(unknown_enumerators_have_no_name),
        cmocka_unit_test(the_version_of_the_library_is_that_of_its_header),
    };

    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
