/* Whichever allocation fails, a call about an analysis says so, makes nothing and leaks nothing. */
#include "failing_arena.h"
#include "api_fixture.h"

typedef ruling_status call(struct desk *desk);

/* Makes a call on a new result with each allocation failing once; `step` leaves most of them out
 * where each try takes long. */
static void fail_call(struct desk *desk, call *make, long step)
{
    bool failed = true;
    long n = 0;
    for (; failed; n += step) {
        desk_hush(desk);
        assert_int_equal(desk_judge(desk, "ruling: 1\ncomponent: {kind: log, pin: files}\n"),
                         RULING_OK);
        failing_memory(n);
        ruling_status status = make(desk);
        failed = failing_stop();
        if (status != (failed ? RULING_FAILED : RULING_OK))
            fail_msg("allocation %ld gave %d", n, (int)status);
        assert_int_equal(ruling_messages_status(desk->messages), status);
        assert_int_equal(desk->text != NULL, status == RULING_OK);
        ruling_text_free(desk->text);
        desk->text = NULL;
    }
    assert_true(n > 1);
}

static ruling_status find_flips(struct desk *desk)
{
    return ruling_flips(desk->result, 0, true, "text", NULL, &desk->text, desk->messages);
}

static ruling_status ask_next(struct desk *desk)
{
    return ruling_next(desk->result, 0, true, "json", NULL, &desk->text, desk->messages);
}

static ruling_status set_beside(struct desk *desk)
{
    static const char *const settings[] = {"team.size=3"};
    return ruling_beside(desk->result, desk->result, 0, settings, 1, "text", NULL, &desk->text,
                         desk->messages);
}

static ruling_status set_beside_json(struct desk *desk)
{
    return ruling_beside(desk->result, desk->result, 0, NULL, 0, "json", NULL, &desk->text,
                         desk->messages);
}

static ruling_status advise(struct desk *desk)
{
    return ruling_advice(desk->result, NULL, &desk->text, desk->messages);
}

static ruling_status ask_why(struct desk *desk)
{
    return ruling_why(desk->result, 0, NULL, (const char *const[]){"large-records"}, 1, "text",
                      NULL, &desk->text, desk->messages);
}

static ruling_status ask_why_json(struct desk *desk)
{
    return ruling_why(desk->result, 0, NULL, (const char *const[]){"large-records"}, 1, "json",
                      NULL, &desk->text, desk->messages);
}

static void calls_survive(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    fail_call(&desk, set_beside, 1);
    fail_call(&desk, set_beside_json, 1);
    fail_call(&desk, advise, 1);
    fail_call(&desk, ask_why, 1);
    fail_call(&desk, ask_why_json, 1);
    fail_call(&desk, ask_next, 7);
    fail_call(&desk, find_flips, 7);
    desk_fini(&desk);
}

static ruling_status report_text(struct desk *desk)
{
    return ruling_report(desk->result, "text", NULL, &desk->text, desk->messages);
}

static ruling_status report_json(struct desk *desk)
{
    return ruling_report(desk->result, "json", NULL, &desk->text, desk->messages);
}

/* What is known already is only written. */
static void reports_survive(void **state)
{
    (void)state;
    static call *const calls[] = {report_text, report_json, find_flips, ask_next};
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(
        desk_judge(&desk, "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n"), RULING_OK);
    assert_int_equal(ruling_analyse(desk.result, 0, RULING_ALL_PARTS, desk.messages), RULING_OK);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        bool failed = true;
        for (long n = 0; failed; n++) {
            desk_hush(&desk);
            failing_memory(n);
            ruling_status status = calls[i](&desk);
            failed = failing_stop();
            assert_int_equal(status, failed ? RULING_FAILED : RULING_OK);
            assert_int_equal(desk.text != NULL, !failed);
            ruling_text_free(desk.text);
            desk.text = NULL;
        }
    }
    desk_fini(&desk);
}

static void keeping_survives(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    bool failed = true;
    for (long n = 0; failed; n++) {
        ruling_input input = {.path = "tests/cases/office/profile.yaml"};
        desk_hush(&desk);
        failing_memory(n);
        ruling_status status = ruling_input_keep(&input, desk.messages);
        failed = failing_stop();
        assert_int_equal(status, failed ? RULING_FAILED : RULING_OK);
        assert_int_equal(input.bytes != NULL, !failed);
    }
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_survive),
        cmocka_unit_test(reports_survive),
        cmocka_unit_test(keeping_survives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
