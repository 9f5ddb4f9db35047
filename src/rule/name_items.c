/* The names of what a pack consists of: each is given its own, under which everything that is read
 * later finds it, wherever it stands. */
#include "rule/draft.h"

#include <string.h>

/* Says what an overlay may do about the thing that has the name already. */
static void hint_below(struct draft *draft, struct diag *diag, const struct item *first,
                       enum id_kind kind, enum id_kind taken)
{
    const char *id = first->name->text;
    if (kind != taken)
        return;
    if (kind == ID_NONE || kind == ID_RULE || kind == ID_ADVICE || kind == ID_CHECK)
        diag_hint(draft->diags, diag, "to change what lies below, write `- adjust: %s`", id);
    else if (kind == ID_SOURCE)
        diag_hint(draft->diags, diag, "an overlay adds sources, and changes none");
    else if (kind == ID_CLAIM)
        diag_hint(draft->diags, diag,
                  "an overlay adds claims, which may contradict one of the base, and changes none");
    else if (kind == ID_OPTION)
        diag_hint(draft->diags, diag, "an overlay adds options; those of the base are there");
}

/* Reports that the item's name is that of `first` already. A kind ID_NONE is a fact. */
static void complain_taken(struct draft *draft, const struct item *item, enum id_kind kind,
                           const struct item *first, enum id_kind taken)
{
    struct diag *diag =
        diag_add(draft->diags, R0202, item->name->span, "`%s` cannot name %s: it names %s already",
                 item->name->text, draft_kind(kind), draft_kind(taken));
    if (diag)
        diag_relate(diag, draft_span(first));
    if (first->layer < item->layer)
        hint_below(draft, diag, first, kind, taken);
}

/* Ids: all names but those of facts. */

/* Words that a ruling uses in places where options stand as well. */
static bool check_verdict_word(struct draft *draft, const struct node *name, enum id_kind kind)
{
    static const char *const words[] = {"either", "none", "as_is"};
    if (kind != ID_OPTION && kind != ID_COMBINATION)
        return true;
    if (names_find(NAMES(words, sizeof words / sizeof *words), name->text) == NAME_NONE)
        return true;
    struct diag *diag = diag_add(draft->diags, R0201, name->span, "`%s` cannot name %s", name->text,
                                 draft_kind(kind));
    diag_hint(draft->diags, diag, "rulings use either, none and as_is for what is no option");
    return false;
}

static bool check_free(struct draft *draft, const struct item *item, enum id_kind kind)
{
    uint32_t index = 0;
    enum id_kind first = pack_find(draft->pack, item->name->text, &index);
    if (first == ID_NONE)
        return true;
    complain_taken(draft, item, kind, &draft->items[first].items[index], first);
    return false;
}

static void name_item(struct draft *draft, struct item *item, enum id_kind kind, uint32_t index)
{
    if (!item->name)
        return;
    item->id = draft_text(draft, item->name);
    if (draft_check_name(draft, item->name, kind == ID_SOURCE ? NAME_SOURCE : NAME_ID) &&
        check_verdict_word(draft, item->name, kind) && check_free(draft, item, kind) &&
        !pack_register(draft->pack, item->id, kind, index))
        diags_no_memory(draft->diags);
}

/* Facts. */

/* Whether a name may be a fact's: of the form, not the program's own, and not where a profile has a
 * key of its own. */
static bool check_fact_name(struct draft *draft, const struct node *name)
{
    if (!draft_check_name(draft, name, NAME_FACT))
        return false;
    const char *key = name_profile_key(name->text);
    if (key) {
        struct diag *diag =
            diag_add(draft->diags, R0201, name->span, "no profile could answer `%s`", name->text);
        diag_label(draft->diags, diag, "`%s` is a key of profiles; choose another name", key);
        return false;
    }
    if (strcmp(name->text, PACK_OPTION_FACT) == 0) {
        diag_add(draft->diags, R0202, name->span,
                 "`%s` is the option that was chosen: the program defines it", name->text);
        return false;
    }
    return true;
}

static void name_fact(struct draft *draft, struct item *item, uint32_t index)
{
    struct vocabulary *vocabulary = &draft->pack->vocabulary;
    const struct node *name = item->name;
    item->id = draft_text_or(draft, name, "");
    if (!name || !check_fact_name(draft, name))
        return;
    uint32_t first = fact_find(vocabulary, name->text);
    if (first != FACT_NONE)
        complain_taken(draft, item, ID_NONE, &draft->facts.items[first], ID_NONE);
    else if (!map_put(&vocabulary->by_name, &draft->pack->arena, item->id, index))
        diags_no_memory(draft->diags);
}

static void name_facts(struct draft *draft, uint32_t layer)
{
    for (uint32_t i = 0; i < draft->facts.count; i++) {
        if (draft->facts.items[i].layer == layer)
            name_fact(draft, &draft->facts.items[i], i);
    }
}

/* All. */

/* Cuts a list that is longer than the limit. */
static void cut_items(struct draft *draft, item_list *list, enum limit limit)
{
    if (list->count <= limits[limit].value)
        return;
    const struct item *first = &list->items[limits[limit].value];
    diag_limit(draft->diags, limit, draft_span(first), NULL);
    list->count = (uint32_t)limits[limit].value;
}

void name_items(struct draft *draft, uint32_t layer)
{
    cut_items(draft, &draft->items[ID_OPTION], LIMIT_OPTIONS);
    cut_items(draft, &draft->items[ID_RULE], LIMIT_RULES);
    cut_items(draft, &draft->facts, LIMIT_FACTS);
    for (enum id_kind kind = ID_OPTION; kind < ID_KINDS; kind++) {
        item_list *list = &draft->items[kind];
        for (uint32_t i = 0; i < list->count; i++) {
            if (list->items[i].layer == layer)
                name_item(draft, &list->items[i], kind, i);
        }
    }
    name_facts(draft, layer);
}
