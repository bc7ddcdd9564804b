/* SPDX-License-Identifier: MIT */
/*
 * Prints what an API sends for each entry that has an envelope, and what nginx with our module has to send. The
 * expected values come from the entry, not from reading the envelope. The fields of a line are separated by tabs:
 *
 *     registry, HTTP status, language, envelope           what the API sends, in the language that the client accepts
 *     HTTP status, name, class, outcome, action, fault, code, problem     what nginx sends; no problem is "-"
 */
#include <stdio.h>

#include <statuscode.h>
#include <statuscode/jiemi.h>

static char envelope[4096];
static char problem[4096];

static void expect(const sc_entry *sent, int wire, sc_lang lang)
{
    sc_registry registry = sc_registry_of(sent);
    int is_zero = registry == SC_JIEMI && (sc_code(sent) == 0 || sc_kind_of(sent) == SC_KIND_HTTP);
    const sc_entry *entry = sent;
    int is_failure;

    /* Jiemi's code 0 leaves the outcome to the HTTP status. */
    if (is_zero && sc_kind_of(sent) == SC_KIND_CODE)
        entry = sc_lookup(SC_JIEMI, SC_JIEMI_HTTP_INTERNAL_SERVER_ERROR);
    if (is_zero && wire == 200)
        return;
    is_failure = sc_outcome_of(entry) == SC_OUTCOME_FAILURE;
    sc_write_problem(problem, sizeof problem, entry, lang, NULL, NULL, NULL);
    printf("%s\t%d\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%ld\t%s\n", sc_registry_name(registry), wire,
           sc_lang_tag(lang), envelope,
           sc_outcome_of(entry) == SC_OUTCOME_SUCCESS ? wire : sc_http_status(entry), sc_name(entry),
           sc_class(entry), sc_outcome_name(sc_outcome_of(entry)), sc_action_name(sc_action_of(entry)),
           sc_fault_name(sc_fault_of(entry)), is_zero ? 0 : (long)sc_code(entry), is_failure ? problem : "-");
}

int main(void)
{
    sc_registry registry;

    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        for (size_t i = 0; i < sc_count(registry); i++) {
            const sc_entry *entry = sc_at(registry, i);

            if (sc_write_envelope(envelope, sizeof envelope, entry, SC_ZH, NULL, NULL) == 0)
                continue;
            for (int lang = SC_ZH; lang <= SC_EN; lang++) {
                expect(entry, sc_wire_status(entry), (sc_lang)lang);
                if (sc_wire_status(entry) != 200)
                    expect(entry, 200, (sc_lang)lang);
            }
        }
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
