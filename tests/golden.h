/* SPDX-License-Identifier: MIT */
/* golden.h: reads a registry's golden file, which says what is expected of its entries. The file has a line for each
   row of the document, followed by a line for each later entry. The columns section, kind, code, name and zh come
   from the document and not from the table. Those of later entries, and all other columns, are written by hand. The
   golden file of a table of your own stands beside the table. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

/* With no macros defined, this includes the headers with the constants. */
#include "all.def"

#ifndef SOURCE_DIR
#error "Define SOURCE_DIR as the folder that contains tests/golden/ and include/, as a string."
#endif

#define GOLDEN_COLUMNS \
    "section\tkind\tcode\tname\tzh\thttp\twire\tcanonical\taction\tfault\tclasses\tcounterparts\n"

enum { GOLDEN_MAX = 1024, GOLDEN_LINE = 1024 };

struct golden_row {
    int32_t code;
    sc_kind kind;             /* "code", "http" or "later" */
    int http;                 /* the HTTP mapping */
    int wire;                 /* the HTTP status that the API sends */
    const char *section;      /* the heading above the row */
    const char *name;         /* the document's own name, or "" if it has none */
    const char *zh;           /* the document's message */
    const char *canonical;    /* "UNAUTHENTICATED" */
    const char *action;       /* "LOGIN" */
    const char *fault;        /* "USER" */
    const char *classes;      /* "SAME token_expired; CASE token_lapsed" */
    const char *counterparts; /* "EXACT hero 1003 TOKEN_EXPIRED; BROADER fecshop 1100003 STATUS_…" */
    unsigned line_number;
    char line[GOLDEN_LINE]; /* the pointers lead into this */
};

struct golden {
    sc_registry registry;
    char path[GOLDEN_LINE];
    size_t count;
    struct golden_row row[GOLDEN_MAX];
};

/* A table of this build, in the order of the library. */
struct golden_table {
    sc_registry number;
    const char *registry; /* "plus" */
    const char *file;     /* the table's path */
};

static const struct golden_table golden_tables[] = {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) {SC_##REGISTRY, #registry, __FILE__},
#include "all.def"
};

enum { GOLDEN_TABLES = sizeof golden_tables / sizeof golden_tables[0] };

/* ---- Reading ------------------------------------------------------------------------------------------ */

static inline void golden_path(struct golden *golden, const struct golden_table *table)
{
    const char *folder_end = strrchr(table->file, '/');
    int folder_length = folder_end != NULL ? (int)(folder_end - table->file + 1) : 0;

    if (table->number < SC_REGISTRY_OWN)
        snprintf(golden->path, sizeof golden->path, "%s/tests/golden/%s.tsv", SOURCE_DIR, table->registry);
    else
        snprintf(golden->path, sizeof golden->path, "%.*s%s.tsv", folder_length, table->file, table->registry);
}

/* Returns the path to print. It is relative to the source folder, if the file is in there. */
static inline const char *golden_shown(const struct golden *golden)
{
    size_t length = strlen(SOURCE_DIR "/");

    return golden->path + (strncmp(golden->path, SOURCE_DIR "/", length) == 0 ? length : 0);
}

/* Cuts the next field off a line and returns it. Returns NULL if the end character does not follow. */
static inline char *golden_field(char **rest, char end)
{
    char *field = *rest;
    char *field_end = field != NULL ? strchr(field, end) : NULL;

    *rest = field_end != NULL ? field_end + 1 : NULL;
    if (field_end == NULL)
        return NULL;
    *field_end = '\0';
    return field;
}

/* Returns a kind as golden files spell it. */
static inline const char *golden_kind(sc_kind kind)
{
    static const char *const kinds[] = {"code", "http", "later"};

    return kinds[kind];
}

/* Splits the line. Returns whether it has all its fields and a known kind. */
static inline int golden_parse(struct golden_row *row)
{
    char *rest = row->line;
    const char *kind, *code, *http, *wire;
    int k = SC_KIND_CODE;

    row->section = golden_field(&rest, '\t');
    kind = golden_field(&rest, '\t');
    code = golden_field(&rest, '\t');
    row->name = golden_field(&rest, '\t');
    row->zh = golden_field(&rest, '\t');
    http = golden_field(&rest, '\t');
    wire = golden_field(&rest, '\t');
    row->canonical = golden_field(&rest, '\t');
    row->action = golden_field(&rest, '\t');
    row->fault = golden_field(&rest, '\t');
    row->classes = golden_field(&rest, '\t');
    row->counterparts = golden_field(&rest, '\n');
    if (row->counterparts == NULL || strchr(row->counterparts, '\t') != NULL)
        return 0;
    while (k <= SC_KIND_LATER && strcmp(kind, golden_kind((sc_kind)k)) != 0)
        k++;
    row->kind = (sc_kind)k;
    row->code = (int32_t)strtol(code, NULL, 10);
    row->http = (int)strtol(http, NULL, 10);
    row->wire = (int)strtol(wire, NULL, 10);
    return k <= SC_KIND_LATER;
}

/* Returns whether all lines could be read. If not, prints why. */
static inline int golden_read_lines(struct golden *golden, FILE *file)
{
    char columns[GOLDEN_LINE];

    if (fgets(columns, sizeof columns, file) == NULL || strcmp(columns, GOLDEN_COLUMNS) != 0) {
        fprintf(stderr, "%s:1: the columns are not %s", golden_shown(golden), GOLDEN_COLUMNS);
        return 0;
    }
    while (golden->count < GOLDEN_MAX && fgets(golden->row[golden->count].line, GOLDEN_LINE, file) != NULL) {
        struct golden_row *row = &golden->row[golden->count++];

        row->line_number = (unsigned)golden->count + 1;
        if (!golden_parse(row)) {
            fprintf(stderr, "%s:%u: unknown kind, wrong number of fields, or over %d bytes\n",
                    golden_shown(golden), row->line_number, GOLDEN_LINE - 2);
            return 0;
        }
    }
    if (golden->count == GOLDEN_MAX)
        fprintf(stderr, "%s: over %d lines\n", golden_shown(golden), GOLDEN_MAX - 1);
    return golden->count < GOLDEN_MAX;
}

/* Reads all rows of a registry in the document's order. Returns whether that succeeded. If not, prints why. */
static inline int golden_read(struct golden *golden, sc_registry registry)
{
    size_t t = 0;
    FILE *file;
    int is_read;

    golden->registry = registry;
    golden->count = 0;
    while (t < GOLDEN_TABLES && golden_tables[t].number != registry)
        t++;
    if (t == GOLDEN_TABLES) {
        fprintf(stderr, "%s: this registry has no table\n", sc_registry_name(registry));
        return 0;
    }
    golden_path(golden, &golden_tables[t]);
    file = fopen(golden->path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s: this registry has no golden file %s\n", golden_tables[t].registry,
                golden_shown(golden));
        return 0;
    }
    is_read = golden_read_lines(golden, file);
    fclose(file);
    return is_read;
}

/* ---- Rows and entries --------------------------------------------------------------------------------- */

/* Returns the first row with the same words. That is the row itself, unless the document repeats it (Hero 2000). */
static inline size_t golden_first(const struct golden *golden, size_t i)
{
    size_t first = 0;

    while (golden->row[first].code != golden->row[i].code || golden->row[first].kind != golden->row[i].kind ||
           strcmp(golden->row[first].zh, golden->row[i].zh) != 0)
        first++;
    return first;
}

/* Returns the number of the row's meaning among those of its code, from 0. */
static inline size_t golden_meaning(const struct golden *golden, size_t i)
{
    size_t first = golden_first(golden, i);
    size_t meaning = 0;

    for (size_t k = 0; k < first; k++)
        meaning += golden->row[k].code == golden->row[i].code && golden_first(golden, k) == k;
    return meaning;
}

/* Returns the number of entries that the rows stand for. A repeated row counts once. */
static inline size_t golden_entries(const struct golden *golden)
{
    size_t entries = 0;

    for (size_t i = 0; i < golden->count; i++)
        entries += golden_first(golden, i) == i;
    return entries;
}

/* Returns the position of a row's entry in the registry, or sc_count(registry) if the table has no such entry. */
static inline size_t golden_position(const struct golden *golden, size_t i)
{
    size_t before = golden_meaning(golden, i);
    size_t position = 0;

    for (; position < sc_count(golden->registry); position++) {
        if (sc_code(sc_at(golden->registry, position)) != golden->row[i].code)
            continue;
        if (before == 0)
            break;
        before--;
    }
    return position;
}

/* Prints how a row differs from the table, such as "tests/golden/plus.tsv:14: plus 1012: http is 401 here, 400 in the
   table". Returns 1, the number of defects. */
static inline int golden_differs(const struct golden *golden, const struct golden_row *row, const char *column,
                                 const char *here, const char *in_table)
{
    fprintf(stderr, "%s:%u: %s %ld: %s is %s here, %s in the table\n", golden_shown(golden), row->line_number,
            sc_registry_name(golden->registry), (long)row->code, column, here[0] != '\0' ? here : "empty",
            in_table[0] != '\0' ? in_table : "empty");
    return 1;
}

#endif
