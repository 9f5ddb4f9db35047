/* What the properties about YAML share: the files of the repository, and copies of them that are
 * changed at random. */
#ifndef PROPERTY_YAML_TEXTS_H
#define PROPERTY_YAML_TEXTS_H

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/strbuf.h"
#include "document/document.h"

static inline uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

/* The next random number (splitmix64), below `limit`. */
static inline uint32_t below(uint64_t *random, uint32_t limit)
{
    uint64_t z = *random += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ (z >> 31)) % limit);
}

static inline bool chance(uint64_t *random, uint32_t percent)
{
    return below(random, 100) < percent;
}

/* A file, or what became of it. */
struct text {
    const char *name;
    char *bytes; /* NUL behind */
    size_t length;
};

struct texts {
    struct arena arena;
    struct text *items;
    size_t count;
};

/* Reads all YAML files of the repository. */
static inline void texts_read(struct texts *texts)
{
    static const char *const folders[] = {"rules", "profiles", "examples", "tests"};
    static const char *const endings[] = {".yaml", ".yml", NULL};
    arena_init(&texts->arena);
    texts->items = NULL;
    texts->count = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char **paths;
        size_t count;
        const char *culprit;
        assert_int_equal(folder_files(&texts->arena, folders[i], endings, &paths, &count, &culprit),
                         FILE_OK);
        texts->items = realloc(texts->items, (texts->count + count) * sizeof *texts->items);
        assert_non_null(texts->items);
        for (size_t k = 0; k < count; k++) {
            struct text *text = &texts->items[texts->count++];
            text->name = paths[k];
            assert_int_equal(
                file_read(&texts->arena, paths[k], 1 << 20, &text->bytes, &text->length), FILE_OK);
        }
    }
    assert_true(texts->count > 100);
}

static inline void texts_free(struct texts *texts)
{
    free(texts->items);
    arena_fini(&texts->arena);
}

/* ---- a tree, written in another way ---- */

/* Writes a text in double quotes, every now and then over several lines. */
static inline void write_quoted(struct strbuf *out, const struct node *node, uint32_t indent,
                                uint64_t *random)
{
    strbuf_putc(out, '"');
    for (uint32_t i = 0; i < node->length; i++) {
        char c = node->text[i];
        if (c == '"' || c == '\\')
            strbuf_printf(out, "\\%c", c);
        else if (c == '\n' || c == '\r' || c == '\t')
            strbuf_printf(out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        else
            strbuf_putc(out, c);
        if (c == ' ' && chance(random, 3)) {
            strbuf_puts(out, "\\\n");
            strbuf_fill(out, ' ', indent + 1 + below(random, 4));
            if (node->text[i + 1] == ' ')
                strbuf_putc(out, '\\');
        }
    }
    strbuf_putc(out, '"');
}

/* Whether a text can be a block scalar whose indentation is found without help. */
static inline bool suits_block(const struct node *node)
{
    if (node->length == 0 || node->text[0] == ' ' || node->text[0] == '\n' || node->text[0] == '\t')
        return false;
    for (uint32_t i = 0; i < node->length; i++)
        if (node->text[i] == '\r' || (unsigned char)node->text[i] == 0xe2)
            return false;
    return true;
}

static inline void write_block(struct strbuf *out, const struct node *node, uint32_t indent,
                               uint64_t *random)
{
    uint32_t inner = indent + 1 + below(random, 5);
    bool step = chance(random, 30);
    bool ended = node->text[node->length - 1] == '\n';
    bool more = node->length > 1 && ended && node->text[node->length - 2] == '\n';
    strbuf_putc(out, '|');
    if (step)
        strbuf_printf(out, "%" PRIu32, inner - indent);
    strbuf_puts(out, !ended ? "-" : more ? "+" : "");
    for (const char *line = node->text; *line;) {
        size_t length = strcspn(line, "\n");
        strbuf_putc(out, '\n');
        if (length > 0)
            strbuf_fill(out, ' ', inner);
        strbuf_add(out, line, length);
        line += length + (line[length] == '\n');
    }
}

/* Whether the source's own bytes can stand for a scalar anywhere. */
static inline bool is_plain_here(const struct node *node, bool flow)
{
    return node->style == STYLE_PLAIN && node_is_verbatim(node) &&
           !(flow && strpbrk(node->text, ",[]{}:#-?&*!|>'\"%@`"));
}

/* Writes a scalar; `indent` is the column of the collection that it is in. */
static inline void write_scalar(struct strbuf *out, const struct node *node, uint32_t indent,
                                bool flow, bool key, uint64_t *random)
{
    if (node->length == 0 && node->style == STYLE_PLAIN)
        return;
    if (is_plain_here(node, flow))
        strbuf_puts(out, node->text);
    else if (!flow && !key && suits_block(node) && chance(random, 40))
        write_block(out, node, indent, random);
    else
        write_quoted(out, node, indent, key ? &(uint64_t){0} : random);
}

static inline void write_space(struct strbuf *out, uint32_t indent, uint64_t *random)
{
    if (chance(random, 6)) {
        strbuf_puts(out, chance(random, 50) ? " # in brackets\n" : "\n");
        strbuf_fill(out, ' ', indent + 1 + below(random, 6));
    } else {
        strbuf_fill(out, ' ', below(random, 3));
    }
}

static inline void write_flow(struct strbuf *out, const struct node *node, uint32_t indent,
                              uint64_t *random)
{
    if (node->kind == NODE_SCALAR) {
        write_scalar(out, node, indent, true, false, random);
        return;
    }
    bool list = node->kind == NODE_SEQUENCE;
    strbuf_putc(out, list ? '[' : '{');
    for (uint32_t i = 0; i < node->count; i++) {
        if (i > 0)
            strbuf_putc(out, ',');
        write_space(out, indent, random);
        if (!list) {
            write_scalar(out, node->entries[i].key, indent, true, true, random);
            strbuf_puts(out, ": ");
        }
        write_flow(out, list ? node->items[i] : node->entries[i].value, indent, random);
    }
    if (node->count > 0 && chance(random, 10))
        strbuf_putc(out, ',');
    write_space(out, indent, random);
    strbuf_putc(out, list ? ']' : '}');
}

static inline void write_block_node(struct strbuf *out, const struct node *node, uint32_t indent,
                                    uint64_t *random);

/* What follows a mark of an entry at `indent`. */
static inline void write_value(struct strbuf *out, const struct node *node, uint32_t indent,
                               bool item, uint64_t *random)
{
    bool collection = node->kind != NODE_SCALAR;
    strbuf_puts(out, chance(random, 5) ? "  # behind a mark\n" : " ");
    bool below_it = out->text[out->length - 1] == '\n';
    if (collection && node->count > 0 && chance(random, 75)) {
        uint32_t step = 1 + below(random, 6);
        uint32_t inner = indent + step;
        if (item && !below_it && chance(random, 80)) {
            strbuf_fill(out, ' ', step - 1);
            inner = indent + 1 + step;
        } else {
            if (!below_it)
                strbuf_puts(out, chance(random, 10) ? "\n\n" : "\n");
            if (!item && node->kind == NODE_SEQUENCE && chance(random, 30))
                inner = indent;
            strbuf_fill(out, ' ', inner);
        }
        write_block_node(out, node, inner, random);
        return;
    }
    if (below_it || chance(random, 5)) {
        if (!below_it)
            strbuf_putc(out, '\n');
        strbuf_fill(out, ' ', indent + 1 + below(random, 4));
    }
    if (collection)
        write_flow(out, node, indent, random);
    else
        write_scalar(out, node, indent, false, false, random);
}

/* Writes a block collection whose first entry begins where the text ends, at the column `indent`.
 */
static inline void write_block_node(struct strbuf *out, const struct node *node, uint32_t indent,
                                    uint64_t *random)
{
    static const char *const between[] = {
        "\n", "\n", "\n", "\n", "\n\n", "\n\n\n  \n", "  # behind\n", "\n# at the margin\n"};
    for (uint32_t i = 0; i < node->count; i++) {
        if (i > 0) {
            strbuf_puts(out, between[below(random, 8)]);
            if (chance(random, 5)) {
                strbuf_fill(out, ' ', below(random, indent + 8));
                strbuf_puts(out, "# before\n");
            }
            strbuf_fill(out, ' ', indent);
        }
        bool list = node->kind == NODE_SEQUENCE;
        const struct node *value = list ? node->items[i] : node->entries[i].value;
        if (list) {
            strbuf_putc(out, '-');
        } else if (chance(random, 5)) {
            strbuf_puts(out, "? ");
            write_scalar(out, node->entries[i].key, indent, false, true, random);
            strbuf_puts(out, chance(random, 20) ? " # key\n" : "\n");
            strbuf_fill(out, ' ', indent);
            strbuf_putc(out, ':');
        } else {
            write_scalar(out, node->entries[i].key, indent, false, true, random);
            strbuf_putc(out, ':');
        }
        write_value(out, value, indent, list, random);
    }
}

/* Writes the tree in a way of its own. */
static inline void write_tree(struct strbuf *out, const struct node *root, uint64_t *random)
{
    if (root->kind != NODE_SCALAR && root->count > 0 && chance(random, 90))
        write_block_node(out, root, 0, random);
    else
        write_flow(out, root, 0, random);
    strbuf_puts(out, chance(random, 80) ? "\n" : "");
}

/* ---- a text, changed in places ---- */

typedef void change(struct strbuf *out, const char *text, uint64_t *random);

/* Calls `each` for every line: appends it, changed or not. */
static inline void each_line(struct strbuf *out, const char *text, uint64_t *random,
                             void (*each)(struct strbuf *out, const char *line, size_t length,
                                          uint64_t *random))
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        each(out, text, length, random);
        if (text[length] == '\n')
            strbuf_putc(out, '\n');
        text += length + (text[length] == '\n');
    }
}

/* Twice or three times the indentation, also behind the mark of an item. */
static inline void change_indentation(struct strbuf *out, const char *text, uint64_t *random)
{
    uint32_t times = 2 + below(random, 2);
    while (*text) {
        size_t blanks = strspn(text, " ");
        strbuf_fill(out, ' ', blanks * times);
        for (text += blanks; strncmp(text, "- ", 2) == 0; text += 2) {
            strbuf_putc(out, '-');
            strbuf_fill(out, ' ', 2 * times - 1);
        }
        size_t length = strcspn(text, "\n");
        length += text[length] == '\n';
        strbuf_add(out, text, length);
        text += length;
    }
}

static inline void comment_line(struct strbuf *out, const char *line, size_t length,
                                uint64_t *random)
{
    strbuf_add(out, line, length);
    if (chance(random, 5))
        strbuf_printf(out, "%*s#%" PRIu32 " %s", 1 + (int)below(random, 30), "", below(random, 100),
                      chance(random, 30) ? "trailing \t" : "words");
    if (chance(random, 5))
        strbuf_printf(out, "\n%*s# own %" PRIu32, (int)below(random, 12), "", below(random, 100));
}

static inline void change_comments(struct strbuf *out, const char *text, uint64_t *random)
{
    each_line(out, text, random, comment_line);
}

/* The comments of consecutive lines in one column. */
static inline void align_line(struct strbuf *out, const char *line, size_t length, uint64_t *random)
{
    size_t before = out->length;
    strbuf_add(out, line, length);
    if (length > 0 && chance(random, 60)) {
        strbuf_fill(out, ' ', out->length - before < 60 ? 60 - (out->length - before) : 1);
        strbuf_printf(out, "# %" PRIu32, below(random, 1000));
    }
}

static inline void change_columns(struct strbuf *out, const char *text, uint64_t *random)
{
    each_line(out, text, random, align_line);
}

static inline void blank_line(struct strbuf *out, const char *line, size_t length, uint64_t *random)
{
    strbuf_add(out, line, length);
    /* A line of tabs is read behind a plain scalar only, so it must not come before another thing.
     */
    bool empty = strspn(line, " ") >= length;
    if (chance(random, 10))
        strbuf_fill(out, empty || chance(random, 50) ? ' ' : '\t', 1 + below(random, 4));
    if (chance(random, 10))
        strbuf_puts(out, chance(random, 50) ? "\n" : "\n   \n\n");
}

static inline void change_blanks(struct strbuf *out, const char *text, uint64_t *random)
{
    each_line(out, text, random, blank_line);
}

/* All line ends, or some. */
static inline void change_line_ends(struct strbuf *out, const char *text, uint64_t *random)
{
    static const char *const ends[] = {"\r\n", "\r\n", "\r", "\n", "\xe2\x80\xa8"};
    bool all = chance(random, 70);
    uint32_t end = below(random, 3);
    for (; *text; text++) {
        if (*text != '\n')
            strbuf_putc(out, *text);
        else
            strbuf_puts(out, all ? ends[end] : ends[below(random, 5)]);
    }
}

/* Takes bytes away, or doubles them: most of what comes of it is no YAML. */
static inline void change_bytes(struct strbuf *out, const char *text, uint64_t *random)
{
    uint32_t length = (uint32_t)strlen(text);
    uint32_t at = below(random, length + 1), size = below(random, 6);
    if (size > length - at)
        size = length - at;
    strbuf_add(out, text, at);
    if (chance(random, 50)) {
        strbuf_add(out, text + at, size);
        strbuf_add(out, text + at, size);
    }
    strbuf_puts(out, text + at + size);
}

/* Makes values long. */
static inline void lengthen_line(struct strbuf *out, const char *line, size_t length,
                                 uint64_t *random)
{
    strbuf_add(out, line, length);
    bool word = length > 0 && line[length - 1] >= 'a' && line[length - 1] <= 'z';
    for (uint32_t i = word && chance(random, 8) ? below(random, 30) : 0; i > 0; i--)
        strbuf_puts(out, " more");
}

static inline void change_length(struct strbuf *out, const char *text, uint64_t *random)
{
    each_line(out, text, random, lengthen_line);
}

static inline void change_mark(struct strbuf *out, const char *text, uint64_t *random)
{
    (void)random;
    strbuf_puts(out, "\xef\xbb\xbf");
    strbuf_puts(out, text);
}

/* The tree of the text, written anew; the text itself where it has none. */
static inline void change_style(struct strbuf *out, const char *text, uint64_t *random)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct node *root = document_parse(&arena, "", text, strlen(text), DOCUMENT_YAML, &diags);
    if (root && !diags_failed(&diags))
        write_tree(out, root, random);
    else
        strbuf_puts(out, text);
    arena_fini(&arena);
}

/* A copy of the text with one to four changes; the caller releases it. */
static inline void change_text(struct strbuf *out, const struct text *text, uint64_t *random)
{
    static change *const changes[] = {
        change_style,     change_style,   change_indentation, change_comments, change_blanks,
        change_line_ends, change_columns, change_bytes,       change_length,   change_mark};
    strbuf_init(out);
    strbuf_add(out, text->bytes, text->length);
    for (uint32_t left = 1 + below(random, 4); left > 0; left--) {
        struct strbuf next;
        strbuf_init(&next);
        strbuf_puts(&next, "");
        changes[below(random, sizeof changes / sizeof *changes)](&next, out->text, random);
        strbuf_fini(out);
        *out = next;
    }
    assert_false(out->failed);
}

#endif
