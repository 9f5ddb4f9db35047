/* Cells: the classes of a fact, gathered by what the comparisons of a query, and the values that
 * the pack gives the fact, can tell apart. */
#include "author/lint/search.h"

enum { CELLS = 64 };

static bool has(const uint8_t *planes, uint32_t class)
{
    return (planes[class / 8] >> class % 8) & 1;
}

/* Sets of classes of one fact, and what they become as sets of cells. */
struct sets {
    const uint8_t *planes[CELLS];
    uint64_t *cells[CELLS];
    uint32_t count;
};

static bool sets_add(struct sets *sets, const uint8_t *planes, uint64_t *cells)
{
    if (sets->count == CELLS)
        return false;
    *cells = 0;
    sets->planes[sets->count] = planes;
    sets->cells[sets->count++] = cells;
    return true;
}

/* All sets of classes of a fact that count in the query. */
static bool gather(struct worlds *worlds, uint32_t fact, struct sets *sets)
{
    const struct program *program = worlds->program;
    const struct column *column = &program->columns[fact];
    const struct derivers *derivers = &program->derivers[fact];
    uint32_t may = column->kind == COLUMN_SET ? column->planes : 0;
    for (uint32_t test = worlds->first_test[fact]; test != UINT32_MAX;
         test = worlds->next_test[test])
        if (program->tests[test].accepts &&
            !sets_add(sets, program->tests[test].accepts, &worlds->test_cells[test]))
            return false;
    for (uint32_t i = 0; i <= derivers->count; i++) {
        bool last = i == derivers->count;
        const uint8_t *planes =
            last ? worlds->otherwise_planes[fact] : worlds->derived_planes[fact][i];
        struct span_of_cells *span =
            last ? &worlds->otherwise_cells[fact] : &worlds->derived_cells[fact][i];
        if (planes &&
            (!sets_add(sets, planes, &span->must) || !sets_add(sets, planes + may, &span->may)))
            return false;
    }
    return true;
}

static void add_cell(struct sets *sets, uint32_t class, uint32_t cell)
{
    for (uint32_t i = 0; i < sets->count; i++)
        if (has(sets->planes[i], class))
            *sets->cells[i] |= UINT64_C(1) << cell;
}

/* Puts classes that are in the same sets into one cell. */
static bool find_classes(struct worlds *worlds, uint32_t fact, struct sets *sets)
{
    uint64_t prints[CELLS];
    uint32_t count = 0;
    for (uint32_t class = 0; class < worlds->program->columns[fact].classes; class ++) {
        uint64_t print = 0;
        uint32_t cell = 0;
        for (uint32_t i = 0; i < sets->count; i++)
            print |= (uint64_t)has(sets->planes[i], class) << i;
        while (cell < count && prints[cell] != print)
            cell++;
        if (cell < count)
            continue;
        if (count == CELLS)
            return false;
        prints[count++] = print;
        add_cell(sets, class, cell);
    }
    worlds->all_cells[fact] = count == CELLS ? UINT64_MAX : (UINT64_C(1) << count) - 1;
    return true;
}

/* Gives each member that a comparison asks for a cell of its own. */
static bool find_members(struct worlds *worlds, uint32_t fact, struct sets *sets)
{
    const struct program *program = worlds->program;
    uint32_t count = 0;
    for (uint32_t member = 0; member < program->columns[fact].classes; member++) {
        bool asked = false;
        for (uint32_t test = worlds->first_test[fact]; test != UINT32_MAX && !asked;
             test = worlds->next_test[test])
            asked = program->tests[test].accepts && has(program->tests[test].accepts, member);
        if (!asked)
            continue;
        if (count == CELLS)
            return false;
        add_cell(sets, member, count++);
    }
    worlds->all_cells[fact] = count == CELLS ? UINT64_MAX : (UINT64_C(1) << count) - 1;
    return true;
}

bool cells_find(struct worlds *worlds)
{
    for (uint32_t i = 0; i < worlds->fact_count; i++) {
        uint32_t fact = worlds->facts[i];
        const struct column *column = &worlds->program->columns[fact];
        struct sets sets = {.count = 0};
        if (column->kind == COLUMN_TEXT)
            continue;
        if (!gather(worlds, fact, &sets))
            return false;
        if (!(column->kind == COLUMN_SET ? find_members : find_classes)(worlds, fact, &sets))
            return false;
    }
    return true;
}
