#include "report/chart.h"

#include <stdio.h>

#include "base/number.h"

static const char *name_of(const struct ruling *ruling, const struct ruled_component *component)
{
    return ruling->profile->components[component->component].name;
}

int chart_name_width(const struct ruling *ruling, int most)
{
    int width = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        int name = paint_width(name_of(ruling, &ruling->components[i]));
        width = name > width ? name : width;
    }
    return width < most ? width : most;
}

/* ---- two options: bars to the left and right of an axis ---- */

/* The options of the two sides, and what a column of a bar stands for. */
struct sides {
    uint32_t left;
    uint32_t right;
    int names;    /* columns for component names */
    int arm;      /* columns on each side of the axis */
    int verdicts; /* columns for "Node.js 13.0" */
    int64_t full; /* thousandths of a point that fill an arm */
};

/* By how much the right option leads, and by how much it may. */
struct lead {
    int64_t now;
    int64_t low;
    int64_t high;
};

static struct lead lead_of(const struct ruled_component *component, const struct sides *sides)
{
    struct points left = component->options[sides->left].points;
    struct points right = component->options[sides->right].points;
    return (struct lead){right.points - left.points, right.low - left.high, right.high - left.low};
}

static int64_t largest(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static struct sides measure(const struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    struct sides sides = {.left = 1, .right = 0, .full = 1000};
    int widest =
        (int)largest(paint_width(pack->options[0].title), paint_width(pack->options[1].title));
    sides.names = chart_name_width(ruling, 24);
    sides.verdicts = widest + 7;
    sides.arm = (paint->style.width - sides.names - sides.verdicts - 5) / 2;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        struct lead lead = lead_of(&ruling->components[i], &sides);
        sides.full = largest(sides.full,
                             largest(largest(lead.high, -lead.low), largest(lead.now, -lead.now)));
    }
    return sides;
}

static int columns(const struct sides *sides, int64_t points)
{
    return points <= 0 ? 0 : (int)((points * sides->arm + sides->full / 2) / sides->full);
}

/* A bar and the stretch that it may still gain, growing away from the axis. */
static void put_arm(struct paint *paint, const struct sides *sides, int64_t now, int64_t most,
                    bool left)
{
    int bar = columns(sides, now);
    int may = columns(sides, most) - bar;
    enum tone tone = left ? TONE_FIRST : TONE_SECOND;
    may = may > 0 ? may : 0;
    if (left) {
        paint_space(paint, sides->arm - bar - may);
        paint_repeat(paint, TONE_FAINT, GLYPH_MAYBE, may);
        paint_repeat(paint, tone, GLYPH_BAR, bar);
        return;
    }
    paint_repeat(paint, tone, GLYPH_BAR, bar);
    paint_repeat(paint, TONE_FAINT, GLYPH_MAYBE, may);
    paint_space(paint, sides->arm - bar - may);
}

/* The row of a component in which one option is ruled out: the other has the whole arm. */
static void put_ruled_out(struct paint *paint, const struct sides *sides, const struct pack *pack,
                          bool left_out)
{
    const char *out = pack->options[left_out ? sides->left : sides->right].title;
    int note = paint_width(out) + 12;
    if (left_out)
        paint_space(paint, sides->arm - note);
    else
        paint_repeat(paint, TONE_FIRST, GLYPH_BAR, sides->arm);
    if (left_out) {
        paint_printf(paint, TONE_PLAIN, "%s ruled out %s", out, paint_glyph(paint, GLYPH_CROSS));
        paint_text(paint, TONE_FAINT, paint_glyph(paint, GLYPH_AXIS));
        paint_repeat(paint, TONE_SECOND, GLYPH_BAR, sides->arm);
        return;
    }
    paint_text(paint, TONE_FAINT, paint_glyph(paint, GLYPH_AXIS));
    paint_printf(paint, TONE_PLAIN, "%s %s ruled out", paint_glyph(paint, GLYPH_CROSS), out);
    paint_space(paint, sides->arm - note);
}

static void put_leader(struct paint *paint, const struct sides *sides, const struct pack *pack,
                       const struct lead *lead)
{
    char number[NUMBER_TEXT];
    char text[256];
    uint32_t leader = lead->now < 0 ? sides->left : sides->right;
    int64_t by = lead->now < 0 ? -lead->now : lead->now;
    if (by == 0)
        snprintf(text, sizeof text, "level");
    else
        snprintf(text, sizeof text, "%s %5s", pack->options[leader].title,
                 halves_print(by, number));
    paint_cell(paint, TONE_PLAIN, text, sides->verdicts, true);
}

static void put_bar(struct paint *paint, const struct ruling *ruling, const struct sides *sides,
                    const struct ruled_component *component)
{
    const struct pack *pack = ruling->profile->pack;
    struct lead lead = lead_of(component, sides);
    bool left_out = component->options[sides->left].excluded_count > 0;
    bool right_out = component->options[sides->right].excluded_count > 0;
    paint_cell(paint, TONE_PLAIN, name_of(ruling, component), sides->names, false);
    paint_space(paint, 2);
    if (left_out != right_out) {
        char text[256];
        put_ruled_out(paint, sides, pack, left_out);
        snprintf(text, sizeof text, "%s %5s",
                 pack->options[left_out ? sides->right : sides->left].title,
                 paint_glyph(paint, GLYPH_DASH));
        paint_space(paint, 2);
        paint_cell(paint, TONE_PLAIN, text, sides->verdicts, true);
    } else {
        put_arm(paint, sides, -lead.now, -lead.low, true);
        paint_text(paint, TONE_FAINT, paint_glyph(paint, GLYPH_AXIS));
        put_arm(paint, sides, lead.now, lead.high, false);
        paint_space(paint, 2);
        put_leader(paint, sides, pack, &lead);
    }
    paint_line(paint);
}

static void put_axis_head(struct paint *paint, const struct pack *pack, const struct sides *sides)
{
    char text[256];
    paint_space(paint, sides->names + 2);
    snprintf(text, sizeof text, "%s %s", pack->options[sides->left].title,
             paint_glyph(paint, GLYPH_LEFT));
    paint_cell(paint, TONE_FIRST, text, sides->arm / 2 + paint_width(text) / 2, true);
    paint_space(paint, sides->arm - (sides->arm / 2 + paint_width(text) / 2));
    paint_text(paint, TONE_FAINT, paint_glyph(paint, GLYPH_AXIS));
    snprintf(text, sizeof text, "%s %s", paint_glyph(paint, GLYPH_RIGHT),
             pack->options[sides->right].title);
    paint_space(paint, sides->arm / 2 - paint_width(text) / 2);
    paint_cell(paint, TONE_SECOND, text, sides->arm - (sides->arm / 2 - paint_width(text) / 2),
               false);
    paint_space(paint, 2);
    paint_cell(paint, TONE_FAINT, "lead", sides->verdicts, true);
    paint_line(paint);
}

static void put_bars(struct paint *paint, const struct ruling *ruling)
{
    struct sides sides = measure(paint, ruling);
    put_axis_head(paint, ruling->profile->pack, &sides);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        put_bar(paint, ruling, &sides, &ruling->components[i]);
}

/* ---- more options: a table ---- */

static void put_cell(struct paint *paint, const struct ruled_component *component, uint32_t option,
                     int width)
{
    char number[NUMBER_TEXT];
    char text[NUMBER_TEXT + 8];
    const struct ruled_option *ruled = &component->options[option];
    bool best = component->best == option;
    bool out = ruled->excluded_count > 0;
    snprintf(text, sizeof text, "%s%s", best ? paint_glyph(paint, GLYPH_RIGHT) : "",
             out ? paint_glyph(paint, GLYPH_CROSS) : halves_print(ruled->points.points, number));
    paint_cell(paint, best ? TONE_STRONG : TONE_PLAIN, text, width, true);
}

static void put_table(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    int names = chart_name_width(ruling, 24);
    int width = (paint->style.width - names) / (int)pack->option_count;
    width = width < 14 ? width : 14;
    paint_space(paint, names);
    for (uint32_t option = 0; option < pack->option_count; option++) {
        paint_space(paint, 1);
        paint_cell(paint, TONE_FAINT, pack->options[option].title, width - 1, true);
    }
    paint_line(paint);
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        paint_cell(paint, TONE_PLAIN, name_of(ruling, &ruling->components[i]), names, false);
        for (uint32_t option = 0; option < pack->option_count; option++)
            put_cell(paint, &ruling->components[i], option, width);
        paint_line(paint);
    }
}

void chart_write(struct paint *paint, const struct ruling *ruling)
{
    if (ruling->profile->pack->option_count == 2)
        put_bars(paint, ruling);
    else
        put_table(paint, ruling);
    paint_line(paint);
}
