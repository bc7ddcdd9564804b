/* SPDX-License-Identifier: MIT */
/* Entries as text: one in full, or many in columns. */
#include "tool.h"

#include <string.h>

enum { LABEL_WIDTH = 13, NAME_WIDTH = 44, ZH_WIDTH = 44, REGISTRY_WIDTH = 9, CODE_WIDTH = 9, STATUS_WIDTH = 5 };

/* A message that would have fewer columns than MIN_MESSAGE beside its row goes below it. No text is cut to fewer than
   MIN_CUT. */
enum { MIN_MESSAGE = 40, MIN_CUT = 8 };

static int shows(unsigned languages, sc_lang lang)
{
    return (languages & SHOWS(lang)) != 0;
}

/* Returns the English text, or the Chinese one if only Chinese is shown. */
static const char *one_of(unsigned languages, const char *zh, const char *en)
{
    return shows(languages, SC_EN) ? en : zh;
}

void show_label(unsigned languages, const char *zh, const char *en)
{
    const char *label = one_of(languages, zh, en);
    fputs("  ", stdout);
    print_styled("2", label);
    for (size_t i = text_width(label); i < LABEL_WIDTH; i++)
        putchar(' ');
}

void show_texts(unsigned languages, const char *label_zh, const char *label_en, const char *zh, const char *en)
{
    int both = shows(languages, SC_ZH) && shows(languages, SC_EN);
    if (zh[0] == '\0' && en[0] == '\0')
        return;
    show_label(languages, label_zh, label_en);
    if (shows(languages, SC_ZH))
        puts(zh);
    if (both)
        show_label(languages, "", "");
    if (shows(languages, SC_EN))
        puts(en);
}

static const char *outcome_style(sc_outcome outcome)
{
    if (outcome == SC_OUTCOME_SUCCESS)
        return "32";
    return outcome == SC_OUTCOME_FAILURE ? "31" : "33";
}

void show_outcome(unsigned languages, sc_outcome outcome)
{
    show_label(languages, "结果", "outcome");
    print_styled(outcome_style(outcome), sc_outcome_name(outcome));
    putchar('\n');
}

/* Only a user who can put it right is shown the server's message. */
static const char *advice_to_show(unsigned languages, sc_fault fault)
{
    if (fault == SC_FAULT_NONE)
        return one_of(languages, "无需处理", "nothing to do");
    if (fault == SC_FAULT_USER)
        return one_of(languages, "无法自动处理，请把消息显示给用户",
                      "no automatic recovery; show the message to the user");
    return one_of(languages, "无法自动处理，请显示自己的提示",
                  "no automatic recovery; show a message of your own");
}

const char *advice(unsigned languages, sc_action action, sc_fault fault)
{
    switch (action) {
    case SC_ACT_NONE:
        return advice_to_show(languages, fault);
    case SC_ACT_FIX_REQUEST:
        return one_of(languages, "修正请求后再发送", "correct the request and send it again");
    case SC_ACT_LOGIN:
        return one_of(languages, "重新登录", "log in again");
    case SC_ACT_REFRESH_TOKEN:
        return one_of(languages, "刷新 token 后重发请求", "refresh the token, then repeat the request");
    case SC_ACT_RETRY:
        return one_of(languages, "稍后重试", "repeat the same request later");
    case SC_ACT_POLL:
        return one_of(languages, "轮询，直到支付有结果", "ask again until the payment is settled");
    case SC_ACT_PAY:
        return one_of(languages, "用响应中的订单继续支付",
                      "continue to payment with the order in the response");
    case SC_ACT_CHECK_HTTP:
        return one_of(languages, "以 HTTP 状态为准", "go by the HTTP status");
    case SC_ACT_VERIFY:
        return one_of(languages, "可能已经生效，重发之前先查明结果",
                      "the call may have taken effect; find out before repeating it");
    }
    return "";
}

const char *fault_text(unsigned languages, sc_fault fault)
{
    switch (fault) {
    case SC_FAULT_NONE:
        return one_of(languages, "没有出错", "nothing is wrong");
    case SC_FAULT_USER:
        return one_of(languages, "由用户解决：填写或选择的内容，或者账户、订单的状态",
                      "the user can put it right (their input, choice, account or order)");
    case SC_FAULT_CALLER:
        return one_of(languages, "由调用方的程序解决", "the program that makes the call can put it right");
    case SC_FAULT_SERVER:
        return one_of(languages, "由服务的运营方解决", "whoever runs the service can put it right");
    case SC_FAULT_DEPENDENCY:
        return one_of(languages, "由该服务所依赖的另一个服务解决",
                      "a service that this one depends on can put it right");
    }
    return "";
}

void show_action(unsigned languages, sc_action action, sc_fault fault)
{
    show_label(languages, "处理", "action");
    printf("%s: %s\n", sc_action_name(action), advice(languages, action, fault));
    show_label(languages, "责任", "fault");
    printf("%s: %s\n", sc_fault_name(fault), fault_text(languages, fault));
}

void show_class_path(unsigned languages, const char *class)
{
    show_label(languages, "类别", "class");
    print_class_path(class, "", " > ", "");
    putchar('\n');
}

static void show_http(unsigned languages, const char *zh, const char *en, int status)
{
    show_label(languages, zh, en);
    printf("%d %s\n", status, sc_http_reason(status));
}

void show_meaning(unsigned languages, const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    int32_t code = sc_code(entry);
    char head[32];
    snprintf(head, sizeof head, "%s %ld ", sc_registry_name(registry), (long)code);
    print_styled("1", head);
    print_styled("1", sc_name(entry));
    putchar('\n');
    show_label(languages, "常量", "constant");
    puts(sc_constant(entry));
    if (sc_kind_of(entry) == SC_KIND_LATER) {
        show_label(languages, "来源", "source");
        puts(one_of(languages, "文档未收录", "later than the document, which does not list it"));
    }
    show_texts(languages, "消息", "message", sc_message(entry, SC_ZH), sc_message(entry, SC_EN));
    show_http(languages, "HTTP 映射", "HTTP mapping", sc_http_status(entry));
    show_http(languages, "实际 HTTP", "on the wire", sc_wire_status(entry));
    show_label(languages, "通用状态码", "canonical");
    printf("%s (%d)\n", sc_canonical_name(sc_canonical_of(entry)), (int)sc_canonical_of(entry));
    show_outcome(languages, sc_outcome_of(entry));
    show_action(languages, sc_action_of(entry), sc_fault_of(entry));
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class))
        show_class_path(languages, class);
    show_texts(languages, "分组", "group", sc_group(registry, code, SC_ZH), sc_group(registry, code, SC_EN));
    show_texts(languages, "注意", "note", sc_note(entry, SC_ZH), sc_note(entry, SC_EN));
}

void show_entry(unsigned languages, const sc_entry *entry)
{
    show_meaning(languages, entry);
    for (const sc_entry *e = sc_next_meaning(entry); e != NULL; e = sc_next_meaning(e)) {
        printf("\n%s\n", one_of(languages, "同一状态码的另一种含义：", "Another meaning of the same code:"));
        show_meaning(languages, e);
    }
}

/* How rows are laid out. */
struct layout {
    size_t start; /* the column of the code */
    /* The widest name and Chinese message, up to a limit. A wider one only widens its own row. */
    size_t name_width;
    size_t zh_width;
    size_t columns; /* of the terminal */
    int is_stacked; /* the terminal is too narrow: each language has a line of its own */
};

static size_t wider(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Returns how many columns of a row precede its messages. */
static size_t head_width(const struct layout *layout, const sc_entry *entry)
{
    return layout->start + CODE_WIDTH + wider(layout->name_width, text_width(sc_name(entry))) + STATUS_WIDTH;
}

static size_t row_width(unsigned languages, const struct layout *layout, const sc_entry *entry)
{
    size_t width = head_width(layout, entry);
    size_t zh = text_width(sc_message(entry, SC_ZH));
    if (shows(languages, SC_ZH))
        width += 2 + (shows(languages, SC_EN) ? wider(layout->zh_width, zh) : zh);
    return width + (shows(languages, SC_EN) ? 2 + text_width(sc_message(entry, SC_EN)) : 0);
}

static struct layout measure(unsigned languages, const sc_entry *const *entries, size_t count, size_t start)
{
    struct layout layout = {start, 0, 0, terminal_width(), 0};
    size_t row = 0;
    size_t head = 0;
    for (size_t i = 0; i < count; i++) {
        size_t name = text_width(sc_name(entries[i]));
        size_t zh = text_width(sc_message(entries[i], SC_ZH));
        layout.name_width = wider(layout.name_width, name < NAME_WIDTH ? name : NAME_WIDTH);
        layout.zh_width = wider(layout.zh_width, zh < ZH_WIDTH ? zh : ZH_WIDTH);
    }
    for (size_t i = 0; i < count; i++) {
        row = wider(row, row_width(languages, &layout, entries[i]));
        head = wider(head, head_width(&layout, entries[i]));
    }
    if (layout.columns == 0 || row <= layout.columns)
        layout.columns = SIZE_MAX;
    layout.is_stacked = row > layout.columns &&
                        (languages == (SHOWS(SC_ZH) | SHOWS(SC_EN)) || layout.columns < head + 2 + MIN_MESSAGE);
    return layout;
}

void show_columns(unsigned languages, const char *zh, const char *en, size_t zh_width)
{
    if (shows(languages, SC_ZH)) {
        fputs("  ", stdout);
        print_padded(zh, shows(languages, SC_EN) ? zh_width : 0);
    }
    if (shows(languages, SC_EN))
        printf("  %s", en);
    putchar('\n');
}

/* Returns how many of the columns the others leave, but at least MIN_CUT. */
static size_t room_beside(size_t columns, size_t others)
{
    return columns > others + MIN_CUT ? columns - others : MIN_CUT;
}

static void show_below_in(const char *text, size_t indent)
{
    printf("%*s", (int)indent, "");
    print_cut(text, room_beside(terminal_width(), indent));
    putchar('\n');
}

void show_below(unsigned languages, const char *zh, const char *en, size_t indent)
{
    putchar('\n');
    if (shows(languages, SC_ZH))
        show_below_in(zh, indent);
    if (shows(languages, SC_EN))
        show_below_in(en, indent);
}

/* Prints a name that has before columns to its left. */
static void show_name(const struct layout *layout, const char *name, size_t before)
{
    size_t room = room_beside(layout->columns, before + STATUS_WIDTH);
    if (text_width(name) > room)
        print_cut(name, room);
    else
        print_padded(name, layout->name_width < room ? layout->name_width : room);
}

static void show_row(unsigned languages, const struct layout *layout, const sc_entry *entry)
{
    int code_width = printf("%7ld  ", (long)sc_code(entry));
    show_name(layout, sc_name(entry), layout->start + (size_t)code_width);
    printf("  %3d", sc_http_status(entry));
    if (layout->is_stacked)
        show_below(languages, sc_message(entry, SC_ZH), sc_message(entry, SC_EN), layout->start + CODE_WIDTH);
    else if (languages == (SHOWS(SC_ZH) | SHOWS(SC_EN)))
        show_columns(languages, sc_message(entry, SC_ZH), sc_message(entry, SC_EN), layout->zh_width);
    else {
        fputs("  ", stdout);
        print_cut(one_of(languages, sc_message(entry, SC_ZH), sc_message(entry, SC_EN)),
                  room_beside(layout->columns, head_width(layout, entry) + 2));
        putchar('\n');
    }
}

/* Prints a line such as "plus  ThinkSNS+ API v1". */
static void show_registry(unsigned languages, sc_registry registry)
{
    print_styled("1", sc_registry_name(registry));
    printf("  %s\n", one_of(languages, sc_registry_title(registry, SC_ZH), sc_registry_title(registry, SC_EN)));
}

const char *heading(const sc_entry *entry, sc_lang lang)
{
    switch (sc_kind_of(entry)) {
    case SC_KIND_HTTP:
        return one_of(SHOWS(lang), "HTTP 状态", "HTTP statuses");
    case SC_KIND_LATER:
        return one_of(SHOWS(lang), "文档未收录", "later than the document");
    case SC_KIND_CODE:
    default:
        return sc_group(sc_registry_of(entry), sc_code(entry), lang);
    }
}

/* Prints the headings of an entry that differ from those of the entry before it. */
static void show_headings(unsigned languages, const sc_entry *before, const sc_entry *entry)
{
    sc_lang lang = shows(languages, SC_EN) ? SC_EN : SC_ZH;
    sc_registry registry = sc_registry_of(entry);
    int is_first = registry != sc_registry_of(before);
    const char *own = heading(entry, lang);
    if (is_first) {
        if (before != NULL)
            putchar('\n');
        show_registry(languages, registry);
    }
    if (own[0] != '\0' && (is_first || strcmp(own, heading(before, lang)) != 0))
        printf("  %s\n", own);
}

void show_rows(unsigned languages, const sc_entry *const *entries, size_t count, enum row_style style)
{
    struct layout layout = {0, 0, 0, 0, 0};
    if (style == ROWS_NAME_REGISTRY)
        layout = measure(languages, entries, count, REGISTRY_WIDTH);
    for (size_t i = 0; i < count; i++) {
        sc_registry registry = sc_registry_of(entries[i]);
        const sc_entry *before = i == 0 ? NULL : entries[i - 1];
        if (style == ROWS_NAME_REGISTRY)
            print_padded(sc_registry_name(registry), REGISTRY_WIDTH);
        else {
            if (registry != sc_registry_of(before))
                layout = measure(languages, entries + i, sc_count(registry), 0);
            show_headings(languages, before, entries[i]);
        }
        show_row(languages, &layout, entries[i]);
    }
}
