/* SPDX-License-Identifier: MIT */
/* Names of registries, groups, HTTP statuses and enumerators, and the version. */
#include "ascii.h"
#include "table.h"

/* ---- Names from the tables ---------------------------------------------------------------------------- */

const char *sc_registry_name(sc_registry registry)
{
    const struct sc_api *api = sc_api_of_registry(registry);
    return sc_text(api, api->name_at);
}

const char *sc_registry_title(sc_registry registry, sc_lang lang)
{
    const struct sc_api *api = sc_api_of_registry(registry);
    return sc_text(api, lang == SC_ZH ? api->title_zh_at : api->title_en_at);
}

const char *sc_registry_rule(sc_registry registry, sc_lang lang)
{
    const struct sc_api *api = sc_api_of_registry(registry);
    return sc_text(api, lang == SC_ZH ? api->rule_zh_at : api->rule_en_at);
}

const char *sc_data_name(sc_registry registry)
{
    const struct sc_api *api = sc_api_of_registry(registry);
    const struct sc_member *members = sc_at_distance(api, api->members_at);
    return sc_count(registry) > 0 ? members[api->member[HOLDS_DATA]].name : "";
}

sc_registry sc_registry_at(size_t position)
{
    return (sc_registry)sc_api(position < sc_api_count ? position + 1 : 0)->registry;
}

sc_registry sc_registry_from_name(const char *name)
{
    size_t count = name != NULL ? sc_api_count : 0;
    for (size_t i = 0; i < count; i++)
        if (ascii_same_word(sc_registry_name(sc_registry_at(i)), name))
            return sc_registry_at(i);
    return SC_REGISTRY_NONE;
}

const char *sc_group(sc_registry registry, int32_t code, sc_lang lang)
{
    for (size_t i = 0; i < sc_range_count; i++) {
        const struct sc_range *range = &sc_ranges[i];
        if (range->registry == (unsigned)registry && range->first <= code && code <= range->last)
            return sc_text(&sc_tables, lang == SC_ZH ? range->zh_at : range->en_at);
    }
    return "";
}

const char *sc_group_at(sc_registry registry, size_t position, sc_lang lang, int32_t *first, int32_t *last)
{
    size_t seen = 0;
    for (size_t i = 0; i < sc_range_count; i++) {
        const struct sc_range *range = &sc_ranges[i];
        if (range->registry != (unsigned)registry || seen++ < position)
            continue;
        if (first != NULL)
            *first = range->first;
        if (last != NULL)
            *last = range->last;
        return sc_text(&sc_tables, lang == SC_ZH ? range->zh_at : range->en_at);
    }
    return "";
}

const char *sc_http_reason(int status)
{
    return sc_text(&sc_tables, sc_reason_at(status));
}

/* ---- Names of enumerators ----------------------------------------------------------------------------- */

/* Names are arrays of one size, not pointers, so nothing has to be relocated. */
#define NAME(names, value) ((unsigned)(value) < sizeof(names) / sizeof(names)[0] ? (names)[value] : "")

const char *sc_kind_name(sc_kind kind)
{
    static const char names[][sizeof "LATER"] = {"CODE", "HTTP", "LATER"};
    return NAME(names, kind);
}

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
        "NONE", "FIX_REQUEST", "LOGIN", "REFRESH_TOKEN", "RETRY", "POLL", "PAY", "CHECK_HTTP", "VERIFY",
    };
    return NAME(names, action);
}

const char *sc_fault_name(sc_fault fault)
{
    static const char names[][sizeof "DEPENDENCY"] = {"NONE", "USER", "CALLER", "SERVER", "DEPENDENCY"};
    return NAME(names, fault);
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

const char *sc_match_name(sc_match match)
{
    static const char names[][sizeof "BROADER"] = {"NONE", "EXACT", "BROADER"};
    return NAME(names, match);
}

/* ---- The library -------------------------------------------------------------------------------------- */

const char *sc_version(void)
{
    return SC_VERSION;
}
