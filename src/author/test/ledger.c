#include "author/test/scene.h"

#include <stdlib.h>
#include <string.h>

struct docket scene_docket(const struct test_scene *scene)
{
    const struct block *block = scene->hearing->block;
    return (struct docket){scene->profile, block, &block->groups[scene->hearing->group]};
}

uint32_t scene_lane(const struct test_scene *scene, uint32_t component)
{
    const struct group *group = scene_docket(scene).group;
    uint32_t nth = 0;
    if (component == UINT32_MAX)
        return group->project;
    for (uint32_t i = 0; i < component; i++)
        nth += !scene->profile->components[i].outside;
    return group->first + nth;
}

const struct ruled_component *scene_ruled(const struct test_scene *scene, uint32_t component)
{
    for (uint32_t i = 0; scene->ruling && i < scene->ruling->component_count; i++)
        if (scene->ruling->components[i].component == component)
            return &scene->ruling->components[i];
    return NULL;
}

/* ---- facts ---- */

/* A fact as `set` addresses it. */
static const char *address_of(const struct test_scene *scene, const struct cited_fact *cited)
{
    const struct profile *profile = scene->profile;
    const struct fact *fact = &profile->pack->vocabulary.facts[cited->fact];
    if (cited->component == COMPONENT_NONE || !profile->lists_components)
        return fact->name;
    return arena_printf(scene->arena, "%s/%s", profile->components[cited->component].name,
                        fact_short_name(fact));
}

static const char *keep(const struct test_scene *scene, const char *text)
{
    return arena_copy(scene->arena, text, strlen(text));
}

bool ledger_fact(const struct test_scene *scene, const struct cited_fact *cited,
                 struct shown_fact *shown)
{
    const char *address = address_of(scene, cited);
    *shown = (struct shown_fact){.address = address ? keep(scene, address) : NULL,
                                 .value = keep(scene, cited->value),
                                 .origin = cited->origin,
                                 .place = cited->place};
    if (cited->place.file)
        shown->place.file = keep(scene, cited->place.file);
    return shown->address && shown->value && (!cited->place.file || shown->place.file);
}

static const struct shown_fact *show_facts(const struct test_scene *scene,
                                           const struct cited_fact *facts, uint32_t count)
{
    struct shown_fact *shown = arena_new(scene->arena, count, sizeof *shown);
    for (uint32_t i = 0; shown && i < count; i++)
        if (!ledger_fact(scene, &facts[i], &shown[i]))
            return NULL;
    return shown;
}

/* ---- rules that count ---- */

typedef VEC(struct ledger_line) line_list;

static bool add_line(const struct test_scene *scene, line_list *lines,
                     const struct ruled_component *component, const struct ruled_rule *ruled,
                     struct ledger_line line)
{
    bool fired = ruled->state == TRUTH_TRUE;
    struct ledger_line *made = vec_add(lines, scene->arena);
    if (!made)
        return false;
    *made = line;
    made->rule = ruled->rule;
    made->state = ruled->state;
    if (scene->profile->lists_components) {
        made->component = keep(scene, scene->profile->components[component->component].name);
        if (!made->component)
            return false;
    }
    made->fact_count = fired ? ruled->fact_count : ruled->need_count;
    made->facts = show_facts(scene, fired ? ruled->facts : ruled->needs, made->fact_count);
    return made->facts != NULL;
}

static bool add_rule(const struct test_scene *scene, line_list *lines,
                     const struct ruled_component *component, const struct ruled_rule *ruled,
                     uint32_t options)
{
    uint32_t excludes = scene->profile->pack->rules[ruled->rule].excludes & options;
    if (ruled->waived)
        return true;
    for (uint32_t option = 0; excludes >> option; option++)
        if ((excludes >> option & 1) &&
            !add_line(scene, lines, component, ruled,
                      (struct ledger_line){.excludes = true, .option = option}))
            return false;
    for (uint32_t i = 0; i < ruled->effect_count; i++)
        if ((options >> ruled->effects[i].option & 1) &&
            !add_line(scene, lines, component, ruled,
                      (struct ledger_line){.option = ruled->effects[i].option,
                                           .counted = ruled->effects[i].counted}))
            return false;
    return true;
}

/* What excludes comes first, then what counts most; what is undetermined comes last. */
static int compare_lines(const void *a, const void *b)
{
    const struct ledger_line *first = a;
    const struct ledger_line *second = b;
    int64_t one = first->counted < 0 ? -first->counted : first->counted;
    int64_t two = second->counted < 0 ? -second->counted : second->counted;
    if (first->state != second->state)
        return first->state == TRUTH_TRUE ? -1 : 1;
    if (first->excludes != second->excludes)
        return first->excludes ? -1 : 1;
    if (one != two)
        return one > two ? -1 : 1;
    if (first->rule != second->rule)
        return first->rule < second->rule ? -1 : 1;
    return (first->option > second->option) - (first->option < second->option);
}

bool ledger_rules(const struct test_scene *scene, uint32_t component, uint32_t options,
                  struct mismatch *mismatch)
{
    line_list lines = {0};
    for (uint32_t i = 0; scene->ruling && i < scene->ruling->component_count; i++) {
        const struct ruled_component *ruled = &scene->ruling->components[i];
        if (component != UINT32_MAX && ruled->component != component)
            continue;
        for (uint32_t j = 0; j < ruled->rule_count; j++)
            if (!add_rule(scene, &lines, ruled, &ruled->rules[j], options))
                return false;
    }
    if (lines.count > 0)
        qsort(lines.items, lines.count, sizeof *lines.items, compare_lines);
    mismatch->lines = lines.items;
    mismatch->line_count = lines.count;
    return true;
}

bool ledger_plans(const struct test_scene *scene, struct mismatch *mismatch)
{
    const struct ruling *ruling = scene->ruling;
    if (!ruling)
        return true;
    struct shown_plan *plans = arena_new(scene->arena, ruling->plan_count, sizeof *plans);
    if (!plans)
        return false;
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        plans[i] = (struct shown_plan){plan_id(scene->profile->pack, &ruling->plans[i]),
                                       ruling->plans[i].possible, ruling->plans[i].points};
    mismatch->plans = plans;
    mismatch->plan_count = ruling->plan_count;
    return true;
}

/* ---- comparisons ---- */

typedef VEC(struct shown_leaf) leaf_list;

static bool walk(const struct test_scene *scene, const struct explanation *node, leaf_list *leaves)
{
    if (node->condition && node->condition->kind == CONDITION_LEAF) {
        struct docket docket = scene_docket(scene);
        struct shown_leaf *shown = vec_add(leaves, scene->arena);
        struct cited_fact cited;
        if (!shown ||
            !cite_fact(scene->scratch, &docket,
                       (struct fact_use){node->condition->leaf->fact, node->lane}, &cited))
            return false;
        shown->leaf = node->condition->leaf;
        shown->truth = node->truth;
        return ledger_fact(scene, &cited, &shown->fact);
    }
    for (uint32_t i = 0; i < node->count; i++)
        if (!walk(scene, &node->children[i], leaves))
            return false;
    return true;
}

bool ledger_leaves(const struct test_scene *scene, uint32_t root, uint32_t lane,
                   struct mismatch *mismatch)
{
    struct explanation why;
    leaf_list leaves = {0};
    if (!explain_root(scene->scratch, scene->hearing->block, root, lane, &why) ||
        !walk(scene, &why, &leaves))
        return false;
    mismatch->leaves = leaves.items;
    mismatch->leaf_count = leaves.count;
    return true;
}
