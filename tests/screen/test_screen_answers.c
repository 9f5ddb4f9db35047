/* What a person does with the questions: answers, changes, looks up. */
#include "person.h"

static void starts(struct person *person)
{
    person_start(person, (struct setting){.profile = PROFILE});
    person_wait(person, "q save and quit");
}

static void three_answers_are_saved_and_q_quits(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_type(&person, "2\r");
    person_wait_for_profile(&person, "role: worker");
    person_go_to(&person, "live/io", "How much of a request");
    person_type(&person, "85 %\r");
    person_wait_for_profile(&person, "io_share: 85 %");
    person_go_to(&person, "team.size", "How many people?");
    person_type(&person, "7");
    person_wait(&person, "> 7");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "size: 7");
    person_quits(&person);
}

static void arrows_choose_a_band(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/io", "How much of a request");
    person_wait(&person, "▸ #1  mostly works");
    person_down(&person);
    person_down(&person);
    person_wait(&person, "▸ #3  mostly waits");
    person_up(&person);
    person_wait(&person, "▸ #2  about half");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "io_share: about_half");
    person_quits(&person);
}

static void a_number_picks_a_choice_and_shows_it_first(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_type(&person, "3");
    person_wait(&person, "▸ 3  page");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "role: page");
    person_quits(&person);
}

static void the_start_of_a_name_is_enough(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_type(&person, "we");
    person_wait(&person, "▸ 1  web api");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "role: web_api");
    person_quits(&person);
}

static void back_returns_and_the_answer_is_changed(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_type(&person, "1\r");
    person_wait_for_profile(&person, "role: web_api");
    person_rest(&person);
    person_command(&person, "b");
    person_wait(&person, "What does this component mainly do?");
    person_wait(&person, "now: web_api");
    person_type(&person, "2\r");
    person_wait_for_profile(&person, "role: worker");
    assert_null(strstr(person_profile(&person), "web_api"));
    person_quits(&person);
}

static void what_cannot_be_taken_is_said_and_kept(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/io", "How much of a request");
    person_type(&person, "85 kilo\r");
    person_wait(&person, "error R0");
    person_wait(&person, "> 85 kilo");
    assert_null(strstr(person_profile(&person), "io_share"));
    person_type(&person, "\x15");
    person_wait(&person, "How much of a request");
    person_type(&person, "60 .. 90 %\r");
    person_wait_for_profile(&person, "io_share: 60 .. 90 %");
    person_quits(&person);
}

static void sets_are_ticked(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/stores", "Which stores does it use?");
    person_wait(&person, "▸ [ ] 1  sql");
    person_type(&person, "\r");
    person_wait(&person, "Tick with Space");
    person_type(&person, " ");
    person_wait(&person, "▸ [x] 1  sql");
    person_down(&person);
    person_down(&person);
    person_type(&person, " ");
    person_wait(&person, "▸ [x] 3  queue");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "stores: [sql, queue]");
    person_quits(&person);
}

static void none_of_a_set_is_a_line_of_its_own(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/stores", "Which stores does it use?");
    person_up(&person);
    person_type(&person, "\r");
    person_wait_for_profile(&person, "stores: []");
    person_quits(&person);
}

static void yes_no_and_dont_know(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/public", "Is it open to the public?");
    person_type(&person, "y");
    person_wait(&person, "▸ 2  yes");
    person_type(&person, "n");
    person_wait(&person, "▸ 1  no");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "public: false");
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_type(&person, "d");
    person_wait_for_profile(&person, "role: unknown");
    person_quits(&person);
}

static void a_note_goes_with_the_answer(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/io", "How much of a request");
    person_type(&person, "n");
    person_wait(&person, "A note that is kept");
    person_type(&person, "APM October\r");
    person_wait(&person, "note: APM October");
    person_type(&person, "~80 %\r");
    person_wait_for_profile(&person, "~80 %");
    person_wait_for_profile(&person, "APM October");
    person_quits(&person);
}

static void help_says_why_and_how(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = PROFILE, .rows = 50});
    person_wait(&person, "q save and quit");
    person_go_to(&person, "live/io", "How much of a request");
    person_type(&person, "?");
    person_wait(&person, "Why asked:");
    person_wait(&person, "Answers:");
    person_wait(&person, "Find out: One minus CPU time");
    person_wait(&person, "Keys:");
    person_type(&person, "?");
    person_rest(&person);
    assert_false(person_sees(&person, "Why asked:"));
    person_quits(&person);
}

static void answers_are_copied_from_another_part(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/io", "How much of a request");
    person_type(&person, "85 %\r");
    person_wait_for_profile(&person, "io_share: 85 %");
    person_go_to(&person, "eta/io", "How much of a request");
    person_wait(&person, "eta ·");
    person_type(&person, "c");
    person_wait(&person, "Copy from which part?");
    person_type(&person, "\r");
    person_wait(&person, "Copy what?");
    person_type(&person, "\r");
    person_wait(&person, "1 answer copied from live.");
    const char *first = strstr(person_profile(&person), "io_share: 85 %");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "io_share: 85 %"));
    person_quits(&person);
}

static void every_answer_can_be_changed_in_the_review(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "team.size", "How many people?");
    person_type(&person, "7\r");
    person_wait_for_profile(&person, "size: 7");
    person_command(&person, "r");
    person_wait(&person, "All questions so far");
    person_wait(&person, "team.size");
    person_type(&person, "/size");
    person_wait(&person, "find > size");
    person_wait(&person, "▸ team.size");
    person_type(&person, "\r");
    person_wait(&person, "How many people?");
    person_type(&person, "9\r");
    person_wait_for_profile(&person, "size: 9");
    person_wait(&person, "All questions so far");
    person_type(&person, "\033");
    person_rest(&person);
    person_quits(&person);
}

static void the_standing_is_shown_when_asked_for_and_put_down(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    person_go_to(&person, "live/role", "What does this component mainly do?");
    person_type(&person, "1\r");
    person_wait_for_profile(&person, "role: web_api");
    assert_null(strstr(person_profile(&person), "standing_shown"));
    assert_false(person_sees(&person, "How it stands"));
    person_command(&person, "t");
    person_wait(&person, "How it stands");
    person_wait_for_profile(&person, "standing_shown");
    person_type(&person, "\r");
    person_rest(&person);
    person_quits(&person);
}

static void a_new_profile_begins_with_its_parts(void **state)
{
    (void)state;
    struct person person;
    person_start(&person, (struct setting){.profile = NULL});
    person_wait(&person, "What is the system called?");
    person_type(&person, "Parcels\r");
    person_wait(&person, "Which parts does the system have?");
    person_type(&person, "\r");
    person_wait(&person, "What is the part called?");
    person_type(&person, "li/ve\r");
    person_wait(&person, "error R0");
    person_type(&person, "\x15live\r");
    person_wait(&person, "What does this component mainly do?");
    person_type(&person, "2\r");
    person_wait(&person, "This is assumed");
    person_wait(&person, "Public");
    person_type(&person, "\r");
    person_wait_for_profile(&person, "public: true");
    person_wait(&person, "go on to the questions");
    person_type(&person, "aeta\r");
    person_wait(&person, "What does this component mainly do?");
    person_type(&person, "1\r");
    person_rest(&person);
    if (person_sees(&person, "This is assumed"))
        person_type(&person, "\r");
    person_wait(&person, "go on to the questions");
    person_type(&person, "la");
    person_wait(&person, "A link between which part");
    person_type(&person, "\r");
    person_wait(&person, "… and which?");
    person_type(&person, "\r");
    person_wait(&person, "go through?");
    person_type(&person, "2\r");
    person_wait(&person, "How much goes between");
    person_type(&person, "3\r");
    person_wait_for_profile(&person, "{between: [live, eta], via: queue, traffic: high}");
    person_wait(&person, "live - eta");
    person_type(&person, "\033");
    person_wait(&person, "go on to the questions");
    person_type(&person, "g");
    person_wait(&person, "question ");
    assert_non_null(strstr(person_profile(&person), "name: Parcels"));
    person_quits(&person);
}

static void at_the_end_comes_the_ruling(void **state)
{
    (void)state;
    struct person person;
    starts(&person);
    for (int i = 0; i < 40 && !person_sees(&person, "show the ruling"); i++)
        person_command(&person, "d");
    person_wait(&person, "show the ruling");
    person_rest(&person);
    person_type(&person, "\r");
    person_wait(&person, "NEXT ");
    person_rest(&person);
    if (person_sees(&person, "only shape the advice"))
        person_type(&person, "\r");
    int status = person_wait_for_end(&person);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(person_has_terminal_back(&person));
    assert_non_null(strstr(person_profile(&person), "size: unknown"));
    person_done(&person);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_answers_are_saved_and_q_quits),
        cmocka_unit_test(arrows_choose_a_band),
        cmocka_unit_test(a_number_picks_a_choice_and_shows_it_first),
        cmocka_unit_test(the_start_of_a_name_is_enough),
        cmocka_unit_test(back_returns_and_the_answer_is_changed),
        cmocka_unit_test(what_cannot_be_taken_is_said_and_kept),
        cmocka_unit_test(sets_are_ticked),
        cmocka_unit_test(none_of_a_set_is_a_line_of_its_own),
        cmocka_unit_test(yes_no_and_dont_know),
        cmocka_unit_test(a_note_goes_with_the_answer),
        cmocka_unit_test(help_says_why_and_how),
        cmocka_unit_test(answers_are_copied_from_another_part),
        cmocka_unit_test(every_answer_can_be_changed_in_the_review),
        cmocka_unit_test(the_standing_is_shown_when_asked_for_and_put_down),
        cmocka_unit_test(a_new_profile_begins_with_its_parts),
        cmocka_unit_test(at_the_end_comes_the_ruling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
