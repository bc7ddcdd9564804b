/* SPDX-License-Identifier: MIT */
/*
 * A CGI program (RFC 3875) that stands in for these APIs, so that you can test their clients.
 *
 *     cc -std=c99 -Iinclude -Itables examples/server.c src/[a-z]*.c -o server
 *     lighttpd -D -f examples/lighttpd.conf &         (or nginx with examples/nginx.conf)
 *
 *     curl -i http://127.0.0.1:8080/plus/1012
 *     curl -i http://127.0.0.1:8080/plus/success -d '{"id": 7}'
 *     curl -i http://127.0.0.1:8080/plus/users/7 -H 'Prefer: code=1012'
 *     curl -i http://127.0.0.1:8080/jiemi/1002?field=phone
 *     curl -i http://127.0.0.1:8080/jiemi/REQUEST_REFUSED -H 'Accept: application/problem+json'
 *
 * The path consists of the registry and the code: its number, its name, or the word "success". The server ignores the
 * rest of the path, so http://127.0.0.1:8080/plus/1012 can be a client's base address. The preference "code" in the
 * header field Prefer (RFC 7240) overrides the code in the path.
 *
 * The server answers GET, HEAD and POST with the API's own body and HTTP status. The query may change the body:
 *     ?detail=      the message; the default is the API's own in the language that Accept-Language chooses
 *     ?data=        the data, a JSON text; a JSON text in the request body overrides it (up to 64 KiB)
 *     ?field=       the name of a field; a failure becomes an error of this field, if the API has a shape for that
 *     ?instance=    the instance of a problem
 * If the API has no body for the code, or if Accept prefers one, the server sends a problem (RFC 9457) with the HTTP
 * status that fits. It also refuses bad requests with a problem. Scripts of all web pages may call it (CORS). It logs
 * errors of the service and of its dependencies on standard error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <statuscode.h>
#include <statuscode/classes.h>

enum { MAX_TEXT = 4096, MAX_BODY = 65536 };

/* A byte becomes at most six, and the NUL of a text leaves room for the quotes. */
enum { MAX_JSON = 6 * MAX_TEXT };

static char body[4 * MAX_JSON + MAX_BODY]; /* room for three texts, the data, and the JSON around them */

/* What the client asks for. A text that it does not give is NULL. */
struct question {
    sc_registry registry;
    const sc_entry *entry; /* NULL for the success of an API that has no code for it */
    sc_lang lang;
    const char *detail;
    const char *instance;
    const char *field;
    const char *data; /* JSON */
};

/* Why this server refuses a request. */
struct refusal {
    int status;
    const char *zh;
    const char *en;
};

static const struct refusal bad_method = {405, "只允许 GET、HEAD、POST 和 OPTIONS。",
                                          "Only GET, HEAD, POST and OPTIONS are allowed."};
static const struct refusal bad_code = {404, "没有这个 API，或该 API 没有这个状态码。",
                                        "There is no such API, or it has no such code."};
static const struct refusal bad_query = {400, "查询参数格式有误，或太长。",
                                         "The query is ill-formed or too long."};
static const struct refusal bad_length = {400, "请求体的长度与 Content-Length 不符。",
                                          "The body is not as long as Content-Length says."};
static const struct refusal bad_data = {400, "数据不是 JSON，或嵌套太深。",
                                        "The data is not JSON, or is nested too deep."};
static const struct refusal long_body = {413, "请求体超过 65536 字节。",
                                         "The body is longer than 65536 bytes."};

/* Returns a CGI variable, or "" if it is not set. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* ---- Slices of text ----------------------------------------------------------------------------------- */

struct slice {
    const char *text;
    size_t length;
};

static struct slice whole(const char *text)
{
    struct slice slice = {text, strlen(text)};
    return slice;
}

/* Removes the text up to the next separator, and the separator, from *rest. Returns the text. If quoted, a separator
   between double quotes does not count. */
static struct slice cut(struct slice *rest, char separator, int quoted)
{
    struct slice head = {rest->text, 0};
    int inside = 0;
    while (head.length < rest->length && (inside || head.text[head.length] != separator)) {
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

/* Returns whether a slice in any case is a word, which is in lower case. */
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

/* What Accept says about a media type. */
struct quality {
    int weight;    /* in thousandths */
    int precision; /* of the range that matched: 3 for the type itself, 2 for application, 1 for any; 0 for none */
};

/* Returns a weight (section 12.4.2) in thousandths, or -1 if it is ill-formed. A weight is 0 or 1 with up to three
   decimals. */
static int read_weight(struct slice value)
{
    int weight = 0;
    int unit = 1000;
    if (value.length == 0 || value.length > sizeof "1.000" - 1)
        return -1;
    for (size_t i = 0; i < value.length; i++) {
        char c = value.text[i];
        if (i == 1 ? c != '.' : c < '0' || c > '9')
            return -1;
        if (i != 1) {
            weight += (c - '0') * unit;
            unit /= 10;
        }
    }
    return weight <= 1000 ? weight : -1;
}

/* Applies a media range to a type. The most precise range that matches decides. */
static void apply_range(struct quality *quality, struct slice range, const char *type, int weight)
{
    int precision = is_word(range, type)              ? 3
                    : is_word(range, "application/*") ? 2
                    : is_word(range, "*/*")           ? 1
                                                      : 0;
    if (precision > quality->precision) {
        quality->precision = precision;
        quality->weight = weight;
    }
}

/* Returns whether Accept prefers a problem: its weight is higher than an envelope's, or equal and Accept names it. */
static int prefers_problem(const char *accept)
{
    struct quality problem = {0, 0};
    struct quality envelope = {0, 0};
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
            apply_range(&problem, range, "application/problem+json", weight);
            apply_range(&envelope, range, "application/json", weight);
        }
    }
    if (problem.weight == envelope.weight)
        return problem.weight > 0 && problem.precision == 3;
    return problem.weight > envelope.weight;
}

/* ---- The query ---------------------------------------------------------------------------------------- */

/* Returns the value of a hexadecimal digit, or 16 if it is none. */
static unsigned hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *digit = c != '\0' ? strchr(digits, c) : NULL;
    return digit != NULL ? (unsigned)(digit - digits) % 16 : 16;
}

/* Decodes a value into a buffer of MAX_TEXT bytes. Returns 0 if it is ill-formed, too long or contains a NUL. */
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

/* Decodes a parameter of the query into buf and points *given there. Leaves *given unchanged if the query does not have
   the parameter. Returns 0 if it cannot be decoded. */
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

/* ---- The code ----------------------------------------------------------------------------------------- */

/* A copy of a slice that ends in a NUL, or "" if the slice is too long to be a name. */
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

/* Stores the value of a preference (RFC 7240) in *given, or leaves it unchanged if there is none. */
static void take_preference(const char *name, struct slice *given)
{
    struct slice rest = whole(variable("HTTP_PREFER"));
    while (rest.length > 0) {
        struct slice value = cut(&rest, ',', 1);
        value = cut(&value, ';', 1);
        if (!is_word(trim(cut(&value, '=', 1)), name))
            continue;
        *given = trim(value);
        if (given->length > 1 && given->text[0] == '"') {
            given->text++;
            given->length -= 2;
        }
        return;
    }
}

/* Returns the entry that stands for success, or NULL if the API has no code for it. */
static const sc_entry *success_of(sc_registry registry)
{
    const sc_entry *entry;
    for (size_t i = 0; (entry = sc_at(registry, i)) != NULL; i++)
        if (sc_kind_of(entry) != SC_KIND_HTTP && sc_outcome_of(entry) == SC_OUTCOME_SUCCESS)
            return entry;
    return NULL;
}

/* Finds the registry and the entry for /<registry>/<code>. Returns 0 if there is no such registry or code. */
static int find(struct question *question, const char *path)
{
    struct slice rest = whole(path);
    cut(&rest, '/', 0);
    struct name registry = name_of(cut(&rest, '/', 0));
    struct slice segment = cut(&rest, '/', 0);
    take_preference("code", &segment);
    struct name code = name_of(segment);
    size_t sign = code.text[0] == '-';
    size_t digits = strspn(code.text + sign, "0123456789");
    int is_success = is_word(segment, "success");
    question->registry = sc_registry_from_name(registry.text);
    if (is_success)
        question->entry = success_of(question->registry);
    else if (digits > 0 && digits < 10 && code.text[sign + digits] == '\0')
        question->entry = sc_lookup(question->registry, (int32_t)strtol(code.text, NULL, 10));
    else
        question->entry = sc_lookup_name(question->registry, code.text);
    return question->entry != NULL || (is_success && question->registry != SC_REGISTRY_NONE);
}

/* ---- The data ----------------------------------------------------------------------------------------- */

/* Takes a text as the data, without its byte order mark. Returns 0 if it is not JSON that fits into an envelope. */
static int take_data(struct question *question, const char *text, size_t length)
{
    sc_reply reply;
    sc_read_reply(SC_REGISTRY_NONE, 0, text, length, &reply);
    if (reply.body == NULL)
        return 0;
    const char *data = reply.body;
    int nested = sprintf(body, "[%s]", data);
    sc_read_reply(SC_REGISTRY_NONE, 0, body, (size_t)nested, &reply);
    if (reply.body != NULL)
        question->data = data;
    return reply.body != NULL;
}

/* Returns whether the client posts a form, which is accepted but not used as data. */
static int is_form(const char *content_type)
{
    struct slice rest = whole(content_type);
    struct slice type = trim(cut(&rest, ';', 1));
    return is_word(type, "application/x-www-form-urlencoded") || is_word(type, "multipart/form-data");
}

/* Reads the body of the request to its end, because web servers require that whatever the answer is. Returns what is
   wrong with it, or NULL. */
static const struct refusal *read_body(char *posted, size_t *length)
{
    const char *promised = variable("CONTENT_LENGTH");
    if (promised[strspn(promised, "0123456789")] != '\0')
        return &bad_length;
    *length = strtoul(promised, NULL, 10); /* ULONG_MAX for any greater number */
    if (*length <= MAX_BODY)
        return fread(posted, 1, *length, stdin) == *length ? NULL : &bad_length;
    size_t count = 1;
    for (size_t left = *length; left > 0 && count > 0; left -= count)
        count = fread(posted, 1, left < MAX_BODY ? left : MAX_BODY, stdin);
    return &long_body;
}

/* Reads the query. Returns why it is refused, or NULL. */
static const struct refusal *take_query(struct question *question)
{
    static char detail[MAX_TEXT], instance[MAX_TEXT], field[MAX_TEXT], data[MAX_TEXT];
    const char *given = NULL;
    if (!take_parameter("detail", detail, &question->detail) ||
        !take_parameter("instance", instance, &question->instance) ||
        !take_parameter("field", field, &question->field) || !take_parameter("data", data, &given))
        return &bad_query;
    return given == NULL || take_data(question, given, strlen(given)) ? NULL : &bad_data;
}

/* Reads the whole request. Returns why it is refused, or NULL. */
static const struct refusal *ask(struct question *question)
{
    static char posted[MAX_BODY + 1];
    size_t length = 0;
    const char *method = variable("REQUEST_METHOD");
    const struct refusal *bad_body = read_body(posted, &length);
    int is_post = strcmp(method, "POST") == 0;
    if (!is_post && strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return &bad_method;
    if (!find(question, variable("PATH_INFO")))
        return &bad_code;
    const struct refusal *bad = take_query(question);
    if (bad == NULL && is_post)
        bad = bad_body;
    if (bad != NULL || !is_post || length == 0)
        return bad;
    return take_data(question, posted, length) || is_form(variable("CONTENT_TYPE")) ? NULL : &bad_data;
}

/* ---- What the API sends ------------------------------------------------------------------------------- */

/* Returns the request as JSON, method and path, for an envelope that contains it. Returns NULL if it is too long. */
static const char *request_json(void)
{
    static char request[MAX_TEXT];
    static char json[MAX_JSON];
    const char *method = variable("REQUEST_METHOD");
    const char *script = variable("SCRIPT_NAME");
    const char *path = variable("PATH_INFO");
    if (strlen(method) + strlen(script) + strlen(path) + sizeof "  " > sizeof request)
        return NULL;
    sprintf(request, "%s  %s%s", method, script, path);
    sc_write_string(json, sizeof json, request);
    return json;
}

/* Returns what a client of the API reads in the body. */
static sc_reply read_back(sc_registry registry, int status)
{
    sc_reply reply;
    sc_read_reply(registry, status, body, strlen(body), &reply);
    return reply;
}

static int tells_field(sc_registry registry, int status)
{
    sc_reply reply = read_back(registry, status);
    sc_field_error error = {0};
    return sc_next_field_error(&reply, &error);
}

/* Writes a field error in the first shape that a client of the API recognizes: in the envelope's data, as a list, or as
   an object. Returns the HTTP status, or 0 if the API has none of these shapes. */
static int write_field_error(const struct question *question)
{
    static char field[MAX_JSON], text[MAX_JSON], errors[2 * MAX_JSON + sizeof "{'errors':{:[]}}"];
    const sc_entry *entry = question->entry;
    int status = sc_wire_status(entry);
    sc_write_string(field, sizeof field, question->field);
    sc_write_string(text, sizeof text, question->detail ? question->detail : sc_message(entry, question->lang));
    sprintf(errors, "{\"errors\":{%s:[%s]}}", field, text);
    sc_write_envelope(body, sizeof body, entry, question->lang, NULL, errors);
    if (tells_field(question->registry, status))
        return status;
    sprintf(body, "[{\"field\":%s,\"message\":%s}]", field, text);
    if (tells_field(question->registry, 422))
        return 422;
    sprintf(body, "{\"message\":%s,\"errors\":{%s:[%s]}}", text, field, text);
    return tells_field(question->registry, 422) ? 422 : 0;
}

/* Writes a success for which the library has no envelope: bare data if the envelope has no member for it, or, if the
   API has no code for success, a body whose status says so. Returns the HTTP status, or 0 if a client of the API would
   not read it as a success. */
static int write_success(const struct question *question)
{
    static char text[MAX_JSON];
    const char *data = question->data ? question->data : "null";
    const char *usual = sc_class_text(SC_CLASS_SUCCESS, question->lang);
    int status = question->entry ? sc_wire_status(question->entry) : 200;
    sc_write_string(text, sizeof text, question->detail ? question->detail : usual);
    if (question->entry != NULL)
        strcpy(body, data);
    else
        sprintf(body, "{\"status\":true,\"code\":0,\"message\":%s,\"data\":%s}", text, data);
    return read_back(question->registry, status).outcome == SC_OUTCOME_SUCCESS ? status : 0;
}

/* Writes the body that the API sends. Returns its HTTP status, or 0 if the API has no body for this. */
static int write_reply(const struct question *question)
{
    const sc_entry *entry = question->entry;
    sc_outcome outcome = sc_outcome_of(entry);
    int has_request = strcmp(sc_data_name(question->registry), "request") == 0;
    int status = 0;
    if (question->field != NULL && outcome == SC_OUTCOME_FAILURE)
        status = write_field_error(question);
    else if (entry == NULL || (has_request && question->data != NULL && outcome == SC_OUTCOME_SUCCESS))
        status = write_success(question);
    if (status != 0 || entry == NULL)
        return status;
    const char *data = has_request ? request_json() : question->data;
    size_t length = sc_write_envelope(body, sizeof body, entry, question->lang, question->detail, data);
    return length > 0 ? sc_wire_status(entry) : 0;
}

/* ---- Answers ------------------------------------------------------------------------------------------ */

static const char methods[] = "GET, HEAD, POST, OPTIONS";
static const char envelope_type[] = "application/json";
static const char problem_type[] = "application/problem+json";

/* Sends the body. The client may repeat its request after some seconds; -1 means that they are not known. */
static int send(int status, const char *type, sc_lang lang, int seconds)
{
    const char *method = variable("REQUEST_METHOD");
    int has_content = status != 204 && status != 304;
    int is_options = strcmp(method, "OPTIONS") == 0;
    printf("Status: %d %s\r\n", status, sc_http_reason(status));
    if (has_content)
        printf("Content-Type: %s\r\nContent-Language: %s\r\nContent-Length: %lu\r\n", type, sc_lang_tag(lang),
               (unsigned long)strlen(body));
    if (status == 401) /* RFC 9110 requires it, and Allow with 405 */
        printf("WWW-Authenticate: Bearer\r\n");
    if (status == 405 || is_options)
        printf("Allow: %s\r\n", methods);
    if (is_options) /* * means all header fields except Authorization */
        printf("Access-Control-Allow-Methods: %s\r\nAccess-Control-Allow-Headers: *, Authorization\r\n",
               methods);
    if (seconds >= 0)
        printf("Retry-After: %d\r\n", seconds);
    printf("Access-Control-Allow-Origin: *\r\nAccess-Control-Expose-Headers: *\r\n"
           "Vary: Accept, Accept-Language, Prefer\r\nX-Content-Type-Options: nosniff\r\n"
           "Cache-Control: no-store\r\n\r\n");
    if (has_content && strcmp(method, "HEAD") != 0)
        fputs(body, stdout);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Sends a problem of this server's own, which no registry lists. */
static int send_refusal(const struct refusal *refusal, sc_lang lang)
{
    sprintf(body, "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}",
            sc_http_reason(refusal->status), refusal->status, lang == SC_ZH ? refusal->zh : refusal->en);
    return send(refusal->status, problem_type, lang, -1);
}

/* Logs an error that only the service or a dependency can put right. */
static void log_fault(const sc_entry *entry)
{
    sc_fault fault = sc_fault_of(entry);
    if (entry != NULL && (fault == SC_FAULT_SERVER || fault == SC_FAULT_DEPENDENCY))
        fprintf(stderr, "server: %s, %s: %s\n", sc_constant(entry), sc_fault_name(fault),
                sc_message(entry, SC_EN));
}

static int answer(const struct question *question)
{
    const sc_entry *entry = question->entry;
    int status = write_reply(question);
    int seconds = status != 0 ? read_back(question->registry, status).retry_after : -1;
    if (status == 0 && entry == NULL)
        return send_refusal(&bad_code, question->lang);
    log_fault(entry);
    if (status != 0 && (entry == NULL || !prefers_problem(variable("HTTP_ACCEPT"))))
        return send(status, envelope_type, question->lang, seconds);
    sc_write_problem(body, sizeof body, entry, question->lang, question->detail, question->instance, NULL);
    return send(sc_http_status(entry), problem_type, question->lang, seconds);
}

int main(void)
{
    struct question question = {0};
    question.lang = sc_negotiate(variable("HTTP_ACCEPT_LANGUAGE"), SC_EN);
    if (strcmp(variable("REQUEST_METHOD"), "OPTIONS") == 0)
        return send(204, NULL, question.lang, -1);
    const struct refusal *refusal = ask(&question);
    return refusal ? send_refusal(refusal, question.lang) : answer(&question);
}
