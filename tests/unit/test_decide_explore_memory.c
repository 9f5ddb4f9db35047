/* Whichever allocation fails, an analysis says so and leaks nothing. */
#include "failing_arena.h"
#include "explore_fixture.h"

#include "decide/explore/agreement.h"
#include "decide/explore/flips.h"
#include "decide/explore/questions.h"
#include "decide/explore/suffice.h"
#include "decide/explore/weights.h"
#include "decide/explore/without.h"

/* Open facts of each kind, an override, a range, a waiver; nothing is tried often. */
static const char text[] = "project: {team: few}\n"
                           "components:\n"
                           "  - {name: a, load: 5 .. 20, kind: b, project: {tempo: fast}}\n"
                           "  - {name: b, load: 60, word: quick}\n"
                           "waivers: [{rule: r-many, reason: R.}]\n";

static const struct flips_budget little = {.lanes = 600, .kept = 8, .pairs = true};

static bool survey_and_ask(struct arena *arena, struct inquiry *inquiry)
{
    struct survey survey;
    if (!survey_take(&survey, arena, inquiry, 32))
        return false;
    struct questions *questions = questions_of(arena, inquiry, &survey);
    return questions && agreement_of(arena, inquiry->ruling, &survey) &&
           suffice(questions, arena, inquiry, &survey);
}

static bool weigh(struct arena *arena, struct inquiry *inquiry)
{
    struct acceptability *weights = weightings_try(arena, inquiry, 8);
    return weights && weights_flip(weights, arena, inquiry);
}

static bool leave_out(struct arena *arena, struct inquiry *inquiry)
{
    return without_sources(arena, inquiry) != NULL;
}

static bool flip(struct arena *arena, struct inquiry *inquiry)
{
    return flips_find(arena, inquiry, &little) != NULL;
}

static void survives(bool (*part)(struct arena *arena, struct inquiry *inquiry))
{
    struct profile *profile = court_profile(text);
    struct rulings *rulings = court_rule(profile, true);
    bool failed = true;
    long n = 0;
    assert_non_null(rulings);
    for (; failed; n++) {
        struct inquiry inquiry;
        struct arena arena;
        arena_init(&arena);
        diags_init(&court_diags, &court_arena);
        failing_memory(n);
        bool done = inquiry_init(&inquiry, court_judge, rulings->items, true, &court_diags);
        if (done && !part(&arena, &inquiry))
            done = inquiry_failed(&inquiry, &court_diags);
        failed = failing_stop();
        assert_int_equal(done, !failed);
        assert_int_equal(court_diags.no_memory, failed);
        inquiry_fini(&inquiry);
        arena_fini(&arena);
    }
    assert_true(n > 20);
    rulings_free(rulings);
    profile_free(profile);
}

static void surveys_and_questions_survive(void **state)
{
    (void)state;
    survives(survey_and_ask);
}

static void weights_survive(void **state)
{
    (void)state;
    survives(weigh);
}

static void sources_survive(void **state)
{
    (void)state;
    survives(leave_out);
}

static void flips_survive(void **state)
{
    (void)state;
    survives(flip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surveys_and_questions_survive),
        cmocka_unit_test(weights_survive),
        cmocka_unit_test(sources_survive),
        cmocka_unit_test(flips_survive),
    };
    return cmocka_run_group_tests(tests, look_setup, look_teardown);
}
