/* SPDX-License-Identifier: MIT */
/* lookup.c: has Frama-C analyze finding, asking and translating entries, for any registry, code, position and name. */
#include "table.h"

extern volatile int any;

static char name[1 << 20];

/* Takes every value that is read, so that the read is not removed. */
static volatile int sink;

/* Asks an entry, or NULL, everything. */
static void ask(const sc_entry *entry, sc_lang lang)
{
    sink = sc_name(entry)[0] + sc_constant(entry)[0] + sc_message(entry, lang)[0] + sc_note(entry, lang)[0];
    sink = sc_class(entry)[0] + sc_next_class(entry, sc_class(entry))[0] + (int)sc_is(entry, name);
    sink = sc_http_status(entry) + sc_wire_status(entry) + (int)sc_canonical_of(entry);
    sink = (int)sc_action_of(entry) + (int)sc_outcome_of(entry) + (int)sc_kind_of(entry);
}

/* Returns whether an entry is one of the registry's rows, which are contiguous. */
static int is_in(const sc_entry *entry, sc_registry registry)
{
    return entry->registry == (unsigned)registry && (size_t)(entry - sc_at(registry, 0)) < sc_count(registry);
}

static void finding_leads_into_the_registry(sc_registry registry)
{
    const sc_entry *entry = sc_lookup(registry, any);
    const sc_entry *other = sc_at(registry, (size_t)any);
    const sc_entry *named = sc_lookup_name(registry, name);
    int entry_is_its = !entry || is_in(entry, registry);
    int other_is_its = !other || is_in(other, registry);
    int named_is_its = !named || is_in(named, registry);
    //@ check entry_is_its == 1;
    //@ check other_is_its == 1;
    //@ check named_is_its == 1;
}

static void translating_leads_into_the_registry(const sc_entry *from, sc_registry to)
{
    int how;
    const sc_entry *entry = sc_translate(from, to, &how);
    int is_its = !entry || is_in(entry, to);
    //@ check is_its == 1;
}

/* Goes entry by entry, because EVA would mix up the offsets of several. */
static void all_entries_can_be_asked(sc_registry registry)
{
    size_t count = sc_count(registry);
    for (size_t i = 0; i < count; i++) {
        const sc_entry *entry = sc_at(registry, i);
        ask(entry, (sc_lang)any);
        ask(sc_next_meaning(entry), (sc_lang)any);
        for (size_t k = 0; k < sc_api_count; k++)
            translating_leads_into_the_registry(entry, sc_registry_at(k));
    }
}

static void a_registry_that_does_not_exist_lists_nothing(sc_registry registry)
{
    const sc_entry *entry = sc_lookup(registry, any);
    const sc_entry *other = sc_at(registry, (size_t)any);
    const sc_entry *named = sc_lookup_name(registry, name);
    size_t count = sc_count(registry);
    //@ check entry == \null;
    //@ check other == \null;
    //@ check named == \null;
    //@ check count == 0;
}

static int exists(sc_registry registry)
{
    for (size_t i = 0; i < sc_api_count; i++)
        if (sc_registry_at(i) == registry)
            return 1;
    return 0;
}

/* The number may be any. WP assumes the checked property: the place of each thing that an API holds is within its
   members. */
static void ask_registry(sc_registry registry)
{
    const struct sc_api *api = sc_api_of_registry(registry);
    int32_t first, last;
    for (size_t i = 0; i < HOLDS_KINDS; i++) {
        int place = api->member[i];
        //@ check place <= MAX_MEMBERS;
    }
    if (!exists(registry))
        a_registry_that_does_not_exist_lists_nothing(registry);
    sink = sc_registry_name(registry)[0] + sc_registry_title(registry, (sc_lang)any)[0] +
           sc_registry_rule(registry, (sc_lang)any)[0] + sc_data_name(registry)[0] +
           sc_group(registry, any, (sc_lang)any)[0] +
           sc_group_at(registry, (size_t)any, (sc_lang)any, &first, &last)[0];
}

static void ask_enumerators(void)
{
    sink = sc_kind_name((sc_kind)any)[0] + sc_canonical_name((sc_canonical)any)[0] +
           sc_action_name((sc_action)any)[0] + sc_outcome_name((sc_outcome)any)[0] +
           sc_read_name((sc_read)any)[0] + sc_match_name((sc_match)any)[0];
}

static void ask_classes(void)
{
    sink = sc_class_parent(name)[0] + sc_class_text(name, (sc_lang)any)[0] + sc_class_at((size_t)any)[0];
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++)
        sink = sc_class_parent(sc_class_at(i))[0];
}

int main(void)
{
    for (size_t i = 0; i < sizeof name - 1; i++)
        name[i] = (char)any;
    for (size_t i = 0; i < sc_api_count; i++) {
        finding_leads_into_the_registry(sc_registry_at(i));
        all_entries_can_be_asked(sc_registry_at(i));
    }
    for (unsigned number = 0; number < MAX_REGISTRIES; number++)
        ask_registry((sc_registry)number);
    sc_registry registry = (sc_registry)any;
    if ((unsigned)registry >= MAX_REGISTRIES)
        ask_registry(registry);
    ask(NULL, (sc_lang)any);
    ask_enumerators();
    ask_classes();
    sink = sc_http_reason(any)[0] + (int)sc_registry_at((size_t)any) + (int)sc_registry_from_name(name);
    return 0;
}
