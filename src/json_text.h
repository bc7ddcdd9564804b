/* SPDX-License-Identifier: MIT */
/* What stands for itself in a JSON string (RFC 8259): all of UTF-8 but controls, quotes and backslashes. */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include "utf8.h"

#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Eight bytes, the first lowest, whatever the machine's byte order (compilers make one load of it). */
static inline uint64_t block_at(const unsigned char *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
           (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |
           (uint64_t)bytes[7] << 56;
}

/* Text is looked at by blocks: of sixteen bytes where there is SSE2, else of eight. A byte that is not plain ASCII is a
   stop; what tells where the stops of a block are is told apart by bytes_before alone, and 0 if there are none. */

#ifdef __SSE2__

enum { BLOCK = 16 };

/* A bit for each byte, the first lowest. */
static inline uint64_t stops_in(const unsigned char *bytes)
{
    __m128i block = _mm_loadu_si128((const void *)bytes);
    __m128i quote = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
    __m128i backslash = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
    __m128i control =
        _mm_sub_epi8(block, _mm_set1_epi8(' ')); /* by its top bit, as block shows what is beyond ASCII */
    __m128i other = _mm_or_si128(block, control);
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), other));
}

/* The stops in the last bytes of a text, less than a block, where the text has a block; its end is one too. */
static inline uint64_t stops_in_last(const unsigned char *end, size_t rest)
{
    return stops_in(end - BLOCK) >> (BLOCK - rest) | UINT64_C(1) << rest;
}

static inline size_t bytes_before(uint64_t stops)
{
    return (size_t)__builtin_ctz((unsigned)stops);
}

#else

enum { BLOCK = 8 };

/* The top bit of each byte. A borrow can only mark a byte above one that is truly marked, so the lowest mark is always
   right. */
static inline uint64_t stops_of(uint64_t block)
{
    uint64_t control = block - EACH(0x20);
    uint64_t quote = (block ^ EACH('"')) - EACH(1);
    uint64_t backslash = (block ^ EACH('\\')) - EACH(1);
    return (block | control | quote | backslash) & EACH(0x80);
}

static inline uint64_t stops_in(const unsigned char *bytes)
{
    return stops_of(block_at(bytes));
}

/* The stops in the last bytes of a text, less than a block, where the text has a block; its end is one too, for the
   zeros that come in are stops. */
static inline uint64_t stops_in_last(const unsigned char *end, size_t rest)
{
    return stops_of(block_at(end - BLOCK) >> (BLOCK - rest) * 8);
}

static inline size_t bytes_before(uint64_t stops)
{
    return (size_t)(((stops - 1) & EACH(1)) * EACH(1) >> 56) - 1;
}

#endif

static inline int is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* The offset behind the run of plain ASCII that begins here. */
static inline size_t skip_plain(const unsigned char *text, size_t length, size_t at)
{
    while (length - at >= BLOCK) {
        uint64_t stops = stops_in(text + at);
        if (stops != 0)
            return at + bytes_before(stops);
        at += BLOCK;
    }
    if (at < length && length >= BLOCK)
        return at + bytes_before(stops_in_last(text + length, length - at));
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

#ifdef __SSE2__
/* Whether five characters of three bytes begin here, of which sixteen bytes can be read. Those that E0 and ED lead, whose
   second byte is bounded more narrowly, are left to the one above. */
static inline int are_five_of_three_bytes(const unsigned char *bytes)
{
    const char lead = (char)0xe0, next = (char)0x80, lead_bits = (char)0xf0, next_bits = (char)0xc0;
    const __m128i form = _mm_setr_epi8(lead, next, next, lead, next, next, lead, next, next, lead, next, next,
                                       lead, next, next, 0);
    const __m128i bits =
        _mm_setr_epi8(lead_bits, next_bits, next_bits, lead_bits, next_bits, next_bits, lead_bits, next_bits,
                      next_bits, lead_bits, next_bits, next_bits, lead_bits, next_bits, next_bits, 0);
    __m128i block = _mm_loadu_si128((const void *)bytes);
    __m128i right = _mm_cmpeq_epi8(_mm_and_si128(block, bits), form);
    __m128i narrow = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)0xe0)),
                                  _mm_cmpeq_epi8(block, _mm_set1_epi8((char)0xed)));
    return (~_mm_movemask_epi8(_mm_andnot_si128(narrow, right)) & 0x7fff) == 0;
}
#else
static inline int are_five_of_three_bytes(const unsigned char *bytes)
{
    return is_three_bytes(bytes) && is_three_bytes(bytes + 3) && is_three_bytes(bytes + 6) &&
           is_three_bytes(bytes + 9) && is_three_bytes(bytes + 12);
}
#endif

/* The offset behind the run of well-formed characters beyond ASCII that begins here. */
static inline size_t skip_beyond_ascii(const unsigned char *text, size_t length, size_t at)
{
    size_t sequence = 1;
    size_t maximal;
    while (length - at >= 16 && are_five_of_three_bytes(text + at))
        at += 15;
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
