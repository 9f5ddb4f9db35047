#include "report/json_plans.h"

#include "report/json_parts.h"
#include "report/names.h"

/* ---- the verdict ---- */

static void put_between(struct json_out *json, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    json_key(json, "between");
    json_open_list(json);
    for (uint32_t option = 0; option < pack->option_count; option++)
        if ((ruling->between >> option) & 1)
            json_text(json, pack->options[option].id);
    if (ruling->between & BETWEEN_SPLIT)
        json_text(json, pack->combination.id);
    json_close_list(json);
}

static void put_witness(struct json_out *json, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    const struct witness *witness = &ruling->witness;
    json_key(json, "witness");
    if (ruling->settled != SETTLED_NO) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_text(json, "verdict", verdict_id(profile->pack, witness->verdict, witness->option));
    json_supposed(json, "facts", profile, witness->facts, witness->fact_count);
    json_close_object(json);
}

/* The verdict if something were otherwise. */
static void put_other(struct json_out *json, const char *key, const struct ruling *ruling,
                      enum verdict_kind verdict, uint32_t option)
{
    json_key(json, key);
    json_open_object(json);
    json_put_text(json, "verdict", verdict_id(ruling->profile->pack, verdict, option));
    json_close_object(json);
}

void json_verdict(struct json_out *json, const struct ruling *ruling)
{
    json_put_text(json, "verdict", ruling_verdict_id(ruling));
    put_between(json, ruling);
    json_put_text(json, "firmness", firmness_name(ruling->firmness));
    json_key(json, "margin");
    if (ruling->has_rival)
        json_thousandths(json, ruling->margin);
    else
        json_null(json);
    json_put_settled(json, "settled", ruling->settled);
    put_witness(json, ruling);
    put_other(json, "without_waivers", ruling, ruling->unwaived_verdict, ruling->unwaived_option);
    put_other(json, "without_pins", ruling, ruling->free_verdict, ruling->free_option);
}

/* ---- the plans ---- */

/* The plan before it that places all components alike. */
static const struct plan *repeated(const struct ruling *ruling, const struct plan *plan)
{
    const struct plan *found = NULL;
    for (uint32_t i = 0; plan->is_repeated && i < ruling->plan_count; i++)
        if (!found && &ruling->plans[i] != plan &&
            names_apart(ruling, plan, &ruling->plans[i]) == 0)
            found = &ruling->plans[i];
    return found;
}

static void put_plan(struct json_out *json, const struct ruling *ruling, const struct plan *plan)
{
    const struct pack *pack = ruling->profile->pack;
    const struct plan *same = repeated(ruling, plan);
    json_open_object(json);
    json_put_text(json, "plan", plan_id(pack, plan));
    json_put_thousandths(json, "points", plan->points);
    json_put_bool(json, "possible", plan->possible);
    json_rule_ids(json, "blocked_by", pack, plan->blocked_by, plan->blocked_count);
    json_put_number(json, "pinned", plan->pinned);
    json_put_bool(json, "held", plan->held);
    json_put_text(json, "same_as", same ? plan_id(pack, same) : NULL);
    json_put_thousandths(json, "margin", plan->margin);
    json_put_millionths(json, "total", plan->total);
    json_put_millionths(json, "fit", plan->fit);
    json_put_millionths(json, "switching", plan->switching);
    json_put_millionths(json, "links", plan->links);
    json_put_millionths(json, "introduce", plan->introduce);
    json_put_millionths(json, "second", plan->second);
    json_key(json, "assignment");
    json_open_object(json);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        json_put_option(json, names_of(ruling, i), pack, plan->options[i]);
    json_close_object(json);
    json_close_object(json);
}

void json_plans(struct json_out *json, const struct ruling *ruling)
{
    json_key(json, "plans");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        put_plan(json, ruling, &ruling->plans[i]);
    json_close_list(json);
}

/* ---- the split ---- */

static void put_boundaries(struct json_out *json, const struct ruling *ruling)
{
    const struct component *components = ruling->profile->components;
    const struct ruled_split *split = &ruling->split;
    json_key(json, "boundaries");
    json_open_list(json);
    for (uint32_t i = 0; i < split->boundary_count; i++) {
        json_open_list(json);
        json_text(json, components[split->boundaries[i][0]].name);
        json_text(json, components[split->boundaries[i][1]].name);
        json_close_list(json);
    }
    json_close_list(json);
}

void json_split(struct json_out *json, const struct ruling *ruling)
{
    const struct ruled_split *split = &ruling->split;
    json_key(json, "split");
    if (!split->exists) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_thousandths(json, "overhead", split->overhead.points);
    json_put_thousandths(json, "overhead_low", split->overhead.low);
    json_put_thousandths(json, "overhead_high", split->overhead.high);
    json_key(json, "break_even");
    if (split->has_break_even)
        json_thousandths(json, split->break_even);
    else
        json_null(json);
    json_put_thousandths(json, "link_cost", split->link_cost);
    put_boundaries(json, ruling);
    json_ruled_rules(json, "rules", ruling->profile, split->rules, split->rule_count);
    json_close_object(json);
}

/* ---- the nearest rival ---- */

void json_runner_up(struct json_out *json, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    json_key(json, "runner_up");
    if (!ruling->has_rival) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_text(json, "plan", plan_id(pack, &ruling->plans[ruling->rival]));
    json_key(json, "rules");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->plea_count; i++) {
        const struct ruled_plea *plea = &ruling->pleas[i];
        json_open_object(json);
        json_put_text(json, "component", names_of(ruling, plea->component));
        json_put_text(json, "rule", pack->rules[plea->rule].id);
        json_put_option(json, "option", pack, plea->option);
        json_put_thousandths(json, "counted", plea->counted);
        json_close_object(json);
    }
    json_close_list(json);
    json_close_object(json);
}
