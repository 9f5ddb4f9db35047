#include "author/doc/writer.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* ---- blocks ---- */

void doc_begin(struct doc *doc, const struct doc_format *format, const struct doc_head *head,
               struct strbuf *out)
{
    *doc = (struct doc){.format = format, .head = head, .out = out, .level = 1};
    doc->frames[0] = (struct doc_frame){.block = DOC_SECTION, .last = DOC_BLOCKS};
    strbuf_init(&doc->word);
    format->begin(doc);
}

void doc_end(struct doc *doc)
{
    doc->format->end(doc);
    doc->out->failed |= doc->word.failed;
    strbuf_fini(&doc->word);
}

static bool raises_level(enum doc_block block)
{
    return block == DOC_SECTION || block == DOC_ENTRY;
}

/* Blocks that are opened for the format once something comes into them. */
static bool waits(enum doc_block block)
{
    return block == DOC_PARAGRAPH || block == DOC_LIST || block == DOC_FIELDS;
}

static void release(struct doc *doc)
{
    struct doc_frame *frame = &doc->frames[doc->depth];
    if (!frame->held || doc->muted)
        return;
    frame->held = false;
    doc->format->open(doc);
}

void doc_open(struct doc *doc, enum doc_block block, const char *id)
{
    if (doc->depth + 1 == DOC_DEPTH) {
        doc->out->failed = true; /* no pack that was read nests so deep */
        return;
    }
    release(doc);
    doc->frames[++doc->depth] =
        (struct doc_frame){.block = block, .id = id, .last = DOC_BLOCKS, .held = true};
    doc->level += raises_level(block);
    doc->space = false;
    doc->muted |= block == DOC_CONTENTS && !doc->format->contents;
    if (!waits(block))
        release(doc);
}

void doc_close(struct doc *doc)
{
    if (doc->out->failed)
        return;
    struct doc_frame frame = doc->frames[doc->depth];
    if (!frame.held)
        doc->format->close(doc);
    doc->muted &= frame.block != DOC_CONTENTS;
    doc->space = false;
    doc->level -= raises_level(frame.block);
    doc->depth--;
    if (!frame.held) {
        doc->frames[doc->depth].last = frame.block;
        doc->frames[doc->depth].count++;
    }
}

void doc_table(struct doc *doc, const char *const *columns, uint32_t count)
{
    doc->columns = columns;
    doc->column_count = count;
    doc_open(doc, DOC_TABLE, NULL);
}

struct doc_frame *doc_outer(struct doc *doc)
{
    return &doc->frames[doc->depth > 0 ? doc->depth - 1 : 0];
}

uint32_t doc_lists(const struct doc *doc)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i <= doc->depth; i++)
        count += doc->frames[i].block == DOC_LIST || doc->frames[i].block == DOC_FIELDS;
    return count;
}

/* ---- words ---- */

/* Characters that no document shows: controls, and what XML has no room for. */
static bool is_hidden(uint32_t point)
{
    return point < ' ' || (point >= 0x7f && point < 0xa0) || (point & 0xfffe) == 0xfffe;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void doc_squeeze(struct strbuf *out, const char *text)
{
    bool space = false;
    for (size_t size; *text; text += size) {
        uint32_t point = utf8_decode(text, &size);
        if (is_space(*text)) {
            space = out->length > 0;
            continue;
        }
        if (space)
            strbuf_putc(out, ' ');
        space = false;
        if (is_hidden(point))
            strbuf_puts(out, "\xef\xbf\xbd");
        else
            strbuf_add(out, text, size);
    }
}

/* Gives the format the words of `text`; `target` is that of a link, NULL for none. */
static void put(struct doc *doc, enum doc_style style, const char *text, const char *target,
                bool outside)
{
    struct strbuf words;
    if (!text || !*text || doc->muted)
        return;
    doc->space |= is_space(*text);
    strbuf_init(&words);
    doc_squeeze(&words, text);
    struct doc_frame *frame = &doc->frames[doc->depth];
    if (words.length > 0 && !words.failed) {
        bool space = doc->space;
        release(doc);
        doc->space = space && frame->words;
        if (target)
            doc->format->link(doc, style, target, outside, words.text, words.length);
        else
            doc->format->words(doc, style, words.text, words.length);
        frame->words = true;
        doc->space = false;
    }
    doc->space |= is_space(text[strlen(text) - 1]);
    doc->out->failed |= words.failed;
    strbuf_fini(&words);
}

void doc_words(struct doc *doc, enum doc_style style, const char *text)
{
    put(doc, style, text, NULL, false);
}

void doc_printf(struct doc *doc, const char *format, ...)
{
    struct strbuf text;
    va_list args;
    strbuf_init(&text);
    va_start(args, format);
    strbuf_vprintf(&text, format, args);
    va_end(args);
    put(doc, DOC_PLAIN, text.text, NULL, false);
    doc->out->failed |= text.failed;
    strbuf_fini(&text);
}

void doc_link(struct doc *doc, enum doc_style style, const char *id, const char *text)
{
    put(doc, style, text, id, false);
}

void doc_address(struct doc *doc, const char *url)
{
    bool web = url && (strncasecmp(url, "http://", 7) == 0 || strncasecmp(url, "https://", 8) == 0);
    put(doc, DOC_PLAIN, url, web ? url : NULL, web);
}

/* ---- for formats ---- */

static void put_bytes(struct strbuf *out, const char *text, const char *kept)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (strchr(kept, *at))
            strbuf_putc(out, (char)*at);
        else
            strbuf_printf(out, "%%%02X", *at);
    }
}

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

void doc_put_fragment(struct strbuf *out, const char *id)
{
    put_bytes(out, id, LETTERS "-._");
}

void doc_put_address(struct strbuf *out, const char *url)
{
    put_bytes(out, url, LETTERS "-._~:/?#@!$&*+,;=%");
}
