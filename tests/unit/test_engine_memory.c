/* Whichever allocation fails, the engine says so and leaks nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/dependence.h"
#include "engine/explain.h"
#include "engine/program.h"
#include "engine/variants.h"
#include "engine_fixture.h"
#include "failing.h"

/* A bit of everything: each kind of fact and comparison. With more or fewer rules, memory is used
 * up at other places. */
static void make_pack(struct pack *pack, uint32_t rules)
{
    pack_begin(pack, 20, rules + 4);
    uint32_t choice = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t number = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, 1000);
    uint32_t set = add_fact(pack, FACT_SET, FACT_COMPONENT, 3);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    uint32_t derived = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, 1000);
    for (uint32_t i = 0; i < rules % 13; i++)
        add_fact(pack, FACT_TEXT, FACT_PROJECT, 0);
    const struct condition *leaf = is_one_of(pack, choice, 2);
    set_otherwise(pack, set, leaf, set_of(0, 0));
    add_default(pack, number, leaf, numbers_of(pack, 1, 2));
    add_default(pack, number, NULL, numbers_of(pack, 5, 6));
    set_otherwise(pack, derived, NULL, numbers_of(pack, 3, 3));
    add_deriver(pack, RULE_COMPONENT, leaf, derived, numbers_of(pack, 7, 7));
    const struct condition *other = group_of(pack, CONDITION_ANY, 1, is_one_of(pack, choice, 1));
    add_deriver(pack, RULE_COMPONENT, other, derived, numbers_of(pack, 9, 9));
    const struct condition *all =
        group_of(pack, CONDITION_ALL, 4, leaf, matches(pack, text, "x", ""),
                 includes(pack, LEAF_INCLUDES_ANY, set, 1), asks_known(pack, LEAF_KNOWN, set));
    add_rule(pack, RULE_PROJECT, group_of(pack, CONDITION_SOME, 1, all));
    add_rule(pack, RULE_COMPONENT, is_between(pack, derived, 100, 200));
    for (int64_t i = 0; i < rules; i++)
        add_rule(pack, RULE_COMPONENT, is_between(pack, number, 2 * i, 1000));
    for (uint32_t i = 0; i < 1 + rules % 5; i++)
        add_check(pack, leaf);
    for (uint32_t i = 0; i < 1 + rules % 7; i++)
        add_advice(pack, all);
}

/* Compiles the pack, or makes a block over it, with each allocation failing once. */
static void fail_to_compile(const struct pack *pack)
{
    for (long n = 0;; n++) {
        failing_memory(n);
        struct program *program = program_new(pack);
        bool failed = failing_stop();
        assert_int_equal(program == NULL, failed);
        program_free(program);
        if (!failed)
            break;
    }
}

static void fail_to_make_a_block(const struct pack *pack)
{
    struct program *program = program_new(pack);
    assert_non_null(program);
    for (long n = 0;; n++) {
        failing_memory(n);
        struct block *block = block_new(program, 1);
        bool failed = failing_stop();
        assert_int_equal(block == NULL, failed);
        block_free(block);
        if (!failed)
            break;
    }
    program_free(program);
}

static void survives_compiling(void **state)
{
    (void)state;
    for (uint32_t rules = 0; rules < 400; rules++) {
        struct pack pack;
        make_pack(&pack, rules);
        fail_to_compile(&pack);
        fail_to_make_a_block(&pack);
        pack_done(&pack);
    }
}

/* A text on which PCRE2 asks for memory while it matches. */
static void survives_matching(void **state)
{
    (void)state;
    struct fixture fixture;
    struct evaluate_failure failure;
    char text[401] = {0};
    memset(text, 'a', 400);
    pack_begin(&fixture.pack, 1, 1);
    uint32_t fact = add_fact(&fixture.pack, FACT_TEXT, FACT_COMPONENT, 0);
    add_rule(&fixture.pack, RULE_COMPONENT, matches(&fixture.pack, fact, "^(a|b)*$", ""));
    open_block(&fixture, 1, false);
    give(&fixture, 0, fact, text_of(text));
    failing_memory(0);
    enum evaluate_status status = evaluate(fixture.block, true, &failure);
    assert_true(failing_stop());
    assert_int_equal(status, EVALUATE_NO_MEMORY);
    run(&fixture);
    assert_int_equal(block_rule(fixture.block, 0, 0), TRUTH_TRUE);
    end(&fixture);
}

/* Explains a roll-up and two numbers. */
static bool explain_all(const struct fixture *fixture, struct arena *arena)
{
    const struct block *block = fixture->block;
    struct explanation why;
    struct value value;
    const struct fact_use *uses;
    uint32_t count;
    return explain_root(arena, block, fixture->program->rule_root[2], 0, &why) &&
           explain_reasons(arena, &why, &uses, &count) &&
           explain_needs(arena, &why, &uses, &count) && explain_value(arena, block, 0, 1, &value) &&
           explain_value(arena, block, 0, 4, &value);
}

/* Each time with 16 bytes less left in the arena, so that memory is out at every place. */
static void survives_explaining(void **state)
{
    (void)state;
    struct fixture fixture;
    make_pack(&fixture.pack, 0);
    open_block(&fixture, 3, false);
    for (uint32_t choices = 1; choices <= 3; choices++) {
        uint32_t failures = 0;
        give(&fixture, 0, 0, choices_of(choices));
        run(&fixture);
        for (size_t used = 1; used <= 4096; used += 16) {
            struct arena arena;
            arena_init(&arena);
            assert_non_null(arena_new(&arena, 1, used));
            failing_memory(0);
            bool done = explain_all(&fixture, &arena);
            bool failed = failing_stop();
            arena_fini(&arena);
            assert_int_equal(done, !failed);
            failures += failed;
        }
        assert_true(failures > 0);
    }
    end(&fixture);
}

static bool work_out(const struct fixture *fixture, struct arena *arena)
{
    struct dependence dependence;
    struct value value;
    return dependence_init(&dependence, arena, fixture->program) &&
           class_value(arena, fixture->program, 1, 0, NULL, &value);
}

static void survives_depending(void **state)
{
    (void)state;
    struct fixture fixture;
    uint32_t failures = 0;
    make_pack(&fixture.pack, 5);
    open_block(&fixture, 3, false);
    for (size_t used = 1; used <= 4096; used += 16) {
        struct arena arena;
        arena_init(&arena);
        assert_non_null(arena_new(&arena, 1, used));
        failing_memory(0);
        bool done = work_out(&fixture, &arena);
        bool failed = failing_stop();
        arena_fini(&arena);
        assert_int_equal(done, !failed);
        failures += failed;
    }
    assert_true(failures > 0);
    end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_compiling),
        cmocka_unit_test(survives_matching),
        cmocka_unit_test(survives_explaining),
        cmocka_unit_test(survives_depending),
    };
    return cmocka_run_group_tests_name("engine/memory", tests, NULL, NULL);
}
