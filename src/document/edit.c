#include "document/edit.h"

#include <string.h>

void edits_init(struct edits *edits, struct arena *arena, const struct source *source)
{
    *edits = (struct edits){.source = source, .arena = arena};
}

/* Whether `a` has its place behind `b`. */
static bool is_behind(const struct edit *a, const struct edit *b)
{
    return a->start > b->start || (a->start == b->start && a->end > b->end);
}

/* Puts the edit where it belongs. Most come in their order. */
static void place(struct edits *edits, struct edit edit)
{
    if (!vec_add(&edits->list, edits->arena)) {
        edits->no_memory = true;
        return;
    }
    struct edit *list = edits->list.items;
    uint32_t at = edits->list.count - 1;
    for (; at > 0 && is_behind(&list[at - 1], &edit); at--)
        list[at] = list[at - 1];
    list[at] = edit;
    if ((at > 0 && list[at - 1].end > edit.start) ||
        (at + 1 < edits->list.count && edit.end > list[at + 1].start))
        edits->clash = true;
}

void edits_replace(struct edits *edits, uint32_t start, uint32_t end, const char *text,
                   size_t length)
{
    char *copy = arena_copy(edits->arena, text, length);
    if (!copy) {
        edits->no_memory = true;
        return;
    }
    place(edits, (struct edit){start, end, copy, length});
}

void edits_insert(struct edits *edits, uint32_t at, const char *text)
{
    edits_replace(edits, at, at, text, strlen(text));
}

void edits_remove(struct edits *edits, uint32_t start, uint32_t end)
{
    edits_replace(edits, start, end, "", 0);
}

bool edits_good(const struct edits *edits)
{
    return !edits->clash && !edits->no_memory;
}

bool edits_apply(const struct edits *edits, struct strbuf *out)
{
    const struct source *source = edits->source;
    uint32_t at = 0;
    if (!edits_good(edits))
        return false;
    for (uint32_t i = 0; i < edits->list.count; i++) {
        const struct edit *edit = &edits->list.items[i];
        strbuf_add(out, source->bytes + at, edit->start - at);
        strbuf_add(out, edit->text, edit->length);
        at = edit->end;
    }
    strbuf_add(out, source->bytes + at, source->length - at);
    return !out->failed;
}
