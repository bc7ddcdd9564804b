/* SPDX-License-Identifier: MIT */
/* calls.h: codes to look up, and the loop in which all contenders do so. */
#ifndef CALLS_H
#define CALLS_H

#include <stddef.h>
#include <stdint.h>

/* Far more calls than a branch predictor remembers. */
enum { CALLS = 1 << 16 };

struct call {
    int registry;
    int32_t code;
};

/* Defines a function that makes a call for each code, and returns the sum of the answers. */
#define CALL_ALL(function, answer)                 \
    static uintptr_t function(const void *subject) \
    {                                              \
        const struct call *calls = subject;        \
        uintptr_t sum = 0;                         \
        for (size_t i = 0; i < CALLS; i++) {       \
            int registry = calls[i].registry;      \
            int32_t code = calls[i].code;          \
            (void)registry;                        \
            sum += (uintptr_t)(answer);            \
        }                                          \
        return sum;                                \
    }

/* Calls sc_lookup for each code. The static library is linked and optimized together with it (static.c). */
uintptr_t static_lookup(const void *subject);

#endif
