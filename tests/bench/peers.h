/* SPDX-License-Identifier: MIT */
/* peers.h: other ways to look up a code, in a shared library too. Each returns NULL for an unknown code. */
#ifndef PEERS_H
#define PEERS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One more than the largest number of a registry. */
enum { PEER_REGISTRIES = 128 };

/* A row of a table. */
struct peer_row {
    int registry;
    int32_t code;
    const char *name;
    const char *zh;
    const char *en;
};

/* Every code once. peer_prepare sorts them by registry and code. */
extern struct peer_row peer_rows[];
extern const int peer_row_count;

/* Sorts the rows. Must be called first. */
void peer_prepare(void);

/* Searches the registry's rows with libc's bsearch. */
const void *peer_bsearch(int registry, int32_t code);

/* Uses a switch for each registry. */
const void *peer_switch(int registry, int32_t code);

/* Uses a std::unordered_map with registry and code as the key. */
const void *peer_unordered_map(int registry, int32_t code);

#ifdef __cplusplus
}
#endif

#endif
