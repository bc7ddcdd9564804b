/* SPDX-License-Identifier: MIT */
/* Comparing ASCII letters, whatever the locale. */
#ifndef ASCII_H
#define ASCII_H

#include <stddef.h>

/* Returns an ASCII letter in lower case, and anything else unchanged. */
static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Returns whether two words are equal, ignoring the case of ASCII letters. */
static inline int ascii_same_word(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] != '\0' && ascii_lower(a[i]) == ascii_lower(b[i]))
        i++;
    return ascii_lower(a[i]) == ascii_lower(b[i]);
}

#endif
