#include "decide/explore/questions.h"

#include <string.h>

#include "decide/explore/entropy.h"

/* 1000 / (2 ln 2): thousandths of a bit that one degree of freedom feigns in one trial. */
#define FEIGNED 721

/* Trials that a group must have, on average. */
#define GROUP_LEAST 8

uint32_t question_item(const struct openness *open, const struct question *question)
{
    uint32_t item = 0;
    while (open->items[item].fact != question->fact ||
           open->items[item].component != question->component)
        item++;
    return item;
}

enum effort fact_effort(const struct fact *fact)
{
    if (!fact->find_out)
        return EFFORT_KNOWN;
    return fact_value_kind(fact) == VALUE_NUMBER ? EFFORT_MEASURE : EFFORT_LOOK_UP;
}

/* ---- groups ---- */

/* Trials grouped by an answer. */
struct grouping {
    const struct inquiry *inquiry;
    const struct survey *survey;
    uint32_t *group;            /* by trial */
    uint32_t *renamed;          /* by group and cell: the group that both make */
    uint32_t count;             /* of groups */
    uint32_t *outcomes;         /* [group][OUTCOME_CODES] */
    uint16_t cell_of[BITS_MAX]; /* by class of the variable at hand: what rules can tell of it … */
    uint32_t cells;             /* … is one of so many */
};

static bool grouping_init(struct grouping *grouping, struct arena *arena,
                          const struct inquiry *inquiry, const struct survey *survey)
{
    size_t trials = survey->trials;
    *grouping = (struct grouping){
        .inquiry = inquiry,
        .survey = survey,
        .group = arena_new(arena, trials, sizeof(uint32_t)),
        .renamed = arena_new(arena, trials * BITS_MAX, sizeof(uint32_t)),
        .outcomes = arena_new(arena, trials * OUTCOME_CODES, sizeof(uint32_t)),
    };
    return grouping->group && grouping->renamed && grouping->outcomes;
}

static void group_all(struct grouping *grouping)
{
    memset(grouping->group, 0, grouping->survey->trials * sizeof *grouping->group);
    grouping->count = 1;
}

/* Gathers the classes of a variable in cells: the fewer groups, the less is feigned. */
static void find_cells(struct grouping *grouping, const struct variable *variable)
{
    struct cells cells;
    if (variable->member != OPEN_NONE) {
        grouping->cell_of[0] = 0;
        grouping->cell_of[1] = 1;
        grouping->cells = 2;
        return;
    }
    inquiry_cells(grouping->inquiry, variable->fact, &cells);
    for (uint32_t i = 0; i < cells.classes; i++)
        grouping->cell_of[cells.class[i]] = cells.cell[i];
    grouping->cells = cells.count;
}

/* Parts each group by what rules can tell of a variable. */
static void group_apart(struct grouping *grouping, uint32_t variable)
{
    const struct survey *survey = grouping->survey;
    uint32_t count = 0;
    find_cells(grouping, &grouping->inquiry->trial.open.variables[variable]);
    memset(grouping->renamed, 0xff, (size_t)grouping->count * grouping->cells * sizeof(uint32_t));
    for (uint32_t i = 0; i < survey->trials; i++) {
        uint16_t class = survey->classes[(size_t)i * survey->variables + variable];
        uint32_t *name =
            &grouping
                 ->renamed[(size_t)grouping->group[i] * grouping->cells + grouping->cell_of[class]];
        if (*name == UINT32_MAX)
            *name = count++;
        grouping->group[i] = *name;
    }
    grouping->count = count;
}

static void count_outcomes(struct grouping *grouping)
{
    const struct survey *survey = grouping->survey;
    memset(grouping->outcomes, 0,
           (size_t)grouping->count * OUTCOME_CODES * sizeof *grouping->outcomes);
    for (uint32_t i = 0; i < survey->trials; i++)
        grouping->outcomes[(size_t)grouping->group[i] * OUTCOME_CODES + survey->codes[i]]++;
}

/* ---- what an answer tells ---- */

/* What is known of all trials together. */
struct overall {
    uint32_t outcomes[OUTCOME_CODES];
    uint32_t kinds;  /* outcomes that occur */
    uint8_t leading; /* the most frequent */
};

static struct overall sum_up(const struct survey *survey)
{
    struct overall all = {.leading = 0};
    for (uint32_t i = 0; i < survey->trials; i++)
        all.outcomes[survey->codes[i]]++;
    for (uint8_t code = 0; code < OUTCOME_CODES; code++) {
        all.kinds += all.outcomes[code] > 0;
        if (all.outcomes[code] > all.outcomes[all.leading])
            all.leading = code;
    }
    return all;
}

/* Mutual information of groups and outcomes, in thousandths of a bit, corrected:
 * I = log n + (Σ n(g,o) log n(g,o) - Σ n(g) log n(g) - Σ n(o) log n(o)) / n. */
static uint32_t information(const struct grouping *grouping, const struct overall *all)
{
    uint64_t n = grouping->survey->trials;
    uint64_t joint = 0, groups = 0;
    for (uint32_t g = 0; g < grouping->count; g++) {
        const uint32_t *outcomes = &grouping->outcomes[(size_t)g * OUTCOME_CODES];
        uint32_t size = 0;
        for (uint32_t code = 0; code < OUTCOME_CODES; code++)
            size += outcomes[code];
        joint += log_sum(outcomes, OUTCOME_CODES);
        groups += log_sum(&size, 1);
    }
    uint64_t plus = log2_fixed((uint32_t)n) * n + joint;
    uint64_t minus = groups + log_sum(all->outcomes, OUTCOME_CODES);
    uint64_t told = plus > minus ? (plus - minus) * 1000 / n >> LOG_BITS : 0;
    uint64_t feigned = (uint64_t)(grouping->count - 1) * (all->kinds - 1) * FEIGNED / n;
    return told > feigned ? (uint32_t)(told - feigned) : 0;
}

/* Trials in groups that have another leading outcome than all together, in thousandths. */
static uint32_t changes(const struct grouping *grouping, const struct overall *all)
{
    uint64_t trials = 0;
    for (uint32_t g = 0; g < grouping->count; g++) {
        const uint32_t *outcomes = &grouping->outcomes[(size_t)g * OUTCOME_CODES];
        uint32_t size = 0, most = 0;
        for (uint32_t code = 0; code < OUTCOME_CODES; code++) {
            size += outcomes[code];
            most = outcomes[code] > most ? outcomes[code] : most;
        }
        trials += outcomes[all->leading] < most ? size : 0;
    }
    return (uint32_t)(trials * 1000 / grouping->survey->trials);
}

/* Whether there are trials enough for so many groups: a handful leads by chance, and feigns more
 * than the correction takes back. */
static bool are_large(const struct grouping *grouping, uint32_t groups)
{
    return (uint64_t)groups * GROUP_LEAST <= grouping->survey->trials;
}

/* Takes what the groups at hand tell, if it is more; how much that is. */
static uint32_t note(struct grouping *grouping, const struct overall *all,
                     struct question *question)
{
    count_outcomes(grouping);
    uint32_t told = information(grouping, all);
    uint32_t changed = are_large(grouping, grouping->count) ? changes(grouping, all) : 0;
    question->information = told > question->information ? told : question->information;
    question->changes = changed > question->changes ? changed : question->changes;
    return told;
}

/* One variable of an item, and what it tells alone. */
struct telling {
    uint32_t variable;
    uint32_t told;
};

/* What some members of a set tell together: the most telling first, as long as there are trials
 * enough. */
static void ask_together(struct grouping *grouping, const struct overall *all,
                         const struct telling *members, uint32_t count, struct question *question)
{
    group_all(grouping);
    for (uint32_t i = 0; i < count && are_large(grouping, 2 * grouping->count); i++) {
        group_apart(grouping, members[i].variable);
        if (i > 0)
            note(grouping, all, question);
    }
}

static void ask(struct grouping *grouping, const struct overall *all, const struct open_item *item,
                struct question *question)
{
    struct telling members[BITS_MAX]; /* most telling first */
    for (uint32_t i = 0; i < item->count; i++) {
        struct telling telling = {.variable = item->first + i};
        uint32_t at = i;
        group_all(grouping);
        group_apart(grouping, telling.variable);
        telling.told = note(grouping, all, question);
        for (; at > 0 && members[at - 1].told < telling.told; at--)
            members[at] = members[at - 1];
        members[at] = telling;
    }
    if (item->count > 1)
        ask_together(grouping, all, members, item->count, question);
}

/* ---- order ---- */

/* Whether a question comes before another; `a` is the earlier one in the order of the pack. */
static bool comes_behind(const struct question *a, const struct question *b)
{
    if (a->information != b->information)
        return a->information < b->information;
    if (a->changes != b->changes)
        return a->changes < b->changes;
    if (a->matters != b->matters)
        return b->matters;
    return a->effort > b->effort;
}

static void sort(struct questions *questions)
{
    for (uint32_t i = 1; i < questions->count; i++) {
        struct question question = questions->items[i];
        uint32_t at = i;
        for (; at > 0 && comes_behind(&questions->items[at - 1], &question); at--)
            questions->items[at] = questions->items[at - 1];
        questions->items[at] = question;
    }
}

struct questions *questions_of(struct arena *arena, const struct inquiry *inquiry,
                               const struct survey *survey)
{
    const struct openness *open = &inquiry->trial.open;
    const struct ruling *ruling = inquiry->ruling;
    const struct fact *facts = ruling->profile->pack->vocabulary.facts;
    struct questions *questions = arena_new(arena, 1, sizeof *questions);
    struct overall all = sum_up(survey);
    struct grouping grouping;
    if (!questions || !grouping_init(&grouping, arena, inquiry, survey))
        return NULL;
    *questions = (struct questions){.items = arena_new(arena, open->count, sizeof(struct question)),
                                    .count = open->count};
    for (uint32_t i = 0; questions->items && i < open->count; i++) {
        const struct open_item *item = &open->items[i];
        struct question *question = &questions->items[i];
        *question = (struct question){.fact = item->fact,
                                      .component = item->component,
                                      .matters = ruling->open_count != open->count ||
                                                 ruling->open[i].matters,
                                      .effort = fact_effort(&facts[item->fact])};
        if (survey->trials > 0 && question->matters && !open->too_many)
            ask(&grouping, &all, item, question);
    }
    if (!questions->items)
        return NULL;
    sort(questions);
    return questions;
}
