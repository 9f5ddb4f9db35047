/* Usage: a pack, and which of its rules rest on a claim or ask for a fact. */
#ifndef REPORT_USAGE_H
#define REPORT_USAGE_H

#include "rule/pack.h"

/* The rules of thing i, in pack order: rules[first[i]] … rules[first[i + 1] - 1]. */
struct uses {
    uint32_t *first;
    uint32_t *rules;
};

struct usage {
    struct arena arena;
    const struct pack *pack;
    struct uses facts;  /* by fact: the rules whose condition asks for it */
    struct uses claims; /* by claim: the rules that cite it */
};

/* Finds out about a pack that outlives it. The caller ends it with usage_fini, whatever came of it.
 * False when memory is out. */
bool usage_init(struct usage *usage, const struct pack *pack);

void usage_fini(struct usage *usage);

#endif
