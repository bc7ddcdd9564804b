/* SPDX-License-Identifier: MIT */
/* The command line: options anywhere, then operands. */
#include "tool.h"

#include <string.h>

static const struct {
    const char *name;
    int takes_value;
} options[OPTION_COUNT] = {
    [OPTION_HELP] = {"--help", 0},           [OPTION_VERSION] = {"--version", 0},
    [OPTION_JSON] = {"--json", 0},           [OPTION_LANG] = {"--lang", 1},
    [OPTION_HTTP] = {"--http", 1},           [OPTION_PROBLEM] = {"--problem", 0},
    [OPTION_DETAIL] = {"--detail", 1},       [OPTION_MESSAGE] = {"--message", 1},
    [OPTION_DATA] = {"--data", 1},           [OPTION_INSTANCE] = {"--instance", 1},
    [OPTION_TYPE_BASE] = {"--type-base", 1},
};

/* Which option an argument names, with or without "=value" behind it; OPTION_COUNT if none. */
static enum option option_of(const char *argument)
{
    size_t length = strcspn(argument, "=");
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(options[i].name) == length && strncmp(options[i].name, argument, length) == 0)
            return (enum option)i;
    return OPTION_COUNT;
}

/* "-", and "-5", which is a code, are operands. */
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

/* What is wrong with the arguments, if anything. */
struct complaint {
    const char *unknown;
    const char *lacks_value;
    const char *has_value;
};

static int complain(const struct complaint *about)
{
    if (about->unknown != NULL)
        return unknown_option(about->unknown);
    if (about->lacks_value != NULL)
        return fail(STATUS_MISUSE, "%s: needs a value behind it", about->lacks_value);
    if (about->has_value != NULL)
        return fail(STATUS_MISUSE, "%s: takes no value", about->has_value);
    return STATUS_OK;
}

static void take_option(struct args *args, int argc, char **argv, int *i, struct complaint *about)
{
    const char *argument = argv[*i];
    enum option option = option_of(argument);
    const char *equals = strchr(argument, '=');
    if (option == OPTION_COUNT)
        about->unknown = argument;
    else if (!options[option].takes_value) {
        args->option[option] = "";
        if (equals != NULL)
            about->has_value = options[option].name;
    } else if (equals != NULL)
        args->option[option] = equals + 1;
    else if (*i + 1 < argc)
        args->option[option] = argv[++*i];
    else
        about->lacks_value = argument;
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

/* All arguments are read before the first complaint, for --json decides how to complain. */
int args_parse(struct args *args, int argc, char **argv)
{
    struct complaint about = {NULL, NULL, NULL};
    memset(args, 0, sizeof *args);
    args->operand = argv + 1;
    int options_end = 0;
    for (int i = 1; i < argc; i++) {
        if (!options_end && strcmp(argv[i], "--") == 0)
            options_end = 1;
        else if (!options_end && is_option(argv[i]))
            take_option(args, argc, argv, &i, &about);
        else
            args->operand[args->count++] = argv[i];
    }
    output_begin(args->option[OPTION_JSON] != NULL);
    int status = complain(&about);
    return status != STATUS_OK ? status : read_languages(args);
}

int args_allow(const struct args *args, const char *subcommand, unsigned allowed)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (args->option[i] != NULL && !(allowed & 1u << i))
            return fail(STATUS_MISUSE, "%s: takes no %s; 'statuscode --help' shows what it takes", subcommand,
                        options[i].name);
    return STATUS_OK;
}
