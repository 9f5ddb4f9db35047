/* Changes of a sheet's components and links. */
#include <string.h>

#include "decide/ruling.h"
#include "document/amend.h"
#include "document/amend_list.h"
#include "document/quote.h"
#include "interview/revision.h"

/* Adds an item, given as the lines of a mapping or in brackets, to a list at the top, which is made
 * where there is none. */
static void add_item(struct revision *revision, const struct sheet *sheet, const char *key,
                     const char *item)
{
    const struct node *list = node_get(sheet->root, key);
    struct strbuf text;
    if (list && list->kind == NODE_SEQUENCE && (list->count > 0 || node_is_flow(list))) {
        amend_list_add(&revision->edits, list, item);
        return;
    }
    strbuf_init(&text);
    strbuf_printf(&text, node_is_flow(sheet->root) ? "[%s]" : "\n  - %s", item);
    if (revision_takes(revision, &text))
        amend_set(&revision->edits, sheet->root, key, text.text);
    strbuf_fini(&text);
}

bool sheet_add_component(const struct sheet *sheet, const char *name, struct strbuf *out)
{
    const struct node *list = node_get(sheet->root, "components");
    bool flow = node_is_flow(sheet->root) || (list && node_is_flow(list));
    struct revision revision;
    struct strbuf item;
    revision_begin(&revision, sheet);
    strbuf_init(&item);
    strbuf_puts(&item, flow ? "{name: " : "name: ");
    quote_add(&item, name, strlen(name));
    strbuf_puts(&item, flow ? "}" : "");
    if (revision_takes(&revision, &item))
        add_item(&revision, sheet, "components", item.text);
    strbuf_fini(&item);
    return revision_finish(&revision, out);
}

/* ---- what names a component ---- */

/* Whether a link, or a waiver, names a component. */
static bool link_names(const struct node *item, const char *name)
{
    const struct node *ends = node_get(item, "between");
    for (uint32_t i = 0; ends && ends->kind == NODE_SEQUENCE && i < ends->count; i++)
        if (ends->items[i]->kind == NODE_SCALAR && strcmp(ends->items[i]->text, name) == 0)
            return true;
    return false;
}

static bool waiver_names(const struct node *item, const char *name)
{
    const struct node *component = node_get(item, "component");
    return component && component->kind == NODE_SCALAR && strcmp(component->text, name) == 0;
}

/* Puts a name in place of a scalar that is another. */
static void rename_scalar(struct revision *revision, const struct node *scalar, const char *from,
                          const char *to)
{
    struct strbuf text;
    if (!scalar || scalar->kind != NODE_SCALAR || strcmp(scalar->text, from) != 0)
        return;
    strbuf_init(&text);
    quote_add(&text, to, strlen(to));
    if (revision_takes(revision, &text))
        edits_replace(&revision->edits, scalar->span.start, scalar->span.end, text.text,
                      text.length);
    strbuf_fini(&text);
}

/* The items of a list at the top; an empty list where there is none. */
static const struct node *list_of(const struct sheet *sheet, const char *key)
{
    static const struct node none = {.kind = NODE_SEQUENCE};
    const struct node *list = node_get(sheet->root, key);
    return list && list->kind == NODE_SEQUENCE ? list : &none;
}

bool sheet_rename_component(const struct sheet *sheet, uint32_t component, const char *name,
                            struct strbuf *out)
{
    const char *from = sheet->profile->components[component].name;
    const struct node *links = list_of(sheet, "links"), *waivers = list_of(sheet, "waivers");
    struct revision revision;
    revision_begin(&revision, sheet);
    rename_scalar(&revision, node_get(list_of(sheet, "components")->items[component], "name"), from,
                  name);
    for (uint32_t i = 0; i < links->count; i++) {
        const struct node *ends = node_get(links->items[i], "between");
        for (uint32_t k = 0; ends && k < ends->count; k++)
            rename_scalar(&revision, ends->items[k], from, name);
    }
    for (uint32_t i = 0; i < waivers->count; i++)
        rename_scalar(&revision, node_get(waivers->items[i], "component"), from, name);
    return revision_finish(&revision, out);
}

/* Removes marked items of a list at the top; all of them go with their key. */
static void remove_items(struct revision *revision, const struct sheet *sheet, const char *key,
                         const bool *gone)
{
    const struct node *list = list_of(sheet, key);
    uint32_t count = 0;
    for (uint32_t i = 0; i < list->count; i++)
        count += gone[i];
    if (count > 0 && count == list->count)
        amend_remove(&revision->edits, sheet->root, key);
    else if (count > 0)
        amend_list_remove(&revision->edits, list, gone);
}

/* Removes the items of a list at the top that name a component. */
static void remove_naming(struct revision *revision, const struct sheet *sheet, const char *key,
                          bool (*names)(const struct node *item, const char *name),
                          const char *name)
{
    const struct node *list = list_of(sheet, key);
    bool *gone = arena_new(&revision->arena, list->count, sizeof *gone);
    for (uint32_t i = 0; gone && i < list->count; i++)
        gone[i] = names(list->items[i], name);
    if (gone)
        remove_items(revision, sheet, key, gone);
    else
        revision->edits.no_memory = true;
}

static bool is_called(const struct node *item, const char *name)
{
    const struct node *own = node_get(item, "name");
    return own && strcmp(own->text, name) == 0;
}

bool sheet_remove_component(const struct sheet *sheet, uint32_t component, struct strbuf *out)
{
    const char *name = sheet->profile->components[component].name;
    struct revision revision;
    revision_begin(&revision, sheet);
    remove_naming(&revision, sheet, "components", is_called, name);
    remove_naming(&revision, sheet, "links", link_names, name);
    remove_naming(&revision, sheet, "waivers", waiver_names, name);
    return revision_finish(&revision, out);
}

/* ---- links ---- */

/* The item of the link between two components, whichever way round; NULL when there is none. */
static const struct node *find_link(const struct sheet *sheet, const struct sheet_link *link)
{
    const struct node *links = list_of(sheet, "links");
    for (uint32_t i = 0; i < links->count; i++)
        if (link_names(links->items[i], link->ends[0]) &&
            link_names(links->items[i], link->ends[1]))
            return links->items[i];
    return NULL;
}

static void add_link(struct revision *revision, const struct sheet *sheet,
                     const struct sheet_link *link)
{
    struct strbuf item;
    strbuf_init(&item);
    strbuf_puts(&item, "{between: [");
    quote_add(&item, link->ends[0], strlen(link->ends[0]));
    strbuf_puts(&item, ", ");
    quote_add(&item, link->ends[1], strlen(link->ends[1]));
    strbuf_putc(&item, ']');
    if (link->via)
        strbuf_printf(&item, ", via: %s", link->via);
    if (link->traffic)
        strbuf_printf(&item, ", traffic: %s", link->traffic);
    strbuf_putc(&item, '}');
    if (revision_takes(revision, &item))
        add_item(revision, sheet, "links", item.text);
    strbuf_fini(&item);
}

bool sheet_join(const struct sheet *sheet, const struct sheet_link *link, struct strbuf *out)
{
    const struct node *there = find_link(sheet, link);
    struct revision revision;
    revision_begin(&revision, sheet);
    if (!there)
        add_link(&revision, sheet, link);
    if (there && link->via)
        amend_set(&revision.edits, there, "via", link->via);
    if (there && link->traffic)
        amend_set(&revision.edits, there, "traffic", link->traffic);
    return revision_finish(&revision, out);
}

bool sheet_unjoin(const struct sheet *sheet, uint32_t link, struct strbuf *out)
{
    const struct node *list = list_of(sheet, "links");
    struct revision revision;
    revision_begin(&revision, sheet);
    bool *gone = arena_new(&revision.arena, list->count, sizeof *gone);
    if (gone) {
        gone[link] = true;
        remove_items(&revision, sheet, "links", gone);
    } else {
        revision.edits.no_memory = true;
    }
    return revision_finish(&revision, out);
}
