/* SPDX-License-Identifier: MIT */
/* statuscode class [CLASS]: the tree of error classes, or who says one of them and how. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

static size_t depth_of(const char *class)
{
    size_t depth = 0;
    while ((class = sc_class_parent(class))[0] != '\0')
        depth++;
    return depth;
}

/* The class so many steps above. */
static const char *above(const char *class, size_t steps)
{
    for (; steps > 0; steps--)
        class = sc_class_parent(class);
    return class;
}

void print_class_path(const char *class, const char *before, const char *between, const char *behind)
{
    for (size_t depth = depth_of(class) + 1; depth > 0; depth--)
        printf("%s%s%s%s", before, above(class, depth - 1), behind, depth > 1 ? between : "");
}

const char *class_between(const sc_entry *from, const sc_entry *to)
{
    const char *class = sc_class(to);
    while (class[0] != '\0' && (sc_is(to, class) != SC_MATCH_EXACT || sc_is(from, class) == SC_MATCH_NONE))
        class = sc_next_class(to, class);
    return class;
}

/* ---- The tree ----------------------------------------------------------------------------------------- */

static void print_json_class(const char *class)
{
    printf("{\"class\":\"%s\",\"path\":[", class);
    print_class_path(class, "\"", ",", "\"");
    fputs("],\"zh\":", stdout);
    print_json_string(stdout, sc_class_text(class, SC_ZH), strlen(sc_class_text(class, SC_ZH)));
    fputs(",\"en\":", stdout);
    print_json_string(stdout, sc_class_text(class, SC_EN), strlen(sc_class_text(class, SC_EN)));
}

static void show_class(unsigned languages, const char *class, size_t width)
{
    printf("%*s", (int)(2 * depth_of(class)), "");
    print_padded(class, width - 2 * depth_of(class));
    if (languages & SHOWS(SC_ZH))
        printf("  %s", sc_class_text(class, SC_ZH));
    if (languages & SHOWS(SC_EN))
        printf("  %s", sc_class_text(class, SC_EN));
    putchar('\n');
}

static int show_tree(const struct args *args)
{
    int is_json = args->option[OPTION_JSON] != NULL;
    size_t width = 0;
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        size_t own = strlen(sc_class_at(i)) + 2 * depth_of(sc_class_at(i));
        width = own > width ? own : width;
    }
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        if (!is_json) {
            show_class(args->languages, sc_class_at(i), width);
            continue;
        }
        fputs(i == 0 ? "[\n" : ",\n", stdout);
        print_json_class(sc_class_at(i));
        putchar('}');
    }
    if (is_json)
        fputs("\n]\n", stdout);
    return STATUS_OK;
}

/* ---- One class ---------------------------------------------------------------------------------------- */

static int find_class(const char *name, const char **class)
{
    char lower[64];
    struct guess guess = {lower, NULL, 0};
    size_t length = 0;
    for (; name[length] != '\0' && length < sizeof lower - 1; length++)
        lower[length] =
            (char)(name[length] >= 'A' && name[length] <= 'Z' ? name[length] + ('a' - 'A') : name[length]);
    lower[length] = '\0';
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        *class = sc_class_at(i);
        if (name[length] == '\0' && strcmp(*class, lower) == 0)
            return STATUS_OK;
        guess_try(&guess, *class);
    }
    if (guess.best != NULL)
        return fail(STATUS_NO, "%s: no such class; did you mean %s?", name, guess.best);
    return fail(STATUS_NO, "%s: no such class; 'statuscode class' lists them", name);
}

/* Moves the entries that are so in the class to the front. */
static size_t select_members(const sc_entry **entries, size_t count, const char *class, sc_match match)
{
    size_t members = 0;
    for (size_t i = 0; i < count; i++)
        if (sc_is(entries[i], class) == match) {
            const sc_entry *entry = entries[i];
            memmove(entries + members + 1, entries + members, (i - members) * sizeof *entries);
            entries[members++] = entry;
        }
    return members;
}

static void show_members(const struct args *args, const char *class, const sc_entry **entries, size_t count)
{
    static const struct {
        sc_match match;
        const char *zh;
        const char *en;
    } headings[] = {
        {SC_MATCH_EXACT, "所说正是如此：", "Say just this:"},
        {SC_MATCH_BROADER, "所说更多：", "Say more:"},
    };
    for (size_t i = 0; i < 2; i++) {
        size_t members = select_members(entries, count, class, headings[i].match);
        if (members == 0)
            continue;
        printf("\n%s\n", args->languages & SHOWS(SC_EN) ? headings[i].en : headings[i].zh);
        show_rows(args->languages, entries, members, ROWS_NAME_REGISTRY);
    }
}

static void print_json_members(const char *class, const sc_entry **entries, size_t count)
{
    const char *comma = "";
    print_json_class(class);
    fputs(",\"entries\":[", stdout);
    for (size_t i = 0; i < count; i++)
        if (sc_is(entries[i], class) != SC_MATCH_NONE) {
            printf("%s\n{\"match\":\"%s\",\"entry\":", comma, sc_match_name(sc_is(entries[i], class)));
            print_json_entry(entries[i]);
            putchar('}');
            comma = ",";
        }
    fputs("]}\n", stdout);
}

static int show_one(const struct args *args, const char *class)
{
    size_t count;
    const sc_entry **entries = all_entries(SC_REGISTRY_NONE, &count);
    if (entries == NULL)
        return STATUS_MISUSE;
    if (args->option[OPTION_JSON] != NULL)
        print_json_members(class, entries, count);
    else {
        print_styled("1", class);
        putchar('\n');
        show_texts(args->languages, "含义", "meaning", sc_class_text(class, SC_ZH),
                   sc_class_text(class, SC_EN));
        show_class_path(args->languages, class);
        show_members(args, class, entries, count);
    }
    free(entries);
    return STATUS_OK;
}

int run_class(const struct args *args)
{
    const char *class = "";
    if (args->count == 0)
        return show_tree(args);
    int status = find_class(args->operand[0], &class);
    return status != STATUS_OK ? status : show_one(args, class);
}
