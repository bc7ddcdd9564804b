/* SPDX-License-Identifier: MIT */
/* Reading replies: what a response body of an API means, by the five rules in statuscode.h. */
#include "reply.h"
#include "table.h"

#include <string.h>

/* ---- What the body holds ------------------------------------------------------------------------------ */

struct contents {
    const struct sc_api *api;
    const char *body;
    size_t length;
    sc_read read;
    int32_t code;                                /* set if read is SC_READ_OK */
    size_t error_offset;                         /* for SC_READ_NOT_JSON and SC_READ_TOO_DEEP, else 0 */
    struct json_member members[1 + MAX_MEMBERS]; /* the API's, from 1; number 0 is always absent */
};

static int has_way(const struct contents *contents, enum sc_way way)
{
    return (contents->api->ways & way) != 0;
}

/* Returns the body's member that holds this, or an absent member if the API has none. */
static const struct json_member *find_member(const struct contents *contents, enum sc_holds holds)
{
    return &contents->members[contents->api->member[holds]];
}

/* Returns whether the text of a JSON_OTHER value is a number. In ASCII, the minus sign is below the digits, and null,
   arrays and objects begin with characters above them. */
static int is_number(const char *text)
{
    return text[0] <= '9';
}

/* Returns whether a raw string is an integer when unescaped. If so, stores it in *value. */
static int integer_of_string(const char *raw, size_t length, int32_t *value)
{
    char digits[12];
    size_t count = 0;
    size_t at = 0;
    while (at < length) {
        char character[4];
        if (count == sizeof digits || sc_json_next_char(raw, length, &at, character) != 1)
            return 0;
        digits[count++] = character[0];
    }
    return sc_json_int32(digits, count, value);
}

/* Returns whether a member is an integer or a string that holds one. If so, stores it in *value, else leaves *value
   unchanged. */
static int integer_of(const struct contents *contents, enum sc_holds holds, int32_t *value)
{
    const struct json_member *member = find_member(contents, holds);
    if (member->type == JSON_STRING)
        return integer_of_string(contents->body + member->offset, member->length, value);
    if (member->type != JSON_OTHER)
        return 0;
    const char *raw = contents->body + member->offset;
    return is_number(raw) && sc_json_int32_of_number(raw, member->length, value);
}

static sc_read code_of(const struct contents *contents, int32_t *code)
{
    const struct json_member *member = find_member(contents, HOLDS_CODE);
    if (member->type == JSON_ABSENT)
        return SC_READ_NO_CODE;
    if (member->repeated)
        return SC_READ_DUPLICATE_CODE;
    if (member->integer >= 0) {
        *code = member->integer;
        return SC_READ_OK;
    }
    return integer_of(contents, HOLDS_CODE, code) ? SC_READ_OK : SC_READ_BAD_CODE;
}

/* Sets what fill_in_data uses even if there are no data. */
static void forget_data(struct contents *contents)
{
    struct json_member *data = &contents->members[contents->api->member[HOLDS_DATA]];
    data->offset = 0;
    data->length = 0;
}

static void read_contents(sc_registry registry, const char *body, size_t length, struct contents *contents)
{
    contents->api = sc_api_of_registry(registry);
    contents->body = body;
    contents->length = length;
    contents->members[0].type = JSON_ABSENT;
    forget_data(contents);
    contents->read = read_of_json(sc_json_read(body, length, JSON_MAX_DEPTH,
                                               sc_at_distance(contents->api, contents->api->names_at),
                                               contents->members + 1, &contents->error_offset));
    if (contents->read == SC_READ_OK)
        contents->read = code_of(contents, &contents->code);
}

static int is_container(const struct contents *contents, size_t value)
{
    return contents->body[value] == '{' || contents->body[value] == '[';
}

/* Finds the first string among the items of an array or object, and returns whether there is one. */
static int find_string_in(const struct contents *contents, size_t container, struct json_item *string)
{
    size_t at = container;
    while (sc_json_next_item(contents->body, contents->length, &at, string))
        if (contents->body[string->value] == '"')
            return 1;
    return 0;
}

/* Finds the first string in an array or object, at most two levels deep, and returns whether there is one. */
static int find_string(const struct contents *contents, size_t value, struct json_item *string)
{
    size_t at = value;
    if (!is_container(contents, value))
        return 0;
    while (sc_json_next_item(contents->body, contents->length, &at, string))
        if (contents->body[string->value] == '"' ||
            (is_container(contents, string->value) && find_string_in(contents, string->value, string)))
            return 1;
    return 0;
}

/* Stores the message that a member holds: a string, or the first string in a list or an object. Returns whether there
   is one. */
static int take_message(const struct contents *contents, enum sc_holds holds, sc_reply *reply)
{
    const struct json_member *member = find_member(contents, holds);
    struct json_item string;
    if (member->type == JSON_STRING) {
        reply->message = contents->body + member->offset;
        reply->message_length = member->length;
        return 1;
    }
    if (member->type == JSON_ABSENT || !find_string(contents, member->offset, &string))
        return 0;
    reply->message = contents->body + string.value + 1;
    reply->message_length = string.value_length - 2;
    return 1;
}

/* Stores the message. The loop calls take_message at one place, into which compilers then inline it. */
static void fill_in_message(const struct contents *contents, sc_reply *reply)
{
    static const enum sc_holds places[] = {HOLDS_MESSAGE, HOLDS_SPARE_MESSAGE};
    reply->message = NULL;
    reply->message_length = 0;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (take_message(contents, places[i], reply))
            break;
}

/* Stores the data, without a branch, because a processor cannot predict whether there are any. */
static void fill_in_data(const struct contents *contents, sc_reply *reply)
{
    const struct json_member *data = find_member(contents, HOLDS_DATA);
    size_t quote = data->type == JSON_STRING; /* data is a JSON text, so a string has its quotation marks */
    size_t is_there = data->type != JSON_ABSENT;
    const char *text = contents->body + data->offset - quote;
    reply->data = is_there ? text : NULL;
    reply->data_length = is_there * (data->length + 2 * quote);
}

static int is_malformed(const struct contents *contents)
{
    return contents->read == SC_READ_NOT_JSON || contents->read == SC_READ_TOO_DEEP;
}

/* Stores what the body says as it is. Each field is set by itself, because clearing the structure first would take as
   long as everything else that is done for a short body except reading it. */
static void fill_in(const struct contents *contents, sc_reply *reply)
{
    int is_text = has_json(contents->read);
    reply->has_code = contents->read == SC_READ_OK;
    reply->code = contents->read == SC_READ_OK ? contents->code : 0;
    reply->entry = NULL;
    fill_in_message(contents, reply);
    fill_in_data(contents, reply);
    reply->body = is_text ? contents->body : NULL;
    reply->body_length = is_text ? contents->length : 0;
    reply->error_offset = contents->error_offset;
    for (size_t i = 0; i < sizeof reply->reserved / sizeof reply->reserved[0]; i++)
        reply->reserved[i] = NULL;
}

/* ---- Which entry is meant ----------------------------------------------------------------------------- */

/* Returns the entry of a code. A registry lists a number either as a code or as an HTTP status. */
static const sc_entry *lookup_code(sc_registry registry, int32_t code)
{
    const sc_entry *entry = sc_find(registry, code);
    return entry != NULL && entry->kind != SC_KIND_HTTP ? entry : NULL;
}

static const sc_entry *lookup_http(sc_registry registry, int status)
{
    const sc_entry *entry = sc_find(registry, status);
    return entry != NULL && entry->kind == SC_KIND_HTTP ? entry : NULL;
}

/* Returns whether a character is white space or a full stop, Western or Chinese. */
static int is_padding(const char *character, size_t size)
{
    switch (character[0]) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '.':
        return 1;
    default:
        break;
    }
    return size == 3 && memcmp(character, "\xe3\x80\x82", 3) == 0;
}

/* Returns the offset after white space and full stops. */
static size_t skip_padding(const char *raw, size_t length, size_t at)
{
    while (at < length) {
        char character[4];
        size_t next = at;
        size_t size = sc_json_next_char(raw, length, &next, character);
        if (!is_padding(character, size))
            break;
        at = next;
    }
    return at;
}

/* Returns whether the message from an offset on is this text, apart from white space and full stops at their ends. The
   end of the text is checked first because the end of the message may be long. */
static int says(const sc_reply *reply, size_t at, const char *text)
{
    size_t length = strlen(text);
    size_t text_at = 0;
    while (at < reply->message_length) {
        char character[4];
        size_t next = at;
        size_t size = sc_json_next_char(reply->message, reply->message_length, &next, character);
        if (size > length - text_at || memcmp(character, text + text_at, size) != 0)
            break;
        at = next;
        text_at += size;
    }
    return skip_padding(text, length, text_at) == length &&
           skip_padding(reply->message, reply->message_length, at) == reply->message_length;
}

/* Chooses among the entries of a code: the first whose text is the message, else the first whose HTTP mapping is the
   status, else the first of all. */
static const sc_entry *choose_meaning(const sc_entry *first, const sc_reply *reply)
{
    const sc_entry *entry;
    if (first == NULL || !sc_has_next_meaning(first))
        return first;
    size_t start = skip_padding(reply->message, reply->message_length, 0);
    for (entry = first; entry != NULL; entry = sc_next_meaning(entry))
        if (says(reply, start, sc_message(entry, SC_ZH)) || says(reply, start, sc_message(entry, SC_EN)))
            return entry;
    for (entry = first; entry != NULL; entry = sc_next_meaning(entry))
        if (sc_http_status(entry) == reply->http_status)
            return entry;
    return first;
}

/* Returns the entry whose symbol is the message. Rayvision sends the symbol in lower case. */
static const sc_entry *lookup_symbol(sc_registry registry, const sc_reply *reply)
{
    char symbol[256]; /* a constant has at most 255 bytes */
    /* A longer message cannot be a symbol, even if each of its characters is escaped. */
    if (reply->message_length > 6 * sizeof symbol)
        return NULL;
    size_t length = sc_read_message(reply, symbol, sizeof symbol);
    const sc_entry *entry = sc_lookup_name(registry, symbol);
    /* The whole message must be the symbol. This excludes the full constant and a symbol followed by a NUL. */
    return length == strlen(sc_name(entry)) ? entry : NULL;
}

/* ---- The five rules ----------------------------------------------------------------------------------- */

/* Returns the outcome of a deciding member, or UNDECIDED if there is none or its type is not the API's. */
static int outcome_of_member(const struct contents *contents, enum sc_holds holds)
{
    /* By the API's and the member's types, without a branch, because a processor cannot predict which API comes next.
       All others are UNDECIDED, which is 0, except strings, which are compared below. */
    static const unsigned char outcomes[JSON_STRING + 1][JSON_ABSENT + 1] = {
        [JSON_FALSE] = {[JSON_FALSE] = SC_OUTCOME_SUCCESS, [JSON_TRUE] = SC_OUTCOME_FAILURE},
        [JSON_TRUE] = {[JSON_FALSE] = SC_OUTCOME_FAILURE, [JSON_TRUE] = SC_OUTCOME_SUCCESS},
    };
    const struct sc_member *members = sc_at_distance(contents->api, contents->api->members_at);
    const char *success = members[contents->api->member[holds]].success;
    const struct json_member *member = find_member(contents, holds);
    json_type type = json_type_of((unsigned char)success[0]);
    if (type == JSON_STRING && member->type == JSON_STRING)
        return sc_json_equals(contents->body + member->offset - 1, member->length + 2, success)
                   ? SC_OUTCOME_SUCCESS
                   : SC_OUTCOME_FAILURE;
    return outcomes[type][member->type];
}

/* Rule 3: code 0 leaves the outcome to the HTTP status or to the body's copy of it. Returns the status that it used. */
static int decide_by_status(sc_registry registry, const struct contents *contents, sc_reply *reply)
{
    int32_t status = reply->http_status;
    if (status <= 0)
        integer_of(contents, HOLDS_STATUS, &status); /* if there is no copy, the status stays unknown */
    reply->outcome = outcome_of_http(status, has_way(contents, SC_2XX_WITHOUT_CODE));
    if (status >= 300) {
        reply->entry = lookup_http(registry, status);
        if (reply->entry != NULL)
            reply->outcome = (int)sc_outcome_of_entry(reply->entry);
    }
    return status;
}

/* Rule 4: returns the outcome of a usable code. */
static int outcome_of_code(const struct contents *contents, const sc_reply *reply)
{
    if (reply->entry == NULL)
        return SC_OUTCOME_FAILURE;
    sc_outcome outcome = sc_outcome_of_entry(reply->entry);
    if (outcome == SC_OUTCOME_SUCCESS && has_way(contents, SC_CODE_NEEDS_200))
        return outcome_of_http(reply->http_status, reply->http_status == 200);
    return (int)outcome;
}

/* Rule 5: decides without a usable code. */
static void decide_without_code(sc_registry registry, const struct contents *contents, sc_reply *reply)
{
    int may_succeed = has_way(contents, SC_2XX_WITHOUT_CODE) ||
                      (contents->read == SC_READ_EMPTY && has_way(contents, SC_2XX_IF_EMPTY));
    reply->outcome = outcome_of_member(contents, HOLDS_SPARE_RESULT);
    if (reply->outcome != SC_OUTCOME_UNDECIDED)
        return;
    reply->outcome = outcome_of_http(reply->http_status, may_succeed);
    if (contents->read == SC_READ_NO_CODE && has_way(contents, SC_MESSAGE_IS_SYMBOL) &&
        find_member(contents, HOLDS_MESSAGE)->type == JSON_STRING) {
        reply->entry = lookup_symbol(registry, reply);
        if (reply->entry != NULL && reply->outcome == SC_OUTCOME_UNDECIDED)
            reply->outcome = (int)sc_outcome_of_entry(reply->entry);
    }
}

/* Rule 1: returns whether only the HTTP status can decide. */
static int is_unusable(const struct contents *contents)
{
    return is_malformed(contents) || contents->read == SC_READ_DUPLICATE_CODE || contents->api->count == 0;
}

/* Uses the row of the HTTP status if the rules have left no entry. */
static void choose_http_row(sc_registry registry, int status, sc_reply *reply)
{
    if (reply->entry != NULL)
        return;
    const sc_entry *row = lookup_http(registry, status);
    if (row != NULL && (int)sc_outcome_of_entry(row) == reply->outcome)
        reply->entry = row;
}

/* Applies the first matching rule of statuscode.h. Returns the HTTP status that the rule went by. */
static int decide(sc_registry registry, const struct contents *contents, sc_reply *reply)
{
    int status = reply->http_status;
    if (reply->has_code)
        reply->entry = choose_meaning(lookup_code(registry, reply->code), reply);
    if (is_unusable(contents)) {
        reply->outcome = outcome_of_http(status, 0);
        return status;
    }
    int decided = outcome_of_member(contents, HOLDS_DECIDES);
    if (reply->has_code && (reply->code != 0 || !has_way(contents, SC_ZERO_IS_HTTP))) {
        int outcome = outcome_of_code(contents, reply);
        reply->outcome =
            decided != SC_OUTCOME_UNDECIDED ? decided : outcome; /* rule 2 or 4, without a branch */
    } else if (decided != SC_OUTCOME_UNDECIDED) {
        reply->outcome = decided; /* rule 2 */
    } else if (reply->has_code) {
        status = decide_by_status(registry, contents, reply);
    } else {
        decide_without_code(registry, contents, reply);
    }
    choose_http_row(registry, status, reply);
    return status;
}

/* Returns whether the body is the API's own, not a gateway's. */
static int is_own(const struct contents *contents, const sc_reply *reply)
{
    if (is_unusable(contents))
        return 0;
    return reply->has_code || outcome_of_member(contents, HOLDS_DECIDES) != SC_OUTCOME_UNDECIDED ||
           outcome_of_member(contents, HOLDS_SPARE_RESULT) != SC_OUTCOME_UNDECIDED;
}

/* Sets action, fault and retry_after. is_own need not check for a symbol, because a symbol has an entry. */
static void advise(const struct contents *contents, int status, sc_reply *reply)
{
    int32_t seconds = -1;
    if (reply->entry != NULL) {
        reply->action = reply->entry->action;
        reply->fault = reply->entry->fault;
    } else {
        reply->action =
            is_from_gateway(status) && is_own(contents, reply) ? SC_ACT_NONE : action_of_http(status);
        reply->fault = fault_of_http(status);
    }
    if (reply->entry != NULL && reply->entry->waits)
        integer_of(contents, HOLDS_DATA, &seconds); /* if it is no integer, the time stays unknown */
    reply->retry_after = seconds >= 0 ? (int)seconds : -1;
    if (reply->outcome == SC_OUTCOME_SUCCESS) {
        reply->action = SC_ACT_NONE;
        reply->fault = SC_FAULT_NONE;
    }
}

/* Returns the length of the byte order mark before a text (RFC 8259, section 8.1), or 0 if there is none. */
static size_t mark_length(const char *body, size_t length)
{
    return length >= 3 && memcmp(body, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

sc_read sc_read_reply(sc_registry registry, int http_status, const char *body, size_t length, sc_reply *reply)
{
    struct contents contents;
    if (body == NULL) {
        body = "";
        length = 0;
    }
    size_t mark = mark_length(body, length);
    read_contents(registry, body + mark, length - mark, &contents);
    if (is_malformed(&contents))
        contents.error_offset += mark;
    if (reply != NULL) {
        reply->http_status = http_status;
        reply->registry = (int)registry;
        fill_in(&contents, reply);
        int status = decide(registry, &contents, reply);
        advise(&contents, status, reply);
    }
    return contents.read;
}

size_t sc_read_message(const sc_reply *reply, char *buf, size_t size)
{
    return sc_unescape(buf, size, reply != NULL ? reply->message : NULL,
                       reply != NULL ? reply->message_length : 0);
}
