/* An inquiry: a profile that has its ruling, evaluated once more, so that completions and changes
 * can be tried on it in lanes. The parts of an analysis all begin with one. */
#ifndef DECIDE_EXPLORE_INQUIRY_H
#define DECIDE_EXPLORE_INQUIRY_H

#include "decide/explore/analysis.h"
#include "decide/hearing.h"
#include "decide/settle/cells.h"
#include "decide/settle/finding.h"

struct inquiry {
    const struct judge *judge;
    const struct ruling *ruling;
    bool assumptions; /* the pack's defaults are assumed in it */
    struct arena
        arena; /* owns the factors and points, and what parts of an analysis need meanwhile */
    struct hearing hearing; /* with the ruling's waivers applied */
    struct docket docket;
    int64_t *factors;      /* the profile's, as [group][criterion]: see score_block */
    struct points *points; /* of the hearing: [lane][option] */
    struct stakes stakes;  /* those that the ruling was decided on */
    struct trial trial;    /* prepared, the whole entered last, with an empty box */
    struct plans plans;    /* of what was looked at last */
    uint32_t given_up;     /* outcomes that were not found since inquiry_refill: there are too many
                              ways to split, and what may be spent on them was spent */
};

/* Prepares an inquiry into a ruling of the judge, which must outlive it; `assumptions` as it was
 * judged. The caller ends it with inquiry_fini, whatever came of it. False when memory is out or a
 * pattern hits its limits (in `diags`). */
bool inquiry_init(struct inquiry *inquiry, const struct judge *judge, const struct ruling *ruling,
                  bool assumptions, struct diags *diags);

void inquiry_fini(struct inquiry *inquiry);

/* Says in `diags` why a part of an analysis came to nothing: memory is out, or, once other answers
 * are tried, a pattern hits its limits (R0310). Returns false. */
bool inquiry_failed(const struct inquiry *inquiry, struct diags *diags);

/* What may be spent on splits, once more; each part of an analysis begins with it. */
void inquiry_refill(struct inquiry *inquiry);

/* Scores a block of copies of the whole bench, evaluated and with the waivers applied. It has a
 * group for each copy, and unlike findings_score counts all lanes of a rule at once. */
void inquiry_score(struct inquiry *inquiry, const struct block *block);

/* What a copy of a block that was scored last comes to; what is undetermined counts nothing. The
 * plans are then those of the copy. False when there is no such completion, since it meets a check
 * of level error for sure, or when its best split was not found (see `given_up`). */
bool inquiry_outcome(struct inquiry *inquiry, const struct block *block, uint32_t copy,
                     struct outcome *outcome);

/* The verdict, and the plans, under other factors of the criteria; all else, waivers included, is
 * as in the ruling. False when the best split was not found. Whoever calls it puts the ruling's own
 * factors back in the same way. */
bool inquiry_weigh(struct inquiry *inquiry, const int64_t *factors, struct outcome *outcome);

/* The margin of the plans that were looked at last; 0 where there is none to speak of: for either,
 * none, and without rival. */
int64_t inquiry_margin(const struct inquiry *inquiry);

/* All classes of a choice or number, in cells that the pack's comparisons tell apart; those of what
 * a component runs on today each by itself, for plans tell them apart. */
void inquiry_cells(const struct inquiry *inquiry, uint32_t fact, struct cells *cells);

/* A copy of the factors, to be changed; in the inquiry's arena. NULL when memory is out. */
int64_t *inquiry_factors(struct inquiry *inquiry);

/* The verdict of the ruling itself. */
struct outcome ruling_outcome(const struct ruling *ruling);

bool outcome_equal(struct outcome a, struct outcome b);

/* An outcome as a small number, below OUTCOME_CODES, and back; they rise in the order in which
 * outcomes that are equally frequent are listed. */
#define OUTCOME_CODES (ASSIGN_OPTIONS + 4)
uint8_t outcome_code(struct outcome outcome);
struct outcome outcome_of_code(uint8_t code);

/* Those of `counts`, by code, that are not 0, most frequent first, in the arena; how many there are
 * goes to `*count`. NULL when memory is out. */
struct outcome_count *outcomes_sorted(struct arena *arena, const uint32_t counts[OUTCOME_CODES],
                                      uint32_t *count);

#endif
