#include "decide/settle/layout.h"

#include <string.h>

/* ---- setting out ---- */

static const struct tally *tally_of(const struct layout *layout)
{
    return &layout->knots->trial->tally;
}

static uint32_t options_of(const struct layout *layout)
{
    return tally_of(layout)->scorer->pack->option_count;
}

/* A knot, if it was tried; else NULL. */
static const struct knot *tried_knot(const struct layout *layout, uint32_t number)
{
    if (number == KNOT_NONE || layout->knots->items[number].tried == 0)
        return NULL;
    return &layout->knots->items[number];
}

/* The component's lane in a copy. */
static uint32_t lane_of(const struct layout *layout, uint32_t copy)
{
    return layout->knots->trial->work->groups[copy].first + layout->lane;
}

/* Adds an effect group to its knot's copies, or to what stands in any case. */
static void lay_group(struct layout *layout, const struct tally_group *group)
{
    const struct trial *trial = layout->knots->trial;
    uint32_t number = tally_of(layout)->scorer->effects[group->first].group;
    const struct knot *knot = tried_knot(
        layout, knots_of(layout->knots, knots_group(layout->knots, number, layout->lane)));
    if (!knot) {
        tally_add(&layout->base[group->option],
                  tally_group(tally_of(layout), group, trial->node, layout->lane));
        return;
    }
    for (uint32_t i = knot->copy; i < knot->copy + knot->copies; i++)
        tally_add(&layout->points[i * options_of(layout) + group->option],
                  tally_group(tally_of(layout), group, trial->work, lane_of(layout, i)));
}

static void lay_points(struct layout *layout)
{
    size_t cells = (size_t)layout->knots->copies * options_of(layout);
    memset(layout->points, 0, cells * sizeof *layout->points);
    memset(layout->base, 0, sizeof layout->base);
    for (uint32_t i = 0; i < tally_of(layout)->count; i++)
        lay_group(layout, &tally_of(layout)->groups[i]);
}

/* What a rule that excludes options comes to in a lane: certain ones, and possible ones. */
static void exclude(const struct layout *layout, const struct block *block, uint32_t rule,
                    uint32_t lane, uint32_t *excluded, uint32_t *may_be_excluded)
{
    uint32_t options = tally_of(layout)->scorer->pack->rules[rule].excludes;
    enum truth truth = block_root(block, block->program->rule_root[rule], lane);
    *excluded |= truth == TRUTH_TRUE ? options : 0;
    *may_be_excluded |= truth != TRUTH_FALSE ? options : 0;
}

static void lay_exclusions(struct layout *layout)
{
    const struct trial *trial = layout->knots->trial;
    const struct rule_list *list = &layout->bench->stakes.excluding;
    size_t size = layout->knots->copies * sizeof *layout->copy_excluded;
    memset(layout->copy_excluded, 0, size);
    memset(layout->copy_may_be_excluded, 0, size);
    layout->excluded = 0;
    layout->may_be_excluded = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t rule = list->rules[i];
        const struct knot *knot = tried_knot(
            layout,
            knots_of_root(layout->knots, trial->settler->program->rule_root[rule], layout->lane));
        if (!knot)
            exclude(layout, trial->node, rule, layout->lane, &layout->excluded,
                    &layout->may_be_excluded);
        for (uint32_t j = 0; knot && j < knot->copies; j++)
            exclude(layout, trial->work, rule, lane_of(layout, knot->copy + j),
                    &layout->copy_excluded[knot->copy + j],
                    &layout->copy_may_be_excluded[knot->copy + j]);
    }
}

static struct moving moving_of(const struct stake *stake)
{
    return (struct moving){stake->current, stake->may_be_none, stake->switching.low,
                           stake->switching.high};
}

/* What moving costs in each copy of the knot that it hangs on. */
static void lay_switching(struct layout *layout)
{
    struct stakes *stakes = &layout->bench->stakes;
    const struct trial *trial = layout->knots->trial;
    const struct knot *knot = tried_knot(
        layout, knots_of(layout->knots, knots_own(layout->knots, KNOTS_SWITCH + layout->lane)));
    layout->switch_knot = knot;
    for (uint32_t i = 0; knot && i < knot->copies; i++) {
        stakes_weigh(stakes, trial->work, &trial->work->groups[knot->copy + i], trial->points);
        layout->moving[i] = moving_of(&stakes->items[layout->lane]);
    }
}

static void lay_absent(struct layout *layout)
{
    const struct trial *trial = layout->knots->trial;
    for (uint32_t i = 0; i < layout->knots->copies; i++)
        layout->absent[i] = trial_is_absent(trial, layout->bench, trial->work, i) == TRUTH_TRUE;
}

/* Weighs the component in the box as it stands. */
static void weigh(struct layout *layout)
{
    const struct trial *trial = layout->knots->trial;
    struct stakes *stakes = &layout->bench->stakes;
    stakes_weigh(stakes, trial->node, &trial->node->groups[0], trial->points);
    layout->stands = moving_of(&stakes->items[layout->lane]);
}

bool layout_find(struct layout *layout, uint32_t component, enum measure measure, bool *exists)
{
    struct knots *knots = layout->knots;
    struct trial *trial = knots->trial;
    layout->component = component;
    layout->measure = measure;
    layout->bench = trial_bench(trial, component, &layout->lane);
    *exists = true;
    if (!knots_enter(knots, layout->bench))
        return false;
    *exists = trial_is_absent(trial, layout->bench, trial->node, 0) != TRUTH_TRUE;
    if (!*exists)
        return true;
    weigh(layout);
    ask_component(knots, layout->lane, measure);
    knots_tie_checks(knots);
    knots_close(knots);
    bench_waive(layout->bench, trial->node);
    weigh(layout);
    if (knots->count > 0 && !knots_try(knots))
        return false;
    lay_points(layout);
    lay_exclusions(layout);
    lay_switching(layout);
    lay_absent(layout);
    return true;
}

/* ---- comparing ---- */

/* By how much what moving costs puts `there` ahead of `home` at most. */
static int64_t switch_ahead(const struct moving *moving, uint32_t home, uint32_t there)
{
    uint32_t bit = UINT32_C(1) << there;
    uint32_t others = moving->current & ~(UINT32_C(1) << home);
    if (home == there)
        return 0;
    if (moving->current & bit)
        return moving->high;
    return others || moving->may_be_none ? 0 : -moving->low;
}

int64_t layout_base_ahead(const struct layout *layout, enum measure measure, uint32_t home,
                          uint32_t there)
{
    bool moves = measure == MEASURE_WORTH && !layout->switch_knot;
    return layout->base[there].high - layout->base[home].low +
           (moves ? switch_ahead(&layout->stands, home, there) : 0);
}

int64_t layout_copy_ahead(const struct layout *layout, const struct knot *knot, uint32_t copy,
                          enum measure measure, uint32_t home, uint32_t there)
{
    const struct points *points = layout->points + (size_t)(knot->copy + copy) * options_of(layout);
    bool moves = measure == MEASURE_WORTH && knot == layout->switch_knot;
    return points[there].high - points[home].low +
           (moves ? switch_ahead(&layout->moving[copy], home, there) : 0);
}

bool layout_rules_out(const struct layout *layout, const struct knot *knot, uint32_t copy,
                      uint32_t option)
{
    return (layout->copy_excluded[knot->copy + copy] >> option) & 1;
}

/* ---- a completion ---- */

uint32_t layout_best(const struct layout *layout, uint32_t component, const struct block *block,
                     uint32_t copy, bool *exact, int64_t *lead)
{
    struct points points[ASSIGN_OPTIONS] = {{0, 0, 0}};
    uint32_t excluded = 0;
    uint32_t may_be_excluded = 0;
    uint32_t best = OPTION_NONE;
    uint32_t lane;
    const struct bench *bench = trial_bench(layout->knots->trial, component, &lane);
    lane += block->groups[copy].first;
    for (uint32_t i = 0; i < tally_of(layout)->count; i++) {
        const struct tally_group *group = &tally_of(layout)->groups[i];
        tally_add(&points[group->option], tally_group(tally_of(layout), group, block, lane));
    }
    for (uint32_t i = 0; i < bench->stakes.excluding.count; i++)
        exclude(layout, block, bench->stakes.excluding.rules[i], lane, &excluded, &may_be_excluded);
    *exact = excluded == may_be_excluded;
    *lead = INT64_MAX;
    for (uint32_t option = 0; option < options_of(layout); option++) {
        if ((excluded >> option) & 1)
            continue;
        *exact = *exact && points[option].low == points[option].high;
        int64_t ahead =
            best == OPTION_NONE ? INT64_MAX : points[option].points - points[best].points;
        if (best == OPTION_NONE || ahead > 0)
            best = option;
        *lead = best != option && -ahead < *lead ? -ahead : *lead;
        *lead = best == option && ahead < *lead ? ahead : *lead;
    }
    return best;
}

/* ---- beginning ---- */

bool layout_init(struct layout *layout, struct arena *arena, struct knots *knots)
{
    size_t cells = (size_t)BLOCK_LANES * knots->trial->settler->pack->option_count;
    *layout = (struct layout){.knots = knots};
    layout->points = arena_new(arena, cells, sizeof *layout->points);
    layout->copy_excluded = arena_new(arena, BLOCK_LANES, sizeof *layout->copy_excluded);
    layout->copy_may_be_excluded =
        arena_new(arena, BLOCK_LANES, sizeof *layout->copy_may_be_excluded);
    layout->absent = arena_new(arena, BLOCK_LANES, sizeof *layout->absent);
    layout->moving = arena_new(arena, BLOCK_LANES, sizeof *layout->moving);
    return layout->points && layout->copy_excluded && layout->copy_may_be_excluded &&
           layout->absent && layout->moving;
}
