/* SPDX-License-Identifier: MIT */
/*
 * lookup.c: measures sc_lookup and the accessors beside other ways to look up a code.
 *     bench_lookup            measures
 *     bench_lookup callgrind  only makes the calls, so that callgrind can count instructions, and prints their number
 */
#include "bench.h"
#include "calls.h"
#include "empty.h"
#include "peers.h"

#include <statuscode.h>
#include <statuscode/classes.h>
#include <stdio.h>
#include <string.h>
#ifdef HAVE_COM_ERR
#include <et/com_err.h>
#endif
#ifdef HAVE_GPG_ERROR
#include <gpg-error.h>
#endif

/* ---- Codes to look up --------------------------------------------------------------------------------- */

static struct call sequential[CALLS];
static struct call hits[CALLS];
static struct call mixed[CALLS];         /* one in ten is not listed */
static struct call com_err_codes[CALLS]; /* the same entries as hits, with their numbers in com_err */
static struct call gpg_codes[CALLS];

static struct call random_hit(void)
{
    const struct peer_row *row = &peer_rows[bench_random() % (uint32_t)peer_row_count];
    struct call call = {row->registry, row->code};
    return call;
}

static struct call random_miss(void)
{
    struct call call = random_hit();
    while (sc_lookup((sc_registry)call.registry, call.code))
        call.code += (int32_t)(bench_random() % 1000);
    return call;
}

static void fill_calls(void)
{
    for (size_t i = 0; i < CALLS; i++) {
        const struct peer_row *row = &peer_rows[i % (size_t)peer_row_count];
        sequential[i].registry = row->registry;
        sequential[i].code = row->code;
        hits[i] = random_hit();
        mixed[i] = bench_random() % 10 == 0 ? random_miss() : random_hit();
    }
}

/* ---- Contenders --------------------------------------------------------------------------------------- */

CALL_ALL(run_empty, empty(registry, code))
CALL_ALL(run_lookup, sc_lookup((sc_registry)registry, code))
CALL_ALL(run_bsearch, peer_bsearch(registry, code))
CALL_ALL(run_switch, peer_switch(registry, code))

#ifdef HAVE_CXX
CALL_ALL(run_unordered_map, peer_unordered_map(registry, code))
#else
#define run_unordered_map NULL
#endif

/* Asks for the name, both messages and the HTTP status. */
static uintptr_t ask_all(const sc_entry *entry)
{
    return (uintptr_t)sc_name(entry) + (uintptr_t)sc_message(entry, SC_ZH) +
           (uintptr_t)sc_message(entry, SC_EN) + (uintptr_t)sc_http_status(entry);
}

CALL_ALL(run_all_accessors, ask_all(sc_lookup((sc_registry)registry, code)))

CALL_ALL(run_is, (uintptr_t)sc_is(sc_lookup((sc_registry)registry, code), SC_CLASS_NOT_LOGGED_IN))
CALL_ALL(run_translate, (uintptr_t)sc_translate(sc_lookup((sc_registry)registry, code), SC_HERO, NULL))

/* com_err numbers the messages of a table from a base. Each registry becomes a table, in the order of its codes. */
#ifdef HAVE_COM_ERR
static struct error_table tables[PEER_REGISTRIES];
static const char *messages[1024];

static int32_t com_err_base(int registry)
{
    return (registry << 8) + (1 << 24);
}

static void fill_com_err(void)
{
    sc_registry registry;
    for (int i = peer_row_count; i-- > 0;) {
        struct error_table *table = &tables[peer_rows[i].registry];
        messages[i] = peer_rows[i].en;
        table->msgs = &messages[i];
        table->n_msgs++;
    }
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        tables[registry].base = com_err_base(registry);
        add_error_table(&tables[registry]);
    }
    for (size_t i = 0; i < CALLS; i++) {
        const struct peer_row *row = peer_bsearch(hits[i].registry, hits[i].code);
        com_err_codes[i].code =
            com_err_base(row->registry) + (int32_t)(&messages[row - peer_rows] - tables[row->registry].msgs);
    }
}

CALL_ALL(run_com_err, error_message(code))
#else
static void fill_com_err(void)
{
}
#define run_com_err NULL
#endif

/* libgpg-error looks up its own codes. */
#ifdef HAVE_GPG_ERROR
static void fill_gpg_codes(void)
{
    for (size_t i = 0; i < CALLS; i++)
        gpg_codes[i].code =
            (int32_t)gpg_err_make(GPG_ERR_SOURCE_GPG, (gpg_err_code_t)(1 + bench_random() % 200));
}

CALL_ALL(run_gpg_strerror, gpg_strerror((gpg_error_t)code))
#else
static void fill_gpg_codes(void)
{
}
#define run_gpg_strerror NULL
#endif

#ifdef HAVE_STATIC
#define run_static static_lookup
#else
#define run_static NULL
#endif

/* ---- Main --------------------------------------------------------------------------------------------- */

enum {
    EMPTY,
    HITS,
    MIXED,
    SEQUENTIAL,
    STATIC,
    ALL,
    IS,
    TRANSLATE,
    BSEARCH,
    SWITCH,
    MAP,
    COM_ERR,
    GPG,
    CONTENDERS
};

int main(int argc, char **argv)
{
    static struct contender all[CONTENDERS] = {
        [EMPTY] = {"an empty function", run_empty, hits, 0, {0}},
        [HITS] = {"sc_lookup", run_lookup, hits, 0, {0}},
        [MIXED] = {"sc_lookup", run_lookup, mixed, 0, {0}},
        [SEQUENTIAL] = {"sc_lookup", run_lookup, sequential, 0, {0}},
        [STATIC] = {"-flto", run_static, hits, 0, {0}},
        [ALL] = {"all accessors", run_all_accessors, hits, 0, {0}},
        [IS] = {"sc_is", run_is, hits, 0, {0}},
        [TRANSLATE] = {"sc_translate", run_translate, hits, 0, {0}},
        [BSEARCH] = {"bsearch", run_bsearch, hits, 0, {0}},
        [SWITCH] = {"switch", run_switch, hits, 0, {0}},
        [MAP] = {"a C++ compiler", run_unordered_map, hits, 0, {0}},
        [COM_ERR] = {"com_err", run_com_err, com_err_codes, 0, {0}},
        [GPG] = {"libgpg-error", run_gpg_strerror, gpg_codes, 0, {0}},
    };
    peer_prepare();
    fill_calls();
    if (argc > 1 && strcmp(argv[1], "callgrind") == 0) {
        printf("%d\n", CALLS + (run_lookup(mixed) == 0));
        return 0;
    }
    fill_com_err();
    fill_gpg_codes();
    bench_measure(all, CONTENDERS);

    bench_heading("sc_lookup, shared library, registries and codes in random order: what it costs");
    bench_cost("hits / an empty function in another shared object", &all[HITS], &all[EMPTY], "at most 1.25",
               CALLS);
    bench_cost("90 % hits, 10 % misses / an empty function", &all[MIXED], &all[EMPTY], "at most 1.25", CALLS);
    bench_cost("90 % hits, 10 % misses / hits", &all[MIXED], &all[HITS], "at most 1.1", CALLS);
    bench_cost("codes in the documents' order / hits", &all[SEQUENTIAL], &all[HITS], "", CALLS);
    bench_cost("static library with -flto / shared library", &all[STATIC], &all[HITS], "at most 0.75", CALLS);
    bench_cost("lookup, name, both messages, HTTP status / empty function", &all[ALL], &all[EMPTY], "at most 5",
               CALLS);
    bench_cost("lookup, sc_is(not_logged_in) / sc_lookup", &all[IS], &all[HITS], "", CALLS);
    bench_cost("lookup, sc_translate / sc_lookup", &all[TRANSLATE], &all[HITS], "", CALLS);

    bench_heading("sc_lookup, the same hits: how many times as fast as others");
    bench_speed("bsearch of libc in a sorted array", &all[HITS], &all[BSEARCH], "at least 8", CALLS);
    bench_speed("switch", &all[HITS], &all[SWITCH], "", CALLS);
    bench_speed("std::unordered_map", &all[HITS], &all[MAP], "at least 1.8", CALLS);
    bench_speed("error_message of com_err, a table for each registry", &all[HITS], &all[COM_ERR], "at least 5",
                CALLS);
    bench_speed("gpg_strerror, its own codes", &all[HITS], &all[GPG], "at least 10", CALLS);
    return 0;
}
