#include "report_fixture.h"

#include "report/json_parts.h"

static const char *millionths(__int128 amount)
{
    struct json_out json;
    struct strbuf out;
    strbuf_init(&out);
    json_init(&json, &out, true);
    json_open_object(&json);
    json_put_millionths(&json, "k", amount);
    json_close_object(&json);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

/* As many places as are needed, up to more than 64 bits of millionths hold. */
static void totals_are_exact(void **state)
{
    (void)state;
    assert_string_equal(millionths(0), "{\"k\":0}");
    assert_string_equal(millionths(1), "{\"k\":0.000001}");
    assert_string_equal(millionths(-1), "{\"k\":-0.000001}");
    assert_string_equal(millionths(1000000), "{\"k\":1}");
    assert_string_equal(millionths(-10500000), "{\"k\":-10.5}");
    assert_string_equal(millionths(10000000), "{\"k\":10}");
    assert_string_equal(millionths((__int128)INT64_MAX * 1000000 + 120000),
                        "{\"k\":9223372036854775807.12}");
}

static void states_of_rules_have_names(void **state)
{
    (void)state;
    struct ruled_rule rule = {.state = TRUTH_TRUE};
    assert_string_equal(json_rule_state(&rule), "fired");
    rule.state = TRUTH_UNDETERMINED;
    assert_string_equal(json_rule_state(&rule), "undetermined");
    rule.waived = true;
    assert_string_equal(json_rule_state(&rule), "waived");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_exact),
        cmocka_unit_test(states_of_rules_have_names),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
