/* SPDX-License-Identifier: MIT */
/*
 * Measuring things beside each other. Machines are shared and noisy, so what counts are ratios: all contenders of a
 * measurement take turns, round after round, a ratio is taken within each round, and what is told is the median of
 * the rounds and how far they spread.
 *
 * With BENCH_QUICK in the environment there is one short round: it shows that everything runs, and nothing else.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

/* The most rounds there are. */
enum { BENCH_ROUNDS = 15 };

struct contender {
    const char *name;
    /* Does the work once. What it returns depends on all of it, so that no compiler can leave any out. NULL: the
       contender is not installed. */
    uintptr_t (*run)(const void *subject);
    const void *subject;
    size_t rounds;           /* that were measured: 7 where they take long, else 15 */
    double ns[BENCH_ROUNDS]; /* of one run, by round */
};

/* Of the rounds' values the median, and those that a tenth of them are below and above. */
struct spread {
    double median;
    double low;
    double high;
};

/* Whether there is only one short round. */
int bench_is_quick(void);

/* Measures contenders, in turns. */
void bench_measure(struct contender *contenders, size_t count);

/* The time of one run, in ns. */
struct spread bench_time(const struct contender *contender);

/* The time of one contender divided by the time of another. */
struct spread bench_ratio(const struct contender *contender, const struct contender *other);

/* A heading, then rows of the table: what, ratio with spread, what is to be reached, absolute figures. */
void bench_heading(const char *title);

/* Tells how many times what the other costs ours costs; per is how many units a run has. */
void bench_cost(const char *what, const struct contender *ours, const struct contender *other, const char *goal,
                double per);

/* Tells how many times as fast as the other ours is. */
void bench_speed(const char *what, const struct contender *ours, const struct contender *other,
                 const char *goal, double per);

/* Random numbers, the same in every run. */
uint32_t bench_random(void);

#endif
