/* What the tests of src/report share: something to paint on, looks at the lines that came of it,
 * and JSON that is read again. */
#ifndef UNIT_REPORT_FIXTURE_H
#define UNIT_REPORT_FIXTURE_H

#include "judge_fixture.h"

#include "base/utf8.h"
#include "document/document.h"
#include "report/paint.h"

static const struct style plain_style = {80, false, false, NULL};

/* Paint in so many columns, without colour; sheet_fini releases it. */
struct sheet {
    struct strbuf text;
    struct paint paint;
};

static inline void sheet_init(struct sheet *sheet, int width)
{
    strbuf_init(&sheet->text);
    sheet->paint = (struct paint){&sheet->text, {width, false, false, NULL}};
}

static inline void sheet_fini(struct sheet *sheet)
{
    strbuf_fini(&sheet->text);
}

/* What was painted. */
static inline const char *sheet_text(const struct sheet *sheet)
{
    assert_false(sheet->text.failed);
    return sheet->text.text ? sheet->text.text : "";
}

static inline void check_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("`%s` is missing in:\n%s", part, text);
}

static inline void check_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("`%s` is in:\n%s", part, text);
}

/* The first line that holds `part`, in the court's arena. */
static inline const char *line_with(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    if (!found)
        fail_msg("`%s` is missing in:\n%s", part, text);
    const char *start = found;
    while (start > text && start[-1] != '\n')
        start--;
    return arena_copy(&court_arena, start, strcspn(start, "\n"));
}

/* Whether every line takes at most so many columns. */
static inline void check_fits(const char *text, int width)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (paint_columns(text, length) > width)
            fail_msg("wider than %d: %.*s", width, (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* ---- JSON ---- */

/* Reads JSON again. */
static inline const struct node *json_of(const char *text)
{
    struct diags diags;
    diags_init(&diags, &court_arena);
    const struct node *root =
        document_parse(&court_arena, "out", text, strlen(text), DOCUMENT_JSON, &diags);
    if (!root || diags.list.count > 0)
        fail_msg("%s in:\n%s", diags.list.count > 0 ? diags.list.items[0].message : "no JSON",
                 text);
    return root;
}

/* The node at a path of keys and indices, "rulings/0/verdict"; NULL where there is none. */
static inline const struct node *json_find(const struct node *node, const char *path)
{
    while (node && *path) {
        size_t length = strcspn(path, "/");
        const char *step = arena_copy(&court_arena, path, length);
        if (node->kind == NODE_SEQUENCE)
            node = (uint32_t)atoi(step) < node->count ? node->items[atoi(step)] : NULL;
        else
            node = node_get(node, step);
        path += length + (path[length] == '/');
    }
    return node;
}

static inline const struct node *json_at(const struct node *root, const char *path)
{
    const struct node *node = json_find(root, path);
    if (!node)
        fail_msg("no %s", path);
    return node;
}

/* Checks a value by its spelling; a text is quoted. */
static inline void check_json(const struct node *root, const char *path, const char *value)
{
    const struct node *node = json_at(root, path);
    const char *found = node->kind != NODE_SCALAR ? "(no scalar)"
                        : node->style != STYLE_JSON_STRING
                            ? node->text
                            : arena_printf(&court_arena, "\"%s\"", node->text);
    if (strcmp(found, value) != 0)
        fail_msg("%s is %s, not %s", path, found, value);
}

static inline void check_json_count(const struct node *root, const char *path, uint32_t count)
{
    assert_int_equal(json_at(root, path)->count, count);
}

/* A pack of 70 sources; rules cite one, several of one, some beyond the 64th. */
static inline const char *many_sources(void)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_puts(&text, COURT_HEAD "facts: [{fact: component.odd, type: bool, question: Odd?}]\n"
                                  "sources:\n  A: {title: First, date: 2026-01-01}\n");
    for (int i = 0; i < 70; i++)
        strbuf_printf(&text, "  s%d: {title: Source %d}\n", i, i);
    strbuf_puts(&text, "  B: {title: Second}\nclaims:\n  - {id: a, source: A, claim: A.}\n"
                       "  - {id: a2, source: A, claim: A.}\n  - {id: b, source: B, claim: B.}\n"
                       "  - {id: s, source: s69, claim: S.}\nrules:\n");
    static const char *const cites[] = {"a, a2", "b, a", "s", "s, a, b"};
    for (int i = 0; i < 4; i++)
        strbuf_printf(&text,
                      "  - {id: r%d, criterion: pace, when: component.odd == true,\n"
                      "     favours: {left: slight}, because: B., cites: [%s]}\n",
                      i, cites[i]);
    strbuf_puts(&text, "  - {id: r4, criterion: pace, when: component.odd == true,\n"
                       "     favours: {left: slight}, because: B.}\n");
    const char *copy = arena_copy(&court_arena, text.text, text.length);
    strbuf_fini(&text);
    return copy;
}

#endif
