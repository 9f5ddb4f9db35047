/* What formats make of a stream of blocks and words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "author/doc/doc.h"
#include "author/doc/writer.h"

static const struct doc_head head = {"small", "1.0", "Small", NULL};

/* A document that is begun, and what stood there before anything was said. */
struct page {
    struct strbuf out;
    struct doc doc;
    size_t start;
};

static void page_begin(struct page *page, const struct doc_format *format)
{
    strbuf_init(&page->out);
    doc_begin(&page->doc, format, &head, &page->out);
    page->start = page->out.length;
}

/* Checks what was written since, but for line ends at its end. */
static void page_is(struct page *page, const char *expected)
{
    size_t length = page->out.length;
    while (length > page->start && page->out.text[length - 1] == '\n')
        length--;
    strbuf_truncate(&page->out, length);
    assert_string_equal(page->out.text + page->start, expected);
    strbuf_putc(&page->out, '\n');
    doc_end(&page->doc);
    strbuf_fini(&page->out);
}

static void say(struct page *page, enum doc_block block, const char *words)
{
    doc_open(&page->doc, block, NULL);
    doc_words(&page->doc, DOC_PLAIN, words);
    doc_close(&page->doc);
}

static void paragraph_is(const struct doc_format *format, const char *words, const char *expected)
{
    struct page page;
    page_begin(&page, format);
    say(&page, DOC_PARAGRAPH, words);
    page_is(&page, expected);
}

static void white_space_and_controls_never_reach_a_format(void **state)
{
    (void)state;
    paragraph_is(&doc_markdown, " a\n\tb \r\n c\x01\xc2\x85 ", "a b c\xef\xbf\xbd\xef\xbf\xbd");
    paragraph_is(&doc_html, "\na\nb\n", "<p>a b</p>");
    paragraph_is(&doc_mdoc, "\na\nb\n", "a b");
}

static void only_white_space_at_the_ends_parts_words(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page, &doc_html);
    doc_open(&page.doc, DOC_PARAGRAPH, NULL);
    doc_words(&page.doc, DOC_PLAIN, "a");
    doc_words(&page.doc, DOC_CODE, "b");
    doc_words(&page.doc, DOC_PLAIN, ", c ");
    doc_words(&page.doc, DOC_PLAIN, "");
    doc_words(&page.doc, DOC_PLAIN, NULL);
    doc_words(&page.doc, DOC_CODE, "d");
    doc_close(&page.doc);
    page_is(&page, "<p>a<code>b</code>, c <code>d</code></p>");
}

static void blocks_that_stay_empty_are_left_out(void **state)
{
    (void)state;
    static const struct doc_format *const formats[] = {&doc_markdown, &doc_html, &doc_mdoc};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct page page;
        page_begin(&page, formats[i]);
        say(&page, DOC_PARAGRAPH, " \n");
        say(&page, DOC_LIST, NULL);
        say(&page, DOC_FIELDS, NULL);
        page_is(&page, "");
    }
}

static void markdown_escapes_what_begins_a_block_only_there(void **state)
{
    (void)state;
    paragraph_is(&doc_markdown, "1. one - 2. two", "1\\. one - 2. two");
    paragraph_is(&doc_markdown, "1.5 points", "1.5 points");
    paragraph_is(&doc_markdown, "- a", "\\- a");
    paragraph_is(&doc_markdown, "---", "\\---");
    paragraph_is(&doc_markdown, "-x", "-x");
    paragraph_is(&doc_markdown, "12)", "12\\)");
    paragraph_is(&doc_markdown, "# a_b _c_", "\\# a_b \\_c\\_");
}

static void markdown_links_are_no_images(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page, &doc_markdown);
    doc_open(&page.doc, DOC_PARAGRAPH, NULL);
    doc_words(&page.doc, DOC_PLAIN, "Look!");
    doc_link(&page.doc, DOC_CODE, "a.b", "a`b");
    doc_words(&page.doc, DOC_PLAIN, " ");
    doc_address(&page.doc, "HTTPS://x.y/(a)<b> c");
    doc_words(&page.doc, DOC_PLAIN, " ");
    doc_address(&page.doc, "javascript:x");
    doc_close(&page.doc);
    page_is(&page, "Look\\![``a`b``](#a.b)"
                   " [HTTPS://x.y/(a)\\<b\\> c](<HTTPS://x.y/%28a%29%3Cb%3E%20c>) javascript:x");
}

static void a_bar_in_a_cell_ends_no_cell(void **state)
{
    (void)state;
    static const char *const columns[] = {"a", "b"};
    struct page page;
    page_begin(&page, &doc_markdown);
    doc_table(&page.doc, columns, 2);
    doc_open(&page.doc, DOC_ROW, NULL);
    doc_open(&page.doc, DOC_CELL, NULL);
    doc_words(&page.doc, DOC_CODE, "x|y");
    doc_close(&page.doc);
    say(&page, DOC_CELL, "1|2");
    doc_close(&page.doc);
    doc_close(&page.doc);
    page_is(&page, "| a | b |\n| --- | ---: |\n| `x\\|y` | 1\\|2 |");
}

static void mdoc_begins_a_line_with_each_sentence(void **state)
{
    (void)state;
    paragraph_is(&doc_mdoc, "One. Two (so!) Three, e.g. this, by A. N. Author.",
                 "One.\nTwo (so!)\nThree, e.g. this, by A. N. Author.");
}

static void mdoc_fills_lines_and_ends_none_like_a_sentence(void **state)
{
    (void)state;
    paragraph_is(
        &doc_mdoc,
        "aaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbb ccccccccccccccccccc dddddddddddddddd e.g. .so "
        "it goes on",
        "aaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbb ccccccccccccccccccc dddddddddddddddd e.g.\n"
        "\\&.so it goes on");
}

static void mdoc_guards_words_behind_macros(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page, &doc_mdoc);
    doc_open(&page.doc, DOC_SECTION, NULL);
    doc_open(&page.doc, DOC_SECTION, NULL);
    say(&page, DOC_HEADING, "No Xr of it, \"a\" \\ .Pp");
    doc_close(&page.doc);
    doc_close(&page.doc);
    page_is(&page, ".Ss \\&No \\&Xr of it, \\&\\(dqa\\(dq \\&\\e \\&.Pp");
}

static void what_nests_too_deep_fails_and_does_no_harm(void **state)
{
    (void)state;
    struct page page;
    page_begin(&page, &doc_html);
    for (int i = 0; i < DOC_DEPTH; i++)
        doc_open(&page.doc, i % 2 ? DOC_ITEM : DOC_LIST, NULL);
    assert_true(page.out.failed);
    for (int i = 0; i < DOC_DEPTH; i++)
        doc_close(&page.doc);
    doc_end(&page.doc);
    strbuf_fini(&page.out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_and_controls_never_reach_a_format),
        cmocka_unit_test(only_white_space_at_the_ends_parts_words),
        cmocka_unit_test(blocks_that_stay_empty_are_left_out),
        cmocka_unit_test(markdown_escapes_what_begins_a_block_only_there),
        cmocka_unit_test(markdown_links_are_no_images),
        cmocka_unit_test(a_bar_in_a_cell_ends_no_cell),
        cmocka_unit_test(mdoc_begins_a_line_with_each_sentence),
        cmocka_unit_test(mdoc_fills_lines_and_ends_none_like_a_sentence),
        cmocka_unit_test(mdoc_guards_words_behind_macros),
        cmocka_unit_test(what_nests_too_deep_fails_and_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
