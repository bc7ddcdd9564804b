/* SPDX-License-Identifier: MIT */
/*
 * cgi.c: runs examples/server.c with larger variables than exec allows, which refuses those over 128 KiB. In a value
 * "1048576*TEXT", TEXT is repeated to that many bytes.
 */
#define _XOPEN_SOURCE 600
#define main          serve
#include "../../../examples/server.c"
#undef main

extern char **environ;

enum { MAX_VARIABLES = 256 };

/* Replaces the value of "NAME=COUNT*TEXT". */
static void stretch(const char *variable_text)
{
    const char *value = strchr(variable_text, '=') + 1;
    char *piece;
    size_t length = strtoul(value, &piece, 10);
    if (piece == value || *piece != '*' || piece[1] == '\0')
        return;
    piece++;
    char *name = calloc(1, (size_t)(value - variable_text));
    char *stretched = calloc(1, length + 1);
    if (name == NULL || stretched == NULL)
        abort();
    memcpy(name, variable_text, (size_t)(value - variable_text) - 1);
    size_t width = strlen(piece);
    for (size_t i = 0; i < length; i++)
        stretched[i] = piece[i % width];
    setenv(name, stretched, 1);
    free(name);
    free(stretched);
}

int main(void)
{
    char *variables[MAX_VARIABLES]; /* setenv may move environ */
    size_t count = 0;
    while (environ[count] != NULL && count < MAX_VARIABLES) {
        variables[count] = environ[count];
        count++;
    }
    for (size_t i = 0; i < count; i++)
        stretch(variables[i]);
    return serve();
}
