/* Usage: who asks for the facts of a pack, and who rests on its claims. */
#ifndef RULE_USAGE_H
#define RULE_USAGE_H

#include "rule/pack.h"

/* Whoever uses something, by kind (ID_RULE, ID_ADVICE or ID_CHECK; ID_NONE: the question of a fact)
 * and by its index within the kind. */
struct user {
    enum id_kind kind;
    uint32_t index;
};

/* The users of thing i: users[first[i]] … users[first[i + 1] - 1], each once: rules, advice,
 * questions and checks, each in pack order. */
struct uses {
    uint32_t *first;
    struct user *users;
};

struct usage {
    struct arena arena;
    const struct pack *pack;
    struct uses facts;    /* by fact: the rules, advice and checks whose condition asks for it */
    struct uses claims;   /* by claim: the rules, advice, questions and checks that cite it */
    struct uses answered; /* by claim: the rules that hold although it says otherwise */
};

/* Finds out about a pack that outlives it. The caller ends it with usage_fini, whatever came of it.
 * False when memory is out. */
bool usage_init(struct usage *usage, const struct pack *pack);

void usage_fini(struct usage *usage);

/* Whether thing i has a user. */
bool uses_any(const struct uses *uses, uint32_t thing);

/* What a user is called: the id of a rule, the name of a fact, … */
const char *user_id(const struct pack *pack, struct user user);

/* Whether an overlay has disabled it. */
bool user_disabled(const struct pack *pack, struct user user);

#endif
