#include "report/why.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "report/grounds.h"
#include "report/why_walk.h"

/* What is being written, and with what. */
struct page {
    struct paint paint;
    const struct why *why;
    struct arena scratch; /* of the rule at hand */
};

static const struct pack *pack_of(const struct page *page)
{
    return page->why->hearing->profile->pack;
}

static void put_mark(struct page *page, enum truth truth)
{
    static const enum tone tones[] = {
        [TRUTH_FALSE] = TONE_FAINT,
        [TRUTH_TRUE] = TONE_GOOD,
        [TRUTH_UNDETERMINED] = TONE_WARNING,
    };
    const char *mark = "?";
    if (truth != TRUTH_UNDETERMINED)
        mark = paint_glyph(&page->paint, truth == TRUTH_TRUE ? GLYPH_TICK : GLYPH_CROSS);
    paint_text(&page->paint, tones[truth], mark);
    paint_space(&page->paint, 1);
}

/* Where a fact that was given stands: " (parcel.yaml:27)", or " (--set team.size)". */
static void add_origin(struct strbuf *line, const struct profile *profile,
                       const struct cited_fact *cited)
{
    if (cited->origin == ORIGIN_GIVEN && strcmp(cited->place.file, profile->file) != 0)
        strbuf_printf(line, " (%s)", cited->place.file);
    else if (cited->origin == ORIGIN_GIVEN)
        strbuf_printf(line, " (%s:%u)", cited->place.file, cited->place.line);
    else if (cited->origin != ORIGIN_UNKNOWN)
        strbuf_printf(line, " (%s)", grounds_origin(profile, cited));
    if (cited->note)
        strbuf_printf(line, ", note: %s", cited->note);
    if (cited->by)
        strbuf_printf(line, ", by %s", cited->by);
}

/* "component.realtime in server_push | bidirectional   is: bidirectional (parcel.yaml:27)", on two
 * lines where one is too short. */
static bool put_leaf(struct page *page, const struct explanation *node, int indent)
{
    const struct leaf *leaf = node->condition->leaf;
    struct docket docket = why_docket(page->why);
    struct cited_fact cited;
    struct strbuf is;
    if (!cite_fact(&page->scratch, &docket, (struct fact_use){leaf->fact, node->lane}, &cited))
        return false;
    strbuf_init(&is);
    strbuf_printf(&is, "is: %s", cited.value);
    add_origin(&is, page->why->hearing->profile, &cited);
    const char *text = is.failed ? "" : is.text;
    int column = indent + 2 + paint_width(leaf->text) + 3;
    paint_space(&page->paint, indent);
    put_mark(page, node->truth);
    if (column + paint_width(text) <= page->paint.style.width) {
        paint_printf(&page->paint, TONE_PLAIN, "%s   ", leaf->text);
    } else {
        paint_wrap(&page->paint, leaf->text, indent + 2, indent + 4);
        column = indent + 6;
        paint_space(&page->paint, column);
    }
    paint_wrap(&page->paint, text, column, column + 4);
    bool done = !is.failed;
    strbuf_fini(&is);
    return done;
}

static bool put_node(struct page *page, const struct explanation *node, int indent);

static bool put_children(struct page *page, const struct explanation *node, int indent)
{
    for (uint32_t i = 0; i < node->count; i++)
        if (!put_node(page, &node->children[i], indent))
            return false;
    return true;
}

/* The head of a group, or of one component under a roll-up. */
static void put_group_head(struct page *page, const struct explanation *node, int indent)
{
    const struct profile *profile = page->why->hearing->profile;
    struct docket docket = why_docket(page->why);
    char share[NUMBER_TEXT];
    struct unit percent = unit_parse("%");
    paint_space(&page->paint, indent);
    put_mark(page, node->truth);
    if (!node->condition) {
        uint32_t component = cite_component(&docket, node->lane);
        paint_printf(&page->paint, TONE_PLAIN, "%s:\n",
                     component == COMPONENT_NONE ? "" : profile->components[component].name);
        return;
    }
    paint_text(&page->paint, TONE_PLAIN, why_group_name(node->condition->kind));
    if (node->condition->kind == CONDITION_SHARE)
        paint_printf(&page->paint, TONE_PLAIN, " (at least %s of the summed sizes)",
                     number_print(node->condition->share, &percent, share));
    paint_text(&page->paint, TONE_PLAIN, ":\n");
}

static bool put_node(struct page *page, const struct explanation *node, int indent)
{
    if (node->condition && node->condition->kind == CONDITION_LEAF)
        return put_leaf(page, node, indent);
    put_group_head(page, node, indent);
    return put_children(page, node, indent + 2);
}

/* A rule's condition; a list at the top needs no head of its own. */
static bool put_condition(struct page *page, const struct explanation *node)
{
    if (node->condition && node->condition->kind == CONDITION_ALL)
        return put_children(page, node, 4);
    return !node->condition || put_node(page, node, 4);
}

/* "Node.js +6.0 (strong, counted in full)" for what counted, "would favour Node.js: +6" else. */
static void put_effects(struct page *page, const struct why_rule *entry)
{
    const struct pack *pack = pack_of(page);
    const struct rule *rule = &pack->rules[entry->rule];
    char number[NUMBER_TEXT];
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        const struct effect *effect = &rule->effects[i];
        paint_printf(&page->paint, TONE_PLAIN, "%s%s %s%s", i > 0 ? ", " : "   ",
                     pack->options[effect->option].title, effect->points > 0 ? "+" : "",
                     thousandths_print((int64_t)effect->points * 1000, number));
        if (entry->truth == TRUTH_TRUE && entry->ruled)
            paint_printf(&page->paint, TONE_PLAIN, ", counted %s",
                         thousandths_print(entry->ruled->effects[i].counted, number));
    }
    for (uint32_t option = 0; option < pack->option_count; option++)
        if ((rule->excludes >> option) & 1)
            paint_printf(&page->paint, TONE_PLAIN, "   rules out %s", pack->options[option].title);
}

static void put_claims(struct page *page, const char *head, const uint32_t *claims, uint32_t count)
{
    const struct pack *pack = pack_of(page);
    if (count == 0)
        return;
    struct strbuf line;
    strbuf_init(&line);
    for (uint32_t i = 0; i < count; i++) {
        const struct claim *claim = &pack->claims[claims[i]];
        strbuf_printf(&line, "%s%s (%s)", i > 0 ? ", " : "", claim->id,
                      pack->publications[claim->publication].id);
    }
    paint_printf(&page->paint, TONE_FAINT, "    %-9s", head);
    paint_wrap(&page->paint, line.failed ? "" : line.text, 13, 13);
    page->paint.out->failed = page->paint.out->failed || line.failed;
    strbuf_fini(&line);
}

static bool put_rule(struct page *page, const struct why_rule *entry)
{
    const struct rule *rule = &pack_of(page)->rules[entry->rule];
    paint_space(&page->paint, 2);
    paint_text(&page->paint, TONE_STRONG, rule->id);
    paint_printf(&page->paint, TONE_PLAIN, "   %s", why_state(entry->truth));
    put_effects(page, entry);
    paint_line(&page->paint);
    if (!put_condition(page, &entry->explanation))
        return false;
    paint_text(&page->paint, TONE_FAINT, "    because  ");
    paint_wrap(&page->paint, rule->because, 13, 13);
    put_claims(page, "cites", rule->cites, rule->cite_count);
    put_claims(page, "despite", rule->despite, rule->despite_count);
    return true;
}

/* The sums that the rules above add up to. */
static void put_sums(struct page *page, const struct ruled_component *component)
{
    const struct pack *pack = pack_of(page);
    char points[NUMBER_TEXT];
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    for (uint32_t i = 0; i < pack->option_count; i++) {
        const struct points *sum = &component->options[i].points;
        const char *title = pack->options[i].title;
        char bounds[2 * NUMBER_TEXT + 64] = "";
        if (sum->low != sum->high)
            snprintf(bounds, sizeof bounds, "(from %s to %s, as the open facts turn out)",
                     thousandths_print(sum->low, low), thousandths_print(sum->high, high));
        thousandths_print(sum->points, points);
        paint_printf(&page->paint, TONE_STRONG, "  %s %s", title, points);
        paint_space(&page->paint, *bounds ? 2 : 0);
        paint_wrap(&page->paint, bounds, paint_width(title) + paint_width(points) + 5, 6);
    }
}

/* Explains one rule and releases what that took. */
static bool put_nth_rule(struct page *page, uint32_t subject, uint32_t rule)
{
    struct why_rule entry;
    arena_init(&page->scratch);
    bool done =
        why_explain(&page->scratch, page->why, subject, rule, &entry) && put_rule(page, &entry);
    arena_fini(&page->scratch);
    return done;
}

/* One subject with its rules; nothing where none of the rules that were named is about it. */
static bool put_subject(struct page *page, struct arena *arena, uint32_t subject)
{
    const char *name = why_subject_name(page->why, subject);
    bool all = page->why->rule_count == 0 && name;
    uint32_t count;
    const uint32_t *rules = why_rules(arena, page->why, subject, &count);
    if (!rules || (count == 0 && !all))
        return rules != NULL;
    if (page->paint.out->length > 0)
        paint_line(&page->paint);
    paint_printf(&page->paint, TONE_STRONG, "%s\n", name ? name : "(the project)");
    if (count == 0)
        paint_text(&page->paint, TONE_PLAIN, "  no rule fired, and none is undetermined\n");
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            paint_line(&page->paint);
        if (!put_nth_rule(page, subject, rules[i]))
            return false;
    }
    if (all) {
        paint_line(&page->paint);
        put_sums(page, &page->why->ruling->components[subject]);
    }
    return true;
}

bool why_text(const struct why *why, const struct style *style, struct strbuf *out)
{
    struct page page = {.paint = {out, *style}, .why = why};
    struct arena arena;
    bool done = true;
    arena_init(&arena);
    for (uint32_t i = 0; done && i < why->subject_count; i++)
        done = put_subject(&page, &arena, why->subjects[i]);
    arena_fini(&arena);
    return done && !out->failed;
}
