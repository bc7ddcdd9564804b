/* SPDX-License-Identifier: MIT */
/* Building response bodies: problems, and each API's own envelope. The tables' texts need no escaping (a test proves
   it), so they are copied as they are. */
#include "json_read.h"
#include "json_write.h"
#include "table.h"

static const char *registry_name(const sc_entry *entry)
{
    return sc_text(sc_registries[entry->registry].name);
}

/* Appends the caller's text, or else the entry's own message, without quotes. */
static void put_message(struct json_out *out, const sc_entry *entry, sc_lang lang, const char *text)
{
    if (text)
        sc_json_escape(out, text);
    else if (lang == SC_ZH)
        sc_json_copy(out, sc_text(entry->zh), entry->zh_length);
    else
        sc_json_copy(out, sc_text(entry->en), entry->en_length);
}

/* ---- Problems (RFC 9457) ------------------------------------------------------------------------------ */

/* Begins a problem that has nothing to say beyond its status. The title's last quote is left to the next member. */
static void put_blank_type(struct json_out *out, int status)
{
    sc_json_put(out, "{\"type\":\"about:blank\",\"title\":\"");
    sc_json_put(out, sc_text(sc_reason_text(status)));
}

/* Begins one that is documented: its type ends in "plus-1012", or for a further meaning in "jiemi-1008-2". */
static void put_own_type(struct json_out *out, const sc_entry *entry, sc_lang lang, const char *base)
{
    sc_json_put(out, "{\"type\":\"");
    sc_json_escape(out, base);
    sc_json_put(out, registry_name(entry));
    sc_json_put(out, "-");
    sc_json_integer(out, entry->code);
    if (entry->meaning > 1) {
        sc_json_put(out, "-");
        sc_json_integer(out, entry->meaning);
    }
    sc_json_put(out, "\",\"title\":\"");
    put_message(out, entry, lang, NULL);
}

/* Appends the members that say which entry it is. */
static void put_identity(struct json_out *out, const sc_entry *entry)
{
    sc_json_put(out, ",\"registry\":\"");
    sc_json_put(out, registry_name(entry));
    sc_json_put(out, "\",\"code\":");
    sc_json_integer(out, entry->code);
    sc_json_put(out, ",\"name\":\"");
    sc_json_copy(out, sc_text(entry->name), entry->name_length);
    sc_json_put(out, "\"");
}

size_t sc_write_problem(char *buf, size_t size, const sc_entry *entry, sc_lang lang, const char *detail,
                        const char *instance, const char *type_base)
{
    struct json_out out = sc_json_begin(buf, size);
    const sc_entry *subject = entry ? entry : &sc_entries[0];
    int has_own_type = entry && type_base;
    if (has_own_type)
        put_own_type(&out, entry, lang, type_base);
    else
        put_blank_type(&out, subject->http);
    sc_json_put(&out, "\",\"status\":");
    sc_json_integer(&out, subject->http);
    if (detail || !has_own_type) {
        sc_json_put(&out, ",\"detail\":\"");
        put_message(&out, subject, lang, detail);
        sc_json_put(&out, "\"");
    }
    if (instance) {
        sc_json_put(&out, ",\"instance\":\"");
        sc_json_escape(&out, instance);
        sc_json_put(&out, "\"");
    }
    if (entry)
        put_identity(&out, entry);
    sc_json_put(&out, "}");
    return sc_json_end(&out);
}

/* ---- Envelopes ---------------------------------------------------------------------------------------- */

/* What the caller gives for an envelope; both may be NULL. */
struct content {
    const char *message;
    const char *data;
};

static void put_fecshop(struct json_out *out, const sc_entry *entry, sc_lang lang,
                        const struct content *content)
{
    sc_json_put(out, "{\"code\":");
    sc_json_integer(out, entry->code);
    sc_json_put(out, ",\"message\":\"");
    put_message(out, entry, lang, content->message);
    sc_json_put(out, "\",\"data\":");
    sc_json_put(out, content->data ? content->data : "[]");
    sc_json_put(out, "}");
}

/* A row of the HTTP table goes out as code 0 with its status. */
static void put_jiemi(struct json_out *out, const sc_entry *entry, sc_lang lang, const struct content *content)
{
    sc_json_put(out, "{\"name\":\"");
    sc_json_put(out, sc_text(sc_reason_text(entry->wire)));
    sc_json_put(out, "\",\"message\":\"");
    put_message(out, entry, lang, content->message);
    sc_json_put(out, "\",\"code\":");
    sc_json_integer(out, entry->kind == SC_KIND_HTTP ? 0 : entry->code);
    sc_json_put(out, ",\"status\":");
    sc_json_integer(out, entry->wire);
    if (content->data) {
        sc_json_put(out, ",\"data\":");
        sc_json_put(out, content->data);
    }
    sc_json_put(out, "}");
}

/* Appends a name in lower case. */
static void put_symbol(struct json_out *out, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = sc_lower(name[i]);
        sc_json_copy(out, &c, 1);
    }
}

static void put_rayvision(struct json_out *out, const sc_entry *entry, const struct content *content)
{
    int result = sc_outcome_of(entry) == SC_OUTCOME_SUCCESS;
    sc_json_put(out, "{\"version\":\"1.0.0\",\"result\":");
    sc_json_put(out, result ? "true" : "false");
    sc_json_put(out, ",\"message\":\"");
    if (content->message)
        sc_json_escape(out, content->message);
    else
        put_symbol(out, sc_text(entry->name), entry->name_length);
    sc_json_put(out, "\",\"code\":");
    sc_json_integer(out, entry->code);
    sc_json_put(out, ",\"data\":");
    sc_json_put(out, content->data ? content->data : "null");
    sc_json_put(out, "}");
}

/* No code of plus means success, so status is never true. */
static void put_plus(struct json_out *out, const sc_entry *entry, sc_lang lang, const struct content *content)
{
    sc_json_put(out, "{\"status\":false,\"code\":");
    sc_json_integer(out, entry->code);
    sc_json_put(out, ",\"message\":\"");
    put_message(out, entry, lang, content->message);
    sc_json_put(out, "\",\"data\":");
    sc_json_put(out, content->data ? content->data : "null");
    sc_json_put(out, "}");
}

static void put_hero(struct json_out *out, const sc_entry *entry, sc_lang lang, const struct content *content)
{
    sc_json_put(out, "{\"code\":");
    sc_json_integer(out, entry->code);
    sc_json_put(out, ",\"msg\":\"");
    put_message(out, entry, lang, content->message);
    sc_json_put(out, "\",\"request\":");
    sc_json_put(out, content->data ? content->data : "\"\"");
    sc_json_put(out, "}");
}

/* Of the rows of HTTP tables only Jiemi's errors are sent with a body. */
static int has_envelope(const sc_entry *entry)
{
    if (!entry)
        return 0;
    return entry->kind == SC_KIND_CODE || (entry->registry == SC_JIEMI && entry->wire >= 400);
}

/* Whether this is one complete JSON text that may stand inside an envelope. */
static int is_json(const char *data)
{
    size_t error_offset;
    return sc_json_read(data, strlen(data), JSON_DEPTH - 1, NULL, 0, &error_offset) == JSON_OK;
}

size_t sc_write_envelope(char *buf, size_t size, const sc_entry *entry, sc_lang lang, const char *message,
                         const char *data)
{
    struct json_out out = sc_json_begin(buf, size);
    struct content content = {message, data};
    int has_body = has_envelope(entry) && (!data || is_json(data));
    switch (has_body ? entry->registry : SC_REGISTRY_NONE) {
    case SC_FECSHOP:
        put_fecshop(&out, entry, lang, &content);
        break;
    case SC_JIEMI:
        put_jiemi(&out, entry, lang, &content);
        break;
    case SC_RAYVISION:
        put_rayvision(&out, entry, &content);
        break;
    case SC_PLUS:
        put_plus(&out, entry, lang, &content);
        break;
    case SC_HERO:
        put_hero(&out, entry, lang, &content);
        break;
    default:
        break; /* nothing to write */
    }
    return sc_json_end(&out);
}

size_t sc_write_string(char *buf, size_t size, const char *text)
{
    struct json_out out = sc_json_begin(buf, size);
    sc_json_put(&out, "\"");
    if (text)
        sc_json_escape(&out, text);
    sc_json_put(&out, "\"");
    return sc_json_end(&out);
}
