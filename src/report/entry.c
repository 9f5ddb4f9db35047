#include "report/entry.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/number.h"

#define LABEL_WIDTH 12

void entry_head(struct paint *paint, const char *kind, const char *id, const char *title,
                struct place place)
{
    char line[16];
    snprintf(line, sizeof line, ":%u", place.line);
    paint_printf(paint, TONE_PLAIN, "%s ", kind);
    paint_text(paint, TONE_STRONG, id);
    if (place.file) {
        int taken = paint_width(kind) + 1 + paint_width(id) + 3 + paint_width(place.file) +
                    paint_width(line);
        strbuf_puts(paint->out, taken <= paint->style.width ? "   " : "\n  ");
        paint_printf(paint, TONE_FAINT, "%s%s", place.file, line);
    }
    paint_line(paint);
    if (title) {
        paint_space(paint, 2);
        paint_wrap(paint, title, 2, 2);
    }
    paint_line(paint);
}

static void put_label(struct paint *paint, const char *label)
{
    paint_space(paint, 2);
    paint_cell(paint, TONE_FAINT, label, LABEL_WIDTH, false);
}

void entry_field(struct paint *paint, const char *label, const char *text)
{
    if (!text)
        return;
    put_label(paint, label);
    paint_wrap(paint, text, LABEL_WIDTH + 2, LABEL_WIDTH + 2);
}

void entry_printf(struct paint *paint, const char *label, const char *format, ...)
{
    struct strbuf text;
    va_list args;
    strbuf_init(&text);
    va_start(args, format);
    strbuf_vprintf(&text, format, args);
    va_end(args);
    entry_field(paint, label, text.text);
    paint->out->failed = paint->out->failed || text.failed;
    strbuf_fini(&text);
}

static const char *group_name(enum condition_kind kind)
{
    static const char *const names[] = {
        [CONDITION_LEAF] = "",
        [CONDITION_ALL] = "all:",
        [CONDITION_ANY] = "any:",
        [CONDITION_NONE] = "none:",
        [CONDITION_SOME] = "some_component:",
        [CONDITION_EVERY] = "every_component:",
        [CONDITION_SHARE] = "share_of_components:",
    };
    return names[kind];
}

static void put_condition(struct paint *paint, const struct condition *condition, int indent)
{
    char share[NUMBER_TEXT];
    struct unit percent = unit_parse("%");
    if (condition->kind == CONDITION_LEAF) {
        paint_space(paint, indent);
        strbuf_puts(paint->out, "- ");
        paint_wrap(paint, condition->leaf->text, indent + 2, indent + 4);
        return;
    }
    paint_space(paint, indent);
    paint_printf(paint, TONE_PLAIN, "- %s", group_name(condition->kind));
    if (condition->kind == CONDITION_SHARE)
        paint_printf(paint, TONE_PLAIN, " at least %s",
                     number_print(condition->share, &percent, share));
    paint_line(paint);
    for (uint32_t i = 0; i < condition->count; i++)
        put_condition(paint, &condition->children[i], indent + 4);
}

void entry_condition(struct paint *paint, const char *label, const struct condition *condition)
{
    if (!condition) {
        entry_field(paint, label, "always");
        return;
    }
    paint_space(paint, 2);
    paint_printf(paint, TONE_FAINT, "%s\n", label);
    if (condition->kind != CONDITION_ALL) {
        put_condition(paint, condition, 4);
        return;
    }
    for (uint32_t i = 0; i < condition->count; i++)
        put_condition(paint, &condition->children[i], 4);
}

/* "B, \"9. Advanced Study\"": where a claim stands. */
static void put_where(struct paint *paint, const struct pack *pack, const struct claim *claim,
                      int column)
{
    struct strbuf where;
    strbuf_init(&where);
    strbuf_puts(&where, pack->publications[claim->publication].id);
    if (claim->section)
        strbuf_printf(&where, ", \"%s\"", claim->section);
    paint_wrap(paint, where.failed ? "" : where.text, column, LABEL_WIDTH + 4);
    paint->out->failed = paint->out->failed || where.failed;
    strbuf_fini(&where);
}

void entry_claims(struct paint *paint, const char *label, const struct pack *pack,
                  const uint32_t *claims, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct claim *claim = &pack->claims[claims[i]];
        put_label(paint, i == 0 ? label : "");
        paint_printf(paint, TONE_PLAIN, "%s   ", claim->id);
        put_where(paint, pack, claim, LABEL_WIDTH + 5 + paint_width(claim->id));
        paint_space(paint, LABEL_WIDTH + 4);
        paint_wrap(paint, claim->text, LABEL_WIDTH + 4, LABEL_WIDTH + 4);
    }
}

void entry_value(struct paint *paint, const char *label, const struct fact *fact,
                 const struct value *value)
{
    struct strbuf text;
    strbuf_init(&text);
    fact_print(fact, value, &text);
    entry_field(paint, label, text.text);
    paint->out->failed = paint->out->failed || text.failed;
    strbuf_fini(&text);
}
