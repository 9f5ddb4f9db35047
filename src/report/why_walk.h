/* What both forms of `why` walk: the rules to explain in a component, and their explanations. */
#ifndef REPORT_WHY_WALK_H
#define REPORT_WHY_WALK_H

#include "decide/cite.h"
#include "report/why.h"

struct firing;

/* One rule in one component. */
struct why_rule {
    uint32_t rule;
    const struct ruled_rule *ruled; /* what it came to; NULL where it did not fire, and of rules
                                       that only derive facts of the project */
    enum truth truth;
    bool disabled; /* by an overlay: it does not fire, and its comparisons were not looked at */
    struct explanation explanation;
};

/* The rules of the pack to explain for a subject, in the order to show them; in the arena. NULL
 * when memory is out. */
const uint32_t *why_rules(struct arena *arena, const struct why *why, uint32_t subject,
                          uint32_t *count);

/* Explains a rule for a subject, in the arena. False when memory is out. */
bool why_explain(struct arena *arena, const struct why *why, uint32_t subject, uint32_t rule,
                 struct why_rule *entry);

/* The smallest change that would make a rule fire which did not, in the arena; none for all other
 * rules, or where none was found. False when memory is out. */
bool why_firing(struct arena *arena, const struct why *why, uint32_t subject,
                const struct why_rule *entry, struct firing *firing);

/* The name of a subject; NULL for the project. */
const char *why_subject_name(const struct why *why, uint32_t subject);

/* The profile, block and lanes of the hearing. */
struct docket why_docket(const struct why *why);

/* "fired", "undetermined", "not fired", or "waived" where it would be one of the first two;
 * "disabled" where an overlay did that. */
const char *why_state(const struct why_rule *entry);

/* "all of", "any of", …: what heads the children of a group. */
const char *why_group_name(enum condition_kind kind);

#endif
