/* SPDX-License-Identifier: MIT */
/* statuscode body REGISTRY CODE: the response body of a code. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Writes a problem or the API's own body. Returns the length of the whole text, whatever size is. */
static size_t write_body(char *buf, size_t size, const struct args *args, const sc_entry *entry)
{
    const char *const *option = args->option;
    sc_lang lang = option[OPTION_LANG] != NULL && strcmp(option[OPTION_LANG], "zh") == 0 ? SC_ZH : SC_EN;
    if (option[OPTION_PROBLEM] != NULL)
        return sc_write_problem(buf, size, entry, lang, option[OPTION_DETAIL], option[OPTION_INSTANCE],
                                option[OPTION_TYPE_BASE]);
    return sc_write_envelope(buf, size, entry, lang, option[OPTION_MESSAGE], option[OPTION_DATA]);
}

/* Reports why nothing was written: the API has no body for the entry, or --data is not a JSON text. */
static int nothing_written(const sc_entry *entry)
{
    if (sc_write_envelope(NULL, 0, entry, SC_EN, NULL, NULL) != 0)
        return fail(STATUS_MISUSE, "--data: must be one complete JSON text, such as null or '{\"id\":7}'");
    return fail(STATUS_NO, "%s %s: the API has no body of its own for it; --problem writes one",
                sc_registry_name(sc_registry_of(entry)), sc_name(entry));
}

static int check_options(const struct args *args)
{
    unsigned problem_options = OPTION(DETAIL) | OPTION(INSTANCE) | OPTION(TYPE_BASE) | OPTION(PROBLEM);
    unsigned envelope_options = OPTION(MESSAGE) | OPTION(DATA);
    if (args->option[OPTION_LANG] != NULL && strcmp(args->option[OPTION_LANG], "both") == 0)
        return fail(STATUS_MISUSE, "--lang both: a body is in one language, zh or en");
    if (args->option[OPTION_PROBLEM] != NULL)
        return args_allow(args, "body --problem", OPTION(LANG) | problem_options);
    return args_allow(args, "body without --problem", OPTION(LANG) | envelope_options);
}

/* Escapes what a terminal would obey if the output goes to one. Otherwise the body is written unchanged. */
static void print_body(const char *body, size_t length)
{
    if (terminal_width() > 0)
        print_json_text(stdout, body, length);
    else
        fwrite(body, 1, length, stdout);
    putchar('\n');
}

int run_body(const struct args *args)
{
    const sc_entry *entry;
    int status = check_options(args);
    if (status == STATUS_OK)
        status = find_entry(args->operand[0], args->operand[1], &entry);
    if (status != STATUS_OK)
        return status;
    size_t length = write_body(NULL, 0, args, entry);
    if (length == 0)
        return nothing_written(entry);
    char *body = malloc(length + 1);
    if (body == NULL)
        return fail(STATUS_MISUSE, "out of memory");
    write_body(body, length + 1, args, entry);
    print_body(body, length);
    free(body);
    return STATUS_OK;
}
