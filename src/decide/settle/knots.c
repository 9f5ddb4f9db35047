#include "decide/settle/knots.h"

#include <stdlib.h>

#include "decide/settle/cells.h"
#include "engine/variants.h"

/* ---- elements ---- */

static uint32_t root_element(const struct knots *knots, uint32_t root, uint32_t lane)
{
    return knots->trial->open.variable_count + root * knots->lanes + lane;
}

uint32_t knots_group(const struct knots *knots, uint32_t group, uint32_t lane)
{
    return root_element(knots, knots->trial->settler->program->root_count, 0) +
           group * knots->lanes + lane;
}

uint32_t knots_own(const struct knots *knots, uint32_t number)
{
    return knots->elements - KNOTS_OWN + number;
}

static bool is_seen(const struct knots *knots, uint32_t element)
{
    return knots->seen[element] == knots->round;
}

/* Takes an element in, by itself at first. */
static void see(struct knots *knots, uint32_t element)
{
    if (is_seen(knots, element))
        return;
    knots->seen[element] = knots->round;
    knots->parent[element] = element;
    knots->knot_of[element] = KNOT_NONE;
    knots->weights[element] = 0;
}

/* The element that stands for the set of another (union-find). */
static uint32_t leader(struct knots *knots, uint32_t element)
{
    while (knots->parent[element] != element) {
        knots->parent[element] = knots->parent[knots->parent[element]];
        element = knots->parent[element];
    }
    return element;
}

static void unite(struct knots *knots, uint32_t a, uint32_t b)
{
    a = leader(knots, a);
    b = leader(knots, b);
    knots->parent[a < b ? b : a] = a < b ? a : b;
}

/* ---- what is asked for ---- */

/* Ties a root that is undetermined to the element from which it was reached. */
static void meet_root(struct knots *knots, uint32_t from, uint32_t root, uint32_t lane)
{
    uint32_t element = root_element(knots, root, lane);
    if (block_root(knots->trial->node, root, lane) != TRUTH_UNDETERMINED)
        return;
    if (!is_seen(knots, element)) {
        see(knots, element);
        knots->queue[knots->queued++] = element;
    }
    knots->weights[element] += knots->weights[from];
    unite(knots, from, element);
}

/* Ties the variables of a fact that is open in a lane; of a set, of the members in `members`. */
static void meet_item(struct knots *knots, uint32_t from, uint32_t number, const uint8_t *members)
{
    const struct trial *trial = knots->trial;
    const struct open_item *item = &trial->open.items[number];
    if (item->count == 0)
        knots->reached[number] = knots->round;
    for (uint32_t i = item->first; i < item->first + item->count; i++) {
        uint32_t member = trial->open.variables[i].member;
        if (trial->box.class[i] != CLASS_OPEN ||
            (member != OPEN_NONE && !((members[member / 8] >> (member % 8)) & 1)))
            continue;
        knots->reached[number] = knots->round;
        see(knots, i);
        knots->weights[i] += knots->weights[from];
        unite(knots, from, i);
    }
}

/* Ties what the question of a fact that is open in a lane hangs on. */
static void meet_question(struct knots *knots, uint32_t from, uint32_t fact, uint32_t lane)
{
    const struct trial *trial = knots->trial;
    uint32_t root = trial->settler->program->ask_root[fact];
    uint32_t item = trial_open(trial, knots->bench, lane, fact);
    if (root == UINT32_MAX)
        return;
    if (!trial->open.items[item].uneven) {
        meet_root(knots, from, root, lane);
        return;
    }
    for (uint32_t other = 0; other < bench_lanes(knots->bench); other++)
        if (trial_open(trial, knots->bench, other, fact) == item)
            meet_root(knots, from, root, other);
}

/* Ties what the value of a fact in a lane hangs on. */
static void meet_fact(struct knots *knots, uint32_t from, uint32_t fact, uint32_t lane,
                      const uint8_t *members)
{
    const struct trial *trial = knots->trial;
    const struct program *program = trial->settler->program;
    const struct derivers *derivers = &program->derivers[fact];
    if (program->pack->vocabulary.facts[fact].derived) {
        if (program->pack->vocabulary.facts[fact].scope == FACT_PROJECT)
            lane = trial->node->groups[0].project;
        for (uint32_t i = 0; i < derivers->count; i++)
            meet_root(knots, from, program->rule_root[derivers->rules[i]], lane);
        return;
    }
    uint32_t item = trial_open(trial, knots->bench, lane, fact);
    if (item == OPEN_NONE)
        return;
    meet_item(knots, from, item, members);
    meet_question(knots, from, fact, lane);
}

/* Ties what the undetermined comparisons of a root hang on. */
static void meet_tests(struct knots *knots, uint32_t from)
{
    const struct program *program = knots->trial->settler->program;
    uint32_t number = from - knots->trial->open.variable_count;
    const struct root *root = &program->roots[number / knots->lanes];
    uint32_t lane = number % knots->lanes;
    uint32_t rolled = 0; /* the end of the last roll-up */
    for (uint32_t at = root->first; at < root->end; at++) {
        const struct node_code *node = &program->nodes[at];
        if (node_rolls_up(node))
            rolled = node->end;
        if (node->op != OP_TEST)
            continue;
        uint32_t end = at < rolled ? knots->bench->count : lane + 1;
        for (uint32_t i = at < rolled ? 0 : lane; i < end; i++) {
            if (block_test(knots->trial->node, node->test, i) != TRUTH_UNDETERMINED)
                continue;
            knots->asked[(size_t)node->test * knots->lanes + i] = knots->round;
            meet_fact(knots, from, program->tests[node->test].fact, i,
                      program->tests[node->test].accepts);
        }
    }
}

void knots_tie_root(struct knots *knots, uint32_t root, uint32_t lane, uint32_t element,
                    uint64_t weight)
{
    uint32_t own = root_element(knots, root, lane);
    if (block_root(knots->trial->node, root, lane) != TRUTH_UNDETERMINED)
        return;
    if (!is_seen(knots, own)) {
        see(knots, own);
        knots->queue[knots->queued++] = own;
    }
    knots->weights[own] += weight;
    if (element == KNOT_NONE)
        return;
    see(knots, element);
    unite(knots, element, own);
}

void knots_tie_fact(struct knots *knots, uint32_t fact, uint32_t member, uint32_t lane,
                    uint32_t element)
{
    const struct trial *trial = knots->trial;
    uint8_t members[BITS_MAX / 8] = {0};
    if (block_is_exact(trial->node, lane, fact))
        return;
    if (member != OPEN_NONE)
        members[member / 8] = (uint8_t)(1U << member % 8);
    see(knots, element);
    knots->weights[element] = 1;
    meet_fact(knots, element, fact, lane, members);
    uint32_t item = trial_open(trial, knots->bench, lane, fact);
    if (item != OPEN_NONE && member == OPEN_NONE)
        knots->discrete[trial->open.items[item].first] = knots->round;
}

void knots_tie_checks(struct knots *knots)
{
    const struct trial *trial = knots->trial;
    const struct program *program = trial->settler->program;
    for (uint32_t i = 0; i < trial->check_count; i++) {
        uint32_t check = trial->checks[i];
        bool everywhere = program->pack->checks[check].about_component;
        uint32_t first = everywhere ? 0 : trial->node->groups[0].project;
        uint32_t end = everywhere ? knots->bench->count : first + 1;
        if (!trial_has_check(trial, knots->bench, check))
            continue;
        for (uint32_t lane = first; lane < end; lane++)
            knots_tie_root(knots, program->check_root[check], lane, KNOT_NONE, 1);
    }
}

/* ---- the knots ---- */

/* The heaviest first. */
static int compare_members(const void *left, const void *right)
{
    const struct member *a = left;
    const struct member *b = right;
    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    return a->variable < b->variable ? -1 : 1;
}

/* Numbers the knots in the order of their first variables, and counts their members. */
static void count_members(struct knots *knots)
{
    for (uint32_t i = 0; i < knots->trial->open.variable_count; i++) {
        if (!is_seen(knots, i))
            continue;
        uint32_t stands = leader(knots, i);
        if (knots->knot_of[stands] == KNOT_NONE) {
            knots->knot_of[stands] = knots->count;
            knots->items[knots->count++] = (struct knot){.copies = 1};
        }
        knots->items[knots->knot_of[stands]].count++;
        knots->member_count++;
    }
}

void knots_close(struct knots *knots)
{
    uint32_t first = 0;
    while (knots->queued > 0)
        meet_tests(knots, knots->queue[--knots->queued]);
    count_members(knots);
    for (uint32_t i = 0; i < knots->count; i++) {
        knots->items[i].first = first;
        first += knots->items[i].count;
        knots->items[i].count = 0;
    }
    for (uint32_t i = 0; i < knots->trial->open.variable_count; i++) {
        if (!is_seen(knots, i))
            continue;
        struct knot *knot = &knots->items[knots->knot_of[leader(knots, i)]];
        knots->members[knot->first + knot->count++] =
            (struct member){.variable = i, .weight = knots->weights[i]};
    }
    for (uint32_t i = 0; i < knots->count; i++)
        qsort(knots->members + knots->items[i].first, knots->items[i].count, sizeof *knots->members,
              compare_members);
}

uint32_t knots_of(struct knots *knots, uint32_t element)
{
    return is_seen(knots, element) ? knots->knot_of[leader(knots, element)] : KNOT_NONE;
}

uint32_t knots_of_root(struct knots *knots, uint32_t root, uint32_t lane)
{
    return knots_of(knots, root_element(knots, root, lane));
}

/* ---- classes ---- */

/* Tells the classes of a choice or number apart that are possible in its lanes. */
static void split_choice(struct knots *knots, struct member *member, uint16_t *classes)
{
    const struct trial *trial = knots->trial;
    const struct block *base = knots->bench->base;
    const struct variable *variable = &trial->open.variables[member->variable];
    const struct column *column = &base->program->columns[variable->fact];
    bool apart = knots->discrete[member->variable] == knots->round;
    struct cells cells = {.count = 0};
    for (uint32_t lane = 0; lane < bench_lanes(knots->bench); lane++) {
        uint8_t possible[BITS_MAX / 8];
        if (trial_open(trial, knots->bench, lane, variable->fact) != variable->item)
            continue;
        block_given_classes(base, lane, variable->fact, false, possible);
        if (cells.count == 0)
            cells_init(&cells, column, possible, apart);
        for (uint32_t i = column->first_test; i < column->first_test + column->test_count; i++)
            if (knots->asked[(size_t)i * knots->lanes + lane] == knots->round)
                cells_split(&cells, &base->program->tests[i]);
    }
    cells_pick(&cells, variable->home, classes);
    member->cells = cells.count;
}

void knots_split(struct knots *knots, struct member *member)
{
    uint16_t *classes = knots->classes + knots->class_count;
    if (member->cells > 0)
        return;
    if (knots->trial->open.variables[member->variable].member == OPEN_NONE) {
        split_choice(knots, member, classes);
    } else {
        bool assumed = knots->trial->open.variables[member->variable].home == 1;
        classes[0] = assumed;
        classes[1] = !assumed;
        member->cells = 2;
    }
    member->classes = classes;
    knots->class_count += member->cells;
}

/* ---- trying ---- */

uint16_t knot_class(const struct knots *knots, const struct knot *knot, uint32_t nth, uint32_t copy)
{
    const struct member *members = knots->members + knot->first;
    for (uint32_t i = 0; i < nth; i++)
        copy /= members[i].cells;
    return members[nth].classes[copy % members[nth].cells];
}

/* Lets as many of the heaviest variables of a knot be tried as make at most `most` copies; whether
 * these are all. */
static bool choose_tried(struct knots *knots, struct knot *knot, uint32_t most)
{
    knot->tried = 0;
    knot->copies = 1;
    for (uint32_t i = 0; i < knot->count; i++) {
        struct member *member = &knots->members[knot->first + i];
        knots_split(knots, member);
        if (knot->copies * member->cells > most)
            return false;
        knot->copies *= member->cells;
        knot->tried++;
    }
    return true;
}

/* Shares the copies that there is room for out: small knots first, which then are tried in full;
 * what is too large gets an equal share of the rest. */
static void share_copies(struct knots *knots, uint32_t room)
{
    static const uint32_t steps[] = {4, 16, 64, 128};
    uint32_t left = knots->count;
    for (uint32_t step = 0; step < sizeof steps / sizeof *steps; step++) {
        for (uint32_t i = 0; i < knots->count; i++) {
            struct knot *knot = &knots->items[i];
            uint32_t most = steps[step] < room ? steps[step] : room;
            if (knot->copy != 0 || !choose_tried(knots, knot, most))
                continue;
            knot->copy = 1; /* has its share */
            room -= knot->copies;
            left--;
        }
    }
    for (uint32_t i = 0; i < knots->count; i++) {
        struct knot *knot = &knots->items[i];
        if (knot->copy != 0)
            continue;
        choose_tried(knots, knot, room / left);
        room -= room > 0 ? knot->copies : 0;
        left--;
    }
}

bool knots_try(struct knots *knots)
{
    struct trial *trial = knots->trial;
    uint32_t most = trial->settler->budget.copies;
    uint32_t room = trial->work->capacity / bench_lanes(knots->bench) - 1;
    room = room < most ? room : most;
    share_copies(knots, room);
    knots->copies = 1;
    for (uint32_t i = 0; i < knots->count; i++) {
        struct knot *knot = &knots->items[i];
        knot->copy = knot->tried > 0 ? knots->copies : 0;
        knots->copies += knot->tried > 0 ? knot->copies : 0;
    }
    trial_copies(trial, knots->copies);
    for (uint32_t i = 0; i < knots->count; i++) {
        const struct knot *knot = &knots->items[i];
        for (uint32_t copy = 0; copy < knot->copies; copy++)
            for (uint32_t nth = 0; nth < knot->tried; nth++)
                trial_set(trial, knots->bench, knot->copy + copy,
                          knots->members[knot->first + nth].variable,
                          knot_class(knots, knot, nth, copy));
    }
    return trial_run(trial, knots->bench);
}

/* ---- beginning ---- */

bool knots_enter(struct knots *knots, struct bench *bench)
{
    knots->bench = bench;
    knots->round++;
    knots->count = 0;
    knots->member_count = 0;
    knots->class_count = 0;
    knots->copies = 0;
    knots->queued = 0;
    return trial_enter(knots->trial, bench);
}

/* Classes of all variables together. */
static size_t count_classes(const struct trial *trial)
{
    size_t count = 0;
    for (uint32_t i = 0; i < trial->open.variable_count; i++) {
        const struct variable *variable = &trial->open.variables[i];
        count += variable->member != OPEN_NONE
                     ? 2
                     : trial->settler->program->columns[variable->fact].classes;
    }
    return count;
}

bool knots_init(struct knots *knots, struct trial *trial)
{
    const struct program *program = trial->settler->program;
    const struct scorer *scorer = trial->settler->scorer;
    struct arena *arena = &trial->arena;
    uint32_t variables = trial->open.variable_count;
    uint32_t lanes = bench_lanes(&trial->whole);
    uint32_t groups = scorer->count > 0 ? scorer->effects[scorer->count - 1].group + 1 : 0;
    *knots = (struct knots){.trial = trial, .lanes = lanes};
    knots->elements = variables + (program->root_count + groups) * lanes + KNOTS_OWN;
    knots->items = arena_new(arena, variables, sizeof *knots->items);
    knots->members = arena_new(arena, variables, sizeof *knots->members);
    knots->classes = arena_new(arena, count_classes(trial), sizeof *knots->classes);
    knots->parent = arena_new(arena, knots->elements, sizeof *knots->parent);
    knots->seen = arena_new(arena, knots->elements, sizeof *knots->seen);
    knots->knot_of = arena_new(arena, knots->elements, sizeof *knots->knot_of);
    knots->weights = arena_new(arena, knots->elements, sizeof *knots->weights);
    knots->queue = arena_new(arena, (size_t)program->root_count * lanes, sizeof *knots->queue);
    knots->asked = arena_new(arena, (size_t)program->test_count * lanes, sizeof *knots->asked);
    knots->discrete = arena_new(arena, variables, sizeof *knots->discrete);
    knots->reached = arena_new(arena, trial->open.count, sizeof *knots->reached);
    return knots->items && knots->members && knots->classes && knots->parent && knots->seen &&
           knots->knot_of && knots->weights && knots->queue && knots->asked && knots->discrete &&
           knots->reached;
}
