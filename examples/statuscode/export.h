/* SPDX-License-Identifier: MIT */
/* What the files of `statuscode export` share. */
#ifndef EXPORT_H
#define EXPORT_H

#include "tool.h"

/* The registries to export, each once, in the library's order. */
struct selection {
    sc_registry registry[MAX_REGISTRIES];
    size_t count;
};

/* ---- a file per format, or two; each writes to standard output ---- */

void export_json(const struct selection *selection);
void export_ndjson(const struct selection *selection);
void export_csv(const struct selection *selection);
void export_markdown(const struct selection *selection);
void export_sql(const struct selection *selection);
void export_html(const struct selection *selection);

/* ---- export.c: what the formats have in common ---- */

/* Returns the entry of the code that means success, or NULL if no code does. */
const sc_entry *success_entry(sc_registry registry);

/* Returns 1 for the first entry with its code, 2 for the second. */
int meaning_number(const sc_entry *entry);

/* Returns whether the entry at the position is the first under its heading. */
int begins_block(sc_registry registry, size_t position);

/* Returns the next entry of the selection, or NULL if there is none. Begin with a position of {0}. */
struct position {
    size_t registry;
    size_t entry;
};
const sc_entry *next_entry(const struct selection *selection, struct position *position);

/* Finds the next counterpart of an entry in the other registries of the selection, because an export names no entry
   that it lacks. Begin with {0}. Returns 0 if there is none. */
struct counterpart {
    size_t next;
    const sc_entry *entry;
    int how;
};
int next_counterpart(const struct selection *selection, const sc_entry *entry, struct counterpart *counterpart);

/* Prints all of them, as in "EXACT jiemi 1011 TOKEN_EXPIRED; BROADER ...", with quote around each name. */
void print_counterparts(const struct selection *selection, const sc_entry *entry, const char *quote);

/* Prints all classes of an entry, as in "EXACT unauthenticated/not_logged_in; BROADER ...", with quote around each
   path. */
void print_classes(const sc_entry *entry, const char *quote);

/* The columns of csv and sql. */
struct column {
    const char *name;
    int is_number;
    int may_be_empty;
};
extern const struct column export_columns[];
extern const size_t export_column_count;

/* The value of a column: a number, or a text, which may be "". */
struct cell {
    long number;
    const char *text;
};
struct cell export_cell(const sc_entry *entry, size_t column);

#endif
