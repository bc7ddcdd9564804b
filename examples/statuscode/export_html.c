/* SPDX-License-Identifier: MIT */
/* Exports as HTML: the code browser, with the entries, the choices of its filters and the decoder filled in. */
#include "export.h"

#include <string.h>

/* Made by the build from the parts in page/ and from the library as WebAssembly. Each ends in an additional 0.
   Without a compiler for WebAssembly, the decoder is empty, and the page hides it. */
#include "decoder.h"
#include "page.h"

static void print_text(const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++)
        switch (text[i]) {
        case '&':
            fputs("&amp;", stdout);
            break;
        case '<':
            fputs("&lt;", stdout);
            break;
        case '>':
            fputs("&gt;", stdout);
            break;
        case '"':
            fputs("&quot;", stdout);
            break;
        case '\'':
            fputs("&#39;", stdout);
            break;
        default:
            putchar(text[i]);
        }
}

/* Prints an element for each language, or nothing if there is no text. attributes begins with a space. */
static void print_texts(const char *element, const char *attributes, const char *zh, const char *en)
{
    if (zh[0] == '\0')
        return;
    printf("<%s%s lang=\"zh\">", element, attributes);
    print_text(zh);
    printf("</%s> <%s%s lang=\"en\">", element, element, attributes);
    print_text(en);
    printf("</%s>", element);
}

/* ---- The tables --------------------------------------------------------------------------------------- */

/* Prints what the type of a problem ends in, such as plus-1012 or jiemi-1008-2. */
static void print_anchor(const sc_entry *entry)
{
    printf("%s-%ld", sc_registry_name(sc_registry_of(entry)), (long)sc_code(entry));
    if (meaning_number(entry) > 1)
        printf("-%d", meaning_number(entry));
}

static void print_status(int status)
{
    printf("<td><b class=\"s%d\">%d</b> <i>", status / 100, status);
    print_text(sc_http_reason(status));
    fputs("</i>", stdout);
}

/* Prints the reason phrase once if both statuses are the same, as for most entries. */
static void print_statuses(const sc_entry *entry)
{
    int status = sc_http_status(entry);
    print_status(status);
    if (sc_wire_status(entry) == status)
        printf("<td>%d", status);
    else
        print_status(sc_wire_status(entry));
}

/* Prints the anchors of the counterparts with this match as an attribute, or nothing if there are none. */
static void print_anchors(const struct selection *selection, const sc_entry *entry, int how,
                          const char *attribute)
{
    struct counterpart other = {0};
    const char *before = attribute;
    while (next_counterpart(selection, entry, &other))
        if (other.how == how) {
            fputs(before, stdout);
            print_anchor(other.entry);
            before = " ";
        }
    if (before != attribute)
        putchar('"');
}

/* The page's script reads the rows, too, and the cells are in the order of the headings in print_head. HTML does not
   need the end tags of cells and rows, and the page is 14 kB shorter without them. */
static void print_row(const struct selection *selection, const sc_entry *entry)
{
    fputs("<tr id=\"", stdout);
    print_anchor(entry);
    printf("\" data-classes=\"%s", sc_class(entry));
    for (const char *class = sc_class(entry); (class = sc_next_class(entry, class))[0] != '\0';)
        printf(" %s", class);
    putchar('"');
    if (sc_kind_of(entry) != SC_KIND_CODE)
        printf(" data-kind=\"%s\"", sc_kind_name(sc_kind_of(entry)));
    print_anchors(selection, entry, SC_MATCH_EXACT, " data-exact=\"");
    print_anchors(selection, entry, SC_MATCH_BROADER, " data-broader=\"");
    fputs("><th scope=\"row\"><a href=\"#", stdout);
    print_anchor(entry);
    printf("\">%ld", (long)sc_code(entry));
    if (meaning_number(entry) > 1)
        printf("<sup>%d</sup>", meaning_number(entry));
    printf("</a><td><code>%s</code>", sc_name(entry));
    if (sc_kind_of(entry) == SC_KIND_LATER)
        printf(" <small>%s</small>", sc_kind_name(SC_KIND_LATER));
    print_texts("p", "", sc_message(entry, SC_ZH), sc_message(entry, SC_EN));
    print_texts("p", " class=\"note\"", sc_note(entry, SC_ZH), sc_note(entry, SC_EN));
    print_statuses(entry);
    printf("<td>%s<td>%s<td%s>%s<td>%s\n", sc_canonical_name(sc_canonical_of(entry)),
           sc_outcome_name(sc_outcome_of(entry)), sc_action_of(entry) == SC_ACT_NONE ? " class=\"none\"" : "",
           sc_action_name(sc_action_of(entry)), sc_fault_name(sc_fault_of(entry)));
}

static void print_head(void)
{
    static const char *const titles[][2] = {
        {"状态码", "Code"},
        {"名称与消息", "Name and message"},
        {"HTTP 映射", "HTTP mapping"},
        {"实际 HTTP", "On the wire"},
        {"通用状态码", "Canonical"},
        {"结果", "Outcome"},
        {"处理", "Action"},
        {"责任", "Fault"},
    };
    fputs("<thead><tr>", stdout);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        fputs("<th scope=\"col\">", stdout);
        print_texts("span", "", titles[i][0], titles[i][1]);
        fputs("</th>", stdout);
    }
    fputs("</tr></thead>\n", stdout);
}

/* Prints a table body for each heading of the document. */
static void print_rows(const struct selection *selection, sc_registry registry)
{
    for (size_t i = 0; i < sc_count(registry); i++) {
        const sc_entry *entry = sc_at(registry, i);
        if (begins_block(registry, i)) {
            fputs(i == 0 ? "<tbody>\n" : "</tbody>\n<tbody>\n", stdout);
            if (heading(entry, SC_ZH)[0] != '\0') {
                fputs("<tr class=\"heading\"><th colspan=\"8\" scope=\"rowgroup\">", stdout);
                print_texts("span", "", heading(entry, SC_ZH), heading(entry, SC_EN));
                fputs("</th></tr>\n", stdout);
            }
        }
        print_row(selection, entry);
    }
    fputs("</tbody>\n", stdout);
}

/* The style has eight colors. */
static unsigned hue_of(size_t i)
{
    return (unsigned)(i % 8);
}

static void print_registry(const struct selection *selection, size_t i)
{
    sc_registry registry = selection->registry[i];
    const char *name = sc_registry_name(registry);
    printf("<section id=\"%s\" data-hue=\"%u\">\n<h2>%s ", name, hue_of(i), name);
    print_texts("small", "", sc_registry_title(registry, SC_ZH), sc_registry_title(registry, SC_EN));
    fputs("</h2>\n<p class=\"rule\"><span lang=\"zh\"><b>成功：</b>", stdout);
    print_text(sc_registry_rule(registry, SC_ZH));
    fputs("</span> <span lang=\"en\"><b>Success:</b> ", stdout);
    print_text(sc_registry_rule(registry, SC_EN));
    fputs("</span></p>\n<table>\n", stdout);
    print_head();
    print_rows(selection, registry);
    fputs("</table>\n</section>\n", stdout);
}

static void print_tables(const struct selection *selection)
{
    for (size_t i = 0; i < selection->count; i++)
        print_registry(selection, i);
}

/* ---- The filters -------------------------------------------------------------------------------------- */

static int has_http(const sc_entry *entry, int status)
{
    return sc_http_status(entry) == status;
}

static int has_canonical(const sc_entry *entry, int canonical)
{
    return (int)sc_canonical_of(entry) == canonical;
}

static int has_action(const sc_entry *entry, int action)
{
    return (int)sc_action_of(entry) == action;
}

static int has_kind(const sc_entry *entry, int kind)
{
    return (int)sc_kind_of(entry) == kind;
}

static size_t count_all(const struct selection *selection, int has(const sc_entry *, int), int value)
{
    struct position at = {0, 0};
    const sc_entry *entry;
    size_t count = 0;
    while ((entry = next_entry(selection, &at)) != NULL)
        if (has(entry, value))
            count++;
    return count;
}

static void print_http_options(const struct selection *selection)
{
    for (int status = 100; status < 600; status++)
        if (count_all(selection, has_http, status) != 0) {
            printf("<option value=\"%d\">%d ", status, status);
            print_text(sc_http_reason(status));
            fputs("</option>\n", stdout);
        }
}

static void print_canonical_options(const struct selection *selection)
{
    for (int c = 0; sc_canonical_name((sc_canonical)c)[0] != '\0'; c++)
        if (count_all(selection, has_canonical, c) != 0)
            printf("<option>%s</option>\n", sc_canonical_name((sc_canonical)c));
}

static void print_action_options(const struct selection *selection)
{
    for (int a = 0; sc_action_name((sc_action)a)[0] != '\0'; a++)
        if (count_all(selection, has_action, a) != 0)
            printf("<option>%s</option>\n", sc_action_name((sc_action)a));
}

static void print_kind_options(const struct selection *selection)
{
    for (int k = 0; sc_kind_name((sc_kind)k)[0] != '\0'; k++)
        if (count_all(selection, has_kind, k) != 0)
            printf("<option>%s</option>\n", sc_kind_name((sc_kind)k));
}

/* Returns whether an entry of the selection is in the class. */
static int has_member(const struct selection *selection, const char *class)
{
    struct position at = {0, 0};
    const sc_entry *entry;
    while ((entry = next_entry(selection, &at)) != NULL)
        if (sc_is(entry, class) != SC_MATCH_NONE)
            return 1;
    return 0;
}

/* Prints the classes that have members, each indented further than the one above it. */
static void print_class_options(const struct selection *selection)
{
    const char *class;
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        if (has_member(selection, class)) {
            printf("<option value=\"%s\">", class);
            for (size_t depth = class_depth(class); depth > 0; depth--)
                fputs("&emsp;", stdout);
            printf("%s</option>\n", class);
        }
}

static void print_registry_boxes(const struct selection *selection)
{
    for (size_t i = 0; i < selection->count; i++) {
        const char *name = sc_registry_name(selection->registry[i]);
        printf("<label data-registry=\"%s\" data-hue=\"%u\"><input type=\"checkbox\" value=\"%s\">%s</label>\n",
               name, hue_of(i), name, name);
    }
}

static void print_registry_options(const struct selection *selection)
{
    for (size_t i = 0; i < selection->count; i++) {
        sc_registry registry = selection->registry[i];
        printf("<option value=\"%d\">%s</option>\n", (int)registry, sc_registry_name(registry));
    }
}

/* ---- The rest of the page ----------------------------------------------------------------------------- */

static void print_action(sc_action action, sc_fault fault, const char *key)
{
    printf("<div data-action=\"%s%s\"><dt>%s</dt>", sc_action_name(action), key, sc_action_name(action));
    print_texts("dd", "", advice(SHOWS(SC_ZH), action, fault), advice(SHOWS(SC_EN), action, fault));
    fputs("</div>\n", stdout);
}

static void print_actions(const struct selection *selection)
{
    (void)selection;
    print_action(SC_ACT_NONE, SC_FAULT_NONE, " NONE");
    print_action(SC_ACT_NONE, SC_FAULT_USER, " USER");
    for (int a = 0; sc_action_name((sc_action)a)[0] != '\0'; a++)
        print_action((sc_action)a, SC_FAULT_SERVER, "");
}

static void print_faults(const struct selection *selection)
{
    (void)selection;
    for (int f = 0; sc_fault_name((sc_fault)f)[0] != '\0'; f++) {
        printf("<div data-fault=\"%s\"><dt>%s</dt>", sc_fault_name((sc_fault)f), sc_fault_name((sc_fault)f));
        print_texts("dd", "", fault_text(SHOWS(SC_ZH), (sc_fault)f), fault_text(SHOWS(SC_EN), (sc_fault)f));
        fputs("</div>\n", stdout);
    }
}

static void print_class_tree(const struct selection *selection)
{
    const char *class;
    for (size_t i = 0; (class = sc_class_at(i))[0] != '\0'; i++)
        if (has_member(selection, class)) {
            printf("<div data-class=\"%s\" data-parent=\"%s\" data-depth=\"%u\"><dt>%s</dt>", class,
                   sc_class_parent(class), (unsigned)class_depth(class), class);
            print_texts("dd", "", sc_class_text(class, SC_ZH), sc_class_text(class, SC_EN));
            fputs("</div>\n", stdout);
        }
}

static void print_entry_count(const struct selection *selection)
{
    size_t count = count_all(selection, has_kind, SC_KIND_CODE) + count_all(selection, has_kind, SC_KIND_HTTP);
    printf("%lu", (unsigned long)count);
}

static void print_later_count(const struct selection *selection)
{
    printf("%lu", (unsigned long)count_all(selection, has_kind, SC_KIND_LATER));
}

static void print_registry_count(const struct selection *selection)
{
    printf("%lu", (unsigned long)selection->count);
}

static void print_registry_names(const struct selection *selection)
{
    for (size_t i = 0; i < selection->count; i++) {
        fputs(i == 0 ? "" : i + 1 < selection->count ? ", " : " and ", stdout);
        print_text(sc_registry_title(selection->registry[i], SC_EN));
    }
}

static void print_version(const struct selection *selection)
{
    (void)selection;
    print_text(sc_version());
}

static void print_decoder_hidden(const struct selection *selection)
{
    (void)selection;
    fputs(sizeof decoder > 1 ? "" : " hidden", stdout);
}

/* Prints the decoder in base 85, which is shorter than base 64. Four bytes become five digits, from '#' on, with 'x'
   for '<'. If the last group has n bytes, it becomes n + 1 digits. */
static void print_decoder(const struct selection *selection)
{
    size_t length = sizeof decoder - 1;
    (void)selection;
    for (size_t i = 0; i < length; i += 4) {
        unsigned long bits = 0;
        unsigned long power = 85UL * 85 * 85 * 85;
        for (size_t j = i; j < i + 4; j++)
            bits = bits << 8 | (j < length ? decoder[j] : 0U);
        for (size_t j = i; j <= length && j <= i + 4; j++, power /= 85) {
            int digit = (int)('#' + bits / power % 85);
            putchar(digit == '<' ? 'x' : digit);
        }
    }
}

/* The names that remain in double braces in page/page.html after the build. */
static const struct {
    const char *name;
    void (*print)(const struct selection *selection);
} placeholders[] = {
    {"version", print_version},
    {"entry-count", print_entry_count},
    {"later-count", print_later_count},
    {"registry-count", print_registry_count},
    {"registry-names", print_registry_names},
    {"registry-boxes", print_registry_boxes},
    {"registry-options", print_registry_options},
    {"http-options", print_http_options},
    {"canonical-options", print_canonical_options},
    {"action-options", print_action_options},
    {"class-options", print_class_options},
    {"kind-options", print_kind_options},
    {"actions", print_actions},
    {"faults", print_faults},
    {"classes", print_class_tree},
    {"tables", print_tables},
    {"decoder", print_decoder},
    {"decoder-hidden", print_decoder_hidden},
};

static void fill_in(const char *name, size_t length, const struct selection *selection)
{
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++)
        if (strlen(placeholders[i].name) == length && memcmp(placeholders[i].name, name, length) == 0)
            placeholders[i].print(selection);
}

void export_html(const struct selection *selection)
{
    const char *text = (const char *)page;
    size_t length = sizeof page - 1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '{' || text[i + 1] != '{') {
            putchar(text[i]);
            continue;
        }
        size_t name = i + 2;
        size_t name_length = strcspn(text + name, "}");
        fill_in(text + name, name_length, selection);
        i = name + name_length + 1;
    }
}
