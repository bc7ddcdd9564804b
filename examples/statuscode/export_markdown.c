/* SPDX-License-Identifier: MIT */
/* Exports as Markdown: a table under each heading of a document, and its notes below. */
#include "export.h"

#include <string.h>

static void print_text(const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (strchr("\\`*_[]<>|&~#", text[i]) != NULL)
            putchar('\\');
        putchar(text[i]);
    }
}

/* Prints both languages, or one text if they are the same. */
static void print_texts(const char *en, const char *between, const char *zh, const char *behind)
{
    print_text(en);
    if (strcmp(en, zh) != 0) {
        fputs(between, stdout);
        print_text(zh);
        fputs(behind, stdout);
    }
}

static void print_row(const struct selection *selection, const sc_entry *entry)
{
    int meaning = meaning_number(entry);
    printf("| %ld", (long)sc_code(entry));
    if (meaning > 1)
        printf(" (%d)", meaning);
    printf(" | `%s` | ", sc_name(entry));
    print_text(sc_message(entry, SC_ZH));
    fputs(" | ", stdout);
    print_text(sc_message(entry, SC_EN));
    printf(" | %d | %d | %s | %s | %s | %s | ", sc_http_status(entry), sc_wire_status(entry),
           sc_canonical_name(sc_canonical_of(entry)), sc_outcome_name(sc_outcome_of(entry)),
           sc_action_name(sc_action_of(entry)), sc_fault_name(sc_fault_of(entry)));
    print_classes(entry, "`");
    fputs(" | ", stdout);
    print_counterparts(selection, entry, "`");
    fputs(" |\n", stdout);
}

static void print_note(const sc_entry *entry)
{
    printf("- %ld `%s`: ", (long)sc_code(entry), sc_name(entry));
    print_texts(sc_note(entry, SC_EN), " ", sc_note(entry, SC_ZH), "");
    putchar('\n');
}

static void print_block(const struct selection *selection, sc_registry registry, size_t first, size_t end)
{
    const sc_entry *entry = sc_at(registry, first);
    if (heading(entry, SC_EN)[0] != '\0') {
        fputs("\n### ", stdout);
        print_texts(heading(entry, SC_EN), " (", heading(entry, SC_ZH), ")");
        putchar('\n');
    }
    fputs("\n| code | name | zh | en | http | wire | canonical | outcome | action | fault | classes | "
          "counterparts |\n"
          "|---:|---|---|---|---:|---:|---|---|---|---|---|---|\n",
          stdout);
    for (size_t i = first; i < end; i++)
        print_row(selection, sc_at(registry, i));
    const char *blank_line = "\n";
    for (size_t i = first; i < end; i++)
        if (sc_note(sc_at(registry, i), SC_EN)[0] != '\0') {
            fputs(blank_line, stdout);
            print_note(sc_at(registry, i));
            blank_line = "";
        }
}

static void print_registry(const struct selection *selection, sc_registry registry)
{
    size_t count = sc_count(registry);
    printf("\n## %s: ", sc_registry_name(registry));
    print_texts(sc_registry_title(registry, SC_EN), " (", sc_registry_title(registry, SC_ZH), ")");
    fputs("\n\nSuccess: ", stdout);
    print_texts(sc_registry_rule(registry, SC_EN), " ", sc_registry_rule(registry, SC_ZH), "");
    putchar('\n');
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && !begins_block(registry, end);)
            end++;
        print_block(selection, registry, first, end);
    }
}

void export_markdown(const struct selection *selection)
{
    printf("# Status codes\n\nFrom libstatuscode %s.\n", sc_version());
    for (size_t i = 0; i < selection->count; i++)
        print_registry(selection, selection->registry[i]);
}
