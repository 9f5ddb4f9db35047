#include "explore_fixture.h"

#include "decide/explore/chances.h"

/* The chance of the first variable of a fact. */
static struct chance chance_named(const char *name)
{
    const struct openness *open = &look_inquiry.trial.open;
    struct chance chance;
    for (uint32_t i = 0; i < open->variable_count; i++)
        if (open->variables[i].fact == fact_named(name)) {
            assert_true(chance_of(&chance, &look_inquiry.arena, &look_inquiry.trial, i));
            return chance;
        }
    fail_msg("%s is not open", name);
    return (struct chance){0};
}

static void a_choice_is_as_likely_as_the_pack_says(void **state)
{
    (void)state;
    look("component: {load: 20}\n");
    struct chance kind = chance_named("component.kind");
    assert_int_equal(kind.count, 2);
    assert_int_equal(kind.classes[0], 0);
    assert_int_equal(kind.classes[1], 1);
    assert_int_equal(kind.ends[1], 4 * (kind.ends[1] - kind.ends[0]));
    look_done();
}

/* Nothing that is given is likely: then all of it is alike. */
static void what_is_given_bounds_it(void **state)
{
    (void)state;
    look("component: {load: 20, kind: c | d}\n");
    struct chance kind = chance_named("component.kind");
    assert_int_equal(kind.count, 2);
    assert_int_equal(kind.classes[0], 2);
    assert_int_equal(kind.ends[0], 1);
    assert_int_equal(kind.ends[1], 2);
    look_done();
}

static void classes_are_alike_where_the_pack_says_nothing(void **state)
{
    (void)state;
    look("component: {load: 5 .. 20}\n");
    struct chance load = chance_named("component.load");
    assert_int_equal(load.count, 2);
    assert_int_equal(load.ends[1], 2 * load.ends[0]);
    look_done();
    look("component: {kind: a}\n");
    assert_int_equal(chance_named("component.load").count, 3);
    assert_int_equal(chance_named("component.tags").count, 2);
    look_done();
}

static void bands_and_members_have_weights(void **state)
{
    (void)state;
    look_pack(COURT_HEAD "facts:\n"
                         "  - {fact: component.rate, type: number, range: 0 .. 100, question: Q?,\n"
                         "     bands: {low: 0 .. 50, high: 50 .. 100}, likely: {low: 1, high: 3}}\n"
                         "  - {fact: component.tags, type: set, values: [x, y], question: Q?,\n"
                         "     likely: {x: 3}}\n"
                         "rules:\n"
                         "  - {id: r, when: component.rate > 50, favours: {left: slight},\n"
                         "     criterion: pace, because: B.}\n"
                         "  - {id: s, when: component.rate >= 75, favours: {left: slight},\n"
                         "     criterion: pace, because: B.}\n"
                         "  - {id: t, when: component.tags includes x, favours: {left: slight},\n"
                         "     criterion: pace, because: B.}\n");
    look("component: {}\n");
    /* up to 50 %: a quarter and what the upper band has of it; the rest in equal parts */
    struct chance rate = chance_named("component.rate");
    assert_int_equal(rate.count, 3);
    assert_int_equal(rate.ends[0], 500000);
    assert_int_equal(rate.ends[1], 750000);
    assert_int_equal(rate.ends[2], 1000000);
    struct chance tags = chance_named("component.tags");
    assert_int_equal(tags.ends[0], 250000);
    assert_int_equal(tags.ends[1], 1000000);
    look_done();
    look_pack_done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_is_as_likely_as_the_pack_says),
        cmocka_unit_test(what_is_given_bounds_it),
        cmocka_unit_test(classes_are_alike_where_the_pack_says_nothing),
        cmocka_unit_test(bands_and_members_have_weights),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
