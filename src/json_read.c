/* SPDX-License-Identifier: MIT */
/* Reading JSON text (RFC 8259) in one pass over the bytes, with a bit for each open array or object. */
#include "json_read.h"
#include "json_text.h"

#include <statuscode.h>
#include <string.h>

/* Kinds of bytes that would take more than one comparison to recognize. NUMBER is what a digit may be followed by in a
   number. */
enum { SPACE = 1, DIGIT = 2, ESCAPE = 4, NUMBER = 8 };

static const unsigned char KIND[256] = {
    ['\t'] = SPACE,         ['\n'] = SPACE,         ['\r'] = SPACE,         [' '] = SPACE,

    ['0'] = DIGIT | NUMBER, ['1'] = DIGIT | NUMBER, ['2'] = DIGIT | NUMBER, ['3'] = DIGIT | NUMBER,
    ['4'] = DIGIT | NUMBER, ['5'] = DIGIT | NUMBER, ['6'] = DIGIT | NUMBER, ['7'] = DIGIT | NUMBER,
    ['8'] = DIGIT | NUMBER, ['9'] = DIGIT | NUMBER, ['.'] = NUMBER,         ['e'] = NUMBER,
    ['E'] = NUMBER,

    ['b'] = ESCAPE,         ['f'] = ESCAPE,         ['n'] = ESCAPE,         ['r'] = ESCAPE,
    ['t'] = ESCAPE,         ['"'] = ESCAPE,         ['\\'] = ESCAPE,        ['/'] = ESCAPE,
};

static int is_kind(unsigned char byte, int kind)
{
    return (KIND[byte] & kind) != 0;
}

/* The values of hexadecimal digits, and -1 for all other bytes. */
static const signed char HEX_VALUE[256] = {
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0,  1,  2,  3,
    4,  5,  6,  7,  8,  9,  -1, -1, -1, -1, -1, -1, -1, 10, 11, 12, 13, 14, 15, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 10, 11, 12, 13, 14, 15, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};

static int is_hex(unsigned char byte)
{
    return HEX_VALUE[byte] >= 0;
}

/* Returns the value of four hexadecimal digits, or a negative number if one of them is none. */
static inline int hex_value(const unsigned char *digits)
{
    return HEX_VALUE[digits[0]] * 0x1000 | HEX_VALUE[digits[1]] * 0x100 | HEX_VALUE[digits[2]] * 0x10 |
           HEX_VALUE[digits[3]];
}

/* Returns the value of a digit, which is 0x30 to 0x39 in ASCII. */
static inline int digit_of(unsigned char digit)
{
    return digit % 16;
}

/* Returns the byte at an offset, or 0 at the end. A valid JSON text has no 0 byte, so a caller that looks for another
   byte need not check for the end too. */
static inline unsigned char byte_at(const unsigned char *text, size_t length, size_t at)
{
    return LIKELY(at < length) ? text[at] : 0;
}

static size_t skip_digits(const unsigned char *text, size_t length, size_t at)
{
    while (at < length && is_kind(text[at], DIGIT))
        at++;
    return at;
}

static size_t skip_more_space(const unsigned char *text, size_t length, size_t at)
{
    while (at < length && is_kind(text[at], SPACE)) {
        at++;
        while (length - at >= 4 && memcmp(text + at, "    ", 4) == 0)
            at += 4;
    }
    return at;
}

/* Returns the offset after the white space that begins here. Most tokens have none between them, so this is checked
   before the loop is called. */
static inline size_t skip_space(const unsigned char *text, size_t length, size_t at)
{
    return LIKELY(byte_at(text, length, at) > ' ') ? at : skip_more_space(text, length, at);
}

/* Where reading a token has stopped: after the token if it is good, else at the first bad byte, which is at the length
   if the text ends too early. Functions return it by value so that it stays in registers. */
struct cursor {
    size_t at;
    int good;
};

static struct cursor cursor_at(size_t at, int good)
{
    struct cursor cursor;
    cursor.at = at;
    cursor.good = good;
    return cursor;
}

/* Returns the offset of the first bad byte of a bad escape, whose backslash is at this offset. */
static size_t bad_byte_of_escape(const unsigned char *text, size_t length, size_t at)
{
    at++;
    if (at < length && text[at] == 'u')
        for (at++; at < length && is_hex(text[at]);)
            at++;
    return at;
}

/* Returns whether six bytes that begin with \u are here. */
static inline int begins_unit(const unsigned char *text, size_t length, size_t at)
{
    return length - at >= 6 && memcmp(text + at, "\\u", 2) == 0;
}

/* Returns whether \uXXXX is here. */
static inline int is_unit(const unsigned char *text, size_t length, size_t at)
{
    return begins_unit(text, length, at) && hex_value(text + at + 2) >= 0;
}

#ifdef __SSE2__
/* Returns whether a block begins with \uXXXX\uXXXX. If so, stores the values of the digits at their places. */
static inline int are_two_units(__m128i block, __m128i *values)
{
    const __m128i form = _mm_setr_epi8('\\', 'u', 0, 0, 0, 0, '\\', 'u', 0, 0, 0, 0, 0, 0, 0, 0);
    const int form_bits = 0x0c3, digit_bits = 0xf3c;
    __m128i digit = _mm_sub_epi8(block, _mm_set1_epi8('0'));
    __m128i letter = _mm_sub_epi8(_mm_or_si128(block, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(5)), letter);
    *values = _mm_min_epu8(digit, _mm_add_epi8(letter, _mm_set1_epi8(10)));
    return ((_mm_movemask_epi8(_mm_or_si128(is_digit, is_letter)) & digit_bits) |
            (_mm_movemask_epi8(_mm_cmpeq_epi8(block, form)) & form_bits)) == (form_bits | digit_bits);
}
#endif

/* Returns the offset after a run of \uXXXX. */
static inline size_t skip_units(const unsigned char *text, size_t length, size_t at)
{
    while (begins_unit(text, length, at)) {
#ifdef __SSE2__
        __m128i values;
        if (length - at >= 16 && are_two_units(_mm_loadu_si128((const void *)(text + at)), &values)) {
            at += 12;
            continue;
        }
#endif
        if (hex_value(text + at + 2) < 0)
            break;
        at += 6;
    }
    return at;
}

/* Reads any other escape, whose backslash is at this offset. */
static struct cursor read_escape(const unsigned char *text, size_t length, size_t at)
{
    if (length - at >= 2 && is_kind(text[at + 1], ESCAPE))
        return cursor_at(at + 2, 1);
    return cursor_at(bad_byte_of_escape(text, length, at), 0);
}

/* Reads a run of non-ASCII characters. If the text ends inside a character, the first bad byte is at the length. */
static struct cursor read_beyond_ascii(const unsigned char *text, size_t length, size_t at)
{
    size_t end = skip_beyond_ascii(text, length, at);
    size_t maximal = 0;
    if (end == length || text[end] < 0x80)
        return cursor_at(end, 1);
    utf8_sequence(text + end, length - end, &maximal);
    return cursor_at(maximal == length - end && utf8_is_lead(text[end]) ? length : end, 0);
}

/* ---- Strings ------------------------------------------------------------------------------------------ */

/* The states of a state machine that reads a string byte by byte. A byte's step has six bits for each state, which are
   the next state; a state is the position of its six bits. So reading a byte is a shift, which waits for no memory but
   the byte's step, and there is no branch that a processor could mispredict. */
enum {
    REJECT = 0,
    START = 6,
    ESCAPED = 12,
    ONE_LEFT = 18,
    TWO_LEFT = 24,
    THREE_LEFT = 30,
    AFTER_E0 = 36,
    AFTER_ED = 42,
    AFTER_F0 = 48,
    AFTER_F4 = 54,
    STATES = 64 /* how many values six bits have */
};

#define FROM(state, next) ((uint64_t)(next) << (state))

#define NO                UINT64_C(0) /* control characters, overlong leads, beyond Unicode */
#define AS                FROM(START, START)
#define LE                (AS | FROM(ESCAPED, START)) /* what may follow a backslash, except u */
#define QU                FROM(ESCAPED, START)        /* the quotation mark */
#define BS                (FROM(START, ESCAPED) | FROM(ESCAPED, START))
#define L2                FROM(START, ONE_LEFT) /* leads */
#define L3                FROM(START, TWO_LEFT)
#define L4                FROM(START, THREE_LEFT)
#define E0                FROM(START, AFTER_E0)
#define ED                FROM(START, AFTER_ED)
#define F0                FROM(START, AFTER_F0)
#define F4                FROM(START, AFTER_F4)
#define CO \
    (FROM(ONE_LEFT, START) | FROM(TWO_LEFT, ONE_LEFT) | FROM(THREE_LEFT, TWO_LEFT)) /* continuation bytes */
#define C8 (CO | FROM(AFTER_ED, ONE_LEFT) | FROM(AFTER_F4, TWO_LEFT))
#define C9 (CO | FROM(AFTER_ED, ONE_LEFT) | FROM(AFTER_F0, TWO_LEFT))
#define CA (CO | FROM(AFTER_E0, ONE_LEFT) | FROM(AFTER_F0, TWO_LEFT))

/* clang-format off */
static const uint64_t STEP[256] = {
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
    AS, AS, QU, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, LE,
    AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS,
    AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS,
    AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, BS, AS, AS, AS,
    AS, AS, LE, AS, AS, AS, LE, AS, AS, AS, AS, AS, AS, AS, LE, AS,
    AS, AS, LE, AS, LE, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS, AS,
    C8, C8, C8, C8, C8, C8, C8, C8, C8, C8, C8, C8, C8, C8, C8, C8,
    C9, C9, C9, C9, C9, C9, C9, C9, C9, C9, C9, C9, C9, C9, C9, C9,
    CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA,
    CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA, CA,
    NO, NO, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2,
    L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2, L2,
    E0, L3, L3, L3, L3, L3, L3, L3, L3, L3, L3, L3, L3, ED, L3, L3,
    F0, L4, L4, L4, F4, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO,
};
/* clang-format on */

enum { STEPS = 8, SHORT_RUN = 16, LONG_STRING = 32, SMALL_TEXT = 512 };

/* Returns how many of the next STEPS bytes are complete characters and short escapes. \uXXXX and a quotation mark end
   them. */
static inline size_t complete_length(const unsigned char *bytes)
{
    uint64_t states = START;
    size_t whole = 0;
    for (size_t i = 0; i < STEPS; i++) {
        states = STEP[bytes[i]] >> states % STATES;
        whole = states % STATES == START ? i + 1 : whole;
    }
    return whole;
}

/* Skips characters of any kind as long as this is faster than skipping runs, which is not always up to the end of the
   string. */
static size_t skip_mixed(const unsigned char *text, size_t length, size_t at)
{
    size_t start;
    do {
        start = at;
        if (length - at >= STEPS)
            at += complete_length(text + at);
        if (is_unit(text, length, at))
            at += 6;
    } while (at - start > STEPS - 4);
    return at;
}

/* Reads the rest of a string, from its first byte that is not plain ASCII. A processor cannot predict how long the
   Chinese message of a small reply is, so with SSE2 skip_short looks at it as a whole. Nor can it predict the runs of a
   long string if they are short, so skip_mixed skips some of them. */
static struct cursor read_rest(const unsigned char *text, size_t length, size_t at)
{
    struct cursor cursor = cursor_at(at, 1);
#ifdef __SSE2__
    if (length <= SMALL_TEXT && length - at >= MIN_SHORT && text[at] >= 0x80) {
        cursor.at += skip_short(text + at, length - at < MAX_SHORT ? length - at : MAX_SHORT);
        if (byte_at(text, length, cursor.at) == '"')
            return cursor_at(cursor.at + 1, 1);
    }
#endif
    while (cursor.good) {
        size_t run = cursor.at;
        cursor.at = skip_units(text, length, cursor.at);
        unsigned char byte = byte_at(text, length, cursor.at);
        if (byte == '"')
            return cursor_at(cursor.at + 1, 1);
        if (byte == '\\')
            cursor = read_escape(text, length, cursor.at);
        else if (byte >= 0x80)
            cursor = read_beyond_ascii(text, length, cursor.at);
        else if (byte >= 0x20)
            cursor.at = skip_plain(text, length, cursor.at);
        else
            cursor.good = 0;
        if (cursor.good && cursor.at - run < SHORT_RUN && cursor.at - at > LONG_STRING)
            cursor.at = skip_mixed(text, length, cursor.at);
    }
    return cursor;
}

/* Reads a string, from after its opening quotation mark. Most strings are plain ASCII. */
static inline struct cursor read_string(const unsigned char *text, size_t length, size_t at)
{
    at = skip_plain(text, length, at);
    return byte_at(text, length, at) == '"' ? cursor_at(at + 1, 1) : read_rest(text, length, at);
}

/* Reads one digit or more. */
static struct cursor read_digits(const unsigned char *text, size_t length, size_t at)
{
    size_t end = skip_digits(text, length, at);
    return cursor_at(end, end != at);
}

/* Reads a number, from its minus sign or first digit. */
static struct cursor read_number(const unsigned char *text, size_t length, size_t at)
{
    struct cursor cursor = cursor_at(at + (text[at] == '-'), 1);
    if (byte_at(text, length, cursor.at) == '0')
        cursor.at++;
    else
        cursor = read_digits(text, length, cursor.at);
    if (cursor.good && byte_at(text, length, cursor.at) == '.')
        cursor = read_digits(text, length, cursor.at + 1);
    if (cursor.good && (byte_at(text, length, cursor.at) | 0x20) == 'e') {
        cursor.at++;
        if (byte_at(text, length, cursor.at) == '+' || byte_at(text, length, cursor.at) == '-')
            cursor.at++;
        cursor = read_digits(text, length, cursor.at);
    }
    return cursor;
}

static struct cursor read_word(const unsigned char *text, size_t length, size_t at, const char *word,
                               size_t letters)
{
    if (length - at >= letters && memcmp(text + at, word, letters) == 0)
        return cursor_at(at + letters, 1);
    while (at < length && text[at] == (unsigned char)*word) {
        at++;
        word++;
    }
    return cursor_at(at, 0);
}

/* Reads a value that is neither an array nor an object, from its first byte. */
static struct cursor read_scalar(const unsigned char *text, size_t length, size_t at, unsigned char first)
{
    if (first == '"')
        return read_string(text, length, at + 1);
    if (first == '-' || is_kind(first, DIGIT))
        return read_number(text, length, at);
    switch (first) {
    case 't':
        return read_word(text, length, at, "true", 4);
    case 'f':
        return read_word(text, length, at, "false", 5);
    case 'n':
        return read_word(text, length, at, "null", 4);
    default:
        return cursor_at(at, 0);
    }
}

/* Reads the colon after a name and the white space around it. */
static struct cursor read_colon(const unsigned char *text, size_t length, size_t at)
{
    at = skip_space(text, length, at);
    return byte_at(text, length, at) == ':' ? cursor_at(skip_space(text, length, at + 1), 1) : cursor_at(at, 0);
}

/* Reads a member up to its value. Stores the offset of the quotation mark that closes its name. */
static struct cursor read_name(const unsigned char *text, size_t length, size_t at, size_t *end)
{
    struct cursor cursor =
        byte_at(text, length, at) == '"' ? read_string(text, length, at + 1) : cursor_at(at, 0);
    *end = cursor.at - 1;
    return cursor.good ? read_colon(text, length, cursor.at) : cursor;
}

/* This repeats some of read_escape so that read_escape has only one caller, into which gcc then inlines it. */
int sc_json_is_escape(const char *raw, size_t length, size_t at)
{
    size_t digits = 0;
    if (length - at < 2)
        return 0;
    if (raw[at + 1] != 'u')
        return is_kind((unsigned char)raw[at + 1], ESCAPE);
    while (digits < 4 && digits < length - at - 2 && is_hex((unsigned char)raw[at + 2 + digits]))
        digits++;
    return digits == 4;
}

/* Returns the UTF-16 code unit that is escaped as \uXXXX at this offset, or 0 if there is none. */
static uint32_t escaped_unit(const char *raw, size_t length, size_t at)
{
    const unsigned char *text = (const unsigned char *)raw;
    return begins_unit(text, length, at) ? (uint32_t)hex_value(text + at + 2) : 0;
}

/* Returns the code point that is escaped as \uXXXX at *offset, in one escape or two, and moves *offset past it. */
static uint32_t next_escaped(const char *raw, size_t length, size_t *offset)
{
    uint32_t high = escaped_unit(raw, length, *offset);
    uint32_t low;
    *offset += 6;
    if (high < 0xd800 || high > 0xdfff)
        return high;
    low = sc_json_is_escape(raw, length, *offset) ? escaped_unit(raw, length, *offset) : 0;
    if (high > 0xdbff || low < 0xdc00 || low > 0xdfff)
        return 0xfffd;
    *offset += 6;
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static size_t encode(uint32_t point, char character[4])
{
    if (point < 0x80) {
        character[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        character[0] = (char)(0xc0 | point >> 6);
        character[1] = (char)(0x80 | (point & 0x3f));
        return 2;
    }
    if (point < 0x10000) {
        character[0] = (char)(0xe0 | point >> 12);
        character[1] = (char)(0x80 | (point >> 6 & 0x3f));
        character[2] = (char)(0x80 | (point & 0x3f));
        return 3;
    }
    character[0] = (char)(0xf0 | point >> 18);
    character[1] = (char)(0x80 | (point >> 12 & 0x3f));
    character[2] = (char)(0x80 | (point >> 6 & 0x3f));
    character[3] = (char)(0x80 | (point & 0x3f));
    return 4;
}

static char unescaped(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter; /* a quotation mark, a backslash and a slash stand for themselves */
    }
}

size_t sc_json_next_char(const char *raw, size_t length, size_t *offset, char character[4])
{
    size_t at = *offset;
    size_t size = 1;
    if (raw[at] == '\\') {
        if (raw[at + 1] == 'u')
            return encode(next_escaped(raw, length, offset), character);
        character[0] = unescaped(raw[at + 1]);
        *offset = at + 2;
        return 1;
    }
    character[0] = raw[at];
    while (at + size < length && size < 4 && ((unsigned char)raw[at + size] & 0xc0) == 0x80) {
        character[size] = raw[at + size];
        size++;
    }
    *offset = at + size;
    return size;
}

/* How far a text has been decoded: an offset in it, and how many bytes that makes. If they fit, they are in the
   buffer. */
struct progress {
    size_t at;
    size_t written;
};

#ifdef __SSE2__
/* Decodes \uXXXX\uXXXX if it is here and both take three bytes each in UTF-8, and returns whether that is so. Stores
   seven bytes, of which the last does not count. Twelve bytes must be readable. */
static inline int decode_two_units(const unsigned char *bytes, char *to)
{
    int32_t last;
    __m128i values;
    memcpy(&last, bytes + 8, sizeof last);
    if (!are_two_units(_mm_unpacklo_epi64(_mm_loadl_epi64((const void *)bytes), _mm_cvtsi32_si128(last)),
                       &values))
        return 0;
    /* Two digits in each integer of 16 bits, then one unit in each of 32. */
    __m128i pairs = _mm_or_si128(_mm_slli_epi16(values, 4), _mm_srli_epi16(values, 8));
    pairs = _mm_and_si128(pairs, _mm_set1_epi16(0xff));
    __m128i both = _mm_unpacklo_epi32(_mm_srli_si128(pairs, 2), _mm_srli_si128(pairs, 8));
    __m128i units = _mm_madd_epi16(both, _mm_set1_epi32(0x10100));
    __m128i kind = _mm_srli_epi32(units, 11);
    __m128i is_small = _mm_cmpeq_epi32(kind, _mm_setzero_si128());
    __m128i is_surrogate = _mm_cmpeq_epi32(kind, _mm_set1_epi32(0xd800 >> 11));
    if ((_mm_movemask_epi8(_mm_or_si128(is_small, is_surrogate)) & 0xff) != 0)
        return 0;
    __m128i utf8 = _mm_or_si128(_mm_set1_epi32(0x8080e0), _mm_srli_epi32(units, 12));
    utf8 = _mm_or_si128(utf8, _mm_and_si128(_mm_slli_epi32(units, 2), _mm_set1_epi32(0x003f00)));
    utf8 = _mm_or_si128(utf8, _mm_and_si128(_mm_slli_epi32(units, 16), _mm_set1_epi32(0x3f0000)));
    int32_t first = _mm_cvtsi128_si32(utf8);
    int32_t second = _mm_cvtsi128_si32(_mm_srli_si128(utf8, 4));
    memcpy(to, &first, sizeof first);
    memcpy(to + 3, &second, sizeof second);
    return 1;
}
#endif

/* Decodes a run of \uXXXX that take three bytes each in UTF-8, as nearly all do. */
static struct progress unescape_units(char *buf, size_t size, const unsigned char *text, size_t length,
                                      struct progress progress)
{
    size_t at = progress.at;
    size_t to = progress.written;
    while (begins_unit(text, length, at)) {
#ifdef __SSE2__
        if (length - at >= 12 && to + 6 < size && decode_two_units(text + at, buf + to)) {
            at += 12;
            to += 6;
            continue;
        }
#endif
        int unit = hex_value(text + at + 2);
        if (unit < 0x800 || (unit & 0xf800) == 0xd800)
            break;
        if (to + 3 < size) {
            buf[to] = (char)(0xe0 | unit >> 12);
            buf[to + 1] = (char)(0x80 | (unit >> 6 & 0x3f));
            buf[to + 2] = (char)(0x80 | (unit & 0x3f));
        }
        at += 6;
        to += 3;
    }
    progress.at = at;
    progress.written = to;
    return progress;
}

/* Decodes what begins with a backslash, an escape or not. */
static struct progress unescape_next(char *buf, size_t size, const char *text, size_t length,
                                     struct progress progress)
{
    char character[4] = {'\\'};
    size_t bytes = 1;
    if (sc_json_is_escape(text, length, progress.at))
        bytes = sc_json_next_char(text, length, &progress.at, character);
    else
        progress.at++;
    if (progress.written + bytes < size)
        memcpy(buf + progress.written, character, bytes);
    progress.written += bytes;
    return progress;
}

#ifdef __SSE2__
/* Copies a block, and returns a bit for each backslash in it, the first byte lowest. */
static inline uint64_t copy_block(char *to, const char *from)
{
    __m128i block = _mm_loadu_si128((const void *)from);
    _mm_storeu_si128((void *)to, block);
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
}

/* Copies whole blocks of a text up to its first backslash, as far as they fit. Returns how many bytes that are, or 0 if
   there is less than a block or no room for one. The last block overlaps the one before. */
static inline size_t copy_blocks(char *to, size_t room, const char *from, size_t length)
{
    size_t at = 0;
    size_t end = length < room ? length : room - 1;
    while (end - at >= BLOCK) {
        uint64_t backslashes = copy_block(to + at, from + at);
        if (backslashes != 0)
            return at + bytes_before(backslashes);
        at += BLOCK;
    }
    if (at == 0 || length >= room)
        return at;
    uint64_t backslashes = copy_block(to + length - BLOCK, from + length - BLOCK) >> (BLOCK - (length - at));
    return at + bytes_before(backslashes | UINT64_C(1) << (length - at));
}
#endif

/* Copies what a text begins with up to its first backslash or less, and returns how many bytes that are, at least one.
   Bytes that do not fit are only counted. Most messages are so short that finding the backslash first would take as
   long as copying them. */
static inline size_t copy_plain(char *to, size_t room, const char *from, size_t length)
{
#ifdef __SSE2__
    size_t copied = room > 0 ? copy_blocks(to, room, from, length) : 0;
    if (copied > 0)
        return copied;
#endif
    const char *backslash = memchr(from, '\\', length);
    size_t bytes = backslash != NULL ? (size_t)(backslash - from) : length;
    if (bytes < room)
        copy_short(to, from, bytes);
    return bytes;
}

size_t sc_unescape(char *buf, size_t size, const char *text, size_t length)
{
    struct progress progress = {0, 0};
    if (buf == NULL)
        size = 0;
    if (text == NULL)
        length = 0;
    while (progress.at < length) {
        size_t start = progress.at;
        if (text[start] != '\\') {
            size_t room = progress.written < size ? size - progress.written : 0;
            char *to = room > 0 ? buf + progress.written : buf;
            size_t bytes = copy_plain(to, room, text + start, length - start);
            progress.at += bytes;
            progress.written += bytes;
        } else {
            progress = unescape_units(buf, size, (const unsigned char *)text, length, progress);
        }
        if (progress.at == start)
            progress = unescape_next(buf, size, text, length, progress);
    }
    if (size > 0)
        buf[progress.written < size ? progress.written : 0] = '\0';
    return progress.written;
}

static int equals(const char *raw, size_t length, const char *wanted, size_t wanted_length)
{
    size_t at = 0;
    for (size_t i = 0; i < wanted_length; i++) {
        char character[4];
        if (at == length)
            return 0;
        if (raw[at] == wanted[i])
            at++;
        else if (raw[at] != '\\' || sc_json_next_char(raw, length, &at, character) != 1 ||
                 character[0] != wanted[i])
            return 0;
    }
    return at == length;
}

int sc_json_equals(const char *raw, size_t length, const char *wanted)
{
    return equals(raw, length, wanted, strlen(wanted));
}

/* ---- Values ------------------------------------------------------------------------------------------- */

/* The open arrays and objects, outermost first. */
struct nesting {
    unsigned level;
    unsigned char close;                       /* the bracket that closes the innermost one */
    unsigned char objects[JSON_MAX_DEPTH / 8]; /* a bit for each level, set for an object */
};

static void open_level(struct nesting *open, unsigned char bracket)
{
    unsigned char bit = (unsigned char)(1U << open->level % 8);
    unsigned char *objects = &open->objects[open->level / 8];
    if (bit == 1)
        *objects = 0;
    if (bracket == '{')
        *objects |= bit;
    else
        *objects &= (unsigned char)~bit;
    open->close = bracket == '{' ? '}' : ']';
    open->level++;
}

static void close_level(struct nesting *open)
{
    unsigned around;
    open->level--;
    if (open->level == 0)
        return;
    around = open->level - 1;
    open->close = (open->objects[around / 8] >> around % 8 & 1) != 0 ? '}' : ']';
}

/* Returns whether a comma is here, directly followed by the quotation mark of a name. */
static inline int is_next_name(const unsigned char *text, size_t length, size_t at)
{
    return length - at >= 2 && memcmp(text + at, ",\"", 2) == 0;
}

/* Closes the arrays and objects that end here. Returns the offset after the last of them, and, unless all are closed,
   after the white space around them. */
static inline size_t close_levels(const unsigned char *text, size_t length, size_t at, struct nesting *open)
{
    at = skip_space(text, length, at);
    while (byte_at(text, length, at) == open->close) {
        close_level(open);
        at++;
        if (open->level == 0)
            break;
        at = skip_space(text, length, at);
    }
    return at;
}

/* Reads a value, whatever is nested in it, from its first byte. If it is nested deeper than depth, the cursor stops at
   the bracket that is too deep, and *is_too_deep becomes 1. */
static struct cursor read_value(const unsigned char *text, size_t length, size_t at, unsigned depth,
                                int *is_too_deep)
{
    struct cursor cursor = cursor_at(at, 1);
    struct nesting open;
    size_t end_of_name;
    open.level = 0;
    open.close = '\0';
    for (;;) {
        if (open.close == '}')
            cursor = read_name(text, length, cursor.at, &end_of_name);
        if (!cursor.good)
            return cursor;
        unsigned char first = byte_at(text, length, cursor.at);
        if ((first | 0x20) == '{') { /* or '[', and no other byte */
            if (open.level == depth) {
                *is_too_deep = 1;
                return cursor_at(cursor.at, 0);
            }
            open_level(&open, first);
            cursor.at = skip_space(text, length, cursor.at + 1);
            if (byte_at(text, length, cursor.at) != open.close)
                continue;
        } else {
            cursor = read_scalar(text, length, cursor.at, first);
            if (!cursor.good || open.level == 0)
                return cursor;
            if (is_next_name(text, length, cursor.at)) {
                cursor.at++;
                continue;
            }
        }
        cursor.at = close_levels(text, length, cursor.at, &open);
        if (open.level == 0)
            return cursor;
        if (byte_at(text, length, cursor.at) != ',')
            return cursor_at(cursor.at, 0);
        cursor.at = skip_space(text, length, cursor.at + 1);
    }
}

/* ---- Members ------------------------------------------------------------------------------------------ */

/* Marks all members as absent, not only the wanted ones, because a processor cannot predict how many there are. */
static inline void forget_members(struct json_member *members)
{
    for (size_t i = 0; i < JSON_MAX_MEMBERS; i++)
        members[i].type = JSON_ABSENT;
}

/* Sets a member to a value between two offsets, and notes whether it was set before. */
static inline void set_member(struct json_member *member, json_type type, size_t at, size_t end,
                              int32_t integer)
{
    size_t quote = type == JSON_STRING;
    member->repeated = member->type != JSON_ABSENT;
    member->type = type;
    member->offset = at + quote;
    member->length = end - at - 2 * quote;
    member->integer = integer;
}

/* Returns the length of a name with its quotation marks and colon if it is here in its usual spelling, else 0. The
   offset of the value is then known without reading the name, so the processor need not wait for that. */
static inline size_t expected_name(const unsigned char *text, size_t length, size_t at,
                                   const struct json_name *name)
{
    const unsigned char *bytes = text + at;
    const unsigned char *quoted = (const unsigned char *)name->quoted;
    if (at + name->tail + 8u > length)
        return 0;
    uint64_t other = block_at(bytes) ^ block_at(quoted);
    other |= block_at(bytes + name->tail) ^ block_at(quoted + name->tail);
    if ((other & name->mask) != 0 || (name->length > 16 && memcmp(bytes, quoted, name->length) != 0))
        return 0;
    return name->length;
}

/* Returns the number of the wanted name that this one is, or that of the end of the list. */
static size_t find_name(const struct json_name *names, const char *name, size_t length)
{
    size_t i = 0;
    while (names[i].length > 0 && !equals(name, length, names[i].quoted + 1, names[i].length - 3u))
        i++;
    return i;
}

/* Returns the offset after a number of up to nine digits and nothing else, and stores its value. Returns the same
   offset if another number begins here. */
static inline size_t skip_integer(const unsigned char *text, size_t length, size_t at, int32_t *value)
{
    size_t last = length - at > 9 ? at + 9 : length;
    size_t end = at + 1;
    int32_t digits = digit_of(text[at]);
    if (digits > 0)
        for (; end < last && is_kind(text[end], DIGIT); end++)
            digits = digits * 10 + digit_of(text[end]);
    if (is_kind(byte_at(text, length, end), NUMBER))
        return at;
    *value = digits;
    return end;
}

/* Returns the offset after true, false or null, or the same offset if another value is here. */
static inline size_t skip_word(const unsigned char *text, size_t length, size_t at)
{
    if (length - at < 5)
        return at;
    if (memcmp(text + at, "true", 4) == 0 || memcmp(text + at, "null", 4) == 0)
        return at + 4;
    return memcmp(text + at, "false", 5) == 0 ? at + 5 : at;
}

/* Reads the value of a member of the top-level object. Nearly all are strings, codes, true, false or null, which are
   read without a call. */
static inline struct cursor read_member(const unsigned char *text, size_t length, size_t at, unsigned depth,
                                        struct json_member *member, int *is_too_deep)
{
    unsigned char first = byte_at(text, length, at);
    struct cursor cursor = cursor_at(at, 1);
    if (first == '"') {
        cursor = read_string(text, length, at + 1);
        if (cursor.good)
            set_member(member, JSON_STRING, at, cursor.at, -1);
        return cursor;
    }
    if (is_kind(first, DIGIT)) {
        int32_t value;
        cursor.at = skip_integer(text, length, at, &value);
        if (cursor.at > at) {
            set_member(member, JSON_OTHER, at, cursor.at, value);
            return cursor;
        }
    } else {
        cursor.at = skip_word(text, length, at);
    }
    if (cursor.at == at)
        cursor = read_value(text, length, at, depth, is_too_deep);
    if (cursor.good)
        set_member(member, json_type_of(first), at, cursor.at, -1);
    return cursor;
}

/* Reads the top-level object, from its bracket. Most members are in the order in which they are wanted. */
static inline struct cursor read_members(const unsigned char *text, size_t length, size_t at, unsigned depth,
                                         const struct json_name *names, struct json_member *members,
                                         int *is_too_deep)
{
    const struct json_name *next_name = names;
    struct json_member *next_member = members;
    struct json_member unwanted = {JSON_ABSENT, 0, 0, 0, -1};
    struct cursor cursor = cursor_at(skip_space(text, length, at + 1), 1);
    if (byte_at(text, length, cursor.at) == '}')
        return cursor_at(cursor.at + 1, 1);
    for (;;) {
        struct json_member *member = next_member;
        size_t expected = expected_name(text, length, cursor.at, next_name);
        if (expected > 0) {
            cursor.at = skip_space(text, length, cursor.at + expected);
            next_name++;
            next_member++;
        } else {
            size_t start = cursor.at + 1;
            size_t end;
            cursor = read_name(text, length, cursor.at, &end);
            if (!cursor.good)
                return cursor;
            size_t number = find_name(names, (const char *)text + start, end - start);
            member = &unwanted;
            if (names[number].length > 0) {
                member = &members[number];
                next_name = &names[number + 1];
                next_member = &members[number + 1];
            }
        }
        cursor = read_member(text, length, cursor.at, depth - 1, member, is_too_deep);
        if (!cursor.good)
            return cursor;
        if (is_next_name(text, length, cursor.at)) {
            cursor.at++;
            continue;
        }
        cursor.at = skip_space(text, length, cursor.at);
        if (byte_at(text, length, cursor.at) == '}')
            return cursor_at(cursor.at + 1, 1);
        if (byte_at(text, length, cursor.at) != ',')
            return cursor_at(cursor.at, 0);
        cursor.at = skip_space(text, length, cursor.at + 1);
    }
}

json_status sc_json_read(const char *text, size_t length, unsigned depth, const struct json_name *names,
                         struct json_member *members, size_t *error_offset)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t start = skip_space(bytes, length, 0);
    int is_too_deep = 0;
    struct cursor cursor;

    forget_members(members);
    *error_offset = 0;
    if (start == length)
        return JSON_EMPTY;
    if (bytes[start] == '{')
        cursor = read_members(bytes, length, start, depth, names, members, &is_too_deep);
    else
        cursor = read_value(bytes, length, start, depth, &is_too_deep);
    if (cursor.good)
        cursor.at = skip_space(bytes, length, cursor.at);
    if (cursor.good && cursor.at == length)
        return JSON_OK;
    forget_members(members);
    *error_offset = cursor.at;
    return is_too_deep ? JSON_TOO_DEEP : JSON_INVALID;
}

int sc_json_int32(const char *text, size_t length, int32_t *value)
{
    size_t first = length > 0 && text[0] == '-';
    size_t digits = length - first;
    int64_t number = 0;
    if (digits == 0 || digits > 10 || (digits > 1 && text[first] == '0'))
        return 0;
    for (size_t i = first; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 0;
        number = number * 10 + (text[i] - '0');
    }
    if (first == 1)
        number = -number;
    if (number < INT32_MIN || number > INT32_MAX)
        return 0;
    *value = (int32_t)number;
    return 1;
}

/* Digits from here on need not be exact, because no 32-bit integer is so large. */
static const int64_t MANY = INT64_C(10000000000);

/* A number: its digits up to the last one that is not 0, times ten to a power. */
struct decimal {
    int64_t digits; /* exact if less than MANY */
    int64_t power;
};

static int64_t times_ten(int64_t digits)
{
    return digits < MANY ? digits * 10 : MANY;
}

/* Reads a number from its first digit up to its exponent, and returns the offset of the exponent or of the end. */
static size_t read_decimal(const char *text, size_t length, size_t at, struct decimal *decimal)
{
    int is_fraction = 0;
    int64_t zeros = 0; /* digits since the last one that is not 0, including the current one */
    decimal->digits = 0;
    decimal->power = 0;
    for (; at < length && (text[at] | 0x20) != 'e'; at++) {
        if (text[at] == '.') {
            is_fraction = 1;
            continue;
        }
        decimal->power -= is_fraction;
        zeros++;
        if (text[at] == '0')
            continue;
        for (; zeros > 0; zeros--)
            decimal->digits = times_ten(decimal->digits);
        decimal->digits += digit_of((unsigned char)text[at]);
    }
    decimal->power += zeros;
    return at;
}

/* Returns the exponent, whose e is at this offset, or 0 if there is none. It saturates far beyond what the digits of a
   text can make up for. */
static int64_t read_exponent(const char *text, size_t length, size_t at)
{
    const int64_t far = INT64_MAX / 16;
    int64_t exponent = 0;
    int is_negative = at + 1 < length && text[at + 1] == '-';
    for (at++; at < length; at++)
        if (text[at] >= '0') /* it is neither the plus nor the minus */
            exponent = exponent < far ? exponent * 10 + digit_of((unsigned char)text[at]) : far;
    return is_negative ? -exponent : exponent;
}

int sc_json_int32_of_number(const char *text, size_t length, int32_t *value)
{
    struct decimal decimal;
    int is_negative = text[0] == '-';
    size_t at = read_decimal(text, length, (size_t)is_negative, &decimal);
    decimal.power += read_exponent(text, length, at);
    if (decimal.digits == 0)
        decimal.power = 0;
    if (decimal.power < 0)
        return 0;
    for (; decimal.power > 0 && decimal.digits < MANY; decimal.power--)
        decimal.digits *= 10;
    if (decimal.digits > INT64_C(0x7fffffff) + is_negative)
        return 0;
    *value = (int32_t)(is_negative ? -decimal.digits : decimal.digits);
    return 1;
}

/* ---- Walking through a valid text --------------------------------------------------------------------- */

/* Returns the offset after a string, from after its opening quotation mark. */
static size_t skip_string(const unsigned char *text, size_t length, size_t at)
{
    for (at = skip_plain(text, length, at); byte_at(text, length, at) != '"'; at = skip_plain(text, length, at))
        at += text[at] == '\\' ? 2 : 1;
    return at + 1;
}

/* Returns the offset after a number or a word inside an array or object, from its first byte. */
static size_t skip_token(const unsigned char *text, size_t at)
{
    while (!is_kind(text[at], SPACE) && text[at] != ',' && text[at] != ']' && text[at] != '}')
        at++;
    return at;
}

/* Returns the offset after a value, from its first byte. */
static size_t skip_value(const unsigned char *text, size_t length, size_t at)
{
    size_t level = 0;
    if (text[at] != '{' && text[at] != '[' && text[at] != '"')
        return skip_token(text, at);
    do {
        unsigned char byte = text[at++];
        if (byte == '"')
            at = skip_string(text, length, at);
        level += byte == '{' || byte == '[';
        level -= byte == '}' || byte == ']';
    } while (level > 0);
    return at;
}

int sc_json_next_item(const char *text, size_t length, size_t *at, struct json_item *item)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t next = skip_space(bytes, length, *at);
    int is_first = bytes[next] == '{' || bytes[next] == '[';
    if (is_first || bytes[next] == ',')
        next = skip_space(bytes, length, next + 1);
    item->name = 0;
    item->name_length = 0;
    *at = next;
    if (bytes[next] == '}' || bytes[next] == ']')
        return 0;
    item->value = next;
    *at = skip_value(bytes, length, next);
    next = skip_space(bytes, length, *at);
    if (bytes[item->value] == '"' && byte_at(bytes, length, next) == ':') {
        item->name = item->value + 1;
        item->name_length = *at - 1 - item->name;
        item->value = skip_space(bytes, length, next + 1);
        *at = skip_value(bytes, length, item->value);
    }
    item->value_length = *at - item->value;
    return 1;
}
