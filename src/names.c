/* SPDX-License-Identifier: MIT */
/* The names of things: registries, groups, reason phrases, enumerators, the version. */
#include "table.h"

/* ---- Of the tables ------------------------------------------------------------------------------------ */

const char *sc_registry_name(sc_registry registry)
{
    return sc_text(sc_index_of(registry)->name);
}

const char *sc_registry_title(sc_registry registry, sc_lang lang)
{
    const struct sc_index *index = sc_index_of(registry);
    return sc_text(lang == SC_ZH ? index->zh : index->en);
}

sc_registry sc_registry_from_name(const char *name)
{
    for (unsigned registry = 1; name && registry <= SC_REGISTRIES; registry++)
        if (sc_same_name(sc_registry_name((sc_registry)registry), name))
            return (sc_registry)registry;
    return SC_REGISTRY_NONE;
}

const char *sc_group(sc_registry registry, int32_t code, sc_lang lang)
{
    for (size_t i = 0; i < sc_range_count; i++) {
        const struct sc_range *range = &sc_ranges[i];
        if (range->registry == (unsigned)registry && range->first <= code && code <= range->last)
            return sc_text(lang == SC_ZH ? range->zh : range->en);
    }
    return "";
}

const char *sc_http_reason(int status)
{
    return sc_text(sc_reason_text(status));
}

/* ---- Of enumerators ----------------------------------------------------------------------------------- */

/* Rows of one size, so that there is no pointer to relocate. */
#define NAME(names, value) ((unsigned)(value) < sizeof(names) / sizeof(names)[0] ? (names)[value] : "")

const char *sc_canonical_name(sc_canonical canonical)
{
    static const char names[][sizeof "FAILED_PRECONDITION"] = {
        "OK",        "CANCELLED",       "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
        "NOT_FOUND", "ALREADY_EXISTS",  "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
        "ABORTED",   "OUT_OF_RANGE",    "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
        "DATA_LOSS", "UNAUTHENTICATED",
    };
    return NAME(names, canonical);
}

const char *sc_action_name(sc_action action)
{
    static const char names[][sizeof "REFRESH_TOKEN"] = {
        "NONE", "FIX_REQUEST", "LOGIN", "REFRESH_TOKEN", "RETRY", "POLL", "PAY", "CHECK_HTTP",
    };
    return NAME(names, action);
}

const char *sc_outcome_name(sc_outcome outcome)
{
    static const char names[][sizeof "UNDECIDED"] = {"UNDECIDED", "SUCCESS", "FAILURE", "PENDING"};
    return NAME(names, outcome);
}

const char *sc_read_name(sc_read read)
{
    static const char names[][sizeof "DUPLICATE_CODE"] = {
        "OK", "EMPTY", "NOT_JSON", "TOO_DEEP", "NO_CODE", "BAD_CODE", "DUPLICATE_CODE",
    };
    return NAME(names, read);
}

/* ---- Of the library ----------------------------------------------------------------------------------- */

const char *sc_version(void)
{
    return SC_VERSION;
}
