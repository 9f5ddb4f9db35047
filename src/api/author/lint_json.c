/* Findings as JSON. */
#include "api/author/lint.h"
#include "report/json_out.h"

static void write_finding(struct json_out *json, const struct finding *finding)
{
    json_open_object(json);
    json_put_text(json, "code", diag_entries[finding->kind->code].name);
    json_put_text(json, "kind", finding->kind->name);
    json_put_text(json, "level", lint_level_name(finding->kind->level));
    json_put_text(json, "subject", finding->subject);
    json_put_text(json, "message", finding->message);
    json_put_text(json, "suggestion", finding->suggestion);
    json_put_text(json, "file", finding->place.file);
    json_put_number(json, "line", finding->place.line);
    json_put_number(json, "column", finding->place.column);
    json_close_object(json);
}

static void write_options(struct json_out *json, const struct lint *lint)
{
    json_key(json, "options");
    json_open_object(json);
    for (uint32_t i = 0; i < lint->pack->option_count; i++) {
        const struct option_balance *option = &lint->balance.options[i];
        json_key(json, lint->pack->options[i].id);
        json_open_object(json);
        json_put_thousandths(json, "low", option->low);
        json_put_thousandths(json, "high", option->high);
        json_put_thousandths(json, "mean", option->mean);
        json_put_thousandths(json, "leads", option->leads);
        json_put_thousandths(json, "excluded", option->excluded);
        json_put_number(json, "judged_in", option->judged_in);
        json_close_object(json);
    }
    json_close_object(json);
}

static void write_sources(struct json_out *json, const struct lint *lint)
{
    json_key(json, "sources");
    json_open_object(json);
    for (uint32_t i = 0; i < lint->pack->publication_count; i++) {
        const struct source_weight *source = &lint->balance.sources[i];
        json_key(json, lint->pack->publications[i].id);
        json_open_object(json);
        json_put_number(json, "claims", source->claims);
        json_put_number(json, "cited", source->used);
        json_put_number(json, "rules", source->rules);
        json_put_thousandths(json, "share", source->share);
        json_close_object(json);
    }
    json_close_object(json);
}

static void write_balance(struct json_out *json, const struct lint *lint)
{
    json_key(json, "balance");
    json_open_object(json);
    json_put_number(json, "profiles", lint->balance.profiles);
    json_put_thousandths(json, "ties", lint->balance.ties);
    json_put_number(json, "criteria", lint->balance.criteria);
    write_options(json, lint);
    write_sources(json, lint);
    json_close_object(json);
}

void lint_json(const struct lint *lint, const struct style *style, struct strbuf *out)
{
    struct json_out json;
    (void)style;
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_number(&json, "format", 1);
    json_put_text(&json, "pack", lint->pack->name);
    json_put_text(&json, "version", lint->pack->version);
    json_put_text(&json, "digest", lint->pack->digest);
    json_put_number(&json, "errors", lint->counts[LINT_ERROR]);
    json_put_number(&json, "warnings", lint->counts[LINT_WARNING]);
    json_put_number(&json, "notes", lint->counts[LINT_NOTE]);
    json_put_number(&json, "undecided", lint->undecided);
    json_key(&json, "findings");
    json_open_list(&json);
    for (uint32_t i = 0; i < lint->findings.count; i++)
        write_finding(&json, &lint->findings.items[i]);
    json_close_list(&json);
    write_balance(&json, lint);
    json_close_object(&json);
    json_end(&json);
}
