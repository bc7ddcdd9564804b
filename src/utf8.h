/* SPDX-License-Identifier: MIT */
/* UTF-8 sequences (The Unicode Standard, table 3-7). */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>

/* Returns whether a multibyte character can begin with this byte. */
static inline int utf8_is_lead(unsigned char byte)
{
    return byte >= 0xc2 && byte <= 0xf4;
}

/* Returns the length of the well-formed sequence at the start of these bytes, from 2 to 4. If the sequence is
   ill-formed, returns 0 and stores the length of its maximal subpart (which one U+FFFD replaces), from 1 to 3, in
   *maximal. There must be at least one byte, and the first one must not be ASCII. */
static inline size_t utf8_sequence(const unsigned char *bytes, size_t length, size_t *maximal)
{
    unsigned char lead = bytes[0];
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
    size_t need;
    if (lead >= 0xc2 && lead <= 0xdf)
        need = 2;
    else if (lead >= 0xe0 && lead <= 0xef)
        need = 3;
    else if (lead >= 0xf0 && lead <= 0xf4)
        need = 4;
    else {
        *maximal = 1;
        return 0;
    }
    if (lead == 0xe0)
        low = 0xa0;
    else if (lead == 0xed)
        high = 0x9f;
    else if (lead == 0xf0)
        low = 0x90;
    else if (lead == 0xf4)
        high = 0x8f;
    for (size_t i = 1; i < need; i++) {
        if (i == length || bytes[i] < low || bytes[i] > high) {
            *maximal = i;
            return 0;
        }
        low = 0x80;
        high = 0xbf;
    }
    return need;
}

#endif
