/* SPDX-License-Identifier: MIT */
/* From what was typed to registries and entries, with a guess where it was mistyped. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

const char *registry_names(char *buf, size_t size, const char *between, const char *before_last)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE && used < size; i++) {
        const char *name = sc_registry_name(sc_registry_at(i));
        const char *before = sc_registry_at(i + 1) == SC_REGISTRY_NONE ? before_last : between;
        used += (size_t)snprintf(buf + used, size - used, "%s%s", i == 0 ? "" : before, name);
    }
    return buf;
}

int read_int32(const char *text, int32_t *value)
{
    int negative = text[0] == '-';
    const char *digits = text + negative;
    size_t length = strlen(digits);
    if (length == 0 || length > 10 || strspn(digits, "0123456789") != length)
        return 0;
    if (digits[0] == '0' && length > 1)
        return 0;
    int64_t number = 0;
    for (size_t i = 0; i < length; i++)
        number = number * 10 + (digits[i] - '0');
    if (negative)
        number = -number;
    if (number < INT32_MIN || number > INT32_MAX)
        return 0;
    *value = (int32_t)number;
    return 1;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters have to be changed, added or dropped to make one word of the other (Levenshtein). */
static size_t distance(const char *a, const char *b)
{
    size_t row[80];
    size_t width = strlen(b);
    if (width >= sizeof row / sizeof row[0])
        return SIZE_MAX;
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 0; a[i] != '\0'; i++) {
        size_t diagonal = row[0]++;
        for (size_t j = 0; j < width; j++) {
            size_t change = diagonal + (lower(a[i]) != lower(b[j]));
            diagonal = row[j + 1];
            row[j + 1] = least(change, least(row[j], diagonal) + 1);
        }
    }
    return row[width];
}

void guess_try(struct guess *guess, const char *candidate)
{
    size_t near = strlen(candidate) > 4 ? 2 : 1;
    size_t steps = distance(guess->word, candidate);
    /* Two neighbors swapped are two steps away. */
    if (strlen(candidate) == strlen(guess->word) && steps == 2)
        steps = near;
    if (steps > near || (guess->best != NULL && steps >= guess->distance))
        return;
    guess->best = candidate;
    guess->distance = steps;
}

int find_registry(const char *name, sc_registry *registry)
{
    *registry = sc_registry_from_name(name);
    if (*registry != SC_REGISTRY_NONE)
        return STATUS_OK;
    struct guess guess = {name, NULL, 0};
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++)
        guess_try(&guess, sc_registry_name(sc_registry_at(i)));
    if (guess.best != NULL)
        return fail(STATUS_MISUSE, "%s: no such registry; did you mean %s?", name, guess.best);
    char names[512];
    return fail(STATUS_MISUSE, "%s: no such registry; there are %s", name,
                registry_names(names, sizeof names, ", ", " and "));
}

static int unlisted_code(sc_registry registry, int32_t code)
{
    const char *group = sc_group(registry, code, SC_EN);
    return fail(STATUS_NO, "%s %ld: not listed%s%s", sc_registry_name(registry), (long)code,
                group[0] != '\0' ? "; " : "", group);
}

static int unlisted_name(sc_registry registry, const char *name)
{
    struct guess guess = {name, NULL, 0};
    for (size_t i = 0; i < sc_count(registry); i++)
        guess_try(&guess, sc_name(sc_at(registry, i)));
    if (guess.best != NULL)
        return fail(STATUS_NO, "%s %s: no such name; did you mean %s?", sc_registry_name(registry), name,
                    guess.best);
    return fail(STATUS_NO, "%s %s: no such name; 'statuscode list %s' lists them", sc_registry_name(registry),
                name, sc_registry_name(registry));
}

int find_entry(const char *registry, const char *code_or_name, const sc_entry **entry)
{
    sc_registry r;
    int32_t code;
    int status = find_registry(registry, &r);
    if (status != STATUS_OK)
        return status;
    if (read_int32(code_or_name, &code)) {
        *entry = sc_lookup(r, code);
        return *entry != NULL ? STATUS_OK : unlisted_code(r, code);
    }
    if (lower(code_or_name[0]) < 'a' || lower(code_or_name[0]) > 'z')
        return fail(STATUS_MISUSE, "'%s': neither a code (a plain integer of 32 bits) nor a name",
                    code_or_name);
    *entry = sc_lookup_name(r, code_or_name);
    return *entry != NULL ? STATUS_OK : unlisted_name(r, code_or_name);
}

/* How many entries come from the registry, or from all, and the entries themselves if there is room. */
static size_t collect(sc_registry registry, const sc_entry **entries)
{
    size_t count = 0;
    sc_registry r;
    for (size_t k = 0; (r = sc_registry_at(k)) != SC_REGISTRY_NONE; k++)
        for (size_t i = 0; (registry == SC_REGISTRY_NONE || registry == r) && i < sc_count(r); i++) {
            if (entries != NULL)
                entries[count] = sc_at(r, i);
            count++;
        }
    return count;
}

const sc_entry **all_entries(sc_registry registry, size_t *count)
{
    *count = collect(registry, NULL);
    const sc_entry **entries = malloc((*count + 1) * sizeof *entries);
    if (entries == NULL)
        fail(STATUS_MISUSE, "out of memory");
    else
        collect(registry, entries);
    return entries;
}
