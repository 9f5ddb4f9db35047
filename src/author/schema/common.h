/* The definitions that several schemas use. */
#ifndef AUTHOR_SCHEMA_COMMON_H
#define AUTHOR_SCHEMA_COMMON_H

#include "author/schema/clause.h"
#include "rule/pack.h"

/* A text that ends a buffer, in the arena. */
const char *common_keep(struct shaper *shaper, struct strbuf *out);

/* Adds "text" (a scalar that is not empty), "texts" (one or a list of them), "truth" (true or
 * false) and "day". */
void common_define(struct shaper *shaper, struct shape *definitions);

/* Makes `clause` a number from `low` to `high`, which may be written with k or M; `wanted` says
 * what is wrong with another. */
void common_amount(struct shaper *shaper, struct shape *clause, bool whole, const char *low,
                   const char *high, const char *wanted);

/* Adds, under `name`, one of these names and nothing else. */
void common_define_names(struct shaper *shaper, struct shape *definitions, const char *name,
                         struct words words);

/* The names of advice, checks or claims with their texts. */
const char *common_text_of_advice(struct names names, uint32_t index);
const char *common_message_of_check(struct names names, uint32_t index);
const char *common_text_of_claim(struct names names, uint32_t index);

#endif
