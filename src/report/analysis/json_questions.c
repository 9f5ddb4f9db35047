/* Questions as JSON: all that a front end needs to ask them and to understand the answers. */
#include "report/analysis/json.h"
#include "report/analysis/phrase.h"
#include "report/json_parts.h"

static const char *effort_name(enum effort effort)
{
    static const char *const names[] = {
        [EFFORT_KNOWN] = "known", [EFFORT_LOOK_UP] = "look_up", [EFFORT_MEASURE] = "measure"};
    return names[effort];
}

static void put_address(struct json_out *json, const char *key, const struct profile *profile,
                        const struct question *question)
{
    struct strbuf address;
    strbuf_init(&address);
    phrase_answer(&address, profile, question->fact, question->component);
    if (key)
        json_key(json, key);
    json_text(json, address.failed ? "" : address.text);
    json->out->failed = json->out->failed || address.failed;
    strbuf_fini(&address);
}

/* ---- what can be answered ---- */

/* A number as a profile gives it, with its unit. */
static void put_bound(struct json_out *json, const char *key, const struct fact *fact,
                      int64_t number)
{
    char text[NUMBER_TEXT];
    json_put_text(json, key, number_print(number, &fact->unit, text));
}

static void put_bands(struct json_out *json, const struct fact *fact)
{
    json_put_text(json, "unit", fact->unit.name);
    json_key(json, "range");
    json_open_object(json);
    put_bound(json, "low", fact, fact->range.low);
    put_bound(json, "high", fact, fact->range.high);
    json_close_object(json);
    json_key(json, "bands");
    json_open_list(json);
    for (uint32_t i = 0; i < fact->band_count; i++) {
        struct interval written = fact_band_written(fact, i);
        json_open_object(json);
        json_put_text(json, "name", fact->bands[i].name);
        put_bound(json, "low", fact, written.low);
        put_bound(json, "high", fact, written.high);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_values(struct json_out *json, const struct fact *fact)
{
    json_key(json, "values");
    json_open_list(json);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        json_open_object(json);
        json_put_text(json, "value", fact->values[i].name);
        json_put_text(json, "description", fact->values[i].description);
        json_close_object(json);
    }
    json_close_list(json);
}

/* ---- why it is asked ---- */

/* Whether one of the claims before number `at` of a rule has the same source. */
static bool is_repeated(const struct pack *pack, const struct rule *rule, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (pack->claims[rule->cites[i]].publication == pack->claims[rule->cites[at]].publication)
            return true;
    return false;
}

static void put_sources(struct json_out *json, const struct pack *pack, const struct rule *rule)
{
    json_key(json, "sources");
    json_open_list(json);
    for (uint32_t i = 0; i < rule->cite_count; i++)
        if (!is_repeated(pack, rule, i))
            json_text(json, pack->publications[pack->claims[rule->cites[i]].publication].id);
    json_close_list(json);
}

static void put_hinge(struct json_out *json, const struct pack *pack, const struct hinge *hinge)
{
    json_key(json, "rules");
    json_open_list(json);
    for (uint32_t i = 0; i < hinge->rule_count; i++) {
        const struct rule *rule = &pack->rules[hinge->rules[i]];
        json_open_object(json);
        json_put_text(json, "id", rule->id);
        json_put_text(json, "title", rule->title);
        put_sources(json, pack, rule);
        json_close_object(json);
    }
    json_close_list(json);
}

/* "switch" or "split", where the answer decides what a plan costs, whatever the rules say. */
static const char *cost_of(const struct pack *pack, uint32_t fact)
{
    if (fact == pack->switching.current)
        return "switch";
    return fact == pack->split.operated ? "split" : NULL;
}

/* ---- questions ---- */

static enum origin origin_of(const struct ruling *ruling, const struct question *question)
{
    for (uint32_t i = 0; i < ruling->open_count; i++)
        if (ruling->open[i].fact == question->fact &&
            ruling->open[i].component == question->component)
            return ruling->open[i].origin;
    return ORIGIN_UNKNOWN;
}

static void put_question(struct json_out *json, const struct analysis *analysis, uint32_t number)
{
    const struct question *question = &analysis->questions->items[number];
    const struct profile *profile = analysis->ruling->profile;
    const struct fact *fact = &profile->pack->vocabulary.facts[question->fact];
    bool number_wanted = fact_value_kind(fact) == VALUE_NUMBER;
    json_open_object(json);
    put_address(json, "address", profile, question);
    json_put_text(json, "fact", fact->name);
    json_put_component(json, "component", profile, question->component);
    json_put_text(json, "title", fact->title);
    json_put_text(json, "question", fact->question);
    json_put_text(json, "type", fact_type_name(fact->type));
    (number_wanted ? put_bands : put_values)(json, fact);
    json_put_text(json, "origin", origin_name(origin_of(analysis->ruling, question)));
    json_put_text(json, "step", fact->step);
    json_put_text(json, "effort", effort_name(question->effort));
    json_put_text(json, "find_out", fact->find_out);
    json_put_thousandths(json, "information", question->information);
    json_put_thousandths(json, "changes", question->changes);
    json_put_bool(json, "matters", question->matters);
    json_put_text(json, "cost", cost_of(profile->pack, question->fact));
    put_hinge(json, profile->pack, &analysis->hinges[number]);
    json_close_object(json);
}

void json_questions(struct json_out *json, const struct analysis *analysis, bool all)
{
    json_key(json, "next");
    json_open_list(json);
    for (uint32_t i = 0; i < analysis->questions->count; i++)
        if (all || analysis->questions->items[i].matters)
            put_question(json, analysis, i);
    json_close_list(json);
}

void json_settling(struct json_out *json, const struct analysis *analysis)
{
    const struct questions *questions = analysis->questions;
    json_key(json, "settling_set");
    if (!questions->settling_found) {
        json_null(json);
        return;
    }
    json_open_list(json);
    for (uint32_t i = 0; i < questions->settling_count; i++)
        put_address(json, NULL, analysis->ruling->profile,
                    &questions->items[questions->settling[i]]);
    json_close_list(json);
}
