/* SPDX-License-Identifier: MIT */
/* Printing untrusted text where a terminal may read it. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Reads the first character of length bytes, where length is not 0. Returns how many bytes it takes. An ill-formed
   byte reads as U+FFFD. */
static inline size_t next_char(const char *text, size_t length, uint32_t *character)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t lead = bytes[0];
    size_t need = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
    *character = 0xfffd;
    if (need == 0 || need > length)
        return 1;
    uint32_t value = need == 1 ? lead : lead & (0x7fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((bytes[i] & 0xc0) != 0x80)
            return 1;
        value = value << 6 | (bytes[i] & 0x3fu);
    }
    if (value < smallest[need] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 1;
    *character = value;
    return need;
}

/* Returns whether a terminal obeys or hides the character instead of showing it: C0 and C1 controls, characters that
   end a line or change its direction, and tags, which hide text. */
static inline int is_control(uint32_t character)
{
    static const struct {
        uint32_t first;
        uint32_t last;
    } controls[] = {
        {0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},     {0x200e, 0x200f},
        {0x2028, 0x202e}, {0x2066, 0x2069}, {0xe0000, 0xe007f},
    };
    for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++)
        if (character >= controls[i].first && character <= controls[i].last)
            return 1;
    return 0;
}

/* Prints at most max_characters of an untrusted text on one line. U+FFFD replaces what a terminal obeys or hides. */
static inline void print_foreign(FILE *stream, const char *text, size_t length, size_t max_characters)
{
    uint32_t character;
    for (size_t i = 0; i < length; max_characters--) {
        if (max_characters == 0) {
            fputs("…", stream);
            return;
        }
        size_t taken = next_char(text + i, length - i, &character);
        if (character == '\t' || character == '\n' || character == '\r')
            putc(' ', stream);
        else if (character == 0xfffd || is_control(character))
            fputs("\xef\xbf\xbd", stream);
        else
            fwrite(text + i, 1, taken, stream);
        i += taken;
    }
}

#endif
