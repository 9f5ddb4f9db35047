/* What the parts of program_new share while they compile a pack. */
#ifndef ENGINE_COMPILE_H
#define ENGINE_COMPILE_H

#include "base/vec.h"
#include "engine/program.h"

struct compile {
    struct program *program;
    struct arena scratch; /* of what is not needed afterwards */
    VEC(struct node_code) nodes;
    VEC(struct root) roots;
    uint32_t *asks;      /* the nodes that are tests, those of one fact together */
    uint32_t *first_ask; /* by fact, and one more for the end: where its nodes begin in `asks` */
};

/* The leaf of a node that is a test. */
static inline const struct leaf *compile_leaf(const struct compile *compile, uint32_t ask)
{
    return compile->program->nodes[compile->asks[ask]].condition->leaf;
}

/* Turns the pack's conditions into roots and nodes, whose tests are still missing, and fills
 * `asks`. False when memory is out. */
bool compile_conditions(struct compile *compile);

/* Lays out the columns: cuts each fact's domain into classes. False when memory is out. */
bool compile_columns(struct compile *compile);

/* Makes one test of all comparisons that are equal and gives the nodes their tests. False when
 * memory is out. */
bool compile_tests(struct compile *compile);

#endif
