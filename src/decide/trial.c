#include "decide/trial.h"

#include "base/limits.h"
#include "decide/waive.h"
#include "engine/variants.h"

/* ---- benches ---- */

/* Lists what active waivers set aside on a bench. */
static bool list_aside(struct trial *trial, struct bench *bench)
{
    const struct ruling *ruling = trial->ruling;
    const struct profile *profile = ruling->profile;
    uint32_t lanes = bench_lanes(bench);
    bench->aside =
        arena_new(&trial->arena, (size_t)ruling->waiver_count * lanes, sizeof *bench->aside);
    if (!bench->aside)
        return false;
    for (uint32_t i = 0; i < ruling->waiver_count; i++) {
        uint32_t rule = profile->waivers[ruling->waivers[i].waiver].rule;
        bool whole = rule_about_project(&profile->pack->rules[rule]);
        for (uint32_t lane = 0; lane < (whole ? 1 : bench->count); lane++) {
            uint32_t component = whole ? COMPONENT_NONE
                                       : cite_component(trial->docket, trial->docket->group->first +
                                                                           bench->first + lane);
            if (waiver_applies(ruling, rule, component))
                bench->aside[bench->aside_count++] = (struct set_aside){rule, lane};
        }
    }
    return true;
}

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

/* Whether the question of a project fact that is not answered may arise in a component that shares
 * the answer and not in others, because the component overrides what the question hangs on. */
static bool is_uneven(const struct trial *trial, uint32_t number)
{
    const struct profile *profile = trial->docket->profile;
    const struct vocabulary *vocabulary = &profile->pack->vocabulary;
    const struct fact *fact = &vocabulary->facts[number];
    const struct answer *answer = profile->answers[number];
    uint32_t root = trial->settler->program->ask_root[number];
    if (fact->scope != FACT_PROJECT || fact->derived || root == UINT32_MAX ||
        (answer && !answer->unknown))
        return false;
    const uint64_t *cone = trial->settler->dependence.roots[root].own;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        const struct component *component = &profile->components[i];
        for (uint32_t other = 0; other < vocabulary->count; other++)
            if (!component->outside && !component->answers[number] && component->answers[other] &&
                (cone[other / 64] >> (other % 64)) & 1)
                return true;
    }
    return false;
}

/* An answer that the project gives because the question arises in one component counts in all that
 * share it, whether it arises there or not: until it is known, it may be anything there. */
static void give_uneven(struct trial *trial, struct bench *bench)
{
    const struct profile *profile = trial->docket->profile;
    for (uint32_t fact = 0; bench->has_project && fact < profile->pack->vocabulary.count; fact++) {
        struct value domain = fact_domain(&profile->pack->vocabulary.facts[fact]);
        if (!is_uneven(trial, fact))
            continue;
        trial->uneven = true;
        for (uint32_t lane = 0; lane < bench_lanes(bench); lane++) {
            uint32_t component = lane < bench->count
                                     ? trial->whole.stakes.items[bench->first + lane].component
                                     : COMPONENT_NONE;
            if (component == COMPONENT_NONE || !profile->components[component].answers[fact])
                block_give(bench->base, lane, fact, &domain);
        }
    }
}

/* A bench of one component, and of the project where that has a lane of its own. */
static bool make_single(struct trial *trial, const struct stakes *stakes, uint32_t nth)
{
    struct bench *bench = &trial->single[nth];
    const struct profile *profile = trial->docket->profile;
    uint32_t component = stakes->items[nth].component;
    *bench = (struct bench){.base = block_new(trial->settler->program, 2),
                            .first = nth,
                            .count = 1,
                            .has_project = trial->whole.has_project};
    if (!bench->base)
        return false;
    block_add(bench->base, 1, bench->has_project);
    bench->base->sizes[0] = profile->components[component].size;
    give_answers(bench->base, 0, profile, component);
    if (bench->has_project)
        give_answers(bench->base, 1, profile, UINT32_MAX);
    give_uneven(trial, bench);
    bench->stakes = *stakes;
    bench->stakes.items[0] = stakes->items[nth];
    bench->stakes.count = 1;
    bench->stakes.link_count = 0;
    return list_aside(trial, bench);
}

static bool make_whole(struct trial *trial, const struct stakes *stakes)
{
    const struct docket *docket = trial->docket;
    const struct group *group = docket->group;
    struct bench *bench = &trial->whole;
    bench->count = group->count;
    bench->has_project = group_end(group) > group->first + group->count;
    bench->stakes = *stakes;
    bench->base = block_new(trial->settler->program, bench_lanes(bench));
    trial->node = block_new(trial->settler->program, bench_lanes(bench));
    if (!bench->base || !trial->node)
        return false;
    variants_fill(bench->base, docket->block, (uint32_t)(group - docket->block->groups), 1);
    give_uneven(trial, bench);
    return list_aside(trial, bench);
}

/* Whether a set of facts has any. */
static bool has_facts(const uint64_t *set, uint32_t words)
{
    uint64_t any = 0;
    for (uint32_t i = 0; i < words; i++)
        any |= set[i];
    return any != 0;
}

/* Whether a check ties components together: it looks at all of them, or at a fact of the project in
 * each. */
static bool ties_components(const struct trial *trial, uint32_t check)
{
    const struct dependence *dependence = &trial->settler->dependence;
    const struct pack *pack = trial->settler->pack;
    const struct cone *cone = &dependence->roots[trial->settler->program->check_root[check]];
    if (has_facts(cone->everywhere, dependence->words))
        return true;
    for (uint32_t fact = 0; fact < pack->vocabulary.count; fact++)
        if (pack->checks[check].about_component &&
            pack->vocabulary.facts[fact].scope == FACT_PROJECT &&
            (cone->own[fact / 64] >> (fact % 64)) & 1)
            return true;
    return false;
}

/* Whether components can be looked at alone: what they come to hangs on no other component, and no
 * check of level error that is still open ties them together. To be called when the whole was
 * entered. */
static bool are_separate(const struct trial *trial)
{
    const struct dependence *dependence = &trial->settler->dependence;
    const struct pack *pack = trial->settler->pack;
    const struct block *node = trial->node;
    uint32_t current = pack->switching.current;
    if (dependence->rolls_into_components ||
        (current != FACT_NONE &&
         has_facts(dependence->facts[current].everywhere, dependence->words)))
        return false;
    for (uint32_t check = 0; check < pack->check_count; check++) {
        uint32_t root = node->program->check_root[check];
        bool open = false;
        for (uint32_t lane = 0; lane < node->lanes; lane++)
            open = open || block_root(node, root, lane) == TRUTH_UNDETERMINED;
        if (open && pack->checks[check].error && ties_components(trial, check))
            return false;
    }
    return true;
}

struct bench *trial_bench(struct trial *trial, uint32_t component, uint32_t *lane)
{
    *lane = trial->single ? 0 : component;
    return trial->single ? &trial->single[component] : &trial->whole;
}

/* ---- beginning and end ---- */

static bool make_box(struct trial *trial)
{
    uint32_t count = trial->open.variable_count;
    trial->box.class = arena_new(&trial->arena, count, sizeof *trial->box.class);
    trial->box.chosen = arena_new(&trial->arena, count, sizeof *trial->box.chosen);
    if (!trial->box.class || !trial->box.chosen)
        return false;
    for (uint32_t i = 0; i < count; i++)
        trial->box.class[i] = CLASS_OPEN;
    return true;
}

bool trial_init(struct trial *trial, const struct settler *settler, const struct docket *docket,
                const struct stakes *stakes, const struct ruling *ruling)
{
    *trial = (struct trial){.settler = settler,
                            .docket = docket,
                            .ruling = ruling,
                            .lanes = SETTLE_VERDICT_LANES,
                            .nodes = limits[LIMIT_PLAN_NODES].value};
    arena_init(&trial->arena);
    trial->no_memory = !make_whole(trial, stakes);
    if (trial->no_memory || !trial_enter(trial, &trial->whole))
        return false;
    trial->no_memory =
        !open_find(&trial->open, &trial->arena, docket, trial->node) || !make_box(trial);
    return !trial->no_memory;
}

/* The factors of a profile, once for each copy of the smallest bench. */
static bool repeat_factors(struct trial *trial, const int64_t *factors, uint32_t copies)
{
    uint32_t criteria = trial->settler->pack->criterion_count;
    int64_t *all = arena_new(&trial->arena, (size_t)copies * criteria, sizeof *all);
    trial->factors = all;
    for (size_t i = 0; all && i < (size_t)copies * criteria; i++)
        all[i] = factors[i % criteria];
    return all != NULL;
}

static bool make_singles(struct trial *trial, const struct stakes *stakes)
{
    trial->single = arena_new(&trial->arena, stakes->count, sizeof *trial->single);
    if (!trial->single)
        return false;
    for (uint32_t i = 0; i < stakes->count; i++)
        if (!make_single(trial, stakes, i))
            return false;
    return true;
}

bool trial_prepare(struct trial *trial, const struct stakes *stakes, const int64_t *factors)
{
    uint32_t options = trial->settler->pack->option_count;
    uint32_t copies = BLOCK_LANES / bench_lanes(&trial->whole);
    bool separate = are_separate(trial);
    trial->work = block_new(trial->settler->program, BLOCK_LANES);
    trial->points = arena_new(&trial->arena, (size_t)BLOCK_LANES * options, sizeof *trial->points);
    trial->no_memory = !trial->work || !trial->points || !repeat_factors(trial, factors, copies) ||
                       (separate && stakes->count > 1 && !make_singles(trial, stakes));
    return !trial->no_memory;
}

void trial_fini(struct trial *trial)
{
    for (uint32_t i = 0; trial->single && i < trial->whole.count; i++)
        block_free(trial->single[i].base);
    block_free(trial->whole.base);
    block_free(trial->node);
    block_free(trial->work);
    arena_fini(&trial->arena);
}

/* ---- trying ---- */

void box_choose(struct box *box, uint32_t variable, uint16_t class)
{
    box->class[variable] = class;
    box->chosen[box->count++] = variable;
}

void box_return(struct box *box, uint32_t count)
{
    while (box->count > count)
        box->class[box->chosen[--box->count]] = CLASS_OPEN;
}

/* Evaluates a block on the budget. */
static bool evaluate_block(struct trial *trial, struct block *block)
{
    struct evaluate_failure failure;
    if (trial->lanes < block->lanes || trial->failed || trial->no_memory)
        return false;
    trial->lanes -= block->lanes;
    enum evaluate_status status = evaluate(block, trial->answering && trial->assumptions, &failure);
    trial->failed = status != EVALUATE_OK;
    trial->no_memory = status == EVALUATE_NO_MEMORY;
    return status == EVALUATE_OK;
}

/* Gives a variable a class in the lanes of a copy that share it. */
static void set_class(const struct trial *trial, const struct bench *bench, struct block *block,
                      uint32_t copy, uint32_t number, uint16_t class)
{
    const struct variable *variable = &trial->open.variables[number];
    uint8_t classes[BITS_MAX / 8] = {0};
    bool tentative = variable->tentative && !trial->answering;
    if (variable->member == OPEN_NONE)
        classes[class / 8] = (uint8_t)(1U << class % 8);
    for (uint32_t lane = 0; lane < bench_lanes(bench); lane++) {
        uint32_t at = block->groups[copy].first + lane;
        if (trial_open(trial, bench, lane, variable->fact) != variable->item)
            continue;
        if (variable->member == OPEN_NONE)
            block_narrow(block, at, variable->fact, classes, tentative);
        else
            block_narrow_member(block, at, variable->fact, variable->member, class != 0, tentative);
    }
}

bool trial_enter(struct trial *trial, struct bench *bench)
{
    variants_fill(trial->node, bench->base, 0, 1);
    for (uint32_t i = 0; i < trial->box.count; i++) {
        uint32_t variable = trial->box.chosen[i];
        set_class(trial, bench, trial->node, 0, variable, trial->box.class[variable]);
    }
    return evaluate_block(trial, trial->node);
}

bool trial_enter_ruling(struct trial *trial)
{
    const struct docket *docket = trial->docket;
    uint32_t number = (uint32_t)(docket->group - docket->block->groups);
    variants_fill(trial->node, docket->block, number, 1);
    return evaluate_block(trial, trial->node);
}

uint32_t trial_copies(struct trial *trial, const struct bench *bench, uint32_t wanted)
{
    (void)bench;
    return variants_fill(trial->work, trial->node, 0, wanted);
}

void trial_set(struct trial *trial, const struct bench *bench, uint32_t copy, uint32_t variable,
               uint16_t class)
{
    set_class(trial, bench, trial->work, copy, variable, class);
}

bool trial_run(struct trial *trial, const struct bench *bench)
{
    if (!evaluate_block(trial, trial->work))
        return false;
    trial_waive(bench, trial->work);
    return true;
}

void trial_waive(const struct bench *bench, struct block *block)
{
    for (uint32_t i = 0; i < bench->aside_count; i++)
        for (uint32_t copy = 0; copy < block->group_count; copy++)
            block_overrule(block, bench->aside[i].rule,
                           block->groups[copy].first + bench->aside[i].lane);
}

bool trial_is_waived(const struct bench *bench, uint32_t rule, uint32_t lane)
{
    for (uint32_t i = 0; i < bench->aside_count; i++)
        if (bench->aside[i].rule == rule && bench->aside[i].lane == lane)
            return true;
    return false;
}

/* ---- checks ---- */

bool trial_has_check(const struct trial *trial, const struct bench *bench, uint32_t check)
{
    const struct dependence *dependence = &trial->settler->dependence;
    uint32_t root = trial->settler->program->check_root[check];
    return trial->settler->pack->checks[check].error &&
           (bench == &trial->whole ||
            !has_facts(dependence->roots[root].everywhere, dependence->words));
}

/* What a root comes to in the lanes from `from` to `end` - 1: true if it is in one of them. */
static enum truth any_of(const struct block *block, uint32_t root, uint32_t from, uint32_t end)
{
    enum truth any = TRUTH_FALSE;
    for (uint32_t lane = from; lane < end && any != TRUTH_TRUE; lane++) {
        enum truth truth = block_root(block, root, lane);
        any = truth == TRUTH_FALSE ? any : truth;
    }
    return any;
}

enum truth trial_is_absent(const struct trial *trial, const struct bench *bench,
                           const struct block *block, uint32_t copy)
{
    const struct pack *pack = trial->settler->pack;
    const struct group *group = &block->groups[copy];
    enum truth absent = TRUTH_FALSE;
    for (uint32_t check = 0; check < pack->check_count && absent != TRUTH_TRUE; check++) {
        bool everywhere = pack->checks[check].about_component;
        uint32_t root = block->program->check_root[check];
        if (!trial_has_check(trial, bench, check))
            continue;
        enum truth met = everywhere ? any_of(block, root, group->first, group->first + group->count)
                                    : block_root(block, root, group->project);
        absent = met == TRUTH_FALSE ? absent : met;
    }
    return absent;
}
