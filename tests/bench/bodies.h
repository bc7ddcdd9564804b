/* SPDX-License-Identifier: MIT */
/* Response bodies to read, of any size. */
#ifndef BODIES_H
#define BODIES_H

#include <stddef.h>

/* Peers may read so many bytes beyond the end (simdjson does). */
enum { BODY_SLACK = 64 };

struct body {
    size_t length;
    char *text; /* with BODY_SLACK zero bytes behind it; never freed */
};

/* The kinds there are; NULL ends them. */
extern const char *const body_kinds[];

/* A plus body of a kind, of about so many bytes, its code behind the data. */
struct body body_of_kind(size_t kind, size_t length);

/* What stands around fragments and between them. */
struct frame {
    const char *open;
    const char *between;
    const char *close;
};

/* An array of values, and members. */
extern const struct frame body_of_values;
extern const struct frame body_of_members;

/* A body of about so many bytes: fragments drawn at random, in a frame. */
struct body body_of_fragments(const struct frame *frame, const char *const *fragments, size_t count,
                              size_t length);

#endif
