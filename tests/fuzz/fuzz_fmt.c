/* Fuzzing of the layout: whatever YAML there is, the new layout says the same, keeps every comment
 * in its order, and is the layout of itself. */
#include <stdint.h>
#include <stdlib.h>

#include "author/fmt/fmt.h"
#include "document/document.h"
#include "yaml_comments.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* Both have the same comments. */
static void compare_comments(const struct source *source, const struct fmt *fmt)
{
    struct strbuf before, after;
    strbuf_init(&before);
    strbuf_init(&after);
    check(yaml_comments(source->bytes, source->length, &before));
    check(yaml_comments(fmt->text, fmt->length, &after));
    check(before.length == after.length);
    check(before.length == 0 || memcmp(before.text, after.text, before.length) == 0);
    strbuf_fini(&before);
    strbuf_fini(&after);
}

static void lay_out_again(struct arena *arena, const struct fmt *fmt, struct diags *diags)
{
    struct fmt again;
    const struct node *root =
        document_parse(arena, "again", fmt->text, fmt->length, DOCUMENT_YAML, diags);
    check(root && fmt_lay_out(arena, root, &again, diags) && !again.changed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    struct fmt fmt;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct node *root =
        document_parse(&arena, "fuzz", (const char *)bytes, length, DOCUMENT_YAML, &diags);
    if (root && !diags_failed(&diags)) {
        if (fmt_lay_out(&arena, root, &fmt, &diags)) {
            compare_comments(root->span.source, &fmt);
            lay_out_again(&arena, &fmt, &diags);
        } else {
            /* Only what grows over a limit has none. */
            check(diags.list.count == 1 && diags.list.items[0].code == R0050);
        }
    }
    arena_fini(&arena);
    return 0;
}
