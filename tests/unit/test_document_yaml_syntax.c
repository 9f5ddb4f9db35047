#include "document_fixture.h"

#include "document/yaml_syntax.h"

struct row {
    const char *text;
    const char *message; /* how it begins */
    const char *covered;
    uint32_t line, column;
};

static void check_row(const struct row *row, enum diag_code code)
{
    struct fixture fixture;
    fixture_yaml(&fixture, row->text);
    check_count(&fixture, 1);
    const struct diag *diag = diag_at(&fixture, 0);
    assert_string_equal(diag->message, row->message);
    check_diag(&fixture, 0, code, row->covered);
    check_place(diag->span, row->line, row->column);
    assert_non_null(diag->label);
    assert_null(fixture.root);
    fixture_fini(&fixture);
}

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i], R0010);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof *rows)

static void tabs_in_the_indentation_are_named(void **state)
{
    (void)state;
#define MESSAGE "a tab in the indentation"
    static const struct row rows[] = {
        {"a:\n\tb: 1\n", MESSAGE, "\t", 2, 1},       {"\ta: 1\n", MESSAGE, "\t", 1, 1},
        {"a:\n  - x\n\t- y\n", MESSAGE, "\t", 3, 1}, {"é: b\n\tc\n", MESSAGE, "\t", 2, 1},
        {"a: |\n\tx\n", MESSAGE, "\t", 2, 1},
    };
#undef MESSAGE
    CHECK_ROWS(rows);
}

static void missing_spaces_behind_a_colon_are_found(void **state)
{
    (void)state;
#define MESSAGE "a space is missing behind the colon"
    static const struct row rows[] = {
        {"a: 1\nkey:value\nb: 2\n", MESSAGE, "key:value", 2, 1},
        {"a: 1\nkey:value more\n", MESSAGE, "key:value", 2, 1},
        {"a:\n  clé:valeur\n  b: 2\n", MESSAGE, "clé:valeur", 2, 3},
        {"key:value\nb: 2\n", MESSAGE, "key:value", 1, 1},
        {"a: [b:, c]\n", MESSAGE, ":", 1, 6},
    };
#undef MESSAGE
    CHECK_ROWS(rows);
}

static void keys_without_a_colon_are_found(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: 1\nkey value\nb: 2\n", "a key without a colon", "key value", 2, 1},
        {"a: 1\nhttp://x.y/z\nb: 2\n", "a key without a colon", "http://x.y/z", 2, 1},
        {"a: 1\n:x\nb: 2\n", "a key without a colon", ":x", 2, 1},
        {"a: 1\nx\n", "a key without a colon", "x", 2, 1},
        {"foo\nbar: 1\n", "a key cannot stand here", ":", 2, 4},
        {"a: 1\n  b: 2\n", "a key cannot stand here", ":", 2, 4},
        {"a:\n  -b: 1\n   c: 2\n", "a space is missing behind the dash", "-", 2, 3},
    };
    CHECK_ROWS(rows);
}

static void open_quotes_are_shown_where_they_open(void **state)
{
    (void)state;
#define MESSAGE "a quote that is not closed"
    static const struct row rows[] = {
        {"é: \"x\nb: 2\n", MESSAGE, "\"", 1, 4},
        {"a: b\n'c\n", MESSAGE, "'", 2, 1},
        {"'a\n---\nb'\n", MESSAGE, "'", 1, 1},
        {"\"a\n...\nb\"\n", MESSAGE, "\"", 1, 1},
    };
#undef MESSAGE
    CHECK_ROWS(rows);
}

static void values_that_need_quotes_are_found(void **state)
{
    (void)state;
#define BEGIN  "a plain value cannot begin like this"
#define COLON  "a plain value cannot hold a colon with a space behind it"
#define BEHIND "text behind the end of a value"
    static const struct row rows[] = {
        {"a: @x\n", BEGIN, "@", 1, 4},     {"a: `x`\n", BEGIN, "`", 1, 4},
        {"a: %x\n", BEGIN, "%", 1, 4},     {"a: * x\n", BEGIN, "*", 1, 4},
        {"a: & x\n", BEGIN, "&", 1, 4},    {"a: ? b\n", BEGIN, "?", 1, 4},
        {"a: ,b\n", BEGIN, ",", 1, 4},     {"é: b: c\n", COLON, ":", 1, 5},
        {"a: 'b': c\n", COLON, ":", 1, 7}, {"a: 'it's'\n", BEHIND, "s", 1, 8},
        {"a: 'x' y\n", BEHIND, "y", 1, 8}, {"- 'x' é\n", BEHIND, "é", 1, 7},
    };
#undef BEGIN
#undef COLON
#undef BEHIND
    CHECK_ROWS(rows);
}

static void bad_escapes_are_shown(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: \"é\\q\"\n", "an escape that YAML does not know", "\\q", 1, 6},
        {"a: \"\\é\"\n", "an escape that YAML does not know", "\\é", 1, 5},
        {"a: \"\\xZZ\"\n", "an escape with too few digits", "Z", 1, 7},
        {"a: \"\\ud800\"\n", "an escape for no character", "d", 1, 7},
    };
    CHECK_ROWS(rows);
}

static void bad_indentation_is_found(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a:\n  b: 1\n c: 2\n", "indentation that fits no line above", "c", 3, 2},
        {"'a': 'x'\n  b: 2\n", "indentation that fits no line above", "b", 2, 3},
        {"b: 1\n- a\n", "a list item where a key is expected", "-", 2, 1},
        {"a:\n  - b\n - c\n", "a list item where a key is expected", "-", 3, 2},
        {"- a\nb: 1\n", "a list item is expected here", "b", 2, 1},
        {"  a: 1\nb: 2\n", "text behind the end of the document", "b", 2, 1},
        {"a: - b\n", "a list cannot begin on this line", "-", 1, 4},
        {"a: |x\n  y\n", "text behind the `|` or `>`", "x", 1, 5},
        {"a: |0\n  y\n", "an indentation of 0", "0", 1, 5},
        {"b: 1\n: 4\n", "a key is missing", ":", 2, 1},
        {"{: 4, b: 1}\n", "a key is missing", ":", 1, 2},
    };
    CHECK_ROWS(rows);
}

static void brackets_are_matched(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: ]\n", "a bracket that closes nothing", "]", 1, 4},
        {"{a: 1}}\n", "a bracket that closes nothing", "}", 1, 7},
        {"[a, {b: ]\n", "a bracket that closes nothing", "]", 1, 9},
        {"[a, , b]\n", "a value is missing", ",", 1, 5},
        {"a: [x,\n\n", "a value is missing", "", 1, 7},
    };
    CHECK_ROWS(rows);
}

static void open_brackets_are_shown_as_well(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: [1, 2\nb: 3\n", "a comma or `]` is missing", ":", 2, 2},
        {"a: {b: 1\nc: 3\n", "a comma or `}` is missing", ":", 2, 2},
        {"a: [b: c: d]\n", "a comma or `]` is missing", ":", 1, 9},
        {"a: [\n  x\n  # c\n", "a comma or `]` is missing", "", 3, 6},
    };
    CHECK_ROWS(rows);
    struct fixture fixture;
    fixture_yaml(&fixture, rows[1].text);
    check_span(diag_at(&fixture, 0)->related, "{");
    fixture_fini(&fixture);
    fixture_yaml(&fixture, "a: @\n");
    assert_null(diag_at(&fixture, 0)->related.source);
    fixture_fini(&fixture);
}

/* They are refused anyway, and not as syntax. */
static void bad_tags_and_directives_are_tags(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a: !<x\n", "tags and directives are refused", "!<x", 1, 4},
        {"a: !x!y z\n", "tags and directives are refused", "!x!y", 1, 4},
        {"a: !%zz z\n", "tags and directives are refused", "!%zz", 1, 4},
        {"a: 1\n%TAG x\n", "tags and directives are refused", "%TAG", 2, 1},
        {"a: 1\n%NO x\n", "tags and directives are refused", "%NO", 2, 1},
        {"a: 1\n%", "tags and directives are refused", "%", 2, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i], R0013);
}

static void words_that_are_not_in_the_table_are_passed_on(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_yaml(&fixture, "a: 1\n");
    struct source *source = source_new(&fixture.arena, "x", "a: é", 5);
    struct yaml_trouble trouble = {"what is this", "while reading", 3, 0};
    yaml_complain(source, &trouble, &fixture.diags);
    check_count(&fixture, 1);
    check_diag(&fixture, 0, R0010, "é");
    assert_string_equal(diag_at(&fixture, 0)->message, "what is this");
    assert_null(diag_at(&fixture, 0)->label);
    fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tabs_in_the_indentation_are_named),
        cmocka_unit_test(missing_spaces_behind_a_colon_are_found),
        cmocka_unit_test(keys_without_a_colon_are_found),
        cmocka_unit_test(open_quotes_are_shown_where_they_open),
        cmocka_unit_test(values_that_need_quotes_are_found),
        cmocka_unit_test(bad_escapes_are_shown),
        cmocka_unit_test(bad_indentation_is_found),
        cmocka_unit_test(brackets_are_matched),
        cmocka_unit_test(open_brackets_are_shown_as_well),
        cmocka_unit_test(bad_tags_and_directives_are_tags),
        cmocka_unit_test(words_that_are_not_in_the_table_are_passed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
