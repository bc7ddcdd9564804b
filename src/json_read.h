/* SPDX-License-Identifier: MIT */
/* Reading JSON text by RFC 8259. Knows no codes. */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <stddef.h>
#include <stdint.h>

/* How deep arrays and objects may be nested. */
enum { JSON_DEPTH = 1024 };

typedef enum json_status { JSON_OK, JSON_EMPTY, JSON_INVALID, JSON_TOO_DEEP } json_status;

/* JSON_OTHER is a number, null, an array or an object: its first byte tells. */
typedef enum json_type { JSON_OTHER, JSON_FALSE, JSON_TRUE, JSON_STRING, JSON_ABSENT } json_type;

/* The most members that can be asked for. */
enum { JSON_MEMBERS = 8 };

/* The name of a member, of up to 23 bytes of plain ASCII, as it is mostly written: JSON_NAME("code"). All zero, it ends a list
   of names. */
struct json_name {
    char quoted[30]; /* "code": and zeros */
    uint8_t length;  /* of that, at least 3 */
    uint8_t tail;    /* where its last eight bytes begin; 0 if it has fewer */
    uint64_t mask;   /* of those of its first eight bytes that count, the first lowest */
};

#define JSON_NAME(name)                                                                             \
    {                                                                                               \
        "\"" name "\":", sizeof name + 2, (uint8_t)(sizeof name + 2 > 8 ? sizeof name + 2 - 8 : 0), \
            sizeof name + 2 < 8 ? (UINT64_C(1) << 8 * (sizeof name + 2) % 64) - 1 : UINT64_MAX      \
    }

/* A member of the top-level object: the last of its name. */
struct json_member {
    json_type type; /* JSON_ABSENT: not there, or the text is no object; then the rest is not set */
    int repeated;   /* whether the name stands there more than once */
    size_t offset;  /* of its value in the text; of a string: behind its opening quote */
    size_t length;  /* of its value; of a string: without its quotes, still escaped */
};

/* Validates a whole text, nested at most depth deep (up to JSON_DEPTH), and finds the members of a list of names, which differ.
   There is room for JSON_MEMBERS members. Unless the result is JSON_OK, all are absent. *error_offset
   becomes the offset of the first bad byte, the length where the text ends too early, or 0 if all is well. */
json_status sc_json_read(const char *text, size_t length, unsigned depth, const struct json_name *names,
                         struct json_member *members, size_t *error_offset);

/* Whether the text is an integer of 32 bits as JSON writes it, without fraction or exponent; -0 is 0. If
   not, *value stays. */
int sc_json_int32(const char *text, size_t length, int32_t *value);

/* Whether the text, a number as JSON writes it, is an integer of 32 bits in value, such as 1012.0 or 1e3. If not, *value
   stays. */
int sc_json_int32_of_number(const char *text, size_t length, int32_t *value);

/* A member of an object or an element of an array, in a text that is valid. */
struct json_item {
    size_t name; /* of a member, the offset behind the quote of its name */
    size_t name_length;
    size_t value; /* the offset of its value */
    size_t value_length;
};

/* Finds the next item. *at is the offset of the array's or object's bracket at first, and then what was left there. Returns
   whether there is one. All calls for one array or object together take time linear in its length. */
int sc_json_next_item(const char *text, size_t length, size_t *at, struct json_item *item);

/* Whether an escape is whole and good, from its backslash at an offset. */
int sc_json_is_escape(const char *raw, size_t length, size_t at);

/* Decodes the character at *offset of a valid raw string into UTF-8, moves *offset behind it and returns its
   length, 1 to 4. An escape of a lone surrogate is U+FFFD. *offset must be below length. */
size_t sc_json_next_char(const char *raw, size_t length, size_t *offset, char character[4]);

/* Whether a valid raw string says what is wanted: it may be escaped, the wanted text is plain ASCII. */
int sc_json_says(const char *raw, size_t length, const char *wanted);

#endif
