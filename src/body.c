/* SPDX-License-Identifier: MIT */
/* Building response bodies: problems, and each API's own envelope. The tables' texts need no escapes, which a test
   checks, so they are copied unchanged. */
#include "ascii.h"
#include "json_read.h"
#include "json_write.h"
#include "table.h"

static void put_registry(struct json_out *out, const sc_entry *entry)
{
    const struct sc_api *api = sc_api_of_entry(entry);
    sc_json_copy(out, sc_at_distance(api, api->name_at), api->name_length);
}

/* Appends the caller's text or, if it is NULL, the entry's own message, without quotation marks. */
static void put_message(struct json_out *out, const sc_entry *entry, sc_lang lang, const char *text)
{
    if (text != NULL)
        sc_json_escape(out, text);
    else if (lang == SC_ZH)
        sc_json_copy(out, sc_at_distance(entry, entry->zh_at), entry->zh_length);
    else
        sc_json_copy(out, sc_at_distance(entry, entry->en_at), entry->en_length);
}

static void put_reason(struct json_out *out, int status)
{
    sc_json_put(out, sc_http_reason(status));
}

/* ---- Problems (RFC 9457) ------------------------------------------------------------------------------ */

/* Begins a problem of type about:blank. The caller writes the title's closing quotation mark. */
static void put_blank_type(struct json_out *out, int status)
{
    sc_json_put(out, "{\"type\":\"about:blank\",\"title\":\"");
    put_reason(out, status);
}

/* Begins a problem with a type of its own, which ends in "plus-1012" or, for a further entry of a code, in
   "jiemi-1008-2". The caller writes the title's closing quotation mark. */
static void put_own_type(struct json_out *out, const sc_entry *entry, sc_lang lang, const char *base)
{
    sc_json_put(out, "{\"type\":\"");
    sc_json_escape(out, base);
    put_registry(out, entry);
    sc_json_put(out, "-");
    sc_json_integer(out, entry->code);
    if (entry->number > 1) {
        sc_json_put(out, "-");
        sc_json_integer(out, entry->number);
    }
    sc_json_put(out, "\",\"title\":\"");
    put_message(out, entry, lang, NULL);
}

/* Appends the members that identify the entry. */
static void put_identity(struct json_out *out, const sc_entry *entry)
{
    sc_json_put(out, ",\"registry\":\"");
    put_registry(out, entry);
    sc_json_put(out, "\",\"code\":");
    sc_json_integer(out, entry->code);
    sc_json_put(out, ",\"name\":\"");
    sc_json_copy(out, sc_at_distance(entry, entry->name_at), entry->name_length);
    sc_json_put(out, "\"");
}

size_t sc_write_problem(char *buf, size_t size, const sc_entry *entry, sc_lang lang, const char *detail,
                        const char *instance, const char *type_base)
{
    struct json_out out = sc_json_begin(buf, size);
    const sc_entry *subject = entry != NULL ? entry : sc_entry_at(0);
    int has_own_type = entry != NULL && type_base != NULL;
    if (has_own_type)
        put_own_type(&out, entry, lang, type_base);
    else
        put_blank_type(&out, subject->http);
    sc_json_put(&out, "\",\"status\":");
    sc_json_integer(&out, subject->http);
    if (detail != NULL || !has_own_type) {
        sc_json_put(&out, ",\"detail\":\"");
        put_message(&out, subject, lang, detail);
        sc_json_put(&out, "\"");
    }
    if (instance != NULL) {
        sc_json_put(&out, ",\"instance\":\"");
        sc_json_escape(&out, instance);
        sc_json_put(&out, "\"");
    }
    if (entry != NULL)
        put_identity(&out, entry);
    sc_json_put(&out, "}");
    return sc_json_end(&out);
}

/* ---- Envelopes ---------------------------------------------------------------------------------------- */

/* Appends the entry's name in lower case. */
static void put_symbol(struct json_out *out, const sc_entry *entry)
{
    const char *name = sc_at_distance(entry, entry->name_at);
    for (size_t i = 0; i < entry->name_length; i++) {
        char c = ascii_lower(name[i]);
        sc_json_copy(out, &c, 1);
    }
}

/* Appends the value of a member. The opening quotation mark of a string has already been written. */
static void put_value(struct json_out *out, const struct sc_member *member, const sc_entry *entry, sc_lang lang,
                      const char *message, const char *data)
{
    switch (member->holds) {
    case HOLDS_CODE:
        sc_json_integer(out, entry->kind == SC_KIND_HTTP ? 0 : entry->code);
        break;
    case HOLDS_MESSAGE:
        if (message == NULL && (sc_api_of_entry(entry)->ways & SC_MESSAGE_IS_SYMBOL))
            put_symbol(out, entry);
        else
            put_message(out, entry, lang, message);
        sc_json_put(out, "\"");
        break;
    case HOLDS_DATA:
        if (data != NULL)
            sc_json_put(out, data);
        else
            sc_json_copy(out, member->otherwise, member->otherwise_length);
        break;
    case HOLDS_STATUS:
        sc_json_integer(out, entry->wire);
        break;
    case HOLDS_REASON:
        put_reason(out, entry->wire);
        sc_json_put(out, "\"");
        break;
    case HOLDS_RESULT:
    case HOLDS_DECIDES:
        if (sc_outcome_of(entry) == SC_OUTCOME_SUCCESS)
            sc_json_copy(out, member->value, member->value_length);
        else
            sc_json_copy(out, member->otherwise, member->otherwise_length);
        break;
    default: /* HOLDS_FIXED */
        sc_json_copy(out, member->value, member->value_length);
    }
}

static int is_written(const struct sc_member *member, const char *data)
{
    if (member->holds == HOLDS_DATA)
        return data != NULL || member->otherwise_length > 0;
    return member->holds != HOLDS_SPARE_MESSAGE && member->holds != HOLDS_SPARE_RESULT;
}

/* Returns whether the API sends this entry in its envelope. It sends a row of its HTTP table only if code 0 leaves the
   outcome to the HTTP status, and only for an error. */
static int has_envelope(const sc_entry *entry)
{
    if (entry == NULL)
        return 0;
    return entry->kind != SC_KIND_HTTP ||
           ((sc_api_of_entry(entry)->ways & SC_ZERO_IS_HTTP) && entry->wire >= 400);
}

/* Returns whether this is one complete JSON text, nested not too deeply to be inside an envelope. */
static int is_json(const char *data)
{
    static const struct json_name no_names[1];
    struct json_member members[JSON_MAX_MEMBERS];
    size_t error_offset;
    return sc_json_read(data, strlen(data), JSON_MAX_DEPTH - 1, no_names, members, &error_offset) == JSON_OK;
}

size_t sc_write_envelope(char *buf, size_t size, const sc_entry *entry, sc_lang lang, const char *message,
                         const char *data)
{
    struct json_out out = sc_json_begin(buf, size);
    if (!has_envelope(entry) || (data != NULL && !is_json(data)))
        return sc_json_end(&out);
    const struct sc_api *api = sc_api_of_entry(entry);
    const struct sc_member *member = sc_at_distance(api, api->members_at);
    size_t comma = 1; /* the first member has none before it */
    sc_json_put(&out, "{");
    for (; member->holds != HOLDS_NOTHING; member++) {
        if (!is_written(member, data))
            continue;
        sc_json_copy(&out, member->before + comma, member->before_length - comma);
        put_value(&out, member, entry, lang, message, data);
        comma = 0;
    }
    sc_json_put(&out, "}");
    return sc_json_end(&out);
}

size_t sc_write_string(char *buf, size_t size, const char *text)
{
    struct json_out out = sc_json_begin(buf, size);
    sc_json_put(&out, "\"");
    if (text != NULL)
        sc_json_escape(&out, text);
    sc_json_put(&out, "\"");
    return sc_json_end(&out);
}
