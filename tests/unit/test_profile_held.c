/* Links that are never a boundary, against pins and what is outside. */
#include "unit/profile_fixture.h"

#define COMPONENTS                                                                                 \
    "ruling: 1\n"                                                                                  \
    "components:\n"                                                                                \
    "  - {name: a, pin: node}\n"                                                                   \
    "  - {name: b}\n"                                                                              \
    "  - {name: c, pin: python}\n"                                                                 \
    "  - {name: d, pin: node}\n"                                                                   \
    "  - {name: e}\n"                                                                              \
    "  - {name: far, outside: true}\n"                                                             \
    "links:\n"

static void assert_held(const char *links)
{
    struct reading reading;
    char text[1024];
    snprintf(text, sizeof text, COMPONENTS "%s", links);
    read_text(&reading, text);
    assert_good(&reading);
    forget(&reading);
}

static void test_what_goes_together(void **state)
{
    (void)state;
    assert_held("  - {between: [a, c], via: http}\n"
                "  - {between: [a, c]}\n"
                "  - {between: [b, far], via: shared_database}\n"
                "  - {between: [far, b]}\n");
    assert_held("  - {between: [a, b], via: in_process}\n"
                "  - {between: [b, d], via: in_process}\n"
                "  - {between: [d, a], via: in_process}\n"
                "  - {between: [c, e], via: in_process}\n");
}

static void test_outside(void **state)
{
    (void)state;
    assert_wrong(COMPONENTS "  - {between: [b, far], via: in_process}\n", "10:30 R0146\n",
                 "`in_process` cannot lead to `far`", "that is outside: it runs on something else");
    assert_wrong(COMPONENTS "  - {between: [far, b], via: in_process}\n", "10:30 R0146\n",
                 "`in_process` cannot lead to `far`", "that is outside: it runs on something else");
    /* The link may stand in front of the component. */
    assert_wrong("ruling: 1\nlinks: [{between: [a, b], via: in_process}]\n"
                 "components: [{name: a}, {name: b, outside: true}]\n",
                 "2:32 R0146\n", "`in_process` cannot lead to `b`",
                 "that is outside: it runs on something else");
}

static void test_pinned_apart(void **state)
{
    (void)state;
    assert_wrong(COMPONENTS "  - {between: [c, a], via: in_process}\n", "10:15 R0147\n",
                 "`c` is pinned to python and `a` to node", "in_process holds them together");
    assert_wrong(COMPONENTS "  - {between: [a, b], via: in_process}\n"
                            "  - {between: [c, e], via: in_process}\n"
                            "  - {between: [b, e], via: in_process}\n",
                 "12:15 R0147\n", "`a` is pinned to node and `c` to python",
                 "in_process holds them together, with other links");
    /* The end itself is named, where it is pinned, and each place where it goes wrong once. */
    assert_wrong(COMPONENTS "  - {between: [a, d], via: in_process}\n"
                            "  - {between: [d, c], via: in_process}\n"
                            "  - {between: [a, c], via: in_process}\n",
                 "11:15 R0147\n", "`d` is pinned to node and `c` to python",
                 "in_process holds them together");
}

/* What is wrong with a link or a pin otherwise is said, and no more. */
static void test_after_other_mistakes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, COMPONENTS "  - {between: [a, z], via: in_process}\n"
                                   "  - {between: [a, a], via: in_process}\n"
                                   "  - {between: a, via: in_process}\n"
                                   "  - {via: in_process}\n"
                                   "  - in_process\n");
    assert_said(&reading, "10:19 R0123\n11:19 R0123\n12:15 R0103\n13:5 R0102\n14:5 R0103\n");
    forget(&reading);
    read_text(&reading, "ruling: 1\n"
                        "components: [{name: a, pin: nod}, {name: b, pin: python}]\n"
                        "links: [{between: [a, b], via: in_process}]\n");
    assert_said(&reading, "2:29 R0125\n");
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_goes_together),
        cmocka_unit_test(test_outside),
        cmocka_unit_test(test_pinned_apart),
        cmocka_unit_test(test_after_other_mistakes),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
