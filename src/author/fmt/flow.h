/* Flow collections: on one line where they fit, else filled from line to line behind their bracket.
 */
#ifndef AUTHOR_FMT_FLOW_H
#define AUTHOR_FMT_FLOW_H

#include "author/fmt/writer.h"
#include "document/node.h"

/* The columns that a node in brackets, or a scalar, takes on one line; UINT32_MAX when it cannot be
 * on one, because it holds a comment or a scalar of several lines. */
uint32_t fmt_flow_width(const struct node *node);

/* Writes a collection in brackets from where the line is. */
void fmt_flow(struct fmt_writer *writer, const struct node *node);

#endif
