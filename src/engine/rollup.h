/* Roll-ups: from what holds in each component to what holds of its project. */
#ifndef ENGINE_ROLLUP_H
#define ENGINE_ROLLUP_H

#include "engine/block.h"

/* Turns masks that say in which lanes the children of a roll-up hold into the masks of the roll-up
 * itself, the same in all lanes of a group. */
void roll_up(const struct block *block, const struct node_code *node, struct masks masks);

#endif
