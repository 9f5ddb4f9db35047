/* From a box to the answers that it stands for. */
#include "base/strbuf.h"
#include "decide/settle/settling.h"
#include "engine/variants.h"

/* Whether the question of a fact arises in the whole, which was entered last, in a lane that shares
 * the answer. */
static bool arises(const struct trial *trial, uint32_t number)
{
    const struct open_item *item = &trial->open.items[number];
    uint32_t root = trial->settler->program->ask_root[item->fact];
    if (root == UINT32_MAX || !trial->open.variables[item->first].tentative)
        return true;
    for (uint32_t lane = 0; lane < bench_lanes(&trial->whole); lane++)
        if (trial_open(trial, &trial->whole, lane, item->fact) == number &&
            block_root(trial->node, root, lane) != TRUTH_FALSE)
            return true;
    return false;
}

static bool is_chosen(const struct trial *trial, const struct open_item *item)
{
    for (uint32_t i = item->first; i < item->first + item->count; i++)
        if (trial->box.class[i] != CLASS_OPEN)
            return true;
    return false;
}

/* The set that an item is: members that are given or chosen. */
static struct value set_value(const struct trial *trial, const struct open_item *item,
                              const struct answer *given)
{
    struct value value = {.kind = VALUE_SET};
    if (given && !given->unknown)
        value.set.must = given->value.set.must;
    for (uint32_t i = item->first; i < item->first + item->count; i++)
        if (trial->box.class[i] == 1)
            bits_add(&value.set.must, trial->open.variables[i].member);
    value.set.may = value.set.must;
    return value;
}

static bool item_value(const struct settling *settling, const struct open_item *item,
                       struct value *value)
{
    const struct trial *trial = &settling->trial;
    const struct program *program = trial->settler->program;
    const struct answer *given =
        profile_answer(trial->docket->profile, item->component, item->fact);
    if (program->columns[item->fact].kind == COLUMN_SET) {
        *value = set_value(trial, item, given);
        return true;
    }
    return class_value(settling->arena, program, item->fact, trial->box.class[item->first],
                       given && !given->unknown ? &given->value : NULL, value);
}

const char *suppose_text(struct arena *arena, const struct fact *fact, const struct value *value)
{
    struct strbuf text;
    strbuf_init(&text);
    fact_print(fact, value, &text);
    const char *copy = text.failed ? NULL : arena_copy(arena, text.text, text.length);
    strbuf_fini(&text);
    return copy;
}

static bool add_fact(const struct settling *settling, const struct open_item *item,
                     struct witness *witness)
{
    const struct fact *facts = settling->trial.settler->pack->vocabulary.facts;
    struct supposed_fact *supposed = &witness->facts[witness->fact_count];
    struct value value;
    if (!item_value(settling, item, &value))
        return false;
    *supposed = (struct supposed_fact){.fact = item->fact, .component = item->component};
    supposed->value = suppose_text(settling->arena, &facts[item->fact], &value);
    witness->fact_count++;
    return supposed->value != NULL;
}

bool suppose(struct settling *settling, struct witness *witness)
{
    struct trial *trial = &settling->trial;
    witness->fact_count = 0;
    witness->facts = arena_new(settling->arena, trial->open.count, sizeof *witness->facts);
    trial->no_memory = trial->no_memory || !witness->facts;
    for (uint32_t i = 0; !trial->no_memory && i < trial->open.count; i++) {
        const struct open_item *item = &trial->open.items[i];
        if (is_chosen(trial, item) && arises(trial, i))
            trial->no_memory = !add_fact(settling, item, witness);
    }
    return !trial->no_memory;
}
