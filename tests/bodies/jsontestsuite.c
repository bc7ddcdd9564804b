/* SPDX-License-Identifier: MIT */
/* jsontestsuite FOLDER: reads every file of a JSON test suite. A file's name says what a parser must do: accept it
   (y_), refuse it (n_), or decide for itself (i_; the library's decisions are below). Each file is read alone, as a
   member before and after the code, and, if it is accepted, truncated to every length. A protected page follows the
   bytes. */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "statuscode.h"

enum { SKIPPED = 77, LARGEST = 1 << 20 };

/* The library's decisions about the files of i_. It does not compute numbers, so none is too large. Escapes of lone
   surrogates are valid (RFC 8259, section 8.2). The text must be UTF-8; a byte order mark before it is skipped. */
static const struct decision {
    const char *name;
    int accepted;
} DECISIONS[] = {
    {"i_number_double_huge_neg_exp.json", 1},
    {"i_number_huge_exp.json", 1},
    {"i_number_neg_int_huge_exp.json", 1},
    {"i_number_pos_double_huge_exp.json", 1},
    {"i_number_real_neg_overflow.json", 1},
    {"i_number_real_pos_overflow.json", 1},
    {"i_number_real_underflow.json", 1},
    {"i_number_too_big_neg_int.json", 1},
    {"i_number_too_big_pos_int.json", 1},
    {"i_number_very_big_negative_int.json", 1},
    {"i_object_key_lone_2nd_surrogate.json", 1},
    {"i_string_1st_surrogate_but_2nd_missing.json", 1},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", 1},
    {"i_string_incomplete_surrogate_and_escape_valid.json", 1},
    {"i_string_incomplete_surrogate_pair.json", 1},
    {"i_string_incomplete_surrogates_escape_valid.json", 1},
    {"i_string_invalid_lonely_surrogate.json", 1},
    {"i_string_invalid_surrogate.json", 1},
    {"i_string_inverted_surrogates_U+1D11E.json", 1},
    {"i_string_lone_second_surrogate.json", 1},
    {"i_structure_500_nested_arrays.json", 1},        /* 1,024 are allowed */
    {"i_string_UTF-16LE_with_BOM.json", 0},           /* not UTF-8 */
    {"i_string_utf16BE_no_BOM.json", 0},              /* not UTF-8 */
    {"i_string_utf16LE_no_BOM.json", 0},              /* not UTF-8 */
    {"i_string_iso_latin_1.json", 0},                 /* not UTF-8 */
    {"i_string_UTF-8_invalid_sequence.json", 0},      /* ill-formed */
    {"i_string_UTF8_surrogate_U+D800.json", 0},       /* a surrogate in UTF-8 */
    {"i_string_invalid_utf-8.json", 0},               /* ill-formed */
    {"i_string_lone_utf8_continuation_byte.json", 0}, /* ill-formed */
    {"i_string_not_in_unicode_range.json", 0},        /* beyond U+10FFFF */
    {"i_string_overlong_sequence_2_bytes.json", 0},   /* overlong */
    {"i_string_overlong_sequence_6_bytes.json", 0},   /* overlong */
    {"i_string_overlong_sequence_6_bytes_null.json", 0},
    {"i_string_truncated-utf-8.json", 0},           /* ill-formed */
    {"i_structure_UTF-8_BOM_empty_object.json", 1}, /* the byte order mark is skipped */
};

static int failures;
static unsigned long prefixes;

/* LARGEST bytes, followed by the protected page. */
static char *room;

static char *before_the_page(size_t length)
{
    return room + LARGEST - length;
}

static int make_room(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *map = mmap(NULL, LARGEST + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return 0;
    room = map;
    return mprotect(room + LARGEST, page, PROT_NONE) == 0;
}

static sc_read read_guarded(const char *bytes, size_t length, sc_reply *reply)
{
    char *body = before_the_page(length);
    memcpy(body, bytes, length);
    return sc_read_reply(SC_RAYVISION, 200, body, length, reply);
}

static int was_accepted(sc_read read)
{
    return read != SC_READ_EMPTY && read != SC_READ_NOT_JSON && read != SC_READ_TOO_DEEP;
}

static void fail(const char *name, const char *what, sc_read read, const sc_reply *reply)
{
    printf("%s, %s: %s at %lu, code %ld\n", name, what, sc_read_name(read), (unsigned long)reply->error_offset,
           (long)reply->code);
    failures++;
}

/* Reads the file between two texts that complete it to an object with the code 77. */
static void check_wrapped(const char *name, const char *before, const char *bytes, size_t length,
                          const char *behind, int accepted)
{
    size_t first = strlen(before);
    size_t last = strlen(behind);
    char *text = malloc(first + length + last);
    sc_reply reply;
    sc_read read;
    if (text == NULL)
        abort();
    memcpy(text, before, first);
    memcpy(text + first, bytes, length);
    memcpy(text + first + length, behind, last);
    read = read_guarded(text, first + length + last, &reply);
    if (accepted ? read != SC_READ_OK || reply.code != 77 : was_accepted(read) || reply.has_code)
        fail(name, before, read, &reply);
    free(text);
}

/* Reads all prefixes of a valid text. Each is valid itself or ends too early, so it never fails before its end. */
static void check_prefixes(const char *name, const char *bytes, size_t length)
{
    for (size_t prefix = 0; prefix < length; prefix++) {
        sc_reply reply;
        sc_read read = read_guarded(bytes, prefix, &reply);
        prefixes++;
        if (read == SC_READ_NOT_JSON && reply.error_offset != prefix)
            fail(name, "truncated", read, &reply);
    }
}

static void check_file(const char *name, const char *bytes, size_t length, int accepted)
{
    sc_reply reply;
    sc_read read = read_guarded(bytes, length, &reply);
    if (was_accepted(read) != accepted)
        fail(name, accepted ? "refused" : "accepted", read, &reply);
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        accepted = 0; /* inside another text, a byte order mark or part of it is an error */
    check_wrapped(name, "{\"x\":", bytes, length, ",\"code\":77}", accepted);
    check_wrapped(name, "{\"code\":77,\"x\":", bytes, length, "}", accepted);
    if (accepted)
        check_prefixes(name, bytes, length);
}

/* Returns 1 if the file must be accepted, 0 if it must be refused, or -1 if no decision about it is listed. */
static int is_to_be_accepted(const char *name)
{
    if (strncmp(name, "y_", 2) == 0)
        return 1;
    if (strncmp(name, "n_", 2) == 0)
        return 0;
    for (size_t i = 0; i < sizeof DECISIONS / sizeof DECISIONS[0]; i++)
        if (strcmp(name, DECISIONS[i].name) == 0)
            return DECISIONS[i].accepted;
    return -1;
}

static void check_named(const char *folder, const char *name, int accepted)
{
    static char bytes[LARGEST / 2];
    char path[4096];
    FILE *file;
    size_t length;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (length == sizeof bytes) {
        printf("%s is too large\n", path);
        exit(1);
    }
    check_file(name, bytes, length, accepted);
}

int main(int argc, char **argv)
{
    unsigned long accepted = 0;
    unsigned long refused = 0;
    unsigned long decided = 0;
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (folder == NULL) {
        printf("SKIP: no suite at %s\n", argc == 2 ? argv[1] : "(no folder given)");
        return SKIPPED;
    }
    if (!make_room()) {
        perror("mmap");
        return 1;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        int wanted = is_to_be_accepted(entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        if (wanted < 0) {
            printf("%s: no decision is listed\n", entry->d_name);
            failures++;
            continue;
        }
        check_named(argv[1], entry->d_name, wanted);
        accepted += entry->d_name[0] == 'y';
        refused += entry->d_name[0] == 'n';
        decided += entry->d_name[0] == 'i';
    }
    closedir(folder);
    printf(
        "%s: %lu y_ accepted, %lu n_ refused, %lu i_ as decided, each alone and wrapped twice; %lu prefixes\n",
        failures == 0 ? "PASS" : "FAIL", accepted, refused, decided, prefixes);
    return failures != 0 || accepted == 0;
}
