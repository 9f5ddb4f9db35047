#include "report_fixture.h"

#include "report/chart.h"

#define MOST 64

/* A ruling made by hand; option 1 stands on the left. */
struct hand {
    struct pack pack;
    struct option options[8];
    struct profile profile;
    struct component given[MOST];
    struct ruled_component ruled[MOST];
    struct ruled_option points[MOST][8];
    struct ruling ruling;
};

static uint32_t some_rule;

static void deal(struct hand *hand, uint32_t options)
{
    static const char *const titles[] = {"Node.js", "Python", "Elixir", "Go",
                                         "Rust",    "Java",   "C",      "Ada"};
    *hand = (struct hand){.pack = {.option_count = options}};
    hand->pack.options = hand->options;
    for (uint32_t i = 0; i < options; i++)
        hand->options[i].title = titles[i];
    hand->profile = (struct profile){.pack = &hand->pack, .components = hand->given};
    hand->ruling = (struct ruling){.profile = &hand->profile, .components = hand->ruled};
}

/* Adds a component; its options have no points yet. */
static struct ruled_option *add(struct hand *hand, const char *name)
{
    uint32_t i = hand->ruling.component_count++;
    hand->profile.component_count++;
    hand->given[i] = (struct component){.name = name, .size = 1000};
    hand->ruled[i] =
        (struct ruled_component){.component = i, .best = OPTION_NONE, .options = hand->points[i]};
    return hand->points[i];
}

static void set(struct ruled_option *option, int64_t points, int64_t low, int64_t high)
{
    option->points = (struct points){points, low, high};
}

static void exclude(struct ruled_option *option)
{
    option->excluded_by = &some_rule;
    option->excluded_count = 1;
}

static const char *draw_wide(const struct hand *hand, int width, bool ascii)
{
    struct sheet sheet;
    sheet_init(&sheet, width);
    sheet.paint.style.ascii = ascii;
    chart_write(&sheet.paint, &hand->ruling);
    const char *chart = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return chart;
}

static const char *draw_chart(const struct hand *hand)
{
    return draw_wide(hand, 80, false);
}

/* How often a character stands in a line. */
static int count_of(const char *line, const char *character)
{
    int count = 0;
    for (const char *at = line; (at = strstr(at, character)) != NULL; at += strlen(character))
        count++;
    return count;
}

/* The columns in front of the axis; -1 where there is none. */
static int axis_of(const char *line, const char *axis)
{
    const char *at = strstr(line, axis);
    return at ? paint_columns(line, (size_t)(at - line)) : -1;
}

static void names_are_as_wide_as_the_longest(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    assert_int_equal(chart_name_width(&hand.ruling, 24), 0);
    add(&hand, "ab");
    add(&hand, "日本語");
    add(&hand, "größe");
    assert_int_equal(chart_name_width(&hand.ruling, 24), 6);
    assert_int_equal(chart_name_width(&hand.ruling, 4), 4);
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
    assert_string_equal(chart + strlen(chart) - 2, "\n\n");
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

/* As many components as there may be, one row each. */
static void every_component_has_a_row(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    for (int i = 0; i < MOST; i++)
        set(&add(&hand, arena_printf(&court_arena, "part-%d", i))[i % 2], 1000 * i, 0, 0);
    const char *chart = draw_chart(&hand);
    for (int i = 0; i < MOST; i++)
        check_has(chart, arena_printf(&court_arena, "\npart-%d ", i));
    assert_int_equal(count_of(chart, "\n"), MOST + 2);
    check_fits(chart, 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_as_wide_as_the_longest),
        cmocka_unit_test(bars_lean_to_the_side_that_leads),
        cmocka_unit_test(equals_are_level),
        cmocka_unit_test(what_is_open_is_dotted),
        cmocka_unit_test(what_is_ruled_out_is_named_on_its_side),
        cmocka_unit_test(charts_fit_every_width),
        cmocka_unit_test(large_leads_are_shown_in_full),
        cmocka_unit_test(a_plain_terminal_gets_a_plain_chart),
        cmocka_unit_test(more_options_are_a_table),
        cmocka_unit_test(tables_never_cut_numbers),
        cmocka_unit_test(numbers_go_before_the_width),
        cmocka_unit_test(every_component_has_a_row),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
