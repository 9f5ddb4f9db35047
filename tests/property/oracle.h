/* The oracle: evaluation as the manual defines it, one lane, one comparison and one possible value
 * after the other. */
#ifndef TESTS_ORACLE_H
#define TESTS_ORACLE_H

#include "engine/block.h"
#include "worlds.h"

#define MOST_FACTS  12
#define MOST_LANES  8 /* of a group */
#define MOST_LEAVES 4096

/* A pack with all its comparisons, by fact. */
struct subject {
    struct pack pack;
    const struct leaf *leaves[MOST_FACTS][MOST_LEAVES];
    uint32_t leaf_count[MOST_FACTS];
    uint64_t ends[MOST_FACTS]; /* of the classes of numbers */
};

/* A group: what is given in its lanes, and what the oracle makes of it. */
struct party {
    const struct subject *subject;
    uint32_t components;
    bool project_lane; /* behind the components' lanes; else the first stands for the project */
    int64_t sizes[MOST_LANES];
    bool given[MOST_LANES][MOST_FACTS];
    bool tentative[MOST_LANES][MOST_FACTS]; /* of what is given */
    struct value values[MOST_LANES][MOST_FACTS];
    uint64_t worlds[MOST_LANES][MOST_FACTS];
    enum origin origins[MOST_LANES][MOST_FACTS];
};

static inline uint32_t party_lanes(const struct party *party)
{
    return party->components + party->project_lane;
}

static inline uint32_t party_project(const struct party *party)
{
    return party->project_lane ? party->components : 0;
}

/* Gives a party's answers to a group of the block; BLOCK_FULL when that has no room. */
static inline uint32_t seat_party(struct block *block, const struct party *party)
{
    uint32_t facts = party->subject->pack.vocabulary.count;
    uint32_t number = block_add(block, party->components, party->project_lane);
    if (number == BLOCK_FULL)
        return number;
    uint32_t first = block->groups[number].first;
    for (uint32_t lane = 0; lane < party_lanes(party); lane++) {
        for (uint32_t fact = 0; fact < facts; fact++) {
            if (party->given[lane][fact])
                block_give(block, first + lane, fact, &party->values[lane][fact]);
            if (party->tentative[lane][fact])
                block_tentative(block, first + lane, fact);
        }
        block->sizes[first + lane] = party->sizes[lane];
    }
    return number;
}

static inline bool oracle_exact(const struct party *party, uint32_t lane, uint32_t number)
{
    const struct fact *fact = &party->subject->pack.vocabulary.facts[number];
    uint32_t all;
    return party->worlds[lane][number] != ANY_TEXT &&
           count_classes(fact, party->worlds[lane][number], party->subject->ends[number], &all) ==
               1;
}

static inline bool oracle_whole(const struct party *party, uint32_t lane, uint32_t number)
{
    const struct fact *fact = &party->subject->pack.vocabulary.facts[number];
    uint64_t worlds = party->worlds[lane][number];
    uint32_t all;
    if (fact->type == FACT_TEXT)
        return worlds == ANY_TEXT;
    return count_classes(fact, worlds, party->subject->ends[number], &all) == all;
}

static inline enum truth leaf_truth(const struct party *party, uint32_t lane,
                                    const struct leaf *leaf)
{
    const struct fact *fact = &party->subject->pack.vocabulary.facts[leaf->fact];
    uint64_t worlds = party->worlds[lane][leaf->fact];
    uint32_t holds = 0, fails = 0;
    if (leaf->kind == LEAF_KNOWN || leaf->kind == LEAF_UNKNOWN) {
        enum origin origin = party->origins[lane][leaf->fact];
        bool known = oracle_exact(party, lane, leaf->fact) && origin != ORIGIN_ASSUMED &&
                     origin != ORIGIN_UNKNOWN;
        return known == (leaf->kind == LEAF_KNOWN) ? TRUTH_TRUE : TRUTH_FALSE;
    }
    for (uint32_t world = 0; world < world_count(fact); world++) {
        if (!((worlds >> world) & 1))
            continue;
        if (leaf_holds(fact, leaf, world))
            holds++;
        else
            fails++;
    }
    return worlds == ANY_TEXT || (holds && fails) ? TRUTH_UNDETERMINED
           : holds                                ? TRUTH_TRUE
                                                  : TRUTH_FALSE;
}

static inline enum truth negate(enum truth truth)
{
    static const enum truth negations[] = {
        [TRUTH_FALSE] = TRUTH_TRUE,
        [TRUTH_TRUE] = TRUTH_FALSE,
        [TRUTH_UNDETERMINED] = TRUTH_UNDETERMINED,
    };
    return negations[truth];
}

static inline enum truth both(enum truth a, enum truth b)
{
    if (a == TRUTH_FALSE || b == TRUTH_FALSE)
        return TRUTH_FALSE;
    return a == TRUTH_TRUE && b == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_UNDETERMINED;
}

static inline enum truth either(enum truth a, enum truth b)
{
    return negate(both(negate(a), negate(b)));
}

static enum truth oracle_truth(const struct party *party, uint32_t lane,
                               const struct condition *condition);

/* The children of a roll-up in one component, all of which must hold. */
static inline enum truth component_truth(const struct party *party, uint32_t component,
                                         const struct condition *condition)
{
    enum truth truth = TRUTH_TRUE;
    for (uint32_t i = 0; i < condition->count; i++)
        truth = both(truth, oracle_truth(party, component, &condition->children[i]));
    return truth;
}

static inline enum truth roll_up_truth(const struct party *party, const struct condition *condition)
{
    enum truth some = TRUTH_FALSE, every = TRUTH_TRUE;
    int64_t all = 0, certain = 0, possible = 0;
    for (uint32_t i = 0; i < party->components; i++) {
        enum truth truth = component_truth(party, i, condition);
        some = either(some, truth);
        every = both(every, truth);
        all += party->sizes[i];
        certain += truth == TRUTH_TRUE ? party->sizes[i] : 0;
        possible += truth != TRUTH_FALSE ? party->sizes[i] : 0;
    }
    if (condition->kind != CONDITION_SHARE)
        return condition->kind == CONDITION_SOME ? some : every;
    if (certain * NUMBER_ONE >= condition->share * all)
        return TRUTH_TRUE;
    return possible * NUMBER_ONE >= condition->share * all ? TRUTH_UNDETERMINED : TRUTH_FALSE;
}

/* The truth of a condition (NULL: always) in a lane. */
static enum truth oracle_truth(const struct party *party, uint32_t lane,
                               const struct condition *condition)
{
    if (condition == NULL)
        return TRUTH_TRUE;
    if (condition->kind == CONDITION_LEAF)
        return leaf_truth(party, lane, condition->leaf);
    if (condition->kind >= CONDITION_SOME)
        return roll_up_truth(party, condition);
    enum truth all = TRUTH_TRUE, any = TRUTH_FALSE;
    for (uint32_t i = 0; i < condition->count; i++) {
        enum truth truth = oracle_truth(party, lane, &condition->children[i]);
        all = both(all, truth);
        any = either(any, truth);
    }
    return condition->kind == CONDITION_ALL   ? all
           : condition->kind == CONDITION_ANY ? any
                                              : negate(any);
}

/* The union of what a list gives, and how it ended. */
struct tally {
    uint64_t worlds;
    bool started;
    bool certain; /* something was, and ended the list */
    bool doubt;   /* something undetermined took part */
};

static inline void tally_add(struct tally *tally, const struct fact *fact, enum truth truth,
                             const struct value *value)
{
    if (tally->certain || truth == TRUTH_FALSE)
        return;
    uint64_t worlds = worlds_of(fact, value);
    tally->worlds = tally->started ? unite_worlds(fact, tally->worlds, worlds) : worlds;
    tally->started = true;
    tally->certain = truth == TRUTH_TRUE;
    tally->doubt |= truth == TRUTH_UNDETERMINED;
}

static inline void oracle_derive(struct party *party, uint32_t lane, uint32_t number)
{
    const struct pack *pack = &party->subject->pack;
    const struct fact *fact = &pack->vocabulary.facts[number];
    struct tally tally = {0};
    for (uint32_t i = 0; i < pack->rule_count; i++)
        for (uint32_t j = 0; j < pack->rules[i].derivation_count; j++)
            if (pack->rules[i].derivations[j].fact == number)
                tally_add(&tally, fact, oracle_truth(party, lane, pack->rules[i].when),
                          &pack->rules[i].derivations[j].value);
    enum origin origin = tally.started ? ORIGIN_DERIVED : ORIGIN_OTHERWISE;
    tally_add(&tally, fact, TRUTH_TRUE, &fact->otherwise);
    party->worlds[lane][number] = tally.worlds;
    party->origins[lane][number] =
        tally.doubt && oracle_whole(party, lane, number) ? ORIGIN_UNKNOWN : origin;
}

static inline void oracle_ask(struct party *party, uint32_t lane, uint32_t number, bool assumptions)
{
    const struct fact *fact = &party->subject->pack.vocabulary.facts[number];
    enum truth asked = oracle_truth(party, lane, fact->ask_if);
    struct tally tally = {0};
    party->worlds[lane][number] = all_worlds(fact);
    party->origins[lane][number] = ORIGIN_UNKNOWN;
    if (asked == TRUTH_FALSE) {
        party->worlds[lane][number] = worlds_of(fact, &fact->otherwise);
        party->origins[lane][number] = ORIGIN_OTHERWISE;
    }
    if (asked != TRUTH_TRUE || !assumptions)
        return;
    for (uint32_t i = 0; i < fact->default_count; i++)
        tally_add(&tally, fact, oracle_truth(party, lane, fact->defaults[i].when),
                  &fact->defaults[i].value);
    if (!tally.certain)
        return;
    party->worlds[lane][number] = tally.worlds;
    party->origins[lane][number] = ORIGIN_ASSUMED;
}

/* What is given tentatively holds in the worlds where the question arises. */
static inline void oracle_give(struct party *party, uint32_t lane, uint32_t number)
{
    const struct fact *fact = &party->subject->pack.vocabulary.facts[number];
    bool holds = !party->tentative[lane][number] || fact->type == FACT_TEXT;
    enum truth asked = holds ? TRUTH_TRUE : oracle_truth(party, lane, fact->ask_if);
    uint64_t given = worlds_of(fact, &party->values[lane][number]);
    party->worlds[lane][number] = given;
    party->origins[lane][number] = ORIGIN_GIVEN;
    if (asked == TRUTH_TRUE)
        return;
    uint64_t otherwise = worlds_of(fact, &fact->otherwise);
    bool open = asked == TRUTH_UNDETERMINED;
    party->worlds[lane][number] = open ? unite_worlds(fact, given, otherwise) : otherwise;
    if (!open)
        party->origins[lane][number] = ORIGIN_OTHERWISE;
    else if (!oracle_exact(party, lane, number))
        party->origins[lane][number] = ORIGIN_UNKNOWN;
}

/* Works out what every fact may be in every lane, and where that comes from. */
static inline void oracle_resolve(struct party *party, bool assumptions)
{
    const struct vocabulary *vocabulary = &party->subject->pack.vocabulary;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        uint32_t number = party->subject->pack.order[i];
        const struct fact *fact = &vocabulary->facts[number];
        for (uint32_t lane = 0; lane < party_lanes(party); lane++) {
            if (party->given[lane][number])
                oracle_give(party, lane, number);
            else if (fact->derived)
                oracle_derive(party, lane, number);
            else
                oracle_ask(party, lane, number, assumptions);
        }
        for (uint32_t lane = 0; lane < party_lanes(party); lane++) {
            if (fact->derived && fact->scope == FACT_PROJECT) {
                party->worlds[lane][number] = party->worlds[party_project(party)][number];
                party->origins[lane][number] = party->origins[party_project(party)][number];
            }
        }
    }
}

#endif
