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

static void dice_fall_alike_on_every_machine(void **state)
{
    (void)state;
    struct dice dice = {0};
    /* splitmix64 begins with e220a8397b1dcdaf from 0 */
    assert_int_equal(dice_below(&dice, 1 << 16), 0xe220);
    uint32_t counts[6] = {0};
    for (uint32_t i = 0; i < 60000; i++)
        counts[dice_below(&dice, 6)]++;
    for (uint32_t i = 0; i < 6; i++)
        assert_in_range(counts[i], 9600, 10400);
    assert_int_equal(dice_below(&dice, 1), 0);
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

static void drawing_follows_the_weights(void **state)
{
    (void)state;
    const uint16_t classes[] = {7, 9};
    const uint32_t ends[] = {1, 4};
    const struct chance chance = {2, classes, ends};
    struct dice dice = {0};
    uint32_t nines = 0;
    for (uint32_t i = 0; i < 40000; i++) {
        uint16_t class = chance_draw(&chance, &dice);
        assert_true(class == 7 || class == 9);
        nines += class == 9;
    }
    assert_in_range(nines, 29500, 30500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dice_fall_alike_on_every_machine),
        cmocka_unit_test(a_choice_is_as_likely_as_the_pack_says),
        cmocka_unit_test(what_is_given_bounds_it),
        cmocka_unit_test(classes_are_alike_where_the_pack_says_nothing),
        cmocka_unit_test(bands_and_members_have_weights),
        cmocka_unit_test(drawing_follows_the_weights),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
