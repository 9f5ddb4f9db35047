#include "report/analysis/asking.h"

#include "decide/explore/entropy.h"
#include "report/analysis/json.h"
#include "report/analysis/phrase.h"
#include "report/cited.h"
#include "report/json_plans.h"
#include "report/verdict.h"

#define BAR          12
#define RULES_SHOWN  3
#define SHOWN        8
#define VALUES_SHOWN 12
#define INDENT       4

struct page {
    struct paint paint;
    const struct analysis *analysis;
    uint32_t uncertainty; /* thousandths of a bit: what all answers together would tell */
};

/* The entropy of the verdict in the completions: log n - Σ c log c / n. */
static uint32_t uncertainty_of(const struct agreement *agreement)
{
    uint64_t trials = 0, sum = 0;
    for (uint32_t i = 0; i < agreement->outcome_count; i++) {
        uint32_t count = agreement->outcomes[i].count;
        trials += count;
        sum += log_sum(&count, 1);
    }
    if (trials == 0)
        return 0;
    uint64_t whole = log2_fixed((uint32_t)trials) * trials;
    return whole > sum ? (uint32_t)((whole - sum) * 1000 / trials >> LOG_BITS) : 0;
}

/* ---- one question ---- */

/* "1  live: How many connections are open at once?" */
static void put_head(struct page *page, uint32_t number, const struct question *question)
{
    const struct profile *profile = page->analysis->ruling->profile;
    const struct fact *fact = &profile->pack->vocabulary.facts[question->fact];
    struct strbuf line;
    strbuf_init(&line);
    if (question->component != COMPONENT_NONE && profile->component_count > 1)
        strbuf_printf(&line, "%s: ", profile->components[question->component].name);
    strbuf_puts(&line, fact->question ? fact->question : fact->title);
    paint_printf(&page->paint, TONE_STRONG, "%-*u", INDENT, number);
    paint_flow(&page->paint, &line, INDENT, INDENT);
}

/* Beside the bar: what it tells in words. */
static void add_told(struct strbuf *out, const struct page *page, const struct question *question)
{
    uint32_t told =
        question->information < page->uncertainty ? question->information : page->uncertainty;
    if (!question->matters) {
        strbuf_puts(out, "cannot matter");
    } else if (told == 0) {
        strbuf_puts(out, "tells hardly anything alone");
    } else {
        strbuf_puts(out, "tells ");
        phrase_percent(out, told, page->uncertainty);
        strbuf_puts(out, " of what is to be told");
    }
    if (question->changes > 0) {
        strbuf_puts(out, "; in ");
        phrase_percent(out, question->changes, 1000);
        strbuf_puts(out, " it makes another verdict");
    }
}

/* A bar, full for what tells most, and the same in words. */
static void put_told(struct page *page, const struct question *question)
{
    struct paint *paint = &page->paint;
    uint32_t most = page->analysis->questions->items[0].information;
    int filled = most > 0 ? (int)((question->information * BAR + most / 2) / most) : 0;
    struct strbuf line;
    strbuf_init(&line);
    add_told(&line, page, question);
    paint_space(paint, INDENT);
    paint_repeat(paint, TONE_FIRST, GLYPH_BAR, filled);
    paint_repeat(paint, TONE_FAINT, GLYPH_MAYBE, BAR - filled);
    paint_space(paint, 2);
    paint_flow(paint, &line, INDENT + BAR + 2, INDENT + BAR + 2);
}

static void put_way(struct page *page, const struct fact *fact, enum effort effort)
{
    static const char *const words[] = {
        [EFFORT_KNOWN] = "", [EFFORT_LOOK_UP] = "look it up: ", [EFFORT_MEASURE] = "measure it: "};
    struct strbuf line;
    if (!fact->find_out)
        return;
    strbuf_init(&line);
    strbuf_printf(&line, "%s%s", words[effort], fact->find_out);
    paint_space(&page->paint, INDENT);
    paint_flow(&page->paint, &line, INDENT, INDENT + 2);
}

static void add_bands(struct strbuf *out, const struct fact *fact)
{
    for (uint32_t i = 0; i < fact->band_count; i++) {
        strbuf_printf(out, "%s%s (", i > 0 ? ", " : "", fact->bands[i].name);
        fact_print_range(fact, fact_band_written(fact, i), out);
        strbuf_putc(out, ')');
    }
    if (fact->band_count == 0)
        fact_print_range(fact, fact->range, out);
}

static void add_values(struct strbuf *out, const struct fact *fact)
{
    uint32_t most = fact->value_count <= VALUES_SHOWN + 1 ? fact->value_count : VALUES_SHOWN;
    for (uint32_t i = 0; i < most; i++)
        strbuf_printf(out, "%s%s", i > 0 ? ", " : "", fact->values[i].name);
    if (fact->value_count > most)
        strbuf_printf(out, " and %u more", fact->value_count - most);
}

/* "live/io_share=  mostly_works (0 .. 30 %), …": the address to set, and what it may be set to. */
static void put_answers(struct page *page, const struct fact *fact, const struct question *question)
{
    struct strbuf line;
    strbuf_init(&line);
    phrase_answer(&line, page->analysis->ruling->profile, question->fact, question->component);
    strbuf_puts(&line, ": ");
    if (fact->type == FACT_TEXT)
        strbuf_puts(&line, "a text");
    else if (fact_value_kind(fact) == VALUE_NUMBER)
        add_bands(&line, fact);
    else
        add_values(&line, fact);
    if (fact->type == FACT_SET)
        strbuf_puts(&line, " (any of them, in brackets)");
    paint_space(&page->paint, INDENT);
    paint_flow(&page->paint, &line, INDENT, INDENT + 2);
}

/* What a plan costs by the answer, whatever the rules say; NULL: nothing. */
static const char *cost_of(const struct pack *pack, uint32_t fact)
{
    if (fact == pack->switching.current)
        return "what moving costs";
    return fact == pack->split.operated ? "what another option costs" : NULL;
}

/* "for live-updates [BCDE], many-sockets [BD] and 3 more; for what moving costs". */
static void put_hinge(struct page *page, const struct hinge *hinge, uint32_t fact)
{
    const struct pack *pack = page->analysis->ruling->profile->pack;
    uint32_t most = hinge->rule_count <= RULES_SHOWN + 1 ? hinge->rule_count : RULES_SHOWN;
    const char *cost = cost_of(pack, fact);
    struct strbuf line;
    if (hinge->rule_count == 0 && !cost)
        return;
    strbuf_init(&line);
    for (uint32_t i = 0; i < most; i++) {
        const struct rule *rule = &pack->rules[hinge->rules[i]];
        strbuf_printf(&line, "%s%s%s", i > 0 ? ", " : "for ", rule->id,
                      rule->cite_count ? " " : "");
        cited_letters(&line, pack, rule->cites, rule->cite_count);
    }
    if (hinge->rule_count > most)
        strbuf_printf(&line, " and %u more", hinge->rule_count - most);
    if (cost)
        strbuf_printf(&line, "%sfor %s", most > 0 ? "; " : "", cost);
    paint_space(&page->paint, INDENT);
    paint_flow(&page->paint, &line, INDENT, INDENT + 2);
}

static void put_question(struct page *page, uint32_t number, uint32_t at)
{
    const struct question *question = &page->analysis->questions->items[at];
    const struct fact *facts = page->analysis->ruling->profile->pack->vocabulary.facts;
    const struct fact *fact = &facts[question->fact];
    if (number > 1)
        paint_line(&page->paint);
    put_head(page, number, question);
    put_told(page, question);
    put_way(page, fact, question->effort);
    put_answers(page, fact, question);
    put_hinge(page, &page->analysis->hinges[at], question->fact);
}

/* ---- what is said of all ---- */

static void add_settling(struct strbuf *out, const struct analysis *analysis)
{
    const struct questions *questions = analysis->questions;
    uint32_t count = questions->settling_count;
    if (!questions->settling_found || count == 0 || count > SHOWN)
        return;
    for (uint32_t i = 0; i < count; i++) {
        const struct question *question = &questions->items[questions->settling[i]];
        strbuf_puts(out, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        phrase_answer(out, analysis->ruling->profile, question->fact, question->component);
    }
    strbuf_printf(out, " would settle it, whatever the answer%s. ", count == 1 ? " is" : "s are");
}

/* "4 more may matter, 3 cannot: --all." */
static void put_end(struct page *page, uint32_t shown, uint32_t more, uint32_t idle)
{
    struct strbuf line;
    strbuf_init(&line);
    if (shown == 0)
        strbuf_puts(&line, idle > 0 ? "No open question can change the verdict. "
                                    : "No question is open.");
    else
        add_settling(&line, page->analysis);
    if (more > 0)
        strbuf_printf(&line, "%u more may matter%s", more, idle > 0 ? ", " : ": --all.");
    if (idle > 0)
        strbuf_printf(&line, "%u cannot matter: --all.", idle);
    if (shown > 0 && line.length > 0)
        paint_line(&page->paint);
    if (line.length == 0) {
        strbuf_fini(&line);
        return;
    }
    paint_flow(&page->paint, &line, 0, 0);
}

void asking_text(const struct analysis *analysis, bool all, const struct style *style,
                 struct strbuf *out)
{
    struct page page = {{out, *style}, analysis, uncertainty_of(analysis->agreement)};
    const struct questions *questions = analysis->questions;
    uint32_t shown = 0, more = 0, idle = 0;
    phrase_head(&page.paint, analysis->ruling);
    verdict_write(&page.paint, analysis->ruling);
    for (uint32_t i = 0; i < questions->count; i++) {
        if (all || (questions->items[i].matters && shown < SHOWN))
            put_question(&page, ++shown, i);
        else
            (*(questions->items[i].matters ? &more : &idle))++;
    }
    put_end(&page, shown, more, idle);
}

void asking_json(const struct analysis *analysis, bool all, struct strbuf *out)
{
    const struct questions *questions = analysis->questions;
    uint32_t idle = 0;
    struct json_out json;
    for (uint32_t i = 0; i < questions->count; i++)
        idle += !questions->items[i].matters;
    json_init(&json, out, false);
    json_open_object(&json);
    json_document(&json, analysis->ruling);
    json_verdict(&json, analysis->ruling);
    json_agreement(&json, analysis);
    json_put_thousandths(&json, "uncertainty", uncertainty_of(analysis->agreement));
    json_questions(&json, analysis, all);
    json_settling(&json, analysis);
    json_put_number(&json, "cannot_matter", idle);
    json_close_object(&json);
    json_end(&json);
}
