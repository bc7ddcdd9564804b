/* SPDX-License-Identifier: MIT */
/* Calls the functions of examples/statuscode with texts in buffers of exactly their size, so that the sanitizers see
   any access beyond. */
#define _XOPEN_SOURCE 700
#define fail          complain /* cmocka has a macro of this name */
#include "../../../examples/statuscode/json.c"
#include "../../../examples/statuscode/output.c"
#include "../../../examples/statuscode/text.c"

/* The heading that every code gets, of any length, because lookup.c has a buffer for all headings. */
static const char *long_group = "";
#define sc_group(registry, code, lang) ((void)(registry), long_group)
#include "../../../examples/statuscode/find.c"
#include "../../../examples/statuscode/lookup.c"
#undef sc_group
#undef fail

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <regex.h>

#include "exact.h"

/* lookup.c and json.c need these functions, but no test calls them. */
void show_entry(unsigned languages, const sc_entry *entry)
{
    (void)languages;
    (void)entry;
    abort();
}

void guess_commands(struct guess *guess)
{
    (void)guess;
    abort();
}

void print_class_path(const char *class, const char *before, const char *between, const char *behind)
{
    (void)class;
    (void)before;
    (void)between;
    (void)behind;
    abort();
}

/* ---- Numbers ------------------------------------------------------------------------------------------ */

static regex_t number;

static int compile_number(void **state)
{
    (void)state;
    return regcomp(&number, "^-?(0|[1-9][0-9]*)$", REG_EXTENDED | REG_NOSUB);
}

static int free_number(void **state)
{
    (void)state;
    regfree(&number);
    return 0;
}

static void check_number(const char *text, size_t length)
{
    int32_t value = 77;
    errno = 0;
    long long expected = strtoll(text, NULL, 10);
    int is_number =
        regexec(&number, text, 0, NULL, 0) == 0 && errno == 0 && expected >= INT32_MIN && expected <= INT32_MAX;
    char *exact = exact_copy(text, strlen(text) + 1);
    (void)length; /* an argument ends at its first NUL */
    if (read_int32(exact, &value) != is_number)
        fail_msg("'%s' is %sread as a number", text, is_number ? "not " : "");
    assert_int_equal(value, is_number ? expected : 77);
    free(exact);
}

static void no_other_byte_is_part_of_a_number(void **state)
{
    static const char *const numbers[] = {"",           "0",          "-5",          "15",
                                          "1012",       "2147483647", "2147483648",  "-2147483648",
                                          "4294967297", "9999999999", "-9999999999", "18446744073709552628"};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        each_byte_in(numbers[i], check_number);
}

static void numbers_are_plain_integers_and_minus_zero_is_zero(void **state)
{
    (void)state;
    each_string("-+0179 .x%", 4, check_number);
}

/* ---- Characters --------------------------------------------------------------------------------------- */

/* Returns the size of the sequence that a text starts with, by table 3-7 of The Unicode Standard, or 0 if it is
   ill-formed. */
static size_t well_formed(const unsigned char *b, size_t length)
{
    static const unsigned char table[][4] = {
        /* first byte, last first byte, and the range of the second */
        {0xc2, 0xdf, 0x80, 0xbf}, {0xe0, 0xe0, 0xa0, 0xbf}, {0xe1, 0xec, 0x80, 0xbf}, {0xed, 0xed, 0x80, 0x9f},
        {0xee, 0xef, 0x80, 0xbf}, {0xf0, 0xf0, 0x90, 0xbf}, {0xf1, 0xf3, 0x80, 0xbf}, {0xf4, 0xf4, 0x80, 0x8f},
    };
    if (b[0] < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        size_t need = b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : 4;
        if (b[0] < table[i][0] || b[0] > table[i][1])
            continue;
        if (length < need || b[1] < table[i][2] || b[1] > table[i][3])
            return 0;
        for (size_t k = 2; k < need; k++)
            if (b[k] < 0x80 || b[k] > 0xbf)
                return 0;
        return need;
    }
    return 0;
}

static void check_sequence(const unsigned char *bytes, size_t length)
{
    static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t need = well_formed(bytes, length);
    uint32_t expected = 0xfffd;
    uint32_t character = 0;
    if (need > 0) {
        expected = bytes[0] - (uint32_t)leads[need];
        for (size_t k = 1; k < need; k++)
            expected = expected * 64 + (bytes[k] - 0x80u);
    }
    char *exact = exact_copy((const char *)bytes, length);
    size_t taken = next_char(exact, length, &character);
    free(exact);
    if (character != expected || taken != (need > 0 ? need : 1))
        fail_msg("%02x %02x %02x %02x (%u bytes) are U+%04lX of %u bytes", bytes[0], bytes[1], bytes[2],
                 bytes[3], (unsigned)length, (unsigned long)character, (unsigned)taken);
}

static void sequences_are_read_by_the_unicode_table(void **state)
{
    static const unsigned char edges[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
    enum { EDGES = sizeof edges };
    (void)state;
    for (unsigned first = 0; first <= 0xff; first++)
        for (unsigned second = 0; second <= 0xff; second++)
            for (unsigned i = 0; i < (first < 0xe0 ? 1 : first < 0xf0 ? EDGES : EDGES * EDGES); i++) {
                unsigned char bytes[] = {(unsigned char)first, (unsigned char)second, edges[i % EDGES],
                                         edges[i / EDGES]};
                check_sequence(bytes, first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);
            }
}

static void a_truncated_sequence_is_ill_formed(void **state)
{
    static const unsigned char sequences[][4] = {
        {0xc2, 0x9b, 0, 0}, {0xe2, 0x80, 0xa8, 0}, {0xf0, 0x9f, 0x98, 0x80}, {0xf4, 0x8f, 0xbf, 0xbf}};
    (void)state;
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
        for (size_t length = 1; length <= 4; length++)
            check_sequence(sequences[i], length);
}

/* These are the general category Cc, the line and paragraph separators, the property Bidi_Control, and tags. */
static void characters_that_reorder_or_hide_text_are_controls(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10ffff; c++) {
        int expected = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
                       c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
                       (c >= 0x2066 && c <= 0x2069) || (c >= 0xe0000 && c <= 0xe007f);
        if (is_control(c) != expected)
            fail_msg("U+%04lX is %sa control", (unsigned long)c, expected ? "not " : "");
    }
}

static const char *encode(uint32_t c)
{
    static const unsigned char leads[] = {0, 0xc0, 0xe0, 0xf0};
    static char text[5];
    size_t more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    text[0] = (char)(leads[more] | c >> 6 * more);
    for (size_t i = 1; i <= more; i++)
        text[i] = (char)(0x80 | (c >> 6 * (more - i) & 0x3f));
    text[more + 1] = '\0';
    return text;
}

static void each_character_takes_its_columns(void **state)
{
    static const struct {
        uint32_t first;
        uint32_t last;
        size_t width;
    } cases[] = {{0x20, 0x7e, 1},       {0xa0, 0x2ff, 1},       {0x300, 0x36f, 0},     {0x370, 0x10ff, 1},
                 {0x1100, 0x115f, 2},   {0x1160, 0x1160, 1},    {0x200b, 0x200d, 0},   {0x2010, 0x2027, 1},
                 {0x2e7f, 0x2e7f, 1},   {0x2e80, 0x303e, 2},    {0x303f, 0x3040, 1},   {0x3041, 0x33ff, 2},
                 {0x4e00, 0x9fff, 2},   {0xa000, 0xa4cf, 2},    {0xa4d0, 0xa4d0, 1},   {0xa95f, 0xa95f, 1},
                 {0xa960, 0xa97f, 2},   {0xa980, 0xa980, 1},    {0xabff, 0xabff, 1},   {0xac00, 0xd7a3, 2},
                 {0xd7a4, 0xd7a4, 1},   {0xf8ff, 0xf8ff, 1},    {0xf900, 0xfaff, 2},   {0xfb00, 0xfb00, 1},
                 {0xfe00, 0xfe0f, 0},   {0xfe10, 0xfe19, 2},    {0xfe1a, 0xfe1a, 1},   {0xfe2f, 0xfe2f, 1},
                 {0xfe30, 0xfe6f, 2},   {0xfe70, 0xfe70, 1},    {0xff00, 0xff00, 1},   {0xff01, 0xff60, 2},
                 {0xff61, 0xffdf, 1},   {0xffe0, 0xffe6, 2},    {0xffe7, 0xffe7, 1},   {0xfffd, 0xfffd, 1},
                 {0x1f2ff, 0x1f2ff, 1}, {0x1f300, 0x1f64f, 2},  {0x1f650, 0x1f650, 1}, {0x1f8ff, 0x1f8ff, 1},
                 {0x1f900, 0x1f9ff, 2}, {0x1fa00, 0x1fa00, 1},  {0x1ffff, 0x1ffff, 1}, {0x20000, 0x3fffd, 2},
                 {0x3fffe, 0x3fffe, 1}, {0x10ffff, 0x10ffff, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (uint32_t c = cases[i].first; c <= cases[i].last; c++)
            if (text_width(encode(c)) != cases[i].width)
                fail_msg("U+%04lX takes %u columns", (unsigned long)c, (unsigned)text_width(encode(c)));
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("e\xcc\x81\xe5\xad\x97\xf0\x9f\x98\x80\xff!"), 1 + 2 + 2 + 1 + 1);
}

/* ---- What is printed ---------------------------------------------------------------------------------- */

static char *printed;
static size_t printed_length;

static FILE *begin_printing(void)
{
    FILE *stream = open_memstream(&printed, &printed_length);
    if (stream == NULL)
        abort();
    return stream;
}

static void expect_printed(FILE *stream, const char *expected)
{
    fclose(stream);
    assert_string_equal(printed, expected);
    free(printed);
}

static void expect_foreign(const char *text, size_t max, const char *expected)
{
    FILE *stream = begin_printing();
    char *exact = exact_copy(text, strlen(text));
    print_foreign(stream, exact, strlen(text), max);
    free(exact);
    expect_printed(stream, expected);
}

/* Returns what print_cut prints. */
static const char *cut(const char *text, size_t width)
{
    static char output[256];
    FILE *file = tmpfile();
    int kept = dup(1);
    assert_true(file != NULL && kept >= 0);
    fflush(stdout);
    dup2(fileno(file), 1);
    char *exact = exact_copy(text, strlen(text) + 1);
    print_cut(exact, width);
    free(exact);
    fflush(stdout);
    dup2(kept, 1);
    close(kept);
    rewind(file);
    output[fread(output, 1, sizeof output - 1, file)] = '\0';
    fclose(file);
    return output;
}

static void a_text_is_cut_at_its_columns(void **state)
{
    (void)state;
    assert_string_equal(cut("", 1), "");
    assert_string_equal(cut("abc", 3), "abc");
    assert_string_equal(cut("abcd", 3), "ab…");
    assert_string_equal(cut("数字", 4), "数字");
    assert_string_equal(cut("数字", 3), "数…");
    assert_string_equal(cut("数字", 2), "…");
    assert_string_equal(cut("a数字", 4), "a数…");
    assert_string_equal(cut("ab", 1), "…");
}

static void foreign_text_has_no_controls(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x2fff; c = c == 0x6ff ? 0x2000 : c == 0x20ff ? 0x3000 : c + 1) {
        const char *text = encode(c);
        int is_space = c == '\t' || c == '\n' || c == '\r';
        expect_foreign(text, 1, is_space ? " " : is_control(c) ? "\xef\xbf\xbd" : text);
    }
    for (uint32_t c = 0xdfff0; c <= 0xe0090; c++)
        expect_foreign(encode(c), 1, is_control(c) ? "\xef\xbf\xbd" : encode(c));
    /* Overlong sequences, surrogates, values beyond the last character, a truncated sequence: each byte is replaced. */
    expect_foreign("\xc0\x9b", 9, "\xef\xbf\xbd\xef\xbf\xbd");
    expect_foreign("\xe0\x82\x9b", 9, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    expect_foreign("\xed\xa0\x80", 9, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    expect_foreign("\xf4\x90\x80\x80", 9, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    expect_foreign("\xe2\x80", 9, "\xef\xbf\xbd\xef\xbf\xbd");
    expect_foreign("\xef\xbf\xbd", 9, "\xef\xbf\xbd");
}

static void foreign_text_is_cut_after_a_number_of_characters(void **state)
{
    static const char *const characters[] = {"a", "\xc3\xa9", "\xe6\x95\xb0", "\xf0\x9f\x98\x80"};
    (void)state;
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
        for (size_t count = 1; count <= 3; count++) {
            char text[16] = "";
            char expected[16] = "";
            for (size_t k = 0; k < count; k++) {
                strcat(text, characters[i]);
                if (k < 2)
                    strcat(expected, characters[i]);
            }
            expect_foreign(text, 2, count <= 2 ? text : strcat(expected, "\xe2\x80\xa6"));
        }
    expect_foreign("", 0, "");
}

static void a_json_string_is_whole_where_its_pieces_meet(void **state)
{
    static const char *const characters[] = {"a", "\xc3\xa9", "\xe6\x95\xb0", "\xf0\x9f\x98\x80"};
    (void)state;
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
        for (size_t start = 250; start <= 262; start++) {
            char text[2 * 300 + 8] = "";
            char expected[sizeof text + 2];
            memset(text, 'x', start);
            while (strlen(text) < 600)
                strcat(text, characters[i]);
            snprintf(expected, sizeof expected, "\"%s\"", text);
            FILE *stream = begin_printing();
            char *exact = exact_copy(text, strlen(text));
            print_json_string(stream, exact, strlen(text));
            free(exact);
            expect_printed(stream, expected);
        }
}

static void a_json_string_escapes_controls(void **state)
{
    static const struct {
        uint32_t c;
        const char *expected;
    } cases[] = {
        {0x1b, "\"\\u001b\""},           {0x7f, "\"\\u007f\""},   {0x9b, "\"\\u009b\""},
        {0x61c, "\"\\u061c\""},          {0x200f, "\"\\u200f\""}, {0x2029, "\"\\u2029\""},
        {0x202e, "\"\\u202e\""},         {0x2069, "\"\\u2069\""}, {0xe0000, "\"\\udb40\\udc00\""},
        {0xe007f, "\"\\udb40\\udc7f\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FILE *stream = begin_printing();
        print_json_string(stream, encode(cases[i].c), strlen(encode(cases[i].c)));
        expect_printed(stream, cases[i].expected);
    }
}

static void a_json_string_escapes_any_number_of_nuls_and_controls(void **state)
{
    (void)state;
    for (size_t length = 255; length <= 258; length++) {
        char *nuls = calloc(1, length);
        char *expected = malloc(6 * length + 3);
        assert_true(nuls != NULL && expected != NULL);
        strcpy(expected, "\"");
        for (size_t i = 0; i < length; i++)
            strcat(expected, "\\u0000");
        FILE *stream = begin_printing();
        print_json_string(stream, nuls, length);
        expect_printed(stream, strcat(expected, "\""));
        /* The longest result of a piece. */
        memset(nuls, 1, length);
        for (size_t i = 0; i < length; i++)
            expected[6 * i + 6] = '1';
        stream = begin_printing();
        print_json_string(stream, nuls, length);
        expect_printed(stream, expected);
        free(nuls);
        free(expected);
    }
}

/* ---- Buffers ------------------------------------------------------------------------------------------ */

static void registry_names_are_cut_at_the_end_of_their_buffer(void **state)
{
    char all[1024] = "";
    char big[1024];
    size_t length;
    (void)state;
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++) {
        strcat(all, i == 0 ? "" : sc_registry_at(i + 1) != SC_REGISTRY_NONE ? ", " : " or ");
        strcat(all, sc_registry_name(sc_registry_at(i)));
    }
    length = strlen(all);
    assert_string_equal(registry_names(big, sizeof big, ", ", " or "), all);
    for (size_t size = 1; size <= length + 2; size++) {
        char *exact = malloc(size);
        assert_non_null(exact);
        assert_ptr_equal(registry_names(exact, size, ", ", " or "), exact);
        assert_int_equal(strlen(exact), size <= length ? size - 1 : length);
        assert_memory_equal(exact, all, strlen(exact));
        free(exact);
    }
}

static void a_guess_has_up_to_79_letters(void **state)
{
    (void)state;
    for (size_t length = 70; length <= 90; length++) {
        char *candidate = filled('a', length);
        char *word = filled('a', length + 2);
        struct guess guess = {word, NULL, 0};
        guess_try(&guess, candidate);
        assert_ptr_equal(guess.best, length <= 79 ? candidate : NULL);
        free(candidate);
        free(word);
    }
}

static void the_first_of_the_nearest_is_the_guess(void **state)
{
    static const char *const candidates[] = {"tokens", "taken", "token", "tokes"};
    struct guess guess = {"tokem", NULL, 0};
    (void)state;
    guess_try(&guess, "wholly");
    assert_null(guess.best);
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++)
        guess_try(&guess, candidates[i]);
    assert_string_equal(guess.best, "token");
    guess_try(&guess, "tokem");
    assert_string_equal(guess.best, "tokem");
}

static void a_word_is_guessed_by_its_letters_alone(void **state)
{
    (void)state;
    assert_string_equal(nearest_word("tokn"), "token");
    assert_string_equal(nearest_word("TOKEN"), "token");
    assert_string_equal(nearest_word("expird"), "expired");
    assert_null(nearest_word(""));
    assert_null(nearest_word("frobnicated"));
    for (size_t length = 70; length <= 90; length++) {
        char *word = filled('a', length);
        char *text = filled('a', length);
        char nearest[MAX_WORD + 1] = "";
        struct guess guess = {word, NULL, 0};
        try_words(&guess, text, nearest);
        assert_int_equal(guess.best != NULL, length <= MAX_WORD + 2);
        free(word);
        free(text);
    }
}

/* Expects that a function prints this text on standard error. */
static void expect_error(void print(void), const char *expected)
{
    char output[4096];
    FILE *file = tmpfile();
    int kept = dup(2);
    assert_true(file != NULL && kept >= 0);
    fflush(stderr);
    dup2(fileno(file), 2);
    print();
    fflush(stderr);
    dup2(kept, 2);
    close(kept);
    rewind(file);
    output[fread(output, 1, sizeof output - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(output, expected);
}

static char *long_text;

static void print_long_text(void)
{
    assert_int_equal(complain(STATUS_NO, "%s", long_text), STATUS_NO);
}

static void an_error_message_has_up_to_1023_bytes(void **state)
{
    char expected[1100];
    (void)state;
    for (size_t length = 1015; length <= 1030; length++) {
        long_text = filled('x', length);
        output_begin(0);
        snprintf(expected, sizeof expected, "statuscode: %.1023s\n", long_text);
        expect_error(print_long_text, expected);
        output_begin(1);
        snprintf(expected, sizeof expected, "{\"error\":\"%.1023s\"}\n", long_text);
        expect_error(print_long_text, expected);
        free(long_text);
    }
    output_begin(0);
}

static void print_listed_nowhere(void)
{
    struct args args = {.count = 1};
    assert_int_equal(listed_nowhere(&args, 7654321), STATUS_NO);
}

/* The message names all registries, each with its heading: "; fecshop: in the range of '…'". */
static void headings_are_cut_after_511_bytes(void **state)
{
    (void)state;
    for (size_t length = 1; length <= 600; length++) {
        char *group = filled('g', length);
        char modules[8192] = "";
        char expected[1024];
        long_group = group;
        for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE && strlen(modules) < 512; i++)
            snprintf(modules + strlen(modules), sizeof modules - strlen(modules), "; %s: in the range of '%s'",
                     sc_registry_name(sc_registry_at(i)), group);
        snprintf(expected, sizeof expected, "statuscode: 7654321: not listed in any registry%.511s\n", modules);
        expect_error(print_listed_nowhere, expected);
        free(group);
    }
    long_group = "";
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_byte_is_part_of_a_number),
        cmocka_unit_test(numbers_are_plain_integers_and_minus_zero_is_zero),
        cmocka_unit_test(sequences_are_read_by_the_unicode_table),
        cmocka_unit_test(a_truncated_sequence_is_ill_formed),
        cmocka_unit_test(characters_that_reorder_or_hide_text_are_controls),
        cmocka_unit_test(each_character_takes_its_columns),
        cmocka_unit_test(a_text_is_cut_at_its_columns),
        cmocka_unit_test(foreign_text_has_no_controls),
        cmocka_unit_test(foreign_text_is_cut_after_a_number_of_characters),
        cmocka_unit_test(a_json_string_is_whole_where_its_pieces_meet),
        cmocka_unit_test(a_json_string_escapes_controls),
        cmocka_unit_test(a_json_string_escapes_any_number_of_nuls_and_controls),
        cmocka_unit_test(registry_names_are_cut_at_the_end_of_their_buffer),
        cmocka_unit_test(a_guess_has_up_to_79_letters),
        cmocka_unit_test(the_first_of_the_nearest_is_the_guess),
        cmocka_unit_test(a_word_is_guessed_by_its_letters_alone),
        cmocka_unit_test(an_error_message_has_up_to_1023_bytes),
        cmocka_unit_test(headings_are_cut_after_511_bytes),
    };
    return cmocka_run_group_tests(tests, compile_number, free_number);
}
