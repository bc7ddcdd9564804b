/* SPDX-License-Identifier: MIT */
/*
 * growth.c: measures how time grows with the length of bodies and headers, up to 64 MB. Time is linear if the time per
 * byte stays the same. It can be less for 1 KB, because a processor remembers the branches of a short text.
 *
 * The program searches for the worst body. It draws random fragments from a bag, so that no branch can be predicted,
 * changes the bag a little, keeps the change if the body has become slower to read, and repeats this.
 */
#include "bench.h"
#include "bodies.h"

#include <statuscode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MEGABYTE = 1 << 20 };

/* ---- The worst body ----------------------------------------------------------------------------------- */

enum { FRAGMENTS = 6, FRAGMENT_SIZE = 200 };

struct bag {
    const struct frame *frame;
    size_t count;
    char fragments[FRAGMENTS][FRAGMENT_SIZE];
};

static const char *random_of(const char *const *texts, size_t count)
{
    return texts[bench_random() % count];
}

static void append_string(char *text)
{
    static const char *const pieces[] = {"a",  "code", "cod",  "c",       "message",
                                         "id", "\\n",  "\\\"", "\\u0063", "\\ud83d\\ude00",
                                         "é",  "码",   "𐍈",    "12345678"};
    strcat(text, "\"");
    for (uint32_t i = bench_random() % 5; i > 0; i--)
        strcat(text, random_of(pieces, sizeof pieces / sizeof pieces[0]));
    strcat(text, "\"");
}

static void append_member(char *text, int depth);

static void append_value(char *text, int depth)
{
    static const char *const scalars[] = {"0",           "1",    "-12",  "3.25", "1e9",
                                          "12345678901", "true", "null", "[]",   "{}"};
    static const char *const spaces[] = {"", "", "", " ", "\n", "\n    ", "\t "};
    strcat(text, random_of(spaces, sizeof spaces / sizeof spaces[0]));
    switch (depth > 2 ? 0 : bench_random() % 6) {
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
        strcat(text, random_of(scalars, sizeof scalars / sizeof scalars[0]));
    }
    strcat(text, random_of(spaces, sizeof spaces / sizeof spaces[0]));
}

static void append_member(char *text, int depth)
{
    append_string(text);
    strcat(text, ":");
    append_value(text, depth);
}

static void refill(struct bag *bag, size_t i)
{
    bag->fragments[i][0] = '\0';
    if (bag->frame == &body_of_members)
        append_member(bag->fragments[i], 0);
    else
        append_value(bag->fragments[i], 0);
}

static struct bag random_bag(const struct frame *frame)
{
    struct bag bag = {frame, 1 + bench_random() % FRAGMENTS, {""}};
    for (size_t i = 0; i < bag.count; i++)
        refill(&bag, i);
    return bag;
}

static struct bag changed(const struct bag *bag)
{
    struct bag other = *bag;
    if (other.count < FRAGMENTS && bench_random() % 3 == 0)
        refill(&other, other.count++);
    else if (other.count > 1 && bench_random() % 3 == 0)
        other.count--;
    else
        refill(&other, bench_random() % other.count);
    return other;
}

static struct body body_of_bag(const struct bag *bag, size_t length)
{
    const char *fragments[FRAGMENTS];
    for (size_t i = 0; i < bag->count; i++)
        fragments[i] = bag->fragments[i];
    return body_of_fragments(bag->frame, fragments, bag->count, length);
}

static uintptr_t read_body(const void *subject)
{
    const struct body *body = subject;
    sc_reply reply;
    return (uintptr_t)sc_read_reply(SC_PLUS, 401, body->text, body->length, &reply) + reply.error_offset;
}

/* Returns the time per byte in ns, the best of three. */
static double cost_of(const struct bag *bag)
{
    struct body body = body_of_bag(bag, MEGABYTE);
    clock_t best = 0;
    double cost;
    for (int i = 0; i < 3; i++) {
        clock_t start = clock();
        if (read_body(&body) == SC_READ_NOT_JSON)
            abort();
        if (i == 0 || clock() - start < best)
            best = clock() - start;
    }
    cost = (double)best * (1e9 / CLOCKS_PER_SEC) / (double)body.length;
    free(body.text);
    return cost;
}

static struct bag worst_bag(const struct frame *frame)
{
    struct bag worst = random_bag(frame);
    double cost = cost_of(&worst);
    for (int i = bench_is_quick() ? 10 : 400; i > 0; i--) {
        struct bag other = i % 8 == 0 ? random_bag(frame) : changed(&worst);
        double other_cost = cost_of(&other);
        if (other_cost > cost) {
            worst = other;
            cost = other_cost;
        }
    }
    return worst;
}

/* ---- Growth ------------------------------------------------------------------------------------------- */

static const size_t sizes[] = {1 << 10, 1 << 15, MEGABYTE, 1 << 26};

enum { SIZES = sizeof sizes / sizeof sizes[0] };

/* Prints the time per byte divided by that of the smallest size. */
static void print_growth(const char *what, struct contender all[SIZES], const size_t lengths[SIZES])
{
    bench_measure(all, SIZES);
    printf("  %-44s", what);
    for (size_t i = 0; i < SIZES; i++) {
        double shorter = (double)lengths[0] / (double)lengths[i];
        struct spread ratio = bench_ratio(&all[i], &all[0]);
        printf(" %5.2f GB/s", (double)lengths[i] / bench_time(&all[i]).median);
        if (i > 0)
            printf(" %.2fx (%.2f to %.2f)", ratio.median * shorter, ratio.low * shorter, ratio.high * shorter);
    }
    printf("\n");
}

static void measure_bag(const char *what, const struct bag *bag)
{
    struct body bodies[SIZES];
    size_t lengths[SIZES];
    struct contender all[SIZES] = {{0}};
    for (size_t i = 0; i < SIZES; i++) {
        bodies[i] = body_of_bag(bag, sizes[i]);
        lengths[i] = bodies[i].length;
        all[i].run = read_body;
        all[i].subject = &bodies[i];
    }
    print_growth(what, all, lengths);
    for (size_t i = 0; i < SIZES; i++)
        free(bodies[i].text);
}

static uintptr_t negotiate(const void *subject)
{
    return (uintptr_t)sc_negotiate(subject, SC_EN);
}

/* Measures a header that repeats a text. */
static void measure_header(const char *what, const char *text)
{
    char *headers[SIZES];
    struct contender all[SIZES] = {{0}};
    for (size_t i = 0; i < SIZES; i++) {
        headers[i] = malloc(sizes[i] + 1);
        if (!headers[i])
            abort();
        for (size_t at = 0; at < sizes[i]; at++)
            headers[i][at] = text[at % strlen(text)];
        headers[i][sizes[i]] = '\0';
        all[i].run = negotiate;
        all[i].subject = headers[i];
    }
    print_growth(what, all, sizes);
    for (size_t i = 0; i < SIZES; i++)
        free(headers[i]);
}

/* ---- Main --------------------------------------------------------------------------------------------- */

static void print_bag(const struct bag *bag)
{
    printf("  worst of %s, drawn at random:", bag->frame == &body_of_members ? "members" : "values");
    for (size_t i = 0; i < bag->count; i++) {
        printf("   ");
        for (const char *c = bag->fragments[i]; *c; c++)
            printf(*c == '\n' ? "\\n" : *c == '\t' ? "\\t" : "%c", *c);
    }
    printf("\n");
}

static void heading(const char *title)
{
    printf("\n%s: speed, and time per byte divided by that of 1 KB (goal: 1)\n", title);
    printf("  %-44s %10s %21s %21s %21s\n", "", "1 KB", "32 KB", "1 MB", "64 MB");
}

int main(void)
{
    static const struct bag plain = {&body_of_values, 1, {"{\"id\":174235,\"name\":\"Wang Xiaoming\"}"}};
    struct bag values = worst_bag(&body_of_values);
    struct bag members = worst_bag(&body_of_members);

    heading("sc_read_reply");
    measure_bag("plain objects", &plain);
    measure_bag("worst values found (goal: 0.5 GB/s)", &values);
    measure_bag("worst members found (goal: 0.5 GB/s)", &members);
    print_bag(&values);
    print_bag(&members);

    heading("sc_negotiate");
    measure_header("commas", ",");
    measure_header("subtags", "zh-");
    measure_header("members for zh and en", "zh-TW;q=0.123,en;q=0.999,");
    return 0;
}
