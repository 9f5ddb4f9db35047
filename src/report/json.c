#include "report/json.h"

#define REPORT_FORMAT 1

void json_pack(struct json_out *json, const struct pack *pack)
{
    json_open_object(json);
    json_put_text(json, "name", pack->name);
    json_put_text(json, "version", pack->version);
    json_put_text(json, "digest", pack->digest);
    json_close_object(json);
}

static void put_profile(struct json_out *json, const struct profile *profile)
{
    json_key(json, "profile");
    json_open_object(json);
    json_put_text(json, "name", profile->name);
    json_put_text(json, "file", profile->file);
    json_key(json, "labels");
    json_open_object(json);
    for (uint32_t i = 0; i < profile->label_count; i++)
        json_put_text(json, profile->labels[i].key, profile->labels[i].value);
    json_close_object(json);
    json_close_object(json);
}

static const char *option_id(const struct pack *pack, uint32_t option)
{
    return option == OPTION_NONE ? NULL : pack->options[option].id;
}

static const char *component_name(const struct profile *profile, uint32_t component)
{
    return component == COMPONENT_NONE ? NULL : profile->components[component].name;
}

static void put_rules(struct json_out *json, const char *key, const struct pack *pack,
                      const uint32_t *rules, uint32_t count)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++)
        json_text(json, pack->rules[rules[i]].id);
    json_close_list(json);
}

void json_options(struct json_out *json, const char *key, const struct pack *pack, uint32_t options)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t option = 0; option < pack->option_count; option++)
        if ((options >> option) & 1)
            json_text(json, pack->options[option].id);
    json_close_list(json);
}

/* ---- the verdict and the plans ---- */

static void put_verdict(struct json_out *json, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    json_put_text(json, "verdict", ruling_verdict_id(ruling));
    json_options(json, "between", pack, ruling->between);
    json_put_text(json, "firmness", firmness_name(ruling->firmness));
    json_key(json, "margin");
    if (ruling->has_rival)
        json_thousandths(json, ruling->margin);
    else
        json_null(json);
}

static void put_plan(struct json_out *json, const struct ruling *ruling, const struct plan *plan)
{
    const struct pack *pack = ruling->profile->pack;
    json_open_object(json);
    json_put_text(json, "plan", pack->options[plan->option].id);
    json_put_thousandths(json, "points", plan->points);
    put_rules(json, "blocked_by", pack, plan->blocked_by, plan->blocked_count);
    json_key(json, "assignment");
    json_open_object(json);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        json_put_text(json, component_name(ruling->profile, ruling->components[i].component),
                      pack->options[plan->option].id);
    json_close_object(json);
    json_close_object(json);
}

static void put_plans(struct json_out *json, const struct ruling *ruling)
{
    json_key(json, "plans");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        put_plan(json, ruling, &ruling->plans[i]);
    json_close_list(json);
}

/* ---- components ---- */

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
        put_rules(json, "excluded_by", pack, option->excluded_by, option->excluded_count);
        put_rules(json, "may_be_excluded_by", pack, option->may_be_excluded_by,
                  option->may_be_excluded_count);
        json_put_number(json, "judged_in", pack_judged_in(pack, i));
        json_close_object(json);
    }
    json_close_object(json);
}

void json_cited_fact(struct json_out *json, const struct profile *profile,
                     const struct cited_fact *fact)
{
    json_open_object(json);
    json_put_text(json, "fact", profile->pack->vocabulary.facts[fact->fact].name);
    json_put_text(json, "component", component_name(profile, fact->component));
    json_put_text(json, "value", fact->value);
    json_put_text(json, "origin", origin_name(fact->origin));
    if (fact->note)
        json_put_text(json, "note", fact->note);
    if (fact->by)
        json_put_text(json, "by", fact->by);
    if (fact->origin == ORIGIN_GIVEN && fact->place.line > 0) {
        json_put_text(json, "file", fact->place.file);
        json_put_number(json, "line", fact->place.line);
        json_put_number(json, "column", fact->place.column);
    }
    json_close_object(json);
}

void json_claims(struct json_out *json, const struct pack *pack, const uint32_t *claims,
                 uint32_t count)
{
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++) {
        const struct claim *claim = &pack->claims[claims[i]];
        json_open_object(json);
        json_put_text(json, "claim", claim->id);
        json_put_text(json, "source", pack->publications[claim->publication].id);
        json_put_text(json, "section", claim->section);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_effects(struct json_out *json, const struct pack *pack,
                        const struct ruled_rule *ruled)
{
    json_key(json, "effects");
    json_open_object(json);
    for (uint32_t i = 0; i < ruled->effect_count; i++) {
        json_key(json, pack->options[ruled->effects[i].option].id);
        json_open_object(json);
        json_put_thousandths(json, "points", ruled->effects[i].points);
        json_put_thousandths(json, "counted", ruled->effects[i].counted);
        json_close_object(json);
    }
    json_close_object(json);
    json_options(json, "excludes", pack, pack->rules[ruled->rule].excludes);
}

static void put_facts(struct json_out *json, const struct profile *profile,
                      const struct ruled_rule *ruled)
{
    json_key(json, "facts");
    json_open_list(json);
    for (uint32_t i = 0; i < ruled->fact_count; i++)
        json_cited_fact(json, profile, &ruled->facts[i]);
    json_close_list(json);
    json_key(json, "needs");
    json_open_list(json);
    for (uint32_t i = 0; i < ruled->need_count; i++)
        json_text(json, profile->pack->vocabulary.facts[ruled->needs[i].fact].name);
    json_close_list(json);
}

static void put_rule(struct json_out *json, const struct profile *profile,
                     const struct ruled_rule *ruled)
{
    const struct pack *pack = profile->pack;
    const struct rule *rule = &pack->rules[ruled->rule];
    json_open_object(json);
    json_put_text(json, "id", rule->id);
    json_put_text(json, "criterion",
                  rule->criterion == CRITERION_NONE ? NULL : pack->criteria[rule->criterion].id);
    json_put_text(json, "state", ruled->state == TRUTH_TRUE ? "fired" : "undetermined");
    put_effects(json, pack, ruled);
    json_put_text(json, "because", rule->because);
    put_facts(json, profile, ruled);
    json_key(json, "cites");
    json_claims(json, pack, rule->cites, rule->cite_count);
    json_key(json, "despite");
    json_claims(json, pack, rule->despite, rule->despite_count);
    json_close_object(json);
}

static void put_advice(struct json_out *json, const struct pack *pack,
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

static void put_component(struct json_out *json, const struct profile *profile,
                          const struct ruled_component *component)
{
    const struct component *given = &profile->components[component->component];
    json_open_object(json);
    json_put_text(json, "name", given->name);
    json_put_thousandths(json, "size", given->size);
    json_put_text(json, "option", option_id(profile->pack, component->option));
    put_options(json, profile->pack, component);
    json_key(json, "rules");
    json_open_list(json);
    for (uint32_t i = 0; i < component->rule_count; i++)
        put_rule(json, profile, &component->rules[i]);
    json_close_list(json);
    put_advice(json, profile->pack, component->advice, component->advice_count);
    json_close_object(json);
}

/* ---- a ruling ---- */

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
        json_put_text(json, "component",
                      component_name(ruling->profile, ruling->checks[i].component));
        json_put_text(json, "message", check->message);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_ruling(struct json_out *json, const struct ruling *ruling)
{
    put_profile(json, ruling->profile);
    put_verdict(json, ruling);
    put_plans(json, ruling);
    json_key(json, "components");
    json_open_list(json);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        put_component(json, ruling->profile, &ruling->components[i]);
    json_close_list(json);
    put_advice(json, ruling->profile->pack, ruling->advice, ruling->advice_count);
    put_checks(json, ruling);
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
        put_ruling(&json, &rulings->items[i]);
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
        put_ruling(&json, &rulings->items[i]);
        json_close_object(&json);
        json_end(&json);
    }
}
