/* SPDX-License-Identifier: MIT */
/* bench.c: measures contenders beside each other, in processor time, so that waiting for other programs does not
   count. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static volatile uintptr_t sink;

int bench_is_quick(void)
{
    return getenv("BENCH_QUICK") != NULL;
}

/* Returns the processor time of a number of runs in ns. */
static double time_of(const struct contender *contender, size_t runs)
{
    clock_t start = clock();
    for (size_t i = 0; i < runs; i++)
        sink += contender->run(contender->subject);
    return (double)(clock() - start) * (1e9 / CLOCKS_PER_SEC);
}

/* Returns the number of runs that make a turn long enough for the clock. */
static size_t count_runs(const struct contender *contender)
{
    double turn = bench_is_quick() ? 2e5 : 1e6;
    size_t runs = 1;
    while (time_of(contender, runs) < turn)
        runs *= 2;
    return runs;
}

/* Gives each contender its turn. */
static void run_round(struct contender *contenders, size_t count, const size_t *runs)
{
    for (size_t i = 0; i < count; i++) {
        struct contender *contender = &contenders[i];
        if (contender->run)
            contender->ns[contender->rounds++] = time_of(contender, runs[i]) / (double)runs[i];
    }
}

void bench_measure(struct contender *contenders, size_t count)
{
    size_t *runs = calloc(count, sizeof *runs);
    size_t rounds = BENCH_ROUNDS;
    clock_t start;
    if (!runs)
        abort();
    for (size_t i = 0; i < count; i++)
        if (contenders[i].run)
            runs[i] = count_runs(&contenders[i]);
    start = clock();
    for (size_t round = 0; round < rounds; round++) {
        run_round(contenders, count, runs);
        if (bench_is_quick())
            rounds = 1;
        else if (clock() - start > CLOCKS_PER_SEC / 4)
            rounds = 7;
    }
    free(runs);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct spread spread_of(double *values, size_t count)
{
    size_t last = count - 1;
    struct spread spread;
    qsort(values, count, sizeof *values, compare);
    spread.median = values[last / 2];
    spread.low = values[last / 10];
    spread.high = values[last - last / 10];
    return spread;
}

struct spread bench_time(const struct contender *contender)
{
    double values[BENCH_ROUNDS];
    for (size_t i = 0; i < contender->rounds; i++)
        values[i] = contender->ns[i];
    return spread_of(values, contender->rounds);
}

struct spread bench_ratio(const struct contender *contender, const struct contender *other)
{
    double values[BENCH_ROUNDS];
    for (size_t i = 0; i < contender->rounds; i++)
        values[i] = contender->ns[i] / other->ns[i];
    return spread_of(values, contender->rounds);
}

void bench_heading(const char *title)
{
    printf("\n%s\n%-58s %7s  %-16s %-15s %s\n", title, "", "ratio", "spread", "goal", "ours, the other");
}

static void print_row(const char *what, const struct contender *ours, const struct contender *other,
                      const char *goal, double per, struct spread ratio)
{
    char spread[32];
    snprintf(spread, sizeof spread, "%.2f to %.2f", ratio.low, ratio.high);
    printf("  %-56s %6.2fx  %-16s %-15s %.1f ns, %.1f ns\n", what, ratio.median, spread, goal,
           bench_time(ours).median / per, bench_time(other).median / per);
}

static int is_missing(const char *what, const struct contender *ours, const struct contender *other)
{
    const char *missing = !ours->run ? ours->name : !other->run ? other->name : NULL;
    if (missing)
        printf("  %-56s not measured: %s is not installed\n", what, missing);
    return missing != NULL;
}

void bench_cost(const char *what, const struct contender *ours, const struct contender *other, const char *goal,
                double per)
{
    if (!is_missing(what, ours, other))
        print_row(what, ours, other, goal, per, bench_ratio(ours, other));
}

void bench_speed(const char *what, const struct contender *ours, const struct contender *other,
                 const char *goal, double per)
{
    if (!is_missing(what, ours, other))
        print_row(what, ours, other, goal, per, bench_ratio(other, ours));
}

uint32_t bench_random(void)
{
    static uint64_t state = 1;
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(state >> 33);
}
