/* Leaves of conditions: a comparison of one fact with constants.
 *
 * A leaf over a choice or a number is a subset of the fact's domain, whatever operator wrote it, so
 * that equal comparisons are equal data. */
#ifndef RULE_LEAF_H
#define RULE_LEAF_H

#include "base/diag.h"
#include "document/node.h"
#include "rule/fact.h"

enum leaf_kind {
    LEAF_WITHIN,       /* the value is one of `accepts` (choice or number) */
    LEAF_INCLUDES_ANY, /* the set has at least one of `members`, or the only one */
    LEAF_INCLUDES_ALL, /* the set has all of `members`, two or more */
    LEAF_MATCHES,      /* the text matches `pattern` */
    LEAF_KNOWN,  /* no condition can tell the values that are possible apart, and they were not
                    merely assumed */
    LEAF_UNKNOWN /* the opposite */
};

struct leaf {
    enum leaf_kind kind;
    uint32_t fact;
    struct value accepts; /* of LEAF_WITHIN: VALUE_CHOICE or VALUE_NUMBER; may hold nothing */
    struct bits members;  /* of LEAF_INCLUDES_* */
    const char *pattern;  /* of LEAF_MATCHES, without its slashes */
    const char *flags;    /* of LEAF_MATCHES: letters out of imsx, each once, in this order */
    const char *text;     /* as written, single spaces */
    struct place place;
};

/* Reads and type-checks the comparison in a scalar. `advice` allows known, unknown and
 * component.option. False when it is wrong; everything that is wrong in it is reported then, and
 * leaf->fact is the fact that it asks for, FACT_NONE where that is not clear. The file of its place
 * is the source's own. */
bool leaf_read(struct arena *arena, const struct vocabulary *vocabulary, const struct node *node,
               bool advice, struct leaf *leaf, struct diags *diags);

#endif
