/* SPDX-License-Identifier: MIT */
/* Letters of ASCII, whatever the locale. */
#ifndef ASCII_H
#define ASCII_H

#include <stddef.h>

/* A letter in lower case; anything else as it is. */
static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Whether two words are equal but for the case of letters. */
static inline int ascii_same_word(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] != '\0' && ascii_lower(a[i]) == ascii_lower(b[i]))
        i++;
    return ascii_lower(a[i]) == ascii_lower(b[i]);
}

#endif
