/* Dissent: where the published claims contradict each other and it bears on what counted.
 *
 * A contradiction bears on a rule that counted (points, an exclusion, or overhead of the split or
 * of a move) if the rule rests on one of the two claims, and stands despite the other or a rule
 * that counted rests on it. What else contradicts its claims somewhere in the pack is left out, or
 * everything would hang together.
 *
 * Contradictions that bear on one rule and have a claim in common are one dissent. So rules share a
 * dissent where a contradiction bears on both, and a rule has a part in several where its claims
 * are disputed for reasons that have nothing to do with each other. So may a claim. */
#ifndef DECIDE_DISSENT_DISSENT_H
#define DECIDE_DISSENT_DISSENT_H

#include "decide/ruling.h"

/* Records the dissent of a ruling whose components and split are complete, in the order of the
 * first claims in the pack. Which claims are on which side: see decide/dissent/sides.h; on the
 * first is what more of the rules rest on, and where as many rest on either, the first claim.
 *
 * A rule may stand despite a claim that contradicts none of its own. It is then counted among the
 * rules of every dissent in which that claim stands; and if it has no part in any, all that it
 * rests on stands against all that it stands despite. False when memory is out. */
bool dissent_find(struct arena *arena, struct ruling *ruling);

#endif
