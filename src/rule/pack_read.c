/* Drives the reading of a pack: finds the files, collects what they define, gives everything its
 * name, then has the parts read (see draft.h), and at the end sorts the facts and takes the
 * digest. */
#include "rule/pack_read.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "document/document.h"
#include "rule/draft.h"
#include "rule/image.h"
#include "rule/order.h"

static const struct field fields[DOCUMENT_FIELDS] = {
    [DOCUMENT_CRITERIA] = {"criteria", FIELD_MAPPING, false},
    [DOCUMENT_SOURCES] = {"sources", FIELD_MAPPING, false},
    [DOCUMENT_FACTS] = {"facts", FIELD_LIST, false},
    [DOCUMENT_CLAIMS] = {"claims", FIELD_LIST, false},
    [DOCUMENT_RULES] = {"rules", FIELD_LIST, false},
    [DOCUMENT_ADVICE] = {"advice", FIELD_LIST, false},
    [DOCUMENT_CHECKS] = {"checks", FIELD_LIST, false},
    [DOCUMENT_FORMAT] = {"format", FIELD_WORD, true},
    [DOCUMENT_PACK] = {"pack", FIELD_WORD, true},
    [DOCUMENT_VERSION] = {"version", FIELD_WORD, true},
    [DOCUMENT_TITLE] = {"title", FIELD_PROSE, false},
    [DOCUMENT_OPTIONS] = {"options", FIELD_MAPPING, true},
    [DOCUMENT_COMBINATION] = {"combination", FIELD_MAPPING, true},
    [DOCUMENT_STRENGTHS] = {"strengths", FIELD_MAPPING, true},
    [DOCUMENT_THRESHOLDS] = {"thresholds", FIELD_MAPPING, true},
    [DOCUMENT_SPLIT] = {"split", FIELD_MAPPING, false},
    [DOCUMENT_SWITCH] = {"switch", FIELD_MAPPING, false},
    [DOCUMENT_INCLUDE] = {"include", FIELD_WORDS, false},
};

/* What the parts of a document define. */
static const enum id_kind part_kinds[DOCUMENT_PARTS] = {
    [DOCUMENT_CRITERIA] = ID_CRITERION, [DOCUMENT_SOURCES] = ID_SOURCE,
    [DOCUMENT_FACTS] = ID_NONE,         [DOCUMENT_CLAIMS] = ID_CLAIM,
    [DOCUMENT_RULES] = ID_RULE,         [DOCUMENT_ADVICE] = ID_ADVICE,
    [DOCUMENT_CHECKS] = ID_CHECK,
};

static void add_item(struct draft *draft, item_list *list, const struct node *name,
                     const struct node *body)
{
    struct item *item = vec_add(list, draft->scratch);
    if (!item) {
        diags_no_memory(draft->diags);
        return;
    }
    /* A name of the wrong shape is reported when the rest is read. */
    bool usable = name && name->kind == NODE_SCALAR && !node_is_null(name);
    *item = (struct item){.name = usable ? name : NULL, .body = body, .id = ""};
}

/* Adds the entries of a mapping (named by their keys) or the items of a list (by the value under
 * `key`). */
static void add_items(struct draft *draft, item_list *list, const struct node *part,
                      const char *key)
{
    for (uint32_t i = 0; part && i < part->count; i++) {
        if (part->kind == NODE_MAPPING)
            add_item(draft, list, part->entries[i].key, part->entries[i].value);
        else
            add_item(draft, list, node_get(part->items[i], key), part->items[i]);
    }
}

static void add_parts(struct draft *draft, const struct node *const *parts)
{
    for (uint32_t i = 0; i < DOCUMENT_PARTS; i++) {
        if (i == DOCUMENT_FACTS)
            add_items(draft, &draft->facts, parts[i], "fact");
        else
            add_items(draft, &draft->items[part_kinds[i]], parts[i], "id");
    }
}

static bool read_root(struct draft *draft, const char *path)
{
    draft->root = document_read(draft->scratch, path, DOCUMENT_BY_NAME, draft->diags);
    if (!draft->root)
        return false;
    if (node_get(draft->root, "extends")) {
        diag_add(draft->diags, R0222, draft_key(draft->root, "extends"),
                 "a pack that builds on another cannot be read yet");
        return false;
    }
    if (node_get(draft->root, "ruling") && !node_get(draft->root, "pack")) {
        diag_add(draft->diags, R0101, draft_key(draft->root, "ruling"),
                 "this is a profile, and a rule pack is expected");
        return false;
    }
    fields_read(draft->root, "pack", fields, DOCUMENT_FIELDS, draft->head, draft->diags);
    const struct node *combination = draft->head[DOCUMENT_COMBINATION];
    add_items(draft, &draft->items[ID_OPTION], draft->head[DOCUMENT_OPTIONS], NULL);
    if (combination)
        add_item(draft, &draft->items[ID_COMBINATION], node_get(combination, "id"), combination);
    add_parts(draft, draft->head);
    return true;
}

/* Whether the file was read already. Otherwise notes it. */
static bool read_before(struct draft *draft, const char *path)
{
    for (uint32_t i = 0; i < draft->files.count; i++) {
        if (strcmp(draft->files.items[i], path) == 0)
            return true;
    }
    const char **file = vec_add(&draft->files, draft->scratch);
    if (file)
        *file = path;
    else
        diags_no_memory(draft->diags);
    return false;
}

/* False when no further file can be taken. */
static bool include_file(struct draft *draft, const struct node *pattern, const char *path)
{
    if (!file_inside(draft->folder, path)) {
        diag_add(draft->diags, R0212, pattern->span, "`%s` lies outside the pack's folder", path);
        draft->incomplete = true;
        return true;
    }
    if (read_before(draft, path))
        return true;
    if (draft->files.count > limits[LIMIT_INCLUDED_FILES].value + 1) {
        diag_limit(draft->diags, LIMIT_INCLUDED_FILES, pattern->span, NULL);
        draft->incomplete = true;
        return false;
    }
    const struct node *values[DOCUMENT_PARTS];
    const struct node *root = document_read(draft->scratch, path, DOCUMENT_BY_NAME, draft->diags);
    if (root) {
        fields_read(root, "included file", fields, DOCUMENT_PARTS, values, draft->diags);
        add_parts(draft, values);
    } else {
        draft->incomplete = true;
    }
    return !draft->diags->no_memory;
}

/* Whether a pattern leads out of the folder by what it says. */
static bool leads_outside(const char *pattern)
{
    if (*pattern == '/')
        return true;
    for (const char *part = pattern; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    }
    return false;
}

static void complain_no_file(struct draft *draft, const struct node *pattern)
{
    const char *path = arena_printf(draft->scratch, "%s%s", draft->prefix, pattern->text);
    struct diag *diag =
        diag_add(draft->diags, R0213, pattern->span, "`%s` matches no file", pattern->text);
    if (!path)
        diags_no_memory(draft->diags);
    else if (file_is_folder(path))
        diag_label(draft->diags, diag, "this is a folder: write `%s/*.yaml`", pattern->text);
}

/* The files that a pattern matches, sorted; none, reported, when there are none. */
static uint32_t match_files(struct draft *draft, const struct node *pattern, char ***names)
{
    size_t count = 0;
    if (leads_outside(pattern->text)) {
        diag_add(draft->diags, R0212, pattern->span, "`%s` leads out of the pack's folder",
                 pattern->text);
        return 0;
    }
    enum file_status status =
        file_glob(draft->scratch, draft->folder, pattern->text, names, &count);
    if (status == FILE_NO_MEMORY)
        diags_no_memory(draft->diags);
    else if (status != FILE_OK)
        diag_add(draft->diags, R0002, pattern->span, "`%s` cannot be looked up: %s", pattern->text,
                 strerror(errno));
    else if (count == 0)
        complain_no_file(draft, pattern);
    return status == FILE_OK ? (uint32_t)count : 0;
}

static void read_included(struct draft *draft)
{
    const struct node *one;
    uint32_t count;
    const struct node *const *patterns = fields_words(draft->head[DOCUMENT_INCLUDE], &one, &count);
    bool more = true;
    for (uint32_t i = 0; i < count && more; i++) {
        char **names = NULL;
        uint32_t found = match_files(draft, patterns[i], &names);
        draft->incomplete |= found == 0;
        for (uint32_t f = 0; f < found && more; f++) {
            const char *path = arena_printf(draft->scratch, "%s%s", draft->prefix, names[f]);
            more = path ? include_file(draft, patterns[i], path) : diags_no_memory(draft->diags);
        }
    }
}

/* Cuts a list that is longer than the limit. */
static void cut_items(struct draft *draft, item_list *list, enum limit limit)
{
    if (list->count <= limits[limit].value)
        return;
    const struct item *first = &list->items[limits[limit].value];
    diag_limit(draft->diags, limit, draft_span(first), NULL);
    list->count = (uint32_t)limits[limit].value;
}

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

static bool check_free(struct draft *draft, const struct node *name, enum id_kind kind)
{
    uint32_t index = 0;
    enum id_kind first = pack_find(draft->pack, name->text, &index);
    if (first == ID_NONE)
        return true;
    struct diag *diag =
        diag_add(draft->diags, R0202, name->span, "`%s` cannot name %s: it names %s already",
                 name->text, draft_kind(kind), draft_kind(first));
    diag_relate(diag, draft->items[first].items[index].name->span);
    return false;
}

static void name_item(struct draft *draft, struct item *item, enum id_kind kind, uint32_t index)
{
    if (!item->name)
        return;
    item->id = draft_text(draft, item->name);
    if (draft_check_name(draft, item->name, kind == ID_SOURCE ? NAME_SOURCE : NAME_ID) &&
        check_verdict_word(draft, item->name, kind) && check_free(draft, item->name, kind) &&
        !pack_register(draft->pack, item->id, kind, index))
        diags_no_memory(draft->diags);
}

static void name_items(struct draft *draft)
{
    cut_items(draft, &draft->items[ID_OPTION], LIMIT_OPTIONS);
    cut_items(draft, &draft->items[ID_RULE], LIMIT_RULES);
    cut_items(draft, &draft->facts, LIMIT_FACTS);
    for (enum id_kind kind = ID_OPTION; kind < ID_KINDS; kind++) {
        item_list *list = &draft->items[kind];
        for (uint32_t i = 0; i < list->count; i++)
            name_item(draft, &list->items[i], kind, i);
    }
}

/* Splits the path into the folder that includes are relative to and the prefix of their names;
 * returns the path of the first document, NULL when memory is out. */
static const char *locate(struct draft *draft, const char *path)
{
    size_t length = strlen(path);
    if (file_is_folder(path)) {
        while (length > 0 && path[length - 1] == '/')
            length--;
        draft->prefix = arena_printf(draft->scratch, "%.*s/", (int)length, path);
        draft->folder = path;
        return draft->prefix ? arena_printf(draft->scratch, "%spack.yaml", draft->prefix) : NULL;
    }
    const char *slash = strrchr(path, '/');
    size_t before = slash ? (size_t)(slash - path) + 1 : 0;
    draft->prefix = arena_copy(draft->scratch, path, before);
    draft->folder = before ? draft->prefix : ".";
    return draft->prefix ? path : NULL;
}

static struct span fact_span(uint32_t fact, void *context)
{
    const struct draft *draft = context;
    return draft_span(&draft->facts.items[fact]);
}

static void read_draft(struct draft *draft, const char *path)
{
    const char *first = locate(draft, path);
    if (!first) {
        diags_no_memory(draft->diags);
        return;
    }
    read_before(draft, first);
    if (!read_root(draft, first))
        return;
    read_included(draft);
    /* What a file that could not be read defines would be missed everywhere else. */
    if (draft->incomplete)
        return;
    name_items(draft);
    static void (*const parts[])(struct draft *) = {
        read_head, read_facts, read_costs, read_evidence, read_rules, read_advice,
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !draft->diags->no_memory; i++)
        parts[i](draft);
    if (!draft->diags->no_memory && order_facts(draft->pack, fact_span, draft, draft->diags) &&
        !image_digest(draft->pack))
        diags_no_memory(draft->diags);
}

struct pack *pack_read(struct arena *scratch, const char *path, struct diags *diags)
{
    struct draft draft = {.pack = pack_new(), .scratch = scratch, .diags = diags};
    uint32_t before = diags->input + diags->failures;
    if (!draft.pack) {
        diags_no_memory(diags);
        return NULL;
    }
    read_draft(&draft, path);
    if (diags->no_memory || diags->input + diags->failures > before) {
        pack_free(draft.pack);
        return NULL;
    }
    return draft.pack;
}
