/* Operands: what a comparison compares its fact with, read by the fact's type. Private to leaf.c.
 */
#ifndef RULE_OPERAND_H
#define RULE_OPERAND_H

#include "base/diag.h"
#include "rule/fact.h"
#include "rule/part.h"

enum comparison_op {
    OP_EQUAL,
    OP_UNEQUAL,
    OP_LESS,
    OP_AT_MOST,
    OP_MORE,
    OP_AT_LEAST,
    OP_IN,
    OP_NOT_IN,
    OP_INCLUDES,
    OP_INCLUDES_ANY,
    OP_INCLUDES_ALL,
    OP_MATCHES,
    OPS
};

/* A comparison whose operator fits its fact. */
struct comparison {
    struct arena *arena; /* for what is read */
    const struct fact *fact;
    enum comparison_op op;
    struct part sign;    /* the operator as written */
    struct part operand; /* may be empty */
    bool advice;         /* `unknown FACT` is allowed */
    struct diags *diags;
};

/* The values that any operator but includes and matches allows; there may be none. All of these
 * report what is wrong, and give false then. */
bool operand_within(const struct comparison *comparison, struct value *accepts);

/* The members that an includes asks for. */
bool operand_members(const struct comparison *comparison, struct bits *members);

/* The pattern of matches, which compiles, and its flags in the order imsx. */
bool operand_pattern(const struct comparison *comparison, const char **pattern, const char **flags);

/* Reports a part that cannot be read (R0301); `message` has one %s, for the part, and `label` says
 * what would be right (NULL: nothing). Always false. */
bool operand_unreadable(struct diags *diags, struct part part, const char *message,
                        const char *label);

/* What to say of a word that joins comparisons elsewhere (and, ||, not …); NULL for others. */
const char *operand_connective(struct part word);

#endif
