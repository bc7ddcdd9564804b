/* SPDX-License-Identifier: MIT */
/* statuscode REGISTRY CODE..., and statuscode CODE: what a code means. A code is a number or a name. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

static int show_one(const struct args *args, const sc_entry *entry)
{
    if (args->option[OPTION_JSON] != NULL) {
        print_json_entry(entry);
        putchar('\n');
    } else
        show_entry(args->languages, entry);
    return STATUS_OK;
}

/* ---- In one registry ---------------------------------------------------------------------------------- */

static void show_all(const struct args *args, const sc_entry *const *entries, size_t count)
{
    if (args->option[OPTION_JSON] != NULL) {
        print_json_entries(entries, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putchar('\n');
        show_entry(args->languages, entries[i]);
    }
}

/* Shows the entries only if every code is found. Otherwise reports each one that is not. */
static int lookup_several(const struct args *args)
{
    size_t count = (size_t)args->count - 1;
    const sc_entry **entries = malloc(count * sizeof *entries);
    int status = STATUS_OK;
    if (entries == NULL)
        return fail(STATUS_MISUSE, "out of memory");
    for (size_t i = 0; i < count; i++) {
        int found = find_entry(args->operand[0], args->operand[i + 1], &entries[i]);
        status = found > status ? found : status;
    }
    if (status == STATUS_OK)
        show_all(args, entries, count);
    free(entries);
    return status;
}

/* Reports that the first of several words is not a registry. It may be a mistyped subcommand. */
static int no_registry(const struct args *args)
{
    sc_registry registry;
    const char *word = args->operand[0];
    struct guess guess = {word, NULL, 0};
    guess_commands(&guess);
    if (guess.best != NULL)
        return fail(STATUS_MISUSE, "%s: no such command; did you mean %s?", word, guess.best);
    if (sc_registry_from_name(args->operand[1]) != SC_REGISTRY_NONE)
        return fail(STATUS_MISUSE, "%s: no such command; 'statuscode help' lists them", word);
    return find_registry(word, &registry);
}

static int lookup_in_registry(const struct args *args)
{
    const sc_entry *entry;
    if (sc_registry_from_name(args->operand[0]) == SC_REGISTRY_NONE)
        return no_registry(args);
    if (args->count > 2)
        return lookup_several(args);
    int status = find_entry(args->operand[0], args->operand[1], &entry);
    return status == STATUS_OK ? show_one(args, entry) : status;
}

/* ---- In all registries -------------------------------------------------------------------------------- */

/* Reports a code that no registry lists, and what each registry knows about it. */
static int listed_nowhere(const struct args *args, int32_t code)
{
    char known[512] = "";
    size_t used = 0;
    sc_registry registry;
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE && used < sizeof known; i++) {
        char before[64];
        snprintf(before, sizeof before, "; %s: ", sc_registry_name(registry));
        describe_unlisted(known + used, sizeof known - used, registry, code, before);
        used += strlen(known + used);
    }
    if (args->option[OPTION_JSON] != NULL)
        print_json_entries(NULL, 0);
    return fail(STATUS_NO, "%ld: not listed in any registry%s", (long)code, known);
}

/* Reports a word that is neither a code nor a name, with the closest word that it may stand for. */
static int unknown_word(const struct args *args)
{
    const char *word = args->operand[0];
    struct guess guess = {word, NULL, 0};
    sc_registry registry;
    guess_commands(&guess);
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        guess_try(&guess, sc_registry_name(registry));
    if (guess.best != NULL)
        return fail(STATUS_MISUSE, "%s: no such command or registry; did you mean %s?", word, guess.best);
    if (args->option[OPTION_JSON] != NULL)
        print_json_entries(NULL, 0);
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++) {
            guess_try(&guess, sc_name(sc_at(registry, i)));
            guess_try(&guess, sc_constant(sc_at(registry, i)));
        }
    if (guess.best != NULL)
        return fail(STATUS_NO, "%s: no such name; did you mean %s?", word, guess.best);
    if (nearest_word(word) != NULL)
        return fail(STATUS_NO, "%s: no such name; did you mean 'statuscode search %s'?", word,
                    nearest_word(word));
    return fail(
        STATUS_NO,
        "%s: no such command, registry or name; use 'statuscode REGISTRY CODE' or 'statuscode search WORD'",
        word);
}

/* Stores the entries with a number or a name, at most one in each registry. Returns how many there are. */
static size_t find_everywhere(const char *code_or_name, const sc_entry **entries)
{
    int32_t code;
    int is_number = read_int32(code_or_name, &code);
    size_t count = 0;
    sc_registry registry;
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE; i++) {
        entries[count] = is_number ? sc_lookup(registry, code) : sc_lookup_name(registry, code_or_name);
        if (entries[count] != NULL)
            count++;
    }
    return count;
}

static void show_each(const struct args *args, const sc_entry *const *entries, size_t count, int is_number)
{
    char number[16];
    snprintf(number, sizeof number, "%ld", (long)sc_code(entries[0]));
    const char *what = is_number ? number : sc_name(entries[0]);
    show_all(args, entries, count);
    if (args->option[OPTION_JSON] != NULL)
        return;
    if (count == 1)
        printf("\nNo other registry lists %s.\n", what);
    else
        printf("\nThese %u registries list %s%s. Choose the API that sent it.\n", (unsigned)count, what,
               is_number ? " with different meanings" : "");
}

static int is_name(const char *word)
{
    return (word[0] >= 'A' && word[0] <= 'Z') || (word[0] >= 'a' && word[0] <= 'z');
}

static int lookup_everywhere(const struct args *args)
{
    const sc_entry *entries[MAX_REGISTRIES];
    const char *word = args->operand[0];
    int32_t code;
    int is_number = read_int32(word, &code);
    size_t count = find_everywhere(word, entries);
    if (count == 0)
        return is_number ? listed_nowhere(args, code) : unknown_word(args);
    if (!is_number && same_word(word, sc_constant(entries[0])))
        return show_one(args, entries[0]);
    show_each(args, entries, count, is_number);
    return STATUS_OK;
}

int run_lookup(const struct args *args)
{
    const sc_entry *entry;
    int32_t code;
    const char *word = args->operand[0];
    if (args->count > 1)
        return lookup_in_registry(args);
    if (sc_registry_from_name(word) != SC_REGISTRY_NONE)
        return fail(STATUS_MISUSE,
                    "%s: missing code; use 'statuscode %s CODE', or 'statuscode list %s' to list all", word,
                    word, word);
    if (is_type(word)) {
        int status = find_type(word, &entry);
        return status == STATUS_OK ? show_one(args, entry) : status;
    }
    if (!read_int32(word, &code) && !is_name(word))
        return fail(STATUS_MISUSE,
                    "'%s': neither a code (a plain 32-bit integer) nor a name; to search, use 'statuscode "
                    "search WORD'",
                    word);
    return lookup_everywhere(args);
}
