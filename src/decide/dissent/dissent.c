#include "decide/dissent/dissent.h"

#include <string.h>

#include "decide/dissent/bearing.h"
#include "decide/dissent/sides.h"

/* What the record is made from, all in the scratch arena but the ruling. */
struct recorder {
    struct arena *arena; /* of the ruling */
    struct ruling *ruling;
    struct bearing bearing;
    uint32_t *first_part; /* by set: one more than its first part; 0: it is recorded */
    uint32_t *claims;     /* room for all */
    uint8_t *side;        /* by claim; SIDE_NONE but for the set at hand */
};

static bool record_rules(const struct recorder *recorder, uint32_t set,
                         struct ruled_dissent *dissent)
{
    const struct part *parts = recorder->bearing.parts.items + recorder->first_part[set] - 1;
    const struct part *end = recorder->bearing.parts.items + recorder->bearing.parts.count;
    while (parts + dissent->rule_count < end && parts[dissent->rule_count].set == set)
        dissent->rule_count++;
    dissent->rules = arena_new(recorder->arena, dissent->rule_count, sizeof *dissent->rules);
    for (uint32_t i = 0; dissent->rules && i < dissent->rule_count; i++)
        dissent->rules[i] = parts[i].rule;
    return dissent->rules != NULL;
}

static bool rests_on(const struct rule *rule, const uint8_t *side, uint8_t which)
{
    for (uint32_t i = 0; i < rule->cite_count; i++)
        if (side[rule->cites[i]] == which)
            return true;
    return false;
}

/* The side that comes first; `first` is the first claim. */
static uint8_t leading_side(const struct recorder *recorder, uint32_t first,
                            const struct ruled_dissent *dissent)
{
    const struct rule *rules = recorder->ruling->profile->pack->rules;
    uint32_t resting[2] = {0, 0};
    for (uint32_t i = 0; i < dissent->rule_count; i++)
        for (uint8_t which = 0; which < 2; which++)
            resting[which] += rests_on(&rules[dissent->rules[i]], recorder->side, which);
    return resting[0] == resting[1] ? recorder->side[first] : resting[1] > resting[0];
}

static bool record_sides(const struct recorder *recorder, uint32_t count, uint8_t leading,
                         struct ruled_dissent *dissent)
{
    for (int i = 0; i < 2; i++) {
        dissent->sides[i] = arena_new(recorder->arena, count, sizeof *dissent->sides[i]);
        if (!dissent->sides[i])
            return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t claim = recorder->claims[i];
        int which = recorder->side[claim] != leading;
        dissent->sides[which][dissent->counts[which]++] = claim;
    }
    return true;
}

/* Records the set whose first claim is `first`. */
static bool record_set(struct recorder *recorder, uint32_t set, uint32_t first)
{
    struct ruled_dissent *dissent = &recorder->ruling->dissent[recorder->ruling->dissent_count++];
    uint32_t count =
        sides_tell(&recorder->bearing.clashes, set, first, recorder->claims, recorder->side);
    bool done = record_rules(recorder, set, dissent) &&
                record_sides(recorder, count, leading_side(recorder, first, dissent), dissent);
    for (uint32_t i = 0; i < count; i++)
        recorder->side[recorder->claims[i]] = SIDE_NONE;
    recorder->first_part[set] = 0;
    return done;
}

static bool record_all(struct recorder *recorder)
{
    struct clashes *clashes = &recorder->bearing.clashes;
    const uint32_t claims = recorder->ruling->profile->pack->claim_count;
    for (uint32_t claim = 0; claim < claims; claim++)
        for (uint32_t clash = clashes->first[claim]; clash != CLASH_NONE;
             clash = clash_next(clashes, clash, claim)) {
            uint32_t set = clash_set(clashes, clash);
            if (recorder->first_part[set] > 0 && !record_set(recorder, set, claim))
                return false;
        }
    return true;
}

/* Makes room; how many sets there are is known then. */
static bool prepare(struct recorder *recorder, struct arena *scratch)
{
    const struct pack *pack = recorder->ruling->profile->pack;
    const struct part *parts = recorder->bearing.parts.items;
    uint32_t sets = 0;
    recorder->first_part =
        arena_new(scratch, recorder->bearing.clashes.list.count, sizeof *recorder->first_part);
    recorder->claims = arena_new(scratch, pack->claim_count, sizeof *recorder->claims);
    recorder->side = arena_new(scratch, pack->claim_count, sizeof *recorder->side);
    if (!recorder->first_part || !recorder->claims || !recorder->side)
        return false;
    memset(recorder->side, SIDE_NONE, pack->claim_count);
    for (uint32_t i = 0; i < recorder->bearing.parts.count; i++)
        if (i == 0 || parts[i].set != parts[i - 1].set) {
            recorder->first_part[parts[i].set] = i + 1;
            sets++;
        }
    recorder->ruling->dissent = arena_new(recorder->arena, sets, sizeof *recorder->ruling->dissent);
    return recorder->ruling->dissent != NULL;
}

bool dissent_find(struct arena *arena, struct ruling *ruling)
{
    struct recorder recorder = {.arena = arena, .ruling = ruling};
    struct arena scratch;
    arena_init(&scratch);
    bool done = bearing_find(&recorder.bearing, &scratch, ruling) && prepare(&recorder, &scratch) &&
                record_all(&recorder);
    arena_fini(&scratch);
    return done;
}
