#include "profile/reader.h"

#include <string.h>

/* Whether a fact's name is `group`, a dot and more. */
static bool in_group(const struct fact *fact, const char *group)
{
    size_t length = strlen(group);
    return strncmp(fact->name, group, length) == 0 && fact->name[length] == '.';
}

bool group_exists(const struct vocabulary *vocabulary, const char *group)
{
    uint32_t i = 0;
    while (i < vocabulary->count &&
           !(vocabulary->facts[i].scope == FACT_PROJECT && in_group(&vocabulary->facts[i], group)))
        i++;
    return i < vocabulary->count;
}

uint32_t group_fact(struct reader *reader, const char *group, const char *key)
{
    const char *name = arena_printf(reader->scratch, "%s.%s", group, key);
    if (!name) {
        diags_no_memory(reader->diags);
        return FACT_NONE;
    }
    return fact_find(&reader->profile->pack->vocabulary, name);
}

/* Whether a profile may answer the fact, so that it is worth suggesting. */
static bool can_be_given(const struct fact *fact)
{
    return !fact->derived && !fact->reserved;
}

void group_offer_facts(const struct vocabulary *vocabulary, const char *group, struct typo *typo)
{
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        if (can_be_given(fact) && in_group(fact, group))
            typo_offer(typo, fact->name + strlen(group) + 1);
    }
}

void group_offer_names(struct reader *reader, struct typo *typo)
{
    const struct vocabulary *vocabulary = &reader->profile->pack->vocabulary;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        if (fact->scope != FACT_PROJECT || !can_be_given(fact))
            continue;
        const char *name = arena_copy(reader->scratch, fact->name, strcspn(fact->name, "."));
        if (!name) {
            diags_no_memory(reader->diags);
            return;
        }
        typo_offer(typo, name);
    }
}

void group_list(const struct vocabulary *vocabulary, struct strbuf *out)
{
    const char *between = "";
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        size_t length = strcspn(fact->name, ".");
        bool listed = fact->scope != FACT_PROJECT;
        for (uint32_t j = 0; j < i && !listed; j++)
            listed = strncmp(vocabulary->facts[j].name, fact->name, length + 1) == 0;
        if (listed)
            continue;
        strbuf_printf(out, "%s%.*s", between, (int)length, fact->name);
        between = ", ";
    }
}

/* The fact with this key in whichever group; NULL when there is none. */
static const struct fact *fact_with_key(const struct vocabulary *vocabulary, const char *key)
{
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        const char *dot = strchr(fact->name, '.');
        if (can_be_given(fact) && dot && strcmp(dot + 1, key) == 0)
            return fact;
    }
    return NULL;
}

/* Says where the answer to a fact is written. */
static void suggest_place(struct reader *reader, struct diag *diag, const struct fact *fact)
{
    int group = (int)strcspn(fact->name, ".");
    bool of_component = fact->scope == FACT_COMPONENT;
    if (of_component && reader->is_base)
        diag_label(reader->diags, diag, "write `%s` into a component of the profile",
                   fact->name + group + 1);
    else if (of_component && reader->profile->lists_components)
        diag_label(reader->diags, diag, "write `%s` into its component", fact->name + group + 1);
    else
        diag_label(reader->diags, diag, "write `%s` below `%.*s:`", fact->name + group + 1, group,
                   fact->name);
}

void group_suggest(struct reader *reader, struct diag *diag, const char *key,
                   const struct typo *typo, const char *otherwise)
{
    const struct vocabulary *vocabulary = &reader->profile->pack->vocabulary;
    uint32_t whole = fact_find(vocabulary, key);
    const struct fact *fact =
        whole == FACT_NONE ? fact_with_key(vocabulary, key) : &vocabulary->facts[whole];
    if (fact && can_be_given(fact))
        suggest_place(reader, diag, fact);
    else if (strchr(key, ':'))
        diag_label(reader->diags, diag, "is a space missing behind the colon?");
    else if (typo->best)
        diag_suggest(reader->diags, diag, typo->best);
    else if (otherwise)
        diag_hint(reader->diags, diag, "%s", otherwise);
}
