/* SPDX-License-Identifier: MIT */
/* negotiate.c: measures sc_negotiate with headers that browsers send. */
#include "bench.h"
#include "calls.h"
#include "empty.h"

#include <statuscode.h>

/* A header of 60 bytes as browsers send it, and the shortest header. */
static const char browser[] = "zh-CN,zh;q=0.9,zh-TW;q=0.8,en-US;q=0.7,en;q=0.6,ja-JP;q=0.5";
static const char shortest[] = "en";

CALL_ALL(run_empty, empty(registry, code))

static uintptr_t negotiate(const void *subject)
{
    uintptr_t sum = 0;
    for (size_t i = 0; i < CALLS; i++)
        sum += (uintptr_t)sc_negotiate(subject, SC_EN);
    return sum;
}

int main(void)
{
    static const struct call calls[CALLS];
    struct contender all[] = {
        {"an empty function", run_empty, calls, 0, {0}},
        {"sc_negotiate", negotiate, browser, 0, {0}},
        {"sc_negotiate", negotiate, shortest, 0, {0}},
    };
    bench_measure(all, 3);
    bench_heading("sc_negotiate: what it costs");
    bench_cost("a browser's header of 60 bytes / an empty function", &all[1], &all[0], "at most 150 ns", CALLS);
    bench_cost("\"en\" / an empty function", &all[2], &all[0], "", CALLS);
    return 0;
}
