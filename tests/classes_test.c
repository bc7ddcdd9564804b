/* SPDX-License-Identifier: MIT */
/* classes_test.c: the tree of error classes, who is where in it, and the header with their names. */
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

/* Nothing is defined yet: what comes of it are the headers with the constants. */
#include "all.def"

enum { LINE_MAX_LENGTH = 1024, INDENT = 4 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- What the tables say ------------------------------------------------------------------------------ */

/* All classes; parent is "" for a root, which alone has a canonical code and an outcome. */
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

/* Those of classes.def, which come first. */
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

/* 1 for a defect, after saying of which class; 0 for none. So that one run tells all defects, not only the first. */
static int defect(int found, const char *class, const char *what)
{
    if (found)
        print_error("%s: %s\n", class, what);
    return found != 0;
}

/* Expects that no class has a defect. */
static void every_class(int (*defects_of)(const char *))
{
    const char *class;
    int defects = 0;

    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        defects += defects_of(class);
    assert_int_equal(defects, 0);
}

/* Expects that no entry has a defect. */
static void every_entry(int (*defects_of)(const sc_entry *))
{
    sc_registry registry;
    int defects = 0;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++)
            defects += defects_of(sc_at(registry, i));
    assert_int_equal(defects, 0);
}

/* The root that a class is below, or the class itself. */
static const char *root_of(const char *class)
{
    while (sc_class_parent(class)[0] != '\0')
        class = sc_class_parent(class);
    return class;
}

/* Whether a class is another, or below it. */
static int is_at_or_below(const char *class, const char *other)
{
    while (class[0] != '\0' && strcmp(class, other) != 0)
        class = sc_class_parent(class);
    return class[0] != '\0';
}

/* The root of this outcome and, of a failure, of this canonical code, by the tables; "" if there is none. */
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

static void classes_are_those_of_the_tables_in_their_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(classes); i++) {
        assert_string_equal(sc_class_at(i), classes[i].name);
        assert_string_equal(sc_class_parent(classes[i].name), classes[i].parent);
    }
    assert_string_equal(sc_class_at(COUNT(classes)), "");
}

static void every_class_stands_behind_the_one_above_it(void **state)
{
    (void)state;
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        const char *parent = sc_class_parent(sc_class_at(i));
        size_t above = 0;

        while (above < i && strcmp(sc_class_at(above), parent) != 0)
            above++;
        if (parent[0] != '\0' && above == i)
            fail_msg("%s: does not stand behind %s", sc_class_at(i), parent);
    }
}

static int name_defects(const char *class)
{
    int holders = 0;

    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++)
        holders += strcmp(sc_class_at(i), class) == 0;
    return defect(class[strspn(class, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0', class,
                  "is not of lower case letters, digits and underscores") +
           defect(class[0] < 'a' || class[0] > 'z', class, "does not begin with a letter") +
           defect(holders != 1, class, "shares its name");
}

static void names_are_words_of_their_own(void **state)
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
                  "Chinese is not one sentence with its full stop") +
           defect(en[0] < 'A' || en[0] > 'Z', class, "English does not start with a capital") +
           defect(!ends_with(en, ".") || ends_with(en, ".."), class, "English does not end in one full stop") +
           defect(strpbrk(en, "!?") != NULL || strstr(en, ". ") != NULL, class, "English is not one sentence");
}

static void definitions_are_one_sentence_in_both_languages(void **state)
{
    (void)state;
    every_class(text_defects);
}

static void there_is_one_root_for_each_failure_and_for_each_other_outcome(void **state)
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

static int defects_of_root(const sc_entry *entry)
{
    int defects = 0;

    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class))
        defects +=
            defect(sc_is(entry, class) == SC_MATCH_EXACT && strcmp(root_of(class), root_for(entry)) != 0,
                   sc_constant(entry), "says the same as a class that has not its canonical code and outcome");
    return defects;
}

static void what_says_the_same_has_the_canonical_code_and_the_outcome_of_the_root(void **state)
{
    (void)state;
    every_entry(defects_of_root);
}

/* ---- Who is where in it ------------------------------------------------------------------------------- */

static int defects_of_walk(const sc_entry *entry)
{
    const char *class = sc_class(entry);
    int is_in_none = 1;
    int defects = 0;

    for (size_t i = 0; i < COUNT(lines); i++) {
        if (strcmp(lines[i].constant, sc_constant(entry)) != 0)
            continue;
        defects += defect(strcmp(class, lines[i].class_name) != 0, sc_constant(entry), lines[i].class_name);
        class = sc_next_class(entry, class);
        is_in_none = 0;
    }
    if (is_in_none) { /* of a table of one's own */
        defects +=
            defect(strcmp(class, root_for(entry)) != 0, sc_constant(entry), "has no line, and not its root");
        class = sc_next_class(entry, class);
    }
    return defects + defect(class[0] != '\0', sc_constant(entry), "is in more classes than it has lines");
}

static void an_entry_walks_through_the_classes_of_all_its_lines(void **state)
{
    (void)state;
    every_entry(defects_of_walk);
}

/* What sc_is has to say, by the lines of the tables and by climbing. */
static sc_match expected_match(const sc_entry *entry, const char *class)
{
    sc_match match = SC_MATCH_NONE;
    int is_in_none = 1;

    for (size_t i = 0; i < COUNT(lines); i++) {
        if (strcmp(lines[i].constant, sc_constant(entry)) != 0)
            continue;
        is_in_none = 0;
        if (lines[i].is_same && strcmp(lines[i].class_name, class) == 0)
            return SC_MATCH_EXACT;
        if (is_at_or_below(lines[i].class_name, class))
            match = SC_MATCH_BROADER;
    }
    return is_in_none && strcmp(root_for(entry), class) == 0 ? SC_MATCH_BROADER : match;
}

static int defects_of_being(const sc_entry *entry)
{
    const char *class;
    int defects = 0;

    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        defects += defect(sc_is(entry, class) != expected_match(entry, class), sc_constant(entry), class);
    return defects;
}

static void an_entry_is_in_the_classes_of_its_lines_and_in_all_above_them(void **state)
{
    (void)state;
    every_entry(defects_of_being);
}

static void an_expired_token_is_one_at_every_height(void **state)
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

/* A false answer is one too many for whoever tests for a class. */
static void no_match_is_false(void **state)
{
    (void)state;
    assert_int_equal(SC_MATCH_NONE, 0);
    assert_int_not_equal(SC_MATCH_EXACT, 0);
    assert_int_not_equal(SC_MATCH_BROADER, 0);
}

static void each_meaning_of_a_code_has_classes_of_its_own(void **state)
{
    const sc_entry *wrong = sc_lookup(SC_JIEMI, SC_JIEMI_CREDENTIALS_WRONG);

    (void)state;
    assert_int_equal(sc_is(wrong, SC_CLASS_UNAUTHENTICATED), SC_MATCH_BROADER);
    assert_int_equal(sc_is(wrong, SC_CLASS_REFUSED), SC_MATCH_NONE);
    assert_int_not_equal(sc_is(sc_next_meaning(wrong), SC_CLASS_REFUSED), SC_MATCH_NONE);
    assert_int_equal(sc_is(sc_next_meaning(wrong), SC_CLASS_UNAUTHENTICATED), SC_MATCH_NONE);
}

/* ---- Any input ---------------------------------------------------------------------------------------- */

/* What is no class, though nearly one. */
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

static void what_is_no_class_has_nothing_and_nobody(void **state)
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

static void null_has_nothing_and_is_nothing(void **state)
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

static int defects_of_null(const char *class)
{
    return defect(sc_is(NULL, class) != SC_MATCH_NONE, class, "has NULL in it");
}

/* Not even in "failed" or "undecided", though the answers to NULL are UNKNOWN and UNDECIDED. */
static void null_is_in_no_class(void **state)
{
    (void)state;
    every_class(defects_of_null);
}

static int defects_of_classes_above(const sc_entry *entry)
{
    const char *above = sc_class_parent(sc_class(entry));
    int is_a_line_too = 0;

    for (size_t i = 0; i < COUNT(lines); i++)
        is_a_line_too |=
            strcmp(lines[i].constant, sc_constant(entry)) == 0 && strcmp(lines[i].class_name, above) == 0;
    return defect(!is_a_line_too && sc_next_class(entry, above)[0] != '\0', sc_constant(entry),
                  "has a class behind one that it is in by another only");
}

static void nothing_comes_behind_a_class_that_the_entry_is_not_in_itself(void **state)
{
    (void)state;
    every_entry(defects_of_classes_above);
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

static void unknown_language_reads_as_english(void **state)
{
    static const int unknown[] = {2, 7, 255, -1, INT_MAX};

    (void)state;
    for (size_t i = 0; i < COUNT(unknown); i++)
        assert_string_equal(sc_class_text(SC_CLASS_TOKEN_EXPIRED, (sc_lang)unknown[i]),
                            "The token has expired.");
}

/* ---- The header --------------------------------------------------------------------------------------- */

/* Defects of a line "#define SC_CLASS_<NAME> "<name>"": the class and how far in it stands are those at the position. */
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
    return defect(strcmp(value, class) != 0, value, "stands in the header at the place of another class") +
           defect(strcmp(constant, value) != 0, value, "has another word for a constant") +
           defect(spaces != depth * INDENT, value, "stands not below its own class in the header");
}

static void header_has_a_constant_for_each_class_below_the_one_above_it(void **state)
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
        cmocka_unit_test(classes_are_those_of_the_tables_in_their_order),
        cmocka_unit_test(every_class_stands_behind_the_one_above_it),
        cmocka_unit_test(names_are_words_of_their_own),
        cmocka_unit_test(definitions_are_one_sentence_in_both_languages),
        cmocka_unit_test(there_is_one_root_for_each_failure_and_for_each_other_outcome),
        cmocka_unit_test(what_says_the_same_has_the_canonical_code_and_the_outcome_of_the_root),
        cmocka_unit_test(an_entry_walks_through_the_classes_of_all_its_lines),
        cmocka_unit_test(an_entry_is_in_the_classes_of_its_lines_and_in_all_above_them),
        cmocka_unit_test(an_expired_token_is_one_at_every_height),
        cmocka_unit_test(no_match_is_false),
        cmocka_unit_test(each_meaning_of_a_code_has_classes_of_its_own),
        cmocka_unit_test(what_is_no_class_has_nothing_and_nobody),
        cmocka_unit_test(null_has_nothing_and_is_nothing),
        cmocka_unit_test(null_is_in_no_class),
        cmocka_unit_test(nothing_comes_behind_a_class_that_the_entry_is_not_in_itself),
        cmocka_unit_test(there_is_no_class_beyond_the_last),
        cmocka_unit_test(unknown_language_reads_as_english),
        cmocka_unit_test(header_has_a_constant_for_each_class_below_the_one_above_it),
    };

    return cmocka_run_group_tests_name("classes", tests, NULL, NULL);
}
