#include "hand_fixture.h"

#include "report/rows.h"

static void names_are_as_wide_as_the_longest(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    assert_int_equal(rows_names(&hand.ruling, 0, 24), 0);
    add(&hand, "ab");
    add(&hand, "日本語");
    add(&hand, "größe");
    assert_int_equal(rows_names(&hand.ruling, 7, 24), 6);
    assert_int_equal(rows_names(&hand.ruling, 7, 4), 4);
    assert_int_equal(rows_names(&hand.ruling, 5, 24), 5);
}

/* Adds `count` components whose best option leads by a point. */
static void add_many(struct hand *hand, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t at = hand->ruling.component_count;
        add(hand, arena_printf(&court_arena, "part-%d", i));
        hand->ruled[at].best = 0;
        hand->ruled[at].has_margin = true;
        hand->ruled[at].margin = 1000;
    }
}

static void what_matters_most_is_shown(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    add_many(&hand, 12);
    assert_int_equal(rows_shown(&hand.ruling), 0xfff);
    /* Of equals the first stay. */
    add_many(&hand, 3);
    assert_int_equal(rows_shown(&hand.ruling), 0xfff);
    hand.given[14].size = 2000;
    assert_int_equal(rows_shown(&hand.ruling), 0x47ff);
    hand.ruled[13].margin = 3000;
    assert_int_equal(rows_shown(&hand.ruling), 0x63ff);
    hand.ruled[12].regret = 5000;
    assert_int_equal(rows_shown(&hand.ruling), 0x71ff);
    hand.ruled[10].has_margin = false;
    assert_int_equal(rows_shown(&hand.ruling), 0x74ff);
}

static const char *rest_of(const struct hand *hand, uint64_t shown)
{
    struct sheet sheet;
    sheet_init(&sheet, 120);
    rows_write_rest(&sheet.paint, &hand->ruling, shown);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return text;
}

static void the_rest_is_summed_up(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    hand.profile.file = "many.yaml";
    add_many(&hand, 6);
    assert_string_equal(rest_of(&hand, 0x3f), "");
    assert_string_equal(rest_of(&hand, 0x1f),
                        "… and 1 more: Node.js by 1.0; ruling eval -f json many.yaml\n");
    assert_string_equal(rest_of(&hand, 0x0f),
                        "… and 2 more: all Node.js by 1.0; ruling eval -f json many.yaml\n");
    hand.ruled[4].margin = 6500;
    hand.ruled[3].best = 1;
    hand.ruled[3].has_margin = false;
    hand.ruled[2].best = OPTION_NONE;
    hand.ruled[2].has_margin = false;
    assert_string_equal(rest_of(&hand, 0x03), "… and 4 more: 2 Node.js by 1.0 to 6.5, 1 Python, 1 "
                                              "neither; ruling eval -f json many.yaml\n");
}

static struct tail tail_of(const struct hand *hand)
{
    struct sheet sheet;
    sheet_init(&sheet, 80);
    struct tail tail = rows_tail(&sheet.paint, &hand->ruling, rows_shown(&hand->ruling));
    sheet_fini(&sheet);
    return tail;
}

static const char *tail_row(const struct hand *hand, uint32_t i)
{
    struct sheet sheet;
    struct tail tail = tail_of(hand);
    sheet_init(&sheet, 80);
    rows_write_tail(&sheet.paint, &hand->ruling, i, &tail);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return text;
}

static void rows_end_with_what_there_is_to_say(void **state)
{
    (void)state;
    struct hand hand;
    deal(&hand, 2);
    add_many(&hand, 4);
    struct tail tail = tail_of(&hand);
    assert_int_equal(rows_tail_width(&tail), 0);
    assert_string_equal(tail_row(&hand, 0), "\n");
    hand.ruled[0].option = 0;
    hand.ruled[1].option = 1;
    hand.ruled[1].regret = 1000;
    hand.given[2].pin = 0;
    hand.ruled[2].option = 0;
    tail = tail_of(&hand);
    assert_int_equal(rows_tail_width(&tail), 2 + 8);
    assert_string_equal(tail_row(&hand, 0), "\n");
    assert_string_equal(tail_row(&hand, 1), "  → Python\n");
    assert_string_equal(tail_row(&hand, 2), "  pinned\n");
    /* An option that is as good is no loss; one that is ruled out is. */
    hand.ruled[1].regret = 0;
    assert_string_equal(tail_row(&hand, 1), "\n");
    exclude(&hand.points[1][1]);
    assert_string_equal(tail_row(&hand, 1), "  → Python\n");
    hand.ruling.open_count = 1;
    hand.ruled[0].settled = SETTLED_YES;
    hand.ruled[1].settled = SETTLED_NO;
    tail = tail_of(&hand);
    assert_int_equal(rows_tail_width(&tail), 2 + 4 + 2 + 8);
    assert_string_equal(tail_row(&hand, 0), "  yes\n");
    assert_string_equal(tail_row(&hand, 1), "  no    → Python\n");
    assert_string_equal(tail_row(&hand, 2), "  ?     pinned\n");
    assert_string_equal(tail_row(&hand, 3), "  ?\n");
    /* What cannot be else is given nothing. */
    hand.given[3].pin = 1;
    assert_string_equal(tail_row(&hand, 3), "  ?     pinned\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_as_wide_as_the_longest),
        cmocka_unit_test(what_matters_most_is_shown),
        cmocka_unit_test(the_rest_is_summed_up),
        cmocka_unit_test(rows_end_with_what_there_is_to_say),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
