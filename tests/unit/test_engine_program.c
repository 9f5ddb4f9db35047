/* Packs compiled: classes, shared tests, nodes and roots. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/program.h"
#include "packs.h"

#define ONE NUMBER_ONE

static struct program *compile(struct pack *pack)
{
    struct program *program = program_new(pack);
    assert_non_null(program);
    return program;
}

static void finish(struct program *program, struct pack *pack)
{
    program_free(program);
    pack_done(pack);
}

static uint32_t test_of_rule(const struct program *program, uint32_t rule)
{
    return program->nodes[program->roots[program->rule_root[rule]].first].test;
}

static void compiles_an_empty_pack(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 1, 1);
    struct program *program = compile(&pack);
    assert_int_equal(program->test_count, 0);
    assert_int_equal(program->root_count, 0);
    assert_int_equal(program->plane_count, 0);
    finish(program, &pack);
    program_free(NULL);
}

/* A number that nothing asks for is one class; a cut at either end of the range makes none. */
static void cuts_numbers_where_comparisons_change(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 4, 8);
    uint32_t idle = add_number(&pack, FACT_NUMBER, FACT_PROJECT, 0, 100 * ONE);
    uint32_t number = add_number(&pack, FACT_NUMBER, FACT_PROJECT, 0, 100 * ONE);
    uint32_t integer = add_number(&pack, FACT_INTEGER, FACT_PROJECT, ONE, 9 * ONE);
    add_rule(&pack, RULE_COMPONENT, is_between(&pack, number, 60 * ONE, 100 * ONE));
    add_rule(&pack, RULE_COMPONENT, is_between(&pack, number, 0, 30 * ONE));
    add_rule(&pack, RULE_COMPONENT, is_between(&pack, number, 60 * ONE, 60 * ONE));
    add_rule(&pack, RULE_COMPONENT, is_between(&pack, integer, 3 * ONE, 4 * ONE));
    add_rule(&pack, RULE_COMPONENT, is_between(&pack, integer, ONE, 9 * ONE));
    struct program *program = compile(&pack);
    assert_int_equal(program->columns[idle].classes, 1);
    const struct column *column = &program->columns[number];
    assert_int_equal(column->classes, 4);
    assert_int_equal(column->cuts[0], 30 * ONE + 1);
    assert_int_equal(column->cuts[1], 60 * ONE);
    assert_int_equal(column->cuts[2], 60 * ONE + 1);
    column = &program->columns[integer];
    assert_int_equal(column->classes, 3);
    assert_int_equal(column->cuts[0], 3 * ONE);
    assert_int_equal(column->cuts[1], 5 * ONE);
    finish(program, &pack);
}

static void finds_the_class_of_a_number(void **state)
{
    (void)state;
    int64_t cuts[40];
    for (int i = 0; i < 40; i++)
        cuts[i] = 10 * (i + 1);
    for (uint32_t count = 0; count <= 40; count++) {
        struct column column = {.kind = COLUMN_CLASSES, .classes = count + 1, .cuts = cuts};
        for (int64_t number = 0; number < 420; number++) {
            uint32_t class = (uint32_t)(number / 10);
            assert_int_equal(column_class(&column, number), class < count ? class : count);
        }
    }
}

static void lays_columns_out_side_by_side(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 8, 8);
    uint32_t choice = add_fact(&pack, FACT_CHOICE, FACT_PROJECT, 9);
    uint32_t set = add_fact(&pack, FACT_SET, FACT_PROJECT, 3);
    uint32_t text = add_fact(&pack, FACT_TEXT, FACT_PROJECT, 0);
    uint32_t other = add_fact(&pack, FACT_TEXT, FACT_PROJECT, 0);
    uint32_t boolean = add_fact(&pack, FACT_BOOL, FACT_PROJECT, 0);
    struct program *program = compile(&pack);
    const struct column *columns = program->columns;
    assert_int_equal(columns[choice].planes, 2);
    assert_int_equal(columns[choice].slots, 9);
    assert_int_equal(columns[set].kind, COLUMN_SET);
    assert_int_equal(columns[set].first_plane, 2);
    assert_int_equal(columns[set].first_slot, 9);
    assert_int_equal(columns[set].slots, 6);
    assert_int_equal(columns[text].kind, COLUMN_TEXT);
    assert_int_equal(columns[text].planes, 0);
    assert_int_equal(columns[text].text_slot, 0);
    assert_int_equal(columns[other].text_slot, 1);
    assert_int_equal(columns[boolean].first_plane, 4);
    assert_int_equal(columns[boolean].first_slot, 15);
    assert_int_equal(program->plane_count, 5);
    assert_int_equal(program->slot_count, 17);
    assert_int_equal(program->widest, 9);
    assert_int_equal(program->text_count, 2);
    const uint8_t domain[] = {0xff, 0x01, 0x00, 0x07, 0x03};
    assert_memory_equal(program->domain, domain, sizeof domain);
    finish(program, &pack);
}

static void turns_values_into_classes(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 4, 20);
    uint32_t number = add_number(&pack, FACT_INTEGER, FACT_PROJECT, 0, 100 * ONE);
    uint32_t set = add_fact(&pack, FACT_SET, FACT_PROJECT, 4);
    for (int64_t i = 1; i < 20; i++)
        add_rule(&pack, RULE_COMPONENT, is_between(&pack, number, i * ONE, 100 * ONE));
    struct program *program = compile(&pack);
    uint8_t planes[3] = {0xaa, 0xaa, 0xaa};
    struct value value = numbers_of(&pack, 3 * ONE, 12 * ONE);
    column_classes(&program->columns[number], &value, false, planes, 1);
    assert_int_equal(planes[0] | planes[1] << 8 | planes[2] << 16, 0x1ff8);
    value = numbers_of_two(&pack, (struct interval){0, ONE}, (struct interval){17 * ONE, 90 * ONE});
    column_classes(&program->columns[number], &value, false, planes, 1);
    assert_int_equal(planes[0] | planes[1] << 8 | planes[2] << 16, 0x0e0003);
    uint8_t apart[9] = {0};
    column_classes(&program->columns[number], &value, false, apart, 4);
    assert_int_equal(apart[0] | apart[4] << 8 | apart[8] << 16, 0x0e0003);
    assert_int_equal(apart[1] | apart[3] | apart[5] | apart[7], 0);
    value = set_of(5, 7);
    column_classes(&program->columns[set], &value, false, planes, 1);
    assert_int_equal(planes[0], 5);
    column_classes(&program->columns[set], &value, true, planes, 1);
    assert_int_equal(planes[0], 7);
    finish(program, &pack);
}

/* What `rules` ask is one test where it is the same, whatever pointers it came through. */
static void shares_equal_comparisons(void **state)
{
    (void)state;
    struct pack pack;
    char pattern[] = "^api";
    pack_begin(&pack, 8, 20);
    uint32_t choice = add_fact(&pack, FACT_CHOICE, FACT_PROJECT, 4);
    uint32_t same = add_fact(&pack, FACT_CHOICE, FACT_PROJECT, 4);
    uint32_t set = add_fact(&pack, FACT_SET, FACT_PROJECT, 4);
    uint32_t text = add_fact(&pack, FACT_TEXT, FACT_PROJECT, 0);
    const struct condition *asked[] = {
        is_one_of(&pack, choice, 5),
        is_one_of(&pack, choice, 5),
        is_one_of(&pack, same, 5),
        is_one_of(&pack, choice, 4),
        includes(&pack, LEAF_INCLUDES_ANY, set, 3),
        includes(&pack, LEAF_INCLUDES_ANY, set, 3),
        includes(&pack, LEAF_INCLUDES_ALL, set, 3),
        matches(&pack, text, "^api", ""),
        matches(&pack, text, pattern, ""),
        matches(&pack, text, "^api", "i"),
        matches(&pack, text, "^ap", ""),
        asks_known(&pack, LEAF_KNOWN, text),
        asks_known(&pack, LEAF_UNKNOWN, text),
        asks_known(&pack, LEAF_KNOWN, text),
    };
    const uint32_t expected[] = {0, 0, 2, 1, 3, 3, 4, 5, 5, 6, 7, 8, 9, 8};
    uint32_t count = sizeof asked / sizeof asked[0];
    for (uint32_t i = 0; i < count; i++)
        add_rule(&pack, RULE_COMPONENT, asked[i]);
    struct program *program = compile(&pack);
    assert_int_equal(program->test_count, 10);
    assert_int_equal(program->pattern_count, 3);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(test_of_rule(program, i), expected[i]);
    assert_int_equal(program->columns[choice].first_test, 0);
    assert_int_equal(program->columns[choice].test_count, 2);
    assert_int_equal(program->columns[text].first_test, 5);
    assert_int_equal(program->columns[text].test_count, 5);
    assert_non_null(program->tests[5].regex);
    assert_null(program->tests[0].regex);
    assert_ptr_equal(program->tests[0].leaf, asked[0]->leaf);
    finish(program, &pack);
}

static void keeps_what_a_test_accepts(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 2, 4);
    uint32_t choice = add_fact(&pack, FACT_CHOICE, FACT_PROJECT, 12);
    add_rule(&pack, RULE_COMPONENT, is_one_of(&pack, choice, 0x80e));
    add_rule(&pack, RULE_COMPONENT, is_one_of(&pack, choice, 0));
    struct program *program = compile(&pack);
    const struct test *test = &program->tests[0];
    const uint32_t edges[] = {1, 4, 11, 12};
    assert_int_equal(test->accepts[0], 0x0e);
    assert_int_equal(test->accepts[1], 0x08);
    assert_int_equal(test->edge_count, 4);
    assert_memory_equal(test->edges, edges, sizeof edges);
    assert_int_equal(program->tests[1].edge_count, 0);
    finish(program, &pack);
}

static void writes_nodes_in_prefix_order(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 2, 4);
    uint32_t fact = add_fact(&pack, FACT_CHOICE, FACT_COMPONENT, 4);
    const struct condition *leaf = is_one_of(&pack, fact, 1);
    const struct condition *share = share_of(&pack, 300000, leaf);
    const struct condition *any = group_of(&pack, CONDITION_ANY, 2, leaf, share);
    const struct condition *none = group_of(&pack, CONDITION_NONE, 1, leaf);
    const struct condition *all = group_of(&pack, CONDITION_ALL, 3, any, leaf, none);
    add_rule(&pack, RULE_PROJECT, all);
    add_rule(&pack, RULE_COMPONENT, NULL);
    struct program *program = compile(&pack);
    const enum node_op ops[] = {OP_ALL,  OP_ANY,  OP_TEST, OP_SHARE,
                                OP_TEST, OP_TEST, OP_NONE, OP_TEST};
    const uint32_t ends[] = {8, 5, 3, 5, 5, 6, 8, 8};
    assert_int_equal(program->node_count, 8);
    for (uint32_t i = 0; i < 8; i++) {
        assert_int_equal(program->nodes[i].op, ops[i]);
        assert_int_equal(program->nodes[i].end, ends[i]);
    }
    assert_int_equal(program->nodes[3].share, 300000);
    assert_ptr_equal(program->nodes[0].condition, all);
    assert_int_equal(program->depth, 3);
    assert_true(program->roots[0].rolls_up);
    assert_false(program->roots[0].has_text);
    assert_int_equal(program->roots[1].first, program->roots[1].end);
    finish(program, &pack);
}

static void gives_each_condition_a_root(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 8, 8);
    uint32_t first = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t text = add_fact(&pack, FACT_TEXT, FACT_COMPONENT, 0);
    uint32_t asked = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t derived = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    const struct condition *leaf = is_one_of(&pack, first, 2);
    const struct condition *pattern = matches(&pack, text, "x", "");
    set_otherwise(&pack, asked, pattern, choices_of(1));
    set_otherwise(&pack, derived, NULL, choices_of(1));
    add_default(&pack, asked, leaf, choices_of(2));
    add_default(&pack, asked, NULL, choices_of(1));
    add_rule(&pack, RULE_COMPONENT, leaf);
    uint32_t one = add_deriver(&pack, RULE_COMPONENT, leaf, derived, choices_of(2));
    uint32_t two = add_deriver(&pack, RULE_COMPONENT, leaf, derived, choices_of(1));
    add_check(&pack, leaf);
    add_advice(&pack, NULL);
    struct program *program = compile(&pack);
    assert_int_equal(program->root_count, 8);
    assert_int_equal(program->rule_root[2], 2);
    assert_int_equal(program->ask_root[first], UINT32_MAX);
    assert_int_equal(program->ask_root[asked], 3);
    assert_true(program->roots[3].has_text);
    assert_int_equal(program->default_root[asked][0], 4);
    assert_int_equal(program->default_root[asked][1], 5);
    assert_int_equal(program->check_root[0], 6);
    assert_int_equal(program->advice_root[0], 7);
    assert_int_equal(program->derivers[derived].count, 2);
    assert_int_equal(program->derivers[derived].rules[0], one);
    assert_int_equal(program->derivers[derived].rules[1], two);
    assert_int_equal(program->derivers[first].count, 0);
    finish(program, &pack);
}

/* At the limits: 20,000 rules over one number, each with a constant of its own. */
static void compiles_many_rules_over_one_fact(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 1, 20000);
    uint32_t number = add_number(&pack, FACT_INTEGER, FACT_PROJECT, 0, 2500 * ONE);
    for (int64_t i = 0; i < 20000; i++)
        add_rule(&pack, RULE_COMPONENT,
                 is_between(&pack, number, (1 + i % 2000) * ONE, 2500 * ONE));
    struct program *program = compile(&pack);
    assert_int_equal(program->test_count, 2000);
    assert_int_equal(program->columns[number].classes, 2001);
    finish(program, &pack);
}

/* A pack's patterns are checked when it is read; one that cannot be compiled all the same is taken
 * for lack of memory. */
static void refuses_a_broken_pattern(void **state)
{
    (void)state;
    struct pack pack;
    pack_begin(&pack, 1, 2);
    uint32_t text = add_fact(&pack, FACT_TEXT, FACT_PROJECT, 0);
    add_rule(&pack, RULE_COMPONENT, matches(&pack, text, "fine", ""));
    add_rule(&pack, RULE_COMPONENT, matches(&pack, text, "(", ""));
    assert_null(program_new(&pack));
    pack_done(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compiles_an_empty_pack),
        cmocka_unit_test(cuts_numbers_where_comparisons_change),
        cmocka_unit_test(finds_the_class_of_a_number),
        cmocka_unit_test(lays_columns_out_side_by_side),
        cmocka_unit_test(turns_values_into_classes),
        cmocka_unit_test(shares_equal_comparisons),
        cmocka_unit_test(keeps_what_a_test_accepts),
        cmocka_unit_test(writes_nodes_in_prefix_order),
        cmocka_unit_test(gives_each_condition_a_root),
        cmocka_unit_test(compiles_many_rules_over_one_fact),
        cmocka_unit_test(refuses_a_broken_pattern),
    };
    return cmocka_run_group_tests_name("engine/program", tests, NULL, NULL);
}
