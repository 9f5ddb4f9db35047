#include "decide/dissent/bearing.h"

#include <stdlib.h>
#include <string.h>

/* A rule stands despite a claim that contradicts none of those that it rests on. */
struct reserve {
    uint32_t rule;
    uint32_t claim;
};

/* What is noted on a claim while one rule is looked at; each is that rule's number + 1. */
struct mark {
    uint32_t despite; /* it stands despite the claim … */
    uint32_t matched; /* … which contradicts one that it rests on */
    uint32_t joined;  /* of `latest`; or the key of join_by_claims */
    uint32_t latest;  /* the clash of the claim that was joined last */
};

struct finder {
    struct arena *arena;
    const struct ruling *ruling;
    const struct pack *pack;
    struct bearing *bearing;
    bool *counted;                /* by rule */
    bool *has_part;               /* by rule */
    bool *rested_on;              /* by claim: by a rule that counted */
    uint32_t *opponents;          /* of claim c, either of which contradicts the other: from … */
    uint32_t *first_opponent;     /* … first_opponent[c] to first_opponent[c + 1] - 1 */
    struct mark *marks;           /* by claim */
    VEC(struct reserve) reserves; /* in the order of the rules */
};

/* ---- which rules counted ---- */

static bool has_counted(const struct pack *pack, const struct ruled_rule *ruled)
{
    if (ruled->state != TRUTH_TRUE || ruled->waived)
        return false;
    bool counted = ruled->overhead != 0 || pack->rules[ruled->rule].excludes != 0;
    for (uint32_t i = 0; i < ruled->effect_count; i++)
        counted = counted || ruled->effects[i].counted != 0;
    return counted;
}

static void note_counted(struct finder *finder, const struct ruled_rule *rules, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct rule *rule = &finder->pack->rules[rules[i].rule];
        if (!has_counted(finder->pack, &rules[i]))
            continue;
        finder->counted[rules[i].rule] = true;
        for (uint32_t c = 0; c < rule->cite_count; c++)
            finder->rested_on[rule->cites[c]] = true;
    }
}

/* What a split costs counts only where there may be one. */
static void find_counted(struct finder *finder)
{
    const struct ruling *ruling = finder->ruling;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        note_counted(finder, component->rules, component->rule_count);
        note_counted(finder, component->switches, component->switch_count);
    }
    if (ruling->split.exists)
        note_counted(finder, ruling->split.rules, ruling->split.rule_count);
}

/* ---- who contradicts whom ---- */

/* A contradiction holds both ways, however it is written. */
static void count_opponents(struct finder *finder)
{
    const struct pack *pack = finder->pack;
    for (uint32_t claim = 0; claim < pack->claim_count; claim++)
        for (uint32_t i = 0; i < pack->claims[claim].contradict_count; i++) {
            finder->first_opponent[claim + 1]++;
            finder->first_opponent[pack->claims[claim].contradicts[i] + 1]++;
        }
    for (uint32_t claim = 0; claim < pack->claim_count; claim++)
        finder->first_opponent[claim + 1] += finder->first_opponent[claim];
}

/* A contradiction that is written on both sides is listed twice, which does no harm. */
static bool list_opponents(struct finder *finder)
{
    const struct pack *pack = finder->pack;
    uint32_t *next = arena_new(finder->arena, pack->claim_count, sizeof *next);
    count_opponents(finder);
    finder->opponents = arena_new(finder->arena, finder->first_opponent[pack->claim_count],
                                  sizeof *finder->opponents);
    if (!next || !finder->opponents)
        return false;
    for (uint32_t claim = 0; claim < pack->claim_count; claim++)
        next[claim] = finder->first_opponent[claim];
    for (uint32_t claim = 0; claim < pack->claim_count; claim++)
        for (uint32_t i = 0; i < pack->claims[claim].contradict_count; i++) {
            uint32_t other = pack->claims[claim].contradicts[i];
            finder->opponents[next[claim]++] = other;
            finder->opponents[next[other]++] = claim;
        }
    return true;
}

/* ---- what bears on a rule ---- */

static bool add_part(struct finder *finder, uint32_t clash, uint32_t rule)
{
    struct part *part = vec_add(&finder->bearing->parts, finder->arena);
    if (!part)
        return false;
    *part = (struct part){clash, rule}; /* its set is not known yet */
    finder->has_part[rule] = true;
    return true;
}

/* Joins a clash with those that either claim was last seen in under the same key. */
static void join_by_claims(struct finder *finder, uint32_t clash, uint32_t key)
{
    for (int end = 0; end < 2; end++) {
        struct mark *mark = &finder->marks[finder->bearing->clashes.list.items[clash].claims[end]];
        if (mark->joined == key)
            clash_join(&finder->bearing->clashes, clash, mark->latest);
        mark->joined = key;
        mark->latest = clash;
    }
}

/* A clash of two different claims, in which the rule has a part. */
static bool add_clash(struct finder *finder, uint32_t a, uint32_t b, uint32_t rule, uint32_t key)
{
    uint32_t clash = clash_add(&finder->bearing->clashes, a, b);
    if (clash == CLASH_NONE || !add_part(finder, clash, rule))
        return false;
    join_by_claims(finder, clash, key);
    return true;
}

/* The contradictions of one claim that the rule rests on. */
static bool find_clashes(struct finder *finder, uint32_t rule, uint32_t claim)
{
    for (uint32_t i = finder->first_opponent[claim]; i < finder->first_opponent[claim + 1]; i++) {
        uint32_t other = finder->opponents[i];
        struct mark *mark = &finder->marks[other];
        bool despite = mark->despite == rule + 1;
        if (!despite && !finder->rested_on[other])
            continue;
        mark->matched = rule + 1;
        if (!add_clash(finder, claim, other, rule, rule + 1))
            return false;
    }
    return true;
}

static bool examine(struct finder *finder, uint32_t number)
{
    const struct rule *rule = &finder->pack->rules[number];
    for (uint32_t i = 0; i < rule->despite_count; i++)
        finder->marks[rule->despite[i]].despite = number + 1;
    for (uint32_t i = 0; i < rule->cite_count; i++)
        if (!find_clashes(finder, number, rule->cites[i]))
            return false;
    for (uint32_t i = 0; i < rule->despite_count; i++) {
        if (finder->marks[rule->despite[i]].matched == number + 1)
            continue;
        struct reserve *reserve = vec_add(&finder->reserves, finder->arena);
        if (!reserve)
            return false;
        *reserve = (struct reserve){number, rule->despite[i]};
    }
    return true;
}

/* Gives rules with reserves a part in the clashes, from number `from` on, of those claims. */
static bool attach(struct finder *finder, uint32_t from)
{
    for (uint32_t i = 0; i < finder->reserves.count; i++) {
        struct reserve reserve = finder->reserves.items[i];
        for (uint32_t clash = finder->bearing->clashes.first[reserve.claim]; clash != CLASH_NONE;
             clash = clash_next(&finder->bearing->clashes, clash, reserve.claim))
            if (clash >= from && !add_part(finder, clash, reserve.rule))
                return false;
    }
    return true;
}

/* Sets all that a rule rests on against its reserves, where it has no part in anything else; such
 * rules have one dissent if they share a claim. */
static bool oppose(struct finder *finder)
{
    const uint32_t key = finder->pack->rule_count + 1;
    uint32_t alone = UINT32_MAX; /* the rule at hand, if it had no part when its turn came */
    for (uint32_t i = 0; i < finder->reserves.count; i++) {
        struct reserve reserve = finder->reserves.items[i];
        const struct rule *rule = &finder->pack->rules[reserve.rule];
        if (!finder->has_part[reserve.rule])
            alone = reserve.rule;
        for (uint32_t c = 0; alone == reserve.rule && c < rule->cite_count; c++)
            if (rule->cites[c] != reserve.claim &&
                !add_clash(finder, rule->cites[c], reserve.claim, reserve.rule, key))
                return false;
    }
    return true;
}

static bool find_all(struct finder *finder)
{
    for (uint32_t rule = 0; rule < finder->pack->rule_count; rule++)
        if (finder->counted[rule] && !examine(finder, rule))
            return false;
    if (!attach(finder, 0))
        return false;
    uint32_t count = finder->bearing->clashes.list.count;
    return oppose(finder) && attach(finder, count);
}

/* ---- all of it ---- */

static int compare_parts(const void *left, const void *right)
{
    const struct part *a = left;
    const struct part *b = right;
    if (a->set != b->set)
        return a->set < b->set ? -1 : 1;
    return a->rule < b->rule ? -1 : a->rule > b->rule;
}

/* Takes out parts that are there already; the sooner most of them go, the less there is to sort. */
static void drop_repeated(struct bearing *bearing, uint32_t *latest)
{
    struct part *parts = bearing->parts.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < bearing->parts.count; i++) {
        if (latest[parts[i].set] == parts[i].rule + 1)
            continue;
        latest[parts[i].set] = parts[i].rule + 1;
        parts[kept++] = parts[i];
    }
    bearing->parts.count = kept;
}

/* Finds the sets of the parts, now that all clashes are joined, and sorts them. */
static bool sort_parts(struct finder *finder)
{
    struct bearing *bearing = finder->bearing;
    struct part *parts = bearing->parts.items;
    uint32_t clashes = bearing->clashes.list.count;
    uint32_t *latest = arena_new(finder->arena, clashes, sizeof *latest); /* by set: rule + 1 */
    if (!latest)
        return false;
    for (uint32_t i = 0; i < bearing->parts.count; i++)
        parts[i].set = clash_set(&bearing->clashes, parts[i].set);
    drop_repeated(bearing, latest);
    if (bearing->parts.count > 0)
        qsort(parts, bearing->parts.count, sizeof *parts, compare_parts);
    memset(latest, 0, clashes * sizeof *latest);
    drop_repeated(bearing, latest);
    return true;
}

static bool prepare(struct finder *finder)
{
    const struct pack *pack = finder->pack;
    struct arena *arena = finder->arena;
    finder->counted = arena_new(arena, pack->rule_count, sizeof *finder->counted);
    finder->has_part = arena_new(arena, pack->rule_count, sizeof *finder->has_part);
    finder->rested_on = arena_new(arena, pack->claim_count, sizeof *finder->rested_on);
    finder->marks = arena_new(arena, pack->claim_count, sizeof *finder->marks);
    finder->first_opponent =
        arena_new(arena, (size_t)pack->claim_count + 1, sizeof *finder->first_opponent);
    return finder->counted && finder->has_part && finder->rested_on && finder->marks &&
           finder->first_opponent &&
           clashes_init(&finder->bearing->clashes, arena, pack->claim_count) &&
           list_opponents(finder);
}

bool bearing_find(struct bearing *bearing, struct arena *arena, const struct ruling *ruling)
{
    struct finder finder = {
        .arena = arena, .ruling = ruling, .pack = ruling->profile->pack, .bearing = bearing};
    *bearing = (struct bearing){0};
    if (!prepare(&finder))
        return false;
    find_counted(&finder);
    return find_all(&finder) && sort_parts(&finder);
}
