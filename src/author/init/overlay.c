/* The overlay to fill in: one example of each thing that an overlay can change or add, on things
 * that the pack really has. */
#include <string.h>

#include "author/init/init.h"
#include "author/init/prose.h"
#include "base/number.h"

/* The overlay while it is written. */
struct page {
    const struct pack *pack;
    struct strbuf *out;
};

static void put_heading(const struct page *page, const char *text)
{
    strbuf_putc(page->out, '\n');
    prose_comment(page->out, 0, 0, text);
}

/* ---- numbers of the judgement ---- */

static void put_weight(const struct page *page)
{
    const struct pack *pack = page->pack;
    char weight[NUMBER_TEXT];
    if (pack->criterion_count == 0)
        return;
    const struct criterion *criterion = &pack->criteria[0];
    put_heading(page, "Criteria: another weight, or a new criterion with a title.");
    strbuf_printf(page->out, "#criteria:\n#  %s: {weight: %s, reason: Why it counts more here.}\n",
                  criterion->id, thousandths_print(criterion->weight + 1000, weight));
    strbuf_puts(page->out, "#  own-criterion: {title: What else we look at, weight: 1}\n");
}

static void put_ladder(const struct page *page)
{
    const struct pack *pack = page->pack;
    char margin[NUMBER_TEXT];
    put_heading(page, "How firm a ruling is by its margin, and words for strengths; what is not "
                      "named stays.");
    strbuf_printf(page->out, "#thresholds: {firm: %s}\n",
                  thousandths_print(pack->thresholds.firm + 2000, margin));
    if (pack->strength_count == 0)
        return;
    const struct strength *last = &pack->strengths[pack->strength_count - 1];
    strbuf_printf(page->out, "#strengths: {%s: %d}\n", last->id, last->points + 2);
}

static void put_costs(const struct page *page)
{
    const struct pack *pack = page->pack;
    char points[NUMBER_TEXT];
    put_heading(page, "What a second option costs, and moving a component away from its option of "
                      "today.");
    strbuf_printf(page->out, "#split: {second: %s}\n",
                  thousandths_print(pack->split.second + 2000, points));
    if (pack->switching.current != FACT_NONE)
        strbuf_printf(page->out, "#switch: {cost: %s}\n",
                      thousandths_print(pack->switching.cost + 1000, points));
}

/* ---- evidence ---- */

static void put_evidence(const struct page *page)
{
    put_heading(page, "Your own evidence, which rules cite.");
    strbuf_puts(page->out, "#sources:\n"
                           "#  own: {title: Our review of last year, date: 2026-01-31, kind: "
                           "internal, measured: true}\n"
                           "#claims:\n"
                           "#  - {id: own-finding, source: own, claim: What we found.}\n");
}

/* ---- options and facts ---- */

static const struct fact *find_choice(const struct pack *pack)
{
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (fact->type == FACT_CHOICE && !fact->derived)
            return fact;
    }
    return NULL;
}

/* A further option has to be among the values of the fact that says what runs already. */
static void put_option(const struct page *page)
{
    const struct pack *pack = page->pack;
    const struct fact *operated =
        pack->split.operated == FACT_NONE ? NULL : &pack->vocabulary.facts[pack->split.operated];
    put_heading(page, operated ? "A further option; it goes with its value under `facts` below."
                               : "A further option.");
    strbuf_puts(page->out, "#options:\n#  third: {title: A third option}\n");
}

static void put_facts(const struct page *page)
{
    const struct pack *pack = page->pack;
    const struct fact *choice = find_choice(pack);
    put_heading(page,
                "Facts: further values of one, or a new one, which profiles can answer then.");
    strbuf_puts(page->out, "#facts:\n");
    if (pack->split.operated != FACT_NONE)
        strbuf_printf(page->out,
                      "#  - adjust: %s\n#    values: {third: a third option}\n"
                      "#    reason: It is an option here.\n",
                      pack->vocabulary.facts[pack->split.operated].name);
    if (choice)
        strbuf_printf(page->out,
                      "#  - adjust: %s\n#    values: {own_value: what it means}\n"
                      "#    reason: Why it is needed.\n",
                      choice->name);
    strbuf_puts(page->out, "#  - {fact: project.own_fact, type: bool, question: Is it so?}\n");
}

/* ---- rules, advice, checks ---- */

/* Rule number `nth` of those that favour an option in a component and hang on a comparison; NULL
 * when there are fewer. `leaf` is the first of what it asks. */
static const struct rule *find_rule(const struct pack *pack, uint32_t nth, const struct leaf **leaf)
{
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        const struct condition *when = rule->when;
        if (when && when->kind == CONDITION_ALL)
            when = when->children;
        if (rule->disabled || rule->scope != RULE_COMPONENT || rule->effect_count == 0 ||
            rule->effects[0].points < 0 || !when || when->kind != CONDITION_LEAF)
            continue;
        *leaf = when->leaf;
        if (nth-- == 0)
            return rule;
    }
    return NULL;
}

/* A word for a strength that is not this one. */
static const char *other_strength(const struct pack *pack, const char *word)
{
    const char *first = pack->strengths[0].id;
    return strcmp(first, word) == 0 ? pack->strengths[pack->strength_count - 1].id : first;
}

static void put_adjusted(const struct page *page, const struct rule *rule, const char *lines)
{
    strbuf_printf(page->out, "#  - adjust: %s\n%s#    reason: Why it is otherwise here.\n",
                  rule->id, lines);
}

static void put_narrowed(const struct page *page, const struct rule *rule, const struct leaf *leaf)
{
    struct strbuf lines;
    strbuf_init(&lines);
    strbuf_printf(&lines, "#    narrow: %s%s%s\n", leaf->kind == LEAF_MATCHES ? "'" : "",
                  leaf->text, leaf->kind == LEAF_MATCHES ? "'" : "");
    put_adjusted(page, rule, lines.failed ? "" : lines.text);
    page->out->failed |= lines.failed;
    strbuf_fini(&lines);
}

static void put_strengthened(const struct page *page, const struct rule *rule)
{
    const struct effect *effect = &rule->effects[0];
    struct strbuf lines;
    strbuf_init(&lines);
    strbuf_printf(&lines, "#    favours: {%s: %s}\n", page->pack->options[effect->option].id,
                  other_strength(page->pack, effect->strength));
    put_adjusted(page, rule, lines.failed ? "" : lines.text);
    page->out->failed |= lines.failed;
    strbuf_fini(&lines);
}

/* A new rule, which asks what another asks and cites what that cites. */
static void put_new_rule(const struct page *page, const struct rule *like, const struct leaf *leaf)
{
    const struct pack *pack = page->pack;
    strbuf_printf(page->out, "#  - id: own-rule\n#    criterion: %s\n#    when: %s\n",
                  pack->criteria[like->criterion].id, leaf->text);
    strbuf_printf(page->out, "#    favours: {%s: %s}\n#    because: Why we conclude this.\n",
                  pack->options[like->effects[0].option].id, pack->strengths[0].id);
    if (like->cite_count > 0)
        strbuf_printf(page->out, "#    cites: [%s]\n", pack->claims[like->cites[0]].id);
}

/* Each example changes another rule: nothing is changed twice. */
static void put_rules(const struct page *page)
{
    const struct leaf *leaves[4] = {NULL};
    const struct rule *rules[4];
    for (uint32_t i = 0; i < 4; i++)
        rules[i] = find_rule(page->pack, i, &leaves[i]);
    if (!rules[0])
        return;
    put_heading(page,
                "Rules: one that must meet a further condition, one that says something else, "
                "one that counts no more, and a new one. Every change needs a reason.");
    strbuf_puts(page->out, "#rules:\n");
    if (rules[1])
        put_narrowed(page, rules[0], leaves[1]);
    if (rules[1])
        put_strengthened(page, rules[1]);
    if (rules[2])
        put_adjusted(page, rules[2], "#    disable: true\n");
    if (rules[0]->criterion != CRITERION_NONE && leaves[0]->kind != LEAF_MATCHES)
        put_new_rule(page, rules[0], leaves[0]);
}

static void put_advice(const struct page *page)
{
    const struct pack *pack = page->pack;
    put_heading(page, "Advice and checks: as rules, narrowed or disabled, or new.");
    strbuf_puts(page->out, "#advice:\n");
    if (pack->advice_count > 0)
        strbuf_printf(page->out, "#  - {adjust: %s, disable: true, reason: We do otherwise.}\n",
                      pack->advice[0].id);
    strbuf_printf(page->out, "#  - {id: own-advice, option: %s, text: What to do then.}\n",
                  pack->options[0].id);
    if (pack->check_count > 0)
        strbuf_printf(page->out,
                      "#checks:\n#  - {adjust: %s, disable: true, reason: It happens here.}\n",
                      pack->checks[0].id);
}

/* ---- the whole ---- */

static void put_head(const struct page *page, const char *name, const char *extends)
{
    const struct pack *pack = page->pack;
    prose_printf(page->out, 0, 0,
                 "An overlay on %s %s: what is different here, and why. ruling-pack(5) tells all.",
                 pack->name, pack->version);
    strbuf_puts(page->out, "#\n");
    prose_comment(
        page->out, 0, 0,
        "Where no space follows a #, an example begins: take the # away from it and from the "
        "lines that are indented below it, and put in what is yours. Further files are "
        "named under `include`.");
    strbuf_puts(page->out,
                "#\n"
                "#   ruling lint FILE             what is doubtful about it\n"
                "#   ruling eval -r FILE PROFILE  rulings by it\n"
                "#   ruling test -r FILE          its tests and those of the pack below\n"
                "#\n");
    prose_comment(
        page->out, 0, 0,
        "Its tests are in the folder tests beside it. Cases of the pack below that are meant "
        "to come out otherwise are listed in one of them:");
    strbuf_puts(page->out, "#\n"
                           "#   tests: 1\n"
                           "#   changes:\n"
                           "#     - case: the name of a case of the pack below\n"
                           "#       because: Why it comes out otherwise here.\n"
                           "#       expect: {verdict: either}\n");
    strbuf_printf(page->out, "format: 1\npack: %s\nversion: 0.1.0\ntitle: %s on %s\nextends: %s\n",
                  name, name, pack->name, extends);
}

void init_overlay(const struct pack *pack, const char *name, const char *extends,
                  struct strbuf *out)
{
    struct page page = {pack, out};
    static void (*const parts[])(const struct page *page) = {
        put_option,   put_weight, put_ladder, put_costs,
        put_evidence, put_facts,  put_rules,  put_advice,
    };
    put_head(&page, name, extends);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i](&page);
}
