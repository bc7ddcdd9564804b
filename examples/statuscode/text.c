/* SPDX-License-Identifier: MIT */
/* Text in columns: how wide it is, padded and cut. */
#include "tool.h"

#include <string.h>

struct range {
    uint32_t first;
    uint32_t last;
};

static int is_in(const struct range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return 1;
    return 0;
}

/* East Asian wide and full-width characters, by block (Unicode Standard Annex #11), and combining marks. */
static size_t char_width(uint32_t character)
{
    static const struct range wide[] = {
        {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xa960, 0xa97f}, {0xac00, 0xd7a3},
        {0xf900, 0xfaff},   {0xfe10, 0xfe19},   {0xfe30, 0xfe6f},   {0xff01, 0xff60}, {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
    };
    static const struct range none[] = {{0x300, 0x36f}, {0x200b, 0x200d}, {0xfe00, 0xfe0f}};
    if (is_in(none, sizeof none / sizeof none[0], character))
        return 0;
    return is_in(wide, sizeof wide / sizeof wide[0], character) ? 2 : 1;
}

size_t text_width(const char *text)
{
    size_t length = strlen(text);
    size_t width = 0;
    uint32_t character;
    for (size_t i = 0; i < length;) {
        i += next_char(text + i, length - i, &character);
        width += char_width(character);
    }
    return width;
}

void print_cut(const char *text, size_t width)
{
    size_t length = strlen(text);
    uint32_t character;
    if (text_width(text) <= width) {
        fputs(text, stdout);
        return;
    }
    for (size_t i = 0, taken, used = 1; i < length; i += taken) {
        taken = next_char(text + i, length - i, &character);
        used += char_width(character);
        if (used > width)
            break;
        fwrite(text + i, 1, taken, stdout);
    }
    fputs("…", stdout);
}

void print_padded(const char *text, size_t width)
{
    fputs(text, stdout);
    for (size_t i = text_width(text); i < width; i++)
        putchar(' ');
}
