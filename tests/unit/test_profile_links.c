#include "unit/profile_fixture.h"

#define TWO "ruling: 1\ncomponents:\n  - name: live\n  - name: model\nlinks:\n"

static void test_links(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, TWO "  - {between: [model, live]}\n"
                            "  - {between: [live, model], via: in_process, traffic: high}\n");
    assert_good(&reading);
    assert_int_equal(reading.profile->link_count, 2);
    const struct link *links = reading.profile->links;
    assert_int_equal(links[0].ends[0], 1);
    assert_int_equal(links[0].ends[1], 0);
    assert_int_equal(links[0].via, UINT32_MAX);
    assert_int_equal(links[0].traffic, UINT32_MAX);
    assert_int_equal(links[1].via, 0);
    assert_int_equal(links[1].traffic, 2);
    assert_int_equal(links[1].place.line, 7);
    forget(&reading);
}

static void test_no_links(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\nlinks: []\n");
    assert_good(&reading);
    assert_int_equal(reading.profile->link_count, 0);
    forget(&reading);
}

/* All that is said about one link. */
static void assert_link(const char *link, const char *where, const char *message, const char *label)
{
    char text[256];
    snprintf(text, sizeof text, TWO "  - %s\n", link);
    assert_wrong(text, where, message, label);
}

static void test_ends(void **state)
{
    (void)state;
    assert_link("{between: [live]}", "6:15 R0123\n",
                "a link is between two components, and this names 1", NULL);
    assert_link("{between: [live, model, live]}", "6:15 R0123\n",
                "a link is between two components, and this names 3", NULL);
    assert_link("{between: [live, modle]}", "6:22 R0123\n", "the profile has no component `modle`",
                "did you mean `model`?");
    assert_link("{between: [live, live]}", "6:22 R0123\n", "both ends of the link are `live`",
                NULL);
}

static void test_kinds(void **state)
{
    (void)state;
    assert_link("{between: [live, model], via: htpp}", "6:35 R0124\n",
                "`htpp` is no `via` of a link", "did you mean `http`?");
    assert_link("{between: [live, model], traffic: none}", "6:39 R0124\n",
                "`none` is no `traffic` of a link", NULL);
    struct reading reading;
    read_text(&reading, TWO "  - {between: [live, model], via: pigeon}\n");
    assert_string_equal(said(&reading, 0)->hint, "known: in_process, shared_database, http, queue");
    forget(&reading);
}

static void test_shapes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, TWO "  - live\n"
                            "  - {via: http}\n"
                            "  - {between: [live, [model]], over: http}\n"
                            "  - {between: live}\n");
    assert_null(reading.profile);
    assert_said(&reading, "6:5 R0103\n7:5 R0102\n8:32 R0101\n8:22 R0103\n9:15 R0103\n");
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links), cmocka_unit_test(test_no_links), cmocka_unit_test(test_ends),
        cmocka_unit_test(test_kinds), cmocka_unit_test(test_shapes),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
