/* Dependence: which facts a condition may hang on, and where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/dependence.h"
#include "packs.h"

/* Facts of components and of the project, all true or false. Those named asked are asked if the
 * first of their kind is true, C_LATER if C_ASKED is, C_LAST if P_DERIVED is. What derives facts
 * differs from test to test. */
enum { C0, C1, C_ASKED, C_LATER, P0, P1, P_ASKED, C_DERIVED, P_DERIVED, C_LAST, FACTS };

struct fixture {
    struct pack pack;
    struct program *program;
    struct dependence dependence;
    struct arena arena;
};

static const struct condition *is_true(struct fixture *fixture, uint32_t fact)
{
    return is_one_of(&fixture->pack, fact, 2);
}

/* Some component meets a condition. */
static const struct condition *some(struct fixture *fixture, const struct condition *condition)
{
    return group_of(&fixture->pack, CONDITION_SOME, 1, condition);
}

static void begin(struct fixture *fixture)
{
    struct pack *pack = &fixture->pack;
    pack_begin(pack, FACTS + 100, 20);
    for (uint32_t fact = 0; fact < FACTS; fact++)
        add_fact(pack, FACT_BOOL,
                 (fact >= P0 && fact <= P_ASKED) || fact == P_DERIVED ? FACT_PROJECT
                                                                      : FACT_COMPONENT,
                 0);
    set_otherwise(pack, C_ASKED, is_true(fixture, C0), value_choice(0));
    set_otherwise(pack, C_LATER, is_true(fixture, C_ASKED), value_choice(0));
    set_otherwise(pack, P_ASKED, is_true(fixture, P0), value_choice(0));
    set_otherwise(pack, C_DERIVED, NULL, value_choice(0));
    set_otherwise(pack, P_DERIVED, NULL, value_choice(0));
    set_otherwise(pack, C_LAST, is_true(fixture, P_DERIVED), value_choice(0));
}

static void work_out(struct fixture *fixture)
{
    fixture->program = program_new(&fixture->pack);
    assert_non_null(fixture->program);
    arena_init(&fixture->arena);
    assert_true(dependence_init(&fixture->dependence, &fixture->arena, fixture->program));
}

static void end(struct fixture *fixture)
{
    arena_fini(&fixture->arena);
    program_free(fixture->program);
    pack_done(&fixture->pack);
}

#define SET(fact) (UINT64_C(1) << (fact))

static void assert_cone(const struct cone *cone, uint64_t own, uint64_t project,
                        uint64_t everywhere)
{
    assert_int_equal(cone->own[0], own);
    assert_int_equal(cone->project[0], project);
    assert_int_equal(cone->everywhere[0], everywhere);
}

static const struct cone *fact_cone(const struct fixture *fixture, uint32_t fact)
{
    return &fixture->dependence.facts[fact];
}

static const struct cone *rule_cone(const struct fixture *fixture, uint32_t rule)
{
    return &fixture->dependence.roots[fixture->program->rule_root[rule]];
}

static void a_fact_hangs_on_itself_and_not_on_its_defaults(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    add_default(&fixture.pack, C1, is_true(&fixture, C0), value_choice(1));
    work_out(&fixture);
    assert_int_equal(fixture.dependence.words, 1);
    assert_cone(fact_cone(&fixture, C1), SET(C1), 0, 0);
    assert_cone(fact_cone(&fixture, P_DERIVED), SET(P_DERIVED), 0, 0);
    end(&fixture);
}

static void a_condition_hangs_on_what_it_compares(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    const struct condition *none =
        group_of(pack, CONDITION_NONE, 2, is_true(&fixture, C1), is_true(&fixture, P1));
    add_rule(pack, RULE_COMPONENT, group_of(pack, CONDITION_ALL, 2, is_true(&fixture, C0), none));
    add_rule(pack, RULE_COMPONENT, NULL);
    add_rule(pack, RULE_SPLIT, is_true(&fixture, P1));
    add_check(pack, is_true(&fixture, C1));
    work_out(&fixture);
    assert_cone(rule_cone(&fixture, 0), SET(C0) | SET(C1) | SET(P1), 0, 0);
    assert_cone(rule_cone(&fixture, 1), 0, 0, 0);
    assert_cone(rule_cone(&fixture, 2), SET(P1), 0, 0);
    assert_cone(&fixture.dependence.roots[fixture.program->check_root[0]], SET(C1), 0, 0);
    end(&fixture);
}

static void a_question_brings_what_decides_whether_it_arises(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    add_rule(&fixture.pack, RULE_COMPONENT, is_true(&fixture, C_LATER));
    add_rule(&fixture.pack, RULE_COMPONENT, is_true(&fixture, P_ASKED));
    work_out(&fixture);
    assert_cone(rule_cone(&fixture, 0), SET(C_LATER) | SET(C_ASKED) | SET(C0), 0, 0);
    assert_cone(rule_cone(&fixture, 1), SET(P_ASKED) | SET(P0), 0, 0);
    assert_cone(&fixture.dependence.roots[fixture.program->ask_root[C_LATER]],
                SET(C_ASKED) | SET(C0), 0, 0);
    end(&fixture);
}

static void a_derived_fact_brings_what_derives_it(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    add_deriver(pack, RULE_COMPONENT, is_true(&fixture, C_ASKED), C_DERIVED, value_choice(1));
    add_deriver(pack, RULE_COMPONENT, is_true(&fixture, P1), C_DERIVED, value_choice(0));
    add_deriver(pack, RULE_COMPONENT, NULL, C_DERIVED, value_choice(0));
    add_rule(pack, RULE_COMPONENT, is_true(&fixture, C_DERIVED));
    work_out(&fixture);
    assert_cone(rule_cone(&fixture, 0), SET(C_ASKED) | SET(C0), 0, 0);
    assert_cone(rule_cone(&fixture, 3), SET(C_DERIVED) | SET(C_ASKED) | SET(C0) | SET(P1), 0, 0);
    end(&fixture);
}

/* Derived in the project's lane, so that what a component overrides is not looked at. */
static void a_derived_project_fact_is_the_projects(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    add_deriver(pack, RULE_PROJECT, is_true(&fixture, P_ASKED), P_DERIVED, value_choice(1));
    add_rule(pack, RULE_COMPONENT, is_true(&fixture, C_LAST));
    work_out(&fixture);
    uint64_t derived = SET(P_ASKED) | SET(P0);
    assert_cone(rule_cone(&fixture, 0), derived, 0, 0);
    assert_cone(fact_cone(&fixture, P_DERIVED), SET(P_DERIVED) | derived, derived, 0);
    assert_cone(rule_cone(&fixture, 1), SET(C_LAST) | SET(P_DERIVED) | derived, derived, 0);
    end(&fixture);
}

static void a_roll_up_hangs_on_every_component(void **state)
{
    (void)state;
    static const enum condition_kind kinds[] = {CONDITION_SOME, CONDITION_EVERY, CONDITION_SHARE};
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    for (uint32_t i = 0; i < 3; i++)
        add_rule(pack, RULE_SPLIT,
                 group_of(pack, CONDITION_ALL, 3, is_true(&fixture, P1),
                          group_of(pack, kinds[i], 2, is_true(&fixture, C_ASKED),
                                   group_of(pack, CONDITION_ANY, 1, is_true(&fixture, C1))),
                          is_true(&fixture, P0)));
    work_out(&fixture);
    for (uint32_t i = 0; i < 3; i++)
        assert_cone(rule_cone(&fixture, i), SET(P0) | SET(P1), 0, SET(C0) | SET(C1) | SET(C_ASKED));
    end(&fixture);
}

/* A component may override it, or leave it to the project. */
static void a_project_fact_in_a_roll_up_is_the_lanes_and_everywhere(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    const struct condition *both =
        group_of(pack, CONDITION_ALL, 2, is_true(&fixture, P_ASKED), is_true(&fixture, C1));
    add_rule(pack, RULE_SPLIT, some(&fixture, both));
    work_out(&fixture);
    assert_cone(rule_cone(&fixture, 0), SET(P_ASKED) | SET(P0), 0,
                SET(P_ASKED) | SET(P0) | SET(C1));
    end(&fixture);
}

static void what_is_derived_from_a_roll_up_is_everywhere(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    const struct condition *rolled = some(&fixture, is_true(&fixture, C_DERIVED));
    add_deriver(pack, RULE_COMPONENT, is_true(&fixture, C1), C_DERIVED, value_choice(1));
    add_deriver(pack, RULE_PROJECT, rolled, P_DERIVED, value_choice(1));
    add_rule(pack, RULE_COMPONENT, is_true(&fixture, P_DERIVED));
    add_rule(pack, RULE_SPLIT, some(&fixture, is_true(&fixture, P_DERIVED)));
    work_out(&fixture);
    uint64_t everywhere = SET(C_DERIVED) | SET(C1);
    assert_cone(rule_cone(&fixture, 2), SET(P_DERIVED), 0, everywhere);
    assert_cone(rule_cone(&fixture, 3), SET(P_DERIVED), 0, SET(P_DERIVED) | everywhere);
    end(&fixture);
}

/* What the project's lane decides stays the project's, whoever looks at it. */
static void a_roll_up_over_what_the_project_derives(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    add_deriver(pack, RULE_PROJECT, is_true(&fixture, P1), P_DERIVED, value_choice(1));
    add_rule(pack, RULE_SPLIT, some(&fixture, is_true(&fixture, C_LAST)));
    work_out(&fixture);
    assert_cone(rule_cone(&fixture, 1), SET(P_DERIVED) | SET(P1), SET(P1),
                SET(C_LAST) | SET(P_DERIVED) | SET(P1));
    end(&fixture);
}

static void one_rule_may_derive_several_facts(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    pack->vocabulary.facts[C_LAST].ask_if = NULL;
    pack->vocabulary.facts[C_LAST].derived = true;
    struct derivation *derivations = pack_room(pack, 2, sizeof *derivations);
    derivations[0] = (struct derivation){C_DERIVED, value_choice(1)};
    derivations[1] = (struct derivation){C_LAST, value_choice(1)};
    uint32_t rule = add_rule(pack, RULE_COMPONENT, is_true(&fixture, C1));
    pack->rules[rule].derivations = derivations;
    pack->rules[rule].derivation_count = 2;
    work_out(&fixture);
    assert_cone(fact_cone(&fixture, C_DERIVED), SET(C_DERIVED) | SET(C1), 0, 0);
    assert_cone(fact_cone(&fixture, C_LAST), SET(C_LAST) | SET(C1), 0, 0);
    /* The rule's cone was made once: none went beyond the room for all. */
    const uint64_t *behind = arena_new(&fixture.arena, 1, sizeof *behind);
    assert_int_equal(*behind, 0);
    end(&fixture);
}

static void defaults_and_advice_have_no_cone(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    add_default(&fixture.pack, C1, is_true(&fixture, C0), value_choice(1));
    add_advice(&fixture.pack, is_true(&fixture, C0));
    work_out(&fixture);
    const struct cone *roots = fixture.dependence.roots;
    assert_null(roots[fixture.program->default_root[C1][0]].own);
    assert_null(roots[fixture.program->advice_root[0]].own);
    end(&fixture);
}

static void facts_fill_more_than_one_word(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    for (uint32_t i = FACTS; i < 70; i++)
        add_fact(pack, FACT_BOOL, i % 2 ? FACT_PROJECT : FACT_COMPONENT, 0);
    set_otherwise(pack, 67, is_true(&fixture, P1), value_choice(0));
    add_rule(pack, RULE_SPLIT,
             some(&fixture,
                  group_of(pack, CONDITION_ALL, 2, is_true(&fixture, 67), is_true(&fixture, 68))));
    work_out(&fixture);
    const struct cone *cone = rule_cone(&fixture, 0);
    assert_int_equal(fixture.dependence.words, 2);
    assert_cone(cone, SET(P1), 0, SET(P1));
    assert_int_equal(cone->own[1], SET(67 - 64));
    assert_int_equal(cone->everywhere[1], SET(67 - 64) | SET(68 - 64));
    end(&fixture);
}

static void a_pack_may_be_empty(void **state)
{
    (void)state;
    struct fixture fixture;
    pack_begin(&fixture.pack, 0, 1);
    add_rule(&fixture.pack, RULE_COMPONENT, NULL);
    work_out(&fixture);
    assert_int_equal(fixture.dependence.words, 0);
    assert_false(fixture.dependence.rolls_into_components);
    end(&fixture);
}

/* A rule of this scope over a fact that is derived from a roll-up; with points, or with an option
 * that it excludes, or neither. */
static bool rolls_into_components(enum rule_scope scope, uint32_t effects, uint32_t excludes)
{
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    const struct condition *rolled = some(&fixture, is_true(&fixture, C0));
    add_deriver(pack, RULE_PROJECT, rolled, P_DERIVED, value_choice(1));
    add_rule(pack, RULE_COMPONENT, is_true(&fixture, C0));
    pack->rules[1].effect_count = 1;
    uint32_t rule = add_rule(pack, scope, is_true(&fixture, C_LAST));
    pack->rules[rule].effect_count = effects;
    pack->rules[rule].excludes = excludes;
    work_out(&fixture);
    bool rolls = fixture.dependence.rolls_into_components;
    end(&fixture);
    return rolls;
}

static void component_rules_may_hang_on_roll_ups(void **state)
{
    (void)state;
    assert_true(rolls_into_components(RULE_COMPONENT, 1, 0));
    assert_true(rolls_into_components(RULE_COMPONENT, 0, 2));
    assert_true(rolls_into_components(RULE_SWITCH, 0, 0));
    assert_false(rolls_into_components(RULE_COMPONENT, 0, 0));
    assert_false(rolls_into_components(RULE_SPLIT, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_hangs_on_itself_and_not_on_its_defaults),
        cmocka_unit_test(a_condition_hangs_on_what_it_compares),
        cmocka_unit_test(a_question_brings_what_decides_whether_it_arises),
        cmocka_unit_test(a_derived_fact_brings_what_derives_it),
        cmocka_unit_test(a_derived_project_fact_is_the_projects),
        cmocka_unit_test(a_roll_up_hangs_on_every_component),
        cmocka_unit_test(a_project_fact_in_a_roll_up_is_the_lanes_and_everywhere),
        cmocka_unit_test(what_is_derived_from_a_roll_up_is_everywhere),
        cmocka_unit_test(a_roll_up_over_what_the_project_derives),
        cmocka_unit_test(one_rule_may_derive_several_facts),
        cmocka_unit_test(defaults_and_advice_have_no_cone),
        cmocka_unit_test(facts_fill_more_than_one_word),
        cmocka_unit_test(a_pack_may_be_empty),
        cmocka_unit_test(component_rules_may_hang_on_roll_ups),
    };
    return cmocka_run_group_tests_name("engine/dependence", tests, NULL, NULL);
}
