#include "rule/walk_condition.h"

#include <string.h>

#include "base/limits.h"

static void walk_choices(struct walk *walk, const struct fact *fact, struct bits *choices)
{
    walk_bits(walk, choices, fact->value_count);
}

/* Intervals of the fact's numbers: in its range, rising, with a gap between two. */
static void walk_numbers(struct walk *walk, const struct fact *fact, struct intervals *numbers)
{
    int64_t step = fact_step(fact);
    struct interval *items =
        walk_array(walk, &numbers->items, &numbers->count, UINT32_MAX, sizeof *items);
    for (uint32_t i = 0; i < numbers->count; i++) {
        struct interval *item = &items[i];
        walk_i64_within(walk, &item->low, fact->range.low, fact->range.high);
        walk_i64_within(walk, &item->high, item->low, fact->range.high);
        walk_expect(walk, item->low % step == 0 && item->high % step == 0);
        if (i > 0)
            walk_expect(walk,
                        item->low > items[i - 1].high && item->low - items[i - 1].high > step);
    }
}

static void walk_set(struct walk *walk, const struct fact *fact, struct set_bounds *set)
{
    walk_bits(walk, &set->must, fact->value_count);
    walk_bits(walk, &set->may, fact->value_count);
    walk_expect(walk, bits_empty(bits_minus(set->must, set->may)));
}

static void walk_text_value(struct walk *walk, const char **text)
{
    walk_word(walk, text, WALK_NEEDED);
    if (walk_reads(walk))
        walk_expect(walk, strlen(*text) <= limits[LIMIT_TEXT_BYTES].value);
}

void walk_value(struct walk *walk, const struct fact *fact, struct value *value)
{
    enum value_kind kind = fact_value_kind(fact);
    if (walk_reads(walk))
        value->kind = kind;
    switch (kind) {
    case VALUE_CHOICE:
        walk_choices(walk, fact, &value->choices);
        walk_expect(walk, !bits_empty(value->choices));
        break;
    case VALUE_NUMBER:
        walk_numbers(walk, fact, &value->numbers);
        walk_expect(walk, value->numbers.count > 0);
        break;
    case VALUE_SET:
        walk_set(walk, fact, &value->set);
        break;
    case VALUE_TEXT:
        walk_text_value(walk, &value->text);
        break;
    }
}

/* The way down to a part of a condition. */
struct path {
    const struct vocabulary *vocabulary;
    struct condition_rules rules;
    uint32_t depth;       /* of the part, from 1 */
    bool rolled_up;       /* a roll-up is among them */
    bool asked_component; /* a component fact was asked outside roll-ups */
    bool rolls_up;        /* a roll-up was met */
};

static void walk_within(struct walk *walk, const struct fact *fact, struct leaf *leaf)
{
    struct value *accepts = &leaf->accepts;
    enum value_kind kind = fact_value_kind(fact);
    walk_expect(walk, kind == VALUE_CHOICE || kind == VALUE_NUMBER);
    if (walk_reads(walk))
        accepts->kind = kind == VALUE_NUMBER ? VALUE_NUMBER : VALUE_CHOICE;
    if (accepts->kind == VALUE_NUMBER)
        walk_numbers(walk, fact, &accepts->numbers);
    else
        walk_choices(walk, fact, &accepts->choices);
}

static void walk_members(struct walk *walk, const struct fact *fact, struct leaf *leaf)
{
    uint32_t least = leaf->kind == LEAF_INCLUDES_ALL ? 2 : 1;
    walk_bits(walk, &leaf->members, fact->value_count);
    walk_expect(walk, fact->type == FACT_SET && bits_count(leaf->members) >= least);
}

static void walk_pattern(struct walk *walk, const struct fact *fact, struct leaf *leaf)
{
    walk_word(walk, &leaf->pattern, WALK_NEEDED);
    walk_word(walk, &leaf->flags, WALK_NEEDED);
    if (!walk_reads(walk))
        return;
    const char *flag = leaf->flags;
    for (const char *known = "imsx"; *known; known++)
        flag += *flag == *known;
    walk_expect(walk, *flag == '\0' && fact->type == FACT_TEXT &&
                          strlen(leaf->pattern) <= limits[LIMIT_PATTERN_BYTES].value);
}

static void walk_leaf(struct walk *walk, struct path *path, struct leaf *leaf)
{
    const struct vocabulary *vocabulary = path->vocabulary;
    walk_enum(walk, &leaf->kind, LEAF_UNKNOWN + 1);
    if (!walk_index(walk, &leaf->fact, vocabulary->count, false))
        return;
    const struct fact *fact = &vocabulary->facts[leaf->fact];
    switch (leaf->kind) {
    case LEAF_WITHIN:
        walk_within(walk, fact, leaf);
        break;
    case LEAF_INCLUDES_ANY:
    case LEAF_INCLUDES_ALL:
        walk_members(walk, fact, leaf);
        break;
    case LEAF_MATCHES:
        walk_pattern(walk, fact, leaf);
        break;
    case LEAF_KNOWN:
    case LEAF_UNKNOWN:
        walk_expect(walk, path->rules.advice);
        break;
    }
    walk_prose(walk, &leaf->text, WALK_NEEDED);
    walk_place(walk, &leaf->place);
    walk_expect(walk, !fact->reserved || path->rules.advice);
    path->asked_component |= fact->scope == FACT_COMPONENT && !path->rolled_up;
}

static bool is_roll_up(const struct condition *condition)
{
    return condition->kind == CONDITION_SOME || condition->kind == CONDITION_EVERY ||
           condition->kind == CONDITION_SHARE;
}

static void walk_node(struct walk *walk, struct path *path, struct condition *condition);

static void walk_group(struct walk *walk, struct path *path, struct condition *condition)
{
    bool around = path->rolled_up;
    if (condition->kind == CONDITION_SHARE)
        walk_i64_within(walk, &condition->share, 1, NUMBER_ONE);
    if (is_roll_up(condition)) {
        walk_expect(walk, !around);
        path->rolled_up = true;
        path->rolls_up = true;
    }
    struct condition *children =
        walk_array(walk, &condition->children, &condition->count, UINT32_MAX, sizeof *children);
    walk_expect(walk, condition->count > 0);
    path->depth++;
    for (uint32_t i = 0; i < condition->count; i++)
        walk_node(walk, path, &children[i]);
    path->depth--;
    path->rolled_up = around;
}

static void walk_node(struct walk *walk, struct path *path, struct condition *condition)
{
    walk_enum(walk, &condition->kind, CONDITION_SHARE + 1);
    walk_expect(walk, path->depth <= limits[LIMIT_CONDITION_DEPTH].value);
    if (condition->kind != CONDITION_LEAF) {
        if (!walk->damaged)
            walk_group(walk, path, condition);
        return;
    }
    struct leaf *leaf = walk_one(walk, &condition->leaf, sizeof *leaf);
    if (leaf)
        walk_leaf(walk, path, leaf);
}

void walk_condition(struct walk *walk, const struct vocabulary *vocabulary,
                    struct condition_rules rules, const struct condition **condition)
{
    struct path path = {.vocabulary = vocabulary, .rules = rules, .depth = 1};
    struct condition *root = walk_optional(walk, condition, sizeof *root);
    if (!root)
        return;
    walk_node(walk, &path, root);
    if (rules.place == CONDITION_OF_COMPONENT)
        walk_expect(walk, !path.rolls_up);
    else if (rules.place == CONDITION_OF_PROJECT)
        walk_expect(walk, !path.asked_component);
    else
        walk_expect(walk, !path.rolls_up || !path.asked_component);
}
