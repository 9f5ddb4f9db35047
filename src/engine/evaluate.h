/* Evaluation: facts in their order, tests over all lanes, then conditions as operations on masks.
 */
#ifndef ENGINE_EVALUATE_H
#define ENGINE_EVALUATE_H

#include "engine/block.h"

enum evaluate_status {
    EVALUATE_OK,
    EVALUATE_LIMIT,    /* a text pattern hit PCRE2's limits: see struct evaluate_failure */
    EVALUATE_NO_MEMORY /* PCRE2 ran out of it */
};

struct evaluate_failure {
    uint32_t test; /* the pattern */
    uint32_t lane; /* whose text */
};

/* Works out, for every lane of the block:
 *   1. each fact in the pack's order: given > otherwise (ask_if false) > default > unknown; where
 *      ask_if is undetermined the fact is unknown (for what is given tentatively see block.h).
 *      `assumptions` false leaves defaults out. Derived facts are decision lists: the union of what
 *      the rules up to the first certain one may set. A derived project fact is worked out in the
 *      project's lane and copied to its group. Where an undetermined rule takes part and nothing is
 *      ruled out, a derived fact is unknown;
 *   2. each test as soon as its fact is settled; text patterns last, and only in lanes where the
 *      other tests of the rule leave it open;
 *   3. all roots but those of advice. Roll-ups are worked out for each group and hold in all its
 *      lanes.
 * May be called again, whether what is given was changed or not. `failure` is set on
 * EVALUATE_LIMIT; the masks mean nothing then. */
enum evaluate_status evaluate(struct block *block, bool assumptions,
                              struct evaluate_failure *failure);

/* Evaluates the roots of advice once options are chosen: `options[lane]` is the option of each
 * component's lane (OPTION_NONE: no choice), which component.option becomes. A fact counts as known
 * where it is exact (see block_is_exact) and given, otherwise or derived. */
enum evaluate_status evaluate_advice(struct block *block, const uint32_t *options,
                                     struct evaluate_failure *failure);

#endif
