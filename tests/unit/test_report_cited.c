#include "report_fixture.h"

#include "report/cited.h"

/* A ruling on a profile. */
static struct profile *profile;
static struct rulings *rulings;

static void forget(void)
{
    rulings_free(rulings);
    profile_free(profile);
}

static const char *cited(const struct cited_fact *fact)
{
    struct strbuf out;
    strbuf_init(&out);
    cited_fact(&out, profile, fact);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
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
    assert_non_null(rulings);
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
        assert_string_equal(cited(&rule->facts[cases[i].fact]), cases[i].shown);
    }
    struct cited_fact fact = {.fact = fact_find(&court_pack->vocabulary, "component.transactions"),
                              .value = "false",
                              .origin = ORIGIN_OTHERWISE};
    assert_string_equal(cited(&fact), "transactions = false (not asked)");
    forget();
}

/* A base is named without its folders; what else is not of the profile's file is from --set. */
static void facts_of_a_base_name_its_file(void **state)
{
    (void)state;
    static const char *const bases[] = {"../all/organisation.yaml", "other.yaml"};
    struct cited_fact fact = {.fact = fact_find(&court_pack->vocabulary, "team.sql"),
                              .component = COMPONENT_NONE,
                              .value = "none",
                              .origin = ORIGIN_GIVEN,
                              .place = {.file = "../all/organisation.yaml", .line = 4}};
    profile = court_profile("component: {}\n");
    rulings = NULL;
    assert_string_equal(cited(&fact), "team.sql = none (--set)");
    assert_false(cited_from_base(profile, &fact));
    profile->bases = bases;
    profile->base_count = 2;
    assert_string_equal(cited(&fact), "team.sql = none (organisation.yaml:4)");
    assert_true(cited_from_base(profile, &fact));
    fact.place.file = "other.yaml";
    assert_string_equal(cited(&fact), "team.sql = none (other.yaml:4)");
    fact.place.file = "case.yaml";
    assert_string_equal(cited(&fact), "team.sql = none :4");
    assert_false(cited_from_base(profile, &fact));
    /* What is not given has no place. */
    fact.place = (struct place){0};
    fact.origin = ORIGIN_ASSUMED;
    assert_false(cited_from_base(profile, &fact));
    forget();
}

static const char *address(const char *fact, uint32_t component)
{
    struct strbuf out;
    strbuf_init(&out);
    cited_address(&out, profile, fact_find(&court_pack->vocabulary, fact), component);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static void facts_have_addresses(void **state)
{
    (void)state;
    rulings = NULL;
    profile = court_profile("components: [{name: a}, {name: b}]\n");
    assert_string_equal(address("component.reads", 1), "b/reads");
    assert_string_equal(address("team.sql", COMPONENT_NONE), "team.sql");
    assert_string_equal(address("team.sql", 0), "a/team.sql");
    forget();
    profile = court_profile("component: {}\n");
    assert_string_equal(address("component.reads", 0), "component.reads");
    forget();
}

static const char *letters(const char *rule)
{
    uint32_t index = pack_rule(court_pack, rule);
    struct strbuf out;
    strbuf_init(&out);
    cited_letters(&out, court_pack, court_pack->rules[index].cites,
                  court_pack->rules[index].cite_count);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_say_where_they_come_from),
        cmocka_unit_test(facts_of_a_base_name_its_file),
        cmocka_unit_test(facts_have_addresses),
        cmocka_unit_test(sources_are_letters_where_their_ids_are),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
