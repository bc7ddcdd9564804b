/* SPDX-License-Identifier: MIT */
/* lookup_test.c: finding entries, asking them, and every question that has no entry as its answer. */
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

/* Values that no registry has, unless it is one's own. Where an enumeration is narrower than int they wrap round, so they are
   converted by the caller, and those that name a registry are skipped. */
static const int foreign[] = {-1, 0, 6, 7, 8, 31, 64, 127, 128, 255, 256 + 4, 65536 + 1, INT_MIN, INT_MAX};

enum { FOREIGN = sizeof foreign / sizeof foreign[0] };

static int is_registry(sc_registry registry)
{
    for (size_t t = 0; t < GOLDEN_TABLES; t++)
        if (golden_tables[t].number == registry)
            return 1;
    return 0;
}

/* The golden rows of a registry, which have to be there. */
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

static void constants_find_their_entry(void **state)
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

static void same_code_means_another_thing_in_each_registry(void **state)
{
    (void)state;
    assert_string_equal(sc_message(sc_lookup(SC_JIEMI, 1000), SC_ZH), "返回成功，得到有效数据。");
    assert_string_equal(sc_message(sc_lookup(SC_RAYVISION, 1000), SC_ZH), "redis缓存异常");
    assert_string_equal(sc_message(sc_lookup(SC_PLUS, 1000), SC_ZH), "手机号码错误");
    assert_string_equal(sc_message(sc_lookup(SC_HERO, 1000), SC_ZH), "输入参数错误");
    assert_null(sc_lookup(SC_FECSHOP, 1000));
}

/* Zero and the ends of the type are listed by some. */
static void codes_at_the_edges_are_listed_where_the_document_has_them(void **state)
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

/* Expects that a code that has some bits flipped is found only if the document lists it. */
static void assert_not_mistaken(const struct golden *golden, int32_t code, uint32_t flipped)
{
    const int64_t turned = (int64_t)((uint32_t)code ^ flipped);
    const int32_t other = (int32_t)(turned > INT32_MAX ? turned - (INT64_C(1) << 32) : turned);

    assert_int_equal(sc_lookup(golden->registry, other) != NULL, is_golden(golden, other));
}

static void codes_that_share_bits_with_a_listed_one_are_not_mistaken_for_it(void **state)
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

static void neighbors_of_a_code_are_listed_where_the_document_has_them(void **state)
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

static void first_meaning_comes_first(void **state)
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

static void further_meanings_are_the_documents_further_rows(void **state)
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

static void code_has_no_more_meanings_than_the_document_has_rows(void **state)
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

static void name_and_constant_are_found_in_any_case(void **state)
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

static void what_is_nearly_a_name_is_not_found(void **state)
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
        "TOKEN\177EXPIRED", /* differs from _ by the bit that case differs by */
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

/* Case is that of ASCII: no byte beyond is folded onto a letter. */
static void one_changed_byte_loses_the_name(void **state)
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

static void name_of_another_registry_is_not_found(void **state)
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

/* That the entries between are in the documents' order is for tables_test to say. */
static void positions_begin_and_end_with_the_document(void **state)
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

static void each_position_holds_another_entry_of_the_registry(void **state)
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

static void entry_answers_all_questions(void **state)
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

static void http_row_is_told_from_a_code(void **state)
{
    (void)state;
    assert_int_equal(sc_kind_of(sc_lookup(SC_HERO, 404)), SC_KIND_HTTP);
    assert_int_equal(sc_kind_of(sc_lookup(SC_JIEMI, 200)), SC_KIND_HTTP);
    assert_int_equal(sc_kind_of(sc_lookup(SC_JIEMI, 0)), SC_KIND_CODE);
    assert_int_equal(sc_kind_of(sc_lookup(SC_RAYVISION, 404)), SC_KIND_CODE);
}

static void zero_is_a_listed_code_where_it_is_one(void **state)
{
    (void)state;
    assert_non_null(sc_lookup(SC_JIEMI, 0));
    assert_int_equal(sc_outcome_of(sc_lookup(SC_JIEMI, 0)), SC_OUTCOME_UNDECIDED);
    assert_non_null(sc_lookup(SC_HERO, 0));
    assert_int_equal(sc_outcome_of(sc_lookup(SC_HERO, 0)), SC_OUTCOME_SUCCESS);
}

static void gravest_trap_follows_the_server_and_says_so(void **state)
{
    const sc_entry *entry = sc_lookup(SC_FECSHOP, 1100006);

    (void)state;
    assert_int_equal(sc_http_status(entry), 409);
    assert_int_equal(sc_canonical_of(entry), SC_CANONICAL_FAILED_PRECONDITION);
    assert_int_equal(sc_action_of(entry), SC_ACT_NONE);
    assert_string_not_equal(sc_note(entry, SC_EN), "");
}

static void no_entry_has_an_answer_to_every_question(void **state)
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

static void unknown_language_reads_as_english(void **state)
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
        cmocka_unit_test(constants_find_their_entry),
        cmocka_unit_test(same_code_means_another_thing_in_each_registry),
        cmocka_unit_test(codes_at_the_edges_are_listed_where_the_document_has_them),
        cmocka_unit_test(codes_that_share_bits_with_a_listed_one_are_not_mistaken_for_it),
        cmocka_unit_test(neighbors_of_a_code_are_listed_where_the_document_has_them),
        cmocka_unit_test(unknown_registry_lists_nothing),
        cmocka_unit_test(first_meaning_comes_first),
        cmocka_unit_test(further_meanings_are_the_documents_further_rows),
        cmocka_unit_test(code_has_no_more_meanings_than_the_document_has_rows),
        cmocka_unit_test(name_and_constant_are_found_in_any_case),
        cmocka_unit_test(what_is_nearly_a_name_is_not_found),
        cmocka_unit_test(one_changed_byte_loses_the_name),
        cmocka_unit_test(name_of_another_registry_is_not_found),
        cmocka_unit_test(positions_begin_and_end_with_the_document),
        cmocka_unit_test(each_position_holds_another_entry_of_the_registry),
        cmocka_unit_test(entry_answers_all_questions),
        cmocka_unit_test(http_row_is_told_from_a_code),
        cmocka_unit_test(zero_is_a_listed_code_where_it_is_one),
        cmocka_unit_test(gravest_trap_follows_the_server_and_says_so),
        cmocka_unit_test(no_entry_has_an_answer_to_every_question),
        cmocka_unit_test(unknown_language_reads_as_english),
    };

    return cmocka_run_group_tests_name("lookup", tests, NULL, NULL);
}
