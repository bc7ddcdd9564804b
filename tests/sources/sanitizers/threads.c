/* SPDX-License-Identifier: MIT */
/* threads: two threads ask the library for everything at once, each with buffers of its own, and hear the same. */
#define _XOPEN_SOURCE 600
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

enum { MAX_TEXT = 4096, ROUNDS = 20 };

/* What a thread heard, in one number (FNV-1a). */
struct heard {
    pthread_barrier_t *start;
    uint32_t sum;
};

static void hear_number(struct heard *heard, long number)
{
    for (unsigned i = 0; i < 4; i++)
        heard->sum = (heard->sum ^ (uint32_t)((unsigned long)number >> 8 * i & 0xff)) * UINT32_C(16777619);
}

static void hear(struct heard *heard, const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++)
        hear_number(heard, text[i]);
}

static void hear_entry(struct heard *heard, const sc_entry *entry, sc_lang lang)
{
    sc_registry registry = sc_registry_of(entry);
    sc_registry to;
    hear_number(heard, sc_http_status(entry) + sc_wire_status(entry) + (int)sc_kind_of(entry));
    hear(heard, sc_constant(entry));
    hear(heard, sc_message(entry, lang));
    hear(heard, sc_note(entry, lang));
    hear(heard, sc_group(registry, sc_code(entry), lang));
    hear(heard, sc_http_reason(sc_wire_status(entry)));
    hear(heard, sc_canonical_name(sc_canonical_of(entry)));
    hear(heard, sc_action_name(sc_action_of(entry)));
    hear(heard, sc_outcome_name(sc_outcome_of(entry)));
    hear(heard, sc_name(sc_next_meaning(entry)));
    hear(heard, sc_name(sc_lookup(registry, sc_code(entry))));
    hear(heard, sc_name(sc_lookup_name(registry, sc_name(entry))));
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class)) {
        hear(heard, class);
        hear(heard, sc_class_parent(class));
        hear(heard, sc_class_text(class, lang));
        hear_number(heard, sc_is(entry, class));
    }
    for (size_t r = 0; (to = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        hear(heard, sc_constant(sc_translate(entry, to, NULL)));
}

static void hear_reply(struct heard *heard, sc_registry registry, const char *body, size_t length)
{
    char message[MAX_TEXT];
    sc_reply reply;
    hear(heard, sc_read_name(sc_read_reply(registry, 200, body, length, &reply)));
    hear_number(heard, reply.outcome + reply.action + reply.code);
    hear(heard, sc_name(reply.entry));
    sc_read_message(&reply, message, sizeof message);
    hear(heard, message);
}

static void hear_bodies(struct heard *heard, const sc_entry *entry, sc_lang lang)
{
    char body[MAX_TEXT];
    size_t length = sc_write_problem(body, sizeof body, entry, lang, "\xff", "/a", "https://example.com/#");
    hear(heard, body);
    hear_reply(heard, sc_registry_of(entry), body, length);
    length = sc_write_envelope(body, sizeof body, entry, lang, NULL, "{\"a\":[\"\\u4e2d\"]}");
    hear(heard, body);
    hear_reply(heard, sc_registry_of(entry), body, length);
    sc_write_string(body, sizeof body, sc_message(entry, lang));
    hear(heard, body);
}

static void hear_registry(struct heard *heard, sc_registry registry, sc_lang lang)
{
    hear_number(heard, (int)sc_registry_from_name(sc_registry_name(registry)));
    hear(heard, sc_registry_title(registry, lang));
    for (size_t i = 0; i <= sc_count(registry); i++) {
        hear_entry(heard, sc_at(registry, i), lang);
        hear_bodies(heard, sc_at(registry, i), lang);
    }
}

static void *hear_everything(void *argument)
{
    struct heard *heard = argument;
    sc_registry registry;
    pthread_barrier_wait(heard->start);
    for (int round = 0; round < ROUNDS; round++) {
        sc_lang lang = sc_negotiate(round % 2 == 0 ? "zh-CN, en;q=0.5" : "fr, en", SC_EN);
        hear(heard, sc_lang_tag(lang));
        hear(heard, sc_version());
        for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
            hear_registry(heard, registry, lang);
        hear_registry(heard, SC_REGISTRY_NONE, lang);
    }
    return NULL;
}

int main(void)
{
    pthread_barrier_t start;
    pthread_t thread[2];
    struct heard heard[2] = {{&start, 0}, {&start, 0}};
    if (pthread_barrier_init(&start, NULL, 2) != 0)
        return EXIT_FAILURE;
    for (int i = 0; i < 2; i++)
        if (pthread_create(&thread[i], NULL, hear_everything, &heard[i]) != 0)
            return EXIT_FAILURE;
    for (int i = 0; i < 2; i++)
        pthread_join(thread[i], NULL);
    pthread_barrier_destroy(&start);
    printf("%d rounds, %s\n", ROUNDS,
           heard[0].sum == heard[1].sum ? "both heard the same" : "they heard different things");
    return heard[0].sum == heard[1].sum ? EXIT_SUCCESS : EXIT_FAILURE;
}
