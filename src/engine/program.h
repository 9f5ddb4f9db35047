/* A program: the conditions of a pack, compiled for evaluation over many lanes at once.
 *
 * The comparisons of a pack cut each fact's domain into finitely many classes that no condition can
 * tell apart: the values of a choice, the stretches of a number between the constants that it is
 * compared with. A value (a set of possible values) becomes the set of its classes, and every
 * comparison of that fact a set of classes as well. That is exact: a comparison is true if it holds
 * for every possible class, false if for none. Sets are kept as what must and what may be in them.
 *
 * Each distinct comparison, a test, is compiled once, however many conditions share it. */
#ifndef ENGINE_PROGRAM_H
#define ENGINE_PROGRAM_H

#include "engine/node.h"
#include "rule/pack.h"
#include "rule/regex.h"

/* How a fact is laid out in a block. What is given stands in byte planes, which are quick to fill:
 * bit b of plane p is class 8p + b. A set fact has `planes` planes for what must be in it, then as
 * many for what may. Evaluation turns them into slots, a mask over the lanes for each class; of a
 * set, one for each member that must be in it, then one for each that may. */
enum column_kind { COLUMN_CLASSES, COLUMN_SET, COLUMN_TEXT };

struct column {
    enum column_kind kind;
    uint32_t classes; /* classes of a choice or number, members of a set; 0 for a text */
    uint32_t planes;  /* (classes + 7) / 8 */
    uint32_t first_plane;
    uint32_t first_slot;
    uint32_t slots;      /* `classes`; twice that for a set */
    const int64_t *cuts; /* of a number: the first number of class 1, 2, … */
    uint32_t text_slot;  /* of a text: its number among the text facts */
    uint32_t first_test; /* the tests of a fact stand together */
    uint32_t test_count;
};

/* A distinct comparison. */
struct test {
    enum leaf_kind kind;
    uint32_t fact;
    const struct leaf *leaf; /* the first in the pack that asks it */
    const uint8_t *accepts;  /* `planes` bytes: the classes or members that it asks for */
    const uint32_t *edges; /* the same as runs: from edges[0] to edges[1] - 1, from edges[2] … */
    uint32_t edge_count;   /* even */
    struct regex *regex;   /* of LEAF_MATCHES; owned by the program */
};

/* The rules that derive one fact, in pack order; disabled ones do not. */
struct derivers {
    const uint32_t *rules;
    uint32_t count;
};

struct program {
    struct arena arena; /* owns all that follows but the regexes, which program_free releases */
    const struct pack *pack;
    struct column *columns; /* by fact */
    uint32_t plane_count;
    uint32_t slot_count;
    uint32_t widest;        /* slots of the column that has most */
    uint8_t *domain;        /* by plane: what it holds of a fact of which nothing is known */
    uint32_t text_count;    /* text facts */
    uint32_t pattern_count; /* tests of kind LEAF_MATCHES */
    struct test *tests;
    uint32_t test_count;
    struct node_code *nodes;
    uint32_t node_count;
    uint32_t depth;     /* groups within groups, at most */
    struct root *roots; /* the conditions of rules, then ask_if, defaults, checks, advice; what is
                           disabled never holds */
    uint32_t root_count;
    uint32_t *rule_root;       /* by rule */
    uint32_t *ask_root;        /* by fact; UINT32_MAX: always asked */
    uint32_t **default_root;   /* by fact, then by default */
    uint32_t *check_root;      /* by check */
    uint32_t *advice_root;     /* by advice */
    struct derivers *derivers; /* by fact */
};

/* Compiles the pack, which must outlive the program. NULL when memory is out. The caller frees
 * it. */
struct program *program_new(const struct pack *pack);

void program_free(struct program *program);

/* The class of a number within its fact's range. */
uint32_t column_class(const struct column *column, int64_t number);

/* The classes of a choice or number that the value may have, or the members that a set must
 * (`may` false) or may hold, as `planes` bytes, each `pitch` bytes behind the one before. */
void column_classes(const struct column *column, const struct value *value, bool may,
                    uint8_t *planes, size_t pitch);

#endif
