/* SPDX-License-Identifier: MIT */
/* Reading problems (RFC 9457), including the members that sc_write_problem adds. */
#include "ascii.h"
#include "reply.h"

#include <string.h>

/* The members that count, in the order of the array. */
enum { TYPE, TITLE, STATUS, DETAIL, REGISTRY, CODE, NAME, MEMBERS };

struct problem {
    const char *body;
    int32_t code; /* set if the result of reading is SC_READ_OK */
    struct json_member members[JSON_MAX_MEMBERS];
};

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int has_text(const struct problem *problem, int member)
{
    return problem->members[member].type == JSON_STRING;
}

/* Unescapes a member into a buffer and returns the buffer. It is "" if the member is not a string, does not fit, or
   holds a NUL. */
static const char *text_of(const struct problem *problem, int member, char *buf, size_t size)
{
    const struct json_member *found = &problem->members[member];
    const char *text = has_text(problem, member) ? problem->body + found->offset : NULL;
    size_t length = sc_unescape(buf, size, text, found->length);
    if (strlen(buf) != length)
        buf[0] = '\0';
    return buf;
}

/* Returns whether a member is a number with an integer value. If so, stores it in *value, else leaves *value
   unchanged. */
static int integer_of(const struct problem *problem, int member, int32_t *value)
{
    const struct json_member *found = &problem->members[member];
    char first = found->type == JSON_OTHER ? problem->body[found->offset] : '\0';
    if (first != '-' && !is_digit(first))
        return 0;
    return sc_json_int32_of_number(problem->body + found->offset, found->length, value);
}

/* ---- Which entry is meant ----------------------------------------------------------------------------- */

/* Returns the entry of a code with this name, or the code's first entry if name is NULL. */
static const sc_entry *find_meaning(sc_registry registry, int32_t code, const char *name)
{
    const sc_entry *entry = sc_lookup(registry, code);
    while (entry != NULL && name != NULL && !ascii_same_word(sc_name(entry), name))
        entry = sc_next_meaning(entry);
    return entry;
}

/* Returns the entry that the members "registry", "code" and "name" identify. */
static const sc_entry *find_by_members(const struct problem *problem, const sc_reply *reply)
{
    char registry_name[256];
    char name[256];
    sc_registry registry =
        sc_registry_from_name(text_of(problem, REGISTRY, registry_name, sizeof registry_name));
    text_of(problem, NAME, name, sizeof name);
    if (reply->has_code)
        return find_meaning(registry, reply->code, has_text(problem, NAME) ? name : NULL);
    return problem->members[CODE].type == JSON_ABSENT ? sc_lookup_name(registry, name) : NULL;
}

/* Reads an integer in plain digits at the beginning of a text. Returns the text after it, or NULL if there is none. */
static const char *read_integer(const char *text, int32_t *value)
{
    size_t length = strspn(text + (text[0] == '-'), "0123456789") + (text[0] == '-');
    return sc_json_int32(text, length, value) ? text + length : NULL;
}

/* Returns the entry of a text such as "1012", or "1008-2" for a code's second entry. Returns NULL for other texts. */
static const sc_entry *find_by_number(sc_registry registry, const char *text)
{
    int32_t code;
    int32_t number = 1;
    const char *rest = read_integer(text, &code);
    if (rest != NULL && rest[0] == '-')
        rest = read_integer(rest + 1, &number);
    if (rest == NULL || rest[0] != '\0' || number < 1)
        return NULL;
    const sc_entry *entry = sc_lookup(registry, code);
    for (; entry != NULL && number > 1; number--)
        entry = sc_next_meaning(entry);
    return entry;
}

static int is_word(char c)
{
    return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '_';
}

/* Returns the entry that the type ends in: the registry's name, a hyphen, and then only digits and hyphens. */
static const sc_entry *find_by_type(const struct problem *problem)
{
    char type[512];
    text_of(problem, TYPE, type, sizeof type);
    size_t end = strlen(type);
    while (end > 0 && (is_digit(type[end - 1]) || type[end - 1] == '-'))
        end--;
    char *hyphen = strchr(type + end, '-');
    if (hyphen == NULL)
        return NULL;
    *hyphen = '\0';
    size_t word = (size_t)(hyphen - type);
    while (word > 0 && is_word(type[word - 1]))
        word--;
    return find_by_number(sc_registry_from_name(type + word), hyphen + 1);
}

static const sc_entry *find_entry(const struct problem *problem, const sc_reply *reply)
{
    int has_own = problem->members[REGISTRY].type != JSON_ABSENT ||
                  problem->members[CODE].type != JSON_ABSENT || problem->members[NAME].type != JSON_ABSENT;
    return has_own ? find_by_members(problem, reply) : find_by_type(problem);
}

/* ---- Reading ------------------------------------------------------------------------------------------ */

static sc_read read_members(const char *body, size_t length, struct problem *problem, size_t *error_offset)
{
    static const struct json_name names[MEMBERS + 1] = {
        JSON_NAME("type"),     JSON_NAME("title"), JSON_NAME("status"), JSON_NAME("detail"),
        JSON_NAME("registry"), JSON_NAME("code"),  JSON_NAME("name")};
    problem->body = body;
    sc_read read = read_of_json(
        sc_json_read(body, body == NULL ? 0 : length, JSON_MAX_DEPTH, names, problem->members, error_offset));
    if (read != SC_READ_OK || integer_of(problem, CODE, &problem->code))
        return read;
    return problem->members[CODE].type == JSON_ABSENT ? SC_READ_NO_CODE : SC_READ_BAD_CODE;
}

static void decide(const struct problem *problem, sc_reply *reply)
{
    int32_t status = reply->http_status;
    if (status <= 0)
        integer_of(problem, STATUS, &status); /* if it is no integer, the status stays unknown */
    reply->outcome = outcome_of_http(status, 0);
    if (reply->outcome == SC_OUTCOME_UNDECIDED)
        reply->outcome = (int)sc_outcome_of(reply->entry);
    if (reply->outcome == SC_OUTCOME_SUCCESS)
        return;
    reply->action = reply->entry != NULL ? (int)sc_action_of(reply->entry) : action_of_http(status);
    reply->fault = reply->entry != NULL ? (int)sc_fault_of(reply->entry) : fault_of_http(status);
}

sc_read sc_read_problem(int http_status, const char *body, size_t length, sc_reply *reply)
{
    struct problem problem;
    size_t error_offset;
    sc_read read = read_members(body, length, &problem, &error_offset);
    int shown = has_text(&problem, DETAIL) ? DETAIL : TITLE;
    if (reply == NULL)
        return read;
    *reply = (sc_reply){0};
    reply->http_status = http_status;
    reply->retry_after = -1;
    reply->error_offset = error_offset;
    reply->has_code = read == SC_READ_OK;
    reply->code = reply->has_code ? problem.code : 0;
    if (has_json(read)) {
        reply->body = body;
        reply->body_length = length;
    }
    if (has_text(&problem, shown)) {
        reply->message = body + problem.members[shown].offset;
        reply->message_length = problem.members[shown].length;
    }
    reply->entry = find_entry(&problem, reply);
    decide(&problem, reply);
    return read;
}
