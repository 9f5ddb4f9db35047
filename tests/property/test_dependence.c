/* What lies outside a root's cone never changes the root: on random packs and groups, all answers
 * that its truth in a lane does not hang on are replaced by others.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many truths are compared at least,
 * ROUNDS multiplies that. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/dependence.h"
#include "engine/evaluate.h"
#include "random_packs.h"

#define SEATS (BLOCK_LANES / MOST_LANES)

/* A root in a lane of a party, and the party that has other answers outside its cone. */
struct trial {
    uint32_t root;
    uint32_t lane;
    uint32_t group;
    struct party party;
};

struct pair {
    struct subject subject;
    struct program *program;
    struct arena arena;
    struct dependence dependence;
    struct party party;
    struct party other;
    struct trial trials[SEATS];
    uint64_t seed;    /* of the pack */
    uint64_t changed; /* answers */
};

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

static bool has(const uint64_t *set, uint32_t fact)
{
    return (set[fact / 64] >> (fact % 64)) & 1;
}

/* Whether what a fact is in lane `at` may count for a root in lane `lane`. */
static bool may_count(const struct cone *cone, const struct party *party, uint32_t fact,
                      uint32_t lane, uint32_t at)
{
    return (at == lane && has(cone->own, fact)) ||
           (at == party_project(party) && has(cone->project, fact)) ||
           (at < party->components && has(cone->everywhere, fact));
}

/* Answers of the other party where they cannot count, else those of the first. */
static void change(struct pair *pair, struct trial *trial)
{
    const struct cone *cone = &pair->dependence.roots[trial->root];
    trial->party = pair->party;
    for (uint32_t at = 0; at < party_lanes(&pair->party); at++) {
        for (uint32_t fact = 0; fact < pair->subject.pack.vocabulary.count; fact++) {
            if (may_count(cone, &pair->party, fact, trial->lane, at))
                continue;
            trial->party.given[at][fact] = pair->other.given[at][fact];
            trial->party.tentative[at][fact] = pair->other.tentative[at][fact];
            trial->party.values[at][fact] = pair->other.values[at][fact];
            pair->changed += pair->other.given[at][fact];
        }
    }
}

/* Takes the answers of another random party of the same shape. */
static void draw_other(struct pair *pair, uint64_t *random)
{
    do
        random_party(&pair->other, &pair->subject, random);
    while (party_lanes(&pair->other) < party_lanes(&pair->party));
}

/* A root whose cone is known: of a rule, a question or a check. */
static uint32_t draw_root(const struct pair *pair, uint64_t *random)
{
    uint32_t root;
    do
        root = draw_below(random, pair->program->root_count);
    while (pair->dependence.roots[root].own == NULL);
    return root;
}

static void evaluate_block(struct block *block)
{
    struct evaluate_failure failure;
    assert_int_equal(evaluate(block, false, &failure), EVALUATE_OK);
}

/* Changes a party for several roots, side by side behind the party itself. */
static uint32_t try_party(struct pair *pair, struct block *block, uint64_t *random)
{
    uint32_t count = 0;
    random_party(&pair->party, &pair->subject, random);
    block_clear(block);
    assert_int_equal(seat_party(block, &pair->party), 0);
    for (; count < SEATS; count++) {
        struct trial *trial = &pair->trials[count];
        trial->root = draw_root(pair, random);
        trial->lane = draw_below(random, party_lanes(&pair->party));
        draw_other(pair, random);
        change(pair, trial);
        trial->group = seat_party(block, &trial->party);
        if (trial->group == BLOCK_FULL)
            break;
    }
    evaluate_block(block);
    for (uint32_t i = 0; i < count; i++) {
        const struct trial *trial = &pair->trials[i];
        uint32_t lane = block->groups[trial->group].first + trial->lane;
        if (block_root(block, trial->root, lane) != block_root(block, trial->root, trial->lane))
            fail_msg("root %" PRIu32 " in lane %" PRIu32 ": RULING_SEED=%" PRIu64, trial->root,
                     trial->lane, pair->seed);
    }
    return count;
}

/* Whether a root's cone is known at all. */
static bool has_cones(const struct pair *pair)
{
    const struct pack *pack = &pair->subject.pack;
    bool asked = pack->rule_count > 0 || pack->check_count > 0;
    for (uint32_t fact = 0; fact < pack->vocabulary.count; fact++)
        asked = asked || pair->program->ask_root[fact] != UINT32_MAX;
    return asked;
}

static uint64_t try_pack(struct pair *pair, uint64_t *random)
{
    uint64_t cases = 0;
    random_pack(&pair->subject, random);
    pair->program = program_new(&pair->subject.pack);
    assert_non_null(pair->program);
    arena_init(&pair->arena);
    assert_true(dependence_init(&pair->dependence, &pair->arena, pair->program));
    struct block *block = block_new(pair->program, BLOCK_LANES);
    assert_non_null(block);
    for (uint32_t i = 0; i < 8 && has_cones(pair); i++)
        cases += try_party(pair, block, random);
    block_free(block);
    arena_fini(&pair->arena);
    program_free(pair->program);
    pack_done(&pair->subject.pack);
    return cases;
}

static void nothing_outside_a_cone_counts(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", 500000 * setting("ROUNDS", 1));
    struct pair *pair = calloc(1, sizeof *pair);
    assert_non_null(pair);
    uint64_t cases = 0;
    for (; cases < wanted; seed++) {
        uint64_t random = seed;
        pair->seed = seed;
        cases += try_pack(pair, &random);
    }
    print_message("# RULING_CASES=%" PRIu64 "\n", wanted);
    print_message("# %" PRIu64 " truths, %" PRIu64 " answers changed\n", cases, pair->changed);
    assert_true(pair->changed > cases);
    free(pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_outside_a_cone_counts),
    };
    return cmocka_run_group_tests_name("dependence", tests, NULL, NULL);
}
