/* SPDX-License-Identifier: MIT */
/* Calls the functions of examples/client.c with texts in buffers of exactly their size, so that the sanitizers see any
   access beyond. */
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
static regex_t field;

static int compile_both(void **state)
{
    (void)state;
    return regcomp(&line, "^HTTP/[0-9.]* ([0-9]{3})([ \t\r\n].*)?$", REG_EXTENDED) != 0 ||
           regcomp(&field, "^[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*\r\n$", REG_EXTENDED | REG_NOSUB) != 0;
}

static int free_both(void **state)
{
    (void)state;
    regfree(&line);
    regfree(&field);
    return 0;
}

static void check_status_line(const char *text, size_t length)
{
    regmatch_t part[2];
    int is_line = regexec(&line, text, 2, part, 0) == 0;
    if (is_line && text[part[1].rm_eo] == '\0') /* the regular expression takes a NUL for the end */
        is_line = (size_t)part[1].rm_eo == length;
    int expected = is_line ? atoi(text + part[1].rm_so) : 0;
    char *exact = exact_copy(text, length);
    int status = status_line(exact, length);
    free(exact);
    if (status != expected)
        fail_msg("\"%s\" (%lu bytes) has status %d, not %d", text, (unsigned long)length, status, expected);
}

static void no_other_byte_is_part_of_a_status_line(void **state)
{
    (void)state;
    each_byte_in("HTTP/1.1 401", check_status_line);
    each_byte_in("HTTP/2 200", check_status_line);
    each_byte_in("HTTP/1.1 401 x", check_status_line);
}

static void a_truncated_status_line_follows_the_grammar(void **state)
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
    each_string("029 \t\r\n-", 5, check_status);
}

/* ---- The headers -------------------------------------------------------------------------------------- */

static int ends_in(const char *text, size_t length, const char *end)
{
    size_t n = strlen(end);
    return length >= n && memcmp(text + length - n, end, n) == 0;
}

/* A header block ends with the first empty line, which ends in CRLF or LF, or with the text. */
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

static void a_line_of_one_byte_is_not_empty(void **state)
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

static void headers_that_are_truncated_anywhere_are_skipped(void **state)
{
    static const char text[] = "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 401 \r\nA: b\r\n\r\n{\"code\":1012}";
    size_t first = strlen("HTTP/1.1 100 Continue\r\n\r\n");
    size_t head = strlen(text) - strlen("{\"code\":1012}");
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        int has_first = length >= strlen("HTTP/1.1 100");
        int has_second = length >= first + strlen("HTTP/2 401");
        size_t end = has_second ? head : has_first ? first : 0;
        size_t expected = end < length ? end : length;
        char *exact = exact_copy(text, length);
        struct response response = last_response(exact, length);
        assert_int_equal(response.http_status, has_second ? 401 : has_first ? 100 : 0);
        assert_ptr_equal(response.body.text, exact + expected);
        assert_int_equal(response.body.length, length - expected);
        assert_ptr_equal(response.headers.text, has_second ? exact + first : exact);
        assert_ptr_equal(response.headers.text + response.headers.length, response.body.text);
        free(exact);
    }
}

/* The headers are truncated at every length. */
static void a_field_is_found_in_truncated_headers(void **state)
{
    static const char text[] = "HTTP/1.1 401 \r\nX-Size: 1\r\nSIZE:\t 23 \r\nSize: 4\r\n\r\n";
    size_t name = (size_t)(strstr(text, "SIZE:") - text) + strlen("SIZE:");
    size_t value = name + strlen("\t ");
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        struct slice headers = {exact, length};
        struct slice found = find_field(headers, "size:");
        if (length < name)
            assert_null(found.text);
        else
            assert_non_null(found.text);
        assert_int_equal(found.length, length <= value ? 0 : length < value + 2 ? length - value : 2);
        if (found.length > 0)
            assert_memory_equal(found.text, "23", found.length);
        free(exact);
    }
}

/* ---- The trailers ------------------------------------------------------------------------------------- */

static void check_field(const char *text, size_t length)
{
    char *exact = exact_copy(text, length);
    int is = is_field(exact, length);
    free(exact);
    if (memchr(text, '\0', length) != NULL)
        return; /* the regular expression takes a NUL for the end */
    if (is != (regexec(&field, text, 0, NULL, 0) == 0))
        fail_msg("\"%s\" is %sread as a field", text, is ? "" : "not ");
}

static void a_field_is_a_token_a_colon_a_value_and_a_line_end(void **state)
{
    (void)state;
    each_byte_in("A-b: c\r\n", check_field);
    each_string("aZ: \r\n{", 6, check_field);
}

static void a_field_has_no_nul_in_its_name(void **state)
{
    static const char text[] = "A\0: b\r\n";
    (void)state;
    assert_int_equal(is_field(text, sizeof text - 1), 0);
    assert_int_equal(is_field(text + 1, sizeof text - 2), 0);
}

/* Trailers must end with a complete line. */
static void trailers_that_are_truncated_anywhere_are_read(void **state)
{
    static const char head[] = "HTTP/1.1 401 \r\nTransfer-Encoding: chunked\r\n\r\n";
    static const char text[] = "{\"code\":1012}A: b\r\nC:\r\n";
    size_t json = strlen("{\"code\":1012}");
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        struct response response = {401, {head, sizeof head - 1}, {exact, length}};
        int is_whole = length == json || (length > json && ends_in(text, length, "\r\n"));
        sc_reply reply;
        assert_int_equal(read_body(SC_PLUS, &response, &reply) == SC_READ_OK, is_whole);
        assert_int_equal(reply.body_length, is_whole ? json : 0);
        free(exact);
    }
}

static void a_transfer_coding_must_be_chunked_as_a_whole_word(void **state)
{
    static const char text[] = "Transfer-Encoding:chunked";
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        struct response response = {200, {exact, length}, {"", 0}};
        assert_int_equal(are_trailers(&response, 0), length == sizeof text - 1);
        free(exact);
    }
}

/* A truncated media type is a different one. */
static void a_problem_has_the_whole_media_type(void **state)
{
    static const char text[] = "HTTP/1.1 401\nContent-Type: Application/Problem+JSON;a=b\n";
    size_t whole = strlen("HTTP/1.1 401\nContent-Type: Application/Problem+JSON");
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        struct slice headers = {exact, length};
        assert_int_equal(is_problem(headers), length >= whole);
        free(exact);
    }
}

static void a_compressed_body_starts_with_two_bytes_of_gzip(void **state)
{
    static const char text[] = "\x1f\x8b\b";
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        struct slice body = {exact, length};
        assert_int_equal(is_gzip(body), length >= 2);
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
        print_foreign(stdout, exact, length, SIZE_MAX);
        free(exact);
    }
}

static void errors_are_read_to_the_end_of_the_body_and_no_further(void **state)
{
    static const char text[] = "{\"errors\":{\"a\":[\"\\u0041\",\"\"],\"\":\"b\"}}";
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        char *exact = exact_copy(text, length);
        sc_reply reply;
        sc_read_reply(SC_PLUS, 422, exact, length, &reply);
        print_reply(&reply, SC_READ_OK, SC_EN);
        free(exact);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_byte_is_part_of_a_status_line),
        cmocka_unit_test(a_truncated_status_line_follows_the_grammar),
        cmocka_unit_test(status_is_three_digits_and_an_end),
        cmocka_unit_test(headers_end_with_the_first_empty_line),
        cmocka_unit_test(a_line_of_one_byte_is_not_empty),
        cmocka_unit_test(headers_that_are_truncated_anywhere_are_skipped),
        cmocka_unit_test(a_field_is_found_in_truncated_headers),
        cmocka_unit_test(a_field_is_a_token_a_colon_a_value_and_a_line_end),
        cmocka_unit_test(a_field_has_no_nul_in_its_name),
        cmocka_unit_test(trailers_that_are_truncated_anywhere_are_read),
        cmocka_unit_test(a_transfer_coding_must_be_chunked_as_a_whole_word),
        cmocka_unit_test(a_problem_has_the_whole_media_type),
        cmocka_unit_test(a_compressed_body_starts_with_two_bytes_of_gzip),
        cmocka_unit_test(foreign_text_is_read_to_its_end_and_no_further),
        cmocka_unit_test(errors_are_read_to_the_end_of_the_body_and_no_further),
    };
    return cmocka_run_group_tests(tests, compile_both, free_both);
}
