/* A part of a scalar: the words and numbers that literals and comparisons consist of. Each knows
 * its own place, so that a message underlines just what is wrong. */
#ifndef RULE_PART_H
#define RULE_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "document/node.h"

/* `length` bytes at `offset` of the text of `node`, a scalar. */
struct part {
    const struct node *node;
    uint32_t offset;
    uint32_t length;
};

#define PART_NONE UINT32_MAX

/* A scalar's text without the space around it. */
struct part part_whole(const struct node *scalar);

/* `length` bytes (cut to what there is) at `offset` of a part, without the space around them. */
struct part part_of(struct part part, uint32_t offset, uint32_t length);

/* What begins at `offset` of a part, without the space around it. */
struct part part_from(struct part part, uint32_t offset);

/* Its first byte, with no NUL behind its last. */
const char *part_text(struct part part);

/* Where it stands. */
struct span part_span(struct part part);

/* Whether the part is this word. */
bool part_is(struct part part, const char *word);

/* Whether the part begins with this text. */
bool part_begins(struct part part, const char *text);

/* The offset of the first `text` in the part, PART_NONE when there is none. */
uint32_t part_find(struct part part, const char *text);

#define PART_SPACE " \t\r\n"

/* The offset of the first byte of the part that is one of `bytes`; its length when there is none.
 */
uint32_t part_until(struct part part, const char *bytes);

/* Takes the next of the parts between `separator`s off `*rest`; the last leaves a null node behind,
 * and then there is none (false). Parts may be empty.
 *
 *     for (struct part item; part_next(&rest, '|', &item);) */
bool part_next(struct part *rest, char separator, struct part *item);

/* How many parts part_next will give. */
uint32_t part_count(struct part part, char separator);

#define PART_QUOTE 80

/* The part for a message: on one line, with an ellipsis where it is long. Returns `buffer`. */
const char *part_quote(struct part part, char buffer[PART_QUOTE]);

#endif
