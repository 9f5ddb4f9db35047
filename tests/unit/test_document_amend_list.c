#include "document_fixture.h"

#include "document/amend_list.h"
#include "failing_arena.h"

/* One change of the list under `l`, or at the top. */
struct change {
    const char *before;
    const char *item; /* NULL: items are removed */
    const char *gone; /* "-+": the second is removed */
    const char *after;
};

static const struct node *list_of(const struct node *root)
{
    const struct node *list = node_get(root, "l");
    return list ? list : root;
}

static void apply(const struct change *change, struct edits *edits, const struct node *list)
{
    bool gone[8] = {false};
    for (size_t i = 0; change->gone && i < strlen(change->gone); i++)
        gone[i] = change->gone[i] == '+';
    if (change->item)
        amend_list_add(edits, list, change->item);
    else
        amend_list_remove(edits, list, gone);
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
    apply(change, &edits, list_of(fixture.root));
    assert_true(edits_apply(&edits, &out));
    assert_string_equal(out.text, change->after);
    assert_non_null(document_parse(&fixture.arena, "after", out.text, out.length, DOCUMENT_YAML,
                                   &fixture.diags));
    strbuf_fini(&out);
    fixture_fini(&fixture);
}

static void check_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_change(&changes[i]);
}

static void an_item_is_added_behind_the_last(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"l:\n  - a\n", "b", NULL, "l:\n  - a\n  - b\n"},
        {"l:\n- a # first\n# end\nm: 1\n", "b", NULL, "l:\n- a # first\n- b\n# end\nm: 1\n"},
        {"l:\n  - a: 1\n    b:\n      c: 2\n\nm: 1\n", "a: 3\nb: 4", NULL,
         "l:\n  - a: 1\n    b:\n      c: 2\n  - a: 3\n    b: 4\n\nm: 1\n"},
        {"l:\n  - a", "b", NULL, "l:\n  - a\n  - b"},
        {"l:\r\n  - a\r\n", "b", NULL, "l:\r\n  - a\r\n  - b\r\n"},
        {"l: [a, b] # two\n", "c", NULL, "l: [a, b, c] # two\n"},
        {"l: []\n", "c", NULL, "l: [c]\n"},
        {"l: [\n  a, # one\n  b\n]\n", "c", NULL, "l: [\n  a, # one\n  b, c\n]\n"},
        {"l:\n  - {a: 1}\n  -\n", "{a: 2}", NULL, "l:\n  - {a: 1}\n  -\n  - {a: 2}\n"},
        {"- a\n- |\n  text\n", "b", NULL, "- a\n- |\n  text\n- b\n"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void items_are_removed_with_their_lines(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"l:\n  - a\n  - b\n", NULL, "+-", "l:\n  - b\n"},
        {"l:\n  - a\n  - b # gone\n# stays\nm: 1\n", NULL, "-+", "l:\n  - a\n# stays\nm: 1\n"},
        {"l:\n  # of a\n  - a: 1\n    b: 2\n  # of c\n  - c: 1\n", NULL, "+-",
         "l:\n  # of a\n  # of c\n  - c: 1\n"},
        {"l:\n  - a\n  - b\n  - c\n", NULL, "+-+", "l:\n  - b\n"},
        {"l:\n  - a\n  - b", NULL, "-+", "l:\n  - a\n"},
        {"l:\n  - - a\n    - b\n", NULL, NULL, "l:\n  - - a\n    - b\n"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void items_in_brackets_are_removed_with_a_comma(void **state)
{
    (void)state;
    static const struct change rows[] = {
        {"l: [a, b, c]\n", NULL, "+--", "l: [b, c]\n"},
        {"l: [a, b, c]\n", NULL, "-+-", "l: [a, c]\n"},
        {"l: [a, b, c]\n", NULL, "--+", "l: [a, b]\n"},
        {"l: [a, b, c]\n", NULL, "++-", "l: [c]\n"},
        {"l: [a, b, c]\n", NULL, "-++", "l: [a]\n"},
        {"l: [{a: 1}, {b: 2}] # c\n", NULL, "+-", "l: [{b: 2}] # c\n"},
    };
    check_changes(rows, sizeof rows / sizeof *rows);
}

static void the_first_of_a_list_in_a_list_leaves_the_dash_of_the_outer(void **state)
{
    (void)state;
    struct fixture fixture;
    struct edits edits;
    struct strbuf out;
    bool gone[] = {true, false};
    fixture_yaml(&fixture, "- - a\n  - b\n");
    strbuf_init(&out);
    edits_init(&edits, &fixture.arena, fixture.root->span.source);
    amend_list_remove(&edits, fixture.root->items[0], gone);
    assert_true(edits_apply(&edits, &out));
    assert_string_equal(out.text, "- - b\n");
    strbuf_fini(&out);
    fixture_fini(&fixture);
}

static void memory_that_runs_out_fails_the_edits(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "l:\n  - a\n  - b\n");
    bool failed = true;
    for (long n = 0; failed; n++) {
        struct edits edits;
        struct strbuf out;
        strbuf_init(&out);
        failing_memory(n);
        edits_init(&edits, &fixture.arena, fixture.root->span.source);
        amend_list_add(&edits, list_of(fixture.root), "c: 1\nd: 2");
        bool done = edits_apply(&edits, &out);
        failed = failing_stop();
        assert_int_equal(done, !failed);
        strbuf_fini(&out);
    }
    fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_is_added_behind_the_last),
        cmocka_unit_test(items_are_removed_with_their_lines),
        cmocka_unit_test(items_in_brackets_are_removed_with_a_comma),
        cmocka_unit_test(the_first_of_a_list_in_a_list_leaves_the_dash_of_the_outer),
        cmocka_unit_test(memory_that_runs_out_fails_the_edits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
