/* What a profile may answer to each fact of a pack. */
#ifndef AUTHOR_SCHEMA_ANSWER_H
#define AUTHOR_SCHEMA_ANSWER_H

#include "author/schema/clause.h"
#include "rule/pack.h"

/* Adds the definitions of the answers to all facts that a profile can give, under the facts' full
 * names, and of the groups of project facts, under "group G". */
void answers_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack);

/* Whether a profile gives the fact. */
bool answer_is_given(const struct fact *fact);

/* Adds the groups of project facts to the properties of a profile or component. */
void answers_put_groups(struct shaper *shaper, struct shape *properties, const struct pack *pack);

/* Adds the facts of components to the properties of a component. */
void answers_put_facts(struct shaper *shaper, struct shape *properties, const struct pack *pack);

#endif
