/* SPDX-License-Identifier: MIT */
/* json_read_test.c: which JSON texts sc_read_reply accepts, where it reports an error, and how deep it reads. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "statuscode.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A text that may hold NUL bytes. TEXT drops the NUL that ends a literal. */
struct text {
    const char *bytes;
    size_t length;
};
#define TEXT(literal)                \
    {                                \
        literal, sizeof(literal) - 1 \
    }

/* Reads a copy in a buffer of exactly its size, so that a sanitizer sees any read beyond it. */
static sc_read read_exactly(const char *bytes, size_t length, sc_reply *reply)
{
    char *copy = malloc(length == 0 ? 1 : length);
    sc_read read;
    assert_non_null(copy);
    if (length > 0)
        memcpy(copy, bytes, length);
    read = sc_read_reply(SC_FECSHOP, 200, copy, length, reply);
    free(copy);
    return read;
}

static void assert_accepted(const char *bytes, size_t length)
{
    sc_reply reply;
    sc_read read = read_exactly(bytes, length, &reply);
    if (read == SC_READ_NOT_JSON || read == SC_READ_TOO_DEEP || read == SC_READ_EMPTY)
        fail_msg("refused at %lu: %.60s", (unsigned long)reply.error_offset, bytes);
    assert_int_equal(reply.error_offset, 0);
}

static void assert_refused(const char *bytes, size_t length, size_t offset)
{
    sc_reply reply;
    sc_read read = read_exactly(bytes, length, &reply);
    if (read != SC_READ_NOT_JSON || reply.error_offset != offset)
        fail_msg("read %d at %lu instead of refused at %lu: %.60s", (int)read,
                 (unsigned long)reply.error_offset, (unsigned long)offset, bytes);
    assert_null(reply.message);
    assert_null(reply.data);
    assert_int_equal(reply.has_code, 0);
}

struct refusal {
    const char *bytes;
    size_t length;
    size_t offset;
};
#define REFUSED(literal, offset)             \
    {                                        \
        literal, sizeof(literal) - 1, offset \
    }

static void assert_all_refused(const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_refused(refusals[i].bytes, refusals[i].length, refusals[i].offset);
}

static void assert_all_accepted(const struct text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_accepted(texts[i].bytes, texts[i].length);
}

/* ---- Grammar ---- */

static void every_kind_of_value_may_stand_alone(void **state)
{
    static const struct text texts[] = {
        TEXT("null"), TEXT("true"), TEXT("false"), TEXT("0"),    TEXT("-1.5e+3"),
        TEXT("\"\""), TEXT("[]"),   TEXT("{}"),    TEXT("[[]]"), TEXT("{\"\":{}}"),
    };
    (void)state;
    assert_all_accepted(texts, COUNT(texts));
}

static void white_space_may_stand_around_every_token(void **state)
{
    static const struct text texts[] = {
        TEXT(" \t\r\n{ \"a\" \n:\t[ 1 , 2\r] , \"b\" : null }\n "),
        TEXT("[\n                                  1,\n \t         2]"),
        TEXT("{\n        \"a\"  :         1\n        }        "),
    };
    (void)state;
    assert_all_accepted(texts, COUNT(texts));
}

static void white_space_may_have_any_length(void **state)
{
    char text[32];
    (void)state;
    for (size_t length = 0; length < sizeof text - 4; length++) {
        size_t size = (size_t)snprintf(text, sizeof text, "[%*s1]", (int)length, "");
        assert_accepted(text, size);
        text[length + 1] = '!';
        assert_refused(text, size, length + 1);
        size = (size_t)snprintf(text, sizeof text, "1%*s!", (int)length, "");
        assert_refused(text, size, length + 1);
    }
    assert_refused("[ !    ]", 8, 2);
}

static void nothing_but_white_space_is_empty(void **state)
{
    static const struct text texts[] = {TEXT(""), TEXT(" "), TEXT("\r\n\t "), TEXT("\n                  ")};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        sc_reply reply;
        assert_int_equal(read_exactly(texts[i].bytes, texts[i].length, &reply), SC_READ_EMPTY);
        assert_int_equal(reply.error_offset, 0);
    }
}

static void other_white_space_is_refused(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("\v1", 0),      REFUSED("1\f", 1), REFUSED("[\xc2\xa0]", 1),
        REFUSED("[1,\0 2]", 3), REFUSED("\0", 0),  REFUSED("{}\0", 2),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

static void structure_errors_are_reported_at_their_byte(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("]", 0),          REFUSED("[1 2]", 3),      REFUSED("[1,]", 3),
        REFUSED("[,1]", 1),       REFUSED("[1}", 2),        REFUSED("[1]]", 3),
        REFUSED("[1],", 3),       REFUSED("[] []", 3),      REFUSED("{]", 1),
        REFUSED("{,}", 1),        REFUSED("{:1}", 1),       REFUSED("{1:2}", 1),
        REFUSED("{\"a\"}", 4),    REFUSED("{\"a\":}", 5),   REFUSED("{\"a\" 1}", 5),
        REFUSED("{\"a\"::1}", 5), REFUSED("{\"a\":1,}", 7), REFUSED("{\"a\":1 \"b\":2}", 7),
        REFUSED("{\"a\":1]", 6),  REFUSED("{'a':1}", 1),    REFUSED("{a:1}", 1),
        REFUSED("[[]{}]", 3),     REFUSED("{\"a\":[}", 6),  REFUSED("1 1", 2),
        REFUSED("/**/1", 0),      REFUSED("<html>", 0),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

static void a_text_that_ends_too_early_fails_at_its_length(void **state)
{
    static const char whole[] =
        "{\"a\\n\\u00e4\xe4\xb8\xad\xf0\x9f\x98\x80\":[true,false,null,-1.5e+3,{\"b\" : \"c\"}]}";
    (void)state;
    for (size_t length = 1; length < sizeof whole - 1; length++)
        assert_refused(whole, length, length);
    assert_accepted(whole, sizeof whole - 1);
}

/* Expects that each proper prefix of a text in brackets fails at its length, because only the rest is missing. */
static void assert_prefixes_refused(const char *bytes, size_t length)
{
    assert_accepted(bytes, length);
    for (size_t prefix = 1; prefix < length; prefix++)
        assert_refused(bytes, prefix, prefix);
}

static void every_prefix_of_a_text_ends_too_early(void **state)
{
    static const char all[] =
        "{\"a\" : [ 0, -1.50e+07, 1E9 , true,false, null,[],{ } ],\t\"\xe4\xb8\xad\": "
        "\"\xf0\x9f\x98\x80 \\u00e4\\ud83d\\ude00\\n 0123456789abcdef\",\r\n\"\":{\"b\":[[1]]}}";
    sc_registry registry;
    (void)state;
    assert_prefixes_refused(all, strlen(all));
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++) {
            char body[8192];
            size_t length = sc_write_envelope(body, sizeof body, sc_at(registry, i), SC_ZH, NULL, NULL);
            assert_true(length < sizeof body);
            if (length > 0)
                assert_prefixes_refused(body, length);
        }
}

static void literals_are_read_to_their_end(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("tru", 3),   REFUSED("trux", 3),      REFUSED("truee", 4), REFUSED("True", 0),
        REFUSED("[nul]", 4), REFUSED("nUll", 1),      REFUSED("falsy", 4), REFUSED("[false0]", 6),
        REFUSED("NaN", 0),   REFUSED("undefined", 0),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

static void numbers_follow_the_grammar(void **state)
{
    static const struct text texts[] = {
        TEXT("0"),
        TEXT("-0"),
        TEXT("0.0"),
        TEXT("10"),
        TEXT("1e5"),
        TEXT("1E5"),
        TEXT("1e+05"),
        TEXT("1E-5"),
        TEXT("0e0"),
        TEXT("-0.0e-0"),
        TEXT("123456789012345678901234567890.123456789012345678901234567890e1234567890"),
    };
    static const struct refusal refusals[] = {
        REFUSED("-", 1),
        REFUSED("-x", 1),
        REFUSED("+1", 0),
        REFUSED("01", 1),
        REFUSED("-01", 2),
        REFUSED("00", 1),
        REFUSED("1.", 2),
        REFUSED("1.e5", 2),
        REFUSED(".5", 0),
        REFUSED("1e", 2),
        REFUSED("1e+", 3),
        REFUSED("1e+x", 3),
        REFUSED("1d5", 1),
        REFUSED("1.5.5", 3),
        REFUSED("1e5.5", 3),
        REFUSED("0x10", 1),
        REFUSED("1_000", 1),
        REFUSED("--1", 1),
        REFUSED("1e5e5", 3),
        REFUSED("[1 .5]", 3),
        REFUSED("1,", 1),
        REFUSED("12345678:", 8),
        REFUSED("1234567/", 7),
        REFUSED("123456\x80"
                "8",
                6),
    };
    (void)state;
    assert_all_accepted(texts, COUNT(texts));
    assert_all_refused(refusals, COUNT(refusals));
}

static void an_integer_may_have_any_number_of_digits(void **state)
{
    char digits[64];
    (void)state;
    memset(digits, '7', sizeof digits);
    for (size_t length = 1; length < sizeof digits; length++) {
        assert_accepted(digits, length);
        digits[length] = ':';
        assert_refused(digits, length + 1, length);
        digits[length] = '7';
    }
}

/* ---- Strings ---- */

static void escapes_follow_the_grammar(void **state)
{
    static const struct text texts[] = {
        TEXT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
        TEXT("\"\\u0000\\u00e4\\u4E2D\\uFFFF\\uabcd\\uEF09\""),
        TEXT("\"\\ud83d\\ude00\""),
        TEXT("\"\xe4\xb8\xad\x7f\\n\x7f\""),
        TEXT("\"\\ud83d \\ude00 \\ud83d\\ud83d\""),
    };
    static const struct refusal refusals[] = {
        REFUSED("\"\\x\"", 2),     REFUSED("\"\\'\"", 2),
        REFUSED("\"\\0\"", 2),     REFUSED("\"\\U0041\"", 2),
        REFUSED("\"\\u\"", 3),     REFUSED("\"\\u12\"", 5),
        REFUSED("\"\\u12g4\"", 5), REFUSED("\"\\u123\"  ", 6),
        REFUSED("\"\\ug123\"", 3), REFUSED("\"\\u1g23\"", 4),
        REFUSED("\"\\u123g\"", 6), REFUSED("\"\\", 2),
        REFUSED("\"\\u12", 5),     REFUSED("\"\\u1234", 7),
        REFUSED("\"\\\"", 3),      REFUSED("\"\\\n\"", 2),
        REFUSED("\"\\u00 0\"", 5), REFUSED("\"\\ud83d\\udx00\"", 10),
        REFUSED("\"\\\0\"", 2),    REFUSED("\"\\\xe4\xb8\xad\"", 2),
    };
    (void)state;
    assert_all_accepted(texts, COUNT(texts));
    assert_all_refused(refusals, COUNT(refusals));
}

/* Two escapes may be read as one if the text goes on long enough. */
static void escapes_side_by_side_are_read_like_single_ones(void **state)
{
    (void)state;
    for (size_t place = 1; place <= 12; place++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[] = "\"\\u4e2D\\uAf09\"        ";
            size_t length = sizeof text - 1;
            sc_reply single, both;
            text[place] = (char)byte;
            assert_int_equal(read_exactly(text, length - 8, &single), read_exactly(text, length, &both));
            if (single.error_offset == length - 8) /* the string has no end */
                single.error_offset = length;
            assert_int_equal(single.error_offset, both.error_offset);
        }
    }
}

static void control_characters_are_refused_anywhere_in_a_string(void **state)
{
    (void)state;
    for (size_t at = 0; at < 24; at++)
        for (int control = 0; control < 0x20; control++) {
            char text[26];
            memset(text, 'a', sizeof text);
            text[0] = '"';
            text[25] = '"';
            text[1 + at] = (char)control;
            assert_refused(text, sizeof text, 1 + at);
        }
}

static void a_string_may_hold_delete_and_every_printable_character(void **state)
{
    (void)state;
    for (int byte = 0x20; byte < 0x80; byte++) {
        char text[] = "\"aaaa?aaaaaaaaaa\"";
        text[5] = (char)byte;
        if (byte == '"')
            assert_refused(text, sizeof text - 1, 6);
        else if (byte == '\\')
            assert_refused(text, sizeof text - 1, 6);
        else
            assert_accepted(text, sizeof text - 1);
    }
}

static void a_string_may_have_any_length(void **state)
{
    char text[64];
    (void)state;
    for (size_t length = 2; length <= sizeof text; length++) {
        memset(text, 'x', sizeof text);
        text[0] = '"';
        assert_refused(text, length, length);
        text[length - 1] = '"';
        assert_accepted(text, length);
    }
}

/* Pieces of every kind that a string may or may not hold. Two of them may form a character. */
static const struct text fragments[] = {
    TEXT("a"),
    TEXT("\x7f"),
    TEXT("\\\""),
    TEXT("\\\\"),
    TEXT("\\/"),
    TEXT("\\b"),
    TEXT("\\f"),
    TEXT("\\n"),
    TEXT("\\r"),
    TEXT("\\t"),
    TEXT("\\u0063"),
    TEXT("\\uD83D"),
    TEXT("\xc3\xa9"),
    TEXT("\xe7\xa0\x81"),
    TEXT("\xf0\x90\x8d\x88"),
    TEXT("\xc0"),
    TEXT("\xc2"),
    TEXT("\xe0"),
    TEXT("\xec"),
    TEXT("\xed"),
    TEXT("\xf0"),
    TEXT("\xf3"),
    TEXT("\xf4"),
    TEXT("\xf5"),
    TEXT("\x80"),
    TEXT("\x80\x80"),
    TEXT("\x9f\xbf"),
    TEXT("\xa0\x80"),
    TEXT("\x80\x80\x80"),
    TEXT("\x8f\xbf\xbf"),
    TEXT("\x90\x80\x80"),
    TEXT("\xbf\xbf\xbf"),
    TEXT("\""),
    TEXT("\n"),
    TEXT("\0"),
    TEXT("\\"),
    TEXT("\\u00g0"),
    TEXT("\\U0063"),
    TEXT("\\u"),
};

static size_t append(char *text, size_t length, const char *bytes, size_t count)
{
    memcpy(text + length, bytes, count);
    return length + count;
}

/* Writes a string of two fragments after a number of pairs of a character and an escape, and a number of letters.
   Returns its length. */
static size_t write_string(char *text, size_t pairs, size_t letters, struct text first, struct text second)
{
    size_t length = append(text, 0, "\"", 1);
    for (; pairs > 0; pairs--)
        length = append(text, length, "\xc3\xa9\\n", 4);
    length = append(text, length, "aaaaaaaa", letters);
    length = append(text, length, first.bytes, first.length);
    length = append(text, length, second.bytes, second.length);
    return append(text, length, "aaaaaaaa\"", 9);
}

/* Expects that a string of two fragments is read the same in a long string, wherever the text ends. */
static void assert_read_alike(size_t letters, struct text first, struct text second)
{
    enum { PAIRS = 12 };
    char few[32], many[96];
    size_t length = write_string(few, 0, 0, first, second);
    size_t more = write_string(many, PAIRS, letters, first, second) - length;
    for (; length > 0; length--) {
        sc_reply expected, reply;
        sc_read read = read_exactly(few, length, &expected);
        sc_read found = read_exactly(many, more + length, &reply);
        if (read == SC_READ_NOT_JSON)
            expected.error_offset += more;
        if (found != read || reply.error_offset != expected.error_offset)
            fail_msg("read %d at %lu instead of %d at %lu: %.*s", (int)found, (unsigned long)reply.error_offset,
                     (int)read, (unsigned long)expected.error_offset, (int)(more + length), many);
    }
}

/* The reader may read a long string in steps of several bytes, which may end anywhere in it. */
static void a_long_mixed_string_is_read_like_a_short_one(void **state)
{
    (void)state;
    for (size_t letters = 0; letters < 8; letters++)
        for (size_t i = 0; i < COUNT(fragments) * COUNT(fragments); i++)
            assert_read_alike(letters, fragments[i / COUNT(fragments)], fragments[i % COUNT(fragments)]);
}

static void every_byte_of_a_long_mixed_string_is_read_as_in_a_short_one(void **state)
{
    static const struct text backslash = TEXT("\\"), letter = TEXT("a");
    (void)state;
    for (int value = 0; value < 256; value++) {
        const char byte = (char)value;
        const struct text text = {&byte, 1};
        assert_read_alike(0, letter, text);
        assert_read_alike(0, backslash, text);
    }
}

/* ---- UTF-8 ---- */

/* Returns whether the first two bytes of a sequence are well formed. Written from table 3-7 of The Unicode Standard,
   independently of the library. */
static int is_two_byte_start(unsigned lead, unsigned second)
{
    if (lead >= 0xc2 && lead <= 0xdf)
        return second >= 0x80 && second <= 0xbf;
    if (lead == 0xe0)
        return second >= 0xa0 && second <= 0xbf;
    if (lead == 0xed)
        return second >= 0x80 && second <= 0x9f;
    if (lead >= 0xe1 && lead <= 0xef)
        return second >= 0x80 && second <= 0xbf;
    if (lead == 0xf0)
        return second >= 0x90 && second <= 0xbf;
    if (lead == 0xf4)
        return second >= 0x80 && second <= 0x8f;
    return lead >= 0xf1 && lead <= 0xf3 && second >= 0x80 && second <= 0xbf;
}

static size_t size_by_lead(unsigned lead)
{
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static void every_start_of_a_sequence_follows_the_unicode_table(void **state)
{
    (void)state;
    for (unsigned lead = 0x80; lead <= 0xff; lead++)
        for (unsigned second = 0x20; second <= 0xff; second++) {
            char text[] = "[\"ab\x80\x80\x80\x80zz\"]     ";
            if (second == '"' || second == '\\')
                continue;
            text[4] = (char)lead;
            text[5] = (char)second;
            if (is_two_byte_start(lead, second)) {
                memset(text + 4 + size_by_lead(lead), 'z', 4 - size_by_lead(lead));
                assert_accepted(text, sizeof text - 1);
            } else {
                assert_refused(text, sizeof text - 1, 4);
            }
        }
}

static void a_sequence_with_a_wrong_later_byte_fails_at_its_first(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("\"a\xe4\xb8z     \"", 2),
        REFUSED("\"a\xe4\xb8\"", 2),
        REFUSED("\"a\xe4\xb8"
                "1111\"",
                2),
        REFUSED("\"\xe4\xb8\xad\xe4\xb8\xc0    \"", 4),
        REFUSED("\"\xf0\x9f\x98z    \"", 1),
        REFUSED("\"\xf0\x9f\x7f\x80    \"", 1),
        REFUSED("\"\xf0\x9f\x98\xf0    \"", 1),
        REFUSED("\"\xc3\"", 1),
        REFUSED("\"\xbf\"", 1),
        REFUSED("\"abc\xff", 4),
        REFUSED("\"abc\xc0", 4),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

/* The reader may check several three-byte characters at once, so another character replaces each of them in turn. */
static void every_character_of_a_run_is_checked(void **state)
{
    static const char *const good[] = {"\xe0\xa0\x80", "\xe1\x80\x80", "\xec\xbf\xbf", "\xed\x80\x80",
                                       "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xc3\xa4z"};
    static const char *const bad[] = {"\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
                                      "\xe4z\xad",    "\xe4\xb8z",    "\xe4\xc0\xad", "\xe4\xb8\xc0",
                                      "\xe4\x00\xad", "\xe4\xb8\x00", "\xf0\xb8\xad", "\xf4\xb8\xad",
                                      "\x84\xb8\xad", "\xff\xb8\xad", "\xa4\xb8\xad"};
    enum { CHARACTERS = 24, LONG = 600 };
    (void)state;
    /* Short texts are looked at in another way than long ones, up to a byte that may be any one of a character. */
    for (size_t letters = 0; letters < 3; letters++)
        for (size_t c = 1; c < CHARACTERS; c++)
            for (size_t i = 0; i < COUNT(good) + COUNT(bad); i++) {
                char text[LONG];
                size_t at = 4 + letters + 3 * (c - 1);
                size_t end = 4 + letters + 3 * (CHARACTERS - 1);
                memset(text, ' ', sizeof text);
                memcpy(text, "\"\xe4\xb8\xad", 4);
                memset(text + 4, 'a', letters);
                for (size_t k = 4 + letters; k < end; k += 3)
                    memcpy(text + k, "\xe4\xb8\xad", 3);
                text[end] = '"';
                memcpy(text + at, i < COUNT(good) ? good[i] : bad[i - COUNT(good)], 3);
                for (size_t length = end + 1; length <= LONG; length += LONG - end - 1)
                    if (i < COUNT(good))
                        assert_accepted(text, length);
                    else
                        assert_refused(text, length, at);
            }
}

static void a_run_of_one_character_is_read_like_the_character(void **state)
{
    static const unsigned char edges[] = {0x00, 0x20, 0x3f, 0x40, 0x7f, 0x80,
                                          0x81, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
    (void)state;
    for (unsigned lead = 0xe0; lead <= 0xff; lead++)
        for (size_t i = 0; i < COUNT(edges) * COUNT(edges); i++) {
            unsigned second = edges[i / COUNT(edges)];
            unsigned third = edges[i % COUNT(edges)];
            char text[] = "\"......................\"";
            for (size_t at = 1; at < 22; at += 3) {
                text[at] = (char)lead;
                text[at + 1] = (char)second;
                text[at + 2] = (char)third;
            }
            if (lead < 0xf0 && is_two_byte_start(lead, second) && third >= 0x80 && third <= 0xbf)
                assert_accepted(text, sizeof text - 1);
            else
                assert_refused(text, sizeof text - 1, 1);
        }
}

static void a_sequence_that_is_cut_off_fails_at_the_length(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("\"\xc3", 2),     REFUSED("\"\xe4\xb8", 3), REFUSED("\"\xf0\x9f\x98", 4),
        REFUSED("\"\xf4\x8f", 3), REFUSED("\"\xe0\x80", 1), REFUSED("\"\xed\xa0", 1),
        REFUSED("\"\xf4\x90", 1), REFUSED("\"\xf5", 1),     REFUSED("\"\xc2", 2),
        REFUSED("\"\xc1", 1),     REFUSED("\"\xf4", 2),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

static void utf8_outside_strings_is_refused(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("\xe4\xb8\xad", 0),
        REFUSED("[1\xe3\x80\x80]", 2),
        REFUSED("{\xe2\x80\x9c"
                "a\":1}",
                1),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

static void a_byte_order_mark_of_another_encoding_is_refused_at_offset_0(void **state)
{
    static const struct refusal refusals[] = {
        REFUSED("\xff\xfe{\0}\0", 0),
        REFUSED("\xfe\xff\0{\0}", 0),
    };
    (void)state;
    assert_all_refused(refusals, COUNT(refusals));
}

/* ---- Nesting ---- */

/* Writes depth opening brackets, whose kinds follow the bits of pattern, and as many closing ones. Returns the
   length. */
static size_t nest(char *text, size_t depth, unsigned pattern)
{
    size_t length = 0;
    for (size_t i = 0; i < depth; i++) {
        const char *open = (pattern >> i % 8 & 1) != 0 ? "{\"\":" : "[";
        memcpy(text + length, open, strlen(open));
        length += strlen(open);
    }
    text[length++] = '0';
    for (size_t i = depth; i > 0; i--)
        text[length++] = (pattern >> (i - 1) % 8 & 1) != 0 ? '}' : ']';
    return length;
}

static void nesting_is_read_down_to_1024(void **state)
{
    static char text[8 * 1100];
    static const unsigned patterns[] = {0x00, 0xff, 0x55, 0xaa, 0x6c, 0x01};
    (void)state;
    for (size_t i = 0; i < COUNT(patterns); i++) {
        assert_accepted(text, nest(text, 1, patterns[i]));
        assert_accepted(text, nest(text, 9, patterns[i]));
        assert_accepted(text, nest(text, 1023, patterns[i]));
        assert_accepted(text, nest(text, 1024, patterns[i]));
    }
}

static void an_error_is_reported_at_the_bracket_that_is_too_deep(void **state)
{
    static char text[8 * 1100];
    sc_reply reply;
    size_t length = nest(text, 1025, 0);
    (void)state;
    assert_int_equal(read_exactly(text, length, &reply), SC_READ_TOO_DEEP);
    assert_int_equal(reply.error_offset, 1024);
    length = nest(text, 1025, 0xff);
    assert_int_equal(read_exactly(text, length, &reply), SC_READ_TOO_DEEP);
    assert_int_equal(reply.error_offset, 4 * 1024);
    assert_int_equal(read_exactly(text, 4 * 1024, &reply), SC_READ_NOT_JSON);
    assert_int_equal(reply.error_offset, 4 * 1024);
}

static void every_closing_bracket_must_match_its_opening_one(void **state)
{
    static char text[8 * 1100];
    size_t length = nest(text, 1024, 0x6c);
    (void)state;
    for (size_t at = length - 1024; at < length; at++) {
        text[at] = text[at] == '}' ? ']' : '}';
        assert_refused(text, length, at);
        text[at] = text[at] == '}' ? ']' : '}';
    }
    assert_accepted(text, length);
}

static void many_siblings_are_not_deep(void **state)
{
    static char text[3 * 3000 + 2];
    (void)state;
    text[0] = '[';
    for (size_t i = 0; i < 3000; i++)
        memcpy(text + 1 + 3 * i, i % 2 == 0 ? "[]," : "{},", 3);
    text[3 * 3000] = ']';
    assert_accepted(text, 3 * 3000 + 1);
}

/* ---- Members ---- */

struct code_case {
    const char *body;
    sc_read read;
    int32_t code;
};

static void assert_code(const struct code_case *expected)
{
    sc_reply reply;
    sc_read read = read_exactly(expected->body, strlen(expected->body), &reply);
    if (read != expected->read || reply.code != expected->code || reply.has_code != (read == SC_READ_OK))
        fail_msg("read %d, code %ld: %s", (int)read, (long)reply.code, expected->body);
}

static void assert_codes(const struct code_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_code(&cases[i]);
}

static void member_names_are_compared_after_unescaping(void **state)
{
    static const struct code_case cases[] = {
        {"{\"code\":7}", SC_READ_OK, 7},
        {"{\"c\\u006fde\":7}", SC_READ_OK, 7},
        {"{\"\\u0063\\u006F\\u0064\\u0065\":7}", SC_READ_OK, 7},
        {"{\"c\\u006fde\":7,\"code\":7}", SC_READ_DUPLICATE_CODE, 0},
        {"{\"Code\":7}", SC_READ_NO_CODE, 0},
        {"{\"codes\":7}", SC_READ_NO_CODE, 0},
        {"{\"cod\":7}", SC_READ_NO_CODE, 0},
        {"{\"\":7}", SC_READ_NO_CODE, 0},
        {"{\" code\":7}", SC_READ_NO_CODE, 0},
        {"{\"code\\u0000\":7}", SC_READ_NO_CODE, 0},
        {"{\"\\u0000code\":7}", SC_READ_NO_CODE, 0},
        {"{\"c\\/ode\":7}", SC_READ_NO_CODE, 0},
        {"{\"c\xc3\xb6"
         "de\":7}",
         SC_READ_NO_CODE, 0},
        {"{\"cod\\u0165\":7}", SC_READ_NO_CODE, 0},
    };
    (void)state;
    assert_codes(cases, COUNT(cases));
}

static void only_members_of_the_top_level_object_count(void **state)
{
    static const struct code_case cases[] = {
        {"[]", SC_READ_NO_CODE, 0},
        {"[{\"code\":7}]", SC_READ_NO_CODE, 0},
        {"\"code\"", SC_READ_NO_CODE, 0},
        {"{\"data\":{\"code\":7}}", SC_READ_NO_CODE, 0},
        {"{\"data\":[{\"code\":7}]}", SC_READ_NO_CODE, 0},
        {"{\"data\":{\"code\":7},\"code\":8}", SC_READ_OK, 8},
        {"{\"code\":8,\"data\":{\"code\":7}}", SC_READ_OK, 8},
        {"{\"x\":\"code\",\"y\":[\"code\",9],\"code\":8}", SC_READ_OK, 8},
        {"{\"code\":{\"code\":7}}", SC_READ_BAD_CODE, 0},
    };
    (void)state;
    assert_codes(cases, COUNT(cases));
}

enum { MAX_JOINED = 128 };

/* Joins three texts, and returns their length. */
static size_t join(char text[MAX_JOINED], struct text before, struct text value, struct text after)
{
    size_t length = before.length + value.length + after.length;
    assert_true(length <= MAX_JOINED);
    memcpy(text, before.bytes, before.length);
    memcpy(text + before.length, value.bytes, value.length);
    memcpy(text + before.length + value.length, after.bytes, after.length);
    return length;
}

/* Expects that a value is read alike after this and before that text: up to its end, or up to the same bad byte. */
static void assert_read_alike_in(struct text before, struct text value, struct text after, size_t good)
{
    char text[MAX_JOINED];
    size_t length = join(text, before, value, after);
    if (good == value.length)
        assert_accepted(text, length);
    else
        assert_refused(text, length, before.length + good);
}

/* Expects that the data in a body are just this value. */
static void assert_data(struct text before, struct text value, struct text after)
{
    char body[MAX_JOINED];
    sc_reply reply;
    sc_read_reply(SC_FECSHOP, 200, body, join(body, before, value, after), &reply);
    assert_ptr_equal(reply.data, body + before.length);
    assert_int_equal(reply.data_length, value.length);
}

/* Members of the top level are not read by the same code as values inside other values. */
static void a_value_is_read_alike_wherever_it_stands(void **state)
{
    struct place {
        struct text before;
        struct text after;
    };
    static const struct place places[] = {
        {TEXT("{\"code\":"), TEXT(",\"message\":\"ok\",\"data\":[]}")},
        {TEXT("{\"code\": "), TEXT(" , \"message\" : \"ok\"}")},
        {TEXT("{\"x\":"), TEXT("}")},
        {TEXT("{\"data\":{\"x\":"), TEXT("}}")},
        {TEXT("{\"data\":["), TEXT(" ]}")},
        {TEXT("["), TEXT("]")},
        {TEXT("[{\"x\":"), TEXT(",\"y\":0}]")},
        {TEXT(" "), TEXT(" ")},
    };
    static const struct place data[] = {
        {TEXT("{\"data\":"), TEXT("}")},
        {TEXT("{\"code\":1, \"data\": "), TEXT(" , \"x\":[{\"data\":2}]}")},
    };
    static const struct refusal values[] = {
        REFUSED("0", 1),
        REFUSED("7", 1),
        REFUSED("10", 2),
        REFUSED("123456789", 9),
        REFUSED("1234567890", 10),
        REFUSED("99999999999999999999", 20),
        REFUSED("-1", 2),
        REFUSED("0.5", 3),
        REFUSED("1.25e-3", 7),
        REFUSED("1E3", 3),
        REFUSED("true", 4),
        REFUSED("false", 5),
        REFUSED("null", 4),
        REFUSED("\"\"", 2),
        REFUSED("\"\\u4e2d\\u6587 text \\n\"", 22),
        REFUSED("\"\xe4\xb8\xad\xe6\x96\x87\"", 8),
        REFUSED("[]", 2),
        REFUSED("{}", 2),
        REFUSED("[[], {\"a\": [true]}]", 19),
        /* bad ones */
        REFUSED("01", 1),
        REFUSED("1.x", 2),
        REFUSED("1e+x", 3),
        REFUSED("-x", 1),
        REFUSED("truth", 3),
        REFUSED("fals3", 4),
        REFUSED("nul!", 3),
        REFUSED("t!", 1),
        REFUSED("\"\\u12g4\"", 5),
        REFUSED("\"\\x\"", 2),
        REFUSED("\"\x01\"", 1),
        REFUSED("\"\xe4\xb8\"", 1),
        REFUSED("[1,]", 3),
        REFUSED("{\"a\":1,}", 7),
        REFUSED("{\"a\"}", 4),
        REFUSED("[}", 1),
        REFUSED("!", 0),
    };
    (void)state;
    for (size_t i = 0; i < COUNT(places); i++) {
        for (size_t k = 0; k < COUNT(values); k++) {
            struct text value = {values[k].bytes, values[k].length};
            assert_read_alike_in(places[i].before, value, places[i].after, values[k].offset);
        }
    }
    for (size_t i = 0; i < COUNT(data); i++) {
        for (size_t k = 0; k < COUNT(values); k++) {
            struct text value = {values[k].bytes, values[k].length};
            if (values[k].offset == value.length)
                assert_data(data[i].before, value, data[i].after);
        }
    }
}

static void a_code_is_a_number_whose_value_is_a_32_bit_integer(void **state)
{
    static const struct code_case cases[] = {
        {"{\"code\":0}", SC_READ_OK, 0},
        {"{\"code\":10}", SC_READ_OK, 10},
        {"{\"code\":999999999}", SC_READ_OK, 999999999},
        {"{\"code\":1000000000}", SC_READ_OK, 1000000000},
        {"{\"code\":4294967295}", SC_READ_BAD_CODE, 0},
        {"{\"code\":-0}", SC_READ_OK, 0},
        {"{\"code\":2147483647}", SC_READ_OK, INT32_MAX},
        {"{\"code\":-2147483648}", SC_READ_OK, INT32_MIN},
        {"{\"code\":2147483648}", SC_READ_BAD_CODE, 0},
        {"{\"code\":-2147483649}", SC_READ_BAD_CODE, 0},
        {"{\"code\":4294967496}", SC_READ_BAD_CODE, 0},
        {"{\"code\":9999999999}", SC_READ_BAD_CODE, 0},
        {"{\"code\":18446744073709551816}", SC_READ_BAD_CODE, 0},
        {"{\"code\":200.0}", SC_READ_OK, 200},
        {"{\"code\":200.5}", SC_READ_BAD_CODE, 0},
        {"{\"code\":2e2}", SC_READ_OK, 200},
        {"{\"code\":2E+2}", SC_READ_OK, 200},
        {"{\"code\":20000e-2}", SC_READ_OK, 200},
        {"{\"code\":20001e-2}", SC_READ_BAD_CODE, 0},
        {"{\"code\":-0.0e-9}", SC_READ_OK, 0},
        {"{\"code\":0e99999999999999999999}", SC_READ_OK, 0},
        {"{\"code\":0.00000000000000000001012e23}", SC_READ_OK, 1012},
        {"{\"code\":101200000000000000000000000000000000e-32}", SC_READ_OK, 1012},
        {"{\"code\":2147483647.000}", SC_READ_OK, INT32_MAX},
        {"{\"code\":-214748364.8e1}", SC_READ_OK, INT32_MIN},
        {"{\"code\":2147483648e0}", SC_READ_BAD_CODE, 0},
        {"{\"code\":1e9}", SC_READ_OK, 1000000000},
        {"{\"code\":1e10}", SC_READ_BAD_CODE, 0},
        {"{\"code\":12345678901e-1}", SC_READ_BAD_CODE, 0},
        {"{\"code\":1e4294967296}", SC_READ_BAD_CODE, 0},
        {"{\"code\":1e-18446744073709551616}", SC_READ_BAD_CODE, 0},
        {"{\"code\":1e99999999999999999999}", SC_READ_BAD_CODE, 0},
        {"{\"code\":null}", SC_READ_BAD_CODE, 0},
        {"{\"code\":true}", SC_READ_BAD_CODE, 0},
        {"{\"code\":[200]}", SC_READ_BAD_CODE, 0},
        {"{\"code\":{}}", SC_READ_BAD_CODE, 0},
    };
    (void)state;
    assert_codes(cases, COUNT(cases));
}

static void a_string_of_an_integer_is_a_code(void **state)
{
    static const struct code_case cases[] = {
        {"{\"code\":\"200\"}", SC_READ_OK, 200},
        {"{\"code\":\"-5\"}", SC_READ_OK, -5},
        {"{\"code\":\"-0\"}", SC_READ_OK, 0},
        {"{\"code\":\"2\\u00300\"}", SC_READ_OK, 200},
        {"{\"code\":\"-2147483648\"}", SC_READ_OK, INT32_MIN},
        {"{\"code\":\"2147483647\"}", SC_READ_OK, INT32_MAX},
        {"{\"code\":\"2147483648\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"00000000200\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"000000000200\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"1111111111111111111111\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"-\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"+1\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\" 1\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"1 \"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"01\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"1.0\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"1e2\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"EUR\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"\xef\xbc\x91\"}", SC_READ_BAD_CODE, 0},
        {"{\"code\":\"1\\u0000\"}", SC_READ_BAD_CODE, 0},
    };
    (void)state;
    assert_codes(cases, COUNT(cases));
}

static void two_codes_are_an_error_whatever_they_hold(void **state)
{
    static const struct code_case cases[] = {
        {"{\"code\":200,\"code\":200}", SC_READ_DUPLICATE_CODE, 0},
        {"{\"code\":null,\"code\":200}", SC_READ_DUPLICATE_CODE, 0},
        {"{\"code\":200,\"x\":{\"code\":1},\"code\":[]}", SC_READ_DUPLICATE_CODE, 0},
        {"{\"code\":1,\"code\":2,\"code\":3}", SC_READ_DUPLICATE_CODE, 0},
    };
    (void)state;
    assert_codes(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_value_may_stand_alone),
        cmocka_unit_test(white_space_may_stand_around_every_token),
        cmocka_unit_test(white_space_may_have_any_length),
        cmocka_unit_test(nothing_but_white_space_is_empty),
        cmocka_unit_test(other_white_space_is_refused),
        cmocka_unit_test(structure_errors_are_reported_at_their_byte),
        cmocka_unit_test(a_text_that_ends_too_early_fails_at_its_length),
        cmocka_unit_test(every_prefix_of_a_text_ends_too_early),
        cmocka_unit_test(literals_are_read_to_their_end),
        cmocka_unit_test(numbers_follow_the_grammar),
        cmocka_unit_test(an_integer_may_have_any_number_of_digits),
        cmocka_unit_test(escapes_follow_the_grammar),
        cmocka_unit_test(escapes_side_by_side_are_read_like_single_ones),
        cmocka_unit_test(control_characters_are_refused_anywhere_in_a_string),
        cmocka_unit_test(a_string_may_hold_delete_and_every_printable_character),
        cmocka_unit_test(a_string_may_have_any_length),
        cmocka_unit_test(a_long_mixed_string_is_read_like_a_short_one),
        cmocka_unit_test(every_byte_of_a_long_mixed_string_is_read_as_in_a_short_one),
        cmocka_unit_test(every_start_of_a_sequence_follows_the_unicode_table),
        cmocka_unit_test(a_sequence_with_a_wrong_later_byte_fails_at_its_first),
        cmocka_unit_test(every_character_of_a_run_is_checked),
        cmocka_unit_test(a_run_of_one_character_is_read_like_the_character),
        cmocka_unit_test(a_sequence_that_is_cut_off_fails_at_the_length),
        cmocka_unit_test(utf8_outside_strings_is_refused),
        cmocka_unit_test(a_byte_order_mark_of_another_encoding_is_refused_at_offset_0),
        cmocka_unit_test(nesting_is_read_down_to_1024),
        cmocka_unit_test(an_error_is_reported_at_the_bracket_that_is_too_deep),
        cmocka_unit_test(every_closing_bracket_must_match_its_opening_one),
        cmocka_unit_test(many_siblings_are_not_deep),
        cmocka_unit_test(member_names_are_compared_after_unescaping),
        cmocka_unit_test(only_members_of_the_top_level_object_count),
        cmocka_unit_test(a_value_is_read_alike_wherever_it_stands),
        cmocka_unit_test(a_code_is_a_number_whose_value_is_a_32_bit_integer),
        cmocka_unit_test(a_string_of_an_integer_is_a_code),
        cmocka_unit_test(two_codes_are_an_error_whatever_they_hold),
    };
    return cmocka_run_group_tests_name("json_read", tests, NULL, NULL);
}
