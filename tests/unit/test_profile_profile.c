/* The document as a whole: its head, its keys, and what comes of all mistakes together. */
#include "unit/profile_fixture.h"

static void test_smallest(void **state)
{
    (void)state;
    struct reading reading;
    struct profile_input input = {.path = "projects/tracker.v2.yaml",
                                  .bytes = "ruling: 1\n",
                                  .length = strlen("ruling: 1\n")};
    read_input(&reading, &input);
    assert_good(&reading);
    const struct profile *profile = reading.profile;
    assert_string_equal(profile->name, "tracker.v2");
    assert_string_equal(profile->file, "projects/tracker.v2.yaml");
    assert_ptr_equal(profile->pack, fixture_pack);
    assert_int_equal(profile->label_count, 0);
    assert_int_equal(profile->link_count, 0);
    assert_int_equal(profile->waiver_count, 0);
    assert_false(profile->lists_components);
    assert_int_equal(profile->component_count, 1);
    assert_string_equal(profile->components[0].name, PROFILE_SOLE_COMPONENT);
    assert_int_equal(profile->components[0].size, 1000);
    assert_false(is_given(&reading, 0, "component.role"));
    assert_false(is_given(&reading, PROJECT, "team.size"));
    assert_int_equal(profile->priorities[0], PRIORITY_NORMAL);
    assert_int_equal(profile->priorities[1], PRIORITY_NORMAL);
    assert_int_equal(profile->weights[0], 1000);
    assert_int_equal(profile->weights[1], 2000);
    forget(&reading);
    profile_free(NULL);
}

static void test_default_names(void **state)
{
    (void)state;
    static const char *const names[][2] = {{"a/b.yaml", "b"},  {"b.yml", "b"}, {"/c/d.json", "d"},
                                           {"plain", "plain"}, {"-", "-"},     {".yaml", ".yaml"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct reading reading;
        struct profile_input input = {.path = names[i][0],
                                      .bytes = "{\"ruling\": 1}",
                                      .length = strlen("{\"ruling\": 1}"),
                                      .format = DOCUMENT_JSON};
        read_input(&reading, &input);
        assert_non_null(reading.profile);
        assert_string_equal(reading.profile->name, names[i][1]);
        forget(&reading);
    }
}

/* All that the example says, whichever way it is written. */
static void check_parcel(const struct reading *reading)
{
    const struct profile *profile = reading->profile;
    assert_non_null(profile);
    assert_string_equal(profile->name, "Parcel tracker");
    assert_int_equal(profile->label_count, 2);
    assert_string_equal(profile->labels[0].key, "owner");
    assert_string_equal(profile->labels[1].value, "1");
    assert_string_equal(answer_of(reading, PROJECT, "team.size")->text, "7");
    assert_string_equal(answer_of(reading, PROJECT, "project.existing_runtimes")->text, "[python]");
    assert_true(answer_of(reading, PROJECT, "project.second_runtime_readiness")->unknown);

    assert_true(profile->lists_components);
    assert_int_equal(profile->component_count, 3);
    const struct component *live = &profile->components[0];
    assert_string_equal(live->name, "live");
    assert_int_equal(live->size, 2000);
    assert_int_equal(live->pin, OPTION_NONE);
    const struct answer *connections = answer_of(reading, 0, "component.concurrent_connections");
    assert_string_equal(connections->text, "~40k");
    assert_string_equal(connections->note, "APM October");
    assert_string_equal(connections->by, "ops");
    assert_int_equal(connections->value.numbers.items[0].low, 20000 * NUMBER_ONE);
    assert_int_equal(connections->value.numbers.items[0].high, 80000 * NUMBER_ONE);
    assert_string_equal(answer_of(reading, 0, "component.peak_rps")->text, "200 .. 900");

    const struct component *model = &profile->components[1];
    assert_int_equal(model->pin, 1);
    assert_string_equal(model->pin_reason, "the model is a Python package");
    assert_int_equal(model->decided, 1);
    assert_string_equal(answer_of(reading, 1, "team.python")->text, "strong");
    assert_string_equal(answer_of(reading, 0, "team.python")->text, "working");
    assert_true(profile->components[2].outside);

    assert_int_equal(profile->link_count, 1);
    assert_int_equal(profile->links[0].ends[0], 0);
    assert_int_equal(profile->links[0].ends[1], 1);
    assert_int_equal(profile->links[0].via, 2);
    assert_int_equal(profile->links[0].traffic, 1);
    assert_int_equal(profile->priorities[0], 3);
    assert_int_equal(profile->waiver_count, 1);
    assert_int_equal(profile->waivers[0].rule, pack_rule(fixture_pack, "live-updates"));
    assert_int_equal(profile->waivers[0].component, 0);
    assert_string_equal(profile->waivers[0].reason, "few updates");
    assert_string_equal(profile->waivers[0].by, "architecture board");
    assert_string_equal(profile->waivers[0].until, "2027-06-30");
}

static void test_example_in_yaml(void **state)
{
    (void)state;
    static const char path[] = PROFILE_CASES "parcel.yaml";
    struct reading reading;
    read_file(&reading, path);
    assert_good(&reading);
    check_parcel(&reading);
    const struct profile *profile = reading.profile;
    assert_string_equal(profile->file, path);
    assert_int_equal(profile->components[0].place.line, 7);
    assert_int_equal(profile->links[0].place.line, 22);
    assert_int_equal(profile->waivers[0].place.line, 25);
    const struct answer *connections = answer_of(&reading, 0, "component.concurrent_connections");
    assert_string_equal(connections->place.file, path);
    assert_int_equal(connections->place.line, 11);
    assert_int_equal(connections->place.column, 37);
    forget(&reading);
}

static void test_example_in_json(void **state)
{
    (void)state;
    struct reading reading;
    read_file(&reading, PROFILE_CASES "parcel.json");
    assert_good(&reading);
    check_parcel(&reading);
    forget(&reading);
}

static void test_keeps_nothing_of_scratch(void **state)
{
    (void)state;
    struct reading reading;
    read_file(&reading, PROFILE_CASES "parcel.yaml");
    struct profile *profile = reading.profile;
    assert_non_null(profile);
    arena_fini(&reading.scratch);
    const struct waiver *waiver = &profile->waivers[0];
    assert_string_equal(waiver->reason, "few updates");
    assert_string_equal(waiver->place.file, PROFILE_CASES "parcel.yaml");
    assert_string_equal(profile->labels[0].value, "logistics");
    assert_string_equal(answer_of(&reading, 0, "component.peak_rps")->text, "200 .. 900");
    profile_free(profile);
}

static void test_names_take_one_line(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\nname: |\n  Parcel\n    tracker\n  two\nlabels: {a b: ' x '}\n");
    assert_good(&reading);
    assert_string_equal(reading.profile->name, "Parcel tracker two");
    assert_string_equal(reading.profile->labels[0].key, "a b");
    assert_string_equal(reading.profile->labels[0].value, " x ");
    forget(&reading);
}

static void test_format(void **state)
{
    (void)state;
    assert_wrong("name: x\n", "1:1 R0102\n", "the profile does not say `ruling: 1`", NULL);
    assert_wrong("format: 1\npack: small\nrules: []\n", "1:1 R0102\n",
                 "the profile does not say `ruling: 1`", NULL);
    assert_wrong("ruling: 2\n", "1:9 R0122\n",
                 "`2` is no version of profiles that this program reads", "write 1");
    assert_wrong("ruling: '1'\n", "1:9 R0105\n", "the version is a number, no text",
                 "write 1, without quotes");
    struct reading reading;
    read_text(&reading, "ruling: [1]\n");
    assert_said(&reading, "1:9 R0103\n");
    forget(&reading);
}

static void test_shapes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "- ruling\n");
    assert_null(reading.profile);
    assert_said(&reading, "1:1 R0103\n");
    forget(&reading);
    read_text(&reading, "ruling: 1\n"
                        "name: [a]\n"
                        "labels: [a]\n"
                        "team: 7\n"
                        "links: {a: b}\n"
                        "priorities: high\n"
                        "waivers: none\n"
                        "component: []\n");
    assert_null(reading.profile);
    assert_said(&reading, "2:7 R0103\n3:9 R0103\n4:7 R0103\n5:8 R0103\n6:13 R0103\n7:10 R0103\n"
                          "8:12 R0103\n");
    forget(&reading);
    read_text(&reading, "ruling: 1\nname:\nlabels: {a: , b: [1], c: 1}\n");
    assert_int_equal(reading.diags.input, 3);
    assert_null(reading.profile);
    forget(&reading);
}

static void test_unreadable(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "# nothing\n");
    assert_null(reading.profile);
    assert_int_equal(said(&reading, 0)->code, R0017);
    forget(&reading);
    read_file(&reading, PROFILE_CASES "absent.yaml");
    assert_null(reading.profile);
    assert_int_equal(reading.diags.list.count, 1);
    assert_int_equal(said(&reading, 0)->code, R0001);
    forget(&reading);
    read_text(&reading, "ruling: 1\nruling: 1\n");
    assert_null(reading.profile);
    assert_said(&reading, "2:1 R0016\n");
    forget(&reading);
}

static void test_day(void **state)
{
    (void)state;
    static const char text[] = "ruling: 1\n";
    char day[] = "2026-03-01";
    struct reading reading;
    struct profile_input input = {
        .path = "p.yaml", .bytes = text, .length = strlen(text), .as_of = day};
    read_text(&reading, text);
    assert_null(reading.profile->as_of);
    assert_null(reading.profile->as_of_from);
    forget(&reading);
    read_input(&reading, &input);
    assert_good(&reading);
    assert_string_equal(reading.profile->as_of_from, "the caller");
    forget(&reading);
    input.as_of_from = "today";
    read_input(&reading, &input);
    memset(day, 'x', 4);
    assert_string_equal(reading.profile->as_of, "2026-03-01");
    assert_string_equal(reading.profile->as_of_from, "today");
    forget(&reading);
    read_input(&reading, &input);
    assert_null(reading.profile);
    assert_said(&reading, "0:0 R0133\n");
    assert_string_equal(said(&reading, 0)->file, "today");
    assert_string_equal(said(&reading, 0)->message, "`xxxx-03-01` is no day that exists");
    forget(&reading);
}

static void test_unknown_keys(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\nlable: {}\n", "2:1 R0101\n",
                 "a profile has no key or group of facts `lable`", "did you mean `labels`?");
    assert_wrong("ruling: 1\ntaem: {size: 7}\n", "2:1 R0101\n",
                 "a profile has no key or group of facts `taem`", "did you mean `team`?");
    assert_wrong("ruling: 1\nstage: mvp\n", "2:1 R0101\n",
                 "a profile has no key or group of facts `stage`",
                 "write `stage` below `project:`");
    assert_wrong("ruling: 1\nteam.size: 7\n", "2:1 R0101\n",
                 "a profile has no key or group of facts `team.size`",
                 "write `size` below `team:`");
    assert_wrong("ruling: 1\nquite_another_thing: 7\n", "2:1 R0101\n",
                 "a profile has no key or group of facts `quite_another_thing`", NULL);
}

static void test_facts_of_components(void **state)
{
    (void)state;
    assert_wrong("ruling: 1\nio_share: 60 %\n", "2:1 R0116\n",
                 "`io_share` is a fact of a component", "write it below `component:`");
    assert_wrong("ruling: 1\nio_share: 60 %\ncomponents:\n  - name: a\n", "2:1 R0116\n",
                 "`io_share` is a fact of a component",
                 "write it into the component that it is about");
}

static void test_all_mistakes_in_order(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading,
              "ruling: 3\n"                                               /* R0122 */
              "nmae: x\n"                                                 /* R0101 */
              "team: {size: 0, sise: 7, javascript: expert}\n"            /* R0109 R0114 R0107 */
              "links:\n"                                                  /* */
              "  - {between: [live, lvie], via: pigeon}\n"                /* R0123 R0124 */
              "project: {mixed_workload: true, stage: }\n"                /* R0115 R0104 */
              "components:\n"                                             /* */
              "  - name: live\n"                                          /* */
              "    io_share: 160 %\n"                                     /* R0109 */
              "    pin: rust\n"                                           /* R0125 */
              "  - name: live\n"                                          /* R0120 */
              "    size: 0\n"                                             /* R0128 */
              "priorities: {realtime: higher}\n"                          /* R0127 */
              "waivers:\n"                                                /* */
              "  - {rule: live-update, reason: x, until: 2027-02-29}\n"); /* R0132 R0133 */
    assert_null(reading.profile);
    assert_said(&reading, "1:9 R0122\n"
                          "2:1 R0101\n"
                          "3:14 R0109\n"
                          "3:17 R0114\n"
                          "3:38 R0107\n"
                          "5:22 R0123\n"
                          "5:34 R0124\n"
                          "6:11 R0115\n"
                          "6:40 R0104\n"
                          "9:15 R0109\n"
                          "10:10 R0125\n"
                          "11:11 R0120\n"
                          "12:11 R0128\n"
                          "13:24 R0127\n"
                          "15:12 R0132\n"
                          "15:43 R0133\n");
    forget(&reading);
}

static void test_errors_of_others_do_not_count(void **state)
{
    (void)state;
    struct reading reading;
    arena_init(&reading.scratch);
    diags_init(&reading.diags, &reading.scratch);
    diag_add_file(&reading.diags, R0001, "other.yaml", "no such file");
    struct profile_input input = {.path = PROFILE_CASES "parcel.yaml"};
    reading.profile = profile_read(&reading.scratch, fixture_pack, &input, &reading.diags);
    assert_non_null(reading.profile);
    forget(&reading);
}

static void test_lookups(void **state)
{
    (void)state;
    struct reading reading;
    read_file(&reading, PROFILE_CASES "parcel.yaml");
    assert_non_null(reading.profile);
    assert_int_equal(profile_component(reading.profile, "settlement"), 2);
    assert_int_equal(profile_component(reading.profile, "settle"), UINT32_MAX);
    assert_string_equal(profile_suggest_component(reading.profile, "eta_modle"), "eta-model");
    assert_null(profile_suggest_component(reading.profile, "quite-another"));
    uint32_t python = fact_find(&fixture_pack->vocabulary, "team.python");
    assert_string_equal(profile_answer(reading.profile, 1, python)->text, "strong");
    assert_string_equal(profile_answer(reading.profile, 2, python)->text, "working");
    assert_string_equal(profile_answer(reading.profile, UINT32_MAX, python)->text, "working");
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_smallest),
        cmocka_unit_test(test_default_names),
        cmocka_unit_test(test_example_in_yaml),
        cmocka_unit_test(test_example_in_json),
        cmocka_unit_test(test_keeps_nothing_of_scratch),
        cmocka_unit_test(test_names_take_one_line),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_unreadable),
        cmocka_unit_test(test_day),
        cmocka_unit_test(test_unknown_keys),
        cmocka_unit_test(test_facts_of_components),
        cmocka_unit_test(test_all_mistakes_in_order),
        cmocka_unit_test(test_errors_of_others_do_not_count),
        cmocka_unit_test(test_lookups),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
