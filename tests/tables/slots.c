/* SPDX-License-Identifier: MIT */
/*
 * slots.c: finds bits and a multiplier that give every code of a registry its own slot in the index of tables.c.
 *
 * It reads the tables alone, so it builds while the library does not:
 *     cc -Iinclude -Itables tests/tables/slots.c -o slots && ./slots
 * and with -DSC_TABLES='"/path/mine.def"' for a table of your own. If the numbers in a registry's SC_BEGIN work, it
 * says so. Otherwise it prints the smallest number of bits that works and a multiplier for it, and exits with 1.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "all.def"

enum { MIN_BITS = 8, MAX_BITS = 12, TRIES = 1000000 };

struct table {
    const char *registry;
    unsigned bits;
    uint32_t multiplier;
    size_t count;
    const int32_t *codes;
};

#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en)               static const int32_t codes_##REGISTRY[] = {
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) (code),
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en)
#define SC_END(REGISTRY) \
    }                    \
    ;
#include "all.def"

static const struct table tables[] = {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) \
    {#registry, bits, multiplier, sizeof codes_##REGISTRY / sizeof codes_##REGISTRY[0], codes_##REGISTRY},
#include "all.def"
};

/* Returns whether no two codes share a slot. */
static int works(const struct table *table, unsigned bits, uint32_t multiplier)
{
    uint8_t taken[1 << MAX_BITS];
    if (bits < MIN_BITS || bits > MAX_BITS)
        return 0;
    memset(taken, 0, (size_t)1 << bits);
    for (size_t i = 0; i < table->count; i++) {
        uint8_t *slot = &taken[(uint32_t)table->codes[i] * multiplier >> (32 - bits)];
        if (*slot)
            return 0;
        *slot = 1;
    }
    return 1;
}

/* Tries odd numbers up to INT_MAX in random order, because the multiplier is an enumerator in tables.c. Returns the
   first that works, or 0 if none does. */
static uint32_t find_multiplier(const struct table *table, unsigned bits)
{
    uint32_t random = 0x9e3779b9;
    for (long i = 0; i < TRIES; i++) {
        random = random * 1664525u + 1013904223u;
        if (works(table, bits, random >> 1 | 1))
            return random >> 1 | 1;
    }
    return 0;
}

/* Prints the result for a registry. Returns 1 if its bits and multiplier do not work. */
static int look_at(const struct table *table)
{
    unsigned bits = MIN_BITS;
    uint32_t multiplier = 0;
    printf("%s: %zu codes, ", table->registry, table->count);
    if (works(table, table->bits, table->multiplier)) {
        printf("%u, 0x%08lx works\n", table->bits, (unsigned long)table->multiplier);
        return 0;
    }
    for (; bits <= MAX_BITS && multiplier == 0; bits++)
        multiplier = find_multiplier(table, bits);
    if (multiplier == 0)
        puts("no multiplier was found: is a code listed twice?");
    else
        printf("write %u, 0x%08lx\n", bits - 1, (unsigned long)multiplier);
    return 1;
}

int main(void)
{
    int replaced = 0;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        replaced |= look_at(&tables[i]);
    return replaced;
}
