/* SPDX-License-Identifier: MIT */
/* The command line: operands, with options anywhere among them. */
#include "tool.h"

#include <string.h>

static const struct {
    const char *name;
    const char *value; /* the name of its value; NULL for a flag */
    const char *help;
} options[OPTION_COUNT] = {
    [OPTION_BOM] =
        {"--bom", NULL,
         "export csv: begin with a byte order mark, which tells\nspreadsheets that the file is UTF-8"},
    [OPTION_HELP] = {"--help", NULL, "print this help (also -h); after a command, help on it"},
    [OPTION_VERSION] = {"--version", NULL, "print the version of the library"},
    [OPTION_JSON] = {"--json", NULL, "print JSON; errors are {\"error\":...}"},
    [OPTION_LANG] = {"--lang", "zh|en|both", "the language of messages (default both; body: en)"},
    [OPTION_HTTP] = {"--http", "N", "decode: the HTTP status of the response (100 to 999)"},
    [OPTION_LINES] = {"--lines", NULL, "decode, lookup: answer each line with a line of JSON"},
    [OPTION_MESSAGE] = {"--message", "TEXT", "body: the message, instead of the API's own"},
    [OPTION_DATA] = {"--data", "JSON", "body: the data, one complete JSON text"},
    [OPTION_PROBLEM] = {"--problem", NULL, "body: write a problem (RFC 9457)"},
    [OPTION_DETAIL] = {"--detail", "TEXT", "body --problem: the detail"},
    [OPTION_INSTANCE] = {"--instance", "URI", "body --problem: the instance"},
    [OPTION_TYPE_BASE] = {"--type-base", "URI",
                          "body --problem: the start of the type; REGISTRY-CODE\nfollows it"},
};

/* Returns the option that an argument names, with or without "=value", or OPTION_COUNT if it names none. */
static enum option option_of(const char *argument)
{
    size_t length = strcspn(argument, "=");
    if (strcmp(argument, "-h") == 0)
        return OPTION_HELP;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(options[i].name) == length && strncmp(options[i].name, argument, length) == 0)
            return (enum option)i;
    return OPTION_COUNT;
}

/* "-" is an operand, and so is "-5", because it is a code. */
static int is_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0' && !(argument[1] >= '0' && argument[1] <= '9');
}

static int unknown_option(const char *argument)
{
    struct guess guess = {argument, NULL, 0};
    for (int i = 0; i < OPTION_COUNT; i++)
        guess_try(&guess, options[i].name);
    if (guess.best != NULL)
        return fail(STATUS_MISUSE, "%s: no such option; did you mean %s?", argument, guess.best);
    return fail(STATUS_MISUSE, "%s: no such option; 'statuscode --help' lists them", argument);
}

/* The last argument of each kind of error, or NULL. */
struct errors {
    const char *unknown;
    const char *lacks_value;
    const char *has_value;
};

static int report(const struct errors *errors)
{
    if (errors->unknown != NULL)
        return unknown_option(errors->unknown);
    if (errors->lacks_value != NULL)
        return fail(STATUS_MISUSE, "%s: requires a value", errors->lacks_value);
    if (errors->has_value != NULL)
        return fail(STATUS_MISUSE, "%s: takes no value", errors->has_value);
    return STATUS_OK;
}

static void take_option(struct args *args, int argc, char **argv, int *i, struct errors *errors)
{
    const char *argument = argv[*i];
    enum option option = option_of(argument);
    const char *equals = strchr(argument, '=');
    if (option == OPTION_COUNT)
        errors->unknown = argument;
    else if (options[option].value == NULL) {
        args->option[option] = "";
        if (equals != NULL)
            errors->has_value = options[option].name;
    } else if (equals != NULL)
        args->option[option] = equals + 1;
    else if (*i + 1 < argc)
        args->option[option] = argv[++*i];
    else
        errors->lacks_value = argument;
}

static int read_languages(struct args *args)
{
    const char *lang = args->option[OPTION_LANG];
    if (lang == NULL || strcmp(lang, "both") == 0)
        args->languages = SHOWS(SC_ZH) | SHOWS(SC_EN);
    else if (strcmp(lang, "zh") == 0)
        args->languages = SHOWS(SC_ZH);
    else if (strcmp(lang, "en") == 0)
        args->languages = SHOWS(SC_EN);
    else
        return fail(STATUS_MISUSE, "--lang %s: must be zh, en or both", lang);
    return STATUS_OK;
}

/* Reads all arguments before it reports an error, because --json decides how errors are printed. */
int args_parse(struct args *args, int argc, char **argv)
{
    struct errors errors = {NULL, NULL, NULL};
    memset(args, 0, sizeof *args);
    args->operand = argv + 1;
    int options_end = 0;
    for (int i = 1; i < argc; i++) {
        if (!options_end && strcmp(argv[i], "--") == 0)
            options_end = 1;
        else if (!options_end && is_option(argv[i]))
            take_option(args, argc, argv, &i, &errors);
        else
            args->operand[args->count++] = argv[i];
    }
    output_begin(args->option[OPTION_JSON] != NULL);
    int status = report(&errors);
    return status != STATUS_OK ? status : read_languages(args);
}

int args_allow(const struct args *args, const char *subcommand, unsigned allowed)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (args->option[i] != NULL && !(allowed & 1u << i))
            return fail(STATUS_MISUSE, "%s does not take %s; see 'statuscode --help'", subcommand,
                        options[i].name);
    return STATUS_OK;
}

/* The width of the help's first column. */
enum { HELP_WIDTH = 30 };

void print_help_line(const char *left, const char *text)
{
    size_t width = strlen(left) + 2;
    printf("  %s", left);
    if (width > HELP_WIDTH - 1) {
        putchar('\n');
        width = 0;
    }
    printf("%*s", (int)(HELP_WIDTH - width), "");
    for (size_t i = 0; text[i] != '\0'; i++)
        if (text[i] == '\n')
            printf("\n%*s", HELP_WIDTH, "");
        else
            putchar(text[i]);
    putchar('\n');
}

void args_print_help(unsigned allowed)
{
    char left[64];
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(allowed & 1u << i))
            continue;
        const char *value = options[i].value;
        snprintf(left, sizeof left, "%s%s%s", options[i].name, value != NULL ? " " : "",
                 value != NULL ? value : "");
        print_help_line(left, options[i].help);
    }
}
