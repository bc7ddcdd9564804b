/* SPDX-License-Identifier: MIT */
/* Codes to look up, and how all contenders go through them. */
#ifndef CALLS_H
#define CALLS_H

#include <stddef.h>
#include <stdint.h>

/* Far more than a processor's branch predictor remembers. */
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

/* sc_lookup for each code, linked with the static library and optimized as one (static.c). */
uintptr_t static_lookup(const void *subject);

#endif
