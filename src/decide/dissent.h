/* Dissent: where the published claims contradict each other and it bears on what counted. */
#ifndef DECIDE_DISSENT_H
#define DECIDE_DISSENT_H

#include "decide/ruling.h"

/* Records the dissent of a ruling whose components are complete. On one side stand the claims that
 * rules rest on which fired and counted (points, an exclusion, or costs of the split or of a move),
 * on the other the claims that contradict these or that the rules stand despite; claims that hang
 * together are one dissent. In the order of the first claim in the pack. False when memory is
 * out. */
bool dissent_find(struct arena *arena, struct ruling *ruling);

#endif
