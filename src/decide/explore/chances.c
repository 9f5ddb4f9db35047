#include "decide/explore/chances.h"

#include "engine/variants.h"

/* What the weights of one fact add up to, about: enough to tell a hundredth of one from another. */
#define WEIGHTS 1000000

uint32_t dice_below(struct dice *dice, uint32_t bound)
{
    uint64_t z = (dice->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    z ^= z >> 31;
    return (uint32_t)((z >> 32) * bound >> 32);
}

/* ---- weights ---- */

static int64_t sum_likely(const struct fact *fact)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < fact->likely_count; i++)
        sum += fact->likely[i].weight;
    return sum;
}

/* The part of a band's weight that falls on one of its classes. */
static int64_t weigh_in_band(const struct column *column, const struct band *band, uint32_t class,
                             int64_t weight)
{
    uint32_t low = column_class(column, band->numbers.low);
    uint32_t high = column_class(column, band->numbers.high);
    return class < low || class > high ? 0 : weight / (high - low + 1);
}

/* How likely the pack calls a class of a choice or number, as a part of WEIGHTS. */
static uint32_t weigh_class(const struct fact *fact, const struct column *column, uint32_t class)
{
    bool number = fact_value_kind(fact) == VALUE_NUMBER;
    int64_t sum = sum_likely(fact), weight = 0;
    for (uint32_t i = 0; i < fact->likely_count; i++) {
        const struct likelihood *likely = &fact->likely[i];
        if (number)
            weight += weigh_in_band(column, &fact->bands[likely->index], class, likely->weight);
        else if (likely->index == class)
            weight += likely->weight;
    }
    return sum > 0 ? (uint32_t)((__int128)weight * WEIGHTS / sum) : 0;
}

/* How likely it calls that a set has a member, as a part of WEIGHTS: weight to one. */
static uint32_t weigh_member(const struct fact *fact, uint32_t member)
{
    for (uint32_t i = 0; i < fact->likely_count; i++) {
        int64_t weight = fact->likely[i].weight;
        if (fact->likely[i].index == member)
            return (uint32_t)((__int128)weight * WEIGHTS / (weight + NUMBER_ONE));
    }
    return WEIGHTS / 2;
}

/* ---- chances ---- */

/* A chance in the making. */
struct weighing {
    uint16_t *classes;
    uint32_t *ends;
    uint32_t count;
    uint32_t sum;
};

static void add_class(struct weighing *weighing, uint32_t class, uint32_t weight)
{
    if (weight == 0)
        return;
    weighing->sum += weight;
    weighing->classes[weighing->count] = (uint16_t) class;
    weighing->ends[weighing->count++] = weighing->sum;
}

/* A lane of the whole that shares the answer of a variable. */
static uint32_t lane_of(const struct trial *trial, const struct variable *variable)
{
    uint32_t lane = 0;
    while (trial_open(trial, &trial->whole, lane, variable->fact) != variable->item)
        lane++;
    return lane;
}

/* Adds the possible classes with their weights, or each with the same. */
static void add_classes(struct weighing *weighing, const struct trial *trial,
                        const struct variable *variable, bool alike)
{
    const struct program *program = trial->settler->program;
    const struct column *column = &program->columns[variable->fact];
    const struct fact *fact = &program->pack->vocabulary.facts[variable->fact];
    uint8_t possible[BITS_MAX / 8];
    uint32_t lane = lane_of(trial, variable);
    block_given_classes(trial->whole.base, lane, variable->fact, false, possible);
    for (uint32_t class = 0; class < column->classes; class ++)
        if ((possible[class / 8] >> class % 8) & 1)
            add_class(weighing, class, alike ? 1 : weigh_class(fact, column, class));
}

bool chance_of(struct chance *chance, struct arena *arena, const struct trial *trial,
               uint32_t number)
{
    const struct program *program = trial->settler->program;
    const struct variable *variable = &trial->open.variables[number];
    const struct fact *fact = &program->pack->vocabulary.facts[variable->fact];
    uint32_t most = variable->member == OPEN_NONE ? program->columns[variable->fact].classes : 2;
    struct weighing weighing = {.classes = arena_new(arena, most, sizeof(uint16_t)),
                                .ends = arena_new(arena, most, sizeof(uint32_t))};
    if (!weighing.classes || !weighing.ends)
        return false;
    if (variable->member != OPEN_NONE) {
        uint32_t in = weigh_member(fact, variable->member);
        add_class(&weighing, 0, WEIGHTS - in);
        add_class(&weighing, 1, in);
    } else {
        add_classes(&weighing, trial, variable, false);
        /* nothing that is possible is called likely */
        if (weighing.count == 0)
            add_classes(&weighing, trial, variable, true);
    }
    *chance = (struct chance){weighing.count, weighing.classes, weighing.ends};
    return true;
}

uint16_t chance_draw(const struct chance *chance, struct dice *dice)
{
    uint32_t at = dice_below(dice, chance->ends[chance->count - 1]);
    uint32_t i = 0;
    while (chance->ends[i] <= at)
        i++;
    return chance->classes[i];
}
