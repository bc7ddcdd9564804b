/* SPDX-License-Identifier: MIT */
/* copy.c: gives access to the copy of the library that the enclosing program or plugin is linked to. */
#include "copy.h"

#include <stdio.h>

static void describe_in(const sc_entry *entry, sc_lang lang, char *buf, size_t size)
{
    char blank[2048], documented[2048], envelope[2048];
    sc_write_problem(blank, sizeof blank, entry, lang, NULL, NULL, NULL);
    sc_write_problem(documented, sizeof documented, entry, lang, "detail", "/orders/1",
                     "https://example.com/#");
    sc_write_envelope(envelope, sizeof envelope, entry, lang, NULL, NULL);
    snprintf(buf, size, "%s\n%s\n%s\n%s\n%s\n", sc_message(entry, lang), sc_note(entry, lang), blank,
             documented, envelope);
}

/* Writes the classes that the entry is in, each with its match. */
static void list_classes(const sc_entry *entry, char *buf, size_t size)
{
    const char *class = sc_class(entry);
    int length = 0;
    buf[0] = '\0';
    for (; class[0] != '\0' && (size_t)length < size; class = sc_next_class(entry, class))
        length +=
            snprintf(buf + length, size - (size_t)length, "%s %s, ", sc_match_name(sc_is(entry, class)), class);
}

static void describe(const sc_entry *entry, char *buf, size_t size)
{
    char classes[1024], zh[8192], en[8192];
    list_classes(entry, classes, sizeof classes);
    describe_in(entry, SC_ZH, zh, sizeof zh);
    describe_in(entry, SC_EN, en, sizeof en);
    snprintf(buf, size, "%d %ld %d %s %s %d %d %d %d %d %s\n%s%s", (int)sc_registry_of(entry),
             (long)sc_code(entry), (int)sc_kind_of(entry), sc_name(entry), sc_constant(entry),
             sc_http_status(entry), sc_wire_status(entry), (int)sc_canonical_of(entry),
             (int)sc_action_of(entry), (int)sc_outcome_of(entry), classes, zh, en);
}

const struct copy copy = {sc_at, sc_next_meaning, sc_translate, sc_class_at, sc_is, describe};
