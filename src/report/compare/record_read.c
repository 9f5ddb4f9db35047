#include "report/compare/record_read.h"

#include <string.h>

#include "report/compare/rules.h"
#include "report/compare/values.h"

#define FORMAT "1"

/* The digits of a digest that people are shown. */
#define DIGITS 6

/* Texts with commas between them. */
static const char *join(struct reading *reading, const char *const *words, uint32_t count)
{
    struct strbuf text;
    strbuf_init(&text);
    for (uint32_t i = 0; i < count; i++)
        strbuf_printf(&text, "%s%s", i > 0 ? ", " : "", words[i]);
    return reading_keep(reading, &text);
}

/* ---- the profile ---- */

static void read_note(struct reading *reading, const struct node *answer, const char *component,
                      const char *fact)
{
    const char *note = word_if(reading, answer, "note");
    const char *by = word_if(reading, answer, "by");
    const char *text = note ? note : "";
    if (by)
        text = reading_printf(reading, note ? "%s (%s)" : "%s(%s)", text, by);
    reading_add_text(reading, RECORD_NOTE, component, fact, text);
}

static void read_answers(struct reading *reading, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *answer = item_of(reading, list, i);
        if (!answer)
            continue;
        const char *fact = word_of(reading, answer, "fact");
        const char *component = word_if(reading, answer, "component");
        const char *value = word_of(reading, answer, "value");
        const char *means = word_if(reading, answer, "means");
        struct record_entry *entry = reading_add(reading, RECORD_FACT, component, fact);
        if (entry) {
            entry->text = means ? means : value;
            entry->shown = value;
            entry->given = true;
        }
        read_note(reading, answer, component, fact);
    }
}

static void read_links(struct reading *reading, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *link = item_of(reading, list, i);
        uint32_t count;
        const char *const *ends = link ? words_of(reading, link, "between", &count) : NULL;
        if (!ends || count != 2)
            continue;
        bool turned = strcmp(ends[0], ends[1]) > 0;
        const char *via = word_if(reading, link, "via");
        const char *traffic = word_if(reading, link, "traffic");
        const char *pair = reading_printf(reading, "%s and %s", ends[turned], ends[!turned]);
        const char *text = reading_printf(reading, "%s%s%s", via ? via : "linked",
                                          traffic ? ", traffic " : "", traffic ? traffic : "");
        /* Two components may be linked in two ways. */
        if (!reading_add_text(reading, RECORD_LINK, NULL, pair, text))
            reading_add_text(reading, RECORD_LINK, NULL, reading_printf(reading, "%s, again", pair),
                             text);
    }
}

static void read_priorities(struct reading *reading, const struct node *priorities)
{
    for (uint32_t i = 0; priorities && i < priorities->count; i++) {
        const char *criterion = priorities->entries[i].key->text;
        reading_add_text(reading, RECORD_PRIORITY, NULL, criterion,
                         word_of(reading, priorities, criterion));
    }
}

static void read_profile(struct reading *reading, const struct node *ruling)
{
    const struct node *profile = value_of(reading, ruling, "profile", NODE_MAPPING);
    if (!profile)
        return;
    struct record *record = reading->record;
    record->name = word_of(reading, profile, "name");
    record->profile = word_of(reading, profile, "file");
    record->profile_digest = word_if(reading, profile, "digest");
    read_answers(reading, list_if(reading, profile, "answers"));
    read_links(reading, list_if(reading, profile, "links"));
    if (!value_is_null(node_get(profile, "priorities")))
        read_priorities(reading, value_of(reading, profile, "priorities", NODE_MAPPING));
}

/* What was laid on top of the profile: a later judging needs all of it. */
static void read_input(struct reading *reading, const struct node *ruling)
{
    struct record *record = reading->record;
    if (value_is_null(node_get(ruling, "input")))
        return;
    const struct node *input = value_of(reading, ruling, "input", NODE_MAPPING);
    if (!input)
        return;
    record->settings = words_of(reading, input, "settings", &record->setting_count);
    record->bases = words_of(reading, input, "bases", &record->base_count);
    const char *assumptions = spelt_of(reading, input, "assumptions");
    record->assumptions = !assumptions || strcmp(assumptions, "false") != 0;
    record->has_input = true;
}

/* ---- the ruling ---- */

static const char *settled_text(const char *spelt)
{
    if (!spelt)
        return "not known";
    return strcmp(spelt, "true") == 0 ? "settled" : "not settled";
}

static void read_verdict(struct reading *reading, const struct node *ruling)
{
    struct record *record = reading->record;
    record->verdict = word_of(reading, ruling, "verdict");
    record->firmness = word_if(reading, ruling, "firmness");
    record->margin = spelt_of(reading, ruling, "margin");
    reading_add_text(reading, RECORD_VERDICT, NULL, NULL, record->verdict);
    reading_add_text(reading, RECORD_FIRMNESS, NULL, NULL,
                     record->firmness ? record->firmness : "none");
    reading_add_text(reading, RECORD_SETTLED, NULL, NULL,
                     settled_text(spelt_of(reading, ruling, "settled")));
    record->between = words_of(reading, ruling, "between", &record->between_count);
    if (record->between_count > 0)
        reading_add_text(reading, RECORD_BETWEEN, NULL, NULL,
                         join(reading, record->between, record->between_count));
}

static void read_plans(struct reading *reading, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *plan = item_of(reading, list, i);
        if (!plan)
            continue;
        const char *possible = spelt_of(reading, plan, "possible");
        const char *points = spelt_of(reading, plan, "points");
        bool blocked = !possible || strcmp(possible, "true") != 0;
        struct record_entry *entry =
            reading_add_text(reading, RECORD_PLAN, NULL, word_of(reading, plan, "plan"),
                             blocked  ? "not possible"
                             : points ? points
                                      : "");
        if (!entry || blocked)
            continue;
        entry->possible = true;
        entry->worth = points_of(reading, plan, "points");
    }
}

static void read_component(struct reading *reading, const struct node *component)
{
    const char *name = word_of(reading, component, "name");
    const char *option = word_if(reading, component, "option");
    const char *pin = word_if(reading, component, "pinned");
    const char *size = spelt_of(reading, component, "size");
    const struct node *moving = node_get(component, "switch");
    reading_add_text(reading, RECORD_OPTION, name, NULL, option ? option : "left open");
    if (!map_put(&reading->record->components, reading->arena, name, 0))
        reading_no_memory(reading);
    reading_add_text(reading, RECORD_SIZE, name, NULL, size ? size : "1");
    if (pin)
        reading_add_text(reading, RECORD_PIN, name, NULL, pin);
    rules_read(reading, name, value_of(reading, component, "rules", NODE_SEQUENCE));
    if (!value_is_null(moving))
        rules_read(reading, name, value_of(reading, moving, "rules", NODE_SEQUENCE));
}

static void read_components(struct reading *reading, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *component = item_of(reading, list, i);
        if (component)
            read_component(reading, component);
    }
}

static void read_waivers(struct reading *reading, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *waiver = item_of(reading, list, i);
        if (!waiver)
            continue;
        const char *until = word_if(reading, waiver, "until");
        const char *state = word_of(reading, waiver, "state");
        const char *text = until ? reading_printf(reading, "%s, until %s", state, until) : state;
        reading_add_text(reading, RECORD_WAIVER, word_if(reading, waiver, "component"),
                         word_of(reading, waiver, "rule"), text);
    }
}

static void read_checks(struct reading *reading, const struct node *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        const struct node *check = item_of(reading, list, i);
        if (check)
            reading_add_text(reading, RECORD_CHECK, word_if(reading, check, "component"),
                             word_of(reading, check, "id"), "warns");
    }
}

static void read_ruling(struct reading *reading, const struct node *ruling)
{
    const struct node *split = node_get(ruling, "split");
    read_profile(reading, ruling);
    read_input(reading, ruling);
    read_verdict(reading, ruling);
    read_plans(reading, value_of(reading, ruling, "plans", NODE_SEQUENCE));
    read_components(reading, value_of(reading, ruling, "components", NODE_SEQUENCE));
    if (!value_is_null(split))
        rules_read(reading, NULL, value_of(reading, split, "rules", NODE_SEQUENCE));
    read_waivers(reading, list_if(reading, ruling, "waived"));
    read_checks(reading, list_if(reading, ruling, "checks"));
}

/* ---- the report ---- */

/* "acme 1.0.0 (01ab23), with team 2.0.0": how people are told of it. */
static const char *show_pack(struct reading *reading, const struct node *pack)
{
    const struct record *record = reading->record;
    const struct node *overlays = list_if(reading, pack, "overlays");
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s %s (%.*s)", record->pack, record->pack_version, DIGITS,
                  record->pack_digest);
    for (uint32_t i = 0; overlays && i < overlays->count; i++) {
        const struct node *overlay = item_of(reading, overlays, i);
        if (overlay)
            strbuf_printf(&text, "%s%s %s", i == 0 ? ", with " : ", ",
                          word_of(reading, overlay, "name"), word_of(reading, overlay, "version"));
    }
    return reading_keep(reading, &text);
}

/* The digest is the pack's meaning: another version, title or overlay that changes none is no
 * other pack. */
static void read_pack(struct reading *reading, const struct node *root)
{
    const struct node *pack = value_of(reading, root, "pack", NODE_MAPPING);
    struct record *record = reading->record;
    if (!pack)
        return;
    record->pack = word_of(reading, pack, "name");
    record->pack_version = word_of(reading, pack, "version");
    record->pack_digest = word_of(reading, pack, "digest");
    record->pack_shown = show_pack(reading, pack);
    struct record_entry *entry =
        reading_add_text(reading, RECORD_PACK, NULL, NULL, record->pack_digest);
    if (entry)
        entry->shown = record->pack_shown;
}

static bool is_ours(struct reading *reading, const struct node *root)
{
    const struct node *format = node_get(root, "format");
    if (format && format->kind == NODE_SCALAR && strcmp(format->text, FORMAT) != 0) {
        struct diag *diag = diag_add(reading->diags, R0514, format->span,
                                     "this is format %s of records", format->text);
        diag_hint(reading->diags, diag, "this program reads format " FORMAT);
        reading->good = false;
    } else {
        spelt_of(reading, root, "format");
    }
    return reading->good;
}

bool record_looks_like(const struct node *root)
{
    return node_get(root, "rulings") || (node_get(root, "verdict") && node_get(root, "pack"));
}

static bool read_one(struct arena *arena, const struct node *root, const struct node *ruling,
                     const char *file, struct record *record, struct diags *diags)
{
    struct reading reading = {arena, diags, record, true};
    record->file = file;
    read_pack(&reading, root);
    if (ruling->kind == NODE_MAPPING)
        read_ruling(&reading, ruling);
    return reading.good;
}

bool records_read(struct arena *arena, const struct node *root, const char *file,
                  struct records *records, struct diags *diags)
{
    struct record nowhere = {0};
    struct reading reading = {arena, diags, &nowhere, true};
    /* A line of ndjson is a ruling with the head of a report. */
    bool line = !node_get(root, "rulings") && node_get(root, "verdict");
    *records = (struct records){0};
    if (!is_ours(&reading, root))
        return false;
    const struct node *list = line ? NULL : value_of(&reading, root, "rulings", NODE_SEQUENCE);
    if (!line && !list)
        return false;
    uint32_t count = line ? 1 : list->count;
    records->items = arena_new(arena, count, sizeof *records->items);
    if (!records->items)
        return diags_no_memory(diags);
    bool good = true;
    for (uint32_t i = 0; i < count; i++) {
        const struct node *ruling = line ? root : item_of(&reading, list, i);
        good &= ruling && read_one(arena, root, ruling, file, &records->items[i], diags);
    }
    records->count = count;
    return good && reading.good;
}
