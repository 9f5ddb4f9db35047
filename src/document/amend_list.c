#include "document/amend_list.h"

#include <string.h>

#include "document/extent.h"
#include "document/space.h"

/* Where item `i` begins: in a list of block style, at its dash. */
static uint32_t item_start(const struct node *list, uint32_t i)
{
    const struct source *source = list->span.source;
    if (node_is_flow(list))
        return list->items[i]->span.start;
    uint32_t at = list->span.start;
    for (uint32_t k = 0; k < i; k++)
        at = space_skip(source, extent_node(list->items[k], space_skip(source, at) + 1));
    return at;
}

/* Where it ends; a dash alone is an item too. */
static uint32_t item_end(const struct node *list, uint32_t i)
{
    return extent_node(list->items[i], item_start(list, i) + 1);
}

static const char *line_end_of(const struct source *source)
{
    return space_break(source, space_line_end(source, 0)) == 2 ? "\r\n" : "\n";
}

/* The lines of an item, below the line where the last one ends. */
static void add_lines(struct edits *edits, const struct node *list, const char *item)
{
    const struct source *source = list->span.source;
    const char *line_end = line_end_of(source);
    uint32_t indent = space_column(source, item_start(list, list->count - 1));
    uint32_t end = space_line_end(source, item_end(list, list->count - 1));
    uint32_t size = space_break(source, end);
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, size > 0 ? "" : line_end);
    strbuf_fill(&text, ' ', indent);
    strbuf_puts(&text, "- ");
    for (; *item; item++) {
        if (*item != '\n') {
            strbuf_putc(&text, *item);
            continue;
        }
        strbuf_puts(&text, line_end);
        strbuf_fill(&text, ' ', indent + 2);
    }
    strbuf_puts(&text, size > 0 ? line_end : "");
    if (text.failed)
        edits->no_memory = true;
    else
        edits_replace(edits, end + size, end + size, text.text, text.length);
    strbuf_fini(&text);
}

void amend_list_add(struct edits *edits, const struct node *list, const char *item)
{
    if (!node_is_flow(list)) {
        add_lines(edits, list, item);
        return;
    }
    uint32_t at = list->count > 0 ? item_end(list, list->count - 1) : list->span.start + 1;
    if (list->count > 0)
        edits_insert(edits, at, ", ");
    edits_insert(edits, at, item);
}

/* Items of a block list take their lines with them; the first may stand behind other text. */
static void remove_lines(struct edits *edits, const struct node *list, uint32_t i)
{
    const struct source *source = list->span.source;
    uint32_t start = item_start(list, i), end = space_line_end(source, item_end(list, i));
    uint32_t first = start - space_column(source, start);
    bool alone = first + strspn(source->bytes + first, " ") >= start;
    if (alone)
        edits_remove(edits, first, end + space_break(source, end));
    else
        edits_remove(edits, start, i + 1 < list->count ? item_start(list, i + 1) : end);
}

/* In brackets an item goes with the comma in front of it; those before the first that stays go with
 * the comma behind. */
static void remove_between(struct edits *edits, const struct node *list, const bool *gone)
{
    bool kept = false;
    for (uint32_t i = 0; i < list->count; i++) {
        if (!gone[i])
            kept = true;
        else if (kept)
            edits_remove(edits, item_end(list, i - 1), item_end(list, i));
        else
            edits_remove(edits, item_start(list, i), item_start(list, i + 1));
    }
}

void amend_list_remove(struct edits *edits, const struct node *list, const bool *gone)
{
    if (node_is_flow(list)) {
        remove_between(edits, list, gone);
        return;
    }
    for (uint32_t i = 0; i < list->count; i++)
        if (gone[i])
            remove_lines(edits, list, i);
}
