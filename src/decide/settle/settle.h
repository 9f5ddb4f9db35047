/* Settling: whether answers that are open can still change a verdict.
 *
 * A completion gives every open fact (unknown, assumed, or given only in part) one of the values
 * that it may have; where the answers make a question pointless, its fact is what it is otherwise;
 * no completion meets a check of level error. The verdict is settled if every completion has the
 * same one. Values fall into finitely many classes that no condition tells apart, so completions
 * are searched by class: bounds on the margins prove whole boxes of completions at once, and what
 * they leave open is split by one fact after another (branch and bound). Text facts have no
 * classes; what hangs on one that is unknown stays undetermined. */
#ifndef DECIDE_SETTLE_SETTLE_H
#define DECIDE_SETTLE_SETTLE_H

#include "base/diag.h"
#include "decide/cite.h"
#include "decide/plan.h"
#include "engine/dependence.h"

/* The lanes that beginning an evaluation costs, however few it has. */
#define SETTLE_START 64

/* What is spent on one ruling at most, in lanes that are evaluated. Where it does not suffice, what
 * is asked stays open. */
struct settle_budget {
    int64_t component; /* for each component */
    int64_t verdict;   /* for the verdict, with that of all components once more … */
    int64_t census;    /* … of it for trying all completions one by one, if that is enough */
    int64_t flips;     /* for single answers that make another verdict */
    uint32_t copies;   /* that are tried at once of what meets in one component */
};

/* What is spent unless somebody asks otherwise. */
extern const struct settle_budget settle_usual;

/* What settling works with; made once for a pack. */
struct settler {
    const struct pack *pack;
    const struct program *program;
    const struct scorer *scorer;
    struct dependence dependence;
    struct settle_budget budget;
};

/* A settler with the usual budget. False when memory is out. The arena owns what it needs. */
bool settler_init(struct settler *settler, struct arena *arena, const struct program *program,
                  const struct scorer *scorer);

/* Sets settled, witness, open and the components' settled and witness of a ruling that
 * outcome_decide has decided. The docket's block was evaluated for it; `stakes` are those that it
 * was decided on, `factors` its profile's (see score_block). Waivers that are active in the ruling
 * hold in all completions. False when memory is out or a pattern hits its limits (in `diags`). */
bool settle(struct arena *arena, const struct settler *settler, const struct docket *docket,
            const struct stakes *stakes, const int64_t *factors, struct ruling *ruling,
            struct diags *diags);

#endif
