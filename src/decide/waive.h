/* Waivers: rules that somebody takes responsibility for setting aside. */
#ifndef DECIDE_WAIVE_H
#define DECIDE_WAIVE_H

#include "base/diag.h"
#include "decide/cite.h"

/* Finds out what becomes of the profile's waivers after evaluate: one whose last day lies before
 * the profile's `as_of` is expired (warning R0142), one whose rule neither fired nor may fire where
 * it is waived, or that counts nothing anyway, is unused (warning R0141). False when memory is
 * out. */
bool waivers_judge(struct arena *arena, const struct docket *docket, struct ruling *ruling,
                   struct diags *diags);

/* Whether an active waiver of the ruling sets a rule aside in a component of the profile. */
bool waiver_applies(const struct ruling *ruling, uint32_t rule, uint32_t component);

/* Takes the rules that active waivers set aside as false in the lanes of a group: the docket's own,
 * or a copy of it in `block`. */
void waivers_apply(const struct ruling *ruling, const struct docket *docket, struct block *block,
                   const struct group *group);

#endif
