/* SPDX-License-Identifier: MIT */
/* Writing JSON text: numbers, and strings that are escaped and repaired. */
#include "json_write.h"
#include "utf8.h"

struct json_out json_begin(char *buf, size_t size)
{
    struct json_out out = {size > 0 ? buf : NULL, 0, 0};
    if (out.buf)
        out.room = size - 1;
    return out;
}

size_t json_end(const struct json_out *out)
{
    if (out->buf)
        out->buf[out->length <= out->room ? out->length : 0] = '\0';
    return out->length;
}

void json_integer(struct json_out *out, int32_t value)
{
    char digits[sizeof "-2147483648"];
    size_t start = sizeof digits;
    uint32_t rest = value < 0 ? 0 - (uint32_t)value : (uint32_t)value;
    do
        digits[--start] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (value < 0)
        digits[--start] = '-';
    json_copy(out, digits + start, sizeof digits - start);
}

/* ---- Strings ------------------------------------------------------------------------------------------ */

/* How many bytes are looked at together. */
enum { BLOCK = sizeof(uint64_t) };

/* A block of the same byte. */
static uint64_t all(unsigned char byte)
{
    return byte * UINT64_C(0x0101010101010101);
}

/* Whether a block stands for itself: ASCII without controls, quotes and backslashes. Each subtraction leaves the top
   bit set in a byte that is below 0x20, or has become 0; a borrow can add bits above such a byte, but only there. */
static int is_plain(const char *text)
{
    uint64_t block;
    memcpy(&block, text, BLOCK);
    uint64_t control = block - all(0x20);
    uint64_t quote = (block ^ all('"')) - all(1);
    uint64_t backslash = (block ^ all('\\')) - all(1);
    return ((block | control | quote | backslash) & all(0x80)) == 0;
}

/* Appends a character of ASCII that may not stand for itself. */
static void escape_ascii(struct json_out *out, char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
    };
    unsigned char byte = (unsigned char)c;
    if (byte >= 0x20 && c != '"' && c != '\\') {
        json_copy(out, &c, 1);
    } else if (byte >= 0x20 || letters[byte] != '\0') {
        char escape[] = {'\\', byte >= 0x20 ? c : letters[byte]};
        json_copy(out, escape, sizeof escape);
    } else {
        char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 0xf]};
        json_copy(out, escape, sizeof escape);
    }
}

/* Appends the character at the start of a text, and returns how many bytes it was. */
static size_t escape_character(struct json_out *out, const char *text, size_t length)
{
    size_t maximal;
    size_t sequence = utf8_sequence((const unsigned char *)text, length, &maximal);
    if (sequence == 0) {
        json_put(out, "\xef\xbf\xbd"); /* U+FFFD */
        return maximal;
    }
    if (sequence == 1)
        escape_ascii(out, text[0]);
    else
        json_copy(out, text, sequence);
    return sequence;
}

void json_escape(struct json_out *out, const char *text)
{
    size_t length = strlen(text);
    size_t i = 0;
    while (i < length) {
        if (length - i >= BLOCK && is_plain(text + i)) {
            json_copy(out, text + i, BLOCK);
            i += BLOCK;
        } else {
            i += escape_character(out, text + i, length - i);
        }
    }
}

void json_string(struct json_out *out, const char *text)
{
    json_put(out, "\"");
    json_escape(out, text);
    json_put(out, "\"");
}
