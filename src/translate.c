/* SPDX-License-Identifier: MIT */
/* Translating an entry into another registry's entry that says the same, or less. */
#include "table.h"

/* Returns this copy's entry for an entry that may come from another copy of the library, or NULL if there is none. */
static const sc_entry *find_own(const sc_entry *entry)
{
    const sc_entry *own = sc_lookup((sc_registry)entry->registry, entry->code);
    while (own != NULL && own->number != entry->number)
        own = sc_next_meaning(own);
    return own;
}

/* The first class, at or above a line's class, for which the other registry has an entry. */
struct candidate {
    const struct sc_class *class; /* NULL for none */
    const sc_entry *entry;
    int is_exact;
};

/* Returns whether an entry exists and may stand for another. An entry with VERIFY says that the call may have taken
   effect, so it stands only for entries that say so too, and only it stands for them. */
static int stands_for(const sc_entry *entry, const sc_entry *other)
{
    return entry != sc_entry_at(0) && (entry->action == SC_ACT_VERIFY) == (other->action == SC_ACT_VERIFY);
}

static struct candidate climb(const sc_entry *entry, const struct sc_class *class, int is_same, sc_registry to)
{
    struct candidate candidate = {NULL, NULL, is_same};
    if (class->canonical != entry->canonical)
        return candidate;
    for (; class != NULL; class = sc_parent(class)) {
        candidate.entry = sc_same(class, to);
        if (stands_for(candidate.entry, entry))
            break;
        candidate.is_exact = 0;
    }
    candidate.class = class;
    return candidate;
}

/* Returns whether a class is another class or above it. */
static int is_above(const struct sc_class *class, const struct sc_class *other)
{
    while (other != NULL && other != class)
        other = sc_parent(other);
    return other != NULL;
}

/* Returns whether any line of the entry leads to a class below this one. */
static int leads_below(const sc_entry *entry, sc_registry to, const struct sc_class *class)
{
    const struct sc_line *line = sc_at_distance(entry, entry->lines_at);
    for (; sc_class_of_line(line) != NULL; line++) {
        const struct sc_class *other = climb(entry, sc_class_of_line(line), 0, to).class;
        if (other != class && is_above(class, other))
            return 1;
    }
    return 0;
}

/* Returns the first candidate of the entry's lines that has no other candidate below it. */
static struct candidate find_nearest(const sc_entry *entry, sc_registry to)
{
    const struct sc_line *line = sc_at_distance(entry, entry->lines_at);
    struct candidate nearest = {NULL, NULL, 0};
    if (sc_class_of_line(line) == NULL)
        return climb(entry, sc_first_class(entry), 0, to);
    for (; nearest.class == NULL && sc_class_of_line(line) != NULL; line++) {
        nearest = climb(entry, sc_class_of_line(line), line->is_same, to);
        if (nearest.class != NULL && leads_below(entry, to, nearest.class))
            nearest.class = NULL;
    }
    return nearest;
}

/* Returns the entry, and stores the match in *how unless how is NULL. */
static const sc_entry *answer(const sc_entry *entry, sc_match match, int *how)
{
    if (how != NULL)
        *how = (int)match;
    return entry;
}

const sc_entry *sc_translate(const sc_entry *entry, sc_registry to, int *how)
{
    if (entry != NULL && entry->registry == (unsigned)to)
        return answer(entry, SC_MATCH_EXACT, how);
    const sc_entry *own = entry != NULL ? find_own(entry) : NULL;
    if (own == NULL)
        return answer(NULL, SC_MATCH_NONE, how);
    struct candidate nearest = find_nearest(own, to);
    if (nearest.class == NULL)
        return answer(NULL, SC_MATCH_NONE, how);
    return answer(nearest.entry, nearest.is_exact ? SC_MATCH_EXACT : SC_MATCH_BROADER, how);
}
