/* SPDX-License-Identifier: MIT */
/*
 * A server that stands for these APIs: a CGI program (RFC 3875) that answers GET /<registry>/<code-or-name> with
 * what that API sends for the code.
 *
 *     cc -std=c99 -Iinclude -Itables examples/server.c src/[a-z]*.c -o server
 *     REQUEST_METHOD=GET PATH_INFO=/plus/1012 ./server
 *
 *     mkdir -p www/cgi-bin && cp server www/cgi-bin/ && busybox httpd -f -p 127.0.0.1:8080 -h www &
 *     curl -i http://127.0.0.1:8080/cgi-bin/server/plus/1012
 *     curl -i -H 'Accept: application/problem+json' http://127.0.0.1:8080/cgi-bin/server/jiemi/REQUEST_REFUSED
 *
 * The answer is the API's own envelope with the HTTP status that the API sends. Where it has none, and where Accept
 * prefers one, the answer is a problem (RFC 9457) with the HTTP status that fits. Accept-Language chooses the
 * language; ?detail= stands in for the message, ?instance= is the problem's instance. What only the service or one that
 * it depends on can put right is logged on standard error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <statuscode.h>

enum { MAX_TEXT = 4096 };

static char detail[MAX_TEXT];
static char instance[MAX_TEXT];
static char request[MAX_TEXT];
static char request_json[6 * MAX_TEXT]; /* a byte becomes six at most */
static char body[16 * MAX_TEXT];        /* two of them, and what stands around */

/* What the server says of the request; "" where it says nothing. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* ---- Cutting texts up --------------------------------------------------------------------------------- */

struct slice {
    const char *text;
    size_t length;
};

static struct slice whole(const char *text)
{
    struct slice slice = {text, strlen(text)};
    return slice;
}

/* Cuts off what stands before the next stop, and the stop; one between double quotes does not count if quoted. */
static struct slice cut(struct slice *rest, char stop, int quoted)
{
    struct slice head = {rest->text, 0};
    int inside = 0;
    while (head.length < rest->length && (inside || head.text[head.length] != stop)) {
        if (quoted && head.text[head.length] == '"')
            inside = !inside;
        else if (inside && head.text[head.length] == '\\' && head.length + 1 < rest->length)
            head.length++;
        head.length++;
    }
    size_t gone = head.length < rest->length ? head.length + 1 : head.length;
    rest->text += gone;
    rest->length -= gone;
    return head;
}

static int is_space(char c)
{
    return c == ' ' || c == '\t';
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct slice trim(struct slice slice)
{
    while (slice.length > 0 && is_space(slice.text[slice.length - 1]))
        slice.length--;
    while (slice.length > 0 && is_space(slice.text[0])) {
        slice.text++;
        slice.length--;
    }
    return slice;
}

/* Whether it is this lower-case word, in any case. */
static int is_word(struct slice slice, const char *word)
{
    if (slice.length != strlen(word))
        return 0;
    for (size_t i = 0; i < slice.length; i++) {
        char c = slice.text[i];
        if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != word[i])
            return 0;
    }
    return 1;
}

/* ---- Accept (RFC 9110, section 12.5.1) ---------------------------------------------------------------- */

/* How much a media type is wanted, in thousandths, and how precisely it was named: 3 itself, 1 as any. */
struct wish {
    int weight;
    int precision;
};

/* A weight (section 12.4.2): 0 or 1, and up to three digits behind a point. -1 if it is none. */
static int read_weight(struct slice value)
{
    size_t most = sizeof "1.000" - 1;
    if (value.length == 0 || value.length > most || (value.length > 1 && value.text[1] != '.'))
        return -1;
    if (value.text[0] != '0' && value.text[0] != '1')
        return -1;
    int weight = (value.text[0] - '0') * 1000;
    int unit = 100;
    for (size_t i = 2; i < value.length; i++) {
        if (!is_digit(value.text[i]))
            return -1;
        weight += (value.text[i] - '0') * unit;
        unit /= 10;
    }
    return weight <= 1000 ? weight : -1;
}

/* The most precise range that a type falls in decides. */
static void wish_for(struct wish *wish, struct slice range, const char *type, int weight)
{
    int precision = is_word(range, type)              ? 3
                    : is_word(range, "application/*") ? 2
                    : is_word(range, "*/*")           ? 1
                                                      : 0;
    if (precision > wish->precision) {
        wish->precision = precision;
        wish->weight = weight;
    }
}

/* Whether a problem is wanted: more than an envelope, or as much but by its name. */
static int prefers_problem(const char *accept)
{
    struct wish problem = {0, 0};
    struct wish envelope = {0, 0};
    struct slice rest = whole(accept);
    while (rest.length > 0) {
        struct slice parameters = cut(&rest, ',', 1);
        struct slice range = trim(cut(&parameters, ';', 1));
        int weight = 1000;
        while (parameters.length > 0) {
            struct slice value = cut(&parameters, ';', 1);
            struct slice name = trim(cut(&value, '=', 1));
            if (is_word(name, "q"))
                weight = read_weight(trim(value));
        }
        if (weight >= 0) {
            wish_for(&problem, range, "application/problem+json", weight);
            wish_for(&envelope, range, "application/json", weight);
        }
    }
    if (problem.weight == envelope.weight)
        return problem.weight > 0 && problem.precision == 3;
    return problem.weight > envelope.weight;
}

/* ---- The query ---------------------------------------------------------------------------------------- */

/* 16 if it is no digit. */
static unsigned hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    unsigned value = 0;
    while (value < 16 && digits[value] != c && !(c >= 'A' && c <= 'F' && digits[value] == c + ('a' - 'A')))
        value++;
    return value;
}

/* Decodes a value into a buffer of MAX_TEXT. Returns 0 if it is ill-formed, too long or holds a NUL. */
static int decode(char *decoded, struct slice value)
{
    size_t length = 0;
    for (size_t i = 0; i < value.length; i++) {
        char c = value.text[i] == '+' ? ' ' : value.text[i];
        if (c == '%') {
            unsigned high = value.length - i > 2 ? hex_digit(value.text[i + 1]) : 16;
            unsigned low = high < 16 ? hex_digit(value.text[i + 2]) : 16;
            if (low == 16 || high + low == 0)
                return 0;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (length + 1 == MAX_TEXT)
            return 0;
        decoded[length++] = c;
    }
    decoded[length] = '\0';
    return 1;
}

/* Takes a parameter into its buffer; *given stays NULL if it is not there. Returns 0 if it cannot be had. */
static int take_parameter(const char *name, char *buf, const char **given)
{
    struct slice rest = whole(variable("QUERY_STRING"));
    while (rest.length > 0) {
        struct slice value = cut(&rest, '&', 0);
        if (!is_word(cut(&value, '=', 0), name))
            continue;
        *given = buf;
        return decode(buf, value);
    }
    return 1;
}

/* ---- The path ----------------------------------------------------------------------------------------- */

/* A copy that ends in a NUL; "" if it is too long to be a name. */
struct name {
    char text[128];
};

static struct name name_of(struct slice slice)
{
    struct name name = {""};
    if (slice.length < sizeof name.text)
        memcpy(name.text, slice.text, slice.length);
    return name;
}

/* The entry of /<registry>/<code-or-name>; NULL if there is none. */
static const sc_entry *find(const char *path)
{
    struct slice rest = whole(path);
    cut(&rest, '/', 0);
    struct name registry_name = name_of(cut(&rest, '/', 0));
    struct name code = name_of(rest);
    sc_registry registry = sc_registry_from_name(registry_name.text);
    size_t sign = code.text[0] == '-';
    size_t digits = strspn(code.text + sign, "0123456789");
    if (digits > 0 && digits < 10 && code.text[sign + digits] == '\0')
        return sc_lookup(registry, (int32_t)strtol(code.text, NULL, 10));
    return sc_lookup_name(registry, code.text);
}

/* ---- Answers ------------------------------------------------------------------------------------------ */

static const char envelope_type[] = "application/json";
static const char problem_type[] = "application/problem+json";

/* Sends the body, which is this long. */
static int send(int status, const char *type, sc_lang lang, size_t length)
{
    int has_content = status != 204 && status != 304;
    printf("Status: %d %s\r\n", status, sc_http_reason(status));
    if (has_content)
        printf("Content-Type: %s\r\nContent-Language: %s\r\nContent-Length: %lu\r\n", type, sc_lang_tag(lang),
               (unsigned long)length);
    if (status == 401) /* RFC 9110 wants it with this status, as it wants Allow with that */
        printf("WWW-Authenticate: Bearer\r\n");
    if (status == 405)
        printf("Allow: GET, HEAD\r\n");
    printf("Vary: Accept, Accept-Language\r\nCache-Control: no-store\r\n\r\n");
    if (has_content && strcmp(variable("REQUEST_METHOD"), "HEAD") != 0)
        fwrite(body, 1, length, stdout);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Sends a problem of this server's own: no registry lists it. */
static int send_failure(int status, sc_lang lang, const char *zh, const char *en)
{
    sc_write_string(detail, sizeof detail, lang == SC_ZH ? zh : en);
    int length = sprintf(body, "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":%s}",
                         sc_http_reason(status), status, detail);
    return send(status, problem_type, lang, (size_t)length);
}

static int send_problem(const sc_entry *entry, sc_lang lang, const char *text, const char *place)
{
    size_t length = sc_write_problem(body, sizeof body, entry, lang, text, place, NULL);
    return send(sc_http_status(entry), problem_type, lang, length);
}

/* What the client cannot put right goes to the server's error log, for whoever runs the service. */
static void log_fault(const sc_entry *entry)
{
    sc_fault fault = sc_fault_of(entry);
    if (fault == SC_FAULT_SERVER || fault == SC_FAULT_DEPENDENCY)
        fprintf(stderr, "server: %s, %s: %s\n", sc_constant(entry), sc_fault_name(fault),
                sc_message(entry, SC_EN));
}

/* What an envelope that ends in the request has there: method and path. NULL for any other, or if they are too long. */
static const char *request_data(sc_registry registry)
{
    const char *method = variable("REQUEST_METHOD");
    const char *script = variable("SCRIPT_NAME");
    const char *path = variable("PATH_INFO");
    if (strcmp(sc_data_name(registry), "request") != 0)
        return NULL;
    if (strlen(method) + strlen(script) + strlen(path) + sizeof "  " > sizeof request)
        return NULL;
    sprintf(request, "%s  %s%s", method, script, path);
    sc_write_string(request_json, sizeof request_json, request);
    return request_json;
}

int main(void)
{
    sc_lang lang = sc_negotiate(variable("HTTP_ACCEPT_LANGUAGE"), SC_EN);
    const char *method = variable("REQUEST_METHOD");
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return send_failure(405, lang, "只能用 GET 和 HEAD。", "Only GET and HEAD are allowed.");
    const sc_entry *entry = find(variable("PATH_INFO"));
    if (entry == NULL)
        return send_failure(404, lang, "没有这个 API，或者它没有这个码。",
                            "There is no such API, or it has no such code.");
    log_fault(entry);
    const char *text = NULL;
    const char *place = NULL;
    if (!take_parameter("detail", detail, &text) || !take_parameter("instance", instance, &place))
        return send_failure(400, lang, "查询参数格式有误或者太长。", "The query is ill-formed or too long.");
    if (prefers_problem(variable("HTTP_ACCEPT")))
        return send_problem(entry, lang, text, place);
    const char *data = request_data(sc_registry_of(entry));
    size_t length = sc_write_envelope(body, sizeof body, entry, lang, text, data);
    if (length == 0)
        return send_problem(entry, lang, text, place);
    return send(sc_wire_status(entry), envelope_type, lang, length);
}
