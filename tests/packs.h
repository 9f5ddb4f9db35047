/* Packs built by hand, for tests that need no YAML: facts, conditions and rules are added to one
 * and live until pack_done. Running out of memory ends the program. */
#ifndef TESTS_PACKS_H
#define TESTS_PACKS_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rule/pack.h"

/* `count` zeroed items of the pack's arena. */
static inline void *pack_room(struct pack *pack, size_t count, size_t size)
{
    void *room = arena_new(&pack->arena, count, size);
    if (room == NULL)
        abort();
    return room;
}

/* An empty pack with room for so many facts, and so many rules, checks and pieces of advice. */
static inline void pack_begin(struct pack *pack, uint32_t facts, uint32_t rules)
{
    *pack = (struct pack){.name = "test"};
    arena_init(&pack->arena);
    pack->vocabulary.facts = pack_room(pack, facts, sizeof(struct fact));
    pack->order = pack_room(pack, facts, sizeof(uint32_t));
    pack->rules = pack_room(pack, rules, sizeof(struct rule));
    pack->checks = pack_room(pack, rules, sizeof(struct check));
    pack->advice = pack_room(pack, rules, sizeof(struct advice));
}

static inline void pack_done(struct pack *pack)
{
    arena_fini(&pack->arena);
}

/* A fact that is worked out behind those added before. */
static inline uint32_t add_fact(struct pack *pack, enum fact_type type, enum fact_scope scope,
                                uint32_t values)
{
    uint32_t number = pack->vocabulary.count++;
    struct fact *fact = &pack->vocabulary.facts[number];
    char name[32];
    snprintf(name, sizeof name, scope == FACT_COMPONENT ? "component.f%u" : "project.f%u", number);
    fact->name = arena_copy(&pack->arena, name, strlen(name));
    fact->title = fact->name;
    fact->type = type;
    fact->scope = scope;
    fact->value_count = type == FACT_BOOL ? 2 : values;
    pack->order[number] = number;
    return number;
}

static inline uint32_t add_number(struct pack *pack, enum fact_type type, enum fact_scope scope,
                                  int64_t low, int64_t high)
{
    uint32_t number = add_fact(pack, type, scope, 0);
    pack->vocabulary.facts[number].range = (struct interval){low, high};
    return number;
}

/* component.option; the last fact to add. */
static inline uint32_t add_option(struct pack *pack, uint32_t options)
{
    uint32_t number = add_fact(pack, FACT_OPTION, FACT_COMPONENT, options);
    pack->vocabulary.facts[number].reserved = true;
    return number;
}

/* The bits of a word as a set. */
static inline struct bits bits_of(uint64_t word)
{
    return (struct bits){{word}};
}

static inline struct value choices_of(uint64_t word)
{
    return (struct value){.kind = VALUE_CHOICE, .choices = bits_of(word)};
}

static inline struct value set_of(uint64_t must, uint64_t may)
{
    return (struct value){.kind = VALUE_SET, .set = {bits_of(must), bits_of(may)}};
}

static inline struct value text_of(const char *text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

/* The numbers low … high, or of two such stretches. */
static inline struct value numbers_of(struct pack *pack, int64_t low, int64_t high)
{
    struct value value;
    if (!value_interval(&pack->arena, low, high, &value))
        abort();
    return value;
}

static inline struct value numbers_of_two(struct pack *pack, struct interval a, struct interval b)
{
    struct interval *items = pack_room(pack, 2, sizeof *items);
    items[0] = a;
    items[1] = b;
    return (struct value){.kind = VALUE_NUMBER, .numbers = {items, 2}};
}

static inline const struct condition *leaf_of(struct pack *pack, struct leaf leaf)
{
    struct leaf *kept = pack_room(pack, 1, sizeof *kept);
    struct condition *condition = pack_room(pack, 1, sizeof *condition);
    *kept = leaf;
    *condition = (struct condition){.kind = CONDITION_LEAF, .leaf = kept};
    return condition;
}

static inline const struct condition *within(struct pack *pack, uint32_t fact, struct value accepts)
{
    return leaf_of(pack, (struct leaf){.kind = LEAF_WITHIN, .fact = fact, .accepts = accepts});
}

/* A comparison of a choice with some of its values. */
static inline const struct condition *is_one_of(struct pack *pack, uint32_t fact, uint64_t values)
{
    return within(pack, fact, choices_of(values));
}

/* A comparison of a number with a stretch. */
static inline const struct condition *is_between(struct pack *pack, uint32_t fact, int64_t low,
                                                 int64_t high)
{
    return within(pack, fact, numbers_of(pack, low, high));
}

static inline const struct condition *includes(struct pack *pack, enum leaf_kind kind,
                                               uint32_t fact, uint64_t members)
{
    return leaf_of(pack, (struct leaf){.kind = kind, .fact = fact, .members = bits_of(members)});
}

static inline const struct condition *matches(struct pack *pack, uint32_t fact, const char *pattern,
                                              const char *flags)
{
    return leaf_of(
        pack,
        (struct leaf){.kind = LEAF_MATCHES, .fact = fact, .pattern = pattern, .flags = flags});
}

static inline const struct condition *asks_known(struct pack *pack, enum leaf_kind kind,
                                                 uint32_t fact)
{
    return leaf_of(pack, (struct leaf){.kind = kind, .fact = fact});
}

/* A group of `count` conditions. */
static inline struct condition *group_of(struct pack *pack, enum condition_kind kind,
                                         uint32_t count, ...)
{
    struct condition *children = pack_room(pack, count, sizeof *children);
    struct condition *condition = pack_room(pack, 1, sizeof *condition);
    va_list args;
    va_start(args, count);
    for (uint32_t i = 0; i < count; i++)
        children[i] = *va_arg(args, const struct condition *);
    va_end(args);
    *condition = (struct condition){.kind = kind, .children = children, .count = count};
    return condition;
}

static inline const struct condition *share_of(struct pack *pack, int64_t share,
                                               const struct condition *child)
{
    struct condition *condition = group_of(pack, CONDITION_SHARE, 1, child);
    condition->share = share;
    return condition;
}

static inline uint32_t add_rule(struct pack *pack, enum rule_scope scope,
                                const struct condition *when)
{
    pack->rules[pack->rule_count] = (struct rule){.scope = scope, .when = when};
    return pack->rule_count++;
}

static inline uint32_t add_deriver(struct pack *pack, enum rule_scope scope,
                                   const struct condition *when, uint32_t fact, struct value value)
{
    uint32_t number = add_rule(pack, scope, when);
    struct derivation *derivation = pack_room(pack, 1, sizeof *derivation);
    *derivation = (struct derivation){fact, value};
    pack->rules[number].derivations = derivation;
    pack->rules[number].derivation_count = 1;
    return number;
}

static inline uint32_t add_check(struct pack *pack, const struct condition *when)
{
    pack->checks[pack->check_count] = (struct check){.when = when};
    return pack->check_count++;
}

static inline uint32_t add_advice(struct pack *pack, const struct condition *when)
{
    pack->advice[pack->advice_count] = (struct advice){.when = when};
    return pack->advice_count++;
}

static inline void add_default(struct pack *pack, uint32_t number, const struct condition *when,
                               struct value value)
{
    struct fact *fact = &pack->vocabulary.facts[number];
    struct fact_default *defaults = pack_room(pack, fact->default_count + 1, sizeof *defaults);
    if (fact->default_count > 0)
        memcpy(defaults, fact->defaults, fact->default_count * sizeof *defaults);
    defaults[fact->default_count++] = (struct fact_default){.when = when, .value = value};
    fact->defaults = defaults;
}

static inline void set_otherwise(struct pack *pack, uint32_t number, const struct condition *ask_if,
                                 struct value otherwise)
{
    struct fact *fact = &pack->vocabulary.facts[number];
    fact->ask_if = ask_if;
    fact->derived = ask_if == NULL;
    fact->has_otherwise = true;
    fact->otherwise = otherwise;
}

/* A small generator of numbers that look random (splitmix64), the same everywhere. */
static inline uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline uint32_t draw_below(uint64_t *state, uint32_t bound)
{
    return (uint32_t)(draw(state) % bound);
}

#endif
