#include "interview/sheet.h"

#include <string.h>

#include "base/memory.h"
#include "decide/ruling.h"
#include "document/amend.h"
#include "document/quote.h"
#include "interview/revision.h"

/* ---- reading ---- */

/* Reads into the sheet; what is said of it must not outlive `arena`. */
static bool read_into(struct sheet *sheet, struct arena *arena, const struct sheet_source *source,
                      struct diags *diags)
{
    struct profile_input input = source->input;
    sheet->root =
        document_parse(arena, input.path, sheet->text, sheet->length, DOCUMENT_YAML, diags);
    if (!sheet->root)
        return false;
    input.root = sheet->root;
    input.settings = NULL;
    input.setting_count = 0;
    sheet->profile = profile_read(arena, source->pack, &input, diags);
    return sheet->profile != NULL;
}

struct sheet *sheet_read(const struct sheet_source *source, const char *text, size_t length,
                         struct arena *scratch, struct diags *diags)
{
    struct sheet *sheet = mem_new(1, sizeof *sheet);
    struct diags aside;
    if (!sheet) {
        diags_no_memory(diags);
        return NULL;
    }
    arena_init(&sheet->arena);
    diags_init(&aside, &sheet->arena);
    sheet->text = arena_copy(&sheet->arena, text, length);
    sheet->length = length;
    if (sheet->text && read_into(sheet, &sheet->arena, source, &aside))
        return sheet;
    if (!sheet->text || aside.no_memory || read_into(sheet, scratch, source, diags))
        diags_no_memory(diags);
    sheet_free(sheet);
    return NULL;
}

void sheet_free(struct sheet *sheet)
{
    if (!sheet)
        return;
    profile_free(sheet->profile);
    arena_fini(&sheet->arena);
    mem_free(sheet);
}

const struct answer *sheet_answer(const struct sheet *sheet, struct spot spot)
{
    return spot.component == COMPONENT_NONE
               ? sheet->profile->answers[spot.fact]
               : sheet->profile->components[spot.component].answers[spot.fact];
}

/* ---- where things stand ---- */

#define KEYS 4

/* Keys from a mapping down to an answer. */
struct way {
    const struct node *from;
    const char *keys[KEYS]; /* NULL behind the last */
    char group[64];         /* the first of them, for a fact of the project */
};

/* The item of `components`, or what stands under `component:`, that a component is read from. NULL
 * when it stands nowhere. */
static const struct node *component_node(const struct sheet *sheet, uint32_t component)
{
    const struct node *list = node_get(sheet->root, "components");
    return list ? list->items[component] : NULL;
}

/* The way to a spot. False for a name with a group that is longer than any. */
static bool find_way(const struct sheet *sheet, struct spot spot, struct way *way)
{
    const struct fact *fact = &sheet->profile->pack->vocabulary.facts[spot.fact];
    size_t dot = strcspn(fact->name, ".");
    uint32_t count = 0;
    way->from = sheet->root;
    if (spot.component != COMPONENT_NONE && sheet->profile->lists_components)
        way->from = component_node(sheet, spot.component);
    else if (spot.component != COMPONENT_NONE)
        way->keys[count++] = "component";
    if (fact->scope == FACT_PROJECT) {
        if (dot >= sizeof way->group || fact->name[dot] == '\0')
            return false;
        memcpy(way->group, fact->name, dot);
        way->group[dot] = '\0';
        way->keys[count++] = way->group;
    }
    way->keys[count++] = fact->name + dot + 1;
    way->keys[count] = NULL;
    return true;
}

/* ---- edits ---- */

/* The key in front of `components`, so that what is about the project stands above. NULL: the end.
 */
static const char *key_above(const struct sheet *sheet, const struct node *mapping)
{
    if (mapping != sheet->root)
        return NULL;
    for (uint32_t i = 1; i < mapping->count; i++)
        if (strcmp(mapping->entries[i].key->text, "components") == 0)
            return mapping->entries[i - 1].key->text;
    return NULL;
}

/* Puts `value` under the keys, all of which are new, into a mapping. */
static void put_new(struct revision *revision, const struct sheet *sheet,
                    const struct node *mapping, const char *const *keys, const char *value)
{
    bool flow = node_is_flow(mapping);
    struct strbuf text;
    uint32_t depth = 1;
    strbuf_init(&text);
    for (; keys[depth]; depth++) {
        if (flow)
            strbuf_printf(&text, "{%s: ", keys[depth]);
        else
            strbuf_printf(&text, "\n%*s%s:%s", (int)(2 * depth), "", keys[depth],
                          keys[depth + 1] ? "" : " ");
    }
    strbuf_puts(&text, value);
    strbuf_fill(&text, '}', flow ? depth - 1 : 0);
    const char *above = key_above(sheet, mapping);
    if (!revision_takes(revision, &text))
        above = NULL;
    else if (above && strcmp(keys[0], "links") != 0)
        amend_insert(&revision->edits, mapping, above, keys[0], text.text);
    else
        amend_set(&revision->edits, mapping, keys[0], text.text);
    strbuf_fini(&text);
}

/* Sets the value under the keys, from a mapping on, in whatever of them there is. Returns the node
 * that stood there; NULL when there was none. */
static void put(struct revision *revision, const struct sheet *sheet, const struct node *mapping,
                const char *const *keys, const char *value)
{
    for (; keys[1]; keys++) {
        const struct node *below = node_get(mapping, keys[0]);
        if (!below || below->kind != NODE_MAPPING)
            break;
        mapping = below;
    }
    if (node_get(mapping, keys[0]) && !keys[1])
        amend_set(&revision->edits, mapping, keys[0], value);
    else
        put_new(revision, sheet, mapping, keys, value);
}

/* The node at the end of a way; NULL when there is none. */
static const struct node *follow(const struct way *way)
{
    const struct node *node = way->from;
    for (const char *const *key = way->keys; node && *key; key++)
        node = node_get(node, *key);
    return node;
}

/* Appends "{value: V, note: N}". */
static void add_noted(struct strbuf *out, const char *value, const char *note)
{
    strbuf_printf(out, "{value: %s, note: ", value);
    quote_add(out, note, strlen(note));
    strbuf_putc(out, '}');
}

/* Changes the parts of an answer that says more than its value. */
static void change_parts(struct revision *revision, const struct node *answer, const char *value,
                         const char *note)
{
    struct strbuf text;
    amend_set(&revision->edits, answer, "value", value);
    if (note && !*note)
        amend_remove(&revision->edits, answer, "note");
    if (!note || !*note)
        return;
    strbuf_init(&text);
    quote_add(&text, note, strlen(note));
    if (revision_takes(revision, &text))
        amend_set(&revision->edits, answer, "note", text.text);
    strbuf_fini(&text);
}

bool sheet_give(const struct sheet *sheet, struct spot spot, const char *value, const char *note,
                struct strbuf *out)
{
    struct revision revision;
    struct strbuf noted;
    struct way way;
    if (!find_way(sheet, spot, &way))
        return false;
    revision_begin(&revision, sheet);
    strbuf_init(&noted);
    const struct node *there = follow(&way);
    if (there && there->kind == NODE_MAPPING) {
        change_parts(&revision, there, value, note);
    } else {
        if (note && *note)
            add_noted(&noted, value, note);
        put(&revision, sheet, way.from, way.keys, noted.length > 0 ? noted.text : value);
    }
    revision_takes(&revision, &noted);
    strbuf_fini(&noted);
    return revision_finish(&revision, out);
}

/* Removes a key, and the mappings above it that hold nothing else; an item of a list has a name. */
static void take_away(struct revision *revision, const struct node *mapping,
                      const char *const *keys)
{
    const struct node *last = mapping;
    const char *key = keys[0];
    for (; mapping && keys[0]; mapping = node_get(mapping, keys[0]), keys++)
        if (mapping->count > 1) {
            last = mapping;
            key = keys[0];
        }
    amend_remove(&revision->edits, last, key);
}

bool sheet_forget(const struct sheet *sheet, struct spot spot, struct strbuf *out)
{
    struct revision revision;
    struct way way;
    if (!find_way(sheet, spot, &way))
        return false;
    revision_begin(&revision, sheet);
    if (follow(&way))
        take_away(&revision, way.from, way.keys);
    return revision_finish(&revision, out);
}

bool sheet_set(const struct sheet *sheet, const char *const *keys, const char *value,
               struct strbuf *out)
{
    struct revision revision;
    revision_begin(&revision, sheet);
    put(&revision, sheet, sheet->root, keys, value);
    return revision_finish(&revision, out);
}
