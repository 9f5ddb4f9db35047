#include "decide/plan.h"

#include <string.h>

int64_t round_quotient(__int128 total, int64_t divisor)
{
    __int128 magnitude = total < 0 ? -total : total;
    __int128 rounded = (2 * magnitude + divisor) / (2 * (__int128)divisor);
    return (int64_t)(total < 0 ? -rounded : rounded);
}

__int128 plan_difference(const struct stakes *stakes, const struct assignment *a,
                         const struct assignment *b, int64_t *size)
{
    *size = 0;
    for (uint32_t i = 0; i < stakes->count; i++)
        if (a->option[i] != b->option[i])
            *size += stakes->items[i].size;
    return *size == 0 ? 0 : a->total - b->total;
}

/* ---- making plans ---- */

/* Whether `a` ranks before `b`, which was made before it. */
static bool ranks_before(const struct draft_plan *a, const struct draft_plan *b)
{
    return a->possible != b->possible ? a->possible : a->assignment.total > b->assignment.total;
}

/* Puts a plan in its place; equals keep the order in which they are made. */
static void add_plan(struct plans *plans, const struct draft_plan *plan)
{
    uint32_t at = plans->count++;
    for (; at > 0 && ranks_before(plan, &plans->items[at - 1]); at--)
        plans->items[at] = plans->items[at - 1];
    plans->items[at] = *plan;
}

static void finish_plan(struct draft_plan *plan, const struct assign_problem *problem)
{
    plan->assignment.total = assign_total(problem, plan->assignment.option);
    plan->possible = assign_is_possible(problem, plan->assignment.option);
}

static void add_singles(struct plans *plans, const struct assign_problem *problem)
{
    for (uint32_t option = 0; option < problem->options; option++) {
        struct draft_plan plan = {.kind = PLAN_OPTION, .option = option};
        memset(plan.assignment.option, (int)option, problem->count);
        finish_plan(&plan, problem);
        add_plan(plans, &plan);
    }
}

/* The best split, if one is possible. */
static enum assign_status add_split(struct plans *plans, const struct assign_problem *problem)
{
    struct draft_plan plan = {.kind = PLAN_SPLIT, .option = OPTION_NONE, .possible = true};
    enum assign_status status = assign_split(problem, &plan.assignment);
    if (status == ASSIGN_OK)
        add_plan(plans, &plan);
    return status == ASSIGN_LIMIT ? ASSIGN_LIMIT : ASSIGN_OK;
}

static bool is_made(const struct plans *plans, const struct assignment *assignment, uint32_t count)
{
    for (uint32_t i = 0; i < plans->count; i++)
        if (memcmp(plans->items[i].assignment.option, assignment->option, count) == 0)
            return true;
    return false;
}

/* As it is today, if that is known everywhere. */
static void add_as_is(struct plans *plans, const struct stakes *stakes,
                      const struct assign_problem *problem)
{
    struct draft_plan plan = {.kind = PLAN_AS_IS, .option = OPTION_NONE};
    for (uint32_t i = 0; i < stakes->count; i++) {
        const struct stake *stake = &stakes->items[i];
        if (!stake->current_known || stake->current == 0)
            return;
        plan.assignment.option[i] = (uint8_t)__builtin_ctz(stake->current);
    }
    plan.is_repeated = is_made(plans, &plan.assignment, stakes->count);
    finish_plan(&plan, problem);
    add_plan(plans, &plan);
}

/* ---- the verdict ---- */

/* The verdict that a plan is a case of: its option, or the split. */
static uint32_t verdict_bit(const struct stakes *stakes, const struct draft_plan *plan)
{
    const uint8_t *options = plan->assignment.option;
    for (uint32_t i = 1; i < stakes->count; i++)
        if (options[i] != options[0])
            return BETWEEN_SPLIT;
    return UINT32_C(1) << options[0];
}

/* Compares `nth` with the best plan, if it is a rival: possible, and of another verdict. */
static void face_rival(struct plans *plans, const struct stakes *stakes, uint32_t nth,
                       __int128 *least, int64_t *least_size)
{
    const struct draft_plan *best = &plans->items[0];
    struct draft_plan *plan = &plans->items[nth];
    int64_t size;
    if (!plan->possible || verdict_bit(stakes, plan) == verdict_bit(stakes, best))
        return;
    __int128 difference = plan_difference(stakes, &best->assignment, &plan->assignment, &size);
    plan->contends = difference < (__int128)stakes->pack->thresholds.toss_up * size;
    if (plan->contends)
        plans->between |= verdict_bit(stakes, plan);
    if (plans->has_rival && difference * *least_size >= *least * size)
        return;
    plans->has_rival = true;
    plans->rival = nth;
    *least = difference;
    *least_size = size;
}

static void decide_verdict(struct plans *plans, const struct stakes *stakes)
{
    struct draft_plan *best = &plans->items[0];
    uint32_t bit = verdict_bit(stakes, best);
    __int128 least = 0;
    int64_t least_size = 1;
    plans->verdict = VERDICT_NONE;
    if (!best->possible)
        return;
    best->contends = true;
    for (uint32_t i = 1; i < plans->count; i++)
        face_rival(plans, stakes, i, &least, &least_size);
    plans->margin = round_quotient(least, least_size);
    if (plans->between != 0) {
        plans->verdict = VERDICT_EITHER;
        plans->between |= bit;
    } else if (bit == BETWEEN_SPLIT) {
        plans->verdict = VERDICT_SPLIT;
    } else {
        plans->verdict = VERDICT_OPTION;
        plans->option = best->assignment.option[0];
    }
}

enum assign_status plans_make(struct plans *plans, const struct stakes *stakes, enum view view)
{
    struct assign_problem problem;
    plans->count = 0;
    plans->option = OPTION_NONE;
    plans->between = 0;
    plans->has_rival = false;
    plans->margin = 0;
    plans->rival = 0;
    stakes_problem(stakes, view, &problem);
    add_singles(plans, &problem);
    enum assign_status status = add_split(plans, &problem);
    add_as_is(plans, stakes, &problem);
    decide_verdict(plans, stakes);
    return status;
}

uint32_t plans_given(const struct plans *plans, uint32_t item)
{
    uint32_t option = plans->items[0].assignment.option[item];
    if (plans->verdict == VERDICT_NONE)
        return OPTION_NONE;
    for (uint32_t i = 1; i < plans->count; i++)
        if (plans->items[i].contends && plans->items[i].assignment.option[item] != option)
            return OPTION_NONE;
    return option;
}
