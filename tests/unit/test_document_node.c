#include "document_fixture.h"

static void a_node_is_described(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum document_format format;
        const char *description;
    } rows[] = {
        {"[]", DOCUMENT_YAML, "a list"},     {"{}", DOCUMENT_YAML, "a mapping"},
        {"x", DOCUMENT_YAML, "a value"},     {"'x'", DOCUMENT_YAML, "a text"},
        {"|\n  x", DOCUMENT_YAML, "a text"}, {"\"x\"", DOCUMENT_JSON, "a text"},
        {"1", DOCUMENT_JSON, "a value"},     {"true", DOCUMENT_JSON, "a value"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_read_n(&fixture, rows[i].text, strlen(rows[i].text), rows[i].format);
        assert_non_null(fixture.root);
        assert_string_equal(node_describe(fixture.root), rows[i].description);
        fixture_fini(&fixture);
    }
}

static void a_value_is_found_by_its_key(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: 1\n'b c': 2\nlist: [a]\n");
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    check_scalar(node_get(fixture.root, "b c"), STYLE_PLAIN, "2", "2");
    assert_null(node_get(fixture.root, "b"));
    assert_null(node_get(fixture.root, ""));
    assert_null(node_get(node_get(fixture.root, "list"), "a"));
    assert_null(node_get(node_get(fixture.root, "a"), "a"));
    fixture_fini(&fixture);
}

/* The part of the scalar under `a` that holds `part`, as the source shows it. */
static void check_part(const char *text, enum document_format format, const char *part,
                       const char *covered, uint32_t column)
{
    struct fixture fixture;
    fixture_read_n(&fixture, text, strlen(text), format);
    const struct node *node = node_get(fixture.root, "a");
    const char *at = strstr(node->text, part);
    assert_non_null(at);
    struct span span = node_part(node, (uint32_t)(at - node->text), (uint32_t)strlen(part));
    check_span(span, covered);
    check_place(span, 1, column);
    assert_int_equal(node_is_verbatim(node), strcmp(covered, part) == 0);
    fixture_fini(&fixture);
}

static void a_part_has_its_place_in_a_scalar_of_one_line(void **state)
{
    (void)state;
    check_part("a: über x == y # c\n", DOCUMENT_YAML, "x", "x", 9);
    check_part("a: 'über x == y'\n", DOCUMENT_YAML, "x", "x", 10);
    check_part("a: \"über x == y\"\n", DOCUMENT_YAML, "x", "x", 10);
    check_part("{\"a\": \"über x == y\"}", DOCUMENT_JSON, "x", "x", 13);
    check_part("{\"a\": -1.50}", DOCUMENT_JSON, "1.50", "1.50", 8);
}

static void a_part_of_another_scalar_is_the_whole(void **state)
{
    (void)state;
    check_part("a: x\n   y\n", DOCUMENT_YAML, "y", "x\n   y", 4);
    check_part("a: x\n y\n", DOCUMENT_YAML, "y", "x\n y", 4);
    check_part("a: 'it''s x'\n", DOCUMENT_YAML, "x", "'it''s x'", 4);
    check_part("a: \"\\x41 b\"\n", DOCUMENT_YAML, "b", "\"\\x41 b\"", 4);
    check_part("a: |\n  b\n", DOCUMENT_YAML, "b", "|\n  b", 4);
    check_part("{\"a\": \"\\u0041 b\"}", DOCUMENT_JSON, "b", "\"\\u0041 b\"", 7);
}

static void a_part_is_kept_inside_its_scalar(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: 'xyz'\n");
    const struct node *node = node_get(fixture.root, "a");
    check_span(node_part(node, 1, 100), "yz");
    check_span(node_part(node, 100, 1), "");
    check_span(node_part(node, 0, 0), "");
    check_span(node_part(node, 1, UINT32_MAX), "yz");
    fixture_fini(&fixture);
}

static void what_has_no_place_is_not_verbatim(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "[a]");
    assert_false(node_is_verbatim(fixture.root));
    check_span(node_part(fixture.root, 0, 1), "[a]");
    struct node lone = {.kind = NODE_SCALAR, .text = "x", .length = 1};
    assert_false(node_is_verbatim(&lone));
    assert_null(node_part(&lone, 0, 1).source);
    fixture_fini(&fixture);
}

static void a_collection_in_brackets_is_told(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: [1, {b: 2}, [c: 3]]\nd:\n  - e: {}\nf:\n");
    const struct node *a = node_get(fixture.root, "a"), *d = node_get(fixture.root, "d");
    assert_true(node_is_flow(a));
    assert_false(node_is_flow(a->items[0]));
    assert_true(node_is_flow(a->items[1]));
    /* A pair is in brackets, and has none. */
    assert_false(node_is_flow(a->items[2]->items[0]));
    assert_false(node_is_flow(d));
    assert_false(node_is_flow(d->items[0]));
    assert_true(node_is_flow(node_get(d->items[0], "e")));
    assert_false(node_is_flow(fixture.root));
    assert_true(node_is_absent(node_get(fixture.root, "f")));
    assert_false(node_is_absent(a));
    assert_false(node_is_absent(a->items[0]));
    fixture_fini(&fixture);
}

static void trees_are_compared(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool equal;
    } rows[] = {
        {"a: [1, b]\nc: 'x'\n", "{a: [1,\n b], c: \"x\"} # y\n", true},
        {"a: |\n  x\n  y\n", "a: |2\n    x\n    y\n", false},
        {"a: |-\n  x y\n", "a: >-\n  x\n  y\n", true},
        {"a: x\n", "a: 'x'\n", false},
        {"a: x\n", "a: y\n", false},
        {"a: x\n", "a: xy\n", false},
        {"a: x\n", "b: x\n", false},
        {"a: x\nb: y\n", "b: y\na: x\n", false},
        {"a: x\n", "a: x\nb: y\n", false},
        {"a: x\n", "- x\n", false},
        {"[a, b]", "[a]", false},
        {"[a, b]", "[a, c]", false},
        {"[a, [b, [c]]]", "- a\n- - b\n  - - c\n", true},
        {"a:\n", "a: ''\n", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture a, b;
        fixture_yaml(&a, rows[i].a);
        fixture_yaml(&b, rows[i].b);
        assert_int_equal(node_equal(a.root, b.root), rows[i].equal);
        assert_int_equal(node_equal(b.root, a.root), rows[i].equal);
        fixture_fini(&a);
        fixture_fini(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_node_is_described),
        cmocka_unit_test(a_value_is_found_by_its_key),
        cmocka_unit_test(a_part_has_its_place_in_a_scalar_of_one_line),
        cmocka_unit_test(a_part_of_another_scalar_is_the_whole),
        cmocka_unit_test(a_part_is_kept_inside_its_scalar),
        cmocka_unit_test(what_has_no_place_is_not_verbatim),
        cmocka_unit_test(a_collection_in_brackets_is_told),
        cmocka_unit_test(trees_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
