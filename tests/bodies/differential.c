/* SPDX-License-Identifier: MIT */
/* differential.c: reads bodies from standard input. Each is its length in decimal, a line end, and its bytes. Prints
   a line for each: the result of reading, the code, the unescaped message in hexadecimal, and the data in
   hexadecimal. What is missing is printed as -. */
#include <stdio.h>
#include <stdlib.h>

#include "statuscode.h"

enum { LARGEST = 1 << 20 };

static void print_hex(const char *bytes, size_t length, int given)
{
    if (!given) {
        fputs(" -", stdout);
        return;
    }
    fputs(" x", stdout);
    for (size_t i = 0; i < length; i++)
        printf("%02x", (unsigned)(unsigned char)bytes[i]);
}

int main(void)
{
    static char message[LARGEST];
    unsigned long length;
    while (scanf("%lu", &length) == 1 && getchar() == '\n') {
        /* No larger, so that a sanitizer sees any read beyond it. */
        char *body = malloc(length > 0 ? length : 1);
        sc_reply reply;
        sc_read read;
        size_t message_length;
        if (body == NULL || length >= LARGEST || fread(body, 1, length, stdin) != length)
            return 1;
        read = sc_read_reply(SC_FECSHOP, 200, body, length, &reply);
        message_length = sc_read_message(&reply, message, sizeof message);
        printf("%s", sc_read_name(read));
        if (reply.has_code)
            printf(" %ld", (long)reply.code);
        else
            fputs(" -", stdout);
        print_hex(message, message_length, reply.message != NULL);
        print_hex(reply.data, reply.data_length, reply.data != NULL);
        putchar('\n');
        free(body);
    }
    return 0;
}
