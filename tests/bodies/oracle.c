/* SPDX-License-Identifier: MIT */
/*
 * oracle.c: answers oracle.py with what the library says.
 *     oracle list      prints the registries, each as its number and its name
 *     oracle           reads replies from standard input, one per line, and prints a line for each:
 *                          registry, or problem  HTTP status  x and the body in hexadecimal, or - for NULL
 *                          read  outcome  action  fault  code  entry  message  data  error offset  seconds to wait
 *                          body  field errors
 *                      A missing code, entry, message or data is printed as -. An entry is
 *                      registry:code:number, with 1 for the first meaning of the code. A message is
 *                      offset:length:text, with the unescaped text in hexadecimal. Data is offset:length. The body is
 *                      an x and the result of sc_unescape in hexadecimal, even if it is not JSON. A field error is its
 *                      field (- if empty) and its message, both in the form of a message.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "statuscode.h"

enum { MAX_BODY = 1 << 16 };

static void list_registries(void)
{
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++)
        printf("%d %s\n", (int)sc_registry_at(i), sc_registry_name(sc_registry_at(i)));
}

static void decode_hex(const char *digits, char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char pair[] = {digits[2 * i], digits[2 * i + 1], '\0'};
        bytes[i] = (char)strtoul(pair, NULL, 16);
    }
}

static void print_entry(const sc_entry *entry)
{
    const sc_entry *meaning = sc_lookup(sc_registry_of(entry), sc_code(entry));
    int number = 1;
    if (!entry) {
        printf(" -");
        return;
    }
    for (; meaning != entry; meaning = sc_next_meaning(meaning))
        number++;
    printf(" %s:%ld:%d", sc_registry_name(sc_registry_of(entry)), (long)sc_code(entry), number);
}

static void print_hex(const char *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        putchar(digits[(unsigned char)bytes[i] >> 4]);
        putchar(digits[bytes[i] & 15]);
    }
}

static void print_unescaped(const char *text, size_t length)
{
    static char unescaped[MAX_BODY];
    print_hex(unescaped, sc_unescape(unescaped, sizeof unescaped, text, length));
}

static void print_text(const char *text, size_t length, const char *body)
{
    printf(" %ld:%lu:", (long)(text - body), (unsigned long)length);
    print_unescaped(text, length);
}

static void print_message(const sc_reply *reply, const char *body)
{
    static char message[MAX_BODY];
    if (!reply->message) {
        printf(" -");
        return;
    }
    printf(" %ld:%lu:", (long)(reply->message - body), (unsigned long)reply->message_length);
    print_hex(message, sc_read_message(reply, message, sizeof message));
}

static void print_errors(const sc_reply *reply, const char *body)
{
    sc_field_error error = {0};
    while (sc_next_field_error(reply, &error)) {
        if (error.field_length > 0)
            print_text(error.field, error.field_length, body);
        else
            printf(error.field ? " -" : " NULL");
        print_text(error.message, error.message_length, body);
    }
}

static void print_reply(const char *registry, int http_status, const char *body, size_t length)
{
    sc_reply reply;
    sc_read read = strcmp(registry, "problem") == 0
                       ? sc_read_problem(http_status, body, length, &reply)
                       : sc_read_reply((sc_registry)atoi(registry), http_status, body, length, &reply);
    printf("%s %s %s %s", sc_read_name(read), sc_outcome_name((sc_outcome)reply.outcome),
           sc_action_name((sc_action)reply.action), sc_fault_name((sc_fault)reply.fault));
    if (reply.has_code)
        printf(" %ld", (long)reply.code);
    else
        printf(reply.code == 0 ? " -" : " a code without has_code");
    print_entry(reply.entry);
    print_message(&reply, body);
    if (reply.data)
        printf(" %ld:%lu", (long)(reply.data - body), (unsigned long)reply.data_length);
    else
        printf(" -");
    printf(" %lu %d%s x", (unsigned long)reply.error_offset, reply.retry_after,
           reply.http_status == http_status ? "" : " and another HTTP status");
    print_unescaped(body, length);
    print_errors(&reply, body);
    putchar('\n');
}

int main(int argc, char **argv)
{
    static char digits[2 * MAX_BODY + 1];
    char registry[16];
    int http_status;
    if (argc == 2 && strcmp(argv[1], "list") == 0) {
        list_registries();
        return 0;
    }
    while (scanf("%15s %d %131072s", registry, &http_status, digits) == 3) {
        size_t length = strlen(digits) / 2;
        char *body =
            malloc(length > 0 ? length : 1); /* no larger, so that a sanitizer sees any read beyond it */
        if (!body)
            return 1;
        if (digits[0] == 'x')
            decode_hex(digits + 1, body, length);
        print_reply(registry, http_status, digits[0] == 'x' ? body : NULL, length);
        free(body);
    }
    return fflush(stdout) != 0;
}
