/* The schema of profiles, and what the schema of tests takes from it. */
#ifndef AUTHOR_SCHEMA_PROFILE_H
#define AUTHOR_SCHEMA_PROFILE_H

#include "author/schema/clause.h"
#include "rule/pack.h"

/* Makes `clause` a profile: a whole file, or a part of another, which need not say `ruling: 1`. */
void profile_put(struct shaper *shaper, struct shape *clause, const struct pack *pack, bool part);

/* Adds the definitions that a profile needs, beside the common ones. */
void profile_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack);

#endif
