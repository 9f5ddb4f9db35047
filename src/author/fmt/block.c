/* Comments go with what they stand before, or, where they stand further to the right, with what
 * they stand behind: so one at the end of a list that is indented like its items stays in the list.
 */
#include "author/fmt/block.h"

#include <string.h>

#include "author/fmt/flow.h"
#include "author/fmt/scalar.h"
#include "document/space.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* A block collection. */
struct level {
    uint32_t indent; /* the column of its entries */
    uint32_t column; /* the same in the source */
    bool hollow;     /* the entry before has no value, so comments may stand in its place */
};

static void write_collection(struct fmt_writer *writer, const struct node *node, uint32_t indent,
                             uint32_t least);

/* ---- comments between entries ---- */

static void write_remark(struct fmt_writer *writer, const struct fmt_comment *comment,
                         const struct level *level)
{
    bool inside = level->hollow && comment->column > level->column;
    fmt_remark(writer, comment, inside ? level->indent + FMT_STEP : level->indent, true);
}

/* Begins the line of the next entry, behind the comments before it. */
static void begin_entry(struct fmt_writer *writer, const struct level *level)
{
    struct fmt_comment comment;
    while (fmt_comment(writer, &comment))
        write_remark(writer, &comment, level);
    fmt_line(writer, level->indent, fmt_breaks(writer) > 1);
}

/* Writes the comments that stand behind the last entry and no further to the left than the
 * entries, or `least`. */
static void end_entries(struct fmt_writer *writer, const struct level *level, uint32_t least)
{
    struct fmt_comment comment;
    if (least < level->column)
        least = level->column;
    while (fmt_comment(writer, &comment) && (comment.breaks == 0 || comment.column >= least))
        write_remark(writer, &comment, level);
}

/* Goes on from a mark, such as `-`, to what follows it: on the same line where it may `stay` and no
 * comment stands between, else on a line at `indent`. */
static void begin_content(struct fmt_writer *writer, uint32_t indent, bool stay)
{
    struct fmt_comment comment;
    bool behind = false, above = false;
    while (fmt_comment(writer, &comment)) {
        bool next_to_it = comment.breaks == 0 && writer->column > 0;
        fmt_remark(writer, &comment, indent, above);
        behind |= next_to_it;
        above |= !next_to_it;
    }
    if (stay && !behind && !above)
        fmt_text(writer, " ");
    else
        fmt_line(writer, indent, above && fmt_breaks(writer) > 1);
}

/* ---- values ---- */

/* Whether a node fits behind the mark that the line ends with. */
static bool fits(const struct fmt_writer *writer, const struct node *node)
{
    uint32_t width = fmt_flow_width(node);
    return width < FMT_COLUMNS && writer->column + 1 + width <= FMT_COLUMNS;
}

/* Whether a scalar begins on the line of its key. It does where it did, where it is a block scalar,
 * and where that makes it no longer than a line. */
static bool stays(const struct fmt_writer *writer, const struct node *scalar)
{
    return scalar->style == STYLE_BLOCK || fmt_breaks(writer) == 0 || fits(writer, scalar);
}

/* Writes what belongs to an entry at `level` behind its mark: `compact` for the `-` of an item,
 * which a collection may share its line with. */
static void write_value(struct fmt_writer *writer, const struct node *node, struct level *level,
                        bool compact)
{
    uint32_t inner = level->indent + FMT_STEP;
    level->hollow = node_is_absent(node);
    if (level->hollow)
        return;
    if (node->kind == NODE_SCALAR) {
        begin_content(writer, inner, compact || stays(writer, node));
        fmt_scalar(writer, node, inner);
    } else if (node_is_flow(node)) {
        begin_content(writer, inner, compact || fits(writer, node));
        fmt_flow(writer, node);
    } else {
        begin_content(writer, inner, compact);
        write_collection(writer, node, inner, level->column + 1);
    }
}

/* ---- entries ---- */

static void pass_mark(struct fmt_writer *writer, char mark)
{
    uint32_t next = fmt_next(writer);
    if (space_is_mark(writer->source, next, mark))
        fmt_skip(writer, next + 1);
}

/* Whether a plain scalar would be read as something else at the very start of a line: as a mark of
 * the document, or without its byte order mark. */
static bool needs_indent(const struct node *scalar)
{
    struct source text = {.bytes = scalar->text, .length = scalar->length};
    if (scalar->style != STYLE_PLAIN)
        return false;
    if (strncmp(text.bytes, "---", 3) == 0 || strncmp(text.bytes, "...", 3) == 0)
        return space_is_at(&text, 3);
    return strncmp(text.bytes, BYTE_ORDER_MARK, 3) == 0;
}

/* Whether a comment stands before the text that comes next behind `at`. */
static bool is_comment_behind(const struct source *source, uint32_t at)
{
    uint32_t breaks;
    return source->bytes[space_pass(source, at, &breaks)] == '#';
}

/* Whether the `?` before a key stays: the key is not seen as one without, or a comment stands next
 * to it. */
static bool keeps_question_mark(const struct fmt_writer *writer, const struct node *key)
{
    uint32_t next = fmt_next(writer);
    return next < key->span.start &&
           (!fmt_is_key(key) || is_comment_behind(writer->source, next + 1) ||
            is_comment_behind(writer->source, key->span.end));
}

/* An entry on two lines: `? key`, `: value`. */
static void write_two_lines(struct fmt_writer *writer, const struct entry *entry,
                            struct level *level)
{
    uint32_t inner = level->indent + FMT_STEP;
    fmt_text(writer, "?");
    pass_mark(writer, '?');
    begin_content(writer, inner, true);
    fmt_scalar(writer, entry->key, inner);
    uint32_t colon = space_skip(writer->source, writer->seen);
    if (!space_is_mark(writer->source, colon, ':'))
        return;
    begin_entry(writer, level);
    fmt_text(writer, ":");
    pass_mark(writer, ':');
    write_value(writer, entry->value, level, false);
}

static void write_entry(struct fmt_writer *writer, const struct entry *entry, struct level *level)
{
    if (keeps_question_mark(writer, entry->key)) {
        write_two_lines(writer, entry, level);
        return;
    }
    fmt_scalar(writer, entry->key, level->indent);
    fmt_text(writer, ":");
    pass_mark(writer, ':');
    write_value(writer, entry->value, level, false);
}

static void write_item(struct fmt_writer *writer, const struct node *item, struct level *level)
{
    fmt_text(writer, "-");
    pass_mark(writer, '-');
    write_value(writer, item, level, true);
}

/* Writes a block collection from its first mark or key on, where the line has come to `indent`.
 * Comments further left than the column `least` of the source are not in it. */
static void write_collection(struct fmt_writer *writer, const struct node *node, uint32_t indent,
                             uint32_t least)
{
    struct level level = {indent, space_column(writer->source, node->span.start), false};
    for (uint32_t i = 0; i < node->count; i++) {
        if (i > 0)
            begin_entry(writer, &level);
        level.hollow = false;
        if (node->kind == NODE_SEQUENCE)
            write_item(writer, node->items[i], &level);
        else
            write_entry(writer, &node->entries[i], &level);
    }
    end_entries(writer, &level, least);
}

/* ---- the document ---- */

/* The column of the root. */
static uint32_t root_indent(const struct node *root)
{
    bool indent = root->kind == NODE_SCALAR && needs_indent(root);
    for (uint32_t i = 0; root->kind == NODE_MAPPING && i < root->count; i++)
        indent |= needs_indent(root->entries[i].key);
    return indent && !node_is_flow(root) ? FMT_STEP : 0;
}

static void write_root(struct fmt_writer *writer, const struct node *root)
{
    uint32_t indent = root_indent(root);
    begin_content(writer, indent, false);
    if (root->kind == NODE_SCALAR)
        fmt_scalar(writer, root, FMT_STEP);
    else if (node_is_flow(root))
        fmt_flow(writer, root);
    else
        write_collection(writer, root, indent, 0);
}

/* Writes the mark `---` or `...`, which is next. */
static void write_marker(struct fmt_writer *writer, const struct level *level, const char *marker)
{
    begin_entry(writer, level);
    fmt_text(writer, marker);
    fmt_skip(writer, fmt_next(writer) + 3);
}

void fmt_document(struct fmt_writer *writer, const struct node *root)
{
    struct level level = {0, 0, false};
    if (space_skip(writer->source, 0) < root->span.start)
        write_marker(writer, &level, "---");
    write_root(writer, root);
    while (space_skip(writer->source, writer->seen) < writer->source->length)
        write_marker(writer, &level, "...");
    end_entries(writer, &level, 0);
    fmt_writer_end(writer);
}
