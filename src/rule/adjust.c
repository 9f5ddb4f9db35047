/* Adjustments: finds what each is about, checks that it may be made, and has it put into the nodes
 * of what lies below. */
#include "rule/adjust.h"

#include <string.h>

static const struct {
    const char *what; /* for messages about its keys */
    const struct adjust_keys *keys;
    bool whole; /* it may be narrowed and disabled, and must say why */
    void (*apply)(struct adjusting *adjusting);
} kinds[ID_KINDS] = {
    [ID_NONE] = {"adjustment of a fact", &adjust_fact_keys, false, adjust_fact},
    [ID_CRITERION] = {"change of a criterion", &adjust_criterion_keys, false, adjust_criterion},
    [ID_RULE] = {"adjustment of a rule", &adjust_rule_keys, true, adjust_rule},
    [ID_ADVICE] = {"adjustment of advice", &adjust_advice_keys, true, adjust_narrow},
    [ID_CHECK] = {"adjustment of a check", &adjust_check_keys, true, adjust_narrow},
};

/* What an override calls the kind. */
static const char *kind_name(enum id_kind kind)
{
    return kind == ID_NONE ? "fact" : kind == ID_ADVICE ? "advice" : id_kind_name(kind);
}

/* Adds an override, whose change is still to be printed. */
static void keep_override(struct draft *draft, struct override override, const char *format,
                          va_list args)
{
    override.change = arena_vprintf(&draft->pack->arena, format, args);
    struct override *kept = vec_add(&draft->overrides, draft->scratch);
    if (kept && override.change)
        *kept = override;
    else
        diags_no_memory(draft->diags);
}

void draft_override(struct draft *draft, uint32_t layer, const char *kind,
                    const struct node *subject, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    keep_override(draft,
                  (struct override){.layer = layer,
                                    .kind = kind,
                                    .subject = draft_text(draft, subject),
                                    .place = draft_place(draft, subject->span)},
                  format, args);
    va_end(args);
}

void adjust_note(struct adjusting *adjusting, const char *format, ...)
{
    struct draft *draft = adjusting->draft;
    va_list args;
    va_start(args, format);
    keep_override(draft,
                  (struct override){
                      .layer = adjusting->layer,
                      .kind = kind_name(adjusting->adjustment->kind),
                      .subject = adjusting->item->id,
                      .reason = draft_text(draft, adjusting->value[ADJUST_REASON]),
                      .place = draft_place(draft, adjusting->adjustment->name->span),
                  },
                  format, args);
    va_end(args);
}

void adjust_idle(struct draft *draft, const struct node *word, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *diag = diag_vadd(draft->diags, R0232, word->span, format, args);
    va_end(args);
    diag_label(draft->diags, diag, "this changes nothing");
}

void adjust_set(struct adjusting *adjusting, const struct node *key, const struct node *value)
{
    adjusting->item->body = graft_set(adjusting->draft, adjusting->item->body, key, value);
}

/* What is adjusted. */

static item_list *list_of(struct draft *draft, enum id_kind kind)
{
    return kind == ID_NONE ? &draft->facts : &draft->items[kind];
}

/* The index of the thing of this kind that has the name; UINT32_MAX when there is none. */
static uint32_t find(const struct draft *draft, enum id_kind kind, const char *name)
{
    uint32_t index;
    if (kind == ID_NONE)
        return fact_find(&draft->pack->vocabulary, name);
    return pack_find(draft->pack, name, &index) == kind ? index : UINT32_MAX;
}

/* "a claim": what has the name; NULL when nothing has. */
static const char *named_instead(const struct draft *draft, const char *name)
{
    uint32_t index;
    enum id_kind kind = pack_find(draft->pack, name, &index);
    bool found = kind != ID_NONE || fact_find(&draft->pack->vocabulary, name) != FACT_NONE;
    return found ? draft_kind(kind) : NULL;
}

/* Reports that nothing below has the name. */
static void complain_unknown(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct node *name = adjusting->adjustment->name;
    enum id_kind kind = adjusting->adjustment->kind;
    const item_list *list = list_of(draft, kind);
    const char *instead = named_instead(draft, name->text);
    struct typo typo;
    typo_init(&typo, name->text);
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].layer < adjusting->layer && *list->items[i].id)
            typo_offer(&typo, list->items[i].id);
    struct diag *diag = diag_add(draft->diags, R0225, name->span, "no pack below has %s `%s`",
                                 draft_kind(kind), name->text);
    if (instead)
        diag_label(draft->diags, diag, "this is %s", instead);
    else
        diag_suggest(draft->diags, diag, typo.best);
}

static bool find_item(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct node *name = adjusting->adjustment->name;
    uint32_t index = find(draft, adjusting->adjustment->kind, name->text);
    if (index == UINT32_MAX) {
        complain_unknown(adjusting);
        return false;
    }
    adjusting->item = &list_of(draft, adjusting->adjustment->kind)->items[index];
    if (adjusting->item->layer < adjusting->layer)
        return true;
    struct diag *diag = diag_add(draft->diags, R0225, name->span,
                                 "`%s` does not lie below: this overlay defines it", name->text);
    if (diag)
        diag_relate(diag, draft_span(adjusting->item));
    diag_hint(draft->diags, diag, "write it there as it shall be");
    return false;
}

/* Whether the thing may still be adjusted; then notes that this layer does. */
static bool claim_item(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    struct item *item = adjusting->item;
    struct span span = adjusting->adjustment->name->span;
    struct diag *diag = NULL;
    if (item->adjusted == adjusting->layer)
        diag = diag_add(draft->diags, R0229, span, "this overlay adjusts `%s` already", item->id);
    else if (item->disabled)
        diag = diag_add(draft->diags, R0230, span, "`%s` is disabled by the overlay `%s`", item->id,
                        draft->pack->layers[item->adjusted].name);
    if (item->adjusted == adjusting->layer || item->disabled) {
        if (diag)
            diag_relate(diag, item->adjusted_at);
        return false;
    }
    item->adjusted = adjusting->layer;
    item->adjusted_at = span;
    return true;
}

/* What is changed. */

/* Reports keys that cannot be changed, and takes them out of the body. */
static const struct node *without_fixed(struct adjusting *adjusting, const struct adjust_keys *keys)
{
    struct draft *draft = adjusting->draft;
    const struct node *body = adjusting->adjustment->body;
    for (uint32_t i = keys->fixed; i < keys->count; i++) {
        const char *key = keys->fields[i].key;
        if (!node_get(body, key))
            continue;
        const struct node *name = graft_key(body, key);
        struct diag *diag =
            diag_add(draft->diags, R0226, name->span, "an overlay cannot change `%s` of %s", key,
                     draft_kind(adjusting->adjustment->kind));
        diag_hint(draft->diags, diag, "%s", keys->instead);
        body = graft_set(draft, body, name, NULL);
    }
    return body;
}

/* Whether the adjustment has a key that changes something, well-formed or not. */
static bool has_change(const struct adjusting *adjusting, const struct adjust_keys *keys)
{
    for (uint32_t i = keys->first; i < keys->fixed; i++)
        if (node_get(adjusting->adjustment->body, keys->fields[i].key))
            return true;
    return false;
}

static void check_reason(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct adjustment *adjustment = adjusting->adjustment;
    if (!kinds[adjustment->kind].whole || node_get(adjustment->body, "reason"))
        return;
    struct diag *diag = diag_add(draft->diags, R0227, adjustment->name->span,
                                 "this change of `%s` gives no reason", adjustment->name->text);
    diag_hint(draft->diags, diag, "add `reason: …`; rulings show it");
}

static void check_change(struct adjusting *adjusting, const struct adjust_keys *keys)
{
    struct draft *draft = adjusting->draft;
    const struct adjustment *adjustment = adjusting->adjustment;
    struct strbuf list;
    if (has_change(adjusting, keys))
        return;
    strbuf_init(&list);
    for (uint32_t i = keys->first; i < keys->fixed; i++)
        strbuf_printf(&list, "%s%s", list.length > 0 ? ", " : "", keys->fields[i].key);
    struct diag *diag = diag_add(draft->diags, R0228, adjustment->name->span,
                                 "nothing of `%s` is changed here", adjustment->name->text);
    if (list.failed)
        diags_no_memory(draft->diags);
    else
        diag_hint(draft->diags, diag, "what can be changed: %s", list.text);
    strbuf_fini(&list);
}

/* Disables the item where the adjustment says so; then there is nothing else to do. */
static bool disable(struct adjusting *adjusting, const struct adjust_keys *keys)
{
    struct draft *draft = adjusting->draft;
    const struct node *word = adjusting->value[ADJUST_DISABLE];
    if (!word)
        return false;
    if (!draft_bool(draft, word, true)) {
        struct diag *diag =
            diag_add(draft->diags, R0231, word->span, "what is not disabled needs no `disable`");
        diag_label(draft->diags, diag, "remove it");
        return true;
    }
    for (uint32_t i = ADJUST_DISABLE + 1; i < keys->fixed; i++) {
        const char *key = keys->fields[i].key;
        if (!adjusting->value[i])
            continue;
        struct diag *diag =
            diag_add(draft->diags, R0231, draft_key(adjusting->adjustment->body, key),
                     "what is disabled has no `%s` that counts", key);
        if (diag)
            diag_relate(diag, draft_key(adjusting->adjustment->body, "disable"));
    }
    adjusting->item->disabled = true;
    adjust_note(adjusting, "disabled");
    return true;
}

static void adjust_one(struct adjusting *adjusting)
{
    struct draft *draft = adjusting->draft;
    const struct adjustment *adjustment = adjusting->adjustment;
    const struct adjust_keys *keys = kinds[adjustment->kind].keys;
    uint32_t before = draft->diags->input;
    fields_read(without_fixed(adjusting, keys), kinds[adjustment->kind].what, keys->fields,
                keys->fixed, adjusting->value, draft->diags);
    bool whole = draft->diags->input == before;
    if (adjustment->body->kind != NODE_MAPPING || adjustment->name->kind != NODE_SCALAR ||
        node_is_null(adjustment->name) || !find_item(adjusting) || !claim_item(adjusting))
        return;
    if (whole)
        check_change(adjusting, keys);
    check_reason(adjusting);
    /* What is no mapping is reported when it is read. */
    if (adjusting->item->body->kind == NODE_MAPPING &&
        !(kinds[adjustment->kind].whole && disable(adjusting, keys)))
        kinds[adjustment->kind].apply(adjusting);
}

/* Reports an adjustment that stands where none can be. */
static bool may_adjust(struct draft *draft, uint32_t layer, const struct adjustment *adjustment)
{
    struct span span = adjustment->name->span;
    if (layer == 0) {
        struct diag *diag = diag_add(draft->diags, R0225, span,
                                     "nothing lies below this pack that it could adjust");
        diag_hint(draft->diags, diag, "an overlay adjusts, a pack file with the key `extends`");
        return false;
    }
    if (kinds[adjustment->kind].apply)
        return true;
    struct diag *diag =
        diag_add(draft->diags, R0226, span, "%s cannot be adjusted", draft_kind(adjustment->kind));
    if (adjustment->kind == ID_CLAIM)
        diag_hint(draft->diags, diag, "add a claim; with `contradicts` where it says otherwise");
    return false;
}

void adjust_items(struct draft *draft, uint32_t layer)
{
    for (uint32_t i = 0; i < draft->layers.items[layer].adjustments.count; i++) {
        const struct adjustment *adjustment = &draft->layers.items[layer].adjustments.items[i];
        struct adjusting adjusting = {.draft = draft, .layer = layer, .adjustment = adjustment};
        if (may_adjust(draft, layer, adjustment))
            adjust_one(&adjusting);
    }
}
