/* Where the parts of a YAML block scalar stand:
 *
 *     note: |2-          # a comment          header, comment
 *        The text,                            lines, each behind two blanks
 *       to here.
 *
 * libyaml gives its value and where it begins; the rest is found again here. */
#ifndef DOCUMENT_BLOCK_SCALAR_H
#define DOCUMENT_BLOCK_SCALAR_H

#include "document/node.h"

struct block_scalar {
    uint32_t header_end; /* behind the | or > and what indicates indentation and last line ends */
    uint32_t step;       /* the indentation that is indicated, 1 to 9; 0: none is */
    bool strips;         /* - is indicated: the last line end does not belong to the value */
    bool keeps;          /* + is indicated: empty lines at the end belong to the value */
    uint32_t indent;     /* the blanks that stand in front of each line that is not empty */
    uint32_t first;      /* where the first line begins */
    uint32_t lines;      /* how many belong to the value, empty ones at the end only if kept */
    uint32_t end;        /* behind the last of them, in front of its line end; without lines,
                            header_end */
    bool unfinished;     /* the text ends without a line end there, and so does the value */
};

/* Finds the parts of `scalar`, whose style is STYLE_BLOCK and which was not refused. */
void block_scalar_read(const struct node *scalar, struct block_scalar *block);

#endif
