/* SPDX-License-Identifier: MIT */
/* threads: two threads call the library at the same time, each with buffers of its own, and get the same results. */
#define _XOPEN_SOURCE 600
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

enum { MAX_TEXT = 4096, ROUNDS = 20 };

/* A hash (FNV-1a) of all results that a thread gets. */
struct digest {
    pthread_barrier_t *start;
    uint32_t sum;
};

static void digest_number(struct digest *digest, long number)
{
    for (unsigned i = 0; i < 4; i++)
        digest->sum = (digest->sum ^ (uint32_t)((unsigned long)number >> 8 * i & 0xff)) * UINT32_C(16777619);
}

static void digest_text(struct digest *digest, const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++)
        digest_number(digest, text[i]);
}

static void digest_entry(struct digest *digest, const sc_entry *entry, sc_lang lang)
{
    sc_registry registry = sc_registry_of(entry);
    sc_registry to;
    digest_number(digest, sc_http_status(entry) + sc_wire_status(entry) + (int)sc_kind_of(entry));
    digest_text(digest, sc_constant(entry));
    digest_text(digest, sc_message(entry, lang));
    digest_text(digest, sc_note(entry, lang));
    digest_text(digest, sc_group(registry, sc_code(entry), lang));
    digest_text(digest, sc_http_reason(sc_wire_status(entry)));
    digest_text(digest, sc_canonical_name(sc_canonical_of(entry)));
    digest_text(digest, sc_action_name(sc_action_of(entry)));
    digest_text(digest, sc_outcome_name(sc_outcome_of(entry)));
    digest_text(digest, sc_name(sc_next_meaning(entry)));
    digest_text(digest, sc_name(sc_lookup(registry, sc_code(entry))));
    digest_text(digest, sc_name(sc_lookup_name(registry, sc_name(entry))));
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class)) {
        digest_text(digest, class);
        digest_text(digest, sc_class_parent(class));
        digest_text(digest, sc_class_text(class, lang));
        digest_number(digest, sc_is(entry, class));
    }
    for (size_t r = 0; (to = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        digest_text(digest, sc_constant(sc_translate(entry, to, NULL)));
}

static void digest_reply(struct digest *digest, sc_registry registry, const char *body, size_t length)
{
    char message[MAX_TEXT];
    sc_reply reply;
    digest_text(digest, sc_read_name(sc_read_reply(registry, 200, body, length, &reply)));
    digest_number(digest, reply.outcome + reply.action + reply.code);
    digest_text(digest, sc_name(reply.entry));
    sc_read_message(&reply, message, sizeof message);
    digest_text(digest, message);
}

static void digest_bodies(struct digest *digest, const sc_entry *entry, sc_lang lang)
{
    char body[MAX_TEXT];
    size_t length = sc_write_problem(body, sizeof body, entry, lang, "\xff", "/a", "https://example.com/#");
    digest_text(digest, body);
    digest_reply(digest, sc_registry_of(entry), body, length);
    length = sc_write_envelope(body, sizeof body, entry, lang, NULL, "{\"a\":[\"\\u4e2d\"]}");
    digest_text(digest, body);
    digest_reply(digest, sc_registry_of(entry), body, length);
    sc_write_string(body, sizeof body, sc_message(entry, lang));
    digest_text(digest, body);
}

static void digest_registry(struct digest *digest, sc_registry registry, sc_lang lang)
{
    digest_number(digest, (int)sc_registry_from_name(sc_registry_name(registry)));
    digest_text(digest, sc_registry_title(registry, lang));
    for (size_t i = 0; i <= sc_count(registry); i++) {
        digest_entry(digest, sc_at(registry, i), lang);
        digest_bodies(digest, sc_at(registry, i), lang);
    }
}

static void *digest_everything(void *argument)
{
    struct digest *digest = argument;
    sc_registry registry;
    pthread_barrier_wait(digest->start);
    for (int round = 0; round < ROUNDS; round++) {
        sc_lang lang = sc_negotiate(round % 2 == 0 ? "zh-CN, en;q=0.5" : "fr, en", SC_EN);
        digest_text(digest, sc_lang_tag(lang));
        digest_text(digest, sc_version());
        for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
            digest_registry(digest, registry, lang);
        digest_registry(digest, SC_REGISTRY_NONE, lang);
    }
    return NULL;
}

int main(void)
{
    pthread_barrier_t start;
    pthread_t thread[2];
    struct digest digest[2] = {{&start, 0}, {&start, 0}};
    if (pthread_barrier_init(&start, NULL, 2) != 0)
        return EXIT_FAILURE;
    for (int i = 0; i < 2; i++)
        if (pthread_create(&thread[i], NULL, digest_everything, &digest[i]) != 0)
            return EXIT_FAILURE;
    for (int i = 0; i < 2; i++)
        pthread_join(thread[i], NULL);
    pthread_barrier_destroy(&start);
    printf("%d rounds, %s\n", ROUNDS,
           digest[0].sum == digest[1].sum ? "both threads got the same results" : "the results differ");
    return digest[0].sum == digest[1].sum ? EXIT_SUCCESS : EXIT_FAILURE;
}
