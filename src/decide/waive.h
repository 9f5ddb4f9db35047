/* Waivers: rules that somebody takes responsibility for setting aside. */
#ifndef DECIDE_WAIVE_H
#define DECIDE_WAIVE_H

#include "base/diag.h"
#include "decide/cite.h"

/* Finds out what becomes of the profile's waivers, after evaluate and before any is applied.
 *
 * A waiver holds up to and on its last day. If that lies before the profile's `as_of`, it is
 * expired (warning R0142); without `as_of` no waiver ends. One that sets nothing aside is unused:
 * its rule neither fired nor may fire where it is waived, or it only derives facts, which a waiver
 * leaves alone, or it is about the project as a whole and waived for one component (warning R0141,
 * unless a base gives it: what an organisation waives need not count in each project). All others
 * are active. False when memory is out. */
bool waivers_judge(struct arena *arena, const struct docket *docket, struct ruling *ruling,
                   struct diags *diags);

/* Whether a waiver sets a rule aside in a component of the profile (COMPONENT_NONE: where it is
 * about the project as a whole). An unused waiver does so too, should answers that are open make
 * its rule fire after all; one that is expired does not. */
bool waiver_applies(const struct ruling *ruling, uint32_t rule, uint32_t component);

/* Takes the rules that waivers set aside as false in the lanes of a group: the docket's own, or a
 * copy of it in `block`. */
void waivers_apply(const struct ruling *ruling, const struct docket *docket, struct block *block,
                   const struct group *group);

#endif
