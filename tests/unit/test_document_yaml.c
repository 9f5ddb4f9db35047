#include "document_fixture.h"

#include "document/yaml.h"
#include "failing_arena.h"

/* The scalar under `a`: its value, its style, and the text of the source that it covers. */
static void scalars_cover_their_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum node_style style;
        const char *value;
        const char *covered;
    } rows[] = {
        {"a: x", STYLE_PLAIN, "x", "x"},
        {"a: b c  # d\n", STYLE_PLAIN, "b c", "b c"},
        {"a: b c \t \n", STYLE_PLAIN, "b c", "b c"},
        {"a: b#c\n", STYLE_PLAIN, "b#c", "b#c"},
        {"a: b\n   c  \n\n   d \t\n\n# e\nf: 1\n", STYLE_PLAIN, "b c\nd", "b\n   c  \n\n   d"},
        {"a:\n  b\n  c\n", STYLE_PLAIN, "b c", "b\n  c"},
        {"a: 60 %\n", STYLE_PLAIN, "60 %", "60 %"},
        {"a: 'it''s' # x\n", STYLE_QUOTED, "it's", "'it''s'"},
        {"a: ''\n", STYLE_QUOTED, "", "''"},
        {"a: 'x\n  y'\nb: 1\n", STYLE_QUOTED, "x y", "'x\n  y'"},
        {"a: \"x\\ty\\u00e9\\n\"\n", STYLE_QUOTED, "x\tyé\n", "\"x\\ty\\u00e9\\n\""},
        {"a: \"x \\\n   y\"   # z\n", STYLE_QUOTED, "x y", "\"x \\\n   y\""},
        {"a: |\n  x\n  y\n", STYLE_BLOCK, "x\ny\n", "|\n  x\n  y"},
        {"a: |\n  x\n\n\n\n# c\n  # d\nb: 1\n", STYLE_BLOCK, "x\n", "|\n  x"},
        {"a: |\n  x\n  # in it\nb: 1\n", STYLE_BLOCK, "x\n# in it\n", "|\n  x\n  # in it"},
        {"a: >-\n    x\n    y\n  # less\nb: 1\n", STYLE_BLOCK, "x y", ">-\n    x\n    y"},
        {"a: |2-\n   x\nb: 1\n", STYLE_BLOCK, " x", "|2-\n   x"},
        {"a: |+\n  x\n\n\nb: 1\n", STYLE_BLOCK, "x\n\n\n", "|+\n  x"},
        {"a: |+\n\n\nb: 1\n", STYLE_BLOCK, "\n\n", "|+"},
        {"a: | # c\nb: 1\n", STYLE_BLOCK, "", "|"},
        {"a: >2-   # c\n\n\n", STYLE_BLOCK, "", ">2-"},
        {"a: |", STYLE_BLOCK, "", "|"},
        {"{a: x y , b: 1}", STYLE_PLAIN, "x y", "x y"},
        {"{a: x\n y\n , b: 1}", STYLE_PLAIN, "x y", "x\n y"},
        {"{b: 1, a: 'x' }", STYLE_QUOTED, "x", "'x'"},
        {"{\"a\":\"x\"}", STYLE_QUOTED, "x", "\"x\""},
        {"a:\nb: 1\n", STYLE_PLAIN, "", ""},
        {"{a, b: 1}", STYLE_PLAIN, "", ""},
        {"? a\n: x\n", STYLE_PLAIN, "x", "x"},
        {"--- # c\n\na: x\n...\n# end\n", STYLE_PLAIN, "x", "x"},
        {"é: ü\na: ñ😀 x # ü\n", STYLE_PLAIN, "ñ😀 x", "ñ😀 x"},
        {"'😀': 'ü'\na: 'ñ' \n", STYLE_QUOTED, "ñ", "'ñ'"},
        {"é: |\n  ü\n  ñ\na: >\n  😀\n  x\n\nb: 1\n", STYLE_BLOCK, "😀 x\n", ">\n  😀\n  x"},
        {"b: 1\r\na: x\r\nc: y\r\n", STYLE_PLAIN, "x", "x"},
        {"a: x\r\n  y\r\nb: 1\r\n", STYLE_PLAIN, "x y", "x\r\n  y"},
        {"a: |\r\n  x\r\n  y\r\n\r\nb: 1\r\n", STYLE_BLOCK, "x\ny\n", "|\r\n  x\r\n  y"},
        {"a: | # c\r\nb: 1\r\n", STYLE_BLOCK, "", "|"},
        {"b: 1\ra: |\r  x\r  y\rc: 1\r", STYLE_BLOCK, "x\ny\n", "|\r  x\r  y"},
        {"b: 1\ra: x\rc: 2\r", STYLE_PLAIN, "x", "x"},
        {"b: 'x\u2028  y'\na: z\n", STYLE_PLAIN, "z", "z"},
        {"b: |\n  x\u2029  y\na: z\n", STYLE_PLAIN, "z", "z"},
        {"\xef\xbb\xbf"
         "a: x\n",
         STYLE_PLAIN, "x", "x"},
        {"\xef\xbb\xbf# é\r\né: ü\r\na: ü\r\n", STYLE_PLAIN, "ü", "ü"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, rows[i].text);
        check_count(&fixture, 0);
        check_scalar(node_get(fixture.root, "a"), rows[i].style, rows[i].value, rows[i].covered);
        fixture_fini(&fixture);
    }
}

static void keys_cover_their_text(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "ü: {'b': 1, \"c\" : 2, d}\n? e f\n: g\n'h': i\n");
    check_count(&fixture, 0);
    const struct entry *entries = fixture.root->entries;
    check_scalar(entries[0].key, STYLE_PLAIN, "ü", "ü");
    check_scalar(entries[1].key, STYLE_PLAIN, "e f", "e f");
    check_scalar(entries[2].key, STYLE_QUOTED, "h", "'h'");
    const struct node *flow = entries[0].value;
    assert_int_equal(flow->count, 3);
    check_scalar(flow->entries[0].key, STYLE_QUOTED, "b", "'b'");
    check_scalar(flow->entries[1].key, STYLE_QUOTED, "c", "\"c\"");
    check_scalar(flow->entries[2].key, STYLE_PLAIN, "d", "d");
    fixture_fini(&fixture);
}

/* Lines end at LF alone, whatever libyaml takes for a line end. */
static void lines_are_those_of_the_source(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line, column;
    } rows[] = {
        {"b: 1\nc: 2\na: x\n", 3, 4},
        {"b: 1\r\nc: 2\r\na: x\r\n", 3, 4},
        {"b: 1\rc: 2\ra: x\r", 1, 14},
        {"b: 'x\u2028 y'\na: x\n", 2, 4},
        {"# \u2028\n\né: {b: ü, a: x}\n", 3, 4},
        {"\xef\xbb\xbf\n\na: x\n", 3, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, rows[i].text);
        check_count(&fixture, 0);
        const struct node *node = node_get(fixture.root, "a");
        if (!node)
            node = fixture.root->entries[0].value;
        check_place(node->span, rows[i].line, rows[i].column);
        fixture_fini(&fixture);
    }
}

/* The collection under `a`. */
static void collections_cover_their_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum node_kind kind;
        uint32_t count;
        const char *covered;
    } rows[] = {
        {"a: []\n", NODE_SEQUENCE, 0, "[]"},
        {"a: { } # x\n", NODE_MAPPING, 0, "{ }"},
        {"a: [x, 'y', [z] ]\nb: 1\n", NODE_SEQUENCE, 3, "[x, 'y', [z] ]"},
        {"a: {x: 1,\n  y: {z: 2}}\n", NODE_MAPPING, 2, "{x: 1,\n  y: {z: 2}}"},
        {"a:\n  - x\n  - y # c\n\n\n# d\nb: 1\n", NODE_SEQUENCE, 2, "- x\n  - y"},
        {"a:\n- x\n- y\nb: 1\n", NODE_SEQUENCE, 2, "- x\n- y"},
        {"a:\n- x\n-\n? b\n: 1\n", NODE_SEQUENCE, 2, "- x\n-"},
        {"a:\n  x: 1\n  y:\n    - 2\n\nb: 1\n", NODE_MAPPING, 2, "x: 1\n  y:\n    - 2"},
        {"a:\n  ? x\n  : |\n    y\n\n\nb: 1\n", NODE_MAPPING, 1, "? x\n  : |\n    y"},
        {"a:\n  - [x]\n  # c\nb: 1\n", NODE_SEQUENCE, 1, "- [x]"},
        {"a:\n  - x: ']'\n    y: 2\n", NODE_SEQUENCE, 1, "- x: ']'\n    y: 2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, rows[i].text);
        check_count(&fixture, 0);
        const struct node *node = node_get(fixture.root, "a");
        assert_int_equal(node->kind, rows[i].kind);
        assert_int_equal(node->count, rows[i].count);
        check_span(node->span, rows[i].covered);
        fixture_fini(&fixture);
    }
}

static void a_pair_in_a_flow_list_is_a_mapping(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "[a: b, ? c : [d] , e]\n");
    check_count(&fixture, 0);
    assert_int_equal(fixture.root->count, 3);
    check_span(fixture.root->items[0]->span, "a: b");
    check_span(fixture.root->items[1]->span, "? c : [d]");
    check_scalar(node_get(fixture.root->items[0], "a"), STYLE_PLAIN, "b", "b");
    fixture_fini(&fixture);
}

static void anchors_and_aliases_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: &x 1\nb: *x\nc: &y\n  d: 2\ne: [&z f, *z]\ng: &w\nh: 1\n");
    check_count(&fixture, 6);
    static const char *const culprits[] = {"&x", "*x", "&y", "&z", "*z", "&w"};
    for (uint32_t i = 0; i < 6; i++)
        check_diag(&fixture, i, R0012, culprits[i]);
    assert_string_equal(diag_at(&fixture, 0)->message, "the anchor `&x` is refused");
    assert_string_equal(diag_at(&fixture, 1)->message, "the alias `*x` is refused");
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    check_scalar(node_get(fixture.root, "b"), STYLE_PLAIN, "", "*x");
    assert_true(node_get(fixture.root, "b")->refused);
    assert_false(node_get(fixture.root, "g")->refused);
    check_span(node_get(fixture.root, "c")->span, "d: 2");
    check_scalar(node_get(fixture.root, "g"), STYLE_PLAIN, "", "");
    check_scalar(node_get(fixture.root, "h"), STYLE_PLAIN, "1", "1");
    fixture_fini(&fixture);
    fixture_yaml(&fixture, "a: &x 1\n*x : 2\n*x : 3\n");
    check_count(&fixture, 3);
    check_diag(&fixture, 1, R0012, "*x");
    check_diag(&fixture, 2, R0012, "*x");
    assert_int_equal(fixture.root->count, 1);
    fixture_fini(&fixture);
}

static void tags_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: !!str 1\nb: !x\n  [2]\nc: ! 'y' # z\nd: !t # c\n  e: 3\n"
                           "f: [!u, !v {}]\ng: !<tag:x,y> h\n");
    check_count(&fixture, 7);
    static const char *const culprits[] = {"!!str", "!x", "!", "!t", "!u", "!v", "!<tag:x,y>"};
    for (uint32_t i = 0; i < 7; i++)
        check_diag(&fixture, i, R0013, culprits[i]);
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    check_span(node_get(fixture.root, "b")->span, "[2]");
    check_scalar(node_get(fixture.root, "c"), STYLE_QUOTED, "y", "'y'");
    check_span(node_get(fixture.root, "d")->span, "e: 3");
    fixture_fini(&fixture);
}

/* An anchor ends where libyaml ends it; what follows belongs to the value. */
static void properties_end_before_the_value(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: &x?y !z\nb: [&v]\nc: !t\u2028  d\n");
    check_count(&fixture, 3);
    check_diag(&fixture, 0, R0012, "&x");
    check_diag(&fixture, 1, R0012, "&v");
    check_diag(&fixture, 2, R0013, "!t");
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "?y !z", "?y !z");
    check_scalar(node_get(fixture.root, "c"), STYLE_PLAIN, "d", "d");
    fixture_fini(&fixture);
}

static void an_anchor_and_a_tag_may_stand_together(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: &x !t 1\n!k &y b: !u &z\n&v c: d\n");
    check_count(&fixture, 7);
    static const char *const culprits[] = {"&x", "!t", "!k", "&y", "!u", "&z", "&v"};
    for (uint32_t i = 0; i < 7; i++)
        check_diag(&fixture, i, culprits[i][0] == '&' ? R0012 : R0013, culprits[i]);
    check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
    check_scalar(node_get(fixture.root, "b"), STYLE_PLAIN, "", "");
    check_scalar(node_get(fixture.root, "c"), STYLE_PLAIN, "d", "d");
    fixture_fini(&fixture);
}

static void all_mistakes_are_reported_in_one_pass(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: &x {<<: *y, b: !t 1, b: \"\\x07\", [c]: 2}\n--- d\n--- e\n");
    static const enum diag_code codes[] = {R0012, R0014, R0012, R0013, R0016, R0006, R0018, R0015};
    check_count(&fixture, 8);
    for (uint32_t i = 0; i < 8; i++)
        assert_int_equal(diag_at(&fixture, i)->code, codes[i]);
    assert_non_null(fixture.root);
    fixture_fini(&fixture);
}

static void a_second_document_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"a: 1\n---\nb: 2\n", "a: 1\n... # c\n---\nb: 2\n",
                                        "--- {a: 1}\n...\n--- # c\nb: 2\n---\nc: 3\n",
                                        "a: 1\n---\n"};
    static const char *const culprits[] = {"---", "---", "---", "---"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, texts[i]);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0015, culprits[i]);
        check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
        fixture_fini(&fixture);
    }
}

static void the_marks_of_one_document_are_fine(void **state)
{
    (void)state;
    static const char *const texts[] = {"---\na: 1\n", "a: 1\n...\n",
                                        "---\na: 1\n...\n# end\n...\n",
                                        "# c\n--- # d\na: 1\n... # e\n", "\n\n  # c\n---\na: 1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, texts[i]);
        check_count(&fixture, 0);
        check_scalar(node_get(fixture.root, "a"), STYLE_PLAIN, "1", "1");
        fixture_fini(&fixture);
    }
}

static void an_empty_document_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "\n",
                                        " \n\t\n",
                                        "# only this\n\n  # and this",
                                        "---",
                                        "---\n# x\n",
                                        "\xef\xbb\xbf",
                                        "\r\n",
                                        "--- # x\n...\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, texts[i]);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0017, "");
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

static void a_lone_scalar_is_a_document(void **state)
{
    (void)state;
    static const char *const texts[] = {"null", "~", "''", "x: y: z", "*a"};
    static const char *const values[] = {"null", "~", "", NULL, ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, texts[i]);
        if (values[i]) {
            assert_non_null(fixture.root);
            assert_string_equal(fixture.root->text, values[i]);
        } else {
            assert_null(fixture.root);
        }
        fixture_fini(&fixture);
    }
}

/* The first directive is refused, wherever libyaml would take the line for one. */
static void directives_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *culprit;
        bool read; /* the document before it */
    } rows[] = {
        {"%YAML 1.2\n---\na: 1\n", "%YAML 1.2", false},
        {"%TAG !a! x\n%TAG !b! y\n---\na: 1\n", "%TAG !a! x", false},
        {"# c\n\n  # d\r\n%X \r\n", "%X ", false},
        {"\xef\xbb\xbf%YAML 1.1\n", "%YAML 1.1", false},
        {"# c\r%X\r---\ra: 1", "%X", false},
        {"# c\u2028%X\u2028--- 1", "%X", false},
        {"# c\u2029%X\u2029--- 1", "%X", false},
        {"...\n%X", "%X", false},
        {"%", "%", false},
        {"a: 1\n...\n%X y\n---\nb: 2\n", "%X y", true},
        {"a: 1\n...\n# c\n... # d\n\n%X", "%X", true},
        {"a: 1\n%TAG !x! y\n", "%TAG !x! y", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, rows[i].text);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0013, rows[i].culprit);
        assert_true((fixture.root != NULL) == rows[i].read);
        fixture_fini(&fixture);
    }
}

static void a_percent_sign_in_content_is_no_directive(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: '\n%x'\nb: 60 %\nc: |\n  %x\n");
    check_count(&fixture, 0);
    assert_int_equal(fixture.root->count, 3);
    fixture_fini(&fixture);
}

/* libyaml takes quadratic time for these: about a minute, were they not kept from it. */
static void many_directives_are_refused_at_once(void **state)
{
    (void)state;
    static const char *const fronts[] = {"",      "a: 1\n...\n", "a: 1\n...\n...\n",
                                         "# c\r", "# \u2028",    "\n"};
    char *lines = test_malloc(60000 * 18), *end = lines;
    for (int i = 0; i < 60000; i++)
        end += sprintf(end, "%%TAG !a%d! x\n", i);
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        char *text = test_malloc(strlen(fronts[i]) + strlen(lines) + 1);
        strcat(strcpy(text, fronts[i]), lines);
        struct fixture fixture;
        fixture_yaml(&fixture, text);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0013, "%TAG !a0! x");
        fixture_fini(&fixture);
        test_free(text);
    }
    test_free(lines);
}

static void escapes_for_control_characters_are_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: \"x\\0y\"\nb: \"\\x07\"\n\"\\e\": 1\nc: \"\\u007f\"\nd: \"\\N\"\n"
                           "e: \"\\t\\n\\r\\_\\L\\P\"\n");
    check_count(&fixture, 5);
    static const char *const culprits[] = {"\"x\\0y\"", "\"\\x07\"", "\"\\e\"", "\"\\u007f\"",
                                           "\"\\N\""};
    for (uint32_t i = 0; i < 5; i++)
        check_diag(&fixture, i, R0006, culprits[i]);
    assert_string_equal(diag_at(&fixture, 0)->message, "the character U+0000 is not allowed");
    assert_string_equal(diag_at(&fixture, 1)->message, "the character U+0007 is not allowed");
    check_scalar(node_get(fixture.root, "a"), STYLE_QUOTED, "x", "\"x\\0y\"");
    assert_string_equal(node_get(fixture.root, "e")->text, "\t\n\r\u00a0\u2028\u2029");
    fixture_fini(&fixture);
}

/* document_parse finds these before; yaml_read on its own must not take them for a syntax error. */
static void characters_that_libyaml_refuses_are_named(void **state)
{
    (void)state;
    static const char *const texts[] = {"é: \x01", "\xef\xbb\xbfx: \x7f", "é: \xef\xbf\xbe"};
    static const char *const culprits[] = {"\x01", "\x7f", "\xef\xbf\xbe"};
    for (size_t i = 0; i < 3; i++) {
        struct arena arena;
        arena_init(&arena);
        struct fixture fixture;
        diags_init(&fixture.diags, &arena);
        struct source *source = source_new(&arena, "x", texts[i], strlen(texts[i]));
        assert_null(yaml_read(&arena, source, &fixture.diags));
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0006, culprits[i]);
        arena_fini(&arena);
    }
}

static void a_syntax_error_gives_no_tree(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "é: &x 1\nü: [a\n");
    check_count(&fixture, 2);
    check_diag(&fixture, 0, R0012, "&x");
    check_diag(&fixture, 1, R0010, "");
    check_place(diag_at(&fixture, 1)->span, 2, 6);
    check_place(diag_at(&fixture, 1)->related, 2, 4);
    assert_null(fixture.root);
    fixture_fini(&fixture);
}

static void syntax_errors_behind_the_document_count(void **state)
{
    (void)state;
    static const char *const texts[] = {"{a: 1}}\n", "a: 1\n...\nb: 2\n", "a: 1\n... %X"};
    static const char *const culprits[] = {"}", "b", "%"};
    for (size_t i = 0; i < 3; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, texts[i]);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0010, culprits[i]);
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    static const char *const texts[] = {"%X",     "",        "a: &x [*x, !t {<<: 1}]\n",
                                        "a: [\n", "a: \x01", "a\n---\nb"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool hit = true;
        for (long n = 0; hit; n++) {
            struct fixture fixture;
            failing_memory(n);
            fixture_yaml(&fixture, texts[i]);
            hit = failing_stop();
            assert_true(fixture.diags.no_memory == hit);
            fixture_fini(&fixture);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_cover_their_text),
        cmocka_unit_test(keys_cover_their_text),
        cmocka_unit_test(lines_are_those_of_the_source),
        cmocka_unit_test(collections_cover_their_text),
        cmocka_unit_test(a_pair_in_a_flow_list_is_a_mapping),
        cmocka_unit_test(anchors_and_aliases_are_refused),
        cmocka_unit_test(tags_are_refused),
        cmocka_unit_test(properties_end_before_the_value),
        cmocka_unit_test(an_anchor_and_a_tag_may_stand_together),
        cmocka_unit_test(all_mistakes_are_reported_in_one_pass),
        cmocka_unit_test(a_second_document_is_refused),
        cmocka_unit_test(the_marks_of_one_document_are_fine),
        cmocka_unit_test(an_empty_document_is_refused),
        cmocka_unit_test(a_lone_scalar_is_a_document),
        cmocka_unit_test(directives_are_refused),
        cmocka_unit_test(a_percent_sign_in_content_is_no_directive),
        cmocka_unit_test(many_directives_are_refused_at_once),
        cmocka_unit_test(escapes_for_control_characters_are_refused),
        cmocka_unit_test(characters_that_libyaml_refuses_are_named),
        cmocka_unit_test(a_syntax_error_gives_no_tree),
        cmocka_unit_test(syntax_errors_behind_the_document_count),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
