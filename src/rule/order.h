/* The order in which facts are worked out: each behind the facts that its ask_if, defaults and
 * derivations ask for. */
#ifndef RULE_ORDER_H
#define RULE_ORDER_H

#include "base/diag.h"
#include "rule/pack.h"

/* Fills pack->order (from the pack's arena): a topological order, facts that are independent in
 * pack order. False when facts depend on each other in a circle: R0210 names the circle, and its
 * span is found by `span_of` (NULL: none), or when memory is out. */
bool order_facts(struct pack *pack, struct span (*span_of)(uint32_t fact, void *context),
                 void *context, struct diags *diags);

#endif
