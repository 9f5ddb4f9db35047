/* Random packs over small domains, and random answers to their facts. */
#ifndef TESTS_RANDOM_PACKS_H
#define TESTS_RANDOM_PACKS_H

#include "oracle.h"

#define OPTIONS 3

/* A pack in the making: conditions may ask the facts of the order up to `ready`. */
struct making {
    struct subject *subject;
    uint64_t *random;
    uint32_t ready;
    bool knowing; /* known and unknown may be asked */
    bool advice;  /* component.option as well */
};

static inline bool chance(uint64_t *random, uint32_t percent)
{
    return draw_below(random, 100) < percent;
}

/* A stretch of whole numbers, or of quarters with or without their ends. */
static inline struct interval random_interval(uint64_t *random, const struct fact *fact,
                                              uint32_t from, uint32_t to)
{
    uint32_t low = from + draw_below(random, to - from + 1);
    uint32_t high = low + draw_below(random, to - low + 1);
    if (fact->type == FACT_INTEGER)
        return (struct interval){low * NUMBER_ONE, high * NUMBER_ONE};
    struct interval interval = {low * QUARTER, high * QUARTER};
    if (high > low && chance(random, 30))
        interval.low++;
    if (high > low && chance(random, 30))
        interval.high--;
    return interval;
}

static inline struct value random_numbers(struct making *making, const struct fact *fact)
{
    struct pack *pack = &making->subject->pack;
    if (chance(making->random, 30)) {
        struct interval low = random_interval(making->random, fact, 0, 3);
        struct interval high = random_interval(making->random, fact, 5, 8);
        return numbers_of_two(pack, low, high);
    }
    struct interval one = random_interval(making->random, fact, 0, 8);
    if (chance(making->random, 40))
        one.low = one.high -= one.high % QUARTER;
    return numbers_of(pack, one.low, one.high);
}

/* A text of the list, at times in a copy of its own. */
static inline const char *random_text(struct making *making)
{
    const char *text = texts[draw_below(making->random, TEXTS)];
    if (chance(making->random, 50))
        return text;
    return arena_copy(&making->subject->pack.arena, text, strlen(text));
}

/* A value that allows one world, several, or all. */
static inline struct value random_value(struct making *making, uint32_t number)
{
    const struct fact *fact = &making->subject->pack.vocabulary.facts[number];
    uint64_t *random = making->random;
    uint64_t some = draw(random) & ((UINT64_C(1) << fact->value_count) - 1);
    bool exact = chance(random, 50);
    if (chance(random, 10))
        return fact_domain(fact);
    switch (fact_value_kind(fact)) {
    case VALUE_NUMBER:
        return random_numbers(making, fact);
    case VALUE_SET:
        return exact ? set_of(some, some) : set_of(some & draw(random), some);
    case VALUE_TEXT:
        return text_of(random_text(making));
    case VALUE_CHOICE:
        break;
    }
    if (exact || some == 0)
        return value_choice(draw_below(random, fact->value_count));
    return choices_of(some);
}

static inline const struct condition *random_leaf(struct making *making, uint32_t number)
{
    static const char *const patterns[] = {"alpha", "bet", "a", "x", "beta x"};
    struct pack *pack = &making->subject->pack;
    uint64_t *random = making->random;
    const struct fact *fact = &pack->vocabulary.facts[number];
    if (making->knowing && chance(random, 25))
        return asks_known(pack, chance(random, 50) ? LEAF_KNOWN : LEAF_UNKNOWN, number);
    /* Each draw in a statement of its own: compilers differ in the order of arguments. */
    bool coin = chance(random, 50);
    if (fact->type == FACT_TEXT)
        return matches(pack, number, patterns[draw_below(random, 5)], coin ? "i" : "");
    if (fact->type == FACT_SET)
        return includes(pack, coin ? LEAF_INCLUDES_ANY : LEAF_INCLUDES_ALL, number,
                        1 + draw_below(random, (1U << fact->value_count) - 1));
    if (chance(random, 3))
        return within(pack, number,
                      fact_value_kind(fact) == VALUE_NUMBER ? (struct value){.kind = VALUE_NUMBER}
                                                            : choices_of(0));
    return within(pack, number, random_value(making, number));
}

/* A fact that is ready, of the project only or any; FACT_NONE when there is none. */
static inline uint32_t random_fact(struct making *making, bool project)
{
    const struct pack *pack = &making->subject->pack;
    for (uint32_t tries = 0; making->ready > 0 && tries < 20; tries++) {
        uint32_t number = pack->order[draw_below(making->random, making->ready)];
        const struct fact *fact = &pack->vocabulary.facts[number];
        if ((project && fact->scope != FACT_PROJECT) || (fact->reserved && !making->advice))
            continue;
        return number;
    }
    return FACT_NONE;
}

/* A random tree; NULL where no fact may be asked. */
static inline const struct condition *random_tree(struct making *making, bool project,
                                                  uint32_t depth)
{
    struct pack *pack = &making->subject->pack;
    uint64_t *random = making->random;
    bool rolls_up = project && depth > 0 && chance(random, 40);
    if (depth == 0 || (!rolls_up && chance(random, 30))) {
        uint32_t number = random_fact(making, project);
        return number == FACT_NONE ? NULL : random_leaf(making, number);
    }
    uint32_t count = 1 + draw_below(random, 3);
    struct condition *children = pack_room(pack, count, sizeof *children);
    struct condition *tree = pack_room(pack, 1, sizeof *tree);
    enum condition_kind first = rolls_up ? CONDITION_SOME : CONDITION_ALL;
    *tree = (struct condition){.kind = first + draw_below(random, 3), .children = children};
    if (tree->kind == CONDITION_SHARE)
        tree->share = chance(random, 20) ? NUMBER_ONE : 1 + draw_below(random, NUMBER_ONE);
    for (uint32_t i = 0; i < count; i++) {
        const struct condition *child = random_tree(making, project && !rolls_up, depth - 1);
        if (child != NULL)
            children[tree->count++] = *child;
    }
    return tree->count > 0 ? tree : NULL;
}

static inline void note_leaf(const struct leaf *leaf, void *context)
{
    struct subject *subject = context;
    uint32_t at = subject->leaf_count[leaf->fact];
    if (at == MOST_LEAVES)
        abort();
    subject->leaves[leaf->fact][subject->leaf_count[leaf->fact]++] = leaf;
}

/* Notes the comparisons of a condition. */
static inline void note_leaves(struct subject *subject, const struct condition *condition)
{
    if (condition == NULL)
        return;
    if (condition->kind == CONDITION_LEAF)
        note_leaf(condition->leaf, subject);
    for (uint32_t i = 0; condition->kind != CONDITION_LEAF && i < condition->count; i++)
        note_leaves(subject, &condition->children[i]);
}

static inline const struct condition *random_condition(struct making *making, bool project)
{
    const struct condition *tree = random_tree(making, project, draw_below(making->random, 5));
    note_leaves(making->subject, tree);
    return tree;
}

static inline void random_facts(struct making *making)
{
    static const enum fact_type types[] = {FACT_BOOL, FACT_CHOICE, FACT_LEVEL, FACT_INTEGER,
                                           FACT_SET,  FACT_NUMBER, FACT_TEXT,  FACT_OPTION};
    struct pack *pack = &making->subject->pack;
    uint64_t *random = making->random;
    uint32_t count = 3 + draw_below(random, MOST_FACTS - 4);
    for (uint32_t i = 0; i < count; i++) {
        enum fact_type type = types[draw_below(random, 8)];
        enum fact_scope scope = chance(random, 50) ? FACT_COMPONENT : FACT_PROJECT;
        if (type == FACT_INTEGER)
            add_number(pack, type, scope, 0, 8 * NUMBER_ONE);
        else if (type == FACT_NUMBER)
            add_number(pack, type, scope, 0, 8 * QUARTER);
        else
            add_fact(pack, type, scope,
                     type == FACT_TEXT  ? 0
                     : type == FACT_SET ? 1 + draw_below(random, 4)
                                        : 2 + draw_below(random, 5));
    }
    add_option(pack, OPTIONS);
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = draw_below(random, i);
        uint32_t number = pack->order[i - 1];
        pack->order[i - 1] = pack->order[other];
        pack->order[other] = number;
    }
}

/* Gives a fact rules that derive it, or a question with defaults. */
static inline void random_origin(struct making *making, uint32_t number)
{
    struct pack *pack = &making->subject->pack;
    uint64_t *random = making->random;
    bool project = pack->vocabulary.facts[number].scope == FACT_PROJECT;
    if (chance(random, 25)) {
        set_otherwise(pack, number, NULL, random_value(making, number));
        for (uint32_t i = draw_below(random, 4); i > 0; i--) {
            const struct condition *when = random_condition(making, project);
            add_deriver(pack, project ? RULE_PROJECT : RULE_COMPONENT, when, number,
                        random_value(making, number));
        }
        return;
    }
    making->knowing = chance(random, 30);
    const struct condition *ask_if = chance(random, 40) ? random_condition(making, project) : NULL;
    making->knowing = false;
    if (ask_if != NULL)
        set_otherwise(pack, number, ask_if, random_value(making, number));
    for (uint32_t i = chance(random, 40) ? 1 + draw_below(random, 3) : 0; i > 0; i--) {
        const struct condition *when = random_condition(making, project);
        add_default(pack, number, when, random_value(making, number));
    }
}

static inline void random_pack(struct subject *subject, uint64_t *random)
{
    struct making making = {.subject = subject, .random = random};
    struct pack *pack = &subject->pack;
    memset(subject->leaf_count, 0, sizeof subject->leaf_count);
    pack_begin(pack, MOST_FACTS, 100);
    random_facts(&making);
    for (; making.ready + 1 < pack->vocabulary.count; making.ready++)
        random_origin(&making, pack->order[making.ready]);
    for (uint32_t i = draw_below(random, 12); i > 0; i--) {
        enum rule_scope scope = draw_below(random, RULE_SCOPES);
        bool project = scope == RULE_PROJECT || scope == RULE_SPLIT;
        add_rule(pack, scope, random_condition(&making, project));
    }
    for (uint32_t i = draw_below(random, 4); i > 0; i--)
        add_check(pack, random_condition(&making, chance(random, 50)));
    making.knowing = true;
    making.advice = true;
    making.ready = pack->vocabulary.count;
    for (uint32_t i = draw_below(random, 5); i > 0; i--)
        add_advice(pack, random_condition(&making, chance(random, 50)));
    for (uint32_t fact = 0; fact < pack->vocabulary.count; fact++)
        subject->ends[fact] = class_ends(&pack->vocabulary.facts[fact], subject->leaves[fact],
                                         subject->leaf_count[fact]);
}

/* A group with answers, some of them tentative; project facts are those of the project's lane, or
 * overridden. */
static inline void random_party(struct party *party, struct subject *subject, uint64_t *random)
{
    struct making making = {.subject = subject, .random = random};
    const struct vocabulary *vocabulary = &subject->pack.vocabulary;
    memset(party, 0, sizeof *party);
    party->subject = subject;
    party->components = draw_below(random, chance(random, 50) ? 2 : MOST_LANES);
    party->project_lane = party->components == 0 || chance(random, 30);
    uint32_t percent = draw_below(random, 101);
    for (uint32_t lane = 0; lane < party->components; lane++)
        party->sizes[lane] = chance(random, 50) ? 1000 : 1 + draw_below(random, 9000);
    for (uint32_t number = 0; number < vocabulary->count; number++) {
        const struct fact *fact = &vocabulary->facts[number];
        bool given = chance(random, percent);
        struct value value = random_value(&making, number);
        for (uint32_t lane = 0; lane < party_lanes(party) && !fact->reserved; lane++) {
            bool overrides = party->project_lane && chance(random, 20);
            if (fact->scope == FACT_COMPONENT || overrides) {
                given = chance(random, percent);
                value = random_value(&making, number);
            }
            party->given[lane][number] = given && !fact->derived;
            party->tentative[lane][number] = party->given[lane][number] && chance(random, 30);
            party->values[lane][number] = value;
        }
    }
}

#endif
