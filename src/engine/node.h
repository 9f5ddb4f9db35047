/* A node: a part of a condition that is compiled, be it one comparison or a group. The nodes of all
 * conditions stand in one list. */
#ifndef ENGINE_NODE_H
#define ENGINE_NODE_H

#include "rule/condition.h"

/* What a node asks of its children; OP_TEST has none, and asks one comparison. */
enum node_op { OP_TEST, OP_ALL, OP_ANY, OP_NONE, OP_SOME, OP_EVERY, OP_SHARE };

/* A condition in prefix order: a node, then its children; `end` is the index behind its last
 * descendant. */
struct node_code {
    enum node_op op;
    uint32_t test; /* of OP_TEST */
    uint32_t end;
    int64_t share;                     /* of OP_SHARE, millionths */
    const struct condition *condition; /* where it came from */
};

/* Whether a node looks at all components of a group. */
static inline bool node_rolls_up(const struct node_code *node)
{
    return node->op == OP_SOME || node->op == OP_EVERY || node->op == OP_SHARE;
}

/* A whole condition. Without nodes (first == end) it always holds. */
struct root {
    uint32_t first;
    uint32_t end;
    bool has_text; /* a test in it is a text pattern */
    bool rolls_up; /* it looks at all components of a group */
};

#endif
