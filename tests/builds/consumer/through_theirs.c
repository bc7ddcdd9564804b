/* SPDX-License-Identifier: MIT */
/* A program that knows that library alone. */
#include <stdio.h>

const char *theirs(void);

int main(void)
{
    return puts(theirs()) == EOF;
}
