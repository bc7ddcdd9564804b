/* SPDX-License-Identifier: MIT */
/* copy.h: one of several copies of the library in a program. */
#ifndef COPY_H
#define COPY_H

#include <statuscode.h>

struct copy {
    const sc_entry *(*at)(sc_registry registry, size_t position);
    const sc_entry *(*next_meaning)(const sc_entry *entry);
    const sc_entry *(*translate)(const sc_entry *entry, sc_registry to, int *how);
    const char *(*class_at)(size_t position);
    sc_match (*is)(const sc_entry *entry, const char *class_name);
    /* Writes everything else that this copy says about an entry of any copy. */
    void (*describe)(const sc_entry *entry, char *buf, size_t size);
};

/* The copy that this object file is linked to. */
extern SC_API const struct copy copy;

#endif
