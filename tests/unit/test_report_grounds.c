#include "report_fixture.h"

#include "report/grounds.h"

/* A ruling on a profile. */
static struct profile *profile;
static struct rulings *rulings;

static const struct ruling *rule_on(const char *text)
{
    profile = court_profile(text);
    rulings = court_rule(profile, true);
    assert_non_null(rulings);
    return &rulings->items[0];
}

static void forget(void)
{
    rulings_free(rulings);
    profile_free(profile);
}

/* What one of the writers writes, in the court's arena. */
static const char *write_wide(void (*write)(struct paint *paint, const struct ruling *ruling),
                              const struct ruling *ruling, int width)
{
    struct sheet sheet;
    sheet_init(&sheet, width);
    write(&sheet.paint, ruling);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return text;
}

static void write_rules(struct paint *paint, const struct ruling *ruling)
{
    grounds_rules(paint, ruling, 8);
}

static void write_two_rules(struct paint *paint, const struct ruling *ruling)
{
    grounds_rules(paint, ruling, 2);
}

static const char *rules_of(const char *text)
{
    const char *written = write_wide(write_rules, rule_on(text), 80);
    forget();
    return written;
}

static void the_strongest_rules_come_first(void **state)
{
    (void)state;
    const char *text =
        rules_of("project: {regulated: true}\n"
                 "team: {sql: none}\n"
                 "component: {kind: ledger, transactions: true, record_size: 2 MB}\n");
    check_has(text, "WHY, strongest first\n");
    const char *excluded = strstr(text, "Files ruled out");
    const char *strong = strstr(text, "Database +9.0");
    const char *against = strstr(text, "Database -6.0");
    const char *weak = strstr(text, "Files +3.0");
    assert_true(excluded && excluded < strong && strong < against && against < weak);
    check_has(line_with(text, "Files ruled out"), "regulated-accounts");
    check_has(line_with(text, "Database +9.0"), "changes-together");
    check_has(line_with(text, "Database +9.0"), "transactions = true :4 [S]");
    check_has(line_with(text, "Database -6.0"), "team.sql = none :3");
    check_fits(text, 80);
}

static void nothing_fired_is_said(void **state)
{
    (void)state;
    assert_string_equal(
        rules_of("team: {sql: strong}\nproject: {owner: nobody}\n"
                 "component: {kind: upload, queries: [], reads: 1, write_share: 1 %,\n"
                 "  record_size: 1 kB}\n"),
        "WHY: no rule fired\n");
    check_has(rules_of("component: {}\n"), "WHY: no rule fired\n0 more rules fired, ");
}

/* One line for each option that is ruled out, and one for the points; but one rule is meant. */
static void a_rule_may_have_several_lines(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, when: component.odd == true,\n"
                              "     excludes: [left, right], because: Nothing fits.}\n"
                              "  - {id: odder, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, excludes: right, because: B.}\n"
                              "  - {id: oddest, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, because: B.}\n");
    const struct ruling *ruling = rule_on("component: {odd: true}\n");
    const char *text = write_wide(write_rules, ruling, 80);
    check_has(text, "Left ruled out   odd     odd = true :2");
    check_has(text, "Right ruled out  odd     odd = true :2");
    check_has(text, "Right ruled out  odder   odd = true :2");
    check_has(text, "Left +1.0        odder   odd = true :2");
    check_has(text, "Left +0.5        oddest  odd = true :2");
    check_lacks(text, "more rule");
    check_has(write_wide(write_two_rules, ruling, 80), "2 more rules fired, 0 undetermined");
    check_lacks(write_wide(write_two_rules, ruling, 80), "Left +1.0");
    forget();
    court_back();
}

static void what_is_not_shown_is_counted(void **state)
{
    (void)state;
    const struct ruling *ruling =
        rule_on("components: [{name: a, transactions: true, record_size: 2 MB, kind: upload},\n"
                "  {name: b, transactions: true, kind: ledger, queries: [full_text]}]\n");
    const char *text = write_wide(write_two_rules, ruling, 80);
    check_has(text, "a  Database +9.0  changes-together");
    check_has(text, "b  Database +9.0  changes-together");
    check_has(text, "2 more rules fired, 11 undetermined: ruling why case.yaml\n");
    forget();
    ruling = rule_on("component: {transactions: true, queries: []}\n");
    check_has(write_wide(write_rules, ruling, 80), "0 more rules fired, ");
    forget();
}

/* Where names, titles and ids leave no room, the facts stand below. */
static void narrow_reasons_stand_below(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD
                   "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                   "rules:\n"
                   "  - {id: a-rule-with-a-name-that-is-rather-long, criterion: pace,\n"
                   "     when: component.odd == true, favours: {left: slight}, because: B.}\n");
    const struct ruling *ruling =
        rule_on("components: [{name: the one and only component, odd: true}]\n");
    const char *text = write_wide(write_rules, ruling, 80);
    check_has(text, "the one and only compon…  Left +1.0  a-rule-with-a-name-that-is-rather-long\n"
                    "    odd = true :2\n");
    check_has(write_wide(write_rules, ruling, 120),
              "a-rule-with-a-name-that-is-rather-long  odd = true :2\n");
    forget();
    court_back();
}

static void facts_say_where_they_come_from(void **state)
{
    (void)state;
    static const char *const settings[] = {"component.kind=log", "project.owner=town library"};
    const char *text = "ruling: 1\nteam: {sql: none}\ncomponent:\n  queries: [by_key, by_range]\n"
                       "  reads: 5000\n";
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = text,
                                  .length = strlen(text),
                                  .format = DOCUMENT_YAML,
                                  .settings = settings,
                                  .setting_count = 2};
    profile = profile_read(&court_arena, court_pack, &input, &court_diags);
    rulings = court_rule(profile, true);
    const struct ruled_component *component = &rulings->items[0].components[0];
    static const struct {
        const char *rule;
        uint32_t fact;
        const char *shown;
    } cases[] = {
        {"no-sql", 0, "team.sql = none :2"},
        {"busy", 0, "reads = 5000 :5"},
        {"busy", 1, "write_share = mostly_writes (assumed)"},
        {"busy-store", 0, "busy = true (derived)"},
        {"archive", 0, "project.owner = town library (--set)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct ruled_rule *rule = court_find(component, cases[i].rule);
        assert_true(cases[i].fact < rule->fact_count);
        struct strbuf out;
        strbuf_init(&out);
        grounds_fact(&out, profile, &rule->facts[cases[i].fact]);
        assert_string_equal(out.text, cases[i].shown);
        strbuf_fini(&out);
    }
    struct cited_fact fact = {.fact = fact_find(&court_pack->vocabulary, "component.transactions"),
                              .value = "false",
                              .origin = ORIGIN_OTHERWISE};
    struct strbuf out;
    strbuf_init(&out);
    grounds_fact(&out, profile, &fact);
    assert_string_equal(out.text, "transactions = false (not asked)");
    strbuf_fini(&out);
    forget();
}

static void open_facts_are_listed_by_their_weight(void **state)
{
    (void)state;
    const struct ruling *ruling = rule_on("components: [{name: a, kind: ledger}, {name: b}]\n");
    const char *text = write_wide(grounds_open, ruling, 80);
    /* Two rules wait for each component's queries (looked-up, busy), and two for its reads. */
    check_has(text, "OPEN      component.queries (4 rules), ");
    check_has(text, " and ");
    check_has(text, " and 6 more could still");
    check_has(text, "answer them to");
    check_fits(text, 80);
    forget();
}

static void one_open_fact_is_one(void **state)
{
    (void)state;
    const char *text;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, because: B.}\n");
    text = write_wide(grounds_open, rule_on("component: {}\n"), 80);
    assert_string_equal(
        text, "OPEN      component.odd (1 rule) could still count: answer it to narrow the\n"
              "          bounds\n");
    forget();
    assert_string_equal(write_wide(grounds_open, rule_on("component: {odd: false}\n"), 80), "");
    forget();
    court_back();
}

static const char *letters(const char *rule)
{
    uint32_t index = pack_rule(court_pack, rule);
    struct strbuf out;
    strbuf_init(&out);
    grounds_letters(&out, court_pack, court_pack->rules[index].cites,
                    court_pack->rules[index].cite_count);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

/* A pack of 70 sources; rules cite one, several of one, some beyond the 64th. */
static const char *many_sources(void)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                                  "sources:\n  A: {title: First, date: 2026-01-01}\n");
    for (int i = 0; i < 70; i++)
        strbuf_printf(&text, "  s%d: {title: Source %d}\n", i, i);
    strbuf_puts(&text, "  B: {title: Second}\nclaims:\n  - {id: a, source: A, claim: A.}\n"
                       "  - {id: a2, source: A, claim: A.}\n  - {id: b, source: B, claim: B.}\n"
                       "  - {id: s, source: s69, claim: S.}\nrules:\n");
    static const char *const cites[] = {"a, a2", "b, a", "s", "s, a, b"};
    for (int i = 0; i < 4; i++)
        strbuf_printf(&text,
                      "  - {id: r%d, criterion: pace, when: component.odd == true,\n"
                      "     favours: {left: slight}, because: B., cites: [%s]}\n",
                      i, cites[i]);
    strbuf_puts(&text, "  - {id: r4, criterion: pace, when: component.odd == true,\n"
                       "     favours: {left: slight}, because: B.}\n");
    const char *copy = arena_copy(&court_arena, text.text, text.length);
    strbuf_fini(&text);
    return copy;
}

static void sources_are_letters_where_their_ids_are(void **state)
{
    (void)state;
    court_use_text(many_sources());
    assert_string_equal(letters("r0"), "[A]");
    assert_string_equal(letters("r1"), "[AB]");
    assert_string_equal(letters("r2"), "[s69]");
    assert_string_equal(letters("r3"), "[A, s69, B]");
    assert_string_equal(letters("r4"), "");
    court_back();
}

static void all_sources_of_what_fired_are_listed(void **state)
{
    (void)state;
    court_use_text(many_sources());
    const char *text = write_wide(grounds_sources, rule_on("component: {odd: true}\n"), 80);
    assert_string_equal(text, "SOURCES   A First, 2026-01-01\n"
                              "          s69 Source 69\n"
                              "          B Second\n");
    forget();
    assert_string_equal(write_wide(grounds_sources, rule_on("component: {odd: false}\n"), 80), "");
    forget();
    court_back();
}

static void long_titles_of_sources_are_cut(void **state)
{
    (void)state;
    const char *kept = court_pack->publications[0].title;
    const struct ruling *ruling = rule_on("component: {transactions: true, kind: ledger}\n");
    court_pack->publications[0].title =
        "A title that goes on for much longer than any line of text should ever be, and more";
    const char *text = write_wide(grounds_sources, ruling, 60);
    check_fits(text, 60);
    check_has(text, "…, 2024-05-01\n");
    court_pack->publications[0].title = kept;
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_strongest_rules_come_first),
        cmocka_unit_test(nothing_fired_is_said),
        cmocka_unit_test(a_rule_may_have_several_lines),
        cmocka_unit_test(what_is_not_shown_is_counted),
        cmocka_unit_test(narrow_reasons_stand_below),
        cmocka_unit_test(facts_say_where_they_come_from),
        cmocka_unit_test(open_facts_are_listed_by_their_weight),
        cmocka_unit_test(one_open_fact_is_one),
        cmocka_unit_test(sources_are_letters_where_their_ids_are),
        cmocka_unit_test(all_sources_of_what_fired_are_listed),
        cmocka_unit_test(long_titles_of_sources_are_cut),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
