#include "report/pins.h"

#include "base/number.h"
#include "report/cited.h"
#include "report/names.h"

#define SHOWN 3

static const struct component *given(const struct ruling *ruling, uint32_t i)
{
    return &ruling->profile->components[ruling->components[i].component];
}

static uint32_t count_pins(const struct ruling *ruling)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        count += given(ruling, i)->pin != OPTION_NONE;
    return count;
}

/* A pin beats the rules that exclude its option. */
static void add_caution(struct strbuf *out, const struct ruling *ruling, uint32_t i)
{
    const struct pack *pack = ruling->profile->pack;
    const struct ruled_option *option = &ruling->components[i].options[given(ruling, i)->pin];
    if (option->excluded_count == 0)
        return;
    const struct rule *rule = &pack->rules[option->excluded_by[0]];
    strbuf_printf(out, ". Caution: %s%s", rule->id, rule->cite_count > 0 ? " " : "");
    cited_letters(out, pack, rule->cites, rule->cite_count);
    if (option->excluded_count > 1)
        strbuf_printf(out, " and %u more rule it out", option->excluded_count - 1);
    else
        strbuf_puts(out, " rules it out");
}

/* "live to Node.js (a contract until 2028), which costs the plan 2.5." */
static void put_pin(struct paint *paint, const struct ruling *ruling, uint32_t i, bool first)
{
    const struct component *component = given(ruling, i);
    char number[NUMBER_TEXT];
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "%s to %s", names_of(ruling, i),
                  ruling->profile->pack->options[component->pin].title);
    if (component->pin_reason)
        strbuf_printf(&line, " (%s)", component->pin_reason);
    if (ruling->components[i].pin_cost != 0)
        strbuf_printf(&line, ": costs the plan %s",
                      halves_print(ruling->components[i].pin_cost, number));
    add_caution(&line, ruling, i);
    strbuf_putc(&line, '.');
    paint_section(paint, first ? "PINNED" : "", &line);
}

static bool differs_without(const struct ruling *ruling)
{
    return ruling->free_verdict != ruling->verdict ||
           (ruling->verdict == VERDICT_OPTION && ruling->free_option != ruling->option);
}

void pins_write(struct paint *paint, const struct ruling *ruling)
{
    struct strbuf line;
    uint32_t pins = count_pins(ruling);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < ruling->component_count && shown < SHOWN; i++)
        if (given(ruling, i)->pin != OPTION_NONE)
            put_pin(paint, ruling, i, shown++ == 0);
    if (pins == 0 || (pins == shown && !differs_without(ruling)))
        return;
    strbuf_init(&line);
    if (pins > shown)
        strbuf_printf(&line, "%u more. ", pins - shown);
    if (differs_without(ruling)) {
        strbuf_puts(&line, "Without pins: ");
        names_add_verdict(&line, ruling, ruling->free_verdict, ruling->free_option);
        strbuf_putc(&line, '.');
    }
    paint_section(paint, "", &line);
}

/* ---- links that hold ---- */

/* The component of the ruling that stands for one of the profile; component_count when that is
 * outside. */
static uint32_t judged(const struct ruling *ruling, uint32_t component)
{
    uint32_t i = 0;
    while (i < ruling->component_count && ruling->components[i].component != component)
        i++;
    return i;
}

const char *pins_held_by(const struct ruling *ruling, const struct link *link, uint32_t ends[2])
{
    const struct split_costs *split = &ruling->profile->pack->split;
    if (link->via == UINT32_MAX || !split->via[link->via].never)
        return NULL;
    for (int i = 0; i < 2; i++) {
        ends[i] = judged(ruling, link->ends[i]);
        if (ends[i] == ruling->component_count)
            return NULL;
    }
    return split->via[link->via].id;
}

void pins_write_held(struct paint *paint, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    struct strbuf line;
    uint32_t ends[2];
    uint32_t count = 0;
    strbuf_init(&line);
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const char *via = pins_held_by(ruling, &profile->links[i], ends);
        if (!via || ruling->components[ends[0]].best == ruling->components[ends[1]].best)
            continue;
        if (count++ < SHOWN)
            strbuf_printf(&line, "%s%s and %s by %s", count > 1 ? ", " : "",
                          names_of(ruling, ends[0]), names_of(ruling, ends[1]), via);
    }
    if (count > SHOWN)
        strbuf_printf(&line, " and %u more", count - SHOWN);
    if (count == 0)
        return;
    strbuf_puts(&line, ": they get the same option.");
    paint_section(paint, "HELD", &line);
}

/* ---- decisions ---- */

static bool is_disputed(const struct ruling *ruling, uint32_t i)
{
    uint32_t decided = given(ruling, i)->decided;
    return decided != OPTION_NONE && decided != ruling->components[i].free;
}

static void put_decided(struct paint *paint, const struct ruling *ruling, uint32_t i, bool first)
{
    const struct option *options = ruling->profile->pack->options;
    uint32_t free = ruling->components[i].free;
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "%s: %s, but the ruling%s ", names_of(ruling, i),
                  options[given(ruling, i)->decided].title,
                  count_pins(ruling) > 0 ? " without pins" : "");
    if (free == OPTION_NONE)
        strbuf_puts(&line, "leaves it open.");
    else
        strbuf_printf(&line, "says %s.", options[free].title);
    paint_section(paint, first ? "DECIDED" : "", &line);
}

void pins_write_decided(struct paint *paint, const struct ruling *ruling)
{
    struct strbuf line;
    uint32_t count = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (is_disputed(ruling, i) && count++ < SHOWN)
            put_decided(paint, ruling, i, count == 1);
    if (count <= SHOWN)
        return;
    strbuf_init(&line);
    strbuf_printf(&line, "%u more.", count - SHOWN);
    paint_section(paint, "", &line);
}
