#include "report_fixture.h"

#include "report/catalogue.h"

static const char *list_as_text(const char *kind, int width)
{
    struct strbuf out;
    struct style style = {width, false, false, NULL};
    strbuf_init(&out);
    catalogue_list_text(catalogue_find(kind), court_pack, &style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

static const struct node *list_as_json(const char *kind)
{
    struct strbuf out;
    strbuf_init(&out);
    catalogue_list_json(catalogue_find(kind), court_pack, &out);
    assert_false(out.failed);
    const struct node *root = json_of(out.text);
    strbuf_fini(&out);
    return json_at(root, kind);
}

static const char *entry_as_text(const char *id)
{
    uint32_t index;
    const struct catalogue *catalogue = catalogue_lookup(court_pack, id, &index);
    struct strbuf out;
    assert_non_null(catalogue);
    strbuf_init(&out);
    catalogue_entry_text(catalogue, court_pack, index, &plain_style, &out);
    assert_false(out.failed);
    check_fits(out.text, 80);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static const struct node *entry_as_json(const char *id)
{
    uint32_t index;
    const struct catalogue *catalogue = catalogue_lookup(court_pack, id, &index);
    struct strbuf out;
    assert_non_null(catalogue);
    strbuf_init(&out);
    catalogue_entry_json(catalogue, court_pack, index, &out);
    const struct node *root = json_of(out.text);
    strbuf_fini(&out);
    return root;
}

static void kinds_are_found_by_name(void **state)
{
    (void)state;
    for (int i = 0; i < CATALOGUES; i++)
        assert_ptr_equal(catalogue_find(catalogues[i].name), &catalogues[i]);
    assert_null(catalogue_find("rule"));
    assert_null(catalogue_find("combination"));
}

static void ids_are_looked_up(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        const char *kind;
        uint32_t index;
    } cases[] = {
        {"large-records", "rules", 0}, {"project.stores", "facts", 0},
        {"safety", "criteria", 1},     {"any-size-fast", "claims", 2},
        {"V", "sources", 1},           {"database", "options", 1},
        {"index-first", "advice", 3},  {"idle-regulated", "checks", 1},
        {"both", "combination", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t index = 99;
        const struct catalogue *catalogue = catalogue_lookup(court_pack, cases[i].id, &index);
        assert_non_null(catalogue);
        assert_string_equal(catalogue->name, cases[i].kind);
        assert_int_equal(index, cases[i].index);
    }
    uint32_t index;
    assert_null(catalogue_lookup(court_pack, "nothing", &index));
    assert_null(catalogue_lookup(court_pack, "", &index));
}

/* Every entry of every kind, both as text and as JSON. */
static void all_that_a_pack_holds_is_listed(void **state)
{
    (void)state;
    for (int i = 0; i < CATALOGUES; i++) {
        const struct node *list = list_as_json(catalogues[i].name);
        uint32_t count = catalogues[i].count(court_pack);
        assert_int_equal(list->count, count);
        const char *text = list_as_text(catalogues[i].name, 80);
        check_fits(text, 80);
        uint32_t lines = 0;
        for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
            lines++;
        assert_int_equal(lines, count);
        for (uint32_t entry = 0; entry < count; entry++) {
            const char *key = catalogues[i].kind == ID_NONE ? "fact" : "id";
            const char *id = json_at(list->items[entry], key)->text;
            check_has(text, id);
            check_has(entry_as_text(id), id);
            assert_string_equal(json_at(entry_as_json(id), key)->text, id);
        }
    }
}

/* The fact that the engine adds is not the pack's, but advice may ask for it. */
static void the_reserved_fact_is_not_listed(void **state)
{
    (void)state;
    check_lacks(list_as_text("facts", 80), "component.option");
    check_has(entry_as_text("component.option"), "files");
    check_json(entry_as_json("component.option"), "type", "\"option\"");
}

static void lists_are_cut_to_the_width(void **state)
{
    (void)state;
    for (int width = 60; width <= 200; width += 20)
        for (int i = 0; i < CATALOGUES; i++)
            check_fits(list_as_text(catalogues[i].name, width), width);
    check_has(list_as_text("claims", 60), "…\n");
}

static void a_rule_is_shown_in_full(void **state)
{
    (void)state;
    const char *text = entry_as_text("large-records");
    check_has(text, "rule large-records   tests/cases/tiny/rules.yaml:2\n  Large records\n\n");
    check_has(text, "  criterion   speed (Speed)\n");
    check_has(text, "  for         component\n");
    check_has(text, "  when\n    - component.record_size >= 1 MB\n");
    check_has(text, "  favours     Files, moderate (3 points)\n");
    check_has(text, "  against     Database, slight (1 point)\n");
    check_has(text, "  cites       large-records-slow   S, \"Results\"\n"
                    "                Records of more than a megabyte");
    check_has(text, "  despite     any-size-fast   V\n");
    check_lacks(text, "waivers");
    check_has(entry_as_text("regulated-accounts"), "  excludes    Files\n");
    check_has(entry_as_text("regulated-accounts"), "none: this rule cannot be waived");
    check_has(entry_as_text("mixed-pays"), "  saves       3 points\n");
    check_has(entry_as_text("few-people"), "  costs       3 points\n");
    text = entry_as_text("busy");
    check_has(text, "    - any:\n        - component.reads in many_reads | very_many_reads\n"
                    "        - all:\n            - component.write_share > 50 %\n");
    check_has(text, "  derives     component.busy\n  as          true\n");
    check_has(entry_as_text("few-people"), "    - share_of_components: at least 50 %\n");
}

static void a_rule_is_json_in_the_shape_of_the_pack(void **state)
{
    (void)state;
    const struct node *rule = entry_as_json("busy");
    check_json(rule, "criterion", "\"speed\"");
    check_json(rule, "for", "\"component\"");
    check_json(rule, "when/any/1/all/0", "\"component.write_share > 50 %\"");
    check_json(rule, "derives/component.busy", "\"true\"");
    check_json(rule, "waivable", "true");
    check_json(rule, "line", "12");
    rule = entry_as_json("few-people");
    check_json(rule, "criterion", "null");
    check_json(rule, "when/all/1/share_of_components/at_least", "0.5");
    check_json(rule, "when/all/1/share_of_components/where/0", "\"component.busy == true\"");
    check_json(rule, "costs", "3");
    check_json(entry_as_json("mixed-pays"), "saves", "3");
    rule = entry_as_json("large-records");
    check_json(rule, "effects/files/strength", "\"moderate\"");
    check_json(rule, "effects/database/points", "-1");
    check_json_count(rule, "excludes", 0);
    check_json(rule, "cites/0", "\"large-records-slow\"");
    check_json(entry_as_json("regulated-accounts"), "excludes/0", "\"files\"");
    check_json(entry_as_json("mixed-records"), "when/all/0/some_component/0",
               "\"component.kind == upload\"");
}

static void a_point_is_one_point(void **state)
{
    (void)state;
    court_use_text(COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                              "rules:\n"
                              "  - {id: odd, for: switch, when: component.odd == true,\n"
                              "     costs: slight, because: B.}\n"
                              "  - {id: even, criterion: pace, when: component.odd == true,\n"
                              "     favours: {left: slight}, excludes: right, because: B.}\n");
    check_has(entry_as_text("odd"), "  costs       1 point\n");
    check_has(entry_as_text("even"), "  favours     Left, slight (1 point)\n");
    check_has(entry_as_text("left"), "1 favours it, 0 go against it, 0 can rule it out");
    court_back();
}

static void facts_are_shown_in_full(void **state)
{
    (void)state;
    const char *text = entry_as_text("component.kind");
    check_has(text, "  values      log: lines that are appended\n              ledger: accounts\n");
    check_has(text, "  used by     regulated-accounts: regulated-accounts\n");
    text = entry_as_text("component.record_size");
    check_has(text, "  range       0 kB .. 100000 kB\n");
    check_has(text, "  bands       tiny_records: 0 kB .. 4 kB\n");
    text = entry_as_text("component.transactions");
    check_has(text, "  ask if\n    - component.kind in ledger | catalogue\n");
    check_has(text, "  otherwise   false\n");
    text = entry_as_text("component.write_share");
    check_has(text, "  default     mostly_writes\n    when\n    - component.kind == log\n");
    check_has(text, "  default     0 % .. 70 %\n    when      always\n");
    check_has(entry_as_text("component.busy"), "  derived by  busy\n");
    check_has(entry_as_text("team.sql"), "  find out    Ask who wrote the last query.\n");
    check_has(entry_as_text("team.sql"), "  step        skills\n");
    check_has(entry_as_text("component.current_store"), "  used by     nothing\n");
    check_has(entry_as_text("project.owner"),
              "  type        text\n  used by     archive: archive\n");
}

static void facts_are_json(void **state)
{
    (void)state;
    const struct node *fact = entry_as_json("component.kind");
    check_json(fact, "scope", "\"component\"");
    check_json(fact, "derived", "false");
    check_json(fact, "values/0/value", "\"log\"");
    check_json(fact, "values/0/description", "\"lines that are appended\"");
    check_json(fact, "used_by/0", "\"regulated-accounts\"");
    assert_null(json_find(fact, "unit"));
    fact = entry_as_json("team.size");
    check_json(fact, "scope", "\"project\"");
    check_json(fact, "unit", "\"people\"");
    check_json(fact, "range/0", "\"1 people\"");
    check_json(fact, "bands/small/1", "\"3 people\"");
    fact = entry_as_json("component.write_share");
    check_json(fact, "default/0/when", "\"component.kind == log\"");
    check_json(fact, "default/0/value", "\"mostly_writes\"");
    assert_null(json_find(fact, "default/1/when"));
    check_json(entry_as_json("component.transactions"), "otherwise", "\"false\"");
    check_json(entry_as_json("component.transactions"), "ask_if",
               "\"component.kind in ledger | catalogue\"");
    check_json(entry_as_json("component.reads"), "unit", "null");
    assert_null(json_find(entry_as_json("project.owner"), "values"));
}

static void evidence_says_who_rests_on_it(void **state)
{
    (void)state;
    const char *text = entry_as_text("transactions-lost");
    check_has(text, "  figures     12 of 25\n");
    check_has(text, "  source      S: On stores\n");
    check_has(text, "  used by     changes-together: changes-together\n"
                    "              regulated-accounts: regulated-accounts\n"
                    "              advice back-up-files: Copy the folder every night.\n");
    text = entry_as_text("everybody-knows-sql");
    check_has(text, "  set aside   It speaks of the customers of one company.\n");
    check_has(text, "  used by     nothing\n");
    check_has(entry_as_text("any-size-fast"),
              "  contradicts large-records-slow   S, \"Results\"\n");
    check_has(entry_as_text("any-size-fast"), "  note        No measurement is given.\n");
    check_has(entry_as_text("any-size-fast"), "  answered by large-records: Large records\n");
    check_lacks(entry_as_text("any-size-fast"), "used by");
    text = entry_as_text("V");
    check_has(text, "  vendor      yes: its publisher sells around an option\n");
    check_has(text, "  measured    no\n");
    check_has(text, "  claims      2 in this pack\n");
    const struct node *claim = entry_as_json("transactions-lost");
    check_json_count(claim, "used_by", 3);
    check_json(claim, "used_by/1", "\"regulated-accounts\"");
    check_json(claim, "used_by/2", "\"back-up-files\"");
    check_json_count(claim, "answered_by", 0);
    check_json(entry_as_json("any-size-fast"), "answered_by/0", "\"large-records\"");
    check_json(claim, "set_aside", "null");
    check_json(entry_as_json("V"), "vendor", "true");
    check_json(entry_as_json("S"), "claims", "3");
    check_json(entry_as_json("any-size-fast"), "contradicts/0", "\"large-records-slow\"");
}

static void questions_and_checks_show_what_they_rest_on(void **state)
{
    static const uint32_t cites[] = {0};
    struct fact *fact =
        &court_pack->vocabulary.facts[fact_find(&court_pack->vocabulary, "team.sql")];
    struct check *check = &court_pack->checks[1];
    (void)state;
    fact->cites = check->cites = cites;
    fact->cite_count = check->cite_count = 1;
    check_has(entry_as_text("team.sql"), "  cites       transactions-lost   S, \"Results\"\n");
    check_has(entry_as_text("team.sql"), "advice learn-sql: Find out who knows SQL.\n");
    check_json(entry_as_json("team.sql"), "cites/0", "\"transactions-lost\"");
    check_has(entry_as_text("idle-regulated"), "  cites       transactions-lost   S, ");
    check_json(entry_as_json("idle-regulated"), "cites/0", "\"transactions-lost\"");
    check_has(entry_as_text("transactions-lost"), "              question team.sql: ");
    check_has(entry_as_text("transactions-lost"), "              check idle-regulated: Logs alone");
    check_json(entry_as_json("transactions-lost"), "used_by/3", "\"team.sql\"");
    check_json(entry_as_json("transactions-lost"), "used_by/4", "\"idle-regulated\"");
    fact->cite_count = check->cite_count = 0;
}

static void the_rest_is_shown_in_full(void **state)
{
    (void)state;
    check_has(entry_as_text("safety"), "  weight      1.5\n  rules       changes-together:");
    check_json(entry_as_json("safety"), "weight", "1.5");
    check_json_count(entry_as_json("safety"), "rules", 2);
    check_has(entry_as_text("files"), "2 favour it, 0 go against it, 1 can rule it out");
    check_has(entry_as_text("database"), "3 favour it, 2 go against it, 0 can rule it out");
    check_has(entry_as_text("files"), "  judged      in 3 of 3 criteria\n");
    check_json(entry_as_json("files"), "judged_in", "3");
    check_has(entry_as_text("back-up-files"), "advice back-up-files ");
    check_has(entry_as_text("back-up-files"), "  option      Files\n  for         component\n");
    check_has(entry_as_text("learn-sql"), "caution learn-sql ");
    check_has(entry_as_text("one-path"), "  when        always\n");
    check_json(entry_as_json("learn-sql"), "level", "\"caution\"");
    check_json(entry_as_json("one-path"), "for", "\"split\"");
    assert_null(json_find(entry_as_json("one-path"), "when"));
    check_has(entry_as_text("ledger-without-transactions"),
              "  level       error: such answers get no ruling\n  for         component\n");
    check_has(entry_as_text("idle-regulated"),
              "  level       warning: such answers count all the same\n  for         project\n");
    check_json(entry_as_json("idle-regulated"), "when/all/1/every_component/0",
               "\"component.kind == log\"");
    check_has(entry_as_text("both"), "combination both ");
    check_has(entry_as_text("both"), "  Files and a database\n");
    check_json(entry_as_json("both"), "title", "\"Files and a database\"");
}

/* Texts of several lines are one in a list. */
static void lists_have_a_line_for_each_entry(void **state)
{
    (void)state;
    const char *kept = court_pack->rules[0].title;
    court_pack->rules[0].title = "Two\nlines\x1b[1m";
    check_has(list_as_text("rules", 80), "Two lines?[1m\n");
    court_pack->rules[0].title = kept;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_found_by_name),
        cmocka_unit_test(ids_are_looked_up),
        cmocka_unit_test(all_that_a_pack_holds_is_listed),
        cmocka_unit_test(the_reserved_fact_is_not_listed),
        cmocka_unit_test(lists_are_cut_to_the_width),
        cmocka_unit_test(a_rule_is_shown_in_full),
        cmocka_unit_test(a_rule_is_json_in_the_shape_of_the_pack),
        cmocka_unit_test(a_point_is_one_point),
        cmocka_unit_test(facts_are_shown_in_full),
        cmocka_unit_test(facts_are_json),
        cmocka_unit_test(evidence_says_who_rests_on_it),
        cmocka_unit_test(questions_and_checks_show_what_they_rest_on),
        cmocka_unit_test(the_rest_is_shown_in_full),
        cmocka_unit_test(lists_have_a_line_for_each_entry),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
