/* SPDX-License-Identifier: MIT */
/* Exports as SQL: six tables, in statements that both SQLite and PostgreSQL accept. */
#include "export.h"

/* ---- The rows of a table ------------------------------------------------------------------------------ */

/* An INSERT statement with its rows, if any. Begin with the name of the table and zeros. */
struct insert {
    const char *table;
    int has_rows;
    int has_values; /* in the current row */
};

static void begin_row(struct insert *insert)
{
    if (insert->has_rows)
        fputs(",\n(", stdout);
    else
        printf("INSERT INTO %s VALUES\n(", insert->table);
    insert->has_rows = 1;
    insert->has_values = 0;
}

static void begin_value(struct insert *insert)
{
    if (insert->has_values)
        fputs(", ", stdout);
    insert->has_values = 1;
}

static void number(struct insert *insert, long value)
{
    begin_value(insert);
    printf("%ld", value);
}

static void text(struct insert *insert, const char *value)
{
    begin_value(insert);
    putchar('\'');
    for (size_t i = 0; value[i] != '\0'; i++) {
        if (value[i] == '\'')
            putchar('\'');
        putchar(value[i]);
    }
    putchar('\'');
}

static void null(struct insert *insert)
{
    begin_value(insert);
    fputs("NULL", stdout);
}

static void text_or_null(struct insert *insert, const char *value)
{
    if (value[0] != '\0')
        text(insert, value);
    else
        null(insert);
}

static void key(struct insert *insert, const sc_entry *entry)
{
    text(insert, sc_registry_name(sc_registry_of(entry)));
    number(insert, (long)sc_code(entry));
    number(insert, meaning_number(entry));
}

static void end_row(void)
{
    putchar(')');
}

static void end_rows(const struct insert *insert)
{
    fputs(insert->has_rows ? ";\n\n" : "\n", stdout);
}

/* ---- The tables --------------------------------------------------------------------------------------- */

static void print_registries(const struct selection *selection)
{
    struct insert rows = {"status_registry", 0, 0};
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
        begin_row(&rows);
        text(&rows, sc_registry_name(registry));
        text(&rows, sc_registry_title(registry, SC_ZH));
        text(&rows, sc_registry_title(registry, SC_EN));
        if (success != NULL)
            number(&rows, (long)sc_code(success));
        else
            null(&rows);
        text(&rows, sc_registry_rule(registry, SC_ZH));
        text(&rows, sc_registry_rule(registry, SC_EN));
        end_row();
    }
    end_rows(&rows);
}

static void print_groups(const struct selection *selection)
{
    struct insert rows = {"status_group", 0, 0};
    fputs("CREATE TABLE status_group ( -- also covers codes that are not listed\n"
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
            begin_row(&rows);
            text(&rows, sc_registry_name(registry));
            number(&rows, (long)first);
            number(&rows, (long)last);
            text(&rows, sc_group_at(registry, i, SC_ZH, NULL, NULL));
            text(&rows, en);
            end_row();
        }
    }
    end_rows(&rows);
}

static void print_classes_table(void)
{
    struct insert rows = {"status_class", 0, 0};
    const char *class;
    fputs("CREATE TABLE status_class ( -- a tree; each class follows its parent\n"
          "    name TEXT NOT NULL PRIMARY KEY,\n"
          "    parent TEXT REFERENCES status_class (name), -- NULL: a root\n"
          "    zh TEXT NOT NULL,\n"
          "    en TEXT NOT NULL\n"
          ");\n",
          stdout);
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++) {
        begin_row(&rows);
        text(&rows, class);
        text_or_null(&rows, sc_class_parent(class));
        text(&rows, sc_class_text(class, SC_ZH));
        text(&rows, sc_class_text(class, SC_EN));
        end_row();
    }
    end_rows(&rows);
}

static void print_codes(const struct selection *selection)
{
    struct insert rows = {"status_code", 0, 0};
    struct position at = {0, 0};
    const sc_entry *entry;
    fputs("CREATE TABLE status_code ( -- meaning 1 applies unless the message is that of another\n", stdout);
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
    while ((entry = next_entry(selection, &at)) != NULL) {
        begin_row(&rows);
        for (size_t column = 0; column < export_column_count; column++) {
            struct cell cell = export_cell(entry, column);
            if (export_columns[column].is_number)
                number(&rows, cell.number);
            else if (export_columns[column].may_be_empty)
                text_or_null(&rows, cell.text);
            else
                text(&rows, cell.text);
        }
        end_row();
    }
    end_rows(&rows);
}

static void print_members(const struct selection *selection)
{
    struct insert rows = {"status_member", 0, 0};
    struct position at = {0, 0};
    const sc_entry *entry;
    fputs("CREATE TABLE status_member ( -- the classes that an entry is in, without those above them\n"
          "    registry TEXT NOT NULL,\n"
          "    code INTEGER NOT NULL,\n"
          "    meaning INTEGER NOT NULL,\n"
          "    class TEXT NOT NULL REFERENCES status_class (name),\n"
          "    match TEXT NOT NULL, -- EXACT: the entry says just this; BROADER: it says more\n"
          "    PRIMARY KEY (registry, code, meaning, class),\n"
          "    FOREIGN KEY (registry, code, meaning) REFERENCES status_code (registry, code, meaning)\n"
          ");\n",
          stdout);
    while ((entry = next_entry(selection, &at)) != NULL)
        for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class)) {
            begin_row(&rows);
            key(&rows, entry);
            text(&rows, class);
            text(&rows, sc_match_name(sc_is(entry, class)));
            end_row();
        }
    end_rows(&rows);
}

static void print_counterpart_rows(const struct selection *selection)
{
    struct insert rows = {"status_counterpart", 0, 0};
    struct position at = {0, 0};
    const sc_entry *entry;
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
    while ((entry = next_entry(selection, &at)) != NULL) {
        struct counterpart other = {0};
        while (next_counterpart(selection, entry, &other)) {
            begin_row(&rows);
            key(&rows, entry);
            key(&rows, other.entry);
            text(&rows, sc_match_name((sc_match)other.how));
            end_row();
        }
    }
    end_rows(&rows);
}

/* Drops the tables of an earlier export. Each goes before those that it refers to. */
static void drop_tables(void)
{
    fputs("DROP TABLE IF EXISTS status_counterpart;\n"
          "DROP TABLE IF EXISTS status_member;\n"
          "DROP TABLE IF EXISTS status_code;\n"
          "DROP TABLE IF EXISTS status_class;\n"
          "DROP TABLE IF EXISTS status_group;\n"
          "DROP TABLE IF EXISTS status_registry;\n\n",
          stdout);
}

void export_sql(const struct selection *selection)
{
    printf("-- The status codes of libstatuscode %s.\nBEGIN;\n\n", sc_version());
    drop_tables();
    print_registries(selection);
    print_groups(selection);
    print_classes_table();
    print_codes(selection);
    print_members(selection);
    print_counterpart_rows(selection);
    fputs("COMMIT;\n", stdout);
}
