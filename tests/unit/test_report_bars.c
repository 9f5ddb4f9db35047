#include "hand_fixture.h"

#include "report/rows.h"
#include "report/bars.h"

static void draw(struct paint *paint, const struct ruling *ruling)
{
    bars_write(paint, ruling, rows_shown(ruling));
}

static const char *draw_wide(const struct hand *hand, int width, bool ascii)
{
    return hand_draw(hand, draw, width, ascii);
}

static const char *draw_chart(const struct hand *hand)
{
    return draw_wide(hand, 80, false);
}

/* The longest bar fills its arm, and the others are in proportion. */
static void bars_lean_to_the_side_that_leads(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    set(&add(&hand, "right")[0], 13000, 13000, 13000);
    set(&add(&hand, "left")[1], 6500, 6500, 6500);
    add(&hand, "level");
    const char *chart = draw_chart(&hand);
    const char *right = line_with(chart, "right ");
    const char *left = line_with(chart, "left ");
    const char *level = line_with(chart, "level ");
    assert_true(axis_of(right, "┃") > 0);
    assert_int_equal(axis_of(left, "┃"), axis_of(right, "┃"));
    assert_int_equal(axis_of(level, "┃"), axis_of(right, "┃"));
    assert_int_equal(axis_of(line_with(chart, "lead"), "┃"), axis_of(right, "┃"));
    assert_true(strstr(right, "█") > strstr(right, "┃"));
    assert_true(strstr(left, "█") < strstr(left, "┃"));
    int full = count_of(right, "█");
    assert_true(full > 20);
    assert_in_range(count_of(left, "█"), full / 2, full / 2 + 1);
    assert_int_equal(count_of(level, "█"), 0);
    check_has(right, "Node.js  13.0");
    check_has(left, "Python   6.5");
    check_has(level, "  level");
    check_has(chart, "Python ◂");
    check_has(chart, "▸ Node.js");
    check_fits(chart, 80);
}

/* A tie of two options with equal points, however many. */
static void equals_are_level(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    struct ruled_option *options = add(&hand, "tie");
    set(&options[0], 7000, 7000, 7000);
    set(&options[1], 7000, 7000, 7000);
    check_has(line_with(draw_chart(&hand), "tie"), "level");
    assert_int_equal(count_of(draw_chart(&hand), "█"), 0);
}

/* What is undetermined may lengthen the bar, to either side. */
static void what_is_open_is_dotted(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    struct ruled_option *options = add(&hand, "open");
    set(&options[0], 4000, 4000, 8000);
    set(&options[1], 0, 0, 2000);
    options = add(&hand, "either");
    set(&options[0], 0, -4000, 4000);
    const char *chart = draw_chart(&hand);
    const char *open = line_with(chart, "open ");
    assert_true(strstr(open, "█") > strstr(open, "┃"));
    assert_true(strstr(open, "┄") > strstr(open, "█"));
    assert_in_range(count_of(open, "┄") - count_of(open, "█") + 1, 0, 2);
    const char *either = line_with(chart, "either ");
    assert_true(strstr(either, "┄") < strstr(either, "┃"));
    assert_int_equal(count_of(either, "┄") % 2, 0);
    assert_int_equal(count_of(either, "█"), 0);
    check_has(either, "level");
}

static void what_is_ruled_out_is_named_on_its_side(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    exclude(&add(&hand, "no-node")[0]);
    exclude(&add(&hand, "no-python")[1]);
    struct ruled_option *both = add(&hand, "neither-of-them");
    exclude(&both[0]);
    exclude(&both[1]);
    const char *chart = draw_chart(&hand);
    const char *node = line_with(chart, "no-node ");
    const char *python = line_with(chart, "no-python ");
    const char *neither = line_with(chart, "neither-of-them ");
    assert_true(strstr(node, "┃✗ Node.js ruled out") > strstr(node, "█"));
    check_has(python, "Python ruled out ✗┃█");
    check_has(neither, "Python ruled out ✗┃✗ Node.js ruled out");
    assert_int_equal(count_of(node, "█"), count_of(python, "█"));
    assert_int_equal(count_of(neither, "█"), 0);
    assert_int_equal(axis_of(node, "┃"), axis_of(python, "┃"));
    /* What is left, without a lead; the dash ends where numbers end. */
    check_has(node, "Python     –");
    check_has(python, "Node.js     –");
    check_has(neither, "   neither");
    assert_int_equal(paint_width(node), paint_width(python));
    assert_int_equal(paint_width(node), paint_width(neither));
}

/* Whatever the titles and names, nothing is wider than the style, and the axis is straight. */
static void charts_fit_every_width(void **state)
{
    (void)state;
    static const char *const titles[] = {"C", "Node.js", "An option with a long title indeed",
                                         "日本語日本語日本語日本語日本語日本語"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        for (size_t j = 0; j < sizeof titles / sizeof *titles; j++)
            for (int width = 60; width <= 200; width += 20) {
                struct hand hand;
                deal(&hand, 2);
                hand.options[0].title = titles[i];
                hand.options[1].title = titles[j];
                set(&add(&hand, "leads")[0], 999500, 0, 2000000);
                set(&add(&hand, "a component with a name that is long")[1], 12000, 12000, 12000);
                exclude(&add(&hand, "x-left")[1]);
                exclude(&add(&hand, "x-right")[0]);
                const char *chart = draw_wide(&hand, width, false);
                check_fits(chart, width);
                int axis = axis_of(chart, "┃");
                assert_true(axis > 0);
                assert_int_equal(axis_of(line_with(chart, "leads"), "┃"), axis);
                assert_int_equal(axis_of(line_with(chart, "x-left"), "┃"), axis);
                assert_int_equal(axis_of(line_with(chart, "x-right"), "┃"), axis);
                check_has(line_with(chart, "leads"), "999.5");
            }
}

/* A lead is a number: it is never cut. */
static void large_leads_are_shown_in_full(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    set(&add(&hand, "a")[0], 12345678500, 0, 12345678500);
    set(&add(&hand, "b")[0], 1000, 1000, 1000);
    const char *chart = draw_wide(&hand, 60, false);
    check_has(chart, "Node.js 12345678.5");
    check_fits(chart, 60);
    /* Bars are in proportion, so the small one is none. */
    assert_int_equal(count_of(line_with(chart, "b "), "█"), 0);
}

static void a_plain_terminal_gets_a_plain_chart(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    set(&add(&hand, "a")[0], 3000, 1000, 9000);
    exclude(&add(&hand, "b")[0]);
    const char *chart = draw_wide(&hand, 80, true);
    for (const char *at = chart; *at; at++)
        assert_true((unsigned char)*at < 0x80);
    check_has(chart, "|#");
    check_has(chart, "x Node.js ruled out");
}

/* Behind the lead: whether it is settled, and what the ruling gives in place of the best. */
static void rows_end_with_what_the_ruling_gives(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    set(&add(&hand, "stays")[0], 13000, 13000, 13000);
    set(&add(&hand, "moved")[0], 6500, 6500, 6500);
    for (int i = 0; i < 2; i++)
        hand.ruled[i].best = 0;
    hand.ruled[0].option = 0;
    hand.ruled[0].settled = SETTLED_YES;
    hand.ruled[1].option = 1;
    hand.ruled[1].regret = 6500;
    hand.ruled[1].settled = SETTLED_NO;
    hand.ruling.settled = SETTLED_NO;
    const char *chart = draw_chart(&hand);
    check_has(line_with(chart, "lead"), "lead  firm  gets");
    check_has(line_with(chart, "stays"), "Node.js  13.0  yes");
    check_has(line_with(chart, "moved"), "Node.js   6.5  no    → Python");
    check_fits(chart, 80);
}

/* Where nothing else gives way any more, what the ruling gives is left to the verdict. */
static void narrow_charts_drop_what_the_ruling_gives(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    hand.options[1].title = "An option with a long title";
    set(&add(&hand, "a component with a name that is long")[0], 12345678500, 0, 12345678500);
    hand.ruled[0].best = 0;
    hand.ruled[0].option = 1;
    hand.ruled[0].regret = 1000;
    const char *chart = draw_wide(&hand, 120, false);
    check_has(chart, "gets");
    check_has(chart, "→ An option wit…");
    chart = draw_wide(&hand, 60, false);
    check_lacks(chart, "gets");
    check_fits(chart, 60);
    check_has(chart, "12345678.5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_lean_to_the_side_that_leads),
        cmocka_unit_test(equals_are_level),
        cmocka_unit_test(what_is_open_is_dotted),
        cmocka_unit_test(what_is_ruled_out_is_named_on_its_side),
        cmocka_unit_test(charts_fit_every_width),
        cmocka_unit_test(large_leads_are_shown_in_full),
        cmocka_unit_test(a_plain_terminal_gets_a_plain_chart),
        cmocka_unit_test(rows_end_with_what_the_ruling_gives),
        cmocka_unit_test(narrow_charts_drop_what_the_ruling_gives),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
