#include "report/bars.h"

#include "base/number.h"
#include "report/names.h"
#include "report/rows.h"

#define LEAST_ARM  8
#define MOST_NAMES 24

/* The options of the two sides, and what a column of a bar stands for. */
struct sides {
    uint32_t left;
    uint32_t right;
    int names;    /* columns for component names */
    int arm;      /* columns on each side of the axis */
    int titles;   /* columns for the leader's title … */
    int numbers;  /* … and for its lead */
    int64_t full; /* thousandths of a point that fill an arm */
    struct tail tail;
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

static int64_t distance(int64_t lead)
{
    return lead < 0 ? -lead : lead;
}

/* Finds the longest bar and the longest number. */
static void measure_leads(const struct ruling *ruling, uint64_t shown, struct sides *sides)
{
    char number[NUMBER_TEXT];
    sides->full = 1000;
    sides->numbers = 5;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        struct lead lead = lead_of(&ruling->components[i], sides);
        int width = paint_width(halves_print(distance(lead.now), number));
        if (!((shown >> i) & 1))
            continue;
        sides->numbers = width > sides->numbers ? width : sides->numbers;
        sides->full = largest(sides->full, distance(lead.now));
        sides->full = largest(sides->full, largest(lead.high, -lead.low));
    }
}

/* Takes what is missing from a width, but leaves `least` of it. */
static void give(int *width, int *missing, int least)
{
    int given = *width - least < *missing ? *width - least : *missing;
    if (given <= 0)
        return;
    *width -= given;
    *missing -= given;
}

/* Arms are what a chart is for, and numbers are never cut: where the room is short, titles and
 * names give way first, then the column of what the ruling gives. */
static void fit(struct sides *sides, int width)
{
    int room = width - sides->numbers - 7 - 2 * LEAST_ARM;
    int missing = sides->names + sides->titles + rows_tail_width(&sides->tail) - room;
    give(&sides->titles, &missing, 8);
    give(&sides->names, &missing, 8);
    if (missing > 0 && sides->tail.gets > 0) {
        missing -= sides->tail.gets + 2;
        sides->tail.gets = 0;
    }
    give(&sides->names, &missing, 4);
    give(&sides->titles, &missing, 0);
    int taken = sides->names + sides->titles + sides->numbers + 7 + rows_tail_width(&sides->tail);
    sides->arm = (width - taken) / 2;
}

static struct sides measure(const struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    const struct option *options = ruling->profile->pack->options;
    struct sides sides = {.left = 1, .right = 0};
    measure_leads(ruling, shown, &sides);
    sides.names = rows_names(ruling, shown, MOST_NAMES);
    sides.titles = (int)largest(paint_width(options[0].title), paint_width(options[1].title));
    sides.tail = rows_tail(paint, ruling, shown);
    fit(&sides, paint->style.width);
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

/* "Node.js ruled out ✗" in place of a bar, or as much of it as fits. */
static void put_ruled_out(struct paint *paint, const struct sides *sides, const char *title,
                          bool left)
{
    const char *cross = paint_glyph(paint, GLYPH_CROSS);
    int words = paint_width("ruled out ") + 1;
    bool worded = words <= sides->arm;
    bool named = words + paint_width(title) + 1 <= sides->arm;
    int taken = named ? words + paint_width(title) + 1 : worded ? words : 1;
    if (left) {
        paint_space(paint, sides->arm - taken);
        paint_printf(paint, TONE_PLAIN, "%s%s%s%s", named ? title : "", named ? " " : "",
                     worded ? "ruled out " : "", cross);
        return;
    }
    paint_printf(paint, TONE_PLAIN, "%s%s%s%s", cross, named ? " " : "", named ? title : "",
                 worded ? " ruled out" : "");
    paint_space(paint, sides->arm - taken);
}

/* One side of a component's row. Where the other option is ruled out, this one has the whole arm.
 */
static void put_side(struct paint *paint, const struct ruling *ruling, const struct sides *sides,
                     const struct ruled_component *component, bool left)
{
    uint32_t here = left ? sides->left : sides->right;
    uint32_t there = left ? sides->right : sides->left;
    struct lead lead = lead_of(component, sides);
    if (component->options[here].excluded_count > 0)
        put_ruled_out(paint, sides, ruling->profile->pack->options[here].title, left);
    else if (component->options[there].excluded_count > 0)
        put_arm(paint, sides, sides->full, 0, left);
    else
        put_arm(paint, sides, left ? -lead.now : lead.now, left ? -lead.low : lead.high, left);
}

/* Who leads, and by how much; a dash where there is nothing to compare with. */
static void put_leader(struct paint *paint, const struct ruling *ruling, const struct sides *sides,
                       const struct ruled_component *component)
{
    const struct option *options = ruling->profile->pack->options;
    struct lead lead = lead_of(component, sides);
    bool left_out = component->options[sides->left].excluded_count > 0;
    bool right_out = component->options[sides->right].excluded_count > 0;
    bool alone = left_out || right_out;
    char number[NUMBER_TEXT];
    if (left_out && right_out) {
        paint_cell(paint, TONE_PLAIN, "neither", sides->titles + sides->numbers + 2, true);
        return;
    }
    if (!alone && lead.now == 0) {
        paint_cell(paint, TONE_PLAIN, "level", sides->titles + sides->numbers + 2, true);
        return;
    }
    bool leads_left = alone ? right_out : lead.now < 0;
    paint_cell(paint, TONE_PLAIN, options[leads_left ? sides->left : sides->right].title,
               sides->titles + 1, true);
    paint_space(paint, 1);
    paint_cell(paint, TONE_PLAIN,
               alone ? paint_glyph(paint, GLYPH_DASH) : halves_print(distance(lead.now), number),
               sides->numbers, true);
}

static void put_bar(struct paint *paint, const struct ruling *ruling, const struct sides *sides,
                    uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    paint_cell(paint, TONE_PLAIN, names_of(ruling, i), sides->names, false);
    paint_space(paint, 2);
    put_side(paint, ruling, sides, component, true);
    paint_text(paint, TONE_FAINT, paint_glyph(paint, GLYPH_AXIS));
    put_side(paint, ruling, sides, component, false);
    paint_space(paint, 2);
    put_leader(paint, ruling, sides, component);
    rows_write_tail(paint, ruling, i, &sides->tail);
}

/* The title of a side with an arrow, about in the middle of its arm. */
static void put_side_head(struct paint *paint, const struct sides *sides, const char *title,
                          bool left)
{
    const char *arrow = paint_glyph(paint, left ? GLYPH_LEFT : GLYPH_RIGHT);
    int width = paint_width(title) + 2;
    width = width < sides->arm ? width : sides->arm;
    int before = left ? sides->arm / 2 + width / 2 - width : sides->arm / 2 - width / 2;
    enum tone tone = left ? TONE_FIRST : TONE_SECOND;
    before = before > 0 ? before : 0;
    paint_space(paint, before);
    if (!left)
        paint_printf(paint, tone, "%s ", arrow);
    paint_cell(paint, tone, title, width - 2, false);
    if (left)
        paint_printf(paint, tone, " %s", arrow);
    paint_space(paint, sides->arm - before - width);
}

static void put_axis_head(struct paint *paint, const struct pack *pack, const struct sides *sides)
{
    paint_space(paint, sides->names + 2);
    put_side_head(paint, sides, pack->options[sides->left].title, true);
    paint_text(paint, TONE_FAINT, paint_glyph(paint, GLYPH_AXIS));
    put_side_head(paint, sides, pack->options[sides->right].title, false);
    paint_space(paint, 2);
    paint_cell(paint, TONE_FAINT, "lead", sides->titles + sides->numbers + 2, true);
    rows_write_tail_head(paint, &sides->tail);
}

void bars_write(struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    struct sides sides = measure(paint, ruling, shown);
    put_axis_head(paint, ruling->profile->pack, &sides);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if ((shown >> i) & 1)
            put_bar(paint, ruling, &sides, i);
}
