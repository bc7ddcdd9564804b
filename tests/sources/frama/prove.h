/* SPDX-License-Identifier: MIT */
/* prove.h: words that the notes share, read before every source that is proved. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*@ predicate readable(char *bytes, integer length) = \valid_read(bytes + (0 .. length - 1));
    predicate readable(unsigned char *bytes, integer length) = \valid_read(bytes + (0 .. length - 1)); */

/* More bytes than there are: what is counted for each of them fits in 64 bits. */
/*@ logic integer MOST = SIZE_MAX / 8; */

/* How many bytes stand before the first stop of a block: its lowest mark. */
/*@ axiomatic Blocks { logic integer before(uint64_t stops); } */

/* Frama-C's own also wants the bytes to be initialized, of which WP knows nothing. */
/*@ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
    assigns \nothing;
    ensures \result == 0 <==> (\forall integer i; 0 <= i < n ==> a[i] == (unsigned char)b[i]); */
int compare(const unsigned char *a, const char *b, size_t n);
#define memcmp(a, b, n) compare((const unsigned char *)(a), b, n)

/* The same of memchr. */
/*@ requires \valid_read(bytes + (0 .. n - 1));
    assigns \nothing;
    ensures \result == \null || \exists integer i; 0 <= i < n && \result == bytes + i && bytes[i] == (char)byte; */
const char *find(const char *bytes, int byte, size_t n);
#define memchr(bytes, byte, n) find(bytes, byte, n)
