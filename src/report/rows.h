/* The rows of a chart: which components have one, and what stands behind their points: whether the
 * best option is settled, and what the ruling gives where that is not the best.
 *
 * Components of a ruling are given as a set: bit i stands for its component i. */
#ifndef REPORT_ROWS_H
#define REPORT_ROWS_H

#include "decide/ruling.h"
#include "report/paint.h"

#define ROWS_SHOWN 12

/* The components that are shown: all, or the ROWS_SHOWN that matter most. That is for how much of
 * the plan's worth they speak: size times lead, or regret where that is larger; before these, those
 * where all options but one are ruled out. */
uint64_t rows_shown(const struct ruling *ruling);

/* The columns for the names of the components that are shown: of the longest, at most `most`. */
int rows_names(const struct ruling *ruling, uint64_t shown, int most);

/* Appends a line on the components that are not shown; nothing where there are none. */
void rows_write_rest(struct paint *paint, const struct ruling *ruling, uint64_t shown);

/* The columns behind the points of all rows: "  yes  → Python". */
struct tail {
    bool firm; /* it was looked for whether each best option is settled */
    int gets;  /* columns for what the ruling gives; 0 where that is always the best */
};

struct tail rows_tail(const struct paint *paint, const struct ruling *ruling, uint64_t shown);

/* All that it takes, with the spaces in front. */
int rows_tail_width(const struct tail *tail);

/* Append the head over it, and that of one component; both end the line. */
void rows_write_tail_head(struct paint *paint, const struct tail *tail);
void rows_write_tail(struct paint *paint, const struct ruling *ruling, uint32_t i,
                     const struct tail *tail);

#endif
