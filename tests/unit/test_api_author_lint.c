#include "api_fixture.h"

static void findings_are_no_failure_and_come_with_the_text(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    for (const char *const *format = ruling_lint_formats(); *format; format++) {
        assert_int_equal(ruling_lint(desk.pack, *format, NULL, desk_text(&desk), desk.messages),
                         RULING_NO);
        assert_non_null(strstr(desk.text, "R07"));
    }
    assert_string_equal(desk_said(&desk), "");
    desk_fini(&desk);
}

static void a_format_that_there_is_not_is_refused(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_lint(desk.pack, "sariff", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    assert_non_null(strstr(desk_said(&desk), "R0905: `sariff` is no format of findings"));
    assert_non_null(strstr(desk_said(&desk), "formats: text, json, sarif"));
    desk_fini(&desk);
}

static void notes_alone_are_fine(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    ruling_pack_free(desk.pack);
    assert_int_equal(ruling_pack_builtin(&desk.pack, desk.messages), RULING_OK);
    assert_int_equal(ruling_lint(desk.pack, "text", NULL, desk_text(&desk), desk.messages),
                     RULING_OK);
    assert_non_null(strstr(desk.text, "0 errors, 0 warnings"));
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_no_failure_and_come_with_the_text),
        cmocka_unit_test(a_format_that_there_is_not_is_refused),
        cmocka_unit_test(notes_alone_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
