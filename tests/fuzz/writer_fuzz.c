/* SPDX-License-Identifier: MIT */
/* writer_fuzz.c: checks that the reader accepts every written text and finds the caller's strings in it, and that a
   buffer of any size gets all of the text or none. An input is four bytes that select entry, language and size,
   followed by strings that end in NULs: detail, instance, type_base, message and data. A missing string is NULL. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <statuscode.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SELECTORS = 4 };
enum text { DETAIL, INSTANCE, TYPE_BASE, MESSAGE, DATA, TEXTS };

struct wanted {
    const sc_entry *entry;
    sc_lang lang;
    char *text[TEXTS];
};

typedef size_t writer(char *buf, size_t size, const struct wanted *wanted);

static void require(int holds)
{
    if (!holds)
        abort();
}

static char *copy_of(const uint8_t *bytes, size_t length)
{
    char *copy = malloc(length + 1);
    require(copy != NULL);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

static size_t write_problem(char *buf, size_t size, const struct wanted *wanted)
{
    return sc_write_problem(buf, size, wanted->entry, wanted->lang, wanted->text[DETAIL],
                            wanted->text[INSTANCE], wanted->text[TYPE_BASE]);
}

static size_t write_envelope(char *buf, size_t size, const struct wanted *wanted)
{
    return sc_write_envelope(buf, size, wanted->entry, wanted->lang, wanted->text[MESSAGE], wanted->text[DATA]);
}

static size_t write_string(char *buf, size_t size, const struct wanted *wanted)
{
    return sc_write_string(buf, size, wanted->text[MESSAGE]);
}

/* Returns what is written, in a buffer of exactly its size, or NULL if nothing is. First tries a smaller buffer. */
static char *written(writer *write, const struct wanted *wanted, size_t less)
{
    size_t length = write(NULL, 0, wanted);
    size_t short_size = 1 + less % (length + 1);
    char *buf = malloc(short_size);
    require(buf != NULL);
    buf[0] = '#';
    require(write(buf, short_size, wanted) == length);
    require(strlen(buf) == (short_size > length ? length : 0));
    free(buf);
    buf = malloc(length + 1);
    require(buf != NULL);
    require(write(buf, length + 1, wanted) == length);
    require(strlen(buf) == length);
    if (length > 0)
        return buf;
    free(buf);
    return NULL;
}

static void check_problem(const struct wanted *wanted, size_t less)
{
    char *problem = written(write_problem, wanted, less);
    sc_reply reply;
    require(problem != NULL);
    sc_read read = sc_read_problem(0, problem, strlen(problem), &reply);
    require(read == (wanted->entry != NULL ? SC_READ_OK : SC_READ_NO_CODE));
    require(reply.code == sc_code(wanted->entry));
    /* Without an entry, the type may still name one. */
    require(wanted->entry == NULL || reply.entry == wanted->entry);
    require(reply.message != NULL);
    free(problem);
}

/* The message of the reply is the caller's with ill-formed UTF-8 replaced, so both are written alike. */
static void check_message(const struct wanted *wanted, const sc_reply *reply, size_t less)
{
    size_t length = sc_read_message(reply, NULL, 0);
    char *message = malloc(length + 1);
    require(message != NULL);
    require(sc_read_message(reply, message, length + 1) == length && strlen(message) == length);
    struct wanted repaired = *wanted;
    repaired.text[MESSAGE] = message;
    char *first = written(write_string, wanted, less);
    char *second = written(write_string, &repaired, less);
    require(strcmp(first, second) == 0);
    free(second);
    free(first);
    free(message);
}

static void check_envelope(const struct wanted *wanted, size_t less)
{
    char *envelope = written(write_envelope, wanted, less);
    sc_registry registry = sc_registry_of(wanted->entry);
    sc_reply reply;
    if (envelope == NULL)
        return;
    require(sc_read_reply(registry, sc_wire_status(wanted->entry), envelope, strlen(envelope), &reply) ==
            SC_READ_OK);
    require(reply.code == (sc_kind_of(wanted->entry) == SC_KIND_HTTP ? 0 : sc_code(wanted->entry)));
    require(reply.message != NULL);
    if (wanted->text[MESSAGE] != NULL)
        check_message(wanted, &reply, less);
    free(envelope);
}

/* Returns SC_REGISTRY_NONE for 0, then each registry in turn, then SC_REGISTRY_NONE again. */
static sc_registry any_registry(uint8_t byte)
{
    size_t registries = 0;
    while (sc_registry_at(registries) != SC_REGISTRY_NONE)
        registries++;
    return sc_registry_at((byte + registries) % (registries + 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wanted wanted = {0};
    if (size < SELECTORS)
        return 0;
    sc_registry registry = any_registry(data[0]);
    wanted.entry = sc_at(registry, data[1] % (sc_count(registry) + 1));
    wanted.lang = data[2] & 1 ? SC_EN : SC_ZH;
    size_t less = (size_t)data[2] << 8 | data[3];
    size_t start = SELECTORS;
    for (int i = 0; i < TEXTS && start < size; i++) {
        size_t length = 0;
        while (start + length < size && data[start + length] != '\0')
            length++;
        wanted.text[i] = copy_of(data + start, length);
        start += length + 1;
    }
    check_problem(&wanted, less);
    check_envelope(&wanted, less);
    /* Any string literal is valid data. */
    free(wanted.text[DATA]);
    wanted.text[DATA] = written(write_string, &wanted, less);
    require(!wanted.entry || write_envelope(NULL, 0, &wanted) > 0 || sc_kind_of(wanted.entry) == SC_KIND_HTTP);
    check_envelope(&wanted, less);
    for (int i = 0; i < TEXTS; i++)
        free(wanted.text[i]);
    return 0;
}
