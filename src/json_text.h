/* SPDX-License-Identifier: MIT */
/* Copying text, and skipping text that stands for itself in a JSON string (RFC 8259): UTF-8 without control characters,
   quotation marks and backslashes. */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include "utf8.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Tells the compiler which way nearly all texts go, so that this way needs no jump. */
#ifdef __GNUC__
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#else
#define LIKELY(condition) (condition)
#endif

/* Copies bytes in blocks, the last of which overlaps the one before. Most texts are so short that calling memcpy would
   take longer than copying them. */
static inline void copy_short(char *to, const char *from, size_t length)
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

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Returns eight bytes with the first one lowest, whatever the machine's byte order. Compilers turn this into one load
   where they can. */
static inline uint64_t block_at(const unsigned char *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
           (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |
           (uint64_t)bytes[7] << 56;
}

/* Text is scanned in blocks of sixteen bytes with SSE2, and of eight bytes without. A stop is a byte that is not plain
   ASCII. A stop mask marks the stops of a block. It is 0 if there are none, and only bytes_before interprets it. */

#ifdef __SSE2__

enum { BLOCK = 16 };

/* Returns the block's stop mask, which has a bit for each byte, the first one lowest. */
static inline uint64_t stops_in(const unsigned char *bytes)
{
    __m128i block = _mm_loadu_si128((const void *)bytes);
    __m128i quote = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
    __m128i backslash = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
    /* The top bit shows control characters here, and bytes beyond ASCII in block. */
    __m128i control = _mm_sub_epi8(block, _mm_set1_epi8(' '));
    __m128i other = _mm_or_si128(block, control);
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), other));
}

/* Returns the stop mask of the last rest bytes of a text, which are less than a block. The text must have at least one
   block. Its end counts as a stop. */
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

/* Returns the block's stop mask, which has the top bit of each byte. A borrow can mark a byte wrongly, but only above a
   real stop, so the lowest mark is always right. */
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

/* Does the same as above. The end counts as a stop because the zeros that are shifted in are stops. */
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

/* Returns the offset after the run of plain ASCII that begins here. */
static inline size_t skip_plain(const unsigned char *text, size_t length, size_t at)
{
    while (LIKELY(length - at >= BLOCK)) {
        uint64_t stops = stops_in(text + at);
        if (LIKELY(stops != 0))
            return at + bytes_before(stops);
        at += BLOCK;
    }
    if (at < length && length >= BLOCK)
        return at + bytes_before(stops_in_last(text + length, length - at));
    while (at < length && is_plain(text[at]))
        at++;
    return at;
}

/* Most messages are short texts of MIN_SHORT to MAX_SHORT bytes. Where they change from ASCII to Chinese cannot be
   predicted, so with SSE2 no branch depends on it. At most MAX_SHORT bytes, no bit is shifted out below. */
enum { MIN_SHORT = 16, MAX_SHORT = 61 };

#ifdef __SSE2__

/* What a short text consists of: a bit for each byte, the first one lowest. */
struct short_text {
    uint64_t beyond_ascii;
    uint64_t continues; /* continuation bytes */
    uint64_t others;    /* stops in ASCII, and leads of other than three bytes, E0 and ED */
};

/* Looks at a short text, at least up to the first block with one of the others. */
static inline struct short_text look_at_short(const unsigned char *text, size_t length)
{
    struct short_text found = {0, 0, 0};
    for (size_t i = 0; i < length && found.others == 0; i += 16) {
        size_t at = i < length - 16 ? i : length - 16; /* the last block overlaps the one before */
        __m128i block = _mm_loadu_si128((const void *)(text + at));
        __m128i quote = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
        __m128i backslash = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
        __m128i ed = _mm_cmpeq_epi8(block, _mm_set1_epi8((char)0xed));
        /* Control characters become 10 to 2F here, and F0 to FF become 00 to 0F. */
        __m128i turned = _mm_add_epi8(block, _mm_set1_epi8(0x10));
        __m128i outside = _mm_cmpeq_epi8(_mm_min_epu8(turned, _mm_set1_epi8(0x2f)), turned);
        /* These comparisons are signed, so no ASCII is below. */
        __m128i below_c0 = _mm_cmplt_epi8(block, _mm_set1_epi8((char)0xc0));
        __m128i below_e1 = _mm_cmplt_epi8(block, _mm_set1_epi8((char)0xe1));
        __m128i other = _mm_or_si128(_mm_or_si128(quote, backslash), _mm_or_si128(ed, outside));
        other = _mm_or_si128(other, _mm_xor_si128(below_c0, below_e1));
        found.beyond_ascii |= (uint64_t)(unsigned)_mm_movemask_epi8(block) << at;
        found.continues |= (uint64_t)(unsigned)_mm_movemask_epi8(below_c0) << at;
        found.others |= (uint64_t)(unsigned)_mm_movemask_epi8(other) << at;
    }
    return found;
}

/* Returns the continuation bytes that are missing or too many. */
static inline uint64_t wrong_in_short(const struct short_text *found)
{
    uint64_t leads = found->beyond_ascii & ~found->continues;
    return (leads << 1 | leads << 2) ^ found->continues;
}

/* Returns 1 if a short text stands for itself, as far as can be told without looking closer, else 0. */
static inline int is_short_as_is(const unsigned char *text, size_t length)
{
    struct short_text found = look_at_short(text, length);
    return (found.others | wrong_in_short(&found)) == 0;
}

/* Returns the offset of the first of the others, or of the end if there is none. Returns 0 if a character before that
   is ill-formed or cut. */
static inline size_t skip_short(const unsigned char *text, size_t length)
{
    struct short_text found = look_at_short(text, length);
    uint64_t end = found.others | UINT64_C(1) << length;
    uint64_t counted = end ^ (end - 1); /* up to the end, and there, because a character may be cut */
    return (wrong_in_short(&found) & counted) == 0 ? (size_t)__builtin_ctzll(end) : 0;
}

#else

static inline int is_short_as_is(const unsigned char *text, size_t length)
{
    return skip_plain(text, length, 0) == length;
}

#endif

/* Returns whether a three-byte character (U+0800 to U+FFFF) begins here. Four bytes must be readable. The first test
   checks lead and continuation bytes; the others exclude overlong forms (E0 80..9F) and surrogates (ED A0..BF). Nearly
   all non-ASCII text that these APIs send consists of such characters. */
static inline int is_three_bytes(const unsigned char *bytes)
{
    uint32_t block =
        (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
    uint32_t narrow = block & 0x200f;
    return (block & 0xc0c0f0) == 0x8080e0 && narrow != 0 && narrow != 0x200d;
}

#ifdef __SSE2__
/* Returns whether five three-byte characters begin here. Sixteen bytes must be readable. Returns 0 if one of them
   begins with E0 or ED, whose second byte has a narrower range; is_three_bytes handles those. */
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

/* Returns the offset after the run of well-formed non-ASCII characters that begins here. */
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
