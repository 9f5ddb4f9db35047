/* Names in running text: of components, and of what plans and verdicts come to.
 *
 * Components of a ruling are given as a set: bit i stands for its component i. */
#ifndef REPORT_NAMES_H
#define REPORT_NAMES_H

#include "base/strbuf.h"
#include "decide/ruling.h"

/* The name of component `i` of the ruling. */
const char *names_of(const struct ruling *ruling, uint32_t i);

/* All components of the ruling. */
uint64_t names_all(const struct ruling *ruling);

/* The components to which a plan gives an option. */
uint64_t names_placed(const struct ruling *ruling, const struct plan *plan, uint32_t option);

/* The components that two plans place differently. */
uint64_t names_apart(const struct ruling *ruling, const struct plan *a, const struct plan *b);

/* Appends "gateway, live and 9 more": `most` names and how many more there are, but never "and 1
 * more" in place of a name. Nothing for none. */
void names_add(struct strbuf *out, const struct ruling *ruling, uint64_t components, uint32_t most);

/* Appends what a verdict is in a sentence: "Python", "Python alone" where it could be a split, "a
 * split", "a toss-up", "no plan". */
void names_add_verdict(struct strbuf *out, const struct ruling *ruling, enum verdict_kind verdict,
                       uint32_t option);

/* Appends what a plan is in a sentence: "Python", "Python alone", "the split", "how it is today".
 */
void names_add_plan(struct strbuf *out, const struct ruling *ruling, const struct plan *plan);

#endif
