#include "interview/stale.h"

#include <stdio.h>
#include <string.h>

#include "decide/ruling.h"
#include "document/extent.h"

/* Answers that are dropped at most: a file of which more is wrong is no profile for the pack. */
#define MOST 64

/* Whether a mistake is in the value of an answer. Others are in the file, and for an editor. */
static bool is_of_value(enum diag_code code)
{
    static const enum diag_code codes[] = {R0103, R0104, R0105, R0106, R0107, R0108,
                                           R0109, R0110, R0111, R0112, R0113};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* A look through a file for the answer that a place is in. */
struct look {
    const struct vocabulary *vocabulary;
    struct span span;
    struct spot spot; /* FACT_NONE: not found */
};

static bool covers(const struct entry *entry, bool flow, struct span span)
{
    return entry->value->span.start <= span.start && span.end <= extent_entry(entry, flow);
}

/* Looks at the entries of a mapping: answers to the facts `group`.key. */
static void look_in_group(struct look *look, const char *group, uint32_t component,
                          const struct node *mapping)
{
    for (uint32_t i = 0; mapping->kind == NODE_MAPPING && i < mapping->count; i++) {
        const struct entry *entry = &mapping->entries[i];
        char name[256];
        int length = snprintf(name, sizeof name, "%s.%s", group, entry->key->text);
        if (length >= (int)sizeof name || !covers(entry, node_is_flow(mapping), look->span))
            continue;
        look->spot = (struct spot){fact_find(look->vocabulary, name), component};
    }
}

/* Looks at a component: its own facts, and those of the project that it overrides. */
static void look_in_component(struct look *look, uint32_t component, const struct node *mapping)
{
    look_in_group(look, "component", component, mapping);
    for (uint32_t i = 0; mapping->kind == NODE_MAPPING && i < mapping->count; i++) {
        const struct entry *entry = &mapping->entries[i];
        if (look->spot.fact == FACT_NONE)
            look_in_group(look, entry->key->text, component, entry->value);
    }
}

static void look_in_file(struct look *look, const struct node *root)
{
    for (uint32_t i = 0; root->kind == NODE_MAPPING && i < root->count; i++) {
        const char *key = root->entries[i].key->text;
        const struct node *value = root->entries[i].value;
        if (look->spot.fact != FACT_NONE)
            return;
        if (strcmp(key, "component") == 0)
            look_in_component(look, 0, value);
        else if (strcmp(key, "components") != 0)
            look_in_group(look, key, COMPONENT_NONE, value);
        else
            for (uint32_t k = 0; value->kind == NODE_SEQUENCE && k < value->count; k++)
                if (look->spot.fact == FACT_NONE)
                    look_in_component(look, k, value->items[k]);
    }
}

/* Drops the answer that a mistake is in, whose place goes to `*spot`. */
static bool drop(const struct sheet_source *source, const struct node *root,
                 const struct diag *diag, struct spot *spot, struct strbuf *out)
{
    struct profile unread = {.pack = source->pack,
                             .lists_components = node_get(root, "components") != NULL};
    struct sheet sheet = {.root = root, .profile = &unread};
    struct look look = {&source->pack->vocabulary, diag->span, {FACT_NONE, COMPONENT_NONE}};
    if (!is_of_value(diag->code) || diag->span.source != root->span.source)
        return false;
    look_in_file(&look, root);
    *spot = look.spot;
    return look.spot.fact != FACT_NONE && sheet_forget(&sheet, look.spot, out);
}

/* Says which answer is left out. Lines are those of a text that has lost some by now. */
static void tell(const struct sheet_source *source, const struct node *root,
                 const struct diag *diag, struct spot spot, struct diags *diags)
{
    const struct node *list = node_get(root, "components");
    const struct node *name = list && spot.component != COMPONENT_NONE
                                  ? node_get(list->items[spot.component], "name")
                                  : NULL;
    bool named = name && name->kind == NODE_SCALAR;
    diag_add_file(diags, R0557, source->input.path, "%s%s%s; the answer is left out", diag->message,
                  named ? " in " : "", named ? name->text : "");
}

static const struct diag *first_error(const struct diags *diags)
{
    for (uint32_t i = 0; i < diags->list.count; i++)
        if (diag_entries[diags->list.items[i].code].class != DIAG_WARNING)
            return &diags->list.items[i];
    return NULL;
}

enum found { FOUND_GOOD, FOUND_STALE, FOUND_OTHER };

/* Reads a text; where its first mistake is a stale answer, appends the text without it, and says
 * so. */
static enum found drop_first(const struct sheet_source *source, const struct strbuf *text,
                             struct diags *diags, struct strbuf *out)
{
    struct profile_input input = source->input;
    struct arena arena;
    struct diags aside;
    enum found found = FOUND_OTHER;
    struct spot spot;
    arena_init(&arena);
    diags_init(&aside, &arena);
    input.settings = NULL;
    input.setting_count = 0;
    input.root = document_parse(&arena, input.path, text->text ? text->text : "", text->length,
                                DOCUMENT_YAML, &aside);
    struct profile *profile =
        input.root ? profile_read(&arena, source->pack, &input, &aside) : NULL;
    const struct diag *error = first_error(&aside);
    if (profile) {
        found = FOUND_GOOD;
    } else if (input.root && error && !aside.no_memory &&
               drop(source, input.root, error, &spot, out)) {
        tell(source, input.root, error, spot, diags);
        found = FOUND_STALE;
    }
    profile_free(profile);
    arena_fini(&arena);
    return found;
}

/* Keeps what was said of a file that is good now. */
static void repeat(const struct diags *said, struct diags *diags)
{
    for (uint32_t i = 0; i < said->list.count; i++)
        diag_add_file(diags, said->list.items[i].code, said->list.items[i].file, "%s",
                      said->list.items[i].message);
}

bool stale_drop(const struct sheet_source *source, const char *text, size_t length,
                struct diags *diags, struct strbuf *out)
{
    struct arena arena;
    struct diags said;
    struct strbuf now;
    enum found found = FOUND_STALE;
    arena_init(&arena);
    diags_init(&said, &arena);
    strbuf_init(&now);
    strbuf_add(&now, text, length);
    for (int i = 0; i < MOST && found == FOUND_STALE && !now.failed; i++) {
        struct strbuf next;
        strbuf_init(&next);
        found = drop_first(source, &now, &said, &next);
        if (found == FOUND_STALE) {
            strbuf_fini(&now);
            now = next;
        } else {
            strbuf_fini(&next);
        }
    }
    bool dropped = found == FOUND_GOOD && said.list.count > 0 && !now.failed;
    if (dropped) {
        repeat(&said, diags);
        strbuf_add(out, now.text ? now.text : "", now.length);
    }
    strbuf_fini(&now);
    arena_fini(&arena);
    return dropped;
}
