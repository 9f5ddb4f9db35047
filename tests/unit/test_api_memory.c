/* Whichever allocation fails, a call says so, makes nothing and leaks nothing. Where tests/faults
 * fails the allocations of whole runs, this fails those of single calls. */
#include "failing_arena.h"
#include "api_fixture.h"

typedef ruling_status call(struct desk *desk);

/* Makes a call with each allocation failing once. */
static void fail_call(struct desk *desk, call *make, ruling_status expected)
{
    bool failed = true;
    long n = 0;
    for (; failed; n++) {
        desk_hush(desk);
        failing_memory(n);
        ruling_status status = make(desk);
        failed = failing_stop();
        if (status != (failed ? RULING_FAILED : expected))
            fail_msg("allocation %ld gave %d", n, (int)status);
        assert_int_equal(ruling_messages_status(desk->messages), status);
        assert_int_equal(ruling_messages_count(desk->messages) > 0, status != RULING_OK);
        assert_int_equal(desk->text != NULL, status == RULING_OK);
        ruling_text_free(desk->text);
        desk->text = NULL;
    }
    assert_true(n > 1);
}

static ruling_status report(struct desk *desk)
{
    return ruling_report(desk->result, "json", NULL, &desk->text, desk->messages);
}

static ruling_status report_wrongly(struct desk *desk)
{
    return ruling_report(desk->result, "jsno", NULL, &desk->text, desk->messages);
}

static ruling_status why(struct desk *desk)
{
    return ruling_why(desk->result, 0, NULL, NULL, 0, "text", NULL, &desk->text, desk->messages);
}

static ruling_status why_wrongly(struct desk *desk)
{
    return ruling_why(desk->result, 0, "nobody", (const char *const[]){"nothing"}, 1, "text", NULL,
                      &desk->text, desk->messages);
}

static ruling_status list(struct desk *desk)
{
    return ruling_list(desk->pack, "facts", "json", NULL, &desk->text, desk->messages);
}

static ruling_status names(struct desk *desk)
{
    return ruling_names(desk->pack, "ids", &desk->text, desk->messages);
}

static ruling_status values(struct desk *desk)
{
    return ruling_values(desk->pack, "live/queries=[by_key, ", &desk->text, desk->messages);
}

static ruling_status list_wrongly(struct desk *desk)
{
    return ruling_list(desk->pack, "fatcs", "json", NULL, &desk->text, desk->messages);
}

static ruling_status explain(struct desk *desk)
{
    return ruling_explain(desk->pack, "busy", "text", NULL, &desk->text, desk->messages);
}

static ruling_status explain_code(struct desk *desk)
{
    return ruling_explain(NULL, "R0107", "json", NULL, &desk->text, desk->messages);
}

static ruling_status explain_wrongly(struct desk *desk)
{
    return ruling_explain(desk->pack, "bsuy", "text", NULL, &desk->text, desk->messages);
}

static ruling_status limits(struct desk *desk)
{
    return ruling_limits("text", NULL, &desk->text, desk->messages);
}

static ruling_status limits_wrongly(struct desk *desk)
{
    return ruling_limits("txt", NULL, &desk->text, desk->messages);
}

static ruling_status check_verdict(struct desk *desk)
{
    return ruling_verdict_check(desk->pack, "flies", 0, desk->messages);
}

static void texts_survive(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n");
    fail_call(&desk, report, RULING_OK);
    fail_call(&desk, why, RULING_OK);
    fail_call(&desk, list, RULING_OK);
    fail_call(&desk, names, RULING_OK);
    fail_call(&desk, values, RULING_OK);
    fail_call(&desk, explain, RULING_OK);
    fail_call(&desk, explain_code, RULING_OK);
    fail_call(&desk, limits, RULING_OK);
    desk_fini(&desk);
}

/* What is wrong is an error of input, also when there is no memory to say what. */
static void complaints_survive(void **state)
{
    (void)state;
    static call *const calls[] = {report_wrongly,  why_wrongly,    list_wrongly,
                                  explain_wrongly, limits_wrongly, check_verdict};
    struct desk desk;
    desk_init(&desk);
    desk_judge(&desk, "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        bool failed = true;
        for (long n = 0; failed; n++) {
            desk_hush(&desk);
            failing_memory(n);
            ruling_status status = calls[i](&desk);
            failed = failing_stop();
            assert_int_not_equal(status, RULING_OK);
            assert_null(desk.text);
            assert_int_equal(ruling_messages_status(desk.messages),
                             failed ? RULING_FAILED : RULING_INPUT);
        }
    }
    desk_fini(&desk);
}

static void opening_survives(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    bool failed = true;
    for (long n = 0; failed; n++) {
        ruling_pack *pack = (ruling_pack *)&desk;
        desk_hush(&desk);
        failing_memory(n);
        ruling_status status =
            ruling_pack_open("tests/cases/patterns/pack.yaml", &pack, desk.messages);
        failed = failing_stop();
        assert_int_equal(status, failed ? RULING_FAILED : RULING_OK);
        assert_int_equal(pack != NULL, !failed);
        ruling_pack_free(pack);
    }
    static const char text[] = "ruling: 1\ncomponent: {kind: log}\n";
    ruling_input input = {.path = "p", .bytes = text, .length = sizeof text - 1};
    failed = true;
    for (long n = 0; failed; n++) {
        ruling_profile *profile = (ruling_profile *)&desk;
        desk_hush(&desk);
        failing_memory(n);
        ruling_status status = ruling_profile_open(desk.pack, &input, &profile, desk.messages);
        failed = failing_stop();
        assert_int_equal(status, failed ? RULING_FAILED : RULING_OK);
        assert_int_equal(profile != NULL, !failed);
        ruling_profile_free(profile);
    }
    desk_fini(&desk);
}

static void writing_survives(void **state)
{
    (void)state;
    struct desk desk;
    bool failed = true;
    desk_init(&desk);
    for (long n = 0; failed; n++) {
        desk_hush(&desk);
        failing_memory(n);
        ruling_status status = ruling_write_file("/dev/null", "x", 1, desk.messages);
        failed = failing_stop();
        assert_int_equal(status, failed ? RULING_FAILED : RULING_OK);
        assert_int_equal(ruling_messages_status(desk.messages), status);
    }
    desk_fini(&desk);
}

static void judging_survives(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_read(&desk, "ruling: 1\ncomponent: {kind: log}\n"), RULING_OK);
    const ruling_profile *const one[] = {desk.profile};
    bool failed = true;
    for (long n = 0; failed; n++) {
        ruling_result *result = (ruling_result *)&desk;
        desk_hush(&desk);
        failing_memory(n);
        ruling_status status = ruling_judge(desk.pack, one, 1, NULL, &result, desk.messages);
        failed = failing_stop();
        assert_int_equal(status, failed ? RULING_FAILED : RULING_OK);
        assert_int_equal(result != NULL, !failed);
        ruling_result_free(result);
    }
    desk_fini(&desk);
}

static void messages_survive(void **state)
{
    (void)state;
    static char program[] = "ruling", word[] = "evla";
    static char *const words[] = {program, word, NULL};
    bool failed = true;
    for (long n = 0; failed; n++) {
        failing_memory(n);
        ruling_messages *messages = ruling_messages_new();
        if (messages) {
            ruling_messages_command_line(messages, 2, words);
            ruling_messages_add(messages, &(ruling_mistake){.code = "R0901",
                                                            .word = 1,
                                                            .message = "no such command",
                                                            .hint = "there are some"});
        }
        failed = failing_stop();
        assert_true(messages || failed);
        if (messages)
            assert_int_equal(ruling_messages_status(messages),
                             failed ? RULING_FAILED : RULING_INPUT);
        char *text = NULL;
        failing_memory(0);
        ruling_status status =
            messages ? ruling_messages_text(messages, "text", NULL, &text) : RULING_FAILED;
        failing_stop();
        assert_int_equal(status, RULING_FAILED);
        assert_null(text);
        ruling_messages_free(messages);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_survive),    cmocka_unit_test(complaints_survive),
        cmocka_unit_test(opening_survives), cmocka_unit_test(writing_survives),
        cmocka_unit_test(judging_survives), cmocka_unit_test(messages_survive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
