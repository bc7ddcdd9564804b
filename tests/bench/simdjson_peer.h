/* SPDX-License-Identifier: MIT */
/* simdjson_peer.h: makes simdjson available to C. */
#ifndef SIMDJSON_PEER_H
#define SIMDJSON_PEER_H

#ifdef __cplusplus
#include <cstddef>
#include <cstdint>
extern "C" {
#else
#include <stddef.h>
#include <stdint.h>
#endif

const char *simdjson_version(void);

/* Returns the code of a body, read on demand, or -1 if there is none. capacity is the number of bytes that can be
   read, which is at least 64 more than the length. */
int64_t simdjson_code(const char *text, size_t length, size_t capacity);

/* Returns the code, and stores the message, which is the member with this name. It is valid until the next call. */
int64_t simdjson_reply(const char *text, size_t length, size_t capacity, const char *name, const char **message,
                       size_t *message_length);

/* A member whose value is a string or, if string is NULL, a number. */
struct member {
    const char *before; /* the text before its value */
    const char *string;
    int32_t number;
};

/* Returns whether this version of simdjson has a builder. */
int simdjson_can_write(void);

/* Writes an object with these members, followed by the text in behind. The result is valid until the next call. */
const char *simdjson_write(const struct member *members, size_t count, const char *behind, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
