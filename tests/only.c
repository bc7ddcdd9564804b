/* SPDX-License-Identifier: MIT */
/* Linked into each cmocka program. The environment variable ONLY selects tests by a pattern with * and ?. cmocka itself
   has no option for that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

__attribute__((constructor)) static void choose(void)
{
    if (getenv("ONLY") != NULL)
        cmocka_set_test_filter(getenv("ONLY"));
}
