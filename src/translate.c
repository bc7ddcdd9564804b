/* SPDX-License-Identifier: MIT */
/* From one registry's entry to another's that means the same. */
#include "table.h"

/* Our own entry for one of another copy of the library; NULL if there is none. */
static const sc_entry *find_own(const sc_entry *entry)
{
    const sc_entry *own = sc_lookup((sc_registry)entry->registry, entry->code);
    while (own != NULL && own->number != entry->number)
        own = sc_next_meaning(own);
    return own;
}

/* The first entry of one kind in a registry that is in the class, which is known by where its identifier is. */
static const sc_entry *find_in_class(const char *meaning, sc_registry registry, sc_kind kind)
{
    for (size_t i = 0; i < sc_count(registry); i++) {
        const sc_entry *entry = sc_at(registry, i);
        if (entry->kind == (unsigned)kind && sc_meaning(entry) == meaning)
            return entry;
    }
    return NULL;
}

static const sc_entry *find_same(const sc_entry *entry, sc_registry to)
{
    const sc_entry *same;
    if (entry->meaning_at == 0)
        return NULL;
    same = find_in_class(sc_meaning(entry), to, SC_KIND_CODE);
    if (same == NULL)
        same = find_in_class(sc_meaning(entry), to, SC_KIND_LATER);
    return same != NULL ? same : find_in_class(sc_meaning(entry), to, SC_KIND_HTTP);
}

/* A general entry that says it worked stands only for what worked, and none for what may have taken effect: it would not
   say so. */
static int stands_for(const sc_entry *general, const sc_entry *entry)
{
    if (entry->action == SC_ACT_VERIFY)
        return 0;
    for (size_t i = 0; i < sc_except_count; i++)
        if (sc_entry_at(sc_excepts[i].general) == general && sc_entry_at(sc_excepts[i].place) == entry)
            return 0;
    return sc_outcome_of(general) == sc_outcome_of(entry);
}

/* The registry's general entry for the same canonical code. */
static const sc_entry *find_general(const sc_entry *entry, sc_registry to)
{
    for (size_t i = 0; i < sc_general_count; i++) {
        const sc_entry *general = sc_entry_at(sc_generals[i].place);
        if (sc_generals[i].canonical == entry->canonical && general->registry == (unsigned)to)
            return stands_for(general, entry) ? general : NULL;
    }
    return NULL;
}

/* Leaves the answer and how it was come to. */
static const sc_entry *answer(const sc_entry *entry, sc_match match, int *how)
{
    if (how != NULL)
        *how = entry != NULL ? (int)match : SC_MATCH_NONE;
    return entry;
}

const sc_entry *sc_translate(const sc_entry *entry, sc_registry to, int *how)
{
    if (entry != NULL && entry->registry == (unsigned)to)
        return answer(entry, SC_MATCH_EXACT, how);
    const sc_entry *own = entry != NULL ? find_own(entry) : NULL;
    if (own == NULL)
        return answer(NULL, SC_MATCH_NONE, how);
    const sc_entry *same = find_same(own, to);
    if (same != NULL)
        return answer(same, SC_MATCH_EXACT, how);
    return answer(find_general(own, to), SC_MATCH_BROADER, how);
}
