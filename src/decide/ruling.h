/* A ruling: what was decided about one profile, with everything that counted. Made once (judge),
 * never changed; reports only read it. All points are integer thousandths. */
#ifndef DECIDE_RULING_H
#define DECIDE_RULING_H

#include "decide/score.h"
#include "profile/profile.h"

#define COMPONENT_NONE UINT32_MAX

/* A fact that counted, with where its value comes from. */
struct cited_fact {
    uint32_t fact;
    uint32_t component; /* of the profile; COMPONENT_NONE: the project's */
    const char *value;  /* as written, or as the pack would write it */
    enum origin origin;
    const char *note;   /* may be NULL */
    const char *by;     /* who gave it; may be NULL */
    struct place place; /* of what was given; else all zero */
};

/* What an effect of a rule came to. */
struct ruled_effect {
    uint32_t option;
    int64_t points;  /* what the rule says, against: negative */
    int64_t counted; /* after diminishing returns, weight and priority; 0 where undetermined */
};

/* A rule that fired, or that is undetermined. */
struct ruled_rule {
    uint32_t rule;
    enum truth state; /* TRUTH_TRUE or TRUTH_UNDETERMINED */
    struct ruled_effect *effects;
    uint32_t effect_count;
    struct cited_fact *facts; /* that made it fire */
    uint32_t fact_count;
    struct cited_fact *needs; /* that keep it undetermined */
    uint32_t need_count;
};

/* One option in one component. */
struct ruled_option {
    struct points points;
    uint32_t *excluded_by; /* rules */
    uint32_t excluded_count;
    uint32_t *may_be_excluded_by;
    uint32_t may_be_excluded_count;
};

/* A piece of advice that applies. */
struct ruled_advice {
    uint32_t advice;
};

struct ruled_component {
    uint32_t component; /* of the profile */
    uint32_t lane;      /* of the block, as long as that stands */
    uint32_t best;      /* the option with the most points that is not excluded; OPTION_NONE */
    uint32_t option;    /* what the ruling gives it; OPTION_NONE for either and none */
    struct ruled_option *options; /* by option */
    struct ruled_rule *rules;     /* in pack order */
    uint32_t rule_count;
    struct ruled_advice *advice; /* by order */
    uint32_t advice_count;
};

/* One option for every component, worth Σ size·points / Σ size. */
struct plan {
    uint32_t option;
    __int128 total;       /* Σ size·points: plans are compared by it, exactly */
    int64_t points;       /* total / Σ size, rounded half away from zero */
    uint32_t *blocked_by; /* rules that exclude the option in some component, in pack order */
    uint32_t blocked_count;
};

/* A check of the pack that a profile met, of level warning (the errors give no ruling). */
struct ruled_check {
    uint32_t check;
    uint32_t component; /* COMPONENT_NONE: about the project */
};

enum verdict_kind {
    VERDICT_OPTION,
    VERDICT_EITHER, /* the best plans lie closer than toss_up */
    VERDICT_NONE    /* every plan is blocked */
};

enum firmness { FIRMNESS_NONE, FIRMNESS_SLIGHT, FIRMNESS_CLEAR, FIRMNESS_FIRM };

struct ruling {
    const struct profile *profile;
    enum verdict_kind verdict;
    uint32_t option;  /* of VERDICT_OPTION */
    uint32_t between; /* of VERDICT_EITHER: a bit for each option */
    bool has_rival;   /* another plan is possible, so there is a margin */
    int64_t margin;   /* to the next plan */
    enum firmness firmness;
    struct plan *plans; /* possible ones first, best first; ties in the order of the options */
    uint32_t plan_count;
    struct ruled_component *components; /* those that are judged */
    uint32_t component_count;
    struct ruled_advice *advice; /* about the project */
    uint32_t advice_count;
    struct ruled_check *checks;
    uint32_t check_count;
};

/* The verdict as scripts see it: an option's id, "either" or "none". */
const char *ruling_verdict_id(const struct ruling *ruling);

/* What a rule came to in a component; NULL where it neither fired nor is undetermined. */
struct ruled_rule *ruled_find(const struct ruled_component *component, uint32_t rule);

/* "slight", "clear" or "firm"; NULL for FIRMNESS_NONE. */
const char *firmness_name(enum firmness firmness);

/* "given", "otherwise", "assumed", "derived" or "unknown". */
const char *origin_name(enum origin origin);

#endif
