#include "decide/settle/bench.h"

#include "decide/settle/trial.h"
#include "decide/waive.h"
#include "engine/variants.h"

/* The component of the profile that a lane of a bench stands for; COMPONENT_NONE: the project. */
static uint32_t component_at(const struct trial *trial, const struct bench *bench, uint32_t lane)
{
    return lane < bench->count ? trial->whole.stakes.items[bench->first + lane].component
                               : COMPONENT_NONE;
}

/* ---- waivers ---- */

/* Lists what active waivers set aside on a bench. */
static bool list_aside(struct trial *trial, struct bench *bench)
{
    const struct ruling *ruling = trial->ruling;
    const struct profile *profile = ruling->profile;
    size_t most = (size_t)ruling->waiver_count * bench_lanes(bench);
    bench->aside = arena_new(&trial->arena, most, sizeof *bench->aside);
    if (!bench->aside)
        return false;
    for (uint32_t i = 0; i < ruling->waiver_count; i++) {
        uint32_t rule = profile->waivers[ruling->waivers[i].waiver].rule;
        bool whole = rule_about_project(&profile->pack->rules[rule]);
        for (uint32_t lane = 0; lane < (whole ? 1 : bench->count); lane++)
            if (waiver_applies(ruling, rule,
                               whole ? COMPONENT_NONE : component_at(trial, bench, lane)))
                bench->aside[bench->aside_count++] = (struct set_aside){rule, lane};
    }
    return true;
}

void bench_waive(const struct bench *bench, struct block *block)
{
    for (uint32_t i = 0; i < bench->aside_count; i++)
        for (uint32_t copy = 0; copy < block->group_count; copy++)
            block_overrule(block, bench->aside[i].rule,
                           block->groups[copy].first + bench->aside[i].lane);
}

bool bench_is_waived(const struct bench *bench, uint32_t rule, uint32_t lane)
{
    for (uint32_t i = 0; i < bench->aside_count; i++)
        if (bench->aside[i].rule == rule && bench->aside[i].lane == lane)
            return true;
    return false;
}

/* ---- uneven facts ---- */

/* Whether a component shares the project's answer to a fact, but overrides something that its
 * question hangs on: the facts in `cone`. */
static bool sees_otherwise(const struct trial *trial, const struct component *component,
                           uint32_t fact, const uint64_t *cone)
{
    const struct vocabulary *vocabulary = &trial->settler->pack->vocabulary;
    if (component->answers[fact])
        return false;
    for (uint32_t other = 0; other < vocabulary->count; other++)
        if ((cone[other / 64] >> (other % 64)) & 1 && component->answers[other] &&
            vocabulary->facts[other].scope == FACT_PROJECT)
            return true;
    return false;
}

static bool is_uneven(const struct trial *trial, uint32_t number)
{
    const struct profile *profile = trial->docket->profile;
    const struct fact *fact = &trial->settler->pack->vocabulary.facts[number];
    const struct answer *answer = profile->answers[number];
    uint32_t root = trial->settler->program->ask_root[number];
    if (fact->scope != FACT_PROJECT || fact->derived || root == UINT32_MAX ||
        (answer && !answer->unknown))
        return false;
    for (uint32_t lane = 0; lane < trial->whole.count; lane++)
        if (sees_otherwise(trial, &profile->components[component_at(trial, &trial->whole, lane)],
                           number, trial->settler->dependence.roots[root].own))
            return true;
    return false;
}

static bool find_uneven(struct trial *trial)
{
    uint32_t facts = trial->settler->pack->vocabulary.count;
    trial->uneven = arena_new(&trial->arena, facts, sizeof *trial->uneven);
    for (uint32_t fact = 0; trial->uneven && trial->whole.has_project && fact < facts; fact++)
        if (is_uneven(trial, fact))
            trial->uneven[trial->uneven_count++] = fact;
    return trial->uneven != NULL;
}

/* An answer that the project gives because the question arises in one component counts in all that
 * share it, whether it arises there or not: until it is known, it may be anything there. */
static void give_uneven(const struct trial *trial, struct bench *bench)
{
    const struct profile *profile = trial->docket->profile;
    for (uint32_t i = 0; i < trial->uneven_count; i++) {
        uint32_t fact = trial->uneven[i];
        struct value domain = fact_domain(&profile->pack->vocabulary.facts[fact]);
        for (uint32_t lane = 0; lane < bench_lanes(bench); lane++) {
            uint32_t component = component_at(trial, bench, lane);
            if (component == COMPONENT_NONE || !profile->components[component].answers[fact])
                block_give(bench->base, lane, fact, &domain);
        }
    }
}

/* ---- the whole ---- */

bool bench_make_whole(struct trial *trial, const struct stakes *stakes)
{
    const struct docket *docket = trial->docket;
    const struct group *group = docket->group;
    struct bench *bench = &trial->whole;
    bench->count = group->count;
    bench->has_project = group_end(group) > group->first + group->count;
    bench->stakes = *stakes;
    bench->base = block_new(trial->settler->program, bench_lanes(bench));
    if (!bench->base || !list_aside(trial, bench) || !find_uneven(trial))
        return false;
    variants_fill(bench->base, docket->block, (uint32_t)(group - docket->block->groups), 1);
    give_uneven(trial, bench);
    return true;
}

/* ---- single components ---- */

/* Gives a lane the answers that count for a component (COMPONENT_NONE: for the project). */
static void give_answers(struct block *block, uint32_t lane, const struct profile *profile,
                         uint32_t component)
{
    for (uint32_t fact = 0; fact < profile->pack->vocabulary.count; fact++) {
        const struct answer *answer = profile_answer(profile, component, fact);
        if (answer && !answer->unknown)
            block_give(block, lane, fact, &answer->value);
    }
}

static bool make_single(struct trial *trial, const struct stakes *stakes, uint32_t nth)
{
    struct bench *bench = &trial->single[nth];
    const struct profile *profile = trial->docket->profile;
    uint32_t component = stakes->items[nth].component;
    bench->base = block_new(trial->settler->program, 2);
    bench->first = nth;
    bench->count = 1;
    bench->has_project = trial->whole.has_project;
    if (!bench->base)
        return false;
    block_add(bench->base, 1, bench->has_project);
    bench->base->sizes[0] = profile->components[component].size;
    give_answers(bench->base, 0, profile, component);
    if (bench->has_project)
        give_answers(bench->base, 1, profile, COMPONENT_NONE);
    give_uneven(trial, bench);
    bench->stakes = *stakes;
    bench->stakes.items[0] = stakes->items[nth];
    bench->stakes.count = 1;
    bench->stakes.link_count = 0;
    return list_aside(trial, bench);
}

/* Whether a set of facts has any; of a component's check, any of the project. */
static bool has_facts(const struct trial *trial, const uint64_t *set, bool of_project)
{
    const struct vocabulary *vocabulary = &trial->settler->pack->vocabulary;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        if ((set[fact / 64] >> (fact % 64)) & 1 &&
            (!of_project || vocabulary->facts[fact].scope == FACT_PROJECT))
            return true;
    return false;
}

/* Whether a check ties components together: it looks at all of them, or at a fact of the project in
 * each. */
static bool ties_components(const struct trial *trial, uint32_t check)
{
    uint32_t root = trial->settler->program->check_root[check];
    const struct cone *cone = &trial->settler->dependence.roots[root];
    return has_facts(trial, cone->everywhere, false) ||
           (trial->settler->pack->checks[check].about_component &&
            has_facts(trial, cone->own, true));
}

/* Whether components can be looked at alone: what they come to hangs on no other component, and no
 * check of level error that is still open ties them together. */
static bool are_separate(const struct trial *trial)
{
    const struct dependence *dependence = &trial->settler->dependence;
    uint32_t current = trial->settler->pack->switching.current;
    if (dependence->rolls_into_components ||
        (current != FACT_NONE && has_facts(trial, dependence->facts[current].everywhere, false)))
        return false;
    for (uint32_t i = 0; i < trial->check_count; i++)
        if (ties_components(trial, trial->checks[i]))
            return false;
    return true;
}

bool bench_make_singles(struct trial *trial, const struct stakes *stakes)
{
    if (stakes->count < 2 || !are_separate(trial))
        return true;
    trial->single = arena_new(&trial->arena, stakes->count, sizeof *trial->single);
    if (!trial->single)
        return false;
    for (uint32_t i = 0; i < stakes->count; i++)
        if (!make_single(trial, stakes, i))
            return false;
    return true;
}
