#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

#define UNTOUCHED INT64_C(-77)

static void expect(const char *text, const char *unit_name, enum number_status status,
                   int64_t expected)
{
    struct unit unit = unit_parse(unit_name);
    int64_t value = UNTOUCHED;
    size_t at = 999;
    enum number_status got = number_parse(text, strlen(text), &unit, &value, &at);
    if (got != status || (status == NUMBER_OK && value != expected) ||
        (status != NUMBER_OK && (value != UNTOUCHED || at != (size_t)expected)))
        fail_msg("`%s` in %s: status %d, value %" PRId64 ", at %zu", text,
                 unit_name ? unit_name : "(none)", got, value, at);
}

static void good(const char *text, const char *unit, int64_t value)
{
    expect(text, unit, NUMBER_OK, value);
}

static void bad(const char *text, const char *unit, enum number_status status, size_t at)
{
    expect(text, unit, status, (int64_t)at);
}

static void units_are_known_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum unit_kind kind;
        int64_t scale;
    } cases[] = {
        {"%", UNIT_PERCENT, 1},      {"ms", UNIT_TIME, 1},         {"s", UNIT_TIME, 1000},
        {"min", UNIT_TIME, 60000},   {"h", UNIT_TIME, 3600000},    {"B", UNIT_BYTES, 1},
        {"kB", UNIT_BYTES, 1000},    {"MB", UNIT_BYTES, 1000000},  {"GB", UNIT_BYTES, 1000000000},
        {"KiB", UNIT_BYTES, 1024},   {"Ki", UNIT_BYTES, 1024},     {"MiB", UNIT_BYTES, 1 << 20},
        {"Mi", UNIT_BYTES, 1 << 20}, {"GiB", UNIT_BYTES, 1 << 30}, {"Gi", UNIT_BYTES, 1 << 30},
        {"kb", UNIT_LABEL, 1},       {"years", UNIT_LABEL, 1},     {"mi", UNIT_LABEL, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct unit unit = unit_parse(cases[i].name);
        assert_int_equal(unit.kind, cases[i].kind);
        assert_int_equal(unit.scale, cases[i].scale);
        assert_ptr_equal(unit.name, cases[i].name);
    }
    assert_int_equal(unit_parse(NULL).kind, UNIT_NONE);
    assert_null(unit_parse(NULL).name);
    assert_int_equal(unit_parse("").kind, UNIT_NONE);
    assert_null(unit_parse("").name);
}

static void plain_numbers(void **state)
{
    (void)state;
    good("0", NULL, 0);
    good("7", NULL, 7000000);
    good("1500", NULL, 1500000000);
    good("0.5", NULL, 500000);
    good("0.000001", NULL, 1);
    good("10.250000", NULL, 10250000);
    good("0.0", NULL, 0);
    good("3.10000000000000000000000000000000000000000000000000000", NULL, 3100000);
    good("9223372036854.775807", NULL, INT64_MAX);
    good("9223372036854.7758070", NULL, INT64_MAX);
}

static void thousands_and_millions(void **state)
{
    (void)state;
    good("1k", NULL, 1000000000);
    good("1.5k", NULL, 1500000000);
    good("2M", NULL, INT64_C(2000000000000));
    good("0.000000001k", NULL, 1);
    good("0.000000000001M", NULL, 1);
    good("9223372.036854775807M", NULL, INT64_MAX);
    good("40k connections", "connections", INT64_C(40000000000));
    good("2k ms", "ms", 2000000000);
    good("2M", "MB", INT64_C(2000000000000));
    good("5k%", "%", 50000000);
    bad("1K", NULL, NUMBER_UNIT, 1);
    bad("1m", NULL, NUMBER_UNIT, 1);
    bad("1 k", NULL, NUMBER_UNIT, 2);
    bad("1kM", NULL, NUMBER_UNIT, 1);
    bad("1kk", NULL, NUMBER_UNIT, 1);
    bad("1k5", NULL, NUMBER_UNIT, 2);
    bad("1k{", NULL, NUMBER_UNIT, 2);
}

static void percents_are_fractions(void **state)
{
    (void)state;
    good("60 %", "%", 600000);
    good("60%", "%", 600000);
    good("0.6", "%", 600000);
    good("0.0001 %", "%", 1);
    good("12.5 %", "%", 125000);
    good("1k %", "%", 10000000);
    good("100 %", "%", 1000000);
    good("0", "%", 0);
    bad("0.00001 %", "%", NUMBER_FINE, 6);
    bad("60 percent", "%", NUMBER_UNIT, 3);
    bad("60 %", NULL, NUMBER_UNIT, 3);
    bad("60%", "ms", NUMBER_UNIT, 2);
}

static void times_are_converted(void **state)
{
    (void)state;
    good("50", "ms", 50000000);
    good("50 ms", "ms", 50000000);
    good("50ms", "ms", 50000000);
    good("2 s", "ms", 2000000000);
    good("1.5 min", "s", 90000000);
    good("1 h", "min", 60000000);
    good("50 ms", "s", 50000);
    good("36 s", "h", 10000);
    good("3.6 ms", "h", 1);
    bad("1 ms", "h", NUMBER_FINE, 2);
    bad("7.2000001 ms", "h", NUMBER_FINE, 8);
    bad("1 min", "h", NUMBER_FINE, 2);
    bad("0.0001 ms", "s", NUMBER_FINE, 5);
    bad("2 sec", "s", NUMBER_UNIT, 2);
    bad("2 MB", "s", NUMBER_UNIT, 2);
    bad("2 s", NULL, NUMBER_UNIT, 2);
    bad("2 s", "seconds", NUMBER_UNIT, 2);
}

static void bytes_are_converted(void **state)
{
    (void)state;
    good("1 kB", "B", 1000000000);
    good("1 Ki", "B", 1024000000);
    good("1KiB", "B", 1024000000);
    good("2 GiB", "MiB", INT64_C(2048000000));
    good("512 Mi", "GiB", 500000);
    good("1k kB", "MB", 1000000);
    good("1M", "B", INT64_C(1000000000000));
    good("1MB", "B", INT64_C(1000000000000));
    good("1Mi", "B", INT64_C(1048576000000));
    good("1M MB", "GB", INT64_C(1000000000));
    good("0.000000000931322574615478515625 GiB", "B", 1000000);
    good("0.000000000014551915228366851806640625 GiB", "B", 15625);
    good("0.000000000000227373675443232059478759765625M GiB", "B", 244140625);
    bad("0.0000000000001136868377216160297393798828125M GiB", "B", NUMBER_FINE, 14);
    bad("1 B", "GiB", NUMBER_FINE, 2);
    bad("1 TB", "GB", NUMBER_UNIT, 2);
    bad("1 kb", "B", NUMBER_UNIT, 2);
    bad("9300 GB", "B", NUMBER_LARGE, 0);
    good("9300 GB", "kB", INT64_C(9300000000000000));
}

static void labels_are_taken_as_written(void **state)
{
    (void)state;
    good("1.5 years", "years", 1500000);
    good("1.5years", "years", 1500000);
    good("1.5", "years", 1500000);
    good("2 requests per second", "requests per second", 2000000);
    good("3 \xe2\x82\xac", "\xe2\x82\xac", 3000000);
    good("3k\xe2\x82\xac", "\xe2\x82\xac", 3000000000);
    good("5 kg", "kg", 5000000);
    good("5kg", "kg", 5000000);
    good("5 k", "k", 5000000);
    good("5k", "k", 5000000000);
    good("5k k", "k", 5000000000);
    good("5 e3", "e3", 5000000);
    bad("2 year", "years", NUMBER_UNIT, 2);
    bad("2 Years", "years", NUMBER_UNIT, 2);
    bad("2 years ago", "years", NUMBER_UNIT, 2);
    bad("2  years", "years", NUMBER_UNIT, 2);
    bad("2 %", "years", NUMBER_UNIT, 2);
}

static void other_notations_are_named(void **state)
{
    (void)state;
    bad("", NULL, NUMBER_SYNTAX, 0);
    bad("many", NULL, NUMBER_SYNTAX, 0);
    bad("-", NULL, NUMBER_SYNTAX, 0);
    bad("-x", NULL, NUMBER_SYNTAX, 0);
    bad(".", NULL, NUMBER_SYNTAX, 0);
    bad("1.2.3", NULL, NUMBER_SYNTAX, 3);
    bad("-1", NULL, NUMBER_SIGN, 0);
    bad("+1", NULL, NUMBER_SIGN, 0);
    bad("-.5", NULL, NUMBER_SIGN, 0);
    bad("1e3", NULL, NUMBER_EXPONENT, 1);
    bad("1.5E-3", NULL, NUMBER_EXPONENT, 3);
    bad("1e+3", "s", NUMBER_EXPONENT, 1);
    bad("1e", NULL, NUMBER_UNIT, 1);
    bad("1e+", NULL, NUMBER_UNIT, 1);
    bad("1ex", NULL, NUMBER_UNIT, 1);
    bad("1_000", NULL, NUMBER_SEPARATOR, 1);
    bad("1,000", NULL, NUMBER_SEPARATOR, 1);
    bad("1'000", NULL, NUMBER_SEPARATOR, 1);
    bad("12 000", NULL, NUMBER_SEPARATOR, 2);
    bad("1.000,5", NULL, NUMBER_SEPARATOR, 5);
    bad("1 000 years", "years", NUMBER_SEPARATOR, 1);
    bad("007", NULL, NUMBER_ZERO, 0);
    bad("00", NULL, NUMBER_ZERO, 0);
    bad("00.5", NULL, NUMBER_ZERO, 0);
    bad(".5", NULL, NUMBER_POINT, 0);
    bad("5.", NULL, NUMBER_POINT, 1);
    bad("5. %", "%", NUMBER_POINT, 1);
    bad("5.x", NULL, NUMBER_POINT, 1);
    bad("5 ", NULL, NUMBER_UNIT, 1);
    bad("0x1F", NULL, NUMBER_UNIT, 1);
}

static void a_number_ends_where_its_length_does(void **state)
{
    (void)state;
    struct unit none = unit_parse(NULL);
    int64_t value;
    size_t at;
    assert_int_equal(number_parse("12345", 3, &none, &value, &at), NUMBER_OK);
    assert_int_equal(value, 123000000);
    assert_int_equal(number_parse("1k", 1, &none, &value, &at), NUMBER_OK);
    assert_int_equal(value, 1000000);
    assert_int_equal(number_parse("1\0x", 3, &none, &value, &at), NUMBER_UNIT);
    assert_int_equal(at, 1);
}

static void a_unit_without_a_scale_is_none(void **state)
{
    (void)state;
    struct unit zeroed = {0};
    int64_t value;
    size_t at;
    assert_int_equal(number_parse("2.5k", 4, &zeroed, &value, &at), NUMBER_OK);
    assert_int_equal(value, 2500000000);
}

static void fine_numbers_are_refused_at_the_first_digit_too_many(void **state)
{
    (void)state;
    bad("0.0000001", NULL, NUMBER_FINE, 8);
    bad("0.1234567", NULL, NUMBER_FINE, 8);
    bad("0.1230000009", NULL, NUMBER_FINE, 11);
    bad("0.1234567891k", NULL, NUMBER_FINE, 11);
    bad("12.3456789 years", "years", NUMBER_FINE, 9);
    char text[200] = "0.";
    memset(text + 2, '0', 100);
    text[102] = '1';
    bad(text, NULL, NUMBER_FINE, 102);
    memset(text + 2, '1', 100);
    bad(text, NULL, NUMBER_FINE, 8);
}

static void large_numbers_are_refused(void **state)
{
    (void)state;
    bad("9223372036854.775808", NULL, NUMBER_LARGE, 0);
    bad("9223372036855", NULL, NUMBER_LARGE, 0);
    bad("9223372036855000000", NULL, NUMBER_LARGE, 0);
    bad("9300000M", NULL, NUMBER_LARGE, 0);
    good("922337203685477.5807 %", "%", INT64_MAX);
    bad("922337203685477.5808 %", "%", NUMBER_LARGE, 0);
    char text[101];
    memset(text, '9', 100);
    text[100] = '\0';
    for (size_t digits = 14; digits <= 100; digits++)
        bad(text + 100 - digits, NULL, NUMBER_LARGE, 0);
    /* The most that 128 bits hold, and one more. */
    bad("340282366920938463463374607431768211455", NULL, NUMBER_LARGE, 0);
    bad("340282366920938463463374607431768211456", NULL, NUMBER_LARGE, 0);
    bad("340282366920938463463374607431768", NULL, NUMBER_LARGE, 0);
}

static void a_unit_that_was_written_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit;
        bool had;
    } cases[] = {{"5", "ms", false},         {"5k", "ms", false},   {"5 ms", "ms", true},
                 {"5k ms", "ms", true},      {"5", NULL, false},    {"5%", "%", true},
                 {"5 years", "years", true}, {"5M", "years", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct unit unit = unit_parse(cases[i].unit);
        int64_t value;
        size_t at;
        bool had = !cases[i].had;
        assert_int_equal(
            number_parse_unit(cases[i].text, strlen(cases[i].text), &unit, &value, &at, &had),
            NUMBER_OK);
        assert_int_equal(had, cases[i].had);
    }
}

static void every_status_has_its_complaint(void **state)
{
    (void)state;
    for (int status = NUMBER_OK; status <= NUMBER_LARGE; status++)
        assert_true(strlen(number_complaint((enum number_status)status)) > 0);
    assert_string_equal(number_complaint(NUMBER_EXPONENT), "no exponent: write 1000 or 1k");
}

static void expect_print(int64_t value, const char *unit_name, const char *expected)
{
    char buffer[NUMBER_TEXT];
    struct unit unit = unit_parse(unit_name);
    assert_ptr_equal(number_print(value, &unit, buffer), buffer);
    assert_string_equal(buffer, expected);
}

static void numbers_are_printed_short(void **state)
{
    (void)state;
    expect_print(0, NULL, "0");
    expect_print(1, NULL, "0.000001");
    expect_print(1500000, "years", "1.5 years");
    expect_print(9000 * NUMBER_ONE, NULL, "9000");
    expect_print(10000 * NUMBER_ONE, NULL, "10k");
    expect_print(10000 * NUMBER_ONE + 1, NULL, "10000.000001");
    expect_print(10500 * NUMBER_ONE, NULL, "10500");
    expect_print(40000 * NUMBER_ONE, "connections", "40k connections");
    expect_print(999000 * NUMBER_ONE, NULL, "999k");
    expect_print(1000000 * NUMBER_ONE, NULL, "1M");
    expect_print(1250000 * NUMBER_ONE, NULL, "1.25M");
    expect_print(1234000 * NUMBER_ONE, NULL, "1234k");
    expect_print(40000 * NUMBER_ONE, "ms", "40000 ms");
    expect_print(600000, "%", "60 %");
    expect_print(125000, "%", "12.5 %");
    expect_print(1, "%", "0.0001 %");
    expect_print(400 * NUMBER_ONE, "%", "40000 %");
    expect_print(-1500000, "s", "-1.5 s");
    expect_print(-40000 * NUMBER_ONE, NULL, "-40k");
    expect_print(INT64_MAX, NULL, "9223372036854.775807");
    expect_print(INT64_MIN, NULL, "-9223372036854.775808");
}

static void a_long_unit_is_cut_between_characters(void **state)
{
    (void)state;
    char name[91], buffer[NUMBER_TEXT];
    for (int start = 0; start < 3; start++) {
        memset(name, 'x', sizeof name);
        for (size_t i = (size_t)start; i + 3 <= 90; i += 3)
            memcpy(name + i, "\xe2\x82\xac", 3);
        name[90] = '\0';
        struct unit unit = unit_parse(name);
        number_print(7000000, &unit, buffer);
        size_t length = strlen(buffer);
        assert_true(length > NUMBER_TEXT - 5 && length < NUMBER_TEXT);
        assert_int_equal(utf8_valid(buffer, length), length);
    }
}

static uint64_t random_bits(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void printed_numbers_are_read_back(void **state)
{
    (void)state;
    static const char *const names[] = {
        NULL, "%",   "ms", "s", "min",   "h",  "B",  "kB",      "MB",   "GB",  "KiB",
        "Mi", "GiB", "k",  "M", "years", "e5", "/s", "per day", "kB/s", "1st", "\xe2\x82\xac"};
    static const int64_t rounds[] = {
        1, 10, 1000, 1000000, 1000000000, INT64_C(10000000000), INT64_C(1000000000000)};
    uint64_t seed = 88172645463325252;
    for (int round = 0; round < 100000; round++) {
        struct unit unit = unit_parse(names[random_bits(&seed) % (sizeof names / sizeof *names)]);
        int64_t value = (int64_t)(random_bits(&seed) >> (1 + random_bits(&seed) % 63));
        value -= value % rounds[random_bits(&seed) % (sizeof rounds / sizeof *rounds)];
        char text[NUMBER_TEXT];
        int64_t back;
        size_t at;
        number_print(value, &unit, text);
        if (number_parse(text, strlen(text), &unit, &back, &at) != NUMBER_OK || back != value)
            fail_msg("%" PRId64 " was printed as `%s`", value, text);
    }
}

/* Every number of few digits, against a product and a quotient that cannot overflow. */
static void short_numbers_are_what_they_say(void **state)
{
    (void)state;
    static const struct {
        const char *suffix, *unit;
        uint64_t times, by;
    } cases[] = {{"", NULL, 1000000, 1},
                 {"k", NULL, 1000000000, 1},
                 {" %", "%", 1000000, 100},
                 {" ms", "h", 1000000, 3600000},
                 {" min", "s", 60000000, 1},
                 {" MiB", "KiB", 1024000000, 1},
                 {" kB", "MiB", 1000000000, 1048576}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct unit unit = unit_parse(cases[i].unit);
        for (uint64_t digits = 0; digits < 20000; digits++) {
            char text[40];
            snprintf(text, sizeof text, "%" PRIu64 ".%03" PRIu64 "%s", digits / 1000, digits % 1000,
                     cases[i].suffix);
            int64_t value = UNTOUCHED;
            size_t at;
            enum number_status status = number_parse(text, strlen(text), &unit, &value, &at);
            uint64_t product = digits * cases[i].times, divisor = 1000 * cases[i].by;
            assert_int_equal(status, product % divisor ? NUMBER_FINE : NUMBER_OK);
            if (status == NUMBER_OK)
                assert_int_equal(value, product / divisor);
            else
                assert_true(at < strlen(text) && text[at] != '0');
        }
    }
}

static void thousandths_are_printed_exactly(void **state)
{
    (void)state;
    char buffer[NUMBER_TEXT];
    static const struct {
        int64_t value;
        const char *exact, *halves;
    } cases[] = {
        {0, "0", "0.0"},
        {13000, "13", "13.0"},
        {4500, "4.5", "4.5"},
        {-250, "-0.25", "-0.5"},
        {13250, "13.25", "13.5"},
        {-300, "-0.3", "-0.5"},
        {200, "0.2", "0.0"},
        {-249, "-0.249", "0.0"},
        {249, "0.249", "0.0"},
        {250, "0.25", "0.5"},
        {749, "0.749", "0.5"},
        {750, "0.75", "1.0"},
        {-750, "-0.75", "-1.0"},
        {1, "0.001", "0.0"},
        {-1, "-0.001", "0.0"},
        {10, "0.01", "0.0"},
        {100000, "100", "100.0"},
        {INT64_MAX, "9223372036854775.807", "9223372036854776.0"},
        {INT64_MIN, "-9223372036854775.808", "-9223372036854776.0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(thousandths_print(cases[i].value, buffer), cases[i].exact);
        assert_string_equal(halves_print(cases[i].value, buffer), cases[i].halves);
    }
}

static void shifts_round_half_away_from_zero(void **state)
{
    (void)state;
    for (int64_t value = -70; value <= 70; value++) {
        assert_int_equal(round_shift(value, 0), value);
        for (unsigned shift = 1; shift < 10; shift++) {
            int64_t size = value < 0 ? -value : value, half = INT64_C(1) << (shift - 1);
            int64_t rounded = (size + half) / (2 * half);
            assert_int_equal(round_shift(value, shift), value < 0 ? -rounded : rounded);
        }
        assert_int_equal(round_shift(value, 63), 0);
        assert_int_equal(round_shift(value, 64), 0);
        assert_int_equal(round_shift(value, 1000), 0);
    }
    assert_true(round_shift(INT64_MIN, 0) == INT64_MIN);
    assert_true(round_shift(INT64_MIN, 1) == INT64_MIN / 2);
    assert_int_equal(round_shift(INT64_MIN, 63), -1);
    assert_int_equal(round_shift(INT64_MIN, 64), -1);
    assert_int_equal(round_shift(INT64_MIN, 65), 0);
    assert_true(round_shift(INT64_MAX, 1) == INT64_C(1) << 62);
    assert_int_equal(round_shift(INT64_MAX, 63), 1);
    assert_int_equal(round_shift(INT64_MAX, 64), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_known_by_name),
        cmocka_unit_test(plain_numbers),
        cmocka_unit_test(thousands_and_millions),
        cmocka_unit_test(percents_are_fractions),
        cmocka_unit_test(times_are_converted),
        cmocka_unit_test(bytes_are_converted),
        cmocka_unit_test(labels_are_taken_as_written),
        cmocka_unit_test(other_notations_are_named),
        cmocka_unit_test(a_number_ends_where_its_length_does),
        cmocka_unit_test(a_unit_without_a_scale_is_none),
        cmocka_unit_test(fine_numbers_are_refused_at_the_first_digit_too_many),
        cmocka_unit_test(large_numbers_are_refused),
        cmocka_unit_test(a_unit_that_was_written_is_told),
        cmocka_unit_test(every_status_has_its_complaint),
        cmocka_unit_test(numbers_are_printed_short),
        cmocka_unit_test(a_long_unit_is_cut_between_characters),
        cmocka_unit_test(printed_numbers_are_read_back),
        cmocka_unit_test(short_numbers_are_what_they_say),
        cmocka_unit_test(thousandths_are_printed_exactly),
        cmocka_unit_test(shifts_round_half_away_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
