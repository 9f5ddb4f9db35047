/* The rules. */
#include "rule/draft.h"

#include <string.h>

enum {
    ID,
    TITLE,
    CRITERION,
    FOR,
    WHEN,
    FAVOURS,
    AGAINST,
    EXCLUDES,
    COSTS,
    SAVES,
    DERIVES,
    BECAUSE,
    CITES,
    DESPITE,
    WAIVABLE,
    FIELDS
};

static const struct field fields[FIELDS] = {
    [ID] = {"id", FIELD_WORD, true},
    [TITLE] = {"title", FIELD_PROSE, false},
    [CRITERION] = {"criterion", FIELD_WORD, false},
    [FOR] = {"for", FIELD_WORD, false},
    [WHEN] = {"when", FIELD_ANY, true},
    [FAVOURS] = {"favours", FIELD_MAPPING, false},
    [AGAINST] = {"against", FIELD_MAPPING, false},
    [EXCLUDES] = {"excludes", FIELD_WORDS, false},
    [COSTS] = {"costs", FIELD_WORD, false},
    [SAVES] = {"saves", FIELD_WORD, false},
    [DERIVES] = {"derives", FIELD_MAPPING, false},
    [BECAUSE] = {"because", FIELD_PROSE, true},
    [CITES] = {"cites", FIELD_WORDS, false},
    [DESPITE] = {"despite", FIELD_WORDS, false},
    [WAIVABLE] = {"waivable", FIELD_WORD, false},
};

#define KEY(key) (1u << (key))
#define EFFECTS                                                                                    \
    (KEY(FAVOURS) | KEY(AGAINST) | KEY(EXCLUDES) | KEY(COSTS) | KEY(SAVES) | KEY(DERIVES))

/* Where the condition of a rule stands, and the effects that the rule may have. */
static const struct {
    enum condition_place place;
    uint32_t effects;
} scopes[RULE_SCOPES] = {
    [RULE_COMPONENT] = {CONDITION_OF_COMPONENT,
                        KEY(FAVOURS) | KEY(AGAINST) | KEY(EXCLUDES) | KEY(DERIVES)},
    [RULE_PROJECT] = {CONDITION_OF_PROJECT, KEY(DERIVES)},
    [RULE_SPLIT] = {CONDITION_OF_PROJECT, KEY(COSTS) | KEY(SAVES)},
    [RULE_SWITCH] = {CONDITION_OF_COMPONENT, KEY(COSTS) | KEY(SAVES)},
};

/* As many as rule.excludes has bits; LIMIT_OPTIONS is well below. */
#define MOST_OPTIONS 32

/* One rule under way. */
struct rule_entry {
    const struct item *item;
    const struct node *value[FIELDS];
    struct rule *rule;
    bool whole;                            /* all its keys are known and of the right shape */
    const struct node *said[MOST_OPTIONS]; /* by option: the key or word that speaks of it */
};

static enum rule_scope read_scope(struct draft *draft, const struct node *scalar)
{
    const char *names[RULE_SCOPES];
    for (uint32_t i = 0; i < RULE_SCOPES; i++)
        names[i] = rule_scope_name((enum rule_scope)i);
    if (!scalar)
        return RULE_COMPONENT;
    uint32_t scope =
        draft_pick(draft, scalar, NAMES(names, RULE_SCOPES), R0221, "thing that a rule is for");
    return scope == NAME_NONE ? RULE_SCOPES : (enum rule_scope)scope;
}

/* Whether the rule has an effect, and only such as go with what it is for. */
static void check_effects(struct draft *draft, const struct rule_entry *entry)
{
    enum rule_scope scope = entry->rule->scope;
    uint32_t given = 0;
    for (uint32_t key = 0; key < FIELDS; key++) {
        if (!entry->value[key] || !(EFFECTS & KEY(key)))
            continue;
        if (entry->value[key]->kind == NODE_SCALAR || entry->value[key]->count > 0)
            given |= KEY(key);
        if (!(scopes[scope].effects & KEY(key)))
            diag_add(draft->diags, R0402, draft_key(entry->item->body, fields[key].key),
                     "a rule for a %s has no `%s`", rule_scope_name(scope), fields[key].key);
    }
    if (!given && entry->whole)
        diag_add(draft->diags, R0401, draft_span(entry->item), "this rule has no effect");
    if ((given & scopes[scope].effects & (KEY(FAVOURS) | KEY(AGAINST))) &&
        !node_get(entry->item->body, "criterion"))
        diag_add(draft->diags, R0405, draft_span(entry->item),
                 "this rule gives points, and names no criterion that they belong to");
}

/* The option that a key or word names, noted as spoken of; OPTION_NONE, reported, when there is
 * none or the rule spoke of it before. */
static uint32_t note_option(struct draft *draft, struct rule_entry *entry, const struct node *word)
{
    uint32_t option = draft_id(draft, word, ID_OPTION);
    if (option == UINT32_MAX)
        return OPTION_NONE;
    const struct node *before = entry->said[option];
    if (before) {
        struct diag *diag = diag_add(draft->diags, R0403, word->span,
                                     "this rule says two things about `%s`", word->text);
        diag_relate(diag, before->span);
        return OPTION_NONE;
    }
    entry->said[option] = word;
    return option;
}

static uint32_t pick_strength(struct draft *draft, const struct node *scalar)
{
    const struct pack *pack = draft->pack;
    return draft_pick(draft, scalar, NAMES(pack->strengths, pack->strength_count), R0216,
                      "strength of this pack");
}

/* Reads `favours` (sign 1) or `against` (sign -1) into the effects, by option. */
static void read_points(struct draft *draft, struct rule_entry *entry, const struct node *mapping,
                        int32_t sign, struct effect *by_option)
{
    for (uint32_t i = 0; mapping && i < mapping->count; i++) {
        const struct entry *pair = &mapping->entries[i];
        uint32_t option = note_option(draft, entry, pair->key);
        if (!field_check(pair->value, pair->key->text, FIELD_WORD, draft->diags))
            continue;
        uint32_t index = pick_strength(draft, pair->value);
        if (option == OPTION_NONE || index == NAME_NONE)
            continue;
        const struct strength *strength = &draft->pack->strengths[index];
        by_option[option] = (struct effect){option, sign * strength->points, strength->id};
    }
}

static void read_favours(struct draft *draft, struct rule_entry *entry)
{
    const struct pack *pack = draft->pack;
    struct rule *rule = entry->rule;
    uint32_t count = pack->option_count;
    struct effect *effects = draft_array(draft, &count, sizeof *effects);
    if (count == 0)
        return;
    read_points(draft, entry, entry->value[FAVOURS], 1, effects);
    read_points(draft, entry, entry->value[AGAINST], -1, effects);
    rule->effects = effects;
    for (uint32_t i = 0; i < count; i++) {
        if (effects[i].points != 0)
            effects[rule->effect_count++] = effects[i];
    }
}

static void read_excludes(struct draft *draft, struct rule_entry *entry)
{
    const struct node *one;
    uint32_t count;
    const struct node *const *words = fields_words(entry->value[EXCLUDES], &one, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t option = note_option(draft, entry, words[i]);
        if (option != OPTION_NONE)
            entry->rule->excludes |= 1u << option;
    }
}

static void read_overhead(struct draft *draft, struct rule_entry *entry)
{
    const struct node *costs = entry->value[COSTS];
    const struct node *saves = entry->value[SAVES];
    if (costs && saves) {
        struct diag *diag = diag_add(draft->diags, R0403, draft_key(entry->item->body, "saves"),
                                     "a rule costs or saves, not both");
        diag_relate(diag, draft_key(entry->item->body, "costs"));
    }
    uint32_t index = costs || saves ? pick_strength(draft, costs ? costs : saves) : NAME_NONE;
    if (index != NAME_NONE) {
        int32_t points = draft->pack->strengths[index].points;
        entry->rule->overhead = costs ? points : -points;
    }
}

/* Whether a rule may derive the fact, which is in the vocabulary. */
static bool check_derivable(struct draft *draft, const struct rule *rule, const struct node *name,
                            uint32_t index)
{
    const struct fact *fact = &draft->pack->vocabulary.facts[index];
    bool component = fact->scope == FACT_COMPONENT;
    if (!fact->derived) {
        struct diag *diag = diag_add(draft->diags, R0404, name->span,
                                     "`%s` is no derived fact: a profile gives it", name->text);
        diag_hint(draft->diags, diag, "a fact that rules set has `derived: true`");
        return false;
    }
    if (rule->scope == (component ? RULE_COMPONENT : RULE_PROJECT))
        return true;
    diag_add(draft->diags, R0404, name->span, "`%s` is a fact of the %s, and this rule is for a %s",
             name->text, component ? "component" : "project", rule_scope_name(rule->scope));
    return false;
}

static void read_derives(struct draft *draft, struct rule_entry *entry)
{
    const struct node *mapping = entry->value[DERIVES];
    struct rule *rule = entry->rule;
    uint32_t count = mapping ? mapping->count : 0;
    struct derivation *derivations = draft_array(draft, &count, sizeof *derivations);
    rule->derivations = derivations;
    for (uint32_t i = 0; i < count; i++) {
        const struct entry *pair = &mapping->entries[i];
        uint32_t fact = draft_fact(draft, pair->key);
        struct derivation *derivation = &derivations[rule->derivation_count];
        if (fact != FACT_NONE && check_derivable(draft, rule, pair->key, fact) &&
            draft_value(draft, fact, pair->value, &derivation->value)) {
            derivation->fact = fact;
            rule->derivation_count++;
        }
    }
}

static void read_rule(struct draft *draft, const struct item *item, struct rule *rule)
{
    struct rule_entry entry = {.item = item, .rule = rule};
    const struct node *const *value = entry.value;
    entry.whole = fields_read(item->body, "rule", fields, FIELDS, entry.value, draft->diags);
    if (item->body->kind != NODE_MAPPING)
        return;
    rule->title = draft_text_or(draft, value[TITLE], item->id);
    rule->criterion =
        value[CRITERION] ? draft_id(draft, value[CRITERION], ID_CRITERION) : CRITERION_NONE;
    rule->because = draft_text(draft, value[BECAUSE]);
    rule->waivable = draft_bool(draft, value[WAIVABLE], true);
    rule->place = draft_place(draft, draft_span(item));
    rule->cites = draft_ids(draft, value[CITES], ID_CLAIM, &rule->cite_count);
    rule->despite = draft_ids(draft, value[DESPITE], ID_CLAIM, &rule->despite_count);
    rule->scope = read_scope(draft, value[FOR]);
    /* Without it nothing is known about the condition and the effects. */
    if (rule->scope == RULE_SCOPES)
        return;
    struct condition_rules rules = {scopes[rule->scope].place, false};
    rule->when = draft_condition(draft, value[WHEN], rules);
    check_effects(draft, &entry);
    read_favours(draft, &entry);
    read_excludes(draft, &entry);
    read_overhead(draft, &entry);
    if (scopes[rule->scope].effects & KEY(DERIVES))
        read_derives(draft, &entry);
}

_Static_assert(CRITERION_NONE == UINT32_MAX && OPTION_NONE == UINT32_MAX, "draft_id's none");

void read_rules(struct draft *draft)
{
    const item_list *list = &draft->items[ID_RULE];
    struct pack *pack = draft->pack;
    pack->rule_count = list->count;
    pack->rules = draft_array(draft, &pack->rule_count, sizeof *pack->rules);
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        pack->rules[i].id = list->items[i].id;
        pack->rules[i].disabled = list->items[i].disabled;
        pack->rules[i].layer = list->items[i].layer;
        read_rule(draft, &list->items[i], &pack->rules[i]);
    }
}
