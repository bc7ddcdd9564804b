/* SPDX-License-Identifier: MIT */
/* The functions of examples/client.c, called with texts that end exactly where their memory ends: the sanitizers that
   this is built with see the first byte beyond. */
#define _XOPEN_SOURCE 600
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <regex.h>

int be_client(int argc, char **argv);
#define main be_client
#include "../../../examples/client.c"
#undef main

#include "exact.h"

/* ---- The status line ---------------------------------------------------------------------------------- */

static regex_t line;

static int compile_line(void **state)
{
    (void)state;
    return regcomp(&line, "^HTTP/[0-9.]* ([0-9]{3})([ \r\n].*)?$", REG_EXTENDED);
}

static int free_line(void **state)
{
    (void)state;
    regfree(&line);
    return 0;
}

static void check_status_line(const char *text, size_t length)
{
    regmatch_t part[2];
    int is_line = regexec(&line, text, 2, part, 0) == 0;
    if (is_line && text[part[1].rm_eo] == '\0') /* for the expression, that is the end */
        is_line = (size_t)part[1].rm_eo == length;
    int expected = is_line ? atoi(text + part[1].rm_so) : 0;
    char *exact = exact_copy(text, length);
    int status = status_line(exact, length);
    free(exact);
    if (status != expected)
        fail_msg("\"%s\" (%lu bytes) has status %d, not %d", text, (unsigned long)length, status, expected);
}

static void status_line_has_no_other_byte_in_it(void **state)
{
    (void)state;
    each_byte_in("HTTP/1.1 401", check_status_line);
    each_byte_in("HTTP/2 200", check_status_line);
    each_byte_in("HTTP/1.1 401 x", check_status_line);
}

static void status_line_that_is_cut_off_is_none(void **state)
{
    static const char text[] = "HTTP/1.1 401 Unauthorized\r\n\r\n";
    char prefix[sizeof text];
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        memcpy(prefix, text, length);
        prefix[length] = '\0';
        check_status_line(prefix, length);
    }
}

static void check_status(const char *text, size_t length)
{
    char whole[32];
    (void)length;
    snprintf(whole, sizeof whole, "HTTP/1.1 %s", text);
    check_status_line(whole, strlen(whole));
}

static void status_is_three_digits_and_an_end(void **state)
{
    (void)state;
    each_string("029 \r\n-", 5, check_status);
}

/* ---- The headers -------------------------------------------------------------------------------------- */

static int ends_in(const char *text, size_t length, const char *end)
{
    size_t n = strlen(end);
    return length >= n && memcmp(text + length - n, end, n) == 0;
}

/* A block ends with the first line that is empty, be it by CRLF or by LF, or else with the text. */
static void check_header_length(const char *text, size_t length)
{
    size_t expected = 0;
    int is_end = 0;
    while (!is_end && expected < length) {
        expected++;
        is_end = ends_in(text, expected, "\n\n") || ends_in(text, expected, "\n\r\n") ||
                 (expected == 1 && text[0] == '\n') || (expected == 2 && memcmp(text, "\r\n", 2) == 0);
    }
    char *exact = exact_copy(text, length);
    assert_int_equal(header_length(exact, length), expected);
    free(exact);
}

static void headers_end_with_the_first_empty_line(void **state)
{
    (void)state;
    check_header_length("", 0);
    each_string("\r\na", 9, check_header_length);
}

static void line_of_one_byte_is_not_empty(void **state)
{
    char text[] = "A: b\r\n?\nC: d\n\n{}";
    (void)state;
    for (int byte = 0; byte <= 255; byte++) {
        text[6] = (char)byte;
        size_t expected = byte == '\n' ? 7 : byte == '\r' ? 8 : 14;
        char *exact = exact_copy(text, sizeof text - 1);
        assert_int_equal(header_length(exact, sizeof text - 1), expected);
        free(exact);
    }
}

static void headers_are_skipped_wherever_they_are_cut_off(void **state)
{
    static const char text[] = "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 401 \r\nA: b\r\n\r\n{\"code\":1012}";
    size_t first = strlen("HTTP/1.1 100 Continue\r\n\r\n");
    size_t head = strlen(text) - strlen("{\"code\":1012}");
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        int has_first = length >= strlen("HTTP/1.1 100");
        int has_second = length >= first + strlen("HTTP/2 401");
        size_t expected = has_second  ? (length < head ? length : head)
                          : has_first ? (length < first ? length : first)
                                      : 0;
        char *exact = exact_copy(text, length);
        int http_status;
        assert_int_equal(skip_headers(exact, length, &http_status), expected);
        assert_int_equal(http_status, has_second ? 401 : has_first ? 100 : 0);
        free(exact);
    }
}

/* ---- The server's text -------------------------------------------------------------------------------- */

static void foreign_text_is_read_to_its_end_and_no_further(void **state)
{
    static const char text[] = "a\302\240\302\205\302";
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        print_foreign(exact, length);
        free(exact);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_line_has_no_other_byte_in_it),
        cmocka_unit_test(status_line_that_is_cut_off_is_none),
        cmocka_unit_test(status_is_three_digits_and_an_end),
        cmocka_unit_test(headers_end_with_the_first_empty_line),
        cmocka_unit_test(line_of_one_byte_is_not_empty),
        cmocka_unit_test(headers_are_skipped_wherever_they_are_cut_off),
        cmocka_unit_test(foreign_text_is_read_to_its_end_and_no_further),
    };
    return cmocka_run_group_tests(tests, compile_line, free_line);
}
