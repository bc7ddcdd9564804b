/* SPDX-License-Identifier: MIT */
/* Reading JSON text (RFC 8259). Nothing here knows about status codes. */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <stddef.h>
#include <stdint.h>

/* How deep arrays and objects may be nested. */
enum { JSON_MAX_DEPTH = 1024 };

typedef enum json_status { JSON_OK, JSON_EMPTY, JSON_INVALID, JSON_TOO_DEEP } json_status;

/* JSON_OTHER is a number, null, an array or an object; its first byte tells which. */
typedef enum json_type { JSON_OTHER, JSON_FALSE, JSON_TRUE, JSON_STRING, JSON_ABSENT } json_type;

/* Returns the type of a value that begins with this byte. */
static inline json_type json_type_of(unsigned char first)
{
    static const unsigned char types[256] = {['"'] = JSON_STRING, ['t'] = JSON_TRUE, ['f'] = JSON_FALSE};
    return (json_type)types[first];
}

/* How many members can be asked for. */
enum { JSON_MAX_MEMBERS = 8 };

/* A member's name in its usual spelling, such as JSON_NAME("code"). It has up to 23 bytes of plain ASCII. A list of
   names ends with one that is all zero. */
struct json_name {
    char quoted[30]; /* "code": and zeros */
    uint8_t length;  /* of quoted without the zeros, at least 3 */
    uint8_t tail;    /* the offset of its last eight bytes, or 0 if it has fewer */
    uint64_t mask;   /* which of its first eight bytes count, the first byte lowest */
};

#define JSON_NAME(name)                                                                             \
    {                                                                                               \
        "\"" name "\":", sizeof name + 2, (uint8_t)(sizeof name + 2 > 8 ? sizeof name + 2 - 8 : 0), \
            sizeof name + 2 < 8 ? (UINT64_C(1) << 8 * (sizeof name + 2) % 64) - 1 : UINT64_MAX      \
    }

/* A member of the top-level object. If its name occurs more than once, this is the last one. */
struct json_member {
    json_type type;  /* JSON_ABSENT if there is no such member or no object; then the rest means nothing */
    int repeated;    /* whether the name occurs more than once */
    size_t offset;   /* of the value in the text; for a string, after its opening quotation mark */
    size_t length;   /* of the value; for a string, without its quotation marks and still escaped */
    int32_t integer; /* the value if it is up to nine digits and nothing else, as most codes are; else -1 */
};

/* Validates a whole text, nested at most depth deep (from 1 to JSON_MAX_DEPTH), and finds the members with these names,
   which must differ. members must have room for JSON_MAX_MEMBERS. Unless the result is JSON_OK, all are absent. Stores
   the offset of the first bad byte in *error_offset: the length if the text ends too early, 0 if there is no error. */
json_status sc_json_read(const char *text, size_t length, unsigned depth, const struct json_name *names,
                         struct json_member *members, size_t *error_offset);

/* Returns whether the text is a 32-bit integer in JSON's spelling, without fraction or exponent. If so, stores it in
   *value, else leaves *value unchanged. -0 is 0. */
int sc_json_int32(const char *text, size_t length, int32_t *value);

/* Returns whether the value of the text, a valid JSON number such as 1012.0 or 1e3, is a 32-bit integer. If so, stores
   it in *value, else leaves *value unchanged. */
int sc_json_int32_of_number(const char *text, size_t length, int32_t *value);

/* A member of an object or an element of an array in a valid text. */
struct json_item {
    size_t name; /* the offset of a member's name after its opening quotation mark; 0 for an element */
    size_t name_length;
    size_t value; /* the offset of its value */
    size_t value_length;
};

/* Finds the next item, and returns whether there is one. *at is the offset of the array's or object's opening bracket
   at first, and then what the last call left there. All calls for one array or object together take time linear in its
   length. */
int sc_json_next_item(const char *text, size_t length, size_t *at, struct json_item *item);

/* Returns whether the escape that begins with a backslash at this offset is complete and valid. */
int sc_json_is_escape(const char *raw, size_t length, size_t at);

/* Decodes the character at *offset of a valid raw string into UTF-8, moves *offset past it, and returns its length,
   from 1 to 4. An escaped lone surrogate becomes U+FFFD. *offset must be less than length. */
size_t sc_json_next_char(const char *raw, size_t length, size_t *offset, char character[4]);

/* Returns whether a valid raw string, which may contain escapes, equals a text in plain ASCII. */
int sc_json_equals(const char *raw, size_t length, const char *wanted);

#endif
