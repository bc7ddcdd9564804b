/* SPDX-License-Identifier: MIT */
/* translate_test.c: from one API's code to another's; the golden files have the whole of it, read by eye. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <statuscode.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

#include "golden.h"
#include "../src/table.h"

/* ---- Walking all pairs -------------------------------------------------------------------------------- */

/* 1 for a defect, after saying whose it is; 0 for none. So that one run tells all defects, not only the first. */
static int defect(int found, const sc_entry *entry, const char *what, const sc_entry *other)
{
    if (found)
        print_error("%s: %s %s\n", sc_constant(entry), what, sc_constant(other));
    return found != 0;
}

enum { ENTRIES_MAX = 4096 };

/* All entries of all registries; how many there are. */
static size_t all_entries(const sc_entry *entries[ENTRIES_MAX])
{
    sc_registry registry;
    size_t count = 0;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        assert_true(count + sc_count(registry) <= ENTRIES_MAX);
        for (size_t i = 0; i < sc_count(registry); i++)
            entries[count++] = sc_at(registry, i);
    }
    return count;
}

/* Expects that no entry has a defect, whatever it is put beside: in turn each registry's every entry. */
static void every_pair(int (*defects_of)(const sc_entry *, const sc_entry *))
{
    const sc_entry *entries[ENTRIES_MAX];
    size_t count = all_entries(entries);
    int defects = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            defects += defects_of(entries[i], entries[k]);
    assert_int_equal(defects, 0);
}

/* Expects that no entry has a defect in what it becomes in any registry, its own included. */
static void every_answer(int (*defects_of)(const sc_entry *, sc_registry, const sc_entry *, int))
{
    const sc_entry *entries[ENTRIES_MAX];
    size_t count = all_entries(entries);
    sc_registry to;
    int defects = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t r = 0; (to = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
            int how = -1;
            const sc_entry *other = sc_translate(entries[i], to, &how);

            defects += defects_of(entries[i], to, other, how);
        }
    }
    assert_int_equal(defects, 0);
}

static int is_same_meaning(const sc_entry *a, const sc_entry *b)
{
    return sc_meaning(a)[0] != '\0' && strcmp(sc_meaning(a), sc_meaning(b)) == 0;
}

/* ---- All answers -------------------------------------------------------------------------------------- */

/* "EXACT hero 1003 TOKEN_EXPIRED", or "" if there is no counterpart. */
static void write_counterpart(char *text, const sc_entry *entry, sc_registry to)
{
    static const char *const names[] = {"NONE", "EXACT", "BROADER"};
    int how = -1;
    const sc_entry *other = sc_translate(entry, to, &how);

    assert_true(how >= SC_MATCH_NONE && how <= SC_MATCH_BROADER);
    text[0] = '\0';
    if (other != NULL)
        snprintf(text, GOLDEN_LINE, "%s %s %ld %s", names[how], sc_registry_name(to), (long)sc_code(other),
                 sc_name(other));
}

/* Of the counterparts of a golden row, "; " between them, the one in a registry; "" if there is none. */
static void find_counterpart(char *text, const char *counterparts, sc_registry to)
{
    const char *part = counterparts;

    text[0] = '\0';
    while (part[0] != '\0') {
        size_t length = strcspn(part, ";");
        const char *name = part + strcspn(part, " ;");
        size_t name_length = strlen(sc_registry_name(to));

        if (name[0] == ' ' && strncmp(name + 1, sc_registry_name(to), name_length) == 0 &&
            name[1 + name_length] == ' ')
            snprintf(text, GOLDEN_LINE, "%.*s", (int)length, part);
        part += length;
        part += strspn(part, "; ");
    }
}

/* How many counterparts of a row differ from those of its entry. Golden files have none in registries of one's own. */
static int wrong_counterparts(const struct golden *golden, const struct golden_row *row, const sc_entry *entry)
{
    char here[GOLDEN_LINE], in_table[GOLDEN_LINE], all[GOLDEN_LINE] = "";
    sc_registry to;
    int defects = 0;

    for (size_t r = 0; (to = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        if (to == golden->registry || to >= SC_REGISTRY_OWN)
            continue;
        find_counterpart(here, row->counterparts, to);
        write_counterpart(in_table, entry, to);
        if (strcmp(here, in_table) != 0)
            defects += golden_differs(golden, row, "the counterpart", here, in_table);
        if (in_table[0] != '\0')
            snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", all[0] != '\0' ? "; " : "", in_table);
    }
    if (defects == 0 && strcmp(row->counterparts, all) != 0)
        defects += golden_differs(golden, row, "the list of counterparts", row->counterparts, all);
    return defects;
}

/* That each row has its entry is for tables_test to say. */
static void counterparts_are_those_of_the_golden_files(void **state)
{
    static struct golden golden;
    sc_registry registry;
    int defects = 0;

    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        if (!golden_read(&golden, registry))
            defects++;
        for (size_t i = 0; i < golden.count; i++) {
            const sc_entry *entry = sc_at(registry, golden_position(&golden, i));

            if (entry != NULL)
                defects += wrong_counterparts(&golden, &golden.row[i], entry);
        }
    }
    assert_int_equal(defects, 0);
}

static int defects_of_answer(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int defects =
        defect((other == NULL) != (how == SC_MATCH_NONE), entry, "is not matched as it is answered,", other);

    if (other == NULL)
        return defects;
    defects +=
        defect(how != SC_MATCH_EXACT && how != SC_MATCH_BROADER, entry, "has an unknown match with", other);
    defects += defect(sc_registry_of(other) != to, entry, "is answered from another registry,", other);
    defects += defect(sc_canonical_of(entry) != sc_canonical_of(other), entry,
                      "has another canonical code than", other);
    return defects +
           defect(sc_outcome_of(entry) != sc_outcome_of(other), entry, "has another outcome than", other);
}

static void answer_has_the_canonical_code_and_the_outcome(void **state)
{
    (void)state;
    every_answer(defects_of_answer);
}

/* ---- Exact -------------------------------------------------------------------------------------------- */

static int defects_of_exact(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int back = -1;
    const sc_entry *again;

    if (how != SC_MATCH_EXACT || sc_registry_of(entry) == to)
        return 0;
    again = sc_translate(other, sc_registry_of(entry), &back);
    return defect(!is_same_meaning(entry, other), entry, "has another meaning than", other) +
           defect(back != SC_MATCH_EXACT || !is_same_meaning(again, entry), entry, "does not come back from",
                  other);
}

static void exact_is_the_same_meaning_both_ways(void **state)
{
    (void)state;
    every_answer(defects_of_exact);
}

static int defects_of_class(const sc_entry *entry, const sc_entry *other)
{
    int how = -1;

    if (!is_same_meaning(entry, other))
        return 0;
    sc_translate(entry, sc_registry_of(other), &how);
    return defect(how != SC_MATCH_EXACT, entry, "has the meaning but no match of", other) +
           defect(sc_http_status(entry) != sc_http_status(other), entry, "has another HTTP mapping than",
                  other) +
           defect(sc_canonical_of(entry) != sc_canonical_of(other), entry, "has another canonical code than",
                  other);
}

static void entries_of_one_meaning_agree(void **state)
{
    (void)state;
    every_pair(defects_of_class);
}

/* The first entry that has the meaning; NULL if none. */
static const sc_entry *first_of(const char *meaning, sc_registry registry)
{
    for (size_t i = 0; i < sc_count(registry); i++)
        if (strcmp(sc_meaning(sc_at(registry, i)), meaning) == 0)
            return sc_at(registry, i);
    return NULL;
}

/* Taken from the table, because one that no entry has cannot be asked for. */
static void every_meaning_is_shared_by_two_registries(void **state)
{
    static const char *const meanings[] = {
#define SC_MEANING(meaning, zh, en) #meaning,
#include "all.def"
    };

    (void)state;
    for (size_t m = 0; m < sizeof meanings / sizeof meanings[0]; m++) {
        sc_registry registry;
        int registries = 0;

        assert_int_equal(strspn(meanings[m], "abcdefghijklmnopqrstuvwxyz_0123456789"), strlen(meanings[m]));
        for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
            registries += first_of(meanings[m], registry) != NULL;
        if (registries < 2)
            fail_msg("%s: has members in %d registries", meanings[m], registries);
    }
}

static void meaning_names_what_is_shared(void **state)
{
    (void)state;
    assert_string_equal(sc_meaning(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED)), "token_expired");
    assert_string_equal(sc_meaning(sc_lookup(SC_HERO, SC_HERO_TOKEN_EXPIRED)), "token_expired");
    assert_string_equal(sc_meaning(sc_lookup(SC_JIEMI, SC_JIEMI_TOKEN_EXPIRED)), "token_expired");
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
static int defects_of_general(const sc_entry *entry, const sc_entry *other)
{
    sc_registry to;
    int defects = 0;

    if (sc_canonical_of(entry) != sc_canonical_of(other))
        return 0;
    for (size_t r = 0; (to = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        int how = -1;
        int other_how = -1;
        const sc_entry *general = sc_translate(entry, to, &how);
        const sc_entry *other_general = sc_translate(other, to, &other_how);

        if (how == SC_MATCH_BROADER && other_how == SC_MATCH_BROADER)
            defects += defect(general != other_general, entry, "is generalized otherwise than", other);
    }
    return defects;
}

static void registry_has_one_general_entry_for_a_canonical_code(void **state)
{
    (void)state;
    every_pair(defects_of_general);
}

/* Of two that are broader than each other both were equal. What a registry of one's own is to the built-in ones is its own
   affair: their golden files do not know it. */
static int defects_of_circle(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int back = -1;
    const sc_entry *again = sc_translate(other, sc_registry_of(entry), &back);

    if (to >= SC_REGISTRY_OWN || sc_registry_of(entry) >= SC_REGISTRY_OWN)
        return 0;
    return defect(how == SC_MATCH_BROADER && back == SC_MATCH_BROADER &&
                      (again == entry || is_same_meaning(again, entry)),
                  entry, "is broader than what is broader than it,", other);
}

static void broader_has_no_way_back(void **state)
{
    (void)state;
    every_answer(defects_of_circle);
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
    assert_null(sc_translate(sc_lookup(SC_JIEMI, SC_JIEMI_CHECK_HTTP_STATUS), SC_PLUS, &how));
    assert_int_equal(how, SC_MATCH_NONE);
}

/* Fecshop 1500017, "already paid", may be a second charge. Jiemi 1023 would say only that a condition is not met. */
static void what_may_have_taken_effect_has_no_broader_counterpart(void **state)
{
    int how = -1;

    (void)state;
    assert_null(sc_translate(sc_lookup(SC_FECSHOP, SC_FECSHOP_ORDER_HAS_BEEN_PAID), SC_JIEMI, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_null(sc_translate(sc_lookup(SC_FECSHOP, SC_FECSHOP_ORDER_ALIPAY_PAYMENT_FAIL), SC_RAYVISION, &how));
    assert_int_equal(how, SC_MATCH_NONE);
}

/* ---- Any input ---------------------------------------------------------------------------------------- */

static int defects_of_own_registry(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    return defect(sc_registry_of(entry) == to && (other != entry || how != SC_MATCH_EXACT), entry,
                  "is not itself in its own registry, but", other);
}

static void own_registry_gives_the_entry_itself(void **state)
{
    (void)state;
    every_answer(defects_of_own_registry);
}

static void nothing_and_nowhere_have_no_counterpart(void **state)
{
    static const int nowhere[] = {SC_REGISTRY_NONE, SC_REGISTRY_OWN - 1, -1, 1 << 16, INT32_MAX};
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

static int defects_without_how(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)how;
    return defect(sc_translate(entry, to, NULL) != other, entry, "is otherwise without how than", other);
}

static void how_may_be_null(void **state)
{
    (void)state;
    every_answer(defects_without_how);
}

/* Such entries come from another copy of the library, with other tables. */
static void what_this_copy_does_not_list_has_no_counterpart(void **state)
{
    static const struct sc_entry of_no_registry = {.code = 1012, .registry = MAX_REGISTRIES - 2, .number = 1};
    static const struct sc_entry of_no_code = {.code = 1098, .registry = SC_PLUS, .number = 1};
    static const struct sc_entry of_no_meaning = {.code = 1012, .registry = SC_PLUS, .number = 2};
    static const struct sc_entry *const entries[] = {&of_no_registry, &of_no_code, &of_no_meaning};

    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        int how = -1;

        assert_null(sc_translate(entries[i], SC_HERO, &how));
        assert_int_equal(how, SC_MATCH_NONE);
        assert_ptr_equal(sc_translate(entries[i], (sc_registry)entries[i]->registry, &how), entries[i]);
        assert_int_equal(how, SC_MATCH_EXACT);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(counterparts_are_those_of_the_golden_files),
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
        cmocka_unit_test(what_may_have_taken_effect_has_no_broader_counterpart),
        cmocka_unit_test(own_registry_gives_the_entry_itself),
        cmocka_unit_test(nothing_and_nowhere_have_no_counterpart),
        cmocka_unit_test(how_may_be_null),
        cmocka_unit_test(what_this_copy_does_not_list_has_no_counterpart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
