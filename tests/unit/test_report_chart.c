#include "hand_fixture.h"

#include "report/chart.h"

static const char *draw(const struct hand *hand)
{
    return hand_draw(hand, chart_write, 80, false);
}

/* Two options have bars, more a grid; an empty line stands behind. */
static void the_form_hangs_on_the_options(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    set(&add(&hand, "a")[0], 3000, 3000, 3000);
    const char *chart = draw(&hand);
    check_has(chart, "┃");
    assert_string_equal(chart + strlen(chart) - 2, "\n\n");
    deal(&hand, 3);
    set(&add(&hand, "a")[0], 3000, 3000, 3000);
    chart = draw(&hand);
    check_lacks(chart, "┃");
    assert_string_equal(chart + strlen(chart) - 2, "\n\n");
}

/* As many components as there may be: those that matter most have a row, the rest a line. */
static void many_components_are_folded(void **state)
{
    (void)state;
    for (uint32_t options = 2; options <= 3; options++) {
        struct hand hand;
        deal(&hand, options);
        hand.profile.file = "case.yaml";
        for (int i = 0; i < MOST; i++) {
            set(&add(&hand, arena_printf(&court_arena, "part-%d", i))[i % 2], 1000 * i, 0, 0);
            hand.ruled[i].best = (uint32_t)i % 2;
            hand.ruled[i].has_margin = true;
            hand.ruled[i].margin = 1000 * i;
        }
        const char *chart = draw(&hand);
        for (int i = 0; i < MOST; i++)
            assert_int_equal(strstr(chart, arena_printf(&court_arena, "\npart-%d ", i)) != NULL,
                             i >= 52);
        check_has(chart, "\n… and 52 more: 26 Node.js by 0.0 to 50.0, 26 Python by 1.0 to 51.0; "
                         "ruling eval\n  -f json case.yaml\n\n");
        assert_int_equal(count_of(chart, "\n"), 12 + 4);
        check_fits(chart, 80);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_form_hangs_on_the_options),
        cmocka_unit_test(many_components_are_folded),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
