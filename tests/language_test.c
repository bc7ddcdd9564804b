/* SPDX-License-Identifier: MIT */
/* language_test.c: which language sc_negotiate selects for an Accept-Language header. */
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

/* What a header selects: a language, or the fallback, whichever language that is. */
enum choice { ZH, EN, FALLBACK };

static const char *const choice_names[] = {"zh", "en", "the fallback"};

static enum choice choice_of(const char *header)
{
    sc_lang with_zh = sc_negotiate(header, SC_ZH);
    sc_lang with_en = sc_negotiate(header, SC_EN);

    if (with_zh == with_en)
        return with_zh == SC_ZH ? ZH : EN;
    if (with_zh != SC_ZH)
        fail_msg("\"%s\" selects the language that is not the fallback", header ? header : "(none)");
    return FALLBACK;
}

static void selects(enum choice expected, const char *header)
{
    enum choice found = choice_of(header);

    if (found != expected)
        fail_msg("\"%s\" selects %s, not %s", header ? header : "(none)", choice_names[found],
                 choice_names[expected]);
}

/* ---- One range ---------------------------------------------------------------------------------------- */

static void a_header_that_accepts_neither_language_selects_the_fallback(void **state)
{
    (void)state;
    selects(FALLBACK, NULL);
    selects(FALLBACK, "");
    selects(FALLBACK, " ");
    selects(FALLBACK, "\t");
    selects(FALLBACK, ",");
    selects(FALLBACK, " , ,, ");
    selects(FALLBACK, "*");
    selects(FALLBACK, " * ");
    selects(FALLBACK, "*;q=0.1");
    selects(FALLBACK, "*;q=0");
    selects(FALLBACK, "fr");
    selects(FALLBACK, "fr, de;q=0.5, *;q=0.1");
}

static void fallback_is_returned_unchanged(void **state)
{
    (void)state;
    assert_int_equal(sc_negotiate(NULL, (sc_lang)7), 7);
    assert_int_equal(sc_negotiate("fr", (sc_lang)7), 7);
    assert_int_equal(sc_negotiate("*", (sc_lang)7), 7);
}

static void chinese_ranges_select_chinese(void **state)
{
    (void)state;
    selects(ZH, "zh");
    selects(ZH, "zh-CN");
    selects(ZH, "zh-SG");
    selects(ZH, "zh-Hans");
    selects(ZH, "zh-Hans-CN");
    selects(ZH, "zh-Hans-TW");
    selects(ZH, "zh-Hans-HK");
    selects(ZH, "zh-cmn");
    selects(ZH, "zh-cmn-Hans-CN");
    selects(ZH, "zh-guoyu");
    selects(ZH, "zh-CN-x-TW");
}

static void english_ranges_select_english(void **state)
{
    (void)state;
    selects(EN, "en");
    selects(EN, "en-US");
    selects(EN, "en-GB-oxendict");
    selects(EN, "en-Latn-TW");
    selects(EN, "en-x-12345678-zh");
}

static void case_does_not_matter(void **state)
{
    (void)state;
    selects(ZH, "ZH");
    selects(ZH, "Zh-cN");
    selects(EN, "EN-us");
    selects(EN, "EN-AZ-az-09");
    selects(EN, "en, ZH-tw");
    selects(EN, "zh;Q=0.1, en;Q=0.2");
}

static void languages_with_a_similar_tag_are_not_mistaken(void **state)
{
    (void)state;
    selects(FALLBACK, "zha");
    selects(FALLBACK, "z");
    selects(FALLBACK, "enm");
    selects(FALLBACK, "e");
    selects(FALLBACK, "i-zh");
    selects(FALLBACK, "x-en");
    selects(FALLBACK, "yue-Hant");
    selects(FALLBACK, "cmn-Hans");
    selects(FALLBACK, "fr-zh");
}

static void white_space_and_empty_members_do_not_matter(void **state)
{
    (void)state;
    selects(EN, " \t en \t ");
    selects(EN, ",, ,en,,");
    selects(ZH, "en ; q=0.5 , zh\t;\tq=0.6");
    selects(ZH, "en;q=0.5,zh;q=0.6");
    selects(ZH, "en; q=0.5\t,\tzh ;q=0.6\t");
}

/* ---- Weights ------------------------------------------------------------------------------------------ */

static void the_greatest_weight_decides(void **state)
{
    (void)state;
    selects(ZH, "en;q=0.5, zh");
    selects(EN, "zh;q=0.5, en");
    selects(ZH, "en;q=0.8, zh;q=0.9");
    selects(EN, "zh;q=0.899, en;q=0.9");
    selects(EN, "zh;q=0.001, en;q=0.002");
    selects(EN, "zh;q=0.998, en;q=0.999");
    selects(ZH, "en;q=0.09, zh;q=0.1");
    selects(ZH, "en;q=0.999, zh;q=1");
    selects(EN, "zh;q=0.999, en;q=1.000");
    selects(EN, "zh-CN;q=0.5, en;q=0.7, zh;q=0.6");
    selects(ZH, "en-US;q=0.5, zh-SG;q=0.7, en;q=0.6");
    selects(ZH, "zh-CN,zh;q=0.9,en;q=0.8");
    selects(EN, "en-US,en;q=0.5,zh;q=0.8");
}

static void the_first_of_equal_weight_decides(void **state)
{
    (void)state;
    selects(ZH, "zh, en");
    selects(EN, "en, zh");
    selects(ZH, "zh;q=0.5, en;q=0.50");
    selects(EN, "en;q=1.0, zh");
    selects(ZH, "fr, zh-CN;q=0.3, en;q=0.3, zh;q=0.3");
    selects(EN, "zh;q=0.2, en-GB;q=0.7, zh-CN;q=0.7");
}

static void a_weight_of_zero_refuses_a_language(void **state)
{
    (void)state;
    selects(FALLBACK, "en;q=0");
    selects(FALLBACK, "en;q=0.000");
    selects(ZH, "zh;q=0.001, en;q=0");
    selects(ZH, "en;q=0, zh");
    selects(FALLBACK, "en;q=0, zh;q=0");
    selects(FALLBACK, "en;q=0, zh;q=0, *");
    selects(FALLBACK, "en-GB, en;q=0");
    selects(FALLBACK, "zh-TW, zh;q=0");
    selects(ZH, "en-GB, zh;q=0.5, en;q=0");
    selects(EN, "zh-CN, en;q=0.5, zh;q=0");
    selects(EN, "en, en-GB;q=0");
    selects(ZH, "zh, zh-TW;q=0, zh-CN;q=0");
}

static void an_asterisk_accepts_what_is_not_refused(void **state)
{
    (void)state;
    selects(EN, "zh;q=0, *");
    selects(EN, "*;q=0.1, zh;q=0");
    selects(ZH, "en;q=0, *");
    selects(FALLBACK, "zh;q=0, *;q=0");
    selects(FALLBACK, "zh-TW;q=0, *");
    selects(FALLBACK, "*;q=0, *, zh;q=0");
}

static void an_asterisk_is_no_preference(void **state)
{
    (void)state;
    selects(EN, "*, en;q=0.5");
    selects(ZH, "*, zh;q=0.001");
    selects(ZH, "zh, *;q=0");
    selects(EN, "fr, *;q=0, en;q=0.1");
}

static void repeated_ranges_are_skipped(void **state)
{
    (void)state;
    selects(ZH, "en;q=0.1, zh;q=0.5, en");
    selects(ZH, "en;q=0, en, zh;q=0.1");
    selects(EN, "en, zh;q=0.5, en;q=0");
    selects(EN, "EN;q=0.5, zh;q=0.4, en;q=0.3");
}

/* ---- Traditional characters --------------------------------------------------------------------------- */

static void traditional_chinese_alone_selects_chinese(void **state)
{
    (void)state;
    selects(ZH, "zh-TW");
    selects(ZH, "zh-HK;q=0.1");
    selects(ZH, "zh-MO");
    selects(ZH, "zh-Hant");
    selects(ZH, "zh-Hant-TW");
    selects(ZH, "zh-TW, fr, *;q=0.5");
    selects(ZH, "zh-TW, en;q=0");
    selects(ZH, "zh-TW, zh-HK;q=0");
    selects(FALLBACK, "zh-TW;q=0");
}

static void traditional_chinese_yields_to_english_of_any_weight(void **state)
{
    (void)state;
    selects(EN, "zh-TW, en;q=0.001");
    selects(EN, "zh-HK, en-GB;q=0.1");
    selects(EN, "zh-Hant, en");
    selects(EN, "zh-MO, en");
    selects(EN, "zh-Hant-CN, en");
    selects(EN, "zh-cmn-Hant, en");
    selects(EN, "zh-yue-HK, en");
    selects(EN, "zh-TW-u-co-stroke, en;q=0.5");
    selects(EN, "zh-hant-mo, en");
}

static void traditional_chinese_adds_nothing_to_chinese(void **state)
{
    (void)state;
    selects(ZH, "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7");
    selects(EN, "zh-TW, zh;q=0.1, en;q=0.9");
    selects(ZH, "zh-Hans-TW, en;q=0.9");
    selects(ZH, "zh-x-TW, en;q=0.9");
}

/* ---- Headers that are wrong --------------------------------------------------------------------------- */

static void ill_formed_members_are_skipped(void **state)
{
    static const char *const members[] = {
        "en;",        "en;q",      "en;q=",        "en;q=2",     "en;q=1.001", "en;q=1.0000", "en;q=0.0001",
        "en;q=.5",    "en;q=-1",   "en;q=00",      "en;q=01",    "en;q=1e0",   "en;q = 1",    "en;q= 1",
        "en;q =1",    "en;q=0.5x", "en;q=0..5",    "en;q=\"1\"", "en;q=1;q=1", "en;level=1",  "en;q=1;a=b",
        "en q=1",     "en fr",     "en-",          "-en",        "en--US",     "en_US",       "en-*",
        "*-en",       "**",        "en-US*",       "en;;q=1",    "e\xc3\xa9n", "en\x80",      "en-abcdefghi",
        "en\r\n",     "\"en\"",    "(en)",         "en\x0b",     "3n",         "en/US",       "en\x7f",
        "en;q=0.1.2", "en;q=1.0.", ";q=1",         ";",          "=",          "en;r=1",      "en-\xef\xbc\x91",
        "en;q=1\x0c", "en\n",      "en;q=0.9\xa0", "en:q=1",     "en /q=1",
    };
    char header[64];

    (void)state;
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        selects(FALLBACK, members[i]);
        snprintf(header, sizeof header, "%s, zh;q=0.001", members[i]);
        selects(ZH, header);
        snprintf(header, sizeof header, "zh;q=0.001,%s", members[i]);
        selects(ZH, header);
    }
}

static void a_weight_may_end_in_its_decimal_point(void **state)
{
    (void)state;
    selects(ZH, "en;q=0., zh;q=0.1");
    selects(EN, "zh;q=0.9, en;q=1.");
}

static void a_comma_ends_a_member_anywhere(void **state)
{
    (void)state;
    selects(EN, "en;q=1,5");
    selects(ZH, "\"en,zh");
    selects(EN, "zh;q=0,5, en;q=0.1,4");
}

/* Tries every byte before and after "en", because neither the locale nor the sign of char may matter. */
static void no_other_byte_is_a_letter_a_digit_or_white_space(void **state)
{
    char header[8];

    (void)state;
    for (int byte = 1; byte <= UCHAR_MAX; byte++) {
        int is_letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');

        snprintf(header, sizeof header, "en%c", byte);
        selects(strchr(" \t,", byte) != NULL ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "%cen", byte);
        selects(strchr(" \t,", byte) != NULL ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "en-%c", byte);
        selects((byte >= '0' && byte <= '9') || is_letter ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "e%c", byte);
        selects(byte == 'n' || byte == 'N' ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "en;%c=1", byte);
        selects(byte == 'q' || byte == 'Q' ? EN : FALLBACK, header);
    }
}

/* Tries every byte before, inside and after a weight. */
static void no_other_byte_is_part_of_a_weight(void **state)
{
    char header[32];

    (void)state;
    for (int byte = 1; byte <= UCHAR_MAX; byte++) {
        int is_digit = byte >= '0' && byte <= '9';

        snprintf(header, sizeof header, "zh;q=0.4, en;q=0.5%c", byte);
        selects(is_digit || strchr(" \t,", byte) != NULL ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=0.%c5", byte);
        selects(byte >= '4' && is_digit ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=0%c5", byte);
        selects(byte == '.' ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=%c.5", byte);
        selects(byte == '0' ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=%c0.5", byte);
        selects(ZH, header);
    }
}

/* ---- Long headers ------------------------------------------------------------------------------------- */

enum { LONG = 1000000 };

/* Returns a header that repeats a piece and then has an end. */
static char *repeated(const char *piece, const char *end)
{
    size_t length = strlen(piece);
    size_t size = LONG / length * length;
    char *header = malloc(size + strlen(end) + 1);

    assert_non_null(header);
    for (size_t i = 0; i < size; i++)
        header[i] = piece[i % length];
    strcpy(header + size, end);
    return header;
}

/* These headers would take hours if the parser looked back for each member. */
static void hostile_headers_of_a_megabyte_are_read_quickly(void **state)
{
    static const char *const pieces[] = {
        ",",     " ",   "\t,",    ";",         "-",  "a",   "a-", "zh-",
        "zh-a-", "en,", "zh-TW,", "en;q=0.5,", "*,", ";q=", "1",  "\x80",
    };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        char *header = repeated(pieces[i], ",zh;q=0.6,en;q=0.1");

        assert_int_equal(sc_negotiate(header, SC_EN), strncmp(pieces[i], "en,", 3) == 0 ? SC_EN : SC_ZH);
        free(header);
    }
}

static void a_header_is_not_read_beyond_its_end(void **state)
{
    static const char header[] = "zh-Hant-TW;q=0.875 , en-GB;q=0.123 ,*;q=0";

    (void)state;
    for (size_t length = 0; length < sizeof header; length++) {
        char *exact = malloc(length + 1);

        assert_non_null(exact);
        memcpy(exact, header, length);
        exact[length] = '\0';
        sc_negotiate(exact, SC_EN);
        free(exact);
    }
}

/* ---- Tags --------------------------------------------------------------------------------------------- */

static void each_language_has_its_tag(void **state)
{
    (void)state;
    assert_string_equal(sc_lang_tag(SC_ZH), "zh");
    assert_string_equal(sc_lang_tag(SC_EN), "en");
    assert_string_equal(sc_lang_tag((sc_lang)2), "en");
    assert_string_equal(sc_lang_tag((sc_lang)INT_MAX), "en");
}

static void each_tag_selects_its_language(void **state)
{
    (void)state;
    assert_int_equal(sc_negotiate(sc_lang_tag(SC_ZH), SC_EN), SC_ZH);
    assert_int_equal(sc_negotiate(sc_lang_tag(SC_EN), SC_ZH), SC_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_that_accepts_neither_language_selects_the_fallback),
        cmocka_unit_test(fallback_is_returned_unchanged),
        cmocka_unit_test(chinese_ranges_select_chinese),
        cmocka_unit_test(english_ranges_select_english),
        cmocka_unit_test(case_does_not_matter),
        cmocka_unit_test(languages_with_a_similar_tag_are_not_mistaken),
        cmocka_unit_test(white_space_and_empty_members_do_not_matter),
        cmocka_unit_test(the_greatest_weight_decides),
        cmocka_unit_test(the_first_of_equal_weight_decides),
        cmocka_unit_test(a_weight_of_zero_refuses_a_language),
        cmocka_unit_test(an_asterisk_accepts_what_is_not_refused),
        cmocka_unit_test(an_asterisk_is_no_preference),
        cmocka_unit_test(repeated_ranges_are_skipped),
        cmocka_unit_test(traditional_chinese_alone_selects_chinese),
        cmocka_unit_test(traditional_chinese_yields_to_english_of_any_weight),
        cmocka_unit_test(traditional_chinese_adds_nothing_to_chinese),
        cmocka_unit_test(ill_formed_members_are_skipped),
        cmocka_unit_test(a_weight_may_end_in_its_decimal_point),
        cmocka_unit_test(a_comma_ends_a_member_anywhere),
        cmocka_unit_test(no_other_byte_is_a_letter_a_digit_or_white_space),
        cmocka_unit_test(no_other_byte_is_part_of_a_weight),
        cmocka_unit_test(hostile_headers_of_a_megabyte_are_read_quickly),
        cmocka_unit_test(a_header_is_not_read_beyond_its_end),
        cmocka_unit_test(each_language_has_its_tag),
        cmocka_unit_test(each_tag_selects_its_language),
    };

    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
