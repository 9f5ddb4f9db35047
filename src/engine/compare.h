/* Comparisons: the tests of one fact, in all lanes. */
#ifndef ENGINE_COMPARE_H
#define ENGINE_COMPARE_H

#include "engine/block.h"

/* Works out all tests of a fact whose slots are settled, but those that are text patterns: these
 * become undetermined and untried (see search.h). */
void compare(struct block *block, uint32_t fact);

#endif
