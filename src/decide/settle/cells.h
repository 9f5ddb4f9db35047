/* Cells: the classes of a fact, gathered by what some comparisons can tell apart. Classes of one
 * cell answer all of them alike, so one of each cell is enough to try. */
#ifndef DECIDE_SETTLE_CELLS_H
#define DECIDE_SETTLE_CELLS_H

#include "engine/program.h"

struct cells {
    uint32_t count;
    uint32_t classes;         /* that are possible, rising … */
    uint16_t class[BITS_MAX]; /* … which … */
    uint16_t cell[BITS_MAX]; /* … and in which cell; cells are in the order of their first ones */
};

/* The classes of a column that are possible, as `planes` bytes (see block_given_classes): all in
 * one cell, or each in one of its own. */
void cells_init(struct cells *cells, const struct column *column, const uint8_t *possible,
                bool apart);

/* Tells the classes that a comparison accepts from the others. */
void cells_split(struct cells *cells, const struct test *test);

/* One class of each cell, which `classes` has room for: the first of the cell, but `favourite` if
 * that is in it, and that cell first. */
void cells_pick(const struct cells *cells, uint16_t favourite, uint16_t *classes);

#endif
