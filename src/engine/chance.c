#include "engine/chance.h"

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

/* Adds the possible classes with their weights, or each with the same. */
static void add_classes(struct weighing *weighing, const struct program *program, uint32_t number,
                        const uint8_t *possible, bool alike)
{
    const struct column *column = &program->columns[number];
    const struct fact *fact = &program->pack->vocabulary.facts[number];
    for (uint32_t class = 0; class < column->classes; class ++)
        if ((possible[class / 8] >> class % 8) & 1)
            add_class(weighing, class, alike ? 1 : weigh_class(fact, column, class));
}

/* Makes room for `most` classes. */
static bool weighing_init(struct weighing *weighing, struct arena *arena, uint32_t most)
{
    *weighing = (struct weighing){.classes = arena_new(arena, most, sizeof(uint16_t)),
                                  .ends = arena_new(arena, most, sizeof(uint32_t))};
    return weighing->classes && weighing->ends;
}

bool chance_of_classes(struct chance *chance, struct arena *arena, const struct program *program,
                       uint32_t fact, const uint8_t *possible)
{
    struct weighing weighing;
    if (!weighing_init(&weighing, arena, program->columns[fact].classes))
        return false;
    add_classes(&weighing, program, fact, possible, false);
    /* nothing that is possible is called likely */
    if (weighing.count == 0)
        add_classes(&weighing, program, fact, possible, true);
    *chance = (struct chance){weighing.count, weighing.classes, weighing.ends};
    return true;
}

bool chance_of_member(struct chance *chance, struct arena *arena, const struct fact *fact,
                      uint32_t member)
{
    struct weighing weighing;
    uint32_t in = weigh_member(fact, member);
    if (!weighing_init(&weighing, arena, 2))
        return false;
    add_class(&weighing, 0, WEIGHTS - in);
    add_class(&weighing, 1, in);
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
