/* SPDX-License-Identifier: MIT */
/* Finding entries, and asking them. */
#include "table.h"

/* ---- Finding ------------------------------------------------------------------------------------------ */

const sc_entry *sc_lookup(sc_registry registry, int32_t code)
{
    if (!sc_is_registry(registry))
        return NULL;
    const struct sc_index *index = &sc_registries[registry];
    size_t position = index->slot[SC_SLOT(code, index->multiplier)];
    const sc_entry *entry = &sc_entries[index->first + position];
    return entry->code == code ? entry : NULL;
}

char sc_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

int sc_same_name(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] != '\0' && sc_lower(a[i]) == sc_lower(b[i]))
        i++;
    return sc_lower(a[i]) == sc_lower(b[i]);
}

const sc_entry *sc_lookup_name(sc_registry registry, const char *name)
{
    const struct sc_index *index = sc_index_of(registry);
    for (size_t i = 0; name && i < index->count; i++) {
        const sc_entry *entry = &sc_entries[index->first + i];
        if (sc_same_name(sc_text(entry->name), name) || sc_same_name(sc_text(entry->constant), name))
            return entry;
    }
    return NULL;
}

const sc_entry *sc_next_meaning(const sc_entry *entry)
{
    return entry && entry[1].meaning > 1 ? entry + 1 : NULL;
}

size_t sc_count(sc_registry registry)
{
    return sc_index_of(registry)->count;
}

const sc_entry *sc_at(sc_registry registry, size_t position)
{
    const struct sc_index *index = sc_index_of(registry);
    return position < index->count ? &sc_entries[index->first + position] : NULL;
}

/* ---- Asking ------------------------------------------------------------------------------------------- */

/* The first entry is the answer to NULL. */
static const sc_entry *or_unknown(const sc_entry *entry)
{
    return entry ? entry : &sc_entries[0];
}

sc_registry sc_registry_of(const sc_entry *entry)
{
    return (sc_registry)or_unknown(entry)->registry;
}

int32_t sc_code(const sc_entry *entry)
{
    return or_unknown(entry)->code;
}

sc_kind sc_kind_of(const sc_entry *entry)
{
    return (sc_kind)or_unknown(entry)->kind;
}

const char *sc_name(const sc_entry *entry)
{
    return sc_text(or_unknown(entry)->name);
}

const char *sc_constant(const sc_entry *entry)
{
    return sc_text(or_unknown(entry)->constant);
}

const char *sc_message(const sc_entry *entry, sc_lang lang)
{
    entry = or_unknown(entry);
    return sc_text(lang == SC_ZH ? entry->zh : entry->en);
}

const char *sc_note(const sc_entry *entry, sc_lang lang)
{
    return sc_text(sc_note_text(or_unknown(entry), lang));
}

int sc_http_status(const sc_entry *entry)
{
    return or_unknown(entry)->http;
}

int sc_wire_status(const sc_entry *entry)
{
    return or_unknown(entry)->wire;
}

sc_canonical sc_canonical_of(const sc_entry *entry)
{
    return (sc_canonical)or_unknown(entry)->canonical;
}

sc_action sc_action_of(const sc_entry *entry)
{
    return (sc_action)or_unknown(entry)->action;
}

sc_outcome sc_outcome_of(const sc_entry *entry)
{
    if (!entry || entry->action == SC_ACT_CHECK_HTTP)
        return SC_OUTCOME_UNDECIDED;
    if (entry->action == SC_ACT_POLL || entry->action == SC_ACT_PAY)
        return SC_OUTCOME_PENDING;
    return entry->canonical == SC_CANONICAL_OK ? SC_OUTCOME_SUCCESS : SC_OUTCOME_FAILURE;
}
