#include "leaf_fixture.h"

#include "failing.h"

static void operators_are_found(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"component.realtime == none", REALTIME, "none"},
        {"component.realtime != none", REALTIME, "server_push | bidirectional"},
        {"component.realtime in none | server_push", REALTIME, "none | server_push"},
        {"component.realtime in none", REALTIME, "none"},
        {"component.realtime not in none | server_push", REALTIME, "bidirectional"},
        {"component.realtime  not \t in none", REALTIME, "server_push | bidirectional"},
        {"component.realtime==none", REALTIME, "none"},
        {"'component.realtime == none'", REALTIME, "none"},
        {"|\n  component.realtime\n  == none\n", REALTIME, "none"},
        {"component.runtime in node | python", RUNTIME, "node | python"},
        {"component.admin_ui == true", ADMIN_UI, "true"},
        {"component.admin_ui != true", ADMIN_UI, "false"},
        {"component.admin_ui in true | false", ADMIN_UI, "unknown"},
        {"team.python < working", TEAM_PYTHON, "none | basic"},
        {"team.python <= working", TEAM_PYTHON, "none | basic | working"},
        {"team.python>working", TEAM_PYTHON, "strong"},
        {"team.python >= working", TEAM_PYTHON, "working | strong"},
        {"team.python < none", TEAM_PYTHON, "nothing"},
        {"team.python >= none", TEAM_PYTHON, "unknown"},
        {"team.size >= 2", TEAM_SIZE, "2 .. 2000 developers"},
        {"ops.brokers includes kafka", BROKERS, "any [kafka]"},
        {"ops.brokers includes any of kafka | redis", BROKERS, "any [redis, kafka]"},
        {"ops.brokers includes  all  of kafka | redis", BROKERS, "all [redis, kafka]"},
        {"ops.brokers includes any of kafka", BROKERS, "any [kafka]"},
        {"ops.brokers includes all of kafka", BROKERS, "any [kafka]"},
        {"project.note matches /a+/", NOTE, "matches /a+/"},
        {"project.note matches/a+/", NOTE, "matches /a+/"},
    };
    expect_leaves(samples, COUNT(samples), false);
}

static void presence_is_asked_for_by_advice(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"known team.size", TEAM_SIZE, "known"},
        {"unknown  component.role", ROLE, "unknown"},
        {"unknown component.option", OPTION, "unknown"},
        {"component.option == node", OPTION, "node"},
    };
    static const struct mistake in_advice[] = {
        {"known",
         {R0301, "known", "a fact is missing behind it", "`known` asks for no fact", NULL}},
        {"known team.siz", {R0302, "team.siz", "did you mean `team.size`?", NULL, NULL}},
        {"known team.size == 3",
         {R0301, "== 3", "nothing follows the fact", "`== 3` is too much", NULL}},
        {"team.size == unknown",
         {R0301, "unknown", "did you mean `unknown team.size`?", NULL, NULL}},
    };
    static const struct mistake elsewhere[] = {
        {"known team.size",
         {R0305, "known", NULL, "only advice may ask whether a fact is known", NULL}},
        {"unknown team.size", {R0305, "unknown", NULL, NULL, NULL}},
        {"team.size == unknown", {R0305, "unknown", NULL, NULL, NULL}},
        {"component.option == node", {R0308, "component.option", NULL, NULL, NULL}},
    };
    expect_leaves(samples, COUNT(samples), true);
    expect_mistakes(in_advice, COUNT(in_advice), true);
    expect_mistakes(elsewhere, COUNT(elsewhere), false);
    struct leaf leaf;
    assert_false(read_leaf("known team.siez", false, &leaf));
    assert_int_equal(fixture.diags.list.count, 2);
    assert_int_equal(fixture.diags.list.items[0].code, R0305);
    assert_int_equal(fixture.diags.list.items[1].code, R0302);
}

static void facts_must_exist(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"component.io_shar >= 60 %",
         {R0302, "component.io_shar", "did you mean `component.io_share`?",
          "`component.io_shar` is no fact of the pack", NULL}},
        {"io_share >= 60 %", {R0302, "io_share", "did you mean `component.io_share`?", NULL, NULL}},
        {"60 % <= component.io_share",
         {R0301, "60 % <= component.io_share", "a comparison is FACT OPERATOR VALUE", NULL, NULL}},
        {"'== 3'",
         {R0301, "== 3", "a comparison is FACT OPERATOR VALUE", "`== 3` begins with no fact",
          NULL}},
        {"(team.size == 3)",
         {R0301, "(team.size == 3)", "a comparison is FACT OPERATOR VALUE", NULL, NULL}},
        {"not team.size == 3",
         {R0301, "not", "a `none` group says what must not hold", "`not` joins nothing here",
          NULL}},
        {"", {R0301, "", NULL, "a comparison is missing", NULL}},
        {"''", {R0301, "''", NULL, "a comparison is missing", NULL}},
        {"~", {R0301, "~", NULL, "a comparison is missing", NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), false);
    struct leaf leaf;
    assert_false(read_leaf("nonsense == 3", false, &leaf));
    assert_int_equal(leaf.fact, FACT_NONE);
    assert_false(read_leaf("team.size == 3e3", false, &leaf));
    assert_int_equal(leaf.fact, TEAM_SIZE);
}

static void foreign_operators_are_translated(void **state)
{
    (void)state;
    static const char both[] = "a comparison a line: all lines of a list must hold";
    static const char either[] = "`|` joins values, an `any` group joins comparisons";
    static const struct mistake mistakes[] = {
        {"team.size = 3",
         {R0301, "=", "did you mean `==`?", "`=` is no comparison", "use == != < <= > >= or in"}},
        {"team.size === 3", {R0301, "===", "did you mean `==`?", NULL, NULL}},
        {"team.size => 3", {R0301, "=>", "did you mean `>=`?", NULL, NULL}},
        {"team.size =< 3", {R0301, "=<", "did you mean `<=`?", NULL, NULL}},
        {"team.size <> 3", {R0301, "<>", "did you mean `!=`?", NULL, NULL}},
        {"team.size is 3", {R0301, "is", "did you mean `==`?", NULL, NULL}},
        {"component.role inn batch_job", {R0301, "inn", "did you mean `in`?", NULL, NULL}},
        {"component.role not batch_job", {R0301, "not", "did you mean `not in`?", NULL, NULL}},
        {"ops.brokers = kafka", {R0301, "=", "did you mean `includes`?", NULL, NULL}},
        {"project.note contains x", {R0301, "contains", "did you mean `matches`?", NULL, NULL}},
        {"ops.brokers includes []", {R0301, "[]", NULL, "`[]` has brackets", NULL}},
        {"ops.brokers contains kafka", {R0301, "contains", "did you mean `includes`?", NULL, NULL}},
        {"ops.brokers include kafka", {R0301, "include", "did you mean `includes`?", NULL, NULL}},
        {"project.note = x",
         {R0301, "=", "did you mean `matches`?", NULL, "use matches /PATTERN/"}},
        {"project.note =~ /x/", {R0301, "=~", "did you mean `matches`?", NULL, NULL}},
        {"project.note ~ /x/", {R0301, "~", "did you mean `matches`?", NULL, NULL}},
        {"component.admin_ui && team.size == 3", {R0301, "&&", both, NULL, NULL}},
        {"component.admin_ui or team.size == 3", {R0301, "or", either, NULL, NULL}},
        {"team.size zzz 3", {R0301, "zzz", NULL, NULL, NULL}},
        {"team.size", {R0301, "team.size", NULL, "team.size is compared with nothing", NULL}},
        {"component.admin_ui",
         {R0301, "component.admin_ui", "did you mean `component.admin_ui == true`?", NULL, NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), false);
}

static void types_have_their_operators(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"component.realtime < server_push",
         {R0303, "<", NULL, "`<` is for numbers and levels: realtime is a choice, not a level",
          "use == or in"}},
        {"component.admin_ui >= true",
         {R0303, ">=", NULL, "`>=` is for numbers and levels: admin_ui is a truth value",
          "use == or !="}},
        {"component.runtime > node",
         {R0303, ">", NULL, "`>` is for numbers and levels: runtime is a choice, not a level",
          NULL}},
        {"ops.brokers == kafka",
         {R0303, "==", NULL,
          "`==` is for choices, levels, numbers and truth values: ops.brokers is a set",
          "use includes, includes any of or includes all of"}},
        {"ops.brokers not  in kafka", {R0303, "not  in", NULL, NULL, NULL}},
        {"component.realtime includes none",
         {R0303, "includes", NULL, "`includes` is for sets: realtime is a choice", "use == or in"}},
        {"team.size includes any of 3", {R0303, "includes any of", NULL, NULL, NULL}},
        {"team.python matches /x/",
         {R0303, "matches", NULL, "`matches` is for texts: team.python is a level",
          "use == != < <= > >= or in"}},
        {"project.note == x", {R0303, "==", NULL, NULL, "use matches /PATTERN/"}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), false);
}

static void texts_and_places_are_kept(void **state)
{
    (void)state;
    struct leaf leaf;
    assert_true(read_leaf("component.role   in \t batch_job  |  web_app", false, &leaf));
    assert_string_equal(leaf.text, "component.role in batch_job | web_app");
    assert_string_equal(leaf.place.file, "snippet");
    assert_int_equal(leaf.place.line, 1);
    assert_int_equal(leaf.place.column, 3);
    assert_true(read_leaf("project.note   matches   /a  b/x", false, &leaf));
    assert_string_equal(leaf.text, "project.note matches /a  b/x");
}

static void memory_that_is_out_is_told(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "team.size in 2 | 4 | 9",
        "team.size not in 2 .. 5",
        "team.size < 5",
        "component.realtime in [none, server_push]",
        "project.note matches /(a+)/ims",
        "ops.brokers includes any of redis | kafka",
        "team.siez == 3",
        "component.io_share < mostly_waits",
    };
    for (uint32_t i = 0; i < COUNT(texts); i++) {
        const struct node *node = parse(texts[i]);
        long skip = 0;
        for (bool hit = true; hit; skip++) {
            struct arena arena;
            struct diags diags;
            struct leaf leaf;
            arena_init(&arena);
            diags_init(&diags, &arena);
            failing_memory(skip);
            bool good = leaf_read(&arena, &fixture.vocabulary, node, false, &leaf, &diags);
            hit = failing_stop();
            assert_int_equal(diags.no_memory, hit);
            assert_false(good && hit);
            arena_fini(&arena);
        }
        assert_true(skip > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(operators_are_found, setup, teardown),
        cmocka_unit_test_setup_teardown(presence_is_asked_for_by_advice, setup, teardown),
        cmocka_unit_test_setup_teardown(facts_must_exist, setup, teardown),
        cmocka_unit_test_setup_teardown(foreign_operators_are_translated, setup, teardown),
        cmocka_unit_test_setup_teardown(types_have_their_operators, setup, teardown),
        cmocka_unit_test_setup_teardown(texts_and_places_are_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_that_is_out_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
