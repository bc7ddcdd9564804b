/* SPDX-License-Identifier: MIT */
/* simdjson for C: the code of a body, -1 if there is none. The buffer must be 64 bytes larger than the text. */
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

int64_t simdjson_code(const char *text, size_t length, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
