/* SPDX-License-Identifier: MIT */
/*
 * bench.h: measures contenders beside each other. Machines are shared and noisy, so only ratios count. All contenders
 * take turns in each round, a ratio is taken within each round, and the median and the spread over all rounds are
 * printed.
 *
 * With BENCH_QUICK in the environment, there is one short round, which only shows that everything runs.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

/* The maximum number of rounds. */
enum { BENCH_ROUNDS = 15 };

struct contender {
    const char *name;
    /* Does the work once. The result depends on all of the work, so that the compiler cannot omit any. NULL means that
       the contender is not installed. */
    uintptr_t (*run)(const void *subject);
    const void *subject;
    size_t rounds;           /* the number of rounds measured: 7 if they take long, else 15 */
    double ns[BENCH_ROUNDS]; /* the time of one run in each round */
};

/* The median of the rounds' values, and the values that a tenth of them are below and above. */
struct spread {
    double median;
    double low;
    double high;
};

/* Returns whether there is only one short round. */
int bench_is_quick(void);

/* Measures contenders in turns. */
void bench_measure(struct contender *contenders, size_t count);

/* Returns the time of one run in ns. */
struct spread bench_time(const struct contender *contender);

/* Returns the time of one contender divided by the time of another. */
struct spread bench_ratio(const struct contender *contender, const struct contender *other);

/* Prints the heading of a table. A row has a description, the ratio with its spread, the goal, and absolute times. */
void bench_heading(const char *title);

/* Prints the time of ours divided by the time of the other. per is the number of units in a run. */
void bench_cost(const char *what, const struct contender *ours, const struct contender *other, const char *goal,
                double per);

/* Prints how many times as fast as the other ours is. */
void bench_speed(const char *what, const struct contender *ours, const struct contender *other,
                 const char *goal, double per);

/* Returns a random number. The sequence is the same in every run. */
uint32_t bench_random(void);

#endif
