/* The balance of a pack: what its options can come to, what they come to in random profiles, and
 * how much rests on each source. */
#include "author/lint/parts.h"
#include "engine/evaluate.h"

/* ---- options ---- */

/* Points that blocks of lanes came to. */
struct tally {
    struct linting *linting;
    int64_t *factors; /* by group of a block and criterion */
    struct points *points;
    int64_t *sums; /* by option */
};

static bool tally_init(struct tally *tally, struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct arena *arena = &linting->scratch;
    size_t criteria = pack->criterion_count;
    *tally = (struct tally){
        .linting = linting,
        .factors = arena_new(arena, BLOCK_LANES * criteria, sizeof(int64_t)),
        .points = arena_new(arena, (size_t)BLOCK_LANES * pack->option_count, sizeof(struct points)),
        .sums = arena_new(arena, pack->option_count, sizeof(int64_t)),
    };
    if (!tally->factors || !tally->points || !tally->sums)
        return false;
    /* Priorities are in halves, and normal everywhere. */
    for (size_t i = 0; i < BLOCK_LANES * criteria; i++)
        tally->factors[i] = pack->criteria[i % criteria].weight * 2;
    return true;
}

/* The bounds of a component of which nothing is known. */
static bool find_bounds(struct tally *tally)
{
    struct linting *linting = tally->linting;
    struct evaluate_failure failure;
    struct block *block = block_new(linting->program, 1);
    bool done = block && block_add(block, 1, false) != BLOCK_FULL &&
                evaluate(block, false, &failure) == EVALUATE_OK;
    if (done)
        score_block(linting->scorer, block, tally->factors, tally->points);
    for (uint32_t i = 0; done && i < linting->pack->option_count; i++) {
        linting->lint->balance.options[i].low = tally->points[i].low;
        linting->lint->balance.options[i].high = tally->points[i].high;
    }
    block_free(block);
    return done;
}

/* The options that are ruled out in a lane. */
static uint32_t excluded_in(const struct linting *linting, const struct block *block, uint32_t lane)
{
    const struct pack *pack = linting->pack;
    uint32_t excluded = 0;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (pack->rules[i].excludes && pack->rules[i].scope == RULE_COMPONENT &&
            block_rule(block, i, lane) == TRUTH_TRUE)
            excluded |= pack->rules[i].excludes;
    return excluded;
}

/* The options that have most points of those that are not ruled out: a bit for each. */
static uint32_t best_of(const struct points *points, uint32_t options, uint32_t excluded)
{
    uint32_t best = 0;
    int64_t most = 0;
    for (uint32_t i = 0; i < options; i++) {
        if (excluded >> i & 1)
            continue;
        if (best == 0 || points[i].points > most) {
            best = 0;
            most = points[i].points;
        }
        best |= (uint32_t)(points[i].points == most) << i;
    }
    return best;
}

static void tally_lane(struct tally *tally, const struct block *block, uint32_t lane)
{
    struct balance *balance = &tally->linting->lint->balance;
    uint32_t options = tally->linting->pack->option_count;
    const struct points *points = tally->points + (size_t)lane * options;
    uint32_t excluded = excluded_in(tally->linting, block, lane);
    uint32_t best = best_of(points, options, excluded);
    bool tied = best & (best - 1);
    balance->ties += tied;
    for (uint32_t i = 0; i < options; i++) {
        balance->options[i].excluded += excluded >> i & 1;
        balance->options[i].leads += !tied && (best >> i & 1);
        tally->sums[i] += points[i].points;
    }
}

static uint32_t share_of(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : (uint32_t)((part * 1000 + whole / 2) / whole);
}

static void tally_sample(struct tally *tally)
{
    struct linting *linting = tally->linting;
    struct balance *balance = &linting->lint->balance;
    const struct sample *sample = linting->sample;
    uint32_t profiles = sample->profiles;
    for (uint32_t b = 0; b < sample->count; b++) {
        const struct block *block = sample->blocks[b];
        score_block(linting->scorer, block, tally->factors, tally->points);
        for (uint32_t lane = 0; lane < block->lanes; lane++)
            if (mask_has(sample->valid[b], lane))
                tally_lane(tally, block, lane);
    }
    balance->profiles = profiles;
    balance->ties = share_of(balance->ties, profiles);
    for (uint32_t i = 0; i < linting->pack->option_count; i++) {
        struct option_balance *option = &balance->options[i];
        option->mean = profiles ? tally->sums[i] / (int64_t)profiles : 0;
        option->leads = share_of(option->leads, profiles);
        option->excluded = share_of(option->excluded, profiles);
        option->judged_in = pack_judged_in(linting->pack, i);
    }
}

/* ---- criteria ---- */

static bool count_criteria(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    bool *judges = arena_new(&linting->scratch, pack->criterion_count, sizeof *judges);
    if (!judges)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        if (!rule->disabled && rule->criterion != CRITERION_NONE &&
            (rule->effect_count > 0 || rule->excludes) && !judges[rule->criterion]) {
            judges[rule->criterion] = true;
            linting->lint->balance.criteria++;
        }
    }
    return true;
}

/* ---- sources ---- */

/* What sources carry, in parts of a point that can be divided. */
struct load {
    const struct pack *pack;
    struct source_weight *sources;
    uint64_t *carried;
    uint32_t *last; /* by source: the number, from 1, of the last rule that was seen to cite it */
    bool *used;     /* by claim */
    uint64_t total;
};

/* What a rule says in all, in millionths of a point by its criterion's weight; excluding an option
 * counts as the strongest that the pack can say. */
static uint64_t rule_weight(const struct pack *pack, const struct rule *rule)
{
    uint64_t points = 0, weight = 1000, strongest = 0;
    for (uint32_t i = 0; i < pack->strength_count; i++)
        if ((uint64_t)pack->strengths[i].points > strongest)
            strongest = (uint64_t)pack->strengths[i].points;
    for (uint32_t i = 0; i < rule->effect_count; i++)
        points += (uint64_t)(rule->effects[i].points < 0 ? -rule->effects[i].points
                                                         : rule->effects[i].points);
    points += (uint64_t)(rule->overhead < 0 ? -rule->overhead : rule->overhead);
    if (rule->excludes)
        points += strongest * (uint64_t)__builtin_popcount(rule->excludes);
    if (rule->criterion != CRITERION_NONE)
        weight = (uint64_t)pack->criteria[rule->criterion].weight;
    return points * weight * 1000;
}

/* Divides what a rule says among the sources that it cites. */
static void load_rule(struct load *load, uint32_t number)
{
    const struct pack *pack = load->pack;
    const struct rule *rule = &pack->rules[number];
    uint64_t weight = rule_weight(pack, rule);
    uint32_t sources = 0;
    for (uint32_t i = 0; i < rule->cite_count; i++) {
        uint32_t source = pack->claims[rule->cites[i]].publication;
        load->used[rule->cites[i]] = true;
        sources += load->last[source] != number + 1;
        load->last[source] = number + 1;
    }
    for (uint32_t i = 0; i < pack->publication_count && sources > 0; i++) {
        if (load->last[i] != number + 1)
            continue;
        load->sources[i].rules++;
        load->carried[i] += weight / sources;
        load->total += weight / sources;
    }
}

static bool weigh_sources(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct arena *arena = &linting->scratch;
    struct load load = {
        .pack = pack,
        .sources = linting->lint->balance.sources,
        .carried = arena_new(arena, pack->publication_count, sizeof(uint64_t)),
        .last = arena_new(arena, pack->publication_count, sizeof(uint32_t)),
        .used = arena_new(arena, pack->claim_count, sizeof(bool)),
    };
    if (!load.carried || !load.last || !load.used)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (!pack->rules[i].disabled)
            load_rule(&load, i);
    for (uint32_t i = 0; i < pack->claim_count; i++) {
        load.sources[pack->claims[i].publication].claims++;
        load.sources[pack->claims[i].publication].used += load.used[i];
    }
    for (uint32_t i = 0; i < pack->publication_count; i++)
        load.sources[i].share = share_of(load.carried[i] / 1000, load.total / 1000);
    return true;
}

bool lint_balance(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct balance *balance = &linting->lint->balance;
    struct arena *arena = &linting->lint->arena;
    struct tally tally;
    balance->options = arena_new(arena, pack->option_count, sizeof *balance->options);
    balance->sources = arena_new(arena, pack->publication_count, sizeof *balance->sources);
    if (!balance->options || !balance->sources || !tally_init(&tally, linting) ||
        !find_bounds(&tally))
        return false;
    tally_sample(&tally);
    return count_criteria(linting) && weigh_sources(linting);
}
