/* SPDX-License-Identifier: MIT */
/* statuscode decode|lookup --lines: a line of JSON for each line of input, however many there are. */
#include "tool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#include <io.h>
#else
#include <sys/stat.h>
#include <unistd.h>
#endif

/* The longest line without its line ending, and the longest line ending. */
enum { MAX_MIB = 64, MAX_LINE = MAX_MIB * 1024 * 1024, MAX_LINE_END = 2 };

/* The sizes of the input buffer at first, of standard output's buffer, and of the piece of an answer that is
   collected before it goes there. */
enum { INPUT_SIZE = 256 * 1024, OUTPUT_SIZE = 64 * 1024, PIECE_SIZE = 1024 };

struct batch {
    /* The input. The bytes from start to end have been read but not answered. */
    int file;
    const char *name;
    char *buffer;
    char *unescaped; /* of the same size, for an unescaped message */
    size_t size;
    size_t start;
    size_t end;
    size_t searched;      /* no line feed between start and here */
    int is_cut;           /* the line is too long, and its beginning has been dropped */
    unsigned long number; /* of the line, from 1 */

    /* The output. */
    size_t pending; /* bytes in standard output's buffer, and how many it may hold */
    size_t max_pending;
    int is_long; /* part of the answer is already in that buffer */
    size_t piece_length;
    char piece[PIECE_SIZE];

    /* The function that answers a line. If a line is only a body, its registry and HTTP status follow;
       SC_REGISTRY_NONE means a problem (RFC 9457). */
    void (*answer)(struct batch *batch, const char *line, size_t length);
    sc_registry registry;
    int http_status;
};

/* ---- Input -------------------------------------------------------------------------------------------- */

#if defined(_WIN32)
static int open_file(const char *name)
{
    return _open(name, _O_RDONLY | _O_BINARY);
}

static int read_some(int file, char *buffer, size_t size)
{
    return _read(file, buffer, (unsigned)size);
}

static int is_pipe(void)
{
    return 0;
}

enum { PIPE_PIECE = 4096 };
#else
static int open_file(const char *name)
{
    return open(name, O_RDONLY);
}

/* Unlike fread, returns what is there without waiting until the buffer is full. */
static int read_some(int file, char *buffer, size_t size)
{
    ssize_t got;
    do
        got = read(file, buffer, size);
    while (got < 0 && errno == EINTR);
    return (int)got;
}

static int is_pipe(void)
{
    struct stat status;
    return fstat(1, &status) == 0 && S_ISFIFO(status.st_mode);
}

/* How many bytes a pipe takes without mixing them with what other processes write. */
#if defined(PIPE_BUF)
enum { PIPE_PIECE = PIPE_BUF };
#else
enum { PIPE_PIECE = 512 };
#endif
#endif

static int enlarge(struct batch *batch, size_t size)
{
    char *buffer = realloc(batch->buffer, size);
    batch->buffer = buffer != NULL ? buffer : batch->buffer;
    char *unescaped = realloc(batch->unescaped, size);
    batch->unescaped = unescaped != NULL ? unescaped : batch->unescaped;
    if (buffer == NULL || unescaped == NULL)
        return fail(STATUS_MISUSE, "%s: out of memory", batch->name);
    batch->size = size;
    return STATUS_OK;
}

/* Makes room after an unfinished line. A line that fills the largest buffer is too long and is dropped. */
static int make_room(struct batch *batch)
{
    const size_t largest = MAX_LINE + MAX_LINE_END;
    size_t length = batch->end - batch->start;
    if (length > 0)
        memmove(batch->buffer, batch->buffer + batch->start, length);
    batch->start = 0;
    batch->end = batch->searched = length;
    if (length < batch->size)
        return STATUS_OK;
    if (length < largest)
        return enlarge(batch, batch->size == 0            ? INPUT_SIZE
                              : batch->size < largest / 2 ? 2 * batch->size
                                                          : largest);
    batch->end = batch->searched = 0;
    batch->is_cut = 1;
    return STATUS_OK;
}

/* Reads what there is, and waits only if there is nothing. Sets *is_end if the input has ended. */
static int read_more(struct batch *batch, int *is_end)
{
    int status = make_room(batch);
    if (status != STATUS_OK)
        return status;
    int got = read_some(batch->file, batch->buffer + batch->end, batch->size - batch->end);
    if (got < 0)
        return fail(STATUS_MISUSE, "%s: cannot read: %s", batch->name, strerror(errno));
    batch->end += (size_t)got;
    *is_end = got == 0;
    return STATUS_OK;
}

/* Returns whether there is another complete line, and stores it without its line feed. */
static int next_line(struct batch *batch, const char **line, size_t *length)
{
    const char *line_end = NULL;
    if (batch->end > batch->searched)
        line_end = memchr(batch->buffer + batch->searched, '\n', batch->end - batch->searched);
    if (line_end == NULL)
        return 0;
    *line = batch->buffer + batch->start;
    *length = (size_t)(line_end - *line);
    batch->start += *length + 1;
    batch->searched = batch->start;
    return 1;
}

/* ---- Output ------------------------------------------------------------------------------------------- */

static void flush(struct batch *batch)
{
    fflush(stdout);
    batch->pending = 0;
}

static void write_piece(struct batch *batch)
{
    fwrite(batch->piece, 1, batch->piece_length, stdout);
    batch->pending += batch->piece_length;
    batch->piece_length = 0;
}

/* Adds bytes for which the piece has no room. */
static void put_across(struct batch *batch, const char *bytes, size_t length)
{
    while (length > PIECE_SIZE - batch->piece_length) {
        size_t room = PIECE_SIZE - batch->piece_length;
        memcpy(batch->piece + batch->piece_length, bytes, room);
        batch->piece_length += room;
        bytes += room;
        length -= room;
        if (!batch->is_long)
            flush(batch);
        batch->is_long = 1;
        write_piece(batch);
    }
    memcpy(batch->piece + batch->piece_length, bytes, length);
    batch->piece_length += length;
}

/* Adds bytes to the answer. Inline because most of them are literals. */
static inline void put(struct batch *batch, const char *bytes, size_t length)
{
    if (length > PIECE_SIZE - batch->piece_length) {
        put_across(batch, bytes, length);
        return;
    }
    memcpy(batch->piece + batch->piece_length, bytes, length);
    batch->piece_length += length;
}

/* Ends an answer. Answers are written whole, so that several processes may write to one file or pipe. An answer
   longer than PIECE_SIZE begins a new write. */
static void end_answer(struct batch *batch)
{
    if (!batch->is_long && batch->pending + batch->piece_length > batch->max_pending)
        flush(batch);
    write_piece(batch);
    batch->is_long = 0;
}

#define PUT(batch, literal) put(batch, literal, sizeof literal - 1)

static void put_number(struct batch *batch, int32_t number)
{
    char digits[11];
    size_t at = sizeof digits;
    uint32_t rest = number < 0 ? 0 - (uint32_t)number : (uint32_t)number;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    put(batch, digits + at, sizeof digits - at);
}

/* Adds a name of the library or of a table, which needs no escapes, or null for "". */
static void put_name(struct batch *batch, const char *name)
{
    if (name[0] == '\0') {
        PUT(batch, "null");
        return;
    }
    PUT(batch, "\"");
    put(batch, name, strlen(name));
    PUT(batch, "\"");
}

/* The first bytes of characters that JSON or a terminal may require to be escaped. */
static const char may_need_escape[256] = {
    [0x00] = 1, [0x01] = 1, [0x02] = 1, [0x03] = 1, [0x04] = 1, [0x05] = 1, [0x06] = 1, [0x07] = 1,
    [0x08] = 1, [0x09] = 1, [0x0a] = 1, [0x0b] = 1, [0x0c] = 1, [0x0d] = 1, [0x0e] = 1, [0x0f] = 1,
    [0x10] = 1, [0x11] = 1, [0x12] = 1, [0x13] = 1, [0x14] = 1, [0x15] = 1, [0x16] = 1, [0x17] = 1,
    [0x18] = 1, [0x19] = 1, [0x1a] = 1, [0x1b] = 1, [0x1c] = 1, [0x1d] = 1, [0x1e] = 1, [0x1f] = 1,
    ['"'] = 1,  ['\\'] = 1, [0x7f] = 1, [0xc2] = 1, [0xd8] = 1, [0xe2] = 1, [0xf3] = 1,
};

/* Adds a string of UTF-8, which may contain NULs. */
static void put_string(struct batch *batch, const char *text, size_t length)
{
    size_t done = 0;
    size_t taken;
    PUT(batch, "\"");
    for (size_t i = 0; i < length; i += taken) {
        uint32_t character;
        taken = 1;
        if (!may_need_escape[(unsigned char)text[i]])
            continue;
        taken = next_char(text + i, length - i, &character);
        if (character != '"' && character != '\\' && !is_control(character))
            continue;
        char escape[ESCAPE_SIZE];
        put(batch, text + done, i - done);
        put(batch, escape, escape_char(escape, character));
        done = i + taken;
    }
    put(batch, text + done, length - done);
    PUT(batch, "\"");
}

/* Answers a line that is ill-formed. */
static void answer_error(struct batch *batch, const char *what)
{
    char number[32];
    snprintf(number, sizeof number, "{\"line\":%lu", batch->number);
    put(batch, number, strlen(number));
    PUT(batch, ",\"error\":");
    put_string(batch, what, strlen(what));
    PUT(batch, "}\n");
    end_answer(batch);
}

/* ---- Answers ------------------------------------------------------------------------------------------ */

/* Adds the members from the name to the fault. */
static void put_meaning(struct batch *batch, const sc_entry *entry, sc_outcome outcome, sc_action action,
                        sc_fault fault)
{
    PUT(batch, ",\"name\":");
    put_name(batch, entry != NULL ? sc_name(entry) : "");
    PUT(batch, ",\"class\":");
    put_name(batch, sc_class(entry));
    PUT(batch, ",\"outcome\":");
    put_name(batch, sc_outcome_name(outcome));
    PUT(batch, ",\"action\":");
    put_name(batch, sc_action_name(action));
    PUT(batch, ",\"fault\":");
    put_name(batch, sc_fault_name(fault));
}

/* Adds the server's message without the body's escapes. */
static void put_message(struct batch *batch, const sc_reply *reply)
{
    const char *text = reply->message;
    size_t length = reply->message_length;
    if (text == NULL) {
        PUT(batch, "null");
        return;
    }
    if (length > 0 && memchr(text, '\\', length) != NULL) {
        length = sc_unescape(batch->unescaped, batch->size, text, length);
        text = batch->unescaped;
    }
    put_string(batch, text, length);
}

/* A problem may come from any API, so its registry is that of its entry. */
static void answer_reply(struct batch *batch, sc_registry registry, int http_status, const char *body,
                         size_t length)
{
    sc_reply reply;
    sc_read read = registry == SC_REGISTRY_NONE ? sc_read_problem(http_status, body, length, &reply)
                                                : sc_read_reply(registry, http_status, body, length, &reply);
    PUT(batch, "{\"registry\":");
    put_name(batch, sc_registry_name(registry != SC_REGISTRY_NONE ? registry : sc_registry_of(reply.entry)));
    PUT(batch, ",\"http\":");
    put_number(batch, http_status);
    PUT(batch, ",\"code\":");
    if (reply.has_code)
        put_number(batch, reply.code);
    else
        PUT(batch, "null");
    put_meaning(batch, reply.entry, (sc_outcome)reply.outcome, (sc_action)reply.action, (sc_fault)reply.fault);
    PUT(batch, ",\"message\":");
    put_message(batch, &reply);
    PUT(batch, ",\"read\":");
    put_name(batch, sc_read_name(read));
    PUT(batch, "}\n");
    end_answer(batch);
}

static void answer_body(struct batch *batch, const char *line, size_t length)
{
    answer_reply(batch, batch->registry, batch->http_status, line, length);
}

/* Copies the text before a tab to word, or "" if it is too long or contains a NUL, and moves past the tab. Returns 0
   if there is no tab. */
static int take_word(const char **line, size_t *length, char *word, size_t size)
{
    const char *tab = *length > 0 ? memchr(*line, '\t', *length) : NULL;
    if (tab == NULL)
        return 0;
    size_t taken = (size_t)(tab - *line);
    size_t kept = taken < size ? taken : 0;
    memcpy(word, *line, kept);
    word[kept] = '\0';
    if (strlen(word) < kept)
        word[0] = '\0';
    *line += taken + 1;
    *length -= taken + 1;
    return 1;
}

static void answer_unknown_registry(struct batch *batch)
{
    char names[512];
    char what[sizeof names + 64];
    registry_names(names, sizeof names, ", ", " and ");
    snprintf(what, sizeof what, "no such registry; the registries are %s", names);
    answer_error(batch, what);
}

enum { MAX_WORD = 128 };

/* Answers a line with a registry, a tab, the HTTP status, a tab and the body. */
static void answer_response(struct batch *batch, const char *line, size_t length)
{
    char registry_word[MAX_WORD];
    char http_word[MAX_WORD];
    int32_t http_status;
    if (!take_word(&line, &length, registry_word, sizeof registry_word) ||
        !take_word(&line, &length, http_word, sizeof http_word)) {
        answer_error(batch, "expected a registry, a tab, the HTTP status, a tab and a body");
        return;
    }
    sc_registry registry = sc_registry_from_name(registry_word);
    if (registry == SC_REGISTRY_NONE && strcmp(registry_word, "problem") != 0)
        answer_unknown_registry(batch);
    else if (!read_int32(http_word, &http_status) ||
             (http_status != 0 && (http_status < 100 || http_status > 999)))
        answer_error(batch, "the HTTP status must be 100 to 999, or 0 if unknown");
    else
        answer_reply(batch, registry, http_status, line, length);
}

static void put_text(struct batch *batch, const char *name, const sc_entry *entry, sc_lang lang)
{
    const char *text = sc_message(entry, lang);
    put(batch, name, strlen(name));
    if (entry != NULL)
        put_string(batch, text, strlen(text));
    else
        PUT(batch, "null");
}

/* Answers a code that the registry lists or, if entry is NULL, does not list. */
static void answer_entry(struct batch *batch, sc_registry registry, int32_t code, const sc_entry *entry)
{
    PUT(batch, "{\"registry\":");
    put_name(batch, sc_registry_name(registry));
    if (entry != NULL) {
        PUT(batch, ",\"http\":");
        put_number(batch, sc_http_status(entry));
    } else
        PUT(batch, ",\"http\":null");
    PUT(batch, ",\"code\":");
    put_number(batch, code);
    if (entry != NULL)
        put_meaning(batch, entry, sc_outcome_of(entry), sc_action_of(entry), sc_fault_of(entry));
    else
        PUT(batch, ",\"name\":null,\"class\":null,\"outcome\":null,\"action\":null,\"fault\":null");
    put_text(batch, ",\"zh\":", entry, SC_ZH);
    put_text(batch, ",\"en\":", entry, SC_EN);
    PUT(batch, "}\n");
    end_answer(batch);
}

/* Answers a line with a registry, a tab, and a code or a name. */
static void answer_code(struct batch *batch, const char *line, size_t length)
{
    char registry_word[MAX_WORD];
    char code_word[MAX_WORD];
    int32_t code;
    if (!take_word(&line, &length, registry_word, sizeof registry_word) || length >= sizeof code_word) {
        answer_error(batch, "expected a registry, a tab, and a code or a name");
        return;
    }
    memcpy(code_word, line, length);
    code_word[length] = '\0';
    sc_registry registry = sc_registry_from_name(registry_word);
    const sc_entry *named = sc_lookup_name(registry, code_word);
    if (registry == SC_REGISTRY_NONE)
        answer_unknown_registry(batch);
    else if (strlen(code_word) == length && read_int32(code_word, &code))
        answer_entry(batch, registry, code, sc_lookup(registry, code));
    else if (strlen(code_word) == length && named != NULL)
        answer_entry(batch, registry, sc_code(named), named);
    else
        answer_error(batch, "neither a code (a plain 32-bit integer) nor a name in the registry");
}

/* ---- All lines ---------------------------------------------------------------------------------------- */

/* Answers a line. A carriage return at its end is not part of it. */
static void answer_line(struct batch *batch, const char *line, size_t length)
{
    batch->number++;
    if (length > 0 && line[length - 1] == '\r')
        length--;
    if (batch->is_cut || length > MAX_LINE)
        answer_error(batch, "line too long; the limit is 64 MiB");
    else
        batch->answer(batch, line, length);
    batch->is_cut = 0;
}

/* Answers all lines that have been read before it waits for more. Stops when the output cannot be written, which
   output_end reports. */
static int answer_all(struct batch *batch)
{
    int is_end = 0;
    while (!is_end) {
        const char *line;
        size_t length;
        int status = read_more(batch, &is_end);
        if (status != STATUS_OK)
            return status;
        while (next_line(batch, &line, &length))
            answer_line(batch, line, length);
        if (is_end && (batch->end > batch->start || batch->is_cut))
            answer_line(batch, batch->buffer + batch->start, batch->end - batch->start);
        flush(batch);
        if (ferror(stdout))
            return STATUS_MISUSE;
    }
    return STATUS_OK;
}

/* Ignores SIGPIPE, so that a closed pipe is a write error like any other. */
static int run_lines(struct batch *batch, const char *file)
{
    static char output[OUTPUT_SIZE];
    batch->name = "standard input";
    if (strcmp(file, "-") != 0) {
        batch->name = file;
        batch->file = open_file(file);
    }
    if (batch->file < 0)
        return fail(STATUS_MISUSE, "%s: cannot open: %s", file, strerror(errno));
#if defined(SIGPIPE)
    signal(SIGPIPE, SIG_IGN);
#endif
    setvbuf(stdout, output, _IOFBF, sizeof output);
    batch->max_pending = is_pipe() ? PIPE_PIECE : OUTPUT_SIZE;
    int status = answer_all(batch);
    free(batch->buffer);
    free(batch->unescaped);
    return status;
}

int decode_lines(const struct args *args, sc_registry registry, int http_status)
{
    struct batch batch = {.registry = registry, .http_status = http_status, .answer = answer_body};
    unsigned allowed = OPTION(LINES) | OPTION(JSON);
    int is_mixed = args->count == 0;
    int status = args_allow(args, is_mixed ? "decode --lines without a registry" : "decode --lines",
                            is_mixed ? allowed : allowed | OPTION(HTTP));
    if (status != STATUS_OK)
        return status;
    if (is_mixed)
        batch.answer = answer_response;
    return run_lines(&batch, args->count > 1 ? args->operand[1] : "-");
}

int run_lookup_lines(const struct args *args)
{
    struct batch batch = {.answer = answer_code};
    if (args->option[OPTION_LINES] == NULL)
        return fail(STATUS_MISUSE,
                    "lookup: requires --lines; for a single code, use 'statuscode REGISTRY CODE'");
    return run_lines(&batch, "-");
}
