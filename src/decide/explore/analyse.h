/* Analysing: the parts of an analysis that somebody wants, made for one ruling. */
#ifndef DECIDE_EXPLORE_ANALYSE_H
#define DECIDE_EXPLORE_ANALYSE_H

#include "decide/explore/analysis.h"
#include "decide/judge.h"

/* The parts, to be or-ed. Some need others, which are then made as well. */
enum analysis_part {
    ANALYSE_AGREEMENT = 1,
    ANALYSE_QUESTIONS = 2,
    ANALYSE_SETTLING = 4, /* the set of questions that settles the verdict; with the questions */
    ANALYSE_HINGES = 8,   /* the rules that hang on each question; with the questions */
    ANALYSE_WEIGHTS = 16, /* other weightings, and the weights that flip */
    ANALYSE_SOURCES = 32,
    ANALYSE_FLIPS = 64,
    ANALYSE_ALL = 127,
    ANALYSE_SETTLING_FEW = 128 /* as ANALYSE_SETTLING, unless more than SETTLING_FEW questions may
                                  matter: then the set is large, and takes long to find */
};

#define SETTLING_FEW 24

/* Makes those of the parts that the analysis has not yet, in the arena, for the ruling that it is
 * about; `assumptions` as that was judged. The judge is the ruling's. False when memory is out or a
 * pattern hits its limits (in `diags`); what was made up to then stays. */
bool analyse(struct analysis *analysis, struct arena *arena, const struct judge *judge,
             bool assumptions, unsigned parts, struct diags *diags);

#endif
