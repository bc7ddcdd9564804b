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

/* Begins a text that is only measured. This is not inlined, so that analyzers do not follow its NULL into copies that are
   never made. */
struct json_out sc_json_measure(void);

/* Begins a text in a buffer of any size, including 0. */
static inline struct json_out sc_json_begin(char *buf, size_t size)
{
    if (buf == NULL || size == 0)
        return sc_json_measure();
    struct json_out out = {buf, size - 1, 0};
    return out;
}

/* Notes that the text would end beyond its room. From here on, it is only measured. The length is capped at SIZE_MAX / 2,
   which no buffer exceeds. Where size_t has 32 bits, the length of a text could overflow, and the text must not seem
   short then. */
static inline void sc_json_overrun(struct json_out *out, size_t end)
{
    out->room = 0;
    out->length = end < SIZE_MAX / 2 ? end : SIZE_MAX / 2;
}

/* Appends bytes that need no escape. If their number is a constant, compilers copy them in place. */
static inline void sc_json_copy(struct json_out *out, const char *bytes, size_t length)
{
    size_t end = out->length + length;
    if (end > out->room) {
        sc_json_overrun(out, end);
        return;
    }
    if (length > 0) /* buf may be NULL */
        memcpy(out->buf + out->length, bytes, length);
    out->length = end;
}

/* Appends up to one block of bytes. All of the block must be readable, and it is copied if there is room for it, because
   branches on the length would often be mispredicted. What comes next overwrites the surplus. */
static inline void sc_json_copy_block(struct json_out *out, const char *bytes, size_t length, size_t block)
{
    if (out->length + block > out->room) {
        sc_json_copy(out, bytes, length);
        return;
    }
    memcpy(out->buf + out->length, bytes, block);
    out->length += length;
}

/* Appends bytes of any number that are readable up to a whole number of blocks. */
static inline void sc_json_copy_padded(struct json_out *out, const char *bytes, size_t length, size_t block)
{
    size_t end = out->length + length;
    if (end + block > out->room) {
        sc_json_copy(out, bytes, length);
        return;
    }
    char *to = out->buf + out->length;
    memcpy(to, bytes, block);
    for (size_t i = block; i < length; i += block)
        memcpy(to + i, bytes + i, block);
    out->length = end;
}

/* Appends a string. If it is a literal, the compiler knows its length. */
static inline void sc_json_put(struct json_out *out, const char *literal)
{
    sc_json_copy(out, literal, strlen(literal));
}

/* Does what sc_json_escape does, which calls it. */
void sc_json_escape_copy(struct json_out *out, const char *text);

/* Appends a string without quotation marks. Escapes it, and replaces ill-formed UTF-8. Works on a copy, because
   compilers can keep the caller's structure in registers only if its address is given to inlined functions alone. */
static inline void sc_json_escape(struct json_out *out, const char *text)
{
    struct json_out copy = *out;
    sc_json_escape_copy(&copy, text);
    *out = copy;
}

/* Ends the text with a NUL, or makes it "" if it does not fit. Returns the length of the whole text. */
static inline size_t sc_json_end(const struct json_out *out)
{
    if (out->buf != NULL)
        out->buf[out->length <= out->room ? out->length : 0] = '\0';
    return out->length;
}

#endif
