/* SPDX-License-Identifier: MIT */
/*
 * Finds multipliers that give every code of a registry a slot of its own in the index of tables.c.
 *
 * It reads the tables alone, so it builds while the library does not:
 *     cc -Iinclude -Itables tests/slots.c -o slots && ./slots
 * A registry whose multiplier in tables/all.def serves is left in peace; for another one it prints the first that
 * does, to be written there. Exits with 1 if there was one to replace.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct table {
    const char *registry;
    uint32_t multiplier;
    size_t count;
    const int32_t *codes;
};

#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en)              static const int32_t codes_##REGISTRY[] = {
#define SC_ROW(code, constant, http, wire, canonical, action, zh, en) (code),
#define SC_ALSO(code, constant, http, wire, canonical, action, zh, en)
#define SC_END(REGISTRY) \
    }                    \
    ;
#include "all.def"

static const struct table tables[] = {
#define SC_BEGIN(REGISTRY, registry, multiplier, zh, en) \
    {#registry, multiplier, sizeof codes_##REGISTRY / sizeof codes_##REGISTRY[0], codes_##REGISTRY},
#include "all.def"
};

/* Whether no two codes share a slot. */
static int serves(const struct table *table, uint32_t multiplier)
{
    uint8_t taken[256];
    memset(taken, 0, sizeof taken);
    for (size_t i = 0; i < table->count; i++) {
        uint8_t *slot = &taken[(uint32_t)table->codes[i] * multiplier >> 24];
        if (*slot)
            return 0;
        *slot = 1;
    }
    return 1;
}

int main(void)
{
    int replaced = 0;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        const struct table *table = &tables[i];
        uint32_t multiplier = 0x9e3779b9;
        if (serves(table, table->multiplier)) {
            printf("%s: %zu codes, 0x%08lx serves\n", table->registry, table->count,
                   (unsigned long)table->multiplier);
            continue;
        }
        replaced = 1;
        /* Odd numbers up to INT_MAX, in a scattered order: the multiplier is an enumerator in tables.c. */
        do
            multiplier = multiplier * 1664525u + 1013904223u;
        while (!serves(table, multiplier >> 1 | 1));
        printf("%s: %zu codes collide with 0x%08lx, write 0x%08lx\n", table->registry, table->count,
               (unsigned long)table->multiplier, (unsigned long)(multiplier >> 1 | 1));
    }
    return replaced;
}
