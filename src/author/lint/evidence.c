/* Claims and rules: each rule rests on claims, each claim is used or set aside, and what
 * contradicts a claim is answered. */
#include "author/lint/parts.h"
#include "base/strbuf.h"
#include "rule/usage.h"

static bool lint_claim(struct linting *linting, const struct usage *usage, uint32_t index)
{
    const struct claim *claim = &linting->pack->claims[index];
    bool cited = uses_any(&usage->claims, index);
    if (claim->set_aside && cited)
        return lint_add(linting, R0713, claim->id, claim->place,
                        "remove `set_aside`, or the claim from `cites`",
                        "the claim `%s` is set aside, and cited all the same", claim->id);
    if (!claim->set_aside && !cited && !uses_any(&usage->answered, index))
        return lint_add(linting, R0712, claim->id, claim->place,
                        "cite it, answer it by `despite`, or say why not in `set_aside`",
                        "nothing cites or answers the claim `%s`", claim->id);
    return true;
}

static bool is_among(const uint32_t *claims, uint32_t count, uint32_t claim)
{
    for (uint32_t i = 0; i < count; i++)
        if (claims[i] == claim)
            return true;
    return false;
}

/* What contradicts each claim, whichever of the two says so. */
struct opponents {
    uint32_t *first; /* by claim, and one more for the end */
    uint32_t *claims;
};

static bool opponents_init(struct opponents *opponents, struct arena *arena,
                           const struct pack *pack)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < pack->claim_count; i++)
        total += 2 * pack->claims[i].contradict_count;
    opponents->first = arena_new(arena, (size_t)pack->claim_count + 2, sizeof(uint32_t));
    opponents->claims = arena_new(arena, total, sizeof(uint32_t));
    if (!opponents->first || !opponents->claims)
        return false;
    /* Counted two places behind, so that filling moves each start to where it belongs. */
    uint32_t *next = opponents->first + 1;
    for (uint32_t i = 0; i < pack->claim_count; i++) {
        const struct claim *claim = &pack->claims[i];
        for (uint32_t j = 0; j < claim->contradict_count; j++) {
            next[i + 1]++;
            next[claim->contradicts[j] + 1]++;
        }
    }
    for (uint32_t i = 1; i <= pack->claim_count; i++)
        next[i] += next[i - 1];
    for (uint32_t i = 0; i < pack->claim_count; i++) {
        const struct claim *claim = &pack->claims[i];
        for (uint32_t j = 0; j < claim->contradict_count; j++) {
            opponents->claims[next[i]++] = claim->contradicts[j];
            opponents->claims[next[claim->contradicts[j]]++] = i;
        }
    }
    return true;
}

/* Claims, each once. */
struct claim_list {
    uint32_t *claims;
    uint32_t count;
};

/* Gathers what contradicts the claims that a rule cites and is not answered. */
static void gather_open(const struct opponents *opponents, const struct rule *rule,
                        struct claim_list *open)
{
    open->count = 0;
    for (uint32_t i = 0; i < rule->cite_count; i++) {
        uint32_t cited = rule->cites[i];
        for (uint32_t j = opponents->first[cited]; j < opponents->first[cited + 1]; j++) {
            uint32_t other = opponents->claims[j];
            if (!is_among(rule->despite, rule->despite_count, other) &&
                !is_among(open->claims, open->count, other))
                open->claims[open->count++] = other;
        }
    }
}

enum { NAMED = 4 }; /* of the claims of a list in a message */

static void list_claims(const struct pack *pack, const struct claim_list *list, struct strbuf *out)
{
    uint32_t named = list->count > NAMED + 1 ? NAMED : list->count;
    for (uint32_t i = 0; i < named; i++)
        strbuf_printf(out, "%s`%s`", i > 0 ? ", " : "", pack->claims[list->claims[i]].id);
    if (list->count > named)
        strbuf_printf(out, " and %u more", list->count - named);
}

static bool lint_contradictions(struct linting *linting, const struct opponents *opponents,
                                const struct rule *rule, struct claim_list *open)
{
    struct strbuf list;
    gather_open(opponents, rule, open);
    if (open->count == 0)
        return true;
    strbuf_init(&list);
    list_claims(linting->pack, open, &list);
    bool done =
        !list.failed &&
        lint_add(linting, R0715, rule->id, rule->place, "name them in `despite`",
                 "`%s` does not answer what contradicts its sources: %s", rule->id, list.text);
    strbuf_fini(&list);
    return done;
}

static bool lint_source(struct linting *linting, const struct rule *rule)
{
    bool counts = rule->effect_count > 0 || rule->excludes || rule->overhead != 0;
    if (!counts || rule->cite_count > 0)
        return true;
    return lint_add(linting, R0714, rule->id, rule->place,
                    "say in `cites` which claims it rests on", "the rule `%s` cites no claim",
                    rule->id);
}

static bool lint_claims(struct linting *linting)
{
    struct usage usage;
    bool done = usage_init(&usage, linting->pack);
    for (uint32_t i = 0; done && i < linting->pack->claim_count; i++)
        done = lint_claim(linting, &usage, i);
    usage_fini(&usage);
    return done;
}

bool lint_evidence(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct opponents opponents;
    struct claim_list open = {
        .claims = arena_new(&linting->scratch, pack->claim_count, sizeof *open.claims)};
    if (!lint_claims(linting) || !open.claims ||
        !opponents_init(&opponents, &linting->scratch, pack))
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (!pack->rules[i].disabled &&
            (!lint_source(linting, &pack->rules[i]) ||
             !lint_contradictions(linting, &opponents, &pack->rules[i], &open)))
            return false;
    return true;
}
