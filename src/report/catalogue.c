#include "report/catalogue.h"

#include <string.h>

#include "report/catalogue_json.h"
#include "report/catalogue_text.h"

static uint32_t count_rules(const struct pack *pack)
{
    return pack->rule_count;
}

/* The reserved fact at the end is the engine's, not the pack's. */
static uint32_t count_facts(const struct pack *pack)
{
    return pack->vocabulary.count - 1;
}

static uint32_t count_criteria(const struct pack *pack)
{
    return pack->criterion_count;
}

static uint32_t count_claims(const struct pack *pack)
{
    return pack->claim_count;
}

static uint32_t count_sources(const struct pack *pack)
{
    return pack->publication_count;
}

static uint32_t count_options(const struct pack *pack)
{
    return pack->option_count;
}

static uint32_t count_advice(const struct pack *pack)
{
    return pack->advice_count;
}

static uint32_t count_checks(const struct pack *pack)
{
    return pack->check_count;
}

const struct catalogue catalogues[CATALOGUES] = {
    {"rules", ID_RULE, count_rules, json_rule, line_rule, full_rule},
    {"facts", ID_NONE, count_facts, json_fact, line_fact, full_fact},
    {"criteria", ID_CRITERION, count_criteria, json_criterion, line_criterion, full_criterion},
    {"claims", ID_CLAIM, count_claims, json_claim, line_claim, full_claim},
    {"sources", ID_SOURCE, count_sources, json_source, line_source, full_source},
    {"options", ID_OPTION, count_options, json_option, line_option, full_option},
    {"advice", ID_ADVICE, count_advice, json_advice, line_advice, full_advice},
    {"checks", ID_CHECK, count_checks, json_check, line_check, full_check},
};

static const struct catalogue combination = {.name = "combination",
                                             .kind = ID_COMBINATION,
                                             .json = json_combination,
                                             .full = full_combination};

const struct catalogue *catalogue_find(const char *name)
{
    for (int i = 0; i < CATALOGUES; i++)
        if (strcmp(catalogues[i].name, name) == 0)
            return &catalogues[i];
    return NULL;
}

const struct catalogue *catalogue_lookup(const struct pack *pack, const char *id, uint32_t *index)
{
    enum id_kind kind = pack_find(pack, id, index);
    *index = kind == ID_NONE ? fact_find(&pack->vocabulary, id) : *index;
    if (*index == FACT_NONE)
        return NULL;
    if (kind == ID_COMBINATION)
        return &combination;
    const struct catalogue *catalogue = catalogues;
    while (catalogue->kind != kind)
        catalogue++;
    return catalogue;
}

void catalogue_list_text(const struct catalogue *catalogue, const struct pack *pack,
                         const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    uint32_t count = catalogue->count(pack);
    for (uint32_t i = 0; i < count; i++)
        catalogue->line(&paint, pack, i);
}

void catalogue_list_json(const struct catalogue *catalogue, const struct pack *pack,
                         struct strbuf *out)
{
    struct json_out json;
    struct usage usage;
    bool known = usage_init(&usage, pack);
    uint32_t count = known ? catalogue->count(pack) : 0;
    json_init(&json, out, false);
    json_open_object(&json);
    json_key(&json, catalogue->name);
    json_open_list(&json);
    for (uint32_t i = 0; i < count; i++)
        catalogue->json(&json, &usage, i);
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
    out->failed = out->failed || !known;
    usage_fini(&usage);
}

void catalogue_entry_text(const struct catalogue *catalogue, const struct pack *pack,
                          uint32_t index, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    struct usage usage;
    if (usage_init(&usage, pack))
        catalogue->full(&paint, &usage, index);
    else
        out->failed = true;
    usage_fini(&usage);
}

void catalogue_entry_json(const struct catalogue *catalogue, const struct pack *pack,
                          uint32_t index, struct strbuf *out)
{
    struct json_out json;
    struct usage usage;
    json_init(&json, out, false);
    if (usage_init(&usage, pack))
        catalogue->json(&json, &usage, index);
    else
        out->failed = true;
    json_end(&json);
    usage_fini(&usage);
}
