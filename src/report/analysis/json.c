#include "report/analysis/json.h"

#include "decide/explore/agreement.h"
#include "report/analysis/phrase.h"
#include "report/json_parts.h"

static void put_outcome(struct json_out *json, const char *key, const struct ruling *ruling,
                        struct outcome outcome)
{
    json_put_text(json, key, verdict_id(ruling->profile->pack, outcome.verdict, outcome.option));
}

/* ---- shares ---- */

static void put_outcomes(struct json_out *json, const struct ruling *ruling,
                         const struct outcome_count *outcomes, uint32_t count)
{
    json_key(json, "verdicts");
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++) {
        json_open_object(json);
        put_outcome(json, "verdict", ruling, outcomes[i].outcome);
        json_put_number(json, "count", outcomes[i].count);
        json_close_object(json);
    }
    json_close_list(json);
}

void json_agreement(struct json_out *json, const struct analysis *analysis)
{
    const struct agreement *agreement = analysis->agreement;
    json_key(json, "agreement");
    json_open_object(json);
    json_put_thousandths(json, "share", agreement_share(agreement));
    json_put_thousandths(json, "error", agreement->error);
    json_put_bool(json, "proved", agreement->proved);
    json_put_number(json, "same", agreement->same);
    json_put_number(json, "trials", agreement->trials);
    json_put_number(json, "discarded", agreement->discarded);
    put_outcomes(json, analysis->ruling, agreement->outcomes, agreement->outcome_count);
    json_close_object(json);
}

static void put_weight(struct json_out *json, const char *key, const struct ruling *ruling,
                       bool exists, int64_t weight, struct outcome outcome)
{
    json_key(json, key);
    if (!exists) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_thousandths(json, "weight", weight);
    put_outcome(json, "verdict", ruling, outcome);
    json_close_object(json);
}

void json_acceptability(struct json_out *json, const struct analysis *analysis)
{
    const struct acceptability *acceptability = analysis->acceptability;
    const struct ruling *ruling = analysis->ruling;
    uint64_t trials = acceptability->trials;
    json_key(json, "acceptability");
    json_open_object(json);
    json_put_thousandths(json, "share",
                         trials > 0 ? (int64_t)(1000 * (uint64_t)acceptability->same / trials) : 0);
    json_put_number(json, "same", acceptability->same);
    json_put_number(json, "trials", acceptability->trials);
    put_outcomes(json, ruling, acceptability->outcomes, acceptability->outcome_count);
    json_key(json, "weights");
    json_open_list(json);
    for (uint32_t i = 0; i < acceptability->flip_count; i++) {
        const struct weight_flip *flip = &acceptability->flips[i];
        json_open_object(json);
        json_put_text(json, "criterion", ruling->profile->pack->criteria[flip->criterion].id);
        json_put_thousandths(json, "weight", flip->weight);
        put_weight(json, "lower", ruling, flip->has_lower, flip->lower, flip->below);
        put_weight(json, "upper", ruling, flip->has_upper, flip->upper, flip->above);
        json_close_object(json);
    }
    json_close_list(json);
    json_close_object(json);
}

/* ---- flips ---- */

static void put_address(struct json_out *json, const struct profile *profile,
                        const struct change *change)
{
    struct strbuf address;
    strbuf_init(&address);
    phrase_address(&address, profile, change);
    json_put_text(json, "address", address.failed ? "" : address.text);
    json->out->failed = json->out->failed || address.failed;
    strbuf_fini(&address);
}

void json_change(struct json_out *json, const struct profile *profile, const struct change *change)
{
    json_open_object(json);
    put_address(json, profile, change);
    json_put_text(json, "from", change->from);
    json_put_text(json, "to", change->to);
    if (change->kind == CHANGE_FACT)
        json_put_text(json, "origin", origin_name(change->origin));
    json_close_object(json);
}

void json_flips(struct json_out *json, const struct analysis *analysis)
{
    const struct flips *flips = analysis->flips;
    json_key(json, "flips");
    json_open_object(json);
    json_put_bool(json, "complete", flips->complete);
    json_put_number(json, "tried", flips->tried);
    json_key(json, "found");
    json_open_list(json);
    for (uint32_t i = 0; i < flips->count; i++) {
        const struct flip *flip = &flips->items[i];
        json_open_object(json);
        put_outcome(json, "verdict", analysis->ruling, flip->outcome);
        json_put_thousandths(json, "margin", flip->margin);
        json_put_thousandths(json, "distance", flip->distance);
        json_key(json, "changes");
        json_open_list(json);
        for (uint32_t k = 0; k < flip->change_count; k++)
            json_change(json, analysis->ruling->profile, &flip->changes[k]);
        json_close_list(json);
        json_close_object(json);
    }
    json_close_list(json);
    json_close_object(json);
}

/* ---- sources ---- */

void json_without(struct json_out *json, const struct analysis *analysis)
{
    const struct ruling *ruling = analysis->ruling;
    const struct pack *pack = ruling->profile->pack;
    json_key(json, "without_source");
    json_open_list(json);
    for (uint32_t i = 0; i < analysis->source_count; i++) {
        const struct without_source *without = &analysis->sources[i];
        json_open_object(json);
        json_put_text(json, "source", pack->publications[without->source].id);
        if (without->found)
            put_outcome(json, "verdict", ruling, without->outcome);
        else
            json_put_text(json, "verdict", NULL);
        json_put_thousandths(json, "margin", without->margin);
        json_rule_ids(json, "rules", pack, without->rules, without->rule_count);
        json_close_object(json);
    }
    json_close_list(json);
}

/* ---- all ---- */

void json_analysis(struct json_out *json, const struct analysis *analysis)
{
    if (!analysis)
        return;
    if (analysis->agreement)
        json_agreement(json, analysis);
    if (analysis->acceptability)
        json_acceptability(json, analysis);
    if (analysis->flips)
        json_flips(json, analysis);
    if (analysis->sources)
        json_without(json, analysis);
    if (analysis->questions && analysis->hinges) {
        json_questions(json, analysis, false);
        json_settling(json, analysis);
    }
}

void json_document(struct json_out *json, const struct ruling *ruling)
{
    const struct profile *profile = ruling->profile;
    json_put_number(json, "format", 1);
    json_key(json, "pack");
    json_pack(json, profile->pack);
    json_key(json, "profile");
    json_open_object(json);
    json_put_text(json, "name", profile->name);
    json_put_text(json, "file", profile->file);
    json_close_object(json);
}
