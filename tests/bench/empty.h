/* SPDX-License-Identifier: MIT */
/* A shared object with nothing in it but a function that does nothing: what any call into any library costs. */
#ifndef EMPTY_H
#define EMPTY_H

#include <stdint.h>

const void *empty(int registry, int32_t code);

#endif
