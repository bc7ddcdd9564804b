/* SPDX-License-Identifier: MIT */
/* Exports as JSON: one document, or an entry per line. Entries are as in `list --json`, with their counterparts. */
#include "export.h"

#include <string.h>

static void member(const char *before, const char *text)
{
    fputs(before, stdout);
    print_json_string(stdout, text, strlen(text));
}

static void texts(const char *zh, const char *en)
{
    member("\"zh\":", zh);
    member(",\"en\":", en);
}

static void print_success(sc_registry registry)
{
    const sc_entry *entry = success_entry(registry);
    fputs("\"success\":{\"code\":", stdout);
    if (entry != NULL)
        printf("%ld,", (long)sc_code(entry));
    else
        fputs("null,", stdout);
    texts(sc_registry_rule(registry, SC_ZH), sc_registry_rule(registry, SC_EN));
    fputs("},\n", stdout);
}

static void print_groups(sc_registry registry)
{
    const char *comma = "";
    const char *en;
    int32_t first;
    int32_t last;
    fputs("\"groups\":[", stdout);
    for (size_t i = 0; (en = sc_group_at(registry, i, SC_EN, &first, &last))[0] != '\0'; i++) {
        printf("%s\n{\"first\":%ld,\"last\":%ld,", comma, (long)first, (long)last);
        texts(sc_group_at(registry, i, SC_ZH, NULL, NULL), en);
        putchar('}');
        comma = ",";
    }
    fputs("],\n", stdout);
}

static void print_entry(const struct selection *selection, const sc_entry *entry)
{
    struct counterpart other = {0};
    const char *comma = "";
    open_json_entry(entry);
    fputs(",\"counterparts\":[", stdout);
    while (next_counterpart(selection, entry, &other)) {
        printf("%s{\"registry\":\"%s\",\"code\":%ld,\"name\":\"%s\",\"match\":\"%s\"}", comma,
               sc_registry_name(sc_registry_of(other.entry)), (long)sc_code(other.entry), sc_name(other.entry),
               sc_match_name((sc_match)other.how));
        comma = ",";
    }
    fputs("]}", stdout);
}

static void print_registry(const struct selection *selection, sc_registry registry)
{
    member("{\"name\":", sc_registry_name(registry));
    fputs(",\"title\":{", stdout);
    texts(sc_registry_title(registry, SC_ZH), sc_registry_title(registry, SC_EN));
    fputs("},\n", stdout);
    print_success(registry);
    print_groups(registry);
    fputs("\"entries\":[", stdout);
    for (size_t i = 0; i < sc_count(registry); i++) {
        fputs(i == 0 ? "\n" : ",\n", stdout);
        print_entry(selection, sc_at(registry, i));
    }
    fputs("]}", stdout);
}

static void print_tree(void)
{
    const char *class;
    fputs(",\n\"classes\":[", stdout);
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++) {
        printf("%s\n{\"name\":\"%s\",\"parent\":", i == 0 ? "" : ",", class);
        if (sc_class_parent(class)[0] != '\0')
            printf("\"%s\",", sc_class_parent(class));
        else
            fputs("null,", stdout);
        texts(sc_class_text(class, SC_ZH), sc_class_text(class, SC_EN));
        putchar('}');
    }
    putchar(']');
}

void export_json(const struct selection *selection)
{
    member("{\"version\":", sc_version());
    print_tree();
    fputs(",\n\"registries\":[", stdout);
    for (size_t i = 0; i < selection->count; i++) {
        fputs(i == 0 ? "\n" : ",\n", stdout);
        print_registry(selection, selection->registry[i]);
    }
    fputs("]}\n", stdout);
}

void export_ndjson(const struct selection *selection)
{
    struct position at = {0, 0};
    const sc_entry *entry;
    while ((entry = next_entry(selection, &at)) != NULL) {
        print_entry(selection, entry);
        putchar('\n');
    }
}
