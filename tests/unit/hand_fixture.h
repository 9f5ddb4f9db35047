/* What the tests of charts share: rulings made by hand, and a look at what was drawn. */
#ifndef UNIT_HAND_FIXTURE_H
#define UNIT_HAND_FIXTURE_H

#include "report_fixture.h"

#define MOST 64

/* A ruling made by hand; option 1 stands on the left. */
struct hand {
    struct pack pack;
    struct option options[8];
    struct profile profile;
    struct component given[MOST];
    struct ruled_component ruled[MOST];
    struct ruled_option points[MOST][8];
    struct ruling ruling;
};

static inline void deal(struct hand *hand, uint32_t options)
{
    static const char *const titles[] = {"Node.js", "Python", "Elixir", "Go",
                                         "Rust",    "Java",   "C",      "Ada"};
    *hand = (struct hand){.pack = {.option_count = options}};
    hand->pack.options = hand->options;
    for (uint32_t i = 0; i < options; i++)
        hand->options[i].title = titles[i];
    hand->profile = (struct profile){.pack = &hand->pack, .components = hand->given};
    hand->ruling = (struct ruling){.profile = &hand->profile, .components = hand->ruled};
}

/* Adds a component; its options have no points yet. */
static inline struct ruled_option *add(struct hand *hand, const char *name)
{
    uint32_t i = hand->ruling.component_count++;
    hand->profile.component_count++;
    hand->given[i] =
        (struct component){.name = name, .size = 1000, .pin = OPTION_NONE, .decided = OPTION_NONE};
    hand->ruled[i] = (struct ruled_component){.component = i,
                                              .best = OPTION_NONE,
                                              .option = OPTION_NONE,
                                              .current = OPTION_NONE,
                                              .options = hand->points[i]};
    return hand->points[i];
}

static inline void set(struct ruled_option *option, int64_t points, int64_t low, int64_t high)
{
    option->points = (struct points){points, low, high};
}

static inline void exclude(struct ruled_option *option)
{
    static uint32_t some_rule;
    option->excluded_by = &some_rule;
    option->excluded_count = 1;
}

/* What is drawn of a ruling, in the court's arena. */
static inline const char *hand_draw(const struct hand *hand,
                                    void (*draw)(struct paint *, const struct ruling *), int width,
                                    bool ascii)
{
    struct sheet sheet;
    sheet_init(&sheet, width);
    sheet.paint.style.ascii = ascii;
    draw(&sheet.paint, &hand->ruling);
    const char *drawn = arena_copy(&court_arena, sheet_text(&sheet), sheet.text.length);
    sheet_fini(&sheet);
    return drawn;
}

/* How often a character stands in a line. */
static inline int count_of(const char *line, const char *character)
{
    int count = 0;
    for (const char *at = line; (at = strstr(at, character)) != NULL; at += strlen(character))
        count++;
    return count;
}

/* The columns in front of the axis; -1 where there is none. */
static inline int axis_of(const char *line, const char *axis)
{
    const char *at = strstr(line, axis);
    return at ? paint_columns(line, (size_t)(at - line)) : -1;
}

#endif
