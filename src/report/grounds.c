#include "report/grounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/vec.h"
#include "report/chart.h"

/* ---- small parts ---- */

/* The first publication of the pack from number `from` on that one of the claims is in; their count
 * when there is none. */
static uint32_t next_source(const struct pack *pack, const uint32_t *claims, uint32_t count,
                            uint32_t from)
{
    uint32_t next = pack->publication_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t source = pack->claims[claims[i]].publication;
        if (source >= from && source < next)
            next = source;
    }
    return next;
}

void grounds_letters(struct strbuf *out, const struct pack *pack, const uint32_t *claims,
                     uint32_t count)
{
    const struct publication *sources = pack->publications;
    uint32_t none = pack->publication_count;
    uint32_t first = next_source(pack, claims, count, 0);
    bool letters = true;
    for (uint32_t i = first; i < none; i = next_source(pack, claims, count, i + 1))
        letters = letters && strlen(sources[i].id) == 1;
    if (first == none)
        return;
    strbuf_putc(out, '[');
    for (uint32_t i = first; i < none; i = next_source(pack, claims, count, i + 1))
        strbuf_printf(out, "%s%s", i == first || letters ? "" : ", ", sources[i].id);
    strbuf_putc(out, ']');
}

const char *grounds_origin(const struct profile *profile, const struct cited_fact *fact)
{
    if (fact->origin != ORIGIN_OTHERWISE)
        return origin_name(fact->origin);
    /* What no rule derives is derived all the same. */
    return profile->pack->vocabulary.facts[fact->fact].derived ? origin_name(ORIGIN_DERIVED)
                                                               : "not asked";
}

/* Where the value of a fact comes from, unless the profile's file gives it. */
static const char *other_origin(const struct profile *profile, const struct cited_fact *fact)
{
    if (fact->origin != ORIGIN_GIVEN)
        return grounds_origin(profile, fact);
    return fact->place.file && strcmp(fact->place.file, profile->file) != 0 ? "--set" : NULL;
}

void grounds_fact(struct strbuf *out, const struct profile *profile, const struct cited_fact *fact)
{
    const struct fact *what = &profile->pack->vocabulary.facts[fact->fact];
    const char *origin = other_origin(profile, fact);
    strbuf_printf(out, "%s = %s", fact_short_name(what), fact->value);
    if (origin)
        strbuf_printf(out, " (%s)", origin);
    else if (fact->place.line > 0)
        strbuf_printf(out, " :%u", fact->place.line);
}

/* ---- WHY ---- */

/* One line of the list: a rule in a component, by what it counted for one option. */
struct ground {
    const struct ruled_component *component;
    const struct ruled_rule *rule;
    const struct ruled_effect *effect; /* its largest; NULL: it excludes */
    uint32_t excluded;                 /* the option, without effect */
    uint32_t order;                    /* of its finding: keeps equals stable */
};

static int64_t weight_of(const struct ground *ground)
{
    if (!ground->effect)
        return INT64_MAX;
    return ground->effect->counted < 0 ? -ground->effect->counted : ground->effect->counted;
}

static int compare_grounds(const void *left, const void *right)
{
    const struct ground *a = left;
    const struct ground *b = right;
    int64_t a_weight = weight_of(a);
    int64_t b_weight = weight_of(b);
    if (a_weight != b_weight)
        return a_weight < b_weight ? 1 : -1;
    return a->order < b->order ? -1 : 1;
}

static const struct ruled_effect *largest_effect(const struct ruled_rule *rule)
{
    const struct ruled_effect *largest = NULL;
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        const struct ruled_effect *effect = &rule->effects[i];
        if (effect->counted != 0 && (!largest || llabs(effect->counted) > llabs(largest->counted)))
            largest = effect;
    }
    return largest;
}

typedef VEC(struct ground) ground_list;

static bool add_ground(struct arena *arena, ground_list *list, struct ground ground)
{
    struct ground *added = vec_add(list, arena);
    if (!added)
        return false;
    *added = ground;
    added->order = list->count;
    return true;
}

/* Adds the lines of one rule: one for each option that it excludes, one for its largest effect. */
static bool add_rule(struct arena *arena, ground_list *list,
                     const struct ruled_component *component, const struct ruled_rule *rule,
                     const struct pack *pack)
{
    uint32_t excludes = pack->rules[rule->rule].excludes;
    for (uint32_t option = 0; option < pack->option_count; option++)
        if ((excludes >> option) & 1 &&
            !add_ground(arena, list,
                        (struct ground){.component = component, .rule = rule, .excluded = option}))
            return false;
    const struct ruled_effect *effect = largest_effect(rule);
    return !effect ||
           add_ground(arena, list,
                      (struct ground){.component = component, .rule = rule, .effect = effect});
}

/* All lines, strongest first. */
static bool find_grounds(struct arena *arena, const struct ruling *ruling, ground_list *list)
{
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        for (uint32_t j = 0; j < component->rule_count; j++)
            if (component->rules[j].state == TRUTH_TRUE &&
                !add_rule(arena, list, component, &component->rules[j], ruling->profile->pack))
                return false;
    }
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_grounds);
    return true;
}

/* The columns of the list: names of components, what counted, ids of rules; where the facts begin,
 * 0 when on a line of their own. */
struct columns {
    int names;
    int effects;
    int rules;
    int facts;
};

#define LEAST_FACTS 20
#define FACTS_BELOW 4

/* "Node.js +9.0" or "Node.js ruled out". */
static void print_effect(struct strbuf *out, const struct pack *pack, const struct ground *ground)
{
    char number[NUMBER_TEXT];
    if (!ground->effect)
        strbuf_printf(out, "%s ruled out", pack->options[ground->excluded].title);
    else
        strbuf_printf(out, "%s %s%s", pack->options[ground->effect->option].title,
                      ground->effect->counted > 0 ? "+" : "",
                      halves_print(ground->effect->counted, number));
}

static void widen(int *width, int needed)
{
    *width = needed > *width ? needed : *width;
}

/* The columns that the first lines need, and those for the facts behind, unless these would be
 * fewer than LEAST_FACTS. */
static struct columns measure(struct paint *paint, const struct ruling *ruling,
                              const ground_list *list, uint32_t shown)
{
    const struct pack *pack = ruling->profile->pack;
    struct columns columns = {chart_name_width(ruling, 24), 0, 0, 0};
    struct strbuf effect;
    strbuf_init(&effect);
    for (uint32_t i = 0; i < shown; i++) {
        strbuf_truncate(&effect, 0);
        print_effect(&effect, pack, &list->items[i]);
        widen(&columns.effects, effect.failed ? 0 : paint_width(effect.text));
        widen(&columns.rules, paint_width(pack->rules[list->items[i].rule->rule].id));
    }
    paint->out->failed = paint->out->failed || effect.failed;
    strbuf_fini(&effect);
    columns.facts = columns.names + columns.effects + columns.rules + 6;
    if (columns.facts + LEAST_FACTS > paint->style.width)
        columns.facts = 0;
    return columns;
}

/* Appends text, padded to `width`, and two spaces. */
static void put_column(struct paint *paint, const char *text, int width)
{
    int taken = paint_width(text);
    paint_cell(paint, TONE_PLAIN, text, taken < width ? width : taken, false);
    paint_space(paint, 2);
}

static void put_ground(struct paint *paint, const struct ruling *ruling,
                       const struct ground *ground, const struct columns *columns)
{
    const struct pack *pack = ruling->profile->pack;
    const struct rule *rule = &pack->rules[ground->rule->rule];
    int indent = columns->facts > 0 ? columns->facts : FACTS_BELOW;
    struct strbuf line;
    strbuf_init(&line);
    print_effect(&line, pack, ground);
    paint_cell(paint, TONE_PLAIN, ruling->profile->components[ground->component->component].name,
               columns->names, false);
    paint_space(paint, 2);
    put_column(paint, line.failed ? "" : line.text, columns->effects);
    if (columns->facts > 0) {
        put_column(paint, rule->id, columns->rules);
    } else {
        paint_printf(paint, TONE_PLAIN, "%s\n", rule->id);
        paint_space(paint, indent);
    }
    strbuf_truncate(&line, 0);
    for (uint32_t i = 0; i < ground->rule->fact_count; i++) {
        strbuf_puts(&line, i > 0 ? ", " : "");
        grounds_fact(&line, ruling->profile, &ground->rule->facts[i]);
    }
    strbuf_putc(&line, ' ');
    grounds_letters(&line, pack, rule->cites, rule->cite_count);
    paint_wrap(paint, line.failed ? "" : line.text, indent, indent);
    paint->out->failed = paint->out->failed || line.failed;
    strbuf_fini(&line);
}

/* How many rules fired, and how many are undetermined, over all components. */
static void count_rules(const struct ruling *ruling, uint32_t *fired, uint32_t *undetermined)
{
    *fired = 0;
    *undetermined = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t j = 0; j < ruling->components[i].rule_count; j++)
            (*(ruling->components[i].rules[j].state == TRUTH_TRUE ? fired : undetermined))++;
}

/* Whether one of the first `shown` lines is about the same rule as line `at`. */
static bool shown_before(const ground_list *list, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (list->items[i].rule == list->items[at].rule)
            return true;
    return false;
}

static void put_rest(struct paint *paint, const struct ruling *ruling, const ground_list *list,
                     uint32_t shown)
{
    uint32_t fired;
    uint32_t undetermined;
    count_rules(ruling, &fired, &undetermined);
    for (uint32_t i = 0; i < shown; i++)
        if (!shown_before(list, i))
            fired--;
    if (fired == 0 && undetermined == 0)
        return;
    paint_printf(paint, TONE_FAINT, "%u more rule%s fired, %u undetermined: ruling why %s", fired,
                 fired == 1 ? "" : "s", undetermined, ruling->profile->file);
    paint_line(paint);
}

void grounds_rules(struct paint *paint, const struct ruling *ruling, uint32_t most)
{
    struct arena arena;
    ground_list list = {0};
    arena_init(&arena);
    if (!find_grounds(&arena, ruling, &list))
        paint->out->failed = true;
    uint32_t shown = list.count < most ? list.count : most;
    paint_text(paint, TONE_STRONG, "WHY");
    strbuf_puts(paint->out, shown > 0 ? ", strongest first\n" : ": no rule fired\n");
    struct columns columns = measure(paint, ruling, &list, shown);
    for (uint32_t i = 0; i < shown; i++)
        put_ground(paint, ruling, &list.items[i], &columns);
    put_rest(paint, ruling, &list, shown);
    arena_fini(&arena);
}

/* ---- OPEN ---- */

/* The facts that rules wait for. */
struct waiting {
    uint32_t *rules; /* by fact: how many wait for it */
    uint32_t *last;  /* by fact: the last of these; rules are counted over all components, from 1 */
};

/* Counts, by fact, the undetermined rules that wait for it. */
static void count_waiting(const struct ruling *ruling, const struct waiting *waiting)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t j = 0; j < ruling->components[i].rule_count; j++) {
            const struct ruled_rule *rule = &ruling->components[i].rules[j];
            number++;
            for (uint32_t k = 0; k < rule->need_count; k++) {
                uint32_t fact = rule->needs[k].fact;
                waiting->rules[fact] += waiting->last[fact] != number;
                waiting->last[fact] = number;
            }
        }
}

/* Takes the fact that most rules wait for out of `waiting`; FACT_NONE when none is left. */
static uint32_t take_most(uint32_t *waiting, uint32_t count)
{
    uint32_t most = FACT_NONE;
    for (uint32_t fact = 0; fact < count; fact++)
        if (waiting[fact] > 0 && (most == FACT_NONE || waiting[fact] > waiting[most]))
            most = fact;
    return most;
}

#define OPEN_SHOWN 4

static void put_open(struct paint *paint, const struct ruling *ruling, uint32_t *waiting)
{
    const struct vocabulary *vocabulary = &ruling->profile->pack->vocabulary;
    struct strbuf line;
    uint32_t open = 0;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        open += waiting[fact] > 0;
    uint32_t left = open;
    if (open == 0)
        return;
    strbuf_init(&line);
    for (int i = 0; i < OPEN_SHOWN && left > 0; i++, left--) {
        uint32_t fact = take_most(waiting, vocabulary->count);
        strbuf_printf(&line, "%s%s (%u rule%s)", i > 0 ? ", " : "", vocabulary->facts[fact].name,
                      waiting[fact], waiting[fact] == 1 ? "" : "s");
        waiting[fact] = 0;
    }
    if (left > 0)
        strbuf_printf(&line, " and %u more", left);
    strbuf_printf(&line, " could still count: answer %s to narrow the bounds",
                  open == 1 ? "it" : "them");
    paint_text(paint, TONE_STRONG, "OPEN");
    paint_space(paint, 6);
    paint_wrap(paint, line.failed ? "" : line.text, 10, 10);
    paint->out->failed = paint->out->failed || line.failed;
    strbuf_fini(&line);
}

void grounds_open(struct paint *paint, const struct ruling *ruling)
{
    uint32_t count = ruling->profile->pack->vocabulary.count;
    struct arena arena;
    arena_init(&arena);
    struct waiting waiting = {arena_new(&arena, count, sizeof *waiting.rules),
                              arena_new(&arena, count, sizeof *waiting.last)};
    if (waiting.rules && waiting.last) {
        count_waiting(ruling, &waiting);
        put_open(paint, ruling, waiting.rules);
    } else {
        paint->out->failed = true;
    }
    arena_fini(&arena);
}

/* ---- SOURCES ---- */

/* Marks the publications that the rules which fired rest on. */
static void mark_sources(const struct ruling *ruling, bool *used)
{
    const struct pack *pack = ruling->profile->pack;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t j = 0; j < ruling->components[i].rule_count; j++) {
            const struct ruled_rule *ruled = &ruling->components[i].rules[j];
            const struct rule *rule = &pack->rules[ruled->rule];
            for (uint32_t k = 0; ruled->state == TRUTH_TRUE && k < rule->cite_count; k++)
                used[pack->claims[rule->cites[k]].publication] = true;
        }
}

/* "A Real World, 2026-05-01", the title cut to what fits. */
static void put_source(struct paint *paint, const struct publication *source)
{
    int taken = 11 + paint_width(source->id);
    int date = source->date ? paint_width(source->date) + 2 : 0;
    int room = paint->style.width - taken - date;
    int title = paint_width(source->title);
    paint_printf(paint, TONE_PLAIN, "%s ", source->id);
    paint_cell(paint, TONE_PLAIN, source->title, title < room ? title : room, false);
    if (source->date)
        paint_printf(paint, TONE_FAINT, ", %s", source->date);
    paint_line(paint);
}

void grounds_sources(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    struct arena arena;
    bool first = true;
    arena_init(&arena);
    bool *used = arena_new(&arena, pack->publication_count, sizeof *used);
    if (used)
        mark_sources(ruling, used);
    for (uint32_t i = 0; used && i < pack->publication_count; i++) {
        if (!used[i])
            continue;
        paint_text(paint, TONE_STRONG, first ? "SOURCES   " : "          ");
        put_source(paint, &pack->publications[i]);
        first = false;
    }
    paint->out->failed = paint->out->failed || !used;
    arena_fini(&arena);
}
