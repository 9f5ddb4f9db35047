/* An analysis: how sure a ruling is and what would change it, beyond what the ruling itself says.
 *
 * It is made on demand, part by part, from a ruling and the profile that it is about, and is then
 * only read. Shares are counted in trials: `count` of `trials`. Everything is deterministic: one
 * fixed seed, integer arithmetic, the same bytes on every machine. */
#ifndef DECIDE_EXPLORE_ANALYSIS_H
#define DECIDE_EXPLORE_ANALYSIS_H

#include "decide/ruling.h"

/* A verdict, as verdict_id names it. */
struct outcome {
    enum verdict_kind verdict;
    uint32_t option; /* of VERDICT_OPTION; else OPTION_NONE */
};

/* How many of the trials came to a verdict. */
struct outcome_count {
    struct outcome outcome;
    uint32_t count;
};

/* ---- agreement: completions of what is open, sampled (agreement.h) ---- */

struct agreement {
    uint32_t trials;    /* completions that meet no check of level error; 0: none was found */
    uint32_t discarded; /* that met one */
    struct outcome_count *outcomes; /* most frequent first; equals in the order of the options */
    uint32_t outcome_count;
    uint32_t same;  /* trials with the ruling's own verdict */
    uint32_t error; /* standard error of same/trials, in thousandths, rounded up; 0 if `proved` */
    bool proved;    /* every completion has the ruling's verdict: it is settled */
};

/* ---- questions: what an answer would tell (questions.h) ---- */

/* How hard it is to find out: told from what the pack says about the fact. */
enum effort { EFFORT_KNOWN, EFFORT_LOOK_UP, EFFORT_MEASURE };

struct question {
    uint32_t fact;
    uint32_t component;   /* of the profile; COMPONENT_NONE: the project's */
    bool matters;         /* false only where it is proved that the verdict cannot hang on it */
    uint32_t information; /* expected, about the verdict: thousandths of a bit */
    uint32_t changes;     /* thousandths of the trials in which its answer makes another verdict
                             than the most frequent one */
    enum effort effort;
};

struct questions {
    struct question *items; /* most telling first */
    uint32_t count;
    uint32_t *settling; /* the smallest set found of `items` (by index) whose answers settle the
                           verdict in all trials, whatever they are; best first */
    uint32_t settling_count;
    bool settling_found;
};

/* ---- hinges: what is asked for what (hinges.h) ---- */

/* The rules that hang on a question. */
struct hinge {
    uint32_t *rules; /* strongest first */
    uint32_t rule_count;
};

/* ---- weights: other weightings of the criteria (weights.h) ---- */

/* The nearest weight of a criterion, all else as it is, at which the verdict is another one. */
struct weight_flip {
    uint32_t criterion;
    int64_t weight; /* that it has now: thousandths, its priority apart */
    bool has_lower; /* there is one below … */
    int64_t lower;  /* … which is the largest such, in thousandths */
    struct outcome below;
    bool has_upper; /* there is one above, up to 1,000 … */
    int64_t upper;  /* … which is the smallest such */
    struct outcome above;
};

struct acceptability {
    uint32_t trials; /* weightings, each criterion's weight within a factor of two of the pack's */
    struct outcome_count *outcomes; /* most frequent first */
    uint32_t outcome_count;
    uint32_t same;
    struct weight_flip *flips; /* of criteria that have any, by how small a factor flips */
    uint32_t flip_count;
};

/* ---- sources: the ruling without each document (without.h) ---- */

struct without_source {
    uint32_t source; /* publication of the pack */
    bool found;      /* false: its best split was not found, so that there is no outcome */
    struct outcome outcome;
    int64_t margin;  /* thousandths; 0 without rival */
    uint32_t *rules; /* that counted and rest on nothing else, so that they fall away */
    uint32_t rule_count;
};

/* ---- flips: the smallest changes of answers (flips.h) ---- */

/* One answer that is changed. */
struct change {
    enum { CHANGE_FACT, CHANGE_PRIORITY, CHANGE_WEIGHT } kind;
    uint32_t fact;      /* of CHANGE_FACT; of the others: the criterion */
    uint32_t component; /* of the profile; COMPONENT_NONE: the project's */
    const char *from;   /* as --set would take it */
    const char *to;
    enum origin origin; /* of what stands now */
};

struct flip {
    struct change changes[2];
    uint32_t change_count; /* 1 or 2 */
    uint32_t distance;     /* thousandths; see flips.h */
    struct outcome outcome;
    int64_t margin; /* of the other verdict, thousandths; 0 for either, none and without rival */
};

struct flips {
    struct flip *items; /* nearest first */
    uint32_t count;
    uint32_t tried; /* changes that were tried */
    bool complete;  /* all single changes, and all pairs that flips.h names, were tried */
};

/* What was asked for, and what came of it; a part that was not asked for is NULL. */
struct analysis {
    const struct ruling *ruling;
    struct agreement *agreement;
    struct questions *questions;
    struct hinge *hinges; /* by question */
    struct acceptability *acceptability;
    struct without_source *sources; /* by source of the pack */
    uint32_t source_count;
    struct flips *flips;
};

#endif
