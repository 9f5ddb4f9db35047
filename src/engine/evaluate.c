#include "engine/evaluate.h"

#include "engine/compare.h"
#include "engine/masks.h"
#include "engine/resolve.h"
#include "engine/roots.h"
#include "engine/unpack.h"

static enum evaluate_status evaluate_facts(struct block *block, bool assumptions,
                                           struct evaluate_failure *failure)
{
    const struct pack *pack = block->program->pack;
    enum evaluate_status status = EVALUATE_OK;
    for (uint32_t i = 0; i < pack->vocabulary.count && status == EVALUATE_OK; i++) {
        status = resolve(block, pack->order[i], assumptions, failure);
        compare(block, pack->order[i]);
    }
    return status;
}

/* Rules that derive facts are done by then, but for those that are disabled: they derive none. */
static enum evaluate_status evaluate_rules(struct block *block, struct evaluate_failure *failure)
{
    const struct program *program = block->program;
    enum evaluate_status status = EVALUATE_OK;
    for (uint32_t i = 0; i < program->pack->rule_count && status == EVALUATE_OK; i++)
        if (program->pack->rules[i].derivation_count == 0 || program->pack->rules[i].disabled)
            status = root_evaluate(block, program->rule_root[i], failure);
    return status;
}

static enum evaluate_status evaluate_checks(struct block *block, struct evaluate_failure *failure)
{
    const struct program *program = block->program;
    enum evaluate_status status = EVALUATE_OK;
    for (uint32_t i = 0; i < program->pack->check_count && status == EVALUATE_OK; i++)
        status = root_evaluate(block, program->check_root[i], failure);
    return status;
}

enum evaluate_status evaluate(struct block *block, bool assumptions,
                              struct evaluate_failure *failure)
{
    enum evaluate_status status = evaluate_facts(block, assumptions, failure);
    if (status == EVALUATE_OK)
        status = evaluate_rules(block, failure);
    if (status == EVALUATE_OK)
        status = evaluate_checks(block, failure);
    return status;
}

/* Sets component.option, the last fact, in the lanes of components. */
static void choose(struct block *block, const uint32_t *options)
{
    const struct vocabulary *vocabulary = &block->program->pack->vocabulary;
    uint32_t fact = vocabulary->count - 1;
    if (vocabulary->count == 0 || !vocabulary->facts[fact].reserved)
        return;
    unpack(block, fact);
    for (uint32_t i = 0; i < block->group_count; i++) {
        const struct group *group = &block->groups[i];
        for (uint32_t lane = group->first; lane < group->first + group->count; lane++)
            if (options[lane] != OPTION_NONE)
                resolve_choice(block, fact, lane, options[lane]);
    }
    compare(block, fact);
}

enum evaluate_status evaluate_advice(struct block *block, const uint32_t *options,
                                     struct evaluate_failure *failure)
{
    const struct program *program = block->program;
    enum evaluate_status status = EVALUATE_OK;
    choose(block, options);
    for (uint32_t i = 0; i < program->pack->advice_count && status == EVALUATE_OK; i++)
        status = root_evaluate(block, program->advice_root[i], failure);
    return status;
}
