/* SPDX-License-Identifier: MIT */
/* static.c: looks codes up in the static library, which the linker optimizes together with the caller. */
#include "calls.h"

#include <statuscode.h>

CALL_ALL(lookup, sc_lookup((sc_registry)registry, code))

uintptr_t static_lookup(const void *subject)
{
    return lookup(subject);
}
