/* Whatever ends or stops the program, the terminal is as it was, and what was answered is saved. */
#include "person.h"

static void answers_once(struct person *person)
{
    person_start(person, (struct setting){.profile = PROFILE});
    person_wait(person, "b back");
    person_go_to(person, "live/role", "What does this component mainly do?");
    person_type(person, "2\r");
    person_wait_for_profile(person, "role: worker");
    person_rest(person);
    assert_false(person_has_terminal_back(person));
}

static void ended_by(int number)
{
    struct person person;
    answers_once(&person);
    kill(person.program, number);
    int status = person_wait_for_end(&person);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
    assert_true(person_has_terminal_back(&person));
    assert_false(person.screen.pasting);
    assert_non_null(strstr(person_profile(&person), "role: worker"));
    assert_non_null(strstr(person_profile(&person), "name: live"));
    person_done(&person);
}

static void signals_give_the_terminal_back(void **state)
{
    (void)state;
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        ended_by(numbers[i]);
}

static void a_crash_gives_the_terminal_back(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    kill(person.program, SIGABRT);
    int status = person_wait_for_end(&person);
    assert_true(!WIFEXITED(status) || WEXITSTATUS(status) != 0);
    assert_true(person_has_terminal_back(&person));
    person_done(&person);
}

static void the_interrupt_key_ends_it(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    person_type(&person, "\x03");
    int status = person_wait_for_end(&person);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    assert_true(person_has_terminal_back(&person));
    person_done(&person);
}

static void waits_for_stop(struct person *person)
{
    long long end = person_clock() + PATIENCE;
    while (!person->stopped && person_clock() < end)
        person_look(person, 50);
    person_rest(person);
    assert_true(person->stopped);
}

static void goes_on(struct person *person)
{
    person->stopped = false;
    assert_int_equal(write(person->orders, "c", 1), 1);
}

static void stopped_and_continued_it_draws_anew(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    person_go_to(&person, "live/io", "How much of a request");
    for (int i = 0; i < 2; i++) {
        person_type(&person, "\x1a");
        waits_for_stop(&person);
        assert_true(person_has_terminal_back(&person));
        assert_false(person_sees(&person, "b back"));
        goes_on(&person);
        person_wait(&person, "How much of a request");
        person_wait(&person, "b back");
        assert_false(person_has_terminal_back(&person));
    }
    person_type(&person, "85 %\r");
    person_wait_for_profile(&person, "io_share: 85 %");
    person_quits(&person);
}

static void stopped_by_force_it_takes_the_terminal_again(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    kill(person.program, SIGSTOP);
    waits_for_stop(&person);
    /* The shell puts its modes back, as shells do. */
    assert_int_equal(tcsetattr(person.terminal, TCSANOW, &person.before), 0);
    goes_on(&person);
    long long end = person_clock() + PATIENCE;
    while (person_has_terminal_back(&person) && person_clock() < end)
        person_look(&person, 50);
    assert_false(person_has_terminal_back(&person));
    person_quits(&person);
}

static void ended_while_stopped_it_ends(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    person_type(&person, "\x1a");
    waits_for_stop(&person);
    kill(person.program, SIGTERM);
    goes_on(&person);
    int status = person_wait_for_end(&person);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_true(person_has_terminal_back(&person));
    person_done(&person);
}

static void a_dropped_connection_ends_it(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    close(person.terminal);
    person.terminal = open("/dev/null", O_RDWR | O_CLOEXEC);
    long long end = person_clock() + PATIENCE;
    while (!person.ended && person_clock() < end) {
        struct pollfd report = {.fd = person.reports, .events = POLLIN};
        if (poll(&report, 1, 50) > 0)
            person_take_report(&person);
    }
    assert_true(person.ended);
    assert_non_null(strstr(person_profile(&person), "role: worker"));
    assert_non_null(strstr(person_profile(&person), "name: eta"));
    person_done(&person);
}

static void the_end_of_input_quits(void **state)
{
    (void)state;
    struct person person;
    answers_once(&person);
    person_type(&person, "\x04");
    int status = person_wait_for_end(&person);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(person_has_terminal_back(&person));
    person_done(&person);
}

/* ---- keys at random ---- */

static uint32_t draw(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

/* A key, or bytes that are none. Interrupt and stop have tests of their own. */
static size_t random_key(uint32_t *random, char bytes[16])
{
    static const char *const keys[] = {
        "\033OA",    "\033OB", "\033[A",    "\033[6~",   "\033[5~",   "\033[3~",
        "\r",        "\r",     "\t",        "\x7f",      "\x15",      "\033",
        "\033OC",    "\033OD", "\033[200~", "\033[201~", "\033[1;5A", "\xe8\x8c\xb6",
        "e\xcc\x81", "\xff",   "\xe8",      "b",         "d",         "s",
        "n",         "/",      "c",         "r",         "t",         "?",
        "p",         " ",      "1",         "2",         "g",         "l",
        "a",         "x",      "~3",        "\x0c",      "\033[",     "j",
    };
    enum { KEYS = sizeof keys / sizeof *keys };
    if (draw(random) % 4 > 0) {
        strcpy(bytes, keys[draw(random) % KEYS]);
        return strlen(bytes);
    }
    do
        bytes[0] = (char)draw(random);
    while (strchr("\x03\x1a\x1c\x04q", bytes[0]));
    return 1;
}

/* Strikes keys until the program ends or the count is reached; then it must end as it should. */
static void strikes(uint32_t seed, int count)
{
    struct person person;
    uint32_t random = seed;
    person_start(&person, (struct setting){.profile = PROFILE,
                                           .columns = 40 + (int)(seed % 60),
                                           .rows = 10 + (int)(seed % 30)});
    person_wait(&person, "b back");
    for (int i = 0; i < count && !person.ended; i++) {
        char bytes[16];
        size_t length = random_key(&random, bytes);
        person_send(&person, bytes, length);
        if (draw(&random) % 3 == 0)
            person_look(&person, 3);
        if (draw(&random) % 200 == 0) {
            int columns = 20 + (int)(draw(&random) % 100), rows = 4 + (int)(draw(&random) % 40);
            emulator_resize(&person.screen, columns, rows);
            person_size(&person, columns, rows);
        }
    }
    person_rest(&person);
    if (!person.ended)
        kill(person.program, SIGTERM);
    int status = person_wait_for_end(&person);
    bool fine = WIFEXITED(status) ? WEXITSTATUS(status) == 0 : WTERMSIG(status) == SIGTERM;
    if (!fine || !person_has_terminal_back(&person))
        print_error("seed %u: status %x\n", seed, (unsigned)status);
    assert_true(fine);
    assert_true(person_has_terminal_back(&person));
    person_done(&person);
}

static void a_thousand_random_keys_do_no_harm(void **state)
{
    (void)state;
    const char *rounds = getenv("ROUNDS");
    int count = rounds ? atoi(rounds) : 1;
    for (int round = 0; round < (count > 0 ? count : 1); round++)
        for (uint32_t seed = 1; seed <= 5; seed++)
            strikes((uint32_t)round * 100 + seed, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signals_give_the_terminal_back),
        cmocka_unit_test(a_crash_gives_the_terminal_back),
        cmocka_unit_test(the_interrupt_key_ends_it),
        cmocka_unit_test(stopped_and_continued_it_draws_anew),
        cmocka_unit_test(stopped_by_force_it_takes_the_terminal_again),
        cmocka_unit_test(ended_while_stopped_it_ends),
        cmocka_unit_test(a_dropped_connection_ends_it),
        cmocka_unit_test(the_end_of_input_quits),
        cmocka_unit_test(a_thousand_random_keys_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
