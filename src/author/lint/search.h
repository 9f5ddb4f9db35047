/* What the search for a world is made of: what a query asks for, its cells, and the truth of
 * conditions in a world that is only partly known. */
#ifndef AUTHOR_LINT_SEARCH_H
#define AUTHOR_LINT_SEARCH_H

#include "author/lint/worlds.h"
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
    uint8_t *loose_node; /* [node][probe], of shares */
};

/* What comes out either way. It may also stay undetermined: a text that is derived need not be one
 * text, nor a component of a share certain. */
enum { LOOSE_TRUE = 1, LOOSE_FALSE = 2, LOOSE_OPEN = 4 };

/* Begins a query: meets all that its demands hang on, in the project and in components. */
void query_begin(struct worlds *worlds, const struct demand *demands, uint32_t count);

/* Meets the checks of level error that bear on what was met, and what they hang on, and so on, but
 * for `except`. Whether there are any. */
bool query_checks(struct worlds *worlds, uint32_t except);

/* Sets the goals: the demands, and with `checks` those that were met, at each site. False where
 * that takes too many sites. */
bool query_goals(struct worlds *worlds, const struct demand *demands, uint32_t count, bool checks);

/* Finds the cells of all facts that the query met. False where one has too many. */
bool cells_find(struct worlds *worlds);

/* The truth of a node, of all its children together, of a root, and of a goal, in the world so
 * far. */
enum truth world_node(struct worlds *worlds, uint32_t node, uint32_t site, enum truth probe);
enum truth world_all(struct worlds *worlds, uint32_t node, uint32_t site, enum truth probe);
enum truth world_root(struct worlds *worlds, uint32_t root, uint32_t site, enum truth probe);
enum truth world_goal(struct worlds *worlds, const struct goal *goal);

/* What may come of a test at a site that asks for no classes: see LOOSE_TRUE. */
uint8_t *world_loose(struct worlds *worlds, uint32_t test, uint32_t site);

/* Likewise of a share, which may come out in its own way for each thing that a probe in it counts
 * as. */
uint8_t *world_loose_share(struct worlds *worlds, uint32_t node, enum truth probe);

/* Whether a fact is derived for the project as a whole, and so the same in all components. */
static inline bool is_project_derived(const struct fact *fact)
{
    return fact->derived && fact->scope == FACT_PROJECT;
}

/* Something that the truth of an undetermined goal hangs on; false where nothing is left to
 * choose. */
bool world_choose(struct worlds *worlds, const struct goal *goal, struct choice *choice);

#endif
