/* Without: what the ruling would be if one of the documents had never been written. */
#ifndef DECIDE_EXPLORE_WITHOUT_H
#define DECIDE_EXPLORE_WITHOUT_H

#include "decide/explore/inquiry.h"

/* For each source of the pack: the verdict when the rules that rest on claims of that source alone
 * count nothing, exclude nothing, and neither cost nor save. What they derive stays. In the arena;
 * NULL when memory is out or a pattern hits its limits. */
struct without_source *without_sources(struct arena *arena, struct inquiry *inquiry);

#endif
