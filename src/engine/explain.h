/* Explanation: why a condition came out as it did in one lane, and which values count for it. */
#ifndef ENGINE_EXPLAIN_H
#define ENGINE_EXPLAIN_H

#include "engine/block.h"

/* A node of a condition with its truth in one lane. Roll-ups have one child for each component of
 * the group (its conditions there), other nodes one for each child. A text pattern that was not
 * needed, because all else had settled the root, counts as undetermined. */
struct explanation {
    const struct condition *condition; /* of a roll-up's child: NULL, its children all hold */
    uint32_t lane;                     /* where it was looked at */
    enum truth truth;
    struct explanation *children;
    uint32_t count;
};

/* The explanation of a root in a lane, in `arena`. A root that always holds has a NULL condition
 * and no children. False when memory is out. */
bool explain_root(struct arena *arena, const struct block *block, uint32_t root, uint32_t lane,
                  struct explanation *explanation);

/* A fact in a lane. */
struct fact_use {
    uint32_t fact;
    uint32_t lane;
};

/* The facts that made a condition true (all of `all`, the true ones of `any`, the false ones of
 * `none`) or false, each once, in the order of the condition; none of an undetermined one. */
bool explain_reasons(struct arena *arena, const struct explanation *explanation,
                     const struct fact_use **uses, uint32_t *count);

/* The facts of undetermined comparisons that keep a condition undetermined, likewise. */
bool explain_needs(struct arena *arena, const struct explanation *explanation,
                   const struct fact_use **uses, uint32_t *count);

/* The value that a fact has in a lane after evaluate, whatever its origin but given (the profile
 * has that; of a given number, this is the domain): what otherwise, a default or derivation gave,
 * or the domain. False when memory is out. */
bool explain_value(struct arena *arena, const struct block *block, uint32_t lane, uint32_t fact,
                   struct value *value);

#endif
