#include "rule/draft.h"

#include <string.h>

#include "rule/literal.h"

const char *draft_text(struct draft *draft, const struct node *scalar)
{
    if (!scalar)
        return NULL;
    const char *text = arena_copy(&draft->pack->arena, scalar->text, scalar->length);
    if (text)
        return text;
    diags_no_memory(draft->diags);
    return "";
}

const char *draft_text_or(struct draft *draft, const struct node *scalar, const char *otherwise)
{
    return scalar ? draft_text(draft, scalar) : otherwise;
}

/* The name of a node's file, copied once for each file. */
static const char *kept_name(struct draft *draft, const struct source *source)
{
    for (uint32_t i = draft->kept.count; i > 0; i--) {
        if (draft->kept.items[i - 1].source == source)
            return draft->kept.items[i - 1].name;
    }
    struct kept_file *kept = vec_add(&draft->kept, draft->scratch);
    const char *name = arena_copy(&draft->pack->arena, source->name, strlen(source->name));
    if (!kept || !name) {
        diags_no_memory(draft->diags);
        return NULL;
    }
    *kept = (struct kept_file){source, name};
    return name;
}

struct span draft_span(const struct item *item)
{
    return (item->name ? item->name : item->body)->span;
}

struct place draft_place(struct draft *draft, struct span span)
{
    struct place place = source_place(span);
    place.file = kept_name(draft, span.source);
    return place;
}

void *draft_array(struct draft *draft, uint32_t *count, size_t size)
{
    if (*count == 0)
        return NULL;
    void *items = arena_new(&draft->pack->arena, *count, size);
    if (!items) {
        *count = 0;
        diags_no_memory(draft->diags);
    }
    return items;
}

struct span draft_key(const struct node *mapping, const char *key)
{
    uint32_t i = 0;
    while (strcmp(mapping->entries[i].key->text, key) != 0)
        i++;
    return mapping->entries[i].key->span;
}

bool draft_check_name(struct draft *draft, const struct node *name, enum name_form form)
{
    if (name_fits(name->text, form))
        return true;
    struct diag *diag =
        diag_add(draft->diags, R0201, name->span, "`%s` cannot be a name", name->text);
    diag_hint(draft->diags, diag, "names match %s here, and are not true, false, null or unknown",
              name_pattern(form));
    return false;
}

bool draft_bool(struct draft *draft, const struct node *scalar, bool otherwise)
{
    if (!scalar)
        return otherwise;
    bool is_true = strcmp(scalar->text, "true") == 0;
    bool is_false = strcmp(scalar->text, "false") == 0;
    bool plain = scalar->style == STYLE_PLAIN;
    if (plain && (is_true || is_false))
        return is_true;
    struct diag *diag;
    if (is_true || is_false) {
        diag = diag_add(draft->diags, R0105, scalar->span, "a truth value is no text");
        diag_label(draft->diags, diag, "write %s, without quotes", scalar->text);
    } else {
        diag = diag_add(draft->diags, R0106, scalar->span, "`%s` is no truth value", scalar->text);
        diag_hint(draft->diags, diag, "write true or false");
    }
    return otherwise;
}

const struct amount amount_of_points = {
    .what = "number of points",
    .must = "a number from 0 to 1000 with at most three decimals",
    .least = 0,
    .most = 1000 * NUMBER_ONE,
    .grain = NUMBER_ONE / 1000,
};

static const enum diag_code number_codes[] = {
    [NUMBER_SYNTAX] = R0108,    [NUMBER_SIGN] = R0136, [NUMBER_EXPONENT] = R0136,
    [NUMBER_SEPARATOR] = R0136, [NUMBER_ZERO] = R0136, [NUMBER_POINT] = R0136,
    [NUMBER_UNIT] = R0110,      [NUMBER_FINE] = R0137, [NUMBER_LARGE] = R0137,
};

/* Reports what is no number, or one in quotes. */
static bool is_number(struct draft *draft, const struct node *scalar, const char *what,
                      int64_t *value)
{
    const struct unit unit = unit_parse(NULL);
    size_t at;
    enum number_status status = number_parse(scalar->text, scalar->length, &unit, value, &at);
    if (status == NUMBER_OK && scalar->style == STYLE_PLAIN)
        return true;
    if (status == NUMBER_OK) {
        struct diag *diag = diag_add(draft->diags, R0105, scalar->span, "a %s is no text", what);
        diag_label(draft->diags, diag, "write %s, without quotes", scalar->text);
    } else {
        struct diag *diag = diag_add(draft->diags, number_codes[status], scalar->span,
                                     "`%s` is no %s", scalar->text, what);
        diag_label(draft->diags, diag, "%s", number_complaint(status));
    }
    return false;
}

bool draft_amount(struct draft *draft, const struct node *scalar, const struct amount *amount,
                  int64_t *grains)
{
    int64_t value;
    if (!is_number(draft, scalar, amount->what, &value))
        return false;
    if (value < amount->least || value > amount->most || value % amount->grain != 0) {
        struct diag *diag = diag_add(draft->diags, R0217, scalar->span, "`%s` cannot be a %s",
                                     scalar->text, amount->what);
        diag_hint(draft->diags, diag, "it is %s", amount->must);
        return false;
    }
    *grains = value / amount->grain;
    return true;
}

/* Adds the list of names below the excerpt, if it is short. */
static void hint_names(struct draft *draft, struct diag *diag, struct names names)
{
    struct strbuf list;
    strbuf_init(&list);
    bool listed = names_list(names, &list);
    if (list.failed)
        diags_no_memory(draft->diags);
    else if (listed)
        diag_hint(draft->diags, diag, "known here: %s", list.text);
    strbuf_fini(&list);
}

uint32_t draft_pick(struct draft *draft, const struct node *scalar, struct names names,
                    enum diag_code code, const char *what)
{
    uint32_t index = names_find(names, scalar->text);
    if (index != NAME_NONE)
        return index;
    struct typo typo;
    typo_init(&typo, scalar->text);
    names_offer(names, &typo);
    struct diag *diag =
        diag_add(draft->diags, code, scalar->span, "`%s` is no %s", scalar->text, what);
    diag_suggest(draft->diags, diag, typo.best);
    hint_names(draft, diag, names);
    return NAME_NONE;
}

const char *draft_kind(enum id_kind kind)
{
    static const char *const names[ID_KINDS] = {
        [ID_NONE] = "a fact",
        [ID_OPTION] = "an option",
        [ID_COMBINATION] = "the combination",
        [ID_CRITERION] = "a criterion",
        [ID_SOURCE] = "a source",
        [ID_CLAIM] = "a claim",
        [ID_RULE] = "a rule",
        [ID_ADVICE] = "a piece of advice",
        [ID_CHECK] = "a check",
    };
    return names[kind];
}

uint32_t draft_id(struct draft *draft, const struct node *scalar, enum id_kind kind)
{
    static const enum diag_code codes[ID_KINDS] = {
        [ID_OPTION] = R0125, [ID_CRITERION] = R0126, [ID_SOURCE] = R0214, [ID_CLAIM] = R0215};
    const struct pack *pack = draft->pack;
    const struct names known[ID_KINDS] = {
        [ID_OPTION] = NAMES(pack->options, pack->option_count),
        [ID_CRITERION] = NAMES(pack->criteria, pack->criterion_count),
        [ID_SOURCE] = NAMES(pack->publications, pack->publication_count),
        [ID_CLAIM] = NAMES(pack->claims, pack->claim_count),
    };
    uint32_t index;
    enum id_kind found = pack_find(pack, scalar->text, &index);
    if (found == kind)
        return index;
    struct diag *diag = diag_add(draft->diags, codes[kind], scalar->span, "the pack has no %s `%s`",
                                 id_kind_name(kind), scalar->text);
    if (found != ID_NONE)
        diag_label(draft->diags, diag, "this is %s", draft_kind(found));
    else
        diag_suggest(draft->diags, diag, pack_suggest(pack, kind, scalar->text));
    hint_names(draft, diag, known[kind]);
    return UINT32_MAX;
}

/* Notes a word of a list. False when it was noted before, which is reported, or memory is out. */
static bool note_word(struct draft *draft, struct map *seen, const struct node *const *words,
                      uint32_t index)
{
    uint32_t before = map_get(seen, words[index]->text);
    if (before == MAP_NONE)
        return map_put(seen, draft->scratch, words[index]->text, index) ||
               diags_no_memory(draft->diags);
    struct diag *diag = diag_add(draft->diags, R0134, words[index]->span, "`%s` is named twice",
                                 words[index]->text);
    diag_relate(diag, words[before]->span);
    return false;
}

const uint32_t *draft_ids(struct draft *draft, const struct node *words, enum id_kind kind,
                          uint32_t *count)
{
    const struct node *one;
    const struct node *const *word = fields_words(words, &one, count);
    uint32_t *ids = draft_array(draft, count, sizeof *ids);
    struct map seen = {0};
    uint32_t good = 0;
    for (uint32_t i = 0; i < *count; i++) {
        if (!note_word(draft, &seen, word, i))
            continue;
        uint32_t id = draft_id(draft, word[i], kind);
        if (id != UINT32_MAX)
            ids[good++] = id;
    }
    *count = good;
    return ids;
}

uint32_t draft_fact(struct draft *draft, const struct node *scalar)
{
    const struct vocabulary *vocabulary = &draft->pack->vocabulary;
    uint32_t fact = fact_find(vocabulary, scalar->text);
    if (fact == FACT_NONE) {
        struct diag *diag =
            diag_add(draft->diags, R0114, scalar->span, "the pack has no fact `%s`", scalar->text);
        diag_suggest(draft->diags, diag, fact_suggest(vocabulary, scalar->text));
    }
    return fact;
}

/* Whether a scalar of the tree has the name of a broken fact in it. */
static bool asks_broken(const struct draft *draft, const struct node *node)
{
    bool asks = false;
    if (node->kind == NODE_SCALAR) {
        for (uint32_t i = 0; i < draft->facts.count && !asks; i++)
            asks = draft->broken[i] && *draft->facts.items[i].id &&
                   strstr(node->text, draft->facts.items[i].id);
    }
    for (uint32_t i = 0; i < node->count && !asks; i++)
        asks = asks_broken(draft,
                           node->kind == NODE_SEQUENCE ? node->items[i] : node->entries[i].value);
    return asks;
}

const struct condition *draft_condition(struct draft *draft, const struct node *node,
                                        struct condition_rules rules)
{
    if (!node || (draft->broken_count > 0 && asks_broken(draft, node)))
        return NULL;
    return condition_read(&draft->pack->arena, &draft->pack->vocabulary, node, rules, draft->diags);
}

bool draft_value(struct draft *draft, uint32_t fact, const struct node *node, struct value *value)
{
    if (fact < draft->facts.count && draft->broken[fact])
        return false;
    return literal_read(&draft->pack->arena, &draft->pack->vocabulary.facts[fact], node,
                        LITERAL_SETTING, value, draft->diags);
}
