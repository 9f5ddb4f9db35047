/* Explanations: trees of truths, the facts behind them, and values read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/explain.h"
#include "engine_fixture.h"

#define ONE NUMBER_ONE
#define NO  choices_of(1)
#define YES choices_of(2)

/* Four facts, of which each is compared with true; rules are added by the test. */
struct tree {
    struct fixture fixture;
    struct arena arena;
    const struct condition *leaves[4];
};

static void begin(struct tree *tree)
{
    struct pack *pack = &tree->fixture.pack;
    pack_begin(pack, 5, 4);
    for (uint32_t i = 0; i < 4; i++)
        tree->leaves[i] = is_one_of(pack, add_fact(pack, FACT_BOOL, FACT_COMPONENT, 0), 2);
    arena_init(&tree->arena);
}

static void finish(struct tree *tree)
{
    arena_fini(&tree->arena);
    end(&tree->fixture);
}

static struct explanation explain(struct tree *tree, uint32_t rule, uint32_t lane)
{
    struct explanation why;
    const struct fixture *fixture = &tree->fixture;
    assert_true(
        explain_root(&tree->arena, fixture->block, fixture->program->rule_root[rule], lane, &why));
    return why;
}

/* Checks that the facts used are `facts`, as decimal digits in order, in lane 0. */
static void uses_are(const struct fact_use *uses, uint32_t count, const char *facts)
{
    char text[16];
    assert_true(count < sizeof text);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(uses[i].lane, 0);
        text[i] = (char)('0' + uses[i].fact);
    }
    text[count] = '\0';
    assert_string_equal(text, facts);
}

static void reasons_are(struct tree *tree, const struct explanation *why, const char *facts)
{
    const struct fact_use *uses;
    uint32_t count;
    assert_true(explain_reasons(&tree->arena, why, &uses, &count));
    uses_are(uses, count, facts);
}

static void needs_are(struct tree *tree, const struct explanation *why, const char *facts)
{
    const struct fact_use *uses;
    uint32_t count;
    assert_true(explain_needs(&tree->arena, why, &uses, &count));
    uses_are(uses, count, facts);
}

static void explains_nothing_of_what_always_holds(void **state)
{
    (void)state;
    struct tree tree;
    begin(&tree);
    add_rule(&tree.fixture.pack, RULE_COMPONENT, NULL);
    open_block(&tree.fixture, 1, false);
    run(&tree.fixture);
    struct explanation why = explain(&tree, 0, 0);
    assert_null(why.condition);
    assert_int_equal(why.count, 0);
    assert_int_equal(why.truth, TRUTH_TRUE);
    reasons_are(&tree, &why, "");
    needs_are(&tree, &why, "");
    finish(&tree);
}

/* all: [0, any: [1, 2], none: [3, 0]] */
static void add_nested_rule(struct tree *tree)
{
    struct pack *pack = &tree->fixture.pack;
    const struct condition *any =
        group_of(pack, CONDITION_ANY, 2, tree->leaves[2], tree->leaves[1]);
    const struct condition *none = group_of(pack, CONDITION_NONE, 2, tree->leaves[3],
                                            group_of(pack, CONDITION_NONE, 1, tree->leaves[0]));
    add_rule(pack, RULE_COMPONENT, group_of(pack, CONDITION_ALL, 3, tree->leaves[0], any, none));
    open_block(&tree->fixture, 1, false);
}

static void gives_reasons(void **state)
{
    (void)state;
    struct tree tree;
    const struct {
        const char *given; /* of facts 0 to 3: f, t, or ? */
        enum truth truth;
        const char *reasons, *needs;
    } cases[] = {
        {"ttff", TRUTH_TRUE, "013", ""},        {"tttf", TRUTH_TRUE, "0213", ""},
        {"t?tf", TRUTH_TRUE, "023", ""},        {"tfff", TRUTH_FALSE, "21", ""},
        {"f??t", TRUTH_FALSE, "03", ""},        {"tt?t", TRUTH_FALSE, "3", ""},
        {"tf?f", TRUTH_UNDETERMINED, "", "2"},  {"????", TRUTH_UNDETERMINED, "", "0213"},
        {"t??f", TRUTH_UNDETERMINED, "", "21"}, {"tt??", TRUTH_UNDETERMINED, "", "3"},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin(&tree);
        add_nested_rule(&tree);
        for (uint32_t fact = 0; fact < 4; fact++)
            if (cases[i].given[fact] != '?')
                give(&tree.fixture, 0, fact, cases[i].given[fact] == 't' ? YES : NO);
        run(&tree.fixture);
        struct explanation why = explain(&tree, 0, 0);
        assert_int_equal(why.truth, cases[i].truth);
        assert_int_equal(why.count, 3);
        assert_int_equal(why.children[1].condition->kind, CONDITION_ANY);
        assert_int_equal(why.children[1].count, 2);
        assert_ptr_equal(why.children[0].condition->leaf, tree.leaves[0]->leaf);
        reasons_are(&tree, &why, cases[i].reasons);
        needs_are(&tree, &why, cases[i].needs);
        finish(&tree);
    }
}

/* A roll-up has a child for each component, which has one for each condition. */
static void explains_roll_ups(void **state)
{
    (void)state;
    const enum condition_kind kinds[] = {CONDITION_SOME, CONDITION_EVERY, CONDITION_SHARE};
    const enum truth truths[][2] = {
        {TRUTH_TRUE, TRUTH_UNDETERMINED}, {TRUTH_FALSE, TRUTH_FALSE}, {TRUTH_TRUE, TRUTH_FALSE}};
    for (uint32_t i = 0; i < 3; i++) {
        struct tree tree;
        const struct fact_use *uses;
        uint32_t count;
        begin(&tree);
        struct pack *pack = &tree.fixture.pack;
        struct condition *rolled = group_of(pack, kinds[i], 2, tree.leaves[0], tree.leaves[1]);
        rolled->share = 400000;
        add_rule(pack, RULE_PROJECT, rolled);
        open_block(&tree.fixture, 3, true);
        for (uint32_t fact = 0; fact < 2; fact++) {
            give(&tree.fixture, 1, fact, YES);
            give(&tree.fixture, 2, fact, NO);
        }
        give(&tree.fixture, 0, 0, YES);
        tree.fixture.block->sizes[1] = 2000;
        run(&tree.fixture);
        struct explanation why = explain(&tree, 0, 3);
        assert_int_equal(why.truth, truths[i][0]);
        assert_int_equal(why.count, 3);
        assert_int_equal(why.lane, 3);
        assert_null(why.children[1].condition);
        assert_int_equal(why.children[0].truth, TRUTH_UNDETERMINED);
        assert_int_equal(why.children[1].truth, TRUTH_TRUE);
        assert_int_equal(why.children[2].truth, TRUTH_FALSE);
        assert_int_equal(why.children[2].children[1].lane, 2);
        assert_true(explain_reasons(&tree.arena, &why, &uses, &count));
        assert_int_equal(count, 2);
        assert_int_equal(uses[0].fact, 0);
        assert_int_equal(uses[1].fact, 1);
        assert_int_equal(uses[0].lane, truths[i][0] == TRUTH_TRUE ? 1 : 2);
        give(&tree.fixture, 1, 0, NO);
        run(&tree.fixture);
        why = explain(&tree, 0, 0);
        assert_int_equal(why.truth, truths[i][1]);
        assert_true(explain_needs(&tree.arena, &why, &uses, &count));
        assert_int_equal(count, truths[i][1] == TRUTH_UNDETERMINED);
        finish(&tree);
    }
}

static void shares_can_be_open(void **state)
{
    (void)state;
    struct tree tree;
    begin(&tree);
    add_rule(&tree.fixture.pack, RULE_PROJECT,
             share_of(&tree.fixture.pack, 500000, tree.leaves[0]));
    open_block(&tree.fixture, 2, false);
    give(&tree.fixture, 0, 0, NO);
    run(&tree.fixture);
    struct explanation why = explain(&tree, 0, 0);
    assert_int_equal(why.truth, TRUTH_UNDETERMINED);
    finish(&tree);
}

/* The value of a fact in the first lane. */
static struct value value_now(struct tree *tree, uint32_t fact)
{
    struct value value;
    run(&tree->fixture);
    assert_true(explain_value(&tree->arena, tree->fixture.block, 0, fact, &value));
    return value;
}

static void assert_numbers(struct value value, int64_t low, int64_t high)
{
    assert_int_equal(value.kind, VALUE_NUMBER);
    assert_int_equal(value.numbers.count, 1);
    assert_int_equal(value.numbers.items[0].low, low);
    assert_int_equal(value.numbers.items[0].high, high);
}

/* Numbers come back as they were set, not as classes. */
static void reads_numbers_back(void **state)
{
    (void)state;
    struct tree tree;
    begin(&tree);
    struct pack *pack = &tree.fixture.pack;
    uint32_t number = add_number(pack, FACT_INTEGER, FACT_COMPONENT, 0, 100 * ONE);
    set_otherwise(pack, number, tree.leaves[0], numbers_of(pack, 7 * ONE, 7 * ONE));
    add_default(pack, number, tree.leaves[1], numbers_of(pack, 20 * ONE, 29 * ONE));
    add_default(pack, number, tree.leaves[2], numbers_of(pack, 30 * ONE, 40 * ONE));
    open_block(&tree.fixture, 1, false);
    assert_numbers(value_now(&tree, number), 0, 100 * ONE);
    give(&tree.fixture, 0, 0, NO);
    assert_numbers(value_now(&tree, number), 7 * ONE, 7 * ONE);
    give(&tree.fixture, 0, 0, YES);
    give(&tree.fixture, 0, 1, YES);
    assert_numbers(value_now(&tree, number), 20 * ONE, 29 * ONE);
    give(&tree.fixture, 0, 1, choices_of(3));
    give(&tree.fixture, 0, 2, YES);
    assert_numbers(value_now(&tree, number), 20 * ONE, 40 * ONE);
    give(&tree.fixture, 0, 1, NO);
    assert_numbers(value_now(&tree, number), 30 * ONE, 40 * ONE);
    give(&tree.fixture, 0, 2, NO);
    assert_numbers(value_now(&tree, number), 0, 100 * ONE);
    finish(&tree);
}

/* A rule that was waived still derives, and is explained as it was. */
static void overruled_rules_are_explained_as_they_were(void **state)
{
    (void)state;
    struct tree tree;
    struct value value;
    begin(&tree);
    struct pack *pack = &tree.fixture.pack;
    uint32_t number = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, 100);
    set_otherwise(pack, number, NULL, numbers_of(pack, 9, 9));
    add_deriver(pack, RULE_COMPONENT, tree.leaves[0], number, numbers_of(pack, 10, 20));
    open_block(&tree.fixture, 1, false);
    give(&tree.fixture, 0, 0, YES);
    run(&tree.fixture);
    block_overrule(tree.fixture.block, 0, 0);
    assert_int_equal(block_rule(tree.fixture.block, 0, 0), TRUTH_FALSE);
    assert_true(explain_value(&tree.arena, tree.fixture.block, 0, number, &value));
    assert_numbers(value, 10, 20);
    struct explanation why = explain(&tree, 0, 0);
    assert_int_equal(why.truth, TRUTH_TRUE);
    reasons_are(&tree, &why, "0");
    finish(&tree);
}

/* A number of the project is derived in the project's lane, whoever asks. */
static void reads_project_numbers_back_in_any_lane(void **state)
{
    (void)state;
    struct tree tree;
    struct value value;
    begin(&tree);
    struct pack *pack = &tree.fixture.pack;
    uint32_t number = add_number(pack, FACT_NUMBER, FACT_PROJECT, 0, 100);
    set_otherwise(pack, number, NULL, numbers_of(pack, 9, 9));
    add_deriver(pack, RULE_PROJECT, tree.leaves[0], number, numbers_of(pack, 10, 20));
    open_block(&tree.fixture, 2, true);
    give(&tree.fixture, 0, 0, NO);
    give(&tree.fixture, 1, 0, NO);
    give(&tree.fixture, 2, 0, YES);
    run(&tree.fixture);
    for (uint32_t lane = 0; lane < 3; lane++) {
        assert_true(explain_value(&tree.arena, tree.fixture.block, lane, number, &value));
        assert_numbers(value, 10, 20);
    }
    finish(&tree);
}

static void reads_derived_numbers_back(void **state)
{
    (void)state;
    struct tree tree;
    begin(&tree);
    struct pack *pack = &tree.fixture.pack;
    uint32_t number = add_number(pack, FACT_NUMBER, FACT_COMPONENT, 0, 100);
    set_otherwise(pack, number, NULL, numbers_of(pack, 9, 9));
    add_deriver(pack, RULE_COMPONENT, tree.leaves[0], number, numbers_of(pack, 10, 10));
    uint32_t rule =
        add_deriver(pack, RULE_COMPONENT, tree.leaves[1], number, numbers_of(pack, 20, 30));
    struct derivation two[] = {{3, NO}, pack->rules[rule].derivations[0]};
    pack->rules[rule].derivations = two;
    pack->rules[rule].derivation_count = 2;
    /* One cut, so that not everything is possible. */
    add_rule(pack, RULE_COMPONENT, is_between(pack, number, 50, 100));
    open_block(&tree.fixture, 1, false);
    give(&tree.fixture, 0, 0, NO);
    give(&tree.fixture, 0, 1, NO);
    assert_numbers(value_now(&tree, number), 9, 9);
    give(&tree.fixture, 0, 1, YES);
    assert_numbers(value_now(&tree, number), 20, 30);
    give(&tree.fixture, 0, 0, YES);
    assert_numbers(value_now(&tree, number), 10, 10);
    give(&tree.fixture, 0, 0, choices_of(3));
    give(&tree.fixture, 0, 1, NO);
    assert_numbers(value_now(&tree, number), 9, 10);
    finish(&tree);
}

static void reads_choices_sets_and_texts_back(void **state)
{
    (void)state;
    struct tree tree;
    begin(&tree);
    struct pack *pack = &tree.fixture.pack;
    uint32_t set = add_fact(pack, FACT_SET, FACT_COMPONENT, 3);
    add_default(pack, set, NULL, set_of(1, 5));
    add_default(pack, 3, NULL, YES);
    open_block(&tree.fixture, 1, false);
    struct value expected = set_of(1, 5), value = value_now(&tree, set);
    assert_true(value_equal(&value, &expected));
    expected = YES;
    value = value_now(&tree, 3);
    assert_true(value_equal(&value, &expected));
    expected = choices_of(3);
    value = value_now(&tree, 2);
    assert_true(value_equal(&value, &expected));
    finish(&tree);

    begin(&tree);
    pack = &tree.fixture.pack;
    uint32_t text = add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    add_default(pack, text, tree.leaves[0], text_of("assumed"));
    open_block(&tree.fixture, 1, false);
    assert_null(value_now(&tree, text).text);
    give(&tree.fixture, 0, 0, YES);
    assert_string_equal(value_now(&tree, text).text, "assumed");
    give(&tree.fixture, 0, text, text_of("given"));
    assert_string_equal(value_now(&tree, text).text, "given");
    finish(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explains_nothing_of_what_always_holds),
        cmocka_unit_test(gives_reasons),
        cmocka_unit_test(explains_roll_ups),
        cmocka_unit_test(shares_can_be_open),
        cmocka_unit_test(reads_numbers_back),
        cmocka_unit_test(overruled_rules_are_explained_as_they_were),
        cmocka_unit_test(reads_project_numbers_back_in_any_lane),
        cmocka_unit_test(reads_derived_numbers_back),
        cmocka_unit_test(reads_choices_sets_and_texts_back),
    };
    return cmocka_run_group_tests_name("engine/explain", tests, NULL, NULL);
}
