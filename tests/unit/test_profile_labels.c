#include "unit/profile_fixture.h"

static void test_labels(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\nlabels: {a b: ' x ', true: 7, c: unknown}\n");
    assert_good(&reading);
    const struct label *labels = reading.profile->labels;
    assert_int_equal(reading.profile->label_count, 3);
    assert_string_equal(labels[0].key, "a b");
    assert_string_equal(labels[0].value, " x ");
    assert_string_equal(labels[1].key, "true");
    assert_string_equal(labels[1].value, "7");
    assert_string_equal(labels[2].value, "unknown");
    forget(&reading);
    read_text(&reading, "ruling: 1\nlabels: {}\n");
    assert_good(&reading);
    assert_int_equal(reading.profile->label_count, 0);
    forget(&reading);
}

static void test_shapes(void **state)
{
    (void)state;
    struct reading reading;
    read_text(&reading, "ruling: 1\nlabels: {a: [b], b: {c: d}, c: , d: e}\n");
    assert_null(reading.profile);
    assert_said(&reading, "2:13 R0103\n2:21 R0103\n2:32 R0104\n");
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_shapes),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
