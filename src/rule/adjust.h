/* What the files share that put the changes of an overlay into the nodes of what lies below.
 * Private to this folder. */
#ifndef RULE_ADJUST_H
#define RULE_ADJUST_H

#include "rule/graft.h"

/* The keys that several kinds of adjustments have, by their place in the tables: the first in all,
 * the others in those of rules, advice and checks. */
enum { ADJUST_REASON, ADJUST_NAME, ADJUST_DISABLE, ADJUST_NARROW, ADJUST_OWN };

/* The most keys that a kind of adjustment has. */
#define ADJUST_KEYS 16

/* One adjustment under way. */
struct adjusting {
    struct draft *draft;
    uint32_t layer; /* that makes it */
    const struct adjustment *adjustment;
    struct item *item; /* what is adjusted; its body is a mapping */
    const struct node *value[ADJUST_KEYS];
};

/* The keys of an adjustment. */
struct adjust_keys {
    const struct field *fields;
    uint32_t count;
    uint32_t first;      /* from here on they change something */
    uint32_t fixed;      /* from here on they belong to the thing and cannot be changed */
    const char *instead; /* what to do about those */
};

extern const struct adjust_keys adjust_rule_keys, adjust_advice_keys, adjust_check_keys,
    adjust_fact_keys, adjust_criterion_keys;

/* Each puts the change into the body of the item, and notes what was changed. */
void adjust_rule(struct adjusting *adjusting);      /* adjust_rule.c */
void adjust_narrow(struct adjusting *adjusting);    /* … of advice and checks */
void adjust_fact(struct adjusting *adjusting);      /* adjust_fact.c */
void adjust_criterion(struct adjusting *adjusting); /* merge.c */

/* adjust.c: notes a change, for rulings to tell. */
void adjust_note(struct adjusting *adjusting, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* adjust.c: warns of a change to what is so already: the base may have moved there since. */
void adjust_idle(struct draft *draft, const struct node *word, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* adjust.c: sets an entry of the item's body. */
void adjust_set(struct adjusting *adjusting, const struct node *key, const struct node *value);

#endif
