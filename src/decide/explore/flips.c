#include "decide/explore/flips.h"

const struct flips_budget flips_usual = {.lanes = 2000000, .kept = 64, .pairs = true};

#define NO_STEP UINT32_MAX

/* A try: one step, or two, in the order of their places. */
struct attempt {
    uint32_t steps[2];
    uint32_t count;
};

struct search {
    struct arena *arena;
    struct inquiry *inquiry;
    const struct flips_budget *budget;
    struct flips *flips;
    struct steps steps;
    uint32_t *checks; /* those of level error, by number */
    uint32_t check_count;
    bool *alone; /* by step: it makes another verdict by itself */
    struct attempt attempts[BLOCK_LANES];
    uint32_t count; /* attempts that wait for their block */
    uint32_t lanes; /* that an attempt takes */
    uint64_t spent; /* lanes */
    bool failed;
};

/* ---- keeping ---- */

static bool is_same_change(const struct change *a, const struct change *b)
{
    return a->kind == b->kind && a->fact == b->fact && a->component == b->component;
}

/* Whether two flips change the same answers and come to the same verdict. */
static bool are_alike(const struct flip *a, const struct flip *b)
{
    if (a->change_count != b->change_count || !outcome_equal(a->outcome, b->outcome))
        return false;
    for (uint32_t i = 0; i < a->change_count; i++)
        if (!is_same_change(&a->changes[i], &b->changes[i]))
            return false;
    return true;
}

/* Where a flip belongs among those kept; UINT32_MAX when it does not. */
static uint32_t place_for(const struct search *search, const struct flip *flip)
{
    const struct flips *flips = search->flips;
    uint32_t at = flips->count;
    while (at > 0 && flips->items[at - 1].distance > flip->distance)
        at--;
    for (uint32_t i = 0; i < at; i++)
        if (are_alike(&flips->items[i], flip))
            return UINT32_MAX;
    return at < search->budget->kept ? at : UINT32_MAX;
}

static void insert(struct search *search, uint32_t at, const struct flip *flip)
{
    struct flips *flips = search->flips;
    uint32_t last = flips->count;
    for (uint32_t i = at; i < flips->count; i++)
        if (are_alike(&flips->items[i], flip))
            last = i;
    if (last == flips->count && flips->count < search->budget->kept)
        flips->count++;
    last = last < search->budget->kept ? last : search->budget->kept - 1;
    for (uint32_t i = last; i > at; i--)
        flips->items[i] = flips->items[i - 1];
    flips->items[at] = *flip;
}

/* Keeps a flip that an attempt makes; the plans at hand are those it makes. */
static void keep(struct search *search, const struct attempt *attempt, struct outcome outcome)
{
    struct flip flip = {.change_count = attempt->count,
                        .outcome = outcome,
                        .margin = inquiry_margin(search->inquiry)};
    for (uint32_t i = 0; i < attempt->count; i++) {
        const struct step *step = &search->steps.items[attempt->steps[i]];
        const struct place_of_step *place = &search->steps.places[step->at];
        flip.changes[i] = (struct change){
            .kind = CHANGE_FACT, .fact = place->fact, .component = place->component};
        flip.distance += step->distance;
    }
    uint32_t at = place_for(search, &flip);
    if (at == UINT32_MAX)
        return;
    for (uint32_t i = 0; i < attempt->count && !search->failed; i++)
        search->failed = !step_describe(&search->steps, search->arena, search->inquiry,
                                        &search->steps.items[attempt->steps[i]], &flip.changes[i]);
    insert(search, at, &flip);
}

/* ---- trying ---- */

static bool arise(const struct search *search, const struct attempt *attempt, uint32_t copy)
{
    for (uint32_t i = 0; i < attempt->count; i++)
        if (!step_arises(&search->steps, &search->steps.items[attempt->steps[i]], search->inquiry,
                         copy))
            return false;
    return true;
}

static void look_at(struct search *search, uint32_t copy)
{
    struct inquiry *inquiry = search->inquiry;
    const struct attempt *attempt = &search->attempts[copy];
    struct outcome outcome;
    if (!arise(search, attempt, copy))
        return;
    if (!inquiry_outcome(inquiry, inquiry->trial.work, copy, &outcome) ||
        outcome_equal(outcome, ruling_outcome(inquiry->ruling)))
        return;
    if (attempt->count == 1)
        search->alone[attempt->steps[0]] = true;
    keep(search, attempt, outcome);
}

/* Tries the attempts that wait. */
static void try_block(struct search *search)
{
    struct trial *trial = &search->inquiry->trial;
    if (search->count == 0 || search->failed)
        return;
    trial_copies(trial, search->count);
    for (uint32_t copy = 0; copy < search->count; copy++)
        for (uint32_t i = 0; i < search->attempts[copy].count; i++)
            step_take(&search->steps, &search->steps.items[search->attempts[copy].steps[i]],
                      search->inquiry, copy);
    search->failed = !trial_run(trial, &trial->whole);
    if (search->failed)
        return;
    inquiry_score(search->inquiry, trial->work);
    for (uint32_t copy = 0; copy < search->count && !search->failed; copy++)
        look_at(search, copy);
    search->count = 0;
}

/* Has an attempt tried, sooner or later. False when no more can be. */
static bool attempt(struct search *search, uint32_t first, uint32_t second)
{
    struct attempt *next = &search->attempts[search->count];
    if (search->spent + search->lanes > search->budget->lanes) {
        search->flips->complete = false;
        return false;
    }
    *next = (struct attempt){{first, second}, second == NO_STEP ? 1 : 2};
    /* Whichever is nearer: flips that change the same answers must be seen to be alike. */
    if (second != NO_STEP && search->steps.items[second].at < search->steps.items[first].at)
        *next = (struct attempt){{second, first}, 2};
    search->spent += search->lanes;
    search->flips->tried++;
    search->count++;
    if ((search->count + 1) * search->lanes > BLOCK_LANES)
        try_block(search);
    return !search->failed;
}

static void try_singles(struct search *search)
{
    for (uint32_t i = 0; i < search->steps.count; i++)
        if (!attempt(search, i, NO_STEP))
            break;
    try_block(search);
}

/* Whether two steps may be taken together. */
static bool is_pair(const struct search *search, uint32_t a, uint32_t b)
{
    const struct step *steps = search->steps.items;
    const struct place_of_step *first = &search->steps.places[steps[a].at];
    const struct place_of_step *second = &search->steps.places[steps[b].at];
    return first != second && !search->alone[a] && !search->alone[b] &&
           (first->component == second->component || first->component == COMPONENT_NONE ||
            second->component == COMPONENT_NONE);
}

/* Whether flips as near as a distance fill what is kept. */
static bool is_full(const struct search *search, uint32_t distance)
{
    const struct flips *flips = search->flips;
    return flips->count == search->budget->kept &&
           flips->items[flips->count - 1].distance <= distance;
}

/* Tries a step with all nearer ones. False when no more can be. */
static bool try_with_nearer(struct search *search, uint32_t step)
{
    const struct step *steps = search->steps.items;
    for (uint32_t a = 0; a < step; a++) {
        if (is_full(search, steps[a].distance + steps[step].distance))
            return true;
        if (is_pair(search, a, step) && !attempt(search, a, step))
            return false;
    }
    return true;
}

/* Pairs, roughly the nearest first. */
static void try_pairs(struct search *search)
{
    for (uint32_t step = 1; step < search->steps.count; step++)
        if (!try_with_nearer(search, step))
            break;
    try_block(search);
}

/* ---- priorities ---- */

static uint32_t gap(uint8_t a, uint8_t b)
{
    return STEP_WHOLE * (uint32_t)(a > b ? a - b : b - a);
}

/* Weighs a criterion by another priority, and keeps what it makes. */
static void try_priority(struct search *search, int64_t *factors, uint32_t criterion,
                         uint8_t priority)
{
    struct inquiry *inquiry = search->inquiry;
    const struct profile *profile = inquiry->ruling->profile;
    uint8_t before = profile->priorities[criterion];
    factors[criterion] = profile->weights[criterion] * priority;
    struct outcome outcome;
    bool found = inquiry_weigh(inquiry, factors, &outcome);
    factors[criterion] = inquiry->factors[criterion];
    if (!found || outcome_equal(outcome, ruling_outcome(inquiry->ruling)))
        return;
    struct flip flip = {
        .changes = {{.kind = CHANGE_PRIORITY,
                     .fact = criterion,
                     .component = COMPONENT_NONE,
                     .from = priority_name(before),
                     .to = priority_name(priority),
                     .origin = ORIGIN_GIVEN}},
        .change_count = 1,
        .distance = gap(before, priority),
        .outcome = outcome,
        .margin = inquiry_margin(inquiry),
    };
    uint32_t at = place_for(search, &flip);
    if (at != UINT32_MAX)
        insert(search, at, &flip);
}

static void try_priorities(struct search *search)
{
    struct inquiry *inquiry = search->inquiry;
    const struct profile *profile = inquiry->ruling->profile;
    int64_t *factors = inquiry_factors(inquiry);
    struct outcome outcome;
    search->failed = search->failed || !factors;
    for (uint32_t i = 0; !search->failed && i < profile->pack->criterion_count; i++)
        for (uint8_t priority = 0; priority < PRIORITIES; priority++)
            if (priority != profile->priorities[i])
                try_priority(search, factors, i, priority);
    if (!search->failed)
        inquiry_weigh(inquiry, inquiry->factors, &outcome);
}

/* ---- all ---- */

/* Lists all checks of level error: what is given may change as well, so that a check which no
 * completion can meet may be met. False when memory is out. */
static bool list_checks(struct search *search)
{
    const struct pack *pack = search->inquiry->judge->pack;
    search->checks = arena_new(&search->inquiry->arena, pack->check_count, sizeof(uint32_t));
    for (uint32_t i = 0; search->checks && i < pack->check_count; i++)
        if (pack->checks[i].error)
            search->checks[search->check_count++] = i;
    return search->checks != NULL;
}

static bool prepare(struct search *search)
{
    struct inquiry *inquiry = search->inquiry;
    struct flips *flips = search->flips;
    flips->items = arena_new(search->arena, search->budget->kept, sizeof *flips->items);
    if (!flips->items || !list_checks(search) ||
        !steps_find(&search->steps, &inquiry->arena, inquiry))
        return false;
    search->alone = arena_new(&inquiry->arena, search->steps.count, sizeof *search->alone);
    search->lanes = bench_lanes(&inquiry->trial.whole);
    return search->alone != NULL;
}

/* Tries everything, in copies of the profile as it was judged. */
static void find(struct search *search)
{
    struct inquiry *inquiry = search->inquiry;
    struct trial *trial = &inquiry->trial;
    uint32_t *checks = trial->checks;
    uint32_t check_count = trial->check_count;
    trial->checks = search->checks;
    trial->check_count = search->check_count;
    trial->answering = true;
    trial->assumptions = inquiry->assumptions;
    inquiry_refill(inquiry);
    search->failed = !trial_enter_ruling(trial);
    if (!search->failed)
        try_singles(search);
    if (!search->failed && search->budget->pairs)
        try_pairs(search);
    try_priorities(search);
    trial->checks = checks;
    trial->check_count = check_count;
    trial->answering = false;
    search->failed = search->failed || !trial_enter(trial, &trial->whole);
    search->flips->complete = search->flips->complete && inquiry->given_up == 0;
}

struct flips *flips_find(struct arena *arena, struct inquiry *inquiry,
                         const struct flips_budget *budget)
{
    struct flips *flips = arena_new(arena, 1, sizeof *flips);
    struct search *search = arena_new(&inquiry->arena, 1, sizeof *search);
    if (!flips || !search)
        return NULL;
    *flips = (struct flips){.complete = true};
    *search = (struct search){.arena = arena, .inquiry = inquiry, .budget = budget, .flips = flips};
    if (!prepare(search))
        return NULL;
    find(search);
    return search->failed ? NULL : flips;
}
