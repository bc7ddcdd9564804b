/* SPDX-License-Identifier: MIT */
/*
 * copies.c: checks that a copy of the library gives the right answers for entries of another copy.
 *
 * The program has three copies. It is linked to the shared library. dlmopen loads the shared library a second time,
 * into its own namespace. A plugin contains the static library, which is compiled with one more table.
 *
 *     copies SECOND PLUGIN      the shared objects with the other two copies
 */
#define _GNU_SOURCE /* dlmopen */

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <dlfcn.h>
#include <stdio.h>
#include <cmocka.h>

#include <statuscode/hero.h>

#include "acme.h"
#include "copy.h"

enum { HOST, SECOND, PLUGIN, COPIES };
enum { REGISTRIES = 128 };

static const struct copy *copies[COPIES] = {&copy};

/* ---- Walking ------------------------------------------------------------------------------------------ */

typedef void check_entry(const struct copy *own, const struct copy *asked, const sc_entry *entry,
                         sc_registry registry, size_t position);

static void check_registry(const struct copy *own, const struct copy *asked, sc_registry registry,
                           check_entry *check)
{
    const sc_entry *entry;
    for (size_t i = 0; (entry = own->at(registry, i)) != NULL; i++)
        check(own, asked, entry, registry, i);
}

/* Checks every entry of every copy with every other copy. */
static void check_all(check_entry *check)
{
    for (size_t i = 0; i < COPIES; i++)
        for (size_t k = 0; k < COPIES; k++)
            for (int registry = 0; registry < REGISTRIES && i != k; registry++)
                check_registry(copies[i], copies[k], (sc_registry)registry, check);
}

/* ---- Checks of an entry ------------------------------------------------------------------------------- */

static void expect_another_address(const struct copy *own, const struct copy *asked, const sc_entry *entry,
                                   sc_registry registry, size_t position)
{
    (void)own;
    assert_ptr_not_equal(asked->at(registry, position), entry);
}

static void expect_the_same_description(const struct copy *own, const struct copy *asked, const sc_entry *entry,
                                        sc_registry registry, size_t position)
{
    char expected[16384], found[16384];
    (void)registry;
    (void)position;
    own->describe(entry, expected, sizeof expected);
    asked->describe(entry, found, sizeof found);
    assert_string_equal(found, expected);
}

static void expect_the_same_next_meaning(const struct copy *own, const struct copy *asked,
                                         const sc_entry *entry, sc_registry registry, size_t position)
{
    (void)registry;
    (void)position;
    assert_ptr_equal(asked->next_meaning(entry), own->next_meaning(entry));
}

/* The classes are all those that the entry's own copy has. */
static void expect_the_same_classes(const struct copy *own, const struct copy *asked, const sc_entry *entry,
                                    sc_registry registry, size_t position)
{
    const char *class;
    (void)registry;
    (void)position;
    for (size_t i = 0; (class = own->class_at(i))[0] != '\0'; i++)
        assert_int_equal(asked->is(entry, class), own->is(entry, class));
}

/* The asked copy answers as for its own entry at this position: with one of its own entries, or with NULL if its
   tables lack the registry. To its own registry, an entry translates to itself. */
static void expect_a_translation(const struct copy *own, const struct copy *asked, const sc_entry *entry,
                                 sc_registry registry, size_t position)
{
    (void)own;
    for (int to = 0; to < REGISTRIES; to++) {
        int how = -1;
        int expected_how = SC_MATCH_EXACT;
        const sc_entry *expected = entry;
        if (to != (int)registry)
            expected = asked->translate(asked->at(registry, position), (sc_registry)to, &expected_how);
        assert_ptr_equal(asked->translate(entry, (sc_registry)to, &how), expected);
        assert_int_equal(how, expected_how);
    }
}

/* ---- Tests -------------------------------------------------------------------------------------------- */

static void each_copy_has_its_own_entries(void **state)
{
    (void)state;
    check_all(expect_another_address);
}

static void only_the_plugin_has_the_table_of_acme(void **state)
{
    (void)state;
    assert_null(copies[HOST]->at(SC_ACME, 0));
    assert_null(copies[SECOND]->at(SC_ACME, 0));
    assert_non_null(copies[PLUGIN]->at(SC_ACME, 4));
}

static void another_copy_describes_an_entry_like_its_own_copy(void **state)
{
    (void)state;
    check_all(expect_the_same_description);
}

static void an_entry_leads_to_its_next_meaning_in_its_own_copy(void **state)
{
    (void)state;
    check_all(expect_the_same_next_meaning);
}

static void an_entry_is_in_the_same_classes_for_another_copy(void **state)
{
    (void)state;
    check_all(expect_the_same_classes);
}

static void an_entry_translates_to_entries_of_the_asked_copy(void **state)
{
    (void)state;
    check_all(expect_a_translation);
}

static void an_entry_of_a_registry_that_the_host_lacks_has_its_texts(void **state)
{
    char text[1024];
    const sc_entry *entry = copies[PLUGIN]->at(SC_ACME, 1);
    (void)state;
    assert_int_equal(sc_registry_of(entry), SC_ACME);
    assert_int_equal(sc_code(entry), SC_ACME_TOKEN_EXPIRED);
    assert_string_equal(sc_name(entry), "TOKEN_EXPIRED");
    assert_string_equal(sc_message(entry, SC_ZH), "令牌已过期");
    assert_string_equal(sc_note(entry, SC_EN), "The token may also have been revoked.");
    assert_string_equal(sc_class(entry), "token_expired");
    assert_int_equal(sc_is(entry, "not_logged_in"), SC_MATCH_BROADER);
    assert_int_equal(sc_is(sc_next_meaning(entry), "token_replaced"), SC_MATCH_EXACT);
    assert_string_equal(sc_class_parent("token_replaced"), "");
    assert_string_equal(sc_name(sc_next_meaning(entry)), "TOKEN_REPLACED");
    sc_write_envelope(text, sizeof text, entry, SC_EN, NULL, NULL);
    assert_string_equal(text, "{\"ok\":false,\"code\":1,\"text\":\"The token has expired.\",\"result\":{}}");
    sc_write_problem(text, sizeof text, entry, SC_EN, NULL, NULL, "");
    assert_string_equal(text, "{\"type\":\"acme-1\",\"title\":\"The token has expired.\",\"status\":401,"
                              "\"registry\":\"acme\",\"code\":1,\"name\":\"TOKEN_EXPIRED\"}");
}

static void an_entry_of_a_registry_that_the_host_lacks_translates_to_itself_alone(void **state)
{
    int how = -1;
    const sc_entry *entry = copies[PLUGIN]->at(SC_ACME, 1);
    (void)state;
    assert_ptr_equal(sc_translate(entry, SC_ACME, &how), entry);
    assert_int_equal(how, SC_MATCH_EXACT);
    assert_null(sc_translate(entry, SC_HERO, &how));
    assert_int_equal(how, SC_MATCH_NONE);
    assert_string_equal(sc_name(copies[PLUGIN]->translate(entry, SC_HERO, NULL)), "TOKEN_EXPIRED");
}

/* ---- Rules that only the table of acme shows ---------------------------------------------------------- */

static const sc_entry *in_plugin(sc_registry registry, int32_t code)
{
    const sc_entry *entry;
    for (size_t i = 0; (entry = copies[PLUGIN]->at(registry, i)) != NULL; i++)
        if (sc_code(entry) == code)
            return entry;
    fail_msg("%s %ld is not listed", sc_registry_name(registry), (long)code);
    return NULL;
}

static void an_entry_that_is_no_failure_is_in_the_root_of_its_outcome(void **state)
{
    (void)state;
    assert_string_equal(sc_class(in_plugin(SC_ACME, SC_ACME_WAITING)), "pending");
    assert_string_equal(sc_class(in_plugin(SC_ACME, SC_ACME_DISK_BROKEN)), "data_lost");
}

static void plugin_translates(sc_registry from, int32_t code, sc_registry to, sc_match expected_how,
                              const char *expected)
{
    int how = -1;
    assert_string_equal(sc_constant(copies[PLUGIN]->translate(in_plugin(from, code), to, &how)), expected);
    assert_int_equal(how, expected_how);
}

static void a_class_with_another_canonical_code_matters_to_sc_is_alone(void **state)
{
    const sc_entry *hidden = in_plugin(SC_ACME, SC_ACME_ACCOUNT_HIDDEN);
    (void)state;
    assert_int_equal(sc_is(hidden, "account_disabled"), SC_MATCH_BROADER);
    assert_int_equal(sc_is(hidden, "refused"), SC_MATCH_BROADER);
    plugin_translates(SC_ACME, SC_ACME_ACCOUNT_HIDDEN, SC_HERO, SC_MATCH_BROADER, "SC_HERO_USER_NOT_FOUND");
    plugin_translates(SC_ACME, SC_ACME_ACCOUNT_HIDDEN, SC_JIEMI, SC_MATCH_BROADER,
                      "SC_JIEMI_RESOURCE_NOT_FOUND");
}

static void translation_follows_the_first_of_two_classes(void **state)
{
    (void)state;
    plugin_translates(SC_ACME, SC_ACME_PASSWORD_AND_TOKEN_WRONG, SC_HERO, SC_MATCH_BROADER,
                      "SC_HERO_CREDENTIALS_WRONG");
}

static void translation_prefers_an_http_row_to_a_later_code(void **state)
{
    (void)state;
    plugin_translates(SC_HERO, SC_HERO_RESOURCE_NOT_FOUND, SC_ACME, SC_MATCH_EXACT, "SC_ACME_HTTP_NOT_FOUND");
    plugin_translates(SC_HERO, SC_HERO_USER_NOT_FOUND, SC_ACME, SC_MATCH_EXACT, "SC_ACME_USER_NOT_FOUND");
}

/* ---- Loading ------------------------------------------------------------------------------------------ */

/* Returns the copy in a loaded object. If there is none, prints why and returns NULL. */
static const struct copy *copy_in(void *object)
{
    const struct copy *found = object ? dlsym(object, "copy") : NULL;
    if (found == NULL)
        fprintf(stderr, "%s\n", dlerror());
    return found;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_copy_has_its_own_entries),
        cmocka_unit_test(only_the_plugin_has_the_table_of_acme),
        cmocka_unit_test(another_copy_describes_an_entry_like_its_own_copy),
        cmocka_unit_test(an_entry_leads_to_its_next_meaning_in_its_own_copy),
        cmocka_unit_test(an_entry_is_in_the_same_classes_for_another_copy),
        cmocka_unit_test(an_entry_translates_to_entries_of_the_asked_copy),
        cmocka_unit_test(an_entry_of_a_registry_that_the_host_lacks_has_its_texts),
        cmocka_unit_test(an_entry_of_a_registry_that_the_host_lacks_translates_to_itself_alone),
        cmocka_unit_test(an_entry_that_is_no_failure_is_in_the_root_of_its_outcome),
        cmocka_unit_test(a_class_with_another_canonical_code_matters_to_sc_is_alone),
        cmocka_unit_test(translation_follows_the_first_of_two_classes),
        cmocka_unit_test(translation_prefers_an_http_row_to_a_later_code),
    };
    if (argc != 3)
        return 2;
    copies[SECOND] = copy_in(dlmopen(LM_ID_NEWLM, argv[1], RTLD_NOW));
    copies[PLUGIN] = copy_in(dlopen(argv[2], RTLD_NOW | RTLD_LOCAL));
    if (copies[SECOND] == NULL || copies[PLUGIN] == NULL)
        return 1;
    return cmocka_run_group_tests_name("copies", tests, NULL, NULL);
}
