#include "literal_fixture.h"

#include "base/memory.h"

static void numbers_are_read(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {TEAM_SIZE, "7", "7 developers"},
        {TEAM_SIZE, "7 developers", "7 developers"},
        {TEAM_SIZE, "1.5k", "1500 developers"},
        {TEAM_SIZE, "small_team", "small_team"},
        {TEAM_SIZE, "one_person", "1 developers"},
        {TEAM_SIZE, "unknown", "unknown"},
        {IO_SHARE, "0.6", "60 %"},
        {IO_SHARE, "60 %", "60 %"},
        {IO_SHARE, "60%", "60 %"},
        {IO_SHARE, "1", "100 %"},
        {LATENCY, "1.5 s", "1500 ms"},
        {LATENCY, "1 min", "60000 ms"},
        {MEMORY, "1 GiB", "1073.741824 MB"},
        {CONNECTIONS, "40k", "40k"},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void ranges_are_read(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {TEAM_SIZE, "3 .. 5", "3 .. 5 developers"},
        {TEAM_SIZE, "3..5", "3 .. 5 developers"},
        {TEAM_SIZE, "3 .. 5 developers", "3 .. 5 developers"},
        {TEAM_SIZE, "2 .. 5", "small_team"},
        {TEAM_SIZE, "5 .. 5", "5 developers"},
        {TEAM_SIZE, "1 .. 2000", "unknown"},
        {IO_SHARE, "30 .. 60 %", "30 % .. 60 %"},
        {IO_SHARE, "30 % .. 60", "30 % .. 60 %"},
        {IO_SHARE, "0.3..0.6", "30 % .. 60 %"},
        {IO_SHARE, "0 .. 60 %", "0 % .. 60 %"},
        {LATENCY, "50 .. 200 ms", "50 ms .. 200 ms"},
        {LATENCY, "1 .. 2 s", "1000 ms .. 2000 ms"},
        {LATENCY, "1 s .. 2", "1000 ms .. 2000 ms"},
        {LATENCY, "500 ms .. 2 s", "500 ms .. 2000 ms"},
        {LATENCY, "1k .. 2k ms", "1000 ms .. 2000 ms"},
        {MEMORY, "1 .. 2 GB", "1000 MB .. 2000 MB"},
        {MEMORY, "100 .. 0.2k MB", "100 MB .. 200 MB"},
        {YEARS, "1.5 .. 2.25", "1.5 .. 2.25 years"},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void estimates_are_read(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {TEAM_SIZE, "~40", "20 .. 80 developers"},
        {TEAM_SIZE, "~ 40", "20 .. 80 developers"},
        {TEAM_SIZE, "~5", "3 .. 10 developers"},
        {TEAM_SIZE, "~1", "1 .. 2 developers"},
        {TEAM_SIZE, "~2.5", "small_team"},
        {TEAM_SIZE, "~3k", "1500 .. 2000 developers"},
        {TEAM_SIZE, "~0.5", "1 developers"},
        {CONNECTIONS, "~40k", "20k .. 80k"},
        {CONNECTIONS, "~0", "0"},
        {IO_SHARE, "~60 %", "30 % .. 100 %"},
        {IO_SHARE, "~0.4", "20 % .. 80 %"},
        {LATENCY, "~1 s", "500 ms .. 2000 ms"},
        {YEARS, "~0.000001", "0.000001 .. 0.000002 years"},
        {YEARS, "~100", "50 years"},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void alternatives_are_united(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {TEAM_SIZE, "2 | 4", "2 developers | 4 developers"},
        {TEAM_SIZE, "4 | 2|3 | 5", "small_team"},
        {TEAM_SIZE, "one_person | 10 .. 20 | ~40", "1 developers | 10 .. 80 developers"},
        {IO_SHARE, "mostly_works | 95 % .. 100 %", "mostly_works | 95 % .. 100 %"},
        {TEAM_SIZE, "7 | 7", "7 developers"},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_YAML, LITERAL_ANSWER);
}

/* As many as a scalar can hold take no more than their place. */
static void alternatives_may_be_many(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, "- 999999");
    for (int i = 9000; i > 0; i--)
        strbuf_printf(&text, "|%d", i * 3);
    const struct node *root = fixture_parse(&fixture, text.text, DOCUMENT_YAML);
    strbuf_fini(&text);
    struct value value;
    assert_true(literal_read(&fixture.arena, &fixture_facts[CONNECTIONS], root->items[0],
                             LITERAL_ANSWER, &value, &fixture.diags));
    assert_int_equal(value.numbers.count, 9001);
    assert_int_equal(value.numbers.items[0].low, 3 * NUMBER_ONE);
    assert_int_equal(value.numbers.items[9000].high, 999999 * NUMBER_ONE);
}

static void other_notations_are_refused(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {TEAM_SIZE, "-5", {R0136, "-5", "no sign: numbers start with a digit", NULL, NULL}},
        {TEAM_SIZE, "1e3", {R0136, "e3", "no exponent: write 1000 or 1k", NULL, NULL}},
        {TEAM_SIZE,
         "1_000",
         {R0136, "_000", "write 1000 or 1k, and decimals behind a point",
          "`1_000` has something between its digits", NULL}},
        {TEAM_SIZE, "007", {R0136, "007", "no leading zero: write 7, not 007", NULL, NULL}},
        {YEARS,
         ".5",
         {R0136, ".5", "a digit on both sides of the point: write 0.5 or 5.0", NULL, NULL}},
        {YEARS,
         "5.",
         {R0136, ".", "a digit on both sides of the point: write 0.5 or 5.0", NULL, NULL}},
        {YEARS,
         "1.0000001",
         {R0137, "1", "too fine: numbers are exact in millionths",
          "`1.0000001` is too fine a number", NULL}},
        {YEARS,
         "99999999999999",
         {R0137, "99999999999999", "too large: numbers end at about nine million million", NULL,
          NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void units_must_fit(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {LATENCY,
         "50 kg",
         {R0110, "kg", "counted in ms", "`kg` is no unit of latency", "units: ms, s, min, h"}},
        {LATENCY, "50 %", {R0110, "%", "counted in ms", NULL, NULL}},
        {IO_SHARE, "60 ms", {R0110, "ms", "counted in %", NULL, "unit: %"}},
        {MEMORY,
         "2 TB",
         {R0110, "TB", "counted in MB", NULL, "units: B, kB, MB, GB, KiB, MiB, GiB"}},
        {TEAM_SIZE,
         "5 people",
         {R0110, "people", "counted in developers", NULL, "unit: developers (or none)"}},
        {CONNECTIONS, "5K", {R0110, "K", "did you mean `k`?", NULL, NULL}},
        {TEAM_SIZE, "5m", {R0110, "m", "did you mean `M`?", NULL, NULL}},
        {LATENCY, "5 m", {R0110, "m", "did you mean `min`?", NULL, NULL}},
        {LATENCY, "5 Sec", {R0110, "Sec", "did you mean `s`?", NULL, NULL}},
        {MEMORY, "5 gb", {R0110, "gb", "did you mean `GB`?", NULL, NULL}},
        {IO_SHARE, "5 percent", {R0110, "percent", "did you mean `%`?", NULL, NULL}},
        {CONNECTIONS,
         "5 sockets",
         {R0110, "sockets", NULL, NULL, "no unit: write the number alone, or with k or M"}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void numbers_lie_in_the_range(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {TEAM_SIZE,
         "3000",
         {R0109, "3000", NULL, "`3000` is out of the range of team.size",
          "range: 1 .. 2000 developers"}},
        {IO_SHARE,
         "60",
         {R0109, "60", "did you mean `60 %`?", "`60` is out of the range of io_share",
          "range: 0 % .. 100 %"}},
        {IO_SHARE, "600", {R0109, "600", NULL, NULL, NULL}},
        {IO_SHARE, "150 %", {R0109, "150 %", NULL, NULL, NULL}},
        {IO_SHARE, "30 .. 60", {R0109, "30 .. 60", "did you mean `30 .. 60 %`?", NULL, NULL}},
        {IO_SHARE, "0.3 .. 200 %", {R0109, "200 %", NULL, NULL, NULL}},
        {IO_SHARE, "~60", {R0109, "~60", "did you mean `~60 %`?", NULL, NULL}},
        {TEAM_SIZE, "~5k", {R0109, "~5k", NULL, NULL, "range: 1 .. 2000 developers"}},
        {TEAM_SIZE, "0 .. 5", {R0109, "0", NULL, NULL, NULL}},
        {TEAM_SIZE, "~0.2", {R0109, "~0.2", NULL, NULL, NULL}},
        {TEAM_SIZE,
         "2.5",
         {R0112, "2.5", NULL, "`2.5` is no whole number", "team.size counts whole developers"}},
        {CONNECTIONS,
         "0.5k .. 2.0005k",
         {R0112, "2.0005k", NULL, NULL, "connections counts whole things"}},
        {TEAM_SIZE,
         "5 .. 3",
         {R0111, "5 .. 3", "did you mean `3 .. 5`?", "`5 .. 3` runs backwards", NULL}},
        {LATENCY,
         "1 .. 500 ms | 2 s .. 1",
         {R0111, "2 s .. 1", "did you mean `1 .. 2 s`?", NULL, NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void words_are_no_numbers(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {IO_SHARE,
         "mosty_waits",
         {R0108, "mosty_waits", "did you mean `mostly_waits`?",
          "`mosty_waits` is neither a number nor a band of io_share",
          "range: 0 % .. 100 %; bands: mostly_works, mostly_waits (or unknown)"}},
        {YEARS,
         "many",
         {R0108, "many", NULL, "`many` is no number, which project.years needs",
          "range: 0 .. 50 years (or unknown)"}},
        {YEARS, "unknwon", {R0108, "unknwon", "did you mean `unknown`?", NULL, NULL}},
        {TEAM_SIZE, "yes", {R0108, "yes", NULL, NULL, NULL}},
        {TEAM_SIZE,
         "5 - 10",
         {R0108, "5 - 10", "did you mean `5 .. 10`?", "`5 - 10` is no range: that is LOW .. HIGH",
          NULL}},
        {TEAM_SIZE, "5-10", {R0108, "5-10", "did you mean `5 .. 10`?", NULL, NULL}},
        {TEAM_SIZE, "5 – 10", {R0108, "5 – 10", "did you mean `5 .. 10`?", NULL, NULL}},
        {TEAM_SIZE, "5 to 10", {R0108, "5 to 10", "did you mean `5 .. 10`?", NULL, NULL}},
        {TEAM_SIZE, "5 ... 10", {R0108, "5 ... 10", "did you mean `5 .. 10`?", NULL, NULL}},
        {TEAM_SIZE, "5 ... many", {R0108, ". many", NULL, NULL, NULL}},
        {TEAM_SIZE,
         "5 .. 10 .. 15",
         {R0108, "5 .. 10 .. 15", NULL, "`5 .. 10 .. 15` has more than one `..`", NULL}},
        {TEAM_SIZE, "< 5", {R0108, "< 5", "write a range: LOW .. HIGH", NULL, NULL}},
        {YEARS, "about 5", {R0108, "about 5", "an estimate has a ~ in front: ~300", NULL, NULL}},
        {YEARS, "about a year", {R0108, "about a year", NULL, NULL, NULL}},
        {TEAM_SIZE, "5 - many", {R0110, "- many", "counted in developers", NULL, NULL}},
        {TEAM_SIZE, "5 ..", {R0108, "5 ..", NULL, "`5 ..` lacks a number beside `..`", NULL}},
        {TEAM_SIZE, ".. 5", {R0108, ".. 5", NULL, NULL, NULL}},
        {TEAM_SIZE,
         "5 .. large",
         {R0108, "large", NULL, "`large` is neither a number nor a band of team.size", NULL}},
        {TEAM_SIZE, "~5 .. 9", {R0108, "~5 .. 9", NULL, NULL, NULL}},
        {TEAM_SIZE,
         "~small_team",
         {R0108, "~small_team", NULL,
          "`~small_team` is no estimate: ~ stands in front of one number",
          "an estimate: ~300; a range: 200 .. 900"}},
        {TEAM_SIZE,
         "5 .. small_team",
         {R0108, "small_team", NULL, "`small_team` is a band, and a range runs between numbers",
          "a band stands alone, or with others: a | b"}},
        {TEAM_SIZE, "~unknown", {R0108, "~unknown", NULL, NULL, NULL}},
        {TEAM_SIZE, "~many", {R0108, "many", NULL, NULL, NULL}},
        {TEAM_SIZE, "5 | ~", {R0108, "~", NULL, NULL, NULL}},
        {TEAM_SIZE, "5 | | 6", {R0108, "5 | | 6", NULL, NULL, NULL}},
        {TEAM_SIZE, "5 | unknown", {R0108, "unknown", NULL, NULL, NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void shared_units_may_be_too_much(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {LATENCY,
         "9000000000 .. 2 h",
         {R0137, "9000000000", "too large: numbers end at about nine million million", NULL, NULL}},
        {IO_SHARE,
         "0.00001 .. 2 %",
         {R0137, "1", "too fine: numbers are exact in millionths", NULL, NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
    /* Longer than any number that is exact. */
    char text[300];
    memset(text, '0', sizeof text);
    memcpy(text, "0.3", 3);
    strcpy(text + 250, " .. 2 %");
    struct value value;
    assert_false(literal_read(&fixture.arena, &fixture_facts[IO_SHARE], parse(text, DOCUMENT_YAML),
                              LITERAL_ANSWER, &value, &fixture.diags));
    assert_int_equal(fixture.diags.list.items[0].code, R0137);
}

static void all_mistakes_are_told(void **state)
{
    (void)state;
    static const enum diag_code codes[] = {R0136, R0108, R0110, R0109, R0109, R0112, R0112};
    struct value value;
    assert_false(literal_read(&fixture.arena, &fixture_facts[TEAM_SIZE],
                              parse("1e3 | lots | 5 | 5 kg | 0 .. 9k | 2.5 .. 3.5", DOCUMENT_YAML),
                              LITERAL_ANSWER, &value, &fixture.diags));
    assert_int_equal(fixture.diags.list.count, COUNT(codes));
    for (uint32_t i = 0; i < COUNT(codes); i++)
        assert_int_equal(fixture.diags.list.items[i].code, codes[i]);
}

static bool read_range(const char *text, bool whole, struct interval *interval)
{
    struct fact fact = fixture_facts[IO_SHARE];
    if (whole)
        fact.range = (struct interval){0, 0};
    diags_init(&fixture.diags, &fixture.arena);
    const struct node *node = parse(text, DOCUMENT_YAML);
    return literal_read_range(&fact, node, 0, node->length, whole, interval, &fixture.diags);
}

static void a_range_may_be_the_facts_own(void **state)
{
    (void)state;
    struct interval interval;
    assert_true(read_range("0 .. 400 %", true, &interval));
    assert_int_equal(interval.low, 0);
    assert_int_equal(interval.high, 4 * NUMBER_ONE);
    assert_false(read_range("0 .. 400 %", false, &interval));
    expect_complaint(&fixture.diags, 0, (struct complaint){R0109, "400 %", NULL, NULL, NULL});
    assert_true(read_range("0 .. 40 %", false, &interval));
    assert_false(read_range("400 %", true, &interval));
    expect_complaint(
        &fixture.diags, 0,
        (struct complaint){R0108, "400 %", NULL, "`400 %` is no range", "a range: LOW .. HIGH"});
    assert_false(read_range("a .. 400 %", true, &interval));
    expect_complaint(&fixture.diags, 0,
                     (struct complaint){R0108, "a", NULL, NULL, "a range: 200 .. 900"});
    assert_false(read_range("4 .. 1", true, &interval));
    assert_int_equal(fixture.diags.list.items[0].code, R0111);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(ranges_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(estimates_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(alternatives_are_united, setup, teardown),
        cmocka_unit_test_setup_teardown(alternatives_may_be_many, setup, teardown),
        cmocka_unit_test_setup_teardown(other_notations_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(units_must_fit, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_lie_in_the_range, setup, teardown),
        cmocka_unit_test_setup_teardown(words_are_no_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(shared_units_may_be_too_much, setup, teardown),
        cmocka_unit_test_setup_teardown(all_mistakes_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_range_may_be_the_facts_own, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
