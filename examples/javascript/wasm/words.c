/* SPDX-License-Identifier: MIT */
/* Copies the library's structures into arrays of 32-bit words, so that statuscode.js need not know their layout. An
   array is valid until the next call. Its words are in the order in which statuscode.js reads them. */
#include <stdint.h>

#include "statuscode.h"

static int32_t words[16];
static sc_reply reply;
static sc_field_error error;

static int32_t address(const void *at)
{
    return (int32_t)(intptr_t)at;
}

static const int32_t *reply_words(sc_read read)
{
    words[0] = (int32_t)read;
    words[1] = reply.outcome;
    words[2] = reply.action;
    words[3] = reply.fault;
    words[4] = reply.retry_after;
    words[5] = reply.has_code;
    words[6] = reply.code;
    words[7] = address(reply.entry);
    words[8] = address(reply.message);
    words[9] = (int32_t)reply.message_length;
    words[10] = address(reply.data);
    words[11] = (int32_t)reply.data_length;
    words[12] = (int32_t)reply.error_offset;
    return words;
}

extern unsigned char __heap_base; /* defined by the linker: the end of the library's data and stack */

unsigned char *words_behind(void);
const int32_t *words_of_reply(sc_registry registry, int http_status, const char *body, size_t length);
const int32_t *words_of_problem(int http_status, const char *body, size_t length);
const int32_t *words_of_next_field_error(void);
const int32_t *words_of_entry(const sc_entry *entry);

/* Returns where the caller's memory begins. It is a function, because not every WebAssembly engine exports globals. */
unsigned char *words_behind(void)
{
    return &__heap_base;
}

const int32_t *words_of_reply(sc_registry registry, int http_status, const char *body, size_t length)
{
    error = (sc_field_error){0};
    return reply_words(sc_read_reply(registry, http_status, body, length, &reply));
}

const int32_t *words_of_problem(int http_status, const char *body, size_t length)
{
    error = (sc_field_error){0};
    return reply_words(sc_read_problem(http_status, body, length, &reply));
}

/* Returns the next field error of the reply that was read last, or NULL after the last one. */
const int32_t *words_of_next_field_error(void)
{
    if (!sc_next_field_error(&reply, &error))
        return NULL;
    words[0] = address(error.field);
    words[1] = (int32_t)error.field_length;
    words[2] = address(error.message);
    words[3] = (int32_t)error.message_length;
    return words;
}

const int32_t *words_of_entry(const sc_entry *entry)
{
    words[0] = sc_code(entry);
    words[1] = (int32_t)sc_kind_of(entry);
    words[2] = address(sc_name(entry));
    words[3] = address(sc_constant(entry));
    words[4] = address(sc_message(entry, SC_ZH));
    words[5] = address(sc_message(entry, SC_EN));
    words[6] = address(sc_note(entry, SC_ZH));
    words[7] = address(sc_note(entry, SC_EN));
    words[8] = sc_http_status(entry);
    words[9] = sc_wire_status(entry);
    words[10] = (int32_t)sc_canonical_of(entry);
    words[11] = (int32_t)sc_action_of(entry);
    words[12] = (int32_t)sc_fault_of(entry);
    words[13] = (int32_t)sc_outcome_of(entry);
    words[14] = address(sc_next_meaning(entry));
    return words;
}
