#include "report/json_parts.h"

#include <stdio.h>

#include "report/overlays.h"

/* ---- names ---- */

void json_pack_keys(struct json_out *json, const struct pack *pack)
{
    json_put_text(json, "name", pack->name);
    json_put_text(json, "version", pack->version);
    json_put_text(json, "digest", pack->digest);
}

void json_pack(struct json_out *json, const struct pack *pack)
{
    json_open_object(json);
    json_pack_keys(json, pack);
    overlays_json(json, pack);
    json_close_object(json);
}

void json_put_option(struct json_out *json, const char *key, const struct pack *pack,
                     uint32_t option)
{
    json_put_text(json, key, option == OPTION_NONE ? NULL : pack->options[option].id);
}

void json_put_component(struct json_out *json, const char *key, const struct profile *profile,
                        uint32_t component)
{
    json_put_text(json, key,
                  component == COMPONENT_NONE ? NULL : profile->components[component].name);
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

void json_rule_ids(struct json_out *json, const char *key, const struct pack *pack,
                   const uint32_t *rules, uint32_t count)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++)
        json_text(json, pack->rules[rules[i]].id);
    json_close_list(json);
}

/* ---- amounts ---- */

void json_put_millionths(struct json_out *json, const char *key, __int128 millionths)
{
    __int128 amount = millionths < 0 ? -millionths : millionths;
    char text[64];
    int length =
        snprintf(text, sizeof text, "%s%llu.%06llu", millionths < 0 ? "-" : "",
                 (unsigned long long)(amount / 1000000), (unsigned long long)(amount % 1000000));
    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[length - 1] = '\0';
    json_key(json, key);
    json_decimal(json, text);
}

void json_put_settled(struct json_out *json, const char *key, enum settled settled)
{
    json_key(json, key);
    if (settled == SETTLED_UNKNOWN)
        json_null(json);
    else
        json_bool(json, settled == SETTLED_YES);
}

/* ---- facts and claims ---- */

void json_cited_fact(struct json_out *json, const struct profile *profile,
                     const struct cited_fact *fact)
{
    json_open_object(json);
    json_put_text(json, "fact", profile->pack->vocabulary.facts[fact->fact].name);
    json_put_component(json, "component", profile, fact->component);
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

void json_supposed(struct json_out *json, const char *key, const struct profile *profile,
                   const struct supposed_fact *facts, uint32_t count)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++) {
        json_open_object(json);
        json_put_text(json, "fact", profile->pack->vocabulary.facts[facts[i].fact].name);
        json_put_component(json, "component", profile, facts[i].component);
        json_put_text(json, "value", facts[i].value);
        json_close_object(json);
    }
    json_close_list(json);
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

/* ---- rules ---- */

const char *json_rule_state(const struct ruled_rule *ruled)
{
    return ruled->waived ? "waived" : ruled->state == TRUTH_TRUE ? "fired" : "undetermined";
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
    json_put_text(json, "state", json_rule_state(ruled));
    if (rule->scope == RULE_COMPONENT)
        put_effects(json, pack, ruled);
    else
        json_put_thousandths(json, "overhead", ruled->overhead);
    json_put_text(json, "because", rule->because);
    put_facts(json, profile, ruled);
    json_key(json, "cites");
    json_claims(json, pack, rule->cites, rule->cite_count);
    json_key(json, "despite");
    json_claims(json, pack, rule->despite, rule->despite_count);
    json_close_object(json);
}

void json_ruled_rules(struct json_out *json, const char *key, const struct profile *profile,
                      const struct ruled_rule *rules, uint32_t count)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++)
        put_rule(json, profile, &rules[i]);
    json_close_list(json);
}
