/* Whichever allocation fails, an analysis and a search for what makes rules fire say so and leak
 * nothing. */
#include "failing_arena.h"
#include "explore_fixture.h"

#include "decide/explore/analyse.h"
#include "decide/explore/firing.h"
#include "decide/explore/hinges.h"

/* Little is open, so that little is tried. */
static const char text[] = "project: {team: few, skills: [], tempo: slow}\n"
                           "component: {load: 20, kind: b, tags: [], word: quick}\n";

static struct rulings *rulings;

/* Makes something with each allocation failing once. */
static void survives(bool (*make)(struct arena *arena))
{
    struct profile *profile = court_profile(text);
    bool failed = true;
    long n = 0;
    rulings = court_rule(profile, true);
    assert_non_null(rulings);
    for (; failed; n++) {
        struct arena arena;
        arena_init(&arena);
        diags_init(&court_diags, &court_arena);
        failing_memory(n);
        bool done = make(&arena);
        failed = failing_stop();
        if (done == failed)
            fail_msg("allocation %ld failed, and nothing was said", n);
        arena_fini(&arena);
    }
    assert_true(n > 10);
    rulings_free(rulings);
    profile_free(profile);
}

static bool make(struct arena *arena, unsigned parts)
{
    struct analysis analysis = {.ruling = rulings->items};
    bool done = analyse(&analysis, arena, court_judge, true, parts, &court_diags);
    assert_int_equal(court_diags.no_memory, !done);
    return done;
}

static bool ask(struct arena *arena)
{
    return make(arena, ANALYSE_AGREEMENT | ANALYSE_SETTLING | ANALYSE_HINGES);
}

static bool leave_out(struct arena *arena)
{
    return make(arena, ANALYSE_SOURCES | ANALYSE_FLIPS);
}

static bool weigh(struct arena *arena)
{
    return make(arena, ANALYSE_WEIGHTS);
}

static void analyses_survive(void **state)
{
    (void)state;
    survives(ask);
    survives(leave_out);
    survives(weigh);
}

static bool fire(struct arena *arena)
{
    struct inquiry inquiry;
    struct firing one, two;
    bool done = inquiry_init(&inquiry, court_judge, rulings->items, true, &court_diags) &&
                firing_find(&one, arena, &inquiry, pack_rule(court_pack, "l-much"), 0) &&
                firing_find(&two, arena, &inquiry, pack_rule(court_pack, "big"), COMPONENT_NONE);
    assert_true(!done || (one.change_count == 1 && two.change_count == 1));
    inquiry_fini(&inquiry);
    return done;
}

static void searches_survive(void **state)
{
    (void)state;
    survives(fire);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(analyses_survive),
        cmocka_unit_test(searches_survive),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
