/* Contributing: uniting values in the slots of a fact, lane by lane, as value_unite unites two. */
#ifndef ENGINE_CONTRIBUTE_H
#define ENGINE_CONTRIBUTE_H

#include "engine/block.h"

/* Lets a fact be `value` as well in the lanes of `lanes`, which are all in use. Lanes that are not
 * `started` hold it alone afterwards; all of them are then. */
void contribute(struct block *block, uint32_t fact, const struct value *value,
                const uint64_t *lanes, uint64_t *started);

/* The lanes where everything is possible. */
void find_whole(const struct block *block, uint32_t fact, uint64_t *whole);

/* Gives all lanes of each group what the project's lane has of a fact. */
void spread_project(struct block *block, uint32_t fact);

#endif
