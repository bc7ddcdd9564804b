/* SPDX-License-Identifier: MIT */
/* exact.h: texts in buffers of exactly their size, and large numbers of texts. */
#ifndef EXACT_H
#define EXACT_H

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Returns a copy in a buffer of exactly its size, to be freed. malloc(0) may return NULL, so it is never called. */
static char *exact_copy(const char *text, size_t length)
{
    char *copy = malloc(length > 0 ? length : 1);
    if (copy == NULL)
        abort();
    memcpy(copy, text, length);
    return copy;
}

/* Returns a string that repeats a byte, to be freed. */
static inline char *filled(char byte, size_t length)
{
    char *text = malloc(length + 1);
    if (text == NULL)
        abort();
    memset(text, byte, length);
    text[length] = '\0';
    return text;
}

/* Checks every string of these characters, from length 1 to max. */
static inline void each_string(const char *characters, size_t max, void check(const char *text, size_t length))
{
    char text[16] = "";
    size_t digit[16] = {0};
    size_t count = strlen(characters);
    for (size_t length = 1; length <= max; length++) {
        size_t i = 0;
        memset(digit, 0, sizeof digit);
        while (i < length) {
            for (size_t k = 0; k < length; k++)
                text[k] = characters[digit[k]];
            text[length] = '\0';
            check(text, length);
            for (i = 0; i < length && ++digit[i] == count; i++)
                digit[i] = 0;
        }
    }
}

/* Checks the text itself, and all texts that differ in one inserted or replaced byte. */
static inline void each_byte_in(const char *text, void check(const char *text, size_t length))
{
    char changed[64];
    size_t length = strlen(text);
    check(text, length);
    for (size_t at = 0; at <= length; at++)
        for (int byte = 0; byte <= UCHAR_MAX; byte++) {
            memcpy(changed, text, at);
            changed[at] = (char)byte;
            strcpy(changed + at + 1, text + at);
            check(changed, length + 1);
            if (at == length)
                continue;
            strcpy(changed + at + 1, text + at + 1);
            check(changed, length);
        }
}

#endif
