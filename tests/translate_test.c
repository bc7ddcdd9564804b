/* SPDX-License-Identifier: MIT */
/* translate_test.c: translating entries of one API to those of another. The golden files list all counterparts; they
   were reviewed by hand. */
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

/* If found, prints the defect and returns 1; else returns 0. One run thus reports all defects, not only the first. */
static int defect(int found, const sc_entry *entry, const char *what, const sc_entry *other)
{
    if (found)
        print_error("%s: %s %s\n", sc_constant(entry), what, sc_constant(other));
    return found != 0;
}

enum { ENTRIES_MAX = 4096 };

/* Stores all entries of all registries, and returns their number. */
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

/* Expects that no translation of an entry to a registry has a defect. This includes its own registry. */
static void every_translation(int (*count_defects)(const sc_entry *, sc_registry, const sc_entry *, int))
{
    const sc_entry *entries[ENTRIES_MAX];
    size_t count = all_entries(entries);
    sc_registry to;
    int defects = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t r = 0; (to = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
            int how = -1;
            const sc_entry *other = sc_translate(entries[i], to, &how);

            defects += count_defects(entries[i], to, other, how);
        }
    }
    assert_int_equal(defects, 0);
}

/* ---- Classes ------------------------------------------------------------------------------------------ */

/* An entry that says exactly what a class says. */
struct member {
    const char *class_name;
    const sc_entry *entry;
};

enum { MEMBERS_MAX = 2 * ENTRIES_MAX };

/* All members, in the order of the tables. One without an entry ends the list. */
static const struct member *members;

static int collect_members(void **state)
{
    static struct member found[MEMBERS_MAX + 1];
    const sc_entry *entries[ENTRIES_MAX];
    size_t entry_count = all_entries(entries);
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < entry_count; i++) {
        const char *class = sc_class(entries[i]);

        for (; class[0] != '\0'; class = sc_next_class(entries[i], class)) {
            if (sc_is(entries[i], class) != SC_MATCH_EXACT)
                continue;
            assert_true(count < MEMBERS_MAX);
            found[count].class_name = class;
            found[count++].entry = entries[i];
        }
    }
    members = found;
    return 0;
}

/* Returns whether a class is above another. */
static int is_above(const char *class, const char *other)
{
    do
        other = sc_class_parent(other);
    while (other[0] != '\0' && strcmp(other, class) != 0);
    return other[0] != '\0';
}

/* Returns whether the API can send the entry. */
static int is_sent(const sc_entry *entry)
{
    return sc_write_envelope(NULL, 0, entry, SC_EN, NULL, NULL) > 0;
}

static int may_have_taken_effect(const sc_entry *entry)
{
    return sc_action_of(entry) == SC_ACT_VERIFY;
}

/* Returns whether a member of a class may stand for the entry. What the class says must be true of the entry. */
static int stands_for(const struct member *member, const sc_entry *entry)
{
    return sc_is(entry, member->class_name) != SC_MATCH_NONE &&
           sc_canonical_of(member->entry) == sc_canonical_of(entry) && is_sent(member->entry) &&
           may_have_taken_effect(member->entry) == may_have_taken_effect(entry);
}

/* Returns whether both entries say exactly what some class says. */
static int say_the_same(const sc_entry *entry, const sc_entry *other)
{
    for (const struct member *member = members; member->entry != NULL; member++)
        if (member->entry == other && sc_is(entry, member->class_name) == SC_MATCH_EXACT)
            return 1;
    return 0;
}

/* ---- All counterparts --------------------------------------------------------------------------------- */

/* Writes the counterpart, such as "EXACT hero 1003 TOKEN_EXPIRED", or "" if there is none. */
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

/* Writes the counterpart that a golden row lists for a registry, or "" if there is none. Counterparts are separated by
   "; ". */
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

/* Returns the number of counterparts in a row that differ from those of its entry. Golden files list none in registries
   of your own. */
static int count_wrong_counterparts(const struct golden *golden, const struct golden_row *row,
                                    const sc_entry *entry)
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

/* tables_test checks that each row has its entry. */
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
                defects += count_wrong_counterparts(&golden, &golden.row[i], entry);
        }
    }
    assert_int_equal(defects, 0);
}

static int meaning_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int defects =
        defect((other == NULL) != (how == SC_MATCH_NONE), entry, "has a match that does not fit", other);

    if (other == NULL)
        return defects;
    defects +=
        defect(how != SC_MATCH_EXACT && how != SC_MATCH_BROADER, entry, "has an unknown match with", other);
    defects += defect(sc_registry_of(other) != to, entry, "has a counterpart in another registry,", other);
    defects += defect(sc_canonical_of(entry) != sc_canonical_of(other), entry,
                      "has another canonical code than", other);
    return defects +
           defect(sc_outcome_of(entry) != sc_outcome_of(other), entry, "has another outcome than", other);
}

static void a_counterpart_has_the_same_canonical_code_and_outcome(void **state)
{
    (void)state;
    every_translation(meaning_defects);
}

static int truth_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    const struct member *member = members;

    (void)how;
    if (other == NULL || sc_registry_of(entry) == to)
        return 0;
    while (member->entry != NULL &&
           (member->entry != other || sc_is(entry, member->class_name) == SC_MATCH_NONE))
        member++;
    return defect(member->entry == NULL, entry, "is in no class that is the exact meaning of", other);
}

static void a_counterpart_says_exactly_what_a_class_of_the_entry_says(void **state)
{
    (void)state;
    every_translation(truth_defects);
}

static int sending_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)how;
    return defect(other != NULL && sc_registry_of(entry) != to && !is_sent(other), entry,
                  "has a counterpart that the API cannot send,", other);
}

static void a_counterpart_can_be_sent(void **state)
{
    (void)state;
    every_translation(sending_defects);
}

static int effect_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)to;
    (void)how;
    return defect(other != NULL && may_have_taken_effect(other) != may_have_taken_effect(entry), entry,
                  "differs in VERIFY from", other);
}

static void both_sides_of_a_translation_may_have_taken_effect_or_neither(void **state)
{
    (void)state;
    every_translation(effect_defects);
}

/* ---- Nearest ------------------------------------------------------------------------------------------ */

/* Returns a row of the registry that may stand for the entry and is in a class below the given one (any class if
   class is NULL). Returns NULL if there is none. */
static const sc_entry *find_nearer(const sc_entry *entry, sc_registry to, const char *class)
{
    for (const struct member *member = members; member->entry != NULL; member++)
        if (sc_registry_of(member->entry) == to && (class == NULL || is_above(class, member->class_name)) &&
            stands_for(member, entry))
            return member->entry;
    return NULL;
}

static int nearness_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    const sc_entry *better = other == NULL ? find_nearer(entry, to, NULL) : NULL;
    int is_nearest = other == NULL && better == NULL;

    (void)how;
    for (const struct member *member = members; member->entry != NULL && !is_nearest; member++) {
        if (other == NULL || member->entry != other || !stands_for(member, entry))
            continue;
        better = find_nearer(entry, to, member->class_name);
        is_nearest = better == NULL;
    }
    return defect(!is_nearest && sc_registry_of(entry) != to, entry, "is nearer to", better);
}

static void a_counterpart_is_the_nearest_of_its_registry(void **state)
{
    (void)state;
    every_translation(nearness_defects);
}

/* Returns the rank of an entry: codes of the document come first, and later entries last. */
static int rank_of(const sc_entry *entry)
{
    return sc_kind_of(entry) == SC_KIND_CODE ? 0 : sc_kind_of(entry) == SC_KIND_HTTP ? 1 : 2;
}

/* Returns whether the table prefers another row of the same kind. */
static int is_twin(const char *class, const sc_entry *entry)
{
    static const char *const twins[][2] = {
#define SC_TWIN(class, constant) {#class, #constant},
#define SC_CASE(class, constant)
#include "all.def"
        {"", ""},
    };

    for (size_t i = 0; twins[i][0][0] != '\0'; i++)
        if (strcmp(twins[i][0], class) == 0 && strcmp(twins[i][1], sc_constant(entry)) == 0)
            return 1;
    return 0;
}

/* Returns whether a member is preferred to another of the same registry and class. */
static int is_preferred(const struct member *member, const struct member *other)
{
    if (rank_of(member->entry) != rank_of(other->entry))
        return rank_of(member->entry) < rank_of(other->entry);
    return !is_twin(member->class_name, member->entry) && is_twin(other->class_name, other->entry);
}

static int choice_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int defects = 0;

    (void)how;
    if (sc_registry_of(entry) == to)
        return 0;
    for (const struct member *chosen = members; chosen->entry != NULL; chosen++) {
        if (chosen->entry != other || !stands_for(chosen, entry))
            continue;
        for (const struct member *member = members; member->entry != NULL; member++)
            if (sc_registry_of(member->entry) == to && strcmp(member->class_name, chosen->class_name) == 0 &&
                stands_for(member, entry))
                defects += defect(is_preferred(member, chosen), entry, "should translate to", member->entry);
    }
    return defects;
}

static void codes_are_preferred_to_later_entries_and_both_to_their_twins(void **state)
{
    (void)state;
    every_translation(choice_defects);
}

static void a_wrong_password_translates_to_wrong_credentials_but_not_back(void **state)
{
    const sc_entry *password = sc_lookup(SC_PLUS, SC_PLUS_PASSWORD_WRONG);
    const sc_entry *credentials = sc_lookup(SC_HERO, SC_HERO_CREDENTIALS_WRONG);
    int how = -1;

    (void)state;
    assert_ptr_equal(sc_translate(password, SC_HERO, &how), credentials);
    assert_int_equal(how, SC_MATCH_BROADER);
    assert_ptr_not_equal(sc_translate(credentials, SC_PLUS, NULL), password);
}

/* The servers mean something other than these texts say. */
static void doubtful_entries_have_counterparts_but_are_none(void **state)
{
    static const struct {
        sc_registry registry;
        int32_t code;
    } doubtful[] = {
        {SC_FECSHOP, 1100006}, {SC_FECSHOP, 1100007}, {SC_FECSHOP, 1100015},
        {SC_FECSHOP, 1300002}, {SC_PLUS, 3011},
    };
    const sc_entry *entries[ENTRIES_MAX];
    size_t count = all_entries(entries);

    (void)state;
    for (size_t d = 0; d < sizeof doubtful / sizeof doubtful[0]; d++) {
        const sc_entry *entry = sc_lookup(doubtful[d].registry, doubtful[d].code);

        assert_non_null(entry);
        assert_non_null(sc_translate(entry, SC_JIEMI, NULL));
        for (size_t i = 0; i < count; i++)
            if (entries[i] != entry)
                assert_ptr_not_equal(sc_translate(entries[i], doubtful[d].registry, NULL), entry);
    }
}

/* Jiemi lists 1008 twice. */
static void a_further_meaning_of_a_code_has_its_own_counterparts(void **state)
{
    const sc_entry *wrong = sc_lookup(SC_JIEMI, SC_JIEMI_CREDENTIALS_WRONG);
    const sc_entry *refused = sc_next_meaning(wrong);
    int how = -1;

    (void)state;
    assert_ptr_equal(sc_translate(wrong, SC_HERO, &how), sc_lookup(SC_HERO, SC_HERO_CREDENTIALS_WRONG));
    assert_int_equal(how, SC_MATCH_EXACT);
    assert_int_equal(sc_canonical_of(sc_translate(refused, SC_HERO, NULL)), SC_CANONICAL_PERMISSION_DENIED);
    assert_ptr_equal(sc_translate(sc_lookup(SC_PLUS, SC_PLUS_NOT_ADMIN), SC_JIEMI, NULL),
                     sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_FORBIDDEN));
}

/* ---- Exact, or broader -------------------------------------------------------------------------------- */

static int match_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    if (other == NULL || sc_registry_of(entry) == to)
        return 0;
    return defect((how == SC_MATCH_EXACT) != say_the_same(entry, other), entry,
                  how == SC_MATCH_EXACT ? "is exact, but shares no exact class with"
                                        : "is broader, but shares an exact class with",
                  other);
}

static void a_match_is_exact_if_both_say_the_same(void **state)
{
    (void)state;
    every_translation(match_defects);
}

static int way_back_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int back = -1;
    const sc_entry *again = sc_translate(other, sc_registry_of(entry), &back);

    if (other == NULL || sc_registry_of(entry) == to)
        return 0;
    if (how == SC_MATCH_EXACT) /* the API may be unable to send the entry itself */
        return defect(again == NULL ? is_sent(entry) : back != SC_MATCH_EXACT && is_sent(entry), entry,
                      "does not translate back from", other);
    return defect(again == entry || (again != NULL && say_the_same(again, entry)), entry,
                  "is translated back from the broader", other);
}

static void exact_translations_come_back_and_broader_ones_do_not(void **state)
{
    (void)state;
    every_translation(way_back_defects);
}

/* ---- Any input ---------------------------------------------------------------------------------------- */

static int own_registry_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    return defect(sc_registry_of(entry) == to && (other != entry || how != SC_MATCH_EXACT), entry,
                  "does not translate to itself in its own registry, but to", other);
}

static void an_entry_translates_to_itself_in_its_own_registry(void **state)
{
    (void)state;
    every_translation(own_registry_defects);
}

static void null_and_unknown_registries_have_no_counterpart(void **state)
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

static int null_how_defects(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)how;
    return defect(sc_translate(entry, to, NULL) != other, entry, "translates differently without how than to",
                  other);
}

static void how_may_be_null(void **state)
{
    (void)state;
    every_translation(null_how_defects);
}

/* Such entries come from another copy of the library with other tables. */
static void entries_that_this_copy_does_not_list_have_no_counterpart(void **state)
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
        cmocka_unit_test(a_counterpart_has_the_same_canonical_code_and_outcome),
        cmocka_unit_test(a_counterpart_says_exactly_what_a_class_of_the_entry_says),
        cmocka_unit_test(a_counterpart_can_be_sent),
        cmocka_unit_test(both_sides_of_a_translation_may_have_taken_effect_or_neither),
        cmocka_unit_test(a_counterpart_is_the_nearest_of_its_registry),
        cmocka_unit_test(codes_are_preferred_to_later_entries_and_both_to_their_twins),
        cmocka_unit_test(a_wrong_password_translates_to_wrong_credentials_but_not_back),
        cmocka_unit_test(doubtful_entries_have_counterparts_but_are_none),
        cmocka_unit_test(a_further_meaning_of_a_code_has_its_own_counterparts),
        cmocka_unit_test(a_match_is_exact_if_both_say_the_same),
        cmocka_unit_test(exact_translations_come_back_and_broader_ones_do_not),
        cmocka_unit_test(an_entry_translates_to_itself_in_its_own_registry),
        cmocka_unit_test(null_and_unknown_registries_have_no_counterpart),
        cmocka_unit_test(how_may_be_null),
        cmocka_unit_test(entries_that_this_copy_does_not_list_have_no_counterpart),
    };
    return cmocka_run_group_tests_name("translate", tests, collect_members, NULL);
}
