/* The best split between two options: a minimum cut.
 *
 * Classes are the nodes of a network between two poles, the options. What a class would lose by
 * either option joins it to the other, links join classes, and a cut between the poles costs just
 * what the split that it stands for gives up. The plain minimum is often one-sided, so the best
 * split is found among cuts with two classes forced apart, each worked out from where the plain one
 * ended. */
#ifndef DECIDE_ASSIGN_CUT_H
#define DECIDE_ASSIGN_CUT_H

#include "decide/assign/join.h"
#include "decide/assign/lead.h"

/* Offers the lead the best split that gives each class one of two options, both used, and the first
 * in order among its equals; nothing when there is none or none can take the lead. `low` comes
 * before `high`, each class may get one of them at least, and `charge` is what using them costs. */
void cut_improve(const struct joined *joined, uint32_t low, uint32_t high, __int128 charge,
                 struct lead *lead);

#endif
