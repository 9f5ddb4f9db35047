/* Answers that alone make another verdict. */
#include "decide/settle/cells.h"
#include "decide/settle/settling.h"
#include "engine/variants.h"

/* An answer that is tried. */
struct try_of {
    uint32_t item;
    uint16_t class;  /* of a choice or number */
    struct bits set; /* of a set: its members */
};

struct flipping {
    struct settling *settling;
    struct try_of tries[BLOCK_LANES];
    uint32_t count;
};

/* ---- what is tried ---- */

static struct open_fact *fact_of(const struct flipping *flipping, uint32_t item)
{
    return &flipping->settling->ruling->open[item];
}

static bool is_set(const struct flipping *flipping, uint32_t item)
{
    const struct trial *trial = &flipping->settling->trial;
    return trial->settler->program->columns[trial->open.items[item].fact].kind == COLUMN_SET;
}

/* A lane of the whole that shares the answer of an item. */
static uint32_t lane_of(const struct trial *trial, uint32_t item)
{
    uint32_t lane = 0;
    while (trial_open(trial, &trial->whole, lane, trial->open.items[item].fact) != item)
        lane++;
    return lane;
}

/* The members that an item counts with in the ruling. */
static struct bits counted_set(const struct trial *trial, uint32_t item)
{
    const struct block *block = trial->docket->block;
    const struct column *column = &block->program->columns[trial->open.items[item].fact];
    uint32_t lane = trial->docket->group->first + lane_of(trial, item);
    struct bits set = {{0}};
    for (uint32_t member = 0; member < column->classes; member++)
        if (mask_has(block->slots + (size_t)(column->first_slot + member) * block->stride, lane))
            bits_add(&set, member);
    return set;
}

/* Gives an answer in a copy. */
static void give(const struct flipping *flipping, uint32_t copy, const struct try_of *answer)
{
    struct trial *trial = &flipping->settling->trial;
    const struct open_item *item = &trial->open.items[answer->item];
    for (uint32_t i = item->first; i < item->first + item->count; i++) {
        uint32_t member = trial->open.variables[i].member;
        uint16_t class = member == OPEN_NONE ? answer->class : bits_has(&answer->set, member);
        trial_set(trial, &trial->whole, copy, i, class);
    }
}

/* ---- what it comes to ---- */

/* Whether the question of an item arises in a copy. */
static bool arises(const struct trial *trial, uint32_t copy, uint32_t number)
{
    const struct open_item *item = &trial->open.items[number];
    uint32_t root = trial->settler->program->ask_root[item->fact];
    for (uint32_t lane = 0; lane < bench_lanes(&trial->whole); lane++)
        if (trial_open(trial, &trial->whole, lane, item->fact) == number &&
            (root == UINT32_MAX ||
             block_root(trial->work, root, trial->work->groups[copy].first + lane) != TRUTH_FALSE))
            return true;
    return false;
}

static bool record(const struct flipping *flipping, const struct try_of *answer,
                   const struct finding *finding)
{
    struct settling *settling = flipping->settling;
    const struct trial *trial = &settling->trial;
    struct open_fact *fact = fact_of(flipping, answer->item);
    const struct answer *given =
        profile_answer(trial->docket->profile, fact->component, fact->fact);
    struct value value = {.kind = VALUE_SET, .set = {answer->set, answer->set}};
    if (!is_set(flipping, answer->item) &&
        !class_value(settling->arena, trial->settler->program, fact->fact, answer->class,
                     given && !given->unknown ? &given->value : NULL, &value))
        return false;
    fact->flip =
        suppose_text(settling->arena, &trial->settler->pack->vocabulary.facts[fact->fact], &value);
    fact->flip_verdict = finding->verdict;
    fact->flip_option = finding->option;
    return fact->flip != NULL;
}

/* Tries what was collected. False when nothing more can be tried. */
static bool try_answers(struct flipping *flipping)
{
    struct settling *settling = flipping->settling;
    struct trial *trial = &settling->trial;
    const struct ruling *ruling = settling->ruling;
    trial_copies(trial, flipping->count);
    for (uint32_t i = 0; i < flipping->count; i++)
        give(flipping, i, &flipping->tries[i]);
    if (!trial_run(trial, &trial->whole))
        return false;
    findings_score(trial, trial->work);
    for (uint32_t i = 0; i < flipping->count && !trial->no_memory; i++) {
        const struct try_of *answer = &flipping->tries[i];
        if (fact_of(flipping, answer->item)->flip || !arises(trial, i, answer->item))
            continue;
        struct finding finding = finding_of(trial, trial->work, i, &settling->plans);
        if (settling->plans.count > 0 && finding.absent != TRUTH_TRUE &&
            (finding.verdict != ruling->verdict || finding.option != ruling->option))
            trial->no_memory = !record(flipping, answer, &finding);
    }
    flipping->count = 0;
    return !trial->no_memory;
}

/* ---- collecting ---- */

static bool collect(struct flipping *flipping, const struct try_of *answer)
{
    const struct trial *trial = &flipping->settling->trial;
    flipping->tries[flipping->count++] = *answer;
    return flipping->count < BLOCK_LANES / bench_lanes(&trial->whole) || try_answers(flipping);
}

/* Collects one class of each cell that comparisons tell apart. */
static bool collect_classes(struct flipping *flipping, uint32_t number)
{
    const struct trial *trial = &flipping->settling->trial;
    const struct program *program = trial->settler->program;
    uint32_t fact = trial->open.items[number].fact;
    const struct column *column = &program->columns[fact];
    uint8_t possible[BITS_MAX / 8];
    uint16_t classes[BITS_MAX];
    struct cells cells;
    bool apart = fact == program->pack->switching.current;
    block_given_classes(trial->whole.base, lane_of(trial, number), fact, false, possible);
    cells_init(&cells, column, possible, apart);
    for (uint32_t i = 0; i < column->test_count && !apart; i++)
        if (program->tests[column->first_test + i].accepts)
            cells_split(&cells, &program->tests[column->first_test + i]);
    cells_pick(&cells, CLASS_OPEN, classes);
    for (uint32_t i = 0; i < cells.count; i++)
        if (!collect(flipping, &(struct try_of){.item = number, .class = classes[i]}))
            return false;
    return true;
}

/* Collects the set that counts, as a complete one, and those that differ from it in one member. */
static bool collect_sets(struct flipping *flipping, uint32_t number)
{
    const struct trial *trial = &flipping->settling->trial;
    const struct open_item *item = &trial->open.items[number];
    struct try_of answer = {.item = number, .set = counted_set(trial, number)};
    struct bits counted = answer.set;
    if (!collect(flipping, &answer))
        return false;
    for (uint32_t i = item->first; i < item->first + item->count; i++) {
        uint32_t member = trial->open.variables[i].member;
        answer.set = counted;
        answer.set.word[member / 64] ^= UINT64_C(1) << member % 64;
        if (!collect(flipping, &answer))
            return false;
    }
    return true;
}

/* Whether the ruling was made with assumptions: some answer was assumed; or none could be, and then
 * it makes no difference to what counts. */
static bool find_assumptions(struct trial *trial)
{
    const struct block *block = trial->docket->block;
    const struct group *group = trial->docket->group;
    const struct block *blocks[] = {block, trial->node};
    bool assumed[2] = {false, false};
    for (uint32_t i = 0; i < 2; i++)
        for (uint32_t fact = 0; fact < trial->open.facts; fact++)
            for (uint32_t lane = 0; lane < bench_lanes(&trial->whole); lane++)
                assumed[i] = assumed[i] || block_origin(blocks[i], (i ? 0 : group->first) + lane,
                                                        fact) == ORIGIN_ASSUMED;
    return assumed[0] || !assumed[1];
}

bool flip_facts(struct settling *settling)
{
    struct trial *trial = &settling->trial;
    struct flipping flipping = {.settling = settling};
    bool more = true;
    trial->answering = true;
    trial->assumptions = true;
    more = trial_enter_ruling(trial);
    trial->assumptions = more && find_assumptions(trial);
    for (uint32_t i = 0; more && i < trial->open.count; i++) {
        if (!fact_of(&flipping, i)->matters || trial->open.items[i].count == 0)
            continue;
        more = is_set(&flipping, i) ? collect_sets(&flipping, i) : collect_classes(&flipping, i);
    }
    if (more && flipping.count > 0)
        try_answers(&flipping);
    trial->answering = false;
    return !trial->no_memory;
}
