/* Sufficing: a small set of questions whose answers settle the verdict, whatever they are.
 *
 * A set suffices if completions that agree on its answers always have the same verdict. That is
 * tried on pairs: completions of a survey, and for each another that has the same answers to the
 * set and is drawn anew in all else. Where the two of a pair have different verdicts, a row of
 * completions leads from one to the other, an answer at a time, and somewhere on it one answer
 * alone makes another verdict: its question is in every set that suffices. So the set grows from
 * nothing by what it needs, until many pairs in a row agree; it is then as small as can be, and
 * holds for the pairs that were tried. (Where a check of level error breaks the row, questions are
 * left out again if pairs agree without.) A text cannot be drawn: one that the verdict may hang on
 * is in the set always. */
#ifndef DECIDE_EXPLORE_SUFFICE_H
#define DECIDE_EXPLORE_SUFFICE_H

#include "decide/explore/survey.h"

/* Pairs that must agree. */
#define SUFFICE_PAIRS 256

/* Lanes that are evaluated at most; where they do not suffice, no set is found. */
#define SUFFICE_LANES 250000

/* Sets the `settling` of the questions, in the arena. False when memory is out or evaluation
 * failed. */
bool suffice(struct questions *questions, struct arena *arena, struct inquiry *inquiry,
             const struct survey *survey);

#endif
