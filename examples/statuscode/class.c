/* SPDX-License-Identifier: MIT */
/* statuscode class [CLASS]: the tree of error classes, or one class and the entries in it. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

size_t class_depth(const char *class)
{
    size_t depth = 0;
    while ((class = sc_class_parent(class))[0] != '\0')
        depth++;
    return depth;
}

void print_class_path(const char *class, const char *before, const char *separator, const char *after)
{
    const char *parent = sc_class_parent(class);
    if (parent[0] != '\0') {
        print_class_path(parent, before, separator, after);
        fputs(separator, stdout);
    }
    printf("%s%s%s", before, class, after);
}

const char *class_between(const sc_entry *from, const sc_entry *to)
{
    const char *class = sc_class(to);
    while (class[0] != '\0' && (sc_is(to, class) != SC_MATCH_EXACT || sc_is(from, class) == SC_MATCH_NONE))
        class = sc_next_class(to, class);
    return class;
}

/* Prints a class without its closing brace, so that members can follow. */
static void open_json_class(const char *class)
{
    printf("{\"class\":\"%s\",\"path\":[", class);
    print_class_path(class, "\"", ",", "\"");
    fputs("],\"zh\":", stdout);
    print_json_string(stdout, sc_class_text(class, SC_ZH), strlen(sc_class_text(class, SC_ZH)));
    fputs(",\"en\":", stdout);
    print_json_string(stdout, sc_class_text(class, SC_EN), strlen(sc_class_text(class, SC_EN)));
}

/* ---- The tree ----------------------------------------------------------------------------------------- */

enum { INDENT = 2 };

static size_t wider(size_t width, size_t other)
{
    return width > other ? width : other;
}

static int show_tree(unsigned languages)
{
    size_t name_width = 0;
    size_t zh_width = 0;
    size_t en_width = 0;
    const char *class;
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++) {
        name_width = wider(name_width, INDENT * class_depth(class) + text_width(class));
        zh_width = wider(zh_width, text_width(sc_class_text(class, SC_ZH)));
        en_width = wider(en_width, text_width(sc_class_text(class, SC_EN)));
    }
    size_t columns = name_width + (languages & SHOWS(SC_ZH) ? 2 + zh_width : 0) +
                     (languages & SHOWS(SC_EN) ? 2 + en_width : 0);
    int is_stacked = terminal_width() > 0 && columns > terminal_width();
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++) {
        size_t indent = INDENT * class_depth(class);
        printf("%*s", (int)indent, "");
        print_padded(class, is_stacked ? 0 : name_width - indent);
        if (is_stacked)
            show_below(languages, sc_class_text(class, SC_ZH), sc_class_text(class, SC_EN), indent + INDENT);
        else
            show_columns(languages, sc_class_text(class, SC_ZH), sc_class_text(class, SC_EN), zh_width);
    }
    return STATUS_OK;
}

static int print_json_tree(void)
{
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        fputs(i == 0 ? "[\n" : ",\n", stdout);
        open_json_class(sc_class_at(i));
        putchar('}');
    }
    fputs("\n]\n", stdout);
    return STATUS_OK;
}

/* ---- One class ---------------------------------------------------------------------------------------- */

/* Finds a class by its name in any ASCII case, which guess_try ignores. */
static int find_class(const char *name, const char **class)
{
    struct guess guess = {name, NULL, 0};
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++)
        guess_try(&guess, sc_class_at(i));
    *class = guess.best;
    if (guess.best == NULL)
        return fail(STATUS_NO, "%s: no such class; 'statuscode class' lists them", name);
    if (guess.distance != 0)
        return fail(STATUS_NO, "%s: no such class; did you mean %s?", name, guess.best);
    return STATUS_OK;
}

/* Prints a heading and the entries that match the class in this way, or nothing if there are none. */
static int show_members(unsigned languages, const char *class, sc_match match, const char *heading)
{
    size_t count;
    size_t members = 0;
    const sc_entry **entries = all_entries(SC_REGISTRY_NONE, &count);
    if (entries == NULL)
        return STATUS_MISUSE;
    for (size_t i = 0; i < count; i++)
        if (sc_is(entries[i], class) == match)
            entries[members++] = entries[i];
    if (members != 0)
        printf("\n%s\n", heading);
    show_rows(languages, entries, members, ROWS_NAME_REGISTRY);
    free(entries);
    return STATUS_OK;
}

static int show_class(unsigned languages, const char *class)
{
    int in_english = (languages & SHOWS(SC_EN)) != 0;
    print_styled("1", class);
    putchar('\n');
    show_texts(languages, "含义", "meaning", sc_class_text(class, SC_ZH), sc_class_text(class, SC_EN));
    show_class_path(languages, class);
    int status = show_members(languages, class, SC_MATCH_EXACT, in_english ? "Same meaning:" : "含义相同：");
    if (status == STATUS_OK)
        status =
            show_members(languages, class, SC_MATCH_BROADER, in_english ? "More specific:" : "含义更具体：");
    return status;
}

static int print_json_class(const char *class)
{
    const char *comma = "";
    size_t count;
    const sc_entry **entries = all_entries(SC_REGISTRY_NONE, &count);
    if (entries == NULL)
        return STATUS_MISUSE;
    open_json_class(class);
    fputs(",\"entries\":[", stdout);
    for (size_t i = 0; i < count; i++) {
        sc_match match = sc_is(entries[i], class);
        if (match == SC_MATCH_NONE)
            continue;
        printf("%s\n{\"match\":\"%s\",\"entry\":", comma, sc_match_name(match));
        print_json_entry(entries[i]);
        putchar('}');
        comma = ",";
    }
    fputs("]}\n", stdout);
    free(entries);
    return STATUS_OK;
}

int run_class(const struct args *args)
{
    int in_json = args->option[OPTION_JSON] != NULL;
    const char *class;
    if (args->count == 0)
        return in_json ? print_json_tree() : show_tree(args->languages);
    int status = find_class(args->operand[0], &class);
    if (status != STATUS_OK)
        return status;
    return in_json ? print_json_class(class) : show_class(args->languages, class);
}
