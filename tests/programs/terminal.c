/* SPDX-License-Identifier: MIT */
/* Tests of the tool at a terminal. They are a program of their own so that ctest can report them as skipped where there
   are no terminals, as in a bare container. */
#define _XOPEN_SOURCE 600
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "../process.h"

enum { SKIPPED = 77 };

static void run_into(enum sink sink, const char *arguments)
{
    run_to(sink, program_named("STATUSCODE_TOOL", STATUSCODE_TOOL), arguments, "", 0);
    assert_int_equal(run_status, 0);
}

static void color_is_for_terminals_that_want_it(void **state)
{
    (void)state;
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    run_into(TO_TERMINAL, "plus 1012");
    assert_non_null(strstr(run_out, "\033[1mplus 1012 \033[0m"));
    assert_non_null(strstr(run_out, "  \033[2moutcome\033[0m      \033[31mFAILURE\033[0m"));
    run_into(TO_TERMINAL, "jiemi 1000");
    assert_non_null(strstr(run_out, "\033[32mSUCCESS\033[0m"));
    run_into(TO_TERMINAL, "jiemi 1018");
    assert_non_null(strstr(run_out, "\033[33mPENDING\033[0m"));
    setenv("NO_COLOR", "1", 1);
    run_into(TO_TERMINAL, "plus 1012");
    assert_null(strchr(run_out, '\033'));
    setenv("NO_COLOR", "", 1);
    unsetenv("TERM");
    run_into(TO_TERMINAL, "plus 1012");
    assert_non_null(strstr(run_out, "\033[31mFAILURE\033[0m"));
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    run_into(TO_TERMINAL, "plus 1012");
    assert_null(strchr(run_out, '\033'));
    run_into(TO_FILE, "plus 1012");
    assert_null(strchr(run_out, '\033'));
}

/* Returns how many columns a line takes. A character of three or more bytes takes two, except for a few marks. */
static size_t columns_of(const char *line, size_t length)
{
    size_t columns = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)line[i];
        columns += byte < 0x80 || (byte >= 0xc0 && byte < 0xe0) ? 1 : byte >= 0xe0 ? 2 : 0;
        if (byte == 0xe2 && (unsigned char)line[i + 1] == 0x80) /* “, ” and … */
            columns--;
    }
    return columns;
}

static void assert_fits(size_t columns)
{
    for (const char *line = run_out; line[0] != '\0';) {
        size_t length = strcspn(line, "\r\n");
        if (columns_of(line, length) > columns)
            fail_msg("wider than %u: %.*s", (unsigned)columns, (int)length, line);
        line += length + strspn(line + length, "\r\n");
    }
}

static void list_fits_the_terminal(void **state)
{
    /* The last one has texts above its rows, which are not cut. */
    static const char *const lists[] = {
        "list",  "list --lang zh",  "list --lang en",  "search token",       "search e --lang en",
        "class", "class --lang zh", "class --lang en", "class not_logged_in"};
    enum { LISTS = sizeof lists / sizeof lists[0] };
    char columns[16];
    (void)state;
    setenv("NO_COLOR", "1", 1);
    setenv("TERM", "xterm", 1);
    unsetenv("COLUMNS");
    for (terminal_columns = 40; terminal_columns <= 240;
         terminal_columns = (unsigned short)(terminal_columns + 17))
        for (size_t i = 0; i < (terminal_columns < 80 ? LISTS - 1 : LISTS); i++) {
            run_into(TO_TERMINAL, lists[i]);
            assert_fits(terminal_columns);
        }
    terminal_columns = 0;
    run_into(TO_TERMINAL, "list");
    assert_fits(80);
    assert_non_null(strstr(run_out, "…"));
    /* COLUMNS overrides the terminal's width. */
    terminal_columns = 240;
    setenv("COLUMNS", "100", 1);
    run_into(TO_TERMINAL, "list");
    assert_fits(100);
    for (size_t i = 0; i < 3; i++) {
        static const char *const no_numbers[] = {"", "0", "wide"};
        snprintf(columns, sizeof columns, "%s", no_numbers[i]);
        setenv("COLUMNS", columns, 1);
        terminal_columns = 90;
        run_into(TO_TERMINAL, "list");
        assert_fits(90);
    }
    /* A file is not cut. */
    setenv("COLUMNS", "70", 1);
    run_into(TO_FILE, "list");
    assert_null(strstr(run_out, "…"));
    unsetenv("COLUMNS");
    terminal_columns = 0;
}

static void layout_of_a_row_depends_on_the_width(void **state)
{
    (void)state;
    setenv("NO_COLOR", "1", 1);
    terminal_columns = 110;
    run_into(TO_TERMINAL, "search sc_hero_token");
    assert_string_equal(run_out,
                        "hero        1002  TOKEN_INVALID  401  非法的Token  The token is not valid.\r\n"
                        "hero        1003  TOKEN_EXPIRED  401  Token已过期  The token has expired.\r\n");
    /* The row fits exactly. */
    terminal_columns = 74;
    run_into(TO_TERMINAL, "search sc_hero_token");
    assert_non_null(strstr(run_out, "  非法的Token  The"));
    terminal_columns = 73;
    run_into(TO_TERMINAL, "search sc_hero_token");
    assert_string_equal(run_out, "hero        1002  TOKEN_INVALID  401\r\n"
                                 "                  非法的Token\r\n"
                                 "                  The token is not valid.\r\n"
                                 "hero        1003  TOKEN_EXPIRED  401\r\n"
                                 "                  Token已过期\r\n"
                                 "                  The token has expired.\r\n");
    terminal_columns = 40;
    run_into(TO_TERMINAL, "search sc_hero_token --lang en");
    assert_string_equal(run_out, "hero        1002  TOKEN_INVALID  401\r\n"
                                 "                  The token is not vali…\r\n"
                                 "hero        1003  TOKEN_EXPIRED  401\r\n"
                                 "                  The token has expired.\r\n");
    terminal_columns = 36;
    run_into(TO_TERMINAL, "search sc_plus_token_r --lang en");
    assert_string_equal(run_out, "plus        1013  TOKEN_REFRES…  401\r\n"
                                 "                  Failed to refresh…\r\n");
    terminal_columns = 90;
    run_into(TO_TERMINAL, "list jiemi --lang en");
    assert_non_null(strstr(run_out, "\r\n   1013  WECHAT_ERROR                 502  "
                                    "WeChat reported a fault; see the returned code…\r\n"));
    terminal_columns = 0;
}

static void layout_of_a_class_depends_on_the_width(void **state)
{
    (void)state;
    setenv("NO_COLOR", "1", 1);
    run_into(TO_FILE, "class --lang en");
    size_t widest = 0;
    for (const char *line = run_out; line[0] != '\0';) {
        size_t length = strcspn(line, "\n");
        widest = length > widest ? length : widest;
        line += length + 1;
    }
    terminal_columns = (unsigned short)widest;
    run_into(TO_TERMINAL, "class --lang en");
    assert_non_null(strstr(run_out, "success                         It worked.\r\n"));
    terminal_columns--;
    run_into(TO_TERMINAL, "class --lang en");
    assert_non_null(
        strstr(run_out, "success\r\n  It worked.\r\n  created\r\n    What was asked for was created.\r\n"));
    terminal_columns = 30;
    run_into(TO_TERMINAL, "class");
    assert_non_null(
        strstr(run_out, "\r\n  created\r\n    所请求的资源已创建。\r\n    What was asked for was cr…\r\n"));
    terminal_columns = 0;
}

/* Characters that a terminal acts on and that JSON strings may hold unescaped: a C1 control that begins an escape
   sequence, a control that reverses the direction of writing, a tag character, and DEL. */
#define RAW     "\xc2\x9b\xe2\x80\xae\xf3\xa0\x81\x81\x7f"
#define ESCAPED "\\u009b\\u202e\\udb40\\udc41\\u007f"

static void body_is_escaped_only_for_terminals(void **state)
{
    (void)state;
    run_into(TO_TERMINAL, "body plus 1012 --message 'a" RAW "b' --data '{ \"" RAW "\":\n\t\"过期\"}'");
    assert_string_equal(run_out, "{\"status\":false,\"code\":1012,\"message\":\"a" ESCAPED
                                 "b\",\"data\":{ \"" ESCAPED "\":  \"过期\"}}\r\n");
    run_into(TO_FILE, "body plus 1012 --message 'a" RAW "b' --data '{ \"" RAW "\":\n\t\"过期\"}'");
    assert_string_equal(run_out, "{\"status\":false,\"code\":1012,\"message\":\"a" RAW "b\",\"data\":{ \"" RAW
                                 "\":\n\t\"过期\"}}\n");
    run_into(TO_TERMINAL, "body plus 1012 --problem --detail '" RAW "'");
    assert_non_null(strstr(run_out, "\"detail\":\"" ESCAPED "\""));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(color_is_for_terminals_that_want_it),
                                              cmocka_unit_test(list_fits_the_terminal),
                                              cmocka_unit_test(layout_of_a_row_depends_on_the_width),
                                              cmocka_unit_test(layout_of_a_class_depends_on_the_width),
                                              cmocka_unit_test(body_is_escaped_only_for_terminals)};
    int keyboard = posix_openpt(O_RDWR | O_NOCTTY);
    if (keyboard < 0) {
        printf("SKIP: no terminals\n");
        return SKIPPED;
    }
    close(keyboard);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
