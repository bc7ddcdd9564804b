/* SPDX-License-Identifier: MIT */
/* walk.c: prints every entry of every registry, as a program outside the project would. */
#include <stdio.h>

#include <statuscode.h>
#include <statuscode/fecshop.h>
#include <statuscode/hero.h>
#include <statuscode/jiemi.h>
#include <statuscode/plus.h>
#include <statuscode/rayvision.h>

static void print(const sc_entry *entry)
{
    printf("%s\t%ld\t%d\t%s\t%d\t%d\t%d\t%d\t%s\t%s\n", sc_registry_name(sc_registry_of(entry)),
           (long)sc_code(entry), (int)sc_kind_of(entry), sc_constant(entry), sc_http_status(entry),
           sc_wire_status(entry), (int)sc_canonical_of(entry), (int)sc_action_of(entry),
           sc_message(entry, SC_ZH), sc_message(entry, SC_EN));
}

int main(void)
{
    for (int r = SC_FECSHOP; sc_registry_name((sc_registry)r)[0] != '\0'; r++)
        for (size_t i = 0; i < sc_count((sc_registry)r); i++)
            print(sc_at((sc_registry)r, i));
    return sc_code(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED)) == 1012 ? 0 : 1;
}
