#include "decide/explore/steps.h"

#include "base/vec.h"
#include "decide/settle/settling.h"
#include "engine/variants.h"

/* Steps in the making. */
struct stepping {
    struct arena *arena;
    const struct inquiry *inquiry;
    VEC(struct place_of_step) places;
    VEC(struct step) items;
};

/* ---- places ---- */

/* Whether the answer to a fact in a lane of the docket's group is the one of a place. */
static bool shares(const struct inquiry *inquiry, uint32_t lane, uint32_t fact, uint32_t component)
{
    const struct profile *profile = inquiry->docket.profile;
    uint32_t here = inquiry->trial.open.components[lane];
    bool own =
        here != COMPONENT_NONE && (profile->pack->vocabulary.facts[fact].scope == FACT_COMPONENT ||
                                   profile->components[here].answers[fact]);
    return own ? here == component : component == COMPONENT_NONE;
}

static uint32_t lanes_of(const struct inquiry *inquiry)
{
    return bench_lanes(&inquiry->trial.whole);
}

static const struct column *column_of(const struct inquiry *inquiry, uint32_t fact)
{
    return &inquiry->judge->program->columns[fact];
}

/* Whether a class (of a set: a member that must be in it) is possible where a place is. */
static bool stands(const struct inquiry *inquiry, const struct place_of_step *place, uint32_t class)
{
    const struct block *block = inquiry->docket.block;
    uint32_t slot = column_of(inquiry, place->fact)->first_slot + class;
    return mask_has(block->slots + (size_t)slot * block->stride,
                    inquiry->docket.group->first + place->lane);
}

/* ---- steps ---- */

static bool add_step(struct stepping *stepping, const struct step *step)
{
    struct step *added = vec_add(&stepping->items, stepping->arena);
    if (added)
        *added = *step;
    return added != NULL;
}

/* By class of a place: how many classes it is from one that stands, 0 where it does itself. Of
 * unordered values, all others are one away. */
static void find_gaps(const struct inquiry *inquiry, const struct place_of_step *place,
                      uint32_t gaps[BITS_MAX])
{
    enum fact_type type = inquiry->judge->pack->vocabulary.facts[place->fact].type;
    bool ordered = type == FACT_LEVEL || type == FACT_NUMBER || type == FACT_INTEGER;
    uint32_t classes = column_of(inquiry, place->fact)->classes;
    uint32_t gap = classes;
    for (uint32_t class = 0; class < classes; class ++) {
        gap = stands(inquiry, place, class) ? 0 : gap + 1;
        gaps[class] = ordered || gap == 0 ? gap : 1;
    }
    gap = classes;
    for (uint32_t class = classes; ordered && class -- > 0;) {
        gap = gaps[class] == 0 ? 0 : gap + 1;
        gaps[class] = gap < gaps[class] ? gap : gaps[class];
    }
}

/* The class of a cell that is nearest to what stands. */
static uint32_t nearest_in(const struct cells *cells, uint32_t cell, const uint32_t *gaps)
{
    uint32_t nearest = OPEN_NONE;
    for (uint32_t i = 0; i < cells->classes; i++)
        if (cells->cell[i] == cell &&
            (nearest == OPEN_NONE || gaps[cells->class[i]] < gaps[nearest]))
            nearest = cells->class[i];
    return nearest;
}

/* Whether all that is given lies in a cell, so that a step there changes nothing. */
static bool is_there(const struct place_of_step *place, const struct cells *cells, uint32_t cell,
                     const uint32_t *gaps)
{
    bool there = place->given != NULL;
    for (uint32_t i = 0; i < cells->classes && there; i++)
        there = gaps[cells->class[i]] > 0 || cells->cell[i] == cell;
    return there;
}

/* Whether a class of numbers lies below all that stand. */
static bool is_below(const struct inquiry *inquiry, const struct place_of_step *place,
                     uint32_t class)
{
    for (uint32_t other = 0; other <= class; other++)
        if (stands(inquiry, place, other))
            return false;
    return true;
}

/* A round number of a class; where what is given lies above it, from its upper half, which is
 * nearer. */
static bool number_of(struct stepping *stepping, const struct place_of_step *place, uint32_t class,
                      struct value *value)
{
    const struct inquiry *inquiry = stepping->inquiry;
    const struct column *column = column_of(inquiry, place->fact);
    struct interval range = inquiry->judge->pack->vocabulary.facts[place->fact].range;
    int64_t low = class == 0 ? range.low : column->cuts[class - 1];
    int64_t high = class + 1 == column->classes ? range.high : column->cuts[class] - 1;
    struct value upper;
    bool above = place->given && is_below(inquiry, place, class);
    return (!above || value_interval(stepping->arena, low + (high - low) / 2, high, &upper)) &&
           class_value(stepping->arena, inquiry->judge->program, place->fact, class,
                       above ? &upper : NULL, value);
}

/* The value that stands for a class; of what is given, as far as that allows the class. */
static bool value_of(struct stepping *stepping, const struct place_of_step *place, uint32_t class,
                     struct value *value)
{
    const struct inquiry *inquiry = stepping->inquiry;
    const struct fact *fact = &inquiry->judge->pack->vocabulary.facts[place->fact];
    bool allowed = place->given && stands(inquiry, place, class);
    if (!allowed && fact_value_kind(fact) == VALUE_NUMBER)
        return number_of(stepping, place, class, value);
    return class_value(stepping->arena, inquiry->judge->program, place->fact, class,
                       allowed ? place->given : NULL, value);
}

static bool add_classes(struct stepping *stepping, uint32_t at)
{
    const struct inquiry *inquiry = stepping->inquiry;
    const struct place_of_step *place = &stepping->places.items[at];
    uint32_t gaps[BITS_MAX];
    struct cells cells;
    find_gaps(inquiry, place, gaps);
    inquiry_cells(inquiry, place->fact, &cells);
    for (uint32_t cell = 0; cell < cells.count; cell++) {
        uint32_t class = nearest_in(&cells, cell, gaps);
        bool open = !place->given || gaps[class] == 0;
        struct step step = {.at = at, .distance = open ? STEP_OPEN : STEP_WHOLE * gaps[class]};
        if (is_there(place, &cells, cell, gaps))
            continue;
        if (!value_of(stepping, place, class, &step.value) || !add_step(stepping, &step))
            return false;
    }
    return true;
}

static bool add_set(struct stepping *stepping, uint32_t at, const struct bits *set)
{
    bool open = !stepping->places.items[at].given;
    struct step step = {.at = at,
                        .value = {.kind = VALUE_SET, .set = {*set, *set}},
                        .distance = open ? STEP_OPEN : STEP_WHOLE};
    return add_step(stepping, &step);
}

/* The members that surely stand, and then each of these left out or each other one added. */
static bool add_members(struct stepping *stepping, uint32_t at)
{
    const struct inquiry *inquiry = stepping->inquiry;
    const struct place_of_step *place = &stepping->places.items[at];
    uint32_t members = column_of(inquiry, place->fact)->classes;
    struct bits here = {{0}};
    for (uint32_t member = 0; member < members; member++)
        if (stands(inquiry, place, member))
            bits_add(&here, member);
    if (!place->given && !add_set(stepping, at, &here))
        return false;
    for (uint32_t member = 0; member < members; member++) {
        struct bits set = here;
        set.word[member / 64] ^= UINT64_C(1) << member % 64;
        if (!add_set(stepping, at, &set))
            return false;
    }
    return true;
}

static const struct value *given_value(const struct inquiry *inquiry, uint32_t component,
                                       uint32_t fact)
{
    const struct answer *answer = profile_answer(inquiry->ruling->profile, component, fact);
    return answer && !answer->unknown ? &answer->value : NULL;
}

/* Adds a fact of the project or a component, if some lane shares the answer and it is asked. */
static bool add_place(struct stepping *stepping, uint32_t fact, uint32_t component)
{
    const struct inquiry *inquiry = stepping->inquiry;
    const struct docket *docket = &inquiry->docket;
    uint32_t lane = 0;
    while (lane < lanes_of(inquiry) && !shares(inquiry, lane, fact, component))
        lane++;
    if (lane == lanes_of(inquiry))
        return true;
    struct place_of_step *place = vec_add(&stepping->places, stepping->arena);
    if (!place)
        return false;
    *place = (struct place_of_step){
        .fact = fact,
        .component = component,
        .lane = lane,
        .origin = block_origin(docket->block, docket->group->first + lane, fact),
        .given = given_value(inquiry, component, fact),
    };
    uint32_t at = stepping->places.count - 1;
    return column_of(inquiry, fact)->kind == COLUMN_SET ? add_members(stepping, at)
                                                        : add_classes(stepping, at);
}

static bool add_places(struct stepping *stepping, uint32_t component)
{
    const struct inquiry *inquiry = stepping->inquiry;
    const struct vocabulary *vocabulary = &inquiry->judge->pack->vocabulary;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++) {
        const struct fact *what = &vocabulary->facts[fact];
        if (what->scope == FACT_COMPONENT && component == COMPONENT_NONE)
            continue;
        if (!what->derived && !what->reserved && what->type != FACT_TEXT &&
            !add_place(stepping, fact, component))
            return false;
    }
    return true;
}

/* ---- all ---- */

/* Nearest first; a stable sort, for equals stay in order. */
static bool sort(struct stepping *stepping)
{
    struct step *from = stepping->items.items;
    uint32_t count = stepping->items.count;
    struct step *to = arena_new(stepping->arena, count, sizeof *to);
    for (uint32_t width = 1; to && width < count; width *= 2) {
        for (uint32_t start = 0; start < count; start += 2 * width) {
            uint32_t middle = start + width < count ? start + width : count;
            uint32_t end = middle + width < count ? middle + width : count;
            for (uint32_t a = start, b = middle, i = start; i < end; i++)
                to[i] = b == end || (a < middle && from[a].distance <= from[b].distance)
                            ? from[a++]
                            : from[b++];
        }
        struct step *swapped = from;
        from = to;
        to = swapped;
    }
    stepping->items.items = from;
    return to != NULL;
}

bool steps_find(struct steps *steps, struct arena *arena, const struct inquiry *inquiry)
{
    struct stepping stepping = {.arena = arena, .inquiry = inquiry};
    const struct ruling *ruling = inquiry->ruling;
    if (!add_places(&stepping, COMPONENT_NONE))
        return false;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        if (!add_places(&stepping, ruling->components[i].component))
            return false;
    if (!sort(&stepping))
        return false;
    *steps = (struct steps){stepping.places.items, stepping.places.count, stepping.items.items,
                            stepping.items.count};
    return true;
}

void step_take(const struct steps *steps, const struct step *step, struct inquiry *inquiry,
               uint32_t copy)
{
    const struct place_of_step *place = &steps->places[step->at];
    struct block *work = inquiry->trial.work;
    for (uint32_t lane = 0; lane < lanes_of(inquiry); lane++)
        if (shares(inquiry, lane, place->fact, place->component))
            block_give(work, work->groups[copy].first + lane, place->fact, &step->value);
}

bool step_arises(const struct steps *steps, const struct step *step, const struct inquiry *inquiry,
                 uint32_t copy)
{
    const struct place_of_step *place = &steps->places[step->at];
    const struct block *work = inquiry->trial.work;
    uint32_t root = inquiry->judge->program->ask_root[place->fact];
    for (uint32_t lane = 0; lane < lanes_of(inquiry); lane++)
        if (shares(inquiry, lane, place->fact, place->component) &&
            (root == UINT32_MAX ||
             block_root(work, root, work->groups[copy].first + lane) != TRUTH_FALSE))
            return true;
    return false;
}

bool step_describe(const struct steps *steps, struct arena *arena, const struct inquiry *inquiry,
                   const struct step *step, struct change *change)
{
    const struct place_of_step *place = &steps->places[step->at];
    const struct docket *docket = &inquiry->docket;
    const struct fact *fact = &inquiry->judge->pack->vocabulary.facts[place->fact];
    struct fact_use use = {place->fact, docket->group->first + place->lane};
    struct cited_fact cited;
    if (!cite_fact(arena, docket, use, &cited))
        return false;
    *change = (struct change){.kind = CHANGE_FACT,
                              .fact = place->fact,
                              .component = place->component,
                              .from = cited.value,
                              .to = suppose_text(arena, fact, &step->value),
                              .origin = place->origin};
    return change->to != NULL;
}
