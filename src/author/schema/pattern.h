/* Regular expressions (ECMA-262) for what is written in one scalar: numbers with units, ranges,
 * alternatives, comparisons. */
#ifndef AUTHOR_SCHEMA_PATTERN_H
#define AUTHOR_SCHEMA_PATTERN_H

#include "author/schema/clause.h"
#include "base/number.h"

/* A name of a form, in full. */
const char *pattern_name(struct shaper *shaper, enum name_form form);

/* The names, one of them or several with `|` between; or `unknown`. */
const char *pattern_alternatives(struct shaper *shaper, struct names names);

/* Numbers of a unit as a profile writes them, where they are more than a bare number: with k, M or
 * the unit, estimates, ranges, and alternatives of all these and the names of bands. */
const char *pattern_numbers(struct shaper *shaper, const struct unit *unit, struct names bands);

/* LOW .. HIGH in any unit. */
extern const char pattern_range[];

/* A number with k or M. */
extern const char pattern_thousands[];

/* Two numbers that may be below 0, with `..` between, or one. */
extern const char pattern_points[];

/* The name of a fact with its group, without anchors. */
#define PATTERN_FACT "[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+"

/* FACT OPERATOR OPERAND; and what only advice may ask. */
extern const char pattern_comparison[];
extern const char pattern_presence[];

/* One number of percent, above 0. */
extern const char pattern_share[];

/* YYYY-MM-DD. */
extern const char pattern_day[];

#endif
