/* Sources and their claims. */
#include "rule/draft.h"

#include <string.h>

static void read_source(struct draft *draft, const struct item *item,
                        struct publication *publication)
{
    enum { TITLE, FILE_NAME, AUTHOR, DATE, KIND, URL, VENDOR, MEASURED, FIELDS };
    static const struct field fields[FIELDS] = {
        [TITLE] = {"title", FIELD_PROSE, false},   [FILE_NAME] = {"file", FIELD_WORD, false},
        [AUTHOR] = {"author", FIELD_PROSE, false}, [DATE] = {"date", FIELD_PROSE, false},
        [KIND] = {"kind", FIELD_WORD, false},      [URL] = {"url", FIELD_WORD, false},
        [VENDOR] = {"vendor", FIELD_WORD, false},  [MEASURED] = {"measured", FIELD_WORD, false},
    };
    const struct node *value[FIELDS] = {NULL};
    fields_read(item->body, "source", fields, FIELDS, value, draft->diags);
    *publication = (struct publication){
        .id = item->id,
        .title = draft_text_or(draft, value[TITLE], item->id),
        .file = draft_text(draft, value[FILE_NAME]),
        .author = draft_text(draft, value[AUTHOR]),
        .date = draft_text(draft, value[DATE]),
        .kind = draft_text(draft, value[KIND]),
        .url = draft_text(draft, value[URL]),
        .vendor = draft_bool(draft, value[VENDOR], false),
        .measured = draft_bool(draft, value[MEASURED], false),
        .place = draft_place(draft, draft_span(item)),
        .layer = item->layer,
    };
}

/* The claims that `claim` contradicts. */
static void read_contradicts(struct draft *draft, const struct item *item, const struct node *words,
                             struct claim *claim)
{
    const struct node *one;
    uint32_t count;
    const struct node *const *word = fields_words(words, &one, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(word[i]->text, item->id) == 0)
            diag_add(draft->diags, R0215, word[i]->span, "`%s` cannot contradict itself", item->id);
    }
    claim->contradicts = draft_ids(draft, words, ID_CLAIM, &claim->contradict_count);
}

static void read_claim(struct draft *draft, const struct item *item, struct claim *claim)
{
    enum { ID, SOURCE, SECTION, CLAIM, FIGURES, STRENGTH, CONTRADICTS, NOTE, SET_ASIDE, FIELDS };
    static const struct field fields[FIELDS] = {
        [ID] = {"id", FIELD_WORD, true},
        [SOURCE] = {"source", FIELD_WORD, true},
        [SECTION] = {"section", FIELD_PROSE, false},
        [CLAIM] = {"claim", FIELD_PROSE, true},
        [FIGURES] = {"figures", FIELD_PROSE, false},
        [STRENGTH] = {"strength", FIELD_WORD, false},
        [CONTRADICTS] = {"contradicts", FIELD_WORDS, false},
        [NOTE] = {"note", FIELD_PROSE, false},
        [SET_ASIDE] = {"set_aside", FIELD_PROSE, false},
    };
    const struct node *value[FIELDS] = {NULL};
    const struct pack *pack = draft->pack;
    fields_read(item->body, "claim", fields, FIELDS, value, draft->diags);
    *claim = (struct claim){
        .id = item->id,
        .section = draft_text(draft, value[SECTION]),
        .text = draft_text_or(draft, value[CLAIM], ""),
        .figures = draft_text(draft, value[FIGURES]),
        .note = draft_text(draft, value[NOTE]),
        .set_aside = draft_text(draft, value[SET_ASIDE]),
        .place = draft_place(draft, draft_span(item)),
        .layer = item->layer,
    };
    if (value[SOURCE])
        claim->publication = draft_id(draft, value[SOURCE], ID_SOURCE);
    if (value[STRENGTH]) {
        uint32_t strength =
            draft_pick(draft, value[STRENGTH], NAMES(pack->strengths, pack->strength_count), R0216,
                       "strength of this pack");
        claim->strength = strength == NAME_NONE ? NULL : pack->strengths[strength].id;
    }
    read_contradicts(draft, item, value[CONTRADICTS], claim);
}

static void name_claims(struct draft *draft)
{
    const item_list *list = &draft->items[ID_CLAIM];
    struct pack *pack = draft->pack;
    pack->claim_count = list->count;
    pack->claims = draft_array(draft, &pack->claim_count, sizeof *pack->claims);
    for (uint32_t i = 0; i < pack->claim_count; i++)
        pack->claims[i].id = list->items[i].id;
}

void read_evidence(struct draft *draft)
{
    const item_list *sources = &draft->items[ID_SOURCE];
    struct pack *pack = draft->pack;
    pack->publication_count = sources->count;
    pack->publications = draft_array(draft, &pack->publication_count, sizeof *pack->publications);
    for (uint32_t i = 0; i < pack->publication_count; i++)
        read_source(draft, &sources->items[i], &pack->publications[i]);
    /* Claims refer to each other: their names come first, for suggestions. */
    name_claims(draft);
    for (uint32_t i = 0; i < pack->claim_count; i++)
        read_claim(draft, &draft->items[ID_CLAIM].items[i], &pack->claims[i]);
}
