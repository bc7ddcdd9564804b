/* SPDX-License-Identifier: MIT */
/* The command-line tool: choosing a subcommand. */
#include "tool.h"

#include <limits.h>
#include <string.h>

static const char help[] =
    "statuscode: what the status codes of web APIs mean\n"
    "\n"
    "  statuscode REGISTRY CODE     one code, by its number or by its name\n"
    "  statuscode CODE              a number, in every registry that lists it\n"
    "  statuscode list [REGISTRY]   all entries, in the documents' order\n"
    "  statuscode search TEXT       by name and message, the closest first\n"
    "\n"
    "  statuscode class [CLASS]     the tree of error classes, or who says one of them\n"
    "  statuscode translate REGISTRY CODE TO\n"
    "                               its counterpart in the registry TO, or what says less\n"
    "  statuscode decode REGISTRY|problem [FILE]\n"
    "                               what a response body, or a problem (RFC 9457), says and\n"
    "                               what to do; up to 64 MiB from FILE, or from standard\n"
    "                               input if it is - or not given\n"
    "  statuscode body REGISTRY CODE\n"
    "                               the body that the API sends with a code, or a problem\n"
    "  statuscode export FORMAT [REGISTRY...]\n"
    "                               everything, as json, ndjson, csv, markdown, sql, or html:\n"
    "                               a page to browse the codes with\n"
    "\n"
    "REGISTRY is %s; CODE is a number or a name.\n"
    "\n"
    "  --lang zh|en|both   which messages to show (both; of body: en)\n"
    "  --json              print JSON; errors become {\"error\":...}\n"
    "  --help              print this\n"
    "  --version           print the version of the library\n"
    "\n"
    "decode\n"
    "  --http N            the HTTP status of the response, 100 to 999\n"
    "\n"
    "body\n"
    "  --message TEXT      the message, in place of the API's own\n"
    "  --data JSON         the last member, one JSON text\n"
    "  --problem           a problem (RFC 9457) in place of the API's own body\n"
    "  --detail TEXT       its detail\n"
    "  --instance URI      its instance\n"
    "  --type-base URI     what its type begins with; REGISTRY-CODE follows\n"
    "\n"
    "Exit status: 0 found, 1 not found, 2 misuse, or input or output that failed.\n"
    "Of decode: 0 success, 1 failure, 3 pending, 4 undecided, 2 as above.\n";

static const struct command {
    const char *name; /* NULL: anything else */
    int (*run)(const struct args *args);
    int least; /* operands behind the name */
    int most;
    const char *operands;
    unsigned options;
} commands[] = {
    {"list", run_list, 0, 1, " [REGISTRY]", OPTION(JSON) | OPTION(LANG)},
    {"search", run_search, 1, 1, " TEXT", OPTION(JSON) | OPTION(LANG)},
    {"class", run_class, 0, 1, " [CLASS]", OPTION(JSON) | OPTION(LANG)},
    {"translate", run_translate, 3, 3, " REGISTRY CODE TO", OPTION(JSON) | OPTION(LANG)},
    {"decode", run_decode, 1, 2, " REGISTRY|problem [FILE]", OPTION(JSON) | OPTION(LANG) | OPTION(HTTP)},
    {"body", run_body, 2, 2, " REGISTRY CODE",
     OPTION(LANG) | OPTION(PROBLEM) | OPTION(DETAIL) | OPTION(MESSAGE) | OPTION(DATA) | OPTION(INSTANCE) |
         OPTION(TYPE_BASE)},
    {"export", run_export, 1, INT_MAX, " FORMAT [REGISTRY...]", 0},
    {NULL, run_lookup, 1, 2, "REGISTRY CODE', 'statuscode CODE", OPTION(JSON) | OPTION(LANG)},
};

/* The last command, looking up, is what remains where no name fits. */
static const struct command *find_command(const char *word)
{
    const struct command *command = commands;
    while (command->name != NULL && strcmp(command->name, word) != 0)
        command++;
    return command;
}

/* A single word that is no code may be a subcommand mistyped, and so may the first of two. */
static int mistyped_command(const char *word)
{
    struct guess guess = {word, NULL, 0};
    int32_t code;
    if (read_int32(word, &code) || sc_registry_from_name(word) != SC_REGISTRY_NONE)
        return STATUS_OK;
    for (const struct command *command = commands; command->name != NULL; command++)
        guess_try(&guess, command->name);
    if (guess.best == NULL)
        return STATUS_OK;
    return fail(STATUS_MISUSE, "%s: no such subcommand; did you mean %s?", word, guess.best);
}

static void print_help(void)
{
    char names[512];
    printf(help, registry_names(names, sizeof names, ", ", " or "));
}

static int run(struct args *args)
{
    if (args->count == 0)
        return fail(STATUS_MISUSE, "nothing asked; try 'statuscode search token' or 'statuscode --help'");
    const struct command *command = find_command(args->operand[0]);
    const char *name = command->name != NULL ? command->name : "";
    int status = command->name != NULL ? STATUS_OK : mistyped_command(args->operand[0]);
    if (status != STATUS_OK)
        return status;
    if (command->name != NULL) {
        args->operand++;
        args->count--;
    }
    if (args->count < command->least || args->count > command->most)
        return fail(STATUS_MISUSE, "too %s arguments; it is 'statuscode %s%s'",
                    args->count < command->least ? "few" : "many", name, command->operands);
    status = args_allow(args, command->name != NULL ? name : "looking up a code", command->options);
    return status != STATUS_OK ? status : command->run(args);
}

int main(int argc, char **argv)
{
    struct args args;
    int status = args_parse(&args, argc, argv);
    if (status == STATUS_OK) {
        if (args.option[OPTION_HELP] != NULL)
            print_help();
        else if (args.option[OPTION_VERSION] != NULL)
            printf("statuscode %s\n", sc_version());
        else
            status = run(&args);
    }
    return output_end(status);
}
