#include "rule/pack.h"

#include "base/memory.h"
#include "base/typo.h"
#include "rule/names.h"

struct pack *pack_new(void)
{
    struct pack *pack = mem_new(1, sizeof *pack);
    if (pack)
        arena_init(&pack->arena);
    return pack;
}

void pack_free(struct pack *pack)
{
    if (!pack)
        return;
    arena_fini(&pack->arena);
    mem_free(pack);
}

enum id_kind pack_find(const struct pack *pack, const char *id, uint32_t *index)
{
    uint32_t found = map_get(&pack->ids, id);
    if (found == MAP_NONE)
        return ID_NONE;
    *index = found & ((UINT32_C(1) << PACK_INDEX_BITS) - 1);
    return (enum id_kind)(found >> PACK_INDEX_BITS);
}

bool pack_register(struct pack *pack, const char *id, enum id_kind kind, uint32_t index)
{
    if (index >> PACK_INDEX_BITS != 0)
        return false;
    return map_put(&pack->ids, &pack->arena, id, (uint32_t)kind << PACK_INDEX_BITS | index);
}

static uint32_t find_of_kind(const struct pack *pack, const char *id, enum id_kind kind)
{
    uint32_t index;
    return pack_find(pack, id, &index) == kind ? index : UINT32_MAX;
}

uint32_t pack_option(const struct pack *pack, const char *id)
{
    return find_of_kind(pack, id, ID_OPTION);
}

uint32_t pack_rule(const struct pack *pack, const char *id)
{
    return find_of_kind(pack, id, ID_RULE);
}

static struct names ids_of_kind(const struct pack *pack, enum id_kind kind)
{
    const struct names names[ID_KINDS] = {
        [ID_OPTION] = NAMES(pack->options, pack->option_count),
        [ID_COMBINATION] = NAMES(&pack->combination, pack->combination.id ? 1 : 0),
        [ID_CRITERION] = NAMES(pack->criteria, pack->criterion_count),
        [ID_SOURCE] = NAMES(pack->publications, pack->publication_count),
        [ID_CLAIM] = NAMES(pack->claims, pack->claim_count),
        [ID_RULE] = NAMES(pack->rules, pack->rule_count),
        [ID_ADVICE] = NAMES(pack->advice, pack->advice_count),
        [ID_CHECK] = NAMES(pack->checks, pack->check_count),
    };
    return names[kind];
}

const char *pack_suggest(const struct pack *pack, enum id_kind kind, const char *word)
{
    struct typo typo;
    typo_init(&typo, word);
    for (enum id_kind each = ID_OPTION; each < ID_KINDS; each++) {
        if (each == kind || kind == ID_KINDS)
            names_offer(ids_of_kind(pack, each), &typo);
    }
    return typo.best;
}

const char *id_kind_name(enum id_kind kind)
{
    static const char *const names[ID_KINDS] = {
        [ID_NONE] = "name",
        [ID_OPTION] = "option",
        [ID_COMBINATION] = "combination",
        [ID_CRITERION] = "criterion",
        [ID_SOURCE] = "source",
        [ID_CLAIM] = "claim",
        [ID_RULE] = "rule",
        [ID_ADVICE] = "piece of advice",
        [ID_CHECK] = "check",
    };
    return names[kind];
}

static bool speaks_of(const struct rule *rule, uint32_t option)
{
    if (rule->excludes >> option & 1)
        return true;
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        if (rule->effects[i].option == option)
            return true;
    }
    return false;
}

uint32_t pack_judged_in(const struct pack *pack, uint32_t option)
{
    uint32_t judged = 0;
    /* Each turn looks at 64 criteria, so that no memory is needed to remember which were seen. */
    for (uint32_t first = 0; first < pack->criterion_count; first += 64) {
        uint64_t seen = 0;
        for (uint32_t i = 0; i < pack->rule_count; i++) {
            const struct rule *rule = &pack->rules[i];
            if (!rule->disabled && rule->criterion >= first && rule->criterion - first < 64 &&
                speaks_of(rule, option))
                seen |= UINT64_C(1) << (rule->criterion - first);
        }
        judged += (uint32_t)__builtin_popcountll(seen);
    }
    return judged;
}
