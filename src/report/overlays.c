#include "report/overlays.h"

#include <string.h>

#include "report/entry.h"

const struct override *overlays_disabling(const struct pack *pack, const char *kind,
                                          const char *subject)
{
    for (uint32_t i = 0; i < pack->override_count; i++) {
        const struct override *override = &pack->overrides[i];
        if (strcmp(override->change, "disabled") == 0 && strcmp(override->kind, kind) == 0 &&
            strcmp(override->subject, subject) == 0)
            return override;
    }
    return NULL;
}

/* ---- the head of a report ---- */

static void add_layers(struct strbuf *out, const struct pack *pack)
{
    strbuf_printf(out, "%s %s", pack->name, pack->version);
    for (uint32_t i = 1; i < pack->layer_count; i++)
        strbuf_printf(out, " + %s %s", pack->layers[i].name, pack->layers[i].version);
}

void overlays_stack(struct strbuf *out, const struct pack *pack, int width)
{
    size_t start = out->length;
    uint32_t overlays = pack->layer_count > 0 ? pack->layer_count - 1 : 0;
    add_layers(out, pack);
    if (out->failed || overlays == 0 || paint_width(out->text + start) <= width)
        return;
    strbuf_truncate(out, start);
    strbuf_printf(out, "%s %s + %u overlay%s", pack->name, pack->version, overlays,
                  overlays == 1 ? "" : "s");
}

/* ---- OVERRIDDEN ---- */

#define HEADING "OVERRIDDEN"

/* Whether two changes were made by one entry of an overlay. */
static bool is_same_entry(const struct override *a, const struct override *b)
{
    return a->layer == b->layer && a->place.line == b->place.line &&
           strcmp(a->kind, b->kind) == 0 && strcmp(a->subject, b->subject) == 0;
}

/* The first change behind those that were made by one entry with change `first`. */
static uint32_t entry_end(const struct pack *pack, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < pack->override_count &&
           is_same_entry(&pack->overrides[first], &pack->overrides[end]))
        end++;
    return end;
}

static bool is_rule(const struct override *override)
{
    return strcmp(override->kind, "rule") == 0;
}

/* "disabled live-updates", "live-updates: favours go: strong": a change of one word, up to a colon,
 * stands in front. Of several changes together it is only said that there are some. */
static void add_change(struct strbuf *out, const struct override *override, uint32_t count)
{
    const char *change = override->change;
    size_t word = strcspn(change, ": ");
    if (count > 1)
        strbuf_printf(out, "changed %s", override->subject);
    else if (change[word] == ' ')
        strbuf_printf(out, "%s: %s", override->subject, change);
    else
        strbuf_printf(out, "%.*s %s", (int)word, change, override->subject);
}

/* How many entries beside those that are named changed something: "; 3 others". */
static void add_rest(struct strbuf *out, uint32_t rest)
{
    if (rest > 0)
        strbuf_printf(out, "%s%u other%s", out->length > 0 ? "; " : "", rest, rest == 1 ? "" : "s");
}

/* The first `most` entries that change rules, and how many there are beside these. */
static void add_changes(struct strbuf *out, const struct pack *pack, uint32_t most, bool reasons)
{
    uint32_t named = 0, rest = 0;
    for (uint32_t i = 0, end; i < pack->override_count; i = end) {
        const struct override *override = &pack->overrides[i];
        end = entry_end(pack, i);
        if (!is_rule(override) || named == most) {
            rest++;
            continue;
        }
        strbuf_puts(out, named++ > 0 ? "; " : "");
        add_change(out, override, end - i);
        if (reasons && override->reason)
            strbuf_printf(out, " (%s)", override->reason);
    }
    add_rest(out, rest);
}

static bool fits(const struct strbuf *line, int room)
{
    return line->failed || paint_width(line->text) <= room;
}

/* The only entry that changes a rule, its reason cut to what fits; behind it the others. */
static void add_cut(struct strbuf *out, const struct paint *paint, const struct pack *pack,
                    uint32_t others, int room)
{
    const char *more = paint_glyph(paint, GLYPH_ELLIPSIS);
    uint32_t i = 0;
    struct strbuf rest;
    strbuf_init(&rest);
    strbuf_putc(&rest, ')');
    add_rest(&rest, others);
    while (!is_rule(&pack->overrides[i]))
        i++;
    add_change(out, &pack->overrides[i], entry_end(pack, i) - i);
    strbuf_printf(out, " (%s", pack->overrides[i].reason ? pack->overrides[i].reason : "");
    if (!out->failed && !rest.failed)
        strbuf_truncate(out, paint_fit(out->text, out->length,
                                       room - paint_width(rest.text) - paint_width(more)));
    strbuf_printf(out, "%s%s", more, rest.failed ? "" : rest.text);
    out->failed |= rest.failed;
    strbuf_fini(&rest);
}

/* What fits on the line: everything; or the reason cut where one entry changes a rule; or changes
 * without reasons, as many as there is room for. */
static void lay_out(struct strbuf *line, const struct paint *paint, const struct pack *pack,
                    int room)
{
    uint32_t rules = 0, others = 0;
    for (uint32_t i = 0; i < pack->override_count; i = entry_end(pack, i))
        *(is_rule(&pack->overrides[i]) ? &rules : &others) += 1;
    add_changes(line, pack, rules, true);
    if (fits(line, room))
        return;
    if (rules == 1) {
        strbuf_truncate(line, 0);
        add_cut(line, paint, pack, others, room);
        return;
    }
    for (uint32_t most = rules + 1; !fits(line, room) && most-- > 0;) {
        strbuf_truncate(line, 0);
        add_changes(line, pack, most, false);
    }
}

void overlays_write(struct paint *paint, const struct ruling *ruling)
{
    const struct pack *pack = ruling->profile->pack;
    struct strbuf line;
    if (pack->override_count == 0)
        return;
    strbuf_init(&line);
    lay_out(&line, paint, pack, paint->style.width - paint_width(HEADING) - 2);
    paint_section(paint, HEADING, &line);
}

/* ---- entries in full ---- */

/* The changes that one entry made, and once for all of them by whom, where and why. */
static void put_entry(struct paint *paint, const struct pack *pack, uint32_t first, uint32_t end,
                      const char *label)
{
    const struct override *override = &pack->overrides[first];
    const struct layer *layer = &pack->layers[override->layer];
    for (uint32_t i = first; i < end; i++)
        entry_field(paint, i == first ? label : "", pack->overrides[i].change);
    entry_printf(paint, "", "by %s %s, %s:%u", layer->name, layer->version,
                 override->place.file ? override->place.file : "-", override->place.line);
    entry_field(paint, "", override->reason);
}

void overlays_entry(struct paint *paint, const struct pack *pack, const char *kind,
                    const char *subject, uint32_t layer)
{
    const char *label = "changed";
    if (layer > 0)
        entry_printf(paint, "added by", "%s %s", pack->layers[layer].name,
                     pack->layers[layer].version);
    for (uint32_t i = 0, end; i < pack->override_count; i = end) {
        const struct override *override = &pack->overrides[i];
        end = entry_end(pack, i);
        if (strcmp(override->kind, kind) != 0 || strcmp(override->subject, subject) != 0)
            continue;
        put_entry(paint, pack, i, end, label);
        label = "";
    }
}

/* ---- JSON ---- */

void overlays_json(struct json_out *json, const struct pack *pack)
{
    json_key(json, "overlays");
    json_open_list(json);
    for (uint32_t i = 1; i < pack->layer_count; i++) {
        json_open_object(json);
        json_put_text(json, "name", pack->layers[i].name);
        json_put_text(json, "version", pack->layers[i].version);
        json_put_text(json, "title", pack->layers[i].title);
        json_close_object(json);
    }
    json_close_list(json);
}

static void put_json_change(struct json_out *json, const struct pack *pack,
                            const struct override *override)
{
    json_open_object(json);
    json_put_text(json, "kind", override->kind);
    json_put_text(json, "subject", override->subject);
    json_put_text(json, "change", override->change);
    json_put_text(json, "reason", override->reason);
    json_put_text(json, "overlay", pack->layers[override->layer].name);
    json_put_text(json, "file", override->place.file);
    json_put_number(json, "line", override->place.line);
    json_close_object(json);
}

void overlays_json_changes(struct json_out *json, const struct pack *pack, const char *kind,
                           const char *subject)
{
    json_key(json, "overridden");
    json_open_list(json);
    for (uint32_t i = 0; i < pack->override_count; i++) {
        const struct override *override = &pack->overrides[i];
        if (!subject ||
            (strcmp(override->kind, kind) == 0 && strcmp(override->subject, subject) == 0))
            put_json_change(json, pack, override);
    }
    json_close_list(json);
}

void overlays_json_entry(struct json_out *json, const struct pack *pack, const char *kind,
                         const char *subject, uint32_t layer)
{
    json_put_text(json, "overlay", layer > 0 ? pack->layers[layer].name : NULL);
    overlays_json_changes(json, pack, kind, subject);
}
