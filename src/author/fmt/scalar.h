/* Scalars: their text stays as it is; only what stands in front of their lines changes. */
#ifndef AUTHOR_FMT_SCALAR_H
#define AUTHOR_FMT_SCALAR_H

#include "author/fmt/writer.h"
#include "document/node.h"

/* Whether a scalar stands on one line. A block scalar never does. */
bool fmt_is_short(const struct node *scalar);

/* Whether a scalar is seen as a key by what follows it, and needs no `? ` before it: libyaml looks
 * back on one line and no further than 1024 code points. */
bool fmt_is_key(const struct node *scalar);

/* Writes a scalar, its further lines at the column `margin`. */
void fmt_scalar(struct fmt_writer *writer, const struct node *scalar, uint32_t margin);

#endif
