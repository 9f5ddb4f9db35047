/* Whichever allocation fails while rulings are recorded or compared, the call says so, makes
 * nothing and leaks nothing. */
#include "failing_arena.h"
#include "api_fixture.h"

#define BEFORE                                                                                     \
    "ruling: 1\nteam: {size: {value: 4, note: N, by: B}}\n"                                        \
    "components:\n  - {name: a, kind: ledger, transactions: true}\n"                               \
    "  - {name: b, record_size: 2 MB, pin: files}\nlinks: [{between: [a, b], via: http}]\n"        \
    "waivers: [{rule: busy-store, reason: R, by: B}]\n"
#define AFTER                                                                                      \
    "ruling: 1\nteam: {size: {value: 5, note: N, by: B}}\n"                                        \
    "components:\n  - {name: a, kind: ledger, transactions: unknown}\n"                            \
    "  - {name: b, record_size: 3 kB}\npriorities: {speed: high}\n"

/* What a call is given, and where it leaves what it makes. */
struct task {
    struct desk *desk;
    ruling_records *before;
    ruling_records *after;
    ruling_comparison *comparison;
    const char *report;
    ruling_records *made;
};

typedef ruling_status call(struct task *task);

/* Makes a call with each allocation failing once. */
static void fail_call(struct task *task, call *make)
{
    bool failed = true;
    long n = 0;
    for (; failed; n++) {
        desk_hush(task->desk);
        failing_memory(n);
        ruling_status status = make(task);
        failed = failing_stop();
        if (status != (failed ? RULING_FAILED : RULING_OK))
            fail_msg("allocation %ld gave %d", n, (int)status);
        assert_int_equal(ruling_messages_status(task->desk->messages), status);
        ruling_text_free(task->desk->text);
        task->desk->text = NULL;
        ruling_records_free(task->made);
        task->made = NULL;
    }
    assert_true(n > 1);
}

static ruling_status make_records(struct task *task)
{
    return ruling_records_of(task->desk->result, &task->made, task->desk->messages);
}

static ruling_status read_records(struct task *task)
{
    ruling_input input = {.path = "r.json", .bytes = task->report, .length = strlen(task->report)};
    return ruling_records_read(&input, &task->made, task->desk->messages);
}

static ruling_status open_profile(struct task *task)
{
    ruling_input input = {.path = "a.yaml", .bytes = AFTER, .length = strlen(AFTER)};
    return ruling_records_open(task->desk->pack, &input, NULL, &task->made, task->desk->messages);
}

static ruling_status open_record(struct task *task)
{
    ruling_input input = {.path = "r", .bytes = task->report, .length = strlen(task->report)};
    return ruling_records_open(task->desk->pack, &input, NULL, &task->made, task->desk->messages);
}

static ruling_status judge_again(struct task *task)
{
    ruling_input input = {.path = "a.yaml", .bytes = AFTER, .length = strlen(AFTER)};
    return ruling_records_again(task->before, 0, task->desk->pack, &input, &task->made,
                                task->desk->messages);
}

static ruling_status compare(struct task *task)
{
    ruling_comparison *comparison = ruling_comparison_new();
    if (!comparison) { /* that has no messages to say so in */
        ruling_messages_add(task->desk->messages,
                            &(ruling_mistake){.code = "R0004", .message = "M"});
        return RULING_FAILED;
    }
    ruling_status status =
        ruling_compare(comparison, task->before, task->after, task->desk->messages);
    ruling_comparison_free(comparison);
    return status;
}

static ruling_status show(struct task *task, bool check, const char *format)
{
    return ruling_comparison_text(task->comparison, check, format, NULL, &task->desk->text,
                                  task->desk->messages);
}

static ruling_status show_text(struct task *task)
{
    return show(task, false, "text");
}

static ruling_status show_check(struct task *task)
{
    return show(task, true, "text");
}

static ruling_status show_json(struct task *task)
{
    return show(task, true, "json");
}

static ruling_records *records_on(struct desk *desk, const char *profile)
{
    ruling_records *records = NULL;
    assert_int_equal(desk_judge(desk, profile), RULING_OK);
    assert_int_equal(ruling_records_of(desk->result, &records, desk->messages), RULING_OK);
    return records;
}

static void no_memory_is_said(void **state)
{
    (void)state;
    static call *const calls[] = {make_records, read_records, open_profile,
                                  open_record,  judge_again,  compare,
                                  show_text,    show_check,   show_json};
    struct desk desk;
    desk_init(&desk);
    struct task task = {.desk = &desk};
    task.before = records_on(&desk, BEFORE);
    task.after = records_on(&desk, AFTER);
    assert_int_equal(desk_judge(&desk, BEFORE), RULING_OK);
    assert_int_equal(ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages),
                     RULING_OK);
    char *report = strdup(desk.text);
    task.report = report;
    ruling_text_free(desk.text);
    desk.text = NULL;
    task.comparison = ruling_comparison_new();
    assert_int_equal(ruling_compare(task.comparison, task.before, task.after, desk.messages),
                     RULING_OK);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        fail_call(&task, calls[i]);
    free(report);
    ruling_comparison_free(task.comparison);
    ruling_records_free(task.before);
    ruling_records_free(task.after);
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_memory_is_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
