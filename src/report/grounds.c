#include "report/grounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/vec.h"
#include "report/cited.h"
#include "report/names.h"
#include "report/rows.h"

/* ---- what counted ---- */

/* One line of the list: a rule in a component or for the split, by what it counted most for. */
struct ground {
    uint32_t component; /* of the ruling; COMPONENT_NONE: the split */
    const struct ruled_rule *rule;
    const struct ruled_effect *effect; /* its largest; NULL: it excludes, costs or saves */
    uint32_t excluded;                 /* an option, OPTION_NONE */
    uint32_t order;                    /* of its finding: keeps equals stable */
};

static int64_t weight_of(const struct ground *ground)
{
    if (ground->excluded != OPTION_NONE)
        return INT64_MAX;
    return llabs(ground->effect ? ground->effect->counted : ground->rule->overhead);
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

/* Adds the lines of one rule: one for each option that it excludes, one for its largest effect, or
 * one for what it costs. */
static bool add_rule(struct arena *arena, ground_list *list, const struct pack *pack,
                     uint32_t component, const struct ruled_rule *rule)
{
    struct ground ground = {.component = component, .rule = rule};
    uint32_t excludes = pack->rules[rule->rule].excludes;
    if (rule->state != TRUTH_TRUE || rule->waived)
        return true;
    for (ground.excluded = 0; ground.excluded < pack->option_count; ground.excluded++)
        if ((excludes >> ground.excluded) & 1 && !add_ground(arena, list, ground))
            return false;
    ground.excluded = OPTION_NONE;
    ground.effect = largest_effect(rule);
    return (!ground.effect && rule->overhead == 0) || add_ground(arena, list, ground);
}

static bool add_rules(struct arena *arena, ground_list *list, const struct pack *pack,
                      uint32_t component, const struct ruled_rule *rules, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!add_rule(arena, list, pack, component, &rules[i]))
            return false;
    return true;
}

/* All lines, strongest first. Without a split its rules count nothing. */
static bool find_grounds(struct arena *arena, const struct ruling *ruling, ground_list *list)
{
    const struct pack *pack = ruling->profile->pack;
    const struct ruled_split *split = &ruling->split;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        if (!add_rules(arena, list, pack, i, component->rules, component->rule_count) ||
            !add_rules(arena, list, pack, i, component->switches, component->switch_count))
            return false;
    }
    if (split->exists &&
        !add_rules(arena, list, pack, COMPONENT_NONE, split->rules, split->rule_count))
        return false;
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_grounds);
    return true;
}

/* ---- a line for each ---- */

/* The columns of the list: of names, what counted, and ids of rules; where the facts begin, 0 when
 * on a line of their own; and where letters end. */
struct columns {
    int names;
    int effects;
    int rules;
    int facts;
    int end;
    int gap; /* between columns */
};

#define MOST_NAMES  24
#define LEAST_FACTS 20
#define FACTS_BELOW 4
#define ROOMY       96 /* columns from which gaps are two */

static const char *name_of(const struct ruling *ruling, const struct ground *ground)
{
    return ground->component == COMPONENT_NONE ? "split" : names_of(ruling, ground->component);
}

/* "Node.js +9.0", "not Node.js", "costs 3.0" of the split, "moving +3.0" of a component. */
static void add_effect(struct strbuf *out, const struct pack *pack, const struct ground *ground)
{
    char number[NUMBER_TEXT];
    int64_t amount = ground->effect ? ground->effect->counted : ground->rule->overhead;
    bool split = !ground->effect && ground->component == COMPONENT_NONE;
    if (ground->excluded != OPTION_NONE)
        strbuf_printf(out, "not %s", pack->options[ground->excluded].title);
    else if (split)
        strbuf_printf(out, "%s %s", amount > 0 ? "costs" : "saves",
                      halves_print(llabs(amount), number));
    else
        strbuf_printf(out, "%s %s%s",
                      ground->effect ? pack->options[ground->effect->option].title : "moving",
                      amount > 0 ? "+" : "", halves_print(amount, number));
}

/* Whether nobody was asked for a fact. That it is then what it is otherwise explains a rule only if
 * nothing else does. */
static bool is_idle(const struct profile *profile, const struct cited_fact *fact)
{
    return fact->origin == ORIGIN_OTHERWISE && !profile->pack->vocabulary.facts[fact->fact].derived;
}

static void add_facts(struct strbuf *out, const struct profile *profile,
                      const struct ruled_rule *rule)
{
    uint32_t idle = 0;
    for (uint32_t i = 0; i < rule->fact_count; i++)
        idle += is_idle(profile, &rule->facts[i]);
    for (uint32_t i = 0, shown = 0; i < rule->fact_count; i++) {
        if (idle < rule->fact_count && is_idle(profile, &rule->facts[i]))
            continue;
        strbuf_puts(out, shown++ > 0 ? ", " : "");
        cited_fact(out, profile, &rule->facts[i]);
    }
}

static void widen(int *width, int needed)
{
    *width = needed > *width ? needed : *width;
}

/* The columns of a text that is being put together, which is emptied. */
static int width_of(struct strbuf *text)
{
    int width = text->failed || text->length == 0 ? 0 : paint_width(text->text);
    strbuf_truncate(text, 0);
    return width;
}

/* Where the letters of the lines end that need one line only. */
static void measure_end(const struct paint *paint, const struct ruling *ruling,
                        const ground_list *list, uint32_t shown, struct strbuf *text,
                        struct columns *columns)
{
    const struct pack *pack = ruling->profile->pack;
    for (uint32_t i = 0; i < shown; i++) {
        const struct rule *rule = &pack->rules[list->items[i].rule->rule];
        add_facts(text, ruling->profile, list->items[i].rule);
        strbuf_putc(text, ' ');
        cited_letters(text, pack, rule->cites, rule->cite_count);
        int end = columns->facts + width_of(text);
        if (end <= paint->style.width)
            widen(&columns->end, end);
    }
}

/* The columns that the first lines need, and those for the facts behind, unless these would be
 * fewer than LEAST_FACTS. */
static struct columns measure(struct paint *paint, const struct ruling *ruling,
                              const ground_list *list, uint32_t shown)
{
    const struct pack *pack = ruling->profile->pack;
    struct columns columns = {.gap = paint->style.width < ROOMY ? 1 : 2};
    struct strbuf text;
    strbuf_init(&text);
    for (uint32_t i = 0; i < shown; i++) {
        add_effect(&text, pack, &list->items[i]);
        widen(&columns.effects, width_of(&text));
        widen(&columns.rules, paint_width(pack->rules[list->items[i].rule->rule].id));
        widen(&columns.names, paint_width(name_of(ruling, &list->items[i])));
    }
    columns.names = columns.names < MOST_NAMES ? columns.names : MOST_NAMES;
    columns.facts = columns.names + columns.effects + columns.rules + 3 * columns.gap;
    if (columns.facts + LEAST_FACTS > paint->style.width)
        columns.facts = 0;
    else
        measure_end(paint, ruling, list, shown, &text, &columns);
    paint->out->failed = paint->out->failed || text.failed;
    strbuf_fini(&text);
    return columns;
}

/* Appends text, padded to `width`, and a gap. */
static void put_column(struct paint *paint, const char *text, int width, int gap)
{
    int taken = paint_width(text);
    paint_cell(paint, TONE_PLAIN, text, taken < width ? width : taken, false);
    paint_space(paint, gap);
}

/* The columns of the widest word. */
static int widest_word(const char *text)
{
    int widest = 0;
    for (; *text; text += strspn(text, " ")) {
        size_t length = strcspn(text, " ");
        widen(&widest, paint_columns(text, length));
        text += length;
    }
    return widest;
}

/* Appends the facts from `indent` on, and the letters behind: at the end of the line if both fit
 * there. Facts and letters are released. */
static void put_facts(struct paint *paint, struct strbuf *facts, struct strbuf *letters, int indent,
                      int end)
{
    bool has_letters = letters->length > 0 && !letters->failed;
    int taken = facts->length > 0 && !facts->failed ? paint_width(facts->text) : 0;
    int gap = has_letters ? end - indent - taken - paint_width(letters->text) : 0;
    if (gap >= 1 && !facts->failed) {
        paint_bytes(paint, facts->text, facts->length);
        paint_space(paint, gap);
        paint_text(paint, TONE_FAINT, letters->text);
        paint_line(paint);
        strbuf_fini(facts);
    } else {
        strbuf_printf(facts, " %s", has_letters ? letters->text : "");
        paint_flow(paint, facts, indent, indent);
    }
    paint->out->failed = paint->out->failed || letters->failed;
    strbuf_fini(letters);
}

static void put_ground(struct paint *paint, const struct ruling *ruling,
                       const struct ground *ground, const struct columns *columns)
{
    const struct pack *pack = ruling->profile->pack;
    const struct rule *rule = &pack->rules[ground->rule->rule];
    struct strbuf effect;
    struct strbuf facts;
    struct strbuf letters;
    strbuf_init(&effect);
    strbuf_init(&facts);
    strbuf_init(&letters);
    add_effect(&effect, pack, ground);
    add_facts(&facts, ruling->profile, ground->rule);
    cited_letters(&letters, pack, rule->cites, rule->cite_count);
    int word = facts.length > 0 && !facts.failed ? widest_word(facts.text) : 0;
    bool beside = columns->facts > 0 && columns->facts + word <= paint->style.width;
    paint_cell(paint, TONE_PLAIN, name_of(ruling, ground), columns->names, false);
    paint_space(paint, columns->gap);
    put_column(paint, effect.failed ? "" : effect.text, columns->effects, columns->gap);
    if (beside) {
        put_column(paint, rule->id, columns->rules, columns->gap);
    } else {
        paint_printf(paint, TONE_PLAIN, "%s\n", rule->id);
        paint_space(paint, FACTS_BELOW);
    }
    put_facts(paint, &facts, &letters, beside ? columns->facts : FACTS_BELOW,
              beside ? columns->end : 0);
    paint->out->failed = paint->out->failed || effect.failed;
    strbuf_fini(&effect);
}

/* ---- what is not shown ---- */

/* How many rules fired, and how many are undetermined; what is waived is neither. */
struct tally {
    uint32_t fired;
    uint32_t undetermined;
};

static void count_rules(const struct ruled_rule *rules, uint32_t count, struct tally *tally)
{
    for (uint32_t i = 0; i < count; i++)
        if (!rules[i].waived)
            (*(rules[i].state == TRUTH_TRUE ? &tally->fired : &tally->undetermined))++;
}

static struct tally tally_of(const struct ruling *ruling)
{
    struct tally tally = {0, 0};
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        count_rules(component->rules, component->rule_count, &tally);
        count_rules(component->switches, component->switch_count, &tally);
    }
    if (ruling->component_count > 1)
        count_rules(ruling->split.rules, ruling->split.rule_count, &tally);
    return tally;
}

/* Whether one of the first `at` lines is about the same rule as line `at`. */
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
    struct tally tally = tally_of(ruling);
    struct strbuf line;
    for (uint32_t i = 0; i < shown; i++)
        if (!shown_before(list, i))
            tally.fired--;
    if (tally.fired == 0 && tally.undetermined == 0)
        return;
    strbuf_init(&line);
    strbuf_printf(&line, "%u more rule%s fired, %u undetermined: ruling why %s%s", tally.fired,
                  tally.fired == 1 ? "" : "s", tally.undetermined, paint_flags(paint),
                  ruling->profile->file);
    paint_flow(paint, &line, 0, FACTS_BELOW);
}

/* The lines that were written from byte `start` on. */
static uint32_t lines_from(const struct paint *paint, size_t start)
{
    uint32_t lines = 0;
    for (size_t at = start; !paint->out->failed && at < paint->out->length; at++)
        lines += paint->out->text[at] == '\n';
    return lines;
}

void grounds_write(struct paint *paint, const struct ruling *ruling, uint32_t most, uint32_t lines)
{
    struct arena arena;
    ground_list list = {0};
    arena_init(&arena);
    if (!find_grounds(&arena, ruling, &list))
        paint->out->failed = true;
    most = list.count < most ? list.count : most;
    paint_text(paint, TONE_STRONG, "WHY");
    strbuf_puts(paint->out, most > 0 ? ", strongest first\n" : ": no rule fired\n");
    struct columns columns = measure(paint, ruling, &list, most);
    size_t start = paint->out->length;
    uint32_t shown = 0;
    while (shown < most && lines_from(paint, start) < lines)
        put_ground(paint, ruling, &list.items[shown++], &columns);
    put_rest(paint, ruling, &list, shown);
    arena_fini(&arena);
}
