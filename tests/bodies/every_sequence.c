/* SPDX-License-Identifier: MIT */
/*
 * every_sequence.c: writes all strings of up to four bytes as JSON, alone, among letters and among Chinese characters.
 * Compares them with the result of a decoder that works with code points, while the library works with bytes.
 *
 *     every_sequence RANGE...      the ranges of the first byte: "00-7f" and "80-ff" together are all strings
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

enum { BYTES = 4, MAX_TEXT = 64 };

/* The text before a string, that text as it is written, and the text after the string: nothing, text that completes a
   block of sixteen bytes, or so many quotation marks that the writer takes the same path for all further bytes. */
static const char *const around[][3] = {
    {"", "", ""},
    {"xx", "xx", "xxxxxxxxxx"},
    {"码", "码", "码码码码"},
    {"\"\"\"\"\"\"\"\"", "\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"", "x"},
};

/* ---- Characters ------------------------------------------------------------------------------------------- */

/* The first and the last code point for each number of bytes. */
static const uint32_t first_of[] = {0, 0, 0x80, 0x800, 0x10000};
static const uint32_t last_of[] = {0, 0x7f, 0x7ff, 0xffff, 0x10ffff};

/* Returns the number of bytes that a lead announces, or 0 if it is no lead. */
static size_t announced(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >> 5 == 6)
        return 2;
    if (lead >> 4 == 14)
        return 3;
    return lead >> 3 == 30 ? 4 : 0;
}

/* Returns whether the encoding of some character starts with these bytes. */
static int starts_a_character(const unsigned char *bytes, size_t length)
{
    size_t whole = announced(bytes[0]);
    uint32_t first;
    uint32_t last;

    if (whole < length)
        return 0;
    first = whole == 1 ? bytes[0] : bytes[0] & (0x7fu >> whole);
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] >> 6 != 2)
            return 0;
        first = first << 6 | (bytes[i] & 0x3f);
    }
    last = first;
    for (size_t i = length; i < whole; i++) {
        first <<= 6;
        last = last << 6 | 0x3f;
    }
    if (first < first_of[whole])
        first = first_of[whole];
    if (last > last_of[whole])
        last = last_of[whole];
    return first <= last && !(first >= 0xd800 && last <= 0xdfff);
}

/* ---- Expected strings ------------------------------------------------------------------------------------- */

static size_t expect_ascii(char *out, unsigned char byte)
{
    static const char escaped[] = "\"\\\b\f\n\r\t";
    const char *found = byte == 0 ? NULL : strchr(escaped, byte);

    if (found != NULL) {
        out[0] = '\\';
        out[1] = "\"\\bfnrt"[found - escaped];
        return 2;
    }
    if (byte < 0x20)
        return (size_t)sprintf(out, "\\u%04x", (unsigned)byte);
    out[0] = (char)byte;
    return 1;
}

/* Writes what the bytes must become between the quotation marks. Returns its length. */
static size_t expect(char *out, const unsigned char *bytes, size_t length)
{
    size_t written = 0;

    for (size_t i = 0; i < length;) {
        size_t part = 1;

        if (bytes[i] < 0x80) {
            written += expect_ascii(out + written, bytes[i++]);
            continue;
        }
        while (i + part < length && part < announced(bytes[i]) && starts_a_character(bytes + i, part + 1))
            part++;
        if (part == announced(bytes[i]) && starts_a_character(bytes + i, part)) {
            memcpy(out + written, bytes + i, part);
            written += part;
        } else {
            memcpy(out + written, "\xef\xbf\xbd", 3);
            written += 3;
        }
        i += part;
    }
    return written;
}

/* ---- Comparing -------------------------------------------------------------------------------------------- */

/* Returns whether a text is written as this between quotation marks. */
static int is_written_as(const char *text, const char *inside, size_t length)
{
    char out[MAX_TEXT];

    if (sc_write_string(out, sizeof out, text) != length + 2 || out[0] != '"' || out[length + 1] != '"')
        return 0;
    return out[length + 2] == '\0' && memcmp(out + 1, inside, length) == 0;
}

/* Returns whether the bytes up to the first NUL, and the texts around them, are written correctly. */
static int is_right(const unsigned char *bytes)
{
    unsigned char string[BYTES + 1] = {bytes[0], bytes[1], bytes[2], bytes[3], 0};
    char inside[MAX_TEXT];
    size_t length = expect(inside, string, strlen((const char *)string));

    inside[length] = '\0';
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        char text[MAX_TEXT] = "";
        char expected[MAX_TEXT] = "";

        strcat(strcat(strcat(text, around[i][0]), (const char *)string), around[i][2]);
        strcat(strcat(strcat(expected, around[i][1]), inside), around[i][2]);
        if (!is_written_as(text, expected, strlen(expected)))
            return 0;
    }
    return 1;
}

/* Tries all strings with this first byte. Returns the number of wrong ones, and stops at ten. */
static unsigned long count_wrong_strings(unsigned char first)
{
    unsigned long wrong = 0;

    for (uint32_t rest = 0; rest < UINT32_C(1) << 24 && wrong < 10; rest++) {
        unsigned char bytes[BYTES] = {first, (unsigned char)(rest >> 16), (unsigned char)(rest >> 8),
                                      (unsigned char)rest};

        if (is_right(bytes))
            continue;
        printf("wrong: %02x %02x %02x %02x\n", bytes[0], bytes[1], bytes[2], bytes[3]);
        wrong++;
    }
    return wrong;
}

static int usage(void)
{
    fputs("usage: every_sequence FIRST[-LAST]..., bytes in hexadecimal\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    unsigned long wrong = 0;
    unsigned long firsts = 0;

    for (int i = 1; i < argc; i++) {
        char *end;
        unsigned long first = strtoul(argv[i], &end, 16);
        unsigned long last = *end == '-' ? strtoul(end + 1, &end, 16) : first;

        if (*end != '\0' || first > last || last > 0xff)
            return usage();
        firsts += last - first + 1;
        for (; first <= last; first++)
            wrong += count_wrong_strings((unsigned char)first);
    }
    if (firsts == 0)
        return usage();
    printf("%s: %.0f strings with %lu first bytes, alone and among other bytes; %lu wrong\n",
           wrong == 0 ? "PASS" : "FAIL", 16777216.0 * (double)firsts, firsts, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
