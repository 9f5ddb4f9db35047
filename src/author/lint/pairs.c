/* Rules beside each other: those that say the same, those that say what another says, and
 * derivations that come too late. Pairs that the sample tells apart are not searched. */
#include <stdlib.h>

#include "author/lint/parts.h"
#include "base/strbuf.h"

/* ---- one rule holds wherever another does ---- */

static struct demand demand_of(const struct linting *linting, uint32_t rule, bool holds)
{
    return (struct demand){linting->program->rule_root[rule],
                           rule_about_project(&linting->pack->rules[rule]), holds,
                           TRUTH_UNDETERMINED};
}

static bool implies(struct linting *linting, uint32_t a, uint32_t b)
{
    struct demand demands[2] = {demand_of(linting, a, true), demand_of(linting, b, false)};
    if (!worlds_related(linting->worlds, demands[0].root, demands[1].root) ||
        !sample_implies(linting->sample, a, b))
        return false;
    enum world_answer answer = worlds_find(linting->worlds, demands, 2, UINT32_MAX);
    linting->lint->undecided += answer == WORLD_UNDECIDED;
    return answer == WORLD_NONE;
}

/* Whether two rules speak for or against the same option in the same criterion, exclude the same
 * option, or add to the same cost in the same direction. */
static bool same_effect(const struct rule *a, const struct rule *b)
{
    if (a->scope != b->scope || a->criterion != b->criterion)
        return false;
    if ((a->excludes & b->excludes) || (int64_t)a->overhead * b->overhead > 0)
        return true;
    for (uint32_t i = 0; i < a->effect_count; i++)
        for (uint32_t j = 0; j < b->effect_count; j++)
            if (a->effects[i].option == b->effects[j].option &&
                (a->effects[i].points > 0) == (b->effects[j].points > 0))
                return true;
    return false;
}

/* ---- the same condition ---- */

/* A rule that can fire. */
struct candidate {
    uint32_t rule;
    uint32_t same;  /* the first rule that says the same; itself where there is none */
    uint64_t print; /* of the profiles in which it fires */
    uint32_t sort;  /* rules of one sort are compared: see sort_of */
    uint32_t criterion;
};

struct pairing {
    struct linting *linting;
    struct candidate *candidates;
    uint32_t count;
};

/* Where a rule looks, and whether all that it does is to derive facts: what those are derived for
 * fires for the same projects as a matter of course. */
static uint32_t sort_of(const struct rule *rule)
{
    bool only_derives = rule->derivation_count > 0 && rule->effect_count == 0 && !rule->excludes &&
                        rule->overhead == 0;
    return 2U * rule_about_project(rule) + only_derives;
}

static int compare_prints(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->sort != b->sort)
        return a->sort < b->sort ? -1 : 1;
    if (a->print != b->print)
        return a->print < b->print ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

static bool say_same(struct linting *linting, uint32_t first, uint32_t second)
{
    const struct rule *a = &linting->pack->rules[first], *b = &linting->pack->rules[second];
    if (same_effect(a, b))
        return lint_add(linting, R0704, b->id, b->place, "make them one, with the claims of both",
                        "`%s` fires wherever `%s` does, and says the same", b->id, a->id);
    return lint_add(linting, R0705, b->id, b->place, "see whether one rule is enough",
                    "`%s` has the same condition as `%s`", b->id, a->id);
}

/* Compares a rule with those behind it whose print is the same. */
static bool compare_candidate(struct pairing *pairing, uint32_t at)
{
    struct linting *linting = pairing->linting;
    struct candidate *first = &pairing->candidates[at];
    for (uint32_t i = at + 1; i < pairing->count; i++) {
        struct candidate *second = &pairing->candidates[i];
        if (second->print != first->print || second->sort != first->sort)
            break;
        if (second->same != second->rule || !implies(linting, first->rule, second->rule) ||
            !implies(linting, second->rule, first->rule))
            continue;
        second->same = first->rule;
        if (!say_same(linting, first->rule, second->rule))
            return false;
    }
    return true;
}

static bool lint_same(struct pairing *pairing)
{
    if (pairing->count > 0)
        qsort(pairing->candidates, pairing->count, sizeof *pairing->candidates, compare_prints);
    for (uint32_t i = 0; i < pairing->count; i++)
        if (pairing->candidates[i].same == pairing->candidates[i].rule &&
            !compare_candidate(pairing, i))
            return false;
    return true;
}

/* ---- implied rules ---- */

static int compare_criteria(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->criterion != b->criterion)
        return a->criterion < b->criterion ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

/* Appends the names of rules that say what `candidate` says wherever it fires. */
static void list_implied(struct pairing *pairing, const struct candidate *candidate, uint32_t first,
                         uint32_t end, struct strbuf *list)
{
    struct linting *linting = pairing->linting;
    const struct rule *rules = linting->pack->rules;
    for (uint32_t i = first; i < end; i++) {
        const struct candidate *other = &pairing->candidates[i];
        if (other->same == candidate->same ||
            !same_effect(&rules[candidate->rule], &rules[other->rule]) ||
            !implies(linting, candidate->rule, other->rule))
            continue;
        strbuf_printf(list, "%s`%s`", list->length ? ", " : "", rules[other->rule].id);
    }
}

static bool lint_implied_by(struct pairing *pairing, const struct candidate *candidate,
                            uint32_t first, uint32_t end)
{
    const struct rule *rule = &pairing->linting->pack->rules[candidate->rule];
    struct strbuf list;
    bool done = true;
    strbuf_init(&list);
    list_implied(pairing, candidate, first, end, &list);
    if (list.failed)
        done = false;
    else if (list.length > 0)
        done =
            lint_add(pairing->linting, R0706, rule->id, rule->place,
                     "fine where they are steps; else keep one of them",
                     "wherever `%s` fires, so does %s, for the same option", rule->id, list.text);
    strbuf_fini(&list);
    return done;
}

/* Compares the rules of each criterion with each other. */
static bool lint_implied(struct pairing *pairing)
{
    struct candidate *all = pairing->candidates;
    uint32_t end;
    if (pairing->count > 0)
        qsort(all, pairing->count, sizeof *all, compare_criteria);
    for (uint32_t first = 0; first < pairing->count; first = end) {
        end = first + 1;
        while (end < pairing->count && all[end].criterion == all[first].criterion)
            end++;
        for (uint32_t i = first; i < end; i++)
            if (!lint_implied_by(pairing, &all[i], first, end))
                return false;
    }
    return true;
}

/* ---- derivations ---- */

/* Whether a rule of a decision list fires only where one before it does. */
static bool is_too_late(struct linting *linting, const struct derivers *derivers, uint32_t at,
                        struct demand *demands)
{
    for (uint32_t i = 0; i < at; i++)
        demands[i + 1] = demand_of(linting, derivers->rules[i], false);
    demands[0] = demand_of(linting, derivers->rules[at], true);
    enum world_answer answer = worlds_find(linting->worlds, demands, at + 1, UINT32_MAX);
    linting->lint->undecided += answer == WORLD_UNDECIDED;
    return answer == WORLD_NONE;
}

static bool lint_derivations(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct demand *demands =
        arena_new(&linting->scratch, (size_t)pack->rule_count + 1, sizeof *demands);
    if (!demands)
        return false;
    for (uint32_t fact = 0; fact < pack->vocabulary.count; fact++) {
        const struct derivers *derivers = &linting->program->derivers[fact];
        for (uint32_t i = 1; i < derivers->count; i++) {
            const struct rule *rule = &pack->rules[derivers->rules[i]];
            if (!linting->dead[derivers->rules[i]] && is_too_late(linting, derivers, i, demands) &&
                !lint_add(linting, R0723, rule->id, rule->place,
                          "put it in front of them, or remove it",
                          "`%s` never derives %s: wherever it fires, an earlier rule has done so",
                          rule->id, pack->vocabulary.facts[fact].name))
                return false;
        }
    }
    return true;
}

bool lint_pairs(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct pairing pairing = {.linting = linting};
    pairing.candidates = arena_new(&linting->scratch, pack->rule_count, sizeof *pairing.candidates);
    if (!pairing.candidates)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (!linting->dead[i] && pack->rules[i].when)
            pairing.candidates[pairing.count++] =
                (struct candidate){i, i, sample_print(linting->sample, i), sort_of(&pack->rules[i]),
                                   pack->rules[i].criterion};
    return lint_same(&pairing) && lint_implied(&pairing) && lint_derivations(linting);
}
