/* Adjustments of rules, advice and checks: what narrows one joins its conditions; what a rule says
 * of an option takes the place of what it said of it below. */
#include "rule/adjust.h"

#include <string.h>

enum {
    FAVOURS = ADJUST_OWN,
    AGAINST,
    EXCLUDES,
    COSTS,
    SAVES,
    CITES,
    DESPITE,
    RULE_FIXED,
    RULE_FIELDS = RULE_FIXED + 8
};

_Static_assert(RULE_FIXED <= ADJUST_KEYS, "the keys of a rule have room");

static const struct field rule_fields[RULE_FIELDS] = {
    [ADJUST_REASON] = {"reason", FIELD_PROSE, false},
    [ADJUST_NAME] = {"adjust", FIELD_WORD, true},
    [ADJUST_DISABLE] = {"disable", FIELD_WORD, false},
    [ADJUST_NARROW] = {"narrow", FIELD_ANY, false},
    [FAVOURS] = {"favours", FIELD_MAPPING, false},
    [AGAINST] = {"against", FIELD_MAPPING, false},
    [EXCLUDES] = {"excludes", FIELD_WORDS, false},
    [COSTS] = {"costs", FIELD_WORD, false},
    [SAVES] = {"saves", FIELD_WORD, false},
    [CITES] = {"cites", FIELD_WORDS, false},
    [DESPITE] = {"despite", FIELD_WORDS, false},
    [RULE_FIXED] = {"id", FIELD_ANY, false},
    [RULE_FIXED + 1] = {"title", FIELD_ANY, false},
    [RULE_FIXED + 2] = {"criterion", FIELD_ANY, false},
    [RULE_FIXED + 3] = {"for", FIELD_ANY, false},
    [RULE_FIXED + 4] = {"when", FIELD_ANY, false},
    [RULE_FIXED + 5] = {"derives", FIELD_ANY, false},
    [RULE_FIXED + 6] = {"because", FIELD_ANY, false},
    [RULE_FIXED + 7] = {"waivable", FIELD_ANY, false},
};

const struct adjust_keys adjust_rule_keys = {
    rule_fields, RULE_FIELDS, ADJUST_DISABLE, RULE_FIXED,
    "narrow the rule by what must hold as well, or disable it and write another"};

static const struct field advice_fields[] = {
    [ADJUST_REASON] = {"reason", FIELD_PROSE, false},
    [ADJUST_NAME] = {"adjust", FIELD_WORD, true},
    [ADJUST_DISABLE] = {"disable", FIELD_WORD, false},
    [ADJUST_NARROW] = {"narrow", FIELD_ANY, false},
    {"id", FIELD_ANY, false},
    {"option", FIELD_ANY, false},
    {"for", FIELD_ANY, false},
    {"when", FIELD_ANY, false},
    {"text", FIELD_ANY, false},
    {"order", FIELD_ANY, false},
    {"level", FIELD_ANY, false},
    {"cites", FIELD_ANY, false},
};

const struct adjust_keys adjust_advice_keys = {
    advice_fields, sizeof advice_fields / sizeof *advice_fields, ADJUST_DISABLE, ADJUST_OWN,
    "narrow the advice, or disable it and write another"};

static const struct field check_fields[] = {
    [ADJUST_REASON] = {"reason", FIELD_PROSE, false},
    [ADJUST_NAME] = {"adjust", FIELD_WORD, true},
    [ADJUST_DISABLE] = {"disable", FIELD_WORD, false},
    [ADJUST_NARROW] = {"narrow", FIELD_ANY, false},
    {"id", FIELD_ANY, false},
    {"when", FIELD_ANY, false},
    {"level", FIELD_ANY, false},
    {"message", FIELD_ANY, false},
    {"cites", FIELD_ANY, false},
};

const struct adjust_keys adjust_check_keys = {
    check_fields, sizeof check_fields / sizeof *check_fields, ADJUST_DISABLE, ADJUST_OWN,
    "narrow the check, or disable it and write another"};

/* Conditions. */

/* Appends a condition on one line: "a, b", "any (a, b)". */
static void put_condition(const struct node *node, struct strbuf *out)
{
    if (node->kind == NODE_SCALAR)
        strbuf_puts(out, node->text);
    for (uint32_t i = 0; i < node->count; i++) {
        strbuf_puts(out, i > 0 ? ", " : "");
        if (node->kind == NODE_SEQUENCE) {
            put_condition(node->items[i], out);
        } else {
            strbuf_printf(out, "%s (", node->entries[i].key->text);
            put_condition(node->entries[i].value, out);
            strbuf_putc(out, ')');
        }
    }
}

void adjust_narrow(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct node *narrow = adjusting->value[ADJUST_NARROW];
    if (!narrow)
        return;
    const struct node *when = node_get(adjusting->item->body, "when");
    struct strbuf text;
    strbuf_init(&text);
    put_condition(narrow, &text);
    if (text.failed)
        diags_no_memory(draft->diags);
    else
        adjust_note(adjusting, "narrowed: %s", text.text);
    strbuf_fini(&text);
    adjust_set(adjusting,
               when ? graft_key(adjusting->item->body, "when") : graft_word(draft, narrow, "when"),
               graft_join(draft, when, narrow));
}

/* Effects. */

static const int effects[] = {FAVOURS, AGAINST, EXCLUDES};

enum { EFFECTS = sizeof effects / sizeof *effects };

/* What a rule says of one option: `favours`, `against` or `excludes`, and the strength (NULL for
 * the last). */
struct said {
    const char *verb; /* NULL: nothing */
    const struct node *strength;
};

/* Whether a word or list of words has this one. */
static bool names_word(const struct node *words, const char *text)
{
    const struct node *one;
    uint32_t count;
    const struct node *const *word = fields_words(words, &one, &count);
    for (uint32_t i = 0; i < count; i++)
        if (word[i]->kind == NODE_SCALAR && strcmp(word[i]->text, text) == 0)
            return true;
    return false;
}

/* What lies below says of the option. */
static struct said said_below(const struct node *body, const char *option)
{
    for (size_t i = 0; i < EFFECTS; i++) {
        const char *verb = rule_fields[effects[i]].key;
        const struct node *value = node_get(body, verb);
        const struct node *strength = value ? node_get(value, option) : NULL;
        if (strength)
            return (struct said){verb, strength};
        if (effects[i] == EXCLUDES && value && value->kind != NODE_MAPPING &&
            names_word(value, option))
            return (struct said){verb, NULL};
    }
    return (struct said){NULL, NULL};
}

/* The same without one option. */
static const struct node *without(struct draft *draft, const struct node *value,
                                  const struct node *option)
{
    const struct node *one, *left = NULL;
    uint32_t count;
    if (value->kind == NODE_MAPPING)
        return graft_set(draft, value, option, NULL);
    const struct node *const *word = fields_words(value, &one, &count);
    for (uint32_t i = 0; i < count; i++)
        if (word[i]->kind != NODE_SCALAR || strcmp(word[i]->text, option->text) != 0)
            left = graft_join(draft, left, word[i]);
    return left;
}

static void put_said(struct strbuf *out, const char *verb, const char *option,
                     const struct node *strength)
{
    strbuf_printf(out, "%s %s", verb, option);
    if (strength && strength->kind == NODE_SCALAR)
        strbuf_printf(out, ": %s", strength->text);
}

/* Notes what the rule says of an option from now on, unless it said so before. */
static void note_effect(struct adjusting *adjusting, const struct said *before, const char *verb,
                        const struct node *option, const struct node *strength)
{
    struct strbuf text;
    bool same_verb = before->verb && strcmp(before->verb, verb) == 0;
    if (same_verb && (!strength || graft_same(before->strength, strength))) {
        adjust_idle(adjusting->draft, option, "`%s` says this of `%s` already", adjusting->item->id,
                    option->text);
        return;
    }
    strbuf_init(&text);
    if (before->verb)
        put_said(&text, before->verb, option->text, before->strength);
    strbuf_puts(&text, before->verb ? " -> " : "");
    if (same_verb && strength->kind == NODE_SCALAR)
        strbuf_puts(&text, strength->text);
    else
        put_said(&text, verb, option->text, strength);
    if (text.failed)
        diags_no_memory(adjusting->draft->diags);
    else
        adjust_note(adjusting, "%s", text.text);
    strbuf_fini(&text);
}

/* One option that the adjustment speaks of: what was said of it goes. `below` is the body as it was
 * before any of this. */
static void replace_effect(struct adjusting *adjusting, const struct node *below, const char *verb,
                           const struct node *option, const struct node *strength)
{
    struct draft *draft = adjusting->draft;
    struct said before = said_below(below, option->text);
    note_effect(adjusting, &before, verb, option, strength);
    const struct node *value = before.verb ? node_get(adjusting->item->body, before.verb) : NULL;
    if (value)
        adjust_set(adjusting, graft_key(adjusting->item->body, before.verb),
                   without(draft, value, option));
}

static void replace_effects(struct adjusting *adjusting, const struct node *below, int effect)
{
    const struct node *value = adjusting->value[effect];
    const char *verb = rule_fields[effect].key;
    const struct node *one;
    uint32_t count = 0;
    for (uint32_t i = 0; effect != EXCLUDES && value && i < value->count; i++)
        replace_effect(adjusting, below, verb, value->entries[i].key, value->entries[i].value);
    const struct node *const *word = effect == EXCLUDES ? fields_words(value, &one, &count) : NULL;
    for (uint32_t i = 0; i < count; i++)
        replace_effect(adjusting, below, verb, word[i], NULL);
}

/* Puts what the adjustment says of options behind what is left of what was said. */
static void add_effects(struct adjusting *adjusting, int effect)
{
    struct draft *draft = adjusting->draft;
    const struct node *value = adjusting->value[effect];
    const char *verb = rule_fields[effect].key;
    if (!value)
        return;
    const struct node *left = node_get(adjusting->item->body, verb);
    if (effect == EXCLUDES) {
        left = graft_join(draft, left, value);
    } else if (left && left->kind != NODE_MAPPING) {
        return; /* which is reported when the rule is read */
    } else {
        for (uint32_t i = 0; i < value->count; i++)
            left = graft_set(draft, left, value->entries[i].key, value->entries[i].value);
    }
    adjust_set(adjusting, graft_key(adjusting->adjustment->body, verb), left);
}

/* Whether points have a criterion that they belong to. */
static bool has_criterion(struct adjusting *adjusting)
{
    static const int points[] = {FAVOURS, AGAINST};
    const struct node *scope = node_get(adjusting->item->body, "for");
    bool has = true;
    /* That other rules have no points is said when they are read. */
    if ((scope && (scope->kind != NODE_SCALAR || strcmp(scope->text, "component") != 0)) ||
        node_get(adjusting->item->body, "criterion"))
        return true;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        if (!adjusting->value[points[i]])
            continue;
        struct diag *diag = diag_add(
            adjusting->draft->diags, R0405,
            draft_key(adjusting->adjustment->body, rule_fields[points[i]].key),
            "the rule `%s` names no criterion that points could belong to", adjusting->item->id);
        diag_hint(adjusting->draft->diags, diag, "%s", adjust_rule_keys.instead);
        has = false;
    }
    return has;
}

/* Notes what a rule costs or saves from now on. */
static void note_overhead(struct adjusting *adjusting, const struct node *below, const char *verb,
                          const struct node *word)
{
    const struct node *costs = node_get(below, "costs"), *saves = node_get(below, "saves");
    const struct node *said = costs ? costs : saves;
    const char *said_verb = costs ? "costs" : "saves";
    if (!said || said->kind != NODE_SCALAR)
        return;
    if (strcmp(said_verb, verb) == 0 && graft_same(said, word))
        adjust_idle(adjusting->draft, word, "`%s` %s as much already", adjusting->item->id, verb);
    else
        adjust_note(adjusting, "%s %s -> %s %s", said_verb, said->text, verb, word->text);
}

/* Replaces what a rule costs or saves; both at once are refused when it is read. */
static void replace_overhead(struct adjusting *adjusting)
{
    static const int verbs[] = {COSTS, SAVES};
    struct draft *draft = adjusting->draft;
    const struct node *below = adjusting->item->body;
    if (!adjusting->value[COSTS] && !adjusting->value[SAVES])
        return;
    for (size_t i = 0; i < 2; i++) {
        const char *verb = rule_fields[verbs[i]].key;
        const struct node *word = adjusting->value[verbs[i]];
        if (!word) {
            adjust_set(adjusting, graft_word(draft, adjusting->adjustment->name, verb), NULL);
            continue;
        }
        note_overhead(adjusting, below, verb, word);
        adjust_set(adjusting, graft_key(adjusting->adjustment->body, verb), word);
    }
}

/* Adds claims that the rule does not have under this key. */
static void add_claims(struct adjusting *adjusting, int key)
{
    struct draft *draft = adjusting->draft;
    const struct node *words = adjusting->value[key], *one;
    const char *verb = rule_fields[key].key;
    const struct node *claims = node_get(adjusting->item->body, verb);
    uint32_t count;
    if (!words)
        return;
    const struct node *const *word = fields_words(words, &one, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (claims && claims->kind != NODE_MAPPING && names_word(claims, word[i]->text)) {
            adjust_idle(draft, word[i], "`%s` has it under `%s` already", adjusting->item->id,
                        verb);
            continue;
        }
        adjust_note(adjusting, "%s %s", verb, word[i]->text);
        claims = graft_join(draft, claims, word[i]);
    }
    adjust_set(adjusting, graft_key(adjusting->adjustment->body, verb), claims);
}

void adjust_rule(struct adjusting *adjusting)
{
    const struct node *below = adjusting->item->body;
    adjust_narrow(adjusting);
    if (has_criterion(adjusting)) {
        for (size_t i = 0; i < EFFECTS; i++)
            replace_effects(adjusting, below, effects[i]);
        for (size_t i = 0; i < EFFECTS; i++)
            add_effects(adjusting, effects[i]);
    }
    replace_overhead(adjusting);
    add_claims(adjusting, CITES);
    add_claims(adjusting, DESPITE);
}
