/* Bases: files below a profile. The tests run in a folder of their own, which has a folder
 * `projects` in it. */
#include "unit/profile_fixture.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char top[PATH_MAX];
static char folder[] = "/tmp/ruling-bases-XXXXXX";

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* Reads `text` as projects/p.yaml, above the bases. */
static void read_above(struct reading *reading, const char *text, const char *const *bases,
                       uint32_t count)
{
    write_file("projects/p.yaml", text);
    struct profile_input input = {.path = "projects/p.yaml", .bases = bases, .base_count = count};
    read_input(reading, &input);
}

static void read_project(struct reading *reading, const char *text)
{
    read_above(reading, text, NULL, 0);
}

static void assert_bases(const struct reading *reading, const char *expected)
{
    char names[1024] = "";
    assert_non_null(reading->profile);
    for (uint32_t i = 0; i < reading->profile->base_count; i++)
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", i > 0 ? " " : "",
                 reading->profile->bases[i]);
    assert_string_equal(names, expected);
}

#define ORGANISATION                                                                               \
    "ruling: 1\n"                                                                                  \
    "name: The organisation\n"                                                                     \
    "team: {size: 40, python: strong, javascript: basic}\n"                                        \
    "project: {existing_runtimes: [python, jvm], remark: {value: ours, note: a note}}\n"           \
    "priorities: {realtime: low, skills: critical}\n"                                              \
    "labels: {owner: nobody, site: north}\n"                                                       \
    "waivers:\n"                                                                                   \
    "  - {rule: live-updates, reason: ours, until: 2030-01-01}\n"                                  \
    "  - {rule: mixed, reason: always}\n"

static void test_values_are_replaced(void **state)
{
    (void)state;
    struct reading reading;
    write_file("organisation.yaml", ORGANISATION);
    read_project(&reading, "ruling: 1\n"
                           "extends: [../organisation.yaml]\n"
                           "team: {size: 7, javascript: unknown}\n"
                           "project: {existing_runtimes: [node], remark: mine}\n"
                           "priorities: {skills: normal}\n"
                           "labels: {tier: 1, owner: me}\n"
                           "components: [{name: a, team: {python: none}}, {name: b}]\n"
                           "waivers:\n"
                           "  - {rule: live-updates, reason: mine}\n"
                           "  - {rule: live-updates, component: a, reason: also mine}\n");
    assert_good(&reading);
    const struct profile *profile = reading.profile;
    assert_string_equal(profile->name, "p");
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "7");
    assert_true(answer_of(&reading, PROJECT, "team.javascript")->unknown);
    assert_string_equal(answer_of(&reading, PROJECT, "team.python")->text, "strong");
    assert_string_equal(answer_of(&reading, 0, "team.python")->text, "none");
    assert_string_equal(answer_of(&reading, PROJECT, "project.existing_runtimes")->text, "[node]");
    assert_null(answer_of(&reading, PROJECT, "project.remark")->note);
    assert_int_equal(profile->priorities[0], 1);
    assert_int_equal(profile->priorities[1], PRIORITY_NORMAL);
    assert_int_equal(profile->label_count, 3);
    assert_string_equal(profile->labels[0].key, "owner");
    assert_string_equal(profile->labels[0].value, "me");
    assert_string_equal(profile->labels[1].value, "north");
    assert_string_equal(profile->labels[2].key, "tier");
    assert_int_equal(profile->waiver_count, 3);
    assert_string_equal(profile->waivers[0].reason, "mine");
    assert_null(profile->waivers[0].until);
    assert_string_equal(profile->waivers[1].reason, "always");
    assert_int_equal(profile->waivers[2].component, 0);
    assert_bases(&reading, "organisation.yaml");
    forget(&reading);
}

static void test_places_name_the_file(void **state)
{
    (void)state;
    struct reading reading;
    write_file("organisation.yaml", ORGANISATION);
    read_project(&reading, "ruling: 1\nextends: ../organisation.yaml\nteam: {size: 7}\n");
    assert_good(&reading);
    struct place python = answer_of(&reading, PROJECT, "team.python")->place;
    struct place size = answer_of(&reading, PROJECT, "team.size")->place;
    arena_fini(&reading.scratch);
    assert_string_equal(python.file, "organisation.yaml");
    assert_int_equal(python.line, 3);
    assert_int_equal(python.column, 26);
    assert_string_equal(size.file, "projects/p.yaml");
    assert_string_equal(reading.profile->waivers[1].place.file, "organisation.yaml");
    assert_int_equal(reading.profile->waivers[1].place.line, 9);
    assert_string_equal(reading.profile->bases[0], "organisation.yaml");
    profile_free(reading.profile);
}

/* Each file gives itself as the remark, and its number as the size of the team. */
static void write_numbered(const char *path, int number, const char *extends)
{
    char text[256];
    snprintf(text, sizeof text, "ruling: 1\n%s%s\nteam: {size: %d}\nproject: {remark: %s}\n",
             *extends ? "extends: " : "", extends, number, path);
    write_file(path, text);
}

static void test_precedence(void **state)
{
    (void)state;
    static const char *const bases[] = {"c1.yaml", "c2.yaml"};
    static const char *const settings[] = {"team.size=100"};
    struct reading reading;
    write_numbered("deep.yaml", 1, "");
    write_numbered("e1.yaml", 2, "[deep.yaml]");
    write_numbered("e2.yaml", 3, "");
    write_numbered("c1.yaml", 4, "");
    write_numbered("c2.yaml", 5, "");
    read_above(&reading, "ruling: 1\nextends: [../e1.yaml, ../e2.yaml]\n", bases, 2);
    assert_bases(&reading, "c1.yaml c2.yaml deep.yaml e1.yaml e2.yaml");
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "3");
    forget(&reading);
    read_above(&reading, "ruling: 1\nextends: [../e2.yaml, ../e1.yaml]\n", bases, 2);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "2");
    forget(&reading);
    read_above(&reading, "ruling: 1\n", bases, 2);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "5");
    forget(&reading);
    struct profile_input input = {.path = "p.yaml",
                                  .bytes = "ruling: 1\nteam: {size: 9}\n",
                                  .length = strlen("ruling: 1\nteam: {size: 9}\n"),
                                  .bases = bases,
                                  .base_count = 2,
                                  .settings = settings,
                                  .setting_count = 1};
    read_input(&reading, &input);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "100");
    assert_string_equal(answer_of(&reading, PROJECT, "project.remark")->text, "c2.yaml");
    forget(&reading);
}

/* What the second way would add lies above what the first has said. */
static void test_two_ways_to_one_file(void **state)
{
    (void)state;
    static const char *const bases[] = {"a.yaml", "./a.yaml"};
    struct reading reading;
    write_numbered("common.yaml", 1, "");
    write_numbered("a.yaml", 2, "common.yaml");
    write_file("b.yaml", "ruling: 1\nextends: ./common.yaml\n");
    unlink("link.yaml");
    assert_int_equal(symlink("common.yaml", "link.yaml"), 0);
    read_project(&reading, "ruling: 1\nextends: [../a.yaml, ../b.yaml, ../link.yaml]\n");
    assert_bases(&reading, "common.yaml a.yaml b.yaml");
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "2");
    forget(&reading);
    read_above(&reading, "ruling: 1\n", bases, 2);
    assert_bases(&reading, "common.yaml a.yaml");
    forget(&reading);
    read_project(&reading, "ruling: 1\nextends: [../a.yaml, ../b.yaml, ../a.yaml]\n");
    assert_null(reading.profile);
    assert_said(&reading, "projects/p.yaml:2:33 R0134\n");
    assert_int_equal(
        source_position(said(&reading, 0)->related.source, said(&reading, 0)->related.start).column,
        11);
    forget(&reading);
}

static void test_circles(void **state)
{
    (void)state;
    struct reading reading;
    write_file("a.yaml", "ruling: 1\nextends: b.yaml\n");
    write_file("b.yaml", "ruling: 1\nextends: [c.yaml]\n");
    write_file("c.yaml", "ruling: 1\nextends: [projects/../b.yaml]\n");
    read_project(&reading, "ruling: 1\nextends: ../a.yaml\n");
    assert_null(reading.profile);
    assert_said(&reading, "c.yaml:2:11 R0143\n");
    assert_string_equal(said(&reading, 0)->message, "`b.yaml` extends itself");
    assert_string_equal(said(&reading, 0)->hint, "b.yaml → c.yaml → b.yaml");
    forget(&reading);
    read_project(&reading, "ruling: 1\nextends: p.yaml\n");
    assert_said(&reading, "projects/p.yaml:2:10 R0143\n");
    assert_string_equal(said(&reading, 0)->hint, "projects/p.yaml → projects/p.yaml");
    forget(&reading);
    write_file("a.yaml", "ruling: 1\nextends: projects/p.yaml\n");
    read_project(&reading, "ruling: 1\nextends: ../a.yaml\n");
    assert_said(&reading, "a.yaml:2:10 R0143\n");
    assert_string_equal(said(&reading, 0)->hint, "projects/p.yaml → a.yaml → projects/p.yaml");
    forget(&reading);
}

static void test_what_a_base_has_not(void **state)
{
    (void)state;
    struct reading reading;
    write_file("organisation.yaml", "ruling: 1\n"
                                    "components: [{name: a, size: 0}]\n"
                                    "component: {size: 0}\n"
                                    "links: [{between: [a, c]}]\n"
                                    "io_share: 60 %\n"
                                    "team: {io_share: 60 %}\n"
                                    "waivers: [{rule: mixed, component: a, reason: x}]\n"
                                    "conponents: []\n");
    read_project(&reading, "ruling: 1\nextends: ../organisation.yaml\ncomponents: [{name: a}]\n");
    assert_null(reading.profile);
    assert_said(&reading, "organisation.yaml:2:1 R0144\n"
                          "organisation.yaml:3:1 R0144\n"
                          "organisation.yaml:4:1 R0144\n"
                          "organisation.yaml:5:1 R0116\n"
                          "organisation.yaml:6:8 R0114\n"
                          "organisation.yaml:7:36 R0144\n"
                          "organisation.yaml:8:1 R0101\n");
    assert_string_equal(said(&reading, 0)->message, "a base has no `components`");
    assert_string_equal(said(&reading, 3)->label, "write it into a component of the profile");
    assert_string_equal(said(&reading, 4)->label,
                        "write `io_share` into a component of the profile");
    assert_string_equal(said(&reading, 5)->message, "a base waives a rule for all components");
    assert_string_equal(said(&reading, 6)->message,
                        "a base has no key or group of facts `conponents`");
    assert_null(said(&reading, 6)->label);
    forget(&reading);
}

static void test_errors_of_all_files(void **state)
{
    (void)state;
    static const char *const bases[] = {"absent.yaml", "wrong.yaml"};
    struct reading reading;
    write_file("wrong.yaml", "ruling: 2\nteam: {size: 0}\n");
    write_file("broken.yaml", "ruling: [\n");
    write_file("list.yaml", "- a\n");
    write_file("pack.yaml", "format: 1\npack: p\nextends: other\n");
    read_above(&reading,
               "ruling: 1\n"
               "extends: [../gone.yaml, ../broken.yaml, .., ../list.yaml, ../pack.yaml]\n"
               "team: {sise: 0}\n",
               bases, 2);
    assert_null(reading.profile);
    assert_said(&reading, "0:0 R0001\n"
                          "wrong.yaml:1:9 R0122\n"
                          "wrong.yaml:2:14 R0109\n"
                          "projects/p.yaml:2:11 R0001\n"
                          "broken.yaml:1:10 R0010\n"
                          "projects/p.yaml:2:41 R0008\n"
                          "list.yaml:1:1 R0103\n"
                          "pack.yaml:1:1 R0102\n"
                          "projects/p.yaml:3:8 R0114\n");
    assert_string_equal(said(&reading, 0)->file, "absent.yaml");
    assert_string_equal(said(&reading, 3)->message, "there is no file `projects/../gone.yaml`");
    assert_string_equal(said(&reading, 7)->message, "the base does not say `ruling: 1`");
    forget(&reading);
}

/* What is wrong with a base is said with the first of the profiles that build on it. */
static void test_errors_come_once_a_run(void **state)
{
    (void)state;
    struct reading reading;
    struct profile_input input = {.path = "projects/p.yaml"};
    write_file("low.yaml", "ruling: 1\nteam: {size: 0}\n");
    write_file("wrong.yaml", "ruling: 1\nextends: [low.yaml, gone.yaml]\n");
    write_file("warned.yaml", "ruling: 1\nname: a # b\n");
    read_project(&reading, "ruling: 1\nextends: [../wrong.yaml, ../warned.yaml]\nteam: {siz: 3}\n");
    assert_null(reading.profile);
    assert_said(&reading, "low.yaml:2:14 R0109\nwrong.yaml:2:21 R0001\nwarned.yaml:2:9 R0020\n"
                          "projects/p.yaml:3:8 R0114\n");
    write_file("projects/p.yaml", "ruling: 1\nextends: ../wrong.yaml\n");
    assert_null(profile_read(&reading.scratch, fixture_pack, &input, &reading.diags));
    write_file("projects/p.yaml", "ruling: 1\nextends: ../low.yaml\n");
    assert_null(profile_read(&reading.scratch, fixture_pack, &input, &reading.diags));
    write_file("projects/p.yaml", "ruling: 1\nextends: ../warned.yaml\n");
    reading.profile = profile_read(&reading.scratch, fixture_pack, &input, &reading.diags);
    assert_non_null(reading.profile);
    assert_int_equal(reading.diags.list.count, 5);
    forget(&reading);
}

/* One file extends the next; the first is named on the command line or by the profile. */
static void test_limit(void **state)
{
    (void)state;
    static const char *const bases[] = {"chain00.yaml"};
    struct reading reading;
    for (int count = 15; count <= 17; count++) {
        char name[32];
        char next[32] = "";
        for (int i = count - 1; i >= 0; i--) {
            snprintf(name, sizeof name, "chain%02d.yaml", i);
            write_numbered(name, i + 1, next);
            memcpy(next, name, sizeof next);
        }
        read_project(&reading, "ruling: 1\nextends: ../chain00.yaml\n");
        assert_said(&reading, count <= 16 ? "" : "chain15.yaml:2:10 R0050\n");
        forget(&reading);
        read_above(&reading, "ruling: 1\nextends: ../chain03.yaml\n", bases, 1);
        assert_said(&reading, count <= 16 ? "" : "chain15.yaml:2:10 R0050\n");
        assert_int_equal(!!reading.profile, count <= 16);
        forget(&reading);
    }
    /* However many are too many, that is said once. */
    read_project(&reading, "ruling: 1\nextends: [../chain01.yaml, ../a, ../b, ../c, ../d]\n");
    assert_said(&reading, "projects/p.yaml:2:28 R0050\n");
    forget(&reading);
    static const char *const more[] = {"chain01.yaml", "lone.yaml"};
    write_file("lone.yaml", "ruling: 1\n");
    read_above(&reading, "ruling: 1\n", more, 2);
    assert_said(&reading, "0:0 R0050\n");
    assert_string_equal(said(&reading, 0)->file, "lone.yaml");
    forget(&reading);
}

static void test_shapes(void **state)
{
    (void)state;
    struct reading reading;
    read_project(&reading, "ruling: 1\nextends: []\n");
    assert_good(&reading);
    assert_bases(&reading, "");
    forget(&reading);
    read_project(&reading, "ruling: 1\nextends:\n");
    assert_said(&reading, "projects/p.yaml:2:9 R0104\n");
    forget(&reading);
    read_project(&reading, "ruling: 1\nextends: {a: b}\n");
    assert_said(&reading, "projects/p.yaml:2:10 R0103\n");
    forget(&reading);
    read_project(&reading, "ruling: 1\nextends: [[a], ]\n");
    assert_said(&reading, "projects/p.yaml:2:11 R0103\n");
    forget(&reading);
}

static void test_json(void **state)
{
    (void)state;
    static const char text[] = "{\"ruling\": 1, \"extends\": \"low.json\"}";
    struct reading reading;
    write_file("low.json", "{\"ruling\": 1, \"extends\": [\"lower.yaml\"],\n"
                           "\t\"team\": {\"size\": 3}}");
    write_file("lower.yaml", "ruling: 1\nteam: {size: 4, python: basic}\n");
    struct profile_input input = {
        .path = "-", .bytes = text, .length = strlen(text), .format = DOCUMENT_JSON};
    read_input(&reading, &input);
    assert_good(&reading);
    assert_bases(&reading, "lower.yaml low.json");
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "3");
    assert_string_equal(answer_of(&reading, PROJECT, "team.python")->text, "basic");
    forget(&reading);
}

/* Whether a profile at `path` that extends `name` finds `found`. */
static void assert_found(const char *path, const char *name, const char *found)
{
    struct reading reading;
    char text[PATH_MAX + 64];
    snprintf(text, sizeof text, "ruling: 1\nextends: %s\n", name);
    struct profile_input input = {.path = path, .bytes = text, .length = strlen(text)};
    read_input(&reading, &input);
    assert_bases(&reading, found);
    forget(&reading);
}

static void test_paths(void **state)
{
    (void)state;
    char path[PATH_MAX];
    char other[PATH_MAX];
    write_file("x.yaml", "ruling: 1\n");
    write_file("-", "ruling: 1\n");
    write_file("projects/y.yaml", "ruling: 1\n");
    assert_int_equal(mkdir("projects/inner", 0700), 0);
    write_file("projects/inner/z.yaml", "ruling: 1\n");
    assert_int_equal(symlink("projects/inner", "elsewhere"), 0);
    assert_found("p.yaml", "x.yaml", "x.yaml");
    assert_found("p.yaml", "./x.yaml", "x.yaml");
    assert_found("./p.yaml", "x.yaml", "x.yaml");
    assert_found("-", "x.yaml", "x.yaml");
    assert_found("p.yaml", "projects//./inner/z.yaml", "projects/inner/z.yaml");
    assert_found("projects/p.yaml", "y.yaml", "projects/y.yaml");
    assert_found("projects/inner/p.yaml", "../../x.yaml", "x.yaml");
    assert_found("projects/inner/p.yaml", "../y.yaml", "projects/y.yaml");
    /* The folder behind the link lies in projects. */
    assert_found("elsewhere/p.yaml", "../y.yaml", "elsewhere/../y.yaml");
    assert_found("elsewhere/p.yaml", "z.yaml", "elsewhere/z.yaml");
    assert_found("p.yaml", "\"-\"", "./-");
    snprintf(path, sizeof path, "%s/./projects/../x.yaml", folder);
    snprintf(other, sizeof other, "%s/x.yaml", folder);
    assert_found("projects/p.yaml", path, other);
    snprintf(path, sizeof path, "/..%s/x.yaml", folder);
    assert_found("projects/p.yaml", path, path);
    assert_int_equal(chdir("projects"), 0);
    assert_found("p.yaml", "../x.yaml", "../x.yaml");
    assert_found("inner/p.yaml", "../../projects/../x.yaml", "../x.yaml");
    assert_int_equal(chdir(".."), 0);
}

static int setup(void **state)
{
    int failed = fixture_setup(state);
    if (failed || !getcwd(top, sizeof top) || !mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    return mkdir("projects", 0700);
}

static int teardown(void **state)
{
    char command[PATH_MAX + 64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (chdir(top) != 0 || system(command) != 0)
        return -1;
    return fixture_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_are_replaced),
        cmocka_unit_test(test_places_name_the_file),
        cmocka_unit_test(test_precedence),
        cmocka_unit_test(test_two_ways_to_one_file),
        cmocka_unit_test(test_circles),
        cmocka_unit_test(test_what_a_base_has_not),
        cmocka_unit_test(test_errors_of_all_files),
        cmocka_unit_test(test_errors_come_once_a_run),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_paths),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
