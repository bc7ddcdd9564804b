/* SPDX-License-Identifier: MIT */
/*
 * strings COUNT SEED: prints random strings of every kind, one per line: its bytes in hexadecimal, a tab, and the JSON
 * string that the library writes for it. strings.sh has other parsers read them.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

enum { MAX_PIECES = 24, MAX_BYTES = MAX_PIECES * 16 };

static uint64_t state;

/* Returns a random number below bound. The generator is splitmix64, so a seed gives the same strings everywhere. */
static unsigned below(unsigned bound)
{
    uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((z ^ (z >> 31)) % bound);
}

/* Encodes a value by the pattern of UTF-8, even if UTF-8 has no such character. */
static size_t encode(unsigned char *bytes, unsigned c)
{
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = length; i-- > 1; c >>= 6)
        bytes[i] = (unsigned char)(0x80 | (c & 0x3f));
    bytes[0] = (unsigned char)(lead[length] | c);
    return length;
}

/* Writes up to 16 bytes of one kind. */
static size_t piece(unsigned char *bytes)
{
    size_t length = 0;
    switch (below(8)) {
    case 0: /* characters that must be escaped, and DEL */
        bytes[0] = (unsigned char)("\"\\/\b\f\n\r\t\x7f"[below(9)]);
        return 1;
    case 1:
        bytes[0] = (unsigned char)(1 + below(0x1f));
        return 1;
    case 2: /* any bytes */
        for (size_t end = 1 + below(4); length < end; length++)
            bytes[length] = (unsigned char)(1 + below(255));
        return length;
    case 3: /* a character, mostly truncated */
        length = encode(bytes, 0x80 + below(0x10ff80));
        return length - below((unsigned)length);
    case 4: /* characters at boundaries, with surrogates and values beyond the last character */
    {
        static const unsigned edges[] = {0x80,   0x800,   0x2028,   0xd800,  0xe000,
                                         0xfeff, 0x10000, 0x110000, 0x1fffff};
        return encode(bytes, edges[below(9)] - below(2));
    }
    case 5: /* Chinese */
        while (length < 12)
            length += encode(bytes + length, 0x4e00 + below(0x51a0));
        return length;
    default:
        for (size_t end = below(17); length < end; length++)
            bytes[length] = (unsigned char)(0x20 + below(0x5f));
        return length;
    }
}

int main(int argc, char **argv)
{
    long count = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    if (count <= 0) {
        fputs("usage: strings COUNT SEED\n", stderr);
        return EXIT_FAILURE;
    }
    state = strtoul(argv[2], NULL, 10);
    for (long i = 0; i < count; i++) {
        unsigned char text[MAX_BYTES + 1];
        char json[6 * MAX_BYTES + 3];
        size_t length = 0;
        for (unsigned pieces = below(MAX_PIECES + 1); pieces > 0; pieces--)
            length += piece(text + length);
        text[length] = '\0';
        if (sc_write_string(json, sizeof json, (const char *)text) != strlen(json))
            return EXIT_FAILURE;
        for (size_t k = 0; k < length; k++)
            printf("%02x", text[k]);
        printf("\t%s\n", json);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
