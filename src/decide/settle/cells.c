#include "decide/settle/cells.h"

#include <string.h>

void cells_init(struct cells *cells, const struct column *column, const uint8_t *possible,
                bool apart)
{
    cells->classes = 0;
    for (uint32_t class = 0; class < column->classes; class ++) {
        if (!((possible[class / 8] >> (class % 8)) & 1))
            continue;
        cells->cell[cells->classes] = (uint16_t)(apart ? cells->classes : 0);
        cells->class[cells->classes++] = (uint16_t) class;
    }
    cells->count = apart ? cells->classes : cells->classes > 0;
}

void cells_split(struct cells *cells, const struct test *test)
{
    uint16_t renamed[2 * BITS_MAX];
    uint16_t count = 0;
    memset(renamed, 0xff, 2 * cells->count * sizeof *renamed);
    for (uint32_t i = 0; i < cells->classes; i++) {
        uint32_t class = cells->class[i];
        bool accepted = (test->accepts[class / 8] >> (class % 8)) & 1;
        uint16_t *name = &renamed[2 * cells->cell[i] + accepted];
        if (*name == UINT16_MAX)
            *name = count++;
        cells->cell[i] = *name;
    }
    cells->count = count;
}

void cells_pick(const struct cells *cells, uint16_t favourite, uint16_t *classes)
{
    uint32_t count = 0;
    uint32_t home = UINT32_MAX;
    for (uint32_t i = 0; i < cells->classes; i++)
        if (cells->class[i] == favourite)
            home = cells->cell[i];
    if (home != UINT32_MAX)
        classes[count++] = favourite;
    for (uint32_t i = 0, next = 0; i < cells->classes; i++) {
        if (cells->cell[i] != next)
            continue;
        if (next++ != home)
            classes[count++] = cells->class[i];
    }
}
