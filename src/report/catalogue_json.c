#include "report/catalogue_json.h"

#include "base/number.h"
#include "report/json_parts.h"
#include "report/overlays.h"

/* ---- parts ---- */

static void put_place(struct json_out *json, struct place place)
{
    if (!place.file)
        return;
    json_put_text(json, "file", place.file);
    json_put_number(json, "line", place.line);
}

/* What overlays have to do with a thing, and where it stands. */
static void put_origin(struct json_out *json, const struct pack *pack, const char *kind,
                       const char *id, struct place place, uint32_t layer)
{
    overlays_json_entry(json, pack, kind, id, layer);
    put_place(json, place);
}

static void put_optional(struct json_out *json, const char *key, const char *text)
{
    if (text)
        json_put_text(json, key, text);
}

static void put_claims(struct json_out *json, const char *key, const struct pack *pack,
                       const uint32_t *claims, uint32_t count)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++)
        json_text(json, pack->claims[claims[i]].id);
    json_close_list(json);
}

static const char *group_key(enum condition_kind kind)
{
    static const char *const keys[] = {
        [CONDITION_LEAF] = "",
        [CONDITION_ALL] = "all",
        [CONDITION_ANY] = "any",
        [CONDITION_NONE] = "none",
        [CONDITION_SOME] = "some_component",
        [CONDITION_EVERY] = "every_component",
        [CONDITION_SHARE] = "share_of_components",
    };
    return keys[kind];
}

static void put_condition(struct json_out *json, const struct condition *condition);

static void put_children(struct json_out *json, const struct condition *condition)
{
    json_open_list(json);
    for (uint32_t i = 0; i < condition->count; i++)
        put_condition(json, &condition->children[i]);
    json_close_list(json);
}

/* Who uses thing `index`. */
static void put_users(struct json_out *json, const char *key, const struct pack *pack,
                      const struct uses *uses, uint32_t index)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = uses->first[index]; i < uses->first[index + 1]; i++)
        json_text(json, user_id(pack, uses->users[i]));
    json_close_list(json);
}

/* A condition in the shape in which packs write it. */
static void put_condition(struct json_out *json, const struct condition *condition)
{
    if (condition->kind == CONDITION_LEAF) {
        json_text(json, condition->leaf->text);
        return;
    }
    json_open_object(json);
    json_key(json, group_key(condition->kind));
    if (condition->kind == CONDITION_SHARE) {
        json_open_object(json);
        json_key(json, "where");
        put_children(json, condition);
        json_put_thousandths(json, "at_least", condition->share / 1000);
        json_close_object(json);
    } else {
        put_children(json, condition);
    }
    json_close_object(json);
}

static void put_when(struct json_out *json, const char *key, const struct condition *condition)
{
    if (!condition)
        return;
    json_key(json, key);
    put_condition(json, condition);
}

static void put_value(struct json_out *json, const char *key, const struct fact *fact,
                      const struct value *value)
{
    struct strbuf text;
    strbuf_init(&text);
    fact_print(fact, value, &text);
    json_put_text(json, key, text.text ? text.text : "");
    json->out->failed = json->out->failed || text.failed;
    strbuf_fini(&text);
}

/* ---- rules ---- */

static void put_effects(struct json_out *json, const struct pack *pack, const struct rule *rule)
{
    json_key(json, "effects");
    json_open_object(json);
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        json_key(json, pack->options[rule->effects[i].option].id);
        json_open_object(json);
        json_put_text(json, "strength", rule->effects[i].strength);
        json_put_number(json, "points", rule->effects[i].points);
        json_close_object(json);
    }
    json_close_object(json);
    json_options(json, "excludes", pack, rule->excludes);
}

static void put_derivations(struct json_out *json, const struct pack *pack, const struct rule *rule)
{
    if (rule->derivation_count == 0)
        return;
    json_key(json, "derives");
    json_open_object(json);
    for (uint32_t i = 0; i < rule->derivation_count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[rule->derivations[i].fact];
        put_value(json, fact->name, fact, &rule->derivations[i].value);
    }
    json_close_object(json);
}

void json_rule(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct rule *rule = &pack->rules[index];
    json_open_object(json);
    json_put_text(json, "id", rule->id);
    json_put_text(json, "title", rule->title);
    json_put_text(json, "criterion",
                  rule->criterion == CRITERION_NONE ? NULL : pack->criteria[rule->criterion].id);
    json_put_text(json, "for", rule_scope_name(rule->scope));
    put_when(json, "when", rule->when);
    put_effects(json, pack, rule);
    put_derivations(json, pack, rule);
    if (rule->overhead != 0)
        json_put_number(json, rule->overhead > 0 ? "costs" : "saves",
                        rule->overhead > 0 ? rule->overhead : -rule->overhead);
    json_put_text(json, "because", rule->because);
    put_claims(json, "cites", pack, rule->cites, rule->cite_count);
    put_claims(json, "despite", pack, rule->despite, rule->despite_count);
    json_put_bool(json, "waivable", rule->waivable);
    json_put_bool(json, "disabled", rule->disabled);
    put_origin(json, pack, "rule", rule->id, rule->place, rule->layer);
    json_close_object(json);
}

/* ---- facts ---- */

static void put_bands(struct json_out *json, const struct fact *fact)
{
    char text[NUMBER_TEXT];
    json_put_text(json, "unit", fact->unit.name);
    json_key(json, "range");
    json_open_list(json);
    json_text(json, number_print(fact->range.low, &fact->unit, text));
    json_text(json, number_print(fact->range.high, &fact->unit, text));
    json_close_list(json);
    json_key(json, "bands");
    json_open_object(json);
    for (uint32_t i = 0; i < fact->band_count; i++) {
        json_key(json, fact->bands[i].name);
        json_open_list(json);
        struct interval band = fact_band_written(fact, i);
        json_text(json, number_print(band.low, &fact->unit, text));
        json_text(json, number_print(band.high, &fact->unit, text));
        json_close_list(json);
    }
    json_close_object(json);
}

static void put_values(struct json_out *json, const struct fact *fact)
{
    json_key(json, "values");
    json_open_list(json);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        json_open_object(json);
        json_put_text(json, "value", fact->values[i].name);
        put_optional(json, "description", fact->values[i].description);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_defaults(struct json_out *json, const struct fact *fact)
{
    json_key(json, "default");
    json_open_list(json);
    for (uint32_t i = 0; i < fact->default_count; i++) {
        json_open_object(json);
        put_when(json, "when", fact->defaults[i].when);
        put_value(json, "value", fact, &fact->defaults[i].value);
        json_close_object(json);
    }
    json_close_list(json);
}

void json_fact(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct fact *fact = &pack->vocabulary.facts[index];
    enum value_kind kind = fact_value_kind(fact);
    json_open_object(json);
    json_put_text(json, "fact", fact->name);
    json_put_text(json, "title", fact->title);
    json_put_text(json, "type", fact_type_name(fact->type));
    json_put_text(json, "scope", fact->scope == FACT_COMPONENT ? "component" : "project");
    json_put_bool(json, "derived", fact->derived);
    put_optional(json, "question", fact->question);
    put_optional(json, "find_out", fact->find_out);
    put_optional(json, "step", fact->step);
    if (kind == VALUE_NUMBER)
        put_bands(json, fact);
    else if (kind != VALUE_TEXT)
        put_values(json, fact);
    put_when(json, "ask_if", fact->ask_if);
    if (fact->has_otherwise)
        put_value(json, "otherwise", fact, &fact->otherwise);
    put_defaults(json, fact);
    put_claims(json, "cites", pack, fact->cites, fact->cite_count);
    put_users(json, "used_by", pack, &usage->facts, index);
    put_origin(json, pack, "fact", fact->name, fact->place, fact->layer);
    json_close_object(json);
}

/* ---- the rest ---- */

void json_criterion(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct criterion *criterion = &pack->criteria[index];
    json_open_object(json);
    json_put_text(json, "id", criterion->id);
    json_put_text(json, "title", criterion->title);
    json_put_thousandths(json, "weight", criterion->weight);
    json_key(json, "rules");
    json_open_list(json);
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (pack->rules[i].criterion == index)
            json_text(json, pack->rules[i].id);
    json_close_list(json);
    put_origin(json, pack, "criterion", criterion->id, criterion->place, criterion->layer);
    json_close_object(json);
}

void json_claim(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct claim *claim = &pack->claims[index];
    json_open_object(json);
    json_put_text(json, "id", claim->id);
    json_put_text(json, "source", pack->publications[claim->publication].id);
    json_put_text(json, "section", claim->section);
    json_put_text(json, "claim", claim->text);
    json_put_text(json, "figures", claim->figures);
    json_put_text(json, "strength", claim->strength);
    put_claims(json, "contradicts", pack, claim->contradicts, claim->contradict_count);
    json_put_text(json, "note", claim->note);
    put_users(json, "used_by", pack, &usage->claims, index);
    put_users(json, "answered_by", pack, &usage->answered, index);
    json_put_text(json, "set_aside", claim->set_aside);
    put_origin(json, pack, "claim", claim->id, claim->place, claim->layer);
    json_close_object(json);
}

void json_source(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct publication *source = &pack->publications[index];
    uint32_t claims = 0;
    for (uint32_t i = 0; i < pack->claim_count; i++)
        claims += pack->claims[i].publication == index;
    json_open_object(json);
    json_put_text(json, "id", source->id);
    json_put_text(json, "title", source->title);
    json_put_text(json, "document", source->file);
    json_put_text(json, "author", source->author);
    json_put_text(json, "date", source->date);
    json_put_text(json, "kind", source->kind);
    json_put_text(json, "url", source->url);
    json_put_bool(json, "vendor", source->vendor);
    json_put_bool(json, "measured", source->measured);
    json_put_number(json, "claims", claims);
    put_origin(json, pack, "source", source->id, source->place, source->layer);
    json_close_object(json);
}

void json_option(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct option *option = &pack->options[index];
    json_open_object(json);
    json_put_text(json, "id", option->id);
    json_put_text(json, "title", option->title);
    json_put_number(json, "judged_in", pack_judged_in(pack, index));
    json_put_number(json, "criteria", pack->criterion_count);
    put_origin(json, pack, "option", option->id, option->place, option->layer);
    json_close_object(json);
}

void json_combination(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct option *combination = &usage->pack->combination;
    (void)index;
    json_open_object(json);
    json_put_text(json, "id", combination->id);
    json_put_text(json, "title", combination->title);
    put_place(json, combination->place);
    json_close_object(json);
}

void json_advice(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct advice *advice = &pack->advice[index];
    json_open_object(json);
    json_put_text(json, "id", advice->id);
    json_put_text(json, "option",
                  advice->option == OPTION_NONE ? NULL : pack->options[advice->option].id);
    json_put_text(json, "for", rule_scope_name(advice->scope));
    put_when(json, "when", advice->when);
    json_put_text(json, "text", advice->text);
    json_put_number(json, "order", advice->order);
    json_put_text(json, "level", advice->caution ? "caution" : "advice");
    put_claims(json, "cites", pack, advice->cites, advice->cite_count);
    json_put_bool(json, "disabled", advice->disabled);
    put_origin(json, pack, "advice", advice->id, advice->place, advice->layer);
    json_close_object(json);
}

void json_check(struct json_out *json, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct check *check = &pack->checks[index];
    json_open_object(json);
    json_put_text(json, "id", check->id);
    json_put_text(json, "level", check->error ? "error" : "warning");
    json_put_text(json, "for", check->about_component ? "component" : "project");
    put_when(json, "when", check->when);
    json_put_text(json, "message", check->message);
    put_claims(json, "cites", pack, check->cites, check->cite_count);
    json_put_bool(json, "disabled", check->disabled);
    put_origin(json, pack, "check", check->id, check->place, check->layer);
    json_close_object(json);
}
