/* Tests of packs through ruling.h: every format, and whichever allocation fails. */
#include "failing.h"
#include "api_fixture.h"

#include <sys/stat.h>
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

/* The program carries tests of its pack. */
static void without_paths_the_tests_of_the_pack_are_run(void **state)
{
    const ruling_test_options one = {.pattern = "live updates mean Node.js"};
    struct desk desk;
    (void)state;
    desk_init(&desk);
    ruling_pack_free(desk.pack);
    assert_int_equal(ruling_pack_builtin(&desk.pack, desk.messages), RULING_OK);
    assert_int_equal(
        ruling_test(desk.pack, NULL, 0, &one, "text", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "backend-runtime/tests/realtime.yaml  ");
    assert_has(desk.text, " passed, 0 failed");
    desk_fini(&desk);
}

/* The pack at a path, in the place of the desk's. */
static void desk_take(struct desk *desk, const char *pack)
{
    ruling_pack_free(desk->pack);
    desk->pack = NULL;
    assert_int_equal(ruling_pack_open(pack, &desk->pack, desk->messages), RULING_OK);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char file[200];
    snprintf(file, sizeof file, "%s/%s", folder, name);
    FILE *out = fopen(file, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

/* An overlay on the pack that is carried, which disables a rule; its tests say what that changes.
 */
static void write_overlay(char folder[])
{
    char tests[200];
    assert_non_null(mkdtemp(folder));
    snprintf(tests, sizeof tests, "%s/tests", folder);
    assert_int_equal(mkdir(tests, 0700), 0);
    write_file(folder, "pack.yaml",
               "format: 1\npack: ours\nversion: 2.0\nextends: backend-runtime\n"
               "rules:\n  - {adjust: live-updates, disable: true, reason: R.}\n");
    write_file(folder, "tests/a.yaml",
               "tests: 1\nchanges:\n"
               "  - {case: live updates mean Node.js, because: No <live> & so on.,\n"
               "     expect: {not_fired: live-updates}}\n");
}

static void remove_overlay(const char *folder)
{
    char command[300];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    assert_int_equal(system(command), 0);
}

static void every_format_shows_layers_and_what_is_meant_to_change(void **state)
{
    static const struct {
        const char *format;
        const char *layer;
        const char *change;
    } shown[] = {
        {"text", "ours 2.0\n",
         "MEANT TO CHANGE\n  live updates mean Node.js "
         "(backend-runtime/tests/realtime.yaml:"},
        {"tap", " - ours, ", "# meant to change: No <live> & so on.\n"},
        {"junit", "<property name=\"layer\" value=\"ours\"/>",
         "<system-out>meant to change: No &lt;live&gt; &amp; so on.</system-out>"},
        {"json", "\"layer\": \"ours\"", "\"because\": \"No <live> & so on.\""},
    };
    const ruling_test_options one = {.pattern = "live updates mean Node.js"};
    char folder[] = "/tmp/ruling-overlay-XXXXXX";
    struct desk desk;
    (void)state;
    write_overlay(folder);
    desk_init(&desk);
    desk_take(&desk, folder);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        assert_int_equal(ruling_test(desk.pack, NULL, 0, &one, shown[i].format, NULL,
                                     desk_text(&desk), desk.messages),
                         RULING_OK);
        assert_has(desk.text, shown[i].layer);
        assert_has(desk.text, shown[i].change);
    }
    desk_fini(&desk);
    remove_overlay(folder);
}

/* Where files are named, of the tests below only what they change is run. */
static void named_files_bring_what_they_change(void **state)
{
    char folder[] = "/tmp/ruling-overlay-XXXXXX";
    char tests[200];
    const char *const paths[] = {tests};
    struct desk desk;
    (void)state;
    write_overlay(folder);
    snprintf(tests, sizeof tests, "%s/tests/a.yaml", folder);
    desk_init(&desk);
    desk_take(&desk, folder);
    assert_int_equal(
        ruling_test(desk.pack, paths, 1, NULL, "json", NULL, desk_text(&desk), desk.messages),
        RULING_OK);
    assert_has(desk.text, "\"failed\": 0");
    assert_lacks(desk.text, "\"layer\": \"backend-runtime\"");
    write_file(folder, "tests/a.yaml", "tests: 1\nchanges: [{case: live, because: B.}]\n");
    assert_int_equal(
        ruling_test(desk.pack, paths, 1, NULL, "json", NULL, desk_text(&desk), desk.messages),
        RULING_INPUT);
    assert_has(desk_said(&desk), "error R0610: no case of a layer below is called `live`");
    desk_fini(&desk);
    remove_overlay(folder);
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
        cmocka_unit_test(without_paths_the_tests_of_the_pack_are_run),
        cmocka_unit_test(every_format_shows_layers_and_what_is_meant_to_change),
        cmocka_unit_test(named_files_bring_what_they_change),
        cmocka_unit_test(reports_survive),
    };
    return cmocka_run_group_tests(tests, write_cases, remove_cases);
}
