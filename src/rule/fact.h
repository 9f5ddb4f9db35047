/* Facts: the vocabulary of a pack. Each is also a question. */
#ifndef RULE_FACT_H
#define RULE_FACT_H

#include "base/map.h"
#include "base/number.h"
#include "base/source.h"
#include "base/strbuf.h"
#include "rule/value.h"

struct condition;

#define FACT_NONE UINT32_MAX

enum fact_type {
    FACT_BOOL,
    FACT_INTEGER,
    FACT_NUMBER,
    FACT_CHOICE,
    FACT_LEVEL, /* an ordered choice */
    FACT_SET,
    FACT_TEXT,
    FACT_OPTION, /* a choice among the pack's options and the values that it lists */
    FACT_TYPES
};

enum fact_scope { FACT_PROJECT, FACT_COMPONENT };

/* One value of a choice, level, set, option or bool. */
struct fact_value {
    const char *name;
    const char *description; /* may be NULL */
};

/* A named stretch of a number's range. No number lies in two bands: where one is written to end on
 * the number on which the next begins, that number belongs to the next, unless it is all of the
 * first (none: 0 .. 0, some: 0 .. 10). */
struct band {
    const char *name;
    struct interval numbers;
};

/* A weight for sampling completions: of value or band number `index`. */
struct likelihood {
    uint32_t index;
    int64_t weight; /* millionths */
};

/* What is assumed where nothing is given. */
struct fact_default {
    const struct condition *when; /* NULL: always */
    struct value value;
    struct place place;
};

struct fact {
    const char *name; /* "component.io_share" */
    enum fact_type type;
    enum fact_scope scope; /* by the name: component.* or not */
    bool derived;          /* set by rules, never given */
    bool reserved;         /* component.option: set by the engine, for advice only */

    struct unit unit;      /* of numbers and integers */
    struct interval range; /* of numbers and integers, in millionths */
    const struct band *bands;
    uint32_t band_count;
    const struct fact_value *values; /* of all types but numbers and texts */
    uint32_t value_count;

    const char *title;    /* a short label; never NULL (the name where the pack gives none) */
    const char *question; /* NULL for derived facts */
    const char *find_out; /* may be NULL */
    const char *step;     /* of the decision framework; may be NULL */

    const struct condition *ask_if;      /* NULL: always asked */
    bool has_otherwise;                  /* with ask_if, and for derived facts */
    struct value otherwise;              /* its value where ask_if is false or no rule derives it */
    const struct fact_default *defaults; /* tried in order */
    uint32_t default_count;
    const struct likelihood *likely;
    uint32_t likely_count;
    const uint32_t *cites; /* indices of claims: why it is asked */
    uint32_t cite_count;
    struct place place;
    uint32_t layer; /* of the pack that added it */
};

/* The facts of a pack, in pack order, by index and by name. */
struct vocabulary {
    struct fact *facts;
    uint32_t count;
    struct map by_name;
};

/* The name of a type as packs write it: "number". */
const char *fact_type_name(enum fact_type type);

/* "component.io_share" -> "io_share"; the whole name of a project fact. */
const char *fact_short_name(const struct fact *fact);

/* The fact with this full name, FACT_NONE when there is none. */
uint32_t fact_find(const struct vocabulary *vocabulary, const char *name);

/* The full name nearest to a mistyped one, NULL when none is near. Compares with and without the
 * part in front of the dot. */
const char *fact_suggest(const struct vocabulary *vocabulary, const char *name);

/* The kind of value that answers the fact. */
enum value_kind fact_value_kind(const struct fact *fact);

/* The distance between neighbouring numbers of the fact: NUMBER_ONE for integers, else 1. */
int64_t fact_step(const struct fact *fact);

/* The whole domain: what the fact may be when nothing is known. For numbers it points at the fact's
 * own range. */
struct value fact_domain(const struct fact *fact);

/* The number of the value, or of the band, with this name (`length` bytes); FACT_NONE when there
 * is none. */
uint32_t fact_value_find(const struct fact *fact, const char *name, size_t length);
uint32_t fact_band_find(const struct fact *fact, const char *name, size_t length);

/* The stretch of a band as the pack writes it, ends that it shares included. */
struct interval fact_band_written(const struct fact *fact, uint32_t band);

/* Appends a value as a person would write it in a profile: "60 %" for one number, "mostly_waits"
 * for a stretch that is exactly a band, "60 % .. 90 %", "none | inference", "[uploads]", "unknown"
 * for the whole domain, a text in double quotes where YAML needs them. literal_read gives the value
 * again; only a set that is partly known has no such form: "[a, maybe b]". */
void fact_print(const struct fact *fact, const struct value *value, struct strbuf *out);

/* Appends numbers as LOW .. HIGH: "60 % .. 90 %"; a unit that is a word stands once: "1 .. 2000
 * developers". */
void fact_print_range(const struct fact *fact, struct interval range, struct strbuf *out);

#endif
