#include "author/fmt/flow.h"

#include <string.h>

#include "author/fmt/scalar.h"
#include "base/utf8.h"
#include "document/space.h"

#define TOO_WIDE UINT32_MAX

/* What is on either side of a thing in brackets. */
struct room {
    uint32_t margin; /* the column where lines go on */
    uint32_t behind; /* the columns that must be free behind it: for a comma, closing brackets */
};

/* One pair in a list that does without braces: [a: b]. */
static bool is_pair(const struct node *node)
{
    return node->kind == NODE_MAPPING && !node_is_flow(node);
}

/* Whether a colon belongs to an entry: those without a value can do without, but not in a pair. */
static bool has_colon(const struct entry *entry, bool pair)
{
    const struct source *source = entry->key->span.source;
    return pair || !node_is_absent(entry->value) ||
           source->bytes[space_skip(source, entry->key->span.end)] == ':';
}

/* ---- width ---- */

struct measure {
    const struct source *source;
    uint32_t at; /* the source is measured up to here */
    uint32_t width;
};

/* Passes over what stands between two scalars, up to `end`; false when a comment does. */
static bool pass(struct measure *measure, uint32_t end)
{
    bool clean =
        end <= measure->at || !memchr(measure->source->bytes + measure->at, '#', end - measure->at);
    measure->at = end;
    return clean;
}

static bool measure_scalar(struct measure *measure, const struct node *scalar)
{
    if (node_is_absent(scalar))
        return true;
    uint32_t start = scalar->span.start, end = scalar->span.end;
    if (!pass(measure, start) || !fmt_is_short(scalar))
        return false;
    measure->at = end;
    measure->width += (uint32_t)utf8_count(measure->source->bytes + start, end - start);
    return true;
}

static bool measure_node(struct measure *measure, const struct node *node);

static bool measure_entry(struct measure *measure, const struct entry *entry, bool pair)
{
    bool fits = measure_node(measure, entry->key) && measure_node(measure, entry->value);
    measure->width += has_colon(entry, pair) ? 2 : 0;
    return fits;
}

static bool measure_node(struct measure *measure, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return measure_scalar(measure, node);
    bool fits = true, pair = is_pair(node);
    for (uint32_t i = 0; i < node->count && fits; i++) {
        measure->width += i > 0 ? 2 : 0;
        fits = node->kind == NODE_SEQUENCE ? measure_node(measure, node->items[i])
                                           : measure_entry(measure, &node->entries[i], pair);
    }
    if (pair)
        return fits;
    measure->width += 2;
    return fits && pass(measure, node->span.end);
}

uint32_t fmt_flow_width(const struct node *node)
{
    struct measure measure = {node->span.source, node->span.start, 0};
    return measure_node(&measure, node) ? measure.width : TOO_WIDE;
}

/* ---- writing ---- */

/* Writes the comments before `limit`, in front of which there are only marks such as commas; false
 * when there are none. */
static bool write_comments(struct fmt_writer *writer, uint32_t limit, uint32_t margin)
{
    bool any = false;
    uint32_t next;
    while ((next = fmt_next(writer)) < limit) {
        struct fmt_comment comment;
        bool found = fmt_comment(writer, &comment);
        if (found)
            fmt_remark(writer, &comment, margin, false);
        else
            fmt_skip(writer, next + 1);
        any |= found;
    }
    return any;
}

static void write_element(struct fmt_writer *writer, const struct node *node,
                          const struct room *room);

/* A key that cannot be seen as one is told from its value by `?`. */
static void write_entry(struct fmt_writer *writer, const struct entry *entry, bool pair,
                        const struct room *room)
{
    bool colon = has_colon(entry, pair);
    fmt_text(writer, colon && !fmt_is_key(entry->key) ? "? " : "");
    fmt_scalar(writer, entry->key, room->margin);
    if (node_is_absent(entry->value)) {
        fmt_text(writer, colon ? ": " : "");
        return;
    }
    fmt_text(writer, ":");
    if (write_comments(writer, entry->value->span.start, room->margin))
        fmt_line(writer, room->margin, false);
    else
        fmt_text(writer, " ");
    write_element(writer, entry->value, room);
}

/* Where element `i` begins. */
static uint32_t element_start(const struct node *node, uint32_t i)
{
    if (node->kind == NODE_MAPPING)
        return node->entries[i].key->span.start;
    const struct node *item = node->items[i];
    return is_pair(item) ? item->entries[0].key->span.start : item->span.start;
}

static uint32_t element_width(const struct node *node, uint32_t i)
{
    struct measure measure = {node->span.source, element_start(node, i), 0};
    bool fits = node->kind == NODE_SEQUENCE ? measure_node(&measure, node->items[i])
                                            : measure_entry(&measure, &node->entries[i], false);
    return fits ? measure.width : TOO_WIDE;
}

/* Whether something of this width fits behind a blank on the line. */
static bool fits(const struct fmt_writer *writer, uint32_t width, const struct room *room)
{
    return width < FMT_COLUMNS && writer->column + 1 + width + room->behind <= FMT_COLUMNS;
}

/* Whether the line ends with a plain `-`, and a comment before `end` comes next: with a blank
 * behind it, that would be the mark of an item. */
static bool needs_comma(const struct fmt_writer *writer, uint32_t end)
{
    const char *bytes = writer->source->bytes;
    bool dash = writer->written - writer->piece == 1 && bytes[writer->piece] == '-';
    return dash && writer->gap.length == 0 &&
           memchr(bytes + writer->written, '#', end - writer->written);
}

static void write_collection(struct fmt_writer *writer, const struct node *node,
                             const struct room *outer)
{
    bool list = node->kind == NODE_SEQUENCE;
    fmt_text(writer, list ? "[" : "{");
    fmt_skip(writer, node->span.start + 1);
    struct room room = {writer->column, 1};
    for (uint32_t i = 0; i < node->count; i++) {
        if (i > 0)
            fmt_text(writer, ",");
        if (i + 1 == node->count)
            room.behind = outer->behind + 1;
        bool parted = write_comments(writer, element_start(node, i), room.margin);
        if (parted || (i > 0 && !fits(writer, element_width(node, i), &room)))
            fmt_line(writer, room.margin, false);
        else if (i > 0)
            fmt_text(writer, " ");
        if (list)
            write_element(writer, node->items[i], &room);
        else
            write_entry(writer, &node->entries[i], false, &room);
    }
    if (needs_comma(writer, node->span.end))
        fmt_text(writer, ",");
    if (write_comments(writer, node->span.end - 1, room.margin))
        fmt_line(writer, room.margin - 1, false);
    fmt_text(writer, list ? "]" : "}");
    fmt_skip(writer, node->span.end);
}

static void write_element(struct fmt_writer *writer, const struct node *node,
                          const struct room *room)
{
    if (node->kind == NODE_SCALAR)
        fmt_scalar(writer, node, room->margin);
    else if (is_pair(node))
        write_entry(writer, &node->entries[0], true, room);
    else
        write_collection(writer, node, room);
}

void fmt_flow(struct fmt_writer *writer, const struct node *node)
{
    write_collection(writer, node, &(struct room){0, 0});
}
