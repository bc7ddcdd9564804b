/* SPDX-License-Identifier: MIT */
/*
 * every_code.c: looks up all 2^32 codes in each registry, and expects to find those of the golden files and no others.
 *
 *     every_code SHARE SHARES      for example "every_code 1 2" and "every_code 2 2" to use two processors
 */
#include "../golden.h"

static int ascending(const void *a, const void *b)
{
    const int32_t x = *(const int32_t *)a;
    const int32_t y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

/* Stores the golden codes of a registry in ascending order, and returns their number. A code that is listed twice is
   there twice. Exits if they cannot be read. */
static size_t golden_codes(sc_registry registry, int32_t *codes)
{
    static struct golden golden;

    if (!golden_read(&golden, registry))
        exit(EXIT_FAILURE);
    for (size_t i = 0; i < golden.count; i++)
        codes[i] = golden.row[i].code;
    qsort(codes, golden.count, sizeof codes[0], ascending);
    return golden.count;
}

/* Returns how many of the codes from first to end - 1 are found, although none should be. Stops at ten. */
static int count_found(sc_registry registry, int64_t first, int64_t end)
{
    int found = 0;

    for (int64_t code = first; code < end && found < 10; code++) {
        if (sc_lookup(registry, (int32_t)code) == NULL)
            continue;
        printf("%s: %ld is found but not in the document\n", sc_registry_name(registry), (long)code);
        found++;
    }
    return found;
}

static int is_found(sc_registry registry, int32_t code)
{
    const sc_entry *entry = sc_lookup(registry, code);

    if (entry != NULL && sc_code(entry) == code && sc_registry_of(entry) == registry)
        return 1;
    printf("%s: %ld is in the document but not found\n", sc_registry_name(registry), (long)code);
    return 0;
}

/* Looks up the codes from first to end - 1. Returns the number of wrong results. */
static int count_wrong(sc_registry registry, int64_t first, int64_t end)
{
    int32_t codes[GOLDEN_MAX];
    size_t count = golden_codes(registry, codes);
    int64_t code = first;
    int wrong = 0;
    int listed = 0;

    for (size_t i = 0; i < count; i++) {
        if (codes[i] < code || codes[i] >= end)
            continue;
        wrong += count_found(registry, code, codes[i]);
        wrong += !is_found(registry, codes[i]);
        listed++;
        code = (int64_t)codes[i] + 1;
    }
    wrong += count_found(registry, code, end);
    printf("%s: %.0f codes looked up, %d listed, %d wrong\n", sc_registry_name(registry), (double)(end - first),
           listed, wrong);
    fflush(stdout);
    return wrong;
}

int main(int argc, char **argv)
{
    const int64_t all = INT64_C(1) << 32;
    long share = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    long shares = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
    int wrong = 0;

    if (share < 1 || share > shares || shares > 64) {
        fputs("usage: every_code SHARE SHARES\n", stderr);
        return 2;
    }
    for (size_t t = 0; t < GOLDEN_TABLES; t++)
        wrong += count_wrong(golden_tables[t].number, INT32_MIN + all * (share - 1) / shares,
                             INT32_MIN + all * share / shares);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
