/* SPDX-License-Identifier: MIT */
/* statuscode REGISTRY CODE-OR-NAME, and statuscode CODE: what a code means. */
#include "tool.h"

static int lookup_one(const struct args *args)
{
    const sc_entry *entry;
    int status = find_entry(args->operand[0], args->operand[1], &entry);
    if (status != STATUS_OK)
        return status;
    if (args->option[OPTION_JSON] != NULL) {
        print_json_entry(entry);
        putchar('\n');
    } else
        show_entry(args->languages, entry);
    return STATUS_OK;
}

/* No registry lists the code; but their modules may cover it. */
static int listed_nowhere(const struct args *args, int32_t code)
{
    char modules[256] = "";
    size_t used = 0;
    sc_registry registry;
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE; i++) {
        const char *group = sc_group(registry, code, SC_EN);
        if (group[0] == '\0' || used >= sizeof modules)
            continue;
        int n = snprintf(modules + used, sizeof modules - used, "; %s: %s", sc_registry_name(registry), group);
        used += n > 0 ? (size_t)n : 0;
    }
    if (args->option[OPTION_JSON] != NULL)
        print_json_entries(NULL, 0);
    return fail(STATUS_NO, "%ld: not listed in any registry%s", (long)code, modules);
}

static void show_each(unsigned languages, const sc_entry *const *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        show_entry(languages, entries[i]);
        putchar('\n');
    }
    if (count == 1)
        printf("No other registry lists %ld.\n", (long)sc_code(entries[0]));
    else
        printf("These %u registries list %ld, and what it means differs: go by the API that sent it.\n",
               (unsigned)count, (long)sc_code(entries[0]));
}

static int lookup_everywhere(const struct args *args, int32_t code)
{
    const sc_entry *entries[MAX_REGISTRIES];
    size_t count = 0;
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++) {
        const sc_entry *entry = sc_lookup(sc_registry_at(i), code);
        if (entry != NULL)
            entries[count++] = entry;
    }
    if (count == 0)
        return listed_nowhere(args, code);
    if (args->option[OPTION_JSON] != NULL)
        print_json_entries(entries, count);
    else
        show_each(args->languages, entries, count);
    return STATUS_OK;
}

int run_lookup(const struct args *args)
{
    int32_t code;
    const char *word = args->operand[0];
    if (args->count == 2)
        return lookup_one(args);
    if (read_int32(word, &code))
        return lookup_everywhere(args, code);
    if (sc_registry_from_name(word) != SC_REGISTRY_NONE)
        return fail(STATUS_MISUSE, "%s: which code? 'statuscode %s CODE', or 'statuscode list %s' for all",
                    word, word, word);
    return fail(STATUS_MISUSE,
                "'%s': not a code (a plain integer of 32 bits); 'statuscode search TEXT' finds words", word);
}
