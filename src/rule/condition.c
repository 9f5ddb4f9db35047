#include "rule/condition.h"

#include <string.h>

#include "base/typo.h"
#include "document/fields.h"
#include "rule/literal.h"
#include "rule/part.h"

static const struct {
    const char *name;
    enum condition_kind kind;
    bool roll_up;
} groups[] = {
    {"all", CONDITION_ALL, false},
    {"any", CONDITION_ANY, false},
    {"none", CONDITION_NONE, false},
    {"some_component", CONDITION_SOME, true},
    {"every_component", CONDITION_EVERY, true},
    {"share_of_components", CONDITION_SHARE, true},
};

#define GROUPS     (sizeof groups / sizeof *groups)
#define GROUP_LIST "all, any, none, some_component, every_component, share_of_components"

struct reader {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct condition_rules rules;
    struct diags *diags;
    const char *file;              /* the name of the source, kept once for all leaves */
    bool inside;                   /* of a roll-up */
    const struct node *roll_up;    /* the first roll-up */
    const struct node *about_part; /* the first leaf about a component outside roll-ups */
};

static bool read_node(struct reader *reader, const struct node *node, uint32_t depth,
                      struct condition *condition);

/* The leaf outlives its source, so it keeps the file's name. */
static bool keep_place(struct reader *reader, struct leaf *leaf)
{
    if (!leaf->place.file)
        return true;
    if (!reader->file)
        reader->file = arena_copy(reader->arena, leaf->place.file, strlen(leaf->place.file));
    leaf->place.file = reader->file;
    return reader->file || diags_no_memory(reader->diags);
}

/* Whether the leaf's fact may be asked for outside roll-ups. */
static bool check_scope(struct reader *reader, const struct node *node, const struct leaf *leaf)
{
    if (leaf->fact == FACT_NONE || reader->inside)
        return true;
    const struct fact *fact = &reader->vocabulary->facts[leaf->fact];
    if (fact->scope != FACT_COMPONENT)
        return true;
    if (!reader->about_part)
        reader->about_part = node;
    if (reader->rules.place != CONDITION_OF_PROJECT)
        return true;
    struct diag *diag =
        diag_add(reader->diags, R0307, node->span,
                 "%s is about one component, and this condition is about the project", fact->name);
    diag_label(reader->diags, diag, "of which component?");
    diag_hint(reader->diags, diag,
              "put it under some_component, every_component or share_of_components");
    return false;
}

static bool read_leaf(struct reader *reader, const struct node *node, struct condition *condition)
{
    struct leaf *leaf = arena_new(reader->arena, 1, sizeof *leaf);
    if (!leaf)
        return diags_no_memory(reader->diags);
    bool good = leaf_read(reader->arena, reader->vocabulary, node, reader->rules.advice, leaf,
                          reader->diags);
    good = check_scope(reader, node, leaf) && good;
    *condition = (struct condition){.kind = CONDITION_LEAF, .leaf = leaf};
    return good && keep_place(reader, leaf);
}

/* Reads a list into the children of a group. `what` names the list in messages. */
static bool read_children(struct reader *reader, const char *what, const struct node *list,
                          uint32_t depth, struct condition *group)
{
    if (list->refused)
        return false;
    if (list->kind != NODE_SEQUENCE || list->count == 0) {
        struct diag *diag = diag_add(reader->diags, R0309, list->span,
                                     "%s needs a list of conditions, not %s", what,
                                     list->kind == NODE_SEQUENCE ? "an empty one"
                                     : node_is_null(list)        ? "an empty value"
                                                                 : node_describe(list));
        if (list->kind != NODE_SEQUENCE)
            diag_hint(reader->diags, diag,
                      "each condition stands in a line of its own, behind `- `");
        return false;
    }
    struct condition *children = arena_new(reader->arena, list->count, sizeof *children);
    if (!children)
        return diags_no_memory(reader->diags);
    bool good = true;
    for (uint32_t i = 0; i < list->count; i++)
        good = read_node(reader, list->items[i], depth + 1, &children[i]) && good;
    group->children = children;
    group->count = list->count;
    return good;
}

/* A group of one says what its child says, if it does not negate or look over components. */
static void fold(struct condition *group)
{
    if ((group->kind == CONDITION_ALL || group->kind == CONDITION_ANY) && group->count == 1)
        *group = group->children[0];
}

static bool complain_share(struct reader *reader, struct part part, bool percent)
{
    char text[PART_QUOTE];
    struct diag *diag =
        diag_add(reader->diags, R0217, part_span(part),
                 "`%s` is no share: one number above 0 and at most 100 %%", part_quote(part, text));
    if (percent)
        diag_label(reader->diags, diag, "did you mean `%s %%`?", text);
    return false;
}

/* Reads the share of a share_of_components. */
static bool read_at_least(struct reader *reader, const struct node *node, int64_t *share)
{
    static const struct fact shares = {.name = "at_least",
                                       .type = FACT_NUMBER,
                                       .scope = FACT_PROJECT,
                                       .unit = {UNIT_PERCENT, 1, "%"},
                                       .range = {0, NUMBER_ONE}};
    struct part part = part_whole(node);
    int64_t number;
    size_t at;
    bool unit;
    if (number_parse_unit(part_text(part), part.length, &shares.unit, &number, &at, &unit) ==
            NUMBER_OK &&
        (number == 0 || number > NUMBER_ONE))
        return complain_share(reader, part, !unit && number > 0 && number <= 100 * NUMBER_ONE);
    struct value value;
    if (!literal_read(reader->arena, &shares, node, LITERAL_SETTING, &value, reader->diags))
        return false;
    *share = value.numbers.items[0].low;
    return value_is_exact(&value) || complain_share(reader, part, false);
}

/* Reads {where: […], at_least: 30 %}. */
static bool read_share(struct reader *reader, const struct node *node, uint32_t depth,
                       struct condition *group)
{
    enum { WHERE, AT_LEAST, FIELDS };
    static const struct field fields[FIELDS] = {
        [WHERE] = {"where", FIELD_ANY, true}, [AT_LEAST] = {"at_least", FIELD_WORD, true}};
    const struct node *values[FIELDS];
    bool good = fields_read(node, groups[GROUPS - 1].name, fields, FIELDS, values, reader->diags);
    if (values[WHERE])
        good = read_children(reader, "where", values[WHERE], depth, group) && good;
    if (values[AT_LEAST])
        good = read_at_least(reader, values[AT_LEAST], &group->share) && good;
    return good;
}

/* Whether a roll-up may stand here. */
static bool check_roll_up(struct reader *reader, const struct node *key)
{
    if (!reader->roll_up)
        reader->roll_up = key;
    if (reader->inside) {
        diag_add(reader->diags, R0306, key->span, "%s stands inside a roll-up: they are not nested",
                 key->text);
        return false;
    }
    if (reader->rules.place != CONDITION_OF_COMPONENT)
        return true;
    diag_add(reader->diags, R0306, key->span,
             "%s looks over all components, and this condition is about one", key->text);
    return false;
}

static bool read_roll_up(struct reader *reader, const struct entry *entry, uint32_t depth,
                         struct condition *group)
{
    bool good = check_roll_up(reader, entry->key);
    bool outer = reader->inside;
    reader->inside = true;
    if (group->kind == CONDITION_SHARE)
        good = read_share(reader, entry->value, depth, group) && good;
    else
        good = read_children(reader, entry->key->text, entry->value, depth, group) && good;
    reader->inside = outer;
    return good;
}

/* Reports a key that names no group. */
static bool complain_group(struct reader *reader, const struct entry *entry)
{
    const struct node *key = entry->key;
    char word[PART_QUOTE];
    struct diag *diag = diag_add(reader->diags, R0309, key->span, "`%s` is no group",
                                 part_quote(part_whole(key), word));
    struct typo typo;
    typo_init(&typo, key->text);
    for (size_t i = 0; i < GROUPS; i++)
        typo_offer(&typo, groups[i].name);
    static const char *const foreign[][2] = {
        {"and", "all"}, {"or", "any"}, {"not", "none"}, {"nor", "none"}};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strcmp(key->text, foreign[i][0]) == 0)
            typo.best = foreign[i][1];
    char value[PART_QUOTE];
    if (fact_find(reader->vocabulary, key->text) != FACT_NONE && entry->value->kind == NODE_SCALAR)
        diag_label(reader->diags, diag, "did you mean `%s == %s`?", key->text,
                   part_quote(part_whole(entry->value), value));
    else
        diag_suggest(reader->diags, diag, typo.best);
    diag_hint(reader->diags, diag, "groups: " GROUP_LIST);
    return false;
}

static bool read_entry(struct reader *reader, const struct entry *entry, uint32_t depth,
                       struct condition *condition)
{
    size_t i = 0;
    while (i < GROUPS && strcmp(groups[i].name, entry->key->text) != 0)
        i++;
    if (i == GROUPS)
        return complain_group(reader, entry);
    *condition = (struct condition){.kind = groups[i].kind};
    if (groups[i].roll_up)
        return read_roll_up(reader, entry, depth, condition);
    bool good = read_children(reader, groups[i].name, entry->value, depth, condition);
    if (good)
        fold(condition);
    return good;
}

/* Reads a mapping with one group; the others of a mapping with several are checked all the same. */
static bool read_group(struct reader *reader, const struct node *node, uint32_t depth,
                       struct condition *condition)
{
    if (node->count == 0) {
        struct diag *diag = diag_add(reader->diags, R0309, node->span, "a group is missing");
        diag_hint(reader->diags, diag, "groups: " GROUP_LIST);
        return false;
    }
    bool good = true;
    for (uint32_t i = 0; i < node->count; i++)
        good = read_entry(reader, &node->entries[i], depth, condition) && good;
    if (node->count == 1)
        return good;
    char word[PART_QUOTE];
    const struct node *second = node->entries[1].key;
    struct diag *diag =
        diag_add(reader->diags, R0309, second->span, "`%s` is a second group in one mapping",
                 part_quote(part_whole(second), word));
    diag_label(reader->diags, diag, "each group is an item of its own");
    diag_relate(diag, node->entries[0].key->span);
    return false;
}

static bool read_node(struct reader *reader, const struct node *node, uint32_t depth,
                      struct condition *condition)
{
    if (depth > limits[LIMIT_CONDITION_DEPTH].value) {
        diag_limit(reader->diags, LIMIT_CONDITION_DEPTH, node->span, NULL);
        return false;
    }
    if (node->refused)
        return false;
    if (node->kind == NODE_SCALAR)
        return read_leaf(reader, node, condition);
    if (node->kind == NODE_MAPPING)
        return read_group(reader, node, depth, condition);
    *condition = (struct condition){.kind = CONDITION_ALL};
    bool good = read_children(reader, "a condition", node, depth, condition);
    if (good)
        fold(condition);
    return good;
}

/* A check is about the project or about a component, not both. */
static bool check_about(struct reader *reader)
{
    if (reader->rules.place != CONDITION_OF_EITHER || !reader->roll_up || !reader->about_part)
        return true;
    struct diag *diag =
        diag_add(reader->diags, R0306, reader->roll_up->span,
                 "%s looks over all components, and this condition also asks about one",
                 reader->roll_up->text);
    diag_hint(reader->diags, diag, "put what is asked of one component under a roll-up too");
    diag_relate(diag, reader->about_part->span);
    return false;
}

const struct condition *condition_read(struct arena *arena, const struct vocabulary *vocabulary,
                                       const struct node *node, struct condition_rules rules,
                                       struct diags *diags)
{
    struct reader reader = {
        .arena = arena, .vocabulary = vocabulary, .rules = rules, .diags = diags};
    struct condition *condition = arena_new(arena, 1, sizeof *condition);
    if (!condition) {
        diags_no_memory(diags);
        return NULL;
    }
    bool good = read_node(&reader, node, 1, condition);
    return check_about(&reader) && good ? condition : NULL;
}

static bool is_roll_up(const struct condition *condition)
{
    return condition->kind == CONDITION_SOME || condition->kind == CONDITION_EVERY ||
           condition->kind == CONDITION_SHARE;
}

bool condition_about_component(const struct condition *condition,
                               const struct vocabulary *vocabulary)
{
    if (condition->kind == CONDITION_LEAF)
        return vocabulary->facts[condition->leaf->fact].scope == FACT_COMPONENT;
    for (uint32_t i = 0; i < condition->count && !is_roll_up(condition); i++)
        if (condition_about_component(&condition->children[i], vocabulary))
            return true;
    return false;
}

void condition_leaves(const struct condition *condition,
                      void (*visit)(const struct leaf *leaf, void *context), void *context)
{
    if (!condition)
        return;
    if (condition->kind == CONDITION_LEAF)
        visit(condition->leaf, context);
    for (uint32_t i = 0; i < condition->count; i++)
        condition_leaves(&condition->children[i], visit, context);
}
