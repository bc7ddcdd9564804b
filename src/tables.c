/* SPDX-License-Identifier: MIT */
/* Turns tables/ into entries, APIs, texts and the index, and checks them at compile time. */
#include "table.h"

/* With no macro defined, this includes only the headers with the constants. */
#include "all.def"

/* OF_LINE makes a unique name from the line in the table, for lines without a constant. */
#define JOIN(a, b)     a##b
#define JOINED(a, b)   JOIN(a, b)
#define OF_LINE(x)     JOINED(SC_HERE(x), __LINE__)
#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])

/* ---- Numbers ------------------------------------------------------------------------------------------ */

/* HTTP_404 and so on. A status that is not registered is not declared. */
enum {
#define SC_STATUS(status, phrase) HTTP_##status = (status),
#include "http.def"
    STATUSES /* one more than the last, because they ascend */
};

/* Constants of each registry. */
enum {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)      \
    MULTIPLIER_##REGISTRY = (multiplier), BITS_##REGISTRY = (bits), \
    PREFIX_##REGISTRY = sizeof "SC_" #REGISTRY "_" - 1,
#include "all.def"
#define SC_RULE(ways, zh, en) SC_HERE(WAYS) = (ways), SC_HERE(HAS_RULE) = sizeof zh > 1 && sizeof en > 1,
#include "all.def"
    REGISTRY_NUMBERS
};

enum {
    API_NONE,
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) API_##REGISTRY,
#include "all.def"
    APIS
};

/* The place of each entry, which is its index in sc_tables.entries. A registry's entries are between its BEGIN and END,
   whose places hold no entry. */
enum {
    PLACE_UNKNOWN,
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)               BEGIN_##REGISTRY,
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) PLACE_##constant,
#define SC_END(REGISTRY)                                                     END_##REGISTRY,
#include "all.def"
    PLACES
};

/* The index of each member. A registry's members are between its MEMBERS and MEMBERS_END, which hold nothing. */
enum {
    MEMBERS_NONE,
    MEMBER_CODE_OF_NONE,
    MEMBER_MESSAGE_OF_NONE,
    MEMBER_DATA_OF_NONE,
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) MEMBERS_##REGISTRY,
#define SC_MEMBER(name, holds, value, otherwise)               OF_LINE(MEMBER),
#define SC_END(REGISTRY)                                       MEMBERS_END_##REGISTRY,
#include "all.def"
    MEMBERS
};

/* The number of each class. */
enum {
#define SC_CLASS(name, canonical, outcome, zh, en) CLASS_##name,
#define SC_SUBCLASS(name, parent, zh, en)          CLASS_##name,
#include "all.def"
    CLASSES
};

/* The index of each line. LINES of a row ends the lines of the row above, and the row's own lines follow it. */
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) LINES_##constant,
#define SC_SAME(class, constant)                                             OF_LINE(LINE),
#define SC_END(REGISTRY)                                                     LINES_END_##REGISTRY,
#include "all.def"
    LINES
};

/* Properties of rows and classes that the tables and the checks below need as constants. */
#define OUTCOME(canonical, action)                                              \
    ((action) == SC_ACT_CHECK_HTTP                       ? SC_OUTCOME_UNDECIDED \
     : (action) == SC_ACT_POLL || (action) == SC_ACT_PAY ? SC_OUTCOME_PENDING   \
     : (canonical) == SC_CANONICAL_OK                    ? SC_OUTCOME_SUCCESS   \
                                                         : SC_OUTCOME_FAILURE)
#define KNOWN(constant, canonical, action, kind, is_sent)                       \
    CANONICAL_OF_##constant = SC_CANONICAL_##canonical,                         \
    OUTCOME_OF_##constant = OUTCOME(SC_CANONICAL_##canonical, SC_ACT_##action), \
    KIND_OF_##constant = SC_KIND_##kind, IS_SENT_##constant = (is_sent),
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    KNOWN(constant, canonical, action, CODE, 1)
#define SC_HTTP(code, constant, http, wire, canonical, action, fault, zh, en) \
    KNOWN(constant, canonical, action, HTTP, (SC_HERE(WAYS) & SC_ZERO_IS_HTTP) != 0 && (wire) >= 400)
#define SC_LATER(code, constant, http, wire, canonical, action, fault, zh, en) \
    KNOWN(constant, canonical, action, LATER, 1)
#define SC_CLASS(name, canonical, outcome, zh, en) \
    CANONICAL_OF_CLASS_##name = SC_CANONICAL_##canonical, OUTCOME_OF_CLASS_##name = SC_OUTCOME_##outcome,
#define SC_SUBCLASS(name, parent, zh, en)                    \
    CANONICAL_OF_CLASS_##name = CANONICAL_OF_CLASS_##parent, \
    OUTCOME_OF_CLASS_##name = OUTCOME_OF_CLASS_##parent,
#include "all.def"
    KNOWN_NUMBERS
};

/* The number of each entry among those with the same code. An enumerator without a value is one more than the one
   before. */
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en)  NUMBER_##constant = 1,
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en) NUMBER_##constant,
#include "all.def"
    NUMBERS
};

/* The first slot of each registry in the index. */
enum {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) SLOTS_##REGISTRY,
#define SC_END(REGISTRY)                                       LAST_SLOT_##REGISTRY = SLOTS_##REGISTRY + (1 << BITS_##REGISTRY) - 1,
#include "all.def"
    SLOTS
};

/* ---- Texts -------------------------------------------------------------------------------------------- */

#define UNKNOWN_NAME "UNKNOWN"
#define UNKNOWN_ZH   "未知的状态码。"
#define UNKNOWN_EN   "The status code is unknown."

/* A reason phrase and its status as they are in a problem, without the first quotation mark. */
#define TITLE(status, phrase) phrase "\"" BEFORE_STATUS #status

/* Every text is a member of its own size, so its offset is a constant. */
struct texts {
    char unknown_name[sizeof UNKNOWN_NAME];
    char unknown_zh[sizeof UNKNOWN_ZH];
    char unknown_en[sizeof UNKNOWN_EN];
#define SC_STATUS(status, phrase)        \
    char reason_##status[sizeof phrase]; \
    char title_##status[sizeof TITLE(status, phrase)];
#include "http.def"
#define SC_CLASS(name, canonical, outcome, zh, en) SC_SUBCLASS(name, , zh, en)
#define SC_SUBCLASS(name, parent, zh, en) \
    char class_##name[sizeof #name];      \
    char class_zh_##name[sizeof zh];      \
    char class_en_##name[sizeof en];
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) \
    char name_##REGISTRY[sizeof #registry];                    \
    char title_zh_##REGISTRY[sizeof zh];                       \
    char title_en_##REGISTRY[sizeof en];
#define SC_RULE(ways, zh, en)         \
    char SC_HERE(rule_zh)[sizeof zh]; \
    char SC_HERE(rule_en)[sizeof en];
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    char digits_##constant[sizeof #code];                                    \
    char constant_##constant[sizeof #constant];                              \
    char zh_##constant[sizeof zh];                                           \
    char en_##constant[sizeof en];
#define SC_NOTE(constant, zh, en)       \
    char note_zh_##constant[sizeof zh]; \
    char note_en_##constant[sizeof en];
#define SC_GROUP(first, last, zh, en)  \
    char OF_LINE(group_zh)[sizeof zh]; \
    char OF_LINE(group_en)[sizeof en];
#include "all.def"
    char padding[TEXT_PADDING];
};

/* ---- The tables --------------------------------------------------------------------------------------- */

struct sc_tables {
    struct sc_entry entries[PLACES + 1];
    struct sc_api apis[APIS];
    struct sc_member members[MEMBERS + 1];
    struct json_name names[MEMBERS + 1]; /* of the members, in the same order */
    struct sc_line lines[LINES + 1];
    struct sc_class classes[CLASSES];
    struct texts texts;
};

/* Distances from the beginning of the tables, from an entry, from an API, and from a class. */
#define TEXT(text)                 (uint32_t)(offsetof(struct sc_tables, texts) + offsetof(struct texts, text))
#define FROM_ENTRY(constant, text) (uint32_t)(TEXT(text) - PLACE_##constant * sizeof(struct sc_entry))
#define FROM_API(API, distance)    (uint32_t)((distance)-OFFSET_OF_API(API))
#define FROM_CLASS(CLASS, text)    (uint32_t)(TEXT(text) - OFFSET_OF_CLASS(CLASS))
#define LENGTH_OF(text)            (sizeof(((struct texts *)0)->text) - 1)
#define OFFSET_OF_LINE(LINE)       (offsetof(struct sc_tables, lines) + (LINE) * sizeof(struct sc_line))
#define OFFSET_OF_CLASS(CLASS)     (offsetof(struct sc_tables, classes) + (CLASS) * sizeof(struct sc_class))
#define OFFSET_OF_API(API)         (offsetof(struct sc_tables, apis) + (API) * sizeof(struct sc_api))
#define OFFSET_OF_MEMBER(MEMBER)   (offsetof(struct sc_tables, members) + (MEMBER) * sizeof(struct sc_member))
#define OFFSET_OF_NAME(MEMBER)     (offsetof(struct sc_tables, names) + (MEMBER) * sizeof(struct json_name))
#define API_FROM_ENTRY(API, PLACE) (uint32_t)(OFFSET_OF_API(API) - (PLACE) * sizeof(struct sc_entry))

#define ENTRY(code_, constant, http_, wire_, action_, fault_, zh, en)                                     \
    [PLACE_##constant].code = (code_),                                                                    \
    [PLACE_##constant].constant_at = FROM_ENTRY(constant, constant_##constant),                           \
    [PLACE_##constant].name_at = FROM_ENTRY(constant, constant_##constant) + SC_HERE(PREFIX),             \
    [PLACE_##constant].zh_at = FROM_ENTRY(constant, zh_##constant),                                       \
    [PLACE_##constant].en_at = FROM_ENTRY(constant, en_##constant),                                       \
    [PLACE_##constant].lines_at =                                                                         \
        (uint32_t)(OFFSET_OF_LINE(LINES_##constant + 1) - PLACE_##constant * sizeof(struct sc_entry)),    \
    [PLACE_##constant].api_at = API_FROM_ENTRY(SC_HERE(API), PLACE_##constant),                           \
    [PLACE_##constant].digits_at = FROM_ENTRY(constant, digits_##constant),                               \
    [PLACE_##constant].http_title_at = FROM_ENTRY(constant, title_##http_),                               \
    [PLACE_##constant].wire_title_at = FROM_ENTRY(constant, title_##wire_),                               \
    [PLACE_##constant].digits_length = LENGTH_OF(digits_##constant),                                      \
    [PLACE_##constant].http_title_length = LENGTH_OF(title_##http_),                                      \
    [PLACE_##constant].wire_title_length = LENGTH_OF(title_##wire_),                                      \
    [PLACE_##constant].zh_length = sizeof zh - 1, [PLACE_##constant].en_length = sizeof en - 1,           \
    [PLACE_##constant].http = HTTP_##http_, [PLACE_##constant].wire = HTTP_##wire_,                       \
    [PLACE_##constant].name_length = sizeof #constant - 1 - SC_HERE(PREFIX),                              \
    [PLACE_##constant].registry = SC_HERE(SC), [PLACE_##constant].kind = KIND_OF_##constant,              \
    [PLACE_##constant].canonical = CANONICAL_OF_##constant, [PLACE_##constant].action = SC_ACT_##action_, \
    [PLACE_##constant].fault = SC_FAULT_##fault_, [PLACE_##constant].number = NUMBER_##constant,

/* What is written of each kind of member, of a failure or of a success, unless the caller supplies data. */
#define FAILURE(failure, success)                           failure
#define SUCCESS(failure, success)                           success
#define WRITTEN_CODE(of, before, value, otherwise)          before
#define WRITTEN_MESSAGE(of, before, value, otherwise)       before "\""
#define WRITTEN_DATA(of, before, value, otherwise)          before otherwise
#define WRITTEN_RESULT(of, before, value, otherwise)        before of(otherwise, value)
#define WRITTEN_DECIDES(of, before, value, otherwise)       before of(otherwise, value)
#define WRITTEN_STATUS(of, before, value, otherwise)        before
#define WRITTEN_REASON(of, before, value, otherwise)        before "\""
#define WRITTEN_FIXED(of, before, value, otherwise)         before value
#define WRITTEN_SPARE_MESSAGE(of, before, value, otherwise) ""
#define WRITTEN_SPARE_RESULT(of, before, value, otherwise)  ""

#define BEFORE(name)                                        ",\"" name "\":"
#define WRITTEN(of, name, holds, value, otherwise)          WRITTEN_##holds(of, BEFORE(name), value, otherwise)

/* Data that has no value without the caller's is left out. */
#define WRITTEN_LENGTH(of, name, holds, value, otherwise) \
    (HOLDS_##holds == HOLDS_DATA && sizeof otherwise == 1 \
         ? 0                                              \
         : sizeof WRITTEN(of, name, holds, value, otherwise) - 1)

#define MEMBER(name, holds, value, otherwise)                                                               \
    {                                                                                                       \
        name,                                                                                               \
        value,                                                                                              \
        HOLDS_##holds,                                                                                      \
        sizeof BEFORE(name) - 1,                                                                            \
        {WRITTEN_LENGTH(FAILURE, name, holds, value, otherwise),                                            \
         WRITTEN_LENGTH(SUCCESS, name, holds, value, otherwise)},                                           \
        {WRITTEN(FAILURE, name, holds, value, otherwise), WRITTEN(SUCCESS, name, holds, value, otherwise)}, \
    },

const struct sc_tables sc_tables =
    {
        .entries =
            {
                [PLACE_UNKNOWN].name_at = TEXT(unknown_name),
                [PLACE_UNKNOWN].zh_at = TEXT(unknown_zh),
                [PLACE_UNKNOWN].en_at = TEXT(unknown_en),
                [PLACE_UNKNOWN].http_title_at = TEXT(title_500),
                [PLACE_UNKNOWN].http_title_length = LENGTH_OF(title_500),
                [PLACE_UNKNOWN].api_at = API_FROM_ENTRY(API_NONE, PLACE_UNKNOWN),
                [PLACE_UNKNOWN].zh_length = sizeof UNKNOWN_ZH - 1,
                [PLACE_UNKNOWN].en_length = sizeof UNKNOWN_EN - 1,
                [PLACE_UNKNOWN].http = HTTP_500,
                [PLACE_UNKNOWN].wire = HTTP_500,
                [PLACE_UNKNOWN].name_length = sizeof UNKNOWN_NAME - 1,
                [PLACE_UNKNOWN].canonical = SC_CANONICAL_UNKNOWN,
                [PLACE_UNKNOWN].fault = SC_FAULT_SERVER,
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    ENTRY(code, constant, http, wire, action, fault, zh, en)
#define SC_WAIT(constant) [PLACE_##constant].waits = 1,
#define SC_NOTE(constant, zh, en)                                             \
    [PLACE_##constant].note_zh_at = FROM_ENTRY(constant, note_zh_##constant), \
    [PLACE_##constant].note_en_at = FROM_ENTRY(constant, note_en_##constant),
#include "all.def"
            },
        .apis =
            {
                [API_NONE].members_at = FROM_API(API_NONE, OFFSET_OF_MEMBER(MEMBERS_NONE)),
                [API_NONE].names_at = FROM_API(API_NONE, OFFSET_OF_NAME(MEMBER_CODE_OF_NONE)),
                [API_NONE].member[HOLDS_CODE] = MEMBER_CODE_OF_NONE,
                [API_NONE].member[HOLDS_MESSAGE] = MEMBER_MESSAGE_OF_NONE,
                [API_NONE].member[HOLDS_DATA] = MEMBER_DATA_OF_NONE,
#define SC_BEGIN(REGISTRY, registry_, bits, multiplier, zh, en)                                          \
    [API_##REGISTRY].name_at = FROM_API(API_##REGISTRY, TEXT(name_##REGISTRY)),                          \
    [API_##REGISTRY].title_zh_at = FROM_API(API_##REGISTRY, TEXT(title_zh_##REGISTRY)),                  \
    [API_##REGISTRY].title_en_at = FROM_API(API_##REGISTRY, TEXT(title_en_##REGISTRY)),                  \
    [API_##REGISTRY].members_at = FROM_API(API_##REGISTRY, OFFSET_OF_MEMBER(MEMBERS_##REGISTRY)),        \
    [API_##REGISTRY].names_at = FROM_API(API_##REGISTRY, OFFSET_OF_NAME(MEMBERS_##REGISTRY + 1)),        \
    [API_##REGISTRY].name_length = sizeof #registry_ - 1, [API_##REGISTRY].first = BEGIN_##REGISTRY + 1, \
    [API_##REGISTRY].count = END_##REGISTRY - BEGIN_##REGISTRY - 1, [API_##REGISTRY].registry = SC_##REGISTRY,
#define SC_MEMBER(name, holds, value, otherwise) \
    [SC_HERE(API)].member[HOLDS_##holds] = OF_LINE(MEMBER) - SC_HERE(MEMBERS),
#define SC_RULE(ways_, zh, en)                                                  \
    [SC_HERE(API)].rule_zh_at = FROM_API(SC_HERE(API), TEXT(SC_HERE(rule_zh))), \
    [SC_HERE(API)].rule_en_at = FROM_API(SC_HERE(API), TEXT(SC_HERE(rule_en))), [SC_HERE(API)].ways = (ways_),
#include "all.def"
            },
        .members = {{.holds = HOLDS_NOTHING},
                    MEMBER("code", CODE, "", "") MEMBER("message", MESSAGE, "", "") MEMBER("data", DATA, "", "")
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) {.holds = HOLDS_NOTHING},
#define SC_MEMBER(name, holds, value, otherwise)               MEMBER(name, holds, value, otherwise)
#define SC_END(REGISTRY)                                       {.holds = HOLDS_NOTHING},
#include "all.def"
        },
        .names =
            {
                {"", 0, 0, 0},
                JSON_NAME("code"),
                JSON_NAME("message"),
                JSON_NAME("data"),
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) {"", 0, 0, 0},
#define SC_MEMBER(name, holds, value, otherwise)               JSON_NAME(name),
#define SC_END(REGISTRY)                                       {"", 0, 0, 0},
#include "all.def"
            },
        .lines =
            {
#define LINE(class, is_same) \
    [OF_LINE(LINE)] = {(uint32_t)(OFFSET_OF_CLASS(CLASS_##class) - OFFSET_OF_LINE(OF_LINE(LINE))), is_same},
#define SC_SAME(class, constant) LINE(class, 1)
#define SC_TWIN(class, constant) LINE(class, 1)
#define SC_CASE(class, constant) LINE(class, 0)
#include "all.def"
            },
        .classes =
            {
#define CLASS(name, up_, canonical_, outcome_)                                                   \
    [CLASS_##name].name_at = FROM_CLASS(CLASS_##name, class_##name),                             \
    [CLASS_##name].zh_at = FROM_CLASS(CLASS_##name, class_zh_##name),                            \
    [CLASS_##name].en_at = FROM_CLASS(CLASS_##name, class_en_##name), [CLASS_##name].up = (up_), \
    [CLASS_##name].canonical = (canonical_), [CLASS_##name].outcome = (outcome_),
#define SC_CLASS(name, canonical, outcome, zh, en) \
    CLASS(name, 0, CANONICAL_OF_CLASS_##name, OUTCOME_OF_CLASS_##name)
#define SC_SUBCLASS(name, parent, zh, en) \
    CLASS(name, CLASS_##name - CLASS_##parent, CANONICAL_OF_CLASS_##name, OUTCOME_OF_CLASS_##name)
#include "all.def"
            },
        .texts =
            {
                UNKNOWN_NAME,
                UNKNOWN_ZH,
                UNKNOWN_EN,
#define SC_STATUS(status, phrase) phrase, TITLE(status, phrase),
#include "http.def"
#define SC_CLASS(name, canonical, outcome, zh, en)                           #name, zh, en,
#define SC_SUBCLASS(name, parent, zh, en)                                    #name, zh, en,
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)               #registry, zh, en,
#define SC_RULE(ways, zh, en)                                                zh, en,
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) #code, #constant, zh, en,
#define SC_NOTE(constant, zh, en)                                            zh, en,
#define SC_GROUP(first, last, zh, en)                                        zh, en,
#include "all.def"
                "",
            },
};

const struct sc_api *sc_api(size_t number)
{
    return &sc_tables.apis[number];
}

const size_t sc_api_count = APIS - 1;

const struct sc_class *sc_class_number(size_t number)
{
    return number < CLASSES ? &sc_tables.classes[number] : NULL;
}

/* ---- Index -------------------------------------------------------------------------------------------- */

const struct sc_index sc_indexes[MAX_REGISTRIES] = {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)                                              \
    [SC_##REGISTRY] = {MULTIPLIER_##REGISTRY, SLOTS_##REGISTRY, BEGIN_##REGISTRY + 1, 32 - BITS_##REGISTRY, \
                       API_##REGISTRY},
#include "all.def"
};

#define SLOT_HERE(code) SC_SLOT(code, SC_HERE(MULTIPLIER), 32 - SC_HERE(BITS))

const uint16_t sc_slots[SLOTS] = {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    [SC_HERE(SLOTS) + SLOT_HERE(code)] = PLACE_##constant - SC_HERE(BEGIN) - 1,
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en)
#include "all.def"
};

/* The place of the entry of each kind in a registry that says just what a class says. An entry that the API cannot send
   does not count. */
enum { KINDS = SC_KIND_LATER + 1 };
static const uint16_t sames[CLASSES * APIS][KINDS] = {
#define SC_SAME(class, constant)                                \
    [CLASS_##class * APIS + SC_HERE(API)][KIND_OF_##constant] = \
        IS_SENT_##constant ? PLACE_##constant : PLACE_UNKNOWN,
#define SC_TWIN(class, constant)
#define SC_CASE(class, constant)
#include "all.def"
};

const sc_entry *sc_same(const struct sc_class *class, sc_registry registry)
{
    const uint16_t *same =
        sames[(class - sc_tables.classes) * APIS + (sc_may_exist(registry) ? sc_indexes[registry].api : 0)];
    if (same[SC_KIND_CODE] != PLACE_UNKNOWN)
        return sc_entry_at(same[SC_KIND_CODE]);
    return sc_entry_at(same[SC_KIND_HTTP] != PLACE_UNKNOWN ? same[SC_KIND_HTTP] : same[SC_KIND_LATER]);
}

/* ---- Reason phrases and headings ---------------------------------------------------------------------- */

static const uint32_t reasons[STATUSES] = {
#define SC_STATUS(status, phrase) [status] = TEXT(reason_##status),
#include "http.def"
};

uint32_t sc_reason_at(int status)
{
    return status >= 0 && status < STATUSES ? reasons[status] : 0;
}

const struct sc_range sc_ranges[] = {
#define SC_GROUP(first, last, zh, en) \
    {(first), (last), TEXT(OF_LINE(group_zh)), TEXT(OF_LINE(group_en)), SC_HERE(SC)},
#include "all.def"
};

const size_t sc_range_count = COUNT_OF(sc_ranges);

/* ---- Checks ------------------------------------------------------------------------------------------- */

/* If the condition is false, the build stops at an array whose name says what is wrong. Some errors need no such check,
   because the code above uses an undeclared name then: a row without a constant, an unknown status, canonical code,
   action, fault or kind of member, and a note without a row. */
#define REFUSE(name, unless) typedef char name[(unless) ? 1 : -1]

/* C99 guarantees no longer strings. */
#define IS_TEXT(text) (sizeof text > 1 && sizeof text <= 4096)

/* Messages and names of members are copied into JSON unchanged. If a text is one literal without escapes, its spelling
   is exactly two quotation marks longer than the text. */
#define IS_PLAIN(text) (sizeof #text == sizeof text + 2)

/* Codes, for checking that a further meaning follows its row: BELOW is one more than the code of the entry above. */
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) CODE_##constant = (code),
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en) \
    BELOW_##constant, CODE_##constant = (code),
#include "all.def"
    CODES
};

/* The place after the last row of each document. */
enum {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) DOCUMENT_OF_##REGISTRY = BEGIN_##REGISTRY,
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    DOCUMENT_##constant = PLACE_##constant,
#define SC_LATER(code, constant, http, wire, canonical, action, fault, zh, en)
#define SC_END(REGISTRY) AFTER_DOCUMENT_##REGISTRY,
#include "all.def"
    DOCUMENTS
};

/* How many members of a registry hold each thing, in three bits for each. */
#define DIGIT(holds) (1 << 3 * ((holds)-1))
enum {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) HELD_##REGISTRY = 0
#define SC_MEMBER(name, holds, value, otherwise)               +DIGIT(HOLDS_##holds)
#define SC_END(REGISTRY)                                       ,
#include "all.def"
    HELD
};
#define HELD_BY(REGISTRY, holds) (HELD_##REGISTRY / DIGIT(HOLDS_##holds) % 8)

#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)                                \
    REFUSE(SC_##REGISTRY##_is_not_between_64_and_127,                                         \
           SC_##REGISTRY < SC_REGISTRY_OWN || (SC_##REGISTRY >= 64 && SC_##REGISTRY <= 127)); \
    REFUSE(REGISTRY##_has_no_title, IS_TEXT(zh) && IS_TEXT(en));                              \
    REFUSE(REGISTRY##_has_bits_that_are_not_8_to_12, (bits) >= 8 && (bits) <= 12);
#define SC_MEMBER(name, holds, value, otherwise)                                                          \
    REFUSE(OF_LINE(member_with_a_name_of_0_or_over_23_bytes_), sizeof name > 1 && sizeof name <= 24);     \
    REFUSE(OF_LINE(member_with_an_escape_in_its_name_), IS_PLAIN(name));                                  \
    REFUSE(OF_LINE(member_with_a_value_of_over_15_bytes_), sizeof value <= 16 && sizeof otherwise <= 16); \
    REFUSE(OF_LINE(member_without_its_two_values_),                                                       \
           (HOLDS_##holds != HOLDS_RESULT && HOLDS_##holds != HOLDS_DECIDES &&                            \
            HOLDS_##holds != HOLDS_SPARE_RESULT) ||                                                       \
               (sizeof value > 1 && sizeof otherwise > 1));
#define SC_END(REGISTRY)                                                                                    \
    REFUSE(REGISTRY##_has_no_row, END_##REGISTRY - BEGIN_##REGISTRY > 1);                                   \
    REFUSE(REGISTRY##_does_not_have_one_member_for_the_code, HELD_BY(REGISTRY, CODE) == 1);                 \
    REFUSE(REGISTRY##_does_not_have_one_member_for_the_message, HELD_BY(REGISTRY, MESSAGE) == 1);           \
    REFUSE(REGISTRY##_does_not_have_one_member_for_the_data, HELD_BY(REGISTRY, DATA) == 1);                 \
    REFUSE(REGISTRY##_has_two_members_for_one_thing,                                                        \
           HELD_BY(REGISTRY, RESULT) + HELD_BY(REGISTRY, DECIDES) <= 1 && HELD_BY(REGISTRY, STATUS) <= 1 && \
               HELD_BY(REGISTRY, SPARE_MESSAGE) <= 1 && HELD_BY(REGISTRY, SPARE_RESULT) <= 1);              \
    REFUSE(REGISTRY##_has_over_8_members, MEMBERS_END_##REGISTRY - MEMBERS_##REGISTRY - 1 <= MAX_MEMBERS);  \
    REFUSE(REGISTRY##_has_no_text_for_its_rule, HAS_RULE_##REGISTRY);
#include "all.def"

/* The spelling of a code is written into JSON. If it has as many digits as the code and can begin a decimal fraction, it is
   the code in decimal. */
#define IS_OVER(code, limit) ((code) > (limit) || (code) < -(limit))
#define DIGITS(code)                                                                                      \
    (((code) < 0) + 1 + IS_OVER(code, 9) + IS_OVER(code, 99) + IS_OVER(code, 999) + IS_OVER(code, 9999) + \
     IS_OVER(code, 99999) + IS_OVER(code, 999999) + IS_OVER(code, 9999999) + IS_OVER(code, 99999999) +    \
     IS_OVER(code, 999999999))
#define IS_DECIMAL(code) (sizeof #code - 1 == DIGITS(code) && sizeof(code##.0) > 0)

#define REFUSE_ROW(code, constant, zh, en)                                                           \
    REFUSE(constant##_has_a_code_that_is_not_in_decimal_digits, IS_DECIMAL(code));                   \
    REFUSE(constant##_has_another_code_in_its_header, (code) == (constant));                         \
    REFUSE(constant##_has_no_chinese_of_1_to_4095_bytes, IS_TEXT(zh));                               \
    REFUSE(constant##_has_no_english_of_1_to_4095_bytes, IS_TEXT(en));                               \
    REFUSE(constant##_has_a_quotation_mark_or_an_escape_in_its_texts, IS_PLAIN(zh) && IS_PLAIN(en)); \
    REFUSE(constant##_does_not_begin_with_its_registry, sizeof #constant > SC_HERE(PREFIX) + 1);     \
    REFUSE(constant##_is_over_255_bytes, sizeof #constant <= 256);
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) REFUSE_ROW(code, constant, zh, en)
#define SC_HTTP(code, constant, http, wire, canonical, action, fault, zh, en) \
    REFUSE_ROW(code, constant, zh, en)                                        \
    REFUSE(constant##_does_not_map_to_itself, (code) == (http) && (code) == (wire));
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en) \
    REFUSE_ROW(code, constant, zh, en)                                        \
    REFUSE(constant##_does_not_stand_under_its_row, BELOW_##constant - 1 == (code));
#define SC_LATER(code, constant, http, wire, canonical, action, fault, zh, en) \
    REFUSE_ROW(code, constant, zh, en)                                         \
    REFUSE(constant##_stands_above_a_row_of_the_document,                      \
           (int)PLACE_##constant >= (int)SC_HERE(AFTER_DOCUMENT));
#define SC_NOTE(constant, zh, en) REFUSE(constant##_has_an_empty_note, IS_TEXT(zh) && IS_TEXT(en));
#define SC_GROUP(first, last, zh, en)                       \
    REFUSE(OF_LINE(group_upside_down_), (first) <= (last)); \
    REFUSE(OF_LINE(group_without_a_name_), IS_TEXT(zh) && IS_TEXT(en));
#include "all.def"

/* ---- Checks of the classes ---- */

/* The lines of a row count up from 64 times the row's place. A line above the first row, under another row, or after
   the 63rd line has a number that does not lead back to its row. */
enum {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    ROW_##constant = 64 * PLACE_##constant,
#define SC_SAME(class, constant) OF_LINE(NEAR),
#include "all.def"
    NEARS
};

/* Shows whether the row above has lines. BARE_ABOVE is one more than the LINES of the row above, so it equals LINES of
   this row if there is no line in between. */
enum {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) NO_ROW_ABOVE_##REGISTRY = -2,
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    BARE_ABOVE_##constant, MARK_OF_##constant = LINES_##constant,
#define SC_END(REGISTRY) BARE_ABOVE_END_OF_##REGISTRY,
#include "all.def"
    MARKS
};

/* A constant that is in a class twice is declared twice here. */
enum {
#define SC_SAME(class, constant) IN_##class##_IS_##constant,
#include "all.def"
    MEMBERSHIPS
};

#define REFUSE_LINE(class, constant)                                 \
    REFUSE(OF_LINE(line_that_is_not_under_the_row_of_its_constant_), \
           (int)OF_LINE(NEAR) / 64 == (int)PLACE_##constant);
#define REFUSE_SAME(class, constant)                                         \
    REFUSE_LINE(class, constant)                                             \
    REFUSE(constant##_does_not_have_the_canonical_code_of_##class,           \
           (int)CANONICAL_OF_##constant == (int)CANONICAL_OF_CLASS_##class); \
    REFUSE(constant##_does_not_have_the_outcome_of_##class,                  \
           (int)OUTCOME_OF_##constant == (int)OUTCOME_OF_CLASS_##class);
#define SC_CLASS(name, canonical, outcome, zh, en) \
    REFUSE(class_##name##_has_no_definition, IS_TEXT(zh) && IS_TEXT(en));
#define SC_SUBCLASS(name, parent, zh, en)                                 \
    REFUSE(class_##name##_has_no_definition, IS_TEXT(zh) && IS_TEXT(en)); \
    REFUSE(class_##name##_stands_above_##parent, (int)CLASS_##name > (int)CLASS_##parent);
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    REFUSE(the_row_above_##constant##_is_in_no_class,                        \
           SC_HERE(SC) >= SC_REGISTRY_OWN || (int)BARE_ABOVE_##constant != (int)LINES_##constant);
#define SC_END(REGISTRY)                                \
    REFUSE(the_last_row_of_##REGISTRY##_is_in_no_class, \
           SC_##REGISTRY >= SC_REGISTRY_OWN ||          \
               (int)BARE_ABOVE_END_OF_##REGISTRY != (int)LINES_END_##REGISTRY);
#define SC_SAME(class, constant) REFUSE_SAME(class, constant)
#define SC_TWIN(class, constant) REFUSE_SAME(class, constant)
#define SC_CASE(class, constant) REFUSE_LINE(class, constant)
#include "all.def"

REFUSE(there_are_over_65535_entries, PLACES <= UINT16_MAX);
REFUSE(there_are_over_65535_slots, SLOTS <= UINT16_MAX);
REFUSE(a_class_is_over_16_bytes, sizeof(struct sc_class) <= 16);
REFUSE(an_entry_is_over_68_bytes, sizeof(struct sc_entry) <= 68);

/* These functions are never called. They exist so that the compiler checks them: -Wswitch refuses an unknown registry
   number below SC_REGISTRY_OWN, a constant without a row, and another registry's constant. A registry number that is
   taken, a code that is listed twice, two codes in one slot, and two rows of one registry and kind that are SC_SAME for
   one class are duplicate cases. */
#ifdef __GNUC__
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic error "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-function"
#endif

#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)  \
    static void review_number_of_##REGISTRY(sc_registry number) \
    {                                                           \
        switch (number) {                                       \
        case SC_##REGISTRY < SC_REGISTRY_OWN ? SC_##REGISTRY:   \
        SC_REGISTRY_OWN:                                        \
        case SC_REGISTRY_NONE:                                  \
        default:                                                \
            break;                                              \
        }                                                       \
    }
#include "all.def"

static void review_numbers(unsigned registry)
{
    switch (registry) {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) case SC_##REGISTRY:
#include "all.def"
        break;
    }
}

#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)      \
    static void review_codes_of_##REGISTRY(enum sc_##registry code) \
    {                                                               \
        switch (code) {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) case constant:
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en)
#define SC_END(REGISTRY) \
    break;               \
    }                    \
    }
#include "all.def"

/* The compiler shows the line with the case, which says what to do. */
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) \
    static void review_slots_of_##REGISTRY(uint32_t slot)      \
    {                                                          \
        switch (slot) {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    case SLOT_HERE(code): /* two codes in one slot: tests/tables/slots.c finds bits and a multiplier */
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en)
#define SC_END(REGISTRY) \
    break;               \
    }                    \
    }
#include "all.def"

/* If two rows of one kind say just what a class says, one of them must be an SC_TWIN. */
static void review_sames(unsigned class_and_api_and_kind)
{
    switch (class_and_api_and_kind) {
#define SC_SAME(class, constant) case (CLASS_##class * APIS + SC_HERE(API)) * KINDS + KIND_OF_##constant:
#define SC_TWIN(class, constant)
#define SC_CASE(class, constant)
#include "all.def"
        break;
    }
}

/* A class without rows and without classes below it is an unused variable. Roots always count as used, because tables
   of your own may need them. */
static void review_classes(void)
{
#define SC_CLASS(name, canonical, outcome, zh, en) static const char class_##name##_has_no_member = 0;
#define SC_SUBCLASS(name, parent, zh, en)          static const char class_##name##_has_no_member = 0;
#include "all.def"
#define SC_CLASS(name, canonical, outcome, zh, en) (void)class_##name##_has_no_member;
#define SC_SUBCLASS(name, parent, zh, en)          (void)class_##parent##_has_no_member;
#define SC_SAME(class, constant)                   (void)class_##class##_has_no_member;
#include "all.def"
}

/* A registry of ours without its table is an enumerator without a case. Registries of your own have no enumerators. */
#undef SC_TABLES
static void review_tables(sc_registry registry)
{
    switch (registry) {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) case SC_##REGISTRY:
#include "all.def"
    case SC_REGISTRY_NONE:
    case SC_REGISTRY_OWN:
        break;
    }
}
