#include "decide/settle/asking.h"

/* What is worth trying before all that only counts points. */
#define EXCLUSION_WEIGHT (UINT64_C(1) << 40)
#define COST_WEIGHT      1000

/* Asks for a rule, unless it is waived. */
static void ask_rule(struct knots *knots, uint32_t rule, uint32_t lane, uint32_t element,
                     uint64_t weight)
{
    uint32_t root = knots->trial->settler->program->rule_root[rule];
    bool whole = rule_about_project(&knots->trial->settler->pack->rules[rule]);
    if (bench_is_waived(knots->bench, rule, whole ? 0 : lane))
        return;
    knots_tie_root(knots, root, lane, element, weight);
}

static void ask_points(struct knots *knots, uint32_t lane)
{
    const struct tally *tally = &knots->trial->tally;
    for (uint32_t i = 0; i < tally->count; i++) {
        const struct tally_group *group = &tally->groups[i];
        uint32_t number = tally->scorer->effects[group->first].group;
        for (uint32_t effect = group->first; effect < group->end; effect++) {
            int64_t most = tally_most(tally, effect);
            ask_rule(knots, tally->scorer->effects[effect].rule, lane,
                     knots_group(knots, number, lane), (uint64_t)(most < 0 ? -most : most));
        }
    }
}

static void ask_rules(struct knots *knots, const struct rule_list *list, uint32_t lane,
                      uint32_t element, uint64_t weight)
{
    for (uint32_t i = 0; i < list->count; i++)
        ask_rule(knots, list->rules[i], lane, element, weight);
}

/* Whether moving a component may cost something, whatever saves. */
static bool may_cost(const struct knots *knots, uint32_t lane)
{
    const struct stakes *stakes = &knots->bench->stakes;
    const struct block *node = knots->trial->node;
    int64_t most = stakes->pack->switching.cost;
    for (uint32_t i = 0; i < stakes->for_switch.count; i++) {
        uint32_t rule = stakes->for_switch.rules[i];
        int32_t overhead = stakes->pack->rules[rule].overhead;
        if (overhead > 0 && block_rule(node, rule, lane) != TRUTH_FALSE)
            most += overhead;
    }
    return most > 0;
}

void ask_component(struct knots *knots, uint32_t lane, enum measure measure)
{
    const struct stakes *stakes = &knots->bench->stakes;
    uint32_t element = knots_own(knots, KNOTS_SWITCH + lane);
    ask_points(knots, lane);
    ask_rules(knots, &stakes->excluding, lane, KNOT_NONE, EXCLUSION_WEIGHT);
    if (measure == MEASURE_POINTS || stakes->items[lane].current == 0)
        return;
    bool costs = may_cost(knots, lane);
    if (costs)
        ask_rules(knots, &stakes->for_switch, lane, element, COST_WEIGHT);
    /* Where there are several, "as is" is a plan of its own, whatever moving costs. */
    if (!costs && stakes->count == 1)
        return;
    knots_tie_fact(knots, stakes->pack->switching.current, OPEN_NONE, lane, element);
}

void ask_split(struct knots *knots)
{
    ask_rules(knots, &knots->bench->stakes.for_split, knots->trial->node->groups[0].project,
              KNOT_NONE, COST_WEIGHT);
}

/* Asks for what options cost. */
static void ask_costs(struct knots *knots)
{
    const struct stakes *stakes = &knots->bench->stakes;
    const struct split_costs *costs = &stakes->pack->split;
    uint32_t lane = knots->trial->node->groups[0].project;
    if (stakes->count > 1)
        ask_rules(knots, &stakes->for_split, lane, knots_own(knots, KNOTS_SECOND), COST_WEIGHT);
    for (uint32_t option = 0; option < stakes->pack->option_count; option++)
        if (costs->operated != FACT_NONE && costs->introduce > 0 &&
            stakes->operated_members[option] != STAKES_NO_VALUE)
            knots_tie_fact(knots, costs->operated, stakes->operated_members[option], lane,
                           knots_own(knots, KNOTS_INTRODUCE + option));
}

static void ask_plans(struct knots *knots)
{
    const struct stakes *stakes = &knots->bench->stakes;
    for (uint32_t i = 0; i < stakes->count; i++)
        ask_component(knots, i, MEASURE_WORTH);
    ask_costs(knots);
    knots_tie_checks(knots);
}

bool ask_box(struct knots *knots)
{
    struct trial *trial = knots->trial;
    struct bench *whole = &trial->whole;
    if (!knots_enter(knots, whole))
        return false;
    stakes_weigh(&whole->stakes, trial->node, &trial->node->groups[0], trial->points);
    ask_plans(knots);
    knots_close(knots);
    bench_waive(whole, trial->node);
    stakes_weigh(&whole->stakes, trial->node, &trial->node->groups[0], trial->points);
    return true;
}
