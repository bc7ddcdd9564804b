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

/* The entry of the code that means success; NULL where no code does. */
const sc_entry *success_entry(sc_registry registry);

/* 1 for the first meaning of a code, 2 for the next. */
int meaning_number(const sc_entry *entry);

/* Whether an entry is the first under its heading. */
int begins_block(sc_registry registry, size_t position);

/* The entries of a selection, one after the other. Begin with {0}; NULL when there is no further one. */
struct position {
    size_t registry;
    size_t entry;
};
const sc_entry *next_entry(const struct selection *selection, struct position *position);

/* The counterparts of an entry in the other registries of the selection: no export names what it does not have.
   Begin with {0}; 0 when there is no further one. */
struct counterpart {
    size_t next;
    const sc_entry *entry;
    int how;
};
int next_counterpart(const struct selection *selection, const sc_entry *entry, struct counterpart *counterpart);

/* All of them as one text, "EXACT jiemi 1011 TOKEN_INVALID; BROADER ...", each name between quotes. */
void print_counterparts(const struct selection *selection, const sc_entry *entry, const char *quote);

/* All classes of an entry as one text, "EXACT unauthenticated/not_logged_in; BROADER ...". */
void print_classes(const sc_entry *entry, const char *quote);

/* The columns of an entry where a row is flat: csv and sql. */
struct column {
    const char *name;
    int is_number;
    int may_be_empty;
};
extern const struct column export_columns[];
extern const size_t export_column_count;

/* The value of a column: a number, or else a text, "" for none. */
struct cell {
    long number;
    const char *text;
};
struct cell export_cell(const sc_entry *entry, size_t column);

#endif
