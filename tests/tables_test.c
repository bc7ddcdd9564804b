/* SPDX-License-Identifier: MIT */
/* tables_test.c: the tables against the documents, the headers and themselves. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <statuscode.h>

#include "golden.h"

enum { ENTRIES = 221, NAME_MAX_LENGTH = 128 };

/* ---- Walking all entries ------------------------------------------------------------------------------ */

/* 1 for a flaw, after saying whose it is; 0 for none. So that one run tells all flaws, not only the first. */
static int flaw(int found, const sc_entry *entry, const char *what)
{
    if (found)
        print_error("%s (%ld): %s\n", sc_constant(entry), (long)sc_code(entry), what);
    return found != 0;
}

/* Expects that no entry has a flaw. */
static void every_entry(int (*flaws_of)(const sc_entry *))
{
    int flaws = 0;
    size_t entries = 0;

    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        for (size_t i = 0; i < sc_count((sc_registry)r); i++) {
            flaws += flaws_of(sc_at((sc_registry)r, i));
            entries++;
        }
    }
    assert_int_equal(flaws, 0);
    assert_int_equal(entries, ENTRIES);
}

static int is_code_row(const sc_entry *entry)
{
    return sc_kind_of(entry) == SC_KIND_CODE;
}

/* The entry of a code that must be listed. */
static const sc_entry *listed(sc_registry registry, int32_t code)
{
    const sc_entry *entry = sc_lookup(registry, code);

    if (entry == NULL)
        fail_msg("%s %ld is not listed", sc_registry_name(registry), (long)code);
    return entry;
}

/* ---- Texts -------------------------------------------------------------------------------------------- */

/* The length in bytes of the well-formed UTF-8 sequence at text, of which length bytes are there; 0 if none. */
static size_t utf8_sequence(const unsigned char *text, size_t length)
{
    static const struct {
        unsigned char first, last, second_low, second_high, bytes;
    } row[] = {
        /* Unicode, table 3-7 */
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (text[0] < row[i].first || text[0] > row[i].last)
            continue;
        if (row[i].bytes > length)
            return 0;
        if (row[i].bytes > 1 && (text[1] < row[i].second_low || text[1] > row[i].second_high))
            return 0;
        for (size_t k = 2; k < row[i].bytes; k++)
            if (text[k] < 0x80 || text[k] > 0xBF)
                return 0;
        return row[i].bytes;
    }
    return 0;
}

/* Whether a text can stand in a JSON string as it is: UTF-8, nothing that needs an escape. */
static int is_plain(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = strlen(text);
    size_t step = 1;

    for (size_t i = 0; i < length; i += step) {
        step = utf8_sequence(bytes + i, length - i);
        if (step == 0 || bytes[i] < 0x20 || bytes[i] == 0x7F || bytes[i] == '"' || bytes[i] == '\\')
            return 0;
    }
    return 1;
}

static int is_ascii(const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++)
        if ((unsigned char)text[i] > 0x7E)
            return 0;
    return 1;
}

/* Whether a text is ASCII but for dashes, quotation marks and the ellipsis: U+2010 to U+2027. */
static int is_english(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = strlen(text);

    for (size_t i = 0; i < length; i++) {
        if (bytes[i] <= 0x7E)
            continue;
        if (length - i < 3 || bytes[i] != 0xE2 || bytes[i + 1] != 0x80 || bytes[i + 2] < 0x90 ||
            bytes[i + 2] > 0xA7)
            return 0;
        i += 2;
    }
    return 1;
}

static int starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);

    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static int is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static int is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Copies a name with the case of every step-th letter turned, a space as an underscore. */
static void turn_case(char *copy, const char *name, size_t step)
{
    size_t i = 0;

    assert_true(strlen(name) < NAME_MAX_LENGTH);
    for (; name[i] != '\0'; i++) {
        copy[i] = name[i] == ' ' ? '_' : name[i];
        if (i % step == 0 && (is_upper(name[i]) || is_lower(name[i])))
            copy[i] = (char)(name[i] ^ 0x20);
    }
    copy[i] = '\0';
}

static int equal_ignoring_case(const char *a, const char *b)
{
    size_t i = 0;

    while (a[i] != '\0' && (a[i] == b[i] || (is_upper(a[i]) && b[i] == (a[i] | 0x20)) ||
                            (is_lower(a[i]) && b[i] == (a[i] ^ 0x20))))
        i++;
    return a[i] == b[i];
}

/* ---- Against the documents ---------------------------------------------------------------------------- */

/* Whether an earlier row says the same word for word (Hero 2000). */
static int is_repeated(const struct golden *golden, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (golden->row[k].code == golden->row[i].code && strcmp(golden->row[k].zh, golden->row[i].zh) == 0)
            return 1;
    return 0;
}

/* How much of an entry differs from the golden row that stands in its place. */
static int differences(const sc_entry *entry, const struct golden_row *row)
{
    int is_http = sc_kind_of(entry) == SC_KIND_HTTP;

    if (entry == NULL || sc_code(entry) != row->code) {
        print_error("%ld is in the document, but the table has %s in its place\n", (long)row->code,
                    entry == NULL ? "nothing" : sc_constant(entry));
        return 1;
    }
    return flaw(is_http != row->is_http, entry, "is of the wrong kind") +
           flaw(strcmp(sc_message(entry, SC_ZH), row->zh) != 0, entry, row->zh);
}

static void entries_are_the_documents_rows_byte_for_byte(void **state)
{
    static struct golden golden;
    static const size_t rows[] = {0, 60, 39, 49, 49, 25};

    (void)state;
    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        sc_registry registry = (sc_registry)r;
        size_t place = 0;
        int different = 0;

        golden_read(&golden, sc_registry_name(registry));
        for (size_t i = 0; i < golden.count; i++)
            if (!is_repeated(&golden, i))
                different += differences(sc_at(registry, place++), &golden.row[i]);
        assert_int_equal(different, 0);
        assert_int_equal(golden.count, rows[r]);
        assert_int_equal(sc_count(registry), place);
    }
}

/* Rayvision's symbols as they are; the words of Hero's HTTP table as a name in capitals. */
static void names_are_the_documents_where_it_has_some(void **state)
{
    static struct golden golden;
    size_t named = 0;

    (void)state;
    golden_read(&golden, sc_registry_name(SC_RAYVISION));
    for (size_t i = 0; i < golden.count; i++) {
        assert_string_equal(sc_name(sc_at(SC_RAYVISION, i)), golden.row[i].name);
        named++;
    }
    golden_read(&golden, sc_registry_name(SC_HERO));
    for (size_t i = 0; i < golden.count; i++) {
        char underscored[NAME_MAX_LENGTH];
        const char *name = sc_name(listed(SC_HERO, golden.row[i].code));

        if (golden.row[i].name[0] == '\0')
            continue;
        turn_case(underscored, golden.row[i].name, NAME_MAX_LENGTH);
        assert_true(starts_with(name, "HTTP_"));
        assert_true(equal_ignoring_case(name + strlen("HTTP_"), underscored));
        named++;
    }
    assert_int_equal(named, 49 + 10);
}

/* Where a document lists a code under two headings (Hero 2000), either will do. */
static int is_section_of(const struct golden *golden, int32_t code, const char *group)
{
    for (size_t i = 0; i < golden->count; i++)
        if (golden->row[i].code == code && strcmp(golden->row[i].section, group) == 0)
            return 1;
    return 0;
}

static void group_of_a_code_row_is_its_heading_in_the_document(void **state)
{
    static struct golden golden;
    static const sc_registry grouped[] = {SC_FECSHOP, SC_PLUS, SC_HERO};
    int flaws = 0;

    (void)state;
    for (size_t g = 0; g < 3; g++) {
        golden_read(&golden, sc_registry_name(grouped[g]));
        for (size_t i = 0; i < sc_count(grouped[g]); i++) {
            const sc_entry *entry = sc_at(grouped[g], i);
            const char *zh = sc_group(grouped[g], sc_code(entry), SC_ZH);
            const char *en = sc_group(grouped[g], sc_code(entry), SC_EN);

            if (!is_code_row(entry))
                continue;
            flaws += flaw(!is_section_of(&golden, sc_code(entry), zh), entry, "has a group that is no heading");
            flaws += flaw(en[0] == '\0' || !is_english(en), entry, "has no English group");
        }
    }
    assert_int_equal(flaws, 0);
}

static int has_no_group(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);

    if (registry != SC_JIEMI && registry != SC_RAYVISION && is_code_row(entry))
        return 0;
    return flaw(sc_group(registry, sc_code(entry), SC_ZH)[0] != '\0', entry, "has a group");
}

static void jiemi_rayvision_and_http_rows_have_no_group(void **state)
{
    (void)state;
    every_entry(has_no_group);
}

/* ---- Against the headers ------------------------------------------------------------------------------ */

/* Flaws of a line of a registry's header that has a constant: "NAME = 1012, [comment]", with the beginning of
   the message as its comment. */
static int header_line_flaws(sc_registry registry, char *line, const char *constant, long code)
{
    const sc_entry *entry = sc_lookup_name(registry, constant);
    char *comment = strstr(line, "/* ");
    char *end = strstr(line, " */");

    if (entry == NULL) {
        print_error("%s has no row\n", constant);
        return 1;
    }
    if (comment == NULL || end == NULL || end <= comment + 3)
        return flaw(1, entry, "has no comment in the header");
    *end = '\0';
    return flaw(strcmp(sc_constant(entry), constant) != 0, entry, constant) +
           flaw(sc_code(entry) != code, entry, "has another number in the header") +
           flaw(!starts_with(sc_message(entry, SC_ZH), comment + 3), entry, comment);
}

static void headers_hold_each_entrys_constant_number_and_message(void **state)
{
    (void)state;
    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        sc_registry registry = (sc_registry)r;
        char line[GOLDEN_LINE];
        size_t constants = 0;
        int flaws = 0;
        FILE *header;

        snprintf(line, sizeof line, "%s/include/statuscode/%s.h", SOURCE_DIR, sc_registry_name(registry));
        header = fopen(line, "rb");
        assert_non_null(header);
        while (fgets(line, sizeof line, header) != NULL) {
            char constant[NAME_MAX_LENGTH];
            long code;

            if (sscanf(line, " %127[A-Za-z0-9_] = %ld", constant, &code) != 2)
                continue;
            flaws += header_line_flaws(registry, line, constant, code);
            constants++;
        }
        fclose(header);
        assert_int_equal(flaws, 0);
        assert_int_equal(constants, sc_count(registry));
    }
}

/* ---- Messages and notes ------------------------------------------------------------------------------- */

static int message_flaws(const sc_entry *entry)
{
    const char *zh = sc_message(entry, SC_ZH);
    const char *en = sc_message(entry, SC_EN);

    return flaw(zh[0] == '\0' || !is_plain(zh), entry, "Chinese is empty, or no plain UTF-8") +
           flaw(!is_plain(en) || !is_english(en), entry, "English is not ASCII and typographic punctuation") +
           flaw(!is_upper(en[0]), entry, "English does not start with a capital") +
           flaw(!ends_with(en, ".") || ends_with(en, ".."), entry, "English does not end in one full stop") +
           flaw(strpbrk(en, "!?") != NULL || strstr(en, ". ") != NULL, entry, "English is not one sentence") +
           flaw(strstr(en, "  ") != NULL, entry, "English has two spaces in a row");
}

static void english_is_one_sentence_and_every_message_plain_text(void **state)
{
    (void)state;
    every_entry(message_flaws);
}

static int note_flaws(const sc_entry *entry)
{
    const char *zh = sc_note(entry, SC_ZH);
    const char *en = sc_note(entry, SC_EN);

    if (zh[0] == '\0' && en[0] == '\0')
        return 0;
    return flaw(zh[0] == '\0' || is_ascii(zh) || !is_plain(zh), entry, "note has no plain Chinese") +
           flaw(!is_upper(en[0]) || !is_plain(en), entry, "note has no plain English") +
           flaw(!ends_with(zh, "。"), entry, "Chinese note does not end in a full stop") +
           flaw(!ends_with(en, "."), entry, "English note does not end in a full stop");
}

static void notes_are_in_both_languages_or_in_none(void **state)
{
    (void)state;
    every_entry(note_flaws);
}

static void misleading_rows_have_a_note(void **state)
{
    static const struct {
        sc_registry registry;
        int32_t code;
    } misleading[] = {
        {SC_FECSHOP, 1000004}, {SC_FECSHOP, 1100001}, {SC_FECSHOP, 1100004}, {SC_FECSHOP, 1100006},
        {SC_FECSHOP, 1100007}, {SC_FECSHOP, 1100010}, {SC_FECSHOP, 1100011}, {SC_FECSHOP, 1300001},
        {SC_FECSHOP, 1300002}, {SC_FECSHOP, 1300003}, {SC_FECSHOP, 1500008}, {SC_JIEMI, 1003},
        {SC_JIEMI, 1004},      {SC_JIEMI, 1008},      {SC_JIEMI, 1009},      {SC_HERO, 1004},
        {SC_HERO, 1005},       {SC_HERO, 2000},       {SC_PLUS, 1006},       {SC_PLUS, 1099},
        {SC_PLUS, 3010},       {SC_PLUS, 7001},       {SC_PLUS, 9999},       {SC_RAYVISION, 1000000},
    };
    int flaws = 0;

    (void)state;
    for (size_t i = 0; i < sizeof misleading / sizeof misleading[0]; i++) {
        const sc_entry *entry = listed(misleading[i].registry, misleading[i].code);

        flaws += flaw(sc_note(entry, SC_ZH)[0] == '\0', entry, "has no note");
    }
    assert_int_equal(flaws, 0);
}

/* ---- Names -------------------------------------------------------------------------------------------- */

static int name_flaws(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    const char *name = sc_name(entry);
    char start[NAME_MAX_LENGTH + 8];
    char title[NAME_MAX_LENGTH];
    int capitals = name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';

    turn_case(title, sc_registry_name(registry), 1);
    snprintf(start, sizeof start, "SC_%s_", title);
    return flaw(name[0] == '\0' || !is_plain(name), entry, "has no plain name") +
           flaw(!capitals && registry != SC_RAYVISION, entry, "name is not in capitals") +
           flaw(starts_with(name, "HTTP_") == is_code_row(entry), entry, "HTTP_ starts the wrong name") +
           flaw(!starts_with(sc_constant(entry), start), entry, "constant does not start with its registry") +
           flaw(strcmp(sc_constant(entry) + strlen(start), name) != 0, entry,
                "constant is not prefix and name");
}

static void constant_is_registry_and_name(void **state)
{
    (void)state;
    every_entry(name_flaws);
}

static int name_is_taken(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    int holders = 0;

    for (size_t i = 0; i < sc_count(registry); i++)
        holders += equal_ignoring_case(sc_name(sc_at(registry, i)), sc_name(entry));
    return flaw(holders != 1, entry, "shares its name");
}

static void names_are_unique_in_a_registry_whatever_their_case(void **state)
{
    (void)state;
    every_entry(name_is_taken);
}

static int name_lookup_flaws(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    const char *spelling[] = {sc_name(entry), sc_constant(entry)};
    int flaws = 0;

    for (size_t s = 0; s < 2; s++) {
        for (size_t step = 1; step <= 4; step++) {
            char turned[NAME_MAX_LENGTH];

            turn_case(turned, spelling[s], step);
            flaws += flaw(sc_lookup_name(registry, turned) != entry, entry, turned);
        }
        flaws += flaw(sc_lookup_name(registry, spelling[s]) != entry, entry, spelling[s]);
    }
    return flaws;
}

static void name_and_constant_find_their_entry_in_any_case(void **state)
{
    (void)state;
    every_entry(name_lookup_flaws);
}

/* ---- Numbers and enumerations ------------------------------------------------------------------------- */

static int lookup_flaws(const sc_entry *entry)
{
    const sc_entry *found = sc_lookup(sc_registry_of(entry), sc_code(entry));

    while (found != NULL && found != entry)
        found = sc_next_meaning(found);
    return flaw(found != entry, entry, "is not found by its code");
}

static void code_finds_its_entry_or_leads_to_it(void **state)
{
    (void)state;
    every_entry(lookup_flaws);
}

static int status_flaws(const sc_entry *entry)
{
    int http = sc_http_status(entry);
    int wire = sc_wire_status(entry);

    return flaw(http < 200 || http > 599 || sc_http_reason(http)[0] == '\0', entry, "http is not registered") +
           flaw(wire < 200 || wire > 599 || sc_http_reason(wire)[0] == '\0', entry, "wire is not registered") +
           flaw(!is_code_row(entry) && (http != sc_code(entry) || wire != sc_code(entry)), entry,
                "HTTP row does not map to itself");
}

static void statuses_are_registered_and_http_rows_map_to_themselves(void **state)
{
    (void)state;
    every_entry(status_flaws);
}

/* The status an API was seen to send with a code; 0 where it never was. */
static int wire_status_seen(sc_registry registry, int32_t code)
{
    static const struct {
        sc_registry registry;
        int status;
        int32_t code[16]; /* up to the first 0 */
    } seen[] = {
        {SC_PLUS, 200, {1013}},
        {SC_PLUS, 400, {1018, 1020, 1021, 1022, 1024, 3003, 7001}},
        {SC_PLUS, 401, {1006, 1012, 1015, 1016, 1099, 3010}},
        {SC_PLUS, 403, {1000, 1001, 1002, 1003, 1004, 1008, 1010, 1011, 5000, 5001}},
        {SC_PLUS, 404, {1005, 1019, 1023, 2000, 2001, 2004, 3006, 3007}},
        {SC_PLUS, 422, {1014, 2002, 3002, 3004, 3005, 3008, 3009, 3011, 3012, 3013, 3014}},
        {SC_PLUS, 500, {1017}},
        {SC_HERO, 400, {1000, 1006}},
        {SC_HERO, 401, {1002, 1003, 1005}},
        {SC_HERO, 403, {1004, 4002}},
        {SC_HERO, 404, {1001, 2000, 3000}},
        {SC_HERO, 413, {4001, 4003}},
        {SC_HERO, 500, {1007}},
    };

    if (registry == SC_JIEMI)
        return code == 0 ? 500 : 200;
    if (registry == SC_FECSHOP || registry == SC_RAYVISION || code == 0)
        return 200;
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++)
        for (size_t k = 0; k < 16 && seen[i].code[k] != 0; k++)
            if (seen[i].registry == registry && seen[i].code[k] == code)
                return seen[i].status;
    return 0;
}

static int wire_flaws(const sc_entry *entry)
{
    int seen = wire_status_seen(sc_registry_of(entry), sc_code(entry));

    if (!is_code_row(entry))
        return 0;
    return flaw(sc_wire_status(entry) != (seen != 0 ? seen : sc_http_status(entry)), entry,
                "wire is not the status that the API sends");
}

static void wire_status_is_the_one_that_the_api_sends(void **state)
{
    (void)state;
    every_entry(wire_flaws);
}

static int outcome_flaws(const sc_entry *entry)
{
    sc_action action = sc_action_of(entry);
    sc_outcome expected = SC_OUTCOME_FAILURE;

    if (action == SC_ACT_CHECK_HTTP)
        expected = SC_OUTCOME_UNDECIDED;
    else if (action == SC_ACT_POLL || action == SC_ACT_PAY)
        expected = SC_OUTCOME_PENDING;
    else if (sc_canonical_of(entry) == SC_CANONICAL_OK)
        expected = SC_OUTCOME_SUCCESS;
    return flaw(sc_outcome_of(entry) != expected, entry, sc_outcome_name(expected)) +
           flaw(sc_canonical_name(sc_canonical_of(entry))[0] == '\0', entry, "canonical code does not exist") +
           flaw(sc_action_name(action)[0] == '\0', entry, "action does not exist");
}

static void outcome_follows_from_action_and_canonical_code(void **state)
{
    (void)state;
    every_entry(outcome_flaws);
}

/* Among the code rows one code per API stands for success, in plus none; of the HTTP rows 2xx do. */
static int success_flaws(const sc_entry *entry)
{
    static const int32_t success[] = {-1, 200, 1000, 200, -1, 0};
    int32_t code = sc_code(entry);
    int expected = is_code_row(entry) ? code == success[sc_registry_of(entry)] : code < 300;

    return flaw((sc_outcome_of(entry) == SC_OUTCOME_SUCCESS) != expected, entry, "success is another code") +
           flaw(expected && sc_http_status(entry) >= 300, entry, "success maps to a status of failure") +
           flaw(sc_outcome_of(entry) == SC_OUTCOME_FAILURE && sc_http_status(entry) < 400, entry,
                "failure maps to a status of success");
}

static void one_code_stands_for_success(void **state)
{
    (void)state;
    every_entry(success_flaws);
}

/* What the document says to do, or what the API's real clients do. */
static void actions_are_those_of_the_documents_and_real_clients(void **state)
{
    static const struct {
        sc_registry registry;
        sc_action action;
        int32_t code[10]; /* up to the first 0 */
    } known[] = {
        {SC_FECSHOP, SC_ACT_LOGIN, {1100003}},
        {SC_FECSHOP, SC_ACT_NONE, {1100006}},
        {SC_JIEMI, SC_ACT_LOGIN, {1009, 1011}},
        {SC_JIEMI, SC_ACT_PAY, {1015, 1016}},
        {SC_JIEMI, SC_ACT_POLL, {1018, 1019}},
        {SC_RAYVISION, SC_ACT_LOGIN, {602}},
        {SC_PLUS, SC_ACT_REFRESH_TOKEN, {1012}},
        {SC_PLUS, SC_ACT_LOGIN, {1013, 1014, 1015, 1016, 1099}},
        {SC_PLUS, SC_ACT_RETRY, {1024, 2002, 3002, 3005, 3008, 3009, 3012, 3013, 3014}},
        {SC_HERO, SC_ACT_LOGIN, {1003}},
        {SC_HERO, SC_ACT_NONE, {1004}},
    };
    int flaws = 0;

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        for (size_t k = 0; k < 10 && known[i].code[k] != 0; k++) {
            const sc_entry *entry = listed(known[i].registry, known[i].code[k]);

            flaws += flaw(sc_action_of(entry) != known[i].action, entry, sc_action_name(known[i].action));
        }
    }
    assert_int_equal(flaws, 0);
    assert_int_equal(sc_action_of(listed(SC_JIEMI, 0)), SC_ACT_CHECK_HTTP);
}

/* Where the server means what the text says, the same words have the same mapping in all tables. */
static int mapping_flaws(const sc_entry *entry)
{
    int flaws = 0;

    if (!is_code_row(entry) || sc_note(entry, SC_EN)[0] != '\0')
        return 0;
    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        for (size_t i = 0; i < sc_count((sc_registry)r); i++) {
            const sc_entry *other = sc_at((sc_registry)r, i);

            if (!is_code_row(other) || sc_note(other, SC_EN)[0] != '\0')
                continue;
            if (strcmp(sc_message(entry, SC_EN), sc_message(other, SC_EN)) != 0)
                continue;
            flaws += flaw(sc_http_status(entry) != sc_http_status(other), entry, sc_constant(other));
            flaws += flaw(sc_canonical_of(entry) != sc_canonical_of(other), entry, sc_constant(other));
        }
    }
    return flaws;
}

static void same_words_have_the_same_mapping(void **state)
{
    (void)state;
    every_entry(mapping_flaws);
}

/* ---- Changes ------------------------------------------------------------------------------------------ */

/* Takes bytes into a fingerprint (FNV-1a), a string with its NUL. */
static uint32_t take_bytes(uint32_t print, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;

    for (size_t i = 0; i < size; i++)
        print = (print ^ byte[i]) * UINT32_C(16777619);
    return print;
}

static uint32_t take_text(uint32_t print, const char *text)
{
    return take_bytes(print, text, strlen(text) + 1);
}

static uint32_t take_number(uint32_t print, int32_t number)
{
    char digits[16];

    snprintf(digits, sizeof digits, "%ld", (long)number);
    return take_text(print, digits);
}

static uint32_t take_entry(uint32_t print, const sc_entry *entry)
{
    print = take_number(print, sc_code(entry));
    print = take_number(print, (int32_t)sc_kind_of(entry));
    print = take_text(print, sc_constant(entry));
    for (int lang = SC_ZH; lang <= SC_EN; lang++) {
        print = take_text(print, sc_message(entry, (sc_lang)lang));
        print = take_text(print, sc_note(entry, (sc_lang)lang));
        print = take_text(print, sc_group(sc_registry_of(entry), sc_code(entry), (sc_lang)lang));
    }
    print = take_number(print, sc_http_status(entry));
    print = take_number(print, sc_wire_status(entry));
    print = take_number(print, (int32_t)sc_canonical_of(entry));
    return take_number(print, (int32_t)sc_action_of(entry));
}

/* Where the groups begin and end: at any code of four digits, or at a thousand. */
static uint32_t take_groups(uint32_t print, sc_registry registry)
{
    for (int32_t code = -1; code < 12000; code++)
        print = take_text(print, sc_group(registry, code, SC_EN));
    for (int32_t edge = 12000; edge <= 2000000; edge += 1000) {
        print = take_text(print, sc_group(registry, edge - 1, SC_EN));
        print = take_text(print, sc_group(registry, edge, SC_EN));
        print = take_text(print, sc_group(registry, edge, SC_ZH));
    }
    for (int32_t code = 0; code < 12000; code += 500)
        print = take_text(print, sc_group(registry, code, SC_ZH));
    return print;
}

/* What only we decide (the translations, the mappings, the notes) no document can vouch for, so a slip of the finger
   would pass. Who changes a row on purpose writes the new fingerprint here: it is then seen to be one. */
static void rows_change_only_on_purpose(void **state)
{
    static const uint32_t prints[] = {0xf9fd50d7, 0x83749280, 0x0229d4fe, 0xdbadcee0, 0xaa804e4a};
    int changes = 0;
    (void)state;

    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        sc_registry registry = (sc_registry)r;
        uint32_t print = take_groups(UINT32_C(2166136261), registry);

        print = take_text(print, sc_registry_title(registry, SC_ZH));
        print = take_text(print, sc_registry_title(registry, SC_EN));
        for (size_t i = 0; i < sc_count(registry); i++)
            print = take_entry(print, sc_at(registry, i));
        if (print == prints[r - 1])
            continue;
        print_error("the table of %s has changed: 0x%08lx\n", sc_registry_name(registry), (unsigned long)print);
        changes++;
    }
    assert_int_equal(changes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_the_documents_rows_byte_for_byte),
        cmocka_unit_test(names_are_the_documents_where_it_has_some),
        cmocka_unit_test(group_of_a_code_row_is_its_heading_in_the_document),
        cmocka_unit_test(jiemi_rayvision_and_http_rows_have_no_group),
        cmocka_unit_test(headers_hold_each_entrys_constant_number_and_message),
        cmocka_unit_test(english_is_one_sentence_and_every_message_plain_text),
        cmocka_unit_test(notes_are_in_both_languages_or_in_none),
        cmocka_unit_test(misleading_rows_have_a_note),
        cmocka_unit_test(constant_is_registry_and_name),
        cmocka_unit_test(names_are_unique_in_a_registry_whatever_their_case),
        cmocka_unit_test(name_and_constant_find_their_entry_in_any_case),
        cmocka_unit_test(code_finds_its_entry_or_leads_to_it),
        cmocka_unit_test(statuses_are_registered_and_http_rows_map_to_themselves),
        cmocka_unit_test(wire_status_is_the_one_that_the_api_sends),
        cmocka_unit_test(outcome_follows_from_action_and_canonical_code),
        cmocka_unit_test(one_code_stands_for_success),
        cmocka_unit_test(actions_are_those_of_the_documents_and_real_clients),
        cmocka_unit_test(same_words_have_the_same_mapping),
        cmocka_unit_test(rows_change_only_on_purpose),
    };

    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
