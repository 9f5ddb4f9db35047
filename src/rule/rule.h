/* Rules: what is concluded when a condition holds, and on which evidence. */
#ifndef RULE_RULE_H
#define RULE_RULE_H

#include "rule/condition.h"

#define OPTION_NONE    UINT32_MAX
#define CRITERION_NONE UINT32_MAX

enum rule_scope { RULE_COMPONENT, RULE_PROJECT, RULE_SPLIT, RULE_SWITCH, RULE_SCOPES };

/* What a rule says about one option. */
struct effect {
    uint32_t option;
    int32_t points;       /* above 0: favours; below 0: against */
    const char *strength; /* the word that gave the points */
};

/* The value that a rule gives to a derived fact. */
struct derivation {
    uint32_t fact;
    struct value value;
};

struct rule {
    const char *id;
    const char *title;  /* the id where the pack gives none */
    uint32_t criterion; /* index, CRITERION_NONE where it has no points */
    enum rule_scope scope;
    const struct condition *when;
    const struct effect *effects; /* in the order of the options */
    uint32_t effect_count;
    uint32_t excludes; /* a bit for each option that is ruled out */
    int32_t overhead;  /* split and switch rules: points that it costs; below 0: saves */
    const struct derivation *derivations;
    uint32_t derivation_count;
    const char *because;
    const uint32_t *cites; /* indices of claims */
    uint32_t cite_count;
    const uint32_t *despite;
    uint32_t despite_count;
    bool waivable;
    bool disabled; /* by an overlay: it never fires; pack->overrides tells why */
    struct place place;
    uint32_t layer; /* of the pack that added it, as below */
};

/* A condition that a profile must not meet. */
struct check {
    const char *id;
    const struct condition *when;
    bool about_component; /* else about the project */
    bool error;           /* impossible; else implausible, a warning */
    const char *message;
    const uint32_t *cites;
    uint32_t cite_count;
    bool disabled; /* by an overlay */
    struct place place;
    uint32_t layer;
};

/* What to do once an option is chosen. */
struct advice {
    const char *id;
    uint32_t option;              /* index, OPTION_NONE: whatever was chosen */
    enum rule_scope scope;        /* RULE_COMPONENT, RULE_PROJECT or RULE_SPLIT */
    const struct condition *when; /* NULL: always */
    const char *text;
    int32_t order; /* smaller comes first */
    bool caution;  /* else advice */
    const uint32_t *cites;
    uint32_t cite_count;
    bool disabled; /* by an overlay */
    struct place place;
    uint32_t layer;
};

/* Whether a rule looks at the project as a whole, once, and not at each component. */
bool rule_about_project(const struct rule *rule);

/* "component", "project", "split" or "switch". */
const char *rule_scope_name(enum rule_scope scope);

#endif
