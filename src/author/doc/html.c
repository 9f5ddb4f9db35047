/* One page of HTML that is well-formed XML as well, and asks for nothing else: no script, no font,
 * no image. Every text goes through put_text, every attribute too. */
#include <stdio.h>
#include <string.h>

#include "author/doc/doc.h"
#include "author/doc/html_style.h"
#include "author/doc/writer.h"

/* ---- words ---- */

static const char *entity_of(char byte)
{
    static const struct {
        char byte;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (entities[i].byte == byte)
            return entities[i].entity;
    return NULL;
}

static void put_text(struct strbuf *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const char *entity = entity_of(text[i]);
        if (entity)
            strbuf_puts(out, entity);
        else
            strbuf_putc(out, text[i]);
    }
}

static void put_string(struct strbuf *out, const char *text)
{
    put_text(out, text, strlen(text));
}

static const struct {
    const char *open;
    const char *close;
} styles[DOC_STYLES] = {
    [DOC_PLAIN] = {"", ""},
    [DOC_CODE] = {"<code>", "</code>"},
    [DOC_NAME] = {"<code>", "</code>"},
    [DOC_STRONG] = {"<strong>", "</strong>"},
    [DOC_FAVOURS] = {"<strong class=\"favours\">", "</strong>"},
    [DOC_AGAINST] = {"<strong class=\"against\">", "</strong>"},
    [DOC_EXCLUDES] = {"<strong class=\"excludes\">", "</strong>"},
    [DOC_CAUTION] = {"<strong class=\"caution\">", "</strong>"},
    [DOC_DISABLED] = {"<strong class=\"disabled\">", "</strong>"},
};

static void words(struct doc *doc, enum doc_style style, const char *text, size_t length)
{
    strbuf_puts(doc->out, doc->space ? " " : "");
    strbuf_puts(doc->out, styles[style].open);
    put_text(doc->out, text, length);
    strbuf_puts(doc->out, styles[style].close);
    doc->space = false;
}

static void put_link(struct doc *doc, enum doc_style style, const char *target, bool outside,
                     const char *text, size_t length)
{
    struct strbuf address;
    strbuf_init(&address);
    (outside ? doc_put_address : doc_put_fragment)(&address, target);
    strbuf_puts(doc->out, doc->space ? " " : "");
    strbuf_puts(doc->out, outside ? "<a rel=\"noreferrer\" href=\"" : "<a href=\"#");
    put_string(doc->out, address.text ? address.text : "");
    strbuf_puts(doc->out, "\">");
    doc->space = false;
    words(doc, style, text, length);
    strbuf_puts(doc->out, "</a>");
    doc->out->failed |= address.failed;
    strbuf_fini(&address);
}

/* ---- blocks ---- */

static const struct {
    const char *open; /* a start tag without its end, so that an id may follow */
    const char *close;
} blocks[DOC_BLOCKS] = {
    [DOC_CONTENTS] = {"<nav aria-label=\"Contents\"", "</nav>\n<main id=\"_main\">\n"},
    [DOC_SECTION] = {"<section", "</section>\n"},
    [DOC_ENTRY] = {"<article", "</article>\n"},
    [DOC_PARAGRAPH] = {"<p", "</p>\n"},
    [DOC_LIST] = {"<ul", "</ul>\n"},
    [DOC_ITEM] = {"<li", "</li>\n"},
    [DOC_FIELDS] = {"<dl", "</dl>\n"},
    [DOC_TABLE] = {"<div class=\"table\"><table", "</tbody></table></div>\n"},
    [DOC_ROW] = {"<tr", "</tr>\n"},
};

static void put_id(struct doc *doc, const char *id)
{
    if (id) {
        strbuf_puts(doc->out, " id=\"");
        put_string(doc->out, id);
        strbuf_putc(doc->out, '"');
    }
    strbuf_putc(doc->out, '>');
}

static const char *cell_tag(struct doc *doc)
{
    return doc_outer(doc)->count == 0 ? "th" : "td";
}

static void open_field(struct doc *doc)
{
    strbuf_puts(doc->out, "<div><dt>");
    put_string(doc->out, doc->frames[doc->depth].id);
    strbuf_puts(doc->out, "</dt><dd>");
}

static void put_columns(struct doc *doc)
{
    strbuf_puts(doc->out, "<thead><tr>");
    for (uint32_t i = 0; i < doc->column_count; i++) {
        strbuf_puts(doc->out, "<th scope=\"col\">");
        put_string(doc->out, doc->columns[i]);
        strbuf_puts(doc->out, "</th>");
    }
    strbuf_puts(doc->out, "</tr></thead>\n<tbody>\n");
}

static int heading_level(const struct doc *doc)
{
    return doc->level < 6 ? (int)doc->level : 6;
}

static void open_block(struct doc *doc)
{
    enum doc_block block = doc->frames[doc->depth].block;
    if (block == DOC_FIELD) {
        open_field(doc);
    } else if (block == DOC_HEADING) {
        strbuf_printf(doc->out, "<h%d>", heading_level(doc));
    } else if (block == DOC_CELL) {
        strbuf_printf(doc->out, "<%s>",
                      doc_outer(doc)->count == 0 ? "th scope=\"row\"" : cell_tag(doc));
    } else {
        strbuf_puts(doc->out, blocks[block].open);
        put_id(doc, doc->frames[doc->depth].id);
    }
    if (block == DOC_TABLE)
        put_columns(doc);
}

static void close_block(struct doc *doc)
{
    enum doc_block block = doc->frames[doc->depth].block;
    if (block == DOC_FIELD)
        strbuf_puts(doc->out, "</dd></div>\n");
    else if (block == DOC_HEADING)
        strbuf_printf(doc->out, "</h%d>\n", heading_level(doc));
    else if (block == DOC_CELL)
        strbuf_printf(doc->out, "</%s>", cell_tag(doc));
    else
        strbuf_puts(doc->out, blocks[block].close);
}

/* ---- the page ---- */

static void begin(struct doc *doc)
{
    const struct doc_head *head = doc->head;
    strbuf_puts(doc->out, "<!DOCTYPE html>\n"
                          "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
                          "<meta charset=\"utf-8\" />\n<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\" />\n<title>");
    put_string(doc->out, head->title);
    strbuf_puts(doc->out, " · ");
    put_string(doc->out, head->name);
    strbuf_putc(doc->out, ' ');
    put_string(doc->out, head->version);
    strbuf_printf(doc->out,
                  "</title>\n<style>\n%s</style>\n</head>\n<body>\n"
                  "<a class=\"skip\" href=\"#_main\">Skip to the text</a>\n"
                  "<header>\n<h1>",
                  html_style);
    put_string(doc->out, head->title);
    strbuf_puts(doc->out, "</h1>\n<p><code>");
    put_string(doc->out, head->name);
    strbuf_puts(doc->out, "</code> ");
    put_string(doc->out, head->version);
    strbuf_puts(doc->out, "</p>\n</header>\n");
}

static void end(struct doc *doc)
{
    strbuf_puts(doc->out, "</main>\n</body>\n</html>\n");
}

const struct doc_format doc_html = {
    .contents = true,
    .begin = begin,
    .end = end,
    .open = open_block,
    .close = close_block,
    .words = words,
    .link = put_link,
};
