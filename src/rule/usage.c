/* All users are walked twice: once to count who uses what, once to write it down. */
#include "rule/usage.h"

/* One walk over all users. */
struct walk {
    const struct pack *pack;
    struct uses *uses;
    uint32_t *last; /* by thing: the number, from 1, of the last user that used it */
    struct user user;
    uint32_t number; /* of the user, from 1 */
    bool writes;     /* else counts */
};

static void use(struct walk *walk, uint32_t thing)
{
    if (walk->last[thing] == walk->number)
        return;
    walk->last[thing] = walk->number;
    uint32_t at = walk->uses->first[thing + 1]++;
    if (walk->writes)
        walk->uses->users[at] = walk->user;
}

static void use_all(struct walk *walk, const uint32_t *things, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        use(walk, things[i]);
}

/* ---- what a user uses ---- */

static void use_fact(const struct leaf *leaf, void *context)
{
    use(context, leaf->fact);
}

static void use_facts(struct walk *walk)
{
    const struct pack *pack = walk->pack;
    uint32_t index = walk->user.index;
    if (walk->user.kind == ID_RULE)
        condition_leaves(pack->rules[index].when, use_fact, walk);
    else if (walk->user.kind == ID_ADVICE)
        condition_leaves(pack->advice[index].when, use_fact, walk);
    else if (walk->user.kind == ID_CHECK)
        condition_leaves(pack->checks[index].when, use_fact, walk);
}

static void use_claims(struct walk *walk)
{
    const struct pack *pack = walk->pack;
    uint32_t index = walk->user.index;
    if (walk->user.kind == ID_RULE)
        use_all(walk, pack->rules[index].cites, pack->rules[index].cite_count);
    else if (walk->user.kind == ID_ADVICE)
        use_all(walk, pack->advice[index].cites, pack->advice[index].cite_count);
    else if (walk->user.kind == ID_CHECK)
        use_all(walk, pack->checks[index].cites, pack->checks[index].cite_count);
    else
        use_all(walk, pack->vocabulary.facts[index].cites,
                pack->vocabulary.facts[index].cite_count);
}

static void answer_claims(struct walk *walk)
{
    if (walk->user.kind != ID_RULE)
        return;
    const struct rule *rule = &walk->pack->rules[walk->user.index];
    use_all(walk, rule->despite, rule->despite_count);
}

/* ---- all users ---- */

static void walk_kind(struct walk *walk, enum id_kind kind, uint32_t count,
                      void (*use_things)(struct walk *walk))
{
    for (uint32_t i = 0; i < count; i++) {
        walk->user = (struct user){kind, i};
        walk->number++;
        use_things(walk);
    }
}

/* Lets everything use its things. In first[i + 1], counting leaves how often thing i is used, and
 * writing, which is begun with the start of thing i there, its end. */
static bool walk_users(struct arena *arena, const struct pack *pack, uint32_t things,
                       void (*use_things)(struct walk *walk), struct uses *uses, bool writes)
{
    struct walk walk = {.pack = pack, .uses = uses, .writes = writes};
    walk.last = arena_new(arena, things, sizeof *walk.last);
    if (!walk.last)
        return false;
    walk_kind(&walk, ID_RULE, pack->rule_count, use_things);
    walk_kind(&walk, ID_ADVICE, pack->advice_count, use_things);
    walk_kind(&walk, ID_NONE, pack->vocabulary.count, use_things);
    walk_kind(&walk, ID_CHECK, pack->check_count, use_things);
    return true;
}

static bool find_uses(struct arena *arena, const struct pack *pack, uint32_t things,
                      void (*use_things)(struct walk *walk), struct uses *uses)
{
    uses->first = arena_new(arena, (size_t)things + 1, sizeof *uses->first);
    if (!uses->first || !walk_users(arena, pack, things, use_things, uses, false))
        return false;
    uint32_t total = 0;
    for (uint32_t i = 1; i <= things; i++) {
        uint32_t count = uses->first[i];
        uses->first[i] = total;
        total += count;
    }
    uses->users = arena_new(arena, total, sizeof *uses->users);
    return uses->users && walk_users(arena, pack, things, use_things, uses, true);
}

bool usage_init(struct usage *usage, const struct pack *pack)
{
    *usage = (struct usage){.pack = pack};
    arena_init(&usage->arena);
    return find_uses(&usage->arena, pack, pack->vocabulary.count, use_facts, &usage->facts) &&
           find_uses(&usage->arena, pack, pack->claim_count, use_claims, &usage->claims) &&
           find_uses(&usage->arena, pack, pack->claim_count, answer_claims, &usage->answered);
}

void usage_fini(struct usage *usage)
{
    arena_fini(&usage->arena);
}

/* ---- one user ---- */

bool uses_any(const struct uses *uses, uint32_t thing)
{
    return uses->first[thing] < uses->first[thing + 1];
}

const char *user_id(const struct pack *pack, struct user user)
{
    return user.kind == ID_RULE     ? pack->rules[user.index].id
           : user.kind == ID_ADVICE ? pack->advice[user.index].id
           : user.kind == ID_CHECK  ? pack->checks[user.index].id
                                    : pack->vocabulary.facts[user.index].name;
}

bool user_disabled(const struct pack *pack, struct user user)
{
    return user.kind == ID_RULE     ? pack->rules[user.index].disabled
           : user.kind == ID_ADVICE ? pack->advice[user.index].disabled
                                    : user.kind == ID_CHECK && pack->checks[user.index].disabled;
}
