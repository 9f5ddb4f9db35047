/* What the tests of dissent share: packs of claims and rules that fire as a profile says, and a
 * dissent in one line. */
#ifndef UNIT_DISSENT_FIXTURE_H
#define UNIT_DISSENT_FIXTURE_H

#include "judge_fixture.h"

/* Lists of ids: "c1, c2". */
#define CLAIM(id, contradicts)                                                                     \
    "  - {id: " id ", source: S, claim: It is so., contradicts: [" contradicts "]}\n"
#define RULE_OF(id, what, cites, despite)                                                          \
    "  - {id: " id ", criterion: pace, when: component.fires includes " id ", " what               \
    ",\n     because: So it is., cites: [" cites "], despite: [" despite "]}\n"
#define RULE(id, cites, despite) RULE_OF(id, "favours: {left: moderate}", cites, despite)

/* The dissent of a court whose pack has these claims and rules (each may be called r1 … r6 only),
 * with more in its head. */
#define DISSENT_HEAD                                                                               \
    COURT_HEAD "sources: {S: {title: S}}\n"                                                        \
               "facts:\n"                                                                          \
               "  - {fact: component.fires, type: set, values: [r1, r2, r3, r4, r5, r6],\n"        \
               "     question: Which rules?}\n"
#define DISSENT_PACK(claims, rules) DISSENT_HEAD "claims:\n" claims "rules:\n" rules

#endif
