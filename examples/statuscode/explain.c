/* SPDX-License-Identifier: MIT */
/* statuscode explain REGISTRY CODE: what a code means and what to do about it, in sentences. They are composed from
   the columns of the tables. */
#include "tool.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Text is as wide as the terminal, up to MAX_WIDTH. A terminal narrower than MIN_WIDTH is ignored. */
enum { INDENT = 2, MAX_WIDTH = 80, MIN_WIDTH = 20 };

/* ---- Paragraphs --------------------------------------------------------------------------------------- */

/* Sentences, separated by spaces in English. What does not fit is cut off. */
struct paragraph {
    sc_lang lang;
    size_t length;
    char text[4096];
};

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
say(struct paragraph *paragraph, const char *format, ...)
{
    va_list arguments;
    if (paragraph->length > 0 && paragraph->lang == SC_EN && paragraph->length + 1 < sizeof paragraph->text)
        paragraph->text[paragraph->length++] = ' ';
    va_start(arguments, format);
    vsnprintf(paragraph->text + paragraph->length, sizeof paragraph->text - paragraph->length, format,
              arguments);
    va_end(arguments);
    paragraph->length += strlen(paragraph->text + paragraph->length);
}

/* Returns whether the character may not begin a line. */
static int ends_clause(uint32_t c)
{
    static const uint32_t marks[] = {0xff0c, 0x3002, 0x3001, 0xff1b, 0xff1a,
                                     0xff09, 0xff01, 0xff1f, 0x201d, 0x2026};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (marks[i] == c)
            return 1;
    return 0;
}

/* Returns how many bytes belong together on a line: a word and the spaces after it, or a wide character and the
   punctuation around it. */
static size_t next_piece(const char *text, size_t length)
{
    uint32_t c;
    uint32_t next;
    size_t i = next_char(text, length, &c);
    while (i < length) {
        size_t taken = next_char(text + i, length - i, &next);
        int joined = c < 0x2e80 && next < 0x2e80 && (c != ' ' || next == ' ');
        int opens = c == 0x201c || c == 0xff08;
        if (!joined && !opens && !ends_clause(next) && next != ' ')
            break;
        c = next;
        i += taken;
    }
    return i;
}

static void print_paragraph(const struct paragraph *paragraph)
{
    size_t terminal = terminal_width();
    size_t width = terminal < MIN_WIDTH || terminal > MAX_WIDTH ? MAX_WIDTH : terminal;
    size_t column = 0;
    size_t spaces = INDENT; /* before the next piece */
    char piece[sizeof paragraph->text];
    for (size_t i = 0, taken; i < paragraph->length; i += taken) {
        taken = next_piece(paragraph->text + i, paragraph->length - i);
        size_t length = taken;
        while (length > 0 && paragraph->text[i + length - 1] == ' ')
            length--;
        memcpy(piece, paragraph->text + i, length);
        piece[length] = '\0';
        if (column + spaces + text_width(piece) > width) {
            putchar('\n');
            column = 0;
            spaces = INDENT;
        }
        printf("%*s%s", (int)spaces, "", piece);
        column += spaces + text_width(piece);
        spaces = taken - length;
    }
    putchar('\n');
}

static void show_heading(const char *text)
{
    putchar('\n');
    print_styled("1", text);
    putchar('\n');
}

/* Prints a heading and the paragraph below it, or nothing if the paragraph is empty. */
static void show_paragraph(const char *zh, const char *en, const struct paragraph *paragraph)
{
    if (paragraph->length == 0)
        return;
    show_heading(paragraph->lang == SC_ZH ? zh : en);
    print_paragraph(paragraph);
}

/* ---- What the columns say ----------------------------------------------------------------------------- */

/* Returns the full stop that a Chinese message lacks, or "". The documents end some messages with one. */
static const char *full_stop(const char *text)
{
    static const char *const ends[] = {"。", ".", "！", "!", "？", "?"};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t size = strlen(ends[i]);
        if (length >= size && strcmp(text + length - size, ends[i]) == 0)
            return "";
    }
    return "。";
}

static const char *outcome_sentence(sc_lang lang, sc_outcome outcome)
{
    int zh = lang == SC_ZH;
    switch (outcome) {
    case SC_OUTCOME_SUCCESS:
        return zh ? "调用成功" : "The call succeeded.";
    case SC_OUTCOME_FAILURE:
        return zh ? "调用失败" : "The call failed.";
    case SC_OUTCOME_PENDING:
        return zh ? "调用已受理，但尚无最终结果" : "The call was accepted, but is not complete yet.";
    case SC_OUTCOME_UNDECIDED:
        break;
    }
    return zh ? "仅凭该状态码无法判断调用是否成功" : "The code alone does not tell whether the call succeeded.";
}

static void say_source(struct paragraph *p, const sc_entry *entry)
{
    int zh = p->lang == SC_ZH;
    const char *group = sc_group(sc_registry_of(entry), sc_code(entry), p->lang);
    if (sc_kind_of(entry) == SC_KIND_LATER)
        say(p, zh ? "文档没有列出该状态码，但该 API 的服务器或客户端会用到它。"
                  : "The document does not list this code, but the API's servers or clients use it.");
    else if (sc_kind_of(entry) == SC_KIND_HTTP)
        say(p, zh ? "文档把它列在 HTTP 状态表中。" : "The document lists it in its table of HTTP statuses.");
    else if (group[0] != '\0')
        say(p, zh ? "文档把它归在“%s”之下。" : "The document lists it under “%s”.", group);
}

static void say_what_happened(struct paragraph *p, const sc_entry *entry)
{
    const char *message = sc_message(entry, p->lang);
    const char *outcome = outcome_sentence(p->lang, sc_outcome_of(entry));
    if (p->lang == SC_ZH)
        say(p, "%s：%s%s", outcome, message, full_stop(message));
    else
        say(p, "%s %s", outcome, message);
    say_source(p, entry);
}

static const char *fault_sentence(sc_lang lang, sc_fault fault)
{
    int zh = lang == SC_ZH;
    switch (fault) {
    case SC_FAULT_NONE:
        return zh ? "没有出错，无需解决。" : "Nothing is wrong, so nobody has to put it right.";
    case SC_FAULT_USER:
        return zh ? "由用户解决：问题出在用户填写或选择的内容，或者账户、订单的状态。"
                  : "The user can. The cause is what they entered or chose, or the state of their account or "
                    "order.";
    case SC_FAULT_CALLER:
        return zh ? "由调用方的程序解决，用户帮不上忙。"
                  : "The program that makes the call can; the user cannot.";
    case SC_FAULT_SERVER:
        return zh ? "由服务的运营方解决，用户和调用方的程序都帮不上忙。"
                  : "Whoever runs the service can; neither the user nor the calling program can.";
    case SC_FAULT_DEPENDENCY:
        return zh ? "由该服务所依赖的另一个服务解决。" : "Whoever runs a service that this one depends on can.";
    }
    return "";
}

static const char *action_sentence(sc_lang lang, sc_action action, sc_fault fault)
{
    int zh = lang == SC_ZH;
    switch (action) {
    case SC_ACT_NONE:
        if (fault == SC_FAULT_NONE)
            return zh ? "无需再做处理。" : "There is nothing left to do.";
        return zh ? "客户端无法自行处理。" : "The client cannot recover automatically.";
    case SC_ACT_FIX_REQUEST:
        return zh ? "修正请求后再发送；原样重发仍会失败。"
                  : "Correct the request before sending it again; the same request would fail again.";
    case SC_ACT_LOGIN:
        return zh ? "重新登录后，可以重发请求。" : "Log in again; the request can then be repeated.";
    case SC_ACT_REFRESH_TOKEN:
        return zh ? "先刷新 token，再重发请求。" : "Refresh the token, then repeat the request.";
    case SC_ACT_RETRY:
        return zh ? "如果可以安全地重试，请稍后原样重发请求。"
                  : "Repeat the same request later, if repeating it is safe.";
    case SC_ACT_POLL:
        return zh ? "继续轮询，直到支付有结果。" : "Ask again until the payment is settled.";
    case SC_ACT_PAY:
        return zh ? "用响应中的订单信息继续支付。" : "Continue to payment with the order in the response.";
    case SC_ACT_CHECK_HTTP:
        return zh ? "以 HTTP 状态为准。" : "Go by the HTTP status, which decides.";
    case SC_ACT_VERIFY:
        return zh ? "这次调用可能已经生效：先查明结果，再决定是否重发。"
                  : "The call may have taken effect, so find out before repeating it.";
    }
    return "";
}

static void say_who(struct paragraph *p, const sc_entry *entry)
{
    say(p, "%s", fault_sentence(p->lang, sc_fault_of(entry)));
}

static void say_what_to_do(struct paragraph *p, const sc_entry *entry)
{
    int zh = p->lang == SC_ZH;
    sc_fault fault = sc_fault_of(entry);
    say(p, "%s", action_sentence(p->lang, sc_action_of(entry), fault));
    if (fault == SC_FAULT_USER)
        say(p, zh ? "可以向用户显示服务器的消息。" : "The server's message may be shown to the user.");
    else if (fault != SC_FAULT_NONE)
        say(p, zh ? "不要向用户显示服务器的消息，请换成自己的提示。"
                  : "Show the user your own message, not the server's.");
}

/* Says which header field RFC 9110 and RFC 6585 ask a server to send with the status. */
static void say_header_field(struct paragraph *p, int status)
{
    int zh = p->lang == SC_ZH;
    if (status == 401 || status == 405)
        say(p,
            zh ? "返回 %d 时必须带上响应头 %s。" : "A server that sends %d must also send the header field %s.",
            status, status == 401 ? "WWW-Authenticate" : "Allow");
    else if (status == 301)
        say(p,
            zh ? "返回 %d 时应当带上响应头 %s。"
               : "A server that sends %d should also send the header field %s.",
            status, "Location");
    else if (status == 413 || status == 429 || status == 503)
        say(p,
            zh ? "返回 %d 时可以用响应头 %s 说明要等多久。"
               : "A server that sends %d may say how long to wait in the header field %s.",
            status, "Retry-After");
}

static void say_what_the_server_should_send(struct paragraph *p, const sc_entry *entry)
{
    int zh = p->lang == SC_ZH;
    int wire = sc_wire_status(entry);
    int http = sc_http_status(entry);
    if (wire == http)
        say(p,
            zh ? "该 API 返回此码时，HTTP 状态是 %d %s，与含义相符。"
               : "The API sends this code with HTTP %d %s, which fits its meaning.",
            wire, sc_http_reason(wire));
    else
        say(p,
            zh ? "该 API 返回此码时，HTTP 状态是 %d %s，而符合含义的是 %d %s。"
               : "The API sends this code with HTTP %d %s, but %d %s would fit its meaning.",
            wire, sc_http_reason(wire), http, sc_http_reason(http));
    say_header_field(p, http);
}

/* Writes the counterparts with this match into buf, and returns buf. */
static const char *list_counterparts(char *buf, size_t size, sc_lang lang, const sc_entry *entry,
                                     sc_match match)
{
    size_t used = 0;
    sc_registry registry;
    buf[0] = '\0';
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE && used < size; i++) {
        int how;
        const sc_entry *other = sc_translate(entry, registry, &how);
        if (registry != sc_registry_of(entry) && how == (int)match)
            used += (size_t)snprintf(buf + used, size - used, "%s%s %ld %s",
                                     used == 0       ? ""
                                     : lang == SC_ZH ? "、"
                                                     : ", ",
                                     sc_registry_name(registry), (long)sc_code(other), sc_name(other));
    }
    return buf;
}

static void say_counterparts(struct paragraph *p, const sc_entry *entry)
{
    int zh = p->lang == SC_ZH;
    char others[2048];
    if (list_counterparts(others, sizeof others, p->lang, entry, SC_MATCH_EXACT)[0] != '\0')
        say(p, zh ? "含义相同的有 %s。" : "The same meaning is found in %s.", others);
    if (list_counterparts(others, sizeof others, p->lang, entry, SC_MATCH_BROADER)[0] != '\0')
        say(p, zh ? "符合但含义较宽的有 %s。" : "A broader meaning is found in %s.", others);
    if (p->length == 0)
        say(p, zh ? "没有对应的状态码。" : "There is no counterpart.");
}

static void say_note(struct paragraph *p, const sc_entry *entry)
{
    say(p, "%s", sc_note(entry, p->lang));
}

static void explain_in(sc_lang lang, const sc_entry *entry)
{
    static const struct {
        const char *zh;
        const char *en;
        void (*say)(struct paragraph *p, const sc_entry *entry);
    } parts[] = {
        {"发生了什么", "What happened", say_what_happened},
        {"由谁解决", "Who can put it right", say_who},
        {"客户端应如何处理", "What the client should do", say_what_to_do},
        {"服务器应返回什么", "What the server should send", say_what_the_server_should_send},
        {"注意", "Note", say_note},
        {"在其他 API 中", "In the other APIs", say_counterparts},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct paragraph p = {.lang = lang, .length = 0};
        parts[i].say(&p, entry);
        show_paragraph(parts[i].zh, parts[i].en, &p);
    }
}

/* ---- The body, and three lines of C ------------------------------------------------------------------- */

/* Prints the body as the API sends it, so in Chinese. */
static int show_body(const sc_entry *entry, int zh)
{
    size_t length = sc_write_envelope(NULL, 0, entry, SC_ZH, NULL, NULL);
    char *body = malloc(length + 1);
    if (body == NULL)
        return fail(STATUS_MISUSE, "out of memory");
    show_heading(zh ? "响应体" : "Response body");
    if (sc_write_envelope(body, length + 1, entry, SC_ZH, NULL, NULL) != 0)
        printf("  %s\n", body);
    else
        puts(zh ? "  该 API 不会随它返回自己的响应体。" : "  The API has no body of its own for this code.");
    free(body);
    return STATUS_OK;
}

/* Returns a call that handles the action. The functions are the program's own. */
static const char *call(sc_action action, sc_fault fault)
{
    switch (action) {
    case SC_ACT_NONE:
        if (fault == SC_FAULT_NONE)
            return "use_data(reply.data, reply.data_length);";
        return fault == SC_FAULT_USER ? "show_server_message(&reply);" : "show_own_message(&reply);";
    case SC_ACT_FIX_REQUEST:
        return "correct_request(&reply);";
    case SC_ACT_LOGIN:
        return "log_in();";
    case SC_ACT_REFRESH_TOKEN:
        return "refresh_token_and_repeat();";
    case SC_ACT_RETRY:
        return "repeat_later(reply.retry_after);";
    case SC_ACT_POLL:
        return "ask_again();";
    case SC_ACT_PAY:
        return "pay(reply.data, reply.data_length);";
    case SC_ACT_CHECK_HTTP:
        return "check_http_status(reply.http_status);";
    case SC_ACT_VERIFY:
        return "find_out_before_repeating();";
    }
    return "show_own_message(&reply);";
}

/* An entry's constant is that of its registry, an underscore and the name. */
static void show_code(const sc_entry *entry)
{
    const char *constant = sc_constant(entry);
    int length = (int)(strlen(constant) - strlen(sc_name(entry)) - 1);
    show_heading("C");
    printf("  sc_read_reply(%.*s, http_status, body, length, &reply);\n", length, constant);
    if (sc_lookup(sc_registry_of(entry), sc_code(entry)) == entry)
        printf("  if (reply.entry == sc_lookup(%.*s, %s))\n", length, constant, constant);
    else
        printf("  if (reply.entry == sc_lookup_name(%.*s, \"%s\"))\n", length, constant, sc_name(entry));
    printf("      %s\n", call(sc_action_of(entry), sc_fault_of(entry)));
}

/* ---- The subcommand ----------------------------------------------------------------------------------- */

static int explain(unsigned languages, const sc_entry *entry)
{
    char head[32];
    snprintf(head, sizeof head, "%s %ld ", sc_registry_name(sc_registry_of(entry)), (long)sc_code(entry));
    print_styled("1", head);
    print_styled("1", sc_name(entry));
    putchar('\n');
    if (languages & SHOWS(SC_ZH))
        explain_in(SC_ZH, entry);
    if (languages & SHOWS(SC_EN))
        explain_in(SC_EN, entry);
    int status = show_body(entry, languages == SHOWS(SC_ZH));
    if (status == STATUS_OK)
        show_code(entry);
    return status;
}

int run_explain(const struct args *args)
{
    const sc_entry *entry;
    int status = args->count == 2 ? find_entry(args->operand[0], args->operand[1], &entry)
                                  : find_word(args->operand[0], &entry);
    for (; status == STATUS_OK && entry != NULL; entry = sc_next_meaning(entry)) {
        status = explain(args->languages, entry);
        if (sc_next_meaning(entry) != NULL)
            putchar('\n');
    }
    return status;
}
