#include "hand_fixture.h"

#include "report/rows.h"
#include "report/grid.h"

static void draw(struct paint *paint, const struct ruling *ruling)
{
    grid_write(paint, ruling, rows_shown(ruling));
}

static const char *draw_wide(const struct hand *hand, int width, bool ascii)
{
    return hand_draw(hand, draw, width, ascii);
}

static const char *draw_chart(const struct hand *hand)
{
    return draw_wide(hand, 80, false);
}

static void more_options_are_a_table(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 3);
    struct ruled_option *options = add(&hand, "gateway");
    set(&options[0], 13250, 0, 0);
    set(&options[1], -2000, 0, 0);
    exclude(&options[2]);
    hand.ruled[0].best = 0;
    options = add(&hand, "nothing-left");
    for (int i = 0; i < 3; i++)
        exclude(&options[i]);
    const char *chart = draw_chart(&hand);
    check_fits(chart, 80);
    check_has(line_with(chart, "gateway"), "▸13.5");
    check_has(line_with(chart, "gateway"), "-2.0");
    check_has(line_with(chart, "gateway"), "✗");
    assert_int_equal(count_of(line_with(chart, "nothing-left"), "✗"), 3);
    /* Numbers end where their title ends. */
    const char *head = line_with(chart, "Node.js");
    const char *row = line_with(chart, "gateway");
    assert_int_equal(axis_of(head, "Node.js") + 7, axis_of(row, "▸13.5") + 5);
    assert_int_equal(axis_of(head, "Elixir") + 6, axis_of(row, "✗") + 1);
}

/* Eight options in 60 columns: titles and names are cut, numbers are not. */
static void tables_never_cut_numbers(void **state)
{
    (void)state;
    for (uint32_t count = 3; count <= 8; count++)
        for (int width = 60; width <= 200; width += 35) {
            struct hand hand;
            deal(&hand, count);
            hand.options[0].title = "An option with a long title";
            struct ruled_option *options = add(&hand, "a component with a long name");
            for (uint32_t i = 0; i < count; i++)
                set(&options[i], -23500, 0, 0);
            hand.ruled[0].best = 1;
            const char *chart = draw_wide(&hand, width, false);
            check_fits(chart, width);
            assert_int_equal(count_of(chart, "-23.5"), (int)count);
            check_has(chart, "▸-23.5");
        }
}

static void numbers_go_before_the_width(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 8);
    struct ruled_option *options = add(&hand, "component");
    for (uint32_t i = 0; i < 8; i++)
        set(&options[i], 123456789500, 0, 0);
    assert_int_equal(count_of(draw_wide(&hand, 60, false), " 123456789.5"), 8);
}

static void grids_end_with_what_the_ruling_gives(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 3);
    set(&add(&hand, "a")[0], 3000, 3000, 3000);
    hand.ruled[0].best = 0;
    hand.ruled[0].option = 2;
    hand.ruled[0].regret = 3000;
    hand.ruled[0].settled = SETTLED_YES;
    hand.ruling.settled = SETTLED_YES;
    const char *chart = draw_chart(&hand);
    check_has(chart, "  firm  gets\n");
    check_has(line_with(chart, "▸3.0"), "  yes   → Elixir");
    /* Numbers go first. */
    deal(&hand, 8);
    struct ruled_option *options = add(&hand, "component");
    for (uint32_t i = 0; i < 8; i++)
        set(&options[i], 23500, 0, 0);
    hand.ruled[0].best = 0;
    hand.ruled[0].option = 7;
    hand.ruled[0].regret = 1000;
    hand.ruled[0].settled = SETTLED_NO;
    hand.ruling.settled = SETTLED_NO;
    chart = draw_wide(&hand, 60, false);
    check_fits(chart, 60);
    check_has(chart, "  no\n");
    check_lacks(chart, "gets");
    for (uint32_t i = 0; i < 8; i++)
        set(&options[i], 1234500, 0, 0);
    chart = draw_wide(&hand, 60, false);
    check_lacks(chart, "firm");
    assert_int_equal(count_of(chart, "1234.5"), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_options_are_a_table),
        cmocka_unit_test(tables_never_cut_numbers),
        cmocka_unit_test(numbers_go_before_the_width),
        cmocka_unit_test(grids_end_with_what_the_ruling_gives),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
