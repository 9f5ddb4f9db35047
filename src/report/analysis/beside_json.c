#include "report/analysis/beside.h"
#include "report/analysis/differ.h"
#include "report/analysis/json.h"
#include "report/json_parts.h"
#include "report/json_plans.h"
#include "report/names.h"

static void put_components(struct json_out *json, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    json_key(json, "components");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        json_open_object(json);
        json_put_text(json, "name", names_of(ruling, i));
        json_put_option(json, "option", pack, component->option);
        json_key(json, "points");
        json_open_object(json);
        for (uint32_t option = 0; option < pack->option_count; option++)
            json_put_thousandths(json, pack->options[option].id,
                                 component->options[option].points.points);
        json_close_object(json);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_ruling(struct json_out *json, const char *key, const struct ruling *ruling)
{
    json_key(json, key);
    json_open_object(json);
    json_verdict(json, ruling);
    json_plans(json, ruling);
    put_components(json, ruling);
    json_close_object(json);
}

static void put_difference(struct json_out *json, const struct beside *beside,
                           const struct rule_difference *difference)
{
    static const char *const kinds[] = {[DIFFERS_IN_POINTS] = "points",
                                        [DIFFERS_IN_EXCLUSION] = "excludes",
                                        [DIFFERS_IN_COST] = "cost"};
    const struct pack *pack = beside->now->profile->pack;
    bool points = difference->kind != DIFFERS_IN_EXCLUSION;
    json_open_object(json);
    json_put_text(json, "rule", pack->rules[difference->rule].id);
    json_put_text(json, "component",
                  difference->component == COMPONENT_NONE
                      ? NULL
                      : names_of(beside->now, difference->component));
    json_put_text(json, "kind", kinds[difference->kind]);
    json_put_option(json, "option", pack, difference->option);
    if (points) {
        json_put_thousandths(json, "now", difference->now);
        json_put_thousandths(json, "then", difference->then);
    } else {
        json_put_bool(json, "now", difference->now != 0);
        json_put_bool(json, "then", difference->then != 0);
    }
    json_close_object(json);
}

void beside_json(const struct beside *beside, struct strbuf *out)
{
    struct json_out json;
    struct arena arena;
    uint32_t count;
    arena_init(&arena);
    const struct rule_difference *found =
        differences_find(&arena, beside->now, beside->then, &count);
    json_init(&json, out, false);
    json_open_object(&json);
    json_document(&json, beside->now);
    json_key(&json, "settings");
    json_open_list(&json);
    for (uint32_t i = 0; i < beside->setting_count; i++)
        json_text(&json, beside->settings[i]);
    json_close_list(&json);
    put_ruling(&json, "now", beside->now);
    put_ruling(&json, "then", beside->then);
    json_key(&json, "differences");
    json_open_list(&json);
    for (uint32_t i = 0; found && i < count; i++)
        put_difference(&json, beside, &found[i]);
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
    out->failed = out->failed || !found;
    arena_fini(&arena);
}
