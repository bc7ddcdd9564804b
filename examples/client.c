/* SPDX-License-Identifier: MIT */
/*
 * A client of these APIs: reads a response as curl prints it and says what it means and what to do.
 *
 *     cc -std=c99 -Iinclude -Itables examples/client.c src/[a-z]*.c -o client
 *     curl -si https://api.example.com/v1/user | ./client plus
 *     curl -si https://api.example.com/v1/user | ./client plus zh
 *
 * Exit status: 0 success, 1 failure, 3 pending (ask again, or go on to pay), 4 undecided, 2 misuse. A response
 * may have up to 4 MiB.
 */
#include <stdio.h>
#include <string.h>
#include <statuscode.h>

enum { MAX_RESPONSE = 4 * 1024 * 1024 };

static char response[MAX_RESPONSE + 1]; /* one byte more than is allowed tells that it is too long */
static char message[MAX_RESPONSE + 1];  /* never longer unescaped than it was in the body */

static int misuse(const char *what)
{
    fprintf(stderr, "client: %s\n", what);
    return 2;
}

static int usage(void)
{
    fputs("client: it is 'curl -si URL | client REGISTRY [zh|en]'; REGISTRY is", stderr);
    for (size_t i = 0; sc_registry_at(i) != SC_REGISTRY_NONE; i++)
        fprintf(stderr, "%s %s", i == 0 ? "" : ",", sc_registry_name(sc_registry_at(i)));
    fputs("\n", stderr);
    return 2;
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int is_space(char c)
{
    return c == ' ' || c == '\r' || c == '\n';
}

/* The status of "HTTP/1.1 200 OK" or "HTTP/2 200" at the start of the text; 0 if there is no status line. */
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

/* How long the header block at the start of the text is, with its empty line; lines end in CRLF or in LF. */
static size_t header_length(const char *text, size_t length)
{
    size_t line = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '\n')
            continue;
        if (i == line || (i == line + 1 && text[line] == '\r'))
            return i + 1;
        line = i + 1;
    }
    return length;
}

/* Where the body begins. curl prints a header block for every response on the way: a proxy's "Connection
   established", "100 Continue", redirects. The last one counts. */
static size_t skip_headers(const char *text, size_t length, int *http_status)
{
    size_t body = 0;
    *http_status = 0;
    for (int status; (status = status_line(text + body, length - body)) != 0;) {
        *http_status = status;
        body += header_length(text + body, length - body);
    }
    return body;
}

/* Prints a server's text in one line. A terminal obeys control characters, also those that UTF-8 writes as
   C2 80 to C2 9F, so none of them comes through. */
static void print_foreign(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        unsigned char next = (unsigned char)(i + 1 < length ? text[i + 1] : 0);
        if (byte == 0xc2 && next < 0xa0)
            i++;
        if (byte < 0x20 || byte == 0x7f || (byte == 0xc2 && next < 0xa0))
            putchar('?');
        else
            putchar(byte);
    }
    putchar('\n');
}

/* What the person is told is only what is theirs to put right. */
static const char *advice(sc_action action, sc_fault fault, sc_lang lang)
{
    int zh = lang == SC_ZH;
    switch (action) {
    case SC_ACT_FIX_REQUEST:
        return zh ? "更正请求后再发送" : "correct the request and send it again";
    case SC_ACT_LOGIN:
        return zh ? "重新登录" : "log in again";
    case SC_ACT_REFRESH_TOKEN:
        return zh ? "刷新 token 后重发请求" : "refresh the token, then repeat the request";
    case SC_ACT_RETRY:
        return zh ? "稍后重试" : "repeat the same request later";
    case SC_ACT_POLL:
        return zh ? "轮询，直到支付有结果" : "ask again until the payment is settled";
    case SC_ACT_PAY:
        return zh ? "用返回的订单继续支付" : "go on to pay with the order in the response";
    case SC_ACT_CHECK_HTTP:
        return zh ? "以 HTTP 状态为准" : "look at the HTTP status: it decides";
    case SC_ACT_VERIFY:
        return zh ? "可能已经生效：重复之前先查明" : "it may have taken effect: look before repeating";
    default: /* SC_ACT_NONE, and what a later library may add */
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
        size_t length = sc_read_message(reply, message, sizeof message);
        fputs("server:  ", stdout);
        print_foreign(message, length);
    }
    printf("fault:   %s\n", sc_fault_name((sc_fault)reply->fault));
    printf("to do:   %s\n", advice((sc_action)reply->action, (sc_fault)reply->fault, lang));
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

    size_t length = fread(response, 1, sizeof response, stdin);
    if (ferror(stdin))
        return misuse("cannot read the response");
    if (length > MAX_RESPONSE)
        return misuse("the response is too long: it may have up to 4 MiB");
    int http_status;
    size_t body = skip_headers(response, length, &http_status);
    if (http_status == 0)
        return misuse("the response has no status line: curl prints it with -i");

    sc_reply reply;
    sc_read read = sc_read_reply(registry, http_status, response + body, length - body, &reply);
    print_reply(&reply, read, zh ? SC_ZH : SC_EN);
    if (fflush(stdout) != 0 || ferror(stdout))
        return misuse("cannot write the output");
    return exit_status((sc_outcome)reply.outcome);
}
