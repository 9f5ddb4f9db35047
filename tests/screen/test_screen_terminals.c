/* Terminals of all kinds: what they can, their size, their colours and characters, what is pasted
 * and what comes slowly. */
#include "person.h"

/* Answers a question with the cursor keys; the same on every terminal. */
static void answers_on(struct setting setting)
{
    struct person person;
    setting.profile = PROFILE;
    person_start(&person, setting);
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    person_down(&person);
    person_down(&person);
    person_wait(&person, "#3  mostly waits");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "io_share: mostly_waits");
    person_quits(&person);
}

static void every_terminal_will_do(void **state)
{
    (void)state;
    static const char *const terms[] = {"xterm-256color", "vt100", "ansi", "linux", "screen"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        answers_on((struct setting){.term = terms[i]});
}

static void cursor_keys_are_known_in_both_modes(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    person_press(&person, "\033[B");
    person_wait(&person, "▸ #2");
    person_press(&person, "\033OB");
    person_wait(&person, "▸ #3");
    person_quits(&person);
}

static void a_terminal_that_cannot_move_gets_plain_lines(void **state)
{
    (void)state;
    static const char *const terms[] = {"dumb", "no-such-terminal"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct person person;
        person_start(&person, (struct setting){.profile = PROFILE, .term = terms[i]});
        person_rest(&person);
        assert_false(person_sees(&person, "q save and quit"));
        assert_true(person_has_terminal_back(&person));
        person_type(&person, "\x04");
        person_wait_for_end(&person);
        person_done(&person);
    }
}

/* How many rows show a text. */
static int rows_with(const struct person *person, const char *text)
{
    char row[EMULATOR_COLUMNS * EMULATOR_CELL];
    int count = 0;
    for (int i = 0; i < person->screen.rows; i++) {
        emulator_row(&person->screen, i, row);
        count += strstr(row, text) != NULL;
    }
    return count;
}

static void resizes(struct person *person, int columns, int rows)
{
    emulator_resize(&person->screen, columns, rows);
    person_size(person, columns, rows);
    person_rest(person);
}

static void resized_with(bool reflows)
{
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE, .columns = 90, .rows = 30});
    person.screen.reflows = reflows;
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    resizes(&person, 40, 20);
    person_wait(&person, "step 3/");
    person_wait(&person, "▸ #1");
    assert_int_equal(rows_with(&person, "▸ #1"), 1);
    assert_int_equal(rows_with(&person, "How much of a request"), 1);
    assert_int_equal(rows_with(&person, "b back"), 1);
    resizes(&person, 90, 30);
    person_wait(&person, "step 3 of 4");
    assert_int_equal(rows_with(&person, "▸ #1"), 1);
    assert_int_equal(rows_with(&person, "How much of a request"), 1);
    assert_int_equal(rows_with(&person, "b back"), 1);
    person_type(&person, "85 %\r");
    person_wait_for_profile(&person, "io_share: 85 %");
    person_quits(&person);
}

static void a_new_size_is_drawn_anew(void **state)
{
    (void)state;
    resized_with(true);
    resized_with(false);
}

static void forty_columns_and_ten_rows_scroll(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE, .columns = 40, .rows = 10});
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    for (int i = 2; i <= 4; i++) {
        char line[16];
        person_down(&person);
        snprintf(line, sizeof line, "▸ #%d", i);
        person_wait(&person, line);
    }
    person_type(&person, "?");
    person_wait(&person, "Why asked:");
    person_wait(&person, "more");
    for (int i = 0; i < 9; i++)
        person_press(&person, "\033[6~");
    person_wait(&person, "q: save and quit");
    person_type(&person, "oops\r");
    person_wait(&person, "error R0");
    person_type(&person, "\033");
    person_rest(&person);
    person_quits(&person);
}

static void tiny_terminals_do_not_break_it(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    for (int columns = 1; columns <= 30; columns += 7)
        for (int rows = 1; rows <= 9; rows += 2)
            resizes(&person, columns, rows);
    resizes(&person, 150, 55);
    person_wait(&person, "q save and quit");
    assert_int_equal(rows_with(&person, "q save and quit"), 1);
    person_quits(&person);
}

static void no_color_means_none(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE, .no_color = true});
    person_wait(&person, "▸");
    person_rest(&person);
    assert_int_equal(person.screen.coloured, 0);
    person_quits(&person);
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "▸");
    person_rest(&person);
    assert_true(person.screen.coloured > 0);
    person_quits(&person);
}

static void without_utf8_all_is_ascii(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE, .locale = "C"});
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    person_wait(&person, "> #1  mostly works");
    person_wait(&person, "up/down move");
    person_type(&person, "n");
    person_type(&person, "caf\xc3\xa9\r");
    person_wait(&person, "note:");
    assert_int_equal(person.screen.beyond_ascii, 0);
    person_quits(&person);
}

static void wide_and_combining_characters_keep_the_columns(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_go_to(&person, "project.motto", "What is the motto?");
    person_type(&person, "茶道 e\xcc\x81t");
    person_wait(&person, "> 茶道 e\xcc\x81t");
    assert_int_equal(person.screen.column, 2 + 2 + 4 + 1 + 2);
    person_press(&person, "\x7f\x7f");
    person_wait(&person, "> 茶道");
    assert_int_equal(person.screen.column, 2 + 2 + 4 + 1);
    person_press(&person, "\033OD");
    person_press(&person, "\033OD");
    assert_int_equal(person.screen.column, 2 + 2 + 2);
    person_type(&person, "x\r");
    person_wait_for_profile(&person, "茶x道");
    person_quits(&person);
}

static void pasted_text_is_no_keys(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_go_to(&person, "live/role", "What does this component mainly do?");
    assert_true(person.screen.pasting);
    person_press(&person, "\033[200~quit\rsoon\033[A\r\033[201~");
    person_wait(&person, "> quit soon");
    assert_false(person.ended);
    person_type(&person, "\033");
    person_rest(&person);
    person_quits(&person);
}

static void what_comes_faster_than_keys_is_text(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE, .term = "vt100"});
    person_wait(&person, "b back");
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_press(&person, "quit\nbad\n");
    person_wait(&person, "> quit bad");
    person_wait(&person, "error R0");
    assert_null(strstr(person_profile(&person), "role"));
    person_type(&person, "\x15");
    person_press(&person, "worker\r");
    person_wait_for_profile(&person, "role: worker");
    person_quits(&person);
}

static void long_pastes_are_cut_with_a_word(void **state)
{
    (void)state;
    struct person person;
    char text[3000];
    memset(text, 'q', sizeof text);
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_go_to(&person, "project.motto", "What is the motto?");
    person_send(&person, "\033[200~", 6);
    person_send(&person, text, sizeof text);
    person_press(&person, "\033[201~");
    person_wait(&person, "longer than an answer can be");
    person_type(&person, "\033");
    person_rest(&person);
    person_quits(&person);
}

static void pauses(struct person *person, int milliseconds)
{
    long long end = person_clock() + milliseconds;
    while (person_clock() < end)
        person_look(person, 10);
}

static void a_slow_line_brings_keys_in_pieces(void **state)
{
    (void)state;
    static const int gaps[] = {30, 300};
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    for (size_t i = 0; i < 2; i++) {
        char line[16];
        for (const char *byte = "\033OB"; *byte; byte++) {
            person_send(&person, byte, 1);
            pauses(&person, gaps[i]);
        }
        snprintf(line, sizeof line, "▸ #%zu", i + 2);
        person_wait(&person, line);
    }
    assert_false(person_sees(&person, "> O"));
    person_type(&person, "\033[");
    pauses(&person, 1300);
    assert_false(person_sees(&person, "> ["));
    person_quits(&person);
}

static void only_what_changed_is_drawn(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_go_to(&person, "live/io", "How much of a request");
    person_rest(&person);
    size_t before = person.screen.bytes;
    person_type(&person, "8");
    person_wait(&person, "> 8");
    person_rest(&person);
    size_t first = person.screen.bytes - before;
    before = person.screen.bytes;
    person_type(&person, "5");
    person_wait(&person, "> 85");
    person_rest(&person);
    assert_true(first < 600);
    assert_true(person.screen.bytes - before < 40);
    person_quits(&person);
}

static void what_was_on_the_screen_stays_above(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE});
    person_wait(&person, "b back");
    person_rest(&person);
    person_command(&person, "q");
    person_wait_for_end(&person);
    /* The question is taken off; what is said last stands where it began. */
    person_wait(&person, "ruling ask");
    assert_false(person_sees(&person, "b back"));
    assert_int_equal(person.screen.scrolled, 0);
    person_done(&person);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_terminal_will_do),
        cmocka_unit_test(cursor_keys_are_known_in_both_modes),
        cmocka_unit_test(a_terminal_that_cannot_move_gets_plain_lines),
        cmocka_unit_test(a_new_size_is_drawn_anew),
        cmocka_unit_test(forty_columns_and_ten_rows_scroll),
        cmocka_unit_test(tiny_terminals_do_not_break_it),
        cmocka_unit_test(no_color_means_none),
        cmocka_unit_test(without_utf8_all_is_ascii),
        cmocka_unit_test(wide_and_combining_characters_keep_the_columns),
        cmocka_unit_test(pasted_text_is_no_keys),
        cmocka_unit_test(what_comes_faster_than_keys_is_text),
        cmocka_unit_test(long_pastes_are_cut_with_a_word),
        cmocka_unit_test(a_slow_line_brings_keys_in_pieces),
        cmocka_unit_test(only_what_changed_is_drawn),
        cmocka_unit_test(what_was_on_the_screen_stays_above),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
