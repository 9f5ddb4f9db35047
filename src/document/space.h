/* What stands between the parts of a YAML text: blanks, line ends and comments, as libyaml sees
 * them. It takes a lone CR, U+2028 and U+2029 for line ends as well, and passes over a byte order
 * mark at the start of any line. U+0085, another of its line ends, is refused before. */
#ifndef DOCUMENT_SPACE_H
#define DOCUMENT_SPACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/source.h"

/* The bytes of the line end at `at`, 0 when there is none. */
uint32_t space_break(const struct source *source, uint32_t at);

/* Whether the line end at `at` is kept as it is where lines are folded and line ends are made
 * alike: U+2028 and U+2029. */
bool space_break_is_text(const struct source *source, uint32_t at);

/* Where the line that holds `at` ends, in front of its line end. */
uint32_t space_line_end(const struct source *source, uint32_t at);

/* Where the text behind blanks, line ends and comments begins, from `at` on. */
uint32_t space_skip(const struct source *source, uint32_t at);

/* The same without comments; `*breaks` is the number of line ends on the way. */
uint32_t space_pass(const struct source *source, uint32_t at, uint32_t *breaks);

/* The code points between the start of the line and `at`. */
uint32_t space_column(const struct source *source, uint32_t at);

/* Whether a blank, a line end or the end of the text is at `at`. */
bool space_is_at(const struct source *source, uint32_t at);

/* Whether a mark of block style, one of - ? :, is at `at`, and no text that begins like one. */
bool space_is_mark(const struct source *source, uint32_t at, char mark);

/* Where the first line end in the stretch start … end-1 is; `end` where there is none. */
uint32_t space_find_break(const struct source *source, uint32_t start, uint32_t end);

#endif
