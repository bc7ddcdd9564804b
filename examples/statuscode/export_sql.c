/* SPDX-License-Identifier: MIT */
/* Exports as SQL: six tables in the words that SQLite and PostgreSQL both take. */
#include "export.h"

static void print_literal(const char *text)
{
    putchar('\'');
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '\'')
            putchar('\'');
        putchar(text[i]);
    }
    putchar('\'');
}

/* VALUES lists, one row each: the first opens the statement, and end closes it. */
static void begin_row(int is_first, const char *table)
{
    if (is_first)
        printf("INSERT INTO %s VALUES\n(", table);
    else
        fputs(",\n(", stdout);
}

static void print_registries(const struct selection *selection)
{
    fputs("CREATE TABLE status_registry (\n"
          "    name TEXT NOT NULL PRIMARY KEY,\n"
          "    title_zh TEXT NOT NULL,\n"
          "    title_en TEXT NOT NULL,\n"
          "    success_code INTEGER, -- NULL: no code means success\n"
          "    success_zh TEXT NOT NULL,\n"
          "    success_en TEXT NOT NULL\n"
          ");\n",
          stdout);
    for (size_t r = 0; r < selection->count; r++) {
        sc_registry registry = selection->registry[r];
        const sc_entry *success = success_entry(registry);
        begin_row(r == 0, "status_registry");
        print_literal(sc_registry_name(registry));
        fputs(", ", stdout);
        print_literal(sc_registry_title(registry, SC_ZH));
        fputs(", ", stdout);
        print_literal(sc_registry_title(registry, SC_EN));
        if (success != NULL)
            printf(", %ld, ", (long)sc_code(success));
        else
            fputs(", NULL, ", stdout);
        print_literal(sc_registry_rule(registry, SC_ZH));
        fputs(", ", stdout);
        print_literal(sc_registry_rule(registry, SC_EN));
        putchar(')');
    }
    fputs(";\n\n", stdout);
}

static void print_groups(const struct selection *selection)
{
    int is_first = 1;
    fputs("CREATE TABLE status_group ( -- answers for codes that are not listed, too\n"
          "    registry TEXT NOT NULL REFERENCES status_registry (name),\n"
          "    first_code INTEGER NOT NULL,\n"
          "    last_code INTEGER NOT NULL,\n"
          "    zh TEXT NOT NULL,\n"
          "    en TEXT NOT NULL,\n"
          "    PRIMARY KEY (registry, first_code)\n"
          ");\n",
          stdout);
    for (size_t r = 0; r < selection->count; r++) {
        sc_registry registry = selection->registry[r];
        const char *en;
        int32_t first;
        int32_t last;
        for (size_t i = 0; (en = sc_group_at(registry, i, SC_EN, &first, &last))[0] != '\0'; i++) {
            begin_row(is_first, "status_group");
            print_literal(sc_registry_name(registry));
            printf(", %ld, %ld, ", (long)first, (long)last);
            print_literal(sc_group_at(registry, i, SC_ZH, NULL, NULL));
            fputs(", ", stdout);
            print_literal(en);
            putchar(')');
            is_first = 0;
        }
    }
    fputs(is_first ? "\n" : ";\n\n", stdout);
}

static void print_code(const sc_entry *entry)
{
    for (size_t column = 0; column < export_column_count; column++) {
        struct cell cell = export_cell(entry, column);
        if (column > 0)
            fputs(", ", stdout);
        if (export_columns[column].is_number)
            printf("%ld", cell.number);
        else if (export_columns[column].may_be_empty && cell.text[0] == '\0')
            fputs("NULL", stdout);
        else
            print_literal(cell.text);
    }
}

static void print_codes(const struct selection *selection)
{
    int is_first = 1;
    fputs(
        "CREATE TABLE status_code ( -- meaning 1 is the one that a code has unless its message says another\n",
        stdout);
    for (size_t column = 0; column < export_column_count; column++)
        printf("    %s %s%s,\n", export_columns[column].name,
               export_columns[column].is_number ? "INTEGER" : "TEXT",
               export_columns[column].may_be_empty ? "" : " NOT NULL");
    fputs("    PRIMARY KEY (registry, code, meaning),\n"
          "    UNIQUE (constant),\n"
          "    FOREIGN KEY (registry) REFERENCES status_registry (name),\n"
          "    FOREIGN KEY (class) REFERENCES status_class (name)\n"
          ");\n",
          stdout);
    for (size_t r = 0; r < selection->count; r++)
        for (size_t i = 0; i < sc_count(selection->registry[r]); i++) {
            begin_row(is_first, "status_code");
            print_code(sc_at(selection->registry[r], i));
            putchar(')');
            is_first = 0;
        }
    fputs(";\n\n", stdout);
}

static void print_classes_table(void)
{
    fputs("CREATE TABLE status_class ( -- a tree; a class comes behind its parent\n"
          "    name TEXT NOT NULL PRIMARY KEY,\n"
          "    parent TEXT REFERENCES status_class (name), -- NULL: a root\n"
          "    zh TEXT NOT NULL,\n"
          "    en TEXT NOT NULL\n"
          ");\n",
          stdout);
    for (size_t i = 0; sc_class_at(i)[0] != '\0'; i++) {
        const char *class = sc_class_at(i);
        begin_row(i == 0, "status_class");
        print_literal(class);
        fputs(", ", stdout);
        if (sc_class_parent(class)[0] != '\0')
            print_literal(sc_class_parent(class));
        else
            fputs("NULL", stdout);
        fputs(", ", stdout);
        print_literal(sc_class_text(class, SC_ZH));
        fputs(", ", stdout);
        print_literal(sc_class_text(class, SC_EN));
        putchar(')');
    }
    fputs(";\n\n", stdout);
}

static void print_key(const sc_entry *entry)
{
    print_literal(sc_registry_name(sc_registry_of(entry)));
    printf(", %ld, %d, ", (long)sc_code(entry), meaning_number(entry));
}

static void print_members(const struct selection *selection)
{
    int is_first = 1;
    fputs("CREATE TABLE status_member ( -- the classes that an entry is in, without those above them\n"
          "    registry TEXT NOT NULL,\n"
          "    code INTEGER NOT NULL,\n"
          "    meaning INTEGER NOT NULL,\n"
          "    class TEXT NOT NULL REFERENCES status_class (name),\n"
          "    match TEXT NOT NULL, -- EXACT: it says just this; BROADER: it says more\n"
          "    PRIMARY KEY (registry, code, meaning, class),\n"
          "    FOREIGN KEY (registry, code, meaning) REFERENCES status_code (registry, code, meaning)\n"
          ");\n",
          stdout);
    for (size_t r = 0; r < selection->count; r++)
        for (size_t i = 0; i < sc_count(selection->registry[r]); i++) {
            const sc_entry *entry = sc_at(selection->registry[r], i);
            const char *class = sc_class(entry);
            for (; class[0] != '\0'; class = sc_next_class(entry, class)) {
                begin_row(is_first, "status_member");
                print_key(entry);
                print_literal(class);
                fputs(", ", stdout);
                print_literal(sc_match_name(sc_is(entry, class)));
                putchar(')');
                is_first = 0;
            }
        }
    fputs(";\n\n", stdout);
}

static void print_counterpart_rows(const struct selection *selection)
{
    int is_first = 1;
    fputs(
        "CREATE TABLE status_counterpart ( -- at most one in each other registry\n"
        "    registry TEXT NOT NULL,\n"
        "    code INTEGER NOT NULL,\n"
        "    meaning INTEGER NOT NULL,\n"
        "    to_registry TEXT NOT NULL,\n"
        "    to_code INTEGER NOT NULL,\n"
        "    to_meaning INTEGER NOT NULL,\n"
        "    match TEXT NOT NULL, -- EXACT: the same meaning; BROADER: true, but says less\n"
        "    PRIMARY KEY (registry, code, meaning, to_registry),\n"
        "    FOREIGN KEY (registry, code, meaning) REFERENCES status_code (registry, code, meaning),\n"
        "    FOREIGN KEY (to_registry, to_code, to_meaning) REFERENCES status_code (registry, code, meaning)\n"
        ");\n",
        stdout);
    for (size_t r = 0; r < selection->count; r++)
        for (size_t i = 0; i < sc_count(selection->registry[r]); i++) {
            const sc_entry *entry = sc_at(selection->registry[r], i);
            struct counterpart other = {0};
            while (next_counterpart(selection, entry, &other)) {
                begin_row(is_first, "status_counterpart");
                print_key(entry);
                print_key(other.entry);
                print_literal(sc_match_name((sc_match)other.how));
                putchar(')');
                is_first = 0;
            }
        }
    fputs(is_first ? "\n" : ";\n\n", stdout);
}

void export_sql(const struct selection *selection)
{
    printf("-- The status codes of libstatuscode %s.\nBEGIN;\n\n", sc_version());
    print_registries(selection);
    print_groups(selection);
    print_classes_table();
    print_codes(selection);
    print_members(selection);
    print_counterpart_rows(selection);
    fputs("COMMIT;\n", stdout);
}
