#include "report/compare/compare_text.h"

#include <string.h>

#include "base/number.h"

/* ---- parts of sentences ---- */

static void add_count(struct strbuf *out, uint32_t count, const char *what)
{
    strbuf_printf(out, "%u %s%s", count, what, count == 1 ? "" : "s");
}

static void add_points(struct strbuf *out, int64_t thousandths)
{
    char digits[NUMBER_TEXT];
    strbuf_printf(out, "%s point%s", thousandths_print(thousandths, digits),
                  thousandths == 1000 ? "" : "s");
}

/* "firm, 4.5 ahead" */
static void add_lead(struct strbuf *out, const struct side *side)
{
    strbuf_puts(out, side->firmness ? side->firmness : "no lead");
    if (side->firmness && side->margin)
        strbuf_printf(out, ", %s ahead", side->margin);
}

static bool same_lead(const struct side *a, const struct side *b)
{
    return strcmp(a->firmness ? a->firmness : "", b->firmness ? b->firmness : "") == 0 &&
           strcmp(a->margin ? a->margin : "", b->margin ? b->margin : "") == 0;
}

static const char *arrow(const struct paint *paint)
{
    return paint_glyph(paint, GLYPH_TO);
}

static const char *place_of(const struct side *side)
{
    return side->record ? side->record : side->profile;
}

/* ---- sections ---- */

/* What a difference is about: "live, live-updates", "team.size", or as an address that --set takes,
 * "live/io_share". Nothing where the kind says it. */
static void add_subject(struct strbuf *out, const struct difference *difference)
{
    static const char own[] = "component.";
    const char *component = difference->component, *subject = difference->subject;
    bool fact = difference->kind == RECORD_FACT || difference->kind == RECORD_NOTE;
    if (component && subject && fact)
        strbuf_printf(out, "%s/%s", component,
                      subject + (strncmp(subject, own, strlen(own)) == 0 ? strlen(own) : 0));
    else
        strbuf_printf(out, "%s%s%s", component ? component : "", component && subject ? ", " : "",
                      subject ? subject : "");
    strbuf_puts(out, component || subject ? ": " : "");
}

/* "live, live-updates: node +6 → undetermined" */
static void add_change(const struct paint *paint, struct strbuf *out,
                       const struct difference *difference)
{
    const char *absent = compare_kinds[difference->kind].absent;
    if (!absent)
        absent = "none";
    add_subject(out, difference);
    bool note = difference->kind == RECORD_NOTE;
    const char *before = difference->before ? difference->before : absent;
    const char *after = difference->after ? difference->after : absent;
    strbuf_printf(out, "%s %s %s", note && !*before ? "no note" : before, arrow(paint),
                  note && !*after ? "no note" : after);
}

/* The rules that a fact moved, three by name. */
static void add_movers(struct strbuf *out, const struct difference *fact)
{
    uint32_t shown = fact->rule_count < 3 ? fact->rule_count : 3;
    if (fact->rule_count == 0)
        strbuf_puts(out, ". Moves no rule");
    else
        strbuf_puts(out, ". Moves ");
    for (uint32_t i = 0; i < shown; i++)
        strbuf_printf(out, "%s%s", i > 0 ? ", " : "", fact->rules[i]);
    if (fact->rule_count > shown)
        strbuf_printf(out, " and %u more", fact->rule_count - shown);
    if (fact->moved > 0) {
        strbuf_puts(out, ": ");
        add_points(out, fact->moved);
    }
    if (fact->note)
        strbuf_printf(out, ". Its note is the old one: %s", fact->note);
}

static void write_one(struct paint *paint, const struct difference *difference, const char *heading)
{
    struct strbuf text;
    strbuf_init(&text);
    add_change(paint, &text, difference);
    if (difference->kind == RECORD_FACT)
        add_movers(&text, difference);
    paint_section(paint, heading, &text);
}

/* The differences of one kind, which stand together; at most so many as are shown. */
static void write_kind(struct paint *paint, const struct comparison *comparison,
                       enum record_kind kind)
{
    uint32_t first = 0, most = compare_kinds[kind].most;
    while (first < comparison->count && comparison->items[first].kind != kind)
        first++;
    uint32_t count = comparison->counts[kind];
    uint32_t shown = count < most ? count : most;
    for (uint32_t i = 0; i < shown; i++)
        write_one(paint, &comparison->items[first + i], i == 0 ? compare_kinds[kind].heading : "");
    if (shown == 0 || shown == count)
        return;
    struct strbuf text;
    int64_t moved = comparison->items[first + shown].moved;
    strbuf_init(&text);
    strbuf_printf(&text, "and %u more", count - shown);
    if (moved > 0) {
        strbuf_puts(&text, ", of at most ");
        add_points(&text, moved);
        strbuf_puts(&text, " each");
    }
    paint_section(paint, "", &text);
}

/* The verdicts with their firmness, whether they changed or not. */
static void write_verdict(struct paint *paint, const struct comparison *comparison)
{
    const struct side *before = &comparison->before, *after = &comparison->after;
    struct strbuf text;
    strbuf_init(&text);
    if (strcmp(before->verdict, after->verdict) != 0) {
        strbuf_printf(&text, "%s (", before->verdict);
        add_lead(&text, before);
        strbuf_printf(&text, ") %s %s (", arrow(paint), after->verdict);
        add_lead(&text, after);
        strbuf_puts(&text, ")");
    } else {
        strbuf_printf(&text, "%s as before, ", before->verdict);
        add_lead(&text, before);
        if (!same_lead(before, after)) {
            strbuf_printf(&text, " %s ", arrow(paint));
            add_lead(&text, after);
        }
    }
    paint_section(paint, compare_kinds[RECORD_VERDICT].heading, &text);
}

/* Whether the profile differs in what no entry tells. */
static bool has_silent_change(const struct comparison *comparison)
{
    static const enum record_kind kinds[] = {RECORD_OPTION, RECORD_FACT, RECORD_SIZE,
                                             RECORD_PIN,    RECORD_LINK, RECORD_PRIORITY,
                                             RECORD_WAIVER};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (comparison->counts[kinds[i]] > 0)
            return false;
    return comparison->profile_changed;
}

/* Whether a kind is told in full: what plans are worth only where another one is the best, and what
 * the packs are unless that was told already. */
static bool is_told(const struct comparison *comparison, enum record_kind kind, bool packs_told)
{
    if (kind == RECORD_PLAN)
        return comparison->changed;
    return kind != RECORD_FIRMNESS && !(kind == RECORD_PACK && packs_told);
}

/* In full. */
static void write_all(struct paint *paint, const struct comparison *comparison, bool packs_told)
{
    write_verdict(paint, comparison);
    for (enum record_kind kind = RECORD_OPTION; kind < RECORD_KINDS; kind++)
        if (is_told(comparison, kind, packs_told))
            write_kind(paint, comparison, kind);
    if (!has_silent_change(comparison))
        return;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, "another one, in something that is not told here: a weight, a component "
                       "outside");
    paint_section(paint, "PROFILE", &text);
}

/* ---- one line on a ruling that stands ---- */

static void add_item(struct strbuf *out, bool *any)
{
    strbuf_puts(out, *any ? ", " : "");
    *any = true;
}

/* Rules that moved: how much the one did that moved most. */
static void add_most(struct strbuf *out, const struct difference *rules, uint32_t count)
{
    int64_t most = 0;
    bool rules_out = false;
    for (uint32_t i = 0; i < count; i++) {
        most = rules[i].moved > most ? rules[i].moved : most;
        rules_out |= rules[i].rules_out;
    }
    if (!rules_out && most == 0)
        return;
    strbuf_puts(out, rules_out ? " (what is ruled out too" : count > 1 ? " (at most " : " (");
    if (!rules_out)
        add_points(out, most);
    strbuf_puts(out, ")");
}

/* One kind: "3 rules (at most 2 points)". */
static void add_kind(struct strbuf *out, enum record_kind kind, const struct difference *first,
                     uint32_t count)
{
    if (kind == RECORD_FIRMNESS || kind == RECORD_SETTLED)
        strbuf_printf(out, "%s (%s, now %s)", compare_kinds[kind].name, first->before,
                      first->after);
    else if (kind == RECORD_PACK || kind == RECORD_BETWEEN)
        strbuf_puts(out, kind == RECORD_PACK ? "the pack" : "what it lies between");
    else
        add_count(out, count,
                  kind == RECORD_PRIORITY && count > 1 ? "prioritie" : compare_kinds[kind].name);
    if (kind == RECORD_RULE)
        add_most(out, first, count);
}

/* "firmness (firm, now clear), 3 rules (at most 2 points), 2 facts": all but the verdict, options
 * and plans. False when there is nothing to tell. */
static bool add_ledger(struct strbuf *out, const struct comparison *comparison, bool packs_told)
{
    bool any = false;
    const struct difference *at = comparison->items;
    for (enum record_kind kind = 0; kind < RECORD_KINDS; kind++) {
        uint32_t count = comparison->counts[kind];
        bool told = kind == RECORD_VERDICT || kind == RECORD_OPTION || kind == RECORD_PLAN;
        if (count > 0 && !told && !(kind == RECORD_PACK && packs_told)) {
            add_item(out, &any);
            add_kind(out, kind, at, count);
        }
        at += count;
    }
    if (has_silent_change(comparison)) {
        add_item(out, &any);
        strbuf_puts(out, "something else in the profile");
    }
    return any;
}

/* ---- diff ---- */

static void write_head(struct paint *paint, const struct comparison *comparison)
{
    const struct side *before = &comparison->before, *after = &comparison->after;
    const struct side *one = before->exists ? before : after;
    struct strbuf text;
    strbuf_init(&text);
    if (before->exists && after->exists && strcmp(place_of(before), place_of(after)) != 0)
        strbuf_printf(&text, "%s (%s %s %s)", after->name, place_of(before), arrow(paint),
                      place_of(after));
    else
        strbuf_printf(&text, "%s (%s)", one->name, place_of(one));
    paint_text(paint, TONE_STRONG, text.text ? text.text : "");
    paint->out->failed |= text.failed;
    strbuf_fini(&text);
    paint_line(paint);
}

/* A line on a ruling that is as before; nothing where there is nothing else to tell of it. */
static bool write_line_on(struct paint *paint, const struct comparison *comparison, bool packs_told)
{
    struct strbuf ledger, text;
    strbuf_init(&ledger);
    strbuf_init(&text);
    bool any = add_ledger(&ledger, comparison, packs_told);
    if (any)
        strbuf_printf(&text, "%s: %s as before; changed: %s", place_of(&comparison->after),
                      comparison->after.verdict, ledger.text ? ledger.text : "");
    text.failed |= ledger.failed;
    strbuf_fini(&ledger);
    if (any)
        paint_flow(paint, &text, 0, 4);
    else
        strbuf_fini(&text);
    return any;
}

static void write_one_sided(struct paint *paint, const struct comparison *comparison)
{
    const struct side *one = comparison->before.exists ? &comparison->before : &comparison->after;
    write_head(paint, comparison);
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s, and nothing to compare it with: it is only on the %s side",
                  one->verdict, comparison->before.exists ? "first" : "second");
    paint_section(paint, compare_kinds[RECORD_VERDICT].heading, &text);
    paint_line(paint);
}

static bool is_pair(const struct comparison *comparison)
{
    return comparison->before.exists && comparison->after.exists;
}

/* Whether several comparisons all have the same two packs, which then are told once. */
static bool share_packs(const struct comparisons *comparisons)
{
    const struct comparison *list = comparisons->list.items;
    for (uint32_t i = 0; i < comparisons->list.count; i++)
        if (!is_pair(&list[i]) || !list[i].pack_changed ||
            strcmp(list[i].before.pack_shown, list[0].before.pack_shown) != 0 ||
            strcmp(list[i].after.pack_shown, list[0].after.pack_shown) != 0)
            return false;
    return comparisons->list.count > 1;
}

static void write_packs(struct paint *paint, const struct comparison *comparison)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s %s %s", comparison->before.pack_shown, arrow(paint),
                  comparison->after.pack_shown);
    paint_section(paint, compare_kinds[RECORD_PACK].heading, &text);
    paint_line(paint);
}

/* Those that are told in full: what changed, and one that is alone. */
static void write_changed(struct paint *paint, const struct comparisons *comparisons,
                          bool packs_told)
{
    for (uint32_t i = 0; i < comparisons->list.count; i++) {
        const struct comparison *comparison = &comparisons->list.items[i];
        if (!is_pair(comparison)) {
            write_one_sided(paint, comparison);
        } else if (comparison->changed || comparisons->list.count == 1) {
            write_head(paint, comparison);
            write_all(paint, comparison, packs_told);
            paint_line(paint);
        }
    }
}

static void write_others(struct paint *paint, const struct comparisons *comparisons,
                         bool packs_told)
{
    bool any = false;
    for (uint32_t i = 0; i < comparisons->list.count; i++)
        if (!comparisons->list.items[i].changed && comparisons->list.count > 1)
            any |= write_line_on(paint, &comparisons->list.items[i], packs_told);
    if (any)
        paint_line(paint);
}

void compare_text(const struct comparisons *comparisons, const struct style *style,
                  struct strbuf *out)
{
    struct paint paint = {out, *style};
    struct strbuf text;
    bool packs_told = share_packs(comparisons);
    if (packs_told)
        write_packs(&paint, &comparisons->list.items[0]);
    write_changed(&paint, comparisons, packs_told);
    write_others(&paint, comparisons, packs_told);
    strbuf_init(&text);
    strbuf_printf(&text, "%u of ", comparisons->changed);
    add_count(&text, comparisons->list.count, "ruling");
    strbuf_puts(&text, " changed");
    paint_flow(&paint, &text, 0, 0);
}

/* ---- check ---- */

/* What wants a look though the ruling stands. */
static void write_remarks(struct paint *paint, const struct comparison *comparison)
{
    bool first = true;
    write_kind(paint, comparison, RECORD_WAIVER);
    for (uint32_t i = 0; i < comparison->count; i++) {
        const struct difference *difference = &comparison->items[i];
        bool stale = difference->kind == RECORD_FACT && difference->note;
        if (difference->kind != RECORD_NOTE && !stale)
            continue;
        write_one(paint, difference, first ? compare_kinds[RECORD_NOTE].heading : "");
        first = false;
    }
}

static void write_standing(struct paint *paint, const struct comparison *comparison)
{
    struct strbuf ledger, text;
    strbuf_init(&ledger);
    strbuf_init(&text);
    bool any = add_ledger(&ledger, comparison, false);
    strbuf_printf(&text, "%s: %s still follows from %s", comparison->before.record,
                  comparison->before.verdict, comparison->after.profile);
    if (comparison->tie)
        strbuf_printf(&text, ", in a tie of %s", comparison->tie);
    if (any)
        strbuf_printf(&text, "; changed since: %s", ledger.text ? ledger.text : "");
    text.failed |= ledger.failed;
    strbuf_fini(&ledger);
    paint_flow(paint, &text, 0, 4);
    write_remarks(paint, comparison);
}

static void write_fallen(struct paint *paint, const struct comparison *comparison)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s: %s no longer follows from %s", comparison->before.record,
                  comparison->before.verdict, comparison->after.profile);
    paint_flow(paint, &text, 0, 4);
    write_all(paint, comparison, false);
}

void compare_check_text(const struct comparisons *comparisons, const struct style *style,
                        struct strbuf *out)
{
    struct paint paint = {out, *style};
    uint32_t count = comparisons->list.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct comparison *comparison = &comparisons->list.items[i];
        if (comparison->follows)
            write_standing(&paint, comparison);
        else
            write_fallen(&paint, comparison);
        if (!comparison->follows && count > 1)
            paint_line(&paint);
    }
    if (count < 2)
        return;
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%u of ", count - comparisons->fallen);
    add_count(&text, count, "decision");
    strbuf_puts(&text, " still follow");
    paint_flow(&paint, &text, 0, 0);
}
