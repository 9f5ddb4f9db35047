#include "report/grid.h"

#include <stdio.h>

#include "base/number.h"
#include "report/names.h"
#include "report/rows.h"

#define CELL_TEXT (NUMBER_TEXT + 8)

/* "▸13.5", "-2.0" or "✗". */
static const char *print_cell(const struct paint *paint, const struct ruled_component *component,
                              uint32_t option, char text[CELL_TEXT])
{
    char number[NUMBER_TEXT];
    const struct ruled_option *ruled = &component->options[option];
    bool out = ruled->excluded_count > 0;
    snprintf(text, CELL_TEXT, "%s%s",
             component->best == option ? paint_glyph(paint, GLYPH_RIGHT) : "",
             out ? paint_glyph(paint, GLYPH_CROSS) : halves_print(ruled->points.points, number));
    return text;
}

/* The columns of the grid: of names, of each option with a space in front, and behind. */
struct grid {
    int names;
    int cells;
    struct tail tail;
};

#define LEAST_NAMES 4
#define MOST_NAMES  24
#define MOST_CELLS  14

/* The columns of the widest number, with a space in front. */
static int widest_cell(const struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    char text[CELL_TEXT];
    int widest = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++) {
            int width = paint_width(print_cell(paint, &ruling->components[i], option, text));
            widest = (shown >> i) & 1 && width > widest ? width : widest;
        }
    return widest + 1;
}

/* Names give way to numbers, which are never cut; before them, what the ruling gives goes, then
 * whether it is settled. */
static struct grid measure(const struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    int options = (int)ruling->profile->pack->option_count;
    int least = widest_cell(paint, ruling, shown);
    struct grid grid = {.tail = rows_tail(paint, ruling, shown)};
    int numbers = paint->style.width - options * least;
    if (numbers - rows_tail_width(&grid.tail) < 2 * LEAST_NAMES)
        grid.tail.gets = 0;
    if (numbers - rows_tail_width(&grid.tail) < LEAST_NAMES)
        grid.tail.firm = false;
    int most = numbers - rows_tail_width(&grid.tail);
    most = most < MOST_NAMES ? most : MOST_NAMES;
    grid.names = rows_names(ruling, shown, most < LEAST_NAMES ? LEAST_NAMES : most);
    int room = (paint->style.width - grid.names - rows_tail_width(&grid.tail)) / options;
    grid.cells = room < MOST_CELLS ? room : MOST_CELLS;
    grid.cells = grid.cells < least ? least : grid.cells;
    return grid;
}

static void put_row(struct paint *paint, const struct ruling *ruling, const struct grid *grid,
                    uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    char text[CELL_TEXT];
    paint_cell(paint, TONE_PLAIN, names_of(ruling, i), grid->names, false);
    for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++)
        paint_cell(paint, component->best == option ? TONE_STRONG : TONE_PLAIN,
                   print_cell(paint, component, option, text), grid->cells, true);
    rows_write_tail(paint, ruling, i, &grid->tail);
}

void grid_write(struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    const struct pack *pack = ruling->profile->pack;
    struct grid grid = measure(paint, ruling, shown);
    paint_space(paint, grid.names);
    for (uint32_t option = 0; option < pack->option_count; option++) {
        paint_space(paint, 1);
        paint_cell(paint, TONE_FAINT, pack->options[option].title, grid.cells - 1, true);
    }
    rows_write_tail_head(paint, &grid.tail);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if ((shown >> i) & 1)
            put_row(paint, ruling, &grid, i);
}
