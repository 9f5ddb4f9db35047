#include "document/block_scalar.h"

#include <string.h>

#include "document/space.h"

static void read_header(const struct source *source, struct block_scalar *block)
{
    for (;; block->header_end++) {
        char c = source->bytes[block->header_end];
        unsigned char step = (unsigned char)(c - '0');
        if (step <= 9)
            block->step = step;
        else if (c == '+')
            block->keeps = true;
        else if (c == '-')
            block->strips = true;
        else
            return;
    }
}

/* How many blanks are at `at`. Tabs are text. */
static uint32_t count_blanks(const struct source *source, uint32_t at)
{
    return (uint32_t)strspn(source->bytes + at, " ");
}

/* Where the line behind the one at `at` begins. */
static uint32_t next_line(const struct source *source, uint32_t at)
{
    uint32_t end = space_line_end(source, at);
    return end + space_break(source, end);
}

/* Takes the lines from block->first on that belong to a value with text in it. */
static void take_lines(const struct source *source, struct block_scalar *block)
{
    uint32_t line = 0;
    for (uint32_t at = block->first; at < source->length; at = next_line(source, at)) {
        uint32_t blanks = count_blanks(source, at);
        uint32_t end = space_line_end(source, at);
        bool empty = at + blanks == end && blanks <= block->indent;
        if (!empty && blanks < block->indent)
            return;
        bool finished = space_break(source, end) > 0;
        line++;
        if (empty && (!block->keeps || !finished))
            continue;
        block->lines = line;
        block->end = end;
        block->unfinished = !finished;
    }
}

/* Takes the next `count` lines, which hold nothing but indentation. */
static void take_empty_lines(const struct source *source, struct block_scalar *block,
                             uint32_t count)
{
    uint32_t at = block->first;
    for (; block->lines < count; block->lines++) {
        block->end = space_line_end(source, at);
        if (block->end - at > block->indent)
            block->indent = block->end - at;
        at = next_line(source, at);
    }
}

void block_scalar_read(const struct node *scalar, struct block_scalar *block)
{
    const struct source *source = scalar->span.source;
    *block = (struct block_scalar){.header_end = scalar->span.start + 1};
    read_header(source, block);
    block->end = block->header_end;
    block->first = next_line(source, block->header_end);
    /* The value as a source, for its line ends. */
    struct source value = {.bytes = scalar->text, .length = scalar->length};
    uint32_t at = 0, empty = 0, line = block->first;
    for (; space_break(&value, at) > 0; at += space_break(&value, at), empty++)
        line = next_line(source, line);
    if (at == scalar->length) {
        take_empty_lines(source, block, block->keeps ? empty : 0);
        return;
    }
    /* What a line has more than the value is indentation. */
    block->indent = count_blanks(source, line) - count_blanks(&value, at);
    take_lines(source, block);
}
