/* SPDX-License-Identifier: MIT */
/* tables_test.c: compares the tables with the golden files and the headers, and checks the rules of the legend. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <statuscode.h>

#include "golden.h"

enum { NAME_MAX_LENGTH = 128 };

/* ---- Walking all entries ------------------------------------------------------------------------------ */

/* If found, prints the defect and returns 1; else returns 0. One run thus reports all defects, not only the first. */
static int defect(int found, const sc_entry *entry, const char *what)
{
    if (found)
        print_error("%s (%ld): %s\n", sc_constant(entry), (long)sc_code(entry), what);
    return found != 0;
}

/* Expects that no entry has a defect. */
static void every_entry(int (*count_defects)(const sc_entry *))
{
    sc_registry registry;
    int defects = 0;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++)
            defects += count_defects(sc_at(registry, i));
    assert_int_equal(defects, 0);
}

static int is_code_row(const sc_entry *entry)
{
    return sc_kind_of(entry) != SC_KIND_HTTP;
}

/* Returns the entry of a code. Fails if the code is not listed. */
static const sc_entry *listed(sc_registry registry, int32_t code)
{
    const sc_entry *entry = sc_lookup(registry, code);

    if (entry == NULL)
        fail_msg("%s %ld is not listed", sc_registry_name(registry), (long)code);
    return entry;
}

/* ---- Texts -------------------------------------------------------------------------------------------- */

/* Returns the size of the well-formed UTF-8 sequence that starts at text, or 0 if there is none in length bytes. */
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

/* Returns whether a text is valid UTF-8 and needs no escape in a JSON string. */
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

/* Returns whether a text is ASCII, except for dashes, quotation marks and the ellipsis (U+2010 to U+2027). */
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

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Copies a name, swaps the case of the letter at every step-th position, and replaces spaces by underscores. */
static void swap_case(char *copy, const char *name, size_t step)
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

/* ---- Against the golden files ------------------------------------------------------------------------- */

/* All tests walk over these registries, so none may be missing. */
static void every_table_is_a_registry(void **state)
{
    (void)state;
    for (size_t t = 0; t < GOLDEN_TABLES; t++) {
        assert_int_equal(sc_registry_at(t), golden_tables[t].number);
        assert_string_equal(sc_registry_name(golden_tables[t].number), golden_tables[t].registry);
    }
    assert_int_equal(sc_registry_at(GOLDEN_TABLES), SC_REGISTRY_NONE);
    assert_int_equal(sc_registry_at(SIZE_MAX), SC_REGISTRY_NONE);
}

static int text_differs(const struct golden *golden, const struct golden_row *row, const char *column,
                        const char *here, const char *in_table)
{
    return strcmp(here, in_table) == 0 ? 0 : golden_differs(golden, row, column, here, in_table);
}

static int number_differs(const struct golden *golden, const struct golden_row *row, const char *column,
                          int here, int in_table)
{
    char numbers[2][16];

    snprintf(numbers[0], sizeof numbers[0], "%d", here);
    snprintf(numbers[1], sizeof numbers[1], "%d", in_table);
    return text_differs(golden, row, column, numbers[0], numbers[1]);
}

/* If the document has a name, the entry must have the same. The words of an HTTP table become a name in capitals. */
static int name_differs(const struct golden *golden, const struct golden_row *row, const sc_entry *entry)
{
    const char *name = sc_name(entry);
    char underscored[NAME_MAX_LENGTH];

    if (row->name[0] == '\0')
        return 0;
    if (row->kind != SC_KIND_HTTP)
        return text_differs(golden, row, "name", row->name, name);
    swap_case(underscored, row->name, NAME_MAX_LENGTH);
    if (starts_with(name, "HTTP_") && equal_ignoring_case(name + strlen("HTTP_"), underscored))
        return 0;
    return golden_differs(golden, row, "name", row->name, name);
}

/* Returns whether the document has its codes in several sections, which are the groups. */
static int has_groups(const struct golden *golden)
{
    const char *section = NULL;

    for (size_t i = 0; i < golden->count; i++) {
        if (golden->row[i].kind != SC_KIND_CODE)
            continue;
        if (section != NULL && strcmp(section, golden->row[i].section) != 0)
            return 1;
        section = golden->row[i].section;
    }
    return 0;
}

/* If a document repeats a row under another heading (Hero 2000), either heading is right. */
static int section_differs(const struct golden *golden, size_t i, const sc_entry *entry)
{
    const char *zh = sc_group(golden->registry, sc_code(entry), SC_ZH);
    const char *here = golden->row[i].kind != SC_KIND_HTTP && has_groups(golden) ? golden->row[i].section : "";

    for (size_t k = 0; k < golden->count && here[0] != '\0'; k++)
        if (golden_first(golden, k) == golden_first(golden, i) && strcmp(golden->row[k].section, zh) == 0)
            return 0;
    return text_differs(golden, &golden->row[i], "section", here, zh);
}

/* Writes the classes of an entry as golden files have them: "SAME token_expired; CASE token_lapsed". */
static void write_classes(char *text, const sc_entry *entry)
{
    const char *class = sc_class(entry);

    for (text[0] = '\0'; class[0] != '\0'; class = sc_next_class(entry, class)) {
        size_t length = strlen(text);

        assert_true(length + strlen(class) + strlen("; SAME ") < GOLDEN_LINE);
        snprintf(text + length, GOLDEN_LINE - length, "%s%s %s", length > 0 ? "; " : "",
                 sc_is(entry, class) == SC_MATCH_EXACT ? "SAME" : "CASE", class);
    }
}

static int classes_differ(const struct golden *golden, const struct golden_row *row, const sc_entry *entry)
{
    char classes[GOLDEN_LINE];

    write_classes(classes, entry);
    return text_differs(golden, row, "classes", row->classes, classes);
}

/* Returns the number of cells of a golden row that differ from the entry. */
static int count_wrong_cells(const struct golden *golden, size_t i, const sc_entry *entry)
{
    const struct golden_row *row = &golden->row[i];

    return section_differs(golden, i, entry) +
           text_differs(golden, row, "kind", golden_kind(row->kind), golden_kind(sc_kind_of(entry))) +
           name_differs(golden, row, entry) +
           text_differs(golden, row, "zh", row->zh, sc_message(entry, SC_ZH)) +
           number_differs(golden, row, "http", row->http, sc_http_status(entry)) +
           number_differs(golden, row, "wire", row->wire, sc_wire_status(entry)) +
           text_differs(golden, row, "canonical", row->canonical, sc_canonical_name(sc_canonical_of(entry))) +
           text_differs(golden, row, "action", row->action, sc_action_name(sc_action_of(entry))) +
           text_differs(golden, row, "fault", row->fault, sc_fault_name(sc_fault_of(entry))) +
           classes_differ(golden, row, entry);
}

/* Returns the number of defects in the entries of the rows. The entries must have the order of the rows. */
static int row_defects(const struct golden *golden)
{
    size_t end = 0; /* the position after the entry of the row above */
    int defects = 0;

    for (size_t i = 0; i < golden->count; i++) {
        size_t position = golden_position(golden, i);
        const sc_entry *entry = sc_at(golden->registry, position);
        const char *wrong = entry == NULL ? "is not in the table" : "is further up in the table";
        int is_wrong = entry == NULL || (position < end && golden_first(golden, i) == i);

        if (is_wrong)
            print_error("%s:%u: %s %ld %s\n", golden_shown(golden), golden->row[i].line_number,
                        sc_registry_name(golden->registry), (long)golden->row[i].code, wrong);
        defects += is_wrong;
        if (entry == NULL)
            continue;
        defects += count_wrong_cells(golden, i, entry);
        if (golden_first(golden, i) == i)
            end = position + 1;
    }
    return defects;
}

/* Returns the number of entries without a row. */
static int count_entries_without_row(const struct golden *golden)
{
    int defects = 0;

    for (size_t position = 0; position < sc_count(golden->registry); position++) {
        const sc_entry *entry = sc_at(golden->registry, position);
        size_t i = 0;

        while (i < golden->count && golden_position(golden, i) != position)
            i++;
        if (i < golden->count)
            continue;
        print_error("%s: %s %ld %s is in the table, but has no line here\n", golden_shown(golden),
                    sc_registry_name(golden->registry), (long)sc_code(entry), sc_constant(entry));
        defects++;
    }
    return defects;
}

static void entries_agree_with_the_golden_files(void **state)
{
    static struct golden golden;
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        if (golden_read(&golden, registry))
            defects += row_defects(&golden) + count_entries_without_row(&golden);
        else
            defects++;
    }
    assert_int_equal(defects, 0);
}

/* ---- Registries --------------------------------------------------------------------------------------- */

static int registry_defect(int found, sc_registry registry, const char *what)
{
    if (found)
        print_error("%s: %s\n", sc_registry_name(registry), what);
    return found != 0;
}

static void every_registry_has_a_title_and_a_rule(void **state)
{
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const char *title = sc_registry_title(registry, SC_EN);
        const char *rule = sc_registry_rule(registry, SC_EN);

        defects +=
            registry_defect(sc_registry_title(registry, SC_ZH)[0] == '\0', registry, "has no title in Chinese");
        defects += registry_defect(title[0] == '\0' || !is_english(title), registry, "has no title in English");
        defects += registry_defect(!ends_with(sc_registry_rule(registry, SC_ZH), "。"), registry,
                                   "has no sentence in Chinese that says how it signals success");
        defects += registry_defect(!is_english(rule) || !ends_with(rule, "."), registry,
                                   "has no sentence in English that says how it signals success");
    }
    assert_int_equal(defects, 0);
}

/* Returns whether an entry's envelope is read back with the same code and message. */
static int reads_its_envelope(const sc_entry *entry)
{
    char body[8192], message[4097];
    sc_reply reply;
    size_t length = sc_write_envelope(body, sizeof body, entry, SC_ZH, sc_message(entry, SC_ZH), NULL);

    if (sc_read_reply(sc_registry_of(entry), sc_wire_status(entry), body, length, &reply) != SC_READ_OK)
        return 0;
    sc_read_message(&reply, message, sizeof message);
    return reply.has_code && reply.code == sc_code(entry) && strcmp(message, sc_message(entry, SC_ZH)) == 0;
}

static void every_registry_has_an_envelope_that_is_read_back(void **state)
{
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const sc_entry *entry = NULL;

        for (size_t i = 0; entry == NULL && i < sc_count(registry); i++)
            if (is_code_row(sc_at(registry, i)))
                entry = sc_at(registry, i);
        defects += registry_defect(entry == NULL || !reads_its_envelope(entry), registry,
                                   "has no envelope that is read back with its first code and message");
    }
    assert_int_equal(defects, 0);
}

/* ---- Lines below the rows ----------------------------------------------------------------------------- */

struct lines_below {
    const char *row; /* the constant of the row above */
    int defects;
};

static void check_line_below(struct lines_below *below, const char *what, const char *constant)
{
    if (strcmp(below->row, constant) == 0)
        return;
    print_error("%s is below %s, not below %s\n", what, below->row, constant);
    below->defects++;
}

static void notes_and_classes_are_below_their_row(void **state)
{
    struct lines_below below = {"nothing", 0};

    (void)state;
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) below.row = #constant;
#define SC_NOTE(constant, zh, en)                                            check_line_below(&below, "the note of " #constant, #constant);
#define SC_SAME(class, constant)                                             check_line_below(&below, "the class " #class, #constant);
#include "all.def"
    assert_int_equal(below.defects, 0);
}

/* ---- Against the headers ------------------------------------------------------------------------------ */

/* Returns the number of defects in a line of a header that defines a constant: "NAME = 1012, [comment]". The comment is
   the beginning of the message. */
static int header_line_defects(sc_registry registry, char *line, const char *constant, long code)
{
    const sc_entry *entry = sc_lookup_name(registry, constant);
    char *comment = strstr(line, "/* ");
    char *end = strstr(line, " */");

    if (entry == NULL) {
        print_error("%s has no row\n", constant);
        return 1;
    }
    if (comment == NULL || end == NULL || end <= comment + 3)
        return defect(1, entry, "has no comment in the header");
    *end = '\0';
    return defect(strcmp(sc_constant(entry), constant) != 0, entry, "is spelled differently in the header") +
           defect(sc_code(entry) != code, entry, "has another number in the header") +
           defect(!starts_with(sc_message(entry, SC_ZH), comment + 3), entry,
                  "has a comment in the header that is not the beginning of its message");
}

/* Returns the number of defects in a registry's header. */
static int header_defects(sc_registry registry)
{
    char line[GOLDEN_LINE];
    size_t constants = 0;
    int defects = 0;
    FILE *header;

    snprintf(line, sizeof line, "%s/include/statuscode/%s.h", SOURCE_DIR, sc_registry_name(registry));
    header = fopen(line, "rb");
    if (header == NULL)
        return registry_defect(1, registry, "has no header");
    while (fgets(line, sizeof line, header) != NULL) {
        char constant[NAME_MAX_LENGTH];
        long code;

        if (sscanf(line, " %127[A-Za-z0-9_] = %ld", constant, &code) != 2)
            continue;
        defects += header_line_defects(registry, line, constant, code);
        constants++;
    }
    fclose(header);
    return defects + registry_defect(constants != sc_count(registry), registry,
                                     "has another number of entries than of constants in its header");
}

static void headers_have_each_entrys_constant_code_and_message(void **state)
{
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        if (registry < SC_REGISTRY_OWN)
            defects += header_defects(registry);
    assert_int_equal(defects, 0);
}

/* ---- Messages and notes ------------------------------------------------------------------------------- */

/* Returns whether a text has a word, or one that begins with it, in any ASCII case. */
static int has_word(const char *text, const char *word)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        size_t k = 0;

        if (i > 0 && (is_upper(text[i - 1]) || is_lower(text[i - 1])))
            continue;
        while (word[k] != '\0' &&
               (text[i + k] == word[k] || (is_upper(text[i + k]) && (text[i + k] | 0x20) == word[k])))
            k++;
        if (word[k] == '\0')
            return 1;
    }
    return 0;
}

/* Email and username are each one word. */
static int splits_a_word(const char *text)
{
    return has_word(text, "e-mail") || has_word(text, "user name");
}

static int message_defects(const sc_entry *entry)
{
    const char *zh = sc_message(entry, SC_ZH);
    const char *en = sc_message(entry, SC_EN);

    return defect(zh[0] == '\0' || !is_plain(zh), entry, "Chinese is empty, or is not plain UTF-8") +
           defect(!is_plain(en) || !is_english(en), entry,
                  "English is not ASCII with typographic punctuation") +
           defect(!is_upper(en[0]), entry, "English does not start with a capital") +
           defect(!ends_with(en, ".") || ends_with(en, ".."), entry, "English does not end in one full stop") +
           defect(strpbrk(en, "!?") != NULL || strstr(en, ". ") != NULL, entry, "English is not one sentence") +
           defect(splits_a_word(en), entry, "English splits email or username") +
           defect(strstr(en, "  ") != NULL, entry, "English has two spaces in a row");
}

static void english_messages_are_one_sentence_and_all_messages_are_plain_text(void **state)
{
    (void)state;
    every_entry(message_defects);
}

static int note_defects(const sc_entry *entry)
{
    const char *zh = sc_note(entry, SC_ZH);
    const char *en = sc_note(entry, SC_EN);

    if (zh[0] == '\0' && en[0] == '\0')
        return 0;
    return defect(zh[0] == '\0' || is_ascii(zh) || !is_plain(zh), entry, "note has no plain Chinese") +
           defect((!is_upper(en[0]) && !is_digit(en[0])) || !is_plain(en), entry, "note has no plain English") +
           defect(splits_a_word(en), entry, "English note splits email or username") +
           defect(!ends_with(zh, "。"), entry, "Chinese note does not end in a full stop") +
           defect(!ends_with(en, "."), entry, "English note does not end in a full stop");
}

static void notes_are_in_both_languages_or_neither(void **state)
{
    (void)state;
    every_entry(note_defects);
}

/* X失败 is "Failed to x.", except in these, whose Chinese does not name an object: an operation itself failed. */
static int names_no_object(const sc_entry *entry)
{
    static const char *const constants[] = {
        "SC_FECSHOP_ORDER_GENERATE_REQUEST_POST_PARAM_INVAILD",
        "SC_JIEMI_VALIDATION_FAILED",
        "SC_JIEMI_AUTHENTICATION_FAILED",
        "SC_JIEMI_REQUEST_FAILED",
        "SC_JIEMI_HTTP_UNAUTHORIZED",
        "SC_RAYVISION_FAIL",
        "SC_PLUS_FAILED",
        "SC_PLUS_AUTHENTICATION_FAILED",
        "SC_PLUS_UPLOAD_FAILED",
    };

    for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++)
        if (strcmp(sc_constant(entry), constants[i]) == 0)
            return 1;
    return sc_registry_of(entry) >= SC_REGISTRY_OWN; /* these choose their own words */
}

static int failure_defects(const sc_entry *entry)
{
    const char *zh = sc_message(entry, SC_ZH);
    int failed = ends_with(zh, "失败") || ends_with(zh, "失败。");

    return defect(failed && !names_no_object(entry) && !has_word(sc_message(entry, SC_EN), "failed to"), entry,
                  "English does not say \"failed to\"");
}

static void failed_operations_are_named_by_a_verb(void **state)
{
    (void)state;
    every_entry(failure_defects);
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
        {SC_FECSHOP, 1100012}, {SC_FECSHOP, 1100015}, {SC_FECSHOP, 1300000}, {SC_FECSHOP, 1400001},
        {SC_FECSHOP, 1400003}, {SC_FECSHOP, 1500001}, {SC_FECSHOP, 1500002}, {SC_FECSHOP, 1500003},
        {SC_FECSHOP, 1500004}, {SC_FECSHOP, 1500005}, {SC_FECSHOP, 1500007}, {SC_FECSHOP, 1500009},
        {SC_FECSHOP, 1500012}, {SC_FECSHOP, 1500015}, {SC_RAYVISION, 700},   {SC_PLUS, 1008},
        {SC_PLUS, 1012},       {SC_PLUS, 1013},       {SC_PLUS, 1014},       {SC_PLUS, 1015},
        {SC_PLUS, 1016},       {SC_PLUS, 1017},       {SC_PLUS, 3011},       {SC_PLUS, 5001},
        {SC_HERO, 0},          {SC_HERO, 1002},       {SC_HERO, 4001},       {SC_HERO, 4002},
    };
    int defects = 0;

    (void)state;
    for (size_t i = 0; i < sizeof misleading / sizeof misleading[0]; i++) {
        const sc_entry *entry = listed(misleading[i].registry, misleading[i].code);

        defects += defect(sc_note(entry, SC_ZH)[0] == '\0', entry, "has no note");
    }
    assert_int_equal(defects, 0);
}

/* ---- Names -------------------------------------------------------------------------------------------- */

static int name_defects(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    const char *name = sc_name(entry);
    char start[NAME_MAX_LENGTH + 8];
    char title[NAME_MAX_LENGTH];
    int capitals = name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';

    swap_case(title, sc_registry_name(registry), 1);
    snprintf(start, sizeof start, "SC_%s_", title);
    return defect(name[0] == '\0' || !is_plain(name), entry, "has no plain name") +
           defect(!capitals && registry != SC_RAYVISION, entry, "name is not in capitals") +
           defect(starts_with(name, "HTTP_") == is_code_row(entry), entry, "HTTP_ starts the wrong name") +
           defect(!starts_with(sc_constant(entry), start), entry, "constant does not start with its registry") +
           defect(strcmp(sc_constant(entry) + strlen(start), name) != 0, entry,
                  "constant is not prefix and name");
}

static void constants_are_made_of_registry_and_name(void **state)
{
    (void)state;
    every_entry(name_defects);
}

static int name_is_taken(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    int holders = 0;

    for (size_t i = 0; i < sc_count(registry); i++)
        holders += equal_ignoring_case(sc_name(sc_at(registry, i)), sc_name(entry));
    return defect(holders != 1, entry, "shares its name");
}

static void names_are_unique_in_a_registry_in_any_case(void **state)
{
    (void)state;
    every_entry(name_is_taken);
}

static int name_lookup_defects(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    const char *spelling[] = {sc_name(entry), sc_constant(entry)};
    int defects = 0;

    for (size_t s = 0; s < 2; s++) {
        for (size_t step = 1; step <= 4; step++) {
            char swapped[NAME_MAX_LENGTH];

            swap_case(swapped, spelling[s], step);
            defects += defect(sc_lookup_name(registry, swapped) != entry, entry, swapped);
        }
        defects += defect(sc_lookup_name(registry, spelling[s]) != entry, entry, spelling[s]);
    }
    return defects;
}

static void names_and_constants_find_their_entry_in_any_case(void **state)
{
    (void)state;
    every_entry(name_lookup_defects);
}

/* ---- Numbers and enumerations ------------------------------------------------------------------------- */

static int lookup_defects(const sc_entry *entry)
{
    const sc_entry *found = sc_lookup(sc_registry_of(entry), sc_code(entry));

    while (found != NULL && found != entry)
        found = sc_next_meaning(found);
    return defect(found != entry, entry, "is not found by its code");
}

static void each_entry_is_found_by_its_code(void **state)
{
    (void)state;
    every_entry(lookup_defects);
}

static int status_defects(const sc_entry *entry)
{
    int http = sc_http_status(entry);
    int wire = sc_wire_status(entry);

    return defect(http < 200 || http > 599 || sc_http_reason(http)[0] == '\0', entry,
                  "http is not registered") +
           defect(wire < 200 || wire > 599 || sc_http_reason(wire)[0] == '\0', entry,
                  "wire is not registered") +
           defect(!is_code_row(entry) && (http != sc_code(entry) || wire != sc_code(entry)), entry,
                  "HTTP row does not map to itself");
}

static void statuses_are_registered_and_http_rows_map_to_themselves(void **state)
{
    (void)state;
    every_entry(status_defects);
}

static int outcome_defects(const sc_entry *entry)
{
    sc_action action = sc_action_of(entry);
    sc_outcome expected = SC_OUTCOME_FAILURE;

    if (action == SC_ACT_CHECK_HTTP)
        expected = SC_OUTCOME_UNDECIDED;
    else if (action == SC_ACT_POLL || action == SC_ACT_PAY)
        expected = SC_OUTCOME_PENDING;
    else if (sc_canonical_of(entry) == SC_CANONICAL_OK)
        expected = SC_OUTCOME_SUCCESS;
    return defect(sc_outcome_of(entry) != expected, entry, sc_outcome_name(expected)) +
           defect(sc_canonical_name(sc_canonical_of(entry))[0] == '\0', entry,
                  "canonical code does not exist") +
           defect(sc_action_name(action)[0] == '\0', entry, "action does not exist");
}

static void outcome_follows_from_action_and_canonical_code(void **state)
{
    (void)state;
    every_entry(outcome_defects);
}

/* The rules of the legend that connect the columns. */
static int column_defects(const sc_entry *entry)
{
    sc_canonical canonical = sc_canonical_of(entry);
    sc_action action = sc_action_of(entry);
    sc_fault fault = sc_fault_of(entry);
    int http = sc_http_status(entry);

    return defect((fault == SC_FAULT_NONE) != (canonical == SC_CANONICAL_OK), entry,
                  "fault NONE without canonical code OK, or the reverse") +
           defect(sc_fault_name(fault)[0] == '\0', entry, "fault does not exist") +
           defect(action == SC_ACT_RETRY && canonical != SC_CANONICAL_UNAVAILABLE &&
                      canonical != SC_CANONICAL_RESOURCE_EXHAUSTED,
                  entry, "RETRY without UNAVAILABLE or RESOURCE_EXHAUSTED") +
           defect(action == SC_ACT_VERIFY && (http == 429 || (http >= 502 && http <= 504)), entry,
                  "VERIFY with an HTTP status that proxies and clients repeat by themselves") +
           defect(action == SC_ACT_VERIFY && canonical == SC_CANONICAL_UNAVAILABLE, entry,
                  "VERIFY with UNAVAILABLE, which allows repeating the call") +
           defect(action == SC_ACT_CHECK_HTTP && sc_code(entry) != 0, entry,
                  "CHECK_HTTP with another code than 0") +
           defect(action == SC_ACT_VERIFY && sc_note(entry, SC_EN)[0] == '\0' &&
                      sc_registry_of(entry) < SC_REGISTRY_OWN,
                  entry, "VERIFY without a note that says why") +
           defect((strstr(sc_name(entry), "TOKEN_INVALID") != NULL ||
                   strstr(sc_name(entry), "INVALID_TOKEN") != NULL) &&
                      canonical == SC_CANONICAL_UNAUTHENTICATED && action != SC_ACT_LOGIN,
                  entry, "an invalid token without LOGIN");
}

static void columns_agree_with_each_other(void **state)
{
    (void)state;
    every_entry(column_defects);
}

/* If something is not found, the request is not known to be wrong, unless the text says so. */
static int not_found_defects(const sc_entry *entry)
{
    int says_so = sc_registry_of(entry) == SC_FECSHOP && sc_code(entry) == 1000005;

    return defect(sc_http_status(entry) == 404 && (sc_action_of(entry) != SC_ACT_NONE) != says_so &&
                      sc_registry_of(entry) < SC_REGISTRY_OWN,
                  entry, "404 with an action, or without one although its text blames the URL");
}

static void not_found_has_no_action_unless_the_text_blames_the_request(void **state)
{
    (void)state;
    every_entry(not_found_defects);
}

static void later_entries_come_after_those_of_the_document(void **state)
{
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        int is_later = 0;

        for (size_t i = 0; i < sc_count(registry); i++) {
            const sc_entry *entry = sc_at(registry, i);

            is_later |= sc_kind_of(entry) == SC_KIND_LATER;
            defects +=
                defect(is_later && sc_kind_of(entry) != SC_KIND_LATER, entry, "comes after a later entry");
        }
    }
    assert_int_equal(defects, 0);
}

/* plus sends a status per code, so a code that it never sends has no other status than the mapping. */
static void codes_that_are_never_sent_have_the_mapping_as_wire_status(void **state)
{
    static const int32_t never_sent[] = {1007, 2003, 3001, 9999};

    (void)state;
    for (size_t i = 0; i < sizeof never_sent / sizeof never_sent[0]; i++) {
        const sc_entry *entry = listed(SC_PLUS, never_sent[i]);

        assert_int_equal(sc_wire_status(entry), sc_http_status(entry));
    }
}

/* UNAVAILABLE invites the client to repeat a call, which is wrong if money may have moved. Hero 10001 is not among
   these: WeChat has refused the order, and nothing can be paid yet. */
static void a_failed_payment_is_not_unavailable(void **state)
{
    static const int32_t payments[] = {1500010, 1500011, 1500013, 1500014, 1500017, 1500019, 1500020, 1500021};

    (void)state;
    for (size_t i = 0; i < sizeof payments / sizeof payments[0]; i++) {
        const sc_entry *entry = listed(SC_FECSHOP, payments[i]);

        assert_int_equal(sc_action_of(entry), SC_ACT_VERIFY);
        assert_int_not_equal(sc_canonical_of(entry), SC_CANONICAL_UNAVAILABLE);
    }
}

/* 304 means that the client already has what it asked for. Any other redirect is a failure, because the client has to
   send the call elsewhere. */
static int says_success(int http)
{
    return http < 300 || http == 304;
}

static int success_defects(const sc_entry *entry)
{
    sc_outcome outcome = sc_outcome_of(entry);
    int says = says_success(sc_http_status(entry));

    return defect(outcome == SC_OUTCOME_SUCCESS && !says, entry, "success maps to a status of failure") +
           defect(outcome == SC_OUTCOME_FAILURE && says, entry, "failure maps to a status of success") +
           defect(!is_code_row(entry) && (outcome == SC_OUTCOME_SUCCESS) != says, entry,
                  "HTTP row that is no success with 2xx or 304, or is one with another status");
}

static void success_and_failure_have_matching_statuses(void **state)
{
    (void)state;
    every_entry(success_defects);
}

static void at_most_one_code_of_a_document_means_success(void **state)
{
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        int successes = 0;

        for (size_t i = 0; i < sc_count(registry); i++)
            successes += sc_kind_of(sc_at(registry, i)) == SC_KIND_CODE &&
                         sc_outcome_of(sc_at(registry, i)) == SC_OUTCOME_SUCCESS;
        defects += registry_defect(successes > 1, registry, "has several codes that mean success");
    }
    assert_int_equal(defects, 0);
}

/* An entry with a note is left out, because its server may mean something other than its text says. */
static int mapping_defects(const sc_entry *entry)
{
    sc_registry registry;
    int defects = 0;

    if (!is_code_row(entry) || sc_note(entry, SC_EN)[0] != '\0')
        return 0;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; i < sc_count(registry); i++) {
            const sc_entry *other = sc_at(registry, i);

            if (!is_code_row(other) || sc_note(other, SC_EN)[0] != '\0')
                continue;
            if (strcmp(sc_message(entry, SC_EN), sc_message(other, SC_EN)) != 0)
                continue;
            defects += defect(sc_http_status(entry) != sc_http_status(other), entry, sc_constant(other));
            defects += defect(sc_canonical_of(entry) != sc_canonical_of(other), entry, sc_constant(other));
        }
    }
    return defects;
}

static void same_words_have_the_same_mapping(void **state)
{
    (void)state;
    every_entry(mapping_defects);
}

/* Returns whether an entry may have another mapping than the others that say exactly what its class says. */
static int has_own_mapping(const sc_entry *entry)
{
    static const char *const constants[] = {
        /* It is sent with HTTP 200 and names no location, so it is 421 and not a redirect such as Hero's 301. */
        "SC_RAYVISION_NEED_REDIRECT",
    };

    for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++)
        if (strcmp(sc_constant(entry), constants[i]) == 0)
            return 1;
    return 0;
}

/* Returns the number of entries that say the same and have another mapping. */
static int class_mapping_defects(const sc_entry *entry)
{
    const char *class = sc_class(entry);
    sc_registry registry;
    int defects = 0;

    for (; class[0] != '\0' && !has_own_mapping(entry); class = sc_next_class(entry, class)) {
        for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
            for (size_t i = 0; i < sc_count(registry); i++) {
                const sc_entry *other = sc_at(registry, i);

                if (sc_is(entry, class) == SC_MATCH_EXACT && sc_is(other, class) == SC_MATCH_EXACT &&
                    !has_own_mapping(other))
                    defects +=
                        defect(sc_http_status(entry) != sc_http_status(other), entry, sc_constant(other));
            }
        }
    }
    return defects;
}

static void entries_that_say_the_same_have_one_http_mapping(void **state)
{
    (void)state;
    every_entry(class_mapping_defects);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_is_a_registry),
        cmocka_unit_test(entries_agree_with_the_golden_files),
        cmocka_unit_test(every_registry_has_a_title_and_a_rule),
        cmocka_unit_test(every_registry_has_an_envelope_that_is_read_back),
        cmocka_unit_test(notes_and_classes_are_below_their_row),
        cmocka_unit_test(headers_have_each_entrys_constant_code_and_message),
        cmocka_unit_test(english_messages_are_one_sentence_and_all_messages_are_plain_text),
        cmocka_unit_test(notes_are_in_both_languages_or_neither),
        cmocka_unit_test(failed_operations_are_named_by_a_verb),
        cmocka_unit_test(misleading_rows_have_a_note),
        cmocka_unit_test(constants_are_made_of_registry_and_name),
        cmocka_unit_test(names_are_unique_in_a_registry_in_any_case),
        cmocka_unit_test(names_and_constants_find_their_entry_in_any_case),
        cmocka_unit_test(each_entry_is_found_by_its_code),
        cmocka_unit_test(statuses_are_registered_and_http_rows_map_to_themselves),
        cmocka_unit_test(outcome_follows_from_action_and_canonical_code),
        cmocka_unit_test(columns_agree_with_each_other),
        cmocka_unit_test(not_found_has_no_action_unless_the_text_blames_the_request),
        cmocka_unit_test(later_entries_come_after_those_of_the_document),
        cmocka_unit_test(codes_that_are_never_sent_have_the_mapping_as_wire_status),
        cmocka_unit_test(a_failed_payment_is_not_unavailable),
        cmocka_unit_test(success_and_failure_have_matching_statuses),
        cmocka_unit_test(at_most_one_code_of_a_document_means_success),
        cmocka_unit_test(same_words_have_the_same_mapping),
        cmocka_unit_test(entries_that_say_the_same_have_one_http_mapping),
    };

    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
