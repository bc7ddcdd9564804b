/* SPDX-License-Identifier: MIT */
/* classes_test.c: the tree of error classes, the entries in it, and the header with the class names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <statuscode.h>
#include <statuscode/classes.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>

/* With no macros defined, this includes the headers with the constants. */
#include "all.def"

enum { LINE_MAX_LENGTH = 1024, INDENT = 4 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- What the tables say ------------------------------------------------------------------------------ */

/* All classes. A root has the parent "". Only roots have a canonical code and an outcome. */
static const struct class_row {
    const char *name;
    const char *parent;
    int canonical;
    int outcome;
} classes[] = {
#define SC_CLASS(name, canonical, outcome, zh, en) {#name, "", SC_CANONICAL_##canonical, SC_OUTCOME_##outcome},
#define SC_SUBCLASS(name, parent, zh, en)          {#name, #parent, -1, -1},
#include "all.def"
};

/* The classes of classes.def, which come first. */
static const char *const built_in[] = {
#define SC_CLASS(name, canonical, outcome, zh, en) #name,
#define SC_SUBCLASS(name, parent, zh, en)          #name,
#include "classes.def"
#undef SC_CLASS
#undef SC_SUBCLASS
};

static const struct line {
    const char *constant;
    const char *class_name;
    int is_same;
} lines[] = {
#define SC_SAME(class, constant) {#constant, #class, 1},
#define SC_TWIN(class, constant) {#constant, #class, 1},
#define SC_CASE(class, constant) {#constant, #class, 0},
#include "all.def"
};

/* ---- Walking ------------------------------------------------------------------------------------------ */

/* If found, prints the defect and returns 1; else returns 0. One run thus reports all defects, not only the first. */
static int defect(int found, const char *class, const char *what)
{
    if (found)
        print_error("%s: %s\n", class, what);
    return found != 0;
}

/* Expects that no class has a defect. */
static void every_class(int (*count_defects)(const char *))
{
    const char *class;
    int defects = 0;

    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        defects += count_defects(class);
    assert_int_equal(defects, 0);
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

/* Returns the root above a class, or the class itself if it is a root. */
static const char *root_of(const char *class)
{
    while (sc_class_parent(class)[0] != '\0')
        class = sc_class_parent(class);
    return class;
}

/* Returns whether a class is the other one or below it. */
static int is_at_or_below(const char *class, const char *other)
{
    while (class[0] != '\0' && strcmp(class, other) != 0)
        class = sc_class_parent(class);
    return class[0] != '\0';
}

/* Returns the root that the tables have for an outcome and, for a failure, a canonical code; "" if there is none. */
static const char *root_of_meaning(sc_canonical canonical, sc_outcome outcome)
{
    for (size_t i = 0; i < COUNT(classes); i++)
        if (classes[i].parent[0] == '\0' && classes[i].outcome == (int)outcome &&
            (outcome != SC_OUTCOME_FAILURE || classes[i].canonical == (int)canonical))
            return classes[i].name;
    return "";
}

static const char *root_for(const sc_entry *entry)
{
    return root_of_meaning(sc_canonical_of(entry), sc_outcome_of(entry));
}

/* ---- The tree ----------------------------------------------------------------------------------------- */

static void classes_are_listed_in_the_order_of_the_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(classes); i++) {
        assert_string_equal(sc_class_at(i), classes[i].name);
        assert_string_equal(sc_class_parent(classes[i].name), classes[i].parent);
    }
    assert_string_equal(sc_class_at(COUNT(classes)), "");
}

static void every_class_comes_after_its_parent(void **state)
{
    (void)state;
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        const char *parent = sc_class_parent(sc_class_at(i));
        size_t above = 0;

        while (above < i && strcmp(sc_class_at(above), parent) != 0)
            above++;
        if (parent[0] != '\0' && above == i)
            fail_msg("%s: does not come after %s", sc_class_at(i), parent);
    }
}

static int name_defects(const char *class)
{
    int holders = 0;

    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++)
        holders += strcmp(sc_class_at(i), class) == 0;
    return defect(class[strspn(class, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0', class,
                  "has characters other than lowercase letters, digits and underscores") +
           defect(class[0] < 'a' || class[0] > 'z', class, "does not begin with a letter") +
           defect(holders != 1, class, "shares its name");
}

static void names_are_unique_lowercase_words(void **state)
{
    (void)state;
    every_class(name_defects);
}

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);

    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static int text_defects(const char *class)
{
    const char *zh = sc_class_text(class, SC_ZH);
    const char *en = sc_class_text(class, SC_EN);

    return defect((unsigned char)zh[0] < 0x80 && strcspn(zh, "\xe4\xe5\xe6\xe7\xe8\xe9") == strlen(zh), class,
                  "has no Chinese") +
           defect(!ends_with(zh, "。") || strstr(zh, "。") != zh + strlen(zh) - strlen("。"), class,
                  "Chinese is not one sentence with a full stop") +
           defect(en[0] < 'A' || en[0] > 'Z', class, "English does not start with a capital") +
           defect(!ends_with(en, ".") || ends_with(en, ".."), class, "English does not end in one full stop") +
           defect(strpbrk(en, "!?") != NULL || strstr(en, ". ") != NULL, class, "English is not one sentence");
}

static void definitions_are_one_sentence_in_each_language(void **state)
{
    (void)state;
    every_class(text_defects);
}

static void there_is_one_root_for_each_failure_code_and_each_other_outcome(void **state)
{
    int wanted = 0;
    int roots = 0;

    (void)state;
    for (int i = 0; sc_outcome_name((sc_outcome)i)[0] != '\0'; i++) {
        if (i == SC_OUTCOME_FAILURE)
            continue;
        assert_string_not_equal(root_of_meaning(SC_CANONICAL_OK, (sc_outcome)i), "");
        wanted++;
    }
    for (int i = SC_CANONICAL_OK + 1; sc_canonical_name((sc_canonical)i)[0] != '\0'; i++) {
        if (root_of_meaning((sc_canonical)i, SC_OUTCOME_FAILURE)[0] == '\0')
            fail_msg("%s has no root", sc_canonical_name((sc_canonical)i));
        wanted++;
    }
    for (size_t i = 0; i < COUNT(classes); i++)
        roots += classes[i].parent[0] == '\0';
    assert_int_equal(roots, wanted);
}

static int root_defects(const sc_entry *entry)
{
    int defects = 0;

    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class))
        defects +=
            defect(sc_is(entry, class) == SC_MATCH_EXACT && strcmp(root_of(class), root_for(entry)) != 0,
                   sc_constant(entry), "says the same as a class with another canonical code or outcome");
    return defects;
}

static void exact_entries_have_the_canonical_code_and_outcome_of_their_root(void **state)
{
    (void)state;
    every_entry(root_defects);
}

/* ---- Entries in the tree ------------------------------------------------------------------------------ */

static int walk_defects(const sc_entry *entry)
{
    const char *class = sc_class(entry);
    int has_no_line = 1;
    int defects = 0;

    for (size_t i = 0; i < COUNT(lines); i++) {
        if (strcmp(lines[i].constant, sc_constant(entry)) != 0)
            continue;
        defects += defect(strcmp(class, lines[i].class_name) != 0, sc_constant(entry), lines[i].class_name);
        class = sc_next_class(entry, class);
        has_no_line = 0;
    }
    if (has_no_line) { /* only in a table of your own */
        defects += defect(strcmp(class, root_for(entry)) != 0, sc_constant(entry),
                          "has no line and is not in its root");
        class = sc_next_class(entry, class);
    }
    return defects + defect(class[0] != '\0', sc_constant(entry), "is in more classes than it has lines");
}

static void next_class_visits_the_classes_of_all_lines(void **state)
{
    (void)state;
    every_entry(walk_defects);
}

/* Returns what sc_is must return, according to the lines of the tables and the classes above theirs. */
static sc_match expected_match(const sc_entry *entry, const char *class)
{
    sc_match match = SC_MATCH_NONE;
    int has_no_line = 1;

    for (size_t i = 0; i < COUNT(lines); i++) {
        if (strcmp(lines[i].constant, sc_constant(entry)) != 0)
            continue;
        has_no_line = 0;
        if (lines[i].is_same && strcmp(lines[i].class_name, class) == 0)
            return SC_MATCH_EXACT;
        if (is_at_or_below(lines[i].class_name, class))
            match = SC_MATCH_BROADER;
    }
    return has_no_line && strcmp(root_for(entry), class) == 0 ? SC_MATCH_BROADER : match;
}

static int match_defects(const sc_entry *entry)
{
    const char *class;
    int defects = 0;

    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        defects += defect(sc_is(entry, class) != expected_match(entry, class), sc_constant(entry), class);
    return defects;
}

static void an_entry_is_in_the_classes_of_its_lines_and_all_above_them(void **state)
{
    (void)state;
    every_entry(match_defects);
}

static void an_expired_token_is_in_all_classes_above_its_own(void **state)
{
    const sc_entry *expired = sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED);

    (void)state;
    assert_string_equal(sc_class(expired), SC_CLASS_TOKEN_EXPIRED);
    assert_int_equal(sc_is(expired, SC_CLASS_TOKEN_EXPIRED), SC_MATCH_EXACT);
    assert_int_equal(sc_is(expired, SC_CLASS_NOT_LOGGED_IN), SC_MATCH_BROADER);
    assert_int_equal(sc_is(expired, SC_CLASS_UNAUTHENTICATED), SC_MATCH_BROADER);
    assert_int_equal(sc_is(expired, SC_CLASS_TOKEN_INVALID), SC_MATCH_BROADER);
    assert_int_equal(sc_is(expired, SC_CLASS_CREDENTIALS_WRONG), SC_MATCH_NONE);
    assert_int_equal(sc_is(expired, SC_CLASS_REFUSED), SC_MATCH_NONE);
    assert_string_equal(sc_next_class(expired, SC_CLASS_TOKEN_EXPIRED), "");
    assert_string_equal(root_of(SC_CLASS_TOKEN_EXPIRED), SC_CLASS_UNAUTHENTICATED);
    assert_string_equal(sc_class_text(SC_CLASS_TOKEN_EXPIRED, SC_ZH), "token 已过期。");
    assert_string_equal(sc_class_text(SC_CLASS_TOKEN_EXPIRED, SC_EN), "The token has expired.");
}

/* The result of sc_is may be used as a condition. */
static void only_no_match_is_false(void **state)
{
    (void)state;
    assert_int_equal(SC_MATCH_NONE, 0);
    assert_int_not_equal(SC_MATCH_EXACT, 0);
    assert_int_not_equal(SC_MATCH_BROADER, 0);
}

static void each_meaning_of_a_code_has_its_own_classes(void **state)
{
    const sc_entry *wrong = sc_lookup(SC_JIEMI, SC_JIEMI_CREDENTIALS_WRONG);

    (void)state;
    assert_int_equal(sc_is(wrong, SC_CLASS_UNAUTHENTICATED), SC_MATCH_BROADER);
    assert_int_equal(sc_is(wrong, SC_CLASS_REFUSED), SC_MATCH_NONE);
    assert_int_not_equal(sc_is(sc_next_meaning(wrong), SC_CLASS_REFUSED), SC_MATCH_NONE);
    assert_int_equal(sc_is(sc_next_meaning(wrong), SC_CLASS_UNAUTHENTICATED), SC_MATCH_NONE);
}

/* ---- Any input ---------------------------------------------------------------------------------------- */

/* Strings that are close to a class name, but are none. */
static const char *const no_class[] = {
    "",
    " ",
    "token_expire",
    "token_expiredx",
    "token_expired ",
    " token_expired",
    "TOKEN_EXPIRED",
    "Token_expired",
    "SC_CLASS_TOKEN_EXPIRED",
    "token-expired",
    "token\177expired",
    "oken_expired",
    "unauthenticated/token_expired",
    "token 已过期。",
    "1003",
};

static void unknown_classes_have_no_parent_text_or_entries(void **state)
{
    const sc_entry *expired = sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED);

    (void)state;
    for (size_t i = 0; i < COUNT(no_class); i++) {
        assert_string_equal(sc_class_parent(no_class[i]), "");
        assert_string_equal(sc_class_text(no_class[i], SC_ZH), "");
        assert_string_equal(sc_class_text(no_class[i], SC_EN), "");
        assert_int_equal(sc_is(expired, no_class[i]), SC_MATCH_NONE);
        assert_int_equal(sc_is(NULL, no_class[i]), SC_MATCH_NONE);
        assert_string_equal(sc_next_class(expired, no_class[i]), "");
        assert_string_equal(sc_next_class(NULL, no_class[i]), "");
    }
}

static void null_has_no_class_parent_or_text(void **state)
{
    const sc_entry *expired = sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED);

    (void)state;
    assert_string_equal(sc_class(NULL), "");
    assert_string_equal(sc_next_class(NULL, NULL), "");
    assert_string_equal(sc_next_class(NULL, SC_CLASS_TOKEN_EXPIRED), "");
    assert_string_equal(sc_next_class(expired, NULL), "");
    assert_int_equal(sc_is(NULL, NULL), SC_MATCH_NONE);
    assert_int_equal(sc_is(expired, NULL), SC_MATCH_NONE);
    assert_string_equal(sc_class_parent(NULL), "");
    assert_string_equal(sc_class_text(NULL, SC_ZH), "");
    assert_string_equal(sc_class_text(NULL, SC_EN), "");
}

static int null_defects(const char *class)
{
    return defect(sc_is(NULL, class) != SC_MATCH_NONE, class, "contains NULL");
}

/* It is not even in "failed" or "undecided", although its canonical code is UNKNOWN and its outcome UNDECIDED. */
static void null_is_in_no_class(void **state)
{
    (void)state;
    every_class(null_defects);
}

static int next_class_defects(const sc_entry *entry)
{
    const char *above = sc_class_parent(sc_class(entry));
    int is_a_line_too = 0;

    for (size_t i = 0; i < COUNT(lines); i++)
        is_a_line_too |=
            strcmp(lines[i].constant, sc_constant(entry)) == 0 && strcmp(lines[i].class_name, above) == 0;
    return defect(!is_a_line_too && sc_next_class(entry, above)[0] != '\0', sc_constant(entry),
                  "has a class after one that it is in only through another");
}

static void no_class_follows_one_that_the_entry_is_not_in_itself(void **state)
{
    (void)state;
    every_entry(next_class_defects);
}

static void there_is_no_class_beyond_the_last(void **state)
{
    static const size_t beyond[] = {UINT8_MAX + 256u, UINT16_MAX, (size_t)UINT16_MAX + 1, SIZE_MAX / 2,
                                    SIZE_MAX};

    (void)state;
    for (size_t i = 0; i < COUNT(beyond); i++)
        assert_string_equal(sc_class_at(beyond[i]), "");
    assert_string_equal(sc_class_at(COUNT(classes)), "");
    assert_string_equal(sc_class_at(COUNT(classes) + 1), "");
}

static void unknown_languages_read_as_english(void **state)
{
    static const int unknown[] = {2, 7, 255, -1, INT_MAX};

    (void)state;
    for (size_t i = 0; i < COUNT(unknown); i++)
        assert_string_equal(sc_class_text(SC_CLASS_TOKEN_EXPIRED, (sc_lang)unknown[i]),
                            "The token has expired.");
}

/* ---- The header --------------------------------------------------------------------------------------- */

/* Returns the number of defects in a line "#define SC_CLASS_<NAME> "<name>"". Its name and its indentation must be
   those of the class at the position. */
static int header_line_defects(const char *line, size_t position)
{
    char constant[LINE_MAX_LENGTH], value[LINE_MAX_LENGTH];
    const char *class = position < COUNT(built_in) ? built_in[position] : "";
    const char *above = sc_class_parent(class);
    size_t spaces = strspn(line + 1, " ");
    size_t depth = 0;

    for (; above[0] != '\0'; above = sc_class_parent(above))
        depth++;
    if (sscanf(line, "# define SC_CLASS_%1023[A-Z0-9_] \"%1023[^\"]\"", constant, value) != 2)
        return defect(1, class, "has a line in the header that does not define it");
    for (size_t i = 0; constant[i] != '\0'; i++)
        if (constant[i] >= 'A' && constant[i] <= 'Z')
            constant[i] = (char)(constant[i] | 0x20);
    return defect(strcmp(value, class) != 0, value, "is in the header in place of another class") +
           defect(strcmp(constant, value) != 0, value, "has a constant with another name") +
           defect(spaces != depth * INDENT, value, "is not indented below its parent in the header");
}

static void header_has_a_constant_for_each_class_below_its_parent(void **state)
{
    char line[LINE_MAX_LENGTH];
    size_t constants = 0;
    int defects = 0;
    FILE *header;

    (void)state;
    header = fopen(SOURCE_DIR "/include/statuscode/classes.h", "rb");
    assert_non_null(header);
    while (fgets(line, sizeof line, header) != NULL)
        if (line[0] == '#' && strstr(line, "SC_CLASS_") != NULL)
            defects += header_line_defects(line, constants++);
    fclose(header);
    assert_int_equal(constants, COUNT(built_in));
    assert_int_equal(defects, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_listed_in_the_order_of_the_tables),
        cmocka_unit_test(every_class_comes_after_its_parent),
        cmocka_unit_test(names_are_unique_lowercase_words),
        cmocka_unit_test(definitions_are_one_sentence_in_each_language),
        cmocka_unit_test(there_is_one_root_for_each_failure_code_and_each_other_outcome),
        cmocka_unit_test(exact_entries_have_the_canonical_code_and_outcome_of_their_root),
        cmocka_unit_test(next_class_visits_the_classes_of_all_lines),
        cmocka_unit_test(an_entry_is_in_the_classes_of_its_lines_and_all_above_them),
        cmocka_unit_test(an_expired_token_is_in_all_classes_above_its_own),
        cmocka_unit_test(only_no_match_is_false),
        cmocka_unit_test(each_meaning_of_a_code_has_its_own_classes),
        cmocka_unit_test(unknown_classes_have_no_parent_text_or_entries),
        cmocka_unit_test(null_has_no_class_parent_or_text),
        cmocka_unit_test(null_is_in_no_class),
        cmocka_unit_test(no_class_follows_one_that_the_entry_is_not_in_itself),
        cmocka_unit_test(there_is_no_class_beyond_the_last),
        cmocka_unit_test(unknown_languages_read_as_english),
        cmocka_unit_test(header_has_a_constant_for_each_class_below_its_parent),
    };

    return cmocka_run_group_tests_name("classes", tests, NULL, NULL);
}
