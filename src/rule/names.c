#include "rule/names.h"

#include <string.h>

#define LISTED_NAMES 16
#define LISTED_BYTES 200

const char *names_at(struct names names, uint32_t index)
{
    return *(const char *const *)((const char *)names.items + index * names.size);
}

uint32_t names_find(struct names names, const char *name)
{
    for (uint32_t i = 0; i < names.count; i++) {
        if (strcmp(names_at(names, i), name) == 0)
            return i;
    }
    return NAME_NONE;
}

void names_offer(struct names names, struct typo *typo)
{
    for (uint32_t i = 0; i < names.count; i++)
        typo_offer(typo, names_at(names, i));
}

bool names_list(struct names names, struct strbuf *out)
{
    size_t bytes = 0;
    for (uint32_t i = 0; i < names.count && i < LISTED_NAMES; i++)
        bytes += strlen(names_at(names, i));
    if (names.count == 0 || names.count > LISTED_NAMES || bytes > LISTED_BYTES)
        return false;
    for (uint32_t i = 0; i < names.count; i++)
        strbuf_printf(out, "%s%s", i ? ", " : "", names_at(names, i));
    return true;
}

/* Kinds of characters in names. An image of a pack has thousands of names to check before the
 * program can start, hence a table. */
enum { LOWER = 1, CAPITAL = 2, DIGIT = 4, LOW_LINE = 8, HYPHEN = 16 };

static const unsigned char kinds[256] = {
    ['a' ... 'z'] = LOWER, ['A' ... 'Z'] = CAPITAL, ['0' ... '9'] = DIGIT,
    ['_'] = LOW_LINE,      ['-'] = HYPHEN,
};

static const struct {
    const char *pattern;
    unsigned char first; /* the kinds that its parts may begin with */
    unsigned char rest;  /* … and hold */
    bool dots;           /* it has several parts, with `.` between them */
} forms[NAME_FORMS] = {
    [NAME_ID] = {"[a-z][a-z0-9_-]*", LOWER, LOWER | DIGIT | LOW_LINE | HYPHEN, false},
    [NAME_SOURCE] = {"[A-Za-z][A-Za-z0-9_-]*", LOWER | CAPITAL,
                     LOWER | CAPITAL | DIGIT | LOW_LINE | HYPHEN, false},
    [NAME_VALUE] = {"[a-z][a-z0-9_]*", LOWER, LOWER | DIGIT | LOW_LINE, false},
    [NAME_FACT] = {"[a-z][a-z0-9_]*(.[a-z][a-z0-9_]*)+", LOWER, LOWER | DIGIT | LOW_LINE, true},
};

/* The end of the part of a name that begins at `text`; `text` itself when none does. */
static const char *part_end(const char *text, enum name_form form)
{
    const unsigned char *end = (const unsigned char *)text;
    if (kinds[*end] & forms[form].first) {
        while (kinds[*end] & forms[form].rest)
            end++;
    }
    return (const char *)end;
}

static bool stands_for_a_value(const char *text)
{
    switch (*text) {
    case 't':
        return strcmp(text, "true") == 0;
    case 'f':
        return strcmp(text, "false") == 0;
    case 'n':
        return strcmp(text, "null") == 0;
    case 'u':
        return strcmp(text, "unknown") == 0;
    default:
        return false;
    }
}

bool name_fits(const char *text, enum name_form form)
{
    const char *end = part_end(text, form);
    bool good = end > text;
    bool several = false;
    while (good && forms[form].dots && *end == '.') {
        const char *part = end + 1;
        end = part_end(part, form);
        good = end > part;
        several = true;
    }
    return good && *end == '\0' && several == forms[form].dots && !stands_for_a_value(text);
}

bool name_of_component(const char *name)
{
    static const char group[] = "component.";
    return strncmp(name, group, strlen(group)) == 0;
}

const char *name_profile_key(const char *fact)
{
    static const char *const of_components[] = {"name", "size",       "outside",
                                                "pin",  "pin_reason", "decided"};
    static const char *const of_profiles[] = {"ruling",     "name",       "labels",
                                              "extends",    "components", "links",
                                              "priorities", "waivers",    "weights"};
    const char *rest = strchr(fact, '.');
    if (!rest)
        return NULL;
    if (name_of_component(fact)) {
        uint32_t key = names_find(
            NAMES(of_components, sizeof of_components / sizeof *of_components), rest + 1);
        return key == NAME_NONE ? NULL : of_components[key];
    }
    for (size_t i = 0; i < sizeof of_profiles / sizeof *of_profiles; i++)
        if (strlen(of_profiles[i]) == (size_t)(rest - fact) &&
            memcmp(of_profiles[i], fact, (size_t)(rest - fact)) == 0)
            return of_profiles[i];
    return NULL;
}

const char *name_pattern(enum name_form form)
{
    return forms[form].pattern;
}
