#include "profile/reader.h"

#include <inttypes.h>

enum { BETWEEN, VIA, TRAFFIC, FIELDS };

static const struct field fields[FIELDS] = {
    [BETWEEN] = {"between", FIELD_LIST, true},
    [VIA] = {"via", FIELD_WORD, false},
    [TRAFFIC] = {"traffic", FIELD_WORD, false},
};

static void read_ends(struct reader *reader, const struct node *list, uint32_t ends[2])
{
    if (list->count != 2) {
        diag_add(reader->diags, R0123, list->span,
                 "a link is between two components, and this names %" PRIu32, list->count);
        return;
    }
    for (int i = 0; i < 2; i++)
        if (field_check(list->items[i], "an end of a link", FIELD_WORD, reader->diags))
            ends[i] = components_named(reader, list->items[i], R0123);
    if (ends[0] == ends[1] && ends[0] != UINT32_MAX)
        diag_add(reader->diags, R0123, list->items[1]->span, "both ends of the link are `%s`",
                 list->items[1]->text);
}

static void read_link(struct reader *reader, const struct node *node, struct link *link)
{
    const struct split_costs *split = &reader->profile->pack->split;
    const struct node *values[FIELDS];
    *link = (struct link){.ends = {UINT32_MAX, UINT32_MAX},
                          .via = UINT32_MAX,
                          .traffic = UINT32_MAX,
                          .place = reader_place(reader, node->span)};
    fields_read(node, "link", fields, FIELDS, values, reader->diags);
    if (values[BETWEEN])
        read_ends(reader, values[BETWEEN], link->ends);
    if (values[VIA])
        link->via = reader_pick(reader, values[VIA], NAMES(split->via, split->via_count), R0124,
                                "`via` of a link");
    if (values[TRAFFIC])
        link->traffic =
            reader_pick(reader, values[TRAFFIC], NAMES(split->traffic, split->traffic_count), R0124,
                        "`traffic` of a link");
}

void links_read(struct reader *reader, const struct entry *entry)
{
    const struct node *list = entry->value;
    struct link *links = arena_new(&reader->profile->arena, list->count, sizeof *links);
    if (!links) {
        diags_no_memory(reader->diags);
        return;
    }
    for (uint32_t i = 0; i < list->count; i++)
        read_link(reader, list->items[i], &links[i]);
    reader->profile->links = links;
    reader->profile->link_count = list->count;
}
