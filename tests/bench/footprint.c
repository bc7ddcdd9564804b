/* SPDX-License-Identifier: MIT */
/*
 * footprint.c: shows how much private memory the library costs a process that links it and has used all of it.
 *     bench_footprint          prints the private dirty memory of the library and of an empty one, in KB
 *     bench_footprint quiet    only uses the library, so that valgrind can count allocations
 */
#include "empty.h"

#include <statuscode.h>
#include <stdio.h>
#include <string.h>

static void use_everything(void)
{
    char text[1024];
    sc_reply reply;
    const sc_entry *entry;
    sc_registry registry;
    empty(0, 0);
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; (entry = sc_at(registry, i)) != NULL; i++) {
            sc_write_problem(text, sizeof text, entry, SC_EN, NULL, NULL, "/");
            sc_read_reply(registry, 0, text, strlen(text), &reply);
        }
    }
    sc_negotiate("zh", SC_EN);
}

/* Returns the private dirty memory of the mappings whose path contains a name, in KB, or -1 if it cannot be
   determined. */
static long private_dirty(const char *name)
{
    FILE *maps = fopen("/proc/self/smaps", "r");
    char line[512];
    long sum = 0;
    int is_here = 0;
    if (!maps)
        return -1;
    while (fgets(line, sizeof line, maps)) {
        long size;
        /* A mapping starts with a line of addresses in lowercase. The names of its figures start in uppercase. */
        if (line[0] < 'A' || line[0] > 'Z')
            is_here = strstr(line, name) != NULL;
        else if (is_here && sscanf(line, "Private_Dirty: %ld kB", &size) == 1)
            sum += size;
    }
    fclose(maps);
    return sum;
}

int main(int argc, char **argv)
{
    use_everything();
    if (argc > 1 && strcmp(argv[1], "quiet") == 0)
        return 0;
    printf("%ld %ld\n", private_dirty("libstatuscode."), private_dirty("libbench_empty."));
    return 0;
}
