/* Resolving: what a fact may be in each lane, given what the facts before it are. */
#ifndef ENGINE_RESOLVE_H
#define ENGINE_RESOLVE_H

#include "engine/evaluate.h"

/* Settles a fact's slots (or texts) and where its values come from, as evaluate.h says; the facts
 * that it depends on must be settled. The roots of its ask_if, defaults and derivations are
 * evaluated on the way. `failure` is set on EVALUATE_LIMIT. */
enum evaluate_status resolve(struct block *block, uint32_t fact, bool assumptions,
                             struct evaluate_failure *failure);

/* The value that a rule gives to a fact, which it derives. */
const struct value *derived_value(const struct rule *rule, uint32_t fact);

/* Sets a choice to one class in a lane. */
void resolve_choice(struct block *block, uint32_t fact, uint32_t lane, uint32_t choice);

#endif
