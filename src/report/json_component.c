#include "report/json_component.h"

#include "report/json_parts.h"

static void put_options(struct json_out *json, const struct pack *pack,
                        const struct ruled_component *component)
{
    json_key(json, "options");
    json_open_object(json);
    for (uint32_t i = 0; i < pack->option_count; i++) {
        const struct ruled_option *option = &component->options[i];
        json_key(json, pack->options[i].id);
        json_open_object(json);
        json_put_thousandths(json, "points", option->points.points);
        json_put_thousandths(json, "low", option->points.low);
        json_put_thousandths(json, "high", option->points.high);
        json_rule_ids(json, "excluded_by", pack, option->excluded_by, option->excluded_count);
        json_rule_ids(json, "may_be_excluded_by", pack, option->may_be_excluded_by,
                      option->may_be_excluded_count);
        json_put_number(json, "judged_in", pack_judged_in(pack, i));
        json_close_object(json);
    }
    json_close_object(json);
}

void json_ruled_advice(struct json_out *json, const struct pack *pack,
                       const struct ruled_advice *list, uint32_t count)
{
    json_key(json, "advice");
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++) {
        const struct advice *advice = &pack->advice[list[i].advice];
        json_open_object(json);
        json_put_text(json, "id", advice->id);
        json_put_text(json, "level", advice->caution ? "caution" : "advice");
        json_put_text(json, "text", advice->text);
        json_put_number(json, "order", advice->order);
        json_key(json, "cites");
        json_claims(json, pack, advice->cites, advice->cite_count);
        json_close_object(json);
    }
    json_close_list(json);
}

/* What the profile lays down for it. */
static void put_given(struct json_out *json, const struct profile *profile,
                      const struct ruled_component *component)
{
    const struct component *given = &profile->components[component->component];
    json_put_option(json, "pinned", profile->pack, given->pin);
    json_put_text(json, "pin_reason", given->pin_reason);
    json_put_thousandths(json, "pin_cost", component->pin_cost);
    json_put_option(json, "current", profile->pack, component->current);
    json_put_option(json, "decided", profile->pack, given->decided);
    json_put_option(json, "without_pins", profile->pack, component->free);
}

/* How far its best option leads, and whether that is settled. */
static void put_standing(struct json_out *json, const struct profile *profile,
                         const struct ruled_component *component)
{
    json_key(json, "margin");
    if (component->has_margin)
        json_thousandths(json, component->margin);
    else
        json_null(json);
    json_put_thousandths(json, "regret", component->regret);
    json_put_option(json, "best", profile->pack, component->best);
    json_put_settled(json, "settled", component->settled);
    json_key(json, "witness");
    if (component->settled != SETTLED_NO) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_option(json, "best", profile->pack, component->witness.option);
    json_supposed(json, "facts", profile, component->witness.facts, component->witness.fact_count);
    json_close_object(json);
}

/* What it costs to move it from the option that it runs on today; null where that is not known. */
static void put_switch(struct json_out *json, const struct profile *profile,
                       const struct ruled_component *component)
{
    json_key(json, "switch");
    if (component->current == OPTION_NONE) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_thousandths(json, "cost", component->switching.points);
    json_put_thousandths(json, "low", component->switching.low);
    json_put_thousandths(json, "high", component->switching.high);
    json_ruled_rules(json, "rules", profile, component->switches, component->switch_count);
    json_close_object(json);
}

void json_component(struct json_out *json, const struct ruling *ruling, uint32_t i)
{
    const struct profile *profile = ruling->profile;
    const struct ruled_component *component = &ruling->components[i];
    const struct component *given = &profile->components[component->component];
    json_open_object(json);
    json_put_text(json, "name", given->name);
    json_put_thousandths(json, "size", given->size);
    json_put_option(json, "option", profile->pack, component->option);
    put_given(json, profile, component);
    put_standing(json, profile, component);
    put_options(json, profile->pack, component);
    json_ruled_rules(json, "rules", profile, component->rules, component->rule_count);
    put_switch(json, profile, component);
    json_ruled_advice(json, profile->pack, component->advice, component->advice_count);
    json_close_object(json);
}
