/* SPDX-License-Identifier: MIT */
/* statuscode decode REGISTRY|problem [FILE]: what a response body says and what to do. lines.c does it line by line. */
#include "tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The largest body that is read. */
enum { MAX_MIB = 64, MAX_BYTES = MAX_MIB * 1024 * 1024 };

/* How many characters of a text, and how many field errors, the text output shows. JSON has all of them. */
enum { MAX_SHOWN = 400, MAX_ERRORS = 100 };

/* What was read, for both forms of output. */
struct decoded {
    sc_reply reply;
    sc_read read;
    char *unescaped; /* room for any text of the body, which unescaping never makes longer */
    size_t size;
};

/* ---- The body ----------------------------------------------------------------------------------------- */

/* Reads a stream to its end. The buffer grows to at most one byte more than a body may have; that byte shows that the
   body is too large. */
static int read_stream(FILE *stream, const char *name, char **body, size_t *length)
{
    size_t size = 0;
    for (*length = 0; *length <= MAX_BYTES;) {
        if (*length == size) {
            size = size == 0 ? 64 * 1024 : size < MAX_BYTES ? 2 * size : MAX_BYTES + 1;
            char *larger = realloc(*body, size);
            if (larger == NULL)
                return fail(STATUS_MISUSE, "%s: out of memory", name);
            *body = larger;
        }
        errno = 0;
        *length += fread(*body + *length, 1, size - *length, stream);
        if (ferror(stream))
            return fail(STATUS_MISUSE, "%s: cannot read: %s", name,
                        errno != 0 ? strerror(errno) : "read error");
        if (feof(stream))
            return STATUS_OK;
    }
    return fail(STATUS_MISUSE, "%s: too large; the limit is %d MiB", name, MAX_MIB);
}

static int read_file(const char *name, char **body, size_t *length)
{
    if (strcmp(name, "-") == 0)
        return read_stream(stdin, "standard input", body, length);
    FILE *file = fopen(name, "rb");
    if (file == NULL)
        return fail(STATUS_MISUSE, "%s: cannot open: %s", name, strerror(errno));
    int status = read_stream(file, name, body, length);
    fclose(file);
    return status;
}

/* Unescapes a text of the body into decoded->unescaped, over the previous one. Returns its length. */
static size_t unescape(const struct decoded *decoded, const char *text, size_t length)
{
    return sc_unescape(decoded->unescaped, decoded->size, text, length);
}

/* ---- As text ------------------------------------------------------------------------------------------ */

static void show_reading(unsigned languages, const struct decoded *decoded)
{
    show_label(languages, "响应体", "body");
    fputs(sc_read_name(decoded->read), stdout);
    if (decoded->read == SC_READ_NOT_JSON || decoded->read == SC_READ_TOO_DEEP)
        printf(" at byte offset %lu", (unsigned long)decoded->reply.error_offset);
    putchar('\n');
}

static void show_text(const struct decoded *decoded, const char *text, size_t length)
{
    size_t unescaped = unescape(decoded, text, length);
    print_foreign(stdout, decoded->unescaped, unescaped, MAX_SHOWN);
}

/* Prints a line for each, such as "phone: It is taken". Some APIs name no field. */
static void show_field_errors(unsigned languages, const struct decoded *decoded)
{
    sc_field_error error = {0};
    for (int count = 0; sc_next_field_error(&decoded->reply, &error); count++) {
        show_label(languages, "字段错误", "field error");
        if (count == MAX_ERRORS) {
            puts("…");
            return;
        }
        show_text(decoded, error.field, error.field_length);
        fputs(error.field_length > 0 ? ": " : "", stdout);
        show_text(decoded, error.message, error.message_length);
        putchar('\n');
    }
}

static void show_decoded(unsigned languages, const struct decoded *decoded)
{
    const sc_reply *reply = &decoded->reply;
    show_outcome(languages, (sc_outcome)reply->outcome);
    show_action(languages, (sc_action)reply->action, (sc_fault)reply->fault);
    if (reply->retry_after >= 0) {
        show_label(languages, "等待", "wait");
        printf("%d %s\n", reply->retry_after, languages == SHOWS(SC_ZH) ? "秒" : "s");
    }
    if (decoded->read != SC_READ_OK)
        show_reading(languages, decoded);
    if (reply->has_code) {
        show_label(languages, "状态码", "code");
        printf("%ld%s\n", (long)reply->code, reply->entry == NULL ? ", not listed" : "");
    }
    if (reply->message != NULL) {
        show_label(languages, "服务器消息", "server says");
        show_text(decoded, reply->message, reply->message_length);
        putchar('\n');
    }
    show_field_errors(languages, decoded);
    if (reply->data != NULL) {
        show_label(languages, "数据", "data");
        print_foreign(stdout, reply->data, reply->data_length, MAX_SHOWN);
        putchar('\n');
    }
    if (reply->entry == NULL)
        return;
    putchar('\n');
    show_meaning(languages, reply->entry);
}

/* ---- As JSON ------------------------------------------------------------------------------------------ */

static void json_text(const struct decoded *decoded, const char *text, size_t length)
{
    size_t unescaped = unescape(decoded, text, length);
    print_json_string(stdout, decoded->unescaped, unescaped);
}

static void json_field_errors(const struct decoded *decoded)
{
    sc_field_error error = {0};
    const char *comma = "";
    fputs(",\"errors\":[", stdout);
    while (sc_next_field_error(&decoded->reply, &error)) {
        printf("%s{\"field\":", comma);
        json_text(decoded, error.field, error.field_length);
        fputs(",\"message\":", stdout);
        json_text(decoded, error.message, error.message_length);
        putchar('}');
        comma = ",";
    }
    putchar(']');
}

static void json_decoded(const struct decoded *decoded)
{
    const sc_reply *reply = &decoded->reply;
    printf("{\"read\":\"%s\",\"outcome\":\"%s\"", sc_read_name(decoded->read),
           sc_outcome_name((sc_outcome)reply->outcome));
    printf(",\"action\":\"%s\",\"fault\":\"%s\"", sc_action_name((sc_action)reply->action),
           sc_fault_name((sc_fault)reply->fault));
    if (reply->retry_after >= 0)
        printf(",\"retry_after\":%d", reply->retry_after);
    else
        fputs(",\"retry_after\":null", stdout);
    printf(",\"has_code\":%s,\"code\":%ld", reply->has_code ? "true" : "false", (long)reply->code);
    printf(",\"http_status\":%d,\"message\":", reply->http_status);
    if (reply->message != NULL)
        json_text(decoded, reply->message, reply->message_length);
    else
        fputs("null", stdout);
    json_field_errors(decoded);
    fputs(",\"data\":", stdout);
    if (reply->data != NULL)
        print_json_text(stdout, reply->data, reply->data_length);
    else
        fputs("null", stdout);
    fputs(",\"entry\":", stdout);
    if (reply->entry != NULL)
        print_json_entry(reply->entry);
    else
        fputs("null", stdout);
    printf(",\"error_offset\":%lu}\n", (unsigned long)reply->error_offset);
}

/* ---- Decoding ----------------------------------------------------------------------------------------- */

static int exit_status(sc_outcome outcome)
{
    switch (outcome) {
    case SC_OUTCOME_SUCCESS:
        return STATUS_OK;
    case SC_OUTCOME_FAILURE:
        return STATUS_NO;
    case SC_OUTCOME_PENDING:
        return STATUS_PENDING;
    case SC_OUTCOME_UNDECIDED:
        break;
    }
    return STATUS_UNDECIDED;
}

/* Reads a body of the registry or, for SC_REGISTRY_NONE, a problem (RFC 9457) of any API. */
static int decode(const struct args *args, sc_registry registry, int http_status, const char *body,
                  size_t length)
{
    struct decoded decoded = {.unescaped = malloc(length + 1), .size = length + 1};
    if (decoded.unescaped == NULL)
        return fail(STATUS_MISUSE, "out of memory");
    decoded.read = registry == SC_REGISTRY_NONE
                       ? sc_read_problem(http_status, body, length, &decoded.reply)
                       : sc_read_reply(registry, http_status, body, length, &decoded.reply);
    if (args->option[OPTION_JSON] != NULL)
        json_decoded(&decoded);
    else
        show_decoded(args->languages, &decoded);
    free(decoded.unescaped);
    return exit_status((sc_outcome)decoded.reply.outcome);
}

int run_decode(const struct args *args)
{
    sc_registry registry = SC_REGISTRY_NONE;
    int32_t http_status = 0;
    const char *http = args->option[OPTION_HTTP];
    int is_known = args->count == 0 || strcmp(args->operand[0], "problem") == 0;
    int status = is_known ? STATUS_OK : find_registry(args->operand[0], &registry);
    if (status != STATUS_OK)
        return status;
    if (http != NULL && (!read_int32(http, &http_status) || http_status < 100 || http_status > 999))
        return fail(STATUS_MISUSE, "--http %s: must be an HTTP status, such as 200", http);
    if (args->option[OPTION_LINES] != NULL)
        return decode_lines(args, registry, http_status);
    char *body = NULL;
    size_t length;
    status = read_file(args->count > 1 ? args->operand[1] : "-", &body, &length);
    if (status == STATUS_OK)
        status = decode(args, registry, http_status, body, length);
    free(body);
    return status;
}
