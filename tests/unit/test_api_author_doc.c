#include "api_fixture.h"

static void every_format_gives_a_document(void **state)
{
    (void)state;
    static const char *const begins[] = {"# ", "<!DOCTYPE html>\n", ".Dd January 2, 2026\n"};
    struct desk desk;
    desk_init(&desk);
    for (size_t i = 0; ruling_doc_formats()[i]; i++) {
        assert_int_equal(ruling_doc(desk.pack, ruling_doc_formats()[i], "2026-01-02",
                                    desk_text(&desk), desk.messages),
                         RULING_OK);
        assert_memory_equal(desk.text, begins[i], strlen(begins[i]));
    }
    assert_string_equal(desk_said(&desk), "");
    desk_fini(&desk);
}

static void a_day_that_does_not_exist_is_no_date(void **state)
{
    (void)state;
    static const char *const days[] = {NULL, "", "2026-13-01", "soon", "2026-02-30"};
    struct desk desk;
    desk_init(&desk);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        assert_int_equal(ruling_doc(desk.pack, "man", days[i], desk_text(&desk), desk.messages),
                         RULING_OK);
        assert_memory_equal(desk.text, ".Dd\n", 4);
    }
    desk_fini(&desk);
}

static void a_format_that_there_is_not_is_refused(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_doc(desk.pack, "htm", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    assert_has(desk_said(&desk), "R0905: `htm` is no format of documents");
    assert_has(desk_said(&desk), "did you mean `html`?");
    assert_has(desk_said(&desk), "formats: markdown, html, man");
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_gives_a_document),
        cmocka_unit_test(a_day_that_does_not_exist_is_no_date),
        cmocka_unit_test(a_format_that_there_is_not_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
