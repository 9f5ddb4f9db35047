#include "report/messages.h"

#include <stdio.h>
#include <string.h>

#include "report/json_out.h"

static const char *severity(const struct diag *diag)
{
    return diag_entries[diag->code].class == DIAG_WARNING ? "warning" : "error";
}

static const char *visible(const char *file)
{
    return file && *file == '\0' ? "``" : file;
}

static const char *file_of(const struct diag *diag)
{
    return visible(diag->span.source ? diag->span.source->name : diag->file);
}

/* The part of a line that is shown: all of it, or a window around the culprit. */
struct excerpt {
    const char *text;
    uint32_t length;
    uint32_t start; /* of the culprit in it, bytes */
    uint32_t end;   /* of the culprit, as far as it stands on this line */
    bool cut_left;
    bool cut_right;
};

/* Moves back to the first byte of the character that `at` lies in. */
static uint32_t character_start(const char *text, uint32_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

static void cut(struct excerpt *excerpt, uint32_t left, uint32_t right)
{
    excerpt->cut_left |= left > 0;
    excerpt->cut_right |= right < excerpt->length;
    excerpt->text += left;
    excerpt->length = right - left;
    excerpt->start -= left;
    excerpt->end = excerpt->end < right ? excerpt->end - left : excerpt->length;
}

/* Cuts off what is so far from the culprit that it is not shown in any case: a line may be as long
 * as a file, and measuring it takes its time. */
static void cut_far(struct excerpt *excerpt, uint32_t reach)
{
    uint32_t left = excerpt->start > reach ? excerpt->start - reach : 0;
    uint32_t right =
        excerpt->length - excerpt->start > reach ? excerpt->start + reach : excerpt->length;
    left = character_start(excerpt->text, left);
    if (right < excerpt->length)
        right = character_start(excerpt->text, right);
    cut(excerpt, left, right);
}

/* Cuts the excerpt to `room` columns, a third of them in front of the culprit. */
static void narrow(struct excerpt *excerpt, int room)
{
    if (paint_columns(excerpt->text, excerpt->length) <= room)
        return;
    int before = paint_columns(excerpt->text, excerpt->start);
    int spare = before - room / 3;
    if (spare > 0)
        cut(excerpt, (uint32_t)paint_fit(excerpt->text, excerpt->start, spare), excerpt->length);
    cut(excerpt, 0, (uint32_t)paint_fit(excerpt->text, excerpt->length, room));
}

static struct excerpt take_excerpt(struct span span, struct position position, int room)
{
    struct excerpt excerpt = {0};
    excerpt.text = source_line(span.source, position.line, &excerpt.length);
    uint32_t begins = (uint32_t)(excerpt.text - span.source->bytes);
    excerpt.start = span.start - begins < excerpt.length ? span.start - begins : excerpt.length;
    excerpt.end = span.end - begins < excerpt.length ? span.end - begins : excerpt.length;
    cut_far(&excerpt, 16 * (uint32_t)room);
    narrow(&excerpt, room);
    return excerpt;
}

static void put_excerpt(struct paint *paint, struct span span, const char *label, enum tone tone)
{
    char line[16];
    struct position position = source_position(span.source, span.start);
    int margin = snprintf(line, sizeof line, "%5u", position.line);
    struct excerpt excerpt = take_excerpt(span, position, paint->style.width - margin - 7);
    const char *ellipsis = paint_glyph(paint, GLYPH_ELLIPSIS);
    int before = paint_columns(excerpt.text, excerpt.start);
    int under = paint_columns(excerpt.text + excerpt.start, excerpt.end - excerpt.start);
    paint_printf(paint, TONE_FAINT, "%s | ", line);
    strbuf_puts(paint->out, excerpt.cut_left ? ellipsis : "");
    paint_bytes(paint, excerpt.text, excerpt.length);
    strbuf_puts(paint->out, excerpt.cut_right ? ellipsis : "");
    paint_line(paint);
    paint_printf(paint, TONE_FAINT, "%*s | ", margin, "");
    paint_space(paint, before + (excerpt.cut_left ? 1 : 0));
    paint_repeat(paint, tone, GLYPH_UNDER, under > 0 ? under : 1);
    if (label)
        paint_printf(paint, tone, " %s", label);
    paint_line(paint);
}

static void put_place(struct paint *paint, struct span span)
{
    struct position position = source_position(span.source, span.start);
    paint_printf(paint, TONE_STRONG, "%s:%u:%u: ", visible(span.source->name), position.line,
                 position.column);
}

static void put_diag(struct paint *paint, const struct diag *diag)
{
    enum tone tone = diag_entries[diag->code].class == DIAG_WARNING ? TONE_WARNING : TONE_ERROR;
    if (diag->span.source)
        put_place(paint, diag->span);
    else if (diag->file)
        paint_printf(paint, TONE_STRONG, "%s: ", file_of(diag));
    else
        paint_text(paint, TONE_STRONG, "ruling: ");
    paint_printf(paint, tone, "%s %s", severity(diag), diag_entries[diag->code].name);
    strbuf_puts(paint->out, ": ");
    paint_bytes(paint, diag->message, strlen(diag->message));
    paint_line(paint);
    if (diag->span.source)
        put_excerpt(paint, diag->span, diag->label, tone);
    else if (diag->label)
        paint_printf(paint, TONE_PLAIN, "   %s\n", diag->label);
    if (diag->hint) {
        paint_space(paint, 3);
        paint_wrap(paint, diag->hint, 3, 5);
    }
    if (diag->related.source) {
        paint_space(paint, 3);
        put_place(paint, diag->related);
        strbuf_puts(paint->out, "the other place\n");
        put_excerpt(paint, diag->related, NULL, TONE_FAINT);
    }
}

static void put_counted(struct strbuf *out, uint32_t count, const char *word)
{
    strbuf_printf(out, "%u %s%s", count, word, count == 1 ? "" : "s");
}

/* The file that all diagnostics are about, NULL when there are several or none. */
static const char *common_file(const struct diags *diags)
{
    const struct diag *items = diags->list.items;
    const char *file = diags->no_memory ? NULL : file_of(&items[0]);
    for (uint32_t i = 1; file && i < diags->list.count; i++) {
        const char *other = file_of(&items[i]);
        if (!other || strcmp(file, other) != 0)
            return NULL;
    }
    return file;
}

/* The code to look up: the first error's, else the first warning's. */
static enum diag_code first_code(const struct diags *diags)
{
    for (uint32_t i = 0; i < diags->list.count; i++)
        if (diag_entries[diags->list.items[i].code].class != DIAG_WARNING)
            return diags->list.items[i].code;
    return diags->no_memory ? R0004 : diags->list.items[0].code;
}

static void put_summary(struct paint *paint, const struct diags *diags, bool wants_ruling)
{
    uint32_t errors = diags->input + diags->failures + (diags->no_memory ? 1 : 0);
    const char *file = common_file(diags);
    /* A mistaken command line may not have asked for one. */
    bool none_given = wants_ruling && errors > 0 && file && strcmp(file, COMMAND_LINE) != 0;
    paint_printf(paint, TONE_PLAIN, "%s: ", file ? file : "ruling");
    if (errors > 0)
        put_counted(paint->out, errors, "error");
    if (errors > 0 && diags->warnings > 0)
        strbuf_puts(paint->out, " and ");
    if (diags->warnings > 0)
        put_counted(paint->out, diags->warnings, "warning");
    strbuf_printf(paint->out, "%s. More: ruling explain %s\n",
                  none_given ? ", no ruling given" : "", diag_entries[first_code(diags)].name);
}

void messages_text(const struct diags *diags, bool wants_ruling, const struct style *style,
                   struct strbuf *out)
{
    struct paint paint = {out, *style};
    for (uint32_t i = 0; i < diags->list.count; i++)
        put_diag(&paint, &diags->list.items[i]);
    if (diags->no_memory)
        strbuf_printf(out, "ruling: error %s: %s\n", diag_entries[R0004].name,
                      diag_entries[R0004].title);
    if (diags->list.count > 0 || diags->no_memory)
        put_summary(&paint, diags, wants_ruling);
}

static void put_json_place(struct json_out *json, struct span span)
{
    struct position start = source_position(span.source, span.start);
    struct position end = source_position(span.source, span.end);
    json_put_text(json, "file", span.source->name);
    json_put_number(json, "line", start.line);
    json_put_number(json, "column", start.column);
    json_put_number(json, "end_line", end.line);
    json_put_number(json, "end_column", end.column);
}

static void put_json_diag(struct json_out *json, const struct diag *diag)
{
    json_open_object(json);
    json_put_text(json, "code", diag_entries[diag->code].name);
    json_put_text(json, "severity", severity(diag));
    if (diag->span.source)
        put_json_place(json, diag->span);
    else
        json_put_text(json, "file", diag->file);
    json_put_text(json, "message", diag->message);
    json_put_text(json, "label", diag->label);
    json_put_text(json, "hint", diag->hint);
    if (diag->related.source) {
        json_key(json, "related");
        json_open_object(json);
        put_json_place(json, diag->related);
        json_close_object(json);
    }
    json_close_object(json);
}

void messages_json(const struct diags *diags, struct strbuf *out)
{
    struct json_out json;
    json_init(&json, out, false);
    json_open_object(&json);
    json_key(&json, "messages");
    json_open_list(&json);
    for (uint32_t i = 0; i < diags->list.count; i++)
        put_json_diag(&json, &diags->list.items[i]);
    json_close_list(&json);
    json_put_bool(&json, "no_memory", diags->no_memory);
    json_close_object(&json);
    json_end(&json);
}
