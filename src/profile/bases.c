/* A profile builds on bases: files that hold what projects have in common. They are read from the
 * lowest upwards into the same profile, so that each value replaces what files below gave.
 *
 * A file that is reached by two ways is read once, in the first of its places: it must not undo
 * what one between them has said. */
#include "profile/reader.h"

#include <string.h>

#include "base/file.h"

/* Whether two paths are of one file; standard input is no file. */
static bool is_same(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    return strcmp(a, "-") != 0 && strcmp(b, "-") != 0 && file_same(a, b);
}

/* Adds the way from `from`, a file that is extended by others, up to the one that extends it:
 * "a.yaml → b.yaml". */
static void put_way(struct strbuf *out, const struct reader *from, const struct reader *top)
{
    if (from != top)
        put_way(out, from->above, top);
    strbuf_printf(out, "%s → ", from->file);
}

/* Whether the file is one of those that are being read, which is reported at `named`. */
static bool closes_circle(const struct reader *reader, const char *path, struct span named)
{
    const struct reader *top = reader;
    while (top && !is_same(top->file, path))
        top = top->above;
    if (!top)
        return false;
    struct diag *diag = diag_add(reader->diags, R0143, named, "`%s` extends itself", path);
    struct strbuf way;
    strbuf_init(&way);
    put_way(&way, reader, top);
    if (way.failed)
        diags_no_memory(reader->diags);
    else
        diag_hint(reader->diags, diag, "%s%s", way.text, path);
    strbuf_fini(&way);
    return true;
}

static bool is_done(const struct bases *bases, const char *path)
{
    for (uint32_t i = 0; i < bases->done.count; i++)
        if (is_same(bases->done.items[i], path))
            return true;
    return false;
}

/* Whether errors in this file were reported with another profile of this run: once is enough. */
static bool is_told(const struct reader *reader)
{
    for (uint32_t i = 0; i < reader->bases->earlier; i++) {
        const struct diag *diag = &reader->diags->list.items[i];
        const char *file = diag->span.source ? diag->span.source->name : diag->file;
        if (diag_entries[diag->code].class != DIAG_WARNING && file &&
            strcmp(file, reader->file) == 0)
            return true;
    }
    return false;
}

/* Whether one more file may be read; that it may not is reported once. */
static bool has_room(struct reader *reader, struct span named)
{
    struct bases *bases = reader->bases;
    uint64_t limit = limits[LIMIT_PROFILE_BASES].value;
    if (bases->begun == limit)
        diag_limit(reader->diags, LIMIT_PROFILE_BASES, named, reader->file);
    if (bases->begun <= limit)
        bases->begun++;
    return bases->begun <= limit;
}

/* Reads a base for a reader that has all of it but its document. */
static void read_base(struct reader *reader, struct span named)
{
    struct bases *bases = reader->bases;
    if (is_done(bases, reader->file))
        return;
    if (is_told(reader)) {
        bases->is_broken = true;
        return;
    }
    if (!has_room(reader, named))
        return;
    reader->root =
        document_read_named(reader->scratch, reader->file, DOCUMENT_BY_NAME, named, reader->diags);
    if (reader->root)
        bases_read_file(reader);
    const char **done = vec_add(&bases->done, &reader->profile->arena);
    if (done)
        *done = reader->file;
    else
        diags_no_memory(reader->diags);
}

void bases_read(struct reader *reader, const char *path)
{
    struct reader base = *reader;
    base.is_base = true;
    base.is_part = false;
    base.above = NULL;
    base.file = arena_copy(&reader->profile->arena, path, strlen(path));
    if (base.file)
        read_base(&base, (struct span){0});
    else
        diags_no_memory(reader->diags);
}

/* Whether an entry of `extends` repeats one before it, which is reported. */
static bool is_repeated(struct reader *reader, const struct node *const *names, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        if (strcmp(names[i]->text, names[index]->text) != 0)
            continue;
        struct diag *diag = diag_add(reader->diags, R0134, names[index]->span,
                                     "`%s` is extended twice", names[index]->text);
        diag_relate(diag, names[i]->span);
        return true;
    }
    return false;
}

/* Reads the files that the reader's file extends. */
static void read_extended(struct reader *reader)
{
    const struct node *list = node_get(reader->root, "extends");
    const struct node *one;
    uint32_t count;
    if (!list || !field_check(list, "`extends`", FIELD_WORDS, reader->diags))
        return;
    const struct node *const *names = fields_words(list, &one, &count);
    for (uint32_t i = 0; i < count && reader->bases->begun <= limits[LIMIT_PROFILE_BASES].value;
         i++) {
        struct reader base = *reader;
        base.is_base = true;
        base.is_part = false;
        base.above = reader;
        base.file = is_repeated(reader, names, i) ? NULL : path_beside(reader, names[i]->text);
        if (base.file && !closes_circle(reader, base.file, names[i]->span))
            read_base(&base, names[i]->span);
    }
}

/* A base extends bases as a profile does, so that reading one comes back to here. */
void bases_read_file(struct reader *reader)
{
    if (!entries_check(reader))
        return;
    read_extended(reader);
    entries_read(reader);
}
