/* SPDX-License-Identifier: MIT */
/* statuscode search TEXT: entries by their names and messages. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* How well a text is met; better ones first. */
enum rank { RANK_EXACT, RANK_PREFIX, RANK_SUBSTRING, RANK_NONE };

static int same_letter(char a, char b)
{
    char folded_a = a >= 'A' && a <= 'Z' ? (char)(a - 'A' + 'a') : a;
    char folded_b = b >= 'A' && b <= 'Z' ? (char)(b - 'A' + 'a') : b;
    return folded_a == folded_b;
}

static int begins_with(const char *field, const char *text)
{
    size_t i = 0;
    while (text[i] != '\0' && field[i] != '\0' && same_letter(field[i], text[i]))
        i++;
    return text[i] == '\0';
}

static enum rank rank_field(const char *field, const char *text)
{
    size_t length = strlen(field);
    if (begins_with(field, text))
        return length == strlen(text) ? RANK_EXACT : RANK_PREFIX;
    for (size_t i = 1; i < length; i++)
        if (begins_with(field + i, text))
            return RANK_SUBSTRING;
    return RANK_NONE;
}

static enum rank better(enum rank a, enum rank b)
{
    return a < b ? a : b;
}

/* Constants are met from their beginning "SC_" only, or "plus" would find all of plus. */
static enum rank rank_entry(const sc_entry *entry, const char *text)
{
    enum rank rank = rank_field(sc_name(entry), text);
    rank = better(rank, rank_field(sc_message(entry, SC_ZH), text));
    rank = better(rank, rank_field(sc_message(entry, SC_EN), text));
    if (begins_with(text, "SC_"))
        rank = better(rank, rank_field(sc_constant(entry), text));
    return rank;
}

/* Moves what is found to the front of a new list, by rank and then in the documents' order. */
static size_t find_all(const sc_entry *const *entries, size_t count, const char *text, const sc_entry **found)
{
    size_t n = 0;
    for (int rank = RANK_EXACT; rank < RANK_NONE; rank++)
        for (size_t i = 0; i < count; i++)
            if (rank_entry(entries[i], text) == (enum rank)rank)
                found[n++] = entries[i];
    return n;
}

static void show_found(const struct args *args, const sc_entry *const *found, size_t count)
{
    if (args->option[OPTION_JSON] != NULL)
        print_json_entries(found, count);
    else
        show_rows(args->languages, found, count, ROWS_NAME_REGISTRY);
}

int run_search(const struct args *args)
{
    const char *text = args->operand[0];
    size_t count;
    size_t found_count;
    if (text[0] == '\0')
        return fail(STATUS_MISUSE, "search: the text is empty; give a word of a name or of a message");
    const sc_entry **entries = all_entries(SC_REGISTRY_NONE, &count);
    const sc_entry **found = all_entries(SC_REGISTRY_NONE, &found_count);
    if (entries == NULL || found == NULL) {
        free(entries);
        free(found);
        return STATUS_MISUSE;
    }
    found_count = find_all(entries, count, text, found);
    show_found(args, found, found_count);
    free(entries);
    free(found);
    return found_count != 0 ? STATUS_OK : fail(STATUS_NO, "%s: no name and no message has it", text);
}
