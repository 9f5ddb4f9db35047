/* Comments in files that are written for people. Private to author/init/. */
#ifndef AUTHOR_INIT_PROSE_H
#define AUTHOR_INIT_PROSE_H

#include "base/strbuf.h"
#include "rule/condition.h"

/* The columns that lines keep to, where words allow it. */
#define PROSE_WIDTH 100

/* Appends a text as comments "# …" that are indented so far, broken at spaces. The first line has
 * so many columns of `lead` in front of the text, further ones two more than that where there are
 * any.
 */
void prose_comment(struct strbuf *out, int indent, int lead, const char *text);

/* As prose_comment, formatted. */
void prose_printf(struct strbuf *out, int indent, int lead, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Appends a condition in one line: "a == b and c > 1". False, and nothing, where it is more than a
 * list of comparisons. */
bool prose_condition(struct strbuf *out, const struct condition *condition);

#endif
