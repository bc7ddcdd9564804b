/* SPDX-License-Identifier: MIT */
/*
 * Choosing between Chinese and English by Accept-Language.
 *
 * The header is a list of language ranges with weights (RFC 9110). The range with the greatest weight that leads to a
 * text when subtags are cut off its end decides (RFC 4647). Where the RFCs leave a choice:
 *   - If two ranges have the same weight, the first one decides.
 *   - If zh, en or * is repeated, the first one counts.
 *   - * matches both languages, so it expresses no preference (RFC 4647, section 3.4). It only makes the fallback
 *     acceptable or, if the fallback is refused by name, the other language.
 *   - Weight 0 refuses exactly what it names. Our English is en, so "en;q=0" refuses it even if the header also asks
 *     for en-GB, and "en-GB;q=0" does not refuse it.
 */
#include "ascii.h"

#include <statuscode.h>
#include <string.h>

/* Weights are in thousandths. */
enum { WEIGHT_ABSENT = -1, WEIGHT_NONE = 0, WEIGHT_FULL = 1000 };

/* What the header says about one language. */
struct wish {
    int weight;      /* the greatest weight of its ranges */
    size_t position; /* the offset of that range in the header */
    int exact;       /* the weight of the bare tag */
};

struct wishes {
    struct wish language[2]; /* by sc_lang */
    int traditional;         /* the greatest weight of Chinese in traditional characters */
    int any;                 /* the weight of * */
};

/* ---- Syntax ------------------------------------------------------------------------------------------- */

static int is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t skip_space(const char *text, size_t length, size_t i)
{
    while (i < length && (text[i] == ' ' || text[i] == '\t'))
        i++;
    return i;
}

/* Returns whether a text is this lower-case word, ignoring case. */
static int is_word(const char *text, size_t length, const char *word)
{
    for (size_t i = 0; i < length; i++)
        if (ascii_lower(text[i]) != word[i])
            return 0;
    return word[length] == '\0';
}

/* Returns the length of the subtag that begins at i, which consists of letters and digits. */
static size_t subtag_length(const char *text, size_t length, size_t i)
{
    size_t start = i;
    while (i < length && (is_alpha(text[i]) || is_digit(text[i])))
        i++;
    return i - start;
}

/* Returns the length of the language range that the member begins with (RFC 4647, section 2.1), or 0 if there is none.
   Does not check that the language has no digits, because ours have none. */
static size_t range_length(const char *text, size_t length)
{
    size_t i = 0;
    if (length > 0 && text[0] == '*')
        return 1;
    for (;;) {
        size_t subtag = subtag_length(text, length, i);
        if (subtag < 1 || subtag > 8)
            return 0;
        i += subtag;
        if (i == length || text[i] != '-')
            return i;
        i++;
    }
}

/* Returns the weight that follows a range (RFC 9110, section 12.4.2), or WEIGHT_ABSENT if it is ill-formed. */
static int read_weight(const char *text, size_t length)
{
    size_t i = skip_space(text, length, 0);
    if (i == length)
        return WEIGHT_FULL;
    if (text[i] != ';')
        return WEIGHT_ABSENT;
    i = skip_space(text, length, i + 1);
    if (length - i < 3 || !is_word(text + i, 2, "q=") || (text[i + 2] != '0' && text[i + 2] != '1'))
        return WEIGHT_ABSENT;
    int weight = (text[i + 2] - '0') * WEIGHT_FULL;
    i += 3;
    if (i < length && text[i] == '.') {
        i++;
        for (int unit = 100; unit > 0 && i < length && is_digit(text[i]); unit /= 10)
            weight += (text[i++] - '0') * unit;
    }
    if (weight > WEIGHT_FULL || skip_space(text, length, i) != length)
        return WEIGHT_ABSENT;
    return weight;
}

/* ---- Meaning ------------------------------------------------------------------------------------------ */

/* Returns whether a range of Chinese asks for traditional characters. The script comes before the region, and
   extensions follow a single letter, so the first subtag that tells decides. */
static int is_traditional(const char *range, size_t length)
{
    for (size_t i = sizeof "zh-" - 1; i < length;) {
        size_t subtag = subtag_length(range, length, i);
        if (subtag == 1 || is_word(range + i, subtag, "hans"))
            return 0;
        if (is_word(range + i, subtag, "hant") || is_word(range + i, subtag, "tw") ||
            is_word(range + i, subtag, "hk") || is_word(range + i, subtag, "mo"))
            return 1;
        i += subtag + 1;
    }
    return 0;
}

/* Adds a range of one of our languages. */
static void wish_for(struct wish *wish, int is_exact, int weight, size_t position)
{
    if (is_exact) {
        if (wish->exact != WEIGHT_ABSENT)
            return;
        wish->exact = weight;
    }
    if (weight > wish->weight) {
        wish->weight = weight;
        wish->position = position;
    }
}

/* Reads a member of the header. An ill-formed member or another language changes nothing, because it has no range, no
   subtag of ours, or a weight below all others. */
static void read_member(struct wishes *wishes, const char *text, size_t length, size_t position)
{
    size_t range = range_length(text, length);
    if (range == 0)
        return;
    size_t language = subtag_length(text, range, 0);
    int weight = read_weight(text + range, length - range);
    if (text[0] == '*') {
        if (wishes->any == WEIGHT_ABSENT)
            wishes->any = weight;
    } else if (is_word(text, language, "en")) {
        wish_for(&wishes->language[SC_EN], range == language, weight, position);
    } else if (is_word(text, language, "zh")) {
        if (!is_traditional(text, range))
            wish_for(&wishes->language[SC_ZH], range == language, weight, position);
        else if (weight > wishes->traditional)
            wishes->traditional = weight;
    }
}

static int is_refused(const struct wish *wish)
{
    return wish->exact == WEIGHT_NONE;
}

static int is_asked_for(const struct wish *wish)
{
    return wish->weight > WEIGHT_NONE && !is_refused(wish);
}

static sc_lang choose(const struct wishes *wishes, sc_lang fallback)
{
    const struct wish *zh = &wishes->language[SC_ZH];
    const struct wish *en = &wishes->language[SC_EN];
    if (is_asked_for(zh) && is_asked_for(en)) {
        if (zh->weight != en->weight)
            return zh->weight > en->weight ? SC_ZH : SC_EN;
        return zh->position < en->position ? SC_ZH : SC_EN;
    }
    if (is_asked_for(en))
        return SC_EN;
    if (is_asked_for(zh) || (wishes->traditional > WEIGHT_NONE && !is_refused(zh)))
        return SC_ZH;
    if (wishes->any > WEIGHT_NONE && is_refused(zh) != is_refused(en))
        return is_refused(zh) ? SC_EN : SC_ZH;
    return fallback;
}

sc_lang sc_negotiate(const char *accept_language, sc_lang fallback)
{
    static const struct wish none = {WEIGHT_NONE, 0, WEIGHT_ABSENT};
    struct wishes wishes = {{none, none}, WEIGHT_NONE, WEIGHT_ABSENT};
    size_t length = accept_language ? strlen(accept_language) : 0;
    size_t start = 0;
    while (start < length) {
        start = skip_space(accept_language, length, start);
        size_t end = start;
        while (end < length && accept_language[end] != ',')
            end++;
        read_member(&wishes, accept_language + start, end - start, start);
        start = end + 1;
    }
    return choose(&wishes, fallback);
}

const char *sc_lang_tag(sc_lang lang)
{
    return lang == SC_ZH ? "zh" : "en";
}
