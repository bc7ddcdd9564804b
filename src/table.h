/* SPDX-License-Identifier: MIT */
/*
 * The structures that tables.c builds from tables/: entries, APIs, their texts, and an index. They hold no pointers, so
 * the shared object has nothing to relocate, and all processes share its pages.
 *
 * Everything that belongs to an entry is in the same object, sc_tables, and is found by its distance in bytes from the
 * entry. Therefore every function gives the right answer for an entry of another copy of the library, even one with
 * other tables. This holds as long as the structures up to sc_api keep their layout, so add new fields at their ends.
 */
#ifndef TABLE_H
#define TABLE_H

#include "json_read.h"

#include <statuscode.h>

/* The library does not export any of this, so code need not go through the global offset table. */
#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility push(hidden)
#endif

/* Texts are copied in blocks of this size, so this many bytes follow the last of them. */
enum { TEXT_PADDING = 16 };

/* What is between a reason phrase's quotation mark and the three digits of its status, where both are in one text. */
#define BEFORE_STATUS ",\"status\":"
enum { STATUS_LENGTH = 3 };

/* A row. A field named …_at is a distance in bytes from the row, or 0 if there is no such thing. Lengths are in bytes,
   without the NUL. */
struct sc_entry {
    int32_t code;
    uint32_t constant_at; /* "SC_PLUS_TOKEN_EXPIRED" */
    uint32_t name_at;     /* the end of the constant: "TOKEN_EXPIRED" */
    uint32_t zh_at;
    uint32_t en_at;
    uint32_t note_zh_at;
    uint32_t note_en_at;
    uint32_t lines_at;      /* the first sc_line */
    uint32_t api_at;        /* the sc_api */
    uint32_t digits_at;     /* the code: "1012" */
    uint32_t http_title_at; /* of a problem, and its status: Unauthorized","status":401 */
    uint32_t wire_title_at;
    uint16_t zh_length;
    uint16_t en_length;
    uint16_t http;
    uint16_t wire;
    uint16_t number; /* 1 for the first entry with this code, 2 for the second */
    uint8_t name_length;
    uint8_t digits_length;
    uint8_t http_title_length;
    uint8_t wire_title_length;
    uint8_t registry;
    uint8_t kind;
    uint8_t canonical;
    uint8_t action;
    uint8_t fault;
    uint8_t waits; /* whether the data is the number of seconds to wait */
};

/* A line below a row, which puts the entry in a class. A line without a class follows the last line of each entry. */
struct sc_line {
    uint32_t class_at; /* from this line; 0 for none */
    uint8_t is_same;   /* whether the entry says just what the class says, and not more */
};

/* An error class (see tables/classes.def). */
struct sc_class {
    uint32_t name_at; /* all three from this class */
    uint32_t zh_at;
    uint32_t en_at;
    uint16_t up; /* how many classes before this one its parent is, or 0 for a root */
    uint8_t canonical;
    uint8_t outcome;
};

/* What a member of a response body holds (see tables/all.def). */
enum sc_holds {
    HOLDS_NOTHING, /* marks the end of the members */
    HOLDS_CODE,
    HOLDS_MESSAGE,
    HOLDS_DATA,
    HOLDS_RESULT,
    HOLDS_DECIDES,
    HOLDS_STATUS,
    HOLDS_REASON,
    HOLDS_FIXED,
    HOLDS_SPARE_MESSAGE,
    HOLDS_SPARE_RESULT,
    HOLDS_KINDS
};

enum { MAX_MEMBERS = JSON_MAX_MEMBERS };

struct sc_member {
    char name[24];
    char success[16]; /* what RESULT and DECIDES are if the call succeeded */
    uint8_t holds;
    uint8_t before_length;     /* of ,"name": and the opening quotation mark of a string */
    uint8_t written_length[2]; /* 0 if the member is left out */
    char written[2][48];       /* this and any value that the table knows, of a failure and of a success */
};

/* How a reader tells whether a call succeeded (see tables/all.def). */
enum sc_way {
    SC_BY_CODE = 0,
    SC_CODE_NEEDS_200 = 1,
    SC_ZERO_IS_HTTP = 2,
    SC_2XX_WITHOUT_CODE = 4,
    SC_2XX_IF_EMPTY = 8,
    SC_MESSAGE_IS_SYMBOL = 16,
    SC_ERRORS_IN_DATA = 32,
    SC_ERRORS_IN_LIST = 64,
    SC_ERRORS_IN_OBJECT = 128
};

/* What a registry's API is like. Distances are from this structure. The members are numbered from 1. Number 0 and the
   one after the last hold nothing. */
struct sc_api {
    uint32_t name_at;
    uint32_t title_zh_at;
    uint32_t title_en_at;
    uint32_t rule_zh_at;
    uint32_t rule_en_at;
    uint32_t members_at; /* number 0 */
    uint32_t names_at;   /* the members' names, from number 1, for sc_json_read */
    uint16_t name_length;
    uint16_t first; /* the place of its first entry: its index in sc_tables */
    uint16_t count;
    uint8_t registry;
    uint8_t ways;
    uint8_t member[HOLDS_KINDS]; /* the number of the member that holds each thing, or 0 for none */
};

/* The entries, in the order of the tables, and then everything that belongs to them. The first entry stands for NULL.
   An entry that is all zero ends them. */
struct sc_tables;
extern const struct sc_tables sc_tables;

static inline const struct sc_entry *sc_entry_at(size_t place)
{
    return (const struct sc_entry *)(const void *)&sc_tables + place;
}

static inline const void *sc_at_distance(const void *from, uint32_t distance)
{
    return (const char *)from + distance;
}

/* Returns the text at a distance, or "" if the distance is 0. */
static inline const char *sc_text(const void *from, uint32_t distance)
{
    return distance == 0 ? "" : sc_at_distance(from, distance);
}

/* A registry's perfect hash table. Its slots begin at slots_at, and slot SC_SLOT of a code holds the position of the
   code's entry in the registry. An unused slot holds 0, the position of the first entry, whose code has another slot.
   So one comparison tells whether a code is listed. */
struct sc_index {
    uint32_t multiplier;
    uint16_t slots_at;
    uint16_t first; /* the place of the first entry */
    uint8_t shift;
    uint8_t api; /* the number of its sc_api, or 0 if the registry does not exist */
};

#define SC_SLOT(code, multiplier, shift) ((uint32_t)(code) * (uint32_t)(multiplier) >> (shift))

/* One more than the largest number of a registry. */
enum { MAX_REGISTRIES = 128 };

extern const struct sc_index sc_indexes[MAX_REGISTRIES];
extern const uint16_t sc_slots[];

static inline int sc_may_exist(sc_registry registry)
{
    return (unsigned)registry > 0 && (unsigned)registry < MAX_REGISTRIES;
}

/* Does the same as sc_lookup, without a call. */
static inline const sc_entry *sc_find(sc_registry registry, int32_t code)
{
    if (!sc_may_exist(registry) || sc_indexes[registry].api == 0)
        return NULL;
    const struct sc_index *index = &sc_indexes[registry];
    size_t position = sc_slots[index->slots_at + SC_SLOT(code, index->multiplier, index->shift)];
    const sc_entry *entry = sc_entry_at(index->first + position);
    return entry->code == code ? entry : NULL;
}

/* Returns whether the next entry is a further meaning of the same code. */
static inline int sc_has_next_meaning(const sc_entry *entry)
{
    return entry[1].number > 1;
}

/* Does the same as sc_outcome_of, without a call. */
static inline sc_outcome sc_outcome_of_entry(const sc_entry *entry)
{
    if (entry == NULL || entry->action == SC_ACT_CHECK_HTTP)
        return SC_OUTCOME_UNDECIDED;
    if (entry->action == SC_ACT_POLL || entry->action == SC_ACT_PAY)
        return SC_OUTCOME_PENDING;
    return entry->canonical == SC_CANONICAL_OK ? SC_OUTCOME_SUCCESS : SC_OUTCOME_FAILURE;
}

/* The APIs are numbered in the order of their tables, from 1 to sc_api_count. Number 0 stands for every API that does
   not exist: it has no name and no entries. */
extern const size_t sc_api_count;
const struct sc_api *sc_api(size_t number);

static inline const struct sc_api *sc_api_of_registry(sc_registry registry)
{
    return sc_api(sc_may_exist(registry) ? sc_indexes[registry].api : 0);
}

/* Returns the API of an entry, which may come from another copy of the library. */
static inline const struct sc_api *sc_api_of_entry(const sc_entry *entry)
{
    return sc_at_distance(entry, entry->api_at);
}

/* A range of codes with the document's heading. */
struct sc_range {
    int32_t first;
    int32_t last;
    uint32_t zh_at; /* from sc_tables */
    uint32_t en_at;
    uint8_t registry;
};

extern const struct sc_range sc_ranges[];
extern const size_t sc_range_count;

/* Returns a class by its number from 0, in the order of classes.def and then of the tables, or NULL beyond the last. */
const struct sc_class *sc_class_number(size_t number);

/* Returns the class above, or NULL for a root. */
static inline const struct sc_class *sc_parent(const struct sc_class *class)
{
    return class->up != 0 ? class - class->up : NULL;
}

/* Returns the class of a line, or NULL for the line that ends an entry's lines. */
static inline const struct sc_class *sc_class_of_line(const struct sc_line *line)
{
    return line->class_at != 0 ? sc_at_distance(line, line->class_at) : NULL;
}

/* Returns the class of an entry's first line. If it has no line, returns the root that fits its outcome and, for a
   failure, its canonical code. Returns NULL for NULL. */
const struct sc_class *sc_first_class(const sc_entry *entry);

/* Returns the entry of a registry that says just what a class says and is translated to, or the first entry of all if
   there is none. The class must belong to this copy of the library. */
const sc_entry *sc_same(const struct sc_class *class, sc_registry registry);

/* Returns the distance of a status's reason phrase from sc_tables, or 0 if the status is not registered. */
uint32_t sc_reason_at(int status);

#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility pop
#endif

#endif
