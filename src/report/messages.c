#include "report/messages.h"

#include <string.h>

#include "base/utf8.h"
#include "report/json_out.h"

static const char *severity(const struct diag *diag)
{
    return diag_entries[diag->code].class == DIAG_WARNING ? "warning" : "error";
}

static const char *file_of(const struct diag *diag)
{
    return diag->span.source ? diag->span.source->name : diag->file;
}

/* The part of a line that is shown when the whole is too wide: a window around the culprit. */
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

/* Cuts the excerpt to about `room` bytes around the culprit. */
static void narrow(struct excerpt *excerpt, uint32_t room)
{
    if (excerpt->length <= room)
        return;
    uint32_t left = excerpt->start > room / 3 ? excerpt->start - room / 3 : 0;
    uint32_t right = left + room < excerpt->length ? left + room : excerpt->length;
    left = character_start(excerpt->text, left);
    if (right < excerpt->length)
        right = character_start(excerpt->text, right);
    excerpt->cut_left = left > 0;
    excerpt->cut_right = right < excerpt->length;
    excerpt->text += left;
    excerpt->length = right - left;
    excerpt->start -= left;
    excerpt->end = excerpt->end - left < excerpt->length ? excerpt->end - left : excerpt->length;
}

static struct excerpt take_excerpt(struct span span, struct position position, int room)
{
    struct excerpt excerpt = {0};
    excerpt.text = source_line(span.source, position.line, &excerpt.length);
    uint32_t begins = (uint32_t)(excerpt.text - span.source->bytes);
    excerpt.start = span.start - begins < excerpt.length ? span.start - begins : excerpt.length;
    excerpt.end = span.end - begins < excerpt.length ? span.end - begins : excerpt.length;
    if (excerpt.end < excerpt.start)
        excerpt.end = excerpt.start;
    narrow(&excerpt, room > 20 ? (uint32_t)room : 20);
    return excerpt;
}

/* Appends bytes of a source line; a tab takes one column, so that the underline fits. */
static void put_source(struct paint *paint, const char *text, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++)
        strbuf_putc(paint->out, text[i] == '\t' ? ' ' : text[i]);
}

static void put_excerpt(struct paint *paint, struct span span, const char *label, enum tone tone)
{
    struct position position = source_position(span.source, span.start);
    struct excerpt excerpt = take_excerpt(span, position, paint->style.width - 12);
    const char *ellipsis = paint_glyph(paint, GLYPH_ELLIPSIS);
    int before = (int)utf8_width(excerpt.text, excerpt.start);
    int under = (int)utf8_width(excerpt.text + excerpt.start, excerpt.end - excerpt.start);
    paint_printf(paint, TONE_FAINT, "%5u | ", position.line);
    strbuf_puts(paint->out, excerpt.cut_left ? ellipsis : "");
    put_source(paint, excerpt.text, excerpt.length);
    strbuf_puts(paint->out, excerpt.cut_right ? ellipsis : "");
    paint_line(paint);
    paint_text(paint, TONE_FAINT, "      | ");
    paint_space(paint, before + (excerpt.cut_left ? 1 : 0));
    for (int i = 0; i < (under > 0 ? under : 1); i++)
        paint_text(paint, tone, "^");
    if (label)
        paint_printf(paint, tone, " %s", label);
    paint_line(paint);
}

static void put_place(struct paint *paint, struct span span)
{
    struct position position = source_position(span.source, span.start);
    paint_printf(paint, TONE_STRONG, "%s:%u:%u: ", span.source->name, position.line,
                 position.column);
}

static void put_diag(struct paint *paint, const struct diag *diag)
{
    enum tone tone = diag_entries[diag->code].class == DIAG_WARNING ? TONE_WARNING : TONE_ERROR;
    if (diag->span.source)
        put_place(paint, diag->span);
    else if (diag->file)
        paint_printf(paint, TONE_STRONG, "%s: ", diag->file);
    else
        paint_text(paint, TONE_STRONG, "ruling: ");
    paint_printf(paint, tone, "%s %s", severity(diag), diag_entries[diag->code].name);
    strbuf_printf(paint->out, ": %s\n", diag->message);
    if (diag->span.source)
        put_excerpt(paint, diag->span, diag->label, tone);
    else if (diag->label)
        strbuf_printf(paint->out, "   %s\n", diag->label);
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
    const char *file = diags->list.count > 0 ? file_of(&diags->list.items[0]) : NULL;
    for (uint32_t i = 1; file && i < diags->list.count; i++) {
        const char *other = file_of(&diags->list.items[i]);
        if (!other || strcmp(file, other) != 0)
            return NULL;
    }
    return file;
}

/* The code to look up: the first error's, else the first warning's. */
static const char *first_code(const struct diags *diags)
{
    for (uint32_t i = 0; i < diags->list.count; i++)
        if (diag_entries[diags->list.items[i].code].class != DIAG_WARNING)
            return diag_entries[diags->list.items[i].code].name;
    return diag_entries[diags->list.items[0].code].name;
}

static void put_summary(struct paint *paint, const struct diags *diags)
{
    uint32_t errors = diags->input + diags->failures;
    const char *file = common_file(diags);
    strbuf_printf(paint->out, "%s: ", file ? file : "ruling");
    if (errors > 0)
        put_counted(paint->out, errors, "error");
    if (errors > 0 && diags->warnings > 0)
        strbuf_puts(paint->out, " and ");
    if (diags->warnings > 0)
        put_counted(paint->out, diags->warnings, "warning");
    strbuf_printf(paint->out, "%s. More: ruling explain %s\n",
                  errors > 0 && file ? ", no ruling given" : "", first_code(diags));
}

void messages_text(const struct diags *diags, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    for (uint32_t i = 0; i < diags->list.count; i++)
        put_diag(&paint, &diags->list.items[i]);
    if (diags->no_memory)
        strbuf_printf(out, "ruling: error %s: %s\n", diag_entries[R0004].name,
                      diag_entries[R0004].title);
    if (diags->list.count > 0)
        put_summary(&paint, diags);
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
