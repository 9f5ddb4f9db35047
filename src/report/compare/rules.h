/* The rules of a record. */
#ifndef REPORT_COMPARE_RULES_H
#define REPORT_COMPARE_RULES_H

#include "document/node.h"
#include "report/compare/reading.h"

/* Reads a list of rules, each with what it came to, and the facts that they rest on and that the
 * profile does not answer. `component` NULL: the project's. */
void rules_read(struct reading *reading, const char *component, const struct node *list);

#endif
