#include "author/fmt/patch.h"

#include <inttypes.h>
#include <string.h>

#define AROUND 3 /* lines that are shown on either side of a change */

/* Lines that went and lines that came for them; numbers from 0. */
struct change {
    uint32_t old_first;
    uint32_t old_count;
    uint32_t new_first;
    uint32_t new_count;
};

struct patch {
    const struct edits *edits;
    const struct source *old_text;
    const struct source *new_text;
    struct arena arena;
    VEC(struct change) changes;
    bool no_memory;
};

/* ---- lines ---- */

/* The number of the line that holds the byte at `at`. source_position would count columns too,
 * which takes long in a long line. */
static uint32_t line_of(const struct source *source, uint32_t at)
{
    uint32_t first = 0, behind = source->line_count;
    while (behind - first > 1) {
        uint32_t middle = first + (behind - first) / 2;
        if (source->lines[middle] <= at)
            first = middle;
        else
            behind = middle;
    }
    return first;
}

static uint32_t line_start(const struct source *source, uint32_t line)
{
    return line < source->line_count ? source->lines[line] : source->length;
}

/* How many lines there are: none behind the last line end. */
static uint32_t count_lines(const struct source *source)
{
    uint32_t last = source->line_count - 1;
    return source->lines[last] == source->length ? last : last + 1;
}

/* Whether two lines are equal, with their line ends. */
static bool same_line(const struct patch *patch, uint32_t old_line, uint32_t new_line)
{
    const struct source *old_text = patch->old_text, *new_text = patch->new_text;
    uint32_t old_start = line_start(old_text, old_line);
    uint32_t new_start = line_start(new_text, new_line);
    uint32_t length = line_start(old_text, old_line + 1) - old_start;
    return line_start(new_text, new_line + 1) - new_start == length &&
           memcmp(old_text->bytes + old_start, new_text->bytes + new_start, length) == 0;
}

/* ---- changes ---- */

/* Takes equal lines off either end of a change. */
static void trim(const struct patch *patch, struct change *change)
{
    while (change->old_count > 0 && change->new_count > 0 &&
           same_line(patch, change->old_first, change->new_first)) {
        change->old_first++;
        change->new_first++;
        change->old_count--;
        change->new_count--;
    }
    while (change->old_count > 0 && change->new_count > 0 &&
           same_line(patch, change->old_first + change->old_count - 1,
                     change->new_first + change->new_count - 1)) {
        change->old_count--;
        change->new_count--;
    }
}

/* Keeps a change; as one with that right before it. */
static void add_change(struct patch *patch, struct change change)
{
    trim(patch, &change);
    if (change.old_count == 0 && change.new_count == 0)
        return;
    uint32_t count = patch->changes.count;
    struct change *last = count > 0 ? &patch->changes.items[count - 1] : NULL;
    if (last && last->old_first + last->old_count == change.old_first) {
        last->old_count += change.old_count;
        last->new_count += change.new_count;
        return;
    }
    struct change *place = vec_add(&patch->changes, &patch->arena);
    if (place)
        *place = change;
    else
        patch->no_memory = true;
}

/* Makes one change of the edits from `first` on that share lines; returns how many. `*shift` is how
 * much further on the new text is. */
static uint32_t take_edits(struct patch *patch, uint32_t first, int64_t *shift)
{
    const struct edit *edits = patch->edits->list.items;
    const struct source *old_text = patch->old_text;
    uint32_t from = line_of(old_text, edits[first].start), to = from, count = 0;
    uint32_t new_from = line_of(patch->new_text, (uint32_t)(line_start(old_text, from) + *shift));
    for (uint32_t i = first; i < patch->edits->list.count; i++, count++) {
        if (count > 0 && line_of(old_text, edits[i].start) > to)
            break;
        to = line_of(old_text, edits[i].end);
        *shift += (int64_t)edits[i].length - (edits[i].end - edits[i].start);
    }
    uint32_t old_end = line_start(old_text, to + 1);
    uint32_t behind = to + 1 < count_lines(old_text) ? to + 1 : count_lines(old_text);
    uint32_t new_behind = old_end < old_text->length
                              ? line_of(patch->new_text, (uint32_t)(old_end + *shift))
                              : count_lines(patch->new_text);
    add_change(patch, (struct change){from, behind > from ? behind - from : 0, new_from,
                                      new_behind - new_from});
    return count;
}

/* ---- writing ---- */

static void write_lines(const struct source *source, uint32_t first, uint32_t count, char mark,
                        struct strbuf *out)
{
    for (uint32_t line = first; line < first + count; line++) {
        uint32_t start = line_start(source, line), end = line_start(source, line + 1);
        strbuf_putc(out, mark);
        strbuf_add(out, source->bytes + start, end - start);
        if (source->bytes[end - 1] != '\n')
            strbuf_puts(out, "\n\\ No newline at end of file\n");
    }
}

/* The name without what could steer a terminal: control characters, U+0080 to U+009F too. */
static void write_name(const char *mark, const char *name, struct strbuf *out)
{
    strbuf_printf(out, "%s ", mark);
    for (const unsigned char *at = (const unsigned char *)name; *at; at++) {
        bool c1 = at[0] == 0xc2 && at[1] < 0xa0;
        at += c1;
        strbuf_putc(out, c1 || *at < ' ' || *at == 0x7f ? '?' : (char)*at);
    }
    strbuf_putc(out, '\n');
}

/* A range of lines, in the form that patch(1) reads: an empty one stands behind its line. */
static void write_range(uint32_t first, uint32_t count, struct strbuf *out)
{
    strbuf_printf(out, "%" PRIu32, count > 0 ? first + 1 : first);
    if (count != 1)
        strbuf_printf(out, ",%" PRIu32, count);
}

/* Writes the `count` changes from `change` on, which are close to each other, as one hunk. */
static void write_hunk(const struct patch *patch, const struct change *change, uint32_t count,
                       struct strbuf *out)
{
    const struct change *last = change + count - 1;
    uint32_t before = change->old_first < AROUND ? change->old_first : AROUND;
    uint32_t behind = count_lines(patch->old_text) - (last->old_first + last->old_count);
    behind = behind < AROUND ? behind : AROUND;
    uint32_t at = change->old_first - before, new_at = change->new_first - before;
    strbuf_puts(out, "@@ -");
    write_range(at, last->old_first + last->old_count + behind - at, out);
    strbuf_puts(out, " +");
    write_range(new_at, last->new_first + last->new_count + behind - new_at, out);
    strbuf_puts(out, " @@\n");
    for (; change <= last; change++) {
        write_lines(patch->old_text, at, change->old_first - at, ' ', out);
        write_lines(patch->old_text, change->old_first, change->old_count, '-', out);
        write_lines(patch->new_text, change->new_first, change->new_count, '+', out);
        at = change->old_first + change->old_count;
    }
    write_lines(patch->old_text, at, behind, ' ', out);
}

/* How many changes from `first` on are so close that the lines around them meet. */
static uint32_t count_close(const struct patch *patch, uint32_t first)
{
    const struct change *changes = patch->changes.items;
    uint32_t last = first;
    while (last + 1 < patch->changes.count &&
           changes[last + 1].old_first - (changes[last].old_first + changes[last].old_count) <=
               2 * AROUND)
        last++;
    return last - first + 1;
}

static void write_patch(struct patch *patch, struct strbuf *out)
{
    int64_t shift = 0;
    for (uint32_t i = 0; i < patch->edits->list.count;)
        i += take_edits(patch, i, &shift);
    if (patch->changes.count == 0)
        return;
    write_name("---", patch->old_text->name, out);
    write_name("+++", patch->old_text->name, out);
    for (uint32_t i = 0, count; i < patch->changes.count; i += count) {
        count = count_close(patch, i);
        write_hunk(patch, &patch->changes.items[i], count, out);
    }
}

bool patch_write(const struct edits *edits, const char *text, size_t length, struct strbuf *out)
{
    struct patch patch = {.edits = edits, .old_text = edits->source};
    arena_init(&patch.arena);
    patch.new_text = source_new(&patch.arena, "", text, length);
    if (patch.new_text)
        write_patch(&patch, out);
    bool good = patch.new_text && !patch.no_memory && !out->failed;
    arena_fini(&patch.arena);
    return good;
}
