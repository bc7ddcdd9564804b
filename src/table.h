/* SPDX-License-Identifier: MIT */
/*
 * What tables.c makes of tables/: entries, APIs, their texts, and an index. No pointers, so that the shared object has
 * nothing to relocate and every process shares its pages.
 *
 * An entry answers for itself: whatever hangs on it is found by its distance in bytes from the entry, in the one object
 * that holds them all. So an entry of another copy of the library, with other tables, is answered as rightly as our own. That
 * holds while the structures up to sc_api keep their layout: what is new goes behind the last field.
 */
#ifndef TABLE_H
#define TABLE_H

#include "json_read.h"

#include <statuscode.h>

/* Nothing here leaves the library, so it is reached without the global offset table. */
#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility push(hidden)
#endif

/* A row. What is said to be at is a distance in bytes from the row, 0 for none; lengths are in bytes, without the NUL. */
struct sc_entry {
    int32_t code;
    uint32_t constant_at; /* "SC_PLUS_TOKEN_EXPIRED" */
    uint32_t name_at;     /* its end: "TOKEN_EXPIRED" */
    uint32_t zh_at;
    uint32_t en_at;
    uint32_t note_zh_at;
    uint32_t note_en_at;
    uint32_t lines_at; /* its lines: the classes that it is in */
    uint32_t api_at;   /* its sc_api */
    uint16_t zh_length;
    uint16_t en_length;
    uint16_t http;
    uint16_t wire;
    uint8_t name_length;
    uint8_t registry;
    uint8_t kind;
    uint8_t canonical;
    uint8_t action;
    uint8_t fault;
    uint8_t number; /* 1 for the first meaning of its code, 2 for the next */
    uint8_t waits;  /* its data is the number of seconds to wait */
};

/* A line under a row: a class that the entry is in. Behind an entry's last line is one without a class. */
struct sc_line {
    uint32_t class_at; /* from here */
    uint8_t is_same;   /* the entry says just this, else this and more */
};

/* An error class; the legend in tables/classes.def says more. */
struct sc_class {
    uint32_t name_at; /* from here */
    uint32_t zh_at;
    uint32_t en_at;
    uint16_t up; /* how many classes above this one its parent stands, 0 for a root */
    uint8_t canonical;
    uint8_t outcome;
};

/* What a member of a response body holds; the legend in tables/all.def says more. */
enum sc_holds {
    HOLDS_NOTHING, /* behind the last member */
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

enum { MAX_MEMBERS = JSON_MEMBERS };

struct sc_member {
    char name[24];
    char before[32]; /* what is written before its value: ,"name": and the quote that opens a string */
    char value[16];
    char otherwise[16];
    uint8_t before_length;
    uint8_t value_length;
    uint8_t otherwise_length;
    uint8_t holds;
};

/* How a reader tells whether a call worked; the legend in tables/all.def says more. */
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

/* A registry, by what its API is like. Distances are from here; members end with one that holds nothing. */
struct sc_api {
    uint32_t name_at;
    uint32_t title_zh_at;
    uint32_t title_en_at;
    uint32_t rule_zh_at;
    uint32_t rule_en_at;
    uint32_t members_at;
    uint32_t names_at; /* the members' names, for the reader */
    uint16_t name_length;
    uint16_t first; /* the place of its first entry */
    uint16_t count;
    uint8_t registry;
    uint8_t ways;
    uint8_t member[HOLDS_KINDS]; /* which member holds what, from 1; 0 where none does */
};

/* All that hangs on entries; the entries themselves come first, in the order of the tables. The first is the answer to
   NULL, the last one, all zero, ends them. */
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

/* The text at a distance, "" at none. */
static inline const char *sc_text(const void *from, uint32_t distance)
{
    return distance == 0 ? "" : sc_at_distance(from, distance);
}

/* Where the entry of a code is, if it is listed: its position in the registry stands in the slots from slots_at on, at the
   SC_SLOT of the code. A slot that no code falls into leads to the registry's first entry, whose code falls into another.
   So one comparison tells whether a code is listed, and nothing is left to be guessed. */
struct sc_index {
    uint32_t multiplier;
    uint16_t slots_at;
    uint16_t first; /* the place of the first entry */
    uint8_t shift;
    uint8_t api; /* the number of its sc_api; 0 of a registry that does not exist */
};

#define SC_SLOT(code, multiplier, shift) ((uint32_t)(code) * (uint32_t)(multiplier) >> (shift))

/* The numbers of registries are below. */
enum { MAX_REGISTRIES = 128 };

extern const struct sc_index sc_indexes[MAX_REGISTRIES];
extern const uint16_t sc_slots[];

static inline int sc_may_exist(sc_registry registry)
{
    return (unsigned)registry > 0 && (unsigned)registry < MAX_REGISTRIES;
}

/* The APIs in the order of their tables, from 1 to sc_api_count. Number 0 stands for all that do not exist: no name, no
   entries. */
extern const size_t sc_api_count;
const struct sc_api *sc_api(size_t number);

static inline const struct sc_api *sc_api_of_registry(sc_registry registry)
{
    return sc_api(sc_may_exist(registry) ? sc_indexes[registry].api : 0);
}

/* The API of an entry, of whatever copy of the library. */
static inline const struct sc_api *sc_api_of_entry(const sc_entry *entry)
{
    return sc_at_distance(entry, entry->api_at);
}

/* A range of codes under a heading of the document. */
struct sc_range {
    int32_t first;
    int32_t last;
    uint32_t zh_at; /* from sc_tables */
    uint32_t en_at;
    uint8_t registry;
};

extern const struct sc_range sc_ranges[];
extern const size_t sc_range_count;

/* The classes, in the order of classes.def and then of the tables; NULL beyond the last. */
const struct sc_class *sc_class_number(size_t number);

/* The class above, NULL of a root. */
static inline const struct sc_class *sc_parent(const struct sc_class *class)
{
    return class->up != 0 ? class - class->up : NULL;
}

/* The class of a line, NULL behind the last. */
static inline const struct sc_class *sc_class_of_line(const struct sc_line *line)
{
    return line->class_at != 0 ? sc_at_distance(line, line->class_at) : NULL;
}

/* The class of an entry's first line; if it has none, the root of its outcome and, of a failure, of its canonical code.
   NULL for NULL. */
const struct sc_class *sc_first_class(const sc_entry *entry);

/* The entry of a registry of ours that says just what a class says, to be translated to; the first of all entries if none
   does. class is one of ours. */
const sc_entry *sc_same(const struct sc_class *class, sc_registry registry);

/* The reason phrase of a status: its distance from sc_tables, 0 if it is not registered. */
uint32_t sc_reason_at(int status);

#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility pop
#endif

#endif
