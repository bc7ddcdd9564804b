/* SPDX-License-Identifier: MIT */
/* A library of somebody else's that uses this one. */
#include <statuscode.h>

const char *theirs(void);

const char *theirs(void)
{
    return sc_constant(sc_lookup(SC_PLUS, 1012));
}
