#include "report/analysis/beside.h"

#include <string.h>

#include "base/number.h"
#include "report/analysis/differ.h"
#include "report/analysis/phrase.h"
#include "report/cited.h"
#include "report/names.h"

#define RULES_SHOWN 12
#define LABEL_LEAST 15 /* "how it is today" */
#define LABEL_MOST  22

struct page {
    struct paint paint;
    const struct beside *beside;
    int label; /* columns of what stands on the left, with a gap behind it … */
    int cell;  /* … and of each ruling */
};

bool beside_fits(const struct ruling *now, const struct ruling *then)
{
    if (now->profile->pack != then->profile->pack || now->component_count != then->component_count)
        return false;
    for (uint32_t i = 0; i < now->component_count; i++)
        if (strcmp(names_of(now, i), names_of(then, i)) != 0)
            return false;
    return true;
}

/* ---- a row ---- */

typedef void cell_text(struct strbuf *out, const struct ruling *ruling, const void *what);

/* A label, and what is said of it in each ruling; the second is marked where it is another. */
static void put_row(struct page *page, const char *label, cell_text *say, const void *what_now,
                    const void *what_then)
{
    struct strbuf now, then;
    strbuf_init(&now);
    strbuf_init(&then);
    say(&now, page->beside->now, what_now);
    say(&then, page->beside->then, what_then);
    bool failed = now.failed || then.failed;
    const char *left = failed || !now.text ? "" : now.text;
    const char *right = failed || !then.text ? "" : then.text;
    bool same = strcmp(left, right) == 0;
    paint_space(&page->paint, 2);
    paint_cell(&page->paint, TONE_PLAIN, label, page->label - 4, false);
    paint_space(&page->paint, 2);
    paint_cell(&page->paint, TONE_PLAIN, left, page->cell - 2, false);
    paint_space(&page->paint, 2);
    int width = paint_width(right) < page->cell ? paint_width(right) : page->cell;
    paint_cell(&page->paint, same ? TONE_FAINT : TONE_STRONG, same ? "the same" : right,
               same ? 8 : width, false);
    paint_line(&page->paint);
    page->paint.out->failed = page->paint.out->failed || failed;
    strbuf_fini(&now);
    strbuf_fini(&then);
}

/* ---- the verdict ---- */

static void say_verdict(struct strbuf *out, const struct ruling *ruling, const void *what)
{
    (void)what;
    names_add_verdict(out, ruling, ruling->verdict, ruling->option);
}

static void say_margin(struct strbuf *out, const struct ruling *ruling, const void *what)
{
    char number[NUMBER_TEXT];
    (void)what;
    if (!ruling->has_rival) {
        strbuf_puts(out, "no rival");
        return;
    }
    strbuf_puts(out, halves_print(ruling->margin, number));
    if (firmness_name(ruling->firmness))
        strbuf_printf(out, ", %s", firmness_name(ruling->firmness));
}

static void say_settled(struct strbuf *out, const struct ruling *ruling, const void *what)
{
    static const char *const words[] = {
        [SETTLED_UNKNOWN] = "not known", [SETTLED_YES] = "yes", [SETTLED_NO] = "no"};
    (void)what;
    strbuf_puts(out, words[ruling->settled]);
}

static void put_verdicts(struct page *page)
{
    paint_space(&page->paint, page->label);
    paint_cell(&page->paint, TONE_STRONG, "NOW", page->cell, false);
    paint_text(&page->paint, TONE_STRONG, "THEN\n");
    put_row(page, "verdict", say_verdict, NULL, NULL);
    put_row(page, "margin", say_margin, NULL, NULL);
    if (ruling_was_settled(page->beside->now) && ruling_was_settled(page->beside->then))
        put_row(page, "settled", say_settled, NULL, NULL);
}

/* ---- plans ---- */

static const struct plan *find_plan(const struct ruling *ruling, const struct plan *like)
{
    for (uint32_t i = 0; i < ruling->plan_count; i++)
        if (ruling->plans[i].kind == like->kind &&
            (like->kind != PLAN_OPTION || ruling->plans[i].option == like->option))
            return &ruling->plans[i];
    return NULL;
}

static void say_plan(struct strbuf *out, const struct ruling *ruling, const void *what)
{
    const struct plan *plan = what;
    char number[NUMBER_TEXT];
    (void)ruling;
    strbuf_puts(out, plan && plan->possible ? halves_print(plan->points, number) : "not possible");
}

/* As is, where it places all components as another plan does, would only say the same. */
static void put_plan(struct page *page, const struct plan *now, const struct plan *then)
{
    struct strbuf name;
    if ((!now || now->is_repeated) && (!then || then->is_repeated))
        return;
    strbuf_init(&name);
    names_add_plan(&name, page->beside->now, now ? now : then);
    put_row(page, name.failed ? "" : name.text, say_plan, now, then);
    page->paint.out->failed = page->paint.out->failed || name.failed;
    strbuf_fini(&name);
}

static void put_plans(struct page *page)
{
    const struct ruling *now = page->beside->now, *then = page->beside->then;
    paint_text(&page->paint, TONE_STRONG, "PLANS\n");
    for (uint32_t i = 0; i < now->plan_count; i++)
        put_plan(page, &now->plans[i], find_plan(then, &now->plans[i]));
    for (uint32_t i = 0; i < then->plan_count; i++)
        if (!find_plan(now, &then->plans[i]))
            put_plan(page, NULL, &then->plans[i]);
}

/* ---- components ---- */

/* "Node.js: 13.0, Python 5.5": what the ruling gives it, and the points of all options. */
static void say_component(struct strbuf *out, const struct ruling *ruling, const void *what)
{
    const struct ruled_component *component = &ruling->components[*(const uint32_t *)what];
    const struct pack *pack = ruling->profile->pack;
    char number[NUMBER_TEXT];
    bool given = component->option != OPTION_NONE;
    strbuf_puts(out, given ? pack->options[component->option].title : "open");
    for (uint32_t option = 0; option < pack->option_count; option++) {
        const struct ruled_option *ruled = &component->options[option];
        strbuf_printf(out, option > 0 ? " / " : ": ");
        strbuf_puts(out,
                    ruled->excluded_count > 0 ? "out" : halves_print(ruled->points.points, number));
    }
}

static void put_components(struct page *page)
{
    const struct ruling *now = page->beside->now;
    const struct pack *pack = now->profile->pack;
    paint_text(&page->paint, TONE_STRONG, "COMPONENTS");
    for (uint32_t option = 0; option < pack->option_count; option++)
        paint_printf(&page->paint, TONE_FAINT, "%s%s", option > 0 ? " / " : ": points of ",
                     pack->options[option].title);
    paint_line(&page->paint);
    for (uint32_t i = 0; i < now->component_count; i++)
        put_row(page, names_of(now, i), say_component, &i, &i);
}

/* ---- what makes the difference ---- */

/* "Node.js +6.0 -> 0.0", "rules out Node.js no longer", "cost of the split +3.0 -> 0.0". */
static void add_difference(struct strbuf *out, const struct pack *pack,
                           const struct rule_difference *difference)
{
    char now[NUMBER_TEXT], then[NUMBER_TEXT];
    const char *what = difference->option != OPTION_NONE ? pack->options[difference->option].title
                       : difference->component == COMPONENT_NONE ? "cost of a split"
                                                                 : "cost of moving";
    if (difference->kind == DIFFERS_IN_EXCLUSION)
        strbuf_printf(out, "%s %s", what, difference->then ? "is ruled out" : "is possible again");
    else
        strbuf_printf(out, "%s %s%s -> %s%s", what, difference->now > 0 ? "+" : "",
                      halves_print(difference->now, now), difference->then > 0 ? "+" : "",
                      halves_print(difference->then, then));
}

static void put_difference(struct page *page, const struct rule_difference *difference)
{
    const struct pack *pack = page->beside->now->profile->pack;
    const struct rule *rule = &pack->rules[difference->rule];
    struct strbuf line;
    strbuf_init(&line);
    paint_space(&page->paint, 2);
    paint_cell(&page->paint, TONE_PLAIN,
               difference->component == COMPONENT_NONE
                   ? "split"
                   : names_of(page->beside->now, difference->component),
               page->label - 4, false);
    paint_space(&page->paint, 2);
    strbuf_printf(&line, "%s: ", rule->id);
    add_difference(&line, pack, difference);
    strbuf_putc(&line, ' ');
    cited_letters(&line, pack, rule->cites, rule->cite_count);
    paint_flow(&page->paint, &line, page->label, page->label + 2);
}

static void put_differences(struct page *page)
{
    struct arena arena;
    uint32_t count;
    arena_init(&arena);
    const struct rule_difference *found =
        differences_find(&arena, page->beside->now, page->beside->then, &count);
    uint32_t shown = count <= RULES_SHOWN + 1 ? count : RULES_SHOWN;
    paint_text(&page->paint, TONE_STRONG, "RULES THAT MAKE THE DIFFERENCE");
    paint_text(&page->paint, TONE_PLAIN, found && count == 0 ? ": none" : ", strongest first");
    paint_line(&page->paint);
    for (uint32_t i = 0; found && i < shown; i++)
        put_difference(page, &found[i]);
    if (count > shown)
        paint_printf(&page->paint, TONE_PLAIN, "  %u more: -f json\n", count - shown);
    page->paint.out->failed = page->paint.out->failed || !found;
    arena_fini(&arena);
}

/* ---- all ---- */

static void measure(struct page *page)
{
    const struct ruling *now = page->beside->now;
    int widest = LABEL_LEAST;
    for (uint32_t i = 0; i < now->component_count; i++) {
        int width = paint_width(names_of(now, i));
        widest = width > widest ? width : widest;
    }
    for (uint32_t i = 0; i < now->profile->pack->option_count; i++) {
        int width = paint_width(now->profile->pack->options[i].title) + 6;
        widest = width > widest ? width : widest;
    }
    page->label = (widest < LABEL_MOST ? widest : LABEL_MOST) + 4;
    page->cell = (page->paint.style.width - page->label) / 2;
}

void beside_text(const struct beside *beside, const struct style *style, struct strbuf *out)
{
    struct page page = {.paint = {out, *style}, .beside = beside};
    struct strbuf line;
    measure(&page);
    phrase_head(&page.paint, beside->now);
    strbuf_init(&line);
    for (uint32_t i = 0; i < beside->setting_count; i++)
        strbuf_printf(&line, "%s%s", i > 0 ? ", " : "", beside->settings[i]);
    paint_text(&page.paint, TONE_STRONG, "WITH      ");
    paint_flow(&page.paint, &line, PAINT_GUTTER, PAINT_GUTTER);
    paint_line(&page.paint);
    put_verdicts(&page);
    put_plans(&page);
    put_components(&page);
    paint_line(&page.paint);
    put_differences(&page);
}
