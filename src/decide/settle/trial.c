#include "decide/settle/trial.h"

#include "base/limits.h"
#include "engine/variants.h"

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

/* Lists the checks of level error that are not false everywhere in the node. */
static bool list_checks(struct trial *trial)
{
    const struct pack *pack = trial->settler->pack;
    const struct block *node = trial->node;
    trial->checks = arena_new(&trial->arena, pack->check_count, sizeof *trial->checks);
    for (uint32_t check = 0; trial->checks && check < pack->check_count; check++) {
        bool open = false;
        for (uint32_t lane = 0; lane < node->lanes && pack->checks[check].error; lane++)
            open = open || block_root(node, node->program->check_root[check], lane) != TRUTH_FALSE;
        if (open)
            trial->checks[trial->check_count++] = check;
    }
    return trial->checks != NULL;
}

bool trial_init(struct trial *trial, const struct settler *settler, const struct docket *docket,
                const struct stakes *stakes, const struct ruling *ruling)
{
    *trial = (struct trial){.settler = settler,
                            .docket = docket,
                            .ruling = ruling,
                            .lanes = BLOCK_LANES, /* to begin with, whatever the budget is */
                            .nodes = limits[LIMIT_PLAN_NODES].value};
    arena_init(&trial->arena);
    if (bench_make_whole(trial, stakes))
        trial->node = block_new(settler->program, bench_lanes(&trial->whole));
    trial->no_memory = !trial->node;
    if (!trial->node || !trial_enter(trial, &trial->whole))
        return false;
    trial->no_memory = !open_find(&trial->open, &trial->arena, docket, trial->node) ||
                       !make_box(trial) || !list_checks(trial);
    return !trial->no_memory;
}

bool trial_prepare(struct trial *trial, const struct stakes *stakes, const int64_t *factors)
{
    const struct settler *settler = trial->settler;
    size_t cells = (size_t)BLOCK_LANES * settler->pack->option_count;
    trial->work = block_new(settler->program, BLOCK_LANES);
    trial->points = arena_new(&trial->arena, cells, sizeof *trial->points);
    trial->no_memory =
        !trial->work || !trial->points || !bench_make_singles(trial, stakes) ||
        !tally_init(&trial->tally, &trial->arena, settler->program, settler->scorer, factors);
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

struct bench *trial_bench(struct trial *trial, uint32_t component, uint32_t *lane)
{
    *lane = trial->single ? 0 : component;
    return trial->single ? &trial->single[component] : &trial->whole;
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
    bool assumptions = trial->answering && trial->assumptions;
    uint32_t lanes = block->lanes + SETTLE_START;
    if (trial->lanes < lanes || trial->failed)
        return false;
    trial->lanes -= lanes;
    enum evaluate_status status = evaluate(block, assumptions, &failure);
    trial->failed = status != EVALUATE_OK;
    trial->no_memory = trial->no_memory || status == EVALUATE_NO_MEMORY;
    return status == EVALUATE_OK;
}

/* Gives a variable a class in the lanes of a copy that share it. */
static void set_class(const struct trial *trial, const struct bench *bench, struct block *block,
                      uint32_t copy, uint32_t number, uint16_t class)
{
    const struct variable *variable = &trial->open.variables[number];
    bool tentative = variable->tentative && !trial->answering;
    uint8_t classes[BITS_MAX / 8] = {0};
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

uint32_t trial_copies(struct trial *trial, uint32_t wanted)
{
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
    bench_waive(bench, trial->work);
    return true;
}

/* ---- checks ---- */

bool trial_has_check(const struct trial *trial, const struct bench *bench, uint32_t check)
{
    const struct dependence *dependence = &trial->settler->dependence;
    uint32_t root = trial->settler->program->check_root[check];
    uint64_t any = 0;
    for (uint32_t word = 0; word < dependence->words; word++)
        any |= dependence->roots[root].everywhere[word];
    return bench == &trial->whole || any == 0;
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
    for (uint32_t i = 0; i < trial->check_count && absent != TRUTH_TRUE; i++) {
        uint32_t check = trial->checks[i];
        bool everywhere = pack->checks[check].about_component;
        uint32_t first = everywhere ? group->first : group->project;
        uint32_t end = everywhere ? group->first + group->count : group->project + 1;
        if (!trial_has_check(trial, bench, check))
            continue;
        enum truth met = any_of(block, block->program->check_root[check], first, end);
        absent = met == TRUTH_FALSE ? absent : met;
    }
    return absent;
}
