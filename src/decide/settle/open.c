#include "decide/settle/open.h"

#include "base/vec.h"
#include "engine/variants.h"

/* Openness in the making. */
struct opening {
    struct openness *openness;
    struct arena *arena;
    const struct docket *docket;
    const struct profile *profile;
    const struct block *block;
    VEC(struct open_item) items;
    VEC(struct variable) variables;
};

/* Whether the answer to a fact in a lane is the component's own, not the project's. */
static bool is_own(const struct opening *opening, uint32_t lane, uint32_t fact)
{
    const struct profile *profile = opening->profile;
    uint32_t component = opening->openness->components[lane];
    return component != COMPONENT_NONE &&
           (profile->pack->vocabulary.facts[fact].scope == FACT_COMPONENT ||
            profile->components[component].answers[fact]);
}

static bool is_given(const struct block *block, uint32_t lane, uint32_t fact)
{
    return mask_has(block->given + (size_t)fact * block->stride, lane);
}

/* Whether the value of a fact is open in a lane. */
static bool is_open(const struct block *block, uint32_t lane, uint32_t fact)
{
    uint32_t root = block->program->ask_root[fact];
    if (is_given(block, lane, fact))
        return !block_is_exact(block, lane, fact);
    return root == UINT32_MAX || block_root(block, root, lane) != TRUTH_FALSE;
}

static bool has_slot(const struct block *block, uint32_t fact, uint32_t slot, uint32_t lane)
{
    uint32_t at = block->program->columns[fact].first_slot + slot;
    return mask_has(block->slots + (size_t)at * block->stride, lane);
}

/* What the ruling assumes of a fact, or of a set's member. */
static uint16_t find_assumed(const struct opening *opening, uint32_t lane, uint32_t fact,
                             uint32_t member)
{
    const struct block *block = opening->docket->block;
    uint16_t class = 0;
    lane += opening->docket->group->first;
    if (block_origin(block, lane, fact) != ORIGIN_ASSUMED || !block_is_exact(block, lane, fact))
        return CLASS_OPEN;
    if (member != OPEN_NONE)
        return has_slot(block, fact, member, lane);
    while (!has_slot(block, fact, class, lane))
        class ++;
    return class;
}

static bool add_variable(struct opening *opening, uint32_t lane, uint32_t fact, uint32_t member)
{
    struct variable *variable = vec_add(&opening->variables, opening->arena);
    if (!variable)
        return false;
    *variable = (struct variable){.item = opening->items.count - 1,
                                  .fact = fact,
                                  .member = member,
                                  .home = find_assumed(opening, lane, fact, member),
                                  .tentative = !is_given(opening->block, lane, fact)};
    return true;
}

static bool has_bit(const uint8_t *bits, uint32_t bit)
{
    return (bits[bit / 8] >> (bit % 8)) & 1;
}

/* Adds the variables of the item that was added last, as it stands in a lane. */
static bool add_variables(struct opening *opening, uint32_t lane, uint32_t fact)
{
    const struct column *column = &opening->block->program->columns[fact];
    uint8_t must[BITS_MAX / 8];
    uint8_t may[BITS_MAX / 8];
    if (column->kind == COLUMN_TEXT || opening->openness->too_many)
        return true;
    if (column->kind == COLUMN_CLASSES)
        return add_variable(opening, lane, fact, OPEN_NONE);
    block_given_classes(opening->block, lane, fact, false, must);
    block_given_classes(opening->block, lane, fact, true, may);
    for (uint32_t member = 0; member < column->classes; member++)
        if (has_bit(may, member) && !has_bit(must, member) &&
            !add_variable(opening, lane, fact, member))
            return false;
    return true;
}

static bool add_item(struct opening *opening, uint32_t lane, uint32_t fact, uint32_t component)
{
    struct open_item *item = vec_add(&opening->items, opening->arena);
    if (!item)
        return false;
    const struct answer *answer = profile_answer(opening->profile, component, fact);
    *item = (struct open_item){.fact = fact,
                               .component = component,
                               .first = opening->variables.count,
                               .uneven = is_given(opening->block, lane, fact) &&
                                         (!answer || answer->unknown)};
    if (!add_variables(opening, lane, fact))
        return false;
    item->count = opening->variables.count - item->first;
    opening->openness->too_many = opening->variables.count > OPEN_VARIABLES;
    return true;
}

/* Adds a fact of the project or of a component, if it is open in one of the lanes that share the
 * answer, which are among those from `from` to `end` - 1. */
static bool try_fact(struct opening *opening, uint32_t fact, uint32_t component, uint32_t from,
                     uint32_t end)
{
    struct openness *openness = opening->openness;
    bool own = component != COMPONENT_NONE;
    uint32_t first = OPEN_NONE;
    bool open = false;
    for (uint32_t lane = from; lane < end; lane++) {
        if (is_own(opening, lane, fact) != own)
            continue;
        first = first == OPEN_NONE ? lane : first;
        open = open || is_open(opening->block, lane, fact);
    }
    if (!open)
        return true;
    for (uint32_t lane = first; lane < end; lane++)
        if (is_own(opening, lane, fact) == own)
            openness->at[(size_t)lane * openness->facts + fact] = opening->items.count;
    return add_item(opening, first, fact, component);
}

/* Adds what is open of the facts of the project, or of a component, in these lanes. */
static bool try_facts(struct opening *opening, uint32_t component, uint32_t from, uint32_t end)
{
    const struct vocabulary *vocabulary = &opening->profile->pack->vocabulary;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++) {
        const struct fact *what = &vocabulary->facts[fact];
        bool answers = component != COMPONENT_NONE || what->scope == FACT_PROJECT;
        if (answers && !what->derived && !what->reserved &&
            !try_fact(opening, fact, component, from, end))
            return false;
    }
    return true;
}

static bool make_lanes(struct opening *opening, const struct docket *docket)
{
    struct openness *openness = opening->openness;
    size_t cells = (size_t)openness->lanes * openness->facts;
    openness->at = arena_new(opening->arena, cells, sizeof *openness->at);
    openness->components = arena_new(opening->arena, openness->lanes, sizeof *openness->components);
    if (!openness->at || !openness->components)
        return false;
    for (size_t i = 0; i < cells; i++)
        openness->at[i] = OPEN_NONE;
    for (uint32_t lane = 0; lane < openness->lanes; lane++)
        openness->components[lane] = cite_component(docket, docket->group->first + lane);
    return true;
}

bool open_find(struct openness *openness, struct arena *arena, const struct docket *docket,
               const struct block *block)
{
    struct opening opening = {.openness = openness,
                              .arena = arena,
                              .docket = docket,
                              .profile = docket->profile,
                              .block = block};
    *openness =
        (struct openness){.lanes = block->lanes, .facts = docket->profile->pack->vocabulary.count};
    if (!make_lanes(&opening, docket) || !try_facts(&opening, COMPONENT_NONE, 0, openness->lanes))
        return false;
    for (uint32_t i = 0; i < docket->group->count; i++)
        if (!try_facts(&opening, openness->components[i], i, i + 1))
            return false;
    openness->items = opening.items.items;
    openness->count = opening.items.count;
    openness->variables = opening.variables.items;
    openness->variable_count = openness->too_many ? 0 : opening.variables.count;
    return true;
}
