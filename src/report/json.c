#include "report/json.h"

#include "report/analysis/json.h"
#include "report/json_component.h"
#include "report/json_parts.h"
#include "report/json_plans.h"
#include "report/json_profile.h"
#include "report/names.h"
#include "report/overlays.h"
#include "report/pins.h"
#include "report/waived.h"

#define REPORT_FORMAT 1

/* The day that the waivers were held against, where that makes a difference. */
static void put_day(struct json_out *json, const struct ruling *ruling)
{
    bool dated = waived_has_end(ruling);
    json_put_text(json, "as_of", dated ? ruling->profile->as_of : NULL);
    json_put_text(json, "as_of_from", dated ? ruling->profile->as_of_from : NULL);
}

static void put_checks(struct json_out *json, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    json_key(json, "checks");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->check_count; i++) {
        const struct check *check = &pack->checks[ruling->checks[i].check];
        json_open_object(json);
        json_put_text(json, "id", check->id);
        json_put_text(json, "level", "warning");
        json_put_component(json, "component", ruling->profile, ruling->checks[i].component);
        json_put_text(json, "message", check->message);
        json_close_object(json);
    }
    json_close_list(json);
}

/* ---- what may make a difference ---- */

static void put_side(struct json_out *json, const struct pack *pack, const uint32_t *claims,
                     uint32_t count)
{
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++) {
        const struct claim *claim = &pack->claims[claims[i]];
        json_open_object(json);
        json_put_text(json, "claim", claim->id);
        json_put_text(json, "source", pack->publications[claim->publication].id);
        json_put_text(json, "figures", claim->figures);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_dissent(struct json_out *json, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    json_key(json, "dissent");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->dissent_count; i++) {
        const struct ruled_dissent *dissent = &ruling->dissent[i];
        json_open_object(json);
        json_key(json, "claims");
        json_open_list(json);
        put_side(json, pack, dissent->sides[0], dissent->counts[0]);
        put_side(json, pack, dissent->sides[1], dissent->counts[1]);
        json_close_list(json);
        json_rule_ids(json, "rules", pack, dissent->rules, dissent->rule_count);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_flip(struct json_out *json, const struct pack *pack, const struct open_fact *open)
{
    json_key(json, "flip");
    if (!open->flip) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_text(json, "value", open->flip);
    json_put_text(json, "verdict", verdict_id(pack, open->flip_verdict, open->flip_option));
    json_close_object(json);
}

static void put_unknown(struct json_out *json, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    json_key(json, "unknown");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->open_count; i++) {
        const struct open_fact *open = &ruling->open[i];
        json_open_object(json);
        json_put_text(json, "fact", profile->pack->vocabulary.facts[open->fact].name);
        json_put_component(json, "component", profile, open->component);
        json_put_text(json, "origin", origin_name(open->origin));
        json_put_bool(json, "matters", open->matters);
        put_flip(json, profile->pack, open);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_waived(struct json_out *json, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    json_key(json, "waived");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->waiver_count; i++) {
        const struct waiver *waiver = &profile->waivers[ruling->waivers[i].waiver];
        json_open_object(json);
        json_put_text(json, "rule", profile->pack->rules[waiver->rule].id);
        json_put_component(json, "component", profile, waiver->component);
        json_put_text(json, "reason", waiver->reason);
        json_put_text(json, "by", waiver->by);
        json_put_text(json, "until", waiver->until);
        json_put_text(json, "state", waived_state(ruling->waivers[i].state));
        json_close_object(json);
    }
    json_close_list(json);
}

/* The links that hold their ends together. */
static void put_held(struct json_out *json, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    uint32_t ends[2];
    json_key(json, "held");
    json_open_list(json);
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const char *via = pins_held_by(ruling, &profile->links[i], ends);
        if (!via)
            continue;
        json_open_object(json);
        json_key(json, "components");
        json_open_list(json);
        json_text(json, names_of(ruling, ends[0]));
        json_text(json, names_of(ruling, ends[1]));
        json_close_list(json);
        json_put_text(json, "via", via);
        json_close_object(json);
    }
    json_close_list(json);
}

/* ---- a ruling ---- */

static void put_ruling(struct json_out *json, const struct rulings *rulings, uint32_t index)
{
    const struct ruling *ruling = &rulings->items[index];
    json_profile(json, ruling->profile);
    json_input(json, ruling->profile, rulings->options.assumptions);
    json_verdict(json, ruling);
    put_day(json, ruling);
    json_plans(json, ruling);
    json_split(json, ruling);
    put_held(json, ruling);
    json_key(json, "components");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        json_component(json, ruling, i);
    json_close_list(json);
    json_ruled_advice(json, ruling->profile->pack, ruling->advice, ruling->advice_count);
    put_checks(json, ruling);
    json_runner_up(json, ruling);
    put_dissent(json, ruling);
    put_unknown(json, ruling);
    put_waived(json, ruling);
    overlays_json_changes(json, ruling->profile->pack, NULL, NULL);
    json_analysis(json, ruling->analysis);
}

static void put_head(struct json_out *json, const struct pack *pack)
{
    json_put_number(json, "format", REPORT_FORMAT);
    json_key(json, "pack");
    json_pack(json, pack);
}

void json_write(const struct rulings *rulings, const struct style *style, struct strbuf *out)
{
    struct json_out json;
    (void)style;
    json_init(&json, out, false);
    json_open_object(&json);
    put_head(&json, rulings->pack);
    json_key(&json, "rulings");
    json_open_list(&json);
    for (uint32_t i = 0; i < rulings->count; i++) {
        json_open_object(&json);
        put_ruling(&json, rulings, i);
        json_close_object(&json);
    }
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
}

void ndjson_write(const struct rulings *rulings, const struct style *style, struct strbuf *out)
{
    struct json_out json;
    (void)style;
    for (uint32_t i = 0; i < rulings->count; i++) {
        json_init(&json, out, true);
        json_open_object(&json);
        put_head(&json, rulings->pack);
        put_ruling(&json, rulings, i);
        json_close_object(&json);
        json_end(&json);
    }
}
