/* Roots: whole conditions, in all lanes, as operations on the masks of their tests. */
#ifndef ENGINE_ROOTS_H
#define ENGINE_ROOTS_H

#include "engine/evaluate.h"

/* Works out a root whose other tests are settled, and those of its text patterns that are needed
 * for it. `failure` is set on EVALUATE_LIMIT. */
enum evaluate_status root_evaluate(struct block *block, uint32_t root,
                                   struct evaluate_failure *failure);

#endif
