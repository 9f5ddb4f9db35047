/* Evaluation: comparisons, where facts come from, roll-ups, texts and advice. What the property
 * test covers at random is here by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine_fixture.h"

#define ONE NUMBER_ONE
#define NO  choices_of(1)
#define YES choices_of(2)

enum { FALSE_ = TRUTH_FALSE, TRUE_ = TRUTH_TRUE, OPEN = TRUTH_UNDETERMINED };

static void compares_choices(void **state)
{
    (void)state;
    struct fixture fixture;
    pack_begin(&fixture.pack, 1, 4);
    uint32_t fact = add_fact(&fixture.pack, FACT_CHOICE, FACT_COMPONENT, 6);
    uint32_t rule = add_rule(&fixture.pack, RULE_COMPONENT, is_one_of(&fixture.pack, fact, 0x2c));
    uint32_t never = add_rule(&fixture.pack, RULE_COMPONENT, is_one_of(&fixture.pack, fact, 0));
    uint32_t ever = add_rule(&fixture.pack, RULE_COMPONENT, is_one_of(&fixture.pack, fact, 0x3f));
    open_block(&fixture, 1, false);
    assert_int_equal(rule_now(&fixture, rule), OPEN);
    const struct {
        uint64_t choices;
        uint32_t truth;
    } cases[] = {{0x01, FALSE_}, {0x04, TRUE_}, {0x20, TRUE_}, {0x10, FALSE_}, {0x2c, TRUE_},
                 {0x13, FALSE_}, {0x18, OPEN},  {0x3f, OPEN},  {0x28, TRUE_},  {0x05, OPEN}};
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        give(&fixture, 0, fact, choices_of(cases[i].choices));
        assert_int_equal(rule_now(&fixture, rule), cases[i].truth);
        assert_int_equal(block_rule(fixture.block, never, 0), FALSE_);
        assert_int_equal(block_rule(fixture.block, ever, 0), TRUE_);
    }
    end(&fixture);
}

static void compares_numbers_at_their_bounds(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 4);
    uint32_t fact = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, 100 * ONE);
    uint32_t rule = add_rule(pack, RULE_COMPONENT, is_between(pack, fact, 30 * ONE, 60 * ONE));
    uint32_t outside = add_rule(pack, RULE_COMPONENT,
                                within(pack, fact,
                                       numbers_of_two(pack, (struct interval){0, 10 * ONE},
                                                      (struct interval){90 * ONE, 100 * ONE})));
    open_block(&fixture, 1, false);
    const struct {
        int64_t low, high;
        uint32_t inside, outside;
    } cases[] = {
        {30 * ONE, 60 * ONE, TRUE_, FALSE_},
        {30 * ONE - 1, 30 * ONE - 1, FALSE_, FALSE_},
        {30 * ONE - 1, 30 * ONE, OPEN, FALSE_},
        {60 * ONE, 60 * ONE + 1, OPEN, FALSE_},
        {60 * ONE + 1, 100 * ONE, FALSE_, OPEN},
        {0, 10 * ONE, FALSE_, TRUE_},
        {0, 100 * ONE, OPEN, OPEN},
        {10 * ONE, 90 * ONE, OPEN, OPEN},
        {10 * ONE + 1, 29 * ONE, FALSE_, FALSE_},
        {95 * ONE, 95 * ONE, FALSE_, TRUE_},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        give(&fixture, 0, fact, numbers_of(pack, cases[i].low, cases[i].high));
        assert_int_equal(rule_now(&fixture, rule), cases[i].inside);
        assert_int_equal(block_rule(fixture.block, outside, 0), cases[i].outside);
    }
    give(
        &fixture, 0, fact,
        numbers_of_two(pack, (struct interval){0, 5 * ONE}, (struct interval){92 * ONE, 93 * ONE}));
    assert_int_equal(rule_now(&fixture, outside), TRUE_);
    end(&fixture);
}

static void compares_sets(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 4);
    uint32_t fact = add_fact(pack, FACT_SET, FACT_COMPONENT, 4);
    uint32_t any = add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ANY, fact, 6));
    uint32_t all = add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ALL, fact, 6));
    open_block(&fixture, 1, false);
    const struct {
        uint64_t must, may;
        uint32_t any, all;
    } cases[] = {{0, 15, OPEN, OPEN},  {0, 0, FALSE_, FALSE_}, {2, 2, TRUE_, FALSE_},
                 {6, 6, TRUE_, TRUE_}, {0, 9, FALSE_, FALSE_}, {2, 6, TRUE_, OPEN},
                 {0, 6, OPEN, OPEN},   {6, 15, TRUE_, TRUE_},  {0, 4, OPEN, FALSE_}};
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        give(&fixture, 0, fact, set_of(cases[i].must, cases[i].may));
        assert_int_equal(rule_now(&fixture, any), cases[i].any);
        assert_int_equal(block_rule(fixture.block, all, 0), cases[i].all);
    }
    end(&fixture);
}

/* Groups follow Kleene. */
static void joins_conditions(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    const struct condition *is_true[2];
    pack_begin(pack, 2, 4);
    for (uint32_t i = 0; i < 2; i++)
        is_true[i] = is_one_of(pack, add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0), 2);
    uint32_t all =
        add_rule(pack, RULE_COMPONENT, group_of(pack, CONDITION_ALL, 2, is_true[0], is_true[1]));
    uint32_t any =
        add_rule(pack, RULE_COMPONENT, group_of(pack, CONDITION_ANY, 2, is_true[0], is_true[1]));
    uint32_t none =
        add_rule(pack, RULE_COMPONENT, group_of(pack, CONDITION_NONE, 2, is_true[0], is_true[1]));
    uint32_t always = add_rule(pack, RULE_COMPONENT, NULL);
    open_block(&fixture, 1, false);
    const uint32_t cases[][5] = {{1, 1, FALSE_, FALSE_, TRUE_}, {1, 2, FALSE_, TRUE_, FALSE_},
                                 {2, 2, TRUE_, TRUE_, FALSE_},  {1, 3, FALSE_, OPEN, OPEN},
                                 {2, 3, OPEN, TRUE_, FALSE_},   {3, 3, OPEN, OPEN, OPEN}};
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        give(&fixture, 0, 0, choices_of(cases[i][0]));
        give(&fixture, 0, 1, choices_of(cases[i][1]));
        assert_int_equal(rule_now(&fixture, all), cases[i][2]);
        assert_int_equal(block_rule(fixture.block, any, 0), cases[i][3]);
        assert_int_equal(block_rule(fixture.block, none, 0), cases[i][4]);
        assert_int_equal(block_rule(fixture.block, always, 0), TRUE_);
    }
    end(&fixture);
}

/* Two questions: the second is asked if the first is true, is false otherwise, and has a default.
 */
static void begin_questions(struct fixture *fixture)
{
    struct pack *pack = &fixture->pack;
    pack_begin(pack, 2, 1);
    uint32_t first = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t second = add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 3);
    set_otherwise(pack, second, is_one_of(pack, first, 2), value_choice(0));
    add_default(pack, second, NULL, value_choice(2));
    add_rule(pack, RULE_COMPONENT, is_one_of(pack, second, 4));
    open_block(fixture, 1, false);
}

static void asks_only_where_the_question_arises(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_questions(&fixture);
    assert_int_equal(rule_now(&fixture, 0), OPEN);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_UNKNOWN);
    give(&fixture, 0, 0, NO);
    assert_int_equal(rule_now(&fixture, 0), FALSE_);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_OTHERWISE);
    assert_int_equal(block_root(fixture.block, fixture.program->ask_root[1], 0), FALSE_);
    give(&fixture, 0, 0, YES);
    assert_int_equal(rule_now(&fixture, 0), TRUE_);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_ASSUMED);
    give(&fixture, 0, 0, NO);
    give(&fixture, 0, 1, value_choice(2));
    assert_int_equal(rule_now(&fixture, 0), TRUE_);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_GIVEN);
    end(&fixture);
}

static void leaves_defaults_out_on_request(void **state)
{
    (void)state;
    struct fixture fixture;
    struct evaluate_failure failure;
    begin_questions(&fixture);
    give(&fixture, 0, 0, YES);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(rule_now(&fixture, 0), TRUE_);
        assert_int_equal(evaluate(fixture.block, false, &failure), EVALUATE_OK);
        assert_int_equal(block_rule(fixture.block, 0, 0), OPEN);
        assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_UNKNOWN);
        uint32_t root = fixture.program->default_root[1][0];
        assert_int_equal(block_root(fixture.block, root, 0), TRUE_);
    }
    end(&fixture);
}

/* Giving all values says that nothing is known, and no default helps. */
static void assumes_nothing_where_unknown_is_given(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_questions(&fixture);
    give(&fixture, 0, 0, YES);
    give(&fixture, 0, 1, choices_of(7));
    assert_int_equal(rule_now(&fixture, 0), OPEN);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_GIVEN);
    end(&fixture);
}

static void tentative_answers_hold_where_the_question_arises(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_questions(&fixture);
    give(&fixture, 0, 1, value_choice(2));
    block_tentative(fixture.block, 0, 1);
    assert_int_equal(rule_now(&fixture, 0), OPEN);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_UNKNOWN);
    assert_false(block_is_exact(fixture.block, 0, 1));
    give(&fixture, 0, 0, NO);
    assert_int_equal(rule_now(&fixture, 0), FALSE_);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_OTHERWISE);
    assert_true(block_is_exact(fixture.block, 0, 1));
    give(&fixture, 0, 0, YES);
    assert_int_equal(rule_now(&fixture, 0), TRUE_);
    assert_int_equal(block_origin(fixture.block, 0, 1), ORIGIN_GIVEN);
    end(&fixture);
}

/* Neither the whole domain nor an assumption is possible, only what is given and otherwise. */
static void tentative_answers_leave_two_values_where_that_is_open(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 3, 3);
    const struct condition *asked =
        is_one_of(pack, add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0), 2);
    uint32_t number = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, 100);
    uint32_t set = add_fact(pack, FACT_SET, FACT_COMPONENT, 3);
    set_otherwise(pack, number, asked, numbers_of(pack, 0, 9));
    add_default(pack, number, NULL, numbers_of(pack, 50, 50));
    set_otherwise(pack, set, asked, set_of(3, 3));
    add_rule(pack, RULE_COMPONENT, is_between(pack, number, 10, 19));
    add_rule(pack, RULE_COMPONENT, is_between(pack, number, 20, 100));
    add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ALL, set, 1));
    open_block(&fixture, 2, false);
    give(&fixture, 0, number, numbers_of(pack, 12, 15));
    give(&fixture, 0, set, set_of(1, 5));
    block_tentative(fixture.block, 0, number);
    block_tentative(fixture.block, 0, set);
    run(&fixture);
    assert_int_equal(block_rule(fixture.block, 0, 0), OPEN);
    assert_int_equal(block_rule(fixture.block, 1, 0), FALSE_);
    assert_int_equal(block_rule(fixture.block, 2, 0), TRUE_);
    assert_int_equal(block_rule(fixture.block, 1, 1), OPEN);
    assert_int_equal(block_rule(fixture.block, 2, 1), OPEN);
    end(&fixture);
}

static void tentative_answers_that_are_otherwise_anyway_are_known(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 2, 1);
    uint32_t first = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t second = add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 3);
    set_otherwise(pack, second, is_one_of(pack, first, 2), value_choice(1));
    add_advice(pack, asks_known(pack, LEAF_KNOWN, second));
    open_block(&fixture, 2, false);
    uint32_t root = fixture.program->advice_root[0];
    const uint32_t options[] = {OPTION_NONE, OPTION_NONE};
    struct evaluate_failure failure;
    for (uint32_t lane = 0; lane < 2; lane++) {
        give(&fixture, lane, second, value_choice(1 + lane));
        block_tentative(fixture.block, lane, second);
    }
    run(&fixture);
    assert_int_equal(evaluate_advice(fixture.block, options, &failure), EVALUATE_OK);
    assert_int_equal(block_origin(fixture.block, 0, second), ORIGIN_GIVEN);
    assert_int_equal(block_root(fixture.block, root, 0), TRUE_);
    assert_int_equal(block_origin(fixture.block, 1, second), ORIGIN_UNKNOWN);
    assert_int_equal(block_root(fixture.block, root, 1), FALSE_);
    end(&fixture);
}

static void tentative_answers_hold_where_it_is_always_asked(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 2, 2);
    uint32_t asked = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    add_default(pack, asked, NULL, NO);
    set_otherwise(pack, text, is_one_of(pack, asked, 1), text_of("none"));
    add_rule(pack, RULE_COMPONENT, is_one_of(pack, asked, 2));
    add_rule(pack, RULE_COMPONENT, matches(pack, text, "x", ""));
    open_block(&fixture, 1, false);
    give(&fixture, 0, asked, YES);
    give(&fixture, 0, text, text_of("x"));
    block_tentative(fixture.block, 0, asked);
    block_tentative(fixture.block, 0, text);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(rule_now(&fixture, 0), TRUE_);
        assert_int_equal(block_rule(fixture.block, 1, 0), TRUE_);
        assert_int_equal(block_origin(fixture.block, 0, asked), ORIGIN_GIVEN);
        assert_int_equal(block_origin(fixture.block, 0, text), ORIGIN_GIVEN);
    }
    end(&fixture);
}

/* The classes of a choice of six in the first lane, as bits, by six rules. */
static uint64_t choices_now(struct fixture *fixture, uint32_t first_rule)
{
    uint64_t choices = 0;
    run(fixture);
    for (uint32_t i = 0; i < 6; i++)
        if (block_rule(fixture->block, first_rule + i, 0) != TRUTH_FALSE)
            choices |= UINT64_C(1) << i;
    return choices;
}

static void ask_each_choice(struct pack *pack, uint32_t fact)
{
    for (uint32_t i = 0; i < 6; i++)
        add_rule(pack, RULE_COMPONENT, is_one_of(pack, fact, 1U << i));
}

static void tries_defaults_in_turn(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 3, 6);
    uint32_t first = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t second = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t fact = add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 6);
    add_default(pack, fact, is_one_of(pack, first, 2), value_choice(1));
    add_default(pack, fact, is_one_of(pack, second, 2), value_choice(3));
    ask_each_choice(pack, fact);
    open_block(&fixture, 1, false);
    const struct {
        uint64_t first, second, choices;
        enum origin origin;
    } cases[] = {
        {1, 1, 0x3f, ORIGIN_UNKNOWN}, {2, 1, 0x02, ORIGIN_ASSUMED}, {2, 3, 0x02, ORIGIN_ASSUMED},
        {1, 2, 0x08, ORIGIN_ASSUMED}, {3, 2, 0x0a, ORIGIN_ASSUMED}, {3, 1, 0x3f, ORIGIN_UNKNOWN},
        {3, 3, 0x3f, ORIGIN_UNKNOWN}, {1, 3, 0x3f, ORIGIN_UNKNOWN},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        give(&fixture, 0, first, choices_of(cases[i].first));
        give(&fixture, 0, second, choices_of(cases[i].second));
        assert_int_equal(choices_now(&fixture, 0), cases[i].choices);
        assert_int_equal(block_origin(fixture.block, 0, fact), cases[i].origin);
    }
    end(&fixture);
}

static void derives_by_the_first_certain_rule(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 3, 8);
    uint32_t first = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t second = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t fact = add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 6);
    set_otherwise(pack, fact, NULL, value_choice(0));
    add_deriver(pack, RULE_COMPONENT, is_one_of(pack, first, 2), fact, value_choice(1));
    add_deriver(pack, RULE_COMPONENT, is_one_of(pack, second, 2), fact, choices_of(0x3c));
    ask_each_choice(pack, fact);
    open_block(&fixture, 1, false);
    const struct {
        uint64_t first, second, choices;
        enum origin origin;
    } cases[] = {
        {1, 1, 0x01, ORIGIN_OTHERWISE}, {2, 1, 0x02, ORIGIN_DERIVED}, {2, 2, 0x02, ORIGIN_DERIVED},
        {1, 2, 0x3c, ORIGIN_DERIVED},   {3, 2, 0x3e, ORIGIN_DERIVED}, {3, 1, 0x03, ORIGIN_DERIVED},
        {1, 3, 0x3d, ORIGIN_DERIVED},   {3, 3, 0x3f, ORIGIN_UNKNOWN},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        give(&fixture, 0, first, choices_of(cases[i].first));
        give(&fixture, 0, second, choices_of(cases[i].second));
        assert_int_equal(choices_now(&fixture, 2), cases[i].choices);
        assert_int_equal(block_origin(fixture.block, 0, fact), cases[i].origin);
    }
    end(&fixture);
}

/* What an overlay has disabled never holds, whatever is known or not. */
static void what_is_disabled_never_holds(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    struct evaluate_failure failure;
    const uint32_t chosen = 0;
    pack_begin(pack, 2, 8);
    uint32_t asked = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    set_otherwise(pack, fact, NULL, value_choice(0));
    uint32_t rules[] = {
        add_rule(pack, RULE_COMPONENT, is_one_of(pack, asked, 2)),
        add_rule(pack, RULE_COMPONENT, NULL),
        add_deriver(pack, RULE_COMPONENT, is_one_of(pack, asked, 2), fact, value_choice(1))};
    uint32_t check = add_check(pack, is_one_of(pack, asked, 2));
    uint32_t advice = add_advice(pack, NULL);
    uint32_t derived = add_rule(pack, RULE_COMPONENT, is_one_of(pack, fact, 2));
    for (int i = 0; i < 3; i++)
        pack->rules[rules[i]].disabled = true;
    pack->checks[check].disabled = pack->advice[advice].disabled = true;
    open_block(&fixture, 1, false);
    assert_int_equal(fixture.program->columns[asked].test_count, 0);
    assert_int_equal(fixture.program->derivers[fact].count, 0);
    for (uint64_t choices = 1; choices <= 3; choices++) {
        give(&fixture, 0, asked, choices_of(choices));
        run(&fixture);
        assert_int_equal(evaluate_advice(fixture.block, &chosen, &failure), EVALUATE_OK);
        for (int i = 0; i < 3; i++)
            assert_int_equal(block_rule(fixture.block, rules[i], 0), FALSE_);
        assert_int_equal(block_rule(fixture.block, derived, 0), FALSE_);
        assert_int_equal(block_root(fixture.block, fixture.program->check_root[check], 0), FALSE_);
        assert_int_equal(block_root(fixture.block, fixture.program->advice_root[advice], 0),
                         FALSE_);
    }
    end(&fixture);
}

/* One rule may derive several facts, and a certain rule may allow all values. */
static void derives_several_facts_and_all_values(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 3, 2);
    uint32_t given = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t one = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t two = add_fact(pack, FACT_SET, FACT_COMPONENT, 2);
    struct derivation derivations[] = {{one, choices_of(3)}, {two, set_of(0, 3)}};
    set_otherwise(pack, one, NULL, NO);
    set_otherwise(pack, two, NULL, set_of(0, 0));
    uint32_t rule = add_rule(pack, RULE_COMPONENT, is_one_of(pack, given, 2));
    pack->rules[rule].derivations = derivations;
    pack->rules[rule].derivation_count = 2;
    open_block(&fixture, 1, false);
    give(&fixture, 0, given, YES);
    run(&fixture);
    assert_int_equal(block_origin(fixture.block, 0, one), ORIGIN_DERIVED);
    assert_int_equal(block_origin(fixture.block, 0, two), ORIGIN_DERIVED);
    give(&fixture, 0, given, choices_of(3));
    run(&fixture);
    assert_int_equal(block_origin(fixture.block, 0, one), ORIGIN_UNKNOWN);
    assert_int_equal(block_origin(fixture.block, 0, two), ORIGIN_UNKNOWN);
    give(&fixture, 0, given, NO);
    run(&fixture);
    assert_int_equal(block_origin(fixture.block, 0, two), ORIGIN_OTHERWISE);
    assert_true(block_is_exact(fixture.block, 0, two));
    end(&fixture);
}

/* Sets unite by what must be in both and what may be in either; texts that differ become any. */
static void unites_sets_and_texts(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 3, 8);
    uint32_t given = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t set = add_fact(pack, FACT_SET, FACT_COMPONENT, 4);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    const struct condition *when = is_one_of(pack, given, 2);
    set_otherwise(pack, set, NULL, set_of(3, 3));
    set_otherwise(pack, text, NULL, text_of("node"));
    add_deriver(pack, RULE_COMPONENT, when, set, set_of(6, 6));
    uint32_t same = add_deriver(pack, RULE_COMPONENT, when, text, text_of("node"));
    uint32_t one = add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ALL, set, 2));
    uint32_t two = add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ANY, set, 4));
    uint32_t three = add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ANY, set, 8));
    uint32_t four = add_rule(pack, RULE_COMPONENT, matches(pack, text, "no", ""));
    open_block(&fixture, 1, false);
    assert_int_equal(rule_now(&fixture, one), TRUE_);
    assert_int_equal(block_rule(fixture.block, two, 0), OPEN);
    assert_int_equal(block_rule(fixture.block, three, 0), FALSE_);
    assert_int_equal(block_rule(fixture.block, four, 0), TRUE_);
    struct derivation other = {text, text_of("python")};
    pack->rules[same].derivations = &other;
    assert_int_equal(rule_now(&fixture, four), OPEN);
    assert_int_equal(block_origin(fixture.block, 0, text), ORIGIN_UNKNOWN);
    give(&fixture, 0, given, YES);
    assert_int_equal(rule_now(&fixture, four), FALSE_);
    give(&fixture, 0, given, NO);
    assert_int_equal(rule_now(&fixture, four), TRUE_);
    end(&fixture);
}

/* A project fact is derived in the project's lane for its whole group. */
static void derives_project_facts_for_the_group(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 4, 4);
    uint32_t given = add_fact(pack, FACT_BOOL, FACT_PROJECT, 0);
    uint32_t derived = add_fact(pack, FACT_BOOL, FACT_PROJECT, 0);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_PROJECT, 0);
    set_otherwise(pack, derived, NULL, NO);
    set_otherwise(pack, text, NULL, text_of("no"));
    add_deriver(pack, RULE_PROJECT, is_one_of(pack, given, 2), derived, YES);
    add_deriver(pack, RULE_PROJECT, is_one_of(pack, given, 2), text, text_of("yes"));
    uint32_t rule = add_rule(pack, RULE_COMPONENT, is_one_of(pack, derived, 2));
    uint32_t other = add_rule(pack, RULE_COMPONENT, matches(pack, text, "yes", ""));
    open_block(&fixture, 3, true);
    assert_int_equal(block_add(fixture.block, 2, false), 1);
    assert_int_equal(block_add(fixture.block, 1, false), 2);
    for (uint32_t lane = 0; lane < 6; lane++)
        give(&fixture, lane, given, lane == 3 || lane == 4 ? YES : NO);
    run(&fixture);
    for (uint32_t lane = 0; lane < 6; lane++) {
        assert_int_equal(block_rule(fixture.block, rule, lane), TRUE_);
        assert_int_equal(block_rule(fixture.block, other, lane), TRUE_);
        assert_int_equal(block_origin(fixture.block, lane, derived), ORIGIN_DERIVED);
    }
    assert_int_equal(block_rule(fixture.block, rule, 6), OPEN);
    assert_int_equal(block_origin(fixture.block, 6, derived), ORIGIN_UNKNOWN);
    give(&fixture, 3, given, NO);
    run(&fixture);
    assert_int_equal(block_rule(fixture.block, rule, 0), FALSE_);
    assert_int_equal(block_origin(fixture.block, 0, derived), ORIGIN_OTHERWISE);
    end(&fixture);
}

static void rolls_components_up(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 4);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    const struct condition *leaf = is_one_of(pack, fact, 2);
    uint32_t some = add_rule(pack, RULE_PROJECT, group_of(pack, CONDITION_SOME, 1, leaf));
    uint32_t every = add_rule(pack, RULE_SPLIT, group_of(pack, CONDITION_EVERY, 1, leaf));
    uint32_t share = add_rule(pack, RULE_PROJECT, share_of(pack, 300000, leaf));
    open_block(&fixture, 3, true);
    const int64_t sizes[] = {3000, 2000, 5000};
    memcpy(fixture.block->sizes, sizes, sizeof sizes);
    const uint32_t cases[][6] = {
        {1, 1, 1, FALSE_, FALSE_, FALSE_}, {2, 1, 1, TRUE_, FALSE_, TRUE_},
        {1, 2, 1, TRUE_, FALSE_, FALSE_},  {1, 1, 2, TRUE_, FALSE_, TRUE_},
        {2, 2, 2, TRUE_, TRUE_, TRUE_},    {3, 2, 2, TRUE_, OPEN, TRUE_},
        {3, 1, 1, OPEN, FALSE_, OPEN},     {1, 3, 1, OPEN, FALSE_, FALSE_},
        {3, 3, 3, OPEN, OPEN, OPEN},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (uint32_t lane = 0; lane < 3; lane++)
            give(&fixture, lane, fact, choices_of(cases[i][lane]));
        run(&fixture);
        for (uint32_t lane = 0; lane < 4; lane++) {
            assert_int_equal(block_rule(fixture.block, some, lane), cases[i][3]);
            assert_int_equal(block_rule(fixture.block, every, lane), cases[i][4]);
            assert_int_equal(block_rule(fixture.block, share, lane), cases[i][5]);
        }
    }
    end(&fixture);
}

/* Nothing overflows where sizes are as large as they may be. */
static void weighs_huge_components(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 1);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t rule = add_rule(pack, RULE_PROJECT, share_of(pack, ONE, is_one_of(pack, fact, 2)));
    open_block(&fixture, 64, false);
    for (uint32_t lane = 0; lane < 64; lane++) {
        fixture.block->sizes[lane] = INT64_MAX;
        give(&fixture, lane, fact, lane ? YES : NO);
    }
    assert_int_equal(rule_now(&fixture, rule), FALSE_);
    give(&fixture, 0, fact, YES);
    assert_int_equal(rule_now(&fixture, rule), TRUE_);
    end(&fixture);
}

/* A project without components: none of none. */
static void rolls_nothing_up(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 2);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    const struct condition *leaf = is_one_of(pack, fact, 2);
    uint32_t some = add_rule(pack, RULE_PROJECT, group_of(pack, CONDITION_SOME, 1, leaf));
    uint32_t every = add_rule(pack, RULE_PROJECT, group_of(pack, CONDITION_EVERY, 1, leaf));
    open_block(&fixture, 0, false);
    assert_int_equal(rule_now(&fixture, some), FALSE_);
    assert_int_equal(block_rule(fixture.block, every, 0), TRUE_);
    block_clear(fixture.block);
    run(&fixture);
    end(&fixture);
}

/* One component is some, every and any share of its project. */
static void rolls_one_up(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 3);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    const struct condition *leaf = is_one_of(pack, fact, 2);
    add_rule(pack, RULE_PROJECT, group_of(pack, CONDITION_SOME, 1, leaf));
    add_rule(pack, RULE_PROJECT, group_of(pack, CONDITION_EVERY, 1, leaf));
    add_rule(pack, RULE_PROJECT, share_of(pack, 1, leaf));
    open_block(&fixture, 1, false);
    for (uint32_t truth = FALSE_; truth <= OPEN; truth++) {
        give(&fixture, 0, fact, choices_of(truth + 1));
        run(&fixture);
        for (uint32_t rule = 0; rule < 3; rule++)
            assert_int_equal(block_rule(fixture.block, rule, 0), truth);
    }
    end(&fixture);
}

static bool was_tried(const struct fixture *fixture, uint32_t test, uint32_t lane)
{
    const struct block *block = fixture->block;
    return (block->test_done[test * block->stride + lane / 64] >> (lane % 64)) & 1;
}

/* A pattern is tried only where the rest of the rule leaves it open. */
static void tries_patterns_last(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 2, 2);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    const struct condition *leaf = is_one_of(pack, fact, 2);
    const struct condition *first = matches(pack, text, "^a", "");
    const struct condition *second = matches(pack, text, "b", "");
    uint32_t rule =
        add_rule(pack, RULE_COMPONENT, group_of(pack, CONDITION_ALL, 3, first, second, leaf));
    open_block(&fixture, 5, false);
    uint32_t test = fixture.program->columns[text].first_test;
    give(&fixture, 0, fact, NO);
    give(&fixture, 0, text, text_of("abc"));
    give(&fixture, 1, fact, YES);
    give(&fixture, 1, text, text_of("abc"));
    give(&fixture, 2, text, text_of("xyz"));
    give(&fixture, 3, text, text_of("abc"));
    give(&fixture, 4, fact, YES);
    run(&fixture);
    const enum truth expected[] = {TRUTH_FALSE, TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNDETERMINED,
                                   TRUTH_UNDETERMINED};
    for (uint32_t lane = 0; lane < 5; lane++)
        assert_int_equal(block_rule(fixture.block, rule, lane), expected[lane]);
    assert_false(was_tried(&fixture, test, 0));
    assert_true(was_tried(&fixture, test, 1));
    assert_true(was_tried(&fixture, test + 1, 1));
    assert_true(was_tried(&fixture, test, 2));
    assert_false(was_tried(&fixture, test + 1, 2));
    assert_int_equal(block_test(fixture.block, test, 0), TRUTH_UNDETERMINED);
    give(&fixture, 1, text, text_of("a"));
    run(&fixture);
    assert_int_equal(block_rule(fixture.block, rule, 1), TRUTH_FALSE);
    end(&fixture);
}

/* What one rule has tried another need not. */
static void tries_no_pattern_twice(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 2, 2);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    const struct condition *both =
        group_of(pack, CONDITION_ALL, 2, matches(pack, text, "a", ""), is_one_of(pack, fact, 2));
    add_rule(pack, RULE_COMPONENT, both);
    add_rule(pack, RULE_COMPONENT, both);
    open_block(&fixture, 2, false);
    give(&fixture, 0, text, text_of("a"));
    give(&fixture, 1, text, text_of("b"));
    run(&fixture);
    for (uint32_t rule = 0; rule < 2; rule++) {
        assert_int_equal(block_rule(fixture.block, rule, 0), OPEN);
        assert_int_equal(block_rule(fixture.block, rule, 1), FALSE_);
    }
    end(&fixture);
}

/* Inside a roll-up, a pattern is tried in all components of a group that is open. */
static void tries_patterns_of_other_components(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 2, 1);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_PROJECT, 0);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    const struct condition *some =
        group_of(pack, CONDITION_SOME, 1, matches(pack, text, "GATE", "i"));
    uint32_t rule = add_rule(pack, RULE_PROJECT,
                             group_of(pack, CONDITION_ALL, 2, is_one_of(pack, fact, 2), some));
    open_block(&fixture, 2, true);
    give(&fixture, 0, fact, NO);
    give(&fixture, 1, fact, NO);
    give(&fixture, 2, fact, YES);
    give(&fixture, 0, text, text_of("worker"));
    give(&fixture, 1, text, text_of("the gateway"));
    run(&fixture);
    for (uint32_t lane = 0; lane < 3; lane++)
        assert_int_equal(block_rule(fixture.block, rule, lane), TRUTH_TRUE);
    end(&fixture);
}

/* A pattern that gives up is named with the lane; where it is not needed, nothing fails. */
static void reports_a_pattern_that_gives_up(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    struct evaluate_failure failure = {0};
    pack_begin(pack, 4, 3);
    uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    const struct condition *slow = matches(pack, text, "(a+)+$", "");
    const struct condition *rule = group_of(pack, CONDITION_ALL, 2, is_one_of(pack, fact, 2), slow);
    add_check(pack, rule);
    open_block(&fixture, 70, false);
    give(&fixture, 68, text, text_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"));
    give(&fixture, 68, fact, NO);
    give(&fixture, 69, text, text_of("fine a"));
    run(&fixture);
    give(&fixture, 68, fact, YES);
    assert_int_equal(evaluate(fixture.block, true, &failure), EVALUATE_LIMIT);
    assert_int_equal(failure.lane, 68);
    assert_string_equal(fixture.program->tests[failure.test].leaf->pattern, "(a+)+$");
    end(&fixture);
}

/* The failure comes through from wherever the pattern stands. */
static void reports_failures_of_questions(void **state)
{
    (void)state;
    for (uint32_t place = 0; place < 4; place++) {
        struct fixture fixture;
        struct pack *pack = &fixture.pack;
        struct evaluate_failure failure;
        pack_begin(pack, 2, 2);
        uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
        uint32_t fact = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
        const struct condition *slow = matches(pack, text, "(a+)+$", "");
        if (place == 0)
            set_otherwise(pack, fact, slow, NO);
        if (place == 1)
            add_default(pack, fact, slow, NO);
        if (place == 2) {
            set_otherwise(pack, fact, NULL, NO);
            add_deriver(pack, RULE_COMPONENT, slow, fact, YES);
        }
        if (place == 3)
            add_rule(pack, RULE_COMPONENT, slow);
        open_block(&fixture, 1, false);
        give(&fixture, 0, text, text_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"));
        assert_int_equal(evaluate(fixture.block, true, &failure), EVALUATE_LIMIT);
        end(&fixture);
    }
}

static void knows_what_was_given_or_follows(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    struct evaluate_failure failure;
    const uint32_t options[] = {OPTION_NONE};
    pack_begin(pack, 8, 20);
    uint32_t given = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t vague = add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 3);
    uint32_t assumed = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t otherwise = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t derived = add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t missing = add_fact(pack, FACT_SET, FACT_COMPONENT, 2);
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    uint32_t idle = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, ONE);
    add_default(pack, assumed, NULL, YES);
    set_otherwise(pack, otherwise, is_one_of(pack, given, 1), NO);
    set_otherwise(pack, derived, NULL, NO);
    add_deriver(pack, RULE_COMPONENT, is_one_of(pack, given, 2), derived, YES);
    for (uint32_t fact = 0; fact < 8; fact++) {
        add_advice(pack, asks_known(pack, LEAF_KNOWN, fact));
        add_advice(pack, asks_known(pack, LEAF_UNKNOWN, fact));
    }
    open_block(&fixture, 1, false);
    give(&fixture, 0, given, YES);
    give(&fixture, 0, vague, choices_of(6));
    give(&fixture, 0, text, text_of("x"));
    run(&fixture);
    assert_int_equal(evaluate_advice(fixture.block, options, &failure), EVALUATE_OK);
    for (uint32_t fact = 0; fact < 8; fact++) {
        bool known = fact == given || fact == otherwise || fact == derived || fact == text;
        const uint32_t *roots = &fixture.program->advice_root[2 * fact];
        assert_int_equal(block_root(fixture.block, roots[0], 0), known);
        assert_int_equal(block_root(fixture.block, roots[1], 0), !known);
    }
    (void)missing;
    /* Any number of a stretch that no rule cuts is known well enough. */
    give(&fixture, 0, idle, numbers_of(pack, 0, ONE / 2));
    run(&fixture);
    assert_int_equal(evaluate_advice(fixture.block, options, &failure), EVALUATE_OK);
    assert_int_equal(block_root(fixture.block, fixture.program->advice_root[2 * idle], 0), TRUE_);
    end(&fixture);
}

static void advises_on_chosen_options(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    struct evaluate_failure failure;
    const uint32_t options[] = {1, 0, OPTION_NONE, 1};
    pack_begin(pack, 1, 4);
    uint32_t option = add_option(pack, 2);
    const struct condition *leaf = is_one_of(pack, option, 2);
    add_advice(pack, leaf);
    add_advice(pack, group_of(pack, CONDITION_EVERY, 1, leaf));
    add_advice(pack, NULL);
    open_block(&fixture, 3, true);
    run(&fixture);
    assert_int_equal(evaluate_advice(fixture.block, options, &failure), EVALUATE_OK);
    const uint32_t *roots = fixture.program->advice_root;
    const uint32_t expected[] = {TRUE_, FALSE_, OPEN, OPEN};
    for (uint32_t lane = 0; lane < 4; lane++) {
        assert_int_equal(block_root(fixture.block, roots[0], lane), expected[lane]);
        assert_int_equal(block_root(fixture.block, roots[1], lane), FALSE_);
        assert_int_equal(block_root(fixture.block, roots[2], lane), TRUE_);
        assert_int_equal(block_origin(fixture.block, lane, option),
                         lane < 2 ? ORIGIN_DERIVED : ORIGIN_UNKNOWN);
    }
    const uint32_t others[] = {1, 1, 1, OPTION_NONE};
    assert_int_equal(evaluate_advice(fixture.block, others, &failure), EVALUATE_OK);
    assert_int_equal(block_root(fixture.block, roots[1], 3), TRUE_);
    run(&fixture);
    assert_int_equal(block_origin(fixture.block, 0, option), ORIGIN_UNKNOWN);
    end(&fixture);
}

/* A pack without component.option, or without facts at all, may still advise. */
static void advises_without_options(void **state)
{
    (void)state;
    for (uint32_t facts = 0; facts < 2; facts++) {
        struct fixture fixture;
        struct evaluate_failure failure;
        const uint32_t options[] = {0};
        pack_begin(&fixture.pack, 1, 1);
        if (facts > 0)
            add_fact(&fixture.pack, FACT_BOOL, FACT_COMPONENT, 0);
        add_advice(&fixture.pack, NULL);
        open_block(&fixture, 1, false);
        run(&fixture);
        assert_int_equal(evaluate_advice(fixture.block, options, &failure), EVALUATE_OK);
        assert_int_equal(block_root(fixture.block, fixture.program->advice_root[0], 0), TRUE_);
        end(&fixture);
    }
}

/* Many alternatives side by side need no more room than few. */
static void evaluates_wide_and_deep_conditions(void **state)
{
    (void)state;
    struct fixture fixture;
    struct pack *pack = &fixture.pack;
    pack_begin(pack, 1, 2);
    uint32_t fact = add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 256);
    const struct condition *tree = is_one_of(pack, fact, 2);
    for (uint32_t i = 0; i < 16; i++)
        tree = group_of(pack, CONDITION_NONE, 1, tree);
    struct condition *wide = pack_room(pack, 1, sizeof *wide);
    struct condition *children = pack_room(pack, 5000, sizeof *children);
    for (uint32_t i = 0; i < 5000; i++)
        children[i] = *tree;
    *wide = (struct condition){.kind = CONDITION_ANY, .children = children, .count = 5000};
    add_rule(pack, RULE_COMPONENT, wide);
    open_block(&fixture, 512, false);
    for (uint32_t lane = 0; lane < 512; lane++)
        give(&fixture, lane, fact, value_choice(lane % 256));
    run(&fixture);
    for (uint32_t lane = 0; lane < 512; lane++)
        assert_int_equal(block_rule(fixture.block, 0, lane), lane % 256 == 1);
    end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_choices),
        cmocka_unit_test(compares_numbers_at_their_bounds),
        cmocka_unit_test(compares_sets),
        cmocka_unit_test(joins_conditions),
        cmocka_unit_test(asks_only_where_the_question_arises),
        cmocka_unit_test(leaves_defaults_out_on_request),
        cmocka_unit_test(assumes_nothing_where_unknown_is_given),
        cmocka_unit_test(tentative_answers_hold_where_the_question_arises),
        cmocka_unit_test(tentative_answers_leave_two_values_where_that_is_open),
        cmocka_unit_test(tentative_answers_that_are_otherwise_anyway_are_known),
        cmocka_unit_test(tentative_answers_hold_where_it_is_always_asked),
        cmocka_unit_test(tries_defaults_in_turn),
        cmocka_unit_test(derives_by_the_first_certain_rule),
        cmocka_unit_test(what_is_disabled_never_holds),
        cmocka_unit_test(derives_several_facts_and_all_values),
        cmocka_unit_test(unites_sets_and_texts),
        cmocka_unit_test(derives_project_facts_for_the_group),
        cmocka_unit_test(rolls_components_up),
        cmocka_unit_test(weighs_huge_components),
        cmocka_unit_test(rolls_nothing_up),
        cmocka_unit_test(rolls_one_up),
        cmocka_unit_test(tries_patterns_last),
        cmocka_unit_test(tries_no_pattern_twice),
        cmocka_unit_test(tries_patterns_of_other_components),
        cmocka_unit_test(reports_a_pattern_that_gives_up),
        cmocka_unit_test(reports_failures_of_questions),
        cmocka_unit_test(knows_what_was_given_or_follows),
        cmocka_unit_test(advises_on_chosen_options),
        cmocka_unit_test(advises_without_options),
        cmocka_unit_test(evaluates_wide_and_deep_conditions),
    };
    return cmocka_run_group_tests_name("engine/evaluate", tests, NULL, NULL);
}
