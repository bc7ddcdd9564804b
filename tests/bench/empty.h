/* SPDX-License-Identifier: MIT */
/* empty.h: a shared library whose only function does nothing. It shows what any call into a library costs. */
#ifndef EMPTY_H
#define EMPTY_H

#include <stdint.h>

const void *empty(int registry, int32_t code);

#endif
