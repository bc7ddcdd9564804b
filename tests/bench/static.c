/* SPDX-License-Identifier: MIT */
/* Looking codes up in the library as a part of the program, the linker optimizing both as one. */
#include "calls.h"

#include <statuscode.h>

CALL_ALL(lookup, sc_lookup((sc_registry)registry, code))

uintptr_t static_lookup(const void *subject)
{
    return lookup(subject);
}
