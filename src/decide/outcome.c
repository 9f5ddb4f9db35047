#include "decide/outcome.h"

/* ---- plans ---- */

/* Marks the rules that exclude what a plan gives to components that are not pinned. */
static uint32_t mark_blockers(const struct ruling *ruling, const struct stakes *stakes,
                              const struct assignment *assignment, bool *blocks)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < stakes->count; i++) {
        const struct ruled_option *option = &ruling->components[i].options[assignment->option[i]];
        for (uint32_t j = 0; stakes->items[i].pin == OPTION_NONE && j < option->excluded_count;
             j++) {
            count += !blocks[option->excluded_by[j]];
            blocks[option->excluded_by[j]] = true;
        }
    }
    return count;
}

/* Collects these rules, each once, in pack order. */
static bool record_blockers(struct arena *arena, const struct ruling *ruling,
                            const struct stakes *stakes, const struct assignment *assignment,
                            struct plan *plan)
{
    uint32_t rules = stakes->pack->rule_count;
    struct arena scratch;
    arena_init(&scratch);
    bool *blocks = arena_new(&scratch, rules, sizeof *blocks);
    uint32_t count = blocks ? mark_blockers(ruling, stakes, assignment, blocks) : 0;
    plan->blocked_by = blocks ? arena_new(arena, count, sizeof *plan->blocked_by) : NULL;
    for (uint32_t rule = 0; plan->blocked_by && rule < rules; rule++)
        if (blocks[rule])
            plan->blocked_by[plan->blocked_count++] = rule;
    arena_fini(&scratch);
    return plan->blocked_by != NULL;
}

/* The options that an assignment uses: a bit for each. */
static uint32_t options_used(const struct stakes *stakes, const struct assignment *assignment)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < stakes->count; i++)
        used |= UINT32_C(1) << assignment->option[i];
    return used;
}

/* What using a set of options costs in a view: those to introduce, and those beyond the first. */
static void price_options(const struct stakes *stakes, uint32_t used, enum view view,
                          __int128 *introduce, __int128 *second)
{
    *introduce = 0;
    for (uint32_t option = 0; option < stakes->pack->option_count; option++)
        if ((used >> option) & 1)
            *introduce += stakes_introduce(stakes, option, view);
    *second = (__int128)stakes_second(stakes, view) * (__builtin_popcount(used) - 1);
}

/* The parts of a plan's worth. */
static void itemise(const struct stakes *stakes, const struct assignment *assignment,
                    struct plan *plan)
{
    const uint8_t *options = assignment->option;
    for (uint32_t i = 0; i < stakes->count; i++) {
        const struct stake *stake = &stakes->items[i];
        plan->fit += (__int128)stake->size * stake->points[options[i]].points;
        plan->switching += (__int128)stake->size * stake_switching(stake, options[i], VIEW_POINTS);
        plan->pinned += stake->pin != OPTION_NONE && stake->pin != options[i];
    }
    for (uint32_t i = 0; i < stakes->link_count; i++) {
        const struct assign_link *link = &stakes->links[i];
        bool cut = options[link->ends[0]] != options[link->ends[1]];
        plan->links += cut ? link->cost : 0;
        plan->held = plan->held || (cut && link->never);
    }
    price_options(stakes, options_used(stakes, assignment), VIEW_POINTS, &plan->introduce,
                  &plan->second);
}

static bool record_plan(struct arena *arena, const struct ruling *ruling,
                        const struct stakes *stakes, const struct plans *plans, uint32_t nth,
                        struct plan *plan)
{
    const struct draft_plan *draft = &plans->items[nth];
    uint32_t *options = arena_new(arena, stakes->count, sizeof *options);
    int64_t size;
    if (!options)
        return false;
    for (uint32_t i = 0; i < stakes->count; i++)
        options[i] = draft->assignment.option[i];
    *plan = (struct plan){.kind = draft->kind,
                          .option = draft->option,
                          .options = options,
                          .possible = draft->possible,
                          .is_repeated = draft->is_repeated,
                          .total = draft->assignment.total,
                          .points = round_quotient(draft->assignment.total, stakes->sizes)};
    __int128 ahead =
        plan_difference(stakes, &plans->items[0].assignment, &draft->assignment, &size);
    plan->margin = size > 0 ? round_quotient(ahead, size) : 0;
    itemise(stakes, &draft->assignment, plan);
    return record_blockers(arena, ruling, stakes, &draft->assignment, plan);
}

static bool record_plans(struct arena *arena, const struct stakes *stakes,
                         const struct plans *plans, struct ruling *ruling)
{
    ruling->plans = arena_new(arena, plans->count, sizeof *ruling->plans);
    if (!ruling->plans)
        return false;
    for (uint32_t i = 0; i < plans->count; i++)
        if (!record_plan(arena, ruling, stakes, plans, i, &ruling->plans[ruling->plan_count++]))
            return false;
    return true;
}

static enum firmness judge_firmness(const struct thresholds *thresholds, const struct plans *plans)
{
    if (plans->verdict == VERDICT_NONE || plans->verdict == VERDICT_EITHER)
        return FIRMNESS_NONE;
    if (!plans->has_rival || plans->margin >= thresholds->firm)
        return FIRMNESS_FIRM;
    return plans->margin >= thresholds->clear ? FIRMNESS_CLEAR : FIRMNESS_SLIGHT;
}

static void record_verdict(const struct stakes *stakes, const struct plans *plans,
                           struct ruling *ruling)
{
    ruling->verdict = plans->verdict;
    ruling->option = plans->option;
    ruling->between = plans->between;
    ruling->has_rival = plans->has_rival;
    ruling->margin = plans->margin;
    ruling->rival = plans->rival;
    ruling->firmness = judge_firmness(&stakes->pack->thresholds, plans);
}

/* ---- what a split costs ---- */

/* The place of the components of the profile among those that are judged. */
static uint32_t item_of(const struct stakes *stakes, uint32_t component)
{
    uint32_t item = 0;
    while (item < stakes->count && stakes->items[item].component != component)
        item++;
    return item;
}

/* Collects the links of the profile that lead over a boundary of the plan, each pair of components
 * once. */
static void find_boundaries(const struct stakes *stakes, const struct plan *plan,
                            struct ruled_split *split)
{
    bool seen[ASSIGN_COMPONENTS][ASSIGN_COMPONENTS] = {{false}};
    for (uint32_t i = 0; i < stakes->profile->link_count; i++) {
        const uint32_t *ends = stakes->profile->links[i].ends;
        uint32_t a = item_of(stakes, ends[0]);
        uint32_t b = item_of(stakes, ends[1]);
        if (a == stakes->count || b == stakes->count || plan->options[a] == plan->options[b] ||
            seen[a][b])
            continue;
        seen[a][b] = true;
        seen[b][a] = true;
        split->boundaries[split->boundary_count][0] = ends[0];
        split->boundaries[split->boundary_count++][1] = ends[1];
    }
}

static bool record_boundaries(struct arena *arena, const struct stakes *stakes,
                              const struct plan *plan, struct ruled_split *split)
{
    split->boundaries = arena_new(arena, stakes->profile->link_count, sizeof *split->boundaries);
    if (split->boundaries)
        find_boundaries(stakes, plan, split);
    return split->boundaries != NULL;
}

static int64_t overhead_in(const struct stakes *stakes, uint32_t used, enum view view)
{
    __int128 introduce;
    __int128 second;
    price_options(stakes, used, view, &introduce, &second);
    return (int64_t)((introduce + second) / 1000);
}

/* The overhead at which the best single option would be worth as much as the split. */
static void find_break_even(const struct ruling *ruling, struct ruled_split *split)
{
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        const struct plan *plan = &ruling->plans[i];
        if (plan->kind != PLAN_OPTION || !plan->possible)
            continue;
        split->has_break_even = true;
        split->break_even = split->overhead.points +
                            round_quotient(ruling->plans[split->plan].total - plan->total, 1000);
        return;
    }
}

static bool record_split(struct arena *arena, const struct stakes *stakes,
                         const struct plans *plans, struct ruling *ruling)
{
    struct ruled_split *split = &ruling->split;
    while (split->plan < plans->count && plans->items[split->plan].kind != PLAN_SPLIT)
        split->plan++;
    split->exists = split->plan < plans->count;
    if (!split->exists)
        return true;
    const struct plan *plan = &ruling->plans[split->plan];
    uint32_t used = options_used(stakes, &plans->items[split->plan].assignment);
    split->overhead =
        (struct points){overhead_in(stakes, used, VIEW_POINTS),
                        overhead_in(stakes, used, VIEW_HIGH), overhead_in(stakes, used, VIEW_LOW)};
    split->link_cost = round_quotient(plan->links, 1000);
    find_break_even(ruling, split);
    return record_boundaries(arena, stakes, plan, split);
}

/* ---- components ---- */

/* How far the best option leads the next that is possible. */
static void find_margin(uint32_t options, struct ruled_component *component)
{
    for (uint32_t option = 0; option < options; option++) {
        const struct ruled_option *ruled = &component->options[option];
        if (component->best == OPTION_NONE || option == component->best ||
            ruled->excluded_count > 0)
            continue;
        int64_t lead = component->options[component->best].points.points - ruled->points.points;
        if (!component->has_margin || lead < component->margin)
            component->margin = lead;
        component->has_margin = true;
    }
}

static void find_regret(struct ruled_component *component)
{
    if (component->option == OPTION_NONE || component->best == OPTION_NONE)
        return;
    int64_t regret = component->options[component->best].points.points -
                     component->options[component->option].points.points;
    component->regret = regret > 0 ? regret : 0;
}

static void record_components(const struct stakes *stakes, const struct plans *plans,
                              struct ruling *ruling)
{
    for (uint32_t i = 0; i < stakes->count; i++) {
        struct ruled_component *component = &ruling->components[i];
        const struct stake *stake = &stakes->items[i];
        component->option = plans_given(plans, i);
        component->current = OPTION_NONE;
        if (stake->current_known && stake->current != 0)
            component->current = (uint32_t)__builtin_ctz(stake->current);
        if (stake->current == 0 || stake->may_be_none)
            component->switch_count = 0; /* nothing is sure to move */
        component->switching = stake->switching;
        find_margin(stakes->pack->option_count, component);
        find_regret(component);
    }
}

/* ---- without pins ---- */

/* What the ruling would be if nothing were pinned. */
static enum assign_status unpin(struct stakes *stakes, struct ruling *ruling)
{
    struct plans plans;
    for (uint32_t i = 0; i < stakes->count; i++)
        stakes->items[i].pin = OPTION_NONE;
    enum assign_status status = plans_make(&plans, stakes, VIEW_POINTS);
    ruling->free_verdict = plans.verdict;
    ruling->free_option = plans.option;
    for (uint32_t i = 0; i < stakes->count; i++)
        ruling->components[i].free = plans_given(&plans, i);
    return status;
}

/* By how much the best plan would be better without one pin. */
static enum assign_status price_pin(struct stakes *stakes, uint32_t item, const struct plans *with,
                                    struct ruled_component *component)
{
    struct assign_problem problem;
    struct assignment best;
    uint32_t pin = stakes->items[item].pin;
    stakes->items[item].pin = OPTION_NONE;
    stakes_problem(stakes, VIEW_POINTS, &problem);
    stakes->items[item].pin = pin;
    enum assign_status status = assign_best(&problem, &best);
    if (status == ASSIGN_OK && with->items[0].possible)
        component->pin_cost =
            round_quotient(best.total - with->items[0].assignment.total, stakes->sizes);
    return status == ASSIGN_LIMIT ? ASSIGN_LIMIT : ASSIGN_OK;
}

static enum assign_status record_pins(const struct stakes *stakes, const struct plans *plans,
                                      struct ruling *ruling)
{
    struct stakes without = *stakes;
    enum assign_status status = ASSIGN_OK;
    bool pinned = false;
    for (uint32_t i = 0; i < stakes->count && status == ASSIGN_OK; i++) {
        if (stakes->items[i].pin == OPTION_NONE)
            continue;
        pinned = true;
        status = price_pin(&without, i, plans, &ruling->components[i]);
    }
    ruling->free_verdict = ruling->verdict;
    ruling->free_option = ruling->option;
    for (uint32_t i = 0; i < stakes->count; i++)
        ruling->components[i].free = ruling->components[i].option;
    return pinned && status == ASSIGN_OK ? unpin(&without, ruling) : status;
}

/* ---- all of it ---- */

bool outcome_limit(const struct profile *profile, struct diags *diags)
{
    struct span nowhere = {NULL, 0, 0};
    struct diag *diag =
        diag_add(diags, R0501, nowhere, "the best split of %s was not found within the limit",
                 profile->name);
    if (diag)
        diag->file = profile->file;
    return false;
}

bool outcome_decide(struct arena *arena, const struct stakes *stakes, struct ruling *ruling,
                    struct diags *diags)
{
    struct plans plans;
    if (plans_make(&plans, stakes, VIEW_POINTS) != ASSIGN_OK)
        return outcome_limit(stakes->profile, diags);
    record_verdict(stakes, &plans, ruling);
    record_components(stakes, &plans, ruling);
    if (!record_plans(arena, stakes, &plans, ruling) ||
        !record_split(arena, stakes, &plans, ruling))
        return diags_no_memory(diags);
    return record_pins(stakes, &plans, ruling) == ASSIGN_OK ||
           outcome_limit(stakes->profile, diags);
}
