/* SPDX-License-Identifier: MIT */
/* Writing JSON text (RFC 8259) into a buffer that may be too small. Nothing here knows about status codes. */
#ifndef JSON_WRITE_H
#define JSON_WRITE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A text that is being written. Once it exceeds its room, it is only measured. */
struct json_out {
    char *buf;     /* NULL if the text is only measured */
    size_t room;   /* without the NUL */
    size_t length; /* of the text so far */
};

/* Copies bytes in blocks, the last of which overlaps the one before. Most of these texts are so short that calling
   memcpy would take longer than copying them. */
static inline void sc_json_blocks(char *to, const char *from, size_t length)
{
    if (length >= 16) {
        for (size_t i = 0; i < length - 16; i += 16)
            memcpy(to + i, from + i, 16);
        memcpy(to + length - 16, from + length - 16, 16);
    } else if (length >= 8) {
        memcpy(to, from, 8);
        memcpy(to + length - 8, from + length - 8, 8);
    } else if (length >= 4) {
        memcpy(to, from, 4);
        memcpy(to + length - 4, from + length - 4, 4);
    } else {
        for (size_t i = 0; i < length; i++)
            to[i] = from[i];
    }
}

/* Notes that the text would end beyond its room. From here on, it is only measured. */
void sc_json_overrun(struct json_out *out, size_t end);

/* Appends bytes that need no escape. */
static inline void sc_json_copy(struct json_out *out, const char *bytes, size_t length)
{
    size_t end = out->length + length;
    if (end > out->room) {
        sc_json_overrun(out, end);
        return;
    }
    sc_json_blocks(out->buf + out->length, bytes, length);
    out->length = end;
}

/* Appends a string. If it is a literal, the compiler knows its length. */
static inline void sc_json_put(struct json_out *out, const char *literal)
{
    sc_json_copy(out, literal, strlen(literal));
}

/* Begins a text in a buffer of any size, including 0. */
struct json_out sc_json_begin(char *buf, size_t size);

/* Appends an integer. */
void sc_json_integer(struct json_out *out, int32_t value);

/* Appends a string without quotation marks. Escapes it, and replaces ill-formed UTF-8. */
void sc_json_escape(struct json_out *out, const char *text);

/* Ends the text with a NUL, or makes it "" if it does not fit. Returns the length of the whole text. */
size_t sc_json_end(const struct json_out *out);

#endif
