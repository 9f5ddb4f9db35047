#include "api_fixture.h"

static void every_kind_is_listed(void **state)
{
    (void)state;
    struct desk desk;
    size_t count = 0;
    desk_init(&desk);
    for (const char *const *kind = ruling_kinds(); *kind; kind++, count++) {
        assert_int_equal(
            ruling_list(desk.pack, *kind, "text", NULL, desk_text(&desk), desk.messages),
            RULING_OK);
        assert_true(strlen(desk.text) > 0);
        assert_int_equal(
            ruling_list(desk.pack, *kind, "json", NULL, desk_text(&desk), desk.messages),
            RULING_OK);
        assert_int_equal(strncmp(desk.text, "{\n  \"", 5), 0);
        assert_int_equal(strncmp(desk.text + 5, *kind, strlen(*kind)), 0);
    }
    assert_int_equal(count, 8);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void an_unknown_kind_is_said(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_list(desk.pack, "rulse", "text", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    assert_has(desk_said(&desk), "error R0905: `rulse` is nothing that can be listed");
    assert_has(desk.said, "did you mean `rules`?");
    assert_has(desk.said, "kinds: rules, facts, criteria, claims, sources, options, advice");
    desk_fini(&desk);
}

static void every_id_is_explained(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "busy",  "component.kind", "safety",    "any-size-fast", "S",
        "files", "both",           "learn-sql", "R0107",         "ledger-without-transactions"};
    struct desk desk;
    desk_init(&desk);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_int_equal(
            ruling_explain(desk.pack, ids[i], "text", NULL, desk_text(&desk), desk.messages),
            RULING_OK);
        assert_has(desk.text, ids[i]);
        assert_int_equal(
            ruling_explain(desk.pack, ids[i], "json", NULL, desk_text(&desk), desk.messages),
            RULING_OK);
        assert_int_equal(desk.text[0], '{');
        assert_has(desk.text, ids[i]);
    }
    desk_fini(&desk);
}

static void codes_need_no_pack(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_explain(NULL, "R0004", "text", NULL, desk_text(&desk), desk.messages),
                     RULING_OK);
    assert_has(desk.text, "memory is out");
    assert_int_equal(ruling_explain(NULL, "busy", "text", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    assert_has(desk_said(&desk), "error R0906: nothing is called `busy`");
    desk_fini(&desk);
}

static void unknown_ids_are_said(void **state)
{
    (void)state;
    static char program[] = "ruling", explain[] = "explain", id[] = "no-sequel";
    static char *const words[] = {program, explain, id, NULL};
    static const struct {
        const char *id;
        const char *said;
    } cases[] = {
        {"chages-together", "did you mean `changes-together`?"},
        {"component.knid", "did you mean `component.kind`?"},
        {"zzzzzzzzzzzz", "nothing is called `zzzzzzzzzzzz`\n"},
        {"", "nothing is called ``\n"},
        {"no-sequel", "command line:1:16: error R0906"},
    };
    struct desk desk;
    desk_init(&desk);
    ruling_messages_command_line(desk.messages, 3, words);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(
            ruling_explain(desk.pack, cases[i].id, "text", NULL, desk_text(&desk), desk.messages),
            RULING_INPUT);
        assert_null(desk.text);
        assert_has(desk_said(&desk), cases[i].said);
    }
    desk_fini(&desk);
}

static void the_program_describes_itself(void **state)
{
    (void)state;
    struct desk desk;
    ruling_style style = {.width = 60};
    desk_init(&desk);
    assert_int_equal(ruling_limits("text", &style, desk_text(&desk), desk.messages), RULING_OK);
    assert_has(desk.text, "condition-depth");
    assert_int_equal(ruling_limits("json", NULL, desk_text(&desk), desk.messages), RULING_OK);
    assert_has(desk.text, "\"limits\": [");
    assert_int_equal(ruling_about("text", NULL, desk_text(&desk), desk.messages), RULING_OK);
    assert_has(desk.text, RULING_VERSION "\n");
    assert_int_equal(ruling_about("json", &style, desk_text(&desk), desk.messages), RULING_OK);
    assert_has(desk.text, "\"version\": \"" RULING_VERSION "\"");
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void unknown_formats_are_said(void **state)
{
    (void)state;
    static char program[] = "ruling", flag[] = "-f", format[] = "xml", kind[] = "xml";
    static char *const words[] = {program, kind, flag, format, NULL};
    struct desk desk;
    desk_init(&desk);
    ruling_messages_command_line(desk.messages, 4, words);
    assert_int_equal(ruling_limits("xml", NULL, desk_text(&desk), desk.messages), RULING_INPUT);
    assert_null(desk.text);
    assert_int_equal(ruling_about("xml", NULL, desk_text(&desk), desk.messages), RULING_INPUT);
    assert_null(desk.text);
    assert_int_equal(ruling_list(desk.pack, "rules", "xml", NULL, desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    assert_int_equal(
        ruling_explain(desk.pack, "R0107", "xml", NULL, desk_text(&desk), desk.messages),
        RULING_INPUT);
    assert_null(desk.text);
    assert_int_equal(ruling_messages_count(desk.messages), 4);
    /* The last word that says so is shown. */
    assert_has(desk_said(&desk), "command line:1:15: error R0905: `xml` is no format here");
    assert_has(desk.said, "formats: text, json\n");
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_listed),     cmocka_unit_test(an_unknown_kind_is_said),
        cmocka_unit_test(every_id_is_explained),    cmocka_unit_test(codes_need_no_pack),
        cmocka_unit_test(unknown_ids_are_said),     cmocka_unit_test(the_program_describes_itself),
        cmocka_unit_test(unknown_formats_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
