/* The engine against its oracle, on random packs and random groups of lanes: every root, rule, fact
 * and origin in every lane, in large blocks and alone.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many truths (of a condition in a lane)
 * are compared at least, ROUNDS multiplies that. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/evaluate.h"
#include "engine/explain.h"
#include "random_packs.h"

#define MOST_PARTIES BLOCK_LANES

/* What a comparison of one pack needs. */
struct trial {
    struct subject *subject;
    struct program *program;
    uint64_t seed; /* of the pack */
    uint64_t *random;
    uint64_t cases;
    struct party *parties;
    uint32_t party_count;
};

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

static void expect(const struct trial *trial, bool holds, const char *what, uint32_t number,
                   uint32_t lane)
{
    if (!holds)
        fail_msg("%s %" PRIu32 " in lane %" PRIu32 ": RULING_SEED=%" PRIu64, what, number, lane,
                 trial->seed);
}

/* Where a party stands in a block. */
struct seat {
    const struct block *block;
    const struct group *group;
    struct party *party;
};

static void check_root(struct trial *trial, const struct seat *seat, uint32_t root,
                       const struct condition *condition)
{
    for (uint32_t lane = 0; lane < party_lanes(seat->party); lane++) {
        enum truth truth = oracle_truth(seat->party, lane, condition);
        expect(trial, block_root(seat->block, root, seat->group->first + lane) == truth, "root",
               root, lane);
        trial->cases++;
    }
}

static void check_facts(const struct trial *trial, const struct seat *seat)
{
    const struct vocabulary *vocabulary = &trial->subject->pack.vocabulary;
    struct arena arena;
    arena_init(&arena);
    for (uint32_t number = 0; number < vocabulary->count; number++) {
        const struct fact *fact = &vocabulary->facts[number];
        for (uint32_t lane = 0; lane < party_lanes(seat->party); lane++) {
            uint32_t at = seat->group->first + lane;
            enum origin origin = seat->party->origins[lane][number];
            struct value value;
            expect(trial, block_origin(seat->block, at, number) == origin, "origin", number, lane);
            expect(trial,
                   block_is_exact(seat->block, at, number) ==
                       oracle_exact(seat->party, lane, number),
                   "exactness", number, lane);
            assert_true(explain_value(&arena, seat->block, at, number, &value));
            if (fact_value_kind(fact) != VALUE_NUMBER ||
                (origin != ORIGIN_GIVEN && origin != ORIGIN_UNKNOWN))
                expect(trial, worlds_of(fact, &value) == seat->party->worlds[lane][number], "value",
                       number, lane);
        }
    }
    arena_fini(&arena);
}

static void check_rules(const struct trial *trial, const struct seat *seat)
{
    const struct pack *pack = &trial->subject->pack;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        enum rule_scope scope = pack->rules[i].scope;
        bool project = scope == RULE_PROJECT || scope == RULE_SPLIT;
        for (uint32_t lane = 0; lane < party_lanes(seat->party); lane++) {
            uint32_t where = project ? party_project(seat->party) : lane;
            expect(trial,
                   block_rule(seat->block, i, seat->group->first + lane) ==
                       oracle_truth(seat->party, where, pack->rules[i].when),
                   "rule", i, lane);
        }
    }
}

/* Forgets, in a copy of the party, all facts but those used: the truth must not change by that. */
static void check_reasons(const struct trial *trial, const struct seat *seat, uint32_t root,
                          const struct condition *condition, uint32_t lane,
                          const struct fact_use *uses, uint32_t count)
{
    struct party *party = malloc(sizeof *party);
    assert_non_null(party);
    *party = *seat->party;
    for (uint32_t at = 0; at < party_lanes(party); at++) {
        for (uint32_t fact = 0; fact < trial->subject->pack.vocabulary.count; fact++) {
            bool used = false;
            for (uint32_t i = 0; i < count; i++)
                used |= uses[i].fact == fact && uses[i].lane == seat->group->first + at;
            if (!used)
                party->worlds[at][fact] = all_worlds(&trial->subject->pack.vocabulary.facts[fact]);
        }
    }
    expect(trial,
           oracle_truth(party, lane, condition) == oracle_truth(seat->party, lane, condition),
           "reasons", root, lane);
    free(party);
}

/* Explains one root in one lane. */
static void check_explanation(const struct trial *trial, const struct seat *seat, uint32_t root,
                              const struct condition *condition, uint32_t lane)
{
    struct arena arena;
    struct explanation why;
    const struct fact_use *uses;
    uint32_t count;
    enum truth truth = oracle_truth(seat->party, lane, condition);
    arena_init(&arena);
    assert_true(explain_root(&arena, seat->block, root, seat->group->first + lane, &why));
    expect(trial, why.truth == truth && why.condition == condition, "explanation", root, lane);
    assert_true(explain_reasons(&arena, &why, &uses, &count));
    if (truth == TRUTH_UNDETERMINED)
        expect(trial, count == 0, "no reasons", root, lane);
    else
        check_reasons(trial, seat, root, condition, lane, uses, count);
    assert_true(explain_needs(&arena, &why, &uses, &count));
    expect(trial, (count > 0) == (truth == TRUTH_UNDETERMINED), "needs", root, lane);
    for (uint32_t i = 0; i < count; i++)
        expect(trial, !block_is_exact(seat->block, uses[i].lane, uses[i].fact), "need", root, lane);
    arena_fini(&arena);
}

/* Compares all that evaluate left of a party. */
static void check_party(struct trial *trial, const struct seat *seat)
{
    const struct pack *pack = &trial->subject->pack;
    const struct program *program = trial->program;
    for (uint32_t i = 0; i < pack->rule_count; i++)
        check_root(trial, seat, program->rule_root[i], pack->rules[i].when);
    for (uint32_t i = 0; i < pack->check_count; i++)
        check_root(trial, seat, program->check_root[i], pack->checks[i].when);
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (fact->ask_if != NULL)
            check_root(trial, seat, program->ask_root[i], fact->ask_if);
        for (uint32_t j = 0; j < fact->default_count; j++)
            check_root(trial, seat, program->default_root[i][j], fact->defaults[j].when);
    }
    check_rules(trial, seat);
    check_facts(trial, seat);
    if (pack->rule_count > 0) {
        uint32_t rule = draw_below(trial->random, pack->rule_count);
        check_explanation(trial, seat, program->rule_root[rule], pack->rules[rule].when,
                          draw_below(trial->random, party_lanes(seat->party)));
    }
}

static void check_block(struct trial *trial, struct block *block, struct party *parties,
                        bool assumptions)
{
    struct evaluate_failure failure;
    assert_int_equal(evaluate(block, assumptions, &failure), EVALUATE_OK);
    for (uint32_t i = 0; i < block->group_count; i++) {
        oracle_resolve(&parties[i], assumptions);
        check_party(trial, &(struct seat){block, &block->groups[i], &parties[i]});
    }
}

/* Chooses options, and compares the advice. */
static void check_advice(struct trial *trial, struct block *block, struct party *parties)
{
    const struct pack *pack = &trial->subject->pack;
    uint32_t reserved = pack->vocabulary.count - 1;
    uint32_t options[BLOCK_LANES];
    struct evaluate_failure failure;
    for (uint32_t lane = 0; lane < block->lanes; lane++)
        options[lane] =
            chance(trial->random, 20) ? OPTION_NONE : draw_below(trial->random, OPTIONS);
    assert_int_equal(evaluate_advice(block, options, &failure), EVALUATE_OK);
    for (uint32_t i = 0; i < block->group_count; i++) {
        struct seat seat = {block, &block->groups[i], &parties[i]};
        for (uint32_t lane = 0; lane < parties[i].components; lane++) {
            uint32_t option = options[seat.group->first + lane];
            if (option == OPTION_NONE)
                continue;
            parties[i].worlds[lane][reserved] = UINT64_C(1) << option;
            parties[i].origins[lane][reserved] = ORIGIN_DERIVED;
        }
        for (uint32_t j = 0; j < pack->advice_count; j++)
            check_root(trial, &seat, trial->program->advice_root[j], pack->advice[j].when);
    }
}

/* Fills a block with parties; each then alone as well, now and then. */
static void try_pack(struct trial *trial)
{
    static const uint32_t sizes[] = {1, 40, 64, 65, 130, 512};
    uint32_t capacity = sizes[draw_below(trial->random, 6)];
    bool assumptions = chance(trial->random, 70);
    struct block *block = block_new(trial->program, capacity);
    struct block *alone = block_new(trial->program, MOST_LANES);
    assert_non_null(block);
    assert_non_null(alone);
    for (uint32_t round = 0; round < 2; round++) {
        uint32_t count = 0;
        do
            random_party(&trial->parties[count], trial->subject, trial->random);
        while (seat_party(block, &trial->parties[count]) != BLOCK_FULL &&
               ++count < 1 + draw_below(trial->random, 2 * capacity));
        check_block(trial, block, trial->parties, assumptions);
        check_advice(trial, block, trial->parties);
        check_block(trial, block, trial->parties, !assumptions);
        for (uint32_t i = 0; i < count; i += 1 + draw_below(trial->random, 8)) {
            block_clear(alone);
            assert_int_not_equal(seat_party(alone, &trial->parties[i]), BLOCK_FULL);
            check_block(trial, alone, &trial->parties[i], assumptions);
        }
        block_clear(block);
    }
    block_free(alone);
    block_free(block);
}

static void agrees_with_the_oracle(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", 2000000 * setting("ROUNDS", 1));
    struct trial trial = {0};
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, wanted);
    trial.subject = malloc(sizeof *trial.subject);
    trial.parties = malloc(MOST_PARTIES * sizeof *trial.parties);
    assert_non_null(trial.subject);
    assert_non_null(trial.parties);
    uint32_t packs = 0;
    for (; trial.cases < wanted; packs++, seed++) {
        uint64_t random = seed;
        trial.seed = seed;
        trial.random = &random;
        random_pack(trial.subject, &random);
        trial.program = program_new(&trial.subject->pack);
        assert_non_null(trial.program);
        try_pack(&trial);
        program_free(trial.program);
        pack_done(&trial.subject->pack);
    }
    print_message("# %" PRIu64 " truths in %" PRIu32 " packs\n", trial.cases, packs);
    free(trial.parties);
    free(trial.subject);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_oracle),
    };
    return cmocka_run_group_tests_name("evaluate", tests, NULL, NULL);
}
