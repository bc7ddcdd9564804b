/* SPDX-License-Identifier: MIT */
/* Exports as CSV (RFC 4180): a header line, then an entry per line, with its classes and counterparts last. */
#include "export.h"

#include <string.h>

static void print_field(const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        fputs(text, stdout);
        return;
    }
    putchar('"');
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '"')
            putchar('"');
        putchar(text[i]);
    }
    putchar('"');
}

static void print_record(const struct selection *selection, const sc_entry *entry)
{
    for (size_t column = 0; column < export_column_count; column++) {
        struct cell cell = export_cell(entry, column);
        if (column > 0)
            putchar(',');
        if (export_columns[column].is_number)
            printf("%ld", cell.number);
        else
            print_field(cell.text);
    }
    putchar(',');
    print_classes(entry, "");
    putchar(',');
    print_counterparts(selection, entry, "");
    fputs("\r\n", stdout);
}

void export_csv(const struct selection *selection)
{
    struct position at = {0, 0};
    const sc_entry *entry;
    for (size_t column = 0; column < export_column_count; column++)
        printf("%s,", export_columns[column].name);
    fputs("classes,counterparts\r\n", stdout);
    while ((entry = next_entry(selection, &at)) != NULL)
        print_record(selection, entry);
}
