#include "vocabulary_fixture.h"

#include "failing.h"
#include "rule/condition.h"

static struct fixture fixture;

static const struct condition_rules of_component = {CONDITION_OF_COMPONENT, false};
static const struct condition_rules of_project = {CONDITION_OF_PROJECT, false};
static const struct condition_rules of_either = {CONDITION_OF_EITHER, false};
static const struct condition_rules of_advice = {CONDITION_OF_COMPONENT, true};

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

/* `text` is the value of a key `when`, in YAML. */
static const struct condition *read_condition(const char *text, struct condition_rules rules)
{
    char document[4096];
    snprintf(document, sizeof document, "when: %s\n", text);
    const struct node *root = fixture_parse(&fixture, document, DOCUMENT_YAML);
    return condition_read(&fixture.arena, &fixture.vocabulary, node_get(root, "when"), rules,
                          &fixture.diags);
}

/* The tree on one line: all(team.size == 3, none(…)). */
static void describe(const struct condition *condition, struct strbuf *out)
{
    static const char *const names[] = {
        [CONDITION_ALL] = "all",   [CONDITION_ANY] = "any",     [CONDITION_NONE] = "none",
        [CONDITION_SOME] = "some", [CONDITION_EVERY] = "every", [CONDITION_SHARE] = "share"};
    if (condition->kind == CONDITION_LEAF) {
        strbuf_puts(out, condition->leaf->text);
        return;
    }
    strbuf_puts(out, names[condition->kind]);
    if (condition->kind == CONDITION_SHARE)
        strbuf_printf(out, " %d", (int)condition->share);
    for (uint32_t i = 0; i < condition->count; i++) {
        strbuf_puts(out, i == 0 ? "(" : ", ");
        describe(&condition->children[i], out);
    }
    strbuf_puts(out, ")");
}

static void expect_tree(const char *text, struct condition_rules rules, const char *expected)
{
    const struct condition *condition = read_condition(text, rules);
    if (!condition)
        fail_msg("%s: %s", text, fixture.diags.list.items[0].message);
    struct strbuf out;
    strbuf_init(&out);
    describe(condition, &out);
    expect_text(text, out.text, expected);
    strbuf_fini(&out);
    assert_int_equal(fixture.diags.list.count, 0);
}

static void trees_are_read(void **state)
{
    (void)state;
    expect_tree("team.size == 3", of_component, "team.size == 3");
    expect_tree("[team.size == 3]", of_component, "team.size == 3");
    expect_tree("[team.size == 3, team.size == 4]", of_component,
                "all(team.size == 3, team.size == 4)");
    expect_tree("\n  - any:\n      - component.io_share >= 60 %\n      - team.size == 3\n"
                "  - none:\n      - component.realtime == none\n",
                of_component,
                "all(any(component.io_share >= 60 %, team.size == 3), "
                "none(component.realtime == none))");
    expect_tree("{none: [team.size == 3]}", of_component, "none(team.size == 3)");
    expect_tree("{any: [team.size == 3]}", of_component, "team.size == 3");
    expect_tree("{all: [{any: [[team.size == 3], {none: [team.size == 4]}]}]}", of_component,
                "any(team.size == 3, none(team.size == 4))");
    expect_tree("[known team.size, component.option == node]", of_advice,
                "all(known team.size, component.option == node)");
}

static void json_reads_alike(void **state)
{
    (void)state;
    const char *text = "[\"team.size == 3\", {\"any\": [\"component.realtime in none\"]}]";
    const struct condition *condition =
        condition_read(&fixture.arena, &fixture.vocabulary,
                       fixture_parse(&fixture, text, DOCUMENT_JSON), of_component, &fixture.diags);
    assert_non_null(condition);
    assert_int_equal(condition->count, 2);
}

static void roll_ups_are_read(void **state)
{
    (void)state;
    expect_tree("{some_component: [component.role == batch_job, team.size == 3]}", of_project,
                "some(component.role == batch_job, team.size == 3)");
    expect_tree("{every_component: [component.role == batch_job]}", of_project,
                "every(component.role == batch_job)");
    expect_tree("{share_of_components: {where: [component.role == batch_job], at_least: 30 %}}",
                of_project, "share 300000(component.role == batch_job)");
    expect_tree("{share_of_components: {where: [component.role == batch_job], at_least: 1}}",
                of_project, "share 1000000(component.role == batch_job)");
    expect_tree("[team.size == 3, {some_component: [component.role == batch_job]}]", of_either,
                "all(team.size == 3, some(component.role == batch_job))");
    expect_tree("[team.size == 3, component.role == batch_job]", of_either,
                "all(team.size == 3, component.role == batch_job)");
}

/* Expects these codes and culprits, in order. */
struct expected {
    enum diag_code code;
    const char *culprit;
};

static void expect_wrong(const char *text, struct condition_rules rules,
                         const struct expected *expected, uint32_t count)
{
    if (read_condition(text, rules))
        fail_msg("%s is accepted", text);
    if (fixture.diags.list.count != count)
        fail_msg("%s: %u complaints", text, fixture.diags.list.count);
    for (uint32_t i = 0; i < count; i++)
        expect_complaint(&fixture.diags, i,
                         (struct complaint){expected[i].code, expected[i].culprit,
                                            fixture.diags.list.items[i].label, NULL, NULL});
    diags_init(&fixture.diags, &fixture.arena);
}

static void expect_mistake(const char *text, struct condition_rules rules,
                           struct complaint complaint)
{
    if (read_condition(text, rules))
        fail_msg("%s is accepted", text);
    if (fixture.diags.list.count != 1)
        fail_msg("%s: %u complaints", text, fixture.diags.list.count);
    expect_complaint(&fixture.diags, 0, complaint);
    diags_init(&fixture.diags, &fixture.arena);
}

static void groups_have_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct complaint complaint;
    } mistakes[] = {
        {"{ayn: [team.size == 3]}",
         {R0309, "ayn", "did you mean `any`?", "`ayn` is no group",
          "groups: all, any, none, some_component, every_component, share_of_components"}},
        {"{or: [team.size == 3]}", {R0309, "or", "did you mean `any`?", NULL, NULL}},
        {"{not: [team.size == 3]}", {R0309, "not", "did you mean `none`?", NULL, NULL}},
        {"{some_components: [team.size == 3]}",
         {R0309, "some_components", "did you mean `some_component`?", NULL, NULL}},
        {"{team.size: 3}", {R0309, "team.size", "did you mean `team.size == 3`?", NULL, NULL}},
        {"{zzzzz: 3}", {R0309, "zzzzz", NULL, NULL, NULL}},
        {"{}", {R0309, "{}", NULL, "a group is missing", NULL}},
        {"[]",
         {R0309, "[]", NULL, "a condition needs a list of conditions, not an empty one", NULL}},
        {"{any: []}",
         {R0309, "[]", NULL, "any needs a list of conditions, not an empty one", NULL}},
        {"{any: team.size == 3}",
         {R0309, "team.size == 3", NULL, "any needs a list of conditions, not a value",
          "each condition stands in a line of its own, behind `- `"}},
        {"{any: {all: [team.size == 3]}}", {R0309, "{all: [team.size == 3]}", NULL, NULL, NULL}},
        {"{any: [team.size == 3], none: [team.size == 4]}",
         {R0309, "none", "each group is an item of its own",
          "`none` is a second group in one mapping", NULL}},
        {"[team.size == 3, ~]", {R0301, "~", NULL, "a comparison is missing", NULL}},
    };
    for (size_t i = 0; i < COUNT(mistakes); i++)
        expect_mistake(mistakes[i].text, of_component, mistakes[i].complaint);
}

static void shares_are_shares(void **state)
{
    (void)state;
    static const struct {
        const char *at_least;
        struct complaint complaint;
    } mistakes[] = {
        {"0", {R0217, "0", NULL, "`0` is no share: one number above 0 and at most 100 %", NULL}},
        {"101 %", {R0217, "101 %", NULL, NULL, NULL}},
        {"30", {R0217, "30", "did you mean `30 %`?", NULL, NULL}},
        {"300", {R0217, "300", NULL, NULL, NULL}},
        {"20 .. 30 %", {R0217, "20 .. 30 %", NULL, NULL, NULL}},
        {"most", {R0108, "most", NULL, NULL, "range: 0 % .. 100 %"}},
        {"30 ms", {R0110, "ms", "counted in %", NULL, NULL}},
        {"'30 %'", {R0105, "'30 %'", "did you mean `30 %`, without quotes?", NULL, NULL}},
        {"", {R0104, "", NULL, NULL, NULL}},
    };
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char text[200];
        snprintf(text, sizeof text,
                 "\n  share_of_components:\n    where: [team.size == 3]\n    at_least: %s",
                 mistakes[i].at_least);
        expect_mistake(text, of_project, mistakes[i].complaint);
    }
    assert_null(read_condition("{share_of_components: {were: 3}}", of_project));
    assert_int_equal(fixture.diags.list.items[0].code, R0101);
    diags_init(&fixture.diags, &fixture.arena);
    assert_null(read_condition("{share_of_components: [team.size == 3]}", of_project));
    assert_int_equal(fixture.diags.list.items[0].code, R0103);
}

static void roll_ups_have_their_places(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct condition_rules rules;
        struct expected expected;
    } mistakes[] = {
        {"{some_component: [team.size == 3]}",
         {CONDITION_OF_COMPONENT, false},
         {R0306, "some_component"}},
        {"{some_component: [{every_component: [team.size == 3]}]}",
         {CONDITION_OF_PROJECT, false},
         {R0306, "every_component"}},
        {"{any: [component.role == web_app, {some_component: [team.size == 3]}]}",
         {CONDITION_OF_EITHER, false},
         {R0306, "some_component"}},
        {"[{some_component: [team.size == 3]}, component.role == web_app]",
         {CONDITION_OF_EITHER, false},
         {R0306, "some_component"}},
        {"component.role == web_app",
         {CONDITION_OF_PROJECT, false},
         {R0307, "component.role == web_app"}},
        {"[team.size == 3, {some_component: [team.size == 3]}, component.role == web_app]",
         {CONDITION_OF_PROJECT, false},
         {R0307, "component.role == web_app"}},
        {"component.option == node", {CONDITION_OF_COMPONENT, false}, {R0308, "component.option"}},
        {"known team.size", {CONDITION_OF_COMPONENT, false}, {R0305, "known"}},
    };
    for (size_t i = 0; i < COUNT(mistakes); i++)
        expect_wrong(mistakes[i].text, mistakes[i].rules, &mistakes[i].expected, 1);
}

static void all_mistakes_are_told(void **state)
{
    (void)state;
    static const char text[] = "\n"
                               "  - team.siez == 3\n"
                               "  - any:\n"
                               "      - component.realtime == bidirectonal\n"
                               "      - {on: [team.size == 3]}\n"
                               "      - none: [team.size = 3, known team.size]\n"
                               "  - {some_component: [{some_component: [team.size == 3e3]}]}\n"
                               "  - {any: [team.size == 0], none: [team.size == x]}\n";
    static const struct expected expected[] = {
        {R0302, "team.siez"},
        {R0107, "bidirectonal"},
        {R0307, "component.realtime == bidirectonal"},
        {R0309, "on"},
        {R0301, "="},
        {R0305, "known"},
        {R0306, "some_component"},
        {R0136, "e3"},
        {R0109, "0"},
        {R0108, "x"},
        {R0309, "none"},
    };
    expect_wrong(text, of_project, expected, COUNT(expected));
}

/* The document reports an alias; of its stand-in nothing more is said. */
static void refused_conditions_are_told_once(void **state)
{
    (void)state;
    static const char text[] =
        "[*x, [*x, team.size == 3], {any: *x}, {share_of_components: {where: *x, "
        "at_least: *x}}, {share_of_components: *x}]";
    const struct node *root = document_parse(&fixture.arena, "snippet", text, strlen(text),
                                             DOCUMENT_YAML, &fixture.diags);
    assert_int_equal(fixture.diags.list.count, 6);
    for (uint32_t i = 0; i < root->count; i++)
        assert_null(condition_read(&fixture.arena, &fixture.vocabulary, root->items[i], of_project,
                                   &fixture.diags));
    assert_int_equal(fixture.diags.list.count, 6);
}

/* A leaf inside groups, one inside the other. */
static bool read_nested(uint32_t nested)
{
    struct strbuf text;
    strbuf_init(&text);
    for (uint32_t i = 0; i < nested; i++)
        strbuf_puts(&text, i % 2 ? "{none: [" : "{any: [");
    strbuf_puts(&text, "team.size == 3");
    for (uint32_t i = 0; i < nested; i++)
        strbuf_puts(&text, "]}");
    bool good = read_condition(text.text, of_component);
    strbuf_fini(&text);
    return good;
}

static void depth_has_a_limit(void **state)
{
    (void)state;
    uint32_t limit = (uint32_t)limits[LIMIT_CONDITION_DEPTH].value;
    assert_true(read_nested(limit - 2));
    assert_true(read_nested(limit - 1));
    assert_int_equal(fixture.diags.list.count, 0);
    assert_false(read_nested(limit));
    assert_int_equal(fixture.diags.list.count, 1);
    assert_int_equal(fixture.diags.list.items[0].code, R0050);
}

static void about(const char *text, bool expected)
{
    const struct condition *condition = read_condition(text, of_either);
    assert_non_null(condition);
    assert_int_equal(condition_about_component(condition, &fixture.vocabulary), expected);
}

static void what_a_check_is_about(void **state)
{
    (void)state;
    about("team.size == 3", false);
    about("component.role == web_app", true);
    about("[team.size == 3, {none: [team.size == 4, component.role == web_app]}]", true);
    about("[team.size == 3, {some_component: [component.role == web_app]}]", false);
    about("{share_of_components: {where: [component.role == web_app], at_least: 5 %}}", false);
}

static void add_text(const struct leaf *leaf, void *context)
{
    struct strbuf *out = context;
    strbuf_printf(out, "%s; ", leaf->text);
    assert_string_equal(leaf->place.file, "snippet");
    assert_int_equal(leaf->place.line, 1);
}

static void leaves_are_visited_in_order(void **state)
{
    (void)state;
    struct strbuf out;
    strbuf_init(&out);
    condition_leaves(NULL, add_text, &out);
    assert_null(out.text);
    condition_leaves(read_condition("[team.size == 1, {none: [team.size == 2, {some_component: "
                                    "[team.size == 3]}]}, team.size == 4]",
                                    of_project),
                     add_text, &out);
    assert_string_equal(out.text,
                        "team.size == 1; team.size == 2; team.size == 3; team.size == 4; ");
    strbuf_fini(&out);
}

/* The condition keeps nothing of what it was read from. */
static void conditions_outlive_their_text(void **state)
{
    (void)state;
    struct arena scratch;
    struct diags diags;
    arena_init(&scratch);
    diags_init(&diags, &scratch);
    static const char text[] = "[project.note matches /a/i, ops.brokers includes redis]";
    const struct node *node =
        document_parse(&scratch, "gone.yaml", text, strlen(text), DOCUMENT_YAML, &diags);
    const struct condition *condition =
        condition_read(&fixture.arena, &fixture.vocabulary, node, of_component, &diags);
    arena_fini(&scratch);
    assert_non_null(condition);
    assert_string_equal(condition->children[0].leaf->pattern, "a");
    assert_string_equal(condition->children[0].leaf->flags, "i");
    assert_string_equal(condition->children[0].leaf->place.file, "gone.yaml");
    assert_string_equal(condition->children[1].leaf->text, "ops.brokers includes redis");
    assert_int_equal(condition->children[1].leaf->place.column, 29);
}

static void memory_that_is_out_is_told(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "[team.size == 3, {any: [project.note matches /a/, team.python >= basic]}]",
        "{share_of_components: {where: [team.size != 3], at_least: 30 %}}",
        "{share_of_components: {where: [team.size = 3], at_least: 30}}",
        "{ayn: [team.size == 3], any: [team.siez == 3]}",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const struct node *node = fixture_parse(&fixture, texts[i], DOCUMENT_YAML);
        long skip = 0;
        for (bool hit = true; hit; skip++) {
            struct arena arena;
            struct diags diags;
            arena_init(&arena);
            diags_init(&diags, &arena);
            failing_memory(skip);
            const struct condition *condition =
                condition_read(&arena, &fixture.vocabulary, node, of_project, &diags);
            hit = failing_stop();
            assert_int_equal(diags.no_memory, hit);
            assert_false(condition && hit);
            arena_fini(&arena);
        }
        assert_true(skip > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trees_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(json_reads_alike, setup, teardown),
        cmocka_unit_test_setup_teardown(roll_ups_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(groups_have_one_form, setup, teardown),
        cmocka_unit_test_setup_teardown(shares_are_shares, setup, teardown),
        cmocka_unit_test_setup_teardown(roll_ups_have_their_places, setup, teardown),
        cmocka_unit_test_setup_teardown(all_mistakes_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(refused_conditions_are_told_once, setup, teardown),
        cmocka_unit_test_setup_teardown(depth_has_a_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(what_a_check_is_about, setup, teardown),
        cmocka_unit_test_setup_teardown(leaves_are_visited_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(conditions_outlive_their_text, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_that_is_out_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
