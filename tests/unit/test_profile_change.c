/* A profile that stands in another document, and changes that a document holds: places are those of
 * the document. */
#include "profile_fixture.h"

#include <stdlib.h>
#include <unistd.h>

static struct arena desk;

static const struct node *parse(const char *text)
{
    struct diags diags;
    diags_init(&diags, &desk);
    const struct node *root =
        document_parse(&desk, "p.yaml", text, strlen(text), DOCUMENT_YAML, &diags);
    assert_non_null(root);
    return root;
}

/* Reads the entry `profile` of a document with the changes of its entry `set`. */
static void read_part(struct reading *reading, const char *text)
{
    struct profile_change changes[8];
    const struct node *root = parse(text);
    const struct node *set = node_get(root, "set");
    struct profile_input input = {.path = "p.yaml",
                                  .root = node_get(root, "profile"),
                                  .is_part = true,
                                  .changes = changes,
                                  .change_count = set ? set->count : 0};
    for (uint32_t i = 0; i < input.change_count; i++)
        changes[i] = (struct profile_change){set->entries[i].key, set->entries[i].value};
    read_input(reading, &input);
}

static void a_part_need_not_name_its_format(void **state)
{
    struct reading reading;
    (void)state;
    read_part(&reading, "profile: {team: {size: 7}}\n");
    assert_good(&reading);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "7");
    assert_int_equal(answer_of(&reading, PROJECT, "team.size")->place.column, 24);
    forget(&reading);
}

static void a_whole_document_that_was_read_must(void **state)
{
    struct reading reading;
    struct profile_input input = {.path = "p.yaml", .root = parse("team: {size: 7}\n")};
    (void)state;
    read_input(&reading, &input);
    assert_said(&reading, "1:1 R0102\n");
    forget(&reading);
}

/* A base is a file of its own, whatever extends it. */
static void a_base_of_a_part_names_its_format(void **state)
{
    char path[] = "/tmp/ruling-base-XXXXXX";
    char text[128], expected[128];
    struct reading reading;
    int file = mkstemp(path);
    (void)state;
    assert_true(file >= 0 && write(file, "team: {size: 7}\n", 16) == 16 && close(file) == 0);
    snprintf(text, sizeof text, "profile: {extends: %s}\n", path);
    snprintf(expected, sizeof expected, "%s:1:1 R0102\n", path);
    read_part(&reading, text);
    assert_said(&reading, expected);
    forget(&reading);
    assert_int_equal(unlink(path), 0);
}

static void changes_come_last_and_have_their_places(void **state)
{
    struct reading reading;
    (void)state;
    read_part(&reading, "profile: {team: {size: 7}}\n"
                        "set:\n"
                        "  team.size: 8\n");
    assert_good(&reading);
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->text, "8");
    assert_string_equal(answer_of(&reading, PROJECT, "team.size")->place.file, "p.yaml");
    assert_int_equal(answer_of(&reading, PROJECT, "team.size")->place.line, 3);
    forget(&reading);
}

/* Also of an address in quotes, and of one that is no fact of a component. */
static void mistakes_in_changes_have_their_places(void **state)
{
    struct reading reading;
    (void)state;
    read_part(&reading, "profile: {components: [{name: live}]}\n"
                        "set:\n"
                        "  team.sise: 8\n"
                        "  \"lve/team.size\": 8\n"
                        "  live/nothing: 1\n"
                        "  team.size: many\n"
                        "  priorities.nothing: high\n");
    assert_said(&reading, "3:3 R0114\n4:4 R0131\n5:8 R0114\n6:14 R0108\n7:14 R0126\n");
    forget(&reading);
}

static int open_desk(void **state)
{
    arena_init(&desk);
    return fixture_setup(state);
}

static int close_desk(void **state)
{
    arena_fini(&desk);
    return fixture_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_need_not_name_its_format),
        cmocka_unit_test(a_whole_document_that_was_read_must),
        cmocka_unit_test(a_base_of_a_part_names_its_format),
        cmocka_unit_test(changes_come_last_and_have_their_places),
        cmocka_unit_test(mistakes_in_changes_have_their_places),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
