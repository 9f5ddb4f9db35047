/* Random packs in which every rule hangs on a fact of its own, and random profiles over them, with
 * what is then known of each rule: so an oracle needs no conditions, only truths.
 *
 * What a rule says is drawn with the pack, what holds with the profile. Numbers are small, so that
 * there are ties. */
#ifndef TESTS_RANDOM_SUITS_H
#define TESTS_RANDOM_SUITS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "decide/judge.h"
#include "problems.h"

#define SUIT_PARTS   8 /* components of a profile at most, those outside included */
#define SUIT_OPTIONS 4
#define SUIT_LINKS   12
#define SUIT_WAIVERS 3

/* The rules of each kind, which stand mixed in the pack. */
#define POINT_RULES   4
#define EXCLUDE_RULES 3
#define SPLIT_RULES   2
#define SWITCH_RULES  2
#define SUIT_RULES    (POINT_RULES + EXCLUDE_RULES + SPLIT_RULES + SWITCH_RULES)
#define SUIT_FACTS    (SUIT_RULES + 3)

/* A pack; rule r asks fact r whether it is true. */
struct suit_pack {
    struct pack pack;
    uint32_t current; /* facts; what the pack does not ask is there all the same */
    uint32_t operated;
};

/* What is known of a component. */
struct suit_part {
    bool outside;
    int64_t size;
    uint32_t pin;
    enum truth truth[SUIT_RULES]; /* of the rules that are about components */
    uint32_t current; /* where it may run: a bit for each option, and one for anything else */
};

/* A profile, and what is known of it. */
struct suit {
    struct arena arena;
    const struct suit_pack *from;
    struct profile profile;
    struct suit_part parts[SUIT_PARTS];
    uint32_t part_count;
    enum truth truth[SUIT_RULES]; /* of the rules for splits */
    uint32_t must_run;            /* operated options: a bit for each … */
    uint32_t may_run;
};

static inline int64_t one_of(uint64_t *random, const int64_t *values, uint32_t count)
{
    return values[draw_below(random, count)];
}

static inline void *suit_room(struct arena *arena, size_t count, size_t size)
{
    void *room = arena_new(arena, count, size);
    assert_non_null(room);
    return room;
}

/* ---- packs ---- */

/* Values named as the options are, in their order or against it, and one more. */
static inline void name_values(struct pack *pack, uint32_t fact, bool turned)
{
    uint32_t options = pack->option_count;
    struct fact_value *values = pack_room(pack, options + 1, sizeof *values);
    for (uint32_t i = 0; i < options; i++)
        values[turned ? options - i : i].name = pack->options[i].id;
    values[turned ? 0 : options].name = "other";
    pack->vocabulary.facts[fact].values = values;
}

static inline void suit_facts(struct suit_pack *made)
{
    static const struct fact_value truths[] = {{"false", NULL}, {"true", NULL}};
    struct pack *pack = &made->pack;
    for (uint32_t i = 0; i < SUIT_RULES; i++) {
        bool project = pack->rules[i].scope == RULE_SPLIT;
        uint32_t fact = add_fact(pack, FACT_BOOL, project ? FACT_PROJECT : FACT_COMPONENT, 2);
        pack->vocabulary.facts[fact].values = truths;
        pack->rules[i].when = is_one_of(pack, fact, 2);
    }
    made->current = add_fact(pack, FACT_OPTION, FACT_COMPONENT, pack->option_count + 1);
    name_values(pack, made->current, false);
    made->operated = add_fact(pack, FACT_SET, FACT_PROJECT, pack->option_count + 1);
    name_values(pack, made->operated, true);
    name_values(pack, add_option(pack, pack->option_count), false);
}

static inline void suit_effects(struct pack *pack, struct rule *rule, uint64_t *random)
{
    struct effect *effects = pack_room(pack, pack->option_count, sizeof *effects);
    rule->criterion = pack->criterion_count++;
    rule->effects = effects;
    for (uint32_t option = 0; option < pack->option_count; option++)
        if (by_chance(random, 70))
            effects[rule->effect_count++] = (struct effect){
                .option = option,
                .points = (int32_t)(1 + draw_below(random, 6)) * (by_chance(random, 30) ? -1 : 1)};
}

static inline void suit_rule(struct pack *pack, struct rule *rule, uint32_t kind, uint64_t *random)
{
    rule->scope = RULE_COMPONENT;
    rule->criterion = CRITERION_NONE;
    if (kind < POINT_RULES) {
        suit_effects(pack, rule, random);
    } else if (kind < POINT_RULES + EXCLUDE_RULES) {
        rule->excludes = 1U << draw_below(random, pack->option_count);
        if (by_chance(random, 30))
            rule->excludes |= 1U << draw_below(random, pack->option_count);
    } else {
        rule->scope = kind < POINT_RULES + EXCLUDE_RULES + SPLIT_RULES ? RULE_SPLIT : RULE_SWITCH;
        rule->overhead = (int32_t)(1 + draw_below(random, 6)) * (by_chance(random, 50) ? -1 : 1);
    }
}

/* The rules of all kinds in an order of chance. */
static inline void suit_rules(struct pack *pack, uint64_t *random)
{
    uint32_t kinds[SUIT_RULES];
    pack->rule_count = SUIT_RULES;
    for (uint32_t i = 0; i < SUIT_RULES; i++) {
        uint32_t at = draw_below(random, i + 1);
        kinds[i] = kinds[at];
        kinds[at] = i;
    }
    for (uint32_t i = 0; i < SUIT_RULES; i++) {
        char *id = pack_room(pack, 8, 1);
        snprintf(id, 8, "r%u", i);
        pack->rules[i] = (struct rule){.id = id, .title = id, .because = "", .waivable = true};
        suit_rule(pack, &pack->rules[i], kinds[i], random);
    }
}

static inline void suit_costs(struct suit_pack *made, uint64_t *random)
{
    static const int64_t seconds[] = {0, 1000, 2500, 4000};
    static const int64_t introductions[] = {0, 0, 1000, 2000};
    static const int64_t moves[] = {0, 1500, 3000};
    static const int64_t toss_ups[] = {0, 250, 1000};
    static const struct link_kind via[] = {{.id = "never", .never = true},
                                           {.id = "one", .factor = 1000},
                                           {.id = "half", .factor = 500}};
    static const struct link_kind traffic[] = {{.id = "low", .factor = 500},
                                               {.id = "high", .factor = 2250}};
    struct pack *pack = &made->pack;
    pack->thresholds = (struct thresholds){one_of(random, toss_ups, 3), 3000, 6000};
    pack->split =
        (struct split_costs){.second = one_of(random, seconds, 4),
                             .introduce = one_of(random, introductions, 4),
                             .operated = by_chance(random, 80) ? made->operated : FACT_NONE,
                             .via = via,
                             .via_count = 3,
                             .traffic = traffic,
                             .traffic_count = 2};
    pack->switching =
        (struct switch_cost){.current = by_chance(random, 80) ? made->current : FACT_NONE,
                             .cost = one_of(random, moves, 3)};
}

/* A pack; it goes with pack_done. */
static inline void random_suit_pack(struct suit_pack *made, uint64_t *random)
{
    static const char *const ids[SUIT_OPTIONS] = {"north", "east", "south", "west"};
    struct pack *pack = &made->pack;
    pack_begin(pack, SUIT_FACTS, SUIT_RULES);
    pack->option_count = 2 + draw_below(random, 100) / 45; /* a few with 4 */
    pack->options = pack_room(pack, SUIT_OPTIONS, sizeof *pack->options);
    for (uint32_t i = 0; i < pack->option_count; i++)
        pack->options[i] = (struct option){.id = ids[i], .title = ids[i]};
    pack->combination.id = "both";
    pack->criteria = pack_room(pack, POINT_RULES, sizeof *pack->criteria);
    suit_rules(pack, random);
    suit_facts(made);
    suit_costs(made, random);
}

/* ---- profiles ---- */

static inline const struct answer *suit_answer(struct suit *suit, struct value value)
{
    struct answer *answer = suit_room(&suit->arena, 1, sizeof *answer);
    *answer = (struct answer){.value = value, .text = "as drawn"};
    return answer;
}

/* Whether something holds: true, false, or nobody knows. */
static inline enum truth random_truth(uint64_t *random, uint32_t open)
{
    return by_chance(random, open) ? TRUTH_UNDETERMINED
           : by_chance(random, 40) ? TRUTH_TRUE
                                   : TRUTH_FALSE;
}

static inline void answer_truth(struct suit *suit, const struct answer **answers, uint32_t fact,
                                enum truth truth)
{
    if (truth != TRUTH_UNDETERMINED)
        answers[fact] = suit_answer(suit, value_choice(truth == TRUTH_TRUE));
}

static inline void answer_current(struct suit *suit, struct suit_part *part,
                                  const struct answer **answers, uint64_t *random)
{
    uint32_t options = suit->from->pack.option_count;
    uint32_t all = (1U << (options + 1)) - 1;
    uint32_t dice = draw_below(random, 100);
    part->current = dice < 85   ? 1U << draw_below(random, options + (dice < 20))
                    : dice < 93 ? 1 + draw_below(random, all)
                                : all;
    if (part->current != all)
        answers[suit->from->current] = suit_answer(suit, choices_of(part->current));
    if (suit->from->pack.switching.current == FACT_NONE)
        part->current = 1U << options;
}

/* A component; what it says of the project concerns it alone. */
static inline void random_part(struct suit *suit, uint32_t number, bool outside, uint64_t *random)
{
    static const int64_t sizes[] = {250, 1000, 1000, 2000, 3000};
    const struct pack *pack = &suit->from->pack;
    struct suit_part *part = &suit->parts[number];
    const struct answer **answers = suit_room(&suit->arena, SUIT_FACTS, sizeof *answers);
    part->outside = outside;
    part->size = one_of(random, sizes, 5);
    part->pin = by_chance(random, 15) ? draw_below(random, pack->option_count) : OPTION_NONE;
    for (uint32_t i = 0; i < SUIT_RULES; i++) {
        part->truth[i] = random_truth(random, pack->rules[i].excludes ? 10 : 25);
        if (pack->rules[i].excludes && part->truth[i] == TRUTH_TRUE && by_chance(random, 80))
            part->truth[i] = TRUTH_FALSE;
        if (pack->rules[i].scope != RULE_SPLIT || by_chance(random, 3))
            answer_truth(suit, answers, i, part->truth[i]);
    }
    answer_current(suit, part, answers, random);
    suit->profile.components[number] = (struct component){.name = "part",
                                                          .size = part->size,
                                                          .outside = outside,
                                                          .pin = part->pin,
                                                          .decided = OPTION_NONE,
                                                          .answers = answers};
}

static inline void random_operated(struct suit *suit, uint64_t *random)
{
    uint32_t options = suit->from->pack.option_count;
    uint32_t all = (1U << options) - 1;
    uint64_t must = 0;
    uint64_t may = 0;
    suit->may_run = draw_below(random, all + 1);
    suit->must_run =
        by_chance(random, 60) ? suit->may_run : suit->may_run & draw_below(random, all + 1);
    bool known = by_chance(random, 80);
    for (uint32_t i = 0; i < options; i++) {
        must |= (uint64_t)((suit->must_run >> i) & 1) << (options - i);
        may |= (uint64_t)((suit->may_run >> i) & 1) << (options - i);
    }
    if (known)
        suit->profile.answers[suit->from->operated] = suit_answer(suit, set_of(must, may | 1));
    else
        suit->must_run = 0;
    if (!known)
        suit->may_run = all;
    if (suit->from->pack.split.operated == FACT_NONE)
        suit->must_run = suit->may_run = 0;
}

static inline void random_links(struct suit *suit, uint64_t *random)
{
    const struct split_costs *costs = &suit->from->pack.split;
    struct link *links = suit_room(&suit->arena, SUIT_LINKS, sizeof *links);
    uint32_t most = suit->part_count < 2 ? 0 : draw_below(random, SUIT_LINKS + 1);
    uint32_t held = by_chance(random, 50) ? 8 : 0;
    for (uint32_t i = 0; i < most; i++) {
        uint32_t a = draw_below(random, suit->part_count);
        uint32_t b = (a + 1 + draw_below(random, suit->part_count - 1)) % suit->part_count;
        uint32_t via = by_chance(random, 20) ? UINT32_MAX : 1 + draw_below(random, 2);
        uint32_t traffic = by_chance(random, 30) ? UINT32_MAX : draw_below(random, 2);
        links[i] = (struct link){
            .ends = {a, b}, .via = by_chance(random, held) ? 0 : via, .traffic = traffic};
    }
    assert_true(costs->via[0].never);
    suit->profile.links = links;
    suit->profile.link_count = most;
}

static inline void random_waivers(struct suit *suit, uint64_t *random)
{
    struct waiver *waivers = suit_room(&suit->arena, SUIT_WAIVERS, sizeof *waivers);
    uint32_t count = by_chance(random, 30) ? 1 + draw_below(random, SUIT_WAIVERS) : 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t part = draw_below(random, suit->part_count);
        waivers[i] = (struct waiver){.rule = draw_below(random, SUIT_RULES),
                                     .component = by_chance(random, 50) ? UINT32_MAX : part,
                                     .reason = ""};
    }
    suit->profile.waivers = waivers;
    suit->profile.waiver_count = count;
}

/* A profile over a pack; it goes with suit_done. */
static inline void random_suit(struct suit *suit, const struct suit_pack *from, uint64_t *random)
{
    const struct pack *pack = &from->pack;
    uint32_t judged = 1 + draw_below(random, pack->option_count > 3 ? 4 : 6);
    uint32_t outside = by_chance(random, 20) ? 1 + draw_below(random, 2) : 0;
    memset(suit, 0, sizeof *suit);
    arena_init(&suit->arena);
    suit->from = from;
    suit->part_count = judged + outside;
    struct profile *profile = &suit->profile;
    *profile = (struct profile){.pack = pack, .name = "suit", .file = "suit.yaml"};
    profile->answers = suit_room(&suit->arena, SUIT_FACTS, sizeof *profile->answers);
    profile->components = suit_room(&suit->arena, SUIT_PARTS, sizeof *profile->components);
    profile->component_count = suit->part_count;
    profile->weights = suit_room(&suit->arena, POINT_RULES, sizeof *profile->weights);
    profile->priorities = suit_room(&suit->arena, POINT_RULES, sizeof *profile->priorities);
    for (uint32_t i = 0; i < POINT_RULES; i++) {
        profile->weights[i] = 1000;
        profile->priorities[i] = PRIORITY_NORMAL;
    }
    for (uint32_t i = 0; i < suit->part_count; i++) {
        bool out = draw_below(random, suit->part_count - i) < outside;
        outside -= out;
        random_part(suit, i, out, random);
    }
    for (uint32_t i = 0; i < SUIT_RULES; i++)
        if (pack->rules[i].scope == RULE_SPLIT) {
            suit->truth[i] = random_truth(random, 25);
            answer_truth(suit, (const struct answer **)profile->answers, i, suit->truth[i]);
        }
    random_operated(suit, random);
    random_links(suit, random);
    random_waivers(suit, random);
}

static inline void suit_done(struct suit *suit)
{
    arena_fini(&suit->arena);
}

#endif
