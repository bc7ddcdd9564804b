/* SPDX-License-Identifier: MIT */
/* From one registry's entry to another's that means the same. */
#include "table.h"

/* The first member of the entry's class that belongs to a registry. */
static const sc_entry *find_same(const sc_entry *entry, sc_registry to)
{
    unsigned class = sc_class_of(entry);
    for (size_t i = 0; class != 0 && i < sc_member_count; i++) {
        const sc_entry *other = &sc_entries[sc_members[i].place];
        if (sc_members[i].class == class && other->registry == (unsigned)to)
            return other;
    }
    return NULL;
}

/* A general entry that says it worked stands only for what worked. */
static int stands_for(const sc_entry *general, const sc_entry *entry)
{
    for (size_t i = 0; i < sc_except_count; i++)
        if (&sc_entries[sc_excepts[i].general] == general && &sc_entries[sc_excepts[i].place] == entry)
            return 0;
    return sc_outcome_of(general) == sc_outcome_of(entry);
}

/* The registry's general entry for the same canonical code. */
static const sc_entry *find_general(const sc_entry *entry, sc_registry to)
{
    for (size_t i = 0; i < sc_general_count; i++) {
        const sc_entry *general = &sc_entries[sc_generals[i].place];
        if (sc_generals[i].canonical == entry->canonical && general->registry == (unsigned)to)
            return stands_for(general, entry) ? general : NULL;
    }
    return NULL;
}

/* Leaves the answer and how it was come to. */
static const sc_entry *answer(const sc_entry *entry, sc_match match, int *how)
{
    if (how)
        *how = entry ? (int)match : SC_MATCH_NONE;
    return entry;
}

const sc_entry *sc_translate(const sc_entry *entry, sc_registry to, int *how)
{
    const sc_entry *same;
    if (!entry)
        return answer(NULL, SC_MATCH_NONE, how);
    same = entry->registry == (unsigned)to ? entry : find_same(entry, to);
    if (same)
        return answer(same, SC_MATCH_EXACT, how);
    return answer(find_general(entry, to), SC_MATCH_BROADER, how);
}

const char *sc_meaning(const sc_entry *entry)
{
    return entry ? sc_text(sc_meaning_text(entry)) : "";
}
