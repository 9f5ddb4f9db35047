/* Answers, alone and in groups of project facts. */
#include "unit/profile_fixture.h"

static void test_texts(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "team: {size: 2  |  4, javascript: 'strong', python: unknown}\n"
                        "project:\n"
                        "  existing_runtimes: [ node ,python]\n"
                        "  remark: |\n"
                        "    two\n"
                        "    lines\n"
                        "  stage: none_of\n"
                        "component: {libraries_needed: [], stateless: true}\n");
    assert_said(&reading, "8:10 R0107\n");
    forget(&reading);
    read_text(&reading, "ruling: 1\n"
                        "team: {size: 2  |  4, javascript: 'strong', python: unknown}\n"
                        "project:\n"
                        "  existing_runtimes: [ node ,python]\n"
                        "  remark: |\n"
                        "    two\n"
                        "    lines\n"
                        "component: {libraries_needed: [], stateless: true}\n");
    assert_good(&reading);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "2 | 4");
    assert_string_equal(answer_of(&reading, PROJECT, "team.javascript")->text, "strong");
    assert_string_equal(answer_of(&reading, PROJECT, "team.python")->text, "unknown");
    assert_string_equal(answer_of(&reading, PROJECT, "project.existing_runtimes")->text,
                        "[node, python]");
    assert_string_equal(answer_of(&reading, PROJECT, "project.remark")->text, "two lines");
    assert_string_equal(answer_of(&reading, PROJECT, "project.remark")->value.text, "two\nlines\n");
    assert_string_equal(answer_of(&reading, 0, "component.libraries_needed")->text, "[]");
    assert_string_equal(answer_of(&reading, 0, "component.stateless")->text, "true");
    forget(&reading);
}

static void test_unknown(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "team: {size: unknown, python: none | basic | working | strong}\n"
                        "project: {remark: 'unknown', existing_runtimes: unknown}\n"
                        "component: {io_share: 0 .. 100 %}\n");
    assert_good(&reading);
    assert_true(answer_of(&reading, PROJECT, "team.size")->unknown);
    assert_int_equal(answer_of(&reading, PROJECT, "team.size")->value.numbers.items[0].high,
                     2000 * NUMBER_ONE);
    /* Whatever it may be is as good as unknown, but the word was not written. */
    assert_false(answer_of(&reading, PROJECT, "team.python")->unknown);
    assert_false(answer_of(&reading, 0, "component.io_share")->unknown);
    assert_false(answer_of(&reading, PROJECT, "project.remark")->unknown);
    assert_string_equal(answer_of(&reading, PROJECT, "project.remark")->value.text, "unknown");
    assert_true(answer_of(&reading, PROJECT, "project.existing_runtimes")->unknown);
    forget(&reading);
}

static void test_notes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "team:\n"
                        "  size: {value: 7, note: the rota, by: ops}\n"
                        "  python:\n"
                        "    value: basic\n"
                        "project: {existing_runtimes: {value: [node], note: from the cluster}}\n");
    assert_good(&reading);
    const struct answer *size = answer_of(&reading, PROJECT, "team.size");
    assert_string_equal(size->note, "the rota");
    assert_string_equal(size->by, "ops");
    assert_int_equal(size->place.line, 3);
    assert_int_equal(size->place.column, 17);
    assert_int_equal(size->span.end - size->span.start, 1);
    assert_null(answer_of(&reading, PROJECT, "team.python")->note);
    assert_null(answer_of(&reading, PROJECT, "team.python")->by);
    assert_string_equal(answer_of(&reading, PROJECT, "project.existing_runtimes")->text, "[node]");
    forget(&reading);
}

static void test_wrong_notes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "team:\n"
                        "  size: {value: 7, nte: x}\n"
                        "  python: {note: x}\n"
                        "  javascript: {value: {value: strong}}\n"
                        "project: {stage: {value: mpv, by: []}}\n");
    assert_null(reading.profile);
    assert_said(&reading, "3:20 R0101\n4:11 R0102\n5:23 R0103\n6:35 R0103\n6:26 R0107\n");
    forget(&reading);
}

static void test_values_are_checked(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\n"
                        "team: {size: '7', python: [basic], javascript: }\n"
                        "project: {existing_runtimes: node, seo_matters: yes}\n"
                        "component: {io_share: 60, peak_rps: 1e3, concurrent_connections: 3 ms}\n");
    assert_null(reading.profile);
    assert_said(&reading, "2:14 R0105\n2:27 R0103\n2:48 R0104\n3:30 R0113\n3:49 R0106\n"
                          "4:23 R0109\n4:38 R0136\n4:68 R0110\n");
    forget(&reading);
}

static void test_groups(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\nteam: {siez: 7}\n", "2:8 R0114\n", "`team` has no fact `siez`",
                 "did you mean `size`?");
    assert_wrong("ruling: 1\nteam: {stage: mvp}\n", "2:8 R0114\n", "`team` has no fact `stage`",
                 "write `stage` below `project:`");
    assert_wrong("ruling: 1\nteam: {project.stage: mvp}\n", "2:8 R0114\n",
                 "`team` has no fact `project.stage`", "write `stage` below `project:`");
    assert_wrong("ruling: 1\nteam: {quite_another: 7}\n", "2:8 R0114\n",
                 "`team` has no fact `quite_another`", NULL);
    assert_wrong("ruling: 1\nteam: {tools: {editor: vi}}\n", "2:8 R0114\n",
                 "`team` has no fact `tools`", "did you mean `tools.editor`?");
    struct reading reading;
    read_text(&reading, "ruling: 1\nteam: {tools.editor: vi}\n");
    assert_good(&reading);
    assert_string_equal(answer_of(&reading, PROJECT, "team.tools.editor")->text, "vi");
    forget(&reading);
    read_text(&reading, "ruling: 1\nteam: {}\n");
    assert_good(&reading);
    forget(&reading);
}

static void test_derived(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\nproject: {mixed_workload: maybe}\n", "2:11 R0115\n",
                 "`project.mixed_workload` is worked out, never given", NULL);
    assert_wrong("ruling: 1\ncomponent: {option: node}\n", "2:13 R0115\n",
                 "`component.option` is worked out, never given",
                 "this is what the ruling decides");
    assert_wrong("ruling: 1\nproject: {mixed_worklaod: true}\n", "2:11 R0114\n",
                 "`project` has no fact `mixed_worklaod`", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_wrong_notes),
        cmocka_unit_test(test_values_are_checked),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_derived),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
