/* Leaning: boxes completed in favour of something. */
#include "decide/settle/settling.h"

/* ---- what no component decides ---- */

/* What a copy of the whole speaks for: what options cost puts one set of them ahead of another. */
static __int128 value_of(struct settling *settling, uint32_t copy, uint32_t home, uint32_t there)
{
    struct trial *trial = &settling->trial;
    struct stakes *stakes = &trial->whole.stakes;
    stakes_weigh(stakes, trial->work, &trial->work->groups[copy], trial->points);
    return costs_ahead(stakes, home, there);
}

/* Chooses the best copy of a knot; false when none exists. */
static bool choose_copy(struct settling *settling, const struct knot *knot, uint32_t home,
                        uint32_t there)
{
    struct trial *trial = &settling->trial;
    const struct knots *knots = &settling->reacher.knots;
    uint32_t best = UINT32_MAX;
    __int128 most = 0;
    for (uint32_t i = 0; i < knot->copies; i++) {
        if (trial_is_absent(trial, &trial->whole, trial->work, knot->copy + i) == TRUTH_TRUE)
            continue;
        __int128 value = home == there ? 0 : value_of(settling, knot->copy + i, home, there);
        if (best != UINT32_MAX && value <= most)
            continue;
        most = value;
        best = i;
    }
    for (uint32_t nth = 0; best != UINT32_MAX && (nth < knot->tried || nth == 0); nth++)
        box_choose(&trial->box, knots->members[knot->first + nth].variable,
                   knot_class(knots, knot, nth, best));
    return best != UINT32_MAX;
}

/* Enters the box, and finds the knots of what is asked. */
static bool enter(struct settling *settling, bool plans)
{
    struct knots *knots = &settling->reacher.knots;
    if (plans)
        return ask_box(knots);
    if (!knots_enter(knots, &settling->trial.whole))
        return false;
    knots_tie_checks(knots);
    knots_close(knots);
    return true;
}

bool lean_rest(struct settling *settling, bool plans, uint32_t home, uint32_t there)
{
    struct trial *trial = &settling->trial;
    struct knots *knots = &settling->reacher.knots;
    for (;;) {
        if (!enter(settling, plans))
            return false;
        if (trial_is_absent(trial, &trial->whole, trial->node, 0) == TRUTH_TRUE)
            return false;
        if (knots->count == 0)
            return true;
        if (!knots_try(knots))
            return false;
        for (uint32_t i = 0; i < knots->count; i++)
            if (!choose_copy(settling, &knots->items[i], home, there))
                return false;
    }
}

/* ---- plans ---- */

/* The components in the order of their sizes, the first of equals first. */
static void sort_components(const struct stakes *stakes, bool backwards, uint32_t *order)
{
    for (uint32_t i = 0; i < stakes->count; i++) {
        int64_t size = stakes->items[i].size;
        uint32_t at = i;
        for (; at > 0; at--) {
            int64_t other = stakes->items[order[at - 1]].size;
            if (backwards ? other <= size : other >= size)
                break;
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
}

static uint32_t set_of(const struct stakes *stakes, const uint8_t *assignment)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < stakes->count; i++)
        set |= UINT32_C(1) << assignment[i];
    return set;
}

bool lean_towards(struct settling *settling, const uint8_t *home, const uint8_t *there,
                  bool backwards, struct finding *finding)
{
    struct trial *trial = &settling->trial;
    const struct stakes *stakes = &trial->whole.stakes;
    uint32_t order[ASSIGN_COMPONENTS];
    sort_components(stakes, backwards, order);
    for (uint32_t i = 0; i < stakes->count; i++)
        if (!reach_lean(&settling->reacher, order[i], MEASURE_WORTH, home[order[i]],
                        there[order[i]]))
            return false;
    if (!lean_rest(settling, true, set_of(stakes, home), set_of(stakes, there)))
        return false;
    findings_score(trial, trial->node);
    *finding = finding_of(trial, trial->node, 0, &settling->plans);
    return true;
}

/* ---- back home ---- */

/* A variable that may go back, and how far the box then still is from the ruling. */
struct step {
    uint32_t variable;
    int64_t lead;
};

struct retreat {
    struct settling *settling;
    struct bench *bench;
    uint32_t component;
    bool (*refutes)(struct settling *settling, uint32_t component, uint32_t copy, int64_t *lead);
    struct step steps[BLOCK_LANES];
    uint32_t count;
};

/* Collects what is not at home. */
static void find_steps(struct retreat *retreat)
{
    const struct trial *trial = &retreat->settling->trial;
    uint32_t room = BLOCK_LANES / bench_lanes(retreat->bench);
    for (uint32_t i = 0; i < trial->box.count && retreat->count < room; i++) {
        uint32_t variable = trial->box.chosen[i];
        uint16_t home = trial->open.variables[variable].home;
        if (home != CLASS_OPEN && home != trial->box.class[variable])
            retreat->steps[retreat->count++].variable = variable;
    }
}

/* Tries the steps: in each copy the one of its number, or all up to it. */
static bool try_steps(struct retreat *retreat, bool together)
{
    struct trial *trial = &retreat->settling->trial;
    trial_copies(trial, retreat->count);
    for (uint32_t copy = 0; copy < retreat->count; copy++) {
        for (uint32_t i = together ? 0 : copy; i <= copy; i++) {
            uint32_t variable = retreat->steps[i].variable;
            trial_set(trial, retreat->bench, copy, variable, trial->open.variables[variable].home);
        }
    }
    if (!trial_run(trial, retreat->bench))
        return false;
    if (retreat->component == COMPONENT_NONE)
        findings_score(trial, trial->work);
    return true;
}

/* Keeps the steps that may be made each by itself, those first that change least. */
static void sort_steps(struct retreat *retreat)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < retreat->count; i++) {
        struct step step = retreat->steps[i];
        uint32_t at = kept;
        if (!retreat->refutes(retreat->settling, retreat->component, i, &step.lead))
            continue;
        for (; at > 0 && retreat->steps[at - 1].lead < step.lead; at--)
            retreat->steps[at] = retreat->steps[at - 1];
        retreat->steps[at] = step;
        kept++;
    }
    retreat->count = kept;
}

void lean_back(struct settling *settling, struct bench *bench, uint32_t component,
               bool (*refutes)(struct settling *settling, uint32_t component, uint32_t copy,
                               int64_t *lead))
{
    struct trial *trial = &settling->trial;
    struct retreat retreat = {
        .settling = settling, .bench = bench, .component = component, .refutes = refutes};
    int64_t lead;
    find_steps(&retreat);
    if (retreat.count == 0 || !trial_enter(trial, bench) || !try_steps(&retreat, false))
        return;
    sort_steps(&retreat);
    if (retreat.count == 0 || !try_steps(&retreat, true))
        return;
    uint32_t last = retreat.count;
    while (last > 0 && !refutes(settling, component, last - 1, &lead))
        last--;
    for (uint32_t i = 0; i < last; i++) {
        uint32_t variable = retreat.steps[i].variable;
        trial->box.class[variable] = trial->open.variables[variable].home;
    }
}
