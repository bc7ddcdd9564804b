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

/* ---- Classes ------------------------------------------------------------------------------------------ */

/* An entry that says just what a class says. */
struct member {
    const char *class_name;
    const sc_entry *entry;
};

enum { MEMBERS_MAX = 2 * ENTRIES_MAX };

/* All of them, in the order of the tables; behind the last is one without an entry. */
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

/* Whether a class is above another, by climbing. */
static int is_above(const char *class, const char *other)
{
    do
        other = sc_class_parent(other);
    while (other[0] != '\0' && strcmp(other, class) != 0);
    return other[0] != '\0';
}

/* Whether an API can send it at all. */
static int is_sent(const sc_entry *entry)
{
    return sc_write_envelope(NULL, 0, entry, SC_EN, NULL, NULL) > 0;
}

static int may_have_taken_effect(const sc_entry *entry)
{
    return sc_action_of(entry) == SC_ACT_VERIFY;
}

/* Whether a member of a class may stand for the entry: what the class says is true of the entry. */
static int stands_for(const struct member *member, const sc_entry *entry)
{
    return sc_is(entry, member->class_name) != SC_MATCH_NONE &&
           sc_canonical_of(member->entry) == sc_canonical_of(entry) && is_sent(member->entry) &&
           may_have_taken_effect(member->entry) == may_have_taken_effect(entry);
}

/* Whether both say just what some class says. */
static int say_the_same(const sc_entry *entry, const sc_entry *other)
{
    for (const struct member *member = members; member->entry != NULL; member++)
        if (member->entry == other && sc_is(entry, member->class_name) == SC_MATCH_EXACT)
            return 1;
    return 0;
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

static int defects_of_truth(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    const struct member *member = members;

    (void)how;
    if (other == NULL || sc_registry_of(entry) == to)
        return 0;
    while (member->entry != NULL &&
           (member->entry != other || sc_is(entry, member->class_name) == SC_MATCH_NONE))
        member++;
    return defect(member->entry == NULL, entry, "is in no class of which this says just what it says:", other);
}

static void answer_says_just_what_a_class_at_or_above_the_entrys_says(void **state)
{
    (void)state;
    every_answer(defects_of_truth);
}

static int defects_of_sending(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)how;
    return defect(other != NULL && sc_registry_of(entry) != to && !is_sent(other), entry,
                  "is answered with what the API cannot send,", other);
}

static void answer_can_be_sent(void **state)
{
    (void)state;
    every_answer(defects_of_sending);
}

static int defects_of_effect(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    (void)to;
    (void)how;
    return defect(other != NULL && may_have_taken_effect(other) != may_have_taken_effect(entry), entry,
                  "has to be verified, or else has not to be, unlike", other);
}

static void what_may_have_taken_effect_becomes_what_says_so_and_nothing_else_does(void **state)
{
    (void)state;
    every_answer(defects_of_effect);
}

/* ---- Nearest ------------------------------------------------------------------------------------------ */

/* A row of the registry that may stand for the entry and says more than a class, by being of one below; of any class for
   NULL. NULL if there is none. */
static const sc_entry *nearer(const sc_entry *entry, sc_registry to, const char *class)
{
    for (const struct member *member = members; member->entry != NULL; member++)
        if (sc_registry_of(member->entry) == to && (class == NULL || is_above(class, member->class_name)) &&
            stands_for(member, entry))
            return member->entry;
    return NULL;
}

static int defects_of_nearness(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    const sc_entry *better = other == NULL ? nearer(entry, to, NULL) : NULL;
    int is_nearest = other == NULL && better == NULL;

    (void)how;
    for (const struct member *member = members; member->entry != NULL && !is_nearest; member++) {
        if (other == NULL || member->entry != other || !stands_for(member, entry))
            continue;
        better = nearer(entry, to, member->class_name);
        is_nearest = better == NULL;
    }
    return defect(!is_nearest && sc_registry_of(entry) != to, entry, "is nearer to", better);
}

static void answer_is_the_nearest_that_there_is(void **state)
{
    (void)state;
    every_answer(defects_of_nearness);
}

/* Codes of the document come first, codes that it does not list last. */
static int rank_of(const sc_entry *entry)
{
    return sc_kind_of(entry) == SC_KIND_CODE ? 0 : sc_kind_of(entry) == SC_KIND_HTTP ? 1 : 2;
}

/* Whether the table says that another row of its kind is the one to translate to. */
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

/* Whether a member of a class is the one to translate to rather than another of the same registry and class. */
static int goes_before(const struct member *member, const struct member *other)
{
    if (rank_of(member->entry) != rank_of(other->entry))
        return rank_of(member->entry) < rank_of(other->entry);
    return !is_twin(member->class_name, member->entry) && is_twin(other->class_name, other->entry);
}

static int defects_of_choice(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
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
                defects += defect(goes_before(member, chosen), entry, "should become", member->entry);
    }
    return defects;
}

static void of_several_that_say_the_same_codes_go_before_later_ones_and_all_before_their_twins(void **state)
{
    (void)state;
    every_answer(defects_of_choice);
}

static void the_password_is_wrong_becomes_that_it_or_the_account_is_and_not_the_other_way_round(void **state)
{
    const sc_entry *password = sc_lookup(SC_PLUS, SC_PLUS_PASSWORD_WRONG);
    const sc_entry *credentials = sc_lookup(SC_HERO, SC_HERO_CREDENTIALS_WRONG);
    int how = -1;

    (void)state;
    assert_ptr_equal(sc_translate(password, SC_HERO, &how), credentials);
    assert_int_equal(how, SC_MATCH_BROADER);
    assert_ptr_not_equal(sc_translate(credentials, SC_PLUS, NULL), password);
}

/* Their servers mean another thing than their texts say. */
static void what_means_another_thing_than_it_says_is_no_answer_but_has_one(void **state)
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
static void further_meaning_of_a_code_has_its_own_counterparts(void **state)
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

static int defects_of_match(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    if (other == NULL || sc_registry_of(entry) == to)
        return 0;
    return defect((how == SC_MATCH_EXACT) != say_the_same(entry, other), entry,
                  how == SC_MATCH_EXACT ? "is in no class where both say just the same as"
                                        : "says just the same as",
                  other);
}

static void exact_is_what_says_just_the_same(void **state)
{
    (void)state;
    every_answer(defects_of_match);
}

static int defects_of_way_back(const sc_entry *entry, sc_registry to, const sc_entry *other, int how)
{
    int back = -1;
    const sc_entry *again = sc_translate(other, sc_registry_of(entry), &back);

    if (other == NULL || sc_registry_of(entry) == to)
        return 0;
    if (how == SC_MATCH_EXACT) /* the API may not be able to send what was translated */
        return defect(again == NULL ? is_sent(entry) : back != SC_MATCH_EXACT && is_sent(entry), entry,
                      "does not come back from", other);
    return defect(again == entry || (again != NULL && say_the_same(again, entry)), entry,
                  "is broader than what is broader than it,", other);
}

static void exact_comes_back_and_broader_does_not(void **state)
{
    (void)state;
    every_answer(defects_of_way_back);
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
        cmocka_unit_test(answer_says_just_what_a_class_at_or_above_the_entrys_says),
        cmocka_unit_test(answer_can_be_sent),
        cmocka_unit_test(what_may_have_taken_effect_becomes_what_says_so_and_nothing_else_does),
        cmocka_unit_test(answer_is_the_nearest_that_there_is),
        cmocka_unit_test(of_several_that_say_the_same_codes_go_before_later_ones_and_all_before_their_twins),
        cmocka_unit_test(the_password_is_wrong_becomes_that_it_or_the_account_is_and_not_the_other_way_round),
        cmocka_unit_test(what_means_another_thing_than_it_says_is_no_answer_but_has_one),
        cmocka_unit_test(further_meaning_of_a_code_has_its_own_counterparts),
        cmocka_unit_test(exact_is_what_says_just_the_same),
        cmocka_unit_test(exact_comes_back_and_broader_does_not),
        cmocka_unit_test(own_registry_gives_the_entry_itself),
        cmocka_unit_test(nothing_and_nowhere_have_no_counterpart),
        cmocka_unit_test(how_may_be_null),
        cmocka_unit_test(what_this_copy_does_not_list_has_no_counterpart),
    };
    return cmocka_run_group_tests_name("translate", tests, collect_members, NULL);
}
