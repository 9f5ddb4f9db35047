/* A pack built by hand, its program and one block over it. */
#ifndef TESTS_ENGINE_FIXTURE_H
#define TESTS_ENGINE_FIXTURE_H

#include "engine/evaluate.h"
#include "packs.h"

struct fixture {
    struct pack pack;
    struct program *program;
    struct block *block;
};

/* Compiles the pack and takes in one group. */
static inline void open_block(struct fixture *fixture, uint32_t components, bool project_lane)
{
    fixture->program = program_new(&fixture->pack);
    assert_non_null(fixture->program);
    fixture->block = block_new(fixture->program, BLOCK_LANES);
    assert_non_null(fixture->block);
    assert_int_equal(block_add(fixture->block, components, project_lane), 0);
}

static inline void end(struct fixture *fixture)
{
    block_free(fixture->block);
    program_free(fixture->program);
    pack_done(&fixture->pack);
}

static inline void give(struct fixture *fixture, uint32_t lane, uint32_t fact, struct value value)
{
    block_give(fixture->block, lane, fact, &value);
}

static inline void run(struct fixture *fixture)
{
    struct evaluate_failure failure;
    assert_int_equal(evaluate(fixture->block, true, &failure), EVALUATE_OK);
}

/* The truth of a rule in the first lane, behind a fresh evaluation. */
static inline enum truth rule_now(struct fixture *fixture, uint32_t rule)
{
    run(fixture);
    return block_rule(fixture->block, rule, 0);
}

#endif
