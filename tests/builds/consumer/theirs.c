/* SPDX-License-Identifier: MIT */
/* A library outside this project that uses it. */
#include <statuscode.h>

const char *theirs(void);

const char *theirs(void)
{
    return sc_constant(sc_lookup(SC_PLUS, 1012));
}
