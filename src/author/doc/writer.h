/* A document as a stream of blocks and words, and the formats that write it.
 *
 * Blocks nest: a document holds sections; a section holds a heading, then paragraphs, lists,
 * fields, tables, entries and sections; an entry is a section about one thing that has an id. Words
 * go into headings, paragraphs, items, fields and cells. Paragraphs, lists and fields that stay
 * empty are left out. Formats get the words with single spaces and without control characters, and
 * must make sure that they stay words. */
#ifndef AUTHOR_DOC_WRITER_H
#define AUTHOR_DOC_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

enum doc_block {
    DOC_CONTENTS, /* a list of what follows; left out by formats that want none */
    DOC_SECTION,
    DOC_ENTRY,
    DOC_HEADING, /* first in a section or entry */
    DOC_PARAGRAPH,
    DOC_LIST,
    DOC_ITEM,   /* words, then perhaps a list */
    DOC_FIELDS, /* a list whose items have labels */
    DOC_FIELD,
    DOC_TABLE,
    DOC_ROW,
    DOC_CELL, /* the first of a row is its name */
    DOC_BLOCKS
};

/* What words are. */
enum doc_style {
    DOC_PLAIN,
    DOC_CODE,  /* an id, a value, a comparison */
    DOC_NAME,  /* in a heading: the id of what it heads */
    DOC_FIRST, /* our own words from here on: what a rule says, or a state */
    DOC_STRONG = DOC_FIRST,
    DOC_FAVOURS,
    DOC_AGAINST,
    DOC_EXCLUDES,
    DOC_CAUTION,
    DOC_DISABLED,
    DOC_STYLES
};

/* What a whole document is called, in words as formats get them (doc_squeeze). */
struct doc_head {
    const char *name; /* of the pack */
    const char *version;
    const char *title;
    const char *day; /* YYYY-MM-DD; NULL: none */
};

/* A block that is open. */
struct doc_frame {
    enum doc_block block;
    const char *id;      /* its anchor, for a field its label; NULL: none */
    enum doc_block last; /* the kind of the last block in it; DOC_BLOCKS: none */
    uint32_t count;      /* blocks in it so far */
    bool words;          /* it holds words */
    bool held;           /* the format does not know of it yet: so far it is empty */
};

/* Conditions nest 16 deep, each level a list and an item. */
#define DOC_DEPTH 64

struct doc {
    const struct doc_format *format;
    const struct doc_head *head;
    struct strbuf *out;
    struct doc_frame frames[DOC_DEPTH]; /* [0] stands for the document */
    uint32_t depth;                     /* of the innermost frame */
    uint32_t level;                     /* of headings: 1 + sections and entries that are open */
    bool space;                         /* a space is due before the next word */
    bool muted;                         /* within contents that the format does not want */
    const char *const *columns;         /* the heads of the open table's columns … */
    uint32_t column_count;
    /* For formats that fill lines: */
    struct strbuf word; /* one that is not yet written */
    bool lower;         /* it begins with a small letter */
    bool stops;         /* it ends like a sentence … */
    bool stopped;       /* … and the one before it did */
    bool macro;         /* the line is a macro's */
    uint32_t column;    /* bytes in the line */
};

struct doc_format {
    bool contents; /* wants a table of contents */
    void (*begin)(struct doc *doc);
    void (*end)(struct doc *doc);
    void (*open)(struct doc *doc); /* opens and closes the innermost frame */
    void (*close)(struct doc *doc);
    /* `length` bytes of words; a space before them is doc->space, which the caller clears. */
    void (*words)(struct doc *doc, enum doc_style style, const char *text, size_t length);
    /* A link to an anchor, or where `outside`, to an address of the web. */
    void (*link)(struct doc *doc, enum doc_style style, const char *target, bool outside,
                 const char *text, size_t length);
};

/* ---- what the walk says ---- */

/* Begins a document in the caller's storage; `format`, `head` and `out` outlive it. */
void doc_begin(struct doc *doc, const struct doc_format *format, const struct doc_head *head,
               struct strbuf *out);

/* Ends the document and releases what it holds. */
void doc_end(struct doc *doc);

/* Opens a block; `id` is its anchor, for a field its label, or NULL, and stays until it is closed.
 */
void doc_open(struct doc *doc, enum doc_block block, const char *id);
void doc_close(struct doc *doc);

/* Opens a table; the heads of its columns stay until it is closed. */
void doc_table(struct doc *doc, const char *const *columns, uint32_t count);

/* Adds words. Nothing for NULL or "". White space at either end, and only that, separates them from
 * their neighbours. */
void doc_words(struct doc *doc, enum doc_style style, const char *text);

/* As doc_words, plain and formatted. */
void doc_printf(struct doc *doc, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds a link to the anchor `id`. */
void doc_link(struct doc *doc, enum doc_style style, const char *id, const char *text);

/* Adds an address of the web, as a link where it is one of http or https, else as words. */
void doc_address(struct doc *doc, const char *url);

/* ---- for formats ---- */

/* Appends words as formats get them. */
void doc_squeeze(struct strbuf *out, const char *text);

/* The frame around the innermost one. */
struct doc_frame *doc_outer(struct doc *doc);

/* How many lists of either kind are open. */
uint32_t doc_lists(const struct doc *doc);

/* Appends what may stand behind the # of a link: letters, digits and -._ as they are, all other
 * bytes as %XX. */
void doc_put_fragment(struct strbuf *out, const char *id);

/* Appends an address without what could end it: spaces, quotes, <, >, \ and all bytes beyond ASCII
 * as %XX. */
void doc_put_address(struct strbuf *out, const char *url);

#endif
