/* SPDX-License-Identifier: MIT */
/* Writing JSON text: strings. */
#include "json_write.h"
#include "json_text.h"

struct json_out sc_json_measure(void)
{
    struct json_out out = {NULL, 0, 0};
    return out;
}

/* ---- Strings ------------------------------------------------------------------------------------------ */

/* The states of a state machine that reads UTF-8 byte by byte. A state is the position of its six bits in a step; those
   bits are the next state. */
enum {
    START = 0,
    ONE_LEFT = 6,
    TWO_LEFT = 12,
    THREE_LEFT = 18,
    AFTER_E0 = 24,
    AFTER_ED = 30,
    AFTER_F0 = 36,
    AFTER_F4 = 42,
    ILL_FORMED = 48, /* after a byte that neither begins nor continues a character */
    STATES = 64      /* how many values six bits have */
};

/* What a byte does. */
struct byte {
    uint64_t step;        /* the next state for each state */
    char text[6];         /* what is written for the byte */
    unsigned char begins; /* whether it is not a continuation byte */
    unsigned char length; /* of the text */
};

#define FROM(state, next) ((uint64_t)(next) << (state))

/* The step of a byte that leads from every state to the same one. */
#define TO(next)                                                                                 \
    (FROM(START, next) | FROM(ONE_LEFT, next) | FROM(TWO_LEFT, next) | FROM(THREE_LEFT, next) |  \
     FROM(AFTER_E0, next) | FROM(AFTER_ED, next) | FROM(AFTER_F0, next) | FROM(AFTER_F4, next) | \
     FROM(ILL_FORMED, next))

/* The step of a continuation byte. After E0, ED, F0 and F4, only some of them are allowed. */
#define CONTINUE(e0, ed, f0, f4)                                                                               \
    (FROM(START, ILL_FORMED) | FROM(ONE_LEFT, START) | FROM(TWO_LEFT, ONE_LEFT) | FROM(THREE_LEFT, TWO_LEFT) | \
     FROM(AFTER_E0, e0) | FROM(AFTER_ED, ed) | FROM(AFTER_F0, f0) | FROM(AFTER_F4, f4) |                       \
     FROM(ILL_FORMED, ILL_FORMED))

#define ESCAPE(text)                        \
    {                                       \
        TO(START), text, 1, sizeof text - 1 \
    }
#define SAME(byte, step, begins)        \
    {                                   \
        step, {(char)(byte)}, begins, 1 \
    }
#define BEGIN(byte, next) SAME(byte, TO(next), 1)
#define BEGIN_4(byte, next) \
    BEGIN(byte, next), BEGIN(byte + 1, next), BEGIN(byte + 2, next), BEGIN(byte + 3, next)
#define BEGIN_16(byte, next) \
    BEGIN_4(byte, next), BEGIN_4(byte + 4, next), BEGIN_4(byte + 8, next), BEGIN_4(byte + 12, next)
#define GO_ON_4(byte, step) \
    SAME(byte, step, 0), SAME(byte + 1, step, 0), SAME(byte + 2, step, 0), SAME(byte + 3, step, 0)
#define GO_ON_16(byte, step) \
    GO_ON_4(byte, step), GO_ON_4(byte + 4, step), GO_ON_4(byte + 8, step), GO_ON_4(byte + 12, step)

/* clang-format off */
static const struct byte BYTES[256] = {
    ESCAPE("\\u0000"), ESCAPE("\\u0001"), ESCAPE("\\u0002"), ESCAPE("\\u0003"),
    ESCAPE("\\u0004"), ESCAPE("\\u0005"), ESCAPE("\\u0006"), ESCAPE("\\u0007"),
    ESCAPE("\\b"), ESCAPE("\\t"), ESCAPE("\\n"), ESCAPE("\\u000b"),
    ESCAPE("\\f"), ESCAPE("\\r"), ESCAPE("\\u000e"), ESCAPE("\\u000f"),
    ESCAPE("\\u0010"), ESCAPE("\\u0011"), ESCAPE("\\u0012"), ESCAPE("\\u0013"),
    ESCAPE("\\u0014"), ESCAPE("\\u0015"), ESCAPE("\\u0016"), ESCAPE("\\u0017"),
    ESCAPE("\\u0018"), ESCAPE("\\u0019"), ESCAPE("\\u001a"), ESCAPE("\\u001b"),
    ESCAPE("\\u001c"), ESCAPE("\\u001d"), ESCAPE("\\u001e"), ESCAPE("\\u001f"),
    BEGIN(0x20, START), BEGIN(0x21, START), ESCAPE("\\\""), BEGIN(0x23, START),
    BEGIN_4(0x24, START), BEGIN_4(0x28, START), BEGIN_4(0x2c, START),
    BEGIN_16(0x30, START), BEGIN_16(0x40, START),
    BEGIN_4(0x50, START), BEGIN_4(0x54, START), BEGIN_4(0x58, START),
    ESCAPE("\\\\"), BEGIN(0x5d, START), BEGIN(0x5e, START), BEGIN(0x5f, START),
    BEGIN_16(0x60, START), BEGIN_16(0x70, START),
    GO_ON_16(0x80, CONTINUE(ILL_FORMED, ONE_LEFT, ILL_FORMED, TWO_LEFT)),
    GO_ON_16(0x90, CONTINUE(ILL_FORMED, ONE_LEFT, TWO_LEFT, ILL_FORMED)),
    GO_ON_16(0xa0, CONTINUE(ONE_LEFT, ILL_FORMED, TWO_LEFT, ILL_FORMED)),
    GO_ON_16(0xb0, CONTINUE(ONE_LEFT, ILL_FORMED, TWO_LEFT, ILL_FORMED)),
    BEGIN(0xc0, ILL_FORMED), BEGIN(0xc1, ILL_FORMED), BEGIN(0xc2, ONE_LEFT), BEGIN(0xc3, ONE_LEFT),
    BEGIN_4(0xc4, ONE_LEFT), BEGIN_4(0xc8, ONE_LEFT), BEGIN_4(0xcc, ONE_LEFT),
    BEGIN_16(0xd0, ONE_LEFT),
    BEGIN(0xe0, AFTER_E0), BEGIN(0xe1, TWO_LEFT), BEGIN(0xe2, TWO_LEFT), BEGIN(0xe3, TWO_LEFT),
    BEGIN_4(0xe4, TWO_LEFT), BEGIN_4(0xe8, TWO_LEFT),
    BEGIN(0xec, TWO_LEFT), BEGIN(0xed, AFTER_ED), BEGIN(0xee, TWO_LEFT), BEGIN(0xef, TWO_LEFT),
    BEGIN(0xf0, AFTER_F0), BEGIN(0xf1, THREE_LEFT), BEGIN(0xf2, THREE_LEFT), BEGIN(0xf3, THREE_LEFT),
    BEGIN(0xf4, AFTER_F4), BEGIN(0xf5, ILL_FORMED), BEGIN(0xf6, ILL_FORMED), BEGIN(0xf7, ILL_FORMED),
    BEGIN_4(0xf8, ILL_FORMED), BEGIN_4(0xfc, ILL_FORMED),
};
/* clang-format on */

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

/* Appends bytes whose number is not a constant. */
static void put(struct json_out *out, const char *bytes, size_t length)
{
    size_t end = out->length + length;
    if (end > out->room) {
        sc_json_overrun(out, end);
        return;
    }
    copy_short(out->buf + out->length, bytes, length);
    out->length = end;
}

/* Returns the offset after the well-formed text without escapes that begins here. */
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

/* Appends what replaces the beginning of a text, which is a byte to escape or an ill-formed sequence. Returns how many
   bytes it replaces. */
static size_t replace(struct json_out *out, const char *text, size_t length)
{
    const struct byte *byte = &BYTES[(unsigned char)text[0]];
    size_t maximal = 1;
    if ((unsigned char)text[0] < 0x80)
        put(out, byte->text, byte->length);
    else {
        utf8_sequence((const unsigned char *)text, length, &maximal);
        sc_json_put(out, REPLACEMENT);
    }
    return maximal;
}

enum { STEPS = 64, ROOM_OF_STEP = 8 };

/* Appends what stands for up to STEPS bytes, whatever they are, and returns how many bytes that was. It has no branch
   that a processor could mispredict. Leaves out a last character that is not complete, unless the text ends with it. */
static size_t put_mixed(struct json_out *out, const char *text, size_t length)
{
    size_t count = STEPS;
    if (length < STEPS)
        count = length;
    char room[ROOM_OF_STEP * (STEPS + 1)];
    size_t end = 0;
    size_t open = 0; /* how many bytes of an unfinished character there are */
    uint64_t state = START;
    for (size_t i = 0; i < count; i++) {
        const struct byte *byte = &BYTES[(unsigned char)text[i]];
        uint64_t next = (byte->step >> state) % STATES;
        size_t is_ill_formed = next == ILL_FORMED;
        size_t is_open = state != START;
        size_t begins = byte->begins | is_ill_formed;
        size_t breaks = begins & is_open;
        end -= open * breaks;
        memcpy(room + end, REPLACEMENT, sizeof REPLACEMENT);
        end += 3 * breaks;
        memcpy(room + end, byte->text, sizeof byte->text);
        end += byte->length;
        open = open * (1 - begins) + 1;
        state = next;
    }
    if (state == START)
        open = 0;
    else if (count == length) {
        end -= open;
        memcpy(room + end, REPLACEMENT, sizeof REPLACEMENT);
        end += 3;
        open = 0;
    }
    put(out, room, end - open);
    return count - open;
}

/* A replacement whose branches are mispredicted takes as long as copying PRICE bytes. Each copied byte earns credit, of
   which a text has CREDIT at first and at most. */
enum { PRICE = 16, CREDIT = 64 };

/* Most texts have little to replace. If there is so much that the credit runs out, put_mixed takes over. */
void sc_json_escape_copy(struct json_out *out, const char *text)
{
    size_t length = strlen(text);
    if (length >= MIN_SHORT && length <= MAX_SHORT && is_short_as_is((const unsigned char *)text, length)) {
        put(out, text, length);
        return;
    }
    size_t credit = CREDIT;
    size_t at = 0;
    while (at < length) {
        size_t end = skip_as_is((const unsigned char *)text, length, at);
        put(out, text + at, end - at);
        credit = end - at < CREDIT - credit ? credit + (end - at) : CREDIT;
        at = end;
        if (at < length && credit >= PRICE) {
            at += replace(out, text + at, length - at);
            credit -= PRICE;
        } else if (at < length)
            at += put_mixed(out, text + at, length - at);
    }
}
