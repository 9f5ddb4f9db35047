#include "document_fixture.h"

#include "author/fmt/fmt.h"
#include "failing_arena.h"

/* A text and its layout; NULL for what is laid out already. */
struct row {
    const char *before;
    const char *after;
};

static void check_row(const struct row *row)
{
    struct fixture fixture;
    struct fmt fmt;
    fixture_yaml(&fixture, row->before);
    if (!fixture.root)
        fail_msg("no YAML: %s", row->before);
    assert_true(fmt_lay_out(&fixture.arena, fixture.root, &fmt, &fixture.diags));
    assert_string_equal(fmt.text, row->after ? row->after : row->before);
    assert_int_equal(fmt.length, strlen(fmt.text));
    assert_int_equal(fmt.changed, row->after && strcmp(row->before, row->after) != 0);
    check_count(&fixture, 0);
    fixture_fini(&fixture);
    /* It is its own layout. */
    if (row->after)
        check_row(&(struct row){row->after, NULL});
}

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i]);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void entries_are_indented_by_two(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a:\n  b:\n    - c\n    - d: 1\n      e: 2\n    - - f\n      - g\n", NULL},
        {"a:\n - b\n - c\n", "a:\n  - b\n  - c\n"},
        {"a:\n- b\n- c: 1\n  d: 2\ne: 3\n", "a:\n  - b\n  - c: 1\n    d: 2\ne: 3\n"},
        {"a:\n      b:\n       c: 1\n", "a:\n  b:\n    c: 1\n"},
        {"-   a\n-   b:   1\n    c:  2\n", "- a\n- b: 1\n  c: 2\n"},
        {"-\n  a: 1\n-\n  - b\n", "- a: 1\n- - b\n"},
        {"  a: 1\n  b: 2\n", "a: 1\nb: 2\n"},
        {"a :  1\n'b'  : 2\n", "a: 1\n'b': 2\n"},
        {"a: 1 \t \nb: 2  \n\n\n", "a: 1\nb: 2\n"},
        {"a: 1", "a: 1\n"},
        {"\n\n a: 1\n", "a: 1\n"},
        {"\xef\xbb\xbf"
         "a: 1\r\nb:\r\n  - 2\r\n",
         "a: 1\nb:\n  - 2\n"},
        {"a: 1\rb: 2\xe2\x80\xa8"
         "c: 3\n",
         "a: 1\nb: 2\nc: 3\n"},
        {"? a\n: 1\n? b\n", "a: 1\nb:\n"},
        {"? a\n:\n  - 1\n", "a:\n  - 1\n"},
        {"a:\n-\n- 1\nb:\n", "a:\n  -\n  - 1\nb:\n"},
        {"a\n", NULL},
        {" 'a'", "'a'\n"},
    };
    CHECK(rows);
}

static void empty_lines_stay_one(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: 1\n\nb:\n  - 2\n\n  - 3\n", NULL},
        {"a: 1\n\n\n \n\nb: 2\n", "a: 1\n\nb: 2\n"},
        {"a:\n\n  b: 1\n", "a:\n  b: 1\n"},
        {"a:\n  -\n\n    b: 1\n", "a:\n  - b: 1\n"},
        {"# a\n\n# b\n\na: 1\n", NULL},
        {"a: [1,\n\n  2]\n", "a: [1, 2]\n"},
        {"a: 1\n\n\n# end\n\n\n", "a: 1\n\n# end\n"},
    };
    CHECK(rows);
}

static void brackets_fit_on_a_line(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: [1, {b: 2, c: [d, e]}, [f: 1], []]\nb: {}\n", NULL},
        {"a: [ 1 ,2,\n  {b:   2,c: [ d,e ] , } ,\n [ ] ]\n", "a: [1, 2, {b: 2, c: [d, e]}, []]\n"},
        {"{\"a\":1,'b':[2]}\n", "{\"a\": 1, 'b': [2]}\n"},
        {"- [a, b]\n-   {a: 1}\n", "- [a, b]\n- {a: 1}\n"},
        {"a:\n  [1, 2]\n", "a: [1, 2]\n"},
        {"a: {b, c: , d: 1}\n", NULL},
        {"a: [? b, ? c : d, e: ]\n", "a: [b: , c: d, e: ]\n"},
        {"{? \"a\n  b\" : 1, ? \"c\n d\", \"e\n f\"}\n",
         "{? \"a\n b\": 1,\n \"c\n d\",\n \"e\n f\"}\n"},
        {"a: {? \"b\n c\" : d}\n", "a:\n  {? \"b\n   c\": d}\n"},
        {"[? \"a\n b\"]\n", "[? \"a\n b\": ]\n"},
        {"a: {b: c\n  d}\n", "a:\n  {b: c\n   d}\n"},
        {"a: [b\n  c, d]\n", "a:\n  [b\n   c, d]\n"},
    };
    CHECK(rows);
}

#define TEN(x) x x x x x x x x x x

#define WORD   "abcdefgh, "
#define NINETY WORD WORD WORD WORD WORD WORD WORD WORD WORD

/* 100 columns each */
#define HUNDRED NINETY "abcdefgh, "
#define LONG    TEN(TEN("x"))

static void long_brackets_are_filled(void **state)
{
    (void)state;
    static const struct row rows[] = {
        /* 112 columns, and one more */
        {"a: [" HUNDRED "abcdefg]\n", NULL},
        {"a: [" HUNDRED "abcdefgh]\n", "a:\n  [" HUNDRED "abcdefgh]\n"},
        {"a:\n  [" HUNDRED "abcdefgh, j]\n", "a:\n  [" HUNDRED "abcdefgh,\n   j]\n"},
        {"a:\n  [" HUNDRED "abcdefghi, j]\n", "a:\n  [" NINETY "abcdefgh,\n   abcdefghi, j]\n"},
        {"a:\n  [" HUNDRED "abcde, j]\n", NULL},
        {"a:\n  [" HUNDRED "abcdef, j]\n", "a:\n  [" HUNDRED "abcdef,\n   j]\n"},
        {"- [" LONG "abcd, " LONG "]\n", "- [" LONG "abcd,\n   " LONG "]\n"},
        {"a: {b: [" LONG "], c: [" LONG ", d]}\n", "a:\n  {b: [" LONG "],\n   c: [" LONG ", d]}\n"},
        {"a: [[" LONG "], [" LONG ", d, {e: f}]]\n",
         "a:\n  [[" LONG "],\n   [" LONG ", d,\n    {e: f}]]\n"},
        {"[" LONG LONG "]\n", NULL},
        /* Code points are counted, not bytes. */
        {"a: [é, ü, " HUNDRED "a]\n", NULL},
        {"a: [é, ü, " HUNDRED "ab]\n", "a:\n  [é, ü, " HUNDRED "ab]\n"},
    };
    CHECK(rows);
}

static void scalars_stay_as_they_are(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: \"x\\ty\"\nb: 'it''s'\nc: x # y\n", "a: \"x\\ty\"\nb: 'it''s'\nc: x  # y\n"},
        {"a:\n  x\nb: 1\n", "a: x\nb: 1\n"},
        {"a:\n  " LONG "123456789\n", "a: " LONG "123456789\n"},
        {"a:\n  " LONG "1234567890\n", NULL},
        {"a: " LONG "1234567890\n", NULL},
        {"a: b\n    c\n\n\n    d  \n", "a: b\n  c\n\n\n  d\n"},
        {"a:\n      b\n      c\n", "a:\n  b\n  c\n"},
        {"- a\n   b\n", "- a\n  b\n"},
        {"a: 'b  \n     c'\n", "a: 'b\n  c'\n"},
        {"a: \"b \\\n\n     c \\\\  \n  d\\ \n  e\\  \n  f\"\n",
         "a: \"b \\\n\n  c \\\\\n  d\\ \n  e\\ \n  f\"\n"},
        {"a: 'b \t\n c'\n", "a: 'b\n  c'\n"},
        {"a: 'b\\ \n c'\n", "a: 'b\\\n  c'\n"},
        {"a: b\xe2\x80\xa8   c\n", "a: b\xe2\x80\xa8  c\n"},
        {"? \"a\n   b\"\n:   c\n", "? \"a\n  b\"\n: c\n"},
        {"a b\n", NULL},
        {" a\n b\n", "a\n  b\n"},
    };
    CHECK(rows);
}

static void block_scalars_move_as_a_whole(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: |\n     x\n       y\n\n     z\n\nb: >-\n x\n",
         "a: |\n  x\n    y\n\n  z\n\nb: >-\n  x\n"},
        {"a:\n- |\n x\n", "a:\n  - |\n    x\n"},
        {"a:\n  |\n  x\n", "a: |\n  x\n"},
        {"a: |  # c\n   x\n", "a: |  # c\n  x\n"},
        {"a: |# c\nb: >-  \n", "a: |  # c\nb: >-\n"},
        {"a: # c\n  |\n    x\n", "a:  # c\n  |\n  x\n"},
        {"a:\n  b: |2\n       x\n      y\n", "a:\n  b: |2\n       x\n      y\n"},
        {"a:\n    b: |1\n      x\n     y\n", "a:\n  b: |1\n    x\n   y\n"},
        /* The blanks and empty lines that belong to the value */
        {"a: |\n    x  \n      \n", "a: |\n  x  \n    \n"},
        {"a: |+\n x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"},
        {"a: |+\n\n   \nb: 1\n", "a: |+\n\n\nb: 1\n"},
        {"a: |+\n  x\n\n", NULL},
        {"a: |+\n  x\n\n# c\n\n\nb: 1\n", "a: |+\n  x\n\n# c\n\nb: 1\n"},
        {"a: |1\n\n   \nb: 1\n", "a: |1\n\n   \nb: 1\n"},
        /* The line end that a value lacks */
        {"a: |\n  x", "a: |-\n  x\n"},
        {"a: >2+\n   x", "a: >2-\n   x\n"},
        {"a: |-\n  x", "a: |-\n  x\n"},
        {"a: |+\n  x\n\n ", "a: |+\n  x\n\n"},
        {"a: |\r\n x\r\n\r\n y\r\n", "a: |\n  x\n\n  y\n"},
        {"a: |\n x\xe2\x80\xa8 y\xe2\x80\xa9\nb: 1\n",
         "a: |\n  x\xe2\x80\xa8  y\xe2\x80\xa9\nb: 1\n"},
        {"a: |-\n x\xe2\x80\xa8\n\nb: 1\n", "a: |-\n  x\n\nb: 1\n"},
        {"a: |\n  x\xe2\x80\xa8# c\n", NULL},
        {"a: |\n x\xe2\x80\xa8", "a: |\n  x\xe2\x80\xa8"},
        {"a: |\n# b\nc: 1\n", NULL},
        /* A line of nothing but a byte order mark ends the value, and an empty one would not. */
        {"a: |+\n\xef\xbb\xbf\nb: 1\n", "a: |+\nb: 1\n"},
        {"|\n x\n", "|\n  x\n"},
        {"--- >1\n  x\n", "---\n>1\n  x\n"},
        {"? |\n x\n: 1\n? >-\n y\n", "? |\n  x\n: 1\n? >-\n  y\n"},
    };
    CHECK(rows);
}

static void comments_go_with_their_entries(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"# head\na: 1  # behind\n# between\nb: 2\n# end\n", NULL},
        {"   # head\na:   # behind\n # above\n    b: 1\n",
         "# head\na:  # behind\n  # above\n  b: 1\n"},
        {"a: 1 #b\t \n#  c  \n", "a: 1  #b\n#  c\n"},
        {"a:\n    b: 1\n    # in a\n\n    # in a too\n  # out\nc: 2\n",
         "a:\n  b: 1\n  # in a\n\n  # in a too\n# out\nc: 2\n"},
        {"a:\n  - b: 1\n    # in b\n  # in a\n# out\nc: 2\n", NULL},
        {"a:\n- b\n# of c\nc: 1\n", "a:\n  - b\n# of c\nc: 1\n"},
        {"a:\n- b\n # in a\nc: 1\n", "a:\n  - b\n  # in a\nc: 1\n"},
        {"a:\n    # b: 1\nc: 2\n", "a:\n  # b: 1\nc: 2\n"},
        {"a:\n  -\n    # b\n  - c\n", NULL},
        {"- # a\n  b\n-\n  # c\n  d: 1\n", "-  # a\n  b\n-\n  # c\n  d: 1\n"},
        {"a: # b\n  c\nd: # e\n\n  - f\n", "a:  # b\n  c\nd:  # e\n  - f\n"},
        {"a:\n  # b\n\n  c: 1\n", NULL},
        {"a: [1, # b\n# c\n\n 2 # d\n , 3] # e\n",
         "a:\n  [1,  # b\n   # c\n   2,  # d\n   3]  # e\n"},
        {"a: { # b\n  c: # d\n    1, # e\n  }\n", "a:\n  {    # b\n   c:  # d\n   1  # e\n  }\n"},
        {"[-, # a\n]\n", "[-,  # a\n]\n"},
        {"[a # b\n, # c\n d]\n", "[a,  # b\n # c\n d]\n"},
        {"? # a\n  b # c\n# d\n: e\n", "?  # a\n  b  # c\n# d\n: e\n"},
        {"? |\n  a\n # b\n? c\n", "? |\n  a\n# b\nc:\n"},
        {"a: 1\n    # b\nc: 2\n", "a: 1\n# b\nc: 2\n"},
        {"a:\n# b\nc: 2\n", NULL},
        {"? b # c\n: d\n", "? b  # c\n: d\n"},
        {"a: [1 # b\n  ]\n", "a:\n  [1  # b\n  ]\n"},
        {"[[-], # a\n]\n", "[[-]  # a\n]\n"},
        {"[a,-]\n", "[a, -]\n"},
    };
    CHECK(rows);
}

static void comments_in_a_column_stay_in_one(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: 1    # x\nbcd: 2  # y\ne: 3    # z\n", NULL},
        {"a: 1       # x\nbcd: [1,2]   # y\n\ne: 3\n", "a: 1  # x\nbcd: [1, 2]  # y\n\ne: 3\n"},
        {"a: 1          # x\nbcd: [1,2]    # y\n\ne: 3        # z\n",
         "a: 1         # x\nbcd: [1, 2]  # y\n\ne: 3  # z\n"},
        {"- a:       # x\n  - b      # y\n  # own\n  - cd     # z\n",
         "- a:     # x\n    - b  # y\n    # own\n    - cd  # z\n"},
        {"é: 1     # x\nabc: 2   # y\n", "é: 1    # x\nabc: 2  # y\n"},
        {"a: |     # x\n  b\nc: 1     # y\n", "a: |  # x\n  b\nc: 1  # y\n"},
    };
    CHECK(rows);
}

static void marks_of_the_document_stay(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"# a\n---\na: 1\n...\n", NULL},
        {"--- # a\n\n\na: 1\n... # b\n...\n\n# c\n", "---  # a\na: 1\n...  # b\n...\n\n# c\n"},
        {"--- [a,b]\n...\n", "---\n[a, b]\n...\n"},
        {"--- a\n", "---\na\n"},
        {"# a\n\n---\n# b\n\na: 1\n\n...\n", "# a\n\n---\n# b\n\na: 1\n\n...\n"},
        /* What would be such a mark, or none at all, at the start of a line */
        {" --- a\n", "  --- a\n"},
        {" ... a: b\n c: d\n", "  ... a: b\n  c: d\n"},
        {" ---a: 1\n", "---a: 1\n"},
        {" \xef\xbb\xbf"
         "a: 1\n",
         "  \xef\xbb\xbf"
         "a: 1\n"},
        {"- --- a\n", NULL},
        {"'--- a': 1\n", NULL},
        {"{--- a: b}\n", NULL},
    };
    CHECK(rows);
}

static void keys_too_long_keep_their_question_mark(void **state)
{
    (void)state;
    char long_key[1200], text[3000];
    memset(long_key, 'k', sizeof long_key);
    long_key[1001] = '\0';
    snprintf(text, sizeof text, "? %s\n: 1\n", long_key);
    check_row(&(struct row){text, NULL});
    snprintf(text, sizeof text, "a:\n  {? %s: 1}\n", long_key);
    check_row(&(struct row){text, NULL});
    snprintf(text, sizeof text, "%s: 1\n", long_key);
    check_row(&(struct row){text, NULL});
    long_key[1000] = '\0';
    char expected[3000];
    snprintf(text, sizeof text, "? %s\n: 1\n", long_key);
    snprintf(expected, sizeof expected, "%s: 1\n", long_key);
    check_row(&(struct row){text, expected});
}

static void a_layout_over_a_limit_is_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    struct fmt fmt;
    /* Each line grows by two bytes. */
    char *text = repeat("- 1\n", limits[LIMIT_DOCUMENT_NODES].value - 10, "");
    char *list = test_malloc(strlen(text) + 700000);
    snprintf(list, strlen(text) + 700000, "a:\n%s# %0600000d\n", text, 0);
    fixture_yaml(&fixture, list);
    assert_non_null(fixture.root);
    assert_false(fmt_lay_out(&fixture.arena, fixture.root, &fmt, &fixture.diags));
    check_count(&fixture, 1);
    assert_int_equal(diag_at(&fixture, 0)->code, R0050);
    assert_string_equal(diag_at(&fixture, 0)->file, "test");
    fixture_fini(&fixture);
    test_free(list);
    test_free(text);
}

static void what_says_something_else_is_no_layout(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool same;
    } rows[] = {{"a:   [1, 2]\n", true},
                {"a: [1, 3]\n", false},
                {"a: [1\n", false},
                {"a: [1, 2]\na: 1\n", false},
                {"", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_yaml(&fixture, "a: [1, 2]\n");
        assert_int_equal(
            fmt_check(fixture.root, rows[i].text, strlen(rows[i].text), &fixture.diags),
            rows[i].same);
        check_count(&fixture, !rows[i].same);
        if (!rows[i].same)
            assert_int_equal(diag_at(&fixture, 0)->code, R0040);
        fixture_fini(&fixture);
    }
}

static void whichever_allocation_fails_there_is_no_layout(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a:  [1,2]  # x\nb:   3     # y\nc: |\n   d\ne: 'f\n   g'\n",
        "a: 1   # x\nbc: 2  # y\n",
        "a: 1\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool hit = true;
        long skip = 0;
        for (; hit; skip++) {
            struct fixture fixture;
            struct fmt fmt;
            fixture_yaml(&fixture, texts[i]);
            failing_memory(skip);
            bool good = fmt_lay_out(&fixture.arena, fixture.root, &fmt, &fixture.diags);
            hit = failing_stop();
            assert_int_equal(good, !hit);
            assert_int_equal(fixture.diags.no_memory, hit);
            assert_int_equal(fixture.diags.list.count, 0);
            fixture_fini(&fixture);
        }
        assert_true(skip > 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_indented_by_two),
        cmocka_unit_test(empty_lines_stay_one),
        cmocka_unit_test(brackets_fit_on_a_line),
        cmocka_unit_test(long_brackets_are_filled),
        cmocka_unit_test(scalars_stay_as_they_are),
        cmocka_unit_test(block_scalars_move_as_a_whole),
        cmocka_unit_test(comments_go_with_their_entries),
        cmocka_unit_test(comments_in_a_column_stay_in_one),
        cmocka_unit_test(marks_of_the_document_stay),
        cmocka_unit_test(keys_too_long_keep_their_question_mark),
        cmocka_unit_test(a_layout_over_a_limit_is_refused),
        cmocka_unit_test(what_says_something_else_is_no_layout),
        cmocka_unit_test(whichever_allocation_fails_there_is_no_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
