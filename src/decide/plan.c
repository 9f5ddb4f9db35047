#include "decide/plan.h"

#include <string.h>

int64_t round_quotient(__int128 total, int64_t divisor)
{
    __int128 magnitude = total < 0 ? -total : total;
    __int128 rounded = (2 * magnitude + divisor) / (2 * (__int128)divisor);
    return (int64_t)(total < 0 ? -rounded : rounded);
}

static int64_t component_size(const struct ruling *ruling, const struct ruled_component *component)
{
    return ruling->profile->components[component->component].size;
}

static int64_t sum_sizes(const struct ruling *ruling)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        sum += component_size(ruling, &ruling->components[i]);
    return sum;
}

/* Marks the rules that exclude an option anywhere; returns how many there are. */
static uint32_t mark_blockers(const struct ruling *ruling, uint32_t option, bool *blocks)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_option *ruled = &ruling->components[i].options[option];
        for (uint32_t j = 0; j < ruled->excluded_count; j++) {
            count += !blocks[ruled->excluded_by[j]];
            blocks[ruled->excluded_by[j]] = true;
        }
    }
    return count;
}

static bool is_blocked(const struct ruling *ruling, uint32_t option)
{
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (ruling->components[i].options[option].excluded_count > 0)
            return true;
    return false;
}

/* Collects the rules that exclude the plan's option anywhere, each once, in pack order. */
static bool collect_blockers(struct arena *arena, const struct ruling *ruling, struct plan *plan)
{
    uint32_t rules = ruling->profile->pack->rule_count;
    struct arena scratch;
    if (!is_blocked(ruling, plan->option))
        return true;
    arena_init(&scratch);
    bool *blocks = arena_new(&scratch, rules, sizeof *blocks);
    uint32_t count = blocks ? mark_blockers(ruling, plan->option, blocks) : 0;
    plan->blocked_by = blocks ? arena_new(arena, count, sizeof *plan->blocked_by) : NULL;
    for (uint32_t rule = 0; plan->blocked_by && rule < rules; rule++)
        if (blocks[rule])
            plan->blocked_by[plan->blocked_count++] = rule;
    arena_fini(&scratch);
    return plan->blocked_by != NULL;
}

static bool make_plan(struct arena *arena, const struct ruling *ruling, uint32_t option,
                      struct plan *plan)
{
    *plan = (struct plan){.option = option};
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        plan->total +=
            (__int128)component_size(ruling, component) * component->options[option].points.points;
    }
    plan->points = round_quotient(plan->total, sum_sizes(ruling));
    return collect_blockers(arena, ruling, plan);
}

/* Whether `a` ranks before `b`: possible before blocked, then by worth. */
static bool ranks_before(const struct plan *a, const struct plan *b)
{
    bool a_blocked = a->blocked_count > 0;
    bool b_blocked = b->blocked_count > 0;
    return a_blocked != b_blocked ? b_blocked : a->total > b->total;
}

/* Puts a plan into its place among those before it; equals keep the order of the options. */
static void insert_plan(struct plan *plans, uint32_t count, struct plan plan)
{
    uint32_t at = count;
    for (; at > 0 && ranks_before(&plan, &plans[at - 1]); at--)
        plans[at] = plans[at - 1];
    plans[at] = plan;
}

static enum firmness judge_firmness(const struct thresholds *thresholds, int64_t margin)
{
    if (margin >= thresholds->firm)
        return FIRMNESS_FIRM;
    return margin >= thresholds->clear ? FIRMNESS_CLEAR : FIRMNESS_SLIGHT;
}

/* The options whose plans lie within the toss-up of the best. */
static uint32_t contenders(const struct ruling *ruling, const struct thresholds *thresholds)
{
    uint32_t options = 0;
    int64_t sizes = sum_sizes(ruling);
    for (uint32_t i = 0; i < ruling->plan_count && ruling->plans[i].blocked_count == 0; i++) {
        __int128 behind = ruling->plans[0].total - ruling->plans[i].total;
        if (behind < (__int128)thresholds->toss_up * sizes || i == 0)
            options |= UINT32_C(1) << ruling->plans[i].option;
    }
    return options;
}

static void decide_verdict(const struct pack *pack, struct ruling *ruling)
{
    const struct plan *best = &ruling->plans[0];
    ruling->option = OPTION_NONE;
    if (best->blocked_count > 0) {
        ruling->verdict = VERDICT_NONE;
        return;
    }
    ruling->has_rival = ruling->plan_count > 1 && best[1].blocked_count == 0;
    if (ruling->has_rival)
        ruling->margin = round_quotient(best->total - best[1].total, sum_sizes(ruling));
    uint32_t between = contenders(ruling, &pack->thresholds);
    if (ruling->has_rival && (between & (between - 1)) != 0) {
        ruling->verdict = VERDICT_EITHER;
        ruling->between = between;
        return;
    }
    ruling->verdict = VERDICT_OPTION;
    ruling->option = best->option;
    ruling->firmness =
        ruling->has_rival ? judge_firmness(&pack->thresholds, ruling->margin) : FIRMNESS_FIRM;
}

bool plan_decide(struct arena *arena, const struct pack *pack, struct ruling *ruling)
{
    ruling->plans = arena_new(arena, pack->option_count, sizeof *ruling->plans);
    if (!ruling->plans)
        return false;
    for (uint32_t option = 0; option < pack->option_count; option++) {
        struct plan plan;
        if (!make_plan(arena, ruling, option, &plan))
            return false;
        insert_plan(ruling->plans, ruling->plan_count++, plan);
    }
    decide_verdict(pack, ruling);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        ruling->components[i].option = ruling->option;
    return true;
}
