#include "report/why.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "decide/explore/firing.h"
#include "report/analysis/phrase.h"
#include "report/cited.h"
#include "report/overlays.h"
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
    bool elsewhere = strcmp(cited->place.file ? cited->place.file : "", profile->file) != 0;
    if (cited->origin == ORIGIN_GIVEN && elsewhere && !cited_from_base(profile, cited))
        strbuf_printf(line, " (%s)", cited->place.file);
    else if (cited->origin == ORIGIN_GIVEN)
        strbuf_printf(line, " (%s:%u)", cited->place.file, cited->place.line);
    else if (cited->origin != ORIGIN_UNKNOWN)
        strbuf_printf(line, " (%s)", cited_origin(profile, cited));
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

/* "costs 3" or "saves 1", of rules for the split and for moving. */
static void put_overhead(struct page *page, const struct rule *rule)
{
    if (rule->overhead != 0)
        paint_printf(&page->paint, TONE_PLAIN, "   %s %d", rule->overhead > 0 ? "costs" : "saves",
                     abs(rule->overhead));
}

/* "Node.js +6, counted 6" for what counted, "Node.js +6" else. */
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
        if (entry->truth == TRUTH_TRUE && entry->ruled && !entry->ruled->waived)
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
    paint_flow(&page->paint, &line, 13, 13);
}

/* The waiver that sets a rule aside for a subject. */
static const struct waiver *find_waiver(const struct why *why, uint32_t subject, uint32_t rule)
{
    const struct ruling *ruling = why->ruling;
    for (uint32_t i = 0; i < ruling->waiver_count; i++) {
        const struct waiver *waiver = &ruling->profile->waivers[ruling->waivers[i].waiver];
        bool meant =
            waiver->component == UINT32_MAX ||
            (subject != WHY_PROJECT && waiver->component == ruling->components[subject].component);
        if (waiver->rule == rule && meant && ruling->waivers[i].state != WAIVER_EXPIRED)
            return waiver;
    }
    return NULL;
}

/* "    waived   the pilot has one (Maren), until 2027-06-30". */
static void put_waiver(struct page *page, uint32_t subject, const struct why_rule *entry)
{
    bool waived = entry->ruled && entry->ruled->waived;
    const struct waiver *waiver = waived ? find_waiver(page->why, subject, entry->rule) : NULL;
    struct strbuf line;
    if (!waiver)
        return;
    strbuf_init(&line);
    strbuf_puts(&line, waiver->reason);
    if (waiver->by)
        strbuf_printf(&line, " (%s)", waiver->by);
    if (waiver->until)
        strbuf_printf(&line, ", until %s", waiver->until);
    paint_text(&page->paint, TONE_FAINT, "    waived   ");
    paint_flow(&page->paint, &line, 13, 13);
}

/* "    disabled by acme-runtime 1.2.0 (acme.yaml:12): we have no sockets". */
static void put_disabling(struct page *page, const struct why_rule *entry)
{
    const struct pack *pack = pack_of(page);
    const char *id = pack->rules[entry->rule].id;
    const struct override *by = entry->disabled ? overlays_disabling(pack, "rule", id) : NULL;
    struct strbuf line;
    if (!by)
        return;
    strbuf_init(&line);
    strbuf_printf(&line, "by %s %s (%s:%u)", pack->layers[by->layer].name,
                  pack->layers[by->layer].version, by->place.file ? by->place.file : "-",
                  by->place.line);
    if (by->reason)
        strbuf_printf(&line, ": %s", by->reason);
    paint_text(&page->paint, TONE_FAINT, "    disabled ");
    paint_flow(&page->paint, &line, 13, 13);
}

/* "    would fire if realtime were server_push": what stands in the component goes by its short
 * name.
 */
static bool put_firing(struct page *page, uint32_t subject, const struct why_rule *entry)
{
    const struct ruling *ruling = page->why->ruling;
    struct firing firing;
    struct strbuf line;
    if (!why_firing(&page->scratch, page->why, subject, entry, &firing))
        return false;
    if (firing.change_count == 0)
        return true;
    strbuf_init(&line);
    for (uint32_t i = 0; i < firing.change_count; i++) {
        const struct change *change = &firing.changes[i];
        bool here =
            subject != WHY_PROJECT && change->component == ruling->components[subject].component;
        strbuf_puts(&line, i > 0 ? " and " : "if ");
        if (here)
            strbuf_puts(&line, fact_short_name(&pack_of(page)->vocabulary.facts[change->fact]));
        else
            phrase_address(&line, ruling->profile, change);
        strbuf_printf(&line, " were %s", change->to);
    }
    paint_text(&page->paint, TONE_FAINT, "    would fire ");
    paint_flow(&page->paint, &line, 15, 15);
    return true;
}

static bool put_rule(struct page *page, uint32_t subject, const struct why_rule *entry)
{
    const struct rule *rule = &pack_of(page)->rules[entry->rule];
    paint_space(&page->paint, 2);
    paint_text(&page->paint, TONE_STRONG, rule->id);
    paint_printf(&page->paint, TONE_PLAIN, "   %s", why_state(entry));
    if (!entry->disabled) {
        put_effects(page, entry);
        put_overhead(page, rule);
    }
    paint_line(&page->paint);
    if (!entry->disabled && !put_condition(page, &entry->explanation))
        return false;
    if (!put_firing(page, subject, entry))
        return false;
    put_waiver(page, subject, entry);
    put_disabling(page, entry);
    paint_text(&page->paint, TONE_FAINT, "    because  ");
    paint_wrap(&page->paint, rule->because, 13, 13);
    put_claims(page, "cites", rule->cites, rule->cite_count);
    put_claims(page, "despite", rule->despite, rule->despite_count);
    return true;
}

/* "  Node.js 14.5  (from 12 to 18, as the open facts turn out)". `parts`, which is released, says
 * what it is the sum of where it is one; NULL: the rules above say it. */
static void put_sum(struct page *page, const char *what, const struct points *sum,
                    struct strbuf *parts)
{
    char number[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    struct strbuf line;
    strbuf_init(&line);
    strbuf_printf(&line, "%s", thousandths_print(sum->points, number));
    if (parts && parts->length > 0 && strcmp(parts->text, number) != 0)
        strbuf_printf(&line, " = %s", parts->text);
    if (sum->low != sum->high)
        strbuf_printf(&line, " (from %s to %s, as the open facts turn out)",
                      thousandths_print(sum->low, number), thousandths_print(sum->high, high));
    paint_space(&page->paint, 2);
    paint_printf(&page->paint, TONE_STRONG, "%s ", what);
    if (parts) {
        line.failed = line.failed || parts->failed;
        strbuf_fini(parts);
    }
    paint_flow(&page->paint, &line, paint_width(what) + 3, 6);
}

/* "4 + 3 by rules": a cost of the pack with what rules change of it. */
static void add_cost(struct strbuf *out, int64_t basic, int64_t cost)
{
    char basis[NUMBER_TEXT];
    char rules[NUMBER_TEXT];
    strbuf_puts(out, thousandths_print(basic, basis));
    if (cost != basic)
        strbuf_printf(out, " %c %s by rules", cost > basic ? '+' : '-',
                      thousandths_print(llabs(cost - basic), rules));
}

/* What the rules above add up to, and what moving the component costs by them. */
static void put_sums(struct page *page, const struct ruled_component *component)
{
    const struct pack *pack = pack_of(page);
    const struct points *moving = &component->switching;
    struct strbuf parts;
    for (uint32_t i = 0; i < pack->option_count; i++)
        put_sum(page, pack->options[i].title, &component->options[i].points, NULL);
    if (component->current == OPTION_NONE || moving->high == 0)
        return;
    strbuf_init(&parts);
    add_cost(&parts, pack->switching.cost, moving->points);
    put_sum(page, "moving it costs", moving, &parts);
}

/* The options that a plan uses. */
static uint32_t count_options(const struct ruling *ruling, const struct plan *plan)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        used |= UINT32_C(1) << plan->options[i];
    return (uint32_t)__builtin_popcount(used);
}

/* What the split costs by the rules above: "the split costs 9 = 4 + 3 by rules + 2 to introduce
 * what does not run yet". */
static void put_split_sum(struct page *page)
{
    const struct ruling *ruling = page->why->ruling;
    const struct plan *plan = &ruling->plans[ruling->split.plan];
    char introduce[NUMBER_TEXT];
    struct strbuf parts;
    if (!ruling->split.exists)
        return;
    uint32_t more = count_options(ruling, plan) - 1;
    strbuf_init(&parts);
    if (more > 1)
        strbuf_printf(&parts, "%u times (", more);
    add_cost(&parts, pack_of(page)->split.second, (int64_t)(plan->second / more / 1000));
    strbuf_puts(&parts, more > 1 ? ")" : "");
    if (plan->introduce > 0)
        strbuf_printf(&parts, " + %s to introduce what does not run yet",
                      thousandths_print((int64_t)(plan->introduce / 1000), introduce));
    put_sum(page, "the split costs", &ruling->split.overhead, &parts);
}

/* Explains one rule and releases what that took. */
static bool put_nth_rule(struct page *page, uint32_t subject, uint32_t rule)
{
    struct why_rule entry;
    arena_init(&page->scratch);
    bool done = why_explain(&page->scratch, page->why, subject, rule, &entry) &&
                put_rule(page, subject, &entry);
    arena_fini(&page->scratch);
    return done;
}

/* What the rules of a subject come to, where all of them are shown. */
static void put_result(struct page *page, uint32_t subject)
{
    if (page->why->rule_count > 0)
        return;
    paint_line(&page->paint);
    if (subject == WHY_PROJECT)
        put_split_sum(page);
    else
        put_sums(page, &page->why->ruling->components[subject]);
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
    put_result(page, subject);
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
