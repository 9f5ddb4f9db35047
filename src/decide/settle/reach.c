#include "decide/settle/reach.h"

#include <string.h>

/* Added where an option is ruled out: more than any points come to, and far from the end of the
 * range. */
#define RULED_OUT (INT64_C(1) << 60)

/* Less than any points come to. */
#define NOTHING INT64_MIN

static const struct tally *tally_of(const struct layout *layout)
{
    return &layout->knots->trial->tally;
}

static uint32_t options_of(const struct layout *layout)
{
    return tally_of(layout)->scorer->pack->option_count;
}

/* ---- bounds ---- */

/* The most that a knot puts one option ahead of another where that is not ruled out; NOTHING where
 * it always is. */
static int64_t most_ahead(const struct layout *layout, const struct knot *knot,
                          enum measure measure, uint32_t home, uint32_t there)
{
    int64_t most = NOTHING;
    for (uint32_t i = 0; i < knot->copies; i++) {
        if (layout->absent[knot->copy + i] || layout_rules_out(layout, knot, i, there))
            continue;
        int64_t ahead = layout_copy_ahead(layout, knot, i, measure, home, there);
        most = ahead > most ? ahead : most;
    }
    return most;
}

/* Adds to what is ruled out what a knot rules out; whether one of its copies may be. */
static bool rule_out(const struct layout *layout, const struct knot *knot, struct reach *reach)
{
    uint32_t all = UINT32_MAX;
    bool exists = false;
    for (uint32_t i = knot->copy; i < knot->copy + knot->copies; i++) {
        if (layout->absent[i])
            continue;
        exists = true;
        all &= layout->copy_excluded[i];
        reach->may_be_excluded |= layout->copy_may_be_excluded[i];
    }
    reach->excluded |= exists ? all : 0;
    return exists;
}

/* Adds what stands in any case, or what a knot (not NULL) adds to it. */
static void extend(const struct layout *layout, const struct knot *knot, struct reach *reach)
{
    uint32_t options = options_of(layout);
    for (enum measure measure = 0; measure <= layout->measure; measure++) {
        for (uint32_t home = 0; home < options; home++) {
            for (uint32_t there = 0; there < options; there++) {
                int64_t most = knot ? most_ahead(layout, knot, measure, home, there)
                                    : layout_base_ahead(layout, measure, home, there);
                reach->ahead[measure][home][there] += most == NOTHING ? 0 : most;
            }
        }
    }
}

/* ---- pulls ---- */

void pulls_clear(struct reacher *reacher)
{
    size_t variables = reacher->knots.trial->open.variable_count;
    memset(reacher->pulls.amount, 0, variables * sizeof *reacher->pulls.amount);
    memset(reacher->pulls.loose, 0, variables * sizeof *reacher->pulls.loose);
    memset(reacher->pulls.shared, 0, variables * sizeof *reacher->pulls.shared);
}

/* The most that `there` is ahead by in a knot, for each class of one of its variables. */
static void most_by_class(const struct layout *layout, const struct knot *knot, uint32_t nth,
                          uint32_t home, uint32_t there, int64_t *best)
{
    const struct member *members = layout->knots->members + knot->first;
    uint32_t stride = 1;
    for (uint32_t i = 0; i < nth; i++)
        stride *= members[i].cells;
    for (uint32_t cell = 0; cell < members[nth].cells; cell++)
        best[cell] = NOTHING;
    for (uint32_t i = 0; i < knot->copies; i++) {
        int64_t *cell = &best[i / stride % members[nth].cells];
        if (layout->absent[knot->copy + i])
            continue;
        int64_t ahead = layout_copy_ahead(layout, knot, i, layout->measure, home, there) -
                        (layout_rules_out(layout, knot, i, there) ? RULED_OUT / 1024 : 0);
        *cell = ahead > *cell ? ahead : *cell;
    }
}

/* How much of that hangs on its class: from its worst to its best. */
static uint64_t pull_of(const struct layout *layout, const struct knot *knot, uint32_t nth,
                        uint32_t home, uint32_t there)
{
    int64_t best[BITS_MAX];
    int64_t most = NOTHING;
    int64_t least = INT64_MAX;
    most_by_class(layout, knot, nth, home, there, best);
    for (uint32_t cell = 0; cell < layout->knots->members[knot->first + nth].cells; cell++) {
        if (best[cell] == NOTHING)
            continue;
        most = best[cell] > most ? best[cell] : most;
        least = best[cell] < least ? best[cell] : least;
    }
    return most > least ? (uint64_t)(most - least) : 0;
}

static void note_pulls(struct reacher *reacher, const struct knot *knot, uint32_t home,
                       uint64_t weight)
{
    const struct layout *layout = &reacher->layout;
    struct pulls *pulls = &reacher->pulls;
    for (uint32_t nth = 0; nth < knot->count; nth++) {
        uint32_t variable = reacher->knots.members[knot->first + nth].variable;
        uint64_t most = 0;
        for (uint32_t there = 0; there < options_of(layout); there++) {
            bool speaks = nth < knot->tried && home != OPTION_NONE && there != home;
            uint64_t pull = speaks ? pull_of(layout, knot, nth, home, there) : 0;
            most = pull > most ? pull : most;
        }
        pulls->amount[variable] += most * weight;
        pulls->loose[variable] = pulls->loose[variable] || knot->tried < knot->count;
        if (pulls->shared[variable] < UINT8_MAX)
            pulls->shared[variable]++;
    }
}

bool reach_find(struct reacher *reacher, uint32_t component, enum measure measure, uint32_t home,
                uint64_t weight, struct reach *reach)
{
    struct layout *layout = &reacher->layout;
    memset(reach, 0, sizeof *reach);
    if (!layout_find(layout, component, measure, &reach->exists))
        return false;
    if (!reach->exists)
        return true;
    reach->excluded = layout->excluded;
    reach->may_be_excluded = layout->may_be_excluded;
    extend(layout, NULL, reach);
    for (uint32_t i = 0; i < reacher->knots.count; i++) {
        const struct knot *knot = &reacher->knots.items[i];
        note_pulls(reacher, knot, home, weight);
        if (knot->tried == 0)
            continue;
        reach->exists = reach->exists && rule_out(layout, knot, reach);
        extend(layout, knot, reach);
    }
    return true;
}

/* ---- costs ---- */

/* Adds what a rule for splits costs in a lane of a block: in any case, at least and at most. */
static void add_cost(const struct trial *trial, uint32_t rule, const struct block *block,
                     uint32_t lane, struct points *cost)
{
    int64_t amount = (int64_t)trial->settler->pack->rules[rule].overhead * 1000;
    enum truth truth = block_rule(block, rule, lane);
    cost->low += truth == TRUTH_TRUE || (truth == TRUTH_UNDETERMINED && amount < 0) ? amount : 0;
    cost->high += truth == TRUTH_TRUE || (truth == TRUTH_UNDETERMINED && amount > 0) ? amount : 0;
}

/* Adds what the rules that hang on a knot (NULL: on none that was tried) cost in a copy. */
static void add_costs(struct reacher *reacher, const struct knot *knot, const struct block *block,
                      uint32_t copy, struct points *cost)
{
    struct knots *knots = &reacher->knots;
    const struct trial *trial = knots->trial;
    const struct rule_list *list = &trial->whole.stakes.for_split;
    uint32_t project = trial->node->groups[0].project;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t root = trial->settler->program->rule_root[list->rules[i]];
        uint32_t of = knots_of_root(knots, root, project);
        bool tried = of != KNOT_NONE && knots->items[of].tried > 0;
        if ((tried ? &knots->items[of] : NULL) == knot)
            add_cost(trial, list->rules[i], block, block->groups[copy].first, cost);
    }
}

/* Adds the least and the most that a knot costs. */
static void add_knot(struct reacher *reacher, const struct knot *knot, struct points *second)
{
    const struct trial *trial = reacher->knots.trial;
    struct points all = {0, INT64_MAX, INT64_MIN};
    for (uint32_t i = knot->copy; i < knot->copy + knot->copies; i++) {
        struct points cost = {0, 0, 0};
        if (trial_is_absent(trial, &trial->whole, trial->work, i) == TRUTH_TRUE)
            continue;
        add_costs(reacher, knot, trial->work, i, &cost);
        all.low = cost.low < all.low ? cost.low : all.low;
        all.high = cost.high > all.high ? cost.high : all.high;
    }
    if (all.low > all.high)
        return; /* no completion exists */
    second->low += all.low;
    second->high += all.high;
}

bool reach_costs(struct reacher *reacher, struct points *second)
{
    struct knots *knots = &reacher->knots;
    struct trial *trial = knots->trial;
    *second =
        (struct points){0, trial->settler->pack->split.second, trial->settler->pack->split.second};
    if (!knots_enter(knots, &trial->whole))
        return false;
    ask_split(knots);
    knots_tie_checks(knots);
    knots_close(knots);
    bench_waive(&trial->whole, trial->node);
    if (knots->count > 0 && !knots_try(knots))
        return false;
    add_costs(reacher, NULL, trial->node, 0, second);
    for (uint32_t i = 0; i < knots->count; i++)
        if (knots->items[i].tried > 0)
            add_knot(reacher, &knots->items[i], second);
    second->low = second->low < 0 ? 0 : second->low;
    second->high = second->high < 0 ? 0 : second->high;
    return true;
}

/* ---- home ---- */

/* How far a copy of a knot is from what counts of the knot where it is open. */
static int64_t distance(const struct layout *layout, const struct points *counted, uint32_t copy)
{
    const struct points *points = layout->points + (size_t)copy * options_of(layout);
    int64_t sum = 0;
    for (uint32_t option = 0; option < options_of(layout); option++) {
        int64_t by = points[option].points - counted[option].points;
        sum += by < 0 ? -by : by;
    }
    return sum;
}

/* What counts of each knot where it is open, as [knot][option] of its first copies. */
static void count_open(const struct layout *layout, const struct knot *knot, struct points *counted)
{
    const struct tally *tally = tally_of(layout);
    struct knots *knots = layout->knots;
    memset(counted, 0, options_of(layout) * sizeof *counted);
    for (uint32_t i = 0; i < tally->count; i++) {
        const struct tally_group *group = &tally->groups[i];
        uint32_t number = tally->scorer->effects[group->first].group;
        uint32_t of = knots_of(knots, knots_group(knots, number, layout->lane));
        if (of != KNOT_NONE && &knots->items[of] == knot)
            tally_add(&counted[group->option],
                      tally_group(tally, group, knots->trial->node, layout->lane));
    }
}

void reach_settle_home(struct reacher *reacher)
{
    const struct layout *layout = &reacher->layout;
    struct trial *trial = reacher->knots.trial;
    for (uint32_t i = 0; i < reacher->knots.count; i++) {
        const struct knot *knot = &reacher->knots.items[i];
        struct points counted[ASSIGN_OPTIONS];
        uint32_t nearest = UINT32_MAX;
        int64_t least = INT64_MAX;
        count_open(layout, knot, counted);
        for (uint32_t j = 0; j < knot->copies && knot->tried > 0; j++) {
            if (layout->absent[knot->copy + j])
                continue;
            int64_t far = distance(layout, counted, knot->copy + j);
            nearest = far < least ? j : nearest;
            least = far < least ? far : least;
        }
        for (uint32_t nth = 0; nth < knot->tried && nearest != UINT32_MAX; nth++) {
            uint32_t variable = reacher->knots.members[knot->first + nth].variable;
            uint16_t *home = &trial->open.variables[variable].home;
            if (*home == CLASS_OPEN)
                *home = knot_class(&reacher->knots, knot, nth, nearest);
        }
    }
}

/* ---- leaning ---- */

/* The copy of a knot that serves `there` best; false when no completion exists. */
static bool find_favourite(const struct layout *layout, const struct knot *knot, uint32_t home,
                           uint32_t there, uint32_t *favourite)
{
    int64_t most = NOTHING;
    *favourite = 0;
    for (uint32_t i = 0; i < knot->copies && knot->tried > 0; i++) {
        int64_t value = 0;
        if (layout->absent[knot->copy + i])
            continue;
        if (there != OPTION_NONE)
            value = layout_copy_ahead(layout, knot, i, layout->measure, home, there) -
                    (layout_rules_out(layout, knot, i, there) ? RULED_OUT : 0);
        if (there != home && layout_rules_out(layout, knot, i, home))
            value += RULED_OUT / 2;
        if (most != NOTHING && value <= most)
            continue;
        most = value;
        *favourite = i;
    }
    return most != NOTHING || knot->tried == 0;
}

bool reach_lean(struct reacher *reacher, uint32_t component, enum measure measure, uint32_t home,
                uint32_t there)
{
    struct knots *knots = &reacher->knots;
    bool exists;
    for (;;) {
        if (!layout_find(&reacher->layout, component, measure, &exists) || !exists)
            return false;
        if (knots->count == 0)
            return true;
        for (uint32_t i = 0; i < knots->count; i++) {
            const struct knot *knot = &knots->items[i];
            uint32_t favourite;
            if (!find_favourite(&reacher->layout, knot, home, there, &favourite))
                return false;
            /* Where there is no room to try anything, one class is as good as another. */
            for (uint32_t nth = 0; nth < knot->tried || nth == 0; nth++)
                box_choose(&knots->trial->box, knots->members[knot->first + nth].variable,
                           knot_class(knots, knot, nth, favourite));
        }
    }
}

/* ---- beginning ---- */

bool reacher_init(struct reacher *reacher, struct trial *trial)
{
    struct arena *arena = &trial->arena;
    struct pulls *pulls = &reacher->pulls;
    uint32_t variables = trial->open.variable_count;
    pulls->amount = arena_new(arena, variables, sizeof *pulls->amount);
    pulls->loose = arena_new(arena, variables, sizeof *pulls->loose);
    pulls->shared = arena_new(arena, variables, sizeof *pulls->shared);
    return pulls->amount && pulls->loose && pulls->shared && knots_init(&reacher->knots, trial) &&
           layout_init(&reacher->layout, arena, &reacher->knots);
}
