/* SPDX-License-Identifier: MIT */
/* UTF-8 sequences by The Unicode Standard, table 3-7. */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>

/* Whether a character of several bytes can begin with this one. */
static inline int utf8_is_lead(unsigned char byte)
{
    return byte >= 0xc2 && byte <= 0xf4;
}

/* The length of the well-formed sequence at the start of these bytes, 2 to 4; 0 if it is ill-formed, and then
   *maximal is the length of its maximal subpart (what one U+FFFD stands for), 1 to 3. There must be a byte, and it
   must not be of ASCII. */
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
