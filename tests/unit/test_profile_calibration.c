/* The calibration profiles are read with the default pack, without a word said about any of them.
 */
#include "unit/profile_fixture.h"

#include "base/file.h"

#define CALIBRATION "tests/cases/calibration/"
#define CASES       19

/* The lines of labels.tsv, cut at their tabs. */
struct label_line {
    char *id;
    char *chosen;
    char *clarity;
    char *misleads;
    char *runtimes; /* "python,node": one a component */
};

static uint32_t read_labels(struct arena *arena, struct label_line lines[CASES])
{
    char *bytes;
    size_t length;
    uint32_t count = 0;
    assert_int_equal(file_read(arena, CALIBRATION "labels.tsv", 65536, &bytes, &length), FILE_OK);
    for (char *line; (line = strsep(&bytes, "\n")) && *line; count++) {
        assert_true(count < CASES);
        char **columns[] = {&lines[count].id, &lines[count].chosen, &lines[count].clarity,
                            &lines[count].misleads, &lines[count].runtimes};
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
            *columns[i] = strsep(&line, "\t");
            assert_non_null(*columns[i]);
        }
    }
    return count;
}

static uint32_t count_items(const char *list)
{
    uint32_t count = 1;
    for (; *list; list++)
        count += *list == ',';
    return count;
}

static void test_all(void **state)
{
    (void)state;
    struct arena arena;
    struct label_line lines[CASES];
    arena_init(&arena);
    uint32_t count = read_labels(&arena, lines);
    assert_int_equal(count, CASES);
    for (uint32_t i = 0; i < count; i++) {
        char path[128];
        struct reading reading;
        snprintf(path, sizeof path, CALIBRATION "%s.yaml", lines[i].id);
        read_file(&reading, path);
        assert_good(&reading);
        assert_string_equal(reading.profile->name, lines[i].id);
        assert_int_equal(reading.profile->component_count, count_items(lines[i].runtimes));
        assert_true(is_given(&reading, 0, "component.role"));
        assert_true(is_given(&reading, 0, "project.stage"));
        forget(&reading);
    }
    arena_fini(&arena);
}

static int load_default_pack(void **state)
{
    (void)state;
    return load_pack("rules");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),
    };
    return cmocka_run_group_tests(tests, load_default_pack, fixture_teardown);
}
