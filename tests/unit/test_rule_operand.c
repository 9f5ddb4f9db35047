#include "leaf_fixture.h"

#include "base/memory.h"

#define GRID 12

static void numbers_are_compared(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"team.size == 3", TEAM_SIZE, "3 developers"},
        {"team.size == small_team", TEAM_SIZE, "small_team"},
        {"team.size != 3", TEAM_SIZE, "1 .. 2 developers | 4 .. 2000 developers"},
        {"team.size != small_team", TEAM_SIZE, "1 developers | 6 .. 2000 developers"},
        {"team.size in 3 | 4 | medium_team", TEAM_SIZE, "3 .. 4 developers | medium_team"},
        {"team.size in small_team | medium_team", TEAM_SIZE, "2 .. 15 developers"},
        {"team.size not in 1 | 2 | 2000", TEAM_SIZE, "3 .. 1999 developers"},
        {"team.size in 3 .. 9", TEAM_SIZE, "3 .. 9 developers"},
        {"team.size in 3..9", TEAM_SIZE, "3 .. 9 developers"},
        {"team.size not in 3 .. 9", TEAM_SIZE, "1 .. 2 developers | 10 .. 2000 developers"},
        {"team.size < 3", TEAM_SIZE, "1 .. 2 developers"},
        {"team.size < 1", TEAM_SIZE, "nothing"},
        {"team.size > 2k", TEAM_SIZE, "nothing"},
        {"team.size not in 1 .. 2000", TEAM_SIZE, "nothing"},
        {"component.io_share >= 60 %", IO_SHARE, "60 % .. 100 %"},
        {"component.io_share < 60 %", IO_SHARE, "0 % .. 59.9999 %"},
        {"component.io_share > 0.6", IO_SHARE, "60.0001 % .. 100 %"},
        {"component.io_share in 30 .. 60 %", IO_SHARE, "30 % .. 60 %"},
        {"component.latency < 1 s", LATENCY, "0 ms .. 999.999999 ms"},
    };
    expect_leaves(samples, COUNT(samples), false);
}

static void equal_comparisons_are_equal_data(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"team.size < 5", "team.size <= 4"},
        {"team.size in 2 .. 5", "team.size == small_team"},
        {"team.size in 2 | 3 | 4 | 5", "team.size == small_team"},
        {"team.size in 5 | 3", "team.size in 3 | 5"},
        {"team.size not in 6 .. 2000", "team.size <= 5"},
        {"team.python >= working", "team.python in strong | working"},
        {"component.realtime != none", "component.realtime in bidirectional | server_push"},
        {"component.admin_ui != true", "component.admin_ui == false"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct leaf a, b;
        assert_true(read_leaf(pairs[i][0], false, &a));
        assert_true(read_leaf(pairs[i][1], false, &b));
        assert_int_equal(a.kind, b.kind);
        if (!value_equal(&a.accepts, &b.accepts))
            fail_msg("%s differs from %s", pairs[i][0], pairs[i][1]);
    }
}

/* The grid of a fact, low to low + GRID steps. */
static int64_t grid_number(const struct fact *fact, uint32_t index)
{
    return fact->range.low + (int64_t)index * fact_step(fact);
}

static bool accepts(const struct value *value, int64_t number)
{
    for (uint32_t i = 0; i < value->numbers.count; i++)
        if (number >= value->numbers.items[i].low && number <= value->numbers.items[i].high)
            return true;
    return false;
}

static bool holds(const char *op, uint32_t number, uint32_t a, uint32_t b)
{
    if (strcmp(op, "in") == 0)
        return number == a || number == b;
    if (strcmp(op, "not in") == 0)
        return number != a && number != b;
    if (strcmp(op, "in ..") == 0)
        return number >= a && number <= b;
    if (strcmp(op, "not in ..") == 0)
        return number < a || number > b;
    if (strcmp(op, "==") == 0 || strcmp(op, "!=") == 0)
        return (number == a) == (*op == '=');
    if (number == a)
        return op[1] == '=';
    return (number < a) == (*op == '<');
}

static void write_leaf(const struct fact *fact, const char *op, uint32_t a, uint32_t b, char *text,
                       size_t size)
{
    char first[NUMBER_TEXT], second[NUMBER_TEXT];
    number_print(grid_number(fact, a), &fact->unit, first);
    number_print(grid_number(fact, b), &fact->unit, second);
    size_t words = strcspn(op, ".");
    if (*op == 'i' || *op == 'n')
        snprintf(text, size, "component.grid %.*s %s %s %s", (int)words, op, first,
                 op[words] ? ".." : "|", second);
    else
        snprintf(text, size, "component.grid %s %s", op, first);
}

static void check_operator(const struct fact *fact, const char *op)
{
    for (uint32_t a = 0; a < GRID; a++) {
        for (uint32_t b = a; b < GRID; b++) {
            char text[200];
            struct leaf leaf;
            write_leaf(fact, op, a, b, text, sizeof text);
            assert_true(read_leaf(text, false, &leaf));
            for (uint32_t i = 0; i < GRID; i++)
                if (accepts(&leaf.accepts, grid_number(fact, i)) != holds(op, i, a, b))
                    fail_msg("%s: wrong at %u", text, i);
        }
    }
}

static void operators_agree_with_enumeration(void **state)
{
    (void)state;
    static const char *const ops[] = {"==", "!=", "<",      "<=",    ">",
                                      ">=", "in", "not in", "in ..", "not in .."};
    struct fact grids[] = {
        {.name = "component.grid",
         .type = FACT_INTEGER,
         .unit = {UNIT_NONE, 1, NULL},
         .range = {3 * NUMBER_ONE, (GRID + 2) * NUMBER_ONE}},
        {.name = "component.grid",
         .type = FACT_NUMBER,
         .unit = {UNIT_PERCENT, 1, "%"},
         .range = {0, GRID - 1}},
        {.name = "component.grid",
         .type = FACT_NUMBER,
         .unit = {UNIT_NONE, 1, NULL},
         .range = {INT64_MAX - GRID + 1, INT64_MAX}},
    };
    assert_true(map_put(&fixture.vocabulary.by_name, &fixture.arena, "component.grid", 0));
    for (size_t i = 0; i < COUNT(grids); i++) {
        fixture.vocabulary.facts = &grids[i];
        for (size_t op = 0; op < COUNT(ops); op++)
            check_operator(&grids[i], ops[op]);
    }
}

static void literals_are_checked(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"component.realtime == bidirectonal",
         {R0107, "bidirectonal", "did you mean `bidirectional`?",
          "`bidirectonal` is no value of realtime", "values: none, server_push, bidirectional"}},
        {"component.realtime == 'none'", {R0107, "'none'", "did you mean `none`?", NULL, NULL}},
        {"component.realtime in none | nnoe", {R0107, "nnoe", "did you mean `none`?", NULL, NULL}},
        {"component.realtime in none | none", {R0134, "none", NULL, NULL, NULL}},
        {"component.realtime in none | unknown", {R0107, "unknown", NULL, NULL, NULL}},
        {"component.realtime in none |", {R0301, "none |", NULL, NULL, NULL}},
        {"component.admin_ui == yes",
         {R0106, "yes", "did you mean `true`?", NULL, "values: true, false"}},
        {"ops.brokers includes none", {R0107, "none", NULL, NULL, NULL}},
        {"ops.brokers includes kafak", {R0107, "kafak", "did you mean `kafka`?", NULL, NULL}},
        {"ops.brokers includes any of kafka | kafka", {R0134, "kafka", NULL, NULL, NULL}},
        {"component.io_share >= 60",
         {R0109, "60", "did you mean `60 %`?", "`60` is out of the range of io_share",
          "range: 0 % .. 100 %"}},
        {"component.io_share in 30 .. 60",
         {R0109, "30 .. 60", "did you mean `30 .. 60 %`?", NULL, NULL}},
        {"component.io_share in 60 .. 30 %",
         {R0111, "60 .. 30 %", "did you mean `30 % .. 60`?", NULL, NULL}},
        {"component.io_share == mosty_waits",
         {R0108, "mosty_waits", "did you mean `mostly_waits`?", NULL,
          "range: 0 % .. 100 %; bands: mostly_works, mostly_waits"}},
        {"team.size == 2.5", {R0112, "2.5", NULL, NULL, NULL}},
        {"team.size == ~5", {R0108, "~5", NULL, NULL, NULL}},
        {"team.size==~5", {R0108, "~5", NULL, NULL, NULL}},
        {"team.size == 2 .. 5",
         {R0108, "2 .. 5", NULL, NULL, "a range stands alone: in LOW .. HIGH"}},
        {"team.size in 2 .. 5 | 7", {R0108, "2 .. 5", NULL, NULL, NULL}},
        {"component.latency < 5 kg", {R0110, "kg", "counted in ms", NULL, NULL}},
        {"component.io_share < mostly_waits",
         {R0303, "mostly_waits", NULL, "`<` needs a number, and mostly_waits is a band",
          "mostly_waits is 60 % .. 90 %; use in, or compare with one end"}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), false);
}

static void operands_have_one_form(void **state)
{
    (void)state;
    static const char both[] = "a comparison a line: all lines of a list must hold";
    static const char either[] = "`|` joins values, an `any` group joins comparisons";
    static const char takes_any[] = "did you mean `includes any of` or `includes all of`?";
    static const struct mistake mistakes[] = {
        {"team.size ==",
         {R0301, "==", "a value is missing behind it", "`==` compares with nothing", NULL}},
        {"component.role in [batch_job, web_app]",
         {R0301, "[batch_job, web_app]", "did you mean `batch_job | web_app`?",
          "`[batch_job, web_app]` has brackets", NULL}},
        {"component.role in(batch_job)",
         {R0301, "(batch_job)", "did you mean `batch_job`?", NULL, NULL}},
        {"component.role in batch_job, web_app",
         {R0301, "batch_job, web_app", "did you mean `batch_job | web_app`?", NULL, NULL}},
        {"team.size in 2, 3", {R0301, "2, 3", "did you mean `2 | 3`?", NULL, NULL}},
        {"team.size == 1,000",
         {R0136, ",000", "write 1000 or 1k, and decimals behind a point", NULL, NULL}},
        {"team.size >= 3 and team.size < 9",
         {R0301, "and", both, "`and` joins nothing here", NULL}},
        {"team.size >= 3 || team.size < 9", {R0301, "||", either, NULL, NULL}},
        {"component.role == batch_job or web_app", {R0301, "or", either, NULL, NULL}},
        {"team.size > 3 < 9",
         {R0301, "<", "a comparison a line", "`<` begins a second comparison", NULL}},
        {"component.role == batch_job | web_app",
         {R0301, "==", "did you mean `in`?", "`==` takes no alternatives", NULL}},
        {"component.role != batch_job | web_app",
         {R0301, "!=", "did you mean `not in`?", NULL, NULL}},
        {"team.size < 3 | 4", {R0301, "<", "compare with one value", NULL, NULL}},
        {"ops.brokers includes redis | kafka", {R0301, "includes", takes_any, NULL, NULL}},
        {"ops.brokers includes any redis | kafka",
         {R0301, "any redis | kafka", "did you mean `includes any of`?", NULL, NULL}},
        {"ops.brokers includes none of redis",
         {R0301, "none of redis", "a `none` group over includes any of", NULL, NULL}},
        {"ops.brokers includes any of",
         {R0301, "includes any of", "a value is missing behind it", NULL, NULL}},
        {"team.python in basic .. strong",
         {R0303, "basic .. strong", NULL, "LOW .. HIGH is for numbers: team.python is a level",
          "use >= and <=, a comparison each"}},
        {"component.role in a .. b", {R0303, "a .. b", NULL, NULL, "use in A | B"}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), false);
}

static void patterns_are_taken_apart(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"'project.note matches /^a b$/'", NOTE, "matches /^a b$/"},
        {"'project.note matches / a /'", NOTE, "matches / a /"},
        {"project.note matches /a\\/b/xsmi", NOTE, "matches /a\\/b/imsx"},
        {"project.note matches /a|b/i", NOTE, "matches /a|b/i"},
        {"'project.note matches /a and b == [c]/'", NOTE, "matches /a and b == [c]/"},
        {"'project.note matches /it''s/'", NOTE, "matches /it's/"},
        {"\"project.note matches /\\\\d+/\"", NOTE, "matches /\\d+/"},
    };
    expect_leaves(samples, COUNT(samples), false);
}

static void wrong_patterns_are_told(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"project.note matches", {R0301, "matches", "a value is missing behind it", NULL, NULL}},
        {"project.note matches abc",
         {R0301, "abc", "a pattern stands between slashes: /PATTERN/", "`abc` is no pattern",
          NULL}},
        {"project.note matches /abc",
         {R0301, "/abc", "a slash is missing at the end", "`/abc` does not end", NULL}},
        {"project.note matches /abc\\",
         {R0301, "/abc\\", "a slash is missing at the end", NULL, NULL}},
        {"project.note matches /abc\\/",
         {R0301, "/abc\\/", "a slash is missing at the end", NULL, NULL}},
        {"project.note matches //", {R0301, "//", NULL, "`//` matches every text", NULL}},
        {"project.note matches /a/ and team.size > 3",
         {R0301, "and team.size > 3", "a comparison a line",
          "`and team.size > 3` stands behind the pattern", NULL}},
        {"project.note matches /a/b/",
         {R0301, "b/", "a slash of the pattern is written \\/", "`b/` stands behind the pattern",
          NULL}},
        {"project.note matches /a/g",
         {R0304, "g", NULL, "`g` is no flag of a pattern",
          "flags: i (either case), m (^ and $ at lines), s (. takes line ends), x (spaces are "
          "ignored)"}},
        {"project.note matches /a/ii", {R0304, "i", NULL, "the flag `i` stands twice", NULL}},
        {"project.note matches /a/é", {R0304, "é", NULL, NULL, NULL}},
        {"project.note matches /a(b/",
         {R0304, "/", NULL, "the pattern does not compile: missing closing parenthesis", NULL}},
        {"project.note matches /ä)b/",
         {R0304, ")", NULL, "the pattern does not compile: unmatched closing parenthesis", NULL}},
        /* Where a text does not stand as it is read, all of it is underlined. */
        {"'project.note matches /it''s (/'",
         {R0304, "'project.note matches /it''s (/'", NULL, NULL, NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), false);
    struct leaf leaf;
    assert_false(read_leaf("project.note matches /(/ig", false, &leaf));
    assert_int_equal(fixture.diags.list.count, 2);
}

static void patterns_have_a_limit(void **state)
{
    (void)state;
    for (uint32_t more = 0; more < 3; more++) {
        char text[2000] = "project.note matches /";
        uint32_t start = (uint32_t)strlen(text);
        uint32_t length = (uint32_t)limits[LIMIT_PATTERN_BYTES].value - 1 + more;
        memset(text + start, 'x', length);
        strcpy(text + start + length, "/i");
        struct leaf leaf;
        assert_int_equal(read_leaf(text, false, &leaf), more < 2);
    }
    assert_int_equal(fixture.diags.list.items[0].code, R0050);
    assert_int_equal(fixture.diags.list.count, 1);
}

static void all_mistakes_are_told(void **state)
{
    (void)state;
    static const enum diag_code codes[] = {R0136, R0109, R0108};
    struct leaf leaf;
    assert_false(read_leaf("team.size in 1e3 | 5 | 9k | lots", false, &leaf));
    assert_int_equal(fixture.diags.list.count, COUNT(codes));
    for (uint32_t i = 0; i < COUNT(codes); i++)
        assert_int_equal(fixture.diags.list.items[i].code, codes[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_are_compared, setup, teardown),
        cmocka_unit_test_setup_teardown(equal_comparisons_are_equal_data, setup, teardown),
        cmocka_unit_test_setup_teardown(operators_agree_with_enumeration, setup, teardown),
        cmocka_unit_test_setup_teardown(literals_are_checked, setup, teardown),
        cmocka_unit_test_setup_teardown(operands_have_one_form, setup, teardown),
        cmocka_unit_test_setup_teardown(patterns_are_taken_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(wrong_patterns_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(patterns_have_a_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(all_mistakes_are_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
