#include "api_fixture.h"

/* A list without what the names mean: "a b c". */
static const char *names_in(struct desk *desk)
{
    char *to = desk->text;
    for (const char *from = desk->text; *from;) {
        size_t name = strcspn(from, "\t");
        memmove(to, from, name);
        to += name;
        *to++ = ' ';
        from += strcspn(from, "\n") + 1;
    }
    if (to > desk->text)
        to--;
    *to = '\0';
    return desk->text;
}

static const char *values(struct desk *desk, const char *setting)
{
    assert_int_equal(ruling_values(desk->pack, setting, desk_text(desk), desk->messages),
                     RULING_OK);
    return names_in(desk);
}

static void every_id_can_be_explained(void **state)
{
    (void)state;
    struct desk desk;
    size_t count = 0;
    desk_init(&desk);
    assert_int_equal(ruling_names(desk.pack, "ids", desk_text(&desk), desk.messages), RULING_OK);
    assert_has(desk.text, "\nR0107\t");
    for (char *line = desk.text; *line; count++) {
        char *end = strchr(line, '\n'), *text = NULL;
        *strchr(line, '\t') = '\0';
        assert_int_equal(ruling_explain(desk.pack, line, "text", NULL, &text, desk.messages),
                         RULING_OK);
        ruling_text_free(text);
        line = end + 1;
    }
    assert_true(count > 50);
    desk_fini(&desk);
}

static void every_verdict_is_one(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_names(desk.pack, "verdicts", desk_text(&desk), desk.messages),
                     RULING_OK);
    for (char *line = desk.text; *line;) {
        char *end = strchr(line, '\n');
        *strchr(line, '\t') = '\0';
        assert_int_equal(ruling_verdict_check(desk.pack, line, 0, desk.messages), RULING_OK);
        line = end + 1;
    }
    assert_int_equal(ruling_names(desk.pack, "verdicts", desk_text(&desk), desk.messages),
                     RULING_OK);
    assert_string_equal(names_in(&desk), "files database both either none");
    desk_fini(&desk);
}

/* Reads a profile with the setting; `unknown` is good for every fact. */
static void assert_sets(struct desk *desk, const char *front, const char *address,
                        const char *value)
{
    char setting[200];
    const char *const settings[] = {setting};
    static const char profile[] = "ruling: 1\ncomponents: [{name: live}]\n";
    ruling_input input = {.path = "case.yaml",
                          .bytes = profile,
                          .length = sizeof profile - 1,
                          .settings = settings,
                          .setting_count = 1};
    ruling_profile *read = NULL;
    snprintf(setting, sizeof setting, "%s%s=%s", front, address, value);
    if (ruling_profile_open(desk->pack, &input, &read, desk->messages) != RULING_OK)
        fail_msg("%s", desk_said(desk));
    ruling_profile_free(read);
}

static void set_each(struct desk *desk, const char *kind, const char *front)
{
    size_t count = 0;
    assert_int_equal(ruling_names(desk->pack, kind, desk_text(desk), desk->messages), RULING_OK);
    for (char *line = desk->text; *line; count++) {
        char *end = strchr(line, '\n');
        *strchr(line, '\t') = '\0';
        bool priority = strncmp(line, "priorities.", 11) == 0;
        bool weight = strncmp(line, "weights.", 8) == 0;
        assert_sets(desk, front, line, priority ? "low" : weight ? "2" : "unknown");
        line = end + 1;
    }
    assert_true(count > 10);
}

static void every_setting_can_be_made(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    set_each(&desk, "settings", "");
    set_each(&desk, "part settings", "live/");
    desk_fini(&desk);
}

static void every_value_can_be_set(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "project.stores",
        "project.regulated",
        "team.size",
        "team.sql",
        "component.record_size",
        "component.queries",
        "component.kind",
        "priorities.safety",
        "live/kind",
        "live/component.kind",
        "live/current_store",
        "live/team.sql",
    };
    struct desk desk;
    desk_init(&desk);
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        size_t count = 0;
        char setting[100];
        snprintf(setting, sizeof setting, "%s=", addresses[i]);
        assert_int_equal(ruling_values(desk.pack, setting, desk_text(&desk), desk.messages),
                         RULING_OK);
        for (char *line = desk.text; *line; count++) {
            char *end = strchr(line, '\n');
            *strchr(line, '\t') = '\0';
            assert_sets(&desk, "", addresses[i], line);
            line = end + 1;
        }
        assert_true(count > 2);
    }
    desk_fini(&desk);
}

static void values_are_those_of_the_fact(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_string_equal(values(&desk, "team.sql="), "none basic strong unknown");
    assert_string_equal(values(&desk, "team.size=4"), "small medium large unknown");
    assert_string_equal(values(&desk, "component.queries="),
                        "[] [by_key] [by_range] [full_text] unknown");
    assert_string_equal(values(&desk, "live/queries=[by_key, "),
                        "[by_key, by_range] [by_key, full_text] unknown");
    assert_string_equal(values(&desk, "queries="), "");
    assert_string_equal(values(&desk, "project.owner="), "unknown");
    assert_string_equal(values(&desk, "priorities.speed"), "ignore low normal high critical");
    assert_string_equal(values(&desk, "weights.speed="), "");
    assert_string_equal(values(&desk, "component.option="), "");
    assert_string_equal(values(&desk, ""), "");
    desk_fini(&desk);
}

static void what_is_derived_is_not_set(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_names(desk.pack, "settings", desk_text(&desk), desk.messages),
                     RULING_OK);
    assert_has(desk.text, "team.size\t");
    assert_lacks(desk.text, "project.mixed_records\t");
    assert_lacks(desk.text, "component.option\t");
    desk_fini(&desk);
}

static void there_are_no_names_of_another_kind(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_names(desk.pack, "wishes", desk_text(&desk), desk.messages), RULING_OK);
    assert_string_equal(desk.text, "");
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void components_that_are_judged_have_a_name(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_read(&desk, "ruling: 1\ncomponents: [{name: out, outside: true},\n"
                                      "  {name: a}, {name: b}]\n"),
                     RULING_OK);
    assert_string_equal(ruling_profile_component(desk.profile, 0), "a");
    assert_string_equal(ruling_profile_component(desk.profile, 1), "b");
    assert_null(ruling_profile_component(desk.profile, 2));
    assert_int_equal(desk_read(&desk, "ruling: 1\n"), RULING_OK);
    assert_null(ruling_profile_component(desk.profile, 0));
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_id_can_be_explained),
        cmocka_unit_test(every_verdict_is_one),
        cmocka_unit_test(every_setting_can_be_made),
        cmocka_unit_test(every_value_can_be_set),
        cmocka_unit_test(values_are_those_of_the_fact),
        cmocka_unit_test(what_is_derived_is_not_set),
        cmocka_unit_test(there_are_no_names_of_another_kind),
        cmocka_unit_test(components_that_are_judged_have_a_name),
    };
    return cmocka_run_group_tests_name("api_names", tests, NULL, NULL);
}
