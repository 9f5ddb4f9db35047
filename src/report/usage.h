/* Usage: which rules of a pack rest on a claim or ask for a fact. */
#ifndef REPORT_USAGE_H
#define REPORT_USAGE_H

#include "rule/pack.h"

/* The rules that cite a claim, one after the other: the next from rule `from` on; UINT32_MAX when
 * there is none. */
uint32_t usage_next_citing(const struct pack *pack, uint32_t claim, uint32_t from);

/* Whether a rule's condition asks for the fact. */
bool usage_rule_asks(const struct rule *rule, uint32_t fact);

#endif
