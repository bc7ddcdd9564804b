/* SPDX-License-Identifier: MIT */
/* statuscode list [REGISTRY]: all entries in the documents' order. */
#include "tool.h"

#include <stdlib.h>

int run_list(const struct args *args)
{
    sc_registry registry = SC_REGISTRY_NONE;
    size_t count;
    int status = args->count == 0 ? STATUS_OK : find_registry(args->operand[0], &registry);
    if (status != STATUS_OK)
        return status;
    const sc_entry **entries = all_entries(registry, &count);
    if (entries == NULL)
        return STATUS_MISUSE;
    if (args->option[OPTION_JSON] != NULL)
        print_json_entries(entries, count);
    else
        show_rows(args->languages, entries, count, ROWS_UNDER_HEADINGS);
    free(entries);
    return STATUS_OK;
}
