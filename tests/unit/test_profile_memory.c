/* Whichever allocation fails, a profile is not read, nothing leaks, and memory is named as the
 * reason. */
#include "failing.h"
#include "unit/profile_fixture.h"

static const char *const settings[] = {
    "live/io_share=160 %",
    "team.size={value: 3, note: x}",
    "priorities.skills=high",
    "weights.realtime=2",
    "component.libraries_needed=[arrays]",
    "nowhere/io_share=10 %",
    "team.siez=2",
    "project.existing_runtimes=[python, node, jvm]",
};

#define SETTINGS (sizeof settings / sizeof *settings)

/* Reads with each allocation failing once; returns how many there were. */
static long read_failing(const struct profile_input *input, bool good)
{
    for (long n = 0;; n++) {
        struct reading reading;
        failing_memory(n);
        read_input(&reading, input);
        bool hit = failing_stop();
        if (hit) {
            assert_null(reading.profile);
            assert_true(reading.diags.no_memory);
        } else {
            assert_false(reading.diags.no_memory);
            assert_int_equal(!!reading.profile, good);
        }
        forget(&reading);
        if (!hit)
            return n;
    }
}

static void test_good_file(void **state)
{
    (void)state;
    static const struct profile_input input = {.path = PROFILE_CASES "parcel.yaml"};
    assert_true(read_failing(&input, true) > 5);
}

static void test_settings(void **state)
{
    (void)state;
    static const struct profile_input input = {
        .path = PROFILE_CASES "parcel.json", .settings = settings, .setting_count = SETTINGS};
    assert_true(read_failing(&input, false) > 5);
}

static void test_many_mistakes(void **state)
{
    (void)state;
    static char text[65536] = "ruling: 1\nlinks:\n";
    for (int i = 0; i < 800; i++)
        strcat(text, "  - {between: [a, b], via: c, traffic: [d]}\n");
    strcat(text, "priorities: {realtime: d}\n");
    const struct profile_input input = {.path = "p", .bytes = text, .length = strlen(text)};
    assert_true(read_failing(&input, false) > 5);
}

/* Reads with every padding from one step of an arena's growth to the next, so that memory runs out
 * at every place in turn. */
static void read_padded(const char *body, const struct profile_input *settled, bool good)
{
    for (size_t padding = 0; padding < 4200; padding += 40) {
        char text[8192] = "ruling: 1\nname: ";
        struct profile_input input = *settled;
        memset(text + strlen(text), 'x', padding + 1);
        strcat(text, body);
        input.path = "p";
        input.bytes = text;
        input.length = strlen(text);
        read_failing(&input, good);
    }
}

static void test_every_place(void **state)
{
    (void)state;
    static const struct profile_input settled = {.settings = &settings[1], .setting_count = 4};
    read_padded("\nlabels: {a: b}\nteam: {size: {value: 2, by: me}, python: basic}\n"
                "project: {existing_runtimes: [node, jvm]}\n"
                "priorities: {realtime: low}\n"
                "components: [{name: a, io_share: 60 %, pin: node, pin_reason: x, size: 2},"
                " {name: b, outside: true}]\n"
                "links: [{between: [a, b], via: http}]\n"
                "waivers: [{rule: mixed, component: a, reason: x, until: 2027-01-01}]\n",
                &settled, true);
}

static void test_every_place_of_mistakes(void **state)
{
    (void)state;
    static const struct profile_input settled = {.settings = settings, .setting_count = SETTINGS};
    read_padded("\nprojcet: {stage: mvp}\nteam: {siez: 2}\ncomponent: {taem: {size: 2}}\n"
                "components: [{name: a, i_share: 60 %, pin: noed}, {name: b, team.size: 3}]\n"
                "links: [{between: [a, c], via: htpp}]\n",
                &settled, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_file),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_many_mistakes),
        cmocka_unit_test(test_every_place),
        cmocka_unit_test(test_every_place_of_mistakes),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
