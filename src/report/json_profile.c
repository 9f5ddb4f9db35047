#include "report/json_profile.h"

#include <string.h>

#include "profile/identity.h"

static void put_words(struct json_out *json, const char *key, const char *const *words,
                      uint32_t count)
{
    json_key(json, key);
    json_open_list(json);
    for (uint32_t i = 0; i < count; i++)
        json_text(json, words[i]);
    json_close_list(json);
}

static void put_digest(struct json_out *json, const struct profile *profile)
{
    char hex[DIGEST_HEX];
    bool good = profile_identity(profile, hex);
    json->out->failed |= !good;
    json_put_text(json, "digest", good ? hex : NULL);
}

static void put_labels(struct json_out *json, const struct profile *profile)
{
    json_key(json, "labels");
    json_open_object(json);
    for (uint32_t i = 0; i < profile->label_count; i++)
        json_put_text(json, profile->labels[i].key, profile->labels[i].value);
    json_close_object(json);
}

/* ---- answers ---- */

/* The value as the pack would write it, where the profile has other words for it. */
static void put_meaning(struct json_out *json, const struct fact *fact, const struct answer *answer)
{
    struct strbuf meaning;
    strbuf_init(&meaning);
    fact_print(fact, &answer->value, &meaning);
    if (meaning.text && strcmp(meaning.text, answer->text) != 0)
        json_put_text(json, "means", meaning.text);
    json->out->failed |= meaning.failed;
    strbuf_fini(&meaning);
}

static void put_answer(struct json_out *json, const struct fact *fact, const char *component,
                       const struct answer *answer)
{
    json_open_object(json);
    json_put_text(json, "fact", fact->name);
    json_put_text(json, "component", component);
    json_put_text(json, "value", answer->text);
    put_meaning(json, fact, answer);
    if (answer->note)
        json_put_text(json, "note", answer->note);
    if (answer->by)
        json_put_text(json, "by", answer->by);
    json_close_object(json);
}

/* The answers of a component; NULL: the project's. */
static void put_group(struct json_out *json, const struct profile *profile, const char *component,
                      const struct answer *const *answers)
{
    for (uint32_t i = 0; i < profile->pack->vocabulary.count; i++)
        if (answers[i])
            put_answer(json, &profile->pack->vocabulary.facts[i], component, answers[i]);
}

static void put_answers(struct json_out *json, const struct profile *profile)
{
    json_key(json, "answers");
    json_open_list(json);
    put_group(json, profile, NULL, profile->answers);
    for (uint32_t i = 0; i < profile->component_count; i++)
        if (!profile->components[i].outside)
            put_group(json, profile, profile->components[i].name, profile->components[i].answers);
    json_close_list(json);
}

/* ---- what else was given ---- */

/* Those that are not normal. */
static void put_priorities(struct json_out *json, const struct profile *profile)
{
    json_key(json, "priorities");
    json_open_object(json);
    for (uint32_t i = 0; i < profile->pack->criterion_count; i++)
        if (profile->priorities[i] != PRIORITY_NORMAL)
            json_put_text(json, profile->pack->criteria[i].id,
                          priority_name(profile->priorities[i]));
    json_close_object(json);
}

static void put_links(struct json_out *json, const struct profile *profile)
{
    const struct split_costs *split = &profile->pack->split;
    json_key(json, "links");
    json_open_list(json);
    for (uint32_t i = 0; i < profile->link_count; i++) {
        const struct link *link = &profile->links[i];
        json_open_object(json);
        json_key(json, "between");
        json_open_list(json);
        json_text(json, profile->components[link->ends[0]].name);
        json_text(json, profile->components[link->ends[1]].name);
        json_close_list(json);
        json_put_text(json, "via", link->via == UINT32_MAX ? NULL : split->via[link->via].id);
        json_put_text(json, "traffic",
                      link->traffic == UINT32_MAX ? NULL : split->traffic[link->traffic].id);
        json_close_object(json);
    }
    json_close_list(json);
}

void json_profile(struct json_out *json, const struct profile *profile)
{
    json_key(json, "profile");
    json_open_object(json);
    json_put_text(json, "name", profile->name);
    json_put_text(json, "file", profile->file);
    put_digest(json, profile);
    put_words(json, "bases", profile->bases, profile->base_count);
    put_labels(json, profile);
    put_answers(json, profile);
    put_priorities(json, profile);
    put_links(json, profile);
    json_close_object(json);
}

void json_input(struct json_out *json, const struct profile *profile, bool assumptions)
{
    json_key(json, "input");
    json_open_object(json);
    put_words(json, "settings", profile->settings, profile->setting_count);
    put_words(json, "bases", profile->given_bases, profile->given_base_count);
    json_put_bool(json, "assumptions", assumptions);
    json_close_object(json);
}
