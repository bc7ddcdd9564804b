/* SPDX-License-Identifier: MIT */
/* statuscode translate REGISTRY CODE TO: the counterpart in another registry. */
#include "tool.h"

static void print_json(const sc_entry *from, const sc_entry *to, int how)
{
    fputs("{\"from\":", stdout);
    print_json_entry(from);
    printf(",\"match\":\"%s\",\"to\":", sc_match_name((sc_match)how));
    if (to != NULL)
        print_json_entry(to);
    else
        fputs("null", stdout);
    fputs(",\"class\":", stdout);
    if (to != NULL && sc_registry_of(from) != sc_registry_of(to))
        printf("\"%s\"", class_between(from, to));
    else
        fputs("null", stdout);
    puts("}");
}

static void show(unsigned languages, const sc_entry *from, const sc_entry *to, int how)
{
    int in_english = (languages & SHOWS(SC_EN)) != 0;
    const char *same = in_english ? "says the same" : "含义相同";
    const char *less = in_english ? "true, but says less" : "符合，但含义较宽";
    show_label(languages, "原状态码", "from");
    printf("%s %ld %s\n", sc_registry_name(sc_registry_of(from)), (long)sc_code(from), sc_name(from));
    show_label(languages, "匹配", "match");
    printf("%s: %s\n", sc_match_name((sc_match)how), how == SC_MATCH_EXACT ? same : less);
    if (sc_registry_of(from) != sc_registry_of(to))
        show_class_path(languages, class_between(from, to));
    putchar('\n');
    show_meaning(languages, to);
}

int run_translate(const struct args *args)
{
    const sc_entry *from;
    sc_registry registry;
    int how;
    int status = find_registry(args->operand[2], &registry);
    if (status == STATUS_OK)
        status = find_entry(args->operand[0], args->operand[1], &from);
    if (status != STATUS_OK)
        return status;
    const sc_entry *to = sc_translate(from, registry, &how);
    if (args->option[OPTION_JSON] != NULL)
        print_json(from, to, how);
    else if (to != NULL)
        show(args->languages, from, to, how);
    if (to != NULL)
        return STATUS_OK;
    return fail(STATUS_NO, "%s %ld %s: no counterpart in %s", sc_registry_name(sc_registry_of(from)),
                (long)sc_code(from), sc_name(from), sc_registry_name(registry));
}
