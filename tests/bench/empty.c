/* SPDX-License-Identifier: MIT */
/* empty.c: the library whose only function does nothing. */
#include "empty.h"

#include <stddef.h>

const void *empty(int registry, int32_t code)
{
    (void)registry;
    (void)code;
    return NULL;
}
