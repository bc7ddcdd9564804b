/* SPDX-License-Identifier: MIT */
/* Text for terminals: characters, their widths, and what must not reach a terminal. */
#include "tool.h"

#include <string.h>

static uint32_t byte_at(const char *text, size_t i)
{
    return (unsigned char)text[i];
}

size_t next_char(const char *text, size_t length, uint32_t *character)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t lead = byte_at(text, 0);
    size_t need = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
    *character = 0xfffd;
    if (need == 0 || need > length)
        return 1;
    uint32_t value = need == 1 ? lead : lead & (0x7fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((byte_at(text, i) & 0xc0) != 0x80)
            return 1;
        value = value << 6 | (byte_at(text, i) & 0x3f);
    }
    if (value < smallest[need] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 1;
    *character = value;
    return need;
}

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

/* C0 and C1 controls, what turns the direction of a line or ends it, and tags, which hide a text in another. */
int is_control(uint32_t character)
{
    static const struct range controls[] = {
        {0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},     {0x200e, 0x200f},
        {0x2028, 0x202e}, {0x2066, 0x2069}, {0xe0000, 0xe007f},
    };
    return is_in(controls, sizeof controls / sizeof controls[0], character);
}

/* East Asian wide and fullwidth, in blocks (Unicode Standard Annex #11), and combining marks. */
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

void print_foreign(FILE *stream, const char *text, size_t length, size_t most)
{
    uint32_t character;
    for (size_t i = 0; i < length; most--) {
        if (most == 0) {
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
