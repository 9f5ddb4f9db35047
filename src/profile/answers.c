/* An answer is a value, or a mapping of a value with what is known about it. */
#include "profile/reader.h"

#include <string.h>

#include "rule/literal.h"

enum { VALUE, NOTE, BY, FIELDS };

static const struct field fields[FIELDS] = {
    [VALUE] = {"value", FIELD_ANY, true},
    [NOTE] = {"note", FIELD_PROSE, false},
    [BY] = {"by", FIELD_WORD, false},
};

/* Whether the pack keeps the fact to itself, which is reported. */
static bool is_derived(struct reader *reader, const struct fact *fact, struct span culprit)
{
    if (!fact->derived && !fact->reserved)
        return false;
    struct diag *diag =
        diag_add(reader->diags, R0115, culprit, "`%s` is worked out, never given", fact->name);
    if (fact->reserved)
        diag_label(reader->diags, diag, "this is what the ruling decides");
    else
        diag_hint(reader->diags, diag, "`ruling explain %s` names the facts that it depends on",
                  fact->name);
    return true;
}

/* A list as one line: "[a, b]". */
static const char *list_text(struct reader *reader, const struct node *list)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_putc(&text, '[');
    for (uint32_t i = 0; i < list->count; i++) {
        strbuf_puts(&text, i > 0 ? ", " : "");
        strbuf_add(&text, list->items[i]->text, list->items[i]->length);
    }
    strbuf_putc(&text, ']');
    const char *copy =
        text.failed ? NULL : arena_copy(&reader->profile->arena, text.text, text.length);
    if (!copy)
        diags_no_memory(reader->diags);
    strbuf_fini(&text);
    return copy;
}

/* Fills the answer from the node of its value; false when that is wrong. */
static bool value_read(struct reader *reader, const struct fact *fact, const struct node *node,
                       struct answer *answer)
{
    if (!literal_read(&reader->profile->arena, fact, node, LITERAL_ANSWER, &answer->value,
                      reader->diags))
        return false;
    struct value domain = fact_domain(fact);
    bool list = node->kind == NODE_SEQUENCE;
    answer->text = list ? list_text(reader, node) : reader_spaced(reader, node);
    /* The word alone is not enough: in quotes it may be the value of a text fact. */
    answer->unknown = !list && answer->text && strcmp(answer->text, "unknown") == 0 &&
                      value_equal(&answer->value, &domain);
    answer->span = node->span;
    answer->place = reader_place(reader, node->span);
    return true;
}

const struct answer *answer_read(struct reader *reader, uint32_t fact, struct span culprit,
                                 const struct node *node)
{
    const struct fact *asked = &reader->profile->pack->vocabulary.facts[fact];
    if (is_derived(reader, asked, culprit))
        return NULL;
    struct answer *answer = arena_new(&reader->profile->arena, 1, sizeof *answer);
    if (!answer) {
        diags_no_memory(reader->diags);
        return NULL;
    }
    const struct node *value = node;
    if (node->kind == NODE_MAPPING) {
        const struct node *parts[FIELDS];
        fields_read(node, "answer", fields, FIELDS, parts, reader->diags);
        value = parts[VALUE];
        answer->note = reader_text(reader, parts[NOTE]);
        answer->by = reader_text(reader, parts[BY]);
    }
    return value && value_read(reader, asked, value, answer) ? answer : NULL;
}

static void unknown_fact(struct reader *reader, const char *group, const struct node *key)
{
    struct typo typo;
    typo_init(&typo, key->text);
    group_offer_facts(&reader->profile->pack->vocabulary, group, &typo);
    struct diag *diag =
        diag_add(reader->diags, R0114, key->span, "`%s` has no fact `%s`", group, key->text);
    group_suggest(reader, diag, key->text, &typo, "`ruling list facts` lists them");
}

void answers_read_group(struct reader *reader, const struct entry *group,
                        const struct answer **answers)
{
    const char *name = group->key->text;
    if (!reader_shape(reader, group, FIELD_MAPPING))
        return;
    for (uint32_t i = 0; i < group->value->count; i++) {
        const struct entry *entry = &group->value->entries[i];
        uint32_t fact = group_fact(reader, name, entry->key->text);
        if (fact == FACT_NONE)
            unknown_fact(reader, name, entry->key);
        else
            answers[fact] = answer_read(reader, fact, entry->key->span, entry->value);
    }
}
