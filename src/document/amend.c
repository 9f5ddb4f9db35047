#include "document/amend.h"

#include <string.h>

#include "document/block_scalar.h"
#include "document/extent.h"
#include "document/space.h"

#define NOT_FOUND UINT32_MAX

static uint32_t find_key(const struct node *mapping, const char *key)
{
    for (uint32_t i = 0; key && i < mapping->count; i++)
        if (strcmp(mapping->entries[i].key->text, key) == 0)
            return i;
    return NOT_FOUND;
}

/* Where the line that holds `at` begins. */
static uint32_t line_start(const struct source *source, uint32_t at)
{
    while (at > 0 && source->bytes[at - 1] != '\n' && source->bytes[at - 1] != '\r' &&
           (at < 3 || !space_break_is_text(source, at - 3)))
        at--;
    return at;
}

static bool has_comment(const struct source *source, uint32_t start, uint32_t end)
{
    return memchr(source->bytes + start, '#', end - start);
}

/* Whether an edit was made that begins at `at`. */
static bool is_edited(const struct edits *edits, uint32_t at)
{
    for (uint32_t i = 0; i < edits->list.count; i++)
        if (edits->list.items[i].start == at)
            return true;
    return false;
}

/* ---- texts that are added ---- */

/* What is added, while it is put together. */
struct addition {
    struct edits *edits;
    struct strbuf text;
};

static void begin(struct addition *addition, struct edits *edits)
{
    addition->edits = edits;
    strbuf_init(&addition->text);
}

static void replace_by(struct addition *addition, uint32_t start, uint32_t end)
{
    if (addition->text.failed)
        addition->edits->no_memory = true;
    else
        edits_replace(addition->edits, start, end, addition->text.text, addition->text.length);
    strbuf_fini(&addition->text);
}

/* The line end that the file uses. */
static const char *line_end_of(const struct source *source)
{
    uint32_t first = space_line_end(source, 0);
    return space_break(source, first) == 2 ? "\r\n" : "\n";
}

/* A value behind its colon: lines of block style are indented like the mapping. */
static void add_value(struct addition *addition, const struct node *mapping, const char *value)
{
    const struct source *source = mapping->span.source;
    uint32_t indent = space_column(source, mapping->span.start);
    if (*value != '\n')
        strbuf_putc(&addition->text, ' ');
    for (; *value; value++) {
        if (*value != '\n') {
            strbuf_putc(&addition->text, *value);
            continue;
        }
        strbuf_puts(&addition->text, line_end_of(source));
        strbuf_fill(&addition->text, ' ', indent);
    }
}

/* ---- adding an entry ---- */

/* The scalar that an entry of a block mapping ends with; NULL where that ends with a bracket. */
static const struct node *last_scalar(const struct entry *entry)
{
    for (;;) {
        const struct node *node = node_is_absent(entry->value) ? entry->key : entry->value;
        while (node->kind == NODE_SEQUENCE && !node_is_flow(node))
            node = node->items[node->count - 1];
        if (node->kind == NODE_SCALAR)
            return node;
        if (node_is_flow(node))
            return NULL;
        entry = &node->entries[node->count - 1];
    }
}

/* Gives the last line of the text a line end that does not belong to the block scalar that it is
 * in, if it is in one: the text gets `-` for `+` or nothing. */
static void strip(struct edits *edits, const struct node *scalar)
{
    struct block_scalar block;
    if (!scalar || scalar->style != STYLE_BLOCK)
        return;
    block_scalar_read(scalar, &block);
    uint32_t start = scalar->span.start + 1;
    if (!block.unfinished || block.strips || is_edited(edits, start))
        return;
    char step[] = {block.step > 0 ? (char)('0' + block.step) : '-', block.step > 0 ? '-' : '\0',
                   '\0'};
    edits_replace(edits, start, block.header_end, step, strlen(step));
}

/* Adds a line "key: value" below the one where entry `i` of a block mapping ends. */
static void insert_line(struct edits *edits, const struct node *mapping, uint32_t i,
                        const char *key, const char *value)
{
    const struct source *source = mapping->span.source;
    const struct entry *entry = &mapping->entries[i];
    uint32_t end = space_line_end(source, extent_entry(entry, false));
    uint32_t size = space_break(source, end);
    struct addition addition;
    begin(&addition, edits);
    if (size == 0) {
        strip(edits, last_scalar(entry));
        strbuf_puts(&addition.text, line_end_of(source));
    }
    strbuf_fill(&addition.text, ' ', space_column(source, mapping->span.start));
    strbuf_printf(&addition.text, "%s:", key);
    add_value(&addition, mapping, value);
    if (size > 0)
        strbuf_puts(&addition.text, line_end_of(source));
    replace_by(&addition, end + size, end + size);
}

/* Adds "key: value" behind entry `i` of a mapping in brackets; i is NOT_FOUND where it has none. */
static void insert_in_brackets(struct edits *edits, const struct node *mapping, uint32_t i,
                               const char *key, const char *value)
{
    const struct source *source = mapping->span.source;
    struct addition addition;
    begin(&addition, edits);
    uint32_t at = mapping->span.start + 1;
    if (i != NOT_FOUND) {
        at = extent_entry(&mapping->entries[i], true);
        /* Right behind a colon a comma would be text. */
        strbuf_puts(&addition.text, source->bytes[at - 1] == ':' ? " , " : ", ");
    } else if (is_edited(edits, at)) {
        strbuf_puts(&addition.text, ", ");
    }
    strbuf_printf(&addition.text, "%s: %s", key, value);
    replace_by(&addition, at, at);
}

void amend_insert(struct edits *edits, const struct node *mapping, const char *after,
                  const char *key, const char *value)
{
    uint32_t i = find_key(mapping, after);
    if (i == NOT_FOUND && mapping->count > 0)
        i = mapping->count - 1;
    if (node_is_flow(mapping))
        insert_in_brackets(edits, mapping, i, key, value);
    else
        insert_line(edits, mapping, i, key, value);
}

/* ---- replacing a value ---- */

/* Puts a value where none is. */
static void add_to_key(struct edits *edits, const struct node *mapping, uint32_t i,
                       const char *value)
{
    const struct entry *entry = &mapping->entries[i];
    bool flow = node_is_flow(mapping);
    uint32_t key_end = extent_scalar(entry->key), at = extent_colon(entry, flow);
    struct addition addition;
    if (at == key_end && !flow) {
        insert_line(edits, mapping, i, "", value);
        return;
    }
    begin(&addition, edits);
    strbuf_puts(&addition.text, at == key_end ? ":" : "");
    add_value(&addition, mapping, value);
    replace_by(&addition, at, at);
}

/* Replaces a value that begins on a line below its key. The line of the key keeps its comment. */
static void replace_below(struct edits *edits, const struct node *mapping,
                          const struct entry *entry, const char *value)
{
    const struct source *source = mapping->span.source;
    uint32_t colon = extent_colon(entry, false);
    struct addition addition;
    begin(&addition, edits);
    add_value(&addition, mapping, value);
    replace_by(&addition, colon, colon);
    edits_remove(edits, space_line_end(source, colon), extent_node(entry->value, 0));
}

/* Replaces a value that begins behind its colon. */
static void replace_behind(struct edits *edits, const struct node *mapping,
                           const struct entry *entry, const char *value)
{
    const struct source *source = mapping->span.source;
    uint32_t start = extent_colon(entry, node_is_flow(mapping));
    uint32_t end = extent_node(entry->value, 0);
    if (entry->value->kind == NODE_SCALAR && entry->value->style == STYLE_BLOCK) {
        struct block_scalar block;
        block_scalar_read(entry->value, &block);
        /* A comment behind the header stays. */
        end = block.header_end;
        if (block.lines > 0)
            edits_remove(edits, space_line_end(source, end), block.end);
    }
    struct addition addition;
    begin(&addition, edits);
    add_value(&addition, mapping, value);
    replace_by(&addition, start, end);
}

void amend_set(struct edits *edits, const struct node *mapping, const char *key, const char *value)
{
    uint32_t i = find_key(mapping, key);
    if (i == NOT_FOUND) {
        amend_insert(edits, mapping, NULL, key, value);
        return;
    }
    const struct entry *entry = &mapping->entries[i];
    bool flow = node_is_flow(mapping);
    uint32_t breaks;
    if (node_is_absent(entry->value)) {
        add_to_key(edits, mapping, i, value);
        return;
    }
    uint32_t colon = extent_colon(entry, flow);
    space_pass(mapping->span.source, colon, &breaks);
    bool comment = has_comment(mapping->span.source, colon, entry->value->span.start);
    if (flow && (breaks > 0 || comment))
        edits_replace(edits, entry->value->span.start, extent_node(entry->value, 0), value,
                      strlen(value));
    else if (breaks > 0 || comment)
        replace_below(edits, mapping, entry, value);
    else
        replace_behind(edits, mapping, entry, value);
}

/* ---- removing an entry ---- */

/* Whether empty lines below an entry would belong to it. */
static bool takes_empty_lines(const struct entry *entry)
{
    struct block_scalar block;
    const struct node *scalar = last_scalar(entry);
    if (!scalar || scalar->style != STYLE_BLOCK)
        return false;
    block_scalar_read(scalar, &block);
    return block.keeps;
}

/* Removes the first entry of a block mapping that something stands before on its line: `- `. */
static void remove_first(struct edits *edits, const struct node *mapping)
{
    const struct source *source = mapping->span.source;
    uint32_t breaks, start = extent_start(mapping, 0), next = extent_start(mapping, 1);
    uint32_t end = space_line_end(source, extent_entry(&mapping->entries[0], false));
    bool joins = space_pass(source, end, &breaks) == next;
    edits_remove(edits, start, joins ? next : end);
}

static void remove_lines(struct edits *edits, const struct node *mapping, uint32_t i)
{
    const struct source *source = mapping->span.source;
    uint32_t start = extent_start(mapping, i), first = line_start(source, start);
    if (i == 0 && first + strspn(source->bytes + first, " \t") < start) {
        remove_first(edits, mapping);
        return;
    }
    uint32_t end = space_line_end(source, extent_entry(&mapping->entries[i], false));
    end += space_break(source, end);
    if (i > 0 && takes_empty_lines(&mapping->entries[i - 1])) {
        uint32_t breaks;
        end = line_start(source, space_pass(source, end, &breaks));
    }
    edits_remove(edits, first, end);
}

/* Removes an entry in brackets, with a comma and the blanks next to it. Comments stay. */
static void remove_in_brackets(struct edits *edits, const struct node *mapping, uint32_t i)
{
    const struct source *source = mapping->span.source;
    uint32_t start = extent_start(mapping, i), end = extent_entry(&mapping->entries[i], true);
    uint32_t before = i > 0 ? extent_entry(&mapping->entries[i - 1], true) : start;
    uint32_t behind = end;
    /* Right behind a colon a comma or bracket would be text: the blanks between stay. */
    if (i > 0 && source->bytes[before - 1] == ':')
        before += (uint32_t)strspn(source->bytes + before, " \t");
    if (i == 0 && mapping->count > 1)
        behind = extent_start(mapping, 1);
    else if (i == 0 && source->bytes[space_skip(source, end)] == ',')
        behind = space_skip(source, end) + 1;
    if (!has_comment(source, before, start) && !has_comment(source, end, behind)) {
        edits_remove(edits, before, behind);
        return;
    }
    uint32_t comma = space_skip(source, i > 0 ? before : end);
    edits_remove(edits, comma, comma + 1);
    edits_remove(edits, start, end);
}

void amend_remove(struct edits *edits, const struct node *mapping, const char *key)
{
    uint32_t i = find_key(mapping, key);
    if (i == NOT_FOUND)
        return;
    if (node_is_flow(mapping))
        remove_in_brackets(edits, mapping, i);
    else if (mapping->count > 1)
        remove_lines(edits, mapping, i);
    else
        edits_replace(edits, mapping->span.start, extent_node(mapping, 0), "{}", 2);
}
