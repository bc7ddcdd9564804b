/* SPDX-License-Identifier: MIT */
/*
 * Prints the library's answers, to be compared with those of the JavaScript module (answers.mjs) and the PHP class.
 *     answers entries        for all registries, classes, entries and many codes
 *     answers bodies         for the bodies on stdin, each of which is its length in decimal, a line end and its bytes.
 *                            Each is read for the next registry, and after the last registry one is read as a problem;
 *                            then the next HTTP status is used.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "statuscode.h"

enum { LARGEST = 1 << 20 };

static char buffer[LARGEST];

static void put(const char *text)
{
    printf("\t%s", text[0] != '\0' ? text : "-");
}

static void put_both(const char *of(sc_registry, sc_lang), sc_registry registry)
{
    put(of(registry, SC_ZH));
    put(of(registry, SC_EN));
}

/* Prints what a writer has written, or "-" if it wrote nothing. */
static void put_written(size_t length)
{
    put(length > 0 ? buffer : "");
}

/* ---- Entries ------------------------------------------------------------------------------------------ */

static void print_texts(const sc_entry *entry)
{
    printf("%s\t%ld\t%s\t%s", sc_registry_name(sc_registry_of(entry)), (long)sc_code(entry), sc_name(entry),
           sc_constant(entry));
    put(sc_message(entry, SC_ZH));
    put(sc_message(entry, SC_EN));
    put(sc_note(entry, SC_ZH));
    put(sc_note(entry, SC_EN));
    printf("\t%s\t%d\t%d\t%s\t%s\t%s\t%s", sc_kind_name(sc_kind_of(entry)), sc_http_status(entry),
           sc_wire_status(entry), sc_canonical_name(sc_canonical_of(entry)),
           sc_action_name(sc_action_of(entry)), sc_fault_name(sc_fault_of(entry)),
           sc_outcome_name(sc_outcome_of(entry)));
    put(sc_next_meaning(entry) ? sc_name(sc_next_meaning(entry)) : "");
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class))
        put(class);
    putchar('\n');
}

static void print_relations(const sc_entry *entry)
{
    const char *class;
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        putchar("-EB"[sc_is(entry, class)]);
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++) {
        int how;
        const sc_entry *other = sc_translate(entry, sc_registry_at(i), &how);
        if (other != NULL)
            printf("\t%s %s", sc_constant(other), sc_match_name((sc_match)how));
    }
    putchar('\n');
}

static void print_bodies(const sc_entry *entry, sc_lang lang)
{
    put_written(sc_write_problem(buffer, sizeof buffer, entry, lang, NULL, NULL, NULL));
    put_written(sc_write_problem(buffer, sizeof buffer, entry, lang, "d \"\xc3\xa9\xf0\x9f\x98\x80", "/i",
                                 "https://t/#"));
    put_written(sc_write_envelope(buffer, sizeof buffer, entry, lang, NULL, NULL));
    put_written(sc_write_envelope(buffer, sizeof buffer, entry, lang, "m\n\xef\xbf\xbd",
                                  "{\"a\":[1,\"\xe4\xb8\xad\"]}"));
    putchar('\n');
}

static void print_registry(sc_registry registry)
{
    int32_t first;
    int32_t last;
    printf("%s\t%d", sc_registry_name(registry), (int)registry);
    put_both(sc_registry_title, registry);
    put_both(sc_registry_rule, registry);
    put(sc_data_name(registry));
    for (size_t i = 0; sc_group_at(registry, i, SC_ZH, &first, &last)[0] != '\0'; i++)
        printf("\t%ld %ld %s %s", (long)first, (long)last, sc_group_at(registry, i, SC_ZH, NULL, NULL),
               sc_group_at(registry, i, SC_EN, NULL, NULL));
    putchar('\n');
    for (size_t i = 0; i < sc_count(registry); i++) {
        const sc_entry *entry = sc_at(registry, i);
        print_texts(entry);
        print_relations(entry);
        print_bodies(entry, SC_ZH);
        print_bodies(entry, SC_EN);
    }
    for (int32_t code = -100; code < 20000; code++)
        if (sc_lookup(registry, code) != NULL || sc_group(registry, code, SC_EN)[0] != '\0')
            printf("%ld\t%s\t%s\n", (long)code, sc_name(sc_lookup(registry, code)),
                   sc_group(registry, code, SC_EN));
}

static void print_entries(void)
{
    const char *class;
    printf("%s\n", sc_version());
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++) {
        printf("%s", class);
        put(sc_class_parent(class));
        put(sc_class_text(class, SC_ZH));
        put(sc_class_text(class, SC_EN));
        putchar('\n');
    }
    print_bodies(NULL, SC_ZH);
    print_bodies(NULL, SC_EN);
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++)
        print_registry(sc_registry_at(i));
}

/* ---- Bodies ------------------------------------------------------------------------------------------- */

static void put_hex(const char *bytes, size_t length, int given)
{
    fputs(given ? "\tx" : "\t-", stdout);
    for (size_t i = 0; given && i < length; i++)
        printf("%02x", (unsigned)(unsigned char)bytes[i]);
}

static void put_unescaped(const char *text, size_t length, int given)
{
    size_t written = sc_unescape(buffer, sizeof buffer, text, length);
    put_hex(buffer, written, given);
}

static void print_reply(sc_read read, const sc_reply *reply)
{
    sc_field_error error = {0};
    printf("%s\t%s\t%s\t%s\t%d\t%ld\t%s\t%lu", sc_read_name(read), sc_outcome_name((sc_outcome)reply->outcome),
           sc_action_name((sc_action)reply->action), sc_fault_name((sc_fault)reply->fault), reply->retry_after,
           reply->has_code ? (long)reply->code : -1, sc_constant(reply->entry),
           (unsigned long)reply->error_offset);
    put_unescaped(reply->message, reply->message_length, reply->message != NULL);
    put_hex(reply->data, reply->data_length, reply->data != NULL);
    while (sc_next_field_error(reply, &error)) {
        put_unescaped(error.field, error.field_length, 1);
        put_unescaped(error.message, error.message_length, 1);
    }
    putchar('\n');
}

static int print_replies(void)
{
    static const int statuses[] = {200, 0, 401, 422, 500, 304};
    static char body[LARGEST];
    unsigned long length;
    size_t registries = 0;
    while (sc_registry_at(registries) != SC_REGISTRY_NONE)
        registries++;
    for (size_t i = 0; scanf("%lu", &length) == 1 && getchar() == '\n'; i++) {
        int status = statuses[i / (registries + 1) % (sizeof statuses / sizeof statuses[0])];
        sc_registry registry = sc_registry_at(i % (registries + 1));
        sc_reply reply;
        if (length > sizeof body || fread(body, 1, length, stdin) != length)
            return 1;
        print_reply(registry == SC_REGISTRY_NONE ? sc_read_problem(status, body, length, &reply)
                                                 : sc_read_reply(registry, status, body, length, &reply),
                    &reply);
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "bodies") == 0)
        return print_replies();
    print_entries();
    return 0;
}
