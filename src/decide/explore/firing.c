#include "decide/explore/firing.h"

/* Lanes that are evaluated for one rule, at most. */
#define LANES_MOST 50000

#define NO_STEP UINT32_MAX

/* A try: one step, or two. */
struct attempt {
    uint32_t steps[2];
};

struct kindling {
    struct arena *arena;
    struct inquiry *inquiry;
    struct firing *firing;
    uint32_t rule;
    uint32_t lane; /* of the group, from 0, where it should fire */
    struct steps steps;
    uint32_t *able; /* steps that it may hang on, nearest first */
    uint32_t able_count;
    struct attempt attempts[BLOCK_LANES];
    uint32_t count; /* attempts that wait for their block */
    uint32_t spent; /* lanes */
    bool failed;
};

/* ---- which steps ---- */

static bool has_fact(const uint64_t *facts, uint32_t fact)
{
    return facts && ((facts[fact / 64] >> fact % 64) & 1);
}

/* Whether the rule may hang on what stands at a place. */
static bool hangs_on(const struct kindling *kindling, const struct place_of_step *place,
                     uint32_t component)
{
    const struct settler *settler = kindling->inquiry->trial.settler;
    const struct cone *cone =
        &settler->dependence.roots[settler->program->rule_root[kindling->rule]];
    if (has_fact(cone->everywhere, place->fact))
        return true;
    if (place->component == COMPONENT_NONE)
        return has_fact(cone->own, place->fact) || has_fact(cone->project, place->fact);
    return place->component == component && has_fact(cone->own, place->fact);
}

static bool find_steps(struct kindling *kindling, uint32_t component)
{
    struct arena *arena = &kindling->inquiry->arena;
    struct steps *steps = &kindling->steps;
    if (!steps_find(steps, arena, kindling->inquiry))
        return false;
    kindling->able = arena_new(arena, steps->count, sizeof *kindling->able);
    for (uint32_t i = 0; kindling->able && i < steps->count; i++)
        if (hangs_on(kindling, &steps->places[steps->items[i].at], component))
            kindling->able[kindling->able_count++] = i;
    return kindling->able != NULL;
}

/* ---- trying ---- */

/* Whether a copy meets a check of level error for sure. */
static bool is_impossible(const struct kindling *kindling, uint32_t copy)
{
    const struct block *work = kindling->inquiry->trial.work;
    const struct program *program = kindling->inquiry->judge->program;
    const struct bench *whole = &kindling->inquiry->trial.whole;
    for (uint32_t i = 0; i < program->pack->check_count; i++) {
        const struct check *check = &program->pack->checks[i];
        uint32_t first = check->about_component ? 0 : bench_lanes(whole) - 1;
        uint32_t end = check->about_component ? whole->count : bench_lanes(whole);
        for (uint32_t lane = first; check->error && lane < end; lane++)
            if (block_root(work, program->check_root[i], work->groups[copy].first + lane) ==
                TRUTH_TRUE)
                return true;
    }
    return false;
}

static bool fires(const struct kindling *kindling, uint32_t copy)
{
    const struct block *work = kindling->inquiry->trial.work;
    const struct attempt *attempt = &kindling->attempts[copy];
    if (block_rule(work, kindling->rule, work->groups[copy].first + kindling->lane) != TRUTH_TRUE)
        return false;
    for (uint32_t i = 0; i < 2 && attempt->steps[i] != NO_STEP; i++)
        if (!step_arises(&kindling->steps, &kindling->steps.items[attempt->steps[i]],
                         kindling->inquiry, copy))
            return false;
    return !is_impossible(kindling, copy);
}

static uint32_t distance_of(const struct kindling *kindling, const struct attempt *attempt)
{
    uint32_t distance = 0;
    for (uint32_t i = 0; i < 2 && attempt->steps[i] != NO_STEP; i++)
        distance += kindling->steps.items[attempt->steps[i]].distance;
    return distance;
}

/* Takes what an attempt does as the nearest so far. */
static void keep(struct kindling *kindling, const struct attempt *attempt)
{
    struct firing *firing = kindling->firing;
    *firing = (struct firing){.distance = distance_of(kindling, attempt)};
    for (uint32_t i = 0; i < 2 && attempt->steps[i] != NO_STEP; i++)
        kindling->failed =
            kindling->failed || !step_describe(&kindling->steps, kindling->arena, kindling->inquiry,
                                               &kindling->steps.items[attempt->steps[i]],
                                               &firing->changes[firing->change_count++]);
}

/* Tries the attempts that wait. */
static void try_block(struct kindling *kindling)
{
    struct trial *trial = &kindling->inquiry->trial;
    if (kindling->count == 0 || kindling->failed)
        return;
    trial_copies(trial, kindling->count);
    for (uint32_t copy = 0; copy < kindling->count; copy++)
        for (uint32_t i = 0; i < 2 && kindling->attempts[copy].steps[i] != NO_STEP; i++)
            step_take(&kindling->steps, &kindling->steps.items[kindling->attempts[copy].steps[i]],
                      kindling->inquiry, copy);
    kindling->failed = !trial_run(trial, &trial->whole);
    for (uint32_t copy = 0; copy < kindling->count && !kindling->failed; copy++) {
        const struct attempt *attempt = &kindling->attempts[copy];
        bool nearer = kindling->firing->change_count == 0 ||
                      distance_of(kindling, attempt) < kindling->firing->distance;
        if (nearer && fires(kindling, copy))
            keep(kindling, attempt);
    }
    kindling->count = 0;
}

/* Has an attempt tried, sooner or later. False when no more can be. */
static bool attempt(struct kindling *kindling, uint32_t first, uint32_t second)
{
    uint32_t lanes = bench_lanes(&kindling->inquiry->trial.whole);
    if (kindling->spent + lanes > LANES_MOST)
        return false;
    kindling->spent += lanes;
    kindling->attempts[kindling->count++] = (struct attempt){{first, second}};
    if ((kindling->count + 1) * lanes > BLOCK_LANES)
        try_block(kindling);
    return !kindling->failed;
}

static void try_singles(struct kindling *kindling)
{
    for (uint32_t i = 0; i < kindling->able_count; i++)
        if (!attempt(kindling, kindling->able[i], NO_STEP))
            break;
    try_block(kindling);
}

static void try_pairs(struct kindling *kindling)
{
    for (uint32_t b = 1; b < kindling->able_count; b++)
        for (uint32_t a = 0; a < b; a++) {
            const struct step *steps = kindling->steps.items;
            bool apart = steps[kindling->able[a]].at != steps[kindling->able[b]].at;
            if (apart && !attempt(kindling, kindling->able[a], kindling->able[b])) {
                try_block(kindling);
                return;
            }
        }
    try_block(kindling);
}

static void find(struct kindling *kindling)
{
    struct trial *trial = &kindling->inquiry->trial;
    trial->answering = true;
    trial->assumptions = kindling->inquiry->assumptions;
    kindling->failed = !trial_enter_ruling(trial);
    if (!kindling->failed)
        try_singles(kindling);
    if (!kindling->failed && kindling->firing->change_count == 0)
        try_pairs(kindling);
    trial->answering = false;
    kindling->failed = kindling->failed || !trial_enter(trial, &trial->whole);
}

bool firing_find(struct firing *firing, struct arena *arena, struct inquiry *inquiry, uint32_t rule,
                 uint32_t component)
{
    const struct openness *open = &inquiry->trial.open;
    struct kindling *kindling = arena_new(&inquiry->arena, 1, sizeof *kindling);
    *firing = (struct firing){.change_count = 0};
    if (!kindling)
        return false;
    *kindling =
        (struct kindling){.arena = arena, .inquiry = inquiry, .firing = firing, .rule = rule};
    if (component == COMPONENT_NONE)
        kindling->lane = open->lanes - 1;
    else
        while (open->components[kindling->lane] != component)
            kindling->lane++;
    if (!find_steps(kindling, component))
        return false;
    find(kindling);
    if (kindling->failed)
        firing->change_count = 0;
    return !kindling->failed || (inquiry->trial.failed && !inquiry->trial.no_memory);
}
