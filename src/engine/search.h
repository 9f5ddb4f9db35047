/* Searching texts for a pattern: the dearest comparison, so it is tried last, and only in the lanes
 * that need it. */
#ifndef ENGINE_SEARCH_H
#define ENGINE_SEARCH_H

#include "engine/evaluate.h"

/* Tries a text pattern in the lanes of `todo`, where it was not tried yet; lanes whose text is
 * unknown stay undetermined. `failure` is set on EVALUATE_LIMIT. */
enum evaluate_status search(struct block *block, uint32_t test, const uint64_t *todo,
                            struct evaluate_failure *failure);

#endif
