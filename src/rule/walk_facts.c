/* The vocabulary: first the domains of all facts, then what refers to other facts. What follows
 * from a fact's name and place (its scope, whether it is reserved) is worked out again. */
#include "rule/image_walk.h"

#include <string.h>

#include "base/limits.h"
#include "rule/walk_condition.h"

#define MOST_LIKELY (1000000 * NUMBER_ONE)

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
    walk_claim_list(walk, pack, &fact->cites, &fact->cite_count);
    walk_origin(walk, pack, &fact->place, &fact->layer);
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
    walk_expect(walk,
                asked || (!fact->ask_if && fact->default_count == 0 && fact->cite_count == 0));
    walk_expect(walk, asked == (fact->question != NULL));
}

void walk_facts(struct walk *walk, struct pack *pack)
{
    struct vocabulary *vocabulary = &pack->vocabulary;
    struct fact *facts = walk_array(walk, &vocabulary->facts, &vocabulary->count,
                                    (uint32_t)limits[LIMIT_FACTS].value + 1, sizeof *facts);
    walk_expect(walk, vocabulary->count > 0);
    if (walk_reads(walk) && !map_reserve(&vocabulary->by_name, &pack->arena, vocabulary->count))
        walk->no_memory = true;
    for (uint32_t i = 0; i < vocabulary->count && !walk->damaged; i++)
        walk_domain(walk, pack, i);
    for (uint32_t i = 0; i < vocabulary->count && !walk->damaged; i++)
        walk_settings(walk, vocabulary, &facts[i]);
    walk_expect(walk, vocabulary->by_name.count == vocabulary->count);
}
