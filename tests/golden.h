/* SPDX-License-Identifier: MIT */
/* golden.h: reads the golden rows of a registry, which were taken from its document and not from its table. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef SOURCE_DIR
#error "SOURCE_DIR: the folder that tests/golden/ and include/ stand in, as a string"
#endif

enum { GOLDEN_MAX = 256, GOLDEN_LINE = 1024 };

struct golden_row {
    int32_t code;
    int is_http;         /* from the document's table of HTTP statuses */
    const char *section; /* the heading it stands under */
    const char *name;    /* the document's own, "" if it has none */
    const char *zh;
    char line[GOLDEN_LINE]; /* what the pointers lead into */
};

struct golden {
    size_t count;
    struct golden_row row[GOLDEN_MAX];
};

/* Cuts the next field off a line that ends in a newline; a missing field is a broken file. */
static char *golden_field(char **rest, char end)
{
    char *field = *rest;
    char *stop = strchr(field, end);

    if (stop == NULL) {
        fprintf(stderr, "golden: a field is missing before \"%s\"\n", field);
        exit(EXIT_FAILURE);
    }
    *stop = '\0';
    *rest = stop + 1;
    return field;
}

/* All rows of a registry in the document's order. Ends the program if they cannot be read. */
static void golden_read(struct golden *golden, const char *registry)
{
    char path[GOLDEN_LINE];
    FILE *file;

    snprintf(path, sizeof path, "%s/tests/golden/%s.tsv", SOURCE_DIR, registry);
    file = fopen(path, "rb");
    golden->count = 0;
    if (file == NULL || fgets(golden->row[0].line, GOLDEN_LINE, file) == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    while (golden->count < GOLDEN_MAX && fgets(golden->row[golden->count].line, GOLDEN_LINE, file)) {
        struct golden_row *row = &golden->row[golden->count++];
        char *rest = row->line;

        row->section = golden_field(&rest, '\t');
        row->is_http = strcmp(golden_field(&rest, '\t'), "http") == 0;
        row->code = (int32_t)strtol(golden_field(&rest, '\t'), NULL, 10);
        row->name = golden_field(&rest, '\t');
        row->zh = golden_field(&rest, '\n');
    }
    fclose(file);
}

#endif
