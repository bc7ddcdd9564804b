/* SPDX-License-Identifier: MIT */
/* simdjson for C. */
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

/* The code of a body on demand, -1 if there is none. capacity is how many bytes can be read, at least 64 more than the
   length. */
int64_t simdjson_code(const char *text, size_t length, size_t capacity);

/* The code and the message, whose name is given. The message stays until the next call. */
int64_t simdjson_reply(const char *text, size_t length, size_t capacity, const char *name, const char **message,
                       size_t *message_length);

/* A member that is a string, or else a number. */
struct member {
    const char *before; /* what is written before its value */
    const char *string;
    int32_t number;
};

/* Whether this version has a builder. */
int simdjson_can_write(void);

/* Writes an object of members and what comes behind them. The text stays until the next call. */
const char *simdjson_write(const struct member *members, size_t count, const char *behind, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
