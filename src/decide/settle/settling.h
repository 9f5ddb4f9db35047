/* Settling: what the parts of settling one ruling share. */
#ifndef DECIDE_SETTLE_SETTLING_H
#define DECIDE_SETTLE_SETTLING_H

#include "decide/settle/finding.h"
#include "decide/settle/proof.h"

/* How often boxes are split at most: what is left open then stays so. */
#define SETTLING_DEPTH 40

struct settling {
    struct arena *arena; /* of the ruling */
    struct ruling *ruling;
    struct trial trial;
    struct reacher reacher;
    struct reach *reaches; /* by component, in the box at hand */
    struct points second;  /* what each option beyond the first costs in the box at hand */
    struct plans plans;    /* in the box at hand */
    bool unproved;         /* some box was left open */
    bool none;             /* no completion exists, so that all is settled */
    struct member *roster; /* the variables that the verdict hangs on, rising, with their classes */
    uint32_t roster_count;
};

/* ---- settle_component.c, settle_verdict.c ---- */

/* Finds out whether the best option of a component is settled, and its reach in the box of all
 * completions. False when memory is out, or the reach was not found. */
bool settle_component(struct settling *settling, uint32_t component, struct reach *reach);

/* Finds out whether the verdict is; settling->reaches are those of the box of all completions.
 * False when memory is out. */
bool settle_verdict(struct settling *settling);

/* ---- exhaust.c ---- */

/* Whether all completions can be tried one by one. */
bool exhaust_fits(const struct settling *settling);

/* Tries them: then it is known which facts matter, and whether the verdict is settled; where it is
 * not, the box is the completion with another one that is nearest to what the ruling assumes. False
 * when the budget did not suffice after all. */
bool exhaust(struct settling *settling, enum settled *settled);

/* ---- lean.c ---- */

/* Chooses classes for what the checks of level error hang on so that none is met; with `plans`, for
 * all else that plans hang on too, such that what options cost puts the set `there` as far ahead of
 * `home` as can be. False when none exists or the budget did not suffice. */
bool lean_rest(struct settling *settling, bool plans, uint32_t home, uint32_t there);

/* Completes the box in favour of one assignment against another, and finds what it comes to.
 * `backwards` takes the smallest components first. False likewise. */
bool lean_towards(struct settling *settling, const uint8_t *home, const uint8_t *there,
                  bool backwards, struct finding *finding);

/* Puts chosen variables back to what the ruling assumes, as long as `refutes` holds of a copy of
 * the box on the bench. */
void lean_back(struct settling *settling, struct bench *bench, uint32_t component,
               bool (*refutes)(struct settling *settling, uint32_t component, uint32_t copy,
                               int64_t *lead));

/* ---- suppose.c ---- */

/* Records the answers that the box stands for, as far as their questions arise in the whole, which
 * was entered last. False when memory is out. */
bool suppose(struct settling *settling, struct witness *witness);

/* A value as a profile would give it, in the arena. NULL when memory is out. */
const char *suppose_text(struct arena *arena, const struct fact *fact, const struct value *value);

/* ---- flip.c ---- */

/* Finds for each fact that matters an answer that alone makes another verdict. False when memory is
 * out. */
bool flip_facts(struct settling *settling);

#endif
