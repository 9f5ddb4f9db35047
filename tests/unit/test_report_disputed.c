#include "fair_fixture.h"

#include "report/disputed.h"

static void both_sides_have_their_figures(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule("component: {lean: left6}\n");
    assert_string_equal(fair_write(disputed_write, ruling, 80),
                        "DISPUTED  A 47-78 % against B 10-20 %: l6\n");
    fair_forget();
    assert_string_equal(fair_write(disputed_write, fair_rule("component: {lean: level}\n"), 80),
                        "");
    fair_forget();
}

/* Long figures are left to -f json; sources are named once a side. */
static void what_is_long_is_cut(void **state)
{
    (void)state;
    struct ruling *ruling = fair_rule("component: {lean: left6}\n");
    struct ruled_dissent dissent[5];
    uint32_t rules[] = {0, 1, 2, 3, 4};
    uint32_t claims[] = {0, 1, 1};
    const char *figures = court_pack->claims[0].figures;
    court_pack->claims[0].figures = "more figures than there is room for";
    for (int i = 0; i < 5; i++)
        dissent[i] = (struct ruled_dissent){
            .sides = {claims, claims + 1}, .counts = {1, 2}, .rules = rules, .rule_count = 5};
    dissent[1].rule_count = 2;
    ruling->dissent = dissent;
    ruling->dissent_count = 2;
    assert_string_equal(fair_write(disputed_write, ruling, 80),
                        "DISPUTED  A against B 10-20 %: l3 and 4 more\n"
                        "          A against B 10-20 %: l3, l6\n");
    ruling->dissent_count = 5;
    check_has(fair_write(disputed_write, ruling, 80), "l6 (3 more)\n");
    court_pack->claims[0].figures = figures;
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_have_their_figures),
        cmocka_unit_test(what_is_long_is_cut),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
