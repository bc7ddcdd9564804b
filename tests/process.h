/* SPDX-License-Identifier: MIT */
/* process.h: runs a built program and records its exit status and output. It needs POSIX, so the including file must
   define _XOPEN_SOURCE as 600 first. */
#ifndef PROCESS_H
#define PROCESS_H

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wordexp.h>

/* Where standard output leads. */
enum sink { TO_FILE, TO_TERMINAL, TO_CLOSED, TO_FULL_DISK, TO_CLOSED_PIPE, TO_CLOSED_PIPE_IGNORED };

enum { MAX_OUTPUT = 1 << 20, KILLED = 128 };

/* The exit status and the output of the last run. If a signal killed the program, the status is KILLED + signal. */
static int run_status;
static char run_out[MAX_OUTPUT];
static char run_err[MAX_OUTPUT];

/* The width that the next terminals report. 0 means that they report none. */
static unsigned short terminal_columns;

static void read_back(FILE *file, char *text)
{
    rewind(file);
    size_t length = fread(text, 1, MAX_OUTPUT - 1, file);
    text[length] = '\0';
    fclose(file);
}

/* Returns the side of a new terminal that a program writes to. Stores the other side in *keyboard. */
static int open_terminal(int *keyboard)
{
    *keyboard = posix_openpt(O_RDWR | O_NOCTTY);
    if (*keyboard < 0 || grantpt(*keyboard) != 0 || unlockpt(*keyboard) != 0)
        abort();
    int terminal = open(ptsname(*keyboard), O_RDWR | O_NOCTTY);
    struct winsize size = {.ws_col = terminal_columns};
    ioctl(terminal, TIOCSWINSZ, &size);
    return terminal;
}

static void read_terminal(int keyboard, char *text)
{
    size_t length = 0;
    ssize_t n;
    while ((n = read(keyboard, text + length, MAX_OUTPUT - 1 - length)) > 0)
        length += (size_t)n;
    text[length] = '\0';
    close(keyboard);
}

static int open_sink(enum sink sink, FILE *out, int *keyboard)
{
    int ends[2];
    if (sink == TO_TERMINAL)
        return open_terminal(keyboard);
    if (sink == TO_FULL_DISK)
        return open("/dev/full", O_WRONLY);
    if (sink != TO_CLOSED_PIPE && sink != TO_CLOSED_PIPE_IGNORED)
        return dup(fileno(out));
    if (pipe(ends) != 0)
        abort();
    close(ends[0]);
    return ends[1];
}

/* Starts the program. Its arguments are split as a shell splits them. */
static pid_t start(const char *program, const char *arguments, FILE *in, int out, FILE *err, enum sink sink)
{
    extern char **environ;
    pid_t child;
    sigset_t pipe_signal;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t files;
    wordexp_t words = {.we_offs = 1};
    if (wordexp(arguments, &words, WRDE_DOOFFS) != 0 || posix_spawnattr_init(&attributes) != 0 ||
        posix_spawn_file_actions_init(&files) != 0)
        abort();
    words.we_wordv[0] = strdup(program);
    /* A child inherits ignored signals unless it is told to reset them. */
    sigemptyset(&pipe_signal);
    if (sink == TO_CLOSED_PIPE_IGNORED)
        signal(SIGPIPE, SIG_IGN);
    else
        sigaddset(&pipe_signal, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_adddup2(&files, fileno(in), 0);
    posix_spawn_file_actions_adddup2(&files, out, 1);
    posix_spawn_file_actions_adddup2(&files, fileno(err), 2);
    if (sink == TO_CLOSED)
        posix_spawn_file_actions_addclose(&files, 1);
    if (posix_spawn(&child, program, &files, &attributes, words.we_wordv, environ) != 0)
        abort();
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    free(words.we_wordv[0]);
    wordfree(&words);
    return child;
}

static void run_to(enum sink sink, const char *program, const char *arguments, const char *input, size_t length)
{
    FILE *in = tmpfile();
    FILE *out = tmpfile();
    FILE *err = tmpfile();
    int keyboard = -1;
    int status;
    if (in == NULL || out == NULL || err == NULL)
        abort();
    fwrite(input, 1, length, in);
    rewind(in);
    int sink_end = open_sink(sink, out, &keyboard);
    pid_t child = start(program, arguments, in, sink_end, err, sink);
    close(sink_end);
    if (sink == TO_TERMINAL) /* its buffer is small, so the program waits until it is read */
        read_terminal(keyboard, run_out);
    if (waitpid(child, &status, 0) != child)
        abort();
    run_status = WIFEXITED(status) ? WEXITSTATUS(status) : KILLED + WTERMSIG(status);
    fclose(in);
    if (sink == TO_TERMINAL)
        fclose(out);
    else
        read_back(out, run_out);
    read_back(err, run_err);
}

/* Returns the path of the program under test: the environment variable's value if it is set, else the built program. */
static const char *program_named(const char *variable, const char *built)
{
    const char *from_environment = getenv(variable);
    return from_environment != NULL ? from_environment : built;
}

#endif
