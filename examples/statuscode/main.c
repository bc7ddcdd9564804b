/* SPDX-License-Identifier: MIT */
/* The command-line tool: the subcommands and the help. */
#include "tool.h"

#include <limits.h>
#include <string.h>

#define OUTPUT_OPTIONS (OPTION(JSON) | OPTION(LANG))
#define BODY_OPTIONS                                                                                       \
    (OPTION(LANG) | OPTION(PROBLEM) | OPTION(DETAIL) | OPTION(MESSAGE) | OPTION(DATA) | OPTION(INSTANCE) | \
     OPTION(TYPE_BASE))

static int run_help(const struct args *args);

/* The summary may have several lines. */
static const struct command {
    const char *name; /* NULL for a lookup */
    int (*run)(const struct args *args);
    int min_operands; /* operands after the name */
    int max_operands;
    const char *operands;
    unsigned options;
    const char *summary;
    const char *more; /* what only its own help says */
} commands[] = {
    {"list", run_list, 0, 1, " [REGISTRY]", OUTPUT_OPTIONS, "list all entries, in the documents' order",
     "Codes that the documents do not list come last."},
    {"search", run_search, 1, INT_MAX, " WORD...", OUTPUT_OPTIONS,
     "find the entries that have all the words, best first",
     "A word may be anywhere in the name, the code, the messages or the notes, or be\n"
     "the name of a registry. Words may come in any order and in either case."},
    {"explain", run_explain, 1, 2, " REGISTRY CODE", OPTION(LANG),
     "explain what a code means and what to do about it",
     "Prints what happened, who can put it right, what the client should do and what\n"
     "the server should send, then the response body and C code that handles it."},
    {"class", run_class, 0, 1, " [CLASS]", OUTPUT_OPTIONS, "show the tree of error classes, or one class",
     "A class is a meaning that codes of several APIs have in common."},
    {"translate", run_translate, 3, 3, " REGISTRY CODE TO", OUTPUT_OPTIONS,
     "find the counterpart of a code in the registry TO",
     "An EXACT counterpart says the same. A BROADER one is true, but says less."},
    {"decode", run_decode, 1, 2, " REGISTRY|problem [FILE]", OUTPUT_OPTIONS | OPTION(HTTP) | OPTION(LINES),
     "say what a response body, or a problem (RFC 9457),\n"
     "means and what to do",
     "Reads up to 64 MiB from FILE, or from standard input if FILE is - or not given.\n\n"
     "With --lines, each line is a body or, without REGISTRY, a registry, a tab, the\n"
     "HTTP status, a tab and a body. Each is answered with a line of JSON.\n\n"
     "Exit status: 0 success, 1 failure, 2 error, 3 pending, 4 undecided.\n"
     "With --lines: 0 if all input was read."},
    {"lookup", run_lookup_lines, 0, 0, " --lines", OPTION(JSON) | OPTION(LINES),
     "look up a code on each line of standard input",
     "A line is a registry, a tab, and a code or a name. Each is answered with a line\n"
     "of JSON."},
    {"body", run_body, 2, 2, " REGISTRY CODE", BODY_OPTIONS,
     "write the body that the API sends with a code, or a\n"
     "problem",
     ""},
    {"export", run_export, 1, INT_MAX, " FORMAT [REGISTRY...]", OPTION(BOM),
     "write all entries as json, ndjson, csv, markdown, sql\n"
     "or html, which is a page to browse the codes",
     "Redirect the output to a file: 'statuscode export html >codes.html'."},
    {"help", run_help, 0, 1, " [COMMAND]", 0, "print this help, or help on one command", ""},
    {NULL, run_lookup, 1, INT_MAX, "", OUTPUT_OPTIONS, "", ""},
};

/* Returns the subcommand with this name or, if there is none, the last one, which looks up codes. */
static const struct command *find_command(const char *word)
{
    const struct command *command = commands;
    while (command->name != NULL && strcmp(command->name, word) != 0)
        command++;
    return command;
}

void guess_commands(struct guess *guess)
{
    for (const struct command *command = commands; command->name != NULL; command++)
        guess_try(guess, command->name);
}

/* ---- The help ----------------------------------------------------------------------------------------- */

static void print_summary(const struct command *command)
{
    char usage[80];
    snprintf(usage, sizeof usage, "statuscode %s%s", command->name, command->operands);
    print_help_line(usage, command->summary);
}

static int print_help(void)
{
    char names[512];
    puts("statuscode: look up the status codes of web APIs\n");
    print_help_line("statuscode REGISTRY CODE...", "look up codes in one registry");
    print_help_line("statuscode CODE", "look up a code in every registry that lists it");
    for (const struct command *command = commands; command->name != NULL; command++)
        print_summary(command);
    printf("\nREGISTRY is %s.\n"
           "CODE is a number or a name. Alone, it may also be a constant or the end of a\n"
           "problem's type, such as plus-1012.\n\n",
           registry_names(names, sizeof names, ", ", " or "));
    args_print_help(~0u);
    puts("\n"
         "Exit status: 0 found, 1 not found, 2 usage, input or output error.\n"
         "decode: 0 success, 1 failure, 2 error, 3 pending, 4 undecided.");
    return STATUS_OK;
}

static int print_help_of(const char *name)
{
    const struct command *command = find_command(name);
    struct guess guess = {name, NULL, 0};
    guess_commands(&guess);
    if (command->name == NULL && guess.best != NULL)
        return fail(STATUS_MISUSE, "%s: no such command; did you mean %s?", name, guess.best);
    if (command->name == NULL)
        return fail(STATUS_MISUSE, "%s: no such command; 'statuscode help' lists them", name);
    print_summary(command);
    if (command->more[0] != '\0')
        printf("\n%s\n", command->more);
    if (command->options != 0)
        putchar('\n');
    args_print_help(command->options);
    return STATUS_OK;
}

static int run_help(const struct args *args)
{
    return args->count == 0 ? print_help() : print_help_of(args->operand[0]);
}

/* After a subcommand, --help prints the help on that one. */
static int run_help_option(const struct args *args)
{
    if (args->count > 0 && find_command(args->operand[0])->name != NULL)
        return print_help_of(args->operand[0]);
    return print_help();
}

/* ---- The command line --------------------------------------------------------------------------------- */

static int run(struct args *args)
{
    if (args->count == 0)
        return fail(STATUS_MISUSE, "no arguments; try 'statuscode search token' or 'statuscode --help'");
    const struct command *command = find_command(args->operand[0]);
    const char *name = command->name != NULL ? command->name : "";
    if (command->name != NULL) {
        args->operand++;
        args->count--;
    }
    /* With --lines, each line may name its registry. */
    int least = args->option[OPTION_LINES] != NULL ? 0 : command->min_operands;
    if (args->count < least || args->count > command->max_operands)
        return fail(STATUS_MISUSE, "too %s arguments; usage: statuscode %s%s",
                    args->count < least ? "few" : "many", name, command->operands);
    int status = args_allow(args, command->name != NULL ? name : "a lookup", command->options);
    return status != STATUS_OK ? status : command->run(args);
}

int main(int argc, char **argv)
{
    struct args args;
    int status = args_parse(&args, argc, argv);
    if (status == STATUS_OK) {
        if (args.option[OPTION_HELP] != NULL)
            status = run_help_option(&args);
        else if (args.option[OPTION_VERSION] != NULL)
            printf("statuscode %s\n", sc_version());
        else
            status = run(&args);
    }
    return output_end(status);
}
