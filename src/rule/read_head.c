/* The head of a pack: what it is called, the options, the scales that rules are measured by, and
 * the criteria. */
#include "rule/draft.h"

static void read_option(struct draft *draft, const struct item *item, struct option *option)
{
    static const struct field fields[] = {{"title", FIELD_PROSE, false}};
    const struct node *title = NULL;
    fields_read(item->body, "option", fields, 1, &title, draft->diags);
    *option = (struct option){
        .id = item->id,
        .title = draft_text_or(draft, title, item->id),
        .place = draft_place(draft, draft_span(item)),
        .layer = item->layer,
    };
}

static void read_options(struct draft *draft)
{
    const item_list *list = &draft->items[ID_OPTION];
    struct pack *pack = draft->pack;
    pack->option_count = list->count;
    pack->options = draft_array(draft, &pack->option_count, sizeof *pack->options);
    for (uint32_t i = 0; i < pack->option_count; i++)
        read_option(draft, &list->items[i], &pack->options[i]);
    if (draft->head[DOCUMENT_OPTIONS] && list->count < 2)
        diag_add(draft->diags, R0218, draft_key(draft->layers.items[0].root, "options"),
                 "a pack decides between at least two options");
}

static void read_combination(struct draft *draft)
{
    static const struct field fields[] = {{"id", FIELD_WORD, true}, {"title", FIELD_PROSE, false}};
    const struct node *value[2] = {NULL};
    if (draft->items[ID_COMBINATION].count == 0)
        return;
    const struct item *item = &draft->items[ID_COMBINATION].items[0];
    fields_read(item->body, "combination", fields, 2, value, draft->diags);
    draft->pack->combination = (struct option){
        .id = item->id,
        .title = draft_text_or(draft, value[1], item->id),
        .place = draft_place(draft, draft_span(item)),
    };
}

static void read_strengths(struct draft *draft)
{
    static const struct amount amount = {"strength", "a whole number from 1 to 1000", NUMBER_ONE,
                                         1000 * NUMBER_ONE, NUMBER_ONE};
    const struct node *mapping = draft->head[DOCUMENT_STRENGTHS];
    struct pack *pack = draft->pack;
    pack->strength_count = mapping ? mapping->count : 0;
    pack->strengths = draft_array(draft, &pack->strength_count, sizeof *pack->strengths);
    for (uint32_t i = 0; i < pack->strength_count; i++) {
        const struct entry *entry = &mapping->entries[i];
        int64_t points = 1;
        draft_check_name(draft, entry->key, NAME_ID);
        if (field_check(entry->value, entry->key->text, FIELD_WORD, draft->diags))
            draft_amount(draft, entry->value, &amount, &points);
        pack->strengths[i] =
            (struct strength){.id = draft_text(draft, entry->key), .points = (int32_t)points};
    }
}

static void read_thresholds(struct draft *draft)
{
    enum { TOSS_UP, CLEAR, FIRM, FIELDS };
    static const struct field fields[FIELDS] = {
        [TOSS_UP] = {"toss_up", FIELD_WORD, true},
        [CLEAR] = {"clear", FIELD_WORD, true},
        [FIRM] = {"firm", FIELD_WORD, true},
    };
    const struct node *value[FIELDS] = {NULL};
    const struct node *mapping = draft->head[DOCUMENT_THRESHOLDS];
    int64_t margin[FIELDS] = {0};
    if (!mapping ||
        !fields_read(mapping, "mapping of thresholds", fields, FIELDS, value, draft->diags))
        return;
    for (uint32_t i = 0; i < FIELDS; i++) {
        if (!draft_amount(draft, value[i], &amount_of_points, &margin[i]))
            return;
        if (i > 0 && margin[i] <= margin[i - 1])
            diag_add(draft->diags, R0219, value[i]->span, "%s must be larger than %s",
                     fields[i].key, fields[i - 1].key);
    }
    draft->pack->thresholds = (struct thresholds){margin[TOSS_UP], margin[CLEAR], margin[FIRM]};
}

static void read_criterion(struct draft *draft, const struct item *item,
                           struct criterion *criterion)
{
    enum { TITLE, WEIGHT, FIELDS };
    static const struct field fields[FIELDS] = {
        [TITLE] = {"title", FIELD_PROSE, false},
        [WEIGHT] = {"weight", FIELD_WORD, false},
    };
    static const struct amount amount = {"weight",
                                         "a number from 0 to 1000 with at most three decimals", 0,
                                         1000 * NUMBER_ONE, NUMBER_ONE / 1000};
    const struct node *value[FIELDS] = {NULL};
    fields_read(item->body, "criterion", fields, FIELDS, value, draft->diags);
    *criterion = (struct criterion){
        .id = item->id,
        .title = draft_text_or(draft, value[TITLE], item->id),
        .weight = 1000,
        .place = draft_place(draft, draft_span(item)),
        .layer = item->layer,
    };
    if (value[WEIGHT])
        draft_amount(draft, value[WEIGHT], &amount, &criterion->weight);
}

static void read_criteria(struct draft *draft)
{
    const item_list *list = &draft->items[ID_CRITERION];
    struct pack *pack = draft->pack;
    pack->criterion_count = list->count;
    pack->criteria = draft_array(draft, &pack->criterion_count, sizeof *pack->criteria);
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        read_criterion(draft, &list->items[i], &pack->criteria[i]);
}

void read_head(struct draft *draft)
{
    struct pack *pack = draft->pack;
    pack->name = pack->layers[0].name;
    pack->version = pack->layers[0].version;
    pack->title = pack->layers[0].title;
    read_options(draft);
    read_combination(draft);
    read_strengths(draft);
    read_thresholds(draft);
    read_criteria(draft);
}
