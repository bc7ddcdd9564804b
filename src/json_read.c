/* SPDX-License-Identifier: MIT */
/* Reading JSON text (RFC 8259) in one pass over the bytes, with a bit for each open array or object. */
#include "json_read.h"
#include "json_text.h"

#include <statuscode.h>
#include <string.h>

/* Kinds of bytes that would take more than one comparison to recognize. */
enum { SPACE = 1, DIGIT = 2, ESCAPE = 4 };

static const unsigned char KIND[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE,  ['\r'] = SPACE, [' '] = SPACE,

    ['0'] = DIGIT,  ['1'] = DIGIT,   ['2'] = DIGIT,  ['3'] = DIGIT,  ['4'] = DIGIT,
    ['5'] = DIGIT,  ['6'] = DIGIT,   ['7'] = DIGIT,  ['8'] = DIGIT,  ['9'] = DIGIT,

    ['b'] = ESCAPE, ['f'] = ESCAPE,  ['n'] = ESCAPE, ['r'] = ESCAPE, ['t'] = ESCAPE,
    ['"'] = ESCAPE, ['\\'] = ESCAPE, ['/'] = ESCAPE,
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

/* Returns the byte at an offset, or 0 at the end. A valid JSON text has no 0 byte, so a caller that looks for another
   byte need not check for the end too. */
static inline unsigned char byte_at(const unsigned char *text, size_t length, size_t at)
{
    return at < length ? text[at] : 0;
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
    return byte_at(text, length, at) > ' ' ? at : skip_more_space(text, length, at);
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

enum { STEPS = 8, SHORT_RUN = 16, LONG_STRING = 32 };

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

/* Reads the rest of a string, from its first byte that is not plain ASCII. In a long string with short runs, branches
   would be mispredicted, so skip_mixed skips some of it. */
static struct cursor read_rest(const unsigned char *text, size_t length, size_t at)
{
    struct cursor cursor = cursor_at(at, 1);
    while (cursor.good) {
        size_t run = cursor.at;
        while (is_unit(text, length, cursor.at))
            cursor.at += 6;
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

/* Reads a value that is neither an array nor an object. */
static struct cursor read_scalar(const unsigned char *text, size_t length, size_t at)
{
    unsigned char first = byte_at(text, length, at);
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

/* Reads a member's name with its quotation marks. */
static struct cursor read_name(const unsigned char *text, size_t length, size_t at)
{
    return byte_at(text, length, at) == '"' ? read_string(text, length, at + 1) : cursor_at(at, 0);
}

/* Reads the colon after a name and the white space around it. */
static struct cursor read_colon(const unsigned char *text, size_t length, size_t at)
{
    at = skip_space(text, length, at);
    return byte_at(text, length, at) == ':' ? cursor_at(skip_space(text, length, at + 1), 1) : cursor_at(at, 0);
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
    if (length - at < 6 || raw[at] != '\\' || raw[at + 1] != 'u')
        return 0;
    return (uint32_t)hex_value((const unsigned char *)raw + at + 2);
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

/* Decodes a run of \uXXXX that take three bytes each in UTF-8, as nearly all do, and returns the offset after it.
   Appends the bytes to the *written bytes in a buffer as far as they fit, and adds their number to *written. */
static size_t unescape_units(const unsigned char *text, size_t length, size_t at, char *buf, size_t size,
                             size_t *written)
{
    size_t to = *written;
    size_t room = size > 3 ? size - 3 : 0; /* for three bytes and a NUL */
    for (; begins_unit(text, length, at); at += 6) {
        int unit = hex_value(text + at + 2);
        if (unit < 0x800 || (unit & 0xf800) == 0xd800)
            break;
        if (to < room) {
            buf[to] = (char)(0xe0 | unit >> 12);
            buf[to + 1] = (char)(0x80 | (unit >> 6 & 0x3f));
            buf[to + 2] = (char)(0x80 | (unit & 0x3f));
        }
        to += 3;
    }
    *written = to;
    return at;
}

/* Decodes what begins with a backslash, an escape or not, moves *at past it, and returns the decoded length. */
static size_t unescape_next(const char *text, size_t length, size_t *at, char character[4])
{
    if (sc_json_is_escape(text, length, *at))
        return sc_json_next_char(text, length, at, character);
    character[0] = text[(*at)++];
    return 1;
}

size_t sc_unescape(char *buf, size_t size, const char *text, size_t length)
{
    size_t written = 0;
    size_t at = 0;
    if (buf == NULL)
        size = 0;
    if (text == NULL)
        length = 0;
    for (; at < length;) {
        char character[4];
        const char *from = text + at;
        size_t bytes;
        if (*from == '\\') {
            size_t end = unescape_units((const unsigned char *)text, length, at, buf, size, &written);
            if (end > at) {
                at = end;
                continue;
            }
            bytes = unescape_next(text, length, &at, character);
            from = character;
        } else {
            const char *backslash = memchr(from, '\\', length - at);
            bytes = backslash != NULL ? (size_t)(backslash - from) : length - at;
            at += bytes;
        }
        if (written + bytes < size)
            copy_short(buf + written, from, bytes);
        written += bytes;
    }
    if (size > 0)
        buf[written < size ? written : 0] = '\0';
    return written;
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

/* The state of reading a text. */
struct reading {
    const unsigned char *bytes;
    size_t length;
    const struct json_name *names;
    struct json_member *members;
    size_t next;                /* the name after the last one that was found */
    struct json_member *member; /* the wanted member whose value is being read, or NULL */
    struct nesting open;
};

/* ---- Members ------------------------------------------------------------------------------------------ */

/* Marks all members as absent, not only the wanted ones, because a processor cannot predict how many there are. */
static inline void forget_members(struct json_member *members)
{
    for (size_t i = 0; i < JSON_MAX_MEMBERS; i++)
        members[i].type = JSON_ABSENT;
}

/* Notes that the value of a wanted member begins here. */
static inline void begin_member(struct reading *reading, size_t number, size_t value)
{
    struct json_member *member = &reading->members[number];
    member->repeated = member->type != JSON_ABSENT;
    member->offset = value;
    reading->member = member;
    reading->next = number + 1;
}

/* Notes that the value of a wanted member ends here. */
static inline void end_member(const unsigned char *text, size_t end, struct json_member *member)
{
    static const unsigned char types[256] = {['"'] = JSON_STRING, ['t'] = JSON_TRUE, ['f'] = JSON_FALSE};
    int type = types[text[member->offset]];
    size_t quote = type == JSON_STRING;
    member->length = end - member->offset - 2 * quote;
    member->offset += quote;
    member->type = (json_type)type;
}

/* Returns the length of the next wanted name with its quotation marks and colon if it is here in its usual spelling,
   else 0. Most members are in the order in which they are wanted. The offset of the value is then known without reading
   the name, so the processor need not wait for that. */
static inline size_t expected_name(const struct reading *reading, size_t at)
{
    const struct json_name *name = &reading->names[reading->next];
    const unsigned char *bytes = reading->bytes + at;
    const unsigned char *quoted = (const unsigned char *)name->quoted;
    if (reading->length - at < name->tail + 8u)
        return 0;
    uint64_t other = block_at(bytes) ^ block_at(quoted);
    other |= block_at(bytes + name->tail) ^ block_at(quoted + name->tail);
    if ((other & name->mask) != 0 || (name->length > 16 && memcmp(bytes, quoted, name->length) != 0))
        return 0;
    return name->length;
}

/* Looks up the name of a member whose value begins at value, and notes it if it is wanted. */
static void find_member(struct reading *reading, const char *name, size_t length, size_t value)
{
    for (size_t i = 0; reading->names[i].length > 0; i++) {
        if (equals(name, length, reading->names[i].quoted + 1, reading->names[i].length - 3u)) {
            begin_member(reading, i, value);
            return;
        }
    }
}

/* Reads a member up to its value, from the opening quotation mark of its name. */
static inline struct cursor read_member(struct reading *reading, size_t at)
{
    int may_be_wanted = reading->open.level == 1;
    size_t expected = may_be_wanted ? expected_name(reading, at) : 0;
    if (expected > 0) {
        size_t value = skip_space(reading->bytes, reading->length, at + expected);
        begin_member(reading, reading->next, value);
        return cursor_at(value, 1);
    }
    struct cursor cursor = read_name(reading->bytes, reading->length, at);
    size_t end = cursor.at - 1;
    if (cursor.good)
        cursor = read_colon(reading->bytes, reading->length, cursor.at);
    if (cursor.good && may_be_wanted)
        find_member(reading, (const char *)reading->bytes + at + 1, end - at - 1, cursor.at);
    return cursor;
}

/* Returns whether a comma is here, directly followed by the quotation mark of a name. */
static inline int is_next_name(const unsigned char *text, size_t length, size_t at)
{
    return length - at >= 2 && memcmp(text + at, ",\"", 2) == 0;
}

/* Notes that a value ends here. */
static inline void end_value(struct reading *reading, size_t end)
{
    if (reading->open.level == 1 && reading->member != NULL) {
        end_member(reading->bytes, end, reading->member);
        reading->member = NULL;
    }
}

/* Closes the arrays and objects that end here. Returns the offset after them and the white space around them. */
static inline size_t end_values(struct reading *reading, size_t at)
{
    at = skip_space(reading->bytes, reading->length, at);
    while (reading->open.level > 0 && byte_at(reading->bytes, reading->length, at) == reading->open.close) {
        close_level(&reading->open);
        end_value(reading, at + 1);
        at = skip_space(reading->bytes, reading->length, at + 1);
    }
    return at;
}

/* Reads the whole text, which is not empty. */
static inline json_status read_text(struct reading *reading, unsigned depth, struct cursor *cursor)
{
    for (;;) {
        unsigned char byte;
        if (reading->open.close == '}')
            *cursor = read_member(reading, cursor->at);
        if (!cursor->good)
            return JSON_INVALID;
        byte = byte_at(reading->bytes, reading->length, cursor->at);
        if ((byte | 0x20) == '{') { /* or '[', and no other byte */
            if (reading->open.level == depth)
                return JSON_TOO_DEEP;
            open_level(&reading->open, byte);
            cursor->at = skip_space(reading->bytes, reading->length, cursor->at + 1);
            if (byte_at(reading->bytes, reading->length, cursor->at) != reading->open.close)
                continue;
        } else {
            *cursor = read_scalar(reading->bytes, reading->length, cursor->at);
            if (!cursor->good)
                return JSON_INVALID;
            end_value(reading, cursor->at);
            if (reading->open.level > 0 && is_next_name(reading->bytes, reading->length, cursor->at)) {
                cursor->at++;
                continue;
            }
        }
        cursor->at = end_values(reading, cursor->at);
        if (reading->open.level == 0)
            return cursor->at == reading->length ? JSON_OK : JSON_INVALID;
        if (byte_at(reading->bytes, reading->length, cursor->at) != ',')
            return JSON_INVALID;
        cursor->at = skip_space(reading->bytes, reading->length, cursor->at + 1);
    }
}

json_status sc_json_read(const char *text, size_t length, unsigned depth, const struct json_name *names,
                         struct json_member *members, size_t *error_offset)
{
    const unsigned char *bytes = (const unsigned char *)text;
    struct cursor cursor = cursor_at(skip_space(bytes, length, 0), 1);
    struct reading reading;
    json_status status;

    reading.bytes = bytes;
    reading.length = length;
    reading.names = names;
    reading.members = members;
    reading.next = 0;
    reading.member = NULL;
    reading.open.level = 0;
    reading.open.close = '\0';
    forget_members(members);
    *error_offset = 0;
    if (cursor.at == length)
        return JSON_EMPTY;
    status = read_text(&reading, depth, &cursor);
    if (status != JSON_OK) {
        forget_members(members);
        *error_offset = cursor.at;
    }
    return status;
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

/* Returns the value of a digit, which is 0x30 to 0x39 in ASCII. */
static int digit_of(char letter)
{
    return (unsigned char)letter % 16;
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
        decimal->digits += digit_of(text[at]);
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
            exponent = exponent < far ? exponent * 10 + digit_of(text[at]) : far;
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
static size_t skip_word(const unsigned char *text, size_t at)
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
        return skip_word(text, at);
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
