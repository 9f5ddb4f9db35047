/* Addresses and the values behind them. */
#include "unit/profile_fixture.h"

static const char two[] = "ruling: 1\n"
                          "team: {size: 7}\n"
                          "components:\n"
                          "  - {name: live, io_share: 60 %}\n"
                          "  - {name: the model, team: {size: 2}}\n";

#define SETTINGS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_targets(void **state)
{
    (void)state;
    struct reading reading;
    read_set(&reading, two,
             SETTINGS("team.size=9", "component.realtime=server_push", "live/io_share=80 %",
                      "the model/component.role=ml_service", "live/team.size={value: 3, by: me}",
                      "priorities.realtime=critical", "weights.skills=0.5",
                      "project.existing_runtimes=[node, jvm]"));
    assert_good(&reading);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "9");
    assert_string_equal(answer_of(&reading, 0, "component.realtime")->text, "server_push");
    assert_string_equal(answer_of(&reading, 1, "component.realtime")->text, "server_push");
    assert_string_equal(answer_of(&reading, 0, "component.io_share")->text, "80 %");
    assert_false(is_given(&reading, 1, "component.io_share"));
    assert_string_equal(answer_of(&reading, 1, "component.role")->text, "ml_service");
    assert_string_equal(answer_of(&reading, 0, "team.size")->text, "3");
    assert_string_equal(answer_of(&reading, 0, "team.size")->by, "me");
    assert_string_equal(answer_of(&reading, 1, "team.size")->text, "2");
    assert_int_equal(reading.profile->priorities[0], 4);
    assert_int_equal(reading.profile->weights[0], 1000);
    assert_int_equal(reading.profile->weights[1], 500);
    assert_string_equal(answer_of(&reading, PROJECT, "project.existing_runtimes")->text,
                        "[node, jvm]");
    forget(&reading);
}

static void test_later_ones_count(void **state)
{
    (void)state;
    struct reading reading;
    read_set(
        &reading, two,
        SETTINGS("live/io_share=80 %", "component.io_share=unknown", "team.size=1", "team.size=2"));
    assert_good(&reading);
    assert_true(answer_of(&reading, 0, "component.io_share")->unknown);
    assert_true(answer_of(&reading, 1, "component.io_share")->unknown);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "2");
    forget(&reading);
}

static void test_sole_component(void **state)
{
    (void)state;
    struct reading reading;
    read_set(&reading, "ruling: 1\n",
             SETTINGS("component.io_share=20 %", "project/component.role=ml_service",
                      "project/io_share=30 %"));
    assert_good(&reading);
    assert_string_equal(answer_of(&reading, 0, "component.io_share")->text, "30 %");
    assert_string_equal(answer_of(&reading, 0, "component.role")->text, "ml_service");
    forget(&reading);
}

static void test_place(void **state)
{
    (void)state;
    struct reading reading;
    read_set(&reading, two, SETTINGS("live/io_share= ~30 %"));
    assert_good(&reading);
    const struct answer *answer = answer_of(&reading, 0, "component.io_share");
    assert_string_equal(answer->place.file, "--set live/io_share");
    assert_int_equal(answer->place.line, 1);
    assert_int_equal(answer->place.column, 2);
    assert_string_equal(answer->span.source->name, "--set live/io_share");
    forget(&reading);
}

/* All that is said about one setting. */
static void assert_setting(const char *setting, const char *where, const char *label)
{
    struct reading reading;
    read_set(&reading, two, SETTINGS(setting));
    assert_null(reading.profile);
    assert_said(&reading, where);
    if (label)
        assert_string_equal(said(&reading, 0)->label, label);
    else
        assert_null(said(&reading, 0)->label);
    forget(&reading);
}

static void test_unreadable_addresses(void **state)
{
    (void)state;
    assert_setting("", "--set:1:1 R0130\n", NULL);
    assert_setting("team.size", "--set:1:1 R0130\n", NULL);
    assert_setting("=7", "--set:1:1 R0130\n", NULL);
    assert_setting("/io_share=7", "--set:1:1 R0130\n", NULL);
    assert_setting("io_share=60 %", "--set:1:1 R0130\n", "did you mean `component.io_share`?");
    assert_setting("quiteanother=7", "--set:1:1 R0130\n", NULL);
    assert_setting("priority.realtime=high", "--set:1:1 R0130\n",
                   "did you mean `priorities.realtime`?");
    assert_setting("weight.skills=2", "--set:1:1 R0130\n", "did you mean `weights.skills`?");
}

static void test_unknown_names(void **state)
{
    (void)state;
    assert_setting("team.siez=7", "--set:1:1 R0114\n", "did you mean `team.size`?");
    assert_setting("component.io_shar=7", "--set:1:1 R0114\n",
                   "did you mean `component.io_share`?");
    assert_setting("live/io_shar=7", "--set:1:6 R0114\n", "did you mean `live/io_share`?");
    assert_setting("live/team.siez=7", "--set:1:6 R0114\n", "did you mean `live/team.size`?");
    assert_setting("live/quite_another=7", "--set:1:6 R0114\n", NULL);
    assert_setting("live/=7", "--set:1:1 R0130\n", NULL);
    assert_setting("live.io_share=7", "--set:1:1 R0130\n", "did you mean `live/io_share`?");
    assert_setting("lvie/io_share=60 %", "--set:1:1 R0131\n", "did you mean `live`?");
    assert_setting("nowhere/io_share=60 %", "--set:1:1 R0131\n", NULL);
    assert_setting("priorities.realtme=high", "--set:1:12 R0126\n", "did you mean `realtime`?");
    assert_setting("weights.realtme=2", "--set:1:9 R0126\n", "did you mean `realtime`?");
    assert_setting("project.mixed_workload=true", "--set:1:1 R0115\n", NULL);
    assert_setting("live/option=node", "--set:1:6 R0115\n", "this is what the ruling decides");
}

static void test_values(void **state)
{
    (void)state;
    assert_setting("team.size=", "--set:1:10 R0104\n", NULL);
    assert_setting("team.size= \t", "--set:1:10 R0104\n", NULL);
    assert_setting("live/io_share=160 %", "--set live/io_share:1:1 R0109\n", NULL);
    assert_setting("live/realtime=bidirectonal", "--set live/realtime:1:1 R0107\n",
                   "did you mean `bidirectional`?");
    assert_setting("priorities.realtime=hihg", "--set priorities.realtime:1:1 R0127\n",
                   "did you mean `high`?");
    assert_setting("weights.realtime=1000.001", "--set weights.realtime:1:1 R0217\n", NULL);
    assert_setting("weights.realtime='2'", "--set weights.realtime:1:1 R0105\n",
                   "write 2, without quotes");
    assert_setting("nowhere/io_share=160 %", "--set:1:1 R0131\n--set nowhere/io_share:1:1 R0109\n",
                   NULL);
    struct reading reading;
    read_set(&reading, two,
             SETTINGS("team.size=[7", "weights.skills=[1]", "team.size=a=b", "weights.skills=0",
                      "weights.realtime=1000"));
    assert_null(reading.profile);
    assert_int_equal(reading.diags.input, 3);
    assert_int_equal(said(&reading, 0)->code, R0010);
    assert_int_equal(said(&reading, 1)->code, R0103);
    assert_int_equal(said(&reading, 2)->code, R0108);
    forget(&reading);
}

static void test_bytes(void **state)
{
    (void)state;
    struct reading reading;
    read_set(&reading, two, SETTINGS("team.\xff=7", "team.\x1b[2J=7"));
    assert_null(reading.profile);
    assert_said(&reading, "0:0 R0005\n--set:1:6 R0006\n");
    assert_string_equal(said(&reading, 0)->file, "--set");
    forget(&reading);

    size_t length = limits[LIMIT_FILE_BYTES].value + 1;
    char *setting = mem_new(length + 1, 1);
    assert_non_null(setting);
    memset(setting, ' ', length);
    memcpy(setting, "team.size=", 10);
    setting[10] = '7';
    read_set(&reading, two, SETTINGS(setting));
    assert_null(reading.profile);
    assert_said(&reading, "0:0 R0050\n");
    forget(&reading);
    setting[length - 1] = '\0';
    read_set(&reading, two, SETTINGS(setting));
    assert_good(&reading);
    forget(&reading);
    mem_free(setting);
}

static void test_with_a_file_that_is_wrong(void **state)
{
    (void)state;
    struct reading reading;
    read_set(&reading, "ruling: 1\nteam: {size: 0}\n", SETTINGS("team.siez=1", "team.size=0"));
    assert_null(reading.profile);
    assert_said(&reading, "2:14 R0109\n--set:1:1 R0114\n--set team.size:1:1 R0109\n");
    forget(&reading);
    /* Without the file nobody knows its components. */
    read_set(&reading, "ruling: [\n", SETTINGS("live/io_share=160 %", "live/io_share=50 %"));
    assert_null(reading.profile);
    assert_int_equal(reading.diags.input, 2);
    assert_int_equal(said(&reading, 1)->code, R0109);
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_later_ones_count),
        cmocka_unit_test(test_sole_component),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_unreadable_addresses),
        cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_with_a_file_that_is_wrong),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
