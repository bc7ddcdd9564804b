/* SPDX-License-Identifier: MIT */
/*
 * worst [SECONDS]: searches for the slowest input of the reader and of sc_write_string, for a minute by default.
 *
 * An input is a frame around fragments, which come either in turn or at random, so that no branch can be predicted.
 * Each frame gets its share of the time. The search changes the fragments a little, keeps the change if the input
 * becomes slower per byte, and repeats this. The result is printed in a form from which the input can be rebuilt.
 */
#include "bench.h"

#include <statuscode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FRAGMENTS = 6, FRAGMENT_SIZE = 600, MAX_LENGTH = 1 << 20 };

/* What the fragments of a frame are. */
enum kind { VALUES, MEMBERS, CHARACTERS, SPACE, BYTES };

/* The text of a response body around its fragments. Without a registry, the input is a string to write. */
struct frame {
    sc_registry registry;
    enum kind kind;
    const char *open;
    const char *between;
    const char *close;
};

static const struct frame frames[] = {
    {SC_PLUS, VALUES, "{\"data\":[", ",", "],\"code\":1012}"},
    {SC_PLUS, MEMBERS, "{", ",", ",\"code\":1012}"},
    {SC_JIEMI, MEMBERS, "{", ",", ",\"code\":1000}"},
    {SC_PLUS, MEMBERS, "{\"code\":1012,\"data\":[{", "},{", "}]}"},
    {SC_PLUS, CHARACTERS, "{\"data\":\"", "", "\",\"code\":1012}"},
    {SC_PLUS, CHARACTERS, "{\"", "", "\":0,\"code\":1012}"},
    {SC_JIEMI, CHARACTERS, "{\"code\":1008,\"message\":\"", "", "\"}"},
    {SC_JIEMI, CHARACTERS, "{\"code\":1008,\"message\":\"请求被拒绝", "", "\"}"},
    {SC_RAYVISION, CHARACTERS, "{\"message\":\"", "", "\"}"},
    {SC_HERO, CHARACTERS, "{\"code\":\"", "", "\"}"},
    {SC_PLUS, SPACE, "{", "", "\"code\":1012}"},
    {SC_REGISTRY_NONE, CHARACTERS, "", "", ""},
    {SC_REGISTRY_NONE, BYTES, "", "", ""},
};

struct recipe {
    const struct frame *frame;
    size_t length; /* approximate */
    size_t count;
    int in_turn;
    char fragments[FRAGMENTS][FRAGMENT_SIZE];
};

/* ---- Fragments ---------------------------------------------------------------------------------------- */

#define RANDOM_OF(texts) texts[bench_random() % (sizeof(texts) / sizeof(texts)[0])]

static void append_characters(char *text, uint32_t pieces)
{
    static const char *const plain[] = {"a",  "abcdefg", "0123456789abcdef", " ",       ".", " .", "    ", "c",
                                        "co", "code",    "message",          "SUCCESS", "7"};
    static const char *const escapes[] = {"\\n",     "\\t",     "\\\"",    "\\/",
                                          "\\u0063", "\\u3002", "\\ud83d", "\\ud83d\\ude00"};
    static const char *const beyond_ascii[] = {"é", "。", "码", "请求被拒绝", "\xe0\xa0\x80", "\xed\x9f\xbf",
                                               "𐍈"};
    for (; pieces > 0; pieces--) {
        switch (bench_random() % 3) {
        case 0:
            strcat(text, RANDOM_OF(plain));
            break;
        case 1:
            strcat(text, RANDOM_OF(escapes));
            break;
        default:
            strcat(text, RANDOM_OF(beyond_ascii));
        }
    }
}

static void append_bytes(char *text, uint32_t count)
{
    static const unsigned char choices[] = {0x01, 0x1f, '\n', '"',  '\\', ' ',  'a',  0x7f, 0x80, 0xbf, 0xc0,
                                            0xc3, 0xe0, 0xe3, 0xed, 0xf0, 0xf4, 0xf5, 0xff, 0xa0, 0x9f, 0x90};
    size_t length = strlen(text);
    for (; count > 0; count--)
        text[length++] = (char)(bench_random() % 4 == 0 ? 1 + bench_random() % 255 : RANDOM_OF(choices));
    text[length] = '\0';
}

static void append_space(char *text)
{
    static const char *const choices[] = {
        "", "", "", " ", "\n", "\t", "\r\n", "  ", "   ", "\n    ", "\n            "};
    strcat(text, RANDOM_OF(choices));
}

static void append_string(char *text)
{
    strcat(text, "\"");
    append_characters(text, bench_random() % 4);
    strcat(text, "\"");
}

static void append_member(char *text, int depth);

static void append_value(char *text, int depth)
{
    static const char *const scalars[] = {
        "0",    "1",  "-12", "3.25", "1e9", "-0.125E-7", "12345678901", "false", "true",
        "null", "[]", "{}",  "\"\"", "12",  "-1.5e+3",   "1742351188",  "[0]",   "[[[[[[[[[[[[]]]]]]]]]]]]"};
    append_space(text);
    switch (depth > 3 ? 0 : bench_random() % 6) {
    case 1:
        strcat(text, "[");
        append_value(text, depth + 1);
        strcat(text, "]");
        break;
    case 2:
        strcat(text, "{");
        append_member(text, depth + 1);
        strcat(text, "}");
        break;
    case 3:
    case 4:
        append_string(text);
        break;
    default:
        strcat(text, RANDOM_OF(scalars));
    }
    append_space(text);
}

static void append_member(char *text, int depth)
{
    append_space(text);
    append_string(text);
    append_space(text);
    strcat(text, ":");
    append_value(text, depth);
}

static void fill(struct recipe *recipe, size_t i)
{
    char *text = recipe->fragments[i];
    text[0] = '\0';
    switch (recipe->frame->kind) {
    case VALUES:
        append_value(text, 0);
        break;
    case MEMBERS:
        append_member(text, 0);
        break;
    case CHARACTERS:
        append_characters(text, 1 + bench_random() % 3);
        break;
    case SPACE:
        append_space(text);
        strcat(text, " ");
        break;
    case BYTES:
        append_bytes(text, 1 + bench_random() % 6);
        break;
    }
}

/* ---- Recipes ------------------------------------------------------------------------------------------ */

static size_t random_length(void)
{
    return (size_t)1 << (16 + bench_random() % 5);
}

static struct recipe random_recipe(const struct frame *frame)
{
    struct recipe recipe = {frame, random_length(), 1 + bench_random() % FRAGMENTS, 0, {""}};
    for (size_t i = 0; i < recipe.count; i++)
        fill(&recipe, i);
    return recipe;
}

static struct recipe changed(const struct recipe *recipe)
{
    struct recipe other = *recipe;
    switch (bench_random() % 6) {
    case 0:
        other.length = random_length();
        break;
    case 1:
        other.in_turn = !other.in_turn;
        break;
    case 2:
        if (other.count > 1)
            other.count--;
        break;
    case 3:
        if (other.count < FRAGMENTS)
            fill(&other, other.count++);
        break;
    default:
        fill(&other, bench_random() % other.count);
    }
    return other;
}

static size_t append(char *input, size_t length, const char *text)
{
    memcpy(input + length, text, strlen(text));
    return length + strlen(text);
}

/* Builds the input in a buffer that is large enough, and returns its length. */
static size_t make(const struct recipe *recipe, char *input)
{
    size_t length = append(input, 0, recipe->frame->open);
    for (size_t i = 0; length < recipe->length; i++) {
        if (i > 0)
            length = append(input, length, recipe->frame->between);
        length =
            append(input, length, recipe->fragments[(recipe->in_turn ? i : bench_random()) % recipe->count]);
    }
    length = append(input, length, recipe->frame->close);
    input[length] = '\0';
    return length;
}

static void run(const struct recipe *recipe, const char *input, size_t length)
{
    static char written[6 * (MAX_LENGTH + 2 * FRAGMENT_SIZE) + 3];
    sc_reply reply;
    if (recipe->frame->registry == SC_REGISTRY_NONE)
        sc_write_string(written, sizeof written, input);
    else if (sc_read_reply(recipe->frame->registry, 200, input, length, &reply) == SC_READ_NOT_JSON)
        abort(); /* a fragment is not JSON */
}

/* Returns the time per byte in ns, the best of several. */
static double cost_of(const struct recipe *recipe)
{
    static char input[MAX_LENGTH + 2 * FRAGMENT_SIZE];
    size_t length = make(recipe, input);
    clock_t best = 0;
    for (int i = 0; i < 5; i++) {
        clock_t start = clock();
        run(recipe, input, length);
        if (i == 0 || clock() - start < best)
            best = clock() - start;
    }
    return (double)best * (1e9 / CLOCKS_PER_SEC) / (double)length;
}

/* Returns the slowest recipe found. A change that seems slower is measured again beside the recipe that it would
   replace, because other programs slow down both. */
static struct recipe search(const struct frame *frame, double seconds)
{
    clock_t end = clock() + (clock_t)(seconds * CLOCKS_PER_SEC);
    struct recipe worst = random_recipe(frame);
    double cost = cost_of(&worst);
    for (unsigned i = 0; clock() < end; i++) {
        struct recipe other = i % 8 == 0 ? random_recipe(frame) : changed(&worst);
        if (cost_of(&other) < cost)
            continue;
        double other_cost = cost_of(&other);
        cost = cost_of(&worst);
        if (other_cost > cost) {
            worst = other;
            cost = other_cost;
        }
    }
    return worst;
}

/* ---- Main --------------------------------------------------------------------------------------------- */

/* Prints a text as a C string. */
static void print_string(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            printf("\\%c", byte);
        else if (byte < 0x20 || byte >= 0x7f)
            printf("\\%03o", byte);
        else
            putchar(byte);
    }
    putchar('"');
}

static void print_recipe(const struct recipe *recipe, double cost)
{
    const struct frame *frame = recipe->frame;
    printf("  %5.2f GB/s  %-9s %7lu bytes  ", 1 / cost,
           frame->registry == SC_REGISTRY_NONE ? "write" : sc_registry_name(frame->registry),
           (unsigned long)recipe->length);
    print_string(frame->open);
    printf(" %s", recipe->in_turn ? "in turn" : "at random");
    for (size_t i = 0; i < recipe->count; i++) {
        putchar(' ');
        print_string(recipe->fragments[i]);
    }
    printf(" with ");
    print_string(frame->between);
    printf(" between ");
    print_string(frame->close);
    printf("\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    size_t count = sizeof frames / sizeof frames[0];
    double seconds = argc == 2 ? strtod(argv[1], NULL) : 60;
    printf("The slowest inputs found in %.0f seconds:\n", seconds);
    for (size_t i = 0; i < count; i++) {
        struct recipe worst = search(&frames[i], seconds / (double)count);
        print_recipe(&worst, cost_of(&worst));
    }
    return 0;
}
