/* SPDX-License-Identifier: MIT */
/* examples/statuscode at a terminal. A program of its own, for ctest to say if it is skipped: a bare container has no
   terminals. */
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

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(color_is_for_terminals_that_want_it)};
    int keyboard = posix_openpt(O_RDWR | O_NOCTTY);
    if (keyboard < 0) {
        printf("SKIP: no terminals here\n");
        return SKIPPED;
    }
    close(keyboard);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
