/* Conditions: comparisons of one fact with constants (see leaf.h), joined by all, any and none. */
#ifndef RULE_CONDITION_H
#define RULE_CONDITION_H

#include "base/diag.h"
#include "document/node.h"
#include "rule/leaf.h"

enum condition_kind {
    CONDITION_LEAF,
    CONDITION_ALL,
    CONDITION_ANY,
    CONDITION_NONE,
    CONDITION_SOME,  /* some_component: one component meets all children */
    CONDITION_EVERY, /* every_component: each component meets all children */
    CONDITION_SHARE  /* share_of_components: those that meet all children have at least `share` of
                        the summed sizes */
};

struct condition {
    enum condition_kind kind;
    const struct leaf *leaf;          /* of CONDITION_LEAF */
    const struct condition *children; /* of the others; at least one */
    uint32_t count;
    int64_t share; /* of CONDITION_SHARE: a fraction in millionths, above 0, at most NUMBER_ONE */
};

/* Where a condition stands, which decides what it may ask. */
enum condition_place {
    CONDITION_OF_COMPONENT, /* any fact; no roll-ups */
    CONDITION_OF_PROJECT,   /* project facts, and component facts inside roll-ups */
    CONDITION_OF_EITHER     /* a check: about the project if it uses no component fact outside
                               roll-ups, else about a component, and then without roll-ups */
};

struct condition_rules {
    enum condition_place place;
    bool advice; /* known, unknown and component.option are allowed */
};

/* Reads and type-checks a condition: a leaf, a list (all must hold), or a mapping with one group.
 * NULL when it is wrong; everything that is wrong in it is reported (R03xx and the literals'). */
const struct condition *condition_read(struct arena *arena, const struct vocabulary *vocabulary,
                                       const struct node *node, struct condition_rules rules,
                                       struct diags *diags);

/* Whether a component fact is asked outside roll-ups: such a check is about a component. */
bool condition_about_component(const struct condition *condition,
                               const struct vocabulary *vocabulary);

/* Calls `visit` for each leaf, in order. NULL conditions have none. */
void condition_leaves(const struct condition *condition,
                      void (*visit)(const struct leaf *leaf, void *context), void *context);

#endif
