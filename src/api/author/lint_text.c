/* Findings for people: each with its place, and the balance of the pack in a table. */
#include <stdio.h>

#include "api/author/lint.h"

static enum tone tone_of(enum lint_level level)
{
    static const enum tone tones[] = {
        [LINT_ERROR] = TONE_ERROR, [LINT_WARNING] = TONE_WARNING, [LINT_NOTE] = TONE_STRONG};
    return tones[level];
}

/* ---- findings ---- */

static void write_finding(struct paint *paint, const struct finding *finding)
{
    const struct lint_kind *kind = finding->kind;
    struct strbuf text;
    if (finding->place.file)
        paint_printf(paint, TONE_STRONG, "%s:%u:%u: ", finding->place.file, finding->place.line,
                     finding->place.column);
    paint_printf(paint, tone_of(kind->level), "%s %s", lint_level_name(kind->level),
                 diag_entries[kind->code].name);
    paint_text(paint, TONE_PLAIN, ":");
    paint_line(paint);
    strbuf_init(&text);
    strbuf_puts(&text, finding->message);
    paint_space(paint, 4);
    paint_flow(paint, &text, 4, 4);
    strbuf_init(&text);
    strbuf_puts(&text, finding->suggestion);
    paint_printf(paint, TONE_FAINT, "    %s ", paint_glyph(paint, GLYPH_TO));
    paint_flow(paint, &text, 6, 6);
}

static void put_count(struct strbuf *out, uint32_t count, const char *what)
{
    strbuf_printf(out, "%u %s%s", count, what, count == 1 ? "" : "s");
}

/* The code of the first of the gravest findings. */
static enum diag_code worst_code(const struct lint *lint)
{
    const struct finding *worst = lint->findings.items;
    for (uint32_t i = 1; i < lint->findings.count; i++)
        if (lint->findings.items[i].kind->level < worst->kind->level)
            worst = &lint->findings.items[i];
    return worst->kind->code;
}

static void write_summary(struct paint *paint, const struct lint *lint)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s %s: ", lint->pack->name, lint->pack->version);
    for (int level = 0; level < LINT_LEVELS; level++) {
        strbuf_puts(&text, level > 0 ? ", " : "");
        put_count(&text, lint->counts[level], lint_level_name(level));
    }
    if (lint->undecided > 0)
        strbuf_printf(&text, "; %u question%s not decided", lint->undecided,
                      lint->undecided == 1 ? "" : "s");
    if (lint->findings.count > 0)
        strbuf_printf(&text, ". More: ruling explain %s", diag_entries[worst_code(lint)].name);
    paint_flow(paint, &text, 0, 4);
}

/* ---- balance ---- */

/* Thousandths of a point with one decimal. */
static void put_points(struct paint *paint, int64_t thousandths)
{
    char text[32];
    int64_t tenths = (thousandths < 0 ? thousandths - 50 : thousandths + 50) / 100;
    int64_t size = tenths < 0 ? -tenths : tenths;
    snprintf(text, sizeof text, "%s%lld.%lld", tenths < 0 ? "-" : "", (long long)(size / 10),
             (long long)(size % 10));
    paint_cell(paint, TONE_PLAIN, text, 10, true);
}

/* Thousandths as a percentage. */
static void put_share(struct paint *paint, uint32_t thousandths)
{
    char text[32];
    snprintf(text, sizeof text, "%u.%u %%", thousandths / 10, thousandths % 10);
    paint_cell(paint, TONE_PLAIN, text, 10, true);
}

static void put_number(struct paint *paint, uint32_t number)
{
    char text[16];
    snprintf(text, sizeof text, "%u", number);
    paint_cell(paint, TONE_PLAIN, text, 10, true);
}

static void write_head(struct paint *paint, const char *name, const char *const *columns)
{
    paint_cell(paint, TONE_STRONG, name, 16, false);
    for (; *columns; columns++)
        paint_cell(paint, TONE_FAINT, *columns, 10, true);
    paint_line(paint);
}

static void write_options(struct paint *paint, const struct lint *lint)
{
    static const char *const columns[] = {"least",    "most",      "mean", "leads",
                                          "excluded", "judged in", NULL};
    const struct balance *balance = &lint->balance;
    write_head(paint, "OPTION", columns);
    for (uint32_t i = 0; i < lint->pack->option_count; i++) {
        const struct option_balance *option = &balance->options[i];
        paint_cell(paint, TONE_PLAIN, lint->pack->options[i].id, 16, false);
        put_points(paint, option->low);
        put_points(paint, option->high);
        put_points(paint, option->mean);
        put_share(paint, option->leads);
        put_share(paint, option->excluded);
        put_number(paint, option->judged_in);
        paint_line(paint);
    }
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(
        &text,
        "Points of a component: the least and most that it may come to, and over %u random "
        "profiles (%u.%u %% of them ties). Criteria that judge options: %u of %u.",
        balance->profiles, balance->ties / 10, balance->ties % 10, balance->criteria,
        lint->pack->criterion_count);
    paint_flow(paint, &text, 0, 0);
}

static void write_sources(struct paint *paint, const struct lint *lint)
{
    static const char *const columns[] = {"claims", "cited", "by rules", "weight", NULL};
    if (lint->pack->publication_count == 0)
        return;
    paint_line(paint);
    write_head(paint, "SOURCE", columns);
    for (uint32_t i = 0; i < lint->pack->publication_count; i++) {
        const struct source_weight *source = &lint->balance.sources[i];
        paint_cell(paint, TONE_PLAIN, lint->pack->publications[i].id, 16, false);
        put_number(paint, source->claims);
        put_number(paint, source->used);
        put_number(paint, source->rules);
        put_share(paint, source->share);
        paint_line(paint);
    }
}

void lint_text(const struct lint *lint, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    for (uint32_t i = 0; i < lint->findings.count; i++)
        write_finding(&paint, &lint->findings.items[i]);
    if (lint->findings.count > 0)
        paint_line(&paint);
    write_options(&paint, lint);
    write_sources(&paint, lint);
    paint_line(&paint);
    write_summary(&paint, lint);
}
