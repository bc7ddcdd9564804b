/* SPDX-License-Identifier: MIT */
/* Field errors: what a response says about individual fields of the request. */
#include "json_read.h"
#include "table.h"

#include <string.h>

/* The indexes of reserved in an sc_field_error, which keep the shape of the errors and the two offsets where the next
   call goes on. */
enum { SHAPE, OUTER, INNER };

enum shape {
    SHAPE_NONE,
    SHAPE_OBJECT,  /* {"phone":["...","..."],"name":"..."} */
    SHAPE_BARE,    /* the same, but one of the members is the API's message */
    SHAPE_TEXTS,   /* ["...","..."], whose errors have no field */
    SHAPE_RECORDS, /* [{"field":"phone","message":"..."}] */
    SHAPE_TEXT     /* "..." */
};

static size_t next_item(const sc_reply *reply, size_t *at, struct json_item *item)
{
    return (size_t)sc_json_next_item(reply->body, reply->body_length, at, item);
}

static int is_named(const sc_reply *reply, const struct json_item *item, const char *name)
{
    return sc_json_equals(reply->body + item->name, item->name_length, name);
}

/* Finds the last member with this name in the object at this offset. Returns whether there is one. */
static int find_member(const sc_reply *reply, size_t object, const char *name, struct json_item *member)
{
    struct json_item item;
    size_t at = object;
    int is_found = 0;
    while (next_item(reply, &at, &item))
        if (is_named(reply, &item, name)) {
            *member = item;
            is_found = 1;
        }
    return is_found;
}

static void set_message(const sc_reply *reply, const struct json_item *string, sc_field_error *error)
{
    error->message = reply->body + string->value + 1;
    error->message_length = string->value_length - 2;
}

/* ---- Finding the next error --------------------------------------------------------------------------- */

/* Finds the next string of the list that is being read, if any. */
static int next_in_list(const sc_reply *reply, sc_field_error *error)
{
    struct json_item item;
    while (error->reserved[INNER] != 0 && next_item(reply, &error->reserved[INNER], &item))
        if (reply->body[item.value] == '"') {
            set_message(reply, &item, error);
            return 1;
        }
    return 0;
}

/* Returns the name of the API's message if it is in the object that holds the errors, else NULL. */
static const char *message_name(const sc_reply *reply, const sc_field_error *error)
{
    const struct sc_api *api = sc_api_of_registry((sc_registry)reply->registry);
    const struct sc_member *members = sc_at_distance(api, api->members_at);
    return error->reserved[SHAPE] == SHAPE_BARE ? members[api->member[HOLDS_MESSAGE]].name : NULL;
}

static int next_in_object(const sc_reply *reply, sc_field_error *error)
{
    struct json_item item;
    const char *beside = message_name(reply, error);
    while (!next_in_list(reply, error)) {
        if (!next_item(reply, &error->reserved[OUTER], &item))
            return 0;
        if (beside != NULL && is_named(reply, &item, beside))
            continue;
        error->field = reply->body + item.name;
        error->field_length = item.name_length;
        if (reply->body[item.value] == '"') {
            set_message(reply, &item, error);
            return 1;
        }
        if (reply->body[item.value] == '[')
            error->reserved[INNER] = item.value;
    }
    return 1;
}

static int next_in_records(const sc_reply *reply, sc_field_error *error)
{
    struct json_item record;
    struct json_item field;
    struct json_item message;
    while (next_item(reply, &error->reserved[OUTER], &record)) {
        if (reply->body[record.value] != '{' || !find_member(reply, record.value, "message", &message) ||
            reply->body[message.value] != '"')
            continue;
        error->field = "";
        error->field_length = 0;
        if (find_member(reply, record.value, "field", &field) && reply->body[field.value] == '"') {
            error->field = reply->body + field.value + 1;
            error->field_length = field.value_length - 2;
        }
        set_message(reply, &message, error);
        return 1;
    }
    return 0;
}

static int next_of_shape(const sc_reply *reply, sc_field_error *error)
{
    switch (error->reserved[SHAPE]) {
    case SHAPE_OBJECT:
    case SHAPE_BARE:
        return next_in_object(reply, error);
    case SHAPE_RECORDS:
        return next_in_records(reply, error);
    case SHAPE_TEXTS:
        return next_in_list(reply, error);
    default:
        return 0;
    }
}

/* ---- Finding the first error -------------------------------------------------------------------------- */

/* Begins with a value, according to its type: an object, a list or a string. Returns whether there is an error. */
static int begin(const sc_reply *reply, const struct json_item *place, sc_field_error *error)
{
    error->field = "";
    error->field_length = 0;
    switch (reply->body[place->value]) {
    case '{':
        error->reserved[SHAPE] = SHAPE_OBJECT;
        error->reserved[OUTER] = place->value;
        break;
    case '[':
        error->reserved[SHAPE] = SHAPE_TEXTS;
        error->reserved[INNER] = place->value;
        break;
    case '"':
        error->reserved[SHAPE] = SHAPE_TEXT;
        set_message(reply, place, error);
        return 1;
    default:
        return 0;
    }
    return next_of_shape(reply, error);
}

static int begin_in_data(const sc_reply *reply, sc_field_error *error)
{
    struct json_item place;
    if (reply->data == NULL || reply->data[0] != '{')
        return 0;
    size_t data = (size_t)(reply->data - reply->body);
    if (find_member(reply, data, "errors", &place) && begin(reply, &place, error))
        return 1;
    return find_member(reply, data, "error", &place) && begin(reply, &place, error);
}

static int is_list_of_strings(const sc_reply *reply, size_t list)
{
    struct json_item item;
    size_t at = list;
    if (reply->body[list] != '[')
        return 0;
    while (next_item(reply, &at, &item))
        if (reply->body[item.value] != '"')
            return 0;
    return 1;
}

/* Returns whether the object at an offset holds only lists of strings. */
static int is_bare(const sc_reply *reply, size_t object)
{
    struct json_item item;
    size_t at = object;
    while (next_item(reply, &at, &item))
        if (!is_list_of_strings(reply, item.value))
            return 0;
    return 1;
}

/* Begins with an object "errors" or with the body itself. is_bare excludes a body with a boolean "status". */
static int begin_in_object(const sc_reply *reply, size_t body, sc_field_error *error)
{
    struct json_item place;
    if (reply->body[body] != '{')
        return 0;
    if (find_member(reply, body, "errors", &place))
        return reply->body[place.value] == '{' && begin(reply, &place, error);
    if (!is_bare(reply, body))
        return 0;
    error->reserved[SHAPE] = SHAPE_BARE;
    error->reserved[OUTER] = body;
    return next_of_shape(reply, error);
}

static int begin_in_list(const sc_reply *reply, size_t body, sc_field_error *error)
{
    if (reply->body[body] != '[')
        return 0;
    error->reserved[SHAPE] = SHAPE_RECORDS;
    error->reserved[OUTER] = body;
    return next_of_shape(reply, error);
}

/* Returns the offset of the JSON text in the body, after white space. There must be one. */
static size_t skip_space(const char *body)
{
    size_t at = 0;
    while (strchr(" \t\r\n", body[at]) != NULL)
        at++;
    return at;
}

static int find_first(const sc_reply *reply, sc_field_error *error)
{
    unsigned ways = sc_api_of_registry((sc_registry)reply->registry)->ways;
    size_t body = skip_space(reply->body);
    if ((ways & SC_ERRORS_IN_DATA) && begin_in_data(reply, error))
        return 1;
    if ((ways & SC_ERRORS_IN_LIST) && begin_in_list(reply, body, error))
        return 1;
    return (ways & SC_ERRORS_IN_OBJECT) && begin_in_object(reply, body, error);
}

int sc_next_field_error(const sc_reply *reply, sc_field_error *error)
{
    int is_found = 0;
    if (error == NULL)
        return 0;
    if (reply != NULL && reply->body != NULL && reply->outcome != SC_OUTCOME_SUCCESS)
        is_found =
            error->reserved[SHAPE] == SHAPE_NONE ? find_first(reply, error) : next_of_shape(reply, error);
    if (!is_found)
        *error = (sc_field_error){0};
    return is_found;
}
