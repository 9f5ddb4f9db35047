/* A layout: what one component comes to in a box, knot by knot.
 *
 * What hangs on no knot that was tried stands in any case, within bounds; what hangs on a knot
 * stands in each of its copies. Both add up: see knots.h. */
#ifndef DECIDE_SETTLE_LAYOUT_H
#define DECIDE_SETTLE_LAYOUT_H

#include "decide/settle/asking.h"

/* What moving a component costs: as in struct stake. */
struct moving {
    uint32_t current;
    bool may_be_none;
    int64_t low;
    int64_t high;
};

/* Made once for a trial. */
struct layout {
    struct knots *knots;

    struct bench *bench;
    uint32_t component;
    uint32_t lane; /* of the component on the bench */
    enum measure measure;
    struct points base[ASSIGN_OPTIONS]; /* by option: what stands in any case */
    struct moving stands;               /* in the box as it stands */
    uint32_t excluded;              /* options, by rules that hang on no knot that was tried … */
    uint32_t may_be_excluded;       /* … and those that they may rule out */
    const struct knot *switch_knot; /* what moving costs hangs on it; NULL: it was not tried */

    struct points *points;          /* [copy][option]: what is in the copy's knot */
    uint32_t *copy_excluded;        /* by copy: what rules of its knot exclude … */
    uint32_t *copy_may_be_excluded; /* … and may exclude */
    bool *absent;                   /* by copy: it certainly meets a check of level error */
    struct moving *moving;          /* by copy of the switch knot, from 0 */
};

/* Prepares for knots that were made; all lives in the arena. False when memory is out. */
bool layout_init(struct layout *layout, struct arena *arena, struct knots *knots);

/* Tries the knots of a component (from 0) in the trial's box, and sets out what it comes to.
 * `*exists` is false where the box certainly has no completion; nothing else is set then. False as
 * trial_run. */
bool layout_find(struct layout *layout, uint32_t component, enum measure measure, bool *exists);

/* How far an option can be ahead of another by what stands in any case, and by a copy of a knot
 * that was tried (from 0 in the knot). */
int64_t layout_base_ahead(const struct layout *layout, enum measure measure, uint32_t home,
                          uint32_t there);
int64_t layout_copy_ahead(const struct layout *layout, const struct knot *knot, uint32_t copy,
                          enum measure measure, uint32_t home, uint32_t there);

/* Whether a copy of a knot rules an option out. */
bool layout_rules_out(const struct layout *layout, const struct knot *knot, uint32_t copy,
                      uint32_t option);

/* The best option of a component in a copy of its bench, after the waivers were applied: by points,
 * the first of equals; OPTION_NONE where all are ruled out. `*exact` tells whether nothing about
 * that is undetermined, `*lead` by how much the next is behind, as far as there is one. */
uint32_t layout_best(const struct layout *layout, uint32_t component, const struct block *block,
                     uint32_t copy, bool *exact, int64_t *lead);

#endif
