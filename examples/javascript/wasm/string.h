/* SPDX-License-Identifier: MIT */
/* What the library wants of <string.h>, for WebAssembly, which comes without a C library. */
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
