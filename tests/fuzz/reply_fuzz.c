/* SPDX-License-Identifier: MIT */
/* reply_fuzz.c: checks the reading of replies. An input is a digit for the registry (1 for the first), three digits
   for the HTTP status, and the body, which is read as a problem, too. The bytes of the body are also split at commas
   and NULs into fields and messages, which are written as field errors, read, and compared. The fourth byte selects
   the shape of the field errors. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "statuscode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) require(condition, #condition, __LINE__)

static void require(int condition, const char *text, int line)
{
    if (condition)
        return;
    fprintf(stderr, "line %d: does not hold: %s\n", line, text);
    abort();
}

static int is_refusal(sc_read read)
{
    return read == SC_READ_NOT_JSON || read == SC_READ_TOO_DEEP;
}

static int is_inside(const char *span, size_t span_length, const char *body, size_t length)
{
    if (span == NULL)
        return span_length == 0;
    return span >= body && span_length <= length && (size_t)(span - body) <= length - span_length;
}

static void check_outcome(sc_read read, const sc_reply *reply)
{
    REQUIRE(reply->outcome >= SC_OUTCOME_UNDECIDED && reply->outcome <= SC_OUTCOME_PENDING);
    REQUIRE(reply->action >= SC_ACT_NONE && reply->action <= SC_ACT_CHECK_HTTP);
    REQUIRE(reply->outcome != SC_OUTCOME_SUCCESS || reply->action == SC_ACT_NONE);
    REQUIRE(reply->outcome != SC_OUTCOME_SUCCESS || reply->fault == SC_FAULT_NONE);
    REQUIRE(reply->retry_after >= -1 && (reply->retry_after == -1 || reply->data != NULL));
    REQUIRE(reply->has_code == (read == SC_READ_OK));
    REQUIRE(reply->has_code || reply->code == 0);
}

static void check_entry(sc_registry registry, sc_read read, const sc_reply *reply)
{
    REQUIRE(reply->registry == (int)registry);
    if (is_refusal(read) || read == SC_READ_DUPLICATE_CODE || sc_count(registry) == 0) {
        REQUIRE(reply->outcome == (reply->http_status >= 400 ? SC_OUTCOME_FAILURE : SC_OUTCOME_UNDECIDED));
        REQUIRE(reply->entry == NULL);
    }
    if (reply->entry != NULL) {
        REQUIRE(sc_registry_of(reply->entry) == registry);
        REQUIRE(reply->outcome == SC_OUTCOME_SUCCESS || reply->action == (int)sc_action_of(reply->entry));
        REQUIRE(reply->outcome == SC_OUTCOME_SUCCESS || reply->fault == (int)sc_fault_of(reply->entry));
        REQUIRE(sc_kind_of(reply->entry) == SC_KIND_HTTP || !reply->has_code ||
                sc_code(reply->entry) == reply->code);
    }
}

/* The message and the data lie inside the body, and the data is one JSON text. */
static void check_spans(sc_read read, const char *body, size_t length, const sc_reply *reply)
{
    REQUIRE(is_inside(reply->message, reply->message_length, body, length));
    REQUIRE(is_inside(reply->data, reply->data_length, body, length));
    REQUIRE(is_inside(reply->body, reply->body_length, body, length));
    REQUIRE(!is_refusal(read) || (reply->message == NULL && reply->data == NULL));
    REQUIRE((reply->body == NULL) == (is_refusal(read) || read == SC_READ_EMPTY));
    if (reply->data != NULL) {
        sc_read part = sc_read_reply(SC_HERO, 0, reply->data, reply->data_length, NULL);
        REQUIRE(!is_refusal(part) && part != SC_READ_EMPTY);
    }
}

/* The part of a refused text before its first bad byte is valid or merely incomplete. */
static void check_error(sc_read read, const char *body, size_t length, const sc_reply *reply)
{
    sc_reply before;
    REQUIRE(reply->error_offset <= length);
    REQUIRE(is_refusal(read) || reply->error_offset == 0);
    if (read == SC_READ_NOT_JSON &&
        sc_read_reply(SC_HERO, 0, body, reply->error_offset, &before) == SC_READ_NOT_JSON)
        REQUIRE(before.error_offset == reply->error_offset);
}

static char *allocate(size_t size)
{
    char *bytes = malloc(size);
    if (bytes == NULL)
        abort();
    return bytes;
}

/* Returns the unescaped text in a buffer of exactly its size. */
static char *unescape(const char *text, size_t text_length, size_t *length)
{
    char *buf;
    *length = sc_unescape(NULL, 0, text, text_length);
    REQUIRE(*length <= text_length);
    buf = allocate(*length + 1);
    if (*length > 0)
        REQUIRE(sc_unescape(buf, *length, text, text_length) == *length && buf[0] == '\0');
    REQUIRE(sc_unescape(buf, *length + 1, text, text_length) == *length && buf[*length] == '\0');
    return buf;
}

static void check_message(const sc_reply *reply)
{
    size_t length;
    char *text = unescape(reply->message, reply->message_length, &length);
    char *buf = allocate(length + 1);
    REQUIRE(sc_read_message(reply, NULL, 0) == length);
    REQUIRE(sc_read_message(reply, buf, length + 1) == length && memcmp(buf, text, length + 1) == 0);
    free(buf);
    free(text);
}

/* Unescapes any bytes. If they have no backslash, they are copied. */
static void check_unescape(const char *text, size_t text_length)
{
    size_t length;
    char *unescaped = unescape(text, text_length, &length);
    if (memchr(text, '\\', text_length) == NULL)
        REQUIRE(length == text_length && memcmp(unescaped, text, length) == 0);
    free(unescaped);
}

static int is_all_zero(const sc_field_error *error)
{
    int is_zero = error->field == NULL && error->message == NULL && error->field_length == 0 &&
                  error->message_length == 0;
    for (size_t i = 0; i < sizeof error->reserved / sizeof error->reserved[0]; i++)
        is_zero = is_zero && error->reserved[i] == 0;
    return is_zero;
}

static int is_string(const char *span, size_t span_length, const char *body, size_t length)
{
    return span > body && is_inside(span - 1, span_length + 2, body, length) && span[-1] == '"' &&
           span[span_length] == '"';
}

static size_t check_each_field_error(const char *body, size_t length, const sc_reply *reply)
{
    sc_field_error error = {0};
    const char *before = body;
    size_t count = 0;
    while (sc_next_field_error(reply, &error)) {
        size_t unescaped;
        REQUIRE(is_string(error.message, error.message_length, body, length));
        REQUIRE(error.field != NULL);
        REQUIRE(error.field_length == 0 || is_string(error.field, error.field_length, body, length));
        REQUIRE(error.message > before);
        before = error.message;
        free(unescape(error.field, error.field_length, &unescaped));
        free(unescape(error.message, error.message_length, &unescaped));
        count++;
    }
    REQUIRE(is_all_zero(&error));
    return count;
}

/* A field error takes at least three bytes: two quotation marks, and a bracket or a comma. */
static void check_field_errors(const char *body, size_t length, const sc_reply *reply)
{
    size_t count = check_each_field_error(body, length, reply);
    REQUIRE(count <= length / 3);
    REQUIRE(count == 0 || (reply->body != NULL && reply->outcome != SC_OUTCOME_SUCCESS));
    REQUIRE(check_each_field_error(body, length, reply) == count);
}

static void check_again(sc_registry registry, sc_read read, const char *body, size_t length,
                        const sc_reply *reply)
{
    sc_reply again;
    memset(&again, 0xa5, sizeof again);
    REQUIRE(sc_read_reply(registry, reply->http_status, body, length, NULL) == read);
    REQUIRE(sc_read_reply(registry, reply->http_status, body, length, &again) == read);
    REQUIRE(again.outcome == reply->outcome && again.action == reply->action && again.code == reply->code);
    REQUIRE(again.has_code == reply->has_code && again.http_status == reply->http_status);
    REQUIRE(again.entry == reply->entry && again.error_offset == reply->error_offset);
    REQUIRE(again.message == reply->message && again.message_length == reply->message_length);
    REQUIRE(again.data == reply->data && again.data_length == reply->data_length);
    REQUIRE(again.body == reply->body && again.body_length == reply->body_length);
    REQUIRE(again.fault == reply->fault && again.retry_after == reply->retry_after);
    for (size_t i = 0; i < sizeof again.reserved / sizeof again.reserved[0]; i++)
        REQUIRE(again.reserved[i] == NULL);
}

/* Returns the value of a digit. Any other byte stands for a number below 16. */
static int digit(uint8_t byte)
{
    return byte % 16;
}

static void check(sc_registry registry, int http_status, const char *body, size_t length)
{
    sc_reply reply;
    sc_read read = sc_read_reply(registry, http_status, body, length, &reply);
    REQUIRE(reply.http_status == http_status);
    check_outcome(read, &reply);
    check_entry(registry, read, &reply);
    check_spans(read, body, length, &reply);
    check_error(read, body, length, &reply);
    check_message(&reply);
    check_unescape(body, length);
    check_field_errors(body, length, &reply);
    check_again(registry, read, body, length, &reply);
}

/* Reads the same bytes as a problem. */
static void check_problem(int http_status, const char *body, size_t length)
{
    sc_reply reply;
    sc_field_error error = {0};
    sc_read read = sc_read_problem(http_status, body, length, &reply);
    REQUIRE(sc_read_problem(http_status, body, length, NULL) == read);
    REQUIRE(read != SC_READ_DUPLICATE_CODE && reply.http_status == http_status);
    REQUIRE(reply.registry == SC_REGISTRY_NONE && reply.data == NULL && reply.retry_after == -1);
    REQUIRE(!sc_next_field_error(&reply, &error));
    REQUIRE(http_status < 400 || reply.outcome == SC_OUTCOME_FAILURE);
    check_outcome(read, &reply);
    check_spans(read, body, length, &reply);
    check_error(read, body, length, &reply);
    check_message(&reply);
}

/* ---- Field errors, written and read ------------------------------------------------------------------- */

/* The text around fields and messages. If before_field is NULL, the errors have no field. */
static const struct shape {
    sc_registry registry;
    const char *open, *before_field, *before_message, *behind_message, *close;
} shapes[] = {
    {SC_PLUS, "{", "", ":[", "]", "}"}, /* the first shape, in which two names are no fields */
    {SC_PLUS, "{\"errors\":{", "", ":[", "]", "}}"},
    {SC_PLUS, " { \"message\" : \"\" , \"errors\" : { ", "", " : ", " ", "} } "},
    {SC_PLUS, "{\"errors\":[],\"errors\":{", "\"\":[],\"x\":[[\"no\"],5],", ":[null,{\"a\":\"no\"},", "]",
     "}}"},
    {SC_JIEMI, "[", "{\"field\":", ",\"message\":", "}", "]"},
    {SC_JIEMI, "[", "[\"no\"],{\"message\":[\"no\"],\"field\":", ",\"x\":{},\"message\":", "},\"no\"", "]"},
    {SC_FECSHOP, "{\"data\":{\"error\":{", "", ":[", "]", "}}}"},
    {SC_FECSHOP, "{\"code\":1100007,\"data\":{\"error\":\"no\",\"errors\":{", "", ":", "", "}}}"},
    {SC_FECSHOP, "{\"data\":{\"errors\":{\"x\":[]},\"error\":[", NULL, "", "", "]}}"},
};

enum { SHAPES = sizeof shapes / sizeof shapes[0] };

/* Returns a copy of the input from *at to the next comma or NUL, or NULL after the last. */
static char *next_text(const char *bytes, size_t length, size_t *at)
{
    size_t end = *at;
    char *text;
    if (*at > length)
        return NULL;
    while (end < length && bytes[end] != ',' && bytes[end] != '\0')
        end++;
    text = allocate(end - *at + 1);
    memcpy(text, bytes + *at, end - *at);
    text[end - *at] = '\0';
    *at = end + 1;
    return text;
}

/* Stores the next field, if the shape has fields, and the next message. Returns whether there is a message. */
static int next_pair(const struct shape *shape, const char *bytes, size_t length, size_t *at, char *pair[2])
{
    pair[0] = shape->before_field != NULL ? next_text(bytes, length, at) : NULL;
    pair[1] = next_text(bytes, length, at);
    if (pair[1] != NULL)
        return 1;
    free(pair[0]);
    return 0;
}

static char *literal_of(const char *text)
{
    size_t length = sc_write_string(NULL, 0, text);
    char *literal = allocate(length + 1);
    REQUIRE(sc_write_string(literal, length + 1, text) == length);
    return literal;
}

struct body {
    char *text;
    size_t length;
};

static void append(struct body *body, const char *text)
{
    memcpy(body->text + body->length, text, strlen(text));
    body->length += strlen(text);
}

static void append_literal(struct body *body, const char *text)
{
    char *literal = literal_of(text);
    append(body, literal);
    free(literal);
}

/* Returns whether a field's name means something else because the body itself is the object. */
static int is_taken(const struct shape *shape, const char *field)
{
    return shape == shapes && (strcmp(field, "message") == 0 || strcmp(field, "errors") == 0);
}

/* Appends all pairs. Returns whether there are any and all of them are field errors. */
static int append_pairs(const struct shape *shape, const char *bytes, size_t length, struct body *body)
{
    char *pair[2];
    size_t count = 0;
    int are_errors = 1;
    for (size_t at = 0; next_pair(shape, bytes, length, &at, pair); count++) {
        append(body, count > 0 ? "," : "");
        if (pair[0] != NULL) {
            append(body, shape->before_field);
            append_literal(body, pair[0]);
            are_errors = are_errors && !is_taken(shape, pair[0]);
        }
        append(body, shape->before_message);
        append_literal(body, pair[1]);
        append(body, shape->behind_message);
        free(pair[0]);
        free(pair[1]);
    }
    return are_errors && count > 0;
}

static int is_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

/* Requires that the span is the text as a literal, and that unescaping gives the text again, with U+FFFD in place of
   what was not UTF-8. */
static void require_text(const char *text, const char *span, size_t span_length)
{
    char *literal = literal_of(text);
    size_t length;
    char *unescaped = unescape(span, span_length, &length);
    char *again = literal_of(unescaped);
    REQUIRE(strlen(literal) == span_length + 2 && memcmp(literal + 1, span, span_length) == 0);
    REQUIRE(strlen(unescaped) == length && strcmp(again, literal) == 0);
    REQUIRE(!is_ascii(text) || strcmp(unescaped, text) == 0);
    free(again);
    free(unescaped);
    free(literal);
}

static void require_pairs(const struct shape *shape, const char *bytes, size_t length, const sc_reply *reply)
{
    sc_field_error error = {0};
    char *pair[2];
    for (size_t at = 0; next_pair(shape, bytes, length, &at, pair);) {
        REQUIRE(sc_next_field_error(reply, &error) == 1);
        require_text(pair[0] != NULL ? pair[0] : "", error.field, error.field_length);
        require_text(pair[1], error.message, error.message_length);
        free(pair[0]);
        free(pair[1]);
    }
    REQUIRE(sc_next_field_error(reply, &error) == 0 && is_all_zero(&error));
}

static void check_round_trip(const struct shape *shape, const char *bytes, size_t length)
{
    struct body body = {NULL, 0};
    sc_reply reply;
    int are_errors;
    body.text = allocate(
        64 * (length + 4)); /* a pair takes at least a comma of the input, and less than 64 bytes around it */
    append(&body, shape->open);
    are_errors = append_pairs(shape, bytes, length, &body);
    append(&body, shape->close);
    REQUIRE(!is_refusal(sc_read_reply(shape->registry, 422, body.text, body.length, &reply)));
    if (are_errors)
        require_pairs(shape, bytes, length, &reply);
    free(body.text);
}

/* Returns the registry at a position, from 1, or SC_REGISTRY_NONE if there is none. */
static sc_registry any_registry(int digit)
{
    return digit > 0 ? sc_registry_at((size_t)digit - 1) : SC_REGISTRY_NONE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 4) {
        check(any_registry(digit(data[0])), 100 * digit(data[1]) + 10 * digit(data[2]) + digit(data[3]),
              (const char *)data + 4, size - 4);
        check_problem(100 * digit(data[1]), (const char *)data + 4, size - 4);
        check_round_trip(&shapes[data[3] % SHAPES], (const char *)data + 4, size - 4);
    }
    return 0;
}
