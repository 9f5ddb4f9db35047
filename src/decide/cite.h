/* Citing: from lanes back to what the profile said, for every fact that counted. */
#ifndef DECIDE_CITE_H
#define DECIDE_CITE_H

#include "decide/ruling.h"
#include "engine/explain.h"

/* A profile and the lanes that stand for it. */
struct docket {
    const struct profile *profile;
    const struct block *block;
    const struct group *group;
};

/* The component of the profile that a lane of the docket stands for; COMPONENT_NONE for a lane that
 * stands for the project alone. */
uint32_t cite_component(const struct docket *docket, uint32_t lane);

/* A fact as it stands in a lane. Texts are the profile's, the pack's or in the arena. False when
 * memory is out. */
bool cite_fact(struct arena *arena, const struct docket *docket, struct fact_use use,
               struct cited_fact *cited);

/* What the rule comes to in a lane where it is not false: its facts, or what it needs. Effects get
 * their points; `counted` stays 0. What is only needed on the way is in `scratch`. False when
 * memory is out. */
bool cite_rule(struct arena *arena, struct arena *scratch, const struct docket *docket,
               uint32_t rule, uint32_t lane, struct ruled_rule *ruled);

#endif
