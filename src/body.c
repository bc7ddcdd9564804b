/* SPDX-License-Identifier: MIT */
/* Building response bodies: problems, and each API's own envelope. The tables' texts need no escapes, which a test
   checks, so they are copied unchanged. They include every number, in decimal. */
#include "ascii.h"
#include "json_read.h"
#include "json_write.h"
#include "table.h"

/* Appends a text of the tables, which is at a distance from its entry, API or member. */
static void put_text(struct json_out *out, const void *from, uint32_t distance, size_t length)
{
    sc_json_copy_padded(out, sc_at_distance(from, distance), length, TEXT_PADDING);
}

static void put_registry(struct json_out *out, const sc_entry *entry)
{
    const struct sc_api *api = sc_api_of_entry(entry);
    put_text(out, api, api->name_at, api->name_length);
}

static void put_code(struct json_out *out, const sc_entry *entry)
{
    put_text(out, entry, entry->digits_at, entry->digits_length);
}

/* Appends the caller's text or, if it is NULL, the entry's own message, without quotation marks. */
static void put_message(struct json_out *out, const sc_entry *entry, sc_lang lang, const char *text)
{
    if (text != NULL)
        sc_json_escape(out, text);
    else if (lang == SC_ZH)
        put_text(out, entry, entry->zh_at, entry->zh_length);
    else
        put_text(out, entry, entry->en_at, entry->en_length);
}

/* ---- Problems (RFC 9457) ------------------------------------------------------------------------------ */

/* Begins a problem of type about:blank, up to its status. */
static void put_blank_type(struct json_out *out, const sc_entry *entry)
{
    sc_json_put(out, "{\"type\":\"about:blank\",\"title\":\"");
    put_text(out, entry, entry->http_title_at, entry->http_title_length);
}

/* Appends the number of a further entry of a code. */
static void put_number(struct json_out *out, unsigned number)
{
    sc_json_put(out, "-");
    for (unsigned power = 10000; power > 0; power /= 10) {
        char digit = (char)('0' + number / power % 10);
        if (number >= power)
            sc_json_copy(out, &digit, 1);
    }
}

/* Begins a problem with a type of its own, up to its status. The type ends in "plus-1012" or, for a further entry of a
   code, in "jiemi-1008-2". */
static void put_own_type(struct json_out *out, const sc_entry *entry, sc_lang lang, const char *base)
{
    sc_json_put(out, "{\"type\":\"");
    sc_json_escape(out, base);
    put_registry(out, entry);
    sc_json_put(out, "-");
    put_code(out, entry);
    if (entry->number > 1)
        put_number(out, entry->number);
    sc_json_put(out, "\",\"title\":\"");
    put_message(out, entry, lang, NULL);
    sc_json_put(out, "\"" BEFORE_STATUS);
    put_text(out, entry, entry->http_title_at + entry->http_title_length - STATUS_LENGTH, STATUS_LENGTH);
}

/* Appends the members that identify the entry. */
static void put_identity(struct json_out *out, const sc_entry *entry)
{
    sc_json_put(out, ",\"registry\":\"");
    put_registry(out, entry);
    sc_json_put(out, "\",\"code\":");
    put_code(out, entry);
    sc_json_put(out, ",\"name\":\"");
    put_text(out, entry, entry->name_at, entry->name_length);
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
        put_blank_type(&out, subject);
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

/* Appends what the member table does not know of a member: what depends on the entry or comes from the caller. */
static void put_value(struct json_out *out, const struct sc_member *member, const sc_entry *entry, sc_lang lang,
                      const char *message, const char *data)
{
    switch (member->holds) {
    case HOLDS_CODE:
        if (entry->kind == SC_KIND_HTTP)
            sc_json_put(out, "0");
        else
            put_code(out, entry);
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
        break;
    case HOLDS_STATUS:
        put_text(out, entry, entry->wire_title_at + entry->wire_title_length - STATUS_LENGTH, STATUS_LENGTH);
        break;
    case HOLDS_REASON: /* and the quotation mark after it */
        put_text(out, entry, entry->wire_title_at,
                 entry->wire_title_length - (sizeof BEFORE_STATUS - 1) - STATUS_LENGTH);
        break;
    default:;
    }
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
    size_t is_success = sc_outcome_of(entry) == SC_OUTCOME_SUCCESS;
    for (member++; member->holds != HOLDS_NOTHING; member++) {
        size_t length = member->written_length[is_success];
        if (member->holds == HOLDS_DATA && data != NULL)
            length = member->before_length;
        sc_json_copy_block(&out, member->written[is_success], length, sizeof member->written[0]);
        put_value(&out, member, entry, lang, message, data);
    }
    if (out.room > 0)
        out.buf[0] = '{'; /* in place of the first comma */
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
