/* SPDX-License-Identifier: MIT */
/* JSON on a stream: strings, entries, and JSON texts from elsewhere. */
#include "tool.h"

#include <string.h>

size_t escape_char(char escape[ESCAPE_SIZE], uint32_t character)
{
    if (character <= 0xffff)
        return (size_t)snprintf(escape, ESCAPE_SIZE, "\\u%04lx", (unsigned long)character);
    character -= 0x10000;
    return (size_t)snprintf(escape, ESCAPE_SIZE, "\\u%04lx\\u%04lx", 0xd800ul + character / 0x400,
                            0xdc00ul + character % 0x400);
}

static void print_escape(FILE *stream, uint32_t character)
{
    char escape[ESCAPE_SIZE];
    escape_char(escape, character);
    fputs(escape, stream);
}

void print_json_text(FILE *stream, const char *text, size_t length)
{
    uint32_t character;
    size_t taken;
    for (size_t i = 0; i < length; i += taken) {
        taken = next_char(text + i, length - i, &character);
        if (character < 0x20) /* white space between tokens: a string holds it escaped */
            putc(' ', stream);
        else if (is_control(character))
            print_escape(stream, character);
        else
            fwrite(text + i, 1, taken, stream);
    }
}

/* Prints the string in pieces, so that even the longest needs no allocation. */
void print_json_string(FILE *stream, const char *text, size_t length)
{
    char piece[256 + 4];
    char literal[6 * sizeof piece + 3];
    putc('"', stream);
    for (size_t i = 0; i < length;) {
        uint32_t character;
        size_t size = 0;
        while (size < 256 && i + size < length && text[i + size] != '\0')
            size += next_char(text + i + size, length - i - size, &character);
        memcpy(piece, text + i, size);
        piece[size] = '\0';
        size_t written = sc_write_string(literal, sizeof literal, piece);
        print_json_text(stream, literal + 1, written - 2);
        i += size;
        if (i < length && text[i] == '\0') {
            fputs("\\u0000", stream);
            i++;
        }
    }
    putc('"', stream);
}

static void member_name(const char *name)
{
    printf(",\"%s\":", name);
}

static void member(const char *name, const char *text)
{
    member_name(name);
    print_json_string(stdout, text, strlen(text));
}

/* Prints {"zh":...,"en":...}, or null if both are empty. */
static void member_texts(const char *name, const char *zh, const char *en)
{
    member_name(name);
    if (zh[0] == '\0' && en[0] == '\0') {
        fputs("null", stdout);
        return;
    }
    fputs("{\"zh\":", stdout);
    print_json_string(stdout, zh, strlen(zh));
    member("en", en);
    putchar('}');
}

/* Prints the classes that the entry is in, each with those above it. */
static void print_json_classes(const sc_entry *entry)
{
    const char *comma = "";
    fputs(",\"classes\":[", stdout);
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class)) {
        printf("%s{\"path\":[", comma);
        print_class_path(class, "\"", ",", "\"");
        printf("],\"match\":\"%s\"}", sc_match_name(sc_is(entry, class)));
        comma = ",";
    }
    putchar(']');
}

/* Prints an entry without its further meanings and its closing brace. */
static void open_meaning(const sc_entry *entry)
{
    sc_registry registry = sc_registry_of(entry);
    int32_t code = sc_code(entry);
    printf("{\"registry\":\"%s\",\"code\":%ld", sc_registry_name(registry), (long)code);
    member("kind", sc_kind_name(sc_kind_of(entry)));
    member("name", sc_name(entry));
    member("constant", sc_constant(entry));
    member("zh", sc_message(entry, SC_ZH));
    member("en", sc_message(entry, SC_EN));
    printf(",\"http\":%d,\"wire\":%d", sc_http_status(entry), sc_wire_status(entry));
    member("canonical", sc_canonical_name(sc_canonical_of(entry)));
    member("outcome", sc_outcome_name(sc_outcome_of(entry)));
    member("action", sc_action_name(sc_action_of(entry)));
    member("fault", sc_fault_name(sc_fault_of(entry)));
    print_json_classes(entry);
    member_texts("group", sc_group(registry, code, SC_ZH), sc_group(registry, code, SC_EN));
    member_texts("note", sc_note(entry, SC_ZH), sc_note(entry, SC_EN));
}

void open_json_entry(const sc_entry *entry)
{
    open_meaning(entry);
    fputs(",\"meanings\":[", stdout);
    const char *comma = "";
    for (const sc_entry *e = sc_next_meaning(entry); e != NULL; e = sc_next_meaning(e)) {
        fputs(comma, stdout);
        open_meaning(e);
        putchar('}');
        comma = ",";
    }
    putchar(']');
}

void print_json_entry(const sc_entry *entry)
{
    open_json_entry(entry);
    putchar('}');
}

void print_json_entries(const sc_entry *const *entries, size_t count)
{
    putchar('[');
    for (size_t i = 0; i < count; i++) {
        fputs(i == 0 ? "\n" : ",\n", stdout);
        print_json_entry(entries[i]);
    }
    fputs(count == 0 ? "]\n" : "\n]\n", stdout);
}
