/* Whichever allocation fails, what bears on a ruling is found in full or not at all. */
#include "failing_arena.h"

#include "dissent_fixture.h"

#include "decide/dissent/dissent.h"
#include "decide/plead.h"
#include "decide/waive.h"

/* Waivers of each state; contradictions and reserves; a rival. */
#define PACK                                                                                       \
    DISSENT_PACK(CLAIM("c1", "c2, c3") CLAIM("c2", "c3") CLAIM("c3", "") CLAIM("c4", "")           \
                     CLAIM("c5", ""),                                                              \
                 RULE("r1", "c1", "c2") RULE("r2", "c2, c3", "c5")                                 \
                     RULE_OF("r3", "favours: {right: strong}", "c4", "c5") RULE("r4", "c1", "")    \
                         RULE("r5", "c1", ""))

static const char waived[] = "components: [{name: a, fires: [r1, r2, r3, r4]}]\n"
                             "waivers:\n"
                             "  - {rule: r4, reason: r}\n"
                             "  - {rule: r5, component: a, reason: r}\n"
                             "  - {rule: r2, reason: r, until: 2020-01-01}\n";

static struct profile *profile;

static int use_pack(void **state)
{
    (void)state;
    court_use_text(PACK);
    profile = court_profile(waived);
    profile->as_of = "2026-01-01";
    return 0;
}

static int use_tiny(void **state)
{
    (void)state;
    profile_free(profile);
    court_back();
    return 0;
}

/* Finds again what `find` found in a ruling, with each allocation failing once. */
static void fail_to_find(bool (*find)(struct arena *, struct ruling *), const struct ruling *ruling)
{
    bool failed = true;
    long n = 0;
    for (; failed; n++) {
        struct ruling again = *ruling;
        struct arena arena;
        arena_init(&arena);
        failing_memory(n);
        bool found = find(&arena, &again);
        failed = failing_stop();
        assert_int_equal(found, !failed);
        if (found) {
            assert_int_equal(again.dissent_count, ruling->dissent_count);
            assert_int_equal(again.plea_count, ruling->plea_count);
        }
        arena_fini(&arena);
    }
    assert_true(n > 1);
}

static bool dissent_again(struct arena *arena, struct ruling *ruling)
{
    ruling->dissent_count = 0;
    return dissent_find(arena, ruling);
}

static bool plead_again(struct arena *arena, struct ruling *ruling)
{
    ruling->plea_count = 0;
    return plead(arena, ruling);
}

static void dissent_and_pleas_survive(void **state)
{
    (void)state;
    struct rulings *rulings = court_rule(profile, true);
    assert_non_null(rulings);
    assert_int_equal(rulings->items[0].dissent_count, 2);
    assert_int_equal(rulings->items[0].plea_count, 2);
    fail_to_find(dissent_again, &rulings->items[0]);
    fail_to_find(plead_again, &rulings->items[0]);
    rulings_free(rulings);
}

/* Reserves alone, and so many that they need room of their own. */
static void reserves_survive(void **state)
{
    (void)state;
    static const char *const packs[] = {
        DISSENT_PACK(CLAIM("c1", "") CLAIM("c2", ""), RULE("r1", "c1", "c2")),
        DISSENT_PACK(CLAIM("c1", "c2, c3, c4, c5, c6") CLAIM("c2", "") CLAIM("c3", "")
                         CLAIM("c4", "") CLAIM("c5", "") CLAIM("c6", "") CLAIM("c7", ""),
                     RULE("r1", "c1", "c2, c3, c4, c5, c6") RULE("r2", "c7", "c1")
                         RULE("r3", "c7", "c1") RULE("r4", "c7", "c1") RULE("r5", "c7", "c1")),
    };
    for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
        court_use_text(packs[i]);
        struct profile *one = court_profile("component: {fires: [r1, r2, r3, r4, r5]}\n");
        struct rulings *rulings = court_rule(one, true);
        assert_non_null(rulings);
        assert_int_equal(rulings->items[0].dissent_count, 1);
        fail_to_find(dissent_again, &rulings->items[0]);
        rulings_free(rulings);
        profile_free(one);
        court_back();
    }
}

static void judging_with_waivers_survives(void **state)
{
    (void)state;
    const struct profile *const one[] = {profile};
    const struct judge_options options = {.assumptions = true, .settling = false};
    bool failed = true;
    long n = 0;
    for (; failed; n++) {
        diags_init(&court_diags, &court_arena);
        failing_memory(n);
        struct rulings *rulings = judge_profiles(court_judge, one, 1, options, &court_diags);
        failed = failing_stop();
        assert_int_equal(rulings != NULL && !court_diags.no_memory, !failed);
        assert_int_equal(court_diags.no_memory, failed);
        rulings_free(rulings);
    }
    assert_int_equal(court_said(R0141), 1);
    assert_int_equal(court_said(R0142), 1);
    assert_true(n > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(dissent_and_pleas_survive, use_pack, use_tiny),
        cmocka_unit_test(reserves_survive),
        cmocka_unit_test_setup_teardown(judging_with_waivers_survives, use_pack, use_tiny),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
