/* SPDX-License-Identifier: MIT */
/* translate_test.c: from one API's code to another's; tests/golden/translate.tsv is the whole of it, read by eye. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <statuscode.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

#ifndef SOURCE_DIR
#error "SOURCE_DIR: the folder that tables/ and tests/golden/ stand in, as a string"
#endif

enum { ENTRIES = 221, LINE = 1024 };

/* ---- Walking all pairs -------------------------------------------------------------------------------- */

/* 1 for a flaw, after saying whose it is; 0 for none. So that one run tells all flaws, not only the first. */
static int flaw(int found, const sc_entry *entry, const char *what, const sc_entry *other)
{
    if (found)
        print_error("%s: %s %s\n", sc_constant(entry), what, sc_constant(other));
    return found != 0;
}

/* Expects that no entry has a flaw, whatever it is put beside: in turn each registry's every entry. */
static void every_pair(int (*flaws_of)(const sc_entry *, const sc_entry *))
{
    int flaws = 0;
    size_t pairs = 0;

    for (int r = SC_FECSHOP; r <= SC_HERO; r++)
        for (size_t i = 0; i < sc_count((sc_registry)r); i++)
            for (int s = SC_FECSHOP; s <= SC_HERO; s++)
                for (size_t k = 0; k < sc_count((sc_registry)s); k++, pairs++)
                    flaws += flaws_of(sc_at((sc_registry)r, i), sc_at((sc_registry)s, k));
    assert_int_equal(flaws, 0);
    assert_int_equal(pairs, (size_t)ENTRIES * ENTRIES);
}

/* Expects that no entry has a flaw in what it becomes in any registry, its own included. */
static void every_answer(int (*flaws_of)(const sc_entry *, sc_registry, const sc_entry *, int))
{
    int flaws = 0;
    size_t answers = 0;

    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        for (size_t i = 0; i < sc_count((sc_registry)r); i++) {
            for (int to = SC_FECSHOP; to <= SC_HERO; to++, answers++) {
                const sc_entry *entry = sc_at((sc_registry)r, i);
                int how = -1;
                const sc_entry *other = sc_translate(entry, (sc_registry)to, &how);

                flaws += flaws_of(entry, (sc_registry)to, other, how);
            }
        }
    }
    assert_int_equal(flaws, 0);
    assert_int_equal(answers, (size_t)ENTRIES * SC_HERO);
}

static int is_same_meaning(const sc_entry *a, const sc_entry *b)
{
    return sc_meaning(a)[0] != '\0' && strcmp(sc_meaning(a), sc_meaning(b)) == 0;
}

/* ---- All answers -------------------------------------------------------------------------------------- */

static FILE *open_source(const char *name)
{
    char path[LINE];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", SOURCE_DIR, name);
    file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("%s: cannot be read", path);
    return file;
}

/* "SC_PLUS_TOKEN_EXPIRED", then for each registry a tab and "EXACT SC_HERO_TOKEN_EXPIRED" or "NONE". */
static void write_row(char *row, const sc_entry *entry)
{
    static const char *const names[] = {"NONE", "EXACT", "BROADER"};
    size_t length = (size_t)snprintf(row, LINE, "%s", sc_constant(entry));

    for (int to = SC_FECSHOP; to <= SC_HERO; to++) {
        int how = -1;
        const sc_entry *other = sc_translate(entry, (sc_registry)to, &how);

        assert_true(how >= SC_MATCH_NONE && how <= SC_MATCH_BROADER);
        length += (size_t)snprintf(row + length, LINE - length, "\t%s%s%s", names[how],
                                   other != NULL ? " " : "", sc_constant(other));
    }
    snprintf(row + length, LINE - length, "\n");
}

static void every_answer_is_the_one_that_was_read_by_eye(void **state)
{
    FILE *file = open_source("tests/golden/translate.tsv");
    char expected[LINE];
    char row[LINE];

    (void)state;
    assert_non_null(fgets(expected, sizeof expected, file));
    assert_string_equal(expected, "entry\tfecshop\tjiemi\trayvision\tplus\thero\n");
    for (int r = SC_FECSHOP; r <= SC_HERO; r++) {
        for (size_t i = 0; i < sc_count((sc_registry)r); i++) {
            write_row(row, sc_at((sc_registry)r, i));
            assert_non_null(fgets(expected, sizeof expected, file));
            assert_string_equal(row, expected);
        }
    }
    assert_null(fgets(expected, sizeof expected, file));
    fclose(file);
}

static int flaws_of_answer(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int flaws =
        flaw((other == NULL) != (how == SC_MATCH_NONE), entry, "is not matched as it is answered,", other);

    if (other == NULL)
        return flaws;
    flaws += flaw(how != SC_MATCH_EXACT && how != SC_MATCH_BROADER, entry, "has an unknown match with", other);
    flaws += flaw(sc_registry_of(other) != to, entry, "is answered from another registry,", other);
    flaws +=
        flaw(sc_canonical_of(entry) != sc_canonical_of(other), entry, "has another canonical code than", other);
    return flaws + flaw(sc_outcome_of(entry) != sc_outcome_of(other), entry, "has another outcome than", other);
}

static void answer_has_the_canonical_code_and_the_outcome(void **state)
{
    (void)state;
    every_answer(flaws_of_answer);
}

/* ---- Exact -------------------------------------------------------------------------------------------- */

static int flaws_of_exact(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int back = -1;
    const sc_entry *again;

    if (how != SC_MATCH_EXACT || sc_registry_of(entry) == to)
        return 0;
    again = sc_translate(other, sc_registry_of(entry), &back);
    return flaw(!is_same_meaning(entry, other), entry, "has another meaning than", other) +
           flaw(back != SC_MATCH_EXACT || !is_same_meaning(again, entry), entry, "does not come back from",
                other);
}

static void exact_is_the_same_meaning_both_ways(void **state)
{
    (void)state;
    every_answer(flaws_of_exact);
}

static int flaws_of_class(const sc_entry *entry, const sc_entry *other)
{
    int how = -1;

    if (!is_same_meaning(entry, other))
        return 0;
    sc_translate(entry, sc_registry_of(other), &how);
    return flaw(how != SC_MATCH_EXACT, entry, "has the meaning but no match of", other) +
           flaw(sc_http_status(entry) != sc_http_status(other), entry, "has another HTTP mapping than", other) +
           flaw(sc_canonical_of(entry) != sc_canonical_of(other), entry, "has another canonical code than",
                other);
}

static void entries_of_one_meaning_agree(void **state)
{
    (void)state;
    every_pair(flaws_of_class);
}

/* The first entry that has the meaning; NULL if none. */
static const sc_entry *first_of(const char *meaning, sc_registry registry)
{
    for (size_t i = 0; i < sc_count(registry); i++)
        if (strcmp(sc_meaning(sc_at(registry, i)), meaning) == 0)
            return sc_at(registry, i);
    return NULL;
}

/* Reads the table for the identifiers: one that no entry has cannot be asked for. */
static void every_meaning_is_shared_by_two_registries(void **state)
{
    FILE *file = open_source("tables/classes.def");
    char line[LINE];
    int meanings = 0;

    (void)state;
    while (fgets(line, sizeof line, file) != NULL) {
        char meaning[64];
        int registries = 0;

        if (sscanf(line, "SC_MEANING(%63[^,],", meaning) != 1)
            continue;
        meanings++;
        assert_int_equal(strspn(meaning, "abcdefghijklmnopqrstuvwxyz_0123456789"), strlen(meaning));
        for (int r = SC_FECSHOP; r <= SC_HERO; r++)
            registries += first_of(meaning, (sc_registry)r) != NULL;
        if (registries < 2)
            fail_msg("%s: has members in %d registries", meaning, registries);
    }
    fclose(file);
    assert_true(meanings >= 1 && meanings <= 255);
}

static void meaning_names_what_is_shared(void **state)
{
    (void)state;
    assert_string_equal(sc_meaning(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED)), "token_expired");
    assert_string_equal(sc_meaning(sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED)), "token_expired");
    assert_string_equal(sc_meaning(sc_lookup(SC_JIEMI, SC_JIEMI_TOKEN_INVALID)), "token_expired");
    assert_string_equal(sc_meaning(sc_lookup(SC_HERO, SC_HERO_HTTP_NOT_FOUND)), "http_404");
    assert_string_equal(sc_meaning(sc_lookup(SC_PLUS, SC_PLUS_PASSWORD_WRONG)), "");
    assert_string_equal(sc_meaning(NULL), "");
}

static void of_several_with_the_meaning_the_first_is_the_target(void **state)
{
    const sc_entry *second = sc_lookup(SC_RAYVISION, SC_RAYVISION_VINSUFFICIENT_PERMISSIONS);
    const sc_entry *hero = sc_lookup(SC_HERO, SC_HERO_PERMISSION_DENIED);
    int how = -1;

    (void)state;
    assert_ptr_equal(sc_translate(second, SC_HERO, &how), hero);
    assert_int_equal(how, SC_MATCH_EXACT);
    assert_ptr_equal(sc_translate(hero, SC_RAYVISION, NULL), sc_lookup(SC_RAYVISION, SC_RAYVISION_FORBIDDEN));
}

/* Jiemi lists 1008 twice. */
static void further_meaning_of_a_code_has_its_own_counterparts(void **state)
{
    const sc_entry *wrong = sc_lookup(SC_JIEMI, SC_JIEMI_CREDENTIALS_WRONG);
    const sc_entry *refused = sc_next_meaning(wrong);
    int how = -1;

    (void)state;
    assert_ptr_equal(sc_translate(wrong, SC_HERO, &how), sc_lookup(SC_HERO, SC_HERO_CREDENTIALS_WRONG));
    assert_int_equal(how, SC_MATCH_EXACT);
    assert_null(sc_translate(refused, SC_HERO, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_ptr_equal(sc_translate(sc_lookup(SC_PLUS, SC_PLUS_NOT_ADMIN), SC_JIEMI, &how), refused);
    assert_int_equal(how, SC_MATCH_BROADER);
}

/* ---- Broader ------------------------------------------------------------------------------------------ */

/* Two entries of one canonical code that a registry answers in general, it answers with one entry. */
static int flaws_of_general(const sc_entry *entry, const sc_entry *other)
{
    int flaws = 0;

    for (int to = SC_FECSHOP; to <= SC_HERO && sc_canonical_of(entry) == sc_canonical_of(other); to++) {
        int how = -1;
        int other_how = -1;
        const sc_entry *general = sc_translate(entry, (sc_registry)to, &how);
        const sc_entry *other_general = sc_translate(other, (sc_registry)to, &other_how);

        if (how == SC_MATCH_BROADER && other_how == SC_MATCH_BROADER)
            flaws += flaw(general != other_general, entry, "is generalised otherwise than", other);
    }
    return flaws;
}

static void registry_has_one_general_entry_for_a_canonical_code(void **state)
{
    (void)state;
    every_pair(flaws_of_general);
}

/* Of two that are broader than each other both were equal. */
static int flaws_of_circle(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int back = -1;
    const sc_entry *again = sc_translate(other, sc_registry_of(entry), &back);

    (void)to;
    return flaw(how == SC_MATCH_BROADER && back == SC_MATCH_BROADER &&
                    (again == entry || is_same_meaning(again, entry)),
                entry, "is broader than what is broader than it,", other);
}

static void broader_has_no_way_back(void **state)
{
    (void)state;
    every_answer(flaws_of_circle);
}

static void what_says_no_more_than_the_general_entry_is_not_answered_by_it(void **state)
{
    int how = -1;

    (void)state;
    assert_null(sc_translate(sc_lookup(SC_RAYVISION, SC_RAYVISION_APIError), SC_HERO, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_ptr_equal(sc_translate(sc_lookup(SC_RAYVISION, SC_RAYVISION_CURRENCY_NOT_SUPPORT), SC_HERO, &how),
                     sc_lookup(SC_HERO, SC_HERO_PARAMETER_INVALID));
    assert_int_equal(how, SC_MATCH_BROADER);
}

static void what_is_pending_or_undecided_does_not_become_success(void **state)
{
    int how = -1;

    (void)state;
    assert_null(sc_translate(sc_lookup(SC_JIEMI, SC_JIEMI_ALIPAY_POLL_REQUIRED), SC_HERO, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_null(sc_translate(sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_NOT_MODIFIED), SC_HERO, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_null(sc_translate(sc_lookup(SC_JIEMI, SC_JIEMI_CHECK_HTTP_STATUS), SC_PLUS, &how));
    assert_int_equal(how, SC_MATCH_NONE);
}

/* ---- Any input ---------------------------------------------------------------------------------------- */

static int flaws_of_own_registry(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    return flaw(sc_registry_of(entry) == to && (other != entry || how != SC_MATCH_EXACT), entry,
                "is not itself in its own registry, but", other);
}

static void own_registry_gives_the_entry_itself(void **state)
{
    (void)state;
    every_answer(flaws_of_own_registry);
}

static void nothing_and_nowhere_have_no_counterpart(void **state)
{
    static const int nowhere[] = {SC_REGISTRY_NONE, SC_HERO + 1, -1, 1 << 16, INT32_MAX};
    const sc_entry *entry = sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED);
    int how = -1;

    (void)state;
    assert_null(sc_translate(NULL, SC_PLUS, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_null(sc_translate(NULL, SC_REGISTRY_NONE, NULL));
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
        how = -1;
        assert_null(sc_translate(entry, (sc_registry)nowhere[i], &how));
        assert_int_equal(how, SC_MATCH_NONE);
    }
}

static int flaws_without_how(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)how;
    return flaw(sc_translate(entry, to, NULL) != other, entry, "is otherwise without how than", other);
}

static void how_may_be_null(void **state)
{
    (void)state;
    every_answer(flaws_without_how);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_is_the_one_that_was_read_by_eye),
        cmocka_unit_test(answer_has_the_canonical_code_and_the_outcome),
        cmocka_unit_test(exact_is_the_same_meaning_both_ways),
        cmocka_unit_test(entries_of_one_meaning_agree),
        cmocka_unit_test(every_meaning_is_shared_by_two_registries),
        cmocka_unit_test(meaning_names_what_is_shared),
        cmocka_unit_test(of_several_with_the_meaning_the_first_is_the_target),
        cmocka_unit_test(further_meaning_of_a_code_has_its_own_counterparts),
        cmocka_unit_test(registry_has_one_general_entry_for_a_canonical_code),
        cmocka_unit_test(broader_has_no_way_back),
        cmocka_unit_test(what_says_no_more_than_the_general_entry_is_not_answered_by_it),
        cmocka_unit_test(what_is_pending_or_undecided_does_not_become_success),
        cmocka_unit_test(own_registry_gives_the_entry_itself),
        cmocka_unit_test(nothing_and_nowhere_have_no_counterpart),
        cmocka_unit_test(how_may_be_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
