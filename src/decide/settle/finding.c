#include "decide/settle/finding.h"

void findings_score(struct trial *trial, const struct block *block)
{
    tally_block(&trial->tally, block, trial->points);
}

static bool is_range(const struct points *points)
{
    return points->low != points->high;
}

/* Whether nothing about a component is undetermined. */
static bool is_stake_exact(const struct stake *stake, bool alone, uint32_t options)
{
    bool moves = stake->current != 0 && stake->switching.high > 0;
    bool stays = !alone && stake->current != 0; /* as is: a plan of its own */
    if (stake->excluded != stake->may_be_excluded || (moves && is_range(&stake->switching)) ||
        ((moves || stays) && !stake->current_known))
        return false;
    for (uint32_t option = 0; option < options; option++)
        if (is_range(&stake->points[option]))
            return false;
    return true;
}

static bool are_exact(const struct stakes *stakes)
{
    bool introduces = stakes->pack->split.introduce > 0;
    if ((stakes->count > 1 && is_range(&stakes->second)) ||
        (introduces && stakes->operated != stakes->may_be_operated))
        return false;
    for (uint32_t i = 0; i < stakes->count; i++)
        if (!is_stake_exact(&stakes->items[i], stakes->count == 1, stakes->pack->option_count))
            return false;
    return true;
}

/* Whether the best split can be found with the nodes that are left. Two options take none. */
static bool is_affordable(struct trial *trial, const struct stakes *stakes)
{
    struct assign_problem problem;
    struct assignment split;
    if (stakes->pack->option_count < 3)
        return true;
    stakes_problem(stakes, VIEW_POINTS, &problem);
    return assign_split_within(&problem, &trial->nodes, &split) != ASSIGN_LIMIT;
}

struct finding finding_of(struct trial *trial, const struct block *block, uint32_t copy,
                          struct plans *plans)
{
    struct stakes *stakes = &trial->whole.stakes;
    struct finding finding = {.absent = trial_is_absent(trial, &trial->whole, block, copy),
                              .verdict = VERDICT_NONE,
                              .option = OPTION_NONE};
    plans->count = 0;
    stakes_weigh(stakes, block, &block->groups[copy], trial->points);
    if (finding.absent == TRUTH_TRUE || !is_affordable(trial, stakes) ||
        plans_make(plans, stakes, VIEW_POINTS) != ASSIGN_OK)
        return finding;
    finding.exact = are_exact(stakes);
    finding.verdict = plans->verdict;
    finding.option = plans->option;
    return finding;
}

static bool is_ruling(const struct finding *finding, const struct ruling *ruling)
{
    return finding->verdict == ruling->verdict && finding->option == ruling->option;
}

bool finding_refutes(const struct finding *finding, const struct ruling *ruling)
{
    return finding->absent == TRUTH_FALSE && finding->exact && !is_ruling(finding, ruling);
}

bool finding_agrees(const struct finding *finding, const struct ruling *ruling)
{
    return finding->absent == TRUTH_TRUE || (finding->exact && is_ruling(finding, ruling));
}
