#include "api_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static void the_version_is_the_headers(void **state)
{
    (void)state;
    assert_string_equal(ruling_version(), RULING_VERSION);
}

static void packs_are_carried_or_opened(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    ruling_pack *carried = NULL;
    assert_int_equal(ruling_pack_builtin(&carried, desk.messages), RULING_OK);
    assert_non_null(carried);
    ruling_pack_free(carried);
    ruling_pack *file = NULL;
    assert_int_equal(ruling_pack_open("tests/cases/patterns/pack.yaml", &file, desk.messages),
                     RULING_OK);
    ruling_pack_free(file);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    ruling_pack_free(NULL);
    desk_fini(&desk);
}

static void a_pack_may_be_wrong_or_missing(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    ruling_pack *pack = (ruling_pack *)&desk;
    assert_int_equal(ruling_pack_open("tests/cases/missing", &pack, desk.messages), RULING_INPUT);
    assert_null(pack);
    assert_has(desk_said(&desk), "tests/cases/missing: error R0001");
    desk_hush(&desk);
    pack = (ruling_pack *)&desk;
    assert_int_equal(ruling_pack_open("tests/cases/tiny/rules.yaml", &pack, desk.messages),
                     RULING_INPUT);
    assert_null(pack);
    desk_fini(&desk);
}

static void packs_are_laid_on_each_other(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    static const char *const paths[] = {"tests/cases/office",
                                        "tests/cases/office/overlay/house.yaml",
                                        "tests/cases/office/overlay/house.yaml"};
    ruling_pack *alone = NULL, *stacked = NULL, *twice = NULL;
    char *first = NULL, *second = NULL;
    assert_int_equal(ruling_pack_open(paths[1], &alone, desk.messages), RULING_OK);
    assert_int_equal(ruling_pack_open_stack(paths, 2, &stacked, desk.messages), RULING_OK);
    assert_int_equal(ruling_list(alone, "options", "json", NULL, &first, desk.messages), RULING_OK);
    assert_int_equal(ruling_list(stacked, "options", "json", NULL, &second, desk.messages),
                     RULING_OK);
    assert_has(first, "water");
    assert_string_equal(first, second);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    assert_int_equal(ruling_pack_open_stack(paths, 3, &twice, desk.messages), RULING_INPUT);
    assert_null(twice);
    assert_has(desk_said(&desk), "R0224");
    ruling_text_free(first);
    ruling_text_free(second);
    ruling_pack_free(alone);
    ruling_pack_free(stacked);
    desk_fini(&desk);
}

static ruling_status read_as(struct desk *desk, const char *path, const char *bytes,
                             ruling_format format)
{
    ruling_input input = {.path = path, .bytes = bytes, .length = strlen(bytes), .format = format};
    ruling_profile_free(desk->profile);
    return ruling_profile_open(desk->pack, &input, &desk->profile, desk->messages);
}

static void profiles_are_yaml_or_json(void **state)
{
    (void)state;
    static const char yaml[] = "ruling: 1\ncomponent: {kind: log}\n";
    static const char json[] = "{\"ruling\": 1, \"component\": {\"kind\": \"log\"}}";
    static const char no_yaml[] = "{\"ruling\": 1,\n\t\"component\": {\"kind\": \"log\"}}";
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(read_as(&desk, "p.yaml", yaml, RULING_BY_NAME), RULING_OK);
    assert_int_equal(read_as(&desk, "p.json", json, RULING_BY_NAME), RULING_OK);
    assert_int_equal(read_as(&desk, "p.yaml", no_yaml, RULING_JSON), RULING_OK);
    assert_int_equal(read_as(&desk, "p.json", yaml, RULING_YAML), RULING_OK);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    assert_int_equal(read_as(&desk, "p.json", yaml, RULING_BY_NAME), RULING_INPUT);
    assert_null(desk.profile);
    assert_has(desk_said(&desk), "p.json:1:1: error R0011");
    desk_fini(&desk);
}

static void a_profile_may_be_a_file(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    ruling_pack_free(desk.pack);
    assert_int_equal(ruling_pack_open("tests/cases/office", &desk.pack, desk.messages), RULING_OK);
    ruling_input input = {.path = "tests/cases/office/profile.yaml"};
    assert_int_equal(ruling_profile_open(desk.pack, &input, &desk.profile, desk.messages),
                     RULING_OK);
    assert_true(ruling_profile_has(desk.profile, "library"));
    ruling_profile *none = desk.profile;
    input.path = "tests/cases/office/missing.yaml";
    assert_int_equal(ruling_profile_open(desk.pack, &input, &none, desk.messages), RULING_INPUT);
    assert_null(none);
    input.path = "tests/cases/office";
    assert_int_equal(ruling_profile_open(desk.pack, &input, &none, desk.messages), RULING_INPUT);
    assert_has(desk_said(&desk), "error R0001");
    assert_has(desk.said, "error R0008");
    desk_fini(&desk);
}

static void settings_go_over_the_file(void **state)
{
    (void)state;
    static const char *const settings[] = {"component.kind=ledger", "component.transactions=true"};
    static const char *const wrong[] = {"component.kind=lodger"};
    struct desk desk;
    desk_init(&desk);
    ruling_input input = {.path = "p.yaml",
                          .bytes = "ruling: 1\ncomponent: {kind: log}\n",
                          .length = strlen("ruling: 1\ncomponent: {kind: log}\n"),
                          .settings = settings,
                          .setting_count = 2};
    assert_int_equal(ruling_profile_open(desk.pack, &input, &desk.profile, desk.messages),
                     RULING_OK);
    const ruling_profile *const one[] = {desk.profile};
    assert_int_equal(ruling_judge(desk.pack, one, 1, NULL, &desk.result, desk.messages), RULING_OK);
    assert_string_equal(ruling_verdict(desk.result, 0), "database");
    ruling_profile *none = NULL;
    input.settings = wrong;
    input.setting_count = 1;
    assert_int_equal(ruling_profile_open(desk.pack, &input, &none, desk.messages), RULING_INPUT);
    assert_null(none);
    assert_has(desk_said(&desk), "did you mean `ledger`?");
    desk_fini(&desk);
}

static void a_profile_is_read_over_its_bases(void **state)
{
    (void)state;
    static char path[] = "/tmp/ruling-base-XXXXXX";
    static const char text[] = "ruling: 1\ncomponent: {kind: ledger}\n";
    struct desk desk;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    static const char base[] = "ruling: 1\nteam: {size: 3}\nproject: {regulated: true}\n";
    assert_int_equal(write(fd, base, sizeof base - 1), sizeof base - 1);
    assert_int_equal(close(fd), 0);
    const char *const bases[] = {path, "/nowhere.yaml"};
    ruling_input input = {
        .path = "p", .bytes = text, .length = sizeof text - 1, .bases = bases, .base_count = 1};
    desk_init(&desk);
    assert_int_equal(ruling_profile_open(desk.pack, &input, &desk.profile, desk.messages),
                     RULING_OK);
    const ruling_profile *const one[] = {desk.profile};
    assert_int_equal(ruling_judge(desk.pack, one, 1, NULL, &desk.result, desk.messages), RULING_OK);
    ruling_report(desk.result, "json", NULL, desk_text(&desk), desk.messages);
    assert_has(desk.text, "\"regulated-accounts\"");
    input.base_count = 2;
    ruling_profile *none = desk.profile;
    assert_int_equal(ruling_profile_open(desk.pack, &input, &none, desk.messages), RULING_INPUT);
    assert_null(none);
    assert_has(desk_said(&desk), "/nowhere.yaml: error R0001: no such file");
    assert_int_equal(unlink(path), 0);
    desk_fini(&desk);
}

/* The waiver's last day is the day that is looked at, or the one before. */
static void waivers_end_after_their_day(void **state)
{
    (void)state;
    static const char text[] =
        "ruling: 1\ncomponent: {kind: ledger, transactions: true}\n"
        "waivers: [{rule: changes-together, reason: x, until: 2026-05-01}]\n";
    static const char *const days[] = {"2026-05-01", NULL, "2026-05-02"};
    for (int i = 0; i < 3; i++) {
        struct desk desk;
        ruling_input input = {
            .path = "p", .bytes = text, .length = sizeof text - 1, .as_of = days[i]};
        desk_init(&desk);
        assert_int_equal(ruling_profile_open(desk.pack, &input, &desk.profile, desk.messages),
                         RULING_OK);
        const ruling_profile *const one[] = {desk.profile};
        assert_int_equal(ruling_judge(desk.pack, one, 1, NULL, &desk.result, desk.messages),
                         RULING_OK);
        assert_string_equal(ruling_verdict(desk.result, 0), i == 2 ? "database" : "either");
        assert_int_equal(ruling_messages_count(desk.messages), i == 2);
        desk_fini(&desk);
    }
}

static void days_are_told_from_other_texts(void **state)
{
    (void)state;
    struct desk desk;
    ruling_input input = {.path = "p", .bytes = "ruling: 1\n", .length = 10, .as_of = "2027-02-29"};
    assert_true(ruling_is_day("2028-02-29"));
    assert_false(ruling_is_day("2027-02-29"));
    assert_false(ruling_is_day("today"));
    desk_init(&desk);
    assert_int_equal(ruling_profile_open(desk.pack, &input, &desk.profile, desk.messages),
                     RULING_INPUT);
    assert_has(desk_said(&desk), "the caller: error R0133: `2027-02-29` is no day that exists");
    desk_fini(&desk);
}

static void components_that_are_judged_are_had(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(desk_read(&desk, "ruling: 1\ncomponents: [{name: a}, {name: out,\n"
                                      "  outside: true}]\n"),
                     RULING_OK);
    assert_true(ruling_profile_has(desk.profile, "a"));
    assert_false(ruling_profile_has(desk.profile, "out"));
    assert_false(ruling_profile_has(desk.profile, "b"));
    assert_false(ruling_profile_has(desk.profile, ""));
    ruling_profile_free(NULL);
    desk_fini(&desk);
}

/* ---- files ---- */

static char folder[] = "/tmp/ruling-api-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void texts_are_written_at_once(void **state)
{
    (void)state;
    struct desk desk;
    char read[20] = "";
    desk_init(&desk);
    assert_non_null(mkdtemp(folder));
    assert_int_equal(ruling_write_file(in_folder("a"), "first one", 9, desk.messages), RULING_OK);
    assert_int_equal(ruling_write_file(in_folder("a"), "second", 6, desk.messages), RULING_OK);
    FILE *file = fopen(in_folder("a"), "r");
    assert_non_null(file);
    assert_int_equal(fread(read, 1, sizeof read, file), 6);
    fclose(file);
    assert_string_equal(read, "second");
    assert_int_equal(unlink(in_folder("a")), 0);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void what_cannot_be_written_is_said(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_write_file(folder, "x", 1, desk.messages), RULING_INPUT);
    assert_has(desk_said(&desk), "error R0008: this is a folder");
    desk_hush(&desk);
    assert_int_equal(ruling_write_file(in_folder("none/a"), "x", 1, desk.messages), RULING_INPUT);
    assert_has(desk_said(&desk), "error R0001: the folder to write into does not exist");
    desk_hush(&desk);
    assert_int_equal(ruling_write_file("/dev/full", "x", 1, desk.messages), RULING_FAILED);
    assert_has(desk_said(&desk), "/dev/full: error R0003: cannot write: No space left on device");
    assert_int_equal(rmdir(folder), 0);
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_the_headers),
        cmocka_unit_test(packs_are_carried_or_opened),
        cmocka_unit_test(a_pack_may_be_wrong_or_missing),
        cmocka_unit_test(profiles_are_yaml_or_json),
        cmocka_unit_test(a_profile_may_be_a_file),
        cmocka_unit_test(settings_go_over_the_file),
        cmocka_unit_test(packs_are_laid_on_each_other),
        cmocka_unit_test(a_profile_is_read_over_its_bases),
        cmocka_unit_test(waivers_end_after_their_day),
        cmocka_unit_test(days_are_told_from_other_texts),
        cmocka_unit_test(components_that_are_judged_are_had),
        cmocka_unit_test(texts_are_written_at_once),
        cmocka_unit_test(what_cannot_be_written_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
