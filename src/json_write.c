/* SPDX-License-Identifier: MIT */
/* Writing JSON text: numbers, and strings that are escaped and repaired. */
#include "json_write.h"
#include "json_text.h"

struct json_out sc_json_begin(char *buf, size_t size)
{
    struct json_out out = {size > 0 ? buf : NULL, 0, 0};
    if (out.buf)
        out.room = size - 1;
    return out;
}

/* No buffer is larger than half of what a size_t can say, and where it has 32 bits a text can be longer than all: it must
   not seem short again. */
void sc_json_overrun(struct json_out *out, size_t end)
{
    out->room = 0;
    out->length = end < SIZE_MAX / 2 ? end : SIZE_MAX / 2;
}

size_t sc_json_end(const struct json_out *out)
{
    if (out->buf)
        out->buf[out->length <= out->room ? out->length : 0] = '\0';
    return out->length;
}

void sc_json_integer(struct json_out *out, int32_t value)
{
    uint32_t rest = value < 0 ? 0 - (uint32_t)value : (uint32_t)value;
    size_t digits = 1;
    for (uint64_t power = 10; rest >= power; power *= 10)
        digits++;
    size_t end = out->length + digits + (value < 0);
    if (end > out->room) {
        sc_json_overrun(out, end);
        return;
    }
    char *digit = out->buf + end;
    for (; digits > 0; digits--, rest /= 10)
        *--digit = (char)('0' + rest % 10);
    if (value < 0)
        *--digit = '-';
    out->length = end;
}

/* ---- Strings ------------------------------------------------------------------------------------------ */

/* The offset behind what stands for itself from here on. */
static size_t skip_as_is(const unsigned char *text, size_t length, size_t at)
{
    for (;;) {
        at = skip_plain(text, length, at);
        if (at == length || text[at] < 0x80)
            return at;
        size_t end = skip_beyond_ascii(text, length, at);
        if (end == at)
            return at;
        at = end;
    }
}

/* Appends what stands for the start of a text that does not stand for itself, and returns how many bytes that is. */
static size_t replace(struct json_out *out, const char *text, size_t length)
{
    static const char hex[] = "0123456789abcdef";
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
    };
    unsigned char byte = (unsigned char)text[0];
    if (byte >= 0x80) {
        size_t maximal = 0;
        utf8_sequence((const unsigned char *)text, length, &maximal);
        sc_json_put(out, "\xef\xbf\xbd"); /* U+FFFD */
        return maximal;
    }
    if (byte >= 0x20 || letters[byte] != '\0') {
        char escape[] = {'\\', byte >= 0x20 ? text[0] : letters[byte]};
        sc_json_copy(out, escape, sizeof escape);
    } else {
        char escape[] = {'\\', 'u', '0', '0', hex[byte / 16], hex[byte % 16]};
        sc_json_copy(out, escape, sizeof escape);
    }
    return 1;
}

void sc_json_escape(struct json_out *out, const char *text)
{
    size_t length = strlen(text);
    size_t at = 0;
    while (at < length) {
        size_t end = skip_as_is((const unsigned char *)text, length, at);
        sc_json_copy(out, text + at, end - at);
        at = end;
        if (at < length)
            at += replace(out, text + at, length - at);
    }
}
