#include "unit/profile_fixture.h"

#include "base/strbuf.h"

static void test_entries(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "components:\n"
                        "  - {name: Event bus and state, size: 0.125, io_share: 60 %}\n"
                        "  - {name: b, size: 1M, outside: false, team: {size: 3}}\n"
                        "  - {name: c, outside: true, role: ml_service}\n");
    assert_good(&reading);
    const struct component *components = reading.profile->components;
    assert_string_equal(components[0].name, "Event bus and state");
    assert_int_equal(components[0].size, 125);
    assert_int_equal(components[0].decided, OPTION_NONE);
    assert_null(components[0].pin_reason);
    assert_int_equal(components[0].place.line, 3);
    assert_int_equal(components[0].place.column, 5);
    assert_int_equal(components[1].size, 1000000000);
    assert_false(components[1].outside);
    assert_true(components[2].outside);
    assert_true(is_given(&reading, 2, "component.role"));
    assert_true(is_given(&reading, 1, "team.size"));
    assert_false(is_given(&reading, 0, "team.size"));
    forget(&reading);
}

static void test_sole(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "team: {size: 3}\n"
                        "component: {size: 3, io_share: mostly_waits, team: {size: 4}}\n");
    assert_good(&reading);
    assert_false(reading.profile->lists_components);
    assert_string_equal(reading.profile->components[0].name, PROFILE_SOLE_COMPONENT);
    assert_int_equal(reading.profile->components[0].size, 3000);
    assert_int_equal(reading.profile->components[0].place.line, 3);
    assert_string_equal(answer_of(&reading, 0, "component.io_share")->text, "mostly_waits");
    assert_string_equal(answer_of(&reading, 0, "team.size")->text, "4");
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "3");
    forget(&reading);
    assert_wrong("ruling: 1\ncomponent: {name: x}\n", "2:13 R0101\n", "`component` takes no name",
                 "the profile's own `name` stands for it");
}

static void test_sole_and_list(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\ncomponent: {size: 0}\ncomponents:\n  - name: a\n");
    assert_null(reading.profile);
    assert_said(&reading, "2:1 R0101\n2:19 R0128\n");
    assert_string_equal(said(&reading, 0)->message,
                        "`component` and `components` exclude each other");
    assert_int_equal(source_place(said(&reading, 0)->related).line, 4);
    forget(&reading);
}

static void test_names(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\ncomponents:\n  - name: a/b\n", "3:11 R0121\n",
                 "`a/b` cannot be a component's name",
                 "`/` parts the component from the fact in an address");
    assert_wrong("ruling: 1\ncomponents:\n  - name: a=b\n", "3:11 R0121\n",
                 "`a=b` cannot be a component's name",
                 "`=` parts the address from the value in a setting");
    assert_wrong("ruling: 1\ncomponents:\n  - name: \"a\\nb\"\n", "3:11 R0121\n",
                 "`a\nb` cannot be a component's name", "a name takes one line");
    assert_wrong("ruling: 1\ncomponents:\n  - name: '  '\n", "3:11 R0121\n",
                 "`  ` cannot be a component's name", "a name is not empty");
    assert_wrong("ruling: 1\ncomponents:\n  - size: 2\n", "3:5 R0102\n",
                 "the component has no `name`", NULL);
    struct reading reading;
    read_text(&reading, "ruling: 1\ncomponents:\n  - {name: [a]}\n  - {name: ''}\n  - {name: }\n"
                        "  - text\n  - name: a\n  - name: b\n  - name: a\n");
    assert_null(reading.profile);
    assert_said(&reading, "3:12 R0103\n4:12 R0104\n5:12 R0104\n6:5 R0103\n9:11 R0120\n");
    assert_int_equal(source_place(said(&reading, 4)->related).line, 7);
    forget(&reading);
}

static void test_sizes(void **state)
{
    (void)state;
    static const char *const wrong[] = {"0",   "-1",       "1.0005", "1000000.001", "x",
                                        "1e3", "9999999M", "2 kg",   "1000001"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[128];
        struct reading reading;
        snprintf(text, sizeof text, "ruling: 1\ncomponent: {size: %s}\n", wrong[i]);
        read_text(&reading, text);
        assert_null(reading.profile);
        assert_said(&reading, "2:19 R0128\n");
        assert_non_null(said(&reading, 0)->hint);
        forget(&reading);
    }
    assert_wrong("ruling: 1\ncomponent: {size: '2'}\n", "2:19 R0105\n", "a size is no text",
                 "write 2, without quotes");
    struct reading reading;
    read_text(&reading, "ruling: 1\ncomponent: {size: 0.001}\n");
    assert_good(&reading);
    assert_int_equal(reading.profile->components[0].size, 1);
    forget(&reading);
}

static void test_outside(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\ncomponents:\n  - {name: a, outside: yes}\n"
                        "  - {name: b, outside: 'true'}\n  - {name: c, outside: unknown}\n"
                        "  - {name: d, outside: true | false}\n  - {name: e, outside: [true]}\n");
    assert_null(reading.profile);
    assert_said(&reading, "3:24 R0106\n4:24 R0105\n5:24 R0208\n6:24 R0138\n7:24 R0103\n");
    forget(&reading);
}

static void test_nothing_to_decide(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\ncomponents: []\n", "2:1 R0139\n", "there is nothing to decide",
                 "no component");
    assert_wrong("ruling: 1\ncomponents:\n  - {name: a, outside: true}\n", "2:1 R0139\n",
                 "there is nothing to decide", "every component is outside");
    assert_wrong("ruling: 1\ncomponent: {outside: true}\n", "2:1 R0139\n",
                 "there is nothing to decide", "every component is outside");
}

static void test_options(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\ncomponents:\n"
                        "  - {name: a, decided: pyhton, pin: polyglot}\n"
                        "  - {name: b, decided: node, pin: none}\n"
                        "  - {name: c, pin_reason: because}\n");
    assert_null(reading.profile);
    assert_said(&reading, "3:24 R0125\n3:37 R0125\n4:35 R0125\n5:27 R0102\n");
    assert_string_equal(said(&reading, 0)->label, "did you mean `python`?");
    assert_string_equal(said(&reading, 0)->hint, "known: node, python");
    forget(&reading);
}

static void test_unknown_keys(void **state)
{
    (void)state;
    static const char *const keys[][2] = {
        {"io_shar", "did you mean `io_share`?"},
        {"outsied", "did you mean `outside`?"},
        {"taem", "did you mean `team`?"},
        {"stage", "write `stage` below `project:`"},
        {"component.io_share", "did you mean `io_share`?"},
        {"team.size", "write `size` below `team:`"},
        {"quite_another_thing", NULL},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char text[128];
        char message[128];
        snprintf(text, sizeof text, "ruling: 1\ncomponents:\n  - {name: a, %s: 7}\n", keys[i][0]);
        snprintf(message, sizeof message, "a component has no fact or key `%s`", keys[i][0]);
        assert_wrong(text, "3:15 R0114\n", message, keys[i][1]);
    }
}

static void test_list_of_another_shape(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\ncomponents: {live: {}}\n"
                        "waivers:\n  - {rule: live-updates, component: live, reason: x}\n");
    assert_null(reading.profile);
    /* Whether the waiver's component exists cannot be known, so nothing is said about it. */
    assert_said(&reading, "2:13 R0103\n");
    forget(&reading);
}

static void test_limit(void **state)
{
    (void)state;
    for (uint32_t count = 63; count <= 65; count++) {
        struct reading reading;
        struct strbuf text;
        strbuf_init(&text);
        strbuf_puts(&text, "ruling: 1\ncomponents:\n");
        for (uint32_t i = 0; i < count; i++)
            strbuf_printf(&text, "  - name: c%u\n", i);
        read_text(&reading, text.text);
        if (count <= 64) {
            assert_good(&reading);
            assert_int_equal(reading.profile->component_count, count);
        } else {
            assert_null(reading.profile);
            assert_said(&reading, "67:5 R0050\n");
        }
        forget(&reading);
        strbuf_fini(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_sole),
        cmocka_unit_test(test_sole_and_list),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_outside),
        cmocka_unit_test(test_nothing_to_decide),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_unknown_keys),
        cmocka_unit_test(test_list_of_another_shape),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
