/* SPDX-License-Identifier: MIT */
/* prove.h: definitions that the notes share. It is included before every source that is proved. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*@ predicate readable(char *bytes, integer length) = \valid_read(bytes + (0 .. length - 1));
    predicate readable(unsigned char *bytes, integer length) = \valid_read(bytes + (0 .. length - 1)); */

/* A limit above any real length, so that a small number per byte still fits in 64 bits. */
/*@ logic integer MAX_BYTES = SIZE_MAX / 8; */

/* The number of bytes before the first stop of a block, which is its lowest mark. */
/*@ axiomatic Blocks { logic integer before(uint64_t stops); } */

/* Replaces memcmp, because Frama-C's contract also requires initialized bytes, which WP does not track. */
/*@ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
    assigns \nothing;
    ensures \result == 0 <==> (\forall integer i; 0 <= i < n ==> a[i] == (unsigned char)b[i]); */
int compare(const unsigned char *a, const char *b, size_t n);
#define memcmp(a, b, n) compare((const unsigned char *)(a), b, n)

/* Replaces memchr for the same reason. */
/*@ requires \valid_read(bytes + (0 .. n - 1));
    assigns \nothing;
    ensures \result == \null || \exists integer i; 0 <= i < n && \result == bytes + i && bytes[i] == (char)byte; */
const char *find(const char *bytes, int byte, size_t n);
#define memchr(bytes, byte, n) find(bytes, byte, n)
/* Frama-C knows no builtins of gcc for these machines. */
#define __builtin_expect(value, expected) (value)
