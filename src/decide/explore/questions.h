/* Questions: what each open answer would tell about the verdict.
 *
 * One survey answers it for all of them at once: its completions are grouped by what a question's
 * answer is in them, and the verdicts of each group are counted. What the answer tells is the
 * mutual information of the two, less what so few completions feign on average (Miller and Madow's
 * correction); what is left below a few thousandths of a bit is noise. Of a set, as many of its
 * most telling members are looked at together as there are completions for; what the answer tells
 * is then at least that. A text has no classes and is told nothing of. */
#ifndef DECIDE_EXPLORE_QUESTIONS_H
#define DECIDE_EXPLORE_QUESTIONS_H

#include "decide/explore/survey.h"

/* All that is open, most telling first: by information, then by how often the answer makes another
 * verdict, then what matters before what does not, what is easily found out, and the order of the
 * pack. In the arena; NULL when memory is out. */
struct questions *questions_of(struct arena *arena, const struct inquiry *inquiry,
                               const struct survey *survey);

/* Which of the items that are open a question asks for. */
uint32_t question_item(const struct openness *open, const struct question *question);

/* What a pack says of how a fact is found out: what needs no hint is known, what has one must be
 * looked up, and a number that has one must be measured. */
enum effort fact_effort(const struct fact *fact);

#endif
