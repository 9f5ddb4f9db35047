/* Blockers: what stands against a plan that is not possible. */
#ifndef REPORT_BLOCKERS_H
#define REPORT_BLOCKERS_H

#include "base/strbuf.h"
#include "decide/ruling.h"

/* Appends "live is pinned to Node.js; eta-model: loads-models [D]; in_process holds preview and
 * renderer together": the first few, and how many more there are. */
void blockers_add(struct strbuf *out, const struct ruling *ruling, const struct plan *plan);

/* Appends, of a ruling that is none, what leaves no plan: the components for which every option is
 * ruled out, with the rules, "No option is left for a: not Node.js by loads-models [D], …"; else
 * what is held together without an option in common. */
void blockers_add_none(struct strbuf *out, const struct ruling *ruling);

#endif
