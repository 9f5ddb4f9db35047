#include "decide/stakes.h"

#include <string.h>

/* ---- what the profile says ---- */

static const int64_t no_factor = 1000;

/* What a link costs where its ends get different options, in millionths. */
static int64_t link_cost(const struct split_costs *costs, const struct link *link)
{
    int64_t via = link->via == UINT32_MAX ? no_factor : costs->via[link->via].factor;
    int64_t traffic =
        link->traffic == UINT32_MAX ? no_factor : costs->traffic[link->traffic].factor;
    return via * traffic;
}

static bool is_never(const struct split_costs *costs, const struct link *link)
{
    return link->via != UINT32_MAX && costs->via[link->via].never;
}

/* The link of the stakes between two items, made when there is none yet. */
static struct assign_link *link_between(struct stakes *stakes, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b;
    uint32_t high = a < b ? b : a;
    for (uint32_t i = 0; i < stakes->link_count; i++)
        if (stakes->links[i].ends[0] == low && stakes->links[i].ends[1] == high)
            return &stakes->links[i];
    struct assign_link *link = &stakes->links[stakes->link_count++];
    *link = (struct assign_link){.ends = {low, high}};
    return link;
}

/* Joins the links of each pair; those to components outside are left out. */
static bool read_links(struct stakes *stakes, struct arena *arena, const uint32_t *items)
{
    const struct profile *profile = stakes->profile;
    const struct split_costs *costs = &stakes->pack->split;
    uint32_t most = profile->link_count < ASSIGN_LINKS ? profile->link_count : ASSIGN_LINKS;
    stakes->links = arena_new(arena, most, sizeof *stakes->links);
    if (!stakes->links)
        return false;
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const struct link *given = &profile->links[i];
        uint32_t a = items[given->ends[0]];
        uint32_t b = items[given->ends[1]];
        if (a == UINT32_MAX || b == UINT32_MAX)
            continue;
        struct assign_link *link = link_between(stakes, a, b);
        if (is_never(costs, given))
            link->never = true;
        else
            link->cost += link_cost(costs, given);
    }
    return true;
}

/* The values of a fact that are called like the options. */
static void find_values(const struct pack *pack, uint32_t fact, uint32_t values[ASSIGN_OPTIONS])
{
    for (uint32_t option = 0; option < ASSIGN_OPTIONS; option++) {
        values[option] = STAKES_NO_VALUE;
        if (fact == FACT_NONE || option >= pack->option_count)
            continue;
        const char *id = pack->options[option].id;
        values[option] = fact_value_find(&pack->vocabulary.facts[fact], id, strlen(id));
    }
}

static bool excludes(const struct rule *rule)
{
    return rule->excludes != 0;
}

static bool is_for_split(const struct rule *rule)
{
    return rule->scope == RULE_SPLIT;
}

static bool is_for_switch(const struct rule *rule)
{
    return rule->scope == RULE_SWITCH;
}

/* The rules of the pack that meet a test. False when memory is out. */
static bool list_rules(struct rule_list *list, struct arena *arena, const struct pack *pack,
                       bool (*meets)(const struct rule *rule))
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        count += meets(&pack->rules[i]);
    uint32_t *rules = arena_new(arena, count, sizeof *rules);
    *list = (struct rule_list){rules, 0};
    for (uint32_t i = 0; rules && i < pack->rule_count; i++)
        if (meets(&pack->rules[i]))
            rules[list->count++] = i;
    return rules != NULL;
}

static bool find_rules(struct stakes *stakes, struct arena *arena)
{
    const struct pack *pack = stakes->pack;
    return list_rules(&stakes->excluding, arena, pack, excludes) &&
           list_rules(&stakes->for_split, arena, pack, is_for_split) &&
           list_rules(&stakes->for_switch, arena, pack, is_for_switch);
}

bool stakes_init(struct stakes *stakes, struct arena *arena, const struct profile *profile)
{
    uint32_t items[ASSIGN_COMPONENTS]; /* by component of the profile */
    memset(stakes, 0, sizeof *stakes);
    stakes->pack = profile->pack;
    stakes->profile = profile;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        const struct component *component = &profile->components[i];
        items[i] = component->outside ? UINT32_MAX : stakes->count;
        if (component->outside)
            continue;
        stakes->items[stakes->count++] =
            (struct stake){.component = i, .size = component->size, .pin = component->pin};
        stakes->sizes += component->size;
    }
    find_values(profile->pack, profile->pack->switching.current, stakes->current_values);
    find_values(profile->pack, profile->pack->split.operated, stakes->operated_members);
    return find_rules(stakes, arena) && read_links(stakes, arena, items);
}

/* ---- what evaluation came to ---- */

/* Adds what a rule for a split or a switch costs or saves. */
static void add_overhead(struct points *cost, int32_t overhead, enum truth truth)
{
    int64_t amount = (int64_t)overhead * 1000;
    if (truth == TRUTH_FALSE)
        return;
    cost->points += truth == TRUTH_TRUE ? amount : 0;
    cost->low += truth == TRUTH_TRUE || amount < 0 ? amount : 0;
    cost->high += truth == TRUTH_TRUE || amount > 0 ? amount : 0;
}

static int64_t at_least_nothing(int64_t cost)
{
    return cost < 0 ? 0 : cost;
}

/* A cost of the pack, with the rules that make it dearer or cheaper in a lane. */
static struct points weigh_cost(const struct stakes *stakes, const struct block *block,
                                const struct rule_list *list, uint32_t lane, int64_t basic)
{
    struct points cost = {basic, basic, basic};
    for (uint32_t i = 0; i < list->count; i++)
        add_overhead(&cost, stakes->pack->rules[list->rules[i]].overhead,
                     block_rule(block, list->rules[i], lane));
    return (struct points){at_least_nothing(cost.points), at_least_nothing(cost.low),
                           at_least_nothing(cost.high)};
}

static bool has_slot(const struct block *block, uint32_t fact, uint32_t slot, uint32_t lane)
{
    const struct column *column = &block->program->columns[fact];
    return mask_has(block->slots + (size_t)(column->first_slot + slot) * block->stride, lane);
}

/* On which options the component may run today. */
static void weigh_current(const struct stakes *stakes, const struct block *block, uint32_t lane,
                          struct stake *stake)
{
    uint32_t fact = stakes->pack->switching.current;
    uint32_t known = 0;
    stake->current = 0;
    stake->may_be_none = fact == FACT_NONE;
    for (uint32_t value = 0; fact != FACT_NONE && value < block->program->columns[fact].classes;
         value++) {
        uint32_t option = 0;
        if (!has_slot(block, fact, value, lane))
            continue;
        while (option < stakes->pack->option_count && stakes->current_values[option] != value)
            option++;
        if (option < stakes->pack->option_count)
            stake->current |= UINT32_C(1) << option;
        else
            stake->may_be_none = true;
    }
    known = (uint32_t)__builtin_popcount(stake->current) + stake->may_be_none;
    stake->current_known = known == 1;
    stake->switching = (struct points){0, 0, 0};
    if (stake->current != 0)
        stake->switching =
            weigh_cost(stakes, block, &stakes->for_switch, lane, stakes->pack->switching.cost);
}

static void weigh_exclusions(const struct stakes *stakes, const struct block *block, uint32_t lane,
                             struct stake *stake)
{
    stake->excluded = 0;
    stake->may_be_excluded = 0;
    for (uint32_t i = 0; i < stakes->excluding.count; i++) {
        uint32_t rule = stakes->excluding.rules[i];
        uint32_t options = stakes->pack->rules[rule].excludes;
        enum truth truth = block_rule(block, rule, lane);
        stake->excluded |= truth == TRUTH_TRUE ? options : 0;
        stake->may_be_excluded |= truth != TRUTH_FALSE ? options : 0;
    }
}

static void weigh_operated(struct stakes *stakes, const struct block *block, uint32_t lane)
{
    uint32_t fact = stakes->pack->split.operated;
    stakes->operated = 0;
    stakes->may_be_operated = 0;
    if (fact == FACT_NONE)
        return;
    uint32_t members = block->program->columns[fact].classes;
    for (uint32_t option = 0; option < stakes->pack->option_count; option++) {
        uint32_t member = stakes->operated_members[option];
        uint32_t bit = UINT32_C(1) << option;
        stakes->operated |= has_slot(block, fact, member, lane) ? bit : 0;
        stakes->may_be_operated |= has_slot(block, fact, members + member, lane) ? bit : 0;
    }
}

void stakes_weigh(struct stakes *stakes, const struct block *block, const struct group *group,
                  const struct points *points)
{
    const struct pack *pack = stakes->pack;
    for (uint32_t i = 0; i < stakes->count; i++) {
        struct stake *stake = &stakes->items[i];
        uint32_t lane = group->first + i;
        stake->points = points + (size_t)lane * pack->option_count;
        weigh_exclusions(stakes, block, lane, stake);
        weigh_current(stakes, block, lane, stake);
    }
    stakes->second =
        weigh_cost(stakes, block, &stakes->for_split, group->project, pack->split.second);
    weigh_operated(stakes, block, group->project);
}

/* ---- as an assignment problem ---- */

int64_t points_at(const struct points *points, enum view view)
{
    return view == VIEW_LOW ? points->low : view == VIEW_HIGH ? points->high : points->points;
}

/* A cost, which is at its highest where the plan is worth least. */
static int64_t cost_at(const struct points *cost, enum view view)
{
    return view == VIEW_LOW ? cost->high : view == VIEW_HIGH ? cost->low : cost->points;
}

int64_t stake_switching(const struct stake *stake, uint32_t option, enum view view)
{
    uint32_t bit = UINT32_C(1) << option;
    uint32_t others = stake->current & ~bit;
    bool may_stay = (stake->current & bit) != 0 || stake->may_be_none;
    bool moves = others != 0 && (view == VIEW_LOW || !may_stay);
    return moves ? cost_at(&stake->switching, view) : 0;
}

uint32_t stake_allowed(const struct stake *stake, uint32_t options, enum view view)
{
    uint32_t out = view == VIEW_LOW ? stake->may_be_excluded : stake->excluded;
    if (stake->pin != OPTION_NONE)
        return UINT32_C(1) << stake->pin;
    return ((UINT32_C(1) << options) - 1) & ~out;
}

/* Whether an option has to be introduced; where that is open, it counts only against the plan's
 * least worth. */
static bool is_introduced(const struct stakes *stakes, uint32_t option, enum view view)
{
    uint32_t runs = view == VIEW_LOW ? stakes->operated : stakes->may_be_operated;
    return !((runs >> option) & 1);
}

int64_t stakes_introduce(const struct stakes *stakes, uint32_t option, enum view view)
{
    return is_introduced(stakes, option, view) ? stakes->pack->split.introduce * 1000 : 0;
}

int64_t stakes_second(const struct stakes *stakes, enum view view)
{
    return cost_at(&stakes->second, view) * 1000;
}

void stakes_problem(const struct stakes *stakes, enum view view, struct assign_problem *problem)
{
    uint32_t options = stakes->pack->option_count;
    problem->count = stakes->count;
    problem->options = options;
    problem->links = stakes->links;
    problem->link_count = stakes->link_count;
    problem->second = stakes_second(stakes, view);
    for (uint32_t option = 0; option < options; option++)
        problem->introduce[option] = stakes_introduce(stakes, option, view);
    for (uint32_t i = 0; i < stakes->count; i++) {
        const struct stake *stake = &stakes->items[i];
        problem->allowed[i] = stake_allowed(stake, options, view);
        for (uint32_t option = 0; option < options; option++)
            problem->worth[i][option] =
                (__int128)stake->size *
                (points_at(&stake->points[option], view) - stake_switching(stake, option, view));
    }
}
