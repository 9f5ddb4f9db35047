/* A manual page in mdoc(7). Words are filled into lines, one sentence a line as far as they end;
 * bold words carry their own font escapes, so that no text of a pack is ever a macro's argument but
 * in headings, where each word that could be taken for a macro is guarded. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "author/doc/doc.h"
#include "author/doc/writer.h"
#include "base/utf8.h"

/* Lines of source are filled up to this many bytes. */
#define COLUMNS 78

/* ---- words ---- */

/* Characters that roff takes for others, or for more than themselves. */
static const char *escape_of(char byte)
{
    static const struct {
        char byte;
        const char *escape;
    } escapes[] = {{'\\', "\\e"},  {'"', "\\(dq"}, {'\'', "\\(aq"},
                   {'`', "\\(ga"}, {'^', "\\(ha"}, {'~', "\\(ti"}};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (escapes[i].byte == byte)
            return escapes[i].escape;
    return NULL;
}

/* Whether the innermost frame is the heading of a section of the page, whose title is ours. */
static bool is_section(const struct doc *doc)
{
    return doc->level == 2 && doc->frames[doc->depth].block == DOC_HEADING;
}

/* Appends one character. The hyphens of names are no hyphens, lest they be broken at. */
static void put_character(struct strbuf *out, uint32_t point, bool code)
{
    const char *escape = point < 0x80 ? escape_of((char)point) : NULL;
    if (point >= 0x80)
        strbuf_printf(out, "\\[u%04X]", point);
    else if (escape)
        strbuf_puts(out, escape);
    else
        strbuf_printf(out, "%s%c", code && point == '-' ? "\\" : "", (int)point);
}

/* Adds a piece without spaces to the word. */
static void add_piece(struct doc *doc, bool bold, bool code, const char *text, size_t length)
{
    struct strbuf *word = &doc->word;
    bool upper = is_section(doc);
    size_t size;
    if (word->length == 0)
        doc->lower = islower((unsigned char)*text);
    strbuf_puts(word, bold ? "\\fB" : "");
    for (size_t i = 0; i < length; i += size) {
        uint32_t point = utf8_decode(text + i, &size);
        put_character(word, upper && point < 0x80 ? (uint32_t)toupper((int)point) : point, code);
    }
    strbuf_puts(word, bold ? "\\fR" : "");
    while (length > 0 && strchr(")]\"'", text[length - 1]))
        length--;
    doc->stops = length > 0 && strchr(".!?", text[length - 1]);
}

/* Whether a word could be a macro's name (two or three letters, the first of them large), a
 * delimiter or a flag. */
static bool is_risky(const struct strbuf *word)
{
    const unsigned char *text = (const unsigned char *)word->text;
    return !isalnum(*text) || (word->length <= 3 && isupper(text[0]) && !isupper(text[1]));
}

static void break_line(struct doc *doc)
{
    if (doc->column > 0)
        strbuf_putc(doc->out, '\n');
    doc->column = 0;
    doc->macro = false;
}

/* Whether the last word is the initial of a name: `N.` */
static bool is_after_initial(const struct doc *doc)
{
    const char *text = doc->out->text;
    size_t length = doc->out->length;
    return length > 2 && text[length - 1] == '.' && isupper((unsigned char)text[length - 2]) &&
           strchr(" \n", text[length - 3]);
}

/* Begins a line, or makes room for the word on the one that there is. A sentence begins a line, and
 * what ends one for roff only, like `e.g.` or `N.`, does not end it. */
static void make_room(struct doc *doc)
{
    bool full = doc->column + 1 + doc->word.length > COLUMNS;
    if (doc->column == 0)
        return;
    if (!doc->stopped || doc->lower || is_after_initial(doc)) {
        if (!full) {
            strbuf_putc(doc->out, ' ');
            doc->column++;
            return;
        }
        strbuf_puts(doc->out, doc->stopped ? "\\&" : "");
    }
    break_line(doc);
}

static void put_word(struct doc *doc)
{
    struct strbuf *word = &doc->word;
    if (word->failed || word->length == 0)
        return;
    if (doc->macro)
        strbuf_puts(doc->out, is_risky(word) ? " \\&" : " ");
    else
        make_room(doc);
    if (doc->column == 0 && *word->text == '.')
        strbuf_puts(doc->out, "\\&");
    strbuf_add(doc->out, word->text, word->length);
    doc->column += (uint32_t)word->length;
    doc->stopped = doc->stops;
    strbuf_truncate(word, 0);
}

static void words(struct doc *doc, enum doc_style style, const char *text, size_t length)
{
    const struct doc_frame *frame = &doc->frames[doc->depth];
    bool bracketed = style == DOC_NAME && frame->words;
    bool bold = !doc->macro && !bracketed && (style != DOC_PLAIN || frame->block == DOC_HEADING);
    bool code = style == DOC_CODE || style == DOC_NAME;
    if (doc->space)
        put_word(doc);
    doc->space = false;
    if (bracketed)
        add_piece(doc, false, false, "(", 1);
    for (const char *end = text + length; text < end; text++) {
        const char *space = memchr(text, ' ', (size_t)(end - text));
        const char *stop = space ? space : end;
        add_piece(doc, bold, code, text, (size_t)(stop - text));
        if (space)
            put_word(doc);
        text = stop;
    }
    if (bracketed)
        add_piece(doc, false, false, ")", 1);
}

/* A page on paper cannot be clicked; what is linked to stands out. */
static void put_link(struct doc *doc, enum doc_style style, const char *target, bool outside,
                     const char *text, size_t length)
{
    (void)target;
    (void)outside;
    words(doc, style, text, length);
}

/* ---- macros ---- */

/* Writes a line of its own. */
static void put_macro(struct doc *doc, const char *line)
{
    put_word(doc);
    break_line(doc);
    strbuf_printf(doc->out, "%s\n", line);
    doc->stopped = false;
}

/* Begins a macro whose arguments are words. */
static void open_macro(struct doc *doc, const char *name)
{
    put_word(doc);
    break_line(doc);
    strbuf_puts(doc->out, name);
    doc->column = 1;
    doc->macro = true;
}

static void end_line(struct doc *doc)
{
    put_word(doc);
    break_line(doc);
    doc->stopped = false;
}

static bool is_in_entry(struct doc *doc)
{
    return doc_outer(doc)->block == DOC_ENTRY;
}

/* Sets what follows apart from what stands before it in the same block. */
static void set_apart(struct doc *doc)
{
    enum doc_block last = doc_outer(doc)->last;
    if (last != DOC_HEADING && last != DOC_BLOCKS)
        put_macro(doc, ".Pp");
}

static void open_entry(struct doc *doc)
{
    set_apart(doc);
    strbuf_printf(doc->out, ".Tg %s\n", doc->frames[doc->depth].id);
}

static void close_entry(struct doc *doc)
{
    put_macro(doc, ".Ed");
}

static void open_heading(struct doc *doc)
{
    if (!is_in_entry(doc))
        open_macro(doc, is_section(doc) ? ".Sh" : ".Ss");
}

static void close_heading(struct doc *doc)
{
    end_line(doc);
    if (is_in_entry(doc))
        put_macro(doc, ".Bd -ragged -offset 4n -compact");
}

static void open_list(struct doc *doc)
{
    put_macro(doc, ".Bl -bullet -compact");
}

static void open_fields(struct doc *doc)
{
    put_macro(doc, ".Bl -tag -width 11n -compact");
}

static void close_list(struct doc *doc)
{
    put_macro(doc, ".El");
}

static void open_item(struct doc *doc)
{
    put_macro(doc, ".It");
}

static void open_field(struct doc *doc)
{
    const char *label = doc->frames[doc->depth].id;
    open_macro(doc, ".It Em");
    words(doc, DOC_PLAIN, label, strlen(label));
    end_line(doc);
}

static void open_table(struct doc *doc)
{
    put_macro(doc, ".Bl -tag -width 16n -compact");
}

/* The name of a row is its tag, and the other cells are named by the heads of their columns. */
static void open_cell(struct doc *doc)
{
    uint32_t cell = doc_outer(doc)->count;
    if (cell == 0) {
        open_macro(doc, ".It");
        return;
    }
    if (cell > 1)
        add_piece(doc, false, false, ",", 1);
    put_word(doc);
    words(doc, DOC_PLAIN, doc->columns[cell], strlen(doc->columns[cell]));
    put_word(doc);
}

static void close_cell(struct doc *doc)
{
    if (doc_outer(doc)->count == 0)
        end_line(doc);
}

static const struct {
    void (*open)(struct doc *doc);
    void (*close)(struct doc *doc);
} blocks[DOC_BLOCKS] = {
    [DOC_ENTRY] = {open_entry, close_entry},
    [DOC_HEADING] = {open_heading, close_heading},
    [DOC_PARAGRAPH] = {set_apart, end_line},
    [DOC_LIST] = {open_list, close_list},
    [DOC_ITEM] = {open_item, end_line},
    [DOC_FIELDS] = {open_fields, close_list},
    [DOC_FIELD] = {open_field, end_line},
    [DOC_TABLE] = {open_table, close_list},
    [DOC_ROW] = {NULL, end_line},
    [DOC_CELL] = {open_cell, close_cell},
};

static void open_block(struct doc *doc)
{
    enum doc_block block = doc->frames[doc->depth].block;
    if (blocks[block].open)
        blocks[block].open(doc);
}

static void close_block(struct doc *doc)
{
    enum doc_block block = doc->frames[doc->depth].block;
    if (blocks[block].close)
        blocks[block].close(doc);
}

/* ---- the page ---- */

/* "2026-11-21" as manuals write it. */
static void put_day(struct doc *doc, const char *day)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    unsigned month = day ? (unsigned)(day[5] - '0') * 10 + (unsigned)(day[6] - '0') : 0;
    strbuf_puts(doc->out, ".Dd");
    if (month >= 1 && month <= 12)
        strbuf_printf(doc->out, " %s %s, %.4s", months[month - 1], day + (day[8] == '0' ? 9 : 8),
                      day);
    strbuf_putc(doc->out, '\n');
}

static void put_upper(struct strbuf *out, const char *text)
{
    for (; *text; text++)
        strbuf_putc(out, (char)toupper((unsigned char)*text));
}

static void begin(struct doc *doc)
{
    const struct doc_head *head = doc->head;
    const char *title = *head->title ? head->title : head->name;
    put_day(doc, head->day);
    strbuf_puts(doc->out, ".Dt RULING-");
    put_upper(doc->out, head->name);
    strbuf_printf(doc->out, " 7\n.Os ruling\n.Sh NAME\n.Nm ruling-%s\n", head->name);
    open_macro(doc, ".Nd");
    words(doc, DOC_PLAIN, title, strlen(title));
    end_line(doc);
}

static void end(struct doc *doc)
{
    strbuf_puts(doc->out, ".Sh SEE ALSO\n"
                          ".Xr ruling 1 ,\n"
                          ".Xr ruling-doc 1 ,\n"
                          ".Xr ruling-explain 1 ,\n"
                          ".Xr ruling-pack 5 ,\n"
                          ".Xr ruling-profile 5\n");
}

const struct doc_format doc_mdoc = {
    .contents = false,
    .begin = begin,
    .end = end,
    .open = open_block,
    .close = close_block,
    .words = words,
    .link = put_link,
};
