/* SPDX-License-Identifier: MIT */
/* statuscode search WORD...: entries that have all the words. matches() in page/page.js finds the same ones. */
#include "export.h"

#include <stdlib.h>
#include <string.h>

/* ---- Words -------------------------------------------------------------------------------------------- */

/* The words of all arguments, folded and separated by single spaces. */
struct query {
    char *text;
    size_t length;
};

/* Folds full-width ASCII to ASCII, the wide space to a space, and ASCII capitals to lowercase. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xff01 - '!';
    if (c == 0x3000)
        c = ' ';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static int is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Reads and folds a character of a NUL-terminated text. No sequence extends past the NUL. Returns how many bytes the
   character takes. */
static size_t next_folded(const char *text, uint32_t *c)
{
    size_t taken = next_char(text, 4, c);
    *c = fold(*c);
    return taken;
}

/* Appends the words of one argument. Folding never makes them longer. */
static void add_words(struct query *query, const char *argument)
{
    uint32_t c;
    int ended = query->length > 0;
    for (size_t i = 0, taken; argument[i] != '\0'; i += taken) {
        taken = next_folded(argument + i, &c);
        if (is_space(c)) {
            ended = query->length > 0;
            continue;
        }
        if (ended)
            query->text[query->length++] = ' ';
        ended = 0;
        if (c < 0x80)
            query->text[query->length++] = (char)c;
        else {
            memcpy(query->text + query->length, argument + i, taken);
            query->length += taken;
        }
    }
    query->text[query->length] = '\0';
}

/* Returns 0 if memory runs out. */
static int read_query(const struct args *args, struct query *query)
{
    size_t size = 1;
    for (int i = 0; i < args->count; i++)
        size += strlen(args->operand[i]) + 1;
    query->text = malloc(size);
    query->length = 0;
    if (query->text == NULL)
        return 0;
    query->text[0] = '\0';
    for (int i = 0; i < args->count; i++)
        add_words(query, args->operand[i]);
    return 1;
}

/* A word of a query. Begin with an empty one at the start of the query. */
struct word {
    const char *text;
    size_t length;
};

static int next_word(struct word *word)
{
    word->text += word->length;
    if (word->text[0] == ' ')
        word->text++;
    word->length = strcspn(word->text, " ");
    return word->length > 0;
}

/* ---- How well an entry matches ------------------------------------------------------------------------ */

enum fit { FIT_WHOLE, FIT_START, FIT_INSIDE, FIT_NONE };

/* Returns how the word fits the start of the field. A space in the word also matches an underscore. */
static enum fit fit_start(const char *field, struct word word)
{
    size_t at = 0;
    uint32_t a;
    uint32_t b;
    for (size_t i = 0; i < word.length; i += next_folded(word.text + i, &b)) {
        next_folded(word.text + i, &b);
        if (field[at] == '\0')
            return FIT_NONE;
        at += next_folded(field + at, &a);
        if (a != b && !(a == '_' && b == ' '))
            return FIT_NONE;
    }
    return field[at] == '\0' ? FIT_WHOLE : FIT_START;
}

static enum fit fit_field(const char *field, struct word word)
{
    uint32_t c;
    enum fit fit = fit_start(field, word);
    if (fit != FIT_NONE || field[0] == '\0')
        return fit;
    for (size_t i = next_folded(field, &c); field[i] != '\0'; i += next_folded(field + i, &c))
        if (fit_start(field + i, word) != FIT_NONE)
            return FIT_INSIDE;
    return FIT_NONE;
}

static enum fit better(enum fit a, enum fit b)
{
    return a < b ? a : b;
}

static enum fit fit_texts(const char *zh, const char *en, struct word word)
{
    return better(fit_field(zh, word), fit_field(en, word));
}

/* Ranks, the best first. The first three: all words in this order are the name, the code or a message, begin it, or
   are inside it. The next three: each word is found somewhere, and the worst place counts. */
enum rank { RANK_WHOLE, RANK_START, RANK_INSIDE, RANK_NAME, RANK_MESSAGE, RANK_REST, RANK_NONE };

/* Returns whether the word is the entry's anchor in the page, such as plus-1012 or jiemi-1008-2. jiemi-1008 matches
   all meanings of the code. */
static int is_anchor(const sc_entry *entry, const char *code, struct word word)
{
    char anchor[96];
    const char *registry = sc_registry_name(sc_registry_of(entry));
    snprintf(anchor, sizeof anchor, "%s-%s", registry, code);
    if (fit_field(anchor, word) == FIT_WHOLE)
        return 1;
    snprintf(anchor, sizeof anchor, "%s-%s-%d", registry, code, meaning_number(entry));
    return meaning_number(entry) > 1 && fit_field(anchor, word) == FIT_WHOLE;
}

/* A registry or a canonical code only matches as a whole, and a constant only from "SC_" on. Otherwise "plus" and
   "sc" would match too much. */
static enum rank rank_word(const sc_entry *entry, const char *code, struct word word)
{
    static const struct word prefix = {"sc_", 3};
    if (fit_field(sc_name(entry), word) != FIT_NONE || fit_field(code, word) == FIT_WHOLE ||
        fit_field(sc_registry_name(sc_registry_of(entry)), word) == FIT_WHOLE || is_anchor(entry, code, word))
        return RANK_NAME;
    if (fit_start(word.text, prefix) != FIT_NONE && fit_start(sc_constant(entry), word) != FIT_NONE)
        return RANK_NAME;
    if (fit_texts(sc_message(entry, SC_ZH), sc_message(entry, SC_EN), word) != FIT_NONE)
        return RANK_MESSAGE;
    if (fit_texts(sc_note(entry, SC_ZH), sc_note(entry, SC_EN), word) != FIT_NONE ||
        fit_field(sc_canonical_name(sc_canonical_of(entry)), word) == FIT_WHOLE ||
        fit_field(code, word) != FIT_NONE)
        return RANK_REST;
    return RANK_NONE;
}

static enum rank rank_entry(const sc_entry *entry, const struct query *query)
{
    char code[16];
    struct word whole = {query->text, query->length};
    struct word word = {query->text, 0};
    enum rank worst = RANK_WHOLE;
    snprintf(code, sizeof code, "%ld", (long)sc_code(entry));
    enum fit fit = better(fit_field(sc_name(entry), whole), fit_field(code, whole));
    fit = better(fit, fit_texts(sc_message(entry, SC_ZH), sc_message(entry, SC_EN), whole));
    while (next_word(&word)) {
        enum rank rank = rank_word(entry, code, word);
        worst = rank > worst ? rank : worst;
    }
    return fit != FIT_NONE && worst != RANK_NONE ? (enum rank)fit : worst;
}

/* ---- The subcommand ----------------------------------------------------------------------------------- */

/* Stores the entries that match, by rank and then in the documents' order. Returns how many there are. */
static size_t find_all(const sc_entry *const *entries, size_t count, const struct query *query,
                       const sc_entry **found)
{
    size_t n = 0;
    for (int rank = RANK_WHOLE; rank < RANK_NONE; rank++)
        for (size_t i = 0; i < count; i++)
            if (rank_entry(entries[i], query) == (enum rank)rank)
                found[n++] = entries[i];
    return n;
}

static int is_anywhere(const sc_entry *const *entries, size_t count, const struct query *query)
{
    size_t i = 0;
    while (i < count && rank_entry(entries[i], query) == RANK_NONE)
        i++;
    return i < count;
}

/* Reports that nothing was found. If one of the words is in no entry, names that word and the closest known one.
   Overwrites the query. */
static int nothing_found(const sc_entry *const *entries, size_t count, struct query *query)
{
    struct word next = {query->text, 0};
    while (next_word(&next)) {
        struct query word = {query->text + (next.text - query->text), next.length};
        char behind = word.text[word.length];
        word.text[word.length] = '\0';
        if (!is_anywhere(entries, count, &word)) {
            const char *nearest = nearest_word(word.text);
            return fail(STATUS_NO, "%s: no entry has this word%s%s%s", word.text,
                        nearest != NULL ? "; did you mean " : "", nearest != NULL ? nearest : "",
                        nearest != NULL ? "?" : "");
        }
        word.text[word.length] = behind;
    }
    return fail(STATUS_NO, "%s: no entry has all of these words", query->text);
}

static int search(const struct args *args, struct query *query)
{
    size_t count;
    size_t found_count;
    const sc_entry **entries = all_entries(SC_REGISTRY_NONE, &count);
    const sc_entry **found = all_entries(SC_REGISTRY_NONE, &found_count);
    int status = STATUS_MISUSE;
    if (entries != NULL && found != NULL) {
        found_count = find_all(entries, count, query, found);
        if (args->option[OPTION_JSON] != NULL)
            print_json_entries(found, found_count);
        else
            show_rows(args->languages, found, found_count, ROWS_NAME_REGISTRY);
        status = found_count != 0 ? STATUS_OK : nothing_found(entries, count, query);
    }
    free(entries);
    free(found);
    return status;
}

int run_search(const struct args *args)
{
    struct query query;
    if (!read_query(args, &query))
        return fail(STATUS_MISUSE, "out of memory");
    int status = query.length > 0
                     ? search(args, &query)
                     : fail(STATUS_MISUSE, "search: no words; give a word from a name or a message");
    free(query.text);
    return status;
}
