/* SPDX-License-Identifier: MIT */
/* The part of <string.h> that the library needs, because clang has no C library for WebAssembly. */
#ifndef WASM_STRING_H
#define WASM_STRING_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t length);
void *memset(void *to, int byte, size_t length);
void *memchr(const void *bytes, int byte, size_t length);
int memcmp(const void *a, const void *b, size_t length);
int strcmp(const char *a, const char *b);
size_t strlen(const char *text);
size_t strspn(const char *text, const char *among);
char *strchr(const char *text, int character);

#endif
