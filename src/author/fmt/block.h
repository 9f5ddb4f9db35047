/* The layout of a document: its block collections, one line an entry, and what goes into them. */
#ifndef AUTHOR_FMT_BLOCK_H
#define AUTHOR_FMT_BLOCK_H

#include "author/fmt/writer.h"
#include "document/node.h"

/* Writes the whole document, with the comments before and behind it. */
void fmt_document(struct fmt_writer *writer, const struct node *root);

#endif
