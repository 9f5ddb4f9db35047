/* Whichever allocation fails, those inside an arena too, a profile is not read with its bases, and
 * memory is named as the reason. */
#include "failing_arena.h"
#include "unit/profile_fixture.h"

#include <stdlib.h>

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

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static char folder[] = "/tmp/ruling-memory-XXXXXX";

static const char *in_folder(const char *name)
{
    static char paths[4][100];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

/* A good profile above two bases, one of them of the command line, then others that lead to errors
 * and round in a circle. */
static void test_bases(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file(in_folder("a.yaml"), "ruling: 1\nextends: b.yaml\nlabels: {a: b}\n"
                                    "waivers: [{rule: mixed, reason: x}]\n");
    write_file(in_folder("b.yaml"), "ruling: 1\nteam: {size: 2}\nlabels: {a: c, b: d}\n"
                                    "waivers: [{rule: mixed, reason: y}]\n");
    write_file(in_folder("c.yaml"), "ruling: 1\nextends: [d.yaml, none.yaml, d.yaml]\n"
                                    "components: []\nteam: {io_share: 6}\nxx: y\n"
                                    "waivers: [{rule: mixed, reason: y, component: a}]\n");
    write_file(in_folder("d.yaml"), "ruling: 1\nextends: c.yaml\n");
    write_file(in_folder("p.yaml"), "ruling: 1\nextends: ./a.yaml\nlabels: {b: e}\n"
                                    "components: [{name: a, pin: node}, {name: b}]\n"
                                    "links: [{between: [a, b], via: in_process}]\n"
                                    "waivers: [{rule: mixed, reason: z}]\n");
    write_file(in_folder("q.yaml"),
               "ruling: 1\nextends: c.yaml\n"
               "components: [{name: a, pin: node}, {name: b, pin: python},"
               " {name: c, outside: true}]\n"
               "links: [{between: [a, b], via: in_process},"
               " {between: [a, c], via: in_process}]\n"
               "waivers: [{rule: mixed, reason: z}, {rule: mixed, reason: z}]\n");
    const char *const bases[] = {in_folder("b.yaml"), in_folder("a.yaml")};
    struct profile_input input = {.path = in_folder("p.yaml"),
                                  .bases = bases,
                                  .base_count = 2,
                                  .as_of = "2026-01-01",
                                  .as_of_from = "--as-of"};
    assert_true(read_failing(&input, true) > 5);
    input.path = in_folder("q.yaml");
    input.as_of = "2026-01-32";
    assert_true(read_failing(&input, false) > 5);
    static const char *const files[] = {"a.yaml", "b.yaml", "c.yaml", "d.yaml", "p.yaml", "q.yaml"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(remove(in_folder(files[i])), 0);
    assert_int_equal(remove(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bases),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
