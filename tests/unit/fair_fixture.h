/* What the tests of plans in src/report share: a small pack where a fact says outright how far a
 * component leans to which side, so that what plans come to can be worked out at sight. */
#ifndef UNIT_FAIR_FIXTURE_H
#define UNIT_FAIR_FIXTURE_H

#include "report_fixture.h"

/* `lean` gives points, `not` excludes, `today` is where a component is; `runs` says what runs
 * already, `mood` makes a split dearer or cheaper, `tested` a move. Rules about points are cited
 * from A or B, which contradict each other. */
#define FAIR_PACK                                                                                  \
    COURT_HEAD                                                                                     \
    "  care: {title: Care}\n"                                                                      \
    "split: {second: 4, introduce: 2, operated: project.runs,\n"                                   \
    "  via: {in_process: never, http: 1, queue: 0.5}, traffic: {low: 0.5, high: 2}}\n"             \
    "switch: {current: component.today, cost: 3}\n"                                                \
    "sources: {A: {title: First, date: 2026-01-01}, B: {title: Second, date: about 2024}}\n"       \
    "claims:\n"                                                                                    \
    "  - {id: more, source: A, claim: More., figures: 47-78 %, contradicts: [less]}\n"             \
    "  - {id: less, source: B, claim: Less., figures: 10-20 %}\n"                                  \
    "facts:\n"                                                                                     \
    "  - {fact: project.runs, type: set, values: [left, right], question: Q?}\n"                   \
    "  - {fact: project.mood, type: choice, values: [good, bad, other], question: Q?}\n"           \
    "  - {fact: component.lean, type: choice, question: Q?,\n"                                     \
    "     values: [left3, left6, right3, right6, level]}\n"                                        \
    "  - {fact: component.care, type: choice, values: [left, right, neither], question: Q?}\n"     \
    "  - {fact: component.not, type: set, values: [left, right], question: Q?}\n"                  \
    "  - {fact: component.today, type: option, values: [new], question: Q?}\n"                     \
    "  - {fact: component.tested, type: bool, question: Q?}\n"                                     \
    "rules:\n"                                                                                     \
    "  - {id: l3, criterion: pace, when: component.lean == left3, favours: {left: moderate},\n"    \
    "     because: B., cites: [more], despite: [less]}\n"                                          \
    "  - {id: l6, criterion: pace, when: component.lean == left6, favours: {left: strong},\n"      \
    "     because: B., cites: [more], despite: [less]}\n"                                          \
    "  - {id: r3, criterion: pace, when: component.lean == right3, favours: {right: moderate},\n"  \
    "     because: B., cites: [less]}\n"                                                           \
    "  - {id: r6, criterion: pace, when: component.lean == right6, favours: {right: strong},\n"    \
    "     because: B., cites: [less]}\n"                                                           \
    "  - {id: cl, criterion: care, when: component.care == left, favours: {left: moderate},\n"     \
    "     against: {right: slight}, because: B.}\n"                                                \
    "  - {id: cr, criterion: care, when: component.care == right, favours: {right: moderate},\n"   \
    "     because: B.}\n"                                                                          \
    "  - {id: not-left, when: component.not includes left, excludes: left, because: B.,\n"         \
    "     cites: [less]}\n"                                                                        \
    "  - {id: not-right, when: component.not includes right, excludes: right, because: B.}\n"      \
    "  - {id: bad-mood, criterion: care, for: split, when: project.mood == bad,\n"                 \
    "     costs: moderate, because: B., cites: [less]}\n"                                          \
    "  - {id: good-mood, criterion: care, for: split, when: project.mood == good,\n"               \
    "     saves: slight, because: B.}\n"                                                           \
    "  - {id: untested, criterion: care, for: switch, when: component.tested == false,\n"          \
    "     costs: moderate, because: B.}\n"                                                         \
    "  - {id: tested, criterion: care, for: switch, when: component.tested == true,\n"             \
    "     saves: slight, because: B.}\n"

/* Three options, of which no rule speaks for the third. */
#define FAIR_THREE                                                                                 \
    "format: 1\npack: three\nversion: 1.0\ntitle: Three\n"                                         \
    "options: {x: {title: X}, y: {title: Y}, z: {title: Z}}\n"                                     \
    "combination: {id: mix, title: Mix}\n"                                                         \
    "strengths: {slight: 1, moderate: 3, strong: 6}\n"                                             \
    "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"                                                \
    "criteria: {pace: {title: Pace}}\n"                                                            \
    "split: {second: 1, introduce: 2, via: {http: 1}, traffic: {high: 2}}\n"                       \
    "switch: {current: component.today, cost: 3}\n"                                                \
    "facts:\n"                                                                                     \
    "  - {fact: component.lean, type: choice, values: [x, y, z], question: Q?}\n"                  \
    "  - {fact: component.today, type: option, question: Q?}\n"                                    \
    "rules:\n"                                                                                     \
    "  - {id: x1, criterion: pace, when: component.lean == x,\n"                                   \
    "     favours: {x: strong}, because: B.}\n"                                                    \
    "  - {id: y1, criterion: pace, when: component.lean == y,\n"                                   \
    "     favours: {y: strong}, because: B.}\n"

/* Everything known that is not said in a test, so that nothing is open. */
#define FAIR_PROJECT "project: {runs: [left, right], mood: other}\n"

static struct profile *fair_profile;
static struct rulings *fair_rulings;

/* The small pack takes the place of the court's own. */
static inline int fair_setup(void **state)
{
    if (court_setup(state) != 0)
        return -1;
    court_use_text(FAIR_PACK);
    judge_free(court_tiny_judge);
    pack_free(court_tiny);
    return 0;
}

/* The ruling on a profile, without a search for what open answers can change: tests say themselves
 * what came of that. */
static inline struct ruling *fair_rule(const char *text)
{
    diags_init(&court_diags, &court_arena);
    fair_profile = court_profile(text);
    const struct profile *const one[] = {fair_profile};
    struct judge_options options = {.assumptions = true, .settling = false};
    fair_rulings = judge_profiles(court_judge, one, 1, options, &court_diags);
    assert_non_null(fair_rulings);
    return &fair_rulings->items[0];
}

static inline void fair_forget(void)
{
    rulings_free(fair_rulings);
    profile_free(fair_profile);
}

/* What one of the writers writes in so many columns, in the court's arena. */
static inline const char *fair_write(void (*write)(struct paint *, const struct ruling *),
                                     const struct ruling *ruling, int width)
{
    struct sheet sheet;
    sheet_init(&sheet, width);
    write(&sheet.paint, ruling);
    const char *text = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return text;
}

static inline uint32_t fair_fact(const char *name)
{
    uint32_t fact = fact_find(&court_pack->vocabulary, name);
    assert_true(fact != FACT_NONE);
    return fact;
}

#endif
