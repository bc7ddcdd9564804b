/* SPDX-License-Identifier: MIT */
/* A program that knows only the library in theirs.c. */
#include <stdio.h>

const char *theirs(void);

int main(void)
{
    return puts(theirs()) == EOF;
}
