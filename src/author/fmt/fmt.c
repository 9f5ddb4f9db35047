#include "author/fmt/fmt.h"

#include <string.h>

#include "author/fmt/block.h"
#include "author/fmt/writer.h"
#include "document/document.h"

bool fmt_check(const struct node *root, const char *text, size_t length, struct diags *diags)
{
    const struct source *source = root->span.source;
    struct arena arena;
    struct diags said;
    if (length > limits[LIMIT_FILE_BYTES].value) {
        diag_limit(diags, LIMIT_FILE_BYTES, (struct span){0}, source->name);
        return false;
    }
    arena_init(&arena);
    diags_init(&said, &arena);
    const struct node *again =
        document_parse(&arena, source->name, text, length, DOCUMENT_YAML, &said);
    bool no_memory = said.no_memory;
    bool same = again && !diags_failed(&said) && node_equal(root, again);
    arena_fini(&arena);
    if (no_memory)
        return diags_no_memory(diags);
    if (!same)
        diag_add_file(diags, R0040, source->name, "laid out anew, it would not say the same");
    return same;
}

static void write(struct edits *edits, const struct node *root)
{
    struct fmt_writer writer;
    fmt_writer_init(&writer, edits);
    fmt_document(&writer, root);
    fmt_writer_fini(&writer);
}

/* Takes over what the edits make of the source. */
static bool take_text(struct arena *arena, struct fmt *fmt)
{
    const struct source *source = fmt->edits.source;
    struct strbuf out;
    strbuf_init(&out);
    bool applied = edits_apply(&fmt->edits, &out);
    fmt->text = applied ? arena_copy(arena, out.text, out.length) : NULL;
    fmt->length = out.length;
    fmt->changed = applied && (out.length != source->length ||
                               memcmp(out.text, source->bytes, out.length) != 0);
    strbuf_fini(&out);
    return fmt->text;
}

bool fmt_lay_out(struct arena *arena, const struct node *root, struct fmt *fmt, struct diags *diags)
{
    edits_init(&fmt->edits, arena, root->span.source);
    write(&fmt->edits, root);
    if (!take_text(arena, fmt))
        return diags_no_memory(diags);
    return fmt_check(root, fmt->text, fmt->length, diags);
}
