/* The layers of a pack. The first path of the stack brings its pack and all that this extends, down
 * to a base; each further path brings one overlay, whose own base must be there already. */
#include "rule/draft.h"

#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "rule/draft_file.h"

/* Where files are. */

/* The layer at a path: the folder that includes are relative to, the prefix of their names, and the
 * first document. False when memory is out. */
static bool locate(struct draft *draft, const char *path, struct draft_layer *layer)
{
    size_t length = strlen(path);
    *layer = (struct draft_layer){.folder = path};
    if (file_is_folder(path)) {
        while (length > 0 && path[length - 1] == '/')
            length--;
        layer->prefix = arena_printf(draft->scratch, "%.*s/", (int)length, path);
        layer->file =
            layer->prefix ? arena_printf(draft->scratch, "%spack.yaml", layer->prefix) : NULL;
    } else {
        const char *slash = strrchr(path, '/');
        size_t before = slash ? (size_t)(slash - path) + 1 : 0;
        layer->prefix = arena_copy(draft->scratch, path, before);
        layer->folder = before ? layer->prefix : ".";
        layer->file = layer->prefix ? path : NULL;
    }
    return layer->file || diags_no_memory(draft->diags);
}

/* Whether `extends` says a path, and not the name of a pack. */
static bool is_path(const char *text)
{
    static const char *const endings[] = {".yaml", ".yml", ".json"};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcmp(text + length - ending, endings[i]) == 0)
            return true;
    }
    return strchr(text, '/') != NULL;
}

static void complain_unknown(struct draft *draft, const struct node *extends)
{
    const struct pack_stack *stack = draft->stack;
    struct typo typo;
    typo_init(&typo, extends->text);
    for (size_t i = 0; i < stack->carried_count; i++) {
        const char *name = stack->carried[i].name;
        const char *folder = arena_copy(draft->scratch, name, strcspn(name, "/"));
        if (!folder) {
            diags_no_memory(draft->diags);
            return;
        }
        typo_offer(&typo, folder);
    }
    struct diag *diag = diag_add(draft->diags, R0222, extends->span,
                                 "the program carries no pack `%s`", extends->text);
    diag_suggest(draft->diags, diag, typo.best);
    diag_hint(draft->diags, diag, "a path has a `/` in it, or ends in .yaml: ./%s", extends->text);
}

/* Finds a pack that the program carries; false, reported, when there is none of this name. */
static bool locate_carried(struct draft *draft, const struct node *extends,
                           struct draft_layer *layer)
{
    const struct pack_stack *stack = draft->stack;
    *layer = (struct draft_layer){.carried = true};
    layer->prefix = arena_printf(draft->scratch, "%s/", extends->text);
    layer->folder = layer->prefix;
    layer->file = arena_printf(draft->scratch, "%s/pack.yaml", extends->text);
    if (!layer->prefix || !layer->file)
        return diags_no_memory(draft->diags);
    for (size_t i = 0; i < stack->carried_count; i++)
        if (strcmp(stack->carried[i].name, layer->file) == 0)
            return true;
    complain_unknown(draft, extends);
    return false;
}

/* Finds the base that a layer names. */
static bool locate_base(struct draft *draft, const struct draft_layer *layer,
                        struct draft_layer *base)
{
    const struct node *extends = layer->head[DOCUMENT_EXTENDS];
    if (!is_path(extends->text))
        return locate_carried(draft, extends, base);
    const char *path = path_from(draft->scratch, layer->file, extends->text);
    return path ? locate(draft, path, base) : diags_no_memory(draft->diags);
}

static bool is_same(const struct draft_layer *a, const struct draft_layer *b)
{
    if (a->carried || b->carried)
        return a->carried == b->carried && strcmp(a->file, b->file) == 0;
    return strcmp(a->file, b->file) == 0 || file_same(a->file, b->file);
}

/* Documents. */

/* Reads the document of a layer that has been located; `named` (may be NULL) names it. False when
 * it cannot be read, or does not say what lies below it. */
static bool read_root(struct draft *draft, struct draft_layer *layer, const struct node *named)
{
    struct span span = named ? named->span : (struct span){0};
    draft_file_note(draft, layer->file);
    layer->root = draft_file_read(draft, layer, layer->file, span);
    if (!layer->root)
        return false;
    if (node_get(layer->root, "ruling") && !node_get(layer->root, "pack")) {
        struct diag *diag = diag_add(draft->diags, R0101, draft_key(layer->root, "ruling"),
                                     "this is a profile, and a rule pack is expected");
        if (diag)
            diag_relate(diag, span);
        return false;
    }
    bool overlay = node_get(layer->root, "extends") != NULL;
    draft_file_fields(draft, layer->root, overlay ? "overlay" : "pack", DOCUMENT_FIELDS, overlay,
                      layer->head);
    return !overlay || layer->head[DOCUMENT_EXTENDS];
}

/* Layers from the top down. */
typedef VEC(struct draft_layer) layer_list;

/* Whether one more layer may be read. */
static bool has_room(struct draft *draft, uint32_t count, struct span named, const char *file)
{
    if (count < limits[LIMIT_LAYERS].value)
        return true;
    diag_limit(draft->diags, LIMIT_LAYERS, named, file);
    return false;
}

/* Whether a base is one of those that build on it, which is reported. */
static bool closes_circle(struct draft *draft, const layer_list *chain,
                          const struct draft_layer *base, const struct node *named)
{
    uint32_t first = 0;
    while (first < chain->count && !is_same(&chain->items[first], base))
        first++;
    if (first == chain->count)
        return false;
    struct strbuf way;
    strbuf_init(&way);
    for (uint32_t i = first; i < chain->count; i++)
        strbuf_printf(&way, "%s → ", chain->items[i].file);
    struct diag *diag =
        diag_add(draft->diags, R0223, named->span, "`%s` extends itself", chain->items[first].file);
    if (way.failed)
        diags_no_memory(draft->diags);
    else
        diag_hint(draft->diags, diag, "%s%s", way.text, base->file);
    strbuf_fini(&way);
    return true;
}

/* Reads a layer and all that it extends. */
static bool read_chain(struct draft *draft, struct draft_layer *next, layer_list *chain)
{
    const struct node *named = NULL;
    for (;;) {
        struct span span = named ? named->span : (struct span){0};
        if ((named && closes_circle(draft, chain, next, named)) ||
            !has_room(draft, chain->count, span, next->file))
            return false;
        struct draft_layer *layer = vec_add(chain, draft->scratch);
        if (!layer)
            return diags_no_memory(draft->diags);
        *layer = *next;
        if (!read_root(draft, layer, named))
            return false;
        named = layer->head[DOCUMENT_EXTENDS];
        if (!named)
            return true;
        if (!locate_base(draft, layer, next))
            return false;
    }
}

static bool keep_layer(struct draft *draft, const struct draft_layer *layer)
{
    struct draft_layer *kept = vec_add(&draft->layers, draft->scratch);
    if (!kept)
        return diags_no_memory(draft->diags);
    *kept = *layer;
    return true;
}

static bool read_first(struct draft *draft, const char *path)
{
    layer_list chain = {0};
    struct draft_layer next;
    if (!locate(draft, path, &next) || !read_chain(draft, &next, &chain))
        return false;
    bool kept = true;
    for (uint32_t i = chain.count; i > 0 && kept; i--)
        kept = keep_layer(draft, &chain.items[i - 1]);
    return kept;
}

/* Further layers. */

/* Whether the base that a layer names is in the stack. */
static bool is_laid_on(struct draft *draft, const struct draft_layer *layer)
{
    const char *text = layer->head[DOCUMENT_EXTENDS]->text;
    struct draft_layer base = {0};
    bool path = is_path(text);
    if (path && !locate_base(draft, layer, &base))
        return false;
    for (uint32_t i = 0; i < draft->layers.count; i++) {
        const struct draft_layer *below = &draft->layers.items[i];
        const struct node *name = below->head[DOCUMENT_PACK];
        if (path ? is_same(below, &base) : name && strcmp(name->text, text) == 0)
            return true;
    }
    return false;
}

static void complain_not_laid_on(struct draft *draft, const struct draft_layer *layer)
{
    const struct node *extends = layer->head[DOCUMENT_EXTENDS];
    struct strbuf list;
    strbuf_init(&list);
    for (uint32_t i = 0; i < draft->layers.count; i++) {
        const struct draft_layer *below = &draft->layers.items[i];
        const struct node *name = below->head[DOCUMENT_PACK];
        strbuf_printf(&list, "%s%s (%s)", i > 0 ? ", " : "", name ? name->text : "?", below->file);
    }
    struct diag *diag =
        diag_add(draft->diags, R0222, extends->span,
                 "`%s` is none of the packs that this overlay is laid on", extends->text);
    if (list.failed)
        diags_no_memory(draft->diags);
    else
        diag_hint(draft->diags, diag, "below it: %s", list.text);
    strbuf_fini(&list);
}

static bool read_further(struct draft *draft, const char *path)
{
    struct draft_layer layer;
    if (!locate(draft, path, &layer) ||
        !has_room(draft, draft->layers.count, (struct span){0}, layer.file) ||
        !read_root(draft, &layer, NULL))
        return false;
    if (!layer.head[DOCUMENT_EXTENDS]) {
        struct diag *diag = diag_add(draft->diags, R0222, layer.root->span,
                                     "this pack extends none, and cannot be laid on another");
        diag_hint(draft->diags, diag,
                  "an overlay has the key `extends`; a pack that has not comes first");
        return false;
    }
    if (!is_laid_on(draft, &layer)) {
        if (!draft->diags->no_memory)
            complain_not_laid_on(draft, &layer);
        return false;
    }
    return keep_layer(draft, &layer);
}

/* What a pack file says of itself. */

static void check_alone(struct draft *draft, uint32_t index)
{
    const struct node *name = draft->layers.items[index].head[DOCUMENT_PACK];
    for (uint32_t i = 0; name && i < index; i++) {
        const struct node *below = draft->layers.items[i].head[DOCUMENT_PACK];
        if (!below || strcmp(below->text, name->text) != 0)
            continue;
        struct diag *diag = diag_add(draft->diags, R0224, name->span,
                                     "a pack below is called `%s` already", name->text);
        if (diag)
            diag_relate(diag, below->span);
        diag_hint(draft->diags, diag, "each overlay has a name of its own, and is laid on once");
        return;
    }
}

static void introduce(struct draft *draft, uint32_t index)
{
    const struct draft_layer *from = &draft->layers.items[index];
    const struct node *format = from->head[DOCUMENT_FORMAT];
    const struct node *name = from->head[DOCUMENT_PACK];
    struct layer *layer = &draft->pack->layers[index];
    if (format && strcmp(format->text, "1") != 0)
        diag_add(draft->diags, R0122, format->span, "`%s` is no format of packs that is known",
                 format->text);
    if (name)
        draft_check_name(draft, name, NAME_ID);
    check_alone(draft, index);
    layer->name = draft_text_or(draft, name, "");
    layer->version = draft_text_or(draft, from->head[DOCUMENT_VERSION], "");
    layer->title = draft_text_or(draft, from->head[DOCUMENT_TITLE], layer->name);
    layer->place = draft_place(draft, name ? name->span : from->root->span);
    layer->carried = from->carried;
}

bool read_layers(struct draft *draft)
{
    const struct pack_stack *stack = draft->stack;
    bool good = read_first(draft, stack->paths[0]);
    for (size_t i = 1; i < stack->path_count && good; i++)
        good = read_further(draft, stack->paths[i]);
    struct pack *pack = draft->pack;
    pack->layer_count = good ? draft->layers.count : 0;
    pack->layers = draft_array(draft, &pack->layer_count, sizeof *pack->layers);
    for (uint32_t i = 0; i < pack->layer_count; i++)
        introduce(draft, i);
    return good && pack->layer_count > 0;
}
