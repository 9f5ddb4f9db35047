/* CommonMark. A paragraph is one line, so that only its first word could be taken for a mark of
 * structure; elsewhere punctuation that has a meaning stands behind a backslash. Anchors are empty
 * elements, because CommonMark has no other way to name a place. */
#include <ctype.h>
#include <string.h>

#include "author/doc/doc.h"
#include "author/doc/writer.h"

/* ---- words ---- */

static bool is_in_table(const struct doc *doc)
{
    return doc->frames[doc->depth].block == DOC_CELL;
}

/* Where in a line a backslash must stand, lest the line begin a list, a number of one or a rule;
 * `length` where nowhere. */
static size_t find_mark(const char *text, size_t length)
{
    size_t digits = 0;
    while (digits < length && isdigit((unsigned char)text[digits]))
        digits++;
    bool mark = digits < length && strchr(digits > 0 ? ".)" : "-+", text[digits]);
    bool ends = digits + 1 >= length || text[digits + 1] == ' ' || text[digits + 1] == '-';
    return mark && ends ? digits : length;
}

static bool has_meaning(const char *text, size_t length, size_t i)
{
    bool within = i > 0 && i + 1 < length && isalnum((unsigned char)text[i - 1]) &&
                  isalnum((unsigned char)text[i + 1]);
    if (text[i] == '_')
        return !within;
    return strchr("\\`*[]<>&|~#$", text[i]) != NULL;
}

static void put_text(struct doc *doc, const char *text, size_t length)
{
    struct strbuf *out = doc->out;
    size_t mark = doc->frames[doc->depth].words ? length : find_mark(text, length);
    for (size_t i = 0; i < length; i++) {
        if (i == mark || has_meaning(text, length, i))
            strbuf_putc(out, '\\');
        strbuf_putc(out, text[i]);
    }
}

/* The longest run of backquotes. */
static size_t longest_run(const char *text, size_t length)
{
    size_t longest = 0;
    size_t run = 0;
    for (size_t i = 0; i < length; i++) {
        run = text[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void put_code(struct doc *doc, const char *text, size_t length)
{
    struct strbuf *out = doc->out;
    size_t fence = longest_run(text, length) + 1;
    bool padded = text[0] == '`' || text[length - 1] == '`';
    strbuf_fill(out, '`', fence);
    strbuf_puts(out, padded ? " " : "");
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '|' && is_in_table(doc))
            strbuf_putc(out, '\\');
        strbuf_putc(out, text[i]);
    }
    strbuf_puts(out, padded ? " " : "");
    strbuf_fill(out, '`', fence);
}

static void put_styled(struct doc *doc, enum doc_style style, const char *text, size_t length)
{
    if (style == DOC_CODE || style == DOC_NAME) {
        put_code(doc, text, length);
        return;
    }
    strbuf_puts(doc->out, style >= DOC_FIRST ? "**" : "");
    put_text(doc, text, length);
    strbuf_puts(doc->out, style >= DOC_FIRST ? "**" : "");
}

static void put_space(struct doc *doc)
{
    strbuf_puts(doc->out, doc->space ? " " : "");
    doc->space = false;
}

static void words(struct doc *doc, enum doc_style style, const char *text, size_t length)
{
    put_space(doc);
    put_styled(doc, style, text, length);
}

/* Begins a link; behind a `!` it would be an image. */
static void open_link(struct strbuf *out)
{
    if (out->length > 0 && out->text[out->length - 1] == '!') {
        strbuf_truncate(out, out->length - 1);
        strbuf_puts(out, "\\!");
    }
    strbuf_putc(out, '[');
}

/* A name heads the very place that it links to. */
static void put_link(struct doc *doc, enum doc_style style, const char *target, bool outside,
                     const char *text, size_t length)
{
    put_space(doc);
    if (style == DOC_NAME) {
        put_code(doc, text, length);
        return;
    }
    open_link(doc->out);
    put_styled(doc, style, text, length);
    strbuf_puts(doc->out, outside ? "](<" : "](#");
    (outside ? doc_put_address : doc_put_fragment)(doc->out, target);
    strbuf_puts(doc->out, outside ? ">)" : ")");
}

/* ---- blocks ---- */

static void put_anchor(struct doc *doc, const char *id)
{
    if (!id)
        return;
    strbuf_puts(doc->out, "<a id=\"");
    doc_put_fragment(doc->out, id);
    strbuf_puts(doc->out, "\"></a>");
}

static void open_heading(struct doc *doc)
{
    strbuf_fill(doc->out, '#', doc->level < 6 ? doc->level : 6);
    strbuf_putc(doc->out, ' ');
    put_anchor(doc, doc_outer(doc)->id);
}

/* A list within an item begins on a line of its own. */
static void open_list(struct doc *doc)
{
    if (doc_lists(doc) > 1)
        strbuf_putc(doc->out, '\n');
}

static void close_list(struct doc *doc)
{
    if (doc_lists(doc) == 1)
        strbuf_putc(doc->out, '\n');
}

static void open_item(struct doc *doc)
{
    strbuf_fill(doc->out, ' ', 2 * (doc_lists(doc) - 1));
    strbuf_puts(doc->out, "- ");
}

static void open_field(struct doc *doc)
{
    open_item(doc);
    strbuf_printf(doc->out, "**%s:**", doc->frames[doc->depth].id);
    doc->frames[doc->depth].words = true;
    doc->space = true;
}

/* The last item of a list within has ended the line. */
static void close_item(struct doc *doc)
{
    if (doc->frames[doc->depth].count == 0)
        strbuf_putc(doc->out, '\n');
}

static void close_block(struct doc *doc)
{
    strbuf_puts(doc->out, "\n\n");
}

static void open_table(struct doc *doc)
{
    strbuf_putc(doc->out, '|');
    for (uint32_t i = 0; i < doc->column_count; i++)
        strbuf_printf(doc->out, " %s |", doc->columns[i]);
    strbuf_puts(doc->out, "\n|");
    for (uint32_t i = 0; i < doc->column_count; i++)
        strbuf_puts(doc->out, i == 0 ? " --- |" : " ---: |");
    strbuf_putc(doc->out, '\n');
}

static void close_line(struct doc *doc)
{
    strbuf_putc(doc->out, '\n');
}

static void open_row(struct doc *doc)
{
    strbuf_putc(doc->out, '|');
}

static void open_cell(struct doc *doc)
{
    strbuf_putc(doc->out, ' ');
}

static void close_cell(struct doc *doc)
{
    strbuf_puts(doc->out, " |");
}

static const struct {
    void (*open)(struct doc *doc);
    void (*close)(struct doc *doc);
} blocks[DOC_BLOCKS] = {
    [DOC_HEADING] = {open_heading, close_block}, [DOC_PARAGRAPH] = {NULL, close_block},
    [DOC_LIST] = {open_list, close_list},        [DOC_ITEM] = {open_item, close_item},
    [DOC_FIELDS] = {open_list, close_list},      [DOC_FIELD] = {open_field, close_item},
    [DOC_TABLE] = {open_table, close_line},      [DOC_ROW] = {open_row, close_line},
    [DOC_CELL] = {open_cell, close_cell},
};

static void open_block(struct doc *doc)
{
    enum doc_block block = doc->frames[doc->depth].block;
    if (blocks[block].open)
        blocks[block].open(doc);
}

static void end_block(struct doc *doc)
{
    enum doc_block block = doc->frames[doc->depth].block;
    if (blocks[block].close)
        blocks[block].close(doc);
}

static void begin(struct doc *doc)
{
    strbuf_puts(doc->out, "# ");
    put_text(doc, doc->head->title, strlen(doc->head->title));
    strbuf_puts(doc->out, "\n\n");
}

/* Blocks end with an empty line; the text ends with a line. */
static void end(struct doc *doc)
{
    if (!doc->out->failed)
        strbuf_truncate(doc->out, doc->out->length - 1);
}

const struct doc_format doc_markdown = {
    .contents = true,
    .begin = begin,
    .end = end,
    .open = open_block,
    .close = end_block,
    .words = words,
    .link = put_link,
};
