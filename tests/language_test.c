/* SPDX-License-Identifier: MIT */
/* language_test.c: which language a header asks for. */
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

/* What a header has to choose: a language, or the fallback whichever it is. */
enum choice { ZH, EN, FALLBACK };

static const char *const choice_names[] = {"zh", "en", "the fallback"};

static enum choice choice_of(const char *header)
{
    sc_lang with_zh = sc_negotiate(header, SC_ZH);
    sc_lang with_en = sc_negotiate(header, SC_EN);

    if (with_zh == with_en)
        return with_zh == SC_ZH ? ZH : EN;
    if (with_zh != SC_ZH)
        fail_msg("\"%s\" chooses what is not the fallback", header ? header : "(none)");
    return FALLBACK;
}

static void chooses(enum choice expected, const char *header)
{
    enum choice found = choice_of(header);

    if (found != expected)
        fail_msg("\"%s\" chooses %s, not %s", header ? header : "(none)", choice_names[found],
                 choice_names[expected]);
}

/* ---- One range ---------------------------------------------------------------------------------------- */

static void nothing_asked_for_is_the_fallback(void **state)
{
    (void)state;
    chooses(FALLBACK, NULL);
    chooses(FALLBACK, "");
    chooses(FALLBACK, " ");
    chooses(FALLBACK, "\t");
    chooses(FALLBACK, ",");
    chooses(FALLBACK, " , ,, ");
    chooses(FALLBACK, "*");
    chooses(FALLBACK, " * ");
    chooses(FALLBACK, "*;q=0.1");
    chooses(FALLBACK, "*;q=0");
    chooses(FALLBACK, "fr");
    chooses(FALLBACK, "fr, de;q=0.5, *;q=0.1");
}

static void fallback_is_handed_back_as_it_was_given(void **state)
{
    (void)state;
    assert_int_equal(sc_negotiate(NULL, (sc_lang)7), 7);
    assert_int_equal(sc_negotiate("fr", (sc_lang)7), 7);
    assert_int_equal(sc_negotiate("*", (sc_lang)7), 7);
}

static void chinese_is_chosen_by_its_ranges(void **state)
{
    (void)state;
    chooses(ZH, "zh");
    chooses(ZH, "zh-CN");
    chooses(ZH, "zh-SG");
    chooses(ZH, "zh-Hans");
    chooses(ZH, "zh-Hans-CN");
    chooses(ZH, "zh-Hans-TW");
    chooses(ZH, "zh-Hans-HK");
    chooses(ZH, "zh-cmn");
    chooses(ZH, "zh-cmn-Hans-CN");
    chooses(ZH, "zh-guoyu");
    chooses(ZH, "zh-CN-x-TW");
}

static void english_is_chosen_by_its_ranges(void **state)
{
    (void)state;
    chooses(EN, "en");
    chooses(EN, "en-US");
    chooses(EN, "en-GB-oxendict");
    chooses(EN, "en-Latn-TW");
    chooses(EN, "en-x-12345678-zh");
}

static void case_does_not_matter(void **state)
{
    (void)state;
    chooses(ZH, "ZH");
    chooses(ZH, "Zh-cN");
    chooses(EN, "EN-us");
    chooses(EN, "EN-AZ-az-09");
    chooses(EN, "en, ZH-tw");
    chooses(EN, "zh;Q=0.1, en;Q=0.2");
}

static void other_languages_that_begin_alike_are_not_mistaken(void **state)
{
    (void)state;
    chooses(FALLBACK, "zha");
    chooses(FALLBACK, "z");
    chooses(FALLBACK, "enm");
    chooses(FALLBACK, "e");
    chooses(FALLBACK, "i-zh");
    chooses(FALLBACK, "x-en");
    chooses(FALLBACK, "yue-Hant");
    chooses(FALLBACK, "cmn-Hans");
    chooses(FALLBACK, "fr-zh");
}

static void white_space_and_empty_members_do_not_matter(void **state)
{
    (void)state;
    chooses(EN, " \t en \t ");
    chooses(EN, ",, ,en,,");
    chooses(ZH, "en ; q=0.5 , zh\t;\tq=0.6");
    chooses(ZH, "en;q=0.5,zh;q=0.6");
    chooses(ZH, "en; q=0.5\t,\tzh ;q=0.6\t");
}

/* ---- Weights ------------------------------------------------------------------------------------------ */

static void greatest_weight_decides(void **state)
{
    (void)state;
    chooses(ZH, "en;q=0.5, zh");
    chooses(EN, "zh;q=0.5, en");
    chooses(ZH, "en;q=0.8, zh;q=0.9");
    chooses(EN, "zh;q=0.899, en;q=0.9");
    chooses(EN, "zh;q=0.001, en;q=0.002");
    chooses(EN, "zh;q=0.998, en;q=0.999");
    chooses(ZH, "en;q=0.09, zh;q=0.1");
    chooses(ZH, "en;q=0.999, zh;q=1");
    chooses(EN, "zh;q=0.999, en;q=1.000");
    chooses(EN, "zh-CN;q=0.5, en;q=0.7, zh;q=0.6");
    chooses(ZH, "en-US;q=0.5, zh-SG;q=0.7, en;q=0.6");
    chooses(ZH, "zh-CN,zh;q=0.9,en;q=0.8");
    chooses(EN, "en-US,en;q=0.5,zh;q=0.8");
}

static void first_of_equal_weight_decides(void **state)
{
    (void)state;
    chooses(ZH, "zh, en");
    chooses(EN, "en, zh");
    chooses(ZH, "zh;q=0.5, en;q=0.50");
    chooses(EN, "en;q=1.0, zh");
    chooses(ZH, "fr, zh-CN;q=0.3, en;q=0.3, zh;q=0.3");
    chooses(EN, "zh;q=0.2, en-GB;q=0.7, zh-CN;q=0.7");
}

static void weight_of_zero_refuses_what_it_names(void **state)
{
    (void)state;
    chooses(FALLBACK, "en;q=0");
    chooses(FALLBACK, "en;q=0.000");
    chooses(ZH, "zh;q=0.001, en;q=0");
    chooses(ZH, "en;q=0, zh");
    chooses(FALLBACK, "en;q=0, zh;q=0");
    chooses(FALLBACK, "en;q=0, zh;q=0, *");
    chooses(FALLBACK, "en-GB, en;q=0");
    chooses(FALLBACK, "zh-TW, zh;q=0");
    chooses(ZH, "en-GB, zh;q=0.5, en;q=0");
    chooses(EN, "zh-CN, en;q=0.5, zh;q=0");
    chooses(EN, "en, en-GB;q=0");
    chooses(ZH, "zh, zh-TW;q=0, zh-CN;q=0");
}

static void asterisk_makes_acceptable_what_is_not_refused(void **state)
{
    (void)state;
    chooses(EN, "zh;q=0, *");
    chooses(EN, "*;q=0.1, zh;q=0");
    chooses(ZH, "en;q=0, *");
    chooses(FALLBACK, "zh;q=0, *;q=0");
    chooses(FALLBACK, "zh-TW;q=0, *");
    chooses(FALLBACK, "*;q=0, *, zh;q=0");
}

static void asterisk_is_no_preference(void **state)
{
    (void)state;
    chooses(EN, "*, en;q=0.5");
    chooses(ZH, "*, zh;q=0.001");
    chooses(ZH, "zh, *;q=0");
    chooses(EN, "fr, *;q=0, en;q=0.1");
}

static void ranges_that_were_there_already_are_skipped(void **state)
{
    (void)state;
    chooses(ZH, "en;q=0.1, zh;q=0.5, en");
    chooses(ZH, "en;q=0, en, zh;q=0.1");
    chooses(EN, "en, zh;q=0.5, en;q=0");
    chooses(EN, "EN;q=0.5, zh;q=0.4, en;q=0.3");
}

/* ---- Traditional characters --------------------------------------------------------------------------- */

static void traditional_chinese_is_better_than_nothing(void **state)
{
    (void)state;
    chooses(ZH, "zh-TW");
    chooses(ZH, "zh-HK;q=0.1");
    chooses(ZH, "zh-MO");
    chooses(ZH, "zh-Hant");
    chooses(ZH, "zh-Hant-TW");
    chooses(ZH, "zh-TW, fr, *;q=0.5");
    chooses(ZH, "zh-TW, en;q=0");
    chooses(ZH, "zh-TW, zh-HK;q=0");
    chooses(FALLBACK, "zh-TW;q=0");
}

static void traditional_chinese_yields_to_any_wish_for_english(void **state)
{
    (void)state;
    chooses(EN, "zh-TW, en;q=0.001");
    chooses(EN, "zh-HK, en-GB;q=0.1");
    chooses(EN, "zh-Hant, en");
    chooses(EN, "zh-MO, en");
    chooses(EN, "zh-Hant-CN, en");
    chooses(EN, "zh-cmn-Hant, en");
    chooses(EN, "zh-yue-HK, en");
    chooses(EN, "zh-TW-u-co-stroke, en;q=0.5");
    chooses(EN, "zh-hant-mo, en");
}

static void traditional_chinese_adds_nothing_to_a_wish_for_chinese(void **state)
{
    (void)state;
    chooses(ZH, "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7");
    chooses(EN, "zh-TW, zh;q=0.1, en;q=0.9");
    chooses(ZH, "zh-Hans-TW, en;q=0.9");
    chooses(ZH, "zh-x-TW, en;q=0.9");
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
        chooses(FALLBACK, members[i]);
        snprintf(header, sizeof header, "%s, zh;q=0.001", members[i]);
        chooses(ZH, header);
        snprintf(header, sizeof header, "zh;q=0.001,%s", members[i]);
        chooses(ZH, header);
    }
}

static void weights_may_end_in_their_point(void **state)
{
    (void)state;
    chooses(ZH, "en;q=0., zh;q=0.1");
    chooses(EN, "zh;q=0.9, en;q=1.");
}

static void comma_ends_a_member_wherever_it_stands(void **state)
{
    (void)state;
    chooses(EN, "en;q=1,5");
    chooses(ZH, "\"en,zh");
    chooses(EN, "zh;q=0,5, en;q=0.1,4");
}

/* Each byte after "en" and before it, also where the locale or a sign could have a say. */
static void no_other_byte_counts_as_a_letter_a_digit_or_space(void **state)
{
    char header[8];

    (void)state;
    for (int byte = 1; byte <= UCHAR_MAX; byte++) {
        int is_letter = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');

        snprintf(header, sizeof header, "en%c", byte);
        chooses(strchr(" \t,", byte) != NULL ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "%cen", byte);
        chooses(strchr(" \t,", byte) != NULL ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "en-%c", byte);
        chooses((byte >= '0' && byte <= '9') || is_letter ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "e%c", byte);
        chooses(byte == 'n' || byte == 'N' ? EN : FALLBACK, header);
        snprintf(header, sizeof header, "en;%c=1", byte);
        chooses(byte == 'q' || byte == 'Q' ? EN : FALLBACK, header);
    }
}

/* A weight that is read to its last byte, or the member is none: each byte before it, in it and behind it. */
static void no_other_byte_stands_in_a_weight(void **state)
{
    char header[32];

    (void)state;
    for (int byte = 1; byte <= UCHAR_MAX; byte++) {
        int is_digit = byte >= '0' && byte <= '9';

        snprintf(header, sizeof header, "zh;q=0.4, en;q=0.5%c", byte);
        chooses(is_digit || strchr(" \t,", byte) != NULL ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=0.%c5", byte);
        chooses(byte >= '4' && is_digit ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=0%c5", byte);
        chooses(byte == '.' ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=%c.5", byte);
        chooses(byte == '0' ? EN : ZH, header);
        snprintf(header, sizeof header, "zh;q=0.4, en;q=%c0.5", byte);
        chooses(ZH, header);
    }
}

/* ---- Long headers ------------------------------------------------------------------------------------- */

enum { LONG = 1000000 };

/* A header of one piece over and over, and an end. */
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

/* What looking back for each of them would take hours for. */
static void hostile_headers_of_a_megabyte_are_read(void **state)
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

static void header_is_not_read_beyond_its_end(void **state)
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

static void tags_are_those_of_the_languages(void **state)
{
    (void)state;
    assert_string_equal(sc_lang_tag(SC_ZH), "zh");
    assert_string_equal(sc_lang_tag(SC_EN), "en");
    assert_string_equal(sc_lang_tag((sc_lang)2), "en");
    assert_string_equal(sc_lang_tag((sc_lang)INT_MAX), "en");
}

static void every_tag_chooses_its_language(void **state)
{
    (void)state;
    assert_int_equal(sc_negotiate(sc_lang_tag(SC_ZH), SC_EN), SC_ZH);
    assert_int_equal(sc_negotiate(sc_lang_tag(SC_EN), SC_ZH), SC_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_for_is_the_fallback),
        cmocka_unit_test(fallback_is_handed_back_as_it_was_given),
        cmocka_unit_test(chinese_is_chosen_by_its_ranges),
        cmocka_unit_test(english_is_chosen_by_its_ranges),
        cmocka_unit_test(case_does_not_matter),
        cmocka_unit_test(other_languages_that_begin_alike_are_not_mistaken),
        cmocka_unit_test(white_space_and_empty_members_do_not_matter),
        cmocka_unit_test(greatest_weight_decides),
        cmocka_unit_test(first_of_equal_weight_decides),
        cmocka_unit_test(weight_of_zero_refuses_what_it_names),
        cmocka_unit_test(asterisk_makes_acceptable_what_is_not_refused),
        cmocka_unit_test(asterisk_is_no_preference),
        cmocka_unit_test(ranges_that_were_there_already_are_skipped),
        cmocka_unit_test(traditional_chinese_is_better_than_nothing),
        cmocka_unit_test(traditional_chinese_yields_to_any_wish_for_english),
        cmocka_unit_test(traditional_chinese_adds_nothing_to_a_wish_for_chinese),
        cmocka_unit_test(ill_formed_members_are_skipped),
        cmocka_unit_test(weights_may_end_in_their_point),
        cmocka_unit_test(comma_ends_a_member_wherever_it_stands),
        cmocka_unit_test(no_other_byte_counts_as_a_letter_a_digit_or_space),
        cmocka_unit_test(no_other_byte_stands_in_a_weight),
        cmocka_unit_test(hostile_headers_of_a_megabyte_are_read),
        cmocka_unit_test(header_is_not_read_beyond_its_end),
        cmocka_unit_test(tags_are_those_of_the_languages),
        cmocka_unit_test(every_tag_chooses_its_language),
    };

    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
