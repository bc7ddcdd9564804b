/* SPDX-License-Identifier: MIT */
/* Reading replies, as a libFuzzer target. An input is a digit for the registry, 1 for the first, three for the HTTP status,
   and the body. */
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
    fprintf(stderr, "line %d: not so: %s\n", line, text);
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

static void check_verdict(sc_registry registry, sc_read read, const sc_reply *reply)
{
    REQUIRE(reply->outcome >= SC_OUTCOME_UNDECIDED && reply->outcome <= SC_OUTCOME_PENDING);
    REQUIRE(reply->action >= SC_ACT_NONE && reply->action <= SC_ACT_CHECK_HTTP);
    REQUIRE(reply->has_code == (read == SC_READ_OK));
    REQUIRE(reply->has_code || reply->code == 0);
    if (is_refusal(read) || read == SC_READ_DUPLICATE_CODE || sc_count(registry) == 0) {
        REQUIRE(reply->outcome == (reply->http_status >= 400 ? SC_OUTCOME_FAILURE : SC_OUTCOME_UNDECIDED));
        REQUIRE(reply->entry == NULL);
    }
    if (reply->entry != NULL) {
        REQUIRE(sc_registry_of(reply->entry) == registry);
        REQUIRE(reply->action == (int)sc_action_of(reply->entry));
        REQUIRE(sc_kind_of(reply->entry) == SC_KIND_HTTP || !reply->has_code ||
                sc_code(reply->entry) == reply->code);
    }
}

/* What lies in the body is there, and data is a JSON text of its own. */
static void check_spans(sc_read read, const char *body, size_t length, const sc_reply *reply)
{
    REQUIRE(is_inside(reply->message, reply->message_length, body, length));
    REQUIRE(is_inside(reply->data, reply->data_length, body, length));
    REQUIRE(!is_refusal(read) || (reply->message == NULL && reply->data == NULL));
    if (reply->data != NULL) {
        sc_read part = sc_read_reply(SC_HERO, 0, reply->data, reply->data_length, NULL);
        REQUIRE(!is_refusal(part) && part != SC_READ_EMPTY);
    }
}

/* Up to its first bad byte, a text that is refused could have become a valid one. */
static void check_error(sc_read read, const char *body, size_t length, const sc_reply *reply)
{
    sc_reply before;
    REQUIRE(reply->error_offset <= length);
    REQUIRE(is_refusal(read) || reply->error_offset == 0);
    if (read == SC_READ_NOT_JSON &&
        sc_read_reply(SC_HERO, 0, body, reply->error_offset, &before) == SC_READ_NOT_JSON)
        REQUIRE(before.error_offset == reply->error_offset);
}

static void check_message(const sc_reply *reply)
{
    size_t length = sc_read_message(reply, NULL, 0);
    char *buf = malloc(length + 1);
    if (buf == NULL)
        return;
    REQUIRE(length <= reply->message_length);
    REQUIRE(sc_read_message(reply, buf, length + 1) == length && buf[length] == '\0');
    if (length > 0)
        REQUIRE(sc_read_message(reply, buf, length) == length && buf[0] == '\0');
    free(buf);
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
    for (size_t i = 0; i < sizeof again.reserved / sizeof again.reserved[0]; i++)
        REQUIRE(again.reserved[i] == NULL);
}

/* A digit; any other byte counts as one too. */
static int digit(uint8_t byte)
{
    return byte % 16;
}

static void check(sc_registry registry, int http_status, const char *body, size_t length)
{
    sc_reply reply;
    sc_read read = sc_read_reply(registry, http_status, body, length, &reply);
    REQUIRE(reply.http_status == http_status);
    check_verdict(registry, read, &reply);
    check_spans(read, body, length, &reply);
    check_error(read, body, length, &reply);
    check_message(&reply);
    check_again(registry, read, body, length, &reply);
}

/* The registry at a position, counted from 1; none for 0 and where there are not so many. */
static sc_registry any_registry(int digit)
{
    return digit > 0 ? sc_registry_at((size_t)digit - 1) : SC_REGISTRY_NONE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 4)
        check(any_registry(digit(data[0])), 100 * digit(data[1]) + 10 * digit(data[2]) + digit(data[3]),
              (const char *)data + 4, size - 4);
    return 0;
}
