#include "interview/effects.h"

#include <string.h>

#include "interview/reply.h"

/* Copies of a profile that differ in one answer. */
struct trying {
    const struct judge *judge;
    const struct agenda *agenda;
    struct arena *arena;
    struct spot spot;
    struct profile copy;
    struct answer answer;
    const struct answer **place; /* where the copy's answer stands */
    bool no_memory;
};

/* The answers of the copy that hold the spot, to be changed. NULL when memory is out. */
static const struct answer **copy_answers(struct trying *trying, const struct answer **from)
{
    uint32_t count = trying->copy.pack->vocabulary.count;
    const struct answer **copy = arena_new(trying->arena, count, sizeof *copy);
    if (copy)
        memcpy(copy, from, count * sizeof *copy);
    return copy;
}

static bool copy_profile(struct trying *trying)
{
    struct profile *copy = &trying->copy;
    uint32_t component = trying->spot.component;
    *copy = *trying->agenda->ruling->profile;
    if (component == COMPONENT_NONE) {
        const struct answer **answers = copy_answers(trying, copy->answers);
        copy->answers = answers;
        trying->place = answers ? &answers[trying->spot.fact] : NULL;
        return answers != NULL;
    }
    struct component *components =
        arena_new(trying->arena, copy->component_count, sizeof *components);
    if (!components)
        return false;
    memcpy(components, copy->components, copy->component_count * sizeof *components);
    copy->components = components;
    const struct answer **answers = copy_answers(trying, components[component].answers);
    components[component].answers = answers;
    trying->place = answers ? &answers[trying->spot.fact] : NULL;
    return answers != NULL;
}

/* The value that a choice is: of a set, that with this member only; choice UINT32_MAX is nothing
 * known, of a set no member. */
static struct value value_of(const struct fact *fact, uint32_t choice)
{
    struct value value = fact_domain(fact);
    bool number = fact_value_kind(fact) == VALUE_NUMBER;
    if (fact->type == FACT_SET) {
        struct bits members = {{0}};
        if (choice != UINT32_MAX)
            bits_add(&members, choice);
        value.set = (struct set_bounds){members, members};
    } else if (choice != UINT32_MAX && number) {
        value.numbers = (struct intervals){&fact->bands[choice].numbers, 1};
    } else if (choice != UINT32_MAX) {
        value = value_choice(choice);
    }
    return value;
}

/* Judges the copy with a choice. NULL when there is no ruling on it. */
static struct rulings *judge_choice(struct trying *trying, uint32_t choice)
{
    const struct fact *fact = &trying->copy.pack->vocabulary.facts[trying->spot.fact];
    const struct profile *const one[] = {&trying->copy};
    struct arena scratch;
    struct diags aside;
    arena_init(&scratch);
    diags_init(&aside, &scratch);
    trying->answer = (struct answer){
        .value = value_of(fact, choice), .unknown = choice == UINT32_MAX, .text = ""};
    *trying->place = &trying->answer;
    struct rulings *rulings =
        judge_profiles(trying->judge, one, 1,
                       (struct judge_options){trying->agenda->inquiry.assumptions, false}, &aside);
    trying->no_memory = trying->no_memory || aside.no_memory;
    arena_fini(&scratch);
    return rulings;
}

/* ---- comparing ---- */

/* Points of an option: of the component that is asked about, or of all by their sizes. */
static int64_t points_of(const struct trying *trying, const struct ruling *ruling, uint32_t option)
{
    __int128 sum = 0;
    int64_t sizes = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        int64_t size = trying->copy.components[component->component].size;
        if (trying->spot.component != COMPONENT_NONE &&
            component->component != trying->spot.component)
            continue;
        sum += (__int128)size * component->options[option].points.points;
        sizes += size;
    }
    return sizes > 0 ? (int64_t)(sum / sizes) : 0;
}

static uint32_t excluded_in(const struct ruling *ruling, uint32_t options)
{
    uint32_t excluded = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t option = 0; option < options; option++)
            if (ruling->components[i].options[option].excluded_count > 0)
                excluded |= UINT32_C(1) << option;
    return excluded;
}

static bool compare(const struct trying *trying, const struct ruling *before,
                    const struct ruling *after, struct effect_of_answer *effect)
{
    uint32_t options = trying->copy.pack->option_count;
    effect->possible = true;
    effect->points = arena_new(trying->arena, options, sizeof *effect->points);
    if (!effect->points)
        return false;
    for (uint32_t option = 0; option < options; option++)
        effect->points[option] =
            points_of(trying, after, option) - points_of(trying, before, option);
    effect->excludes = excluded_in(after, options) & ~excluded_in(before, options);
    effect->overhead = after->split.overhead.points - before->split.overhead.points;
    effect->other = ruling_outcome(after);
    effect->flips = !outcome_equal(effect->other, ruling_outcome(trying->agenda->ruling));
    return true;
}

static bool try_all(struct trying *trying, struct effects *effects)
{
    struct rulings *before = judge_choice(trying, UINT32_MAX);
    bool good = true;
    for (uint32_t i = 0; before && good && i < effects->count; i++) {
        struct rulings *after = judge_choice(trying, i);
        if (after)
            good = compare(trying, before->items, after->items, &effects->items[i]);
        rulings_free(after);
    }
    rulings_free(before);
    return good && !trying->no_memory;
}

bool effects_find(struct effects *effects, struct arena *arena, const struct agenda *agenda,
                  const struct judge *judge, struct spot spot)
{
    struct trying trying = {.judge = judge, .agenda = agenda, .arena = arena, .spot = spot};
    const struct fact *fact = &agenda->ruling->profile->pack->vocabulary.facts[spot.fact];
    *effects = (struct effects){.count = reply_choices(fact)};
    effects->items = arena_new(arena, effects->count, sizeof *effects->items);
    return effects->items && copy_profile(&trying) && try_all(&trying, effects);
}
