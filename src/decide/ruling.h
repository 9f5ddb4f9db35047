/* A ruling: what was decided about one profile, with everything that counted. Made once (judge),
 * never changed; reports only read it. All points are integer thousandths. */
#ifndef DECIDE_RULING_H
#define DECIDE_RULING_H

#include "decide/score.h"
#include "profile/profile.h"

#define COMPONENT_NONE UINT32_MAX

struct analysis;

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
    bool waived;      /* so that it counts nothing and excludes nothing */
    int64_t overhead; /* of split and switch rules: what it costs; below 0: saves */
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

enum verdict_kind {
    VERDICT_OPTION,
    VERDICT_SPLIT,
    VERDICT_EITHER, /* the best plans lie closer than toss_up */
    VERDICT_NONE    /* no plan is possible */
};

/* One fact of a completion: what an open fact is taken to be. */
struct supposed_fact {
    uint32_t fact;
    uint32_t component; /* of the profile; COMPONENT_NONE: the project's */
    const char *value;  /* as a profile would give it */
};

/* Whether answers that are open can still change something. */
enum settled {
    SETTLED_UNKNOWN, /* neither was found within the budget of lanes */
    SETTLED_YES,     /* proved: they cannot */
    SETTLED_NO       /* they can: there is a witness */
};

/* Answers to open facts under which something comes out otherwise. */
struct witness {
    struct supposed_fact *facts;
    uint32_t fact_count;
    uint32_t option; /* of a component: its best option then. Of the verdict: of VERDICT_OPTION */
    enum verdict_kind verdict; /* of the verdict */
};

/* An open fact: unknown, assumed, or known only in part. */
struct open_fact {
    uint32_t fact;
    uint32_t component; /* of the profile; COMPONENT_NONE: the project's */
    enum origin origin; /* ORIGIN_UNKNOWN, ORIGIN_ASSUMED or ORIGIN_GIVEN */
    bool matters;       /* false only where it is proved that the verdict does not hang on it */
    const char *flip;   /* an answer that alone makes another verdict, all else as it is counted;
                           NULL: there is none */
    enum verdict_kind flip_verdict;
    uint32_t flip_option; /* of VERDICT_OPTION */
};

struct ruled_component {
    uint32_t component; /* of the profile */
    uint32_t lane;      /* of the block, as long as that stands */
    uint32_t best;      /* the option with the most points that is not excluded; OPTION_NONE */
    uint32_t option;    /* what the ruling gives it; OPTION_NONE where the verdict leaves it open */
    bool has_margin;    /* another option is possible beside the best */
    int64_t margin;     /* by how much the best option leads the next that is possible, in points */
    int64_t regret;     /* what it has less with its option than with its best; 0 without option */
    uint32_t free;      /* the option it would get if nothing were pinned; OPTION_NONE: left open */
    int64_t pin_cost;   /* what its pin costs the best plan, in points of the plan; 0 without pin.
                           Below 0 where the option is ruled out, and would be better */
    uint32_t current;   /* the option that it runs on today; OPTION_NONE: not known, or none */
    struct points switching;     /* cost of moving it from there */
    struct ruled_rule *switches; /* switch rules, where it surely runs on an option; pack order */
    uint32_t switch_count;
    enum settled settled;         /* whether `best` is */
    struct witness witness;       /* of SETTLED_NO */
    struct ruled_option *options; /* by option */
    struct ruled_rule *rules;     /* in pack order; those of switches are apart */
    uint32_t rule_count;
    struct ruled_advice *advice; /* by order */
    uint32_t advice_count;
};

enum plan_kind { PLAN_OPTION, PLAN_SPLIT, PLAN_AS_IS };

/* A way to give options to the components; see decide/plan.h for what it is worth. All parts of its
 * worth are totals, not divided by the sizes: millionths. */
struct plan {
    enum plan_kind kind;
    uint32_t option;         /* of PLAN_OPTION */
    const uint32_t *options; /* by component of the ruling */
    bool possible;           /* nothing in `blocked_by`, `pinned` and `held` stands against it */
    bool is_repeated;        /* as is: the same as a plan before it */
    __int128 total;
    int64_t points;       /* total / Σ size, rounded half away from zero: thousandths */
    __int128 fit;         /* Σ size·points … */
    __int128 switching;   /* … less Σ size·switch cost … */
    __int128 links;       /* … less the costs of links between different options … */
    __int128 introduce;   /* … less those of options that do not run yet … */
    __int128 second;      /* … less those of options beyond the first: total */
    int64_t margin;       /* the best plan's over this, thousandths; 0 for itself and where it
                             places all components alike */
    uint32_t *blocked_by; /* rules that exclude its option in some component, in pack order */
    uint32_t blocked_count;
    uint32_t pinned; /* components that are pinned to another option */
    bool held;       /* a link that cannot be cut is cut */
};

/* What the best split costs, and when it pays. */
struct ruled_split {
    bool exists;               /* there is a split that is possible */
    uint32_t plan;             /* which of the plans it is */
    struct points overhead;    /* introduce and second, with their rules: thousandths, undivided */
    bool has_break_even;       /* a single option is possible */
    int64_t break_even;        /* the overhead at which the best single plan is worth as much */
    int64_t link_cost;         /* thousandths, undivided */
    uint32_t (*boundaries)[2]; /* the links that it cuts: pairs of components of the profile */
    uint32_t boundary_count;
    struct ruled_rule *rules; /* split rules that fired or are undetermined, in pack order */
    uint32_t rule_count;
};

/* What became of a waiver. */
enum waiver_state {
    WAIVER_ACTIVE, /* a rule that fired, or may fire, was waived */
    WAIVER_UNUSED, /* the rule would not have counted anyway */
    WAIVER_EXPIRED /* its last day is over, so it was not applied */
};

struct ruled_waiver {
    uint32_t waiver; /* of the profile */
    enum waiver_state state;
};

/* Claims that contradict each other, where rules counted that rest on one side or stand despite the
 * other. */
struct ruled_dissent {
    uint32_t *sides[2]; /* claims, in pack order; on the first what more of the rules rest on */
    uint32_t counts[2];
    uint32_t *rules; /* that counted and have a part in it, in pack order: see dissent.h */
    uint32_t rule_count;
};

/* A rule that speaks for a plan where it differs from the ruling's. */
struct ruled_plea {
    uint32_t component; /* of the ruling */
    uint32_t rule;
    uint32_t option;
    int64_t counted; /* for the option, or against the one that the ruling gives: above 0 */
};

/* A check of the pack that a profile met, of level warning (the errors give no ruling). */
struct ruled_check {
    uint32_t check;
    uint32_t component; /* COMPONENT_NONE: about the project */
};

enum firmness { FIRMNESS_NONE, FIRMNESS_SLIGHT, FIRMNESS_CLEAR, FIRMNESS_FIRM };

/* Of `between`: the split lies among the best. */
#define BETWEEN_SPLIT (UINT32_C(1) << 31)

struct ruling {
    const struct profile *profile;
    enum verdict_kind verdict;
    uint32_t option;  /* of VERDICT_OPTION */
    uint32_t between; /* of VERDICT_EITHER: a bit for each option, BETWEEN_SPLIT */
    bool has_rival;   /* another plan is possible, so there is a margin */
    int64_t margin;   /* to the nearest rival */
    uint32_t rival;   /* which of the plans that is */
    enum firmness firmness;
    struct plan *plans; /* possible ones first, best first; equals in the order of plan.h */
    uint32_t plan_count;
    struct ruled_split split;
    struct ruled_component *components; /* those that are judged */
    uint32_t component_count;

    enum settled settled; /* whether the verdict is */
    struct witness witness;
    struct open_fact *open; /* what is open and would be asked: the project's, then by component */
    uint32_t open_count;

    struct ruled_waiver *waivers; /* by waiver of the profile */
    uint32_t waiver_count;
    enum verdict_kind unwaived_verdict; /* the verdict if nothing were waived … */
    uint32_t unwaived_option;           /* … and its option; as above where no waiver is active */
    enum verdict_kind free_verdict;     /* the verdict if nothing were pinned */
    uint32_t free_option;
    struct ruled_dissent *dissent;
    uint32_t dissent_count;
    struct ruled_plea *pleas; /* the best case for the rival, strongest first */
    uint32_t plea_count;

    struct ruled_advice *advice; /* about the project */
    uint32_t advice_count;
    struct ruled_check *checks;
    uint32_t check_count;
    const struct analysis *analysis; /* what was found out beyond that, on demand; NULL: nothing.
                                        See explore/analyse.h */
};

/* A verdict as scripts see it: an option's id, the combination's, "either" or "none". `option` is
 * that of VERDICT_OPTION. */
const char *verdict_id(const struct pack *pack, enum verdict_kind verdict, uint32_t option);

/* The ruling's own. */
const char *ruling_verdict_id(const struct ruling *ruling);

/* A plan as scripts see it: an option's id, the combination's, or "as_is". */
const char *plan_id(const struct pack *pack, const struct plan *plan);

/* The plan that the ruling gives; NULL for either and none. */
const struct plan *ruling_plan(const struct ruling *ruling);

/* Whether it was looked for what open answers can change; else `settled` says nothing. */
bool ruling_was_settled(const struct ruling *ruling);

/* What a rule came to in a component; NULL where it neither fired nor is undetermined. */
struct ruled_rule *ruled_find(const struct ruled_component *component, uint32_t rule);

/* "slight", "clear" or "firm"; NULL for FIRMNESS_NONE. */
const char *firmness_name(enum firmness firmness);

/* "given", "otherwise", "assumed", "derived" or "unknown". */
const char *origin_name(enum origin origin);

#endif
