/* SPDX-License-Identifier: MIT */
/*
 * A client of these APIs. It reads a response as curl prints it, and prints what it means and what to do next.
 *
 *     cc -std=c99 -Iinclude -Itables examples/client.c src/[a-z]*.c -o client
 *     curl -si https://api.example.com/v1/user | ./client plus
 *     curl -si https://api.example.com/v1/user | ./client plus zh
 *
 * It exits with 0 for success, 1 for failure, 3 for pending (ask again, or continue to payment) and 4 for undecided.
 * It exits with 2 on misuse and for a response that it cannot read. A response may have up to 4 MiB.
 */
#include <stdio.h>
#include <string.h>
#include <statuscode.h>

#include "terminal.h"

enum { MAX_RESPONSE = 4 * 1024 * 1024 };

static char input[MAX_RESPONSE + 1];     /* one byte more than allowed, to detect a response that is too long */
static char unescaped[MAX_RESPONSE + 1]; /* a text of the body, which is never longer than its escaped form */

static int report_error(const char *what)
{
    fprintf(stderr, "client: %s\n", what);
    return 2;
}

static int usage(void)
{
    fputs("usage: curl -si URL | client REGISTRY [zh|en]\nREGISTRY:", stderr);
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++)
        fprintf(stderr, "%s %s", i == 0 ? "" : ",", sc_registry_name(sc_registry_at(i)));
    fputs("\n", stderr);
    return 2;
}

/* ---- What curl -i prints ------------------------------------------------------------------------------ */

struct slice {
    const char *text;
    size_t length;
};

struct response {
    int http_status;      /* 0 if there is no status line */
    struct slice headers; /* the header block, from the status line to the empty line */
    struct slice body;
};

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Returns the status in "HTTP/1.1 200 OK" or "HTTP/2 200" at the start of the text, or 0 if there is no status line. */
static int status_line(const char *text, size_t length)
{
    size_t i = 5;
    if (length < i || memcmp(text, "HTTP/", i) != 0)
        return 0;
    while (i < length && (is_digit(text[i]) || text[i] == '.'))
        i++;
    if (length - i < 4 || text[i] != ' ' || !is_digit(text[i + 1]) || !is_digit(text[i + 2]) ||
        !is_digit(text[i + 3]) || (length - i > 4 && !is_space(text[i + 4])))
        return 0;
    return (text[i + 1] - '0') * 100 + (text[i + 2] - '0') * 10 + (text[i + 3] - '0');
}

/* Returns the length of the first line with its line end, CRLF or LF. */
static size_t line_length(const char *text, size_t length)
{
    const char *end = memchr(text, '\n', length);
    return end != NULL ? (size_t)(end - text) + 1 : length;
}

/* Returns the length of the header block at the start of the text, with its empty line. */
static size_t header_length(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        const char *line = text + at;
        size_t size = line_length(line, length - at);
        at += size;
        if (line[0] == '\n' || (size == 2 && line[0] == '\r'))
            break;
    }
    return at;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Returns whether a text in any case begins with a word, which is in lower case. */
static int begins_with(const char *text, size_t length, const char *word)
{
    size_t i = 0;
    while (i < length && word[i] != '\0' && lower(text[i]) == word[i])
        i++;
    return word[i] == '\0';
}

/* Removes the first length bytes from *rest and returns them. */
static struct slice cut(struct slice *rest, size_t length)
{
    struct slice head = {rest->text, length};
    rest->text += length;
    rest->length -= length;
    return head;
}

/* Returns the value of the first header field with a name, without the space around it. The name is in lower case and
   ends in a colon. If there is no such field, the text is NULL. */
static struct slice find_field(struct slice headers, const char *name)
{
    while (headers.length > 0) {
        struct slice line = cut(&headers, line_length(headers.text, headers.length));
        if (!begins_with(line.text, line.length, name))
            continue;
        cut(&line, strlen(name));
        while (line.length > 0 && is_space(line.text[line.length - 1]))
            line.length--;
        while (line.length > 0 && is_space(line.text[0]))
            cut(&line, 1);
        return line;
    }
    return (struct slice){NULL, 0};
}

static int has_field(struct slice headers, const char *name)
{
    return find_field(headers, name).text != NULL;
}

static int has_body(struct slice headers)
{
    struct slice size = find_field(headers, "content-length:");
    if (size.text != NULL)
        return size.length != 1 || size.text[0] != '0';
    return has_field(headers, "transfer-encoding:") || has_field(headers, "content-type:");
}

/* Returns whether curl goes on to another response after this one, and prints no body in between. It does after 100
   Continue, redirects, requests for authentication, and 2xx without a body, such as a proxy's "200 Connection
   established". */
static int is_intermediate(int http_status, struct slice headers)
{
    switch (http_status) {
    case 401:
        return has_field(headers, "www-authenticate:");
    case 407:
        return has_field(headers, "proxy-authenticate:");
    case 417:
        return 1; /* curl repeats the request without Expect */
    default:
        if (http_status >= 300 && http_status <= 399)
            return has_field(headers, "location:");
        return http_status < 200 || (http_status < 300 && !has_body(headers));
    }
}

/* Returns the last of the responses in the text. Whatever follows a response that is not intermediate is its body, even
   if it looks like another header block. */
static struct response last_response(const char *text, size_t length)
{
    struct response response = {0, {text, 0}, {text, length}};
    int status = status_line(text, length);
    while (status != 0) {
        response.http_status = status;
        response.headers = cut(&response.body, header_length(response.body.text, response.body.length));
        status = is_intermediate(status, response.headers)
                     ? status_line(response.body.text, response.body.length)
                     : 0;
    }
    return response;
}

static int is_token(char c)
{
    return c > ' ' && c < 0x7f && strchr("\"(),/:;<=>?@[\\]{}", c) == NULL;
}

/* Returns whether a line is a header field (RFC 9110, section 5): a token, a colon, a value, CRLF. */
static int is_field(const char *line, size_t length)
{
    size_t i = 0;
    while (i < length && is_token(line[i]))
        i++;
    return i > 0 && length - i > 2 && line[i] == ':' && line[length - 2] == '\r' && line[length - 1] == '\n';
}

/* Returns whether the rest of the body, from an offset on, is trailers, which curl prints right after the body. A
   response has them only if it has a Trailer field or is chunked. */
static int are_trailers(const struct response *response, size_t offset)
{
    static const char chunked[] = "chunked";
    size_t last = sizeof chunked - 1;
    struct slice coding = find_field(response->headers, "transfer-encoding:");
    struct slice rest = {response->body.text + offset, response->body.length - offset};
    if (!has_field(response->headers, "trailer:") &&
        (coding.length < last || !begins_with(coding.text + coding.length - last, last, chunked)))
        return 0;
    while (rest.length > 0) {
        struct slice line = cut(&rest, line_length(rest.text, rest.length));
        if (!is_field(line.text, line.length))
            return 0;
    }
    return 1;
}

static int is_gzip(struct slice body)
{
    return body.length >= 2 && memcmp(body.text, "\x1f\x8b", 2) == 0;
}

/* Returns whether the media type says that the body is a problem (RFC 9457). */
static int is_problem(struct slice headers)
{
    static const char problem[] = "application/problem+json";
    size_t length = sizeof problem - 1;
    struct slice type = find_field(headers, "content-type:");
    return begins_with(type.text, type.length, problem) &&
           (type.length == length || type.text[length] == ';' || is_space(type.text[length]));
}

/* Reads the first length bytes of the body. A problem names its registry itself. */
static sc_read read_as_far_as(size_t length, sc_registry registry, const struct response *response,
                              sc_reply *reply)
{
    const char *body = response->body.text;
    if (is_problem(response->headers))
        return sc_read_problem(response->http_status, body, length, reply);
    return sc_read_reply(registry, response->http_status, body, length, reply);
}

/* Reads the body without trailers. They are not JSON, so they begin at the first bad byte. */
static sc_read read_body(sc_registry registry, const struct response *response, sc_reply *reply)
{
    sc_read read = read_as_far_as(response->body.length, registry, response, reply);
    if (read == SC_READ_NOT_JSON && are_trailers(response, reply->error_offset))
        read = read_as_far_as(reply->error_offset, registry, response, reply);
    return read;
}

/* ---- What it means ------------------------------------------------------------------------------------ */

/* Prints a text from inside a JSON string of the body, unescaped. */
static void print_text(const char *text, size_t length)
{
    print_foreign(stdout, unescaped, sc_unescape(unescaped, sizeof unescaped, text, length), SIZE_MAX);
}

/* Prints field errors as "phone: It is taken". Some APIs name no field. */
static void print_field_errors(const sc_reply *reply)
{
    sc_field_error error = {0};
    while (sc_next_field_error(reply, &error)) {
        fputs("error:   ", stdout);
        print_text(error.field, error.field_length);
        fputs(error.field_length > 0 ? ": " : "", stdout);
        print_text(error.message, error.message_length);
        putchar('\n');
    }
}

/* Returns what to do next. Only a message that the user can act on is shown to the user. */
static const char *advice(sc_action action, sc_fault fault, sc_lang lang)
{
    int zh = lang == SC_ZH;
    switch (action) {
    case SC_ACT_FIX_REQUEST:
        return zh ? "修正请求后再发送" : "correct the request and send it again";
    case SC_ACT_LOGIN:
        return zh ? "重新登录" : "log in again";
    case SC_ACT_REFRESH_TOKEN:
        return zh ? "刷新 token 后重发请求" : "refresh the token, then repeat the request";
    case SC_ACT_RETRY:
        return zh ? "稍后重试" : "repeat the same request later";
    case SC_ACT_POLL:
        return zh ? "轮询，直到支付有结果" : "ask again until the payment is settled";
    case SC_ACT_PAY:
        return zh ? "用响应中的订单继续支付" : "continue to payment with the order in the response";
    case SC_ACT_CHECK_HTTP:
        return zh ? "以 HTTP 状态为准" : "go by the HTTP status";
    case SC_ACT_VERIFY:
        return zh ? "可能已经生效，重发之前先查明结果"
                  : "the call may have taken effect; find out before repeating it";
    default: /* SC_ACT_NONE, and actions that a later library adds */
        if (fault == SC_FAULT_NONE)
            return zh ? "无需处理" : "nothing is left to do";
        if (fault == SC_FAULT_USER)
            return zh ? "无法自动处理，请把消息显示给用户" : "show the message to the user";
        return zh ? "无法自动处理，请显示自己的提示" : "show a message of your own";
    }
}

static void print_reply(const sc_reply *reply, sc_read read, sc_lang lang)
{
    printf("outcome: %s\n", sc_outcome_name((sc_outcome)reply->outcome));
    printf("http:    %d %s\n", reply->http_status, sc_http_reason(reply->http_status));
    if (read != SC_READ_OK)
        printf("body:    %s\n", sc_read_name(read));
    if (reply->has_code)
        printf("code:    %ld\n", (long)reply->code);
    if (reply->entry != NULL || reply->has_code) {
        printf("name:    %s\n", sc_name(reply->entry));
        printf("message: %s\n", sc_message(reply->entry, lang));
    }
    if (reply->message != NULL) {
        fputs("server:  ", stdout);
        print_text(reply->message, reply->message_length);
        putchar('\n');
    }
    print_field_errors(reply);
    printf("fault:   %s\n", sc_fault_name((sc_fault)reply->fault));
    printf("to do:   %s\n", advice((sc_action)reply->action, (sc_fault)reply->fault, lang));
    if (reply->retry_after >= 0)
        printf("wait:    %d %s\n", reply->retry_after, lang == SC_ZH ? "秒" : "s");
}

static int exit_status(sc_outcome outcome)
{
    switch (outcome) {
    case SC_OUTCOME_SUCCESS:
        return 0;
    case SC_OUTCOME_FAILURE:
        return 1;
    case SC_OUTCOME_PENDING:
        return 3;
    default:
        return 4;
    }
}

int main(int argc, char **argv)
{
    sc_registry registry = argc > 1 ? sc_registry_from_name(argv[1]) : SC_REGISTRY_NONE;
    int zh = argc == 3 && strcmp(argv[2], "zh") == 0;
    int en = argc == 2 || (argc == 3 && strcmp(argv[2], "en") == 0);
    if (registry == SC_REGISTRY_NONE || !(zh || en))
        return usage();

    size_t length = fread(input, 1, sizeof input, stdin);
    if (ferror(stdin))
        return report_error("cannot read the response");
    if (length > MAX_RESPONSE)
        return report_error("the response is too long: it may have up to 4 MiB");
    struct response response = last_response(input, length);
    if (response.http_status == 0)
        return report_error("the response has no status line: curl prints it with -i");
    if (is_gzip(response.body))
        return report_error(
            "the body is compressed (gzip); ask without Accept-Encoding or use curl --compressed");

    sc_reply reply;
    sc_read read = read_body(registry, &response, &reply);
    print_reply(&reply, read, zh ? SC_ZH : SC_EN);
    if (fflush(stdout) != 0 || ferror(stdout))
        return report_error("cannot write the output");
    return exit_status((sc_outcome)reply.outcome);
}
