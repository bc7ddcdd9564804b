/* SPDX-License-Identifier: MIT */
/* json_write_test.c: sc_write_string writes a valid JSON string in UTF-8, whatever the caller's string holds. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Returns a copy in a buffer of exactly its size, so that a sanitizer sees any read beyond it. */
static char *exactly(const char *bytes, size_t length)
{
    char *text = malloc(length + 1);

    assert_non_null(text);
    memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}

/* Expects this literal for a text, in a buffer of exactly its size. */
static void writes(const char *text, const char *expected)
{
    size_t length = strlen(expected);
    char *input = exactly(text, strlen(text));
    char *buf = malloc(length + 1);

    assert_non_null(buf);
    assert_int_equal(sc_write_string(NULL, 0, input), length);
    assert_int_equal(sc_write_string(buf, length + 1, input), length);
    assert_string_equal(buf, expected);
    free(buf);
    free(input);
}

/* Expects the same among other bytes. The text starts at every position of a block of eight bytes, and after so many
   quotation marks that the writer takes its path for 64 bytes at a time. */
static void writes_anywhere(const char *text, const char *expected)
{
    static const char before[] = "abcdefghijklmnop";
    char input[128];
    char output[256];

    for (int i = 0; i <= 16; i++) {
        for (int k = 0; k <= 16; k += 4) {
            snprintf(input, sizeof input, "%.*s%s%.*s", i, before, text, k, "ABCDEFGHIJKLMNOP");
            snprintf(output, sizeof output, "\"%.*s%s%.*s\"", i, before, expected, k, "ABCDEFGHIJKLMNOP");
            writes(input, output);
        }
    }
    for (int quotes = 64; quotes <= 72; quotes++) {
        memset(input, '"', (size_t)quotes);
        output[0] = '"';
        for (int i = 0; i < quotes; i++)
            memcpy(output + 1 + 2 * i, "\\\"", 2);
        for (int k = 0; k <= 4; k++) {
            snprintf(input + quotes, sizeof input - (size_t)quotes, "%s%.*s", text, k, "ABCD");
            snprintf(output + 1 + 2 * quotes, sizeof output - 1 - 2 * (size_t)quotes, "%s%.*s\"", expected, k,
                     "ABCD");
            writes(input, output);
        }
    }
}

/* ---- Escapes ------------------------------------------------------------------------------------------ */

static void strings_are_quoted(void **state)
{
    (void)state;
    writes("", "\"\"");
    writes("a", "\"a\"");
    writes("The token has expired.", "\"The token has expired.\"");
}

static void a_null_string_is_written_as_an_empty_one(void **state)
{
    char buf[3] = "x";

    (void)state;
    assert_int_equal(sc_write_string(buf, sizeof buf, NULL), 2);
    assert_string_equal(buf, "\"\"");
}

static void quotes_and_backslashes_are_escaped(void **state)
{
    (void)state;
    writes_anywhere("\"", "\\\"");
    writes_anywhere("\\", "\\\\");
    writes_anywhere("\\\"\\", "\\\\\\\"\\\\");
    writes("\"},{\"code\":0", "\"\\\"},{\\\"code\\\":0\"");
    writes("\\u0041", "\"\\\\u0041\"");
}

static void controls_are_escaped(void **state)
{
    char expected[8];

    (void)state;
    for (int control = 1; control < 0x20; control++) {
        const char text[] = {(char)control, '\0'};
        const char *letter = strchr("\bb\tt\nn\ff\rr", control);

        if (letter != NULL)
            snprintf(expected, sizeof expected, "\\%c", letter[1]);
        else
            snprintf(expected, sizeof expected, "\\u%04x", (unsigned)control);
        writes_anywhere(text, expected);
    }
}

static void all_other_ascii_is_copied(void **state)
{
    (void)state;
    for (char c = ' '; c < 0x7f; c++) {
        const char text[] = {c, '\0'};

        if (c != '"' && c != '\\')
            writes_anywhere(text, text);
    }
    writes_anywhere("/", "/");
    writes_anywhere("\x7f", "\x7f");
}

/* ---- UTF-8 -------------------------------------------------------------------------------------------- */

static void well_formed_utf8_is_copied(void **state)
{
    static const char *const texts[] = {
        "\xc2\x80",
        "\xc2\x9f",
        "\xc3\xa9",
        "\xdf\xbf",
        "\xe0\xa0\x80",
        "\xe0\xbf\xbf",
        "\xe1\x80\x80",
        "\xe2\x80\xa8",
        "\xe2\x80\xa9",
        "\xe5\xb7\xb2",
        "\xec\xbf\xbf",
        "\xed\x80\x80",
        "\xed\x9f\xbf",
        "\xee\x80\x80",
        "\xef\xbb\xbf",
        "\xef\xbf\xbd",
        "\xef\xbf\xbe",
        "\xef\xbf\xbf",
        "\xf0\x90\x80\x80",
        "\xf0\x9f\x98\x80",
        "\xf3\xbf\xbf\xbf",
        "\xf4\x80\x80\x80",
        "\xf4\x8f\xbf\xbf",
        "token过期，需要刷新",
        "\xe6\x88\xb6 \xf0\x9f\x98\x80 e\xcc\x81",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        writes_anywhere(texts[i], texts[i]);
}

static void each_maximal_subpart_becomes_one_replacement(void **state)
{
    static const struct {
        const char *text;
        int replacements;
    } cases[] = {
        /* continuation bytes without a lead, and bytes that are never a lead */
        {"\x80", 1},
        {"\xbf", 1},
        {"\x80\xbf", 2},
        {"\xc0\xaf", 2},
        {"\xc1\xbf", 2},
        {"\xf5\x80\x80\x80", 4},
        {"\xfe", 1},
        {"\xff\xff", 2},
        /* truncated */
        {"\xc2", 1},
        {"\xdf", 1},
        {"\xe0\xa0", 1},
        {"\xe1", 1},
        {"\xe5\xb7", 1},
        {"\xf0\x90", 1},
        {"\xf0\x90\x80", 1},
        {"\xf4\x8f\xbf", 1},
        {"\xe1\x80\xe2\x80\xf0\x9f\x98", 3},
        {"\xc2\xc2", 2},
        /* overlong */
        {"\xe0\x80\xaf", 3},
        {"\xe0\x9f\xbf", 3},
        {"\xf0\x80\x81\x82", 4},
        {"\xf0\x8f\xbf\xbf", 4},
        /* surrogates, and values beyond the last character */
        {"\xed\xa0\x80", 3},
        {"\xed\xbf\xbf", 3},
        {"\xed\xa0\xbd\xed\xb8\x80", 6},
        {"\xf4\x90\x80\x80", 4},
        {"\xf7\xbf\xbf\xbf", 4},
    };
    char expected[32];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expected[0] = '\0';
        for (int k = 0; k < cases[i].replacements; k++)
            strcat(expected, REPLACEMENT);
        writes_anywhere(cases[i].text, expected);
    }
}

/* The examples are tables 3-8 to 3-11 of The Unicode Standard. */
static void examples_of_the_unicode_standard_are_replaced_as_it_says(void **state)
{
    (void)state;
    writes("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41",
           "\"" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT
           "A\"");
    writes("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41",
           "\"" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT
           "A\"");
    writes("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42",
           "\"" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT "A" REPLACEMENT REPLACEMENT "B\"");
    writes("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", "\"" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT "A\"");
}

static void an_ill_formed_sequence_does_not_swallow_what_follows(void **state)
{
    (void)state;
    writes_anywhere("\xe5\"", REPLACEMENT "\\\"");
    writes_anywhere("\xe5\xb7\\", REPLACEMENT "\\\\");
    writes_anywhere("\xf0\x9f\x98\n", REPLACEMENT "\\n");
    writes_anywhere("\xc2\xe5\xb7\xb2", REPLACEMENT "\xe5\xb7\xb2");
}

/* Compares all pairs of bytes that are not ASCII with a direct transcription of table 3-7. */
static void all_pairs_of_bytes_are_copied_or_replaced(void **state)
{
    char expected[16];

    (void)state;
    for (int first = 0x80; first <= 0xff; first++) {
        for (int second = 0x80; second <= 0xff; second++) {
            const char text[] = {(char)first, (char)second, '\0'};
            int is_character = first >= 0xc2 && first <= 0xdf && second <= 0xbf;
            int is_start =
                second <= 0xbf &&
                ((first == 0xe0 && second >= 0xa0) || (first >= 0xe1 && first <= 0xef && first != 0xed) ||
                 (first == 0xed && second <= 0x9f) || (first == 0xf0 && second >= 0x90) ||
                 (first >= 0xf1 && first <= 0xf3) || (first == 0xf4 && second <= 0x8f));

            snprintf(expected, sizeof expected, "\"%s%s\"", is_character ? text : REPLACEMENT,
                     is_character || is_start ? "" : REPLACEMENT);
            writes(text, expected);
        }
    }
}

enum { LONG = 65, MOST = 72 };

/* Appends fragments without anything to escape or replace, up to this many bytes. They depend on seed, and are ASCII for
   every fourth. */
static void fill(char *text, size_t length, size_t seed)
{
    static const char *const plain[] = {"a", "ab ", "\xe5\xb7\xb2", "\xef\xbc\x8c", "\xe7\xa0\x81\xe7\xa0\x81",
                                        "z"};
    size_t at = strlen(text);

    for (size_t next = seed; at < length; next = (5 * next + 1) % 64) {
        const char *more = plain[next % (sizeof plain / sizeof plain[0])];
        if (seed % 4 == 0 || at + strlen(more) > length)
            more = "x";
        memcpy(text + at, more, strlen(more) + 1);
        at += strlen(more);
    }
}

/* Short texts are checked as a whole, and long ones piece by piece. So each short text, which has at most one piece to
   escape or replace, is also written at the end of a long one. */
static void short_texts_are_written_like_the_ends_of_long_ones(void **state)
{
    /* clang-format off */
    static const char *const pieces[] = {
        "", "\"", "\\", "\x1f", "\x7f", "\x80", "\xbf", "\xc0\xaf", "\xc2\xb7", "\xdf\xbf", "\xe0\x9f\xbf", "\xe0\xa4\x85",
        "\xe1\x80", "\xe5", "\xec\xbf", "\xed\x95\x9c", "\xed\xa0\x80", "\xee\x80\x80", "\xef\xbf\xbf\xbf",
        "\xf0\x9f\x98\x80", "\xf4\x90\x80\x80", "\xff"};
    /* clang-format on */
    char text[LONG + MOST + 8];
    char whole[6 * sizeof text];
    char end[6 * sizeof text];

    (void)state;
    memset(text, 'x', LONG);
    for (size_t piece = 0; piece < sizeof pieces / sizeof pieces[0]; piece++) {
        for (size_t place = 0; place < MOST; place++) {
            for (size_t length = place; length < MOST; length += 1 + place % 3) {
                text[LONG] = '\0';
                fill(text, LONG + place, place);
                strcat(text, pieces[piece]);
                fill(text, LONG + length, length);
                char *input = exactly(text + LONG, strlen(text + LONG));
                sc_write_string(whole, sizeof whole, text);
                sc_write_string(end, sizeof end, input);
                free(input);
                assert_string_equal(end + 1, whole + 1 + LONG);
            }
        }
    }
}

/* ---- Lengths ------------------------------------------------------------------------------------------ */

static void a_buffer_of_any_size_gets_all_or_nothing(void **state)
{
    static const char text[] = "plain ASCII of two blocks, \"\\\x01\n\t\xe5\xb7\xb2\xff\xf0\x9f\x98\x80 and "
                               "\"\x7f\"\x02\xe5\"\"\"\xe5\xb7\xb2\n";
    size_t length = sc_write_string(NULL, 0, text);

    (void)state;
    for (size_t size = 1; size <= length + 2; size++) {
        char *buf = malloc(size);

        assert_non_null(buf);
        memset(buf, '#', size);
        assert_int_equal(sc_write_string(buf, size, text), length);
        assert_int_equal(strlen(buf), size > length ? length : 0);
        free(buf);
    }
}

static void a_size_of_zero_writes_nothing(void **state)
{
    char buf[] = "untouched";

    (void)state;
    assert_int_equal(sc_write_string(buf, 0, "abc"), 5);
    assert_string_equal(buf, "untouched");
}

static void bytes_beyond_the_text_are_left_alone(void **state)
{
    char buf[64];

    (void)state;
    memset(buf, '#', sizeof buf);
    assert_int_equal(sc_write_string(buf, sizeof buf, "0123456789abcdef"), 18);
    for (size_t i = 19; i < sizeof buf; i++)
        assert_int_equal(buf[i], '#');
}

#if SIZE_MAX == UINT32_MAX
/* A text of 716 MB would become one of 4.3 GB. */
static void a_length_beyond_size_t_is_reported_as_half_of_its_maximum(void **state)
{
    size_t length = SIZE_MAX / 6 + 1;
    char *text = malloc(length + 1);
    char buf[64];

    (void)state;
    assert_non_null(text);
    memset(text, 1, length);
    text[length] = '\0';
    assert_int_equal(sc_write_string(buf, sizeof buf, text), SIZE_MAX / 2);
    assert_string_equal(buf, "");
    free(text);
}
#endif

static void megabytes_are_written(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    static const struct {
        char byte;
        size_t written;
    } cases[] = {{'a', 1}, {'\x01', 6}, {'"', 2}, {'\xff', 3}, {'\xe5', 3}};
    char *text = malloc(MEGABYTE + 1);

    (void)state;
    assert_non_null(text);
    text[MEGABYTE] = '\0';
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = cases[i].written * MEGABYTE + 2;
        char *buf = malloc(length + 1);

        assert_non_null(buf);
        memset(text, cases[i].byte, MEGABYTE);
        assert_int_equal(sc_write_string(buf, length, text), length);
        assert_string_equal(buf, "");
        assert_int_equal(sc_write_string(buf, length + 1, text), length);
        assert_int_equal(strlen(buf), length);
        free(buf);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_quoted),
        cmocka_unit_test(a_null_string_is_written_as_an_empty_one),
        cmocka_unit_test(quotes_and_backslashes_are_escaped),
        cmocka_unit_test(controls_are_escaped),
        cmocka_unit_test(all_other_ascii_is_copied),
        cmocka_unit_test(well_formed_utf8_is_copied),
        cmocka_unit_test(each_maximal_subpart_becomes_one_replacement),
        cmocka_unit_test(examples_of_the_unicode_standard_are_replaced_as_it_says),
        cmocka_unit_test(an_ill_formed_sequence_does_not_swallow_what_follows),
        cmocka_unit_test(all_pairs_of_bytes_are_copied_or_replaced),
        cmocka_unit_test(short_texts_are_written_like_the_ends_of_long_ones),
        cmocka_unit_test(a_buffer_of_any_size_gets_all_or_nothing),
        cmocka_unit_test(a_size_of_zero_writes_nothing),
        cmocka_unit_test(bytes_beyond_the_text_are_left_alone),
#if SIZE_MAX == UINT32_MAX
        cmocka_unit_test(a_length_beyond_size_t_is_reported_as_half_of_its_maximum),
#endif
        cmocka_unit_test(megabytes_are_written),
    };

    return cmocka_run_group_tests_name("json_write", tests, NULL, NULL);
}
