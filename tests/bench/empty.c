/* SPDX-License-Identifier: MIT */
/* The empty library. */
#include "empty.h"

#include <stddef.h>

const void *empty(int registry, int32_t code)
{
    (void)registry;
    (void)code;
    return NULL;
}
