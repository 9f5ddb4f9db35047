/* Judging: profiles in, rulings out. Fills blocks with as many profiles as fit, evaluates, scores,
 * and keeps what counted. */
#ifndef DECIDE_JUDGE_H
#define DECIDE_JUDGE_H

#include "base/diag.h"
#include "decide/settle/settle.h"

/* What is made once for a pack. */
struct judge {
    struct arena arena;
    const struct pack *pack;
    struct program *program;
    struct scorer scorer;
    struct settler settler;
    const uint32_t *advice; /* of the pack, in the order in which it is given */
};

/* How profiles are judged. */
struct judge_options {
    bool assumptions; /* the pack's defaults are assumed */
    bool settling;    /* it is found out what open answers can change: see decide/settle/settle.h */
};

/* A judge for a pack that outlives it. NULL when memory is out. */
struct judge *judge_new(const struct pack *pack);

void judge_free(struct judge *judge);

/* evaluate, with its failures as diagnostics (R0310 at the answer, or memory is out). `rulings` has
 * one for each group of the block, of which only the profile need be set. */
bool judge_evaluate(struct block *block, const struct ruling *rulings, bool assumptions,
                    struct diags *diags);

/* The rulings of some profiles. */
struct rulings {
    struct arena arena; /* owns the rulings */
    const struct pack *pack;
    struct ruling *items;
    uint32_t count;
    struct judge_options options;
};

/* Judges `count` profiles of the judge's pack; they must outlive the rulings. NULL when a profile
 * meets a check of level error (R0118), a text pattern hits its limits (R0310), the best split is
 * not found within the limits (R0501) or memory is out; warnings (R0117, R0119, R0141, R0142) come
 * with the rulings. The diagnostics' spans are the answers'. */
struct rulings *judge_profiles(const struct judge *judge, const struct profile *const *profiles,
                               uint32_t count, struct judge_options options, struct diags *diags);

void rulings_free(struct rulings *rulings);

#endif
