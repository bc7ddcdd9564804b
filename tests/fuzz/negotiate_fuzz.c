/* SPDX-License-Identifier: MIT */
/* negotiate_fuzz.c: checks that every header selects a language or the fallback, and that members without a meaning
   change nothing. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

/* Returns what a header between two texts selects: 0 or 1 for a language, 2 for the fallback. The header is in a
   buffer of exactly its size. */
static int choice(const char *before, const char *header, size_t length, const char *after)
{
    size_t head = strlen(before);
    size_t tail = strlen(after);
    char *whole = malloc(head + length + tail + 1);
    require(whole != NULL);
    memcpy(whole, before, head);
    memcpy(whole + head, header, length);
    memcpy(whole + head + length, after, tail + 1);
    sc_lang with_zh = sc_negotiate(whole, SC_ZH);
    sc_lang with_en = sc_negotiate(whole, SC_EN);
    free(whole);
    require(with_zh == SC_ZH || with_zh == SC_EN);
    require(with_zh == with_en || (with_zh == SC_ZH && with_en == SC_EN));
    return with_zh == with_en ? (int)with_zh : 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *header = malloc(size + 1);
    require(header != NULL);
    memcpy(header, data, size);
    header[size] = '\0';
    size_t length = strlen(header);
    int chosen = choice("", header, length, "");

    require(choice(" ,\t", header, length, " , ") == chosen);
    require(choice("fr,", header, length, ",de-CH;q=0.9") == chosen);
    require(choice("en;q=2,zh--CN,", header, length, ",en;q=,;q=1,zh;") == chosen);
    for (size_t i = 0; i < length; i++)
        if (header[i] >= 'a' && header[i] <= 'z')
            header[i] = (char)(header[i] - ('a' - 'A'));
    require(choice("", header, length, "") == chosen);
    /* If both languages are refused first, nothing that follows selects them. */
    require(choice("zh;q=0,en;q=0,", header, length, "") == 2);
    free(header);
    return 0;
}
