/* SPDX-License-Identifier: MIT */
/* In each cmocka program: the environment's ONLY chooses its tests, with * and ?. cmocka itself knows no such option. */
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
