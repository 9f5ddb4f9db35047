/* Tests of packs through ruling.h: every format, and whichever allocation fails. */
#include "failing.h"
#include "api_fixture.h"

#include <unistd.h>

static char path[] = "/tmp/ruling-tests-XXXXXX";

static const char cases[] =
    "tests: 1\n"
    "cases:\n"
    "  - {case: met, set: {component.record_size: 2 MB}, expect: {verdict: files}}\n"
    "  - case: 'missed # <&> \"'\n"
    "    set: {component.record_size: 2 MB}\n"
    "    matrix: {component.queries: [[by_key, by_range]]}\n"
    "    expect: {verdict: none, fired: looked-up, not_fired: large-records}\n";

static int write_cases(void **state)
{
    (void)state;
    int file = mkstemp(path);
    return file >= 0 && write(file, cases, strlen(cases)) == (ssize_t)strlen(cases) &&
                   close(file) == 0
               ? 0
               : -1;
}

static int remove_cases(void **state)
{
    (void)state;
    return unlink(path);
}

static ruling_status test(struct desk *desk, const ruling_test_options *options, const char *format)
{
    const char *const paths[] = {path};
    return ruling_test(desk->pack, paths, 1, options, format, NULL, desk_text(desk),
                       desk->messages);
}

static void a_missed_case_is_a_no_with_a_text(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    for (const char *const *format = ruling_test_formats(); *format; format++) {
        assert_int_equal(test(&desk, NULL, *format), RULING_NO);
        assert_non_null(strstr(desk.text, "large-records"));
    }
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void what_formats_cannot_hold_is_escaped(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    test(&desk, NULL, "tap");
    assert_non_null(strstr(desk.text, "missed \\# <&> \" ["));
    test(&desk, NULL, "junit");
    assert_non_null(strstr(desk.text, "name=\"missed # &lt;&amp;&gt; &quot; ["));
    test(&desk, NULL, "json");
    assert_non_null(strstr(desk.text, "\"missed # <&> \\\"\""));
    desk_fini(&desk);
}

static void what_is_chosen_can_be_met(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    assert_int_equal(test(&desk, &(ruling_test_options){.pattern = "met"}, "text"), RULING_OK);
    assert_int_equal(test(&desk, &(ruling_test_options){.pattern = "met", .threshold = 99}, "text"),
                     RULING_NO);
    assert_int_equal(test(&desk, &(ruling_test_options){.pattern = "met", .threshold = 1}, "text"),
                     RULING_OK);
    assert_int_equal(test(&desk, &(ruling_test_options){.pattern = "never"}, "text"), RULING_INPUT);
    assert_null(desk.text);
    assert_non_null(strstr(desk_said(&desk), "R0602"));
    desk_fini(&desk);
}

static void other_formats_and_files_are_refused(void **state)
{
    struct desk desk;
    const char *const folder[] = {"tests/cases/calibration", "tests/cases/tiny", "tests/unit"};
    (void)state;
    desk_init(&desk);
    assert_int_equal(test(&desk, NULL, "txt"), RULING_INPUT);
    assert_null(desk.text);
    assert_non_null(strstr(desk_said(&desk), "did you mean `text`?"));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(ruling_test(desk.pack, &folder[i], 1, NULL, "text", NULL, desk_text(&desk),
                                     desk.messages),
                         RULING_INPUT);
    assert_non_null(strstr(desk_said(&desk), "tests/unit: error R0602"));
    desk_fini(&desk);
}

/* The reports, with everything that can be in them. */
static void reports_survive(void **state)
{
    const ruling_test_options full = {.coverage = true, .threshold = 99};
    (void)state;
    for (const char *const *format = ruling_test_formats(); *format; format++) {
        long n = 0;
        for (bool failed = true; failed; n++) {
            struct desk desk;
            desk_init(&desk);
            failing_memory(n);
            ruling_status status = test(&desk, &full, *format);
            failed = failing_stop();
            assert_int_equal(status, failed ? RULING_FAILED : RULING_NO);
            assert_int_equal(desk.text != NULL, !failed);
            desk_fini(&desk);
        }
        assert_true(n > 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missed_case_is_a_no_with_a_text),
        cmocka_unit_test(what_formats_cannot_hold_is_escaped),
        cmocka_unit_test(what_is_chosen_can_be_met),
        cmocka_unit_test(other_formats_and_files_are_refused),
        cmocka_unit_test(reports_survive),
    };
    return cmocka_run_group_tests(tests, write_cases, remove_cases);
}
