#include "fair_fixture.h"

#include "report/plea.h"

static const char *plea_on(const char *text)
{
    const char *plea = fair_write(plea_write, fair_rule(text), 80);
    fair_forget();
    return plea;
}

static void the_rival_has_its_say(void **state)
{
    (void)state;
    /* Of one component there is nothing to name; what is against the ruling's option says so. */
    assert_string_equal(plea_on("component: {lean: right6, care: left}\n"),
                        "FOR LEFT  cl +3.0, cl Right -1.0\n");
    assert_string_equal(plea_on(FAIR_PROJECT "components: [{name: a, lean: left6, size: 3},\n"
                                             "  {name: b, lean: right3, size: 0.5},\n"
                                             "  {name: c, lean: right3, size: 0.5}]\n"),
                        "FOR SPLIT  r3 +3.0 (b, c)\n");
    assert_string_equal(plea_on("component: {lean: left6}\n"), "");
}

static void the_rival_may_be_how_it_is(void **state)
{
    (void)state;
    struct ruling *ruling = fair_rule("component: {lean: right6, care: left}\n");
    ruling->plans[ruling->rival].kind = PLAN_AS_IS;
    check_has(fair_write(plea_write, ruling, 80), "FOR AS IS  cl +3.0");
    fair_forget();
}

static void long_pleas_are_cut(void **state)
{
    (void)state;
    struct ruling *ruling = fair_rule("components: [{name: a, lean: left6}, {name: b},\n"
                                      "  {name: c}, {name: d}, {name: e}]\n");
    struct ruled_plea pleas[12];
    for (uint32_t i = 0; i < 12; i++)
        pleas[i] = (struct ruled_plea){i % 5, i < 5 ? 0 : i, 1, 3000};
    ruling->pleas = pleas;
    ruling->plea_count = 12;
    const char *text = fair_write(plea_write, ruling, 80);
    check_has(text, "l3 +3.0 (a, b, c and 2 more), ");
    check_has(text, " and 5\n           more\n");
    check_fits(text, 80);
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rival_has_its_say),
        cmocka_unit_test(the_rival_may_be_how_it_is),
        cmocka_unit_test(long_pleas_are_cut),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
