/* SPDX-License-Identifier: MIT */
/* Finding the registries and entries that were typed, and guessing those that were mistyped. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

const char *registry_names(char *buf, size_t size, const char *separator, const char *last_separator)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE && used < size; i++) {
        const char *name = sc_registry_name(sc_registry_at(i));
        const char *before = sc_registry_at(i + 1) == SC_REGISTRY_NONE ? last_separator : separator;
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

int same_word(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] != '\0' && lower(a[i]) == lower(b[i]))
        i++;
    return a[i] == b[i];
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Returns how many letters have to be changed, added or removed to turn a into b (Levenshtein), ignoring ASCII case,
   or SIZE_MAX if b is too long. */
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
    /* Two swapped letters are two changes, and may be a slip even in a short word. */
    if (strlen(candidate) == strlen(guess->word) && steps == 2)
        steps = near;
    if (steps > near || (guess->best != NULL && steps >= guess->distance))
        return;
    guess->best = candidate;
    guess->distance = steps;
}

enum { MIN_WORD = 4, MAX_WORD = 79 };

/* Copies the next word of the text in lowercase. Returns the text after it, or NULL if there is none. */
static const char *next_word(const char *text, char *word)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    text += strcspn(text, letters);
    size_t length = strspn(text, letters);
    size_t kept = least(length, MAX_WORD);
    for (size_t i = 0; i < kept; i++)
        word[i] = lower(text[i]);
    word[kept] = '\0';
    return length == 0 ? NULL : text + length;
}

static void try_words(struct guess *guess, const char *text, char *nearest)
{
    char word[MAX_WORD + 1];
    while ((text = next_word(text, word)) != NULL) {
        if (strlen(word) < MIN_WORD)
            continue;
        guess_try(guess, word);
        if (guess->best == word)
            guess->best = strcpy(nearest, word);
    }
}

const char *nearest_word(const char *word)
{
    static char nearest[MAX_WORD + 1];
    struct guess guess = {word, NULL, 0};
    sc_registry registry;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++) {
            try_words(&guess, sc_name(sc_at(registry, i)), nearest);
            try_words(&guess, sc_message(sc_at(registry, i), SC_EN), nearest);
        }
    return guess.best;
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
    return fail(STATUS_MISUSE, "%s: no such registry; the registries are %s", name,
                registry_names(names, sizeof names, ", ", " and "));
}

/* Returns the entry nearest to the code among those that share all its digits but the last two, or NULL. */
static const sc_entry *find_neighbor(sc_registry registry, int32_t code)
{
    const sc_entry *best = NULL;
    for (size_t i = 0; code >= 100 && i < sc_count(registry); i++) {
        const sc_entry *entry = sc_at(registry, i);
        if (sc_code(entry) / 100 == code / 100 &&
            (best == NULL || labs((long)sc_code(entry) - code) < labs((long)sc_code(best) - code)))
            best = entry;
    }
    return best;
}

const char *describe_unlisted(char *buf, size_t size, sc_registry registry, int32_t code, const char *before)
{
    const char *group = sc_group(registry, code, SC_EN);
    const sc_entry *neighbor = find_neighbor(registry, code);
    buf[0] = '\0';
    if (group[0] != '\0')
        snprintf(buf, size, "%sin the range of '%s'", before, group);
    else if (neighbor != NULL)
        snprintf(buf, size, "%snear %ld %s", before, (long)sc_code(neighbor), sc_name(neighbor));
    return buf;
}

static int unlisted_code(sc_registry registry, int32_t code)
{
    char known[256];
    return fail(STATUS_NO, "%s %ld: not listed%s", sc_registry_name(registry), (long)code,
                describe_unlisted(known, sizeof known, registry, code, "; "));
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
        return fail(STATUS_MISUSE, "'%s': neither a code (a plain 32-bit integer) nor a name", code_or_name);
    *entry = sc_lookup_name(r, code_or_name);
    return *entry != NULL ? STATUS_OK : unlisted_name(r, code_or_name);
}

/* Returns the registry before the first hyphen, and stores the text after it in *rest. */
static sc_registry registry_of_type(const char *word, const char **rest)
{
    char name[64];
    size_t length = strcspn(word, "-");
    if (word[length] == '\0' || length >= sizeof name)
        return SC_REGISTRY_NONE;
    memcpy(name, word, length);
    name[length] = '\0';
    *rest = word + length + 1;
    return sc_registry_from_name(name);
}

int is_type(const char *word)
{
    const char *rest;
    return registry_of_type(word, &rest) != SC_REGISTRY_NONE;
}

int find_type(const char *word, const sc_entry **entry)
{
    const char *rest = "";
    char code[64];
    int32_t meaning = 1;
    sc_registry registry = registry_of_type(word, &rest);
    size_t length = rest[0] != '\0' ? 1 + strcspn(rest + 1, "-") : 0; /* a code may begin with a minus */
    snprintf(code, sizeof code, "%.*s", (int)least(length, sizeof code), rest);
    int status = find_entry(sc_registry_name(registry), code, entry);
    if (status != STATUS_OK)
        return status;
    if (rest[length] == '-' && (!read_int32(rest + length + 1, &meaning) || meaning < 1))
        return fail(STATUS_MISUSE, "'%s': neither REGISTRY-CODE nor REGISTRY-CODE-MEANING", word);
    while (--meaning > 0 && *entry != NULL)
        *entry = sc_next_meaning(*entry);
    return *entry != NULL ? STATUS_OK : fail(STATUS_NO, "%s: the code has fewer meanings", word);
}

int find_word(const char *word, const sc_entry **entry)
{
    sc_registry registry;
    struct guess guess = {word, NULL, 0};
    if (is_type(word))
        return find_type(word, entry);
    if (sc_registry_from_name(word) != SC_REGISTRY_NONE)
        return fail(STATUS_MISUSE, "%s: missing code; 'statuscode list %s' lists them", word, word);
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        *entry = sc_lookup_name(registry, word);
        if (*entry != NULL && same_word(word, sc_constant(*entry)))
            return STATUS_OK;
        for (size_t i = 0; i < sc_count(registry); i++)
            guess_try(&guess, sc_constant(sc_at(registry, i)));
    }
    if (guess.best != NULL)
        return fail(STATUS_NO, "%s: no such constant; did you mean %s?", word, guess.best);
    return fail(STATUS_MISUSE, "%s: missing registry; use REGISTRY CODE, REGISTRY-CODE or a constant", word);
}

/* Returns the number of entries of a registry, or of all, and stores the entries unless the array is NULL. */
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
