#include "document_fixture.h"

#include "document/amend.h"
#include "failing_arena.h"

/* One change of the mapping under `m`, or of the root where there is no `m`. */
struct change {
    const char *before;
    const char *key;
    const char *value; /* NULL: the key is removed */
    const char *after;
};

static const struct node *target(const struct node *root)
{
    const struct node *m = node_get(root, "m");
    if (m && m->kind == NODE_SEQUENCE)
        m = m->items[0];
    return m ? m : root;
}

static void apply(const struct change *change, struct edits *edits, const struct node *mapping)
{
    if (change->value)
        amend_set(edits, mapping, change->key, change->value);
    else
        amend_remove(edits, mapping, change->key);
}

static void check_change(const struct change *change)
{
    struct fixture fixture;
    struct edits edits;
    struct strbuf out;
    fixture_yaml(&fixture, change->before);
    assert_non_null(fixture.root);
    strbuf_init(&out);
    edits_init(&edits, &fixture.arena, fixture.root->span.source);
    apply(change, &edits, target(fixture.root));
    assert_true(edits_apply(&edits, &out));
    assert_string_equal(out.text, change->after);
    struct diags diags;
    diags_init(&diags, &fixture.arena);
    assert_non_null(
        document_parse(&fixture.arena, "after", out.text, out.length, DOCUMENT_YAML, &diags));
    assert_false(diags_failed(&diags));
    strbuf_fini(&out);
    fixture_fini(&fixture);
}

static void check_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_change(&changes[i]);
}

static void a_value_is_replaced(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"a: 1  # one\nb: 2\n", "a", "~40k", "a: ~40k  # one\nb: 2\n"},
        {"m:\n  a:   'x'\n", "a", "[p, q]", "m:\n  a: [p, q]\n"},
        {"a: x\n  y # z\nb: 2", "a", "1", "a: 1 # z\nb: 2"},
        {"a: [1, # one\n  2] # two\nb: 2\n", "a", "1", "a: 1 # two\nb: 2\n"},
        {"a: |  # c\n  x\n\n  y\n\n\nb: 2\n", "a", "1", "a: 1  # c\n\n\nb: 2\n"},
        {"a: |+\n  x\n\nb: 2\n", "a", "1", "a: 1\nb: 2\n"},
        {"a: |\nb: 2\n", "a", "1", "a: 1\nb: 2\n"},
        {"a: # who\n  - x\n  # why\n  - y # last\n# end\n", "a", "[z]",
         "a: [z] # who # last\n# end\n"},
        {"a:\n- x\n-\nb: 2\n", "a", "z", "a: z\nb: 2\n"},
        {"a:\n  b:\n    c: |\n      x\n    d:\ne: 1\n", "a", "z", "a: z\ne: 1\n"},
        {"a:\n  {b: 1}\n", "a", "z", "a: z\n"},
        {"a: # c\n  x\nb: 2\n", "a", "z", "a: z # c\nb: 2\n"},
        {"? a\n: - x\n  - y\n", "a", "z", "? a\n: z\n"},
        {"{a: 1, b: 2}", "a", "z", "{a: z, b: 2}"},
        {"{\"a\":\"1\", b: 2}", "a", "z", "{\"a\": z, b: 2}"},
        {"{a: # c\n 1, b: 2}", "a", "z", "{a: # c\n z, b: 2}"},
        {"{a:\n {b: 1}, b: 2}", "a", "z", "{a:\n z, b: 2}"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void a_value_comes_where_none_was(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"a:\nb: 2\n", "a", "1", "a: 1\nb: 2\n"},
        {"a:  # why\nb: 2\n", "a", "1", "a: 1  # why\nb: 2\n"},
        {"a:", "a", "1", "a: 1"},
        {"? a\n? b\n", "a", "1", "? a\n: 1\n? b\n"},
        {"? a\n:x: 1\n", "a", "1", "? a\n: 1\n:x: 1\n"},
        {"? a # c\n:\n", "a", "1", "? a # c\n: 1\n"},
        {"{a, b: 2}", "a", "1", "{a: 1, b: 2}"},
        {"{a: , b: 2}", "a", "1", "{a: 1 , b: 2}"},
        {"{a: }", "a", "1", "{a: 1 }"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void a_value_may_take_several_lines(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"m:\n  a: 1 # c\n", "a", "\n  x: 1\n  y: 2", "m:\n  a:\n    x: 1\n    y: 2 # c\n"},
        {"m:\n  a: # c\n    z: 1\n", "a", "\n- x", "m:\n  a:\n  - x # c\n"},
        {"m:\n  a: 1\n", "b", "\n  x: 1", "m:\n  a: 1\n  b:\n    x: 1\n"},
        {"m:\r\n  a: 1\r\n", "b", "\n  x: 1", "m:\r\n  a: 1\r\n  b:\r\n    x: 1\r\n"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void a_key_is_added_at_the_end(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"a: 1  # one\n\n# end\n", "n", "9", "a: 1  # one\nn: 9\n\n# end\n"},
        {"a: 1", "n", "9", "a: 1\nn: 9"},
        {"a: 1\r\nb: 2\r\n", "n", "9", "a: 1\r\nb: 2\r\nn: 9\r\n"},
        {"m:\n- a: 1\n  b:\n    - c\n    -\n- d\n", "n", "9",
         "m:\n- a: 1\n  b:\n    - c\n    -\n  n: 9\n- d\n"},
        {"m:\n    a: 1\nb: 2\n", "n", "9", "m:\n    a: 1\n    n: 9\nb: 2\n"},
        {"a: |\n  x\n\n# end\n", "n", "9", "a: |\n  x\nn: 9\n\n# end\n"},
        {"a: |+\n  x\n\n# end\n", "n", "9", "a: |+\n  x\n\nn: 9\n# end\n"},
        {"a: |\n  x", "n", "9", "a: |-\n  x\nn: 9"},
        {"a: |-\n  x", "n", "9", "a: |-\n  x\nn: 9"},
        {"a: >2+\n  x", "n", "9", "a: >2-\n  x\nn: 9"},
        {"a:\n  - b: |+\n      x", "n", "9", "a:\n  - b: |-\n      x\nn: 9"},
        {"? |\n  x", "n", "9", "? |-\n  x\nn: 9"},
        {"a: ['|']", "n", "9", "a: ['|']\nn: 9"},
        {"a:\n  {b: 1} # c", "n", "9", "a:\n  {b: 1} # c\nn: 9"},
        {"? a\n", "n", "9", "? a\nn: 9\n"},
        {"a: |", "n", "9", "a: |\nn: 9"},
        {"\xef\xbb\xbf"
         "a: 1\n",
         "n", "9",
         "\xef\xbb\xbf"
         "a: 1\nn: 9\n"},
        {"m: {}\n", "n", "9", "m: {n: 9}\n"},
        {"m: { # c\n  }\n", "n", "9", "m: {n: 9 # c\n  }\n"},
        {"{a: 1 }", "n", "9", "{a: 1, n: 9 }"},
        {"{a: 1, # c\n }", "n", "9", "{a: 1, n: 9, # c\n }"},
        {"{a}", "n", "9", "{a, n: 9}"},
        {"{a: }", "n", "9", "{a: , n: 9 }"},
        {"{a: {b: [1]}}", "n", "9", "{a: {b: [1]}, n: 9}"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void a_key_is_removed_with_its_lines(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"a: 1\nb: 2 # two\nc: 3\n", "b", NULL, "a: 1\nc: 3\n"},
        {"a: 1\n# above\nb:\n  - x\n  # in it\n  - y # two\n\nc: 3\n", "b", NULL,
         "a: 1\n# above\n\nc: 3\n"},
        {"a: 1\nb: 2", "b", NULL, "a: 1\n"},
        {"a: 1\nb: 2\n", "a", NULL, "b: 2\n"},
        {"  a: 1\n  b: 2\n", "a", NULL, "  b: 2\n"},
        {"a: 1\nb: 2\n", "none", NULL, "a: 1\nb: 2\n"},
        {"? a\n: 1\n? b\n: 2\n", "a", NULL, "? b\n: 2\n"},
        {"? a\n: 1\n? b\n: 2\nc: 3\n", "b", NULL, "? a\n: 1\nc: 3\n"},
        {"m:\n  - a: 1\n    b: 2\n", "a", NULL, "m:\n  - b: 2\n"},
        {"m:\n  - a: 1 # one\n\n    b: 2\n", "a", NULL, "m:\n  - b: 2\n"},
        {"m:\n  - a: 1 # one\n    # above\n    b: 2\n", "a", NULL,
         "m:\n  - \n    # above\n    b: 2\n"},
        {"m:\n  a: 1 # one\nb: 2\n", "a", NULL, "m:\n  {} # one\nb: 2\n"},
        {"a: |\n  x\nb: 2\n", "a", NULL, "b: 2\n"},
        {"a: 1\rb: 2\rc: 3", "b", NULL, "a: 1\rc: 3"},
        {"é: 1\n? b\n: 2\nc: 3\n", "b", NULL, "é: 1\nc: 3\n"},
        {"a: |+\n  x\nb: 2\n\n\nc: 3\n", "b", NULL, "a: |+\n  x\nc: 3\n"},
        {"a: |+\n  x\nb: 2\n\n# c\nc: 3\n", "b", NULL, "a: |+\n  x\n# c\nc: 3\n"},
        {"a: |\n  x\nb: 2\n\n\nc: 3\n", "b", NULL, "a: |\n  x\n\n\nc: 3\n"},
        {"a: [x]\nb: 2\n\nc: 3\n", "b", NULL, "a: [x]\n\nc: 3\n"},
        {"\xe2\x80\xa8"
         "a: 1\xe2\x80\xa8"
         "b: 2\n",
         "b", NULL,
         "\xe2\x80\xa8"
         "a: 1\xe2\x80\xa8"},
        {"{a: 1, b: 2, c: 3}", "a", NULL, "{b: 2, c: 3}"},
        {"{a: 1, b: 2, c: 3}", "b", NULL, "{a: 1, c: 3}"},
        {"{a: 1, b: 2, c: 3}", "c", NULL, "{a: 1, b: 2}"},
        {"{a: 1}", "a", NULL, "{}"},
        {"{ a: 1, }", "a", NULL, "{  }"},
        {"{a: 1, ? b : 2,}", "b", NULL, "{a: 1,}"},
        {"{? a : 1, ? b : 2}", "a", NULL, "{? b : 2}"},
        {"{a: 1, # one\n b: 2}", "a", NULL, "{ # one\n b: 2}"},
        {"{a: 1 # one\n , b: 2}", "b", NULL, "{a: 1 # one\n  }"},
        {"{a: 1, b, c: 3}", "b", NULL, "{a: 1, c: 3}"},
        {"{a: ,  b: 2,c: 3}", "b", NULL, "{a: ,c: 3}"},
        {"{a: , b: 2}", "b", NULL, "{a: }"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void keys_are_added_behind_another(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        const char *after;
    } rows[] = {
        {"a: 1 # one\n# two\nb: 2\n", "a: 1 # one\nx: 8\ny: 9\n# two\nb: 2\nz: 7\n"},
        {"a: 1\nb: 2", "a: 1\nx: 8\ny: 9\nb: 2\nz: 7"},
        {"{a: 1, b: 2}", "{a: 1, x: 8, y: 9, b: 2, z: 7}"},
        {"b: |\n  2", "b: |-\n  2\nx: 8\ny: 9\nz: 7"},
        {"{}", "{x: 8, y: 9, z: 7}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct edits edits;
        struct strbuf out;
        fixture_yaml(&fixture, rows[i].before);
        strbuf_init(&out);
        edits_init(&edits, &fixture.arena, fixture.root->span.source);
        amend_insert(&edits, fixture.root, "a", "x", "8");
        amend_insert(&edits, fixture.root, "a", "y", "9");
        amend_insert(&edits, fixture.root, NULL, "z", "7");
        assert_true(edits_apply(&edits, &out));
        assert_string_equal(out.text, rows[i].after);
        strbuf_fini(&out);
        fixture_fini(&fixture);
    }
}

static void several_changes_are_made_at_once(void **state)
{
    (void)state;
    struct fixture fixture;
    struct edits edits;
    struct strbuf out;
    fixture_yaml(&fixture, "a: 1\nb: 2\nc: |\n  3");
    strbuf_init(&out);
    edits_init(&edits, &fixture.arena, fixture.root->span.source);
    amend_set(&edits, fixture.root, "a", "8");
    amend_remove(&edits, fixture.root, "b");
    amend_set(&edits, fixture.root, "d", "4");
    amend_insert(&edits, fixture.root, "b", "e", "5");
    assert_true(edits_apply(&edits, &out));
    assert_string_equal(out.text, "a: 8\ne: 5\nc: |-\n  3\nd: 4");
    strbuf_fini(&out);
    fixture_fini(&fixture);
}

static void neighbours_in_brackets_clash(void **state)
{
    (void)state;
    struct fixture fixture;
    struct edits edits;
    fixture_yaml(&fixture, "{a: 1, b: 2, c: 3}");
    edits_init(&edits, &fixture.arena, fixture.root->span.source);
    amend_remove(&edits, fixture.root, "a");
    assert_true(edits_good(&edits));
    amend_remove(&edits, fixture.root, "b");
    assert_true(edits.clash);
    fixture_fini(&fixture);
}

static void without_memory_nothing_is_changed(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"a: 1\nb: 2\n", "a", "3", ""},      {"a: 1\nb: |\n  2", "c", "3", ""},
        {"a:\n  - 1\nb: 2\n", "a", "3", ""}, {"{a: 1, b: 2}", "c", "3", ""},
        {"{a: 1, b: 2}", "a", NULL, ""},     {"a: |\n  1\nb: 2\n", "a", "\n  - 3", ""},
        {"a:\nb: 2\n", "a", "3", ""},        {"a: 1\nb: 2\n", "a", NULL, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool hit = true;
        for (long skip = 0; hit; skip++) {
            struct fixture fixture;
            struct edits edits;
            fixture_yaml(&fixture, rows[i].before);
            edits_init(&edits, &fixture.arena, fixture.root->span.source);
            failing_memory(skip);
            apply(&rows[i], &edits, fixture.root);
            hit = failing_stop();
            assert_int_equal(edits.no_memory, hit);
            fixture_fini(&fixture);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_replaced),
        cmocka_unit_test(a_value_comes_where_none_was),
        cmocka_unit_test(a_value_may_take_several_lines),
        cmocka_unit_test(a_key_is_added_at_the_end),
        cmocka_unit_test(a_key_is_removed_with_its_lines),
        cmocka_unit_test(keys_are_added_behind_another),
        cmocka_unit_test(several_changes_are_made_at_once),
        cmocka_unit_test(neighbours_in_brackets_clash),
        cmocka_unit_test(without_memory_nothing_is_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
