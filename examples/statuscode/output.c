/* SPDX-License-Identifier: MIT */
/* Standard output and standard error: color, error messages, and output that cannot be written. */
#include "tool.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

static int errors_in_json;
static int in_color;
static int to_terminal;

#if defined(_WIN32)
static UINT code_page;

static void restore_code_page(void)
{
    fflush(NULL);
    SetConsoleOutputCP(code_page);
}

/* Ctrl-C ends a program without calling its exit functions. */
static BOOL WINAPI restore_and_die(DWORD event)
{
    (void)event;
    SetConsoleOutputCP(code_page);
    return FALSE;
}

/* An older console would show the escape sequences of colors. */
enum { KNOWS_COLORS = 0 };

/* Bodies and JSON are bytes. A console is told that they are UTF-8. It gets them in large blocks, because it may
   decode each write on its own. */
static int prepare_streams(void)
{
    _setmode(0, _O_BINARY);
    _setmode(1, _O_BINARY);
    _setmode(2, _O_BINARY);
    setvbuf(stdout, NULL, _IOFBF, 1 << 15);
    setvbuf(stderr, NULL, _IOFBF, 1 << 15);
    code_page = GetConsoleOutputCP();
    if (code_page != 0 && SetConsoleOutputCP(CP_UTF8)) {
        atexit(restore_code_page);
        SetConsoleCtrlHandler(restore_and_die, TRUE);
    }
    return _isatty(1);
}

static size_t ask_terminal(void)
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return 0;
    return (size_t)(info.srWindow.Right - info.srWindow.Left + 1);
}
#else
enum { KNOWS_COLORS = 1 };

/* Returns whether standard output is a terminal. */
static int prepare_streams(void)
{
    return isatty(1);
}

static size_t ask_terminal(void)
{
    struct winsize size;
    return ioctl(1, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
#endif

void output_begin(int json)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    errors_in_json = json;
    to_terminal = prepare_streams();
    in_color = KNOWS_COLORS && to_terminal && (no_color == NULL || no_color[0] == '\0') &&
               (term == NULL || strcmp(term, "dumb") != 0);
}

/* COLUMNS overrides the terminal's own width. A terminal that has none counts as 80 columns wide. */
size_t terminal_width(void)
{
    int32_t columns;
    const char *wanted = getenv("COLUMNS");
    if (!to_terminal)
        return 0;
    if (wanted != NULL && read_int32(wanted, &columns) && columns > 0)
        return (size_t)columns;
    size_t width = ask_terminal();
    return width > 0 ? width : 80;
}

/* Returns whether the reader of a pipe has closed it, which is not worth reporting. */
static int is_closed_pipe(int error)
{
#if defined(EPIPE)
    return error == EPIPE;
#else
    (void)error;
    return 0;
#endif
}

/* errno comes from this flush or, if that had nothing left to write, from the earlier write that failed. */
int output_end(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (is_closed_pipe(errno))
        return STATUS_MISUSE;
    return fail(STATUS_MISUSE, "cannot write the output: %s", errno != 0 ? strerror(errno) : "write error");
}

int fail(int status, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (errors_in_json) {
        fputs("{\"error\":", stderr);
        print_json_string(stderr, text, strlen(text));
        fputs("}\n", stderr);
    } else {
        fputs("statuscode: ", stderr);
        print_foreign(stderr, text, strlen(text), sizeof text);
        fputs("\n", stderr);
    }
    return status;
}

void print_styled(const char *style, const char *text)
{
    if (in_color && text[0] != '\0')
        printf("\033[%sm%s\033[0m", style, text);
    else
        fputs(text, stdout);
}
