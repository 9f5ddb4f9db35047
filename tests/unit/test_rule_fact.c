#include "vocabulary_fixture.h"

#include "base/memory.h"
#include "rule/literal.h"

#define ROUNDS 20000

static struct fixture fixture;

static int setup(void **state)
{
    (void)state;
    fixture_init(&fixture);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    fixture_fini(&fixture);
    return 0;
}

static void types_have_names(void **state)
{
    (void)state;
    static const char *const names[] = {"bool",  "integer", "number", "choice",
                                        "level", "set",     "text",   "option"};
    assert_int_equal(COUNT(names), FACT_TYPES);
    for (uint32_t type = 0; type < FACT_TYPES; type++)
        assert_string_equal(fact_type_name(type), names[type]);
}

static void facts_are_found_by_name(void **state)
{
    (void)state;
    assert_int_equal(fact_find(&fixture.vocabulary, "component.role"), ROLE);
    assert_int_equal(fact_find(&fixture.vocabulary, "role"), FACT_NONE);
    assert_string_equal(fact_short_name(&fixture_facts[ROLE]), "role");
    assert_string_equal(fact_short_name(&fixture_facts[TEAM_SIZE]), "team.size");
}

static void mistyped_names_are_guessed(void **state)
{
    (void)state;
    static const char *const guesses[][2] = {
        {"team.siez", "team.size"},
        {"component.io_shar", "component.io_share"},
        {"io_share", "component.io_share"},
        {"io-shaer", "component.io_share"},
        {"project.io_share", "component.io_share"},
        {"size", "team.size"},
        {"team.phyton", "team.python"},
        {"nonsense_all_through", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(guesses); i++)
        expect_text(guesses[i][0], fact_suggest(&fixture.vocabulary, guesses[i][0]), guesses[i][1]);
}

static void domains_hold_everything(void **state)
{
    (void)state;
    struct value role = fact_domain(&fixture_facts[ROLE]);
    assert_int_equal(role.kind, VALUE_CHOICE);
    assert_int_equal(bits_count(role.choices), COUNT(roles));
    struct value size = fact_domain(&fixture_facts[TEAM_SIZE]);
    assert_int_equal(size.kind, VALUE_NUMBER);
    assert_ptr_equal(size.numbers.items, &fixture_facts[TEAM_SIZE].range);
    struct value set = fact_domain(&fixture_facts[BROKERS]);
    assert_true(bits_empty(set.set.must));
    assert_int_equal(bits_count(set.set.may), COUNT(brokers));
    assert_null(fact_domain(&fixture_facts[NOTE]).text);
    assert_int_equal(fact_step(&fixture_facts[TEAM_SIZE]), NUMBER_ONE);
    assert_int_equal(fact_step(&fixture_facts[YEARS]), 1);
}

static void values_and_bands_are_found(void **state)
{
    (void)state;
    const struct fact *python = &fixture_facts[TEAM_PYTHON];
    assert_int_equal(fact_value_find(python, "working", 7), 2);
    assert_int_equal(fact_value_find(python, "working or so", 7), 2);
    assert_int_equal(fact_value_find(python, "work", 4), FACT_NONE);
    assert_int_equal(fact_value_find(python, "workings", 8), FACT_NONE);
    assert_int_equal(fact_value_find(python, "", 0), FACT_NONE);
    assert_int_equal(fact_band_find(&fixture_facts[IO_SHARE], "mostly_waits", 12), 1);
    assert_int_equal(fact_band_find(&fixture_facts[YEARS], "mostly_waits", 12), FACT_NONE);
}

/* Bands as the reader leaves them: a number that two were written to share belongs to one. */
static void bands_are_shown_as_they_are_written(void **state)
{
    (void)state;
    static const struct band bands[] = {{"none", {0, 0}},
                                        {"some", {1, 10 * NUMBER_ONE - 1}},
                                        {"many", {10 * NUMBER_ONE, 50 * NUMBER_ONE}},
                                        {"apart", {60 * NUMBER_ONE, 70 * NUMBER_ONE}}};
    static const struct interval written[] = {{0, 0},
                                              {0, 10 * NUMBER_ONE},
                                              {10 * NUMBER_ONE, 50 * NUMBER_ONE},
                                              {60 * NUMBER_ONE, 70 * NUMBER_ONE}};
    struct fact fact = {.type = FACT_NUMBER, BANDS(bands)};
    for (uint32_t i = 0; i < COUNT(bands); i++) {
        struct interval shown = fact_band_written(&fact, i);
        assert_int_equal(shown.low, written[i].low);
        assert_int_equal(shown.high, written[i].high);
    }
}

static void expect_print(uint32_t fact, struct value value, const char *expected)
{
    struct strbuf out;
    strbuf_init(&out);
    fact_print(&fixture_facts[fact], &value, &out);
    assert_false(out.failed);
    expect_text(fixture_facts[fact].name, out.text, expected);
    strbuf_fini(&out);
}

static struct value numbers(const struct interval *items, uint32_t count)
{
    return (struct value){.kind = VALUE_NUMBER, .numbers = {items, count}};
}

static void numbers_are_printed(void **state)
{
    (void)state;
    static const struct interval one = {9 * NUMBER_ONE, 9 * NUMBER_ONE};
    static const struct interval band = {60 * PERCENT, 90 * PERCENT};
    static const struct interval single = {NUMBER_ONE, NUMBER_ONE};
    static const struct interval part = {60 * PERCENT, 80 * PERCENT};
    static const struct interval two[] = {{0, 10 * PERCENT}, {60 * PERCENT, 90 * PERCENT}};
    static const struct interval many = {10000 * NUMBER_ONE, 40000 * NUMBER_ONE};
    static const struct interval team = {7 * NUMBER_ONE, 9 * NUMBER_ONE};
    expect_print(TEAM_SIZE, numbers(&one, 1), "9 developers");
    expect_print(TEAM_SIZE, numbers(&single, 1), "1 developers");
    expect_print(TEAM_SIZE, numbers(&team, 1), "7 .. 9 developers");
    expect_print(TEAM_SIZE, fact_domain(&fixture_facts[TEAM_SIZE]), "unknown");
    expect_print(IO_SHARE, numbers(&band, 1), "mostly_waits");
    expect_print(IO_SHARE, numbers(&part, 1), "60 % .. 80 %");
    expect_print(IO_SHARE, numbers(two, 2), "0 % .. 10 % | mostly_waits");
    expect_print(CONNECTIONS, numbers(&many, 1), "10k .. 40k");
}

static void choices_and_sets_are_printed(void **state)
{
    (void)state;
    struct bits two = {{0}};
    bits_add(&two, 0);
    bits_add(&two, 2);
    struct value either = {.kind = VALUE_CHOICE, .choices = two};
    expect_print(REALTIME, value_choice(1), "server_push");
    expect_print(REALTIME, either, "none | bidirectional");
    expect_print(REALTIME, fact_domain(&fixture_facts[REALTIME]), "unknown");
    expect_print(ADMIN_UI, value_choice(1), "true");
    struct value set = {.kind = VALUE_SET, .set = {{{0}}, {{0}}}};
    expect_print(BROKERS, set, "[]");
    set.set.may = two;
    expect_print(BROKERS, set, "[maybe redis, maybe kafka]");
    bits_add(&set.set.must, 2);
    expect_print(BROKERS, set, "[maybe redis, kafka]");
    set.set.must = two;
    expect_print(BROKERS, set, "[redis, kafka]");
    expect_print(BROKERS, fact_domain(&fixture_facts[BROKERS]), "unknown");
}

static void texts_are_printed(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"plain words, no", "\"plain words, no\""},
        {"plain words", "plain words"},
        {"Größe 3", "Größe 3"},
        {"unknown", "\"unknown\""},
        {"null", "\"null\""},
        {"", "\"\""},
        {" a", "\" a\""},
        {"a ", "\"a \""},
        {"- a", "\"- a\""},
        {"say \"x\\y\"\n", "\"say \\\"x\\\\y\\\"\\n\""},
        {"a\tb", "\"a\\u0009b\""},
        {"a\u2028b", "\"a\\u2028b\""},
        {"a: b", "\"a: b\""},
        {NULL, "unknown"},
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        expect_print(NOTE, (struct value){.kind = VALUE_TEXT, .text = texts[i][0]}, texts[i][1]);
}

/* xorshift64*: the same cases on every machine. */
static uint64_t seed = 88172645463325252u;

static uint64_t draw(uint64_t below)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (seed * 2685821657736338717u >> 11) % below;
}

static struct bits draw_bits(uint32_t count, bool empty)
{
    struct bits bits = {{0}};
    for (uint32_t i = 0; i < count; i++)
        if (draw(2))
            bits_add(&bits, i);
    if (!empty && bits_empty(bits))
        bits_add(&bits, (uint32_t)draw(count));
    return bits;
}

static int64_t draw_number(const struct fact *fact)
{
    static const int64_t grains[] = {1, 1000, NUMBER_ONE / 100, NUMBER_ONE, 1000 * NUMBER_ONE};
    int64_t grain = grains[draw(COUNT(grains))];
    if (grain < fact_step(fact))
        grain = fact_step(fact);
    uint64_t width = (uint64_t)(fact->range.high - fact->range.low) + 1;
    int64_t number = fact->range.low + (int64_t)draw(width);
    number -= number % grain;
    return number < fact->range.low ? fact->range.low : number;
}

static struct value draw_numbers(const struct fact *fact)
{
    struct intervals all = {NULL, 0};
    for (uint64_t left = draw(3) + 1; left > 0; left--) {
        int64_t a = draw_number(fact);
        int64_t b = draw(2) ? a : draw_number(fact);
        struct interval item = {a < b ? a : b, a < b ? b : a};
        if (fact->band_count > 0 && draw(4) == 0)
            item = fact->bands[draw(fact->band_count)].numbers;
        assert_true(numbers_unite(&fixture.arena, all, (struct intervals){&item, 1},
                                  fact_step(fact), &all));
    }
    return (struct value){.kind = VALUE_NUMBER, .numbers = all};
}

static struct value draw_text(void)
{
    static const char *const pieces[] = {
        "a",    "B",  "7",      " ",  "  ",   ".",  "-", "_",   "/", ":", ": ", "#",
        " #",   "\"", "'",      "\\", "\n",   "\t", "|", " | ", "~", "ä", "€",  ",",
        "null", "é",  "\u2028", "[x", "true", "{",  "}", "&",   "*", "!", "%",  "unknown"};
    char *text = arena_new(&fixture.arena, 100, 1);
    assert_non_null(text);
    for (uint64_t left = draw(10); left > 0; left--)
        strcat(text, pieces[draw(COUNT(pieces))]);
    return (struct value){.kind = VALUE_TEXT, .text = draw(20) ? text : NULL};
}

static struct value draw_value(const struct fact *fact)
{
    switch (fact_value_kind(fact)) {
    case VALUE_CHOICE:
        return (struct value){.kind = VALUE_CHOICE, .choices = draw_bits(fact->value_count, false)};
    case VALUE_NUMBER:
        return draw_numbers(fact);
    case VALUE_SET:
        if (draw(10) > 0) {
            struct bits members = draw_bits(fact->value_count, true);
            return (struct value){.kind = VALUE_SET, .set = {members, members}};
        }
        return fact_domain(fact);
    case VALUE_TEXT:
        break;
    }
    return draw_text();
}

static void printed_values_are_read_again(void **state)
{
    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        const struct fact *fact = &fixture_facts[draw(FACTS)];
        struct value value = draw_value(fact);
        struct strbuf out;
        strbuf_init(&out);
        strbuf_puts(&out, "v: ");
        fact_print(fact, &value, &out);
        const struct node *root = fixture_parse(&fixture, out.text, DOCUMENT_YAML);
        struct value again;
        bool read = literal_read(&fixture.arena, fact, node_get(root, "v"), LITERAL_ANSWER, &again,
                                 &fixture.diags);
        if (!read || !value_equal(&value, &again))
            fail_msg("%s: `%s` is read otherwise", fact->name, out.text);
        strbuf_fini(&out);
        if (i % 100 == 0) {
            fixture_fini(&fixture);
            fixture_init(&fixture);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(types_have_names, setup, teardown),
        cmocka_unit_test_setup_teardown(facts_are_found_by_name, setup, teardown),
        cmocka_unit_test_setup_teardown(mistyped_names_are_guessed, setup, teardown),
        cmocka_unit_test_setup_teardown(domains_hold_everything, setup, teardown),
        cmocka_unit_test_setup_teardown(values_and_bands_are_found, setup, teardown),
        cmocka_unit_test(bands_are_shown_as_they_are_written),
        cmocka_unit_test_setup_teardown(numbers_are_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(choices_and_sets_are_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(texts_are_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(printed_values_are_read_again, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
