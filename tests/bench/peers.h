/* SPDX-License-Identifier: MIT */
/* Other ways to find what belongs to a code, in a shared object like ours. Each returns NULL for an unknown code. */
#ifndef PEERS_H
#define PEERS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The numbers of registries are below. */
enum { PEER_REGISTRIES = 128 };

/* A row of any table. */
struct peer_row {
    int registry;
    int32_t code;
    const char *name;
    const char *zh;
    const char *en;
};

/* Every code once, sorted by registry and code. */
extern struct peer_row peer_rows[];
extern const int peer_row_count;

/* To be called first. */
void peer_prepare(void);

/* libc's bsearch in the registry's rows. */
const void *peer_bsearch(int registry, int32_t code);

/* What the compiler makes of a switch for each registry. */
const void *peer_switch(int registry, int32_t code);

/* A std::unordered_map with a key of registry and code. */
const void *peer_unordered_map(int registry, int32_t code);

#ifdef __cplusplus
}
#endif

#endif
