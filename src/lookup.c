/* SPDX-License-Identifier: MIT */
/* Finding entries and reading their properties. */
#include "ascii.h"
#include "table.h"

/* ---- Finding entries ---------------------------------------------------------------------------------- */

const sc_entry *sc_lookup(sc_registry registry, int32_t code)
{
    return sc_find(registry, code);
}

const sc_entry *sc_lookup_name(sc_registry registry, const char *name)
{
    size_t count = name != NULL ? sc_count(registry) : 0;
    for (size_t i = 0; i < count; i++) {
        const sc_entry *entry = sc_at(registry, i);
        if (ascii_same_word(sc_name(entry), name) || ascii_same_word(sc_constant(entry), name))
            return entry;
    }
    return NULL;
}

const sc_entry *sc_next_meaning(const sc_entry *entry)
{
    return entry != NULL && sc_has_next_meaning(entry) ? entry + 1 : NULL;
}

size_t sc_count(sc_registry registry)
{
    return sc_api_of_registry(registry)->count;
}

const sc_entry *sc_at(sc_registry registry, size_t position)
{
    const struct sc_api *api = sc_api_of_registry(registry);
    return position < api->count ? sc_entry_at(api->first + position) : NULL;
}

/* ---- Properties of an entry --------------------------------------------------------------------------- */

/* Returns the entry itself, or the entry that stands for NULL. */
static const sc_entry *or_unknown(const sc_entry *entry)
{
    return entry != NULL ? entry : sc_entry_at(0);
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
    entry = or_unknown(entry);
    return sc_at_distance(entry, entry->name_at);
}

const char *sc_constant(const sc_entry *entry)
{
    entry = or_unknown(entry);
    return sc_text(entry, entry->constant_at);
}

const char *sc_message(const sc_entry *entry, sc_lang lang)
{
    entry = or_unknown(entry);
    return sc_at_distance(entry, lang == SC_ZH ? entry->zh_at : entry->en_at);
}

const char *sc_note(const sc_entry *entry, sc_lang lang)
{
    entry = or_unknown(entry);
    return sc_text(entry, lang == SC_ZH ? entry->note_zh_at : entry->note_en_at);
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

sc_fault sc_fault_of(const sc_entry *entry)
{
    return (sc_fault)or_unknown(entry)->fault;
}

sc_outcome sc_outcome_of(const sc_entry *entry)
{
    return sc_outcome_of_entry(entry);
}
