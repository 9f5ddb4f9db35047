/* A rule pack: options, facts, criteria, evidence, rules and advice, checked and linked by index.
 *
 * A pack comes from YAML (pack_read) or from an image (image_read) and is then never changed. */
#ifndef RULE_PACK_H
#define RULE_PACK_H

#include "base/digest.h"
#include "base/map.h"
#include "rule/evidence.h"
#include "rule/rule.h"

#define PACK_FORMAT 1

/* An id of a kind is numbered in so many bits. */
#define PACK_INDEX_BITS 24

/* The fact that advice asks for the option that was chosen; no pack defines it, every pack has it.
 */
#define PACK_OPTION_FACT "component.option"

struct option {
    const char *id;
    const char *title;
    struct place place;
    uint32_t layer; /* of the pack that added it, as in all that a pack defines */
};

struct criterion {
    const char *id;
    const char *title;
    int64_t weight; /* thousandths, 0 … 1,000,000 */
    struct place place;
    uint32_t layer;
};

/* A rung of the ladder of strengths. */
struct strength {
    const char *id;
    int32_t points; /* 1 … 1000 */
};

/* What a link between two options may go through, or how much it carries. */
struct link_kind {
    const char *id;
    int64_t factor; /* thousandths */
    bool never;     /* via only: such a boundary cannot be */
};

/* What a second option costs; factors and points in thousandths. */
struct split_costs {
    int64_t second;    /* each option beyond the first */
    int64_t introduce; /* each option that is not operated yet */
    uint32_t operated; /* the set fact that says which are; FACT_NONE */
    const struct link_kind *via;
    uint32_t via_count;
    const struct link_kind *traffic;
    uint32_t traffic_count;
};

struct switch_cost {
    uint32_t current; /* the option fact of today's runtime; FACT_NONE */
    int64_t cost;     /* thousandths */
};

/* Margins, in thousandths of a point. */
struct thresholds {
    int64_t toss_up;
    int64_t clear;
    int64_t firm;
};

/* A pack that others build on, or that builds on another. */
struct layer {
    const char *name;
    const char *version;
    const char *title;
    struct place place; /* of its `pack:` */
    bool carried;       /* its files are those that the program carries: see builtin.h */
};

/* One thing that an overlay changed of what lies below it. */
struct override {
    uint32_t layer;      /* the overlay; above 0 */
    const char *kind;    /* what the subject is: "rule", "advice", "check", "fact", "criterion",
                            "strength", "threshold", "split", "via", "traffic" or "switch" */
    const char *subject; /* "live-updates", "component.role", "clear", "second" */
    const char *change;  /* "disabled", "weight 1 -> 2", "narrowed: team.size > 20", … */
    const char *reason;  /* may be NULL where the change is no rule's, advice's or check's */
    struct place place;  /* where the overlay says so */
};

/* What an id names. */
enum id_kind {
    ID_NONE,
    ID_OPTION,
    ID_COMBINATION,
    ID_CRITERION,
    ID_SOURCE,
    ID_CLAIM,
    ID_RULE,
    ID_ADVICE,
    ID_CHECK,
    ID_KINDS
};

struct pack {
    struct arena arena; /* owns all that follows */
    const char *name;
    const char *version;
    const char *title;
    char digest[DIGEST_HEX]; /* SHA-256 over the meaning: no prose, no places */
    struct layer *layers;    /* [0] is the base, by which the pack goes; behind it its overlays */
    uint32_t layer_count;    /* at least 1 */
    struct override *overrides; /* in the order in which they were made */
    uint32_t override_count;

    struct option *options;
    uint32_t option_count;
    struct option combination;
    struct strength *strengths;
    uint32_t strength_count;
    struct thresholds thresholds;
    struct criterion *criteria;
    uint32_t criterion_count;
    struct split_costs split;
    struct switch_cost switching;
    struct publication *publications;
    uint32_t publication_count;
    struct vocabulary vocabulary; /* component.option is the last fact, reserved */
    uint32_t *order;              /* all facts, each behind those that it depends on */
    struct claim *claims;
    uint32_t claim_count;
    struct rule *rules;
    uint32_t rule_count;
    struct advice *advice;
    uint32_t advice_count;
    struct check *checks;
    uint32_t check_count;

    struct map ids; /* every id of enum id_kind -> kind << PACK_INDEX_BITS | index */
};

/* A new empty pack; the caller frees it. NULL when memory is out. */
struct pack *pack_new(void);

void pack_free(struct pack *pack);

/* What `id` names, and its index within its kind; ID_NONE when nothing. Facts have names of their
 * own kind: see fact_find. */
enum id_kind pack_find(const struct pack *pack, const char *id, uint32_t *index);

/* Registers an id. False when memory is out. */
bool pack_register(struct pack *pack, const char *id, enum id_kind kind, uint32_t index);

/* The index of the option or rule with this id; UINT32_MAX when there is none. */
uint32_t pack_option(const struct pack *pack, const char *id);
uint32_t pack_rule(const struct pack *pack, const char *id);

/* The nearest id of one kind (ID_KINDS: of any kind) to a mistyped one; NULL when none is near. */
const char *pack_suggest(const struct pack *pack, enum id_kind kind, const char *word);

/* "rule", "claim", …: what a message calls the kind. */
const char *id_kind_name(enum id_kind kind);

/* How many criteria have a rule that speaks of the option (favours, against or excludes), and is
 * not disabled. */
uint32_t pack_judged_in(const struct pack *pack, uint32_t option);

#endif
