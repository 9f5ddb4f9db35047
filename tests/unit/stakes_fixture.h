/* Stakes dealt by hand, for tests of plans and of what becomes of them: no pack is read and no
 * block evaluated. Points and costs are given in thousandths. */
#ifndef UNIT_STAKES_FIXTURE_H
#define UNIT_STAKES_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "decide/outcome.h"
#include "packs.h"

/* Rule number `option` is the one that excludes the option, wherever it is excluded. */
#define HAND_RULES ASSIGN_OPTIONS

struct hand {
    struct arena arena;
    struct diags diags;
    struct pack pack;
    struct rule rules[HAND_RULES];
    struct profile profile;
    struct component components[ASSIGN_COMPONENTS];
    struct link given[ASSIGN_LINKS];        /* the profile's links … */
    struct assign_link links[ASSIGN_LINKS]; /* … and those of the stakes */
    struct points points[ASSIGN_COMPONENTS][ASSIGN_OPTIONS];
    struct stakes stakes;
    struct ruled_component ruled[ASSIGN_COMPONENTS];
    struct ruled_option options[ASSIGN_COMPONENTS][ASSIGN_OPTIONS];
    uint32_t blockers[ASSIGN_OPTIONS];
    struct ruling ruling;
};

/* Components of size 1 that run on nothing yet and are worth nothing, options that all are operated
 * already, no costs; a toss-up ends at 1 point. To be given back with hand_fold. */
static inline struct hand *hand_deal(uint32_t components, uint32_t options)
{
    struct hand *hand = calloc(1, sizeof *hand);
    assert_non_null(hand);
    arena_init(&hand->arena);
    diags_init(&hand->diags, &hand->arena);
    hand->pack.option_count = options;
    hand->pack.thresholds = (struct thresholds){1000, 3000, 6000};
    hand->pack.rules = hand->rules;
    hand->pack.rule_count = HAND_RULES;
    hand->profile = (struct profile){.pack = &hand->pack,
                                     .name = "By hand",
                                     .file = "hand.yaml",
                                     .components = hand->components,
                                     .component_count = components,
                                     .links = hand->given};
    hand->stakes = (struct stakes){.pack = &hand->pack,
                                   .profile = &hand->profile,
                                   .count = components,
                                   .sizes = components * INT64_C(1000),
                                   .links = hand->links,
                                   .operated = UINT32_MAX,
                                   .may_be_operated = UINT32_MAX};
    for (uint32_t i = 0; i < components; i++)
        hand->stakes.items[i] = (struct stake){.component = i,
                                               .size = 1000,
                                               .pin = OPTION_NONE,
                                               .points = hand->points[i],
                                               .may_be_none = true,
                                               .current_known = true};
    return hand;
}

static inline void hand_fold(struct hand *hand)
{
    arena_fini(&hand->arena);
    free(hand);
}

/* The points of a component, by option. */
static inline void hand_points(struct hand *hand, uint32_t component, const int64_t *points)
{
    for (uint32_t option = 0; option < hand->pack.option_count; option++)
        hand->points[component][option] =
            (struct points){points[option], points[option], points[option]};
}

static inline void hand_size(struct hand *hand, uint32_t component, int64_t size)
{
    hand->stakes.sizes += size - hand->stakes.items[component].size;
    hand->stakes.items[component].size = size;
}

/* Rules options out in a component: a bit for each. */
static inline void hand_exclude(struct hand *hand, uint32_t component, uint32_t options)
{
    hand->stakes.items[component].excluded = options;
    hand->stakes.items[component].may_be_excluded = options;
}

/* Lets a component run on an option today; moving it costs so much. */
static inline void hand_run(struct hand *hand, uint32_t component, uint32_t option, int64_t cost)
{
    struct stake *stake = &hand->stakes.items[component];
    stake->current = UINT32_C(1) << option;
    stake->may_be_none = false;
    stake->switching = (struct points){cost, cost, cost};
}

/* A link of the profile and of the stakes. */
static inline void hand_link(struct hand *hand, uint32_t a, uint32_t b, int64_t cost, bool never)
{
    hand->given[hand->profile.link_count++] = (struct link){.ends = {a, b}};
    hand->links[hand->stakes.link_count++] =
        (struct assign_link){.ends = {a, b}, .cost = cost * 1000, .never = never};
}

static inline void hand_second(struct hand *hand, int64_t cost)
{
    hand->stakes.second = (struct points){cost, cost, cost};
}

/* A ruling whose components are complete, as record.h leaves them. */
static inline void hand_record(struct hand *hand)
{
    uint32_t options = hand->pack.option_count;
    hand->ruling = (struct ruling){.profile = &hand->profile,
                                   .components = hand->ruled,
                                   .component_count = hand->stakes.count};
    for (uint32_t i = 0; i < hand->stakes.count; i++) {
        hand->ruled[i] = (struct ruled_component){.component = hand->stakes.items[i].component,
                                                  .best = OPTION_NONE,
                                                  .options = hand->options[i]};
        for (uint32_t option = 0; option < options; option++) {
            bool out = (hand->stakes.items[i].excluded >> option) & 1;
            uint32_t best = hand->ruled[i].best;
            hand->blockers[option] = option;
            hand->options[i][option] = (struct ruled_option){.points = hand->points[i][option],
                                                             .excluded_by = &hand->blockers[option],
                                                             .excluded_count = out};
            if (!out && (best == OPTION_NONE ||
                         hand->points[i][option].points > hand->points[i][best].points))
                hand->ruled[i].best = option;
        }
    }
}

/* The outcome of what was dealt; the ruling is the hand's. */
static inline const struct ruling *hand_rule(struct hand *hand)
{
    hand_record(hand);
    assert_true(outcome_decide(&hand->arena, &hand->stakes, &hand->ruling, &hand->diags));
    assert_int_equal(hand->diags.list.count, 0);
    return &hand->ruling;
}

/* Triangles in which each may get two of three options, and no two the same two. So one side of a
 * triangle must be cut, and which one hangs on weak links between all of them: by a bound it is not
 * seen, and the best split is not found within the limit. */
static inline struct hand *hand_tangle(void)
{
    struct hand *hand = hand_deal(ASSIGN_COMPONENTS, 3);
    uint64_t random = 1;
    for (uint32_t i = 0; i < ASSIGN_COMPONENTS; i++) {
        hand_exclude(hand, i, UINT32_C(1) << i % 3);
        for (uint32_t j = 0; j < i; j++)
            if (i / 3 == j / 3)
                hand_link(hand, j, i, 3000, false);
            else if (draw_below(&random, 10) == 0)
                hand_link(hand, j, i, draw_below(&random, 1000), false);
    }
    return hand;
}

#endif
