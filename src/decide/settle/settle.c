#include "decide/settle/settle.h"

#include <string.h>

#include "decide/settle/settling.h"

const struct settle_budget settle_usual = {
    .component = 4096, .verdict = 16384, .census = 16384, .flips = 8192, .copies = BLOCK_LANES};

bool settler_init(struct settler *settler, struct arena *arena, const struct program *program,
                  const struct scorer *scorer)
{
    *settler = (struct settler){
        .pack = program->pack, .program = program, .scorer = scorer, .budget = settle_usual};
    return dependence_init(&settler->dependence, arena, program);
}

/* ---- what is open ---- */

/* Where what counts for an open fact in the ruling comes from. What is otherwise there is so
 * because of an assumption: else its question would not be open. */
static enum origin origin_of(const struct docket *docket, const struct trial *trial,
                             uint32_t number)
{
    const struct open_item *item = &trial->open.items[number];
    uint32_t lane = 0;
    while (trial_open(trial, &trial->whole, lane, item->fact) != number)
        lane++;
    enum origin origin = block_origin(docket->block, docket->group->first + lane, item->fact);
    return origin == ORIGIN_OTHERWISE ? ORIGIN_ASSUMED : origin;
}

static bool list_open(struct arena *arena, const struct docket *docket, const struct trial *trial,
                      struct ruling *ruling)
{
    ruling->open = arena_new(arena, trial->open.count, sizeof *ruling->open);
    if (!ruling->open)
        return false;
    ruling->open_count = trial->open.count;
    for (uint32_t i = 0; i < trial->open.count; i++)
        ruling->open[i] = (struct open_fact){.fact = trial->open.items[i].fact,
                                             .component = trial->open.items[i].component,
                                             .origin = origin_of(docket, trial, i),
                                             .matters = true,
                                             .flip_option = OPTION_NONE};
    return true;
}

static void note_matters(const struct trial *trial, struct ruling *ruling)
{
    for (uint32_t i = 0; i < ruling->open_count; i++)
        ruling->open[i].matters =
            ruling->settled != SETTLED_YES && (trial->open.items[i].hangs || trial->open.too_many);
}

/* ---- settling ---- */

static bool prepare(struct settling *settling, const struct stakes *stakes, const int64_t *factors)
{
    struct trial *trial = &settling->trial;
    settling->reaches = arena_new(&trial->arena, stakes->count, sizeof *settling->reaches);
    trial->no_memory = !settling->reaches || !trial_prepare(trial, stakes, factors) ||
                       !reacher_init(&settling->reacher, trial);
    return !trial->no_memory;
}

/* Widens the bounds of points to what they may be where nothing is assumed. */
static void widen_bounds(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    uint32_t options = trial->settler->pack->option_count;
    if (!trial_enter(trial, &trial->whole))
        return;
    bench_waive(&trial->whole, trial->node);
    findings_score(trial, trial->node);
    for (uint32_t i = 0; i < settling->ruling->component_count; i++) {
        for (uint32_t option = 0; option < options; option++) {
            const struct points *bounds = &trial->points[i * options + option];
            struct points *points = &settling->ruling->components[i].options[option].points;
            points->low = bounds->low < points->points ? bounds->low : points->points;
            points->high = bounds->high > points->points ? bounds->high : points->points;
        }
    }
}

/* Settles the components, each with a budget of its own, and finds their reaches. False when the
 * verdict cannot be looked at. */
static bool settle_components(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    for (uint32_t i = 0; i < settling->ruling->component_count; i++) {
        trial->lanes = trial->settler->budget.component;
        if (!settle_component(settling, i, &settling->reaches[i]))
            return false;
    }
    return true;
}

/* Where no completion exists, what components come to in them is settled too. */
static void settle_none(struct ruling *ruling)
{
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        ruling->components[i].settled = SETTLED_YES;
        ruling->components[i].witness = (struct witness){.option = OPTION_NONE};
    }
}

static bool settle_all(struct settling *settling)
{
    struct ruling *ruling = settling->ruling;
    struct trial *trial = &settling->trial;
    const struct settle_budget *budget = &trial->settler->budget;
    widen_bounds(settling);
    if (!settle_components(settling))
        return false;
    trial->lanes = budget->verdict + budget->component * ruling->component_count;
    if (!settle_verdict(settling))
        return false;
    if (settling->none)
        settle_none(ruling);
    note_matters(trial, ruling);
    trial->lanes = budget->flips;
    return ruling->settled == SETTLED_YES || flip_facts(settling);
}

bool settle(struct arena *arena, const struct settler *settler, const struct docket *docket,
            const struct stakes *stakes, const int64_t *factors, struct ruling *ruling,
            struct diags *diags)
{
    struct settling settling = {.arena = arena, .ruling = ruling};
    struct trial *trial = &settling.trial;
    bool ready = trial_init(trial, settler, docket, stakes, ruling);
    if (ready && !list_open(arena, docket, trial, ruling))
        trial->no_memory = true;
    else if (ready && !trial->open.too_many && stakes->count > 0 &&
             prepare(&settling, stakes, factors))
        settle_all(&settling);
    bool no_memory = trial->no_memory;
    trial_fini(trial);
    return no_memory ? diags_no_memory(diags) : true;
}
