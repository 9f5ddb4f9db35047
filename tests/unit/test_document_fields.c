#include "document_fixture.h"

#include "document/fields.h"
#include "failing.h"

enum { ID, TITLE, TAGS, WHEN, BODY, NOTE, FIELDS };

static const struct field fields[FIELDS] = {
    [ID] = {"id", FIELD_WORD, true},         [TITLE] = {"title", FIELD_PROSE, false},
    [TAGS] = {"tags", FIELD_WORDS, false},   [WHEN] = {"when", FIELD_LIST, true},
    [BODY] = {"body", FIELD_MAPPING, false}, [NOTE] = {"note", FIELD_ANY, false},
};

/* A rule that was read: whether it is good, and its values. */
struct rule {
    struct fixture fixture;
    bool good;
    const struct node *values[FIELDS];
};

static void rule_read(struct rule *rule, const char *text)
{
    fixture_yaml(&rule->fixture, text);
    assert_non_null(rule->fixture.root);
    memset(rule->values, 0xff, sizeof rule->values);
    rule->good =
        fields_read(rule->fixture.root, "rule", fields, FIELDS, rule->values, &rule->fixture.diags);
}

static void rule_fini(struct rule *rule)
{
    fixture_fini(&rule->fixture);
}

static void values_come_back_by_index(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "title: a b\nid: x\nbody: {}\nwhen: [c]\nnote: ~\ntags: y\n");
    assert_true(rule.good);
    check_count(&rule.fixture, 0);
    check_span(rule.values[ID]->span, "x");
    check_span(rule.values[TITLE]->span, "a b");
    check_span(rule.values[TAGS]->span, "y");
    check_span(rule.values[WHEN]->span, "[c]");
    check_span(rule.values[BODY]->span, "{}");
    check_span(rule.values[NOTE]->span, "~");
    rule_fini(&rule);
}

static void what_is_absent_is_null(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "when: []\nid: x\n");
    assert_true(rule.good);
    check_count(&rule.fixture, 0);
    for (uint32_t i = 0; i < FIELDS; i++)
        assert_true((rule.values[i] != NULL) == (i == ID || i == WHEN));
    rule_fini(&rule);
}

static void missing_keys_are_reported_at_the_start(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "\n\"é\": 1\ntitle: y\n");
    assert_false(rule.good);
    check_count(&rule.fixture, 3);
    check_diag(&rule.fixture, 0, R0101, "\"é\"");
    check_diag(&rule.fixture, 1, R0102, "\"");
    check_place(diag_at(&rule.fixture, 1)->span, 2, 1);
    assert_string_equal(diag_at(&rule.fixture, 1)->message, "the key `id` is missing in this rule");
    check_diag(&rule.fixture, 2, R0102, "\"");
    assert_string_equal(diag_at(&rule.fixture, 2)->message,
                        "the key `when` is missing in this rule");
    assert_null(diag_at(&rule.fixture, 2)->related.source);
    check_span(rule.values[TITLE]->span, "y");
    rule_fini(&rule);
    /* The first character, not byte. */
    rule_read(&rule, "é: 1\nid: x\n");
    check_diag(&rule.fixture, 1, R0102, "é");
    rule_fini(&rule);
    rule_read(&rule, "{}");
    check_count(&rule.fixture, 2);
    check_diag(&rule.fixture, 0, R0102, "{");
    rule_fini(&rule);
}

static void unknown_keys_are_reported_with_a_suggestion(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "id: x\ntitel: y\nwhen: []\nzzz: [1]\n");
    assert_false(rule.good);
    check_count(&rule.fixture, 2);
    check_diag(&rule.fixture, 0, R0101, "titel");
    const struct diag *diag = diag_at(&rule.fixture, 0);
    assert_string_equal(diag->message, "unknown key `titel` in this rule");
    assert_string_equal(diag->label, "did you mean `title`?");
    assert_string_equal(diag->hint, "known keys: id, title, tags, when, body, note");
    check_diag(&rule.fixture, 1, R0101, "zzz");
    assert_null(diag_at(&rule.fixture, 1)->label);
    check_span(rule.values[ID]->span, "x");
    assert_null(rule.values[TITLE]);
    rule_fini(&rule);
}

static void a_key_with_a_colon_lacks_a_space(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "{id: x, when: [], zzz:1, 'a:b': 2}");
    check_count(&rule.fixture, 2);
    check_diag(&rule.fixture, 0, R0101, "zzz:1");
    assert_string_equal(diag_at(&rule.fixture, 0)->label, "is a space missing behind the colon?");
    assert_null(diag_at(&rule.fixture, 1)->label);
    rule_fini(&rule);
}

static void long_tables_are_cut_in_the_hint(void **state)
{
    (void)state;
    static const struct field many[] = {
        {"a", FIELD_ANY, false}, {"b", FIELD_ANY, false}, {"c", FIELD_ANY, false},
        {"d", FIELD_ANY, false}, {"e", FIELD_ANY, false}, {"f", FIELD_ANY, false},
        {"g", FIELD_ANY, false}, {"h", FIELD_ANY, false}, {"i", FIELD_ANY, false},
        {"j", FIELD_ANY, false}, {"k", FIELD_ANY, false}, {"l", FIELD_ANY, false},
        {"m", FIELD_ANY, false}, {"n", FIELD_ANY, false}};
    static const char *const hints[] = {
        NULL, "known keys: a", "known keys: a, b, c, d, e, f, g, h, i, j, k, l",
        "known keys: a, b, c, d, e, f, g, h, i, j, k, l and 1 more",
        "known keys: a, b, c, d, e, f, g, h, i, j, k, l and 2 more"};
    static const uint32_t counts[] = {0, 1, 12, 13, 14};
    for (size_t i = 0; i < 5; i++) {
        const struct node *values[14];
        struct fixture fixture;
        fixture_yaml(&fixture, "zzzz: 1\n");
        assert_false(fields_read(fixture.root, "pack", many, counts[i], values, &fixture.diags));
        check_count(&fixture, 1);
        if (hints[i])
            assert_string_equal(diag_at(&fixture, 0)->hint, hints[i]);
        else
            assert_null(diag_at(&fixture, 0)->hint);
        fixture_fini(&fixture);
    }
}

static void wrong_shapes_are_reported(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *covered;
        const char *message;
    } rows[] = {
        {"id: [x]\nwhen: []", "[x]", "`id` must be a single value, and this is a list"},
        {"id: {}\nwhen: []", "{}", "`id` must be a single value, and this is a mapping"},
        {"id: x\nwhen: y", "y", "`when` must be a list, and this is a value"},
        {"id: x\nwhen: 'y'", "'y'", "`when` must be a list, and this is a text"},
        {"id: x\nwhen: ''", "''", "`when` must be a list, and this is a text"},
        {"id: x\nwhen: {}", "{}", "`when` must be a list, and this is a mapping"},
        {"id: x\nwhen: []\ntitle: []", "[]", "`title` must be a text, and this is a list"},
        {"id: x\nwhen: []\nbody: y", "y", "`body` must be a mapping, and this is a value"},
        {"id: x\nwhen: []\nbody: []", "[]", "`body` must be a mapping, and this is a list"},
        {"id: x\nwhen: []\ntags: {}", "{}",
         "`tags` must be a value or a list of values, and this is a mapping"},
        {"id: x\nwhen: []\ntags: [a, [b]]", "[b]",
         "an item of `tags` must be a single value, and this is a list"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rule rule;
        rule_read(&rule, rows[i].text);
        assert_false(rule.good);
        check_count(&rule.fixture, 1);
        check_diag(&rule.fixture, 0, R0103, rows[i].covered);
        assert_string_equal(diag_at(&rule.fixture, 0)->message, rows[i].message);
        assert_null(diag_at(&rule.fixture, 0)->label);
        rule_fini(&rule);
    }
}

static void a_list_is_explained_where_a_mapping_stands(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "id: x\nwhen: {a: 1}\n");
    check_count(&rule.fixture, 1);
    assert_string_equal(diag_at(&rule.fixture, 0)->hint,
                        "a list is [a, b], or lines that begin with `- `");
    rule_fini(&rule);
    rule_read(&rule, "id: x\nwhen:\n  -a: 1\n");
    check_count(&rule.fixture, 1);
    assert_string_equal(diag_at(&rule.fixture, 0)->label, "is a space missing behind the `-`?");
    rule_fini(&rule);
}

static void a_value_of_the_wrong_shape_is_null_and_not_missing(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "id: []\nwhen: ~\ntags: [a, {}, '']\ntitle: x\n");
    assert_false(rule.good);
    check_count(&rule.fixture, 4);
    assert_null(rule.values[ID]);
    assert_null(rule.values[WHEN]);
    assert_null(rule.values[TAGS]);
    check_span(rule.values[TITLE]->span, "x");
    rule_fini(&rule);
}

static void empty_values_are_reported(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *covered;
        const char *message;
    } rows[] = {
        {"id:\nwhen: []", "", "`id` is empty"},
        {"id: ''\nwhen: []", "''", "`id` is empty"},
        {"id: null\nwhen: []", "null", "`id` is empty"},
        {"id: x\nwhen: ~", "~", "`when` is empty"},
        {"id: x\nwhen: []\nbody: Null", "Null", "`body` is empty"},
        {"id: x\nwhen: []\ntitle: NULL", "NULL", "`title` is empty"},
        {"id: x\nwhen: []\ntitle: |\n  \n", "|", "`title` is empty"},
        {"id: x\nwhen: []\ntags:", "", "`tags` is empty"},
        {"id: x\nwhen: []\ntags: [a, ~]", "~", "an item of `tags` is empty"},
        {"id: x\nwhen: []\ntags: [\"\"]", "\"\"", "an item of `tags` is empty"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rule rule;
        rule_read(&rule, rows[i].text);
        assert_false(rule.good);
        check_count(&rule.fixture, 1);
        check_diag(&rule.fixture, 0, R0104, rows[i].covered);
        assert_string_equal(diag_at(&rule.fixture, 0)->message, rows[i].message);
        assert_non_null(diag_at(&rule.fixture, 0)->hint);
        rule_fini(&rule);
    }
}

static void every_wrong_item_of_a_list_is_reported(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "id: x\nwhen: []\ntags: [[], a, ~, {}]\n");
    check_count(&rule.fixture, 3);
    check_diag(&rule.fixture, 0, R0103, "[]");
    check_diag(&rule.fixture, 1, R0104, "~");
    check_diag(&rule.fixture, 2, R0103, "{}");
    rule_fini(&rule);
    rule_read(&rule, "id: x\nwhen: []\ntags: []\n");
    assert_true(rule.good);
    rule_fini(&rule);
}

static void what_was_refused_is_not_reported_again(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "id: *x\ntitle: \"\\0\"\ntags: [a, *x]\nwhen: *x\nbody: *x\nnote: *x\n");
    assert_false(rule.good);
    check_count(&rule.fixture, FIELDS);
    for (uint32_t i = 0; i < FIELDS; i++) {
        assert_int_equal(diag_at(&rule.fixture, i)->code, i == TITLE ? R0006 : R0012);
        assert_null(rule.values[i]);
    }
    rule_fini(&rule);
    rule_read(&rule, "*x");
    assert_false(rule.good);
    check_count(&rule.fixture, 1);
    rule_fini(&rule);
}

static void what_is_no_mapping_is_reported(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum diag_code code;
        const char *message;
    } rows[] = {
        {"[a]", R0103, "this rule must be a mapping, and this is a list"},
        {"x", R0103, "this rule must be a mapping, and this is a value"},
        {"id:x", R0103, "this rule must be a mapping, and this is a value"},
        {"'x: y'", R0103, "this rule must be a mapping, and this is a text"},
        {"~", R0104, "this rule is empty"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rule rule;
        rule_read(&rule, rows[i].text);
        assert_false(rule.good);
        check_count(&rule.fixture, 1);
        check_diag(&rule.fixture, 0, rows[i].code, rows[i].text);
        assert_string_equal(diag_at(&rule.fixture, 0)->message, rows[i].message);
        assert_true((diag_at(&rule.fixture, 0)->label != NULL) ==
                    (strcmp(rows[i].text, "id:x") == 0));
        for (uint32_t j = 0; j < FIELDS; j++)
            assert_null(rule.values[j]);
        rule_fini(&rule);
    }
}

/* The comment behind the prose under `title`, NULL: no warning. */
static void prose_cut_short_is_a_warning(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *comment;
    } rows[] = {
        {"title: Use C # or C++", "# or C++"},
        {"title: Use C \t# or C++  \r\n", "# or C++  "},
        {"title: two\n  lines # é\n", "# é"},
        {"title: Use C#\n", NULL},
        {"title: Use C # \"x\"\n", "# \"x\""},
        {"title: Use C\n# comment\n", NULL},
        {"title: 'Use C' # comment\n", NULL},
        {"title: \"Use C\" # comment\n", NULL},
        {"title: | # comment\n  Use C # too\n", NULL},
        {"title: Use C", NULL},
        {"note: Use C # or not\n", NULL},
        {"tags: a # or not\n", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[200];
        snprintf(text, sizeof text, "id: x # c\nwhen: []\n%s", rows[i].text);
        struct rule rule;
        rule_read(&rule, text);
        assert_true(rule.good);
        check_count(&rule.fixture, rows[i].comment != NULL);
        if (rows[i].comment)
            check_diag(&rule.fixture, 0, R0020, rows[i].comment);
        assert_int_equal(rule.fixture.diags.input, 0);
        rule_fini(&rule);
    }
}

static void flow_prose_before_a_bracket_is_whole(void **state)
{
    (void)state;
    struct rule rule;
    rule_read(&rule, "{id: x, when: [], title: a b} # comment");
    assert_true(rule.good);
    check_count(&rule.fixture, 0);
    rule_fini(&rule);
}

static void a_node_is_checked_alone(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "[a, {}, ~, [b, []]]");
    const struct node *const *items = (const struct node *const *)fixture.root->items;
    assert_true(field_check(items[0], "an item", FIELD_WORD, &fixture.diags));
    assert_true(field_check(items[1], "an item", FIELD_ANY, &fixture.diags));
    assert_true(field_check(items[2], "an item", FIELD_ANY, &fixture.diags));
    assert_true(field_check(items[3], "an item", FIELD_LIST, &fixture.diags));
    check_count(&fixture, 0);
    assert_false(field_check(items[1], "an item of `x`", FIELD_WORD, &fixture.diags));
    assert_false(field_check(items[2], "the name", FIELD_WORD, &fixture.diags));
    assert_false(field_check(items[3], "`x`", FIELD_WORDS, &fixture.diags));
    check_count(&fixture, 3);
    assert_string_equal(diag_at(&fixture, 0)->message,
                        "an item of `x` must be a single value, and this is a mapping");
    assert_string_equal(diag_at(&fixture, 1)->message, "the name is empty");
    assert_string_equal(diag_at(&fixture, 2)->message,
                        "an item of `x` must be a single value, and this is a list");
    fixture_fini(&fixture);
}

static void words_are_one_or_many(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: x\nb: [y, z]\nc: []\nd: {}\n");
    const struct node *one = NULL;
    uint32_t count = 9;
    const struct node *const *words = fields_words(NULL, &one, &count);
    assert_int_equal(count, 0);
    words = fields_words(node_get(fixture.root, "a"), &one, &count);
    assert_int_equal(count, 1);
    assert_ptr_equal(words, &one);
    assert_string_equal(words[0]->text, "x");
    words = fields_words(node_get(fixture.root, "b"), &one, &count);
    assert_int_equal(count, 2);
    assert_string_equal(words[1]->text, "z");
    fields_words(node_get(fixture.root, "c"), &one, &count);
    assert_int_equal(count, 0);
    count = 9;
    assert_null(fields_words(node_get(fixture.root, "d"), &one, &count));
    assert_int_equal(count, 0);
    fixture_fini(&fixture);
}

static void nulls_are_plain(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool null;
    } rows[] = {{"[~]", true},     {"[null]", true},  {"[Null]", true}, {"[NULL]", true},
                {"[a: ]", false},  {"['']", false},   {"['~']", false}, {"[\"null\"]", false},
                {"[nULL]", false}, {"[none]", false}, {"[[]]", false},  {"[{}]", false},
                {"[0]", false},    {"[false]", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, rows[i].text);
        assert_true(node_is_null(fixture.root->items[0]) == rows[i].null);
        fixture_fini(&fixture);
    }
    struct fixture fixture;
    fixture_yaml(&fixture, "a:\n");
    assert_true(node_is_null(node_get(fixture.root, "a")));
    fixture_fini(&fixture);
    fixture_json(&fixture, "[null, \"null\", \"\"]");
    assert_true(node_is_null(fixture.root->items[0]));
    assert_false(node_is_null(fixture.root->items[1]));
    assert_false(node_is_null(fixture.root->items[2]));
    fixture_fini(&fixture);
}

static void json_is_read_alike(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct node *values[FIELDS];
    fixture_json(&fixture,
                 "{\"id\": \"\", \"when\": null, \"title\": \"a # b\", \"tags\": [1, true]}");
    assert_false(fields_read(fixture.root, "rule", fields, FIELDS, values, &fixture.diags));
    check_count(&fixture, 2);
    check_diag(&fixture, 0, R0104, "\"\"");
    check_diag(&fixture, 1, R0104, "null");
    assert_non_null(values[TITLE]);
    assert_int_equal(values[TAGS]->count, 2);
    fixture_fini(&fixture);
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    bool hit = true;
    for (long n = 0; hit; n++) {
        struct fixture fixture;
        const struct node *values[FIELDS];
        fixture_yaml(&fixture, "titel: x\nbody: [\n]\ntitle: a # b\nzz: 1\ntags: [[]]\nnote:\n");
        failing_memory(n);
        for (int i = 0; i < 60; i++)
            assert_false(fields_read(fixture.root, "rule", fields, FIELDS, values, &fixture.diags));
        hit = failing_stop();
        assert_true(fixture.diags.no_memory == hit);
        fixture_fini(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back_by_index),
        cmocka_unit_test(what_is_absent_is_null),
        cmocka_unit_test(missing_keys_are_reported_at_the_start),
        cmocka_unit_test(unknown_keys_are_reported_with_a_suggestion),
        cmocka_unit_test(a_key_with_a_colon_lacks_a_space),
        cmocka_unit_test(long_tables_are_cut_in_the_hint),
        cmocka_unit_test(wrong_shapes_are_reported),
        cmocka_unit_test(a_list_is_explained_where_a_mapping_stands),
        cmocka_unit_test(a_value_of_the_wrong_shape_is_null_and_not_missing),
        cmocka_unit_test(empty_values_are_reported),
        cmocka_unit_test(every_wrong_item_of_a_list_is_reported),
        cmocka_unit_test(what_was_refused_is_not_reported_again),
        cmocka_unit_test(what_is_no_mapping_is_reported),
        cmocka_unit_test(prose_cut_short_is_a_warning),
        cmocka_unit_test(flow_prose_before_a_bracket_is_whole),
        cmocka_unit_test(a_node_is_checked_alone),
        cmocka_unit_test(words_are_one_or_many),
        cmocka_unit_test(nulls_are_plain),
        cmocka_unit_test(json_is_read_alike),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
