/* Values and conditions, for walks. Private to this folder. */
#ifndef RULE_WALK_CONDITION_H
#define RULE_WALK_CONDITION_H

#include "rule/condition.h"
#include "rule/walk.h"

/* A value that a fact is set to. */
void walk_value(struct walk *walk, const struct fact *fact, struct value *value);

/* A condition, which may be missing (NULL). Reading makes it and checks all that condition_read
 * would. The facts of the vocabulary must have been walked over. */
void walk_condition(struct walk *walk, const struct vocabulary *vocabulary,
                    struct condition_rules rules, const struct condition **condition);

#endif
