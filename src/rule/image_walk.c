/* The parts of a pack in the order of an image: whatever something refers to by index stands before
 * it. What follows from other parts (a fact's scope, what a check is about) is worked out again
 * when reading instead of being kept, so that it cannot be wrong. */
#include "rule/image_walk.h"

#include <string.h>

#include "base/limits.h"
#include "rule/walk_condition.h"

#define MOST_OF_A_KIND ((UINT32_C(1) << PACK_INDEX_BITS) - 1)
#define MOST_POINTS    1000
#define MOST_AMOUNT    1000000 /* thousandths: points, weights, factors */
#define MOST_ORDER     1000000

/* Makes room for as many ids as follow. */
static void expect_ids(struct walk *walk, struct pack *pack, uint32_t count)
{
    if (walk_reads(walk) && !map_reserve(&pack->ids, &pack->arena, count))
        walk->no_memory = true;
}

/* Makes an id known. */
static void add_id(struct walk *walk, struct pack *pack, const char *id, enum id_kind kind,
                   uint32_t index)
{
    if (walk_reads(walk) && !walk->damaged && !pack_register(pack, id, kind, index))
        walk->no_memory = true;
}

void walk_claim_list(struct walk *walk, const struct pack *pack, const uint32_t **claims,
                     uint32_t *count)
{
    uint32_t *items = walk_array(walk, claims, count, UINT32_MAX, sizeof *items);
    for (uint32_t i = 0; i < *count; i++)
        walk_index(walk, &items[i], pack->claim_count, false);
}

void walk_origin(struct walk *walk, const struct pack *pack, struct place *place, uint32_t *layer)
{
    if (walk->mode == WALK_DIGEST)
        return;
    walk_place(walk, place);
    walk_index(walk, layer, pack->layer_count, false);
}

/* The head. */

/* What the pack was made of: not in the digest, to which only what came out of it belongs. */
static void walk_layers(struct walk *walk, struct pack *pack)
{
    if (walk->mode == WALK_DIGEST)
        return;
    struct layer *layers = walk_array(walk, &pack->layers, &pack->layer_count,
                                      (uint32_t)limits[LIMIT_LAYERS].value, sizeof *layers);
    walk_expect(walk, pack->layer_count > 0);
    for (uint32_t i = 0; i < pack->layer_count; i++) {
        walk_name(walk, &layers[i].name, NAME_ID);
        walk_prose(walk, &layers[i].version, WALK_NEEDED);
        walk_prose(walk, &layers[i].title, WALK_NEEDED);
        walk_place(walk, &layers[i].place);
        walk_bool(walk, &layers[i].carried);
    }
}

static void walk_option(struct walk *walk, const struct pack *pack, struct option *option)
{
    walk_name(walk, &option->id, NAME_ID);
    walk_prose(walk, &option->title, WALK_NEEDED);
    walk_origin(walk, pack, &option->place, &option->layer);
}

static void walk_options(struct walk *walk, struct pack *pack)
{
    struct option *options = walk_array(walk, &pack->options, &pack->option_count,
                                        (uint32_t)limits[LIMIT_OPTIONS].value, sizeof *options);
    walk_expect(walk, pack->option_count >= 2);
    for (uint32_t i = 0; i < pack->option_count; i++) {
        walk_option(walk, pack, &options[i]);
        add_id(walk, pack, options[i].id, ID_OPTION, i);
    }
    walk_option(walk, pack, &pack->combination);
    add_id(walk, pack, pack->combination.id, ID_COMBINATION, 0);
}

static void walk_strengths(struct walk *walk, struct pack *pack)
{
    struct strength *strengths =
        walk_array(walk, &pack->strengths, &pack->strength_count, UINT32_MAX, sizeof *strengths);
    for (uint32_t i = 0; i < pack->strength_count; i++) {
        walk_name(walk, &strengths[i].id, NAME_ID);
        walk_i32(walk, &strengths[i].points);
        walk_expect(walk, strengths[i].points >= 1 && strengths[i].points <= MOST_POINTS);
    }
}

static void walk_thresholds(struct walk *walk, struct thresholds *thresholds)
{
    walk_i64_within(walk, &thresholds->toss_up, 0, MOST_AMOUNT);
    walk_i64_within(walk, &thresholds->clear, 0, MOST_AMOUNT);
    walk_i64_within(walk, &thresholds->firm, 0, MOST_AMOUNT);
    walk_expect(walk,
                thresholds->toss_up < thresholds->clear && thresholds->clear < thresholds->firm);
}

static void walk_criteria(struct walk *walk, struct pack *pack)
{
    struct criterion *criteria =
        walk_array(walk, &pack->criteria, &pack->criterion_count, MOST_OF_A_KIND, sizeof *criteria);
    for (uint32_t i = 0; i < pack->criterion_count; i++) {
        walk_name(walk, &criteria[i].id, NAME_ID);
        walk_prose(walk, &criteria[i].title, WALK_NEEDED);
        walk_i64_within(walk, &criteria[i].weight, 0, MOST_AMOUNT);
        walk_origin(walk, pack, &criteria[i].place, &criteria[i].layer);
        add_id(walk, pack, criteria[i].id, ID_CRITERION, i);
    }
}

static void walk_head(struct walk *walk, struct pack *pack)
{
    walk_name(walk, &pack->name, NAME_ID);
    if (walk_reads(walk) && pack->layer_count > 0)
        walk_expect(walk, strcmp(pack->layers[0].name, pack->name) == 0);
    walk_prose(walk, &pack->version, WALK_NEEDED);
    walk_prose(walk, &pack->title, WALK_NEEDED);
    walk_options(walk, pack);
    walk_strengths(walk, pack);
    walk_thresholds(walk, &pack->thresholds);
    walk_criteria(walk, pack);
}

/* Costs. */

static void walk_link_kinds(struct walk *walk, const struct link_kind **list, uint32_t *count,
                            bool via)
{
    struct link_kind *kinds = walk_array(walk, list, count, UINT32_MAX, sizeof *kinds);
    for (uint32_t i = 0; i < *count; i++) {
        walk_name(walk, &kinds[i].id, NAME_ID);
        walk_i64_within(walk, &kinds[i].factor, 0, MOST_AMOUNT);
        walk_bool(walk, &kinds[i].never);
        walk_expect(walk, via || !kinds[i].never);
    }
}

static bool operates_options(const struct pack *pack, const struct fact *fact)
{
    bool all = fact->type == FACT_SET && fact->scope == FACT_PROJECT;
    for (uint32_t i = 0; i < pack->option_count && all; i++) {
        const char *id = pack->options[i].id;
        all = fact_value_find(fact, id, strlen(id)) != FACT_NONE;
    }
    return all;
}

static bool is_current_option(const struct pack *pack, const struct fact *fact)
{
    (void)pack;
    return fact->type == FACT_OPTION && fact->scope == FACT_COMPONENT && !fact->reserved;
}

/* The fact that a cost depends on, which must be of the right kind. */
static void walk_fact_of_cost(struct walk *walk, const struct pack *pack, uint32_t *index,
                              bool (*fits)(const struct pack *, const struct fact *))
{
    const struct vocabulary *vocabulary = &pack->vocabulary;
    bool good = walk_index(walk, index, vocabulary->count, true);
    if (walk_reads(walk) && good && *index != FACT_NONE)
        walk_expect(walk, fits(pack, &vocabulary->facts[*index]));
}

static void walk_costs(struct walk *walk, struct pack *pack)
{
    struct split_costs *split = &pack->split;
    struct switch_cost *switching = &pack->switching;
    walk_i64_within(walk, &split->second, 0, MOST_AMOUNT);
    walk_i64_within(walk, &split->introduce, 0, MOST_AMOUNT);
    walk_fact_of_cost(walk, pack, &split->operated, operates_options);
    walk_link_kinds(walk, &split->via, &split->via_count, true);
    walk_link_kinds(walk, &split->traffic, &split->traffic_count, false);
    walk_fact_of_cost(walk, pack, &switching->current, is_current_option);
    walk_i64_within(walk, &switching->cost, 0, MOST_AMOUNT);
}

/* Evidence. */

static void walk_publications(struct walk *walk, struct pack *pack)
{
    struct publication *list = walk_array(walk, &pack->publications, &pack->publication_count,
                                          MOST_OF_A_KIND, sizeof *list);
    for (uint32_t i = 0; i < pack->publication_count; i++) {
        walk_name(walk, &list[i].id, NAME_SOURCE);
        walk_prose(walk, &list[i].title, WALK_NEEDED);
        walk_prose(walk, &list[i].file, WALK_OPTIONAL);
        walk_prose(walk, &list[i].author, WALK_OPTIONAL);
        walk_prose(walk, &list[i].date, WALK_OPTIONAL);
        walk_prose(walk, &list[i].kind, WALK_OPTIONAL);
        walk_prose(walk, &list[i].url, WALK_OPTIONAL);
        walk_bool(walk, &list[i].vendor);
        walk_bool(walk, &list[i].measured);
        walk_origin(walk, pack, &list[i].place, &list[i].layer);
        add_id(walk, pack, list[i].id, ID_SOURCE, i);
    }
}

static void walk_claim(struct walk *walk, const struct pack *pack, struct claim *claim)
{
    walk_name(walk, &claim->id, NAME_ID);
    walk_index(walk, &claim->publication, pack->publication_count, false);
    walk_prose(walk, &claim->section, WALK_OPTIONAL);
    walk_prose(walk, &claim->text, WALK_NEEDED);
    walk_prose(walk, &claim->figures, WALK_OPTIONAL);
    walk_prose(walk, &claim->strength, WALK_OPTIONAL);
    walk_prose(walk, &claim->note, WALK_OPTIONAL);
    walk_prose(walk, &claim->set_aside, WALK_OPTIONAL);
    walk_claim_list(walk, pack, &claim->contradicts, &claim->contradict_count);
    walk_origin(walk, pack, &claim->place, &claim->layer);
}

static void walk_claims(struct walk *walk, struct pack *pack)
{
    struct claim *claims =
        walk_array(walk, &pack->claims, &pack->claim_count, MOST_OF_A_KIND, sizeof *claims);
    expect_ids(walk, pack, pack->claim_count);
    for (uint32_t i = 0; i < pack->claim_count; i++) {
        walk_claim(walk, pack, &claims[i]);
        add_id(walk, pack, claims[i].id, ID_CLAIM, i);
    }
}

/* Rules. */

static void walk_effects(struct walk *walk, const struct pack *pack, struct rule *rule)
{
    struct effect *effects =
        walk_array(walk, &rule->effects, &rule->effect_count, pack->option_count, sizeof *effects);
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        int32_t *points = &effects[i].points;
        walk_index(walk, &effects[i].option, pack->option_count, false);
        walk_i32(walk, points);
        walk_word(walk, &effects[i].strength, WALK_NEEDED);
        walk_expect(walk, *points != 0 && *points >= -MOST_POINTS && *points <= MOST_POINTS);
        walk_expect(walk, i == 0 || effects[i].option > effects[i - 1].option);
        walk_expect(walk, !(rule->excludes >> effects[i].option & 1));
    }
}

static void walk_derivations(struct walk *walk, const struct vocabulary *vocabulary,
                             struct rule *rule)
{
    struct derivation *list = walk_array(walk, &rule->derivations, &rule->derivation_count,
                                         vocabulary->count, sizeof *list);
    for (uint32_t i = 0; i < rule->derivation_count; i++) {
        if (!walk_index(walk, &list[i].fact, vocabulary->count, false))
            return;
        const struct fact *fact = &vocabulary->facts[list[i].fact];
        bool component = fact->scope == FACT_COMPONENT;
        walk_expect(walk,
                    fact->derived && rule->scope == (component ? RULE_COMPONENT : RULE_PROJECT));
        walk_value(walk, fact, &list[i].value);
    }
}

/* Whether the effects of a rule go with what it is for; see read_rules.c. */
static bool has_good_effects(const struct pack *pack, const struct rule *rule)
{
    bool judges = rule->effect_count > 0 || rule->excludes != 0;
    bool costs = rule->scope == RULE_SPLIT || rule->scope == RULE_SWITCH;
    if (rule->excludes >> pack->option_count != 0 || (judges && rule->scope != RULE_COMPONENT))
        return false;
    if (rule->overhead < -MOST_POINTS || rule->overhead > MOST_POINTS ||
        costs != (rule->overhead != 0))
        return false;
    return (judges || costs || rule->derivation_count > 0) &&
           (rule->effect_count == 0 || rule->criterion != CRITERION_NONE);
}

static void walk_rule(struct walk *walk, const struct pack *pack, struct rule *rule)
{
    walk_name(walk, &rule->id, NAME_ID);
    walk_prose(walk, &rule->title, WALK_NEEDED);
    walk_index(walk, &rule->criterion, pack->criterion_count, true);
    walk_enum(walk, &rule->scope, RULE_SCOPES);
    bool project = rule->scope == RULE_PROJECT || rule->scope == RULE_SPLIT;
    struct condition_rules rules = {project ? CONDITION_OF_PROJECT : CONDITION_OF_COMPONENT, false};
    walk_condition(walk, &pack->vocabulary, rules, &rule->when);
    walk_expect(walk, rule->when != NULL);
    walk_u32(walk, &rule->excludes);
    walk_effects(walk, pack, rule);
    walk_i32(walk, &rule->overhead);
    walk_derivations(walk, &pack->vocabulary, rule);
    walk_expect(walk, has_good_effects(pack, rule));
    walk_prose(walk, &rule->because, WALK_NEEDED);
    walk_claim_list(walk, pack, &rule->cites, &rule->cite_count);
    walk_claim_list(walk, pack, &rule->despite, &rule->despite_count);
    walk_flags(walk, &rule->waivable, &rule->disabled);
    walk_origin(walk, pack, &rule->place, &rule->layer);
}

static void walk_rules(struct walk *walk, struct pack *pack)
{
    struct rule *rules = walk_array(walk, &pack->rules, &pack->rule_count,
                                    (uint32_t)limits[LIMIT_RULES].value, sizeof *rules);
    expect_ids(walk, pack, pack->rule_count);
    for (uint32_t i = 0; i < pack->rule_count && !walk->damaged; i++) {
        walk_rule(walk, pack, &rules[i]);
        add_id(walk, pack, rules[i].id, ID_RULE, i);
    }
}

static void walk_advice(struct walk *walk, struct pack *pack)
{
    struct advice *advice =
        walk_array(walk, &pack->advice, &pack->advice_count, MOST_OF_A_KIND, sizeof *advice);
    for (uint32_t i = 0; i < pack->advice_count && !walk->damaged; i++) {
        struct advice *each = &advice[i];
        walk_name(walk, &each->id, NAME_ID);
        walk_index(walk, &each->option, pack->option_count, true);
        walk_enum(walk, &each->scope, RULE_SWITCH);
        bool component = each->scope == RULE_COMPONENT;
        struct condition_rules rules = {component ? CONDITION_OF_COMPONENT : CONDITION_OF_PROJECT,
                                        true};
        walk_condition(walk, &pack->vocabulary, rules, &each->when);
        walk_prose(walk, &each->text, WALK_NEEDED);
        walk_i32(walk, &each->order);
        walk_expect(walk, each->order >= 0 && each->order <= MOST_ORDER);
        walk_flags(walk, &each->caution, &each->disabled);
        walk_claim_list(walk, pack, &each->cites, &each->cite_count);
        walk_origin(walk, pack, &each->place, &each->layer);
        add_id(walk, pack, each->id, ID_ADVICE, i);
    }
}

static void walk_checks(struct walk *walk, struct pack *pack)
{
    const struct vocabulary *vocabulary = &pack->vocabulary;
    struct condition_rules rules = {CONDITION_OF_EITHER, false};
    struct check *checks =
        walk_array(walk, &pack->checks, &pack->check_count, MOST_OF_A_KIND, sizeof *checks);
    for (uint32_t i = 0; i < pack->check_count && !walk->damaged; i++) {
        struct check *each = &checks[i];
        walk_name(walk, &each->id, NAME_ID);
        walk_condition(walk, vocabulary, rules, &each->when);
        walk_expect(walk, each->when != NULL);
        if (walk_reads(walk) && !walk->damaged && !walk->no_memory)
            each->about_component = condition_about_component(each->when, vocabulary);
        walk_flags(walk, &each->error, &each->disabled);
        walk_prose(walk, &each->message, WALK_NEEDED);
        walk_claim_list(walk, pack, &each->cites, &each->cite_count);
        walk_origin(walk, pack, &each->place, &each->layer);
        add_id(walk, pack, each->id, ID_CHECK, i);
    }
}

/* What overlays changed. */

static void walk_override(struct walk *walk, const struct pack *pack, struct override *override)
{
    if (walk_index(walk, &override->layer, pack->layer_count, false))
        walk_expect(walk, override->layer > 0);
    walk_prose(walk, &override->kind, WALK_NEEDED);
    walk_prose(walk, &override->subject, WALK_NEEDED);
    walk_prose(walk, &override->change, WALK_NEEDED);
    walk_prose(walk, &override->reason, WALK_OPTIONAL);
    walk_place(walk, &override->place);
}

static void walk_overrides(struct walk *walk, struct pack *pack)
{
    if (walk->mode == WALK_DIGEST)
        return;
    struct override *overrides =
        walk_array(walk, &pack->overrides, &pack->override_count, UINT32_MAX, sizeof *overrides);
    for (uint32_t i = 0; i < pack->override_count; i++)
        walk_override(walk, pack, &overrides[i]);
}

void walk_pack(struct walk *walk, struct pack *pack)
{
    static void (*const parts[])(struct walk *, struct pack *) = {
        walk_layers, walk_head,  walk_publications, walk_claims, walk_facts,
        walk_costs,  walk_rules, walk_advice,       walk_checks, walk_overrides,
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!walk->damaged && !walk->no_memory)
            parts[i](walk, pack);
    }
    /* Two things of one name would share a place in the map. */
    walk_expect(walk, pack->ids.count == pack->option_count + 1 + pack->criterion_count +
                                             pack->publication_count + pack->claim_count +
                                             pack->rule_count + pack->advice_count +
                                             pack->check_count);
}
