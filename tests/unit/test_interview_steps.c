#include "profile_fixture.h"

#include "interview/steps.h"

static int setup(void **state)
{
    (void)state;
    return load_pack("rules");
}

static void steps_come_in_the_order_of_the_pack(void **state)
{
    (void)state;
    struct steps steps;
    const struct vocabulary *vocabulary = &fixture_pack->vocabulary;
    assert_true(steps_init(&steps, &fixture_arena, fixture_pack));
    assert_int_equal(steps.count, 6);
    uint32_t seen = 0;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        if (!steps_asks(&vocabulary->facts[i]))
            continue;
        assert_string_equal(steps.names[steps.of[i]], vocabulary->facts[i].step);
        assert_true(steps.of[i] <= seen);
        seen += steps.of[i] == seen;
    }
    assert_int_equal(seen, 6);
}

static void the_first_question_is_that_on_which_most_defaults_hang(void **state)
{
    (void)state;
    struct steps steps;
    assert_true(steps_init(&steps, &fixture_arena, fixture_pack));
    assert_string_equal(fixture_pack->vocabulary.facts[steps.leading].name, "component.role");
}

static void facts_without_a_step_share_the_last(void **state)
{
    (void)state;
    struct diags diags;
    struct steps steps;
    diags_init(&diags, &fixture_arena);
    struct pack *pack = pack_read(&fixture_arena, "tests/cases/tiny", &diags);
    assert_true(steps_init(&steps, &fixture_arena, pack));
    assert_int_equal(steps.count, 2);
    assert_string_equal(steps.names[0], "skills");
    assert_null(steps.names[1]);
    assert_int_equal(steps.of[fact_find(&pack->vocabulary, "component.kind")], 1);
    pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_come_in_the_order_of_the_pack),
        cmocka_unit_test(the_first_question_is_that_on_which_most_defaults_hang),
        cmocka_unit_test(facts_without_a_step_share_the_last),
    };
    return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
