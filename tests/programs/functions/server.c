/* SPDX-License-Identifier: MIT */
/* Calls the functions of examples/server.c with texts in buffers of exactly their size, so that the sanitizers see any
   access beyond. */
#define _XOPEN_SOURCE 600
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <regex.h>

int serve(void);
#define main serve
#include "../../../examples/server.c"
#undef main

#include "exact.h"

/* ---- Accept ------------------------------------------------------------------------------------------- */

static regex_t qvalue;

/* The expression is the qvalue of RFC 9110, section 12.4.2. */
static int compile_qvalue(void **state)
{
    (void)state;
    return regcomp(&qvalue, "^(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)$", REG_EXTENDED | REG_NOSUB);
}

static int free_qvalue(void **state)
{
    (void)state;
    regfree(&qvalue);
    return 0;
}

static void check_weight(const char *text, size_t length)
{
    int is_qvalue = strlen(text) == length && regexec(&qvalue, text, 0, NULL, 0) == 0;
    int expected = is_qvalue ? (int)(strtod(text, NULL) * 1000 + 0.5) : -1;
    char *exact = exact_copy(text, length);
    struct slice slice = {exact, length};
    int weight = read_weight(slice);
    free(exact);
    if (weight != expected)
        fail_msg("q=%s (%lu bytes) is %d, not %d", text, (unsigned long)length, weight, expected);
}

static void weights_follow_the_grammar(void **state)
{
    (void)state;
    check_weight("", 0);
    each_string("01.59 ", 5, check_weight);
    each_string("0.", 7, check_weight);
    each_string("10.", 6, check_weight);
}

static void no_other_byte_is_part_of_a_weight(void **state)
{
    static const char *const weights[] = {"", "0", "1", "0.", "0.5", "0.123", "1.000"};
    (void)state;
    for (size_t i = 0; i < sizeof weights / sizeof weights[0]; i++)
        each_byte_in(weights[i], check_weight);
}

static void check_word(const char *text, size_t length)
{
    static const char word[] = "application/problem+json";
    int expected = length == sizeof word - 1;
    char *exact = exact_copy(text, length);
    struct slice slice = {exact, length};
    for (size_t i = 0; expected && i < length; i++)
        expected = text[i] == word[i] || (word[i] >= 'a' && word[i] <= 'z' && text[i] == word[i] - 32);
    assert_int_equal(is_word(slice, word), expected);
    free(exact);
}

static void a_word_is_compared_as_a_whole_in_any_case(void **state)
{
    (void)state;
    each_byte_in("application/problem+json", check_word);
    each_byte_in("APPLICATION/PROBLEM+JSON", check_word);
}

/* Compares a cut at a comma with the result of first masking everything between double quotation marks. */
static void check_cut(const char *text, size_t length)
{
    char marked[16];
    int inside = 0;
    for (size_t i = 0; i < length; i++) {
        int is_escaped = inside && text[i] == '\\' && i + 1 < length;
        marked[i] = (char)(inside ? 'q' : text[i]);
        if (text[i] == '"')
            inside = !inside;
        if (is_escaped)
            marked[++i] = 'q';
    }
    const char *comma = memchr(marked, ',', length);
    size_t head_length = comma != NULL ? (size_t)(comma - marked) : length;
    char *exact = exact_copy(text, length);
    struct slice whole_text = {exact, length};
    struct slice rest = whole_text;
    struct slice head = cut(&rest, ',', 1);
    assert_ptr_equal(head.text, whole_text.text);
    assert_int_equal(head.length, head_length);
    assert_int_equal(rest.length, comma != NULL ? length - head_length - 1 : 0);
    assert_ptr_equal(rest.text + rest.length, whole_text.text + length);
    free(exact);
}

static void a_comma_between_quotation_marks_does_not_cut(void **state)
{
    (void)state;
    check_cut("", 0);
    each_string("\",\\a", 7, check_cut);
}

static void only_spaces_and_tabs_are_trimmed(void **state)
{
    (void)state;
    for (int byte = 0; byte <= UCHAR_MAX; byte++) {
        char text[] = {(char)byte, 'x', (char)byte};
        char *exact = exact_copy(text, sizeof text);
        struct slice slice = {exact, sizeof text};
        assert_int_equal(trim(slice).length, byte == ' ' || byte == '\t' ? 1 : 3);
        slice.length = 1;
        assert_int_equal(trim(slice).length, byte == ' ' || byte == '\t' ? 0 : 1);
        free(exact);
    }
}

/* ---- The query ---------------------------------------------------------------------------------------- */

static void check_escape(int first, int second)
{
    char text[] = {'%', (char)first, (char)second, '\0'};
    char *exact = exact_copy(text, 3);
    struct slice slice = {exact, 3};
    char *decoded = malloc(MAX_TEXT);
    int is_hex = strspn(text + 1, "0123456789abcdefABCDEF") == 2;
    int value = is_hex ? (int)strtol(text + 1, NULL, 16) : 0;
    assert_non_null(decoded);
    assert_int_equal(decode(decoded, slice), value != 0);
    if (value != 0)
        assert_true((unsigned char)decoded[0] == value && decoded[1] == '\0');
    free(decoded);
    free(exact);
}

static void an_escape_is_two_hexadecimal_digits_but_not_nul(void **state)
{
    (void)state;
    for (int byte = 0; byte <= UCHAR_MAX; byte++)
        for (const char *other = "0123456789abcdefABCDEFgG/:@` %"; *other != '\0'; other++) {
            check_escape(byte, *other);
            check_escape(*other, byte);
        }
}

static void a_truncated_escape_is_refused(void **state)
{
    static const char *const values[] = {"%", "%4", "x%", "x%4", "%41%", "%41%4"};
    char decoded[MAX_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        char *exact = exact_copy(values[i], strlen(values[i]));
        struct slice slice = {exact, strlen(values[i])};
        assert_int_equal(decode(decoded, slice), 0);
        free(exact);
    }
}

/* Decodes a value of this length after decoding, whose last byte may be escaped. */
static void check_decoded_length(size_t decoded_length, const char *last, int expected)
{
    char *value = filled('x', decoded_length - 1 + strlen(last));
    char *decoded = malloc(MAX_TEXT);
    assert_non_null(decoded);
    memcpy(value + decoded_length - 1, last, strlen(last));
    char *exact = exact_copy(value, strlen(value));
    struct slice slice = {exact, strlen(value)};
    assert_int_equal(decode(decoded, slice), expected);
    if (expected)
        assert_int_equal(strlen(decoded), decoded_length);
    free(exact);
    free(decoded);
    free(value);
}

static void a_decoded_value_has_up_to_4095_bytes(void **state)
{
    (void)state;
    for (size_t length = 4090; length <= 4100; length++) {
        check_decoded_length(length, "x", length <= 4095);
        check_decoded_length(length, "%41", length <= 4095);
        check_decoded_length(length, "+", length <= 4095);
    }
}

/* ---- The path ----------------------------------------------------------------------------------------- */

/* Returns the entry that a path names, or NULL. */
static const sc_entry *found(const char *path)
{
    struct question question = {0};
    int is_found = find(&question, path);
    assert_int_equal(is_found, question.entry != NULL);
    return question.entry;
}

/* Puts a text in the place of the code. Up to a slash, it names an entry if it is digits with or without a minus
   sign. */
static void check_code(const char *text, size_t length)
{
    char path[64];
    char code[64];
    snprintf(code, sizeof code, "%.*s", (int)strcspn(text, "/"), text);
    const char *digits = code + (code[0] == '-');
    int is_code = strlen(digits) > 0 && strspn(digits, "0123456789") == strlen(digits);
    const sc_entry *expected = is_code ? sc_lookup(SC_PLUS, (int32_t)strtol(code, NULL, 10)) : NULL;
    if (strlen(text) < length)
        return; /* no variable holds a NUL */
    snprintf(path, sizeof path, "/plus/%s", text);
    char *exact = exact_copy(path, strlen(path) + 1);
    if (found(exact) != expected)
        fail_msg("%s is %sfound", path, found(exact) != NULL ? "" : "not ");
    free(exact);
}

static void no_other_byte_is_part_of_a_code(void **state)
{
    (void)state;
    each_byte_in("1012", check_code);
    each_byte_in("-1012", check_code);
    each_byte_in("0", check_code);
}

static void a_code_has_up_to_nine_digits(void **state)
{
    (void)state;
    assert_ptr_equal(found("/plus/000001012"), sc_lookup(SC_PLUS, 1012));
    assert_null(found("/plus/0000001012"));
    assert_null(found("/plus/-000001012"));
    assert_ptr_equal(found("/hero/-0"), sc_lookup(SC_HERO, 0));
    assert_null(found("/plus/4294968308")); /* 2^32 + 1012 */
}

static void a_name_has_up_to_127_bytes(void **state)
{
    (void)state;
    for (size_t length = 120; length <= 140; length++) {
        char *digits = filled('7', length);
        char *exact = exact_copy(digits, length);
        struct slice slice = {exact, length};
        struct name name = name_of(slice);
        assert_int_equal(strlen(name.text), length <= 127 ? length : 0);
        free(exact);
        free(digits);
    }
}

static void long_segments_find_nothing(void **state)
{
    static const char *const formats[] = {"/plus/%s", "/plus/-%s", "/%s/1012", "/%s", "%s", "/%s/%s"};
    char path[512];
    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        for (int byte = '0'; byte <= 'A'; byte += 'A' - '0')
            for (size_t length = 120; length <= 140; length++) {
                char *segment = filled((char)byte, length);
                snprintf(path, sizeof path, formats[i], segment, segment);
                char *exact = exact_copy(path, strlen(path) + 1);
                assert_null(found(exact));
                free(exact);
                free(segment);
            }
}

/* ---- The preference ----------------------------------------------------------------------------------- */

/* Expects this value of "code" in a header field, or "-" if the field has none. */
static void check_preference(const char *prefer, const char *expected)
{
    struct slice given = whole("-");
    char *exact = exact_copy(prefer, strlen(prefer) + 1);
    setenv("HTTP_PREFER", exact, 1);
    take_preference("code", &given);
    if (given.length != strlen(expected) || memcmp(given.text, expected, given.length) != 0)
        fail_msg("%s is %.*s, not %s", prefer, (int)given.length, given.text, expected);
    unsetenv("HTTP_PREFER");
    free(exact);
}

static void preferences_are_read_by_rfc_7240(void **state)
{
    (void)state;
    check_preference("", "-");
    check_preference("code=1", "1");
    check_preference(" \tCode = 1 ;x=2", "1");
    check_preference("wait=5, code=1, code=2", "1");
    check_preference("wait=5; code=1", "-");
    check_preference("codes=1,xcode=1,code", "");
    check_preference("code=\"1\"", "1");
    check_preference("code=\"\"", "");
    check_preference("code=\"", "\"");
    check_preference("code=\"1,2;3\", x", "1,2;3");
    check_preference("x=\"code=1,\", code=2", "2");
    check_preference(",,;=,code=1", "1");
}

/* ---- The data ----------------------------------------------------------------------------------------- */

/* Returns whether lists of this depth are accepted as data. */
static int accepts_depth(size_t depth)
{
    struct question question = {0};
    char *text = filled('[', 2 * depth);
    memset(text + depth, ']', depth);
    char *exact = exact_copy(text, 2 * depth + 1);
    int is_taken = take_data(&question, exact, 2 * depth);
    assert_int_equal(question.data != NULL, is_taken);
    free(exact);
    free(text);
    return is_taken;
}

static void data_may_be_as_deep_as_an_envelope_allows(void **state)
{
    (void)state;
    assert_true(accepts_depth(1023));
    assert_false(accepts_depth(1024));
    assert_false(accepts_depth(1025));
}

/* ---- Hero's request ----------------------------------------------------------------------------------- */

/* Makes a request whose method, script and path have these lengths. Each of their bytes becomes six in JSON. */
static void check_request(size_t method, size_t script, size_t path)
{
    char *const texts[] = {filled('\x01', method), filled('\x02', script), filled('\x03', path)};
    size_t length = method + script + path;
    setenv("REQUEST_METHOD", texts[0], 1);
    setenv("SCRIPT_NAME", texts[1], 1);
    setenv("PATH_INFO", texts[2], 1);
    const char *data = request_json();
    if (length > 4093)
        assert_null(data);
    else {
        assert_int_equal(strlen(data), 6 * length + 2 + 2);
    }
    for (size_t i = 0; i < 3; i++)
        free(texts[i]);
}

static void a_request_of_up_to_4093_bytes_is_sent_back(void **state)
{
    (void)state;
    for (size_t length = 4085; length <= 4105; length++) {
        check_request(3, 0, length - 3);
        check_request(3, length - 13, 10);
        check_request(length, 0, 0);
    }
    check_request(0, 0, 0);
    check_request(4096, 4096, 4096);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_follow_the_grammar),
        cmocka_unit_test(no_other_byte_is_part_of_a_weight),
        cmocka_unit_test(a_word_is_compared_as_a_whole_in_any_case),
        cmocka_unit_test(a_comma_between_quotation_marks_does_not_cut),
        cmocka_unit_test(only_spaces_and_tabs_are_trimmed),
        cmocka_unit_test(an_escape_is_two_hexadecimal_digits_but_not_nul),
        cmocka_unit_test(a_truncated_escape_is_refused),
        cmocka_unit_test(a_decoded_value_has_up_to_4095_bytes),
        cmocka_unit_test(no_other_byte_is_part_of_a_code),
        cmocka_unit_test(a_code_has_up_to_nine_digits),
        cmocka_unit_test(a_name_has_up_to_127_bytes),
        cmocka_unit_test(long_segments_find_nothing),
        cmocka_unit_test(preferences_are_read_by_rfc_7240),
        cmocka_unit_test(data_may_be_as_deep_as_an_envelope_allows),
        cmocka_unit_test(a_request_of_up_to_4093_bytes_is_sent_back),
    };
    return cmocka_run_group_tests(tests, compile_qvalue, free_qvalue);
}
