/* Writing a text anew from the pieces of the old one: values and comments are pieces of the source,
 * taken in their order and byte for byte; all that stands between two of them is written. So the
 * result is a set of edits, each between two pieces, and nothing that counts can get lost. */
#ifndef AUTHOR_FMT_WRITER_H
#define AUTHOR_FMT_WRITER_H

#include "document/edit.h"

/* Lines are filled up to this many columns, which are code points: what a terminal makes of them
 * differs from machine to machine. */
#define FMT_COLUMNS 112

/* What is inside stands this much further to the right. */
#define FMT_STEP 2

/* A comment behind something on its line. */
struct fmt_remark {
    uint32_t edit;   /* the one whose text ends where the comment begins */
    uint32_t line;   /* of what is written */
    uint32_t end;    /* the column behind what stands before it */
    uint32_t column; /* where it stood in the source */
};

struct fmt_writer {
    struct edits *edits;
    const struct source *source;
    struct strbuf gap; /* what is written behind the last piece */
    uint32_t piece;    /* where the last piece begins in the source, … */
    uint32_t written;  /* … and where it ends */
    uint32_t seen;     /* up to here the source holds nothing that is still to be written */
    uint32_t line;     /* where the next thing is written; both from 0 */
    uint32_t column;
    bool begun;    /* anything is written */
    bool remarked; /* the line ends with a comment */
    bool ended;    /* the line has its line end */
    bool keeps;    /* an empty line would belong to the scalar before it, so there must be none */
    VEC(struct fmt_remark) remarks;
};

/* A comment that is next in the source. */
struct fmt_comment {
    uint32_t start;
    uint32_t end;
    uint32_t breaks; /* the line ends in front of it: 0 behind something, 2 behind an empty line */
    uint32_t column;
};

/* A writer that adds to `edits`; its source is theirs. */
void fmt_writer_init(struct fmt_writer *writer, struct edits *edits);

/* Releases what the writer holds; the edits are the caller's. */
void fmt_writer_fini(struct fmt_writer *writer);

/* Writes text without line ends. */
void fmt_text(struct fmt_writer *writer, const char *text);

/* Begins a line at the column `indent`, behind an empty line if it shall stand `apart`. Before
 * anything else nothing is ended. */
void fmt_line(struct fmt_writer *writer, uint32_t indent, bool apart);

/* Writes the source's bytes start … end-1, without line ends among them. */
void fmt_piece(struct fmt_writer *writer, uint32_t start, uint32_t end);

/* Ends the line with the source's own line end at `at`, which is part of a text. */
void fmt_break(struct fmt_writer *writer, uint32_t at);

/* Passes over the source up to `end`: what stood there is written in other ways. */
void fmt_skip(struct fmt_writer *writer, uint32_t end);

/* Where the next thing stands in the source that is no blank or line end: a comment too. */
uint32_t fmt_next(const struct fmt_writer *writer);

/* How many line ends stand before it. */
uint32_t fmt_breaks(const struct fmt_writer *writer);

/* Whether a comment is the next thing. */
bool fmt_comment(const struct fmt_writer *writer, struct fmt_comment *comment);

/* Writes that comment: behind what is on the line if it stood there, else on its own line at
 * `indent`, behind an empty line if there was one and it may stand `apart`. */
void fmt_remark(struct fmt_writer *writer, const struct fmt_comment *comment, uint32_t indent,
                bool apart);

/* Ends the text. Comments behind things on consecutive lines that stood in one column do again. */
void fmt_writer_end(struct fmt_writer *writer);

#endif
