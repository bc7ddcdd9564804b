/* SPDX-License-Identifier: MIT */
/* What the files of the tool share. */
#ifndef TOOL_H
#define TOOL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <statuscode.h>

#include "../terminal.h"

/* Exit statuses. The last two are those of decode, whose 0 and 1 are success and failure. */
enum { STATUS_OK = 0, STATUS_NO = 1, STATUS_MISUSE = 2, STATUS_PENDING = 3, STATUS_UNDECIDED = 4 };

/* ---- args.c: the command line ---- */

/* In the order of the help. */
enum option {
    OPTION_LANG,
    OPTION_JSON,
    OPTION_HTTP,
    OPTION_LINES,
    OPTION_MESSAGE,
    OPTION_DATA,
    OPTION_PROBLEM,
    OPTION_DETAIL,
    OPTION_INSTANCE,
    OPTION_TYPE_BASE,
    OPTION_BOM,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

/* A set of options, for the table of subcommands. */
#define OPTION(name) (1u << OPTION_##name)

struct args {
    const char *option[OPTION_COUNT]; /* its value, "" of a flag; NULL where it was not given */
    char **operand;
    int count;
    unsigned languages; /* --lang as a set of SHOWS(SC_ZH) and SHOWS(SC_EN) */
};

#define SHOWS(lang) (1u << (lang))

/* Each returns STATUS_OK, or says what is wrong and returns STATUS_MISUSE. */
int args_parse(struct args *args, int argc, char **argv);
int args_allow(const struct args *args, const char *subcommand, unsigned allowed);

/* A line of the help in two columns, and one for each of these options. */
void print_help_line(const char *left, const char *text);
void args_print_help(unsigned allowed);

/* ---- find.c: from what was typed to registries and entries ---- */

/* The library's registries are fewer: their numbers are one byte. */
enum { MAX_REGISTRIES = 128 };

/* Writes the names of all registries into the buffer, with this between them and that before the last, and returns it. */
const char *registry_names(char *buf, size_t size, const char *between, const char *before_last);

/* A decimal integer of 32 bits without plus, leading zeros, or anything before or behind it. */
int read_int32(const char *text, int32_t *value);

/* Each returns STATUS_OK, or says what is wrong and returns what to exit with. */
int find_registry(const char *name, sc_registry *registry);
int find_entry(const char *registry, const char *code_or_name, const sc_entry **entry);

/* A word such as "plus-1012" or "jiemi-1008-2", which the types of problems end in. is_type goes by its registry. */
int is_type(const char *word);
int find_type(const char *word, const sc_entry **entry);

/* The entry that one word names: such a one, or a constant. */
int find_word(const char *word, const sc_entry **entry);

/* Writes what is known of a code that the registry does not list, behind a text, and returns it: the heading over its
   block, or else a listed code near it; "" if there is neither. */
const char *describe_unlisted(char *buf, size_t size, sc_registry registry, int32_t code, const char *before);

/* Whether two words are the same in any ASCII case. */
int same_word(const char *a, const char *b);

/* The nearest of the candidates tried, if it is near enough to be a slip of the fingers; else NULL. */
struct guess {
    const char *word;
    const char *best;
    size_t distance;
};
void guess_try(struct guess *guess, const char *candidate);

/* The nearest word of the names and the English messages, in lower case; NULL if none is near. */
const char *nearest_word(const char *word);

/* ---- output.c: standard output and standard error ---- */

/* With json, errors become {"error":...}. */
void output_begin(int json);

/* The exit status: the given one, or STATUS_MISUSE where standard output could not be written. */
int output_end(int status);

/* How many columns standard output has; 0 if it is no terminal. */
size_t terminal_width(void);

/* Says on standard error what is wrong and returns the status. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
int fail(int status, const char *format, ...);

/* Prints the text in an ANSI style ("1" is bold, "2" dim, "31" red) if standard output is a terminal. */
void print_styled(const char *style, const char *text);

/* ---- text.c: text in columns ---- */

/* How many columns the text takes: two for an East Asian wide character. */
size_t text_width(const char *text);

/* Prints the text and spaces up to width. */
void print_padded(const char *text, size_t width);

/* Prints as much of the text as width columns hold, with "…" as the last of them if that is not all. */
void print_cut(const char *text, size_t width);

/* ---- json.c: JSON on a stream ---- */

enum { ESCAPE_SIZE = sizeof "\\uXXXX\\uXXXX" };

/* A character as \uXXXX, or as two of them beyond U+FFFF. Returns the length. */
size_t escape_char(char escape[ESCAPE_SIZE], uint32_t character);

/* A valid JSON text on one line, with everything escaped that a terminal obeys or hides. */
void print_json_text(FILE *stream, const char *text, size_t length);

/* A string of length bytes, which may be ill-formed and hold NULs. */
void print_json_string(FILE *stream, const char *text, size_t length);

/* An object, and all of it but the closing brace, for members that follow. */
void print_json_entry(const sc_entry *entry);
void open_json_entry(const sc_entry *entry);

/* An array, an entry a line. */
void print_json_entries(const sc_entry *const *entries, size_t count);

/* ---- show.c: entries for people ---- */

/* A line "label  text"; a label is given in both languages and shown in Chinese if that is all that is asked
   for. show_texts prints what there is of both. */
void show_label(unsigned languages, const char *zh, const char *en);
void show_texts(unsigned languages, const char *label_zh, const char *label_en, const char *zh, const char *en);
void show_outcome(unsigned languages, sc_outcome outcome);
void show_action(unsigned languages, sc_action action, sc_fault fault);

/* What an action asks of the client; "" for one that a later library has added. */
const char *advice(unsigned languages, sc_action action, sc_fault fault);

/* Who can put it right; "" for one that a later library has added. */
const char *fault_text(unsigned languages, sc_fault fault);

/* The rest of a line in columns, the Chinese padded if English follows; and in place of them, lines below it, cut where
   the terminal ends. */
void show_columns(unsigned languages, const char *zh, const char *en, size_t zh_width);
void show_below(unsigned languages, const char *zh, const char *en, size_t indent);

/* A line with a class and those above it, the root first. */
void show_class_path(unsigned languages, const char *class);

/* What an entry stands under, "" for nothing: its kind, or the document's heading over the block of its code. */
const char *heading(const sc_entry *entry, sc_lang lang);

/* One entry in full, without and with its further meanings. */
void show_meaning(unsigned languages, const sc_entry *entry);
void show_entry(unsigned languages, const sc_entry *entry);

/* A line each, in columns, or where a terminal is too narrow for them, a line for each language; with a registry's name
   in front, or whole registries under the headings of their documents. */
enum row_style { ROWS_NAME_REGISTRY, ROWS_UNDER_HEADINGS };
void show_rows(unsigned languages, const sc_entry *const *entries, size_t count, enum row_style style);

/* All entries of a registry, or of all for SC_REGISTRY_NONE; to be freed. NULL if memory is short, and then it
   has been said. */
const sc_entry **all_entries(sc_registry registry, size_t *count);

/* ---- class.c: error classes ---- */

/* How many classes stand above it. */
size_t class_depth(const char *class);

/* Prints the classes above a class and itself, the root first, each between before and behind, with between in between. */
void print_class_path(const char *class, const char *before, const char *between, const char *behind);

/* The class by which an entry was translated to another. */
const char *class_between(const sc_entry *from, const sc_entry *to);

/* ---- lines.c: a line of JSON for each line of input ---- */

/* decode --lines, without a registry if there are no operands. */
int decode_lines(const struct args *args, sc_registry registry, int http_status);

/* ---- main.c: the subcommands ---- */

/* Tries their names. */
void guess_commands(struct guess *guess);

/* ---- a file per subcommand; each returns the exit status ---- */

int run_lookup(const struct args *args);
int run_lookup_lines(const struct args *args);
int run_list(const struct args *args);
int run_search(const struct args *args);
int run_class(const struct args *args);
int run_translate(const struct args *args);
int run_decode(const struct args *args);
int run_explain(const struct args *args);
int run_body(const struct args *args);
int run_export(const struct args *args);

#endif
