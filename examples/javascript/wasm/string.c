/* SPDX-License-Identifier: MIT */
/* The functions of <string.h> that the library and the compiler call. */
#include "string.h"

#include <stdint.h>

void *memcpy(void *to, const void *from, size_t length)
{
    unsigned char *t = to;
    const unsigned char *f = from;
    for (size_t i = 0; i < length; i++)
        t[i] = f[i];
    return to;
}

void *memset(void *to, int byte, size_t length)
{
    unsigned char *t = to;
    for (size_t i = 0; i < length; i++)
        t[i] = (unsigned char)byte;
    return to;
}

void *memchr(const void *bytes, int byte, size_t length)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < length; i++)
        if (b[i] == (unsigned char)byte)
            return (void *)(uintptr_t)&b[i];
    return NULL;
}

int memcmp(const void *a, const void *b, size_t length)
{
    const unsigned char *x = a;
    const unsigned char *y = b;
    for (size_t i = 0; i < length; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

int strcmp(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] == b[i] && a[i] != '\0')
        i++;
    return (unsigned char)a[i] - (unsigned char)b[i];
}

size_t strlen(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0')
        length++;
    return length;
}

char *strchr(const char *text, int character)
{
    for (size_t i = 0;; i++) {
        if (text[i] == (char)character)
            return (char *)(uintptr_t)&text[i];
        if (text[i] == '\0')
            return NULL;
    }
}

size_t strspn(const char *text, const char *among)
{
    size_t length = 0;
    while (text[length] != '\0' && strchr(among, text[length]) != NULL)
        length++;
    return length;
}
