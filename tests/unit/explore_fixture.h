/* What the tests of src/decide/explore share: a small pack where points can be worked out at sight,
 * and an inquiry into a ruling on a profile given as text. */
#ifndef UNIT_EXPLORE_FIXTURE_H
#define UNIT_EXPLORE_FIXTURE_H

#include "judge_fixture.h"

#include "decide/explore/inquiry.h"

#define LEFT  0
#define RIGHT 1

/* A load counts for left, kinds, depth and skills for right; `x` among the tags rules left out.
 * Of A alone rest l-some and big, of B alone r-kind and no-left. */
#define EXPLORE_PACK                                                                               \
    COURT_HEAD                                                                                     \
    "  care: {title: Care}\n"                                                                      \
    "split: {second: 4, introduce: 2, via: {http: 1}, traffic: {high: 2}}\n"                       \
    "sources: {A: {title: First}, B: {title: Second}}\n"                                           \
    "claims:\n"                                                                                    \
    "  - {id: one, source: A, claim: One.}\n"                                                      \
    "  - {id: two, source: B, claim: Two.}\n"                                                      \
    "facts:\n"                                                                                     \
    "  - {fact: project.team, type: level, values: [few, some, many], question: Q?}\n"             \
    "  - {fact: project.skills, type: set, values: [p, q], question: Q?}\n"                        \
    "  - {fact: project.tempo, type: choice, values: [slow, fast], question: Q?, find_out: F.,\n"  \
    "     default: {value: slow}}\n"                                                               \
    "  - {fact: project.big, type: bool, derived: true, otherwise: false}\n"                       \
    "  - {fact: component.load, type: integer, range: 0 .. 100, question: Q?, find_out: F.,\n"     \
    "     bands: {little: 0 .. 9, some_load: 10 .. 49, much: 50 .. 100}}\n"                        \
    "  - {fact: component.kind, type: choice, values: [a, b, c, d], question: Q?,\n"               \
    "     likely: {a: 3, b: 1}}\n"                                                                 \
    "  - {fact: component.deep, type: bool, question: Q?, ask_if: component.kind == b,\n"          \
    "     otherwise: false}\n"                                                                     \
    "  - {fact: component.tags, type: set, values: [x, y, z], question: Q?}\n"                     \
    "  - {fact: component.word, type: text, question: Q?}\n"                                       \
    "rules:\n"                                                                                     \
    "  - {id: l-some, criterion: pace, when: component.load >= 10, favours: {left: moderate},\n"   \
    "     because: B., cites: [one]}\n"                                                            \
    "  - {id: l-much, criterion: pace, when: component.load >= 50, favours: {left: strong},\n"     \
    "     because: B.}\n"                                                                          \
    "  - {id: r-many, criterion: pace, when: project.team == many, favours: {right: slight},\n"    \
    "     because: B.}\n"                                                                          \
    "  - {id: l-slow, criterion: care, when: project.tempo == slow, favours: {left: slight},\n"    \
    "     because: B.}\n"                                                                          \
    "  - {id: r-kind, criterion: care, when: component.kind == c, favours: {right: strong},\n"     \
    "     because: B., cites: [two]}\n"                                                            \
    "  - {id: r-deep, criterion: care, when: component.deep == true, favours: {right: strong},\n"  \
    "     because: B.}\n"                                                                          \
    "  - {id: r-skill, criterion: care, when: project.skills includes p,\n"                        \
    "     favours: {right: moderate}, because: B., cites: [one, two]}\n"                           \
    "  - {id: r-word, criterion: care, when: 'component.word matches /slow/',\n"                   \
    "     favours: {right: strong}, because: B.}\n"                                                \
    "  - {id: no-left, when: component.tags includes x, excludes: left, because: B.,\n"            \
    "     cites: [two]}\n"                                                                         \
    "  - {id: big, for: project, when: project.team == many, derives: {project.big: true},\n"      \
    "     because: B., cites: [one]}\n"                                                            \
    "checks:\n"                                                                                    \
    "  - {id: a-fast, level: error, message: No.,\n"                                               \
    "     when: [component.kind == a, project.tempo == fast]}\n"                                   \
    "  - {id: d-much, level: error, message: No.,\n"                                               \
    "     when: [component.kind == d, component.load >= 50]}\n"

/* Left by 4: 3 for the load, 1 for the tempo. Nothing is open. */
#define EXPLORE_LEFT                                                                               \
    "project: {team: few, skills: [], tempo: slow}\n"                                              \
    "component: {load: 20, kind: a, tags: [], word: quick}\n"

/* Right by 2: 6 for the kind. Nothing is open. */
#define EXPLORE_RIGHT                                                                              \
    "project: {team: few, skills: [], tempo: slow}\n"                                              \
    "component: {load: 20, kind: c, tags: [], word: quick}\n"

static struct profile *look_profile;
static struct rulings *look_rulings;
static const struct ruling *look_ruling;
static struct inquiry look_inquiry;

static inline void look_with(const char *text, struct judge_options options)
{
    look_profile = court_profile(text);
    const struct profile *const one[] = {look_profile};
    diags_init(&court_diags, &court_arena);
    look_rulings = judge_profiles(court_judge, one, 1, options, &court_diags);
    assert_non_null(look_rulings);
    look_ruling = look_rulings->items;
    assert_true(
        inquiry_init(&look_inquiry, court_judge, look_ruling, options.assumptions, &court_diags));
}

/* Begins an inquiry into a profile; look_done ends it. */
static inline void look(const char *text)
{
    look_with(text, court_usual);
}

static inline void look_done(void)
{
    inquiry_fini(&look_inquiry);
    rulings_free(look_rulings);
    profile_free(look_profile);
}

static inline int look_setup(void **state)
{
    int status = court_setup(state);
    if (status == 0)
        court_use_text(EXPLORE_PACK);
    return status;
}

static inline int look_teardown(void **state)
{
    court_back();
    return court_teardown(state);
}

/* Another pack for a test; look_pack_done ends it. */
static inline void look_pack(const char *text)
{
    court_back();
    court_use_text(text);
}

static inline void look_pack_done(void)
{
    court_back();
    court_use_text(EXPLORE_PACK);
}

static inline uint32_t fact_named(const char *name)
{
    uint32_t fact = fact_find(&court_pack->vocabulary, name);
    assert_int_not_equal(fact, FACT_NONE);
    return fact;
}

static inline void assert_outcome(struct outcome outcome, enum verdict_kind verdict,
                                  uint32_t option)
{
    assert_int_equal(outcome.verdict, verdict);
    assert_int_equal(outcome.option, option);
}

#endif
