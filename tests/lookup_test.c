/* SPDX-License-Identifier: MIT */
/* lookup_test.c: finding entries, asking an entry, and input that finds none. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <limits.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

#include "golden.h"

/* Values that are no built-in registry. Where the enumeration is narrower than int, some wrap to a registry, and a
   registry of your own may have one of these numbers. The tests skip those. */
static const int foreign[] = {-1, 0, 6, 7, 8, 31, 64, 127, 128, 255, 256 + 4, 65536 + 1, INT_MIN, INT_MAX};

enum { FOREIGN = sizeof foreign / sizeof foreign[0] };

static int is_registry(sc_registry registry)
{
    for (size_t t = 0; t < GOLDEN_TABLES; t++)
        if (golden_tables[t].number == registry)
            return 1;
    return 0;
}

/* Returns the golden rows of a registry. Fails if they cannot be read. */
static const struct golden *read_golden(sc_registry registry)
{
    static struct golden golden;

    assert_true(golden_read(&golden, registry));
    return &golden;
}

static int is_golden(const struct golden *golden, int32_t code)
{
    for (size_t i = 0; i < golden->count; i++)
        if (golden->row[i].code == code)
            return 1;
    return 0;
}

/* ---- By code ------------------------------------------------------------------------------------------ */

static void constants_find_their_entries(void **state)
{
    (void)state;
    assert_string_equal(sc_constant(sc_lookup(SC_FECSHOP, SC_FECSHOP_STATUS_ATTACK)),
                        "SC_FECSHOP_STATUS_ATTACK");
    assert_string_equal(sc_constant(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_OK)), "SC_JIEMI_HTTP_OK");
    assert_string_equal(sc_constant(sc_lookup(SC_RAYVISION, SC_RAYVISION_RayvisionError)),
                        "SC_RAYVISION_RayvisionError");
    assert_string_equal(sc_constant(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED)), "SC_PLUS_TOKEN_EXPIRED");
    assert_string_equal(sc_constant(sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED)), "SC_HERO_TOKEN_EXPIRED");
}

static void the_same_code_differs_in_each_registry(void **state)
{
    (void)state;
    assert_string_equal(sc_message(sc_lookup(SC_JIEMI, 1000), SC_ZH), "返回成功，得到有效数据。");
    assert_string_equal(sc_message(sc_lookup(SC_RAYVISION, 1000), SC_ZH), "redis缓存异常");
    assert_string_equal(sc_message(sc_lookup(SC_PLUS, 1000), SC_ZH), "手机号码错误");
    assert_string_equal(sc_message(sc_lookup(SC_HERO, 1000), SC_ZH), "输入参数错误");
    assert_null(sc_lookup(SC_FECSHOP, 1000));
}

/* Some documents list zero or the ends of the range. */
static void codes_at_the_edges_are_found_only_if_listed(void **state)
{
    static const int32_t edges[] = {INT32_MIN, INT32_MIN + 1, -1, 0, 1, INT32_MAX - 1, INT32_MAX};
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const struct golden *golden = read_golden(registry);

        for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++)
            assert_int_equal(sc_lookup(registry, edges[i]) != NULL, is_golden(golden, edges[i]));
    }
}

/* Expects that a code with some bits flipped is found only if the document lists it. */
static void assert_not_mistaken(const struct golden *golden, int32_t code, uint32_t flipped)
{
    const int64_t other_bits = (int64_t)((uint32_t)code ^ flipped);
    const int32_t other = (int32_t)(other_bits > INT32_MAX ? other_bits - (INT64_C(1) << 32) : other_bits);

    assert_int_equal(sc_lookup(golden->registry, other) != NULL, is_golden(golden, other));
}

static void codes_that_share_bits_with_a_listed_code_are_not_mistaken_for_it(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const struct golden *golden = read_golden(registry);

        for (size_t i = 0; i < golden->count; i++) {
            for (int bit = 0; bit < 32; bit++)
                assert_not_mistaken(golden, golden->row[i].code, UINT32_C(1) << bit);
            assert_not_mistaken(golden, golden->row[i].code, UINT32_C(0xFFFF0000));
            assert_not_mistaken(golden, golden->row[i].code, UINT32_C(0xFF000000));
            assert_not_mistaken(golden, golden->row[i].code, UINT32_C(0xFFFFFFFF));
        }
    }
    assert_null(sc_lookup(SC_HERO, 65536 + 1003));
    assert_null(sc_lookup(SC_HERO, 1003 - 65536));
    assert_null(sc_lookup(SC_HERO, 1003 + (1 << 24)));
    assert_null(sc_lookup(SC_HERO, 1003 - (1 << 24)));
}

static void neighbors_of_a_code_are_found_only_if_listed(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const struct golden *golden = read_golden(registry);

        for (size_t i = 0; i < golden->count; i++) {
            int32_t code = golden->row[i].code;

            if (code < INT32_MAX)
                assert_int_equal(sc_lookup(registry, code + 1) != NULL, is_golden(golden, code + 1));
            if (code > INT32_MIN)
                assert_int_equal(sc_lookup(registry, code - 1) != NULL, is_golden(golden, code - 1));
        }
    }
}

static void unknown_registry_lists_nothing(void **state)
{
    static const int32_t codes[] = {0, 200, 404, 1000, 1012, 1000000};
    const sc_entry *none = NULL;

    (void)state;
    for (size_t f = 0; f < FOREIGN; f++) {
        sc_registry registry = (sc_registry)foreign[f];

        if (is_registry(registry))
            continue;
        for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
            assert_ptr_equal(sc_lookup(registry, codes[i]), none);
        assert_null(sc_lookup_name(registry, "TOKEN_EXPIRED"));
        assert_null(sc_lookup_name(registry, "SC_PLUS_TOKEN_EXPIRED"));
        assert_int_equal(sc_count(registry), 0);
        assert_null(sc_at(registry, 0));
        assert_string_equal(sc_registry_name(registry), "");
        assert_string_equal(sc_registry_title(registry, SC_ZH), "");
        assert_string_equal(sc_registry_title(registry, SC_EN), "");
        assert_string_equal(sc_group(registry, 1012, SC_ZH), "");
        assert_string_equal(sc_group(registry, 0, SC_EN), "");
    }
}

/* ---- Further meanings --------------------------------------------------------------------------------- */

static void the_first_meaning_comes_first(void **state)
{
    const sc_entry *first = sc_lookup(SC_JIEMI, 1008);
    const sc_entry *second = sc_next_meaning(first);

    (void)state;
    assert_string_equal(sc_message(first, SC_ZH), "用户名或者密码错误。");
    assert_string_equal(sc_message(second, SC_ZH), "请求被拒绝。");
    assert_int_equal(sc_code(second), 1008);
    assert_int_equal(sc_registry_of(second), SC_JIEMI);
    assert_null(sc_next_meaning(second));
    assert_ptr_equal(sc_lookup_name(SC_JIEMI, sc_name(second)), second);
}

static void further_meanings_are_the_further_rows_of_the_document(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const struct golden *golden = read_golden(registry);

        for (size_t i = 0; i < golden->count; i++) {
            const sc_entry *entry = sc_lookup(registry, golden->row[i].code);

            for (size_t meaning = golden_meaning(golden, i); meaning > 0; meaning--)
                entry = sc_next_meaning(entry);
            assert_ptr_equal(entry, sc_at(registry, golden_position(golden, i)));
        }
    }
    assert_null(sc_next_meaning(NULL));
}

static void a_code_has_no_more_meanings_than_rows(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const struct golden *golden = read_golden(registry);
        size_t firsts = 0, further = 0;

        for (size_t i = 0; i < golden->count; i++)
            firsts += golden_first(golden, i) == i && golden_meaning(golden, i) == 0;
        for (size_t i = 0; i < sc_count(registry); i++)
            further += sc_next_meaning(sc_at(registry, i)) != NULL;
        assert_int_equal(firsts + further, golden_entries(golden));
    }
}

/* ---- By name ------------------------------------------------------------------------------------------ */

static void names_and_constants_are_found_in_any_case(void **state)
{
    const sc_entry *expired = sc_lookup(SC_PLUS, 1012);

    (void)state;
    assert_ptr_equal(sc_lookup_name(SC_PLUS, "TOKEN_EXPIRED"), expired);
    assert_ptr_equal(sc_lookup_name(SC_PLUS, "token_expired"), expired);
    assert_ptr_equal(sc_lookup_name(SC_PLUS, "Token_Expired"), expired);
    assert_ptr_equal(sc_lookup_name(SC_PLUS, "SC_PLUS_TOKEN_EXPIRED"), expired);
    assert_ptr_equal(sc_lookup_name(SC_PLUS, "sc_plus_token_expired"), expired);
    assert_ptr_equal(sc_lookup_name(SC_RAYVISION, "apierror"), sc_lookup(SC_RAYVISION, 400));
}

static void strings_close_to_a_name_are_not_found(void **state)
{
    static const char *const near[] = {
        "",
        " ",
        "TOKEN_EXPIRE",
        "TOKEN_EXPIREDX",
        "TOKEN_EXPIRED ",
        " TOKEN_EXPIRED",
        "OKEN_EXPIRED",
        "TOKEN-EXPIRED",
        "TOKEN\177EXPIRED", /* \177 and _ differ in the same bit as uppercase and lowercase */
        "TOKEN EXPIRED",
        "PLUS_TOKEN_EXPIRED",
        "SC_PLUS",
        "SC_PLUS_",
        "SC__TOKEN_EXPIRED",
        "SC_HERO_TOKEN_EXPIRED",
        "SC_PLUS_SC_PLUS_TOKEN_EXPIRED",
        "SC_PLUS_TOKEN_EXPIREDX",
        "UNKNOWN",
        "1012",
        "token过期，需要刷新",
    };

    (void)state;
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
        assert_null(sc_lookup_name(SC_PLUS, near[i]));
    assert_null(sc_lookup_name(SC_PLUS, NULL));
    assert_null(sc_lookup_name(SC_REGISTRY_NONE, NULL));
}

/* Only ASCII letters have case. No other byte matches a letter. */
static void a_name_with_one_changed_byte_is_not_found(void **state)
{
    static const char name[] = "SC_PLUS_TOKEN_EXPIRED";

    (void)state;
    for (size_t at = 0; at < sizeof name - 1; at++) {
        for (int byte = 0; byte <= UCHAR_MAX; byte++) {
            char changed[sizeof name];
            int is_letter = name[at] != '_';

            memcpy(changed, name, sizeof name);
            changed[at] = (char)byte;
            if (byte == name[at] || (is_letter && byte == (name[at] | 0x20)))
                assert_int_equal(sc_code(sc_lookup_name(SC_PLUS, changed)), 1012);
            else
                assert_null(sc_lookup_name(SC_PLUS, changed));
        }
    }
}

static void names_of_another_registry_are_not_found(void **state)
{
    sc_registry registry, other;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; i < sc_count(registry); i++) {
            const char *constant = sc_constant(sc_at(registry, i));

            assert_null(sc_lookup_name(SC_REGISTRY_NONE, constant));
            for (size_t o = 0; (other = sc_registry_at(o)) != SC_REGISTRY_NONE; o++)
                if (other != registry)
                    assert_null(sc_lookup_name(other, constant));
        }
    }
    assert_null(sc_lookup_name(SC_REGISTRY_NONE, "UNKNOWN"));
    assert_null(sc_lookup_name(SC_HERO, ""));
}

/* ---- By position -------------------------------------------------------------------------------------- */

/* tables_test checks the order of the entries in between. */
static void positions_start_and_end_with_the_document(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const struct golden *golden = read_golden(registry);
        size_t count = golden_entries(golden);

        assert_int_equal(sc_count(registry), count);
        assert_int_equal(sc_code(sc_at(registry, 0)), golden->row[0].code);
        assert_int_equal(sc_code(sc_at(registry, count - 1)), golden->row[golden->count - 1].code);
        assert_null(sc_at(registry, count));
        assert_null(sc_at(registry, count + 1));
        assert_null(sc_at(registry, (size_t)UINT16_MAX + 1));
        assert_null(sc_at(registry, SIZE_MAX));
    }
}

static void each_position_has_a_different_entry_of_the_registry(void **state)
{
    sc_registry registry;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; i < sc_count(registry); i++) {
            assert_int_equal(sc_registry_of(sc_at(registry, i)), registry);
            for (size_t k = 0; k < i; k++)
                assert_ptr_not_equal(sc_at(registry, i), sc_at(registry, k));
        }
    }
}

/* ---- Asking ------------------------------------------------------------------------------------------- */

static void an_entry_answers_all_questions(void **state)
{
    const sc_entry *entry = sc_lookup(SC_PLUS, 1012);

    (void)state;
    assert_int_equal(sc_registry_of(entry), SC_PLUS);
    assert_int_equal(sc_code(entry), 1012);
    assert_int_equal(sc_kind_of(entry), SC_KIND_CODE);
    assert_string_equal(sc_name(entry), "TOKEN_EXPIRED");
    assert_string_equal(sc_constant(entry), "SC_PLUS_TOKEN_EXPIRED");
    assert_string_equal(sc_message(entry, SC_ZH), "token过期，需要刷新");
    assert_string_equal(sc_message(entry, SC_EN), "The token has expired and must be refreshed.");
    assert_string_equal(sc_note(entry, SC_ZH),
                        "返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。");
    assert_string_equal(
        sc_note(entry, SC_EN),
        "The filter that sent this code was removed three days before the document was written; "
        "servers of that date send 1099.");
    assert_int_equal(sc_http_status(entry), 401);
    assert_int_equal(sc_wire_status(entry), 401);
    assert_int_equal(sc_canonical_of(entry), SC_CANONICAL_UNAUTHENTICATED);
    assert_int_equal(sc_action_of(entry), SC_ACT_REFRESH_TOKEN);
    assert_int_equal(sc_fault_of(entry), SC_FAULT_CALLER);
    assert_int_equal(sc_outcome_of(entry), SC_OUTCOME_FAILURE);
}

static void http_rows_are_distinguished_from_codes(void **state)
{
    (void)state;
    assert_int_equal(sc_kind_of(sc_lookup(SC_HERO, 404)), SC_KIND_HTTP);
    assert_int_equal(sc_kind_of(sc_lookup(SC_JIEMI, 200)), SC_KIND_HTTP);
    assert_int_equal(sc_kind_of(sc_lookup(SC_JIEMI, 0)), SC_KIND_CODE);
    assert_int_equal(sc_kind_of(sc_lookup(SC_RAYVISION, 404)), SC_KIND_CODE);
}

static void zero_is_found_where_it_is_listed(void **state)
{
    (void)state;
    assert_non_null(sc_lookup(SC_JIEMI, 0));
    assert_int_equal(sc_outcome_of(sc_lookup(SC_JIEMI, 0)), SC_OUTCOME_UNDECIDED);
    assert_non_null(sc_lookup(SC_HERO, 0));
    assert_int_equal(sc_outcome_of(sc_lookup(SC_HERO, 0)), SC_OUTCOME_SUCCESS);
}

static void a_misleading_entry_follows_the_server_and_has_a_note(void **state)
{
    const sc_entry *entry = sc_lookup(SC_FECSHOP, 1100006);

    (void)state;
    assert_int_equal(sc_http_status(entry), 409);
    assert_int_equal(sc_canonical_of(entry), SC_CANONICAL_FAILED_PRECONDITION);
    assert_int_equal(sc_action_of(entry), SC_ACT_NONE);
    assert_string_not_equal(sc_note(entry, SC_EN), "");
}

static void null_answers_all_questions(void **state)
{
    (void)state;
    assert_int_equal(sc_registry_of(NULL), SC_REGISTRY_NONE);
    assert_int_equal(sc_code(NULL), 0);
    assert_int_equal(sc_kind_of(NULL), SC_KIND_CODE);
    assert_string_equal(sc_name(NULL), "UNKNOWN");
    assert_string_equal(sc_constant(NULL), "");
    assert_string_equal(sc_message(NULL, SC_ZH), "未知的状态码。");
    assert_string_equal(sc_message(NULL, SC_EN), "The status code is unknown.");
    assert_string_equal(sc_note(NULL, SC_ZH), "");
    assert_string_equal(sc_note(NULL, SC_EN), "");
    assert_int_equal(sc_http_status(NULL), 500);
    assert_int_equal(sc_wire_status(NULL), 500);
    assert_int_equal(sc_canonical_of(NULL), SC_CANONICAL_UNKNOWN);
    assert_int_equal(sc_action_of(NULL), SC_ACT_NONE);
    assert_int_equal(sc_fault_of(NULL), SC_FAULT_SERVER);
    assert_int_equal(sc_outcome_of(NULL), SC_OUTCOME_UNDECIDED);
}

static void unknown_languages_read_as_english(void **state)
{
    static const int unknown[] = {2, 7, 255, 256, -1, INT_MAX, INT_MIN};
    const sc_entry *noted = sc_lookup(SC_FECSHOP, 1100006);

    (void)state;
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        sc_lang lang = (sc_lang)unknown[i];

        if (lang == SC_ZH) /* 256 and INT_MIN where the enumeration is narrower than int */
            continue;
        assert_string_equal(sc_message(noted, lang), sc_message(noted, SC_EN));
        assert_string_equal(sc_message(NULL, lang), sc_message(NULL, SC_EN));
        assert_string_equal(sc_note(noted, lang), sc_note(noted, SC_EN));
        assert_string_equal(sc_registry_title(SC_JIEMI, lang), sc_registry_title(SC_JIEMI, SC_EN));
        assert_string_equal(sc_group(SC_PLUS, 4012, lang), sc_group(SC_PLUS, 4012, SC_EN));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_find_their_entries),
        cmocka_unit_test(the_same_code_differs_in_each_registry),
        cmocka_unit_test(codes_at_the_edges_are_found_only_if_listed),
        cmocka_unit_test(codes_that_share_bits_with_a_listed_code_are_not_mistaken_for_it),
        cmocka_unit_test(neighbors_of_a_code_are_found_only_if_listed),
        cmocka_unit_test(unknown_registry_lists_nothing),
        cmocka_unit_test(the_first_meaning_comes_first),
        cmocka_unit_test(further_meanings_are_the_further_rows_of_the_document),
        cmocka_unit_test(a_code_has_no_more_meanings_than_rows),
        cmocka_unit_test(names_and_constants_are_found_in_any_case),
        cmocka_unit_test(strings_close_to_a_name_are_not_found),
        cmocka_unit_test(a_name_with_one_changed_byte_is_not_found),
        cmocka_unit_test(names_of_another_registry_are_not_found),
        cmocka_unit_test(positions_start_and_end_with_the_document),
        cmocka_unit_test(each_position_has_a_different_entry_of_the_registry),
        cmocka_unit_test(an_entry_answers_all_questions),
        cmocka_unit_test(http_rows_are_distinguished_from_codes),
        cmocka_unit_test(zero_is_found_where_it_is_listed),
        cmocka_unit_test(a_misleading_entry_follows_the_server_and_has_a_note),
        cmocka_unit_test(null_answers_all_questions),
        cmocka_unit_test(unknown_languages_read_as_english),
    };

    return cmocka_run_group_tests_name("lookup", tests, NULL, NULL);
}
