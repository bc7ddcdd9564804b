/* SPDX-License-Identifier: MIT */
/* peers.c: other ways to look up a code, in C. */
#include "peers.h"

#include <statuscode.h>
#include <stdlib.h>

/* With no macros defined, this includes the headers with the constants. */
#include "all.def"

#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en)
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    {SC_HERE(SC), code, #constant, zh, en},
struct peer_row peer_rows[] = {
#include "all.def"
};

const int peer_row_count = sizeof peer_rows / sizeof peer_rows[0];

/* The place of each registry's rows. */
static struct {
    size_t first;
    size_t count;
} ranges[PEER_REGISTRIES];

static int compare_rows(const void *a, const void *b)
{
    const struct peer_row *x = a;
    const struct peer_row *y = b;
    if (x->registry != y->registry)
        return x->registry < y->registry ? -1 : 1;
    return (x->code > y->code) - (x->code < y->code);
}

static int compare_code(const void *key, const void *row)
{
    int32_t code = *(const int32_t *)key;
    int32_t other = ((const struct peer_row *)row)->code;
    return (code > other) - (code < other);
}

void peer_prepare(void)
{
    qsort(peer_rows, (size_t)peer_row_count, sizeof peer_rows[0], compare_rows);
    for (size_t i = (size_t)peer_row_count; i-- > 0;) {
        ranges[peer_rows[i].registry].first = i;
        ranges[peer_rows[i].registry].count++;
    }
}

const void *peer_bsearch(int registry, int32_t code)
{
    if (registry < 0 || registry >= PEER_REGISTRIES)
        return NULL;
    return bsearch(&code, peer_rows + ranges[registry].first, ranges[registry].count, sizeof peer_rows[0],
                   compare_code);
}

/* The result points to a name and not to a row, but it also tells whether the code is listed. */
const void *peer_switch(int registry, int32_t code)
{
    switch (registry) {
#define SC_BEGIN(REGISTRY, registry, bits, multiplier, zh, en) \
    case SC_##REGISTRY:                                        \
        switch (code) {
#define SC_ALSO(code, constant, http, wire, canonical, action, fault, zh, en)
#define SC_ROW(code, constant, http, wire, canonical, action, fault, zh, en) \
    case code:                                                               \
        return #constant;
#define SC_END(REGISTRY) \
    default:             \
        return NULL;     \
        }
#include "all.def"
    default:
        return NULL;
    }
}
