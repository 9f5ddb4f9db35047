/* The schema of tests. */
#ifndef AUTHOR_SCHEMA_SUITE_H
#define AUTHOR_SCHEMA_SUITE_H

#include "author/schema/clause.h"
#include "rule/pack.h"

/* Makes `clause` a file of tests for the pack. */
void suite_put(struct shaper *shaper, struct shape *clause, const struct pack *pack);

/* Adds the definitions that it needs, beside the common ones. */
void suite_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack);

#endif
