/* Literals of number facts: numbers, bands, ranges and estimates. */
#ifndef RULE_LITERAL_NUMBER_H
#define RULE_LITERAL_NUMBER_H

#include "base/diag.h"
#include "rule/fact.h"
#include "rule/part.h"

/* Where a literal stands, which decides what it may be. */
enum reading_use {
    READING_ANSWER,  /* of a profile: anything */
    READING_SETTING, /* of a pack, for a fact: neither unknown nor an estimate */
    READING_OPERAND  /* of a comparison: one value, number or band */
};

/* What the readers of literals share. */
struct reading {
    struct arena *arena; /* for the value */
    const struct fact *fact;
    enum reading_use use;
    bool whole; /* the fact's range is what is being read: it does not bind yet */
    struct diags *diags;
};

/* What the fact is called in messages about a literal, and " (or unknown)" where that may be said.
 */
const char *reading_fact(const struct reading *reading);
const char *reading_or_unknown(const struct reading *reading);

/* Reads one alternative of a number fact. Reports what is wrong; false then. */
bool number_literal(const struct reading *reading, struct part part, struct interval *numbers);

/* Reads LOW .. HIGH: see literal_read_range. */
bool number_literal_range(const struct reading *reading, struct part part,
                          struct interval *numbers);

#endif
