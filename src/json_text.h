/* SPDX-License-Identifier: MIT */
/* What stands for itself in a JSON string (RFC 8259): all of UTF-8 but controls, quotes and backslashes. */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include "utf8.h"

#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* ASCII is skipped by blocks of eight bytes, the first of them lowest, whatever the machine's byte order (compilers
   make one load of it). */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t block_at(const unsigned char *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
           (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |
           (uint64_t)bytes[7] << 56;
}

/* Marks the bytes of a block that are not plain ASCII by their top bits. A borrow can only mark a byte above one that
   is truly marked, so the lowest mark is always right. */
static inline uint64_t stops_in(uint64_t block)
{
    uint64_t control = block - EACH(0x20);
    uint64_t quote = (block ^ EACH('"')) - EACH(1);
    uint64_t backslash = (block ^ EACH('\\')) - EACH(1);
    return (block | control | quote | backslash) & EACH(0x80);
}

/* The number of bytes before the first stop, of which there must be one. */
static inline size_t bytes_before(uint64_t stops)
{
    return (size_t)((((stops & (~stops + 1)) - 1) & EACH(1)) * EACH(1) >> 56) - 1;
}

#ifdef __SSE2__
/* The same of sixteen bytes at a time, a bit for each. Compared as signed, bytes beyond ASCII are below a blank too. */
static inline unsigned stops_in_16(const unsigned char *bytes)
{
    __m128i block = _mm_loadu_si128((const void *)bytes);
    __m128i quote = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
    __m128i backslash = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
    __m128i other = _mm_cmplt_epi8(block, _mm_set1_epi8(' '));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), other));
}
#endif

static inline int is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* The offset behind the run of plain ASCII that begins here. */
static inline size_t skip_plain(const unsigned char *text, size_t length, size_t at)
{
#ifdef __SSE2__
    while (length - at >= 16) {
        unsigned stops = stops_in_16(text + at);
        if (stops != 0)
            return at + (size_t)__builtin_ctz(stops);
        at += 16;
    }
#endif
    while (length - at >= 8) {
        uint64_t stops = stops_in(block_at(text + at));
        if (stops != 0)
            return at + bytes_before(stops);
        at += 8;
    }
    if (at < length && length >= 8) {
        /* The last block, shifted until it begins here; the zeros that come in are stops. */
        uint64_t rest = block_at(text + length - 8) >> (8 - (length - at)) * 8;
        return at + bytes_before(stops_in(rest));
    }
    while (at < length && is_plain(text[at]))
        at++;
    return at;
}

/* Whether a character of three bytes (U+0800 to U+FFFF) begins here, of which four can be read: lead and continuations,
   then not overlong (E0 80..9F), not a surrogate (ED A0..BF). Nearly all that these APIs send beyond ASCII is such. */
static inline int is_three_bytes(const unsigned char *bytes)
{
    uint32_t block =
        (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
    uint32_t narrow = block & 0x200f;
    return (block & 0xc0c0f0) == 0x8080e0 && narrow != 0 && narrow != 0x200d;
}

/* The offset behind the run of well-formed characters beyond ASCII that begins here. */
static inline size_t skip_beyond_ascii(const unsigned char *text, size_t length, size_t at)
{
    size_t sequence = 1;
    size_t maximal;
    while (sequence > 0) {
        while (length - at >= 4 && is_three_bytes(text + at))
            at += 3;
        if (at == length || text[at] < 0x80)
            break;
        sequence = utf8_sequence(text + at, length - at, &maximal);
        at += sequence;
    }
    return at;
}

#endif
