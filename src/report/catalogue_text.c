#include "report/catalogue_text.h"

#include <stdlib.h>

#include "base/number.h"
#include "report/entry.h"
#include "report/overlays.h"

/* ---- lines of lists ---- */

/* "id            title", the id in a column that most fit into. */
static void put_line(struct paint *paint, const char *id, int width, const char *text)
{
    int taken = paint_width(id) > width ? paint_width(id) : width;
    paint_text(paint, TONE_STRONG, id);
    paint_space(paint, taken - paint_width(id) + 2);
    paint_cell(paint, TONE_PLAIN, text,
               paint_width(text) < paint->style.width - taken - 2 ? paint_width(text)
                                                                  : paint->style.width - taken - 2,
               false);
    paint_line(paint);
}

/* As put_line, for what an overlay may have disabled. */
static void put_marked(struct paint *paint, const char *id, int width, const char *text,
                       bool disabled)
{
    struct strbuf marked;
    if (!disabled) {
        put_line(paint, id, width, text);
        return;
    }
    strbuf_init(&marked);
    strbuf_printf(&marked, "(disabled) %s", text);
    put_line(paint, id, width, marked.failed ? "" : marked.text);
    paint->out->failed |= marked.failed;
    strbuf_fini(&marked);
}

void line_rule(struct paint *paint, const struct pack *pack, uint32_t index)
{
    const struct rule *rule = &pack->rules[index];
    put_marked(paint, rule->id, 26, rule->title, rule->disabled);
}

void line_fact(struct paint *paint, const struct pack *pack, uint32_t index)
{
    const struct fact *fact = &pack->vocabulary.facts[index];
    put_line(paint, fact->name, 32, fact->question ? fact->question : fact->title);
}

void line_criterion(struct paint *paint, const struct pack *pack, uint32_t index)
{
    put_line(paint, pack->criteria[index].id, 18, pack->criteria[index].title);
}

void line_claim(struct paint *paint, const struct pack *pack, uint32_t index)
{
    put_line(paint, pack->claims[index].id, 30, pack->claims[index].text);
}

void line_source(struct paint *paint, const struct pack *pack, uint32_t index)
{
    put_line(paint, pack->publications[index].id, 4, pack->publications[index].title);
}

void line_option(struct paint *paint, const struct pack *pack, uint32_t index)
{
    put_line(paint, pack->options[index].id, 14, pack->options[index].title);
}

void line_advice(struct paint *paint, const struct pack *pack, uint32_t index)
{
    const struct advice *advice = &pack->advice[index];
    put_marked(paint, advice->id, 26, advice->text, advice->disabled);
}

void line_check(struct paint *paint, const struct pack *pack, uint32_t index)
{
    const struct check *check = &pack->checks[index];
    put_marked(paint, check->id, 26, check->message, check->disabled);
}

/* ---- rules ---- */

static void put_effects(struct paint *paint, const struct pack *pack, const struct rule *rule)
{
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        const struct effect *effect = &rule->effects[i];
        entry_printf(paint, effect->points > 0 ? "favours" : "against", "%s, %s (%d point%s)",
                     pack->options[effect->option].title, effect->strength, abs(effect->points),
                     abs(effect->points) == 1 ? "" : "s");
    }
    for (uint32_t option = 0; option < pack->option_count; option++)
        if ((rule->excludes >> option) & 1)
            entry_field(paint, "excludes", pack->options[option].title);
    for (uint32_t i = 0; i < rule->derivation_count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[rule->derivations[i].fact];
        entry_field(paint, "derives", fact->name);
        entry_value(paint, "as", fact, &rule->derivations[i].value);
    }
    if (rule->overhead != 0)
        entry_printf(paint, rule->overhead > 0 ? "costs" : "saves", "%d point%s",
                     abs(rule->overhead), abs(rule->overhead) == 1 ? "" : "s");
}

void full_rule(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct rule *rule = &pack->rules[index];
    entry_head(paint, "rule", rule->id, rule->title, rule->place);
    overlays_entry(paint, pack, "rule", rule->id, rule->layer);
    if (rule->criterion != CRITERION_NONE)
        entry_printf(paint, "criterion", "%s (%s)", pack->criteria[rule->criterion].id,
                     pack->criteria[rule->criterion].title);
    entry_field(paint, "for", rule_scope_name(rule->scope));
    entry_condition(paint, "when", rule->when);
    put_effects(paint, pack, rule);
    entry_field(paint, "because", rule->because);
    entry_claims(paint, "cites", pack, rule->cites, rule->cite_count);
    entry_claims(paint, "despite", pack, rule->despite, rule->despite_count);
    if (!rule->waivable)
        entry_field(paint, "waivers", "none: this rule cannot be waived");
}

/* ---- facts ---- */

static void put_values(struct paint *paint, const struct fact *fact)
{
    for (uint32_t i = 0; i < fact->value_count; i++) {
        if (fact->values[i].description)
            entry_printf(paint, i == 0 ? "values" : "", "%s: %s", fact->values[i].name,
                         fact->values[i].description);
        else
            entry_field(paint, i == 0 ? "values" : "", fact->values[i].name);
    }
}

static void put_numbers(struct paint *paint, const struct fact *fact)
{
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    entry_printf(paint, "range", "%s .. %s", number_print(fact->range.low, &fact->unit, low),
                 number_print(fact->range.high, &fact->unit, high));
    for (uint32_t i = 0; i < fact->band_count; i++) {
        struct interval band = fact_band_written(fact, i);
        entry_printf(paint, i == 0 ? "bands" : "", "%s: %s .. %s", fact->bands[i].name,
                     number_print(band.low, &fact->unit, low),
                     number_print(band.high, &fact->unit, high));
    }
}

/* What a user says or asks, in words. */
static const char *words_of(const struct pack *pack, struct user user)
{
    if (user.kind == ID_RULE)
        return pack->rules[user.index].title;
    if (user.kind == ID_ADVICE)
        return pack->advice[user.index].text;
    if (user.kind == ID_CHECK)
        return pack->checks[user.index].message;
    const struct fact *fact = &pack->vocabulary.facts[user.index];
    return fact->question ? fact->question : fact->title;
}

/* "live-updates: Live updates", "advice use-queue: …", "question component.role: …". */
static void put_user(struct paint *paint, const struct pack *pack, const char *label,
                     struct user user)
{
    static const char *const kinds[ID_KINDS] = {
        [ID_NONE] = "question ",
        [ID_RULE] = "",
        [ID_ADVICE] = "advice ",
        [ID_CHECK] = "check ",
    };
    entry_printf(paint, label, "%s%s: %s%s", kinds[user.kind], user_id(pack, user),
                 user_disabled(pack, user) ? "(disabled) " : "", words_of(pack, user));
}

/* Who uses thing `index`. */
static void put_users(struct paint *paint, const struct pack *pack, const char *label,
                      const struct uses *uses, uint32_t index)
{
    for (uint32_t i = uses->first[index]; i < uses->first[index + 1]; i++)
        put_user(paint, pack, i == uses->first[index] ? label : "", uses->users[i]);
}

static void put_deriving(struct paint *paint, const struct pack *pack, uint32_t fact)
{
    for (uint32_t i = 0; i < pack->rule_count; i++)
        for (uint32_t j = 0; j < pack->rules[i].derivation_count; j++)
            if (pack->rules[i].derivations[j].fact == fact)
                entry_field(paint, "derived by", pack->rules[i].id);
}

void full_fact(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct fact *fact = &pack->vocabulary.facts[index];
    entry_head(paint, "fact", fact->name, fact->title, fact->place);
    overlays_entry(paint, pack, "fact", fact->name, fact->layer);
    entry_field(paint, "question", fact->question);
    entry_field(paint, "find out", fact->find_out);
    entry_field(paint, "type", fact_type_name(fact->type));
    if (fact_value_kind(fact) == VALUE_NUMBER)
        put_numbers(paint, fact);
    else
        put_values(paint, fact);
    entry_field(paint, "step", fact->step);
    if (fact->ask_if)
        entry_condition(paint, "ask if", fact->ask_if);
    if (fact->has_otherwise)
        entry_value(paint, "otherwise", fact, &fact->otherwise);
    for (uint32_t i = 0; i < fact->default_count; i++) {
        entry_value(paint, "default", fact, &fact->defaults[i].value);
        entry_condition(paint, "  when", fact->defaults[i].when);
    }
    put_deriving(paint, pack, index);
    entry_claims(paint, "cites", pack, fact->cites, fact->cite_count);
    if (!uses_any(&usage->facts, index))
        entry_field(paint, "used by", "nothing");
    put_users(paint, pack, "used by", &usage->facts, index);
}

/* ---- the rest ---- */

void full_criterion(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct criterion *criterion = &pack->criteria[index];
    char weight[NUMBER_TEXT];
    bool first = true;
    entry_head(paint, "criterion", criterion->id, criterion->title, criterion->place);
    overlays_entry(paint, pack, "criterion", criterion->id, criterion->layer);
    entry_field(paint, "weight", thousandths_print(criterion->weight, weight));
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        if (pack->rules[i].criterion != index)
            continue;
        entry_printf(paint, first ? "rules" : "", "%s: %s", pack->rules[i].id,
                     pack->rules[i].title);
        first = false;
    }
}

void full_claim(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct claim *claim = &pack->claims[index];
    const struct publication *source = &pack->publications[claim->publication];
    entry_head(paint, "claim", claim->id, NULL, claim->place);
    overlays_entry(paint, pack, "claim", claim->id, claim->layer);
    entry_field(paint, "claim", claim->text);
    entry_field(paint, "figures", claim->figures);
    entry_printf(paint, "source", "%s: %s", source->id, source->title);
    entry_field(paint, "section", claim->section);
    entry_field(paint, "strength", claim->strength);
    entry_claims(paint, "contradicts", pack, claim->contradicts, claim->contradict_count);
    entry_field(paint, "note", claim->note);
    entry_field(paint, "set aside", claim->set_aside);
    if (!uses_any(&usage->claims, index) && !uses_any(&usage->answered, index))
        entry_field(paint, "used by", "nothing");
    put_users(paint, pack, "used by", &usage->claims, index);
    put_users(paint, pack, "answered by", &usage->answered, index);
}

void full_source(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct publication *source = &pack->publications[index];
    uint32_t claims = 0;
    for (uint32_t i = 0; i < pack->claim_count; i++)
        claims += pack->claims[i].publication == index;
    entry_head(paint, "source", source->id, source->title, source->place);
    overlays_entry(paint, pack, "source", source->id, source->layer);
    entry_field(paint, "author", source->author);
    entry_field(paint, "date", source->date);
    entry_field(paint, "kind", source->kind);
    entry_field(paint, "document", source->file);
    entry_field(paint, "url", source->url);
    entry_field(paint, "vendor",
                source->vendor ? "yes: its publisher sells around an option" : "no");
    entry_field(paint, "measured", source->measured ? "yes: it reports its own figures" : "no");
    entry_printf(paint, "claims", "%u in this pack", claims);
}

void full_option(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct option *option = &pack->options[index];
    uint32_t favours = 0;
    uint32_t against = 0;
    uint32_t excludes = 0;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        excludes += (rule->excludes >> index) & 1;
        for (uint32_t j = 0; j < rule->effect_count; j++) {
            favours += rule->effects[j].option == index && rule->effects[j].points > 0;
            against += rule->effects[j].option == index && rule->effects[j].points < 0;
        }
    }
    entry_head(paint, "option", option->id, option->title, option->place);
    overlays_entry(paint, pack, "option", option->id, option->layer);
    entry_printf(paint, "rules", "%u favour%s it, %u go%s against it, %u can rule it out", favours,
                 favours == 1 ? "s" : "", against, against == 1 ? "es" : "", excludes);
    entry_printf(paint, "judged", "in %u of %u criteria", pack_judged_in(pack, index),
                 pack->criterion_count);
}

void full_combination(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct option *combination = &usage->pack->combination;
    (void)index;
    entry_head(paint, "combination", combination->id, combination->title, combination->place);
    entry_field(paint, "verdict", "several options, each for a part of the project");
}

void full_advice(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct advice *advice = &pack->advice[index];
    entry_head(paint, advice->caution ? "caution" : "advice", advice->id, NULL, advice->place);
    overlays_entry(paint, pack, "advice", advice->id, advice->layer);
    entry_field(paint, "text", advice->text);
    if (advice->option != OPTION_NONE)
        entry_field(paint, "option", pack->options[advice->option].title);
    entry_field(paint, "for", rule_scope_name(advice->scope));
    entry_condition(paint, "when", advice->when);
    entry_claims(paint, "cites", pack, advice->cites, advice->cite_count);
}

void full_check(struct paint *paint, const struct usage *usage, uint32_t index)
{
    const struct pack *pack = usage->pack;
    const struct check *check = &pack->checks[index];
    entry_head(paint, "check", check->id, NULL, check->place);
    overlays_entry(paint, pack, "check", check->id, check->layer);
    entry_field(paint, "message", check->message);
    entry_field(paint, "level",
                check->error ? "error: such answers get no ruling"
                             : "warning: such answers count all the same");
    entry_field(paint, "for", check->about_component ? "component" : "project");
    entry_condition(paint, "when", check->when);
    entry_claims(paint, "cites", pack, check->cites, check->cite_count);
}
