/* What the tests of `why` share: questions about a profile, and their answers in both forms. */
#ifndef UNIT_WHY_FIXTURE_H
#define UNIT_WHY_FIXTURE_H

#include "report_fixture.h"

#include "report/why.h"

/* Everything that is to be explained, and with what. */
struct question {
    struct profile *profile;
    struct rulings *rulings;
    struct hearing hearing;
    uint32_t subjects[65];
    uint32_t rules[8];
    struct why why;
};

/* Asks about the project, then all components of a profile, and the rules named (NULL behind the
 * last). */
static inline void ask(struct question *question, const char *text, const char *const *rules)
{
    *question = (struct question){.profile = court_profile(text)};
    question->rulings = court_rule(question->profile, true);
    assert_non_null(question->rulings);
    assert_true(
        hearing_init(&question->hearing, court_judge, question->profile, true, &court_diags));
    const struct ruling *ruling = &question->rulings->items[0];
    question->why = (struct why){.hearing = &question->hearing,
                                 .ruling = ruling,
                                 .subjects = question->subjects,
                                 .subject_count = ruling->component_count + 1,
                                 .rules = question->rules};
    question->subjects[0] = WHY_PROJECT;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        question->subjects[i + 1] = i;
    for (; rules && rules[question->why.rule_count]; question->why.rule_count++)
        question->rules[question->why.rule_count] =
            pack_rule(court_pack, rules[question->why.rule_count]);
}

static inline void forget(struct question *question)
{
    hearing_fini(&question->hearing);
    rulings_free(question->rulings);
    profile_free(question->profile);
}

static inline const char *in_words(const struct question *question, int width)
{
    struct strbuf out;
    struct style style = {width, false, false, NULL};
    strbuf_init(&out);
    assert_true(why_text(&question->why, &style, &out));
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static inline const struct node *in_json(const struct question *question)
{
    struct strbuf out;
    strbuf_init(&out);
    assert_true(why_json(&question->why, &out));
    const struct node *root = json_of(out.text);
    strbuf_fini(&out);
    return root;
}

#endif
