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
#define MOST_LIKELY    (1000000 * NUMBER_ONE)
#define MOST_ORDER     1000000

/* Makes an id known. */
static void add_id(struct walk *walk, struct pack *pack, const char *id, enum id_kind kind,
                   uint32_t index)
{
    if (walk_reads(walk) && !walk->damaged && !pack_register(pack, id, kind, index))
        walk->no_memory = true;
}

/* Indices of items that are `most`. */
static void walk_indices(struct walk *walk, const uint32_t **indices, uint32_t *count,
                         uint32_t most)
{
    uint32_t *items = walk_array(walk, indices, count, UINT32_MAX, sizeof *items);
    for (uint32_t i = 0; i < *count; i++)
        walk_index(walk, &items[i], most, false);
}

/* The head. */

static void walk_option(struct walk *walk, struct option *option)
{
    walk_name(walk, &option->id, NAME_ID);
    walk_prose(walk, &option->title, WALK_NEEDED);
    walk_place(walk, &option->place);
}

static void walk_options(struct walk *walk, struct pack *pack)
{
    struct option *options = walk_array(walk, &pack->options, &pack->option_count,
                                        (uint32_t)limits[LIMIT_OPTIONS].value, sizeof *options);
    walk_expect(walk, pack->option_count >= 2);
    for (uint32_t i = 0; i < pack->option_count; i++) {
        walk_option(walk, &options[i]);
        add_id(walk, pack, options[i].id, ID_OPTION, i);
    }
    walk_option(walk, &pack->combination);
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
        walk_place(walk, &criteria[i].place);
        add_id(walk, pack, criteria[i].id, ID_CRITERION, i);
    }
}

static void walk_head(struct walk *walk, struct pack *pack)
{
    walk_name(walk, &pack->name, NAME_ID);
    walk_prose(walk, &pack->version, WALK_NEEDED);
    walk_prose(walk, &pack->title, WALK_NEEDED);
    walk_options(walk, pack);
    walk_strengths(walk, pack);
    walk_thresholds(walk, &pack->thresholds);
    walk_criteria(walk, pack);
}

/* Facts. */

static void walk_range(struct walk *walk, struct fact *fact)
{
    const char *unit = fact->unit.name;
    walk_word(walk, &unit, WALK_OPTIONAL);
    if (walk_reads(walk))
        fact->unit = unit_parse(unit);
    int64_t step = fact_step(fact);
    walk_i64_within(walk, &fact->range.low, 0, NUMBER_MAX);
    walk_i64_within(walk, &fact->range.high, fact->range.low, NUMBER_MAX);
    walk_expect(walk, fact->range.low % step == 0 && fact->range.high % step == 0);
    struct band *bands =
        walk_array(walk, &fact->bands, &fact->band_count, UINT32_MAX, sizeof *bands);
    int64_t least = fact->range.low;
    for (uint32_t i = 0; i < fact->band_count; i++) {
        struct interval *numbers = &bands[i].numbers;
        walk_name(walk, &bands[i].name, NAME_VALUE);
        walk_i64_within(walk, &numbers->low, least, fact->range.high);
        walk_i64_within(walk, &numbers->high, numbers->low, fact->range.high);
        walk_expect(walk, numbers->low % step == 0 && numbers->high % step == 0);
        least = numbers->high;
    }
}

/* The name that a value must have for its place among the values; NULL where the pack chooses. */
static const char *given_name(const struct pack *pack, const struct fact *fact, uint32_t index)
{
    static const char *const truth[] = {"false", "true"};
    if (fact->type == FACT_BOOL)
        return index < 2 ? truth[index] : NULL;
    if (fact->type == FACT_OPTION && index < pack->option_count)
        return pack->options[index].id;
    return NULL;
}

static bool has_values_enough(const struct pack *pack, const struct fact *fact)
{
    switch (fact->type) {
    case FACT_BOOL:
        return fact->value_count == 2;
    case FACT_OPTION:
        return fact->reserved ? fact->value_count == pack->option_count
                              : fact->value_count >= pack->option_count;
    case FACT_SET:
        return fact->value_count >= 1;
    default:
        return fact->value_count >= 2;
    }
}

static void walk_values(struct walk *walk, const struct pack *pack, struct fact *fact)
{
    struct fact_value *values = walk_array(walk, &fact->values, &fact->value_count,
                                           (uint32_t)limits[LIMIT_VALUES].value, sizeof *values);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        const char *given = given_name(pack, fact, i);
        if (given) {
            walk_word(walk, &values[i].name, WALK_NEEDED);
            walk_expect(walk, strcmp(values[i].name, given) == 0);
        } else {
            walk_name(walk, &values[i].name, NAME_VALUE);
        }
        walk_prose(walk, &values[i].description, WALK_OPTIONAL);
    }
    walk_expect(walk, has_values_enough(pack, fact));
}

static void walk_domain(struct walk *walk, struct pack *pack, uint32_t index)
{
    struct vocabulary *vocabulary = &pack->vocabulary;
    struct fact *fact = &vocabulary->facts[index];
    walk_name(walk, &fact->name, NAME_FACT);
    walk_enum(walk, &fact->type, FACT_TYPES);
    walk_bool(walk, &fact->derived);
    if (walk_reads(walk)) {
        fact->scope = name_of_component(fact->name) ? FACT_COMPONENT : FACT_PROJECT;
        fact->reserved = index + 1 == vocabulary->count;
        if (!map_put(&vocabulary->by_name, &pack->arena, fact->name, index))
            walk->no_memory = true;
    }
    if (fact->reserved)
        walk_expect(walk, strcmp(fact->name, PACK_OPTION_FACT) == 0 && fact->type == FACT_OPTION &&
                              !fact->derived);
    if (fact_value_kind(fact) == VALUE_NUMBER)
        walk_range(walk, fact);
    else if (fact->type != FACT_TEXT)
        walk_values(walk, pack, fact);
    walk_prose(walk, &fact->title, WALK_NEEDED);
    walk_prose(walk, &fact->question, WALK_OPTIONAL);
    walk_prose(walk, &fact->find_out, WALK_OPTIONAL);
    walk_prose(walk, &fact->step, WALK_OPTIONAL);
    walk_place(walk, &fact->place);
}

static void walk_likely(struct walk *walk, struct fact *fact)
{
    uint32_t most = fact->value_count + fact->band_count; /* one of them is 0 */
    int64_t sum = 0;
    struct likelihood *likely =
        walk_array(walk, &fact->likely, &fact->likely_count, most, sizeof *likely);
    for (uint32_t i = 0; i < fact->likely_count; i++) {
        walk_index(walk, &likely[i].index, most, false);
        walk_i64_within(walk, &likely[i].weight, 0, MOST_LIKELY);
        sum |= likely[i].weight;
    }
    walk_expect(walk, fact->likely_count == 0 || sum != 0);
}

static void walk_settings(struct walk *walk, const struct vocabulary *vocabulary, struct fact *fact)
{
    struct condition_rules rules = {
        fact->scope == FACT_COMPONENT ? CONDITION_OF_COMPONENT : CONDITION_OF_PROJECT, false};
    walk_condition(walk, vocabulary, rules, &fact->ask_if);
    walk_bool(walk, &fact->has_otherwise);
    if (fact->has_otherwise)
        walk_value(walk, fact, &fact->otherwise);
    struct fact_default *defaults =
        walk_array(walk, &fact->defaults, &fact->default_count, UINT32_MAX, sizeof *defaults);
    for (uint32_t i = 0; i < fact->default_count; i++) {
        walk_condition(walk, vocabulary, rules, &defaults[i].when);
        walk_value(walk, fact, &defaults[i].value);
        walk_place(walk, &defaults[i].place);
    }
    walk_likely(walk, fact);
    bool asked = !fact->derived && !fact->reserved;
    walk_expect(walk, fact->has_otherwise == (fact->derived || fact->ask_if));
    walk_expect(walk, asked || (!fact->ask_if && fact->default_count == 0));
    walk_expect(walk, asked == (fact->question != NULL));
}

static void walk_facts(struct walk *walk, struct pack *pack)
{
    struct vocabulary *vocabulary = &pack->vocabulary;
    struct fact *facts = walk_array(walk, &vocabulary->facts, &vocabulary->count,
                                    (uint32_t)limits[LIMIT_FACTS].value + 1, sizeof *facts);
    walk_expect(walk, vocabulary->count > 0);
    for (uint32_t i = 0; i < vocabulary->count && !walk->damaged; i++)
        walk_domain(walk, pack, i);
    for (uint32_t i = 0; i < vocabulary->count && !walk->damaged; i++)
        walk_settings(walk, vocabulary, &facts[i]);
    walk_expect(walk, vocabulary->by_name.count == vocabulary->count);
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
        walk_place(walk, &list[i].place);
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
    walk_indices(walk, &claim->contradicts, &claim->contradict_count, pack->claim_count);
    walk_place(walk, &claim->place);
}

static void walk_claims(struct walk *walk, struct pack *pack)
{
    struct claim *claims =
        walk_array(walk, &pack->claims, &pack->claim_count, MOST_OF_A_KIND, sizeof *claims);
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
    walk_indices(walk, &rule->cites, &rule->cite_count, pack->claim_count);
    walk_indices(walk, &rule->despite, &rule->despite_count, pack->claim_count);
    walk_bool(walk, &rule->waivable);
    walk_place(walk, &rule->place);
}

static void walk_rules(struct walk *walk, struct pack *pack)
{
    struct rule *rules = walk_array(walk, &pack->rules, &pack->rule_count,
                                    (uint32_t)limits[LIMIT_RULES].value, sizeof *rules);
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
        walk_bool(walk, &each->caution);
        walk_indices(walk, &each->cites, &each->cite_count, pack->claim_count);
        walk_place(walk, &each->place);
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
        walk_bool(walk, &each->error);
        walk_prose(walk, &each->message, WALK_NEEDED);
        walk_place(walk, &each->place);
        add_id(walk, pack, each->id, ID_CHECK, i);
    }
}

void walk_pack(struct walk *walk, struct pack *pack)
{
    static void (*const parts[])(struct walk *, struct pack *) = {
        walk_head,   walk_facts, walk_costs,  walk_publications,
        walk_claims, walk_rules, walk_advice, walk_checks,
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
