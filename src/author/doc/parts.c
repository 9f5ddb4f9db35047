#include <string.h>

#include "author/doc/tour.h"

void says(struct tour *tour, const char *words)
{
    doc_words(&tour->doc, DOC_PLAIN, words);
}

const char *title_or_id(const char *title, const char *id)
{
    return title[strspn(title, " \t\r\n")] != '\0' ? title : id;
}

void tour_section(struct tour *tour, const char *anchor, const char *title)
{
    doc_open(&tour->doc, DOC_SECTION, anchor);
    doc_open(&tour->doc, DOC_HEADING, NULL);
    says(tour, title);
    doc_close(&tour->doc);
}

static void put_head(struct tour *tour, const char *id, const char *title)
{
    if (strcmp(title, id) != 0)
        doc_printf(&tour->doc, "%s ", title);
    doc_link(&tour->doc, DOC_NAME, id, id);
}

void tour_chapter(struct tour *tour, const char *id, const char *title)
{
    doc_open(&tour->doc, DOC_SECTION, id);
    doc_open(&tour->doc, DOC_HEADING, NULL);
    put_head(tour, id, title);
    doc_close(&tour->doc);
}

void tour_list(struct tour *tour, const char *anchor, const char *title)
{
    doc_open(&tour->doc, DOC_ITEM, NULL);
    doc_link(&tour->doc, DOC_PLAIN, anchor, title_or_id(title, anchor));
    doc_close(&tour->doc);
}

void put_paragraph(struct tour *tour, const char *text)
{
    doc_open(&tour->doc, DOC_PARAGRAPH, NULL);
    says(tour, text);
    doc_close(&tour->doc);
}

void open_entry(struct tour *tour, const char *id, const char *title, bool disabled)
{
    struct doc *doc = &tour->doc;
    doc_open(doc, DOC_ENTRY, id);
    doc_open(doc, DOC_HEADING, NULL);
    put_head(tour, id, title);
    if (disabled) {
        doc_words(doc, DOC_PLAIN, " ");
        doc_words(doc, DOC_DISABLED, "disabled");
    }
    doc_close(doc);
}

void put_field(struct tour *tour, const char *label, const char *text)
{
    if (!text)
        return;
    doc_open(&tour->doc, DOC_FIELD, label);
    says(tour, text);
    doc_close(&tour->doc);
}

/* ---- conditions ---- */

static const char *group_name(enum condition_kind kind)
{
    static const char *const names[] = {
        [CONDITION_LEAF] = "",
        [CONDITION_ALL] = "all of:",
        [CONDITION_ANY] = "any of:",
        [CONDITION_NONE] = "none of:",
        [CONDITION_SOME] = "some component has:",
        [CONDITION_EVERY] = "every component has:",
        [CONDITION_SHARE] = "of the work, by size, is in components that have:",
    };
    return names[kind];
}

void put_fact_link(struct tour *tour, uint32_t fact)
{
    const struct fact *asked = &tour->pack->vocabulary.facts[fact];
    if (asked->reserved)
        doc_words(&tour->doc, DOC_CODE, asked->name);
    else
        doc_link(&tour->doc, DOC_CODE, asked->name, asked->name);
}

/* `length` bytes of a comparison. */
static void put_words(struct tour *tour, const char *text, size_t length)
{
    struct strbuf words;
    strbuf_init(&words);
    strbuf_add(&words, text, length);
    doc_words(&tour->doc, DOC_CODE, words.text);
    if (length > 0 && text[length - 1] == ' ')
        says(tour, " ");
    tour->doc.out->failed |= words.failed;
    strbuf_fini(&words);
}

/* A comparison as it is written, with a link where it names its fact. */
static void put_leaf(struct tour *tour, const struct leaf *leaf)
{
    const char *name = tour->pack->vocabulary.facts[leaf->fact].name;
    const char *at = strstr(leaf->text, name);
    if (!at) {
        doc_words(&tour->doc, DOC_CODE, leaf->text);
        return;
    }
    put_words(tour, leaf->text, (size_t)(at - leaf->text));
    put_fact_link(tour, leaf->fact);
    put_words(tour, at + strlen(name), strlen(at + strlen(name)));
}

static void put_items(struct tour *tour, const struct condition *items, uint32_t count);

void put_comparison(struct tour *tour, const struct condition *condition)
{
    if (condition->kind == CONDITION_ALL && condition->count == 1) {
        put_comparison(tour, condition->children);
        return;
    }
    if (condition->kind == CONDITION_LEAF) {
        put_leaf(tour, condition->leaf);
        return;
    }
    if (condition->kind == CONDITION_SHARE) {
        char share[NUMBER_TEXT];
        struct unit percent = unit_parse("%");
        doc_printf(&tour->doc, "at least %s ", number_print(condition->share, &percent, share));
    }
    says(tour, group_name(condition->kind));
    put_items(tour, condition->children, condition->count);
}

static void put_items(struct tour *tour, const struct condition *items, uint32_t count)
{
    doc_open(&tour->doc, DOC_LIST, NULL);
    for (uint32_t i = 0; i < count; i++) {
        doc_open(&tour->doc, DOC_ITEM, NULL);
        put_comparison(tour, &items[i]);
        doc_close(&tour->doc);
    }
    doc_close(&tour->doc);
}

void put_condition(struct tour *tour, const char *label, const struct condition *condition)
{
    doc_open(&tour->doc, DOC_FIELD, label);
    if (!condition)
        says(tour, "always");
    else
        put_comparison(tour, condition);
    doc_close(&tour->doc);
}

void put_value(struct tour *tour, const struct fact *fact, const struct value *value)
{
    struct strbuf text;
    strbuf_init(&text);
    fact_print(fact, value, &text);
    doc_words(&tour->doc, DOC_CODE, text.text);
    tour->doc.out->failed |= text.failed;
    strbuf_fini(&text);
}

/* ---- links ---- */

void put_claims(struct tour *tour, const char *label, const uint32_t *claims, uint32_t count)
{
    const struct pack *pack = tour->pack;
    struct doc *doc = &tour->doc;
    const char *before = "";
    if (count == 0)
        return;
    doc_open(doc, DOC_FIELD, label);
    for (uint32_t source = 0; source < pack->publication_count; source++) {
        const char *between = " ";
        for (uint32_t i = 0; i < count; i++) {
            const struct claim *claim = &pack->claims[claims[i]];
            if (claim->publication != source)
                continue;
            doc_words(doc, DOC_PLAIN, *between == ' ' ? before : "");
            if (*between == ' ')
                doc_link(doc, DOC_PLAIN, pack->publications[source].id,
                         pack->publications[source].id);
            doc_words(doc, DOC_PLAIN, between);
            doc_link(doc, DOC_CODE, claim->id, claim->id);
            between = ", ";
            before = "; ";
        }
    }
    doc_close(doc);
}

void put_users(struct tour *tour, const char *label, const struct uses *uses, uint32_t thing,
               enum id_kind kind)
{
    const char *between = NULL;
    for (uint32_t i = uses->first[thing]; i < uses->first[thing + 1]; i++) {
        const char *id = user_id(tour->pack, uses->users[i]);
        if (uses->users[i].kind != kind)
            continue;
        if (!between)
            doc_open(&tour->doc, DOC_FIELD, label);
        says(tour, between ? between : "");
        doc_link(&tour->doc, DOC_CODE, id, id);
        between = ", ";
    }
    if (between)
        doc_close(&tour->doc);
}

void put_origin(struct tour *tour, const char *kind, const char *subject, uint32_t layer)
{
    const struct pack *pack = tour->pack;
    if (layer > 0)
        put_field(tour, "Added by", pack->layers[layer].name);
    for (uint32_t i = 0; i < pack->override_count; i++) {
        const struct override *override = &pack->overrides[i];
        if (strcmp(override->kind, kind) != 0 || strcmp(override->subject, subject) != 0)
            continue;
        doc_open(&tour->doc, DOC_FIELD, "Changed");
        doc_words(&tour->doc, DOC_CODE, pack->layers[override->layer].name);
        doc_printf(&tour->doc, ": %s%s%s", override->change, override->reason ? " – " : "",
                   override->reason ? override->reason : "");
        doc_close(&tour->doc);
    }
}

void put_count(struct tour *tour, uint32_t count, const char *what)
{
    doc_printf(&tour->doc, "%u %s%s", count, what, count == 1 ? "" : "s");
}

void put_points(struct tour *tour, int64_t thousandths)
{
    char number[NUMBER_TEXT];
    thousandths_print(thousandths, number);
    doc_printf(&tour->doc, "%s point%s", number,
               thousandths == 1000 || thousandths == -1000 ? "" : "s");
}
