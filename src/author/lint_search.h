/* What the search for a world is made of: what a query asks for, its cells, and the truth of
 * conditions in a world that is only partly known. */
#ifndef AUTHOR_LINT_SEARCH_H
#define AUTHOR_LINT_SEARCH_H

#include "author/lint_worlds.h"
#include "engine/dependence.h"

/* Where conditions are looked at: the project, and components. */
#define SITE_PROJECT   0
#define SITE_COMPONENT 1
#define SITES          5 /* as many as a search takes in */

/* Cells of a fact, at most 64. Of a choice or number `may` has those that are possible; of a set,
 * whose cells are its members, `must` those that are in it in any case. */
struct span_of_cells {
    uint64_t must;
    uint64_t may;
};

/* A demand at a site. */
struct goal {
    uint32_t root;
    uint32_t site;
    bool holds;
    enum truth probe;
};

/* Something to branch on: a fact at a site, or what comes out either way. */
struct choice {
    uint8_t *loose; /* NULL: a fact */
    struct span_of_cells *domain;
    bool is_set;
    uint64_t cells; /* that are tried first; of a set, the member that is first tried to be in it */
};

struct worlds {
    const struct program *program;
    uint32_t most_steps;
    struct dependence dependence;
    uint8_t *plays;             /* by node: enum play */
    uint8_t **otherwise_planes; /* by fact; NULL: none. Of a set what must, then what may */
    uint8_t ***derived_planes;  /* by fact, by deriver */

    /* What the query asks for. Stamped is what it has met. */
    uint32_t stamp;
    uint32_t *fact_stamp[2]; /* by fact: at the project's site, at components' */
    uint64_t *met[2];        /* the same as bits */
    uint32_t *facts;
    uint32_t fact_count;
    uint32_t *test_stamp;
    uint32_t *next_test;  /* by test: the next of its fact, UINT32_MAX at the end */
    uint32_t *first_test; /* by fact */
    uint32_t *node_stamp; /* roll-ups */
    uint32_t roll_ups;
    bool *check_met;
    struct goal *goals;
    uint32_t goal_count;
    uint32_t sites;
    bool all_asked; /* facts are answered whether their questions arise or not */

    /* Cells */
    uint64_t *test_cells; /* by test: those that it asks for */
    uint64_t *all_cells;  /* by fact */
    struct span_of_cells *otherwise_cells;
    struct span_of_cells **derived_cells;

    /* The search */
    uint32_t steps;
    uint32_t epoch;
    bool settled;                 /* all is chosen: a question that stays undetermined is asked */
    struct span_of_cells *domain; /* [site][fact]: what may be answered */
    struct span_of_cells *value;  /* [site][fact]: what comes of that, in this epoch */
    uint32_t *value_epoch;
    uint8_t *loose_test; /* [site][test]: what may come of it: see below */
    uint8_t *loose_node; /* by node, of shares */
};

/* What comes out either way. It may also stay undetermined: a text that is derived need not be one
 * text, nor a component of a share certain. */
enum { LOOSE_TRUE = 1, LOOSE_FALSE = 2, LOOSE_OPEN = 4 };

/* Finds the cells of all facts that the query met. False where one has too many. */
bool cells_find(struct worlds *worlds);

/* The truth of a node, and of the root of a goal, in the world so far. */
enum truth world_node(struct worlds *worlds, uint32_t node, uint32_t site, enum truth probe);
enum truth world_goal(struct worlds *worlds, const struct goal *goal);

/* Something that the truth of an undetermined goal hangs on; false where nothing is left to
 * choose. */
bool world_choose(struct worlds *worlds, const struct goal *goal, struct choice *choice);

#endif
