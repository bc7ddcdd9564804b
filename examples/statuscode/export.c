/* SPDX-License-Identifier: MIT */
/* statuscode export FORMAT [REGISTRY...]: everything that the library knows, in one of several formats. */
#include "export.h"

#include <string.h>

/* ---- What the formats have in common ------------------------------------------------------------------ */

const sc_entry *success_entry(sc_registry registry)
{
    for (size_t i = 0; i < sc_count(registry); i++) {
        const sc_entry *entry = sc_at(registry, i);
        if (sc_kind_of(entry) == SC_KIND_CODE && sc_outcome_of(entry) == SC_OUTCOME_SUCCESS)
            return entry;
    }
    return NULL;
}

int meaning_number(const sc_entry *entry)
{
    int number = 1;
    const sc_entry *e = sc_lookup(sc_registry_of(entry), sc_code(entry));
    for (; e != NULL && e != entry; e = sc_next_meaning(e))
        number++;
    return number;
}

int begins_block(sc_registry registry, size_t position)
{
    return position == 0 || strcmp(heading(sc_at(registry, position), SC_ZH),
                                   heading(sc_at(registry, position - 1), SC_ZH)) != 0;
}

const sc_entry *next_entry(const struct selection *selection, struct position *position)
{
    for (; position->registry < selection->count; position->registry++, position->entry = 0) {
        const sc_entry *entry = sc_at(selection->registry[position->registry], position->entry);
        if (entry != NULL) {
            position->entry++;
            return entry;
        }
    }
    return NULL;
}

int next_counterpart(const struct selection *selection, const sc_entry *entry, struct counterpart *counterpart)
{
    while (counterpart->next < selection->count) {
        sc_registry to = selection->registry[counterpart->next++];
        if (to == sc_registry_of(entry))
            continue;
        counterpart->entry = sc_translate(entry, to, &counterpart->how);
        if (counterpart->entry != NULL)
            return 1;
    }
    return 0;
}

void print_counterparts(const struct selection *selection, const sc_entry *entry, const char *quote)
{
    struct counterpart other = {0};
    const char *between = "";
    while (next_counterpart(selection, entry, &other)) {
        printf("%s%s %s %ld %s%s%s", between, sc_match_name((sc_match)other.how),
               sc_registry_name(sc_registry_of(other.entry)), (long)sc_code(other.entry), quote,
               sc_name(other.entry), quote);
        between = "; ";
    }
}

void print_classes(const sc_entry *entry, const char *quote)
{
    const char *between = "";
    for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class)) {
        printf("%s%s %s", between, sc_match_name(sc_is(entry, class)), quote);
        print_class_path(class, "", "/", "");
        fputs(quote, stdout);
        between = "; ";
    }
}

enum {
    REGISTRY,
    CODE,
    MEANING,
    KIND,
    NAME,
    CONSTANT,
    ZH,
    EN,
    HTTP,
    WIRE,
    CANONICAL,
    OUTCOME,
    ACTION,
    FAULT,
    GROUP_ZH,
    GROUP_EN,
    NOTE_ZH,
    NOTE_EN,
    CLASS,
    COLUMNS
};

const size_t export_column_count = COLUMNS;
const struct column export_columns[COLUMNS] = {
    [REGISTRY] = {"registry", 0, 0},
    [CODE] = {"code", 1, 0},
    [MEANING] = {"meaning", 1, 0},
    [KIND] = {"kind", 0, 0},
    [NAME] = {"name", 0, 0},
    [CONSTANT] = {"constant", 0, 0},
    [ZH] = {"zh", 0, 0},
    [EN] = {"en", 0, 0},
    [HTTP] = {"http", 1, 0},
    [WIRE] = {"wire", 1, 0},
    [CANONICAL] = {"canonical", 0, 0},
    [OUTCOME] = {"outcome", 0, 0},
    [ACTION] = {"action", 0, 0},
    [FAULT] = {"fault", 0, 0},
    [GROUP_ZH] = {"group_zh", 0, 1},
    [GROUP_EN] = {"group_en", 0, 1},
    [NOTE_ZH] = {"note_zh", 0, 1},
    [NOTE_EN] = {"note_en", 0, 1},
    [CLASS] = {"class", 0, 1},
};

static struct cell number_cell(long number)
{
    struct cell cell = {number, NULL};
    return cell;
}

static struct cell text_cell(const char *text)
{
    struct cell cell = {0, text};
    return cell;
}

struct cell export_cell(const sc_entry *entry, size_t column)
{
    sc_registry registry = sc_registry_of(entry);
    switch (column) {
    case REGISTRY:
        return text_cell(sc_registry_name(registry));
    case CODE:
        return number_cell(sc_code(entry));
    case MEANING:
        return number_cell(meaning_number(entry));
    case KIND:
        return text_cell(sc_kind_name(sc_kind_of(entry)));
    case NAME:
        return text_cell(sc_name(entry));
    case CONSTANT:
        return text_cell(sc_constant(entry));
    case ZH:
    case EN:
        return text_cell(sc_message(entry, column == ZH ? SC_ZH : SC_EN));
    case HTTP:
        return number_cell(sc_http_status(entry));
    case WIRE:
        return number_cell(sc_wire_status(entry));
    case CANONICAL:
        return text_cell(sc_canonical_name(sc_canonical_of(entry)));
    case OUTCOME:
        return text_cell(sc_outcome_name(sc_outcome_of(entry)));
    case ACTION:
        return text_cell(sc_action_name(sc_action_of(entry)));
    case FAULT:
        return text_cell(sc_fault_name(sc_fault_of(entry)));
    case GROUP_ZH:
    case GROUP_EN:
        return text_cell(sc_group(registry, sc_code(entry), column == GROUP_ZH ? SC_ZH : SC_EN));
    case NOTE_ZH:
    case NOTE_EN:
        return text_cell(sc_note(entry, column == NOTE_ZH ? SC_ZH : SC_EN));
    case CLASS:
        return text_cell(sc_class(entry));
    default:
        return text_cell("");
    }
}

/* ---- The subcommand ----------------------------------------------------------------------------------- */

typedef void export_format(const struct selection *selection);

static const struct {
    const char *name;
    export_format *run;
} formats[] = {
    {"json", export_json},         {"ndjson", export_ndjson}, {"csv", export_csv},
    {"markdown", export_markdown}, {"sql", export_sql},       {"html", export_html},
};

enum { FORMATS = sizeof formats / sizeof formats[0] };

/* Returns NULL and reports an error if there is no such format. */
static export_format *find_format(const char *name)
{
    struct guess guess = {name, NULL, 0};
    for (size_t i = 0; i < FORMATS; i++) {
        if (strcmp(formats[i].name, name) == 0)
            return formats[i].run;
        guess_try(&guess, formats[i].name);
    }
    if (guess.best != NULL)
        fail(STATUS_MISUSE, "%s: no such format; did you mean %s?", name, guess.best);
    else
        fail(STATUS_MISUSE, "%s: no such format; the formats are json, ndjson, csv, markdown, sql and html",
             name);
    return NULL;
}

/* Returns whether the registry is among those named. If none is named, all are. */
static int is_named(sc_registry registry, char **names, int count)
{
    for (int i = 0; i < count; i++)
        if (sc_registry_from_name(names[i]) == registry)
            return 1;
    return count == 0;
}

static int select_registries(struct selection *selection, char **names, int count)
{
    sc_registry registry;
    for (int i = 0; i < count; i++) {
        int status = find_registry(names[i], &registry);
        if (status != STATUS_OK)
            return status;
    }
    selection->count = 0;
    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE; i++)
        if (is_named(registry, names, count))
            selection->registry[selection->count++] = registry;
    return STATUS_OK;
}

int run_export(const struct args *args)
{
    struct selection selection;
    export_format *format = find_format(args->operand[0]);
    if (format == NULL)
        return STATUS_MISUSE;
    if (args->option[OPTION_BOM] != NULL && format != export_csv)
        return fail(STATUS_MISUSE, "--bom: applies to csv only");
    int status = select_registries(&selection, args->operand + 1, args->count - 1);
    if (status != STATUS_OK)
        return status;
    if (args->option[OPTION_BOM] != NULL)
        fputs("\xef\xbb\xbf", stdout);
    format(&selection);
    return STATUS_OK;
}
