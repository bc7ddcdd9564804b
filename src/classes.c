/* SPDX-License-Identifier: MIT */
/* Error classes: the tree of meanings, and the entries in it. */
#include "table.h"

#include <string.h>

static const char *name_of(const struct sc_class *class)
{
    return class != NULL ? sc_at_distance(class, class->name_at) : "";
}

static const struct sc_class *find_class(const char *name)
{
    const struct sc_class *class = NULL;
    for (size_t i = 0; name != NULL && (class = sc_class_number(i)) != NULL; i++)
        if (strcmp(name_of(class), name) == 0)
            break;
    return class;
}

/* ---- The classes of an entry -------------------------------------------------------------------------- */

static const struct sc_line *lines_of(const sc_entry *entry)
{
    return sc_at_distance(entry, entry->lines_at);
}

/* Returns whether a class is the root that fits an entry's outcome and, for a failure, its canonical code. */
static int is_root_of(const struct sc_class *class, const sc_entry *entry)
{
    return class->up == 0 && class->outcome == sc_outcome_of(entry) &&
           (class->outcome != SC_OUTCOME_FAILURE || class->canonical == entry->canonical);
}

/* Returns the root for an entry without a line, which occurs only in users' own tables. There is always one. */
static const struct sc_class *find_root(const sc_entry *entry)
{
    size_t number = 0;
    while (!is_root_of(sc_class_number(number), entry))
        number++;
    return sc_class_number(number);
}

const struct sc_class *sc_first_class(const sc_entry *entry)
{
    if (entry == NULL)
        return NULL;
    const struct sc_class *class = sc_class_of_line(lines_of(entry));
    return class != NULL ? class : find_root(entry);
}

const char *sc_class(const sc_entry *entry)
{
    return name_of(sc_first_class(entry));
}

const char *sc_next_class(const sc_entry *entry, const char *class)
{
    if (entry == NULL || class == NULL)
        return "";
    for (const struct sc_line *line = lines_of(entry); sc_class_of_line(line) != NULL; line++)
        if (strcmp(name_of(sc_class_of_line(line)), class) == 0)
            return name_of(sc_class_of_line(line + 1));
    return "";
}

/* Returns whether a class has this name or is below the class with this name. */
static int is_below(const struct sc_class *class, const char *name)
{
    while (class != NULL && strcmp(name_of(class), name) != 0)
        class = sc_parent(class);
    return class != NULL;
}

sc_match sc_is(const sc_entry *entry, const char *class)
{
    const struct sc_class *first = sc_first_class(entry);
    sc_match match = SC_MATCH_NONE;
    if (first == NULL || class == NULL)
        return SC_MATCH_NONE;
    const struct sc_line *line = lines_of(entry);
    if (sc_class_of_line(line) == NULL)
        return is_below(first, class) ? SC_MATCH_BROADER : SC_MATCH_NONE;
    for (; sc_class_of_line(line) != NULL; line++) {
        if (line->is_same && strcmp(name_of(sc_class_of_line(line)), class) == 0)
            return SC_MATCH_EXACT;
        if (is_below(sc_class_of_line(line), class))
            match = SC_MATCH_BROADER;
    }
    return match;
}

/* ---- The tree ----------------------------------------------------------------------------------------- */

const char *sc_class_parent(const char *class)
{
    const struct sc_class *found = find_class(class);
    return found != NULL ? name_of(sc_parent(found)) : "";
}

const char *sc_class_text(const char *class, sc_lang lang)
{
    const struct sc_class *found = find_class(class);
    if (found == NULL)
        return "";
    return sc_at_distance(found, lang == SC_ZH ? found->zh_at : found->en_at);
}

const char *sc_class_at(size_t position)
{
    return name_of(sc_class_number(position));
}
