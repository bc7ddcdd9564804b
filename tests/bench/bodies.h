/* SPDX-License-Identifier: MIT */
/* bodies.h: generates response bodies of any size. */
#ifndef BODIES_H
#define BODIES_H

#include <stddef.h>

/* The number of bytes that peers may read beyond the end (simdjson does). */
enum { BODY_SLACK = 64 };

struct body {
    size_t length;
    char *text; /* followed by BODY_SLACK zero bytes; the caller frees it */
};

/* The names of all kinds, ended by NULL. */
extern const char *const body_kinds[];

/* Returns a plus body of a kind and of about this length. Its code comes after the data. */
struct body body_of_kind(size_t kind, size_t length);

/* The text before, between and after fragments. */
struct frame {
    const char *open;
    const char *between;
    const char *close;
};

/* Frames for fragments that are values of a list, and for fragments that are members. */
extern const struct frame body_of_values;
extern const struct frame body_of_members;

/* Returns a body of about this length, made of random fragments in a frame. */
struct body body_of_fragments(const struct frame *frame, const char *const *fragments, size_t count,
                              size_t length);

#endif
