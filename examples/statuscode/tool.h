/* SPDX-License-Identifier: MIT */
/* What the files of the tool share. */
#ifndef TOOL_H
#define TOOL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <statuscode.h>

#include "../terminal.h"

/* Exit statuses. decode exits with 0 for success and 1 for failure; only decode uses the last two. */
enum { STATUS_OK = 0, STATUS_NO = 1, STATUS_MISUSE = 2, STATUS_PENDING = 3, STATUS_UNDECIDED = 4 };

/* ---- args.c: the command line ---- */

/* The help lists them in this order. */
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

/* The set of one option. Sets are joined with |. */
#define OPTION(name) (1u << OPTION_##name)

struct args {
    const char *option[OPTION_COUNT]; /* the value, "" for a flag; NULL if not given */
    char **operand;
    int count;
    unsigned languages; /* --lang as a set of SHOWS(SC_ZH) and SHOWS(SC_EN) */
};

#define SHOWS(lang) (1u << (lang))

/* args_parse reads the command line; args_allow refuses options that the subcommand does not take. Each returns
   STATUS_OK, or reports an error and returns STATUS_MISUSE. */
int args_parse(struct args *args, int argc, char **argv);
int args_allow(const struct args *args, const char *subcommand, unsigned allowed);

/* Prints a line of the help in two columns. args_print_help prints one for each allowed option. */
void print_help_line(const char *left, const char *text);
void args_print_help(unsigned allowed);

/* ---- find.c: from what was typed to registries and entries ---- */

/* Registry numbers are at most 127. */
enum { MAX_REGISTRIES = 128 };

/* Writes the names of all registries into buf, separated by separator and, before the last, by last_separator.
   Returns buf. */
const char *registry_names(char *buf, size_t size, const char *separator, const char *last_separator);

/* Reads a 32-bit decimal integer. Returns 0 if the text is anything else, or has a plus sign or a leading zero. */
int read_int32(const char *text, int32_t *value);

/* Each returns STATUS_OK, or reports an error and returns the exit status. */
int find_registry(const char *name, sc_registry *registry);
int find_entry(const char *registry, const char *code_or_name, const sc_entry **entry);

/* The type of a problem ends in a word such as "plus-1012" or "jiemi-1008-2". is_type returns whether the word begins
   with a registry and a hyphen; find_type finds the entry. */
int is_type(const char *word);
int find_type(const char *word, const sc_entry **entry);

/* Finds the entry that one word names: the end of a problem's type, or a constant. */
int find_word(const char *word, const sc_entry **entry);

/* Writes what is known about a code that the registry does not list, preceded by before: the document's heading for
   its range, or else a listed code near it. Writes "" if there is neither. Returns buf. */
const char *describe_unlisted(char *buf, size_t size, sc_registry registry, int32_t code, const char *before);

/* Returns whether two words are equal, ignoring ASCII case. */
int same_word(const char *a, const char *b);

/* The candidate closest to a mistyped word. best is NULL until guess_try is given one that is close enough. */
struct guess {
    const char *word;
    const char *best;
    size_t distance;
};
void guess_try(struct guess *guess, const char *candidate);

/* Returns the word closest to this one in the names and English messages, in lowercase, or NULL if none is close. */
const char *nearest_word(const char *word);

/* ---- output.c: standard output and standard error ---- */

/* Prepares the streams. If json is not 0, errors are printed as {"error":...}. */
void output_begin(int json);

/* Flushes standard output. Returns status, or STATUS_MISUSE if the output could not be written. */
int output_end(int status);

/* Returns the number of columns of standard output, or 0 if it is not a terminal. */
size_t terminal_width(void);

/* Prints an error message to standard error and returns status. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
int fail(int status, const char *format, ...);

/* Prints the text, in an ANSI style ("1" is bold, "2" dim, "31" red) if output is colored. */
void print_styled(const char *style, const char *text);

/* ---- text.c: text in columns ---- */

/* Returns how many columns the text takes. An East Asian wide character takes two. */
size_t text_width(const char *text);

/* Prints the text, padded with spaces to width. */
void print_padded(const char *text, size_t width);

/* Prints the text, cut to width columns. "…" takes the last column of a text that is cut. */
void print_cut(const char *text, size_t width);

/* ---- json.c: JSON on a stream ---- */

enum { ESCAPE_SIZE = sizeof "\\uXXXX\\uXXXX" };

/* Writes a character as \uXXXX, or as two of them above U+FFFF. Returns the length. */
size_t escape_char(char escape[ESCAPE_SIZE], uint32_t character);

/* Prints a valid JSON text on one line. Escapes each character that a terminal would obey or hide. */
void print_json_text(FILE *stream, const char *text, size_t length);

/* Prints length bytes as a JSON string. They may be ill-formed UTF-8 and contain NULs. */
void print_json_string(FILE *stream, const char *text, size_t length);

/* Prints an entry as an object. open_json_entry leaves out the closing brace, so that members can follow. */
void print_json_entry(const sc_entry *entry);
void open_json_entry(const sc_entry *entry);

/* Prints an array with one entry per line. */
void print_json_entries(const sc_entry *const *entries, size_t count);

/* ---- show.c: entries as text ---- */

/* Prints the label that a line begins with, in Chinese if only Chinese is shown. show_texts prints a line for each
   language shown, or nothing if both texts are empty. */
void show_label(unsigned languages, const char *zh, const char *en);
void show_texts(unsigned languages, const char *label_zh, const char *label_en, const char *zh, const char *en);
void show_outcome(unsigned languages, sc_outcome outcome);
void show_action(unsigned languages, sc_action action, sc_fault fault);

/* Returns what an action asks of the client, or "" for an action that a later library has added. */
const char *advice(unsigned languages, sc_action action, sc_fault fault);

/* Returns who can put it right, or "" for a fault that a later library has added. */
const char *fault_text(unsigned languages, sc_fault fault);

/* show_columns prints the texts at the end of a line, and pads the Chinese if English follows. show_below prints them
   on lines of their own, cut to the terminal's width. */
void show_columns(unsigned languages, const char *zh, const char *en, size_t zh_width);
void show_below(unsigned languages, const char *zh, const char *en, size_t indent);

/* Prints a line with a class and those above it, the root first. */
void show_class_path(unsigned languages, const char *class);

/* Returns the heading of an entry: its kind, or the document's heading for the range of its code, or "". */
const char *heading(const sc_entry *entry, sc_lang lang);

/* Prints one entry in full. show_entry also prints the further meanings of its code. */
void show_meaning(unsigned languages, const sc_entry *entry);
void show_entry(unsigned languages, const sc_entry *entry);

/* Prints each entry on a line, in columns. If the terminal is too narrow, each language has a line of its own. A row
   begins with the name of its registry; or whole registries are printed under the headings of their documents. */
enum row_style { ROWS_NAME_REGISTRY, ROWS_UNDER_HEADINGS };
void show_rows(unsigned languages, const sc_entry *const *entries, size_t count, enum row_style style);

/* Returns all entries of a registry, or of all registries for SC_REGISTRY_NONE. The caller frees the array. Reports
   an error and returns NULL if memory runs out. */
const sc_entry **all_entries(sc_registry registry, size_t *count);

/* ---- class.c: error classes ---- */

/* Returns how many classes are above it. */
size_t class_depth(const char *class);

/* Prints a class after those above it, the root first. before and after enclose each; separator is between two. */
void print_class_path(const char *class, const char *before, const char *separator, const char *after);

/* Returns the class that led sc_translate to the second entry: both are in it, and the second says just that. */
const char *class_between(const sc_entry *from, const sc_entry *to);

/* ---- lines.c: a line of JSON for each line of input ---- */

/* Runs decode --lines. Without operands, each line names its registry. */
int decode_lines(const struct args *args, sc_registry registry, int http_status);

/* ---- main.c: the subcommands ---- */

/* Tries the names of the subcommands as guesses. */
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
