/* Where a fact is not given, its value comes from a list: defaults whose conditions are tried in
 * turn, or rules that derive it. The first that is certain ends the list in its lane, and what is
 * undetermined before it contributes: the fact may then be anything that one of them makes it. */
#include "engine/resolve.h"

#include "engine/contribute.h"
#include "engine/masks.h"
#include "engine/roots.h"
#include "engine/unpack.h"

/* A list at work on a fact. */
struct list {
    struct block *block;
    uint32_t fact;
    uint64_t open[MASK_WORDS];    /* lanes that the list has not ended */
    uint64_t started[MASK_WORDS]; /* lanes to which something contributed */
    uint64_t doubt[MASK_WORDS];   /* lanes to which something undetermined did */
};

/* A list for the lanes in which the fact is not given. */
static void list_init(struct list *list, struct block *block, uint32_t fact)
{
    *list = (struct list){.block = block, .fact = fact};
    mask_not(list->open, block->given + (size_t)fact * block->stride, block->words);
    block_trim(block, list->open);
}

/* Goes on to `value`, which holds where the root does. */
static void list_try(struct list *list, uint32_t root, const struct value *value)
{
    struct block *block = list->block;
    const uint64_t *is_true = block->root_true + (size_t)root * block->stride;
    const uint64_t *is_false = block->root_false + (size_t)root * block->stride;
    uint64_t lanes[MASK_WORDS];
    for (uint32_t w = 0; w < block->words; w++) {
        lanes[w] = list->open[w] & ~is_false[w];
        list->doubt[w] |= lanes[w] & ~is_true[w];
        list->open[w] &= ~is_true[w];
    }
    contribute(block, list->fact, value, lanes, list->started);
}

/* Takes the lanes where the question does not arise, or may not, out of the list. What is given
 * tentatively started there already: where the question may arise, it stays possible. */
static enum evaluate_status apply_ask_if(struct list *list, struct evaluate_failure *failure)
{
    struct block *block = list->block;
    uint32_t root = block->program->ask_root[list->fact];
    uint64_t *otherwise = block->otherwise + (size_t)list->fact * block->stride;
    const uint64_t *tentative = block->tentative + (size_t)list->fact * block->stride;
    uint64_t lanes[MASK_WORDS];
    if (root == UINT32_MAX)
        return EVALUATE_OK;
    enum evaluate_status status = root_evaluate(block, root, failure);
    for (uint32_t w = 0; w < block->words; w++) {
        size_t at = (size_t)root * block->stride + w;
        otherwise[w] = list->open[w] & block->root_false[at];
        lanes[w] = otherwise[w] | (tentative[w] & ~block->root_true[at]);
        list->open[w] &= block->root_true[at];
        list->started[w] |= tentative[w] & ~block->root_false[at];
    }
    const struct fact *fact = &block->program->pack->vocabulary.facts[list->fact];
    contribute(block, list->fact, &fact->otherwise, lanes, list->started);
    return status;
}

static enum evaluate_status apply_defaults(struct list *list, bool assumptions,
                                           struct evaluate_failure *failure)
{
    struct block *block = list->block;
    const struct fact *fact = &block->program->pack->vocabulary.facts[list->fact];
    uint64_t *assumed = block->assumed + (size_t)list->fact * block->stride;
    mask_copy(assumed, list->open, block->words);
    for (uint32_t i = 0; i < fact->default_count; i++) {
        uint32_t root = block->program->default_root[list->fact][i];
        enum evaluate_status status = root_evaluate(block, root, failure);
        if (status != EVALUATE_OK)
            return status;
        if (assumptions)
            list_try(list, root, &fact->defaults[i].value);
    }
    mask_minus(assumed, list->open, block->words);
    /* No default need apply in these, so what undetermined ones gave narrows nothing. */
    mask_and(list->open, list->started, block->words);
    if (mask_any(list->open, 0, block->lanes)) {
        struct value domain = fact_domain(fact);
        contribute(block, list->fact, &domain, list->open, list->started);
    }
    return EVALUATE_OK;
}

const struct value *derived_value(const struct rule *rule, uint32_t fact)
{
    const struct derivation *derivation = rule->derivations;
    while (derivation->fact != fact)
        derivation++;
    return &derivation->value;
}

/* A lane in which a rule is undetermined and in the end everything is possible counts as unknown:
 * nothing narrowed it. */
static void note_derived(struct list *list)
{
    struct block *block = list->block;
    uint64_t *derived = block->derived + (size_t)list->fact * block->stride;
    uint64_t whole[MASK_WORDS];
    find_whole(block, list->fact, whole);
    for (uint32_t w = 0; w < block->words; w++)
        derived[w] &= ~(whole[w] & list->doubt[w]);
}

static enum evaluate_status derive(struct list *list, struct evaluate_failure *failure)
{
    struct block *block = list->block;
    const struct program *program = block->program;
    const struct fact *fact = &program->pack->vocabulary.facts[list->fact];
    const struct derivers *derivers = &program->derivers[list->fact];
    size_t at = (size_t)list->fact * block->stride;
    for (uint32_t i = 0; i < derivers->count; i++) {
        const struct rule *rule = &program->pack->rules[derivers->rules[i]];
        uint32_t root = program->rule_root[derivers->rules[i]];
        enum evaluate_status status = root_evaluate(block, root, failure);
        if (status != EVALUATE_OK)
            return status;
        list_try(list, root, derived_value(rule, list->fact));
    }
    mask_copy(block->derived + at, list->started, block->words);
    mask_copy(block->otherwise + at, list->open, block->words);
    mask_minus(block->otherwise + at, list->started, block->words);
    contribute(block, list->fact, &fact->otherwise, list->open, list->started);
    note_derived(list);
    if (fact->scope == FACT_PROJECT)
        spread_project(block, list->fact);
    return EVALUATE_OK;
}

enum evaluate_status resolve(struct block *block, uint32_t number, bool assumptions,
                             struct evaluate_failure *failure)
{
    const struct fact *fact = &block->program->pack->vocabulary.facts[number];
    struct list list;
    unpack(block, number);
    mask_fill(block->derived + (size_t)number * block->stride, false, block->words);
    if (!fact->derived && fact->ask_if == NULL && fact->default_count == 0)
        return EVALUATE_OK;
    list_init(&list, block, number);
    if (fact->derived)
        return derive(&list, failure);
    enum evaluate_status status = apply_ask_if(&list, failure);
    return status == EVALUATE_OK ? apply_defaults(&list, assumptions, failure) : status;
}

void resolve_choice(struct block *block, uint32_t fact, uint32_t lane, uint32_t choice)
{
    const struct column *column = &block->program->columns[fact];
    for (uint32_t class = 0; class < column->classes; class ++)
        mask_set(block->slots + (size_t)(column->first_slot + class) * block->stride, lane,
                 class == choice);
    mask_set(block->derived + (size_t)fact * block->stride, lane, true);
}
