#include "report/plans.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "report/remark.h"

#define LEAST_TITLES 8
#define MOST_TITLES  24
#define POINTS_WIDTH 8

static const char *title_of(const struct ruling *ruling, const struct plan *plan)
{
    return plan->kind == PLAN_OPTION  ? ruling->profile->pack->options[plan->option].title
           : plan->kind == PLAN_SPLIT ? "split"
                                      : "as is";
}

static void put_plan(struct paint *paint, const struct ruling *ruling, const struct plan *plan,
                     int titles)
{
    char number[NUMBER_TEXT];
    struct strbuf remark;
    bool chosen = plan == ruling_plan(ruling);
    int column = titles + POINTS_WIDTH + 4;
    strbuf_init(&remark);
    remark_add(&remark, ruling, plan);
    paint_text(paint, chosen ? TONE_STRONG : TONE_PLAIN,
               chosen ? paint_glyph(paint, GLYPH_RIGHT) : " ");
    paint_space(paint, 1);
    paint_cell(paint, chosen ? TONE_STRONG : TONE_PLAIN, title_of(ruling, plan), titles, false);
    paint_cell(paint, TONE_PLAIN,
               plan->possible ? halves_print(plan->points, number) : paint_glyph(paint, GLYPH_DASH),
               POINTS_WIDTH, true);
    paint_space(paint, remark.length > 0 ? 2 : 0);
    paint_flow(paint, &remark, column, column);
}

static int64_t sizes_of(const struct ruling *ruling)
{
    int64_t sizes = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        sizes += ruling->profile->components[ruling->components[i].component].size;
    return sizes;
}

/* What the numbers are, or as much of that as fits; nothing where dividing by the sizes changes
 * nothing. */
static void put_units(struct paint *paint, const struct ruling *ruling, int column)
{
    char number[NUMBER_TEXT];
    char text[NUMBER_TEXT + 64];
    int64_t sizes = sizes_of(ruling);
    snprintf(text, sizeof text, "  per unit of size (%s in all); remarks are totals",
             thousandths_print(sizes, number));
    if (column + paint_width(text) > paint->style.width)
        *strchr(text, ';') = '\0';
    if (sizes != 1000 && column + paint_width(text) <= paint->style.width)
        paint_text(paint, TONE_FAINT, text);
}

void plans_write(struct paint *paint, const struct ruling *ruling)
{
    int titles = LEAST_TITLES;
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        int width = paint_width(title_of(ruling, &ruling->plans[i]));
        titles = width > titles ? width : titles;
    }
    titles = titles < MOST_TITLES ? titles : MOST_TITLES;
    paint_text(paint, TONE_STRONG, "PLAN");
    paint_space(paint, titles);
    paint_text(paint, TONE_FAINT, "POINTS");
    put_units(paint, ruling, titles + 2 + POINTS_WIDTH);
    paint_line(paint);
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        if (!ruling->plans[i].is_repeated)
            put_plan(paint, ruling, &ruling->plans[i], titles);
    paint_line(paint);
}
