#include "interview/revision.h"

void revision_begin(struct revision *revision, const struct sheet *sheet)
{
    arena_init(&revision->arena);
    edits_init(&revision->edits, &revision->arena, sheet->root->span.source);
}

bool revision_takes(struct revision *revision, const struct strbuf *text)
{
    revision->edits.no_memory = revision->edits.no_memory || text->failed;
    return !text->failed;
}

bool revision_finish(struct revision *revision, struct strbuf *out)
{
    bool done = edits_apply(&revision->edits, out) && !out->failed;
    out->failed = out->failed || revision->edits.no_memory;
    arena_fini(&revision->arena);
    return done;
}
