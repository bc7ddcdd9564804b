/* SPDX-License-Identifier: MIT */
/* walk.c: prints every entry of every registry and reads some bodies, as a program outside the project would. It also
   compiles as C++. */
#include <stdio.h>
#include <string.h>

#include <statuscode.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

static void print(const sc_entry *entry)
{
    printf("%s\t%ld\t%d\t%s\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", sc_registry_name(sc_registry_of(entry)),
           (long)sc_code(entry), (int)sc_kind_of(entry), sc_constant(entry), sc_http_status(entry),
           sc_wire_status(entry), (int)sc_canonical_of(entry), (int)sc_action_of(entry),
           (int)sc_fault_of(entry), sc_message(entry, SC_ZH), sc_message(entry, SC_EN));
}

/* Prints every member of the reply and of its field errors, because other languages have to declare the same layout. */
static void read_body(sc_registry registry, int http_status, const char *body)
{
    sc_reply reply;
    sc_field_error error;
    char text[64];
    sc_read read = sc_read_reply(registry, http_status, body, strlen(body), &reply);

    sc_read_message(&reply, text, sizeof text);
    printf("%s\t%s\t%s\t%s\t%d\t%d\t%ld\t%d\t%s\t%s\t%lu\t%s\t%.*s\t%.*s\t%lu", sc_read_name(read),
           sc_outcome_name((sc_outcome)reply.outcome), sc_action_name((sc_action)reply.action),
           sc_fault_name((sc_fault)reply.fault), reply.retry_after, reply.has_code, (long)reply.code,
           reply.http_status, sc_registry_name((sc_registry)reply.registry), sc_constant(reply.entry),
           (unsigned long)reply.message_length, text, (int)reply.data_length,
           reply.data_length == 0 ? "" : reply.data, (int)reply.body_length,
           reply.body_length == 0 ? "" : reply.body, (unsigned long)reply.error_offset);
    memset(&error, 0, sizeof error);
    while (sc_next_field_error(&reply, &error)) {
        sc_unescape(text, sizeof text, error.field, error.field_length);
        printf("\t%s", text);
        sc_unescape(text, sizeof text, error.message, error.message_length);
        printf("\t%s", text);
    }
    printf("\n");
}

int main(void)
{
    sc_registry registry;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++)
            print(sc_at(registry, i));
    read_body(SC_PLUS, 401,
              "{\"status\":false,\"code\":1012,\"message\":\"\\u8fc7\\u671f\",\"data\":{\"id\":7}}");
    read_body(SC_PLUS, 403, "{\"status\":false,\"code\":1008,\"message\":null,\"data\":59}");
    read_body(SC_PLUS, 422, "\xef\xbb\xbf{\"errors\":{\"phone\":[\"\\u8fc7\\u671f\",\"\"],\"\":\"\\\"\"}}");
    read_body(SC_HERO, 502, "{\"code\":0,}");
    return sc_code(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED)) == 1012 ? 0 : 1;
}
