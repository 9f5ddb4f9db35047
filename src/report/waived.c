#include "report/waived.h"

#define SHOWN 3

const char *waived_state(enum waiver_state state)
{
    static const char *const names[] = {
        [WAIVER_ACTIVE] = "active",
        [WAIVER_UNUSED] = "unused",
        [WAIVER_EXPIRED] = "expired",
    };
    return names[state];
}

bool waived_has_end(const struct ruling *ruling)
{
    for (uint32_t i = 0; i < ruling->waiver_count; i++)
        if (ruling->profile->waivers[ruling->waivers[i].waiver].until)
            return true;
    return false;
}

/* "live-updates for live until 2027-06-30 (the pilot has one, Maren)". */
static void put_waiver(struct paint *paint, const struct ruling *ruling,
                       const struct ruled_waiver *ruled, bool first)
{
    const struct profile *profile = ruling->profile;
    const struct waiver *waiver = &profile->waivers[ruled->waiver];
    bool ended = ruled->state == WAIVER_EXPIRED;
    struct strbuf line;
    strbuf_init(&line);
    strbuf_puts(&line, profile->pack->rules[waiver->rule].id);
    if (waiver->component != UINT32_MAX && profile->component_count > 1)
        strbuf_printf(&line, " for %s", profile->components[waiver->component].name);
    if (waiver->until)
        strbuf_printf(&line, "%s %s", ended ? ", which ended on" : " until", waiver->until);
    strbuf_printf(&line, " (%s%s%s)", waiver->reason, waiver->by ? ", " : "",
                  waiver->by ? waiver->by : "");
    strbuf_puts(&line, ended ? ": not applied." : ".");
    paint_section(paint, first ? "WAIVED" : "", &line);
}

void waived_write(struct paint *paint, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    struct strbuf line;
    uint32_t count = 0;
    for (uint32_t i = 0; i < ruling->waiver_count; i++)
        if (ruling->waivers[i].state != WAIVER_UNUSED && count++ < SHOWN)
            put_waiver(paint, ruling, &ruling->waivers[i], count == 1);
    bool dated = count > 0 && waived_has_end(ruling) && profile->as_of;
    if (count <= SHOWN && !dated)
        return;
    strbuf_init(&line);
    if (count > SHOWN)
        strbuf_printf(&line, "%u more. ", count - SHOWN);
    if (dated)
        strbuf_printf(&line, "As of %s (%s).", profile->as_of, profile->as_of_from);
    paint_section(paint, "", &line);
}
