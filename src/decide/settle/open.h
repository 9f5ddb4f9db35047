/* What is open: facts whose value is unknown, assumed, or given only in part, and the variables to
 * which completions give classes.
 *
 * A fact of the project is open once for the project, in its lane and in those of all components
 * that do not override it, and once for each component that does. A choice or number is one
 * variable; of a set, each member is one that is not known to be in it or not. A text that is not
 * known is open too, but has no classes and so no variable. */
#ifndef DECIDE_SETTLE_OPEN_H
#define DECIDE_SETTLE_OPEN_H

#include "decide/cite.h"

#define OPEN_NONE UINT32_MAX

/* A class that is not chosen. A set's member has class 1 if it is in the set, 0 if it is not. */
#define CLASS_OPEN UINT16_MAX

/* The most variables that are told apart. */
#define OPEN_VARIABLES UINT32_C(65536)

struct variable {
    uint32_t item; /* the fact that it is of */
    uint32_t fact;
    uint32_t member; /* of a set; OPEN_NONE */
    uint16_t home;   /* the class that the ruling assumes; where it assumes none, that which comes
                        nearest   to what counts (see reach_settle_home); CLASS_OPEN: not known */
    bool tentative;  /* nothing is given, so what it gets holds only where the question arises */
};

struct open_item {
    uint32_t fact;
    uint32_t component; /* of the profile; COMPONENT_NONE: the project's */
    uint32_t first;     /* its variables … */
    uint32_t count;     /* … of which a text has none */
    bool uneven; /* its question may arise in some of its lanes only; an answer then counts in
                    all of them, so that it may be anything: see struct trial */
    bool hangs;  /* the verdict may hang on it, as far as is known: see knots.h */
};

struct openness {
    struct open_item *items; /* the project's, then by component, each in the order of the facts */
    uint32_t count;
    struct variable *variables; /* those of an item together, members rising */
    uint32_t variable_count;    /* 0 where there are more than OPEN_VARIABLES … */
    bool too_many;              /* … which this says */
    uint32_t lanes;             /* of the docket's group … */
    uint32_t *components; /* … and which component of the profile each stands for, COMPONENT_NONE:
                             the project alone */
    uint32_t facts;       /* of the pack */
    uint32_t *at;         /* [lane][fact]: the item that is open there; OPEN_NONE */
};

/* Finds what is open. `block` has a copy of the docket's group as its only group, evaluated without
 * assumptions. All is in the arena; false when memory is out. */
bool open_find(struct openness *openness, struct arena *arena, const struct docket *docket,
               const struct block *block);

#endif
