/* SPDX-License-Identifier: MIT */
/* copy.h: one copy of the library, of those that a program holds. */
#ifndef COPY_H
#define COPY_H

#include <statuscode.h>

struct copy {
    const sc_entry *(*at)(sc_registry registry, size_t position);
    const sc_entry *(*next_meaning)(const sc_entry *entry);
    const sc_entry *(*translate)(const sc_entry *entry, sc_registry to, int *how);
    const char *(*class_at)(size_t position);
    sc_match (*is)(const sc_entry *entry, const char *class_name);
    /* Writes down all else that this copy says of an entry, of whatever copy. */
    void (*describe)(const sc_entry *entry, char *buf, size_t size);
};

/* The copy that this object file is linked to. */
extern SC_API const struct copy copy;

#endif
