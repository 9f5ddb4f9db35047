#include "report/grounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/vec.h"
#include "report/chart.h"

/* ---- small parts ---- */

/* The sources of some claims, as a bit for each of the first 64 publications of the pack. */
static uint64_t sources_of(const struct pack *pack, const uint32_t *claims, uint32_t count)
{
    uint64_t sources = 0;
    for (uint32_t i = 0; i < count; i++)
        if (pack->claims[claims[i]].publication < 64)
            sources |= UINT64_C(1) << pack->claims[claims[i]].publication;
    return sources;
}

void grounds_letters(struct strbuf *out, const struct pack *pack, const uint32_t *claims,
                     uint32_t count)
{
    uint64_t sources = sources_of(pack, claims, count);
    bool letters = true;
    bool first = true;
    if (sources == 0)
        return;
    for (uint32_t i = 0; i < pack->publication_count && i < 64; i++)
        if ((sources >> i) & 1)
            letters = letters && strlen(pack->publications[i].id) == 1;
    strbuf_putc(out, '[');
    for (uint32_t i = 0; i < pack->publication_count && i < 64; i++) {
        if (!((sources >> i) & 1))
            continue;
        strbuf_printf(out, "%s%s", first || letters ? "" : ", ", pack->publications[i].id);
        first = false;
    }
    strbuf_putc(out, ']');
}

/* Where the value of a fact comes from, unless the profile's file gives it. */
static const char *other_origin(const struct profile *profile, const struct cited_fact *fact)
{
    if (fact->origin == ORIGIN_OTHERWISE)
        return "not asked";
    if (fact->origin != ORIGIN_GIVEN)
        return origin_name(fact->origin);
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

/* Adds the lines of one rule: one for each option that it excludes, one for its largest effect. */
static void add_grounds(struct arena *arena, struct ground **items, uint32_t *count,
                        uint32_t *capacity, const struct ruled_component *component,
                        const struct ruled_rule *rule, const struct pack *pack)
{
    const struct ruled_effect *effect = largest_effect(rule);
    uint32_t excludes = pack->rules[rule->rule].excludes;
    for (uint32_t option = 0; option <= pack->option_count; option++) {
        bool last = option == pack->option_count;
        if (last ? !effect : !((excludes >> option) & 1))
            continue;
        struct ground *ground = vec_extend(arena, (void **)items, count, capacity, sizeof **items);
        if (ground)
            *ground = (struct ground){component, rule, last ? effect : NULL, option, *count};
    }
}

/* The columns of the list: names of components, what counted, ids of rules. */
struct columns {
    int names;
    int effects;
    int rules;
};

/* "Node.js +9.0" or "Node.js ruled out", in the arena; "" when memory is out. */
static const char *print_effect(struct arena *arena, const struct pack *pack,
                                const struct ground *ground)
{
    char number[NUMBER_TEXT];
    const char *text;
    if (ground->effect)
        text = arena_printf(arena, "%s %s%s", pack->options[ground->effect->option].title,
                            ground->effect->counted > 0 ? "+" : "",
                            halves_print(ground->effect->counted, number));
    else
        text = arena_printf(arena, "%s ruled out", pack->options[ground->excluded].title);
    return text ? text : "";
}

static void widen(int *width, const char *text)
{
    int needed = paint_width(text);
    *width = needed > *width ? needed : *width;
}

static struct columns measure(struct arena *arena, const struct ruling *ruling,
                              const struct ground *grounds, uint32_t shown)
{
    const struct pack *pack = ruling->profile->pack;
    struct columns columns = {chart_name_width(ruling, 24), 0, 0};
    for (uint32_t i = 0; i < shown; i++) {
        widen(&columns.effects, print_effect(arena, pack, &grounds[i]));
        widen(&columns.rules, pack->rules[grounds[i].rule->rule].id);
    }
    return columns;
}

static void put_ground(struct paint *paint, struct arena *arena, const struct ruling *ruling,
                       const struct ground *ground, const struct columns *columns)
{
    const struct pack *pack = ruling->profile->pack;
    const struct rule *rule = &pack->rules[ground->rule->rule];
    int indent = columns->names + columns->effects + columns->rules + 6;
    struct strbuf line;
    strbuf_init(&line);
    for (uint32_t i = 0; i < ground->rule->fact_count; i++) {
        strbuf_puts(&line, i > 0 ? ", " : "");
        grounds_fact(&line, ruling->profile, &ground->rule->facts[i]);
    }
    strbuf_putc(&line, ' ');
    grounds_letters(&line, pack, rule->cites, rule->cite_count);
    paint_cell(paint, TONE_PLAIN, ruling->profile->components[ground->component->component].name,
               columns->names, false);
    paint_space(paint, 2);
    paint_cell(paint, TONE_PLAIN, print_effect(arena, pack, ground), columns->effects, false);
    paint_space(paint, 2);
    paint_cell(paint, TONE_PLAIN, rule->id, columns->rules, false);
    paint_space(paint, 2);
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
static bool shown_before(const struct ground *grounds, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (grounds[i].rule == grounds[at].rule)
            return true;
    return false;
}

static void put_rest(struct paint *paint, const struct ruling *ruling, const struct ground *grounds,
                     uint32_t shown)
{
    uint32_t fired;
    uint32_t undetermined;
    count_rules(ruling, &fired, &undetermined);
    for (uint32_t i = 0; i < shown; i++)
        if (!shown_before(grounds, i))
            fired--;
    if (fired == 0 && undetermined == 0)
        return;
    paint_printf(paint, TONE_FAINT, "%u more rule%s fired, %u undetermined: ruling why %s", fired,
                 fired == 1 ? "" : "s", undetermined, ruling->profile->file);
    paint_line(paint);
}

void grounds_rules(struct paint *paint, const struct ruling *ruling, uint32_t most)
{
    const struct pack *pack = ruling->profile->pack;
    struct arena arena;
    struct ground *grounds = NULL;
    uint32_t count = 0;
    uint32_t capacity = 0;
    arena_init(&arena);
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t j = 0; j < ruling->components[i].rule_count; j++)
            if (ruling->components[i].rules[j].state == TRUTH_TRUE)
                add_grounds(&arena, &grounds, &count, &capacity, &ruling->components[i],
                            &ruling->components[i].rules[j], pack);
    if (count > 0)
        qsort(grounds, count, sizeof *grounds, compare_grounds);
    uint32_t shown = count < most ? count : most;
    paint_text(paint, TONE_STRONG, "WHY");
    strbuf_puts(paint->out, shown > 0 ? ", strongest first\n" : ": no rule fired\n");
    struct columns columns = measure(&arena, ruling, grounds, shown);
    for (uint32_t i = 0; i < shown; i++)
        put_ground(paint, &arena, ruling, &grounds[i], &columns);
    put_rest(paint, ruling, grounds, shown);
    arena_fini(&arena);
}

/* ---- OPEN ---- */

/* How many undetermined rules wait for a fact. */
static uint32_t waiting_for(const struct ruling *ruling, uint32_t fact)
{
    uint32_t rules = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t j = 0; j < ruling->components[i].rule_count; j++) {
            const struct ruled_rule *rule = &ruling->components[i].rules[j];
            for (uint32_t k = 0; k < rule->need_count; k++)
                if (rule->needs[k].fact == fact) {
                    rules++;
                    break;
                }
        }
    return rules;
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
    uint32_t left = 0;
    for (uint32_t fact = 0; fact < vocabulary->count; fact++)
        left += waiting[fact] > 0;
    if (left == 0)
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
    strbuf_puts(&line, " could still count: answer them to narrow the bounds");
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
    uint32_t *waiting = arena_new(&arena, count, sizeof *waiting);
    for (uint32_t fact = 0; waiting && fact < count; fact++)
        waiting[fact] = waiting_for(ruling, fact);
    if (waiting)
        put_open(paint, ruling, waiting);
    paint->out->failed = paint->out->failed || !waiting;
    arena_fini(&arena);
}

/* ---- SOURCES ---- */

static uint64_t sources_used(const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    uint64_t sources = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        for (uint32_t j = 0; j < ruling->components[i].rule_count; j++) {
            const struct ruled_rule *ruled = &ruling->components[i].rules[j];
            const struct rule *rule = &pack->rules[ruled->rule];
            if (ruled->state == TRUTH_TRUE)
                sources |= sources_of(pack, rule->cites, rule->cite_count);
        }
    return sources;
}

void grounds_sources(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    uint64_t sources = sources_used(ruling);
    bool first = true;
    for (uint32_t i = 0; i < pack->publication_count && i < 64; i++) {
        if (!((sources >> i) & 1))
            continue;
        paint_text(paint, TONE_STRONG, first ? "SOURCES   " : "          ");
        paint_printf(paint, TONE_PLAIN, "%s ", pack->publications[i].id);
        int used = 11 + paint_width(pack->publications[i].id);
        int date = pack->publications[i].date ? paint_width(pack->publications[i].date) + 2 : 0;
        int room = paint->style.width - used - date;
        int title = paint_width(pack->publications[i].title);
        paint_cell(paint, TONE_PLAIN, pack->publications[i].title, title < room ? title : room,
                   false);
        if (date > 0)
            paint_printf(paint, TONE_FAINT, ", %s", pack->publications[i].date);
        paint_line(paint);
        first = false;
    }
}
