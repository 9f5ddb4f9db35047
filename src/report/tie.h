/* A tie: what would break it. */
#ifndef REPORT_TIE_H
#define REPORT_TIE_H

#include "base/strbuf.h"
#include "decide/ruling.h"

/* Appends, of a ruling that is either, sentences on an answer that alone would make it one; where
 * there is none, on the criteria that speak most for either of the two best plans. */
void tie_add(struct strbuf *out, const struct ruling *ruling);

/* The open fact whose answer it is; NULL: none, or the ruling is not either. */
const struct open_fact *tie_breaker(const struct ruling *ruling);

/* Appends an open answer that alone makes another verdict: "team.size: `3` makes it Python alone".
 */
void tie_add_flip(struct strbuf *out, const struct ruling *ruling, const struct open_fact *open);

#endif
