/* Random packs and profiles as YAML, small enough that all completions of a profile can be tried:
 * points, exclusions, roll-ups, derived facts, questions that do not always arise, defaults, sets,
 * ranges, checks, pins, links, costs of moving, overrides, waivers. */
#ifndef TESTS_RANDOM_CASES_H
#define TESTS_RANDOM_CASES_H

#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "packs.h"

#define CASE_FACTS      9
#define CASE_COMPONENTS 4
#define CASE_NUMBERS    5 /* 0 … 4 */

enum case_type { CASE_BOOL, CASE_CHOICE, CASE_NUMBER, CASE_SET, CASE_TEXT, CASE_TYPES };

struct case_fact {
    char name[24];
    bool component;
    bool derived;
    enum case_type type;
    uint32_t values; /* of a choice, or members of a set */
};

/* A pack and a profile in the making. */
struct making {
    uint64_t *random;
    uint32_t options;
    struct case_fact facts[CASE_FACTS];
    uint32_t count; /* facts that may be asked for so far */
    bool has_current;
    bool has_stores;
    struct strbuf pack;
    struct strbuf profile;
};

static inline bool chance(struct making *making, uint32_t percent)
{
    return draw_below(making->random, 100) < percent;
}

static inline uint32_t below(struct making *making, uint32_t limit)
{
    return draw_below(making->random, limit);
}

/* ---- values ---- */

static inline void put_choice(struct strbuf *out, const struct case_fact *fact, uint32_t value)
{
    if (fact->type == CASE_BOOL)
        strbuf_puts(out, value ? "true" : "false");
    else
        strbuf_printf(out, "v%u", value);
}

/* A value that a profile, a default or a derivation may give; ranges only if `vague`. */
static inline void put_value(struct making *making, struct strbuf *out,
                             const struct case_fact *fact, bool vague)
{
    static const char *const texts[] = {"\"alpha\"", "\"beta\"", "\"alpha beta\""};
    uint32_t low = below(making, CASE_NUMBERS);
    uint32_t high = low + below(making, CASE_NUMBERS - low);
    uint32_t values = fact->type == CASE_BOOL ? 2 : fact->values;
    uint32_t first = below(making, values ? values : 1);
    switch (fact->type) {
    case CASE_NUMBER:
        if (vague && chance(making, 50))
            strbuf_printf(out, "%u .. %u", low, high);
        else
            strbuf_printf(out, "%u", low);
        return;
    case CASE_SET:
        strbuf_puts(out, "[");
        for (uint32_t i = 0, listed = 0; i < fact->values; i++)
            if (chance(making, 50))
                strbuf_printf(out, "%sv%u", listed++ ? ", " : "", i);
        strbuf_puts(out, "]");
        return;
    case CASE_TEXT:
        strbuf_puts(out, texts[below(making, 3)]);
        return;
    default:
        put_choice(out, fact, first);
        if (vague && values > 2 && chance(making, 40)) {
            strbuf_puts(out, " | ");
            put_choice(out, fact, (first + 1) % values);
        }
    }
}

/* ---- conditions ---- */

static inline void put_leaf(struct making *making, const struct case_fact *fact)
{
    struct strbuf *out = &making->pack;
    uint32_t values = fact->type == CASE_BOOL ? 2 : fact->values;
    bool coin = chance(making, 50);
    strbuf_printf(out, "'%s ", fact->name);
    switch (fact->type) {
    case CASE_NUMBER:
        strbuf_printf(out, "%s %u'", coin ? ">=" : "<", 1 + below(making, CASE_NUMBERS - 1));
        return;
    case CASE_SET:
        if (coin && fact->values > 1)
            strbuf_printf(out, "includes %s of v0 | v%u'", chance(making, 50) ? "any" : "all",
                          1 + below(making, fact->values - 1));
        else
            strbuf_printf(out, "includes v%u'", below(making, fact->values));
        return;
    case CASE_TEXT:
        strbuf_printf(out, "matches /%s/'", coin ? "alpha" : "beta");
        return;
    default:
        strbuf_puts(out, coin ? "== " : "!= ");
        put_choice(out, fact, below(making, values));
        strbuf_puts(out, "'");
    }
}

/* A fact that a condition may ask for; NULL when there is none. */
static inline const struct case_fact *pick_fact(struct making *making, bool component)
{
    for (uint32_t tries = 0; tries < 20 && making->count > 0; tries++) {
        const struct case_fact *fact = &making->facts[below(making, making->count)];
        if (component || !fact->component)
            return fact;
    }
    return NULL;
}

/* A list of leaves, at times grouped; about the project it may roll components up. False when no
 * fact can be asked for: nothing is written then. */
static inline bool put_condition(struct making *making, bool component)
{
    static const char *const groups[] = {"any", "none", "all"};
    static const char *const rolls[] = {"some_component", "every_component", "share_of_components"};
    struct strbuf *out = &making->pack;
    const struct case_fact *fact = pick_fact(making, component);
    bool rolls_up = !component && chance(making, 50) && making->count > 0;
    uint32_t roll = below(making, 3);
    uint32_t count = 1 + below(making, 2);
    bool grouped = count > 1 && chance(making, 50);
    if (rolls_up)
        fact = pick_fact(making, true);
    if (!fact)
        return false;
    if (rolls_up && roll == 2)
        strbuf_puts(out, "{share_of_components: {where: [");
    else if (rolls_up)
        strbuf_printf(out, "{%s: [", rolls[roll]);
    else if (grouped)
        strbuf_printf(out, "{%s: [", groups[below(making, 3)]);
    else
        strbuf_puts(out, "[");
    for (uint32_t i = 0; i < count; i++) {
        strbuf_puts(out, i ? ", " : "");
        const struct case_fact *other = i ? pick_fact(making, component || rolls_up) : fact;
        put_leaf(making, other ? other : fact);
    }
    if (rolls_up && roll == 2)
        strbuf_printf(out, "], at_least: %u %%}}", 10 + below(making, 90));
    else
        strbuf_puts(out, rolls_up || grouped ? "]}" : "]");
    return true;
}

/* ---- facts ---- */

static inline void put_values(struct making *making, const struct case_fact *fact)
{
    static const char *const types[] = {"bool", "choice", "number", "set", "text"};
    struct strbuf *out = &making->pack;
    strbuf_printf(out, "  - fact: %s\n    type: %s\n", fact->name, types[fact->type]);
    if (fact->type == CASE_NUMBER)
        strbuf_printf(out, "    range: 0 .. %u\n", CASE_NUMBERS - 1);
    if (fact->type == CASE_CHOICE || fact->type == CASE_SET) {
        strbuf_puts(out, "    values: [");
        for (uint32_t i = 0; i < fact->values; i++)
            strbuf_printf(out, "%sv%u", i ? ", " : "", i);
        strbuf_puts(out, "]\n");
    }
    (void)making;
}

static inline void put_question(struct making *making, const struct case_fact *fact)
{
    struct strbuf *out = &making->pack;
    size_t before = out->length;
    strbuf_puts(out, "    question: What?\n");
    if (chance(making, 30)) {
        before = out->length;
        strbuf_puts(out, "    ask_if: ");
        if (put_condition(making, fact->component)) {
            strbuf_puts(out, "\n    otherwise: ");
            put_value(making, out, fact, chance(making, 20));
            strbuf_puts(out, "\n");
        } else {
            strbuf_truncate(out, before);
        }
    }
    if (chance(making, 35)) {
        strbuf_puts(out, "    default:\n      - {");
        before = out->length;
        strbuf_puts(out, "when: ");
        if (chance(making, 50) && put_condition(making, fact->component))
            strbuf_puts(out, ", ");
        else
            strbuf_truncate(out, before);
        strbuf_puts(out, "value: ");
        put_value(making, out, fact, chance(making, 20));
        strbuf_puts(out, "}\n");
    }
}

static inline void put_fact(struct making *making)
{
    struct case_fact *fact = &making->facts[making->count];
    uint32_t draw = below(making, 20);
    *fact = (struct case_fact){.component = chance(making, 60), .derived = chance(making, 20)};
    fact->type = draw < 5    ? CASE_BOOL
                 : draw < 11 ? CASE_CHOICE
                 : draw < 15 ? CASE_NUMBER
                 : draw < 19 ? CASE_SET
                             : CASE_TEXT;
    fact->values = fact->type == CASE_SET ? 1 + below(making, 3) : 2 + below(making, 2);
    if (fact->derived && fact->type == CASE_TEXT)
        fact->type = CASE_BOOL;
    snprintf(fact->name, sizeof fact->name, "%s.f%u", fact->component ? "component" : "project",
             making->count);
    put_values(making, fact);
    if (fact->derived) {
        strbuf_puts(&making->pack, "    derived: true\n    otherwise: ");
        put_value(making, &making->pack, fact, chance(making, 20));
        strbuf_puts(&making->pack, "\n");
    } else {
        put_question(making, fact);
    }
    making->count++;
}

/* The facts that costs hang on. */
static inline void put_cost_facts(struct making *making)
{
    struct strbuf *out = &making->pack;
    if (making->has_current)
        strbuf_puts(out, "  - {fact: component.current, type: option, values: [other], "
                         "question: What?}\n");
    if (!making->has_stores)
        return;
    strbuf_puts(out, "  - {fact: project.stores, type: set, question: What?, values: [");
    for (uint32_t i = 0; i < making->options; i++)
        strbuf_printf(out, "o%u, ", i);
    strbuf_puts(out, "other]}\n");
}

/* ---- rules ---- */

static const char *const case_strengths[] = {"slight", "moderate", "strong"};

/* What a rule says about options: for one, at times against or excluding another. */
static inline void put_effects(struct making *making)
{
    struct strbuf *out = &making->pack;
    uint32_t option = below(making, making->options);
    uint32_t other = (option + 1 + below(making, making->options - 1)) % making->options;
    bool excludes = chance(making, 15);
    strbuf_printf(out, "    favours: {o%u: %s}\n", option, case_strengths[below(making, 3)]);
    if (excludes)
        strbuf_printf(out, "    excludes: [o%u]\n", other);
    else if (chance(making, 40))
        strbuf_printf(out, "    against: {o%u: %s}\n", other, case_strengths[below(making, 3)]);
}

static inline void put_rule_head(struct making *making, uint32_t number, const char *scope)
{
    strbuf_printf(&making->pack, "  - id: r%u\n    criterion: k%u\n    for: %s\n    because: So.\n",
                  number, below(making, 3), scope);
}

/* Writes a rule, or takes it back where its condition has nothing to ask. */
static inline void put_rule(struct making *making, uint32_t number)
{
    struct strbuf *out = &making->pack;
    size_t before = out->length;
    uint32_t kind = below(making, 20);
    bool derives = kind >= 17;
    const struct case_fact *derived = &making->facts[below(making, making->count)];
    if (derives && !derived->derived)
        return;
    bool component = derives ? derived->component : kind < 13 || kind == 16;
    const char *scope = !component   ? derives ? "project" : "split"
                        : kind == 16 ? "switch"
                                     : "component";
    uint32_t facts = making->count;
    put_rule_head(making, number, scope);
    strbuf_puts(out, "    when: ");
    if (derives) /* only what stands before it, or facts would run in circles */
        making->count = (uint32_t)(derived - making->facts);
    bool done = put_condition(making, component);
    making->count = facts;
    strbuf_puts(out, "\n");
    if (!done) {
        strbuf_truncate(out, before);
        return;
    }
    if (derives) {
        strbuf_printf(out, "    derives: {%s: ", derived->name);
        put_value(making, out, derived, chance(making, 20));
        strbuf_puts(out, "}\n");
    } else if (kind < 13) {
        put_effects(making);
    } else {
        strbuf_printf(out, "    %s: %s\n", chance(making, 60) ? "costs" : "saves",
                      case_strengths[below(making, 2)]);
    }
}

static inline void put_check(struct making *making, uint32_t number)
{
    struct strbuf *out = &making->pack;
    size_t before = out->length;
    strbuf_printf(out, "  - id: check%u\n    level: error\n    message: No.\n    when: ", number);
    bool done = put_condition(making, chance(making, 60));
    strbuf_puts(out, "\n");
    if (!done)
        strbuf_truncate(out, before);
}

/* ---- the whole ---- */

static inline void put_head(struct making *making)
{
    static const char *const toss_ups[] = {"0", "0.5", "1", "2"};
    struct strbuf *out = &making->pack;
    strbuf_puts(out, "format: 1\npack: case\nversion: 1.0\ntitle: A case\noptions: {");
    for (uint32_t i = 0; i < making->options; i++)
        strbuf_printf(out, "%so%u: {title: O}", i ? ", " : "", i);
    strbuf_printf(out,
                  "}\ncombination: {id: both, title: Both}\n"
                  "strengths: {slight: 1, moderate: 3, strong: 6}\n"
                  "thresholds: {toss_up: %s, clear: 3, firm: 6}\n"
                  "criteria: {k0: {title: K}, k1: {title: K, weight: %s}, k2: {title: K, weight: "
                  "%u}}\n",
                  toss_ups[below(making, 4)], chance(making, 50) ? "1.5" : "0.3",
                  chance(making, 80));
    strbuf_printf(out, "split: {second: %u, introduce: %u", below(making, 4), below(making, 3));
    strbuf_puts(out, making->has_stores ? ", operated: project.stores" : "");
    strbuf_puts(out, ", via: {never: never, near: 1, far: 3}, traffic: {low: 0.5, high: 2}}\n");
    if (making->has_current)
        strbuf_printf(out, "switch: {current: component.current, cost: %u}\n", below(making, 4));
}

/* Gives some answers, to the facts of components or of the project, each behind a comma if there is
 * something before it. */
static inline void put_answers(struct making *making, bool component, uint32_t percent, bool first)
{
    for (uint32_t i = 0; i < making->count; i++) {
        const struct case_fact *fact = &making->facts[i];
        if (fact->component != component || fact->derived || !chance(making, percent))
            continue;
        strbuf_printf(&making->profile, "%s%s: ", first ? "" : ", ", strchr(fact->name, '.') + 1);
        if (chance(making, 8))
            strbuf_puts(&making->profile, "unknown");
        else
            put_value(making, &making->profile, fact, chance(making, 40));
        first = false;
    }
}

/* Whether the pack has facts of the project, so that profiles may have that group. */
static inline bool has_project(const struct making *making)
{
    for (uint32_t i = 0; i < making->count; i++)
        if (!making->facts[i].component)
            return true;
    return making->has_stores;
}

static inline void put_component(struct making *making, uint32_t number, uint32_t percent)
{
    struct strbuf *out = &making->profile;
    static const char *const sizes[] = {"1", "1", "2", "0.5"};
    strbuf_printf(out, "  - {name: c%u, size: %s", number, sizes[below(making, 4)]);
    if (chance(making, 10))
        strbuf_printf(out, ", pin: o%u", below(making, making->options));
    if (making->has_current && chance(making, 70))
        strbuf_printf(out, ", current: %s", chance(making, 30) ? "other" : "o0");
    put_answers(making, true, percent, false);
    if (has_project(making) && chance(making, 20)) {
        strbuf_puts(out, ", project: {");
        put_answers(making, false, 30, true);
        strbuf_puts(out, "}");
    }
    strbuf_puts(out, "}\n");
}

static inline void put_profile(struct making *making, uint32_t components, uint32_t rules)
{
    struct strbuf *out = &making->profile;
    uint32_t percent = 40 + below(making, 60);
    bool stores = making->has_stores && chance(making, 70);
    strbuf_puts(out, "ruling: 1\n");
    if (has_project(making)) {
        strbuf_puts(out, "project: {");
        if (stores)
            strbuf_printf(out, "stores: [%s]", chance(making, 50) ? "o0" : "");
        put_answers(making, false, percent, !stores);
        strbuf_puts(out, "}\n");
    }
    strbuf_puts(out, "components:\n");
    for (uint32_t i = 0; i < components; i++)
        put_component(making, i, percent);
    if (components > 1 && chance(making, 40)) {
        static const char *const vias[] = {"near", "far", "near", "never"};
        strbuf_printf(out, "links:\n  - {between: [c0, c1], via: %s, traffic: low}\n",
                      vias[below(making, 4)]);
    }
    if (chance(making, 20))
        strbuf_puts(out, "priorities: {k0: high, k1: ignore}\n");
    if (rules > 0 && chance(making, 15))
        strbuf_printf(out, "waivers:\n  - {rule: r%u, reason: So}\n", below(making, rules));
}

/* Makes a pack and a profile, in texts that the caller releases with case_fini. */
static inline void case_init(struct making *making, uint64_t *random)
{
    *making = (struct making){.random = random};
    strbuf_init(&making->pack);
    strbuf_init(&making->profile);
    making->options = 2 + chance(making, 30);
    making->has_current = chance(making, 40);
    making->has_stores = chance(making, 40);
    put_head(making);
    strbuf_puts(&making->pack, "facts:\n");
    for (uint32_t i = 3 + below(making, CASE_FACTS - 3); i > 0; i--)
        put_fact(making);
    put_cost_facts(making);
    strbuf_puts(&making->pack, "rules:\n");
    uint32_t rules = 4 + below(making, 12);
    for (uint32_t i = 0; i < rules; i++)
        put_rule(making, i);
    size_t before = making->pack.length;
    strbuf_puts(&making->pack, "checks:\n");
    size_t head = making->pack.length;
    for (uint32_t i = chance(making, 50) ? 1 + below(making, 2) : 0; i > 0; i--)
        put_check(making, i);
    if (making->pack.length == head)
        strbuf_truncate(&making->pack, before);
    put_profile(making, 1 + below(making, CASE_COMPONENTS - 1), rules);
}

static inline void case_fini(struct making *making)
{
    strbuf_fini(&making->pack);
    strbuf_fini(&making->profile);
}

#endif
