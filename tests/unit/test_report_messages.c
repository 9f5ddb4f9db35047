#include "report_fixture.h"

#include "report/messages.h"

static struct diags diags;

/* A fresh list. */
static int begin(void **state)
{
    (void)state;
    diags_init(&diags, &court_arena);
    return 0;
}

static const struct source *source_of(const char *name, const char *text)
{
    const struct source *source = source_new(&court_arena, name, text, strlen(text));
    assert_non_null(source);
    return source;
}

/* The span of the first `part` in a source. */
static struct span span_of(const struct source *source, const char *part)
{
    const char *found = strstr(source->bytes, part);
    assert_non_null(found);
    uint32_t start = (uint32_t)(found - source->bytes);
    return (struct span){source, start, start + (uint32_t)strlen(part)};
}

static const char *say_of(bool wants_ruling, struct style style)
{
    struct strbuf out;
    strbuf_init(&out);
    messages_text(&diags, wants_ruling, &style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text ? out.text : "", out.length);
    strbuf_fini(&out);
    return text;
}

/* What is said where a ruling was asked for. */
static const char *say(struct style style)
{
    return say_of(true, style);
}

static const char *say_plainly(void)
{
    return say(plain_style);
}

static const struct node *say_json(void)
{
    struct strbuf out;
    strbuf_init(&out);
    messages_json(&diags, &out);
    const struct node *root = json_of(out.text);
    strbuf_fini(&out);
    return root;
}

static void without_messages_nothing_is_said(void **state)
{
    (void)state;
    assert_string_equal(say_plainly(), "");
    const struct node *root = say_json();
    check_json_count(root, "messages", 0);
    check_json(root, "no_memory", "false");
}

static void a_message_shows_its_culprit(void **state)
{
    (void)state;
    const struct source *source = source_of("p.yaml", "ruling: 1\nteam: {size: seven}\nname: x\n");
    struct diag *diag = diag_add(&diags, R0107, span_of(source, "seven"), "`seven` is no number");
    diag_label(&diags, diag, "write 7");
    diag_hint(&diags, diag, "numbers: 1 .. 50");
    assert_string_equal(say_plainly(),
                        "p.yaml:2:14: error R0107: `seven` is no number\n"
                        "    2 | team: {size: seven}\n"
                        "      |              ^^^^^ write 7\n"
                        "   numbers: 1 .. 50\n"
                        "p.yaml: 1 error, no ruling given. More: ruling explain R0107\n");
}

static void only_who_asked_for_a_ruling_hears_that_there_is_none(void **state)
{
    (void)state;
    const struct source *source = source_of("p.yaml", "a: b\n");
    diag_add(&diags, R0107, span_of(source, "b"), "no");
    check_has(say_of(true, plain_style), "\np.yaml: 1 error, no ruling given. More:");
    check_has(say_of(false, plain_style), "\np.yaml: 1 error. More:");
}

static void tabs_and_wide_characters_keep_the_underline_in_place(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *shown;
        const char *under;
    } cases[] = {
        {"a:\tX", "    1 | a: X", "      |    ^"},
        {"\t\tX\tb", "    1 |   X b", "      |   ^"},
        {"日本: X", "    1 | 日本: X", "      |       ^"},
        {"größe: X", "    1 | größe: X", "      |        ^"},
        {"e\u0301e\u0301: X", "    1 | e\u0301e\u0301: X", "      |     ^"},
        {"\U0001f600 X", "    1 | \U0001f600 X", "      |    ^"},
        {"\x1b[1m X", "    1 | ?[1m X", "      |      ^"},
        {"a\rX\r", "    1 | a X ", "      |   ^"},
        {"\xc2\x85X", "    1 | ?X", "      |  ^"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin(NULL);
        diag_add(&diags, R0107, span_of(source_of("p", cases[i].line), "X"), "no");
        check_has(say_plainly(), cases[i].shown);
        assert_string_equal(line_with(say_plainly(), "      |"), cases[i].under);
    }
}

static void a_wide_culprit_is_underlined_as_wide(void **state)
{
    (void)state;
    diag_add(&diags, R0107, span_of(source_of("p", "a: 日本e\u0301 b"), "日本e\u0301"), "no");
    assert_string_equal(line_with(say_plainly(), "      |"), "      |    ^^^^^");
}

/* A culprit of several lines is underlined to the end of its first. */
static void a_culprit_of_several_lines_is_shown_by_its_first(void **state)
{
    (void)state;
    diag_add(&diags, R0103, span_of(source_of("p", "a:\n  - b\n  - c\nd: e\n"), "- b\n  - c\n"),
             "no");
    assert_string_equal(line_with(say_plainly(), "    2 |"), "    2 |   - b");
    assert_string_equal(line_with(say_plainly(), "      |"), "      |   ^^^");
    begin(NULL);
    diag_add(&diags, R0103, span_of(source_of("p", "a: b\r\nc: d\r\n"), "b\r\nc"), "no");
    assert_string_equal(line_with(say_plainly(), "      |"), "      |    ^");
}

/* The end of a line, of a file, of a file without a line end, of nothing. */
static void an_empty_culprit_has_one_mark(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t at;
        const char *place;
        const char *shown;
        const char *under;
    } cases[] = {
        {"", 0, "p:1:1: ", "    1 | \n", "      | ^"},
        {"\n", 1, "p:2:1: ", "    2 | \n", "      | ^"},
        {"ab", 2, "p:1:3: ", "    1 | ab\n", "      |   ^"},
        {"ab\ncd", 2, "p:1:3: ", "    1 | ab\n", "      |   ^"},
        {"ab\r\ncd", 2, "p:1:3: ", "    1 | ab\n", "      |   ^"},
        {"ab\r\ncd", 3, "p:1:3: ", "    1 | ab\n", "      |   ^"},
        {"ab", 700, "p:1:3: ", "    1 | ab\n", "      |   ^"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin(NULL);
        struct span span = {source_of("p", cases[i].text), cases[i].at, cases[i].at};
        diag_add(&diags, R0017, span, "no");
        check_has(say_plainly(), cases[i].place);
        check_has(say_plainly(), cases[i].shown);
        assert_string_equal(line_with(say_plainly(), "      |"), cases[i].under);
    }
}

/* A line of `before` times one text, the culprit, and `after` times another. */
static struct span long_line(const char *left, int before, const char *culprit, const char *right,
                             int after)
{
    struct strbuf line;
    strbuf_init(&line);
    strbuf_puts(&line, "x: 1\n");
    for (int i = 0; i < before; i++)
        strbuf_puts(&line, left);
    uint32_t start = (uint32_t)line.length;
    strbuf_puts(&line, culprit);
    uint32_t end = (uint32_t)line.length;
    for (int i = 0; i < after; i++)
        strbuf_puts(&line, right);
    strbuf_puts(&line, "\nz: 1\n");
    const char *text = arena_copy(&court_arena, line.text, line.length);
    strbuf_fini(&line);
    return (struct span){source_of("p", text), start, end};
}

/* However long a line is, the culprit is seen, within the width and underlined in its place. */
static void long_lines_are_cut_around_the_culprit(void **state)
{
    (void)state;
    static const char *const texts[] = {"a", "\t", "ä", "日", "e\u0301", "\u0301", "\U0001f600"};
    static const int counts[] = {0, 1, 20, 70, 300, 5000};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < sizeof counts / sizeof *counts; j++)
            for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
                for (int width = 60; width <= 200; width += 70) {
                    begin(NULL);
                    diag_add(&diags, R0107,
                             long_line(texts[i], counts[j], "XYZ", texts[i], counts[k]), "no");
                    const char *said = say((struct style){width, false, false, NULL});
                    const char *line = line_with(said, "    2 |");
                    const char *under = line_with(said, "      |");
                    check_fits(said, width);
                    const char *culprit = strstr(line, "XYZ");
                    const char *mark = strchr(under, '^');
                    assert_non_null(culprit);
                    assert_string_equal(mark, "^^^");
                    int above = paint_columns(line, (size_t)(culprit - line));
                    int below = paint_columns(under, (size_t)(mark - under));
                    /* Behind a mark that combines with it there is no telling the column. */
                    if (strcmp(texts[i], "\u0301") != 0)
                        assert_int_equal(above, below);
                }
}

/* The whole line is shown where its columns fit, however many bytes they take. */
static void a_line_that_fits_is_not_cut(void **state)
{
    (void)state;
    diag_add(&diags, R0107, long_line("日", 16, "XYZ", "語", 16), "no");
    check_lacks(say_plainly(), "…");
    begin(NULL);
    diag_add(&diags, R0107, long_line("日", 8, "XYZ", "語", 40), "no");
    check_has(line_with(say_plainly(), "    2 |"), "語…");
    check_lacks(line_with(say_plainly(), "    2 |"), "…日");
    begin(NULL);
    diag_add(&diags, R0107, long_line("日", 60, "XYZ", "語", 2), "no");
    check_has(line_with(say_plainly(), "    2 |"), "| …日");
    check_lacks(line_with(say_plainly(), "    2 |"), "語…");
    check_has(line_with(say((struct style){80, false, true, NULL}), "    2 |"), "| ~日");
}

static void a_culprit_that_is_too_wide_is_cut(void **state)
{
    (void)state;
    struct strbuf culprit;
    strbuf_init(&culprit);
    strbuf_fill(&culprit, 'q', 3000);
    diag_add(&diags, R0107, long_line("a", 500, culprit.text, "b", 500), "no");
    strbuf_fini(&culprit);
    const char *said = say_plainly();
    check_fits(said, 80);
    check_has(line_with(said, "    2 |"), "aq");
    check_has(line_with(said, "      |"), "^^^^^^^^^^^^^^^^^^^^^^^^");
}

/* Line numbers of six digits push the rule to the right, on both lines. */
static void large_line_numbers_keep_the_rule_straight(void **state)
{
    (void)state;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_fill(&text, '\n', 123455);
    strbuf_puts(&text, "a: X\n");
    diag_add(&diags, R0107, span_of(source_of("p", text.text), "X"), "no");
    check_has(say_plainly(), "123456 | a: X\n       |    ^\n");
    strbuf_fini(&text);
}

static void without_a_source_the_file_or_the_program_is_named(void **state)
{
    (void)state;
    struct span nowhere = {NULL, 0, 0};
    diag_add_file(&diags, R0001, "gone.yaml", "no such file");
    struct diag *diag = diag_add(&diags, R0903, nowhere, "the command is missing");
    diag_label(&diags, diag, "a label");
    diag_add_file(&diags, R0001, "", "no such file");
    check_has(say_plainly(), "gone.yaml: error R0001: no such file\n");
    check_has(say_plainly(), "ruling: error R0903: the command is missing\n   a label\n");
    check_has(say_plainly(), "``: error R0001: no such file\n");
    check_has(say_plainly(), "ruling: 3 errors. More: ruling explain R0001\n");
}

static void the_other_place_is_shown(void **state)
{
    (void)state;
    const struct source *source = source_of("p.yaml", "a: 1\nb: 2\na: 3\n");
    struct diag *diag =
        diag_add(&diags, R0016, (struct span){source, 10, 11}, "`a` is given twice");
    diag_relate(diag, (struct span){source, 0, 1});
    assert_string_equal(say_plainly(),
                        "p.yaml:3:1: error R0016: `a` is given twice\n"
                        "    3 | a: 3\n"
                        "      | ^\n"
                        "   p.yaml:1:1: the other place\n"
                        "    1 | a: 1\n"
                        "      | ^\n"
                        "p.yaml: 1 error, no ruling given. More: ruling explain R0016\n");
    check_json(say_json(), "messages/0/related/line", "1");
    check_json(say_json(), "messages/0/related/file", "\"p.yaml\"");
}

static void add(enum diag_code code, const char *file)
{
    diag_add(&diags, code, (struct span){source_of(file, "x"), 0, 1}, "something");
}

/* The last line of what is said. */
static const char *count(void)
{
    return line_with(say_plainly(), "More:");
}

static void the_last_line_counts(void **state)
{
    (void)state;
    add(R0117, "a");
    assert_string_equal(count(), "a: 1 warning. More: ruling explain R0117");
    add(R0119, "a");
    assert_string_equal(count(), "a: 2 warnings. More: ruling explain R0117");
    add(R0107, "a");
    assert_string_equal(count(),
                        "a: 1 error and 2 warnings, no ruling given. More: ruling explain R0107");
    add(R0050, "b");
    assert_string_equal(count(), "ruling: 2 errors and 2 warnings. More: ruling explain R0107");
    begin(NULL);
    add(R0902, COMMAND_LINE);
    assert_string_equal(count(), "command line: 1 error. More: ruling explain R0902");
    begin(NULL);
    add(R0107, "a");
    diag_add_file(&diags, R0310, NULL, "something");
    assert_string_equal(count(), "ruling: 2 errors. More: ruling explain R0107");
}

/* What could not be listed is counted all the same. */
static void too_many_messages_are_counted(void **state)
{
    (void)state;
    uint64_t limit = limits[LIMIT_DIAGNOSTICS].value;
    for (uint64_t i = 0; i < limit + 10; i++)
        diag_add(&diags, R0107, (struct span){NULL, 0, 0}, "no");
    check_has(say_plainly(), "error R0007");
    check_has(count(), arena_printf(&court_arena, "ruling: %d errors. ", (int)limit + 11));
}

static void missing_memory_is_an_error(void **state)
{
    (void)state;
    diags_no_memory(&diags);
    assert_string_equal(say_plainly(), "ruling: error R0004: memory is out\n"
                                       "ruling: 1 error. More: ruling explain R0004\n");
    check_json(say_json(), "no_memory", "true");
    add(R0117, "a");
    assert_string_equal(count(), "ruling: 1 error and 1 warning. More: ruling explain R0004");
    add(R0107, "a");
    assert_string_equal(count(), "ruling: 2 errors and 1 warning. More: ruling explain R0107");
}

/* Names of files and quoted words cannot steer the terminal, nor begin a line of their own. */
static void what_was_typed_is_shown_harmlessly(void **state)
{
    (void)state;
    diag_add_file(&diags, R0001, "\x1b]0;title\x07.yaml", "`a\nb\xff` is no `\x1b[2J`");
    const char *said = say_plainly();
    check_has(said, "?]0;title?.yaml: error R0001: `a b?` is no `?[2J`\n");
    check_lacks(said, "\x1b");
    struct strbuf out;
    strbuf_init(&out);
    messages_json(&diags, &out);
    check_has(out.text, "\"`a\\nb\\ufffd` is no `\\u001b[2J`\"");
    strbuf_fini(&out);
}

static void hints_are_wrapped(void **state)
{
    (void)state;
    struct diag *diag = diag_add(&diags, R0107, (struct span){NULL, 0, 0}, "no");
    diag_hint(&diags, diag, "%s",
              "values: one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve");
    check_has(say_plainly(), "\n   values: one,");
    check_has(say_plainly(), "eleven,\n     twelve\n");
    check_fits(say_plainly(), 80);
}

static void colour_marks_errors_and_warnings(void **state)
{
    (void)state;
    struct style colour = {80, true, false, NULL};
    add(R0107, "a");
    add(R0117, "a");
    const char *said = say(colour);
    check_has(said, "\x1b[31merror R0107\x1b[0m");
    check_has(said, "\x1b[33mwarning R0117\x1b[0m");
    check_has(said, "\x1b[31m^\x1b[0m");
}

static void json_has_all_that_text_has(void **state)
{
    (void)state;
    const struct source *source = source_of("p.yaml", "größe: {a: b,\n c: d}\n");
    struct diag *diag = diag_add(&diags, R0107, span_of(source, "{a: b,\n c: d}"), "a \"quote\"");
    diag_label(&diags, diag, "label");
    diag_hint(&diags, diag, "hint");
    diag_add_file(&diags, R0117, "q.yaml", "careful");
    const struct node *root = say_json();
    check_json_count(root, "messages", 2);
    check_json(root, "messages/0/code", "\"R0107\"");
    check_json(root, "messages/0/severity", "\"error\"");
    check_json(root, "messages/0/file", "\"p.yaml\"");
    check_json(root, "messages/0/line", "1");
    check_json(root, "messages/0/column", "8");
    check_json(root, "messages/0/end_line", "2");
    check_json(root, "messages/0/end_column", "7");
    check_json(root, "messages/0/message", "\"a \"quote\"\"");
    check_json(root, "messages/0/label", "\"label\"");
    check_json(root, "messages/0/hint", "\"hint\"");
    check_json(root, "messages/1/severity", "\"warning\"");
    check_json(root, "messages/1/file", "\"q.yaml\"");
    check_json(root, "messages/1/label", "null");
    assert_null(json_find(root, "messages/1/line"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(without_messages_nothing_is_said, begin),
        cmocka_unit_test_setup(a_message_shows_its_culprit, begin),
        cmocka_unit_test_setup(only_who_asked_for_a_ruling_hears_that_there_is_none, begin),
        cmocka_unit_test_setup(tabs_and_wide_characters_keep_the_underline_in_place, begin),
        cmocka_unit_test_setup(a_wide_culprit_is_underlined_as_wide, begin),
        cmocka_unit_test_setup(a_culprit_of_several_lines_is_shown_by_its_first, begin),
        cmocka_unit_test_setup(an_empty_culprit_has_one_mark, begin),
        cmocka_unit_test_setup(long_lines_are_cut_around_the_culprit, begin),
        cmocka_unit_test_setup(a_line_that_fits_is_not_cut, begin),
        cmocka_unit_test_setup(a_culprit_that_is_too_wide_is_cut, begin),
        cmocka_unit_test_setup(large_line_numbers_keep_the_rule_straight, begin),
        cmocka_unit_test_setup(without_a_source_the_file_or_the_program_is_named, begin),
        cmocka_unit_test_setup(the_other_place_is_shown, begin),
        cmocka_unit_test_setup(the_last_line_counts, begin),
        cmocka_unit_test_setup(too_many_messages_are_counted, begin),
        cmocka_unit_test_setup(missing_memory_is_an_error, begin),
        cmocka_unit_test_setup(what_was_typed_is_shown_harmlessly, begin),
        cmocka_unit_test_setup(hints_are_wrapped, begin),
        cmocka_unit_test_setup(colour_marks_errors_and_warnings, begin),
        cmocka_unit_test_setup(json_has_all_that_text_has, begin),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
