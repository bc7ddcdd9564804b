/* SPDX-License-Identifier: MIT */
/* What tables.c makes of tables/: a pool of texts, the entries, and an index of each registry. No pointers, so that
   the shared object has nothing to relocate and every process shares its pages. */
#ifndef TABLE_H
#define TABLE_H

#include <statuscode.h>

/* Nothing here leaves the library, so it is reached without the global offset table. */
#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility push(hidden)
#endif

/* A row. Texts are offsets into the pool; lengths are in bytes, without the NUL. */
struct sc_entry {
    int32_t code;
    uint16_t constant; /* "SC_PLUS_TOKEN_EXPIRED" */
    uint16_t name;     /* its end: "TOKEN_EXPIRED" */
    uint16_t zh;
    uint16_t en;
    uint16_t http;
    uint16_t wire;
    uint8_t registry;
    uint8_t kind;
    uint8_t canonical;
    uint8_t action;
    uint8_t meaning; /* 1, or the how-manieth of its code */
    uint8_t name_length;
    uint8_t zh_length;
    uint8_t en_length;
};

/* All entries in the order of the tables. The first is the answer to NULL, the last one, all zero, ends them. */
extern const struct sc_entry sc_entries[];

/* A registry. The entry of a code, if it is listed, is sc_entries[first + slot[SC_SLOT(code, multiplier)]]. A slot that
   no code falls into leads to the first entry, whose code falls into another. */
struct sc_index {
    uint32_t multiplier;
    uint16_t first; /* the place of its first entry */
    uint16_t count;
    uint16_t name;
    uint16_t zh; /* title */
    uint16_t en;
    uint8_t slot[256]; /* the entry's position in its registry */
};

#define SC_SLOT(code, multiplier) ((uint32_t)(code) * (uint32_t)(multiplier) >> 24)

/* How many registries there are; tables.c checks it. */
enum { SC_REGISTRIES = SC_HERO };

/* By number. 0 is SC_REGISTRY_NONE, which has no name and no entries. */
extern const struct sc_index sc_registries[SC_REGISTRIES + 1];

static inline int sc_is_registry(sc_registry registry)
{
    return registry > SC_REGISTRY_NONE && (unsigned)registry <= SC_REGISTRIES;
}

/* A registry that does not exist is read as SC_REGISTRY_NONE. */
static inline const struct sc_index *sc_index_of(sc_registry registry)
{
    return &sc_registries[sc_is_registry(registry) ? registry : SC_REGISTRY_NONE];
}

/* A range of codes under a heading of the document. */
struct sc_range {
    int32_t first;
    int32_t last;
    uint16_t registry;
    uint16_t zh;
    uint16_t en;
};

extern const struct sc_range sc_ranges[];
extern const size_t sc_range_count;

/* A note: "" for the entries without one. */
uint16_t sc_note_text(const sc_entry *entry, sc_lang lang);

/* An entry, by its place in sc_entries, as a member of a class of equal meaning; as the one that stands for all
   entries of its canonical code; and as one that a general entry does not stand for all the same. In the order of
   tables/same.def. */
struct sc_member {
    uint16_t class;
    uint16_t place;
};

struct sc_general {
    uint16_t canonical;
    uint16_t place;
};

struct sc_except {
    uint16_t general; /* a place, too */
    uint16_t place;
};

extern const struct sc_member sc_members[];
extern const size_t sc_member_count;
extern const struct sc_general sc_generals[];
extern const size_t sc_general_count;
extern const struct sc_except sc_excepts[];
extern const size_t sc_except_count;

/* The class of an entry, 0 if it is in none, and its identifier. */
unsigned sc_class_of(const sc_entry *entry);
uint16_t sc_meaning_text(const sc_entry *entry);

/* The reason phrase of a status; "" if it is not registered. */
uint16_t sc_reason_text(int status);

/* A letter of ASCII in lower case; anything else as it is. */
char sc_lower(char c);

/* Whether two names are equal but for ASCII case. */
int sc_same_name(const char *a, const char *b);

/* The text at an offset. */
struct sc_pool;
extern const struct sc_pool sc_pool;

static inline const char *sc_text(uint16_t offset)
{
    return (const char *)&sc_pool + offset;
}

#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC visibility pop
#endif

#endif
