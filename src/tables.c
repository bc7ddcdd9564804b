/* SPDX-License-Identifier: MIT */
/* The sole reader of tables/: rows become the text pool, the entries, the index and the checks of all three. */
#include "table.h"

#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

/* ---- Numbers ------------------------------------------------------------------------------------------ */

/* HTTP_404 and so on: a status that is not registered is not declared. */
enum {
#define SC_STATUS(status, phrase) HTTP_##status = (status),
#include "http.def"
    STATUSES /* they ascend */
};

/* What each registry brings along. */
enum {
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) MULTIPLIER_##REGISTRY = (multiplier),
#include "all.def"
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) PREFIX_##REGISTRY = sizeof "SC_" #REGISTRY "_" - 1,
#include "all.def"
    REGISTRIES = 0 /* and one for each table */
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) +1
#include "all.def"
};

/* The place of each entry, counted from 1. A registry's are from FIRST up to AFTER; BEFORE and LAST only step back, so
   that neither takes a place. */
enum {
    PLACE_UNKNOWN,
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) \
    FIRST_##REGISTRY, BEFORE_##REGISTRY = FIRST_##REGISTRY - 1,
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) PLACE_##constant,
#define SC_END(REGISTRY)                                              AFTER_##REGISTRY, LAST_##REGISTRY = AFTER_##REGISTRY - 1,
#include "all.def"
    PLACES
};

/* Which meaning of its code an entry is. */
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en)  MEANING_##constant = 1,
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en) MEANING_##constant,
#include "all.def"
    MEANINGS
};

/* The number of each note, from 1. */
enum {
    NOTE_NONE,
#define SC_NOTE(constant, zh, en) NOTE_##constant,
#include "all.def"
    NOTES
};

/* The number of each class of equal meaning, from 1. */
enum {
    CLASS_NONE,
#define SC_MEANING(meaning, zh, en) CLASS_##meaning,
#include "same.def"
    CLASSES
};

/* ---- Texts -------------------------------------------------------------------------------------------- */

/* Every text is a member of its own size, so its offset is a constant. Offset 0 is "", but is no array: where gcc sees
   the whole pool, as with -flto, it would take that one string for all, and strlen of any text would be 0. */
struct sc_pool {
    uint16_t none;
    char unknown_name[sizeof "UNKNOWN"];
    char unknown_zh[sizeof "未知的状态码。"];
    char unknown_en[sizeof "The status code is unknown."];
#define SC_STATUS(status, phrase) char reason_##status[sizeof phrase];
#include "http.def"
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) \
    char name_##REGISTRY[sizeof #registry];              \
    char title_zh_##REGISTRY[sizeof zh];                 \
    char title_en_##REGISTRY[sizeof en];
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) \
    char constant_##constant[sizeof #constant];                       \
    char zh_##constant[sizeof zh];                                    \
    char en_##constant[sizeof en];
#define SC_NOTE(constant, zh, en)       \
    char note_zh_##constant[sizeof zh]; \
    char note_en_##constant[sizeof en];
#define SC_GROUP(first, last, zh, en)          \
    char SC_HERE(group_zh_##first)[sizeof zh]; \
    char SC_HERE(group_en_##first)[sizeof en];
#include "all.def"
#define SC_MEANING(meaning, zh, en) char meaning_##meaning[sizeof #meaning];
#include "same.def"
};

const struct sc_pool sc_pool = {
    0,
    "UNKNOWN",
    "未知的状态码。",
    "The status code is unknown.",
#define SC_STATUS(status, phrase) phrase,
#include "http.def"
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en)              #registry, zh, en,
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) #constant, zh, en,
#define SC_NOTE(constant, zh, en)                                     zh, en,
#define SC_GROUP(first, last, zh, en)                                 zh, en,
#include "all.def"
#define SC_MEANING(meaning, zh, en) #meaning,
#include "same.def"
};

#define TEXT(member) offsetof(struct sc_pool, member)

/* The texts that hang on few entries or on none. */
static const uint16_t reasons[STATUSES] = {
#define SC_STATUS(status, phrase) [status] = TEXT(reason_##status),
#include "http.def"
};

static const uint16_t notes[NOTES][2] = {
#define SC_NOTE(constant, zh, en) [NOTE_##constant] = {TEXT(note_zh_##constant), TEXT(note_en_##constant)},
#include "all.def"
};

static const uint8_t note_at[PLACES] = {
#define SC_NOTE(constant, zh, en) [PLACE_##constant] = NOTE_##constant,
#include "all.def"
};

uint16_t sc_reason_text(int status)
{
    return status >= 0 && status < STATUSES ? reasons[status] : 0;
}

uint16_t sc_note_text(const sc_entry *entry, sc_lang lang)
{
    return notes[note_at[entry - sc_entries]][lang != SC_ZH];
}

/* ---- Entries ------------------------------------------------------------------------------------------ */

#define ENTRY(code, constant, http, wire, canonical, action, zh, en, kind) \
    [PLACE_##constant] = {                                                 \
        (code),                                                            \
        TEXT(constant_##constant),                                         \
        TEXT(constant_##constant) + SC_HERE(PREFIX),                       \
        TEXT(zh_##constant),                                               \
        TEXT(en_##constant),                                               \
        HTTP_##http,                                                       \
        HTTP_##wire,                                                       \
        SC_HERE(SC),                                                       \
        kind,                                                              \
        SC_CANONICAL_##canonical,                                          \
        SC_ACT_##action,                                                   \
        MEANING_##constant,                                                \
        sizeof #constant - 1 - SC_HERE(PREFIX),                            \
        sizeof zh - 1,                                                     \
        sizeof en - 1,                                                     \
    },

const struct sc_entry sc_entries[PLACES + 1] = {
    [PLACE_UNKNOWN] =
        {
            0,
            TEXT(none),
            TEXT(unknown_name),
            TEXT(unknown_zh),
            TEXT(unknown_en),
            HTTP_500,
            HTTP_500,
            SC_REGISTRY_NONE,
            SC_KIND_CODE,
            SC_CANONICAL_UNKNOWN,
            SC_ACT_NONE,
            0,
            sizeof "UNKNOWN" - 1,
            sizeof "未知的状态码。" - 1,
            sizeof "The status code is unknown." - 1,
        },
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) \
    ENTRY(code, constant, http, wire, canonical, action, zh, en, SC_KIND_CODE)
#define SC_HTTP(code, constant, http, wire, canonical, action, zh, en) \
    ENTRY(code, constant, http, wire, canonical, action, zh, en, SC_KIND_HTTP)
#include "all.def"
};

/* ---- Index -------------------------------------------------------------------------------------------- */

const struct sc_index sc_registries[SC_REGISTRIES + 1] = {
#define SC_BEGIN(REGISTRY, registry, number, title_zh, title_en)                                               \
    [SC_##REGISTRY].multiplier = MULTIPLIER_##REGISTRY, [SC_##REGISTRY].first = FIRST_##REGISTRY,              \
    [SC_##REGISTRY].count = AFTER_##REGISTRY - FIRST_##REGISTRY, [SC_##REGISTRY].name = TEXT(name_##REGISTRY), \
    [SC_##REGISTRY].zh = TEXT(title_zh_##REGISTRY), [SC_##REGISTRY].en = TEXT(title_en_##REGISTRY),
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) \
    [SC_HERE(SC)].slot[SC_SLOT(code, SC_HERE(MULTIPLIER))] = PLACE_##constant - SC_HERE(FIRST),
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en)
#include "all.def"
};

const struct sc_range sc_ranges[] = {
#define SC_GROUP(first, last, zh, en) \
    {first, last, SC_HERE(SC), TEXT(SC_HERE(group_zh_##first)), TEXT(SC_HERE(group_en_##first))},
#include "all.def"
};

const size_t sc_range_count = sizeof sc_ranges / sizeof sc_ranges[0];

/* ---- Counterparts ------------------------------------------------------------------------------------- */

static const uint8_t class_at[PLACES] = {
#define SC_SAME(meaning, constant) [PLACE_##constant] = CLASS_##meaning,
#include "same.def"
};

static const uint16_t meanings[CLASSES] = {
#define SC_MEANING(meaning, zh, en) [CLASS_##meaning] = TEXT(meaning_##meaning),
#include "same.def"
};

const struct sc_member sc_members[] = {
#define SC_SAME(meaning, constant) {CLASS_##meaning, PLACE_##constant},
#include "same.def"
};

const size_t sc_member_count = sizeof sc_members / sizeof sc_members[0];

const struct sc_general sc_generals[] = {
#define SC_GENERAL(canonical, constant) {SC_CANONICAL_##canonical, PLACE_##constant},
#include "same.def"
};

const size_t sc_general_count = sizeof sc_generals / sizeof sc_generals[0];

const struct sc_except sc_excepts[] = {
#define SC_EXCEPT(general, constant) {PLACE_##general, PLACE_##constant},
#include "same.def"
};

const size_t sc_except_count = sizeof sc_excepts / sizeof sc_excepts[0];

unsigned sc_class_of(const sc_entry *entry)
{
    return class_at[entry - sc_entries];
}

uint16_t sc_meaning_text(const sc_entry *entry)
{
    return meanings[sc_class_of(entry)];
}

/* ---- Checks ------------------------------------------------------------------------------------------- */

/* What stands in two places agrees, or the build stops at an array whose name says what is wrong. A row without a
   constant, an unknown status, canonical code or action, and a note for no row are not declared above. */
#define REFUSE(name, unless) typedef char name[(unless) ? 1 : -1]

/* A further meaning stands below its row: an enumerator without a value is one more than the enumerator above. */
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) CODE_##constant = (code),
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en) \
    BELOW_##constant, CODE_##constant = (code),
#include "all.def"
    CODES
};

#define REFUSE_ROW(code, constant, zh, en)                                \
    REFUSE(constant##_is_not_##code##_in_its_header, (code) == constant); \
    REFUSE(constant##_has_no_chinese, sizeof zh > 1);                     \
    REFUSE(constant##_has_no_english, sizeof en > 1);                     \
    REFUSE(constant##_has_a_text_over_255_bytes,                          \
           sizeof #constant <= 256 && sizeof zh <= 256 && sizeof en <= 256);
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) REFUSE_ROW(code, constant, zh, en)
#define SC_HTTP(code, constant, http, wire, canonical, action, zh, en) \
    REFUSE_ROW(code, constant, zh, en)                                 \
    REFUSE(constant##_does_not_map_to_itself, (code) == (http) && (code) == (wire));
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en) \
    REFUSE_ROW(code, constant, zh, en)                                 \
    REFUSE(constant##_does_not_stand_under_its_row, BELOW_##constant - 1 == (code));
#define SC_NOTE(constant, zh, en) REFUSE(constant##_has_an_empty_note, sizeof zh > 1 && sizeof en > 1);
#define SC_GROUP(first, last, zh, en)                                               \
    REFUSE(SC_HERE(group_##first##_to_##last##_is_upside_down), (first) <= (last)); \
    REFUSE(SC_HERE(group_##first##_to_##last##_has_no_name), sizeof zh > 1 && sizeof en > 1);
#define SC_END(REGISTRY) \
    REFUSE(REGISTRY##_has_over_255_entries, AFTER_##REGISTRY - FIRST_##REGISTRY <= UINT8_MAX);
#include "all.def"

/* A constant that stands in two classes, or is general for two canonical codes, is declared twice here. */
enum {
#define SC_SAME(meaning, constant)      CLASS_OF_##constant,
#define SC_GENERAL(canonical, constant) GENERAL_##constant,
#include "same.def"
    SAME
};

enum {
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) \
    REGISTRY_OF_##constant = SC_HERE(SC), CANONICAL_OF_##constant = SC_CANONICAL_##canonical,
#include "all.def"
    COLUMNS
};

#define SC_MEANING(meaning, zh, en) REFUSE(meaning##_has_no_definition, sizeof zh > 1 && sizeof en > 1);
#define SC_GENERAL(canonical, constant) \
    REFUSE(constant##_is_not_##canonical, (int)CANONICAL_OF_##constant == (int)SC_CANONICAL_##canonical);
#define SC_EXCEPT(general, constant)                                                      \
    REFUSE(general##_would_not_stand_for_##constant##_anyway,                             \
           GENERAL_##general >= 0 && CANONICAL_OF_##general == CANONICAL_OF_##constant && \
               REGISTRY_OF_##general != REGISTRY_OF_##constant);
#include "same.def"

REFUSE(the_pool_is_over_64_KiB, sizeof(struct sc_pool) <= UINT16_MAX + 1);
REFUSE(there_are_over_255_notes, NOTES <= UINT8_MAX + 1);
REFUSE(there_are_over_255_classes, CLASSES <= UINT8_MAX + 1);
REFUSE(SC_REGISTRIES_is_not_the_number_of_tables, (int)REGISTRIES == (int)SC_REGISTRIES);
REFUSE(an_entry_is_over_24_bytes, sizeof(struct sc_entry) <= 24);

/* Functions that exist to be reviewed by the compiler: a constant without a row and another registry's constant are
   refused by -Wswitch, a code that stands twice, two codes in one slot, and two general entries of one registry for
   one canonical code are duplicate cases. */
#ifdef __GNUC__
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wunused-function"
#endif

#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en)         \
    static void review_codes_##REGISTRY(enum sc_##registry code) \
    {                                                            \
        switch (code) {
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) case constant:
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en)
#define SC_END(REGISTRY) \
    break;               \
    }                    \
    }
#include "all.def"

#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) \
    static void review_slots_##REGISTRY(uint32_t slot)   \
    {                                                    \
        switch (slot) {
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) case SC_SLOT(code, SC_HERE(MULTIPLIER)):
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en)
#define SC_END(REGISTRY) \
    break;               \
    }                    \
    }
#include "all.def"

static void review_generals(unsigned registry_and_canonical)
{
    switch (registry_and_canonical) {
#define SC_GENERAL(canonical, constant) case REGISTRY_OF_##constant * 32 + CANONICAL_OF_##constant:
#include "same.def"
        break;
    }
}
