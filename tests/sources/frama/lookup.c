/* SPDX-License-Identifier: MIT */
/* lookup.c: what Frama-C is to prove of finding, asking and translating entries, whatever registry, code, position and
   name are. */
#include <statuscode.h>

extern volatile int any;

static char name[1 << 20];

/* Reads all that an entry has, or NULL instead of one. */
static int ask(const sc_entry *entry, sc_lang lang)
{
    int sum = sc_name(entry)[0] + sc_constant(entry)[0] + sc_message(entry, lang)[0] + sc_note(entry, lang)[0];
    sum += sc_http_status(entry) + sc_wire_status(entry) + (int)sc_canonical_of(entry);
    sum += (int)sc_action_of(entry) + (int)sc_outcome_of(entry) + (int)sc_kind_of(entry);
    return sum;
}

/* Each registry that there is by itself, so that its own entries are told from its neighbors'. */
static void lookup_leads_into_the_registry(void)
{
    for (int registry = SC_FECSHOP; registry <= SC_HERO; registry++) {
        const sc_entry *entry = sc_lookup((sc_registry)registry, any);
        const sc_entry *other = sc_at((sc_registry)registry, (size_t)any);
        const sc_entry *named = sc_lookup_name((sc_registry)registry, name);
        if (entry) {
            int its = (int)sc_registry_of(entry);
            //@ check its == registry;
            ask(entry, (sc_lang)any);
            ask(sc_next_meaning(entry), (sc_lang)any);
        }
        if (other) {
            int its = (int)sc_registry_of(other);
            //@ check its == registry;
            ask(other, (sc_lang)any);
        }
        if (named) {
            int its = (int)sc_registry_of(named);
            //@ check its == registry;
        }
    }
}

static void translating_leads_into_the_registry(void)
{
    for (int from = SC_FECSHOP; from <= SC_HERO; from++) {
        for (int to = SC_FECSHOP; to <= SC_HERO; to++) {
            int how;
            const sc_entry *entry = sc_translate(sc_at((sc_registry)from, (size_t)any), (sc_registry)to, &how);
            if (entry) {
                int its = (int)sc_registry_of(entry);
                //@ check its == to;
                sc_meaning(entry);
            }
        }
    }
}

static void no_other_registry_lists_anything(void)
{
    sc_registry registry = (sc_registry)any;
    if (registry == SC_REGISTRY_NONE || (unsigned)registry > SC_HERO) {
        const sc_entry *entry = sc_lookup(registry, any);
        const sc_entry *other = sc_at(registry, (size_t)any);
        const sc_entry *named = sc_lookup_name(registry, name);
        size_t count = sc_count(registry);
        //@ check entry == \null;
        //@ check other == \null;
        //@ check named == \null;
        //@ check count == 0;
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof name - 1; i++)
        name[i] = (char)any;
    lookup_leads_into_the_registry();
    translating_leads_into_the_registry();
    no_other_registry_lists_anything();
    return ask((void *)0, (sc_lang)any) + sc_group((sc_registry)any, any, (sc_lang)any)[0] +
           sc_http_reason(any)[0] + sc_registry_name((sc_registry)any)[0] +
           sc_registry_title((sc_registry)any, (sc_lang)any)[0] + sc_canonical_name((sc_canonical)any)[0] +
           sc_action_name((sc_action)any)[0] + sc_outcome_name((sc_outcome)any)[0] +
           sc_read_name((sc_read)any)[0] + (int)sc_registry_from_name(name);
}
