#include "report/chart.h"

#include "report/bars.h"
#include "report/grid.h"
#include "report/rows.h"

void chart_write(struct paint *paint, const struct ruling *ruling)
{
    uint64_t shown = rows_shown(ruling);
    if (ruling->profile->pack->option_count == 2)
        bars_write(paint, ruling, shown);
    else
        grid_write(paint, ruling, shown);
    rows_write_rest(paint, ruling, shown);
    paint_line(paint);
}
